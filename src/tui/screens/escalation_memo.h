/* An escalation or a recommendation as one page: the question first, the answer last (domain.md 2.5). */
#ifndef TUI_ESCALATION_MEMO_H
#define TUI_ESCALATION_MEMO_H

#include "app.h"

/* Fills the page as of app->at; memory from `a`, which lives as long as the doc is not filled again. */
void memo_fill(struct doc *d, struct app *app, const struct record *r, struct arena *a);

/* The option that the group recommends, "B: 80/20 lineal"; "" where there is none. */
const char *memo_recommended(const struct record *escalation, struct arena *a);
/* The line that names it: question or title. */
const char *memo_question(const struct record *r);
/* The contract of a record that lies in one. */
const char *memo_contract(const struct record *r, struct arena *a);
/* What the committee said about it, oldest first: agreements, guidance, validations (a validation stands for its agreement). */
size_t memo_answers(struct app *app, const struct record *r, struct record ***out, struct arena *a);

#endif
