/* Ways round a guard, each tried on a small world by who could try it: none may be recorded. And beside them what must go on being possible. */
#include "service_again.h"

#define C "SC-2018-P01"
#define D "SC-2018-P02"
#define GT "GT-" C
#define R1 GT "-R01"
#define Q1 "GT-" D "-R01"
#define S1 "CCE-2018-S01"
#define BOTH "@meeting=" R1 "~@mode=consensus~"
#define SESSION "@meeting=" S1 "~@mode=assent~"
#define OPTIONS "Options=A | Sí | - | - | -\nB | No | - | - | -~Needed-By=2018-12-01~Default=Nada"

struct step { const char *verb, *record, *parts; bool goes; };

static void play(const struct step *p, size_t n)
{
	size_t bad = 0;

	for (size_t i = 0; i < n; i++) {
		struct why why;
		int64_t tip = service_tip(svc);
		enum rc rc = ask(p[i].verb, p[i].record, p[i].parts, &why);

		if ((rc == RC_OK) != p[i].goes || (rc == RC_OK ? !again() : service_tip(svc) != tip || rc == RC_DAMAGED || rc == RC_IO)) {
			print_message("# step %zu: %s %s %s: %d\n", i, p[i].verb, p[i].record, p[i].parts, (int)rc);
			say(&why);
			bad++;
		}
	}
	assert_int_equal(bad, 0);
	verified();
}
#define PLAY(...) do { static const struct step steps_[] = { __VA_ARGS__ }; play(steps_, sizeof steps_ / sizeof steps_[0]); } while (0)

static const struct step beginning[] = {
	{ "person.add", "a.vera", "Name=Ana Vera~Logins=avera", true },
	{ "person.add", "p.rojas", "Name=Pedro Rojas~Logins=projas", true },
	{ "person.add", "m.soto", "Name=Marta Soto", true },
	{ "person.add", "l.diaz", "Name=Luis Díaz", true },
	{ "person.add", "d.luna", "Name=Diego Luna", true },
	{ "person.add", "j.perez", "Name=Juan Pérez~Logins=jperez", true },
	{ "body.add", "CCE", "Name=Comité~Type=committee~Chair=admin~Act=provisional~Seats=admin | administrator | a.vera | p.rojas | 2018-01-02 | - | vote | -\n"
	  "plan | planning | p.rojas | l.diaz | 2018-01-02 | - | vote | -\ncab | cabinet | m.soto | - | 2018-01-02 | - | vote | -", true },
	{ "meeting.convene", S1, "Body=CCE~Date=2018-11-26~Tabla=1 | Cartera | 30 | pending | -\n2 | Vega | 30 | pending | " C "/ESC-001", true },
	{ "meeting.open", S1, "", true },
	{ "meeting.attend", S1, "Person=a.vera", true }, { "meeting.attend", S1, "Person=p.rojas", true }, { "meeting.attend", S1, "Person=m.soto", true },
	{ "candidate.add", C, "Name=Aseo", true }, { "candidate.add", D, "Name=Áreas verdes", true },
	{ "agreement.select", "", SESSION "Title=Cartera~Contracts=" C " " D "~Reason=x", true },
	{ "agreement.mandate", "", SESSION "Title=Mandato~Contracts=" C " " D "~Reason=x", true },
	{ "contract.add", C, "Name=Aseo~Director=d.luna~Mandate=CCE-2018-02", true },
	{ "contract.add", D, "Name=Áreas verdes~Director=d.luna~Mandate=CCE-2018-02", true },
	{ "body.add", GT, "Name=Grupo~Type=working-group~Contract=" C "~Seats=proc | procurement | p.rojas | l.diaz | 2018-01-02 | - | vote | -\n"
	  "legal | legal | m.soto | - | 2018-01-02 | - | vote | -\ndep | other | d.luna | - | 2018-01-02 | - | vote | -", true },
	{ "body.add", "GT-" D, "Name=Otro~Type=working-group~Contract=" D "~Seats=proc | procurement | j.perez | - | 2018-01-02 | - | vote | -\n"
	  "legal | legal | l.diaz | - | 2018-01-02 | - | vote | -\nold | other | a.vera | - | 2017-01-02 | 2017-12-31 | vote | -", true },
	{ "meeting.convene", R1, "Body=" GT "~Contract=" C "~Date=2018-11-26~Tabla=1 | Multas | 10 | pending | " C "/R-01", true },
	{ "meeting.open", R1, "", true },
	{ "meeting.attend", R1, "Person=p.rojas", true }, { "meeting.attend", R1, "Person=m.soto", true }, { "meeting.attend", R1, "Person=d.luna", true },
	{ "meeting.convene", Q1, "Body=GT-" D "~Contract=" D "~Date=2018-11-26", true },
	{ "meeting.open", Q1, "", true },
	{ "meeting.attend", Q1, "Person=j.perez", true }, { "meeting.attend", Q1, "Person=l.diaz", true },
	{ "requirement.add", C, "Clause=Multas~Type=process", true }, { "requirement.add", D, "Clause=Riego~Type=process", true },
};

static int world(void **state)
{
	int rc = start(state);

	if (rc == 0)
		play(beginning, sizeof beginning / sizeof beginning[0]);
	return rc;
}

/* A body decides in its own meeting, about what is its own. */
static void another_bodys_meeting(void **state)
{
	(void)state;
	PLAY({ "requirement.decide", C "/R-01", "@meeting=" Q1 "~@mode=consensus~Verdict=keep~Reason=x", false },
	     { "requirement.decide", C "/R-01", "@meeting=" S1 "~@mode=consensus~Verdict=keep~Reason=x", false },
	     { "requirement.decide", C "/R-01", "@meeting=" Q1 "~@body=" GT "~@mode=consensus~Verdict=keep~Reason=x", false },
	     { "requirement.decide", C "/R-01", "@meeting=CCE-2018-S99~@mode=consensus~Verdict=keep~Reason=x", false },
	     { "requirement.add", C, "@meeting=CCE-2018-S99~Clause=x", false },
	     { "contract.stage", C, "@meeting=" Q1 "~@mode=consensus~Stage-Declared=evidence~Reason=x", false },
	     { "agreement.mandate", "", "@body=" GT "~@meeting=" R1 "~@mode=consensus~Title=Nos mandamos~Contracts=" C "~Reason=x", false },
	     { "agreement.mandate", "", "@meeting=" R1 "~@mode=consensus~Title=Nos mandamos~Contracts=" C "~Reason=x", false },
	     { "agreement.mandate", "", "@body=CCE~@meeting=" R1 "~@mode=consensus~Title=Nos mandamos~Contracts=" C "~Reason=x", false },
	     { "candidate.add", "SC-2018-P03", "@body=" GT "~Name=Nuestro", false },
	     { "meeting.attend", Q1, "@body=" GT "~Person=a.vera", false },
	     { "meeting.attend", Q1, "@meeting=" R1 "~Person=a.vera", false },
	     { "task.add", C, "@meeting=" S1 "~Title=Informar", true },
	     { "requirement.decide", C "/R-01", BOTH "Verdict=keep~Reason=x", true });
}

static void rulings_by_nobody(void **state)
{
	(void)state;
	PLAY({ "agreement.mandate", "", "@mode=ruling~@agreement=CCE-2018-01~Title=Sin sesión~Contracts=" C "~Reason=x", false },
	     { "contract.stage", C, "@mode=ruling~@agreement=CCE-2018-01~Stage-Declared=evidence~Reason=x", false },
	     { "requirement.decide", C "/R-01", "@mode=ruling~@agreement=CCE-2018-09~Verdict=keep~Reason=x", false },
	     { "requirement.decide", C "/R-01", "@mode=ruling~@agreement=CCE-2018-01~Verdict=keep~Reason=x", false },      /* a selection rules on no clause */
	     { "requirement.change", C "/R-01", "@agreement=CCE-2018-09~Q-Goal=x", false },
	     { "escalation.draft", C, "Question=¿Sí?~Requirements=R-01~" OPTIONS, true },
	     { "escalation.raise", C "/ESC-001", BOTH "Reason=x", true },
	     { "guidance.give", C "/ESC-001", "@for=a.vera p.rojas~@mode=roll-call~Title=Votada sin voto~Reason=x", false },
	     { "guidance.give", C "/ESC-001", "@body=" GT "~Title=Nos orientamos~Reason=x", false },
	     { "agreement.rule", C "/ESC-001", "@body=" GT "~@meeting=" R1 "~@mode=consensus~Title=Nos acordamos~Reason=x", false },
	     { "agreement.rule", C "/ESC-001", SESSION "Title=Sí~Reason=x", true },
	     { "agreement.rule", C "/ESC-001", SESSION "Title=Otra vez~Reason=x", false },
	     { "requirement.decide", D "/R-01", "@mode=ruling~@agreement=CCE-2018-03~Verdict=keep~Reason=x", false },      /* it was about another contract */
	     { "requirement.decide", C "/R-01", "@mode=ruling~@agreement=CCE-2018-03~@for=p.rojas~Verdict=keep~Reason=x", false },
	     /* A ruling without text is an agreement in principle all the same. */
	     { "requirement.decide", C "/R-01", "@mode=ruling~@agreement=CCE-2018-03~Verdict=modify~Reason=x~No-Evidence=y~Instruction=z~Instruction-Owner=m.soto~Instruction-Due=2018-12-10", true },
	     { "requirement.settle", C "/R-01", BOTH "New-Text=Así~Reason=x", true });
}

static void recused_and_yet(void **state)
{
	(void)state;
	PLAY({ "meeting.recuse", R1, "Person=d.luna~Item=1", true },
	     { "requirement.decide", C "/R-01", BOTH "@for=p.rojas m.soto d.luna~Verdict=keep~Reason=x", false },
	     { "requirement.decide", C "/R-01", BOTH "@as=d.luna~Verdict=keep~Reason=x", false },
	     { "requirement.change", C "/R-01", "@as=d.luna~Q-Goal=La mía", false },        /* outside the meeting, while it is open */
	     { "requirement.propose", C "/R-01", "@as=d.luna~Proposal=drop~Reason=x", false },
	     { "requirement.change", C "/R-01", "@as=m.soto~Q-Goal=La suya", true },
	     { "requirement.add", C, "@as=d.luna~Clause=Otra cosa", true },
	     { "meeting.recuse", S1, "Person=m.soto~Item=2", true },
	     { "escalation.draft", C, "Question=¿Sí?~" OPTIONS, true },
	     { "escalation.raise", C "/ESC-001", BOTH "Reason=x", true },
	     { "agreement.rule", C "/ESC-001", "@meeting=" S1 "~@mode=roll-call~@for=a.vera p.rojas m.soto~Title=Sí~Reason=x", false },
	     { "agreement.rule", C "/ESC-001", "@meeting=" S1 "~@mode=roll-call~@item=1~@for=a.vera p.rojas m.soto~Title=Sí~Reason=x", false },
	     { "agreement.rule", C "/ESC-001", "@meeting=" S1 "~@mode=roll-call~@for=a.vera p.rojas~Title=Sí~Reason=x", true });
}

/* One person has one vote, in one seat, while the seat is held. */
static void votes_that_are_none(void **state)
{
	(void)state;
	PLAY({ "meeting.depart", S1, "Person=a.vera", true }, { "meeting.depart", S1, "Person=m.soto", true },
	     /* p.rojas holds a seat and is deputy of another: alone he is no quorum. */
	     { "agreement.mandate", "", "@meeting=" S1 "~@mode=roll-call~@for=p.rojas~Title=Yo solo~Contracts=" C "~Reason=x", false },
	     { "meeting.attend", S1, "Person=l.diaz~As=guest", true },
	     { "agreement.mandate", "", "@meeting=" S1 "~@mode=roll-call~@for=p.rojas l.diaz~Title=Con un invitado~Contracts=" C "~Reason=x", false },
	     { "meeting.attend", S1, "Person=j.perez~As=titular~Seat=cab", false },
	     { "meeting.attend", R1, "Person=l.diaz", true },
	     { "requirement.decide", C "/R-01", BOTH "@for=p.rojas l.diaz m.soto~Verdict=keep~Reason=x", false },
	     { "requirement.decide", C "/R-01", BOTH "@for=p.rojas m.soto~@against=p.rojas~Dissent=x~Verdict=keep~Reason=x", false },
	     { "requirement.decide", C "/R-01", BOTH "@abstain=p.rojas m.soto d.luna~Verdict=keep~Reason=x", true },
	     { "requirement.decide", C "/R-01", BOTH "@decided=2018-11-26T09:00:00-03:00~Verdict=keep~Reason=x", false },
	     { "meeting.attend", Q1, "Person=a.vera", true },
	     { "requirement.decide", D "/R-01", "@meeting=" Q1 "~@mode=roll-call~@for=j.perez l.diaz a.vera~Verdict=keep~Reason=x", false },      /* the seat ended */
	     { "person.leave", "d.luna", "To=2018-11-20~Reason=Se fue", true },
	     { "requirement.decide", C "/R-01", "@meeting=" R1 "~@mode=roll-call~@for=p.rojas m.soto d.luna~Verdict=keep~Reason=x", false },
	     { "meeting.depart", R1, "Person=d.luna", true }, { "meeting.attend", R1, "Person=d.luna", false },
	     { "requirement.add", C, "@as=d.luna~Clause=De quien se fue", false });
	assert_true(record_is(scope_get(service_scope(svc), "requirement", C, "R-01"), "State", "pending"));    /* nobody was for it */
}

static void what_stands_stays(void **state)
{
	(void)state;
	PLAY({ "candidate.postpone", C, "Reason=Yo no quiero", false },
	     { "contract.change", C, "Mandate=CCE-2018-01~Reason=x", false },
	     { "contract.add", "SC-2018-P03", "Name=Otro~Mandate=CCE-2018-02", false },
	     { "meeting.close", Q1, "", true },
	     { "meeting.change", Q1, "Date=2018-11-27", false },
	     { "meeting.open", Q1, "", false }, { "meeting.resume", Q1, "", false },
	     { "escalation.draft", C, "Question=¿Sí?~" OPTIONS, true }, { "escalation.raise", C "/ESC-001", BOTH "Reason=x", true },
	     { "escalation.change", C "/ESC-001", "Question=¿No?", false },
	     { "escalation.merge", C "/ESC-001", "Reason=x", false }, { "escalation.merge", C "/ESC-001", "Merged-Into=ESC-001~Reason=x", false },
	     { "escalation.merge", C "/ESC-001", "Merged-Into=ESC-009~Reason=x", false },
	     { "guidance.defer", C "/ESC-001", "@meeting=" S1 "~Title=Luego~Reason=x", true },
	     { "escalation.change", C "/ESC-001", "Question=¿No?", false },
	     { "agreement.rule", C "/ESC-001", SESSION "Title=Sí~Reason=x", true },
	     { "escalation.change", C "/ESC-001", "Question=¿No?", false },
	     { "escalation.withdraw", C "/ESC-001", "Reason=No gustó", false },
	     { "escalation.apply", C "/ESC-001", "Followed=followed~Reason=x", true },
	     { "escalation.acknowledge", C "/ESC-001", "", false },
	     { "guidance.respond", "CCE-2018-P01", "Followed=followed~Reason=x", true },
	     { "requirement.decide", C "/R-01", BOTH "Verdict=modify~Reason=x~No-Evidence=y~Instruction=z~Instruction-Owner=m.soto~Instruction-Due=2018-12-10", true },
	     { "requirement.propose", C "/R-01", "Proposal=drop~Reason=Lo deshago solo", false });
}

/* Shares and weights, once a scheme rests on them. */
static void sums_that_move(void **state)
{
	(void)state;
	PLAY({ "metric.add", C, "Title=M~Definition=x~Direction=down~Floor=10~Target=5~Weight=100~Source=T~Guard=G", true },
	     { "metric.adopt", C "/M1", BOTH "Reason=x", true },
	     { "scheme.add", C, "Title=Uno", true }, { "scheme.add", C, "Title=Dos", true },
	     { "payment.add", C, "Scheme=PG-9~Title=Huérfano~Type=fixed~Share=10", false },
	     { "payment.add", C, "Scheme=PG-1~Title=Fijo~Type=fixed~Share=80", true },
	     { "payment.add", C, "Scheme=PG-1~Title=Sobra~Type=fixed~Share=20", true },
	     { "payment.drop", C "/PG-1.2", BOTH "Reason=x", true },
	     { "payment.add", C, "Scheme=PG-1~Title=Variable~Type=variable~Share=20", true },        /* what was dropped counts no more */
	     { "payment.add", C, "Scheme=PG-2~Title=Fijo~Type=fixed~Share=90", true },
	     { "payment.change", C "/PG-2.1", "Scheme=PG-1", false },
	     { "scheme.adopt", C "/PG-1", BOTH "Reason=x", true },
	     { "payment.change", C "/PG-1.1", "Share=70", false },
	     { "payment.change", C "/PG-1.1", "Scheme=PG-2", false },
	     { "payment.add", C, "Scheme=PG-1~Title=Multa~Type=fine", false },
	     { "payment.drop", C "/PG-1.1", BOTH "Reason=x", false },
	     { "scheme.reopen", C "/PG-1", "Reason=x", true },
	     { "payment.change", C "/PG-1.1", "Share=70", true }, { "payment.change", C "/PG-1.3", "Share=30", true },
	     { "scheme.adopt", C "/PG-1", BOTH "Reason=x", true });
}

static void the_roster_and_the_numbers(void **state)
{
	(void)state;
	PLAY({ "person.leave", "f.lagos", "Reason=Me voy", false },
	     { "person.change", "f.lagos", "Roles=recorder", false },
	     { "person.change", "f.lagos", "Logins=", false },
	     { "person.change", "j.perez", "Logins=tester", false },
	     { "person.add", "k.nuevo", "Name=K~Logins=tester", false },
	     { "person.change", "a.vera", "Roles=registrar", true },
	     { "person.change", "f.lagos", "Roles=registrar recorder reader", true },
	     { "body.change", "CCE", "Numbers-From=2018/50~Reason=Salto", false },
	     { "body.change", "CCE", "Numbers-From=diez~Reason=x", false },
	     { "body.change", "CCE", "Numbers-From=2019/7~Reason=El otro año", true },
	     { "body.change", GT, "Contract=" D "~Reason=x", false },
	     { "agreement.mandate", "", SESSION "@replaces=999~Title=x~Contracts=" C "~Reason=x", false },
	     { "escalation.draft", C, "Question=¿Sí?~" OPTIONS, true }, { "escalation.raise", C "/ESC-001", BOTH "Reason=x", true },
	     { "guidance.give", C "/ESC-001", "Title=Contra el mandato~Replaces=CCE-2018-02~Reason=x", false },
	     { "validation.give", C "/ESC-001", SESSION "Title=Conforme~Replaces=CCE-2018-02~Reason=x", true });
	/* Linked both ways. */
	assert_string_equal(record_get(scope_get(service_scope(svc), "agreement", "", "CCE-2018-02"), "Replaced-By"), "CCE-2018-03");
	assert_string_equal(record_get(scope_get(service_scope(svc), "agreement", "", "CCE-2018-03"), "Replaces"), "CCE-2018-02");
	PLAY({ "person.leave", "f.lagos", "Reason=Me voy", true });
}

static void other_logins(void **state)
{
	struct service_options o = { .login = "jperez" };
	struct service *s, *mine = svc;
	struct why why = { 0 };

	(void)state;
	assert_int_equal(service_open(&s, place, &o, NULL, &why), RC_OK);
	svc = s;
	/* j.perez sits in the group of the other contract only. */
	PLAY({ "requirement.add", D, "Clause=Mía", true },
	     { "requirement.add", C, "Clause=Ajena", false },
	     { "requirement.add", C, "@meeting=" Q1 "~Clause=Ajena", false },
	     { "requirement.add", C, "@body=GT-" D "~Clause=Ajena", false },
	     { "requirement.change", C "/R-01", "@body=GT-" D "~Q-Goal=Ajena", false },
	     { "candidate.add", "SC-2018-P04", "@body=GT-" D "~Name=Mía", false },
	     { "requirement.add", D, "@as=l.diaz~Clause=Por otro", false },
	     { "person.change", "j.perez", "Roles=registrar", false });
	service_close(s);
	o.login = "avera";
	assert_int_equal(service_open(&s, place, &o, NULL, &why), RC_OK);
	svc = s;
	PLAY({ "requirement.add", D, "Clause=De un asiento que terminó en 2017", false }, { "candidate.add", "SC-2018-P04", "Name=Del Comité", true });
	service_close(s);
	svc = mine;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(another_bodys_meeting, world, stop),
		cmocka_unit_test_setup_teardown(rulings_by_nobody, world, stop),
		cmocka_unit_test_setup_teardown(recused_and_yet, world, stop),
		cmocka_unit_test_setup_teardown(votes_that_are_none, world, stop),
		cmocka_unit_test_setup_teardown(what_stands_stays, world, stop),
		cmocka_unit_test_setup_teardown(sums_that_move, world, stop),
		cmocka_unit_test_setup_teardown(the_roster_and_the_numbers, world, stop),
		cmocka_unit_test_setup_teardown(other_logins, world, stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
