/* A meeting: who is here, is there quorum and why not, which item is open, what was decided in it. One key a person, one an item. */
#include <stdio.h>
#include <string.h>

#include "app.h"

enum { ON_SEATS, ON_TABLA, ON_ACTS, PARTS };

struct meeting_view {
	struct app *app;
	char id[96];
	const struct record *m;
	struct room_quorum q;
	struct buf line;
	struct row *tabla;
	size_t n_tabla;
	struct act_line *acts;
	size_t n_acts;
	struct list seats, items, log;
	struct focus focus;
	const char *choice[6];                   /* what the open dialog offers, by place */
	const char *person;
};

/* --- rows ------------------------------------------------------------------------------------------------------------------------------------------- */

static const char *person_name(struct meeting_view *s, const char *id)
{
	const struct record *p = scope_person(service_scope(s->app->svc), id);

	return p ? record_get(p, "Name") : id;
}

static size_t seats_count(void *ctx) { return ((struct meeting_view *)ctx)->q.n_seats; }

static void seats_cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	struct meeting_view *s = ctx;
	const struct vote_seat *seat = &s->q.seats[row];

	if (col == 0)
		buf_puts(out, choice_label(NULL, seat->role));
	else if (col == 1)
		buf_printf(out, "%s%s", seat->person ? person_name(s, seat->person) : *s->q.holder[row] ? person_name(s, s->q.holder[row]) : _("(vacant)"), seat->deputy ? " (S)" : "");
	else if (!seat->person)
		buf_puts(out, _("· not here"));
	else
		buf_printf(out, "%s%s%s", seat->remote ? _("● remote") : _("● here"), seat->vote == VOTE_RECUSED ? _(", recused") : "", seat->votes ? "" : _(", voice only"));
}

static enum role seats_role(void *ctx, size_t row, size_t col)
{
	struct meeting_view *s = ctx;

	return col == 2 ? s->q.seats[row].vote == VOTE_RECUSED ? ROLE_WARN : s->q.seats[row].person ? ROLE_OK : ROLE_SECONDARY : ROLE_NORMAL;
}

static const char *seats_key(void *ctx, size_t row) { return ((struct meeting_view *)ctx)->q.seats[row].seat; }
static const struct list_ops seats_ops = { .count = seats_count, .cell = seats_cell, .role = seats_role, .key = seats_key,
					   .empty = N_("This body has no seats yet (g b).") };
static const struct list_column seats_columns[] = { { N_("Role"), 14, false, 1 }, { N_("Who"), 0, false, 0 }, { N_("Presence"), 12, false, 0 } };

static size_t items_count(void *ctx) { return ((struct meeting_view *)ctx)->n_tabla; }

static const char *item_cell(struct meeting_view *s, size_t row, const char *column)
{
	return table_cell(&s->m->kind->fields[kind_field(s->m->kind, "Tabla")], &s->tabla[row], column);
}

static void items_cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	struct meeting_view *s = ctx;

	if (col == 0)
		buf_puts(out, record_is(s->m, "Current-Item", item_cell(s, row, "item")) ? "▶" : "·");
	else if (col == 1)
		buf_puts(out, item_cell(s, row, "item"));
	else if (col == 2)
		buf_printf(out, "%s%s%s", item_cell(s, row, "title"), *item_cell(s, row, "record") ? "  " : "", item_cell(s, row, "record"));
	else
		buf_puts(out, item_cell(s, row, "minutes"));
}

static enum role items_role(void *ctx, size_t row, size_t col)
{
	(void)col;
	return record_is(((struct meeting_view *)ctx)->m, "Current-Item", item_cell(ctx, row, "item")) ? ROLE_MEETING : ROLE_NORMAL;
}

static const char *items_key(void *ctx, size_t row) { return item_cell(ctx, row, "item"); }
static const struct list_ops items_ops = { .count = items_count, .cell = items_cell, .role = items_role, .key = items_key,
					   .empty = N_("The tabla is empty. Press e to write it.") };
static const struct list_column items_columns[] = { { "", 1, false, 0 }, { N_("Item"), 5, false, 0 }, { N_("Tabla"), 0, false, 0 }, { N_("Min"), 4, true, 1 } };

static size_t log_count(void *ctx) { return ((struct meeting_view *)ctx)->n_acts; }

static void log_cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	struct meeting_view *s = ctx;
	char when[INSTANT_SIZE];

	instant_show(when, s->acts[row].decided);
	if (col == 0)
		buf_puts(out, strlen(when) > 11 ? when + 11 : when);
	else if (col == 1)
		buf_puts(out, s->acts[row].subject);
	else
		buf_puts(out, *s->acts[row].result ? choice_label(NULL, s->acts[row].result) : "");
}

static const char *log_key(void *ctx, size_t row) { return ((struct meeting_view *)ctx)->acts[row].commit; }
static const struct list_ops log_ops = { .count = log_count, .cell = log_cell, .key = log_key, .empty = N_("Nothing was decided in this meeting yet.") };
static const struct list_column log_columns[] = { { N_("Time"), 5, false, 1 }, { N_("What"), 0, false, 0 }, { N_("Result"), 10, false, 2 } };

/* --- load and draw ------------------------------------------------------------------------------------------------------------------------------------ */

/* The issuing director sits for the contract of the item that is open. */
static const char *contract_of_item(struct meeting_view *s, struct arena *a)
{
	for (size_t i = 0; i < s->n_tabla; i++) {
		const char *record = item_cell(s, i, "record"), *slash = strchr(record, '/');

		if (*record && record_is(s->m, "Current-Item", item_cell(s, i, "item")))
			return slash ? arena_strndup(a, record, (size_t)(slash - record)) : record;
	}
	return record_get(s->m, "Contract");
}

/* Arrivals and items stand in the other two panes. */
static void only_decisions(struct meeting_view *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n_acts; i++)
		if (strncmp(s->acts[i].verb, "meeting.", 8) != 0)
			s->acts[n++] = s->acts[i];
	s->n_acts = n;
}

static enum rc load(struct view *v, struct why *why)
{
	struct meeting_view *s = v->state;
	struct log_query q = { .meeting = s->id, .limit = 200 };
	struct record *r;
	enum rc rc = service_record(s->app->svc, s->id, NULL, s->app->at, &r, v->data, why);

	s->m = rc == RC_OK ? r : NULL;
	s->q.n_seats = s->n_tabla = s->n_acts = 0;
	buf_reset(&s->line);
	if (rc != RC_OK)
		return rc;
	s->n_tabla = table_rows(record_get(s->m, "Tabla"), &s->tabla, v->data);
	rc = room_seats(s->app->svc, s->id, contract_of_item(s, v->data), &s->q, &s->line, v->data, why);
	if (rc == RC_OK)
		rc = service_log(s->app->svc, &q, &s->acts, &s->n_acts, v->data, why);
	only_decisions(s);
	list_refresh(&s->seats);
	list_refresh(&s->items);
	list_refresh(&s->log);
	return rc;
}

static void draw_head(struct meeting_view *s, struct pane p)
{
	const char *state = record_get(s->m, "State");
	bool open = strcmp(state, "open") == 0;
	int x = pane_text(p, 0, 1, ROLE_TITLE, *record_title(s->m) ? record_title(s->m) : s->id);

	x += 1 + pane_text(p, 0, x + 3, role_of_state(state), choice_label(NULL, state)) + 3;
	pane_text(p, 0, x + 2, ROLE_DEMO, illustrative(s->m));
	pane_text(p, 1, 1, s->q.q.met ? ROLE_OK : ROLE_BAD, buf_str(&s->line));
	if (!open)
		pane_text(p, 2, 1, ROLE_WARN, strcmp(state, "closed") == 0 ? _("The meeting is closed: it can be read, not changed.") :
			  _("▲ Nothing can be decided before the meeting is opened: press d."));
	else
		pane_text(p, 2, 1, ROLE_SECONDARY, _("Enter on a person: arrives or leaves. Enter on an item: goes to it. 1 to 4: stages of the contract."));
}

static void draw(struct view *v, struct pane p)
{
	struct meeting_view *s = v->state;
	struct pane head = pane_top(&p, 4), upper;

	(void)v;
	if (!s->m)
		return;
	draw_head(s, head);
	if (p.w >= 96 && p.h >= 18) {           /* who and what side by side, what was decided below */
		upper = pane_top(&p, p.h - (p.h < 24 ? 7 : p.h / 3));
		list_boxed(&s->seats, pane_left(&upper, upper.w / 2), _("Who is here"), s->focus.at == ON_SEATS);
		list_boxed(&s->items, upper, _("Tabla"), s->focus.at == ON_TABLA);
		list_boxed(&s->log, p, _("Decided here"), s->focus.at == ON_ACTS);
	} else if (s->focus.at == ON_ACTS) {
		list_boxed(&s->log, p, _("Decided here · Tab: who is here"), true);
	} else if (p.h >= 14) {
		list_boxed(&s->seats, pane_top(&p, p.h / 2 + 1), _("Who is here"), s->focus.at == ON_SEATS);
		list_boxed(&s->items, p, _("Tabla"), s->focus.at == ON_TABLA);
	} else {
		list_boxed(s->focus.at == ON_SEATS ? &s->seats : &s->items, p, s->focus.at == ON_SEATS ? _("Who is here") : _("Tabla"), true);
	}
}

/* --- actions ------------------------------------------------------------------------------------------------------------------------------------------- */

static unsigned arrives(struct ui *ui, void *ctx, size_t which)
{
	struct meeting_view *s = ctx;
	struct preset_value_of fields[] = { { "Person", which < 2 ? s->choice[0] : s->choice[1] }, { "Presence", which % 2 ? "remote" : "present" }, { NULL, NULL } };

	(void)ui;
	return act_now(s->app, "meeting.attend", s->id, fields);
}

/* Arrives at once where only one way is possible; else one question: here or remote, titular or deputy. */
static unsigned toggle(struct meeting_view *s, size_t row)
{
	const struct vote_seat *seat = &s->q.seats[row];
	const struct record *body = scope_body(service_scope(s->app->svc), record_get(s->m, "Body"));
	const char *holder = s->q.holder[row], *deputy = "";
	struct choose_item items[4];
	struct arena *a = arena_new();
	struct row *rows;
	size_t n = body ? table_rows(record_get(body, "Seats"), &rows, a) : 0, n_items = 2;
	struct choose c = { _("How does the seat attend?"), items, 0, 0, arrives, s };
	unsigned out;

	if (seat->person) {
		struct preset_value_of gone[] = { { "Person", seat->person }, { NULL, NULL } };

		arena_free(a);
		return act_now(s->app, "meeting.depart", s->id, gone);
	}
	for (size_t i = 0; i < n; i++)
		if (strcmp(table_cell(&body->kind->fields[kind_field(body->kind, "Seats")], &rows[i], "seat"), seat->seat) == 0)
			deputy = table_cell(&body->kind->fields[kind_field(body->kind, "Seats")], &rows[i], "deputy");
	s->choice[0] = holder;
	s->choice[1] = scope_person(service_scope(s->app->svc), deputy) ? scope_person(service_scope(s->app->svc), deputy)->id : "";
	items[0] = (struct choose_item){ arena_printf(a, _("%s, in the room"), person_name(s, holder)), NULL };
	items[1] = (struct choose_item){ arena_printf(a, _("%s, remote"), person_name(s, holder)), NULL };
	if (*deputy) {
		items[2] = (struct choose_item){ arena_printf(a, _("%s (S), in the room"), person_name(s, deputy)), NULL };
		items[3] = (struct choose_item){ arena_printf(a, _("%s (S), remote"), person_name(s, deputy)), NULL };
		n_items = 4;
	}
	c.n = n_items;
	out = dialog_choose(s->app->ui, &c);
	arena_free(a);
	return out;
}

static unsigned conducts(struct ui *ui, void *ctx, size_t which)
{
	struct meeting_view *s = ctx;
	const char *verb = s->choice[which];

	(void)ui;
	if (strcmp(verb, "meeting.suspend") == 0 || strcmp(verb, "meeting.recuse") == 0)
		return act_form(s->app, verb, s->id, NULL, NULL);
	return act_now(s->app, verb, s->id, NULL);
}

/* What can be done with the meeting now. */
static unsigned conduct(struct meeting_view *s)
{
	static const struct { const char *state, *verb; } rows[] = {
		{ "convened", "meeting.open" }, { "open", "meeting.suspend" }, { "open", "meeting.recuse" }, { "open", "meeting.close" },
		{ "suspended", "meeting.resume" }, { "suspended", "meeting.close" },
	};
	struct choose_item items[6];
	struct choose c = { _("What happens with the meeting?"), items, 0, 0, conducts, s };

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (record_is(s->m, "State", rows[i].state)) {
			s->choice[c.n] = rows[i].verb;
			items[c.n++] = (struct choose_item){ _(verb_by_name(rows[i].verb)->label), _(verb_by_name(rows[i].verb)->help) };
		}
	if (c.n)
		return dialog_choose(s->app->ui, &c);
	ui_say(s->app->ui, SAY_INFO, _("The meeting is closed: it can be read, not changed."));
	return UI_REDRAW;
}

static unsigned open_item(struct meeting_view *s, size_t row)
{
	struct preset_value_of fields[] = { { "Item", item_cell(s, row, "item") }, { NULL, NULL } };
	struct record *r;
	struct arena *a;
	struct why ignored = { 0 };
	unsigned out = UI_REDRAW;

	if (!record_is(s->m, "Current-Item", item_cell(s, row, "item")))
		return act_now(s->app, "meeting.item", s->id, fields);
	a = arena_new();        /* Enter again: into the record that the item is about */
	if (*item_cell(s, row, "record") && service_record(s->app->svc, item_cell(s, row, "record"), NULL, 0, &r, a, &ignored) == RC_OK)
		out = strcmp(r->kind->name, "escalation") == 0 ? escalations_screen(s->app, NULL) : record_screen(s->app, r->path);
	else if (*record_get(s->m, "Contract"))
		out = contract_screen(s->app, record_get(s->m, "Contract"));
	arena_free(a);
	return out;
}

static struct list *focused(struct meeting_view *s)
{
	return s->focus.at == ON_SEATS ? &s->seats : s->focus.at == ON_TABLA ? &s->items : &s->log;
}

static unsigned stage(struct meeting_view *s, const char *action)
{
	const char *contract = s->m ? record_get(s->m, "Contract") : "";

	if (strncmp(action, "stage-", 6) != 0 || !*contract)
		return UI_PASS;
	switch (action[6]) {
	case '1': return evidence_screen(s->app, contract);
	case '2': return requirements_screen(s->app, contract);
	case '3': return payments_screen(s->app, contract);
	default: return escalations_screen(s->app, contract);
	}
}

static unsigned request(struct view *v, const char *action)
{
	struct meeting_view *s = v->state;
	unsigned did = focus_request(&s->focus, action);
	size_t row;

	if (did != UI_PASS || !s->m || (did = stage(s, action)) != UI_PASS)
		return did;
	if (strcmp(action, "decide") == 0)
		return conduct(s);
	if (strcmp(action, "add") == 0)
		return act_form(s->app, "meeting.attend", s->id, NULL, NULL);
	if (strcmp(action, "edit") == 0 || strcmp(action, "note") == 0)
		return act_form(s->app, "meeting.change", s->id, NULL, strcmp(action, "note") == 0 ? "Notes" : "Tabla");
	if (strcmp(action, "open") == 0 && list_row(focused(s), &row))
		return s->focus.at == ON_SEATS ? toggle(s, row) : s->focus.at == ON_TABLA ? open_item(s, row) : act_screen(s->app, s->acts[row].seq);
	if (strcmp(action, "why") == 0)
		return s->focus.at == ON_ACTS && list_row(&s->log, &row) ? act_screen(s->app, s->acts[row].seq) : why_screen(s->app, s->m->path, NULL);
	return list_request(focused(s), action);
}

static unsigned key(struct view *v, const struct key *k) { return list_key(focused(v->state), k); }
static bool typing(struct view *v) { return focused(v->state)->typing; }
static void title(struct view *v, struct buf *out) { buf_puts(out, ((struct meeting_view *)v->state)->id); }

/* Others record too: look once a second, cheap when nothing happened. */
static unsigned tick(struct view *v)
{
	return service_refresh(((struct meeting_view *)v->state)->app->svc) ? UI_RELOAD | UI_REDRAW : UI_REDRAW;
}

static void leave(struct view *v)
{
	struct meeting_view *s = v->state;

	list_free(&s->seats);
	list_free(&s->items);
	list_free(&s->log);
	buf_free(&s->line);
}

static const struct action actions[] = {
	{ "open", N_("Do"), N_("On a person: arrives or leaves; on an item: goes to it; on a decision: opens it"), "llega sale punto" },
	{ "decide", N_("Open/close"), N_("Opens, suspends, resumes or closes the meeting; recuses somebody from an item"), "abrir cerrar suspender reanudar inhabilitar" },
	{ "next-pane", N_("Pane"), N_("Who is here, tabla, decisions"), "panel" },
	{ "add", N_("Guest"), N_("Somebody without a seat arrives"), "invitado llega" },
	{ "note", N_("Note"), N_("Writes a note for the minutes"), "nota" },
	{ "edit", N_("Tabla"), N_("Changes the tabla"), "tabla" },
	{ "why", N_("Why"), N_("The act behind it"), "por que" },
	{ NULL, NULL, NULL, NULL },
};
static const struct view_ops ops = { .name = "meeting", .map = "meeting", .actions = actions, .load = load, .draw = draw, .request = request, .key = key, .tick = tick,
				     .title = title, .typing = typing, .leave = leave,
				     .about = N_("A meeting: attendance, quorum by number and by role, items. Decisions are taken in the stages of the contract (1 to 4) or in the committee's queue (g e).") };

unsigned meeting_screen(struct app *app, const char *meeting)
{
	struct view *v = ui_push(app->ui, &ops, sizeof(struct meeting_view));
	struct meeting_view *s = v->state;

	s->app = app;
	s->focus.n = PARTS;
	snprintf(s->id, sizeof s->id, "%s", meeting);
	list_init(&s->seats, &seats_ops, s, seats_columns, 3);
	list_init(&s->items, &items_ops, s, items_columns, 4);
	list_init(&s->log, &log_ops, s, log_columns, 3);
	return UI_REDRAW;
}
