/* Choosing among verbs: each with its sentence, in its colour, whether it binds, and why it is not possible now. */
#ifndef TUI_VERB_CHOICE_H
#define TUI_VERB_CHOICE_H

#include "app.h"

enum { VERB_CHOICES_MAX = 9 };

struct verb_choice {
	const char *title;                       /* translated; copied */
	const char *intro;                       /* what it is about, above the choices; or NULL */
	const char *record;                      /* full name of what the verbs are about, or of the contract; copied */
	const char *verb[VERB_CHOICES_MAX];      /* names from the table, in their order */
	size_t n;
	bool says_binding;                       /* shows which of them bind the group */
	/* One was chosen that is possible now; the dialog is going away. `verb` is the table's own name. */
	unsigned (*done)(struct ui *ui, void *ctx, const char *verb);
	void *ctx;
};
unsigned verb_choose(struct app *app, const struct verb_choice *c);

#endif
