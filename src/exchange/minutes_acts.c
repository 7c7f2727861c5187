/* What happened, act by act in the order in which it was decided, with votes, reasons, and what was recorded late. */
#include <string.h>

#include "minutes_room.h"
#include "procure/base/text.h"

/* Arrivals and departures stand in the attendance; the convocation is the head. */
static bool told_elsewhere(const struct verb *v)
{
	static const char *const elsewhere[] = { "meeting.convene", "meeting.change", "meeting.attend", "meeting.depart", "meeting.recuse" };

	for (size_t i = 0; v && i < sizeof elsewhere / sizeof elsewhere[0]; i++)
		if (strcmp(v->name, elsewhere[i]) == 0)
			return true;
	return false;
}

/* Who voted how: the trailers of voters, in the order of their table. */
static void votes(struct minutes *m, const struct trailers *t)
{
	for (int i = 0; i < TRAILER_COUNT; i++)
		if (t->one[i] && trailer_rows[i].type == TRAILER_IS_VOTERS)
			minutes_line(m, _(trailer_rows[i].name), minutes_people(m, t->one[i]));
	if (t->one[TRAILER_CASTING])
		minutes_line(m, _("Casting vote"), minutes_people(m, t->one[TRAILER_CASTING]));
}

static void outcome(struct minutes *m, const struct trailers *t)
{
	struct field code = { .type = &type_choice };
	struct buf line = { 0 };

	if (!t->one[TRAILER_MODE] && !t->one[TRAILER_RESULT])
		return;
	if (t->one[TRAILER_RESULT])
		buf_puts(&line, choice_label(&code, t->one[TRAILER_RESULT]));
	if (t->one[TRAILER_MODE])
		buf_printf(&line, "%s%s", line.len ? ", " : "", choice_label(&code, t->one[TRAILER_MODE]));
	if (t->one[TRAILER_QUORUM])
		buf_printf(&line, ", %s %s", _("quorum"), t->one[TRAILER_QUORUM]);
	minutes_line(m, _("Result"), buf_str(&line));
	buf_free(&line);
}

/* Fields that say what was decided: all that the verb set, but the title, the reason and what stands as a trailer. */
static bool tells(const struct verb *v, const struct kind *k, size_t i)
{
	const char *name = k->fields[i].name;

	if (!verb_may_set(v, k, (int)i) || k->fields[i].flags & F_DERIVED || trailer_by_name(name) >= 0)
		return false;
	return (!k->title_field || strcmp(name, k->title_field) != 0) && (!k->reason_field || strcmp(name, k->reason_field) != 0);
}

static void decided(struct minutes *m, const struct verb *v, const struct change *c)
{
	const struct kind *k = c->after->kind;

	for (size_t i = 0; i < k->n_fields; i++)
		if (tells(v, k, i) && c->after->value[i] && !(c->before && c->before->value[i] && strcmp(c->before->value[i], c->after->value[i]) == 0))
			minutes_line(m, _(k->fields[i].label), minutes_shown(m, c->after, k->fields[i].name));
}

/* `1  Recorrido`: an item of the tabla with its title. */
static const char *item(struct minutes *m, const char *id)
{
	const struct field *f = &m->meeting->kind->fields[kind_field(m->meeting->kind, "Tabla")];
	struct row *rows;
	size_t n = table_rows(record_get(m->meeting, "Tabla"), &rows, m->a);

	for (size_t i = 0; i < n; i++)
		if (strcmp(table_cell(f, &rows[i], "item"), id) == 0)
			return arena_printf(m->a, "%s  %s", id, table_cell(f, &rows[i], "title"));
	return id;
}

/* `10:40  Decide a requirement` and the record's name and title; of acts of the meeting itself only what was done. */
static void head(struct minutes *m, const struct verb *v, const struct act_full *act)
{
	char when[INSTANT_SIZE];
	const struct record *r = act->n_changes ? act->changes[0].after : NULL;
	bool other = r && r->kind != m->meeting->kind;

	instant_show(when, act->line.decided);
	minutes_line(m, when, arena_printf(m->a, "%s%s%s%s%s", _(v->label), other ? "\n" : "", other ? record_name(m->a, r->path) : "", other ? ": " : "",
		other ? record_title(r) : ""));
	if (other)
		decided(m, v, &act->changes[0]);
	else if (r && *record_get(r, "Item"))
		minutes_line(m, _("Item"), item(m, record_get(r, "Item")));
}

static void lateness(struct minutes *m, const struct act_full *act)
{
	char when[INSTANT_SIZE];

	if (!act->t.one[TRAILER_LATE])
		return;
	instant_show(when, act->line.recorded);
	minutes_line(m, _("LATE"), arena_printf(m->a, "%s: %s (%s)", _("recorded"), when, act->t.one[TRAILER_LATE]));
}

static enum rc one(struct minutes *m, const struct act_line *line, struct why *why)
{
	const struct verb *v = verb_by_name(line->verb);
	struct act_full act;
	enum rc rc;

	if (!v || told_elsewhere(v))
		return RC_OK;
	if ((rc = service_act(m->s, line->seq, &act, m->a, why)) != RC_OK)
		return rc;
	head(m, v, &act);
	if (act.t.one[TRAILER_ITEM])
		minutes_line(m, _("Item"), item(m, act.t.one[TRAILER_ITEM]));
	if (act.t.one[TRAILER_AGREEMENT])
		minutes_line(m, _("Agreement"), act.t.one[TRAILER_AGREEMENT]);
	if (act.t.one[TRAILER_MOVED_BY] && act.t.one[TRAILER_MODE])
		minutes_line(m, _("Moved by"), minutes_people(m, act.t.one[TRAILER_MOVED_BY]));
	outcome(m, &act.t);
	votes(m, &act.t);
	minutes_line(m, _("Reason"), act.reason);
	if (act.t.one[TRAILER_EVIDENCE])
		minutes_line(m, _("Evidence"), act.t.one[TRAILER_EVIDENCE]);
	lateness(m, &act);
	minutes_line(m, _("Receipt"), line->receipt);
	buf_putc(m->out, '\n');
	return RC_OK;
}

enum rc minutes_acts(struct minutes *m, struct why *why)
{
	struct log_query q = { .meeting = m->meeting->id, .oldest_first = true, .before = m->at ? m->at + 1 : 0 };
	struct act_line *v;
	size_t n;
	enum rc rc = service_log(m->s, &q, &v, &n, m->a, why);

	minutes_chapter(m, _("What was done and decided"));
	for (size_t i = 0; i < n && rc == RC_OK; i++)
		rc = one(m, &v[i], why);
	m->receipt = n ? v[n - 1].receipt : NULL;
	return rc;
}

void minutes_end(struct minutes *m)
{
	minutes_chapter(m, _("Proof"));
	if (m->receipt)
		minutes_line(m, _("Receipt"), m->receipt);
	minutes_line(m, NULL, _("The receipt names the last act of this meeting: `procure verify --receipt` says whether the ledger still holds it."));
	minutes_line(m, NULL, _("Unsigned: authorship not proven."));
}
