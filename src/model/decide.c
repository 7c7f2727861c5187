/* The working group decides: requirements, and every record that is drafted, then adopted. */
#include <string.h>

#include "act_parts.h"
#include "consequences.h"

static void state_set(struct act *a, const char *state)
{
	record_set(a->lead.after, a->kind->state_field, state);
}

static const char *state_of(const struct act *a)
{
	return a->lead.before && a->kind->state_field ? record_get(a->lead.before, a->kind->state_field) : "";
}

/* The nth choice of a kind's state field. */
static const char *state_choice(struct act *a, size_t n)
{
	struct strs all = { 0 };
	int i = kind_field(a->kind, a->kind->state_field);

	strs_split(&all, a->arena, a->kind->fields[i].spec);
	return n < all.n ? all.v[n] : "";
}

/* The state in which a record of this kind is settled. */
static bool is_settled(const char *state)
{
	return list_has("decided final ruled adopted accepted withdrawn frozen closed", state) && *state;
}

static const char *settled_state(struct act *a)
{
	int i = kind_field(a->kind, a->kind->state_field);

	for (const char *s = "adopted accepted decided"; *s; s += strcspn(s, " ") + (s[strcspn(s, " ")] == ' ')) {
		const char *word = arena_strndup(a->arena, s, strcspn(s, " "));

		if (list_has(a->kind->fields[i].spec, word))
			return word;
	}
	return "decided";
}

void apply_drafted(struct scope *s, struct act *a)
{
	(void)s;
	if (a->kind->state_field)
		state_set(a, state_choice(a, 0));
}

/* The recommendation that froze this record for the committee and was not returned; NULL: none. */
static const struct record *frozen_by(struct scope *s, const struct act *a)
{
	const struct record *const *v;
	size_t n = scope_all(s, "recommendation", a->contract, &v);

	for (size_t i = 0; i < n; i++)
		if (!list_has("draft returned", record_get(v[i], "State")) && row_find(v[i], "Freezes", "path", a->lead.after->path, NULL) != SIZE_MAX)
			return v[i];
	return NULL;
}

/* A decision that names the one it replaces needs no reopening, as long as the committee has not been given that version. */
static enum rc check_correction(struct scope *s, const struct act *a, struct why *why)
{
	const struct record *r = frozen_by(s, a);

	if (!r)
		return RC_OK;
	return fail(why, RC_DENIED, N_("{1} stands in {2} as it was frozen for the committee: reopen it with a reason, and freeze again."), name_of(a->arena, a->lead.before), r->id);
}

/* What is settled is reopened, or put right by an act that names the one it replaces. */
enum rc check_known_state(struct scope *s, const struct act *a, struct why *why)
{
	if (!is_settled(state_of(a)) && strcmp(state_of(a), "raised") != 0)
		return RC_OK;
	if (a->verb->flags & V_DECIDE && a->t.one[TRAILER_REPLACES])
		return check_correction(s, a, why);
	return fail(why, RC_DENIED, N_("{1} is settled ({2}): reopen it with a reason, or record a correction."), record_name(a->arena, a->lead.after->path), choice_label(NULL, state_of(a)));
}

/* What goes to the committee is mended while it is a draft, or was returned. */
enum rc check_draft(struct scope *s, const struct act *a, struct why *why)
{
	if (list_has("draft returned", state_of(a)))
		return RC_OK;
	(void)s;
	return fail(why, RC_DENIED, N_("{1} is settled ({2}): reopen it with a reason, or record a correction."), record_name(a->arena, a->lead.after->path), choice_label(NULL, state_of(a)));
}

/* A member proposes before the group has decided anything, in principle or by asking the committee. */
enum rc check_propose(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	if (list_has("pending proposed", state_of(a)))
		return RC_OK;
	return fail(why, RC_DENIED, N_("{1} is settled ({2}): reopen it with a reason, or record a correction."), record_name(a->arena, a->lead.after->path), choice_label(NULL, state_of(a)));
}

enum rc check_undecided(struct scope *s, const struct act *a, struct why *why)
{
	return check_known_state(s, a, why);
}

enum rc check_reopen(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	if (is_settled(state_of(a)) || strcmp(state_of(a), "principle") == 0)
		return RC_OK;
	return fail(why, RC_DENIED, N_("{1} is not decided yet; there is nothing to reopen."), record_name(a->arena, a->lead.after->path));
}

void apply_reopen(struct scope *s, struct act *a)
{
	(void)s;
	state_set(a, state_choice(a, 0));
	if (kind_field(a->kind, "Verdict") >= 0) {
		record_set(a->lead.after, "Verdict", "");
		record_set(a->lead.after, "Not-Adopted", "");
	}
}

enum rc check_metric_adopt(struct scope *s, const struct act *a, struct why *why)
{
	return check_undecided(s, a, why);
}

enum rc check_scheme_adopt(struct scope *s, const struct act *a, struct why *why)
{
	return check_undecided(s, a, why);
}

/* Adopted, or put back as it stood with the motion that failed. */
void apply_adopt(struct scope *s, struct act *a)
{
	const char *settled = settled_state(a);

	(void)s;
	if (a->adopted) {
		state_set(a, settled);
		if (kind_field(a->kind, "Not-Adopted") >= 0)
			record_set(a->lead.after, "Not-Adopted", "");
		return;
	}
	state_set(a, state_of(a));
	if (kind_field(a->kind, "Not-Adopted") >= 0)
		record_set(a->lead.after, "Not-Adopted", settled);
}

/* Taken out by the group; the history stays. */
void apply_drop(struct scope *s, struct act *a)
{
	(void)s;
	if (a->adopted)
		state_set(a, "dropped");
	else
		state_set(a, state_of(a));
}

void apply_withdraw(struct scope *s, struct act *a)
{
	(void)s;
	state_set(a, "withdrawn");
}

/* --- requirements --------------------------------------------------------------------------------------------------------------------------- */

void apply_requirement_add(struct scope *s, struct act *a)
{
	apply_drafted(s, a);
}

void apply_requirement_propose(struct scope *s, struct act *a)
{
	(void)s;
	state_set(a, "proposed");
	record_set(a->lead.after, "Proposed-By", a->t.one[TRAILER_MOVED_BY] ? a->t.one[TRAILER_MOVED_BY] : a->person);
}

enum rc check_requirement_decide(struct scope *s, const struct act *a, struct why *why)
{
	const char *verdict = act_get(a, "Verdict");
	enum rc rc = check_undecided(s, a, why);

	if (rc != RC_OK)
		return rc;
	if (!*verdict)
		return fail_field(why, RC_INVALID, "Verdict", N_("Choose a verdict: keep, modify, drop or new."), NULL);
	if (strcmp(verdict, "modify") == 0 && !*act_get(a, "Old-Text") && !*act_get(a, "Clause"))
		return fail_field(why, RC_DENIED, "Verdict", N_("There is no old clause to modify; the verdict is new."), NULL);
	return RC_OK;
}

void apply_requirement_decide(struct scope *s, struct act *a)
{
	const char *verdict = act_get(a, "Verdict");
	bool needs_text = strcmp(verdict, "modify") == 0 || strcmp(verdict, "new") == 0;

	if (!a->adopted) {
		record_set(a->lead.after, "Not-Adopted", verdict);
		record_set(a->lead.after, "Verdict", "");
		state_set(a, state_of(a));
		return;
	}
	record_set(a->lead.after, "Not-Adopted", "");
	proposals_used(s, a);
	/* Without its text it is an agreement in principle, whoever decided. */
	if (needs_text && !*act_get(a, "New-Text"))
		state_set(a, "principle");
	else
		state_set(a, a->t.one[TRAILER_MODE] && strcmp(a->t.one[TRAILER_MODE], "ruling") == 0 ? "ruled" : "decided");
}

enum rc check_requirement_settle(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	if (strcmp(state_of(a), "principle") != 0)
		return fail(why, RC_DENIED, N_("{1} is not agreed in principle; only then is its text settled."), record_name(a->arena, a->lead.after->path));
	if (!*act_get(a, "New-Text"))
		return fail_field(why, RC_INVALID, "New-Text", N_("Write the text that was agreed in principle."), NULL);
	return RC_OK;
}

/* A text that was voted down stays on file as what was put to the vote; the agreement in principle goes on. */
void apply_requirement_settle(struct scope *s, struct act *a)
{
	(void)s;
	if (a->adopted)
		state_set(a, "decided");
}
