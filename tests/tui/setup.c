/* The first hour of a municipality, by keys alone: from an empty HOME through the seven questions to the first convened session. On the way: a fault that is
 * named, the way back, a killed program that goes on where it was, and a double Enter that founds nothing. At the end: what plain git says. */
#include <pwd.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "term.h"

enum { OUTPUT_MAX = 1 << 16 };

static char home[256], program[512], data[600], ledger[600];

static const char *login(void)
{
	struct passwd *p = getpwuid(getuid());

	return p && p->pw_name ? p->pw_name : "nobody";
}

/* The program without any argument that names a ledger. */
static struct term *start(int rows, int cols)
{
	const char *const argv[] = { program, "--lang", "en", NULL };
	const char *const env[] = { data, "PROCURE_NOW=2018-11-26T10:00:00-03:00", NULL };
	struct term_opts o = { .rows = rows, .cols = cols, .env = env, .home = home };

	return term_start(&o, argv);
}

static const char *shell(const char *command)
{
	static char out[OUTPUT_MAX];
	char line[2048];
	FILE *f;
	size_t n;

	snprintf(line, sizeof line, "cd '%s' && { %s; } 2>&1", home, command);
	f = popen(line, "r");
	n = f ? fread(out, 1, sizeof out - 1, f) : 0;
	out[n] = '\0';
	if (f)
		pclose(f);
	return out;
}

static void says(const char *command, const char *text, const char *what)
{
	const char *out = shell(command);

	if (!tap_ok(strstr(out, text) != NULL, "%s", what))
		printf("# wanted %s\n# got %.600s\n", text, out);
}

/* --- questions 1 to 3 ----------------------------------------------------------------------------------------------------------------------------- */

static void municipality(struct term *t)
{
	term_expect(t, "See the pilot");
	term_expect(t, "Start our municipality");
	term_expect(t, "Open an existing ledger");
	term_keys(t, "2");
	term_expect(t, "1 of 7 · Your municipality");
	term_keys(t, "<C-s>");
	term_expect(t, "Write the name to its end");
	term_expect_not(t, "2 of 7");
	term_keys(t, "Vega Alta<Tab>Calle Larga 100<C-s>");
	term_expect(t, "2 of 7 · Language");
	term_expect(t, "(●) English");
	term_keys(t, "<Left>");
	term_expect(t, "(●) Spanish");
	term_keys(t, "<C-s>");
}

static void legal_act(struct term *t)
{
	term_expect(t, "3 of 7 · The legal act");
	term_expect(t, "(●) Provisional: no act yet");
	term_keys(t, "<Right><C-s>");
	term_expect(t, "Name the act");          /* "there is an act" without naming it */
	term_keys(t, "<S-Tab><Left>");
	term_expect(t, "(●) Provisional: no act yet");
	term_keys(t, "<Esc><Esc>");
	term_expect(t, "1 of 7");
	term_expect(t, "Municipality of Vega Alta");
	term_expect(t, "Calle Larga 100");
	term_keys(t, "<C-s>");
	term_expect(t, "(●) Spanish");
	term_keys(t, "<C-s>");
	term_expect(t, "(●) Provisional: no act yet");
	term_keys(t, "<C-s>");
}

/* --- question 4: a table from a spreadsheet, with its titles, tabs, and somebody twice ------------------------------------------------------------ */

static void people(struct term *t)
{
	term_expect(t, "4 of 7 · People");
	term_keys(t, "<C-u><BS><C-u>");          /* what the system knows of whoever runs this test */
	term_paste(t, "Nombre\tId\tCargo\tUnidad\tLogin\n"
		      "Ana Núñez\t\tFacilitadora\tSECPLA\t\n"
		      "Marcela Leal\t\tAdministradora Municipal\t\tmleal\n"
		      "Carla Rojas de la Fuente\t\tDirectora SECPLA\tSECPLA\t\n"
		      "Juan Peña\t\tJefe de Gabinete\t\t\n"
		      "Rodrigo Soto\tr.soto2\tDirector de Aseo\tAseo y Ornato\t\n"
		      "ana nuñez");
	term_expect(t, "On the roster: 6");
	term_expect(t, "▲ Line 7: ana nuñez stands on line 2 already.");
	term_keys(t, "<C-s>");
	term_expect(t, "4 of 7");
	term_keys(t, "<C-u><BS>");
	term_expect(t, "On the roster: 5");
	term_expect_not(t, "▲");
	term_expect(t, "a.nunez *");
	term_expect(t, "c.rojas *");
	term_expect(t, "j.pena *");
	term_expect(t, "r.soto2 ");
	term_keys(t, "<C-s>");
	term_expect(t, "Who of them are you");
	term_expect(t, login());
	term_keys(t, "1");
	term_expect(t, "5 of 7 · Seats of the committee");
}

/* Killed with the seats on the screen: it goes on there. */
static struct term *killed(struct term *t)
{
	term_signal(t, SIGKILL);
	term_wait_exit(t, 5);
	term_free(t);
	t = start(24, 80);
	term_keys(t, "2");
	term_expect(t, "5 of 7 · Seats of the committee");
	term_expect(t, "Your answers are as you left them");
	return t;
}

/* --- questions 5 to 7 --------------------------------------------------------------------------------------------------------------------------------- */

static void seats(struct term *t)
{
	term_expect(t, "provisional: no act yet");
	term_expect(t, "Municipal Administrator  Marcela Leal");
	term_expect(t, "Carla Rojas");
	term_expect(t, "Juan Peña");
	term_expect(t, "by each contract");
	term_keys(t, "<Enter>");
	term_expect(t, "Seat: admin");
	term_keys(t, "<Tab><Enter>");
	term_expect(t, "Rodrigo Soto · Director de Aseo");
	term_keys(t, "rodrigo<Enter><C-s>");
	term_expect(t, "Marcela Leal");
	term_expect(t, "Rodrigo Soto");
	term_keys(t, "<Down><Down>-");
	term_expect(t, "The seat cabinet is taken out");
	term_expect_not(t, "Juan Peña");
	term_keys(t, "acabinet<Tab><Right><Right><Right>");
	term_keys(t, "<C-s>");
	term_expect(t, "cabinet");
	term_expect(t, "Vacant seats with vote: 1");
	term_keys(t, "<C-s>");
}

static void rules(struct term *t)
{
	term_expect(t, "6 of 7 · Quorum and majority");
	term_expect(t, "(●)  Usual");
	term_expect(t, "With 4 seats that is 3.");
	term_expect(t, "A motion carries with more than 1/2 of the votes for and");
	term_keys(t, "e1");
	term_expect(t, "Absolute majority of the seats");
	term_expect_not(t, "Working group with the four roles");
	term_keys(t, "3");
	term_expect(t, "(●)  Your own");
	term_expect(t, "A motion carries with more than 1/2 of all seats");
	term_expect(t, "A tie does not carry.");
	term_keys(t, "e3");
	term_expect(t, "Every value of the rules");
	term_expect(t, "Committee: quorum");
	term_keys(t, "<C-u>2/3<C-s>");
	term_expect(t, "at least 2/3 of all seats");
	term_keys(t, "<Enter>");
}

static void recorder(struct term *t)
{
	term_expect(t, "7 of 7 · Who keeps the records");
	term_expect(t, "Ana Núñez · Facilitadora");
	term_keys(t, "<C-s>");
}

/* --- the review ------------------------------------------------------------------------------------------------------------------------------------------ */

static void review(struct term *t)
{
	term_expect(t, "Review: everything that will be recorded");
	term_expect(t, "/procure/ledger");
	term_expect(t, "Municipality of Vega Alta");
	term_expect(t, "provisional: no act yet");
	term_expect(t, "you: registrar");
	term_expect(t, "keeps the minutes");
	term_keys(t, "<PgDn>");
	term_expect(t, "deputy (S) Rodrigo Soto");
	term_expect(t, "vacant");
	term_keys(t, "<Enter>");
	term_expect(t, "Found the ledger");
	term_keys(t, "<Enter>");                 /* the way back has the focus */
	term_expect(t, "Review: everything that will be recorded");
	says("test -s state/procure/setup.draft && echo kept", "kept", "the answers are on disk");
	says("ls data/procure/ledger", "No such file", "nothing is recorded by pressing Enter twice");
	term_keys(t, "<Enter>y");
	term_expect(t, "Founded: act 1");
	term_expect(t, "a adds candidates to the portfolio");
	term_expect(t, "Portfolio · Municipality of Vega Alta");
	term_expect(t, "Last copy: never");
	says("ls state/procure/setup.draft", "No such file", "the draft is gone");
}

/* --- the first session ----------------------------------------------------------------------------------------------------------------------------------- */

static void candidate(struct term *t)
{
	term_keys(t, "a");
	term_expect(t, "Add a candidate");
	term_expect(t, "SC-2018-01");
	term_keys(t, "Aseo de ferias<C-s>");
	term_expect(t, "Recorded: act 2");
	term_expect(t, "Aseo de ferias");
	term_expect(t, "the committee chooses it for the portfolio");
}

static void convene(struct term *t)
{
	term_keys(t, "r");
	term_expect(t, "No meeting is convened yet");
	term_keys(t, "a");
	term_expect(t, "Constitutive session");
	term_expect(t, "Tabla proposed: 75 minutes");
	term_keys(t, "<Enter>");
	term_expect(t, "Convene a meeting");
	term_expect(t, "Constitutive session");
	term_keys(t, "<C-s>");
	term_expect(t, "Recorded: act 3");
	term_expect(t, "CCE-2018-S01");
	term_expect(t, "Convened");
	term_keys(t, "<Esc>");
	term_keys(t, ":personas<Enter>");
	term_expect(t, "Ana Núñez · you");
	term_keys(t, "<Esc>:reglas<Enter>");
	term_expect(t, "2018-11-26-1");
	term_expect(t, "■ in force");
	term_expect(t, "at least 2/3 of all seats");
	term_keys(t, "<Esc>q");
	tap_ok(term_wait_exit(t, 5) == 0, "q leaves");
}

static void ledger_says(void)
{
	char who[128];

	says("git -C data/procure/ledger/ledger.git log --format='%an: %s'",
	     "Ana Núñez: convene(CCE-2018-S01)", "the session is an act of the registrar");
	says("git -C data/procure/ledger/ledger.git log --format='%s'", "founding(LEDGER): Municipality of Vega Alta", "so is the founding");
	says("git -C data/procure/ledger/ledger.git rev-list --count HEAD", "3", "three acts");
	says("git -C data/procure/ledger/ledger.git show HEAD:LEDGER", "Legal-Act: provisional", "provisional is recorded");
	says("git -C data/procure/ledger/ledger.git show HEAD:LEDGER", "Language: es", "the language that was chosen");
	snprintf(who, sizeof who, "Logins: %s\nRoles: registrar recorder", login());
	says("git -C data/procure/ledger/ledger.git show HEAD:people/a.nunez", who, "whoever sits here is the registrar");
	says("git -C data/procure/ledger/ledger.git show HEAD:bodies/CCE",
	     "Seats: admin | administrator | m.leal | r.soto2 | 2018-11-26 | - | vote | provisional", "titular and deputy");
	says("git -C data/procure/ledger/ledger.git show HEAD:rules/2018-11-26-1",
	     "Deciding: committee | 2/3 | seats | needed | - | >1/2 | seats | 2 | fails | yes | no", "the rules that were chosen");
	says("git -C data/procure/ledger/ledger.git show HEAD:rules/2018-11-26-1", "Minutes-By: a.nunez", "who keeps the minutes");
	says("git -C data/procure/ledger/ledger.git fsck --strict && echo clean", "clean", "git has no complaint");
	snprintf(ledger, sizeof ledger, "'%s' --ledger data/procure/ledger verify >/dev/null && echo verified", program);
	says(ledger, "verified", "procure verify passes");
}

/* Nobody has to say where it lies. */
static void again(void)
{
	struct term *t = start(30, 100);

	term_expect(t, "Portfolio");
	term_expect(t, "Aseo de ferias");
	term_expect(t, "Ana Núñez");
	term_keys(t, "q");
	tap_ok(term_wait_exit(t, 5) == 0, "the ledger opens by itself, and q leaves");
	term_free(t);
}

int main(void)
{
	const char *build = getenv("BUILD"), *tmp = getenv("TMPDIR"), *root = getenv("PROCURE_DATA");
	struct term *t;

	snprintf(program, sizeof program, "%s/procure", build && *build ? build : "build");
	snprintf(data, sizeof data, "PROCURE_DATA=%s", root && *root ? root : ".");
	snprintf(home, sizeof home, "%s/procure-setup-XXXXXX", tmp && *tmp ? tmp : "/tmp");
	if (!mkdtemp(home)) {
		printf("not ok - no private directory\n");
		return 1;
	}
	setenv("PROCURE_NOW", "2018-11-26T10:00:00-03:00", 1);
	setenv("TZ", "America/Santiago", 1);
	t = start(24, 80);
	municipality(t);
	legal_act(t);
	people(t);
	t = killed(t);
	seats(t);
	rules(t);
	recorder(t);
	review(t);
	candidate(t);
	convene(t);
	term_free(t);
	ledger_says();
	again();
	says("cd / && rm -rf \"$OLDPWD\" && echo gone", "gone", "tidied up");
	return tap_done();
}
