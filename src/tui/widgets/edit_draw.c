/* How an editor's text lies on the screen: wrapped rows, the cursor's place, moving up and down in them. */
#include "widgets/edit.h"
#include "widgets/edit_room.h"

#include <string.h>
#include <wctype.h>

/* ---- rows ---- */

static void line_add(void *ctx, size_t from, size_t to)
{
	struct edit *e = ctx;

	if (e->n_lines == e->cap_lines) {
		e->cap_lines = e->cap_lines ? e->cap_lines * 2 : 16;
		e->lines = mem_resize(e->lines, e->cap_lines * sizeof(*e->lines));
	}
	e->lines[e->n_lines++] = (struct edit_line){ from, to };
}

static void wrap(struct edit *e, int cols)
{
	if (cols < 2)
		cols = 2;
	if (e->cols == cols && e->n_lines > 0)
		return;
	e->n_lines = 0;
	e->cols = cols;
	if (e->prose)
		text_wrap(buf_str(&e->text), e->text.len, cols - 1, line_add, e);        /* a column for the cursor behind the last character */
	else
		line_add(e, 0, e->text.len);
}

int edit_rows(struct edit *e, int cols)
{
	wrap(e, cols);
	return (int)e->n_lines;
}

static size_t row_of(const struct edit *e, size_t at)
{
	size_t row = 0;

	while (row + 1 < e->n_lines && e->lines[row + 1].from <= at)
		row++;
	return row;
}

static int col_of(const struct edit *e, size_t row, size_t at)
{
	int col = text_width_n(buf_str(&e->text) + e->lines[row].from, at - e->lines[row].from);

	return e->prose && col > e->cols - 1 ? e->cols - 1 : col;
}

/* The byte at a column of a row; never behind its last character where another row goes on in the same line. */
static size_t at_col(const struct edit *e, size_t row, int col)
{
	const struct edit_line *l = &e->lines[row];

	return l->from + text_fit(buf_str(&e->text) + l->from, l->to - l->from, col, NULL);
}

/* ---- moving ---- */

static bool up_down(struct edit *e, int rows)
{
	size_t row, to;

	wrap(e, e->cols ? e->cols : 80);
	row = row_of(e, e->at);
	if (e->goal < 0)
		e->goal = col_of(e, row, e->at);
	if ((rows < 0 && row == 0) || (rows > 0 && row + 1 >= e->n_lines))
		return false;
	if (rows < 0)
		to = row > (size_t)-rows ? row - (size_t)-rows : 0;
	else
		to = row + (size_t)rows < e->n_lines ? row + (size_t)rows : e->n_lines - 1;
	e->at = at_col(e, to, e->goal);
	return true;
}

static bool wordly(const struct edit *e, size_t at)
{
	uint32_t ch;

	return utf8_decode(e->text.p + at, e->text.len - at, &ch) > 0 && iswalnum((wint_t)ch);
}

static size_t word_left(const struct edit *e)
{
	const char *s = buf_str(&e->text);
	size_t at = e->at, to;

	while (at > 0 && !wordly(e, to = text_prev(s, e->text.len, at)))
		at = to;
	while (at > 0 && wordly(e, to = text_prev(s, e->text.len, at)))
		at = to;
	return at;
}

static size_t word_right(const struct edit *e)
{
	const char *s = buf_str(&e->text);
	size_t at = e->at;

	while (at < e->text.len && !wordly(e, at))
		at = text_next(s, e->text.len, at);
	while (at < e->text.len && wordly(e, at))
		at = text_next(s, e->text.len, at);
	return at;
}

static size_t row_edge(struct edit *e, bool end)
{
	size_t row;

	wrap(e, e->cols ? e->cols : 80);
	row = row_of(e, e->at);
	return end ? e->lines[row].to : e->lines[row].from;
}

static bool sideways(struct edit *e, const char *verb)
{
	const char *s = buf_str(&e->text);
	size_t n = e->text.len;

	if (!strcmp(verb, "left"))
		e->at = e->at > 0 ? text_prev(s, n, e->at) : 0;
	else if (!strcmp(verb, "right"))
		e->at = e->at < n ? text_next(s, n, e->at) : n;
	else if (!strcmp(verb, "word-left"))
		e->at = word_left(e);
	else if (!strcmp(verb, "word-right"))
		e->at = word_right(e);
	else if (!strcmp(verb, "line-start"))
		e->at = row_edge(e, false);
	else if (!strcmp(verb, "line-end"))
		e->at = row_edge(e, true);
	else if (!strcmp(verb, "text-start"))
		e->at = 0;
	else if (!strcmp(verb, "text-end"))
		e->at = n;
	else
		return false;
	return true;
}

/* A move ends the burst, so the next typing is undone by itself. */
static void burst_end(struct edit *e)
{
	if (e->done > 0)
		e->steps[e->done - 1].open = false;
}

bool edit_move(struct edit *e, const char *verb, bool *moved)
{
	int page = e->rows > 1 ? e->rows - 1 : 1;

	*moved = true;
	if (!strcmp(verb, "up"))
		*moved = up_down(e, -1);
	else if (!strcmp(verb, "down"))
		*moved = up_down(e, 1);
	else if (!strcmp(verb, "page-up"))
		*moved = up_down(e, -page);
	else if (!strcmp(verb, "page-down"))
		*moved = up_down(e, page);
	else {
		if (!sideways(e, verb))
			return false;
		e->goal = -1;
	}
	burst_end(e);
	return true;
}

/* ---- drawing ---- */

static void prose_draw(struct edit *e, struct pane p, bool focused)
{
	size_t row = row_of(e, e->at);

	if (row < e->top)
		e->top = row;
	if (p.h > 0 && row >= e->top + (size_t)p.h)
		e->top = row - (size_t)p.h + 1;
	if (e->top + (size_t)p.h > e->n_lines)
		e->top = e->n_lines > (size_t)p.h ? e->n_lines - (size_t)p.h : 0;
	for (size_t i = e->top; i < e->n_lines && i - e->top < (size_t)p.h; i++)
		pane_text_n(p, (int)(i - e->top), 0, ROLE_FIELD, e->text.p + e->lines[i].from, e->lines[i].to - e->lines[i].from);
	if (focused)
		pane_cursor(p, (int)(row - e->top), col_of(e, row, e->at), true);
}

/* One line scrolls sideways so that the cursor is in sight. */
static void line_draw(struct edit *e, struct pane p, bool focused)
{
	const char *s = buf_str(&e->text);
	int col;

	if (e->at < e->top || e->top > e->text.len)
		e->top = e->at;
	while ((col = text_width_n(s + e->top, e->at - e->top)) >= p.w && e->top < e->at)
		e->top = text_next(s, e->text.len, e->top);
	/* Who only looks reads it from the beginning. */
	if (!focused)
		e->top = 0;
	pane_text_n(p, 0, 0, ROLE_FIELD, s + e->top, e->text.len - e->top);
	if (focused)
		pane_cursor(p, 0, col, true);
}

void edit_draw(struct edit *e, struct pane p, bool focused)
{
	wrap(e, p.w);
	e->rows = p.h;
	for (int y = 0; y < p.h; y++)
		pane_role(p, y, 0, p.w, ROLE_FIELD);
	if (e->prose)
		prose_draw(e, p, focused);
	else
		line_draw(e, p, focused);
}
