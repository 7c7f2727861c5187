/* procure do: one act from the command line. */
#include <string.h>

#include "batch.h"
#include "out.h"
#include "procure/base/num.h"

/* A new record in a contract is named by the contract; everything else in a contract may be named shortly. */
static bool may_be_short(const struct verb *v, const char *record)
{
	const struct kind *k = kind_by_name(v->kind);

	if (!record || strchr(record, '/'))
		return false;
	return v->about || (k->place == PLACE_IN_CONTRACT && !(v->flags & V_NEW));
}

static enum rc full_name(struct cli *c, struct stanza *st, struct why *why)
{
	struct record *r;
	enum rc rc;

	if (!may_be_short(st->verb, st->request.record))
		return RC_OK;
	if ((rc = service_record(c->service, st->request.record, NULL, 0, &r, c->arena, why)) == RC_OK)
		st->request.record = record_name(c->arena, r->path);
	return rc;
}

/* VERB [RECORD] field=value … */
static enum rc words(struct cli *c, struct stanza *st, struct why *why)
{
	int first = 1;
	enum rc rc = stanza_begin(st, c->arena, c->arg[0], why);

	if (rc == RC_OK && c->args > 1 && !strchr(c->arg[1], '='))
		st->request.record = c->arg[first++];
	for (int i = first; i < c->args && rc == RC_OK; i++) {
		const char *equals = strchr(c->arg[i], '=');

		if (!equals)
			rc = fail(why, RC_INVALID, N_("{1} is neither the record nor FIELD=VALUE."), c->arg[i]);
		else
			rc = stanza_give_field(st, c->arena, arena_strndup(c->arena, c->arg[i], (size_t)(equals - c->arg[i])), equals + 1, why);
	}
	return rc;
}

static void options(const struct cli *c, struct stanza *st)
{
	for (int i = 0; i < TRAILER_COUNT; i++)
		st->request.trailer[i] = c->trailer[i];
	st->request.because = args_option(c, "because");
	st->request.decided = args_option(c, "decided");
	st->file = args_option(c, "file");
}

/* With a file: under one lock, because the record's id decides where the file lies. */
static enum rc do_with_file(struct cli *c, struct stanza *st, struct recorded *out, struct why *why)
{
	struct why ignored = { 0 };
	enum rc rc = service_batch_begin(c->service, why);

	if (rc != RC_OK)
		return rc;
	if ((rc = stanza_attach(st, c->service, NULL, c->arena, why)) == RC_OK)
		rc = service_batch_do(c->service, &st->request, out, why);
	if (rc == RC_OK)
		return service_batch_end(c->service, true, why);
	service_batch_end(c->service, false, &ignored);
	return rc;
}

static enum rc print(struct cli *c, const struct recorded *r, enum rc rc, struct why *why)
{
	struct json *j;

	if (!c->json) {
		printf("%s %lld %s %s\n", rc == RC_OK ? "act" : "unsure", (long long)r->seq, r->commit, r->receipt);
		return rc;
	}
	j = out_json(c);
	json_bool(j, "durable", rc == RC_OK);
	json_int(j, "seq", r->seq);
	json_string(j, "commit", r->commit);
	json_string(j, "receipt", r->receipt);
	json_string(j, "record", record_name(c->arena, r->path));
	json_array(j, "warnings");
	for (size_t i = 0; i < r->n_warnings; i++)
		out_json_why(j, NULL, &r->warning[i]);
	json_array_end(j);
	out_json_end(j, why);
	return rc;
}

static enum rc one(struct cli *c, struct why *why)
{
	struct stanza st = { 0 };
	struct recorded *r = arena_alloc(c->arena, sizeof *r);
	int64_t expect;
	enum rc rc;

	if ((rc = args_number(c, "expect", 0, &expect, why)) != RC_OK || (rc = words(c, &st, why)) != RC_OK || (rc = full_name(c, &st, why)) != RC_OK)
		return rc;
	options(c, &st);
	if (st.file && expect)
		return fail(why, RC_INVALID, N_("--{1} and --{2} do not go together."), "file", "expect");
	rc = st.file ? do_with_file(c, &st, r, why) : service_do(c->service, &st.request, expect, r, why);
	if (rc != RC_OK && rc != RC_UNSURE)
		return rc;
	c->wrote = true;
	out_warnings(r, NULL);
	return print(c, r, rc, why);
}

enum rc cmd_do(struct cli *c, struct why *why)
{
	const char *file = args_option(c, "batch");

	if (!file && c->args == 0)
		return fail(why, RC_INVALID, N_("{1} needs more: `procure {1} {2}`."), c->command->name, c->command->usage);
	if (!file)
		return one(c, why);
	if (c->args)
		return fail(why, RC_INVALID, N_("{1} is too much for {2}: `procure {2} {3}`."), c->arg[0], c->command->name, "--batch FILE|-");
	return batch_file(c, file, args_option(c, "atomic") != NULL, why);
}
