/* Numbered terms joined to one clause a line: what a number is, headings, pages, what is no such text. Expected by reading the texts. */
#include "../../src/exchange/import_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void what_a_number_is(void **state)
{
	static const struct { const char *text; size_t n; } cases[] = {
		{ "5.1 La empresa", 3 }, { "5. Recursos", 2 }, { "12.- Multas", 4 }, { "5.1.2) Texto", 6 }, { "Artículo 7º.- Del plazo", 15 }, { "Art. 5 Texto", 6 },
		{ "cláusula 3: Texto", 12 }, { "38 personas en terreno", 0 }, { "2018 fue un año", 0 }, { "5.000 metros", 5 }, { "La empresa 5.1", 0 }, { "", 0 }, { "-", 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		assert_int_equal(clause_numbering(cases[i].text), cases[i].n);
}

static void joined(const char *text, const char *expected, const int64_t *lines, size_t n_lines)
{
	struct arena *a = arena_new();
	struct buf out = { 0 };
	int64_t *at = NULL;
	size_t n = 0;

	assert_true(clauses_join(&out, text, a, &at, &n));
	assert_string_equal(buf_str(&out), expected);
	assert_int_equal(n, n_lines);
	for (size_t i = 0; i < n; i++)
		assert_int_equal(at[i], lines[i]);
	buf_free(&out);
	arena_free(a);
}

static void clauses_run_over_lines(void **state)
{
	static const int64_t lines[] = { 1, 2, 3, 7, 8 };

	(void)state;
	joined("BASES\n1. Personal\n1.1 Cuadrilla de 38\npersonas en terreno.\n\f\n- 4 -\n1.2 Uniforme.\n2. Informes mensuales\nen papel.\r\n",
	       "# BASES\n# 1. Personal\n1.1 Cuadrilla de 38 personas en terreno.\n1.2 Uniforme.\n2. Informes mensuales en papel.", lines, 5);
}

/* "1." heads "1.1", not "11.1" and not "10". */
static void a_heading_heads_its_own(void **state)
{
	static const int64_t lines[] = { 1, 2, 3, 4 };

	(void)state;
	joined("1. Uno\n11.1 Once\n2. Dos\n2.1 Dos uno\n", "1. Uno\n11.1 Once\n# 2. Dos\n2.1 Dos uno", lines, 4);
}

static void what_is_no_such_text(void **state)
{
	static const char *const plain[] = { "Dotación de 38\nDepósito\nMultas\n", "5.1 Uno\n5.2 Dos\n5.3 Tres\n", "1. Uno\nsigue\n", "" };

	(void)state;
	for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++) {
		struct arena *a = arena_new();
		struct buf out = { 0 };
		int64_t *at;
		size_t n;

		assert_false(clauses_join(&out, plain[i], a, &at, &n));
		assert_int_equal(out.len, 0);
		arena_free(a);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_a_number_is), cmocka_unit_test(clauses_run_over_lines), cmocka_unit_test(a_heading_heads_its_own), cmocka_unit_test(what_is_no_such_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
