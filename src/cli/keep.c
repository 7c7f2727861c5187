/* Keeping: reindex, backup, restore, stats. */
#include <string.h>

#include "out.h"
#include "procure/service/keep.h"

enum rc cmd_reindex(struct cli *c, struct why *why)
{
	char before[65] = "", after[65] = "";
	struct why ignored = { 0 };
	bool hash = args_option(c, "hash") != NULL;
	enum rc rc;

	if (hash && service_index_hash(c->service, before, &ignored) != RC_OK)
		before[0] = '\0';
	if ((rc = service_reindex(c->service, session_progress, why)) != RC_OK)
		return rc;
	if (hash && (rc = service_index_hash(c->service, after, why)) == RC_OK)
		printf("%s %s\n", before, after);
	OUT(stderr, N_("The index stands at act {1}."), NUM(service_tip(c->service)));
	return rc;
}

enum rc cmd_backup(struct cli *c, struct why *why)
{
	struct instant when;
	struct why ignored = { 0 };
	const char *where = c->arg[0];
	enum rc rc = service_backup(c->service, c->arg[0], why);

	if (rc != RC_OK)
		return rc;
	service_last_backup(c->service, &when, &where, c->arena, &ignored);
	out_flat(stdout, where);
	fputc('\n', stdout);
	OUT(stderr, N_("The copy in {1} is complete, up to act {2}."), where, NUM(service_tip(c->service)));
	return RC_OK;
}

enum rc cmd_restore(struct cli *c, struct why *why)
{
	enum rc rc = service_restore(c->arg[0], c->arg[1], why);

	if (rc == RC_OK)
		OUT(stderr, N_("{1} holds the ledger of the copy, verified. Open it with `procure --ledger {1}`."), c->arg[1]);
	return rc;
}

/* --- stats ----------------------------------------------------------------------------------------------------------------------------------- */

struct counts { int64_t acts, late, records; };

static enum rc count_acts(struct cli *c, struct counts *n, struct why *why)
{
	struct log_query q = { .before = c->at ? c->at + 1 : 0, .late_only = true };
	struct act_line *v;
	size_t late;
	enum rc rc = service_log(c->service, &q, &v, &late, c->arena, why);

	n->late = (int64_t)late;
	n->acts = c->at ? c->at : service_tip(c->service);
	return rc;
}

static void print_counts(const struct counts *n)
{
	printf("%-16s %lld\n", _("acts"), (long long)n->acts);
	printf("%-16s %lld\n", _("recorded late"), (long long)n->late);
	printf("%-16s %lld\n", _("records"), (long long)n->records);
}

enum rc cmd_stats(struct cli *c, struct why *why)
{
	struct counts n = { 0 };
	struct json *j = c->json ? out_json(c) : NULL;
	const struct kind *k;
	struct record **v;
	size_t found;
	enum rc rc = count_acts(c, &n, why);

	if (j)
		json_object(j, "kinds");
	for (size_t i = 0; (k = kind_at(i)) != NULL && rc == RC_OK; i++) {
		rc = service_list(c->service, k->name, NULL, c->at, &v, &found, c->arena, why);
		n.records += (int64_t)found;
		if (j)
			json_int(j, k->name, (int64_t)found);
		else if (found)
			printf("%-16s %zu\n", k->name, found);
	}
	if (!j) {
		print_counts(&n);
		return rc;
	}
	json_object_end(j);
	json_int(j, "acts", n.acts);
	json_int(j, "late", n.late);
	json_int(j, "records", n.records);
	return rc == RC_OK ? out_json_end(j, why) : rc;
}
