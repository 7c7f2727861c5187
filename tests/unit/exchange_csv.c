/* The CSV reader on tables of our own (csv.h). */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#undef fail

#include "procure/base/file.h"
#include "procure/exchange/csv.h"

/* All records as one text: record:line:kind[cell|cell]; */
static bool put_row(void *ctx, const struct csv_row *row)
{
	static const char kinds[] = "DBTHA";
	struct buf *out = ctx;

	buf_printf(out, "%lld:%lld:%c[", (long long)row->record, (long long)row->line, kinds[row->kind]);
	for (size_t i = 0; i < row->n; i++)
		buf_printf(out, "%s%s", i ? "|" : "", row->cell[i]);
	buf_puts(out, row->stray ? row->repaired ? "]r;" : "]s;" : "];");
	return true;
}

static enum rc read_text(struct buf *out, const char *text, size_t n, struct csv_dialect *d, struct why *why)
{
	struct csv_visitor v = { .row = put_row, .ctx = out };
	enum rc rc = csv_detect_text(d, text, n, why);

	buf_reset(out);
	return rc == RC_OK ? csv_read_text(text, n, d, &v, why) : rc;
}

static void expect(const char *text, const char *want)
{
	struct buf out = { 0 };
	struct csv_dialect d;
	struct why why = { 0 };

	assert_int_equal(read_text(&out, text, strlen(text), &d, &why), RC_OK);
	assert_string_equal(buf_str(&out), want);
	buf_free(&out);
}

static void line_ends_and_numbers_of_lines(void **state)
{
	(void)state;
	expect("a,b\n1,2\n3,4\n", "1:1:H[a|b];2:2:D[1|2];3:3:D[3|4];");
	expect("a,b\r\n1,2\r\n3,4", "1:1:H[a|b];2:2:D[1|2];3:3:D[3|4];");
	expect("a,b\r1,2\r3,4\r", "1:1:H[a|b];2:2:D[1|2];3:3:D[3|4];");
	expect("a,b\r\n\"x\ny\r\nz\",2\r\n3,4\r\n", "1:1:H[a|b];2:2:D[x\ny\r\nz|2];3:5:D[3|4];");
	expect("a,b\n\n\n1,2\n", "1:1:H[a|b];2:2:B[];3:3:B[];4:4:D[1|2];");
	expect("a,b\r\n\r\n1,2\r\n", "1:1:H[a|b];2:2:B[];3:3:D[1|2];");
}

static void cells_as_they_are(void **state)
{
	(void)state;
	expect("a;b;c\n 1 ;;\"x;\"\"y\"\"\"\n;;\n", "1:1:H[a|b|c];2:2:D[ 1 ||x;\"y\"];3:3:B[||];");
	expect("a\tb\n1,5\t2\n", "1:1:H[a|b];2:2:D[1,5|2];");
	expect("a|b\n1|2\n", "1:1:H[a|b];2:2:D[1|2];");
	expect("a,b,c\n1,2\n1,2,3,4\n", "1:1:H[a|b|c];2:2:D[1|2];3:3:D[1|2|3|4];");
}

static void quotes_out_of_place(void **state)
{
	(void)state;
	expect("name;n\n\"Aseo \"El Rápido\" SpA\";3\n", "1:1:H[name|n];2:2:D[Aseo \"El Rápido\" SpA|3]r;");
	expect("name;n\n5\" tubo;3\n", "1:1:H[name|n];2:2:D[5\" tubo|3];");
	expect("name;n\n\"\\\"ERSA\\\"\";3\n", "1:1:H[name|n];2:2:D[\\\"ERSA\\\"|3]r;");
}

static void semicolons_win_over_decimal_commas(void **state)
{
	struct csv_dialect d;
	struct why why = { 0 };
	static const char text[] = "mes;monto;multa\n2017-01;62,4;0,8\n2017-02;62,4;1,0\n2017-03;62,4;0,7\n";
	static const char sep[] = "sep=;\na;b\n1;2\n";

	(void)state;
	assert_int_equal(csv_detect_text(&d, text, sizeof(text) - 1, &why), RC_OK);
	assert_int_equal(d.delimiter, ';');
	assert_int_equal(d.columns, 3);
	expect(sep, "1:2:H[a|b];2:3:D[1|2];");
}

static void encodings(void **state)
{
	struct csv_dialect d;
	struct buf out = { 0 };
	struct why why = { 0 };
	static const char latin[] = "a\xf1o;n\x80\n1;2\n", utf8[] = "\xef\xbb\xbf" "año;n\n1;2\n", utf16[] = "\xff\xfe" "a\0;\0";

	(void)state;
	assert_int_equal(read_text(&out, latin, sizeof(latin) - 1, &d, &why), RC_OK);
	assert_int_equal(d.encoding, CSV_WINDOWS_1252);
	assert_string_equal(out.p, "1:1:H[año|n€];2:2:D[1|2];");
	assert_int_equal(read_text(&out, utf8, sizeof(utf8) - 1, &d, &why), RC_OK);
	assert_int_equal(d.encoding, CSV_UTF8_BOM);
	assert_string_equal(out.p, "1:1:H[año|n];2:2:D[1|2];");
	assert_int_equal(read_text(&out, utf16, sizeof(utf16) - 1, &d, &why), RC_INVALID);
	buf_free(&out);
}

static void a_character_across_two_pieces_is_utf8(void **state)
{
	struct csv_dialect d;
	struct buf text = { 0 };
	struct why why = { 0 };

	(void)state;
	for (int shift = 0; shift < 4; shift++) {
		buf_reset(&text);
		buf_puts(&text, "nombre;n\n");
		while (text.len < (size_t)((64 << 10) - shift))
			buf_putc(&text, 'x');
		buf_puts(&text, "ñ€😼;1\n");
		assert_int_equal(csv_detect_text(&d, text.p, text.len, &why), RC_OK);
		assert_int_equal(d.encoding, CSV_UTF8);
	}
	buf_free(&text);
}

static void one_pasted_byte_does_not_spoil_the_rest(void **state)
{
	struct csv_dialect d;
	struct buf out = { 0 }, text = { 0 };
	struct why why = { 0 };

	(void)state;
	assert_int_equal(read_text(&out, "ñáéíóú;n\n\xe9;2\n", 19, &d, &why), RC_OK);
	assert_int_equal(d.encoding, CSV_MIXED);
	assert_string_equal(out.p, "1:1:H[ñáéíóú|n];2:2:D[é|2];");
	assert_int_equal(read_text(&out, "\xef\xbb\xbf" "a;n\n\xe9;2\nx;\xc3", 14, &d, &why), RC_OK);
	assert_int_equal(d.encoding, CSV_MIXED);
	assert_string_equal(out.p, "1:1:H[a|n];2:2:D[é|2];3:3:D[x|Ã];");
	/* a good character, and a bad byte before it, across two pieces of 64 KiB */
	for (int shift = 0; shift < 4; shift++) {
		buf_reset(&text);
		buf_puts(&text, "áéíóúñáéíóúñ;n\n");
		while (text.len < (size_t)((64 << 10) - shift))
			buf_putc(&text, 'x');
		buf_puts(&text, "\xe9" "😼;1\n");
		assert_int_equal(read_text(&out, text.p, text.len, &d, &why), RC_OK);
		assert_int_equal(d.encoding, CSV_MIXED);
		assert_non_null(strstr(out.p, "xé😼|1];"));
	}
	buf_free(&text);
	buf_free(&out);
}

static void a_printed_report_with_titles_and_pages(void **state)
{
	static const char report[] =
		",,18-06-2026 18:43:20,\n"
		",MUNICIPALIDAD DE VEGA PONIENTE,,\n"
		",,,\n"
		"Proceso,Modalidad,,Objeto\n"
		",,Fecha,\n"
		"61/2026,Licitación,11-06-2026,Aseo\n"
		"62/2026,Licitación,12-06-2026,Áreas verdes\n"
		"Página 1,,,\n"
		"Proceso,Modalidad,Objeto\n"
		",,Fecha\n"
		"63/2026,Licitación,Alumbrado\n";

	(void)state;
	expect(report, "1:1:T[||18-06-2026 18:43:20|];2:2:T[|MUNICIPALIDAD DE VEGA PONIENTE||];3:3:B[|||];4:4:H[Proceso|Modalidad||Objeto];5:5:H[||Fecha|];"
		"6:6:D[61/2026|Licitación|11-06-2026|Aseo];7:7:D[62/2026|Licitación|12-06-2026|Áreas verdes];8:8:D[Página 1|||];"
		"9:9:A[Proceso|Modalidad|Objeto];10:10:A[||Fecha];11:11:D[63/2026|Licitación|Alumbrado];");
}

static void what_cannot_be_read_is_refused_with_its_place(void **state)
{
	struct buf out = { 0 }, text = { 0 };
	struct csv_dialect d;
	struct why why = { 0 };

	(void)state;
	assert_int_equal(read_text(&out, "a,b\n1,2\n3,\0\n", 12, &d, &why), RC_INVALID);
	assert_string_equal(why.arg[0], "3");
	assert_int_equal(read_text(&out, "a,b\n1,2\n3,\"x\n4,5\n", 17, &d, &why), RC_INVALID);
	assert_string_equal(why.arg[0], "3");
	assert_string_equal(why.arg[2], "2");
	buf_puts(&text, "a,b\n1,");
	for (int i = 0; i <= CSV_VALUE_MAX; i++)
		buf_putc(&text, 'x');
	buf_puts(&text, "\n");
	assert_int_equal(read_text(&out, text.p, text.len, &d, &why), RC_INVALID);
	assert_string_equal(why.arg[0], "2");
	buf_reset(&text);
	buf_puts(&text, "a,b\n1,\n1");
	for (int i = 0; i <= CSV_COLUMNS_MAX; i++)
		buf_putc(&text, ',');
	assert_int_equal(read_text(&out, text.p, text.len, &d, &why), RC_INVALID);
	assert_string_equal(why.arg[0], "3");
	buf_free(&text);
	buf_free(&out);
}

static bool count_row(void *ctx, const struct csv_row *row)
{
	int64_t *n = ctx;

	*n = row->record;
	return row->record < 3;
}

static bool at_once(void *ctx, int64_t done, int64_t total)
{
	(void)ctx;
	return done <= total;
}

static void a_reading_can_be_stopped(void **state)
{
	int64_t n = 0;
	struct csv_dialect d = { .delimiter = ',' };
	struct csv_visitor v = { .row = count_row, .ctx = &n };
	struct why why = { 0 };
	static const char text[] = "1\n2\n3\n4\n5\n";

	(void)state;
	assert_int_equal(csv_read_text(text, sizeof(text) - 1, &d, &v, &why), RC_NONE);
	assert_int_equal(n, 3);
	v.cancel = at_once;
	n = 0;
	assert_int_equal(csv_read_text(text, sizeof(text) - 1, &d, &v, &why), RC_NONE);
	assert_int_equal(n, 0);
}

static void only_regular_files(void **state)
{
	char dir[] = "/tmp/procure-csv-XXXXXX", fifo[64];
	struct csv_dialect d;
	struct why why = { 0 };

	(void)state;
	assert_non_null(mkdtemp(dir));
	strcpy(fifo, dir);
	strcat(fifo, "/fifo");
	assert_int_equal(mkfifo(fifo, 0600), 0);
	assert_int_equal(csv_detect(&d, fifo, &why), RC_INVALID);
	assert_int_equal(csv_detect(&d, dir, &why), RC_INVALID);
	assert_int_equal(csv_detect(&d, "/dev/zero", &why), RC_INVALID);
	unlink(fifo);
	assert_int_equal(csv_detect(&d, fifo, &why), RC_IO);
	rmdir(dir);
}

static void number(const char *cell, char decimal, char thousands, const char *want)
{
	struct decimal d;
	char out[DECIMAL_SIZE] = "none";

	if (csv_number(&d, cell, decimal, thousands))
		decimal_print(out, &d);
	assert_string_equal(out, want);
}

static void numbers_under_their_marks(void **state)
{
	(void)state;
	number("1.234.567,50", ',', '.', "1234567.5");
	number("1,234,567.50", '.', ',', "1234567.5");
	number("$ 1.234.567", ',', '.', "1234567");
	number(" 9,7 % ", ',', '.', "9.7");
	number("-12,5", ',', '.', "-12.5");
	number("12,5", '.', ',', "none");
	number("1.23.456", ',', '.', "none");
	number("1.2.3", '.', ',', "none");
	number("12 %x", '.', ',', "none");
	number("2017-01", '.', ',', "none");
	number("", '.', ',', "none");
	number("1.234", ',', '.', "1234");
	number("1.234", '.', ',', "1.234");
}

static struct csv_facts facts_of(struct arena *a, const char *text, const char *amount, const char *group)
{
	char path[] = "/tmp/procure-csv-XXXXXX";
	struct csv_facts f;
	struct why why = { 0 };
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, strlen(text)), (ssize_t)strlen(text));
	close(fd);
	assert_int_equal(csv_facts_read(&f, a, path, NULL, amount, group, &why), RC_OK);
	unlink(path);
	return f;
}

static const char *sum_of(const struct decimal *d)
{
	static char out[DECIMAL_SIZE];

	decimal_print(out, d);
	return out;
}

static void each_column_has_its_own_marks(void **state)
{
	struct arena *a = arena_new();
	struct csv_facts f = facts_of(a, "Nombre;Monto;Nota;Miles;Moneda\nx;1.234,5;4,25;1.500;CLP\ny;2.000,0;5,5;2.750;CLF\nz;;s/n;900;CLP\nz;;s/n;900;CLP\n",
		"Monto", "Moneda");

	(void)state;
	assert_int_equal(f.columns, 5);
	assert_int_equal(f.data, 4);
	assert_int_equal(f.repeated, 1);
	assert_int_equal(f.column[1].decimal, ',');
	assert_int_equal(f.column[1].thousands, '.');
	assert_int_equal(f.column[1].empty, 2);
	assert_string_equal(sum_of(&f.column[1].sum), "3234.5");
	assert_int_equal(f.column[2].numbers, 2);
	assert_int_equal(f.column[2].other, 2);
	assert_string_equal(sum_of(&f.column[2].sum), "9.75");
	/* one mark with three digits after it: thousands, as when a person types it */
	assert_string_equal(sum_of(&f.column[3].sum), "6050");
	assert_true(f.column[3].money_guess && !f.column[2].money_guess);
	assert_string_equal(sum_of(&counter_find(&f.groups, "CLP")->sum), "1234.5");
	assert_string_equal(sum_of(&counter_find(&f.groups, "CLF")->sum), "2000");
	csv_facts_free(&f);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(line_ends_and_numbers_of_lines),
		cmocka_unit_test(cells_as_they_are),
		cmocka_unit_test(quotes_out_of_place),
		cmocka_unit_test(semicolons_win_over_decimal_commas),
		cmocka_unit_test(encodings),
		cmocka_unit_test(a_character_across_two_pieces_is_utf8),
		cmocka_unit_test(one_pasted_byte_does_not_spoil_the_rest),
		cmocka_unit_test(a_printed_report_with_titles_and_pages),
		cmocka_unit_test(what_cannot_be_read_is_refused_with_its_place),
		cmocka_unit_test(a_reading_can_be_stopped),
		cmocka_unit_test(only_regular_files),
		cmocka_unit_test(numbers_under_their_marks),
		cmocka_unit_test(each_column_has_its_own_marks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
