/* What a screen test stands on: a private directory with a ledger that the command line founded and filled, and the real program on it. */
#ifndef GROUND_H
#define GROUND_H

#include "term.h"

/* Founds DIR/ledger as Francisca Lagos, 26-11-2018 10:00, and records the acts of tests/lib/<file>. Ends the test where that fails. */
void ground_make(const char *file);
/* Records these stanzas too; false where they are refused. */
bool ground_do(const char *stanzas);
/* The program with these arguments on the ledger: its exit status. What it says goes away. */
int ground_run(const char *args);
/* What a command of the shell prints; %s in it stands for the private directory. "" where it fails. Valid until the next call. */
const char *ground_output(const char *command);
struct term *ground_start(int rows, int cols);           /* at 11:00, in English */
void ground_end(void);

/* Goes with Tab from field to field until the one with this label has the focus. */
void form_to(struct term *t, const char *label);
void form_fill(struct term *t, const char *label, const char *keys);
void form_save(struct term *t, const char *then);        /* Ctrl-S, and what must be said then */

#endif
