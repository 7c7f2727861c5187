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

static void the_room(int rows, int cols)
{
	struct term *t = ground_start(rows, cols);
	int row, col;

	term_keys(t, "grn");
	form_fill(t, "Note", "SECRETO a medio escribir");
	term_keys(t, "<Esc>");                           /* the draft stays on the desk */
	term_expect(t, "Requisitos I");
	term_keys(t, "p");
	term_expect(t, "ITEM 1 OF 2");
	term_expect(t, "Eliminar el logo bordado");
	term_expect(t, "██████");
	term_expect(t, "0 of 25 min");
	term_expect(t, "No sirve a ninguna meta");
	term_expect(t, "No lo exige ninguna norma");
	hidden(t);
	if (tap_ok(term_find(t, "Eliminar el logo", &row, &col), "the question stands there"))
		tap_ok(term_cell_at(t, row, col).fg == 231 && term_cell_at(t, row, col).bg == 26, "as a band in the colours of the room (%d on %d)", term_cell_at(t, row, col).fg, term_cell_at(t, row, col).bg);
	term_keys(t, "p");
	term_expect(t, "Requisitos I");
	if (tap_ok(term_find(t, "Requisitos I", &row, &col), "back in the meeting"))
		tap_ok(term_cell_at(t, row, col).bg != 231, "with its own colours");
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
	term_expect(t, "¿Se elimina el logo bordado?");
	term_expect(t, "1 for · 1 against · 0 abstained · not yet voted: 1");
	term_expect(t, "● for");
	term_expect(t, "■ against");
	term_expect(t, "· to vote");
	hidden(t);
	term_keys(t, "p");
	term_keys(t, "f<Enter>y");
	term_expect(t, "● Adopted ●");
	term_keys(t, "p");
	term_expect(t, "●  Adopted");
	term_expect(t, "¿Se elimina el logo bordado?");
	term_keys(t, "p<Enter>");
	term_free(t);
}

static void read_back(void)
{
	struct term *t = ground_start(24, 80);

	term_keys(t, "grd");
	term_expect(t, "5  Read back before closing");
	term_keys(t, "5");
	if (tap_ok(term_has(t, "READ BACK 1 OF 4"), "the read-back opens from d")) {
		term_expect(t, "What we decided");
		term_expect(t, "SC-2018-P01/R-50");
		term_keys(t, "<Enter>");
		term_expect(t, "Marta Soto: Redactar el artículo 5");
		term_expect(t, "29-11-2018");
		term_keys(t, "<Enter>");
		term_expect(t, "What goes to the committee");
		term_keys(t, "<Enter>");
		term_expect(t, "2  Varios");
		hidden(t);
		term_keys(t, "<Enter>");
		term_expect(t, "The session ends");
	}
	term_free(t);
}

int main(void)
{
	ground_make("journey.acts");
	tap_ok(ground_do(prepared), "a clause, a secret, a meeting");
	the_room(24, 80);
	the_room(40, 120);
	the_vote();
	read_back();
	ground_end();
	return tap_done();
}
