/* procure import: a file's proposals as one atomic batch. */
#include <stdlib.h>
#include <string.h>

#include "out.h"
#include "procure/base/num.h"
#include "procure/exchange/import.h"
#include "procure/service/keep.h"

/* By the names of the kinds. */
static const struct { const char *kind; enum import_as as; } ways[] = {
	{ "candidate", IMPORT_CANDIDATES }, { "requirement", IMPORT_REQUIREMENTS }, { "series", IMPORT_SERIES },
};

static enum rc way_asked(const struct cli *c, enum import_as *as, struct why *why)
{
	const char *said = args_option(c, "as");

	*as = IMPORT_GUESS;
	for (size_t i = 0; said && i < sizeof ways / sizeof ways[0]; i++)
		if (strcmp(ways[i].kind, said) == 0)
			*as = ways[i].as;
	if (said && *as == IMPORT_GUESS)
		return fail(why, RC_INVALID, N_("{1} cannot be imported: candidate, requirement and series can."), said);
	return RC_OK;
}

static enum rc persons_asked(const struct cli *c, enum import_persons *out, struct why *why)
{
	static const char *const words[] = { [PERSONS_LEFT_OUT] = "leave-out", [PERSONS_SEALED] = "seal", [PERSONS_KEPT] = "keep" };
	const char *said = args_option(c, "persons");

	*out = PERSONS_LEFT_OUT;
	for (size_t i = 0; said; i++) {
		if (i == sizeof words / sizeof words[0])
			return fail(why, RC_INVALID, N_("--persons says leave-out, seal or keep, not {1}."), said);
		if (strcmp(said, words[i]) == 0) {
			*out = (enum import_persons)i;
			break;
		}
	}
	if (*out == PERSONS_KEPT && !args_option(c, "because"))
		return fail(why, RC_INVALID, N_("To keep columns that name persons in the open, say why (--because): the ledger is made to be published."));
	return RC_OK;
}

static enum rc year_asked(const struct cli *c, int *year, struct why *why)
{
	struct instant now;
	int64_t n;
	enum rc rc = instant_now(&now, why);

	if (rc == RC_OK && (rc = args_number(c, "year", date_year(date_of(now)), &n, why)) == RC_OK)
		*year = n < INT32_MAX ? (int)n : 0;
	return rc;
}

/* The greatest number that an id of this beginning has, and one more. */
static enum rc first_free(struct cli *c, const struct import_want *want, enum import_as as, int *first, struct why *why)
{
	const struct kind *k = kind_by_name(ways[0].kind);
	const char *prefix;
	struct record **v;
	size_t n;
	enum rc rc;

	for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++)
		if (ways[i].as == as)
			k = kind_by_name(ways[i].kind);
	*first = 1;
	prefix = as == IMPORT_CANDIDATES ? arena_printf(c->arena, "SC-%d-", want->year) : k->prefix;
	rc = service_list(c->service, k->name, as == IMPORT_CANDIDATES ? NULL : want->contract, 0, &v, &n, c->arena, why);
	for (size_t i = 0; i < n && rc == RC_OK; i++) {
		int number = strncmp(v[i]->id, prefix, strlen(prefix)) == 0 ? (int)strtol(v[i]->id + strlen(prefix), NULL, 10) : 0;

		*first = number >= *first ? number + 1 : *first;
	}
	return rc;
}

static void map_asked(struct cli *c, struct import_want *want)
{
	const char *said = args_option(c, "map");
	const char **v;
	size_t n = 1;

	if (!said)
		return;
	for (const char *p = said; *p; p++)
		n += *p == ',';
	want->map = v = arena_alloc(c->arena, n * sizeof *v);
	for (const char *p = said; n-- > 0; p += strcspn(p, ",") + 1)
		v[want->n_map++] = arena_strndup(c->arena, p, strcspn(p, ","));
}

static enum rc propose(struct cli *c, struct import *imp, struct why *why)
{
	struct import_want want = { .contract = args_option(c, "contract"), .title = args_option(c, "title"), .match = args_option(c, "match"), .first = 1 };
	int first;
	enum rc rc;

	map_asked(c, &want);
	if ((rc = way_asked(c, &want.as, why)) != RC_OK || (rc = persons_asked(c, &want.persons, why)) != RC_OK || (rc = year_asked(c, &want.year, why)) != RC_OK ||
	    (rc = import_propose(imp, c->arena, c->arg[0], &want, why)) != RC_OK || (rc = first_free(c, &want, imp->as, &first, why)) != RC_OK || first == 1)
		return rc;
	want.as = imp->as;
	want.first = first;
	return import_propose(imp, c->arena, c->arg[0], &want, why);
}

/* All or nothing, durable together. */
static enum rc record(struct cli *c, const struct import *imp, struct recorded *last, struct why *why)
{
	struct why ignored = { 0 };
	char sha[65];
	int64_t size;
	enum rc rc = service_attach(c->service, c->arg[0], sha, &size, why);

	if (rc != RC_OK || (rc = service_batch_begin(c->service, why)) != RC_OK)
		return rc;
	for (size_t i = 0; i < imp->n && rc == RC_OK; i++) {
		const struct import_stanza *st = &imp->stanza[i];
		struct request r = { .verb = st->verb, .record = st->record, .names = st->name, .values = st->value, .n_fields = st->n,
				     .because = args_option(c, "because"), .files = st->file, .n_files = st->file ? 1 : 0 };

		if ((rc = service_batch_do(c->service, &r, last, why)) != RC_OK)
			out_error(arena_printf(c->arena, _("line %lld, %s: "), (long long)st->line, st->record), why);
	}
	if (rc == RC_OK)
		return service_batch_end(c->service, true, why);
	why_clear(why);
	service_batch_end(c->service, false, &ignored);
	return rc;
}

enum rc cmd_import(struct cli *c, struct why *why)
{
	struct import imp = { 0 };
	struct recorded *last = arena_alloc(c->arena, sizeof *last);
	bool dry = args_option(c, "dry-run") != NULL;
	struct buf shown = { 0 };
	enum rc rc = propose(c, &imp, why);

	if (rc == RC_OK || rc == RC_INVALID)
		import_show(&shown, &imp);
	out_text(dry ? stdout : stderr, buf_str(&shown));
	buf_free(&shown);
	if (rc != RC_OK || dry)
		return rc;
	if ((rc = record(c, &imp, last, why)) != RC_OK && rc != RC_UNSURE)
		return rc;
	c->wrote = true;
	printf("%s %lld %s %s\n", rc == RC_OK ? "act" : "unsure", (long long)last->seq, last->commit, last->receipt);
	return rc;
}
