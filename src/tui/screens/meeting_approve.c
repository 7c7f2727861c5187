/* The previous minutes, approved in one form: the first item of most tablas. Minutes that nobody drew up yet are drawn up first; both acts are one group. */
#include <stdio.h>
#include <string.h>

#include "screens/meeting.h"

enum { MODE, REASON, FIELDS };

struct approve_form {
	struct app *app;
	struct arena *arena;
	const char *meeting, *in, *item, *place; /* whose minutes; in which meeting and under which item they are approved */
	bool draft;                              /* they are drawn up already */
};

static void journal(void *ctx, size_t i, const char *value)
{
	static const char *const key[FIELDS] = { "Mode", "Reason" };
	struct approve_form *f = ctx;
	struct why why = { 0 };

	if (draft_put(f->app->svc, f->place, key[i], value, &why) != RC_OK)
		ui_fail(f->app->ui, &why);
}

static enum rc record_both(struct approve_form *f, const struct form *form, struct recorded *done, struct why *why)
{
	const char *const names[] = { "Reason" };
	const char *values[] = { form_value(form, REASON) };
	struct request draft = { .verb = "meeting.minutes", .record = f->meeting };
	struct request approve = { .verb = "meeting.approve", .record = f->meeting, .names = names, .values = values, .n_fields = *values[0] ? 1 : 0 };
	enum rc rc = service_batch_begin(f->app->svc, why);

	if (rc != RC_OK)
		return rc;
	approve.trailer[TRAILER_MEETING] = f->in;
	approve.trailer[TRAILER_MODE] = form_value(form, MODE);
	approve.trailer[TRAILER_ITEM] = *f->item ? f->item : NULL;
	if (!f->draft)
		rc = service_batch_do(f->app->svc, &draft, done, why);
	if (rc == RC_OK)
		rc = service_batch_do(f->app->svc, &approve, done, why);
	if (rc == RC_OK)
		return service_batch_end(f->app->svc, true, why);
	service_batch_end(f->app->svc, false, &(struct why){ 0 });
	return rc;
}

static unsigned accept(struct ui *ui, void *ctx, struct form *form)
{
	struct approve_form *f = ctx;
	struct recorded done;
	struct why why = { 0 };
	enum rc rc = record_both(f, form, &done, &why);

	(void)ui;
	if (rc != RC_OK && rc != RC_UNSURE)
		return form_fail(form, &why) | UI_RELOAD;
	if (rc == RC_UNSURE)
		ui_fail(f->app->ui, &why);
	else
		say_recorded(f->app, &done);
	draft_drop(f->app->svc, f->place, &why);
	return UI_POP | UI_RELOAD | UI_REDRAW;
}

static void closed(void *ctx, bool accepted)
{
	(void)accepted;
	arena_free(((struct approve_form *)ctx)->arena);
}

static const struct form_ops approve_ops = { NULL, NULL, accept, journal, closed };

static const char *draft_or(struct approve_form *f, const char *key, const char *otherwise)
{
	const char *text = draft_get(f->app->svc, f->place, key, f->arena);

	return text ? text : otherwise;
}

unsigned approve_open(struct meeting_view *s, const struct record *previous)
{
	struct arena *a = arena_new();
	struct approve_form *f = arena_alloc(a, sizeof *f);
	struct form_choice modes[] = { { "consensus", choice_label(NULL, "consensus"), NULL }, { "assent", choice_label(NULL, "assent"), NULL } };
	struct form_field fields[FIELDS];
	const char *corrections = record_get(previous, "Corrections");
	struct form_setup setup;

	*f = (struct approve_form){ .app = s->app, .arena = a, .meeting = arena_strdup(a, previous->id), .in = arena_strdup(a, s->id),
				    .item = arena_strdup(a, record_get(s->m, "Current-Item")), .draft = record_is(previous, "Minutes-State", "draft") };
	f->place = arena_printf(a, "form/meeting.approve/%s", f->meeting);
	fields[MODE] = (struct form_field){ "Mode", _("How was it decided?"), _("Consensus: all said yes. Assent: nobody objected"), WIDGET_CHOICE, true,
					    draft_or(f, "Mode", "assent"), modes, 2 };
	fields[REASON] = (struct form_field){ "Reason", _("Remark"), _("What should be said with the approval? May stay empty"), WIDGET_PROSE, false, draft_or(f, "Reason", ""), NULL, 0 };
	setup = (struct form_setup){ arena_printf(a, _("Approve the minutes of %s"), f->meeting), _("Record it"),
				     arena_printf(a, "%s%s%s%s", f->draft ? _("They are a draft; once approved nothing in them is corrected any more.") :
								     _("They were not drawn up yet: they are drawn up from the acts, then approved."),
						  *corrections ? "\n" : "", *corrections ? _("Corrections: ") : "", corrections),
				     fields, FIELDS, &approve_ops, f, NULL };
	return form_open(s->app->ui, &setup);
}
