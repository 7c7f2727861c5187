/* The committee's queue: what waits for an answer, since when and until when; the memo of the selected one; what was said before on something like it.
 * The Deputy Director sorts (c), the committee answers (d). */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "screens/committee.h"
#include "screens/escalation_memo.h"
#include "screens/stage_pieces.h"
#include "screens/verb_choice.h"

enum { ON_QUEUE, ON_MEMO, ON_BEFORE, PARTS };
enum { SOON_DAYS = 3, NO_DATE = 9999999 };

struct waiting { const struct record *r; const char *contract, *name; int64_t needed, waits; };

struct committee_view {
	struct app *app;
	struct waiting *v;
	size_t n;
	int64_t today;
	struct list queue;
	struct doc session, memo, before;
	struct focus focus;
	struct arena *page;                      /* of memo, session and precedents; emptied when another line is selected */
	const struct record *shown;
	size_t n_before;
	char record[160];                        /* what the open dialog is about */
};

/* --- the queue ------------------------------------------------------------------------------------------------------------------------------------ */

static bool is_escalation(const struct record *r)
{
	return strcmp(r->kind->name, "escalation") == 0;
}

static bool waits(const struct record *r)
{
	return list_has(is_escalation(r) ? "raised accepted scheduled" : "frozen submitted", record_get(r, "State"));
}

/* The last time that the group put it to the committee; for one that came otherwise, the act that wrote it first. */
static int64_t since(struct app *app, const struct record *r, struct arena *a)
{
	struct log_query q = { .record = r->path, .verb = is_escalation(r) ? "escalation.raise" : "recommendation.freeze", .limit = 1, .before = app->at ? app->at + 1 : 0 };
	struct act_line *line;
	struct why ignored = { 0 };
	size_t n = 0;

	if (service_log(app->svc, &q, &line, &n, a, &ignored) != RC_OK || n == 0)
		return -1;
	return date_of(line->decided);
}

/* Today, or the day of the act to which the program travels. */
static int64_t day_of(struct app *app, struct arena *a)
{
	struct log_query q = { .limit = 1, .before = app->at + 1 };
	struct act_line *line;
	struct instant now;
	struct why ignored = { 0 };
	size_t n = 0;

	if (app->at && service_log(app->svc, &q, &line, &n, a, &ignored) == RC_OK && n)
		return date_of(line->recorded);
	return instant_now(&now, &ignored) == RC_OK ? date_of(now) : 0;
}

static int by_need(const void *a, const void *b)
{
	const struct waiting *x = a, *y = b;

	if (x->needed != y->needed)
		return x->needed < y->needed ? -1 : 1;
	if (x->waits != y->waits)
		return x->waits > y->waits ? -1 : 1;
	return strcmp(x->name, y->name);
}

static void take(struct committee_view *s, const struct record *r, struct arena *a)
{
	struct waiting *w = &s->v[s->n++];
	int64_t from = since(s->app, r, a);

	*w = (struct waiting){ r, memo_contract(r, a), record_name(a, r->path), NO_DATE, from < 0 || from > s->today ? 0 : s->today - from };
	if (!is_escalation(r) || !date_parse(record_get(r, "Needed-By"), &w->needed))
		w->needed = NO_DATE;
}

static enum rc load(struct view *v, struct why *why)
{
	struct committee_view *s = v->state;
	struct record **e, **r;
	size_t n_e = 0, n_r = 0;
	enum rc rc = service_list(s->app->svc, "escalation", NULL, s->app->at, &e, &n_e, v->data, why);

	s->n = 0;
	s->shown = NULL;
	if (rc == RC_OK)
		rc = service_list(s->app->svc, "recommendation", NULL, s->app->at, &r, &n_r, v->data, why);
	if (rc == RC_OK) {
		s->today = day_of(s->app, v->data);
		s->v = arena_alloc(v->data, (n_e + n_r + 1) * sizeof *s->v);
		for (size_t i = 0; i < n_e; i++)
			if (waits(e[i]))
				take(s, e[i], v->data);
		for (size_t i = 0; i < n_r; i++)
			if (waits(r[i]))
				take(s, r[i], v->data);
		qsort(s->v, s->n, sizeof *s->v, by_need);
	}
	list_refresh(&s->queue);
	return rc;
}

/* --- rows ------------------------------------------------------------------------------------------------------------------------------------------ */

static size_t count(void *ctx) { return ((struct committee_view *)ctx)->n; }

static const char *contract_name(struct committee_view *s, size_t row)
{
	const struct record *c = scope_contract(service_scope(s->app->svc), s->v[row].contract);

	return c && *record_title(c) ? record_title(c) : s->v[row].contract;
}

static void asks(struct buf *out, const struct record *r)
{
	if (!is_escalation(r))
		buf_puts(out, _("validate"));
	else if (*record_get(r, "Recommends"))
		buf_printf(out, _("choose %s"), record_get(r, "Recommends"));
	else
		buf_puts(out, _("choose"));
}

static bool pressing(struct committee_view *s, size_t row)
{
	return s->v[row].needed != NO_DATE && s->v[row].needed <= s->today + SOON_DAYS;
}

enum { DAYS_YEAR = 365 };

static void days(struct buf *out, int64_t n)
{
	if (n >= 2 * DAYS_YEAR)
		buf_printf(out, _("%lld years"), (long long)(n / DAYS_YEAR));
	else if (n == 1)
		buf_puts(out, _("1 day"));
	else
		buf_printf(out, _("%lld days"), (long long)n);
}

static void cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	struct committee_view *s = ctx;
	const struct waiting *w = &s->v[row];

	switch (col) {
	case 0: buf_puts(out, w->r->id); break;
	case 1: buf_puts(out, contract_name(s, row)); break;
	case 2: buf_puts(out, memo_question(w->r)); break;
	case 3: asks(out, w->r); break;
	case 4: days(out, w->waits); break;
	case 5:
		if (w->needed != NO_DATE) {
			show_field(out, w->r, "Needed-By");
			buf_puts(out, pressing(s, row) ? " ▲" : "");
		}
		break;
	default: buf_puts(out, choice_label(NULL, record_get(w->r, "State")));
	}
}

static enum role role(void *ctx, size_t row, size_t col)
{
	struct committee_view *s = ctx;

	if (col == 5 && pressing(s, row))
		return ROLE_WARN;
	return col == 0 ? ROLE_ACCENT : col == 6 ? role_of_state(record_get(s->v[row].r, "State")) : ROLE_NORMAL;
}

static const char *key_of(void *ctx, size_t row) { return ((struct committee_view *)ctx)->v[row].r->path; }

static const struct list_ops rows = { .count = count, .cell = cell, .role = role, .key = key_of,
				      .empty = N_("Nothing waits for the committee. A group raises a question in the fourth stage of its contract.") };
enum { COLUMNS = 7 };
static const struct list_column wide[COLUMNS] = {
	{ N_("Id"), 8, false, 0 }, { N_("Contract"), 20, false, 3 }, { N_("Question"), 0, false, 0 }, { N_("Asks"), 9, false, 1 }, { N_("Waits"), 8, true, 0 },
	{ N_("Needed by"), 12, false, 0 }, { N_("State"), 11, false, 2 },
};
/* The question needs its words; state and contract stand in the memo below. */
static const struct list_column narrow[COLUMNS] = {
	{ N_("Id"), 8, false, 0 }, { N_("Contract"), 18, false, 2 }, { N_("Question"), 28, false, 0 }, { N_("Asks"), 9, false, 1 }, { N_("Waits"), 8, true, 0 },
	{ N_("Needed by"), 12, false, 0 }, { N_("State"), 11, false, 3 },
};
enum { ROOMY = 124 };

/* --- the page ----------------------------------------------------------------------------------------------------------------------------------------- */

static const struct waiting *selected(struct committee_view *s)
{
	size_t row;

	return list_row(&s->queue, &row) ? &s->v[row] : NULL;
}

static void precedent(struct doc *d, const struct record *r, struct arena *a)
{
	const char *type = strcmp(r->kind->name, "validation") == 0 ? "validation" : record_get(r, "Type");

	doc_add(d, ROLE_ACCENT, r->id);
	doc_more(d, ROLE_NORMAL, "  ");
	doc_more(d, ROLE_TITLE, choice_label(NULL, type));
	if (record_is(r, "State", "superseded"))
		doc_more(d, ROLE_BAD, arena_printf(a, _("  ▲ replaced by %s"), record_get(r, "Replaced-By")));
	doc_pair(d, 2, "", ROLE_NORMAL, record_title(r));
	if (*record_get(r, "Text") && strcmp(record_get(r, "Text"), record_title(r)) != 0)
		doc_pair(d, 2, "", ROLE_SECONDARY, record_get(r, "Text"));
	doc_add(d, ROLE_NORMAL, "");
}

static void fill_before(struct committee_view *s, const struct record *about)
{
	struct precedent found[PRECEDENTS_MAX];

	doc_reset(&s->before);
	s->n_before = about ? precedents_find(s->app, about, found, s->page) : 0;
	for (size_t i = 0; i < s->n_before; i++)
		precedent(&s->before, found[i].r, s->page);
	if (about && !s->n_before)
		doc_add(&s->before, ROLE_SECONDARY, _("The committee has said nothing yet on something like it."));
}

/* Made once for each line and load, not at each frame. */
static void turn_page(struct committee_view *s)
{
	const struct waiting *w = selected(s);

	if (w && w->r == s->shown)
		return;
	arena_reset(s->page);
	session_fill(&s->session, s->app, w ? w->contract : NULL, s->page);
	if (w)
		memo_fill(&s->memo, s->app, w->r, s->page);
	else
		doc_reset(&s->memo);
	fill_before(s, w ? w->r : NULL);
	s->shown = w ? w->r : NULL;
}

/* As many rows as wait, at most this part of the screen: the memo needs the room. */
static int queue_rows(const struct committee_view *s, int most)
{
	int needed = (int)s->queue.n_shown + 4;

	return needed < 6 ? 6 : needed > most ? most : needed;
}

static void draw_narrow(struct committee_view *s, struct pane p, const char *memo, const char *before)
{
	if (s->focus.at == ON_MEMO) {
		doc_boxed(&s->memo, p, memo, true);
	} else if (s->focus.at == ON_BEFORE) {
		doc_boxed(&s->before, p, before, true);
	} else {
		list_boxed(&s->queue, pane_top(&p, p.h > 14 && s->n ? queue_rows(s, p.h * 9 / 20) : p.h), _("Before the committee"), true);
		if (p.h > 3)
			doc_boxed(&s->memo, p, memo, false);
	}
}

static void draw(struct view *v, struct pane p)
{
	struct committee_view *s = v->state;
	const struct waiting *w;
	const char *memo, *before;

	turn_page(s);
	w = selected(s);
	memo = w ? w->name : _("Memo");
	before = arena_printf(s->page, _("Said before on something like it (%zu)"), s->n_before);
	doc_draw(&s->session, pane_sub(pane_top(&p, p.h > 16 ? 2 : 1), 0, 1, 2, p.w - 2), false);
	s->queue.columns = p.w < ROOMY ? narrow : wide;
	if (p.w < WIDE) {
		draw_narrow(s, p, arena_printf(s->page, _("%s · Tab: whole, precedents (%zu)"), memo, s->n_before), before);
		return;
	}
	list_boxed(&s->queue, pane_top(&p, queue_rows(s, p.h * 2 / 5)), _("Before the committee"), s->focus.at == ON_QUEUE);
	doc_boxed(&s->memo, pane_left(&p, p.w * 3 / 5), memo, s->focus.at == ON_MEMO);
	doc_boxed(&s->before, p, before, s->focus.at == ON_BEFORE);
}

/* --- sorting and answering ------------------------------------------------------------------------------------------------------------------------------ */

static bool about_same(const struct committee_view *s, const struct waiting *w)
{
	return w && strcmp(w->name, s->record) == 0;
}

/* The session onto whose tabla it goes: the one that sits, else the next that is convened. */
static const char *next_session(struct committee_view *s, struct arena *a)
{
	const struct record *committee = scope_committee(service_scope(s->app->svc));
	const char *best = app_meeting(s->app, NULL), *best_day = NULL;
	struct record **v;
	struct why ignored = { 0 };
	size_t n = 0;

	if (*best || !committee || service_list(s->app->svc, "meeting", NULL, 0, &v, &n, a, &ignored) != RC_OK)
		return best;
	for (size_t i = 0; i < n; i++)
		if (record_is(v[i], "Body", committee->id) && record_is(v[i], "State", "convened") &&
		    (!best_day || strcmp(record_get(v[i], "Date"), best_day) < 0)) {
			best = v[i]->id;
			best_day = record_get(v[i], "Date");
		}
	return best;
}

/* What the answer is likely to say: the question as its title, the option that the group recommends as its words. */
static unsigned answer(struct ui *ui, void *ctx, const char *verb)
{
	struct committee_view *s = ctx;
	const struct waiting *w = selected(s);
	struct arena *a = arena_new();
	bool speaks = list_has("agreement.rule validation.give guidance.give guidance.direct guidance.notcarried", verb);
	struct preset_value_of preset[5] = { { NULL, NULL } };
	size_t n = 0;
	unsigned did;

	(void)ui;
	if (!about_same(s, w)) {
		arena_free(a);
		return UI_NOTHING;
	}
	if (strcmp(verb, "escalation.accept") == 0) {
		preset[n++] = (struct preset_value_of){ "Session", next_session(s, a) };
	} else if (strncmp(verb, "escalation.", 11) != 0) {
		preset[n++] = (struct preset_value_of){ "Title", memo_question(w->r) };
		preset[n++] = (struct preset_value_of){ "Contracts", w->contract };
		if (speaks)
			preset[n++] = (struct preset_value_of){ "Text", is_escalation(w->r) ? memo_recommended(w->r, a) : record_get(w->r, "Text") };
		if (record_is(w->r, "Illustrative", "yes"))
			preset[n++] = (struct preset_value_of){ "Illustrative", "yes" };
	}
	preset[n] = (struct preset_value_of){ NULL, NULL };
	did = act_form(s->app, verb, w->name, preset, NULL);
	arena_free(a);
	return did;
}

static const char *const answers_to_escalation[] = { "agreement.rule", "validation.give", "guidance.give", "guidance.defer", "guidance.return", "guidance.notcarried" };
static const char *const answers_to_recommendation[] = { "validation.give", "agreement.rule", "guidance.give", "guidance.defer", "guidance.return", "guidance.notcarried" };
static const char *const triage_verbs[] = { "escalation.accept", "guidance.direct", "escalation.sendback", "escalation.merge" };
enum { ANSWERS = 6, TRIAGES = 4 };

static unsigned choose(struct committee_view *s, const char *title, const char *const *verbs, size_t n, bool binding)
{
	const struct waiting *w = selected(s);
	struct verb_choice c = { .title = title, .record = s->record, .says_binding = binding, .done = answer, .ctx = s };

	if (!w)
		return UI_NOTHING;
	snprintf(s->record, sizeof s->record, "%s", w->name);
	c.intro = memo_question(w->r);
	for (size_t i = 0; i < n; i++)
		c.verb[c.n++] = verbs[i];
	return verb_choose(s->app, &c);
}

static unsigned triage(struct committee_view *s)
{
	const struct waiting *w = selected(s);

	if (w && (!is_escalation(w->r) || !list_has("raised accepted", record_get(w->r, "State")))) {
		ui_say(s->app->ui, SAY_INFO, is_escalation(w->r) ? _("It stands on the tabla already: the committee answers it (d).") :
		       _("A recommendation is not sorted: the committee answers it (d)."));
		return UI_REDRAW;
	}
	return choose(s, _("Triage: what happens with the question?"), triage_verbs, TRIAGES, false);
}

static unsigned decide(struct committee_view *s)
{
	const struct waiting *w = selected(s);

	return choose(s, _("What does the committee say?"), w && !is_escalation(w->r) ? answers_to_recommendation : answers_to_escalation, ANSWERS, true);
}

/* --- the view --------------------------------------------------------------------------------------------------------------------------------------------- */

static unsigned request(struct view *v, const char *action)
{
	struct committee_view *s = v->state;
	const struct waiting *w = selected(s);
	unsigned did = focus_request(&s->focus, action);

	if (did != UI_PASS)
		return did;
	if (strcmp(action, "classify") == 0)
		return triage(s);
	if (strcmp(action, "decide") == 0)
		return decide(s);
	if (strcmp(action, "meeting") == 0 && !*app_meeting(s->app, NULL))
		return meetings_screen(s->app, NULL);
	if (w && strcmp(action, "open") == 0)
		return escalations_screen(s->app, w->contract);
	if (w && strcmp(action, "details") == 0)
		return record_screen(s->app, w->r->path);
	if (w && strcmp(action, "why") == 0)
		return why_screen(s->app, w->r->path, NULL);
	return s->focus.at == ON_MEMO ? doc_request(&s->memo, action) : s->focus.at == ON_BEFORE ? doc_request(&s->before, action) : list_request(&s->queue, action);
}

static bool ready(struct view *v, const char *action, struct buf *why_not)
{
	struct committee_view *s = v->state;

	if (selected(s) || (strcmp(action, "decide") != 0 && strcmp(action, "classify") != 0))
		return true;
	buf_puts(why_not, _("Nothing waits for the committee."));
	return false;
}

static unsigned key(struct view *v, const struct key *k) { return list_key(&((struct committee_view *)v->state)->queue, k); }
static bool typing(struct view *v) { return ((struct committee_view *)v->state)->queue.typing; }
static void title(struct view *v, struct buf *out) { (void)v; buf_puts(out, _("Committee")); }

static void leave(struct view *v)
{
	struct committee_view *s = v->state;

	list_free(&s->queue);
	doc_free(&s->session);
	doc_free(&s->memo);
	doc_free(&s->before);
	arena_free(s->page);
}

static const struct action actions[] = {
	{ "decide", N_("Decide"), N_("The committee answers: acuerdo, validación, orientación, deferral, return, or a motion that was not carried"),
	  "acuerdo validacion orientacion postergar devolver resolver ruling guidance validation defer return" },
	{ "classify", N_("Triage"), N_("The Deputy Director sorts: onto the tabla, answered directly, returned for evidence, merged"), "tamizaje aceptar devolver responder unir triage" },
	{ "open", N_("Contract"), N_("Opens the escalations of its contract"), "abrir contrato" },
	{ "next-pane", N_("Pane"), N_("Queue, memo, what was said before"), "panel memo precedentes" },
	{ "details", NULL, N_("Opens the record with all its fields and versions"), "registro detalles" },
	{ "why", N_("Why"), N_("Why does this stand: act, votes, evidence"), "por que" },
	{ NULL, NULL, NULL, NULL },
};
static const struct view_ops ops = { .name = "committee", .map = "inbox", .actions = actions, .load = load, .draw = draw, .request = request, .key = key, .title = title,
				     .ready = ready, .typing = typing, .leave = leave,
				     .about = N_("What the groups ask the committee, the most pressing first. Each answer says whether it binds; what was said before on something like it stands beside.") };

unsigned committee_screen(struct app *app)
{
	struct committee_view *s = ui_push(app->ui, &ops, sizeof *s)->state;

	s->app = app;
	s->focus.n = PARTS;
	s->page = arena_new();
	list_init(&s->queue, &rows, s, narrow, COLUMNS);
	return UI_REDRAW;
}
