/* Sums, pooled rates, means and medians over groups of rows (analyse.h). */
#include <stdlib.h>
#include <string.h>

#include "analyse_room.h"

/* --- names ---------------------------------------------------------------------------------------------------------------------------------------- */

const char *month_short(int month)
{
	static const char *const names[] = { N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun"), N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec") };

	return month >= 1 && month <= 12 ? _(names[month - 1]) : "";
}

const char *season_name(int season)
{
	static const char *const names[] = { N_("Summer (Dec–Feb)"), N_("Autumn (Mar–May)"), N_("Winter (Jun–Aug)"), N_("Spring (Sep–Nov)") };

	return _(names[season & 3]);
}

const char *weekday_short(int day)
{
	static const char *const names[] = { N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun") };

	return day >= 0 && day < 7 ? _(names[day]) : "";
}

/* --- rows summed up --------------------------------------------------------------------------------------------------------------------------------- */

static int by_value(const void *a, const void *b)
{
	return figure_compare(*(const struct figure *)a, *(const struct figure *)b);
}

static struct figure middle(struct figure *v, size_t n)
{
	if (n == 0)
		return NO_FIGURE;
	qsort(v, n, sizeof *v, by_value);
	if (n % 2)
		return v[n / 2];
	return figure_div(figure_add(v[n / 2 - 1], v[n / 2]), figure_of(2, 1));
}

static void note_row(struct summary *out, size_t row, struct figure value)
{
	if (!out->n || figure_compare(value, out->least) < 0) {
		out->least = value;
		out->least_row = row;
	}
	if (!out->n || figure_compare(value, out->most) > 0) {
		out->most = value;
		out->most_row = row;
	}
	out->first = out->n ? out->first : row;
	out->last = row;
	out->n++;
}

void summarise(struct summary *out, const struct series *s, const struct measure *m, const size_t *row, size_t n)
{
	struct figure *values = mem_alloc((n + 1) * sizeof *values);

	*out = (struct summary){ .rows = n, .sum = figure_of(0, 1), .whole = figure_of(0, 1), .first = SIZE_MAX, .last = SIZE_MAX, .least_row = SIZE_MAX, .most_row = SIZE_MAX };
	for (size_t i = 0; i < n; i++) {
		struct figure whole, part = measure_parts(s, m, row[i], &whole), value = measure_of(m, part, whole);

		if (!figure_is(value))
			continue;
		values[out->n] = value;
		note_row(out, row[i], value);
		out->sum = figure_add(out->sum, part);
		out->whole = figure_add(out->whole, whole);
	}
	out->missing = n - out->n;
	out->median = middle(values, out->n);
	out->value = measure_rate(m) ? measure_of(m, out->sum, out->whole) : figure_div(out->sum, out->whole);
	mem_free(values);
}

/* --- groups ------------------------------------------------------------------------------------------------------------------------------------------ */

/* A row and the group that it belongs to. */
struct tagged { int64_t key; size_t row; };

static int by_key(const void *a, const void *b)
{
	const struct tagged *x = a, *y = b;

	return x->key != y->key ? (x->key < y->key ? -1 : 1) : x->row < y->row ? -1 : x->row > y->row;
}

static int64_t category_key(const struct series *s, size_t column, size_t row)
{
	for (size_t i = 0; i < row; i++)
		if (strcmp(s->column[column].text[i], s->column[column].text[row]) == 0)
			return (int64_t)i;
	return (int64_t)row;
}

/* -1: in none. */
static int64_t key_of(const struct series *s, enum grouping by, size_t category, size_t row)
{
	const struct moment *t = &s->when[row];

	switch (by) {
	case BY_YEAR:
		return t->year ? t->year : -1;
	case BY_MONTH:
		return t->month ? t->month : -1;
	case BY_SEASON:
		return t->month ? t->month % 12 / 3 : -1;
	case BY_CATEGORY:
		return *s->column[category].text[row] ? category_key(s, category, row) : -1;
	case BY_TIME:
		if (s->step == STEP_NONE || (s->step == STEP_YEAR && !t->year))
			return (int64_t)row;
		return !t->year ? -1 : s->step == STEP_YEAR ? t->year : t->year * 12 + (t->month ? t->month - 1 : 0);
	case BY_ALL:
		break;
	}
	return 0;
}

static const char *label_of(const struct series *s, enum grouping by, size_t category, int64_t key, struct arena *a)
{
	switch (by) {
	case BY_YEAR:
		return arena_printf(a, "%lld", (long long)key);
	case BY_MONTH:
		return month_short((int)key);
	case BY_SEASON:
		return season_name((int)key);
	case BY_CATEGORY:
		return s->column[category].text[key];
	case BY_TIME:
		if (s->step == STEP_NONE)
			return s->columns && !s->column[0].number && *s->column[0].text[key] ? s->column[0].text[key] : arena_printf(a, "%lld", (long long)key + 1);
		return s->step == STEP_YEAR ? arena_printf(a, "%lld", (long long)key) : arena_printf(a, "%04lld-%02lld", (long long)key / 12, (long long)key % 12 + 1);
	case BY_ALL:
		break;
	}
	return _("all rows");
}

static int by_sum(const void *a, const void *b)
{
	const struct group *x = a, *y = b;

	if (!figure_is(x->is.sum) || !figure_is(y->is.sum))
		return figure_is(y->is.sum) - figure_is(x->is.sum);
	return figure_compare(y->is.sum, x->is.sum);
}

enum { GAPS_MAX = 1200 };        /* a hundred years of months */

struct groups { const struct series *s; const struct measure *m; enum grouping by; size_t category; struct group *v; size_t n, cap; struct arena *a; };

static void add_group(struct groups *g, int64_t key, const size_t *row, size_t n)
{
	if (g->n == g->cap) {
		size_t cap = g->cap ? g->cap * 2 : 32;
		struct group *v = arena_alloc(g->a, cap * sizeof *v);

		if (g->n)
			memcpy(v, g->v, g->n * sizeof *v);
		g->v = v;
		g->cap = cap;
	}
	g->v[g->n] = (struct group){ .label = label_of(g->s, g->by, g->category, key, g->a), .key = (int)key };
	summarise(&g->v[g->n++].is, g->s, g->m, row, n);
}

static void add_gaps(struct groups *g, int64_t from, int64_t to)
{
	if (g->by != BY_TIME || g->s->step == STEP_NONE || to - from > GAPS_MAX)
		return;
	while (++from < to)
		add_group(g, from, NULL, 0);
}

static size_t tag_rows(const struct series *s, enum grouping by, size_t category, struct tagged *v)
{
	size_t n = 0;

	for (size_t i = 0; i < s->rows; i++) {
		int64_t key = key_of(s, by, category, i);

		if (key >= 0)
			v[n++] = (struct tagged){ key, i };
	}
	qsort(v, n, sizeof *v, by_key);
	return n;
}

size_t analyse_by(const struct series *s, const struct measure *m, enum grouping by, size_t category, struct group **out, struct arena *a)
{
	struct groups g = { s, m, by, category, NULL, 0, 0, a };
	struct tagged *tag = mem_alloc((s->rows + 1) * sizeof *tag);
	size_t *row = mem_alloc((s->rows + 1) * sizeof *row), n = tag_rows(s, by, category, tag);

	for (size_t from = 0, to; from < n; from = to) {
		for (to = from; to < n && tag[to].key == tag[from].key; to++)
			row[to - from] = tag[to].row;
		if (from)
			add_gaps(&g, tag[from - 1].key, tag[from].key);
		add_group(&g, tag[from].key, row, to - from);
	}
	if (by == BY_CATEGORY && g.n)
		qsort(g.v, g.n, sizeof *g.v, by_sum);
	mem_free(tag);
	mem_free(row);
	*out = g.v;
	return g.n;
}

static size_t kinds_in(const struct series *s, size_t column, size_t most)
{
	size_t n = 0;

	for (size_t i = 0; i < s->rows && n <= most; i++)
		n += *s->column[column].text[i] && category_key(s, column, i) == (int64_t)i;
	return n;
}

size_t analyse_categories(const struct series *s, size_t **out, struct arena *a)
{
	enum { KINDS_MAX = 24 };
	size_t n = 0, *v = arena_alloc(a, (s->columns + 1) * sizeof *v);

	for (size_t i = 0; i < s->columns; i++) {
		size_t kinds = s->column[i].moment || s->column[i].number ? 0 : kinds_in(s, i, KINDS_MAX);

		if (kinds >= 2 && kinds <= KINDS_MAX && kinds < s->rows)
			v[n++] = i;
	}
	*out = v;
	return n;
}
