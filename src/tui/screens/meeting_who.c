/* Who is here, seat by seat; when it was held, who was there and when. One or two keys a person. */
#include <stdio.h>
#include <string.h>

#include "screens/meeting.h"

enum { CONTRACTS_MAX = 32, WIDE_COLS = 72 };

/* --- rows ----------------------------------------------------------------------------------------------------------------------------------------- */

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
static const struct list_column seats_columns[] = { { N_("Role"), 12, false, 1 }, { N_("Who"), 0, false, 0 }, { N_("Presence"), 12, false, 0 } };
static const struct list_column wide_columns[] = { { N_("Role"), 26, false, 1 }, { N_("Who"), 0, false, 0 }, { N_("Presence"), 18, false, 0 } };
/* Of a meeting that does not run: from when to when each was there. */
static const struct list_column past_columns[] = { { N_("Role"), 12, false, 1 }, { N_("Who"), 0, false, 0 }, { N_("Attended"), 0, false, 0 } };

void who_init(struct meeting_view *s)
{
	list_init(&s->seats, &seats_ops, s, seats_columns, 3);
}

void who_fit(struct meeting_view *s, int cols)
{
	s->seats.columns = meeting_was_held(s) ? past_columns : cols >= WIDE_COLS ? wide_columns : seats_columns;
}

const char *who_selected(const struct meeting_view *s)
{
	size_t row;

	if (!list_row(&s->seats, &row))
		return "";
	return s->who[row].person ? s->who[row].person : s->who[row].holder;
}

/* --- who is here ------------------------------------------------------------------------------------------------------------------------------------ */

static const char *attended(const struct meeting_view *s, const struct row *row, const char *column)
{
	return meeting_cell(s, "Attendance", row, column);
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
	w->name = arena_printf(a, "%s%s", seat->person ? meeting_person(s, seat->person) : *holder ? meeting_person(s, holder) : _("(vacant)"), seat->deputy ? " (S)" : "");
	w->colour = seat->vote == VOTE_RECUSED ? ROLE_WARN : seat->person ? ROLE_OK : ROLE_SECONDARY;
	w->presence = !seat->person ? _("· not here") : seat->vote == VOTE_RECUSED ? (seat->remote ? _("● recused, remote") : _("● recused")) :
		      arena_printf(a, "%s%s", seat->remote ? _("● remote") : _("● here"), seat->votes ? "" : _(", voice only"));
}

/* The contract that a line of the tabla is about, "" if none. */
static const char *contract_at(struct meeting_view *s, size_t item, struct arena *a)
{
	const char *record = s->clock.item[item].record, *contract = arena_strndup(a, record, strcspn(record, "/"));

	return *contract && scope_contract(service_scope(s->app->svc), contract) ? contract : "";
}

/* While no item is open, the directors of the other contracts on the tabla are awaited too. */
static enum rc other_directors(struct meeting_view *s, const char *first, struct arena *a, struct why *why)
{
	struct room_quorum q;

	for (size_t i = 0, n = 0; i < s->clock.n && n < CONTRACTS_MAX && !meeting_item_open(s); i++) {
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
		*w = (struct who){ .role = guest ? choice_label(NULL, "guest") : seat_role(s, attended(s, &rows[i], "seat"), a), .name = meeting_person(s, person),
				   .key = person, .person = person, .holder = "", .colour = ROLE_OK };
		w->presence = arena_printf(a, "%s%s", strcmp(attended(s, &rows[i], "mode"), "remote") == 0 ? _("● remote") : _("● here"), guest ? "" : _(", voice only"));
	}
}

/* --- who was there ---------------------------------------------------------------------------------------------------------------------------------- */

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
			   .name = arena_printf(a, "%s%s", meeting_person(s, person), strcmp(as, "deputy") == 0 ? " (S)" : "") };
}

/* The lines of one seat: who was in it, or that nobody was. */
static void seat_was(struct meeting_view *s, const struct who *seat, struct row *rows, size_t n, bool *told, struct arena *a)
{
	bool issuing = strcmp(seat->seat->role, "issuing") == 0, came = false;

	for (size_t i = 0; i < n; i++) {
		bool in_it = strcmp(attended(s, &rows[i], "seat"), seat->seat->seat) == 0 && strcmp(attended(s, &rows[i], "as"), "guest") != 0;
		bool holder = strcmp(attended(s, &rows[i], "person"), seat->holder) == 0;

		if (!(issuing && *seat->holder ? holder : in_it))
			continue;
		came = true;
		if (!told[i])
			add_attended(s, rows, n, i, told, a);
	}
	if (!came) {
		struct who *w = who_add(s);

		*w = *seat;
		w->presence = _("· absent");
		w->colour = ROLE_SECONDARY;
	}
}

/* Seat by seat, who was there and when; then who came without one. */
static void who_was(struct meeting_view *s, struct row *rows, size_t n, struct arena *a)
{
	size_t n_seats = s->n_who;
	const struct who *seats = s->who;
	bool *told = arena_alloc(a, (n + 1) * sizeof *told);

	s->who = arena_alloc(a, (n_seats + n + 1) * sizeof *s->who);
	s->n_who = 0;
	for (size_t k = 0; k < n_seats; k++)
		seat_was(s, &seats[k], rows, n, told, a);
	for (size_t i = 0; i < n; i++)
		if (!told[i])
			add_attended(s, rows, n, i, told, a);
}

enum rc who_load(struct meeting_view *s, struct arena *a, struct why *why)
{
	const char *contract = meeting_contract(s, a);
	struct row *rows;
	size_t n;
	enum rc rc = room_seats(s->app->svc, s->id, contract, &s->q, &s->line, a, why);

	if (rc != RC_OK)
		return rc;
	n = table_rows(record_get(s->m, "Attendance"), &rows, a);
	s->who = arena_alloc(a, (s->q.n_seats + CONTRACTS_MAX + n + 1) * sizeof *s->who);
	for (size_t i = 0; i < s->q.n_seats; i++)
		add_seat(s, &s->q.seats[i], s->q.holder[i], a);
	rc = other_directors(s, contract, a, why);
	if (meeting_was_held(s))
		who_was(s, rows, n, a);
	else
		others_here(s, rows, n, a);
	list_refresh(&s->seats);
	return rc;
}

/* --- arriving and leaving --------------------------------------------------------------------------------------------------------------------------- */

/* The next seat that is still awaited, so that calling the roll is Enter and a number for each. */
static void select_next_absent(struct meeting_view *s)
{
	size_t at = 0;

	list_row(&s->seats, &at);
	for (size_t i = 1; i < s->n_who; i++) {
		const struct who *w = &s->who[(at + i) % s->n_who];

		if (!w->person && *w->holder) {
			list_select(&s->seats, w->key);
			return;
		}
	}
}

static unsigned arrives(struct ui *ui, void *ctx, size_t which)
{
	struct meeting_view *s = ctx;
	struct preset_value_of fields[] = { { "Person", s->attends[which < 2 ? 0 : 1] }, { "Presence", which % 2 ? "remote" : "present" }, { NULL, NULL } };
	int64_t before = service_tip(s->app->svc);
	unsigned out = act_now(s->app, "meeting.attend", s->id, fields);

	(void)ui;
	if (service_tip(s->app->svc) > before)
		select_next_absent(s);
	return out;
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
							     .text = arena_printf(a, _("%s leaves the meeting?"), meeting_person(s, person)) });
	arena_free(a);
	return out;
}

static const char *deputy_of(struct meeting_view *s, const char *seat, struct arena *a)
{
	const struct record *body = scope_body(service_scope(s->app->svc), record_get(s->m, "Body"));
	const struct field *f = body ? &body->kind->fields[kind_field(body->kind, "Seats")] : NULL;
	struct row *rows;
	size_t n = body ? table_rows(record_get(body, "Seats"), &rows, a) : 0;

	for (size_t i = 0; i < n; i++)
		if (strcmp(table_cell(f, &rows[i], "seat"), seat) == 0)
			return table_cell(f, &rows[i], "deputy");
	return "";
}

/* One question: here or remote, titular or deputy. */
unsigned who_toggle(struct meeting_view *s, size_t row)
{
	const struct who *w = &s->who[row];
	struct choose_item items[4];
	struct choose c = { _("How does the seat attend?"), items, 2, 0, arrives, s };
	const char *deputy;
	struct arena *a;
	unsigned out;

	if (!meeting_runs(s)) {
		ui_say(s->app->ui, SAY_INFO, meeting_at_rest(s));
		return UI_REDRAW;
	}
	if (w->person)
		return ask_leaves(s, w->person);
	a = arena_new();
	deputy = deputy_of(s, w->seat->seat, a);
	snprintf(s->attends[0], sizeof s->attends[0], "%s", w->holder);
	snprintf(s->attends[1], sizeof s->attends[1], "%s", deputy);
	items[0] = (struct choose_item){ arena_printf(a, _("%s, in the room"), meeting_person(s, w->holder)), NULL };
	items[1] = (struct choose_item){ arena_printf(a, _("%s, remote"), meeting_person(s, w->holder)), NULL };
	if (*deputy) {
		items[2] = (struct choose_item){ arena_printf(a, _("%s (S), in the room"), meeting_person(s, deputy)), NULL };
		items[3] = (struct choose_item){ arena_printf(a, _("%s (S), remote"), meeting_person(s, deputy)), NULL };
		c.n = 4;
	}
	out = dialog_choose(s->app->ui, &c);
	arena_free(a);
	return out;
}

static enum rc all_arrive(struct meeting_view *s, struct strs *ids, struct recorded *last, struct why *why)
{
	enum rc rc = service_batch_begin(s->app->svc, why);

	if (rc != RC_OK)
		return rc;
	for (size_t i = 0; i < ids->n && rc == RC_OK; i++) {
		const char *const names[] = { "Person", "Presence" };
		const char *values[] = { ids->v[i], "present" };
		struct request r = { .verb = "meeting.attend", .record = s->id, .names = names, .values = values, .n_fields = 2 };

		rc = service_batch_do(s->app->svc, &r, last, why);
	}
	if (rc == RC_OK)
		return service_batch_end(s->app->svc, true, why);
	service_batch_end(s->app->svc, false, &(struct why){ 0 });
	return rc;
}

unsigned who_all_here(struct meeting_view *s)
{
	struct arena *a = arena_new();
	struct strs ids = { 0 };
	struct recorded last;
	struct why why = { 0 };
	unsigned out = UI_RELOAD | UI_REDRAW;

	for (size_t i = 0; i < s->n_who; i++)
		if (!s->who[i].person && *s->who[i].holder && !strs_has(&ids, s->who[i].holder))
			strs_add(&ids, a, s->who[i].holder);
	if (s->app->at) {
		fail(&why, RC_DENIED, N_("You are looking at the past: nothing can be recorded there. Come back to today first (g d)."));
		out = ui_fail(s->app->ui, &why);
	} else if (!meeting_runs(s)) {
		ui_say(s->app->ui, SAY_INFO, meeting_at_rest(s));
	} else if (!ids.n) {
		ui_say(s->app->ui, SAY_INFO, _("Everybody who holds a seat is here already."));
	} else if (all_arrive(s, &ids, &last, &why) != RC_OK) {
		out = ui_fail(s->app->ui, &why) | UI_RELOAD;
	} else {
		s->focus.at = ON_TABLA;          /* the first item comes next */
		ui_sayf(s->app->ui, SAY_DONE, _("Recorded: %zu have arrived, each with an act; act %lld is the last."), ids.n, (long long)last.seq);
	}
	arena_free(a);
	return out;
}
