/* One key on any act: a new act that replaces it, prefilled. Nothing is deleted; each of the two names the other.
 *
 * What can be wrong is asked where there is more than one answer: a vote (the same roll call, with the votes as they were), what was recorded (the form,
 * filled in), or the record that it was recorded about. Who was there is put right as tables. */
#include <stdio.h>
#include <string.h>

#include "app.h"
#include "procure/base/num.h"

enum { PRESETS_MAX = 96, ANSWERS = 3, CHOICES_MAX = 200 };
enum answer { VOTES_WRONG, WORDS_WRONG, RECORD_WRONG };

struct presets { struct preset_value_of v[PRESETS_MAX + 1]; size_t n; };

struct rectify {
	struct app *app;
	int64_t seq;
	enum answer answer[ANSWERS];
	size_t n_answers;
	const char **record;                     /* candidates for the right one */
	size_t n_records;
};

static void preset(struct presets *p, const char *name, const char *value)
{
	if (p->n < PRESETS_MAX && value && *value)
		p->v[p->n++] = (struct preset_value_of){ name, value };
}

static unsigned refuse(struct app *app, const char *text)
{
	ui_say(app->ui, SAY_INFO, text);
	return UI_REDRAW;
}

/* --- what the act said ---------------------------------------------------------------------------------------------------------------------------- */

/* The fields that its verb may write and that it changed; its reason is asked anew. */
static void fields_of(struct presets *p, const struct act_full *act, const struct verb *v)
{
	const struct change *c = &act->changes[0];
	const struct kind *k = c->after->kind;

	for (size_t i = 0; i < k->n_fields; i++) {
		const char *after = c->after->value[i] ? c->after->value[i] : "", *before = c->before && c->before->value[i] ? c->before->value[i] : "";

		if (verb_may_set(v, k, (int)i) && !value_sealed(after) && strcmp(after, before) != 0 && (!k->reason_field || strcmp(k->fields[i].name, k->reason_field) != 0))
			preset(p, k->fields[i].name, after);
	}
}

/* How it was decided, each vote as it was. */
static void votes_of(struct presets *p, const struct act_full *act, struct arena *a)
{
	static const struct { enum trailer trailer; const char *code; } lists[] = {
		{ TRAILER_FOR, "for" }, { TRAILER_AGAINST, "contra" }, { TRAILER_ABSTAINED, "blank" }, { TRAILER_RECUSED, "recuse" },
	};

	preset(p, "mode", act->t.one[TRAILER_MODE]);
	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
		struct strs who = { 0 };

		strs_split(&who, a, act->t.one[lists[i].trailer] ? act->t.one[lists[i].trailer] : "");
		for (size_t k = 0; k < who.n; k++)
			preset(p, arena_printf(a, "vote:%s", who.v[k]), lists[i].code);
	}
}

/* --- who was there -------------------------------------------------------------------------------------------------------------------------------- */

static const char *cell_of(const struct record *m, const char *table, const struct row *row, const char *column)
{
	return table_cell(&m->kind->fields[kind_field(m->kind, table)], row, column);
}

/* The same line of the table: its person, and when they came. */
static bool same_row(const struct record *m, const char *table, const struct row *x, const struct row *y)
{
	return strcmp(cell_of(m, table, x, "person"), cell_of(m, table, y, "person")) == 0 && strcmp(cell_of(m, table, x, "from"), cell_of(m, table, y, "from")) == 0;
}

static const struct row *row_like(const struct record *m, const char *table, const struct row *v, size_t n, const struct row *row)
{
	for (size_t i = 0; i < n; i++)
		if (same_row(m, table, &v[i], row))
			return &v[i];
	return NULL;
}

/* The table as it stands, without what the act did: a line that it added goes, one that it ended goes on. */
static const char *table_without(const struct act_full *act, const struct record *now, const char *table, struct arena *a)
{
	struct row *rows, *was, *then;
	size_t n = table_rows(record_get(now, table), &rows, a), n_was = table_rows(record_get(act->changes[0].before, table), &was, a), kept = 0;
	size_t n_then = table_rows(record_get(act->changes[0].after, table), &then, a);
	int to = table_column(&now->kind->fields[kind_field(now->kind, table)], "to");
	struct buf out = { 0 };
	const char *text;

	for (size_t i = 0; i < n; i++) {
		const struct row *before = row_like(now, table, was, n_was, &rows[i]), *after = row_like(now, table, then, n_then, &rows[i]);

		if (after && !before)
			continue;
		if (before && after && to >= 0 && !*cell_of(now, table, before, "to") && *cell_of(now, table, after, "to"))
			rows[i].cell[to] = "-";
		rows[kept++] = rows[i];
	}
	table_print(&out, rows, kept);
	text = arena_strdup(a, buf_str(&out));
	buf_free(&out);
	return text;
}

static unsigned mend(struct app *app, const struct act_full *act, struct presets *p, struct arena *a)
{
	const struct record *after = act->changes[0].after, *now = scope_meeting(service_scope(app->svc), after->id);
	bool recusal = strcmp(act->line.verb, "meeting.recuse") == 0;

	preset(p, recusal ? "Recusals" : "Attendance", table_without(act, now ? now : after, recusal ? "Recusals" : "Attendance", a));
	return act_form(app, "meeting.mend", after->id, p->v, "Reason");
}

/* --- the three answers ---------------------------------------------------------------------------------------------------------------------------- */

/* The open meeting of the body that decided, in which no vote is open: where the roll is called again. */
static const struct record *meeting_for(struct app *app, const struct act_full *act)
{
	const struct record *m = *act->line.body ? room_open_meeting(app->svc, act->line.body) : NULL;

	return m && record_is(m, "State", "open") && !*record_get(m, "Motion-Opened") ? m : NULL;
}

/* The words of the free motion that this act ended. */
static const char *words_of(const struct act_full *act)
{
	return act->changes[0].before ? record_get(act->changes[0].before, "Motion") : "";
}

static unsigned votes_again(struct app *app, const struct act_full *act, const struct verb *v, struct presets *p, struct arena *a)
{
	const struct record *m = meeting_for(app, act);
	const char *meeting = m ? arena_strdup(a, m->id) : NULL;

	if (!meeting)
		return refuse(app, _("A vote is put right in an open meeting of the body that voted, while no other vote is open there."));
	votes_of(p, act, a);
	if (v->flags & V_MEETING) {
		preset(p, "Motion", words_of(act));
		preset(p, "Mover", record_get(act->changes[0].before, "Mover"));
		return act_form(app, "meeting.motion", meeting, p->v, "Motion");
	}
	fields_of(p, act, v);
	return act_motion(app, meeting, v->name, record_name(a, act->changes[0].after->path), p->v);
}

static unsigned form_again(struct app *app, const struct act_full *act, const struct verb *v, struct presets *p, struct arena *a)
{
	const struct record *r = act->changes[0].after;

	fields_of(p, act, v);
	votes_of(p, act, a);
	/* What was made is mended where it stands; there is no second one. */
	if (v->flags & V_NEW) {
		const struct verb *change = verb_by_name(arena_printf(a, "%s.change", r->kind->name));

		if (!change)
			return refuse(app, _("What this act made is corrected from its own screen."));
		v = change;
	}
	return act_form(app, v->name, record_name(a, r->path), p->v, r->kind->reason_field);
}

/* The verb that takes back what was done about the wrong record, where there is one. */
static const struct verb *taking_back(const struct kind *k, const struct verb *done, struct arena *a)
{
	static const char *const made[] = { "withdraw", "drop" }, *const decided[] = { "reopen" };
	bool new_one = done->flags & V_NEW;
	const struct verb *v = NULL;

	for (size_t i = 0; !v && i < (new_one ? 2 : 1); i++)
		v = verb_by_name(arena_printf(a, "%s.%s", k->name, new_one ? made[i] : decided[i]));
	return v;
}

/* The same form about the right record; above it, to be done first, what takes the wrong one back and names the act. Where nothing does, the new act itself
 * names it. */
static unsigned other_record(struct app *app, const struct act_full *act, const struct verb *v, const char *right, struct arena *a)
{
	const struct record *r = act->changes[0].after;
	const struct verb *back = taking_back(r->kind, v, a);
	struct presets p = { 0 };
	const char *number = arena_printf(a, "%lld", (long long)act->line.seq);
	unsigned out;

	if (!back)
		preset(&p, "replaces", number);
	fields_of(&p, act, v);
	votes_of(&p, act, a);
	preset(&p, "about", right);
	out = act_form(app, v->name, right, p.v, r->kind->reason_field);
	if (!back)
		return out;
	ui_sayf(app->ui, SAY_INFO, _("First this takes back what was recorded about %s; then the form about %s is there, filled in."), record_name(a, r->path), right);
	return out | act_form(app, back->name, record_name(a, r->path), (struct preset_value_of[]){ { "replaces", number }, { NULL, NULL } }, r->kind->reason_field);
}

/* --- asking --------------------------------------------------------------------------------------------------------------------------------------- */

static enum rc read_act(const struct rectify *s, struct act_full *act, const struct verb **v, struct arena *a, struct why *why)
{
	enum rc rc = service_act(s->app->svc, s->seq, act, a, why);

	*v = rc == RC_OK ? verb_by_name(act->line.verb) : NULL;
	return rc;
}

static unsigned record_chosen(struct ui *ui, void *ctx, size_t which)
{
	const struct rectify *s = ctx;
	struct arena *a = arena_new();
	struct act_full act;
	const struct verb *v;
	struct why why = { 0 };
	unsigned out = UI_NOTHING;

	if (read_act(s, &act, &v, a, &why) != RC_OK)
		out = ui_fail(ui, &why);
	else if (which < s->n_records)
		out = other_record(s->app, &act, v, s->record[which], a);
	arena_free(a);
	return out;
}

/* Contracts for what was made in the wrong one; else the other records of that kind in the contract. */
static unsigned ask_record(struct rectify *s, const struct act_full *act, const struct verb *v, struct arena *a)
{
	const struct record *wrong = act->changes[0].after;
	const char *kind = v->flags & V_NEW ? "contract" : wrong->kind->name;
	struct arena *keep = ui_keep(s->app->ui);
	struct choose_item *items = arena_alloc(a, CHOICES_MAX * sizeof *items);
	struct record **r;
	struct why why = { 0 };
	size_t n = 0;

	if (service_list(s->app->svc, kind, v->flags & V_NEW ? NULL : act->line.contract, 0, &r, &n, a, &why) != RC_OK)
		return ui_fail(s->app->ui, &why);
	s->record = arena_alloc(keep, CHOICES_MAX * sizeof *s->record);
	s->n_records = 0;
	for (size_t i = 0; i < n && s->n_records < CHOICES_MAX; i++) {
		const char *name = record_name(keep, r[i]->path);

		if (strcmp(r[i]->path, wrong->path) == 0 || strcmp(r[i]->id, act->line.contract) == 0)
			continue;
		items[s->n_records] = (struct choose_item){ arena_printf(a, "%s  %s", r[i]->id, record_title(r[i])), NULL };
		s->record[s->n_records++] = name;
	}
	if (!s->n_records)
		return refuse(s->app, v->flags & V_NEW ? _("There is no other contract.") : _("There is no other such record in this contract."));
	return dialog_choose(s->app->ui, &(struct choose){ v->flags & V_NEW ? _("Which is the right contract?") : _("Which is the right record?"), items, s->n_records, 0, record_chosen, s });
}

static unsigned answered(struct ui *ui, void *ctx, size_t which)
{
	struct rectify *s = ctx;
	struct arena *a = arena_new();
	struct presets p = { 0 };
	struct act_full act;
	const struct verb *v;
	struct why why = { 0 };
	unsigned out;

	if (read_act(s, &act, &v, a, &why) != RC_OK || !v) {
		out = ui_fail(ui, &why);
	} else {
		preset(&p, "replaces", arena_printf(a, "%lld", (long long)s->seq));
		out = s->answer[which] == VOTES_WRONG ? votes_again(s->app, &act, v, &p, a) :
		      s->answer[which] == RECORD_WRONG ? ask_record(s, &act, v, a) : form_again(s->app, &act, v, &p, a);
	}
	arena_free(a);
	return out;
}

static void answers_to(struct rectify *s, const struct act_full *act, const struct verb *v)
{
	const struct record *r = act->changes[0].after;
	bool free_motion = strcmp(v->name, "meeting.resolve") == 0, in_contract = r->kind->place == PLACE_IN_CONTRACT;

	if (v->flags & V_DECIDE && act->t.one[TRAILER_MODE] && strcmp(act->t.one[TRAILER_MODE], "roll-call") == 0 && (free_motion || meeting_for(s->app, act)))
		s->answer[s->n_answers++] = VOTES_WRONG;
	if (!free_motion)
		s->answer[s->n_answers++] = WORDS_WRONG;
	if (in_contract && (v->flags & (V_NEW | V_DECIDE)))
		s->answer[s->n_answers++] = RECORD_WRONG;
}

static unsigned ask(struct app *app, const struct act_full *act, const struct verb *v)
{
	struct rectify *s = arena_alloc(ui_keep(app->ui), sizeof *s);
	struct choose_item items[ANSWERS];
	const char *words[ANSWERS] = { _("A vote: the same roll call, with the votes as they were"), _("What was recorded: the form, filled in"),
				       v->flags & V_NEW ? _("The contract: the same in another one") : _("The record: the same about another one") };
	char title[160];

	*s = (struct rectify){ .app = app, .seq = act->line.seq };
	answers_to(s, act, v);
	for (size_t i = 0; i < s->n_answers; i++)
		items[i] = (struct choose_item){ words[s->answer[i]], NULL };
	if (s->n_answers == 0)
		return refuse(app, _("The result of a free motion is put right by a vote: put the motion again (v)."));
	if (s->n_answers == 1)
		return answered(app->ui, s, 0);
	snprintf(title, sizeof title, _("Corrects act %lld: what was wrong?"), (long long)s->seq);
	return dialog_choose(app->ui, &(struct choose){ title, items, s->n_answers, 0, answered, s });
}

unsigned rectify_act(struct app *app, int64_t seq)
{
	struct arena *a = arena_new();
	struct presets p = { 0 };
	struct act_full act;
	struct why why = { 0 };
	int64_t by = service_replaced_by(app->svc, seq);
	const struct verb *v;
	char number[24];
	unsigned out;

	if (service_act(app->svc, seq, &act, a, &why) != RC_OK) {
		out = ui_fail(app->ui, &why);
	} else if (by) {
		ui_sayf(app->ui, SAY_INFO, _("Act %lld was corrected by act %lld already: correct that one."), (long long)seq, (long long)by);
		out = UI_REDRAW;
	} else if (!(v = verb_by_name(act.line.verb)) || !act.n_changes || !act.changes[0].after || v->flags & V_FOUND) {
		out = refuse(app, _("This act cannot be corrected by another."));
	} else if (list_has("meeting.attend meeting.depart meeting.recuse", v->name) && act.changes[0].before) {
		preset(&p, "replaces", num_text(number, seq));
		out = mend(app, &act, &p, a);
	} else {
		out = ask(app, &act, v);
	}
	arena_free(a);
	return out;
}
