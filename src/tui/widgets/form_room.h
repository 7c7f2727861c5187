/* Private to the form's files. */
#ifndef TUI_FORM_ROOM_H
#define TUI_FORM_ROOM_H

#include "widgets/edit.h"
#include "widgets/form.h"

struct item {
	struct form_field field;
	struct edit edit;                        /* holds the value of every kind of field */
	struct form *form;
	struct buf shown;                        /* how it was understood */
	char *fault;                             /* sentence, or NULL */
	bool touched;                            /* since it was last checked */
	struct pane last;                        /* where it was drawn, for clicks */
};

struct form {
	struct view *view;
	struct form_setup set;
	struct form_more more;
	char *fault;                             /* a refusal that is about none of the fields, or NULL */
	struct item *items;
	size_t n, at, top;                       /* at == n: the button */
	bool changed, accepted;
	struct pane button;
};

bool item_is_text(const struct item *it);
/* The labels of the codes in a value, parted by ", ". */
void item_labels(const struct item *it, struct buf *out);
const struct form_choice *item_choice(const struct item *it, const char *code);
/* The letter that chooses it, shown in its circle: the first of its code, where the choices are few and no earlier one has it; else a blank. */
enum { LETTERS_MAX = 6 };
char item_letter(const struct item *it, size_t choice);

/* form_check.c */
bool item_check(struct item *it, bool final);            /* final: what is required must be there */
void item_fault(struct item *it, const char *sentence);

/* form_draw.c */
void form_draw(struct view *v, struct pane p);

/* picker.c: a list to choose from; what was chosen becomes the item's value */
unsigned picker_open(struct ui *ui, struct item *it);

#endif
