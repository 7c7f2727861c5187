/* Choosing among verbs; see verb_choice.h. What is not possible now stays in the list and says why. */
#include <string.h>

#include "screens/verb_choice.h"

struct choice_row { const struct verb *verb; bool ready; const char *why_not; };

struct choice_view {
	struct app *app;
	struct verb_choice c;
	struct choice_row row[VERB_CHOICES_MAX];
	size_t at, top;
};

enum { INDENT = 5 };

static enum rc load(struct view *v, struct why *why)
{
	struct choice_view *s = v->state;

	(void)why;
	for (size_t i = 0; i < s->c.n; i++) {
		struct buf reason = { 0 };

		s->row[i].verb = verb_by_name(s->c.verb[i]);
		s->row[i].ready = act_ready(s->app, s->c.verb[i], s->c.record, &reason);
		s->row[i].why_not = s->row[i].ready ? "" : arena_printf(v->data, "▲ %s", buf_str(&reason));
		buf_free(&reason);
	}
	return RC_OK;
}

static int rows_of(const struct choice_view *s, size_t i, int cols)
{
	const struct choice_row *r = &s->row[i];

	return 1 + wrap_rows(_(r->verb->help), cols - INDENT) + (*r->why_not ? wrap_rows(r->why_not, cols - INDENT) : 0);
}

/* The committee's own acts: those that bind ask for their name to be typed. */
static const char *binding_word(const struct choice_view *s, const struct verb *v)
{
	return !s->c.says_binding ? "" : v->flags & V_BINDING ? _("binds") : _("does not bind");
}

static void row_draw(const struct choice_view *s, struct pane p, size_t i)
{
	const struct choice_row *r = &s->row[i];
	struct pane text = pane_sub(p, 1, INDENT, p.h - 1, p.w - INDENT);
	enum role role = role_of_kind_act(r->verb->name);
	int used;

	pane_printf(p, 0, 0, ROLE_NORMAL, "%s%2zu", i == s->at ? "▶" : " ", i + 1);
	pane_text(p, 0, INDENT, r->ready ? role : ROLE_DISABLED, _(r->verb->label));
	pane_end(p, 0, r->ready ? role : ROLE_DISABLED, binding_word(s, r->verb));
	if (i == s->at) {
		pane_role(p, 0, 0, p.w, ROLE_SELECTED);
		pane_cursor(p, 0, 0, false);
	}
	used = pane_wrap(text, 0, ROLE_SECONDARY, _(r->verb->help));
	if (*r->why_not)
		pane_wrap(pane_sub(text, used, 0, text.h - used, text.w), 0, ROLE_WARN, r->why_not);
}

/* The first row in sight, so that the chosen one is seen whole. */
static void scroll(struct choice_view *s, struct pane p)
{
	int sum = 0;

	if (s->at < s->top)
		s->top = s->at;
	for (size_t i = s->top; i <= s->at; i++)
		sum += rows_of(s, i, p.w);
	for (; sum > p.h && s->top < s->at; s->top++)
		sum -= rows_of(s, s->top, p.w);
}

static void draw(struct view *v, struct pane p)
{
	struct choice_view *s = v->state;
	int w = p.w < 84 ? p.w - 4 : 80, intro = s->c.intro ? wrap_rows(s->c.intro, w - 4) + 1 : 0, h = 2 + intro;
	struct pane inner;

	for (size_t i = 0; i < s->c.n; i++)
		h += rows_of(s, i, w - 4);
	inner = pane_centre(p, h > p.h ? p.h : h, w);
	pane_clear(inner, ROLE_POPUP);
	inner = pane_box(inner, &(struct box){ .title = s->c.title, .focused = true });
	if (intro && inner.h > intro + 3)
		pane_wrap(pane_top(&inner, intro), 0, ROLE_TITLE, s->c.intro);
	scroll(s, inner);
	for (size_t i = s->top; i < s->c.n && inner.h > 0; i++)
		row_draw(s, pane_top(&inner, rows_of(s, i, inner.w)), i);
}

static unsigned choose(struct view *v, size_t which)
{
	struct choice_view *s = v->state;

	if (which >= s->c.n)
		return UI_NOTHING;
	s->at = which;
	if (!s->row[which].ready) {
		ui_say(v->ui, SAY_INFO, s->row[which].why_not);
		return UI_REDRAW;
	}
	ui_close(v);
	return s->c.done(v->ui, s->c.ctx, s->row[which].verb->name) | UI_REDRAW;
}

static unsigned request(struct view *v, const char *action)
{
	struct choice_view *s = v->state;

	if (strcmp(action, "open") == 0)
		return choose(v, s->at);
	if (strcmp(action, "move-down") == 0)
		s->at += s->at + 1 < s->c.n;
	else if (strcmp(action, "move-up") == 0)
		s->at -= s->at > 0;
	else if (strcmp(action, "first") == 0)
		s->at = 0;
	else if (strcmp(action, "last") == 0)
		s->at = s->c.n - 1;
	else
		return UI_PASS;
	return UI_REDRAW;
}

/* The number before a line chooses it. */
static unsigned key(struct view *v, const struct key *k)
{
	uint32_t ch = key_char(k);

	return ch >= '1' && ch <= '9' ? choose(v, (size_t)(ch - '1')) : UI_PASS;
}

static const struct action actions[] = {
	{ "open", N_("Choose"), N_("Goes on with the marked line; nothing is recorded yet"), "elegir choose" },
	{ NULL, NULL, NULL, NULL },
};
static const struct view_ops ops = { .name = "verb-choice", .overlay = true, .actions = actions, .load = load, .draw = draw, .request = request, .key = key,
				     .about = N_("What can be done with it now. Each line says what it brings about; ▲ says why it is not possible yet.") };

unsigned verb_choose(struct app *app, const struct verb_choice *c)
{
	struct view *v = ui_push(app->ui, &ops, sizeof(struct choice_view));
	struct choice_view *s = v->state;

	s->app = app;
	s->c = *c;
	s->c.title = arena_strdup(v->arena, c->title);
	s->c.intro = arena_strdup(v->arena, c->intro);
	s->c.record = arena_strdup(v->arena, c->record);
	return UI_REDRAW;
}
