/* The ranking of the portfolio: the twelve of the field (domain.md 7), ties by id, and the certificate against a search that was written another way. */
#include "procure/model/rank.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const struct rank_weights usual = { { 3500, 3500, 3000 } };

/* Value, policy, opportunity as in the table of the field. */
static const struct rank_row twelve[] = {
	{ "SC-2019-02", { 5, 5, 5 } }, { "SC-2019-01", { 5, 5, 4 } }, { "SC-2019-06", { 4, 5, 4 } }, { "SC-2019-03", { 4, 4, 4 } },
	{ "SC-2019-05", { 4, 4, 4 } }, { "SC-2019-10", { 3, 5, 4 } }, { "SC-2019-04", { 4, 4, 3 } }, { "SC-2019-07", { 4, 3, 3 } },
	{ "SC-2019-09", { 3, 4, 3 } }, { "SC-2019-08", { 3, 2, 3 } }, { "SC-2019-12", { 2, 3, 3 } }, { "SC-2019-11", { 2, 1, 1 } },
};
enum { TWELVE = sizeof twelve / sizeof twelve[0] };

static void the_twelve_of_the_field(void **state)
{
	/* Scores printed in the field's table, in hundredths of a point. */
	static const int64_t score[] = { 500, 470, 435, 400, 400, 400, 370, 335, 335, 265, 265, 135 };
	/* 03, 05 and 10 are equal, so are 07 and 09, and 08 and 12: they stand in the order of their ids. */
	static const char *const order[] = { "SC-2019-02", "SC-2019-01", "SC-2019-06", "SC-2019-03", "SC-2019-05", "SC-2019-10", "SC-2019-04", "SC-2019-07",
					     "SC-2019-09", "SC-2019-08", "SC-2019-12", "SC-2019-11" };
	struct arena *a = arena_new();
	size_t *by = rank_order(twelve, TWELVE, &usual, a);

	(void)state;
	for (size_t i = 0; i < TWELVE; i++) {
		assert_int_equal(rank_sum(&twelve[i], &usual), score[i] * 100);
		assert_string_equal(twelve[by[i]].id, order[i]);
	}
	arena_free(a);
}

/* --- another way: every weighting, every candidate counted by how many go before it --------------------------------------------------------------- */

static int64_t points(const struct rank_row *r, int v, int p)
{
	return r->points[0] * v + r->points[1] * p + r->points[2] * (100 - v - p);
}

static bool among(const struct rank_row *rows, size_t n, size_t k, size_t who, int v, int p)
{
	size_t ahead = 0;

	for (size_t i = 0; i < n; i++) {
		int64_t d = points(&rows[i], v, p) - points(&rows[who], v, p);

		ahead += d > 0 || (d == 0 && strcmp(rows[i].id, rows[who].id) < 0);
	}
	return ahead < k;
}

static int apart(int v, int p, int v0, int p0)
{
	int d[] = { v - v0, p - p0, (v0 + p0) - (v + p) }, sum = 0;

	for (int i = 0; i < 3; i++)
		sum += d[i] < 0 ? -d[i] : d[i];
	return sum;
}

static bool differs(const struct rank_row *rows, size_t n, size_t k, int v, int p, int v0, int p0)
{
	for (size_t i = 0; i < n; i++)
		if (among(rows, n, k, i, v, p) != among(rows, n, k, i, v0, p0))
			return true;
	return false;
}

/* Does the shift name exactly those that enter and leave there? */
static void same_moves(const struct rank_shift *s, const struct rank_row *rows, size_t n, size_t k, int v0, int p0)
{
	int v = (int)(s->weights.part[0] / 100), p = (int)(s->weights.part[1] / 100);
	size_t enters = 0, leaves = 0;

	for (size_t i = 0; i < n; i++) {
		bool was = among(rows, n, k, i, v0, p0), is = among(rows, n, k, i, v, p);
		bool said_in = false, said_out = false;

		for (size_t j = 0; j < s->n; j++) {
			said_in |= s->enters[j] == i;
			said_out |= s->leaves[j] == i;
		}
		assert_int_equal(said_in, is && !was);
		assert_int_equal(said_out, was && !is);
		enters += is && !was;
		leaves += was && !is;
	}
	assert_int_equal(enters, s->n);
	assert_int_equal(leaves, s->n);
	for (size_t j = 1; j < s->n; j++)
		assert_true(strcmp(rows[s->enters[j - 1]].id, rows[s->enters[j]].id) < 0);
}

static void compare(const struct rank_row *rows, size_t n, size_t k, int v0, int p0)
{
	struct rank_weights now = { { v0 * 100, p0 * 100, (100 - v0 - p0) * 100 } };
	struct rank_certificate c;
	struct arena *a = arena_new();
	struct why why = { 0 };
	int least = 0;
	size_t count = 0, at = 0;

	for (int v = 0; v <= 100; v++)
		for (int p = 0; p <= 100 - v; p++) {
			int d = apart(v, p, v0, p0);

			if (!d || (least && d > least) || !differs(rows, n, k, v, p, v0, p0))
				continue;
			count = d == least ? count + 1 : 1;
			least = d;
		}
	assert_int_equal(rank_certify(rows, n, k, &now, &c, a, &why), RC_OK);
	assert_int_equal(c.distance, least * 100);
	assert_int_equal(c.n, count);
	for (int v = 0; v <= 100; v++)
		for (int p = 0; p <= 100 - v; p++)
			if (least && apart(v, p, v0, p0) == least && differs(rows, n, k, v, p, v0, p0)) {
				assert_int_equal(c.shift[at].weights.part[0], v * 100);
				assert_int_equal(c.shift[at].weights.part[1], p * 100);
				same_moves(&c.shift[at++], rows, n, k, v0, p0);
			}
	assert_int_equal(at, count);
	arena_free(a);
}

static unsigned seed = 20261123;

static unsigned dice(unsigned sides)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 16) % sides;
}

static void a_thousand_random_portfolios(void **state)
{
	(void)state;
	for (int round = 0; round < 1000; round++) {
		struct rank_row rows[9];
		char ids[9][16];
		size_t n = 2 + dice(7);
		int v0 = (int)dice(101), p0 = (int)dice((unsigned)(101 - v0));

		for (size_t i = 0; i < n; i++) {
			/* Ids not in the order of the rows, so that ties by id are no accident of it. */
			snprintf(ids[i], sizeof ids[i], "SC-%02u", (unsigned)((i * 7 + (unsigned)round) % 9));
			rows[i] = (struct rank_row){ ids[i], { 1 + dice(5), 1 + dice(5), 1 + dice(5) } };
		}
		compare(rows, n, dice((unsigned)n + 1), v0, p0);
	}
}

static void the_seven_of_the_field(void **state)
{
	(void)state;
	compare(twelve, TWELVE, 7, 35, 35);
}

/* Who is best on every axis stays, whatever the weights. */
static void nothing_alters_it(void **state)
{
	static const struct rank_row rows[] = { { "A", { 5, 5, 5 } }, { "B", { 1, 1, 1 } } };
	struct arena *a = arena_new();
	struct rank_certificate c;
	struct why why = { 0 };

	(void)state;
	assert_int_equal(rank_certify(rows, 2, 1, &usual, &c, a, &why), RC_OK);
	assert_int_equal(c.distance, 0);
	assert_int_equal(c.n, 0);
	assert_int_equal(rank_certify(rows, 2, 3, &usual, &c, a, &why), RC_INVALID);
	assert_int_equal(rank_certify(rows, 2, 1, &(struct rank_weights){ { 3500, 3500, 2000 } }, &c, a, &why), RC_INVALID);
	arena_free(a);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_twelve_of_the_field), cmocka_unit_test(a_thousand_random_portfolios), cmocka_unit_test(the_seven_of_the_field),
		cmocka_unit_test(nothing_alters_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
