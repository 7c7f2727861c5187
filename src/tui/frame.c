/* The frame of every screen: where am I, who, when; the message; the keys that are true here and now. */
#include "ui_room.h"

#include <string.h>

/* ---- row 1 ---- */

/* "Cartera > 2018-0142 > 1 Evidencia": the titles of the stack, the first ones given up where it is narrow. */
static void where_add(const struct view *v, struct buf *out)
{
	struct buf own = { 0 };

	if (!v)
		return;
	where_add(v->below, out);
	if (!v->ops->overlay && v->ops->title) {
		union { const struct view *in; struct view *out; } u = { .in = v };

		u.out->ops->title(u.out, &own);
		if (out->len && own.len)
			buf_puts(out, " > ");
		buf_puts(out, buf_str(&own));
	}
	buf_free(&own);
}

static void where_draw(struct pane p, const char *text)
{
	const char *cut;

	if (text_width(text) <= p.w) {
		pane_text(p, 0, 0, ROLE_TITLE, text);
		return;
	}
	while ((cut = strstr(text, " > ")) != NULL && text_width(cut + 3) + 4 > p.w)
		text = cut + 3;
	if (cut)
		pane_printf(p, 0, 0, ROLE_TITLE, "… > %s", cut + 3);
	else
		pane_text(p, 0, 0, ROLE_TITLE, text);
}

static void clock_text(struct ui *ui, char out[INSTANT_SIZE])
{
	struct instant now;
	struct why why;

	why_clear(&why);
	out[0] = '\0';
	if (!ui->set.accessible && instant_now(&now, &why) == RC_OK)
		instant_show(out, now);
}

/* Puts one thing at the right end and takes its room away, if half of the row stays free for where we are. */
static void right_end(struct pane *row, enum role r, const char *text)
{
	int cols = text_width(text) + 2;

	if (!*text || row->w - cols < 24)
		return;
	pane_text(pane_right(row, cols), 0, 1, r, text);
}

static void top_draw(struct ui *ui, struct pane row)
{
	struct ui_status st = { "", "", "", "" };
	char now[INSTANT_SIZE];
	struct buf where = { 0 };

	if (ui->set.app.status)
		ui->set.app.status(ui, &st);
	clock_text(ui, now);
	pane_text(pane_left(&row, 10), 0, 1, ROLE_ACCENT, "procure");
	if (*st.mark)
		pane_text(pane_left(&row, text_width(st.mark) + 2), 0, 0, ROLE_DEMO, st.mark);
	if (*st.at)
		right_end(&row, ROLE_WARN, st.at);
	else
		right_end(&row, ROLE_SECONDARY, now);
	if (*st.meeting) {
		struct buf b = { 0 };

		buf_printf(&b, "● %s", st.meeting);
		right_end(&row, ROLE_MEETING, buf_str(&b));
		buf_free(&b);
	}
	right_end(&row, ROLE_SECONDARY, st.who);
	where_add(ui->top, &where);
	where_draw(row, buf_str(&where));
	buf_free(&where);
}

/* ---- the last line ---- */

struct bar { struct ui *ui; struct view *v; struct pane p; int x, room; bool typing; };

static bool said_already(const struct ui *ui, const char *verb)
{
	for (int i = 0; i < ui->n_hints; i++)
		if (!strcmp(ui->hints[i].verb, verb))
			return true;
	return false;
}

/* One hint, whole or not at all. `shown` is where it goes; -1 only measures. */
static int hint_put(struct bar *b, const char *verb, const char *label, int x)
{
	struct buf key = { 0 };
	int cols = 0;

	if (ui_key_text(b->ui, b->v, verb, b->typing, &key)) {
		cols = text_width(buf_str(&key)) + 1 + text_width(label) + 2;
		if (x >= 0 && b->ui->n_hints < HINTS_MAX) {
			int used = pane_text(b->p, 0, x, ROLE_KEY, buf_str(&key));

			pane_text(b->p, 0, x + used + 1, ROLE_HINT, label);
			b->ui->hints[b->ui->n_hints++] = (struct hint){ b->p.x + x, cols - 2, verb };
		}
	}
	buf_free(&key);
	return cols;
}

static void hints_add(struct bar *b, const struct action *list)
{
	for (; list && list->verb; list++) {
		int cols;

		if (!list->hint || said_already(b->ui, list->verb) || !strcmp(list->verb, "help") || !strcmp(list->verb, "back") ||
		    !ui_ready(b->ui, b->v, list->verb, NULL))
			continue;
		cols = hint_put(b, list->verb, _(list->hint), -1);
		if (cols == 0)
			continue;
		if (cols > b->room)
			return;
		hint_put(b, list->verb, _(list->hint), b->x);
		b->x += cols;
		b->room -= cols;
	}
}

static const char *back_word(const struct ui *ui)
{
	return ui->top->below ? _("Back") : _("Leave");
}

/* The screen's own keys first; `?` and then the way back have their place reserved (R1). */
static void hints_draw(struct ui *ui, struct pane row)
{
	struct bar b = { .ui = ui, .v = ui->top, .p = row, .x = 1, .room = row.w - 1 };
	const char *help;
	int help_cols, back_cols;

	b.typing = b.v->ops->typing && b.v->ops->typing(b.v);
	help = b.typing ? _("? Help") : _("Help");
	ui->n_hints = 0;
	help_cols = hint_put(&b, "help", help, -1);
	back_cols = hint_put(&b, "back", back_word(ui), -1);
	b.room -= help_cols + back_cols;
	hints_add(&b, b.v->ops->actions);
	if (!b.v->ops->overlay) {
		hints_add(&b, ui->set.app.actions);
		hints_add(&b, ui_actions);
	}
	hint_put(&b, "help", help, b.x);
	hint_put(&b, "back", back_word(ui), b.x + help_cols);
}

const char *frame_hint_at(const struct ui *ui, int row, int col)
{
	for (int i = 0; row == ui->canvas.rows - 1 && i < ui->n_hints; i++)
		if (col >= ui->hints[i].x && col < ui->hints[i].x + ui->hints[i].w)
			return ui->hints[i].verb;
	return NULL;
}

/* ---- the whole ---- */

bool frame_small(const struct ui *ui)
{
	return ui->canvas.rows < MIN_ROWS || ui->canvas.cols < MIN_COLS;
}

static void small_draw(struct ui *ui, struct pane p)
{
	pane_printf(p, 0, 0, ROLE_WARN, _("Screen %d x %d; procure needs %d x %d."), p.w, p.h, MIN_COLS, MIN_ROWS);
	pane_text(p, 1, 0, ROLE_NORMAL, _("Make it larger, or q to leave."));
	pane_cursor(p, 0, 0, false);
	ui->n_hints = 0;
}

/* The view and, under overlays, what they lie on. */
static void body_draw(struct view *v, struct pane p)
{
	if (v->ops->overlay && v->below)
		body_draw(v->below, p);
	v->ui->canvas.cursor_on = false;
	v->ops->draw(v, p);
}

/* The view that fills the screen, under what lies on it. */
static bool draws_whole(const struct view *v)
{
	while (v->ops->overlay && v->below)
		v = v->below;
	return v->ops->whole;
}

void frame_draw(struct ui *ui)
{
	struct pane all, last, message;

	canvas_clear(&ui->canvas);
	all = pane_all(&ui->canvas);
	if (frame_small(ui)) {
		small_draw(ui, all);
		return;
	}
	if (!draws_whole(ui->top))
		top_draw(ui, pane_top(&all, 1));
	last = pane_bottom(&all, 1);
	message = pane_bottom(&all, messages_rows(ui, all.w));
	body_draw(ui->top, all);
	messages_draw(ui, message);
	hints_draw(ui, last);
}
