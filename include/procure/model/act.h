/* An act: one thing that a body or a person did; one git commit (design.md 3.3).
 *
 * The path is always the same, live and in the audit:
 *     act_begin (from a request) or act_from_commit (from what git holds)
 *     -> rules_check (may refuse, never changes) -> state_apply (changes, never refuses) -> act_message
 * All pure: no clock (the act bears its instants), no library; the state is what `struct scope` answers. */
#ifndef PROCURE_MODEL_ACT_H
#define PROCURE_MODEL_ACT_H

#include "procure/base/when.h"
#include "procure/model/record.h"
#include "procure/model/scope.h"
#include "procure/model/trailers.h"
#include "procure/model/verb.h"
#include "procure/model/vote.h"

/* What somebody asks for. Values are as typed; strings belong to the caller and must outlive act_begin. */
struct request {
	const char *verb;
	const char *record;                      /* SC-2018-P01/R-05, SC-2018-P01 (a new record in it), ESC-… (about), or NULL */
	const char *const *names, *const *values;        /* fields to set; "" clears */
	size_t n_fields;
	const char *trailer[TRAILER_COUNT];      /* Body Meeting Item Mode Moved-by For Against … as typed, NULL = not given */
	const char *because;                     /* shorthand for the kind's reason field */
	const char *person;                      /* who is at the keyboard (from the login); writes Recorded-by */
	const char *on_behalf;                   /* --person: NULL or same = himself */
	const char *decided;                     /* instant as typed, NULL = when recorded */
	struct instant recorded;
	const struct act_file *files;            /* files in the ledger beside records (a data series' CSV) */
	size_t n_files;
	/* Founding only: further records that act 1 writes, complete. */
	const struct record *const *with;
	size_t n_with;
};

struct act_file { const char *path; const char *data; size_t len; };
struct change { const struct record *before; struct record *after; };       /* before NULL: new */

enum { ACT_WARNINGS_MAX = 16 };

struct act {
	struct arena *arena;
	const struct verb *verb;
	const struct kind *kind;
	const char *contract;                    /* id, "" if it belongs to none */
	const struct record *about;              /* the escalation or recommendation that a ruling answers, or NULL */
	struct change lead;
	struct change *more;                     /* consequences, in the order of their paths */
	size_t n_more, cap_more;
	struct act_file *files;
	size_t n_files;
	struct trailers t;
	struct instant decided, recorded;
	const char *person;                      /* who recorded: author and committer */
	const char *moved_by;                    /* for whom: equals person unless a recorder acts for another */
	int64_t sequence;
	struct vote_seat *seats;                 /* of a decision: who sits, who is present, how each voted; filled by act_seats */
	size_t n_seats;
	const char **holder;                     /* per seat: who holds it (a deputy where there is no titular), or "" */
	struct vote_rule rule;
	struct tally tally;
	bool adopted;                            /* true for verbs that no body votes on */
	struct why warning[ACT_WARNINGS_MAX];    /* guards not in force, advice */
	size_t n_warnings;
};

/* Builds the act that the request asks for on the state in `s`: finds the record, puts values into their stored spelling, takes the next id or number. Refuses what
 * has no meaning (unknown verb, field, type of value, missing or existing record). Memory from `arena`. */
enum rc act_begin(struct act **out, struct arena *arena, struct scope *s, const struct request *r, int64_t sequence, struct why *why);
/* The act that a commit claims to be, from its message, instants and the records it wrote (read from `after`), on the state in `s`. */
enum rc act_from_commit(struct act **out, struct arena *arena, struct scope *s, struct scope *after, const char *message,
			const char *person, struct instant decided, struct instant recorded, struct why *why);

/* Consequences of verbs: the record to change, copied once and listed once. */
struct record *act_change(struct act *a, const struct record *before);
struct record *act_make(struct act *a, struct record *fresh);
void act_warn(struct act *a, const struct why *w);
/* The value that the act leaves in a field of its leading record. */
const char *act_get(const struct act *a, const char *field);
bool act_sets(const struct act *a, const char *field);  /* differs from before */

/* Is this person recused on what the act is about: by the act itself, or by the meeting? */
bool act_recused(const struct act *a, struct scope *s, const char *person);
/* The contract whose director sits in a meeting just now: that of what is voted on, else of the open item; while no item is open, the meeting's own, or
 * the first on the tabla. "" where there is none. Screens and rules ask this one function. Memory from `a`. */
const char *sitting_contract(struct scope *s, const struct record *meeting, struct arena *a);
/* Seats of the deciding body with presence, recusals and votes. Fills seats and rule. */
enum rc act_seats(struct act *a, struct scope *s, struct why *why);

/* The whole message but the Seal trailer and what follows it; state_apply must have run. */
void act_message(struct buf *out, struct act *a);
/* Paths of the records and files in the order of their trailers (lead first, then by path). */
size_t act_records(const struct act *a, const struct record ***out);

#endif
