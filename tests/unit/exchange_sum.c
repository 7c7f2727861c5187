/* Exact decimals and tallies (sum.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#undef fail

#include "procure/exchange/sum.h"

static const char *printed(const char *s)
{
	static char out[DECIMAL_SIZE];
	struct decimal d;

	if (!decimal_parse(&d, s, strlen(s)))
		return "refused";
	decimal_print(out, &d);
	return out;
}

static void one_spelling_for_one_value(void **state)
{
	static const char *const cases[][2] = {
		{ "0", "0" }, { "-0", "0" }, { "1.50", "1.5" }, { "-12.5", "-12.5" }, { "0.05", "0.05" }, { "1e3", "1000" }, { "1.5e6", "1500000" },
		{ "25E-2", "0.25" }, { "2160000000", "2160000000" }, { "007", "7" }, { "+3", "3" }, { "1.0000", "1" },
		{ "99999999999999999999999999999999999999", "99999999999999999999999999999999999999" },
		{ "0.000000000000000001", "0.000000000000000001" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(printed(cases[i][0]), cases[i][1]);
}

static void what_is_no_number_is_refused(void **state)
{
	static const char *const cases[] = { "", "-", ".", "1.", ".e3", "1e", "1e+", "1,5", "12a", "0x10", "NaN", "1e9999", "1e99", " 1", "1 ",
		"999999999999999999999999999999999999999" };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(printed(cases[i]), "refused");
}

static void a_sum_keeps_every_digit(void **state)
{
	struct decimal sum = { 0 }, tenth, large;
	char out[DECIMAL_SIZE];

	(void)state;
	assert_true(decimal_parse(&tenth, "0.1", 3));
	for (int i = 0; i < 1000; i++)
		decimal_add(&sum, &tenth);
	decimal_print(out, &sum);
	assert_string_equal(out, "100");
	assert_true(decimal_parse(&large, "126839578584.85", 15));
	decimal_add(&sum, &large);
	decimal_print(out, &sum);
	assert_string_equal(out, "126839578684.85");
}

static void too_large_is_said_and_not_wrong(void **state)
{
	struct decimal a, b;
	char out[DECIMAL_SIZE];

	(void)state;
	assert_true(decimal_parse(&a, "99999999999999999999999999999999999999", 38));
	assert_true(decimal_parse(&b, "0.5", 3));
	decimal_add(&a, &b);
	assert_true(a.over);
	decimal_print(out, &a);
	assert_string_equal(out, "?");
}

static void whole_pesos_are_told_from_fractions(void **state)
{
	struct decimal d;
	int64_t n = 0;

	(void)state;
	assert_true(decimal_parse(&d, "2160000000.00", 13));
	assert_true(decimal_whole(&d, &n));
	assert_int_equal(n, 2160000000);
	assert_true(decimal_parse(&d, "1.5", 3));
	assert_false(decimal_whole(&d, &n));
	assert_true(decimal_parse(&d, "1e19", 4));
	assert_false(decimal_whole(&d, &n));
}

static void a_counter_counts_by_name(void **state)
{
	struct arena *a = arena_new();
	struct counter t;

	(void)state;
	counter_init(&t, a);
	for (int i = 0; i < 1000; i++)
		counter_count(&t, arena_printf(a, "n%03d", (i * 7) % 100), i);
	assert_int_equal(t.n, 100);
	assert_int_equal(counter_n(&t, "n000"), 0 + 100 + 200 + 300 + 400 + 500 + 600 + 700 + 800 + 900);
	assert_int_equal(counter_n(&t, "absent"), 0);
	counter_sort(&t);
	for (size_t i = 1; i < t.n; i++)
		assert_true(strcmp(t.v[i - 1].name, t.v[i].name) < 0);
	assert_ptr_equal(counter_find(&t, "n042"), &t.v[42]);
	counter_free(&t);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_spelling_for_one_value),
		cmocka_unit_test(what_is_no_number_is_refused),
		cmocka_unit_test(a_sum_keeps_every_digit),
		cmocka_unit_test(too_large_is_said_and_not_wrong),
		cmocka_unit_test(whole_pesos_are_told_from_fractions),
		cmocka_unit_test(a_counter_counts_by_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
