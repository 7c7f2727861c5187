/* Who voted how, and the arithmetic that made the result: from the trailers of the act and the rules that were in force at that act. */
#include <stdlib.h>
#include <string.h>

#include "minutes_room.h"

/* --- the rule of that day ------------------------------------------------------------------------------------------------------------------------ */

static long number_of(const struct record *rules)
{
	const char *dash = strrchr(rules->id, '-');

	return dash ? strtol(dash + 1, NULL, 10) : 0;
}

/* Rules bind from the act after the one that adopted them. */
static const struct record *rules_then(struct minutes *m, int64_t seq)
{
	struct record **v;
	const struct record *best = NULL;
	size_t n = 0;
	struct why why = { 0 };

	if (service_list(m->s, "rules", NULL, m->at, &v, &n, m->a, &why) != RC_OK)
		return NULL;
	for (size_t i = 0; i < n; i++)
		if (minutes_first(m, v[i]->path) < seq && (!best || number_of(v[i]) > number_of(best)))
			best = v[i];
	return best;
}

static const struct row *deciding_row(const struct field *f, const struct row *rows, size_t n, const char *scope)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(table_cell(f, &rows[i], "scope"), scope) == 0)
			return &rows[i];
	return NULL;
}

static enum vote_basis basis_of(const char *code)
{
	if (strcmp(code, "entitled") == 0)
		return BASIS_ENTITLED;
	if (strcmp(code, "present") == 0)
		return BASIS_PRESENT;
	return strcmp(code, "cast") == 0 ? BASIS_CAST : BASIS_SEATS;
}

static bool rule_then(struct minutes *m, const struct record *body, int64_t seq, struct vote_rule *out)
{
	const struct record *rules = rules_then(m, seq);
	const struct field *f = rules ? minutes_table(rules, "Deciding") : NULL;
	struct row *rows;
	size_t n = rules ? table_rows(record_get(rules, "Deciding"), &rows, m->a) : 0;
	const struct row *row = rules ? deciding_row(f, rows, n, body->id) : NULL;

	if (rules && !row)
		row = deciding_row(f, rows, n, record_get(body, "Type"));
	if (!row || !fraction_parse(table_cell(f, row, "quorum"), &out->quorum) || !fraction_parse(table_cell(f, row, "majority"), &out->majority))
		return false;
	out->quorum_of = basis_of(table_cell(f, row, "quorum-of"));
	out->majority_of = basis_of(table_cell(f, row, "majority-of"));
	return true;
}

/* --- counts -------------------------------------------------------------------------------------------------------------------------------------- */

static int count_of(struct minutes *m, const struct trailers *t, enum trailer which)
{
	struct strs l = { 0 };

	if (t->one[which])
		strs_split(&l, m->a, t->one[which]);
	return (int)l.n;
}

static enum outcome outcome_of(const char *code)
{
	for (int o = OUTCOME_ADOPTED; o <= OUTCOME_TOO_FEW; o++)
		if (strcmp(outcome_code((enum outcome)o), code) == 0)
			return (enum outcome)o;
	return OUTCOME_REJECTED;
}

/* `3/4`: here, and of how many. */
static void quorum_of(const struct trailers *t, int *here, int *base)
{
	const char *text = t->one[TRAILER_QUORUM] ? t->one[TRAILER_QUORUM] : "0/0", *slash = strchr(text, '/');

	*here = (int)strtol(text, NULL, 10);
	*base = slash ? (int)strtol(slash + 1, NULL, 10) : 0;
}

static int seats_with_vote(struct minutes *m, const struct record *body, bool filled)
{
	const struct field *f = minutes_table(body, "Seats");
	struct row *rows;
	size_t n = table_rows(record_get(body, "Seats"), &rows, m->a);
	int count = 0;

	for (size_t i = 0; i < n; i++) {
		bool holds = *table_cell(f, &rows[i], "holder") || *table_cell(f, &rows[i], "deputy") || strcmp(table_cell(f, &rows[i], "role"), "issuing") == 0;

		count += strcmp(table_cell(f, &rows[i], "vote"), "voice") != 0 && !*table_cell(f, &rows[i], "to") && (holds || !filled);
	}
	return count;
}

static void base_of(struct minutes *m, const struct record *body, const struct vote_rule *rule, const struct trailers *t, struct tally *c)
{
	int here, base;

	quorum_of(t, &here, &base);
	switch (rule->majority_of) {
	case BASIS_CAST:     c->base = c->cast; break;
	case BASIS_PRESENT:  c->base = here - c->recused; break;
	case BASIS_ENTITLED: c->base = seats_with_vote(m, body, true) - c->recused; break;
	case BASIS_SEATS:    c->base = seats_with_vote(m, body, false); break;
	}
	c->needed = fraction_needed(rule->majority, c->base);
}

static struct tally tally_of(struct minutes *m, const struct trailers *t)
{
	struct tally c = {
		.for_ = count_of(m, t, TRAILER_FOR), .against = count_of(m, t, TRAILER_AGAINST), .abstained = count_of(m, t, TRAILER_ABSTAINED),
		.recused = count_of(m, t, TRAILER_RECUSED), .absent = count_of(m, t, TRAILER_ABSENT),
		.casting = t->one[TRAILER_CASTING], .casting_used = t->one[TRAILER_CASTING] != NULL,
		.outcome = outcome_of(t->one[TRAILER_RESULT] ? t->one[TRAILER_RESULT] : ""),
	};
	int here, base;

	quorum_of(t, &here, &base);
	c.cast = c.for_ + c.against;
	c.voters = here - c.recused;
	return c;
}

static const char *taken(struct minutes *m, struct buf *text)
{
	const char *kept = arena_strdup(m->a, buf_str(text));

	buf_free(text);
	return kept;
}

const char *minutes_arithmetic(struct minutes *m, const struct act_full *act)
{
	const struct trailers *t = &act->t;
	const struct record *body = minutes_then(m, record_path(m->a, kind_by_name("body"), "", t->one[TRAILER_BODY] ? t->one[TRAILER_BODY] : ""), act->line.seq);
	struct vote_rule rule = { 0 };
	struct tally c = tally_of(m, t);
	struct buf text = { 0 };

	if (!t->one[TRAILER_RESULT])
		return "";
	if (!t->one[TRAILER_MODE] || strcmp(t->one[TRAILER_MODE], "roll-call") != 0)
		assent_say(&text, &c);
	else if (body && rule_then(m, body, act->line.seq, &rule)) {
		base_of(m, body, &rule, t, &c);
		tally_say(&text, &rule, &c);
	} else
		buf_puts(&text, minutes_label(t->one[TRAILER_RESULT]));
	return taken(m, &text);
}

const char *minutes_quorum(struct minutes *m, const struct act_full *act)
{
	const char *counted = act->t.one[TRAILER_QUORUM], *slash = counted ? strchr(counted, '/') : NULL;
	bool none = act->t.one[TRAILER_RESULT] && strcmp(act->t.one[TRAILER_RESULT], "no-quorum") == 0;

	if (!slash)
		return "";
	return minutes_say(m, none ? N_("{1} of {2} present: there is no quorum") : N_("{1} of {2} present: there is quorum"),
			   arena_strndup(m->a, counted, (size_t)(slash - counted)), slash + 1, NULL);
}

/* --- lines --------------------------------------------------------------------------------------------------------------------------------------- */

static void who(struct minutes *m, const struct act_full *act, enum trailer which, const char *label)
{
	if (act->t.one[which])
		paper_add(m->p, PAPER_PAIR, act->line.seq, label, minutes_people(m, act->t.one[which], act->line.seq))->inner = true;
}

void minutes_vote(struct minutes *m, const struct act_full *act)
{
	const char *mode = act->t.one[TRAILER_MODE] ? minutes_label(act->t.one[TRAILER_MODE]) : "";

	who(m, act, TRAILER_FOR, _("For"));
	who(m, act, TRAILER_AGAINST, _("Against"));
	who(m, act, TRAILER_ABSTAINED, _("Abstained"));
	who(m, act, TRAILER_RECUSED, _("Recused"));
	who(m, act, TRAILER_ABSENT, _("Absent"));
	who(m, act, TRAILER_CASTING, _("Casting vote"));
	if (*mode)
		paper_add(m->p, PAPER_PAIR, act->line.seq, mode, minutes_arithmetic(m, act))->inner = true;
	paper_add(m->p, PAPER_PAIR, act->line.seq, _("Quorum"), minutes_quorum(m, act))->inner = true;
}
