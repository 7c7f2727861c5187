/* Requirements: each clause with its verdict, on what evidence; what it says now and what it said; the balance of the whole.
 *
 * c and a number begins a verdict: two keys to the form, which is filled in with it. The rows are in requirement_rows.c, the text panes in
 * requirement_text.c. */
#include <stdio.h>
#include <string.h>

#include "procure/base/num.h"
#include "screens/requirements.h"

enum { BALANCE_COLS = 20, MIDDLE = 22 };

/* --- loading ------------------------------------------------------------------------------------------------------------------------------------- */

static void count_balance(struct requirements *s)
{
	static const char *const verdicts[VERDICTS] = { "keep", "modify", "drop", "new" };

	memset(&s->balance, 0, sizeof s->balance);
	for (size_t i = 0; i < s->clauses.n; i++) {
		const struct record *r = s->clauses.v[i].record;
		size_t k = 0;

		while (k < VERDICTS && !record_is(r, "Verdict", verdicts[k]))
			k++;
		s->balance.n[k]++;
		s->balance.cost[k] += hundredths_of(r, "Cost-Share");
		s->balance.settled += list_has("decided ruled final", record_get(r, "State"));
	}
}

static void choose_rows(struct requirements *s)
{
	s->n_rows = 0;
	for (size_t i = 0; i < s->clauses.n; i++)
		if (s->only == CLAUSE_SORTS || s->clauses.v[i].sort == s->only)
			s->row[s->n_rows++] = i;
	list_refresh(&s->list);
}

/* A meeting that runs has its consent list: what was taken off it is contested. */
static enum rc sort_all(struct requirements *s, struct arena *a, struct why *why)
{
	const char *meeting = app_meeting(s->app, s->contract);
	enum rc rc = service_clauses(s->app->svc, s->contract, *meeting ? meeting : NULL, s->app->at, &s->clauses, a, why);

	if (rc != RC_OK)
		s->clauses = (struct clauses){ 0 };
	s->row = arena_alloc(a, (s->clauses.n + 1) * sizeof *s->row);
	return rc;
}

static enum rc load(struct view *v, struct why *why)
{
	struct requirements *s = v->state;
	enum rc rc = sort_all(s, v->data, why);

	if (rc == RC_OK)
		rc = records_read(&s->evidence, s->app, "evidence", s->contract, v->data, why);
	if (rc == RC_OK)
		rc = records_read(&s->escalations, s->app, "escalation", s->contract, v->data, why);
	count_balance(s);
	s->shown = NULL;
	choose_rows(s);
	return rc;
}

/* --- drawing --------------------------------------------------------------------------------------------------------------------------------------- */

static const char *const signs[VERDICTS + 1] = { "=", "~", "-", "+", "·" };
static const char *const words[VERDICTS + 1] = { N_("keep"), N_("modify"), N_("drop"), N_("new"), N_("pending") };
static const enum role roles[VERDICTS + 1] = { ROLE_OK, ROLE_WARN, ROLE_BAD, ROLE_ACCENT, ROLE_SECONDARY };

/* At the side: how many of each, and what they cost. */
static void balance_box(const struct requirements *s, struct pane p)
{
	struct pane in = pane_box(p, &(struct box){ .title = _("Balance") });
	int y = 0;

	for (size_t i = 0; i <= VERDICTS; i++, y++) {
		struct buf n = { 0 };

		pane_text(in, y, 0, roles[i], signs[i]);
		pane_text(in, y, 2, ROLE_NORMAL, _(words[i]));
		buf_printf(&n, "%zu", s->balance.n[i]);
		pane_end(in, y, ROLE_NORMAL, buf_str(&n));
		buf_free(&n);
	}
	pane_text(in, y++, 0, ROLE_LABEL, _("Share of cost"));
	for (size_t i = 0; i < VERDICTS; i++, y++) {
		struct buf n = { 0 };

		pane_text(in, y, 0, roles[i], signs[i]);
		percent_text(&n, s->app, s->balance.cost[i]);
		pane_end(in, y, ROLE_NORMAL, buf_str(&n));
		buf_free(&n);
	}
}

/* The same in one line. */
static void balance_line(const struct requirements *s, struct pane p)
{
	struct buf cost = { 0 };
	int x = 1;

	for (size_t i = 0; i <= VERDICTS; i++) {
		x += pane_text(p, 0, x, roles[i], signs[i]);
		x += pane_printf(p, 0, x, ROLE_NORMAL, " %zu ", s->balance.n[i]);
		x += pane_printf(p, 0, x, ROLE_SECONDARY, "%s  ", _(words[i]));
	}
	percent_text(&cost, s->app, s->balance.cost[2]);
	pane_printf(pane_sub(p, 0, x, 1, p.w - x), 0, 0, ROLE_NORMAL, _("cost -%s"), buf_str(&cost));
	buf_free(&cost);
}

static void text_title(const struct requirements *s, struct buf *out, int pane)
{
	const struct record *r = requirements_selected(s);

	const char *what = _("guiding questions");

	if (pane == FOCUS_TEXT)
		what = !r || !*record_get(r, "Old-Text") || !*record_get(r, "New-Text") ? _("text") : s->apart != s->whole ? _("old and new text") : _("difference by word");
	buf_printf(out, "%s%s%s", r ? r->id : "", r ? " · " : "", what);
}

static void text_box(struct requirements *s, struct pane p, int pane)
{
	struct buf head = { 0 };

	text_title(s, &head, pane);
	doc_boxed(pane == FOCUS_TEXT ? &s->text : &s->questions, p, buf_str(&head), s->focus.at == pane);
	buf_free(&head);
}

static void list_box(struct requirements *s, struct pane p, bool focused)
{
	struct buf head = { 0 };

	s->wide = p.w >= 96;
	s->list.columns = s->wide ? requirement_wide : requirement_narrow;
	buf_printf(&head, _("Requirements: %zu of %zu settled"), s->balance.settled, s->clauses.n);
	for (size_t i = CLAUSE_AGREED; i <= CLAUSE_UNPREPARED; i++)
		if (s->clauses.count[i] && (s->only == CLAUSE_SORTS || s->only == i)) {
			buf_puts(&head, " · ");
			sort_count(&head, (enum clause_sort)i, s->clauses.count[i]);
		}
	if (s->only != CLAUSE_SORTS)
		buf_puts(&head, _(" only (f)"));
	list_boxed(&s->list, p, buf_str(&head), focused);
	buf_free(&head);
}

static void draw_wide(struct requirements *s, struct pane p)
{
	struct pane top = pane_top(&p, (p.h + 1) / 2), side = pane_right(&top, BALANCE_COLS);

	list_box(s, top, s->focus.at == FOCUS_LIST);
	balance_box(s, side);
	text_box(s, pane_left(&p, p.w * 3 / 5), FOCUS_TEXT);
	text_box(s, p, FOCUS_QUESTIONS);
}

/* At 80 columns: the list with a glance at the text, or one of the texts alone. */
static void draw_narrow(struct requirements *s, struct pane p)
{
	if (s->focus.at != FOCUS_LIST) {
		text_box(s, p, s->focus.at);
		return;
	}
	balance_line(s, pane_top(&p, 1));
	list_box(s, pane_top(&p, p.h >= 16 ? p.h * 11 / 20 : p.h), true);
	text_box(s, p, FOCUS_TEXT);
}

static void draw(struct view *v, struct pane p)
{
	struct requirements *s = v->state;
	const struct record *r = requirements_selected(s);

	if (s->shown != r || (!r && !s->text.n_pars)) {
		requirement_text(s, r, v->data);
		requirement_questions(s, r);
		s->shown = r;
	}
	if (p.w >= WIDE && p.h >= MIDDLE)
		draw_wide(s, p);
	else
		draw_narrow(s, p);
}

/* --- what can be done -------------------------------------------------------------------------------------------------------------------------------- */

static const struct deed deeds[] = {
	{ "add", "requirement.add" }, { "edit", "requirement.change" }, { "decide", "requirement.decide" }, { "classify", "requirement.decide" },
	{ "suggest", "proposal.make" }, { "withdraw", "proposal.withdraw" }, { "not-lawful", "requirement.object" }, { "settle", "requirement.settle" }, { "rectify", "requirement.reopen" }, { "escalate", "escalation.draft" },
	{ NULL, NULL },
};

/* d: what members proposed is filled in. */
static unsigned decide(struct requirements *s, const struct record *r)
{
	const struct clause *c = requirements_clause(s);
	struct preset_value_of preset[OFFER_FIELDS + 1];
	size_t n = 0;

	for (size_t f = 0; c->n_options && f < OFFER_FIELDS; f++)
		if (*c->option[0].value[f])
			preset[n++] = (struct preset_value_of){ offer_fields[f], c->option[0].value[f] };
	preset[n] = (struct preset_value_of){ NULL, NULL };
	return deed_do(s->app, "requirement.decide", s->contract, r, n ? preset : NULL, n ? NULL : "Verdict");
}

/* What is decided is reopened. What is not, and was entered by mistake, is put right by an act that replaces the one that entered it and says why. */
static unsigned take_up(struct requirements *s, const struct record *r)
{
	struct arena *a = arena_new();
	struct version *v;
	struct why why = { 0 };
	size_t n = 0;
	unsigned did;

	if (list_has("decided ruled final principle", record_get(r, "State")))
		did = deed_do(s->app, "requirement.reopen", s->contract, r, NULL, NULL);
	else if (service_history(s->app->svc, r->path, &v, &n, a, &why) != RC_OK || n == 0)
		did = ui_fail(s->app->ui, &why);
	else
		did = rectify_act(s->app, v[n - 1].act.seq);
	arena_free(a);
	return did;
}

static unsigned act(struct requirements *s, const struct record *r, const char *action)
{
	const char *verb = deed_verb(deeds, action);

	if (!verb)
		return UI_PASS;
	if (strcmp(action, "add") == 0)
		return act_form(s->app, verb, s->contract, NULL, NULL);
	if (!r)
		return UI_NOTHING;
	if (strcmp(action, "classify") == 0)
		return verdict_choose(&s->choice, s->app, s->contract, r);
	if (strcmp(action, "escalate") == 0)
		return clause_escalate(s->app, s->contract, r);
	if (strcmp(action, "suggest") == 0)
		return proposal_make(s->app, s->contract, requirements_clause(s));
	if (strcmp(action, "withdraw") == 0)
		return proposal_withdraw(s->app, requirements_clause(s));
	if (strcmp(action, "not-lawful") == 0)
		return clause_not_lawful(s->app, r);
	if (strcmp(action, "rectify") == 0)
		return take_up(s, r);
	if (strcmp(action, "decide") == 0)
		return decide(s, r);
	return deed_do(s->app, verb, s->contract, r, NULL, NULL);
}

static unsigned look(struct requirements *s, const struct record *r, const char *action)
{
	if (r && strcmp(action, "open") == 0)
		return record_screen(s->app, r->path);
	if (r && strcmp(action, "why") == 0)
		return why_screen(s->app, r->path, *record_get(r, "Verdict") ? "Verdict" : NULL);
	if (strcmp(action, "diff-mode") == 0) {
		s->apart = !s->apart;
		s->shown = NULL;
		return UI_REDRAW;
	}
	if (strcmp(action, "sort-filter") == 0) {
		s->only = s->only == CLAUSE_SORTS ? CLAUSE_AGREED : s->only == CLAUSE_UNPREPARED ? CLAUSE_SORTS : s->only + 1;
		s->shown = NULL;
		choose_rows(s);
		return UI_REDRAW;
	}
	if (strcmp(action, "meeting") == 0)
		return meetings_screen(s->app, s->contract);
	return UI_PASS;
}

static unsigned request(struct view *v, const char *action)
{
	struct requirements *s = v->state;
	const struct record *r = requirements_selected(s);
	unsigned did;

	if ((did = focus_request(&s->focus, action)) != UI_PASS || (did = stage_go(s->app, v, s->contract, action)) != UI_PASS ||
	    (did = look(s, r, action)) != UI_PASS || (did = act(s, r, action)) != UI_PASS)
		return did;
	if (s->focus.at == FOCUS_TEXT)
		return doc_request(&s->text, action);
	return s->focus.at == FOCUS_QUESTIONS ? doc_request(&s->questions, action) : list_request(&s->list, action);
}

static bool ready(struct view *v, const char *action, struct buf *why_not)
{
	struct requirements *s = v->state;
	const struct record *r = requirements_selected(s);

	/* The dialog also escalates, so it opens without a meeting. */
	if (strcmp(action, "classify") == 0 || strcmp(action, "escalate") == 0) {
		if (!r)
			buf_puts(why_not, _("Select a requirement first."));
		/* What is settled is reopened first (R); the dialog would lead nowhere. */
		return r && act_ready(s->app, "requirement.change", record_name(v->data, r->path), why_not) && act_ready(s->app, "escalation.draft", s->contract, why_not);
	}
	if (list_has("suggest withdraw rectify not-lawful", action)) {
		if (!r)
			buf_puts(why_not, _("Select a requirement first."));
		else if (strcmp(action, "suggest") == 0 && requirements_clause(s)->sort == CLAUSE_SETTLED)
			buf_printf(why_not, _("%s is decided: R takes it up again."), r->id);
		else
			return strcmp(action, "suggest") != 0 || act_ready(s->app, "proposal.make", s->contract, why_not);
		return false;
	}
	if (strcmp(action, "settle") == 0 && r && !record_is(r, "State", "principle")) {
		buf_puts(why_not, _("Only an agreement in principle has a text to settle."));
		return false;
	}
	return deed_ready(s->app, deed_verb(deeds, action), s->contract, r, why_not);
}

static unsigned key(struct view *v, const struct key *k)
{
	return list_key(&((struct requirements *)v->state)->list, k);
}

static bool typing(struct view *v)
{
	return ((struct requirements *)v->state)->list.typing;
}

static void title(struct view *v, struct buf *out)
{
	(void)v;
	buf_printf(out, "2 %s", stage_word("requirements"));
}

static void leave(struct view *v)
{
	struct requirements *s = v->state;

	list_free(&s->list);
	doc_free(&s->text);
	doc_free(&s->questions);
}

static const struct action actions[] = {
	{ "classify", N_("Classify"), N_("Keep, modify, drop, new, or a question to the committee: then the form of the decision"), "clasificar veredicto mantener modificar eliminar keep modify drop" },
	{ "open", N_("Open"), N_("Opens the requirement with all its fields"), "abrir ver" },
	{ "edit", N_("Edit"), N_("Texts, type, cost, and the answers to the guiding questions"), "editar preguntas texto" },
	{ "add", N_("Add"), N_("Adds a clause of the old terms, or a new requirement"), "agregar clausula nuevo" },
	{ "settle", N_("Text"), N_("Fills in the text of an agreement in principle"), "texto redaccion principio" },
	{ "decide", N_("Decide"), N_("Opens the form of the group's decision"), "decidir votar" },
	{ "suggest", N_("Propose"), N_("Your own proposal before the group decides: verdict, words, reason, evidence; again: changes it"), "proponer sugerir propose" },
	{ "sort-filter", N_("Filter"), N_("Shows only what is agreed, contested or unprepared; then all again"), "filtro acordado discutido sin preparar" },
	{ "withdraw", NULL, N_("Withdraws your own proposal, with the reason"), "retirar baja propuesta" },
	{ "not-lawful", NULL, N_("The delegate of Legal says of this clause: not lawful, article …; again: the answer to that"), "ilegal objecion juridica articulo" },
	{ "why", N_("Why"), N_("Why does this verdict stand: act, votes, evidence"), "por que razon" },
	{ "rectify", NULL, N_("Takes a decided requirement up again; what was entered by mistake is put right by an act that replaces it. The history stays"), "reabrir corregir error reopen" },
	{ "escalate", NULL, N_("Drafts a question to the committee about this requirement"), "elevar escalar consulta" },
	{ "diff-mode", NULL, N_("Old and new text one under the other, or their difference by word"), "diferencia textos" },
	{ "meeting", NULL, N_("The meetings of this contract"), "reunion sesion" },
	{ NULL, NULL, NULL, NULL },
};

static const struct view_ops ops = { .name = "requirements", .map = "requirements", .actions = actions,
	.about = N_("Each clause of the old terms and each new one: keep, modify, drop or new, with reason and evidence. c and a number begins a verdict; Tab goes to the texts."),
	.load = load, .draw = draw, .request = request, .key = key, .title = title, .ready = ready, .typing = typing, .leave = leave };

unsigned requirements_screen(struct app *app, const char *contract)
{
	struct view *v = ui_push(app->ui, &ops, sizeof(struct requirements));
	struct requirements *s = v->state;

	s->app = app;
	s->focus.n = 3;
	s->only = CLAUSE_SORTS;
	snprintf(s->contract, sizeof s->contract, "%s", contract);
	list_init(&s->list, &requirement_rows, s, requirement_narrow, REQUIREMENT_COLS);
	return UI_REDRAW;
}
