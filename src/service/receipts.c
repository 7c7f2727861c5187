/* Receipts: one word that says which act of which ledger a paper speaks of. */
#include <string.h>

#include "procure/base/num.h"
#include "procure/service/audit.h"
#include "inside.h"

enum rc service_receipt(struct service *s, int64_t seq, char out[RECEIPT_SIZE], struct why *why)
{
	struct arena *a = arena_new();
	struct log_query q = { .before = seq ? seq + 1 : 0, .from = seq, .limit = 1 };
	struct act_line *line;
	size_t n = 0;
	enum rc rc = service_log(s, &q, &line, &n, a, why);

	if (rc == RC_OK && n == 0)
		rc = fail(why, RC_NOTFOUND, N_("There is no act {1}: the last one is {2}."), NUM(seq), NUM(s->seq));
	if (rc == RC_OK)
		memcpy(out, line[0].receipt, strlen(line[0].receipt) + 1);
	arena_free(a);
	return rc;
}

/* The seal of the act with this sequence, from its own trailer. */
static enum rc seal_of(struct ledger *l, const struct ledger_id *id, const char **seal, struct arena *a, struct why *why)
{
	struct ledger_entry e;
	struct trailers t = { 0 };
	size_t body;
	enum rc rc = ledger_entry(l, id, &e, a, why);

	if (rc == RC_OK)
		rc = trailers_parse(&t, a, e.message, strlen(e.message), &body, why);
	*seal = rc == RC_OK ? t.one[TRAILER_SEAL] : "";
	return rc;
}

enum rc service_receipt_check(const char *place, const char *typed, enum receipt_answer *out, int64_t *seq, struct why *why)
{
	struct arena *a = arena_new();
	struct receipt r;
	struct ledger *l = NULL;
	struct ledger_id tip, *ids;
	const char *first, *seal = NULL;
	size_t n;
	enum rc rc = RC_OK;

	*seq = 0;
	if (!receipt_parse(typed, &r)) {
		*out = RECEIPT_TYPO;
		goto done;
	}
	*seq = r.sequence;
	if ((rc = ledger_start(why)) != RC_OK || (rc = ledger_open(&l, gitdir_of(place, a), NULL, why)) != RC_OK || (rc = ledger_tip(l, &tip, why)) != RC_OK ||
	    (rc = ledger_line(l, &tip, NULL, &ids, &n, a, why)) != RC_OK || (rc = seal_of(l, &ids[0], &first, a, why)) != RC_OK)
		goto done;
	if (r.sequence >= 1 && (size_t)r.sequence <= n)
		rc = seal_of(l, &ids[r.sequence - 1], &seal, a, why);
	*out = receipt_judge(&r, first, seal);
done:
	ledger_close(l);
	arena_free(a);
	return rc;
}
