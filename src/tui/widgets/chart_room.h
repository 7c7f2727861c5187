/* What the chart files share: scales. */
#ifndef TUI_CHART_ROOM_H
#define TUI_CHART_ROOM_H

#include "widgets/chart.h"

struct scale { struct figure low, high, step; bool any; };

/* Bounds that are round numbers; `zero`: begins at zero (or ends there). */
struct scale scale_of(const struct figure *v, size_t n, bool zero, bool percent);
/* Where a value lies of 0..steps, nearest; clipped. */
int scale_at(const struct scale *s, struct figure v, int steps);
void scale_text(char out[FIGURE_SIZE], const struct scale *s, struct figure v, bool english);
/* The labels of an upright scale at the left of `p`; returns the columns they take. `edge`: of bars, whose zero is the line under `p`. */
int scale_left(struct pane p, const struct scale *s, bool english, bool edge);
int scale_width(const struct scale *s, bool english);
bool chart_taken(struct pane p, int y, int x);           /* is something drawn there already, but for a line? */

#endif
