/* A meeting: who is here, is there quorum and why not, which item is open, what was decided in it. One key a person, one an item. */
#include <stdio.h>
#include <string.h>

#include "app.h"

enum { ON_SEATS, ON_TABLA, ON_ACTS, PARTS };

enum { CONTRACTS_MAX = 32 };

/* A line of "who is here": a seat, or somebody without one. */
struct who {
	const char *role, *name, *presence, *key;        /* as shown */
	const char *person;                      /* id of who is here or was; NULL: nobody */
	const char *holder;
	const struct vote_seat *seat;            /* NULL: none that counts now */
	enum role colour;
};

struct meeting_view {
	struct app *app;
	char id[96];
	const struct record *m;
	struct room_quorum q;
	struct buf line;
	struct who *who;
	size_t n_who;
	struct row *tabla;
	size_t n_tabla;
	struct act_line *acts;
	size_t n_acts;
	struct list seats, items, log;
	struct focus focus;
	const char *choice[6];                   /* what the open dialog offers, by place */
	char person[96];                         /* whose leaving is being asked */
	char attends[2][96];                     /* titular and deputy of the seat that is asked about: a reload frees the rows */
};

/* --- rows ------------------------------------------------------------------------------------------------------------------------------------------- */

static const char *person_name(struct meeting_view *s, const char *id)
{
	const struct record *p = scope_person(service_scope(s->app->svc), id);

	return p ? record_get(p, "Name") : id;
}

static size_t seats_count(void *ctx) { return ((struct meeting_view *)ctx)->n_who; }

static void seats_cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	const struct who *w = &((struct meeting_view *)ctx)->who[row];

	buf_puts(out, col == 0 ? w->role : col == 1 ? w->name : w->presence);
}

static enum role seats_role(void *ctx, size_t row, size_t col)
{
	return col == 2 ? ((struct meeting_view *)ctx)->who[row].colour : ROLE_NORMAL;
}

static const char *seats_key(void *ctx, size_t row) { return ((struct meeting_view *)ctx)->who[row].key; }
static const struct list_ops seats_ops = { .count = seats_count, .cell = seats_cell, .role = seats_role, .key = seats_key,
					   .empty = N_("This body has no seats yet (g b).") };
static const struct list_column seats_columns[] = { { N_("Role"), 14, false, 1 }, { N_("Who"), 0, false, 0 }, { N_("Presence"), 12, false, 0 } };
/* Of a meeting that does not run: from when to when each was there. */
static const struct list_column past_columns[] = { { N_("Role"), 14, false, 1 }, { N_("Who"), 0, false, 0 }, { N_("Attended"), 0, false, 0 } };

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

static bool runs(const struct meeting_view *s) { return record_is(s->m, "State", "open"); }
static bool was_held(const struct meeting_view *s) { return record_is(s->m, "State", "closed") || record_is(s->m, "State", "suspended"); }
static bool item_is_open(const struct meeting_view *s) { return runs(s) && *record_get(s->m, "Current-Item"); }

/* The contract that an item of the tabla is about, "" if none. */
static const char *contract_at(struct meeting_view *s, size_t item, struct arena *a)
{
	const char *record = item_cell(s, item, "record"), *contract = arena_strndup(a, record, strcspn(record, "/"));

	return *contract && scope_contract(service_scope(s->app->svc), contract) ? contract : "";
}

/* The issuing director sits for the contract of the item that is open; while none is, for the first one on the tabla. */
static const char *contract_of_item(struct meeting_view *s, struct arena *a)
{
	bool open = item_is_open(s);

	if (!open && *record_get(s->m, "Contract"))
		return record_get(s->m, "Contract");
	for (size_t i = 0; i < s->n_tabla; i++) {
		const char *contract = contract_at(s, i, a);

		if (*contract && (!open || record_is(s->m, "Current-Item", item_cell(s, i, "item"))))
			return contract;
	}
	return record_get(s->m, "Contract");
}

/* --- who is here, who was ---------------------------------------------------------------------------------------------------------------------------- */

static const char *attended(struct meeting_view *s, const struct row *row, const char *column)
{
	return table_cell(&s->m->kind->fields[kind_field(s->m->kind, "Attendance")], row, column);
}

static struct who *who_add(struct meeting_view *s)
{
	return &s->who[s->n_who++];
}

/* The role of a seat of the body; of a guest, who has none, that. */
static const char *seat_role(struct meeting_view *s, const char *seat, struct arena *a)
{
	const struct record *body = scope_body(service_scope(s->app->svc), record_get(s->m, "Body"));
	const struct field *f = body ? &body->kind->fields[kind_field(body->kind, "Seats")] : NULL;
	struct row *rows;
	size_t n = body ? table_rows(record_get(body, "Seats"), &rows, a) : 0;

	for (size_t i = 0; i < n; i++)
		if (*seat && strcmp(table_cell(f, &rows[i], "seat"), seat) == 0)
			return choice_label(NULL, table_cell(f, &rows[i], "role"));
	return choice_label(NULL, "guest");
}

static bool shown_already(struct meeting_view *s, const char *person)
{
	for (size_t i = 0; i < s->n_who; i++)
		if ((s->who[i].person && strcmp(s->who[i].person, person) == 0) || strcmp(s->who[i].holder, person) == 0)
			return true;
	return false;
}

static void add_seat(struct meeting_view *s, const struct vote_seat *seat, const char *holder, struct arena *a)
{
	struct who *w = who_add(s);

	*w = (struct who){ .role = choice_label(NULL, seat->role), .key = arena_printf(a, "%s/%s", seat->seat, holder), .person = seat->person, .holder = holder, .seat = seat };
	w->name = arena_printf(a, "%s%s", seat->person ? person_name(s, seat->person) : *holder ? person_name(s, holder) : _("(vacant)"), seat->deputy ? " (S)" : "");
	w->colour = seat->vote == VOTE_RECUSED ? ROLE_WARN : seat->person ? ROLE_OK : ROLE_SECONDARY;
	w->presence = !seat->person ? _("· not here") : arena_printf(a, "%s%s%s", seat->remote ? _("● remote") : _("● here"),
								      seat->vote == VOTE_RECUSED ? _(", recused") : "", seat->votes ? "" : _(", voice only"));
}

/* While no item is open, the directors of the other contracts on the tabla are awaited too. */
static enum rc other_directors(struct meeting_view *s, const char *first, struct arena *a, struct why *why)
{
	struct room_quorum q;

	for (size_t i = 0, n = 0; i < s->n_tabla && n < CONTRACTS_MAX && !item_is_open(s); i++) {
		const char *contract = contract_at(s, i, a);

		if (!*contract || strcmp(contract, first) == 0)
			continue;
		if (room_seats(s->app->svc, s->id, contract, &q, NULL, a, why) != RC_OK)
			return why->rc;
		for (size_t k = 0; k < q.n_seats && n < CONTRACTS_MAX; k++)
			if (strcmp(q.seats[k].role, "issuing") == 0 && *q.holder[k] && !shown_already(s, q.holder[k])) {
				add_seat(s, &q.seats[k], q.holder[k], a);
				n++;
			}
	}
	return RC_OK;
}

/* Who is here without a seat that counts now: guests, a deputy beside the titular. */
static void others_here(struct meeting_view *s, const struct row *rows, size_t n, struct arena *a)
{
	for (size_t i = 0; i < n; i++) {
		const char *person = attended(s, &rows[i], "person");
		bool seated = false, guest = strcmp(attended(s, &rows[i], "as"), "guest") == 0;
		struct who *w;

		for (size_t k = 0; k < s->n_who; k++)
			seated |= s->who[k].person && strcmp(s->who[k].person, person) == 0;
		if (seated || *attended(s, &rows[i], "to"))
			continue;
		w = who_add(s);
		*w = (struct who){ .role = guest ? choice_label(NULL, "guest") : seat_role(s, attended(s, &rows[i], "seat"), a), .name = person_name(s, person),
				   .key = person, .person = person, .holder = "", .colour = ROLE_OK };
		w->presence = arena_printf(a, "%s%s", strcmp(attended(s, &rows[i], "mode"), "remote") == 0 ? _("● remote") : _("● here"), guest ? "" : _(", voice only"));
	}
}

/* "10:00", with its day where that is not the day on which the meeting was opened. */
static const char *hour(struct meeting_view *s, const char *instant, struct arena *a)
{
	char when[INSTANT_SIZE], opened[INSTANT_SIZE] = "";
	struct instant t;

	if (!instant_parse(instant, &t))
		return "";
	instant_show(when, t);
	if (instant_parse(record_get(s->m, "Opened"), &t))
		instant_show(opened, t);
	return arena_strdup(a, strncmp(when, opened, 11) == 0 ? when + 11 : when);
}

/* All the times of a person in one seat, as one line. */
static void add_attended(struct meeting_view *s, struct row *rows, size_t n, size_t first, bool *told, struct arena *a)
{
	const char *person = attended(s, &rows[first], "person"), *seat = attended(s, &rows[first], "seat"), *as = attended(s, &rows[first], "as");
	const char *times = "";
	struct who *w = who_add(s);

	for (size_t i = first; i < n; i++) {
		if (told[i] || strcmp(attended(s, &rows[i], "person"), person) != 0 || strcmp(attended(s, &rows[i], "seat"), seat) != 0 ||
		    strcmp(attended(s, &rows[i], "as"), as) != 0)
			continue;
		told[i] = true;
		times = arena_printf(a, "%s%s%s–%s%s", times, *times ? ", " : "", hour(s, attended(s, &rows[i], "from"), a), hour(s, attended(s, &rows[i], "to"), a),
				     strcmp(attended(s, &rows[i], "mode"), "remote") == 0 ? _(" remote") : "");
	}
	*w = (struct who){ .role = strcmp(as, "guest") == 0 ? choice_label(NULL, "guest") : seat_role(s, seat, a), .person = person, .holder = "", .colour = ROLE_OK,
			   .key = arena_printf(a, "%s/%s/%s", seat, as, person), .presence = arena_printf(a, "● %s", times),
			   .name = arena_printf(a, "%s%s", person_name(s, person), strcmp(as, "deputy") == 0 ? " (S)" : "") };
}

/* Seat by seat, who was there and when; then who came without one. A seat in which nobody was says so. */
static void who_was(struct meeting_view *s, struct row *rows, size_t n, struct arena *a)
{
	size_t n_seats = s->n_who;
	const struct who *seats = s->who;
	bool *told = arena_alloc(a, (n + 1) * sizeof *told);

	s->who = arena_alloc(a, (n_seats + n + 1) * sizeof *s->who);
	s->n_who = 0;
	memset(told, 0, (n + 1) * sizeof *told);
	for (size_t k = 0; k < n_seats; k++) {
		bool issuing = strcmp(seats[k].seat->role, "issuing") == 0, came = false;

		for (size_t i = 0; i < n; i++) {
			bool in_it = strcmp(attended(s, &rows[i], "seat"), seats[k].seat->seat) == 0 && strcmp(attended(s, &rows[i], "as"), "guest") != 0;
			bool holder = strcmp(attended(s, &rows[i], "person"), seats[k].holder) == 0;

			if (!(issuing && *seats[k].holder ? holder : in_it))
				continue;
			came = true;
			if (!told[i])
				add_attended(s, rows, n, i, told, a);
		}
		if (!came) {
			struct who *w = who_add(s);

			*w = seats[k];
			w->presence = _("· absent");
			w->colour = ROLE_SECONDARY;
		}
	}
	for (size_t i = 0; i < n; i++)
		if (!told[i])
			add_attended(s, rows, n, i, told, a);
}

static enum rc load_who(struct meeting_view *s, const char *contract, struct arena *a, struct why *why)
{
	struct row *rows;
	size_t n = table_rows(record_get(s->m, "Attendance"), &rows, a);
	enum rc rc;

	s->who = arena_alloc(a, (s->q.n_seats + CONTRACTS_MAX + n + 1) * sizeof *s->who);
	for (size_t i = 0; i < s->q.n_seats; i++)
		add_seat(s, &s->q.seats[i], s->q.holder[i], a);
	rc = other_directors(s, contract, a, why);
	if (was_held(s))
		who_was(s, rows, n, a);
	else
		others_here(s, rows, n, a);
	s->seats.columns = was_held(s) ? past_columns : seats_columns;
	return rc;
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
	const char *contract;
	struct record *r;
	enum rc rc = service_record(s->app->svc, s->id, NULL, s->app->at, &r, v->data, why);

	s->m = rc == RC_OK ? r : NULL;
	s->q.n_seats = s->n_who = s->n_tabla = s->n_acts = 0;
	buf_reset(&s->line);
	if (rc != RC_OK)
		return rc;
	s->n_tabla = table_rows(record_get(s->m, "Tabla"), &s->tabla, v->data);
	contract = contract_of_item(s, v->data);
	rc = room_seats(s->app->svc, s->id, contract, &s->q, &s->line, v->data, why);
	if (rc == RC_OK)
		rc = load_who(s, contract, v->data, why);
	if (rc == RC_OK)
		rc = service_log(s->app->svc, &q, &s->acts, &s->n_acts, v->data, why);
	only_decisions(s);
	list_refresh(&s->seats);
	list_refresh(&s->items);
	list_refresh(&s->log);
	return rc;
}

/* Presence and quorum while it can still meet; after that, when it was held. */
static void draw_line(struct meeting_view *s, struct pane p)
{
	char from[INSTANT_SIZE] = "", to[INSTANT_SIZE] = "";
	struct instant t;

	if (!was_held(s)) {
		pane_text(p, 1, 1, s->q.q.met ? ROLE_OK : ROLE_BAD, buf_str(&s->line));
		return;
	}
	if (instant_parse(record_get(s->m, "Opened"), &t))
		instant_show(from, t);
	if (instant_parse(record_get(s->m, "Closed"), &t))
		instant_show(to, t);
	if (*to)
		pane_printf(p, 1, 1, ROLE_NORMAL, _("Opened %s · closed %s"), from, to);
	else
		pane_printf(p, 1, 1, ROLE_NORMAL, _("Opened %s · suspended"), from);
}

/* Why persons and items cannot be touched now. */
static const char *at_rest(const struct meeting_view *s)
{
	return record_is(s->m, "State", "closed") ? _("The meeting is closed: it can be read, not changed.") :
	       record_is(s->m, "State", "suspended") ? _("The meeting is suspended: resume it first (d); then say again who is here.") :
	       _("▲ Nothing can be decided before the meeting is opened: press d.");
}

static void draw_head(struct meeting_view *s, struct pane p)
{
	const char *state = record_get(s->m, "State");
	int x = pane_text(p, 0, 1, ROLE_TITLE, *record_title(s->m) ? record_title(s->m) : s->id);

	x += 1 + pane_text(p, 0, x + 3, role_of_state(state), choice_label(NULL, state)) + 3;
	pane_text(p, 0, x + 2, ROLE_DEMO, illustrative(s->m));
	draw_line(s, p);
	if (!runs(s))
		pane_text(p, 2, 1, ROLE_WARN, at_rest(s));
	else
		pane_text(p, 2, 1, ROLE_SECONDARY, _("Enter on a person: arrives or leaves. Enter on an item: goes to it. 1 to 4: stages of the contract."));
}

static void draw(struct view *v, struct pane p)
{
	struct meeting_view *s = v->state;
	struct pane head = pane_top(&p, 4), upper;
	const char *who;

	(void)v;
	if (!s->m)
		return;
	draw_head(s, head);
	who = was_held(s) ? _("Who was there") : _("Who is here");
	if (p.w >= 96 && p.h >= 18) {           /* who and what side by side, what was decided below */
		upper = pane_top(&p, p.h - (p.h < 24 ? 7 : p.h / 3));
		list_boxed(&s->seats, pane_left(&upper, upper.w / 2), who, s->focus.at == ON_SEATS);
		list_boxed(&s->items, upper, _("Tabla"), s->focus.at == ON_TABLA);
		list_boxed(&s->log, p, _("Decided here"), s->focus.at == ON_ACTS);
	} else if (s->focus.at == ON_ACTS) {
		list_boxed(&s->log, p, was_held(s) ? _("Decided here · Tab: who was there") : _("Decided here · Tab: who is here"), true);
	} else if (p.h >= 14) {
		list_boxed(&s->seats, pane_top(&p, p.h / 2 + 1), who, s->focus.at == ON_SEATS);
		list_boxed(&s->items, p, _("Tabla"), s->focus.at == ON_TABLA);
	} else {
		list_boxed(s->focus.at == ON_SEATS ? &s->seats : &s->items, p, s->focus.at == ON_SEATS ? who : _("Tabla"), true);
	}
}

/* --- actions ------------------------------------------------------------------------------------------------------------------------------------------- */

static unsigned arrives(struct ui *ui, void *ctx, size_t which)
{
	struct meeting_view *s = ctx;
	struct preset_value_of fields[] = { { "Person", s->attends[which < 2 ? 0 : 1] }, { "Presence", which % 2 ? "remote" : "present" }, { NULL, NULL } };

	(void)ui;
	return act_now(s->app, "meeting.attend", s->id, fields);
}

static unsigned leaves(struct ui *ui, void *ctx)
{
	struct meeting_view *s = ctx;
	struct preset_value_of gone[] = { { "Person", s->person }, { NULL, NULL } };

	(void)ui;
	return act_now(s->app, "meeting.depart", s->id, gone);
}

/* A slip of Enter must not write a departure into the minutes. */
static unsigned ask_leaves(struct meeting_view *s, const char *person)
{
	struct arena *a = arena_new();
	unsigned out;

	snprintf(s->person, sizeof s->person, "%s", person);
	out = dialog_confirm(s->app->ui, &(struct confirm){ .title = _(verb_by_name("meeting.depart")->label), .yes = _("Record it"), .done = leaves, .ctx = s,
							     .text = arena_printf(a, _("%s leaves the meeting?"), person_name(s, person)) });
	arena_free(a);
	return out;
}

/* Arrives at once where only one way is possible; else one question: here or remote, titular or deputy. */
static unsigned toggle(struct meeting_view *s, size_t row)
{
	const struct who *w = &s->who[row];
	const struct record *body = scope_body(service_scope(s->app->svc), record_get(s->m, "Body"));
	const char *holder = w->holder, *deputy = "";
	struct choose_item items[4];
	struct arena *a;
	struct row *rows;
	size_t n, n_items = 2;
	struct choose c = { _("How does the seat attend?"), items, 0, 0, arrives, s };
	unsigned out;

	if (!runs(s)) {
		ui_say(s->app->ui, SAY_INFO, at_rest(s));
		return UI_REDRAW;
	}
	if (w->person)
		return ask_leaves(s, w->person);
	a = arena_new();
	n = body ? table_rows(record_get(body, "Seats"), &rows, a) : 0;
	for (size_t i = 0; i < n; i++)
		if (strcmp(table_cell(&body->kind->fields[kind_field(body->kind, "Seats")], &rows[i], "seat"), w->seat->seat) == 0)
			deputy = table_cell(&body->kind->fields[kind_field(body->kind, "Seats")], &rows[i], "deputy");
	snprintf(s->attends[0], sizeof s->attends[0], "%s", holder);
	snprintf(s->attends[1], sizeof s->attends[1], "%s", deputy);
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

static unsigned closes(struct ui *ui, void *ctx)
{
	struct meeting_view *s = ctx;

	(void)ui;
	return act_now(s->app, "meeting.close", s->id, NULL);
}

/* Closing cannot be taken back: first say what of the tabla was not taken up. */
static unsigned ask_closes(struct meeting_view *s)
{
	struct arena *a = arena_new();
	const char *left = "", *text = _("The session ends and all who are here leave. It cannot be opened again.");
	unsigned out;

	for (size_t i = 0; i < s->n_tabla; i++) {
		const char *state = item_cell(s, i, "state");

		if (!record_is(s->m, "Current-Item", item_cell(s, i, "item")) && (!*state || !strcmp(state, "pending") || !strcmp(state, "voting")))
			left = arena_printf(a, "%s\n%s  %s", left, item_cell(s, i, "item"), item_cell(s, i, "title"));
	}
	if (*left)
		text = arena_printf(a, "%s\n\n%s%s", text, _("Not taken up yet:"), left);
	out = dialog_confirm(s->app->ui, &(struct confirm){ .title = _(verb_by_name("meeting.close")->label), .text = text, .yes = _("Record it"), .done = closes, .ctx = s });
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
	return strcmp(verb, "meeting.close") == 0 ? ask_closes(s) : act_now(s->app, verb, s->id, NULL);
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
