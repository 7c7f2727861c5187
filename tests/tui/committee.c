/* The committee's queue and the group's side of it, by keys: what is pressing comes first, triage, guidance that does not bind, a motion that is not
 * carried, precedents, who is recused, the answer that comes back to the group; colours and signs of the kinds of answer; what is not possible says why. */
#include <string.h>

#include "ground.h"

/* Two questions are raised; the second is needed sooner. Ana Vera is recused from it. */
static const char raised[] =
	"Verb: escalation.draft\nRecord: SC-2018-P01\nQuestion: ¿Hasta dónde puede llegar el GPS en los vehículos?\n"
	"Options: A | Solo vehículos | - | - | -\n B | También cuadrillas | - | Privacidad | -\nRecommends: A\nNeeded-By: 2018-12-20\n"
	"Default: Se publica sin GPS.\nReason-Code: privacy\n\n"
	"Verb: escalation.raise\nRecord: SC-2018-P01/ESC-001\nMeeting: GT-SC-2018-P01-R01\nMode: consensus\nReason: Toca la privacidad.\n\n"
	"Verb: escalation.draft\nRecord: SC-2018-P01\nQuestion: ¿Se agrega un bono por superar todas las metas?\n"
	"Options: A | Sin bono | - | - | -\n B | Bono de 2 % | MM$ 14 | - | -\nRecommends: A\nNeeded-By: 2018-11-28\nDefault: Sin bono.\n\n"
	"Verb: escalation.raise\nRecord: SC-2018-P01/ESC-002\nMeeting: GT-SC-2018-P01-R01\nMode: consensus\nReason: Cruza dos presupuestos.\n\n"
	"Verb: meeting.item\nRecord: CCE-2018-S01\nItem: 2\n\n"
	"Verb: meeting.recuse\nRecord: CCE-2018-S01\nPerson: a.vera\nItem: ESC-002\n";

static bool above(struct term *t, const char *first, const char *then)
{
	int a = -1, b = -1, col;

	return tap_ok(term_find(t, first, &a, &col) && term_find(t, then, &b, &col) && a < b, "%s stands above %s", first, then);
}

static void coloured(struct term *t, const char *word, int fg)
{
	int row, col;

	if (!tap_ok(term_find(t, word, &row, &col), "the screen shows %s", word))
		return;
	tap_ok(term_cell_at(t, row, col).fg == fg, "%s has the colour %d of its role (it has %d)", word, fg, term_cell_at(t, row, col).fg);
}

static void queue(struct term *t)
{
	term_keys(t, "ge");
	term_expect(t, "recused: Ana");
	term_expect(t, "28-11-2018 ▲");
	above(t, "ESC-002   ¿Se agrega", "ESC-001   ¿Hasta");
	term_expect(t, "choose A");
	term_expect(t, "0 days");
	term_expect(t, "¿Se agrega un bono por superar todas las metas?");
	term_keys(t, "<Tab>");
	term_expect(t, "Cost: MM$ 14");
	term_keys(t, "<Tab>");
	term_expect(t, "has said nothing yet");
	term_keys(t, "<Tab>");
}

static void triage(struct term *t)
{
	term_keys(t, "c");
	term_expect(t, "Accept onto the tabla");
	term_expect(t, "Merge with another escalation");
	term_keys(t, "1");
	form_to(t, "Session");
	term_expect(t, "CCE-2018-S01");
	form_fill(t, "Reason", "Vence antes que las otras.");
	form_save(t, "Recorded: act");
	term_expect(t, "Accepted");
}

/* Guidance asks for no word to be typed, and its colour is its own. */
static void guidance(struct term *t)
{
	term_keys(t, "<Down>d");
	coloured(t, "Guidance", 110);
	coloured(t, "Validation", 43);
	coloured(t, "Defer", 178);
	coloured(t, "Return with", 177);
	term_keys(t, "3");
	term_expect(t, "direction that does not bind");
	form_fill(t, "Reason", "Hay que cuidar la privacidad de las cuadrillas.");
	form_save(t, "Recorded: act");
	term_expect_not(t, "¿Hasta dónde");
}

/* Five against one: no number is taken, and the question stays on the tabla. */
static void not_carried(struct term *t)
{
	term_keys(t, "d6");
	form_fill(t, "Reason", "La moción no reunió los votos.");
	form_to(t, "Carmen");
	term_keys(t, "fccccc");
	term_expect(t, "Ana Vera       (●) recused");
	form_save(t, "Recorded: act");
	term_expect(t, "Scheduled");
	tap_ok(strcmp(ground_output("git -C '%s/ledger/ledger.git' log -1 --format='%(trailers:key=For)%(trailers:key=Against)%(trailers:key=Recused)%(trailers:key=Result)'"),
		      "For: c.ibanez\nAgainst: p.rojas m.soto j.perez d.silva l.munoz\nRecused: a.vera\nResult: rejected\n\n") == 0, "git shows the votes of the motion");
}

static void group_side(struct term *t)
{
	term_keys(t, "<Enter>");
	term_expect(t, "4 Escalation");
	term_expect(t, "Resolved");
	term_keys(t, "<Home>");
	term_expect(t, "Guidance · CCE-2018-G01");
	term_keys(t, "d");
	term_expect(t, "Acknowledge the answer");
	term_expect(t, "Answer guidance");
	term_keys(t, "4");
	form_fill(t, "Followed", "f");
	form_fill(t, "Reason", "Las bases piden GPS solo en los vehículos.");
	form_save(t, "Recorded: act");
	term_keys(t, "d1");
	form_save(t, "Recorded: act");
	term_expect(t, "Acknowledged");
	term_keys(t, "<Tab><End>");
	term_expect(t, "CCE-2018-G01");
	term_expect(t, "Las bases piden GPS");
	term_keys(t, "<Tab>");
}

/* Nothing is frozen while something lacks: the page says what, and so does the choice that is not possible yet; the draft stays. */
static void recommendation(struct term *t)
{
	term_keys(t, "a2");
	form_fill(t, "Recommendation", "Licitar con pago según resultado");
	form_save(t, "Recorded: act");
	term_keys(t, "<End>");
	term_expect(t, "REC-1");
	term_expect(t, "Lacks before it can be frozen");
	term_expect(t, "▲ No requirement is recorded yet.");
	term_keys(t, "d1");                      /* offered with its reason, and not done */
	term_expect(t, "Freeze the recommendation");
	term_expect(t, "▲ No requirement is recorded yet.");
	term_keys(t, "<Esc>");
	term_expect(t, "Draft");
	term_keys(t, "<Esc>");
}

/* What was said on GPS is found for the next question about vehicles. */
static void precedents(void)
{
	struct term *t;

	tap_ok(ground_do("Verb: escalation.draft\nRecord: SC-2018-P01\nQuestion: ¿Qué datos de los vehículos se publican?\n"
			 "Options: A | Todos | - | - | -\n B | Ninguno | - | - | -\nNeeded-By: 2018-12-28\nDefault: Ninguno.\n\n"
			 "Verb: escalation.raise\nRecord: SC-2018-P01/ESC-003\nMeeting: GT-SC-2018-P01-R01\nMode: consensus\nReason: Otra vez la privacidad.\n"), "a third question is raised");
	t = ground_start(30, 100);
	term_keys(t, "ge<End>");
	term_expect(t, "Said before on something like it");
	term_expect(t, "CCE-2018-G01");
	term_expect(t, "Aseo de calles");
	term_expect(t, "choose");
	term_free(t);
}

/* Enter on somebody who is here asks before it records that they leave; so does closing, which names what was not taken up. When it is closed, the list
 * says who was there and when, and nothing of quorum. */
static void held(void)
{
	struct term *t;

	tap_ok(ground_do("Verb: meeting.attend\nRecord: CCE-2018-S01\nPerson: f.lagos\nAs: guest\n\n"
			 "Verb: meeting.depart\nRecord: CCE-2018-S01\nPerson: p.rojas\n\nVerb: meeting.attend\nRecord: CCE-2018-S01\nPerson: p.rojas\n\n"
			 "Verb: meeting.close\nRecord: GT-SC-2018-P01-R01\n"),
	       "a guest comes, a member goes and comes back");
	t = ground_start(30, 100);
	term_keys(t, "gr");
	term_expect(t, "Who is here");
	term_keys(t, "<Tab><End>");              /* from the tabla to who is here */
	term_expect(t, "Guest");
	term_keys(t, "<Home><Enter>");
	term_expect(t, "Carmen Ibáñez leaves the meeting?");
	term_keys(t, "<Enter>");                 /* the way back has the focus */
	term_expect_not(t, "leaves the meeting?");
	term_expect_not(t, "not here");
	term_keys(t, "<Enter>s");
	term_expect(t, "· not here");
	term_keys(t, "d3");
	term_expect(t, "The session ends and all who are here leave");
	term_expect(t, "Not taken up yet:");
	term_keys(t, "n");
	term_expect_not(t, "The meeting is closed");
	term_keys(t, "d3s");
	term_expect(t, "The meeting is closed: it can be read");
	term_expect(t, "Who was there");
	term_expect(t, "· closed 26-11-2018");
	term_expect(t, "Carmen Ibáñez");
	term_expect_not(t, "not here");
	term_expect_not(t, "present");
	term_keys(t, "<Enter>");
	term_expect_not(t, "leaves the meeting?");
	term_expect(t, "● 10:");
	term_free(t);
}

/* Without a session nothing binding can be said; the dialog keeps the line and says why. */
static void closed(void)
{
	struct term *t;

	t = ground_start(24, 80);
	term_keys(t, "ge");
	term_expect(t, "▲ No session of the committee is open");
	term_keys(t, "d");
	term_expect(t, "▲ No meeting is open");
	term_keys(t, "1");
	term_expect(t, "What does the committee say?");
	term_expect(t, "No meeting is open: open one first");
	term_free(t);
	tap_ok(ground_run("verify") == 0, "the ledger verifies");
}

int main(void)
{
	struct term *t;

	ground_make("journey.acts");
	tap_ok(ground_do(raised), "two questions are raised");
	t = ground_start(24, 80);
	queue(t);
	triage(t);
	guidance(t);
	not_carried(t);
	group_side(t);
	recommendation(t);
	term_free(t);
	precedents();
	held();
	closed();
	ground_end();
	return tap_done();
}
