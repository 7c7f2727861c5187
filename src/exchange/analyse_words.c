/* What the figures say, as one sentence a chart may bear as its title (analyse.h). */
#include <string.h>

#include "analyse_room.h"
#include "procure/base/num.h"

static const char *shown(char out[FIGURE_SIZE], struct figure f, int decimals, bool english)
{
	figure_show(out, f, decimals, english);
	return out;
}

static bool is_percent(const struct measure *m)
{
	return strcmp(m->unit, "%") == 0;
}

void say_figure(struct buf *out, const struct measure *m, struct figure f, bool english)
{
	char text[FIGURE_SIZE];

	if (!figure_is(f)) {
		buf_puts(out, "×");
		return;
	}
	buf_puts(out, shown(text, f, f.den == 1 && is_percent(m) ? 1 : figure_decimals(f), english));
	if (is_percent(m))
		buf_puts(out, " %");
}

static struct figure magnitude(struct figure f)
{
	f.num = f.num < 0 ? -f.num : f.num;
	return f;
}

/* The first and the last group that have a value. */
static bool ends_of(const struct group *g, size_t n, size_t *first, size_t *last)
{
	*first = *last = SIZE_MAX;
	for (size_t i = 0; i < n; i++)
		if (g[i].is.n) {
			*first = *first == SIZE_MAX ? i : *first;
			*last = i;
		}
	return *first != SIZE_MAX && *first != *last;
}

/* By years where there are two of them, else by rows. */
static size_t ends_in_time(const struct series *s, const struct measure *m, struct group **g, size_t *first, size_t *last, struct arena *a)
{
	size_t n = analyse_by(s, m, BY_YEAR, 0, g, a);

	if (ends_of(*g, n, first, last))
		return n;
	n = analyse_by(s, m, BY_TIME, 0, g, a);
	return ends_of(*g, n, first, last) ? n : 0;
}

/* "6.5 points" of percentages, "2.4 %" of anything else; "" where it cannot be said. */
static void say_distance(struct buf *out, const struct measure *m, struct figure from, struct figure to, bool english)
{
	struct figure by = figure_sub(to, from);
	char text[FIGURE_SIZE];

	if (is_percent(m)) {
		buf_printf(out, _("%s points"), shown(text, magnitude(by), 1, english));
		return;
	}
	by = figure_div(figure_mul(by, figure_of(100, 1)), magnitude(from));
	if (figure_is(by))
		buf_printf(out, "%s %%", shown(text, magnitude(by), 1, english));
}

/* <0 fell, >0 rose; no change where it cannot be seen in what is shown. */
static int direction(const struct measure *m, struct figure from, struct figure to)
{
	struct figure by = figure_sub(to, from);

	if (!figure_is(by) || (is_percent(m) && figure_round(by, 1) == 0))
		return 0;
	return by.num < 0 ? -1 : by.num > 0;
}

static void say_move(struct buf *out, const struct measure *m, struct figure from, struct figure to, bool english)
{
	struct buf by = { 0 };
	int way = direction(m, from, to);

	say_distance(&by, m, from, to, english);
	if (way == 0)
		buf_printf(out, _("%s stayed the same"), m->label);
	else
		buf_printf(out, way < 0 ? _("%s fell %s") : _("%s rose %s"), m->label, buf_str(&by));
	buf_free(&by);
}

void say_change(struct buf *out, const struct series *s, const struct measure *m, const struct measure *other, bool english)
{
	struct arena *a = arena_new();
	struct group *g, *h;
	size_t first, last, from, to;
	struct buf was = { 0 }, is = { 0 };

	if (!ends_in_time(s, m, &g, &first, &last, a)) {
		buf_printf(out, _("%s: too few values to compare"), m->label);
	} else {
		say_move(out, m, g[first].is.value, g[last].is.value, english);
		if (other && ends_in_time(s, other, &h, &from, &to, a)) {
			buf_puts(out, _(" while "));
			say_move(out, other, h[from].is.value, h[to].is.value, english);
		} else {
			say_figure(&was, m, g[first].is.value, english);
			say_figure(&is, m, g[last].is.value, english);
			buf_printf(out, _(": %s in %s, %s in %s"), buf_str(&was), g[first].label, buf_str(&is), g[last].label);
		}
	}
	buf_free(&was);
	buf_free(&is);
	arena_free(a);
}

static void extremes(const struct group *g, size_t n, size_t *least, size_t *most)
{
	*least = *most = SIZE_MAX;
	for (size_t i = 0; i < n; i++) {
		if (!figure_is(g[i].is.value))
			continue;
		if (*least == SIZE_MAX || figure_compare(g[i].is.value, g[*least].is.value) < 0)
			*least = i;
		if (*most == SIZE_MAX || figure_compare(g[i].is.value, g[*most].is.value) > 0)
			*most = i;
	}
}

void say_groups(struct buf *out, const struct measure *m, const struct group *g, size_t n, bool english)
{
	struct buf low = { 0 }, high = { 0 };
	size_t least, most;

	extremes(g, n, &least, &most);
	if (least == SIZE_MAX) {
		buf_printf(out, _("%s: no values"), m->label);
	} else {
		say_figure(&low, m, g[least].is.value, english);
		say_figure(&high, m, g[most].is.value, english);
		buf_printf(out, _("%s: highest in %s, %s; lowest in %s, %s"), m->label, g[most].label, buf_str(&high), g[least].label, buf_str(&low));
	}
	buf_free(&low);
	buf_free(&high);
}

void say_spread(struct buf *out, const struct series *s, const struct measure *m, bool english)
{
	struct arena *a = arena_new();
	struct buf low = { 0 }, high = { 0 }, middle = { 0 };
	struct group *all;

	if (analyse_by(s, m, BY_ALL, 0, &all, a) == 0 || all->is.n == 0) {
		buf_printf(out, _("%s: no values"), m->label);
	} else {
		say_figure(&low, m, all->is.least, english);
		say_figure(&high, m, all->is.most, english);
		say_figure(&middle, m, all->is.median, english);
		buf_printf(out, _("%s: half of the rows lie below %s; from %s to %s"), m->label, buf_str(&middle), buf_str(&low), buf_str(&high));
	}
	buf_free(&low);
	buf_free(&high);
	buf_free(&middle);
	arena_free(a);
}

/* How near to a line; the bounds are a convention (0.2, 0.5, 0.8) and said as words only, beside the figure. */
static void say_strength(struct buf *out, const char *x, const char *y, int64_t r)
{
	if (r <= -20)
		buf_printf(out, r > -50 ? _("The more %s, the less %s, weakly") : r > -80 ? _("The more %s, the less %s, clearly") : _("The more %s, the less %s, strongly"), x, y);
	else
		buf_printf(out, r < 20 ? _("%s and %s hardly move together") : r < 50 ? _("%s and %s rise together weakly") : r < 80 ? _("%s and %s rise together clearly") :
			   _("%s and %s rise together strongly"), x, y);
}

void say_against(struct buf *out, const struct measure *x, const struct measure *y, const struct against *is, bool english)
{
	char text[FIGURE_SIZE];

	if (!is->known) {
		buf_printf(out, _("%s and %s: too few pairs, or one of them never changes (n = %zu)"), x->label, y->label, is->n);
		return;
	}
	say_strength(out, x->label, y->label, is->r);
	buf_printf(out, _(" (r = %s, n = %zu)"), shown(text, figure_of(is->r, 100), 2, english), is->n);
}

static void say_cell(struct buf *out, const struct measure *m, const struct heat *h, size_t i, bool english)
{
	buf_printf(out, "%s %s, ", h->col[i % h->cols], h->row[i / h->cols]);
	say_figure(out, m, h->cell[i].value, english);
	buf_printf(out, " (n = %zu)", h->cell[i].n);
}

void say_heat(struct buf *out, const struct measure *m, const struct heat *h, bool english)
{
	struct buf most = { 0 }, least = { 0 };

	say_cell(&most, m, h, h->most, english);
	say_cell(&least, m, h, h->least, english);
	buf_printf(out, _("%s: highest %s; lowest %s"), m->label, buf_str(&most), buf_str(&least));
	buf_free(&most);
	buf_free(&least);
}

static struct figure total_of(const struct group *g, size_t n)
{
	struct figure total = figure_of(0, 1);

	for (size_t i = 0; i < n; i++)
		total = g[i].is.n ? figure_add(total, g[i].is.sum) : total;
	return total;
}

struct figure share_of(const struct group *g, size_t n, size_t i)
{
	return figure_div(figure_mul(g[i].is.sum, figure_of(100, 1)), total_of(g, n));
}

void say_shares(struct buf *out, const struct measure *m, const struct group *g, size_t n, bool english)
{
	char text[FIGURE_SIZE];
	size_t most = 0;

	for (size_t i = 1; i < n; i++)
		if (g[i].is.n && (!g[most].is.n || figure_compare(g[i].is.sum, g[most].is.sum) > 0))
			most = i;
	if (n)
		buf_printf(out, _("%s: %s has %s %% of the sum"), m->label, g[most].label, shown(text, share_of(g, n, most), 1, english));
}

void say_plan(struct buf *out, const struct series *s, const struct measure *m, bool english)
{
	struct arena *a = arena_new();
	struct group *g;
	struct buf value = { 0 }, low = { 0 };
	size_t least, most, n = analyse_by(s, m, BY_TIME, 0, &g, a);
	struct group *all;

	extremes(g, n, &least, &most);
	if (least == SIZE_MAX || analyse_by(s, m, BY_ALL, 0, &all, a) == 0) {
		buf_printf(out, _("%s: no values"), m->label);
	} else {
		say_figure(&value, m, all->is.value, english);
		say_figure(&low, m, g[least].is.value, english);
		buf_printf(out, _("%s: %s of what was planned; least in %s, %s"), m->label, buf_str(&value), g[least].label, buf_str(&low));
	}
	buf_free(&value);
	buf_free(&low);
	arena_free(a);
}

struct kept { struct figure least, most; bool any; };

static void look_at_inputs(struct kept *k, const struct series *s, const struct measure *list, size_t n, struct arena *a)
{
	for (size_t i = 0; i < n; i++) {
		struct group *all;

		if (list[i].role != MEASURE_INPUT || !is_percent(&list[i]) || analyse_by(s, &list[i], BY_ALL, 0, &all, a) == 0 || !figure_is(all->is.value))
			continue;
		if (!k->any || figure_compare(all->is.value, k->least) < 0)
			k->least = all->is.value;
		if (!k->any || figure_compare(all->is.value, k->most) > 0)
			k->most = all->is.value;
		k->any = true;
	}
}

bool say_contrast(struct buf *out, const struct series *s, const struct measure *list, size_t n, bool english)
{
	struct arena *a = arena_new();
	struct kept kept = { .any = false };
	struct buf low = { 0 }, high = { 0 };
	const struct measure *result = NULL;

	look_at_inputs(&kept, s, list, n, a);
	for (size_t i = n; i-- > 0;)
		result = list[i].role == MEASURE_RESULT ? &list[i] : result;
	if (kept.any && result) {
		static const struct measure percent = { .unit = "%" };

		say_figure(&low, &percent, kept.least, english);
		say_figure(&high, &percent, kept.most, english);
		buf_printf(out, _("Inputs are delivered at %s to %s, yet "), buf_str(&low), buf_str(&high));
		say_change(out, s, result, NULL, english);
	}
	buf_free(&low);
	buf_free(&high);
	arena_free(a);
	return kept.any && result;
}

static void say_columns(struct buf *out, const struct series *s, const struct measure *m)
{
	buf_puts(out, s->column[m->part].name);
	if (m->whole != SIZE_MAX)
		buf_printf(out, ", %s", s->column[m->whole].name);
}

void say_source(struct buf *out, const struct series *s, const struct measure *m, size_t first, size_t last)
{
	const struct record *r = s->record;

	if (r) {
		const char *file = record_get(r, "File"), *name = record_get(r, "File-Name");

		buf_printf(out, "%s · ", r->id);
		if (*name)
			buf_printf(out, "%s · ", name);
		if (*file)
			buf_printf(out, "SHA-256 %.8s… · ", file);
	}
	if (first < s->rows && last < s->rows)
		buf_printf(out, _("lines %lld to %lld · "), (long long)s->line[first], (long long)s->line[last]);
	say_columns(out, s, m);
}
