/* Where g leads: the key map "go", one line for each key. */
#include "ui_room.h"
#include "widgets/commands.h"

#include <string.h>

static const struct action *action_in(const struct action *list, const char *verb)
{
	for (; list && list->verb; list++)
		if (!strcmp(list->verb, verb))
			return list;
	return NULL;
}

static const char *name_of(struct view *v, const char *verb)
{
	const struct action *a = action_in(v->below->ops->actions, verb);

	if (!a)
		a = action_in(v->ui->set.app.actions, verb);
	if (!a)
		a = action_in(ui_actions, verb);
	if (!strcmp(verb, "first"))
		return _("To the first line");
	return a && a->help ? _(a->help) : verb;
}

static void go_draw(struct view *v, struct pane p)
{
	const struct keymap *map = ui_map(v->ui, v);
	struct pane inner = pane_centre(p, (int)map->n + 1, 60);
	int y = 0;

	pane_clear(inner, ROLE_POPUP);
	inner = pane_box(inner, &(struct box){ .title = _("Go to"), .focused = true });
	for (size_t i = 0; i < map->n; i++) {
		struct buf key = { 0 };

		if (!strcmp(map->rows[i].action, "back"))
			continue;
		keystroke_print(&key, map->rows[i].key, !v->ui->canvas.ascii);
		pane_text(inner, y, 0, ROLE_KEY, buf_str(&key));
		pane_text(inner, y++, 4, ROLE_NORMAL, name_of(v, map->rows[i].action));
		buf_free(&key);
	}
	pane_cursor(inner, 0, 0, false);
}

static unsigned go_request(struct view *v, const char *verb)
{
	if (!strcmp(verb, "back") || !strcmp(verb, "cancel") || !strcmp(verb, "help"))
		return UI_POP | UI_REDRAW;
	ui_do(v->ui, verb);
	return UI_POP | UI_REDRAW;
}

static const struct view_ops go_ops = { .name = "go", .map = "go", .overlay = true, .draw = go_draw, .request = go_request };

unsigned commands_go(struct ui *ui)
{
	ui_push(ui, &go_ops, 0);
	return UI_REDRAW;
}
