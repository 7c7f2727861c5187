/* A data series' table, read from the ledger and taken apart: columns of numbers with one scale each, and when each row was (analyse.h). */
#include "procure/exchange/analyse.h"

#include <stdlib.h>
#include <string.h>

#include "import_build.h"
#include "procure/base/hash.h"
#include "procure/base/text.h"
#include "procure/base/when.h"

enum { SCALE_MOST = 9 };
static const int64_t units_most = 1000000000000000;      /* sums of a whole table stay far inside 128 bits */

/* --- cells ----------------------------------------------------------------------------------------------------------------------------------- */

struct reading { struct series *s; size_t most; };

static const char *cleaned(struct arena *a, const char *cell)
{
	struct buf text = { 0 };
	const char *out;

	text_clean(&text, cell, strlen(cell), false);
	out = arena_strdup(a, buf_str(&text));
	buf_free(&text);
	return out;
}

static void take_names(struct reading *r, const struct csv_row *row)
{
	struct series *s = r->s;

	s->columns = row->n;
	s->column = arena_alloc(s->arena, (row->n + 1) * sizeof *s->column);
	s->line = arena_alloc(s->arena, (r->most + 1) * sizeof *s->line);
	for (size_t i = 0; i < row->n; i++) {
		s->column[i].name = cleaned(s->arena, row->cell[i]);
		s->column[i].text = arena_alloc(s->arena, (r->most + 1) * sizeof *s->column[i].text);
	}
}

static bool take_row(void *ctx, const struct csv_row *row)
{
	struct reading *r = ctx;
	struct series *s = r->s;

	if (row->kind == CSV_HEADER && !s->columns)
		take_names(r, row);
	if (row->kind != CSV_DATA || !s->columns || s->rows == r->most)
		return true;
	for (size_t i = 0; i < s->columns; i++)
		s->column[i].text[s->rows] = i < row->n ? cleaned(s->arena, row->cell[i]) : "";
	s->line[s->rows++] = row->line;
	return true;
}

/* --- numbers ----------------------------------------------------------------------------------------------------------------------------------- */

static bool whole_units(const struct decimal *d, int scale, int64_t *out)
{
	int128 n = d->units;

	for (int i = d->scale; i < scale; i++)
		n = n > units_most || n < -units_most ? n : n * 10;
	*out = (int64_t)n;
	return !d->over && d->scale <= scale && n <= units_most && n >= -units_most;
}

static void put_units(struct series_column *c, size_t rows, const struct decimal *value)
{
	for (size_t i = 0; i < rows; i++) {
		if (!c->has[i])
			continue;
		c->has[i] = whole_units(&value[i], c->scale, &c->units[i]);
		c->filled -= !c->has[i];
		c->odd += !c->has[i];
	}
}

static void find_numbers(struct series *s, struct series_column *c)
{
	struct decimal *value = mem_alloc((s->rows + 1) * sizeof *value);

	c->has = arena_alloc(s->arena, s->rows + 1);
	c->units = arena_alloc(s->arena, (s->rows + 1) * sizeof *c->units);
	for (size_t i = 0; i < s->rows; i++) {
		if (!*c->text[i])
			continue;
		c->has[i] = csv_number(&value[i], c->text[i], '.', 0) && value[i].scale <= SCALE_MOST;
		c->filled += c->has[i];
		c->odd += !c->has[i];
		if (c->has[i] && value[i].scale > c->scale)
			c->scale = value[i].scale;
	}
	put_units(c, s->rows, value);
	c->number = c->filled > c->odd;
	mem_free(value);
}

/* --- time ---------------------------------------------------------------------------------------------------------------------------------------- */

/* "ene-17", "Enero 2017", "Jan 2017"; the words are folded already. */
static bool month_word(const char *plain, struct moment *out)
{
	static const char *const names[][2] = { { "ene", "jan" }, { "feb", "feb" }, { "mar", "mar" }, { "abr", "apr" }, { "may", "may" }, { "jun", "jun" },
						{ "jul", "jul" }, { "ago", "aug" }, { "sep", "sep" }, { "oct", "oct" }, { "nov", "nov" }, { "dic", "dec" } };
	const char *digits = plain + strcspn(plain, "0123456789");
	char *end;
	long year = strtol(digits, &end, 10);

	if (*end || (end - digits != 2 && end - digits != 4))
		return false;
	year += end - digits == 2 ? 2000 : 0;
	for (int i = 0; i < 12; i++)
		if (strncmp(plain, names[i][0], 3) == 0 || strncmp(plain, names[i][1], 3) == 0) {
			*out = (struct moment){ (int)year, i + 1, 0, -1 };
			return true;
		}
	return false;
}

static int hour_of(const char *text)
{
	char *end;
	long h = strtol(text, &end, 10);

	return end != text && end - text <= 2 && h >= 0 && h < 24 && (*end == '\0' || *end == ':' || *end == 'h' || *end == ' ') ? (int)h : -1;
}

static bool plain_moment(const char *cell, struct moment *out)
{
	char *end;
	long year = strtol(cell, &end, 10), month = 0;

	if (end - cell != 4 || year < 1900 || year > 2200)
		return false;
	end += strspn(end, " /-");
	if (*end)
		month = strtol(end, &end, 10);
	if (*end || month < 0 || month > 12)
		return false;
	*out = (struct moment){ (int)year, (int)month, 0, -1 };
	return true;
}

static bool moment_of(struct series *s, const char *cell, struct moment *out)
{
	char date[16];
	int64_t days;
	const char *clock = cell + strcspn(cell, "T ");

	if (words_date(date, cell) && date_parse(date, &days)) {
		date_to_civil(days, &out->year, &out->month, &out->day);
		out->hour = *clock ? hour_of(clock + 1) : -1;
		return true;
	}
	return plain_moment(cell, out) || month_word(columns_plain(s->arena, cell), out);
}

static enum step step_of(const struct moment *m)
{
	return m->hour >= 0 ? STEP_HOUR : m->day ? STEP_DAY : m->month ? STEP_MONTH : STEP_YEAR;
}

/* Four digits alone may be tonnes. */
static bool names_years(struct series *s, size_t column)
{
	const char *name = columns_plain(s->arena, s->column[column].name);

	return strcmp(name, "ano") == 0 || strcmp(name, "year") == 0;
}

/* Every cell that holds anything tells a moment. */
static bool in_time(struct series *s, size_t column)
{
	size_t found = 0;

	s->step = STEP_YEAR;
	for (size_t i = 0; i < s->rows; i++) {
		s->when[i] = (struct moment){ 0, 0, 0, -1 };
		if (!*s->column[column].text[i])
			continue;
		if (!moment_of(s, s->column[column].text[i], &s->when[i]))
			return false;
		s->step = step_of(&s->when[i]) < s->step ? step_of(&s->when[i]) : s->step;
		found++;
	}
	return found > 0 && (s->step != STEP_YEAR || column == 0 || names_years(s, column));
}

static bool names_hours(struct series *s, size_t column)
{
	const char *name = columns_plain(s->arena, s->column[column].name);

	return strcmp(name, "hora") == 0 || strcmp(name, "hour") == 0 || strcmp(name, "time") == 0;
}

/* Dates in one column, hours in another. */
static void take_hours(struct series *s)
{
	for (size_t c = 0; c < s->columns && s->step == STEP_DAY; c++) {
		if (c == s->time || !names_hours(s, c))
			continue;
		s->column[c].number = false;
		s->column[c].moment = true;
		for (size_t i = 0; i < s->rows; i++)
			if ((s->when[i].hour = hour_of(s->column[c].text[i])) >= 0)
				s->step = STEP_HOUR;
	}
}

static void find_time(struct series *s)
{
	s->when = arena_alloc(s->arena, (s->rows + 1) * sizeof *s->when);
	for (s->time = 0; s->time < s->columns && s->time < 3; s->time++)
		if (in_time(s, s->time)) {
			s->column[s->time].number = false;
			s->column[s->time].moment = true;
			take_hours(s);
			return;
		}
	s->time = SIZE_MAX;
	s->step = STEP_NONE;
	memset(s->when, 0, (s->rows + 1) * sizeof *s->when);
}

/* --- the table ------------------------------------------------------------------------------------------------------------------------------------- */

static size_t lines_in(const char *p, size_t n)
{
	size_t lines = 1;

	for (const char *end = p + n; (p = memchr(p, '\n', (size_t)(end - p))); p++)
		lines++;
	return lines;
}

enum rc series_parse(struct series **out, const struct record *r, const char *csv, size_t n, struct arena *a, struct why *why)
{
	struct series *s = arena_alloc(a, sizeof *s);
	struct reading reading = { s, lines_in(csv, n) };
	struct csv_visitor visitor = { take_row, NULL, &reading };
	/* As an import spells it (import_series.c). */
	struct csv_dialect d = { .encoding = CSV_UTF8, .delimiter = ',', .header = 1, .header_lines = 1 };
	enum rc rc;

	s->record = r;
	s->arena = a;
	sha256_hex(s->sha256, csv, n);
	rc = csv_read_text(csv, n, &d, &visitor, why);
	if (rc != RC_OK && rc != RC_NONE)
		return rc;
	if (!s->columns)
		return fail(why, RC_INVALID, N_("The table holds nothing."));
	for (size_t i = 0; i < s->columns; i++)
		find_numbers(s, &s->column[i]);
	find_time(s);
	*out = s;
	return RC_OK;
}

enum rc series_read(struct series **out, struct service *s, const struct record *r, int64_t at, struct arena *a, struct why *why)
{
	const char *path = arena_printf(a, "%s.csv", r->path);
	struct buf text = { 0 };
	enum rc rc = service_file(s, path, at, &text, why);

	if (rc == RC_NOTFOUND)
		rc = fail(why, rc, N_("The ledger holds no table for {1}: bring the file again, with its SHA-256 checked against the record."), r->id);
	if (rc == RC_OK && (rc = series_parse(out, r, buf_str(&text), text.len, a, why)) == RC_OK)
		(*out)->path = path;
	buf_free(&text);
	return rc;
}

size_t series_find(const struct series *s, const char *column)
{
	for (size_t i = 0; i < s->columns; i++)
		if (strcmp(s->column[i].name, column) == 0)
			return i;
	for (size_t i = 0; i < s->columns; i++)
		if (strcmp(columns_plain(s->arena, s->column[i].name), columns_plain(s->arena, column)) == 0)
			return i;
	return SIZE_MAX;
}
