/* Verify, receipts, what is missing. */
#ifndef PROCURE_SERVICE_AUDIT_H
#define PROCURE_SERVICE_AUDIT_H

#include "procure/service/service.h"

enum severity { NOTE, DOUBTFUL, BROKEN };
struct finding_row { const char *code; enum severity severity; const char *text; /* msgid, {1} where, {2} detail */ };
const struct finding_row *finding_at(size_t i);         /* NULL past the last */
const struct finding_row *finding_by_code(const char *code);

struct finding { const struct finding_row *row; int64_t seq; const char *commit, *where, *detail; };
typedef void finding_each(void *ctx, const struct finding *f);
struct verify_report {
	int64_t acts, objects_checked;
	int broken, doubtful, notes;
	char ledger_id[65], tip[41], receipt[RECEIPT_SIZE];
	bool unsigned_acts;              /* authorship is not proven */
};
/* Replays the whole ledger at `place` from the first act: objects, one spelling, the named records and nothing else, messages derived again, rules then in force,
 * numbers, seals. RC_OK clean; RC_NONE doubtful findings; RC_DAMAGED broken ones. Needs no index, writes nothing. */
enum rc service_verify(const char *place, finding_each *each, void *ctx, void (*progress)(int64_t done, int64_t all), struct verify_report *out, struct why *why);

enum rc service_receipt_check(const char *place, const char *receipt, enum receipt_answer *out, int64_t *seq, struct why *why);
/* The receipt of an act (0 = the last). */
enum rc service_receipt(struct service *s, int64_t seq, char out[RECEIPT_SIZE], struct why *why);

/* Doctor: what this machine, this place and this terminal offer; each a line with a verdict. */
struct check_line { const char *name; bool good; const char *text; };
size_t service_doctor(const char *place, struct check_line **out, struct arena *a);

#endif
