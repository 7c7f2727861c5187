/* The proof, by keys alone: one requirement, one metric, one payment term, an escalation and a ruling by roll call of seven, in the real program
 * on a ledger that the command line prepared (people, bodies, both meetings open). What the screens say on the way is asserted, and at the end what plain
 * git says. */
#include <stdio.h>
#include <string.h>

#include "ground.h"

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
	form_fill(t, "Clause", "Depósito dentro de la comuna");
	form_save(t, "Recorded: act 31");
	term_expect(t, "R-01");
	term_keys(t, "c3");
	term_expect(t, "3 of 3 present: there is quorum");
	term_expect(t, "(●) Drop");
	form_fill(t, "Reason", "No sirve a ningún objetivo y deja fuera oferentes.");
	term_keys(t, "<C-s>");
	term_expect(t, "evidence");              /* refused: no evidence, and not said that there is none */
	form_fill(t, "Evidence", "<Enter><Enter>");
	term_expect(t, "EV-001");
	form_save(t, "Recorded: act 32");
	term_expect(t, "drop");
	term_expect(t, "Decided");
}

static void metric(struct term *t)
{
	term_keys(t, "3");
	term_expect(t, "3 Payments");
	term_keys(t, "a");
	form_fill(t, "Metric", "Retiros a tiempo");
	form_fill(t, "Definition", "Retiros hechos en su hora sobre retiros del mes, según GPS");
	form_fill(t, "Direction", "u");
	form_fill(t, "Baseline", "72");
	form_fill(t, "Floor", "80");
	form_fill(t, "Target", "95");
	form_fill(t, "Unit", "%");
	form_fill(t, "Weight", "100");
	form_fill(t, "Source", "GPS de los camiones");
	form_save(t, "Recorded: act 33");
	term_keys(t, "d");
	term_expect(t, "Adopt a metric");
	form_fill(t, "Reason", "Es lo que ve un vecino.");
	form_save(t, "and guard against gaming");     /* refused; what was typed is kept */
	term_keys(t, "<Esc>");
	term_keys(t, "e");
	form_fill(t, "Guard", "El inspector revisa una de cada veinte calles.");
	form_save(t, "Recorded: act 34");
	term_keys(t, "d");
	form_to(t, "Reason");
	term_expect(t, "Es lo que ve un vecino.");
	form_save(t, "Recorded: act 35");
	term_expect(t, "Adopted");
}

static void payment(struct term *t)
{
	term_keys(t, "<Right><Right>");
	term_expect(t, "▶ Payment scheme");
	term_keys(t, "a");
	form_fill(t, "Scheme", "80 fijo y 20 según resultado");
	form_save(t, "Recorded: act 36");
	term_keys(t, "a1");
	form_fill(t, "Payment", "Retiros a tiempo, según el tramo del mes");
	form_fill(t, "Type", "<Right><Right><Right><Right>");
	term_expect(t, "Variable");
	form_fill(t, "Share", "100");
	form_fill(t, "Metric", "<Enter><Enter>");
	form_save(t, "Recorded: act 37");
	term_expect(t, "PG-1.1");
	term_expect(t, "■ PG-1 100.00 %");
}

static void escalation(struct term *t)
{
	term_keys(t, "4");
	term_expect(t, "4 Escalation");
	term_expect(t, "Press a to draft");
	term_keys(t, "a1");
	form_fill(t, "Question", "¿Puede la calidad pasar de las multas al pago variable?");
	form_fill(t, "Background", "Hubo 41 multas y ninguna cambió la calle.");
	form_save(t, "Recorded: act 38");
	term_expect(t, "at least two options");  /* the memo says what lacks */
	term_keys(t, "d");
	term_expect(t, "What happens with it?");
	term_keys(t, "1");
	form_fill(t, "Reason", "El grupo no puede decidirlo solo.");
	form_save(t, "is missing");                   /* refused */
	term_keys(t, "<Esc>e");
	form_fill(t, "Options", "A | Sí, hasta 20 % | Nada | Menos oferentes | Ley 19.886<Enter>B | No, siguen las multas | - | Todo sigue igual");
	form_fill(t, "Option recommended", "A");
	form_fill(t, "Recommendation", "La multa llega tarde.");
	form_fill(t, "Evidence", "<Enter><Enter>");
	form_fill(t, "Needed by", "7-12");
	form_fill(t, "By default", "Se publica con multas.");
	form_save(t, "Recorded: act 39");
	term_keys(t, "<Tab>");
	term_expect(t, "▶ A   Sí, hasta 20 %  ◀ recommended by the group");
	term_expect(t, "Risk: Menos oferentes");
	term_expect_not(t, "Lacks before");
	term_keys(t, "<End>");
	term_expect(t, "EV-001   Los retiros a tiempo");
	term_keys(t, "d1");
	form_save(t, "Recorded: act 40");             /* the reason typed before is still there */
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
	form_save(t, "To do it, type CCE-2018-02");
	term_keys(t, "<Enter>");                 /* the way back has the focus */
	term_expect(t, "▶ Lucía Muñoz");
	form_save(t, "Against: Ana Vera");       /* plain words; git's text is behind a key */
	term_expect_not(t, "Verb: agreement.rule");
	term_keys(t, "<C-d>");
	term_expect(t, "Verb: agreement.rule");
	term_keys(t, "<C-d>");
	term_expect(t, "Result: Adopted");
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

	snprintf(command, sizeof command, "git -C '%s/ledger/ledger.git' ", "%s");
	snprintf(command + strlen(command), sizeof command - strlen(command), "%s", args);
	text = ground_output(command);
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
	tap_ok(ground_run("verify") == 0, "the ledger verifies");
}

int main(void)
{
	struct term *t;

	ground_make("journey.acts");
	t = ground_start(24, 80);
	open_contract(t);
	requirement(t);
	metric(t);
	payment(t);
	escalation(t);
	ruling(t);
	term_free(t);
	log_of_git();
	ground_end();
	return tap_done();
}
