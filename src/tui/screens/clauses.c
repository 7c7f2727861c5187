/* The clauses of the item that is open, decided without leaving the meeting. */
#include "app.h"

unsigned clauses_screen(struct app *app, const char *meeting)
{
	const struct record *m = scope_meeting(service_scope(app->svc), meeting);

	if (m && *record_get(m, "Contract"))
		return requirements_screen(app, record_get(m, "Contract"));
	ui_say(app->ui, SAY_INFO, _("This meeting is about no contract: there are no clauses to decide."));
	return UI_REDRAW;
}
