/* A form: fields under each other, each with label, hint and fault. Values are text; the caller says what is right.
 *
 * Every change goes to journal() at once, so leaving with Esc, a crash or a cut line keeps it (R13). A field is checked when it is left and
 * when the form is accepted (Ctrl-S, or Enter on the button), never at each key. */
#ifndef TUI_FORM_H
#define TUI_FORM_H

#include "procure/model/schema.h"
#include "ui.h"

struct form_choice { const char *code, *label, *help; };         /* help may be NULL */

struct form_field {
	const char *name;                        /* "Reason": for the journal and for faults (why.field) */
	const char *label, *help;                /* translated */
	enum widget widget;                      /* TABLE: one row a line, cells parted by " | "; the help names the columns */
	bool required;
	const char *value;                       /* at first, as people type it; choices: code; many: codes parted by blanks */
	const struct form_choice *choices;       /* CHOICE, PICK, PICK_MANY; NULL with n_choices 0: ask candidates() */
	size_t n_choices;
};

struct form;
struct form_ops {
	/* Is the value right? `shown` may say how it was understood ("Tuesday 27-11-2018"). NULL: everything is. */
	enum rc (*check)(void *ctx, size_t field, const char *value, struct buf *shown, struct why *why);
	/* What may be picked, memory from `a`. NULL: only the choices. */
	void (*candidates)(void *ctx, size_t field, struct arena *a, const struct form_choice **out, size_t *n);
	/* The form was accepted and every field is right. Returns reactions: UI_POP takes the form away; on refusal use form_fail. */
	unsigned (*accept)(struct ui *ui, void *ctx, struct form *f);
	void (*journal)(void *ctx, size_t field, const char *value);     /* NULL: no draft is kept */
	void (*closed)(void *ctx, bool accepted);                        /* the form is going away; NULL: nothing to free */
};

struct form_setup {
	const char *title, *button;              /* "Record"; translated, copied */
	const char *intro;                       /* what this form does, above the fields; or NULL */
	const struct form_field *fields;         /* copied, with their texts */
	size_t n;
	const struct form_ops *ops;
	void *ctx;
	const char *at;                          /* name of the field to begin with; NULL: the first */
};

/* What only some forms have. All may be NULL. */
struct form_more {
	const char *note;                        /* a line above the fields that stands out: what was taken up again */
	/* Is the field asked now? One that is not is passed over and may stay empty; its value stays what it is. */
	bool (*asked)(void *ctx, size_t field, const struct form *f);
	unsigned (*afresh)(struct ui *ui, void *ctx, struct form *f);    /* what the note speaks of goes, the form begins anew (Ctrl-N) */
};

/* Pushes the form as a screen of its own. */
unsigned form_open(struct ui *ui, const struct form_setup *s);
unsigned form_open_with(struct ui *ui, const struct form_setup *s, const struct form_more *more);

size_t form_count(const struct form *f);
const char *form_name(const struct form *f, size_t field);
const char *form_value(const struct form *f, size_t field);
const char *form_value_of(const struct form *f, const char *name);       /* "" where there is none */
void form_set(struct form *f, size_t field, const char *value);
/* What accept() left to a confirmation was done: takes the form away as accepted. */
void form_done(struct form *f);
/* Is the field asked now, as form_more.asked says? */
bool form_asked(const struct form *f, size_t field);
/* Shows a refusal: under the field at fault, or above all fields where it is about none of these; and as the message. Returns UI_REDRAW. */
unsigned form_fail(struct form *f, const struct why *why);

#endif
