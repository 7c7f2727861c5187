/* One's own notes, of every meeting: nobody else sees them, nothing but their author carries them further. */
#include <string.h>

#include "screens/notes.h"

struct mine { const char *place, *meeting, *item, *text; struct instant at; };

struct mine_view {
	struct app *app;
	struct mine *v;
	size_t n;
	struct list list;
};

static enum rc load(struct view *view, struct why *why)
{
	struct mine_view *s = view->state;
	struct draft *d;
	size_t n = draft_list(s->app->svc, "private/", &d, view->data);

	(void)why;
	s->n = 0;
	s->v = arena_alloc(view->data, (n + 1) * sizeof *s->v);
	for (size_t i = 0; i < n; i++) {
		const char *meeting = d[i].place + strlen("private/"), *item = draft_get(s->app->svc, d[i].place, "Item", view->data);

		if (strcmp(d[i].key, "Note") == 0)
			s->v[s->n++] = (struct mine){ d[i].place, arena_strndup(view->data, meeting, strcspn(meeting, "/")), item ? item : "", d[i].value, d[i].at };
	}
	list_refresh(&s->list);
	return RC_OK;
}

static size_t count(void *ctx) { return ((struct mine_view *)ctx)->n; }
static const char *key_of(void *ctx, size_t row) { return ((struct mine_view *)ctx)->v[row].place; }

static void cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	const struct mine *m = &((struct mine_view *)ctx)->v[row];
	char when[INSTANT_SIZE];

	instant_show(when, m->at);
	if (col == 0)
		buf_puts(out, when);
	else if (col == 1)
		buf_printf(out, "%s%s%s", m->meeting, *m->item ? " · " : "", m->item);
	else
		buf_puts(out, m->text);
}

static enum role role(void *ctx, size_t row, size_t col)
{
	(void)ctx, (void)row;
	return col == 2 ? ROLE_PRIVATE : ROLE_SECONDARY;
}

static const struct list_ops rows = { .count = count, .cell = cell, .role = role, .key = key_of, .empty = N_("No private note: a writes one. Nobody else ever sees it.") };
static const struct list_column columns[] = { { N_("Written"), 16, false, 2 }, { N_("Meeting"), 22, false, 1 }, { N_("Note, for you alone"), 0, false, 0 } };

static void draw(struct view *v, struct pane p)
{
	list_boxed(&((struct mine_view *)v->state)->list, p, _("Private notes"), true);
}

static unsigned request(struct view *v, const char *action)
{
	struct mine_view *s = v->state;
	size_t row;
	bool any = list_row(&s->list, &row);

	if (strcmp(action, "add") == 0)
		return private_note_form(s->app, NULL);
	if (any && list_has("open edit", action))
		return private_note_form(s->app, s->v[row].place);
	if (any && strcmp(action, "note") == 0)
		return private_note_publish(s->app, s->v[row].place);
	return list_request(&s->list, action);
}

static unsigned key(struct view *v, const struct key *k) { return list_key(&((struct mine_view *)v->state)->list, k); }
static bool typing(struct view *v) { return ((struct mine_view *)v->state)->list.typing; }
static void title(struct view *v, struct buf *out) { (void)v; buf_puts(out, _("Private notes")); }
static void leave(struct view *v) { list_free(&((struct mine_view *)v->state)->list); }

static const struct action actions[] = {
	{ "open", N_("Open"), N_("Goes on writing this note; emptied, it is gone"), "abrir editar" },
	{ "add", N_("Add"), N_("Writes a private note"), "agregar nota privada" },
	{ "note", N_("To minutes"), N_("Puts this note into the minutes of the session that runs; then everybody reads it"), "acta publicar" },
	{ NULL, NULL, NULL, NULL },
};
static const struct view_ops ops = { .name = "private", .map = "list", .actions = actions, .load = load, .draw = draw, .request = request, .key = key, .title = title,
				     .typing = typing, .leave = leave,
				     .about = N_("What you wrote for yourself. It lies on this desk only: not in the ledger, the log, the minutes or the room.") };

unsigned private_notes_screen(struct app *app)
{
	struct mine_view *s;

	if (notes_on_projector(app)) {
		ui_say(app->ui, SAY_INFO, _("The room sees this screen: private notes are neither shown nor written here. Leave room mode first (p)."));
		return UI_REDRAW;
	}
	s = ui_push(app->ui, &ops, sizeof *s)->state;
	s->app = app;
	list_init(&s->list, &rows, s, columns, 3);
	return UI_REDRAW;
}
