/* What may be stored, what is made storable, what may be shown. The characters are those of reliability.md 2.4 and of the Unicode
 * Character Database; expected spellings are written out, not computed. */
#include "procure/base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <uninorm.h>

#define EACH(i, table) (size_t i = 0; i < sizeof(table) / sizeof((table)[0]); i++)

static enum rc check(const char *s, bool lines)
{
	struct why why = { .rc = RC_OK };

	return text_check(s, strlen(s), lines, &why);
}

static void assert_shown(const char *s, const char *want)
{
	struct buf b = { 0 };

	text_show(&b, s, strlen(s));
	assert_string_equal(buf_str(&b), want);
	buf_free(&b);
}

static void assert_cleaned(const char *s, bool lines, const char *want)
{
	struct buf b = { 0 };

	text_clean(&b, s, strlen(s), lines);
	assert_string_equal(buf_str(&b), want);
	assert_int_equal(check(buf_str(&b), lines), RC_OK);
	buf_free(&b);
}

/* One of each refused class, how it is shown, in the middle of "a" and "b". */
static const struct { const char *what, *text, *shown; } refused[] = {
	{ "C0: bell", "a\ab", "a<U+0007>b" },
	{ "C0: escape", "a\033[31mb", "a<U+001B>[31mb" },
	{ "C0: tab", "a\tb", "a<U+0009>b" },
	{ "C0: CR", "a\rb", "a<U+000D>b" },
	{ "DEL", "a\177b", "a<U+007F>b" },
	{ "C1: CSI as UTF-8", "a\xC2\x9B" "b", "a<U+009B>b" },
	{ "C1: next line", "a\xC2\x85" "b", "a<U+0085>b" },
	{ "soft hyphen", "a\xC2\xAD" "b", "a<U+00AD>b" },
	{ "bidi: Arabic letter mark", "a\u061Cb", "a<U+061C>b" },
	{ "bidi: left-to-right mark", "a\u200Eb", "a<U+200E>b" },
	{ "bidi: override", "a\u202Eb", "a<U+202E>b" },
	{ "bidi: pop", "a\u202Cb", "a<U+202C>b" },
	{ "bidi: isolate", "a\u2066b", "a<U+2066>b" },
	{ "bidi: pop isolate", "a\u2069b", "a<U+2069>b" },
	{ "zero-width space", "a\u200Bb", "a<U+200B>b" },
	{ "zero-width non-joiner", "a\u200Cb", "a<U+200C>b" },
	{ "zero-width joiner between letters", "a\u200Db", "a<U+200D>b" },
	{ "word joiner", "a\u2060b", "a<U+2060>b" },
	{ "invisible plus", "a\u2064b", "a<U+2064>b" },
	{ "combining grapheme joiner", "a\u034Fb", "a<U+034F>b" },
	{ "Hangul filler", "a\u3164b", "a<U+3164>b" },
	{ "Mongolian vowel separator", "a\u180Eb", "a<U+180E>b" },
	{ "variation selector after a letter", "a\uFE0Fb", "a<U+FE0F>b" },
	{ "variation selector 1", "a\uFE00b", "a<U+FE00>b" },
	{ "supplementary variation selector", "a\U000E0100b", "a<U+E0100>b" },
	{ "line separator", "a\u2028b", "a<U+2028>b" },
	{ "paragraph separator", "a\u2029b", "a<U+2029>b" },
	{ "BOM", "a\uFEFFb", "a<U+FEFF>b" },
	{ "interlinear annotation", "a\uFFF9b", "a<U+FFF9>b" },
	{ "tag", "a\U000E0041b", "a<U+E0041>b" },
	{ "non-character", "a\uFFFEb", "a<U+FFFE>b" },
	{ "non-character of plane 16", "a\U0010FFFFb", "a<U+10FFFF>b" },
	{ "unassigned", "a\u0378b", "a<U+0378>b" },
	{ "Latin-1 byte", "a\xE9" "b", "a<E9>b" },
	{ "overlong", "a\xC0\xAF" "b", "a<C0><AF>b" },
	{ "surrogate", "a\xED\xA0\x80" "b", "a<ED><A0><80>b" },
	{ "above U+10FFFF", "a\xF4\x90\x80\x80" "b", "a<F4><90><80><80>b" },
	{ "cut short", "a\xE2\x82", "a<E2><82>" },
};

static void refused_classes(void **state)
{
	(void)state;
	for EACH(i, refused) {
		if (check(refused[i].text, true) != RC_INVALID)
			fail_msg("%s was accepted", refused[i].what);
		assert_shown(refused[i].text, refused[i].shown);
		assert_int_equal(check(refused[i].shown, true), RC_OK);
	}
}

static void cleaned_of_refused(void **state)
{
	(void)state;
	for EACH(i, refused) {
		struct buf b = { 0 };
		struct why why;

		text_clean(&b, refused[i].text, strlen(refused[i].text), true);
		if (text_check(buf_str(&b), b.len, true, &why) != RC_OK)
			fail_msg("%s survived cleaning", refused[i].what);
		assert_int_equal(buf_str(&b)[0], 'a');
		buf_free(&b);
	}
}

static void nul_is_refused(void **state)
{
	struct why why;
	struct buf b = { 0 };

	(void)state;
	assert_int_equal(text_check("a\0b", 3, true, &why), RC_INVALID);
	text_show(&b, "a\0b", 3);
	assert_string_equal(b.p, "a<U+0000>b");
	buf_reset(&b);
	text_clean(&b, "a\0b", 3, true);
	assert_string_equal(b.p, "ab");
	buf_free(&b);
}

static void ordinary_text_is_accepted(void **state)
{
	static const char *const fine[] = {
		"", "Depósito dentro de la comuna", "Ñuñoa: 9,7 % · «año» — ¿sí? ¡no! º ª", "€ 3.000", "日本語", "Ελληνικά", "한국어",
		"👩\u200D⚖\uFE0F", "👩🏽\u200D⚖\uFE0F", "👨\u200D👩\u200D👧", "1\uFE0F\u20E3", "🇨🇱", "<U+202E>",
	};

	(void)state;
	for EACH(i, fine) {
		if (check(fine[i], false) != RC_OK)
			fail_msg("refused: %s", fine[i]);
		assert_shown(fine[i], fine[i]);
		assert_cleaned(fine[i], false, fine[i]);
	}
}

static void joiner_only_between_emoji(void **state)
{
	(void)state;
	assert_int_equal(check("👩\u200D", false), RC_INVALID);
	assert_int_equal(check("\u200D👩", false), RC_INVALID);
	assert_int_equal(check("👩\u200Da", false), RC_INVALID);
	assert_int_equal(check("a\u200D👩", false), RC_INVALID);
	assert_int_equal(check("👩\u200D\u200D⚖", false), RC_INVALID);
	assert_shown("👩\u200D⚖ y 👩\u200Da", "👩\u200D⚖ y 👩<U+200D>a");
	assert_cleaned("👩\u200D\u200D\u200D⚖ \u200D", false, "👩⚖");
}

static void lines_and_blanks(void **state)
{
	(void)state;
	assert_int_equal(check("uno\ndos", true), RC_OK);
	assert_int_equal(check("uno\n\n dos", true), RC_OK);
	assert_int_equal(check("uno\ndos", false), RC_INVALID);
	assert_int_equal(check("uno \ndos", true), RC_INVALID);
	assert_int_equal(check("uno ", true), RC_INVALID);
	assert_int_equal(check("uno\u00A0", true), RC_INVALID);
	assert_int_equal(check("uno\n ", true), RC_INVALID);
}

static void composed_only(void **state)
{
	(void)state;
	assert_int_equal(check("an\u0303o", false), RC_INVALID);
	assert_int_equal(check("año", false), RC_OK);
	assert_int_equal(check("\u212B", false), RC_INVALID);       /* the Angstrom sign is Å in NFC */
	assert_int_equal(check("q\u0303", false), RC_OK);           /* has no composed form */
	assert_cleaned("an\u0303o \u212B \u1E9B\u0323", false, "año \u00C5 \u1E9B\u0323");
	assert_cleaned("e\u0323\u0302", false, "\u1EC7");
	assert_cleaned("e\u0302\u0323", false, "\u1EC7");
	assert_cleaned("e\u200B\u0301", false, "é");                /* joined only by what was dropped */
}

/* Every character, alone and after letters that many compose with; libunistring is the second reader. U+11A7, a letter of Middle Korean, is
 * left out: utf8proc 2.8 joins it to a syllable, where Unicode does not. */
static void composed_as_another_library_says(void **state)
{
	static const char *const bases[] = { "", "a", "\u0915", "\uAC00" };

	(void)state;
	for (uint32_t cp = 0x80; cp <= 0x10FFFF; cp++) {
		for EACH(i, bases) {
			char text[8] = "", nfc[64];
			size_t n = strlen(strcpy(text, bases[i])), len = sizeof(nfc);
			struct why why = { .rc = RC_OK };
			bool kept;

			if ((cp >= 0xD800 && cp <= 0xDFFF) || cp == 0x11A7)
				continue;
			n += utf8_encode(text + n, cp);
			if (text_check(text, n, false, &why) != RC_OK && !strstr(why.msg, "NFC"))
				continue;
			assert_non_null(u8_normalize(UNINORM_NFC, (const uint8_t *)text, n, (uint8_t *)nfc, &len));
			kept = len == n && memcmp(nfc, text, n) == 0;
			if (kept != (why.rc == RC_OK))
				fail_msg("U+%04X after %s", (unsigned)cp, bases[i]);
		}
	}
}

static void at_most_thirty_marks(void **state)
{
	struct buf b = { 0 }, want = { 0 };

	(void)state;
	buf_putc(&b, 'q');
	for (int i = 0; i < 30; i++)
		buf_puts(&b, "\u0323");
	buf_add(&want, b.p, b.len);
	assert_int_equal(check(b.p, false), RC_OK);
	for (int i = 0; i < 5000; i++)
		buf_puts(&b, i % 2 ? "\u0323" : "\u0301");
	assert_int_equal(check(b.p, false), RC_INVALID);
	assert_cleaned(b.p, false, want.p);
	buf_free(&b);
	buf_free(&want);
}

static void cleaned_lines(void **state)
{
	(void)state;
	assert_cleaned("\n\n  uno  \r\ndos\rtres\t\n\n\n cuatro \n \n", true, "  uno\ndos\ntres\n\n\n cuatro");
	assert_cleaned("  uno \r\n\n dos\t", false, "uno dos");
	assert_cleaned("uno\fdos\vtres\u2028cuatro\xC2\x85" "cinco", true, "uno\ndos\ntres\ncuatro\ncinco");
	assert_cleaned("1\u00A0234\u2003x\u3000y\u202Fz", false, "1 234 x y z");
	assert_cleaned(" \n\t\r\n", true, "");
	assert_cleaned("", true, "");
}

static void windows_1252(void **state)
{
	(void)state;
	assert_cleaned("Se\xF1or: \x93" "a\xF1o\x94 \x80 5 \x96 \xBF" "qu\xE9?\x81", false, "Señor: “año” € 5 – ¿qué?");
	assert_cleaned("ya en UTF-8: ñ; y no: \xF1", false, "ya en UTF-8: ñ; y no: ñ");
}

static void appends(void **state)
{
	struct buf b = { 0 };

	(void)state;
	buf_puts(&b, "antes: ");
	text_clean(&b, "\n x\n", 4, true);
	text_show(&b, "\033", 1);
	assert_string_equal(b.p, "antes:  x<U+001B>");
	buf_free(&b);
}

static void the_place_is_named(void **state)
{
	struct why why = { .rc = RC_OK };
	struct buf b = { 0 };
	const char *s = "uno\nñandú\u202E!";

	(void)state;
	assert_int_equal(text_check(s, strlen(s), true, &why), RC_INVALID);
	assert_int_equal(why.rc, RC_INVALID);
	why_sentence(&b, &why);
	assert_non_null(strstr(b.p, "Line 2, character 6"));
	assert_non_null(strstr(b.p, "U+202E"));
	buf_free(&b);
}

static void utf8_round_trip(void **state)
{
	(void)state;
	for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
		char bytes[4];
		uint32_t back = 1;
		size_t n;

		if (cp >= 0xD800 && cp <= 0xDFFF)
			continue;
		n = utf8_encode(bytes, cp);
		if (utf8_decode(bytes, n, &back) != n || back != cp)
			fail_msg("U+%04X does not come back", (unsigned)cp);
		if (n > 1 && utf8_decode(bytes, n - 1, &back) != 0)
			fail_msg("U+%04X cut short is accepted", (unsigned)cp);
	}
	assert_int_equal(utf8_decode("", 0, &(uint32_t){ 0 }), 0);
	assert_true(text_is_utf8("año", 4));
	assert_false(text_is_utf8("a\xF1o", 3));
}

static void ids(void **state)
{
	static const char *const good[] = { "a", "SC-2018-P01", "R-05", "p.rojas", "1_a", "x.lockx", "lock",
		"a123456789012345678901234567890123456789012345678901234567890123" };
	static const char *const bad[] = { "", ".a", "-a", "_a", "a.", "a.lock", "a/b", "a b", "ñ", "a\n",
		"a1234567890123456789012345678901234567890123456789012345678901234" };

	(void)state;
	for EACH(i, good)
		if (!id_valid(good[i]))
			fail_msg("refused: %s", good[i]);
	for EACH(i, bad)
		if (id_valid(bad[i]))
			fail_msg("accepted: %s", bad[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refused_classes),
		cmocka_unit_test(cleaned_of_refused),
		cmocka_unit_test(nul_is_refused),
		cmocka_unit_test(ordinary_text_is_accepted),
		cmocka_unit_test(joiner_only_between_emoji),
		cmocka_unit_test(lines_and_blanks),
		cmocka_unit_test(composed_only),
		cmocka_unit_test(composed_as_another_library_says),
		cmocka_unit_test(at_most_thirty_marks),
		cmocka_unit_test(cleaned_lines),
		cmocka_unit_test(windows_1252),
		cmocka_unit_test(appends),
		cmocka_unit_test(the_place_is_named),
		cmocka_unit_test(utf8_round_trip),
		cmocka_unit_test(ids),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
