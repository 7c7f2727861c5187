/* The tables of law against the worked example and the portfolio of the field (domain.md 6, 7); dates and months computed here another way. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#undef fail                              /* base/rc.h has its own */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "procure/base/when.h"
#include "procure/conf/law.h"

#define complain(...) (print_error(__VA_ARGS__), print_error("\n"), _fail(__FILE__, __LINE__))
#define M INT64_C(1000000)

static struct arena *arena;
static struct law *law;
static struct why why;

static int begin(void **state)
{
	struct buf said = { 0 };

	(void)state;
	arena = arena_new();
	if (law_load(&law, arena, &why) == RC_OK)
		return 0;
	why_sentence(&said, &why);
	print_error("%s\n", buf_str(&said));
	return -1;
}

static int end(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static int64_t on(const char *date)
{
	int64_t day;

	assert_true(date_parse(date, &day));
	return day;
}

/* domain.md 3.2 gives four months; domain.md 6.1 gives fines of 2 UTM each: fines in pesos / number / 2 is the UTM of the month. */
static void utm_agrees_with_the_fines(void **state)
{
	static const struct { const char *month; int64_t fines, clp; } fines[] = {
		{ "2017-01", 9, 832122 }, { "2017-02", 11, 1015014 }, { "2017-03", 8, 741888 }, { "2017-04", 10, 929220 }, { "2017-05", 9, 839646 },
		{ "2017-06", 12, 1121760 }, { "2017-07", 1, 93574 }, { "2017-09", 2, 186772 }, { "2017-10", 1, 93572 }, { "2017-12", 1, 93944 },
		{ "2018-01", 14, 1316532 }, { "2018-02", 13, 1223716 }, { "2018-03", 15, 1419030 }, { "2018-04", 12, 1135224 }, { "2018-05", 11, 1042712 },
		{ "2018-06", 13, 1235988 }, { "2018-07", 3, 286086 }, { "2018-08", 2, 190916 }, { "2018-09", 2, 191680 }, { "2018-10", 9, 864288 },
		{ "2018-11", 10, 963200 }, { "2018-12", 8, 773648 },
	};
	int64_t utm;

	(void)state;
	for (size_t i = 0; i < sizeof(fines) / sizeof(fines[0]); i++) {
		char day[16];

		snprintf(day, sizeof(day), "%s-15", fines[i].month);
		assert_int_equal(law_utm(law, on(day), &utm, &why), RC_OK);
		if (utm * 2 * fines[i].fines != fines[i].clp)
			complain("%s: %ld", fines[i].month, (long)utm);
	}
	assert_int_equal(law_utm(law, on("2019-01-07"), &utm, &why), RC_OK);
	assert_int_equal(utm, 48353);
	assert_int_equal(law_utm(law, on("2019-12-31"), &utm, &why), RC_OK);
	assert_int_equal(utm, 49623);
}

static void a_missing_month_is_said(void **state)
{
	int64_t utm, month;

	(void)state;
	assert_int_equal(law_utm(law, on("2030-05-01"), &utm, &why), RC_NOTFOUND);
	assert_int_equal(law_utm_last(law, on("2030-05-01"), &utm, &month, &why), RC_OK);
	assert_true(month < on("2030-05-01"));
	assert_int_equal(law_utm_last(law, on("1990-05-01"), &utm, &month, &why), RC_NOTFOUND);
}

static const char *tier(int64_t clp, const char *date)
{
	const struct law_tier *t = NULL;

	assert_int_equal(law_tier(law, clp, on(date), &t, &why), RC_OK);
	return t->code;
}

static void vega_poniente_is_lr(void **state)
{
	(void)state;
	assert_int_equal(law_in_utm(2160 * M, 48353), 44671);
	assert_string_equal(tier(2160 * M, "2019-01-07"), "LR");
}

/* domain.md 7: annual amount in millions, UTM a year, months, tier of the total, points. */
static void portfolio_of_2019(void **state)
{
	static const struct { int64_t millions, utm; int months; const char *tier; int points; } rows[] = {
		{ 9800, 202676, 60, "LR", 5 }, { 4350, 89963, 36, "LR", 5 }, { 2900, 59976, 36, "LR", 4 }, { 2150, 44465, 48, "LR", 4 },
		{ 1780, 36813, 24, "LR", 4 }, { 1240, 25645, 36, "LR", 4 }, { 980, 20268, 36, "LR", 4 }, { 760, 15718, 36, "LR", 3 },
		{ 420, 8686, 24, "LR", 3 }, { 310, 6411, 24, "LR", 3 }, { 190, 3929, 12, "LQ", 2 }, { 145, 2999, 24, "LR", 2 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(law_in_utm(rows[i].millions * M, 48353), rows[i].utm);
		assert_string_equal(tier(rows[i].millions * M / 12 * rows[i].months, "2019-01-07"), rows[i].tier);
		assert_int_equal(law_value_points(law, rows[i].millions * M, 48353), rows[i].points);
	}
}

static void the_regime_of_the_day_counts(void **state)
{
	(void)state;
	assert_string_equal(tier(190 * M, "2019-01-07"), "LQ");
	assert_string_equal(tier(190 * M, "2024-12-11"), "LQ");
	assert_string_equal(tier(190 * M, "2024-12-12"), "LP");
	assert_string_equal(law_regime_at(law, on("2019-01-07"))->id, "ds250");
	assert_string_equal(law_regime_at(law, on("2024-12-12"))->id, "ds661");
	assert_null(law_regime_at(law, on("1999-01-01")));
	assert_null(law_tier_by_code(law_regime_at(law, on("2025-01-01")), "LQ"));
}

/* To the peso: 100 UTM is no longer L1. */
static void limits_are_exact(void **state)
{
	(void)state;
	assert_string_equal(tier(4835299, "2019-01-07"), "L1");
	assert_string_equal(tier(4835300, "2019-01-07"), "LE");
	assert_string_equal(tier(48352999, "2019-01-07"), "LE");
	assert_string_equal(tier(48353000, "2019-01-07"), "LP");
	assert_string_equal(tier(96706000, "2019-01-07"), "LQ");
	assert_string_equal(tier(241764999, "2019-01-07"), "LQ");
	assert_string_equal(tier(241765000, "2019-01-07"), "LR");
	assert_string_equal(tier(0, "2019-01-07"), "L1");
}

static void notice_of_the_tiers(void **state)
{
	static const struct { const char *code; int days; } rows[] = { { "L1", 5 }, { "LE", 10 }, { "LP", 20 }, { "LQ", 20 }, { "LR", 30 } };
	const struct law_regime *r = law_regime_at(law, on("2019-06-01"));

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(law_tier_by_code(r, rows[i].code)->notice, rows[i].days);
	assert_int_equal(r->n_tiers, 5);
	assert_string_equal(r->from.confirmed_by, "");
	assert_true(strlen(r->from.source) > 0);
}

/* 14 + 4 + 6 + 3 + 3 + 4 weeks and 30 days; the shorter with 4 and 2. */
static void lead_time(void **state)
{
	const struct law_tier *lr = law_tier_by_code(law_regime_at(law, on("2019-06-01")), "LR");

	(void)state;
	assert_int_equal(law_lead_days(law, lr, false), (14 + 4 + 6 + 3 + 3 + 4) * 7 + 30);
	assert_int_equal(law_lead_days(law, lr, true), (14 + 4 + 4 + 2 + 3 + 4) * 7 + 30);
}

static struct law_case blank(int64_t clp)
{
	return (struct law_case){
		.clp = clp, .today = on("2019-01-07"), .start = LAW_NONE, .months = LAW_NONE, .expiry = LAW_NONE, .labour_weight = LAW_NONE,
		.notice_days = LAW_NONE, .bid_bond = LAW_NONE, .performance_bond = LAW_NONE,
	};
}

/* The sentence of a warning, or "" where it was not given. */
static const char *warning(struct law_case c, enum law_warning_code code)
{
	static char said[512];
	struct law_warning *v = NULL;
	struct buf text = { 0 };
	size_t n = 0;

	said[0] = '\0';
	assert_int_equal(law_warnings(law, &c, &v, &n, arena, &why), RC_OK);
	for (size_t i = 0; i < n; i++) {
		if (v[i].code != code)
			continue;
		why_sentence(&text, &v[i].text);
		snprintf(said, sizeof(said), "%s", buf_str(&text));
	}
	buf_free(&text);
	return said;
}

static void has(struct law_case c, enum law_warning_code code, const char *part)
{
	const char *said = warning(c, code);

	if (!*said || !strstr(said, part))
		complain("warning %d is '%s', lacks '%s'", (int)code, said, part);
}

static void hasnt(struct law_case c, enum law_warning_code code)
{
	const char *said = warning(c, code);

	if (*said)
		complain("warning %d: %s", (int)code, said);
}

static void council_and_term(void **state)
{
	struct law_case c = blank(2160 * M);

	(void)state;
	has(c, LAW_COUNCIL, "44671 UTM");
	has(c, LAW_COUNCIL, "500 UTM");
	hasnt(blank(24176499), LAW_COUNCIL);             /* 500 UTM less one peso */
	has(blank(24176500), LAW_COUNCIL, "500 UTM");
	c.start = on("2019-07-01");
	c.months = 36;
	has(c, LAW_MAJORITY, "30-06-2022");
	c.months = 17;                                   /* until 30-11-2020, within the term */
	hasnt(c, LAW_MAJORITY);
	c.months = 18;
	has(c, LAW_MAJORITY, "31-12-2020");
	c = blank(20 * M);
	c.start = on("2019-07-01");
	c.months = 36;
	hasnt(c, LAW_MAJORITY);
}

static void labour_criterion(void **state)
{
	struct law_case c = blank(2160 * M);

	(void)state;
	hasnt(c, LAW_LABOUR);
	c.services = "sweeping";
	has(c, LAW_LABOUR, "15 %");
	c.services = "";
	c.unspsc = "76121503";
	has(c, LAW_LABOUR, "15 %");
	c.labour_weight = 1499;
	has(c, LAW_LABOUR, "14.99 %");
	c.labour_weight = 1500;
	hasnt(c, LAW_LABOUR);
	c.labour_weight = LAW_NONE;
	c.today = on("2017-12-01");
	hasnt(c, LAW_LABOUR);
}

/* domain.md 7: 266 days are left for SC-2019-06, and it is late; 327 for SC-2019-02, and it is not. */
static void late_start(void **state)
{
	struct law_case c = blank(3720 * M);

	(void)state;
	c.expiry = on("2019-09-30");
	has(c, LAW_LEAD_TIME, "266 days left, 268 needed");
	c.expiry = on("2019-10-02");
	hasnt(c, LAW_LEAD_TIME);
	c.expiry = on("2019-11-30");
	hasnt(c, LAW_LEAD_TIME);
}

static void near_a_limit(void **state)
{
	(void)state;
	has(blank(241764999), LAW_NEAR_LIMIT, "LQ");     /* one peso below 5,000 UTM */
	has(blank(229676750), LAW_NEAR_LIMIT, "5000");   /* exactly 95 % */
	hasnt(blank(229676749), LAW_NEAR_LIMIT);
	hasnt(blank(2160 * M), LAW_NEAR_LIMIT);
}

static void notice_and_bonds(void **state)
{
	struct law_case c = blank(2160 * M);

	(void)state;
	c.notice_days = 30;
	hasnt(c, LAW_NOTICE);
	c.notice_days = 29;
	has(c, LAW_NOTICE, "at least 30");
	c.bid_bond = 0;
	has(c, LAW_BID_BOND, "2000 UTM");
	c.bid_bond = 500;
	hasnt(c, LAW_BID_BOND);
	c.performance_bond = 0;
	has(c, LAW_PERFORMANCE_BOND, "1000 UTM");
	c.performance_bond = 499;
	has(c, LAW_PERFORMANCE_BOND, "at least 5 %");
	c.performance_bond = 3001;
	has(c, LAW_PERFORMANCE_BOND, "at most 30 %");
	c.performance_bond = 500;
	hasnt(c, LAW_PERFORMANCE_BOND);
	c.today = on("2025-03-01");                      /* ds661: at most 3 %, and only above 5,000 UTM */
	c.bid_bond = 301;
	has(c, LAW_BID_BOND, "at most 3 %");
	c.bid_bond = 300;
	hasnt(c, LAW_BID_BOND);
	c.clp = 190 * M;
	has(c, LAW_BID_BOND, "only above 5000 UTM");
	has(c, LAW_UTM_OLD, "2025-03");
	c.notice_days = 10;
	c.today = on("2019-01-07");
	has(c, LAW_NOTICE, "or 10");
}

static void type_of_the_id(void **state)
{
	struct law_case c = blank(2160 * M);

	(void)state;
	c.tender_id = "2305-12-LP19";                    /* domain.md 6: contradicts the estimate */
	has(c, LAW_TYPE, "LR");
	c.tender_id = "2305-12-LR19";
	hasnt(c, LAW_TYPE);
	c.tender_id = "520149-41-CO25";
	hasnt(c, LAW_TYPE);
	c.tender_id = "nonsense";
	hasnt(c, LAW_TYPE);
}

static void tender_ids(void **state)
{
	char type[3];
	int year;

	(void)state;
	assert_true(law_tender_id("1020-7-L120", type, &year));
	assert_string_equal(type, "L1");
	assert_int_equal(year, 2020);
	assert_true(law_tender_id("48-92-R124", type, &year));
	assert_string_equal(type, "R1");
	assert_int_equal(year, 2024);
	assert_false(law_tender_id("48-92-r124", type, &year));
	assert_false(law_tender_id("48-92-LR2", type, &year));
	assert_false(law_tender_id("123456789-1-LR20", type, &year));
	assert_false(law_tender_id("-1-LR20", type, &year));
	assert_false(law_tender_id(NULL, type, &year));
}

/* Easter Sunday by the rule of Meeus; Good Friday and the Saturday after it must be holidays, the Sunday is no working day anyway. */
static int64_t easter(int y)
{
	int a = y % 19, b = y / 100, c = y % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
	int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;

	return date_from_civil(y, (h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
}

static void holidays(void **state)
{
	static const char *const fixed[] = { "01-01", "05-01", "05-21", "07-16", "08-15", "09-18", "09-19", "11-01", "12-08", "12-25" };
	size_t n;
	const int64_t *days = law_holidays(law, &n);

	(void)state;
	for (size_t i = 1; i < n; i++)
		assert_true(days[i - 1] < days[i]);
	for (int y = 2017; y <= 2020; y++) {
		for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++) {
			char date[16];

			snprintf(date, sizeof(date), "%d-%s", y, fixed[i]);
			assert_non_null(law_holiday(law, on(date)));
		}
		assert_string_equal(law_holiday(law, easter(y) - 2), "Viernes Santo");
		assert_string_equal(law_holiday(law, easter(y) - 1), "Sábado Santo");
	}
	assert_null(law_holiday(law, on("2018-11-26")));
	/* Friday 14-09-2018; 17, 18 and 19 are holidays: two working days later is Friday 21. */
	assert_int_equal(date_add_business(on("2018-09-14"), 2, days, n), on("2018-09-21"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(utm_agrees_with_the_fines),
		cmocka_unit_test(a_missing_month_is_said),
		cmocka_unit_test(vega_poniente_is_lr),
		cmocka_unit_test(portfolio_of_2019),
		cmocka_unit_test(the_regime_of_the_day_counts),
		cmocka_unit_test(limits_are_exact),
		cmocka_unit_test(notice_of_the_tiers),
		cmocka_unit_test(lead_time),
		cmocka_unit_test(council_and_term),
		cmocka_unit_test(labour_criterion),
		cmocka_unit_test(late_start),
		cmocka_unit_test(near_a_limit),
		cmocka_unit_test(notice_and_bonds),
		cmocka_unit_test(type_of_the_id),
		cmocka_unit_test(tender_ids),
		cmocka_unit_test(holidays),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
