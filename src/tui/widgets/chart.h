/* Charts: figures as cells of a pane, pure drawing (tui.md 6).
 *
 * Every chart says its finding, the unit, n, what is missing and where the figures come from. Bars begin at zero; a scale that does not is drawn with
 * dots and says so. What is missing is a gap and ×, never zero. Kinds differ by sign or texture, not by colour alone; no braille; eighth blocks only where the
 * terminal has them. Where a pane is too small for a picture (20 x 5) the finding stands alone. */
#ifndef TUI_CHART_H
#define TUI_CHART_H

#include "canvas.h"
#include "procure/exchange/analyse.h"

struct chart_value {
	const char *label;
	struct figure value;             /* none: missing */
	struct figure whole;             /* of columns: what was planned, drawn lightly behind; or none */
	const char *mark;                /* of dots: one column wide; NULL: ● */
	size_t slot;                     /* of dots: where along the axis (several in one place: one year over another) */
	bool soft;                       /* of bars: the lighter texture (inputs beside results) */
	bool gap;                        /* of bars: an empty line above it, where there is room */
};
struct chart_rule { const char *label; struct figure at; };      /* target, floor */

struct chart {
	const char *finding, *unit, *source;
	const char *legend;              /* what marks and textures mean; or NULL */
	size_t n, missing;
	const struct chart_value *v;
	size_t count, slots;             /* slots: of dots, 0 = count */
	const struct chart_rule *rule;
	size_t rules;
	bool english, percent;           /* percent: a scale of bars that ends in 100 */
};
void chart_columns(struct pane p, const struct chart *c);        /* upright bars from zero, planned behind done */
void chart_dots(struct pane p, const struct chart *c);           /* a trend; its scale is printed and need not begin at zero */
void chart_bars(struct pane p, const struct chart *c);           /* lying bars from zero, the value at the end; a rule is a mark in each */

struct chart_point { struct figure x, y; const char *mark; };
struct chart_scatter { const char *x, *y; const struct chart_point *v; size_t n; };
void chart_scatter(struct pane p, const struct chart *c, const struct chart_scatter *s);
/* Four textures, a legend, the highest cell marked; `unit` of c tells what they are. */
void chart_heat(struct pane p, const struct chart *c, const struct heat *h);

/* The texts around the picture; returns what is left for it (h 0: too small). */
struct pane chart_frame(struct pane p, const struct chart *c);

#endif
