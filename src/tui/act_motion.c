/* A motion from the form of the verb that would carry it out: its values are frozen as they would stand in the record, then the vote is open. */
#include <stdio.h>
#include <string.h>

#include "act_form_room.h"
#include "procure/base/num.h"
#include "procure/model/motion.h"
#include "procure/service/rollcall.h"

static const char *name_of(struct act_form *f, const char *id)
{
	const struct record *p = scope_person(service_scope(f->app->svc), id);

	return p ? record_get(p, "Name") : id;
}

/* What is voted on: a record of the contract, or what a committee answers. */
static const struct record *subject_of(struct act_form *f)
{
	struct record *r = NULL;

	return service_record(f->app->svc, f->record, NULL, 0, &r, f->arena, &(struct why){ 0 }) == RC_OK ? r : NULL;
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

/* What differs from the record; in a correction also what the corrected act had set. */
static bool is_set(const struct act_form *f, const struct form *form, size_t i)
{
	return strcmp(act_form_value(f, form, i), f->was[i]) != 0 || (*f->replaces && preset_of(f->preset, f->field[i].name));
}

/* What is read out where nobody wrote words: "R-05 Depósito: Drop", and the new text where there is one. */
static const char *own_words(struct act_form *f, const struct form *form, struct arena *a)
{
	const struct record *r = *f->record ? subject_of(f) : NULL;
	const char *words = arena_printf(a, "%s: %s%s%s", _(f->verb->label), r ? r->id : f->record, r ? " " : "", r ? record_title(r) : ""), *text = "";

	for (size_t i = 0; i < f->n; i++) {
		const char *value = act_form_value(f, form, i);

		if (!f->own[i] || !*value || !is_set(f, form, i))
			continue;
		if (strcmp(f->field[i].name, "Verdict") == 0)
			words = arena_printf(a, "%s: %s%s", words, choice_label(NULL, value), clause_text_principle(form) ? arena_printf(a, ", %s", _("agreed in principle")) : "");
		else if (list_has("New-Text Instruction Text", f->field[i].name))
			text = arena_printf(a, "\n%s", value);
	}
	return arena_printf(a, "%s%s", words, text);
}

static enum rc frozen(struct act_form *f, const struct form *form, struct buf *sets, struct why *why)
{
	enum rc rc = RC_OK;

	for (size_t i = 0; i < f->n && rc == RC_OK; i++) {
		struct buf value = { 0 };

		if (f->own[i] && is_set(f, form, i) && (rc = stored(f, i, act_form_value(f, form, i), &value, why)) == RC_OK)
			motion_sets_add(sets, f->field[i].name, buf_str(&value));
		buf_free(&value);
	}
	return rc;
}

void motion_votes(struct act_form *f)
{
	static const struct { const char *code; enum vote vote; } ballots[] = {
		{ "for", VOTE_FOR }, { "contra", VOTE_AGAINST }, { "blank", VOTE_ABSTAINED }, { "recuse", VOTE_RECUSED },
	};
	struct why why = { 0 };
	int64_t seq;

	if (!*f->replaces || !num_parse(f->replaces, &seq))
		return;
	if (rollcall_replaces(f->app->svc, f->meeting, seq, &why) != RC_OK)
		ui_fail(f->app->ui, &why);
	for (const struct preset_value_of *p = f->preset; p->name; p++)
		for (size_t i = 0; strncmp(p->name, "vote:", 5) == 0 && i < sizeof ballots / sizeof ballots[0]; i++)
			if (strcmp(p->value, ballots[i].code) == 0 && rollcall_put(f->app->svc, f->meeting, p->name + 5, ballots[i].vote, &why) != RC_OK)
				ui_fail(f->app->ui, &why);
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
	motion_votes(f);
	form_done(form);
	return vote_screen(app, meeting) | UI_RELOAD;
}
