/* Small windows: a question, the log of messages. */
#ifndef TUI_DIALOG_H
#define TUI_DIALOG_H

#include "ui.h"

/* A question. The way back has the focus, so Enter twice does nothing (R17); s, y and n work in both languages (R18). With `word`, the action is
 * possible only once that word was typed (binding acts): show in `text` what will be recorded. */
struct confirm {
	const char *title;                       /* translated texts; copied */
	const char *text;
	const char *yes;                         /* "Record" */
	const char *word;                        /* "ESC-001", or NULL */
	unsigned (*done)(struct ui *ui, void *ctx);      /* the answer was yes; the dialog is going away */
	void *ctx;
};
unsigned dialog_confirm(struct ui *ui, const struct confirm *c);
/* The same, and behind a key (details) another text: what would stand in git, letter by letter. */
unsigned dialog_confirm_more(struct ui *ui, const struct confirm *c, const char *more);

/* Choose one of some: Enter, or the number before it. done() gets the place in the list. */
struct choose_item { const char *label, *help; };        /* help may be NULL */
struct choose {
	const char *title;
	const struct choose_item *items;         /* copied */
	size_t n, at;
	unsigned (*done)(struct ui *ui, void *ctx, size_t which);
	void *ctx;
};
unsigned dialog_choose(struct ui *ui, const struct choose *c);

unsigned dialog_messages(struct ui *ui);

#endif
