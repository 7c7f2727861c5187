/* What came of the meeting: decided, noted and parked, and the tasks that were born in it. Each line knows its act. */
#include <stdio.h>
#include <string.h>

#include "screens/meeting.h"

/* --- decided ------------------------------------------------------------------------------------------------------------------------------------------ */

static const char *hour_of(struct instant t, struct arena *a)
{
	char when[INSTANT_SIZE];

	instant_show(when, t);
	return arena_strdup(a, strlen(when) > 11 ? when + 11 : when);
}

/* "drop(SC-2018-P01/R-01): …" without the contract, where the meeting is about no other. */
static void say_subject(const struct meeting_view *s, const char *subject, struct buf *out)
{
	const char *contract = record_get(s->m, "Contract"), *at = strchr(subject, '(');
	size_t n = strlen(contract);

	if (n && at && strncmp(at + 1, contract, n) == 0 && at[1 + n] == '/') {
		buf_add(out, subject, (size_t)(at + 1 - subject));
		subject = at + n + 2;
	}
	buf_puts(out, subject);
}

static size_t log_count(void *ctx) { return ((struct meeting_view *)ctx)->n_acts; }

static void log_cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	struct meeting_view *s = ctx;
	char when[INSTANT_SIZE];

	instant_show(when, s->acts[row].decided);
	if (col == 0)
		buf_puts(out, strlen(when) > 11 ? when + 11 : when);
	else if (col == 1)
		say_subject(s, s->acts[row].subject, out);
	else
		buf_printf(out, "%s%s", *s->acts[row].result ? choice_label(NULL, s->acts[row].result) : "", *s->acts[row].late ? _(" ▲ later") : "");
}

static enum role log_role(void *ctx, size_t row, size_t col)
{
	const char *result = ((struct meeting_view *)ctx)->acts[row].result;

	return col != 2 || !*result ? ROLE_NORMAL : strcmp(result, "adopted") == 0 ? ROLE_OK : ROLE_WARN;
}

static const char *log_key(void *ctx, size_t row) { return ((struct meeting_view *)ctx)->acts[row].commit; }
static const struct list_ops log_ops = { .count = log_count, .cell = log_cell, .role = log_role, .key = log_key, .empty = N_("Nothing was decided in this meeting yet.") };
static const struct list_column log_columns[] = { { N_("Time"), 5, false, 1 }, { N_("What"), 0, false, 0 }, { N_("Result"), 10, false, 2 } };

/* Arrivals, items, notes and tasks stand in the other panes. */
static void only_decisions(struct meeting_view *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n_acts; i++) {
		const struct verb *v = verb_by_name(s->acts[i].verb);
		bool elsewhere = strncmp(s->acts[i].verb, "meeting.", 8) == 0 || strncmp(s->acts[i].verb, "task.", 5) == 0;

		if (!elsewhere || (v && v->flags & V_DECIDE))
			s->acts[n++] = s->acts[i];
	}
	s->n_acts = n;
}

/* --- noted and parked --------------------------------------------------------------------------------------------------------------------------------- */

static size_t notes_count(void *ctx) { return ((struct meeting_view *)ctx)->n_noted; }

static void notes_cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	const struct noted *n = &((struct meeting_view *)ctx)->noted[row];

	if (col == 0)
		buf_puts(out, n->when);
	else
		buf_printf(out, "%s%s", n->text, n->taken ? _("  (taken up)") : "");
}

static enum role notes_role(void *ctx, size_t row, size_t col)
{
	const struct noted *n = &((struct meeting_view *)ctx)->noted[row];

	return n->seq ? (col == 0 ? ROLE_SECONDARY : ROLE_NORMAL) : n->taken ? ROLE_SECONDARY : ROLE_ACCENT;
}

static const char *notes_key(void *ctx, size_t row)
{
	const struct noted *n = &((struct meeting_view *)ctx)->noted[row];

	return n->number;
}

static const struct list_ops notes_ops = { .count = notes_count, .cell = notes_cell, .role = notes_role, .key = notes_key,
					   .empty = N_("No note yet: n writes one, f parks a topic for later.") };
static const struct list_column notes_columns[] = { { N_("Time"), 6, false, 0 }, { N_("Note"), 0, false, 0 } };

/* A note that does not fit its line is shown whole under the list, where there is room. */
void log_draw_notes(struct meeting_view *s, struct pane p, const char *title, bool focused)
{
	size_t row;
	const char *text = list_row(&s->notes, &row) ? s->noted[row].text : "";
	int rows = text_width(text) > p.w - 14 ? wrap_rows(text, p.w - 4) : 0;
	bool room = rows && (int)s->n_noted + 4 + rows <= p.h;
	struct pane below = pane_sub(p, p.h - 1 - rows, 2, rows, p.w - 4);

	list_boxed(&s->notes, p, title, focused);
	if (!room)
		return;
	pane_rule(pane_sub(p, p.h - 2 - rows, 1, 1, p.w - 2), 0, ROLE_FRAME);
	pane_wrap(below, 0, ROLE_NORMAL, text);
}

/* The text of a note stands in the record as its act left it. */
static enum rc load_notes(struct meeting_view *s, struct arena *a, struct why *why)
{
	struct log_query q = { .meeting = s->id, .verb = "meeting.note", .limit = 60, .before = s->app->at ? s->app->at + 1 : 0 };
	struct act_line *v;
	struct row *parked;
	size_t n = 0, topics = table_rows(meeting_value(s, "Parking"), &parked, a);
	enum rc rc = service_log(s->app->svc, &q, &v, &n, a, why);

	s->noted = arena_alloc(a, (n + topics + 1) * sizeof *s->noted);
	for (size_t i = 0; rc == RC_OK && i < n; i++) {
		struct record *r;
		const char *text = v[i].subject;

		if (service_record(s->app->svc, s->id, NULL, v[i].seq, &r, a, &(struct why){ 0 }) == RC_OK && kind_field(r->kind, "Note") >= 0 && *record_get(r, "Note"))
			text = record_get(r, "Note");
		s->noted[s->n_noted++] = (struct noted){ .seq = v[i].seq, .when = hour_of(v[i].decided, a), .text = text, .number = v[i].commit };
	}
	for (size_t i = 0; i < topics; i++) {
		const char *number = meeting_cell(s, "Parking", &parked[i], "number");

		s->noted[s->n_noted++] = (struct noted){ .when = arena_printf(a, "P%s", number), .text = meeting_cell(s, "Parking", &parked[i], "text"), .number = number,
							 .taken = strcmp(meeting_cell(s, "Parking", &parked[i], "state"), "taken") == 0 };
	}
	return rc;
}

/* --- tasks ---------------------------------------------------------------------------------------------------------------------------------------------- */

static size_t tasks_count(void *ctx) { return ((struct meeting_view *)ctx)->n_tasks; }

static void tasks_cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	struct meeting_view *s = ctx;
	const struct record *t = s->tasks[row];

	if (col == 0)
		buf_puts(out, record_is(t, "State", "done") ? "■" : record_is(t, "State", "open") ? "·" : "-");
	else if (col == 1)
		buf_puts(out, record_title(t));
	else if (col == 2)
		buf_puts(out, *record_get(t, "Owner") ? meeting_person(s, record_get(t, "Owner")) : _("▲ nobody"));
	else
		show_field(out, t, "Due");
}

static enum role tasks_role(void *ctx, size_t row, size_t col)
{
	const struct record *t = ((struct meeting_view *)ctx)->tasks[row];

	return col == 0 && record_is(t, "State", "done") ? ROLE_OK : col == 2 && !*record_get(t, "Owner") ? ROLE_WARN : ROLE_NORMAL;
}

static const char *tasks_key(void *ctx, size_t row) { return ((struct meeting_view *)ctx)->tasks[row]->path; }
static const struct list_ops tasks_ops = { .count = tasks_count, .cell = tasks_cell, .role = tasks_role, .key = tasks_key,
					   .empty = N_("No task was born here yet: a adds one.") };
static const struct list_column tasks_columns[] = { { "", 1, false, 0 }, { N_("Task"), 0, false, 0 }, { N_("Owner"), 16, false, 1 }, { N_("Due"), 10, false, 0 } };

static enum rc load_tasks(struct meeting_view *s, struct arena *a, struct why *why)
{
	const char *contract = record_get(s->m, "Contract");
	struct record **all;
	size_t n = 0;
	enum rc rc = service_list(s->app->svc, "task", *contract ? contract : NULL, s->app->at, &all, &n, a, why);

	s->tasks = all;
	for (size_t i = 0; rc == RC_OK && i < n; i++)
		if (record_is(all[i], "Meeting", s->id))
			s->tasks[s->n_tasks++] = all[i];
	return rc;
}

/* --- all three ------------------------------------------------------------------------------------------------------------------------------------------ */

void log_init(struct meeting_view *s)
{
	list_init(&s->log, &log_ops, s, log_columns, 3);
	list_init(&s->notes, &notes_ops, s, notes_columns, 2);
	list_init(&s->todo, &tasks_ops, s, tasks_columns, 4);
}

enum rc log_load(struct meeting_view *s, struct arena *a, struct why *why)
{
	struct log_query q = { .meeting = s->id, .limit = 400, .before = s->app->at ? s->app->at + 1 : 0 };
	enum rc rc = service_log(s->app->svc, &q, &s->acts, &s->n_acts, a, why);

	only_decisions(s);
	if (rc == RC_OK)
		rc = load_notes(s, a, why);
	if (rc == RC_OK)
		rc = load_tasks(s, a, why);
	list_refresh(&s->log);
	list_refresh(&s->notes);
	list_refresh(&s->todo);
	return rc;
}

static unsigned taken_up(struct ui *ui, void *ctx)
{
	struct meeting_view *s = ctx;
	struct preset_value_of fields[] = { { "Topic", s->number }, { NULL, NULL } };

	(void)ui;
	return act_now(s->app, "meeting.unpark", s->id, fields);
}

static unsigned open_noted(struct meeting_view *s, const struct noted *n)
{
	if (n->seq)
		return act_screen(s->app, n->seq);
	if (n->taken) {
		ui_say(s->app->ui, SAY_INFO, _("This topic was taken up already."));
		return UI_REDRAW;
	}
	snprintf(s->number, sizeof s->number, "%.20s", n->number);
	return dialog_confirm(s->app->ui, &(struct confirm){ .title = _("Parking lot"), .text = n->text, .yes = _("It is taken up now"), .done = taken_up, .ctx = s });
}

unsigned log_open(struct meeting_view *s)
{
	size_t row;

	if (s->focus.at == ON_ACTS && list_row(&s->log, &row))
		return act_screen(s->app, s->acts[row].seq);
	if (s->focus.at == ON_NOTES && list_row(&s->notes, &row))
		return open_noted(s, &s->noted[row]);
	return s->focus.at == ON_TASKS && list_row(&s->todo, &row) ? record_screen(s->app, s->tasks[row]->path) : UI_PASS;
}

int64_t log_selected(const struct meeting_view *s)
{
	size_t row;

	if (s->focus.at == ON_ACTS && list_row(&s->log, &row))
		return s->acts[row].seq;
	return s->focus.at == ON_NOTES && list_row(&s->notes, &row) ? s->noted[row].seq : 0;
}
