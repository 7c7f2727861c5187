/* What the committee says: ruling, validation, guidance, deferral, return; and how it comes back to the escalation. */
#include <stdlib.h>
#include <string.h>

#include "act_parts.h"
#include "consequences.h"

/* The escalation or recommendation that the act answers, from its own field (so that the audit finds it too). */
const struct record *act_answers(const struct act *a, struct scope *s)
{
	const char *e = kind_field(a->kind, "Escalation") >= 0 ? act_get(a, "Escalation") : "";
	const char *r = kind_field(a->kind, "Recommendation") >= 0 ? act_get(a, "Recommendation") : "";

	if (*e)
		return scope_named(s, "escalation", a->contract, e);
	return *r ? scope_named(s, "recommendation", a->contract, r) : NULL;
}

enum rc check_about(struct scope *s, const struct act *a, struct why *why)
{
	const struct record *r = act_answers(a, s);

	if (!a->verb->about)
		return RC_OK;
	if (!r)
		return fail(why, RC_NOTFOUND, N_("It is not said which escalation or recommendation this answers."));
	if (strcmp(r->kind->name, "recommendation") == 0) {
		if (record_is(r, "State", "frozen") || record_is(r, "State", "submitted"))
			return RC_OK;
		return fail(why, RC_DENIED, N_("{1} is not frozen: the committee rules only on a frozen version."), record_name(a->arena, r->path));
	}
	if (list_has("raised accepted scheduled", record_get(r, "State")))
		return RC_OK;
	return fail(why, RC_DENIED, N_("{1} is not before the committee (it is {2})."), record_name(a->arena, r->path), choice_label(NULL, record_get(r, "State")));
}

const char *changed_since_frozen(struct scope *s, const struct record *recommendation, struct arena *a)
{
	size_t n = row_count(recommendation, "Freezes");

	for (size_t i = 0; i < n; i++) {
		const char *path = row_cell(recommendation, "Freezes", i, "path", a);
		const struct record *now = scope_read(s, path);
		char hash[65];

		if (now)
			record_hash(now, hash);
		if (!now || strcmp(hash, row_cell(recommendation, "Freezes", i, "sha256", a)) != 0)
			return path;
	}
	return NULL;
}

/* The committee rules on exactly the version that was frozen. */
enum rc check_frozen_version(struct scope *s, const struct act *a, struct why *why)
{
	const struct record *r = act_answers(a, s);
	const char *path = r && strcmp(r->kind->name, "recommendation") == 0 ? changed_since_frozen(s, r, a->arena) : NULL;

	if (!path)
		return RC_OK;
	return fail(why, RC_DENIED, N_("{1} was changed after the recommendation was frozen: the group freezes it again, or the committee returns it."),
		    record_name(a->arena, path));
}

enum rc check_supersede(struct scope *s, const struct act *a, struct why *why)
{
	const char *old = kind_field(a->kind, "Replaces") >= 0 ? act_get(a, "Replaces") : "";
	const struct record *r;

	if (!*old)
		return RC_OK;
	r = scope_get(s, "agreement", "", old);
	if (!r)
		return fail_field(why, RC_NOTFOUND, "Replaces", N_("There is no agreement {1} to replace."), old);
	if (record_is(r, "State", "superseded"))
		return fail(why, RC_DENIED, N_("The agreement {1} was replaced already by {2}."), old, record_get(r, "Replaced-By"));
	if (a->t.one[TRAILER_BODY] && !record_is(r, "Body", a->t.one[TRAILER_BODY]))
		return fail_field(why, RC_DENIED, "Replaces", N_("The agreement {1} is another body's: only that body replaces it."), old);
	return RC_OK;
}

/* `by`: the agreement that replaces it. */
void apply_supersede(struct scope *s, struct act *a, const char *by)
{
	const char *old = kind_field(a->kind, "Replaces") >= 0 ? act_get(a, "Replaces") : "";
	const struct record *r = *old ? scope_get(s, "agreement", "", old) : NULL;
	struct record *after;

	if (!r)
		return;
	after = act_change(a, r);
	record_set(after, "State", "superseded");
	record_set(after, "Replaced-By", by);
}

static void head(struct act *a)
{
	record_set(a->lead.after, "Body", a->t.one[TRAILER_BODY]);
	record_set(a->lead.after, "Session", a->t.one[TRAILER_MEETING]);
}

/* The answer reaches the escalation in the same act. */
static void resolve(struct scope *s, struct act *a, const char *outcome, const char *escalation_state, const char *recommendation_state)
{
	const struct record *r = act_answers(a, s);
	struct record *after;

	if (!r)
		return;
	after = act_change(a, r);
	if (strcmp(r->kind->name, "recommendation") == 0) {
		record_set(after, "State", recommendation_state);
		if (strcmp(a->kind->name, "guidance") != 0)
			record_set(after, "Agreement", a->t.one[TRAILER_AGREEMENT] ? a->t.one[TRAILER_AGREEMENT] : a->lead.after->id);
		return;
	}
	record_set(after, "State", escalation_state);
	record_set(after, "Outcome", outcome);
	record_set(after, "Resolved-By", a->lead.after->id);
}

/* A validated recommendation moves the contract on. */
static void contract_state(struct scope *s, struct act *a, const char *state)
{
	const struct record *r = act_answers(a, s), *c = r && strcmp(r->kind->name, "recommendation") == 0 ? scope_contract(s, a->contract) : NULL;

	if (c)
		record_set(act_change(a, c), "State", state);
}

void apply_rule(struct scope *s, struct act *a)
{
	head(a);
	record_set(a->lead.after, "Type", "ruling");
	record_set(a->lead.after, "State", "in-force");
	a->t.one[TRAILER_AGREEMENT] = a->lead.after->id;
	resolve(s, a, "ruling", "resolved", "ruled");
	contract_state(s, a, "ruled");
	apply_supersede(s, a, a->lead.after->id);
}

/* A voted validation takes an agreement number: an agreement record that points to it. */
void apply_validate(struct scope *s, struct act *a)
{
	struct record *fresh;
	const struct kind *k = kind_by_name("agreement");
	struct act like = *a;
	const char *id;

	like.kind = k;
	id = act_next_number(&like, s, a->t.one[TRAILER_BODY], "", date_year(date_of(a->decided)));
	head(a);
	fresh = record_new(a->arena, k, id);
	fresh->path = record_path(a->arena, k, "", id);
	record_set(fresh, "Title", act_get(a, "Title"));
	record_set(fresh, "Text", act_get(a, "Text"));
	record_set(fresh, "Reason", act_get(a, "Reason"));
	record_set(fresh, "Type", "validation");
	record_set(fresh, "State", "in-force");
	record_set(fresh, "Body", a->t.one[TRAILER_BODY]);
	record_set(fresh, "Session", a->t.one[TRAILER_MEETING]);
	record_set(fresh, "Validation", a->lead.after->id);
	record_set(fresh, "Illustrative", act_get(a, "Illustrative"));
	record_set(fresh, "Replaces", act_get(a, "Replaces"));
	act_make(a, fresh);
	record_set(a->lead.after, "Agreement", id);
	record_set(a->lead.after, "State", "in-force");
	a->t.one[TRAILER_AGREEMENT] = id;
	resolve(s, a, "validation", "resolved", "validated");
	contract_state(s, a, "ruled");
	apply_supersede(s, a, id);
}

static void guide(struct scope *s, struct act *a, const char *type, const char *escalation_state, const char *recommendation_state)
{
	head(a);
	record_set(a->lead.after, "Type", type);
	record_set(a->lead.after, "State", "open");
	resolve(s, a, type, escalation_state, recommendation_state);
}

void apply_guide(struct scope *s, struct act *a) { guide(s, a, "guidance", "resolved", "frozen"); }
void apply_defer(struct scope *s, struct act *a) { guide(s, a, "deferral", "scheduled", "frozen"); }

void apply_return(struct scope *s, struct act *a)
{
	guide(s, a, "return", "returned", "returned");
	contract_state(s, a, "in-work");
}

void apply_answered(struct scope *s, struct act *a) { guide(s, a, "direct", "answered", "frozen"); }
void apply_not_carried(struct scope *s, struct act *a) { guide(s, a, "not-carried", "scheduled", "frozen"); }
