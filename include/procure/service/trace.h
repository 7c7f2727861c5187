/* The trace of a contract: from finding to requirement, metric, payment, escalation, ruling and text, readable both ways; and what hangs in the air.
 *
 * A link is a reference that a record holds, whatever its field: the table of kinds and fields says which are references, so a new field is
 * traced without another word here. Gaps are rows: a code, how grave, a sentence, and the part of the work in which they are mended. */
#ifndef PROCURE_SERVICE_TRACE_H
#define PROCURE_SERVICE_TRACE_H

#include "procure/conf/redflags.h"
#include "procure/service/service.h"

struct trace_link { size_t from, to; const char *field; };      /* nodes by index; `field` of the record `from` names `to` */
struct trace {
	struct record **node;            /* the contract's records of every kind with its group and meetings, in the order of the kinds, then of their ids; the committee's acts about it */
	size_t n;
	struct trace_link *link;         /* by `from`, then in the order of the fields */
	size_t n_links;
};
enum rc service_trace(struct service *s, const char *contract, int64_t at, struct trace *out, struct arena *a, struct why *why);
/* SIZE_MAX: no such node. */
size_t trace_find(const struct trace *t, const char *path);

enum gap_weight { GAP_ADVICE, GAP_MISSING };     /* advice alone does not make `lint` fail */
struct gap_row {
	const char *code;                /* requirement-no-goal */
	enum gap_weight weight;
	const char *stage;               /* where it is mended: evidence requirements payments escalation, or "meeting" */
	const char *text;                /* msgid: {1} the record, {2} a detail */
};
const struct gap_row *gap_at(size_t i);          /* NULL past the last */
struct gap { const struct gap_row *row; const struct record *record; const char *detail; };
/* What is missing between the records of a contract: in the order of the rows, then of the records. */
enum rc service_gaps(const struct trace *t, struct gap **out, size_t *n, struct arena *a);

/* The red flags that a requirement raises: in its new text where it has one, else in the old one; none where it is dropped. `answer` "": not yet
 * answered (accepted, mended). RC_INVALID: the table cannot be read. */
struct flag_raised { const struct red_flag *flag; const char *phrase, *answer, *reason; };
enum rc service_flags(const struct record *requirement, struct flag_raised **out, size_t *n, struct arena *a, struct why *why);

#endif
