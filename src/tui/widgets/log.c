/* The messages of this session, newest first: nothing that was said is lost (R21). */
#include "ui_room.h"
#include "widgets/dialog.h"
#include "widgets/list.h"

struct log { struct list list; struct view *v; };

static const struct message *message_at(void *ctx, size_t row)
{
	struct log *l = ctx;
	const struct messages *m = &l->v->ui->messages;

	return &m->v[m->n - 1 - row];
}

static size_t log_count(void *ctx)
{
	return ((struct log *)ctx)->v->ui->messages.n;
}

static void log_cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	const struct message *m = message_at(ctx, row);
	char when[INSTANT_SIZE];

	instant_show(when, m->at);
	buf_puts(out, col == 0 ? when : col == 1 ? (m->level == SAY_ERROR ? "▲" : m->level == SAY_DONE ? "■" : "·") : m->text);
}

static enum role log_role(void *ctx, size_t row, size_t col)
{
	return col == 0 ? ROLE_SECONDARY : message_at(ctx, row)->level == SAY_ERROR ? ROLE_BAD : ROLE_NORMAL;
}

static const struct list_column columns[] = { { N_("When"), 16, false, 1 }, { "", 1, false, 0 }, { N_("What was said"), 0, false, 0 } };
static const struct list_ops rows = { .count = log_count, .cell = log_cell, .role = log_role, .empty = N_("Nothing was said yet in this session.") };

static enum rc log_load(struct view *v, struct why *why)
{
	(void)why;
	v->ui->messages.shown = false;                   /* being read */
	list_refresh(&((struct log *)v->state)->list);
	return RC_OK;
}

static void log_draw(struct view *v, struct pane p)
{
	struct log *l = v->state;
	struct pane whole = pane_bottom(&p, 6), inner;
	struct buf title = { 0 }, foot = { 0 };
	size_t row;

	list_title(&l->list, _("Messages of this session"), &title);
	inner = pane_sub(p, 1, 2, p.h - 2, p.w - 4);
	list_draw(&l->list, inner, true);
	list_foot(&l->list, &foot);
	pane_box(p, &(struct box){ buf_str(&title), buf_str(&foot), true });
	inner = pane_box(whole, &(struct box){ .title = _("In full") });
	if (list_row(&l->list, &row))
		pane_wrap(inner, 0, ROLE_NORMAL, message_at(l, row)->text);
	buf_free(&title);
	buf_free(&foot);
}

static unsigned log_request(struct view *v, const char *verb)
{
	return list_request(&((struct log *)v->state)->list, verb);
}

static unsigned log_key(struct view *v, const struct key *k)
{
	return list_key(&((struct log *)v->state)->list, k);
}

static bool log_typing(struct view *v)
{
	return ((struct log *)v->state)->list.typing;
}

static void log_title(struct view *v, struct buf *out)
{
	(void)v;
	buf_puts(out, _("Messages"));
}

static void log_leave(struct view *v)
{
	list_free(&((struct log *)v->state)->list);
}

static const struct action log_actions[] = {
	{ "filter", N_("Filter"), N_("Shows only the messages with these words"), "buscar filtrar search" },
	{ NULL, NULL, NULL, NULL },
};

static const struct view_ops log_ops = { .name = "messages", .map = "list", .actions = log_actions, .about = N_("What the program said since it was started."),
	.load = log_load, .draw = log_draw, .request = log_request, .key = log_key, .typing = log_typing, .title = log_title, .leave = log_leave };

unsigned dialog_messages(struct ui *ui)
{
	struct view *v;
	struct log *l;

	if (ui->top->ops == &log_ops)
		return UI_NOTHING;
	v = ui_push(ui, &log_ops, sizeof(struct log));
	l = v->state;
	l->v = v;
	list_init(&l->list, &rows, l, columns, sizeof(columns) / sizeof(columns[0]));
	return UI_REDRAW;
}
