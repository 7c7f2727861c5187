/* What becomes of a key: the view's text fields, the key map, the view, the toolkit, the application. */
#include "ui_room.h"

#include <string.h>

#include "widgets/commands.h"
#include "widgets/dialog.h"

const struct action ui_actions[] = {
	{ "palette", N_("Commands"), N_("Finds any action by its name and does it"), "ordenes acciones commands actions paleta palette" },
	{ "menu", NULL, N_("Shows the actions of this screen, each with a sentence"), "menu acciones actions" },
	{ "go", N_("Go to"), N_("Goes to another part of the program"), "ir navegar go to" },
	{ "help", N_("Help"), N_("Explains this screen and its keys"), "ayuda teclas help keys" },
	{ "back", N_("Back"), N_("Goes back one step; nothing that was typed is lost"), "volver salir atras back leave quit" },
	{ "messages", NULL, N_("Shows the messages of this session again"), "mensajes avisos log messages" },
	{ "refresh", NULL, N_("Reads everything again and repaints the screen"), "refrescar repintar actualizar refresh repaint reload" },
	{ "suspend", NULL, N_("Gives the terminal back for a while; fg returns"), "suspender suspend stop" },
	{ NULL, NULL, NULL, NULL },
};

static bool own_verb(const char *verb)
{
	for (const struct action *a = ui_actions; a->verb; a++)
		if (!strcmp(a->verb, verb))
			return true;
	return false;
}

/* ---- leaving ---- */

static unsigned quit_answer(struct ui *ui, void *ctx)
{
	(void)ui, (void)ctx;
	return UI_QUIT;
}

static unsigned quit(struct ui *ui, bool ask)
{
	struct buf question = { 0 };

	if (ui->set.app.may_quit && !ui->set.app.may_quit(ui, &question))
		ask = true;
	if (!ask) {
		buf_free(&question);
		return UI_QUIT;
	}
	dialog_confirm(ui, &(struct confirm){ .title = _("Leave procure"), .text = question.len ? buf_str(&question) : _("Leave? What you typed is kept."),
		.yes = _("Leave"), .done = quit_answer });
	buf_free(&question);
	return UI_REDRAW;
}

/* Esc never quits (R6). */
static unsigned go_back(struct ui *ui, struct view *v)
{
	if (v->below)
		return UI_POP | UI_REDRAW;
	if (!ui->by_esc)
		return quit(ui, false);
	ui_say(ui, SAY_INFO, _("This is the first screen; q leaves procure."));
	return UI_REDRAW;
}

static unsigned suspend(struct ui *ui)
{
	if (ui->set.app.save)
		ui->set.app.save(ui);
	terminal_stop(ui->set.terminal);
	return UI_REDRAW;
}

/* ---- actions of the toolkit ---- */

static unsigned own_request(struct ui *ui, struct view *v, const char *verb)
{
	if (!strcmp(verb, "back") || !strcmp(verb, "leave"))
		return go_back(ui, v);
	if (!strcmp(verb, "cancel"))
		return v->below ? UI_POP | UI_REDRAW : quit(ui, true);
	if (!strcmp(verb, "help"))
		return commands_help(ui);
	if (!strcmp(verb, "palette"))
		return commands_palette(ui);
	if (!strcmp(verb, "menu"))
		return commands_menu(ui);
	if (!strcmp(verb, "go"))
		return commands_go(ui);
	if (!strcmp(verb, "messages"))
		return dialog_messages(ui);
	if (!strcmp(verb, "suspend"))
		return suspend(ui);
	if (!strcmp(verb, "refresh")) {
		terminal_repaint(ui->set.terminal);
		return UI_RELOAD | UI_REDRAW;
	}
	return UI_PASS;
}

/* An action that the view has itself: it knows what it is about, so the application is not asked. */
static bool has_verb(const struct view *v, const char *verb)
{
	for (const struct action *a = v->ops->actions; a && a->verb; a++)
		if (!strcmp(a->verb, verb))
			return true;
	return false;
}

bool ui_ready(struct ui *ui, struct view *v, const char *verb, struct buf *why_not)
{
	struct buf unused = { 0 };
	bool ready = true;

	if (!why_not)
		why_not = &unused;
	if (v->ops->ready)
		ready = v->ops->ready(v, verb, why_not);
	if (ready && ui->set.app.ready && !own_verb(verb) && !(v->ops->ready && has_verb(v, verb)))
		ready = ui->set.app.ready(ui, v, verb, why_not);
	buf_free(&unused);
	return ready;
}

unsigned dispatch_verb(struct ui *ui, struct view *v, const char *verb)
{
	struct buf why_not = { 0 };
	unsigned did;

	if (!ui_ready(ui, v, verb, &why_not)) {
		ui_say(ui, SAY_INFO, why_not.len ? buf_str(&why_not) : _("That is not possible here and now."));
		buf_free(&why_not);
		return UI_REDRAW;
	}
	buf_free(&why_not);
	did = v->ops->request ? v->ops->request(v, verb) : UI_PASS;
	if (did & UI_PASS)
		did = own_request(ui, v, verb);
	if ((did & UI_PASS) && ui->set.app.request)
		did = ui->set.app.request(ui, v, verb);
	return did;
}

/* ---- keys ---- */

static unsigned unknown_key(struct ui *ui)
{
	ui_say(ui, SAY_INFO, _("That key has no use here; ? helps."));
	return UI_REDRAW;
}

static unsigned wheel(struct ui *ui, struct view *v, int up_or_down)
{
	unsigned did = 0;

	for (int i = 0; i < 3; i++)
		did |= dispatch_verb(ui, v, up_or_down < 0 ? "move-up" : "move-down") & ~(unsigned)UI_PASS;
	return did;
}

/* Too small to show anything: only the way out works. */
static unsigned small_key(struct ui *ui, const struct key *k)
{
	(void)ui;
	return (key_char(k) == 'q' || key_is_ctrl(k, 'c')) ? UI_QUIT : UI_NOTHING;
}

unsigned dispatch_key(struct ui *ui, const struct key *k)
{
	struct view *v = ui->top;
	const char *verb;
	unsigned did;

	if (frame_small(ui))
		return small_key(ui, k);
	if (k->kind == KEY_CLICK && (verb = frame_hint_at(ui, k->row, k->col)) != NULL)
		return dispatch_verb(ui, v, verb) & ~(unsigned)UI_PASS;
	if (v->ops->key && !((did = v->ops->key(v, k)) & UI_PASS))
		return did;
	if (k->kind == KEY_WHEEL)
		return wheel(ui, v, k->wheel);
	if (k->kind == KEY_PASTE) {
		ui_say(ui, SAY_INFO, _("Pasted text ignored: there is no field to put it in."));
		return UI_REDRAW;
	}
	if (k->kind != KEY_STROKE)
		return UI_NOTHING;
	verb = keymap_find(ui_map(ui, v), k->stroke);
	if (!verb)
		verb = ui_key_everywhere(k, v->ops->typing && v->ops->typing(v));
	if (!verb)
		return unknown_key(ui);
	ui->by_esc = key_is(k, KEYNAME_ESC);
	did = dispatch_verb(ui, v, verb);
	ui->by_esc = false;
	return did & UI_PASS ? unknown_key(ui) : did;
}

unsigned focus_request(struct focus *f, const char *verb)
{
	if (f->n < 1)
		return UI_PASS;
	if (!strcmp(verb, "next-pane"))
		f->at = (f->at + 1) % f->n;
	else if (!strcmp(verb, "previous-pane"))
		f->at = (f->at + f->n - 1) % f->n;
	else
		return UI_PASS;
	return UI_REDRAW;
}
