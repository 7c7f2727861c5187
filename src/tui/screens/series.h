/* The parts of the series screen: what it shows, how each look is drawn, the numbers behind it, and where they come from. */
#ifndef TUI_SERIES_H
#define TUI_SERIES_H

#include "procure/exchange/analyse.h"
#include "screens/stage_pieces.h"
#include "widgets/chart.h"

enum look { LOOK_CONTRAST, LOOK_TREND, LOOK_YEARS, LOOK_SEASONS, LOOK_PLAN, LOOK_SPREAD, LOOK_PAIR, LOOK_HEAT, LOOK_SHARES, LOOK_ROWS, LOOKS };
enum shown { SHOW_CHART, SHOW_NUMBERS, SHOW_TRACE };
enum { ROWS_SEEN = 16 };

struct series_view {
	struct app *app;
	char path[200];
	struct record *r;
	struct series *s;                        /* NULL: there is no table; `trouble` says why */
	struct why trouble;
	struct measure *m;
	size_t n, at, other;                     /* the measure looked at, and the one it is held against */
	int lag;
	size_t category;                         /* which column of words the shares are by */
	struct records metrics;
	enum look look;
	enum shown shown;
	struct doc doc;                          /* numbers and trace */
	struct arena *arena;
	struct list list;                        /* LOOK_ROWS */
	struct list_column seen[ROWS_SEEN];
	size_t first;                            /* the column shown after the first; + and - move it */
};

const char *look_word(enum look k);
bool look_there(const struct series_view *v, enum look k);       /* does the series have what it needs? */
void series_chart(struct series_view *v, struct pane p);
void series_numbers(struct series_view *v);                      /* fills v->doc with the table behind the chart */
void series_trace(struct series_view *v);                        /* fills v->doc with where the number comes from */
size_t series_category(struct series_view *v);   /* its column */
/* Target and floor of the metric that the measure feeds; returns how many. */
size_t series_rules(const struct series_view *v, const struct measure *m, struct chart_rule out[2]);

/* The rows as they are (series_rows.c). */
extern const struct list_ops series_rows_ops;
void series_rows_lay_out(struct series_view *v);

#endif
