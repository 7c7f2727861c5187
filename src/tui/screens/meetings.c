/* The meetings of a body: convened, open, closed; Enter opens one, a convenes the next from the work plan. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app.h"

struct meetings_view {
	struct app *app;
	char contract[80], body[96];
	struct record **v;
	size_t n;
	struct list list;
	struct doc doc;
};

static size_t count(void *ctx) { return ((struct meetings_view *)ctx)->n; }
/* The next and the latest first. */
static const struct record *at(struct meetings_view *s, size_t row) { return s->v[s->n - 1 - row]; }

static void cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	static const char *const field[] = { "", "Title", "Date", "State", "Minutes-State" };
	struct meetings_view *s = ctx;

	if (col == 0)
		buf_puts(out, at(s, row)->id);
	else
		show_field(out, at(s, row), field[col]);
}

static enum role role(void *ctx, size_t row, size_t col)
{
	return col == 3 ? role_of_state(record_get(at(ctx, row), "State")) : col == 0 ? ROLE_ACCENT : ROLE_NORMAL;
}

static const char *key_of(void *ctx, size_t row) { return at(ctx, row)->path; }

static const struct list_ops rows = { .count = count, .cell = cell, .role = role, .key = key_of,
				      .empty = N_("No meeting is convened yet. Press a to convene the first one.") };
static const struct list_column columns[] = {
	{ N_("Meeting"), 24, false, 0 }, { N_("About"), 0, false, 0 }, { N_("Date"), 10, false, 1 }, { N_("State"), 12, false, 0 }, { N_("Minutes"), 10, false, 2 },
};

static int by_date(const void *a, const void *b)
{
	const struct record *const *x = a, *const *y = b;
	int d = strcmp(record_get(*x, "Date"), record_get(*y, "Date"));

	return d ? d : strcmp((*x)->id, (*y)->id);
}

static enum rc load(struct view *v, struct why *why)
{
	struct meetings_view *s = v->state;
	struct record **all;
	size_t n = 0;
	enum rc rc = service_list(s->app->svc, "meeting", NULL, s->app->at, &all, &n, v->data, why);

	s->v = all;
	s->n = 0;
	for (size_t i = 0; i < n; i++)
		if (!*s->body || record_is(all[i], "Body", s->body))
			s->v[s->n++] = all[i];
	if (s->n)
		qsort(s->v, s->n, sizeof *s->v, by_date);
	list_refresh(&s->list);
	return rc;
}

static void draw(struct view *v, struct pane p)
{
	struct meetings_view *s = v->state;
	struct pane below = pane_bottom(&p, p.h / 3);
	size_t row;

	doc_reset(&s->doc);
	if (list_row(&s->list, &row))
		doc_record(&s->doc, at(s, row), "Title Objective Date Start Place Required Deliverables Tabla Opened Closed Minutes-State Notes");
	list_boxed(&s->list, p, _("Meetings"), true);
	doc_boxed(&s->doc, below, list_row(&s->list, &row) ? at(s, row)->id : "", false);
	(void)v;
}

static unsigned request(struct view *v, const char *action)
{
	struct meetings_view *s = v->state;
	size_t row;

	if (strcmp(action, "add") == 0 || strcmp(action, "meeting.convene") == 0)
		return convene_screen(s->app, s->body);
	if (!list_row(&s->list, &row))
		return list_request(&s->list, action);
	if (strcmp(action, "open") == 0)
		return meeting_screen(s->app, at(s, row)->id);
	if (strcmp(action, "edit") == 0)
		return act_form(s->app, "meeting.change", at(s, row)->id, NULL, NULL);
	if (strcmp(action, "why") == 0)
		return why_screen(s->app, at(s, row)->path, NULL);
	return list_request(&s->list, action);
}

static unsigned key(struct view *v, const struct key *k) { return list_key(&((struct meetings_view *)v->state)->list, k); }
static bool typing(struct view *v) { return ((struct meetings_view *)v->state)->list.typing; }
static void title(struct view *v, struct buf *out) { (void)v; buf_puts(out, _("Meetings")); }

static void leave(struct view *v)
{
	struct meetings_view *s = v->state;

	list_free(&s->list);
	doc_free(&s->doc);
}

static const struct action actions[] = {
	{ "open", N_("Open"), N_("Goes into the meeting: attendance, quorum, items"), "abrir reunion sesion" },
	{ "add", N_("Convene"), N_("Convenes the next meeting, with the tabla of the work plan"), "convocar citar" },
	{ "edit", N_("Edit"), N_("Changes date, place or tabla"), "cambiar" },
	{ "why", N_("Why"), N_("Why does this stand: the act behind it"), "por que" },
	{ NULL, NULL, NULL, NULL },
};
static const struct view_ops ops = { .name = "meetings", .map = "list", .actions = actions, .load = load, .draw = draw, .request = request, .key = key,
				     .title = title, .typing = typing, .leave = leave, .about = N_("Meetings of the committee or of a working group. A body decides only in an open meeting.") };

unsigned meetings_screen(struct app *app, const char *contract)
{
	struct view *v = ui_push(app->ui, &ops, sizeof(struct meetings_view));
	struct meetings_view *s = v->state;
	const struct record *committee = scope_committee(service_scope(app->svc));

	s->app = app;
	snprintf(s->contract, sizeof s->contract, "%s", contract ? contract : "");
	if (contract && *contract)
		snprintf(s->body, sizeof s->body, "GT-%.80s", contract);
	else if (committee)
		snprintf(s->body, sizeof s->body, "%s", committee->id);
	list_init(&s->list, &rows, s, columns, 5);
	return UI_REDRAW;
}
