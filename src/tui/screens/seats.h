/* Seats of a body, one seat a row: a list to look at, and a form that edits one of them. The set-up and the screen of the bodies share it. */
#ifndef TUI_SCREENS_SEATS_H
#define TUI_SCREENS_SEATS_H

#include "app.h"

/* What a list of seats reads; the list's ctx. Cells are those of the field Seats. */
struct seats {
	struct row *row;
	size_t n;
	const char *(*name)(void *ctx, const char *person);      /* the name behind an id; the id itself where it has none */
	void *ctx;
	const char *today;                       /* 2018-11-26: a seat that ended before is drawn as past; "" = do not ask */
};
enum { SEATS_COLUMNS = 7 };
extern const struct list_ops seats_ops;
extern const struct list_column seats_columns[SEATS_COLUMNS];

void seats_read(struct seats *s, const char *table, struct arena *a);
const char *seats_cell(const struct row *r, const char *column);
/* "Ana Núñez", "vacant", or that the contract names the director. */
void seats_who(struct buf *out, const struct seats *s, const struct row *r);
bool seats_vacant(const struct row *r);
/* How many seats with vote have nobody, apart from the one that each contract fills. */
size_t seats_vacancies(const struct seats *s);
/* The table with another row at `at` (past the last: added; NULL: taken away). */
char *seats_with(struct arena *a, const char *table, size_t at, const struct row *row);

struct seat_edit {
	const char *table;                       /* as it stands; copied, as all of this is */
	size_t at;                               /* which seat; past the last: a new one */
	const char *title, *from, *act;          /* from, act: what a new seat begins with */
	const struct form_choice *people;
	size_t n_people;
	/* The whole table with the seat in its place; returns reactions. */
	unsigned (*done)(struct ui *ui, void *ctx, const char *table);
	void *ctx;
};
unsigned seat_edit(struct ui *ui, const struct seat_edit *e);

#endif
