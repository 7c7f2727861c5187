/* The meeting at the speed of the room, by keys: its clock from stored instants (also after the program was killed), the pace and what to cut, quorum with the
 * role that is missing, all titulars with one key, items put off, tasks in business days, the next meeting proposed, and what a reader may not do. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ground.h"

#define M "GT-SC-2018-P01-R02"

/* The rules ask for Legal; the group's second meeting is convened with the table of the mock-up. */
static const char prepared[] =
	"Verb: rules.adopt\nRecord: 2018-11-26-2\nDate: 2018-11-26\nReason: Jurídica debe estar.\nRecorders: f.lagos\nGuards: quorum meeting-open\nLate-Hours: 48\n"
	"Deciding: committee | >1/2 | seats | not-needed | - | >1/2 | cast | 2 | fails | yes | no\n"
	" working-group | >1/2 | seats | not-needed | legal | >1/2 | cast | 2 | fails | yes | no\n\n"
	"Verb: meeting.close\nRecord: GT-SC-2018-P01-R01\n\nVerb: meeting.close\nRecord: CCE-2018-S01\n\n"
	"Verb: requirement.add\nRecord: SC-2018-P01\nClause: Uniforme con logo bordado en tres colores\nType: input\n\n"
	"Verb: meeting.convene\nRecord: " M "\nBody: GT-SC-2018-P01\nContract: SC-2018-P01\nTitle: Requisitos I\nDate: 2018-11-26\nStep: step-4\n"
	"Tabla: 1 | Acta anterior | 5 | pending | GT-SC-2018-P01-R01\n 2 | Evidencia: ferias | 20 | pending | -\n 3 | Requisitos 09 a 11 | 25 | pending | SC-2018-P01/R-01\n"
	" 4 | Fórmula | 30 | pending | -\n 5 | Acuerdos | 10 | pending | -\n";

static void at(const char *hour, const char *stanza)
{
	char now[64];

	snprintf(now, sizeof now, "2018-11-26T%s:00-03:00", hour);
	setenv("PROCURE_NOW", now, 1);
	tap_ok(ground_do(stanza), "recorded at %s", hour);
}

static void coloured(struct term *t, const char *word, int fg)
{
	int row, col;

	if (!tap_ok(term_find(t, word, &row, &col), "the screen shows %s", word))
		return;
	tap_ok(term_cell_at(t, row, col).fg == fg, "%s has the colour %d of its role (it has %d)", word, fg, term_cell_at(t, row, col).fg);
}

/* Before it is opened, what is not possible says why; d opens, and the roll is called: one key for the titulars, two for who is remote. */
static void opening(void)
{
	struct term *t = ground_start(24, 80);

	term_keys(t, "<Enter>r<Enter>");
	term_expect(t, "Nothing can be decided before the meeting is opened");
	term_keys(t, "+");
	term_expect_row(t, -2, "Nothing can be decided before the meeting is opened");
	term_keys(t, "d");
	term_expect(t, "Open the meeting");
	term_keys(t, "1");
	term_expect(t, "In progress");
	term_expect(t, "Who is here · 2 of 5 (Tab)");
	coloured(t, "▲ 0 of 3 present", 209);
	term_keys(t, "<Enter>2");                /* Paula Rojas, remote */
	term_expect(t, "● remote");
	term_keys(t, "<Enter>1");                /* the next one is selected already */
	coloured(t, "▲ 2 of 3 present, Legal missing", 209);
	term_keys(t, "s");
	term_expect(t, "1 have arrived, each with an act");
	coloured(t, "■ 3 of 3 present: there is quorum", 43);
	term_keys(t, "s");
	term_expect(t, "is here already");
	term_expect(t, "Tabla (minutes) · 1 of 5 (Tab)");
	term_keys(t, "<Enter>");                 /* everybody is here: Enter goes on to the first item */
	term_expect(t, "▶ 1  Acta anterior");
	term_free(t);
}

/* Opened at 10:12; 4 and 26 minutes were taken, the third item is open since 10:42; it is 11:00. */
static void pace(int rows, int cols)
{
	struct term *t = ground_start(rows, cols);

	term_keys(t, "gr");
	term_expect(t, "● 00:48:00");
	term_expect(t, "18 of 25 min");
	term_expect(t, "Plan 90 · 48 so far · end 11:47");
	coloured(t, "▲ At this pace you end at 11:47, 5 min late", 178);
	term_expect(t, "late: cut or");
	term_expect(t, "4 Fórmula, 5");
	coloured(t, "26 │", 178);
	term_expect(t, "? Which goal does this clause serve?");
	if (cols >= 100) {
		term_expect(t, "██████");
		term_expect(t, "Item 3 of 5");
		term_expect(t, "Tasks born here");
		term_expect(t, "Who is here");
	}
	term_free(t);
}

/* Minutes given and a pause are on disk before the screen says so: a killed program comes back with the same clock. */
static void reopened(void)
{
	struct term *t = ground_start(40, 120);

	term_keys(t, "gr");
	term_keys(t, "+");
	term_expect(t, "Item 3: +5 minutes.");
	term_expect(t, "18 of 30 min");
	term_expect(t, "25+5");
	term_expect(t, "end at 11:52, 10 min late");
	term_keys(t, "t");
	term_expect(t, "18 of 30 min · paused (t goes on)");
	term_signal(t, SIGKILL);
	term_wait_exit(t, 5);
	term_free(t);
	t = ground_start(24, 80);
	term_keys(t, "gr");
	term_expect(t, "18 of 30 min · paused (t goes on)");
	term_expect(t, "▶ 3  Requisitos 09 a 11");
	term_keys(t, "t-");
	term_expect(t, "18 of 25 min");
	term_expect_not(t, "paused");
	term_free(t);
}

/* What is put off is marked by a word; Enter goes on to the item after it, and then there is none. */
static void items(void)
{
	struct term *t = ground_start(30, 100);

	term_keys(t, "gr<Down>");
	term_keys(t, "d4");
	term_expect(t, "Item");
	form_fill(t, "Reason", "Falta la simulación.");
	form_save(t, "Recorded: act");
	coloured(t, "put off · Fórmula", 16);    /* it is selected: the selection's own colours */
	term_keys(t, "<Up>");
	coloured(t, "put off · Fórmula", 178);
	term_keys(t, "t");
	term_expect(t, "paused (t goes on)");
	term_keys(t, "<Enter>");
	term_expect(t, "Item 5 of 5");
	term_expect_not(t, "paused");            /* going on is going on */
	term_expect(t, "▶ ▶  5   Acuerdos");
	term_keys(t, "<Enter>");
	term_expect(t, "That was the last item of the tabla");
	term_free(t);
}

static void born_here(void)
{
	struct term *t = ground_start(40, 120);

	term_keys(t, "gr");
	term_expect(t, "No task was born here yet");
	term_keys(t, "a");
	form_fill(t, "Task", "Redactar el art. 5.3");
	form_fill(t, "Owner", "<Enter>Marta<Enter>");
	form_fill(t, "Due", "pronto<Tab>");
	term_expect(t, "is no day");
	form_fill(t, "Due", "<C-u>+8<Tab>");
	term_expect(t, "06-12-2018, counted in business days");
	form_save(t, "Recorded: act");
	term_expect(t, "Redactar el art. 5.3");
	term_expect(t, "06-12-2018");
	term_keys(t, "f");
	form_fill(t, "Topic", "El depósito en la comuna");
	form_save(t, "Recorded: act");
	term_expect(t, "El depósito en la comuna");
	term_free(t);
}

/* A declaration on the clause of the open item asks for a recusal; the form knows whom, from what and why; the person is out of that item only. */
static void declared(void)
{
	struct term *t;

	tap_ok(ground_do("Verb: declaration.add\nRecord: SC-2018-P01\nPerson: m.soto\nType: interest\nRequirements: R-01\nText: Una prima cose los uniformes.\nRecused: yes\n"),
	       "Marta Soto declares");
	t = ground_start(30, 100);
	term_keys(t, "gr");
	coloured(t, "▲ Marta Soto must stay out", 209);
	term_keys(t, "d2");
	form_to(t, "Person");
	term_expect(t, "m.soto");
	form_to(t, "Declaration");
	term_expect(t, "DE-01");
	form_save(t, "Recorded: act");
	term_expect_not(t, "must stay out");
	coloured(t, "Recused", 250);
	term_free(t);
}

/* Item 1: the minutes of the first meeting, in one form; without a quorum it is refused and what was typed stays. */
static void previous_minutes(void)
{
	struct term *t = ground_start(30, 100);

	term_keys(t, "gr<Home>i");
	term_expect(t, "Approve the minutes of GT-SC-2018-P01-R01");
	term_expect(t, "drawn up from the acts, then approved");
	form_fill(t, "Remark", "Leídas.");
	form_save(t, "No quorum");
	term_keys(t, "<Esc>s");
	term_expect(t, "2 have arrived");
	term_keys(t, "i");
	term_expect(t, "Leídas.");
	form_save(t, "Recorded: act");
	term_keys(t, "i");
	term_expect(t, "minutes: Approved");
	term_free(t);
}

/* Another process moves the meeting on: the screen follows without a key, and who only reads is told. */
static void seen_live(void)
{
	struct term *t = ground_start(40, 120);

	term_keys(t, "gr");
	at("11:00", "Verb: meeting.item\nRecord: " M "\nItem: 2\n");
	tap_ok(term_wait_text(t, "Item 2 of 5", 5), "the other's item is open here too");
	at("11:00", "Verb: meeting.note\nRecord: " M "\nNote: Nadie midió las ferias.\n");
	tap_ok(term_wait_text(t, "Nadie midió las ferias.", 5), "and the other's note is here");
	at("11:00", "Verb: meeting.motion\nRecord: " M "\nMotion: Pedir los libros de 2017.\nMover: p.rojas\n");
	tap_ok(term_wait_text(t, "● vote open (v)", 5), "a vote that was opened is seen");
	coloured(t, "● vote open", 177);
	term_expect(t, "Pedir los libros de 2017.");
	term_expect(t, "▶ ●  2   Evidencia");
	at("11:00", "Verb: meeting.unmove\nRecord: " M "\nReason: Ya se pidieron.\n");
	tap_ok(term_wait_text(t, "▶ ▶  2   Evidencia", 5), "and so is that it was withdrawn");
	term_expect_not(t, "vote open");
	term_free(t);
}

/* Suspended and taken up again: time stands still, attendance is called again, the same item goes on. */
static void suspended(void)
{
	struct term *t = ground_start(24, 80);

	term_keys(t, "gr");
	term_expect(t, "26 of 20 min");
	term_keys(t, "d1");
	form_fill(t, "Reason", "Corte de luz.");
	form_save(t, "Recorded: act");
	term_expect(t, "The meeting is suspended");
	term_keys(t, "<Enter>");
	term_expect(t, "resume it first (d)");
	term_keys(t, "d1");
	term_expect(t, "In progress");
	term_expect(t, "▲ 0 of 3 present");
	term_expect(t, "26 of 20 min");
	term_keys(t, "s");
	term_expect(t, "■ 3 of 3 present");
	term_free(t);
}

/* The kick-off names what it still owes, before and after, and leads to each form. */
static void kick_off(void)
{
	struct term *t;

	tap_ok(ground_do("Verb: meeting.convene\nRecord: GT-SC-2018-P01-R04\nBody: GT-SC-2018-P01\nContract: SC-2018-P01\nTitle: Constitución\nDate: 2019-02-28\n"
			 "Step: step-0\nTabla: 1 | Mandato | 20 | pending | -\n"), "a kick-off is convened");
	t = ground_start(30, 100);
	term_keys(t, "<Enter>r<Enter>");
	term_expect(t, "missing (K): no charter");
	term_expect(t, "has not declared");
	term_keys(t, "K");
	term_expect(t, "Declaration of interest: Paula Rojas");
	term_expect(t, "A data request");
	term_keys(t, "2");
	form_to(t, "Person");
	term_expect(t, "p.rojas");
	form_fill(t, "Text", "Ninguno.");
	form_save(t, "Recorded: act");
	term_keys(t, "K");
	term_expect_not(t, "Declaration of interest: Paula Rojas");
	term_expect(t, "Declaration of confidentiality: Paula Rojas");
	term_free(t);
}

/* A session that only reads shows the same clock and says of each thing why it is not possible. */
static void reader(void)
{
	static char program[512], place[600], data[600], now[64] = "PROCURE_NOW=2018-11-26T11:03:00-03:00";
	const char *build = getenv("BUILD"), *root = getenv("PROCURE_DATA");
	const char *const argv[] = { program, "--lang", "en", "--read-only", "--ledger", place, NULL };
	const char *const env[] = { data, now, NULL };
	struct term *t;

	snprintf(program, sizeof program, "%s/procure", build && *build ? build : "build");
	snprintf(data, sizeof data, "PROCURE_DATA=%s", root && *root ? root : ".");
	snprintf(place, sizeof place, "%s", ground_output("printf '%s/ledger'"));
	t = term_start(&(struct term_opts){ .rows = 30, .cols = 100, .env = env }, argv);
	term_keys(t, "gr");
	term_expect(t, "Item 2 of 5");
	term_expect(t, "29 of 20 min");
	term_expect(t, "over");
	for (const char *key = "s+taf"; *key; key++) {
		const char one[2] = { *key, 0 };

		term_keys(t, one);
		term_expect_row(t, 28, "opened to read only");
	}
	term_keys(t, "<Up><Enter>");
	term_expect_row(t, 28, "opened to read only");
	term_expect(t, "Item 2 of 5");
	term_free(t);
}

static void next_one(void)
{
	struct term *t;

	at("11:00", "Verb: meeting.close\nRecord: " M "\n");
	t = ground_start(24, 80);
	term_keys(t, "<Enter>ra");
	term_expect(t, "Approval of the minutes of " M);
	term_expect(t, "Fórmula");
	term_expect(t, "Rest of the clauses");   /* the step after the one that was held */
	term_expect_not(t, "Mandate and goals");
	term_keys(t, "<Tab><End>");
	term_expect(t, "▲ Paula Rojas · Juan Pérez · Marta Soto:");
	term_keys(t, "<Tab>");
	term_expect(t, "El depósito en la comuna");
	term_keys(t, "<Down><Space>");
	term_expect(t, "Fórmula  (left out)");
	term_expect(t, "Tabla proposed: 1");
	term_keys(t, "<Enter>");
	term_expect(t, "Convene a meeting");
	form_to(t, "Tabla");
	term_expect_not(t, "Fórmula");
	form_save(t, "Recorded: act");
	term_expect(t, "GT-SC-2018-P01-R03");
	term_expect(t, "Convened");
	term_free(t);
}

int main(void)
{
	ground_make("journey.acts");
	tap_ok(ground_do(prepared), "the meeting is convened");
	opening();
	ground_end();
	ground_make("journey.acts");
	tap_ok(ground_do(prepared), "the meeting is convened again");
	at("10:12", "Verb: meeting.open\nRecord: " M "\n\nVerb: meeting.attend\nRecord: " M "\nPerson: p.rojas\n\nVerb: meeting.item\nRecord: " M "\nItem: 1\n");
	at("10:16", "Verb: meeting.item\nRecord: " M "\nItem: 2\n");
	at("10:42", "Verb: meeting.item\nRecord: " M "\nItem: 3\n");
	pace(24, 80);
	pace(40, 120);
	reopened();
	declared();
	items();
	born_here();
	previous_minutes();
	seen_live();
	reader();
	suspended();
	next_one();
	kick_off();
	ground_end();
	return tap_done();
}
