/* The fourth stage of a contract: its escalations and recommendations, each as a memo of one page, and the verbs that fit its state. */
#include <stdio.h>
#include <string.h>

#include "screens/committee.h"
#include "screens/escalation_memo.h"
#include "screens/stage_pieces.h"
#include "screens/verb_choice.h"

enum { ACTIONS_MAX = 24, ON_LIST = 0, ON_MEMO = 1 };

struct escalations_view {
	struct app *app;
	char contract[80];
	struct record **v;
	size_t n;
	struct list list;
	struct doc memo;
	struct focus focus;
	struct arena *page;                      /* of the memo; emptied when another line is selected */
	const struct record *shown;
	char record[160];                        /* what the open dialog is about */
};

/* --- rows ------------------------------------------------------------------------------------------------------------------------------------- */

static size_t count(void *ctx) { return ((struct escalations_view *)ctx)->n; }

static bool is_escalation(const struct record *r)
{
	return strcmp(r->kind->name, "escalation") == 0;
}

static void cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	struct escalations_view *s = ctx;
	const struct record *r = s->v[row];

	if (col == 0)
		buf_puts(out, r->id);
	else if (col == 1)
		buf_puts(out, record_title(r));
	else if (col == 2)
		buf_puts(out, choice_label(NULL, record_get(r, "State")));
	else if (col == 3 && is_escalation(r))
		show_field(out, r, "Needed-By");
	else if (col == 4)
		show_field(out, r, is_escalation(r) ? "Outcome" : "Agreement");
}

static enum role role(void *ctx, size_t row, size_t col)
{
	struct escalations_view *s = ctx;

	return col == 0 ? ROLE_ACCENT : col == 2 ? role_of_state(record_get(s->v[row], "State")) : ROLE_NORMAL;
}

static const char *key_of(void *ctx, size_t row) { return ((struct escalations_view *)ctx)->v[row]->path; }

static const struct list_ops rows = { .count = count, .cell = cell, .role = role, .key = key_of,
				      .empty = N_("Nothing is escalated and nothing recommended yet. Press a to draft a question to the committee, or the recommendation.") };
static const struct list_column columns[] = {
	{ N_("Id"), 7, false, 0 }, { N_("Question"), 0, false, 0 }, { N_("State"), 12, false, 0 }, { N_("Needed by"), 10, false, 2 }, { N_("Outcome"), 13, false, 1 },
};

/* --- load and draw -------------------------------------------------------------------------------------------------------------------------------- */

static enum rc load(struct view *v, struct why *why)
{
	struct escalations_view *s = v->state;
	struct record **recommended;
	size_t n = 0;
	enum rc rc = service_list(s->app->svc, "escalation", s->contract, s->app->at, &s->v, &s->n, v->data, why);

	s->shown = NULL;
	if (rc == RC_OK)
		rc = service_list(s->app->svc, "recommendation", s->contract, s->app->at, &recommended, &n, v->data, why);
	if (rc == RC_OK && n) {
		struct record **all = arena_alloc(v->data, (s->n + n) * sizeof *all);

		if (s->n)
			memcpy(all, s->v, s->n * sizeof *all);
		memcpy(all + s->n, recommended, n * sizeof *all);
		s->v = all;
		s->n += n;
	}
	if (rc != RC_OK)
		s->n = 0;
	list_refresh(&s->list);
	return rc;
}

static const struct record *selected(struct escalations_view *s)
{
	size_t row;

	return list_row(&s->list, &row) ? s->v[row] : NULL;
}

/* The page is made once for each line and load, not at each frame; another line begins at its top. */
static const struct record *turn_page(struct escalations_view *s)
{
	const struct record *r = selected(s);

	if (r == s->shown && r)
		return r;
	arena_reset(s->page);
	if (!s->shown || !r)
		s->memo.top = 0;
	if (r)
		memo_fill(&s->memo, s->app, r, s->page);
	else
		doc_reset(&s->memo);
	s->shown = r;
	return r;
}

static void draw(struct view *v, struct pane p)
{
	struct escalations_view *s = v->state;
	const struct record *r = turn_page(s);
	const char *page = r ? record_name(v->data, r->path) : _("Memo"), *title = _("Escalations and recommendation");

	if (p.w >= WIDE) {
		list_boxed(&s->list, pane_left(&p, p.w * 12 / 25), title, s->focus.at == ON_LIST);
		doc_boxed(&s->memo, p, page, s->focus.at == ON_MEMO);
	} else if (s->focus.at == ON_MEMO) {
		doc_boxed(&s->memo, p, page, true);
	} else {
		list_boxed(&s->list, pane_top(&p, p.h > 14 && s->n ? p.h * 2 / 5 : p.h), title, true);
		if (p.h > 3)
			doc_boxed(&s->memo, p, arena_printf(v->data, _("%s · Tab reads it whole"), page), false);
	}
}

/* --- what can be done ------------------------------------------------------------------------------------------------------------------------------ */

/* Verbs that fit the state; the dialog says of each why it is not possible yet. */
static const struct { const char *kind, *states, *verb; } fits[] = {
	{ "escalation", "draft returned", "escalation.raise" },
	{ "escalation", "resolved answered", "escalation.acknowledge" },
	{ "escalation", "resolved answered acknowledged", "escalation.apply" },
	{ "escalation", "resolved answered acknowledged applied", "escalation.close" },
	{ "escalation", "draft returned raised accepted scheduled", "escalation.withdraw" },
	{ "recommendation", "draft returned", "recommendation.freeze" },
};

/* Guidance that waits for the group's answer: followed, or not followed because. */
static const struct record *open_guidance(struct escalations_view *s, const struct record *r, struct arena *a)
{
	struct record **v;
	size_t n = memo_answers(s->app, r, &v, a);

	for (size_t i = n; i-- > 0;)
		if (strcmp(v[i]->kind->name, "guidance") == 0 && record_is(v[i], "State", "open") && list_has("guidance return direct", record_get(v[i], "Type")))
			return v[i];
	return NULL;
}

static unsigned chosen(struct ui *ui, void *ctx, const char *verb)
{
	struct escalations_view *s = ctx;

	(void)ui;
	return act_form(s->app, verb, s->record, NULL, verb_by_name(verb)->flags & V_REASON ? "Reason" : NULL);
}

static unsigned respond(struct ui *ui, void *ctx, const char *verb)
{
	struct escalations_view *s = ctx;
	const struct record *g = s->shown ? open_guidance(s, s->shown, s->page) : NULL;

	(void)ui;
	if (strcmp(verb, "guidance.respond") == 0)
		return g ? act_form(s->app, verb, g->id, NULL, "Followed") : UI_NOTHING;
	return chosen(ui, ctx, verb);
}

static unsigned decide(struct escalations_view *s)
{
	const struct record *r = selected(s);
	struct verb_choice c = { .title = _("What happens with it?"), .record = s->record, .done = respond, .ctx = s };

	if (!r)
		return UI_NOTHING;
	for (size_t i = 0; i < sizeof fits / sizeof fits[0]; i++)
		if (strcmp(fits[i].kind, r->kind->name) == 0 && list_has(fits[i].states, record_get(r, "State")))
			c.verb[c.n++] = fits[i].verb;
	if (open_guidance(s, r, s->page))
		c.verb[c.n++] = "guidance.respond";
	if (!c.n) {
		ui_say(s->app->ui, SAY_INFO, _("Nothing is to be decided on it now; w says why it stands like this."));
		return UI_REDRAW;
	}
	snprintf(s->record, sizeof s->record, "%s", record_name(s->page, r->path));
	c.intro = memo_question(r);
	return verb_choose(s->app, &c);
}

/* The stage in which it comes up: the first that is not complete. */
static const char *stage_now(struct escalations_view *s, struct arena *a)
{
	struct stage *st;
	size_t n = room_stages(s->app->svc, s->contract, &st, a);

	for (size_t i = 0; i < n; i++)
		if (!st[i].complete)
			return st[i].code;
	return "escalation";
}

static unsigned draft(struct ui *ui, void *ctx, const char *verb)
{
	struct escalations_view *s = ctx;
	struct arena *a = arena_new();
	struct preset_value_of stage[] = { { "Stage", stage_now(s, a) }, { NULL, NULL } };
	unsigned did = act_form(s->app, verb, s->contract, strcmp(verb, "escalation.draft") == 0 ? stage : NULL, NULL);

	(void)ui;
	arena_free(a);
	return did;
}

static unsigned add(struct escalations_view *s)
{
	return verb_choose(s->app, &(struct verb_choice){ .title = _("What is drafted?"), .record = s->contract, .verb = { "escalation.draft", "recommendation.draft" }, .n = 2,
							  .done = draft, .ctx = s });
}

static const char *change_verb(const struct record *r)
{
	return is_escalation(r) ? "escalation.change" : "recommendation.change";
}

/* A verb by its own name, from palette or menu: of the selected record, or a draft. */
static unsigned named_verb(struct escalations_view *s, const char *action, struct arena *a)
{
	const struct verb *verb = verb_by_name(action);
	const struct record *r = selected(s);

	if (!verb)
		return UI_PASS;
	if (strcmp(action, "escalation.draft") == 0 || strcmp(action, "recommendation.draft") == 0)
		return draft(s->app->ui, s, action);
	return r && strcmp(verb->kind, r->kind->name) == 0 ? act_form(s->app, action, record_name(a, r->path), NULL, NULL) : UI_PASS;
}

static unsigned request(struct view *v, const char *action)
{
	struct escalations_view *s = v->state;
	const struct record *r = selected(s);
	unsigned did;

	if ((did = focus_request(&s->focus, action)) != UI_PASS || (did = stage_go(s->app, v, s->contract, action)) != UI_PASS)
		return did;
	if (strcmp(action, "add") == 0)
		return add(s);
	if (strcmp(action, "decide") == 0)
		return decide(s);
	if (r && strcmp(action, "edit") == 0)
		return act_form(s->app, change_verb(r), record_name(v->data, r->path), NULL, NULL);
	if (r && strcmp(action, "open") == 0)
		return record_screen(s->app, r->path);
	if (r && strcmp(action, "why") == 0)
		return why_screen(s->app, r->path, NULL);
	if ((did = named_verb(s, action, v->data)) != UI_PASS)
		return did;
	return s->focus.at == ON_MEMO ? doc_request(&s->memo, action) : list_request(&s->list, action);
}

static bool ready(struct view *v, const char *action, struct buf *why_not)
{
	struct escalations_view *s = v->state;
	const struct record *r = selected(s);
	const struct verb *verb = verb_by_name(action);

	if (!r && (strcmp(action, "decide") == 0 || strcmp(action, "edit") == 0)) {
		buf_puts(why_not, _("Nothing is selected."));
		return false;
	}
	if (r && strcmp(action, "edit") == 0)
		return act_ready(s->app, change_verb(r), record_name(v->data, r->path), why_not);
	if (!verb || !list_has("escalation recommendation", verb->kind))
		return true;
	if (verb->flags & V_NEW)
		return act_ready(s->app, action, s->contract, why_not);
	if (!r || strcmp(verb->kind, r->kind->name) != 0) {
		buf_puts(why_not, _("Select a line that it is about first."));
		return false;
	}
	return act_ready(s->app, action, record_name(v->data, r->path), why_not);
}

static unsigned key(struct view *v, const struct key *k) { return list_key(&((struct escalations_view *)v->state)->list, k); }
static bool typing(struct view *v) { return ((struct escalations_view *)v->state)->list.typing; }

static void title(struct view *v, struct buf *out)
{
	buf_printf(out, _("%s > 4 Escalation"), ((struct escalations_view *)v->state)->contract);
}

static void leave(struct view *v)
{
	struct escalations_view *s = v->state;

	list_free(&s->list);
	doc_free(&s->memo);
	arena_free(s->page);
}

/* Letters first, then the verbs by name, for menu, palette and help. */
static const struct action *actions_of(struct app *app)
{
	static const struct action letters[] = {
		{ "add", N_("Draft"), N_("Drafts a question to the committee, or the recommendation"), "agregar borrador consulta recomendacion escalar" },
		{ "edit", N_("Edit"), N_("Mends a draft"), "editar cambiar" },
		{ "decide", N_("Decide"), N_("Raises, withdraws, acknowledges, applies, closes; freezes the recommendation"), "decidir elevar retirar cerrar congelar" },
		{ "open", N_("Record"), N_("Opens the record with all its fields and versions"), "abrir registro" },
		{ "next-pane", N_("Pane"), N_("Goes from the list to the memo and back"), "panel memo" },
		{ "why", N_("Why"), N_("Why does this stand: act, votes, evidence"), "por que" },
	};
	enum { LETTERS = sizeof letters / sizeof letters[0] };
	struct action *out = arena_alloc(app->arena, (ACTIONS_MAX + 1) * sizeof *out);
	const struct verb *verb;
	size_t n = LETTERS;

	memcpy(out, letters, sizeof letters);
	for (size_t i = 0; (verb = verb_at(i)) != NULL && n < ACTIONS_MAX; i++)
		if (list_has("escalation recommendation", verb->kind) && verb->who == WHO_GROUP)
			out[n++] = (struct action){ verb->name, NULL, verb->help, arena_printf(app->arena, "%s %s %s", verb->label, _(verb->label), verb->words) };
	return out;
}

static const struct view_ops base_ops = { .name = "escalations", .map = "contract", .load = load, .draw = draw, .request = request, .key = key, .title = title,
					  .ready = ready, .typing = typing, .leave = leave,
					  .about = N_("Questions that the group puts to the committee, and what it recommends. One line is one page: question, options, recommendation, dissent, evidence, answer.") };

unsigned escalations_screen(struct app *app, const char *contract)
{
	struct view_ops *ops;
	struct escalations_view *s;

	if (!contract || !*contract)
		return committee_screen(app);
	ops = arena_alloc(app->arena, sizeof *ops);
	*ops = base_ops;
	ops->actions = actions_of(app);
	s = ui_push(app->ui, ops, sizeof *s)->state;
	s->app = app;
	s->focus.n = 2;
	s->page = arena_new();
	snprintf(s->contract, sizeof s->contract, "%s", contract);
	list_init(&s->list, &rows, s, columns, 5);
	return UI_REDRAW;
}
