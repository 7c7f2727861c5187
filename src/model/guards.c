/* The guards: each has a name, so that a rules record can put it in force and a refusal can be looked up. Sources: domain.md 9, 4.2. */
#include <string.h>

#include "procure/base/num.h"
#include "act_parts.h"
#include "consequences.h"

static bool verb_is(const struct act *a, const char *name)
{
	return strcmp(a->verb->name, name) == 0;
}

static bool decides(const struct act *a)
{
	return a->verb->flags & V_DECIDE && a->t.one[TRAILER_MODE] && strcmp(a->t.one[TRAILER_MODE], "ruling") != 0;
}

static bool verdict_is(const struct act *a, const char *verdict)
{
	return verb_is(a, "requirement.decide") && strcmp(act_get(a, "Verdict"), verdict) == 0;
}

/* --- verdicts --------------------------------------------------------------------------------------------------------------------------- */

static enum rc evidence_or_none(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	if ((!verdict_is(a, "drop") && !verdict_is(a, "modify")) || *act_get(a, "Evidence") || *act_get(a, "No-Evidence"))
		return RC_OK;
	return fail_field(why, RC_DENIED, "Evidence",
			  N_("To modify or drop a clause, cite evidence or state that none was found (No-Evidence)."), NULL);
}

static enum rc evidence_stands(struct scope *s, const struct act *a, struct why *why)
{
	struct strs ids = { 0 };

	if (!(a->verb->flags & V_DECIDE) || kind_field(a->kind, "Evidence") < 0)
		return RC_OK;
	strs_split(&ids, a->arena, act_get(a, "Evidence"));
	for (size_t i = 0; i < ids.n; i++) {
		const struct record *e = scope_named(s, "evidence", a->contract, ids.v[i]);

		if (!e)
			return fail_field(why, RC_DENIED, "Evidence", N_("There is no evidence named {1} in this contract."), ids.v[i]);
		if (record_is(e, "State", "withdrawn"))
			return fail_field(why, RC_DENIED, "Evidence", N_("The evidence {1} was withdrawn: cite another."), ids.v[i]);
	}
	return RC_OK;
}

static enum rc legal_not_dropped(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	if (!verdict_is(a, "drop") || strcmp(act_get(a, "Type"), "legal") != 0)
		return RC_OK;
	return fail_field(why, RC_DENIED, "Verdict", N_("A clause that the law requires cannot be dropped by the group: keep or modify it, or escalate with Legal's note."), NULL);
}

static enum rc text_or_principle(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	if ((!verdict_is(a, "modify") && !verdict_is(a, "new")) || *act_get(a, "New-Text"))
		return RC_OK;
	if (*act_get(a, "Instruction") && *act_get(a, "Instruction-Owner") && *act_get(a, "Instruction-Due"))
		return RC_OK;
	return fail_field(why, RC_DENIED, "New-Text",
			  N_("Write the new text, or agree in principle: drafting instruction, who drafts, and by when."), NULL);
}

/* --- sums ------------------------------------------------------------------------------------------------------------------------------- */

enum { HUNDRED = 10000 };       /* 100.00 in hundredths */

static int64_t percent(const struct record *r, const char *field)
{
	int64_t n = 0;

	hundredths_parse(record_get(r, field), &n);
	return n;
}

static const char *percent_text(struct arena *a, int64_t n)
{
	char text[24];

	hundredths_print(text, n);
	return arena_strdup(a, text);
}

/* What the sum is once this act's own weight replaces the one that stands. */
static enum rc at_most_100(const struct act *a, int64_t sum, const char *field, const char *msg, struct why *why)
{
	bool counted = a->lead.before && record_is(a->lead.before, "State", "adopted");
	int64_t after = sum - (counted ? percent(a->lead.before, field) : 0) + percent(a->lead.after, field);

	if (after <= HUNDRED)
		return RC_OK;
	return fail_field(why, RC_DENIED, field, msg, percent_text(a->arena, after));
}

static enum rc weights_at_most_100(struct scope *s, const struct act *a, struct why *why)
{
	if (verb_is(a, "metric.adopt"))
		return at_most_100(a, weights_of_metrics(s, a->contract), "Weight", N_("The weights of the adopted metrics would be {1} and may not exceed 100."), why);
	if (verb_is(a, "criterion.adopt"))
		return at_most_100(a, weights_of_criteria(s, a->contract), "Weight", N_("The weights of the adopted criteria would be {1} and may not exceed 100."), why);
	return RC_OK;
}

static enum rc shares_at_most_100(struct scope *s, const struct act *a, struct why *why)
{
	int64_t others;

	if (strcmp(a->kind->name, "payment") != 0 || (!act_sets(a, "Share") && !act_sets(a, "Scheme")))
		return RC_OK;
	others = shares_of_scheme(s, a->contract, act_get(a, "Scheme"));
	if (a->lead.before && !act_sets(a, "Scheme") && !record_is(a->lead.before, "State", "dropped"))
		others -= percent(a->lead.before, "Share");
	if (others + percent(a->lead.after, "Share") <= HUNDRED)
		return RC_OK;
	return fail_field(why, RC_DENIED, "Share", N_("The shares of the scheme would be {1} and may not exceed 100."),
			  percent_text(a->arena, others + percent(a->lead.after, "Share")));
}

static enum rc sums_exact(struct scope *s, const struct act *a, struct why *why)
{
	int64_t shares, weights;

	if (!verb_is(a, "scheme.adopt"))
		return RC_OK;
	shares = shares_of_scheme(s, a->contract, a->lead.after->id);
	if (shares != HUNDRED)
		return fail_field(why, RC_DENIED, "Share", N_("The shares of the scheme are {1}; they must be exactly 100 before it is decided."), percent_text(a->arena, shares));
	weights = weights_of_metrics(s, a->contract);
	if (weights != HUNDRED)
		return fail_field(why, RC_DENIED, "Weight", N_("The weights of the adopted metrics are {1}; they must be exactly 100 before a scheme is decided."), percent_text(a->arena, weights));
	return RC_OK;
}

static enum rc metric_complete(struct scope *s, const struct act *a, struct why *why)
{
	static const char *const need[] = { "Definition", "Source", "Guard", "Floor", "Target", "Direction" };

	(void)s;
	if (!verb_is(a, "metric.adopt"))
		return RC_OK;
	for (size_t i = 0; i < sizeof need / sizeof need[0]; i++)
		if (!*act_get(a, need[i]))
			return fail_field(why, RC_DENIED, need[i], N_("A metric is adopted with source, floor, target and guard against gaming; {1} is missing."), field_label(a, need[i]));
	return RC_OK;
}

/* --- meetings and votes ------------------------------------------------------------------------------------------------------------------- */

static enum rc meeting_open(struct scope *s, const struct act *a, struct why *why)
{
	const struct record *m = act_meeting(a, s);

	if (!decides(a))
		return RC_OK;
	if (!m)
		return fail(why, RC_DENIED, N_("A body decides in a meeting: name the open one (--meeting)."));
	if (record_is(m, "State", "open"))
		return RC_OK;
	return fail(why, RC_DENIED, N_("The meeting {1} is not open: open or resume it first."), m->id);
}

static enum rc quorum(struct scope *s, const struct act *a, struct why *why)
{
	struct quorum q;
	struct buf line = { 0 };
	enum rc rc;

	(void)s;
	if (!decides(a))
		return RC_OK;
	q = quorum_count(&a->rule, a->seats, a->n_seats);
	if (q.met && a->tally.outcome == OUTCOME_TOO_FEW)
		return fail(why, RC_DENIED, N_("Too few members may vote on this item (recusals): it is deferred."));
	if (q.met)
		return RC_OK;
	quorum_say(&line, &q);
	rc = fail(why, RC_DENIED, N_("No quorum: {1}."), buf_str(&line));
	buf_free(&line);
	return rc;
}

static const struct vote_seat *seat_of_person(const struct act *a, const char *person)
{
	for (size_t i = 0; i < a->n_seats; i++)
		if (a->seats[i].person && strcmp(a->seats[i].person, person) == 0)
			return &a->seats[i];
	return NULL;
}

static enum rc voters_sit(struct scope *s, const struct act *a, struct why *why)
{
	static const enum trailer list[] = { TRAILER_FOR, TRAILER_AGAINST, TRAILER_ABSTAINED };

	(void)s;
	if (!decides(a))
		return RC_OK;
	for (size_t l = 0; l < 3; l++) {
		struct strs who = { 0 };

		if (a->t.one[list[l]])
			strs_split(&who, a->arena, a->t.one[list[l]]);
		for (size_t i = 0; i < who.n; i++) {
			const struct vote_seat *seat = seat_of_person(a, who.v[i]);

			if (!seat || !seat->votes)
				return fail(why, RC_DENIED, N_("{1} is not present in a seat with vote."), who.v[i]);
			if (seat->vote == VOTE_RECUSED || !vote_may(&a->rule, seat))
				return fail(why, RC_DENIED, N_("{1} is recused and does not vote on this item."), who.v[i]);
		}
	}
	return RC_OK;
}

static enum rc votes_complete(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	if (!decides(a) || strcmp(a->t.one[TRAILER_MODE], "roll-call") != 0)
		return RC_OK;
	for (size_t i = 0; i < a->n_seats; i++)
		if (a->seats[i].vote == VOTE_NONE && vote_may(&a->rule, &a->seats[i]))
			return fail(why, RC_DENIED, N_("{1} has not voted: for, against or abstained."), a->seats[i].person);
	return RC_OK;
}

static enum rc dissent_recorded(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	if (!decides(a) || !a->t.one[TRAILER_AGAINST] || strcmp(a->t.one[TRAILER_MODE], "consensus") != 0 || kind_field(a->kind, "Dissent") < 0 || *act_get(a, "Dissent"))
		return RC_OK;
	return fail_field(why, RC_DENIED, "Dissent", N_("Somebody is against: record the dissent and its reason, or there is no consensus."), NULL);
}

static enum rc assent_unopposed(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	if (!decides(a) || !list_has("assent consent", a->t.one[TRAILER_MODE]))
		return RC_OK;
	if (a->t.one[TRAILER_FOR])
		return fail(why, RC_DENIED, N_("Assent is not stored as if each had voted: leave out who is for, or call the roll."));
	return a->t.one[TRAILER_AGAINST] ? fail(why, RC_DENIED, N_("Somebody is against: there is no assent; call the roll.")) : RC_OK;
}

static enum rc recused_stays_out(struct scope *s, const struct act *a, struct why *why)
{
	if (a->verb->flags & V_MEETING)
		return RC_OK;
	if (a->t.one[TRAILER_MOVED_BY] && act_recused(a, s, a->t.one[TRAILER_MOVED_BY]))
		return fail(why, RC_DENIED, N_("{1} is recused on this item and neither moves, edits nor votes."), a->t.one[TRAILER_MOVED_BY]);
	if (!(a->verb->flags & V_DECIDE) && act_recused(a, s, a->person))
		return fail(why, RC_DENIED, N_("{1} is recused on this item and neither moves, edits nor votes."), a->person);
	return RC_OK;
}

static enum rc late_with_reason(struct scope *s, const struct act *a, struct why *why)
{
	const struct record *rules = scope_rules(s);
	int64_t hours = 48;

	if (rules && *record_get(rules, "Late-Hours"))
		num_parse(record_get(rules, "Late-Hours"), &hours);
	if (a->recorded.at - a->decided.at <= hours * 3600 || a->t.one[TRAILER_LATE])
		return RC_OK;
	return fail(why, RC_DENIED, N_("It was decided more than {1} hours before it is recorded: say why it is late (--late)."), NUM(hours));
}

static enum rc in_order(struct scope *s, const struct act *a, struct why *why)
{
	const struct record *m = act_meeting(a, s);
	struct instant opened;

	if (!m || !decides(a) || !instant_parse(record_get(m, "Opened"), &opened) || a->decided.at >= opened.at)
		return RC_OK;
	return fail(why, RC_DENIED, N_("It cannot have been decided before the meeting {1} was opened."), m->id);
}

/* Does the agreement answer something of this contract? A validation's number leads to what was validated; a mandate sets goals and criteria. */
static bool rules_on(struct scope *s, const struct record *agreement, const struct act *a)
{
	static const char *const field[] = { "Escalation", "Recommendation" };
	const struct record *said = record_is(agreement, "Type", "validation") ? scope_get(s, "validation", "", record_get(agreement, "Validation")) : agreement;
	size_t n = strlen(a->contract);

	for (size_t i = 0; i < 2 && said; i++)
		if (strncmp(record_get(said, field[i]), a->contract, n) == 0 && record_get(said, field[i])[n] == '/')
			return true;
	return record_is(agreement, "Type", "mandate") && list_has("goal criterion", a->kind->name) && list_has(record_get(agreement, "Contracts"), a->contract);
}

static enum rc ruling_named(struct scope *s, const struct act *a, struct why *why)
{
	const char *id = a->t.one[TRAILER_AGREEMENT];
	bool ruling = a->verb->flags & V_DECIDE && a->t.one[TRAILER_MODE] && strcmp(a->t.one[TRAILER_MODE], "ruling") == 0;
	const struct record *r = id ? scope_get(s, "agreement", "", id) : NULL;

	if (a->verb->flags & V_NUMBER || strcmp(a->kind->name, "validation") == 0)
		return RC_OK;           /* its own number, given by the program */
	if (ruling && !id)
		return fail(why, RC_DENIED, N_("Decided by ruling: name the agreement that ruled it (--agreement)."));
	if (id && !r)
		return fail(why, RC_DENIED, N_("There is no agreement {1}."), id);
	if (ruling && (!record_is(r, "State", "in-force") || !rules_on(s, r, a)))
		return fail(why, RC_DENIED, N_("The agreement {1} is no ruling in force about {2}."), id, a->contract);
	return RC_OK;
}

/* --- the room ----------------------------------------------------------------------------------------------------------------------------- */

/* Who has declared both an interest (or none) and confidentiality in the contract. */
static bool declared_both(const struct record *const *v, size_t n, const char *person)
{
	bool interest = false, confidential = false;

	for (size_t i = 0; i < n; i++)
		if (record_is(v[i], "Person", person)) {
			interest |= record_is(v[i], "Type", "interest");
			confidential |= record_is(v[i], "Type", "confidentiality");
		}
	return interest && confidential;
}

/* Asked of a working group: its members declare at the kick-off (domain.md 2.6, step 0). */
static enum rc declared(struct scope *s, const struct act *a, struct why *why)
{
	const struct record *body = act_body(a, s), *const *v;
	const char *who = "";
	size_t n;

	if (!decides(a) || !*a->contract || !body || !record_is(body, "Type", "working-group"))
		return RC_OK;
	n = scope_all(s, "declaration", a->contract, &v);
	for (size_t i = 0; i < a->n_seats; i++)
		if (a->seats[i].person && a->seats[i].votes && !declared_both(v, n, a->seats[i].person))
			who = arena_printf(a->arena, "%s%s%s", who, *who ? ", " : "", a->seats[i].person);
	return *who ? fail(why, RC_DENIED, N_("Not yet declared interest and confidentiality: {1}."), who) : RC_OK;
}

static enum rc legal_answered(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	if (!decides(a) || !a->adopted || strcmp(a->kind->name, "requirement") != 0 || strcmp(act_get(a, "Legal-State"), "open") != 0 || verdict_is(a, "drop"))
		return RC_OK;
	return fail(why, RC_DENIED, N_("Legal says that {1} is not lawful ({2}): answer that first, or escalate."), a->lead.after->id, act_get(a, "Legal-Flag"));
}

/* The reasons for lateness are those that the rules list; where they list none, any word will do. */
static enum rc late_reason_known(struct scope *s, const struct act *a, struct why *why)
{
	const struct record *rules = scope_rules(s);
	const char *listed = rules ? record_get(rules, "Late-Reasons") : "";

	if (!a->t.one[TRAILER_LATE] || !*listed || list_has(listed, a->t.one[TRAILER_LATE]))
		return RC_OK;
	return fail(why, RC_DENIED, N_("The rules know no reason {1} for a late record; they list: {2}."), a->t.one[TRAILER_LATE], listed);
}

#define GUARD_LIST(X) \
	X(evidence_or_none, "evidence-or-none", N_("Nothing is modified or dropped without evidence or the statement that none was found.")) \
	X(evidence_stands, "evidence-stands", N_("Cited evidence is there and was not withdrawn.")) \
	X(legal_not_dropped, "legal-not-dropped", N_("A clause required by law is not dropped by the group.")) \
	X(text_or_principle, "text-or-principle", N_("Modified and new clauses have a text, or a drafting instruction with owner and date.")) \
	X(weights_at_most_100, "weights-at-most-100", N_("Weights of adopted metrics and criteria never exceed 100.")) \
	X(shares_at_most_100, "shares-at-most-100", N_("Payment shares never exceed 100.")) \
	X(sums_exact, "sums-exact", N_("Weights and shares are exactly 100 before a scheme is decided.")) \
	X(metric_complete, "metric-complete", N_("A metric is adopted only with source, floor, target and guard.")) \
	X(meeting_open, "meeting-open", N_("A body decides in an open meeting.")) \
	X(quorum, "quorum", N_("No decision without quorum, by count and by role.")) \
	X(voters_sit, "voters-sit", N_("Who votes is present in a seat with vote and not recused.")) \
	X(votes_complete, "votes-complete", N_("In a roll call each voter present is asked.")) \
	X(dissent_recorded, "dissent-recorded", N_("Consensus against a vote needs the dissent and its reason.")) \
	X(assent_unopposed, "assent-unopposed", N_("Assent is nobody against, and is never stored as votes.")) \
	X(recused_stays_out, "recused-stays-out", N_("Who is recused neither moves, edits nor votes.")) \
	X(late_with_reason, "late-with-reason", N_("What is recorded late says why.")) \
	X(in_order, "in-order", N_("Nothing is decided before its meeting was opened.")) \
	X(ruling_named, "ruling-named", N_("A decision by ruling names its agreement.")) \
	X(motion_frozen, "motion-frozen", N_("While a vote is open nothing else is decided, and its words do not change.")) \
	X(consent_agreed, "consent-agreed", N_("By the consent list only what all proposals say alike is decided.")) \
	X(legal_answered, "legal-answered", N_("No verdict is adopted over an open objection of Legal.")) \
	X(late_reason_known, "late-reason-known", N_("The reason for a late record is one that the rules list.")) \
	X(declared, "declared", N_("Who decides has declared interest and confidentiality."))

static const struct guard guards[] = {
#define X(fn, name, help) { name, help, fn },
	GUARD_LIST(X)
#undef X
};

const struct guard *guard_at(size_t i)
{
	return i < sizeof guards / sizeof guards[0] ? &guards[i] : NULL;
}

const struct guard *guard_by_name(const char *name)
{
	for (size_t i = 0; i < sizeof guards / sizeof guards[0]; i++)
		if (strcmp(guards[i].name, name) == 0)
			return &guards[i];
	return NULL;
}
