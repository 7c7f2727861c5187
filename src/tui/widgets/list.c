/* A list's rows: which are shown, in what order, which is selected. Drawing is in list_draw.c. */
#include "widgets/list.h"

#include <stdlib.h>
#include <string.h>

void list_init(struct list *l, const struct list_ops *ops, void *ctx, const struct list_column *columns, size_t n_columns)
{
	*l = (struct list){ .ops = ops, .ctx = ctx, .columns = columns, .n_columns = n_columns };
	l->marks_arena = arena_new();
}

void list_free(struct list *l)
{
	mem_free(l->shown);
	mem_free(l->sel_key);
	buf_free(&l->filter);
	arena_free(l->marks_arena);
	*l = (struct list){ 0 };
}

/* ---- rows ---- */

static const char *heading(const struct list *l, size_t row)
{
	return l->ops->heading ? l->ops->heading(l->ctx, row) : NULL;
}

static void row_key(const struct list *l, size_t row, struct buf *out)
{
	if (l->ops->key)
		buf_puts(out, l->ops->key(l->ctx, row));
	else
		buf_printf(out, "%zu", row);
}

static void row_words(const struct list *l, size_t row, struct buf *out)
{
	if (l->ops->words) {
		l->ops->words(l->ctx, row, out);
		return;
	}
	for (size_t col = 0; col < l->n_columns; col++) {
		l->ops->cell(l->ctx, row, col, out);
		buf_putc(out, ' ');
	}
}

static bool passes(const struct list *l, size_t row, struct buf *words)
{
	if (l->filter.len == 0)
		return true;
	if (heading(l, row))
		return false;
	buf_reset(words);
	row_words(l, row, words);
	return text_match(buf_str(words), buf_str(&l->filter));
}

/* ---- order ---- */

static int compare_cells(const struct list *l, size_t a, size_t b, size_t col)
{
	struct buf x = { 0 }, y = { 0 }, fx = { 0 }, fy = { 0 };
	int order;

	l->ops->cell(l->ctx, a, col, &x);
	l->ops->cell(l->ctx, b, col, &y);
	text_fold(&fx, buf_str(&x), x.len);
	text_fold(&fy, buf_str(&y), y.len);
	order = strcmp(buf_str(&fx), buf_str(&fy));
	buf_free(&x);
	buf_free(&y);
	buf_free(&fx);
	buf_free(&fy);
	return order;
}

static int compare_rows(const void *pa, const void *pb, void *ctx)
{
	const struct list *l = ctx;
	size_t a = *(const size_t *)pa, b = *(const size_t *)pb, col = (size_t)(abs(l->order) - 1);
	int order = l->ops->compare ? l->ops->compare(l->ctx, a, b, col) : compare_cells(l, a, b, col);

	if (order == 0)
		return a < b ? -1 : 1;                   /* equal ones stay as given */
	return l->order < 0 ? -order : order;
}

/* ---- the selection ---- */

static bool selectable(const struct list *l, size_t place)
{
	return place < l->n_shown && !heading(l, l->shown[place]);
}

static void remember(struct list *l)
{
	struct buf key = { 0 };

	if (!selectable(l, l->sel))
		return;
	row_key(l, l->shown[l->sel], &key);
	mem_free(l->sel_key);
	l->sel_key = mem_strdup(buf_str(&key));
	buf_free(&key);
}

static bool find_key(struct list *l, const char *wanted)
{
	struct buf key = { 0 };
	bool found = false;

	for (size_t i = 0; i < l->n_shown && !found; i++) {
		buf_reset(&key);
		row_key(l, l->shown[i], &key);
		if (selectable(l, i) && !strcmp(buf_str(&key), wanted)) {
			l->sel = i;
			found = true;
		}
	}
	buf_free(&key);
	return found;
}

/* Onto a row that can be selected: forwards, else backwards. */
static void settle_selection(struct list *l)
{
	if (l->sel >= l->n_shown)
		l->sel = l->n_shown ? l->n_shown - 1 : 0;
	for (size_t i = l->sel; i < l->n_shown; i++)
		if (selectable(l, i)) {
			l->sel = i;
			return;
		}
	for (size_t i = l->sel; i-- > 0;)
		if (selectable(l, i)) {
			l->sel = i;
			return;
		}
}

void list_refresh(struct list *l)
{
	size_t n = l->ops->count(l->ctx);
	struct buf words = { 0 };

	if (n > l->cap) {
		l->shown = mem_resize(l->shown, n * sizeof(*l->shown));
		l->cap = n;
	}
	l->n_shown = 0;
	for (size_t row = 0; row < n; row++)
		if ((l->order == 0 || !heading(l, row)) && passes(l, row, &words))
			l->shown[l->n_shown++] = row;
	buf_free(&words);
	if (l->order != 0)
		qsort_r(l->shown, l->n_shown, sizeof(*l->shown), compare_rows, l);
	if (!l->sel_key || !find_key(l, l->sel_key))
		settle_selection(l);
}

bool list_row(const struct list *l, size_t *row)
{
	if (!selectable(l, l->sel))
		return false;
	*row = l->shown[l->sel];
	return true;
}

bool list_select(struct list *l, const char *key)
{
	bool found = find_key(l, key);

	remember(l);
	return found;
}

static void move_to(struct list *l, size_t from, int step)
{
	for (size_t i = from; i < l->n_shown; i = step > 0 ? i + 1 : i - 1) {
		if (selectable(l, i)) {
			l->sel = i;
			break;
		}
		if (step < 0 && i == 0)
			break;
	}
	remember(l);
}

static size_t page(const struct list *l)
{
	int rows = l->last.h - l->first_row - 1;

	return rows > 1 ? (size_t)rows : 1;
}

static bool move(struct list *l, const char *verb)
{
	size_t last = l->n_shown ? l->n_shown - 1 : 0;

	if (!strcmp(verb, "move-up"))
		move_to(l, l->sel > 0 ? l->sel - 1 : 0, -1);
	else if (!strcmp(verb, "move-down"))
		move_to(l, l->sel + 1, 1);
	else if (!strcmp(verb, "page-up"))
		move_to(l, l->sel > page(l) ? l->sel - page(l) : 0, l->sel > page(l) ? -1 : 1);
	else if (!strcmp(verb, "page-down"))
		move_to(l, l->sel + page(l) < last ? l->sel + page(l) : last, l->sel + page(l) < last ? 1 : -1);
	else if (!strcmp(verb, "first"))
		move_to(l, 0, 1);
	else if (!strcmp(verb, "last"))
		move_to(l, last, -1);
	else
		return false;
	return true;
}

/* ---- marks ---- */

bool list_marked(const struct list *l, size_t row)
{
	struct buf key = { 0 };
	bool marked;

	if (l->marks.n == 0)
		return false;
	row_key(l, row, &key);
	marked = strs_has(&l->marks, buf_str(&key));
	buf_free(&key);
	return marked;
}

void list_mark(struct list *l, size_t row, bool on)
{
	struct buf key = { 0 };
	size_t at;

	row_key(l, row, &key);
	at = strs_find(&l->marks, buf_str(&key));
	if (on && at == SIZE_MAX)
		strs_add(&l->marks, l->marks_arena, buf_str(&key));
	if (!on && at != SIZE_MAX) {
		memmove(l->marks.v + at, l->marks.v + at + 1, (l->marks.n - at - 1) * sizeof(*l->marks.v));
		l->marks.n--;
	}
	buf_free(&key);
}

/* ---- what a person does ---- */

/* As given, then each column rising and falling. */
static void next_order(struct list *l)
{
	if (l->order > 0)
		l->order = -l->order;
	else if ((size_t)(1 - l->order) > l->n_columns)
		l->order = 0;
	else
		l->order = 1 - l->order;
}

unsigned list_request(struct list *l, const char *verb)
{
	size_t row;

	if (move(l, verb))
		return UI_REDRAW;
	if (!strcmp(verb, "filter"))
		l->typing = true;
	else if (!strcmp(verb, "order") && l->n_columns > 0) {
		next_order(l);
		list_refresh(l);
	} else if (!strcmp(verb, "mark") && list_row(l, &row)) {
		list_mark(l, row, !list_marked(l, row));
		move_to(l, l->sel + 1, 1);
	} else
		return UI_PASS;
	return UI_REDRAW;
}

static unsigned filter_end(struct list *l, bool clear)
{
	l->typing = false;
	if (clear) {
		buf_reset(&l->filter);
		list_refresh(l);
	} else
		remember(l);                             /* what was found stays selected when the filter goes */
	return UI_REDRAW;
}

static unsigned filter_key(struct list *l, const struct key *k)
{
	char text[4];
	uint32_t ch = key_char(k);

	if (key_is(k, KEYNAME_ENTER))
		return filter_end(l, false);
	if (key_is_ctrl(k, 'u'))
		buf_reset(&l->filter);
	else if (key_is(k, KEYNAME_BACKSPACE)) {
		if (l->filter.len == 0)
			return filter_end(l, true);
		l->filter.len = text_prev(l->filter.p, l->filter.len, l->filter.len);
		l->filter.p[l->filter.len] = '\0';
	} else if (k->kind == KEY_PASTE)
		text_clean(&l->filter, k->paste, k->paste_len, false);
	else if (ch)
		buf_add(&l->filter, text, utf8_encode(text, ch));
	else
		return UI_PASS;
	list_refresh(l);
	return UI_REDRAW;
}

static unsigned click(struct list *l, const struct key *k)
{
	size_t place = l->top + (size_t)(k->row - l->last.y - l->first_row);

	if (!pane_holds(l->last, k->row, k->col) || k->row < l->last.y + l->first_row || !selectable(l, place))
		return UI_PASS;
	l->sel = place;
	remember(l);
	return UI_REDRAW;
}

unsigned list_key(struct list *l, const struct key *k)
{
	if (k->kind == KEY_CLICK)
		return click(l, k);
	if (key_is(k, KEYNAME_ESC) && (l->typing || l->filter.len))
		return filter_end(l, true);
	return l->typing ? filter_key(l, k) : UI_PASS;
}
