/* Proposals from files (import.h): what would be recorded, and what cannot be used, line by line. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#undef fail

#include "procure/base/hash.h"
#include "procure/base/text.h"
#include "procure/exchange/import.h"

struct fixture {
	struct arena *arena;
	struct import imp;
	struct import_want want;
	struct why why;
	enum rc rc;
	char path[64];
};

static int setup(void **state)
{
	struct fixture *f = mem_alloc(sizeof(*f));

	f->arena = arena_new();
	f->want = (struct import_want){ .year = 2019, .first = 4, .contract = "SC-2018-P01" };
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	arena_free(f->arena);
	mem_free(f);
	return 0;
}

static void propose_n(struct fixture *f, const char *text, size_t n)
{
	int fd;

	strcpy(f->path, "/tmp/procure-import-XXXXXX");
	fd = mkstemp(f->path);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, n), (ssize_t)n);
	close(fd);
	f->rc = import_propose(&f->imp, f->arena, f->path, &f->want, &f->why);
	unlink(f->path);
}

static void propose(struct fixture *f, const char *text)
{
	propose_n(f, text, strlen(text));
}

static const char *value(const struct fixture *f, size_t stanza, const char *field)
{
	const struct import_stanza *s = &f->imp.stanza[stanza];

	assert_true(stanza < f->imp.n);
	for (size_t i = 0; i < s->n; i++)
		if (strcmp(s->name[i], field) == 0)
			return s->value[i];
	return "";
}

static bool problem(const struct fixture *f, int64_t line, const char *field, bool left_out)
{
	for (size_t i = 0; i < f->imp.listed; i++) {
		const struct import_problem *p = &f->imp.problem[i];

		if (p->line == line && strcmp(p->field, field) == 0 && p->left_out == left_out)
			return true;
	}
	return false;
}

static void candidates_from_a_spanish_table(void **state)
{
	struct fixture *f = *state;

	propose(f, "Cartera 2019;;;;;;;;\n"
		"Nombre del contrato;Departamento;Monto anual;Plazo (meses);Fecha de término;Código;Modalidad;Relevancia;Moneda\n"
		"Recolección de residuos;Aseo y Ornato;$ 9.800.000.000;60;31-03-2020;2305-44-LR16;Licitación pública;5;CLP\n"
		"Semáforos;Tránsito;980.000.000;3 años;30/06/2020;2305-45-LQ18;Trato directo;9;CLP\n"
		";Tránsito;1;1;30/06/2020;x;;;\n"
		"Arriendo de vehículos;Operaciones;12.500;36;31-02-2019;2305-44-LR16;;;CLP\n"
		"Plagas;Salud;145;24 ratos;2019-07-31;;magia;;UTM\n");
	assert_int_equal(f->rc, RC_OK);
	assert_int_equal(f->imp.as, IMPORT_CANDIDATES);
	assert_int_equal(f->imp.n, 3);
	assert_int_equal(f->imp.rows, 5);
	assert_string_equal(f->imp.stanza[0].verb, "candidate.add");
	assert_string_equal(f->imp.stanza[0].record, "SC-2019-04");
	assert_string_equal(f->imp.stanza[2].record, "SC-2019-06");
	assert_string_equal(value(f, 0, "Name"), "Recolección de residuos");
	assert_string_equal(value(f, 0, "Department"), "Aseo y Ornato");
	assert_string_equal(value(f, 0, "Amount-Year"), "9800000000");
	assert_string_equal(value(f, 0, "Months"), "60");
	assert_string_equal(value(f, 0, "Expiry"), "2020-03-31");
	assert_string_equal(value(f, 0, "Prior"), "2305-44-LR16");
	assert_string_equal(value(f, 0, "Tier"), "LR");
	assert_string_equal(value(f, 0, "Method"), "public-tender");
	assert_string_equal(value(f, 0, "Policy"), "5");
	assert_string_equal(value(f, 1, "Months"), "36");
	assert_string_equal(value(f, 1, "Method"), "direct-award");
	assert_string_equal(value(f, 1, "Policy"), "");
	assert_true(problem(f, 4, "Policy", false));
	assert_true(problem(f, 5, "Name", true));
	assert_true(problem(f, 6, "Prior", true));
	assert_true(problem(f, 7, "Months", false));
	assert_true(problem(f, 7, "Amount-Year", false));
	assert_true(problem(f, 7, "Method", false));
	assert_string_equal(value(f, 2, "Expiry"), "2019-07-31");
	assert_int_equal(f->imp.unused, 2);
}

static void a_total_needs_its_months(void **state)
{
	struct fixture *f = *state;

	propose(f, "Objeto,Valor total,Meses\nAseo,\"1,000,000\",36\nRiego,\"5,000,000\",\n");
	assert_int_equal(f->rc, RC_OK);
	/* 1,000,000 * 12 / 36 = 333,333.33 */
	assert_string_equal(value(f, 0, "Amount-Year"), "333333");
	assert_string_equal(value(f, 1, "Amount-Year"), "");
	assert_true(problem(f, 3, "Amount-Year", false));
}

static void hostile_cells_are_cleaned(void **state)
{
	struct fixture *f = *state;

	propose(f, "Nombre,Código,Departamento\n\"As\x1b[2Jeo \xe2\x80\xae\xe2\x80\x8b" "final\n  x\",../../etc/passwd,\"Verb: ledger.found\n\nVerb: x\"\n");
	assert_int_equal(f->rc, RC_OK);
	for (size_t i = 0; i < f->imp.stanza[0].n; i++) {
		const char *v = f->imp.stanza[0].value[i];

		assert_int_equal(text_check(v, strlen(v), false, &f->why), RC_OK);
	}
	assert_string_equal(value(f, 0, "Prior"), "../../etc/passwd");
	assert_string_equal(f->imp.stanza[0].record, "SC-2019-04");
}

static void a_person_says_which_column(void **state)
{
	struct fixture *f = *state;
	const char *map[] = { "Name=Qué", "Department=Quién" };

	propose(f, "Qué,Quién,Cuánto\nAseo,Ornato,1\n");
	assert_int_equal(f->rc, RC_INVALID);
	f->want.as = IMPORT_CANDIDATES;
	propose(f, "Qué,Quién,Cuánto\nAseo,Ornato,1\n");
	assert_int_equal(f->rc, RC_INVALID);
	assert_string_equal(f->why.arg[0], "Name");
	f->want.map = map;
	f->want.n_map = 2;
	propose(f, "Qué,Quién,Cuánto\nAseo,Ornato,1\n");
	assert_int_equal(f->rc, RC_OK);
	assert_string_equal(value(f, 0, "Department"), "Ornato");
	propose(f, "Otra,Cosa\nAseo,Ornato\n");
	assert_int_equal(f->rc, RC_INVALID);
}

static void only_what_matches(void **state)
{
	struct fixture *f = *state;

	f->want.match = "area";
	propose(f, "Nombre,Departamento,Meses\nÁreas verdes,Ornato,12\nAseo,Ornato,12\n");
	assert_int_equal(f->rc, RC_OK);
	assert_int_equal(f->imp.n, 1);
	assert_int_equal(f->imp.unused, 1);
	assert_int_equal(f->imp.problems, 0);
}

static void a_report_with_pages_keeps_its_columns(void **state)
{
	struct fixture *f = *state;

	propose(f, "PREFEITURA,,,\nProcesso,,Modalidade,Objeto\n61/2026,,Concorrência,Limpeza urbana\n62/2026,,Pregão,Merenda\n"
		"Processo,Modalidade,Objeto\n63/2026,Dispensa,Iluminação\n");
	assert_int_equal(f->rc, RC_OK);
	assert_int_equal(f->imp.n, 3);
	assert_string_equal(value(f, 2, "Name"), "Iluminação");
	assert_string_equal(value(f, 2, "Method"), "direct-award");
	assert_string_equal(value(f, 2, "Prior"), "63/2026");
}

static void clauses_from_plain_text(void **state)
{
	struct fixture *f = *state;
	struct buf text = { 0 };

	f->want.as = IMPORT_REQUIREMENTS;
	f->want.first = 16;
	buf_puts(&text, "# Bases técnicas, título 5\r\n\r\n5.1 Dotación de 38 personas, todos los días; lista firmada.\r\n- Depósito \"dentro\" de la comuna\r\n---\r\n");
	for (int i = 0; i < 60; i++)
		buf_puts(&text, "palabra ");
	propose(f, text.p);
	buf_free(&text);
	assert_int_equal(f->rc, RC_OK);
	assert_int_equal(f->imp.n, 3);
	assert_string_equal(f->imp.stanza[0].record, "SC-2018-P01/R-16");
	assert_string_equal(value(f, 0, "Clause"), "Dotación de 38 personas, todos los días; lista firmada.");
	assert_non_null(strstr(value(f, 0, "Source"), ": 3, Bases técnicas, título 5, 5.1"));
	assert_string_equal(value(f, 1, "Old-Text"), "Depósito \"dentro\" de la comuna");
	assert_true(problem(f, 5, "Clause", true));
	/* a long clause: the title is cut and said so, the old text is whole */
	assert_true(problem(f, 6, "Clause", false));
	assert_int_equal(text_width(value(f, 2, "Clause")) <= 160, 1);
	assert_int_equal(strlen(value(f, 2, "Old-Text")), 60 * 8 - 1);
}

static void clauses_from_a_table(void **state)
{
	struct fixture *f = *state;

	propose(f, "N°;Cláusula;Tipo;Costo;Base legal\n1;Dotación de 38;insumo;46 %;\n2;Multas;proceso;–;\n3;Raro;xyz;120;Ley 21.056\n4;;;;\n");
	assert_int_equal(f->rc, RC_OK);
	assert_int_equal(f->imp.as, IMPORT_REQUIREMENTS);
	assert_int_equal(f->imp.n, 3);
	assert_string_equal(value(f, 0, "Type"), "input");
	assert_string_equal(value(f, 0, "Cost-Share"), "46.00");
	assert_string_equal(value(f, 0, "Old-Text"), "Dotación de 38");
	assert_string_equal(value(f, 1, "Cost-Share"), "");
	assert_string_equal(value(f, 2, "Legal-Basis"), "Ley 21.056");
	assert_true(problem(f, 4, "Type", false));
	assert_true(problem(f, 4, "Cost-Share", false));
	assert_true(problem(f, 5, "Clause", true));
}

static void a_series_in_one_spelling(void **state)
{
	struct fixture *f = *state;
	static const char table[] = "Informe de aseo\r\n\r\nMes;Facturado;Multas;Nota\r\n2017-01;62.400.000,50;9;\"a;b\"\r\n2017-02;1.200,00;11;\r\n"
		"2017-03;900,5;1;x;de más\r\n2017-04;900,5;1\r\n";
	char hex[SHA256_HEX];

	propose(f, table);
	sha256_hex(hex, table, sizeof(table) - 1);
	assert_int_equal(f->rc, RC_OK);
	assert_int_equal(f->imp.as, IMPORT_SERIES);
	assert_int_equal(f->imp.n, 1);
	assert_string_equal(f->imp.stanza[0].record, "SC-2018-P01/DS-04");
	assert_string_equal(value(f, 0, "Rows"), "3");
	assert_string_equal(value(f, 0, "Columns"), "Mes, Facturado, Multas, Nota");
	assert_string_equal(value(f, 0, "Period"), "");
	assert_string_equal(value(f, 0, "First-Row"), "2017-01");
	assert_string_equal(value(f, 0, "Last-Row"), "2017-04");
	assert_string_equal(value(f, 0, "File"), hex);
	assert_true(problem(f, 6, "", true));
	assert_string_equal(f->imp.stanza[0].file->data, "Mes,Facturado,Multas,Nota\n2017-01,62400000.50,9,a;b\n2017-02,1200.00,11,\n2017-04,900.5,1,\n");
	assert_string_equal(f->imp.stanza[0].file->path, "contracts/2018/00/SC-2018-P01/data/DS-04.csv");
}

static void months_in_a_row_are_monthly(void **state)
{
	struct fixture *f = *state;

	propose(f, "month,tonnes,fines\n2017-11,1,2\n2017-12,3,4\n2018-01,5,6\n2018-02,7,8\n");
	assert_int_equal(f->rc, RC_OK);
	assert_string_equal(value(f, 0, "Period"), "monthly");
}

static void candidates_from_ocds(void **state)
{
	struct fixture *f = *state;

	propose(f, "{\"records\":[{\"ocid\":\"ocds-70d2nz-2305-44-LR16\",\"releases\":["
		"{\"ocid\":\"ocds-70d2nz-2305-44-LR16\",\"tender\":{\"title\":\"embedded, not counted\"}}],\"compiledRelease\":"
		"{\"ocid\":\"ocds-70d2nz-2305-44-LR16\",\"id\":\"1\",\"date\":\"2018-01-01T00:00:00Z\",\"buyer\":{\"name\":\"I. Municipalidad | Aseo\"},"
		"\"tender\":{\"title\":\"Aseo\",\"procurementMethod\":\"open\",\"value\":{\"amount\":2160000000.0,\"currency\":\"CLP\"},"
		"\"contractPeriod\":{\"startDate\":\"2019-01-01T00:00:00Z\",\"endDate\":\"2021-12-31T00:00:00Z\"}}}},"
		"{\"ocid\":\"ocds-70d2nz-1-1-LE19\",\"compiledRelease\":{\"ocid\":\"ocds-70d2nz-1-1-LE19\",\"tender\":{\"value\":{\"amount\":1}}}}]}");
	assert_int_equal(f->rc, RC_OK);
	assert_true(f->imp.ocds);
	assert_int_equal(f->imp.n, 1);
	assert_string_equal(value(f, 0, "Name"), "Aseo");
	assert_string_equal(value(f, 0, "Department"), "I. Municipalidad | Aseo");
	assert_string_equal(value(f, 0, "Months"), "36");
	assert_string_equal(value(f, 0, "Amount-Year"), "720000000");
	assert_string_equal(value(f, 0, "Expiry"), "2021-12-31");
	assert_string_equal(value(f, 0, "Prior"), "2305-44-LR16");
	assert_string_equal(value(f, 0, "Tier"), "LR");
	assert_string_equal(value(f, 0, "Method"), "public-tender");
	assert_true(problem(f, 1, "Name", true));
}

static void the_latest_release_of_a_process_counts(void **state)
{
	struct fixture *f = *state;

	propose(f, "{\"ocid\":\"a\",\"date\":\"2019-02-01T00:00:00Z\",\"tender\":{\"title\":\"new\"}}\n"
		"{\"ocid\":\"a\",\"date\":\"2019-01-01T00:00:00Z\",\"tender\":{\"title\":\"old\",\"status\":\"active\"},\"buyer\":{\"name\":\"B\"}}\n"
		"not json\n"
		"{\"ocid\":\"b\",\"tender\":{\"title\":\"other\"}}\n");
	assert_int_equal(f->rc, RC_OK);
	assert_int_equal(f->imp.n, 2);
	assert_string_equal(value(f, 0, "Name"), "new");
	assert_string_equal(value(f, 0, "Department"), "B");
	assert_true(problem(f, 3, "", true));
}

static void what_holds_nothing_is_refused(void **state)
{
	struct fixture *f = *state;
	static const char *const empty[] = { "", "\n\n", "{}", "[]", "Nombre,Departamento,Meses\n", "Nombre,Departamento,Meses\n,,\n" };

	for (size_t i = 0; i < sizeof(empty) / sizeof(empty[0]); i++) {
		propose(f, empty[i]);
		assert_int_equal(f->rc, RC_INVALID);
		assert_int_equal(f->imp.n, 0);
		assert_non_null(f->why.msg);
	}
	propose_n(f, "Nombre,Meses\nA\0B,1\n", 19);
	assert_int_equal(f->rc, RC_INVALID);
	f->want.as = IMPORT_REQUIREMENTS;
	propose_n(f, "uno\0dos\n", 8);
	assert_int_equal(f->rc, RC_INVALID);
	f->want.contract = NULL;
	propose(f, "una cláusula\n");
	assert_int_equal(f->rc, RC_INVALID);
}

static void the_proposal_is_shown_and_written_as_a_batch(void **state)
{
	struct fixture *f = *state;
	struct buf out = { 0 };

	propose(f, "Nombre,Departamento,Meses\nAseo,Ornato,x\nRiego,Ornato,12\n");
	assert_int_equal(f->rc, RC_OK);
	import_show(&out, &f->imp);
	assert_non_null(strstr(out.p, "Departamento -> Department\n"));
	assert_non_null(strstr(out.p, "candidate.add SC-2019-05\n  Name: Riego\n"));
	assert_non_null(strstr(out.p, "line 2, Months: "));
	buf_reset(&out);
	import_batch(&out, &f->imp);
	assert_non_null(strstr(out.p, "\n\nVerb: candidate.add\nRecord: SC-2019-05\nName: Riego\nDepartment: Ornato\nMonths: 12\n"));
	buf_free(&out);
}

static void columns_in_three_languages(void **state)
{
	(void)state;
	assert_string_equal(import_field_of(IMPORT_CANDIDATES, "  NOMBRE  "), "Name");
	assert_string_equal(import_field_of(IMPORT_CANDIDATES, "Título"), "Name");
	assert_string_equal(import_field_of(IMPORT_CANDIDATES, "Objeto do Contrato"), "Name");
	assert_string_equal(import_field_of(IMPORT_CANDIDATES, "Órgão"), "Department");
	assert_string_equal(import_field_of(IMPORT_CANDIDATES, "fecha_de_vencimiento"), "Expiry");
	assert_string_equal(import_field_of(IMPORT_CANDIDATES, "Monto (año)"), "Amount-Year");
	assert_string_equal(import_field_of(IMPORT_REQUIREMENTS, "Cláusula"), "Clause");
	assert_null(import_field_of(IMPORT_CANDIDATES, "RUT proveedor"));
	assert_null(import_field_of(IMPORT_CANDIDATES, ""));
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(candidates_from_a_spanish_table),
		TEST(a_total_needs_its_months),
		TEST(hostile_cells_are_cleaned),
		TEST(a_person_says_which_column),
		TEST(only_what_matches),
		TEST(a_report_with_pages_keeps_its_columns),
		TEST(clauses_from_plain_text),
		TEST(clauses_from_a_table),
		TEST(a_series_in_one_spelling),
		TEST(months_in_a_row_are_monthly),
		TEST(candidates_from_ocds),
		TEST(the_latest_release_of_a_process_counts),
		TEST(what_holds_nothing_is_refused),
		TEST(the_proposal_is_shown_and_written_as_a_batch),
		TEST(columns_in_three_languages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
