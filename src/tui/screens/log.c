/* The decision log: acts, newest first, read in pages as far as one scrolls; Enter opens the act. Also the search and the travel in time. */
#include <stdio.h>
#include <string.h>

#include "app.h"

enum { PAGE = 200 };

struct log_view {
	struct app *app;
	struct log_query q;
	char contract[80], record[256];
	struct act_line *v;
	size_t n, want;
	bool all;                                /* nothing older is left */
	struct list list;
};

static size_t count(void *ctx) { return ((struct log_view *)ctx)->n; }

static void cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	struct log_view *s = ctx;
	const struct act_line *l = &s->v[row];
	char when[INSTANT_SIZE];

	instant_show(when, l->decided);
	switch (col) {
	case 0: buf_printf(out, "%lld", (long long)l->seq); break;
	case 1: buf_puts(out, when); break;
	case 2: buf_puts(out, l->subject); break;
	case 3: buf_puts(out, *l->body ? l->body : l->person); break;
	case 4: buf_puts(out, *l->result ? choice_label(NULL, l->result) : ""); break;
	case 5: buf_puts(out, *l->late ? _("later") : ""); break;
	default: buf_printf(out, "%.7s", l->commit); break;
	}
}

static enum role role(void *ctx, size_t row, size_t col)
{
	struct log_view *s = ctx;

	if (col == 2)
		return role_of_kind_act(s->v[row].verb);
	if (col == 4)
		return strcmp(s->v[row].result, "adopted") == 0 ? ROLE_OK : ROLE_BAD;
	return col == 5 ? ROLE_WARN : col == 6 ? ROLE_SECONDARY : ROLE_NORMAL;
}

static const char *key_of(void *ctx, size_t row) { return ((struct log_view *)ctx)->v[row].commit; }

static const struct list_ops rows = { .count = count, .cell = cell, .role = role, .key = key_of, .empty = N_("No act is recorded yet.") };
static const struct list_column columns[] = {
	{ N_("Act"), 6, true, 0 }, { N_("Decided"), 16, false, 1 }, { N_("What"), 0, false, 0 }, { N_("Who"), 16, false, 3 },
	{ N_("Result"), 10, false, 2 }, { N_("Late"), 6, false, 4 }, { N_("Commit"), 7, false, 5 },
};

static enum rc load(struct view *v, struct why *why)
{
	struct log_view *s = v->state;
	struct log_query q = s->q;
	enum rc rc;

	q.limit = (int)s->want;
	if (s->app->at)
		q.before = s->app->at + 1;
	rc = service_log(s->app->svc, &q, &s->v, &s->n, v->data, why);
	s->all = s->n < s->want;
	list_refresh(&s->list);
	return rc;
}

static void draw(struct view *v, struct pane p)
{
	struct log_view *s = v->state;
	struct pane foot = pane_bottom(&p, 1);

	list_boxed(&s->list, p, _("Log of acts"), true);
	pane_text(foot, 0, 1, ROLE_SECONDARY, _("Without procure: git log, git show, git blame tell the same. Unsigned: authorship is not proven."));
}

static unsigned request(struct view *v, const char *action)
{
	struct log_view *s = v->state;
	size_t row;

	if (strcmp(action, "open") == 0 && list_row(&s->list, &row))
		return act_screen(s->app, s->v[row].seq);
	if (strcmp(action, "why") == 0 && list_row(&s->list, &row))
		return act_screen(s->app, s->v[row].seq);
	if (strcmp(action, "rectify") == 0 && list_row(&s->list, &row))
		return rectify_act(s->app, s->v[row].seq);
	/* The last page that was read is at its end: read further back. */
	if (!s->all && (strcmp(action, "last") == 0 || (list_row(&s->list, &row) && row + 50 >= s->n))) {
		s->want = strcmp(action, "last") == 0 ? s->want * 50 : s->want + PAGE;
		return list_request(&s->list, action) | UI_RELOAD;
	}
	return list_request(&s->list, action);
}

static unsigned key(struct view *v, const struct key *k) { return list_key(&((struct log_view *)v->state)->list, k); }
static bool typing(struct view *v) { return ((struct log_view *)v->state)->list.typing; }
static void title(struct view *v, struct buf *out) { (void)v; buf_puts(out, _("Log")); }
static void leave(struct view *v) { list_free(&((struct log_view *)v->state)->list); }

static const struct action actions[] = {
	{ "open", N_("Open"), N_("Opens the act with its votes and what it changed"), "abrir acto" },
	{ "filter", N_("Filter"), N_("Shows only the acts that hold these words"), "filtrar" },
	{ "rectify", N_("Rectify"), N_("Records a new act that replaces this one, prefilled; nothing is deleted"), "rectificar corregir enmendar" },
	{ NULL, NULL, NULL, NULL },
};
static const struct view_ops ops = { .name = "log", .map = "audit", .actions = actions, .load = load, .draw = draw, .request = request, .key = key, .title = title,
				     .typing = typing, .leave = leave, .about = N_("Every act, newest first. Nothing here can be changed: a correction is a new act.") };

unsigned log_screen(struct app *app, const struct log_query *q)
{
	struct view *v = ui_push(app->ui, &ops, sizeof(struct log_view));
	struct log_view *s = v->state;

	s->app = app;
	s->want = PAGE;
	snprintf(s->contract, sizeof s->contract, "%s", q->contract ? q->contract : "");
	snprintf(s->record, sizeof s->record, "%s", q->record ? q->record : "");
	s->q.contract = *s->contract ? s->contract : NULL;
	s->q.record = *s->record ? s->record : NULL;
	list_init(&s->list, &rows, s, columns, 7);
	return UI_REDRAW;
}
