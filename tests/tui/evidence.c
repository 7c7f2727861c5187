/* The evidence register: a request that came back empty becomes a finding with one key; stale and withdrawn findings are flagged where they are cited, and
 * a newer file or a paper that replaces another makes stale what rests on the old one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ground.h"

static const char *const before =
	"Verb: request.add\nRecord: SC-2018-P01\nTitle: Limpieza por hora del día\nAddressee: Inspección técnica\n\n"
	"Verb: request.add\nRecord: SC-2018-P01\nTitle: Multas de 2017\nAddressee: Aseo\n\n"
	"Verb: request.answer\nRecord: SC-2018-P01/RQ-01\nAnswer: No existen.\nEmpty: yes\nReason: Nadie lo mide.\n\n"
	"Verb: document.add\nRecord: SC-2018-P01\nTitle: Lista de asistencia\nType: other\n\n"
	"Verb: evidence.add\nRecord: SC-2018-P01\nTitle: Faltan cuatro personas\nType: document\nDocument: DOC-001\nStrength: strong\n\n"
	"Verb: requirement.add\nRecord: SC-2018-P01\nClause: Dotación de 38 personas\nType: input\n\n"
	"Verb: requirement.decide\nRecord: SC-2018-P01/R-01\nMeeting: GT-SC-2018-P01-R01\nMode: roll-call\nFor: p.rojas m.soto\nAgainst: j.perez\n"
	"Verdict: drop\nEvidence: EV-001 EV-002\nReason: No sirve a ningún objetivo.\n";

static const char *const replaced = "Verb: document.add\nRecord: SC-2018-P01\nTitle: Lista de asistencia corregida\nType: other\nReplaces: DOC-001\n";

static struct term *start(int rows, int cols)
{
	struct term *t = ground_start(rows, cols);

	term_expect(t, "SC-2018-P01");
	term_keys(t, "<Enter>1");
	term_expect(t, "> 1 Evidence");
	return t;
}

static void empty_answer(struct term *t)
{
	term_expect(t, "Came back empty: not yet a finding");
	term_expect(t, "Limpieza por hora del día");
	term_expect_not(t, "Multas de 2017");            /* not answered: no finding */
	for (int i = 0; i < 6 && !term_has(t, "▶ RQ-01"); i++)
		term_keys(t, "<Down>");
	term_expect(t, "Press a: it is filled in for you.");
	term_keys(t, "a");
	term_expect(t, "Add a finding");
	term_expect(t, "No data: Limpieza por hora del día");
	term_expect(t, "No existen.");
	term_keys(t, "<C-s>");
	term_expect(t, "Recorded: act");
	term_expect_not(t, "Came back empty");
	term_expect(t, "× No data: Limpieza por hora del");
}

static void flagged(struct term *t)
{
	term_keys(t, "2");
	if (!term_has(t, "EV-002"))
		term_keys(t, "<Tab>");
	for (int i = 0; i < 20 && !term_has(t, "stale"); i++)
		term_keys(t, "<Down>");
	term_expect(t, "(▲ stale: it");
	term_expect(t, "DOC-002 came after it)");
	term_keys(t, "1");
	for (int i = 0; i < 6 && !term_has(t, "▶ EV-002"); i++)
		term_keys(t, "<Down>");
	term_expect(t, "(▲ stale: it");
}

int main(void)
{
	struct term *t;

	ground_make("journey.acts");
	tap_ok(ground_do(before), "requests, a paper, findings and a verdict that cites them");
	t = start(24, 80);
	term_keys(t, "2");
	term_expect_not(t, "stale");
	term_keys(t, "1");
	empty_answer(t);
	term_free(t);
	tap_ok(ground_do(replaced), "a paper replaces the one that a finding rests on");
	t = start(24, 80);
	flagged(t);
	term_free(t);
	t = start(40, 120);
	flagged(t);
	term_free(t);
	ground_end();
	return tap_done();
}
