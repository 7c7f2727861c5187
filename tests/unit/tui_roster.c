/* People from a pasted table: separators, titles, proposed ids, and what is named as wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "screens/found.h"
#undef fail
#include <cmocka.h>

static struct arena *arena;

static struct roster read(const char *text)
{
	struct roster r;

	roster_read(&r, arena, text);
	return r;
}

static void proposes(const char *name, const char *id)
{
	struct buf out = { 0 };

	roster_id(&out, name);
	assert_string_equal(buf_str(&out), id);
	buf_free(&out);
}

/* Initial, point, first surname; a surname is the second word of two or three, the third of four. */
static void ids_come_from_names(void **state)
{
	(void)state;
	proposes("Ana Núñez", "a.nunez");
	proposes("Ana Núñez Soto", "a.nunez");
	proposes("Ana María Núñez Soto", "a.nunez");
	proposes("Juan de la Fuente", "j.fuente");
	proposes("María José O'Higgins Peña", "m.ohiggins");
	proposes("ÍÑIGO ÁLVAREZ", "i.alvarez");
	proposes("Nuñoa", "nunoa");
	proposes("Ana Pérez-Cotapos", "a.perez");
}

static void one_separator_a_line(void **state)
{
	static const char *const same[] = {
		"Ana Vera;a.vera;Directora;Aseo;avera", "Ana Vera\ta.vera\tDirectora\tAseo\tavera", "Ana Vera | a.vera | Directora | Aseo | avera",
		"Ana Vera, a.vera, Directora, Aseo, avera", "\"Ana Vera\";a.vera;\"Directora\";Aseo;avera", "  Ana Vera ;a.vera; Directora;Aseo;avera;;",
	};

	(void)state;
	for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
		struct roster r = read(same[i]);

		assert_int_equal(r.n, 1);
		assert_int_equal(r.n_faults, 0);
		assert_string_equal(r.v[0].name, "Ana Vera");
		assert_string_equal(r.v[0].id, "a.vera");
		assert_false(r.v[0].proposed);
		assert_string_equal(r.v[0].title, "Directora");
		assert_string_equal(r.v[0].unit, "Aseo");
		assert_string_equal(r.v[0].login, "avera");
	}
	assert_string_equal(read("Ana Vera; -; Directora, de Aseo").v[0].title, "Directora, de Aseo");
}

static void titles_and_empty_lines_are_left_out(void **state)
{
	struct roster r = read("\nNombre;Id;Cargo\n\n;;;\nAna Vera\n\nPedro Rojas");

	(void)state;
	assert_int_equal(r.n, 2);
	assert_string_equal(r.v[0].id, "a.vera");
	assert_int_equal(r.v[0].line, 5);
	assert_string_equal(r.v[1].id, "p.rojas");
	assert_int_equal(r.v[1].line, 7);
	assert_int_equal(read("Nomi Soto").n, 1);
	assert_int_equal(read("").n, 0);
}

/* Two people may share initial and surname: the second one's id gets a number. */
static void proposed_ids_do_not_collide(void **state)
{
	struct roster r = read("Ana Soto\nAlba Soto\nx.soto;a.soto3\nAmelia Soto");

	(void)state;
	assert_string_equal(r.v[0].id, "a.soto");
	assert_string_equal(r.v[1].id, "a.soto2");
	assert_string_equal(r.v[2].id, "a.soto3");
	assert_string_equal(r.v[3].id, "a.soto4");
	assert_int_equal(r.n_faults, 0);
}

static void names_fault(const char *text, const char *one, const char *other)
{
	struct roster r = read(text);
	struct buf said = { 0 };

	assert_int_equal(r.n_faults, 1);
	why_sentence(&said, &r.fault[0]);
	assert_non_null(strstr(buf_str(&said), one));
	assert_non_null(strstr(buf_str(&said), other));
	buf_free(&said);
}

static void what_is_wrong_is_named_with_its_line(void **state)
{
	(void)state;
	names_fault("Ana Núñez\nPedro Rojas\nana nuñez", "Line 3", "line 1");
	names_fault("Ana Vera;x\nPedro Rojas;x", "Line 2", "the id x");
	names_fault("Ana Vera;;;;log\nPedro Rojas;;;;log", "Line 2", "the login log");
	names_fault("Ana Vera;año", "Line 1", "año");
	names_fault("Ana Vera;;;;a b", "Line 1", "login");
	names_fault("Ana Vera\n;p.rojas;Cargo", "Line 2", "no name");
	names_fault("Ana Vera;a;b;c;d;e", "Line 1", "five cells");
}

static void a_login_is_written_into_its_line(void **state)
{
	struct roster r = read("Ana Vera;;Directora\nPedro Rojas;;;;projas"), again;

	(void)state;
	again = read(roster_with_login(arena, &r, 0, "avera"));
	assert_int_equal(again.n, 2);
	assert_int_equal(again.n_faults, 0);
	assert_string_equal(roster_of_login(&again, "avera")->name, "Ana Vera");
	assert_string_equal(roster_of_login(&again, "projas")->id, "p.rojas");
	assert_string_equal(roster_by_id(&again, "a.vera")->title, "Directora");
	assert_null(roster_of_login(&again, ""));
	assert_null(roster_by_id(&again, "x"));
}

static int begin(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ids_come_from_names), cmocka_unit_test(one_separator_a_line), cmocka_unit_test(titles_and_empty_lines_are_left_out),
		cmocka_unit_test(proposed_ids_do_not_collide), cmocka_unit_test(what_is_wrong_is_named_with_its_line),
		cmocka_unit_test(a_login_is_written_into_its_line),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
