/* A meeting at the speed of the room: which item is open and its clock, who is here and whether that is enough, what was decided, noted and given to do.
 * One key a person, one an item. Everybody who opens it sees the same within a second; who may not act is told why. */
#include <stdio.h>
#include <string.h>

#include "screens/meeting.h"

enum { WIDE = 96, WIDER = 150, HEAD_ROWS = 2, BIG_ROWS = 14, ONE_PANE_ROWS = 12 };

/* --- what the other files ask ----------------------------------------------------------------------------------------------------------------------- */

bool meeting_runs(const struct meeting_view *s) { return record_is(s->m, "State", "open"); }
bool meeting_was_held(const struct meeting_view *s) { return record_is(s->m, "State", "closed") || record_is(s->m, "State", "suspended"); }
bool meeting_item_open(const struct meeting_view *s) { return meeting_runs(s) && *record_get(s->m, "Current-Item"); }

const char *meeting_at_rest(const struct meeting_view *s)
{
	return record_is(s->m, "State", "closed") ? _("The meeting is closed: it can be read, not changed.") :
	       record_is(s->m, "State", "suspended") ? _("The meeting is suspended: resume it first (d); then say again who is here.") :
	       _("▲ Nothing can be decided before the meeting is opened: press d.");
}

const char *meeting_value(const struct meeting_view *s, const char *field)
{
	return kind_field(s->m->kind, field) < 0 ? "" : record_get(s->m, field);
}

const char *meeting_cell(const struct meeting_view *s, const char *table, const struct row *row, const char *column)
{
	return table_cell(&s->m->kind->fields[kind_field(s->m->kind, table)], row, column);
}

const char *meeting_person(const struct meeting_view *s, const char *id)
{
	const struct record *p = scope_person(service_scope(s->app->svc), id);

	return p ? record_get(p, "Name") : id;
}

/* The issuing director sits for the contract of the item that is open; while none is, for the first one on the tabla. */
const char *meeting_contract(const struct meeting_view *s, struct arena *a)
{
	return sitting_contract(service_scope(s->app->svc), s->m, a);
}

/* --- load ---------------------------------------------------------------------------------------------------------------------------------------------- */

static void begin(struct meeting_view *s, struct arena *a)
{
	s->focus.at = meeting_item_open(s) || meeting_was_held(s) ? ON_TABLA : ON_SEATS;
	s->begun = true;
	if (law_load(&s->law, a, &(struct why){ 0 }) != RC_OK)
		s->law = NULL;
}

static enum rc load(struct view *v, struct why *why)
{
	struct meeting_view *s = v->state;
	struct record *r;
	enum rc rc = service_record(s->app->svc, s->id, NULL, s->app->at, &r, v->data, why);

	s->m = rc == RC_OK ? r : NULL;
	s->n_who = s->n_acts = s->n_noted = s->n_tasks = 0;
	memset(&s->q, 0, sizeof s->q);
	buf_reset(&s->line);
	if (rc != RC_OK)
		return rc;
	if (!s->begun)
		begin(s, v->arena);
	rc = item_load(s, v->data, why);
	if (rc == RC_OK)
		rc = who_load(s, v->data, why);
	return rc == RC_OK ? log_load(s, v->data, why) : rc;
}

/* --- draw ---------------------------------------------------------------------------------------------------------------------------------------------- */

/* Presence and quorum while it can still meet; after that, when it was held. */
static void draw_line(struct meeting_view *s, struct pane p)
{
	char from[INSTANT_SIZE] = "", to[INSTANT_SIZE] = "";
	struct instant t;

	if (!meeting_was_held(s)) {
		pane_printf(p, 1, 1, s->q.q.met ? ROLE_OK : ROLE_BAD, "%s %s", s->q.q.met ? "■" : "▲", buf_str(&s->line));
		return;
	}
	if (instant_parse(record_get(s->m, "Opened"), &t))
		instant_show(from, t);
	if (instant_parse(record_get(s->m, "Closed"), &t))
		instant_show(to, t);
	if (*to)
		pane_printf(p, 1, 1, ROLE_NORMAL, _("Opened %s · closed %s"), from, to);
	else
		pane_printf(p, 1, 1, ROLE_NORMAL, _("Opened %s · suspended"), from);
}

/* "● 00:48:18" at the right end, while it runs. */
static void draw_session(struct meeting_view *s, struct pane p)
{
	int64_t t = s->clock.session;
	char text[48];

	if (!s->clock.runs || t > 24 * 3600)     /* a session typed in later has no clock */
		return;
	snprintf(text, sizeof text, "● %02d:%02d:%02d ", (int)(t / 3600), (int)(t / 60 % 60), (int)(t % 60));
	pane_end(p, 0, ROLE_MEETING, text);
}

static void draw_head(struct meeting_view *s, struct pane p)
{
	const char *state = record_get(s->m, "State"), *minutes = record_get(s->m, "Minutes-State");
	int x = pane_text(p, 0, 1, ROLE_TITLE, *record_title(s->m) ? record_title(s->m) : s->id);

	x += 1 + pane_text(p, 0, x + 3, role_of_state(state), choice_label(NULL, state)) + 3;
	if (*minutes && strcmp(minutes, "none") != 0)
		x += pane_printf(p, 0, x + 1, ROLE_SECONDARY, _("minutes: %s"), choice_label(NULL, minutes)) + 2;
	if (*meeting_value(s, "Motion-Opened"))
		x += pane_text(p, 0, x + 2, ROLE_VOTE, _("● vote open (v)")) + 2;
	pane_text(p, 0, x + 2, ROLE_DEMO, illustrative(s->m));
	draw_session(s, p);
	draw_line(s, p);
}

static const char *part_title(const struct meeting_view *s, int part)
{
	switch (part) {
	case ON_TABLA: return _("Tabla (minutes)");
	case ON_SEATS: return meeting_was_held(s) ? _("Who was there") : _("Who is here");
	case ON_NOTES: return _("Notes and parking lot");
	case ON_ACTS: return _("Decided here");
	default: return _("Tasks born here");
	}
}

static struct list *list_of(struct meeting_view *s, int part)
{
	return part == ON_SEATS ? &s->seats : part == ON_TABLA ? &s->items : part == ON_NOTES ? &s->notes : part == ON_ACTS ? &s->log : &s->todo;
}

static void draw_part(struct meeting_view *s, int part, struct pane p)
{
	who_fit(s, p.w);
	if (part == ON_TABLA)
		item_draw_tabla(s, p, part_title(s, part), s->focus.at == part);
	else if (part == ON_NOTES)
		log_draw_notes(s, p, part_title(s, part), s->focus.at == part);
	else
		list_boxed(list_of(s, part), p, part_title(s, part), s->focus.at == part);
}

/* 80 columns: the open item on top, then one pane at a time; the tabla says the pace itself. */
static void draw_narrow(struct meeting_view *s, struct pane p)
{
	bool tabla = s->focus.at == ON_TABLA;
	int strip = STRIP_ROWS - (tabla ? 1 : 0) - (item_current(s) ? 0 : 1), rows;
	struct arena *a = arena_new();
	const char *title = arena_printf(a, _("%s · %d of %d (Tab)"), part_title(s, s->focus.at), s->focus.at + 1, PARTS);

	item_draw_strip(s, pane_top(&p, strip));
	rows = item_tabla_rows(s, p.w);
	if (rows > p.h - 4)
		rows = p.h > 2 * ONE_PANE_ROWS ? p.h - 6 : p.h;
	who_fit(s, p.w);
	if (s->focus.at == ON_NOTES) {
		log_draw_notes(s, p, title, true);
	} else if (!tabla) {
		list_boxed(list_of(s, s->focus.at), p, title, true);
	} else {
		item_draw_tabla(s, pane_top(&p, rows), title, true);
		if (p.h > 2)
			item_draw_about(s, p);
	}
	arena_free(a);
}

/* Which of notes, decisions and tasks a single pane shows: the one that has the focus. */
static int shown_part(const struct meeting_view *s)
{
	return s->focus.at > ON_SEATS ? s->focus.at : ON_NOTES;
}

static void draw_wide(struct meeting_view *s, struct pane p)
{
	struct pane upper = pane_top(&p, p.h < 32 ? p.h * 3 / 5 + 1 : BIG_ROWS + (p.h - 32) / 3 + 2), seats;
	int left = p.w < 110 ? p.w / 2 : p.w * 46 / 100;

	draw_part(s, ON_TABLA, pane_left(&upper, left));
	item_draw_big(s, upper);
	if (p.h < 14) {                          /* one of the three beside who is here */
		draw_part(s, ON_SEATS, pane_left(&p, left));
		draw_part(s, shown_part(s), p);
		return;
	}
	seats = pane_top(&p, p.h / 2);
	draw_part(s, ON_SEATS, pane_left(&seats, left));
	draw_part(s, ON_NOTES, seats);
	draw_part(s, ON_ACTS, pane_left(&p, left));
	draw_part(s, ON_TASKS, p);
}

/* Three columns: tabla over who is here, the item over the notes, decisions over tasks. */
static void draw_wider(struct meeting_view *s, struct pane p)
{
	struct pane left = pane_left(&p, p.w * 32 / 100), right = pane_right(&p, p.w * 45 / 100), middle = p;
	int upper = p.h * 11 / 20;

	draw_part(s, ON_TABLA, pane_top(&left, upper));
	draw_part(s, ON_SEATS, left);
	item_draw_big(s, pane_top(&middle, upper));
	draw_part(s, ON_NOTES, middle);
	draw_part(s, ON_ACTS, pane_top(&right, upper));
	draw_part(s, ON_TASKS, right);
}

static void draw(struct view *v, struct pane p)
{
	struct meeting_view *s = v->state;

	(void)v;
	if (!s->m)
		return;
	draw_head(s, pane_top(&p, HEAD_ROWS));
	if (p.w < WIDE || p.h < 20)
		draw_narrow(s, p);
	else if (p.w < WIDER || p.h < 30)
		draw_wide(s, p);
	else
		draw_wider(s, p);
}

/* --- requests ------------------------------------------------------------------------------------------------------------------------------------------- */

static unsigned stage(struct meeting_view *s, const char *action)
{
	const char *contract = record_get(s->m, "Contract");

	if (strncmp(action, "stage-", 6) != 0 || !*contract)
		return UI_PASS;
	switch (action[6]) {
	case '1': return evidence_screen(s->app, contract);
	case '2': return requirements_screen(s->app, contract);
	case '3': return payments_screen(s->app, contract);
	default: return escalations_screen(s->app, contract);
	}
}

static unsigned open_line(struct meeting_view *s)
{
	size_t row;

	if (s->focus.at == ON_TABLA)
		return do_open_item(s);
	if (s->focus.at == ON_SEATS)
		return list_row(&s->seats, &row) ? who_toggle(s, row) : UI_REDRAW;
	return log_open(s);
}

static unsigned request(struct view *v, const char *action)
{
	struct meeting_view *s = v->state;
	unsigned did = focus_request(&s->focus, action);

	if (did != UI_PASS || !s->m || (did = stage(s, action)) != UI_PASS || (did = do_action(s, action)) != UI_PASS)
		return did;
	if (strcmp(action, "open") == 0)
		return open_line(s);
	if (strcmp(action, "rectify") == 0)
		return log_selected(s) ? rectify_act(s->app, log_selected(s)) : log_screen(s->app, &(struct log_query){ .meeting = s->id });
	if (strcmp(action, "why") == 0)
		return log_selected(s) ? act_screen(s->app, log_selected(s)) : why_screen(s->app, s->m->path, NULL);
	return list_request(list_of(s, s->focus.at), action);
}

/* Things of a session that runs. */
static bool needs_session(const char *action)
{
	return list_has("vote note timer-pause more less all-here guest park consent not-lawful", action);
}

/* Who sits here and may act is asked of the rules; a session that only reads, or looks at the past, says so (R4). */
static bool ready(struct view *v, const char *action, struct buf *why_not)
{
	struct meeting_view *s = v->state;
	const char *verb = s->m ? do_verb(s, action) : NULL;

	if (s->m && needs_session(action) && !meeting_runs(s)) {
		buf_puts(why_not, meeting_at_rest(s));
		return false;
	}
	return !verb || !verb_by_name(verb) || act_ready(s->app, verb, strncmp(verb, "meeting.", 8) == 0 ? s->id : record_get(s->m, "Contract"), why_not);
}

static unsigned key(struct view *v, const struct key *k) { struct meeting_view *s = v->state; return list_key(list_of(s, s->focus.at), k); }
static bool typing(struct view *v) { struct meeting_view *s = v->state; return list_of(s, s->focus.at)->typing; }
static void title(struct view *v, struct buf *out) { buf_puts(out, ((struct meeting_view *)v->state)->id); }

/* Others record too, and move the clock: look once a second, cheap when nothing happened. */
static unsigned tick(struct view *v)
{
	struct meeting_view *s = v->state;
	struct why why = { 0 };

	if (service_refresh(s->app->svc))
		return UI_RELOAD | UI_REDRAW;
	return s->m && item_clock(s, &why) != RC_OK ? ui_fail(s->app->ui, &why) : UI_REDRAW;
}

static void leave(struct view *v)
{
	struct meeting_view *s = v->state;

	for (int part = 0; part < PARTS; part++)
		list_free(list_of(s, part));
	doc_free(&s->doc);
	buf_free(&s->line);
	arena_free(s->clock_arena);
}

static const struct action actions[] = {
	{ "open", N_("Next"), N_("On the tabla: goes to the item, then to the next; on a person: arrives or leaves; on a line: opens it"), "siguiente llega sale punto abrir" },
	{ "vote", N_("Vote"), N_("Puts a motion and opens its vote, or goes to the vote that is open"), "votar mocion votacion" },
	{ "note", N_("Note"), N_("Writes a note for the minutes"), "nota" },
	{ "add", N_("Task"), N_("Gives somebody a task, with its day"), "tarea compromiso agregar" },
	{ "timer-pause", N_("Pause"), N_("The timer stands still, or goes on"), "pausa reloj tiempo" },
	{ "more", N_("5 min"), N_("Five minutes more for this item"), "mas minutos" },
	{ "less", NULL, N_("Five minutes less for this item"), "menos minutos" },
	{ "decide", N_("Conduct"), N_("Opens, suspends, resumes, reads back or closes; recuses somebody; puts an item off"),
	  "abrir cerrar suspender reanudar inhabilitar aplazar postergar conducir" },
	{ "room", N_("Room"), N_("One question, a big clock, for the projector"), "sala proyector" },
	{ "next-pane", N_("Pane"), N_("Tabla, who is here, notes, decisions, tasks"), "panel" },
	{ "consent", N_("Consent"), N_("The consent list: clauses on which everybody proposed the same, decided together"), "consenso tabla clausulas" },
	{ "details", N_("Into"), N_("Goes into what the item is about: the clauses, the record, the minutes to approve"), "entrar punto clausulas detalle aprobar acta" },
	{ "all-here", N_("All here"), N_("Every titular who is awaited has arrived, each with an act"), "todos presentes llegan" },
	{ "guest", N_("Guest"), N_("Somebody without a seat arrives"), "invitado llega" },
	{ "park", N_("Park"), N_("Writes a topic into the parking lot, for later"), "estacionar pendiente asunto" },
	{ "not-lawful", N_("Not lawful"), N_("The delegate of Legal says of this clause: not lawful, article …"), "ilegal objecion juridica articulo" },
	{ "kick-off", NULL, N_("What the kick-off leaves behind: charter, declarations, data requests"), "constitucion declaraciones solicitudes falta" },
	{ "rectify", NULL, N_("On a decision: a new act that replaces it, prefilled; nothing is deleted"), "rectificar corregir enmendar" },
	{ "edit", N_("Tabla"), N_("Changes the tabla"), "tabla" },
	{ "why", N_("Why"), N_("The act behind it"), "por que" },
	{ NULL, NULL, NULL, NULL },
};
static const struct view_ops ops = { .name = "meeting", .map = "meeting", .actions = actions, .load = load, .draw = draw, .request = request, .key = key, .tick = tick,
				     .title = title, .typing = typing, .leave = leave, .ready = ready,
				     .about = N_("A meeting: items with their clock, attendance, quorum by number and by role, votes, notes, tasks. What a contract's stages decide stands in 1 to 4.") };

unsigned meeting_screen(struct app *app, const char *meeting)
{
	struct view *v = ui_push(app->ui, &ops, sizeof(struct meeting_view));
	struct meeting_view *s = v->state;

	s->app = app;
	s->focus.n = PARTS;
	snprintf(s->id, sizeof s->id, "%s", meeting);
	who_init(s);
	item_init(s);
	log_init(s);
	return UI_REDRAW;
}
