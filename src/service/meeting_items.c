/* The proposed tabla: the previous minutes first, then what the committee said and what is late on its conditions, what the last meeting left, what came up to
 * the committee, the blocks of the plan, late tasks and what was parked. Each item says why it is there. */
#include <stdlib.h>
#include <string.h>

#include "meeting_plan.h"

enum { MINUTES_SHORT = 5, MINUTES_ESCALATION = 10, MINUTES_PER_TASK = 2, MINUTES_TASKS_MAX = 20 };

/* A cell of a table is one line without the sign that parts cells. */
static const char *cell_text(const char *text, struct arena *a)
{
	char *out = arena_strdup(a, text);

	for (char *c = out; *c; c++)
		if (*c == '|' || *c == '\n')
			*c = *c == '|' ? '/' : ' ';
	return out;
}

static void add(struct planning *p, const char *title, int minutes, const char *record, const char *because)
{
	struct meeting_plan *out = p->out;
	struct plan_item *v = arena_alloc(p->a, (out->n + 1) * sizeof *v);

	if (out->n)
		memcpy(v, out->item, out->n * sizeof *v);
	v[out->n++] = (struct plan_item){ cell_text(title, p->a), record, minutes, because };
	out->item = v;
	out->minutes += minutes;
}

static const char *value_of(const struct record *r, const char *field)
{
	return kind_field(r->kind, field) < 0 ? "" : record_get(r, field);
}

static const char *cell_of(const struct record *r, const char *field, const struct row *row, const char *column)
{
	return table_cell(&r->kind->fields[kind_field(r->kind, field)], row, column);
}

static const char *day_shown(int64_t day, struct arena *a)
{
	char text[DATE_SIZE];

	date_show(text, day);
	return arena_strdup(a, text);
}

/* Is the date before the day of the meeting? */
static bool late(const struct planning *p, const char *date)
{
	int64_t day;

	return date_parse(date, &day) && day < p->out->day;
}

/* --- what the last meeting left --------------------------------------------------------------------------------------------------------------------- */

static void add_minutes(struct planning *p)
{
	if (p->last && !record_is(p->last, "Minutes-State", "approved"))
		add(p, arena_printf(p->a, _("Approval of the minutes of %s"), p->last->id), MINUTES_SHORT, p->last->id, _("The minutes of the last meeting are not approved yet."));
}

static bool already(const struct planning *p, const char *record)
{
	for (size_t i = 0; *record && i < p->out->n; i++)
		if (strcmp(p->out->item[i].record, record) == 0)
			return true;
	return false;
}

static void add_left(struct planning *p)
{
	struct row *rows;
	size_t n = p->last ? table_rows(record_get(p->last, "Tabla"), &rows, p->a) : 0;

	for (size_t i = 0; i < n; i++) {
		const char *state = cell_of(p->last, "Tabla", &rows[i], "state"), *record = cell_of(p->last, "Tabla", &rows[i], "record");
		bool deferred = strcmp(state, "deferred") == 0;

		if ((*state && !list_has("pending voting deferred", state)) || already(p, record))
			continue;
		add(p, cell_of(p->last, "Tabla", &rows[i], "title"), (int)strtol(cell_of(p->last, "Tabla", &rows[i], "minutes"), NULL, 10), record,
		    arena_printf(p->a, deferred ? _("Put off in %s.") : _("Not taken up in %s."), p->last->id));
	}
}

/* Did the topic come onto the tabla of a meeting after this one? Then it is that tabla's, done or left. */
static bool came_up(struct planning *p, size_t meeting, const char *topic)
{
	const char *title = cell_text(topic, p->a);

	for (size_t m = meeting + 1; m < p->n_held; m++) {
		struct row *rows;
		size_t n = table_rows(record_get(p->held[m], "Tabla"), &rows, p->a);

		for (size_t i = 0; i < n; i++)
			if (strcmp(cell_of(p->held[m], "Tabla", &rows[i], "title"), title) == 0)
				return true;
	}
	return false;
}

static void add_parked(struct planning *p)
{
	struct row *rows;

	for (size_t m = 0; m < p->n_held; m++) {
		size_t n = table_rows(value_of(p->held[m], "Parking"), &rows, p->a);

		for (size_t i = 0; i < n; i++)
			if (strcmp(cell_of(p->held[m], "Parking", &rows[i], "state"), "taken") != 0 && !came_up(p, m, cell_of(p->held[m], "Parking", &rows[i], "text")))
				add(p, cell_of(p->held[m], "Parking", &rows[i], "text"), MINUTES_SHORT, "", arena_printf(p->a, _("Parked in %s."), p->held[m]->id));
	}
}

/* --- what the committee said, and what was asked of it ----------------------------------------------------------------------------------------------- */

static enum rc add_answers(struct planning *p, struct why *why)
{
	struct record **v;
	size_t n;
	enum rc rc = service_list(p->s, "escalation", p->out->contract, 0, &v, &n, p->a, why);

	for (size_t i = 0; rc == RC_OK && i < n; i++)
		if (list_has("resolved answered", record_get(v[i], "State")) && *record_get(v[i], "Resolved-By"))
			add(p, arena_printf(p->a, _("Take note of %s: %s"), record_get(v[i], "Resolved-By"), record_title(v[i])), MINUTES_SHORT,
			    record_name(p->a, v[i]->path), _("The committee answered and the group has not acknowledged it."));
	return rc;
}

/* Of a group: what concerns its contract; of the committee: everything that it asked for. */
static bool concerns(const struct planning *p, const struct record *r)
{
	return !*p->out->contract ? record_is(r, "Body", p->out->body) : list_has(record_get(r, "Contracts"), p->out->contract);
}

static enum rc add_conditions_of(struct planning *p, const char *kind, struct why *why)
{
	struct record **v;
	size_t n;
	enum rc rc = service_list(p->s, kind, NULL, 0, &v, &n, p->a, why);

	for (size_t i = 0; rc == RC_OK && i < n; i++) {
		struct row *rows;
		size_t n_rows = concerns(p, v[i]) && !record_is(v[i], "State", "superseded") ? table_rows(record_get(v[i], "Conditions"), &rows, p->a) : 0;
		const char *which = "";
		int count = 0;

		for (size_t k = 0; k < n_rows; k++)
			if (!*cell_of(v[i], "Conditions", &rows[k], "result") && late(p, cell_of(v[i], "Conditions", &rows[k], "due"))) {
				which = arena_printf(p->a, "%s%s%s", which, *which ? ", " : "", cell_of(v[i], "Conditions", &rows[k], "text"));
				count++;
			}
		if (count)
			add(p, arena_printf(p->a, _("Late conditions of %s: %s"), v[i]->id, which), MINUTES_SHORT, v[i]->id, _("Their date has passed and no result is recorded."));
	}
	return rc;
}

static enum rc add_conditions(struct planning *p, struct why *why)
{
	enum rc rc = add_conditions_of(p, "agreement", why);

	if (rc == RC_OK)
		rc = add_conditions_of(p, "validation", why);
	return rc == RC_OK ? add_conditions_of(p, "guidance", why) : rc;
}

/* The escalations that were accepted for this session, or for none yet. */
static enum rc add_escalations(struct planning *p, int *minutes, struct why *why)
{
	struct record **v;
	size_t n;
	enum rc rc = service_list(p->s, "escalation", NULL, 0, &v, &n, p->a, why);

	*minutes = 0;
	for (size_t i = 0; rc == RC_OK && i < n; i++) {
		const char *session = record_get(v[i], "Session");
		int64_t day;

		if (!list_has("accepted scheduled", record_get(v[i], "State")) || already(p, record_name(p->a, v[i]->path)))
			continue;
		if (*session && strcmp(session, p->out->id) != 0 && !(p->last && strcmp(session, p->last->id) == 0))
			continue;
		add(p, arena_printf(p->a, "%s: %s", v[i]->id, record_title(v[i])), MINUTES_ESCALATION, record_name(p->a, v[i]->path),
		    date_parse(record_get(v[i], "Needed-By"), &day) ? arena_printf(p->a, _("Accepted for the committee; the answer is needed by %s."), day_shown(day, p->a)) :
								     _("Accepted for the committee."));
		strs_add(&p->out->pre_reading, p->a, record_name(p->a, v[i]->path));
		*minutes += MINUTES_ESCALATION;
	}
	return rc;
}

/* --- late tasks ------------------------------------------------------------------------------------------------------------------------------------- */

static enum rc add_tasks(struct planning *p, struct why *why)
{
	struct record **v;
	size_t n;
	enum rc rc = service_list(p->s, "task", *p->out->contract ? p->out->contract : NULL, 0, &v, &n, p->a, why);
	const char *which = "", *first = "";
	int count = 0;

	for (size_t i = 0; rc == RC_OK && i < n; i++) {
		/* The committee asks for the tasks that carry out what it said; the group for all of its own. */
		if (!record_is(v[i], "State", "open") || !late(p, record_get(v[i], "Due")) || (!*p->out->contract && !*record_get(v[i], "Agreement")))
			continue;
		which = arena_printf(p->a, "%s%s%s", which, count ? ", " : "", *p->out->contract ? v[i]->id : record_name(p->a, v[i]->path));
		first = count ? "" : record_name(p->a, v[i]->path);
		count++;
	}
	if (count)
		add(p, arena_printf(p->a, _("Late tasks: %s"), which), MINUTES_SHORT + count * MINUTES_PER_TASK < MINUTES_TASKS_MAX ? MINUTES_SHORT + count * MINUTES_PER_TASK :
		    MINUTES_TASKS_MAX, first, arena_printf(p->a, _("They are open and due before %s."), day_shown(p->out->day, p->a)));
	return rc;
}

/* --- all of it -------------------------------------------------------------------------------------------------------------------------------------- */

/* The plan's own block for escalations gives its place to the ones that are there. */
static bool for_escalations(const struct plan_step *step, const struct plan_block *block, int minutes)
{
	return minutes && step->committee && strcmp(block->title.en, "Escalations") == 0;
}

static void add_blocks(struct planning *p, int escalations)
{
	const struct plan_step *step = p->out->step;

	if (!step && !p->n_held && !*p->out->contract) {
		const char *because = _("The first session: the committee must know its rules and choose what to work on.");

		add(p, _("Rules and seats of the committee"), 15, "", because);
		add(p, _("Portfolio of candidates"), 30, "", because);
		add(p, _("Choice of the contracts"), 30, "", because);
	}
	for (size_t i = 0; step && i < step->n_blocks; i++)
		if (!for_escalations(step, &step->blocks[i], escalations))
			add(p, words_say(&step->blocks[i].title, p->english), step->blocks[i].minutes, "",
			    arena_printf(p->a, _("Step %s of the work plan."), step->number));
}

enum rc plan_items(struct planning *p, struct why *why)
{
	int escalations = 0;
	enum rc rc = RC_OK;

	add_minutes(p);
	if (*p->out->contract)
		rc = add_answers(p, why);
	if (rc == RC_OK)
		rc = add_conditions(p, why);
	add_left(p);
	if (rc == RC_OK && !*p->out->contract)
		rc = add_escalations(p, &escalations, why);
	add_blocks(p, escalations);
	if (rc == RC_OK)
		rc = add_tasks(p, why);
	add_parked(p);
	return rc;
}
