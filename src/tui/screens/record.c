/* One record with all its fields, and its versions: who changed it, when, in which act. */
#include <stdio.h>
#include <string.h>

#include "app.h"

struct record_view {
	struct app *app;
	char path[256];
	struct record *r;
	struct version *versions;
	size_t n_versions;
	struct list history;
	struct doc doc;
	struct focus focus;
};

static size_t count(void *ctx) { return ((struct record_view *)ctx)->n_versions; }

static void cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	struct record_view *s = ctx;
	const struct version *ver = &s->versions[s->n_versions - 1 - row];
	char when[INSTANT_SIZE];

	instant_show(when, ver->act.decided);
	if (col == 0)
		buf_printf(out, "%lld", (long long)ver->from);
	else if (col == 1)
		buf_puts(out, when);
	else if (col == 2)
		buf_puts(out, ver->act.subject);
	else
		buf_puts(out, *ver->act.late ? _("recorded later") : "");
}

static const char *key_of(void *ctx, size_t row)
{
	struct record_view *s = ctx;

	return s->versions[s->n_versions - 1 - row].act.commit;
}

static const struct list_ops history_ops = { .count = count, .cell = cell, .key = key_of, .empty = N_("No act wrote this record.") };
static const struct list_column columns[] = {
	{ N_("Act"), 6, true, 0 }, { N_("Decided"), 16, false, 1 }, { N_("What"), 0, false, 0 }, { N_("Late"), 15, false, 2 },
};

static enum rc load(struct view *v, struct why *why)
{
	struct record_view *s = v->state;
	enum rc rc = service_record(s->app->svc, s->path, NULL, s->app->at, &s->r, v->data, why);

	s->n_versions = 0;
	if (rc == RC_OK)
		rc = service_history(s->app->svc, s->path, &s->versions, &s->n_versions, v->data, why);
	while (s->n_versions && s->app->at && s->versions[s->n_versions - 1].from > s->app->at)
		s->n_versions--;
	if (rc != RC_OK)
		s->r = NULL;
	list_refresh(&s->history);
	return rc;
}

static void draw(struct view *v, struct pane p)
{
	struct record_view *s = v->state;
	struct pane below = pane_bottom(&p, p.h / 3 < 6 ? 6 : p.h / 3);

	doc_reset(&s->doc);
	if (s->r)
		doc_record(&s->doc, s->r, NULL);
	doc_boxed(&s->doc, p, record_name(v->data, s->path), s->focus.at == 0);
	list_boxed(&s->history, below, _("History"), s->focus.at == 1);
}

/* Verbs that change a record of this kind. */
static const char *verb_for(struct record_view *s, const char *action)
{
	const struct verb *v;

	for (size_t i = 0; s->r && (v = verb_at(i)) != NULL; i++) {
		if (strcmp(v->kind, s->r->kind->name) != 0 || v->flags & (V_NEW | V_FOUND))
			continue;
		if (strcmp(action, v->name) == 0 || (strcmp(action, "edit") == 0 && strstr(v->name, ".change")) ||
		    (strcmp(action, "decide") == 0 && v->flags & V_DECIDE))
			return v->name;
	}
	return NULL;
}

static unsigned request(struct view *v, const char *action)
{
	struct record_view *s = v->state;
	const char *verb = verb_for(s, action);
	unsigned did = focus_request(&s->focus, action);
	size_t row;

	if (did != UI_PASS)
		return did;
	if (strcmp(action, "open") == 0 && list_row(&s->history, &row))
		return act_screen(s->app, s->versions[s->n_versions - 1 - row].from);
	if (strcmp(action, "why") == 0)
		return why_screen(s->app, s->path, NULL);
	if (verb)
		return act_form(s->app, verb, record_name(v->data, s->path), NULL, NULL);
	return s->focus.at == 0 ? doc_request(&s->doc, action) : list_request(&s->history, action);
}

static bool ready(struct view *v, const char *action, struct buf *why_not)
{
	struct record_view *s = v->state;
	const char *verb = verb_for(s, action);

	return !verb || act_ready(s->app, verb, record_name(v->data, s->path), why_not);
}

static unsigned key(struct view *v, const struct key *k) { return list_key(&((struct record_view *)v->state)->history, k); }
static bool typing(struct view *v) { return ((struct record_view *)v->state)->history.typing; }
static void title(struct view *v, struct buf *out) { buf_puts(out, record_name(v->data, ((struct record_view *)v->state)->path)); }

static void leave(struct view *v)
{
	struct record_view *s = v->state;

	list_free(&s->history);
	doc_free(&s->doc);
}

static const struct action actions[] = {
	{ "open", N_("Act"), N_("Opens the act that wrote the selected version"), "acto version" },
	{ "edit", N_("Edit"), N_("Changes this record"), "editar" },
	{ "decide", N_("Decide"), N_("The body decides on this record"), "decidir" },
	{ "why", N_("Why"), N_("Why does this stand: act, votes, evidence"), "por que" },
	{ NULL, NULL, NULL, NULL },
};
static const struct view_ops ops = { .name = "record", .map = "list", .actions = actions, .load = load, .draw = draw, .request = request, .key = key,
				     .title = title, .ready = ready, .typing = typing, .leave = leave,
				     .about = N_("One record, all its fields and every version of it.") };

unsigned record_screen(struct app *app, const char *path)
{
	struct view *v = ui_push(app->ui, &ops, sizeof(struct record_view));
	struct record_view *s = v->state;

	s->app = app;
	s->focus.n = 2;
	snprintf(s->path, sizeof s->path, "%s", path);
	list_init(&s->history, &history_ops, s, columns, 4);
	return UI_REDRAW;
}
