/* Cells, panes and text on them. */
#include "canvas.h"

#include <stdio.h>
#include <string.h>
#include <wchar.h>

/* ---- the canvas ---- */

void canvas_resize(struct canvas *c, int rows, int cols)
{
	if (rows < 1)
		rows = 1;
	if (cols < 1)
		cols = 1;
	c->cell = mem_resize(c->cell, (size_t)rows * (size_t)cols * sizeof(*c->cell));
	c->rows = rows;
	c->cols = cols;
	canvas_clear(c);
}

void canvas_clear(struct canvas *c)
{
	static const struct cell blank = { .ch = { ' ' }, .width = 1, .role = ROLE_NORMAL };

	for (size_t i = 0; i < (size_t)c->rows * (size_t)c->cols; i++)
		c->cell[i] = blank;
	c->cursor_y = c->cursor_x = 0;
	c->cursor_on = false;
}

void canvas_free(struct canvas *c)
{
	mem_free(c->cell);
	c->cell = NULL;
	c->rows = c->cols = 0;
}

static struct cell *cell_at(const struct canvas *c, int y, int x)
{
	return y >= 0 && x >= 0 && y < c->rows && x < c->cols ? &c->cell[(size_t)y * (size_t)c->cols + (size_t)x] : NULL;
}

const struct cell *canvas_at(const struct canvas *c, int y, int x)
{
	return cell_at(c, y, x);
}

void canvas_row(const struct canvas *c, int y, struct buf *out)
{
	char text[4];

	buf_reset(out);
	for (int x = 0; x < c->cols; x++) {
		const struct cell *cell = cell_at(c, y, x);

		for (int i = 0; cell && cell->width && i < CELL_CHARS && cell->ch[i]; i++)
			buf_add(out, text, utf8_encode(text, cell->ch[i]));
	}
	while (out->len > 0 && out->p[out->len - 1] == ' ')
		out->p[--out->len] = '\0';
}

/* ---- panes ---- */

struct pane pane_all(struct canvas *c)
{
	return (struct pane){ c, 0, 0, c->rows, c->cols };
}

static int clamp(int n, int low, int high)
{
	return n < low ? low : n > high ? high : n;
}

struct pane pane_sub(struct pane p, int y, int x, int h, int w)
{
	y = clamp(y, 0, p.h);
	x = clamp(x, 0, p.w);
	return (struct pane){ p.c, p.y + y, p.x + x, clamp(h, 0, p.h - y), clamp(w, 0, p.w - x) };
}

struct pane pane_top(struct pane *p, int h)
{
	struct pane part = pane_sub(*p, 0, 0, h, p->w);

	*p = pane_sub(*p, part.h, 0, p->h, p->w);
	return part;
}

struct pane pane_bottom(struct pane *p, int h)
{
	struct pane part = pane_sub(*p, p->h - clamp(h, 0, p->h), 0, h, p->w);

	*p = pane_sub(*p, 0, 0, p->h - part.h, p->w);
	return part;
}

struct pane pane_left(struct pane *p, int w)
{
	struct pane part = pane_sub(*p, 0, 0, p->h, w);

	*p = pane_sub(*p, 0, part.w, p->h, p->w);
	return part;
}

struct pane pane_right(struct pane *p, int w)
{
	struct pane part = pane_sub(*p, 0, p->w - clamp(w, 0, p->w), p->h, w);

	*p = pane_sub(*p, 0, 0, p->h, p->w - part.w);
	return part;
}

bool pane_holds(struct pane p, int row, int col)
{
	return row >= p.y && row < p.y + p.h && col >= p.x && col < p.x + p.w;
}

struct pane pane_centre(struct pane p, int h, int w)
{
	h = clamp(h, 0, p.h);
	w = clamp(w, 0, p.w);
	return pane_sub(p, (p.h - h) / 2, (p.w - w) / 2, h, w);
}

/* ---- text ---- */

/* Signs of the interface and their letters where the terminal has only those. */
static uint32_t to_ascii(uint32_t ch)
{
	static const struct { uint32_t from; char to; } map[] = {
		{ 0x2500, '-' }, { 0x2502, '|' }, { 0x250c, '+' }, { 0x2510, '+' }, { 0x2514, '+' }, { 0x2518, '+' }, { 0x251c, '+' }, { 0x2524, '+' },
		{ 0x252c, '+' }, { 0x2534, '+' }, { 0x253c, '+' }, { 0x2588, '#' }, { 0x2591, '.' }, { 0x2592, '-' }, { 0x2593, '+' }, { 0x25a0, '#' },
		{ 0x25cf, '*' }, { 0x25cb, 'o' }, { 0x25b2, '!' }, { 0x25bc, 'v' }, { 0x25b6, '>' }, { 0x25c0, '<' }, { 0x2190, '<' }, { 0x2192, '>' },
		{ 0x2191, '^' }, { 0x2193, 'v' }, { 0x00b7, '.' }, { 0x2026, '~' }, { 0x2014, '-' }, { 0x2013, '-' }, { 0x00d7, 'x' }, { 0x2022, '*' },
		{ 0x2265, '>' }, { 0x2264, '<' },
	};

	if (ch < 0x80)
		return ch;
	if (ch >= 0x2581 && ch <= 0x2587)
		return ch < 0x2583 ? '_' : ch < 0x2586 ? '-' : '=';
	for (size_t i = 0; i < sizeof(map) / sizeof(map[0]); i++)
		if (map[i].from == ch)
			return (uint32_t)map[i].to;
	return ch;
}

static void cell_combine(struct cell *cell, uint32_t ch)
{
	for (int i = 1; cell && i < CELL_CHARS; i++)
		if (!cell->ch[i]) {
			cell->ch[i] = ch;
			return;
		}
}

/* Overwriting half of a wide character blanks the other half. */
static void cell_release(struct canvas *c, int y, int x)
{
	struct cell *here = cell_at(c, y, x), *left = cell_at(c, y, x - 1), *right = cell_at(c, y, x + 1);

	if (here && here->width == 0 && left)
		*left = (struct cell){ .ch = { ' ' }, .width = 1, .role = left->role };
	if (here && here->width == 2 && right)
		*right = (struct cell){ .ch = { ' ' }, .width = 1, .role = right->role };
}

static void cell_put(struct canvas *c, int y, int x, enum role r, uint32_t ch, int width)
{
	struct cell *cell = cell_at(c, y, x);

	cell_release(c, y, x);
	*cell = (struct cell){ .ch = { ch }, .width = (uint8_t)width, .role = (uint8_t)r };
	if (width == 2) {
		cell_release(c, y, x + 1);
		*cell_at(c, y, x + 1) = (struct cell){ .width = 0, .role = (uint8_t)r };
	}
}

/* Puts text that is safe and fits. */
static int put(struct pane p, int y, int x, enum role r, const char *s, size_t n)
{
	int at = x;
	uint32_t ch;

	for (size_t k; n > 0 && (k = utf8_decode(s, n, &ch)) > 0; s += k, n -= k) {
		int width = ch == '\n' || ch == '\t' ? 1 : wcwidth((wchar_t)ch);

		if (ch == '\n' || ch == '\t')
			ch = ' ';
		if (width < 0) {
			ch = 0xb7;
			width = 1;
		}
		if (width == 0) {
			if (at > x)
				cell_combine(cell_at(p.c, p.y + y, p.x + at - 1 - (cell_at(p.c, p.y + y, p.x + at - 1)->width == 0)), ch);
			continue;
		}
		if (at + width > p.w)
			break;
		cell_put(p.c, p.y + y, p.x + at, r, p.c->ascii ? to_ascii(ch) : ch, width);
		at += width;
	}
	return at - x;
}

int pane_text_n(struct pane p, int y, int x, enum role r, const char *text, size_t n)
{
	struct buf safe = { 0 }, fit = { 0 };
	int used = 0;

	if (y >= 0 && y < p.h && x >= 0 && x < p.w) {
		text_show(&safe, text, n);
		for (size_t i = 0; i < safe.len; i++)
			if (safe.p[i] == '\n')
				safe.p[i] = ' ';
		text_cut(&fit, buf_str(&safe), p.w - x);
		used = put(p, y, x, r, buf_str(&fit), fit.len);
	}
	buf_free(&safe);
	buf_free(&fit);
	return used;
}

int pane_text(struct pane p, int y, int x, enum role r, const char *text)
{
	return pane_text_n(p, y, x, r, text, strlen(text));
}

int pane_printf(struct pane p, int y, int x, enum role r, const char *fmt, ...)
{
	struct buf b = { 0 };
	va_list ap;
	int used;

	va_start(ap, fmt);
	buf_vprintf(&b, fmt, ap);
	va_end(ap);
	used = pane_text_n(p, y, x, r, buf_str(&b), b.len);
	buf_free(&b);
	return used;
}

void pane_cell(struct pane p, int y, int x, int cols, enum role r, const char *text, bool right)
{
	struct buf safe = { 0 }, fit = { 0 };
	struct pane part = pane_sub(p, y, x, 1, cols);

	if (y >= 0 && x >= 0 && part.h > 0 && part.w > 0) {
		text_show(&safe, text, strlen(text));
		for (size_t i = 0; i < safe.len; i++)
			if (safe.p[i] == '\n')
				safe.p[i] = ' ';
		text_pad(&fit, buf_str(&safe), part.w, right);
		put(part, 0, 0, r, buf_str(&fit), fit.len);
	}
	buf_free(&safe);
	buf_free(&fit);
}

void pane_end(struct pane p, int y, enum role r, const char *text)
{
	int cols = text_width(text);

	pane_text(p, y, cols < p.w ? p.w - cols : 0, r, text);
}

/* ---- wrapped text ---- */

struct wrapping { struct pane p; enum role r; const char *s; int y, rows; bool draw; };

static void wrap_line(void *ctx, size_t from, size_t to)
{
	struct wrapping *w = ctx;

	if (w->draw && w->y + w->rows < w->p.h)
		pane_text_n(w->p, w->y + w->rows, 0, w->r, w->s + from, to - from);
	w->rows++;
}

int pane_wrap(struct pane p, int y, enum role r, const char *text)
{
	struct buf safe = { 0 };
	struct wrapping w = { .p = p, .r = r, .y = y, .draw = true };

	if (p.w < 1)
		return 0;
	text_show(&safe, text, strlen(text));
	w.s = buf_str(&safe);
	text_wrap(w.s, safe.len, p.w, wrap_line, &w);
	buf_free(&safe);
	return y + w.rows > p.h ? clamp(p.h - y, 0, p.h) : w.rows;
}

int wrap_rows(const char *text, int cols)
{
	struct buf safe = { 0 };
	struct wrapping w = { .draw = false };

	text_show(&safe, text, strlen(text));
	w.s = buf_str(&safe);
	text_wrap(w.s, safe.len, cols < 1 ? 1 : cols, wrap_line, &w);
	buf_free(&safe);
	return w.rows;
}

/* ---- areas ---- */

void pane_clear(struct pane p, enum role r)
{
	for (int y = 0; y < p.h; y++)
		for (int x = 0; x < p.w; x++)
			cell_put(p.c, p.y + y, p.x + x, r, ' ', 1);
}

void pane_role(struct pane p, int y, int x, int cols, enum role r)
{
	struct pane part = pane_sub(p, y, x, 1, cols);

	for (int i = 0; y >= 0 && part.h > 0 && i < part.w; i++)
		cell_at(p.c, part.y, part.x + i)->role = (uint8_t)r;
}

void pane_rule(struct pane p, int y, enum role r)
{
	for (int x = 0; y >= 0 && y < p.h && x < p.w; x++)
		cell_put(p.c, p.y + y, p.x + x, r, p.c->ascii ? '-' : 0x2500, 1);
}

void pane_cursor(struct pane p, int y, int x, bool visible)
{
	if (p.h < 1 || p.w < 1)
		return;
	p.c->cursor_y = p.y + clamp(y, 0, p.h - 1);
	p.c->cursor_x = p.x + clamp(x, 0, p.w - 1);
	p.c->cursor_on = visible;
}
