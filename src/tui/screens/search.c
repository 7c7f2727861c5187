/* Search: words in, acts and records out, as one types. And dates: the whole program as it stood then. */
#include <stdio.h>
#include <string.h>

#include "app.h"
#include "widgets/edit.h"

struct search_view {
	struct app *app;
	struct edit words;
	struct hit *v;
	size_t n;
	struct list list;
	bool in_list;
};

enum { HITS = 60 };

static size_t count(void *ctx) { return ((struct search_view *)ctx)->n; }

static void cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	struct search_view *s = ctx;
	const struct hit *h = &s->v[row];
	struct arena *a = arena_new();

	if (col == 0)
		buf_puts(out, h->is_act ? _("act") : _("record"));
	else if (col == 1 && h->is_act)
		buf_printf(out, "%lld", (long long)h->seq);
	else if (col == 1)
		buf_puts(out, record_name(a, h->path));
	else
		buf_printf(out, "%s%s%s", h->title, *h->snippet ? " — " : "", h->snippet);
	arena_free(a);
}

static const struct list_ops rows = { .count = count, .cell = cell, .empty = N_("Nothing fits these words. Fewer words find more.") };
static const struct list_column columns[] = { { N_("Kind"), 9, false, 2 }, { N_("Where"), 22, false, 0 }, { N_("What"), 0, false, 0 } };

static enum rc load(struct view *v, struct why *why)
{
	struct search_view *s = v->state;
	enum rc rc = RC_OK;

	s->n = 0;
	if (*edit_text(&s->words))
		rc = service_search(s->app->svc, edit_text(&s->words), HITS, &s->v, &s->n, v->data, why);
	list_refresh(&s->list);
	return rc == RC_NONE ? RC_OK : rc;
}

static void draw(struct view *v, struct pane p)
{
	struct search_view *s = v->state;
	struct box box = { _("Search acts and records"), NULL, !s->in_list };
	struct pane top = pane_top(&p, 3), inner = pane_box(top, &box);

	edit_draw(&s->words, inner, !s->in_list);
	if (*edit_text(&s->words))
		list_boxed(&s->list, p, _("Found"), s->in_list);
}

static unsigned request(struct view *v, const char *action)
{
	struct search_view *s = v->state;
	size_t row;

	if (strcmp(action, "next-pane") == 0 || strcmp(action, "previous-pane") == 0 || (!s->in_list && (strcmp(action, "open") == 0 || strcmp(action, "move-down") == 0))) {
		if (!s->in_list && s->n == 0)
			return UI_REDRAW;
		s->in_list = !s->in_list;
		v->map = s->in_list ? "list" : "text";
		return UI_REDRAW;
	}
	if (s->in_list && strcmp(action, "open") == 0 && list_row(&s->list, &row))
		return s->v[row].is_act ? act_screen(s->app, s->v[row].seq) : record_screen(s->app, s->v[row].path);
	if (s->in_list && strcmp(action, "why") == 0 && list_row(&s->list, &row) && !s->v[row].is_act)
		return why_screen(s->app, s->v[row].path, NULL);
	return s->in_list ? list_request(&s->list, action) : UI_PASS;
}

static unsigned key(struct view *v, const struct key *k)
{
	struct search_view *s = v->state;
	unsigned did;

	if (s->in_list)
		return list_key(&s->list, k);
	if (key_is(k, KEYNAME_TAB) || key_is(k, KEYNAME_DOWN) || key_is(k, KEYNAME_ENTER))
		return request(v, "next-pane");
	did = edit_key(&s->words, v->ui, k);
	return did & UI_PASS ? UI_PASS : did | UI_RELOAD;
}

static bool typing(struct view *v)
{
	struct search_view *s = v->state;

	return !s->in_list || s->list.typing;
}

static void title(struct view *v, struct buf *out) { (void)v; buf_puts(out, _("Search")); }

static void leave(struct view *v)
{
	struct search_view *s = v->state;

	list_free(&s->list);
	edit_free(&s->words);
}

static const struct action actions[] = {
	{ "open", N_("Open"), N_("Opens the act or the record"), "abrir" },
	{ "next-pane", N_("Words/List"), N_("Tab, Enter or ↓: from the words to the list; Tab: back"), "panel" },
	{ NULL, NULL, NULL, NULL },
};
static const struct view_ops ops = { .name = "search", .map = "text", .actions = actions, .load = load, .draw = draw, .request = request, .key = key, .title = title,
				     .typing = typing, .leave = leave, .about = N_("All words must be there; accents do not matter; the newest come first.") };

unsigned search_screen(struct app *app, const char *words)
{
	struct view *v = ui_push(app->ui, &ops, sizeof(struct search_view));
	struct search_view *s = v->state;

	s->app = app;
	edit_init(&s->words, false, words ? words : "");
	list_init(&s->list, &rows, s, columns, 3);
	return UI_REDRAW;
}

/* --- travel in time ------------------------------------------------------------------------------------------------------------------------------- */

static enum rc check_date(void *ctx, size_t field, const char *value, struct buf *shown, struct why *why)
{
	struct app *app = ctx;
	struct instant now;
	int64_t days, seq;
	char text[DATE_SIZE];

	(void)field;
	if (!*value)
		return RC_OK;
	if (instant_now(&now, why) == RC_OK && date_entry(value, date_of(now), &days)) {
		date_print(text, days);
		if (service_at(app->svc, text, &seq, why) != RC_OK)
			return why->rc;
	} else if (service_at(app->svc, value, &seq, why) != RC_OK) {
		return why->rc;
	}
	buf_printf(shown, _("Act %lld is the last one of then."), (long long)seq);
	return seq > 0 ? RC_OK : fail(why, RC_NOTFOUND, N_("Nothing had been decided by then."));
}

static unsigned go_there(struct ui *ui, void *ctx, struct form *f)
{
	struct app *app = ctx;
	const char *value = form_value(f, 0);
	struct instant now;
	struct why why = { 0 };
	int64_t days;
	char text[DATE_SIZE];

	app->at = 0;
	app->at_text[0] = '\0';
	if (!*value)
		return UI_POP | UI_RELOAD | UI_REDRAW;
	if (instant_now(&now, &why) == RC_OK && date_entry(value, date_of(now), &days)) {
		date_print(text, days);
		if (service_at(app->svc, text, &app->at, &why) != RC_OK)
			return form_fail(f, &why);
		date_show(text, days);
		snprintf(app->at_text, sizeof app->at_text, _("as of %s"), text);
	} else {
		if (service_at(app->svc, value, &app->at, &why) != RC_OK)
			return form_fail(f, &why);
		snprintf(app->at_text, sizeof app->at_text, _("as of act %lld"), (long long)app->at);
	}
	ui_say(ui, SAY_INFO, _("Everything is shown as it stood then, to read only. g d with an empty date comes back."));
	return UI_POP | UI_RELOAD | UI_REDRAW;
}

unsigned dates_screen(struct app *app)
{
	static const struct form_ops date_ops = { check_date, NULL, go_there, NULL, NULL };
	struct form_field field = { "Date", _("As of"), _("A date (26-11-2018) or the number of an act; empty: today"), WIDGET_LINE, false, "", NULL, 0 };
	struct form_setup setup = { _("See everything as it stood on a date"), _("Go"), NULL, &field, 1, &date_ops, app, NULL };

	return form_open(app->ui, &setup);
}
