/* Check, then apply: the same pair serves the live session, the rebuild and the audit. */
#include <string.h>

#include "procure/base/num.h"
#include "act_parts.h"
#include "consequences.h"

/* --- the form of an act --------------------------------------------------------------------------------------------------------------- */

static enum rc check_founded(struct scope *s, const struct act *a, struct why *why)
{
	bool founded = scope_ledger(s) != NULL;

	if (a->verb->flags & V_FOUND)
		return founded ? fail(why, RC_DENIED, N_("This ledger is founded already.")) : RC_OK;
	return founded ? RC_OK : fail(why, RC_DENIED, N_("This ledger has no first act yet (procure init)."));
}

static enum rc check_reason(const struct act *a, struct why *why)
{
	if (!(a->verb->flags & V_REASON) || !a->kind->reason_field || *act_get(a, a->kind->reason_field))
		return RC_OK;
	return fail_field(why, RC_DENIED, a->kind->reason_field, N_("{1} needs a reason: say why in a sentence that an auditor understands."), _(a->verb->label));
}

static enum rc check_number(struct scope *s, struct act *a, struct why *why)
{
	const char *next;

	if (!a->verb->letter)
		return RC_OK;
	next = act_next_number(a, s, a->t.one[TRAILER_BODY] ? a->t.one[TRAILER_BODY] : "", a->verb->letter, date_year(date_of(a->decided)));
	if (strcmp(next, a->lead.after->id) == 0)
		return RC_OK;
	return fail(why, RC_DENIED, N_("The number of this act must be {1}, not {2}: numbers have no gaps."), next, a->lead.after->id);
}

/* One person stands in one list of voters; what is corrected was recorded before. */
static enum rc check_trailers(const struct act *a, struct why *why)
{
	const char *replaces = a->t.one[TRAILER_REPLACES];
	int64_t n;

	if (replaces && (!num_parse(replaces, &n) || n >= a->sequence))
		return fail(why, RC_DENIED, N_("There is no act {1} to correct: this is act {2}."), replaces, NUM(a->sequence));
	return trailers_check(&a->t, why);
}

/* The only files beside records are the rows of a series, and they have its name. */
static enum rc check_files(const struct act *a, struct why *why)
{
	if (a->n_files == 0)
		return RC_OK;
	if (a->n_files == 1 && strcmp(a->kind->name, "series") == 0 && strcmp(a->files[0].path, arena_printf(a->arena, "%s.csv", a->lead.after->path)) == 0)
		return RC_OK;
	return fail(why, RC_DENIED, N_("The file {1} does not belong to this act."), a->files[0].path);
}

static enum rc check_changed(const struct act *a, struct why *why)
{
	if (a->verb->flags & (V_NEW | V_DECIDE | V_MEETING) || a->verb->apply)
		return RC_OK;
	for (size_t i = 0; i < a->kind->n_fields; i++)
		if (act_sets(a, a->kind->fields[i].name))
			return RC_OK;
	return fail(why, RC_INVALID, N_("Nothing would change in {1}."), record_name(a->arena, a->lead.after->path));
}

/* --- deciding -------------------------------------------------------------------------------------------------------------------------- */

static bool has_votes(const struct act *a)
{
	return a->t.one[TRAILER_FOR] || a->t.one[TRAILER_AGAINST] || a->t.one[TRAILER_ABSTAINED];
}

/* A ruling settles what the group would decide; the committee itself, a stage, a question and a recommendation are voted on. */
static enum rc check_mode(const struct act *a, struct why *why)
{
	const char *mode = a->t.one[TRAILER_MODE];
	bool ruling = mode && strcmp(mode, "ruling") == 0;

	if (!(a->verb->flags & V_DECIDE) && (has_votes(a) || ruling || (mode && strcmp(mode, "roll-call") == 0)))
		return fail(why, RC_DENIED, N_("No body votes on {1}: leave out how and by whom it was voted."), _(a->verb->label));
	if (ruling && has_votes(a))
		return fail(why, RC_DENIED, N_("What is decided by ruling is not voted on again: leave out who is for or against."));
	if (ruling && (a->verb->who != WHO_GROUP || list_has("contract escalation recommendation", a->kind->name)))
		return fail(why, RC_DENIED, N_("{1} is voted on in a meeting; it is not decided by an earlier ruling."), _(a->verb->label));
	return RC_OK;
}

static enum rc count_votes(struct scope *s, struct act *a, struct why *why)
{
	const char *mode = a->t.one[TRAILER_MODE];
	enum rc rc;

	a->adopted = true;
	if ((rc = check_mode(a, why)) != RC_OK)
		return rc;
	if (!(a->verb->flags & V_DECIDE))
		return RC_OK;
	if (!mode)
		return fail(why, RC_DENIED, N_("Say how it was decided: --mode consensus, assent, consent, roll-call or ruling."));
	if (strcmp(mode, "ruling") == 0)
		return RC_OK;
	if ((rc = act_seats(a, s, why)) != RC_OK)
		return rc;
	if (strcmp(mode, "roll-call") == 0 || (strcmp(mode, "consensus") == 0 && a->t.one[TRAILER_AGAINST]))
		a->tally = vote_count(&a->rule, a->seats, a->n_seats);
	else if (list_has("assent consensus consent", mode))
		a->tally = assent_count(&a->rule, a->seats, a->n_seats);
	else
		return fail(why, RC_DENIED, N_("A body does not decide by \"{1}\": use consensus, assent, consent, roll-call or ruling."), mode);
	a->adopted = a->tally.outcome == OUTCOME_ADOPTED;
	return RC_OK;
}

/* --- guards ---------------------------------------------------------------------------------------------------------------------------- */

static enum rc check_guards(struct scope *s, struct act *a, struct why *why)
{
	const struct record *rules = scope_rules(s);
	const char *in_force = rules ? record_get(rules, "Guards") : "";
	const struct guard *g;

	for (size_t i = 0; (g = guard_at(i)) != NULL; i++) {
		struct why refused = { 0 };

		if (g->check(s, a, &refused) == RC_OK)
			continue;
		refused.guard = g->name;
		if (list_has(in_force, g->name)) {
			*why = refused;
			return refused.rc;
		}
		act_warn(a, &refused);
	}
	return RC_OK;
}

enum rc rules_check(struct scope *s, struct act *a, struct why *why)
{
	enum rc rc;

	a->n_warnings = 0;
	if ((rc = check_founded(s, a, why)) != RC_OK || (rc = check_authority(s, a, why)) != RC_OK ||
	    (rc = record_check(a->lead.after, why)) != RC_OK || (rc = check_reason(a, why)) != RC_OK ||
	    (rc = check_number(s, a, why)) != RC_OK || (rc = check_changed(a, why)) != RC_OK ||
	    (rc = check_trailers(a, why)) != RC_OK || (rc = check_files(a, why)) != RC_OK ||
	    (rc = count_votes(s, a, why)) != RC_OK)
		return rc;
	/* Guards first: "no quorum" says more than "not carried". */
	if ((rc = check_guards(s, a, why)) != RC_OK)
		return rc;
	if (a->verb->check && (rc = a->verb->check(s, a, why)) != RC_OK)
		return rc;
	return scope_trouble(s, why);
}

/* --- apply ----------------------------------------------------------------------------------------------------------------------------- */

static void put(struct act *a, enum trailer which, const char *value)
{
	a->t.one[which] = value && *value ? arena_strdup(a->arena, value) : NULL;
}

/* Voters in the order of the seats. */
static void seat_order(struct act *a, enum trailer which)
{
	struct strs given = { 0 }, sorted = { 0 };

	if (!a->t.one[which])
		return;
	strs_split(&given, a->arena, a->t.one[which]);
	for (size_t i = 0; i < a->n_seats; i++) {
		if (a->seats[i].person && strs_has(&given, a->seats[i].person) && !strs_has(&sorted, a->seats[i].person))
			strs_add(&sorted, a->arena, a->seats[i].person);
		if (strs_has(&given, a->holder[i]) && !strs_has(&sorted, a->holder[i]))
			strs_add(&sorted, a->arena, a->holder[i]);
	}
	for (size_t i = 0; i < given.n; i++)
		if (!strs_has(&sorted, given.v[i]))
			strs_add(&sorted, a->arena, given.v[i]);
	put(a, which, strs_join(&sorted, a->arena, " "));
}

static bool voted(const struct act *a, const char *person)
{
	static const enum trailer list[] = { TRAILER_FOR, TRAILER_AGAINST, TRAILER_ABSTAINED };

	for (size_t i = 0; i < 3; i++)
		if (a->t.one[list[i]] && list_has(a->t.one[list[i]], person))
			return true;
	return false;
}

/* Voted, or sits in another seat. */
static bool took_part(const struct act *a, const char *person)
{
	for (size_t i = 0; i < a->n_seats; i++)
		if (a->seats[i].person && strcmp(a->seats[i].person, person) == 0)
			return true;
	return voted(a, person);
}

/* Recusals that the meeting holds stand in the act too, and who held a seat and was not here. A name stands in one list: where the rules let somebody
 * vote who should not, the vote is what is written (it was not counted, and the guard warned). */
static void list_recused_and_absent(struct act *a, struct scope *s)
{
	struct strs recused = { 0 }, absent = { 0 };

	if (a->t.one[TRAILER_RECUSED])
		strs_split(&recused, a->arena, a->t.one[TRAILER_RECUSED]);
	for (size_t i = 0; i < a->n_seats; i++) {
		const char *who = a->seats[i].person ? a->seats[i].person : a->holder[i];

		if (!a->seats[i].person && *who && !strs_has(&recused, who) && !act_recused(a, s, who) && a->seats[i].votes && !took_part(a, who) && !strs_has(&absent, who))
			strs_add(&absent, a->arena, who);
		if (*who && act_recused(a, s, who) && !strs_has(&recused, who) && !voted(a, who))
			strs_add(&recused, a->arena, who);
		if (*a->holder[i] && act_recused(a, s, a->holder[i]) && !strs_has(&recused, a->holder[i]) && !voted(a, a->holder[i]))
			strs_add(&recused, a->arena, a->holder[i]);
	}
	put(a, TRAILER_RECUSED, strs_join(&recused, a->arena, " "));
	put(a, TRAILER_ABSENT, strs_join(&absent, a->arena, " "));
}

static void apply_decision(struct scope *s, struct act *a)
{
	struct quorum q;

	if (!(a->verb->flags & V_DECIDE) || strcmp(a->t.one[TRAILER_MODE], "ruling") == 0)
		return;
	q = quorum_count(&a->rule, a->seats, a->n_seats);
	put(a, TRAILER_QUORUM, arena_printf(a->arena, "%d/%d", q.present, q.base));
	put(a, TRAILER_RESULT, outcome_code(a->tally.outcome));
	if (a->tally.casting_used)
		put(a, TRAILER_CASTING, a->tally.casting);
	list_recused_and_absent(a, s);
	seat_order(a, TRAILER_FOR);
	seat_order(a, TRAILER_AGAINST);
	seat_order(a, TRAILER_ABSTAINED);
	seat_order(a, TRAILER_RECUSED);
}

static void apply_trailers(struct act *a)
{
	struct strs names = { 0 };

	if (a->verb->flags & V_NUMBER)
		put(a, TRAILER_AGREEMENT, a->lead.after->id);
	if (kind_field(a->kind, "Evidence") >= 0 && a->verb->flags & (V_DECIDE | V_REASON) && *act_get(a, "Evidence")) {
		strs_split(&names, a->arena, act_get(a, "Evidence"));
		strs_sort(&names);
		put(a, TRAILER_EVIDENCE, strs_join(&names, a->arena, " "));
	}
}

static bool same_values(const struct record *x, const struct record *y)
{
	for (size_t i = 0; i < x->kind->n_fields; i++)
		if (strcmp(x->value[i] ? x->value[i] : "", y->value[i] ? y->value[i] : "") != 0)
			return false;
	return true;
}

/* An act names what it wrote: a consequence that left its record as it stood is none. */
static void drop_unchanged(struct act *a)
{
	size_t n = 0;

	for (size_t i = 0; i < a->n_more; i++)
		if (!a->more[i].before || !same_values(a->more[i].before, a->more[i].after))
			a->more[n++] = a->more[i];
	a->n_more = n;
}

void state_apply(struct scope *s, struct act *a)
{
	apply_decision(s, a);
	if (a->verb->apply)
		a->verb->apply(s, a);
	motion_decided(s, a);
	drop_unchanged(a);
	apply_trailers(a);
}
