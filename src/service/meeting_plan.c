/* The next meeting of a body: the step of the work plan that was not held yet, on a business day, with its people; and its tabla, onto which comes by itself
 * what the last meeting left, what the committee said, and what is late (domain.md 2.6, 4.1). It only proposes: a person edits it and convenes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "procure/service/meeting.h"
#include "meeting_plan.h"

enum { DAYS_AHEAD = 7, DAYS_AT_LEAST = 2, DAYS_OF_WEEK = 7, SATURDAY = 5 };

/* --- what was held ------------------------------------------------------------------------------------------------------------------------------- */

static int by_date(const void *a, const void *b)
{
	const struct record *const *x = a, *const *y = b;
	int d = strcmp(record_get(*x, "Date"), record_get(*y, "Date"));

	return d ? d : strcmp((*x)->id, (*y)->id);
}

static enum rc load_meetings(struct planning *p, struct why *why)
{
	struct record **all;
	size_t n;
	enum rc rc = service_list(p->s, "meeting", NULL, 0, &all, &n, p->a, why);

	for (size_t i = 0; rc == RC_OK && i < n; i++)
		if (record_is(all[i], "Body", p->out->body))
			all[p->n_held++] = all[i];
	p->held = all;
	if (p->n_held)
		qsort(p->held, p->n_held, sizeof *p->held, by_date);
	for (size_t i = 0; i < p->n_held; i++)
		if (record_is(p->held[i], "State", "closed"))
			p->last = p->held[i];
	return rc;
}

static bool was_convened(const struct planning *p, const char *step)
{
	for (size_t i = 0; i < p->n_held; i++)
		if (record_is(p->held[i], "Step", step))
			return true;
	return false;
}

/* The first step after the furthest one that a meeting of this body has had; where none follows, the first that was passed over. The committee's very first
 * session comes before its steps: it must know its rules. */
static const struct plan_step *next_step(const struct planning *p)
{
	bool committee = !*p->out->contract;
	const struct plan_step *first = NULL, *after = NULL;

	if (committee && !p->n_held)
		return NULL;
	for (size_t i = 0; p->plan && i < p->plan->n_steps; i++) {
		const struct plan_step *step = &p->plan->steps[i];

		if (step->committee != committee || step->after_award)
			continue;
		if (was_convened(p, step->id)) {
			after = NULL;
			continue;
		}
		first = first ? first : step;
		after = after ? after : step;
	}
	return after ? after : first;
}

/* --- when ----------------------------------------------------------------------------------------------------------------------------------------- */

/* Where the weeks of the plan begin: the day of the kick-off, else of the first meeting. */
static bool plan_start(const struct planning *p, int64_t *day)
{
	for (size_t i = 0; i < p->n_held; i++)
		if (record_is(p->held[i], "Step", "step-0"))
			return date_parse(record_get(p->held[i], "Date"), day);
	return p->n_held && *p->out->contract && date_parse(record_get(p->held[0], "Date"), day);
}

static void set_day(struct planning *p, const struct law *law, int64_t today)
{
	size_t n = 0;
	const int64_t *holidays = law ? law_holidays(law, &n) : NULL;
	int64_t start, day = today + DAYS_AHEAD;
	const char *holiday;

	if (p->out->step && plan_start(p, &start))
		workplan_day(p->out->step, start, 0, &day);
	if (day < today + DAYS_AT_LEAST)
		day = today + DAYS_AHEAD;       /* the plan is behind: a week, so that people can come */
	p->out->planned_day = day;
	p->out->day = date_add_business(day - 1, 1, holidays, n);
	holiday = law ? law_holiday(law, day) : NULL;
	p->out->moved = p->out->day == day ? "" : holiday ? holiday : date_weekday(day) == SATURDAY ? _("a Saturday") : _("a Sunday");
}

/* The hour of the last meeting, on the new day. */
static void set_start(struct planning *p)
{
	char day[DATE_SIZE], then[INSTANT_SIZE];
	struct instant t;

	p->out->start = "";
	if (!p->n_held || !instant_parse(record_get(p->held[p->n_held - 1], "Start"), &t))
		return;
	instant_show(then, t);
	date_show(day, p->out->day);
	if (strlen(then) > 11)
		p->out->start = arena_printf(p->a, "%s %s", day, then + 11);
}

/* --- who ------------------------------------------------------------------------------------------------------------------------------------------ */

/* Roles of the plan and the seats that they mean; C is every seat of the committee. */
static const struct { const char *code, *roles; } role_rows[] = {
	{ "F", "facilitator" }, { "D", "issuing" }, { "P", "procurement" }, { "L", "legal" }, { "DD", "planning" }, { "X", "finance control inspector" }, { "C", "*" },
};

static bool meant(const struct strs *codes, const char *role)
{
	for (size_t i = 0; i < sizeof role_rows / sizeof role_rows[0]; i++)
		if (strs_has(codes, role_rows[i].code) && (*role_rows[i].roles == '*' || list_has(role_rows[i].roles, role)))
			return true;
	return false;
}

void plan_people(struct service *s, const char *body_id, const struct strs *codes, struct strs *who, struct strs *vacant, struct arena *a)
{
	const struct record *body = scope_body(service_scope(s), body_id);
	const struct record *contract = body ? scope_contract(service_scope(s), record_get(body, "Contract")) : NULL;
	const struct field *f = body ? &body->kind->fields[kind_field(body->kind, "Seats")] : NULL;
	struct row *rows;
	size_t n = body ? table_rows(record_get(body, "Seats"), &rows, a) : 0;

	for (size_t i = 0; i < n; i++) {
		const char *role = table_cell(f, &rows[i], "role"), *person = table_cell(f, &rows[i], "holder");

		if (codes && !meant(codes, role))
			continue;
		if (!*person)
			person = table_cell(f, &rows[i], "deputy");
		if (!*person && strcmp(role, "issuing") == 0 && contract)
			person = record_get(contract, "Director");
		if (*person && !strs_has(who, person))
			strs_add(who, a, person);
		else if (!*person && vacant && strcmp(role, "issuing") != 0)
			strs_add(vacant, a, choice_label(NULL, role));
	}
}

/* --- the door ------------------------------------------------------------------------------------------------------------------------------------- */

/* GT-SC-2018-P01-R03, CCE-2018-S02: one more than the meetings that are there. */
static void set_id(struct planning *p)
{
	char day[DATE_SIZE];
	size_t n = 1, skip = strlen(p->out->body) + 1;

	date_print(day, p->out->day);
	for (size_t i = 0; i < p->n_held; i++)
		n += *p->out->contract || (strlen(p->held[i]->id) > skip && strncmp(p->held[i]->id + skip, day, 4) == 0);
	p->out->id = *p->out->contract ? arena_printf(p->a, "%s-R%02zu", p->out->body, n) : arena_printf(p->a, "%s-%.4s-S%02zu", p->out->body, day, n);
}

static void set_words(struct planning *p)
{
	const struct plan_step *step = p->out->step;
	bool first = !step && !p->n_held;

	p->out->title = step ? words_say(&step->title, p->english) : first ? _("Constitutive session") : "";
	p->out->objective = step ? words_say(&step->objective, p->english) : "";
	p->out->deliverables = step ? words_say(&step->deliverable, p->english) : "";
	p->out->reading = step ? words_say(&step->reading, p->english) : "";
}

enum rc meeting_plan(struct service *s, const struct workplan *plan, const struct law *law, const char *body, bool english, int64_t today,
		     struct meeting_plan *out, struct arena *a, struct why *why)
{
	const struct record *b = scope_body(service_scope(s), body);
	struct planning p = { .s = s, .plan = plan, .out = out, .english = english, .a = a };
	enum rc rc;

	memset(out, 0, sizeof *out);
	if (!b)
		return fail(why, RC_NOTFOUND, N_("There is no body {1}."), body);
	out->body = b->id;
	out->contract = record_get(b, "Contract");
	if ((rc = load_meetings(&p, why)) != RC_OK)
		return rc;
	out->step = next_step(&p);
	set_day(&p, law, today);
	set_start(&p);
	set_id(&p);
	set_words(&p);
	plan_people(s, body, out->step ? &out->step->required : NULL, &out->required, &out->vacant, a);
	return plan_items(&p, why);
}

const char *plan_tabla(const struct meeting_plan *p, const bool *skip, struct arena *a)
{
	struct row *rows = arena_alloc(a, (p->n + 1) * sizeof *rows);
	struct buf text = { 0 };
	size_t n = 0;
	const char *out;

	for (size_t i = 0; i < p->n; i++) {
		const char **cell = arena_alloc(a, 5 * sizeof *cell);

		if (skip && skip[i])
			continue;
		cell[0] = arena_printf(a, "%zu", n + 1);
		cell[1] = p->item[i].title;
		cell[2] = arena_printf(a, "%d", p->item[i].minutes);
		cell[3] = "pending";
		cell[4] = p->item[i].record;
		rows[n++] = (struct row){ cell, 5 };
	}
	table_print(&text, rows, n);
	out = arena_strdup(a, buf_str(&text));
	buf_free(&text);
	return out;
}

/* --- the kick-off --------------------------------------------------------------------------------------------------------------------------------- */

static bool declared(struct record **v, size_t n, const char *person, const char *type)
{
	for (size_t i = 0; i < n; i++)
		if (record_is(v[i], "Person", person) && record_is(v[i], "Type", type))
			return true;
	return false;
}

static void who_lacks(struct service *s, const char *contract, struct record **v, size_t n, struct kickoff *out, struct arena *a)
{
	const struct record *body = scope_body(service_scope(s), arena_printf(a, "GT-%s", contract));
	const struct field *f = body ? &body->kind->fields[kind_field(body->kind, "Seats")] : NULL;
	struct row *rows;
	size_t seats = body ? table_rows(record_get(body, "Seats"), &rows, a) : 0;

	for (size_t i = 0; i < seats; i++) {
		const char *who = table_cell(f, &rows[i], "holder");

		if (!*who)
			continue;
		if (!declared(v, n, who, "interest") && !strs_has(&out->interest, who))
			strs_add(&out->interest, a, who);
		if (!declared(v, n, who, "confidentiality") && !strs_has(&out->confidentiality, who))
			strs_add(&out->confidentiality, a, who);
	}
}

enum rc meeting_kickoff(struct service *s, const char *contract, struct kickoff *out, struct arena *a, struct why *why)
{
	struct record **v;
	size_t n;
	enum rc rc;

	memset(out, 0, sizeof *out);
	if ((rc = service_list(s, "document", contract, 0, &v, &n, a, why)) != RC_OK)
		return rc;
	for (size_t i = 0; i < n; i++)           /* the charter is the minutes of the kick-off */
		out->charter |= record_is(v[i], "Type", "minutes");
	if ((rc = service_list(s, "request", contract, 0, &v, &n, a, why)) != RC_OK)
		return rc;
	out->requests = n > 0;
	if ((rc = service_list(s, "declaration", contract, 0, &v, &n, a, why)) == RC_OK)
		who_lacks(s, contract, v, n, out, a);
	return rc;
}
