/* Rules and consequences. Every guard that may refuse has a name: a row. The rules record in force lists the guards that bind; one that
 * it does not name warns and never refuses, live and in verify (design.md 2). Sources: domain.md 9, 4.2; the text. */
#ifndef PROCURE_MODEL_RULES_H
#define PROCURE_MODEL_RULES_H

#include "procure/model/act.h"

struct guard {
	const char *name;                        /* evidence-or-none */
	const char *help;                        /* msgid: what it asks for, in one sentence */
	/* RC_OK where it does not concern the act or is satisfied. */
	enum rc (*check)(struct scope *s, const struct act *a, struct why *why);
};
const struct guard *guard_at(size_t i);         /* NULL past the last */
const struct guard *guard_by_name(const char *name);

/* May the act stand on this state? Refuses with the guard named; guards not in force become warnings of the act (the one thing written). */
enum rc rules_check(struct scope *s, struct act *a, struct why *why);
/* Derived fields, results, numbers, consequences in other records. Never refuses. */
void state_apply(struct scope *s, struct act *a);

/* May this person do this verb at all, on a record named so (NULL: not known yet), in this meeting (NULL: none)? Authority only. */
enum rc rules_may(struct scope *s, const struct verb *v, const char *person, const char *record, const char *meeting, struct why *why);

/* What still lacks before a binding step: sentences for the room. Stage: evidence requirements payments escalation. Each `why` is one line. */
size_t stage_lacks(struct scope *s, const char *contract, const char *stage, struct why *out, size_t max);
/* Sums of weights and shares in hundredths: metrics (adopted), payments of a scheme, criteria. */
int64_t weights_of_metrics(struct scope *s, const char *contract);
int64_t shares_of_scheme(struct scope *s, const char *contract, const char *scheme);
int64_t weights_of_criteria(struct scope *s, const char *contract);

#endif
