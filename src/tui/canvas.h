/* What a frame is drawn on: cells with a role each, no terminal in sight. Widgets are tested on it; paint.c brings it to the screen.
 *
 * A pane is a rectangle of the canvas. Coordinates are the pane's own, everything is cut at its edges, so nothing that a screen does can
 * reach another pane or write past the screen. All text goes through text_show(): data never reaches the terminal raw. */
#ifndef TUI_CANVAS_H
#define TUI_CANVAS_H

#include "procure/base/text.h"
#include "procure/conf/theme.h"

enum { CELL_CHARS = 5 };              /* ncurses holds one character and four that combine with it */

struct cell {
	uint32_t ch[CELL_CHARS];
	uint8_t width;                    /* 0: the right half of a wide character */
	uint8_t role;
};

struct canvas {
	int rows, cols;
	struct cell *cell;
	bool ascii;                       /* only letters for boxes and bars */
	bool eighths;                     /* the terminal shows the eighth blocks */
	int cursor_y, cursor_x;
	bool cursor_on;                   /* visible: someone types there */
};

struct pane {
	struct canvas *c;
	int y, x, h, w;
};

void canvas_resize(struct canvas *c, int rows, int cols);
void canvas_clear(struct canvas *c);
void canvas_free(struct canvas *c);
const struct cell *canvas_at(const struct canvas *c, int y, int x);     /* NULL outside */
/* The text of a row without trailing blanks. */
void canvas_row(const struct canvas *c, int y, struct buf *out);

struct pane pane_all(struct canvas *c);
/* Parts of a pane, cut to what there is: a part may be empty (h or w 0), which draws nothing. */
struct pane pane_sub(struct pane p, int y, int x, int h, int w);
struct pane pane_top(struct pane *p, int h);              /* cuts h rows off the top of *p and returns them */
struct pane pane_bottom(struct pane *p, int h);
struct pane pane_left(struct pane *p, int w);
struct pane pane_right(struct pane *p, int w);
bool pane_holds(struct pane p, int row, int col);         /* is this cell of the screen inside? */
/* A pane of at most h x w in the middle of p, for dialogs. */
struct pane pane_centre(struct pane p, int h, int w);

void pane_clear(struct pane p, enum role r);
/* Draw one line of text (line ends as blanks), cut with "…" at the pane's edge; return the columns used. */
int pane_text(struct pane p, int y, int x, enum role r, const char *text);
int pane_text_n(struct pane p, int y, int x, enum role r, const char *text, size_t n);
int pane_printf(struct pane p, int y, int x, enum role r, const char *fmt, ...) __attribute__((format(printf, 5, 6)));
/* In exactly `cols` columns, the rest blank; right: the text at the right end. */
void pane_cell(struct pane p, int y, int x, int cols, enum role r, const char *text, bool right);
/* Ends at the right edge, at most the pane's width. */
void pane_end(struct pane p, int y, enum role r, const char *text);
/* Wraps into at most the pane's rows from y; returns the rows used. */
int pane_wrap(struct pane p, int y, enum role r, const char *text);
/* How many rows it takes at this width. */
int wrap_rows(const char *text, int cols);
/* Puts another role on cells that are drawn already (a whole row: x 0, cols p.w). */
void pane_role(struct pane p, int y, int x, int cols, enum role r);
void pane_rule(struct pane p, int y, enum role r);        /* a horizontal line over the width */
void pane_cursor(struct pane p, int y, int x, bool visible);

/* A box; returns its inside. A focused one says so by a sign, not by colour alone. */
struct box { const char *title, *foot; bool focused; };
struct pane pane_box(struct pane p, const struct box *b);

/* `done` of `all` as a bar of `cols` columns; with eighth blocks where the terminal has them. */
void pane_bar(struct pane p, int y, int x, int cols, int64_t done, int64_t all);
/* Digits, ':' and '+' five rows high, each 6 columns wide and 2 apart ("04:59"); returns the columns. */
int pane_digits(struct pane p, int y, int x, enum role r, const char *text);
/* Letters a to z, without accents, five rows high; each cell of them `scale` columns wide. letters.c */
void pane_letters(struct pane p, int y, int x, enum role r, const char *text, int scale);
int letters_width(const char *text, int scale);

#endif
