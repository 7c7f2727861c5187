/* Contracts: mandate, stages, the recommendation that freezes versions. */
#include <string.h>

#include "procure/base/num.h"
#include "act_parts.h"
#include "consequences.h"
#include "procure/model/rank.h"

/* Advice (domain.md 2.8, 7), half up; nothing while one of the three is missing. */
static void score(struct scope *s, struct act *a)
{
	struct rank_weights weights = rank_weights_of(scope_rules(s));
	struct rank_row row = { .id = a->lead.after->id };
	char text[24] = "";

	if (rank_points_of(a->lead.after, row.points))
		hundredths_print(text, (rank_sum(&row, &weights) + 50) / 100);
	record_set(a->lead.after, "Score", text);
}

void apply_candidate_add(struct scope *s, struct act *a)
{
	record_set(a->lead.after, "State", "candidate");
	score(s, a);
}

void apply_candidate_change(struct scope *s, struct act *a)
{
	score(s, a);
}

/* A contract's file is opened on the committee's mandate. */
enum rc check_contract_add(struct scope *s, const struct act *a, struct why *why)
{
	const char *mandate = act_get(a, "Mandate");
	const struct record *m = *mandate ? scope_get(s, "agreement", "", mandate) : NULL;

	if (!m)
		return fail_field(why, RC_DENIED, "Mandate", N_("A contract's file is opened on the committee's mandate: name the agreement (agreement.mandate)."), NULL);
	if (!list_has(record_get(m, "Contracts"), a->lead.after->id) || !record_is(m, "Type", "mandate"))
		return fail_field(why, RC_DENIED, "Mandate", N_("The agreement {1} does not mandate this contract."), mandate);
	return RC_OK;
}

/* Another mandate must be one as well. */
enum rc check_contract_change(struct scope *s, const struct act *a, struct why *why)
{
	return act_sets(a, "Mandate") ? check_contract_add(s, a, why) : RC_OK;
}

void apply_contract_add(struct scope *s, struct act *a)
{
	(void)s;
	record_set(a->lead.after, "State", "in-work");
	record_set(a->lead.after, "Group", arena_printf(a->arena, "GT-%s", a->lead.after->id));
}

/* What the committee chose it puts off by another agreement, not by a note. */
enum rc check_postpone(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	if (!record_is(a->lead.before, "State", "selected"))
		return RC_OK;
	return fail(why, RC_DENIED, N_("{1} was chosen by the agreement {2}: only another agreement changes that."), a->lead.after->id, record_get(a->lead.before, "Agreement"));
}

/* Why a candidate was not chosen stays on file. */
void apply_postpone(struct scope *s, struct act *a)
{
	(void)s;
	record_set(a->lead.after, "State", "postponed");
}

void apply_publish(struct scope *s, struct act *a)
{
	(void)s;
	record_set(a->lead.after, "State", "published");
}

enum rc check_stage(struct scope *s, const struct act *a, struct why *why)
{
	const char *stage = act_get(a, "Stage-Declared");

	if (!*stage)
		return fail_field(why, RC_INVALID, "Stage-Declared", N_("Say which stage is complete: evidence, requirements, payments or escalation."), NULL);
	if (stage_lacks(s, a->lead.after->id, stage, why, 1) == 0)
		return RC_OK;
	why->rc = RC_DENIED;
	return RC_DENIED;
}

void apply_stage(struct scope *s, struct act *a)
{
	static const char *const at[][2] = {
		{ "evidence", "Evidence-Complete" }, { "requirements", "Requirements-Complete" },
		{ "payments", "Payments-Complete" }, { "escalation", "Escalation-Complete" },
	};

	(void)s;
	for (size_t i = 0; i < sizeof at / sizeof at[0]; i++)
		if (a->adopted && strcmp(act_get(a, "Stage-Declared"), at[i][0]) == 0)
			record_set(a->lead.after, at[i][1], instant_text(a->arena, a->decided));
}

/* --- the recommendation ---------------------------------------------------------------------------------------------------------------------- */

/* What a recommendation freezes: every settled record of these kinds. */
static const char *const frozen_kinds[] = { "goal", "requirement", "metric", "standard", "report", "sensing", "criterion", "scheme", "payment" };

void apply_recommendation_draft(struct scope *s, struct act *a)
{
	(void)s;
	record_set(a->lead.after, "State", "draft");
}

static bool goes_in(const struct record *r)
{
	return kind_field(r->kind, "State") < 0 || !record_is(r, "State", "dropped");
}

/* Would freezing now give other versions, or another set, than the one that is frozen? */
static bool frozen_is_old(struct scope *s, const struct act *a)
{
	size_t now = 0;

	for (size_t k = 0; k < sizeof frozen_kinds / sizeof frozen_kinds[0]; k++) {
		const struct record *const *v;
		size_t n = scope_all(s, frozen_kinds[k], a->contract, &v);

		for (size_t i = 0; i < n; i++)
			now += goes_in(v[i]);
	}
	return now != row_count(a->lead.before, "Freezes") || changed_since_frozen(s, a->lead.before, a->arena);
}

/* A draft, one that came back, or one from which the terms have moved away since. */
enum rc check_freeze(struct scope *s, const struct act *a, struct why *why)
{
	static const char *const stages[] = { "requirements", "payments" };
	bool frozen = a->lead.before && record_is(a->lead.before, "State", "frozen");

	if (a->lead.before && !list_has("draft returned", record_get(a->lead.before, "State")) && !(frozen && frozen_is_old(s, a)))
		return fail(why, RC_DENIED, N_("{1} is frozen already; draft a new recommendation."), record_name(a->arena, a->lead.after->path));
	for (size_t i = 0; i < 2; i++)
		if (stage_lacks(s, a->contract, stages[i], why, 1) != 0) {
			why->rc = RC_DENIED;
			return RC_DENIED;
		}
	return RC_OK;
}

void apply_freeze(struct scope *s, struct act *a)
{
	struct strs names = { 0 };

	if (!a->adopted)
		return;
	record_set(a->lead.after, "State", "frozen");
	record_set(a->lead.after, "Freezes", "");
	for (size_t k = 0; k < sizeof frozen_kinds / sizeof frozen_kinds[0]; k++) {
		const struct record *const *v;
		size_t n = scope_all(s, frozen_kinds[k], a->contract, &v);

		for (size_t i = 0; i < n; i++) {
			const struct record *version = v[i];
			char hash[65];
			const char *cells[2] = { v[i]->path, hash };

			if (!goes_in(v[i]))
				continue;
			/* A verdict is final in the version that is frozen (domain.md 9). */
			if (strcmp(frozen_kinds[k], "requirement") == 0) {
				record_set(act_change(a, v[i]), "State", "final");
				version = act_change(a, v[i]);
			}
			record_hash(version, hash);
			row_add(a->lead.after, "Freezes", cells, 2, a->arena);
			strs_add(&names, a->arena, name_of(a->arena, v[i]));
		}
	}
	strs_sort(&names);
	a->t.one[TRAILER_FREEZES] = names.n ? strs_join(&names, a->arena, " ") : NULL;
	if (scope_contract(s, a->contract))
		record_set(act_change(a, scope_contract(s, a->contract)), "State", "recommended");
}

/* --- choosing and mandating -------------------------------------------------------------------------------------------------------------------- */

enum rc check_carried(struct scope *s, const struct act *a, struct why *why)
{
	enum rc rc = check_about(s, a, why);

	if (rc != RC_OK || (rc = check_supersede(s, a, why)) != RC_OK)
		return rc;
	if (!a->adopted)
		return fail(why, RC_DENIED, N_("The motion was not carried: record it with guidance.notcarried; it takes no agreement number."));
	return check_frozen_version(s, a, why);
}

enum rc check_not_carried(struct scope *s, const struct act *a, struct why *why)
{
	if (a->adopted)
		return fail(why, RC_DENIED, N_("The motion was carried: record it as a ruling or a validation."));
	return check_about(s, a, why);
}

static enum rc check_contracts(struct scope *s, const struct act *a, struct why *why)
{
	struct strs ids = { 0 };

	strs_split(&ids, a->arena, act_get(a, "Contracts"));
	if (ids.n == 0)
		return fail_field(why, RC_INVALID, "Contracts", N_("Name the contracts."), NULL);
	for (size_t i = 0; i < ids.n; i++)
		if (!scope_get(s, "candidate", "", ids.v[i]))
			return fail_field(why, RC_DENIED, "Contracts", N_("{1} is not in the portfolio: add it first (candidate.add)."), ids.v[i]);
	return check_carried(s, a, why);
}

enum rc check_select(struct scope *s, const struct act *a, struct why *why)
{
	return check_contracts(s, a, why);
}

enum rc check_mandate(struct scope *s, const struct act *a, struct why *why)
{
	return check_contracts(s, a, why);
}

static void agreement_stands(struct scope *s, struct act *a, const char *type)
{
	record_set(a->lead.after, "Type", type);
	record_set(a->lead.after, "State", "in-force");
	record_set(a->lead.after, "Body", a->t.one[TRAILER_BODY]);
	record_set(a->lead.after, "Session", a->t.one[TRAILER_MEETING]);
	apply_supersede(s, a, a->lead.after->id);
}

void apply_select(struct scope *s, struct act *a)
{
	struct strs ids = { 0 };

	agreement_stands(s, a, "selection");
	strs_split(&ids, a->arena, act_get(a, "Contracts"));
	for (size_t i = 0; i < ids.n; i++) {
		struct record *c = act_change(a, scope_get(s, "candidate", "", ids.v[i]));

		record_set(c, "State", "selected");
		record_set(c, "Agreement", a->lead.after->id);
	}
}

void apply_mandate(struct scope *s, struct act *a)
{
	agreement_stands(s, a, "mandate");
}
