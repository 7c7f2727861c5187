/* The next meeting, proposed: the step, the business day, the people, and what comes onto the tabla by itself. Days are checked against the holiday table. */
#include "service_fixture.h"
#include "procure/service/meeting.h"

#define GT "GT-SC-2018-P01"

static struct arena *arena;
static struct workplan *work;
static struct law *law;

static int begin(void **state)
{
	struct why why = { 0 };

	arena = arena_new();
	if (workplan_load(&work, arena, NULL, &why) != RC_OK || law_load(&law, arena, &why) != RC_OK) {
		say(&why);
		return -1;
	}
	return start(state);
}

static int end(void **state)
{
	arena_free(arena);
	return stop(state);
}

static int64_t day(int y, int m, int d) { return date_from_civil(y, m, d); }

static struct meeting_plan planned(const char *body, int64_t today)
{
	struct meeting_plan p;
	struct why why = { 0 };

	if (meeting_plan(svc, work, law, body, true, today, &p, arena, &why) != RC_OK) {
		say(&why);
		assert_true(false);
	}
	return p;
}

static const struct plan_item *item(const struct meeting_plan *p, const char *part)
{
	for (size_t i = 0; i < p->n; i++)
		if (strstr(p->item[i].title, part))
			return &p->item[i];
	return NULL;
}

static void group_made(void)
{
	roster();
	committee();
	DO("body.add", GT, NULL, NULL, { "Name", "Grupo" }, { "Type", "working-group" }, { "Contract", "SC-2018-P01" }, { "Act", "provisional" },
	   { "Seats", "fac | facilitator | f.lagos | - | 2018-01-02 | - | voice | -\nproc | procurement | p.rojas | - | 2018-01-02 | - | vote | -\n"
		      "legal | legal | - | - | 2018-01-02 | - | vote | -\nfin | finance | m.soto | - | 2018-01-02 | - | vote | -" },);
}

static void first_of_a_group(void **state)
{
	struct meeting_plan p;

	(void)state;
	group_made();
	p = planned(GT, day(2018, 11, 26));
	assert_string_equal(p.id, GT "-R01");
	assert_string_equal(p.step->number, "0");
	assert_string_equal(p.title, "Charter and kick-off");
	assert_int_equal(p.day, day(2018, 12, 3));       /* a week on, a Monday */
	assert_string_equal(p.moved, "");
	assert_int_equal(p.minutes, 90);
	assert_int_equal(p.n, 5);
	assert_string_equal(plan_tabla(&p, (bool[]){ false, true, true, true, false }, arena), "1 | Mandate and goals | 20 | pending | -\n2 | Data request list | 25 | pending | -");
	/* F, D, P and L must come: nobody holds the seat of Legal, and finance is not asked for. */
	assert_true(strs_has(&p.required, "f.lagos") && strs_has(&p.required, "p.rojas"));
	assert_int_equal(p.required.n, 2);
	assert_int_equal(p.vacant.n, 1);
	/* Seven days after 1-12-2018 is Saturday the 8th, a holiday too; the next business day is Monday the 10th. */
	p = planned(GT, day(2018, 12, 1));
	assert_int_equal(p.planned_day, day(2018, 12, 8));
	assert_int_equal(p.day, day(2018, 12, 10));
	assert_string_equal(p.moved, "Inmaculada Concepción");
}

static void hold(const char *id, const char *step, const char *date, const char *tabla)
{
	DO("meeting.convene", id, NULL, NULL, { "Body", GT }, { "Contract", "SC-2018-P01" }, { "Date", date }, { "Step", step }, { "Tabla", tabla },
	   { "Start", "2018-11-26 09:30" },);
	DO("meeting.open", id, NULL, NULL, );
	DO("meeting.item", id, NULL, NULL, { "Item", "1" },);
	if (strcmp(id, GT "-R01") == 0)
		DO("meeting.park", id, NULL, NULL, { "Topic", "Depósito en la comuna" },);
	DO("meeting.close", id, NULL, NULL, );
}

static void what_comes_by_itself(void **state)
{
	struct meeting_plan p;

	(void)state;
	group_made();
	hold(GT "-R01", "step-0", "2018-11-26", "1 | Mandato | 20 | pending | -\n2 | Calendario \xc2\xb7 feriados | 15 | pending | -\n3 | Reglas | 10 | deferred | -");
	DO("task.add", "SC-2018-P01", NULL, NULL, { "Title", "Pedir los libros" }, { "Owner", "p.rojas" }, { "Due", "2018-11-28" },);
	DO("task.add", "SC-2018-P01", NULL, NULL, { "Title", "Lo que no urge" }, { "Owner", "p.rojas" }, { "Due", "2018-12-20" },);
	DO("agreement.mandate", NULL, "CCE-2018-S01", "assent", { "Title", "Encarga además" }, { "Contracts", "SC-2018-P01" }, { "Text", "Se encarga." }, { "Reason", "Sí" },
	   { "Conditions", "1 | Informe de avance | p.rojas | 2018-11-30 | -\n2 | Otro informe | p.rojas | 2018-12-30 | -" },);
	p = planned(GT, day(2018, 11, 26));
	assert_string_equal(p.id, GT "-R02");
	assert_string_equal(p.step->number, "1");
	assert_int_equal(p.day, day(2018, 12, 3));       /* one week after the kick-off */
	assert_string_equal(p.start, "03-12-2018 09:30");
	assert_string_equal(p.item[0].record, GT "-R01");
	assert_non_null(strstr(p.item[0].title, "Approval of the minutes"));
	assert_non_null(item(&p, "Calendario"));
	assert_string_equal(item(&p, "Calendario")->because, "Not taken up in " GT "-R01.");
	assert_string_equal(item(&p, "Reglas")->because, "Put off in " GT "-R01.");
	assert_null(item(&p, "Mandato"));
	assert_non_null(item(&p, "Late tasks: T-001"));
	assert_null(item(&p, "T-002"));
	assert_non_null(item(&p, "Late conditions of CCE-2018-02: Informe de avance"));
	assert_null(item(&p, "Otro informe"));
	assert_non_null(item(&p, "Problem statement"));
	assert_string_equal(item(&p, "Depósito")->because, "Parked in " GT "-R01.");
	hold(GT "-R02", "step-1", "2018-12-03", "1 | Historia | 20 | pending | -\n2 | Depósito en la comuna | 5 | pending | -\n3 | Cierre | 5 | pending | -");
	p = planned(GT, day(2018, 12, 4));
	assert_string_equal(p.step->number, "2");
	assert_int_equal(p.day, day(2018, 12, 17));      /* three weeks after the kick-off */
	assert_string_equal(item(&p, "Depósito")->because, "Not taken up in " GT "-R02.");
	for (size_t i = 0, n = 0; i < p.n; i++) {
		n += strstr(p.item[i].title, "Depósito") != NULL;
		assert_true(n < 2);              /* once, as what the last meeting left */
	}
	/* Far behind the plan: never a day that has passed. */
	p = planned(GT, day(2019, 9, 11));
	assert_string_equal(p.id, GT "-R03");
	assert_int_equal(p.planned_day, day(2019, 9, 18));
	assert_int_equal(p.day, day(2019, 9, 23));       /* 18, 19 and 20 September are holidays, then a weekend */
	assert_string_equal(p.moved, "Independencia Nacional");
}

static void committee_takes_what_was_accepted(void **state)
{
	struct meeting_plan p;

	(void)state;
	roster();
	p = planned("CCE", day(2018, 11, 26));
	assert_string_equal(p.id, "CCE-2018-S01");
	assert_string_equal(p.title, "Constitutive session");
	assert_int_equal(p.required.n, 3);
	assert_int_equal(p.n, 3);
	committee();
	group();
	DO("escalation.draft", "SC-2018-P01", NULL, NULL, { "Question", "¿Hasta dónde llega el GPS?" }, { "Options", "A | Solo vehículos | - | - | -\nB | También cuadrillas | - | - | -" },
	   { "Needed-By", "2018-12-20" }, { "Default", "Sin GPS" }, { "Reason-Code", "privacy" }, { "Recommends", "A" },);
	DO("escalation.raise", "SC-2018-P01/ESC-001", "GT-SC-2018-P01-R01", "consensus", { "Reason", "Privacidad" },);
	p = planned("CCE", day(2018, 11, 26));
	assert_string_equal(p.step->number, "C1");
	assert_null(item(&p, "GPS"));            /* raised is not accepted */
	assert_non_null(item(&p, "Escalations"));
	DO("escalation.accept", "SC-2018-P01/ESC-001", NULL, NULL, { "Reason", "Corresponde" },);
	p = planned("CCE", day(2018, 11, 26));
	assert_non_null(item(&p, "GPS"));
	assert_string_equal(item(&p, "GPS")->record, "SC-2018-P01/ESC-001");
	assert_non_null(strstr(item(&p, "GPS")->because, "20-12-2018"));
	assert_null(item(&p, "Escalations"));    /* the plan's block made room for it */
	assert_true(strs_has(&p.pre_reading, "SC-2018-P01/ESC-001"));
}

static void kick_off_asks(void **state)
{
	struct kickoff k;
	struct why why = { 0 };

	(void)state;
	group_made();
	assert_int_equal(meeting_kickoff(svc, "SC-2018-P01", &k, arena, &why), RC_OK);
	assert_false(k.charter || k.requests);
	assert_int_equal(k.interest.n, 3);
	DO("declaration.add", "SC-2018-P01", NULL, NULL, { "Person", "p.rojas" }, { "Type", "interest" }, { "Text", "Ninguno." }, { "Recused", "no" },);
	DO("request.add", "SC-2018-P01", NULL, NULL, { "Title", "Libros de inspección de 2018" },);
	DO("document.add", "SC-2018-P01", NULL, NULL, { "Title", "Acta de constitución" }, { "Type", "minutes" },);
	assert_int_equal(meeting_kickoff(svc, "SC-2018-P01", &k, arena, &why), RC_OK);
	assert_true(k.charter && k.requests);
	assert_int_equal(k.interest.n, 2);
	assert_false(strs_has(&k.interest, "p.rojas"));
	assert_int_equal(k.confidentiality.n, 3);
}

static void due_dates(void **state)
{
	static const struct { const char *typed; int m, d; bool counted; } rows[] = {
		{ "3", 11, 7, true }, { "+3", 11, 7, true }, { "3d", 11, 7, true }, { "+ 1 d", 11, 5, true },
		{ "5-11", 11, 5, false }, { "2018-11-30", 11, 30, false }, { "mañana", 11, 1, false },
	};
	int64_t today = day(2018, 10, 31), got;  /* Wednesday; Thursday 1 and Friday 2 November are holidays: 5, 6, 7 are the next three */
	bool counted;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		assert_true(due_entry(rows[i].typed, today, law, &got, &counted));
		assert_int_equal(got, day(2018, rows[i].m, rows[i].d));
		assert_int_equal(counted, rows[i].counted);
	}
	assert_false(due_entry("3 semanas", today, law, &got, &counted));
	assert_false(due_entry("0", today, law, &got, &counted));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(first_of_a_group, begin, end), cmocka_unit_test_setup_teardown(what_comes_by_itself, begin, end),
		cmocka_unit_test_setup_teardown(committee_takes_what_was_accepted, begin, end), cmocka_unit_test_setup_teardown(kick_off_asks, begin, end),
		cmocka_unit_test_setup_teardown(due_dates, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
