/* Lying bars, points in a plane, heat. */
#include <string.h>

#include "chart_room.h"

/* --- bars ----------------------------------------------------------------------------------------------------------------------------------------- */

static void value_text(char out[FIGURE_SIZE], const struct chart *c, struct figure v)
{
	if (figure_is(v))
		figure_show(out, v, c->percent && v.den == 1 ? 1 : figure_decimals(v), c->english);
	else
		memcpy(out, "×", sizeof "×");
}

struct widths { int label, bar, value; };

static struct widths measure_bars(struct pane p, const struct chart *c)
{
	struct widths w = { 0, 0, 1 };

	for (size_t i = 0; i < c->count; i++) {
		char text[FIGURE_SIZE];

		value_text(text, c, c->v[i].value);
		w.label = text_width(c->v[i].label) > w.label ? text_width(c->v[i].label) : w.label;
		w.value = text_width(text) > w.value ? text_width(text) : w.value;
	}
	w.label = w.label > p.w * 2 / 5 ? p.w * 2 / 5 : w.label;
	w.bar = p.w - w.label - w.value - 3;
	w.bar = w.bar > 72 ? 72 : w.bar;
	return w;
}

static void draw_bar(struct pane row, const struct chart *c, const struct chart_value *v, const struct scale *s, const struct widths *w)
{
	char text[FIGURE_SIZE];
	int cells = figure_is(v->value) ? scale_at(s, v->value, w->bar) : 0;

	pane_cell(row, 0, 0, w->label, ROLE_NORMAL, v->label, false);
	value_text(text, c, v->value);
	if (cells == 0 && figure_is(v->value) && v->value.num > 0)
		cells = 1;
	for (int i = 0; i < cells; i++)
		pane_text(row, 0, w->label + 1 + i, v->soft ? ROLE_BAR_REST : ROLE_BAR, v->soft ? "▒" : "█");
	for (size_t k = 0; k < c->rules; k++) {
		int x = scale_at(s, c->rule[k].at, w->bar - 1);

		if (x >= cells)
			pane_text(row, 0, w->label + 1 + x, ROLE_GOAL_LINE, "│");
	}
	pane_cell(row, 0, w->label + w->bar + 2, w->value, figure_is(v->value) ? ROLE_NORMAL : ROLE_WARN, text, true);
}

/* "0 … 100" under the bars, and what the marks are. */
static void draw_bar_axis(struct pane row, const struct chart *c, const struct scale *s, const struct widths *w)
{
	char text[FIGURE_SIZE];

	scale_text(text, s, s->low, c->english);
	pane_text(row, 0, w->label + 1, ROLE_SECONDARY, text);
	scale_text(text, s, s->high, c->english);
	pane_cell(row, 0, w->label + 1 + w->bar / 2, w->bar - w->bar / 2, ROLE_SECONDARY, text, true);
	for (size_t k = 0; k < c->rules; k++) {
		int x = w->label + 1 + scale_at(s, c->rule[k].at, w->bar - 1), cols = text_width(c->rule[k].label) + 2;

		if (x + 1 >= cols && x > w->label + 4 && x < w->label + w->bar - 4)
			pane_printf(row, 0, x - cols + 1, ROLE_GOAL_LINE, "%s ▲", c->rule[k].label);
	}
}

void chart_bars(struct pane p, const struct chart *c)
{
	struct figure *v = mem_alloc((c->count + c->rules + 1) * sizeof *v);
	struct widths w;
	struct scale s;

	for (size_t i = 0; i < c->count; i++)
		v[i] = c->v[i].value;
	for (size_t i = 0; i < c->rules; i++)
		v[c->count + i] = c->rule[i].at;
	s = scale_of(v, c->count + c->rules, true, c->percent);
	mem_free(v);
	p = chart_frame(p, c);
	w = measure_bars(p, c);
	if (p.h < 2 || w.bar < 4)
		return;
	for (size_t i = 0; i < c->count && p.h > 1; i++) {
		if (c->v[i].gap && (int)(c->count - i) + 2 < p.h)
			pane_top(&p, 1);
		draw_bar(pane_top(&p, 1), c, &c->v[i], &s, &w);
	}
	draw_bar_axis(pane_top(&p, 1), c, &s, &w);
}

/* --- scatter ------------------------------------------------------------------------------------------------------------------------------------------- */

static struct scale axis_of(const struct chart_scatter *s, bool x)
{
	struct figure *v = mem_alloc((s->n + 1) * sizeof *v);
	struct scale scale;

	for (size_t i = 0; i < s->n; i++)
		v[i] = x ? s->v[i].x : s->v[i].y;
	scale = scale_of(v, s->n, false, false);
	mem_free(v);
	return scale;
}

static void draw_x_axis(struct pane row, const struct scale *s, const char *name, bool english)
{
	char text[FIGURE_SIZE];
	int used;

	scale_text(text, s, s->low, english);
	used = pane_text(row, 0, 0, ROLE_SECONDARY, text);
	scale_text(text, s, s->high, english);
	pane_end(row, 0, ROLE_SECONDARY, text);
	pane_printf(pane_sub(row, 0, used + 2, 1, row.w - used - text_width(text) - 4), 0, 0, ROLE_SECONDARY, "%s →", name);
}

bool chart_taken(struct pane p, int y, int x)
{
	const struct cell *cell = canvas_at(p.c, p.y + y, p.x + x);

	return cell && cell->ch[0] != ' ' && cell->role != ROLE_GOAL_LINE;
}

void chart_scatter(struct pane p, const struct chart *c, const struct chart_scatter *s)
{
	struct scale x = axis_of(s, true), y = axis_of(s, false);
	struct pane axis;
	int left;

	p = chart_frame(p, c);
	if (p.h < 5 || s->n == 0)
		return;
	pane_printf(pane_top(&p, 1), 0, 0, ROLE_SECONDARY, "↑ %s", s->y);
	axis = pane_bottom(&p, 1);
	left = scale_left(pane_sub(p, 0, 0, p.h - 1, p.w), &y, c->english, false);
	pane_text(p, p.h - 1, left - 1, ROLE_FRAME, "└");
	pane_rule(pane_sub(p, p.h - 1, left, 1, p.w - left), 0, ROLE_FRAME);
	pane_bottom(&p, 1);
	pane_left(&p, left);
	pane_left(&axis, left);
	draw_x_axis(axis, &x, s->x, c->english);
	for (size_t i = 0; i < s->n; i++) {
		int row = p.h - 1 - scale_at(&y, s->v[i].y, p.h - 1), col = scale_at(&x, s->v[i].x, p.w - 1);

		pane_text(p, row, col, ROLE_BAR, chart_taken(p, row, col) ? "*" : s->v[i].mark ? s->v[i].mark : "●");
	}
}

/* --- heat ------------------------------------------------------------------------------------------------------------------------------------------------ */

static const char *const textures[] = { "·", "░", "▒", "█" };

static void draw_cell(struct pane row, int x, int width, int class, bool most)
{
	for (int i = 0; i < width; i++)
		pane_text(row, 0, x + i, class < 0 ? ROLE_SECONDARY : class == 3 ? ROLE_BAR : ROLE_BAR_REST, class < 0 ? "×" : textures[class]);
	if (most)
		pane_text(row, 0, x + width, ROLE_ACCENT, "◀");
}

static void draw_heat_legend(struct pane row, const struct chart *c, const struct heat *h)
{
	int x = 0;

	for (int i = 0; i < 4; i++) {
		char from[FIGURE_SIZE], to[FIGURE_SIZE];
		int decimals = figure_decimals(figure_sub(h->edge[4], h->edge[0]));

		figure_show(from, h->edge[i], decimals, c->english);
		figure_show(to, h->edge[i + 1], decimals, c->english);
		for (int k = 0; k < 3; k++)
			pane_text(row, 0, x + k, i == 3 ? ROLE_BAR : ROLE_BAR_REST, textures[i]);
		x += 4 + pane_printf(row, 0, x + 4, ROLE_SECONDARY, "%s–%s", from, to) + 2;
	}
	pane_text(row, 0, x, ROLE_SECONDARY, "×××");
	pane_text(row, 0, x + 4, ROLE_SECONDARY, _("no data"));
}

static int heat_width(struct pane p, const struct heat *h, int label)
{
	int pitch = h->cols ? (p.w - label - 1) / (int)h->cols : 0;

	return pitch > 6 ? 5 : pitch - 1;
}

void chart_heat(struct pane p, const struct chart *c, const struct heat *h)
{
	struct pane head;
	int label = 0, width;

	p = chart_frame(p, c);
	for (size_t r = 0; r < h->rows; r++)
		label = text_width(h->row[r]) + 1 > label ? text_width(h->row[r]) + 1 : label;
	width = heat_width(p, h, label);
	if (p.h < (int)h->rows + 2 || width < 2)
		return;
	head = pane_top(&p, 1);
	for (size_t k = 0; k < h->cols; k++)
		pane_cell(head, 0, label + (int)k * (width + 1), width, ROLE_SECONDARY, h->col[k], false);
	for (size_t r = 0; r < h->rows; r++) {
		struct pane row = pane_top(&p, 1);

		pane_cell(row, 0, 0, label - 1, ROLE_SECONDARY, h->row[r], false);
		for (size_t k = 0; k < h->cols; k++) {
			size_t i = r * h->cols + k;

			draw_cell(row, label + (int)k * (width + 1), width, heat_class(h, h->cell[i].n ? h->cell[i].value : NO_FIGURE), i == h->most);
		}
	}
	if (p.h > 1)
		pane_top(&p, 1);
	draw_heat_legend(pane_top(&p, 1), c, h);
}
