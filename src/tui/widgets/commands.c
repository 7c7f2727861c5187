/* Palette, menu and help: the same rows, shown three ways. */
#include "widgets/commands.h"

#include <stdlib.h>
#include <string.h>

#include "ui_room.h"
#include "widgets/list.h"

enum which { PALETTE, MENU, HELP };

struct command {
	const struct action *action;
	const char *key, *why_not;               /* why_not "": it is possible */
	int score;
};

struct commands {
	enum which which;
	struct command *v;
	size_t n, cap;
	struct list list;
	const char *about, *title;
};

/* Movements and other keys that have no place in menus; help explains them all the same. */
static const struct action motions[] = {
	{ "move-up", NULL, N_("One line up"), NULL },
	{ "move-down", NULL, N_("One line down"), NULL },
	{ "move-left", NULL, N_("To the left; a smaller value"), NULL },
	{ "move-right", NULL, N_("To the right; a larger value"), NULL },
	{ "page-up", NULL, N_("One page up"), NULL },
	{ "page-down", NULL, N_("One page down"), NULL },
	{ "first", NULL, N_("To the first line"), NULL },
	{ "last", NULL, N_("To the last line"), NULL },
	{ "next-pane", NULL, N_("To the next part of the screen"), NULL },
	{ "previous-pane", NULL, N_("To the part before"), NULL },
	{ "next-field", NULL, N_("To the next field"), NULL },
	{ "previous-field", NULL, N_("To the field before"), NULL },
	{ "filter", NULL, N_("Shows only the lines with the words that you type"), NULL },
	{ "order", NULL, N_("Orders the list by the next column"), NULL },
	{ "mark", NULL, N_("Marks the line, or takes the mark away"), NULL },
	{ "cancel", NULL, N_("Gives up what is going on; on the first screen asks to leave"), NULL },
	{ NULL, NULL, NULL, NULL },
};

/* ---- how well an action answers a query ---- */

static bool has_word(const char *words, const char *query, bool whole)
{
	size_t n = strlen(query);

	for (const char *at = words; (at = strstr(at, query)) != NULL; at++)
		if ((at == words || at[-1] == ' ') && (!whole || at[n] == '\0' || at[n] == ' '))
			return true;
	return false;
}

static int score_in(const char *text, const char *query, int whole, int prefix)
{
	struct buf folded = { 0 };
	int score;

	text_fold(&folded, text, strlen(text));
	score = has_word(buf_str(&folded), query, true) ? whole : has_word(buf_str(&folded), query, false) ? prefix : 0;
	buf_free(&folded);
	return score;
}

int command_score(const struct action *a, const char *query)
{
	struct buf all = { 0 }, folded = { 0 };
	const char *hint = a->hint ? _(a->hint) : "", *help = a->help ? _(a->help) : "";
	int score = 0, s;

	text_fold(&folded, query, strlen(query));
	while (folded.len > 0 && folded.p[folded.len - 1] == ' ')
		folded.p[--folded.len] = '\0';
	buf_printf(&all, "%s %s %s %s", hint, help, a->words ? a->words : "", a->verb);
	if (folded.len == 0)
		score = 1;
	else if (text_match(buf_str(&all), query)) {
		score = 10;
		if ((s = score_in(hint, buf_str(&folded), 100, 70)) > score)
			score = s;
		if (a->words && (s = score_in(a->words, buf_str(&folded), 80, 50)) > score)
			score = s;
		if ((s = score_in(help, buf_str(&folded), 40, 20)) > score)
			score = s;
	}
	buf_free(&all);
	buf_free(&folded);
	return score;
}

/* ---- collecting ---- */

static bool collected(const struct commands *c, const char *verb)
{
	for (size_t i = 0; i < c->n; i++)
		if (!strcmp(c->v[i].action->verb, verb))
			return true;
	return false;
}

static void collect(struct view *v, struct view *below, const struct action *list)
{
	struct commands *c = v->state;
	struct ui *ui = v->ui;

	for (; list && list->verb; list++) {
		struct buf key = { 0 }, reason = { 0 };
		struct command *one;

		if (collected(c, list->verb))
			continue;
		if (c->n == c->cap) {
			c->cap = c->cap ? c->cap * 2 : 64;
			c->v = mem_resize(c->v, c->cap * sizeof(*c->v));
		}
		one = &c->v[c->n++];
		*one = (struct command){ .action = list, .why_not = "" };
		ui_key_text(ui, below, list->verb, false, &key);
		one->key = arena_strdup(v->arena, buf_str(&key));
		if (!ui_ready(ui, below, list->verb, &reason))
			one->why_not = arena_strdup(v->arena, reason.len ? buf_str(&reason) : _("not possible here and now"));
		buf_free(&key);
		buf_free(&reason);
	}
}

/* Every key of the map in force that a table explains. */
static void collect_motions(struct view *v, struct view *below)
{
	static const struct action none = { NULL, NULL, NULL, NULL };

	for (const struct action *a = motions; a->verb; a++) {
		struct action one[2] = { *a, none };
		struct buf key = { 0 };

		if (ui_key_text(v->ui, below, a->verb, false, &key) && !collected(v->state, a->verb)) {
			struct action *kept = arena_alloc(v->arena, sizeof(one));

			memcpy(kept, one, sizeof(one));
			collect(v, below, kept);
		}
		buf_free(&key);
	}
}

/* ---- the list ---- */

static size_t rows_count(void *ctx)
{
	return ((struct commands *)ctx)->n;
}

static void rows_cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	const struct command *one = &((struct commands *)ctx)->v[row];

	if (col == 0)
		buf_puts(out, one->key);
	else {
		buf_puts(out, _(one->action->help ? one->action->help : one->action->hint ? one->action->hint : one->action->verb));
		if (*one->why_not)
			buf_printf(out, " — %s", one->why_not);
	}
}

static enum role rows_role(void *ctx, size_t row, size_t col)
{
	return *((struct commands *)ctx)->v[row].why_not ? ROLE_DISABLED : col == 0 ? ROLE_KEY : ROLE_NORMAL;
}

static const char *rows_key(void *ctx, size_t row)
{
	return ((struct commands *)ctx)->v[row].action->verb;
}

static void rows_words(void *ctx, size_t row, struct buf *out)
{
	const struct action *a = ((struct commands *)ctx)->v[row].action;

	buf_printf(out, "%s %s %s %s", a->hint ? _(a->hint) : "", a->help ? _(a->help) : "", a->words ? a->words : "", a->verb);
}

static int rows_compare(void *ctx, size_t a, size_t b, size_t col)
{
	const struct commands *c = ctx;

	(void)col;
	return c->v[b].score - c->v[a].score;
}

static const struct list_column columns[] = { { NULL, 10, false, 0 }, { NULL, 0, false, 0 } };
static const struct list_ops rows = { .count = rows_count, .cell = rows_cell, .role = rows_role, .key = rows_key, .words = rows_words,
	.compare = rows_compare, .empty = N_("There is nothing to do here.") };

/* The best answer first, and selected. */
static void rank(struct commands *c)
{
	for (size_t i = 0; i < c->n; i++)
		c->v[i].score = command_score(c->v[i].action, buf_str(&c->list.filter));
	c->list.order = c->list.filter.len ? 1 : 0;
	list_refresh(&c->list);
	c->list.sel = c->list.top = 0;
}

/* ---- the view ---- */

static void detail_draw(const struct commands *c, struct pane p)
{
	size_t row;

	if (!list_row(&c->list, &row))
		return;
	if (*c->v[row].why_not)
		pane_wrap(p, 0, ROLE_WARN, c->v[row].why_not);
	else
		pane_text(p, 1, 0, ROLE_SECONDARY, c->v[row].action->verb);
}

static void commands_draw(struct view *v, struct pane p)
{
	struct commands *c = v->state;
	struct pane outer = pane_centre(p, p.h - 2, p.w < 100 ? p.w - 4 : 96), inner = pane_sub(outer, 1, 2, outer.h - 2, outer.w - 4);
	struct buf foot = { 0 };

	pane_clear(outer, ROLE_POPUP);
	if (c->about) {
		int lines = wrap_rows(c->about, inner.w);

		pane_wrap(pane_top(&inner, lines < 4 ? lines : 4), 0, ROLE_NORMAL, c->about);
	}
	detail_draw(c, pane_bottom(&inner, 2));
	c->list.typing = true;
	list_draw(&c->list, inner, true);
	list_foot(&c->list, &foot);
	pane_box(outer, &(struct box){ c->title, buf_str(&foot), true });
	buf_free(&foot);
}

static unsigned commands_run(struct view *v)
{
	struct commands *c = v->state;
	size_t row;

	if (!list_row(&c->list, &row))
		return UI_NOTHING;
	if (*c->v[row].why_not) {
		ui_say(v->ui, SAY_INFO, c->v[row].why_not);
		return UI_REDRAW;
	}
	ui_do(v->ui, c->v[row].action->verb);
	return UI_POP | UI_REDRAW;
}

static unsigned commands_request(struct view *v, const char *verb)
{
	if (!strcmp(verb, "run") || !strcmp(verb, "open") || !strcmp(verb, "accept"))
		return commands_run(v);
	if (!strcmp(verb, "help"))
		return UI_POP | UI_REDRAW;
	return list_request(&((struct commands *)v->state)->list, verb);
}

/* Characters always narrow the list; Esc always leaves. */
static unsigned commands_key(struct view *v, const struct key *k)
{
	struct commands *c = v->state;
	unsigned did;

	if (k->kind == KEY_CLICK && list_key(&c->list, k) != UI_PASS)
		return commands_run(v);
	if (key_is(k, KEYNAME_ESC) || key_is(k, KEYNAME_ENTER))
		return UI_PASS;
	c->list.typing = true;
	did = list_key(&c->list, k);
	if (did != UI_PASS)
		rank(c);
	return did;
}

static bool commands_typing(struct view *v)
{
	(void)v;
	return true;
}

static void commands_leave(struct view *v)
{
	struct commands *c = v->state;

	mem_free(c->v);
	list_free(&c->list);
}

static const struct action own_actions[] = {
	{ "run", N_("Do it"), N_("Does the marked action"), NULL },
	{ "move-down", N_("Choose"), N_("To the next action"), NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct view_ops commands_ops = { .name = "commands", .map = "help", .overlay = true, .actions = own_actions, .draw = commands_draw,
	.request = commands_request, .key = commands_key, .typing = commands_typing, .leave = commands_leave };

static unsigned commands_open(struct ui *ui, enum which which, const char *title)
{
	struct view *below = ui->top, *v = ui_push(ui, &commands_ops, sizeof(struct commands));
	struct commands *c = v->state;

	c->which = which;
	c->title = arena_strdup(v->arena, title);
	list_init(&c->list, &rows, c, columns, sizeof(columns) / sizeof(columns[0]));
	collect(v, below, below->ops->actions);
	if (which != MENU) {
		collect(v, below, ui->set.app.actions);
		collect(v, below, ui_actions);
	}
	if (which == HELP) {
		collect_motions(v, below);
		c->about = below->ops->about ? _(below->ops->about) : NULL;
	}
	list_refresh(&c->list);
	return UI_REDRAW;
}

unsigned commands_palette(struct ui *ui)
{
	return commands_open(ui, PALETTE, _("Commands: type what you want to do"));
}

unsigned commands_menu(struct ui *ui)
{
	return commands_open(ui, MENU, _("What can be done here"));
}

unsigned commands_help(struct ui *ui)
{
	return commands_open(ui, HELP, _("Help"));
}
