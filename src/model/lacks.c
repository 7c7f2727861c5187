/* Sums, and what a stage still lacks: one sentence each, for the room. Stages guide; only the binding step is gated by this. */
#include <string.h>

#include "procure/base/num.h"
#include "consequences.h"

static int64_t sum_of(struct scope *s, const char *kind, const char *contract, const char *field, const char *state, const char *match, const char *value)
{
	const struct record *const *v;
	size_t n = scope_all(s, kind, contract, &v);
	int64_t sum = 0;

	for (size_t i = 0; i < n; i++) {
		int64_t one = 0;

		if ((state && !record_is(v[i], "State", state)) || (match && !record_is(v[i], match, value)) || record_is(v[i], "State", "dropped"))
			continue;
		if (hundredths_parse(record_get(v[i], field), &one))
			sum += one;
	}
	return sum;
}

int64_t weights_of_metrics(struct scope *s, const char *contract)
{
	return sum_of(s, "metric", contract, "Weight", "adopted", NULL, NULL);
}

int64_t weights_of_criteria(struct scope *s, const char *contract)
{
	return sum_of(s, "criterion", contract, "Weight", "adopted", NULL, NULL);
}

int64_t shares_of_scheme(struct scope *s, const char *contract, const char *scheme)
{
	return sum_of(s, "payment", contract, "Share", NULL, "Scheme", scheme);
}

struct lacks { struct why *out; size_t n, max; };

static void lack(struct lacks *l, const char *msg, const char *a, const char *b)
{
	struct why w = { 0 };

	fail(&w, RC_DENIED, msg, a ? a : "", b ? b : "");
	if (l->n < l->max)
		l->out[l->n] = w;
	l->n++;
}

static size_t in_states(struct scope *s, const char *kind, const char *contract, const char *states)
{
	const struct record *const *v;
	size_t n = scope_all(s, kind, contract, &v), found = 0;

	for (size_t i = 0; i < n; i++)
		found += list_has(states, record_get(v[i], "State"));
	return found;
}

static size_t count(struct scope *s, const char *kind, const char *contract)
{
	const struct record *const *v;

	return scope_all(s, kind, contract, &v);
}

static void lacks_evidence(struct scope *s, const char *contract, struct lacks *l)
{
	size_t open = in_states(s, "evidence", contract, "proposed");

	if (count(s, "goal", contract) == 0)
		lack(l, N_("No goal is recorded yet."), NULL, NULL);
	if (count(s, "evidence", contract) == 0)
		lack(l, N_("No finding is recorded yet."), NULL, NULL);
	if (open)
		lack(l, N_("{1} findings are not yet accepted."), NUM(open), NULL);
}

static void lacks_requirements(struct scope *s, const char *contract, struct lacks *l)
{
	const struct record *const *v;
	size_t n = scope_all(s, "requirement", contract, &v);

	if (n == 0)
		lack(l, N_("No requirement is recorded yet."), NULL, NULL);
	for (size_t i = 0; i < n; i++) {
		const char *state = record_get(v[i], "State");

		if (strcmp(state, "principle") == 0)
			lack(l, N_("{1} is agreed in principle; its text is still to be written."), v[i]->id, NULL);
		else if (strcmp(state, "escalated") == 0)
			lack(l, N_("{1} waits for the committee's answer to {2}."), v[i]->id, record_get(v[i], "Escalation"));
		else if (!list_has("decided ruled final", state))
			lack(l, N_("{1} has no verdict yet."), v[i]->id, NULL);
	}
}

static void lacks_payments(struct scope *s, const char *contract, struct lacks *l)
{
	int64_t weights = weights_of_metrics(s, contract), criteria = weights_of_criteria(s, contract);
	char text[24];

	hundredths_print(text, weights);
	if (weights != 10000)
		lack(l, N_("The weights of the adopted metrics are {1}, not 100."), text, NULL);
	if (in_states(s, "scheme", contract, "adopted decided") == 0)
		lack(l, N_("No payment scheme is decided yet."), NULL, NULL);
	hundredths_print(text, criteria);
	if (criteria != 10000)
		lack(l, N_("The weights of the adopted evaluation criteria are {1}, not 100."), text, NULL);
}

static void lacks_escalation(struct scope *s, const char *contract, struct lacks *l)
{
	const struct record *const *v;
	size_t n = scope_all(s, "escalation", contract, &v);

	for (size_t i = 0; i < n; i++)
		if (list_has("draft raised accepted scheduled returned", record_get(v[i], "State")))
			lack(l, N_("{1} has no answer yet."), v[i]->id, NULL);
	for (size_t i = 0; i < n; i++)
		if (list_has("resolved answered acknowledged", record_get(v[i], "State")))
			lack(l, N_("{1} was answered: take note of it, then record how it was applied."), v[i]->id, NULL);
	if (in_states(s, "recommendation", contract, "frozen submitted validated ruled") == 0)
		lack(l, N_("No recommendation is frozen yet."), NULL, NULL);
}

size_t stage_lacks(struct scope *s, const char *contract, const char *stage, struct why *out, size_t max)
{
	static const struct { const char *stage; void (*fill)(struct scope *, const char *, struct lacks *); } table[] = {
		{ "evidence", lacks_evidence }, { "requirements", lacks_requirements },
		{ "payments", lacks_payments }, { "escalation", lacks_escalation },
	};
	struct lacks l = { .out = out, .max = max };

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++)
		if (strcmp(table[i].stage, stage) == 0)
			table[i].fill(s, contract, &l);
	return l.n;
}
