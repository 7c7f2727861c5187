/* The consent list (tabla de consenso): what all propose alike is read out, anyone takes a clause off with one key, the rest are decided together. */
#include <stdio.h>
#include <string.h>

#include "screens/clauses.h"

enum { HEAD_ROWS = 2, ASKS_MAX = 9 };

struct consent_view {
	struct app *app;
	char meeting[96], contract[80];
	struct clauses all;
	const struct clause **row;               /* agreed ones, then those that were taken off */
	size_t n_rows;
	struct records evidence;
	struct list list;
	struct doc doc;
	const struct clause *shown;
	struct buf quorum;
	bool met, asks_who;                      /* asks_who: taken off just now, nobody said yet who asked */
	char asked[160];                         /* the clause that it is about */
	const char *here[ASKS_MAX];              /* who is here: 1 to 9 */
	size_t n_here;
	size_t read;                             /* how far the list was read out */
	int64_t tip, asked_tip;                  /* the last act when it was loaded, and when the question was asked */
};

/* --- rows ------------------------------------------------------------------------------------------------------------------------------------------ */

enum { COL_ID, COL_VERDICT, COL_CLAUSE, COL_BY, COLS };

static const struct list_column narrow[COLS] = {
	{ N_("No."), 5, false, 0 }, { N_("Verdict"), 11, false, 0 }, { N_("Clause and new words"), 0, false, 0 }, { N_("Proposed by"), 18, false, 0 },
};
static const struct list_column wide[COLS] = {
	{ N_("No."), 5, false, 0 }, { N_("Verdict"), 12, false, 0 }, { N_("Clause and new words"), 0, false, 0 }, { N_("Proposed by"), 34, false, 0 },
};

static size_t count(void *ctx) { return ((struct consent_view *)ctx)->n_rows; }
static const char *row_key(void *ctx, size_t row) { return ((struct consent_view *)ctx)->row[row]->record->path; }

static void clause_cell(const struct clause *c, struct buf *out)
{
	struct buf text = { 0 };

	show_field(out, c->record, "Clause");
	option_short(&text, &c->option[0]);
	if (text.len)
		buf_printf(out, " → %s", buf_str(&text));
	buf_free(&text);
}

/* "P. Rojas, M. Soto" where there is no room for more. */
static void names_cell(const struct consent_view *s, const struct clause_option *o, struct buf *out)
{
	for (size_t i = 0; i < o->by.n; i++) {
		const char *name = person_named(s->app, o->by.v[i]), *rest = strchr(name, ' ');

		buf_puts(out, i ? ", " : "");
		if (s->list.columns == wide || !rest) {
			buf_puts(out, name);
			continue;
		}
		buf_add(out, name, text_next(name, strlen(name), 0));
		buf_printf(out, ".%s", rest);
	}
}

static void cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	struct consent_view *s = ctx;
	const struct clause *c = s->row[row];

	if (col == COL_ID)
		buf_puts(out, c->record->id);
	else if (col == COL_VERDICT && c->off)
		buf_puts(out, _("× taken off"));
	else if (col == COL_VERDICT)
		option_verdict(out, &c->option[0]);
	else if (col == COL_CLAUSE)
		clause_cell(c, out);
	else if (!c->off)
		names_cell(s, &c->option[0], out);
	else if (*c->off)
		buf_printf(out, _("%s asked"), person_named(s->app, c->off));
	else
		buf_puts(out, _("who asked?"));
}

static enum role cell_role(void *ctx, size_t row, size_t col)
{
	const struct clause *c = ((struct consent_view *)ctx)->row[row];

	if (col == COL_ID)
		return ROLE_ACCENT;
	if (c->off)
		return col == COL_VERDICT || (col == COL_BY && !*c->off) ? ROLE_WARN : ROLE_SECONDARY;
	return col == COL_VERDICT ? role_of_state(c->option[0].value[OFFER_VERDICT]) : col == COL_BY ? ROLE_SECONDARY : ROLE_NORMAL;
}

static const struct list_ops rows_ops = { .count = count, .cell = cell, .role = cell_role, .key = row_key,
	.empty = N_("Nothing is left on the consent list: Enter goes to the clauses that are to be debated.") };

static const struct clause *selected(const struct consent_view *s)
{
	size_t row;

	return list_row(&s->list, &row) ? s->row[row] : NULL;
}

/* --- load ------------------------------------------------------------------------------------------------------------------------------------------ */

/* What was taken off and is still undecided stays in sight at the end. */
static void collect(struct consent_view *s, struct arena *a)
{
	s->n_rows = 0;
	s->row = arena_alloc(a, (s->all.n + 1) * sizeof *s->row);
	for (int off = 0; off < 2; off++)
		for (size_t i = 0; i < s->all.n; i++) {
			const struct clause *c = &s->all.v[i];

			if (off ? c->off && c->sort == CLAUSE_CONTESTED && c->n_options == 1 : c->sort == CLAUSE_AGREED)
				s->row[s->n_rows++] = c;
		}
}

static void who_is_here(struct consent_view *s, struct arena *a)
{
	struct room_quorum q;
	struct why ignored = { 0 };

	s->n_here = 0;
	if (room_seats(s->app->svc, s->meeting, *s->contract ? s->contract : NULL, &q, NULL, a, &ignored) != RC_OK)
		return;
	for (size_t i = 0; i < q.n_seats && s->n_here < ASKS_MAX; i++)
		if (q.seats[i].person)
			s->here[s->n_here++] = q.seats[i].person;
}

static enum rc load(struct view *v, struct why *why)
{
	struct consent_view *s = v->state;
	struct record *m;
	const char *named;
	enum rc rc = service_record(s->app->svc, s->meeting, NULL, s->app->at, &m, v->data, why);

	s->n_rows = 0;
	s->shown = NULL;
	doc_reset(&s->doc);
	buf_reset(&s->quorum);
	if (rc != RC_OK)
		return rc;
	snprintf(s->contract, sizeof s->contract, "%s", item_contract(s->app, m, v->data, &named));
	s->tip = service_tip(s->app->svc);
	if (*s->contract)
		rc = service_clauses(s->app->svc, s->contract, s->meeting, s->app->at, &s->all, v->data, why);
	if (rc == RC_OK && *s->contract)
		rc = records_read(&s->evidence, s->app, "evidence", s->contract, v->data, why);
	if (rc == RC_OK && *s->contract)
		collect(s, v->data);
	s->met = quorum_words(s->app, s->meeting, s->contract, &s->quorum);
	who_is_here(s, v->data);
	list_refresh(&s->list);
	return rc;
}

/* --- draw ------------------------------------------------------------------------------------------------------------------------------------------ */

static void draw_head(const struct consent_view *s, struct pane p)
{
	size_t off = s->n_rows - s->all.count[CLAUSE_AGREED];
	int x = 1 + pane_text(p, 0, 1, ROLE_TITLE, _("Consent list"));

	x += 3 + pane_printf(p, 0, x + 3, ROLE_OK, _("■ %zu agreed"), s->all.count[CLAUSE_AGREED]);
	if (off)
		x += 3 + pane_printf(p, 0, x + 3, ROLE_WARN, _("× %zu taken off"), off);
	if (s->all.count[CLAUSE_CONTESTED] > off)
		pane_printf(p, 0, x + 3, ROLE_SECONDARY, _("▲ %zu to be debated"), s->all.count[CLAUSE_CONTESTED] - off);
	pane_text(p, 1, 1, s->met ? ROLE_OK : ROLE_BAD, buf_str(&s->quorum));
}

/* "Takes it off: 1 Paula Rojas  2 Marta Soto …" */
static void draw_asks(const struct consent_view *s, struct pane p)
{
	int x = 1 + pane_text(p, 0, 1, s->asks_who ? ROLE_WARN : ROLE_LABEL, s->asks_who ? _("Who asked?") : _("Takes it off:"));

	for (size_t i = 0; i < s->n_here; i++) {
		char n[8];

		snprintf(n, sizeof n, "%zu", i + 1);
		x += 2 + pane_text(p, 0, x + 2, ROLE_KEY, n);
		x += 1 + pane_text(p, 0, x + 1, ROLE_NORMAL, person_named(s->app, s->here[i]));
	}
}

static void fill(struct consent_view *s, const struct clause *c)
{
	doc_reset(&s->doc);
	s->doc.top = 0;
	s->shown = c;
	if (!c) {
		doc_add(&s->doc, ROLE_SECONDARY, _("The words of the selected clause stand here, to be read out."));
		return;
	}
	doc_add(&s->doc, ROLE_HEADING, record_title(c->record));
	option_doc(&s->doc, s->app, c, &c->option[0], &s->evidence);
}

static void draw_detail(struct consent_view *s, struct pane p)
{
	const struct clause *c = selected(s);
	struct buf head = { 0 };

	if (c != s->shown || !s->doc.n_pars)
		fill(s, c);
	if (c) {
		buf_printf(&head, "%s · ", c->record->id);
		option_verdict(&head, &c->option[0]);
	}
	doc_boxed(&s->doc, p, buf_str(&head), false);
	buf_free(&head);
}

static void draw(struct view *v, struct pane p)
{
	struct consent_view *s = v->state;
	size_t row, n = s->all.count[CLAUSE_AGREED];
	struct buf head = { 0 };
	struct pane list;

	if (list_row(&s->list, &row) && row + 1 > s->read)
		s->read = row + 1 < n ? row + 1 : n;
	draw_head(s, pane_top(&p, HEAD_ROWS));
	draw_asks(s, pane_bottom(&p, 1));
	buf_printf(&head, _("Read out: %zu of %zu"), s->read < n ? s->read : n, n);
	list = p.w >= BESIDE ? pane_left(&p, p.w * 3 / 5) : pane_top(&p, p.h * 3 / 5);
	s->list.columns = list.w >= WIDE ? wide : narrow;
	list_boxed(&s->list, list, buf_str(&head), true);
	draw_detail(s, p);
	buf_free(&head);
}

/* --- taking off -------------------------------------------------------------------------------------------------------------------------------------- */

static unsigned take_off(struct consent_view *s, const struct clause *c, const char *who)
{
	struct arena *a = arena_new();
	struct why why = { 0 };
	enum rc rc = consent_take_off(s->app->svc, s->meeting, record_name(a, c->record->path), who, &why);

	s->asks_who = rc == RC_OK && who && !*who && s->n_here;
	snprintf(s->asked, sizeof s->asked, "%s", c->record->path);
	if (rc == RC_OK && !who)
		ui_sayf(s->app->ui, SAY_DONE, _("%s is on the list again."), c->record->id);
	else if (rc == RC_OK && *who)
		ui_sayf(s->app->ui, SAY_DONE, _("%s is taken off: it is debated. %s asked for it."), c->record->id, person_named(s->app, who));
	else if (rc == RC_OK)
		ui_sayf(s->app->ui, SAY_DONE, _("%s is taken off: it is debated. A number says who asked."), c->record->id);
	arena_free(a);
	return rc == RC_OK ? UI_RELOAD | UI_REDRAW : ui_fail(s->app->ui, &why);
}

/* A number: who asks that the selected clause be debated; right after x, who asked. */
static unsigned asked_by(struct consent_view *s, size_t which)
{
	const struct clause *c = s->asks_who ? clauses_find(&s->all, s->asked) : selected(s);

	if (which >= s->n_here || !c || (c->sort != CLAUSE_AGREED && !c->off))
		return UI_PASS;
	return take_off(s, c, s->here[which]);
}

/* --- deciding ---------------------------------------------------------------------------------------------------------------------------------------- */

static unsigned confirmed(struct ui *ui, void *ctx)
{
	struct consent_view *s = ctx;
	struct recorded last = { 0 };
	struct why why = { 0 };
	size_t n;
	enum rc rc = service_decide_together(s->app->svc, s->meeting, &s->all, s->asked_tip, &n, &last, &why);

	if (rc != RC_OK && rc != RC_UNSURE)
		return ui_fail(ui, &why) | UI_RELOAD;
	if (rc == RC_UNSURE)
		ui_fail(ui, &why);
	else
		ui_sayf(ui, SAY_DONE, _("%zu clauses are decided by consent. Enter goes on to the debate."), n);
	s->read = 0;
	return UI_RELOAD | UI_REDRAW;
}

/* "- drop  9: R-05 R-06 …" for each verdict. */
static void by_verdict(const struct consent_view *s, struct buf *out)
{
	static const char *const codes[] = { "keep", "modify", "drop", "new" };

	for (size_t k = 0; k < sizeof codes / sizeof codes[0]; k++) {
		struct buf ids = { 0 };
		size_t n = 0;

		for (size_t i = 0; i < s->n_rows; i++)
			if (!s->row[i]->off && strcmp(s->row[i]->option[0].value[OFFER_VERDICT], codes[k]) == 0) {
				buf_printf(&ids, " %s", s->row[i]->record->id);
				n++;
			}
		if (n)
			buf_printf(out, "\n%s %s, %zu:%s", verdict_sign(codes[k]), choice_label(NULL, codes[k]), n, buf_str(&ids));
		buf_free(&ids);
	}
}

static unsigned ask(struct consent_view *s)
{
	const struct record *m = scope_meeting(service_scope(s->app->svc), s->meeting), *body = m ? scope_body(service_scope(s->app->svc), record_get(m, "Body")) : NULL;
	struct buf title = { 0 }, text = { 0 };
	unsigned did;

	s->asked_tip = s->tip;                   /* what is recorded while the question stands is looked at first */
	buf_printf(&title, _("Decide %zu clauses by consent?"), s->all.count[CLAUSE_AGREED]);
	buf_printf(&text, _("By consent of %s: nobody who is here is against. %s"), body ? record_title(body) : s->meeting, buf_str(&s->quorum));
	buf_putc(&text, '\n');
	by_verdict(s, &text);
	if (s->n_rows > s->all.count[CLAUSE_AGREED]) {
		buf_printf(&text, "\n%s", _("× taken off, to be debated:"));
		for (size_t i = s->all.count[CLAUSE_AGREED]; i < s->n_rows; i++)
			buf_printf(&text, " %s", s->row[i]->record->id);
	}
	buf_printf(&text, "\n\n%s", _("Each clause gets an act of its own; all of them are recorded, or none."));
	did = dialog_confirm(s->app->ui, &(struct confirm){ buf_str(&title), buf_str(&text), _("Record them"), NULL, confirmed, s });
	buf_free(&title);
	buf_free(&text);
	return did;
}

/* Enter: asks once; with nothing left it goes on to the debate. */
static unsigned decide(struct view *v)
{
	struct consent_view *s = v->state;

	if (s->all.count[CLAUSE_AGREED])
		return ask(s);
	ui_close(v);
	return clauses_screen(s->app, s->meeting) | UI_REDRAW;
}

static unsigned gone_to(struct ui *ui, void *ctx, size_t which)
{
	struct consent_view *s = ctx;

	(void)ui;
	if (which < s->n_rows)
		list_select(&s->list, s->row[which]->record->path);
	return UI_REDRAW;
}

/* +: each clause that would be decided, with what it would become. */
static unsigned list_all(struct consent_view *s)
{
	size_t n = s->all.count[CLAUSE_AGREED];
	struct arena *a = arena_new();
	struct choose_item *items = arena_alloc(a, (n + 1) * sizeof *items);
	unsigned did;

	for (size_t i = 0; i < n; i++) {
		struct buf label = { 0 }, help = { 0 };

		buf_printf(&label, "%s  ", s->row[i]->record->id);
		option_verdict(&label, &s->row[i]->option[0]);
		buf_puts(&label, "  ");
		show_field(&label, s->row[i]->record, "Clause");
		option_short(&help, &s->row[i]->option[0]);
		items[i] = (struct choose_item){ arena_strdup(a, buf_str(&label)), help.len ? arena_strdup(a, buf_str(&help)) : NULL };
		buf_free(&label);
		buf_free(&help);
	}
	did = n ? dialog_choose(s->app->ui, &(struct choose){ arena_printf(a, _("%zu clauses would be decided"), n), items, n, 0, gone_to, s }) : UI_NOTHING;
	arena_free(a);
	return did;
}

/* --- requests ----------------------------------------------------------------------------------------------------------------------------------------- */

static unsigned request(struct view *v, const char *action)
{
	struct consent_view *s = v->state;
	const struct clause *c = selected(s);
	unsigned did = UI_PASS;

	if (strncmp(action, "asked-", 6) == 0)
		return (did = asked_by(s, (size_t)(action[6] - '1'))) == UI_PASS ? UI_REDRAW : did;
	s->asks_who = false;
	if (strcmp(action, "open") == 0)
		return decide(v);
	if (strcmp(action, "take-off") == 0)
		return c ? take_off(s, c, c->off ? NULL : "") : UI_NOTHING;
	if (strcmp(action, "list-all") == 0)
		return list_all(s);
	if (strcmp(action, "clauses") == 0)
		return clauses_screen(s->app, s->meeting);
	if (c && strcmp(action, "details") == 0)
		return record_screen(s->app, c->record->path);
	if (c && strcmp(action, "why") == 0)
		return why_screen(s->app, c->proposal[0]->path, NULL);
	if (c && strcmp(action, "not-lawful") == 0)
		return clause_not_lawful(s->app, c->record);
	if (strcmp(action, "note") == 0)
		return note_form(s->app);
	if (strcmp(action, "room") == 0)
		return room_mode(s->app, s->meeting);
	return list_request(&s->list, action);
}

static bool ready(struct view *v, const char *action, struct buf *why_not)
{
	struct consent_view *s = v->state;
	struct arena *a = arena_new();
	bool decides = strcmp(action, "open") == 0 && s->all.count[CLAUSE_AGREED];
	bool ok = true;

	if (s->app->at && (decides || strcmp(action, "take-off") == 0 || strncmp(action, "asked-", 6) == 0)) {
		buf_puts(why_not, _("You are looking at the past: nothing can be recorded there. Come back to today first (g d)."));
		ok = false;
	} else if (decides)
		ok = act_ready(s->app, "requirement.decide", record_name(a, s->row[0]->record->path), why_not);
	arena_free(a);
	return ok;
}

static unsigned key(struct view *v, const struct key *k) { return list_key(&((struct consent_view *)v->state)->list, k); }
static bool typing(struct view *v) { return ((struct consent_view *)v->state)->list.typing; }
static unsigned tick(struct view *v) { return service_refresh(((struct consent_view *)v->state)->app->svc) ? UI_RELOAD | UI_REDRAW : UI_NOTHING; }
static void title(struct view *v, struct buf *out) { buf_printf(out, "%s > %s", ((struct consent_view *)v->state)->meeting, _("consent list")); }

static void leave(struct view *v)
{
	struct consent_view *s = v->state;

	list_free(&s->list);
	doc_free(&s->doc);
	buf_free(&s->quorum);
}

static const struct action actions[] = {
	{ "move-down", N_("Next"), N_("Reads out the next clause"), "siguiente leer" },
	{ "take-off", N_("Take off"), N_("Takes the clause off the list, so that it is debated; again: puts it back. A number does it and says who asked"), "sacar quitar debatir" },
	{ "asked-1", NULL, N_("Takes it off, and says that the first of those who are here asked; 2 to 9 likewise"), "pidio quien sacar" },
	{ "list-all", N_("List"), N_("Lists everything that would be decided"), "lista todo" },
	{ "open", N_("Decide"), N_("Asks once, then records all that are agreed, each with an act of its own; with nothing left it goes on to the debate"), "decidir aprobar consenso" },
	{ "clauses", N_("Debate"), N_("The clauses that are to be debated"), "debatir clausulas" },
	{ "not-lawful", NULL, N_("The delegate of Legal says of this clause: not lawful, article …"), "ilegal objecion juridica articulo" },
	{ "details", NULL, N_("The clause with all its fields"), "detalle" },
	{ "why", N_("Why"), N_("The act that proposed it"), "por que" },
	{ "note", NULL, N_("Writes a note for the minutes"), "nota" },
	{ "room", NULL, N_("The projector"), "sala proyector" },
	{ NULL, NULL, NULL, NULL },
};

static const struct view_ops ops = { .name = "consent", .map = "consent", .actions = actions, .load = load, .draw = draw, .request = request, .key = key, .tick = tick,
				     .title = title, .typing = typing, .ready = ready, .leave = leave,
				     .about = N_("What all propose alike, read out one after another. Anyone takes a clause off with one key; the rest are decided together.") };

unsigned consent_screen(struct app *app, const char *meeting)
{
	struct view *v = ui_push(app->ui, &ops, sizeof(struct consent_view));
	struct consent_view *s = v->state;

	s->app = app;
	snprintf(s->meeting, sizeof s->meeting, "%s", meeting);
	list_init(&s->list, &rows_ops, s, narrow, COLS);
	return UI_REDRAW;
}
