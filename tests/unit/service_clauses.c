/* Clauses sorted by what members propose: agreed, contested, unprepared, waiting, settled, and why; and the consent list, all or none. */
#include "service_fixture.h"

#include "procure/service/clauses.h"

#define C "SC-2018-P01"
#define M "GT-SC-2018-P01-R01"

static struct arena *memory;
static struct clauses all;

static void sorted(void)
{
	struct why why = { 0 };

	arena_reset(memory);
	if (service_clauses(svc, C, M, 0, &all, memory, &why) != RC_OK)
		say(&why);
	assert_int_equal(why.rc, RC_OK);
}

static const struct clause *clause(const char *id)
{
	for (size_t i = 0; i < all.n; i++)
		if (strcmp(all.v[i].record->id, id) == 0)
			return &all.v[i];
	fail_msg("no clause %s", id);
	return NULL;
}

static void is(const char *id, enum clause_sort sort, const char *because)
{
	struct buf b = { 0 };

	sorted();
	why_sentence(&b, &clause(id)->why);
	if (clause(id)->sort != sort || !strstr(buf_str(&b), because))
		fail_msg("%s is %d (%s), not %d (%s)", id, (int)clause(id)->sort, buf_str(&b), (int)sort, because);
	buf_free(&b);
}

/* are decided by the fixture; Pedro Rojas sits first, Marta Soto (Legal) second. */
static void a_group(void **state)
{
	(void)state;
	memory = arena_new();
	roster();
	committee();
	group();
	for (int i = 3; i <= 10; i++)
		DO("requirement.add", C, NULL, NULL, { "Clause", "Una cláusula" }, { "Old-Text", "El medio." }, { "Type", "input" },);
	is("R-01", CLAUSE_SETTLED, "");
	is("R-03", CLAUSE_UNPREPARED, "Nobody has proposed anything yet.");
}

static enum rc proposes(const char *who, const char *id, const struct pair *p)
{
	const char *names[12], *values[12];
	struct request r = { .verb = "proposal.make", .record = C, .names = names, .values = values };
	struct recorded out;
	struct why why = { 0 };
	enum rc rc;

	names[0] = "Requirement";
	values[0] = id;
	for (r.n_fields = 1; p->name; p++) {
		names[r.n_fields] = p->name;
		values[r.n_fields++] = p->value;
	}
	r.trailer[TRAILER_MOVED_BY] = who;
	if ((rc = service_do(svc, &r, 0, &out, &why)) != RC_OK)
		say(&why);
	return rc;
}

#define PROPOSES(who, id, ...) assert_int_equal(proposes(who, id, (const struct pair[]){ __VA_ARGS__ { NULL, NULL } }), RC_OK)

static void agreement_is_one_verdict_and_one_wording(void **state)
{
	const struct clause_option *o;

	(void)state;
	PROPOSES("m.soto", "R-03", { "Verdict", "keep" }, { "Reason", "La ley la pide." },);
	is("R-03", CLAUSE_AGREED, "");
	PROPOSES("p.rojas", "R-03", { "Verdict", "keep" }, { "Reason", "Cuesta poco." },);
	is("R-03", CLAUSE_AGREED, "");
	o = &clause("R-03")->option[0];
	assert_int_equal(clause("R-03")->n_options, 1);
	assert_string_equal(o->by.v[0], "p.rojas");      /* by seat, not by time */
	assert_string_equal(o->by.v[1], "m.soto");
	assert_string_equal(o->value[OFFER_REASON], "Cuesta poco.\n\nMarta Soto: La ley la pide.");
	PROPOSES("f.lagos", "R-03", { "Verdict", "drop" }, { "Reason", "Sobra." }, { "No-Evidence", "Nada." },);
	is("R-03", CLAUSE_CONTESTED, "Keep: Pedro Rojas, Marta Soto · Drop: Francisca Lagos");
}

static void words_differ(void **state)
{
	(void)state;
	PROPOSES("p.rojas", "R-04", { "Verdict", "modify" }, { "Reason", "Es un medio." }, { "New-Text", "El resultado." }, { "No-Evidence", "Nada." },);
	PROPOSES("m.soto", "R-04", { "Verdict", "modify" }, { "Reason", "Es un medio." },);
	is("R-04", CLAUSE_AGREED, "");                   /* who brings no words goes along with those that are there */
	assert_string_equal(clause("R-04")->option[0].value[OFFER_TEXT], "El resultado.");
	assert_string_equal(clause("R-04")->option[0].value[OFFER_REASON], "Es un medio.");
	PROPOSES("a.vera", "R-04", { "Verdict", "modify" }, { "Reason", "Otro." }, { "New-Text", "Otro resultado." }, { "No-Evidence", "Nada." },);
	is("R-04", CLAUSE_CONTESTED, "The same verdict in different words.");
	assert_int_equal(clause("R-04")->n_options, 2);
	assert_int_equal(clause("R-04")->option[0].by.n, 2);
}

static void what_is_wanting(void **state)
{
	(void)state;
	PROPOSES("p.rojas", "R-05", { "Verdict", "drop" }, { "Reason", "Sobra." },);
	is("R-05", CLAUSE_UNPREPARED, "cite evidence or state that none was found");
	PROPOSES("p.rojas", "R-06", { "Verdict", "modify" }, { "Reason", "Es un medio." }, { "No-Evidence", "Nada." },);
	is("R-06", CLAUSE_UNPREPARED, "Write the new text");
	DO("requirement.change", C "/R-07", NULL, NULL, { "Type", "legal" },);
	PROPOSES("p.rojas", "R-07", { "Verdict", "drop" }, { "Reason", "Sobra." }, { "No-Evidence", "Nada." },);
	is("R-07", CLAUSE_UNPREPARED, "the law requires");
	PROPOSES("p.rojas", "R-10", { "Verdict", "drop" }, { "Reason", "Sobra." },);
}

static void old_proposals_count(void **state)
{
	(void)state;
	DO("requirement.propose", C "/R-08", NULL, NULL, { "Proposal", "drop" }, { "Reason", "Nadie la mide." }, { "No-Evidence", "Nada." },);
	is("R-08", CLAUSE_AGREED, "");
	assert_string_equal(clause("R-08")->option[0].by.v[0], "f.lagos");
	assert_string_equal(clause("R-08")->option[0].value[OFFER_NO_EVIDENCE], "Nada.");
}

static void legal_objects(void **state)
{
	(void)state;
	PROPOSES("p.rojas", "R-09", { "Verdict", "keep" }, { "Reason", "Sirve." },);
	is("R-09", CLAUSE_AGREED, "");
	{
		static const char *const name[] = { "Legal-Flag" }, *const value[] = { "art. 6" };
		struct request r = { .verb = "requirement.object", .record = C "/R-09", .names = name, .values = value, .n_fields = 1 };
		struct recorded out;
		struct why why = { 0 };

		r.trailer[TRAILER_MOVED_BY] = "m.soto";
		assert_int_equal(service_do(svc, &r, 0, &out, &why), RC_OK);
	}
	is("R-09", CLAUSE_CONTESTED, "Legal objects: art. 6");
}

static void taken_off(void **state)
{
	struct why why = { 0 };

	(void)state;
	assert_int_equal(consent_take_off(svc, M, C "/R-08", "m.soto", &why), RC_OK);
	is("R-08", CLAUSE_CONTESTED, "Marta Soto asked for it");
	assert_int_equal(consent_take_off(svc, M, C "/R-08", "", &why), RC_OK);
	is("R-08", CLAUSE_CONTESTED, "Taken off the consent list.");
	assert_int_equal(consent_take_off(svc, M, C "/R-08", NULL, &why), RC_OK);
	is("R-08", CLAUSE_AGREED, "");
}

/* Whoever calls with a clause that lacks its evidence: nothing of the whole list is recorded, and the clause is named. */
static void all_or_none(void **state)
{
	struct recorded last;
	struct buf b = { 0 };
	struct why why = { 0 };
	int64_t before = service_tip(svc);
	size_t n = 7;

	(void)state;
	sorted();
	assert_int_equal(all.count[CLAUSE_AGREED], 1);
	for (size_t i = 0; i < all.n; i++)
		if (strcmp(all.v[i].record->id, "R-10") == 0)    /* R-08 is decided before it */
			all.v[i].sort = CLAUSE_AGREED;
	all.count[CLAUSE_AGREED] = 2;
	assert_int_equal(service_decide_together(svc, M, &all, before, &n, &last, &why), RC_DENIED);
	why_sentence(&b, &why);
	assert_non_null(strstr(buf_str(&b), "Nothing was recorded, because of R-10: To modify or drop a clause, cite evidence"));
	assert_string_equal(why.guard, "evidence-or-none");
	assert_int_equal(service_tip(svc), before);
	assert_int_equal(n, 0);
	is("R-08", CLAUSE_AGREED, "");
	buf_free(&b);
}

static void seen_before_decided(void **state)
{
	struct recorded last;
	struct why why = { 0 };
	size_t n;

	(void)state;
	sorted();
	assert_int_equal(service_decide_together(svc, M, &all, service_tip(svc) - 1, &n, &last, &why), RC_MOVED);
	assert_int_equal(service_decide_together(svc, M, &all, service_tip(svc), &n, &last, &why), RC_OK);
	assert_int_equal(n, 1);
	is("R-08", CLAUSE_SETTLED, "");
	assert_string_equal(record_get(clause("R-08")->record, "Verdict"), "drop");
	assert_int_equal(service_decide_together(svc, M, &all, 0, &n, &last, &why), RC_NONE);
}

/* The guards are asked of rules in force only: where evidence is not asked for, its lack keeps nothing from being agreed. */
static void rules_decide_what_is_wanting(void **state)
{
	(void)state;
	DO("rules.adopt", "2018-11-26-2", NULL, NULL, { "Date", "2018-11-26" }, { "Reason", "Marcha blanca." }, { "Recorders", "f.lagos" }, { "Guards", "quorum" }, { "Late-Hours", "48" },
	   { "Deciding", "committee | >1/2 | seats | not-needed | - | >1/2 | cast | 2 | fails | yes | no\nworking-group | >1/2 | seats | not-needed | - | >1/2 | cast | 2 | fails | yes | no" },);
	is("R-05", CLAUSE_AGREED, "");
}

static int finish(void **state)
{
	arena_free(memory);
	return stop(state);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_group),
		cmocka_unit_test(agreement_is_one_verdict_and_one_wording),
		cmocka_unit_test(words_differ),
		cmocka_unit_test(what_is_wanting),
		cmocka_unit_test(old_proposals_count),
		cmocka_unit_test(legal_objects),
		cmocka_unit_test(taken_off),
		cmocka_unit_test(all_or_none),
		cmocka_unit_test(seen_before_decided),
		cmocka_unit_test(rules_decide_what_is_wanting),
	};

	return cmocka_run_group_tests(tests, start, finish);
}
