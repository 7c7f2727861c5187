/* What is asked of a series: the expected statistics of the field's worked example (domain.md 6.1), months that are missing, text that is no number,
 * correlations against a computation in double, hours and weekdays, categories. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#undef fail

#include "procure/exchange/analyse.h"

static struct arena *arena;
static struct series *pilot;

static struct series *parse(const char *csv)
{
	struct series *s = NULL;
	struct why why = { 0 };

	assert_int_equal(series_parse(&s, NULL, csv, strlen(csv), arena, &why), RC_OK);
	return s;
}

static int begin(void **state)
{
	const char *root = getenv("PROCURE_DATA");
	struct buf text = { 0 }, path = { 0 };
	char part[4096];
	size_t n;
	FILE *f;

	(void)state;
	arena = arena_new();
	buf_printf(&path, "%s/data/demo/vega_poniente.csv", root ? root : ".");
	f = fopen(buf_str(&path), "r");
	if (!f)
		return -1;
	while ((n = fread(part, 1, sizeof part, f)) > 0)
		buf_add(&text, part, n);
	fclose(f);
	pilot = parse(buf_str(&text));
	buf_free(&text);
	buf_free(&path);
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static struct measure measure(const struct series *s, const char *text)
{
	struct measure m;
	struct why why = { 0 };

	assert_int_equal(measure_parse(&m, s, text, arena, &why), RC_OK);
	return m;
}

static struct summary year(const char *text, int which)
{
	struct measure m = measure(pilot, text);
	struct group *g;

	assert_int_equal(analyse_by(pilot, &m, BY_YEAR, 0, &g, arena), 2);
	assert_int_equal(g[which - 2017].key, which);
	assert_int_equal(g[which - 2017].is.n, 12);
	return g[which - 2017].is;
}

static void shows(struct figure f, int decimals, const char *want)
{
	char text[FIGURE_SIZE];

	figure_show(text, f, decimals, true);
	assert_string_equal(text, want);
}

/* The table of expected results of domain.md 6.1, row by row. */
static void test_worked_example(void **state)
{
	(void)state;
	assert_int_equal(pilot->rows, 24);
	assert_int_equal(pilot->step, STEP_MONTH);
	shows(year("insp_ok%insp_n", 2017).value, 1, "66.2");
	shows(year("insp_ok%insp_n", 2018).value, 1, "59.7");
	shows(year("km_done%km_plan", 2017).value, 1, "97.1");
	shows(year("km_done%km_plan", 2018).value, 1, "96.9");
	shows(year("wash_done%wash_plan", 2017).value, 1, "91.5");
	shows(year("wash_done%wash_plan", 2018).value, 1, "94.2");
	shows(year("complaints", 2017).sum, 0, "944");
	shows(year("complaints", 2017).value, 1, "78.7");
	shows(year("complaints", 2018).sum, 0, "1,173");
	shows(year("complaints", 2018).value, 1, "97.8");
	shows(year("resp_h", 2017).median, 1, "22.0");
	shows(year("resp_h", 2018).median, 1, "27.5");
	shows(year("overflow", 2017).sum, 0, "273");
	shows(year("overflow", 2018).sum, 0, "341");
	shows(year("overflow%64d", 2018).value, 2, "1.46");
	shows(year("tonnes", 2017).sum, 0, "4,987");
	shows(year("tonnes", 2018).sum, 0, "5,214");
	shows(year("fines_n", 2017).sum, 0, "64");
	shows(year("fines_n", 2018).sum, 0, "112");
	shows(year("fines_clp", 2017).sum, 0, "5,947,512");
	shows(year("fines_clp", 2018).sum, 0, "10,643,020");
	shows(year("paid", 2017).sum, 0, "742,852,488");
	shows(year("paid", 2018).sum, 0, "756,156,980");
	shows(year("paid/tonnes", 2017).value, 0, "148,958");
	shows(year("paid/tonnes", 2018).value, 0, "145,024");
}

static void test_fines_of_invoices_and_bad_months(void **state)
{
	struct measure fines = measure(pilot, "fines_clp%invoiced"), passed = measure(pilot, "insp_ok%insp_n");
	struct group *all, *months;
	char bad[128] = "";

	(void)state;
	analyse_by(pilot, &fines, BY_ALL, 0, &all, arena);
	shows(all->is.value, 2, "1.09");
	for (size_t i = 0, n = analyse_by(pilot, &passed, BY_TIME, 0, &months, arena); i < n; i++)
		if (figure_compare(months[i].is.value, figure_of(60, 1)) < 0)
			strcat(strcat(bad, months[i].label), " ");
	assert_string_equal(bad, "2018-02 2018-03 2018-09 2018-10 2018-11 2018-12 ");
}

static int64_t together(const char *x, const char *y, int lag, size_t n)
{
	struct measure a = measure(pilot, x), b = measure(pilot, y);
	struct against r;

	analyse_against(pilot, &a, &b, lag, &r, arena);
	assert_true(r.known);
	assert_int_equal(r.n, n);
	return r.r;
}

static void test_correlations(void **state)
{
	(void)state;
	assert_int_equal(together("km_done%km_plan", "insp_ok%insp_n", 0, 24), 13);
	assert_int_equal(together("fines_n", "insp_ok%insp_n", 0, 24), -13);
	assert_int_equal(together("fines_n", "insp_ok%insp_n", 1, 23), 5);
	assert_int_equal(together("tonnes", "insp_ok%insp_n", 0, 24), -60);
	assert_int_equal(together("complaints", "insp_ok%insp_n", 0, 24), -91);
	assert_int_equal(together("complaints", "complaints", 0, 24), 100);
}

static double root(double n)
{
	double r = n > 1 ? n : 1;

	for (int i = 0; i < 200; i++)
		r = (r + n / r) / 2;
	return r;
}

/* The same r in double, over numbers of every size. */
static void test_correlation_against_double(void **state)
{
	uint64_t seed = 12345;

	(void)state;
	for (int round = 0; round < 200; round++) {
		struct buf csv = { 0 };
		int n = 3 + round % 40, scale = round % 7;
		double sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0, r;
		struct series *s;
		struct measure x, y;
		struct against is;

		buf_puts(&csv, "id,x,y\n");
		for (int i = 0; i < n; i++) {
			int64_t big = 1, vx, vy;

			for (int k = 0; k < scale * 2; k++)
				big *= 10;
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			vx = (int64_t)((seed >> 33) % 1000);
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			vy = vx * (round % 3 - 1) + (int64_t)((seed >> 33) % 500);
			buf_printf(&csv, "r%d,%lld,%lld\n", i, (long long)(vx * big), (long long)vy);
			sx += (double)vx, sy += (double)vy, sxx += (double)vx * (double)vx, syy += (double)vy * (double)vy, sxy += (double)vx * (double)vy;
		}
		s = parse(buf_str(&csv));
		x = measure(s, "x");
		y = measure(s, "y");
		analyse_against(s, &x, &y, 0, &is, arena);
		r = (n * sxy - sx * sy) / root((n * sxx - sx * sx) * (n * syy - sy * sy));
		assert_true(is.known);
		if (!((double)is.r - r * 100 <= 0.5 + 1e-6 && r * 100 - (double)is.r <= 0.5 + 1e-6))
			print_message("round %d n %d scale %d: %lld, not %f\n%s", round, n, scale, (long long)is.r, r * 100, buf_str(&csv));
		assert_true((double)is.r - r * 100 <= 0.5 + 1e-6 && r * 100 - (double)is.r <= 0.5 + 1e-6);
		buf_free(&csv);
	}
}

static void test_missing_is_not_zero(void **state)
{
	/* March has no row, April no figure, May a word. */
	struct series *s = parse("mes,planned,done,kind\n2018-01,10,9,a\n2018-02,20,10,b\n2018-04,10,,a\n2018-05,10,s/d,b\n2018-06,10,8,a\n");
	struct measure m = measure(s, "done%planned"), done = measure(s, "done");
	struct group *g, *all;

	(void)state;
	assert_int_equal(analyse_by(s, &m, BY_TIME, 0, &g, arena), 6);
	assert_string_equal(g[2].label, "2018-03");
	assert_int_equal(g[2].is.rows, 0);
	assert_false(figure_is(g[2].is.value));
	assert_int_equal(g[3].is.rows, 1);
	assert_int_equal(g[3].is.missing, 1);
	assert_false(figure_is(g[3].is.value));
	analyse_by(s, &m, BY_ALL, 0, &all, arena);
	assert_int_equal(all->is.n, 3);
	assert_int_equal(all->is.missing, 2);
	shows(all->is.value, 3, "67.500");               /* 27 of 40, not of 60 */
	analyse_by(s, &done, BY_ALL, 0, &all, arena);
	shows(all->is.value, 0, "9");                    /* 27 by 3, not by 5 or 6 */
	shows(all->is.median, 0, "9");
	assert_int_equal(s->column[2].odd, 1);
}

static void test_categories_and_seasons(void **state)
{
	struct series *s = parse("fecha,zona,toneladas\n2018-01-05,Norte,10\n2018-01-06,Sur,30\n2018-07-05,Norte,20\n2018-07-06,Sur,40\n2018-12-31,Sur,\n");
	struct measure m = measure(s, "toneladas");
	size_t *columns;
	struct group *g;

	(void)state;
	assert_int_equal(analyse_categories(s, &columns, arena), 1);
	assert_int_equal(analyse_by(s, &m, BY_CATEGORY, columns[0], &g, arena), 2);
	assert_string_equal(g[0].label, "Sur");
	shows(share_of(g, 2, 0), 1, "70.0");
	assert_int_equal(g[0].is.missing, 1);
	assert_int_equal(analyse_by(s, &m, BY_SEASON, 0, &g, arena), 2);
	assert_string_equal(g[0].label, "Summer (Dec–Feb)");
	shows(g[0].is.value, 1, "20.0");
	assert_int_equal(analyse_by(s, &m, BY_TIME, 0, &g, arena), 12);        /* days are summed up by month; those between are there, empty */
	shows(g[6].is.sum, 0, "60");
	assert_int_equal(g[3].is.rows, 0);
}

/* 26-11-2018 was a Monday, 1-12-2018 a Saturday. */
static void test_heat(void **state)
{
	struct series *s = parse("fecha,hora,tarde,viajes\n2018-11-26,06:30,1,10\n2018-11-26,07:15,3,10\n2018-12-01,06:00,9,10\n2018-12-01,16:00,,10\n");
	struct measure m = measure(s, "tarde%viajes");
	struct heat h;

	(void)state;
	assert_int_equal(s->step, STEP_HOUR);
	assert_true(analyse_heat(s, &m, &h, arena));
	assert_int_equal(h.rows, 8);
	assert_string_equal(h.row[2], "06–09");
	assert_int_equal(h.cols, 7);
	shows(h.cell[2 * 7 + 0].value, 0, "20");
	assert_int_equal(h.most, 2 * 7 + 5);
	assert_int_equal(heat_class(&h, h.cell[h.most].value), 3);
	assert_int_equal(heat_class(&h, h.cell[2 * 7].value), 0);
	assert_int_equal(heat_class(&h, h.cell[5 * 7 + 5].value), -1);
}

static void test_spread(void **state)
{
	struct measure m = measure(pilot, "complaints");
	struct bin *bin;
	size_t n = analyse_spread(pilot, &m, &bin, arena), all = 0;

	(void)state;
	/* From 66 to 117: steps of 10 from 60 to 120. Counted by hand from the table. */
	assert_int_equal(n, 6);
	shows(bin[0].from, 0, "60");
	shows(bin[5].to, 0, "120");
	for (size_t i = 0; i < n; i++)
		all += bin[i].n;
	assert_int_equal(all, 24);
	assert_int_equal(bin[0].n, 4);           /* 67 66 66 68 */
	assert_int_equal(bin[4].n, 5);           /* 101 102 102 108 105 */
	assert_int_equal(bin[5].n, 1);           /* 117 */
}

static void test_measures_found(void **state)
{
	struct measure *v;
	size_t n = measure_list(pilot, &v, arena);

	(void)state;
	assert_int_equal(n, 4 + 16);
	assert_string_equal(v[0].text, "km_done%km_plan");
	assert_int_equal(v[0].role, MEASURE_INPUT);
	assert_string_equal(v[2].text, "crew_avg%crew_plan");
	assert_string_equal(v[3].text, "insp_ok%insp_n");
	assert_int_equal(v[3].role, MEASURE_RESULT);
}

static void test_refused(void **state)
{
	static const char *const bad[] = { "", "nothing", "month", "insp_ok%", "insp_ok%nothing", "insp_ok%0d", "insp_ok%-3d", "%insp_n", "insp_ok%month" };
	struct measure m;
	struct why why = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
		assert_int_equal(measure_parse(&m, pilot, bad[i], arena, &why), RC_INVALID);
}

static void test_said(void **state)
{
	struct measure passed = measure(pilot, "insp_ok%insp_n"), price = measure(pilot, "invoiced"), km = measure(pilot, "km_done%km_plan");
	struct measure list[] = { km, passed };
	struct buf b = { 0 };

	(void)state;
	passed.label = "Pass rate";
	price.label = "price";
	list[0].role = MEASURE_INPUT;
	list[1].role = MEASURE_RESULT;
	list[1].label = "inspections passed";
	say_change(&b, pilot, &passed, &price, true);
	assert_string_equal(buf_str(&b), "Pass rate fell 6.5 points while price rose 2.4 %");
	buf_reset(&b);
	say_change(&b, pilot, &passed, NULL, true);
	assert_string_equal(buf_str(&b), "Pass rate fell 6.5 points: 66.2 % in 2017, 59.7 % in 2018");
	buf_reset(&b);
	assert_true(say_contrast(&b, pilot, list, 2, true));
	assert_string_equal(buf_str(&b), "Inputs are delivered at 97.0 % to 97.0 %, yet inspections passed fell 6.5 points: 66.2 % in 2017, 59.7 % in 2018");
	buf_reset(&b);
	assert_false(say_contrast(&b, pilot, list, 1, true));
	buf_free(&b);
}

static void test_figures(void **state)
{
	(void)state;
	shows(figure_of(-5, 2), 0, "-3");                /* away from zero on a tie */
	shows(figure_of(5, 2), 0, "3");
	shows(figure_of(1, 3), 4, "0.3333");
	shows(figure_of(-1, 3), 1, "-0.3");
	shows(figure_sub(figure_of(1, 3), figure_of(1, 3)), 0, "0");
	shows(NO_FIGURE, 2, "");
	assert_int_equal(figure_floor(figure_of(-7, 2)), -4);
	assert_int_equal(figure_compare(figure_of(1, 3), figure_of(333333333, 1000000000)), 1);
	assert_int_equal(figure_compare(figure_of(-1, 2), figure_of(1, 3)), -1);
	assert_int_equal(figure_compare(figure_of(2, 4), figure_of(1, 2)), 0);
	assert_true(root_floor(99) == 9 && root_floor(100) == 10 && root_floor(0) == 0);
	assert_false(figure_is(figure_div(figure_of(1, 1), figure_of(0, 1))));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_worked_example), cmocka_unit_test(test_fines_of_invoices_and_bad_months), cmocka_unit_test(test_correlations),
		cmocka_unit_test(test_correlation_against_double), cmocka_unit_test(test_missing_is_not_zero), cmocka_unit_test(test_categories_and_seasons),
		cmocka_unit_test(test_heat), cmocka_unit_test(test_spread), cmocka_unit_test(test_measures_found), cmocka_unit_test(test_refused),
		cmocka_unit_test(test_said), cmocka_unit_test(test_figures),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
