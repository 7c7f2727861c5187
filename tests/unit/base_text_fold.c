/* Folding and matching: accents do not matter, ñ does (tui.md 12). */
#include "procure/base/text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void assert_fold(const char *s, const char *want)
{
	struct buf b = { 0 }, again = { 0 };

	text_fold(&b, s, strlen(s));
	assert_string_equal(buf_str(&b), want);
	text_fold(&again, buf_str(&b), b.len);
	assert_string_equal(buf_str(&again), want);
	buf_free(&b);
	buf_free(&again);
}

static void folds(void **state)
{
	(void)state;
	assert_fold("", "");
	assert_fold("Comisión ÁÉÍÓÚ Ü", "comision aeiou u");
	assert_fold("AÑO Ñandú", "año ñandu");
	assert_fold("an\u0303o AN\u0303O", "año año");
	assert_fold("n\u0323\u0303", "ñ");
	assert_fold("o\u0303 ã Õ", "o a o");
	assert_fold("Straße ﬁn Nº 5", "strasse fin no 5");
	assert_fold("Çedilla Œ Ø", "cedilla œ ø");
	assert_fold("a\u00ADb\u200Bc", "abc");
	assert_fold("ΑΣ Ж", "ασ ж");
	assert_fold("日本", "日本");
	assert_fold("a\xE9" "b", "a\uFFFD" "b");
}

static void matches(void **state)
{
	(void)state;
	assert_true(text_match("Depósito dentro de la comuna", "deposito"));
	assert_true(text_match("Depósito dentro de la comuna", "DEPÓSITO comuna"));
	assert_true(text_match("Depósito dentro de la comuna", "comuna  dep"));
	assert_false(text_match("Depósito dentro de la comuna", "deposito fuera"));
	assert_true(text_match("cualquiera", ""));
	assert_true(text_match("", " "));
	assert_false(text_match("", "a"));
}

static void enye(void **state)
{
	(void)state;
	assert_true(text_match("el año pasado", "año"));
	assert_true(text_match("el año pasado", "ano"));
	assert_true(text_match("el ano", "ano"));
	assert_false(text_match("el ano", "año"));
	assert_true(text_match("EL AN\u0303O", "AÑO"));
	assert_true(text_match("ññ", "nñ"));
	assert_false(text_match("nñ", "ñn"));
	assert_true(text_match("niñ", "nin"));
	assert_false(text_match("ni", "nin"));
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(folds), cmocka_unit_test(matches), cmocka_unit_test(enye) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
