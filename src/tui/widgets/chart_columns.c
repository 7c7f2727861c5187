/* Upright bars and dots along an axis of time. */
#include <string.h>

#include "chart_room.h"

enum { RULES_MAX = 4 };

/* The picture with its axes: cells from x0 on, one slot `pitch` wide; the row below bears the labels. */
struct plot {
	const struct chart *c;
	struct pane p;                   /* cells of the picture alone */
	struct pane labels;
	struct scale scale;
	size_t first, slots;             /* the slots that fit: the last ones */
	int pitch;
	bool zero;                       /* bars: a value is an edge of a row, not a row */
};

static int x_of(const struct plot *plot, size_t slot)
{
	return (int)(slot - plot->first) * plot->pitch;
}

static int y_of(const struct plot *plot, struct figure v)
{
	int h = plot->p.h, y = plot->zero ? h - scale_at(&plot->scale, v, h) : h - 1 - scale_at(&plot->scale, v, h - 1);

	return y < h ? y : h - 1;
}

static size_t slots_of(const struct chart *c)
{
	return c->slots ? c->slots : c->count;
}

static size_t slot_at(const struct chart *c, size_t i)
{
	return c->slots ? c->v[i].slot : i;
}

static void all_values(const struct chart *c, bool rules, struct figure *out, size_t *n)
{
	*n = 0;
	for (size_t i = 0; i < c->count; i++) {
		out[(*n)++] = c->v[i].value;
		out[(*n)++] = c->v[i].whole;
	}
	for (size_t i = 0; rules && i < c->rules; i++)
		out[(*n)++] = c->rule[i].at;
}

static struct scale scale_for(const struct chart *c, bool zero)
{
	struct figure *v = mem_alloc((c->count * 2 + c->rules + 1) * sizeof *v);
	struct scale s;
	size_t n;

	all_values(c, true, v, &n);
	s = scale_of(v, n, zero, c->percent);
	mem_free(v);
	return s;
}

static int rules_width(const struct chart *c)
{
	int width = 0;

	for (size_t i = 0; i < c->rules; i++)
		width = text_width(c->rule[i].label) + 2 > width ? text_width(c->rule[i].label) + 2 : width;
	return width;
}

static bool lay_out(struct plot *plot, struct pane p, const struct chart *c, bool zero)
{
	size_t slots = slots_of(c);
	int left;

	plot->c = c;
	if (p.h < 4 || slots == 0)
		return false;
	plot->scale = scale_for(c, zero);
	plot->labels = pane_bottom(&p, 1);
	left = scale_left(pane_sub(p, 0, 0, p.h - 1, p.w), &plot->scale, c->english, zero);
	if (!zero)
		pane_text(p, p.h - 1, left - 1, ROLE_FRAME, "└");
	pane_rule(pane_sub(p, p.h - 1, left, 1, p.w - left - rules_width(c)), 0, ROLE_FRAME);
	pane_left(&p, left);
	pane_left(&plot->labels, left);
	pane_bottom(&p, 1);
	if (c->rules)
		pane_right(&p, rules_width(c));
	if (p.w < 4 || p.h < 2)
		return false;
	plot->p = p;
	plot->zero = zero;
	plot->pitch = (size_t)p.w / slots > 6 ? 6 : (int)((size_t)p.w / slots);
	if (plot->pitch < 1)
		plot->pitch = 1;
	plot->slots = (size_t)(p.w / plot->pitch) < slots ? (size_t)(p.w / plot->pitch) : slots;
	plot->first = slots - plot->slots;
	return true;
}

static void draw_rules(const struct plot *plot)
{
	const struct chart *c = plot->c;
	struct pane right = plot->p;

	right.x += right.w;
	right.w = rules_width(c);
	for (size_t i = 0; i < c->rules && i < RULES_MAX; i++) {
		int y = y_of(plot, c->rule[i].at);

		pane_rule(pane_sub(plot->p, y, 0, 1, plot->p.w), 0, ROLE_GOAL_LINE);
		pane_text(right, y, 0, ROLE_GOAL_LINE, "◀");
		pane_text(right, y, 2, ROLE_GOAL_LINE, c->rule[i].label);
	}
}

/* Labels where they do not touch: every first, second, third, fourth, sixth, twelfth slot. */
static void draw_labels(const struct plot *plot)
{
	static const size_t strides[] = { 1, 2, 3, 4, 6, 12, 24, 60, 120 };
	const struct chart *c = plot->c;
	int width = 1;
	size_t stride = 120;

	for (size_t i = 0; i < c->count; i++)
		width = text_width(c->v[i].label) > width ? text_width(c->v[i].label) : width;
	for (size_t k = sizeof strides / sizeof strides[0]; k-- > 0;)
		stride = (int)strides[k] * plot->pitch > width ? strides[k] : stride;
	for (size_t i = 0; i < c->count; i++) {
		size_t slot = slot_at(c, i);

		if (slot >= plot->first && slot % stride == 0 && x_of(plot, slot) + text_width(c->v[i].label) <= plot->labels.w)
			pane_text(plot->labels, 0, x_of(plot, slot), ROLE_SECONDARY, c->v[i].label);
	}
}

/* What does not fit is not silently gone: T lists it. */
static void say_earlier(const struct plot *plot)
{
	if (plot->first)
		pane_printf(plot->labels, 0, 0, ROLE_WARN, _("◀ %zu earlier "), plot->first);
}

static void draw_missing(const struct plot *plot, size_t slot)
{
	pane_text(plot->p, plot->p.h - 1, x_of(plot, slot), ROLE_WARN, "×");
}

/* --- columns -------------------------------------------------------------------------------------------------------------------------------------- */

static void stack(const struct plot *plot, int x, int width, struct figure v, const char *full, enum role role, bool soft_top)
{
	static const char *const eighths[] = { "", "▁", "▂", "▃", "▄", "▅", "▆", "▇" };
	bool fine = plot->p.c->eighths && !plot->p.c->ascii && soft_top;
	int units = scale_at(&plot->scale, v, plot->p.h * 8), rows = fine ? units / 8 : (units + 4) / 8;

	if (!fine && rows == 0 && v.num > 0)
		rows = 1;                        /* little is not nothing */
	for (int y = 0; y < rows; y++)
		for (int i = 0; i < width; i++)
			pane_text(plot->p, plot->p.h - 1 - y, x + i, role, full);
	for (int i = 0; i < width && fine && units % 8 && rows < plot->p.h; i++)
		pane_text(plot->p, plot->p.h - 1 - rows, x + i, role, eighths[units % 8]);
}

static void draw_column(const struct plot *plot, size_t slot, const struct chart_value *v)
{
	int x = x_of(plot, slot), width = plot->pitch > 1 ? plot->pitch - 1 : 1;

	if (!figure_is(v->value)) {
		draw_missing(plot, slot);
		return;
	}
	if (figure_is(v->whole))
		stack(plot, x, width, v->whole, "░", ROLE_BAR_REST, false);
	stack(plot, x, width, v->value, "█", ROLE_BAR, !figure_is(v->whole));
}

static bool any_negative(const struct chart *c)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->v[i].value.num < 0)
			return true;
	return false;
}

void chart_columns(struct pane p, const struct chart *c)
{
	struct plot plot;

	if (any_negative(c)) {
		chart_dots(p, c);
		return;
	}
	p = chart_frame(p, c);
	if (!lay_out(&plot, p, c, true))
		return;
	draw_rules(&plot);                       /* behind the bars: between and above them it shows how far each falls short */
	for (size_t i = 0; i < c->count; i++)
		if (slot_at(c, i) >= plot.first)
			draw_column(&plot, slot_at(c, i), &c->v[i]);
	draw_labels(&plot);
	say_earlier(&plot);
}

/* --- dots ------------------------------------------------------------------------------------------------------------------------------------------- */

/* Two in one place stand side by side where there is room, else they are a star. */
static void draw_dot(const struct plot *plot, size_t slot, const struct chart_value *v)
{
	int x = x_of(plot, slot), y = y_of(plot, v->value);
	bool taken = chart_taken(plot->p, y, x);

	if (taken && plot->pitch > 2 && !chart_taken(plot->p, y, x + 1))
		pane_text(plot->p, y, x + 1, ROLE_BAR, v->mark ? v->mark : "●");
	else
		pane_text(plot->p, y, x, ROLE_BAR, taken ? "*" : v->mark ? v->mark : "●");
}

void chart_dots(struct pane p, const struct chart *c)
{
	struct plot plot;

	p = chart_frame(p, c);
	if (!lay_out(&plot, p, c, false))
		return;
	draw_rules(&plot);
	draw_labels(&plot);
	say_earlier(&plot);
	for (size_t i = 0; i < c->count; i++) {
		size_t slot = slot_at(c, i);

		if (slot < plot.first)
			continue;
		if (!figure_is(c->v[i].value))
			draw_missing(&plot, slot);
		else
			draw_dot(&plot, slot, &c->v[i]);
	}
}
