/* Each way of looking at a series: what it asks of the analysis, and which chart shows it. The figures are those of `procure analyse`. */
#include <stdio.h>
#include <string.h>

#include "screens/series.h"

static const char *const words[LOOKS] = {
	N_("Contrast"), N_("Trend"), N_("Years"), N_("Seasons"), N_("Plan"), N_("Spread"), N_("Pair"), N_("Heat"), N_("Shares"), N_("Rows"),
};

const char *look_word(enum look k)
{
	return _(words[k]);
}

static const struct measure *now(const struct series_view *v)
{
	return &v->m[v->at];
}

static bool has_role(const struct series_view *v, enum measure_role role)
{
	for (size_t i = 0; i < v->n; i++)
		if (v->m[i].role == role)
			return true;
	return false;
}

static size_t years(const struct series_view *v)
{
	struct group *g;

	return analyse_by(v->s, now(v), BY_YEAR, 0, &g, v->arena);
}

bool look_there(const struct series_view *v, enum look k)
{
	size_t *category;

	if (!v->s || (v->n == 0 && k != LOOK_ROWS))
		return false;
	switch (k) {
	case LOOK_CONTRAST:
		return has_role(v, MEASURE_INPUT) && has_role(v, MEASURE_RESULT);
	case LOOK_YEARS:
		return (v->s->step == STEP_MONTH || v->s->step == STEP_DAY || v->s->step == STEP_HOUR) && years(v) > 1;
	case LOOK_SEASONS:
		return v->s->step == STEP_MONTH || v->s->step == STEP_DAY || v->s->step == STEP_HOUR;
	case LOOK_PLAN:
		return now(v)->whole != SIZE_MAX && now(v)->percent;
	case LOOK_PAIR:
		return v->n > 1;
	case LOOK_HEAT:
		return v->s->step == STEP_HOUR;
	case LOOK_SHARES:
		return analyse_categories(v->s, &category, v->arena) > 0;
	default:
		return true;
	}
}

size_t series_category(struct series_view *v)
{
	size_t *category, n = analyse_categories(v->s, &category, v->arena);

	return n ? category[v->category % n] : 0;
}

size_t series_rules(const struct series_view *v, const struct measure *m, struct chart_rule out[2])
{
	static const char *const field[] = { "Target", "Floor" };
	const struct record *r = *m->metric ? records_find(&v->metrics, m->metric) : NULL;
	size_t n = 0;

	for (size_t i = 0; r && i < 2; i++) {
		struct figure at = figure_of(hundredths_of(r, field[i]), 100);
		char text[FIGURE_SIZE];

		if (!*record_get(r, field[i]))
			continue;
		figure_show(text, at, figure_decimals(at), v->app->english);
		out[n++] = (struct chart_rule){ arena_printf(v->arena, i ? _("floor %s") : _("target %s"), text), at };
	}
	return n;
}

/* --- what all of them say --------------------------------------------------------------------------------------------------------------------------- */

static const char *kept(struct series_view *v, struct buf *b)
{
	const char *out = arena_strdup(v->arena, buf_str(b));

	buf_free(b);
	return out;
}

static const char *source_of(struct series_view *v, const struct measure *m, const struct summary *is)
{
	struct buf b = { 0 };

	say_source(&b, v->s, m, is->first, is->last);
	return kept(v, &b);
}

static struct chart chart_of(struct series_view *v, const struct measure *m)
{
	struct group *all;
	struct chart c = { .finding = "", .english = v->app->english, .percent = strcmp(m->unit, "%") == 0, .unit = m->unit };

	if (analyse_by(v->s, m, BY_ALL, 0, &all, v->arena)) {
		c.n = all->is.n;
		c.missing = all->is.missing;
		c.source = source_of(v, m, &all->is);
	}
	return c;
}

static void take_groups(struct series_view *v, struct chart *c, const struct group *g, size_t n)
{
	struct chart_value *out = arena_alloc(v->arena, (n + 1) * sizeof *out);

	for (size_t i = 0; i < n; i++)
		out[i] = (struct chart_value){ .label = g[i].label, .value = g[i].is.n ? g[i].is.value : NO_FIGURE };
	c->v = out;
	c->count = n;
}

/* --- one a look ---------------------------------------------------------------------------------------------------------------------------------------- */

static void draw_trend(struct series_view *v, struct pane p)
{
	const struct measure *m = now(v);
	struct chart c = chart_of(v, m);
	struct chart_rule rule[2];
	struct group *g;
	struct buf b = { 0 };
	size_t n;

	n = analyse_by(v->s, m, BY_TIME, 0, &g, v->arena);
	take_groups(v, &c, g, n);
	say_change(&b, v->s, m, NULL, c.english);
	c.finding = kept(v, &b);
	c.rule = rule;
	c.rules = series_rules(v, m, rule);
	chart_columns(p, &c);
}

/* January to December, a sign for each year: its last digit. */
static void draw_years(struct series_view *v, struct pane p)
{
	const struct measure *m = now(v);
	struct chart c = chart_of(v, m);
	struct chart_rule rule[2];
	struct group *g;
	struct chart_value *out;
	size_t n = analyse_by(v->s, m, BY_TIME, 0, &g, v->arena);
	struct buf b = { 0 }, legend = { 0 };
	int last = 0;

	out = arena_alloc(v->arena, (n + 1) * sizeof *out);
	for (size_t i = 0; i < n; i++) {
		int year = g[i].key / 12, month = g[i].key % 12;

		out[i] = (struct chart_value){ .label = arena_printf(v->arena, "%02d", month + 1), .value = g[i].is.n ? g[i].is.value : NO_FIGURE,
					       .mark = arena_printf(v->arena, "%d", year % 10), .slot = (size_t)month };
		if (year != last)
			buf_printf(&legend, "%s%d = %d", last ? ", " : "", year % 10, year);
		last = year;
	}
	c.v = out;
	c.count = n;
	c.slots = 12;
	say_change(&b, v->s, m, NULL, c.english);
	c.finding = kept(v, &b);
	buf_puts(&legend, _(" · the scale need not begin at zero"));
	c.legend = kept(v, &legend);
	c.rule = rule;
	c.rules = series_rules(v, m, rule);
	chart_dots(p, &c);
}

/* The twelve months of all years; the seasons stand in words, as many figures as both need would not fit a small screen. */
static void draw_seasons(struct series_view *v, struct pane p)
{
	const struct measure *m = now(v);
	struct chart c = chart_of(v, m);
	struct chart_rule rule[2];
	struct group *g, *months;
	size_t n = analyse_by(v->s, m, BY_SEASON, 0, &g, v->arena), k = analyse_by(v->s, m, BY_MONTH, 0, &months, v->arena);
	struct buf b = { 0 }, legend = { 0 };

	take_groups(v, &c, months, k);
	for (size_t i = 0; i < n; i++) {
		buf_printf(&legend, "%s%.*s ", i ? " · " : "", (int)strcspn(g[i].label, " "), g[i].label);
		say_figure(&legend, m, g[i].is.n ? g[i].is.value : NO_FIGURE, c.english);
	}
	c.legend = kept(v, &legend);
	say_groups(&b, m, g, n, c.english);
	c.finding = kept(v, &b);
	c.rule = rule;
	c.rules = series_rules(v, m, rule);
	chart_columns(p, &c);
}

static void draw_plan(struct series_view *v, struct pane p)
{
	const struct measure *m = now(v);
	struct chart c = chart_of(v, m);
	struct group *g;
	size_t n = analyse_by(v->s, m, BY_TIME, 0, &g, v->arena);
	struct chart_value *out = arena_alloc(v->arena, (n + 1) * sizeof *out);
	struct buf b = { 0 };

	for (size_t i = 0; i < n; i++)
		out[i] = (struct chart_value){ .label = g[i].label, .value = g[i].is.n ? g[i].is.sum : NO_FIGURE, .whole = g[i].is.n ? g[i].is.whole : NO_FIGURE };
	c.v = out;
	c.count = n;
	c.percent = false;
	c.unit = "";
	c.legend = arena_printf(v->arena, "█ %s  ░ %s", v->s->column[m->part].name, v->s->column[m->whole].name);
	say_plan(&b, v->s, m, c.english);
	c.finding = kept(v, &b);
	chart_columns(p, &c);
}

static void draw_spread(struct series_view *v, struct pane p)
{
	const struct measure *m = now(v);
	struct chart c = chart_of(v, m);
	struct bin *bin;
	size_t n = analyse_spread(v->s, m, &bin, v->arena);
	struct chart_value *out = arena_alloc(v->arena, (n + 1) * sizeof *out);
	struct buf b = { 0 };

	for (size_t i = 0; i < n; i++) {
		char from[FIGURE_SIZE], to[FIGURE_SIZE];
		int decimals = figure_is(bin[0].to) && figure_sub(bin[0].to, bin[0].from).den > 1 ? 2 : 0;

		figure_show(from, bin[i].from, decimals, c.english);
		figure_show(to, bin[i].to, decimals, c.english);
		out[i] = (struct chart_value){ .label = arena_printf(v->arena, "%s – %s", from, to), .value = figure_of((int128)bin[i].n, 1) };
	}
	c.v = out;
	c.count = n;
	c.percent = false;
	c.unit = _("rows in each range; the lower bound belongs to it");
	say_spread(&b, v->s, m, c.english);
	c.finding = kept(v, &b);
	chart_bars(p, &c);
}

static void draw_pair(struct series_view *v, struct pane p)
{
	const struct measure *x = &v->m[v->other], *y = now(v);
	struct chart c = chart_of(v, y);
	struct chart_scatter s = { .x = x->label, .y = y->label };
	struct chart_point *out;
	struct against is;
	struct buf b = { 0 };

	analyse_against(v->s, x, y, v->lag, &is, v->arena);
	out = arena_alloc(v->arena, (is.n + 1) * sizeof *out);
	for (size_t i = 0; i < is.n; i++) {
		const struct moment *t = &v->s->when[is.x[i]];

		out[i] = (struct chart_point){ measure_at(v->s, x, is.x[i]), measure_at(v->s, y, is.y[i]), t->year ? arena_printf(v->arena, "%d", t->year % 10) : NULL };
	}
	s.v = out;
	s.n = c.n = is.n;
	c.missing = v->s->rows - is.n;
	c.unit = v->lag ? arena_printf(v->arena, _("%s of %d month(s) later"), y->label, v->lag) : "";
	c.legend = _("last digit of the year, * several · no proof of a cause");
	say_against(&b, x, y, &is, c.english);
	c.finding = kept(v, &b);
	chart_scatter(p, &c, &s);
}

static void draw_heat(struct series_view *v, struct pane p)
{
	struct chart c = chart_of(v, now(v));
	struct heat h;
	struct buf b = { 0 };

	if (!analyse_heat(v->s, now(v), &h, v->arena))
		return;
	say_heat(&b, now(v), &h, c.english);
	c.finding = kept(v, &b);
	chart_heat(p, &c, &h);
}

/* Of a column its share of the sum; a rate has no share, so the rate of each: where it fails. */
static void draw_shares(struct series_view *v, struct pane p)
{
	const struct measure *m = now(v);
	struct chart c = chart_of(v, m);
	struct group *g;
	struct chart_value *out;
	size_t column = series_category(v), n = analyse_by(v->s, m, BY_CATEGORY, column, &g, v->arena);
	struct buf b = { 0 };

	out = arena_alloc(v->arena, (n + 1) * sizeof *out);
	for (size_t i = 0; i < n; i++)
		out[i] = (struct chart_value){ .label = g[i].label, .value = !g[i].is.n ? NO_FIGURE : measure_rate(m) ? g[i].is.value : share_of(g, n, i) };
	c.v = out;
	c.count = n;
	c.percent = c.percent || !measure_rate(m);
	c.unit = arena_printf(v->arena, measure_rate(m) ? _("%s by %s") : _("%s of the sum, by %s"), c.percent ? "%" : m->unit, v->s->column[column].name);
	if (measure_rate(m))
		say_groups(&b, m, g, n, c.english);
	else
		say_shares(&b, m, g, n, c.english);
	c.finding = kept(v, &b);
	chart_bars(p, &c);
}

/* Years of each input, then of each result that is a percentage: one scale, two textures. */
static void draw_contrast(struct series_view *v, struct pane p)
{
	struct chart_value *out = arena_alloc(v->arena, (v->n * 16 + 1) * sizeof *out);
	struct chart c = { .english = v->app->english, .percent = true, .unit = "%", .v = out };
	struct buf b = { 0 };
	const struct measure *shown = NULL;

	for (int role = MEASURE_INPUT; role <= MEASURE_RESULT; role++) {
		bool first = role == MEASURE_RESULT;

		for (size_t i = 0; i < v->n; i++) {
			struct group *g;
			size_t n = v->m[i].role == (enum measure_role)role && strcmp(v->m[i].unit, "%") == 0 ? analyse_by(v->s, &v->m[i], BY_YEAR, 0, &g, v->arena) : 0;

			for (size_t k = n > 4 ? n - 4 : 0; k < n; k++, first = false)
				out[c.count++] = (struct chart_value){ .label = arena_printf(v->arena, "%s %s", g[k].label, v->m[i].label), .soft = role == MEASURE_INPUT, .gap = first,
								       .value = g[k].is.n ? g[k].is.value : NO_FIGURE };
			shown = n && role == MEASURE_RESULT && !shown ? &v->m[i] : shown;
		}
	}
	if (shown) {
		struct chart one = chart_of(v, shown);

		c.n = one.n;
		c.missing = one.missing;
		c.source = one.source;
	}
	c.legend = _("▒ what was paid for (inputs)  █ what came of it (results)");
	say_contrast(&b, v->s, v->m, v->n, c.english);
	c.finding = kept(v, &b);
	chart_bars(p, &c);
}

void series_chart(struct series_view *v, struct pane p)
{
	static void (*const draw[LOOKS])(struct series_view *, struct pane) = { draw_contrast, draw_trend, draw_years, draw_seasons, draw_plan, draw_spread, draw_pair,
										  draw_heat, draw_shares, NULL };
	if (draw[v->look])
		draw[v->look](v, p);
}
