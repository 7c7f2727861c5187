/* The meeting room as pure rules: motions with frozen words, the consent list, proposals, what Legal objects to, notes, items put off, attendance put
 * right, minutes from draft to approval (domain.md 4.1, 4.2, 9). Each both ways. */
#include "model_world.h"

#define M GT "-R01"

static const char *cell(const char *table, size_t row, const char *column)
{
	const struct record *m = scope_meeting(scope, M);
	const struct field *f = &m->kind->fields[kind_field(m->kind, table)];
	struct row *rows;

	return row < table_rows(record_get(m, table), &rows, arena) ? table_cell(f, &rows[row], column) : "(no such row)";
}

static void with_tabla(const char *state, const char *present)
{
	struct strs who = { 0 };
	const char *rows = "";

	strs_split(&who, arena, present);
	for (size_t i = 0; i < who.n; i++)
		rows = arena_printf(arena, "%s%s%s | - | titular | present | 2018-11-26T09:00:00-03:00 | -", rows, i ? "\n " : "Attendance: ", who.v[i]);
	put("meeting", "", M, arena_printf(arena, "Title: Uno\nBody: " GT "\nContract: " C "\nTabla: 1 | Acta anterior | 5 | done | -\n 2 | Requisitos | 60 | open | -\n%s%sCurrent-Item: 2\n"
	    "Opened: 2018-11-26T09:00:00-03:00\n%sState: %s\n", rows, *rows ? "\n" : "", strcmp(state, "closed") == 0 ? "Closed: 2018-11-26T09:20:00-03:00\n" : "", state));
}

#define MOTION { "Motion", "Se elimina el depósito.\nNo sirve a ninguna meta." }, { "Motion-On", C "/R-01" }, { "Motion-Verb", "requirement.decide" }, \
	{ "Motion-Sets", "Verdict: drop" }, { "Mover", "p.rojas" },
#define DROP { "Verdict", "drop" }, { "Evidence", "EV-001" }, { "Reason", "Nada." },

static void a_motion_from_words_to_result(void **state)
{
	(void)state;
	with_tabla("open", "p.rojas m.soto a.vera");
	ALLOWED("meeting.motion", M, MOTION);
	keep();
	assert_string_equal(cell("Tabla", 1, "state"), "voting");
	/* Nothing else is decided, no item opened, nothing closed, while it is open. */
	mode = "consensus";
	REFUSED("motion-frozen", "requirement.decide", C "/R-02", { "Verdict", "keep" }, { "Reason", "Ley." },);
	REFUSED(NULL, "meeting.item", M, { "Item", "1" },);
	REFUSED(NULL, "meeting.close", M,);
	REFUSED(NULL, "meeting.suspend", M, { "Reason", "Luz." },);
	REFUSED(NULL, "meeting.motion", M, { "Motion", "Otra." },);
	/* The words are frozen. */
	mode = "consensus";
	REFUSED("motion-frozen", "requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "Nada." },);
	REFUSED(NULL, "meeting.resolve", M,);
	/* Nobody edits the clause at a desk meanwhile; others are edited as ever, and Legal may object. */
	REFUSED("motion-frozen", "requirement.change", C "/R-01", { "Clause", "Otra cosa" },);
	REFUSED("motion-frozen", "requirement.propose", C "/R-01", { "Proposal", "keep" }, { "Reason", "Mejor no." },);
	ALLOWED("requirement.change", C "/R-02", { "Q-Law", "Código del Trabajo" },);
	person = "m.soto";
	ALLOWED("requirement.object", C "/R-01", { "Legal-Flag", "art. 6" },);
	mode = "roll-call", votes_for = "p.rojas m.soto", votes_against = "a.vera";
	ALLOWED("requirement.decide", C "/R-01", DROP);
	keep();
	assert_string_equal(cell("Motions", 0, "result"), "adopted");
	assert_string_equal(cell("Motions", 0, "text"), "Se elimina el depósito.");
	assert_string_equal(cell("Motions", 0, "by"), "p.rojas");
	assert_string_equal(cell("Motions", 0, "on"), C "/R-01");
	assert_string_equal(cell("Tabla", 1, "state"), "open");
	assert_string_equal(record_get(scope_meeting(scope, M), "Motion"), "");
	assert_string_equal(record_get(scope_named(scope, "requirement", C, "R-01"), "State"), "decided");
	mode = "consensus";
	ALLOWED("requirement.decide", C "/R-02", { "Verdict", "keep" }, { "Reason", "Ley." },);
}

static void a_motion_that_fails_or_is_withdrawn(void **state)
{
	(void)state;
	with_tabla("open", "p.rojas m.soto a.vera");
	ALLOWED("meeting.motion", M, MOTION);
	keep();
	mode = "roll-call", votes_for = "p.rojas", votes_against = "m.soto a.vera";
	ALLOWED("requirement.decide", C "/R-01", DROP);
	keep();
	assert_string_equal(cell("Motions", 0, "result"), "rejected");
	assert_string_equal(record_get(scope_named(scope, "requirement", C, "R-01"), "State"), "pending");
	ALLOWED("meeting.motion", M, { "Motion", "Que la sala se ventile." },);
	keep();
	REFUSED(NULL, "meeting.unmove", M,);                            /* no reason */
	ALLOWED("meeting.unmove", M, { "Reason", "Se abrió la ventana." },);
	keep();
	assert_string_equal(cell("Motions", 1, "result"), "withdrawn");
	REFUSED(NULL, "meeting.unmove", M, { "Reason", "Otra vez." },);
	mode = "consensus";
	REFUSED(NULL, "meeting.resolve", M,);
}

static void a_free_motion(void **state)
{
	(void)state;
	with_tabla("open", "p.rojas m.soto a.vera");
	ALLOWED("meeting.motion", M, { "Motion", "Próxima sesión el martes." },);
	keep();
	mode = "roll-call", votes_for = "p.rojas m.soto a.vera";
	ALLOWED("meeting.resolve", M,);
	assert_string_equal(act->t.one[TRAILER_RESULT], "adopted");
	assert_string_equal(act->t.one[TRAILER_QUORUM], "3/3");
	keep();
	assert_string_equal(cell("Motions", 0, "result"), "adopted");
	assert_string_equal(cell("Motions", 0, "on"), "");
}

static void who_may_put_one(void **state)
{
	(void)state;
	with_tabla("open", "p.rojas a.vera");                           /* Legal is missing: case E of the field */
	REFUSED(NULL, "meeting.motion", M, MOTION);
	with_tabla("suspended", "p.rojas m.soto a.vera");
	REFUSED(NULL, "meeting.motion", M, MOTION);
	with_tabla("open", "p.rojas m.soto a.vera");
	REFUSED(NULL, "meeting.motion", M, { "Motion", "Algo" }, { "Mover", "j.perez" },);       /* is not here */
	assert_int_equal(try("meeting.motion", M, P({ "Motion", "Algo" }, { "Motion-On", C "/R-77" }, { "Motion-Verb", "requirement.decide" },), &(struct why){ 0 }), RC_NOTFOUND);
	assert_int_equal(try("meeting.motion", M, P({ "Motion", "Algo" }, { "Motion-On", C "/R-01" },), &(struct why){ 0 }), RC_INVALID);
	assert_int_equal(try("meeting.motion", M, P({ "Motion", "Algo" }, { "Motion-On", C "/R-01" }, { "Motion-Verb", "task.add" },), &(struct why){ 0 }), RC_INVALID);
	assert_int_equal(try("meeting.motion", M, P({ "Mover", "p.rojas" },), &(struct why){ 0 }), RC_INVALID);
}

/* --- proposals and the consent list ----------------------------------------------------------------------------------------------------------- */

static void propose(const char *id, const char *who, const char *verdict)
{
	put("proposal", C, id, arena_printf(arena, "Requirement: R-01\nBy: %s\nVerdict: %s\nState: open\nReason: Porque.\n", who, verdict));
}

static void one_proposal_each(void **state)
{
	(void)state;
	person = "p.rojas";
	ALLOWED("proposal.make", C, { "Requirement", "R-01" }, { "Verdict", "drop" }, { "Reason", "Nadie lo usa." },);
	keep();
	assert_string_equal(record_get(scope_named(scope, "proposal", C, "PV-001"), "By"), "p.rojas");
	person = "p.rojas";
	REFUSED(NULL, "proposal.make", C, { "Requirement", C "/R-01" }, { "Verdict", "keep" }, { "Reason", "Otra." },);
	person = "m.soto";
	ALLOWED("proposal.make", C, { "Requirement", C "/R-01" }, { "Verdict", "keep" }, { "Reason", "Otra." },);
	person = "m.soto";
	REFUSED(NULL, "proposal.change", C "/PV-001", { "Verdict", "keep" }, { "Reason", "Mía." },);
	person = "p.rojas";
	ALLOWED("proposal.change", C "/PV-001", { "Verdict", "keep" }, { "Reason", "Lo pensé." },);
	person = "p.rojas";
	ALLOWED("proposal.withdraw", C "/PV-001", { "Reason", "Ya no." },);
	keep();
	person = "p.rojas";
	REFUSED(NULL, "proposal.change", C "/PV-001", { "Verdict", "drop" }, { "Reason", "Tarde." },);
	person = "p.rojas";
	REFUSED(NULL, "proposal.make", C, { "Requirement", "R-03" }, { "Verdict", "keep" }, { "Reason", "Ya decidida." },);
	/* A clause of another contract has no place here. */
	put("contract", "SC-2018-P02", "SC-2018-P02", "Name: Otro\nDirector: a.vera\nState: in-work\n");
	put("requirement", "SC-2018-P02", "R-01", "Clause: De otro\nType: input\nState: pending\n");
	person = "m.soto";
	assert_int_equal(try("proposal.make", C, P({ "Requirement", "SC-2018-P02/R-01" }, { "Verdict", "drop" }, { "Reason", "Ajena." },), &(struct why){ 0 }), RC_NOTFOUND);
	person = "out.sider";
	REFUSED(NULL, "proposal.make", C, { "Requirement", "R-01" }, { "Verdict", "keep" }, { "Reason", "De fuera." },);
}

static void consent_takes_what_all_say_alike(void **state)
{
	(void)state;
	mode = "consent";
	REFUSED("consent-agreed", "requirement.decide", C "/R-01", DROP);        /* nobody proposed it */
	propose("PV-001", "p.rojas", "drop");
	propose("PV-002", "m.soto", "keep");
	mode = "consent";
	REFUSED("consent-agreed", "requirement.decide", C "/R-01", DROP);        /* contested */
	propose("PV-002", "m.soto", "drop");
	mode = "consent", votes_for = "p.rojas m.soto";
	REFUSED("assent-unopposed", "requirement.decide", C "/R-01", DROP);      /* consent stores no votes */
	mode = "consent", votes_against = "a.vera";
	REFUSED("assent-unopposed", "requirement.decide", C "/R-01", DROP);
	mode = "consent";
	ALLOWED("requirement.decide", C "/R-01", DROP);
	assert_string_equal(act->t.one[TRAILER_RESULT], "adopted");
	assert_null(act->t.one[TRAILER_FOR]);
	keep();
	assert_string_equal(record_get(scope_named(scope, "proposal", C, "PV-001"), "State"), "used");
	assert_string_equal(record_get(scope_named(scope, "proposal", C, "PV-002"), "State"), "used");
	/* What stands in the clause itself is a proposal too, until its author makes another. */
	put("requirement", C, "R-01", "Clause: Depósito\nType: input\nProposal: keep\nProposed-By: a.vera\nState: proposed\nReason: Sirve.\n");
	propose("PV-001", "p.rojas", "drop");
	mode = "consent";
	REFUSED("consent-agreed", "requirement.decide", C "/R-01", DROP);
	propose("PV-002", "a.vera", "drop");
	mode = "consent";
	ALLOWED("requirement.decide", C "/R-01", DROP);
	put("requirement", C, "R-01", "Clause: Depósito\nType: input\nProposal: drop\nProposed-By: a.vera\nState: proposed\nReason: Sobra.\n");
	put("proposal", C, "PV-001", "Requirement: R-01\nBy: p.rojas\nVerdict: keep\nState: withdrawn\nReason: Porque.\n");
	put("proposal", C, "PV-002", "Requirement: R-01\nBy: a.vera\nVerdict: keep\nState: used\nReason: Porque.\n");
	mode = "consent";
	ALLOWED("requirement.decide", C "/R-01", DROP);
	/* What another clause has is not used up. */
	put("proposal", C, "PV-003", "Requirement: R-02\nBy: p.rojas\nVerdict: keep\nState: open\nReason: Ley.\n");
	assert_string_equal(record_get(scope_named(scope, "proposal", C, "PV-003"), "State"), "open");
	/* Without quorum by role it takes nothing. */
	with_tabla("open", "p.rojas a.vera");
	mode = "consent";
	REFUSED("quorum", "requirement.decide", C "/R-02", { "Verdict", "keep" }, { "Reason", "Ley." },);
}

/* --- Legal ------------------------------------------------------------------------------------------------------------------------------------ */

static void not_lawful_stays_until_answered(void **state)
{
	(void)state;
	person = "p.rojas";
	REFUSED(NULL, "requirement.object", C "/R-01", { "Legal-Flag", "art. 6" },);
	person = "m.soto";
	ALLOWED("requirement.object", C "/R-01", { "Legal-Flag", "Ley 19.886, art. 6" },);
	keep();
	mode = "consensus";
	REFUSED("legal-answered", "requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "Sirve." },);
	propose("PV-001", "p.rojas", "keep");
	mode = "consent";
	REFUSED("consent-agreed", "requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "Sirve." },);
	mode = "consensus";
	ALLOWED("requirement.decide", C "/R-01", DROP);                 /* what goes breaks no law */
	assert_int_equal(try("requirement.answerflag", C "/R-01", P({ "Reason", "Ya." },), &(struct why){ 0 }), RC_INVALID);
	ALLOWED("requirement.answerflag", C "/R-01", { "Legal-Answer", "Se cita el reglamento." }, { "Reason", "Jurídica conforme." },);
	keep();
	mode = "consensus";
	ALLOWED("requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "Sirve." },);
	REFUSED(NULL, "requirement.answerflag", C "/R-01", { "Legal-Answer", "Otra vez." }, { "Reason", "Ya." },);
}

/* --- notes, topics, items, attendance ------------------------------------------------------------------------------------------------------------ */

static void notes_and_topics(void **state)
{
	(void)state;
	with_tabla("open", "p.rojas m.soto a.vera");
	ALLOWED("meeting.note", M, { "Note", "Jurídica: ninguna norma lo exige." }, { "Item", "2" },);
	keep();
	ALLOWED("meeting.park", M, { "Topic", "Seguros | pólizas" },);
	STATE_IS("Note", "");                                           /* the next act is another event */
	keep();
	assert_string_equal(cell("Parking", 0, "text"), "Seguros / pólizas");
	assert_string_equal(cell("Parking", 0, "state"), "open");
	REFUSED(NULL, "meeting.unpark", M, { "Topic", "2" },);
	ALLOWED("meeting.unpark", M, { "Topic", "1" },);
	keep();
	assert_string_equal(cell("Parking", 0, "state"), "taken");
	REFUSED(NULL, "meeting.unpark", M, { "Topic", "1" },);
	ALLOWED("meeting.putoff", M, { "Item", "2" }, { "Reason", "Falta el informe." },);
	keep();
	assert_string_equal(cell("Tabla", 1, "state"), "deferred");
	assert_string_equal(record_get(scope_meeting(scope, M), "Current-Item"), "");
	assert_int_equal(try("meeting.note", M, P({ "Note", "x" }, { "Item", "9" },), &(struct why){ 0 }), RC_NOTFOUND);
	with_tabla("convened", "");
	REFUSED(NULL, "meeting.note", M, { "Note", "Antes de empezar." },);
}

static void attendance_is_put_right(void **state)
{
	(void)state;
	with_tabla("open", "p.rojas m.soto a.vera");
	decided = "2018-11-26T09:50:00-03:00";
	ALLOWED("meeting.mend", M, { "Attendance", "p.rojas | - | titular | present | 2018-11-26T09:00:00-03:00 | -\nj.perez | legal | deputy | remote | 2018-11-26T09:10:00-03:00 | 2018-11-26T09:40:00-03:00" },
		{ "Reason", "Vino el subrogante." },);
	keep();
	assert_string_equal(cell("Attendance", 1, "person"), "j.perez");
	REFUSED(NULL, "meeting.mend", M, { "Attendance", "p.rojas | - | titular | present | 2018-11-26T08:00:00-03:00 | -" }, { "Reason", "Antes de abrir." },);
	REFUSED(NULL, "meeting.mend", M, { "Attendance", "p.rojas | - | titular | present | 2018-11-26T09:30:00-03:00 | 2018-11-26T09:20:00-03:00" }, { "Reason", "Al revés." },);
	assert_int_equal(try("meeting.mend", M, P({ "Attendance", "x.nadie | - | titular | present | 2018-11-26T09:30:00-03:00 | -" }, { "Reason", "Quién." },), &(struct why){ 0 }), RC_NOTFOUND);
	REFUSED(NULL, "meeting.mend", M, { "Attendance", "p.rojas | - | titular | present | 2018-11-26T09:30:00-03:00 | -" },);           /* no reason */
	/* In somebody else's seat, as what they are not, a guest with a seat, the same person twice at one time. */
#define LINE(who, seat, as, from, to) who " | " seat " | " as " | present | 2018-11-26T" from ":00-03:00 | " to
#define AT(t) "2018-11-26T" t ":00-03:00"
	REFUSED(NULL, "meeting.mend", M, { "Attendance", LINE("a.vera", "legal", "titular", "09:00", "-") }, { "Reason", "Silla ajena." },);
	REFUSED(NULL, "meeting.mend", M, { "Attendance", LINE("a.vera", "nada", "titular", "09:00", "-") }, { "Reason", "No hay tal silla." },);
	REFUSED(NULL, "meeting.mend", M, { "Attendance", LINE("j.perez", "legal", "titular", "09:00", "-") }, { "Reason", "Es subrogante." },);
	REFUSED(NULL, "meeting.mend", M, { "Attendance", LINE("j.perez", "legal", "guest", "09:00", "-") }, { "Reason", "Invitado con silla." },);
	REFUSED(NULL, "meeting.mend", M, { "Attendance", LINE("m.soto", "legal", "titular", "09:00", AT("09:20")) "\n" LINE("m.soto", "legal", "titular", "09:10", "-") }, { "Reason", "Dos veces." },);
	ALLOWED("meeting.mend", M, { "Attendance", LINE("m.soto", "legal", "titular", "09:00", AT("09:20")) "\n" LINE("m.soto", "legal", "titular", "09:20", "-") "\n"
		LINE("j.perez", "-", "guest", "09:00", "-") }, { "Reason", "Salió y volvió." },);
	with_tabla("closed", "");
	REFUSED(NULL, "meeting.mend", M, { "Attendance", "p.rojas | - | titular | present | 2018-11-26T09:30:00-03:00 | -" }, { "Reason", "Sigue aquí." },);
	REFUSED(NULL, "meeting.mend", M, { "Attendance", LINE("p.rojas", "-", "titular", "09:00", AT("09:30")) }, { "Reason", "Después del cierre." },);
	ALLOWED("meeting.mend", M, { "Attendance", LINE("p.rojas", "-", "titular", "09:00", AT("09:20")) }, { "Reason", "Hasta el cierre." },);
	with_tabla("convened", "");
	REFUSED(NULL, "meeting.mend", M, { "Attendance", "p.rojas | - | titular | present | 2018-11-26T09:30:00-03:00 | -" }, { "Reason", "No se abrió." },);
}

/* --- minutes ---------------------------------------------------------------------------------------------------------------------------------- */

static void minutes_from_draft_to_approval(void **state)
{
	(void)state;
	with_tabla("open", "p.rojas m.soto a.vera");
	REFUSED(NULL, "meeting.minutes", M,);
	with_tabla("closed", "");
	REFUSED(NULL, "meeting.correct", M, { "Correction", "Punto 2: 40 minutos." }, { "Reason", "Así fue." },);
	ALLOWED("meeting.minutes", M,);
	keep();
	REFUSED(NULL, "meeting.minutes", M,);
	ALLOWED("meeting.correct", M, { "Correction", "Punto 2: 40 minutos." }, { "Reason", "Así fue." },);
	keep();
	ALLOWED("meeting.correct", M, { "Correction", "Falta el nombre de A. Vera." }, { "Reason", "Así fue." },);
	STATE_IS("Corrections", "2018-11-26T10:00:00-03:00 f.lagos: Punto 2: 40 minutos.\n2018-11-26T10:00:00-03:00 f.lagos: Falta el nombre de A. Vera.");
	keep();
	/* In the next meeting, with its quorum. */
	put("meeting", "", GT "-R02", "Title: Dos\nBody: " GT "\nContract: " C "\nAttendance: p.rojas | - | titular | present | 2018-11-26T09:30:00-03:00 | -\n"
	    " m.soto | - | titular | present | 2018-11-26T09:30:00-03:00 | -\nOpened: 2018-11-26T09:30:00-03:00\nState: open\n");
	mode = "consensus";
	REFUSED("meeting-open", "meeting.approve", M,);                           /* in itself, which is closed */
	/* Not in one of another body, nor in one that was held before it ended. */
	put("body", "", "CCE", "Name: Comité\nType: committee\nChair: a\nSeats: a | administrator | p.rojas | - | 2018-01-01 | - | vote | -\n b | planning | m.soto | - | 2018-01-01 | - | vote | -\n");
	put("meeting", "", "CCE-2018-S01", "Title: Comité\nBody: CCE\nAttendance: p.rojas | a | titular | present | 2018-11-26T09:30:00-03:00 | -\n"
	    " m.soto | b | titular | present | 2018-11-26T09:30:00-03:00 | -\nOpened: 2018-11-26T09:30:00-03:00\nState: open\n");
	in_meeting = "CCE-2018-S01", mode = "consensus";
	REFUSED(NULL, "meeting.approve", M,);
	put("meeting", "", GT "-R00", "Title: Cero\nBody: " GT "\nContract: " C "\nAttendance: p.rojas | - | titular | present | 2018-11-26T09:00:00-03:00 | -\n"
	    " m.soto | - | titular | present | 2018-11-26T09:00:00-03:00 | -\nOpened: 2018-11-26T09:10:00-03:00\nState: open\n");
	in_meeting = GT "-R00", mode = "consensus";
	REFUSED(NULL, "meeting.approve", M,);
	in_meeting = GT "-R02", mode = "roll-call", votes_for = "p.rojas", votes_against = "m.soto";
	ALLOWED("meeting.approve", M,);                                           /* recorded, not carried: still a draft */
	STATE_IS("Minutes-State", "draft");
	in_meeting = GT "-R02", mode = "consensus";
	ALLOWED("meeting.approve", M,);
	STATE_IS("Minutes-State", "approved");
	STATE_IS("Approved-In", GT "-R02");
	assert_string_equal(act->t.one[TRAILER_QUORUM], "2/3");
	keep();
	in_meeting = GT "-R02", mode = "consensus";
	REFUSED(NULL, "meeting.approve", M,);
	REFUSED(NULL, "meeting.correct", M, { "Correction", "Tarde." }, { "Reason", "Así fue." },);
	REFUSED(NULL, "meeting.mend", M, { "Recusals", "" }, { "Reason", "Tarde." },);
	REFUSED(NULL, "meeting.note", M, { "Note", "Tarde." },);
	ALLOWED("meeting.signed", M, { "Signed-Copy", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" }, { "Signed-Name", "acta.pdf" },);
}

/* --- corrections and the newer guards ----------------------------------------------------------------------------------------------------------- */

static void a_wrong_vote_is_replaced(void **state)
{
	(void)state;
	mode = "consensus";
	REFUSED(NULL, "requirement.decide", C "/R-03", { "Verdict", "drop" }, { "Evidence", "EV-001" }, { "Reason", "Era otra." },);
	mode = "consensus", replaces = "5";
	ALLOWED("requirement.decide", C "/R-03", { "Verdict", "drop" }, { "Evidence", "EV-001" }, { "Reason", "Era otra." },);
	STATE_IS("Verdict", "drop");
	mode = "consensus", replaces = "7";
	REFUSED(NULL, "requirement.decide", C "/R-03", { "Verdict", "drop" }, { "Evidence", "EV-001" }, { "Reason", "De sí misma." },);
	/* What the committee was given is reopened first; what it was not given, or what came back, is not. */
	put("recommendation", C, "REC-1", arena_printf(arena, "Title: Licitar\nFreezes: %s | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nState: frozen\n",
	    record_path(arena, kind_by_name("requirement"), C, "R-03")));
	mode = "consensus", replaces = "5";
	REFUSED(NULL, "requirement.decide", C "/R-03", { "Verdict", "drop" }, { "Evidence", "EV-001" }, { "Reason", "Era otra." },);
	put("requirement", C, "R-04", "Clause: Nueva\nType: input\nVerdict: keep\nState: decided\nReason: Sirve.\n");
	mode = "consensus", replaces = "5";
	ALLOWED("requirement.decide", C "/R-04", { "Verdict", "drop" }, { "Evidence", "EV-001" }, { "Reason", "Era otra." },);
	put("recommendation", C, "REC-1", arena_printf(arena, "Title: Licitar\nFreezes: %s | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\nState: returned\n",
	    record_path(arena, kind_by_name("requirement"), C, "R-03")));
	mode = "consensus", replaces = "5";
	ALLOWED("requirement.decide", C "/R-03", { "Verdict", "drop" }, { "Evidence", "EV-001" }, { "Reason", "Era otra." },);
}

static void who_has_not_declared_is_named(void **state)
{
	struct why why;

	(void)state;
	put("declaration", C, "DE-04", "Person: f.lagos\nType: interest\n");    /* m.soto's second one is gone */
	mode = "consensus";
	REFUSED("declared", "requirement.decide", C "/R-01", DROP);
	mode = "consensus";
	(void)try("requirement.decide", C "/R-01", P(DROP), &why);
	assert_string_equal(why.arg[0], "m.soto");
}

static void late_for_a_reason_that_the_rules_know(void **state)
{
	(void)state;
	put("rules", "", "2018-01-02-1", "Date: 2018-01-02\nDeciding: working-group | >1/2 | seats | not-needed | legal | >1/2 | cast | 2 | fails | no | yes\n"
	    "Guards: late-reason-known late-with-reason\nLate-Hours: 1\nLate-Reasons: paper outage\n");
	decided = "2018-11-26T08:00:00-03:00", late = "whim";
	REFUSED("late-reason-known", "task.add", C, { "Title", "Tarea" },);
	decided = "2018-11-26T08:00:00-03:00", late = "paper";
	ALLOWED("task.add", C, { "Title", "Tarea" },);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, world, gone)
	const struct CMUnitTest tests[] = {
		T(a_motion_from_words_to_result), T(a_motion_that_fails_or_is_withdrawn), T(a_free_motion), T(who_may_put_one), T(one_proposal_each),
		T(consent_takes_what_all_say_alike), T(not_lawful_stays_until_answered), T(notes_and_topics), T(attendance_is_put_right),
		T(minutes_from_draft_to_approval), T(a_wrong_vote_is_replaced), T(who_has_not_declared_is_named), T(late_for_a_reason_that_the_rules_know),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
