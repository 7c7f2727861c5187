/* A data series: its figures as a plain table, and where they come from. A missing value is shown as ×, never as zero. */
#include <stdio.h>
#include <string.h>

#include "procure/base/num.h"
#include "procure/exchange/csv.h"
#include "screens/stage_pieces.h"

enum { SERIES_COLUMNS = 64, SERIES_SEEN = 16, SERIES_ROWS = 5000, CELL_MAX = 24 };

struct series {
	struct app *app;
	char path[200];
	struct record *r;
	struct strs *row;                        /* of cells */
	size_t n, width[SERIES_COLUMNS];
	bool text[SERIES_COLUMNS], cut;          /* not all are numbers; rows or columns were left out */
	const char *name[SERIES_COLUMNS];
	size_t columns, first;                   /* the one shown after the names of the rows; ← → move it */
	struct list_column seen[SERIES_SEEN];
	struct why trouble;
	struct list list;
	struct arena *arena;
};

/* --- reading --------------------------------------------------------------------------------------------------------------------------------------- */

static const char *clean(struct arena *a, const char *cell)
{
	struct buf text = { 0 };
	char *out;

	text_clean(&text, cell, strlen(cell), false);
	out = arena_strdup(a, buf_str(&text));
	buf_free(&text);
	return out;
}

static void take_names(struct series *s, const struct csv_row *row)
{
	s->columns = row->n < SERIES_COLUMNS ? row->n : SERIES_COLUMNS;
	s->cut |= row->n > SERIES_COLUMNS;
	for (size_t i = 0; i < s->columns; i++) {
		s->name[i] = clean(s->arena, row->cell[i]);
		s->width[i] = (size_t)text_width(s->name[i]);
	}
}

static bool take(void *ctx, const struct csv_row *row)
{
	struct series *s = ctx;
	struct decimal d;

	if (row->kind == CSV_HEADER && !s->columns)
		take_names(s, row);
	if (row->kind != CSV_DATA || !s->columns)
		return true;
	if (s->n == SERIES_ROWS) {
		s->cut = true;
		return false;
	}
	for (size_t i = 0; i < s->columns; i++) {
		const char *cell = i < row->n ? clean(s->arena, row->cell[i]) : "";
		size_t w = (size_t)text_width(cell) + (strlen(cell) > 4 ? (strlen(cell) - 1) / 3 : 0);

		strs_add(&s->row[s->n], s->arena, cell);
		s->text[i] |= *cell && !csv_number(&d, cell, '.', 0);
		s->width[i] = w > s->width[i] ? w : s->width[i];
	}
	s->n++;
	return true;
}

/* The table lies beside the record under the SHA-256 that the record gives. */
static enum rc read_table(struct series *s, struct why *why)
{
	char *file = service_attachment(s->app->svc, record_get(s->r, "File"), s->arena);
	struct csv_dialect d;
	struct csv_visitor v = { take, NULL, s };
	enum rc rc;

	if (!file)
		return fail(why, RC_NONE, N_("The table of {1} is not on this machine; its SHA-256 stands in the record, so it can be checked when it is brought."), s->r->id);
	if ((rc = csv_detect(&d, file, why)) != RC_OK)
		return rc;
	rc = csv_read(file, &d, &v, why);
	return rc == RC_NONE && s->cut ? RC_OK : rc;
}

/* Which column of the table stands in a column of the list: the first names the row and stays. */
static size_t column_at(const struct series *s, size_t col)
{
	return col ? s->first + col - 1 : 0;
}

static void lay_out(struct series *s)
{
	size_t n = s->columns ? s->columns - s->first + 1 : 0;

	s->list.n_columns = n < SERIES_SEEN ? n : SERIES_SEEN;
	for (size_t i = 0; i < s->list.n_columns; i++) {
		size_t k = column_at(s, i);

		s->seen[i] = (struct list_column){ s->name[k], s->width[k] > CELL_MAX ? CELL_MAX : s->width[k] < 3 ? 3 : (int)s->width[k], !s->text[k], (int)i };
	}
}

static enum rc load(struct view *v, struct why *why)
{
	struct series *s = v->state;
	enum rc rc = service_record(s->app->svc, s->path, NULL, s->app->at, &s->r, v->data, why);

	s->arena = v->data;
	s->n = s->columns = 0;
	s->cut = false;
	memset(s->text, 0, sizeof s->text);
	s->row = arena_alloc(v->data, SERIES_ROWS * sizeof *s->row);
	why_clear(&s->trouble);
	if (rc != RC_OK) {
		s->r = NULL;
		return rc;
	}
	read_table(s, &s->trouble);
	if (s->first >= s->columns || !s->first)
		s->first = 1;
	lay_out(s);
	list_refresh(&s->list);
	return RC_OK;
}

/* Large whole numbers get the marks of thousands of the session's language. */
static void put_number(const struct series *s, const char *cell, struct buf *out)
{
	char text[32];
	int64_t n;

	if (!num_parse(cell, &n) || (n < 10000 && n > -10000)) {
		buf_puts(out, cell);
		return;
	}
	num_show(text, n, s->app->english);
	buf_puts(out, text);
}

/* --- rows ------------------------------------------------------------------------------------------------------------------------------------------ */

static size_t rows_count(void *ctx)
{
	return ((struct series *)ctx)->n;
}

static void rows_cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	const struct strs *r = &((struct series *)ctx)->row[row];

	col = column_at(ctx, col);
	if (col >= r->n || !*r->v[col])
		buf_puts(out, "×");
	else if (((struct series *)ctx)->text[col])
		buf_puts(out, r->v[col]);
	else
		put_number(ctx, r->v[col], out);
}

static enum role rows_role(void *ctx, size_t row, size_t col)
{
	const struct strs *r = &((struct series *)ctx)->row[row];

	col = column_at(ctx, col);
	return col >= r->n || !*r->v[col] ? ROLE_WARN : col == 0 ? ROLE_ACCENT : ROLE_NORMAL;
}

static int rows_compare(void *ctx, size_t a, size_t b, size_t col)
{
	const struct series *s = ctx;
	const char *x, *y;
	struct decimal p, q;

	col = column_at(s, col);
	x = col < s->row[a].n ? s->row[a].v[col] : "";
	y = col < s->row[b].n ? s->row[b].v[col] : "";
	if (s->text[col] || !csv_number(&p, x, '.', 0) || !csv_number(&q, y, '.', 0))
		return strcmp(x, y);
	q.units = -q.units;
	decimal_add(&p, &q);
	return p.units < 0 ? -1 : p.units > 0;
}

static const struct list_ops rows_ops = { .count = rows_count, .cell = rows_cell, .role = rows_role, .compare = rows_compare,
	.empty = N_("There are no rows to show.") };

/* --- the view ---------------------------------------------------------------------------------------------------------------------------------------- */

static void facts_line(const struct series *s, struct buf *out)
{
	static const char *const fields[] = { "Source", "Unit", "Period" };

	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
		if (!*record_get(s->r, fields[i]))
			continue;
		buf_puts(out, out->len ? " · " : "");
		show_field(out, s->r, fields[i]);
	}
	if (*record_get(s->r, "File"))
		buf_printf(out, "%sSHA-256 %.8s…%s", out->len ? " · " : "", record_get(s->r, "File"), record_get(s->r, "File") + strlen(record_get(s->r, "File")) - 4);
	if (*illustrative(s->r))
		buf_printf(out, " · %s", illustrative(s->r));
}

static void draw(struct view *v, struct pane p)
{
	struct series *s = v->state;
	struct buf text = { 0 }, head = { 0 };
	int rows;

	if (!s->r)
		return;
	facts_line(s, &text);
	rows = wrap_rows(buf_str(&text), p.w - 2);
	pane_wrap(pane_sub(pane_top(&p, rows), 0, 1, rows, p.w - 2), 0, ROLE_SECONDARY, buf_str(&text));
	buf_reset(&text);
	if (s->trouble.rc != RC_OK)
		why_sentence(&text, &s->trouble);
	else if (s->cut)
		buf_printf(&text, _("▲ Only the first %d rows and %d columns are shown."), SERIES_ROWS, SERIES_COLUMNS);
	if (text.len)
		pane_wrap(pane_sub(pane_top(&p, 2), 0, 1, 2, p.w - 2), 0, ROLE_WARN, buf_str(&text));
	buf_printf(&head, _("%s · %zu rows, %zu columns · × no data, which is not zero"), s->r->id, s->n, s->columns);
	list_boxed(&s->list, p, buf_str(&head), true);
	buf_free(&text);
	buf_free(&head);
}

static unsigned other_columns(struct series *s, int step)
{
	if ((step > 0 && s->first + 1 < s->columns) || (step < 0 && s->first > 1))
		s->first += (size_t)step;
	s->list.order = 0;
	lay_out(s);
	list_refresh(&s->list);
	return UI_REDRAW;
}

static unsigned request(struct view *v, const char *action)
{
	struct series *s = v->state;

	if (strcmp(action, "why") == 0 && s->r)
		return why_screen(s->app, s->r->path, NULL);
	if ((strcmp(action, "open") == 0 || strcmp(action, "details") == 0) && s->r)
		return record_screen(s->app, s->r->path);
	if (strcmp(action, "table") == 0)
		return UI_POP | UI_REDRAW;
	if (strcmp(action, "move-right") == 0 || strcmp(action, "move-left") == 0)
		return other_columns(s, action[5] == 'r' ? 1 : -1);
	return list_request(&s->list, action);
}

static unsigned key(struct view *v, const struct key *k)
{
	return list_key(&((struct series *)v->state)->list, k);
}

static bool typing(struct view *v)
{
	return ((struct series *)v->state)->list.typing;
}

static void title(struct view *v, struct buf *out)
{
	const struct series *s = v->state;

	buf_puts(out, s->r ? record_title(s->r) : _("Data series"));
}

static void leave(struct view *v)
{
	list_free(&((struct series *)v->state)->list);
}

static const struct action actions[] = {
	{ "move-right", N_("More columns"), N_("Shows the columns further right; ← goes back"), "columnas derecha" },
	{ "details", N_("Details"), N_("Opens the record: source, file and its SHA-256"), "detalle fuente archivo" },
	{ "order", N_("Order"), N_("Orders the rows by a column; again turns it round"), "ordenar sort" },
	{ "filter", N_("Filter"), N_("Shows only the rows that hold some words"), "filtrar buscar" },
	{ "why", N_("Why"), N_("Who brought these data, and when"), "por que" },
	{ NULL, NULL, NULL, NULL },
};

static const struct view_ops ops = { .name = "series", .map = "list", .actions = actions, .about = N_("The figures of a data series, row by row."),
	.load = load, .draw = draw, .request = request, .key = key, .title = title, .typing = typing, .leave = leave };

unsigned series_screen(struct app *app, const char *path)
{
	struct view *v = ui_push(app->ui, &ops, sizeof(struct series));
	struct series *s = v->state;

	s->app = app;
	snprintf(s->path, sizeof s->path, "%s", path);
	list_init(&s->list, &rows_ops, s, s->seen, 0);
	return UI_REDRAW;
}
