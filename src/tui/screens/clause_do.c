/* What can be done with a clause in the room: take a proposal by consensus in one confirmation, a verdict of one's own, a vote, a question to the
 * committee, an objection of Legal; and other records adopted or dropped. Nothing is decided here: each opens the form or does the verb. */
#include <stdio.h>
#include <string.h>

#include "screens/clauses.h"

enum { PRESETS = OFFER_FIELDS + 1 };

static void presets(struct preset_value_of out[PRESETS], const struct clause_option *o)
{
	size_t n = 0;

	for (size_t f = 0; f < OFFER_FIELDS; f++)
		if (*o->value[f])
			out[n++] = (struct preset_value_of){ offer_fields[f], o->value[f] };
	out[n] = (struct preset_value_of){ NULL, NULL };
}

static const char *name_of(const struct matter *m, struct arena *a)
{
	return record_name(a, m->record->path);
}

/* --- a proposal, by consensus ----------------------------------------------------------------------------------------------------------------------- */

/* The clause as it stands now: a reload may have come between question and answer. */
static const struct clause_option *taken(const struct clauses_view *s, const struct clause **c)
{
	*c = clauses_find(&s->all, s->taking.path);
	return *c && s->taking.option < (*c)->n_options ? &(*c)->option[s->taking.option] : NULL;
}

static unsigned confirmed(struct ui *ui, void *ctx)
{
	struct clauses_view *s = ctx;
	const struct clause *c;
	const struct clause_option *o = taken(s, &c);
	struct arena *a = arena_new();
	struct request r = { .verb = "requirement.decide", .names = offer_fields, .n_fields = OFFER_FIELDS };
	struct recorded done;
	struct why why = { 0 };
	enum rc rc = RC_NONE;

	if (o) {
		r.record = record_name(a, c->record->path);
		r.values = o->value;
		r.trailer[TRAILER_MODE] = "consensus";
		r.trailer[TRAILER_MEETING] = s->meeting;
		r.trailer[TRAILER_ITEM] = *record_get(s->m, "Current-Item") ? record_get(s->m, "Current-Item") : NULL;
		rc = service_do(s->app->svc, &r, s->taking.tip, &done, &why);
	}
	arena_free(a);
	if (rc != RC_OK)
		return ui_fail(ui, &why) | UI_RELOAD;
	say_recorded(s->app, &done);
	return UI_RELOAD | UI_REDRAW;
}

/* What will be recorded, as it will be read out. */
static void words_of(struct clauses_view *s, const struct clause *c, const struct clause_option *o, struct buf *out)
{
	const struct record *body = scope_body(service_scope(s->app->svc), record_get(s->m, "Body"));

	option_verdict(out, o);
	buf_puts(out, " · ");
	option_names(out, s->app, o);
	if (*o->value[OFFER_TEXT] || *o->value[OFFER_INSTRUCTION])
		buf_printf(out, "\n\n%s", *o->value[OFFER_TEXT] ? o->value[OFFER_TEXT] : o->value[OFFER_INSTRUCTION]);
	buf_printf(out, "\n\n%s", o->value[OFFER_REASON]);
	if (*o->value[OFFER_EVIDENCE])
		buf_printf(out, "\n%s: %s", _("Evidence"), o->value[OFFER_EVIDENCE]);
	else if (*o->value[OFFER_NO_EVIDENCE])
		buf_printf(out, "\n%s: %s", _("No evidence found"), o->value[OFFER_NO_EVIDENCE]);
	buf_printf(out, _("\n\nBy consensus of %s: nobody who is here is against. %s"), body ? record_title(body) : record_get(s->m, "Body"), buf_str(&s->quorum));
	(void)c;
}

static unsigned take(struct clauses_view *s, const struct clause *c, size_t option)
{
	struct buf title = { 0 }, text = { 0 };
	unsigned did;

	if (option >= c->n_options) {
		ui_sayf(s->app->ui, SAY_INFO, c->n_options ? _("%s has %zu proposals.") : _("%s has no proposal: c chooses a verdict."), c->record->id, c->n_options);
		return UI_REDRAW;
	}
	snprintf(s->taking.path, sizeof s->taking.path, "%s", c->record->path);
	s->taking.option = option;
	s->taking.tip = service_tip(s->app->svc);
	buf_printf(&title, "%s  %s", c->record->id, record_title(c->record));
	words_of(s, c, &c->option[option], &text);
	did = dialog_confirm(s->app->ui, &(struct confirm){ buf_str(&title), buf_str(&text), _("Record it"), NULL, confirmed, s });
	buf_free(&title);
	buf_free(&text);
	return did;
}

/* Of another record 1 adopts and 2 drops; what it needs besides is in the form. */
static unsigned adopt_or_drop(struct clauses_view *s, const struct matter *m, size_t which)
{
	struct arena *a = arena_new();
	const char *verb = arena_printf(a, "%s.%s", m->record->kind->name, which == 0 ? "adopt" : "drop");
	unsigned did = which < 2 && verb_by_name(verb) ? act_form(s->app, verb, name_of(m, a), NULL, "Reason") : UI_NOTHING;

	arena_free(a);
	return did;
}

/* --- the others --------------------------------------------------------------------------------------------------------------------------------------- */

/* The whole form, filled in with the first proposal. */
static unsigned decide(struct clauses_view *s, const struct matter *m)
{
	struct preset_value_of preset[PRESETS];
	struct arena *a;
	unsigned did;

	if (!m->clause)
		return adopt_or_drop(s, m, 0);
	a = arena_new();
	if (m->clause->n_options)
		presets(preset, &m->clause->option[0]);
	did = act_form(s->app, record_is(m->record, "State", "principle") ? "requirement.settle" : "requirement.decide", name_of(m, a), m->clause->n_options ? preset : NULL, NULL);
	arena_free(a);
	return did;
}

static unsigned put(struct clauses_view *s, const struct clause *c, size_t option)
{
	struct preset_value_of preset[PRESETS];
	struct arena *a = arena_new();
	unsigned did;

	presets(preset, &c->option[option]);
	did = act_motion(s->app, s->meeting, "requirement.decide", record_name(a, c->record->path), preset);
	arena_free(a);
	return did;
}

static unsigned put_chosen(struct ui *ui, void *ctx, size_t which)
{
	struct clauses_view *s = ctx;
	const struct clause *c = clauses_find(&s->all, s->taking.path);

	(void)ui;
	return c && which < c->n_options ? put(s, c, which) : UI_NOTHING;
}

/* Which of the proposals is put to the vote, where there are several. */
static unsigned vote(struct clauses_view *s, const struct matter *m)
{
	struct choose_item items[16];
	struct choose choice = { _("Which proposal is put to the vote?"), items, 0, 0, put_chosen, s };
	struct arena *a = arena_new();
	unsigned did;

	if (*record_get(s->m, "Motion-Opened") || !m || !m->clause || m->clause->n_options == 0) {
		did = *record_get(s->m, "Motion-Opened") ? vote_screen(s->app, s->meeting) : motion_form(s->app, s->meeting, m ? name_of(m, a) : NULL);
		arena_free(a);
		return did;
	}
	snprintf(s->taking.path, sizeof s->taking.path, "%s", m->record->path);
	for (; choice.n < m->clause->n_options && choice.n < 16; choice.n++) {
		struct buf label = { 0 };

		option_verdict(&label, &m->clause->option[choice.n]);
		buf_puts(&label, " · ");
		option_names(&label, s->app, &m->clause->option[choice.n]);
		items[choice.n] = (struct choose_item){ arena_strdup(a, buf_str(&label)), NULL };
		buf_free(&label);
	}
	did = choice.n == 1 ? put(s, m->clause, 0) : dialog_choose(s->app->ui, &choice);
	arena_free(a);
	return did;
}

static unsigned of_clause(struct clauses_view *s, const struct matter *m, const char *action)
{
	if (strcmp(action, "classify") == 0)
		return verdict_choose(&s->choice, s->app, s->contract, m->record);
	if (strcmp(action, "escalate") == 0)
		return clause_escalate(s->app, s->contract, m->record);
	if (strcmp(action, "not-lawful") == 0)
		return clause_not_lawful(s->app, m->record);
	if (strcmp(action, "suggest") == 0)
		return proposal_make(s->app, s->contract, m->clause);
	return UI_PASS;
}

static unsigned look(struct clauses_view *s, const struct matter *m, const char *action)
{
	if (strcmp(action, "details") == 0)
		return record_screen(s->app, m->record->path);
	if (strcmp(action, "why") == 0)
		return why_screen(s->app, m->clause && m->clause->n_proposals && m->clause->sort != CLAUSE_SETTLED ? m->clause->proposal[0]->path : m->record->path, NULL);
	return UI_PASS;
}

static unsigned edit(struct clauses_view *s, const struct matter *m)
{
	struct arena *a = arena_new();
	const char *verb = arena_printf(a, "%s.change", m->record->kind->name);
	unsigned did = verb_by_name(verb) ? act_form(s->app, verb, name_of(m, a), NULL, NULL) : UI_NOTHING;

	arena_free(a);
	return did;
}

/* Enter: what is agreed is on the consent list, anything else is opened whole. */
static unsigned open(struct clauses_view *s, const struct matter *m)
{
	return m->clause && m->clause->sort == CLAUSE_AGREED ? consent_screen(s->app, s->meeting) : record_screen(s->app, m->record->path);
}

unsigned clause_do(struct clauses_view *s, const char *action)
{
	const struct matter *m = rows_selected(s);
	unsigned did;

	if (strcmp(action, "note") == 0)
		return note_form(s->app);
	if (strcmp(action, "room") == 0)
		return room_mode(s->app, s->meeting);
	if (strcmp(action, "consent") == 0)
		return consent_screen(s->app, s->meeting);
	if (strcmp(action, "vote") == 0)
		return vote(s, m && m->record ? m : NULL);
	if (!m || !m->record)
		return UI_PASS;
	if (strncmp(action, "take-", 5) == 0)
		return m->clause ? take(s, m->clause, (size_t)(action[5] - '1')) : adopt_or_drop(s, m, (size_t)(action[5] - '1'));
	if (strcmp(action, "decide") == 0)
		return decide(s, m);
	if (strcmp(action, "edit") == 0)
		return edit(s, m);
	if (strcmp(action, "open") == 0)
		return open(s, m);
	if (m->clause && (did = of_clause(s, m, action)) != UI_PASS)
		return did;
	return look(s, m, action);
}
