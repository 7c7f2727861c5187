/* The form of a verb: fields from the kind's table, the decision from the verb's row, the draft on the desk, the act by the service.
 *
 * A decision adds: how it was decided, and one line for each member who is here (for, against, abstained, recused). In a committee they stand right
 * after what must be said, so that a roll call is one letter a member. What is typed is on disk at each key; Esc keeps it; a crash offers it again. */
#include <stdio.h>
#include <string.h>

#include "act_form_room.h"

/* --- what the record says now -------------------------------------------------------------------------------------------------------------------- */

static const struct record *subject(struct act_form *f)
{
	const struct record *now;
	struct record *r = NULL;
	struct why ignored = { 0 };

	if (f->verb->flags & V_NEW || (!*f->record && f->kind->place != PLACE_ROOT))
		return NULL;
	if (f->kind->place == PLACE_ROOT)
		return scope_ledger(service_scope(f->app->svc));
	if (f->kind->place == PLACE_IN_CONTRACT)
		return scope_named(service_scope(f->app->svc), f->kind->name, f->contract, f->record);
	now = scope_get(service_scope(f->app->svc), f->kind->name, f->record, f->record);
	if (now)
		return now;
	return service_record(f->app->svc, f->record, NULL, 0, &r, f->arena, &ignored) == RC_OK ? r : NULL;
}

/* Choices stay codes; everything else as people read and type it. */
static const char *as_typed(struct act_form *f, const struct field *field, const char *stored)
{
	struct buf text = { 0 };
	char *out;

	if (!*stored || field->type->widget == WIDGET_CHOICE || field->type->widget == WIDGET_PICK || field->type->widget == WIDGET_PICK_MANY ||
	    field->type->lines || value_sealed(stored))
		return stored;
	field->type->show(field, stored, &text);
	out = arena_strdup(f->arena, buf_str(&text));
	buf_free(&text);
	return out;
}

/* A reason, a dissent and a meeting's event belong to the act that gives them. */
static bool begins_empty(const struct act_form *f, const char *name)
{
	if ((f->kind->reason_field && strcmp(name, f->kind->reason_field) == 0) || strcmp(name, "Dissent") == 0)
		return true;
	return strcmp(f->kind->name, "meeting") == 0 && list_has("Person Seat As Presence Item Declaration Note Topic Correction Motion Motion-On Motion-Verb Motion-Sets Mover", name);
}

static const struct form_choice *choices_of(struct act_form *f, const struct field *field, size_t *n)
{
	struct strs codes = { 0 };
	struct form_choice *v;

	*n = 0;
	if (field->type != &type_choice && field->type != &type_yesno)
		return NULL;
	field_choices(&codes, f->arena, field);
	v = arena_alloc(f->arena, (codes.n + 1) * sizeof *v);
	for (size_t i = 0; i < codes.n; i++)
		v[i] = (struct form_choice){ codes.v[i], choice_label(field, codes.v[i]), NULL };
	*n = codes.n;
	return v;
}

void act_form_add(struct act_form *f, struct form_field field)
{
	const char *wanted;
	char *draft;

	if (f->n == FIELDS_MAX)
		return;
	if (!field.value)
		field.value = "";
	f->was[f->n] = field.value;
	/* Votes and how it was decided, as the act that is corrected had them. */
	if ((wanted = preset_of(f->preset, field.name)) != NULL && (strcmp(field.name, "mode") == 0 || strncmp(field.name, "vote:", 5) == 0) && !(field.n_choices == 1))
		field.value = arena_strdup(f->arena, wanted);
	if ((draft = draft_get(f->app->svc, f->place, field.name, f->arena)) != NULL) {
		field.value = draft;
		f->drafted = true;
	}
	f->field[f->n++] = field;
}

/* "seat | role | holder …", so that a row can be typed. */
static const char *columns_in_words(struct arena *a, const struct field *field)
{
	struct column c[TABLE_COLUMNS_MAX];
	size_t n = table_columns(field, c);
	const char *out = "";

	for (size_t i = 0; i < n; i++)
		out = arena_printf(a, "%s%s%s", out, i ? " | " : "", column_label(c[i].name));
	return out;
}

static const char *help_of(struct act_form *f, const struct field *field)
{
	if (field->flags & F_SEALED)
		return arena_printf(f->arena, "%s %s", _(field->help), _("(Sealed: only its seal enters the ledger.)"));
	if (field->type == &type_table)
		return arena_printf(f->arena, "%s  %s", _(field->help), columns_in_words(f->arena, field));
	return _(field->help);
}

/* What the caller fills in counts as typed, but an earlier draft wins. */
static void take_preset(struct act_form *f, const char *wanted)
{
	f->own[f->n - 1] = true;
	if (wanted && strcmp(f->field[f->n - 1].value, f->was[f->n - 1]) == 0)
		f->field[f->n - 1].value = arena_strdup(f->arena, wanted);
}

static void add_field(struct act_form *f, const struct record *r, size_t i)
{
	const struct field *k = &f->kind->fields[i];
	const char *stored = r && !begins_empty(f, k->name) ? record_get(r, k->name) : "", *wanted = preset_of(f->preset, k->name);
	struct form_field field = { k->name, _(k->label), help_of(f, k), k->type->widget, false, NULL, NULL, 0 };

	if (!verb_may_set(f->verb, f->kind, (int)i) || (strcmp(f->verb->name, "meeting.motion") == 0 && list_has("Motion-On Motion-Verb Motion-Sets", k->name)))
		return;
	field.required = k->flags & F_REQUIRED || (f->verb->flags & V_REASON && f->kind->reason_field && strcmp(k->name, f->kind->reason_field) == 0);
	field.required |= f->verb->flags & V_DECIDE && strcmp(k->name, "Verdict") == 0;
	field.choices = choices_of(f, k, &field.n_choices);
	field.value = as_typed(f, k, stored);
	if (k->flags & F_ILLUSTRATIVE && !*stored && service_demo(f->app->svc))
		wanted = wanted ? wanted : "yes";
	act_form_add(f, field);
	if (f->n && strcmp(f->field[f->n - 1].name, k->name) == 0)
		take_preset(f, wanted);
}

/* A decision asks in the order in which its verb names the fields: the verdict first. Everything else in the order of the record. */
static void add_fields(struct act_form *f)
{
	const struct record *r = subject(f);
	struct strs names = { 0 };

	if (f->verb->flags & V_DECIDE && strcmp(f->verb->fields, "*") != 0)
		strs_split(&names, f->arena, f->verb->fields);
	for (size_t i = 0; i < names.n; i++)
		if (kind_field(f->kind, names.v[i]) >= 0)
			add_field(f, r, (size_t)kind_field(f->kind, names.v[i]));
	for (size_t i = 0; i < f->kind->n_fields; i++)
		if (!strs_has(&names, f->kind->fields[i].name))
			add_field(f, r, i);
	clause_text_add(f);
}

/* --- checks and candidates ---------------------------------------------------------------------------------------------------------------------------- */

static enum rc check(void *ctx, size_t i, const char *value, struct buf *shown, struct why *why)
{
	struct act_form *f = ctx;
	int k = f->own[i] ? kind_field(f->kind, f->field[i].name) : -1;
	struct buf clean = { 0 }, stored = { 0 };
	enum rc rc = RC_OK;

	if (k < 0 || !*value)
		return RC_OK;
	text_clean(&clean, value, strlen(value), f->kind->fields[k].type->lines);
	rc = f->kind->fields[k].type->entry(&f->kind->fields[k], buf_str(&clean), &stored, why);
	if (rc == RC_OK && (f->kind->fields[k].type->widget == WIDGET_DATE || f->kind->fields[k].type->widget == WIDGET_NUMBER))
		f->kind->fields[k].type->show(&f->kind->fields[k], buf_str(&stored), shown);
	buf_free(&clean);
	buf_free(&stored);
	return rc;
}

/* Records that a reference may name: of the kinds in the field's spec, in this contract or everywhere. */
static void candidates(void *ctx, size_t i, struct arena *a, const struct form_choice **out, size_t *n)
{
	struct act_form *f = ctx;
	int k = f->own[i] ? kind_field(f->kind, f->field[i].name) : -1;
	struct strs kinds = { 0 };
	struct form_choice *v = arena_alloc(a, 512 * sizeof *v);

	*n = 0;
	*out = v;
	if (k < 0 || !f->kind->fields[k].spec)
		return;
	strs_split(&kinds, a, f->kind->fields[k].spec);
	for (size_t j = 0; j < kinds.n; j++) {
		const struct kind *kind = kind_by_name(kinds.v[j]);
		struct record **r;
		struct why ignored = { 0 };
		size_t count = 0;

		if (!kind || service_list(f->app->svc, kind->name, kind->place == PLACE_IN_CONTRACT ? f->contract : NULL, 0, &r, &count, a, &ignored) != RC_OK)
			continue;
		for (size_t x = 0; x < count && *n < 512; x++)
			v[(*n)++] = (struct form_choice){ r[x]->id, arena_printf(a, "%s  %s", r[x]->id, record_title(r[x])), NULL };
	}
}

static void journal(void *ctx, size_t i, const char *value)
{
	struct act_form *f = ctx;
	struct why why = { 0 };

	if (draft_put(f->app->svc, f->place, f->field[i].name, strcmp(value, f->was[i]) == 0 ? "" : value, &why) != RC_OK)
		ui_fail(f->app->ui, &why);
}

/* --- recording ------------------------------------------------------------------------------------------------------------------------------------------- */

const char *act_form_value(const struct act_form *f, const struct form *form, size_t i)
{
	if (form_asked(form, i))
		return form_value(form, i);
	return strcmp(f->field[i].name, "New-Text") == 0 && clause_text_principle(form) ? "" : f->was[i];
}

static void collect(struct act_form *f, const struct form *form, struct asked *q, struct arena *a)
{
	memset(q, 0, sizeof *q);
	q->r = (struct request){ .verb = f->verb->name, .record = f->record, .names = q->names, .values = q->values };
	if (f->verb->letter && !f->verb->about)
		q->r.record = NULL;
	if (f->verb->flags & V_NEW && f->kind->place != PLACE_IN_CONTRACT && !f->verb->letter && f->kind->place != PLACE_ROOT)
		q->r.record = form_value_of(form, "Id");
	for (size_t i = 0; i < f->n; i++) {
		if (!f->own[i] || strcmp(act_form_value(f, form, i), f->was[i]) == 0)
			continue;
		q->names[q->r.n_fields] = f->field[i].name;
		q->values[q->r.n_fields++] = act_form_value(f, form, i);
	}
	if (f->verb->flags & V_DECIDE) {
		q->r.trailer[TRAILER_MODE] = form_value_of(form, "mode");
		q->r.trailer[TRAILER_AGREEMENT] = form_value_of(form, "agreement");
		q->r.trailer[TRAILER_MOVED_BY] = form_value_of(form, "moved-by");
		decision_collect(f, form, q, a);
	}
	if (*f->meeting && !(f->verb->flags & V_MEETING) && strcmp(f->kind->name, "meeting") != 0)
		q->r.trailer[TRAILER_MEETING] = f->meeting;
	if (*f->replaces && strcmp(f->verb->name, "meeting.motion") != 0)        /* there it is the result that corrects */
		q->r.trailer[TRAILER_REPLACES] = f->replaces;
	q->r.decided = form_value_of(form, "decided");
	if (*form_value_of(form, "late"))
		q->r.trailer[TRAILER_LATE] = form_value_of(form, "late");
}

static unsigned record_it(struct act_form *f, struct form *form)
{
	struct arena *a = arena_new();
	struct asked q;
	struct recorded done;
	struct why why = { 0 };
	enum rc rc;

	collect(f, form, &q, a);
	rc = service_do(f->app->svc, &q.r, f->expect, &done, &why);
	arena_free(a);
	if (rc != RC_OK && rc != RC_UNSURE) {
		if (rc == RC_MOVED)
			f->expect = service_tip(f->app->svc);   /* they see the change now; the next try is a decision about it */
		return form_fail(form, &why) | UI_REDRAW;
	}
	if (rc == RC_UNSURE)
		ui_fail(f->app->ui, &why);
	else
		say_recorded(f->app, &done);
	draft_drop(f->app->svc, f->place, &why);
	if (strcmp(f->verb->name, "meeting.motion") == 0) {      /* its vote is open now */
		struct app *app = f->app;
		char meeting[sizeof f->meeting];

		snprintf(meeting, sizeof meeting, "%s", f->record);
		motion_votes(f);
		form_done(form);
		return vote_screen(app, meeting) | UI_RELOAD;
	}
	return UI_POP | UI_RELOAD | UI_REDRAW;
}

static unsigned confirmed(struct ui *ui, void *ctx)
{
	struct act_form *f = ctx;
	unsigned out = record_it(f, f->form);

	(void)ui;
	if (out & UI_POP) {
		form_done(f->form);
		out &= ~(unsigned)UI_POP;
	}
	return out;
}

/* A binding act shows what will be recorded, and asks for its name to be typed. */
static unsigned confirm_binding(struct act_form *f, struct form *form)
{
	struct arena *a = arena_new();
	struct asked q;
	struct recorded would;
	struct buf message = { 0 };
	struct why why = { 0 };
	unsigned out;

	collect(f, form, &q, a);
	if (service_try(f->app->svc, &q.r, &message, &would, &why) != RC_OK) {
		out = form_fail(form, &why);
	} else {
		const char *name = record_name(a, would.path);
		struct confirm c = { arena_printf(a, "%s: %s", _(f->verb->label), name), act_in_words(f, form, buf_str(&message), a), _("Record it"), name, confirmed, f };

		f->form = form;
		out = dialog_confirm_more(f->app->ui, &c, buf_str(&message));
	}
	buf_free(&message);
	arena_free(a);
	return out;
}

static unsigned accept(struct ui *ui, void *ctx, struct form *form)
{
	struct act_form *f = ctx;

	(void)ui;
	if (f->motion)
		return motion_put(f, form);
	return f->verb->flags & V_BINDING ? confirm_binding(f, form) : record_it(f, form);
}

static void closed(void *ctx, bool accepted)
{
	struct act_form *f = ctx;

	(void)accepted;
	arena_free(f->arena);
}

static const struct form_ops act_ops = { check, candidates, accept, journal, closed };

/* --- the doors --------------------------------------------------------------------------------------------------------------------------------------------- */

/* Which contract a record name speaks of: before the slash, or the whole where the kind lies in a contract. */
static const char *contract_of(struct arena *a, const struct kind *k, const struct verb *v, const char *record)
{
	const char *slash = strchr(record, '/');

	if (slash)
		return arena_strndup(a, record, (size_t)(slash - record));
	if (strncmp(record, "GT-", 3) == 0 && strrchr(record, '-') > record + 3) {
		const char *meeting = strstr(record, "-R");

		return meeting ? arena_strndup(a, record + 3, (size_t)(meeting - record - 3)) : record + 3;
	}
	return k->place == PLACE_CONTRACT || (k->place == PLACE_IN_CONTRACT && !v->about) ? record : "";
}

static const char *intro_of(struct act_form *f)
{
	struct room_quorum q;
	struct buf line = { 0 };
	struct why why = { 0 };
	const char *out = _(f->verb->help);

	if (!(f->verb->flags & V_DECIDE))
		return out;
	if (!*f->meeting)
		out = arena_printf(f->arena, "%s ▲ %s", out, _("No meeting is open: a body decides in a meeting."));
	else if (room_seats(f->app->svc, f->meeting, f->contract, &q, &line, f->arena, &why) == RC_OK)
		out = arena_printf(f->arena, "%s %s: %s", out, f->meeting, buf_str(&line));
	buf_free(&line);
	return out;
}

static void add_id(struct act_form *f, const struct preset_value_of *preset)
{
	const char *wanted = preset_of(preset, "Id");

	if (f->verb->flags & V_NEW && f->kind->place != PLACE_IN_CONTRACT && !f->verb->letter && f->kind->place != PLACE_ROOT)
		act_form_add(f, (struct form_field){ "Id", _("Short name"), _("How it is cited: letters, digits, points and hyphens, as in SC-2019-03 or p.rojas"),
					    WIDGET_LINE, true, wanted ? arena_strdup(f->arena, wanted) : *f->record ? f->record : "", NULL, 0 });
}

static const char *title_of(const struct act_form *f)
{
	const char *what = *f->replaces ? arena_printf(f->arena, _("Corrects act %s: "), f->replaces) : f->motion ? _("Motion: ") : "";

	return arena_printf(f->arena, "%s%s%s%s", what, _(f->verb->label), *f->record ? " · " : "", f->record);
}

static void make_fields(struct act_form *f)
{
	add_id(f, f->preset);
	add_fields(f);
	if (f->motion)
		motion_add(f);
	else
		decision_add(f);
}

/* `motion`: the meeting in which it is put to the vote instead of being recorded; NULL: it is recorded. */
unsigned act_form_open(struct app *app, const char *verb, const char *record, const struct preset_value_of *preset, const char *at, const char *motion)
{
	struct arena *arena = arena_new();
	struct act_form *f = arena_alloc(arena, sizeof *f);
	struct form_setup setup;
	struct form_more more = { NULL, clause_text_asked, draft_afresh };
	struct why why = { 0 };

	f->app = app;
	f->arena = arena;
	f->verb = verb_by_name(verb);
	if (!f->verb || !service_writable(app->svc, &why) || app->at) {
		if (app->at)
			fail(&why, RC_DENIED, N_("You are looking at the past: nothing can be recorded there. Come back to today first (g d)."));
		arena_free(arena);
		return ui_fail(app->ui, &why);
	}
	f->kind = kind_by_name(f->verb->kind);
	f->record = arena_strdup(arena, record ? record : "");
	f->contract = contract_of(arena, f->kind, f->verb, f->record);
	f->motion = motion != NULL;
	f->preset = presets_kept(arena, preset);
	f->at = at ? arena_strdup(arena, at) : NULL;
	f->replaces = preset_of(f->preset, "replaces") ? preset_of(f->preset, "replaces") : "";
	f->place = draft_place(f);
	f->expect = service_tip(app->svc);
	snprintf(f->meeting, sizeof f->meeting, "%s", motion ? motion : app_meeting(app, f->verb->who == WHO_COMMITTEE ? NULL : f->contract));
	make_fields(f);
	setup = (struct form_setup){ title_of(f), motion ? _("Open the vote") : _("Record it"), intro_of(f), f->field, f->n, &act_ops, f, at ? at : *f->replaces ? f->kind->reason_field : decision_begin(f) };
	more.note = draft_note(f);
	return form_open_with(app->ui, &setup, &more);
}

unsigned act_form(struct app *app, const char *verb, const char *record, const struct preset_value_of *preset, const char *at)
{
	return act_form_open(app, verb, record, preset, at, NULL);
}

unsigned act_motion(struct app *app, const char *meeting, const char *verb, const char *record, const struct preset_value_of *preset)
{
	return act_form_open(app, verb, record, preset, NULL, meeting);
}

unsigned act_now(struct app *app, const char *verb, const char *record, const struct preset_value_of *fields)
{
	struct asked q = { .r = { .verb = verb, .record = record, .names = q.names, .values = q.values } };
	struct recorded done;
	struct why why = { 0 };
	enum rc rc;

	if (app->at) {
		fail(&why, RC_DENIED, N_("You are looking at the past: nothing can be recorded there. Come back to today first (g d)."));
		return ui_fail(app->ui, &why);
	}
	for (; fields && fields->name && q.r.n_fields < FIELDS_MAX; fields++) {
		q.names[q.r.n_fields] = fields->name;
		q.values[q.r.n_fields++] = fields->value;
	}
	rc = service_do(app->svc, &q.r, 0, &done, &why);
	if (rc != RC_OK)
		return ui_fail(app->ui, &why) | UI_RELOAD;
	say_recorded(app, &done);
	return UI_RELOAD | UI_REDRAW;
}

bool act_ready(struct app *app, const char *verb, const char *record, struct buf *why_not)
{
	const struct verb *v = verb_by_name(verb);
	struct arena *a;
	struct why why = { 0 };
	char meeting[80];
	enum rc rc;

	if (!v || !app->svc)
		return true;
	a = arena_new();
	snprintf(meeting, sizeof meeting, "%s", app_meeting(app, v->who == WHO_COMMITTEE ? NULL : contract_of(a, kind_by_name(v->kind), v, record ? record : "")));
	if (app->at)
		rc = fail(&why, RC_DENIED, N_("You are looking at the past: nothing can be recorded there. Come back to today first (g d)."));
	else
		rc = service_ready(app->svc, verb, record && *record ? record : NULL, meeting, &why);
	if (rc != RC_OK)
		why_sentence(why_not, &why);
	arena_free(a);
	return rc == RC_OK;
}
