/* What is looked at: a column, or one in percent of another, or by it; named by people in the record or found by the columns' names (analyse.h). */
#include "analyse_room.h"

#include <stdio.h>
#include <string.h>

#include "import_build.h"
#include "procure/base/num.h"
#include "procure/base/when.h"

/* --- from words ------------------------------------------------------------------------------------------------------------------------------- */

static enum rc column_of(const struct series *s, const char *name, size_t *out, struct why *why)
{
	*out = series_find(s, name);
	if (*out == SIZE_MAX)
		return fail(why, RC_INVALID, N_("The series has no column {1}."), name);
	if (!s->column[*out].number)
		return fail(why, RC_INVALID, N_("The column {1} holds no numbers."), s->column[*out].name);
	return RC_OK;
}

/* `64d`: so many units times the days of the row. */
static bool days_of(const char *text, int64_t *out)
{
	char digits[24];
	size_t n = strlen(text);

	if (n < 2 || n > sizeof digits || text[n - 1] != 'd')
		return false;
	snprintf(digits, sizeof digits, "%.*s", (int)(n - 1), text);
	return num_parse(digits, out) && *out > 0 && *out <= 1000000000;
}

static enum rc whole_of(struct measure *m, const struct series *s, const char *text, struct why *why)
{
	m->whole = SIZE_MAX;
	if (series_find(s, text) == SIZE_MAX && days_of(text, &m->per_day))
		return s->step != STEP_NONE ? RC_OK : fail(why, RC_INVALID, N_("The rows of this series name no month or day, so {1} has no days to count."), text);
	return column_of(s, text, &m->whole, why);
}

static void label_measure(struct measure *m, const struct series *s, struct arena *a)
{
	const char *part = s->column[m->part].name;

	m->unit = m->percent ? "%" : "";
	m->metric = "";
	if (m->per_day)
		m->label = arena_printf(a, m->percent ? _("%s per 100 × %lld a day") : _("%s per %lld a day"), part, (long long)m->per_day);
	else if (m->whole != SIZE_MAX)
		m->label = arena_printf(a, m->percent ? _("%s of %s") : _("%s per %s"), part, s->column[m->whole].name);
	else
		m->label = part;
	if (m->per_day)
		m->unit = "";
}

enum rc measure_parse(struct measure *out, const struct series *s, const char *text, struct arena *a, struct why *why)
{
	size_t at = strcspn(text, "%/");
	enum rc rc;

	*out = (struct measure){ .text = arena_strdup(a, text), .whole = SIZE_MAX, .percent = text[at] == '%' };
	for (size_t i = 0; i < s->columns; i++)
		at = strcmp(s->column[i].name, text) == 0 ? strlen(text) : at;           /* a column may be called "m/s" */
	out->percent = text[at] == '%';
	rc = column_of(s, arena_strndup(a, text, at), &out->part, why);
	if (rc == RC_OK && text[at])
		rc = whole_of(out, s, text + at + 1, why);
	if (rc == RC_OK)
		label_measure(out, s, a);
	return rc;
}

bool measure_rate(const struct measure *m)
{
	return m->whole != SIZE_MAX || m->per_day;
}

/* --- those there are -------------------------------------------------------------------------------------------------------------------------------- */

static void add(struct measure *v, size_t *n, const struct measure *m)
{
	for (size_t i = 0; i < *n; i++)
		if (v[i].part == m->part && v[i].whole == m->whole && v[i].per_day == m->per_day && v[i].percent == m->percent)
			return;
	v[(*n)++] = *m;
}

static enum measure_role role_of(const char *code)
{
	return strcmp(code, "input") == 0 ? MEASURE_INPUT : strcmp(code, "result") == 0 ? MEASURE_RESULT : MEASURE_PLAIN;
}

static size_t named_rows(const struct series *s, const struct field **f, struct row **rows, struct arena *a)
{
	int i = s->record ? kind_field(s->record->kind, "Measures") : -1;

	if (i < 0)
		return 0;
	*f = &s->record->kind->fields[i];
	return table_rows(record_get(s->record, "Measures"), rows, a);
}

/* A row whose columns the table has not is left out: the record may be of a file that was brought again. */
static void add_named(struct measure *v, size_t *n, const struct series *s, struct arena *a)
{
	const struct field *f = NULL;
	struct row *rows;
	size_t n_rows = named_rows(s, &f, &rows, a);

	for (size_t i = 0; i < n_rows; i++) {
		struct measure m;
		struct why ignored = { 0 };

		if (measure_parse(&m, s, table_cell(f, &rows[i], "measure"), a, &ignored) != RC_OK)
			continue;
		m.label = table_cell(f, &rows[i], "label");
		m.unit = *table_cell(f, &rows[i], "unit") ? table_cell(f, &rows[i], "unit") : m.unit;
		m.role = role_of(table_cell(f, &rows[i], "role"));
		m.metric = table_cell(f, &rows[i], "metric");
		add(v, n, &m);
	}
}

/* How columns of a pair are called beside what they share. */
static const struct { const char *whole, *part; enum measure_role role; } pairs[] = {
	{ "plan", "done", MEASURE_INPUT }, { "planned", "done", MEASURE_INPUT }, { "plan", "avg", MEASURE_INPUT }, { "plan", "present", MEASURE_INPUT },
	{ "plan", "real", MEASURE_INPUT }, { "programado", "realizado", MEASURE_INPUT }, { "programados", "realizados", MEASURE_INPUT },
	{ "programada", "realizada", MEASURE_INPUT }, { "programadas", "realizadas", MEASURE_INPUT }, { "planificado", "ejecutado", MEASURE_INPUT },
	{ "planificados", "ejecutados", MEASURE_INPUT }, { "exigido", "presente", MEASURE_INPUT }, { "exigida", "presente", MEASURE_INPUT },
	{ "n", "ok", MEASURE_RESULT }, { "total", "ok", MEASURE_RESULT }, { "total", "passed", MEASURE_RESULT }, { "total", "aprobadas", MEASURE_RESULT },
	{ "realizadas", "aprobadas", MEASURE_RESULT }, { "total", "cumple", MEASURE_RESULT }, { "total", "a tiempo", MEASURE_RESULT },
};

/* "km plan" without "plan" is "km"; NULL: it does not end in that word. */
static const char *stem(struct arena *a, const char *plain, const char *word)
{
	size_t n = strlen(plain), w = strlen(word);

	return n > w + 1 && plain[n - w - 1] == ' ' && strcmp(plain + n - w, word) == 0 ? arena_strndup(a, plain, n - w - 1) : NULL;
}

static void add_pair(struct measure *v, size_t *n, const struct series *s, size_t part, size_t whole, enum measure_role role, struct arena *a)
{
	struct measure m = { .text = arena_printf(a, "%s%%%s", s->column[part].name, s->column[whole].name), .part = part, .whole = whole, .percent = true, .role = role };

	label_measure(&m, s, a);
	add(v, n, &m);
}

static void add_pairs(struct measure *v, size_t *n, size_t most, const struct series *s, struct arena *a)
{
	for (size_t p = 0; p < sizeof pairs / sizeof pairs[0]; p++)
		for (size_t i = 0; i < s->columns; i++) {
			const char *whole = s->column[i].number ? stem(a, columns_plain(a, s->column[i].name), pairs[p].whole) : NULL;

			for (size_t k = 0; whole && k < s->columns && *n < most; k++) {
				const char *part = k != i && s->column[k].number ? stem(a, columns_plain(a, s->column[k].name), pairs[p].part) : NULL;

				if (part && strcmp(part, whole) == 0)
					add_pair(v, n, s, k, i, pairs[p].role, a);
			}
		}
}

size_t measure_list(const struct series *s, struct measure **out, struct arena *a)
{
	const struct field *f;
	struct row *rows;
	size_t named = named_rows(s, &f, &rows, a), n = 0, most = named + s->columns * 2;
	struct measure *v = arena_alloc(a, (most + 1) * sizeof *v);

	add_named(v, &n, s, a);
	add_pairs(v, &n, named + s->columns, s, a);
	for (size_t i = 0; i < s->columns; i++) {
		struct measure m = { .text = s->column[i].name, .part = i, .whole = SIZE_MAX };

		if (!s->column[i].number)
			continue;
		label_measure(&m, s, a);
		add(v, &n, &m);
	}
	*out = v;
	return n;
}

/* --- in a row ------------------------------------------------------------------------------------------------------------------------------------------ */

static int64_t days_in(const struct moment *m)
{
	bool leap = date_month_days(m->year, 2) == 29;

	return m->day ? 1 : m->month ? date_month_days(m->year, m->month) : leap ? 366 : 365;
}

static struct figure cell_of(const struct series *s, size_t column, size_t row)
{
	const struct series_column *c = &s->column[column];
	int128 unit = 1;

	for (int i = 0; i < c->scale; i++)
		unit *= 10;
	return c->has[row] ? figure_of(c->units[row], unit) : NO_FIGURE;
}

struct figure measure_parts(const struct series *s, const struct measure *m, size_t row, struct figure *whole)
{
	struct figure part = cell_of(s, m->part, row);

	*whole = figure_of(1, 1);
	if (m->per_day)
		*whole = s->when[row].year ? figure_of(m->per_day * days_in(&s->when[row]), 1) : NO_FIGURE;
	else if (m->whole != SIZE_MAX)
		*whole = cell_of(s, m->whole, row);
	return figure_is(*whole) ? part : NO_FIGURE;
}

struct figure measure_of(const struct measure *m, struct figure part, struct figure whole)
{
	if (!measure_rate(m))
		return part;
	return figure_div(figure_mul(part, figure_of(m->percent ? 100 : 1, 1)), whole);
}

struct figure measure_at(const struct series *s, const struct measure *m, size_t row)
{
	struct figure whole, part = measure_parts(s, m, row, &whole);

	return measure_of(m, part, whole);
}
