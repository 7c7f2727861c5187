/* Thirty clauses in two hours, by keys: what members propose at their desks is read out as the consent list, anyone takes a clause off, the rest are decided
 * together; what is contested is debated with its proposals side by side; two go to the committee. At most 150 keys outside prose. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ground.h"

#define C "SC-2018-P01"
#define M "GT-SC-2018-P01-R02"
#define GIT "cd %s && export GIT_DIR=ledger/ledger.git && git "

enum { CLAUSES = 30, KEYS_MAX = 150 };

/* --- what stands before -------------------------------------------------------------------------------------------------------------------------- */

/* Number of a clause -> what it is. The 23 first are agreed; R-05 is taken off in the room. Two of the contested go to the committee. */
static const char *verdict_of(int i)
{
	static const char *const codes[] = { "keep", "modify", "drop", "new" };

	return codes[i % 4];
}

static void stanza(char **at, int i, const char *verdict, const char *who)
{
	*at += sprintf(*at, "Verb: proposal.make\nRecord: " C "\nRequirement: R-%02d\nReason: Lo que se midió lo pide.\nVerdict: %s\nMoved-by: %s\n", i, verdict, who);
	if (strcmp(verdict, "modify") == 0 || strcmp(verdict, "new") == 0)
		*at += sprintf(*at, "New-Text: El proveedor cumple el resultado %d.\n", i);
	if (strcmp(verdict, "modify") == 0)
		*at += sprintf(*at, "Evidence: EV-001\n");
	else if (strcmp(verdict, "drop") == 0)
		*at += sprintf(*at, "No-Evidence: Nadie lo midió.\n");
	*at += sprintf(*at, "\n");
}

static const char *proposals(void)
{
	static char text[1 << 16];
	char *at = text;

	for (int i = 1; i <= CLAUSES; i++)
		at += sprintf(at, "Verb: requirement.add\nRecord: " C "\nClause: Cláusula número %d\nOld-Text: El proveedor cumple el medio %d.\nType: input\nCost-Share: 1,%02d\n\n", i, i, i);
	for (int i = 1; i <= CLAUSES; i++) {
		stanza(&at, i, verdict_of(i), "p.rojas");
		stanza(&at, i, i <= 23 ? verdict_of(i) : verdict_of(i + 2), "m.soto");
	}
	return text;
}

static const char meeting[] =
	"Verb: meeting.close\nRecord: GT-SC-2018-P01-R01\n\nVerb: meeting.close\nRecord: CCE-2018-S01\n\n"
	"Verb: meeting.convene\nRecord: " M "\nBody: GT-SC-2018-P01\nContract: SC-2018-P01\nTitle: Requisitos\nDate: 2018-11-26\nStep: step-4\n"
	"Tabla: 1 | Requisitos 1 a 30 | 120 | pending | -\n 2 | Tareas | 10 | pending | -\n";

static void at(const char *hour)
{
	char now[64];

	snprintf(now, sizeof now, "2018-11-26T%s:00-03:00", hour);
	setenv("PROCURE_NOW", now, 1);
}

static void thirty_clauses(void)
{
	ground_make("journey.acts");
	tap_ok(ground_do(meeting), "the meeting is convened");
	tap_ok(ground_do(proposals()), "thirty clauses, two proposals each");
	at("10:00");
}

/* The room as it is an hour later, without keys. */
static void opened(void)
{
	tap_ok(ground_do("Verb: meeting.open\nRecord: " M "\n\nVerb: meeting.attend\nRecord: " M "\nPerson: p.rojas\n\nVerb: meeting.attend\nRecord: " M "\nPerson: m.soto\n\n"
			 "Verb: meeting.attend\nRecord: " M "\nPerson: j.perez\n\nVerb: meeting.item\nRecord: " M "\nItem: 1\n"), "the meeting is open, all are here, item 1 is open");
}

/* --- keys ------------------------------------------------------------------------------------------------------------------------------------------- */

static int pressed;

static int keys_in(const char *keys)
{
	int n = 0;

	for (; *keys; keys++)
		if (*keys == '<')
			keys = strchr(keys, '>'), n++;
		else if ((*keys & 0xc0) != 0x80)
			n++;
	return n;
}

static void press(struct term *t, const char *keys)
{
	pressed += keys_in(keys);
	term_keys(t, keys);
}

static void prose(struct term *t, const char *text)
{
	term_keys(t, text);
}

static void coloured(struct term *t, const char *word, int fg)
{
	int row, col;

	if (!tap_ok(term_find(t, word, &row, &col), "the screen shows %s", word)) {
		term_dump(t, word);
		return;
	}
	tap_ok(term_cell_at(t, row, col).fg == fg, "%s has the colour %d of its role (it has %d)", word, fg, term_cell_at(t, row, col).fg);
}

/* The same within the row that a clause has in a list. */
static void coloured_in(struct term *t, const char *clause, const char *word, int fg)
{
	for (int row = 0; row < term_rows(t); row++) {
		const char *text = term_row(t, row), *at = strstr(text, word);
		int col = 0;

		if (!at || !strstr(text, clause))
			continue;
		for (const char *p = text; p < at; p++)
			col += (*p & 0xc0) != 0x80;
		tap_ok(term_cell_at(t, row, col).fg == fg, "%s of %s has the colour %d (it has %d)", word, clause, fg, term_cell_at(t, row, col).fg);
		return;
	}
	tap_ok(false, "the row of %s says %s", clause, word);
	term_dump(t, word);
}

/* --- thirty clauses ----------------------------------------------------------------------------------------------------------------------------------- */

static void begins(struct term *t)
{
	press(t, "<Enter>r<Enter>");
	press(t, "d1");
	press(t, "s");
	press(t, "<Enter>");
	term_expect(t, "▶ 1  Requisitos 1 a 30");
}

static void by_consent(struct term *t)
{
	press(t, "c");
	term_expect(t, "■ 23 agreed");
	term_expect(t, "▲ 7 to be debated");
	term_expect(t, "Read out: 1 of 23");
	term_expect(t, "El proveedor cumple el [-medio-] {+resultado+} 1.");
	term_expect(t, "P. Rojas, M. Soto");
	coloured_in(t, " R-05 ", "~ Modify", 178);
	for (int i = 0; i < 4; i++)
		press(t, "<Down>");
	press(t, "2");                           /* Marta Soto wants R-05 debated */
	term_expect(t, "R-05 is taken off: it is debated. Marta Soto asked for it.");
	term_expect(t, "× 1 taken off");
	for (int i = 0; i < 17; i++)
		press(t, "<Down>");
	term_expect(t, "Read out: 22 of 22");
	press(t, "<Enter>");
	term_expect(t, "Decide 22 clauses by consent?");
	term_expect(t, "By consent of Grupo de trabajo de Vega Poniente");
	term_expect(t, "3 of 3 present");
	term_expect(t, "taken off, to be debated: R-05");
	press(t, "y");
	term_expect(t, "22 clauses are decided by consent");
	term_expect(t, "■ 0 agreed");
}

static void take(struct term *t, const char *id, const char *number)
{
	char title[40];

	snprintf(title, sizeof title, "%s  Cláusula", id);
	press(t, number);
	term_expect(t, title);
	term_expect(t, "By consensus of");
	press(t, "y");
	term_expect(t, "Recorded: act");
}

static void escalate(struct term *t, const char *id)
{
	char escalation[40];

	snprintf(escalation, sizeof escalation, "Requirements: %s", id);
	press(t, "E");
	term_expect(t, "▶ Needed by");
	press(t, "14-12");
	press(t, "<Tab>");
	prose(t, "La cláusula queda como está.");
	press(t, "<C-s>");
	term_expect(t, "Recorded: act");
	term_expect(t, "A question to the committee is drafted");
	press(t, "E");
	term_expect(t, "▶ Reason");
	prose(t, "El grupo no logra acuerdo.");
	press(t, "<C-s>");
	term_expect(t, "Recorded: act");
}

static void debated(struct term *t)
{
	press(t, "<Enter>");
	term_expect(t, "8 clauses to be debated, 120 min left: 15 min each");
	term_expect(t, "R-05");
	term_expect(t, "asked for it");
	take(t, "R-05", "1");
	term_expect(t, "7 clauses to be debated");
	take(t, "R-24", "1");                    /* the next one came by itself */
	take(t, "R-25", "2");
	take(t, "R-26", "1");
	take(t, "R-27", "2");
	take(t, "R-28", "1");
	escalate(t, "R-29");
	escalate(t, "R-30");
	term_expect(t, "0 clauses to be debated");
}

static int count_of(const char *command)
{
	return atoi(ground_output(command));
}

/* Independent of the program: what git holds. */
static void what_git_says(void)
{
	char command[512];
	static const struct { const char *id, *state, *verdict; } some[] = {
		{ "R-01", "decided", "modify" }, { "R-02", "decided", "drop" }, { "R-03", "decided", "new" }, { "R-04", "decided", "keep" }, { "R-05", "decided", "modify" },
		{ "R-23", "decided", "new" }, { "R-24", "decided", "keep" }, { "R-25", "decided", "new" }, { "R-27", "decided", "modify" }, { "R-28", "decided", "keep" },
		{ "R-29", "escalated", "" }, { "R-30", "escalated", "" },
	};

	tap_ok(count_of(GIT "log --format=%B | grep -c '^Mode: consent$'") == 22, "git: 22 acts by consent");
	tap_ok(count_of(GIT "log --grep='^Verb: requirement.decide$' --format=%B | grep -c '^Mode: consensus$'") == 6, "git: 6 clauses by consensus");
	tap_ok(count_of(GIT "log --grep='^Verb: requirement.decide$' --grep='^Item: 1$' --all-match --format=%h | wc -l") == 28, "git: all under item 1");
	tap_ok(count_of(GIT "log --format=%B | grep -c '^Verb: escalation.raise$'") == 2, "git: 2 escalations raised");
	tap_ok(count_of(GIT "grep -h '^State: used$' HEAD -- '*/proposals/*' | wc -l") == 56, "git: the proposals of what was decided are used");
	tap_ok(count_of(GIT "log --grep='^Verb: meeting.note$' --format=%b | grep -c 'R-05 was taken off the consent list; Marta Soto asked for it'") > 0 ||
	       count_of(GIT "grep -h 'R-05 was taken off' HEAD | wc -l") > 0, "git: who took R-05 off is noted");
	for (size_t i = 0; i < sizeof some / sizeof some[0]; i++) {
		const char *text;

		snprintf(command, sizeof command, "cd %%s && export GIT_DIR=ledger/ledger.git && git show HEAD:$(git ls-tree -r --name-only HEAD | grep 'requirements/%s$')", some[i].id);
		text = ground_output(command);
		snprintf(command, sizeof command, "\nState: %s\n", some[i].state);
		tap_ok(strstr(text, command) != NULL, "git: %s is %s", some[i].id, some[i].state);
		snprintf(command, sizeof command, *some[i].verdict ? "\nVerdict: %s\n" : "\nVerdict:%s", some[i].verdict);
		tap_ok((strstr(text, command) != NULL) == (*some[i].verdict != '\0'), "git: %s has the verdict '%s'", some[i].id, some[i].verdict);
	}
	tap_ok(ground_run("verify") == 0, "verify is clean");
	tap_ok(strstr(ground_output("cd %s && cat said"), "broken") == NULL, "and says nothing of damage");
}

static void in_two_hours(void)
{
	struct term *t = ground_start(24, 80);

	begins(t);
	by_consent(t);
	debated(t);
	printf("# 30 clauses took %d keys outside prose\n", pressed);
	tap_ok(pressed <= KEYS_MAX, "30 clauses, 22 by consent, 6 debated, 2 escalated, took %d keys outside prose; at most %d", pressed, KEYS_MAX);
	term_free(t);
	what_git_says();
}

/* --- the list ------------------------------------------------------------------------------------------------------------------------------------------- */

/* x takes off at once, a number says who asked, x again puts back; what is on the desk is there for whoever opens it next. */
static void taken_off(int rows, int cols)
{
	struct term *t = ground_start(rows, cols);

	term_keys(t, "grc");
	term_expect(t, "■ 23 agreed");
	term_expect(t, "1 Paula Rojas");
	term_expect(t, "3 Juan Pérez");
	term_keys(t, "<Down>x");
	term_expect(t, "R-02 is taken off: it is debated. A number says who asked.");
	coloured(t, "Who asked?", 178);
	term_keys(t, "3");
	term_expect(t, "Juan Pérez asked for it");
	term_expect(t, "× taken off");
	term_signal(t, SIGKILL);
	term_wait_exit(t, 5);
	term_free(t);
	t = ground_start(rows, cols);
	term_keys(t, "grc<End>");
	term_expect(t, "Juan Pérez asked");
	term_expect(t, "■ 22 agreed");
	term_keys(t, "<Space>");
	term_expect(t, "R-02 is on the list again");
	term_expect(t, "■ 23 agreed");
	term_keys(t, "<Home>+");
	term_expect(t, "23 clauses would be decided");
	term_expect(t, "R-01  ~ Modify");
	term_keys(t, "<Esc>");
	term_free(t);
}

/* The finding on which six clauses rest is withdrawn by another while the question is open: nothing is recorded, and those clauses say what they lack. */
static void refused_whole(void)
{
	struct term *t = ground_start(40, 120);
	int before, after;

	term_keys(t, "grc<Enter>");
	term_expect(t, "Decide 23 clauses by consent?");
	tap_ok(ground_do("Verb: evidence.withdraw\nRecord: " C "/EV-001\nReason: Los libros eran de otro contrato.\n"), "the evidence is withdrawn meanwhile");
	before = count_of(GIT "rev-list --count HEAD");
	term_keys(t, "y");
	after = count_of(GIT "rev-list --count HEAD");
	tap_ok(before > 1 && before == after, "nothing was recorded: %d acts before, %d after", before, after);
	term_expect_row(t, -2, "Something was recorded meanwhile");
	term_expect(t, "■ 17 agreed");
	term_keys(t, "c");
	term_expect(t, "unprepared");
	term_keys(t, "/R-01<Enter>");
	term_expect(t, "The evidence EV-001 was withdrawn");
	term_free(t);
}

/* Without quorum the list is not decided, and why is said before anything is asked. */
static void no_quorum(void)
{
	struct term *t = ground_start(24, 80);
	int before = count_of(GIT "rev-list --count HEAD");

	tap_ok(ground_do("Verb: meeting.depart\nRecord: " M "\nPerson: p.rojas\n\nVerb: meeting.depart\nRecord: " M "\nPerson: m.soto\n"), "two leave");
	term_keys(t, "grc");
	coloured(t, "▲ 1 of 3 present", 209);
	term_keys(t, "<Enter>");
	if (term_has(t, "by consent?"))
		term_keys(t, "y");
	term_expect(t, "No quorum");
	tap_ok(count_of(GIT "rev-list --count HEAD") == before + 2, "nothing was decided");
	term_free(t);
}

/* --- the debate ----------------------------------------------------------------------------------------------------------------------------------------- */

static void side_by_side(int rows, int cols)
{
	struct term *t = ground_start(rows, cols);
	int row, left, right;

	term_keys(t, "gri");
	term_expect(t, "7 clauses to be debated, 60 min left: 17 min each");
	term_expect(t, "▲ contested · Input · 1.24 % of the cost");
	coloured(t, "1 = Keep", 110);
	term_keys(t, "<Down>");
	coloured(t, "2 + New", 110);
	tap_ok(term_find(t, "1 ~ Modify", &row, &left) && term_find(t, "2 + New", &row, &right) && right > left + 20, "the proposals stand side by side");
	coloured(t, "medio-]", 209);
	coloured(t, "{+resultado+}", 43);
	term_expect(t, "Paula Rojas");
	term_expect(t, "Marta Soto");
	if (rows >= 40)
		term_expect(t, "EV-001");
	term_keys(t, "<Tab>");
	term_expect(t, "▶ R-25 · Cláusula número 25");
	term_keys(t, "<Tab>");
	term_expect(t, "Which goal does this clause serve?");
	term_free(t);
}

/* One key and the article; it stays on the clause in its own colour, and no verdict goes over it, until it is answered. */
static void not_lawful(void)
{
	struct term *t = ground_start(40, 120);

	term_keys(t, "griL");
	term_expect(t, "▶ Legal flag");
	term_keys(t, "art. 6, ley 19.886");
	form_save(t, "Only who sits for Legal");
	term_keys(t, "<Esc>");
	tap_ok(ground_do("Verb: requirement.object\nRecord: " C "/R-24\nLegal-Flag: art. 6, ley 19.886\nMoved-by: j.perez\n"), "Legal says it");
	term_keys(t, "<C-l>");
	coloured(t, "! Not lawful, says Legal: art. 6, ley 19.886", 209);
	term_keys(t, "1y");
	term_expect(t, "Legal says that R-24 is not lawful");
	term_keys(t, "L");
	form_fill(t, "Answer to Legal", "Se citó el artículo vigente.");
	form_fill(t, "Reason", "Jurídica quedó conforme.");
	form_save(t, "Recorded: act");
	term_expect_not(t, "! Not lawful");
	term_free(t);
}

/* What else the contract needs is decided in the same place. */
static void other_records(void)
{
	struct term *t;

	tap_ok(ground_do("Verb: standard.add\nRecord: " C "\nTitle: Calles sin residuos a las ocho\n"), "a standard is drafted");
	t = ground_start(40, 120);
	term_keys(t, "gri/ocho<Enter>");
	term_expect(t, "1 adopt");
	term_expect(t, "2 drop");
	term_keys(t, "1");
	term_expect(t, "Adopt a service standard");
	term_keys(t, "Es lo que la gente ve.");
	form_save(t, "Recorded: act");
	tap_ok(count_of(GIT "grep -l '^State: adopted$' HEAD -- '*/standards/*' | wc -l") == 1, "git: the standard is adopted");
	term_free(t);
}

/* A proposal goes to the vote with its own words. */
static void to_the_vote(void)
{
	struct term *t = ground_start(24, 80);

	term_keys(t, "gri");
	term_keys(t, "v");
	term_expect(t, "Which proposal is put to the vote?");
	term_keys(t, "2");
	term_expect(t, "Motion: Decide a requirement");
	term_keys(t, "<Esc>");
	term_free(t);
}

/* --- the desk --------------------------------------------------------------------------------------------------------------------------------------------- */

static void at_the_desk(int rows, int cols)
{
	struct term *t = ground_start(rows, cols);

	term_keys(t, "<Enter>2");
	coloured_in(t, " R-02 ", "■ agreed", 43);
	coloured_in(t, " R-02 ", "- Drop", 209);
	term_expect(t, "■ 23 agreed · ▲ 7 contested");
	term_expect(t, cols < 100 ? "R-01 · text" : "PV-001");
	term_keys(t, "f");
	term_expect(t, "only (f)");
	term_expect_not(t, "R-24");
	term_keys(t, "f");
	term_expect(t, "R-24");
	term_keys(t, "<Down>");
	coloured_in(t, " R-24 ", "▲ contested", 178);
	term_keys(t, "ff");
	term_expect_not(t, "only (f)");
	term_free(t);
}

/* Her own proposal: made, seen, changed, withdrawn; one half-typed about another clause is not mixed in. */
static void own_proposal(void)
{
	struct term *t = ground_start(40, 120);

	term_keys(t, "<Enter>2<End>s");
	term_expect(t, "Propose a verdict at the desk");
	form_fill(t, "Reason", "A medio escribir.");
	term_keys(t, "<Esc><Home>s");
	term_expect_not(t, "A medio escribir.");
	form_fill(t, "Proposal", "k");
	form_fill(t, "Reason", "Nadie se queja de ella.");
	form_save(t, "Recorded: act");
	term_expect(t, "(yours)");
	term_expect(t, "Proposals differ");
	term_keys(t, "b");
	form_fill(t, "Reason", "Me convencieron.");
	form_save(t, "Recorded: act");
	term_expect_not(t, "(yours)");
	term_keys(t, "<End>s");
	form_to(t, "Reason");
	term_expect(t, "A medio escribir.");
	term_free(t);
}

int main(void)
{
	thirty_clauses();
	at_the_desk(24, 80);
	at_the_desk(40, 120);
	opened();
	taken_off(24, 80);
	taken_off(40, 120);
	side_by_side(24, 80);
	side_by_side(40, 120);
	to_the_vote();
	not_lawful();
	other_records();
	refused_whole();
	no_quorum();
	ground_end();
	thirty_clauses();
	own_proposal();
	ground_end();
	thirty_clauses();
	in_two_hours();
	ground_end();
	return tap_done();
}
