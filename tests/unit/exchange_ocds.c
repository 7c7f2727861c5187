/* The OCDS reader on files of our own (ocds.h, ocds_facts.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#undef fail

#include "procure/exchange/ocds_facts.h"

struct got {
	struct buf text;               /* role + ocid + whether it counts, for each release */
	struct ocds_totals totals;
};

static bool on_release(void *ctx, const struct ocds_release *r)
{
	struct got *g = ctx;

	buf_printf(&g->text, "%c%s%s ", "PEC"[r->role], r->ocid ? r->ocid : "?", r->counts ? "" : "-");
	ocds_totals_release(&g->totals, r);
	return true;
}

static bool on_record(void *ctx, const struct ocds_record *r)
{
	struct got *g = ctx;

	buf_printf(&g->text, "R%s ", r->ocid ? r->ocid : "?");
	ocds_totals_record(&g->totals, r);
	return true;
}

static enum rc read_n(const char *text, size_t n, const char *want, enum ocds_layout layout, struct why *why)
{
	struct arena *a = arena_new();
	struct got got = { 0 };
	struct ocds_info info;
	struct ocds_visitor v = { .release = on_release, .record = on_record, .ctx = &got };
	enum rc rc;

	ocds_totals_init(&got.totals, a);
	rc = ocds_read_text(&info, a, text, n, &v, why);
	ocds_totals_finish(&got.totals);
	if (rc == RC_OK)
		assert_int_equal(info.layout, layout);
	assert_string_equal(buf_str(&got.text), want);
	ocds_totals_free(&got.totals);
	ocds_info_free(&info);
	buf_free(&got.text);
	arena_free(a);
	return rc;
}

static void expect(const char *text, const char *want, enum ocds_layout layout)
{
	struct why why = { 0 };

	assert_int_equal(read_n(text, strlen(text), want, layout, &why), RC_OK);
}

static void every_shape_of_file(void **state)
{
	(void)state;
	expect("{\"releases\":[{\"ocid\":\"a\"},{\"ocid\":\"b\"}]}", "Pa Pb ", OCDS_JSON);
	expect("[{\"releases\":[{\"ocid\":\"a\"}]},[{\"ocid\":\"b\"}]]", "Pa Pb ", OCDS_JSON);
	expect("{\"ocid\":\"a\"}\n{\"ocid\":\"b\"}\n", "Pa Pb ", OCDS_JSONL);
	expect("\n{\"ocid\":\"a\"}\r\n\r\n{\"ocid\":\"b\"}", "Pa Pb ", OCDS_JSONL);
	expect("{\"ocid\":\n\"a\"}\n{\"ocid\":\"b\"}", "Pa Pb ", OCDS_CONCATENATED);
	expect("{\"ocid\":\"a\"}{\"ocid\":\"b\"}", "Pa Pb ", OCDS_CONCATENATED);
	expect("{\"records\":[{\"releases\":[{\"url\":\"x\"}],\"ocid\":\"a\"}]}", "Ra ", OCDS_JSON);
	expect("{\"x\":{\"ocid\":\"inside\"}}", "", OCDS_JSON);
	expect("[]", "", OCDS_JSON);
	expect("7", "", OCDS_JSON);
}

static void a_record_is_read_once(void **state)
{
	(void)state;
	/* the names that tell a record from a package come last here */
	expect("{\"releases\":[{\"ocid\":\"a\"},{\"ocid\":\"a\"}],\"compiledRelease\":{\"ocid\":\"a\"},\"ocid\":\"a\"}", "Ea- Ea- Ca Ra ", OCDS_JSON);
	expect("{\"records\":[{\"ocid\":\"a\",\"releases\":[{\"ocid\":\"a\"}]}]}", "Ea Ra ", OCDS_JSON);
	expect("{\"publisher\":{},\"releases\":[{\"ocid\":\"a\"}],\"compiledRelease\":{\"ocid\":\"a\"}}", "Ea- Ca Ra ", OCDS_JSON);
	expect("{\"ocid\":\"a\",\"tender\":{\"title\":[{\"releaseID\":\"1\",\"releaseDate\":\"x\",\"value\":\"t\"}]}}", "", OCDS_JSON);
}

static void wrong_types_anywhere(void **state)
{
	(void)state;
	expect("{\"releases\":{\"ocid\":\"a\"}}", "", OCDS_JSON);
	expect("{\"releases\":[1,null,[{\"ocid\":\"a\"}],\"x\",{\"ocid\":5,\"tender\":[],\"planning\":7,\"awards\":{},\"contracts\":[1,{\"implementation\":3}],"
		"\"buyer\":\"x\",\"parties\":[[]],\"tag\":{},\"date\":9,\"relatedProcesses\":[{\"relationship\":[1]}]}]}", "P? ", OCDS_JSON);
	expect("{\"records\":[7,{\"releases\":5,\"compiledRelease\":[]}]}", "R? ", OCDS_JSON);
	expect("{\"ocid\":null,\"releases\":[]}", "R? ", OCDS_JSON);
}

static void nul_bytes_and_encodings(void **state)
{
	static const char nul[] = "\0\0{\"ocid\":\"a\0\"}\0\0\0", latin[] = "{\"ocid\":\"a\xf1o\"}", bom[] = "\xef\xbb\xbf{\"ocid\":\"a\"}";
	struct why why = { 0 };

	(void)state;
	assert_int_equal(read_n(nul, sizeof(nul) - 1, "Pa ", OCDS_JSON, &why), RC_OK);
	assert_int_equal(read_n(latin, sizeof(latin) - 1, "Paño ", OCDS_JSON, &why), RC_OK);
	assert_int_equal(read_n(bom, sizeof(bom) - 1, "Pa ", OCDS_JSON, &why), RC_OK);
	assert_int_equal(read_n("\xff\xfe{\0", 4, "", OCDS_JSON, &why), RC_INVALID);
}

static void refused(const char *text, const char *line)
{
	struct why why = { 0 };

	assert_int_equal(read_n(text, strlen(text), "", OCDS_JSON, &why), RC_INVALID);
	if (line)
		assert_string_equal(why.arg[0], line);
}

static void garbage_is_refused_and_nothing_handed_over(void **state)
{
	(void)state;
	refused("", NULL);
	refused(" \n ", NULL);
	refused("<html>", "1");
	refused("{\"releases\":[{\"ocid\":\"a\"},\n{\"ocid\":\"b\"},\n", "2");
	refused("{\"releases\":[{\"ocid\":\"a\"},\n{\"ocid\":x}]}\n", "2");
	refused("{\"ocid\":\"a\"}\n{\"ocid\"", "2");
	refused("{\"ocid\":NaN}", "1");
}

static void a_few_bad_lines_are_named(void **state)
{
	static const char text[] = "{\"ocid\":\"a\"}\n{\"ocid\":\n{\"ocid\":\"b\"}\n{\"ocid\":\"c\"}\n<html>\n\n{\"ocid\":\"d\"}\n";
	struct arena *a = arena_new();
	struct got got = { 0 };
	struct ocds_info info;
	struct ocds_visitor v = { .release = on_release, .record = on_record, .ctx = &got };
	struct why why = { 0 };

	(void)state;
	ocds_totals_init(&got.totals, a);
	assert_int_equal(ocds_read_text(&info, a, text, sizeof(text) - 1, &v, &why), RC_OK);
	assert_string_equal(got.text.p, "Pa Pb Pc Pd ");
	assert_int_equal(info.bad_lines, 2);
	assert_int_equal(info.bad_line[0], 2);
	assert_int_equal(info.bad_line[1], 5);
	ocds_totals_free(&got.totals);
	ocds_info_free(&info);
	buf_free(&got.text);
	arena_free(a);
}

static bool check_fields(void *ctx, const struct ocds_release *r)
{
	int *n = ctx;

	++*n;
	assert_string_equal(r->ocid, "ocds-70d2nz-2305-44-LR16");
	assert_string_equal(r->id, "17");
	assert_string_equal(r->title, "Servicio de aseo");
	assert_string_equal(r->buyer, "I. Municipalidad");
	assert_string_equal(r->entity, "Dirección de Aseo");
	assert_true(r->dated);
	assert_int_equal(r->at, 1546873200);                 /* 2019-01-07T15:00:00Z, by date(1) */
	assert_true(r->value.stated && r->value.whole_pesos);
	assert_int_equal(r->value.pesos, 2160000000);
	assert_true(r->budget.stated && !r->budget.whole_pesos);
	assert_string_equal(r->budget.currency, "CLF");
	assert_string_equal(r->contract_end, "2021-12-31T23:59:59Z");
	assert_string_equal(r->prior, "ocds-70d2nz-1");
	assert_string_equal(r->category, "services");
	assert_int_equal(r->n.milestones[0], 1);
	assert_int_equal(r->n.documents, 3);
	return true;
}

static void fields_of_a_release(void **state)
{
	static const char text[] =
		"{\"ocid\":\"ocds-70d2nz-2305-44-LR16\",\"id\":17,\"date\":\"2019-01-07T12:00:00-03:00\",\"tag\":[\"planning\"],"
		"\"parties\":[{\"name\":\"Dirección de Aseo\",\"roles\":[\"procuringEntity\"]}],\"buyer\":{\"name\":\"I. Municipalidad\"},"
		"\"planning\":{\"rationale\":\"Renovación\",\"budget\":{\"id\":\"215\",\"amount\":{\"amount\":1500.25,\"currency\":\"CLF\"}},\"milestones\":[{}],"
		"\"documents\":[{},7,{}]},"
		"\"tender\":{\"title\":\"Servicio de aseo\",\"value\":{\"amount\":2.16e9,\"currency\":\"CLP\"},\"mainProcurementCategory\":\"services\","
		"\"documents\":[{}],\"contractPeriod\":{\"endDate\":\"2020-12-31T23:59:59Z\"}},\"contracts\":[{\"period\":{\"endDate\":\"2021-12-31T23:59:59Z\"}}],"
		"\"relatedProcesses\":[{\"relationship\":[\"framework\"],\"identifier\":\"x\"},{\"relationship\":[\"prior\"],\"identifier\":\"ocds-70d2nz-1\"}]}";
	struct arena *a = arena_new();
	struct ocds_info info;
	int n = 0;
	struct ocds_visitor v = { .release = check_fields, .ctx = &n };
	struct why why = { 0 };

	(void)state;
	assert_int_equal(ocds_read_text(&info, a, text, sizeof(text) - 1, &v, &why), RC_OK);
	assert_int_equal(n, 1);
	ocds_info_free(&info);
	arena_free(a);
}

static void the_latest_value_of_each_process(void **state)
{
	static const char text[] =
		"{\"ocid\":\"a\",\"id\":\"1\",\"date\":\"2019-01-02T00:00:00Z\",\"tender\":{\"value\":{\"amount\":10.5,\"currency\":\"CLP\"}}}\n"
		"{\"ocid\":\"a\",\"id\":\"2\",\"date\":\"2019-01-01T00:00:00Z\",\"tender\":{\"value\":{\"amount\":99,\"currency\":\"CLP\"}}}\n"
		"{\"ocid\":\"a\",\"id\":\"3\",\"date\":\"2020-01-01T00:00:00Z\",\"tender\":{\"value\":{\"amount\":\"5\",\"currency\":\"CLP\"}}}\n"
		"{\"ocid\":\"b\",\"id\":\"1\",\"date\":\"no date\",\"tender\":{\"value\":{\"amount\":0.25,\"currency\":\"CLP\"}}}\n"
		"{\"ocid\":\"b\",\"id\":\"1\",\"tender\":{\"value\":{\"amount\":3,\"currency\":\"USD\"}}}\n";
	struct arena *a = arena_new();
	struct got got = { 0 };
	struct ocds_info info;
	struct ocds_visitor v = { .release = on_release, .ctx = &got };
	const struct ocds_facts *f = &got.totals.of[OCDS_PLAIN];
	struct why why = { 0 };
	char out[DECIMAL_SIZE];

	(void)state;
	ocds_totals_init(&got.totals, a);
	assert_int_equal(ocds_read_text(&info, a, text, sizeof(text) - 1, &v, &why), RC_OK);
	ocds_totals_finish(&got.totals);
	decimal_print(out, &counter_find(&f->tender.by_currency, "CLP")->sum);
	assert_string_equal(out, "109.75");
	decimal_print(out, &counter_find(&f->latest, "CLP")->sum);
	assert_string_equal(out, "10.5");
	decimal_print(out, &counter_find(&f->latest, "USD")->sum);
	assert_string_equal(out, "3");
	assert_int_equal(f->tender.wrong, 1);
	assert_int_equal(f->repeated, 1);
	assert_int_equal(f->undated, 2);
	ocds_totals_free(&got.totals);
	ocds_info_free(&info);
	buf_free(&got.text);
	arena_free(a);
}

static void dates(void **state)
{
	static const struct { const char *text; int64_t at; } good[] = {
		{ "1970-01-01", 0 }, { "1970-01-02T00:00:00Z", 86400 }, { "1970-01-01T00:00:00-03:00", 10800 }, { "1970-01-01 01:02", 3720 },
		{ " 1970-01-01T00:00:01.999+0000 ", 1 }, { "1969-12-31T23:59:59z", -1 }, { "2016-02-29", 1456704000 },
	};
	static const char *const bad[] = { "", "2019", "2019-13-01", "2019-02-29", "2019-1-1", "2019-01-01T25:00:00Z", "2019-01-01T10", "Last Tuesday",
		"2019-01-01T10:00:00.Z", "2019-01-01T10:00:00Zx", "0000-01-01", "2019-01-01T10:00:60Z", "2019-01-01T10:00:00+3" };
	int64_t at;

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		assert_true(ocds_date(good[i].text, &at));
		assert_int_equal(at, good[i].at);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(ocds_date(bad[i], &at));
}

static bool never(void *ctx, const struct ocds_release *r)
{
	(void)ctx;
	(void)r;
	return false;
}

static void bounds_and_stopping(void **state)
{
	struct arena *a = arena_new();
	struct buf text = { 0 };
	struct ocds_info info;
	struct ocds_visitor v = { .release = never };
	struct why why = { 0 };

	(void)state;
	assert_int_equal(ocds_read_text(&info, a, "{\"ocid\":\"a\"}", 12, &v, &why), RC_NONE);
	ocds_info_free(&info);
	buf_puts(&text, "{\"ocid\":\"a\",\"x\":");
	for (int i = 0; i < 200000; i++)
		buf_putc(&text, '[');
	for (int i = 0; i < 200000; i++)
		buf_putc(&text, ']');
	buf_puts(&text, "}");
	assert_int_equal(ocds_read_text(&info, a, text.p, text.len, &v, &why), RC_INVALID);
	ocds_info_free(&info);
	/* one release that takes more than 64 MiB as a tree */
	buf_reset(&text);
	buf_puts(&text, "{\"ocid\":\"a\",\"x\":[0");
	for (int i = 0; i < 1000000; i++)
		buf_puts(&text, ",0");
	buf_puts(&text, "]}");
	assert_int_equal(ocds_read_text(&info, a, text.p, text.len, &v, &why), RC_INVALID);
	ocds_info_free(&info);
	buf_free(&text);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_shape_of_file),
		cmocka_unit_test(a_record_is_read_once),
		cmocka_unit_test(wrong_types_anywhere),
		cmocka_unit_test(nul_bytes_and_encodings),
		cmocka_unit_test(garbage_is_refused_and_nothing_handed_over),
		cmocka_unit_test(a_few_bad_lines_are_named),
		cmocka_unit_test(fields_of_a_release),
		cmocka_unit_test(the_latest_value_of_each_process),
		cmocka_unit_test(dates),
		cmocka_unit_test(bounds_and_stopping),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
