/* The proof, by keys alone: one requirement, one metric, one payment term, an escalation and a ruling by roll call of seven, in the real program
 * on a ledger that the command line prepared (people, bodies, both meetings open). What the screens say on the way is asserted, and at the end what plain
 * git says. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "term.h"

static char dir[512], program[512], data[512];

enum { FIELDS_MAX = 60 };

/* --- the ground ------------------------------------------------------------------------------------------------------------------------------ */

/* The program with these arguments, on the ledger where `on` is true. */
static int run(bool on, const char *args)
{
	char command[4096];

	snprintf(command, sizeof command, "'%s' %s%s%s %s >/dev/null", program, on ? "--ledger '" : "", on ? dir : "", on ? "/ledger'" : "", args);
	return system(command);
}

/* What a command prints; "" where it fails. */
static const char *output(const char *command)
{
	static char text[1 << 18];
	FILE *f = popen(command, "r");
	size_t n = f ? fread(text, 1, sizeof text - 1, f) : 0;

	text[n] = '\0';
	if (f && pclose(f) != 0)
		text[0] = '\0';
	return text;
}

static void prepare(void)
{
	const char *build = getenv("BUILD"), *tmp = getenv("TMPDIR"), *root = getenv("PROCURE_DATA");
	char text[2048];

	snprintf(program, sizeof program, "%s/procure", build ? build : "build");
	snprintf(data, sizeof data, "PROCURE_DATA=%s", root ? root : ".");
	snprintf(dir, sizeof dir, "%s/procure-journey-XXXXXX", tmp && *tmp ? tmp : "/tmp");
	if (!mkdtemp(dir))
		exit(1);
	setenv("PROCURE_NOW", "2018-11-26T10:00:00-03:00", 1);
	setenv("TZ", "America/Santiago", 1);
	setenv("HOME", dir, 1);
	snprintf(text, sizeof text, "init '%s/ledger' --name 'Municipalidad de Prueba' --person f.lagos --person-name 'Francisca Lagos'", dir);
	tap_ok(run(false, text) == 0, "a ledger is founded");
	snprintf(text, sizeof text, "do --batch '%s/tests/lib/journey.acts'", root ? root : ".");
	tap_ok(run(true, text) == 0, "people, bodies and meetings stand");
}

static struct term *start(int rows, int cols)
{
	static char place[600];
	const char *const argv[] = { program, "--lang", "en", "--ledger", place, NULL };
	const char *const env[] = { data, "PROCURE_NOW=2018-11-26T11:00:00-03:00", NULL };
	struct term_opts o = { .rows = rows, .cols = cols, .env = env };

	snprintf(place, sizeof place, "%s/ledger", dir);
	return term_start(&o, argv);
}

/* --- forms ------------------------------------------------------------------------------------------------------------------------------------- */

/* Goes from field to field until the one with this label has the focus. */
static void to(struct term *t, const char *label)
{
	char mark[128];

	snprintf(mark, sizeof mark, "▶ %s", label);
	for (int i = 0; i < FIELDS_MAX && !term_has(t, mark); i++)
		term_keys(t, "<Tab>");
	term_expect(t, mark);
}

static void fill(struct term *t, const char *label, const char *keys)
{
	to(t, label);
	term_keys(t, keys);
}

static void save(struct term *t, const char *then)
{
	term_keys(t, "<C-s>");
	term_expect(t, then);
}

/* --- the way ----------------------------------------------------------------------------------------------------------------------------------- */

static void open_contract(struct term *t)
{
	term_expect(t, "SC-2018-P01");
	if (!term_has(t, "1 Evidence"))
		term_keys(t, "<Enter>");
	term_expect(t, "1 Evidence");
	term_expect(t, "4 Escalation");
}

static void requirement(struct term *t)
{
	term_keys(t, "2");
	term_expect(t, "2 Requirements");
	term_keys(t, "a");
	fill(t, "Clause", "Depósito dentro de la comuna");
	save(t, "Recorded: act 31");
	term_expect(t, "R-01");
	term_keys(t, "c3");
	term_expect(t, "3 of 3 present: there is quorum");
	term_expect(t, "(●) Drop");
	fill(t, "Reason", "No sirve a ningún objetivo y deja fuera oferentes.");
	term_keys(t, "<C-s>");
	term_expect(t, "evidence");              /* refused: no evidence, and not said that there is none */
	fill(t, "Evidence", "<Enter><Enter>");
	term_expect(t, "EV-001");
	save(t, "Recorded: act 32");
	term_expect(t, "drop");
	term_expect(t, "Decided");
}

static void metric(struct term *t)
{
	term_keys(t, "3");
	term_expect(t, "3 Payments");
	term_keys(t, "a");
	fill(t, "Metric", "Retiros a tiempo");
	fill(t, "Definition", "Retiros hechos en su hora sobre retiros del mes, según GPS");
	fill(t, "Direction", "u");
	fill(t, "Baseline", "72");
	fill(t, "Floor", "80");
	fill(t, "Target", "95");
	fill(t, "Unit", "%");
	fill(t, "Weight", "100");
	fill(t, "Source", "GPS de los camiones");
	save(t, "Recorded: act 33");
	term_keys(t, "d");
	term_expect(t, "Adopt a metric");
	fill(t, "Reason", "Es lo que ve un vecino.");
	save(t, "and guard against gaming");     /* refused; what was typed is kept */
	term_keys(t, "<Esc>");
	term_keys(t, "e");
	fill(t, "Guard", "El inspector revisa una de cada veinte calles.");
	save(t, "Recorded: act 34");
	term_keys(t, "d");
	to(t, "Reason");
	term_expect(t, "Es lo que ve un vecino.");
	save(t, "Recorded: act 35");
	term_expect(t, "Adopted");
}

static void payment(struct term *t)
{
	term_keys(t, "<Right><Right>");
	term_expect(t, "▶ Payment scheme");
	term_keys(t, "a");
	fill(t, "Scheme", "80 fijo y 20 según resultado");
	save(t, "Recorded: act 36");
	term_keys(t, "a1");
	fill(t, "Payment", "Retiros a tiempo, según el tramo del mes");
	fill(t, "Type", "<Right><Right><Right><Right>");
	term_expect(t, "Variable");
	fill(t, "Share", "100");
	fill(t, "Metric", "<Enter><Enter>");
	save(t, "Recorded: act 37");
	term_expect(t, "PG-1.1");
	term_expect(t, "■ PG-1 100.00 %");
}

static void escalation(struct term *t)
{
	term_keys(t, "4");
	term_expect(t, "4 Escalation");
	term_expect(t, "Press a to draft");
	term_keys(t, "a1");
	fill(t, "Question", "¿Puede la calidad pasar de las multas al pago variable?");
	fill(t, "Background", "Hubo 41 multas y ninguna cambió la calle.");
	save(t, "Recorded: act 38");
	term_expect(t, "at least two options");  /* the memo says what lacks */
	term_keys(t, "d");
	term_expect(t, "What happens with it?");
	term_keys(t, "1");
	fill(t, "Reason", "El grupo no puede decidirlo solo.");
	save(t, "is missing");                   /* refused */
	term_keys(t, "<Esc>e");
	fill(t, "Options", "A | Sí, hasta 20 % | Nada | Menos oferentes | Ley 19.886<Enter>B | No, siguen las multas | - | Todo sigue igual");
	fill(t, "Option recommended", "A");
	fill(t, "Recommendation", "La multa llega tarde.");
	fill(t, "Evidence", "<Enter><Enter>");
	fill(t, "Needed by", "7-12");
	fill(t, "By default", "Se publica con multas.");
	save(t, "Recorded: act 39");
	term_keys(t, "<Tab>");
	term_expect(t, "▶ A  Sí, hasta 20 %  ◀ recommended by the group");
	term_expect(t, "Risk: Menos oferentes");
	term_expect_not(t, "Lacks before");
	term_keys(t, "<End>");
	term_expect(t, "EV-001   Los retiros a tiempo");
	term_keys(t, "d1");
	save(t, "Recorded: act 40");             /* the reason typed before is still there */
	term_expect(t, "Raised");
}

static void ruling(struct term *t)
{
	term_keys(t, "ge");
	term_expect(t, "CCE-2018-S01");
	term_expect(t, "7 of 7 present: there is quorum");
	term_expect(t, "choose A");
	term_keys(t, "d");
	term_expect(t, "binds");
	term_expect(t, "does not bind");
	term_keys(t, "1");
	term_expect(t, "▶ Reason");              /* title and text are filled in */
	term_expect(t, "A: Sí, hasta 20 %");
	term_keys(t, "Se paga por resultado.<Tab><Tab>ffffcbf");
	term_expect(t, "▶ Lucía Muñoz    (●) for");
	save(t, "To do it, type CCE-2018-02");
	term_keys(t, "<Enter>");                 /* the way back has the focus */
	term_expect(t, "▶ Lucía Muñoz");
	save(t, "Against: a.vera");
	term_keys(t, "CCE-2018-02<Enter>");
	term_expect(t, "Recorded: act 41");
	term_expect(t, "Nothing waits for the committee.");
	term_keys(t, "<Esc>");
	term_expect(t, "Resolved");
	term_keys(t, "<End>");
	term_expect(t, "CCE-2018-02");
}

/* --- what plain git says --------------------------------------------------------------------------------------------------------------------- */

static void git_says(const char *args, const char *want)
{
	char command[1024];
	const char *text;

	snprintf(command, sizeof command, "git -C '%s/ledger/ledger.git' %s", dir, args);
	text = output(command);
	if (!tap_ok(strcmp(text, want) == 0, "git %s", args))
		printf("# it says: %s\n", text);
}

static void log_of_git(void)
{
	git_says("log -11 --reverse --format=%s",
		 "clause(SC-2018-P01/R-01): Depósito dentro de la comuna\n"
		 "drop(SC-2018-P01/R-01): Depósito dentro de la comuna\n"
		 "metric(SC-2018-P01/M1): Retiros a tiempo\n"
		 "metric(SC-2018-P01/M1): Retiros a tiempo\n"
		 "adopt(SC-2018-P01/M1): Retiros a tiempo\n"
		 "scheme(SC-2018-P01/PG-1): 80 fijo y 20 según resultado\n"
		 "payment(SC-2018-P01/PG-1.1): Retiros a tiempo, según el tramo del mes\n"
		 "draft(SC-2018-P01/ESC-001): ¿Puede la calidad pasar de las multas al pa…\n"
		 "draft(SC-2018-P01/ESC-001): ¿Puede la calidad pasar de las multas al pa…\n"
		 "raise(SC-2018-P01/ESC-001): ¿Puede la calidad pasar de las multas al pa…\n"
		 "acuerdo(CCE-2018-02): ¿Puede la calidad pasar de las multas al pago var…\n");
	git_says("log -1 --format='%an <%ae>%n%(trailers:key=For,valueonly)%(trailers:key=Against)%(trailers:key=Abstained)%(trailers:key=Quorum)"
		 "%(trailers:key=Result)%(trailers:key=Agreement)'",
		 "Francisca Lagos <f.lagos@procure.invalid>\nc.ibanez p.rojas m.soto j.perez l.munoz\nAgainst: a.vera\nAbstained: d.silva\nQuorum: 7/7\n"
		 "Result: adopted\nAgreement: CCE-2018-02\n\n");
	git_says("show -s --format=%b HEAD~9 | grep -cE '^(Evidence: EV-001|Mode: consensus|Result: adopted|No sirve a ningún objetivo y deja fuera oferentes.)$'", "4\n");
	git_says("rev-list --count HEAD", "41\n");
	git_says("fsck --strict --no-progress 2>&1", "");
	tap_ok(run(false, "verify --help") == 0 && run(true, "verify") == 0, "the ledger verifies");
}

int main(void)
{
	struct term *t;
	char command[600];

	prepare();
	t = start(24, 80);
	open_contract(t);
	requirement(t);
	metric(t);
	payment(t);
	escalation(t);
	ruling(t);
	term_free(t);
	log_of_git();
	snprintf(command, sizeof command, "rm -rf '%s'", dir);
	tap_ok(system(command) == 0, "tidied up");
	return tap_done();
}
