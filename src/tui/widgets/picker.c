/* A list to pick one or many from, for a form's field. Characters narrow it at once. */
#include "widgets/form_room.h"
#include "widgets/list.h"

#include <string.h>

struct picker {
	struct item *item;
	struct list list;
	bool many;
};

static size_t count(void *ctx)
{
	return ((struct picker *)ctx)->item->field.n_choices;
}

static const struct form_choice *choice(void *ctx, size_t row)
{
	return &((struct picker *)ctx)->item->field.choices[row];
}

static void cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	const struct form_choice *c = choice(ctx, row);

	buf_puts(out, col == 0 ? c->label : c->help ? c->help : "");
}

static const char *key_of(void *ctx, size_t row)
{
	return choice(ctx, row)->code;
}

static void words(void *ctx, size_t row, struct buf *out)
{
	const struct form_choice *c = choice(ctx, row);

	buf_printf(out, "%s %s %s", c->code, c->label, c->help ? c->help : "");
}

static const struct list_column columns[] = { { NULL, 0, false, 0 }, { NULL, 0, false, 1 } };
static const struct list_ops rows = { .count = count, .cell = cell, .key = key_of, .words = words, .empty = N_("There is nothing to pick here yet.") };

static void picker_draw(struct view *v, struct pane p)
{
	struct picker *k = v->state;
	struct pane inner = pane_centre(p, p.h - 2, p.w < 100 ? p.w - 4 : 96);

	pane_clear(inner, ROLE_POPUP);
	k->list.typing = true;
	list_boxed(&k->list, inner, k->item->field.label, true);
}

/* Codes of the marked rows, in the order of the choices; without marks the selected one. */
static void take(struct picker *k)
{
	struct buf value = { 0 };
	size_t row;

	for (size_t i = 0; k->many && i < k->item->field.n_choices; i++)
		if (list_marked(&k->list, i))
			buf_printf(&value, "%s%s", value.len ? " " : "", k->item->field.choices[i].code);
	if (value.len == 0 && list_row(&k->list, &row) && (!k->many || !k->item->edit.text.len || k->list.filter.len))
		buf_puts(&value, k->item->field.choices[row].code);
	edit_set(&k->item->edit, buf_str(&value));
	item_check(k->item, false);
	buf_free(&value);
}

static unsigned picker_request(struct view *v, const char *verb)
{
	struct picker *k = v->state;

	if (!strcmp(verb, "run") || !strcmp(verb, "open") || !strcmp(verb, "accept")) {
		take(k);
		return UI_POP | UI_REDRAW;
	}
	return list_request(&k->list, verb);
}

static unsigned picker_key(struct view *v, const struct key *k)
{
	struct picker *s = v->state;

	if (key_is(k, KEYNAME_ESC) || key_is(k, KEYNAME_ENTER))
		return UI_PASS;
	if (s->many && key_is(k, KEYNAME_SPACE))
		return list_request(&s->list, "mark");
	s->list.typing = true;
	return list_key(&s->list, k);
}

static bool picker_typing(struct view *v)
{
	(void)v;
	return true;
}

static void picker_leave(struct view *v)
{
	list_free(&((struct picker *)v->state)->list);
}

static bool picker_ready(struct view *v, const char *verb, struct buf *why_not)
{
	(void)why_not;
	return strcmp(verb, "mark") != 0 || ((struct picker *)v->state)->many;
}

static const struct action picker_actions[] = {
	{ "run", N_("Take"), N_("Takes the marked line, or all that are marked"), NULL },
	{ "move-down", N_("Choose"), N_("To the next line"), NULL },
	{ NULL, NULL, NULL, NULL },
};

static const struct view_ops picker_ops = { .name = "picker", .map = "help", .overlay = true, .actions = picker_actions,
	.about = N_("Type to narrow the list; Space marks where many can be picked; Enter takes."), .draw = picker_draw, .request = picker_request,
	.key = picker_key, .typing = picker_typing, .ready = picker_ready, .leave = picker_leave };

static void mark_chosen(struct picker *k, struct arena *a)
{
	struct strs codes = { 0 };

	strs_split(&codes, a, edit_text(&k->item->edit));
	for (size_t i = 0; i < k->item->field.n_choices; i++)
		if (strs_has(&codes, k->item->field.choices[i].code)) {
			list_select(&k->list, k->item->field.choices[i].code);
			if (k->many)
				list_mark(&k->list, i, true);
		}
}

unsigned picker_open(struct ui *ui, struct item *it)
{
	struct form *f = it->form;
	struct view *v = ui_push(ui, &picker_ops, sizeof(struct picker));
	struct picker *k = v->state;

	if (it->field.n_choices == 0 && f->set.ops->candidates)
		f->set.ops->candidates(f->set.ctx, (size_t)(it - f->items), f->view->arena, &it->field.choices, &it->field.n_choices);
	k->item = it;
	k->many = it->field.widget == WIDGET_PICK_MANY;
	list_init(&k->list, &rows, k, columns, 2);
	list_refresh(&k->list);
	mark_chosen(k, v->arena);
	return UI_REDRAW;
}
