/* Drawing a list: which columns fit, the header, the rows in sight. */
#include "widgets/list.h"

#include <stdlib.h>
#include <string.h>

enum { GAP = 2, LEAD = 2, COLUMNS_MAX = 16, REST_MIN = 12 };

/* ---- layout: a pure function of the width ---- */

struct layout { int width[COLUMNS_MAX]; };       /* -1: the column is away */

static int needed(const struct list *l, const struct layout *lay)
{
	int sum = LEAD;

	for (size_t i = 0; i < l->n_columns && i < COLUMNS_MAX; i++)
		if (lay->width[i] >= 0)
			sum += (l->columns[i].width ? l->columns[i].width : REST_MIN) + GAP;
	return sum - GAP;
}

static bool drop_one(const struct list *l, struct layout *lay)
{
	int worst = -1;

	for (size_t i = 0; i < l->n_columns && i < COLUMNS_MAX; i++)
		if (lay->width[i] >= 0 && l->columns[i].drop > 0 && (worst < 0 || l->columns[i].drop > l->columns[worst].drop))
			worst = (int)i;
	if (worst >= 0)
		lay->width[worst] = -1;
	return worst >= 0;
}

static struct layout lay_out(const struct list *l, int cols)
{
	struct layout lay = { { 0 } };
	int rests = 0, spare;

	while (needed(l, &lay) > cols && drop_one(l, &lay))
		;
	for (size_t i = 0; i < l->n_columns && i < COLUMNS_MAX; i++)
		rests += lay.width[i] >= 0 && l->columns[i].width == 0;
	spare = cols - needed(l, &lay);
	for (size_t i = 0; i < l->n_columns && i < COLUMNS_MAX; i++) {
		if (lay.width[i] < 0)
			continue;
		lay.width[i] = l->columns[i].width ? l->columns[i].width : REST_MIN + (spare > 0 ? spare / rests : 0);
		if (lay.width[i] < 1)
			lay.width[i] = 1;
	}
	return lay;
}

/* ---- parts ---- */

static void header_draw(const struct list *l, struct pane p, int y, const struct layout *lay)
{
	int x = LEAD;

	for (size_t i = 0; i < l->n_columns && i < COLUMNS_MAX; i++) {
		struct buf title = { 0 };

		if (lay->width[i] < 0)
			continue;
		buf_puts(&title, *l->columns[i].title ? _(l->columns[i].title) : "");
		if (abs(l->order) == (int)i + 1)
			buf_puts(&title, l->order > 0 ? " ▲" : " ▼");
		pane_cell(p, y, x, lay->width[i], ROLE_LABEL, buf_str(&title), l->columns[i].right);
		x += lay->width[i] + GAP;
		buf_free(&title);
	}
}

static void row_draw(const struct list *l, struct pane p, int y, const struct layout *lay, size_t place, bool focused)
{
	size_t row = l->shown[place];
	bool sel = place == l->sel, marked = list_marked(l, row);
	struct buf text = { 0 };
	int x = LEAD;

	for (size_t i = 0; i < l->n_columns && i < COLUMNS_MAX; i++) {
		if (lay->width[i] < 0)
			continue;
		buf_reset(&text);
		l->ops->cell(l->ctx, row, i, &text);
		pane_cell(p, y, x, lay->width[i], l->ops->role ? l->ops->role(l->ctx, row, i) : ROLE_NORMAL, buf_str(&text), l->columns[i].right);
		x += lay->width[i] + GAP;
	}
	buf_free(&text);
	pane_text(p, y, 0, sel ? ROLE_FOCUS : ROLE_NORMAL, sel ? "▶" : " ");
	if (marked)
		pane_text(p, y, 1, ROLE_MARKED, "■");
	if (sel && focused)
		pane_role(p, y, 0, p.w, ROLE_SELECTED);
}

static void heading_draw(struct pane p, int y, const char *text)
{
	pane_rule(pane_sub(p, 0, LEAD, p.h, p.w - LEAD), y, ROLE_FRAME);
	pane_printf(p, y, LEAD + 2, ROLE_HEADING, " %s ", text);
}

static void filter_draw(const struct list *l, struct pane p)
{
	int used = pane_text(p, 0, 0, ROLE_KEY, "/ ");

	used += pane_text(p, 0, used, ROLE_FIELD, l->filter.len ? buf_str(&l->filter) : " ");
	if (l->typing) {
		pane_cursor(p, 0, l->filter.len ? used : used - 1, true);
		pane_text(p, 0, used + 2, ROLE_HINT, _("Enter keeps it, Esc clears it"));
	} else
		pane_text(p, 0, used + 2, ROLE_HINT, _("Esc clears the filter"));
}

static void empty_draw(const struct list *l, struct pane p, int y)
{
	if (l->filter.len) {
		struct buf b = { 0 };

		buf_printf(&b, _("Nothing here matches \"%s\". Esc shows all again."), buf_str(&l->filter));
		pane_wrap(p, y, ROLE_SECONDARY, buf_str(&b));
		buf_free(&b);
	} else if (l->ops->empty)
		pane_wrap(p, y, ROLE_SECONDARY, _(l->ops->empty));
}

static void scroll(struct list *l, int rows)
{
	if (rows < 1)
		return;
	if (l->sel < l->top)
		l->top = l->sel;
	if (l->sel >= l->top + (size_t)rows)
		l->top = l->sel - (size_t)rows + 1;
	if (l->top > 0 && l->top + (size_t)rows > l->n_shown)
		l->top = l->n_shown > (size_t)rows ? l->n_shown - (size_t)rows : 0;
}

void list_draw(struct list *l, struct pane p, bool focused)
{
	struct layout lay = lay_out(l, p.w);
	bool filtering = l->typing || l->filter.len, headed = l->n_columns > 0 && l->columns[0].title != NULL;
	int y = 0;

	if (filtering)
		filter_draw(l, pane_sub(p, y++, 0, 1, p.w));
	if (headed && l->n_shown > 0)
		header_draw(l, p, y++, &lay);
	l->last = p;
	l->first_row = y;
	scroll(l, p.h - y);
	if (l->n_shown == 0)
		empty_draw(l, pane_sub(p, 0, LEAD, p.h, p.w - LEAD), y);
	for (size_t i = l->top; i < l->n_shown && y < p.h; i++, y++) {
		const char *head = l->ops->heading ? l->ops->heading(l->ctx, l->shown[i]) : NULL;

		if (head)
			heading_draw(p, y, head);
		else
			row_draw(l, p, y, &lay, i, focused);
	}
	if (focused && !l->typing)
		pane_cursor(p, l->first_row + (int)(l->sel - l->top), 0, false);
}

void list_title(const struct list *l, const char *title, struct buf *out)
{
	buf_puts(out, title);
	if (l->filter.len)
		buf_printf(out, _(" · filter: %s (%zu)"), buf_str(&l->filter), l->n_shown);
	if (l->marks.n)
		buf_printf(out, _(" · marked: %zu"), l->marks.n);
}

void list_foot(const struct list *l, struct buf *out)
{
	size_t rows = (size_t)(l->last.h > l->first_row ? l->last.h - l->first_row : 0);
	size_t end = l->top + rows < l->n_shown ? l->top + rows : l->n_shown;

	if (l->n_shown > 0)
		buf_printf(out, _("%zu–%zu of %zu"), l->top + 1, end, l->n_shown);
}

void list_boxed(struct list *l, struct pane p, const char *title, bool focused)
{
	struct buf head = { 0 }, foot = { 0 };

	list_draw(l, pane_sub(p, 1, 2, p.h - 2, p.w - 4), focused);
	list_title(l, title, &head);
	list_foot(l, &foot);
	pane_box(p, &(struct box){ buf_str(&head), buf_str(&foot), focused });
	buf_free(&head);
	buf_free(&foot);
}
