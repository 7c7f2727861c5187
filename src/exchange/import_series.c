/* A data series from a table of figures: one record, and its table in one spelling (import.h).
 *
 * The table beside the record: UTF-8, LF, commas, one line of names, quotes only where needed; numbers with a point as decimal mark and without marks
 * of thousands. Titles, empty lines and repeated headers are left out; a line with more cells than names is left out and named. */
#include "import_build.h"

#include "csv_read.h"
#include "persons.h"
#include "procure/base/text.h"
#include "procure/base/when.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct series {
	struct proposal *p;
	const struct csv_facts *facts;
	struct buf csv;
	int64_t rows;
	const char *first, *last;      /* the first cell of the first and last row */
	int64_t day;                   /* of the row before; INT64_MIN = none */
	struct counter steps;            /* days from one row to the next that differs -> how often */
	bool too_large;
	bool *person;                    /* by column: looks like persons */
	size_t persons;
	struct buf sealed;               /* their cells, a line each row */
};

/* Does the column stand in the table that everybody sees? */
static bool open_column(const struct series *s, size_t i)
{
	return !s->person[i] || s->p->want->persons == PERSONS_KEPT;
}

static void put_cell(struct buf *out, const char *s, bool first)
{
	if (!first)
		buf_putc(out, ',');
	if (!strpbrk(s, ",\"\n")) {
		buf_puts(out, s);
		return;
	}
	buf_putc(out, '"');
	for (; *s; s++) {
		if (*s == '"')
			buf_putc(out, '"');
		buf_putc(out, *s);
	}
	buf_putc(out, '"');
}

/* A number of the column with a point as its only mark, its digits as they are; anything else cleaned. */
static const char *spelled(struct series *s, size_t column, const char *cell)
{
	const struct csv_column *c = &s->facts->column[column];
	struct decimal d;
	char *out, *to;

	if (!c->decimal || c->numbers <= c->other || !csv_number(&d, cell, c->decimal, c->thousands))
		return proposal_clean(s->p, cell);
	out = to = arena_alloc(s->p->arena, strlen(cell) + 1);
	for (; *cell; cell++) {
		if ((*cell >= '0' && *cell <= '9') || *cell == '-')
			*to++ = *cell;
		else if (*cell == c->decimal)
			*to++ = '.';
	}
	return out;
}

/* 2017-01, 1993 / 11, 2017, dates: a day that stands for the row. */
static bool day_of(const char *cell, int64_t *day)
{
	char date[16], *end;
	long year = strtol(cell, &end, 10), month = 1;

	if (words_date(date, cell))
		return date_parse(date, day);
	if (end - cell != 4 || year < 1900 || year > 2200)
		return false;
	end += strspn(end, " /-");
	if (*end)
		month = strtol(end, &end, 10);
	if (*end || month < 1 || month > 12)
		return false;
	*day = date_from_civil((int)year, (int)month, 1);
	return true;
}

static void note_day(struct series *s, const char *cell)
{
	int64_t day;
	char step[24];

	if (!day_of(cell, &day))
		return;
	if (s->day != INT64_MIN && day != s->day) {
		snprintf(step, sizeof(step), "%lld", (long long)llabs((long long)(day - s->day)));
		counter_count(&s->steps, step, 1);
	}
	s->day = day;
}

static bool surplus(const struct csv_row *row, size_t columns)
{
	for (size_t i = columns; i < row->n; i++)
		if (!cell_blank(row->cell[i]))
			return true;
	return false;
}

/* Cells of columns that name persons go to the sealed text, or nowhere. */
static void put_row(struct series *s, const struct csv_row *row)
{
	bool first = true, first_sealed = true;

	for (size_t i = 0; i < s->facts->columns; i++) {
		const char *cell = i < row->n ? spelled(s, i, row->cell[i]) : "";

		if (open_column(s, i)) {
			put_cell(&s->csv, cell, first);
			first = false;
		} else if (s->p->want->persons == PERSONS_SEALED) {
			put_cell(&s->sealed, cell, first_sealed);
			first_sealed = false;
		}
	}
	buf_putc(&s->csv, '\n');
	if (!first_sealed)
		buf_putc(&s->sealed, '\n');
}

static bool take_row(void *ctx, const struct csv_row *row)
{
	struct series *s = ctx;
	size_t columns = s->facts->columns;

	if (row->kind != CSV_DATA)
		return true;
	proposal_begin(s->p, row->line);
	s->p->out->rows++;
	if (surplus(row, columns)) {
		proposal_refuse(s->p, "", true, N_("The line has {1} cells, but the table has {2} columns: it was left out."), NUM(row->n), NUM(columns));
		return true;
	}
	put_row(s, row);
	s->last = proposal_clean(s->p, row->n ? row->cell[0] : "");
	if (s->rows++ == 0)
		s->first = s->last;
	note_day(s, s->last);
	s->too_large = s->csv.len > IMPORT_TABLE_MAX;
	return !s->too_large;
}

/* The step that most rows make. */
static const char *period_of(const struct series *s)
{
	static const struct { int from, to; const char *code; } periods[] = {
		{ 1, 1, "daily" }, { 7, 7, "weekly" }, { 28, 31, "monthly" }, { 89, 92, "quarterly" }, { 365, 366, "yearly" },
	};
	int64_t all = 0;

	for (size_t i = 0; i < s->steps.n; i++)
		all += s->steps.v[i].n;
	for (size_t k = 0; k < sizeof(periods) / sizeof(periods[0]); k++) {
		int64_t fit = 0;

		for (size_t i = 0; i < s->steps.n; i++)
			if (strtol(s->steps.v[i].name, NULL, 10) >= periods[k].from && strtol(s->steps.v[i].name, NULL, 10) <= periods[k].to)
				fit += s->steps.v[i].n;
		if (fit * 10 > all * 8)
			return periods[k].code;
	}
	return NULL;
}

enum which { OPEN, PERSONS };

/* Names of the columns that stand in the table, or of those that name persons. */
static const char *names_of(struct series *s, const char *between, bool csv, enum which which)
{
	struct buf names = { 0 };
	const char *text;
	bool first = true;

	for (size_t i = 0; i < s->facts->columns; i++) {
		if (which == OPEN ? !open_column(s, i) : !s->person[i])
			continue;
		if (csv) {
			put_cell(&names, s->facts->column[i].name, first);
		} else {
			buf_puts(&names, first ? "" : between);
			buf_puts(&names, s->facts->column[i].name);
		}
		first = false;
	}
	text = arena_strdup(s->p->arena, buf_str(&names));
	buf_free(&names);
	return text;
}

/* The choice stands in the record, whatever it was. */
static void note_persons(struct series *s)
{
	static const char *const said[] = {
		[PERSONS_LEFT_OUT] = N_("Columns that name persons were left out: {1}."),
		[PERSONS_SEALED] = N_("Columns that name persons are sealed: {1}."),
		[PERSONS_KEPT] = N_("Columns that name persons stand here in the open: {1}."),
	};
	struct proposal *p = s->p;
	struct why why = { 0 };
	struct buf note = { 0 };

	if (!s->persons)
		return;
	(void)fail(&why, RC_NONE, said[p->want->persons], names_of(s, ", ", false, PERSONS));
	why_sentence(&note, &why);
	proposal_set(p, "Note", buf_str(&note));
	if (p->want->persons == PERSONS_SEALED)
		proposal_set(p, "Persons", arena_printf(p->arena, "%s\n%s", names_of(s, ",", true, PERSONS), buf_str(&s->sealed)));
	buf_free(&note);
}

static void take_series(struct series *s)
{
	struct proposal *p = s->p;
	const char *record = arena_printf(p->arena, "%s/DS-%02lld", p->want->contract, (long long)proposal_number(p));
	struct import_stanza *stanza;
	struct act_file *file = arena_alloc(p->arena, sizeof(*file));

	proposal_begin(p, s->facts->dialect.header);
	proposal_set_title(p, "Title", p->want->title ? p->want->title : p->out->name, 160);
	if (period_of(s))
		proposal_set(p, "Period", period_of(s));
	proposal_set(p, "Columns", names_of(s, ", ", false, OPEN));
	proposal_set_number(p, "Rows", s->rows);
	proposal_set_title(p, "First-Row", s->first, 60);
	proposal_set_title(p, "Last-Row", s->last, 60);
	proposal_set(p, "File", p->out->sha256);
	proposal_set(p, "File-Name", p->out->name);
	proposal_set_number(p, "File-Size", p->out->size);
	note_persons(s);
	stanza = proposal_take(p, "series.add", record);
	if (!stanza)
		return;
	file->path = arena_printf(p->arena, "%s.csv", record_path(p->arena, p->kind, p->want->contract, strrchr(record, '/') + 1));
	file->data = arena_strndup(p->arena, s->csv.p, s->csv.len);
	file->len = s->csv.len;
	stanza->file = file;
}

static enum rc read_series(struct series *s, const char *path, struct why *why)
{
	struct csv_visitor v = { .row = take_row, .cancel = s->p->want->cancel, .ctx = s };
	struct import *out = s->p->out;
	enum rc rc;

	out->columns = s->facts->columns;
	out->column = arena_alloc(s->p->arena, (out->columns + 1) * sizeof(*out->column));
	for (size_t i = 0; i < out->columns; i++)
		out->column[i] = (struct import_column){ s->facts->column[i].name, open_column(s, i) ? s->facts->column[i].name : "", s->person[i] };
	buf_puts(&s->csv, names_of(s, ",", true, OPEN));
	buf_putc(&s->csv, '\n');
	rc = csv_read(path, &out->dialect, &v, why);
	if (s->too_large)
		return fail(why, RC_INVALID, N_("The table is larger than 4 MiB, too large for the ledger: import sums by month, and keep the file as evidence."));
	return rc;
}

enum rc import_series(struct proposal *p, const char *path, struct why *why)
{
	struct csv_facts facts;
	struct series s = { .p = p, .facts = &facts, .day = INT64_MIN };
	enum rc rc = csv_facts_read(&facts, p->arena, path, &p->out->dialect, NULL, NULL, why);

	counter_init(&s.steps, p->arena);
	if (rc == RC_OK) {
		s.person = arena_alloc(p->arena, facts.columns + 1);
		rc = persons_mark(s.person, path, &facts, p->arena, why);
	}
	for (size_t i = 0; rc == RC_OK && i < facts.columns; i++)
		s.persons += s.person[i];
	if (rc == RC_OK && facts.dialect.header == 0)
		rc = fail(why, RC_INVALID, N_("The table has no line with names of columns: add one as its first line."));
	if (rc == RC_OK)
		rc = read_series(&s, path, why);
	if (rc == RC_OK && s.rows > 0)
		take_series(&s);
	csv_facts_free(&facts);
	counter_free(&s.steps);
	buf_free(&s.csv);
	buf_free(&s.sealed);
	return rc;
}

bool import_is_series(const struct csv_facts *f)
{
	static const char *const times[] = { "mes", "month", "fecha", "date", "periodo", "ano", "year", "dia", "day", "data" };
	struct arena *a = arena_new();
	const char *first = f->columns ? columns_plain(a, f->column[0].name) : "";
	bool in_time = false;
	size_t numbers = 0;

	for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++)
		in_time = in_time || strcmp(first, times[i]) == 0;
	for (size_t i = 1; i < f->columns; i++)
		numbers += f->column[i].numbers > f->column[i].other;
	arena_free(a);
	return in_time && numbers * 2 >= f->columns - 1 && numbers > 0;
}
