/* Closing: what was decided, who does what, what goes up, what was left; one large screen after another, each line put right by one key, then the end. */
#include <stdio.h>
#include <string.h>

#include "screens/roommode.h"

enum { DECIDED, TASKS, UPWARD, LEFT, PAGES };

struct said { const char *text, *state; enum role role; int64_t seq; const char *record; };

struct readback_view {
	struct app *app;
	struct view *view;
	char id[96];
	const struct record *m;
	struct said *said[PAGES];
	size_t n[PAGES];
	struct list list;
	int page;
};

static const char *const titles[PAGES] = { N_("What we decided"), N_("Who does what by when"), N_("What goes to the committee"), N_("What was put off or parked") };

/* --- what is read -------------------------------------------------------------------------------------------------------------------------------- */

static void add(struct readback_view *s, int page, struct said line) { s->said[page][s->n[page]++] = line; }

static bool decides(const struct act_line *l)
{
	const struct verb *v = verb_by_name(l->verb);

	return v && v->flags & V_DECIDE;
}

/* "drop(SC-2018-P01/R-05): Logo": the word before the bracket is the verdict, what follows the colon the title. */
static const char *word_of(const struct act_line *l, struct arena *a)
{
	return arena_strndup(a, l->subject, strcspn(l->subject, "(:"));
}

static const char *title_of(const struct act_line *l)
{
	const char *title = strstr(l->subject, ": ");

	return title ? title + 2 : _(verb_by_name(l->verb)->label);
}

static bool carried(const struct act_line *l) { return !*l->result || strcmp(l->result, "adopted") == 0; }

/* A free motion is told by its own words: the row of the meeting that was closed when the act was decided. */
static const char *motion_of(struct readback_view *s, const struct act_line *l, struct arena *a)
{
	const struct field *f = &s->m->kind->fields[kind_field(s->m->kind, "Motions")];
	struct row *rows;
	struct instant closed;
	size_t n = table_rows(record_get(s->m, "Motions"), &rows, a);

	for (size_t i = n; i-- > 0;)
		if (instant_parse(table_cell(f, &rows[i], "closed"), &closed) && closed.at == l->decided.at && strcmp(table_cell(f, &rows[i], "result"), l->result) == 0)
			return table_cell(f, &rows[i], "text");
	return title_of(l);
}

/* "R-05 Logo": where the meeting is about one contract, its code is not said each time. */
static const char *named(struct readback_view *s, const struct act_line *l, struct arena *a)
{
	const char *name = *l->agreement ? l->agreement : record_name(a, l->record), *contract = record_get(s->m, "Contract");
	size_t n = strlen(contract);

	if (strcmp(l->verb, "meeting.resolve") == 0)
		return motion_of(s, l, a);
	if (n && strncmp(name, contract, n) == 0 && name[n] == '/')
		name += n + 1;
	return arena_printf(a, "%s%s%s", name, *name ? "  " : "", title_of(l));
}

/* The verdict by its word; what was not carried says so. */
static const char *state_of(const struct act_line *l, struct arena *a)
{
	if (!carried(l))
		return arena_printf(a, "■ %s", choice_label(NULL, l->result));
	if (strcmp(l->verb, "requirement.decide") == 0)
		return arena_printf(a, "● %s", choice_label(NULL, word_of(l, a)));
	return arena_printf(a, "● %s", *l->result ? choice_label(NULL, l->result) : _(verb_by_name(l->verb)->label));
}

/* The clauses of the consent list stand as one line, with how many they are and which. */
static void add_consent(struct readback_view *s, const struct act_line *v, size_t n, struct arena *a)
{
	const char *which = "";
	size_t count = 0;
	int64_t last = 0;

	for (size_t i = 0; i < n; i++) {
		const char *name = strrchr(v[i].record, '/');

		if (strcmp(v[i].mode, "consent") != 0 || service_replaced_by(s->app->svc, v[i].seq))
			continue;
		which = arena_printf(a, "%s%s%s", which, count++ ? " " : "", name ? name + 1 : v[i].record);
		last = v[i].seq;
	}
	if (count)
		add(s, DECIDED, (struct said){ arena_printf(a, ngettext("By the consent list, %zu clause: %s", "By the consent list, %zu clauses together: %s", count), count, which),
					       arena_printf(a, "● %s", choice_label(NULL, "adopted")), ROLE_OK, last, "" });
}

static void add_decisions(struct readback_view *s, const struct act_line *v, size_t n, struct arena *a)
{
	add_consent(s, v, n, a);
	for (size_t i = 0; i < n; i++) {
		struct said line;

		if (!decides(&v[i]) || service_replaced_by(s->app->svc, v[i].seq))
			continue;
		line = (struct said){ named(s, &v[i], a), state_of(&v[i], a), carried(&v[i]) ? ROLE_OK : ROLE_BAD, v[i].seq, v[i].record };
		if (strcmp(v[i].mode, "consent") != 0)
			add(s, DECIDED, line);
		if (strcmp(v[i].verb, "escalation.raise") == 0 && carried(&v[i]))
			add(s, UPWARD, line);
	}
}

static const char *person_name(struct readback_view *s, const char *id)
{
	const struct record *p = *id ? scope_person(service_scope(s->app->svc), id) : NULL;

	return p ? record_get(p, "Name") : *id ? id : _("▲ nobody");
}

static enum rc add_tasks(struct readback_view *s, struct arena *a, struct why *why)
{
	struct record **v;
	size_t n;
	enum rc rc = service_list(s->app->svc, "task", *record_get(s->m, "Contract") ? record_get(s->m, "Contract") : NULL, s->app->at, &v, &n, a, why);

	if (rc != RC_OK)
		return rc;
	s->said[TASKS] = arena_alloc(a, (n + 1) * sizeof(struct said));
	for (size_t i = 0; i < n; i++) {
		struct buf due = { 0 };

		if (!record_is(v[i], "Meeting", s->id))
			continue;
		show_field(&due, v[i], "Due");
		add(s, TASKS, (struct said){ arena_printf(a, "%s: %s", person_name(s, record_get(v[i], "Owner")), record_title(v[i])),
					     due.len ? arena_strdup(a, buf_str(&due)) : _("▲ no day"), due.len ? ROLE_NORMAL : ROLE_WARN, 0, v[i]->path });
		buf_free(&due);
	}
	return RC_OK;
}

static void add_left(struct readback_view *s, struct arena *a)
{
	const struct field *tabla = &s->m->kind->fields[kind_field(s->m->kind, "Tabla")], *parking = &s->m->kind->fields[kind_field(s->m->kind, "Parking")];
	struct row *items, *topics;
	size_t n = table_rows(record_get(s->m, "Tabla"), &items, a), n_topics = table_rows(record_get(s->m, "Parking"), &topics, a);

	s->said[LEFT] = arena_alloc(a, (n + n_topics + 1) * sizeof(struct said));
	for (size_t i = 0; i < n; i++) {
		const char *state = table_cell(tabla, &items[i], "state"), *item = table_cell(tabla, &items[i], "item");

		if (!*state || list_has("pending deferred", state))
			add(s, LEFT, (struct said){ arena_printf(a, "%s  %s", item, table_cell(tabla, &items[i], "title")), choice_label(NULL, *state ? state : "pending"), ROLE_WARN, 0, "" });
	}
	for (size_t i = 0; i < n_topics; i++)
		if (strcmp(table_cell(parking, &topics[i], "state"), "open") == 0)
			add(s, LEFT, (struct said){ table_cell(parking, &topics[i], "text"), _("parked"), ROLE_NORMAL, 0, "" });
}

static enum rc load(struct view *v, struct why *why)
{
	struct readback_view *s = v->state;
	struct log_query q = { .meeting = s->id, .oldest_first = true, .before = s->app->at ? s->app->at + 1 : 0 };
	struct act_line *acts;
	struct record *r;
	size_t n;
	enum rc rc = service_record(s->app->svc, s->id, NULL, s->app->at, &r, v->data, why);

	memset(s->n, 0, sizeof s->n);
	s->m = rc == RC_OK ? r : NULL;
	if (rc != RC_OK || (rc = service_log(s->app->svc, &q, &acts, &n, v->data, why)) != RC_OK)
		return rc;
	s->said[DECIDED] = arena_alloc(v->data, (n + 2) * sizeof(struct said));
	s->said[UPWARD] = arena_alloc(v->data, (n + 2) * sizeof(struct said));
	add_decisions(s, acts, n, v->data);
	add_left(s, v->data);
	rc = add_tasks(s, v->data, why);
	list_refresh(&s->list);
	return rc;
}

/* --- rows --------------------------------------------------------------------------------------------------------------------------------------- */

static size_t count(void *ctx) { struct readback_view *s = ctx; return s->n[s->page]; }
static void cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	struct readback_view *s = ctx;

	buf_puts(out, col == 0 ? s->said[s->page][row].text : s->said[s->page][row].state);
}
static enum role role(void *ctx, size_t row, size_t col)
{
	struct readback_view *s = ctx;

	return col == 1 ? s->said[s->page][row].role : ROLE_TITLE;
}
static const struct list_ops list_ops = { .count = count, .cell = cell, .role = role, .empty = N_("Nothing. Enter goes on.") };
static const struct list_column columns[] = { { N_("Read aloud"), 0, false, 0 }, { N_("State"), 18, false, 1 } };

enum { STATE_COLS = 20, MARK = 2 };

static int rows_of(const struct said *l, int cols)
{
	return wrap_rows(l->text, cols - MARK - STATE_COLS);
}

/* Scrolled so far that the selected line stands whole on the screen. */
static size_t first_shown(const struct readback_view *s, const struct said *v, struct pane p)
{
	size_t top = s->list.sel;
	int rows = s->list.n_shown ? rows_of(&v[s->list.shown[top]], p.w) : 0;

	while (top > 0 && rows + 1 + rows_of(&v[s->list.shown[top - 1]], p.w) <= p.h) {
		top--;
		rows += 1 + rows_of(&v[s->list.shown[top]], p.w);
	}
	return top;
}

/* Line under line, each whole, with air between them; beside it what came of it. */
static void draw_lines(struct readback_view *s, struct pane p)
{
	const struct said *v = s->said[s->page];
	int y = 0;

	if (!s->list.n_shown)
		pane_text(p, 0, MARK, ROLE_NORMAL, _(list_ops.empty));
	for (size_t i = s->list.n_shown ? first_shown(s, v, p) : 0; i < s->list.n_shown && y < p.h; i++) {
		const struct said *l = &v[s->list.shown[i]];
		bool here = i == s->list.sel;

		if (y && rows_of(l, p.w) > p.h - y)
			break;
		if (here) {
			pane_text(p, y, 0, ROLE_FOCUS, "▶");
			pane_cursor(p, y, 0, false);
		}
		pane_text(p, y, p.w - STATE_COLS + 1, l->role, l->state);
		y += 1 + pane_wrap(pane_sub(p, y, MARK, p.h - y, p.w - MARK - STATE_COLS), 0, here ? ROLE_FOCUS : ROLE_NORMAL, l->text);
	}
}

static void draw_foot(struct readback_view *s, struct pane p, struct arena *a)
{
	pane_text(p, 0, 0, ROLE_SECONDARY, _("Is this what was said? R puts a line right, Enter goes on"));
	if (s->list.n_shown > 1)
		pane_end(p, 0, ROLE_SECONDARY, arena_printf(a, _("%zu of %zu"), s->list.sel + 1, s->list.n_shown));
}

static void draw(struct view *v, struct pane p)
{
	struct readback_view *s = v->state;
	struct pane head = pane_top(&p, 1), ask;
	int in = room_inset(head.w), air = p.h > 30 ? 2 : 1;
	struct arena *a = arena_new();

	if (s->m) {
		room_band(head, in, *record_title(s->m) ? record_title(s->m) : s->id, arena_printf(a, _("Read back, %d of %d "), s->page + 1, PAGES));
		(void)pane_top(&p, air);
		ask = pane_top(&p, 1 + 2 * (air - 1));
		pane_clear(ask, ROLE_SELECTED);
		pane_text(ask, air - 1, in, ROLE_SELECTED, room_capitals(_(titles[s->page]), a));
		(void)pane_top(&p, air);
		draw_foot(s, pane_sub(pane_bottom(&p, 1), 0, in, 1, p.w - 2 * in), a);
		(void)pane_bottom(&p, 1);
		draw_lines(s, pane_sub(p, 0, in, p.h, p.w - 2 * in));
	}
	arena_free(a);
}

/* --- actions ------------------------------------------------------------------------------------------------------------------------------------- */

static unsigned closes(struct ui *ui, void *ctx)
{
	struct readback_view *s = ctx;
	int64_t before = service_tip(s->app->svc);
	unsigned out = act_now(s->app, "meeting.close", s->id, NULL);

	(void)ui;
	if (service_tip(s->app->svc) > before)
		ui_close(s->view);
	return out;
}

static unsigned turn(struct readback_view *s)
{
	if (s->page + 1 < PAGES) {
		s->page++;
		s->list.sel = s->list.top = 0;
		list_refresh(&s->list);
		return UI_REDRAW;
	}
	if (!s->m || !list_has("open suspended", record_get(s->m, "State")))
		return UI_POP | UI_REDRAW;
	return dialog_confirm(s->app->ui, &(struct confirm){ .title = _(verb_by_name("meeting.close")->label), .yes = _("Record it"), .done = closes, .ctx = s,
							      .text = _("The session ends and all who are here leave. It cannot be opened again.") });
}

static unsigned put_right(struct readback_view *s, size_t row)
{
	const struct said *l = &s->said[s->page][row];
	struct arena *a;
	unsigned out;

	if (l->seq)
		return rectify_act(s->app, l->seq);
	if (s->page != TASKS)
		return meeting_screen(s->app, s->id);
	a = arena_new();
	out = act_form(s->app, "task.change", record_name(a, l->record), NULL, "Owner");
	arena_free(a);
	return out;
}

static unsigned request(struct view *v, const char *action)
{
	struct readback_view *s = v->state;
	size_t row;

	if (strcmp(action, "open") == 0)
		return turn(s);
	if (strcmp(action, "previous-pane") == 0 && s->page) {
		s->page--;
		s->list.sel = s->list.top = 0;
		list_refresh(&s->list);
		return UI_REDRAW;
	}
	if (strcmp(action, "rectify") == 0)
		return list_row(&s->list, &row) ? put_right(s, row) : UI_NOTHING;
	if (strcmp(action, "why") == 0 && list_row(&s->list, &row) && s->said[s->page][row].seq)
		return act_screen(s->app, s->said[s->page][row].seq);
	return list_request(&s->list, action);
}

static unsigned key(struct view *v, const struct key *k) { return list_key(&((struct readback_view *)v->state)->list, k); }
static bool typing(struct view *v) { return ((struct readback_view *)v->state)->list.typing; }
static void title(struct view *v, struct buf *out) { buf_printf(out, "%s > %s", ((struct readback_view *)v->state)->id, _("read back")); }

static void leave(struct view *v)
{
	struct readback_view *s = v->state;

	list_free(&s->list);
	room_colours_back(s->app, v);
}

static const struct action actions[] = {
	{ "open", N_("Next"), N_("The next screen; after the last one the meeting is closed"), "siguiente leer" },
	{ "rectify", N_("Put right"), N_("Puts this line right: a new act replaces it"), "rectificar corregir" },
	{ "previous-pane", NULL, N_("The screen before"), "anterior" },
	{ "why", N_("Why"), N_("The act behind it"), "por que" },
	{ NULL, NULL, NULL, NULL },
};
static const struct view_ops ops = { .name = "readback", .whole = true, .map = "audit", .actions = actions, .load = load, .draw = draw, .request = request, .key = key, .title = title,
				     .typing = typing, .leave = leave,
				     .about = N_("Before closing: what was decided, who does what, what goes to the committee, what was left. Each line can be put right.") };

unsigned readback_screen(struct app *app, const char *meeting)
{
	struct view *v = ui_push(app->ui, &ops, sizeof(struct readback_view));
	struct readback_view *s = v->state;

	s->app = app;
	s->view = v;
	snprintf(s->id, sizeof s->id, "%s", meeting);
	list_init(&s->list, &list_ops, s, columns, 2);
	return room_colours(app, v->arena);
}
