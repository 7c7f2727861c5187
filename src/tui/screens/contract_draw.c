/* Drawing the contract: the four stages as a row of boxes, what comes next, and the panes below. */
#include <stdio.h>
#include <string.h>

#include "screens/contract.h"

enum { STEPPER_ROWS = 4, ARROW_COLS = 3, NEXT_ROWS = 3, NEXT_COLS = 17, SHORT_DATE = 5 };

/* --- the rows of the work ------------------------------------------------------------------------------------------------------------------------------ */

/* One column, so that a sentence has the whole width. */
static const struct list_column work_columns[] = { { NULL, 0, false, 0 } };

static size_t work_count(void *ctx)
{
	return ((struct contract *)ctx)->n_work;
}

static bool overdue(const struct contract *s, const struct record *task)
{
	int64_t due;

	return record_is(task, "State", "open") && date_parse(record_get(task, "Due"), &due) && due < s->today;
}

static void task_text(const struct contract *s, const struct record *task, struct buf *out)
{
	const char *box = record_is(task, "State", "done") ? "[x]" : record_is(task, "State", "withdrawn") ? "[-]" : "[ ]";
	struct buf due = { 0 };

	show_field(&due, task, "Due");
	buf_printf(out, "%s %s", box, overdue(s, task) ? "▲ " : "");
	text_pad(out, buf_str(&due), 10, false);
	buf_printf(out, "  %s", record_title(task));
	if (*record_get(task, "Owner"))
		buf_printf(out, " · %s", record_get(task, "Owner"));
	buf_free(&due);
}

static void work_cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	const struct contract *s = ctx;
	const struct work *w = &s->work[row];

	(void)col;
	if (w->lack)
		buf_printf(out, "%s %s", w->good ? "■" : "▲", w->lack);
	else if (w->task)
		task_text(s, w->task, out);
}

static enum role work_role(void *ctx, size_t row, size_t col)
{
	const struct contract *s = ctx;
	const struct work *w = &s->work[row];

	(void)col;
	if (w->lack)
		return w->good ? ROLE_OK : ROLE_NORMAL;
	if (!w->task)
		return ROLE_NORMAL;
	return record_is(w->task, "State", "done") ? ROLE_SECONDARY : overdue(s, w->task) ? ROLE_WARN : ROLE_NORMAL;
}

static const char *work_key(void *ctx, size_t row)
{
	const struct work *w = &((struct contract *)ctx)->work[row];

	return w->task ? w->task->path : w->lack ? w->lack : w->heading;
}

static const char *work_heading(void *ctx, size_t row)
{
	return ((struct contract *)ctx)->work[row].heading;
}

static const struct list_ops work_ops = { .count = work_count, .cell = work_cell, .role = work_role, .key = work_key, .heading = work_heading,
	.empty = N_("Nothing is recorded here at this time.") };

/* --- the rows of the acts -------------------------------------------------------------------------------------------------------------------------------- */

enum { A_SEQ, A_DATE, A_WHAT, A_LATE, A_MODE, A_COLS };
/* With and without the column that says what was recorded later; on a narrow screen the last one is left out. */
static const struct list_column with_late[A_COLS] = { { N_("Act"), 5, true, 0 }, { N_("Decided"), 10, false, 1 }, { N_("What"), 0, false, 0 }, { N_("Recorded"), 10, false, 2 }, { N_("How"), 10, false, 3 } };
static const struct list_column without_late[A_COLS] = { { N_("Act"), 5, true, 0 }, { N_("Decided"), 10, false, 1 }, { N_("What"), 0, false, 0 }, { N_("How"), 10, false, 3 } };

static size_t acts_count(void *ctx)
{
	return ((struct contract *)ctx)->n_acts;
}

/* `drop(SC-2018-P01/R-05): Depot` is shown as `drop R-05: Depot`: the contract is known here. */
static void act_text(const struct contract *s, const char *subject, struct buf *out)
{
	const char *open = strchr(subject, '('), *close = strstr(subject, "): "), *name;

	if (!open || !close || open > close) {
		buf_puts(out, subject);
		return;
	}
	name = open + 1;
	if (strncmp(name, s->id, strlen(s->id)) == 0 && name[strlen(s->id)] == '/')
		name += strlen(s->id) + 1;
	buf_add(out, subject, (size_t)(open - subject));
	buf_putc(out, ' ');
	buf_add(out, name, (size_t)(close - name));
	buf_printf(out, "  %s", close + 3);
}

static bool any_late(const struct contract *s)
{
	for (size_t i = 0; i < s->n_acts; i++)
		if (s->act[i].late && *s->act[i].late)
			return true;
	return false;
}

static size_t acts_column(const struct contract *s, size_t col)
{
	return col == A_LATE && s->acts_list.columns == without_late ? A_MODE : col;
}

static void acts_cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	static const struct field mode = { "Mode", &type_choice, "", 0, "", "", 0 };
	const struct contract *s = ctx;
	const struct act_line *l = &s->act[row];
	char date[DATE_SIZE];

	col = acts_column(s, col);
	if (col == A_SEQ)
		buf_printf(out, "%lld", (long long)l->seq);
	else if (col == A_DATE) {
		date_show(date, date_of(l->decided));
		buf_puts(out, date);
	} else if (col == A_WHAT)
		act_text(s, l->subject, out);
	else if (col == A_MODE && l->mode && *l->mode)
		buf_puts(out, choice_label(&mode, l->mode));
	else if (col == A_LATE && l->late && *l->late)
		buf_puts(out, _("▲ later"));
}

static enum role acts_role(void *ctx, size_t row, size_t col)
{
	col = acts_column(ctx, col);
	if (col == A_SEQ)
		return ROLE_ACCENT;
	return col == A_LATE ? ROLE_WARN : col == A_WHAT ? role_of_kind_act(((struct contract *)ctx)->act[row].verb) : ROLE_SECONDARY;
}

static const char *acts_key(void *ctx, size_t row)
{
	return ((struct contract *)ctx)->act[row].commit;
}

static const struct list_ops acts_ops = { .count = acts_count, .cell = acts_cell, .role = acts_role, .key = acts_key,
	.empty = N_("No act is about this contract yet.") };

void contract_lists(struct contract *s)
{
	list_init(&s->work_list, &work_ops, s, work_columns, 1);
	list_init(&s->acts_list, &acts_ops, s, with_late, A_COLS);
}

/* --- the stepper ------------------------------------------------------------------------------------------------------------------------------------------- */

/* The day on which a complete stage was declared so, else how much it lacks. */
static void stage_note(const struct contract *s, const struct stage *st, bool narrow, struct buf *out)
{
	static const char *const declared[STAGES] = { "Evidence-Complete", "Requirements-Complete", "Payments-Complete", "Escalation-Complete" };
	struct instant t;
	char date[DATE_SIZE];

	if (st->n_lacks)
		buf_printf(out, _("lacks %zu"), st->n_lacks);
	else if (st->complete && instant_parse(record_get(s->r, declared[st - s->stage]), &t)) {
		date_show(date, date_of(t));
		buf_add(out, date, narrow ? SHORT_DATE : strlen(date));
	} else if (!st->complete && st->lacks)
		buf_puts(out, narrow ? _("ready") : _("nothing lacks"));
}

static void stage_state(const struct contract *s, const struct stage *st, bool narrow, struct pane in)
{
	struct buf text = { 0 };

	if (st->complete)
		pane_text(in, 0, 0, ROLE_OK, _("■ complete"));
	else if (st->all)
		pane_text(in, 0, 0, ROLE_ACCENT, _("▒ in work"));
	else
		pane_text(in, 0, 0, ROLE_SECONDARY, _("· to begin"));
	if (st->all)
		buf_printf(&text, "%zu/%zu", st->done, st->all);
	pane_end(in, narrow ? 1 : 0, ROLE_NORMAL, buf_str(&text));
	buf_reset(&text);
	stage_note(s, st, narrow, &text);
	pane_text(in, 1, 0, st->n_lacks ? ROLE_WARN : ROLE_SECONDARY, buf_str(&text));
	buf_free(&text);
}

/* The stage that is looked at points to the pane below. */
static void stage_box(const struct contract *s, int i, bool narrow, struct pane p)
{
	struct buf head = { 0 };

	buf_printf(&head, "%d %s", i + 1, stage_word(s->stage[i].code));
	stage_state(s, &s->stage[i], narrow, pane_box(p, &(struct box){ .title = buf_str(&head) }));
	if (i == s->at) {
		pane_role(p, 0, 0, p.w, ROLE_ACCENT);
		pane_role(p, 0, 3, text_width(buf_str(&head)), ROLE_FOCUS);
		pane_role(p, p.h - 1, 0, p.w, ROLE_ACCENT);
		for (int y = 1; y < p.h - 1; y++) {
			pane_role(p, y, 0, 1, ROLE_ACCENT);
			pane_role(p, y, p.w - 1, 1, ROLE_ACCENT);
		}
		pane_text(p, p.h - 1, p.w / 2, ROLE_FOCUS, "▼");
	}
	buf_free(&head);
}

static void stepper(const struct contract *s, struct pane p)
{
	bool narrow = p.w < WIDE;
	int gap = narrow ? 0 : ARROW_COLS, w = (p.w - (STAGES - 1) * gap) / STAGES;

	for (int i = 0; i < (int)s->n_stages; i++) {
		int x = i * (w + gap);

		stage_box(s, i, narrow, pane_sub(p, 0, x, STEPPER_ROWS, i == STAGES - 1 ? p.w - x : w));
		if (i < STAGES - 1 && gap)
			pane_text(p, 1, x + w, ROLE_FRAME, "──▶");
	}
}

/* --- the panes --------------------------------------------------------------------------------------------------------------------------------------------- */

static void next_lines(const struct contract *s, struct pane p)
{
	pane_cell(p, 0, 1, NEXT_COLS - 1, ROLE_LABEL, _("Next"), false);
	pane_text(pane_sub(p, 0, NEXT_COLS + 1, 1, p.w - NEXT_COLS - 2), 0, 0, ROLE_HEADING, s->next);
	pane_cell(p, 1, 1, NEXT_COLS - 1, ROLE_LABEL, _("Next meeting"), false);
	pane_text(pane_sub(p, 1, NEXT_COLS + 1, 1, p.w - NEXT_COLS - 2), 0, 0, ROLE_NORMAL, s->meeting);
}

static void work_box(struct contract *s, struct pane p, const char *where)
{
	struct buf head = { 0 };

	buf_printf(&head, "%d %s%s", s->at + 1, stage_word(s->stage[s->at].code), where);
	list_boxed(&s->work_list, p, buf_str(&head), s->focus.at == FOCUS_WORK);
	buf_free(&head);
}

static void group_box(struct contract *s, struct pane p, const char *where)
{
	struct buf head = { 0 };

	buf_printf(&head, "%s%s", _("Working group"), where);
	doc_boxed(&s->group, p, buf_str(&head), s->focus.at == FOCUS_GROUP);
	buf_free(&head);
}

static void acts_box(struct contract *s, struct pane p, const char *where)
{
	struct buf head = { 0 };

	s->acts_list.columns = any_late(s) ? with_late : without_late;
	s->acts_list.n_columns = (any_late(s) ? A_COLS : A_COLS - 1) - (p.w < WIDE);
	buf_printf(&head, "%s%s", _("Last acts"), where);
	list_boxed(&s->acts_list, p, buf_str(&head), s->focus.at == FOCUS_ACTS);
	buf_free(&head);
}

void contract_draw(struct contract *s, struct pane p)
{
	char where[32];

	if (!s->n_stages)
		return;
	stepper(s, pane_top(&p, STEPPER_ROWS));
	next_lines(s, pane_top(&p, NEXT_ROWS - (p.h < 18)));
	if (p.w >= WIDE) {
		struct pane acts = pane_bottom(&p, p.h / 3);

		acts_box(s, acts, "");
		work_box(s, pane_left(&p, p.w * 14 / 25), "");
		group_box(s, p, "");
		return;
	}
	snprintf(where, sizeof where, " · %d/%d", s->focus.at + 1, FOCUSES);
	(s->focus.at == FOCUS_WORK ? work_box : s->focus.at == FOCUS_GROUP ? group_box : acts_box)(s, p, where);
}
