/* Private to requirements.c, requirement_rows.c and requirement_text.c: what the screen holds. */
#ifndef TUI_REQUIREMENTS_H
#define TUI_REQUIREMENTS_H

#include "screens/clauses.h"

enum { FOCUS_LIST, FOCUS_TEXT, FOCUS_QUESTIONS };
enum { VERDICTS = 4 };

struct requirements {
	struct app *app;
	char contract[80];
	struct records evidence, escalations;
	struct clauses clauses;                  /* all of them, sorted by what is proposed */
	size_t *row, n_rows;                     /* which of them are shown: all, or one sort */
	enum clause_sort only;                   /* CLAUSE_SORTS: all */
	struct verdict_choice choice;
	struct { size_t n[VERDICTS + 1], settled; int64_t cost[VERDICTS + 1]; } balance;         /* by verdict; the last: none yet */
	struct list list;
	struct doc text, questions;
	const struct record *shown;              /* whose texts they hold */
	struct focus focus;
	bool wide, apart, whole;                 /* D was pressed: the other way; the selected one is rewritten, so its texts stand whole */
};

/* Columns: number, clause, verdict, cost, evidence, state. */
enum { REQUIREMENT_COLS = 6 };
extern const struct list_ops requirement_rows;
extern const struct list_column requirement_narrow[REQUIREMENT_COLS], requirement_wide[REQUIREMENT_COLS];

const struct record *requirements_selected(const struct requirements *s);
const struct clause *requirements_clause(const struct requirements *s);          /* of the selected one; NULL: none */
/* What it said, what it shall say, why, on what evidence. `r` NULL: what belongs here. */
void requirement_text(struct requirements *s, const struct record *r, struct arena *a);
/* The guiding questions with the answers that were given. */
void requirement_questions(struct requirements *s, const struct record *r);

#endif
