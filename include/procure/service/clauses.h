/* Clauses before they are decided: what members propose, whether they agree, and what is decided together by the consent list.
 *
 * A clause is
 *   agreed      something is proposed, all of it the same verdict with the same words, Legal objects to nothing, and what is proposed could be decided:
 *               the guards on evidence, text and law that are in force find nothing wanting (they are asked, not repeated);
 *   contested   proposals differ, Legal objects, somebody in the room took it off the consent list, or a question about it is being drafted;
 *   unprepared  nothing is proposed, or something is wanting;
 *   waiting     the committee has it, or it is agreed in principle and its text is being written;
 *   settled     decided.
 * Sources: the issue ("Thirty clauses in two hours"), domain.md 2.3. */
#ifndef PROCURE_SERVICE_CLAUSES_H
#define PROCURE_SERVICE_CLAUSES_H

#include "procure/service/service.h"

enum clause_sort { CLAUSE_AGREED, CLAUSE_CONTESTED, CLAUSE_UNPREPARED, CLAUSE_WAITING, CLAUSE_SETTLED, CLAUSE_SORTS };

/* What an option sets, in this order. */
enum offer_field { OFFER_VERDICT, OFFER_TEXT, OFFER_INSTRUCTION, OFFER_OWNER, OFFER_DUE, OFFER_EVIDENCE, OFFER_NO_EVIDENCE, OFFER_METRIC, OFFER_REASON, OFFER_FIELDS };
extern const char *const offer_fields[OFFER_FIELDS];          /* their names in a requirement */

/* A verdict with its words, and who proposes it, in the order of the seats. The text and the reason are of the first who has one; reasons that differ
 * follow with their author's name; findings and metrics are all that they cite. What nobody says, the clause's own record says. */
struct clause_option {
	const char *value[OFFER_FIELDS];        /* stored spelling, "" = empty */
	struct strs by;                          /* ids of persons */
};

struct clause {
	const struct record *record;             /* the requirement */
	const struct record **proposal;          /* open ones in the order of the seats; the requirement itself where it is `proposed` */
	size_t n_proposals;
	struct clause_option *option;            /* what they come to: the one with most authors first, then in the order of the seats */
	size_t n_options;
	enum clause_sort sort;
	struct why why;                          /* why it is not agreed, in one sentence; of an agreed one nothing */
	const char *off;                         /* taken off the consent list: who asked, "" where nobody said; NULL: it was not */
	const char *draft;                       /* an escalation about it that is not raised yet, or NULL */
};

struct clauses { struct clause *v; size_t n, count[CLAUSE_SORTS]; };

/* All clauses of a contract, by id. `meeting`: whose consent list counts (NULL: none's). In the past (`at` > 0) guards are not asked. */
enum rc service_clauses(struct service *s, const char *contract, const char *meeting, int64_t at, struct clauses *out, struct arena *a, struct why *why);
const struct clause *clauses_find(const struct clauses *c, const char *path);            /* NULL: none */

/* Takes a clause (full name) off the meeting's consent list: on the desk of the place when it returns. `who`: the person who asked, "" nobody said;
 * NULL: it is on the list again. */
enum rc consent_take_off(struct service *s, const char *meeting, const char *clause, const char *who, struct why *why);

/* Decides every agreed clause of these: one act each, Mode: consent, all or none; and a note for each that was taken off. *why names the clause that is
 * refused, and nothing was recorded. `expect`: the last act that was seen; anything later refuses (RC_MOVED). *n: how many; *last: the last act. */
enum rc service_decide_together(struct service *s, const char *meeting, const struct clauses *c, int64_t expect, size_t *n, struct recorded *last, struct why *why);

#endif
