/* Voting in the room: a motion put from a clause's form, seven seats with one recusal and one departure in at most twelve keys, a kill in the middle, a
 * correction before the result, what stands in git afterwards; a tie; assent; a motion withdrawn; a note from any screen; an act rectified. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ground.h"

#define C "SC-2018-P01"
#define M "GT-SC-2018-P01-R02"

/* Seven who vote. The second meeting has begun, its item about R-01 is open. */
static const char prepared[] =
	"Verb: rules.adopt\nRecord: 2018-11-26-2\nDate: 2018-11-26\nReason: Siete asientos.\nRecorders: f.lagos\nLate-Hours: 48\n"
	"Guards: quorum meeting-open voters-sit votes-complete motion-frozen recused-stays-out assent-unopposed\n"
	"Deciding: committee | >1/2 | seats | not-needed | - | >1/2 | cast | 2 | fails | yes | no\n"
	" working-group | >1/2 | seats | not-needed | - | >1/2 | cast | 2 | fails | yes | no\n\n"
	"Verb: meeting.close\nRecord: GT-SC-2018-P01-R01\n\nVerb: meeting.close\nRecord: CCE-2018-S01\n\n"
	"Verb: person.add\nRecord: v.cinco\nName: Vera Cinco\n\nVerb: person.add\nRecord: v.seis\nName: Vera Seis\n\nVerb: person.add\nRecord: v.siete\nName: Vera Siete\n\n"
	"Verb: body.change\nRecord: GT-SC-2018-P01\nReason: Siete.\nSeats: a | procurement | p.rojas | - | 2018-11-01 | - | vote | -\n b | issuing | m.soto | - | 2018-11-01 | - | vote | -\n"
	" c | legal | j.perez | - | 2018-11-01 | - | vote | -\n d | inspector | a.vera | - | 2018-11-01 | - | vote | -\n e | other | v.cinco | - | 2018-11-01 | - | vote | -\n"
	" f | other | v.seis | - | 2018-11-01 | - | vote | -\n g | other | v.siete | - | 2018-11-01 | - | vote | -\n\n"
	"Verb: requirement.add\nRecord: SC-2018-P01/R-50\nClause: Uniforme con logo bordado\nType: input\n\n"
	"Verb: requirement.add\nRecord: SC-2018-P01/R-51\nClause: Informe en triplicado\nType: reporting\n\n"
	"Verb: meeting.convene\nRecord: " M "\nBody: GT-SC-2018-P01\nContract: SC-2018-P01\nTitle: Requisitos I\nDate: 2018-11-26\n"
	"Tabla: 1 | Uniforme | 25 | pending | SC-2018-P01/R-50\n 2 | Informe | 25 | pending | SC-2018-P01/R-51\n\nVerb: meeting.open\nRecord: " M "\n\n"
	"Verb: meeting.attend\nRecord: " M "\nPerson: p.rojas\n\nVerb: meeting.attend\nRecord: " M "\nPerson: m.soto\n\nVerb: meeting.attend\nRecord: " M "\nPerson: j.perez\n\n"
	"Verb: meeting.attend\nRecord: " M "\nPerson: a.vera\n\nVerb: meeting.attend\nRecord: " M "\nPerson: v.cinco\n\nVerb: meeting.attend\nRecord: " M "\nPerson: v.seis\n\n"
	"Verb: meeting.attend\nRecord: " M "\nPerson: v.siete\n\nVerb: meeting.item\nRecord: " M "\nItem: 1\n";

static void coloured(struct term *t, const char *word, int fg)
{
	int row, col;

	if (!tap_ok(term_find(t, word, &row, &col), "the screen shows %s", word))
		return;
	tap_ok(term_cell_at(t, row, col).fg == fg, "%s has the colour %d of its role (it has %d)", word, fg, term_cell_at(t, row, col).fg);
}

/* How many keys: characters and names in brackets. */
static int keys_in(const char *keys)
{
	int n = 0;

	for (; *keys; keys++, n++)
		if (*keys == '<')
			keys = strchr(keys, '>');
	return n;
}

static int pressed;

static void press(struct term *t, const char *keys)
{
	pressed += keys_in(keys);
	term_keys(t, keys);
}

/* From the item's clause: its form, then the vote is open with frozen words. */
static void motion(struct term *t)
{
	term_keys(t, "grv");
	term_expect(t, "Motion: Decide a requirement");
	form_fill(t, "Verdict", "d");
	form_fill(t, "No evidence found", "Nobody measured what the logo brought.");
	form_fill(t, "Reason", "No norm asks for it.");
	term_keys(t, "<C-s>");
	term_expect(t, "● VOTE OPEN");
	term_expect(t, C "/R-50");
	term_expect(t, "Decide a requirement: R-50 Uniforme con logo bordado: Drop");
	term_expect(t, "not yet voted: 7");
}

static void twelve_keys(int rows, int cols)
{
	struct term *t = ground_start(rows, cols);

	motion(t);
	term_keys(t, "<Enter>");
	term_expect_row(t, -2, "Nothing is announced before all have voted. Next: Paula Rojas.");
	pressed = 0;
	press(t, "f");                                   /* p.rojas */
	coloured(t, "● for", 43);
	press(t, "c");                                   /* m.soto */
	coloured(t, "■ against", 209);
	press(t, "f");
	press(t, "r");                                   /* a.vera is recused */
	term_expect(t, "× recused");
	press(t, "s");                                   /* v.cinco leaves, at once */
	term_expect(t, "· not here");
	term_expect(t, "Vera Cinco has left: act ");
	term_expect(t, "2 have not voted: Vera Seis, Vera Siete");
	press(t, "f");
	press(t, "f");
	term_expect(t, "4 for · 1 against · 0 abstained · 1 recused");
	term_expect(t, "All have voted");
	press(t, "<Enter>");
	term_expect(t, "Announce this result?");
	term_expect(t, "4 for, 1 against, 1 recused, 1 absent; more than 1/2 of 5 votes cast is 3:");
	tap_ok(!term_has(t, "● Adopted ●"), "nothing is announced before the question was answered");
	press(t, "<Enter>");
	term_expect(t, "● Adopted ●");
	term_expect(t, "For: Paula Rojas, Juan Pérez, Vera Seis, Vera Siete");
	coloured(t, "● Adopted", 43);
	tap_ok(pressed <= 12, "seven seats, a recusal and a departure took %d keys from the open vote to the result", pressed);
	term_free(t);
}

static void what_git_says(void)
{
	const char *body = ground_output("git --git-dir=%s/ledger/ledger.git log -1 --format=%B --grep='^Verb: requirement.decide$'");

	tap_ok(strstr(body, "\nFor: p.rojas j.perez v.seis v.siete\n") != NULL, "git: who was for: %s", body);
	tap_ok(strstr(body, "\nAgainst: m.soto\n") != NULL, "git: who was against");
	tap_ok(strstr(body, "\nRecused: a.vera\n") != NULL, "git: who was recused");
	tap_ok(strstr(body, "\nAbsent: v.cinco\n") != NULL, "git: who had left");
	tap_ok(strstr(body, "\nResult: adopted\n") != NULL, "git: the result");
	tap_ok(strstr(body, "\nItem: 1\n") != NULL, "git: the item");
}

/* Half the roll is called, the program is killed; what was said is there, is corrected, and the tie is said in words. */
static void killed_and_tied(void)
{
	struct term *t = ground_start(24, 80);

	term_keys(t, "gr<Enter>");                       /* on to the second item */
	term_expect(t, "▶ 2  Informe");
	term_keys(t, "v");
	term_expect(t, "Motion: Decide a requirement");
	form_fill(t, "Verdict", "k");
	form_fill(t, "Reason", "It is read.");
	form_fill(t, "Words", "Keep the report.");
	term_keys(t, "<C-s>");
	term_expect(t, "Keep the report.");
	term_keys(t, "fff");
	term_expect(t, "3 for · 0 against");
	term_signal(t, SIGKILL);
	term_wait_exit(t, 5);
	term_free(t);
	t = ground_start(40, 120);
	term_keys(t, "grv");
	term_expect(t, "3 for · 0 against");
	term_keys(t, "<Home>c3c");                       /* p.rojas and j.perez had been misheard */
	term_expect(t, "1 for · 2 against");
	term_keys(t, "f");                               /* a.vera: the cursor had gone on to who is silent */
	term_expect(t, "2 for · 2 against");
	term_keys(t, "<End><Up>b<End>b");
	term_expect(t, "2 for · 2 against · 2 abstained");
	term_keys(t, "<Enter>");
	term_expect(t, "2 for, 2 against");
	term_keys(t, "y");
	term_expect(t, "■ Tied ■");
	coloured(t, "■ Tied", 209);
	term_keys(t, "<Enter>");
	term_expect(t, "Requisitos I");
	tap_ok(strstr(ground_output("git --git-dir=%s/ledger/ledger.git show HEAD:contracts/2018/00/SC-2018-P01/requirements/R-51"), "State: pending") != NULL, "what was tied is not decided");
	term_free(t);
}

/* A free motion by assent, one withdrawn with its reason, nothing else decided meanwhile, quorum that is lost. */
static void free_motions(void)
{
	struct term *t = ground_start(24, 80);
	int i;

	tap_ok(ground_do("Verb: meeting.change\nRecord: " M "\nTabla: 1 | Uniforme | 25 | done | SC-2018-P01/R-50\n 2 | Varios | 25 | open | -\n"), "an item about nothing in particular");
	term_keys(t, "grv");
	term_expect(t, "Put a motion to the vote");
	form_fill(t, "Motion", "Next session on Tuesday.");
	term_keys(t, "<C-s>");
	term_expect(t, "● VOTE OPEN");
	tap_ok(!ground_do("Verb: requirement.decide\nRecord: " C "/R-51\nMeeting: " M "\nMode: consensus\nVerdict: keep\nReason: x\n"), "nothing else is decided while a vote is open");
	term_keys(t, "a");
	term_expect(t, "Assent: Nobody of the 6 voters present is against: adopted by assent.");
	term_keys(t, "y");
	term_expect(t, "● Adopted ●");
	term_keys(t, "<Enter>v");
	term_expect(t, "Put a motion to the vote");
	form_fill(t, "Motion", "Close early.");
	term_keys(t, "<C-s>");
	term_expect(t, "● VOTE OPEN");
	for (i = 0; i < 3; i++) {                        /* three more leave: three of seven are here */
		static const char *const who[] = { "p.rojas", "m.soto", "j.perez" };
		char stanza[128];

		snprintf(stanza, sizeof stanza, "Verb: meeting.depart\nRecord: " M "\nPerson: %s\n", who[i]);
		tap_ok(ground_do(stanza), "%s leaves", who[i]);
	}
	term_keys(t, "<Down>");
	coloured(t, "Quorum lost: 3 of 7 present, 4 needed", 209);
	term_expect(t, "No result can be announced.");
	term_keys(t, "<Enter>");
	term_expect_row(t, -2, "Quorum lost: 3 of 7 present");
	term_keys(t, "x");
	form_fill(t, "Reason", "No quorum any more.");
	term_keys(t, "<C-s>");
	term_expect(t, "■ Withdrawn ■");
	term_free(t);
}

/* n from anywhere; R on an act prefills the one that replaces it. */
static void note_and_rectify(void)
{
	struct term *t = ground_start(40, 120);

	term_keys(t, "n");
	term_expect(t, "Note in the minutes");
	form_fill(t, "Note", "Legal: no norm asks for the logo.");
	term_keys(t, "<C-s>");
	tap_ok(strstr(ground_output("git --git-dir=%s/ledger/ledger.git log -1 --format=%B | head -1"), "note(" M "): Legal: no norm asks for the logo.") != NULL, "the note is an act with its words");
	term_keys(t, "ga/requirement<Enter>");
	term_keys(t, "R");
	term_expect(t, "Corrects act");
	term_expect(t, "Decide a requirement");
	term_free(t);
}

int main(void)
{
	ground_make("journey.acts");
	tap_ok(ground_do(prepared), "seven seats, two clauses, a meeting");
	twelve_keys(24, 80);
	what_git_says();
	killed_and_tied();
	free_motions();
	note_and_rectify();
	tap_ok(ground_run("verify") == 0, "verify is clean");
	ground_end();
	return tap_done();
}
