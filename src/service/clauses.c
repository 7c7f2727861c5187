/* Which clauses are agreed, contested, unprepared, and why. See clauses.h. */
#include <string.h>

#include "procure/service/clauses.h"
#include "consent.h"
#include "inside.h"

const char *const offer_fields[OFFER_FIELDS] = { "Verdict", "New-Text", "Instruction", "Instruction-Owner", "Instruction-Due", "Evidence", "No-Evidence", "Metric", "Reason" };

struct sorting {
	struct service *s;
	const char *contract, *meeting;
	int64_t at;
	struct record **proposals, **escalations;
	size_t n_proposals, n_escalations;
	struct strs seats;                       /* persons in the order of the group's seats, titular before deputy */
	struct arena *a;
};

/* --- who proposes what ---------------------------------------------------------------------------------------------------------------------- */

static const char *value_of(const struct record *r, const char *field)
{
	return kind_field(r->kind, field) < 0 ? "" : record_get(r, field);
}

static const char *author(const struct record *proposal)
{
	return value_of(proposal, strcmp(proposal->kind->name, "proposal") == 0 ? "By" : "Proposed-By");
}

static const char *verdict_of(const struct record *proposal)
{
	return value_of(proposal, strcmp(proposal->kind->name, "proposal") == 0 ? "Verdict" : "Proposal");
}

static const char *name_of(const struct sorting *g, const char *person)
{
	const struct record *p = scope_person(g->s->scope, person);

	return p ? record_get(p, "Name") : person;
}

static void seats_of(struct sorting *g)
{
	static const char *const cells[] = { "holder", "deputy" };
	const struct record *body = scope_body(g->s->scope, arena_printf(g->a, "GT-%s", g->contract));
	const struct field *f = body ? &body->kind->fields[kind_field(body->kind, "Seats")] : NULL;
	struct row *rows;
	size_t n = body ? table_rows(record_get(body, "Seats"), &rows, g->a) : 0;

	for (size_t i = 0; i < n; i++)
		for (size_t c = 0; c < 2; c++)
			if (*table_cell(f, &rows[i], cells[c]))
				strs_add(&g->seats, g->a, table_cell(f, &rows[i], cells[c]));
}

/* A short name or a full one of this contract. */
static bool is_about(const struct record *r, const struct record *proposal)
{
	const char *name = record_get(proposal, "Requirement"), *slash = strrchr(name, '/');

	return strcmp(slash ? slash + 1 : name, r->id) == 0;
}

/* In the order of the seats; who has none comes last, and so do ties in the order of their numbers. */
static void proposals_of(const struct sorting *g, struct clause *c)
{
	c->proposal = arena_alloc(g->a, (g->n_proposals + 1) * sizeof *c->proposal);
	for (size_t i = 0; i <= g->n_proposals; i++) {
		const struct record *p = i < g->n_proposals ? g->proposals[i] : c->record;
		size_t place;

		if (i < g->n_proposals ? !record_is(p, "State", "open") || !is_about(c->record, p) : !record_is(p, "State", "proposed"))
			continue;
		for (place = c->n_proposals++; place > 0 && strs_find(&g->seats, author(c->proposal[place - 1])) > strs_find(&g->seats, author(p)); place--)
			c->proposal[place] = c->proposal[place - 1];
		c->proposal[place] = p;
	}
}

/* --- options -------------------------------------------------------------------------------------------------------------------------------- */

static bool has_text(const char *verdict)
{
	return strcmp(verdict, "modify") == 0 || strcmp(verdict, "new") == 0;
}

static const char *text_of(const struct record *proposal)
{
	return has_text(verdict_of(proposal)) ? value_of(proposal, "New-Text") : "";
}

/* The same verdict and the same words; one without words goes along with whatever words the others have. */
static struct clause_option *option_for(struct clause *c, const struct record *p)
{
	for (size_t i = 0; i < c->n_options; i++) {
		struct clause_option *o = &c->option[i];

		if (strcmp(o->value[OFFER_VERDICT], verdict_of(p)) == 0 &&
		    (!*text_of(p) || !*o->value[OFFER_TEXT] || strcmp(o->value[OFFER_TEXT], text_of(p)) == 0))
			return o;
	}
	return NULL;
}

static void ids_add(const char **list, const char *more, struct arena *a)
{
	struct strs all = { 0 }, new = { 0 };

	strs_split(&all, a, *list);
	strs_split(&new, a, more);
	for (size_t i = 0; i < new.n; i++)
		if (!strs_has(&all, new.v[i]))
			strs_add(&all, a, new.v[i]);
	*list = strs_join(&all, a, " ");
}

/* The first reason as it stands; others that say something else, with who says it. */
static void reason_add(const struct sorting *g, struct clause_option *o, const char *reason, const char *by)
{
	if (!*reason || strstr(o->value[OFFER_REASON], reason))
		return;
	o->value[OFFER_REASON] = *o->value[OFFER_REASON] ? arena_printf(g->a, "%s\n\n%s: %s", o->value[OFFER_REASON], name_of(g, by), reason) : reason;
}

static void option_join(const struct sorting *g, struct clause_option *o, const struct record *p)
{
	bool instructs = !*o->value[OFFER_INSTRUCTION] && *value_of(p, "Instruction");

	if (!*o->value[OFFER_TEXT])
		o->value[OFFER_TEXT] = text_of(p);
	for (size_t f = OFFER_INSTRUCTION; f <= OFFER_DUE && instructs; f++)
		o->value[f] = value_of(p, offer_fields[f]);
	ids_add(&o->value[OFFER_EVIDENCE], value_of(p, "Evidence"), g->a);
	ids_add(&o->value[OFFER_METRIC], value_of(p, "Metric"), g->a);
	if (!*o->value[OFFER_NO_EVIDENCE])
		o->value[OFFER_NO_EVIDENCE] = value_of(p, "No-Evidence");
	reason_add(g, o, value_of(p, "Reason"), author(p));
	strs_add(&o->by, g->a, author(p));
}

/* What nobody says, the clause says; with a text no drafting instruction is left, with findings no statement that there are none. */
static void option_complete(struct clause_option *o, const struct record *r)
{
	static const enum offer_field own[] = { OFFER_EVIDENCE, OFFER_NO_EVIDENCE, OFFER_METRIC };

	if (!*o->value[OFFER_TEXT] && has_text(o->value[OFFER_VERDICT]) && !*o->value[OFFER_INSTRUCTION])
		o->value[OFFER_TEXT] = record_get(r, "New-Text");
	for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
		if (!*o->value[own[i]])
			o->value[own[i]] = record_get(r, offer_fields[own[i]]);
	for (size_t f = OFFER_INSTRUCTION; f <= OFFER_DUE && *o->value[OFFER_TEXT]; f++)
		o->value[f] = "";
	if (*o->value[OFFER_EVIDENCE])
		o->value[OFFER_NO_EVIDENCE] = "";
}

static void options_of(const struct sorting *g, struct clause *c)
{
	c->option = arena_alloc(g->a, (c->n_proposals + 1) * sizeof *c->option);
	for (size_t i = 0; i < c->n_proposals; i++) {
		struct clause_option *o = option_for(c, c->proposal[i]);

		if (!o) {
			o = &c->option[c->n_options++];
			for (size_t f = 0; f < OFFER_FIELDS; f++)
				o->value[f] = "";
			o->value[OFFER_VERDICT] = verdict_of(c->proposal[i]);
		}
		option_join(g, o, c->proposal[i]);
	}
	for (size_t i = 0; i < c->n_options; i++)
		option_complete(&c->option[i], c->record);
	for (size_t i = 1; i < c->n_options; i++)       /* stable: few */
		for (size_t k = i; k > 0 && c->option[k].by.n > c->option[k - 1].by.n; k--) {
			struct clause_option o = c->option[k];

			c->option[k] = c->option[k - 1];
			c->option[k - 1] = o;
		}
}

/* --- judging -------------------------------------------------------------------------------------------------------------------------------- */

/* Asks the guards that speak of the proposal itself, as far as they are in force; those of the room are asked in the room. */
static enum rc wanting(const struct sorting *g, const struct clause *c, struct why *why)
{
	static const char *const asked[] = { "evidence-or-none", "evidence-stands", "legal-not-dropped", "text-or-principle" };
	const struct record *rules = scope_rules(g->s->scope);
	struct request r = consent_request(c, "consensus", g->a);
	struct act *act;
	enum rc rc = instant_now(&r.recorded, why);

	r.person = g->s->person;
	if (rc == RC_OK)
		rc = act_begin(&act, g->a, g->s->scope, &r, g->s->seq + 1, why);
	if (rc != RC_OK || (rc = record_check(act->lead.after, why)) != RC_OK)
		return rc;
	act->adopted = true;
	for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++)
		if (rules && list_has(record_get(rules, "Guards"), asked[i]) && guard_by_name(asked[i])->check(g->s->scope, act, why) != RC_OK)
			return why->rc;
	return *record_get(act->lead.after, "Reason") ? RC_OK : fail(why, RC_DENIED, N_("Nobody has said why."));
}

static const char *draft_about(const struct sorting *g, const struct record *r)
{
	for (size_t i = 0; i < g->n_escalations; i++)
		if (list_has("draft returned", record_get(g->escalations[i], "State")) && list_has(record_get(g->escalations[i], "Requirements"), r->id))
			return g->escalations[i]->id;
	return NULL;
}

static enum clause_sort is(struct clause *c, enum clause_sort sort, const char *msg, const char *arg)
{
	fail(&c->why, RC_NONE, msg, arg);
	return sort;
}

/* "keep: Marta Soto · drop: Juan Pérez" */
static const char *who_proposes(const struct sorting *g, const struct clause *c)
{
	const char *out = "";

	for (size_t i = 0; i < c->n_options; i++) {
		out = arena_printf(g->a, "%s%s%s: ", out, i ? " · " : "", choice_label(NULL, c->option[i].value[OFFER_VERDICT]));
		for (size_t k = 0; k < c->option[i].by.n; k++)
			out = arena_printf(g->a, "%s%s%s", out, k ? ", " : "", name_of(g, c->option[i].by.v[k]));
	}
	return out;
}

static bool one_verdict(const struct clause *c)
{
	for (size_t i = 1; i < c->n_options; i++)
		if (strcmp(c->option[i].value[OFFER_VERDICT], c->option[0].value[OFFER_VERDICT]) != 0)
			return false;
	return true;
}

static enum clause_sort judge(const struct sorting *g, struct clause *c)
{
	const struct record *r = c->record;

	if (list_has("decided ruled final", record_get(r, "State")))
		return CLAUSE_SETTLED;
	if (record_is(r, "State", "escalated"))
		return is(c, CLAUSE_WAITING, N_("The committee has it: {1}."), record_get(r, "Escalation"));
	if (record_is(r, "State", "principle") && c->n_proposals == 0)
		return is(c, CLAUSE_WAITING, N_("Agreed in principle: {1} writes the text."), name_of(g, record_get(r, "Instruction-Owner")));
	if (record_is(r, "Legal-State", "open"))
		return is(c, CLAUSE_CONTESTED, N_("Legal objects: {1}"), record_get(r, "Legal-Flag"));
	if (c->draft)
		return is(c, CLAUSE_CONTESTED, N_("A question to the committee is drafted: {1}."), c->draft);
	if (c->n_proposals == 0)
		return is(c, CLAUSE_UNPREPARED, N_("Nobody has proposed anything yet."), NULL);
	if (c->n_options > 1)
		return is(c, CLAUSE_CONTESTED, one_verdict(c) ? N_("The same verdict in different words. {1}") : N_("Proposals differ. {1}"), who_proposes(g, c));
	if (c->off)
		return *c->off ? is(c, CLAUSE_CONTESTED, N_("Taken off the consent list; {1} asked for it."), name_of(g, c->off)) :
				 is(c, CLAUSE_CONTESTED, N_("Taken off the consent list."), NULL);
	return g->at == 0 && wanting(g, c, &c->why) != RC_OK ? CLAUSE_UNPREPARED : CLAUSE_AGREED;
}

enum rc service_clauses(struct service *s, const char *contract, const char *meeting, int64_t at, struct clauses *out, struct arena *a, struct why *why)
{
	struct sorting g = { .s = s, .contract = contract, .meeting = meeting, .at = at, .a = a };
	struct record **all;
	enum rc rc = service_list(s, "requirement", contract, at, &all, &out->n, a, why);

	if (rc == RC_OK)
		rc = service_list(s, "proposal", contract, at, &g.proposals, &g.n_proposals, a, why);
	if (rc == RC_OK)
		rc = service_list(s, "escalation", contract, at, &g.escalations, &g.n_escalations, a, why);
	memset(out->count, 0, sizeof out->count);
	if (rc != RC_OK)
		return rc;
	seats_of(&g);
	out->v = arena_alloc(a, (out->n + 1) * sizeof *out->v);
	for (size_t i = 0; i < out->n; i++) {
		struct clause *c = &out->v[i];

		*c = (struct clause){ .record = all[i], .off = meeting && !at ? consent_off(s, meeting, record_name(a, all[i]->path), a) : NULL };
		c->draft = draft_about(&g, all[i]);
		proposals_of(&g, c);
		options_of(&g, c);
		c->sort = judge(&g, c);
		out->count[c->sort]++;
	}
	return RC_OK;
}

const struct clause *clauses_find(const struct clauses *c, const char *path)
{
	for (size_t i = 0; i < c->n; i++)
		if (strcmp(c->v[i].record->path, path) == 0)
			return &c->v[i];
	return NULL;
}
