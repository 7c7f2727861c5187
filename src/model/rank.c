/* The ranking of a portfolio and its certificate. */
#include <stdlib.h>
#include <string.h>

#include "procure/base/num.h"
#include "procure/model/rank.h"

enum { PERCENT = 100, WHOLE = 100 * PERCENT };          /* hundredths of a percent */

struct rank_weights rank_weights_of(const struct record *rules)
{
	static const char *const field[RANK_AXES] = { "Weight-Value", "Weight-Policy", "Weight-Opportunity" };
	struct rank_weights w = { { 3500, 3500, 3000 } };

	for (int i = 0; i < RANK_AXES && rules; i++)
		if (*record_get(rules, field[i]))
			hundredths_parse(record_get(rules, field[i]), &w.part[i]);
	return w;
}

bool rank_points_of(const struct record *candidate, int64_t points[RANK_AXES])
{
	static const char *const field[RANK_AXES] = { "Value", "Policy", "Opportunity" };

	for (int i = 0; i < RANK_AXES; i++)
		if (!num_parse(record_get(candidate, field[i]), &points[i]))
			return false;
	return true;
}

int64_t rank_sum(const struct rank_row *r, const struct rank_weights *w)
{
	int64_t sum = 0;

	for (int i = 0; i < RANK_AXES; i++)
		sum += r->points[i] * w->part[i];
	return sum;
}

/* Does a stand before b? */
static bool before(const struct rank_row *a, int64_t sum_a, const struct rank_row *b, int64_t sum_b)
{
	return sum_a != sum_b ? sum_a > sum_b : strcmp(a->id, b->id) < 0;
}

struct placed { const struct rank_row *row; int64_t sum; size_t index; };

static int by_place(const void *x, const void *y)
{
	const struct placed *a = x, *b = y;

	return before(a->row, a->sum, b->row, b->sum) ? -1 : before(b->row, b->sum, a->row, a->sum) ? 1 : 0;
}

size_t *rank_order(const struct rank_row *v, size_t n, const struct rank_weights *w, struct arena *a)
{
	struct placed *p = arena_alloc(a, (n + 1) * sizeof *p);
	size_t *order = arena_alloc(a, (n + 1) * sizeof *order);

	for (size_t i = 0; i < n; i++)
		p[i] = (struct placed){ &v[i], rank_sum(&v[i], w), i };
	qsort(p, n, sizeof *p, by_place);
	for (size_t i = 0; i < n; i++)
		order[i] = p[i].index;
	return order;
}

struct certifying {
	const struct rank_row *v;
	size_t n, k;
	const struct rank_weights *now;
	bool *in;                                /* by row: in the present set */
	struct arena *a;
};

/* The set stands while the last of those in it still goes before the first of the others. */
static bool same_set(const struct certifying *c, const struct rank_weights *w)
{
	const struct rank_row *last = NULL, *first = NULL;
	int64_t last_sum = 0, first_sum = 0;

	for (size_t i = 0; i < c->n; i++) {
		int64_t sum = rank_sum(&c->v[i], w);

		if (c->in[i] && (!last || before(last, last_sum, &c->v[i], sum))) {
			last = &c->v[i];
			last_sum = sum;
		} else if (!c->in[i] && (!first || before(&c->v[i], sum, first, first_sum))) {
			first = &c->v[i];
			first_sum = sum;
		}
	}
	return !last || !first || before(last, last_sum, first, first_sum);
}

static int64_t distance(const struct rank_weights *a, const struct rank_weights *b)
{
	int64_t sum = 0;

	for (int i = 0; i < RANK_AXES; i++)
		sum += a->part[i] > b->part[i] ? a->part[i] - b->part[i] : b->part[i] - a->part[i];
	return sum;
}

static int by_id(const void *x, const void *y)
{
	const struct placed *a = x, *b = y;

	return strcmp(a->row->id, b->row->id);
}

/* Rows whose membership differs in the way asked for, in the order of their ids. */
static size_t moved(const struct certifying *c, const bool *then, bool enters, size_t **out)
{
	struct placed *p = arena_alloc(c->a, (c->n + 1) * sizeof *p);
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		if (then[i] == enters && c->in[i] == !enters)
			p[n++] = (struct placed){ &c->v[i], 0, i };
	qsort(p, n, sizeof *p, by_id);
	*out = arena_alloc(c->a, (n + 1) * sizeof **out);
	for (size_t i = 0; i < n; i++)
		(*out)[i] = p[i].index;
	return n;
}

static bool *membership(const struct certifying *c, const struct rank_weights *w)
{
	size_t *order = rank_order(c->v, c->n, w, c->a);
	bool *in = arena_alloc(c->a, (c->n + 1) * sizeof *in);

	memset(in, 0, (c->n + 1) * sizeof *in);
	for (size_t i = 0; i < c->k; i++)
		in[order[i]] = true;
	return in;
}

static void keep(const struct certifying *c, struct rank_certificate *out, const struct rank_weights *w)
{
	struct rank_shift *s = &out->shift[out->n++];
	const bool *then = membership(c, w);

	s->weights = *w;
	s->n = moved(c, then, true, &s->enters);
	(void)moved(c, then, false, &s->leaves);
}

/* A weighting of whole percents: value and policy free, opportunity the rest. False past the last. */
static bool next_weights(struct rank_weights *w)
{
	if (w->part[RANK_POLICY] < WHOLE - w->part[RANK_VALUE]) {
		w->part[RANK_POLICY] += PERCENT;
	} else {
		w->part[RANK_VALUE] += PERCENT;
		w->part[RANK_POLICY] = 0;
	}
	w->part[RANK_OPPORTUNITY] = WHOLE - w->part[RANK_VALUE] - w->part[RANK_POLICY];
	return w->part[RANK_VALUE] <= WHOLE;
}

/* The nearest distance at which the set is another, and how many weightings are so near. */
static void nearest(const struct certifying *c, int64_t *least, size_t *count)
{
	struct rank_weights w = { { 0, 0, WHOLE } };

	*least = 0;
	*count = 0;
	do {
		int64_t d = distance(&w, c->now);

		if (d == 0 || (*least && d > *least) || same_set(c, &w))
			continue;
		*count = d == *least ? *count + 1 : 1;
		*least = d;
	} while (next_weights(&w));
}

enum rc rank_certify(const struct rank_row *v, size_t n, size_t k, const struct rank_weights *w, struct rank_certificate *out, struct arena *a, struct why *why)
{
	struct certifying c = { .v = v, .n = n, .k = k, .now = w, .a = a };
	struct rank_weights other = { { 0, 0, WHOLE } };
	size_t count;

	*out = (struct rank_certificate){ 0 };
	if (w->part[RANK_VALUE] + w->part[RANK_POLICY] + w->part[RANK_OPPORTUNITY] != WHOLE)
		return fail(why, RC_INVALID, N_("The weights of the ranking do not add up to 100: adopt rules whose three weights do (rules.adopt)."));
	if (k > n)
		return fail(why, RC_INVALID, N_("There are {1} candidates with points: so many cannot be chosen."), NUM((int64_t)n));
	c.in = membership(&c, w);
	nearest(&c, &out->distance, &count);
	out->shift = arena_alloc(a, (count + 1) * sizeof *out->shift);
	do {
		if (count && distance(&other, w) == out->distance && !same_set(&c, &other))
			keep(&c, out, &other);
	} while (next_weights(&other));
	return RC_OK;
}
