/* A note in the minutes, from any screen while a session runs. What is typed is on disk at each key, like every form. */
#include <string.h>

#include "app.h"

unsigned note_form(struct app *app)
{
	const struct record *m = app->svc ? room_open_meeting(app->svc, NULL) : NULL;
	struct arena *a;
	unsigned out;

	if (!m || !record_is(m, "State", "open")) {
		ui_say(app->ui, SAY_INFO, _("No session runs: a note belongs to the minutes of one that does."));
		return UI_REDRAW;
	}
	a = arena_new();
	out = act_form(app, "meeting.note", arena_strdup(a, m->id), (struct preset_value_of[]){ { "Item", arena_strdup(a, record_get(m, "Current-Item")) }, { NULL, NULL } }, "Note");
	arena_free(a);
	return out;
}
