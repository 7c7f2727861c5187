/* The clauses of the item that is open, decided without leaving the meeting: what is contested first, each large with what is proposed side by side, the
 * minutes that are left dealt over them; a number takes a proposal, and the next clause comes by itself. See clauses.h for its files. */
#include <stdio.h>
#include <string.h>

#include "screens/clauses.h"

enum { HEAD_ROWS = 2, LIST_ROWS = 7 };

/* --- load ---------------------------------------------------------------------------------------------------------------------------------------------- */

/* At first the clause that the item names is selected, where it is still to be decided. */
static void begin(struct clauses_view *s)
{
	const char *slash = strchr(s->named, '/');

	for (size_t i = 0; slash && i < s->n_rows; i++)
		if (s->row[i].record && strcmp(s->row[i].record->id, slash + 1) == 0 && s->row[i].clause && s->row[i].clause->sort < CLAUSE_WAITING)
			list_select(&s->list, s->row[i].record->path);
	s->begun = true;
}

static enum rc load_clauses(struct clauses_view *s, struct arena *a, struct why *why)
{
	enum rc rc = service_clauses(s->app->svc, s->contract, s->meeting, s->app->at, &s->all, a, why);

	if (rc == RC_OK)
		rc = records_read(&s->evidence, s->app, "evidence", s->contract, a, why);
	return rc == RC_OK ? rows_load(s, a, why) : rc;
}

static enum rc load(struct view *v, struct why *why)
{
	struct clauses_view *s = v->state;
	struct record *m;
	enum rc rc = service_record(s->app->svc, s->meeting, NULL, s->app->at, &m, v->data, why);

	s->m = NULL;
	s->n_rows = s->n_open = 0;
	s->shown = NULL;
	doc_reset(&s->head);
	buf_reset(&s->quorum);
	if (rc != RC_OK)
		return rc;
	s->m = m;
	snprintf(s->contract, sizeof s->contract, "%s", item_contract(s->app, m, v->data, &s->named));
	if (*s->contract)
		rc = load_clauses(s, v->data, why);
	if (rc == RC_OK)
		rc = pace_load(s, v->data, why);
	s->met = quorum_words(s->app, s->meeting, s->contract, &s->quorum);
	list_refresh(&s->list);
	if (!s->begun && rc == RC_OK)
		begin(s);
	rows_next(s);
	return rc;
}

/* --- draw ---------------------------------------------------------------------------------------------------------------------------------------------- */

static void draw_list(struct clauses_view *s, struct pane p)
{
	struct buf title = { 0 };

	buf_printf(&title, _("To be decided: %zu · decided: %zu"), s->n_open, s->all.count[CLAUSE_SETTLED]);
	list_boxed(&s->list, p, buf_str(&title), s->focus.at == MATTERS_CLAUSE);
	buf_free(&title);
}

static void draw_doc(struct clauses_view *s, struct pane p, int part)
{
	const struct matter *m = rows_selected(s);
	struct buf title = { 0 };

	buf_printf(&title, "%s · %s", m && m->record ? m->record->id : "", part == MATTERS_QUESTIONS ? _("guiding questions") : m && m->record ? record_title(m->record) : "");
	doc_boxed(part == MATTERS_LARGE ? &s->large : &s->questions, p, buf_str(&title), s->focus.at == part);
	buf_free(&title);
}

static void draw_narrow(struct clauses_view *s, struct pane p)
{
	if (s->focus.at != MATTERS_CLAUSE) {
		draw_doc(s, p, s->focus.at);
		return;
	}
	draw_list(s, pane_top(&p, p.h < 3 * LIST_ROWS ? LIST_ROWS : p.h * 2 / 5));
	show_beside(s, p);
}

static void draw_wide(struct clauses_view *s, struct pane p)
{
	draw_list(s, pane_left(&p, p.w * 9 / 20));
	if (s->focus.at == MATTERS_LARGE) {
		draw_doc(s, p, MATTERS_LARGE);
		return;
	}
	show_beside(s, p.h >= 26 ? pane_top(&p, p.h * 3 / 5) : s->focus.at == MATTERS_QUESTIONS ? pane_top(&p, p.h / 2) : p);
	if (p.h >= 10 && (p.h < 22 || s->focus.at == MATTERS_QUESTIONS))
		draw_doc(s, p, MATTERS_QUESTIONS);
}

static void draw(struct view *v, struct pane p)
{
	struct clauses_view *s = v->state;
	const struct matter *m = rows_selected(s);
	struct pane head = pane_top(&p, HEAD_ROWS);

	if (!s->m)
		return;
	if (!*s->contract) {
		pane_wrap(pane_sub(p, 1, 2, 3, p.w - 4), 0, ROLE_SECONDARY, _("This item is about no contract, so there are no clauses. Go on with an item that is."));
		return;
	}
	if (m && m->record)                      /* where the person went on by hand, the next one is what follows that */
		rows_next(s);
	show_fill(s);
	pace_draw(s, head, 0);
	pane_text(head, 1, 1, s->met ? ROLE_OK : ROLE_BAD, buf_str(&s->quorum));
	if (*record_get(s->m, "Motion-Opened"))
		pane_end(head, 1, ROLE_VOTE, _("● vote open (v) "));
	if (p.w >= WIDE && p.h >= 20)
		draw_wide(s, p);
	else
		draw_narrow(s, p);
}

/* --- requests ------------------------------------------------------------------------------------------------------------------------------------------- */

static unsigned request(struct view *v, const char *action)
{
	struct clauses_view *s = v->state;
	unsigned did = focus_request(&s->focus, action);

	if (did != UI_PASS || !s->m || (did = clause_do(s, action)) != UI_PASS)
		return did;
	if (s->focus.at == MATTERS_LARGE)
		return doc_request(&s->large, action);
	return s->focus.at == MATTERS_QUESTIONS ? doc_request(&s->questions, action) : list_request(&s->list, action);
}

/* The verb that says whether an action is possible now, of the selected clause. */
static const char *verb_of(const struct matter *m, const char *action)
{
	if (list_has("classify decide", action) || strncmp(action, "take-", 5) == 0)
		return m->clause ? "requirement.decide" : NULL;
	if (strcmp(action, "not-lawful") == 0)
		return record_is(m->record, "Legal-State", "open") ? "requirement.answerflag" : "requirement.object";
	return NULL;
}

static bool ready(struct view *v, const char *action, struct buf *why_not)
{
	struct clauses_view *s = v->state;
	const struct matter *m = rows_selected(s);
	const char *verb = m && m->clause ? verb_of(m, action) : NULL;
	struct arena *a;
	bool ok;

	if (list_has("classify escalate not-lawful suggest", action) && (!m || !m->clause)) {
		buf_puts(why_not, _("Select a clause first."));
		return false;
	}
	if (verb && strcmp(verb, "requirement.decide") == 0 && m->clause->sort == CLAUSE_SETTLED) {
		buf_printf(why_not, _("%s is decided: R in the contract's requirements takes it up again."), m->record->id);
		return false;
	}
	if (!verb)
		return true;
	a = arena_new();
	ok = act_ready(s->app, verb, record_name(a, m->record->path), why_not);
	arena_free(a);
	return ok;
}

static unsigned key(struct view *v, const struct key *k) { return list_key(&((struct clauses_view *)v->state)->list, k); }
static bool typing(struct view *v) { return ((struct clauses_view *)v->state)->list.typing; }
static void title(struct view *v, struct buf *out) { buf_printf(out, "%s > %s", ((struct clauses_view *)v->state)->meeting, _("clauses")); }

static unsigned tick(struct view *v)
{
	struct clauses_view *s = v->state;
	struct why why = { 0 };

	if (service_refresh(s->app->svc))
		return UI_RELOAD | UI_REDRAW;
	return pace_again(s, &why) != RC_OK ? ui_fail(s->app->ui, &why) : UI_REDRAW;
}

static void leave(struct view *v)
{
	struct clauses_view *s = v->state;

	list_free(&s->list);
	show_free(s);
	buf_free(&s->quorum);
	arena_free(s->clock_arena);
}

static const struct action actions[] = {
	{ "take-1", N_("Takes it"), N_("Decides by the first proposal, by consensus, after one question; 2 to 9 take the others. Of other records 1 adopts, 2 drops"), "tomar propuesta consenso decidir" },
	{ "classify", N_("Verdict"), N_("Keep, modify, drop, new, or a question to the committee: then the form of the decision"), "clasificar veredicto mantener modificar eliminar" },
	{ "vote", N_("Vote"), N_("Puts a proposal to the vote"), "votar mocion" },
	{ "escalate", N_("Escalate"), N_("Drafts a question to the committee about this clause; again: raises it"), "elevar escalar consulta comite" },
	{ "not-lawful", N_("Not lawful"), N_("The delegate of Legal says of this clause: not lawful, article …; again: the answer to that"), "ilegal objecion juridica articulo" },
	{ "decide", N_("Form"), N_("Opens the whole form of the decision, filled in with the first proposal"), "decidir formulario" },
	{ "next-pane", N_("Pane"), N_("The clauses, all of this one, the guiding questions"), "panel" },
	{ "consent", N_("Consent"), N_("The consent list"), "consenso" },
	{ "suggest", NULL, N_("Writes down a proposal that is made here"), "proponer sugerir" },
	{ "open", NULL, N_("Opens it with all its fields; an agreed one: the consent list"), "abrir ver" },
	{ "edit", NULL, N_("Texts, type, cost, and the answers to the guiding questions"), "editar preguntas" },
	{ "details", NULL, N_("All its fields"), "detalle" },
	{ "why", N_("Why"), N_("The act behind it"), "por que" },
	{ "note", NULL, N_("Writes a note for the minutes"), "nota" },
	{ "room", NULL, N_("The projector"), "sala proyector" },
	{ NULL, NULL, NULL, NULL },
};

static const struct view_ops ops = { .name = "clauses", .map = "clauses", .actions = actions, .load = load, .draw = draw, .request = request, .key = key, .tick = tick,
				     .title = title, .typing = typing, .ready = ready, .leave = leave,
				     .about = N_("What is to be decided in this item, the contested clauses first. A number takes a proposal; the next clause comes by itself.") };

unsigned clauses_screen(struct app *app, const char *meeting)
{
	struct view *v = ui_push(app->ui, &ops, sizeof(struct clauses_view));
	struct clauses_view *s = v->state;

	s->app = app;
	s->focus.n = MATTERS_PARTS;
	s->was_at = SIZE_MAX;
	s->clock_arena = arena_new();
	snprintf(s->meeting, sizeof s->meeting, "%s", meeting);
	rows_init(s);
	return UI_REDRAW;
}
