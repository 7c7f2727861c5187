/* Seats as rows that people edit one at a time, so that nobody types cells and bars. */
#include <string.h>

#include "screens/seats.h"

static const struct field *seats_field(void)
{
	const struct kind *k = kind_by_name("body");

	return &k->fields[kind_field(k, "Seats")];
}

const char *seats_cell(const struct row *r, const char *column)
{
	return table_cell(seats_field(), r, column);
}

void seats_read(struct seats *s, const char *table, struct arena *a)
{
	s->n = table_rows(table, &s->row, a);
}

bool seats_vacant(const struct row *r)
{
	return !*seats_cell(r, "holder") && strcmp(seats_cell(r, "role"), "issuing") != 0;
}

size_t seats_vacancies(const struct seats *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		n += seats_vacant(&s->row[i]) && strcmp(seats_cell(&s->row[i], "vote"), "vote") == 0 && !*seats_cell(&s->row[i], "to");
	return n;
}

void seats_who(struct buf *out, const struct seats *s, const struct row *r)
{
	const char *holder = seats_cell(r, "holder");

	if (*holder)
		buf_puts(out, s->name(s->ctx, holder));
	else
		buf_puts(out, seats_vacant(r) ? _("vacant") : _("by each contract"));
}

char *seats_with(struct arena *a, const char *table, size_t at, const struct row *row)
{
	struct row *old, *v;
	size_t n = table_rows(table, &old, a), m = 0;
	struct buf out = { 0 };
	char *text;

	v = arena_alloc(a, (n + 1) * sizeof *v);
	for (size_t i = 0; i < n; i++)
		if (i != at)
			v[m++] = old[i];
		else if (row)
			v[m++] = *row;
	if (at >= n && row)
		v[m++] = *row;
	table_print(&out, v, m);
	text = arena_strdup(a, buf_str(&out));
	buf_free(&out);
	return text;
}

/* --- the list ------------------------------------------------------------------------------------------------------------------------------- */

const struct list_column seats_columns[SEATS_COLUMNS] = {
	{ N_("Seat"), 10, false, 0 }, { N_("Role"), 23, false, 0 }, { N_("Titular"), 0, false, 0 }, { N_("Deputy (S)"), 15, false, 1 },
	{ N_("From"), 10, false, 3 }, { N_("To"), 10, false, 4 }, { N_("Appointed by"), 22, false, 2 },
};
static const char *const column_of[SEATS_COLUMNS] = { "seat", "role", "holder", "deputy", "from", "to", "act" };

static size_t count(void *ctx)
{
	return ((struct seats *)ctx)->n;
}

static void show_cell(struct buf *out, const struct row *r, const char *column)
{
	struct column c[TABLE_COLUMNS_MAX];
	size_t n = table_columns(seats_field(), c);
	const char *text = seats_cell(r, column);

	for (size_t i = 0; i < n && *text; i++)
		if (strcmp(c[i].name, column) == 0) {
			struct field as = { .name = c[i].name, .type = c[i].type, .spec = *c[i].spec ? c[i].spec : NULL };

			c[i].type->show(&as, text, out);
		}
}

static void cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	struct seats *s = ctx;
	const char *deputy = seats_cell(&s->row[row], "deputy");

	if (col == 1 && strcmp(seats_cell(&s->row[row], "vote"), "voice") == 0)
		buf_puts(out, _("voice only · "));
	if (col == 2)
		seats_who(out, s, &s->row[row]);
	else if (col == 3)
		buf_puts(out, *deputy ? s->name(s->ctx, deputy) : "");
	else
		show_cell(out, &s->row[row], column_of[col]);
}

static bool past(const struct seats *s, size_t row)
{
	const char *to = seats_cell(&s->row[row], "to");

	return *to && s->today && *s->today && strcmp(to, s->today) < 0;
}

static enum role role(void *ctx, size_t row, size_t col)
{
	struct seats *s = ctx;

	if (past(s, row))
		return ROLE_DISABLED;
	if (col == 2 && seats_vacant(&s->row[row]))
		return ROLE_WARN;
	return col == 0 ? ROLE_ACCENT : col == 2 && !*seats_cell(&s->row[row], "holder") ? ROLE_SECONDARY : ROLE_NORMAL;
}

static const char *key(void *ctx, size_t row)
{
	return ((struct seats *)ctx)->row[row].cell[0];
}

const struct list_ops seats_ops = { .count = count, .cell = cell, .role = role, .key = key, .empty = N_("No seats yet. Press a to add the first one.") };

/* --- the form of one seat --------------------------------------------------------------------------------------------------------------------- */

struct seat_form {
	struct arena *arena;
	struct seat_edit e;
	struct column column[TABLE_COLUMNS_MAX];
	size_t n;
};

static const char *help_of(const char *column)
{
	static const struct { const char *column, *help; } rows[] = {
		{ "seat", N_("A short name, as in planning: letters, digits, hyphens") },
		{ "role", N_("For the issuing department leave the holder empty: the director whom each contract names sits there") },
		{ "holder", N_("Who holds the seat? Empty: it is vacant") },
		{ "deputy", N_("Who sits when the holder cannot? Acts as (S)") },
		{ "from", N_("From which day?") },
		{ "to", N_("Until which day? Empty while it lasts") },
		{ "vote", N_("Does the seat vote, or only speak?") },
		{ "act", N_("Decree, resolution or memo that appoints the holder; “provisional” if there is none yet") },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (strcmp(rows[i].column, column) == 0)
			return _(rows[i].help);
	return "";
}

static const struct form_choice *codes_of(struct seat_form *f, const struct column *c, size_t *n)
{
	struct field as = { .name = c->name, .type = c->type, .spec = c->spec };
	struct strs codes = { 0 };
	struct form_choice *v;

	field_choices(&codes, f->arena, &as);
	v = arena_alloc(f->arena, (codes.n + 1) * sizeof *v);
	for (size_t i = 0; i < codes.n; i++)
		v[i] = (struct form_choice){ codes.v[i], choice_label(&as, codes.v[i]), NULL };
	*n = codes.n;
	return v;
}

static const char *as_typed(struct seat_form *f, const struct column *c, const char *stored)
{
	struct field as = { .name = c->name, .type = c->type };
	struct buf text = { 0 };
	char *out;

	if (!*stored || c->type->widget != WIDGET_DATE)
		return stored;
	c->type->show(&as, stored, &text);
	out = arena_strdup(f->arena, buf_str(&text));
	buf_free(&text);
	return out;
}

static struct form_field field_of(struct seat_form *f, const struct column *c, const char *stored)
{
	struct form_field out = { c->name, column_label(c->name), help_of(c->name), c->type->widget, !c->optional, as_typed(f, c, stored), NULL, 0 };

	if (strcmp(c->name, "holder") == 0 || strcmp(c->name, "deputy") == 0) {
		out.widget = WIDGET_PICK;
		out.choices = f->e.people;
		out.n_choices = f->e.n_people;
	} else if (out.widget == WIDGET_CHOICE) {
		out.choices = codes_of(f, c, &out.n_choices);
	}
	return out;
}

static enum rc entry(struct seat_form *f, size_t i, const char *typed, struct buf *out, struct why *why)
{
	const struct column *c = &f->column[i];
	struct field as = { .name = c->name, .type = c->type, .spec = *c->spec ? c->spec : NULL };
	struct buf clean = { 0 };
	enum rc rc;

	text_clean(&clean, typed, strlen(typed), false);
	/* A bar would part the cell in two. */
	for (size_t b = 0; b < clean.len; b++)
		if (clean.p[b] == '|')
			clean.p[b] = '/';
	rc = c->type->entry(&as, buf_str(&clean), out, why);
	buf_free(&clean);
	return rc;
}

static enum rc check(void *ctx, size_t i, const char *value, struct buf *shown, struct why *why)
{
	struct seat_form *f = ctx;
	struct buf stored = { 0 };
	enum rc rc = entry(f, i, value, &stored, why);

	if (rc == RC_OK && f->column[i].type->widget == WIDGET_DATE)
		f->column[i].type->show(&(struct field){ .name = f->column[i].name, .type = f->column[i].type }, buf_str(&stored), shown);
	buf_free(&stored);
	return rc;
}

/* A seat may stand twice only where one holder followed the other. */
static enum rc check_twice(struct seat_form *f, const char *seat, const char *to, struct why *why)
{
	struct row *row;
	size_t n = table_rows(f->e.table, &row, f->arena);

	for (size_t i = 0; i < n; i++)
		if (i != f->e.at && strcmp(row[i].cell[0], seat) == 0 && !*seats_cell(&row[i], "to") && !*to)
			return fail_field(why, RC_INVALID, "seat", N_("The seat {1} stands already: end it first, or give this one another name."), seat);
	return RC_OK;
}

static unsigned accept(struct ui *ui, void *ctx, struct form *form)
{
	struct seat_form *f = ctx;
	struct row row = { arena_alloc(f->arena, f->n * sizeof *row.cell), f->n };
	struct why why = { 0 };
	enum rc rc = RC_OK;

	for (size_t i = 0; i < f->n && rc == RC_OK; i++) {
		struct buf stored = { 0 };

		rc = entry(f, i, form_value(form, i), &stored, &why);
		row.cell[i] = arena_strdup(f->arena, buf_str(&stored));
		buf_free(&stored);
	}
	if (rc == RC_OK)
		rc = check_twice(f, row.cell[0], seats_cell(&row, "to"), &why);
	if (rc != RC_OK)
		return form_fail(form, &why);
	return f->e.done(ui, f->e.ctx, seats_with(f->arena, f->e.table, f->e.at, &row)) | UI_POP | UI_REDRAW;
}

static void closed(void *ctx, bool accepted)
{
	struct seat_form *f = ctx;

	(void)accepted;
	arena_free(f->arena);
}

static const struct form_ops ops = { .check = check, .accept = accept, .closed = closed };

/* What a new seat begins with. */
static const char *fresh(const struct seat_edit *e, const char *column)
{
	if (strcmp(column, "from") == 0)
		return e->from ? e->from : "";
	if (strcmp(column, "act") == 0)
		return e->act ? e->act : "";
	return strcmp(column, "vote") == 0 ? "vote" : strcmp(column, "role") == 0 ? "other" : "";
}

unsigned seat_edit(struct ui *ui, const struct seat_edit *e)
{
	struct arena *a = arena_new();
	struct seat_form *f = arena_alloc(a, sizeof *f);
	struct form_field *fields = arena_alloc(a, TABLE_COLUMNS_MAX * sizeof *fields);
	struct form_setup setup = { 0 };
	struct row *row;
	size_t n = table_rows(e->table, &row, a);

	f->arena = a;
	f->e = *e;
	f->e.table = arena_strdup(a, e->table);
	f->n = table_columns(seats_field(), f->column);
	for (size_t i = 0; i < f->n; i++)
		fields[i] = field_of(f, &f->column[i], e->at < n ? seats_cell(&row[e->at], f->column[i].name) : fresh(e, f->column[i].name));
	setup = (struct form_setup){ .title = e->title, .button = _("Take over"), .fields = fields, .n = f->n, .ops = &ops, .ctx = f,
				     .at = e->at < n ? "holder" : "seat" };
	return form_open(ui, &setup);
}
