/* The first part of the minutes: what meeting it was, who was there, what was declared, what was on the tabla. */
#include <string.h>

#include "minutes_room.h"

/* --- the head ------------------------------------------------------------------------------------------------------------------------------------ */

static void field_pair(struct minutes *m, const char *label, const char *field)
{
	int64_t seq = minutes_wrote(m, field);

	paper_add(m->p, PAPER_PAIR, seq, label, minutes_shown(m, m->meeting, field, seq));
}

static void contract(struct minutes *m)
{
	const char *id = record_get(m->meeting, "Contract");
	const struct record *c = *id ? scope_contract(service_scope(m->s), id) : NULL;

	if (*id)
		paper_add(m->p, PAPER_PAIR, minutes_wrote(m, "Contract"), _("Contract"), c ? minutes_titled(m, c) : id);
}

/* Suspended and resumed, as often as it was. */
static void interruptions(struct minutes *m)
{
	for (size_t i = 0; i < m->n; i++) {
		const struct act_line *l = &m->act[i].line;
		bool suspend = strcmp(l->verb, "meeting.suspend") == 0;

		if (suspend || strcmp(l->verb, "meeting.resume") == 0)
			paper_add(m->p, PAPER_PAIR, l->seq, suspend ? _("Suspended") : _("Resumed"), minutes_moment(m, l->decided))->struck = m->replaced[i] != 0;
	}
}

static const char *presided(struct minutes *m, int64_t seq)
{
	const char *id = record_get(m->meeting, "Presided-By");
	const struct record *p = *id ? minutes_then(m, record_path(m->a, kind_by_name("person"), "", id), seq) : NULL;

	if (!*id)
		return "";
	return p && *record_get(p, "Title") ? arena_printf(m->a, "%s, %s", record_get(p, "Name"), record_get(p, "Title")) : minutes_person(m, id, seq);
}

/* All of it written later: from when to when, and why. */
static void lateness(struct minutes *m)
{
	struct strs why = { 0 };

	if (!m->all_late)
		return;
	for (size_t i = 0; i < m->n; i++)
		if (!strs_has(&why, m->act[i].line.late))
			strs_add(&why, m->a, m->act[i].line.late);
	for (size_t i = 0; i < why.n; i++)
		why.v[i] = minutes_label(why.v[i]);
	paper_add(m->p, PAPER_PAIR, m->act[m->n - 1].line.seq, _("Recorded later"),
		  minutes_say(m, N_("every act, between {1} and {2} (reason: {3})"), minutes_moment(m, m->act[0].line.recorded),
			      minutes_moment(m, m->act[m->n - 1].line.recorded), strs_join(&why, m->a, ", ")));
}

static void state(struct minutes *m)
{
	const char *in = record_get(m->meeting, "Approved-In");

	if (record_is(m->meeting, "Minutes-State", "approved"))
		paper_add(m->p, PAPER_MARK, minutes_wrote(m, "Minutes-State"), NULL, minutes_say(m, N_("Minutes approved in {1}"), in, NULL, NULL));
	else
		paper_add(m->p, PAPER_MARK, minutes_wrote(m, "Minutes-State"), NULL,
			  record_is(m->meeting, "Minutes-State", "draft") ? _("DRAFT: minutes pending approval") : _("Minutes pending approval"));
}

void minutes_head(struct minutes *m)
{
	int64_t opened = minutes_wrote(m, "Presided-By");
	const struct record *body = minutes_body(m, opened);

	minutes_letterhead(m);
	paper_add(m->p, PAPER_TITLE, 0, NULL, m->p->title);
	state(m);
	field_pair(m, _("Meeting"), "Title");
	paper_add(m->p, PAPER_PAIR, minutes_wrote(m, "Body"), _("Body"), body ? record_get(body, "Name") : record_get(m->meeting, "Body"));
	contract(m);
	field_pair(m, _("Type"), "Type");
	field_pair(m, _("Number"), "Number");
	field_pair(m, _("Place"), "Place");
	field_pair(m, _("Date"), "Date");
	field_pair(m, _("Opened"), "Opened");
	interruptions(m);
	field_pair(m, _("Closed"), "Closed");
	paper_add(m->p, PAPER_PAIR, opened, _("Presided by"), presided(m, opened));
	field_pair(m, _("Objective"), "Objective");
	lateness(m);
}

/* --- who was there ------------------------------------------------------------------------------------------------------------------------------- */

static const struct field *seats_of(const struct record *body)
{
	return minutes_table(body, "Seats");
}

const char *minutes_role(struct minutes *m, const char *seat, int64_t seq)
{
	const struct record *body = minutes_body(m, seq);
	struct row *rows;
	size_t n = body ? table_rows(record_get(body, "Seats"), &rows, m->a) : 0;

	for (size_t i = 0; i < n; i++)
		if (strcmp(table_cell(seats_of(body), &rows[i], "seat"), seat) == 0)
			return minutes_label(table_cell(seats_of(body), &rows[i], "role"));
	return seat;
}

/* The act that wrote this row: the arrival at its time, else the act that mended the attendance. */
static const struct act_full *arrival(const struct minutes *m, const char *person, const char *from)
{
	const struct act_full *found = NULL;
	struct instant t;

	for (size_t i = 0; i < m->n; i++) {
		const struct act_line *l = &m->act[i].line;
		bool attend = strcmp(l->verb, "meeting.attend") == 0 && m->act[i].n_changes && record_is(m->act[i].changes[0].after, "Person", person) &&
			      instant_parse(from, &t) && t.at == l->decided.at;

		if (attend || strcmp(l->verb, "meeting.mend") == 0)
			found = &m->act[i];
	}
	return found;
}

static const char *late_of(struct minutes *m, const struct act_full *act)
{
	if (!act || !act->t.one[TRAILER_LATE] || m->all_late)
		return "";
	return minutes_say(m, N_("recorded later, {1} ({2})"), minutes_moment(m, act->line.recorded), minutes_label(act->t.one[TRAILER_LATE]), NULL);
}

static const char *interval(struct minutes *m, const char *from, const char *to, const struct act_full *act)
{
	const char *late = late_of(m, act);
	struct instant a, b;
	bool days = *to && instant_parse(from, &a) && instant_parse(to, &b) && date_of(a) != date_of(b);
	const char *end = !*to ? "" : days ? minutes_moment(m, b) : minutes_stored_clock(m, to);

	return arena_printf(m->a, "%s \342\200\223 %s%s%s", minutes_stored_clock(m, from), end, *late ? "\n" : "", late);
}

static const char *seat_said(struct minutes *m, const char *seat, const char *as, int64_t seq)
{
	if (!*seat)
		return minutes_label(as);
	return arena_printf(m->a, "%s, %s", minutes_role(m, seat, seq), strcmp(as, "deputy") == 0 ? "(S)" : strcmp(as, "titular") == 0 ? _("titular") : minutes_label(as));
}

static void present(struct minutes *m, const struct field *f, const struct row *row)
{
	const char *person = table_cell(f, row, "person"), *from = table_cell(f, row, "from");
	const struct act_full *act = arrival(m, person, from);
	int64_t seq = act ? act->line.seq : 0;
	const char *cells[] = { minutes_person(m, person, seq), seat_said(m, table_cell(f, row, "seat"), table_cell(f, row, "as"), seq),
				minutes_label(table_cell(f, row, "mode")), interval(m, from, table_cell(f, row, "to"), act) };

	paper_row(m->p, seq, cells, 4);
}

static bool attended(const struct field *f, const struct row *rows, size_t n, const char *person)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(table_cell(f, &rows[i], "person"), person) == 0)
			return true;
	return false;
}

/* The issuing director's seat has no holder of its own: the group's contract says who. In the committee it changes with the item: nobody is absent from it. */
static const char *holder_of(struct minutes *m, const struct record *body, const struct row *seat)
{
	const char *holder = table_cell(seats_of(body), seat, "holder"), *contract = record_get(m->meeting, "Contract");
	const struct record *c;

	if (*holder || strcmp(table_cell(seats_of(body), seat, "role"), "issuing") != 0)
		return holder;
	c = *contract ? scope_contract(service_scope(m->s), contract) : NULL;
	return c ? record_get(c, "Director") : "";
}

static bool held(const struct record *body, const struct row *seat, const char *day)
{
	const char *from = table_cell(seats_of(body), seat, "from"), *to = table_cell(seats_of(body), seat, "to");

	return (!*from || strcmp(from, day) <= 0) && (!*to || strcmp(day, to) <= 0);
}

/* Seats whose holder and deputy both never came. */
static void absent(struct minutes *m, const struct field *f, const struct row *rows, size_t n)
{
	int64_t seq = minutes_wrote(m, "Opened");
	const struct record *body = minutes_body(m, seq);
	const char *day = arena_strndup(m->a, record_get(m->meeting, "Opened"), 10);
	struct row *seat;
	size_t seats = body && seq ? table_rows(record_get(body, "Seats"), &seat, m->a) : 0;
	struct strs names = { 0 };

	for (size_t i = 0; i < seats; i++) {
		const char *holder = holder_of(m, body, &seat[i]), *deputy = table_cell(seats_of(body), &seat[i], "deputy");

		if (*holder && held(body, &seat[i], day) && !attended(f, rows, n, holder) && !(*deputy && attended(f, rows, n, deputy)))
			strs_add(&names, m->a, arena_printf(m->a, "%s (%s)", minutes_person(m, holder, seq), minutes_label(table_cell(seats_of(body), &seat[i], "role"))));
	}
	paper_add(m->p, PAPER_PAIR, seq, _("Absent"), names.n ? strs_join(&names, m->a, "; ") : n ? _("nobody who has a seat") : "");
}

void minutes_attendance(struct minutes *m)
{
	static const int share[] = { 34, 32, 14, 20 };
	const char *heads[] = { _("Name"), _("Seat"), _("Presence"), _("From \342\200\223 to") };
	const struct field *f = minutes_table(m->meeting, "Attendance");
	struct row *rows;
	size_t n = table_rows(record_get(m->meeting, "Attendance"), &rows, m->a);

	paper_add(m->p, PAPER_CHAPTER, 0, NULL, _("Attendance"));
	if (!n)
		paper_add(m->p, PAPER_TEXT, 0, NULL, _("No attendance was called."));
	else
		paper_head(m->p, share, 4, heads);
	for (size_t i = 0; i < n; i++)
		present(m, f, &rows[i]);
	absent(m, f, rows, n);
}

/* --- declarations -------------------------------------------------------------------------------------------------------------------------------- */

/* That it was made is said, never what it says: that is sealed. */
static void declaration(struct minutes *m, const struct record *d)
{
	int64_t seq = minutes_first(m, d->path);
	const char *item = record_get(d, "Item");
	const char *what = arena_printf(m->a, "%s%s%s", minutes_shown(m, d, "Type", seq), record_is(d, "Recused", "yes") ? ", " : "",
					record_is(d, "Recused", "yes") ? _("stays out of the matter") : "");

	paper_add(m->p, PAPER_POINT, seq, NULL, arena_printf(m->a, "%s, %s: %s%s%s%s", record_name(m->a, d->path), minutes_person(m, record_get(d, "Person"), seq), what,
							     *item ? " (" : "", *item ? minutes_item(m, item) : "", *item ? ")" : ""));
}

void minutes_declarations(struct minutes *m)
{
	struct record **v;
	size_t n = 0;
	bool told = false;

	if (m->rc == RC_OK)
		m->rc = service_list(m->s, "declaration", NULL, m->at, &v, &n, m->a, m->why);
	for (size_t i = 0; i < n && m->rc == RC_OK; i++) {
		if (!record_is(v[i], "Meeting", m->meeting->id))
			continue;
		if (!told)
			paper_add(m->p, PAPER_CHAPTER, 0, NULL, _("Declarations of interest and confidentiality"));
		told = true;
		declaration(m, v[i]);
	}
}

/* --- the tabla ----------------------------------------------------------------------------------------------------------------------------------- */

void minutes_tabla(struct minutes *m)
{
	static const int share[] = { 9, 53, -18, 20 };
	const char *heads[] = { _("Item"), _("Title"), _("Minutes planned"), _("State") };
	const struct field *f = minutes_table(m->meeting, "Tabla");
	struct row *rows;
	size_t n = table_rows(record_get(m->meeting, "Tabla"), &rows, m->a);
	int64_t seq = minutes_wrote(m, "Tabla");

	if (!n)
		return;
	paper_add(m->p, PAPER_CHAPTER, 0, NULL, _("Tabla"));
	paper_head(m->p, share, 4, heads);
	for (size_t i = 0; i < n; i++) {
		const char *cells[] = { table_cell(f, &rows[i], "item"), table_cell(f, &rows[i], "title"), table_cell(f, &rows[i], "minutes"),
					minutes_label(table_cell(f, &rows[i], "state")) };

		paper_row(m->p, seq, cells, 4);
	}
}
