/* Which motion: about the record at hand by the verb that decides it, or a free one with its own words. */
#include <string.h>

#include "app.h"

/* The verb that a body decides such a record by. */
static const char *deciding(const char *kind)
{
	static const struct { const char *kind, *verb; } rows[] = {
		{ "requirement", "requirement.decide" }, { "metric", "metric.adopt" }, { "standard", "standard.adopt" }, { "report", "report.adopt" },
		{ "sensing", "sensing.adopt" }, { "criterion", "criterion.adopt" }, { "scheme", "scheme.adopt" }, { "payment", "payment.adopt" },
		{ "goal", "goal.adopt" }, { "evidence", "evidence.accept" }, { "escalation", "agreement.rule" }, { "recommendation", "validation.give" },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (strcmp(rows[i].kind, kind) == 0)
			return rows[i].verb;
	return NULL;
}

unsigned motion_form(struct app *app, const char *meeting, const char *record)
{
	struct arena *a = arena_new();
	struct record *r = NULL;
	struct why ignored = { 0 };
	const char *verb = NULL;
	unsigned out;

	if (record && strchr(record, '/') && service_record(app->svc, record, NULL, 0, &r, a, &ignored) == RC_OK)
		verb = deciding(r->kind->name);
	/* A group raises an escalation; only the committee rules on it. */
	if (verb && strcmp(r->kind->name, "escalation") == 0 && record_is(r, "State", "draft"))
		verb = "escalation.raise";
	out = verb ? act_motion(app, meeting, verb, record, NULL) : act_form(app, "meeting.motion", meeting, NULL, "Motion");
	arena_free(a);
	return out;
}
