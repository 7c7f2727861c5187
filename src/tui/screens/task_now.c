/* A task for somebody, from any screen: the form of the meeting while a session runs, else that of the verb. */
#include <stdio.h>

#include "screens/meeting.h"

/* Who is here is offered first as the owner. */
static void read_here(struct meeting_view *s, struct arena *a)
{
	struct room_quorum q;
	struct why ignored = { 0 };

	if (room_seats(s->app->svc, s->id, record_get(s->m, "Contract"), &q, NULL, a, &ignored) != RC_OK)
		return;
	s->who = arena_alloc(a, (q.n_seats + 1) * sizeof *s->who);
	for (size_t i = 0; i < q.n_seats; i++)
		if (q.seats[i].person)
			s->who[s->n_who++].person = arena_strdup(a, q.seats[i].person);
}

static unsigned in_meeting(struct app *app, const struct record *m)
{
	struct arena *a = arena_new();
	struct meeting_view s = { .app = app, .m = m, .clock = { .current = -1 } };
	struct why why = { 0 };
	unsigned out;

	snprintf(s.id, sizeof s.id, "%s", m->id);
	read_here(&s, a);
	if (meeting_clock(app->svc, m, 0, &s.clock, a, &why) != RC_OK || law_load(&s.law, app->arena, &why) != RC_OK)
		out = ui_fail(app->ui, &why);
	else
		out = task_open(&s);
	arena_free(a);
	return out;
}

unsigned task_now(struct app *app)
{
	const struct record *m = app->at ? NULL : room_open_meeting(app->svc, NULL);

	if (m && record_is(m, "State", "open"))
		return in_meeting(app, m);
	if (*app->contract)
		return act_form(app, "task.add", app->contract, NULL, NULL);
	ui_say(app->ui, SAY_INFO, _("A task belongs to a contract: go into one first, or open a session."));
	return UI_REDRAW;
}
