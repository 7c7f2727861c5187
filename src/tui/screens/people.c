/* The roster: who is on it, with which logins and roles, which seats they hold; who has left is said by a word. */
#include <string.h>

#include "screens/seats.h"

enum { WIDE = 100, LABELS = 13 };

struct people_view {
	struct app *app;
	struct record **v;
	size_t n;
	struct record **body;
	size_t n_bodies;
	const struct record *rules;
	char today[DATE_SIZE];
	struct list list;
	struct doc doc;
	struct focus focus;
};

static bool has_left(const struct people_view *s, const struct record *p)
{
	const char *to = record_get(p, "To");

	return *to && strcmp(to, s->today) < 0;
}

static void state_of(const struct people_view *s, const struct record *p, struct buf *out)
{
	if (has_left(s, p)) {
		buf_puts(out, _("left "));
		show_field(out, p, "To");
	} else if (*record_get(p, "To")) {
		buf_puts(out, _("until "));
		show_field(out, p, "To");
	}
}

/* --- the list ---------------------------------------------------------------------------------------------------------------------------------- */

static size_t count(void *ctx) { return ((struct people_view *)ctx)->n; }
static const char *key_of(void *ctx, size_t row) { return ((struct people_view *)ctx)->v[row]->id; }

static void roles_of(const struct people_view *s, const struct record *p, struct buf *out)
{
	show_field(out, p, "Roles");
	if (s->rules && list_has(record_get(s->rules, "Recorders"), p->id) && !list_has(record_get(p, "Roles"), "recorder"))
		buf_printf(out, "%s%s", out->len ? " " : "", choice_label(NULL, "recorder"));
}

static void cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	static const char *const field[] = { "", "Name", "Title", "Unit", "Logins" };
	struct people_view *s = ctx;

	if (col == 0)
		buf_puts(out, s->v[row]->id);
	else if (col == 2 && *record_get(s->v[row], "To"))
		state_of(s, s->v[row], out);             /* the post is no longer theirs, or not for long */
	else if (col < 5)
		show_field(out, s->v[row], field[col]);
	else
		roles_of(s, s->v[row], out);
	if (col == 1 && strcmp(s->v[row]->id, service_person(s->app->svc)) == 0)
		buf_puts(out, _(" · you"));
}

static enum role role(void *ctx, size_t row, size_t col)
{
	struct people_view *s = ctx;

	if (has_left(s, s->v[row]))
		return col == 2 ? ROLE_WARN : ROLE_DISABLED;
	return col == 0 ? ROLE_ACCENT : ROLE_NORMAL;
}

static const struct list_ops rows = { .count = count, .cell = cell, .role = role, .key = key_of,
				      .empty = N_("Nobody is on the roster. Press a to add the first person.") };
static const struct list_column columns[] = {
	{ N_("Id"), 13, false, 0 }, { N_("Name"), 0, false, 0 }, { N_("Post"), 18, false, 1 }, { N_("Unit"), 24, false, 4 }, { N_("Logins"), 12, false, 2 },
	{ N_("Roles"), 18, false, 3 },
};

static const struct record *selected(struct people_view *s)
{
	size_t row;

	return list_row(&s->list, &row) ? s->v[row] : NULL;
}

/* --- the detail ---------------------------------------------------------------------------------------------------------------------------------- */

static void say_seats(struct people_view *s, const struct record *p, struct arena *a)
{
	bool any = false;

	for (size_t b = 0; b < s->n_bodies; b++) {
		struct seats seats = { .today = s->today };

		seats_read(&seats, record_get(s->body[b], "Seats"), a);
		for (size_t i = 0; i < seats.n; i++) {
			bool deputy = strcmp(seats_cell(&seats.row[i], "deputy"), p->id) == 0;

			if (!deputy && strcmp(seats_cell(&seats.row[i], "holder"), p->id) != 0)
				continue;
			doc_pair(&s->doc, LABELS, any ? "" : _("Sits in"), ROLE_NORMAL, arena_printf(a, "%s · %s%s%s", s->body[b]->id, seats.row[i].cell[0],
				 deputy ? " (S)" : "", *seats_cell(&seats.row[i], "to") ? _(" (ended)") : ""));
			any = true;
		}
	}
	if (!any)
		doc_pair(&s->doc, LABELS, _("Sits in"), ROLE_SECONDARY, _("no body"));
}

static void say_login(struct people_view *s, const struct record *p)
{
	if (!*record_get(p, "Logins"))
		doc_pair(&s->doc, LABELS, _("Logins"), ROLE_SECONDARY, _("none: this person only acts through a recorder (e adds a login)"));
	if (!*record_get(p, "Keys"))
		doc_pair(&s->doc, LABELS, _("Signing"), ROLE_WARN, _("unsigned: authorship not proven"));
}

static void fill(struct people_view *s, struct arena *a)
{
	static const char *const shown[] = { "Title", "Unit", "Logins", "Roles", "From", "To", "Mail", "Note", "Reason" };
	const struct record *p = selected(s);
	struct buf now = { 0 };

	doc_reset(&s->doc);
	if (!p)
		return;
	doc_add(&s->doc, ROLE_TITLE, record_get(p, "Name"));
	state_of(s, p, &now);
	if (has_left(s, p)) {
		doc_more(&s->doc, ROLE_WARN, "  ");
		doc_more(&s->doc, ROLE_WARN, buf_str(&now));
	}
	for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++) {
		struct buf text = { 0 };

		show_field(&text, p, shown[i]);
		if (text.len)
			doc_pair(&s->doc, LABELS, _(p->kind->fields[kind_field(p->kind, shown[i])].label), ROLE_NORMAL, buf_str(&text));
		buf_free(&text);
	}
	say_login(s, p);
	say_seats(s, p, a);
	if (s->rules && list_has(record_get(s->rules, "Recorders"), p->id))
		doc_pair(&s->doc, LABELS, _("By the rules"), ROLE_ACCENT, _("may record what others decide"));
	if (s->rules && record_is(s->rules, "Minutes-By", p->id))
		doc_pair(&s->doc, LABELS, _("By the rules"), ROLE_ACCENT, _("keeps the minutes"));
	if (*illustrative(p))
		doc_add(&s->doc, ROLE_DEMO, illustrative(p));
	buf_free(&now);
}

static const struct record *rules_at(struct app *app, struct arena *a)
{
	struct record **v;
	size_t n = 0;
	struct why ignored = { 0 };

	if (!app->at)
		return scope_rules(service_scope(app->svc));
	return service_list(app->svc, "rules", NULL, app->at, &v, &n, a, &ignored) == RC_OK && n ? v[n - 1] : NULL;
}

static enum rc load(struct view *v, struct why *why)
{
	struct people_view *s = v->state;
	struct instant now;
	enum rc rc;

	s->n = s->n_bodies = 0;
	if ((rc = instant_now(&now, why)) == RC_OK)
		date_print(s->today, date_of(now));
	if (rc == RC_OK && (rc = service_list(s->app->svc, "person", NULL, s->app->at, &s->v, &s->n, v->data, why)) == RC_OK)
		rc = service_list(s->app->svc, "body", NULL, s->app->at, &s->body, &s->n_bodies, v->data, why);
	s->rules = rules_at(s->app, v->data);
	list_refresh(&s->list);
	return rc;
}

static void draw(struct view *v, struct pane p)
{
	struct people_view *s = v->state;
	const struct record *one = selected(s);
	bool wide = p.w >= WIDE, list = wide || s->focus.at == 0;
	struct pane left = wide ? pane_left(&p, p.w * 13 / 20) : p;

	fill(s, v->data);
	if (list)
		list_boxed(&s->list, left, arena_printf(v->data, _("Roster of %s"), service_ledger_name(s->app->svc)), s->focus.at == 0);
	if (wide || !list)
		doc_boxed(&s->doc, p, one ? one->id : "", s->focus.at == 1);
}

/* --- keys ---------------------------------------------------------------------------------------------------------------------------------------- */

static bool is_change(const char *verb)
{
	return !strcmp(verb, "edit") || !strcmp(verb, "person.change") || !strcmp(verb, "person.leave");
}

static const char *verb_of(const char *verb)
{
	return !strcmp(verb, "add") ? "person.add" : !strcmp(verb, "edit") ? "person.change" : strncmp(verb, "person.", 7) == 0 ? verb : NULL;
}

static unsigned request(struct view *v, const char *action)
{
	struct people_view *s = v->state;
	const struct record *p = selected(s);
	const char *verb = verb_of(action);
	unsigned did = focus_request(&s->focus, action);

	if (did != UI_PASS)
		return did;
	if (verb && is_change(verb) && p)
		return act_form(s->app, verb, p->id, NULL, NULL);
	if (verb && !is_change(verb))
		return act_form(s->app, verb, NULL, NULL, NULL);
	if (p && !strcmp(action, "open"))
		return record_screen(s->app, p->path);
	if (p && !strcmp(action, "why"))
		return why_screen(s->app, p->path, NULL);
	return s->focus.at == 1 ? doc_request(&s->doc, action) : list_request(&s->list, action);
}

static bool ready(struct view *v, const char *action, struct buf *why_not)
{
	struct people_view *s = v->state;
	const char *verb = verb_of(action);

	if (verb && is_change(verb) && !selected(s)) {
		buf_puts(why_not, _("Nothing is selected."));
		return false;
	}
	return !verb || act_ready(s->app, verb, is_change(verb) ? selected(s)->id : NULL, why_not);
}

static unsigned key(struct view *v, const struct key *k) { return list_key(&((struct people_view *)v->state)->list, k); }
static bool typing(struct view *v) { return ((struct people_view *)v->state)->list.typing; }
static void title(struct view *v, struct buf *out) { (void)v; buf_puts(out, _("People")); }

static void leave(struct view *v)
{
	struct people_view *s = v->state;

	list_free(&s->list);
	doc_free(&s->doc);
}

static const struct action actions[] = {
	{ "open", N_("Open"), N_("Opens the person's record with its history"), "abrir ver" },
	{ "add", N_("Add"), N_("Puts somebody on the roster"), "agregar persona" },
	{ "edit", N_("Edit"), N_("Post, unit, logins, roles or keys of the person"), "editar cambiar cargo login rol" },
	{ "person.leave", N_("Leaves"), N_("From a date on the person holds no seat and may not act"), "baja deja renuncia" },
	{ "why", N_("Why"), N_("The act that put the person here"), "por que" },
	{ "next-pane", NULL, N_("Goes to the details and back"), "panel" },
	{ NULL, NULL, NULL, NULL },
};
static const struct view_ops ops = { .name = "people", .map = "people", .actions = actions, .load = load, .draw = draw, .request = request, .key = key, .title = title,
	.ready = ready, .typing = typing, .leave = leave,
	.about = N_("Who is on the roster. A login says who sits at the keyboard; who has left stays on file with the date.") };

unsigned people_screen(struct app *app)
{
	struct view *v = ui_push(app->ui, &ops, sizeof(struct people_view));
	struct people_view *s = v->state;

	s->app = app;
	s->focus.n = 2;
	list_init(&s->list, &rows, s, columns, 6);
	return UI_REDRAW;
}
