/* The registrar's later changes by keys: somebody leaves, a deputy sits, a rule changes; at 80 x 24 and at 100 x 30. What was typed in a seat is recorded as
 * body.change with the whole table, and what git holds says so. */
#include <stdio.h>
#include <string.h>

#include "ground.h"

static void holds(const char *command, const char *text, const char *what)
{
	const char *out = ground_output(command);

	if (!tap_ok(strstr(out, text) != NULL, "%s", what))
		printf("# wanted %s\n# got %.400s\n", text, out);
}

static void palette(struct term *t, const char *words)
{
	term_keys(t, ":");
	term_keys(t, words);
	term_keys(t, "<Enter>");
}

/* --- people ----------------------------------------------------------------------------------------------------------------------------------- */

static void leaves(struct term *t)
{
	palette(t, "personas");
	term_expect(t, "Portfolio > People");
	term_expect(t, "Francisca Lagos · you");
	term_keys(t, "/vera<Enter>");
	term_expect_not(t, "Juan Pérez");
	term_keys(t, "b");
	form_fill(t, "To", "25-11-2018");
	form_fill(t, "Reason", "Asume en otra municipalidad.");
	form_save(t, "Recorded: act");
	term_expect(t, "left 25-11-2018");
	holds("git -C '%s/ledger/ledger.git' log -1 --oneline", "leaves(a.vera)", "the departure is an act");
	holds("git -C '%s/ledger/ledger.git' show HEAD:people/a.vera", "To: 2018-11-25", "with its date");
	term_keys(t, "<Esc><Esc>");
}

static void joins(struct term *t)
{
	palette(t, "personas");
	term_keys(t, "a");
	form_fill(t, "Short name", "l.rios");
	form_fill(t, "Name", "Luisa Ríos");
	form_fill(t, "Logins", "lrios");
	form_save(t, "Recorded: act");
	term_expect(t, "Luisa Ríos");
	term_keys(t, "<Esc>");
}

/* --- seats ----------------------------------------------------------------------------------------------------------------------------------------- */

static void deputy(struct term *t)
{
	palette(t, "asientos");
	term_expect(t, "Portfolio > Bodies");
	term_expect(t, "Seats of CCE · presided by admin");
	term_expect(t, "Municipal Administrator  Carmen Ibáñez");
	term_keys(t, "<Down><Enter>");
	term_expect(t, "CCE · plan");
	form_fill(t, "Deputy", "<Enter>");
	term_expect(t, "Luisa Ríos");
	term_expect_not(t, "Ana Vera");          /* who has left is not offered */
	term_keys(t, "luisa<Enter><C-s>");
	term_expect(t, "Change a body");
	form_fill(t, "Reason", "Se nombra suplente.");
	form_save(t, "Recorded: act");
	term_expect(t, "Luisa Ríos");
	holds("git -C '%s/ledger/ledger.git' show HEAD:bodies/CCE", " plan | planning | p.rojas | l.rios | 2018-11-01 | - | vote | -", "the seat has its deputy");
	holds("git -C '%s/ledger/ledger.git' show HEAD:bodies/CCE", "Reason: Se nombra suplente.", "and its reason");
	term_keys(t, "w");
	term_expect(t, "Se nombra suplente.");
	term_keys(t, "<Esc><Esc>");
}

/* --- rules ------------------------------------------------------------------------------------------------------------------------------------------- */

static void stricter(struct term *t)
{
	palette(t, "reglas");
	term_expect(t, "Portfolio > Rules");
	term_expect(t, "■ in force");
	term_expect(t, "How the committee decides");
	term_keys(t, "a1");
	term_expect(t, "Every value of the rules");
	form_to(t, "Committee: quorum");
	term_keys(t, "<C-u>mitad<C-s>");
	term_expect(t, "▲");                     /* no fraction: said under the field, nothing is lost */
	term_keys(t, "<C-u>2/3<C-s>");
	term_expect(t, "Adopt rules");
	form_fill(t, "Reason", "Instructivo 14.");
	form_save(t, "Recorded: act");
	term_expect(t, "2018-11-26-2");
	term_expect(t, "at least 2/3 of all seats");
	term_expect(t, "· replaced");
	holds("git -C '%s/ledger/ledger.git' show HEAD:rules/2018-11-26-2", "Deciding: committee | 2/3 | seats |", "the new quorum stands");
	holds("git -C '%s/ledger/ledger.git' show HEAD:rules/2018-11-26-2", "Preset: custom", "as one's own rules");
	term_keys(t, "<Esc>");
}

/* Wide enough, list and detail are seen together. */
static void wide(void)
{
	struct term *t = ground_start(30, 100);

	palette(t, "personas");
	term_keys(t, "/rios<Enter>");
	term_expect(t, "Luisa Ríos");
	term_expect(t, "CCE · plan (S)");
	term_expect(t, "unsigned:");
	term_free(t);
}

int main(void)
{
	struct term *t;

	ground_make("journey.acts");
	t = ground_start(24, 80);
	leaves(t);
	joins(t);
	deputy(t);
	stricter(t);
	term_free(t);
	wide();
	tap_ok(ground_run("verify") == 0, "verify passes");
	ground_end();
	return tap_done();
}
