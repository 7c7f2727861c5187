/* Every value of a rules record in a form of its own: each cell of how bodies decide is a field with a question. The set-up and the screen of the rules
 * share it. */
#ifndef TUI_SCREENS_RULES_EDIT_H
#define TUI_SCREENS_RULES_EDIT_H

#include "app.h"

struct rules_edit {
	const struct record *rules;              /* copied */
	const char *button;
	/* The values were accepted: a copy of the record with them, gone after the call. Returns reactions; the form goes away. */
	unsigned (*done)(struct ui *ui, void *ctx, struct record *changed);
	void (*closed)(void *ctx);               /* the form is going away; or NULL */
	void *ctx;
};
unsigned rules_edit(struct ui *ui, const struct rules_edit *e);

#endif
