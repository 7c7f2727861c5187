/* What stands around every chart, and scales with round numbers. */
#include <string.h>

#include "chart_room.h"

/* --- texts ----------------------------------------------------------------------------------------------------------------------------------- */

static void facts_of(struct buf *out, const struct chart *c)
{
	if (c->unit && *c->unit)
		buf_printf(out, "%s · ", c->unit);
	buf_printf(out, "n = %zu", c->n);
	if (c->missing)
		buf_printf(out, _(" · × %zu without data, which is not zero"), c->missing);
	if (c->legend)
		buf_printf(out, " · %s", c->legend);
}

struct pane chart_frame(struct pane p, const struct chart *c)
{
	struct buf facts = { 0 };
	int finding = wrap_rows(c->finding, p.w), below;

	facts_of(&facts, c);
	if (p.w < 20 || p.h < 5 + finding) {
		pane_wrap(p, 0, ROLE_TITLE, c->finding);
		buf_free(&facts);
		return pane_sub(p, 0, 0, 0, 0);
	}
	pane_wrap(pane_top(&p, finding > 2 ? 2 : finding), 0, ROLE_TITLE, c->finding);
	if (wrap_rows(buf_str(&facts), p.w) > 1 && p.h > 10)
		pane_wrap(pane_top(&p, 2), 0, ROLE_SECONDARY, buf_str(&facts));
	else
		pane_text(pane_top(&p, 1), 0, 0, ROLE_SECONDARY, buf_str(&facts));
	below = c->source && *c->source && p.h > 6;
	if (below)
		pane_text(pane_bottom(&p, 1), 0, 0, ROLE_SECONDARY, c->source);
	if (p.h > 9)
		pane_top(&p, 1);
	if (below && p.h > 9)
		pane_bottom(&p, 1);
	buf_free(&facts);
	return p;
}

/* --- scales --------------------------------------------------------------------------------------------------------------------------------------- */

static struct figure ten(int power)
{
	int128 n = 1;

	for (int i = 0; i < (power < 0 ? -power : power); i++)
		n *= 10;
	return power < 0 ? figure_of(1, n) : figure_of(n, 1);
}

/* The least of 1, 2, 5 times a power of ten that is not below. */
static struct figure round_step(struct figure raw)
{
	static const int steps[] = { 1, 2, 5 };

	for (int power = -6; power < 18; power++)
		for (size_t k = 0; k < sizeof steps / sizeof steps[0]; k++) {
			struct figure f = figure_mul(ten(power), figure_of(steps[k], 1));

			if (figure_compare(f, raw) >= 0)
				return f;
		}
	return raw;
}

static struct figure down_to(struct figure v, struct figure step)
{
	return figure_mul(figure_of(figure_floor(figure_div(v, step)), 1), step);
}

/* To six decimals, so that fractions of fractions stay small; a screen has fewer cells. */
static struct figure coarse(struct figure v)
{
	int decimals = figure_floor(v) > 1000000 || figure_floor(v) < -1000000 ? 0 : 6;

	return figure_of(figure_round(v, decimals), decimals ? 1000000 : 1);
}

struct scale scale_of(const struct figure *v, size_t n, bool zero, bool percent)
{
	struct scale s = { figure_of(0, 1), figure_of(0, 1), figure_of(1, 1), zero };

	for (size_t i = 0; i < n; i++) {
		struct figure f;

		if (!figure_is(v[i]))
			continue;
		f = coarse(v[i]);
		if (!s.any || figure_compare(f, s.low) < 0)
			s.low = f;
		if (!s.any || figure_compare(f, s.high) > 0)
			s.high = f;
		s.any = true;
	}
	if (percent && zero && figure_compare(s.high, figure_of(50, 1)) > 0 && figure_compare(s.high, figure_of(100, 1)) <= 0)
		s.high = figure_of(100, 1);
	s.step = round_step(figure_div(figure_sub(s.high, s.low), figure_of(4, 1)));
	if (figure_compare(s.high, s.low) == 0)
		s.step = figure_is(figure_div(figure_of(1, 1), s.high)) ? round_step(figure_div(s.high.num < 0 ? (struct figure){ -s.high.num, s.high.den } : s.high, figure_of(10, 1))) : figure_of(1, 1);
	s.low = down_to(s.low, s.step);
	if (figure_compare(down_to(s.high, s.step), s.high) != 0 || figure_compare(s.high, s.low) == 0)
		s.high = figure_add(down_to(s.high, s.step), s.step);
	return s;
}

int scale_at(const struct scale *s, struct figure v, int steps)
{
	struct figure part = figure_div(figure_sub(coarse(v), s->low), figure_sub(s->high, s->low));
	int64_t at = figure_round(figure_mul(part, figure_of(steps, 1)), 0);

	return at < 0 ? 0 : at > steps ? steps : (int)at;
}

void scale_text(char out[FIGURE_SIZE], const struct scale *s, struct figure v, bool english)
{
	int decimals = 0;

	for (struct figure step = s->step; step.den != 1 && decimals < 4; decimals++)
		step = figure_mul(step, figure_of(10, 1));
	figure_show(out, v, decimals, english);
}

int scale_width(const struct scale *s, bool english)
{
	char low[FIGURE_SIZE], high[FIGURE_SIZE];

	scale_text(low, s, s->low, english);
	scale_text(high, s, s->high, english);
	return text_width(low) > text_width(high) ? text_width(low) : text_width(high);
}

int scale_left(struct pane p, const struct scale *s, bool english, bool edge)
{
	int width = scale_width(s, english), last = p.h + 2, h = p.h;

	if (edge)
		p.h++;
	for (int y = 0; y < p.h; y++)
		pane_text(p, y, width + 1, ROLE_FRAME, "│");
	for (struct figure v = s->low; figure_compare(v, s->high) <= 0; v = figure_add(v, s->step)) {
		char text[FIGURE_SIZE];
		int y = edge ? h - scale_at(s, v, h) : h - 1 - scale_at(s, v, h - 1);

		if (last - y < 2 || (y == 1 && figure_compare(v, s->high) < 0))         /* the ends are always said */
			continue;
		scale_text(text, s, v, english);
		pane_cell(p, y, 0, width, ROLE_SECONDARY, text, true);
		pane_text(p, y, width + 1, ROLE_FRAME, edge && y == h ? "└" : "┤");
		last = y;
	}
	return width + 2;
}
