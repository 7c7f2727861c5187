/* What members propose at their desks, the consent list that takes up what all propose alike, and what Legal objects to (domain.md 2.3). */
#include <string.h>

#include "act_parts.h"
#include "consequences.h"

static const char *author(const struct act *a)
{
	return a->t.one[TRAILER_MOVED_BY] ? a->t.one[TRAILER_MOVED_BY] : a->moved_by;
}

/* The full name or the short one: both mean the clause of this contract. */
static bool about_clause(const struct record *proposal, const char *requirement)
{
	const char *name = record_get(proposal, "Requirement"), *slash = strrchr(name, '/'), *id = strrchr(requirement, '/');

	return strcmp(slash ? slash + 1 : name, id ? id + 1 : requirement) == 0;
}

enum rc check_proposal(struct scope *s, const struct act *a, struct why *why)
{
	const struct record *r = scope_named(s, "requirement", a->contract, act_get(a, "Requirement"));
	const struct record *const *v;
	size_t n = scope_all(s, "proposal", a->contract, &v);

	if (!r || strcmp(name_of(a->arena, r), arena_printf(a->arena, "%s/%s", a->contract, r->id)) != 0)
		return fail_field(why, RC_NOTFOUND, "Requirement", N_("There is no requirement {1} in this contract."), act_get(a, "Requirement"));
	if (!list_has("pending proposed principle escalated", record_get(r, "State")))
		return fail(why, RC_DENIED, N_("{1} is settled ({2}): reopen it with a reason, or record a correction."), name_of(a->arena, r), choice_label(NULL, record_get(r, "State")));
	for (size_t i = 0; i < n; i++)
		if (strcmp(v[i]->id, a->lead.after->id) != 0 && record_is(v[i], "State", "open") && record_is(v[i], "By", author(a)) && about_clause(v[i], r->id))
			return fail(why, RC_DENIED, N_("{1} has proposed something on {2} already ({3}): change that one."), author(a), r->id, v[i]->id);
	return RC_OK;
}

void apply_proposal(struct scope *s, struct act *a)
{
	(void)s;
	record_set(a->lead.after, "By", author(a));
	record_set(a->lead.after, "State", "open");
}

static enum rc own_and_open(const struct act *a, struct why *why)
{
	if (!record_is(a->lead.before, "By", author(a)))
		return fail(why, RC_DENIED, N_("{1} is the proposal of {2}, who alone may change it."), name_of(a->arena, a->lead.before), record_get(a->lead.before, "By"));
	if (!record_is(a->lead.before, "State", "open"))
		return fail(why, RC_DENIED, N_("{1} is {2}; it is no longer changed."), name_of(a->arena, a->lead.before), choice_label(NULL, record_get(a->lead.before, "State")));
	return RC_OK;
}

enum rc check_proposal_change(struct scope *s, const struct act *a, struct why *why)
{
	enum rc rc = own_and_open(a, why);

	return rc == RC_OK ? check_proposal(s, a, why) : rc;
}

enum rc check_proposal_withdraw(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	return own_and_open(a, why);
}

/* What was proposed on a clause that is now decided is used up. */
void proposals_used(struct scope *s, struct act *a)
{
	const struct record *const *v;
	size_t n = scope_all(s, "proposal", a->contract, &v);

	for (size_t i = 0; i < n; i++)
		if (record_is(v[i], "State", "open") && about_clause(v[i], a->lead.after->id))
			record_set(act_change(a, v[i]), "State", "used");
}

static bool is_open_on(const struct record *proposal, const struct act *a)
{
	return record_is(proposal, "State", "open") && about_clause(proposal, a->lead.after->id);
}

/* Of an older ledger: the proposal that stands in the clause itself, unless its author has made another since. */
static bool proposed_in_clause(const struct act *a, const struct record *const *v, size_t n)
{
	if (!a->lead.before || !record_is(a->lead.before, "State", "proposed") || !*record_get(a->lead.before, "Proposal"))
		return false;
	for (size_t i = 0; i < n; i++)
		if (is_open_on(v[i], a) && record_is(v[i], "By", record_get(a->lead.before, "Proposed-By")))
			return false;
	return true;
}

/* How many propose what is decided; *other: who proposes something else, or NULL. */
static size_t proposed_alike(struct scope *s, const struct act *a, const char **other)
{
	const struct record *const *v;
	size_t n = scope_all(s, "proposal", a->contract, &v), alike = 0;
	const char *verdict = act_get(a, "Verdict");

	*other = NULL;
	for (size_t i = 0; i < n; i++) {
		if (!is_open_on(v[i], a))
			continue;
		if (record_is(v[i], "Verdict", verdict))
			alike++;
		else if (!*other)
			*other = record_get(v[i], "By");
	}
	if (!proposed_in_clause(a, v, n))
		return alike;
	if (record_is(a->lead.before, "Proposal", verdict))
		alike++;
	else if (!*other)
		*other = record_get(a->lead.before, "Proposed-By");
	return alike;
}

/* The consent list takes what all propose alike, and nothing that Legal objects to. */
enum rc consent_agreed(struct scope *s, const struct act *a, struct why *why)
{
	const char *other;
	size_t alike;

	if (!(a->verb->flags & V_DECIDE) || !a->t.one[TRAILER_MODE] || strcmp(a->t.one[TRAILER_MODE], "consent") != 0)
		return RC_OK;
	if (strcmp(a->verb->name, "requirement.decide") != 0)
		return fail(why, RC_DENIED, N_("Only clauses are decided by the consent list."));
	if (record_is(a->lead.after, "Legal-State", "open"))
		return fail(why, RC_DENIED, N_("Legal objects to {1}: it is debated, not taken by consent."), a->lead.after->id);
	alike = proposed_alike(s, a, &other);
	if (other)
		return fail(why, RC_DENIED, N_("{1} proposes otherwise on {2}: it is debated, not taken by consent."), other, a->lead.after->id);
	return alike ? RC_OK : fail(why, RC_DENIED, N_("Nobody proposed {1} on {2} before: it is debated, not taken by consent."), choice_label(NULL, act_get(a, "Verdict")), a->lead.after->id);
}

/* --- Legal --------------------------------------------------------------------------------------------------------------------------------- */

static bool sits_for_legal(struct scope *s, const struct act *a)
{
	const struct record *body = scope_body(s, a->t.one[TRAILER_BODY] ? a->t.one[TRAILER_BODY] : "");
	size_t n = body ? row_count(body, "Seats") : 0;
	char day[DATE_SIZE];

	date_print(day, date_of(a->decided));
	for (size_t i = 0; i < n; i++)
		if (strcmp(row_cell(body, "Seats", i, "role", a->arena), "legal") == 0 && seat_stands(body, i, day, a->arena) &&
		    (strcmp(row_cell(body, "Seats", i, "holder", a->arena), author(a)) == 0 || strcmp(row_cell(body, "Seats", i, "deputy", a->arena), author(a)) == 0))
			return true;
	return false;
}

enum rc check_object(struct scope *s, const struct act *a, struct why *why)
{
	if (!*act_get(a, "Legal-Flag"))
		return fail_field(why, RC_INVALID, "Legal-Flag", N_("Say which article it breaks."), NULL);
	if (!sits_for_legal(s, a))
		return fail(why, RC_DENIED, N_("Only who sits for Legal says that a clause is not lawful; a recorder may record it for them (--moved-by)."));
	return RC_OK;
}

void apply_object(struct scope *s, struct act *a)
{
	(void)s;
	record_set(a->lead.after, "Legal-State", "open");
	record_set(a->lead.after, "Legal-Answer", "");
}

enum rc check_answer_flag(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	if (!record_is(a->lead.before, "Legal-State", "open"))
		return fail(why, RC_DENIED, N_("Legal objects to nothing in {1}."), name_of(a->arena, a->lead.before));
	if (!*act_get(a, "Legal-Answer"))
		return fail_field(why, RC_INVALID, "Legal-Answer", N_("Say how what Legal said was met."), NULL);
	return RC_OK;
}

void apply_answer_flag(struct scope *s, struct act *a)
{
	(void)s;
	record_set(a->lead.after, "Legal-State", "answered");
}
