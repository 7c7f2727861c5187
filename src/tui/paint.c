/* A canvas brought to the screen: roles become colour pairs, ncurses writes what changed. */
#include "terminal_room.h"

#include <curses.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

/* One pair for each role, so never more than 64 (tui.md 3: the 8-colour tier has no more). */
static void pair_set(const struct terminal *t, const struct theme *theme, enum role r)
{
	struct style own = theme_style(theme, r, t->colors), base = theme_style(theme, ROLE_NORMAL, t->colors);

	if (t->colors == 0)
		return;
	if (theme->paint && own.bg == COLOR_DEFAULT)
		own.bg = base.bg;
	if (theme->paint && own.fg == COLOR_DEFAULT)
		own.fg = base.fg;
	init_pair((short)(r + 1), own.fg, own.bg);
}

static attr_t attributes(const struct style *s)
{
	attr_t a = A_NORMAL;

	if (s->attr & STYLE_BOLD)
		a |= A_BOLD;
	if (s->attr & STYLE_UNDERLINE)
		a |= A_UNDERLINE;
	if (s->attr & STYLE_REVERSE)
		a |= A_REVERSE;
	return a;
}

void terminal_theme(struct terminal *t, const struct theme *theme)
{
	for (int r = 0; r < ROLE_COUNT; r++) {
		struct style s = theme_style(theme, (enum role)r, t->colors);

		pair_set(t, theme, (enum role)r);
		t->role_attr[r] = attributes(&s);
	}
	terminal_repaint(t);
}

void terminal_repaint(struct terminal *t)
{
	(void)t;
	clearok(curscr, TRUE);
}

static void cell_show(const struct terminal *t, int y, int x, const struct cell *cell)
{
	wchar_t text[CELL_CHARS + 1] = { 0 };
	cchar_t out;

	for (int i = 0; i < CELL_CHARS && cell->ch[i]; i++)
		text[i] = (wchar_t)cell->ch[i];
	if (setcchar(&out, text, t->role_attr[cell->role], (short)(t->colors ? cell->role + 1 : 0), NULL) == OK)
		mvadd_wch(y, x, &out);
}

void terminal_show(struct terminal *t, const struct canvas *c)
{
	if (c->rows != LINES || c->cols != COLS) {
		resizeterm(c->rows, c->cols);
		clearok(curscr, TRUE);
	}
	for (int y = 0; y < c->rows; y++)
		for (int x = 0; x < c->cols; x++) {
			const struct cell *cell = canvas_at(c, y, x);

			if (cell->width)
				cell_show(t, y, x, cell);
		}
	t->rows = c->rows;
	t->cols = c->cols;
	move(c->cursor_y, c->cursor_x);
	curs_set(c->cursor_on ? 1 : 0);
	wnoutrefresh(stdscr);
	doupdate();
}

/* OSC 52: base64 of the text. Terminals that do not know it ignore it. */
void terminal_copy(struct terminal *t, const char *text)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	struct buf b = { 0 };
	size_t n = strlen(text);

	(void)t;
	buf_puts(&b, "\033]52;c;");
	for (size_t i = 0; i < n; i += 3) {
		uint32_t v = (uint32_t)(unsigned char)text[i] << 16 | (i + 1 < n ? (uint32_t)(unsigned char)text[i + 1] << 8 : 0) |
			(i + 2 < n ? (uint32_t)(unsigned char)text[i + 2] : 0);

		buf_putc(&b, digits[v >> 18]);
		buf_putc(&b, digits[v >> 12 & 63]);
		buf_putc(&b, i + 1 < n ? digits[v >> 6 & 63] : '=');
		buf_putc(&b, i + 2 < n ? digits[v & 63] : '=');
	}
	buf_putc(&b, '\a');
	if (write(STDOUT_FILENO, b.p, b.len) < 0)
		buf_reset(&b);
	buf_free(&b);
}
