/* The roll call on the desk: seven seats, a recusal, a departure, a correction, the program killed in between, the announcement. */
#include "service_fixture.h"
#include "procure/model/motion.h"
#include "procure/service/rollcall.h"

#define C "SC-2018-P01"
#define GT "GT-SC-2018-P01"
#define M GT "-R01"

static const char *const seven[] = { "p.rojas", "m.soto", "a.uno", "b.dos", "c.tres", "d.cuatro", "e.cinco" };

static void session(void)
{
	const char *seats = "";
	struct arena *a = arena_new();

	roster();
	for (size_t i = 2; i < 7; i++)
		DO("person.add", seven[i], NULL, NULL, { "Name", seven[i] },);
	committee();
	for (size_t i = 0; i < 7; i++)
		seats = arena_printf(a, "%s%ss%zu | other | %s | - | 2018-01-02 | - | vote | -", seats, i ? "\n" : "", i, seven[i]);
	DO("body.add", GT, NULL, NULL, { "Name", "Grupo" }, { "Type", "working-group" }, { "Contract", C }, { "Act", "provisional" }, { "Seats", seats },);
	DO("requirement.add", C "/R-01", NULL, NULL, { "Clause", "Depósito" }, { "Type", "input" },);
	DO("meeting.convene", M, NULL, NULL, { "Body", GT }, { "Contract", C }, { "Date", "2018-11-26" }, { "Tabla", "1 | Requisitos | 30 | pending | " C },);
	DO("meeting.open", M, NULL, NULL, );
	for (size_t i = 0; i < 7; i++)
		DO("meeting.attend", M, NULL, NULL, { "Person", seven[i] },);
	DO("meeting.item", M, NULL, NULL, { "Item", "1" },);
	arena_free(a);
}

static struct rollcall read_now(struct arena *a)
{
	struct rollcall r;
	struct why why = { 0 };

	assert_int_equal(rollcall_read(svc, M, &r, a, &why), RC_OK);
	return r;
}

static void say_vote(const char *person, enum vote v)
{
	struct why why = { 0 };

	assert_int_equal(rollcall_put(svc, M, person, v, &why), RC_OK);
}

static void reopen_as(const char *login)
{
	struct service_options o = { .login = login };
	struct why why = { 0 };

	service_close(svc);
	assert_int_equal(service_open(&svc, place, &o, NULL, &why), RC_OK);
}

static void reopen(void) { reopen_as("tester"); }

static void seven_seats(void **state)
{
	struct arena *a = arena_new();
	struct buf sets = { 0 }, line = { 0 };
	struct rollcall r;
	struct recorded done;
	struct act_full act;
	struct why why = { 0 };
	struct record *m;

	(void)state;
	session();
	assert_int_equal(rollcall_read(svc, M, &r, a, &why), RC_NONE);
	motion_sets_add(&sets, "Verdict", "drop");
	motion_sets_add(&sets, "Reason", "No sirve.\n\nCierra el mercado.");
	motion_sets_add(&sets, "No-Evidence", "No hay.");
	DO("meeting.motion", M, NULL, NULL, { "Motion", "Se elimina el depósito." }, { "Motion-On", C "/R-01" }, { "Motion-Verb", "requirement.decide" },
	   { "Motion-Sets", buf_str(&sets) }, { "Mover", "p.rojas" },);
	r = read_now(a);
	assert_int_equal(r.voters, 7);
	assert_int_equal(r.said, 0);
	say_vote("p.rojas", VOTE_FOR);
	say_vote("m.soto", VOTE_AGAINST);
	say_vote("a.uno", VOTE_FOR);
	reopen();                                        /* as after kill -9 */
	say_vote("b.dos", VOTE_FOR);
	say_vote("c.tres", VOTE_RECUSED);
	say_vote("m.soto", VOTE_FOR);                    /* corrected before the result is announced */
	say_vote("d.cuatro", VOTE_AGAINST);
	say_vote("d.cuatro", VOTE_NONE);
	DO("meeting.depart", M, NULL, NULL, { "Person", "e.cinco" },);
	r = read_now(a);
	/* Seven seats: one recused, one gone, four have voted for, one has not voted. */
	assert_int_equal(r.voters, 5);
	assert_int_equal(r.said, 4);
	assert_int_equal(r.tally.for_, 4);
	assert_int_equal(r.tally.recused, 1);
	rollcall_say(&line, &r);
	assert_string_equal(buf_str(&line), "4 for · 0 against · 0 abstained · 1 recused · not yet voted: 1");
	buf_reset(&line);
	rollcall_lacks(&line, svc, &r);
	assert_string_equal(buf_str(&line), "1 has not voted: d.cuatro");
	assert_int_equal(rollcall_announce(svc, M, "roll-call", 0, &done, &why), RC_DENIED);
	assert_string_equal(why.guard, "votes-complete");
	say_vote("d.cuatro", VOTE_AGAINST);
	assert_int_equal(rollcall_announce(svc, M, "roll-call", 0, &done, &why), RC_OK);
	assert_int_equal(service_act(svc, done.seq, &act, a, &why), RC_OK);
	assert_string_equal(act.t.one[TRAILER_FOR], "p.rojas m.soto a.uno b.dos");
	assert_string_equal(act.t.one[TRAILER_AGAINST], "d.cuatro");
	assert_string_equal(act.t.one[TRAILER_RECUSED], "c.tres");
	assert_string_equal(act.t.one[TRAILER_ABSENT], "e.cinco");
	assert_string_equal(act.t.one[TRAILER_RESULT], "adopted");
	assert_string_equal(act.t.one[TRAILER_ITEM], "1");
	assert_string_equal(act.reason, "No sirve.\n\nCierra el mercado.");
	assert_int_equal(service_record(svc, C "/R-01", NULL, 0, &m, a, &why), RC_OK);
	assert_string_equal(record_get(m, "State"), "decided");
	assert_int_equal(rollcall_read(svc, M, &r, a, &why), RC_NONE);
	/* What was said on one motion is not said on the next. */
	setenv("PROCURE_NOW", "2018-11-26T10:05:00-03:00", 1);
	DO("meeting.motion", M, NULL, NULL, { "Motion", "El martes a las diez." },);
	r = read_now(a);
	assert_int_equal(r.said, 0);
	assert_int_equal(rollcall_announce(svc, M, "assent", 0, &done, &why), RC_OK);
	assert_int_equal(service_act(svc, done.seq, &act, a, &why), RC_OK);
	assert_string_equal(act.line.verb, "meeting.resolve");
	assert_null(act.t.one[TRAILER_FOR]);
	setenv("PROCURE_NOW", "2018-11-26T10:00:00-03:00", 1);
	buf_free(&sets);
	buf_free(&line);
	arena_free(a);
}

static void says(const struct rollcall *r, const char *lacks, const char *need)
{
	struct buf line = { 0 };

	rollcall_lacks(&line, svc, r);
	assert_string_equal(buf_str(&line), lacks);
	buf_reset(&line);
	rollcall_need(&line, r);
	assert_string_equal(buf_str(&line), need);
	buf_free(&line);
}

/* Without quorum, with too few voters, in a tie: what is said and what comes of it (domain.md 4.2, cases E, G, I). A declared interest no key removes. */
static void what_lacks(void **state)
{
	struct arena *a = arena_new();
	struct rollcall r;
	struct recorded done;
	struct why why = { 0 };

	(void)state;
	session();
	DO("meeting.recuse", M, NULL, NULL, { "Person", "e.cinco" }, { "Item", "1" },);
	DO("meeting.motion", M, NULL, NULL, { "Motion", "El martes." },);
	r = read_now(a);
	assert_int_equal(r.voters, 6);
	assert_true(r.fixed[6]);
	assert_false(r.fixed[0]);
	say_vote("e.cinco", VOTE_FOR);
	assert_int_equal(read_now(a).tally.for_, 0);
	for (size_t i = 0; i < 3; i++)
		say_vote(seven[i], VOTE_FOR);
	for (size_t i = 3; i < 6; i++)
		say_vote(seven[i], VOTE_AGAINST);
	r = read_now(a);
	assert_int_equal(r.tally.outcome, OUTCOME_TIED);
	says(&r, "A tie, and no casting vote to break it: not adopted.", "4 for are needed: more than 1/2 of 6 votes cast.");
	for (size_t i = 1; i < 6; i++)
		say_vote(seven[i], VOTE_RECUSED);
	r = read_now(a);
	says(&r, "Too few voters: 1 here, 2 needed.", "");
	assert_non_null(strstr(rollcall_then(&r, r.tally.outcome), "put the item off"));
	for (size_t i = 0; i < 4; i++)
		DO("meeting.depart", M, NULL, NULL, { "Person", seven[i] },);
	r = read_now(a);
	says(&r, "Quorum lost: 3 of 7 present, 4 needed: nothing can be decided.", "");
	assert_int_equal(rollcall_announce(svc, M, "assent", 0, &done, &why), RC_DENIED);
	DO("meeting.attend", M, NULL, NULL, { "Person", "p.rojas" },);
	DO("meeting.attend", M, NULL, NULL, { "Person", "m.soto" },);
	for (size_t i = 0; i < 6; i++)
		say_vote(seven[i], i == 2 || i == 3 ? VOTE_NONE : VOTE_FOR);
	assert_int_equal(rollcall_replaces(svc, M, 1000, &why), RC_OK);
	assert_int_equal(rollcall_announce(svc, M, "roll-call", 0, &done, &why), RC_DENIED);        /* there is no act 1000 to correct */
	assert_int_equal(rollcall_replaces(svc, M, read_now(a).quorum.present, &why), RC_OK);
	assert_int_equal(rollcall_announce(svc, M, "roll-call", 0, &done, &why), RC_DENIED);        /* act 5 is of another sort */
	assert_int_equal(rollcall_read(svc, M, &r, a, &why), RC_OK);                                /* what was said is still said */
	assert_int_equal(r.said, 4);
	reopen_as("otra");                               /* who only looks on sees the same, and says nothing */
	assert_int_equal(read_now(a).said, 4);
	assert_int_not_equal(rollcall_put(svc, M, "p.rojas", VOTE_AGAINST, &why), RC_OK);
	assert_int_equal(read_now(a).tally.for_, 4);
	arena_free(a);
}

static void what_is_frozen_reads_back(void **state)
{
	static const char *const values[][2] = { { "Verdict", "drop" }, { "New-Text", "Una línea.\n\n.\n...\nOtra: con dos puntos" }, { "Reason", "x" } };
	struct arena *a = arena_new();
	struct buf sets = { 0 };
	const char **names, **read;

	(void)state;
	for (size_t i = 0; i < 3; i++)
		motion_sets_add(&sets, values[i][0], values[i][1]);
	assert_int_equal(motion_sets_read(buf_str(&sets), &names, &read, a), 3);
	for (size_t i = 0; i < 3; i++) {
		assert_string_equal(names[i], values[i][0]);
		assert_string_equal(read[i], values[i][1]);
	}
	buf_free(&sets);
	arena_free(a);
}

int main(void)
{
	static const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(seven_seats, start, stop), cmocka_unit_test_setup_teardown(what_lacks, start, stop), cmocka_unit_test(what_is_frozen_reads_back) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
