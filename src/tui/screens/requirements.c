/* Requirements: each clause with its verdict, on what evidence; what it says now and what it said; the balance of the whole.
 *
 * c and a number begins a verdict: two keys to the form, which is filled in with it. The text panes are in requirement_text.c. */
#include <stdio.h>
#include <string.h>

#include "procure/base/num.h"
#include "screens/requirements.h"

enum { BALANCE_COLS = 20, MIDDLE = 22 };

/* --- the list ---------------------------------------------------------------------------------------------------------------------------------- */

enum { COL_ID, COL_CLAUSE, COL_VERDICT, COL_COST, COL_EVIDENCE, COL_STATE, COLS };

static const struct list_column narrow[COLS] = {
	{ N_("No."), 4, false, 0 }, { N_("Requirement"), 0, false, 0 }, { N_("Verdict"), 11, false, 0 }, { N_("Cost %"), 6, true, 3 },
	{ N_("Evid."), 5, true, 4 }, { N_("State"), 10, false, 2 },
};
static const struct list_column wide[COLS] = {
	{ N_("No."), 4, false, 0 }, { N_("Requirement"), 0, false, 0 }, { N_("Verdict"), 11, false, 0 }, { N_("Cost %"), 6, true, 3 },
	{ N_("Evidence"), 14, false, 4 }, { N_("State"), 12, false, 2 },
};

static size_t rows_count(void *ctx)
{
	return ((struct requirements *)ctx)->all.n;
}

/* A proposal of a member stands in for a verdict, with a question mark. */
static void verdict_cell(const struct record *r, struct buf *out)
{
	if (*record_get(r, "Verdict")) {
		verdict_text(out, r, "Verdict");
	} else if (*record_get(r, "Proposal")) {
		verdict_text(out, r, "Proposal");
		buf_puts(out, " ?");
	} else
		buf_puts(out, "·");
}

static void evidence_cell(const struct requirements *s, const struct record *r, struct buf *out)
{
	struct arena *a = arena_new();
	struct strs ids = { 0 };

	strs_split(&ids, a, record_get(r, "Evidence"));
	if (ids.n == 0)
		buf_puts(out, !*record_get(r, "No-Evidence") ? "·" : s->wide ? _("none") : "0");
	else if (s->wide && ids.n < 3)
		buf_puts(out, strs_join(&ids, a, " "));
	else if (s->wide)
		buf_printf(out, "%s +%zu", ids.v[0], ids.n - 1);
	else
		buf_printf(out, "%zu", ids.n);
	arena_free(a);
}

/* Two states have long names; the line over the text says them in full. */
static void state_cell(const struct record *r, struct buf *out)
{
	if (record_is(r, "State", "principle"))
		buf_puts(out, _("▲ princ."));
	else if (record_is(r, "State", "escalated"))
		buf_printf(out, "▲ %s", *record_get(r, "Escalation") ? record_get(r, "Escalation") : _("escalated"));
	else
		show_field(out, r, "State");
}

static void rows_cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	struct requirements *s = ctx;
	const struct record *r = s->all.v[row];

	switch (col) {
	case COL_ID: buf_puts(out, r->id); break;
	case COL_CLAUSE: show_field(out, r, "Clause"); break;
	case COL_VERDICT: verdict_cell(r, out); break;
	case COL_COST: percent_cell(out, s->app, r, "Cost-Share"); break;
	case COL_EVIDENCE: evidence_cell(s, r, out); break;
	default: state_cell(r, out); break;
	}
}

static enum role rows_role(void *ctx, size_t row, size_t col)
{
	const struct record *r = ((struct requirements *)ctx)->all.v[row];

	if (col == COL_ID)
		return ROLE_ACCENT;
	if (col == COL_VERDICT)
		return *record_get(r, "Verdict") ? role_of_state(record_get(r, "Verdict")) : ROLE_SECONDARY;
	if (col == COL_EVIDENCE && !*record_get(r, "Evidence"))
		return ROLE_SECONDARY;
	return col == COL_STATE ? role_of_state(record_get(r, "State")) : ROLE_NORMAL;
}

static const char *rows_key(void *ctx, size_t row)
{
	return ((struct requirements *)ctx)->all.v[row]->path;
}

static void rows_words(void *ctx, size_t row, struct buf *out)
{
	const struct record *r = ((struct requirements *)ctx)->all.v[row];
	static const char *const fields[] = { "Clause", "Type", "Verdict", "Proposal", "State", "Evidence", "Escalation", "Old-Text", "New-Text", "Reason" };

	buf_puts(out, r->id);
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
		buf_putc(out, ' ');
		show_field(out, r, fields[i]);
	}
}

static const struct list_ops rows_ops = { .count = rows_count, .cell = rows_cell, .role = rows_role, .key = rows_key, .words = rows_words,
	.empty = N_("Here stand the clauses of the old terms, one a line, each to be kept, modified or dropped, and the new ones. Press a to add the first.") };

const struct record *requirements_selected(const struct requirements *s)
{
	size_t row;

	return list_row(&s->list, &row) ? s->all.v[row] : NULL;
}

/* --- loading ------------------------------------------------------------------------------------------------------------------------------------- */

static void count_balance(struct requirements *s)
{
	static const char *const verdicts[VERDICTS] = { "keep", "modify", "drop", "new" };

	memset(&s->balance, 0, sizeof s->balance);
	for (size_t i = 0; i < s->all.n; i++) {
		const struct record *r = s->all.v[i];
		size_t k = 0;

		while (k < VERDICTS && !record_is(r, "Verdict", verdicts[k]))
			k++;
		s->balance.n[k]++;
		s->balance.cost[k] += hundredths_of(r, "Cost-Share");
		s->balance.settled += list_has("decided ruled final", record_get(r, "State"));
	}
}

static enum rc load(struct view *v, struct why *why)
{
	struct requirements *s = v->state;
	enum rc rc = records_read(&s->all, s->app, "requirement", s->contract, v->data, why);

	if (rc == RC_OK)
		rc = records_read(&s->evidence, s->app, "evidence", s->contract, v->data, why);
	if (rc == RC_OK)
		rc = records_read(&s->escalations, s->app, "escalation", s->contract, v->data, why);
	count_balance(s);
	s->shown = NULL;
	list_refresh(&s->list);
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
	s->list.columns = s->wide ? wide : narrow;
	buf_printf(&head, _("Requirements: %zu of %zu settled"), s->balance.settled, s->all.n);
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
	{ "suggest", "requirement.propose" }, { "settle", "requirement.settle" }, { "rectify", "requirement.reopen" }, { "escalate", "escalation.draft" },
	{ NULL, NULL },
};

static unsigned escalate(struct requirements *s, const struct record *r)
{
	const struct preset_value_of preset[] = { { "Requirements", r->id }, { "Stage", "requirements" }, { "Evidence", record_get(r, "Evidence") }, { NULL, NULL } };

	return act_form(s->app, "escalation.draft", s->contract, preset, NULL);
}

/* The verdict just chosen wins over an older draft of the form; the rest of that draft stays. */
static unsigned decide_as(struct requirements *s, const struct record *r, const char *verdict)
{
	const struct preset_value_of preset[] = { { "Verdict", verdict }, { NULL, NULL } };
	struct arena *a = arena_new();
	struct why why = { 0 };
	bool text = strcmp(verdict, "modify") == 0 || strcmp(verdict, "new") == 0;
	unsigned did;

	draft_put(s->app->svc, arena_printf(a, "form/requirement.decide/%s", record_name(a, r->path)), "Verdict", verdict, &why);
	did = deed_do(s->app, "requirement.decide", s->contract, r, preset, text ? "New-Text" : "Evidence");
	arena_free(a);
	return did;
}

static unsigned classified(struct ui *ui, void *ctx, size_t which)
{
	static const char *const codes[] = { "keep", "modify", "drop", "new" };
	struct requirements *s = ctx;
	const struct record *r = requirements_selected(s);

	(void)ui;
	if (!r)
		return UI_NOTHING;
	return which < VERDICTS ? decide_as(s, r, codes[which]) : escalate(s, r);
}

static unsigned classify(struct requirements *s, const struct record *r)
{
	const struct choose_item items[] = {
		{ _("= keep"), _("The clause stays as it is.") },
		{ _("~ modify"), _("The clause gets the new text, or is agreed in principle until it has one.") },
		{ _("- drop"), _("The clause goes. Not possible for what law requires.") },
		{ _("+ new"), _("A clause that the old terms did not have.") },
		{ _("▲ escalate"), _("The group cannot settle it: a question to the committee, about this clause.") },
	};
	struct buf head = { 0 };
	unsigned did;

	buf_printf(&head, "%s  %s", r->id, record_title(r));
	did = dialog_choose(s->app->ui, &(struct choose){ buf_str(&head), items, sizeof items / sizeof items[0], 0, classified, s });
	buf_free(&head);
	return did;
}

/* d: the verdict that a member proposed is filled in. */
static unsigned decide(struct requirements *s, const struct record *r)
{
	const char *given = *record_get(r, "Verdict") ? record_get(r, "Verdict") : record_get(r, "Proposal");
	const struct preset_value_of preset[] = { { "Verdict", given }, { "New-Text", record_get(r, "New-Text") }, { NULL, NULL } };

	return deed_do(s->app, "requirement.decide", s->contract, r, *given ? preset : NULL, *given ? NULL : "Verdict");
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
		return classify(s, r);
	if (strcmp(action, "escalate") == 0)
		return escalate(s, r);
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
	{ "suggest", N_("Suggest"), N_("A member's proposal, before the group decides"), "proponer sugerir propose" },
	{ "why", N_("Why"), N_("Why does this verdict stand: act, votes, evidence"), "por que razon" },
	{ "rectify", NULL, N_("Takes a decided requirement up again; the history stays"), "reabrir corregir reopen" },
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
	snprintf(s->contract, sizeof s->contract, "%s", contract);
	list_init(&s->list, &rows_ops, s, narrow, COLS);
	return UI_REDRAW;
}
