/* Numbers stored, typed and shown; rounding. Expected values are written out by hand. */
#include "procure/base/num.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(t) (sizeof(t) / sizeof((t)[0]))

struct row {
	const char *s;
	int64_t n;
};

static void accept(bool (*read)(const char *, int64_t *), const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		int64_t n = 77;

		if (!read(rows[i].s, &n))
			fail_msg("refused: %s", rows[i].s);
		if (n != rows[i].n)
			fail_msg("%s read as %lld", rows[i].s, (long long)n);
	}
}

static void refuse(bool (*read)(const char *, int64_t *), const char *const *rows, size_t count)
{
	int64_t n;

	for (size_t i = 0; i < count; i++)
		if (read(rows[i], &n))
			fail_msg("accepted: %s as %lld", rows[i], (long long)n);
}

static void whole_stored(void **state)
{
	static const struct row good[] = { { "0", 0 }, { "-5", -5 }, { "2160000000", 2160000000 }, { "9223372036854775807", INT64_MAX },
		{ "-9223372036854775808", INT64_MIN } };
	static const char *const bad[] = { "", "-", "+5", "05", "-0", "00", "5 ", " 5", "5.0", "1.234", "9223372036854775808", "-9223372036854775809",
		"99999999999999999999", "1e3", "0x10", "٣" };

	(void)state;
	accept(num_parse, good, COUNT(good));
	refuse(num_parse, bad, COUNT(bad));
}

static void hundredths_stored(void **state)
{
	static const struct row good[] = { { "3.00", 300 }, { "-0.50", -50 }, { "0.00", 0 }, { "0.05", 5 }, { "92233720368547758.07", INT64_MAX },
		{ "-92233720368547758.08", INT64_MIN } };
	static const char *const bad[] = { "", "3", "3.0", "3.000", "3,00", ".50", "-.50", "03.00", "-0.00", "3.", "3.0x", " 3.00", "92233720368547758.08" };
	char s[24];

	(void)state;
	accept(hundredths_parse, good, COUNT(good));
	refuse(hundredths_parse, bad, COUNT(bad));
	for (size_t i = 0; i < COUNT(good); i++) {
		hundredths_print(s, good[i].n);
		assert_string_equal(s, good[i].s);
	}
}

static void whole_typed(void **state)
{
	static const struct row good[] = {
		{ "1234567", 1234567 }, { "1.234.567", 1234567 }, { "1,234,567", 1234567 }, { "1.234", 1234 }, { "1,234", 1234 }, { "$ 1.234", 1234 },
		{ "$1.234.567", 1234567 }, { "$ 1.500.-", 1500 }, { "  42 ", 42 }, { "-5", -5 }, { "\u22125", -5 }, { "- $ 5", -5 }, { "$ -1.000", -1000 },
		{ "+7", 7 }, { "007", 7 }, { "15 %", 15 }, { "1\u00A0%", 1 }, { "9.223.372.036.854.775.807", INT64_MAX }, { "999", 999 }, { "100.000", 100000 },
	};
	static const char *const bad[] = { "", " ", "$", "-", "9,7", "9.7 %", "1.23", "1.2345", "12.34", "1234.567", "1.234,567", "1,234.567", "1.234,00", "1..234", "1.234.56",
		".5", "5.", "5,", "0.123", "--5", "$$5", "5 5", "5x", "x5", "1 234", "5 % %", "9.223.372.036.854.775.808", "1.234.567.890.123.456.789.012.345.678",
		"5\u202E", "1e5" };

	(void)state;
	accept(num_entry, good, COUNT(good));
	refuse(num_entry, bad, COUNT(bad));
}

static void hundredths_typed(void **state)
{
	static const struct row good[] = {
		{ "9,7", 970 }, { "9.7", 970 }, { "9.7 %", 970 }, { "9,70%", 970 }, { "9", 900 }, { "0,5", 50 }, { "0.05", 5 }, { "-0,5", -50 }, { "12.34", 1234 },
		{ "1.234,56", 123456 }, { "1,234.56", 123456 }, { "1.234.567,8", 123456780 }, { "1,234,567.8", 123456780 }, { "1.234.567", 123456700 },
		{ "1,234,567", 123456700 }, { "1234,5", 123450 }, { "1234567", 123456700 }, { "$ 1.234,50", 123450 }, { "00,5", 50 },
		{ "92.233.720.368.547.758,07", INT64_MAX },
	};
	static const char *const bad[] = { "", "%", "9,", ",5", ".5", "9,705", "1.234", "1,234", "1.2345", "1.234.56", "1,23,4", "1.234,567", "1,234,56", "12.34.5", "1.23,4",
		"1234.567,8", "0.123,4", "92.233.720.368.547.758,08", "9,7,", "9;7", "9 7" };

	(void)state;
	accept(hundredths_entry, good, COUNT(good));
	refuse(hundredths_entry, bad, COUNT(bad));
}

static void shown(void **state)
{
	static const struct { int64_t n; const char *es, *en; } whole[] = {
		{ 0, "0", "0" }, { 999, "999", "999" }, { 1482, "1.482", "1,482" }, { -1234567, "-1.234.567", "-1,234,567" }, { 100000, "100.000", "100,000" },
		{ INT64_MIN, "-9.223.372.036.854.775.808", "-9,223,372,036,854,775,808" },
	}, hundredths[] = {
		{ 970, "9,70", "9.70" }, { -5, "-0,05", "-0.05" }, { 123456, "1.234,56", "1,234.56" }, { 0, "0,00", "0.00" },
		{ INT64_MIN, "-92.233.720.368.547.758,08", "-92,233,720,368,547,758.08" },
	};
	char s[32];

	(void)state;
	for (size_t i = 0; i < COUNT(whole); i++) {
		num_show(s, whole[i].n, false);
		assert_string_equal(s, whole[i].es);
		num_show(s, whole[i].n, true);
		assert_string_equal(s, whole[i].en);
	}
	for (size_t i = 0; i < COUNT(hundredths); i++) {
		hundredths_show(s, hundredths[i].n, false);
		assert_string_equal(s, hundredths[i].es);
		hundredths_show(s, hundredths[i].n, true);
		assert_string_equal(s, hundredths[i].en);
	}
}

/* What is shown is understood when typed again. Hundredths are: whole numbers of the same language too. */
static void shown_is_typed(void **state)
{
	static const int64_t values[] = { 0, 5, -5, 99, 100, 99999, 100000, -123456789, INT64_MAX, INT64_MIN };

	(void)state;
	for (size_t i = 0; i < COUNT(values); i++)
		for (int english = 0; english < 2; english++) {
			char s[32];
			int64_t back = 77;

			num_show(s, values[i], english);
			assert_true(num_entry(s, &back) && back == values[i]);
			hundredths_show(s, values[i], english);
			assert_true(hundredths_entry(s, &back) && back == values[i]);
		}
}

static void rounding(void **state)
{
	static const struct { int64_t a, b, c, want; } rows[] = {
		{ 1, 1, 2, 1 }, { -1, 1, 2, -1 }, { 1, 1, 3, 0 }, { 2, 1, 3, 1 }, { -2, 1, 3, -1 }, { -1, 1, 3, 0 }, { 3, 1, 2, 2 }, { -3, 1, 2, -2 }, { 5, 1, 2, 3 },
		{ 7, 1, 5, 1 }, { 8, 1, 5, 2 }, { 0, 5, 7, 0 }, { 1, 1, 1, 1 }, { 10, -3, 4, -8 }, { 10, -1, 4, -3 }, { 9, -1, 4, -2 },
		{ 2160000000, 300, 10000, 64800000 }, { 333333333, 1550, 10000, 51666667 },
		{ INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX }, { INT64_MIN, INT64_MAX, INT64_MAX, INT64_MIN }, { INT64_MAX, 1, INT64_MAX, 1 },
		{ INT64_MAX / 2, 1, INT64_MAX, 0 }, { INT64_MAX / 2 + 1, 1, INT64_MAX, 1 }, { INT64_MAX, 2, 1, INT64_MAX }, { INT64_MIN, 2, 1, INT64_MIN },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_true(num_muldiv(rows[i].a, rows[i].b, rows[i].c) == rows[i].want);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_stored), cmocka_unit_test(hundredths_stored), cmocka_unit_test(whole_typed), cmocka_unit_test(hundredths_typed),
		cmocka_unit_test(shown), cmocka_unit_test(shown_is_typed), cmocka_unit_test(rounding),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
