/* Asking the index: lists as of any act, versions, names, acts page by page, instants. The expected lists are worked out by hand from `story`. */
#include "index_fixture.h"

#define R1 "contracts/2018/01/C1/requirements/R-01"
#define R2 "contracts/2018/01/C1/requirements/R-02"
#define Q1 "contracts/2018/01/C10/requirements/R-01"
#define P1 "people/p.rojas"

struct written { int64_t seq; const char *path, *kind, *id, *contract, *state, *title; };

/*  seq 1: P1.  2: R1 draft.  3: R1 open, R2 draft.  4: Q1 draft.  5: R1 closed.  6: R2 open.  7: P1. */
static const struct written story[] = {
	{ 1, P1, "person", "p.rojas", "", "", "Pedro Rojas" },
	{ 2, R1, "requirement", "R-01", "C1", "draft", "one" },
	{ 3, R1, "requirement", "R-01", "C1", "open", "one, second" },
	{ 3, R2, "requirement", "R-02", "C1", "draft", "two" },
	{ 4, Q1, "requirement", "R-01", "C10", "draft", "other" },
	{ 5, R1, "requirement", "R-01", "C1", "closed", "one, third" },
	{ 6, R2, "requirement", "R-02", "C1", "open", "two, second" },
	{ 7, P1, "person", "p.rojas", "", "", "Pedro Rojas Díaz" },
};
static struct index *ix;
static struct buf found;

static void tell(int64_t seq, struct index_act *act)
{
	struct index_record r[4] = { { 0 } };
	size_t n = 0;

	for (size_t i = 0; i < sizeof(story) / sizeof(story[0]); i++)
		if (story[i].seq == seq)
			r[n++] = (struct index_record){ .path = story[i].path, .kind = story[i].kind, .id = story[i].id, .contract = story[i].contract,
				.state = story[i].state, .title = story[i].title, .due = "2018-11-26", .text = story[i].title };
	act->record = r[0].path;
	ok(index_add(ix, act, r, n, &why));
}

static int story_tell(void **state)
{
	struct index_act acts[8];

	(void)state;
	ix = index_at(":memory:");
	for (int64_t seq = 1; seq <= 7; seq++)
		acts[seq] = an_act(seq, "subject");
	acts[1].verb = acts[7].verb = "person.write";
	acts[1].contract = acts[7].contract = NULL;
	acts[4].contract = "C10";
	acts[4].person = "a.vera";
	acts[5].meeting = acts[6].meeting = "C1-R01";
	acts[5].body = "CCE";
	acts[5].verb = "requirement.close";
	acts[6].late = "paper";
	acts[6].decided = 2 * 86400;                     /* decided long before it was recorded */
	for (int64_t seq = 1; seq <= 7; seq++)
		tell(seq, &acts[seq]);
	return 0;
}

static int story_end(void **state)
{
	(void)state;
	index_close(ix);
	buf_free(&found);
	found = (struct buf){ 0 };
	return 0;
}

static void records_are(const char *expected, struct index_query q)
{
	ok(index_records(ix, &q, note_record, &found, &why));
	found_is(found, expected);
}

static void lists_are_as_of_any_act(void **state)
{
	(void)state;
	records_are(R1 "@5 " R2 "@6 " Q1 "@4 " P1 "@7", (struct index_query){ 0 });
	records_are(R1 "@5 " R2 "@6 " Q1 "@4 " P1 "@7", (struct index_query){ .at = 7 });
	records_are(R1 "@5 " R2 "@6 " Q1 "@4 " P1 "@7", (struct index_query){ .at = 700 });
	records_are(R1 "@5 " R2 "@3 " Q1 "@4 " P1 "@1", (struct index_query){ .at = 5 });
	records_are(R1 "@3 " R2 "@3 " P1 "@1", (struct index_query){ .at = 3 });
	records_are(P1 "@1", (struct index_query){ .at = 1 });
	records_are("", (struct index_query){ .at = -1 });
}

static void lists_are_of_kind_contract_place_and_state(void **state)
{
	(void)state;
	records_are(R1 "@5 " R2 "@6 " Q1 "@4", (struct index_query){ .kind = "requirement" });
	records_are(R1 "@5 " R2 "@6", (struct index_query){ .contract = "C1" });
	records_are(R1 "@3 " R2 "@3", (struct index_query){ .contract = "C1", .at = 4 });
	records_are("", (struct index_query){ .contract = "C1", .kind = "person" });
	records_are("", (struct index_query){ .contract = "c1" });
	records_are(P1 "@7", (struct index_query){ .kind = "person", .contract = "" });
	records_are(R1 "@5 " R2 "@6", (struct index_query){ .under = "contracts/2018/01/C1/" });
	records_are(R1 "@5 " R2 "@6 " Q1 "@4", (struct index_query){ .under = "contracts/2018/01/C1" });
	records_are(R1 "@2", (struct index_query){ .under = "contracts/", .at = 2 });
	records_are(R2 "@6", (struct index_query){ .state = "open" });
	records_are(R1 "@3", (struct index_query){ .state = "open", .at = 5 - 1 });
	records_are(R2 "@3", (struct index_query){ .state = "draft", .contract = "C1", .at = 5 });
	records_are(Q1 "@4", (struct index_query){ .state = "draft", .under = "contracts/", .kind = "requirement" });
}

static void one_record_as_of_any_act(void **state)
{
	static const struct { int64_t at; const char *expected; } rows[] = { { 0, R1 "@5" }, { 2, R1 "@2" }, { 3, R1 "@3" }, { 4, R1 "@3" }, { 5, R1 "@5" } };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		ok(index_record(ix, R1, rows[i].at, note_record, &found, &why));
		found_is(found, rows[i].expected);
	}
	assert_int_equal(index_record(ix, R1, 1, note_record, &found, &why), RC_NOTFOUND);
	assert_int_equal(index_record(ix, "contracts", 0, note_record, &found, &why), RC_NOTFOUND);
	found_is(found, "");
}

static bool whole_row(void *ctx, const struct index_record *r)
{
	buf_printf(ctx, "%s|%s|%s|%s|%s|%s|%s|%lld-%lld\n", r->kind, r->id, r->contract, r->title, r->state, r->due, r->text, (long long)r->from, (long long)r->to);
	return true;
}

static void versions_follow_each_other(void **state)
{
	(void)state;
	ok(index_versions(ix, R1, whole_row, &found, &why));
	found_is(found, "requirement|R-01|C1|one|draft|2018-11-26|one|2-3\n"
		"requirement|R-01|C1|one, second|open|2018-11-26|one, second|3-5\n"
		"requirement|R-01|C1|one, third|closed|2018-11-26|one, third|5-0\n");
	assert_int_equal(index_versions(ix, "nowhere", whole_row, &found, &why), RC_NOTFOUND);
}

static void resolved(const char *name, enum rc rc, const char *expected)
{
	assert_int_equal(index_resolve(ix, name, note_record, &found, &why), rc);
	found_is(found, expected);
}

static void names_are_resolved(void **state)
{
	(void)state;
	resolved(R1, RC_OK, R1 "@5");
	resolved("C1/R-01", RC_OK, R1 "@5");
	resolved("C10/R-01", RC_OK, Q1 "@4");
	resolved("R-02", RC_OK, R2 "@6");
	resolved("R-01", RC_OK, R1 "@5 " Q1 "@4");
	resolved("r-02", RC_OK, R2 "@6");
	resolved("c10/r-01", RC_OK, Q1 "@4");
	resolved("p.rojas", RC_OK, P1 "@7");
	resolved("R-03", RC_NOTFOUND, "");
	resolved("C2/R-01", RC_NOTFOUND, "");
	resolved("", RC_NOTFOUND, "");
	resolved("/", RC_NOTFOUND, "");
	resolved("' OR 1=1 --", RC_NOTFOUND, "");
}

static void acts_are(const char *expected, struct index_acts_query q)
{
	ok(index_acts(ix, &q, note_act, &found, &why));
	found_is(found, expected);
}

static void acts_are_found_by_what_they_say(void **state)
{
	(void)state;
	acts_are("7 6 5 4 3 2 1", (struct index_acts_query){ 0 });
	acts_are("1 2 3 4 5 6 7", (struct index_acts_query){ .oldest_first = true });
	acts_are("5 3 2", (struct index_acts_query){ .record = R1 });
	acts_are("3 6", (struct index_acts_query){ .record = R2, .oldest_first = true });
	acts_are("6 5 3 2", (struct index_acts_query){ .contract = "C1" });
	acts_are("4", (struct index_acts_query){ .person = "a.vera" });
	acts_are("7 1", (struct index_acts_query){ .verb = "person.write" });
	acts_are("6 5 4 3 2", (struct index_acts_query){ .verb = "requirement." });
	acts_are("", (struct index_acts_query){ .verb = "requirement" });
	acts_are("6 5", (struct index_acts_query){ .meeting = "C1-R01" });
	acts_are("5", (struct index_acts_query){ .meeting = "C1-R01", .body = "CCE" });
	acts_are("6", (struct index_acts_query){ .late_only = true });
	acts_are("5", (struct index_acts_query){ .record = R1, .verb = "requirement.close", .person = "p.rojas", .contract = "C1" });
	acts_are("", (struct index_acts_query){ .record = R1, .late_only = true });
}

static void acts_come_in_pages(void **state)
{
	(void)state;
	acts_are("7 6 5", (struct index_acts_query){ .limit = 3 });
	acts_are("4 3 2", (struct index_acts_query){ .limit = 3, .before = 5 });
	acts_are("1", (struct index_acts_query){ .limit = 3, .before = 2 });
	acts_are("3 2", (struct index_acts_query){ .contract = "C1", .limit = 2, .before = 5 });
	acts_are("4 5", (struct index_acts_query){ .from = 4, .limit = 2, .oldest_first = true });
	acts_are("5 4", (struct index_acts_query){ .from = 4, .before = 6 });
}

static void acts_are_found_by_day_of_decision(void **state)
{
	(void)state;
	acts_are("6 4 3 2", (struct index_acts_query){ .decided_from = 2 * 86400, .decided_to = 5 * 86400 - 1 });
	acts_are("7 5", (struct index_acts_query){ .decided_from = 5 * 86400 });
	acts_are("6 1", (struct index_acts_query){ .decided_to = 2 * 86400 });
}

static bool whole_act(void *ctx, const struct index_act *a)
{
	buf_printf(ctx, "%lld %s %s %s %s %s %s %s %s %lld%+d %lld%+d %s", (long long)a->seq, a->verb, a->record, a->contract, a->meeting, a->body, a->late, a->person,
		   a->recorded_by, (long long)a->decided, a->decided_offset, (long long)a->recorded, a->recorded_offset, a->subject);
	return false;
}

static void an_act_comes_back_as_it_went_in(void **state)
{
	(void)state;
	ok(index_acts(ix, &(struct index_acts_query){ .before = 6 }, whole_act, &found, &why));
	found_is(found, "5 requirement.close " R1 " C1 C1-R01 CCE  p.rojas  468000-180 471600-180 subject");
}

static void seq_is(int64_t instant, int64_t expected)
{
	int64_t seq = -1;

	ok(index_seq_at(ix, instant, &seq, &why));
	assert_int_equal(seq, expected);
}

static void instants_find_their_act(void **state)
{
	(void)state;
	seq_is(3 * 86400 + 39600, 3);                    /* recorded at that second */
	seq_is(3 * 86400 + 39599, 2);
	seq_is(2 * 86400 + 86399, 2);                    /* act 6, decided that day, was not known then */
	seq_is(INT64_C(1) << 40, 7);
	seq_is(86400 + 36000, 1);                        /* before anything was recorded: by decision */
	seq_is(0, 0);
}

/* Entered from paper in one hour: nothing was recorded on the days asked for, so decisions count. */
static void a_ledger_entered_afterwards_goes_by_decision(void **state)
{
	(void)state;
	index_close(ix);
	ix = index_at(":memory:");
	for (int64_t seq = 1; seq <= 4; seq++) {
		struct index_act act = an_act(seq, "from paper");

		act.recorded = 900 * 86400;
		ok(index_add(ix, &act, NULL, 0, &why));
	}
	seq_is(2 * 86400 + 86399, 2);
	seq_is(86400, 0);
	seq_is(900 * 86400, 4);
}

/* A query inside a query, of the same shape. */
static bool nested(void *ctx, const struct index_record *r)
{
	buf_printf(ctx, "%s(", r->id);
	ok(index_versions(ix, r->path, note_record, ctx, &why));
	ok(index_record(ix, r->path, 2, note_record, ctx, &why));
	buf_puts(ctx, ")");
	return strcmp(r->id, "R-01") != 0;
}

static void queries_nest_and_stop(void **state)
{
	(void)state;
	ok(index_records(ix, &(struct index_query){ .contract = "C1" }, nested, &found, &why));
	found_is(found, "R-01( " R1 "@2 " R1 "@3 " R1 "@5 " R1 "@2)");
}

#define told(test) cmocka_unit_test_setup_teardown(test, story_tell, story_end)

int main(void)
{
	const struct CMUnitTest tests[] = {
		told(lists_are_as_of_any_act),
		told(lists_are_of_kind_contract_place_and_state),
		told(one_record_as_of_any_act),
		told(versions_follow_each_other),
		told(names_are_resolved),
		told(acts_are_found_by_what_they_say),
		told(acts_come_in_pages),
		told(acts_are_found_by_day_of_decision),
		told(an_act_comes_back_as_it_went_in),
		told(instants_find_their_act),
		told(a_ledger_entered_afterwards_goes_by_decision),
		told(queries_nest_and_stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
