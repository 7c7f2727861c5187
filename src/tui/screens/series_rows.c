/* The rows of a data series as a plain table. A missing value is shown as ×, never as zero. */
#include <string.h>

#include "procure/base/num.h"
#include "screens/series.h"

enum { CELL_MAX = 24 };

/* Which column of the table stands in a column of the list: the first names the row and stays. */
static size_t column_at(const struct series_view *v, size_t col)
{
	return col ? v->first + col - 1 : 0;
}

static int cell_width(const struct series_view *v, size_t column)
{
	const struct series_column *c = &v->s->column[column];
	int width = text_width(c->name);

	for (size_t i = 0; i < v->s->rows; i++) {
		int w = text_width(c->text[i]) + (c->number && strlen(c->text[i]) > 4 ? (int)(strlen(c->text[i]) - 1) / 3 : 0);

		width = w > width ? w : width;
	}
	return width > CELL_MAX ? CELL_MAX : width < 3 ? 3 : width;
}

void series_rows_lay_out(struct series_view *v)
{
	size_t n;

	if (!v->s)
		return;
	if (v->first >= v->s->columns || !v->first)
		v->first = 1;
	n = v->s->columns > 1 ? v->s->columns - v->first + 1 : 1;
	v->list.n_columns = n < ROWS_SEEN ? n : ROWS_SEEN;
	for (size_t i = 0; i < v->list.n_columns; i++) {
		size_t k = column_at(v, i);

		v->seen[i] = (struct list_column){ v->s->column[k].name, cell_width(v, k), v->s->column[k].number, (int)i };
	}
	v->list.order = 0;
	list_refresh(&v->list);
}

static size_t rows_count(void *ctx)
{
	const struct series_view *v = ctx;

	return v->s ? v->s->rows : 0;
}

/* Large whole numbers get the marks of thousands of the session's language. */
static void put_number(const struct series_view *v, const char *cell, struct buf *out)
{
	char text[32];
	int64_t n;

	if (!num_parse(cell, &n) || (n < 10000 && n > -10000)) {
		buf_puts(out, cell);
		return;
	}
	num_show(text, n, v->app->english);
	buf_puts(out, text);
}

static void rows_cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	const struct series_view *v = ctx;
	const struct series_column *c = &v->s->column[column_at(v, col)];

	if (!*c->text[row])
		buf_puts(out, "×");
	else if (!c->number)
		buf_puts(out, c->text[row]);
	else
		put_number(v, c->text[row], out);
}

static enum role rows_role(void *ctx, size_t row, size_t col)
{
	const struct series_view *v = ctx;
	const struct series_column *c = &v->s->column[column_at(v, col)];

	return !*c->text[row] || (c->number && !c->has[row]) ? ROLE_WARN : col == 0 ? ROLE_ACCENT : ROLE_NORMAL;
}

static int rows_compare(void *ctx, size_t a, size_t b, size_t col)
{
	const struct series_view *v = ctx;
	const struct series_column *c = &v->s->column[column_at(v, col)];

	if (!c->number || !c->has[a] || !c->has[b])
		return strcmp(c->text[a], c->text[b]);
	return c->units[a] < c->units[b] ? -1 : c->units[a] > c->units[b];
}

const struct list_ops series_rows_ops = { .count = rows_count, .cell = rows_cell, .role = rows_role, .compare = rows_compare,
	.empty = N_("There are no rows to show.") };
