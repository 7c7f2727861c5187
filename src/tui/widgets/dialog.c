/* A question with a way back, and a choice of one. */
#include "widgets/dialog.h"

#include <string.h>

#include "widgets/text.h"

/* ---- the question ---- */

enum { ON_BACK, ON_YES };

struct question {
	struct confirm c;
	const char *more;                        /* what stands behind the key, or NULL */
	bool shows_more;
	struct doc doc;                          /* the text, scrolled where it is long */
	struct buf typed;
	int on;
};

/* A binding act is possible only once its word stands in the field. */
static bool word_given(const struct question *q)
{
	struct buf want = { 0 }, have = { 0 };
	bool same;

	if (!q->c.word)
		return true;
	text_fold(&want, q->c.word, strlen(q->c.word));
	text_fold(&have, buf_str(&q->typed), q->typed.len);
	same = !strcmp(buf_str(&want), buf_str(&have));
	buf_free(&want);
	buf_free(&have);
	return same;
}

static int buttons_draw(struct pane p, int y, const struct question *q)
{
	int x = 0;

	x += pane_printf(p, y, x, q->on == ON_YES ? ROLE_SELECTED : word_given(q) ? ROLE_NORMAL : ROLE_DISABLED, "%s[ %s ]", q->on == ON_YES ? "▶" : " ", q->c.yes);
	x += 2;
	if (q->on == ON_YES)
		pane_cursor(p, y, 0, false);
	else
		pane_cursor(p, y, x, false);
	return x + pane_printf(p, y, x, q->on == ON_BACK ? ROLE_SELECTED : ROLE_NORMAL, "%s[ %s ]", q->on == ON_BACK ? "▶" : " ", _("Back"));
}

static void question_draw(struct view *v, struct pane p)
{
	struct question *q = v->state;
	int w = p.w < 76 ? p.w - 4 : 72, rows = wrap_rows(q->shows_more ? q->more : q->c.text, w - 4), h = rows + 4 + (q->c.word ? 2 : 0);
	struct pane inner = pane_centre(p, h > p.h ? p.h : h, w);

	pane_clear(inner, ROLE_POPUP);
	inner = pane_box(inner, &(struct box){ .title = q->c.title, .focused = true });
	doc_draw(&q->doc, pane_sub(inner, 0, 0, inner.h - 2 - (q->c.word ? 2 : 0), inner.w), false);
	if (rows > inner.h - 2 - (q->c.word ? 2 : 0)) {
		struct buf foot = { 0 };

		doc_foot(&q->doc, &foot);
		pane_end(inner, inner.h - (q->c.word ? 4 : 2), ROLE_SECONDARY, buf_str(&foot));
		buf_free(&foot);
	}
	if (q->c.word) {
		struct buf ask = { 0 };
		int used, y = inner.h - 3;

		buf_printf(&ask, _("To do it, type %s: "), q->c.word);
		used = pane_text(inner, y, 0, ROLE_LABEL, buf_str(&ask));
		pane_cell(inner, y, used, text_width(q->c.word) + 4, ROLE_FIELD, buf_str(&q->typed), false);
		buf_free(&ask);
	}
	buttons_draw(inner, inner.h - 1, q);
}

static unsigned answer(struct view *v)
{
	struct question *q = v->state;

	if (q->on == ON_BACK)
		return UI_POP | UI_REDRAW;
	if (!word_given(q)) {
		ui_sayf(v->ui, SAY_INFO, _("Type %s first; nothing was done."), q->c.word);
		return UI_REDRAW;
	}
	ui_close(v);
	return q->c.done(v->ui, q->c.ctx) | UI_REDRAW;
}

static unsigned turn(struct question *q)
{
	q->shows_more = !q->shows_more;
	doc_reset(&q->doc);
	doc_add(&q->doc, ROLE_NORMAL, q->shows_more ? q->more : q->c.text);
	return UI_REDRAW;
}

static unsigned question_request(struct view *v, const char *verb)
{
	struct question *q = v->state;

	if (!strcmp(verb, "details") && q->more)
		return turn(q);
	if (!strcmp(verb, "accept"))
		return answer(v);
	if (!strcmp(verb, "yes")) {
		q->on = ON_YES;
		return answer(v);
	}
	if (!strcmp(verb, "no"))
		return UI_POP | UI_REDRAW;
	if (!strcmp(verb, "next-field") || !strcmp(verb, "previous-field"))
		q->on = !q->on;
	else
		return doc_request(&q->doc, verb);
	return UI_REDRAW;
}

/* With a word to type, every character goes to it, so that no letter answers. */
static unsigned question_key(struct view *v, const struct key *k)
{
	struct question *q = v->state;
	char text[4];

	if (!q->c.word)
		return UI_PASS;
	if (key_is(k, KEYNAME_BACKSPACE) && q->typed.len > 0) {
		q->typed.len = text_prev(q->typed.p, q->typed.len, q->typed.len);
		q->typed.p[q->typed.len] = '\0';
	} else if (key_is_ctrl(k, 'u'))
		buf_reset(&q->typed);
	else if (key_char(k) && q->typed.len < 100)
		buf_add(&q->typed, text, utf8_encode(text, key_char(k)));
	else
		return UI_PASS;
	q->on = word_given(q) ? ON_YES : ON_BACK;
	return UI_REDRAW;
}

static bool question_ready(struct view *v, const char *verb, struct buf *why_not)
{
	if (strcmp(verb, "details") != 0 || ((struct question *)v->state)->more)
		return true;
	buf_puts(why_not, _("There is no other text behind this question."));
	return false;
}

static bool question_typing(struct view *v)
{
	return ((struct question *)v->state)->c.word != NULL;
}

static void question_leave(struct view *v)
{
	struct question *q = v->state;

	buf_free(&q->typed);
	doc_free(&q->doc);
}

static const struct action question_actions[] = {
	{ "accept", N_("Do what is marked"), N_("Does what the marked button says"), NULL },
	{ "next-field", N_("Other button"), N_("Goes to the other button"), NULL },
	{ "no", N_("Back"), N_("Goes back; nothing is done"), NULL },
	{ "details", NULL, N_("Shows the text as git will hold it, and the plain words again"), "git mensaje texto" },
	{ NULL, NULL, NULL, NULL },
};

static const struct view_ops question_ops = { .name = "confirm", .map = "confirm", .overlay = true, .actions = question_actions, .draw = question_draw,
	.request = question_request, .key = question_key, .ready = question_ready, .typing = question_typing, .leave = question_leave };

unsigned dialog_confirm_more(struct ui *ui, const struct confirm *c, const char *more)
{
	struct view *v = ui_push(ui, &question_ops, sizeof(struct question));
	struct question *q = v->state;

	q->c = *c;
	q->c.title = arena_strdup(v->arena, c->title);
	q->c.text = arena_strdup(v->arena, c->text ? c->text : "");
	q->c.yes = arena_strdup(v->arena, c->yes);
	q->c.word = arena_strdup(v->arena, c->word);
	q->more = arena_strdup(v->arena, more);
	doc_add(&q->doc, ROLE_NORMAL, q->c.text);
	return UI_REDRAW;
}

unsigned dialog_confirm(struct ui *ui, const struct confirm *c)
{
	return dialog_confirm_more(ui, c, NULL);
}

/* ---- one of some ---- */

struct choice { struct choose c; size_t top; };

static void choice_draw(struct view *v, struct pane p)
{
	struct choice *s = v->state;
	int w = p.w < 76 ? p.w - 4 : 72, h = (int)s->c.n + 4 > p.h ? p.h : (int)s->c.n + 4;
	struct pane inner = pane_centre(p, h, w), help;

	pane_clear(inner, ROLE_POPUP);
	inner = pane_box(inner, &(struct box){ .title = s->c.title, .focused = true });
	help = pane_bottom(&inner, 2);
	if (s->c.at < s->top)
		s->top = s->c.at;
	if (inner.h > 0 && s->c.at >= s->top + (size_t)inner.h)
		s->top = s->c.at - (size_t)inner.h + 1;
	for (int y = 0; y < inner.h && s->top + (size_t)y < s->c.n; y++) {
		size_t i = s->top + (size_t)y;

		pane_printf(inner, y, 0, ROLE_NORMAL, "%s%2zu  %s", i == s->c.at ? "▶" : " ", i + 1, s->c.items[i].label);
		if (i == s->c.at) {
			pane_role(inner, y, 0, inner.w, ROLE_SELECTED);
			pane_cursor(inner, y, 0, false);
		}
	}
	if (s->c.n && s->c.items[s->c.at].help)
		pane_text(help, 1, 0, ROLE_SECONDARY, s->c.items[s->c.at].help);
}

static unsigned choose_now(struct view *v, size_t which)
{
	struct choice *s = v->state;

	if (which >= s->c.n)
		return UI_NOTHING;
	ui_close(v);
	return s->c.done(v->ui, s->c.ctx, which) | UI_REDRAW;
}

static unsigned choice_request(struct view *v, const char *verb)
{
	struct choice *s = v->state;

	if (!strcmp(verb, "open"))
		return choose_now(v, s->c.at);
	if (!strcmp(verb, "move-down"))
		s->c.at += s->c.at + 1 < s->c.n;
	else if (!strcmp(verb, "move-up"))
		s->c.at -= s->c.at > 0;
	else if (!strcmp(verb, "first"))
		s->c.at = 0;
	else if (!strcmp(verb, "last"))
		s->c.at = s->c.n ? s->c.n - 1 : 0;
	else
		return UI_PASS;
	return UI_REDRAW;
}

static unsigned choice_key(struct view *v, const struct key *k)
{
	uint32_t ch = key_char(k);

	return ch >= '1' && ch <= '9' ? choose_now(v, (size_t)(ch - '1')) : UI_PASS;
}

static const struct action choice_actions[] = {
	{ "open", N_("Choose"), N_("Chooses the marked line"), NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct view_ops choice_ops = { .name = "choose", .overlay = true, .actions = choice_actions, .draw = choice_draw,
	.request = choice_request, .key = choice_key };

unsigned dialog_choose(struct ui *ui, const struct choose *c)
{
	struct view *v = ui_push(ui, &choice_ops, sizeof(struct choice));
	struct choice *s = v->state;
	struct choose_item *items = arena_alloc(v->arena, (c->n + 1) * sizeof(*items));

	s->c = *c;
	s->c.title = arena_strdup(v->arena, c->title);
	for (size_t i = 0; i < c->n; i++)
		items[i] = (struct choose_item){ arena_strdup(v->arena, c->items[i].label), arena_strdup(v->arena, c->items[i].help) };
	s->c.items = items;
	if (s->c.at >= s->c.n)
		s->c.at = 0;
	return UI_REDRAW;
}
