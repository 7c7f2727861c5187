/* The projector: one question, a big clock, who has voted. Only what stands in the ledger and is not sealed reaches these cells: no draft, no private note,
 * no half-typed text; the roll call shows what was said aloud in the room. 80x24 by design; larger screens give it air, not more text.
 *
 * Another terminal at the same place may call the roll: the votes are read again each second, beside the clock. */
#include <stdio.h>
#include <string.h>

#include "screens/roommode.h"

enum { MINUTES_MORE = 5 };

/* --- load --------------------------------------------------------------------------------------------------------------------------------------- */

const struct clock_item *room_item(const struct room_view *s)
{
	return s->clock.current >= 0 ? &s->clock.item[s->clock.current] : NULL;
}

static void load_clause(struct room_view *s)
{
	const struct clock_item *it = room_item(s);
	const char *name = s->voting && *record_get(s->m, "Motion-On") ? record_get(s->m, "Motion-On") : it ? it->record : "";

	s->clause = strchr(name, '/') ? scope_named(service_scope(s->app->svc), "requirement", "", name) : NULL;
}

/* The roll call and the clock, as they are this second. */
static enum rc load_second(struct room_view *s, struct why *why)
{
	arena_reset(s->second);
	s->voting = !s->app->at && rollcall_read(s->app->svc, s->id, &s->r, s->second, &(struct why){ 0 }) == RC_OK;
	return clock_again(s->app->svc, s->id, s->app->at, &s->clock, s->second, why);
}

static enum rc load(struct view *v, struct why *why)
{
	struct room_view *s = v->state;
	struct room_quorum q = { 0 };
	struct record *r;
	enum rc rc = service_record(s->app->svc, s->id, NULL, s->app->at, &r, v->data, why);

	s->m = NULL;
	s->result = (struct room_outcome){ 0 };
	if (rc != RC_OK || (rc = meeting_clock(s->app->svc, r, s->app->at, &s->clock, v->data, why)) != RC_OK || (rc = load_second(s, why)) != RC_OK)
		return rc;
	s->m = r;
	s->step = s->app->plan && *record_get(r, "Step") ? workplan_step(s->app->plan, record_get(r, "Step")) : NULL;
	load_clause(s);
	room_load_result(s, v->data);
	buf_reset(&s->quorum);
	s->quorum_met = room_seats(s->app->svc, s->id, s->voting ? s->r.contract : record_get(r, "Contract"), &q, &s->quorum, v->data, &(struct why){ 0 }) == RC_OK && q.q.met;
	return RC_OK;
}

static void draw(struct view *v, struct pane p) { room_draw(v->state, p); }

/* --- actions ------------------------------------------------------------------------------------------------------------------------------------ */

static unsigned say(struct room_view *s, const char *text)
{
	ui_say(s->app->ui, SAY_INFO, text);
	return UI_REDRAW;
}

/* As in the meeting: the next one on the tabla that is still to be taken, round its end; a pause ends when work goes on. */
static unsigned next_item(struct room_view *s)
{
	const struct clock_item *it = NULL;
	struct why why = { 0 };
	int64_t before = service_tip(s->app->svc);
	unsigned out;

	for (size_t i = 1; !it && i <= s->clock.n; i++) {
		const struct clock_item *next = &s->clock.item[((size_t)(s->clock.current + 1) + i - 1) % s->clock.n];

		it = next->state == ITEM_PENDING ? next : NULL;
	}
	if (!it)
		return say(s, _("That was the last item of the tabla: d reads back and closes."));
	out = act_now(s->app, "meeting.item", s->id, (struct preset_value_of[]){ { "Item", it->item }, { NULL, NULL } });
	if (service_tip(s->app->svc) > before && s->clock.pausing && clock_pause(s->app->svc, s->id, false, &why) != RC_OK)
		return ui_fail(s->app->ui, &why) | UI_RELOAD;
	return out;
}

static unsigned timer(struct room_view *s, const char *action)
{
	struct why why = { 0 };
	enum rc rc;

	if (!room_item(s))
		return say(s, _("No item is open: Enter goes on to the next."));
	if (strcmp(action, "timer-pause") == 0)
		rc = clock_pause(s->app->svc, s->id, !s->clock.pausing, &why);
	else
		rc = clock_give(s->app->svc, s->id, room_item(s)->item, strcmp(action, "more") == 0 ? MINUTES_MORE : -MINUTES_MORE, &why);
	return rc == RC_OK ? UI_RELOAD | UI_REDRAW : ui_fail(s->app->ui, &why);
}

static unsigned vote(struct room_view *s)
{
	const struct clock_item *it = room_item(s);
	struct arena *a;
	unsigned out;

	if (s->voting)
		return vote_screen(s->app, s->id);
	a = arena_new();
	out = motion_form(s->app, s->id, it && *it->record ? arena_strdup(a, it->record) : NULL);
	arena_free(a);
	return out;
}

/* On the desk while the room is on the projector: after a crash or a dropped line the meeting opens in it again. */
static void room_shown(struct room_view *s, bool on)
{
	struct arena *a = arena_new();
	struct why why = { 0 };

	if (service_writable(s->app->svc, &why) && draft_put(s->app->svc, arena_printf(a, "where/%s", s->id), "Room", on ? "yes" : "", &why) != RC_OK)
		ui_fail(s->app->ui, &why);
	arena_free(a);
}

bool room_was_shown(struct app *app, const char *meeting)
{
	struct arena *a = arena_new();
	bool was = !app->at && draft_get(app->svc, arena_printf(a, "where/%s", meeting), "Room", a) != NULL;

	arena_free(a);
	return was;
}

static unsigned request(struct view *v, const char *action)
{
	struct room_view *s = v->state;

	if (list_has("room-leave cancel", action)) {
		room_shown(s, false);
		return UI_POP | UI_REDRAW;
	}
	if (!s->m)
		return UI_PASS;
	if (strcmp(action, "vote") == 0)
		return vote(s);
	if (strcmp(action, "note") == 0)
		return note_form(s->app);
	if (strcmp(action, "next-item") == 0)
		return s->voting ? vote_screen(s->app, s->id) : next_item(s);
	if (strcmp(action, "decide") == 0)
		return readback_screen(s->app, s->id);
	return list_has("timer-pause more less", action) ? timer(s, action) : UI_PASS;
}

/* Looking at the past, in a session that only reads, or while the meeting is not in session, nothing moves; the key says why. */
static bool ready(struct view *v, const char *action, struct buf *why_not)
{
	struct room_view *s = v->state;
	struct why why = { 0 };

	if (!s->m || !list_has("vote note next-item timer-pause more less", action))
		return true;
	if (s->app->at)
		fail(&why, RC_DENIED, N_("You are looking at the past: nothing can be recorded there. Come back to today first (g d)."));
	else if (!record_is(s->m, "State", "open"))
		fail(&why, RC_DENIED, N_("This meeting is not in session: nothing can be done in it now."));
	else if (service_writable(s->app->svc, &why))
		return true;
	why_sentence(why_not, &why);
	return false;
}

static unsigned tick(struct view *v)
{
	struct room_view *s = v->state;
	struct why why = { 0 };

	if (service_refresh(s->app->svc))
		return UI_RELOAD | UI_REDRAW;
	return s->m && load_second(s, &why) != RC_OK ? ui_fail(s->app->ui, &why) : UI_REDRAW;
}

unsigned room_colours(struct app *app, struct arena *a)
{
	struct theme *room;
	struct why why = { 0 };

	if (theme_load(&room, a, options_text(app->options, OPTION_ROOM_THEME), &why) != RC_OK)
		return ui_fail(app->ui, &why);
	ui_theme(app->ui, room);
	return UI_REDRAW;
}

/* A view that goes may lie on another that is for the projector: that one's colours are put in force again, for its memory lives on. */
void room_colours_back(struct app *app, const struct view *v)
{
	for (const struct view *below = v->below; below; below = below->below)
		if (below->ops->whole) {
			(void)room_colours(app, below->arena);
			return;
		}
	ui_theme(app->ui, app->theme);
}

static void title(struct view *v, struct buf *out) { (void)v; buf_puts(out, _("room")); }

static void leave(struct view *v)
{
	struct room_view *s = v->state;

	room_colours_back(s->app, v);
	arena_free(s->second);
	buf_free(&s->quorum);
	buf_free(&s->sum);
}

static const struct action actions[] = {
	{ "vote", N_("Vote"), N_("Puts a motion and opens its vote, or goes to the vote that is open"), "votar mocion" },
	{ "note", N_("Note"), N_("Writes a note for the minutes"), "nota" },
	{ "next-item", N_("Next"), N_("Goes on to the next item"), "siguiente punto" },
	{ "timer-pause", N_("Pause"), N_("The timer stands still, or goes on"), "pausa" },
	{ "more", N_("5 min"), N_("Five minutes more for this item"), "mas minutos" },
	{ "less", NULL, N_("Five minutes less for this item"), "menos minutos" },
	{ "decide", NULL, N_("Reads back before closing: what was decided, who does what, what goes up"), "cerrar leer" },
	{ "room-leave", N_("Leave room"), N_("Back to the meeting and its colours"), "salir sala" },
	{ NULL, NULL, NULL, NULL },
};
static const struct view_ops ops = { .name = "room", .whole = true, .map = "room", .actions = actions, .load = load, .draw = draw, .request = request, .ready = ready, .tick = tick,
				     .title = title, .leave = leave,
				     .about = N_("For the projector: one question, the clock, who has voted. Nothing private and nothing sealed is ever shown here.") };

/* A vote that was opened from the room goes back to that room: there is one, with one theme. */
static bool gone_back(struct ui *ui)
{
	struct view *v = ui_top(ui);

	while (v && v->ops != &ops)
		v = v->below;
	for (struct view *over = v ? ui_top(ui) : NULL; over && over != v; over = over->below)
		ui_close(over);
	return v != NULL;
}

unsigned room_mode(struct app *app, const char *meeting)
{
	struct room_view *s;
	struct view *v;

	if (gone_back(app->ui))
		return UI_RELOAD | UI_REDRAW;
	v = ui_push(app->ui, &ops, sizeof(struct room_view));
	s = v->state;
	s->app = app;
	s->second = arena_new();
	snprintf(s->id, sizeof s->id, "%s", meeting);
	(void)room_colours(app, v->arena);
	room_shown(s, true);
	return UI_REDRAW;
}
