/* The projector and the read-back: one question, the clock, who has voted, the result; no half-typed note and nothing sealed on any of its cells. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ground.h"

#define C "SC-2018-P01"
#define M "GT-SC-2018-P01-R02"

static const char prepared[] =
	"Verb: meeting.close\nRecord: GT-SC-2018-P01-R01\n\nVerb: meeting.close\nRecord: CCE-2018-S01\n\n"
	"Verb: requirement.add\nRecord: SC-2018-P01/R-50\nClause: Uniforme con logo bordado\nType: input\nQ-Law: No lo exige ninguna norma\nQ-Goal: No sirve a ninguna meta\n\n"
	"Verb: declaration.add\nRecord: SC-2018-P01\nPerson: m.soto\nType: interest\nDate: 2018-11-26\nText: SECRETO-SELLADO\nGrounds: SECRETO-SELLADO\n\n"
	"Verb: meeting.convene\nRecord: " M "\nBody: GT-SC-2018-P01\nContract: SC-2018-P01\nTitle: Requisitos I\nDate: 2018-11-26\nStep: step-4\n"
	"Tabla: 1 | Eliminar el logo bordado | 25 | pending | SC-2018-P01/R-50\n 2 | Varios | 25 | pending | -\n\nVerb: meeting.open\nRecord: " M "\n\n"
	"Verb: meeting.attend\nRecord: " M "\nPerson: p.rojas\n\nVerb: meeting.attend\nRecord: " M "\nPerson: m.soto\n\nVerb: meeting.attend\nRecord: " M "\nPerson: j.perez\n\n"
	"Verb: meeting.item\nRecord: " M "\nItem: 1\n\nVerb: task.add\nRecord: SC-2018-P01\nTitle: Redactar el artículo 5\nOwner: m.soto\nDue: 2018-11-29\nMeeting: " M "\n";

static void hidden(struct term *t)
{
	tap_ok(!term_has(t, "SECRETO"), "nothing sealed and nothing half typed is on the screen");
}

static void coloured(struct term *t, const char *word, int fg, int bg)
{
	int row, col;
	struct term_cell c;

	if (!tap_ok(term_find(t, word, &row, &col), "the screen shows %s", word))
		return;
	c = term_cell_at(t, row, col);
	tap_ok(c.fg == fg && c.bg == bg && c.bold, "%s is bold, %d on %d (%d on %d)", word, fg, bg, c.fg, c.bg);
}

static void the_room(int rows, int cols)
{
	struct term *t = ground_start(rows, cols);
	int row, col;

	if (rows == 24) {
		term_keys(t, "Pa");
		term_keys(t, "SECRETO privado<C-s><Esc>");
	}
	term_keys(t, "grn");
	form_fill(t, "Note", "SECRETO a medio escribir");
	term_keys(t, "<Esc>");                           /* the draft stays on the desk */
	term_expect(t, "Requisitos I");
	term_keys(t, "p");
	term_expect(t, "ITEM 1 OF 2");
	term_expect(t, "ELIMINAR EL LOGO BORDADO");
	term_expect(t, "██████");
	term_expect(t, "60 of 25 min");
	coloured(t, "▲ over", 52, 231);                  /* since 10:00, and it is 11:00 */
	coloured(t, "For a goal?", 26, 231);
	term_expect(t, "No sirve a ninguna meta");
	term_expect(t, "No lo exige ninguna norma");
	hidden(t);
	coloured(t, "ELIMINAR EL LOGO", 231, 26);        /* a band in the colours of the room */
	term_keys(t, "t");
	term_expect(t, "paused");
	term_keys(t, "t-");
	term_expect_not(t, "paused");
	term_expect(t, "60 of 20 min");
	term_keys(t, "+");
	term_expect(t, "60 of 25 min");
	term_keys(t, "p");
	term_expect(t, "Requisitos I");
	if (tap_ok(term_find(t, "Requisitos I", &row, &col), "back in the meeting"))
		tap_ok(term_cell_at(t, row, col).bg != 231, "with its own colours");
	term_free(t);
}

/* Killed while the projector shows the room: one key leads back into it. */
static void killed_in_the_room(void)
{
	struct term *t = ground_start(24, 80);

	term_keys(t, "grp");
	term_expect_row(t, 0, "Aseo");                   /* the first row is the room's: no name of a person, no way here */
	term_expect_not(t, "Francisca Lagos");
	term_signal(t, SIGKILL);
	term_wait_exit(t, 5);
	term_free(t);
	t = ground_start(24, 80);
	term_expect(t, "is running");
	term_keys(t, "gr");
	term_expect(t, "ITEM 1 OF 2");
	term_keys(t, "p");
	term_expect(t, "Requisitos I");
	term_free(t);
}

/* A clause that was decided without a vote is announced as well, with its verdict. */
static void the_verdict(void)
{
	struct term *t;

	setenv("PROCURE_NOW", "2018-11-26T10:59:30-03:00", 1);
	tap_ok(ground_do("Verb: requirement.add\nRecord: SC-2018-P01/R-51\nClause: Radio en cada camión\nType: input\n\n"
			 "Verb: requirement.decide\nRecord: SC-2018-P01/R-51\nVerdict: drop\nMeeting: " M "\nMode: consensus\nReason: Ya hay teléfonos.\nNo-Evidence: Nadie lo midió.\n"),
	       "a clause is dropped by consensus");
	t = ground_start(24, 80);
	term_keys(t, "grp");
	term_expect(t, "R-51  RADIO EN CADA CAMIÓN");
	coloured(t, "●   A D O P T E D   ●", 231, 16);
	term_expect(t, "Drop · Consensus");
	hidden(t);
	term_keys(t, "p");
	term_free(t);
}

static void the_vote(void)
{
	struct term *t = ground_start(24, 80);

	term_keys(t, "grpv");
	term_expect(t, "Motion: Decide a requirement");
	form_fill(t, "Verdict", "d");
	form_fill(t, "No evidence found", "Nobody measured it.");
	form_fill(t, "Reason", "No norm asks for it.");
	form_fill(t, "Words", "¿Se elimina el logo bordado?");
	term_keys(t, "<C-s>");
	term_keys(t, "fcp");                             /* p on the vote shows the room */
	term_expect(t, "¿SE ELIMINA EL LOGO BORDADO?");
	term_expect(t, "1 for · 1 against · 0 abstained · not yet voted: 1");
	term_expect(t, "● for");
	term_expect(t, "■ against");
	term_expect(t, "· to vote");
	hidden(t);
	coloured(t, "● VOTE OPEN", 16, 231);
	coloured(t, "● for", 23, 231);
	coloured(t, "■ against", 52, 231);
	term_keys(t, "v");                               /* back to the vote that is open */
	term_keys(t, "<End>f<Enter>y");
	term_expect(t, "● Adopted ●");
	term_keys(t, "p");
	coloured(t, "●   A D O P T E D   ●", 231, 16);
	coloured(t, "2 for, 1 against", 23, 231);
	term_expect(t, "more than 1/2 of");
	term_expect(t, "¿SE ELIMINA EL LOGO BORDADO?");
	tap_ok(ground_do("Verb: meeting.motion\nRecord: " M "\nMotion: Sesionar los domingos\nMover: m.soto\n"), "a free motion is put");
	tap_ok(term_wait_text(t, "SESIONAR LOS DOMINGOS", 5), "the room follows");
	term_keys(t, "vccc<Enter>y");
	term_expect(t, "■");
	term_keys(t, "p");
	coloured(t, "3 against", 52, 231);
	term_keys(t, "p");
	term_expect(t, "Requisitos I");                  /* one room, however often it was entered */
	term_free(t);
}

/* Enter goes on; an item about no clause shows the questions of the step; quorum lost, suspended, and the past are said in words. */
static void on_and_halt(void)
{
	struct term *t = ground_start(24, 80);

	term_keys(t, "grp<Enter>");
	term_expect(t, "ITEM 2 OF 2");
	coloured(t, "VARIOS", 231, 26);
	term_expect(t, "? Which goal does this clause serve?");
	term_keys(t, "<Enter>");
	term_expect_row(t, -2, "That was the last item");
	term_keys(t, "d");
	term_expect(t, "Read back, 1 of 4");
	term_keys(t, "<Esc>");
	term_expect(t, "ITEM 2 OF 2");
	tap_ok(ground_do("Verb: meeting.depart\nRecord: " M "\nPerson: p.rojas\n\nVerb: meeting.depart\nRecord: " M "\nPerson: j.perez\n"), "two leave");
	tap_ok(term_wait_text(t, "▲ 1 of", 5), "the room says that the quorum is lost");
	coloured(t, "▲ 1 of", 52, 231);
	hidden(t);
	tap_ok(ground_do("Verb: meeting.suspend\nRecord: " M "\nReason: Corte de luz.\n"), "it is suspended");
	tap_ok(term_wait_text(t, "▲ The session is suspended.", 5), "the room says that it is suspended");
	term_keys(t, "t");
	term_expect_row(t, -2, "not in session");
	tap_ok(ground_do("Verb: meeting.resume\nRecord: " M "\n\nVerb: meeting.attend\nRecord: " M "\nPerson: p.rojas\n\n"
			 "Verb: meeting.attend\nRecord: " M "\nPerson: j.perez\n\n"
			 "Verb: meeting.park\nRecord: " M "\nTopic: El depósito en la comuna\n"), "it goes on, and a topic is parked");
	term_keys(t, "p");
	term_free(t);
}

static void read_back(void)
{
	struct term *t = ground_start(24, 80);

	term_keys(t, "grd");
	term_expect(t, "5  Read back before closing");
	term_keys(t, "5");
	if (tap_ok(term_has(t, "Read back, 1 of 4"), "the read-back opens from d")) {
		term_expect(t, "WHAT WE DECIDED");
		term_expect(t, "R-50  Uniforme con logo bordado");
		term_expect(t, "● Drop");
		term_expect(t, "Sesionar los domingos");
		term_expect(t, "■ Rejected");
		term_keys(t, "R");
		term_expect(t, "Corrects act");
		term_keys(t, "<Esc>");
		term_expect(t, "Read back, 1 of 4");
		term_keys(t, "<Enter>");
		term_expect(t, "Marta Soto: Redactar el artículo 5");
		term_expect(t, "29-11-2018");
		term_keys(t, "<Enter>");
		term_expect(t, "WHAT GOES TO THE COMMITTEE");
		term_keys(t, "<Enter>");
		term_expect(t, "El depósito en la comuna");
		hidden(t);
		term_keys(t, "<Enter>");
		term_expect(t, "The session ends");
		term_keys(t, "y");
		term_expect(t, "Recorded: act");
		term_expect_not(t, "Read back");
		term_expect(t, "Closed");
	}
	term_free(t);
}

int main(void)
{
	ground_make("journey.acts");
	tap_ok(ground_do(prepared), "a clause, a secret, a meeting");
	the_room(24, 80);
	the_room(40, 120);
	killed_in_the_room();
	the_verdict();
	the_vote();
	on_and_halt();
	read_back();
	ground_end();
	return tap_done();
}
