/* The consent list (tabla de consenso): what all propose alike is read out, anyone takes a clause off, the rest are decided together. */
#include "app.h"

/* The contract that the meeting is of; its clauses stand there. */
unsigned consent_screen(struct app *app, const char *meeting)
{
	const struct record *m = scope_meeting(service_scope(app->svc), meeting);

	if (m && *record_get(m, "Contract"))
		return requirements_screen(app, record_get(m, "Contract"));
	ui_say(app->ui, SAY_INFO, _("This meeting is about no contract: there are no clauses to decide."));
	return UI_REDRAW;
}
