/* The home: rows of the portfolio, what is the next act for each, and what is said about it. Private to home*.c. */
#ifndef TUI_SCREENS_HOME_H
#define TUI_SCREENS_HOME_H

#include "procure/conf/law.h"
#include "app.h"

/* What the committee (or the registrar) does next with a row. */
enum home_next { NEXT_NOTHING, NEXT_SELECT, NEXT_MANDATE, NEXT_CONTRACT, NEXT_GROUP };

struct home_row {
	const char *heading;                     /* a line between groups, or NULL */
	const struct record *r;                  /* a contract in work or a candidate */
	bool contract;
	enum home_next next;
	const char *mandate;                     /* the agreement that mandated it, or "" */
	char marks[40];                          /* "■ ▒ · ·", by stage */
	bool soon;                               /* expires within the lead time of the rules */
};

struct known;
struct home_known { struct known *v; size_t n, cap; };

enum { HOME_FOOT = 4, HOME_COLUMNS = 7 };

struct home {
	struct app *app;
	struct record **contract, **candidate, **agreement, **body;
	size_t n_contracts, n_candidates, n_agreements, n_bodies, n_selected;
	const struct record *committee, *rules;
	struct home_known taken, mandated, grouped;      /* by contract: its file, its mandate, its group */
	struct arena *arena;                     /* of what was read */
	struct home_row *row;
	size_t n;
	const struct record *told;               /* what the detail speaks of */
	bool fresh;                              /* loaded since the detail was made */
	int64_t today;
	struct law *law;
	struct why law_fault;
	struct list list;
	struct list_column column[HOME_COLUMNS];
	int shows[HOME_COLUMNS];                 /* what each column shows; see home_rows.c */
	struct doc doc;
	struct focus focus;
	struct home_foot { enum role role; const char *text; } foot[HOME_FOOT];
	size_t n_foot;
	const char *session;                     /* the session that runs and how to go on with it, or "" */
};

/* home_rows.c */
enum rc home_read(struct home *s, struct arena *a, struct why *why);
extern const struct list_ops home_rows;
/* Which columns a list of this width has. */
void home_columns(struct home *s, int width);
/* Pesos a year of a row; LAW_NONE where not known. And all in all. */
int64_t home_per_year(const struct home_row *row);
int64_t home_total(const struct home_row *row);
const struct home_row *home_selected(const struct home *s);

/* home_next.c: verb and fields of the next act of the selected row. */
const char *home_next_verb(const struct home *s);
const char *home_next_words(enum home_next next);        /* translated */
unsigned home_next_do(struct home *s);
unsigned home_add_candidate(struct home *s);

/* home_detail.c */
void home_detail(struct home *s, struct arena *a);
void home_foot(struct home *s, struct arena *a);
void home_session(struct home *s, struct arena *a);

#endif
