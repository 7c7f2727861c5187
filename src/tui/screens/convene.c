/* The next meeting, proposed from the work plan and from what the body left, heard and owes. A person looks at it item by item, leaves some out, gives and
 * takes minutes, and convenes; what is recorded is the form's. */
#include <stdio.h>
#include <string.h>

#include "app.h"
#include "procure/service/meeting.h"

enum { ITEMS_MAX = 64, MINUTES_STEP = 5, LABEL = 14, WIDE = 96, WHY_COLS = 150 };

struct convene_view {
	struct app *app;
	char body[96];
	struct meeting_plan plan;
	struct law *law;                         /* NULL: its fault is said once */
	const char *undeclared;                  /* who has not declared interest or confidentiality; "" nobody */
	struct list items;
	struct doc doc;
	struct focus focus;
	char out[ITEMS_MAX][96];                 /* titles of the items that were left out */
	size_t n_out;
	struct changed { char title[96]; int minutes; } changed[ITEMS_MAX];      /* minutes given here, by title: a reload proposes anew */
	size_t n_changed;
};

/* --- the tabla ------------------------------------------------------------------------------------------------------------------------------------------- */

static size_t place_out(const struct convene_view *s, const char *title)
{
	for (size_t i = 0; i < s->n_out; i++)
		if (strncmp(s->out[i], title, sizeof s->out[i] - 1) == 0)
			return i;
	return SIZE_MAX;
}

static size_t count(void *ctx) { return ((struct convene_view *)ctx)->plan.n; }

static void cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	struct convene_view *s = ctx;
	const struct plan_item *it = &s->plan.item[row];
	bool in = place_out(s, it->title) == SIZE_MAX;

	if (col == 0)
		buf_puts(out, in ? "■" : "·");
	else if (col == 1)
		buf_printf(out, "%s%s", it->title, in ? "" : _("  (left out)"));
	else if (col == 2)
		buf_printf(out, "%d", it->minutes);
	else
		buf_puts(out, it->because);
}

static enum role role(void *ctx, size_t row, size_t col)
{
	struct convene_view *s = ctx;

	if (place_out(s, s->plan.item[row].title) != SIZE_MAX)
		return ROLE_SECONDARY;
	return col == 0 ? ROLE_OK : col == 3 ? ROLE_SECONDARY : ROLE_NORMAL;
}

static const char *key_of(void *ctx, size_t row) { return ((struct convene_view *)ctx)->plan.item[row].title; }
static const struct list_ops items_ops = { .count = count, .cell = cell, .role = role, .key = key_of,
					   .empty = N_("No step of the work plan is left and nothing waits. Press Enter to convene with a tabla of your own.") };
static const struct list_column columns[] = { { "", 1, false, 0 }, { N_("Tabla"), 0, false, 0 }, { N_("Min"), 4, true, 0 }, { N_("Why it is here"), 44, false, 1 } };

static int minutes_in(const struct convene_view *s)
{
	int sum = 0;

	for (size_t i = 0; i < s->plan.n; i++)
		if (place_out(s, s->plan.item[i].title) == SIZE_MAX)
			sum += s->plan.item[i].minutes;
	return sum;
}

/* --- load ------------------------------------------------------------------------------------------------------------------------------------------------- */

static void load_law(struct convene_view *s, struct arena *a)
{
	struct why why = { 0 };

	if (s->law || law_load(&s->law, a, &why) == RC_OK)
		return;
	s->law = NULL;
	ui_fail(s->app->ui, &why);
}

static const char *names(struct convene_view *s, const struct strs *ids, struct arena *a)
{
	const char *out = "";

	for (size_t i = 0; i < ids->n; i++) {
		const struct record *p = scope_person(service_scope(s->app->svc), ids->v[i]);

		out = arena_printf(a, "%s%s%s", out, i ? " · " : "", p ? record_get(p, "Name") : ids->v[i]);
	}
	return out;
}

/* Every meeting after the kick-off begins with who has not declared. */
static const char *undeclared(struct convene_view *s, struct arena *a)
{
	struct kickoff k;

	if (!*s->plan.contract || (s->plan.step && strcmp(s->plan.step->number, "0") == 0) ||
	    meeting_kickoff(s->app->svc, s->plan.contract, &k, a, &(struct why){ 0 }) != RC_OK)
		return "";
	for (size_t i = 0; i < k.confidentiality.n; i++)
		if (!strs_has(&k.interest, k.confidentiality.v[i]))
			strs_add(&k.interest, a, k.confidentiality.v[i]);
	return names(s, &k.interest, a);
}

static enum rc load(struct view *v, struct why *why)
{
	struct convene_view *s = v->state;
	struct instant now;
	enum rc rc = instant_now(&now, why);

	if (rc == RC_OK)
		rc = meeting_plan(s->app->svc, s->app->plan, s->law, s->body, s->app->english, date_of(now), &s->plan, v->data, why);
	for (size_t i = 0; rc == RC_OK && i < s->plan.n; i++)
		for (size_t k = 0; k < s->n_changed; k++)
			if (strncmp(s->changed[k].title, s->plan.item[i].title, sizeof s->changed[k].title - 1) == 0)
				s->plan.item[i].minutes = s->changed[k].minutes;
	s->undeclared = rc == RC_OK ? undeclared(s, v->data) : "";
	list_refresh(&s->items);
	return rc;
}

/* --- draw ------------------------------------------------------------------------------------------------------------------------------------------------- */

static void pair(struct convene_view *s, const char *label, enum role r, const char *text)
{
	if (*text)
		doc_pair(&s->doc, LABEL, label, r, text);
}

static void say_day(struct convene_view *s, struct arena *a)
{
	static const char *const weekday[] = { N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday") };
	char day[DATE_SIZE], planned[DATE_SIZE];

	date_show(day, s->plan.day);
	date_show(planned, s->plan.planned_day);
	doc_pair(&s->doc, LABEL, _("Day"), ROLE_TITLE, arena_printf(a, "%s %s", _(weekday[date_weekday(s->plan.day)]), day));
	if (*s->plan.moved)
		doc_pair(&s->doc, LABEL, "", ROLE_WARN, arena_printf(a, _("▲ moved from %s: %s"), planned, s->plan.moved));
}

static void fill(struct convene_view *s, struct arena *a)
{
	struct strs vacant = s->plan.vacant;
	size_t row;

	doc_reset(&s->doc);
	if (list_row(&s->items, &row)) {
		doc_pair(&s->doc, LABEL, _("This item"), ROLE_ACCENT, s->plan.item[row].because);
		pair(s, _("About"), ROLE_NORMAL, s->plan.item[row].record);
		doc_add(&s->doc, ROLE_NORMAL, "");
	}
	say_day(s, a);
	if (s->plan.step)
		pair(s, _("Step"), ROLE_NORMAL, arena_printf(a, "%s · %s", s->plan.step->number, s->plan.title));
	doc_pair(&s->doc, LABEL, _("Minutes"), ROLE_NORMAL, arena_printf(a, "%d", minutes_in(s)));
	pair(s, _("Objective"), ROLE_NORMAL, s->plan.objective);
	pair(s, _("Delivers"), ROLE_NORMAL, s->plan.deliverables);
	pair(s, _("Must come"), ROLE_NORMAL, names(s, &s->plan.required, a));
	if (vacant.n)
		pair(s, "", ROLE_WARN, arena_printf(a, _("▲ nobody holds the seat of: %s"), strs_join(&vacant, a, ", ")));
	if (*s->undeclared)
		pair(s, _("Not declared"), ROLE_WARN, arena_printf(a, _("▲ %s: interest or confidentiality"), s->undeclared));
	pair(s, _("Read before"), ROLE_NORMAL, s->plan.reading);
	pair(s, "", ROLE_NORMAL, strs_join(&s->plan.pre_reading, a, " "));
}

static void draw(struct view *v, struct pane p)
{
	struct convene_view *s = v->state;
	struct arena *a = arena_new();
	struct pane head = pane_top(&p, 2);
	const char *tabla = arena_printf(a, _("Tabla proposed: %d minutes"), minutes_in(s));

	(void)v;
	fill(s, a);
	pane_printf(head, 0, 1, ROLE_TITLE, "%s", *s->plan.title ? s->plan.title : s->plan.id);
	pane_text(head, 1, 1, ROLE_SECONDARY, _("A proposal: Space leaves an item out, + - change minutes, Enter goes on."));
	s->items.n_columns = p.w >= WHY_COLS ? 4 : 3;
	if (p.w >= WIDE) {
		struct pane left = pane_left(&p, p.w * 60 / 100);

		list_boxed(&s->items, left, tabla, s->focus.at == 0);
		doc_boxed(&s->doc, p, s->plan.id, s->focus.at == 1);
	} else if (s->focus.at == 0 && p.h > 14) {
		list_boxed(&s->items, pane_top(&p, p.h * 3 / 5), tabla, true);
		doc_boxed(&s->doc, p, arena_printf(a, _("%s (Tab)"), s->plan.id), false);
	} else if (s->focus.at == 0) {
		list_boxed(&s->items, p, tabla, true);
	} else {
		doc_boxed(&s->doc, p, s->plan.id, true);
	}
	arena_free(a);
}

/* --- requests --------------------------------------------------------------------------------------------------------------------------------------------- */

static void toggle(struct convene_view *s, const char *title)
{
	size_t at = place_out(s, title);

	if (at != SIZE_MAX)
		memmove(s->out[at], s->out[at + 1], (--s->n_out - at) * sizeof s->out[0]);
	else if (s->n_out < ITEMS_MAX)
		snprintf(s->out[s->n_out++], sizeof s->out[0], "%s", title);
}

static void add_minutes(struct convene_view *s, struct plan_item *it, int more)
{
	size_t k = 0;

	while (k < s->n_changed && strncmp(s->changed[k].title, it->title, sizeof s->changed[k].title - 1) != 0)
		k++;
	if (k == ITEMS_MAX)
		return;
	if (k == s->n_changed)
		snprintf(s->changed[s->n_changed++].title, sizeof s->changed[k].title, "%s", it->title);
	it->minutes = it->minutes + more > 0 ? it->minutes + more : 0;
	s->changed[k].minutes = it->minutes;
}

/* The form takes the place of the proposal: once it is convened, another would be proposed. */
static unsigned form(struct view *v)
{
	struct convene_view *s = v->state;
	struct arena *a = arena_new();
	bool skip[ITEMS_MAX] = { false };
	char day[DATE_SIZE];
	unsigned out;

	for (size_t i = 0; i < s->plan.n && i < ITEMS_MAX; i++)
		skip[i] = place_out(s, s->plan.item[i].title) != SIZE_MAX;
	date_show(day, s->plan.day);
	{
		struct preset_value_of preset[] = {
			{ "Id", s->plan.id }, { "Body", s->plan.body }, { "Contract", s->plan.contract }, { "Date", day }, { "Start", s->plan.start }, { "Type", "ordinary" },
			{ "Title", s->plan.title }, { "Step", s->plan.step ? s->plan.step->id : "" }, { "Objective", s->plan.objective },
			{ "Deliverables", s->plan.deliverables }, { "Required", strs_join(&s->plan.required, a, " ") },
			{ "Pre-Reading", strs_join(&s->plan.pre_reading, a, " ") }, { "Tabla", plan_tabla(&s->plan, s->plan.n <= ITEMS_MAX ? skip : NULL, a) }, { NULL, NULL },
		};

		out = act_form(s->app, "meeting.convene", "", preset, NULL);
	}
	if (ui_top(s->app->ui) != v)
		ui_close(v);
	arena_free(a);
	return out;
}

static unsigned request(struct view *v, const char *action)
{
	struct convene_view *s = v->state;
	unsigned did = focus_request(&s->focus, action);
	size_t row;
	bool on = list_row(&s->items, &row);

	if (did != UI_PASS)
		return did;
	if (strcmp(action, "open") == 0 || strcmp(action, "add") == 0 || strcmp(action, "edit") == 0)
		return form(v);
	if (on && strcmp(action, "mark") == 0) {
		toggle(s, s->plan.item[row].title);
		list_request(&s->items, "move-down");
		return UI_REDRAW;
	}
	if (on && (strcmp(action, "more") == 0 || strcmp(action, "less") == 0)) {
		add_minutes(s, &s->plan.item[row], strcmp(action, "more") == 0 ? MINUTES_STEP : -MINUTES_STEP);
		return UI_REDRAW;
	}
	if (on && strcmp(action, "why") == 0 && *s->plan.item[row].record) {
		struct record *r;
		struct why why = { 0 };

		return service_record(s->app->svc, s->plan.item[row].record, NULL, 0, &r, v->data, &why) == RC_OK ? why_screen(s->app, r->path, NULL) : ui_fail(s->app->ui, &why);
	}
	return s->focus.at == 1 ? doc_request(&s->doc, action) : list_request(&s->items, action);
}

static bool ready(struct view *v, const char *action, struct buf *why_not)
{
	struct convene_view *s = v->state;

	return !list_has("open add edit", action) || act_ready(s->app, "meeting.convene", "", why_not);
}

static unsigned key(struct view *v, const struct key *k) { return list_key(&((struct convene_view *)v->state)->items, k); }
static bool typing(struct view *v) { return ((struct convene_view *)v->state)->items.typing; }
static void title(struct view *v, struct buf *out) { (void)v; buf_puts(out, _("Next meeting")); }

static void leave(struct view *v)
{
	struct convene_view *s = v->state;

	list_free(&s->items);
	doc_free(&s->doc);
}

static const struct action actions[] = {
	{ "open", N_("Convene"), N_("Goes on to the form of the convocation, filled in"), "convocar citar" },
	{ "mark", N_("In or out"), N_("Leaves this item out, or takes it in again"), "quitar poner" },
	{ "more", N_("5 min more"), N_("Five minutes more for this item"), "mas minutos" },
	{ "less", N_("5 min less"), N_("Five minutes less for this item"), "menos minutos" },
	{ "next-pane", N_("Pane"), N_("The tabla, or what the meeting is for"), "panel" },
	{ "why", N_("Why"), N_("The act behind what this item is about"), "por que" },
	{ NULL, NULL, NULL, NULL },
};
static const struct view_ops ops = { .name = "convene", .map = "list", .actions = actions, .load = load, .draw = draw, .request = request, .key = key, .ready = ready,
				     .title = title, .typing = typing, .leave = leave,
				     .about = N_("The next meeting as the work plan has it, with what the last one left, what the committee said and what is late.") };

unsigned convene_screen(struct app *app, const char *body)
{
	struct view *v;
	struct convene_view *s;

	if (!body || !*body || !scope_body(service_scope(app->svc), body)) {
		ui_say(app->ui, SAY_INFO, _("First there must be a body: create the committee or the working group (g b)."));
		return UI_REDRAW;
	}
	v = ui_push(app->ui, &ops, sizeof(struct convene_view));
	s = v->state;
	s->app = app;
	s->focus.n = 2;
	snprintf(s->body, sizeof s->body, "%s", body);
	list_init(&s->items, &items_ops, s, columns, 4);
	load_law(s, v->arena);
	return UI_REDRAW;
}
