/* Deciding: quorum and the result of a vote, in exact integers. Pure: no state, no clock.
 *
 * Sources: domain.md 4.1, 4.2 (defaults and cases A to J); the issue ("exact integer fractions, named rounding, three separate bases; no
 * decision without quorum, by count and by role"). Invariants:
 *   1. A seat is *here* if it is filled, present, not marked VOTE_ABSENT, and not remote where the rule does not count that. Only seats
 *      that vote are counted in numbers; one that has voice only may be the chair's or bring a role.
 *   2. Who is recused counts for the quorum of the session, but is no voter of the item; who is not here counts for neither.
 *   3. Rounding is named by the fraction: "more than p/q" needs the least whole number above p/q of the base, "at least p/q" the least
 *      not below it; never less than 1, so that nothing is decided by nobody.
 *   4. Votes are counted as recorded. Nothing fills a vote that nobody gave: who is here and silent is in no column.
 *   5. for + against + abstained + recused + absent + silent = filled voting seats. */
#ifndef PROCURE_MODEL_VOTE_H
#define PROCURE_MODEL_VOTE_H

#include "procure/model/schema.h"

enum vote { VOTE_NONE, VOTE_FOR, VOTE_AGAINST, VOTE_ABSTAINED, VOTE_RECUSED, VOTE_ABSENT };

struct vote_seat {
	const char *seat, *role;
	const char *person;      /* who sits now, titular or deputy; NULL = nobody present */
	bool votes;              /* not voice only */
	bool filled;             /* has a holder on that day; a seat that is present is filled */
	bool present;            /* arrived and not departed, in the room or remotely */
	bool remote;
	bool recused;            /* the seat's titular is recused on the item; a recused deputy is VOTE_RECUSED */
	bool chair;              /* presides; may be a seat without vote */
	bool deputy;             /* a deputy sits now */
	enum vote vote;
};

/* `struct fraction` and its one spelling (`>1/2` more than half, `2/3` at least two thirds) are the schema's. One whose denominator is 0
 * (nothing set) is never reached. */
void fraction_show(struct buf *out, struct fraction f);          /* "more than 1/2", translated */
/* The least number that satisfies f of `base`, at least 1; above `base` where none does. */
int fraction_needed(struct fraction f, int base);

/* What a fraction is taken of.            for the quorum                 for the majority
 * SEATS       all voting seats            filled or not                  filled or not
 * ENTITLED    filled voting seats         all of them                    less those recused on the item
 * PRESENT     voting seats here           all of them                    less those recused on the item
 * CAST        votes for and against       (reads as SEATS)               for + against */
enum vote_basis { BASIS_SEATS, BASIS_ENTITLED, BASIS_PRESENT, BASIS_CAST };

struct vote_rule {
	struct fraction quorum;
	enum vote_basis quorum_of;
	bool chair_needed;                       /* the chair's seat must be here, by its titular or a deputy */
	const char *const *roles;                /* roles that must be here, with vote or voice only */
	size_t n_roles;
	struct fraction majority;
	enum vote_basis majority_of;
	int min_voters;                          /* voters here and not recused; fewer: the item is deferred */
	enum { TIE_FAILS, TIE_CASTING } tie;
	bool remote_counts;
	bool deputy_for_recused;                 /* a deputy may vote in the seat of a recused titular */
};

struct quorum {
	bool met;
	int present, needed, base;
	const char *missing_role;                /* the first that is missing, or NULL; the rule's string */
	bool chair_missing;
};

struct quorum quorum_count(const struct vote_rule *rule, const struct vote_seat *seats, size_t n);
/* One line for the room: "3 of 4 present, Legal missing: nothing can be decided". Role codes go through the catalogue. */
void quorum_say(struct buf *out, const struct quorum *q);

/* TIED: for equals against, one more vote would have adopted, and no casting vote was there to give it. Not adopted.
 * TOO_FEW: fewer voters than the rule asks: deferred. */
enum outcome { OUTCOME_ADOPTED, OUTCOME_REJECTED, OUTCOME_TIED, OUTCOME_NO_QUORUM, OUTCOME_TOO_FEW };

struct tally {
	int for_, against, abstained, recused, absent;
	int silent;                              /* here, entitled, and no vote recorded */
	int voters;                              /* here and not recused */
	int cast;                                /* for + against */
	int base, needed;                        /* of the majority */
	bool casting_used;
	const char *casting;                     /* the person who cast the deciding vote, or NULL */
	enum outcome outcome;
};

/* A vote by roll call. The chair's casting vote breaks a tie only if the majority asked for is at most "more than half", one vote more reaches
 * it, and the chair is here, has a vote, is not recused and voted for or against; it decides the way the chair voted.
 * With a larger majority an equal vote is simply rejected. */
struct tally vote_count(const struct vote_rule *rule, const struct vote_seat *seats, size_t n);
/* "3 for, 1 against; more than 1/2 of 4 votes cast is 3: adopted." */
void tally_say(struct buf *out, const struct vote_rule *rule, const struct tally *t);

/* Consensus and assent: adopted when there is quorum and voters enough and nobody is against. Only what somebody said (against, abstained,
 * recused) is counted; nobody is put down as for. base = voters, needed = 0. */
struct tally assent_count(const struct vote_rule *rule, const struct vote_seat *seats, size_t n);
void assent_say(struct buf *out, const struct tally *t);

/* May this seat vote on the item now: here, with a vote, not recused? */
bool vote_may(const struct vote_rule *rule, const struct vote_seat *seat);
/* Codes as the Result trailer has them: adopted rejected tied no-quorum too-few. */
const char *outcome_code(enum outcome o);

#endif
