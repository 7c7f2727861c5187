#include "procure/model/vote.h"

#include "procure/base/num.h"

#include <string.h>

/* Fractions */

int fraction_needed(struct fraction f, int base)
{
	int64_t part = f.num * base, needed;

	if (f.den <= 0)
		return base + 1;
	needed = f.more ? part / f.den + 1 : (part + f.den - 1) / f.den;
	return needed < 1 ? 1 : (int)needed;
}

/* Seats */

/* In the room or counted as if; with or without vote. */
static bool seat_here(const struct vote_rule *rule, const struct vote_seat *s)
{
	return s->filled && s->present && s->vote != VOTE_ABSENT && (!s->remote || rule->remote_counts);
}

static bool seat_recused(const struct vote_rule *rule, const struct vote_seat *s)
{
	return s->vote == VOTE_RECUSED || (s->recused && !(s->deputy && rule->deputy_for_recused));
}

bool vote_may(const struct vote_rule *rule, const struct vote_seat *s)
{
	return s->votes && seat_here(rule, s) && !seat_recused(rule, s);
}

static bool role_here(const struct vote_rule *rule, const struct vote_seat *seats, size_t n, const char *role)
{
	for (size_t i = 0; i < n; i++)
		if (seats[i].role && strcmp(seats[i].role, role) == 0 && seat_here(rule, &seats[i]))
			return true;
	return false;
}

static bool chair_here(const struct vote_rule *rule, const struct vote_seat *seats, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (seats[i].chair && seat_here(rule, &seats[i]))
			return true;
	return false;
}

/* Quorum */

static int quorum_base(const struct vote_rule *rule, const struct vote_seat *seats, size_t n)
{
	int base = 0;

	for (size_t i = 0; i < n; i++) {
		if (!seats[i].votes)
			continue;
		if (rule->quorum_of == BASIS_PRESENT)
			base += seat_here(rule, &seats[i]);
		else
			base += rule->quorum_of == BASIS_ENTITLED ? seats[i].filled : 1;
	}
	return base;
}

struct quorum quorum_count(const struct vote_rule *rule, const struct vote_seat *seats, size_t n)
{
	struct quorum q = { .base = quorum_base(rule, seats, n) };

	for (size_t i = 0; i < n; i++)
		q.present += seats[i].votes && seat_here(rule, &seats[i]);
	q.needed = fraction_needed(rule->quorum, q.base);
	q.chair_missing = rule->chair_needed && !chair_here(rule, seats, n);
	for (size_t i = 0; i < rule->n_roles && !q.missing_role; i++)
		if (!role_here(rule, seats, n, rule->roles[i]))
			q.missing_role = rule->roles[i];
	q.met = q.present >= q.needed && !q.chair_missing && !q.missing_role;
	return q;
}

/* Votes */

static void tally_add(struct tally *t, const struct vote_rule *rule, const struct vote_seat *s)
{
	if (seat_recused(rule, s))
		t->recused++;
	else if (!seat_here(rule, s))
		t->absent++;
	else if (s->vote == VOTE_FOR)
		t->for_++;
	else if (s->vote == VOTE_AGAINST)
		t->against++;
	else if (s->vote == VOTE_ABSTAINED)
		t->abstained++;
	else
		t->silent++;
}

static struct tally tally_of(const struct vote_rule *rule, const struct vote_seat *seats, size_t n)
{
	struct tally t = { 0 };

	for (size_t i = 0; i < n; i++)
		if (seats[i].votes && seats[i].filled)
			tally_add(&t, rule, &seats[i]);
	t.cast = t.for_ + t.against;
	t.voters = t.cast + t.abstained + t.silent;
	return t;
}

static int majority_base(const struct vote_rule *rule, const struct tally *t, const struct vote_seat *seats, size_t n)
{
	int base = 0;

	switch (rule->majority_of) {
	case BASIS_CAST:     return t->cast;
	case BASIS_PRESENT:  return t->voters;
	case BASIS_ENTITLED: return t->voters + t->absent;
	case BASIS_SEATS:    break;
	}
	for (size_t i = 0; i < n; i++)
		base += seats[i].votes;
	return base;
}

/* A tie that one vote more would break. */
static bool tie_decisive(const struct vote_rule *rule, const struct tally *t)
{
	return t->cast > 0 && t->for_ == t->against && t->for_ + 1 >= t->needed && 2 * rule->majority.num <= rule->majority.den;
}

static enum outcome tie_break(const struct vote_rule *rule, struct tally *t, const struct vote_seat *seats, size_t n)
{
	for (size_t i = 0; i < n && rule->tie == TIE_CASTING; i++) {
		const struct vote_seat *s = &seats[i];

		if (!s->chair || !vote_may(rule, s) || (s->vote != VOTE_FOR && s->vote != VOTE_AGAINST))
			continue;
		t->casting_used = true;
		t->casting = s->person;
		return s->vote == VOTE_FOR ? OUTCOME_ADOPTED : OUTCOME_REJECTED;
	}
	return OUTCOME_TIED;
}

struct tally vote_count(const struct vote_rule *rule, const struct vote_seat *seats, size_t n)
{
	struct tally t = tally_of(rule, seats, n);

	t.base = majority_base(rule, &t, seats, n);
	t.needed = fraction_needed(rule->majority, t.base);
	if (!quorum_count(rule, seats, n).met)
		t.outcome = OUTCOME_NO_QUORUM;
	else if (t.voters < rule->min_voters)
		t.outcome = OUTCOME_TOO_FEW;
	else if (t.for_ >= t.needed)
		t.outcome = OUTCOME_ADOPTED;
	else if (tie_decisive(rule, &t))
		t.outcome = tie_break(rule, &t, seats, n);
	else
		t.outcome = OUTCOME_REJECTED;
	return t;
}

struct tally assent_count(const struct vote_rule *rule, const struct vote_seat *seats, size_t n)
{
	struct tally t = tally_of(rule, seats, n);

	t.base = t.voters;
	if (!quorum_count(rule, seats, n).met)
		t.outcome = OUTCOME_NO_QUORUM;
	else if (t.voters < rule->min_voters || t.voters == 0)
		t.outcome = OUTCOME_TOO_FEW;
	else
		t.outcome = t.against == 0 && t.abstained < t.voters ? OUTCOME_ADOPTED : OUTCOME_REJECTED;      /* nothing is decided by nobody */
	return t;
}

const char *outcome_code(enum outcome o)
{
	static const char *const codes[] = {
		[OUTCOME_ADOPTED] = "adopted", [OUTCOME_REJECTED] = "rejected", [OUTCOME_TIED] = "tied",
		[OUTCOME_NO_QUORUM] = "no-quorum", [OUTCOME_TOO_FEW] = "too-few",
	};
	return codes[o];
}

/* Sentences: parts that are whole in themselves, joined by commas, so that a translation need not know the others. */

#define say(out, ...) say_part((out), __VA_ARGS__, (const char *)NULL, (const char *)NULL, (const char *)NULL)

static void say_part(struct buf *out, const char *msg, const char *a, const char *b, const char *c, ...)
{
	struct why w = { 0 };

	why_set(&w, RC_OK, msg, a, b, c, (const char *)NULL);
	why_sentence(out, &w);
}

void fraction_show(struct buf *out, struct fraction f)
{
	say(out, f.more ? N_("more than {1}/{2}") : N_("at least {1}/{2}"), NUM(f.num), NUM(f.den));
}

void quorum_say(struct buf *out, const struct quorum *q)
{
	say(out, N_("{1} of {2} present"), NUM(q->present), NUM(q->base));
	if (q->present < q->needed)
		say(out, N_(", {1} needed"), NUM(q->needed));
	if (q->chair_missing)
		say(out, N_(", the chair missing"));
	if (q->missing_role)
		say(out, N_(", {1} missing"), choice_label(NULL, q->missing_role));
	say(out, q->met ? N_(": there is quorum") : N_(": nothing can be decided"));
}

static void counts_say(struct buf *out, const struct tally *t)
{
	say(out, N_("{1} for, {2} against"), NUM(t->for_), NUM(t->against));
	if (t->abstained)
		say(out, N_(", {1} abstained"), NUM(t->abstained));
	if (t->silent)
		say(out, N_(", {1} without a vote given"), NUM(t->silent));
	if (t->recused)
		say(out, N_(", {1} recused"), NUM(t->recused));
	if (t->absent)
		say(out, N_(", {1} absent"), NUM(t->absent));
}

static const char *basis_sentence(enum vote_basis basis)
{
	switch (basis) {
	case BASIS_SEATS:    return N_("; {1} of {2} seats is {3}");
	case BASIS_ENTITLED: return N_("; {1} of {2} entitled to vote is {3}");
	case BASIS_PRESENT:  return N_("; {1} of {2} voters present is {3}");
	case BASIS_CAST:     break;
	}
	return N_("; {1} of {2} votes cast is {3}");
}

static const char *outcome_sentence(const struct tally *t)
{
	switch (t->outcome) {
	case OUTCOME_ADOPTED:   return t->casting_used ? N_(": adopted by the casting vote of the chair.") : N_(": adopted.");
	case OUTCOME_REJECTED:  return t->casting_used ? N_(": not adopted, by the casting vote of the chair.") : N_(": not adopted.");
	case OUTCOME_TIED:      return N_(": a tie without casting vote, not adopted.");
	case OUTCOME_NO_QUORUM: return N_(": there is no quorum, nothing is decided.");
	case OUTCOME_TOO_FEW:   return N_(": too few voters, the item is put off.");
	}
	return "";
}

void tally_say(struct buf *out, const struct vote_rule *rule, const struct tally *t)
{
	struct buf f = { 0 };

	counts_say(out, t);
	if (t->outcome != OUTCOME_NO_QUORUM && t->outcome != OUTCOME_TOO_FEW) {
		fraction_show(&f, rule->majority);
		say(out, basis_sentence(rule->majority_of), buf_str(&f), NUM(t->base), NUM(t->needed));
		buf_free(&f);
	}
	say(out, outcome_sentence(t));
}

void assent_say(struct buf *out, const struct tally *t)
{
	if (t->outcome == OUTCOME_ADOPTED)
		say(out, N_("Nobody of the {1} voters present is against"), NUM(t->voters));
	else
		say(out, N_("{1} of the {2} voters present against"), NUM(t->against), NUM(t->voters));
	if (t->outcome == OUTCOME_ADOPTED)
		say(out, N_(": adopted by assent."));
	else if (t->outcome == OUTCOME_REJECTED)
		say(out, N_(": there is no assent; vote by roll call or escalate."));
	else
		say(out, outcome_sentence(t));
}
