/* A motion from the form of the verb that would carry it out: its values are frozen as they would stand in the record, then the vote is open. */
#include <stdio.h>
#include <string.h>

#include "act_form_room.h"
#include "procure/model/motion.h"

static const char *name_of(struct act_form *f, const char *id)
{
	const struct record *p = scope_person(service_scope(f->app->svc), id);

	return p ? record_get(p, "Name") : id;
}

void motion_add(struct act_form *f)
{
	struct room_quorum q;
	struct why ignored = { 0 };
	struct form_choice *who;
	size_t n = 0;

	act_form_add(f, (struct form_field){ "words", _("Words"), _("What is read out and voted on. Empty: made from what is filled in above"), WIDGET_PROSE, false, "", NULL, 0 });
	if (room_seats(f->app->svc, f->meeting, f->contract, &q, NULL, f->arena, &ignored) != RC_OK)
		return;
	who = arena_alloc(f->arena, (q.n_seats + 1) * sizeof *who);
	for (size_t i = 0; i < q.n_seats; i++)
		if (q.seats[i].person)
			who[n++] = (struct form_choice){ q.seats[i].person, arena_strdup(f->arena, name_of(f, q.seats[i].person)), NULL };
	if (n)
		act_form_add(f, (struct form_field){ "mover", _("Moved by"), _("Who moves it?"), WIDGET_PICK, false, "", who, n });
}

/* A value as it would stand in the record. */
static enum rc stored(struct act_form *f, size_t i, const char *typed, struct buf *out, struct why *why)
{
	const struct field *field = &f->kind->fields[kind_field(f->kind, f->field[i].name)];
	struct buf clean = { 0 };
	enum rc rc = RC_OK;

	text_clean(&clean, typed, strlen(typed), field->type->lines);
	if (clean.len)
		rc = field->type->entry(field, buf_str(&clean), out, why);
	buf_free(&clean);
	return rc;
}

/* "Verdict: Drop · R-05 Depósito": what was chosen first, of what. */
static const char *own_words(struct act_form *f, const struct form *form, struct arena *a)
{
	const struct record *r = f->contract && *f->record ? scope_named(service_scope(f->app->svc), f->kind->name, f->contract, f->record) : NULL;
	const char *what = arena_printf(a, "%s: %s%s%s", _(f->verb->label), f->record, r ? " " : "", r ? record_title(r) : "");

	for (size_t i = 0; i < f->n; i++)
		if (f->own[i] && f->field[i].n_choices && *form_value(form, i) && strcmp(f->field[i].name, "Illustrative") != 0)
			return arena_printf(a, "%s\n%s: %s", what, f->field[i].label, choice_label(NULL, form_value(form, i)));
	return what;
}

static enum rc frozen(struct act_form *f, const struct form *form, struct buf *sets, struct why *why)
{
	enum rc rc = RC_OK;

	for (size_t i = 0; i < f->n && rc == RC_OK; i++) {
		struct buf value = { 0 };

		if (f->own[i] && strcmp(form_value(form, i), f->was[i]) != 0 && (rc = stored(f, i, form_value(form, i), &value, why)) == RC_OK)
			motion_sets_add(sets, f->field[i].name, buf_str(&value));
		buf_free(&value);
	}
	return rc;
}

unsigned motion_put(struct act_form *f, struct form *form)
{
	struct arena *a = arena_new();
	struct buf sets = { 0 };
	struct why why = { 0 };
	struct recorded done;
	enum rc rc = frozen(f, form, &sets, &why);
	const char *words = *form_value_of(form, "words") ? form_value_of(form, "words") : own_words(f, form, a);
	const char *names[] = { "Motion", "Motion-On", "Motion-Verb", "Motion-Sets", "Mover" };
	const char *values[] = { words, f->record, f->verb->name, buf_str(&sets), form_value_of(form, "mover") };
	struct request r = { .verb = "meeting.motion", .record = f->meeting, .names = names, .values = values, .n_fields = 5 };
	struct app *app = f->app;
	char meeting[sizeof f->meeting];

	memcpy(meeting, f->meeting, sizeof meeting);
	if (rc == RC_OK)
		rc = service_do(app->svc, &r, f->expect, &done, &why);
	buf_free(&sets);
	arena_free(a);
	if (rc != RC_OK && rc != RC_UNSURE)
		return form_fail(form, &why) | UI_REDRAW;
	draft_drop(app->svc, f->place, &why);
	say_recorded(app, &done);
	form_done(form);
	return vote_screen(app, meeting) | UI_RELOAD;
}
