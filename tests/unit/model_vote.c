/* Quorum and votes: cases A to J of the field (domain.md 4.2), each rule's corners, and an oracle that was written another way. */
#include "procure/model/vote.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static const struct fraction more_than_half = { 1, 2, true }, two_thirds = { 2, 3, false };

/* The defaults of domain.md 4.2. */
static struct vote_rule committee(void)
{
	return (struct vote_rule){
		.quorum = more_than_half, .quorum_of = BASIS_SEATS, .chair_needed = true,
		.majority = more_than_half, .majority_of = BASIS_CAST, .min_voters = 2, .tie = TIE_CASTING, .remote_counts = true,
	};
}

/* A body as text, one letter a seat, the first is the chair's: F for, A against, B abstained, N present and silent, R present and recused,
 * r recused and not there, - absent, x seat without holder, f for from afar, v voice only and present, D deputy of a recused titular, for. */
static void seats_set(struct vote_seat *s, const char *text)
{
	static const char *const names[] = { "s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7" };

	for (size_t i = 0; text[i]; i++) {
		char c = text[i];

		s[i] = (struct vote_seat){ .seat = names[i], .role = names[i], .person = names[i], .chair = i == 0 };
		s[i].votes = c != 'v';
		s[i].filled = c != 'x';
		s[i].present = strchr("-xr", c) == NULL;
		s[i].remote = c == 'f';
		s[i].recused = strchr("RrD", c) != NULL;
		s[i].deputy = c == 'D';
		s[i].vote = strchr("FfD", c) ? VOTE_FOR : c == 'A' ? VOTE_AGAINST : c == 'B' ? VOTE_ABSTAINED : VOTE_NONE;
	}
}

static struct tally count(const struct vote_rule *rule, const char *text)
{
	struct vote_seat s[8];

	seats_set(s, text);
	return vote_count(rule, s, strlen(text));
}

static struct quorum quorum(const struct vote_rule *rule, const char *text)
{
	struct vote_seat s[8];

	seats_set(s, text);
	return quorum_count(rule, s, strlen(text));
}

static void cases_a_to_j(void **state)
{
	static const struct { const char *name, *seats; enum outcome outcome; bool casting; int for_, against, abstained, recused; } cases[] = {
		{ "A", "FFFA", OUTCOME_ADOPTED, false, 3, 1, 0, 0 },
		{ "B chair for", "FFAA", OUTCOME_ADOPTED, true, 2, 2, 0, 0 },
		{ "B chair against", "AFFA", OUTCOME_REJECTED, true, 2, 2, 0, 0 },
		{ "C", "FFAB", OUTCOME_ADOPTED, false, 2, 1, 1, 0 },
		{ "D", "FFAR", OUTCOME_ADOPTED, false, 2, 1, 0, 1 },
		{ "E", "FF--", OUTCOME_NO_QUORUM, false, 2, 0, 0, 0 },
		{ "F", "-FFF", OUTCOME_NO_QUORUM, false, 3, 0, 0, 0 },
		{ "G", "RFAB", OUTCOME_TIED, false, 1, 1, 1, 1 },
		{ "H", "BBBB", OUTCOME_REJECTED, false, 0, 0, 4, 0 },
		{ "I", "FRR-", OUTCOME_TOO_FEW, false, 1, 0, 0, 2 },
		{ "J", "FFA--", OUTCOME_ADOPTED, false, 2, 1, 0, 0 },
	};
	struct vote_rule rule = committee();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct tally t = count(&rule, cases[i].seats);

		if (t.outcome != cases[i].outcome || t.casting_used != cases[i].casting || t.for_ != cases[i].for_ || t.against != cases[i].against ||
		    t.abstained != cases[i].abstained || t.recused != cases[i].recused)
			fail_msg("case %s: outcome %s", cases[i].name, outcome_code(t.outcome));
	}
}

static void needed_is_exact(void **state)
{
	(void)state;
	/* Of one rule there are two readers: the number needed, and the schema's answer whether a number is enough. */
	for (int base = 0; base <= 40; base++)
		for (int den = 1; den <= 12; den++)
			for (int num = 0; num <= den; num++)
				for (int more = 0; more <= 1; more++) {
					int k = 1;

					while (more ? k * den <= num * base : k * den < num * base)
						k++;
					assert_int_equal(fraction_needed((struct fraction){ num, den, more }, base), k);
					assert_int_equal(fraction_met((struct fraction){ num, den, more }, k, base), base > 0);
				}
	assert_int_equal(fraction_needed((struct fraction){ 0 }, 4), 5);
}

static void quorum_by_count_and_role(void **state)
{
	static const char *const legal[] = { "s1", "s3" };
	struct vote_rule rule = committee();
	struct quorum q = quorum(&rule, "RRRR");

	(void)state;
	assert_true(q.met);                             /* the recused count for the session */
	q = quorum(&rule, "FF-x");
	assert_false(q.met);
	assert_int_equal(q.present, 2);
	assert_int_equal(q.base, 4);
	assert_int_equal(q.needed, 3);
	rule.quorum_of = BASIS_ENTITLED;                /* a seat without holder leaves the base */
	assert_true(quorum(&rule, "FF-x").met);
	assert_int_equal(quorum(&rule, "FR-x").base, 3);
	rule.roles = legal;
	rule.n_roles = 2;
	q = quorum(&rule, "FFF-");
	assert_false(q.met);
	assert_string_equal(q.missing_role, "s3");
	assert_true(quorum(&rule, "FFFv").met);         /* the role is there without a vote */
	assert_int_equal(quorum(&rule, "FFFv").base, 3);
	assert_true(quorum(&rule, "vFFF").met);         /* a chair without a vote presides */
	assert_true(quorum(&rule, "-FFF").chair_missing);
}

static void remote_as_the_rule_says(void **state)
{
	struct vote_rule rule = committee();

	(void)state;
	assert_int_equal(count(&rule, "Fff-").outcome, OUTCOME_ADOPTED);
	rule.remote_counts = false;
	assert_int_equal(count(&rule, "Fff-").outcome, OUTCOME_NO_QUORUM);
	assert_int_equal(count(&rule, "FFAf").for_, 2);
	assert_int_equal(count(&rule, "FFAf").absent, 1);
	assert_true(quorum(&rule, "fFFF").chair_missing);
}

static void bases_differ(void **state)
{
	struct vote_rule rule = committee();
	struct tally t;

	(void)state;
	rule.majority_of = BASIS_SEATS;
	t = count(&rule, "FFBx-F");                     /* 3 of 6 seats is not more than half */
	assert_int_equal(t.outcome, OUTCOME_REJECTED);
	assert_int_equal(t.base, 6);
	assert_int_equal(t.needed, 4);
	rule.majority_of = BASIS_ENTITLED;
	t = count(&rule, "FFBx-F");                     /* 3 of 5 */
	assert_int_equal(t.outcome, OUTCOME_ADOPTED);
	assert_int_equal(t.base, 5);
	t = count(&rule, "FFBxrR");                     /* both recusals leave the base, there or not */
	assert_int_equal(t.base, 3);
	assert_int_equal(t.recused, 2);
	rule.majority_of = BASIS_PRESENT;
	t = count(&rule, "FFBB-");                      /* an abstention weighs as much as a vote against */
	assert_int_equal(t.outcome, OUTCOME_REJECTED);
	assert_int_equal(t.base, 4);
	rule.majority = two_thirds;
	assert_int_equal(count(&rule, "FFA-").outcome, OUTCOME_ADOPTED);
	assert_int_equal(count(&rule, "FFAA").outcome, OUTCOME_REJECTED);
}

static void casting_only_where_it_decides(void **state)
{
	struct vote_rule rule = committee();
	struct tally t = count(&rule, "FFAA");

	(void)state;
	assert_string_equal(t.casting, "s0");
	assert_int_equal(count(&rule, "BFA-").outcome, OUTCOME_TIED);           /* the chair abstained */
	rule.tie = TIE_FAILS;
	assert_int_equal(count(&rule, "FFAA").outcome, OUTCOME_TIED);
	rule.tie = TIE_CASTING;
	rule.majority = two_thirds;                                             /* one voice may not stand for two thirds */
	t = count(&rule, "FA-F");
	assert_int_equal(t.outcome, OUTCOME_ADOPTED);
	t = count(&rule, "FFAA");
	assert_int_equal(t.outcome, OUTCOME_REJECTED);
	assert_false(t.casting_used);
	rule.majority = more_than_half;
	rule.majority_of = BASIS_PRESENT;
	assert_int_equal(count(&rule, "FABB").outcome, OUTCOME_REJECTED);    /* 1 + 1 is not 3 of 4 */
}

static void deputy_of_the_recused(void **state)
{
	struct vote_rule rule = committee();
	struct vote_seat s[4];

	(void)state;
	assert_true(count(&rule, "FABD").casting_used);
	assert_int_equal(count(&rule, "FABD").recused, 1);
	rule.deputy_for_recused = true;
	assert_int_equal(count(&rule, "FABD").recused, 0);
	assert_int_equal(count(&rule, "FABD").for_, 2);
	seats_set(s, "FABD");
	s[3].vote = VOTE_RECUSED;                       /* the deputy is recused too */
	assert_int_equal(vote_count(&rule, s, 4).recused, 1);
	assert_false(vote_may(&rule, &s[3]));
	s[3].vote = VOTE_ABSENT;                        /* out of the room at this vote: in no quorum either */
	assert_int_equal(quorum_count(&rule, s, 4).present, 3);
}

static void assent_fills_no_vote(void **state)
{
	struct vote_rule rule = committee();
	struct vote_seat s[8];
	struct tally t;

	(void)state;
	seats_set(s, "NNNB");
	t = assent_count(&rule, s, 4);
	assert_int_equal(t.outcome, OUTCOME_ADOPTED);
	assert_int_equal(t.for_, 0);
	assert_int_equal(t.silent, 3);
	seats_set(s, "NNNA");
	assert_int_equal(assent_count(&rule, s, 4).outcome, OUTCOME_REJECTED);
	seats_set(s, "NN--");
	assert_int_equal(assent_count(&rule, s, 4).outcome, OUTCOME_NO_QUORUM);
	seats_set(s, "NRR-");
	assert_int_equal(assent_count(&rule, s, 4).outcome, OUTCOME_TOO_FEW);
	seats_set(s, "RRRR");
	rule.min_voters = 0;
	assert_int_equal(assent_count(&rule, s, 4).outcome, OUTCOME_TOO_FEW);
}

static void said(const char *want, void (*say)(struct buf *, const void *, const void *), const void *a, const void *b)
{
	struct buf out = { 0 };

	say(&out, a, b);
	assert_string_equal(buf_str(&out), want);
	buf_free(&out);
}

static void say_quorum(struct buf *out, const void *q, const void *none)
{
	(void)none;
	quorum_say(out, q);
}

static void say_tally(struct buf *out, const void *rule, const void *t)
{
	tally_say(out, rule, t);
}

static void say_assent(struct buf *out, const void *t, const void *none)
{
	(void)none;
	assent_say(out, t);
}

static void sentences(void **state)
{
	static const char *const roles[] = { "Legal" };
	struct vote_rule rule = committee();
	struct quorum q = quorum(&rule, "FF-A");
	struct tally t = count(&rule, "FFAB-");

	(void)state;
	said("3 of 4 present: there is quorum", say_quorum, &q, NULL);
	said("2 for, 1 against, 1 abstained, 1 absent; more than 1/2 of 3 votes cast is 2: adopted.", say_tally, &rule, &t);
	t = count(&rule, "FFAA");
	said("2 for, 2 against; more than 1/2 of 4 votes cast is 3: adopted by the casting vote of the chair.", say_tally, &rule, &t);
	rule.roles = roles;
	rule.n_roles = 1;
	q = quorum(&rule, "FF-A");
	said("3 of 4 present, Legal missing: nothing can be decided", say_quorum, &q, NULL);
	q = quorum(&rule, "--FA");
	said("2 of 4 present, 3 needed, the chair missing, Legal missing: nothing can be decided", say_quorum, &q, NULL);
	t = count(&rule, "FF--");
	said("2 for, 0 against, 2 absent: there is no quorum, nothing is decided.", say_tally, &rule, &t);
	t = (struct tally){ .voters = 4, .outcome = OUTCOME_ADOPTED };
	said("Nobody of the 4 voters present is against: adopted by assent.", say_assent, &t, NULL);
}

/* The oracle. It knows bodies only as text and sorts letters into heaps; majorities are compared as products, never as a number needed; a tie
 * is found by asking whether one letter F more would adopt. Nothing of it is shared with vote.c. */

static size_t heap(const char *text, const char *letters)
{
	size_t n = 0;

	for (; *text; text++)
		n += strchr(letters, *text) != NULL;
	return n;
}

struct oracle_rule {
	const char *voter, *here, *recused;     /* letters that vote on the item, are present, are recused */
	size_t num, den;                        /* of the majority */
	bool more;
	size_t qnum, qden;
	bool qmore;
	bool chair, casting;
	size_t min;
	char of, qof;                           /* S seats, E entitled, P present, C cast */
};

static bool reaches(size_t k, size_t base, size_t num, size_t den, bool more)
{
	return k > 0 && (more ? k * den > num * base : k * den >= num * base);
}

static char oracle(const struct oracle_rule *o, const char *text)
{
	size_t seats = heap(text, "FABNRr-xfD"), vacant = heap(text, "x");
	size_t here = heap(text, o->here), voters = heap(text, o->voter), recused = heap(text, o->recused);
	size_t yes = 0, no = 0, base;
	bool chair = text[0] && (strchr(o->here, text[0]) || text[0] == 'v');
	bool speaks;

	if (!reaches(here, o->qof == 'S' ? seats : o->qof == 'E' ? seats - vacant : here, o->qnum, o->qden, o->qmore) || (o->chair && !chair))
		return 'Q';
	if (voters < o->min)
		return 'T';
	for (const char *p = text; *p; p++) {
		yes += strchr(o->voter, *p) && strchr("FfD", *p);
		no += *p == 'A';
	}
	base = o->of == 'S' ? seats : o->of == 'E' ? seats - vacant - recused : o->of == 'P' ? voters : yes + no;
	if (reaches(yes, base, o->num, o->den, o->more))
		return 'a';
	if (yes != no || yes == 0 || o->num * 2 > o->den || !reaches(yes + 1, base, o->num, o->den, o->more))
		return 'r';
	speaks = o->casting && (text[0] == 'A' || (strchr("FfD", text[0]) && strchr(o->voter, text[0])));
	return !speaks ? 't' : text[0] == 'A' ? 'c' : 'C';
}

static char letter_of(const struct tally *t)
{
	switch (t->outcome) {
	case OUTCOME_NO_QUORUM: return 'Q';
	case OUTCOME_TOO_FEW:   return 'T';
	case OUTCOME_TIED:      return 't';
	case OUTCOME_REJECTED:  return t->casting_used ? 'c' : 'r';
	case OUTCOME_ADOPTED:   return t->casting_used ? 'C' : 'a';
	}
	return '?';
}

static const enum vote_basis bases[] = { BASIS_SEATS, BASIS_ENTITLED, BASIS_PRESENT, BASIS_CAST };
static const char basis_letters[] = "SEPC";

/* The n-th rule of the enumeration, in both forms; false past the last. */
static bool nth_rule(unsigned n, struct vote_rule *r, struct oracle_rule *o)
{
	static const struct fraction fractions[] = { { 1, 2, true }, { 1, 2, false }, { 2, 3, false }, { 1, 1, false } };
	unsigned of = n % 4, f = n / 4 % 4, q = n / 16 % 3, flags = n / 48;
	bool remote = flags & 1, deputies = flags & 1;

	if (n >= 96)
		return false;
	*r = (struct vote_rule){
		.quorum = fractions[q], .quorum_of = bases[q], .chair_needed = flags & 1,
		.majority = fractions[f], .majority_of = bases[of], .min_voters = (int)(n % 3),
		.tie = (n / 4 + n / 16) % 2 ? TIE_CASTING : TIE_FAILS, .remote_counts = remote, .deputy_for_recused = deputies,
	};
	*o = (struct oracle_rule){
		.voter = remote ? "FABNfD" : "FABN", .here = remote ? "FABNRfD" : "FABNRD", .recused = deputies ? "Rr" : "RrD",
		.num = (size_t)fractions[f].num, .den = (size_t)fractions[f].den, .more = fractions[f].more,
		.qnum = (size_t)fractions[q].num, .qden = (size_t)fractions[q].den, .qmore = fractions[q].more,
		.chair = r->chair_needed, .casting = r->tie == TIE_CASTING, .min = n % 3, .of = basis_letters[of], .qof = basis_letters[q],
	};
	return true;
}

/* Every body of n seats whose seats are in one of the states of `letters`. Calls: how many; the sum must come out. */
static unsigned long compare_all(const struct vote_rule *r, const struct oracle_rule *o, const char *letters, size_t n)
{
	size_t base = strlen(letters), digit[8] = { 0 }, i;
	char text[9] = "";
	unsigned long calls = 0;

	memset(text, letters[0], n);
	do {
		struct vote_seat s[8];
		struct tally t;

		seats_set(s, text);
		t = vote_count(r, s, n);
		calls++;
		if (letter_of(&t) != oracle(o, text))
			fail_msg("%s: %c, the oracle says %c", text, letter_of(&t), oracle(o, text));
		if (t.for_ + t.against + t.abstained + t.recused + t.absent + t.silent != (int)heap(text, "FABNRr-fD"))
			fail_msg("%s: somebody is counted twice or not at all", text);
		for (i = 0; i < n && ++digit[i] == base; i++) {
			digit[i] = 0;
			text[i] = letters[0];
		}
		if (i < n)
			text[i] = letters[digit[i]];
	} while (i < n);
	return calls;
}

/* Up to 4 seats in each of 11 states under 96 rules; 5 to 7 seats in the five states of an ordinary session under the rules in turn. */
static void oracle_agrees(void **state)
{
	struct vote_rule r;
	struct oracle_rule o;
	unsigned long calls = 0, small = 0;

	(void)state;
	for (unsigned n = 0; nth_rule(n, &r, &o); n++) {
		for (size_t seats = 1; seats <= (n % 2 ? 3 : 4); seats++)
			small += compare_all(&r, &o, "FABNRr-xfvD", seats);
		calls += compare_all(&r, &o, "FABR-", 5);
		if (n % 4 == 1)
			calls += compare_all(&r, &o, "FABR-", 6);
		if (n % 16 == 3 || n % 48 == 8)
			calls += compare_all(&r, &o, "FABR-", 7);
	}
	assert_int_equal(small, 96 * (11 + 121 + 1331) + 48 * 14641);
	assert_int_equal(calls, 96 * 3125 + 24 * 15625 + 8 * 78125);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cases_a_to_j),
		cmocka_unit_test(needed_is_exact),
		cmocka_unit_test(quorum_by_count_and_role),
		cmocka_unit_test(remote_as_the_rule_says),
		cmocka_unit_test(bases_differ),
		cmocka_unit_test(casting_only_where_it_decides),
		cmocka_unit_test(deputy_of_the_recused),
		cmocka_unit_test(assent_fills_no_vote),
		cmocka_unit_test(sentences),
		cmocka_unit_test(oracle_agrees),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
