/* Columns, graphemes, cutting, wrapping. The C locale is in force here: columns must not depend on it. */
#include "procure/base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define JUDGE "👩\u200D⚖\uFE0F"         /* 2 + 0 + 1 + 0 columns for wcwidth; one grapheme */

static void widths(void **state)
{
	(void)state;
	assert_int_equal(text_width(""), 0);
	assert_int_equal(text_width("comuna"), 6);
	assert_int_equal(text_width("Ñuñoa"), 5);
	assert_int_equal(text_width("n\u0303"), 1);
	assert_int_equal(text_width("日本語"), 6);
	assert_int_equal(text_width("한국"), 4);
	assert_int_equal(text_width("😀"), 2);
	assert_int_equal(text_width(JUDGE), 3);
	assert_int_equal(text_width("…·—"), 3);
	assert_int_equal(text_width("\033\001\177"), 3);
	assert_int_equal(text_width("\xC2\x85"), 1);
	assert_int_equal(text_width("\xE9\xFF"), 2);
	assert_int_equal(text_width("\u0378"), 1);
	assert_int_equal(text_width("\U0010FFFF"), 1);
	assert_int_equal(text_width_n("a\0b", 3), 3);
	assert_int_equal(text_width_n("日本", 3), 2);
}

static void fits(void **state)
{
	static const struct { const char *s; int cols; size_t bytes; int used; } rows[] = {
		{ "comuna", 3, 3, 3 }, { "comuna", 6, 6, 6 }, { "comuna", 99, 6, 6 }, { "comuna", 0, 0, 0 }, { "comuna", -1, 0, 0 }, { "", 5, 0, 0 },
		{ "ñandú", 2, 3, 2 }, { "日本語", 3, 3, 2 }, { "日本語", 1, 0, 0 }, { "日本語", 4, 6, 4 },
		{ "an\u0303o", 2, 4, 2 }, { "an\u0303o", 1, 1, 1 },
		{ JUDGE "x", 2, 0, 0 }, { JUDGE "x", 3, 13, 3 }, { JUDGE "x", 4, 14, 4 },
		{ "🇨🇱x", 1, 0, 0 }, { "\xE9\xE9", 1, 1, 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		int used = -1;

		assert_int_equal(text_fit(rows[i].s, strlen(rows[i].s), rows[i].cols, &used), rows[i].bytes);
		assert_int_equal(used, rows[i].used);
		assert_int_equal(text_fit(rows[i].s, strlen(rows[i].s), rows[i].cols, NULL), rows[i].bytes);
	}
}

static void assert_cut(const char *s, int cols, const char *want)
{
	struct buf b = { 0 };

	text_cut(&b, s, cols);
	assert_string_equal(buf_str(&b), want);
	buf_free(&b);
}

static void cuts(void **state)
{
	(void)state;
	assert_cut("comuna", 6, "comuna");
	assert_cut("comuna", 5, "comu…");
	assert_cut("comuna", 1, "…");
	assert_cut("comuna", 0, "");
	assert_cut("comuna", -3, "");
	assert_cut("", 0, "");
	assert_cut("日本語", 5, "日本…");
	assert_cut("日本語", 4, "日…");
	assert_cut("an\u0303os", 3, "an\u0303…");
	assert_cut("an\u0303o", 2, "a…");
	assert_cut(JUDGE JUDGE, 4, JUDGE "…");
	assert_cut(JUDGE JUDGE, 3, "…");
}

static void assert_pad(const char *s, int cols, bool right, const char *want)
{
	struct buf b = { 0 };

	text_pad(&b, s, cols, right);
	assert_string_equal(buf_str(&b), want);
	buf_free(&b);
}

static void pads(void **state)
{
	(void)state;
	assert_pad("año", 5, false, "año  ");
	assert_pad("año", 5, true, "  año");
	assert_pad("año", 3, true, "año");
	assert_pad("comuna", 4, false, "com…");
	assert_pad("日本語", 4, false, "日… ");
	assert_pad("日本語", 4, true, " 日…");
	assert_pad("", 2, false, "  ");
	assert_pad("x", 0, false, "");
}

static void graphemes(void **state)
{
	static const char s[] = "an\u0303" JUDGE "🇨🇱🇦🇷\r\nx한\u1100\u1161\u11A8";
	static const size_t at[] = { 0, 1, 4, 17, 25, 33, 35, 36, 39, 48 };
	size_t n = strlen(s), count = sizeof(at) / sizeof(at[0]);

	(void)state;
	assert_int_equal(n, at[count - 1]);
	for (size_t i = 0; i + 1 < count; i++) {
		assert_int_equal(text_next(s, n, at[i]), at[i + 1]);
		assert_int_equal(text_prev(s, n, at[i + 1]), at[i]);
	}
	assert_int_equal(text_next(s, n, n), n);
	assert_int_equal(text_next(s, n, n + 5), n);
	assert_int_equal(text_prev(s, n, 0), 0);
	assert_int_equal(text_prev("", 0, 7), 0);
	assert_int_equal(text_next("\u0600" "12", 4, 0), 3);      /* an Arabic number sign belongs to its number */
	assert_int_equal(text_prev("\u0600" "12", 4, 3), 0);
	assert_int_equal(text_prev("\xE9\xE9", 2, 2), 1);
	assert_int_equal(text_next("\xE9\xE9", 2, 0), 1);
}

/* Flags read in pairs, so that going back must look far: the boundary after 101 of them is not where a short look says. */
static void many_flags(void **state)
{
	struct buf b = { 0 };

	(void)state;
	for (int i = 0; i < 101; i++)
		buf_puts(&b, "\U0001F1E6");
	assert_int_equal(text_prev(b.p, b.len, b.len), 400);
	assert_int_equal(text_prev(b.p, b.len, 400), 392);
	buf_free(&b);
}

struct lines {
	const char *s;
	struct buf got;
};

static void take(void *ctx, size_t from, size_t to)
{
	struct lines *l = ctx;

	buf_putc(&l->got, '[');
	buf_add(&l->got, l->s + from, to - from);
	buf_putc(&l->got, ']');
}

static void assert_wrap(const char *s, int cols, const char *want)
{
	struct lines l = { .s = s };

	text_wrap(s, strlen(s), cols, take, &l);
	assert_string_equal(buf_str(&l.got), want);
	buf_free(&l.got);
}

static void wraps(void **state)
{
	(void)state;
	assert_wrap("", 10, "[]");
	assert_wrap("uno", 10, "[uno]");
	assert_wrap("uno\ndos\n", 10, "[uno][dos][]");
	assert_wrap("\n\n", 10, "[][][]");
	assert_wrap("uno dos tres", 7, "[uno dos][tres]");
	assert_wrap("uno dos tres", 6, "[uno][dos][tres]");
	assert_wrap("uno dos    tres", 7, "[uno dos][tres]");
	assert_wrap("uno  ", 4, "[uno ]");
	assert_wrap("Depósito dentro de la comuna", 12, "[Depósito][dentro de la][comuna]");
	assert_wrap("¿Cuánto cuesta? «Mucho»", 9, "[¿Cuánto][cuesta?][«Mucho»]");
	assert_wrap("otorrinolaringología", 8, "[otorrino][laringol][ogía]");
	assert_wrap("a otorrinolaringología", 8, "[a][otorrino][laringol][ogía]");
	assert_wrap("日本語日本", 5, "[日本][語日][本]");
	assert_wrap("n\u0303n\u0303n\u0303", 2, "[n\u0303n\u0303][n\u0303]");
	assert_wrap(JUDGE JUDGE, 1, "[" JUDGE "][" JUDGE "]");
	assert_wrap("abc", 0, "[a][b][c]");
	assert_wrap("500\u00A0000 pesos", 6, "[500\u00A000][0][pesos]");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(widths), cmocka_unit_test(fits), cmocka_unit_test(cuts), cmocka_unit_test(pads), cmocka_unit_test(graphemes),
		cmocka_unit_test(many_flags), cmocka_unit_test(wraps),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
