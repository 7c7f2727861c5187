/* The projector: one question, a big clock, who has voted. Only what stands in the ledger and is not sealed reaches these cells: no draft, no private note,
 * no half-typed text; the roll call shows what was said aloud in the room. 80x24 by design; larger screens give it air, not more text. */
#include <stdio.h>
#include <string.h>

#include "procure/service/meeting.h"
#include "procure/service/rollcall.h"
#include "screens/vote.h"

enum { RESULT_SECONDS = 120, QUESTIONS = 3 };

struct room_view {
	struct app *app;
	char id[96];
	const struct record *m;
	struct meeting_clock clock;
	struct rollcall r;
	bool voting;
	const struct record *clause;             /* the requirement at hand, or NULL */
	const struct plan_step *step;
	struct buf quorum;
	bool quorum_met;
	struct row result;                       /* the last motion that ended, where it just did */
	const struct field *motions;
	bool announced;
};

/* --- load --------------------------------------------------------------------------------------------------------------------------------------- */

static bool just_ended(const char *closed, int64_t now)
{
	struct instant t;

	return instant_parse(closed, &t) && now - t.at >= 0 && now - t.at < RESULT_SECONDS;
}

static void load_result(struct room_view *s, struct arena *a)
{
	struct row *rows;
	size_t n;

	s->motions = &s->m->kind->fields[kind_field(s->m->kind, "Motions")];
	n = table_rows(record_get(s->m, "Motions"), &rows, a);
	s->announced = !s->voting && n && just_ended(table_cell(s->motions, &rows[n - 1], "closed"), s->clock.now);
	if (s->announced)
		s->result = rows[n - 1];
}

static const struct clock_item *item(const struct room_view *s)
{
	return s->clock.current >= 0 ? &s->clock.item[s->clock.current] : NULL;
}

static void load_clause(struct room_view *s)
{
	const struct clock_item *it = item(s);
	const char *name = s->voting && *record_get(s->m, "Motion-On") ? record_get(s->m, "Motion-On") : it ? it->record : "";

	s->clause = strchr(name, '/') ? scope_named(service_scope(s->app->svc), "requirement", "", name) : NULL;
}

static enum rc load(struct view *v, struct why *why)
{
	struct room_view *s = v->state;
	struct record *r;
	struct room_quorum q;
	struct why none = { 0 };
	enum rc rc = service_record(s->app->svc, s->id, NULL, s->app->at, &r, v->data, why);

	s->m = rc == RC_OK ? r : NULL;
	if (rc != RC_OK || (rc = meeting_clock(s->app->svc, s->m, s->app->at, &s->clock, v->data, why)) != RC_OK)
		return rc;
	s->voting = rollcall_read(s->app->svc, s->id, &s->r, v->data, &none) == RC_OK;
	s->step = s->app->plan && *record_get(s->m, "Step") ? workplan_step(s->app->plan, record_get(s->m, "Step")) : NULL;
	load_clause(s);
	load_result(s, v->data);
	buf_reset(&s->quorum);
	if (room_seats(s->app->svc, s->id, s->voting ? s->r.contract : record_get(s->m, "Contract"), &q, &s->quorum, v->data, &none) == RC_OK)
		s->quorum_met = q.q.met;
	return RC_OK;
}

/* --- draw --------------------------------------------------------------------------------------------------------------------------------------- */

static void draw_head(struct room_view *s, struct pane p)
{
	const struct record *contract = *record_get(s->m, "Contract") ? scope_contract(service_scope(s->app->svc), record_get(s->m, "Contract")) : NULL;

	pane_text(p, 0, 1, ROLE_TITLE, contract ? record_title(contract) : *record_title(s->m) ? record_title(s->m) : s->id);
	pane_end(p, 0, ROLE_MEETING, record_is(s->m, "State", "open") ? _("● IN SESSION ") : record_is(s->m, "State", "suspended") ? _("▲ SUSPENDED ") : _("· NOT IN SESSION "));
	if (s->clock.current >= 0)
		pane_printf(p, 2, 1, ROLE_HEADING, _("ITEM %d OF %zu"), s->clock.current + 1, s->clock.n);
}

/* The one question. */
static const char *question(const struct room_view *s)
{
	if (s->voting)
		return record_get(s->m, "Motion");
	if (s->announced)
		return table_cell(s->motions, &s->result, "text");
	return item(s) ? item(s)->title : *record_title(s->m) ? record_title(s->m) : s->id;
}

static void draw_clock(struct room_view *s, struct pane p)
{
	const struct clock_item *it = item(s);
	int64_t left = s->clock.left < 0 ? -s->clock.left : s->clock.left;
	int minutes = it ? it->planned + it->given : 0;
	char text[24];

	if (!it)
		return;
	snprintf(text, sizeof text, "%02lld:%02lld", (long long)(left / 60 > 99 ? 99 : left / 60), (long long)(left % 60));
	pane_digits(p, 0, 4, s->clock.left < 0 ? ROLE_BAD : ROLE_NORMAL, text);
	pane_text(p, 2, 48, s->clock.left < 0 ? ROLE_BAD : ROLE_NORMAL, s->clock.pausing ? _("paused") : s->clock.left < 0 ? _("▲ over its time") : _("left"));
	pane_bar(p, 6, 4, p.w > 70 ? 44 : p.w / 2, it->real < (int64_t)minutes * 60 ? it->real : (int64_t)minutes * 60, minutes ? (int64_t)minutes * 60 : 1);
	pane_printf(p, 6, 50, ROLE_NORMAL, _("%lld of %d min"), (long long)(it->real / 60), minutes);
}

static const char *short_name(struct room_view *s, const struct vote_seat *seat)
{
	const struct record *p = seat->person ? scope_person(service_scope(s->app->svc), seat->person) : NULL;

	return p ? record_get(p, "Name") : choice_label(NULL, seat->role);
}

/* In words, name by name, as many columns as there is room for. */
static void draw_votes(struct room_view *s, struct pane p)
{
	struct buf line = { 0 };
	int columns = p.w >= 110 ? 3 : 2, width = p.w / columns, n = 0;

	rollcall_say(&line, &s->r);
	pane_text(p, 0, 1, s->r.quorum.met ? ROLE_HEADING : ROLE_BAD, buf_str(&line));
	buf_free(&line);
	for (size_t i = 0; i < s->r.room.n_seats; i++) {
		const struct vote_seat *seat = &s->r.room.seats[i];
		struct pane cell = pane_sub(p, 1 + n / columns, n % columns * width, 1, width - 1);

		if (!seat->votes)
			continue;
		pane_text(cell, 0, 2 + pane_text(cell, 0, 1, vote_role(seat), vote_word(seat, &s->r.room.rule)) + 1, ROLE_NORMAL, short_name(s, seat));
		n++;
	}
}

static void draw_result(struct room_view *s, struct pane p)
{
	const char *result = table_cell(s->motions, &s->result, "result");
	bool adopted = strcmp(result, "adopted") == 0;

	pane_rule(p, 0, adopted ? ROLE_OK : ROLE_BAD);
	pane_printf(p, 2, 4, adopted ? ROLE_OK : ROLE_BAD, "%s  %s", adopted ? "●" : "■", choice_label(NULL, result));
	pane_rule(p, 4, adopted ? ROLE_OK : ROLE_BAD);
}

/* What the clause answers to the questions that are asked of each; else the questions of the step. */
static void draw_answers(struct room_view *s, struct pane p)
{
	static const char *const answers[] = { "Q-Goal", "Q-Law", "Q-Check", "Q-Result", "Q-Drop", "Q-Cost" };
	int y = 0;

	for (size_t i = 0; s->clause && i < sizeof answers / sizeof answers[0] && y < p.h; i++) {
		const struct field *f = &s->clause->kind->fields[kind_field(s->clause->kind, answers[i])];

		if (*record_get(s->clause, f->name))
			y += pane_wrap(pane_sub(p, y, 1, p.h - y, p.w - 2), 0, ROLE_NORMAL, record_get(s->clause, f->name));
	}
	for (size_t i = 0; !y && s->step && i < s->step->n_questions && i < QUESTIONS && y < p.h; i++)
		y += pane_wrap(pane_sub(p, y, 1, p.h - y, p.w - 2), 0, ROLE_NORMAL, words_say(&s->step->questions[i]->text, s->app->english));
}

static void draw(struct view *v, struct pane p)
{
	struct room_view *s = v->state;
	int air = p.h > 30 ? 1 : 0, rows;
	struct pane head, ask;

	if (!s->m)
		return;
	head = pane_top(&p, 3 + air);
	draw_head(s, head);
	rows = wrap_rows(question(s), p.w - 4);
	ask = pane_top(&p, (rows > 3 ? 3 : rows) + 2 * air);
	pane_clear(ask, ROLE_SELECTED);          /* the band that the eye meets first, also at the back */
	pane_wrap(pane_sub(ask, air, 2, ask.h - air, ask.w - 4), 0, ROLE_SELECTED, question(s));
	(void)pane_top(&p, 1);
	if (!s->quorum_met && record_is(s->m, "State", "open"))
		pane_text(pane_bottom(&p, 1), 0, 1, ROLE_BAD, buf_str(&s->quorum));
	draw_clock(s, pane_top(&p, item(s) ? 8 + air : 0));
	if (s->voting)
		draw_votes(s, p);
	else if (s->announced)
		draw_result(s, p);
	else
		draw_answers(s, p);
}

/* --- actions ------------------------------------------------------------------------------------------------------------------------------------ */

static unsigned next_item(struct room_view *s)
{
	for (size_t i = 0; i < s->clock.n; i++)
		if (s->clock.item[i].state == ITEM_PENDING)
			return act_now(s->app, "meeting.item", s->id, (struct preset_value_of[]){ { "Item", s->clock.item[i].item }, { NULL, NULL } });
	ui_say(s->app->ui, SAY_INFO, _("That was the last item of the tabla: d reads back and closes."));
	return UI_REDRAW;
}

static unsigned give(struct room_view *s, int minutes)
{
	struct why why = { 0 };

	if (!item(s))
		return UI_NOTHING;
	return clock_give(s->app->svc, s->id, item(s)->item, minutes, &why) == RC_OK ? UI_RELOAD | UI_REDRAW : ui_fail(s->app->ui, &why);
}

static unsigned request(struct view *v, const char *action)
{
	struct room_view *s = v->state;
	struct why why = { 0 };

	if (strcmp(action, "room-leave") == 0)
		return UI_POP | UI_REDRAW;
	if (!s->m || !service_writable(s->app->svc, &why))
		return UI_PASS;
	if (strcmp(action, "vote") == 0)
		return s->voting ? vote_screen(s->app, s->id) : motion_form(s->app, s->id, item(s) && *item(s)->record ? item(s)->record : NULL);
	if (strcmp(action, "note") == 0)
		return note_form(s->app);
	if (strcmp(action, "next-item") == 0)
		return s->voting ? vote_screen(s->app, s->id) : next_item(s);
	if (strcmp(action, "timer-pause") == 0)
		return clock_pause(s->app->svc, s->id, !s->clock.pausing, &why) == RC_OK ? UI_RELOAD | UI_REDRAW : ui_fail(s->app->ui, &why);
	if (strcmp(action, "more") == 0 || strcmp(action, "less") == 0)
		return give(s, strcmp(action, "more") == 0 ? 5 : -5);
	return UI_PASS;
}

static unsigned tick(struct view *v)
{
	struct room_view *s = v->state;

	(void)service_refresh(s->app->svc);
	return UI_RELOAD | UI_REDRAW;
}

static void title(struct view *v, struct buf *out) { buf_puts(out, ((struct room_view *)v->state)->id); }

static void leave(struct view *v)
{
	struct room_view *s = v->state;

	ui_theme(s->app->ui, s->app->theme);
	buf_free(&s->quorum);
}

static const struct action actions[] = {
	{ "vote", N_("Vote"), N_("Puts a motion and opens its vote, or goes to the vote that is open"), "votar mocion" },
	{ "note", N_("Note"), N_("Writes a note for the minutes"), "nota" },
	{ "next-item", N_("Next"), N_("Goes on to the next item"), "siguiente punto" },
	{ "timer-pause", N_("Pause"), N_("The timer stands still, or goes on"), "pausa" },
	{ "more", N_("5 min"), N_("Five minutes more for this item"), "mas minutos" },
	{ "room-leave", N_("Leave room"), N_("Back to the meeting and its colours"), "salir sala" },
	{ NULL, NULL, NULL, NULL },
};
static const struct view_ops ops = { .name = "room", .map = "room", .actions = actions, .load = load, .draw = draw, .request = request, .tick = tick, .title = title, .leave = leave,
				     .about = N_("For the projector: one question, the clock, who has voted. Nothing private and nothing sealed is ever shown here.") };

unsigned room_mode(struct app *app, const char *meeting)
{
	struct view *v = ui_push(app->ui, &ops, sizeof(struct room_view));
	struct room_view *s = v->state;
	struct theme *room;
	struct why ignored = { 0 };

	s->app = app;
	snprintf(s->id, sizeof s->id, "%s", meeting);
	if (theme_load(&room, v->arena, "room", &ignored) == RC_OK)
		ui_theme(app->ui, room);
	return UI_REDRAW;
}
