/* Bodies and their seats: titular, deputy (S), vote or voice, from when to when, by which act. A seat is changed in a form of its own; what is then
 * recorded is body.change with the whole table and a reason. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "screens/seats.h"

enum { ON_BODIES, ON_SEATS, DETAIL_ROWS = 7, LABELS = 15 };

struct bodies_view {
	struct app *app;
	struct record **v, **people;
	size_t n, n_people;
	struct seats seats;
	char today[DATE_SIZE];
	struct list list, seat_list;
	struct doc doc;                          /* the selected seat in full */
	struct focus focus;
	size_t shown;
	bool filled;
};

static const char *name_of(void *ctx, const char *person)
{
	struct bodies_view *s = ctx;

	for (size_t i = 0; i < s->n_people; i++)
		if (strcmp(s->people[i]->id, person) == 0)
			return record_get(s->people[i], "Name");
	return person;
}

/* --- the list of bodies ------------------------------------------------------------------------------------------------------------------------- */

static size_t count(void *ctx) { return ((struct bodies_view *)ctx)->n; }
static const char *key_of(void *ctx, size_t row) { return ((struct bodies_view *)ctx)->v[row]->id; }

static void vacancies(struct bodies_view *s, size_t row, struct buf *out)
{
	struct arena *a = arena_new();
	struct seats seats = { .today = s->today };
	size_t n;

	seats_read(&seats, record_get(s->v[row], "Seats"), a);
	n = seats_vacancies(&seats);
	buf_printf(out, "%zu", seats.n);
	if (n)
		buf_printf(out, _(" ▲ %zu vacant"), n);
	arena_free(a);
}

static void cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	struct bodies_view *s = ctx;

	if (col == 0)
		buf_puts(out, s->v[row]->id);
	else if (col == 1)
		show_field(out, s->v[row], "Name");
	else if (col == 2)
		vacancies(s, row, out);
	else if (record_is(s->v[row], "Act", "provisional") || !*record_get(s->v[row], "Act"))
		buf_puts(out, _("provisional: no act yet"));
	else
		show_field(out, s->v[row], "Act");
}

static enum role role(void *ctx, size_t row, size_t col)
{
	struct bodies_view *s = ctx;

	if (col == 3 && (record_is(s->v[row], "Act", "provisional") || !*record_get(s->v[row], "Act")))
		return ROLE_WARN;
	return col == 0 ? ROLE_ACCENT : ROLE_NORMAL;
}

static const struct list_ops body_rows = { .count = count, .cell = cell, .role = role, .key = key_of,
					   .empty = N_("There is no body yet. Press c to create the committee.") };
static const struct list_column body_columns[] = {
	{ N_("Body"), 18, false, 0 }, { N_("Name"), 0, false, 0 }, { N_("Seats"), 13, false, 1 }, { N_("Appointed by"), 26, false, 2 },
};

static const struct record *selected(struct bodies_view *s)
{
	size_t row;

	return list_row(&s->list, &row) ? s->v[row] : NULL;
}

/* --- loading and drawing ------------------------------------------------------------------------------------------------------------------------ */

/* The committee first. */
static int by_type(const void *a, const void *b)
{
	const struct record *const *x = a, *const *y = b;
	int d = record_is(*y, "Type", "committee") - record_is(*x, "Type", "committee");

	return d ? d : strcmp((*x)->id, (*y)->id);
}

static enum rc load(struct view *v, struct why *why)
{
	struct bodies_view *s = v->state;
	struct instant now;
	enum rc rc;

	s->n = s->n_people = 0;
	s->filled = false;
	if ((rc = instant_now(&now, why)) == RC_OK)
		date_print(s->today, date_of(now));
	if (rc == RC_OK && (rc = service_list(s->app->svc, "body", NULL, s->app->at, &s->v, &s->n, v->data, why)) == RC_OK)
		rc = service_list(s->app->svc, "person", NULL, s->app->at, &s->people, &s->n_people, v->data, why);
	if (s->n)
		qsort(s->v, s->n, sizeof *s->v, by_type);
	list_refresh(&s->list);
	return rc;
}

/* The seats of the selected body. */
static void fill(struct bodies_view *s, struct arena *a)
{
	size_t row;
	bool any = list_row(&s->list, &row);

	if (s->filled && any && row == s->shown)
		return;
	s->filled = true;
	s->shown = any ? row : 0;
	s->seats.n = 0;
	if (any)
		seats_read(&s->seats, record_get(s->v[row], "Seats"), a);
	list_refresh(&s->seat_list);
}

static void pair(struct bodies_view *s, const char *label, enum role role, const char *text)
{
	if (*text)
		doc_pair(&s->doc, LABELS, label, role, text);
}

static const char *with_post(struct bodies_view *s, const char *person, struct arena *a)
{
	for (size_t i = 0; i < s->n_people; i++)
		if (strcmp(s->people[i]->id, person) == 0 && *record_get(s->people[i], "Title"))
			return arena_printf(a, "%s · %s", record_get(s->people[i], "Name"), record_get(s->people[i], "Title"));
	return name_of(s, person);
}

static const char *day(struct arena *a, const char *stored)
{
	char shown[DATE_SIZE];
	int64_t days;

	if (!date_parse(stored, &days))
		return stored;
	date_show(shown, days);
	return arena_strdup(a, shown);
}

/* What the list had to cut. */
static void fill_detail(struct bodies_view *s, struct arena *a)
{
	struct buf who = { 0 };
	const struct row *r;
	size_t row;

	doc_reset(&s->doc);
	if (!list_row(&s->seat_list, &row))
		return;
	r = &s->seats.row[row];
	seats_who(&who, &s->seats, r);
	pair(s, _("Titular"), seats_vacant(r) ? ROLE_WARN : ROLE_TITLE, *seats_cell(r, "holder") ? with_post(s, seats_cell(r, "holder"), a) : buf_str(&who));
	pair(s, _("Deputy (S)"), ROLE_NORMAL, *seats_cell(r, "deputy") ? with_post(s, seats_cell(r, "deputy"), a) : _("none"));
	pair(s, _("Holds it"), ROLE_NORMAL, arena_printf(a, *seats_cell(r, "to") ? _("from %s to %s · %s") : _("from %s%s · %s"), day(a, seats_cell(r, "from")),
							 day(a, seats_cell(r, "to")), choice_label(NULL, seats_cell(r, "vote"))));
	pair(s, _("Appointed by"), ROLE_NORMAL, *seats_cell(r, "act") ? seats_cell(r, "act") : _("no act named"));
	buf_free(&who);
}

static void draw_seats(struct bodies_view *s, struct pane p, struct arena *a)
{
	const struct record *body = selected(s);
	const char *title = body ? arena_printf(a, _("Seats of %s · presided by %s"), body->id, *record_get(body, "Chair") ? record_get(body, "Chair") : "-") : _("Seats");
	size_t row;

	if (body && *illustrative(body))
		title = arena_printf(a, "%s · %s", illustrative(body), title);
	if (p.h > 2 * DETAIL_ROWS) {
		struct pane below = pane_bottom(&p, DETAIL_ROWS);

		fill_detail(s, a);
		doc_boxed(&s->doc, below, list_row(&s->seat_list, &row) ? s->seats.row[row].cell[0] : "", false);
	}
	list_boxed(&s->seat_list, p, title, s->focus.at == ON_SEATS);
}

static void draw(struct view *v, struct pane p)
{
	struct bodies_view *s = v->state;
	int rows = (int)s->n + 3 > p.h / 3 ? p.h / 3 : (int)s->n + 3;
	struct pane top = pane_top(&p, rows < 5 ? 5 : rows);
	struct arena *a = arena_new();

	fill(s, v->data);
	list_boxed(&s->list, top, _("Bodies"), s->focus.at == ON_BODIES);
	draw_seats(s, p, a);
	arena_free(a);
}

/* --- changing seats ------------------------------------------------------------------------------------------------------------------------------ */

struct seat_change { struct app *app; char body[80]; };

/* The seat was edited: now the act, with its reason. An older draft of the table must not win over what was just typed. */
static unsigned seat_done(struct ui *ui, void *ctx, const char *table)
{
	struct seat_change *c = ctx;
	struct preset_value_of preset[] = { { "Seats", table }, { NULL, NULL } };
	struct arena *a = arena_new();
	struct why ignored = { 0 };
	unsigned did;

	(void)ui;
	draft_put(c->app->svc, arena_printf(a, "form/body.change/%s", c->body), "Seats", "", &ignored);
	did = act_form(c->app, "body.change", c->body, preset, "Reason");
	arena_free(a);
	return did;
}

static size_t people_choices(struct bodies_view *s, struct form_choice **out, struct arena *a)
{
	size_t n = 0;

	*out = arena_alloc(a, (s->n_people + 1) * sizeof **out);
	for (size_t i = 0; i < s->n_people; i++) {
		const struct record *p = s->people[i];

		if (!*record_get(p, "To") || strcmp(record_get(p, "To"), s->today) >= 0)
			(*out)[n++] = (struct form_choice){ p->id, *record_get(p, "Title") ? arena_printf(a, "%s · %s", record_get(p, "Name"), record_get(p, "Title")) :
							    record_get(p, "Name"), NULL };
	}
	return n;
}

static unsigned edit_seat(struct bodies_view *s, struct view *v, size_t at)
{
	const struct record *body = selected(s);
	struct form_choice *people;
	size_t n = people_choices(s, &people, v->data);
	struct seat_change *c;

	if (!body)
		return UI_NOTHING;
	c = arena_alloc(v->arena, sizeof *c);
	c->app = s->app;
	snprintf(c->body, sizeof c->body, "%s", body->id);
	return seat_edit(v->ui, &(struct seat_edit){ .table = record_get(body, "Seats"), .at = at, .from = s->today, .act = record_get(body, "Act"),
						     .title = arena_printf(v->data, "%s · %s", body->id, at < s->seats.n ? s->seats.row[at].cell[0] : _("new seat")),
						     .people = people, .n_people = n, .done = seat_done, .ctx = c });
}

/* --- keys ------------------------------------------------------------------------------------------------------------------------------------------ */

static const char *verb_of(const struct bodies_view *s, const char *action)
{
	if (!strcmp(action, "body.add"))
		return "body.add";
	if (!strcmp(action, "edit") || !strcmp(action, "body.change") || (!strcmp(action, "add") && s->n) || (!strcmp(action, "open") && s->focus.at == ON_SEATS))
		return "body.change";
	return NULL;
}

static unsigned open_selected(struct bodies_view *s, struct view *v)
{
	const struct record *body = selected(s);
	size_t at;

	if (s->focus.at == ON_SEATS)
		return list_row(&s->seat_list, &at) ? edit_seat(s, v, at) : UI_NOTHING;
	return body ? record_screen(s->app, body->path) : UI_NOTHING;
}

static unsigned request(struct view *v, const char *action)
{
	struct bodies_view *s = v->state;
	const struct record *body = selected(s);
	unsigned did = focus_request(&s->focus, action);

	if (did != UI_PASS)
		return did;
	if (!strcmp(action, "open"))
		return open_selected(s, v);
	if (!strcmp(action, "add") && body)
		return edit_seat(s, v, s->seats.n);
	if (!strcmp(action, "body.add"))
		return act_form(s->app, "body.add", NULL, NULL, NULL);
	if ((!strcmp(action, "edit") || !strcmp(action, "body.change")) && body)
		return act_form(s->app, "body.change", body->id, NULL, NULL);
	if (!strcmp(action, "why") && body)
		return why_screen(s->app, body->path, s->focus.at == ON_SEATS ? "Seats" : NULL);
	return list_request(s->focus.at == ON_SEATS ? &s->seat_list : &s->list, action);
}

static bool ready(struct view *v, const char *action, struct buf *why_not)
{
	struct bodies_view *s = v->state;
	const char *verb = verb_of(s, action);
	const struct record *body = selected(s);

	if (!verb)
		return true;
	if (strcmp(verb, "body.change") == 0 && !body) {
		buf_puts(why_not, _("There is no body yet: create one first."));
		return false;
	}
	return act_ready(s->app, verb, strcmp(verb, "body.change") == 0 ? body->id : NULL, why_not);
}

static unsigned key(struct view *v, const struct key *k)
{
	struct bodies_view *s = v->state;

	return list_key(s->focus.at == ON_SEATS ? &s->seat_list : &s->list, k);
}

static bool typing(struct view *v)
{
	struct bodies_view *s = v->state;

	return s->list.typing || s->seat_list.typing;
}

static void title(struct view *v, struct buf *out) { (void)v; buf_puts(out, _("Bodies")); }

static void leave(struct view *v)
{
	struct bodies_view *s = v->state;

	list_free(&s->list);
	list_free(&s->seat_list);
	doc_free(&s->doc);
}

static const struct action actions[] = {
	{ "open", N_("Edit the seat"), N_("On a seat: its holder, deputy and act of appointment. On a body: its record and history"), "abrir asiento titular suplente" },
	{ "add", N_("Add a seat"), N_("Adds a seat to the selected body"), "agregar asiento" },
	{ "edit", N_("Body"), N_("Name, purpose, act or chair of the selected body"), "editar cambiar cuerpo comite" },
	{ "body.add", N_("Create"), N_("Creates the committee or a working group"), "crear cuerpo comite grupo" },
	{ "why", N_("Why"), N_("The act behind the body or its seats"), "por que" },
	{ "next-pane", NULL, N_("Goes from the bodies to the seats and back"), "panel" },
	{ NULL, NULL, NULL, NULL },
};
static const struct view_ops ops = { .name = "bodies", .map = "bodies", .actions = actions, .load = load, .draw = draw, .request = request, .key = key, .title = title,
	.ready = ready, .typing = typing, .leave = leave,
	.about = N_("Who sits where: titular and deputy (S), vote or voice, since when and by which act. A seat is never erased: it ends on a date.") };

unsigned bodies_screen(struct app *app)
{
	struct view *v = ui_push(app->ui, &ops, sizeof(struct bodies_view));
	struct bodies_view *s = v->state;

	s->app = app;
	s->focus = (struct focus){ ON_SEATS, 2 };
	s->seats = (struct seats){ .name = name_of, .ctx = s, .today = s->today };
	list_init(&s->list, &body_rows, s, body_columns, 4);
	list_init(&s->seat_list, &seats_ops, &s->seats, seats_columns, SEATS_COLUMNS);
	return UI_REDRAW;
}
