/* Types: one stored spelling each, what people may type instead, what they see. The tables of the schema: model_schema.c. */
#include "procure/model/schema.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "schema.h"

#define ZEROS "0000000000000000000000000000000000000000000000000000000000000000"
#define TABLE "seat:id role:choice=chair,other share:percent? from:date? note:line?"

struct want { const struct type *type; const char *spec, *text, *more; };

static struct field field_of(const struct want *r)
{
	return (struct field){ .name = "Field", .type = r->type, .spec = r->spec, .label = "Field" };
}

/* more "" = accepted, NULL = refused. */
static void stored_spellings(void **state)
{
	static const struct want rows[] = {
		{ &type_line, NULL, "Depósito dentro de la comuna", "" }, { &type_line, NULL, "-", "" }, { &type_line, NULL, "...", "" },
		{ &type_prose, NULL, "a\n\n  b\n.\n", NULL }, { &type_prose, NULL, "a\n\n  b\n.", "" }, { &type_prose, NULL, "\na", NULL }, { &type_prose, NULL, " a", NULL },
		{ &type_line, NULL, "", NULL }, { &type_line, NULL, " a", NULL }, { &type_line, NULL, "a ", NULL }, { &type_line, NULL, "a\nb", NULL },
		{ &type_line, NULL, "a\tb", NULL }, { &type_prose, NULL, "a \nb", NULL }, { &type_line, NULL, "a\xCC\x83", NULL }, { &type_line, NULL, "\xFF", NULL },
		{ &type_id, NULL, "p.rojas", "" }, { &type_id, NULL, "a b", NULL }, { &type_id, NULL, "ñ", NULL }, { &type_id, NULL, "x.lock", NULL },
		{ &type_ref, NULL, "EV-001", "" }, { &type_ref, NULL, "SC-2018-P01/EV-001", "" }, { &type_ref, NULL, "a/b/c", NULL }, { &type_ref, NULL, "/a", NULL },
		{ &type_ref, NULL, "a/", NULL }, { &type_ref, NULL, "../a", NULL },
		{ &type_refs, NULL, "EV-001 SC-2018-P01/EV-001", "" }, { &type_refs, NULL, "EV-001", "" }, { &type_refs, NULL, "b a", "" },
		{ &type_refs, NULL, "EV-001  EV-002", NULL }, { &type_refs, NULL, "EV-001 EV-001", NULL }, { &type_refs, NULL, " EV-001", NULL },
		{ &type_refs, NULL, "EV-001, EV-002", NULL }, { &type_refs, NULL, "", NULL },
		{ &type_ids, NULL, "a b c", "" }, { &type_ids, NULL, "a/b", NULL }, { &type_ids, "registrar recorder", "recorder registrar", "" },
		{ &type_ids, "registrar recorder", "record", NULL }, { &type_ids, "registrar recorder", "registrar x", NULL },
		{ &type_choice, "keep drop not-adopted", "keep", "" }, { &type_choice, "keep drop not-adopted", "not-adopted", "" },
		{ &type_choice, "keep drop not-adopted", "Keep", NULL }, { &type_choice, "keep drop not-adopted", "adopted", NULL },
		{ &type_choice, "keep drop not-adopted", "keep drop", NULL }, { &type_choice, "keep drop", "", NULL }, { &type_choice, "keep drop", "kee", NULL },
		{ &type_yesno, NULL, "yes", "" }, { &type_yesno, NULL, "no", "" }, { &type_yesno, NULL, "Yes", NULL }, { &type_yesno, NULL, "sí", NULL },
		{ &type_date, NULL, "2018-11-26", "" }, { &type_date, NULL, "2020-02-29", "" }, { &type_date, NULL, "2019-02-29", NULL }, { &type_date, NULL, "26-11-2018", NULL },
		{ &type_month, NULL, "2018-11", "" }, { &type_month, NULL, "2018-13", NULL }, { &type_month, NULL, "11-2018", NULL }, { &type_month, NULL, "2018-1", NULL },
		{ &type_instant, NULL, "2018-11-26T10:00:00-03:00", "" }, { &type_instant, NULL, "2018-11-26T10:00:00Z", NULL }, { &type_instant, NULL, "2018-11-26 10:00", NULL },
		{ &type_int, NULL, "24", "" }, { &type_int, NULL, "-5", "" }, { &type_int, NULL, "05", NULL }, { &type_int, NULL, "+5", NULL }, { &type_int, NULL, "1.000", NULL },
		{ &type_int, "1..5", "1", "" }, { &type_int, "1..5", "5", "" }, { &type_int, "1..5", "0", NULL }, { &type_int, "1..5", "6", NULL },
		{ &type_int, "0..", "-1", NULL }, { &type_int, "0..", "1000000", "" }, { &type_int, NULL, "1000000000000000", NULL },
		{ &type_money, NULL, "2160000000", "" }, { &type_money, NULL, "0", "" }, { &type_money, NULL, "-1", NULL }, { &type_money, NULL, "1.5", NULL },
		{ &type_money, NULL, "999999999999999", "" }, { &type_money, NULL, "1000000000000000", NULL },
		{ &type_percent, NULL, "3.00", "" }, { &type_percent, NULL, "0.00", "" }, { &type_percent, NULL, "100.00", "" }, { &type_percent, NULL, "100.01", NULL },
		{ &type_percent, NULL, "-1.00", NULL }, { &type_percent, NULL, "3", NULL }, { &type_percent, NULL, "3.0", NULL }, { &type_percent, NULL, "3,00", NULL },
		{ &type_decimal, NULL, "59.70", "" }, { &type_decimal, NULL, "-0.50", "" }, { &type_decimal, NULL, "1.460", NULL }, { &type_decimal, NULL, "1234.00", "" },
		{ &type_fraction, NULL, ">1/2", "" }, { &type_fraction, NULL, "2/3", "" }, { &type_fraction, NULL, "1/1", "" }, { &type_fraction, NULL, "2/4", NULL },
		{ &type_fraction, NULL, ">1/1", NULL }, { &type_fraction, NULL, "3/2", NULL }, { &type_fraction, NULL, "0/2", NULL }, { &type_fraction, NULL, "1/0", NULL },
		{ &type_fraction, NULL, "> 1/2", NULL }, { &type_fraction, NULL, "01/2", NULL }, { &type_fraction, NULL, "1/2 ", NULL }, { &type_fraction, NULL, "1", NULL },
		{ &type_sha256, NULL, ZEROS, "" }, { &type_sha256, NULL, ZEROS "0", NULL }, { &type_sha256, NULL, "A" ZEROS, NULL },
		{ &type_mail, NULL, "p.rojas@muni.example", "" }, { &type_mail, NULL, "p.rojas", NULL }, { &type_mail, NULL, "@x.cl", NULL },
		{ &type_mail, NULL, "a b@x.cl", NULL }, { &type_mail, NULL, "a@b@c", NULL }, { &type_mail, NULL, "a@", NULL },
		{ &type_table, TABLE, "S1 | chair | 3.00 | 2018-11-26 | con nota", "" }, { &type_table, TABLE, "S1 | chair | - | - | -\nS2 | other | - | - | ...", "" },
		{ &type_table, TABLE, "- | chair | - | - | -", NULL }, { &type_table, TABLE, "S1 | boss | - | - | -", NULL }, { &type_table, TABLE, "S1 | chair | - | -", NULL },
		{ &type_table, TABLE, "S1 | chair | - | - | - | -", NULL }, { &type_table, TABLE, "S1 | chair | 3 | - | -", NULL }, { &type_table, TABLE, "S1 | chair | - | - | a|b", NULL },
		{ &type_table, TABLE, "S1 | chair | - |  | x", NULL }, { &type_table, TABLE, "S1  | chair | - | - | -", NULL }, { &type_table, TABLE, "", NULL },
		{ &type_table, TABLE, "S1 | chair | - | - | -\n", NULL }, { &type_table, TABLE, "S1 | chair | - | - | -\n\nS2 | chair | - | - | -", NULL },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct field f = field_of(&rows[i]);
		struct why why = { 0 };
		enum rc rc = f.type->check(&f, rows[i].text, &why);

		if (rc != (rows[i].more ? RC_OK : RC_INVALID))
			fail_msg("%s: “%s” is %s", f.type->name, rows[i].text, rc == RC_OK ? "accepted" : "refused");
		if (rc != RC_OK)
			assert_string_equal(why.field, "Field");
	}
}

/* text as typed, more as stored; NULL = refused. */
static void typed_spellings(void **state)
{
	static const struct want rows[] = {
		{ &type_line, NULL, "  Depósito", "Depósito" }, { &type_line, NULL, "", "" }, { &type_line, NULL, "  ", "" }, { &type_prose, NULL, "  a\n b", "a\n b" },
		{ &type_id, NULL, " EV-001 ", "EV-001" }, { &type_id, NULL, "EV 001", NULL },
		{ &type_refs, NULL, "EV-002, EV-001,EV-002\nEV-003", "EV-002 EV-001 EV-003" }, { &type_refs, NULL, " , ", "" }, { &type_refs, NULL, "EV-001 ñ", NULL },
		{ &type_ids, "registrar recorder", "recorder,registrar", "recorder registrar" }, { &type_ids, "registrar recorder", "boss", NULL },
		{ &type_choice, "keep drop", "Keep", "keep" }, { &type_choice, "keep drop", " DROP ", "drop" }, { &type_choice, "keep drop", "", "" },
		{ &type_choice, "keep drop", "dro", NULL }, { &type_choice, "in-force superseded", "In force", "in-force" }, { &type_choice, "public-tender", "public tender", "public-tender" },
		{ &type_yesno, NULL, "Sí", "yes" }, { &type_yesno, NULL, "s", "yes" }, { &type_yesno, NULL, "Y", "yes" }, { &type_yesno, NULL, "yes", "yes" },
		{ &type_yesno, NULL, "N", "no" }, { &type_yesno, NULL, "NO", "no" }, { &type_yesno, NULL, "maybe", NULL }, { &type_yesno, NULL, "", "" },
		{ &type_date, NULL, "26/11/2018", "2018-11-26" }, { &type_date, NULL, "2018-11-26", "2018-11-26" }, { &type_date, NULL, "hoy", "2019-01-07" },
		{ &type_date, NULL, "+7", "2019-01-14" }, { &type_date, NULL, "31-02-2018", NULL },
		{ &type_month, NULL, "2018-11", "2018-11" }, { &type_month, NULL, "11-2018", "2018-11" }, { &type_month, NULL, "11/2018", "2018-11" },
		{ &type_month, NULL, "2018/11", "2018-11" }, { &type_month, NULL, "13-2018", NULL }, { &type_month, NULL, "2018", NULL },
		{ &type_instant, NULL, "2018-11-26T10:00:00-03:00", "2018-11-26T10:00:00-03:00" }, { &type_instant, NULL, "26-11-2018 10:00", "2018-11-26T10:00:00-03:00" },
		{ &type_instant, NULL, "25:00", NULL },
		{ &type_int, NULL, "1.234", "1234" }, { &type_int, "1..5", "7", NULL }, { &type_int, NULL, "x", NULL }, { &type_int, NULL, "", "" },
		{ &type_money, NULL, "$ 2.160.000.000", "2160000000" }, { &type_money, NULL, "2,160,000,000", "2160000000" }, { &type_money, NULL, "-5", NULL },
		{ &type_percent, NULL, "9,7 %", "9.70" }, { &type_percent, NULL, "3", "3.00" }, { &type_percent, NULL, "101", NULL }, { &type_percent, NULL, "1,234", NULL },
		{ &type_decimal, NULL, "1,46", "1.46" }, { &type_decimal, NULL, "-0.5", "-0.50" }, { &type_decimal, NULL, "mucho", NULL },
		{ &type_fraction, NULL, "2/4", "1/2" }, { &type_fraction, NULL, "> 2/4", ">1/2" }, { &type_fraction, NULL, "3/3", "1/1" }, { &type_fraction, NULL, "4/3", NULL },
		{ &type_mail, NULL, " p.rojas@muni.example", "p.rojas@muni.example" },
		{ &type_table, TABLE, "S1|Chair|3|26-11-2018|x", "S1 | chair | 3.00 | 2018-11-26 | x" },
		{ &type_table, TABLE, "  S1 | chair \n\n S2 |other| - | |  nota  ", "S1 | chair | - | - | -\nS2 | other | - | - | nota" },
		{ &type_table, TABLE, "S1", NULL }, { &type_table, TABLE, "S1 | chair | | | | x", NULL }, { &type_table, TABLE, "S1 | boss", NULL }, { &type_table, TABLE, "\n \n", "" },
	};

	(void)state;
	setenv("PROCURE_NOW", "2019-01-07T12:00:00-03:00", 1);
	setenv("TZ", "America/Santiago", 1);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct field f = field_of(&rows[i]);
		struct buf stored = { 0 };
		struct why why = { 0 };
		enum rc rc = f.type->entry(&f, rows[i].text, &stored, &why);

		if (rc != (rows[i].more ? RC_OK : RC_INVALID))
			fail_msg("%s: “%s” is %s", f.type->name, rows[i].text, rc == RC_OK ? "accepted" : "refused");
		if (rc == RC_OK && strcmp(buf_str(&stored), rows[i].more) != 0)
			fail_msg("%s: “%s” is stored as “%s”", f.type->name, rows[i].text, buf_str(&stored));
		if (rc == RC_OK && stored.len)
			assert_int_equal(f.type->check(&f, stored.p, &why), RC_OK);
		buf_free(&stored);
	}
	unsetenv("PROCURE_NOW");
}

static void what_people_see(void **state)
{
	static const struct want rows[] = {
		{ &type_line, NULL, "Depósito", "Depósito" }, { &type_date, NULL, "2018-11-26", "26-11-2018" }, { &type_month, NULL, "2018-11", "11-2018" },
		{ &type_instant, NULL, "2018-11-26T10:00:00-03:00", "26-11-2018 10:00" }, { &type_money, NULL, "2160000000", "2,160,000,000" }, { &type_int, NULL, "24", "24" },
		{ &type_percent, NULL, "9.70", "9.70 %" }, { &type_decimal, NULL, "1.46", "1.46" }, { &type_choice, "in-force", "in-force", "In force" },
		{ &type_choice, "unheard-of", "unheard-of", "unheard-of" }, { &type_yesno, NULL, "no", "No" }, { &type_refs, NULL, "EV-001 EV-002", "EV-001, EV-002" },
		{ &type_ids, "registrar recorder", "registrar recorder", "Registrar, Recorder" }, { &type_fraction, NULL, ">1/2", ">1/2" },
		{ &type_sha256, NULL, ZEROS, "000000000000…" },
		{ &type_table, TABLE, "S1 | chair | 3.00 | 2018-11-26 | -\nS2 | other | - | - | x", "S1 | Chair | 3.00 % | 26-11-2018 | -\nS2 | Other | - | - | x" },
	};
	struct field sealed = { .name = "Prices", .type = &type_prose, .flags = F_SEALED };
	struct buf shown = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct field f = field_of(&rows[i]);

		buf_reset(&shown);
		f.type->show(&f, rows[i].text, &shown);
		assert_string_equal(buf_str(&shown), rows[i].more);
	}
	buf_reset(&shown);
	type_prose.show(&sealed, "sealed:" ZEROS, &shown);
	assert_string_equal(shown.p, "(sealed)");
	buf_free(&shown);
}

static void sealed_values(void **state)
{
	(void)state;
	assert_true(value_sealed("sealed:" ZEROS));
	assert_false(value_sealed("sealed:" ZEROS "0"));
	assert_false(value_sealed("sealed:"));
	assert_false(value_sealed("Sealed:" ZEROS));
	assert_false(value_sealed(ZEROS));
}

/* More than half of 4 is 3, at least half is 2; two thirds of 5 is 4. */
static void fractions_of_a_body(void **state)
{
	struct fraction more, half, thirds;

	(void)state;
	assert_true(fraction_parse(">1/2", &more) && fraction_parse("1/2", &half) && fraction_parse("2/3", &thirds));
	assert_true(more.more && !half.more);
	assert_false(fraction_met(more, 2, 4));
	assert_true(fraction_met(more, 3, 4));
	assert_true(fraction_met(half, 2, 4));
	assert_false(fraction_met(half, 1, 3));
	assert_true(fraction_met(more, 2, 3));
	assert_false(fraction_met(thirds, 3, 5));
	assert_true(fraction_met(thirds, 4, 5));
	assert_true(fraction_met(thirds, 2, 3));
	assert_false(fraction_met(half, 0, 0));
}

static void tables_by_column(void **state)
{
	struct field f = { .name = "T", .type = &type_table, .spec = TABLE };
	const char *text = "S1 | chair | - | 2018-11-26 | -\nS2 | other | 3.00 | - | ...";
	const char *fresh[] = { "S3", "chair", NULL, "", "x" };
	struct column c[TABLE_COLUMNS_MAX];
	struct arena *a = arena_new();
	struct buf again = { 0 };
	struct row *rows;

	(void)state;
	assert_int_equal(table_columns(&f, c), 5);
	assert_string_equal(c[1].name, "role");
	assert_string_equal(c[1].spec, "chair other");
	assert_ptr_equal(c[1].type, &type_choice);
	assert_true(c[2].optional && !c[1].optional);
	assert_int_equal(table_column(&f, "from"), 3);
	assert_int_equal(table_column(&f, "fro"), -1);
	assert_int_equal(table_column(&f, "chair"), -1);
	assert_int_equal(table_rows("", &rows, a), 0);
	assert_int_equal(table_rows(text, &rows, a), 2);
	assert_int_equal(rows[1].n, 5);
	assert_string_equal(rows[0].cell[4], "-");
	assert_string_equal(table_cell(&f, &rows[0], "note"), "");
	assert_string_equal(table_cell(&f, &rows[0], "from"), "2018-11-26");
	assert_string_equal(table_cell(&f, &rows[1], "share"), "3.00");
	assert_string_equal(table_cell(&f, &rows[1], "colour"), "");
	table_print(&again, rows, 2);
	assert_string_equal(again.p, text);
	buf_reset(&again);
	table_print(&again, &(struct row){ fresh, 5 }, 1);
	assert_string_equal(again.p, "S3 | chair | - | - | x");
	buf_free(&again);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stored_spellings), cmocka_unit_test(typed_spellings), cmocka_unit_test(what_people_see), cmocka_unit_test(sealed_values),
		cmocka_unit_test(fractions_of_a_body), cmocka_unit_test(tables_by_column),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
