/* The contract and its four stages by keys: what each says at a glance, at 80 x 24 and at 100 x 30; verdicts in two keys; withdrawn evidence shown where
 * it is cited; sums that are not 100; a data series as a table; the past, where nothing can be done. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ground.h"

/* Twelve months of three columns; June has no complaints: that is not zero. */
static void attach(void)
{
	char args[1024], where[600];

	snprintf(where, sizeof where, "%s", ground_output("printf %s"));
	ground_output("{ echo month,paid,complaints; for m in 01 02 03 04 05 06 07 08 09 10 11 12; do"
		      " echo 2018-$m,610000$m,$([ $m = 06 ] || echo 8$m); done; } >'%s/reclamos.csv'");
	snprintf(args, sizeof args, "do series.add SC-2018-P01 Title='Reclamos de 2018' Source='Oficina de reclamos' --file '%s/reclamos.csv'", where);
	tap_ok(ground_run(args) == 0, "a data series is attached");
}

static const char *const before =
	"Verb: requirement.add\nRecord: SC-2018-P01\nClause: Depósito dentro de la comuna\nType: input\nCost-Share: 3,00\n\n"
	"Verb: requirement.add\nRecord: SC-2018-P01\nClause: Barrido diario de todas las calles\nType: output\n\n"
	"Verb: requirement.decide\nRecord: SC-2018-P01/R-01\nMeeting: GT-SC-2018-P01-R01\nMode: roll-call\nFor: p.rojas m.soto\nAgainst: j.perez\n"
	"Verdict: drop\nEvidence: EV-001\nReason: No sirve a ningún objetivo.\n\n"
	"Verb: task.add\nRecord: SC-2018-P01\nTitle: Traer las multas de 2017\nOwner: j.perez\nDue: 2018-11-25\nStage: evidence\n";

/* Acts 31 to 35. */
static void prepare(void)
{
	ground_make("journey.acts");
	tap_ok(ground_do(before), "a clause is dropped, another waits, a task is late");
	attach();
}

static struct term *start(int rows, int cols)
{
	struct term *t = ground_start(rows, cols);

	term_expect(t, "SC-2018-P01");
	term_keys(t, "<Enter>");
	return t;
}

/* The colour in which a text stands. */
static int colour_of(struct term *t, const char *text)
{
	int row, col;

	return term_find(t, text, &row, &col) ? term_cell_at(t, row, col).fg : -3;
}

/* --- the contract ---------------------------------------------------------------------------------------------------------------------------------- */

static void contract(struct term *t)
{
	term_expect(t, "1 Evidence");
	term_expect(t, "2 Requirements");
	term_expect(t, "3 Payments");
	term_expect(t, "4 Escalation");
	term_expect(t, "ready");                 /* the one finding is accepted, a goal stands */
	term_expect(t, "GT-SC-2018-P01-R01 is open now");
	term_expect(t, "[ ] ▲ 25-11-2018  Traer las multas de 2017 · j.perez");
	term_keys(t, "<Right>");
	term_expect(t, "▲ R-02 has no verdict yet.");
	term_keys(t, "<Right>");
	term_expect(t, "▲ The weights of the adopted metrics are 0.00, not 100.");
	term_keys(t, "<Left><Left>");
}

static void contract_panes(struct term *t)
{
	term_expect(t, "1 Evidence · 1/3");
	term_keys(t, "<Tab>");
	term_expect(t, "Working group · 2/3");
	term_expect(t, "3 of 3 seats filled");
	term_expect(t, "Juan Pérez");
	term_keys(t, "<Tab>");
	term_expect(t, "Last acts · 3/3");
	term_expect(t, "drop R-01  Depósito dentro de la comuna");
	term_keys(t, "<Tab>f");
	term_expect(t, "(1)");                           /* one goal, one task */
	term_expect(t, "data requests (0)");
	term_keys(t, "<Esc>");
	term_expect(t, "1 Evidence · 1/3");
}

/* A task is closed with Space, and its stage is filled in where one is added. */
static void tasks(struct term *t)
{
	term_keys(t, "<Down><Space>");
	term_expect(t, "Close a task");
	term_keys(t, "<Esc>a");
	term_expect(t, "Add a task");
	term_expect(t, "Evidence");
	term_keys(t, "<Esc>");
}

/* --- requirements -------------------------------------------------------------------------------------------------------------------------------------- */

static void requirements(struct term *t)
{
	int dropped, decided;

	term_keys(t, "2<Down>");
	term_expect(t, "> 2 Requirements");
	term_expect(t, "1 of 2 settled");
	term_expect(t, "- Drop");
	term_expect(t, "3.00");
	dropped = colour_of(t, "- Drop");
	decided = colour_of(t, "Decided");
	tap_ok(dropped != decided && dropped >= 0, "a drop has a colour of its own (%d, %d), beside its sign and word", dropped, decided);
	term_keys(t, "<Up><Tab>");
	term_expect(t, "No sirve a ningún objetivo.");
	term_expect(t, "EV-001  Los retiros a tiempo cayeron de 93 % a 72 % en");
	term_keys(t, "<Tab>");
	term_expect(t, "Could we ask for the result instead of the method?");
	term_expect(t, "not answered (e)");
	term_keys(t, "<Tab>");
}

static void verdicts(struct term *t)
{
	term_keys(t, "<Down>c3");
	term_expect(t, "Decide a requirement · SC-2018-P01/R-02");
	term_expect(t, "(●) Drop");
	term_keys(t, "<Esc>c1");
	term_expect(t, "(●) Keep");                      /* what was chosen now wins over the draft */
	term_keys(t, "<Esc>c5");
	term_expect(t, "Draft an escalation");
	for (int i = 0; i < 20 && !term_has(t, "▶ Requirements"); i++)
		term_keys(t, "<Tab>");
	term_expect(t, "▶ Requirements       R-02");
	term_keys(t, "<Esc>c1");
	for (int i = 0; i < 20 && !term_has(t, "▶ Reason"); i++)
		term_keys(t, "<Tab>");
	term_keys(t, "Ordena el trabajo.<C-s>");
	term_expect(t, "Recorded: act 36");
	term_expect(t, "= Keep");
	term_expect(t, "2 of 2 settled");
	term_keys(t, "w");
	term_expect(t, "Ordena el trabajo.");
	term_keys(t, "<Esc>");
	term_expect(t, "2 of 2 settled");
}

/* --- evidence ------------------------------------------------------------------------------------------------------------------------------------------ */

static void evidence(struct term *t)
{
	term_keys(t, "1");
	term_expect(t, "> 1 Evidence");
	term_expect_not(t, "2 Requirements");            /* a stage takes the place of the other; one Esc leads back */
	term_expect(t, "Findings: 1 accepted of 1");
	term_expect(t, "Moderate");
	term_keys(t, "<Tab>");
	term_expect(t, "R-01");                          /* cited by */
	term_expect(t, "Libro de inspección");
	term_keys(t, "<Tab>c2");
	term_expect(t, "Withdraw a finding");
	term_keys(t, "La visita se anuló.<C-s>");
	term_expect(t, "Recorded: act 37");
	term_expect(t, "Withdrawn");
	term_keys(t, "2<Up><Tab>");
	term_expect(t, "(▲ withdrawn: it no longer");
	term_keys(t, "1");
}

static void series(struct term *t)
{
	term_keys(t, "<End>T");
	term_expect(t, "DS-01 · 12 rows, 3 columns");
	term_expect(t, "month");
	term_expect(t, "61,000,001");                    /* marks of thousands */
	term_keys(t, "/2018-06<Enter>");
	term_expect_row(t, 5, "×");
	term_keys(t, "<Esc><Esc>");
	term_expect(t, "> 1 Evidence");
}

/* --- payments ------------------------------------------------------------------------------------------------------------------------------------------- */

static void payments(struct term *t)
{
	term_keys(t, "3");
	term_expect(t, "> 3 Payments");
	term_expect(t, "▲ metrics 0.00 %, not 100");
	term_expect(t, "sum to 100. Press a to add the first.");
	term_keys(t, "<Right>");
	term_expect(t, "Here stand service standards, reporting duties");
	term_keys(t, "a");
	term_expect(t, "reporting duty");
	term_keys(t, "<Esc><Right>");
	term_expect(t, "Here stand the payment schemes");
	term_keys(t, "a");
	term_expect(t, "Add a payment scheme");
	term_keys(t, "Pago por resultado<C-s>");
	term_expect(t, "Recorded: act 38");
	term_expect(t, "▲ PG-1 0.00 %, not 100");
	term_keys(t, "a1");
	term_expect(t, "PG-1");
	term_keys(t, "Pago fijo");
	for (int i = 0; i < 20 && !term_has(t, "▶ Type"); i++)
		term_keys(t, "<Tab>");
	term_keys(t, "<Space>");
	for (int i = 0; i < 20 && !term_has(t, "▶ Share"); i++)
		term_keys(t, "<Tab>");
	term_keys(t, "100<C-s>");
	term_expect(t, "Recorded: act 39");
	term_expect(t, "■ PG-1 100.00 %");
	term_expect(t, "PG-1.1");
	term_keys(t, "c");
	term_expect(t, "take up again");
	term_keys(t, "<Esc>");
}

static void back(struct term *t)
{
	term_keys(t, "<Esc>");
	term_expect(t, "Next meeting");
	tap_ok(term_running(t), "the program still runs");
}

static void small_screen(void)
{
	struct term *t = start(24, 80);

	contract(t);
	contract_panes(t);
	tasks(t);
	requirements(t);
	verdicts(t);
	evidence(t);
	series(t);
	payments(t);
	back(t);
	term_free(t);
}

static void large_screen(void)
{
	struct term *t = start(30, 100);

	term_expect(t, "──▶");
	term_expect(t, "Working group");
	term_expect(t, "Last acts");
	term_keys(t, "2");
	term_expect(t, "Share of cost");
	term_expect(t, "guiding questions");
	term_resize(t, 24, 80);
	term_expect(t, "cost -3.00 %");
	term_resize(t, 40, 140);
	term_expect(t, "EV-001");
	term_keys(t, "3");
	term_resize(t, 16, 60);
	term_expect(t, "3 Payments");
	term_resize(t, 30, 100);
	term_keys(t, "<Esc>");
	term_expect(t, "Last acts");
	term_free(t);
}

/* As of act 32 nothing was decided and nothing can be. */
static void past(void)
{
	struct term *t = start(24, 80);

	term_keys(t, "gd32<C-s>");
	term_expect(t, "as of act 32");
	if (!term_has(t, "1 Evidence"))
		term_keys(t, "<Enter>");
	term_expect(t, "You look at the past");
	term_keys(t, "2");
	term_expect(t, "0 of 2 settled");
	term_keys(t, "a");
	term_expect(t, "You are looking at the past");
	term_keys(t, "1");
	term_expect(t, "Findings: 1 accepted of 1");
	term_free(t);
}

int main(void)
{
	prepare();
	small_screen();
	large_screen();
	past();
	ground_end();
	return tap_done();
}
