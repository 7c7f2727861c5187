/* The committee's queue, and what it said before on something like it. */
#ifndef TUI_COMMITTEE_H
#define TUI_COMMITTEE_H

#include "app.h"

unsigned committee_screen(struct app *app);

/* Agreements, guidance and validations that share words with the question, the most alike first; at most PRECEDENTS_MAX. */
enum { PRECEDENTS_MAX = 8 };
struct precedent { const struct record *r; int words; };
size_t precedents_find(struct app *app, const struct record *about, struct precedent out[PRECEDENTS_MAX], struct arena *a);

/* The session that is open, its quorum for this contract, who is recused: lines of a doc. */
void session_fill(struct doc *d, struct app *app, const char *contract, struct arena *a);

#endif
