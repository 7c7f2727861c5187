/* Reading the screen of a test terminal, and assertions about it. */
#include "term_screen.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int on_prop(VTermProp prop, VTermValue *val, void *user)
{
	struct term *t = user;

	if (prop == VTERM_PROP_ALTSCREEN)
		t->alt = val->boolean;
	if (prop == VTERM_PROP_CURSORVISIBLE)
		t->cursor = val->boolean;
	if (prop == VTERM_PROP_MOUSE)
		t->mouse = val->number != VTERM_PROP_MOUSE_NONE;
	return 1;
}

static const VTermScreenCallbacks callbacks = { .settermprop = on_prop };

void screen_open(struct term *t)
{
	t->vt = vterm_new(t->rows, t->cols);
	vterm_set_utf8(t->vt, 1);
	t->screen = vterm_obtain_screen(t->vt);
	vterm_screen_set_callbacks(t->screen, &callbacks, t);
	vterm_screen_enable_altscreen(t->screen, 1);
	vterm_screen_reset(t->screen, 1);
	t->cursor = true;
}

void screen_close(struct term *t)
{
	vterm_free(t->vt);
	free(t->raw);
	free(t->line);
}

void screen_resize(struct term *t)
{
	vterm_set_size(t->vt, t->rows, t->cols);
}

/* libvterm does not tell about bracketed paste: it is looked for in the bytes, also where two reads part it. */
static void paste_watch(struct term *t, size_t from)
{
	for (size_t i = from > 8 ? from - 8 : 0; i + 8 <= t->raw_len; i++)
		if (!memcmp(t->raw + i, "\033[?2004", 7))
			t->paste = t->raw[i + 7] == 'h';
}

void screen_write(struct term *t, const char *p, size_t n)
{
	size_t from = t->raw_len;

	if (t->raw_len + n + 1 > t->raw_cap) {
		t->raw_cap = (t->raw_len + n + 1) * 2;
		t->raw = realloc(t->raw, t->raw_cap);
		if (!t->raw)
			abort();
	}
	memcpy(t->raw + t->raw_len, p, n);
	t->raw_len += n;
	t->raw[t->raw_len] = '\0';
	paste_watch(t, from);
	vterm_input_write(t->vt, p, n);
}

/* ---- reading ---- */

static size_t put_utf8(char *out, uint32_t c)
{
	if (c < 0x80)
		return (void)(out[0] = (char)c), 1;
	if (c < 0x800)
		return (void)(out[0] = (char)(0xc0 | c >> 6)), (void)(out[1] = (char)(0x80 | (c & 0x3f))), 2;
	if (c < 0x10000) {
		out[0] = (char)(0xe0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3f));
		out[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3f));
	out[2] = (char)(0x80 | (c >> 6 & 0x3f));
	out[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

static int colour(const VTermColor *c, bool fg)
{
	if (fg ? VTERM_COLOR_IS_DEFAULT_FG(c) : VTERM_COLOR_IS_DEFAULT_BG(c))
		return -1;
	return VTERM_COLOR_IS_INDEXED(c) ? c->indexed.idx : -2;
}

struct term_cell term_cell_at(struct term *t, int row, int col)
{
	struct term_cell out = { "", -1, -1, false, false, false, false, false };
	VTermScreenCell cell;
	size_t n = 0;

	if (!vterm_screen_get_cell(t->screen, (VTermPos){ .row = row, .col = col }, &cell))
		return out;
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i] && cell.chars[i] != (uint32_t)-1; i++)
		n += put_utf8(out.ch + n, cell.chars[i]);
	if (cell.chars[0] == 0)
		out.ch[n++] = ' ';
	out.ch[n] = '\0';
	out.fg = colour(&cell.fg, true);
	out.bg = colour(&cell.bg, false);
	out.bold = cell.attrs.bold;
	out.underline = cell.attrs.underline != 0;
	out.reverse = cell.attrs.reverse;
	out.italic = cell.attrs.italic;
	out.blink = cell.attrs.blink;
	return out;
}

const char *term_row(struct term *t, int row)
{
	size_t n = 0;

	free(t->line);
	t->line = calloc((size_t)t->cols + 1, 32);
	if (!t->line)
		abort();
	for (int x = 0; x < t->cols; x++) {
		struct term_cell cell = term_cell_at(t, row < 0 ? t->rows + row : row, x);

		memcpy(t->line + n, cell.ch, strlen(cell.ch));
		n += strlen(cell.ch);
	}
	while (n > 0 && t->line[n - 1] == ' ')
		n--;
	t->line[n] = '\0';
	return t->line;
}

/* The column at which the byte `at` of the row's text stands. */
static int column_of(struct term *t, int row, size_t at)
{
	size_t n = 0;
	int x = 0;

	for (; x < t->cols && n < at; x++)
		n += strlen(term_cell_at(t, row, x).ch);
	return x;
}

bool term_find(struct term *t, const char *text, int *row, int *col)
{
	for (int y = 0; y < t->rows; y++) {
		const char *line = term_row(t, y), *hit = strstr(line, text);

		if (!hit)
			continue;
		if (row)
			*row = y;
		if (col)
			*col = column_of(t, y, (size_t)(hit - line));
		return true;
	}
	return false;
}

bool term_has(struct term *t, const char *text)
{
	return term_find(t, text, NULL, NULL);
}

void term_cursor(const struct term *t, int *row, int *col)
{
	VTermPos pos;

	vterm_state_get_cursorpos(vterm_obtain_state(t->vt), &pos);
	*row = pos.row;
	*col = pos.col;
}

bool term_cursor_visible(const struct term *t) { return t->cursor; }
bool term_alt(const struct term *t) { return t->alt; }
bool term_mouse(const struct term *t) { return t->mouse; }
bool term_paste_mode(const struct term *t) { return t->paste; }
int term_rows(const struct term *t) { return t->rows; }
int term_cols(const struct term *t) { return t->cols; }

const char *term_raw(const struct term *t, size_t *n)
{
	*n = t->raw_len;
	return t->raw ? t->raw : "";
}

void term_dump(struct term *t, const char *why)
{
	int y, x;

	term_cursor(t, &y, &x);
	printf("# %s (%d x %d, cursor %d,%d %s)\n", why, t->rows, t->cols, y, x, t->cursor ? "shown" : "hidden");
	for (int row = 0; row < t->rows; row++)
		printf("# %3d |%s\n", row, term_row(t, row));
}

/* ---- assertions ---- */

static int tap_count, tap_failed;

bool tap_ok(bool good, const char *fmt, ...)
{
	va_list ap;

	tap_count++;
	tap_failed += !good;
	printf("%s %d - ", good ? "ok" : "not ok", tap_count);
	va_start(ap, fmt);
	vprintf(fmt, ap);
	va_end(ap);
	putchar('\n');
	fflush(stdout);
	return good;
}

void tap_skip(const char *what, const char *why)
{
	printf("ok %d - %s # SKIP %s\n", ++tap_count, what, why);
}

int tap_done(void)
{
	printf("1..%d\n", tap_count);
	return tap_failed ? 1 : 0;
}

bool term_expect(struct term *t, const char *text)
{
	if (tap_ok(term_has(t, text), "the screen shows \"%s\"", text))
		return true;
	term_dump(t, "it shows");
	return false;
}

bool term_expect_not(struct term *t, const char *text)
{
	if (tap_ok(!term_has(t, text), "the screen does not show \"%s\"", text))
		return true;
	term_dump(t, "it shows");
	return false;
}

bool term_expect_row(struct term *t, int row, const char *text)
{
	if (tap_ok(strstr(term_row(t, row), text) != NULL, "row %d shows \"%s\"", row, text))
		return true;
	term_dump(t, "it shows");
	return false;
}

bool term_expect_restored(struct term *t)
{
	return tap_ok(!t->alt && t->cursor && !t->mouse && !t->paste, "the terminal is as it was (alternate %d, cursor %d, mouse %d, paste %d)",
		t->alt, t->cursor, t->mouse, t->paste);
}
