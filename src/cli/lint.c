/* procure lint: what the contracts still lack, stage by stage, and what hangs in the air between their records. */
#include <string.h>

#include "out.h"
#include "procure/service/trace.h"

enum { LACKS_MAX = 256 };

struct lint { struct cli *c; struct json *j; struct why *lacks; const struct field *stages; int64_t missing; };

static const char *stage_word(const struct lint *l, const char *stage)
{
	return strcmp(stage, "meeting") == 0 ? _("Meetings") : choice_label(l->stages, stage);
}

static void told(struct lint *l, const char *contract, const char *stage, const char *code, const struct record *r, bool advice, const struct why *what)
{
	l->missing += !advice;
	if (l->j) {
		json_object(l->j, NULL);
		json_string(l->j, "contract", contract);
		json_string(l->j, "stage", stage);
		json_string(l->j, "code", code);
		out_json_word(l->j, "record", r ? record_name(l->c->arena, r->path) : "");
		json_bool(l->j, "advice", advice);
		out_json_why(l->j, "lacks", what);
		json_object_end(l->j);
		return;
	}
	printf("%s  %s  %s", contract, stage_word(l, stage), advice ? _("(advice) ") : "");
	out_why(stdout, what);
}

static void lint_stage(struct lint *l, const char *contract, const char *stage)
{
	size_t n = stage_lacks(service_scope(l->c->service), contract, stage, l->lacks, LACKS_MAX);

	for (size_t i = 0; i < n && i < LACKS_MAX; i++)
		told(l, contract, stage, "stage-lacks", NULL, false, &l->lacks[i]);
}

static enum rc lint_trace(struct lint *l, const char *contract, struct why *why)
{
	struct trace t;
	struct gap *gap;
	size_t n;
	enum rc rc = service_trace(l->c->service, contract, 0, &t, l->c->arena, why);

	if (rc == RC_OK)
		rc = service_gaps(&t, &gap, &n, l->c->arena);
	for (size_t i = 0; rc == RC_OK && i < n; i++) {
		struct why what = { 0 };

		(void)fail(&what, RC_NONE, gap[i].row->text, record_name(l->c->arena, gap[i].record->path), gap[i].detail);
		told(l, contract, gap[i].row->stage, gap[i].row->code, gap[i].record, gap[i].row->weight == GAP_ADVICE, &what);
	}
	return rc;
}

static enum rc lint_contract(struct lint *l, const char *contract, struct why *why)
{
	struct strs codes = { 0 };

	field_choices(&codes, l->c->arena, l->stages);
	for (size_t s = 0; s < codes.n; s++)
		lint_stage(l, contract, codes.v[s]);
	return lint_trace(l, contract, why);
}

/* The contract that is named, or all. */
static enum rc asked_for(struct cli *c, const struct kind *k, struct record ***v, size_t *n, struct why *why)
{
	struct record **one;
	enum rc rc;

	if (!c->args)
		return service_list(c->service, k->name, NULL, 0, v, n, c->arena, why);
	*v = one = arena_alloc(c->arena, sizeof(struct record *));
	*n = 1;
	rc = service_record(c->service, c->arg[0], NULL, 0, one, c->arena, why);
	if (rc == RC_OK && one[0]->kind != k)
		rc = fail(why, RC_INVALID, N_("{1} is not the name of a contract."), c->arg[0]);
	return rc;
}

enum rc cmd_lint(struct cli *c, struct why *why)
{
	const struct kind *k = kind_by_name("contract");
	struct lint l = { .c = c, .lacks = arena_alloc(c->arena, LACKS_MAX * sizeof(struct why)), .stages = &k->fields[kind_field(k, "Stage-Declared")] };
	struct record **v;
	size_t n;
	enum rc rc = asked_for(c, k, &v, &n, why);

	if (rc != RC_OK)
		return rc;
	if (c->json) {
		l.j = out_json(c);
		json_array(l.j, "missing");
	}
	for (size_t i = 0; i < n && rc == RC_OK; i++)
		rc = lint_contract(&l, v[i]->id, why);
	if (l.j) {
		enum rc ended;

		json_array_end(l.j);
		ended = out_json_end(l.j, why);
		rc = rc == RC_OK ? ended : rc;
	}
	return rc == RC_OK && l.missing ? RC_NONE : rc;
}
