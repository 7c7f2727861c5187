/* Private to payments.c and payment_text.c: what the screen of metrics and payments holds. */
#ifndef TUI_PAYMENTS_H
#define TUI_PAYMENTS_H

#include "screens/stage_pieces.h"

enum { PART_METRICS, PART_TERMS, PART_SCHEMES, PARTS };
enum { PAY_COLUMNS = 8, TERM_KINDS = 4 };                         /* standard report sensing criterion */

/* One row of a list: a heading, or a record. */
struct payments;
struct pay_line { const char *heading; const struct record *r; int64_t running; };
struct pay_part {
	const struct payments *of;
	struct pay_line *line;
	size_t n, left_out;                      /* the column that is left out, 0 = none */
	struct list_column column[PAY_COLUMNS];
	struct list list;
};

struct payments {
	struct app *app;
	char contract[80];
	struct records metrics, terms[TERM_KINDS], schemes, payments, evidence;
	struct pay_part part[PARTS];
	int at;                                  /* which part is seen */
	int64_t weights, criteria;               /* sums of what is adopted, in hundredths */
	struct stage *stage;                     /* the third one */
	struct focus focus;                      /* list, detail */
	struct doc doc;
	const struct record *shown;
	int shown_part;
};

extern const char *const term_kinds[TERM_KINDS];

void payments_lists(struct payments *s);          /* gets the three lists going */
void payments_fit(struct payments *s, int cols);          /* their columns, for a screen as wide as this */
bool payments_is_scheme(const struct record *r);
const struct record *payments_selected(const struct payments *s);
int64_t payments_shares(const struct payments *s, const char *scheme);   /* what the terms of a scheme sum to */
void payments_detail(struct payments *s, const struct record *r, struct arena *a);
/* What must be 100 before a scheme can be decided, each with a sign. Returns the rows it takes; a pane without rows only measures. */
int payments_controls(const struct payments *s, struct pane p);

#endif
