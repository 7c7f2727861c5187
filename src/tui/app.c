/* The application: opens a ledger, knows what is the case everywhere, and takes the actions that no screen takes. */
#include <stdio.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "procure/conf/keys.h"
#include "app.h"
#include "terminal.h"

struct app *app_of(const struct ui *ui)
{
	return ui_ctx(ui);
}

/* --- what is the case everywhere ------------------------------------------------------------------------------------------------------------ */

const char *app_meeting(struct app *app, const char *contract)
{
	struct arena *a = arena_new();
	const struct record *committee = app->svc ? scope_committee(service_scope(app->svc)) : NULL, *m;
	const char *body = contract && *contract ? arena_printf(a, "GT-%s", contract) : committee ? committee->id : "";

	m = app->svc && *body ? room_open_meeting(app->svc, body) : NULL;
	snprintf(app->meeting, sizeof app->meeting, "%s", m ? m->id : "");
	arena_free(a);
	return app->meeting;
}

static void status_meeting(struct app *app, struct ui_status *out)
{
	const struct record *m = room_open_meeting(app->svc, NULL);
	struct instant opened, now;
	struct why ignored = { 0 };
	int64_t minutes;

	if (!m)
		return;
	if (!record_is(m, "State", "open") || !instant_parse(record_get(m, "Opened"), &opened) || instant_now(&now, &ignored) != RC_OK) {
		snprintf(out->meeting, sizeof out->meeting, "%s %s", _("suspended"), m->id);
		return;
	}
	minutes = (now.at - opened.at) / 60;
	/* A session typed in later has no clock. */
	if (minutes < 0 || minutes > 24 * 60)
		snprintf(out->meeting, sizeof out->meeting, "%s", m->id);
	else
		snprintf(out->meeting, sizeof out->meeting, "%s %02d:%02d", m->id, (int)(minutes / 60), (int)(minutes % 60));
}

static void status(struct ui *ui, struct ui_status *out)
{
	struct app *app = app_of(ui);
	const struct record *p;

	memset(out, 0, sizeof *out);
	if (!app->svc)
		return;
	p = scope_person(service_scope(app->svc), service_moving(app->svc));
	if (p && strcmp(service_moving(app->svc), service_person(app->svc)) != 0)
		snprintf(out->who, sizeof out->who, _("%.40s (recorded by %.30s)"), record_get(p, "Name"), service_person(app->svc));
	else if (p)
		snprintf(out->who, sizeof out->who, "%.80s", record_get(p, "Name"));
	else
		snprintf(out->who, sizeof out->who, "%s", _("reading only"));
	if (service_demo(app->svc))
		snprintf(out->mark, sizeof out->mark, "DEMO");
	snprintf(out->at, sizeof out->at, "%s", app->at_text);
	status_meeting(app, out);
}

enum role role_of_state(const char *state)
{
	if (list_has("adopted accepted decided ruled final done cleared in-force applied answered validated closed keep", state) && *state)
		return ROLE_OK;
	if (list_has("principle escalated objected returned withdrawn raised scheduled suspended modify", state) && *state)
		return ROLE_WARN;
	if (list_has("drop dropped not-followed superseded", state) && *state)
		return ROLE_BAD;
	return strcmp(state, "open") == 0 ? ROLE_MEETING : strcmp(state, "new") == 0 ? ROLE_ACCENT : ROLE_NORMAL;
}

enum role role_of_kind_act(const char *verb)
{
	static const struct { const char *verb; enum role role; } rows[] = {
		{ "agreement.rule", ROLE_RULING }, { "agreement.select", ROLE_RULING }, { "agreement.mandate", ROLE_RULING },
		{ "validation.give", ROLE_VALIDATION }, { "guidance.give", ROLE_GUIDANCE }, { "guidance.defer", ROLE_DEFERRAL },
		{ "guidance.return", ROLE_RETURN }, { "guidance.direct", ROLE_ANSWER }, { "guidance.notcarried", ROLE_BAD },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (strcmp(rows[i].verb, verb) == 0)
			return rows[i].role;
	return ROLE_NORMAL;
}

/* --- actions of every screen: places to go, and all verbs ------------------------------------------------------------------------------------- */

struct place_to_go { const char *name; unsigned (*go)(struct app *app); };

static unsigned go_portfolio(struct app *app) { ui_home(app->ui); return UI_RELOAD | UI_REDRAW; }
static unsigned go_escalations(struct app *app) { return escalations_screen(app, NULL); }
static unsigned go_audit(struct app *app) { return log_screen(app, &(struct log_query){ .limit = 0 }); }
static unsigned go_tasks(struct app *app) { return kind_screen(app, "task", *app->contract ? app->contract : NULL); }
static unsigned go_candidates(struct app *app) { return kind_screen(app, "candidate", NULL); }
static unsigned go_agreements(struct app *app) { return kind_screen(app, "agreement", NULL); }
static unsigned go_search(struct app *app) { return search_screen(app, NULL); }

static unsigned go_meeting(struct app *app)
{
	const struct record *m = room_open_meeting(app->svc, NULL);

	char id[sizeof app->meeting];
	unsigned out;

	if (!m)
		return meetings_screen(app, *app->contract ? app->contract : NULL);
	snprintf(id, sizeof id, "%s", m->id);
	out = meeting_screen(app, id);
	return room_was_shown(app, id) ? room_mode(app, id) : out;
}

/* The projector shows what the session is at. */
static unsigned go_room(struct app *app)
{
	const struct record *m = room_open_meeting(app->svc, NULL);

	if (m)
		return room_mode(app, m->id);
	ui_say(app->ui, SAY_INFO, _("No session runs: the room shows one that does."));
	return UI_REDRAW;
}

/* --- the colours of this session ------------------------------------------------------------------------------------------------------------- */

struct themes { struct app *app; struct strs ids; };

static unsigned theme_chosen(struct ui *ui, void *ctx, size_t which)
{
	struct themes *t = ctx;
	struct theme *theme;
	struct why why = { 0 };

	if (theme_load(&theme, t->app->arena, t->ids.v[which], &why) != RC_OK)
		return ui_fail(ui, &why);
	t->app->theme = theme;
	ui_theme(ui, theme);
	return UI_REDRAW;
}

/* Which colours; the file of options keeps them for good. */
static unsigned go_preferences(struct app *app)
{
	struct themes *t = arena_alloc(app->arena, sizeof *t);
	struct choose_item items[16];
	struct choose c = { _("Colours of this session (the option theme keeps them)"), items, 0, 0, theme_chosen, t };
	struct why why = { 0 };

	t->app = app;
	if (theme_list(&t->ids, app->arena, &why) != RC_OK)
		return ui_fail(app->ui, &why);
	for (; c.n < t->ids.n && c.n < 16; c.n++) {
		struct theme *theme;

		if (strcmp(t->ids.v[c.n], app->theme->id) == 0)
			c.at = c.n;
		items[c.n] = (struct choose_item){ theme_load(&theme, app->arena, t->ids.v[c.n], &why) == RC_OK ? words_say(&theme->name, app->english) : t->ids.v[c.n], NULL };
	}
	return dialog_choose(app->ui, &c);
}

static const struct place_to_go places[] = {
	{ "portfolio", go_portfolio }, { "meeting", go_meeting }, { "escalations", go_escalations }, { "audit", go_audit }, { "tasks", go_tasks },
	{ "people", people_screen }, { "bodies", bodies_screen }, { "rules", rules_screen }, { "date", dates_screen }, { "search", go_search },
	{ "candidates", go_candidates }, { "agreements", go_agreements }, { "preferences", go_preferences }, { "note", note_form },
	{ "private-notes", private_notes_screen }, { "task", task_now }, { "room", go_room },
};

static const struct action place_actions[] = {
	{ "portfolio", NULL, N_("Go to the portfolio: contracts in work and candidates"), "cartera inicio home" },
	{ "meeting", NULL, N_("Go to the meeting that is open, or to the list of meetings"), "reunion sesion meeting" },
	{ "escalations", NULL, N_("Go to the committee's queue of escalations"), "comite escalamientos elevaciones committee queue" },
	{ "audit", NULL, N_("Go to the log of all acts"), "auditoria registro log acts" },
	{ "tasks", NULL, N_("Go to the tasks"), "tareas compromisos tasks" },
	{ "people", NULL, N_("Go to the people"), "personas integrantes people" },
	{ "bodies", NULL, N_("Go to the bodies and their seats"), "cuerpos comite grupos asientos bodies seats" },
	{ "rules", NULL, N_("Go to the rules in force"), "reglas quorum mayoria rules" },
	{ "candidates", NULL, N_("Go to all candidates of the portfolio"), "candidatos cartera candidates" },
	{ "agreements", NULL, N_("Go to the agreements of the committee"), "acuerdos agreements rulings" },
	{ "preferences", NULL, N_("Choose the colours: dark, light, for the projector, without colour"), "preferencias colores tema proyector theme" },
	{ "note", NULL, N_("Write a note into the minutes of the session that runs"), "nota acta note" },
	{ "task", NULL, N_("Gives somebody a task with its day, from any screen"), "tarea asignar encargo compromiso assign task" },
	{ "private-notes", NULL, N_("Your private notes: on your desk only, never in the minutes"), "notas privadas propias private" },
	{ "room", NULL, N_("Shows the meeting that runs for the projector"), "sala proyector room projector" },
	{ "date", NULL, N_("See everything as it stood on a date"), "fecha pasado date travel" },
	{ "search", NULL, N_("Search acts and records by words"), "buscar search find" },
	{ NULL, NULL, NULL, NULL },
};

/* Places first, then a row for each verb of the table. */
static const struct action *all_actions(struct arena *a)
{
	size_t n = 0, verbs = 0;
	struct action *rows;

	while (verb_at(verbs))
		verbs++;
	while (place_actions[n].verb)
		n++;
	rows = arena_alloc(a, (n + verbs + 1) * sizeof *rows);
	memcpy(rows, place_actions, n * sizeof *rows);
	for (size_t i = 0; i < verbs; i++) {
		const struct verb *v = verb_at(i);

		if (!(v->flags & V_FOUND))
			rows[n++] = (struct action){ v->name, NULL, v->help, arena_printf(a, "%s %s %s", v->label, _(v->label), v->words) };
	}
	return rows;
}

/* A verb from the palette: about the contract at hand; a verb that changes a record is done from its list. */
static const char *subject_of(struct app *app, const struct verb *v)
{
	const struct kind *k = kind_by_name(v->kind);

	if (k->place == PLACE_IN_CONTRACT || k->place == PLACE_CONTRACT)
		return app->contract;
	return "";
}

static bool verb_needs_record(struct app *app, const struct verb *v)
{
	const struct kind *k = kind_by_name(v->kind);

	if (v->about)
		return true;
	if (v->flags & V_NEW)
		return k->place == PLACE_IN_CONTRACT && !*app->contract;
	return k->place != PLACE_ROOT && !(k->place == PLACE_CONTRACT && *app->contract);
}

static unsigned request(struct ui *ui, struct view *view, const char *name)
{
	struct app *app = app_of(ui);
	const struct verb *v;

	(void)view;
	if (!app->svc)
		return UI_PASS;
	for (size_t i = 0; i < sizeof places / sizeof places[0]; i++)
		if (strcmp(places[i].name, name) == 0)
			return places[i].go(app);
	if (!(v = verb_by_name(name)))
		return UI_PASS;
	return act_form(app, v->name, subject_of(app, v), NULL, NULL);
}

static bool ready(struct ui *ui, struct view *view, const char *name, struct buf *why_not)
{
	struct app *app = app_of(ui);
	const struct verb *v = verb_by_name(name);

	(void)view;
	if (!v || !app->svc)
		return true;
	if (verb_needs_record(app, v)) {
		struct why w = { 0 };

		fail(&w, RC_DENIED, N_("First select the {1} that it is about; then it is offered there."), v->about ? v->about : v->kind);
		why_sentence(why_not, &w);
		return false;
	}
	return act_ready(app, v->name, subject_of(app, v), why_not);
}

static bool may_quit(struct ui *ui, struct buf *question)
{
	struct app *app = app_of(ui);
	const struct record *m = app->svc ? room_open_meeting(app->svc, NULL) : NULL;
	struct arena *a;
	bool mine;

	if (!m || !record_is(m, "State", "open") || !*service_person(app->svc))
		return true;
	a = arena_new();
	mine = service_writable(app->svc, &(struct why){ 0 });
	arena_free(a);
	if (!mine)
		return true;
	buf_printf(question, _("The meeting %s goes on. Leave the program? Nothing is lost; it opens again where you left it."), m->id);
	return false;
}

/* --- opening ---------------------------------------------------------------------------------------------------------------------------------------- */

static struct app *progress_app;         /* the service's progress callback has no context of its own */

static void progress(int64_t done, int64_t all)
{
	if (progress_app && progress_app->ui)
		ui_progress(progress_app->ui, _("Reading the ledger"), done, all);
}

/* Others record too: the branch's folder is watched, and every screen loads again when it moves. */
static unsigned moved(struct ui *ui)
{
	struct app *app = app_of(ui);
	char events[4096];

	while (read(app->watch, events, sizeof events) > 0)
		continue;
	return app->svc && service_refresh(app->svc) ? UI_RELOAD | UI_REDRAW : UI_NOTHING;
}

static void watch(struct app *app, const char *place)
{
	struct arena *a = arena_new();

	if (app->watch >= 0)
		close(app->watch);
	app->watch = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	if (app->watch >= 0 && inotify_add_watch(app->watch, arena_printf(a, "%s/ledger.git/refs/heads", place), IN_MOVED_TO | IN_CLOSE_WRITE | IN_CREATE) >= 0)
		ui_watch(app->ui, app->watch, moved);
	arena_free(a);
}

unsigned app_open(struct app *app, const char *place)
{
	struct service_options o = { .read_only = app->start->read_only, .person = app->start->person };
	struct why why = { 0 };
	struct service *svc;
	enum rc rc;

	progress_app = app;
	rc = service_open(&svc, place, &o, progress, &why);
	progress_app = NULL;
	if (rc != RC_OK)
		return ui_fail(app->ui, &why);
	service_close(app->svc);
	app->svc = svc;
	app->contract[0] = '\0';
	watch(app, place);
	if (!service_writable(svc, &why))
		ui_fail(app->ui, &why);
	return home_screen(app);
}

static enum rc load_theme(struct app *app, struct why *why)
{
	const char *name = options_text(app->options, OPTION_THEME);

	if (strcmp(name, "auto") == 0)
		name = "dark";
	return theme_load(&app->theme, app->arena, name, why);
}

static enum rc travel(struct app *app, const char *at, struct why *why)
{
	enum rc rc;

	if (!at || !*at || !app->svc)
		return RC_OK;
	if ((rc = service_at(app->svc, at, &app->at, why)) == RC_OK)
		snprintf(app->at_text, sizeof app->at_text, _("as of %.30s"), at);
	return rc;
}

enum rc tui_run(const struct tui_start *start, struct why *why)
{
	struct app app = { .options = start->options, .start = start, .arena = arena_new(), .watch = -1 };
	struct terminal_opts to = { options_yes(start->options, OPTION_MOUSE), strcmp(options_text(start->options, OPTION_COLOR), "never") != 0,
				    options_text(start->options, OPTION_GLYPHS), (int)options_number(start->options, OPTION_ESCAPE_DELAY) };
	struct terminal *terminal = NULL;
	struct keys *keys = NULL;
	struct ui_setup setup = { 0 };
	const char *own_keys = options_text(start->options, OPTION_KEYS);
	struct why later = { 0 };
	enum rc rc;

	/* gettext's header tells the language that is really in use. */
	app.english = strstr(gettext(""), "Language: es") == NULL;
	if ((rc = load_theme(&app, why)) != RC_OK || (rc = keys_load(&keys, app.arena, *own_keys ? own_keys : NULL, why)) != RC_OK)
		goto done;
	if (workplan_load(&app.plan, app.arena, NULL, &later) != RC_OK)
		app.plan = NULL;
	if ((rc = terminal_open(&terminal, &to, why)) != RC_OK)
		goto done;
	setup = (struct ui_setup){ .terminal = terminal, .theme = app.theme, .keys = keys, .english = app.english,
				   .accessible = options_yes(start->options, OPTION_ACCESSIBLE), .editor = options_text(start->options, OPTION_EDITOR),
				   .app = { &app, all_actions(app.arena), request, ready, status, NULL, may_quit } };
	app.ui = ui_new(&setup);
	if (start->ledger && *start->ledger)
		app_open(&app, start->ledger);
	if (!app.svc)
		start_screen(&app);
	if (later.rc != RC_OK)
		ui_fail(app.ui, &later);
	if (travel(&app, start->at, &later) != RC_OK)
		ui_fail(app.ui, &later);
	rc = ui_run(app.ui);
	ui_free(app.ui);
done:
	terminal_close(terminal);
	if (app.watch >= 0)
		close(app.watch);
	service_close(app.svc);
	arena_free(app.arena);
	return rc;
}
