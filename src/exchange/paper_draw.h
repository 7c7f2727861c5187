/* A sheet of paper under the pen. Lengths in points. */
#ifndef EXCHANGE_PAPER_DRAW_H
#define EXCHANGE_PAPER_DRAW_H

#include <pango/pangocairo.h>

#include "procure/exchange/paper.h"

/* Letter (carta), as offices in Chile print. What is left of LEFT bears the numbers of the acts. */
enum { SHEET_WIDTH = 612, SHEET_HEIGHT = 792, LEFT = 80, RIGHT = SHEET_WIDTH - 62, TOP = 72, BOTTOM = SHEET_HEIGHT - 70 };

struct sheet {
	const struct paper *p;
	cairo_t *cr;
	PangoContext *pango;
	double size;                     /* of the letters of the text */
	double y, bottom;
	int page, pages;                 /* pages 0: not counted yet */
	const struct paper_line *head;   /* of the table that is being drawn */
	bool grid;                       /* that table is filled in by hand */
	bool headed;                     /* the next page begins with a letterhead of its own */
	bool fresh;                      /* nothing stands on this page yet */
	bool dry;                        /* only measures: draws nothing, never turns the page */
	bool acts;                       /* some line has an act */
	int64_t said;                    /* the act whose number was written last on this page */
};

/* Draws all of it, and counts page. */
void sheet_draw(struct sheet *s);

/* paper_pen.c */
struct pen { double size, grey; bool bold, serif, italic, struck; };
/* One text at a place; returns its height. */
double pen_text(struct sheet *s, struct pen pen, const char *text, double x, double y, double width, PangoAlignment align);
double pen_high(struct sheet *s, struct pen pen, const char *text, double width);
/* Line by line from s->y, so that a long paragraph goes on over the page; the act's number beside the first. */
void pen_flow(struct sheet *s, struct pen pen, const char *text, double x, int64_t act);
void pen_stroke(struct sheet *s, double x0, double y0, double x1, double y1, double width, double grey);
void pen_fill(struct sheet *s, double x, double y, double width, double height, double grey);
/* The act's number in the margin, once for what follows of the same act. */
void pen_act(struct sheet *s, int64_t act, double down);

/* paper_draw.c: room for that much, here or on a new page; true where it was turned. */
bool sheet_need(struct sheet *s, double h);

/* paper_rows.c */
void rows_head(struct sheet *s, const struct paper_line *l, const struct paper_line *end);
void rows_row(struct sheet *s, const struct paper_line *l);
void rows_room(struct sheet *s, int lines);
/* Signs that follow each other, two beside each other; returns how many. */
size_t rows_signs(struct sheet *s, const struct paper_line *l, const struct paper_line *end);

#endif
