/* The table of red flags: the clauses of the field (domain.md 6.2, 4.6) raise what they should, and their new texts raise nothing. */
#include "procure/conf/redflags.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* "" = none. The old clauses with their flag; then texts that only look like it. */
static const struct { const char *text, *code; } cases[] = {
	{ "Camiones de no más de 3 años, de propiedad del oferente", "owned-fleet" }, { "Camiones de no más de 3 años, de propiedad del oferente", "truck-age" },
	{ "Depósito dentro de la comuna", "depot" }, { "Uniforme de color, logo y modelo de escobillón", "R007" }, { "Multa de 2 UTM por calle «deficiente», a juicio de la inspección", "R021" },
	{ "Experiencia de 5 años en mercados mayoristas", "market-experience" }, { "Cuadrilla de 38 personas en terreno todos los días", "crew-count" },
	{ "5 AÑOS DE EXPERIENCIA", "R006" }, { "Sensores con protocolo propietario", "proprietary" }, { "El personal del actual contratista", "incumbent" },
	{ "Venta de bases: 20.000 pesos", "R008" }, { "Brand of broom", "R007" },
	{ "Escobillón de marca X o equivalente", "" }, { "Norma de emisión y disponibilidad de 95 %, propios o arrendados", "" }, { "Grado 1,5 o mejor entre 07:00 y 20:00", "" },
	{ "Modelos de gestión", "" }, { "La comunidad opina", "" }, { "Sensores de llenado, sin protocolo propietario", "" }, { "", "" },
};

static void clauses_of_the_field(void **state)
{
	struct arena *a = arena_new();
	struct red_flags f;
	struct why why = { 0 };

	(void)state;
	assert_int_equal(red_flags_load(&f, a, &why), RC_OK);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const struct red_flag *one = *cases[i].code ? red_flag_find(&f, cases[i].code) : NULL;

		if (*cases[i].code)
			assert_non_null(one);
		if (one && !red_flag_raised(one, cases[i].text, NULL))
			fail_msg("%s should raise %s", cases[i].text, cases[i].code);
		for (size_t k = 0; !one && k < f.n; k++)
			if (red_flag_raised(&f.v[k], cases[i].text, NULL))
				fail_msg("%s should not raise %s", cases[i].text, f.v[k].code);
	}
	arena_free(a);
}

static void every_row_asks_and_says_its_source(void **state)
{
	struct arena *a = arena_new();
	struct red_flags f;
	struct why why = { 0 };

	(void)state;
	assert_int_equal(red_flags_load(&f, a, &why), RC_OK);
	assert_true(f.n >= 10);
	for (size_t i = 0; i < f.n; i++) {
		assert_true(*f.v[i].title.es && *f.v[i].title.en && *f.v[i].question.es && *f.v[i].question.en);
		assert_true(*f.v[i].from.source);
		assert_ptr_equal(red_flag_find(&f, f.v[i].code), &f.v[i]);
	}
	assert_null(red_flag_find(&f, "R999"));
	arena_free(a);
}

int main(void)
{
	static const struct CMUnitTest tests[] = { cmocka_unit_test(clauses_of_the_field), cmocka_unit_test(every_row_asks_and_says_its_source) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
