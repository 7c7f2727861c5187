/* Escalations: raised by the group, sorted by the Deputy Director, answered by the committee, applied by the group. */
#include <string.h>

#include "act_parts.h"
#include "consequences.h"

static const char *state(const struct act *a)
{
	return a->lead.before ? record_get(a->lead.before, "State") : "";
}

static void to(struct act *a, const char *next)
{
	record_set(a->lead.after, "State", next);
}

void apply_escalation_draft(struct scope *s, struct act *a)
{
	(void)s;
	to(a, "draft");
}

/* domain.md 2.5: a question that can be answered, options, a recommendation, a date and what happens by default. */
enum rc check_raise(struct scope *s, const struct act *a, struct why *why)
{
	static const char *const need[] = { "Question", "Options", "Needed-By", "Default" };

	(void)s;
	if (!list_has("draft returned", state(a)))
		return fail(why, RC_DENIED, N_("{1} was raised already."), record_name(a->arena, a->lead.after->path));
	for (size_t i = 0; i < sizeof need / sizeof need[0]; i++)
		if (!*act_get(a, need[i]))
			return fail_field(why, RC_DENIED, need[i], N_("An escalation is raised with question, options, needed-by date and default; {1} is missing."), field_label(a, need[i]));
	if (row_count(a->lead.after, "Options") < 2)
		return fail_field(why, RC_DENIED, "Options", N_("Give the committee at least two options."), NULL);
	return RC_OK;
}

/* The undecided requirements that it is about wait for the answer. One that was decided stays as it is: its last act is the one that says why. */
void apply_raise(struct scope *s, struct act *a)
{
	struct strs ids = { 0 };

	if (!a->adopted) {
		to(a, state(a));
		return;
	}
	to(a, "raised");
	strs_split(&ids, a->arena, act_get(a, "Requirements"));
	for (size_t i = 0; i < ids.n; i++) {
		const struct record *r = scope_named(s, "requirement", a->contract, ids.v[i]);

		if (r && list_has("pending proposed principle", record_get(r, "State"))) {
			struct record *after = act_change(a, r);

			record_set(after, "State", "escalated");
			record_set(after, "Escalation", a->lead.after->id);
		}
	}
}

enum rc check_triage(struct scope *s, const struct act *a, struct why *why)
{
	const struct record *e = strcmp(a->kind->name, "escalation") == 0 ? a->lead.before : scope_named(s, "escalation", a->contract, act_get(a, "Escalation"));

	if (e && list_has("raised accepted", record_get(e, "State")))
		return RC_OK;
	return fail(why, RC_DENIED, N_("Only an escalation that was raised can be sorted; this one is {1}."), e ? choice_label(NULL, record_get(e, "State")) : "?");
}

enum rc check_merge(struct scope *s, const struct act *a, struct why *why)
{
	const char *into = act_get(a, "Merged-Into");
	const struct record *other = *into ? scope_named(s, "escalation", a->contract, into) : NULL;

	if (!other || strcmp(other->path, a->lead.after->path) == 0)
		return fail_field(why, RC_DENIED, "Merged-Into", N_("Name the other escalation with which this one is answered."), NULL);
	return check_triage(s, a, why);
}

enum rc check_unanswered(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	if (list_has("draft raised accepted scheduled returned", state(a)))
		return RC_OK;
	return fail(why, RC_DENIED, N_("{1} was answered or taken back already ({2})."), record_name(a->arena, a->lead.after->path), state(a));
}

void apply_accept(struct scope *s, struct act *a) { (void)s; to(a, "accepted"); }
void apply_send_back(struct scope *s, struct act *a) { (void)s; to(a, "returned"); }
void apply_merge(struct scope *s, struct act *a) { (void)s; to(a, "merged"); }
void apply_withdraw_escalation(struct scope *s, struct act *a) { (void)s; to(a, "withdrawn"); }
void apply_acknowledge(struct scope *s, struct act *a) { (void)s; to(a, "acknowledged"); }
void apply_applied(struct scope *s, struct act *a) { (void)s; to(a, "applied"); }
void apply_close_escalation(struct scope *s, struct act *a) { (void)s; to(a, "closed"); }

enum rc check_resolved(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	if (!list_has("resolved answered acknowledged applied", state(a)))
		return fail(why, RC_DENIED, N_("{1} has no answer yet."), record_name(a->arena, a->lead.after->path));
	if (strcmp(a->verb->name, "escalation.acknowledge") == 0 && list_has("acknowledged applied", state(a)))
		return fail(why, RC_DENIED, N_("{1} was answered or taken back already ({2})."), record_name(a->arena, a->lead.after->path), state(a));
	if (strcmp(a->verb->name, "escalation.apply") != 0)
		return RC_OK;
	if (!*act_get(a, "Followed"))
		return fail_field(why, RC_DENIED, "Followed", N_("Say whether the answer was followed or not followed."), NULL);
	/* domain.md 4.3: a ruling and a validation bind; only a later agreement changes them. */
	if (record_is(a->lead.after, "Followed", "not-followed") && list_has("ruling validation", record_get(a->lead.before, "Outcome")))
		return fail_field(why, RC_DENIED, "Followed", N_("A ruling and a validation bind the group: only a later agreement of the committee changes them; escalate again."), NULL);
	if (record_is(a->lead.after, "Followed", "not-followed") && !*act_get(a, "Followed-Reason"))
		return fail_field(why, RC_DENIED, "Followed-Reason", N_("Not followed needs a because."), NULL);
	return RC_OK;
}

enum rc check_guidance_open(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	if (!*act_get(a, "Followed"))
		return fail_field(why, RC_INVALID, "Followed", N_("Say whether the guidance was followed or not followed, and why."), NULL);
	return RC_OK;
}

void apply_guidance_answer(struct scope *s, struct act *a)
{
	(void)s;
	to(a, "answered");
}
