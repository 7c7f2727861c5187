/* The tabla with what was planned and what it took, the open item large with its clock, and the pace of the session. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "screens/meeting.h"

enum { MINUTE = 60, DIGIT_ROWS = 5, DIGITS_COLS = 40, CUTS_SHOWN = 3, WARN_PERCENT = 80 };

/* --- the tabla -------------------------------------------------------------------------------------------------------------------------------------- */

static size_t items_count(void *ctx) { return ((struct meeting_view *)ctx)->clock.n; }

static bool vote_open(const struct meeting_view *s)
{
	return *meeting_value(s, "Motion-Opened") != '\0';
}

static const char *sign_of(const struct meeting_view *s, const struct clock_item *it)
{
	switch (it->state) {
	case ITEM_OPEN: return vote_open(s) ? "●" : "▶";
	case ITEM_DONE: return "■";
	case ITEM_PUT_OFF: return "»";
	case ITEM_PENDING: break;
	}
	return "·";
}

static void items_cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	struct meeting_view *s = ctx;
	const struct clock_item *it = &s->clock.item[row];

	if (col == 0)
		buf_puts(out, sign_of(s, it));
	else if (col == 1)
		buf_puts(out, it->item);
	else if (col == 2)
		buf_printf(out, "%s%s", it->state == ITEM_PUT_OFF ? _("put off · ") : "", it->title);
	else if (col == 3 && it->given)
		buf_printf(out, "%d%+d", it->planned, it->given);
	else if (col == 3)
		buf_printf(out, "%d", it->planned);
	else if (it->open.n || it->state == ITEM_OPEN)
		buf_printf(out, "%lld", (long long)(it->real / MINUTE));
	else
		buf_puts(out, "-");
}

static enum role items_role(void *ctx, size_t row, size_t col)
{
	const struct clock_item *it = &((struct meeting_view *)ctx)->clock.item[row];

	if (col == 4 && it->real > (int64_t)(it->planned + it->given) * MINUTE && it->open.n)
		return ROLE_WARN;
	if (col == 0 && it->state == ITEM_DONE)
		return ROLE_OK;
	return it->state == ITEM_OPEN ? ROLE_MEETING : it->state == ITEM_PUT_OFF ? ROLE_WARN : ROLE_NORMAL;
}

static const char *items_key(void *ctx, size_t row) { return ((struct meeting_view *)ctx)->clock.item[row].item; }
static const struct list_ops items_ops = { .count = items_count, .cell = items_cell, .role = items_role, .key = items_key,
					   .empty = N_("The tabla is empty. Press e to write it.") };
static const struct list_column items_columns[] = {
	{ "", 1, false, 0 }, { "", 2, false, 0 }, { N_("Tabla"), 0, false, 0 }, { N_("Plan"), 5, true, 0 }, { N_("Real"), 4, true, 0 },
};

void item_init(struct meeting_view *s)
{
	list_init(&s->items, &items_ops, s, items_columns, 5);
	s->clock_arena = arena_new();
	s->clock.current = -1;
}

const struct clock_item *item_current(const struct meeting_view *s)
{
	return s->clock.current < 0 ? NULL : &s->clock.item[s->clock.current];
}

const struct clock_item *item_selected(const struct meeting_view *s)
{
	size_t row;

	return list_row(&s->items, &row) ? &s->clock.item[row] : NULL;
}

/* --- load --------------------------------------------------------------------------------------------------------------------------------------------- */

enum rc item_clock(struct meeting_view *s, struct why *why)
{
	arena_reset(s->clock_arena);
	return s->m ? clock_again(s->app->svc, s->id, s->app->at, &s->clock, s->clock_arena, why) : RC_OK;
}

static const char *names(const struct meeting_view *s, const struct strs *ids, struct arena *a)
{
	const char *out = "";

	for (size_t i = 0; i < ids->n; i++)
		out = arena_printf(a, "%s%s%s", out, i ? " · " : "", meeting_person(s, ids->v[i]));
	return out;
}

/* The selection goes along with the item that was opened, also when another opened it. */
static void follow(struct meeting_view *s)
{
	const struct clock_item *it = item_current(s);

	if (it && strcmp(it->item, s->was_item) != 0)
		list_select(&s->items, it->item);
	snprintf(s->was_item, sizeof s->was_item, "%.20s", it ? it->item : "");
}

enum rc item_load(struct meeting_view *s, struct arena *a, struct why *why)
{
	struct strs lead = { 0 };
	enum rc rc = meeting_clock(s->app->svc, s->m, s->app->at, &s->clock, a, why);
	const struct clock_item *it = item_current(s);

	s->step = s->app->plan && *record_get(s->m, "Step") ? workplan_step(s->app->plan, record_get(s->m, "Step")) : NULL;
	if (s->step)
		plan_people(s->app->svc, record_get(s->m, "Body"), &s->step->lead, &lead, NULL, a);
	s->leads = names(s, &lead, a);
	s->recused = it ? recuse_standing(s, it->item, a) : "";
	s->declared = it ? recuse_waiting(s, it, a) : "";
	list_refresh(&s->items);
	follow(s);
	return rc;
}

/* --- the clock and the pace ----------------------------------------------------------------------------------------------------------------------------- */

static const char *hour_of(int64_t at, char out[INSTANT_SIZE])
{
	instant_show(out, instant_here(at));
	return strlen(out) > 11 ? out + 11 : out;
}

static enum role clock_role(const struct meeting_view *s)
{
	const struct clock_item *it = item_current(s);
	int64_t all = it ? (int64_t)(it->planned + it->given) * MINUTE : 0;

	if (!it || s->clock.pausing || !s->clock.runs)
		return ROLE_SECONDARY;
	return s->clock.left < 0 ? ROLE_BAD : it->real * 100 >= all * WARN_PERCENT ? ROLE_WARN : ROLE_CLOCK;
}

/* "Plan 90 · 48 so far · end 11:36" */
static void say_plan(const struct meeting_view *s, struct buf *out)
{
	char end[INSTANT_SIZE];

	if (s->clock.runs)
		buf_printf(out, _("Plan %d · %lld so far · end %s"), s->clock.planned, (long long)(s->clock.session / MINUTE), hour_of(s->clock.expected_end, end));
	else if (s->clock.held.n)
		buf_printf(out, _("Plan %d · took %lld minutes"), s->clock.planned, (long long)(s->clock.session / MINUTE));
	else
		buf_printf(out, _("Plan %d minutes"), s->clock.planned);
}

/* "At this pace you end at 18:40, 6 min late: cut or move one of 4 Fórmula, 5 Acuerdos" */
static enum role say_pace(const struct meeting_view *s, struct buf *out)
{
	char end[INSTANT_SIZE];
	int64_t late = s->clock.late / MINUTE;
	size_t shown = 0;

	if (!s->clock.runs || s->clock.current < 0)
		return ROLE_SECONDARY;
	if (late < 1) {
		buf_puts(out, late < 0 ? _("■ Ahead of the plan") : _("■ On time"));
		return ROLE_OK;
	}
	buf_printf(out, _("▲ At this pace you end at %s, %lld min late"), hour_of(s->clock.expected_end, end), (long long)late);
	for (size_t i = 0; i < s->clock.n && shown < CUTS_SHOWN; i++)
		if (s->clock.item[i].cut)
			buf_printf(out, "%s%s %s", shown++ ? ", " : _(": cut or move one of "), s->clock.item[i].item, s->clock.item[i].title);
	return ROLE_WARN;
}

static void draw_bar(const struct meeting_view *s, struct pane p, int y)
{
	const struct clock_item *it = item_current(s);
	int all = it->planned + it->given;
	char words[96];
	int cols;

	snprintf(words, sizeof words, s->clock.pausing ? _("%lld of %d min · paused (t goes on)") : _("%lld of %d min"), (long long)(it->real / MINUTE), all > 0 ? all : 0);
	cols = p.w - text_width(words) - 4;
	if (cols > 6)
		pane_bar(p, y, 1, cols, it->real < (int64_t)all * MINUTE ? it->real : (int64_t)all * MINUTE, all > 0 ? (int64_t)all * MINUTE : 1);
	pane_text(p, y, cols > 6 ? cols + 3 : 1, clock_role(s), words);
}

static void draw_title(const struct meeting_view *s, struct pane p, int y)
{
	const struct clock_item *it = item_current(s);

	if (!meeting_runs(s))
		pane_text(p, y, 1, ROLE_WARN, meeting_at_rest(s));
	else if (it)
		pane_printf(p, y, 1, ROLE_TITLE, "▶ %s  %s", it->item, it->title);
	else
		pane_text(p, y, 1, ROLE_WARN, _("No item is open: Enter on the tabla opens one."));
}

void item_draw_strip(struct meeting_view *s, struct pane p)
{
	struct buf pace = { 0 };
	enum role r = say_pace(s, &pace);

	draw_title(s, p, 0);
	if (item_current(s))
		draw_bar(s, p, 1);
	if (!pace.len) {
		say_plan(s, &pace);
		r = ROLE_SECONDARY;
	}
	pane_text(p, item_current(s) ? 2 : 1, 1, r, buf_str(&pace));     /* outside, where the pane is lower */
	buf_free(&pace);
}

int item_tabla_rows(const struct meeting_view *s, int cols)
{
	struct buf pace = { 0 };
	int rows;

	say_pace(s, &pace);
	rows = (int)s->clock.n + 4 + (pace.len ? wrap_rows(buf_str(&pace), cols - 4) : 0);
	buf_free(&pace);
	return rows;
}

/* Minutes and seconds that are left; over, how far. */
static void draw_digits(const struct meeting_view *s, struct pane p, int y)
{
	int64_t left = s->clock.left < 0 ? -s->clock.left : s->clock.left;
	const char *word = !s->clock.runs ? _("suspended") : s->clock.pausing ? _("paused") : s->clock.left < 0 ? _("over") : _("left");
	char text[16];
	int x = (p.w - DIGITS_COLS - text_width(word) - 2) / 2;

	if (left > 99 * MINUTE + 59)
		left = 99 * MINUTE + 59;
	snprintf(text, sizeof text, "%02d:%02d", (int)(left / MINUTE), (int)(left % MINUTE));
	if (x < 1)
		x = 1;
	x += pane_digits(p, y, x, clock_role(s), text);
	pane_text(p, y + DIGIT_ROWS - 1, x + 2, clock_role(s), word);
}

/* --- what it is about ------------------------------------------------------------------------------------------------------------------------------------ */

/* The record of the item, by its own words and state. */
static void about_record(struct meeting_view *s, const char *name)
{
	struct record *r;
	struct arena *a = arena_new();
	struct why ignored = { 0 };
	struct buf state = { 0 };

	if (*name && service_record(s->app->svc, name, NULL, s->app->at, &r, a, &ignored) == RC_OK) {
		if (r->kind->state_field)
			show_field(&state, r, r->kind->state_field);
		doc_pair(&s->doc, 12, _("About"), ROLE_NORMAL, arena_printf(a, "%s  %s%s%s", name, record_title(r), state.len ? " · " : "", buf_str(&state)));
	}
	buf_free(&state);
	arena_free(a);
}

/* Where the minutes of a closed meeting stand, and what comes next for them. */
static void about_minutes(struct meeting_view *s, struct arena *a)
{
	const char *state = record_get(s->m, "Minutes-State");

	if (!record_is(s->m, "State", "closed"))
		return;
	if (strcmp(state, "approved") == 0)
		doc_pair(&s->doc, 12, _("Minutes"), ROLE_OK, arena_printf(a, _("approved in %s"), meeting_value(s, "Approved-In")));
	else if (strcmp(state, "draft") == 0)
		doc_pair(&s->doc, 12, _("Minutes"), ROLE_NORMAL, _("a draft: d corrects it, the next meeting approves it"));
	else
		doc_pair(&s->doc, 12, _("Minutes"), ROLE_WARN, _("▲ not drawn up yet: d does it"));
}

static void about_meeting(struct meeting_view *s, struct arena *a)
{
	struct strs ids = { 0 };

	about_minutes(s, a);
	strs_split(&ids, a, meeting_value(s, "Required"));
	if (*record_get(s->m, "Objective"))
		doc_pair(&s->doc, 12, _("Objective"), ROLE_NORMAL, record_get(s->m, "Objective"));
	if (*meeting_value(s, "Deliverables"))
		doc_pair(&s->doc, 12, _("Delivers"), ROLE_NORMAL, meeting_value(s, "Deliverables"));
	if (ids.n)
		doc_pair(&s->doc, 12, _("Must come"), ROLE_NORMAL, names(s, &ids, a));
	if (*record_get(s->m, "Pre-Reading"))
		doc_pair(&s->doc, 12, _("Read before"), ROLE_NORMAL, record_get(s->m, "Pre-Reading"));
	if (*record_get(s->m, "Place"))
		doc_pair(&s->doc, 12, _("Place"), ROLE_NORMAL, record_get(s->m, "Place"));
}

/* `alone`: nothing above says that no item is open. */
static void fill(struct meeting_view *s, bool alone, struct arena *a)
{
	const struct clock_item *it = item_current(s);
	struct buf ask = { 0 };

	doc_reset(&s->doc);
	if (!it && alone)
		doc_add(&s->doc, ROLE_WARN, meeting_runs(s) ? _("No item is open: Enter on the tabla opens one.") : meeting_at_rest(s));
	if (vote_open(s))
		doc_pair(&s->doc, 12, _("● Vote open"), ROLE_VOTE, meeting_value(s, "Motion"));
	if (*s->leads)
		doc_pair(&s->doc, 12, _("Leads"), ROLE_NORMAL, s->leads);
	if (*s->recused)
		doc_pair(&s->doc, 12, _("Recused"), ROLE_WARN, s->recused);
	if (*s->declared && !meeting_was_held(s))
		doc_pair(&s->doc, 12, _("Declared"), ROLE_BAD, arena_printf(a, _("▲ %s must stay out: d recuses"), s->declared));
	if (it)
		about_record(s, it->record);
	if (!it)
		about_meeting(s, a);
	kickoff_say(s, &ask);
	if (ask.len)
		doc_pair(&s->doc, 12, _("Kick-off"), ROLE_WARN, buf_str(&ask));
	if (s->step && s->step->n_questions && !meeting_was_held(s)) {
		for (size_t i = 0; i < s->step->n_questions; i++)
			doc_addf(&s->doc, ROLE_ACCENT, "? %s", words_say(&s->step->questions[i]->text, s->app->english));
	}
	buf_free(&ask);
}

void item_draw_about(struct meeting_view *s, struct pane p)
{
	struct arena *a = arena_new();
	struct pane in = pane_box(p, &(struct box){ .title = item_current(s) ? _("This item") : _("This meeting") });

	fill(s, false, a);
	doc_draw(&s->doc, in, false);
	arena_free(a);
}

void item_draw_big(struct meeting_view *s, struct pane p)
{
	const struct clock_item *it = item_current(s);
	struct arena *a = arena_new();
	const char *title = it ? arena_printf(a, _("Item %s of %zu"), it->item, s->clock.n) : _("This meeting");
	struct pane in = pane_box(p, &(struct box){ .title = title }), top;

	fill(s, true, a);
	if (it) {
		bool digits = in.w >= DIGITS_COLS + 6 && in.h >= DIGIT_ROWS + 7;

		top = pane_top(&in, digits ? DIGIT_ROWS + 5 : 3);
		draw_title(s, top, 0);
		if (digits)
			draw_digits(s, top, 2);
		draw_bar(s, top, digits ? DIGIT_ROWS + 3 : 1);
	}
	doc_draw(&s->doc, pane_sub(in, 0, 1, in.h, in.w - 2), false);
	arena_free(a);
}

void item_draw_tabla(struct meeting_view *s, struct pane p, const char *title, bool focused)
{
	struct buf head = { 0 }, foot = { 0 }, plan = { 0 }, pace = { 0 };
	struct pane in = pane_sub(p, 1, 2, p.h - 2, p.w - 4), below;
	enum role r = say_pace(s, &pace);
	int rows = 1 + (pace.len ? wrap_rows(buf_str(&pace), in.w) : 0);

	say_plan(s, &plan);
	if (rows > in.h / 2)
		rows = in.h / 2;
	below = pane_bottom(&in, rows);
	list_draw(&s->items, in, focused);       /* before its box: the foot tells which rows were drawn */
	list_title(&s->items, title, &head);
	list_foot(&s->items, &foot);
	pane_box(p, &(struct box){ .title = buf_str(&head), .foot = buf_str(&foot), .focused = focused });
	pane_text(below, 0, 0, ROLE_SECONDARY, buf_str(&plan));
	if (pace.len)
		pane_wrap(pane_sub(below, 1, 0, rows - 1, below.w), 0, r, buf_str(&pace));
	buf_free(&head);
	buf_free(&foot);
	buf_free(&plan);
	buf_free(&pace);
}
