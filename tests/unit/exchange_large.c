/* Large files (soak): memory stays bounded while tables and releases of any number go by. Runs only where PROCURE_SOAK is set; a number there is
 * the size in MiB (default 20). The bound is checked by the kernel: the peak of resident memory may grow by a few MiB, whatever the file's size. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>
#undef fail

#include "procure/exchange/csv.h"
#include "procure/exchange/ocds.h"

static int64_t size_asked(void)
{
	const char *soak = getenv("PROCURE_SOAK");
	int64_t mib = soak ? atoi(soak) : 0;

	return (mib > 1 ? mib : 20) << 20;
}

static int64_t peak_kib(void)
{
	struct rusage use;

	getrusage(RUSAGE_SELF, &use);
	return use.ru_maxrss;
}

static FILE *make_file(char *path)
{
	int fd = mkstemp(path);
	FILE *f = fd >= 0 ? fdopen(fd, "w") : NULL;

	assert_non_null(f);
	return f;
}

struct sums {
	int64_t rows, sum, releases;
};

static bool on_row(void *ctx, const struct csv_row *row)
{
	struct sums *s = ctx;

	if (row->kind == CSV_DATA) {
		s->rows++;
		s->sum += atoll(row->cell[2]);
	}
	return true;
}

static void a_large_table(void **state)
{
	char path[] = "/tmp/procure-large-XXXXXX";
	int64_t size = size_asked(), rows = 0, sum = 0, before;
	struct sums got = { 0 };
	struct csv_visitor v = { .row = on_row, .ctx = &got };
	struct csv_dialect d;
	struct why why = { 0 };
	FILE *f = make_file(path);

	(void)state;
	fputs("Código;Descripción;Monto\r\n", f);
	for (; ftell(f) < size; rows++) {
		fprintf(f, "2305-%lld-LR16;\"Servicio; con \"\"comillas\"\"\nen dos líneas, año %lld\";%lld\r\n", (long long)rows, (long long)rows % 100,
			(long long)(rows * 7919 % 100003));
		sum += rows * 7919 % 100003;
	}
	fclose(f);
	before = peak_kib();
	assert_int_equal(csv_detect(&d, path, &why), RC_OK);
	assert_int_equal(csv_read(path, &d, &v, &why), RC_OK);
	assert_int_equal(got.rows, rows);
	assert_int_equal(got.sum, sum);
	print_message("%lld records, memory grew by %lld KiB\n", (long long)rows, (long long)(peak_kib() - before));
	assert_true(peak_kib() - before < 8 << 10);
	unlink(path);
}

static bool on_release(void *ctx, const struct ocds_release *r)
{
	struct sums *s = ctx;

	s->releases++;
	s->sum += r->value.pesos;
	return true;
}

static void large_releases(bool package)
{
	char path[] = "/tmp/procure-large-XXXXXX";
	int64_t size = size_asked(), n = 0, sum = 0, before;
	struct sums got = { 0 };
	struct ocds_visitor v = { .release = on_release, .ctx = &got };
	struct ocds_info info;
	struct arena *a = arena_new();
	struct why why = { 0 };
	FILE *f = make_file(path);

	fputs(package ? "{\"version\":\"1.1\",\"releases\":[\n" : "", f);
	for (; ftell(f) < size; n++) {
		fprintf(f, "%s{\"ocid\":\"ocds-213czf-%lld\",\"id\":\"%lld\",\"date\":\"2019-01-01T00:00:00Z\",\"tender\":{\"title\":\"Aseo %lld\","
			"\"value\":{\"amount\":%lld,\"currency\":\"CLP\"},\"items\":[{\"id\":1},{\"id\":2}]}}\n", package && n ? "," : "", (long long)n, (long long)n,
			(long long)n, (long long)(n * 7919 % 100003));
		sum += n * 7919 % 100003;
	}
	fputs(package ? "]}\n" : "", f);
	fclose(f);
	before = peak_kib();
	assert_int_equal(ocds_read(&info, a, path, &v, &why), RC_OK);
	assert_int_equal(got.releases, n);
	assert_int_equal(got.sum, sum);
	print_message("%lld releases, memory grew by %lld KiB\n", (long long)n, (long long)(peak_kib() - before));
	assert_true(peak_kib() - before < 8 << 10);
	ocds_info_free(&info);
	arena_free(a);
	unlink(path);
}

static void a_large_package(void **state)
{
	(void)state;
	large_releases(true);
}

static void many_lines_of_json(void **state)
{
	(void)state;
	large_releases(false);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_large_table),
		cmocka_unit_test(a_large_package),
		cmocka_unit_test(many_lines_of_json),
	};

	/* cmocka 1.1.5 says "not ok" of what it skips; so the skip is told here. */
	if (!getenv("PROCURE_SOAK")) {
		puts("1..1\nok 1 - large files # SKIP PROCURE_SOAK is not set");
		return 0;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
