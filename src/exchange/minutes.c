/* Minutes from acts: the frame, who was there, what was on the tabla. What was decided: minutes_acts.c. */
#include <string.h>

#include "minutes_room.h"
#include "procure/base/text.h"

/* --- lines ----------------------------------------------------------------------------------------------------------------------------------- */

enum { LABEL = 16 };

struct wrapped { struct buf *out; const char *text; int indent; bool further; };

static void wrapped_line(void *ctx, size_t from, size_t to)
{
	struct wrapped *w = ctx;

	if (w->further && to > from)
		buf_printf(w->out, "%*s", w->indent, "");
	w->further = true;
	buf_add(w->out, w->text + from, to - from);
	buf_putc(w->out, '\n');
}

void minutes_line(struct minutes *m, const char *label, const char *text)
{
	struct buf safe = { 0 };
	struct wrapped w = { m->out, NULL, label ? LABEL + 1 : 0, false };

	if (!text || !*text)
		return;
	text_show(&safe, text, strlen(text));
	w.text = buf_str(&safe);
	if (label) {
		text_pad(m->out, label, LABEL, false);
		buf_putc(m->out, ' ');
	}
	text_wrap(w.text, safe.len, MINUTES_COLUMNS - w.indent, wrapped_line, &w);
	buf_free(&safe);
}

void minutes_chapter(struct minutes *m, const char *title)
{
	buf_printf(m->out, "\n%s\n", title);
	for (int i = 0, n = text_width(title); i < n; i++)
		buf_putc(m->out, '-');
	buf_putc(m->out, '\n');
}

const char *minutes_person(struct minutes *m, const char *id)
{
	const struct record *p = id_valid(id) ? scope_person(service_scope(m->s), id) : NULL;

	return p && *record_get(p, "Name") ? record_get(p, "Name") : id;
}

const char *minutes_people(struct minutes *m, const char *ids)
{
	struct strs l = { 0 }, names = { 0 };

	strs_split(&l, m->a, ids);
	for (size_t i = 0; i < l.n; i++)
		strs_add(&names, m->a, minutes_person(m, l.v[i]));
	return strs_join(&names, m->a, ", ");
}

const char *minutes_shown(struct minutes *m, const struct record *r, const char *field)
{
	const struct field *f = &r->kind->fields[kind_field(r->kind, field)];
	struct buf text = { 0 };
	const char *kept;

	if (*record_get(r, field))
		f->type->show(f, record_get(r, field), &text);
	kept = arena_strdup(m->a, buf_str(&text));
	buf_free(&text);
	return kept;
}

/* --- the head -------------------------------------------------------------------------------------------------------------------------------- */

static void head(struct minutes *m)
{
	const struct record *l = scope_ledger(service_scope(m->s)), *r = m->meeting;
	const struct record *body = scope_body(service_scope(m->s), record_get(r, "Body"));

	if (l)
		minutes_line(m, NULL, *record_get(l, "Letterhead") ? record_get(l, "Letterhead") : record_get(l, "Name"));
	if (service_demo(m->s) || record_is(r, "Illustrative", "yes"))
		minutes_line(m, NULL, _("ILLUSTRATIVE: invented data, no minutes of a real meeting"));
	buf_printf(m->out, "\n%s %s\n\n", _("MINUTES"), r->id);
	minutes_line(m, _("Meeting"), record_get(r, "Title"));
	minutes_line(m, _("Body"), body ? record_get(body, "Name") : record_get(r, "Body"));
	minutes_line(m, _("Contract"), record_get(r, "Contract"));
	minutes_line(m, _("Type"), minutes_shown(m, r, "Type"));
	minutes_line(m, _("Place"), record_get(r, "Place"));
	minutes_line(m, _("Date"), minutes_shown(m, r, "Date"));
	minutes_line(m, _("Opened"), minutes_shown(m, r, "Opened"));
	minutes_line(m, _("Closed"), minutes_shown(m, r, "Closed"));
	minutes_line(m, _("Presided by"), minutes_person(m, record_get(r, "Presided-By")));
	minutes_line(m, _("State"), minutes_shown(m, r, "State"));
	minutes_line(m, _("Objective"), record_get(r, "Objective"));
}

/* --- who was there --------------------------------------------------------------------------------------------------------------------------- */

static const struct field *table(const struct record *r, const char *name)
{
	return &r->kind->fields[kind_field(r->kind, name)];
}

/* The time of day of an instant as stored. */
static const char *clock_of(struct minutes *m, const char *stored)
{
	return strlen(stored) >= 16 ? arena_strndup(m->a, stored + 11, 5) : stored;
}

static void present(struct minutes *m, const struct field *f, const struct row *row)
{
	struct column column[TABLE_COLUMNS_MAX];
	size_t n = table_columns(f, column);
	const char *as = table_cell(f, row, "as"), *mode = table_cell(f, row, "mode"), *seat = table_cell(f, row, "seat");
	const char *to = table_cell(f, row, "to");
	struct field choice = { .type = &type_choice };
	struct buf line = { 0 };

	buf_puts(&line, minutes_person(m, table_cell(f, row, "person")));
	for (size_t i = 0; i < n; i++) {
		const char *value = strcmp(column[i].name, "as") == 0 ? as : strcmp(column[i].name, "mode") == 0 ? mode : "";

		choice.spec = column[i].spec;
		if (*value)
			buf_printf(&line, ", %s", choice_label(&choice, value));
	}
	if (*seat)
		buf_printf(&line, ", %s %s", _("seat"), seat);
	buf_printf(&line, ", %s", clock_of(m, table_cell(f, row, "from")));
	if (*to)
		buf_printf(&line, "-%s", clock_of(m, to));
	minutes_line(m, NULL, buf_str(&line));
	buf_free(&line);
}

static bool attended(const struct field *f, const struct row *rows, size_t n, const char *person)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(table_cell(f, &rows[i], "person"), person) == 0)
			return true;
	return false;
}

/* Seats whose holder and deputy both never came. */
static void absent(struct minutes *m, const struct field *f, const struct row *rows, size_t n)
{
	const struct record *body = scope_body(service_scope(m->s), record_get(m->meeting, "Body"));
	const struct field *seats = body ? table(body, "Seats") : NULL;
	struct row *seat;
	size_t n_seats = body ? table_rows(record_get(body, "Seats"), &seat, m->a) : 0;
	struct strs names = { 0 };

	for (size_t i = 0; i < n_seats; i++) {
		const char *holder = table_cell(seats, &seat[i], "holder"), *deputy = table_cell(seats, &seat[i], "deputy");

		if (*holder && !*table_cell(seats, &seat[i], "to") && !attended(f, rows, n, holder) && !(*deputy && attended(f, rows, n, deputy)))
			strs_add(&names, m->a, minutes_person(m, holder));
	}
	if (names.n)
		minutes_line(m, _("Absent"), strs_join(&names, m->a, ", "));
}

static void attendance(struct minutes *m)
{
	const struct field *f = table(m->meeting, "Attendance");
	struct row *rows;
	size_t n = table_rows(record_get(m->meeting, "Attendance"), &rows, m->a);

	minutes_chapter(m, _("Attendance"));
	if (!n)
		minutes_line(m, NULL, _("No attendance was called."));
	for (size_t i = 0; i < n; i++)
		present(m, f, &rows[i]);
	absent(m, f, rows, n);
}

static void recusals(struct minutes *m)
{
	const struct field *f = table(m->meeting, "Recusals");
	struct row *rows;
	size_t n = table_rows(record_get(m->meeting, "Recusals"), &rows, m->a);

	if (!n)
		return;
	minutes_chapter(m, _("Recusals"));
	for (size_t i = 0; i < n; i++) {
		const char *item = table_cell(f, &rows[i], "item"), *declaration = table_cell(f, &rows[i], "declaration");

		minutes_line(m, NULL, arena_printf(m->a, "%s: %s %s%s%s%s", minutes_person(m, table_cell(f, &rows[i], "person")), _("item"), *item ? item : _("all"),
			*declaration ? " (" : "", declaration, *declaration ? ")" : ""));
	}
}

static void tabla(struct minutes *m)
{
	const struct field *f = table(m->meeting, "Tabla");
	struct row *rows;
	size_t n = table_rows(record_get(m->meeting, "Tabla"), &rows, m->a);

	if (!n)
		return;
	minutes_chapter(m, _("Tabla"));
	for (size_t i = 0; i < n; i++)
		minutes_line(m, table_cell(f, &rows[i], "item"), table_cell(f, &rows[i], "title"));
}

/* --- what is left to do ---------------------------------------------------------------------------------------------------------------------- */

static enum rc tasks(struct minutes *m, struct why *why)
{
	struct record **v;
	size_t n, given = 0;
	enum rc rc = service_list(m->s, "task", NULL, m->at, &v, &n, m->a, why);

	for (size_t i = 0; i < n && rc == RC_OK; i++) {
		if (!record_is(v[i], "Meeting", m->meeting->id))
			continue;
		if (given++ == 0)
			minutes_chapter(m, _("Tasks"));
		minutes_line(m, v[i]->id, arena_printf(m->a, "%s  (%s%s%s)", record_get(v[i], "Title"), minutes_person(m, record_get(v[i], "Owner")),
			*record_get(v[i], "Due") ? ", " : "", minutes_shown(m, v[i], "Due")));
	}
	return rc;
}

static void notes(struct minutes *m)
{
	if (*record_get(m->meeting, "Notes")) {
		minutes_chapter(m, _("Notes"));
		minutes_line(m, NULL, record_get(m->meeting, "Notes"));
	}
	if (*record_get(m->meeting, "Corrections")) {
		minutes_chapter(m, _("Corrections"));
		minutes_line(m, NULL, record_get(m->meeting, "Corrections"));
	}
}

enum rc minutes_text(struct buf *out, struct service *s, const char *meeting, int64_t at, struct why *why)
{
	struct minutes m = { .out = out, .s = s, .a = arena_new(), .at = at };
	struct record *r;
	enum rc rc = service_record(s, meeting, NULL, at, &r, m.a, why);

	if (rc == RC_OK && strcmp(r->kind->name, "meeting") != 0)
		rc = fail(why, RC_INVALID, N_("{1} is not a meeting."), meeting);
	m.meeting = r;
	if (rc == RC_OK) {
		head(&m);
		attendance(&m);
		recusals(&m);
		tabla(&m);
		rc = minutes_acts(&m, why);
	}
	if (rc == RC_OK && (rc = tasks(&m, why)) == RC_OK) {
		notes(&m);
		minutes_end(&m);
	}
	arena_free(m.a);
	return rc;
}
