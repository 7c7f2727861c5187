/* Question 5: the committee's seats, with holders, deputies and their act of appointment. */
#include <string.h>

#include "screens/found.h"
#include "screens/seats.h"

enum { ON_LIST, ON_BUTTON };

struct seats_view {
	struct setup *s;
	struct seats seats;
	struct roster roster;
	struct list list;
	struct focus focus;
	struct pane button;
	const char *chair;
};

static const char *name_of(void *ctx, const char *person)
{
	const struct roster_person *p = roster_by_id(&((struct seats_view *)ctx)->roster, person);

	return p ? p->name : person;
}

/* Another answer to question 3: what was filled in from the old one follows; what somebody typed stays. */
static void follow_act(struct setup *s, struct arena *a)
{
	const char *old = setup_get(s, ANSWER_FOLLOWED), *now = arena_strdup(a, setup_legal_act(s));
	struct seats seats = { 0 };
	struct buf table = { 0 };

	if (*old && strcmp(old, now) != 0) {
		if (strcmp(setup_get(s, ANSWER_BODY_ACT), old) == 0)
			setup_set(s, ANSWER_BODY_ACT, now);
		seats_read(&seats, setup_get(s, ANSWER_SEATS), a);
		for (size_t i = 0; i < seats.n; i++)
			if (strcmp(seats_cell(&seats.row[i], "act"), old) == 0)
				seats.row[i].cell[seats.row[i].n - 1] = now;
		table_print(&table, seats.row, seats.n);
		setup_set(s, ANSWER_SEATS, buf_str(&table));
		buf_free(&table);
	}
	setup_set(s, ANSWER_FOLLOWED, now);
}

static void begin(struct setup *s)
{
	struct arena *a = arena_new();

	follow_act(s, a);
	if (!*setup_get(s, ANSWER_BODY))
		setup_set(s, ANSWER_BODY, setup_english(s) ? "Strategic Contracts Committee" : "Comité de Contratos Estratégicos");
	if (!*setup_get(s, ANSWER_BODY_ACT))
		setup_set(s, ANSWER_BODY_ACT, setup_legal_act(s));
	if (!*setup_get(s, ANSWER_SEATS))
		setup_set(s, ANSWER_SEATS, setup_default_seats(s, a));
	arena_free(a);
}

static enum rc load(struct view *v, struct why *why)
{
	struct seats_view *p = v->state;

	(void)why;
	roster_read(&p->roster, v->data, setup_get(p->s, ANSWER_PEOPLE));
	seats_read(&p->seats, setup_get(p->s, ANSWER_SEATS), v->data);
	list_refresh(&p->list);
	return RC_OK;
}

/* --- drawing ------------------------------------------------------------------------------------------------------------------------------------ */

static void draw_committee(struct seats_view *p, struct pane area)
{
	size_t vacant = seats_vacancies(&p->seats);
	int used = pane_text(area, 0, 0, ROLE_TITLE, setup_get(p->s, ANSWER_BODY));

	pane_printf(area, 0, used + 2, ROLE_SECONDARY, _("presided by the seat %s"), setup_get(p->s, ANSWER_CHAIR));
	used = pane_text(area, 1, 0, ROLE_LABEL, _("Appointed by "));
	pane_text(area, 1, used, strcmp(setup_get(p->s, ANSWER_BODY_ACT), "provisional") ? ROLE_NORMAL : ROLE_WARN,
		  strcmp(setup_get(p->s, ANSWER_BODY_ACT), "provisional") ? setup_get(p->s, ANSWER_BODY_ACT) : _("provisional: no act yet"));
	if (vacant)
		pane_printf(area, 2, 0, ROLE_WARN, _("▲ Vacant seats with vote: %zu. They may stay vacant, but count for the quorum."), vacant);
}

static void draw(struct view *v, struct pane area)
{
	struct seats_view *p = v->state;
	struct pane inner = pane_box(area, &(struct box){ setup_title(v->data, 5), NULL, true }), row;
	bool on = p->focus.at == ON_BUTTON;
	int used;

	draw_committee(p, pane_top(&inner, 3));
	pane_top(&inner, 1);
	row = pane_bottom(&inner, 1);
	pane_bottom(&inner, 1);
	list_draw(&p->list, inner, !on);
	used = pane_printf(row, 0, 0, on ? ROLE_SELECTED : ROLE_NORMAL, "%s[ %s ]", on ? "▶ " : "  ", _("Next question"));
	p->button = pane_sub(row, 0, 0, 1, used);
	if (on)
		pane_cursor(row, 0, 0, false);
}

/* --- the committee itself: a small form --------------------------------------------------------------------------------------------------------- */

struct body_form { struct setup *s; struct arena *arena; enum answer answer[4]; };

static void body_journal(void *ctx, size_t i, const char *value)
{
	struct body_form *f = ctx;

	setup_set(f->s, f->answer[i], value);
}

static unsigned body_accept(struct ui *ui, void *ctx, struct form *form)
{
	(void)ui;
	(void)ctx;
	(void)form;
	return UI_POP | UI_RELOAD | UI_REDRAW;
}

static void body_closed(void *ctx, bool accepted)
{
	struct body_form *f = ctx;
	struct setup *s = f->s;

	(void)accepted;
	arena_free(f->arena);
	setup_drop(s);
}

static const struct form_ops body_ops = { .accept = body_accept, .journal = body_journal, .closed = body_closed };

static unsigned edit_body(struct seats_view *p)
{
	struct arena *a = arena_new();
	struct body_form *f = arena_alloc(a, sizeof *f);
	struct form_choice *seats = arena_alloc(a, (p->seats.n + 1) * sizeof *seats);
	struct form_field fields[4] = {
		{ .name = "body", .label = _("Name"), .help = _("What is the committee called?"), .widget = WIDGET_LINE, .required = true },
		{ .name = "act", .label = _("Appointed by"), .help = _("Which act appointed it? “provisional” while there is none"), .widget = WIDGET_LINE, .required = true },
		{ .name = "chair", .label = _("Chair"), .help = _("Which seat presides?"), .widget = WIDGET_CHOICE, .required = true },
		{ .name = "numbers", .label = _("Numbers from"), .help = _("The last agreement number given on paper, as in 2018/10. Empty: begin with 1"), .widget = WIDGET_LINE },
	};

	f->s = p->s;
	f->arena = a;
	f->answer[0] = ANSWER_BODY, f->answer[1] = ANSWER_BODY_ACT, f->answer[2] = ANSWER_CHAIR, f->answer[3] = ANSWER_NUMBERS;
	for (size_t i = 0; i < p->seats.n; i++)
		seats[i] = (struct form_choice){ p->seats.row[i].cell[0], p->seats.row[i].cell[0], NULL };
	for (size_t i = 0; i < 4; i++)
		fields[i].value = setup_get(p->s, f->answer[i]);
	fields[2].choices = seats;
	fields[2].n_choices = p->seats.n;
	setup_hold(p->s);
	return form_open(p->s->app->ui, &(struct form_setup){ .title = _("The committee"), .button = _("Take over"), .fields = fields, .n = 4,
							      .ops = &body_ops, .ctx = f });
}

/* --- keys ----------------------------------------------------------------------------------------------------------------------------------------- */

static unsigned seat_done(struct ui *ui, void *ctx, const char *table)
{
	struct setup *s = ctx;

	(void)ui;
	setup_set(s, ANSWER_SEATS, table);
	return UI_RELOAD;
}

static unsigned edit_seat(struct seats_view *p, struct view *v, size_t at)
{
	struct form_choice *people;
	size_t n = roster_choices(&people, v->data, &p->roster);
	const char *seat = at < p->seats.n ? p->seats.row[at].cell[0] : _("new");

	return seat_edit(v->ui, &(struct seat_edit){ .table = setup_get(p->s, ANSWER_SEATS), .at = at, .title = arena_printf(v->data, _("Seat: %s"), seat),
						     .from = p->s->today, .act = setup_get(p->s, ANSWER_BODY_ACT), .people = people, .n_people = n,
						     .done = seat_done, .ctx = p->s });
}

static unsigned remove_seat(struct seats_view *p, struct view *v, size_t at)
{
	if (p->seats.n == 1) {
		ui_say(v->ui, SAY_INFO, _("A committee has at least one seat."));
		return UI_REDRAW;
	}
	ui_sayf(v->ui, SAY_DONE, _("The seat %s is taken out; a adds one again."), p->seats.row[at].cell[0]);
	setup_set(p->s, ANSWER_SEATS, seats_with(v->data, setup_get(p->s, ANSWER_SEATS), at, NULL));
	return UI_RELOAD | UI_REDRAW;
}

static unsigned go_on(struct seats_view *p)
{
	struct ui *ui = p->s->app->ui;
	bool chair = false;

	for (size_t i = 0; i < p->seats.n; i++) {
		chair |= strcmp(p->seats.row[i].cell[0], setup_get(p->s, ANSWER_CHAIR)) == 0;
		for (int w = 0; w < 2; w++) {
			const char *who = seats_cell(&p->seats.row[i], w ? "deputy" : "holder");

			if (*who && !roster_by_id(&p->roster, who)) {
				ui_sayf(ui, SAY_ERROR, _("The seat %s names %s, who is not among the people of question 4: choose again with Enter."), p->seats.row[i].cell[0], who);
				return UI_REDRAW;
			}
		}
	}
	if (!chair) {
		ui_sayf(ui, SAY_ERROR, _("The seat %s presides, but there is no such seat: e changes the chair."), setup_get(p->s, ANSWER_CHAIR));
		return UI_REDRAW;
	}
	return setup_next(p->s, 5);
}

static unsigned request(struct view *v, const char *verb)
{
	struct seats_view *p = v->state;
	unsigned did = focus_request(&p->focus, verb);
	size_t at;

	if (did != UI_PASS)
		return did;
	if (!strcmp(verb, "save") || (!strcmp(verb, "open") && p->focus.at == ON_BUTTON))
		return go_on(p);
	if (!strcmp(verb, "add"))
		return edit_seat(p, v, p->seats.n);
	if (!strcmp(verb, "edit"))
		return edit_body(p);
	if (list_row(&p->list, &at) && !strcmp(verb, "open"))
		return edit_seat(p, v, at);
	if (list_row(&p->list, &at) && !strcmp(verb, "less"))
		return remove_seat(p, v, at);
	return list_request(&p->list, verb);
}

static unsigned key(struct view *v, const struct key *k)
{
	struct seats_view *p = v->state;

	return k->kind == KEY_CLICK && pane_holds(p->button, k->row, k->col) ? go_on(p) : list_key(&p->list, k);
}

static bool typing(struct view *v)
{
	return ((struct seats_view *)v->state)->list.typing;
}

static void title(struct view *v, struct buf *out)
{
	buf_puts(out, setup_title(v->data, 5));
}

static void leave(struct view *v)
{
	struct seats_view *p = v->state;

	list_free(&p->list);
	setup_drop(p->s);
}

static const struct action actions[] = {
	{ "save", N_("Next question"), N_("Takes the seats as they stand and goes on"), "siguiente seguir next" },
	{ "open", N_("Edit the seat"), N_("Holder, deputy and act of appointment of the selected seat"), "editar asiento titular suplente" },
	{ "add", N_("Add"), N_("Adds a seat"), "agregar asiento" },
	{ "less", N_("Take out"), N_("Takes the selected seat out; nothing is recorded yet"), "quitar sacar remove" },
	{ "edit", N_("Committee"), N_("Name, act and chair of the committee"), "editar comite nombre preside" },
	{ NULL, NULL, NULL, NULL },
};
static const struct view_ops ops = { .name = "setup-seats", .map = "list", .actions = actions, .load = load, .draw = draw, .request = request, .key = key,
	.typing = typing, .title = title, .leave = leave,
	.about = N_("Who sits in the committee. A seat has a titular and a deputy, who acts as (S). The issuing seat is filled by each contract's director.") };

unsigned setup_seats(struct setup *s)
{
	struct view *v = ui_push(s->app->ui, &ops, sizeof(struct seats_view));
	struct seats_view *p = v->state;

	p->s = s;
	p->focus.n = 2;
	p->seats = (struct seats){ .name = name_of, .ctx = p, .today = "" };
	setup_hold(s);
	begin(s);
	list_init(&p->list, &seats_ops, &p->seats, seats_columns, SEATS_COLUMNS);
	return UI_REDRAW;
}
