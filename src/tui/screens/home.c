/* The home: contracts in work with their four stages, what was chosen, the candidates; what the selected one is about; copies and drafts. */
#include <string.h>

#include "screens/home.h"

enum { LOW = 22 };

static enum rc load(struct view *v, struct why *why)
{
	struct home *s = v->state;
	enum rc rc;

	s->app->contract[0] = '\0';
	if (!s->law && s->law_fault.rc == RC_OK && law_load(&s->law, v->arena, &s->law_fault) != RC_OK)
		ui_fail(v->ui, &s->law_fault);
	rc = home_read(s, v->data, why);
	home_foot(s, v->data);
	home_session(s, v->data);
	s->fresh = true;
	list_refresh(&s->list);
	return rc;
}

static const char *heading(struct home *s, struct arena *a)
{
	const char *name = service_ledger_name(s->app->svc);

	if (!s->n_candidates && !s->n_contracts)
		return arena_printf(a, _("Portfolio · %s"), name);
	return arena_printf(a, _("Portfolio · %zu in work · %zu of %zu chosen by the committee"), s->n_contracts, s->n_selected, s->n_candidates);
}

static void draw_list(struct home *s, struct pane p, struct arena *a)
{
	list_boxed(&s->list, p, heading(s, a), s->focus.at == 0);
}

static void draw_detail(struct home *s, struct pane p, struct arena *a)
{
	const struct home_row *row = home_selected(s);
	const char *title = row ? arena_printf(a, "%s %s", row->r->id, record_get(row->r, "Name")) : _("How it begins");

	if (row && *illustrative(row->r))
		title = arena_printf(a, "%s · %s", illustrative(row->r), title);

	doc_boxed(&s->doc, p, title, s->focus.at == 1);
}

/* Whole remarks only; the last ones give way. */
static void draw_foot(struct home *s, struct pane row)
{
	int x = 1;

	for (size_t i = 0; i < s->n_foot; i++) {
		int cols = text_width(s->foot[i].text);

		if (x + cols > row.w)
			return;
		pane_text(row, 0, x, s->foot[i].role, s->foot[i].text);
		x += cols + 3;
	}
}

static void draw(struct view *v, struct pane p)
{
	struct home *s = v->state;
	struct pane foot = pane_bottom(&p, 1), top;
	struct arena *a = arena_new();
	const struct home_row *row;

	home_columns(s, p.w);
	row = home_selected(s);
	/* The detail asks the service: only when it speaks of something else. */
	if (s->fresh || s->told != (row ? row->r : NULL))
		home_detail(s, a);
	s->told = row ? row->r : NULL;
	s->fresh = false;
	draw_foot(s, foot);
	if (*s->session)
		pane_text(pane_top(&p, 1), 0, 1, ROLE_MEETING, s->session);
	if (p.h < LOW && s->focus.at == 1) {
		draw_detail(s, p, a);
	} else {
		top = pane_top(&p, s->n ? p.h * 11 / 20 : p.h * 6 / 20 + 2);
		draw_list(s, top, a);
		draw_detail(s, p, a);
	}
	arena_free(a);
}

/* --- keys --------------------------------------------------------------------------------------------------------------------------------------- */

static const char *verb_of(struct home *s, const char *action)
{
	const struct home_row *row = home_selected(s);
	const char *next = home_next_verb(s);

	if (!strcmp(action, "add") || !strcmp(action, "candidate.add"))
		return "candidate.add";
	if (!strcmp(action, "edit"))
		return row && row->contract ? "contract.change" : "candidate.change";
	if (!strcmp(action, "decide") || (next && !strcmp(action, next)))
		return next;
	return NULL;
}

static unsigned open_row(struct home *s, const struct home_row *row)
{
	return row->contract ? contract_screen(s->app, row->r->id) : record_screen(s->app, row->r->path);
}

static unsigned request(struct view *v, const char *action)
{
	struct home *s = v->state;
	const struct home_row *row = home_selected(s);
	const char *verb = verb_of(s, action);
	unsigned did = focus_request(&s->focus, action);

	if (did != UI_PASS)
		return did;
	if (verb && !strcmp(verb, "candidate.add"))
		return home_add_candidate(s);
	if (row && !strcmp(action, "open"))
		return open_row(s, row);
	if (row && !strcmp(action, "why"))
		return why_screen(s->app, row->r->path, NULL);
	if (row && !strcmp(action, "edit"))
		return act_form(s->app, verb, row->r->id, NULL, NULL);
	if (row && verb)
		return home_next_do(s);
	return s->focus.at == 1 ? doc_request(&s->doc, action) : list_request(&s->list, action);
}

static bool needs_row(const char *action)
{
	return !strcmp(action, "decide") || !strcmp(action, "edit") || !strcmp(action, "open") || !strcmp(action, "why");
}

static bool ready(struct view *v, const char *action, struct buf *why_not)
{
	struct home *s = v->state;
	const struct home_row *row = home_selected(s);
	const char *verb = verb_of(s, action);

	if (needs_row(action) && !row) {
		buf_puts(why_not, _("There is nothing on the list yet: a adds the first candidate."));
		return false;
	}
	if (!strcmp(action, "decide") && !verb) {
		buf_puts(why_not, row->contract ? _("The group decides inside the contract: Enter opens it.") : _("It was put aside; e changes it."));
		return false;
	}
	if (!verb)
		return true;
	return act_ready(s->app, verb, !strcmp(action, "edit") ? row->r->id : NULL, why_not);
}

static unsigned key(struct view *v, const struct key *k) { return list_key(&((struct home *)v->state)->list, k); }
static bool typing(struct view *v) { return ((struct home *)v->state)->list.typing; }
static void title(struct view *v, struct buf *out) { (void)v; buf_puts(out, _("Portfolio")); }

/* What others record on the same ledger is seen within a second. */
static unsigned tick(struct view *v)
{
	struct home *s = v->state;

	return s->app->svc && service_refresh(s->app->svc) ? UI_RELOAD | UI_REDRAW : UI_NOTHING;
}

static void leave(struct view *v)
{
	struct home *s = v->state;

	list_free(&s->list);
	doc_free(&s->doc);
}

static const struct action actions[] = {
	{ "open", N_("Open"), N_("Opens the contract with its four stages, or the candidate's record"), "abrir contrato" },
	{ "add", N_("Add"), N_("Adds a candidate to the portfolio"), "agregar candidato cartera" },
	{ "decide", N_("Decide"), N_("The next act of this line: choose it, mandate its group, open its file, create its group"), "decidir seleccionar mandato elegir" },
	{ "meeting", N_("Meeting"), N_("Goes to the open meeting, or to the sessions of the committee to convene one"), "reunion sesion convocar" },
	{ "edit", N_("Edit"), N_("Changes amounts, dates or relevance of the selected line"), "editar cambiar" },
	{ "why", N_("Why"), N_("Why does it stand here: the act, its votes and reason"), "por que" },
	{ "filter", N_("Filter"), N_("Shows only lines with some words"), "filtrar buscar" },
	{ "order", NULL, N_("Orders the list by the next column"), "ordenar" },
	{ "mark", NULL, N_("Marks candidates, to choose several in one act"), "marcar" },
	{ "next-pane", NULL, N_("Goes to the details and back"), "panel" },
	{ NULL, NULL, NULL, NULL },
};
static const struct view_ops ops = { .name = "home", .map = "portfolio", .actions = actions, .load = load, .draw = draw, .request = request, .key = key,
	.title = title, .ready = ready, .typing = typing, .tick = tick, .leave = leave,
	.about = N_("Contracts in work with their four stages (■ complete, ▒ in work, · nothing yet), then what the committee chose, then the candidates. ▲ in a date: it expires within the lead time of the rules.") };

unsigned home_screen(struct app *app)
{
	struct view *v;
	struct home *s;

	/* The home is the first screen: what was there before a ledger was open goes. */
	for (struct view *old = ui_top(app->ui); old; old = old->below)
		ui_close(old);
	v = ui_push(app->ui, &ops, sizeof(struct home));
	s = v->state;
	s->app = app;
	s->focus.n = 2;
	list_init(&s->list, &home_rows, s, s->column, 0);
	home_columns(s, 80);
	return UI_REDRAW;
}
