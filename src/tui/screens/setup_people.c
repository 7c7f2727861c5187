/* Question 4: people, typed or pasted as a table. What is typed stands at the left (or above), how it is understood at the right (or below). */
#include <string.h>

#include "screens/found.h"
#include "widgets/edit.h"

enum { ON_TEXT, ON_BUTTON };

struct people_view {
	struct setup *s;
	struct view *view;
	struct edit edit;
	struct arena *arena;                     /* of the roster: read again at each change */
	struct roster roster;
	struct focus focus;
	struct pane text, button;
};

static void read_again(struct people_view *p)
{
	arena_reset(p->arena);
	roster_read(&p->roster, p->arena, edit_text(&p->edit));
}

static void changed(void *ctx)
{
	struct people_view *p = ctx;

	setup_set(p->s, ANSWER_PEOPLE, edit_text(&p->edit));
	read_again(p);
}

/* --- drawing ---------------------------------------------------------------------------------------------------------------------------------- */

static int draw_faults(struct people_view *p, struct pane area)
{
	int y = 0;

	for (size_t i = 0; i < p->roster.n_faults && y < area.h; i++) {
		struct buf text = { 0 };

		buf_puts(&text, "▲ ");
		why_sentence(&text, &p->roster.fault[i]);
		y += pane_wrap(pane_sub(area, y, 0, area.h - y, area.w), 0, ROLE_BAD, buf_str(&text));
		buf_free(&text);
	}
	return y;
}

static void draw_person(struct people_view *p, struct pane area, int y, const struct roster_person *who)
{
	int id = area.w > 50 ? 16 : 13, name = area.w / 3, x = 0;
	bool me = strcmp(who->login, p->s->login) == 0;

	pane_cell(area, y, x, id, who->proposed ? ROLE_ACCENT : ROLE_NORMAL, who->proposed ? arena_printf(p->arena, "%s *", who->id) : who->id, false);
	pane_cell(area, y, x += id + 1, name, ROLE_NORMAL, who->name, false);
	x += name + 1;
	if (me) {
		struct buf text = { 0 };

		buf_printf(&text, _("you (%s)"), who->login);
		pane_end(area, y, ROLE_OK, buf_str(&text));
		pane_cell(area, y, x, area.w - x - text_width(buf_str(&text)) - 1, ROLE_SECONDARY, *who->title ? who->title : who->unit, false);
		buf_free(&text);
	} else {
		pane_end(area, y, ROLE_SECONDARY, who->login);
		pane_cell(area, y, x, area.w - x - text_width(who->login) - 1, ROLE_SECONDARY, *who->title ? who->title : who->unit, false);
	}
}

static void draw_understood(struct people_view *p, struct pane area)
{
	int used, y;

	if (p->roster.n == 0) {
		pane_wrap(area, 0, ROLE_SECONDARY, _("Nobody yet. One person a line, also pasted from a spreadsheet:"));
		pane_text(area, 2, 0, ROLE_NORMAL, _("Ana Núñez; ; Facilitator; SECPLA; anunez"));
		pane_text(area, 3, 0, ROLE_NORMAL, _("Pedro Rojas; p.rojas; Administrator; ; projas"));
		return;
	}
	used = draw_faults(p, area);
	area = pane_sub(area, used, 0, area.h - used, area.w);
	pane_printf(area, 0, 0, ROLE_HEADING, _("On the roster: %zu"), p->roster.n);
	pane_text(area, 0, area.w > 44 ? 22 : area.w, ROLE_SECONDARY, _("* ids proposed from the names"));
	for (y = 1; y < area.h && (size_t)y <= p->roster.n; y++)
		draw_person(p, area, y, &p->roster.v[y - 1]);
	if ((size_t)area.h <= p->roster.n && area.h > 1)
		pane_printf(area, area.h - 1, 0, ROLE_SECONDARY, _("… and %zu more"), p->roster.n - (size_t)area.h + 2);
}

static void draw_button(struct people_view *p, struct pane row)
{
	bool on = p->focus.at == ON_BUTTON;
	int used = pane_printf(row, 0, 0, on ? ROLE_SELECTED : ROLE_NORMAL, "%s[ %s ]", on ? "▶ " : "  ", _("Next question"));

	p->button = pane_sub(row, 0, 0, 1, used);
	if (on)
		pane_cursor(row, 0, 0, false);
}

static void draw(struct view *v, struct pane area)
{
	struct people_view *p = v->state;
	struct pane inner = pane_box(area, &(struct box){ setup_title(v->data, 4), NULL, true }), head, text;
	const char *intro = _("One person a line: name; id; post; unit; login. Only the name is needed; the login is the name with which they start this computer.");

	head = pane_top(&inner, wrap_rows(intro, inner.w));
	pane_wrap(head, 0, ROLE_SECONDARY, intro);
	pane_top(&inner, 1);
	draw_button(p, pane_bottom(&inner, 1));
	pane_bottom(&inner, 1);
	text = inner.w >= 94 ? pane_left(&inner, inner.w / 2 - 1) : pane_top(&inner, inner.h * 2 / 5);
	if (inner.w >= 94)
		pane_left(&inner, 1);
	p->text = text;
	edit_draw(&p->edit, text, p->focus.at == ON_TEXT);
	if (inner.y > text.y) {
		pane_rule(inner, 0, ROLE_FRAME);
		pane_top(&inner, 1);
	} else {
		inner = pane_sub(inner, 0, 1, inner.h, inner.w - 1);
	}
	draw_understood(p, inner);
}

/* --- going on ------------------------------------------------------------------------------------------------------------------------------------ */

static unsigned that_is_me(struct ui *ui, void *ctx, size_t which)
{
	struct people_view *p = ctx;
	char *text;

	(void)ui;
	if (which >= p->roster.n)
		return UI_NOTHING;
	text = roster_with_login(p->arena, &p->roster, which, p->s->login);
	edit_set(&p->edit, text);
	changed(p);
	return setup_next(p->s, 4);
}

static unsigned ask_who_i_am(struct people_view *p)
{
	struct choose_item *items = arena_alloc(p->arena, (p->roster.n + 1) * sizeof *items);

	for (size_t i = 0; i < p->roster.n; i++)
		items[i] = (struct choose_item){ arena_printf(p->arena, "%s  %s", p->roster.v[i].name, p->roster.v[i].title),
						 _("The person at this keyboard becomes the registrar: adds people, changes bodies and rules.") };
	return dialog_choose(p->s->app->ui, &(struct choose){ .title = arena_printf(p->arena, _("Who of them are you (login %s)?"), p->s->login),
								.items = items, .n = p->roster.n, .done = that_is_me, .ctx = p });
}

static unsigned go_on(struct people_view *p)
{
	if (p->roster.n == 0) {
		ui_say(p->s->app->ui, SAY_ERROR, _("Write at least yourself: your name on the first line."));
		return UI_REDRAW;
	}
	if (p->roster.n_faults)
		return ui_fail(p->s->app->ui, &p->roster.fault[0]);
	if (!roster_of_login(&p->roster, p->s->login))
		return ask_who_i_am(p);
	return setup_next(p->s, 4);
}

/* --- keys ---------------------------------------------------------------------------------------------------------------------------------------- */

static void focus_on(struct people_view *p, int at)
{
	p->focus.at = at;
	p->view->map = at == ON_TEXT ? "text" : "form";
}

static unsigned request(struct view *v, const char *verb)
{
	struct people_view *p = v->state;

	if (!strcmp(verb, "save") || (!strcmp(verb, "accept") && p->focus.at == ON_BUTTON))
		return go_on(p);
	if (!strcmp(verb, "next-field") || !strcmp(verb, "previous-field")) {
		focus_on(p, !p->focus.at);
		return UI_REDRAW;
	}
	if (!strcmp(verb, "editor"))
		return edit_outside(&p->edit, v->ui);
	return UI_PASS;
}

/* Cells of a spreadsheet come parted by tabs, which a text does not hold. */
static unsigned paste(struct people_view *p, const struct key *k)
{
	struct buf text = { 0 };

	for (size_t i = 0; i < k->paste_len; i++) {
		if (k->paste[i] == '\t')
			buf_puts(&text, "; ");
		else
			buf_putc(&text, k->paste[i]);
	}
	edit_insert(&p->edit, buf_str(&text), text.len);
	buf_free(&text);
	return UI_REDRAW;
}

static unsigned key(struct view *v, const struct key *k)
{
	struct people_view *p = v->state;

	if (k->kind == KEY_PASTE && p->focus.at == ON_TEXT)
		return paste(p, k);
	if (k->kind == KEY_CLICK && pane_holds(p->button, k->row, k->col))
		return go_on(p);
	if (k->kind == KEY_CLICK) {
		focus_on(p, pane_holds(p->text, k->row, k->col) ? ON_TEXT : p->focus.at);
		return UI_REDRAW;
	}
	if (p->focus.at == ON_TEXT)
		return edit_key(&p->edit, v->ui, k);
	if (key_is(k, KEYNAME_UP)) {
		focus_on(p, ON_TEXT);
		return UI_REDRAW;
	}
	return UI_PASS;
}

static bool typing(struct view *v)
{
	return ((struct people_view *)v->state)->focus.at == ON_TEXT;
}

static void title(struct view *v, struct buf *out)
{
	buf_puts(out, setup_title(v->data, 4));
}

static void leave(struct view *v)
{
	struct people_view *p = v->state;

	edit_free(&p->edit);
	arena_free(p->arena);
	setup_drop(p->s);
}

static const struct action actions[] = {
	{ "save", N_("Next question"), N_("Takes the people as they stand and goes on"), "siguiente seguir next" },
	{ "next-field", N_("Next field"), N_("Goes to the button and back"), "siguiente campo" },
	{ "editor", N_("Editor"), N_("Opens the table in your own editor"), "editor externo external" },
	{ "back", N_("Back"), N_("Goes back one question; nothing is lost"), "volver back" },
	{ NULL, NULL, NULL, NULL },
};
static const struct view_ops ops = { .name = "setup-people", .map = "text", .actions = actions, .draw = draw, .request = request, .key = key, .typing = typing,
	.title = title, .leave = leave,
	.about = N_("The roster: one person a line. Paste a table from a spreadsheet, or type it; what is wrong is named at once.") };

unsigned setup_people(struct setup *s)
{
	struct view *v = ui_push(s->app->ui, &ops, sizeof(struct people_view));
	struct people_view *p = v->state;

	p->s = s;
	p->view = v;
	p->arena = arena_new();
	p->focus.n = 2;
	setup_hold(s);
	edit_init(&p->edit, true, setup_get(s, ANSWER_PEOPLE));
	p->edit.changed = changed;
	p->edit.ctx = p;
	read_again(p);
	return UI_REDRAW;
}
