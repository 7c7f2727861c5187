/* A contract's life through the service: founded, mandated, decided, ruled, verified; what is refused, and why. */
#include "service_fixture.h"

static void print_finding(void *ctx, const struct finding *f)
{
	(void)ctx;
	print_message("# %s: %s %s\n", f->row->code, f->where, f->detail);
}

static void life_of_a_contract(void **state)
{
	struct verify_report report;
	struct why why = { 0 };
	char live[65], rebuilt[65];

	(void)state;
	roster();
	committee();
	group();
	assert_int_equal(service_verify(place, print_finding, NULL, NULL, &report, &why), RC_OK);
	assert_int_equal(report.acts, service_tip(svc));
	assert_int_equal(report.broken, 0);
	assert_int_equal(service_index_hash(svc, live, &why), RC_OK);
	assert_int_equal(service_reindex(svc, NULL, &why), RC_OK);
	assert_int_equal(service_index_hash(svc, rebuilt, &why), RC_OK);
	assert_string_equal(live, rebuilt);
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(life_of_a_contract, start, stop) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
