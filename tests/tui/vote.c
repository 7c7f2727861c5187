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
	term_expect(t, " ███  ████   ███  ████  █████ █████ ████");        /* the upper edge of ADOPTED in letters five rows high */
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

/* The digits over FOR, read from the cells: the count as the back of the room sees it. */
static void large_count(struct term *t, const char *word, int fg)
{
	int row, col, cells = 0;

	if (!tap_ok(term_find(t, word, &row, &col), "the count of %s is shown", word))
		return;
	for (int y = row - 5; y < row; y++)
		for (int x = col; x < col + 6; x++)
			cells += term_cell_at(t, y, x).fg == fg;
	tap_ok(cells >= 10, "its digits stand above it, five rows high, in the colour %d (%d cells)", fg, cells);
}

/* One vote was noted wrong, and seen only when it had been announced: the same roll call with the votes as they were. */
static void rectified(void)
{
	struct term *t = ground_start(40, 120);
	const char *body;

	term_keys(t, "ga/requirement.decide<Enter>");
	term_keys(t, "<Esc>");
	term_keys(t, "ga");
	term_keys(t, "/logo bordado<Enter>R");
	term_expect(t, "what was wrong?");
	term_expect(t, "1  A vote: the same roll call, with the votes as they were");
	term_keys(t, "1");
	term_expect(t, "Corrects act ");
	term_expect(t, "▶ Reason");
	term_keys(t, "Marta Soto had been misheard.<C-s>");
	term_expect(t, "● VOTE OPEN");
	term_expect(t, "4 for · 1 against · 0 abstained · 1 recused");
	term_expect(t, "Frozen: what would be recorded");
	term_expect(t, "Marta Soto had been misheard.");
	large_count(t, "AGAINST", 209);
	term_keys(t, "2f");
	term_expect(t, "5 for · 0 against · 0 abstained · 1 recused");
	large_count(t, "FOR", 43);
	term_keys(t, "<Enter>");
	term_keys(t, "<Enter>");
	term_expect(t, "● Adopted ●");
	body = ground_output("git --git-dir=%s/ledger/ledger.git log -1 --format=%B");
	tap_ok(strstr(body, "\nFor: p.rojas m.soto j.perez v.seis v.siete\n") != NULL, "git: the vote put right: %s", body);
	tap_ok(strstr(body, "\nReplaces: 52\n") != NULL, "git: it names the act that it replaces");
	term_keys(t, "w");
	term_expect(t, "act 52");
	term_keys(t, "<Esc>R");
	term_expect(t, "what was wrong?");               /* the last one may be put right again */
	term_keys(t, "<Esc><Esc>ga/logo bordado<Enter>");
	term_keys(t, "<Down><Enter>");
	term_expect(t, "▲ by act 54: this one no longer counts");
	term_keys(t, "R");
	term_expect_row(t, -2, "Act 52 was corrected by act 54 already");
	term_free(t);
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

/* Who left by a slip is put right from the vote; too few voters and a tie are said, and what happens then; what one half typed comes back and says so. */
static void few_and_tied(void)
{
	const char *body;
	struct term *t;

	tap_ok(ground_do("Verb: rules.adopt\nRecord: 2018-11-26-3\nDate: 2018-11-26\nReason: Voto dirimente.\nRecorders: f.lagos\nLate-Hours: 48\n"
			 "Guards: quorum meeting-open voters-sit votes-complete motion-frozen recused-stays-out assent-unopposed\n"
			 "Deciding: committee | >1/2 | seats | not-needed | - | >1/2 | cast | 2 | fails | yes | no\n"
			 " working-group | >1/2 | seats | not-needed | - | >1/2 | cast | 2 | casting | yes | no\n\n"
			 "Verb: body.change\nRecord: GT-SC-2018-P01\nReason: Preside.\nChair: b\n\n"
			 "Verb: meeting.attend\nRecord: " M "\nPerson: p.rojas\n\nVerb: meeting.attend\nRecord: " M "\nPerson: m.soto\n"),
	       "the chair's vote decides a tie; two have come back");
	t = ground_start(24, 80);
	term_keys(t, "grv");
	form_fill(t, "Motion", "Adjourn.");
	term_keys(t, "<Esc>v");
	term_expect(t, "Draft of 11:00 taken up again; Ctrl-N starts afresh.");
	term_expect(t, "Adjourn.");
	term_keys(t, "<C-n>");
	tap_ok(!term_has(t, "Adjourn.") && !term_has(t, "taken up again"), "the form begins without the draft");
	form_fill(t, "Motion", "Adjourn.");
	term_keys(t, "<C-s>");
	term_expect(t, "5 have not voted: Paula Rojas, Marta Soto, Ana Vera, Vera Seis, Vera Siete");
	term_keys(t, "s");                               /* a slip */
	term_expect(t, "Paula Rojas has left: act ");
	term_keys(t, "R");
	term_expect(t, "Corrects act ");
	term_expect(t, "▶ Reason");
	term_keys(t, "A slip of a key.<C-s>");
	term_expect(t, "5 have not voted: Paula Rojas");
	term_keys(t, "<Home>f");
	term_keys(t, "frcc");                            /* m.soto presides */
	term_expect(t, "A tie: the casting vote of Marta Soto decides. Enter announces.");
	term_keys(t, "<Enter>");
	term_expect(t, "adopted by the casting vote of the chair.");
	term_expect(t, "Casting vote: Marta Soto.");
	term_keys(t, "<Esc>1r2r6r");                     /* corrected before it is announced */
	term_expect(t, "Too few voters: 1 here, 2 needed.");
	coloured(t, "Too few voters", 209);
	term_keys(t, "<Enter>");
	term_expect(t, "too few voters, the item is put off.");
	term_expect(t, "Nothing is decided: put the item off");
	term_keys(t, "<Esc>1f2f6c");
	term_keys(t, "<Enter><Enter>");                  /* one go: nobody has read the question */
	term_expect(t, "Announce this result?");
	tap_ok(!term_has(t, "● Adopted ●"), "a second Enter in the same go announces nothing");
	term_keys(t, "<Enter>");
	term_expect(t, "● Adopted ●");
	tap_ok(strstr(ground_output("git --git-dir=%s/ledger/ledger.git log -1 --format=%B"), "\nCasting: m.soto\n") != NULL, "git names whose vote was the casting one");
	body = ground_output("git --git-dir=%s/ledger/ledger.git show HEAD:contracts/2018/00/SC-2018-P01/meetings/" M);
	tap_ok(strstr(body, " p.rojas | a | titular | present | 2018-11-26T11:00:00-03:00 | -\n") != NULL, "Paula Rojas is there, as if she had not left: %s", body);
	term_free(t);
}

/* What one half typed about one item never turns up in the form about another, and is there again about its own. */
static void drafts_apart(void)
{
	struct term *t = ground_start(24, 80);

	term_keys(t, "gr<Home>d4");
	form_fill(t, "Reason", "Uno espera.");
	term_keys(t, "<Esc><Down>d4");
	term_expect(t, "▶ Reason");
	tap_ok(!term_has(t, "Uno espera.") && !term_has(t, "taken up again"), "the other item's form is empty");
	term_keys(t, "<Esc><Up>d4");
	term_expect(t, "Uno espera.");
	term_expect(t, "Draft of 11:00 taken up again; Ctrl-N starts afresh.");
	term_keys(t, "<C-n>");
	tap_ok(!term_has(t, "Uno espera."), "and begins afresh");
	term_free(t);
}

/* A refusal that is about no field stands above the fields, not at the foot alone; what was typed stays. */
static void refused_above(void)
{
	struct term *t = ground_start(24, 80);

	tap_ok(ground_do("Verb: meeting.change\nRecord: " M "\nTabla: 1 | Uniforme | 25 | done | SC-2018-P01/R-50\n 2 | Varios | 25 | open | -\n"), "an item about nothing in particular");
	term_keys(t, "grv");
	term_expect(t, "Put a motion to the vote");
	form_fill(t, "Motion", "A second one.");
	tap_ok(ground_do("Verb: meeting.motion\nRecord: " M "\nMotion: A first one.\nMover: m.soto\n"), "somebody else puts a motion");
	term_keys(t, "<C-s>");
	term_keys(t, "<C-s>");
	term_expect_row(t, 5, "▲ A vote is open already");
	term_expect(t, "A second one.");
	term_keys(t, "<Esc>v");
	term_expect(t, "moved by Marta Soto");
	term_expect(t, "A first one.");
	term_keys(t, "x");
	form_fill(t, "Reason", "By mistake.");
	term_keys(t, "<C-s>");
	term_expect(t, "■ Withdrawn ■");
	term_free(t);
}

/* It had been decided about the wrong clause: what takes that back names the act, and under it the form about the right one waits. */
static void wrong_record(void)
{
	struct term *t = ground_start(24, 80);
	const char *body;

	term_keys(t, "ga/logo bordado<Enter>R");
	term_expect(t, "3  The record: the same about another one");
	term_keys(t, "3");
	term_expect(t, "Which is the right record?");
	term_expect(t, "R-51  Informe en triplicado");
	term_keys(t, "1");
	term_expect(t, "Reopen a requirement");
	term_keys(t, "It was R-51.<C-s>");
	term_expect(t, "Decide a requirement · SC-2018-P01/R-");
	body = ground_output("git --git-dir=%s/ledger/ledger.git log -1 --format=%B");
	tap_ok(strstr(body, "\nVerb: requirement.reopen\n") != NULL && strstr(body, "\nReplaces: ") != NULL, "git: the wrong one is taken up again by an act that names it: %s", body);
	term_free(t);
}

/* Agreed in principle is a choice of its own: what the text is to say, who writes it, by when. */
static void in_principle(void)
{
	struct term *t = ground_start(40, 120);

	tap_ok(ground_do("Verb: meeting.change\nRecord: " M "\nTabla: 1 | Uniforme | 25 | done | SC-2018-P01/R-50\n 2 | Informe | 25 | open | SC-2018-P01/R-51\n"), "the item is about R-51 again");
	term_keys(t, "grv");
	term_expect(t, "Motion: Decide a requirement");
	tap_ok(!term_has(t, "New text") && !term_has(t, "Instruction"), "the text is not asked before the clause changes");
	term_keys(t, "m");
	term_expect(t, "▶ Its text");
	term_expect(t, "  New text *");
	term_keys(t, "p");
	term_expect(t, "  Instruction *");
	tap_ok(!term_has(t, "New text"), "agreed in principle, it is not written now");
	form_fill(t, "No evidence found", "Nobody counted the copies.");
	form_fill(t, "Reason", "It is read once.");
	term_keys(t, "<C-s>");
	term_expect(t, "▲ Instruction is needed.");
	form_fill(t, "Instruction", "One copy, by mail.");
	form_fill(t, "Text due", "30-11-2018");
	term_keys(t, "<C-s>");
	term_expect(t, "▲ Text by is needed.");
	form_fill(t, "Text by", "<Enter>soto<Enter>");
	term_keys(t, "<C-s>");
	term_expect(t, "R-51 Informe en triplicado: Modify, agreed in principle");
	term_expect(t, "One copy, by mail.");
	term_keys(t, "o");
	term_expect(t, "Consensus: Nobody of the 5 voters present is against");
	term_keys(t, "y");
	term_expect(t, "● Adopted ●");
	tap_ok(strstr(ground_output("git --git-dir=%s/ledger/ledger.git show HEAD:contracts/2018/00/SC-2018-P01/requirements/R-51"), "State: principle") != NULL, "git: agreed in principle");
	term_free(t);
}

static const char raised[] =
	"Verb: escalation.draft\nRecord: " C "\nQuestion: ¿Puede la calidad pasar de las multas al pago variable?\nBackground: Hubo 41 multas.\n"
	"Options: A | Sí, hasta 20 % | Nada | Menos oferentes | Ley 19.886\n B | No, siguen las multas | - | Todo sigue igual | -\nRecommends: A\n"
	"Recommendation: La multa llega tarde.\nEvidence: EV-001\nNeeded-By: 2018-12-07\nDefault: Se publica con multas.\n\n"
	"Verb: escalation.raise\nRecord: " C "/ESC-001\nMeeting: " M "\nMode: consensus\nReason: El grupo no puede.\n\nVerb: meeting.close\nRecord: " M "\n\n"
	"Verb: meeting.convene\nRecord: CCE-2018-S02\nBody: CCE\nTitle: Segunda\nDate: 2018-11-26\nTabla: 1 | Multas o pago | 30 | pending | " C "/ESC-001\n\n"
	"Verb: meeting.open\nRecord: CCE-2018-S02\n\nVerb: meeting.attend\nRecord: CCE-2018-S02\nPerson: p.rojas\n\nVerb: meeting.attend\nRecord: CCE-2018-S02\nPerson: m.soto\n\n"
	"Verb: meeting.attend\nRecord: CCE-2018-S02\nPerson: c.ibanez\n\nVerb: meeting.attend\nRecord: CCE-2018-S02\nPerson: j.perez\n\n"
	"Verb: meeting.item\nRecord: CCE-2018-S02\nItem: 1\n";

/* A committee votes on an escalation: what it says is filled in from the memo; an act that binds asks for its name besides. */
static void a_ruling(void)
{
	struct term *t;
	const char *body;

	tap_ok(ground_do(raised), "the group escalates, the committee sits");
	t = ground_start(24, 80);
	term_keys(t, "grv");
	term_expect(t, "What is moved?");
	term_expect(t, "1  Ruling");
	term_keys(t, "1");
	term_expect(t, "Motion: Ruling");
	term_expect(t, "▶ Reason");
	term_keys(t, "Se paga por resultado.<C-s>");
	term_expect(t, "Ruling: ESC-001 ¿Puede la calidad pasar de las multas al pago variable?");
	term_expect(t, "A: Sí, hasta 20 %");
	term_keys(t, "ffcf<Enter>");
	term_expect(t, "3 for, 1 against, 3 absent; more than 1/2 of 4 votes cast is 3:");
	term_expect(t, "To do it, type ESC-001");
	term_keys(t, "<Enter>");                         /* the way back has the focus */
	term_expect(t, "All have voted: adopted, once it is announced.");
	term_keys(t, "<Enter>");
	term_keys(t, "ESC-001<Enter>");
	term_expect(t, "● Adopted ●");
	term_expect(t, "Recorded: CCE-2018-");
	body = ground_output("git --git-dir=%s/ledger/ledger.git log -1 --format=%B");
	tap_ok(strstr(body, "\nVerb: agreement.rule\n") != NULL && strstr(body, "\nResult: adopted\n") != NULL, "git: the ruling: %s", body);
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
	term_keys(t, "R2");
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
	rectified();
	killed_and_tied();
	free_motions();
	few_and_tied();
	in_principle();
	drafts_apart();
	refused_above();
	note_and_rectify();
	wrong_record();
	a_ruling();
	tap_ok(ground_run("verify") == 0, "verify is clean");
	ground_end();
	return tap_done();
}
