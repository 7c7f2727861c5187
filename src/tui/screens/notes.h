/* Notes: for the minutes, and one's own. Private to note.c and private_notes.c.
 *
 * A private note lies on the desk of who wrote it and nowhere else: place "private/MEETING/NUMBER", keys Note and Item. It is no draft of an act: nothing
 * carries it into the ledger, the log or the minutes but its author, who may put it into the minutes (it is a public note from then on). While the
 * projector shows the room it is neither listed nor written. */
#ifndef SCREENS_NOTES_H
#define SCREENS_NOTES_H

#include "app.h"

/* Is the room or the read-back open, at any place under what is seen? The room sees them. */
bool notes_on_projector(const struct app *app);
/* A private note: a new one, or the one that lies at `place`. */
unsigned private_note_form(struct app *app, const char *place);
/* The note at `place` as one for the minutes of the session that runs; it leaves the desk when it is recorded. */
unsigned private_note_publish(struct app *app, const char *place);

#endif
