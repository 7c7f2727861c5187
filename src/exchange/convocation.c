/* The convocation (citación): when and where, who must come, the tabla with its minutes and what is carried over, what to bring and to have read. */
#include <stdlib.h>
#include <string.h>

#include "minutes_room.h"

static void pair(struct minutes *m, const char *label, const char *field)
{
	paper_add(m->p, PAPER_PAIR, minutes_wrote(m, field), label, minutes_shown(m, m->meeting, field, 0));
}

static long planned(struct minutes *m)
{
	const struct field *f = minutes_table(m->meeting, "Tabla");
	struct row *rows;
	size_t n = table_rows(record_get(m->meeting, "Tabla"), &rows, m->a);
	long all = 0;

	for (size_t i = 0; i < n; i++)
		all += strtol(table_cell(f, &rows[i], "minutes"), NULL, 10);
	return all;
}

static void head(struct minutes *m)
{
	const char *contract = record_get(m->meeting, "Contract");
	const struct record *body = minutes_body(m, 0), *c = *contract ? scope_contract(service_scope(m->s), contract) : NULL;

	minutes_letterhead(m);
	paper_add(m->p, PAPER_TITLE, 0, NULL, m->p->title);
	pair(m, _("Meeting"), "Title");
	paper_add(m->p, PAPER_PAIR, minutes_wrote(m, "Body"), _("Body"), body ? record_get(body, "Name") : record_get(m->meeting, "Body"));
	if (*contract)
		paper_add(m->p, PAPER_PAIR, minutes_wrote(m, "Contract"), _("Contract"), c ? minutes_titled(m, c) : contract);
	pair(m, _("Type"), "Type");
	if (*record_get(m->meeting, "Start"))
		paper_add(m->p, PAPER_PAIR, minutes_wrote(m, "Start"), _("Day and hour"), minutes_shown(m, m->meeting, "Start", 0))->strong = true;
	else
		paper_add(m->p, PAPER_PAIR, minutes_wrote(m, "Date"), _("Date"), minutes_shown(m, m->meeting, "Date", 0))->strong = true;
	paper_add(m->p, PAPER_PAIR, minutes_wrote(m, "Place"), _("Place"), minutes_shown(m, m->meeting, "Place", 0))->strong = true;
	if (planned(m))
		paper_add(m->p, PAPER_PAIR, minutes_wrote(m, "Tabla"), _("Duration"), minutes_say(m, N_("{1} minutes"), minutes_number(m, planned(m)), NULL, NULL));
	pair(m, _("Objective"), "Objective");
	pair(m, _("Deliverables"), "Deliverables");
}

/* --- who comes ----------------------------------------------------------------------------------------------------------------------------------- */

static void person(struct minutes *m, const char *id, const char *seat, const char *deputy, bool must)
{
	const char *cells[] = { minutes_person(m, id, 0), seat, *deputy ? minutes_person(m, deputy, 0) : "\342\200\223", must ? _("must come") : _("is invited") };

	paper_row(m->p, minutes_wrote(m, "Required"), cells, 4);
}

/* The seats of the body with their holders; where nobody is named, all of them must come. */
static void seats(struct minutes *m, const struct strs *required, struct strs *done)
{
	const struct record *body = minutes_body(m, 0);
	const struct field *f = body ? minutes_table(body, "Seats") : NULL;
	struct row *rows;
	size_t n = body ? table_rows(record_get(body, "Seats"), &rows, m->a) : 0;

	for (size_t i = 0; i < n; i++) {
		const char *id = table_cell(f, &rows[i], "holder");

		if (!*id || *table_cell(f, &rows[i], "to"))
			continue;
		strs_add(done, m->a, id);
		person(m, id, minutes_label(table_cell(f, &rows[i], "role")), table_cell(f, &rows[i], "deputy"), !required->n || strs_has(required, id));
	}
}

static void who(struct minutes *m)
{
	static const int share[] = { 32, 25, 27, 16 };
	const char *heads[] = { _("Name"), _("Seat"), _("Deputy (S)"), _("Presence") };
	struct strs required = { 0 }, done = { 0 };

	strs_split(&required, m->a, record_get(m->meeting, "Required"));
	paper_add(m->p, PAPER_CHAPTER, 0, NULL, _("Who is convened"));
	paper_head(m->p, share, 4, heads);
	seats(m, &required, &done);
	for (size_t i = 0; i < required.n; i++)
		if (!strs_has(&done, required.v[i]))
			person(m, required.v[i], "\342\200\223", "", true);
}

/* --- the tabla ----------------------------------------------------------------------------------------------------------------------------------- */

static bool same_item(const struct field *f, const struct row *x, const struct row *y)
{
	const char *record = table_cell(f, x, "record");

	if (*record)
		return strcmp(record, table_cell(f, y, "record")) == 0;
	return strcmp(table_cell(f, x, "title"), table_cell(f, y, "title")) == 0;
}

static bool left_over(struct minutes *m, const struct record *earlier, const struct row *item)
{
	const struct field *f = minutes_table(m->meeting, "Tabla");
	struct row *rows;
	size_t n = table_rows(record_get(earlier, "Tabla"), &rows, m->a);

	for (size_t i = 0; i < n; i++)
		if (list_has("pending deferred", table_cell(f, &rows[i], "state")) && same_item(f, &rows[i], item))
			return true;
	return false;
}

/* The last closed meeting of the body that left this item undone. */
static const char *carried(struct minutes *m, struct record **v, size_t n, const struct row *item)
{
	const struct record *from = NULL;

	for (size_t i = 0; i < n; i++)
		if (strcmp(v[i]->id, m->meeting->id) != 0 && record_is(v[i], "Body", record_get(m->meeting, "Body")) && record_is(v[i], "State", "closed") &&
		    strcmp(record_get(v[i], "Date"), record_get(m->meeting, "Date")) <= 0 && left_over(m, v[i], item) &&
		    (!from || strcmp(record_get(from, "Date"), record_get(v[i], "Date")) < 0))
			from = v[i];
	return from ? minutes_say(m, N_("carried over from {1}"), from->id, NULL, NULL) : "";
}

static void tabla(struct minutes *m)
{
	static const int share[] = { 9, 47, 26, -18 };
	const char *heads[] = { _("Item"), _("Title"), _("About"), _("Minutes planned") };
	const struct field *f = minutes_table(m->meeting, "Tabla");
	struct row *rows;
	size_t n = table_rows(record_get(m->meeting, "Tabla"), &rows, m->a), all = 0;
	struct record **v = NULL;

	paper_add(m->p, PAPER_CHAPTER, 0, NULL, _("Tabla"));
	if (!n)
		paper_add(m->p, PAPER_TEXT, 0, NULL, _("No tabla yet."));
	else
		paper_head(m->p, share, 4, heads);
	m->rc = service_list(m->s, "meeting", NULL, m->at, &v, &all, m->a, m->why);
	for (size_t i = 0; i < n && m->rc == RC_OK; i++) {
		const char *from = carried(m, v, all, &rows[i]), *record = table_cell(f, &rows[i], "record"), *minutes = table_cell(f, &rows[i], "minutes");
		const char *cells[] = { table_cell(f, &rows[i], "item"), arena_printf(m->a, "%s%s%s", table_cell(f, &rows[i], "title"), *from ? "\n" : "", from),
					*record ? record : "\342\200\223", *minutes ? minutes : "\342\200\223" };

		paper_row(m->p, minutes_wrote(m, "Tabla"), cells, 4);
	}
}

static void reading(struct minutes *m)
{
	struct strs names = { 0 };

	strs_split(&names, m->a, record_get(m->meeting, "Pre-Reading"));
	if (!names.n)
		return;
	paper_add(m->p, PAPER_CHAPTER, 0, NULL, _("To be read before"));
	for (size_t i = 0; i < names.n; i++) {
		struct record *r;
		struct why none = { 0 };
		const char *contract = record_get(m->meeting, "Contract");

		paper_add(m->p, PAPER_POINT, minutes_wrote(m, "Pre-Reading"), NULL,
			  service_record(m->s, names.v[i], *contract ? contract : NULL, m->at, &r, m->a, &none) == RC_OK ? minutes_titled(m, r) : names.v[i]);
	}
}

/* The act by which it stands as it is printed: the convocation, or its last change before the meeting was opened. */
static const struct act_line *convened_by(const struct minutes *m)
{
	const struct act_line *l = NULL;

	for (size_t i = 0; i < m->n; i++)
		if (strcmp(m->act[i].line.verb, "meeting.convene") == 0 || strcmp(m->act[i].line.verb, "meeting.change") == 0)
			l = &m->act[i].line;
	return l;
}

enum rc convocation_paper(struct paper *out, struct service *s, const char *meeting, int64_t at, struct why *why)
{
	struct minutes m;
	const struct act_line *act;
	enum rc rc = minutes_begin(&m, out, s, meeting, at, why);

	if (rc != RC_OK || (rc = minutes_read(&m)) != RC_OK)
		return rc;
	out->one_page = true;
	minutes_file(&m, arena_printf(out->a, "%s %s", _("CONVOCATION"), m.meeting->id));
	if ((act = convened_by(&m)) != NULL) {
		out->made = act->recorded;
		out->foot = act->receipt;
	}
	head(&m);
	who(&m);
	tabla(&m);
	reading(&m);
	if (act) {
		paper_add(out, PAPER_CHAPTER, 0, NULL, _("Convened by"));
		minutes_receipt(&m, act);
		paper_add(out, PAPER_SIGN, 0, minutes_person(&m, act->person, act->seq),
			  minutes_say(&m, N_("convened on {1}"), minutes_moment(&m, act->decided), NULL, NULL));
	}
	return m.rc;
}
