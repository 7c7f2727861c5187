/* Instants and dates. Independent witnesses: timegm of libc, the zone file of Debian, the facts of Chile's clocks as tzdata tells them. */
#include "procure/base/when.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "room.h"

#define COUNT(t) (sizeof(t) / sizeof((t)[0]))

static int64_t day(const char *s)
{
	int64_t days = 0;

	assert_true(date_parse(s, &days));
	return days;
}

static void instants_come_back(void **state)
{
	static const struct { const char *s; int64_t at; int offset; } rows[] = {       /* date -d S +%s */
		{ "1970-01-01T00:00:00+00:00", 0, 0 },
		{ "2018-11-26T10:00:00-03:00", 1543237200, -180 },
		{ "2018-06-15T23:59:59-04:00", 1529121599, -240 },
		{ "2024-02-29T12:30:00+05:45", 1709189100, 345 },
		{ "1969-12-31T23:59:59+00:00", -1, 0 },
		{ "2038-01-19T03:14:08+00:00", 2147483648, 0 },
		{ "2026-01-01T00:30:00+14:00", 1767177000, 840 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct instant t = { 0 };
		char back[INSTANT_SIZE];

		assert_true(instant_parse(rows[i].s, &t));
		assert_int_equal(t.at, rows[i].at);
		assert_int_equal(t.offset, rows[i].offset);
		instant_print(back, t);
		assert_string_equal(back, rows[i].s);
	}
}

static void other_spellings_are_refused(void **state)
{
	static const char *const bad[] = {
		"", "2018-11-26", "2018-11-26T10:00:00Z", "2018-11-26T10:00:00", "2018-11-26 10:00:00-03:00", "2018-11-26T10:00-03:00",
		"2018-11-26T10:00:00-0300", "2018-11-26T10:00:00-3:00", "2018-11-26T10:00:00-00:00", "2018-11-26T10:00:00+14:01",
		"2018-11-26T10:00:00-03:60", "2018-11-26T24:00:00-03:00", "2018-11-26T10:60:00-03:00", "2018-11-26T10:00:60-03:00",
		"2018-02-29T10:00:00-03:00", "2018-13-01T10:00:00-03:00", "2018-00-10T10:00:00-03:00", "2018-11-31T10:00:00-03:00",
		"0000-11-26T10:00:00-03:00", "2018-11-26t10:00:00-03:00", "2018-11-26T10:00:00-03:00 ", " 2018-11-26T10:00:00-03:00",
		"2018-11-26T10:00:00.0-03:00", "+018-11-26T10:00:00-03:00", "2018-11-26T 1:00:00-03:00", "2018-11-26T10:00:00\xE2\x88\x92" "03:00",
	};
	struct instant t;

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++)
		if (instant_parse(bad[i], &t))
			fail_msg("accepted: %s", bad[i]);
}

static void shown_for_people(void **state)
{
	struct instant t;
	char s[INSTANT_SIZE];

	(void)state;
	assert_true(instant_parse("2018-11-26T09:05:59-03:00", &t));
	instant_show(s, t);
	assert_string_equal(s, "26-11-2018 09:05");
	assert_int_equal(date_of(t), day("2018-11-26"));
	assert_true(instant_parse("2018-11-26T23:30:00-03:00", &t));     /* the 27th in Greenwich */
	assert_int_equal(date_of(t), day("2018-11-26"));
	assert_true(instant_parse("1969-12-31T23:30:00-03:00", &t));
	assert_int_equal(date_of(t), -1);
}

/* Every day of 400 years, against libc. */
static void civil_days_come_back(void **state)
{
	int64_t expect = day("1850-01-01");

	(void)state;
	for (int year = 1850; year < 2250; year++)
		for (int month = 1; month <= 12; month++)
			for (int d = 1; d <= date_month_days(year, month); d++, expect++) {
				struct tm tm = { .tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = d };
				int64_t days = date_from_civil(year, month, d);
				int y, m, dd;

				date_to_civil(days, &y, &m, &dd);
				if (days != expect || days * 86400 != (int64_t)timegm(&tm) || date_weekday(days) != (tm.tm_wday + 6) % 7)
					fail_msg("%04d-%02d-%02d is day %lld", year, month, d, (long long)days);
				if (y != year || m != month || dd != d)
					fail_msg("%04d-%02d-%02d comes back as %04d-%02d-%02d", year, month, d, y, m, dd);
			}
	assert_int_equal(expect - day("1850-01-01"), 146097);
}

static void dates_stored(void **state)
{
	static const char *const bad[] = { "", "2018-11-2", "2018-11-31", "2018-02-29", "1900-02-29", "26-11-2018", "2018/11/26", "2018-11-26 ", "0000-01-01",
		"2018-1126-", "20181126--", "-018-11-26" };
	int64_t days;
	char s[DATE_SIZE];

	(void)state;
	for (size_t i = 0; i < COUNT(bad); i++)
		if (date_parse(bad[i], &days))
			fail_msg("accepted: %s", bad[i]);
	assert_int_equal(day("2000-02-29"), 11016);
	date_print(s, 11016);
	assert_string_equal(s, "2000-02-29");
	date_show(s, 11016);
	assert_string_equal(s, "29-02-2000");
	date_print(s, day("0001-01-01"));
	assert_string_equal(s, "0001-01-01");
	date_print(s, INT64_MAX / 2);
	assert_string_equal(s, "9999-12-31");
	assert_int_equal(date_year(day("2018-12-31")), 2018);
	assert_int_equal(date_month_days(2024, 2), 29);
	assert_int_equal(date_month_days(2024, 13), 0);
}

static void dates_typed(void **state)
{
	static const struct { const char *s, *want; } rows[] = {
		{ "27-11", "2018-11-27" }, { "27/11", "2018-11-27" }, { "5/1", "2018-01-05" }, { "27/11/2018", "2018-11-27" }, { "27-11-18", "2018-11-27" },
		{ "27.11.2019", "2019-11-27" }, { "2019-11-27", "2019-11-27" }, { "2019/1/7", "2019-01-07" }, { "  27-11-2018 ", "2018-11-27" },
		{ "hoy", "2018-11-26" }, { "HOY", "2018-11-26" }, { "mañana", "2018-11-27" }, { "Manana", "2018-11-27" }, { "man\u0303ana", "2018-11-27" },
		{ "ayer", "2018-11-25" }, { "pasado mañana", "2018-11-28" }, { "today", "2018-11-26" }, { "tomorrow", "2018-11-27" },
		{ "yesterday", "2018-11-25" }, { "+7", "2018-12-03" }, { "+0", "2018-11-26" }, { "-1", "2018-11-25" }, { "+365", "2019-11-26" },
		{ "29-02-2020", "2020-02-29" },
	};
	static const char *const bad[] = { "", " ", "27", "31-11", "29-02", "27-11/2018", "27-13", "00-11", "27-11-8", "27-11-018", "11-27-2018", "+", "+x", "+1000000",
		"año", "27-11-2018x", "27--11", "-27-11", "2018-11", "27 11" };
	int64_t got;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		if (!date_entry(rows[i].s, day("2018-11-26"), &got))
			fail_msg("refused: %s", rows[i].s);
		if (got != day(rows[i].want))
			fail_msg("%s is not %s", rows[i].s, rows[i].want);
	}
	for (size_t i = 0; i < COUNT(bad); i++)
		if (date_entry(bad[i], day("2018-11-26"), &got))
			fail_msg("accepted: %s", bad[i]);
}

/* 2018-12-25 was a Tuesday; the holidays are Christmas and New Year. */
static void business_days(void **state)
{
	const int64_t off[] = { day("2018-12-25"), day("2019-01-01") };

	(void)state;
	assert_int_equal(date_add_business(day("2018-11-26"), 5, NULL, 0), day("2018-12-03"));
	assert_int_equal(date_add_business(day("2018-11-30"), 1, NULL, 0), day("2018-12-03"));
	assert_int_equal(date_add_business(day("2018-12-01"), 1, NULL, 0), day("2018-12-03"));
	assert_int_equal(date_add_business(day("2018-12-24"), 1, off, 2), day("2018-12-26"));
	assert_int_equal(date_add_business(day("2018-12-21"), 10, off, 2), day("2019-01-08"));
	assert_int_equal(date_add_business(day("2018-12-26"), -1, off, 2), day("2018-12-24"));
	assert_int_equal(date_add_business(day("2018-12-01"), 0, off, 2), day("2018-12-01"));
	assert_int_equal(date_weekday(day("2018-12-25")), 1);
}

static int64_t utc(const char *s)
{
	struct instant t = { 0 };

	assert_true(instant_parse(s, &t));
	return t.at;
}

static void clocks_of_santiago(void **state)
{
	(void)state;
	unsetenv("TZ");
	assert_int_equal(instant_here(utc("2018-11-26T13:00:00+00:00")).offset, -180);
	assert_int_equal(instant_here(utc("2018-06-15T13:00:00+00:00")).offset, -240);
	assert_int_equal(instant_here(utc("2018-08-12T03:59:59+00:00")).offset, -240);
	assert_int_equal(instant_here(utc("2018-08-12T04:00:00+00:00")).offset, -180);
	assert_int_equal(instant_here(utc("2026-04-05T02:59:59+00:00")).offset, -180);
	assert_int_equal(instant_here(utc("2026-04-05T03:00:00+00:00")).offset, -240);
	assert_int_equal(instant_here(utc("2026-09-06T03:59:59+00:00")).offset, -240);
	assert_int_equal(instant_here(utc("2026-09-06T04:00:00+00:00")).offset, -180);
}

/* The rule for machines without the zone file says the same, hour by hour. */
static void rule_without_zone_file(void **state)
{
	(void)state;
	setenv("TZ", "America/Santiago", 1);
	for (int64_t at = utc("2023-01-01T00:00:00+00:00"); at < utc("2037-12-31T00:00:00+00:00"); at += 3600)
		if (chile_offset(at) != instant_here(at).offset)
			fail_msg("the rule differs at %lld", (long long)at);
}

static void another_zone(void **state)
{
	(void)state;
	setenv("TZ", "UTC", 1);
	assert_int_equal(instant_here(0).offset, 0);
	setenv("TZ", "Asia/Kathmandu", 1);
	assert_int_equal(instant_here(1709189100).offset, 345);
	setenv("TZ", "no such zone", 1);
	assert_int_equal(instant_here(0).offset, 0);
}

static void instants_typed(void **state)
{
	static const struct { const char *s, *want; } rows[] = {
		{ "2018-11-26T10:00:00-03:00", "2018-11-26T10:00:00-03:00" }, { "2018-11-26T10:00:00+01:00", "2018-11-26T10:00:00+01:00" },
		{ "2018-11-26 10:00", "2018-11-26T10:00:00-03:00" }, { "26-11-2018 10:00", "2018-11-26T10:00:00-03:00" },
		{ "26/11 9:05", "2018-11-26T09:05:00-03:00" }, { "15-06-2018 10:00:30", "2018-06-15T10:00:30-04:00" },
		{ "10:00", "2018-11-26T10:00:00-03:00" }, { "0:00", "2018-11-26T00:00:00-03:00" }, { " 23:59 ", "2018-11-26T23:59:00-03:00" },
		{ "mañana 10:00", "2018-11-27T10:00:00-03:00" }, { "+7 10:00", "2018-12-03T10:00:00-03:00" },
		{ "2018-11-26T10:00", "2018-11-26T10:00:00-03:00" },
		/* On 2026-04-04 the wall shows 23:00 to 23:59 twice: the first is meant. */
		{ "04-04-2026 23:30", "2026-04-04T23:30:00-03:00" }, { "05-04-2026 00:00", "2026-04-05T00:00:00-04:00" },
		{ "04-04-2026 22:59", "2026-04-04T22:59:00-03:00" }, { "06-09-2026 01:00", "2026-09-06T01:00:00-03:00" },
		{ "05-09-2026 23:59", "2026-09-05T23:59:00-04:00" },
	};
	static const char *const bad[] = { "", "26-11-2018", "10", "24:00", "10:60", "10:0", "26-11-2018  ", "x 10:00", "10:00 26-11-2018", "10:00:61", "1:2:3",
		"06-09-2026 00:30" /* the clocks leap over it */ };
	struct instant now, got;
	char s[INSTANT_SIZE];

	(void)state;
	setenv("TZ", "America/Santiago", 1);
	assert_true(instant_parse("2018-11-26T22:00:00-03:00", &now));
	for (size_t i = 0; i < COUNT(rows); i++) {
		if (!instant_entry(rows[i].s, now, &got))
			fail_msg("refused: %s", rows[i].s);
		instant_print(s, got);
		assert_string_equal(s, rows[i].want);
	}
	for (size_t i = 0; i < COUNT(bad); i++)
		if (instant_entry(bad[i], now, &got))
			fail_msg("accepted: %s", bad[i]);
}

static void the_clock(void **state)
{
	struct instant t;
	struct why why;
	time_t before = time(NULL);

	(void)state;
	setenv("PROCURE_NOW", "2018-11-26T10:00:00-03:00", 1);
	assert_int_equal(instant_now(&t, &why), RC_OK);
	assert_int_equal(t.at, 1543237200);
	assert_int_equal(t.offset, -180);
	setenv("PROCURE_NOW", "yesterday", 1);
	assert_int_equal(instant_now(&t, &why), RC_INVALID);
	unsetenv("PROCURE_NOW");
	assert_int_equal(instant_now(&t, &why), RC_OK);
	assert_true(t.at >= before);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(instants_come_back), cmocka_unit_test(other_spellings_are_refused), cmocka_unit_test(shown_for_people),
		cmocka_unit_test(civil_days_come_back), cmocka_unit_test(dates_stored), cmocka_unit_test(dates_typed), cmocka_unit_test(business_days),
		cmocka_unit_test(clocks_of_santiago), cmocka_unit_test(rule_without_zone_file), cmocka_unit_test(another_zone),
		cmocka_unit_test(instants_typed), cmocka_unit_test(the_clock),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
