/* Paths: where each kind lies, the way back, and everything that is no place of a record. Paths are written out from design.md 3.1. */
#include "procure/model/schema.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* NN is the id's last number / 100: P01 -> 00, SC-2019-0312 -> 03. */
static const struct { const char *kind, *contract, *id, *path, *name; } places[] = {
	{ "ledger", "", "LEDGER", "LEDGER", "LEDGER" },
	{ "rules", "", "2018-08-06-1", "rules/2018-08-06-1", "2018-08-06-1" },
	{ "person", "", "p.rojas", "people/p.rojas", "p.rojas" },
	{ "body", "", "CCE", "bodies/CCE", "CCE" },
	{ "body", "SC-2018-P01", "GT-SC-2018-P01", "contracts/2018/00/SC-2018-P01/body", "GT-SC-2018-P01" },
	{ "candidate", "", "SC-2019-03", "portfolio/2019/00/SC-2019-03", "SC-2019-03" },
	{ "candidate", "", "SC-2019-0312", "portfolio/2019/03/SC-2019-0312", "SC-2019-0312" },
	{ "candidate", "", "X12-2019-9999b", "portfolio/2019/99/X12-2019-9999b", "X12-2019-9999b" },
	{ "contract", "SC-2018-P01", "SC-2018-P01", "contracts/2018/00/SC-2018-P01/contract", "SC-2018-P01" },
	{ "goal", "SC-2018-P01", "G1", "contracts/2018/00/SC-2018-P01/goals/G1", "SC-2018-P01/G1" },
	{ "evidence", "SC-2018-P01", "EV-001", "contracts/2018/00/SC-2018-P01/evidence/EV-001", "SC-2018-P01/EV-001" },
	{ "series", "SC-2018-P01", "DS-01", "contracts/2018/00/SC-2018-P01/data/DS-01", "SC-2018-P01/DS-01" },
	{ "proposal", "SC-2019-103", "PV-007", "contracts/2019/01/SC-2019-103/proposals/PV-007", "SC-2019-103/PV-007" },
	{ "requirement", "SC-2019-103", "R-05", "contracts/2019/01/SC-2019-103/requirements/R-05", "SC-2019-103/R-05" },
	{ "metric", "SC-2018-P01", "M1", "contracts/2018/00/SC-2018-P01/metrics/M1", "SC-2018-P01/M1" },
	{ "standard", "SC-2018-P01", "ST-01", "contracts/2018/00/SC-2018-P01/standards/ST-01", "SC-2018-P01/ST-01" },
	{ "report", "SC-2018-P01", "RP-01", "contracts/2018/00/SC-2018-P01/reports/RP-01", "SC-2018-P01/RP-01" },
	{ "sensing", "SC-2018-P01", "SE-01", "contracts/2018/00/SC-2018-P01/sensing/SE-01", "SC-2018-P01/SE-01" },
	{ "criterion", "SC-2018-P01", "CR-01", "contracts/2018/00/SC-2018-P01/criteria/CR-01", "SC-2018-P01/CR-01" },
	{ "scheme", "SC-2018-P01", "PG-2", "contracts/2018/00/SC-2018-P01/schemes/PG-2", "SC-2018-P01/PG-2" },
	{ "payment", "SC-2018-P01", "PG-2.1", "contracts/2018/00/SC-2018-P01/payments/PG-2.1", "SC-2018-P01/PG-2.1" },
	{ "clearance", "SC-2018-P01", "CL-01", "contracts/2018/00/SC-2018-P01/clearances/CL-01", "SC-2018-P01/CL-01" },
	{ "sounding", "SC-2018-P01", "SO-01", "contracts/2018/00/SC-2018-P01/soundings/SO-01", "SC-2018-P01/SO-01" },
	{ "declaration", "SC-2018-P01", "DE-01", "contracts/2018/00/SC-2018-P01/declarations/DE-01", "SC-2018-P01/DE-01" },
	{ "request", "SC-2018-P01", "RQ-01", "contracts/2018/00/SC-2018-P01/requests/RQ-01", "SC-2018-P01/RQ-01" },
	{ "document", "SC-2018-P01", "DOC-001", "contracts/2018/00/SC-2018-P01/documents/DOC-001", "SC-2018-P01/DOC-001" },
	{ "task", "SC-2018-P01", "T-001", "contracts/2018/00/SC-2018-P01/tasks/T-001", "SC-2018-P01/T-001" },
	{ "escalation", "SC-2018-P01", "ESC-001", "contracts/2018/00/SC-2018-P01/escalations/ESC-001", "SC-2018-P01/ESC-001" },
	{ "recommendation", "SC-2018-P01", "REC-1", "contracts/2018/00/SC-2018-P01/recommendations/REC-1", "SC-2018-P01/REC-1" },
	{ "lesson", "SC-2018-P01", "LE-01", "contracts/2018/00/SC-2018-P01/lessons/LE-01", "SC-2018-P01/LE-01" },
	{ "meeting", "SC-2018-P01", "GT-SC-2018-P01-R04", "contracts/2018/00/SC-2018-P01/meetings/GT-SC-2018-P01-R04", "GT-SC-2018-P01-R04" },
	{ "meeting", "", "CCE-2019-S02", "sessions/2019/CCE-2019-S02", "CCE-2019-S02" },
	{ "agreement", "", "CCE-2019-07", "agreements/2019/CCE-2019-07", "CCE-2019-07" },
	{ "guidance", "", "CCE-2019-G03", "guidance/2019/CCE-2019-G03", "CCE-2019-G03" },
	{ "validation", "", "CCE-2019-V02", "validations/2019/CCE-2019-V02", "CCE-2019-V02" },
};

static void each_kind_has_its_place(void **state)
{
	struct arena *a = arena_new();
	bool seen[64] = { false };
	const struct kind *k;

	(void)state;
	for (size_t i = 0; i < COUNT(places); i++) {
		const char *contract, *id, *path;
		struct why why = { 0 };

		k = kind_by_name(places[i].kind);
		path = record_path(a, k, places[i].contract, places[i].id);
		assert_non_null(path);
		assert_string_equal(path, places[i].path);
		assert_int_equal(path_parse(path, &k, &contract, &id, a, &why), RC_OK);
		assert_string_equal(k->name, places[i].kind);
		assert_string_equal(contract, places[i].contract);
		assert_string_equal(id, places[i].id);
		assert_string_equal(record_name(a, path), places[i].name);
		for (size_t j = 0; kind_at(j); j++)
			seen[j] |= kind_at(j) == k;
	}
	for (size_t j = 0; kind_at(j); j++)
		if (!seen[j])
			fail_msg("no place is tested for %s", kind_at(j)->name);
	arena_free(a);
}

/* The contract of a group's body or meeting stands in its id: what the caller says does not count. */
static void groups_say_their_contract(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	assert_string_equal(record_path(a, kind_by_name("meeting"), NULL, "GT-SC-2018-P01-R04"), "contracts/2018/00/SC-2018-P01/meetings/GT-SC-2018-P01-R04");
	assert_string_equal(record_path(a, kind_by_name("body"), "", "GT-SC-2018-P01"), "contracts/2018/00/SC-2018-P01/body");
	assert_string_equal(record_path(a, kind_by_name("contract"), NULL, "SC-2018-P01"), "contracts/2018/00/SC-2018-P01/contract");
	arena_free(a);
}

static void what_has_no_place(void **state)
{
	static const struct { const char *kind, *contract, *id; } none[] = {
		{ "goal", "", "G1" }, { "goal", NULL, "G1" }, { "goal", "SC-P01", "G1" }, { "goal", "2018", NULL }, { "goal", "SC-2018-P01", "" },
		{ "goal", "SC-2018-P01", "../x" }, { "goal", "SC-2018-P01", "a/b" }, { "goal", "../SC-2018-P01", "G1" }, { "goal", "SC-2018-P01", "G1.lock" },
		{ "goal", "SC-2018-P01", "G1." }, { "goal", "SC-2018-P01", "ñ" }, { "goal", "SC-2018-P01", ".git" }, { "goal", "SC-2018-P01", "-x" },
		{ "contract", "", "SC-18-P01" }, { "contract", "", "SC-20181-01" }, { "candidate", "", "SC-2019-10000" }, { "candidate", "", "SC" },
		{ "series", "SC-2018-P01", "DS-01.csv" }, { "rules", "", "2018-08-06" }, { "rules", "", "2018-08-06-0" }, { "rules", "", "2018-08-06-01" },
		{ "rules", "", "2018-02-30-1" }, { "rules", "", "2018-08-06-a" }, { "ledger", "", "ledger" }, { "body", "", "GT-X" }, { "meeting", "", "GT-R04" },
		{ "meeting", "", "GT-SC-2018-P01-" }, { "meeting", "", "CCE-S02" }, { "meeting", "", "CCE-2019..S02" }, { "agreement", "", "CCE-07" }, { "person", "", "p/rojas" }, { "person", "", "" },
	};
	struct arena *a = arena_new();

	(void)state;
	for (size_t i = 0; i < COUNT(none); i++)
		if (record_path(a, kind_by_name(none[i].kind), none[i].contract, none[i].id))
			fail_msg("%s %s in %s has a path", none[i].kind, none[i].id, none[i].contract ? none[i].contract : "");
	arena_free(a);
}

static void paths_that_are_none(void **state)
{
	static const char *const none[] = {
		"", "/", "LEDGER/", "/LEDGER", "ledger", "people", "people/", "people//p.rojas", "/people/p.rojas", "people/p.rojas/", "people/../LEDGER", "people/..",
		"people/.", "./people/p.rojas", "people/p.rojas.lock", "people/ñandú", "people/p rojas", "people/p.rojas\n", "people/a\\b", "People/p.rojas",
		"../people/p.rojas", "people/GT/x", "bodies/GT-SC-2018-P01", "rules/1", "portfolio/2019/01/SC-2019-03", "portfolio/2018/00/SC-2019-03", "portfolio/SC-2019-03",
		"contracts/2018/01/SC-2018-P01/contract", "contracts/2018/00/SC-2018-P01", "contracts/2018/00/SC-2018-P01/", "contracts/2018/00/SC-2018-P01/CONTRACT",
		"contracts/2018/00/SC-2018-P01/goals", "contracts/2018/00/SC-2018-P01/goals/", "contracts/2018/00/SC-2018-P01/goals/../contract",
		"contracts/2018/00/../00/SC-2018-P01/contract", "contracts/2018/00/SC-2018-P01/goals/G1/x", "contracts/2018/00/SC-2018-P01/people/p.rojas",
		"contracts/2018/00/SC-2018-P01/agreements/CCE-2019-07", "contracts/2018/00/SC-2018-P01/data/DS-01.csv",
		"contracts/2018/00/SC-2018-P01/meetings/GT-SC-2018-P02-R04", "contracts/2018/00/SC-2018-P01/meetings/CCE-2019-S02",
		"contracts/2018/00/SC-2018-P01/meetings/GT-SC-2018-P01-R04-b", "sessions/2019/GT-SC-2018-P01-R04", "sessions/2018/CCE-2019-S02", "sessions/CCE-2019-S02",
		"agreements/2018/CCE-2019-07", "agreements/CCE-2019-07", "guidance/2019/CCE-G03", "goals/2019/G-2019", "evidence/EV-001", ".git/config", "config",
	};
	struct arena *a = arena_new();
	const char *contract, *id;
	const struct kind *k;

	(void)state;
	for (size_t i = 0; i < COUNT(none); i++) {
		struct why why = { 0 };

		if (path_parse(none[i], &k, &contract, &id, a, &why) != RC_INVALID)
			fail_msg("accepted: %s", none[i]);
		assert_non_null(why.msg);
	}
	arena_free(a);
}

static void very_long_paths(void **state)
{
	struct arena *a = arena_new();
	struct buf path = { 0 };
	const char *contract, *id;
	const struct kind *k;
	struct why why = { 0 };

	(void)state;
	for (int i = 0; i < 100000; i++)
		buf_puts(&path, "a/");
	assert_int_equal(path_parse(path.p, &k, &contract, &id, a, &why), RC_INVALID);
	buf_reset(&path);
	buf_puts(&path, "people/");
	for (int i = 0; i < 64; i++)
		buf_putc(&path, 'a');
	assert_int_equal(path_parse(path.p, &k, &contract, &id, a, &why), RC_OK);
	buf_putc(&path, 'a');
	assert_int_equal(path_parse(path.p, &k, &contract, &id, a, &why), RC_INVALID);
	buf_free(&path);
	arena_free(a);
}

static void files_beside_a_series(void **state)
{
	struct arena *a = arena_new();
	const char *series;

	(void)state;
	assert_true(path_is_file("contracts/2018/00/SC-2018-P01/data/DS-01.csv", &series, a));
	assert_string_equal(series, "contracts/2018/00/SC-2018-P01/data/DS-01");
	assert_false(path_is_file("contracts/2018/00/SC-2018-P01/data/DS-01", &series, a));
	assert_false(path_is_file("contracts/2018/00/SC-2018-P01/goals/G1.csv", &series, a));
	assert_false(path_is_file("contracts/2018/00/SC-2018-P01/data/.csv", &series, a));
	assert_false(path_is_file("contracts/2018/00/SC-2018-P01/data/../data/DS-01.csv", &series, a));
	assert_false(path_is_file(".csv", &series, a));
	arena_free(a);
}

static const struct field *field_of(const char *kind, const char *name)
{
	const struct kind *k = kind_by_name(kind);

	return &k->fields[kind_field(k, name)];
}

static void where_a_name_points(void **state)
{
	struct arena *a = arena_new();
	struct strs at = { 0 };

	(void)state;
	ref_paths(&at, a, field_of("requirement", "Evidence"), "SC-2018-P01", "EV-001");
	ref_paths(&at, a, field_of("requirement", "Evidence"), "SC-2018-P01", "SC-2019-03/EV-002");
	ref_paths(&at, a, field_of("contract", "Director"), "SC-2018-P01", "j.perez");
	ref_paths(&at, a, field_of("contract", "Director"), "SC-2018-P01", "SC-2018-P01/j.perez");      /* people lie in no contract */
	ref_paths(&at, a, field_of("escalation", "Payments"), "SC-2018-P01", "PG-2.1");
	ref_paths(&at, a, field_of("escalation", "Session"), "SC-2018-P01", "CCE-2019-S02");
	ref_paths(&at, a, field_of("requirement", "Evidence"), "", "EV-001");                            /* no contract, no place */
	ref_paths(&at, a, field_of("requirement", "Evidence"), "SC-2018-P01", "../EV-001");
	assert_int_equal(at.n, 6);
	assert_string_equal(at.v[0], "contracts/2018/00/SC-2018-P01/evidence/EV-001");
	assert_string_equal(at.v[1], "contracts/2019/00/SC-2019-03/evidence/EV-002");
	assert_string_equal(at.v[2], "people/j.perez");
	assert_string_equal(at.v[3], "contracts/2018/00/SC-2018-P01/schemes/PG-2.1");
	assert_string_equal(at.v[4], "contracts/2018/00/SC-2018-P01/payments/PG-2.1");
	assert_string_equal(at.v[5], "sessions/2019/CCE-2019-S02");
	arena_free(a);
}

static char *next_after(struct arena *a, const char *prefix, int digits, const char *taken)
{
	struct strs names = { 0 };

	strs_split(&names, a, taken);
	return id_next(a, prefix, digits, &names);
}

static void next_free_ids(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	assert_string_equal(next_after(a, "EV-", 3, ""), "EV-001");
	assert_string_equal(next_after(a, "EV-", 3, "EV-001 EV-009 EV-003"), "EV-010");
	assert_string_equal(next_after(a, "DS-", 2, "DS-01 DS-01.csv DS-02"), "DS-03");
	assert_string_equal(next_after(a, "G", 1, "G1 G10 GX EV-99 G2"), "G11");
	assert_string_equal(next_after(a, "PG-2.", 1, "PG-1.7 PG-2.1 PG-2.2 PG-21.9"), "PG-2.3");
	assert_string_equal(next_after(a, "R-", 2, "R-99"), "R-100");
	assert_string_equal(next_after(a, "R-", 2, "R-998"), "R-999");
	assert_null(next_after(a, "R-", 2, "R-999"));
	assert_string_equal(next_after(a, "R-", 2, "R-99999999999999999999"), "R-01");
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_kind_has_its_place), cmocka_unit_test(groups_say_their_contract), cmocka_unit_test(what_has_no_place),
		cmocka_unit_test(paths_that_are_none), cmocka_unit_test(very_long_paths), cmocka_unit_test(files_beside_a_series),
		cmocka_unit_test(where_a_name_points), cmocka_unit_test(next_free_ids),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
