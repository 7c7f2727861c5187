/* The inside of the papers of a meeting: its acts, read once, and words for them. */
#ifndef EXCHANGE_MINUTES_ROOM_H
#define EXCHANGE_MINUTES_ROOM_H

#include "procure/exchange/minutes.h"

/* A record through time, read once. */
struct past { const char *path; struct version *v; size_t n; struct past *next; };

struct minutes {
	struct paper *p;
	struct service *s;
	struct arena *a;
	const struct record *meeting;    /* as of `at` */
	int64_t at;
	struct act_full *act;            /* all that were done in it or to it, in their order */
	bool *inside;                    /* per act: done in the session */
	int64_t *replaced;               /* per act: by which act; 0 = it stands */
	size_t n;
	bool all_late;                   /* it is said once, not of each act */
	struct past *past;
	enum rc rc;                      /* the first thing that went wrong */
	struct why *why;
};

/* minutes_words.c: words, names and values as they were at an act. `seq` 0: now. Memory of the paper. */
/* A translated sentence with {1} {2} {3} in place; arguments of any length. */
const char *minutes_say(struct minutes *m, const char *msgid, const char *a, const char *b, const char *c);
const struct record *minutes_then(struct minutes *m, const char *path, int64_t seq);    /* NULL: was not there */
int64_t minutes_first(struct minutes *m, const char *path);      /* the act that made it; 0: none */
const char *minutes_person(struct minutes *m, const char *id, int64_t seq);
/* `a b` -> `a, b` */
const char *minutes_names(struct minutes *m, const char *ids);
const char *minutes_people(struct minutes *m, const char *ids, int64_t seq);
const struct record *minutes_body(struct minutes *m, int64_t seq);
/* A field as people read it; persons by their names, tables a row a line. "" where empty or sealed. */
const char *minutes_shown(struct minutes *m, const struct record *r, const char *field, int64_t seq);
const char *minutes_clock(struct minutes *m, struct instant t);          /* 10:40 */
const char *minutes_stored_clock(struct minutes *m, const char *stored);
const char *minutes_moment(struct minutes *m, struct instant t);         /* 26-11-2018 10:40 */
const char *minutes_label(const char *code);                             /* of a stored code */
const char *minutes_titled(struct minutes *m, const struct record *r);   /* SC-2018-P01/R-05: Depósito … [ILLUSTRATIVE] */
const struct field *minutes_table(const struct record *r, const char *field);
const char *minutes_number(struct minutes *m, int64_t n);

/* minutes.c */
enum rc minutes_begin(struct minutes *m, struct paper *p, struct service *s, const char *meeting, int64_t at, struct why *why);
/* Reads the acts of the meeting; minutes_begin has run. */
enum rc minutes_read(struct minutes *m);
/* Letterhead and the mark of invented data. */
void minutes_letterhead(struct minutes *m);
/* The last act that changed a field of the meeting's record; 0: none. */
int64_t minutes_wrote(const struct minutes *m, const char *field);
/* Dates the file, names it and says what stands under each page. */
void minutes_file(struct minutes *m, const char *title);

/* minutes_head.c */
void minutes_head(struct minutes *m);
void minutes_attendance(struct minutes *m);
void minutes_declarations(struct minutes *m);
void minutes_tabla(struct minutes *m);
/* minutes_acts.c */
void minutes_acts(struct minutes *m);
const char *minutes_item(struct minutes *m, const char *id);     /* `3  Recorrido` */
/* minutes_vote.c: who voted how, and the arithmetic, of an act that a body decided. */
void minutes_vote(struct minutes *m, const struct act_full *act);
const char *minutes_arithmetic(struct minutes *m, const struct act_full *act);
const char *minutes_quorum(struct minutes *m, const struct act_full *act);
/* minutes_end.c */
void minutes_agreements(struct minutes *m);
void minutes_tasks(struct minutes *m);
void minutes_left(struct minutes *m);
void minutes_after(struct minutes *m);
void minutes_proof(struct minutes *m);
/* Receipt, how it is checked, that nobody signed. */
void minutes_receipt(struct minutes *m, const struct act_line *last);
/* Titular, deputy (S) or guest in the meeting's attendance; role of the seat. */
const char *minutes_role(struct minutes *m, const char *seat, int64_t seq);

#endif
