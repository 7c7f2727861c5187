/* Private to the screens of clauses in the room: one subject a file.
 *
 * consent.c the consent list    clauses.c frame: load, layout, keys    clause_rows.c what is to be decided, in its order    clause_pace.c the minutes
 * that are left    clause_show.c the clause large    clause_do.c what can be done    clause_words.c what they share with the requirements' screen */
#ifndef SCREENS_CLAUSES_H
#define SCREENS_CLAUSES_H

#include "procure/service/clauses.h"
#include "procure/service/meeting.h"
#include "screens/stage_pieces.h"

/* ---- clause_words.c ---- */
void sort_word(struct buf *out, enum clause_sort sort);  /* "■ agreed": sign and word */
void sort_count(struct buf *out, enum clause_sort sort, size_t n);               /* "■ 22 agreed" */
void sort_line(struct doc *d, const struct clause *c);   /* "▲ contested · Proposals differ. …" */
enum role sort_role(enum clause_sort sort);
const char *person_named(struct app *app, const char *id);
void option_names(struct buf *out, struct app *app, const struct clause_option *o);
/* "- drop" in the verdict's own sign, and its words. */
void option_verdict(struct buf *out, const struct clause_option *o);
/* The verdict's new words, else its drafting instruction, in one line; "" for none. */
void option_short(struct buf *out, const struct clause_option *o);
/* Is too little left of the old words to follow the difference (as doc_diff reads it)? Then the new ones read better whole. */
bool diff_rewritten(const char *diff);
/* Text, reason and evidence of an option, below one another. */
void option_doc(struct doc *d, struct app *app, const struct clause *c, const struct clause_option *o, const struct records *evidence);
/* Quorum of the meeting for this contract, in one sentence, with its sign; false: nothing can be decided. */
bool quorum_words(struct app *app, const char *meeting, const char *contract, struct buf *out);
/* The contract that the open item of a meeting is about, else the meeting's, "" if none; and the record that the item names. */
const char *item_contract(struct app *app, const struct record *meeting, struct arena *a, const char **record);

/* ---- the choice of a verdict, for the requirements' screen and the room ---- */
struct verdict_choice { struct app *app; char contract[80], record[120], evidence[256]; };
unsigned verdict_choose(struct verdict_choice *v, struct app *app, const char *contract, const struct record *r);
/* A question to the committee about it, with what is proposed as its possible answers; raised where a draft is there already. */
unsigned clause_escalate(struct app *app, const char *contract, const struct record *r);
/* "Not lawful, article …"; where it was said already, its answer. */
unsigned clause_not_lawful(struct app *app, const struct record *r);

/* ---- proposals.c: a member at the desk ---- */
unsigned proposal_make(struct app *app, const char *contract, const struct clause *c);           /* or change the own one */
unsigned proposal_withdraw(struct app *app, const struct clause *c);
const struct record *proposal_own(struct app *app, const struct clause *c);              /* NULL: none */
void proposals_doc(struct doc *d, struct app *app, const struct clause *c);

/* ---- the clauses of the item ---- */

/* What is to be decided: a clause, or another record of the contract that is adopted or dropped. */
struct matter { const struct clause *clause; const struct record *record; const char *heading; };

enum { MATTERS_CLAUSE, MATTERS_LARGE, MATTERS_QUESTIONS, MATTERS_PARTS };
enum { OPTIONS_SHOWN = 4 };

struct pace { size_t n; int64_t left, spent, share; bool runs; };

struct clauses_view {
	struct app *app;
	char meeting[96], contract[80];
	const struct record *m;
	const char *named;                       /* the record that the item names, "" */
	struct clauses all;
	struct matter *row;
	size_t n_rows, n_open;                   /* rows with headings; how many matters are to be decided */
	struct records evidence;
	struct list list;
	struct doc head, large, questions, option[OPTIONS_SHOWN];
	const void *shown;                       /* whose texts they hold */
	struct focus focus;
	struct buf quorum;
	bool met, begun;
	struct meeting_clock clock;
	struct arena *clock_arena;
	struct pace pace;
	int64_t since;                           /* when the last clause was decided here, 0: none was */
	char was[160];                           /* the matter that was selected, its place among those to be decided; after its decision the next one is selected */
	size_t was_at;
	struct verdict_choice choice;
	struct { char path[160]; size_t option; int64_t tip; } taking;   /* what is about to be confirmed */
};

/* clause_rows.c */
void rows_init(struct clauses_view *s);
enum rc rows_load(struct clauses_view *s, struct arena *a, struct why *why);
const struct matter *rows_selected(const struct clauses_view *s);
void rows_next(struct clauses_view *s);                  /* where what was selected is decided now, selects what comes after it */

/* clause_pace.c */
enum rc pace_load(struct clauses_view *s, struct arena *a, struct why *why);
enum rc pace_again(struct clauses_view *s, struct why *why);     /* a second later */
void pace_draw(const struct clauses_view *s, struct pane p, int y);

/* clause_show.c */
void show_fill(struct clauses_view *s);
void show_beside(struct clauses_view *s, struct pane p); /* head, old text, options side by side */
void show_free(struct clauses_view *s);

/* clause_do.c */
unsigned clause_do(struct clauses_view *s, const char *action);  /* UI_PASS: none of these */

#endif
