/* What can be done in the meeting: its conduct, its items, its clock, and the doors to the vote, the clauses, the projector. Nothing is decided here. */
#include <stdio.h>
#include <string.h>

#include "screens/meeting.h"

enum { MINUTES_MORE = 5 };

/* --- conduct: opening, suspending, closing ------------------------------------------------------------------------------------------------------------- */

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

	for (size_t i = 0; i < s->clock.n; i++)
		if (s->clock.item[i].state == ITEM_PENDING)
			left = arena_printf(a, "%s\n%s  %s", left, s->clock.item[i].item, s->clock.item[i].title);
	if (*left)
		text = arena_printf(a, "%s\n\n%s%s", text, _("Not taken up yet:"), left);
	out = dialog_confirm(s->app->ui, &(struct confirm){ .title = _(verb_by_name("meeting.close")->label), .text = text, .yes = _("Record it"), .done = closes, .ctx = s });
	arena_free(a);
	return out;
}

static unsigned put_off(struct meeting_view *s)
{
	const struct clock_item *it = s->focus.at == ON_TABLA ? item_selected(s) : item_current(s);
	struct preset_value_of preset[] = { { "Item", it ? it->item : "" }, { NULL, NULL } };

	return act_form(s->app, "meeting.putoff", s->id, preset, "Reason");
}

static unsigned opens(struct meeting_view *s, const char *verb)
{
	unsigned out = act_now(s->app, verb, s->id, NULL);

	s->focus.at = ON_SEATS;                  /* the roll is called next */
	return out;
}

static unsigned conducts(struct ui *ui, void *ctx, size_t which)
{
	struct meeting_view *s = ctx;
	const char *verb = s->choice[which];

	(void)ui;
	if (strcmp(verb, "readback") == 0)
		return readback_screen(s->app, s->id);
	if (strcmp(verb, "meeting.recuse") == 0)
		return recuse_open(s);
	if (strcmp(verb, "meeting.putoff") == 0)
		return put_off(s);
	if (strcmp(verb, "meeting.close") == 0)
		return ask_closes(s);
	if (list_has("meeting.open meeting.resume", verb))
		return opens(s, verb);
	return strcmp(verb, "meeting.minutes") == 0 ? act_now(s->app, verb, s->id, NULL) :
	       act_form(s->app, verb, s->id, strcmp(verb, "meeting.correct") == 0 ? (struct preset_value_of[]){ { "Correction", "" }, { NULL, NULL } } : NULL, NULL);
}

/* Where the minutes stand decides what a closed meeting still offers. */
static bool fits(const struct meeting_view *s, const char *verb)
{
	const char *minutes = record_get(s->m, "Minutes-State");
	bool draft = strcmp(minutes, "draft") == 0, approved = strcmp(minutes, "approved") == 0;

	if (strcmp(verb, "readback") == 0)
		return true;
	if (!verb_by_name(verb))
		return false;
	if (strcmp(verb, "meeting.minutes") == 0)
		return !draft && !approved;
	return strcmp(verb, "meeting.correct") != 0 || draft;
}

/* What can be done with the meeting now. */
static unsigned conduct(struct meeting_view *s)
{
	static const struct { const char *state, *verb; } rows[] = {
		{ "convened", "meeting.open" },
		{ "open", "meeting.suspend" }, { "open", "meeting.recuse" }, { "open", "meeting.close" }, { "open", "meeting.putoff" }, { "open", "readback" },
		{ "open", "meeting.mend" },
		{ "suspended", "meeting.resume" }, { "suspended", "meeting.close" },
		{ "closed", "meeting.minutes" }, { "closed", "meeting.correct" }, { "closed", "meeting.signed" }, { "closed", "meeting.mend" },
	};
	struct choose_item items[CHOICES_MAX];
	struct choose c = { _("What happens with the meeting?"), items, 0, 0, conducts, s };

	for (size_t i = 0; i < sizeof rows / sizeof rows[0] && c.n < CHOICES_MAX; i++) {
		const struct verb *v = verb_by_name(rows[i].verb);

		if (!record_is(s->m, "State", rows[i].state) || !fits(s, rows[i].verb))
			continue;
		s->choice[c.n] = rows[i].verb;
		items[c.n++] = v ? (struct choose_item){ _(v->label), _(v->help) } :
				   (struct choose_item){ _("Read back before closing"), _("What was decided, who does what, what goes up: one large screen after another.") };
	}
	if (c.n)
		return dialog_choose(s->app->ui, &c);
	ui_say(s->app->ui, SAY_INFO, _("The meeting is closed: it can be read, not changed."));
	return UI_REDRAW;
}

/* --- items ----------------------------------------------------------------------------------------------------------------------------------------------- */

static const struct clock_item *next_pending(const struct meeting_view *s)
{
	for (size_t i = 1; i < s->clock.n; i++) {
		const struct clock_item *it = &s->clock.item[((size_t)s->clock.current + i) % s->clock.n];

		if (it->state == ITEM_PENDING)
			return it;
	}
	return NULL;
}

/* The previous minutes are approved in one form; everything else is gone into where it lives. */
static unsigned into_record(struct meeting_view *s, const struct record *r)
{
	const char *kind = r->kind->name;

	if (strcmp(kind, "meeting") == 0)
		return meeting_runs(s) && !s->app->at && record_is(r, "State", "closed") && !record_is(r, "Minutes-State", "approved") ?
			approve_open(s, r) : meeting_screen(s->app, r->id);
	if (strcmp(kind, "escalation") == 0)
		return escalations_screen(s->app, *record_get(s->m, "Contract") ? record_get(s->m, "Contract") : NULL);
	if (strcmp(kind, "requirement") == 0)
		return clauses_screen(s->app, s->id);
	return strcmp(kind, "contract") == 0 ? contract_screen(s->app, r->id) : record_screen(s->app, r->path);
}

/* An item about nothing in particular: the stage of the step. */
static unsigned into_stage(struct meeting_view *s)
{
	const char *stage = s->step ? s->step->stage : "", *contract = record_get(s->m, "Contract");

	if (!*contract) {
		ui_say(s->app->ui, SAY_INFO, _("This item is about no record: its words are all there is."));
		return UI_REDRAW;
	}
	if (strcmp(stage, "requirements") == 0)
		return clauses_screen(s->app, s->id);
	if (strcmp(stage, "evidence") == 0)
		return evidence_screen(s->app, contract);
	return strcmp(stage, "payments") == 0 ? payments_screen(s->app, contract) : contract_screen(s->app, contract);
}

static unsigned into_item(struct meeting_view *s)
{
	const struct clock_item *it = s->focus.at == ON_TABLA && item_selected(s) ? item_selected(s) : item_current(s);
	struct arena *a = arena_new();
	struct record *r;
	unsigned out;

	if (it && *it->record && service_record(s->app->svc, it->record, NULL, s->app->at, &r, a, &(struct why){ 0 }) == RC_OK)
		out = into_record(s, r);
	else
		out = into_stage(s);
	arena_free(a);
	return out;
}

/* A pause ends when work goes on with another item: nobody has to remember the timer. */
static unsigned go_to(struct meeting_view *s, const char *item)
{
	int64_t before = service_tip(s->app->svc);
	unsigned out = act_now(s->app, "meeting.item", s->id, (struct preset_value_of[]){ { "Item", item }, { NULL, NULL } });
	struct why why = { 0 };

	if (service_tip(s->app->svc) > before && s->clock.pausing && clock_pause(s->app->svc, s->id, false, &why) != RC_OK)
		return ui_fail(s->app->ui, &why) | UI_RELOAD;
	return out;
}

unsigned do_open_item(struct meeting_view *s)
{
	const struct clock_item *it = item_selected(s);

	if (!it)
		return UI_REDRAW;
	if (record_is(s->m, "State", "closed") || s->app->at)
		return into_item(s);
	if (!meeting_runs(s)) {
		ui_say(s->app->ui, SAY_INFO, meeting_at_rest(s));
		return UI_REDRAW;
	}
	if (it == item_current(s) && !(it = next_pending(s))) {
		ui_say(s->app->ui, SAY_INFO, _("That was the last item of the tabla: d reads back and closes."));
		return UI_REDRAW;
	}
	return go_to(s, it->item);
}

/* --- the clock ------------------------------------------------------------------------------------------------------------------------------------------- */

static unsigned clock_moved(struct meeting_view *s, enum rc rc, struct why *why)
{
	if (rc == RC_OK)
		rc = item_clock(s, why);
	return rc == RC_OK ? UI_REDRAW : ui_fail(s->app->ui, why);
}

static unsigned timer(struct meeting_view *s, const char *action)
{
	const struct clock_item *it = item_current(s);
	int minutes = strcmp(action, "more") == 0 ? MINUTES_MORE : strcmp(action, "less") == 0 ? -MINUTES_MORE : 0;
	struct why why = { 0 };

	if (s->app->at || !service_writable(s->app->svc, &why)) {
		if (s->app->at)
			fail(&why, RC_DENIED, N_("You are looking at the past: nothing can be recorded there. Come back to today first (g d)."));
		return ui_fail(s->app->ui, &why);
	}
	if (!it) {
		ui_say(s->app->ui, SAY_INFO, meeting_runs(s) ? _("No item is open: Enter on the tabla opens one.") : meeting_at_rest(s));
		return UI_REDRAW;
	}
	if (minutes)
		ui_sayf(s->app->ui, SAY_DONE, _("Item %s: %+d minutes."), it->item, minutes);
	else
		ui_say(s->app->ui, SAY_DONE, s->clock.pausing ? _("The timer goes on.") : _("The timer stands still; t goes on."));
	return clock_moved(s, minutes ? clock_give(s->app->svc, s->id, it->item, minutes, &why) : clock_pause(s->app->svc, s->id, !s->clock.pausing, &why), &why);
}

/* --- doors ------------------------------------------------------------------------------------------------------------------------------------------------ */

static unsigned vote(struct meeting_view *s)
{
	const struct clock_item *it = item_current(s);
	struct arena *a;
	unsigned out;

	if (*meeting_value(s, "Motion-Opened") || !verb_by_name("meeting.motion"))
		return vote_screen(s->app, s->id);
	a = arena_new();
	out = motion_form(s->app, s->id, it && *it->record ? arena_strdup(a, it->record) : NULL);
	arena_free(a);
	return out;
}

/* "Not lawful, article …" on the clause that the item is about; where it is about several, they are shown and l is pressed there. */
static unsigned not_lawful(struct meeting_view *s)
{
	const struct clock_item *it = item_current(s);
	const struct record *r = it && strchr(it->record, '/') ? scope_named(service_scope(s->app->svc), "requirement", "", it->record) : NULL;

	return r ? act_form(s->app, "requirement.object", it->record, NULL, NULL) : clauses_screen(s->app, s->id);
}

static unsigned on_item(struct meeting_view *s, const char *verb, const char *at)
{
	const struct clock_item *it = item_current(s);

	/* What the last act said of the meeting (its topic, its item) is not said again. */
	return act_form(s->app, verb, s->id, (struct preset_value_of[]){ { "Item", it ? it->item : "" }, { at, "" }, { NULL, NULL } }, at);
}

static unsigned change(struct meeting_view *s) { return act_form(s->app, "meeting.change", s->id, NULL, "Tabla"); }
static unsigned guest(struct meeting_view *s) { return act_form(s->app, "meeting.attend", s->id, (struct preset_value_of[]){ { "As", "guest" }, { NULL, NULL } }, "Person"); }
static unsigned note(struct meeting_view *s) { return note_form(s->app); }
static unsigned room(struct meeting_view *s) { return room_mode(s->app, s->id); }
static unsigned consent(struct meeting_view *s) { return consent_screen(s->app, s->id); }
static unsigned park(struct meeting_view *s) { return on_item(s, "meeting.park", "Topic"); }

/* Each action, and the verb that says whether it is possible now. */
static const struct { const char *action, *verb; unsigned (*go)(struct meeting_view *s); } rows[] = {
	{ "decide", NULL, conduct }, { "add", "task.add", task_open }, { "edit", "meeting.change", change }, { "note", "meeting.note", note },
	{ "vote", NULL, vote }, { "consent", NULL, consent }, { "details", NULL, into_item }, { "room", NULL, room }, { "all-here", "meeting.attend", who_all_here },
	{ "guest", "meeting.attend", guest }, { "park", "meeting.park", park }, { "not-lawful", NULL, not_lawful }, { "kick-off", NULL, kickoff_open },
};

const char *do_verb(const struct meeting_view *s, const char *action)
{
	(void)s;
	if (list_has("more less timer-pause", action))
		return "meeting.item";
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (strcmp(rows[i].action, action) == 0)
			return rows[i].verb;
	return NULL;
}

unsigned do_action(struct meeting_view *s, const char *action)
{
	if (list_has("more less timer-pause", action))
		return timer(s, action);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (strcmp(rows[i].action, action) == 0)
			return rows[i].go(s);
	return UI_PASS;
}
