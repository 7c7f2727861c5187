/* A task that is born in the meeting: what, who, by when; "+3" is three business days by the holiday table. What is typed is on the desk at each key. */
#include <stdio.h>
#include <string.h>

#include "screens/meeting.h"

enum { TITLE, OWNER, DUE, CONTRACT, FIELDS, PERSONS_MAX = 400 };

struct task_form {
	struct app *app;
	struct arena *arena;
	const char *meeting, *contract, *place;
	struct strs here;                        /* who is in the meeting: offered first */
	struct law *law;
	size_t n;
};

/* --- checks and candidates ------------------------------------------------------------------------------------------------------------------------------ */

static bool due_of(const struct task_form *f, const char *typed, int64_t *day, bool *counted)
{
	struct instant now;

	return instant_now(&now, &(struct why){ 0 }) == RC_OK && due_entry(typed, date_of(now), f->law, day, counted);
}

static enum rc check(void *ctx, size_t i, const char *value, struct buf *shown, struct why *why)
{
	struct task_form *f = ctx;
	char day[DATE_SIZE];
	int64_t due;
	bool counted;

	if (i != DUE || !*value)
		return RC_OK;
	if (!due_of(f, value, &due, &counted))
		return fail_field(why, RC_INVALID, "Due", N_("{1} is no day: write 3 for three business days, or a date as in 27-11."), value);
	date_show(day, due);
	buf_printf(shown, counted ? _("%s, counted in business days") : "%s", day);
	return RC_OK;
}

static void put_person(struct task_form *f, struct form_choice *v, size_t *n, const char *id, struct arena *a)
{
	const struct record *p = scope_person(service_scope(f->app->svc), id);

	for (size_t i = 0; i < *n; i++)
		if (strcmp(v[i].code, id) == 0)
			return;
	if (p && *n < PERSONS_MAX)
		v[(*n)++] = (struct form_choice){ arena_strdup(a, id), arena_printf(a, "%s  %s", record_get(p, "Name"), id), NULL };
}

static void candidates(void *ctx, size_t i, struct arena *a, const struct form_choice **out, size_t *n)
{
	struct task_form *f = ctx;
	struct form_choice *v = arena_alloc(a, PERSONS_MAX * sizeof *v);
	struct record **all;
	size_t count = 0;

	*n = 0;
	*out = v;
	for (size_t k = 0; i == OWNER && k < f->here.n; k++)
		put_person(f, v, n, f->here.v[k], a);
	if (service_list(f->app->svc, i == OWNER ? "person" : "contract", NULL, 0, &all, &count, a, &(struct why){ 0 }) != RC_OK)
		return;
	for (size_t k = 0; k < count && *n < PERSONS_MAX; k++)
		if (i == OWNER)
			put_person(f, v, n, all[k]->id, a);
		else
			v[(*n)++] = (struct form_choice){ all[k]->id, arena_printf(a, "%s  %s", all[k]->id, record_title(all[k])), NULL };
}

static void journal(void *ctx, size_t i, const char *value)
{
	static const char *const key[FIELDS] = { "Title", "Owner", "Due", "Contract" };
	struct task_form *f = ctx;
	struct why why = { 0 };

	if (draft_put(f->app->svc, f->place, key[i], value, &why) != RC_OK)
		ui_fail(f->app->ui, &why);
}

/* --- recording ---------------------------------------------------------------------------------------------------------------------------------------------- */

static unsigned accept(struct ui *ui, void *ctx, struct form *form)
{
	struct task_form *f = ctx;
	const char *names[6] = { "Title", "Owner", "Due", "Meeting", "Illustrative" }, *values[6];
	struct request r = { .verb = "task.add", .record = f->n > CONTRACT ? form_value(form, CONTRACT) : f->contract, .names = names, .values = values, .n_fields = 4 };
	char due[DATE_SIZE] = "";
	struct recorded done;
	struct why why = { 0 };
	int64_t day;
	bool counted;
	enum rc rc;

	(void)ui;
	if (due_of(f, form_value(form, DUE), &day, &counted))
		date_print(due, day);
	values[0] = form_value(form, TITLE);
	values[1] = form_value(form, OWNER);
	values[2] = due;
	values[3] = f->meeting;
	if (service_demo(f->app->svc))
		values[r.n_fields++] = "yes";
	r.trailer[TRAILER_MEETING] = f->meeting;
	rc = service_do(f->app->svc, &r, 0, &done, &why);
	if (rc != RC_OK && rc != RC_UNSURE)
		return form_fail(form, &why);
	if (rc == RC_UNSURE)
		ui_fail(f->app->ui, &why);
	else
		say_recorded(f->app, &done);
	draft_drop(f->app->svc, f->place, &why);
	return UI_POP | UI_RELOAD | UI_REDRAW;
}

static void closed(void *ctx, bool accepted)
{
	struct task_form *f = ctx;

	(void)accepted;
	arena_free(f->arena);
}

static const struct form_ops task_ops = { check, candidates, accept, journal, closed };

static struct form_field field(struct task_form *f, const char *name, const char *label, const char *help, enum widget w)
{
	const char *draft = draft_get(f->app->svc, f->place, name, f->arena);

	return (struct form_field){ name, label, help, w, true, draft ? draft : "", NULL, 0 };
}

unsigned task_open(struct meeting_view *s)
{
	struct arena *a = arena_new();
	struct task_form *f = arena_alloc(a, sizeof *f);
	struct form_field fields[FIELDS];
	struct form_setup setup = { 0 };
	struct why why = { 0 };

	if (s->app->at)
		fail(&why, RC_DENIED, N_("You are looking at the past: nothing can be recorded there. Come back to today first (g d)."));
	if (why.rc != RC_OK || !service_writable(s->app->svc, &why)) {
		arena_free(a);
		return ui_fail(s->app->ui, &why);
	}
	*f = (struct task_form){ .app = s->app, .arena = a, .meeting = arena_strdup(a, s->id), .contract = meeting_contract(s, a), .law = s->law };
	f->contract = arena_strdup(a, f->contract);
	f->place = arena_printf(a, "form/task.add/%s", s->id);
	for (size_t i = 0; i < s->n_who; i++)
		if (s->who[i].person)
			strs_add(&f->here, a, s->who[i].person);
	fields[f->n++] = field(f, "Title", _("Task"), _("What is to be done?"), WIDGET_LINE);
	fields[f->n++] = field(f, "Owner", _("Owner"), _("Who does it? Those who are here come first"), WIDGET_PICK);
	fields[f->n++] = field(f, "Due", _("Due"), _("By when? 3 is three business days from today; or a date, as in 27-11"), WIDGET_LINE);
	if (!*f->contract)
		fields[f->n++] = field(f, "Contract", _("Contract"), _("For which contract?"), WIDGET_PICK);
	setup = (struct form_setup){ arena_printf(a, "%s · %s", _(verb_by_name("task.add")->label), s->id), _("Record it"), _("Who does what by when; it goes into the minutes."),
				     fields, f->n, &task_ops, f, NULL };
	return form_open(s->app->ui, &setup);
}
