/* Guards and states (domain.md 9) as pure rules, on a state in memory: each guard refuses what it is for and lets the rest pass; what an act brings about. */
#include "model_world.h"

static void verdicts(void **state)
{
	(void)state;
	mode = "consensus";
	REFUSED("evidence-or-none", "requirement.decide", C "/R-01", { "Verdict", "drop" }, { "Reason", "Nada." },);
	mode = "consensus";
	REFUSED("evidence-stands", "requirement.decide", C "/R-01", { "Verdict", "drop" }, { "Reason", "Nada." }, { "Evidence", "EV-002" },);
	mode = "consensus";
	REFUSED("evidence-stands", "requirement.decide", C "/R-01", { "Verdict", "drop" }, { "Reason", "Nada." }, { "Evidence", "EV-009" },);
	mode = "consensus";
	REFUSED(NULL, "requirement.decide", C "/R-01", { "Verdict", "drop" }, { "Evidence", "EV-001" },);          /* no reason */
	mode = "consensus";
	ALLOWED("requirement.decide", C "/R-01", { "Verdict", "drop" }, { "Reason", "Nada." }, { "Evidence", "EV-001" },);
	STATE_IS("State", "decided");
	assert_string_equal(act->t.one[TRAILER_RESULT], "adopted");
	assert_string_equal(act->t.one[TRAILER_QUORUM], "3/3");
	assert_null(act->t.one[TRAILER_FOR]);                          /* consensus is not stored as votes */
	mode = "consensus";
	REFUSED("legal-not-dropped", "requirement.decide", C "/R-02", { "Verdict", "drop" }, { "Reason", "x" }, { "Evidence", "EV-001" },);
	mode = "consensus";
	REFUSED("text-or-principle", "requirement.decide", C "/R-01", { "Verdict", "modify" }, { "Reason", "x" }, { "Evidence", "EV-001" },);
	mode = "consensus";
	ALLOWED("requirement.decide", C "/R-01", { "Verdict", "modify" }, { "Reason", "x" }, { "Evidence", "EV-001" }, { "Instruction", "Redactar" },
		{ "Instruction-Owner", "m.soto" }, { "Instruction-Due", "2018-12-10" },);
	STATE_IS("State", "principle");
	mode = "consensus";
	REFUSED(NULL, "requirement.decide", C "/R-03", { "Verdict", "drop" }, { "Reason", "x" }, { "Evidence", "EV-001" },);       /* decided: reopen first */
	ALLOWED("requirement.reopen", C "/R-03", { "Reason", "Nuevo dato." },);
	STATE_IS("Verdict", "");
	STATE_IS("State", "pending");
}

static void ways_of_deciding(void **state)
{
	(void)state;
	mode = "roll-call";
	REFUSED("votes-complete", "requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "x" },);
	mode = "roll-call", votes_for = "p.rojas m.soto", votes_against = "a.vera";
	ALLOWED("requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "x" },);
	STATE_IS("State", "decided");
	mode = "roll-call", votes_for = "p.rojas", votes_against = "m.soto a.vera";
	ALLOWED("requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "x" },);
	STATE_IS("State", "pending");
	STATE_IS("Verdict", "");
	STATE_IS("Not-Adopted", "keep");
	assert_string_equal(act->t.one[TRAILER_RESULT], "rejected");
	mode = "consensus", votes_for = "p.rojas m.soto", votes_against = "a.vera";
	REFUSED("dissent-recorded", "requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "x" },);
	mode = "consensus", votes_for = "p.rojas m.soto", votes_against = "a.vera";
	ALLOWED("requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "x" }, { "Dissent", "a.vera: encarece." },);
	mode = "assent", votes_for = "p.rojas";
	REFUSED("assent-unopposed", "requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "x" },);
	mode = "assent", votes_against = "p.rojas";
	REFUSED("assent-unopposed", "requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "x" },);
	mode = "assent";
	ALLOWED("requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "x" },);
	mode = "roll-call", votes_for = "p.rojas m.soto a.vera j.perez";
	REFUSED("voters-sit", "requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "x" },);         /* the deputy of a titular who is here */
	mode = "ruling";
	REFUSED("ruling-named", "requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "x" },);
	put("agreement", "", "CCE-2018-03", "Title: Acuerdo\nText: Se acuerda.\nType: ruling\nEscalation: " C "/ESC-001\nState: in-force\n");
	mode = "ruling", agreement = "CCE-2018-03";
	ALLOWED("requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "x" },);
	STATE_IS("State", "ruled");
}

static void quorum_by_count_and_role(void **state)
{
	(void)state;
	meeting("open", "p.rojas a.vera");                             /* two of three, but Legal is missing */
	mode = "consensus";
	REFUSED("quorum", "requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "x" },);
	meeting("open", "m.soto");
	mode = "consensus";
	REFUSED("quorum", "requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "x" },);
	meeting("open", "p.rojas j.perez");                            /* Legal by its deputy */
	mode = "consensus";
	ALLOWED("requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "x" },);
	meeting("closed", "p.rojas m.soto a.vera");
	mode = "consensus";
	REFUSED("meeting-open", "requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "x" },);
	meeting("suspended", "p.rojas m.soto a.vera");
	mode = "consensus";
	REFUSED("meeting-open", "requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "x" },);
}

static void recusal(void **state)
{
	(void)state;
	mode = "roll-call", votes_for = "p.rojas m.soto a.vera", recused = NULL;
	ALLOWED("requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "x" },);
	mode = "roll-call", votes_for = "p.rojas m.soto", recused = "a.vera";
	ALLOWED("requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "x" },);
	assert_string_equal(act->t.one[TRAILER_RECUSED], "a.vera");
	assert_string_equal(act->t.one[TRAILER_QUORUM], "3/3");        /* who is recused counts for the session's quorum */
	person = "a.vera", mode = "consensus", recused = "a.vera";
	REFUSED("recused-stays-out", "requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "x" },);
	mode = "roll-call", votes_for = "p.rojas", recused = "a.vera m.soto";
	REFUSED("quorum", "requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "x" },);            /* one voter is too few */
}

static void lateness_and_order(void **state)
{
	(void)state;
	decided = "2018-11-20T10:00:00-03:00";
	REFUSED("late-with-reason", "task.add", C, { "Title", "Tarea" },);
	decided = "2018-11-20T10:00:00-03:00", late = "paper";
	ALLOWED("task.add", C, { "Title", "Tarea" },);
	decided = "2018-11-25T10:00:00-03:00";
	ALLOWED("task.add", C, { "Title", "Tarea" },);
	mode = "consensus", decided = "2018-11-26T08:59:00-03:00";
	REFUSED("in-order", "requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "x" },);
	decided = "2018-11-26T10:00:01-03:00";
	{
		struct why why;

		assert_int_equal(try("task.add", C, P({ "Title", "Tarea" },), &why), RC_INVALID);        /* the future */
	}
}

static void weights_and_shares(void **state)
{
	const char *full = "Definition: d\nDirection: up\nFloor: 70.00\nTarget: 85.00\nWeight: %s\nSource: s\nGuard: g\nState: %s\n";

	(void)state;
	put("metric", C, "M1", arena_printf(arena, "Title: Uno\nDefinition: d\nDirection: up\nFloor: 70.00\nTarget: 85.00\nWeight: 60.00\nSource: s\nGuard: g\nState: adopted\n"));
	put("metric", C, "M2", arena_printf(arena, "Title: Dos\nDefinition: d\nDirection: up\nFloor: 70.00\nTarget: 85.00\nWeight: 50.00\nSource: s\nGuard: g\nState: defined\n"));
	(void)full;
	assert_int_equal(weights_of_metrics(scope, C), 6000);
	mode = "consensus";
	REFUSED("weights-at-most-100", "metric.adopt", C "/M2", { "Reason", "x" },);
	mode = "consensus";
	ALLOWED("metric.adopt", C "/M2", { "Reason", "x" }, { "Weight", "40" },);
	STATE_IS("State", "adopted");
	put("metric", C, "M3", "Title: Tres\nDefinition: d\nDirection: up\nTarget: 85.00\nWeight: 1.00\nSource: s\nState: defined\n");
	mode = "consensus";
	REFUSED("metric-complete", "metric.adopt", C "/M3", { "Reason", "x" },);
	put("scheme", C, "PG-2", "Title: Esquema\nState: idea\n");
	put("payment", C, "PG-2.1", "Scheme: PG-2\nTitle: Fijo\nType: fixed\nShare: 75.00\nState: idea\n");
	REFUSED("shares-at-most-100", "payment.add", C, { "Scheme", "PG-2" }, { "Title", "Más" }, { "Type", "unit" }, { "Share", "25,01" },);
	ALLOWED("payment.add", C, { "Scheme", "PG-2" }, { "Title", "Más" }, { "Type", "unit" }, { "Share", "25" },);
	assert_string_equal(act->lead.after->id, "PG-2.2");
	mode = "consensus";
	REFUSED("sums-exact", "scheme.adopt", C "/PG-2", { "Reason", "x" },);                                     /* shares 75 */
	put("payment", C, "PG-2.2", "Scheme: PG-2\nTitle: Variable\nType: variable\nShare: 25.00\nState: idea\n");
	mode = "consensus";
	REFUSED("sums-exact", "scheme.adopt", C "/PG-2", { "Reason", "x" },);                                     /* weights 60 */
	put("metric", C, "M2", "Title: Dos\nDefinition: d\nDirection: up\nFloor: 70.00\nTarget: 85.00\nWeight: 40.00\nSource: s\nGuard: g\nState: adopted\n");
	mode = "consensus";
	ALLOWED("scheme.adopt", C "/PG-2", { "Reason", "x" },);
}

static void who_may(void **state)
{
	(void)state;
	person = "out.sider";
	REFUSED(NULL, "task.add", C, { "Title", "Tarea" },);
	person = "p.rojas";
	ALLOWED("task.add", C, { "Title", "Tarea" },);                 /* holds a seat */
	person = "p.rojas";
	REFUSED(NULL, "person.add", "x.y", { "Name", "X" },);          /* not the registrar */
	person = "p.rojas", behalf = "m.soto";
	REFUSED(NULL, "task.add", C, { "Title", "Tarea" },);           /* not a recorder whom the rules name */
	behalf = "m.soto";
	ALLOWED("task.add", C, { "Title", "Tarea" },);
	assert_string_equal(act->t.one[TRAILER_MOVED_BY], "m.soto");
	assert_string_equal(act->t.one[TRAILER_RECORDED_BY], "f.lagos");
	person = "nobody";
	REFUSED(NULL, "task.add", C, { "Title", "Tarea" },);
	put("person", "", "p.rojas", "Name: P\nLogins: p\nTo: 2018-11-25\n");
	person = "p.rojas";
	REFUSED(NULL, "task.add", C, { "Title", "Tarea" },);           /* left yesterday */
}

/* A guard that the rules in force do not name warns and never refuses. */
static void guards_not_in_force(void **state)
{
	(void)state;
	rules("quorum");
	mode = "consensus";
	ALLOWED("requirement.decide", C "/R-01", { "Verdict", "drop" }, { "Reason", "Nada." },);
	assert_int_equal(act->n_warnings, 1);
	assert_string_equal(act->warning[0].guard, "evidence-or-none");
	/* A new guard binds from the act that names it: position, not date. */
	put("rules", "", "2017-01-01-2", "Date: 2017-01-01\nDeciding: working-group | >1/2 | seats | not-needed | legal | >1/2 | cast | 2 | fails | no | yes\nGuards: evidence-or-none\n");
	mode = "consensus";
	REFUSED("evidence-or-none", "requirement.decide", C "/R-01", { "Verdict", "drop" }, { "Reason", "Nada." },);
}

static void every_guard_is_met_here(void **state)
{
	const struct guard *g;
	size_t n = 0;

	(void)state;
	for (; (g = guard_at(n)) != NULL; n++) {
		assert_true(list_has(ALL_GUARDS, g->name));
		assert_ptr_equal(guard_by_name(g->name), g);
	}
	assert_int_equal(n, 23);
}

/* Every verb names fields that its kind has, and a kind that there is. */
static void the_table_of_verbs_holds(void **state)
{
	const struct verb *v;

	(void)state;
	for (size_t i = 0; (v = verb_at(i)) != NULL; i++) {
		struct strs names = { 0 };

		assert_non_null(kind_by_name(v->kind));
		assert_ptr_equal(verb_by_name(v->name), v);
		assert_true(strncmp(v->name, v->kind, strlen(v->kind)) == 0 || strncmp(v->name, "rules", 5) == 0);
		strs_split(&names, arena, strcmp(v->fields, "*") == 0 ? "" : v->fields);
		for (size_t k = 0; k < names.n; k++)
			if (kind_field(kind_by_name(v->kind), names.v[k]) < 0)
				fail_msg("%s names %s, which a %s has not", v->name, names.v[k], v->kind);
		if (v->flags & V_REASON && kind_by_name(v->kind)->reason_field && strcmp(v->fields, "*") != 0)
			assert_true(strs_has(&names, kind_by_name(v->kind)->reason_field));
	}
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, world, gone)
	const struct CMUnitTest tests[] = { T(verdicts), T(ways_of_deciding), T(quorum_by_count_and_role), T(recusal), T(lateness_and_order), T(weights_and_shares),
					    T(who_may), T(guards_not_in_force), T(every_guard_is_met_here), T(the_table_of_verbs_holds) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
