/* The last part of the minutes: agreements, tasks, what was left, corrections and approval, proof and signatures. */
#include <string.h>

#include "minutes_room.h"

/* --- what came of it ------------------------------------------------------------------------------------------------------------------------------ */

static bool speaks(const struct minutes *m, size_t i)
{
	return m->inside[i] && m->act[i].n_changes && list_has("agreement guidance validation", m->act[i].changes[0].after->kind->name) && !m->act[i].changes[0].before;
}

static const char *result_of(const struct act_full *act)
{
	return act->t.one[TRAILER_RESULT] ? minutes_label(act->t.one[TRAILER_RESULT]) : "\342\200\223";
}

void minutes_agreements(struct minutes *m)
{
	static const int share[] = { 20, 60, 20 };
	const char *heads[] = { _("Number"), _("What was agreed"), _("Result") };
	bool told = false;

	for (size_t i = 0; i < m->n; i++) {
		const struct record *r = speaks(m, i) ? m->act[i].changes[0].after : NULL;
		const char *cells[] = { r ? r->id : "", r ? record_title(r) : "", result_of(&m->act[i]) };

		if (!r)
			continue;
		if (!told) {
			paper_add(m->p, PAPER_CHAPTER, 0, NULL, _("Agreements"));
			paper_head(m->p, share, 3, heads);
		}
		told = true;
		paper_row(m->p, m->act[i].line.seq, cells, 3)->struck = m->replaced[i] != 0;
	}
}

void minutes_tasks(struct minutes *m)
{
	static const int share[] = { 20, 44, 22, 14 };
	const char *heads[] = { _("Task"), _("What is to be done"), _("Owner"), _("Due") };
	struct record **v;
	size_t n = 0;
	bool told = false;

	if (m->rc == RC_OK)
		m->rc = service_list(m->s, "task", NULL, m->at, &v, &n, m->a, m->why);
	for (size_t i = 0; i < n && m->rc == RC_OK; i++) {
		int64_t seq = record_is(v[i], "Meeting", m->meeting->id) ? minutes_first(m, v[i]->path) : 0;
		const char *owner = record_get(v[i], "Owner"), *due = minutes_shown(m, v[i], "Due", 0);
		const char *cells[] = { record_name(m->a, v[i]->path), record_title(v[i]), *owner ? minutes_person(m, owner, seq) : _("nobody"), *due ? due : _("no day") };

		if (!seq)
			continue;
		if (!told) {
			paper_add(m->p, PAPER_CHAPTER, 0, NULL, _("Tasks"));
			paper_head(m->p, share, 4, heads);
		}
		told = true;
		paper_row(m->p, seq, cells, 4);
	}
}

/* --- what was left -------------------------------------------------------------------------------------------------------------------------------- */

/* The last act of this verb that named it; else the last act. */
static int64_t act_about(const struct minutes *m, const char *verb, const char *field, const char *value)
{
	int64_t seq = m->n ? m->act[m->n - 1].line.seq : 0;

	for (size_t i = 0; i < m->n; i++)
		if (strcmp(m->act[i].line.verb, verb) == 0 && m->act[i].n_changes && (!field || record_is(m->act[i].changes[0].after, field, value)))
			seq = m->act[i].line.seq;
	return seq;
}

static void put_off(struct minutes *m)
{
	const struct field *f = minutes_table(m->meeting, "Tabla");
	struct row *rows;
	size_t n = record_is(m->meeting, "State", "closed") ? table_rows(record_get(m->meeting, "Tabla"), &rows, m->a) : 0;
	bool told = false;

	for (size_t i = 0; i < n; i++) {
		const char *item = table_cell(f, &rows[i], "item"), *state = table_cell(f, &rows[i], "state");
		bool off = strcmp(state, "deferred") == 0;

		if (!off && strcmp(state, "pending") != 0)
			continue;
		if (!told)
			paper_add(m->p, PAPER_CHAPTER, 0, NULL, _("What was put off"));
		told = true;
		paper_add(m->p, PAPER_POINT, act_about(m, off ? "meeting.putoff" : "meeting.close", off ? "Item" : NULL, item), NULL,
			  arena_printf(m->a, "%s: %s", minutes_item(m, item), off ? _("put off") : _("not reached")));
	}
}

static void parked(struct minutes *m)
{
	const struct field *f = minutes_table(m->meeting, "Parking");
	struct row *rows;
	size_t n = table_rows(record_get(m->meeting, "Parking"), &rows, m->a), met = 0;

	if (!n)
		return;
	paper_add(m->p, PAPER_CHAPTER, 0, NULL, _("Parking lot"));
	for (size_t i = 0; i < m->n; i++) {
		const char *item;

		if (strcmp(m->act[i].line.verb, "meeting.park") != 0 || met == n)
			continue;
		item = table_cell(f, &rows[met], "item");
		paper_add(m->p, PAPER_POINT, m->act[i].line.seq, NULL,
			  arena_printf(m->a, "%s. %s%s%s%s: %s", table_cell(f, &rows[met], "number"), table_cell(f, &rows[met], "text"), *item ? " (" : "", *item ? minutes_item(m, item) : "",
				       *item ? ")" : "", strcmp(table_cell(f, &rows[met], "state"), "open") == 0 ? _("waits for another day") : _("taken up")))->struck = m->replaced[i] != 0;
		met++;
	}
}

void minutes_left(struct minutes *m)
{
	put_off(m);
	parked(m);
}

/* --- after the session ---------------------------------------------------------------------------------------------------------------------------- */

static void drawn_up(struct minutes *m, const struct act_full *act)
{
	paper_add(m->p, PAPER_POINT, act->line.seq, NULL, minutes_say(m, N_("Drawn up on {1} by {2}."), minutes_moment(m, act->line.decided), minutes_person(m, act->line.person, act->line.seq), NULL));
}

static void corrected(struct minutes *m, const struct act_full *act)
{
	const char *text = record_get(act->changes[0].after, "Correction");

	paper_add(m->p, PAPER_POINT, act->line.seq, NULL,
		  arena_printf(m->a, "%s\n%s%s%s", minutes_say(m, N_("Corrected on {1} by {2}: {3}"), minutes_moment(m, act->line.decided), minutes_person(m, act->line.person, act->line.seq), text),
			       act->reason && *act->reason ? _("Reason") : "", act->reason && *act->reason ? ": " : "", act->reason ? act->reason : ""));
}

static void approved(struct minutes *m, const struct act_full *act)
{
	const char *in = act->t.one[TRAILER_MEETING] ? act->t.one[TRAILER_MEETING] : "";

	paper_add(m->p, PAPER_POINT, act->line.seq, NULL,
		  arena_printf(m->a, "%s %s", minutes_say(m, N_("Put to approval on {1} in {2}:"), minutes_moment(m, act->line.decided), in, NULL), minutes_arithmetic(m, act)));
}

static void signed_copy(struct minutes *m, const struct act_full *act)
{
	const struct record *r = act->changes[0].after;

	paper_add(m->p, PAPER_POINT, act->line.seq, NULL,
		  minutes_say(m, N_("Signed copy on file since {1}: {2} SHA-256 {3}"), minutes_moment(m, act->line.decided),
			      *record_get(r, "Signed-Name") ? arena_printf(m->a, "%s,", record_get(r, "Signed-Name")) : "", record_get(r, "Signed-Copy")));
}

static void (*after_of(const struct act_full *act))(struct minutes *, const struct act_full *)
{
	static const struct { const char *verb; void (*say)(struct minutes *, const struct act_full *); } sayings[] = {
		{ "meeting.minutes", drawn_up }, { "meeting.correct", corrected }, { "meeting.approve", approved }, { "meeting.signed", signed_copy },
	};

	for (size_t i = 0; i < sizeof sayings / sizeof sayings[0]; i++)
		if (strcmp(act->line.verb, sayings[i].verb) == 0)
			return sayings[i].say;
	return NULL;
}

/* What was done to these minutes; the approval of others, in this session, is a decision of it. */
void minutes_after(struct minutes *m)
{
	bool told = false;

	for (size_t i = 0; i < m->n; i++) {
		void (*say)(struct minutes *, const struct act_full *) = after_of(&m->act[i]);
		size_t from;

		if (!say || !m->act[i].n_changes || !m->act[i].changes[0].after->path || strcmp(m->act[i].changes[0].after->path, m->meeting->path) != 0)
			continue;
		if (!told)
			paper_add(m->p, PAPER_CHAPTER, 0, NULL, _("Draft, corrections, approval"));
		told = true;
		from = m->p->n;
		say(m, &m->act[i]);
		if (m->p->n > from)
			m->p->v[from].struck = m->replaced[i] != 0;
	}
}

/* --- proof ---------------------------------------------------------------------------------------------------------------------------------------- */

void minutes_receipt(struct minutes *m, const struct act_line *last)
{
	paper_add(m->p, PAPER_PAIR, last->seq, _("Receipt"), last->receipt)->strong = true;
	paper_add(m->p, PAPER_TEXT, 0, NULL, minutes_say(m, N_("The receipt names act {1}, the last one told here. `procure verify --receipt {2}` says whether the ledger still holds it, "
							      "and `procure verify` whether all of it is as it was written."), minutes_number(m, last->seq), last->receipt, NULL));
	paper_add(m->p, PAPER_TEXT, 0, NULL, _("Unsigned: authorship not proven."));
}

/* Who sat with a seat signs, once, in the order of arrival; who presides comes first. */
static void signs(struct minutes *m, bool chair)
{
	const struct field *f = minutes_table(m->meeting, "Attendance");
	struct row *rows;
	size_t n = table_rows(record_get(m->meeting, "Attendance"), &rows, m->a);
	int64_t seq = m->n ? m->act[m->n - 1].line.seq : 0;
	struct strs done = { 0 };

	for (size_t i = 0; i < n; i++) {
		const char *person = table_cell(f, &rows[i], "person"), *seat = table_cell(f, &rows[i], "seat");
		bool presides = record_is(m->meeting, "Presided-By", person), deputy = strcmp(table_cell(f, &rows[i], "as"), "deputy") == 0;

		if (!*seat || presides != chair || strs_has(&done, person))
			continue;
		strs_add(&done, m->a, person);
		paper_add(m->p, PAPER_SIGN, 0, minutes_person(m, person, seq),
			  arena_printf(m->a, "%s, %s%s%s", minutes_role(m, seat, seq), deputy ? "(S)" : _("titular"), presides ? "\n" : "", presides ? _("presides") : ""));
	}
}

void minutes_proof(struct minutes *m)
{
	if (!m->n)
		return;
	paper_add(m->p, PAPER_CHAPTER, 0, NULL, _("Proof and signatures"));
	minutes_receipt(m, &m->act[m->n - 1].line);
	signs(m, true);
	signs(m, false);
}
