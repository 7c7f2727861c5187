/* A list: columns that give way when it is narrow, a selection that survives, a filter as you type, marks, order.
 *
 * The rows are the caller's; the list asks for them by number. It remembers the selected row by its key, so the same row is selected after
 * a reload, a filter and another order (R7). */
#ifndef TUI_LIST_H
#define TUI_LIST_H

#include "ui.h"

struct list_column {
	const char *title;                       /* msgid */
	int width;                               /* columns; 0: shares what is left */
	bool right;                              /* numbers */
	int drop;                                /* where it does not fit: the highest goes first, 0 never goes */
};

struct list_ops {
	size_t (*count)(void *ctx);
	void (*cell)(void *ctx, size_t row, size_t col, struct buf *out);
	enum role (*role)(void *ctx, size_t row, size_t col);            /* NULL: ROLE_NORMAL */
	const char *(*key)(void *ctx, size_t row);                       /* what names the row for good; NULL: its number */
	/* A line between groups instead of a row ("outside the priority list"); NULL: it is a row. Never selected, away while a filter is on. */
	const char *(*heading)(void *ctx, size_t row);
	/* What the filter reads; NULL: all cells. */
	void (*words)(void *ctx, size_t row, struct buf *out);
	/* For "order": <0, 0, >0; NULL: the cells as text. */
	int (*compare)(void *ctx, size_t a, size_t b, size_t col);
	const char *empty;                       /* msgid: what belongs here and which key adds it (R23) */
};

struct list {
	const struct list_ops *ops;
	void *ctx;
	const struct list_column *columns;
	size_t n_columns;
	size_t *shown, n_shown, cap;             /* rows that pass the filter, in order */
	size_t sel, top;                         /* places in `shown` */
	char *sel_key;
	struct buf filter;
	bool typing;                             /* the filter is being typed */
	int order;                               /* column + 1, negative: falling; 0: as given */
	struct arena *marks_arena;
	struct strs marks;                       /* keys */
	struct pane last;                        /* where the rows were drawn, for clicks and pages */
	int first_row;                           /* rows above them in `last` */
};

void list_init(struct list *l, const struct list_ops *ops, void *ctx, const struct list_column *columns, size_t n_columns);
void list_free(struct list *l);
/* After the rows changed: finds the selected one again. */
void list_refresh(struct list *l);
void list_draw(struct list *l, struct pane p, bool focused);
/* The same in a box, with list_title and list_foot. */
void list_boxed(struct list *l, struct pane p, const char *title, bool focused);
/* move-up, move-down, page-up, page-down, first, last, mark (where `marking`), filter, order; back only while a filter is on and was pressed as Esc.
 * UI_PASS: not for a list. */
unsigned list_request(struct list *l, const char *verb);
/* The filter's characters, clicks; UI_PASS: through to the key map. */
unsigned list_key(struct list *l, const struct key *k);

/* The selected row; false: there is none. */
bool list_row(const struct list *l, size_t *row);
bool list_select(struct list *l, const char *key);
bool list_marked(const struct list *l, size_t row);
void list_mark(struct list *l, size_t row, bool on);
/* "Contratos · filtro: aseo (3)" and "1–9 de 23", for the box around it. */
void list_title(const struct list *l, const char *title, struct buf *out);
void list_foot(const struct list *l, struct buf *out);

#endif
