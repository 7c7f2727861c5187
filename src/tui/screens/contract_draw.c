/* Drawing the contract: the four stages as a row of boxes, what comes next, and the panes below. */
#include <stdio.h>
#include <string.h>

#include "screens/contract.h"

enum { STEPPER_ROWS = 4, ARROW_COLS = 3, NEXT_ROWS = 3 };

/* --- the rows of the work ------------------------------------------------------------------------------------------------------------------------------ */

enum { W_TEXT, W_OWNER, W_DUE, W_COLS };
static const struct list_column work_columns[W_COLS] = { { NULL, 0, false, 0 }, { NULL, 10, false, 2 }, { NULL, 12, true, 1 } };

static size_t work_count(void *ctx)
{
	return ((struct contract *)ctx)->n_work;
}

static bool overdue(const struct contract *s, const struct record *task)
{
	int64_t due;

	return record_is(task, "State", "open") && date_parse(record_get(task, "Due"), &due) && due < s->today;
}

static void work_cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	const struct contract *s = ctx;
	const struct work *w = &s->work[row];

	if (w->lack && col == W_TEXT)
		buf_printf(out, "%s %s", w->good ? "■" : "▲", w->lack);
	if (!w->task)
		return;
	if (col == W_TEXT)
		buf_printf(out, "[%s] %s", record_is(w->task, "State", "done") ? "x" : record_is(w->task, "State", "withdrawn") ? "-" : " ", record_title(w->task));
	else if (col == W_DUE && overdue(s, w->task))
		buf_puts(out, "▲ ");
	if (col != W_TEXT)
		show_field(out, w->task, col == W_OWNER ? "Owner" : "Due");
}

static enum role work_role(void *ctx, size_t row, size_t col)
{
	const struct contract *s = ctx;
	const struct work *w = &s->work[row];

	if (w->lack)
		return w->good ? ROLE_OK : ROLE_NORMAL;
	if (!w->task)
		return ROLE_NORMAL;
	if (record_is(w->task, "State", "done"))
		return ROLE_SECONDARY;
	return col == W_DUE && overdue(s, w->task) ? ROLE_WARN : col == W_OWNER ? ROLE_ACCENT : ROLE_NORMAL;
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

enum { A_SEQ, A_DATE, A_WHAT, A_MODE, A_LATE, A_COLS };
static const struct list_column act_columns[A_COLS] = { { NULL, 5, true, 0 }, { NULL, 10, false, 1 }, { NULL, 0, false, 0 }, { NULL, 12, false, 3 }, { NULL, 16, false, 2 } };

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

static void acts_cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	static const struct field mode = { "Mode", &type_choice, "", 0, "", "", 0 };
	const struct contract *s = ctx;
	const struct act_line *l = &s->act[row];
	char date[DATE_SIZE];

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
		buf_puts(out, _("recorded later"));
}

static enum role acts_role(void *ctx, size_t row, size_t col)
{
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
	list_init(&s->work_list, &work_ops, s, work_columns, W_COLS);
	list_init(&s->acts_list, &acts_ops, s, act_columns, A_COLS);
}

/* --- the stepper ------------------------------------------------------------------------------------------------------------------------------------------- */

static void stage_state(const struct stage *st, struct pane in)
{
	struct buf n = { 0 };

	if (st->all)
		buf_printf(&n, "%zu/%zu", st->done, st->all);
	if (st->complete)
		pane_text(in, 0, 0, ROLE_OK, _("■ complete"));
	else if (st->all)
		pane_text(in, 0, 0, ROLE_ACCENT, _("▒ in work"));
	else
		pane_text(in, 0, 0, ROLE_SECONDARY, _("· to begin"));
	pane_end(in, 0, ROLE_TITLE, buf_str(&n));
	buf_reset(&n);
	if (st->n_lacks)
		buf_printf(&n, _("lacks %zu"), st->n_lacks);
	else if (!st->complete && st->lacks)
		buf_puts(&n, _("nothing lacks"));
	pane_text(in, 1, 0, st->n_lacks ? ROLE_WARN : ROLE_SECONDARY, buf_str(&n));
	buf_free(&n);
}

static void stepper(const struct contract *s, struct pane p)
{
	int w = (p.w - (STAGES - 1) * ARROW_COLS) / STAGES;

	for (int i = 0; i < (int)s->n_stages; i++) {
		int x = i * (w + ARROW_COLS);
		struct pane box = pane_sub(p, 0, x, STEPPER_ROWS, i == STAGES - 1 ? p.w - x : w);
		struct buf head = { 0 };

		buf_printf(&head, "%d %s", i + 1, stage_word(s->stage[i].code));
		stage_state(&s->stage[i], pane_box(box, &(struct box){ .title = buf_str(&head), .focused = i == s->at }));
		if (i < STAGES - 1)
			pane_text(p, 1, x + w, ROLE_FRAME, "──▶");
		buf_free(&head);
	}
}

/* --- the panes --------------------------------------------------------------------------------------------------------------------------------------------- */

static void next_lines(const struct contract *s, struct pane p)
{
	pane_cell(p, 0, 1, 15, ROLE_LABEL, _("Next"), false);
	pane_text(pane_sub(p, 0, 16, 1, p.w - 17), 0, 0, ROLE_TITLE, s->next);
	pane_cell(p, 1, 1, 15, ROLE_LABEL, _("Next meeting"), false);
	pane_text(pane_sub(p, 1, 16, 1, p.w - 17), 0, 0, ROLE_NORMAL, s->meeting);
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
		work_box(s, pane_left(&p, p.w * 3 / 5), "");
		group_box(s, p, "");
		return;
	}
	snprintf(where, sizeof where, " · %d/%d", s->focus.at + 1, FOCUSES);
	(s->focus.at == FOCUS_WORK ? work_box : s->focus.at == FOCUS_GROUP ? group_box : acts_box)(s, p, where);
}
