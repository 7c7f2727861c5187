/* An editor for what people write: one line or prose.
 *
 * 1. What was set comes back byte for byte until something is typed (R14): no padding, no trimming, LF is the only line end.
 * 2. The cursor stands between graphemes; backspace takes one whole. What is typed is composed (NFC) with what stands before it.
 * 3. Wrapping is only how it is shown.
 * 4. Undo goes back by bursts: a word typed, a paste, a deletion. */
#ifndef TUI_EDIT_H
#define TUI_EDIT_H

#include "ui.h"

struct edit_step { size_t at, removed_len, added_len; char *removed, *added; bool open; };
struct edit_line { size_t from, to; };

struct edit {
	struct buf text;
	size_t at;                               /* the cursor, in bytes */
	bool prose;                              /* several lines */
	struct edit_step *steps;
	size_t n_steps, cap_steps, done;         /* steps[0..done) are applied */
	struct edit_line *lines;
	size_t n_lines, cap_lines;
	int cols, goal;                          /* width it is wrapped for; the column that up and down aim at (-1: none) */
	size_t top;                              /* first row in sight; in one line, first byte */
	int rows;
	void (*changed)(void *ctx);              /* after each change: the desk saves (R13) */
	void *ctx;
};

void edit_init(struct edit *e, bool prose, const char *text);
void edit_free(struct edit *e);
const char *edit_text(const struct edit *e);
void edit_set(struct edit *e, const char *text);         /* one step that undo takes back */
void edit_insert(struct edit *e, const char *s, size_t n);       /* at the cursor; raw: cleaned here */

/* An action of the key map "text" ("word-left", "delete-back", "undo" …); UI_PASS: not for a text, or nothing to move to (up in the first row). */
unsigned edit_request(struct edit *e, const char *verb);
/* Characters, Enter in prose, pastes, and the map "text". Ctrl-G and the like go through as UI_PASS. */
unsigned edit_key(struct edit *e, struct ui *ui, const struct key *k);

/* Rows it takes at this width. */
int edit_rows(struct edit *e, int cols);
void edit_draw(struct edit *e, struct pane p, bool focused);
/* $EDITOR on a private file; what it wrote comes back cleaned. */
unsigned edit_outside(struct edit *e, struct ui *ui);

#endif
