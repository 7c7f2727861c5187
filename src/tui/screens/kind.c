/* Any kind as a list with its verbs: goals, standards, documents, tasks, candidates, agreements … Columns, detail and actions come from the tables. */
#include <stdio.h>
#include <string.h>

#include "app.h"

enum { COLUMNS_MAX = 10, ACTIONS_MAX = 24 };

struct kinds_view {
	struct app *app;
	const struct kind *kind;
	char contract[80];
	struct record **v;
	size_t n;
	struct list list;
	struct list_column column[COLUMNS_MAX];
	int field[COLUMNS_MAX];                  /* index in the kind; -1: the id */
	size_t n_columns;
	struct doc doc;
	struct focus focus;
	bool both;                               /* list and detail side by side */
};

static size_t rows_count(void *ctx)
{
	return ((struct kinds_view *)ctx)->n;
}

static void rows_cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	struct kinds_view *s = ctx;

	if (s->field[col] < 0)
		buf_puts(out, s->v[row]->id);
	else
		show_field(out, s->v[row], s->kind->fields[s->field[col]].name);
}

static enum role rows_role(void *ctx, size_t row, size_t col)
{
	struct kinds_view *s = ctx;
	const char *name = s->field[col] < 0 ? "" : s->kind->fields[s->field[col]].name;

	return strcmp(name, "State") == 0 ? role_of_state(record_get(s->v[row], name)) : s->field[col] < 0 ? ROLE_ACCENT : ROLE_NORMAL;
}

static const char *rows_key(void *ctx, size_t row)
{
	return ((struct kinds_view *)ctx)->v[row]->path;
}

static const struct list_ops rows_ops = { .count = rows_count, .cell = rows_cell, .role = rows_role, .key = rows_key,
					  .empty = N_("Nothing here yet. Press a to add the first one.") };

/* The id, the title first, then the other list columns; the last ones give way first. */
static void columns(struct kinds_view *s)
{
	size_t n = 0;
	int title = kind_field(s->kind, s->kind->title_field);

	s->field[n] = -1;
	s->column[n++] = (struct list_column){ N_("Id"), s->kind->place == PLACE_IN_CONTRACT ? 8 : 16, false, 0 };
	s->field[n] = title;
	s->column[n++] = (struct list_column){ s->kind->fields[title].label, 0, false, 0 };
	for (size_t i = 0; i < s->kind->n_fields && n < COLUMNS_MAX; i++) {
		const struct field *f = &s->kind->fields[i];

		if (!(f->flags & F_LIST) || (int)i == title)
			continue;
		s->field[n] = (int)i;
		s->column[n] = (struct list_column){ f->label, f->width ? f->width : 20, f->type->right, strcmp(f->name, "State") == 0 ? 1 : (int)n + 1 };
		n++;
	}
	s->n_columns = n;
}

static const struct record *selected(struct kinds_view *s)
{
	size_t row;

	return list_row(&s->list, &row) ? s->v[row] : NULL;
}

/* "tasks" as a title: "Tasks". */
static void plural_title(const struct kind *k, struct buf *out)
{
	size_t at = out->len;

	buf_puts(out, _(k->plural));
	if (out->len > at && out->p[at] >= 'a' && out->p[at] <= 'z')
		out->p[at] = (char)(out->p[at] - 'a' + 'A');
}

static enum rc load(struct view *v, struct why *why)
{
	struct kinds_view *s = v->state;
	enum rc rc = service_list(s->app->svc, s->kind->name, *s->contract ? s->contract : NULL, s->app->at, &s->v, &s->n, v->data, why);

	list_refresh(&s->list);
	return rc;
}

static void draw(struct view *v, struct pane p)
{
	struct kinds_view *s = v->state;
	const struct record *r = selected(s);
	struct buf title = { 0 };

	plural_title(s->kind, &title);
	s->both = p.w >= 110;
	doc_reset(&s->doc);
	if (r)
		doc_record(&s->doc, r, NULL);
	if (s->both) {
		struct pane left = pane_left(&p, p.w * 11 / 20);

		list_boxed(&s->list, left, buf_str(&title), s->focus.at == 0);
		doc_boxed(&s->doc, p, r ? record_name(v->data, r->path) : "", s->focus.at == 1);
	} else if (s->focus.at == 1) {
		doc_boxed(&s->doc, p, r ? record_name(v->data, r->path) : "", true);
	} else {
		struct pane top = pane_top(&p, p.h > 18 ? p.h / 2 : p.h);

		list_boxed(&s->list, top, buf_str(&title), true);
		if (p.h > 2)
			doc_boxed(&s->doc, p, r ? record_name(v->data, r->path) : "", false);
	}
	buf_free(&title);
}

/* The verb behind a letter: a adds, e edits, d decides, whatever the kind. */
static const char *verb_for(struct kinds_view *s, const char *action)
{
	const struct verb *v;

	for (size_t i = 0; (v = verb_at(i)) != NULL; i++) {
		if (strcmp(v->kind, s->kind->name) != 0 || v->flags & V_FOUND)
			continue;
		if (strcmp(action, v->name) == 0)
			return v->name;
		if (strcmp(action, "add") == 0 && v->flags & V_NEW && !v->about)
			return v->name;
		if (strcmp(action, "edit") == 0 && !(v->flags & (V_NEW | V_DECIDE)) && strstr(v->name, ".change"))
			return v->name;
		if (strcmp(action, "decide") == 0 && v->flags & V_DECIDE && !(v->flags & V_NEW))
			return v->name;
	}
	return NULL;
}

static const char *subject(struct kinds_view *s, const char *verb, struct arena *a)
{
	const struct record *r = selected(s);

	if (verb_by_name(verb)->flags & V_NEW)
		return s->contract;
	return r ? record_name(a, r->path) : "";
}

static unsigned request(struct view *v, const char *action)
{
	struct kinds_view *s = v->state;
	const struct record *r = selected(s);
	const char *verb;
	unsigned did;

	if ((did = focus_request(&s->focus, action)) != UI_PASS)
		return did;
	if (r && strcmp(action, "open") == 0)
		return record_screen(s->app, r->path);
	if (r && strcmp(action, "why") == 0)
		return why_screen(s->app, r->path, NULL);
	if ((verb = verb_for(s, action)) != NULL)
		return act_form(s->app, verb, subject(s, verb, v->data), NULL, NULL);
	return s->focus.at == 1 ? doc_request(&s->doc, action) : list_request(&s->list, action);
}

static bool ready(struct view *v, const char *action, struct buf *why_not)
{
	struct kinds_view *s = v->state;
	const char *verb = verb_for(s, action);

	if (!verb)
		return true;
	if (!(verb_by_name(verb)->flags & V_NEW) && !selected(s)) {
		buf_puts(why_not, _("Nothing is selected."));
		return false;
	}
	return act_ready(s->app, verb, subject(s, verb, v->data), why_not);
}

static unsigned key(struct view *v, const struct key *k)
{
	return list_key(&((struct kinds_view *)v->state)->list, k);
}

static bool typing(struct view *v)
{
	return ((struct kinds_view *)v->state)->list.typing;
}

static void title(struct view *v, struct buf *out)
{
	struct kinds_view *s = v->state;

	plural_title(s->kind, out);
}

static void leave(struct view *v)
{
	struct kinds_view *s = v->state;

	list_free(&s->list);
	doc_free(&s->doc);
}

/* Letters first, then every verb of the kind, so that menu, palette and help know them all. */
static const struct action *actions_of(struct app *app, const struct kind *k)
{
	struct action *rows = arena_alloc(app->arena, (ACTIONS_MAX + 1) * sizeof *rows);
	const struct verb *v;
	size_t n = 0;

	rows[n++] = (struct action){ "open", N_("Open"), N_("Opens the record with all its fields"), "abrir ver" };
	rows[n++] = (struct action){ "add", N_("Add"), N_("Adds a record here"), "agregar nuevo" };
	rows[n++] = (struct action){ "edit", N_("Edit"), N_("Changes the selected record"), "editar cambiar" };
	rows[n++] = (struct action){ "decide", N_("Decide"), N_("The body decides on the selected record"), "decidir" };
	rows[n++] = (struct action){ "why", N_("Why"), N_("Why does this stand: act, votes, evidence"), "por que" };
	for (size_t i = 0; (v = verb_at(i)) != NULL && n < ACTIONS_MAX; i++)
		if (strcmp(v->kind, k->name) == 0 && !(v->flags & V_FOUND) && !v->about)
			rows[n++] = (struct action){ v->name, NULL, v->help, arena_printf(app->arena, "%s %s %s", v->label, _(v->label), v->words) };
	return rows;
}

static const struct view_ops base_ops = { .name = "kind", .map = "list", .load = load, .draw = draw, .request = request, .key = key, .title = title,
					  .ready = ready, .typing = typing, .leave = leave, .about = N_("A list of records. Tab goes to the details, w says why, m lists what can be done.") };

unsigned kind_screen(struct app *app, const char *kind, const char *contract)
{
	const struct kind *k = kind_by_name(kind);
	struct view_ops *ops;
	struct kinds_view *s;
	struct view *v;

	if (!k)
		return UI_NOTHING;
	ops = arena_alloc(app->arena, sizeof *ops);
	*ops = base_ops;
	ops->actions = actions_of(app, k);
	v = ui_push(app->ui, ops, sizeof *s);
	s = v->state;
	s->app = app;
	s->kind = k;
	s->focus.n = 2;
	snprintf(s->contract, sizeof s->contract, "%s", contract ? contract : "");
	columns(s);
	list_init(&s->list, &rows_ops, s, s->column, s->n_columns);
	return UI_REDRAW;
}
