/* Private to requirements.c and requirement_text.c: what the screen holds. */
#ifndef TUI_REQUIREMENTS_H
#define TUI_REQUIREMENTS_H

#include "screens/stage_pieces.h"

enum { FOCUS_LIST, FOCUS_TEXT, FOCUS_QUESTIONS };
enum { VERDICTS = 4 };

struct requirements {
	struct app *app;
	char contract[80];
	struct records all, evidence, escalations;
	struct { size_t n[VERDICTS + 1], settled; int64_t cost[VERDICTS + 1]; } balance;         /* by verdict; the last: none yet */
	struct list list;
	struct doc text, questions;
	const struct record *shown;              /* whose texts they hold */
	struct focus focus;
	bool wide, apart, whole;                 /* D was pressed: the other way; the selected one is rewritten, so its texts stand whole */
};

const struct record *requirements_selected(const struct requirements *s);
/* What it said, what it shall say, why, on what evidence. `r` NULL: what belongs here. */
void requirement_text(struct requirements *s, const struct record *r, struct arena *a);
/* The guiding questions with the answers that were given. */
void requirement_questions(struct requirements *s, const struct record *r);

#endif
