/* No ledger yet: three choices in large plain words. */
#include <stdlib.h>
#include <string.h>

#include "procure/base/file.h"
#include "app.h"

enum { CHOICES = 3, CHOICE_ROWS = 4 };

struct start { struct app *app; size_t at; struct pane area[CHOICES]; };

static bool is_ledger(const char *place)
{
	struct arena *a = arena_new();
	bool there = place && *place && dir_exists(arena_printf(a, "%s/ledger.git", place));

	arena_free(a);
	return there;
}

/* --- the pilot ------------------------------------------------------------------------------------------------------------------------------- */

static struct ui *progress_ui;           /* the callback that makes the pilot has no context of its own */

static void progress(int64_t done, int64_t all)
{
	if (progress_ui)
		ui_progress(progress_ui, _("Making the pilot, act by act"), done, all);
}

static unsigned see_pilot(struct app *app)
{
	const struct tui_start *start = app->start;
	struct why why = { 0 };
	enum rc rc = RC_OK;

	if (!start->demo || !*start->demo) {
		ui_say(app->ui, SAY_ERROR, _("There is no place for the pilot: HOME is not set. Use procure demo DIRECTORY."));
		return UI_REDRAW;
	}
	if (!is_ledger(start->demo) && start->make_demo) {
		progress_ui = app->ui;
		rc = start->make_demo(start->demo, progress, &why);
		progress_ui = NULL;
	}
	return rc == RC_OK ? app_open(app, start->demo) : ui_fail(app->ui, &why);
}

/* --- an existing ledger -------------------------------------------------------------------------------------------------------------------------- */

static const char *usual_place(struct arena *a)
{
	const char *xdg = getenv("XDG_DATA_HOME"), *home = getenv("HOME");

	if (xdg && *xdg == '/')
		return arena_printf(a, "%s/procure/ledger", xdg);
	return home && *home == '/' ? arena_printf(a, "%s/.local/share/procure/ledger", home) : "";
}

static enum rc check_place(void *ctx, size_t i, const char *value, struct buf *shown, struct why *why)
{
	(void)ctx;
	(void)i;
	(void)shown;
	if (!dir_exists(value))
		return fail(why, RC_NOTFOUND, N_("There is no directory {1}: write the whole path, from / on."), value);
	return RC_OK;
}

static unsigned accept_place(struct ui *ui, void *ctx, struct form *form)
{
	struct app *app = ctx;
	unsigned did = app_open(app, form_value(form, 0));

	if (!app->svc)
		return did;
	if (service_writable(app->svc, &(struct why){ 0 }))
		ui_sayf(ui, SAY_DONE, _("Opened: %s"), service_ledger_name(app->svc));
	return did | UI_POP;
}

static const struct form_ops place_ops = { .check = check_place, .accept = accept_place };

static unsigned open_existing(struct app *app)
{
	struct arena *a = arena_new();
	const char *usual = usual_place(a);
	const struct form_field field = { .name = "place", .label = _("Directory"), .help = _("The directory that holds ledger.git, or a bare git repository (then it is only read)"),
					  .widget = WIDGET_LINE, .required = true, .value = is_ledger(usual) ? usual : "" };
	unsigned did = form_open(app->ui, &(struct form_setup){ .title = _("Open an existing ledger"), .button = _("Open"), .fields = &field, .n = 1,
								.ops = &place_ops, .ctx = app });

	arena_free(a);
	return did;
}

/* --- the screen ---------------------------------------------------------------------------------------------------------------------------------- */

static const struct { const char *title, *text; unsigned (*go)(struct app *app); } choices[CHOICES] = {
	{ N_("See the pilot"), N_("Vega Poniente, an invented contract from candidate to ruling. Try everything; it is a ledger of its own and says DEMO."), see_pilot },
	{ N_("Start our municipality"), N_("Seven questions: name, language, act, people, seats, rules, records. You may stop and go on any time."), setup_screen },
	{ N_("Open an existing ledger"), N_("On this computer, a shared disk, or a copy that you received."), open_existing },
};

static void draw_choice(struct start *s, struct pane p, size_t i)
{
	bool on = s->at == i;
	struct pane text;

	s->area[i] = p;
	pane_printf(p, 0, 0, ROLE_TITLE, " %s %zu  %s", on ? "▶" : " ", i + 1, _(choices[i].title));
	if (on)
		pane_role(p, 0, 0, p.w, ROLE_SELECTED);
	text = pane_sub(p, 1, 6, p.h - 1, p.w - 6);
	pane_wrap(text, 0, on ? ROLE_NORMAL : ROLE_SECONDARY, _(choices[i].text));
	if (on)
		pane_cursor(p, 0, 1, false);
}

static void draw(struct view *v, struct pane p)
{
	struct start *s = v->state;
	struct pane middle = pane_centre(p, p.h < 22 ? p.h : 22, p.w < 80 ? p.w - 8 : 72);
	int rows = wrap_rows(_("Every decision about a strategic contract: who took it, when, why, on what evidence."), middle.w);

	pane_top(&middle, middle.h > 19 ? 2 : 1);
	pane_text(middle, 0, 1, ROLE_HEADING, "p r o c u r e");
	pane_wrap(pane_sub(middle, 2, 1, rows, middle.w - 1), 0, ROLE_NORMAL, _("Every decision about a strategic contract: who took it, when, why, on what evidence."));
	pane_top(&middle, 3 + rows);
	for (size_t i = 0; i < CHOICES; i++)
		draw_choice(s, pane_sub(pane_top(&middle, CHOICE_ROWS), 0, 0, CHOICE_ROWS, middle.w), i);
}

static unsigned request(struct view *v, const char *verb)
{
	static const char *const numbers[CHOICES] = { "stage-1", "stage-2", "stage-3" };
	struct start *s = v->state;

	for (size_t i = 0; i < CHOICES; i++)
		if (!strcmp(verb, numbers[i])) {
			s->at = i;
			return choices[i].go(s->app) | UI_REDRAW;
		}
	if (!strcmp(verb, "open"))
		return choices[s->at].go(s->app) | UI_REDRAW;
	if (!strcmp(verb, "move-down") || !strcmp(verb, "next-pane"))
		s->at = (s->at + 1) % CHOICES;
	else if (!strcmp(verb, "move-up") || !strcmp(verb, "previous-pane"))
		s->at = (s->at + CHOICES - 1) % CHOICES;
	else
		return UI_PASS;
	return UI_REDRAW;
}

static unsigned key(struct view *v, const struct key *k)
{
	struct start *s = v->state;

	for (size_t i = 0; k->kind == KEY_CLICK && i < CHOICES; i++)
		if (pane_holds(s->area[i], k->row, k->col)) {
			s->at = i;
			return choices[i].go(s->app) | UI_REDRAW;
		}
	return UI_PASS;
}

static void title(struct view *v, struct buf *out)
{
	(void)v;
	buf_puts(out, _("Welcome"));
}

static const struct action actions[] = {
	{ "open", N_("Choose"), N_("Does the marked choice"), "elegir abrir" },
	{ "stage-1", N_("Pilot"), N_("See the pilot, an invented contract"), "piloto demo ejemplo" },
	{ "stage-2", N_("Start ours"), N_("Start our municipality: seven questions"), "empezar fundar municipio init" },
	{ "stage-3", N_("Open"), N_("Open an existing ledger"), "abrir existente" },
	{ NULL, NULL, NULL, NULL },
};
static const struct view_ops ops = { .name = "start", .map = "list", .actions = actions, .draw = draw, .request = request, .key = key, .title = title,
	.about = N_("No ledger is open. See the pilot to learn, or start your own; nothing of one touches the other.") };

unsigned start_screen(struct app *app)
{
	struct view *v = ui_push(app->ui, &ops, sizeof(struct start));

	((struct start *)v->state)->app = app;
	return UI_REDRAW;
}
