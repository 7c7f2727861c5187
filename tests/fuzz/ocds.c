/* libFuzzer entry for the OCDS reader. What must hold for any bytes at all:
 * a file that is refused says why and handed nothing over; a reading can be repeated with the same counts; of each record only one reading counts. */
#include "procure/exchange/ocds_facts.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void must(bool held)
{
	if (!held)
		abort();
}

struct reading {
	struct ocds_totals totals;
	int64_t given;
	bool embedded_counts, compiled_counts;       /* of the record being read */
};

static bool on_release(void *ctx, const struct ocds_release *r)
{
	struct reading *all = ctx;

	all->given++;
	must(r->tree && r->tree->type == NODE_OBJECT && r->line >= 1);
	must(!r->value.whole_pesos || r->value.stated);
	must(!(r->value.stated && r->value.wrong));
	all->embedded_counts = all->embedded_counts || (r->role == OCDS_EMBEDDED && r->counts);
	all->compiled_counts = all->compiled_counts || r->role == OCDS_COMPILED;
	ocds_totals_release(&all->totals, r);
	return true;
}

static bool on_record(void *ctx, const struct ocds_record *r)
{
	struct reading *all = ctx;

	must(!(all->embedded_counts && all->compiled_counts));
	all->embedded_counts = all->compiled_counts = false;
	ocds_totals_record(&all->totals, r);
	return true;
}

static enum rc read_once(struct reading *all, struct arena *a, const char *p, size_t n)
{
	struct ocds_visitor v = { .release = on_release, .record = on_record, .ctx = all };
	struct ocds_info info;
	struct why why = { 0 };
	enum rc rc;

	ocds_totals_init(&all->totals, a);
	rc = ocds_read_text(&info, a, p, n, &v, &why);
	must(rc == RC_OK || (rc == RC_INVALID && why.msg));
	ocds_totals_finish(&all->totals);
	ocds_info_free(&info);
	ocds_totals_free(&all->totals);
	return rc;
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	struct arena *a = arena_new();
	struct reading once = { 0 }, twice = { 0 };
	enum rc rc = read_once(&once, a, (const char *)data, size);

	must(rc == read_once(&twice, a, (const char *)data, size) && once.given == twice.given);
	must(once.totals.of[OCDS_PLAIN].releases == twice.totals.of[OCDS_PLAIN].releases);
	/* A bound on one release can stop the second reading half way; everything else is refused by the first. */
	must(rc == RC_OK || once.given == 0 || size > 100);
	arena_free(a);
	return 0;
}
