/* A member at the desk: proposes a verdict on a clause, changes or withdraws the own proposal, sees what the others propose. */
#include <string.h>

#include "screens/clauses.h"

enum { NUMBER_COLS = 8 };

const struct record *proposal_own(struct app *app, const struct clause *c)
{
	for (size_t i = 0; i < c->n_proposals; i++)
		if (strcmp(c->proposal[i]->kind->name, "proposal") == 0 && record_is(c->proposal[i], "By", service_moving(app->svc)))
			return c->proposal[i];
	return NULL;
}

/* The form of a new record keeps its draft under its contract alone. What was half-typed about another clause is put aside under that clause's name, and
 * what was put aside for this one comes back. */
static void swap_draft(struct app *app, const char *place, const char *id)
{
	struct arena *a = arena_new();
	const char *other = draft_get(app->svc, place, "Requirement", a);
	struct draft *v;
	struct why ignored = { 0 };
	size_t n;

	if (other && strcmp(other, id) != 0) {
		const char *aside = arena_printf(a, "aside/%s/%s", place, other);

		n = draft_list(app->svc, place, &v, a);
		for (size_t i = 0; i < n; i++)
			if (strcmp(v[i].place, place) == 0)
				draft_put(app->svc, aside, v[i].key, v[i].value, &ignored);
		draft_drop(app->svc, place, &ignored);
		other = NULL;
	}
	n = other ? 0 : draft_list(app->svc, arena_printf(a, "aside/%s/%s", place, id), &v, a);
	for (size_t i = 0; i < n; i++)
		draft_put(app->svc, place, v[i].key, v[i].value, &ignored);
	draft_drop(app->svc, arena_printf(a, "aside/%s/%s", place, id), &ignored);
	draft_put(app->svc, place, "Requirement", id, &ignored);
	arena_free(a);
}

unsigned proposal_make(struct app *app, const char *contract, const struct clause *c)
{
	const struct record *own = proposal_own(app, c);
	const struct preset_value_of preset[] = { { "Requirement", c->record->id }, { NULL, NULL } };
	struct arena *a = arena_new();
	unsigned did;

	if (own) {
		did = act_form(app, "proposal.change", record_name(a, own->path), (struct preset_value_of[]){ { "Reason", record_get(own, "Reason") }, { NULL, NULL } }, "Verdict");
	} else {
		swap_draft(app, arena_printf(a, "form/proposal.make/%s", contract), c->record->id);
		did = act_form(app, "proposal.make", contract, preset, "Verdict");
	}
	arena_free(a);
	return did;
}

unsigned proposal_withdraw(struct app *app, const struct clause *c)
{
	const struct record *own = proposal_own(app, c);
	struct arena *a;
	unsigned did;

	if (!own) {
		ui_sayf(app->ui, SAY_INFO, _("You have proposed nothing on %s."), c->record->id);
		return UI_REDRAW;
	}
	a = arena_new();
	did = act_form(app, "proposal.withdraw", record_name(a, own->path), NULL, "Reason");
	arena_free(a);
	return did;
}

static void one_proposal(struct doc *d, struct app *app, const struct record *p)
{
	bool real = strcmp(p->kind->name, "proposal") == 0;
	const char *verdict = real ? "Verdict" : "Proposal", *by = record_get(p, real ? "By" : "Proposed-By");
	struct buf text = { 0 };

	verdict_text(&text, p, verdict);
	doc_pair(d, NUMBER_COLS, real ? p->id : "", role_of_state(record_get(p, verdict)), buf_str(&text));
	doc_more(d, ROLE_NORMAL, " · ");
	doc_more(d, ROLE_TITLE, person_named(app, by));
	if (strcmp(by, service_moving(app->svc)) == 0)
		doc_more(d, ROLE_SECONDARY, _("  (yours)"));
	if (real && *record_get(p, "New-Text"))
		doc_pair(d, NUMBER_COLS, "", ROLE_ADDED, record_get(p, "New-Text"));
	if (*record_get(p, "Reason"))
		doc_pair(d, NUMBER_COLS, "", ROLE_NORMAL, record_get(p, "Reason"));
	if (*record_get(p, "Evidence"))
		doc_pair(d, NUMBER_COLS, "", ROLE_ACCENT, record_get(p, "Evidence"));
	else if (*record_get(p, "No-Evidence"))
		doc_pair(d, NUMBER_COLS, "", ROLE_SECONDARY, record_get(p, "No-Evidence"));
	buf_free(&text);
}

void proposals_doc(struct doc *d, struct app *app, const struct clause *c)
{
	if (c->sort == CLAUSE_SETTLED)
		return;
	sort_line(d, c);
	for (size_t i = 0; i < c->n_proposals; i++)
		one_proposal(d, app, c->proposal[i]);
}
