/* Facts of a whole table, for the preview and the data series (csv.h). */
#include "csv_read.h"
#include "seen.h"

#include "procure/base/text.h"

#include <stdio.h>
#include <string.h>

static uint64_t row_hash(const struct csv_row *row)
{
	uint64_t h = SEEN_START;

	for (size_t i = 0; i < row->n; i++)
		h = seen_hash(h, row->cell[i], row->len[i] + 1);
	return h;
}

/* What is counted of a column before its marks are known: both readings at once. */
struct guess {
	int64_t shape[5];              /* INT, DOT_DECIMAL, COMMA_DECIMAL, DOT_EITHER, COMMA_EITHER */
	int64_t n[2];                  /* numbers with the point / the comma as decimal mark */
	struct decimal sum[2];
};

struct gather {
	struct csv_facts *f;
	struct arena *arena;
	struct guess *guess;
	struct seen seen;
	const char *amount, *group;
	size_t amount_at, group_at;    /* SIZE_MAX: none */
	struct counter by_comma;         /* the sums by group with the comma as decimal mark; f->groups has those with the point */
};

static char *clean_name(struct arena *a, const char *s)
{
	struct buf b = { 0 };
	char *name;

	text_clean(&b, s, strlen(s), false);
	name = arena_strdup(a, buf_str(&b));
	buf_free(&b);
	return name;
}

static void take_header(struct gather *g, const struct csv_row *row, bool first)
{
	for (size_t i = 0; i < row->n && i < g->f->columns; i++) {
		if (first || (!g->f->column[i].name[0] && row->cell[i][0]))
			g->f->column[i].name = clean_name(g->arena, row->cell[i]);
		if (g->amount && g->amount_at == SIZE_MAX && strcmp(row->cell[i], g->amount) == 0)
			g->amount_at = i;
		if (g->group && g->group_at == SIZE_MAX && strcmp(row->cell[i], g->group) == 0)
			g->group_at = i;
	}
}

static int shape_index(enum number_shape shape)
{
	int i = 0;

	while (!((int)shape & (1 << i)))
		i++;
	return i;
}

static void take_cell(struct csv_column *c, struct guess *g, const char *cell)
{
	static const char marks[2] = { '.', ',' };
	enum number_shape shape = cell_blank(cell) ? SHAPE_NONE : number_shape(cell);
	struct decimal d;

	c->empty += cell_blank(cell);
	c->filled += !cell_blank(cell);
	if (shape == SHAPE_NONE)
		return;
	g->shape[shape_index(shape)]++;
	for (int i = 0; i < 2; i++)
		if (csv_number(&d, cell, marks[i], marks[!i])) {
			g->n[i]++;
			decimal_add(&g->sum[i], &d);
		}
}

static void take_amount(struct gather *g, const struct csv_row *row)
{
	const char *name = g->group && g->group_at < row->n ? row->cell[g->group_at] : "all";
	struct decimal d;

	if (g->amount_at >= row->n)
		return;
	if (csv_number(&d, row->cell[g->amount_at], '.', ',')) {
		struct counter_entry *e = counter_at(&g->f->groups, name);

		e->n++;
		decimal_add(&e->sum, &d);
	}
	if (csv_number(&d, row->cell[g->amount_at], ',', '.')) {
		struct counter_entry *e = counter_at(&g->by_comma, name);

		e->n++;
		decimal_add(&e->sum, &d);
	}
}

static int64_t characters(const char *s)
{
	int64_t n = 0;

	for (; *s; s++)
		n += ((unsigned char)*s & 0xc0) != 0x80;
	return n;
}

static void take_values(struct csv_facts *f, const struct csv_row *row)
{
	for (size_t i = 0; i < row->n; i++) {
		int64_t n = (size_t)f->longest < row->len[i] ? characters(row->cell[i]) : 0;

		f->with_newline += strpbrk(row->cell[i], "\r\n") != NULL;
		f->with_quote += strchr(row->cell[i], '"') != NULL;
		f->longest = n > f->longest ? n : f->longest;
	}
}

static void take_record(struct gather *g, const struct csv_row *row)
{
	struct csv_facts *f = g->f;
	char width[24];

	if (row->record == 1) {
		f->first_width = row->n;
		return;
	}
	f->records++;
	snprintf(width, sizeof(width), "%zu", row->n);
	counter_count(&f->widths, width, 1);
	f->repeated += !seen_add(&g->seen, row_hash(row));
}

static bool take_row(void *ctx, const struct csv_row *row)
{
	struct gather *g = ctx;
	struct csv_facts *f = g->f;

	take_record(g, row);
	take_values(f, row);
	f->strays += row->stray;
	f->repaired += row->repaired;
	f->blank += row->kind == CSV_BLANK;
	f->titles += row->kind == CSV_TITLE;
	f->headers_again += row->kind == CSV_HEADER_AGAIN;
	if (row->kind == CSV_HEADER)
		take_header(g, row, row->record == f->dialect.header);
	if (row->kind != CSV_DATA)
		return true;
	f->data++;
	for (size_t i = 0; i < f->columns; i++)
		take_cell(&f->column[i], &g->guess[i], i < row->n ? row->cell[i] : "");
	take_amount(g, row);
	return true;
}

/* Which mark is the decimal one? Clear cases vote; where every cell could be either, one separator with three digits after it is a mark of
 * thousands, as in num_entry(). */
static void choose_marks(struct csv_column *c, const struct guess *g)
{
	int64_t dot = g->shape[1], comma = g->shape[2], dot_either = g->shape[3], comma_either = g->shape[4];
	int pick = 0;

	if (dot == 0 && comma == 0)
		pick = dot_either > 0;
	else
		pick = comma > dot;
	c->numbers = g->n[pick];
	c->other = c->filled - c->numbers;
	c->sum = g->sum[pick];
	c->money_guess = c->filled > 0 && c->other == 0;
	if (dot + comma + dot_either + comma_either == 0)
		return;
	c->decimal = pick ? ',' : '.';
	c->thousands = pick ? '.' : ',';
}

static void choose_all(struct gather *g)
{
	struct csv_facts *f = g->f;

	for (size_t i = 0; i < f->columns; i++)
		choose_marks(&f->column[i], &g->guess[i]);
	if (g->amount_at < f->columns && f->column[g->amount_at].decimal == ',') {
		struct counter swap = f->groups;

		f->groups = g->by_comma;
		g->by_comma = swap;
	}
	counter_sort(&f->groups);
	counter_sort(&f->widths);
}

static void gather_init(struct gather *g, struct csv_facts *f, struct arena *a)
{
	counter_init(&f->widths, a);
	counter_init(&f->groups, a);
	counter_init(&g->by_comma, a);
	f->columns = f->dialect.columns;
	f->column = arena_alloc(a, f->columns * sizeof(*f->column));
	for (size_t i = 0; i < f->columns; i++)
		f->column[i].name = "";
	g->guess = arena_alloc(a, f->columns * sizeof(*g->guess));
}

enum rc csv_facts_read(struct csv_facts *out, struct arena *a, const char *path, const struct csv_dialect *dialect, const char *amount,
	const char *group, struct why *why)
{
	struct gather g = { .f = out, .arena = a, .amount = amount, .group = group, .amount_at = SIZE_MAX, .group_at = SIZE_MAX };
	struct csv_visitor visitor = { .row = take_row, .ctx = &g };
	struct bytes b;
	enum rc rc;

	memset(out, 0, sizeof(*out));
	rc = bytes_open(&b, path, why);
	if (rc == RC_OK && dialect)
		out->dialect = *dialect;
	else if (rc == RC_OK)
		rc = csv_detect_bytes(&out->dialect, &b, why);
	if (rc == RC_OK) {
		gather_init(&g, out, a);
		out->bytes = b.size;
		rc = csv_read_bytes(&b, &out->dialect, &visitor, &out->crlf, &out->bare_lf, why);
		choose_all(&g);
		seen_free(&g.seen);
		counter_free(&g.by_comma);
	}
	bytes_close(&b);
	return rc;
}

void csv_facts_free(struct csv_facts *f)
{
	counter_free(&f->widths);
	counter_free(&f->groups);
}
