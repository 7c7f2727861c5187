/* What happened in the session, act by act: items with their times, motions, decisions, notes; what was replaced stands struck. */
#include <string.h>

#include "minutes_room.h"
#include "procure/model/motion.h"

struct told { struct minutes *m; const struct act_full *act; const struct record *after, *before; bool flowing; };

/* --- words of an act ------------------------------------------------------------------------------------------------------------------------------ */

static struct paper_line *said(struct told *t, const char *text)
{
	return paper_add(t->m->p, PAPER_ACT, t->act->line.seq, minutes_clock(t->m, t->act->line.decided), text);
}

static void pair(struct told *t, const char *label, const char *text)
{
	paper_add(t->m->p, PAPER_PAIR, t->act->line.seq, label, text)->inner = true;
}

static const char *person_of(struct told *t)
{
	return minutes_person(t->m, record_get(t->after, "Person"), t->act->line.seq);
}

const char *minutes_item(struct minutes *m, const char *id)
{
	const struct field *f = minutes_table(m->meeting, "Tabla");
	struct row *rows;
	size_t n = table_rows(record_get(m->meeting, "Tabla"), &rows, m->a);

	for (size_t i = 0; i < n; i++)
		if (strcmp(table_cell(f, &rows[i], "item"), id) == 0)
			return arena_printf(m->a, "%s. %s", id, table_cell(f, &rows[i], "title"));
	return id;
}

static void reason(struct told *t)
{
	pair(t, _("Reason"), t->act->reason);
}

/* --- the verbs of a meeting ----------------------------------------------------------------------------------------------------------------------- */

static void say_open(struct told *t)
{
	const char *id = record_get(t->after, "Presided-By");

	said(t, *id ? minutes_say(t->m, N_("The session is opened; {1} presides."), minutes_person(t->m, id, t->act->line.seq), NULL, NULL) : _("The session is opened."));
}

/* Who comes before the first item stands in the attendance alone. */
static void say_attend(struct told *t)
{
	if (t->flowing)
		said(t, minutes_say(t->m, N_("{1} arrives."), person_of(t), NULL, NULL));
}

static void say_depart(struct told *t)
{
	said(t, minutes_say(t->m, N_("{1} leaves."), person_of(t), NULL, NULL));
}

static void say_recuse(struct told *t)
{
	const char *declaration = record_get(t->after, "Declaration");

	said(t, minutes_say(t->m, N_("{1} is recused from item {2}."), person_of(t), minutes_item(t->m, record_get(t->after, "Item")), NULL));
	pair(t, _("Declaration"), declaration);
}

/* When the item that this act opens was left again: at the next item, its putting off, a suspension or the end. */
static const char *until(struct told *t)
{
	const struct minutes *m = t->m;
	const char *item = record_get(t->after, "Item");

	for (size_t i = 0; i < m->n; i++) {
		const char *verb = m->act[i].line.verb;
		bool ends = strcmp(verb, "meeting.item") == 0 || strcmp(verb, "meeting.suspend") == 0 || strcmp(verb, "meeting.close") == 0 ||
			    (strcmp(verb, "meeting.putoff") == 0 && m->act[i].n_changes && record_is(m->act[i].changes[0].after, "Item", item));

		if (ends && m->inside[i] && m->act[i].line.seq > t->act->line.seq)
			return minutes_clock(t->m, m->act[i].line.decided);
	}
	return "";
}

static void say_item(struct told *t)
{
	const char *title = minutes_item(t->m, record_get(t->after, "Item"));

	paper_add(t->m->p, PAPER_SECTION, t->act->line.seq, NULL,
		  arena_printf(t->m->a, "%s  (%s \342\200\223 %s)", title, minutes_clock(t->m, t->act->line.decided), until(t)));
}

static void say_putoff(struct told *t)
{
	said(t, minutes_say(t->m, N_("Item {1} is put off."), minutes_item(t->m, record_get(t->after, "Item")), NULL, NULL));
	reason(t);
}

static void say_suspend(struct told *t)
{
	said(t, _("The session is suspended."));
	reason(t);
}

static void say_resume(struct told *t)
{
	said(t, _("The session is resumed; attendance is called again."));
	reason(t);
}

static void note(struct told *t, const char *text)
{
	struct minutes *m = t->m;
	const char *who = minutes_person(m, t->act->t.one[TRAILER_RECORDED_BY] ? t->act->t.one[TRAILER_RECORDED_BY] : t->act->line.person, t->act->line.seq);

	paper_add(m->p, PAPER_NOTE, t->act->line.seq, minutes_say(m, N_("Note, {1}, taken down by {2}"), minutes_clock(m, t->act->line.decided), who, NULL), text);
}

static void say_close(struct told *t)
{
	if (!t->before || strcmp(record_get(t->before, "Notes"), record_get(t->after, "Notes")) != 0)
		note(t, record_get(t->after, "Notes"));
	said(t, _("The session is closed."));
}

static void say_note(struct told *t) { note(t, record_get(t->after, "Note")); }

static void say_park(struct told *t)
{
	said(t, minutes_say(t->m, N_("Parked for another day: {1}"), record_get(t->after, "Topic"), NULL, NULL));
}

static void say_unpark(struct told *t)
{
	const struct field *f = minutes_table(t->after, "Parking");
	const char *number = record_get(t->after, "Topic"), *text = number;
	struct row *rows;
	size_t n = table_rows(record_get(t->after, "Parking"), &rows, t->m->a);

	for (size_t i = 0; i < n; i++)
		if (strcmp(table_cell(f, &rows[i], "number"), number) == 0)
			text = table_cell(f, &rows[i], "text");
	said(t, minutes_say(t->m, N_("Taken up from the parking lot: {1}"), text, NULL, NULL));
}

/* The words that are voted on, and what the decision will write, as it was frozen. */
static void frozen(struct told *t)
{
	const struct verb *v = verb_by_name(record_get(t->after, "Motion-Verb"));
	const struct kind *k = v ? kind_by_name(v->kind) : NULL;
	const char **names, **values;
	size_t n = k ? motion_sets_read(record_get(t->after, "Motion-Sets"), &names, &values, t->m->a) : 0;
	struct record *r = k ? record_new(t->m->a, k, "x") : NULL;

	for (size_t i = 0; i < n; i++) {
		int f = kind_field(k, names[i]);

		if (f < 0)
			continue;
		record_set(r, names[i], values[i]);
		pair(t, _(k->fields[f].label), minutes_shown(t->m, r, names[i], t->act->line.seq));
	}
}

static void say_motion(struct told *t)
{
	const char *on = record_get(t->after, "Motion-On"), *mover = minutes_person(t->m, record_get(t->after, "Mover"), t->act->line.seq);

	if (*mover)
		said(t, *on ? minutes_say(t->m, N_("{1} moves, about {2}:"), mover, on, NULL) : minutes_say(t->m, N_("{1} moves:"), mover, NULL, NULL));
	else
		said(t, *on ? minutes_say(t->m, N_("It is moved, about {1}:"), on, NULL, NULL) : _("It is moved:"));
	pair(t, _("Motion"), record_get(t->after, "Motion"));
	frozen(t);
}

static void say_unmove(struct told *t)
{
	said(t, minutes_say(t->m, N_("The motion is withdrawn: {1}"), t->before ? record_get(t->before, "Motion") : "", NULL, NULL));
	reason(t);
}

/* What the attendance was, and what it is since: only the rows that differ. */
static void differing(struct told *t, const char *field, const char *label, const struct record *of, const struct record *other, bool struck)
{
	const char *has = other ? minutes_shown(t->m, other, field, t->act->line.seq) : "";
	const char *line = of ? minutes_shown(t->m, of, field, t->act->line.seq) : "";

	for (const char *end; *line; line = *end ? end + 1 : end) {
		const char *row;

		end = line + strcspn(line, "\n");
		row = arena_strndup(t->m->a, line, (size_t)(end - line));
		if (!strstr(has, row)) {
			struct paper_line *l = paper_add(t->m->p, PAPER_PAIR, t->act->line.seq, label, row);

			l->inner = true;
			l->struck = struck;
		}
	}
}

static void say_mend(struct told *t)
{
	static const char *const fields[] = { "Attendance", "Recusals" };

	said(t, _("Attendance or recusals are put right."));
	for (size_t i = 0; i < 2; i++) {
		differing(t, fields[i], _("Was"), t->before, t->after, true);
		differing(t, fields[i], _("Is"), t->after, t->before, false);
	}
	reason(t);
}

/* --- decisions ------------------------------------------------------------------------------------------------------------------------------------ */

/* Fields that say what was decided: all that the verb set, but the title, the reason and what stands as a trailer. */
static bool tells(const struct verb *v, const struct kind *k, size_t i)
{
	const struct field *f = &k->fields[i];

	if (!verb_may_set(v, k, (int)i) || f->flags & (F_DERIVED | F_SEALED) || trailer_by_name(f->name) >= 0 || strcmp(f->name, "Illustrative") == 0)
		return false;
	return (!k->title_field || strcmp(f->name, k->title_field) != 0) && (!k->reason_field || strcmp(f->name, k->reason_field) != 0);
}

static void fields(struct told *t, const struct verb *v)
{
	const struct kind *k = t->after->kind;

	for (size_t i = 0; i < k->n_fields; i++)
		if (tells(v, k, i) && t->after->value[i] && !(v->word[0] == '=' && strcmp(v->word + 1, k->fields[i].name) == 0) && !(t->before && t->before->value[i] && strcmp(t->before->value[i], t->after->value[i]) == 0))
			pair(t, _(k->fields[i].label), minutes_shown(t->m, t->after, k->fields[i].name, t->act->line.seq));
}

static bool adopted(const struct act_full *act)
{
	return !act->t.one[TRAILER_RESULT] || strcmp(act->t.one[TRAILER_RESULT], "adopted") == 0;
}

/* "drop", "modify": the verdict in the act's own word, where its verb has one. */
static const char *verdict(struct told *t, const struct verb *v)
{
	const char *word = v->word[0] == '=' && kind_field(t->after->kind, v->word + 1) >= 0 ? record_get(t->after, v->word + 1) : "";

	if (!adopted(t->act))
		return _("not adopted");
	return minutes_label(word);
}

static void motion_before(struct told *t)
{
	const char *motion = t->before && t->before->kind == t->m->meeting->kind ? record_get(t->before, "Motion") : "";

	pair(t, _("Motion"), motion);
}

/* What the act says beside its votes: agreement, evidence, dissent. */
static void grounds(struct told *t)
{
	const struct trailers *r = &t->act->t;

	reason(t);
	if (kind_field(t->after->kind, "Dissent") >= 0 && (!t->before || strcmp(record_get(t->before, "Dissent"), record_get(t->after, "Dissent")) != 0))
		pair(t, _("Dissent"), record_get(t->after, "Dissent"));
	if (r->one[TRAILER_EVIDENCE])
		pair(t, _("Evidence"), minutes_names(t->m, r->one[TRAILER_EVIDENCE]));
}

static void say_decision(struct told *t, const struct verb *v)
{
	bool other = t->after->kind != t->m->meeting->kind || strcmp(v->name, "meeting.approve") == 0;
	const char *end = verdict(t, v);

	said(t, arena_printf(t->m->a, "%s%s%s%s%s", _(v->label), other ? ": " : "", other ? minutes_titled(t->m, t->after) : "", *end ? " \342\200\224 " : "", end))->strong = true;
	if (strcmp(v->name, "meeting.resolve") == 0)
		motion_before(t);
	fields(t, v);
	if (t->act->t.one[TRAILER_MOVED_BY])
		pair(t, _("Moved by"), minutes_people(t->m, t->act->t.one[TRAILER_MOVED_BY], t->act->line.seq));
	minutes_vote(t->m, t->act);
	grounds(t);
}

static void say_other(struct told *t, const struct verb *v)
{
	said(t, arena_printf(t->m->a, "%s: %s", _(v->label), minutes_titled(t->m, t->after)));
	fields(t, v);
	grounds(t);
}

/* --- the consent list ----------------------------------------------------------------------------------------------------------------------------- */

static bool by_consent(const struct minutes *m, size_t i)
{
	return i < m->n && m->inside[i] && !m->replaced[i] && m->act[i].t.one[TRAILER_MODE] && strcmp(m->act[i].t.one[TRAILER_MODE], "consent") == 0 && m->act[i].n_changes;
}

static void consent_clause(struct minutes *m, const struct act_full *act)
{
	struct told t = { m, act, act->changes[0].after, act->changes[0].before, true };
	const struct verb *v = verb_by_name(act->line.verb);
	const char *no_evidence = kind_field(t.after->kind, "No-Evidence") >= 0 ? record_get(t.after, "No-Evidence") : "";
	const char *text = kind_field(t.after->kind, "New-Text") >= 0 ? record_get(t.after, "New-Text") : "";
	const char *evidence = act->t.one[TRAILER_EVIDENCE] ? minutes_names(m, act->t.one[TRAILER_EVIDENCE]) : no_evidence;

	paper_add(m->p, PAPER_POINT, act->line.seq, NULL,
		  arena_printf(m->a, "%s \342\200\224 %s. %s%s%s%s%s%s%s%s", minutes_titled(m, t.after), verdict(&t, v), act->reason ? act->reason : "", *text ? "\n" : "", *text ? _("New text") : "",
			       *text ? ": " : "", text, *evidence ? "\n" : "", *evidence ? _("Evidence") : "", *evidence ? arena_printf(m->a, ": %s", evidence) : ""))->inner = true;
}

/* One paragraph for all clauses that were taken together, then a line for each. Returns how many acts it told. */
static size_t say_consent(struct minutes *m, size_t from)
{
	struct told t = { m, &m->act[from], m->act[from].changes[0].after, NULL, true };
	size_t n = 0;

	while (by_consent(m, from + n))
		n++;
	said(&t, minutes_say(m, n == 1 ? N_("By consent list, {1} clause:") : N_("By consent list, {1} clauses together:"), minutes_number(m, (int64_t)n), NULL, NULL))->strong = true;
	minutes_vote(m, t.act);
	for (size_t i = 0; i < n; i++)
		consent_clause(m, &m->act[from + i]);
	return n;
}

/* --- the whole ------------------------------------------------------------------------------------------------------------------------------------ */

static const struct { const char *verb; void (*say)(struct told *t); } sayings[] = {
	{ "meeting.open", say_open }, { "meeting.attend", say_attend }, { "meeting.depart", say_depart }, { "meeting.recuse", say_recuse },
	{ "meeting.item", say_item }, { "meeting.putoff", say_putoff }, { "meeting.suspend", say_suspend }, { "meeting.resume", say_resume },
	{ "meeting.close", say_close }, { "meeting.note", say_note }, { "meeting.park", say_park }, { "meeting.unpark", say_unpark },
	{ "meeting.motion", say_motion }, { "meeting.unmove", say_unmove }, { "meeting.mend", say_mend },
};

/* Told in chapters of their own, unless they were replaced: then they stand here, struck. */
static bool elsewhere(const char *verb)
{
	return list_has("meeting.convene meeting.change meeting.minutes meeting.correct meeting.signed declaration.add task.add", verb);
}

static void replaced(struct told *t, int64_t by)
{
	struct act_full act;
	struct why why = { 0 };

	if (by && service_act(t->m->s, by, &act, t->m->a, &why) == RC_OK)
		pair(t, _("Replaced by"), minutes_say(t->m, N_("act {1}, {2}; its votes count no more"), minutes_number(t->m, by), minutes_moment(t->m, act.line.decided), NULL));
	if (t->act->t.one[TRAILER_REPLACES])
		pair(t, _("Replaces"), minutes_say(t->m, N_("act {1}"), t->act->t.one[TRAILER_REPLACES], NULL, NULL));
}

static void late(struct told *t)
{
	if (t->act->t.one[TRAILER_LATE] && !t->m->all_late)
		pair(t, _("Recorded later"), arena_printf(t->m->a, "%s (%s)", minutes_moment(t->m, t->act->line.recorded), minutes_label(t->act->t.one[TRAILER_LATE])));
}

static void tell(struct told *t, int64_t by)
{
	const struct verb *v = verb_by_name(t->act->line.verb);
	size_t from = t->m->p->n;

	if (!v || (elsewhere(v->name) && !by))
		return;
	for (size_t i = 0; i < sizeof sayings / sizeof sayings[0]; i++)
		if (strcmp(sayings[i].verb, v->name) == 0) {
			sayings[i].say(t);
			v = NULL;
			break;
		}
	if (v && v->flags & V_DECIDE)
		say_decision(t, v);
	else if (v)
		say_other(t, v);
	for (size_t i = from; by && i < t->m->p->n; i++)
		t->m->p->v[i].struck = true;
	if (t->m->p->n > from) {
		replaced(t, by);
		late(t);
	}
}

/* A session that goes on another day says so. */
static void day_turns(struct minutes *m, size_t i, int64_t *day)
{
	char shown[DATE_SIZE];
	int64_t now = date_of(m->act[i].line.decided);

	if (*day && now != *day) {
		date_show(shown, now);
		paper_add(m->p, PAPER_SECTION, m->act[i].line.seq, NULL, shown);
	}
	*day = now;
}

void minutes_acts(struct minutes *m)
{
	int64_t day = 0;
	bool flowing = false;

	paper_add(m->p, PAPER_CHAPTER, 0, NULL, _("What was done and decided"));
	for (size_t i = 0; i < m->n;) {
		struct told t = { m, &m->act[i], m->act[i].n_changes ? m->act[i].changes[0].after : NULL, m->act[i].n_changes ? m->act[i].changes[0].before : NULL, flowing };

		if (!m->inside[i] || !t.after) {
			i++;
			continue;
		}
		if (!elsewhere(m->act[i].line.verb))
			day_turns(m, i, &day);
		flowing = flowing || strcmp(m->act[i].line.verb, "meeting.item") == 0;
		if (by_consent(m, i)) {
			i += say_consent(m, i);
			continue;
		}
		tell(&t, m->replaced[i]);
		i++;
	}
}
