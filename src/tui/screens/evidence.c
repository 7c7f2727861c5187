/* Evidence: what was found, how sure we are of it, on which data it rests, and what in the terms leans on it. */
#include <stdio.h>
#include <string.h>

#include "procure/service/evidence.h"
#include "screens/stage_pieces.h"

enum { FOCUS_LIST, FOCUS_DETAIL };
enum { COL_ID, COL_TITLE, COL_STRENGTH, COL_STATE, COLS };

/* One row of the list: a heading, a finding or a data series. */
struct line { const char *heading; const struct record *r; };

struct evidence {
	struct app *app;
	char contract[80];
	struct records findings, series, requests;       /* requests: those that came back empty, and no finding says so yet */
	enum standing *standing;                         /* of the findings, in their order */
	struct line *line;
	size_t n_lines;
	struct list list;
	struct doc doc;
	const struct record *shown;
	struct focus focus;
};

static const struct list_column columns[COLS] = {
	{ N_("No."), 6, false, 0 }, { N_("Finding"), 0, false, 0 }, { N_("Strength"), 10, false, 2 }, { N_("State"), 9, false, 1 },
};

/* --- rows ---------------------------------------------------------------------------------------------------------------------------------------- */

static size_t rows_count(void *ctx)
{
	return ((struct evidence *)ctx)->n_lines;
}

static bool is_series(const struct record *r)
{
	return strcmp(r->kind->name, "series") == 0;
}

static bool is_request(const struct record *r)
{
	return strcmp(r->kind->name, "request") == 0;
}

static bool is_finding(const struct record *r)
{
	return strcmp(r->kind->name, "evidence") == 0;
}

static enum standing standing_of(const struct evidence *s, const struct record *r)
{
	for (size_t i = 0; i < s->findings.n; i++)
		if (s->findings.v[i] == r)
			return s->standing[i];
	return STANDS;
}

static void series_cell(const struct record *r, size_t col, struct buf *out)
{
	if (col == COL_STRENGTH && *record_get(r, "Rows"))
		buf_printf(out, _("%s rows"), record_get(r, "Rows"));
	else if (col == COL_STATE)
		show_field(out, r, "Period");
}

static void rows_cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	const struct evidence *s = ctx;
	const struct record *r = s->line[row].r;

	if (!r)
		return;
	if (col == COL_STATE && is_finding(r) && standing_of(s, r) == STANDS_ON_OLD)
		buf_puts(out, "▲ ");
	if (col == COL_ID)
		buf_puts(out, r->id);
	else if (col == COL_TITLE)
		buf_printf(out, "%s%s", is_finding(r) && record_is(r, "Absence", "yes") ? "× " : "", record_title(r));
	else if (is_series(r))
		series_cell(r, col, out);
	else if (is_request(r))
		buf_puts(out, col == COL_STATE ? _("× empty") : "");
	else
		show_field(out, r, col == COL_STRENGTH ? "Strength" : "State");
}

static enum role rows_role(void *ctx, size_t row, size_t col)
{
	const struct record *r = ((struct evidence *)ctx)->line[row].r;

	if (!r || col == COL_ID)
		return ROLE_ACCENT;
	if (!is_finding(r))
		return col == COL_TITLE ? ROLE_NORMAL : is_request(r) ? ROLE_WARN : ROLE_SECONDARY;
	if (col == COL_STATE && standing_of(ctx, r) == STANDS_ON_OLD)
		return ROLE_WARN;
	if (col == COL_STRENGTH && record_is(r, "Strength", "anecdotal"))
		return ROLE_WARN;
	return col == COL_STATE ? role_of_state(record_get(r, "State")) : ROLE_NORMAL;
}

static const char *rows_key(void *ctx, size_t row)
{
	const struct line *l = &((struct evidence *)ctx)->line[row];

	return l->r ? l->r->path : l->heading;
}

static const char *rows_heading(void *ctx, size_t row)
{
	return ((struct evidence *)ctx)->line[row].heading;
}

static const struct list_ops rows_ops = { .count = rows_count, .cell = rows_cell, .role = rows_role, .key = rows_key, .heading = rows_heading,
	.empty = N_("Here stand the findings: one sentence each that a director can accept or reject, with its source. That nobody measured something is a finding too. Press a to add the first.") };

static const struct record *selected(const struct evidence *s)
{
	size_t row;

	return list_row(&s->list, &row) ? s->line[row].r : NULL;
}

static void add_lines(struct evidence *s, const struct records *r, const char *heading)
{
	if (heading && r->n)
		s->line[s->n_lines++] = (struct line){ heading, NULL };
	for (size_t i = 0; i < r->n; i++)
		s->line[s->n_lines++] = (struct line){ NULL, r->v[i] };
}

/* Keeps the requests that came back empty and that no finding speaks of. */
static void keep_empty(struct evidence *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->requests.n; i++)
		if (record_is(s->requests.v[i], "State", "empty") && !service_absence_found(s->app->svc, s->requests.v[i], s->app->at))
			s->requests.v[n++] = s->requests.v[i];
	s->requests.n = n;
}

static void find_standing(struct evidence *s, struct arena *a)
{
	s->standing = arena_alloc(a, (s->findings.n + 1) * sizeof *s->standing);
	for (size_t i = 0; i < s->findings.n; i++)
		s->standing[i] = service_standing(s->app->svc, s->findings.v[i], s->app->at, NULL);
}

static enum rc load(struct view *v, struct why *why)
{
	struct evidence *s = v->state;
	enum rc rc = records_read(&s->findings, s->app, "evidence", s->contract, v->data, why);

	if (rc == RC_OK)
		rc = records_read(&s->series, s->app, "series", s->contract, v->data, why);
	if (rc == RC_OK)
		rc = records_read(&s->requests, s->app, "request", s->contract, v->data, why);
	keep_empty(s);
	find_standing(s, v->data);
	s->line = arena_alloc(v->data, (s->findings.n + s->series.n + s->requests.n + 2) * sizeof *s->line);
	s->n_lines = 0;
	add_lines(s, &s->findings, NULL);
	add_lines(s, &s->requests, _("Came back empty: not yet a finding"));
	add_lines(s, &s->series, _("Data series"));
	s->shown = NULL;
	list_refresh(&s->list);
	return rc;
}

/* --- detail -------------------------------------------------------------------------------------------------------------------------------------- */

/* What leans on a finding: wherever it is cited, its withdrawal matters. */
static void cited_by(struct evidence *s, const struct record *r, struct arena *a)
{
	static const char *const kinds[] = { "requirement", "metric", "standard", "scheme", "escalation" };
	struct strs names = { 0 };
	struct why ignored = { 0 };

	for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
		struct records all;

		if (records_read(&all, s->app, kinds[k], s->contract, a, &ignored) != RC_OK)
			continue;
		for (size_t i = 0; i < all.n; i++)
			if (list_has(record_get(all.v[i], "Evidence"), r->id))
				strs_add(&names, a, all.v[i]->id);
	}
	doc_pair(&s->doc, LABEL_COLS, _("Cited by"), names.n ? ROLE_ACCENT : ROLE_SECONDARY, names.n ? strs_join(&names, a, "  ") : _("nothing yet"));
}

static void finding_detail(struct evidence *s, const struct record *r, struct arena *a)
{
	static const char *const fields[] = { "Detail", "Implication", "Type", "Period", "Strength", "Source", "Series", "Rows", "Document", "Found-By", "Verified-By",
					      "Caveats", "Goals", "Named-Persons", "Reason", "Dissent", "Not-Adopted" };

	if (standing_of(s, r) == STANDS_ON_OLD)
		detail_standing(&s->doc, s->app, r);
	if (record_is(r, "Absence", "yes"))
		doc_add(&s->doc, ROLE_WARN, _("× The finding is that nobody measured it."));
	doc_add(&s->doc, ROLE_NORMAL, "");
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
		detail_field(&s->doc, r, fields[i], NULL, list_has("Caveats Dissent Not-Adopted", fields[i]) ? ROLE_WARN : ROLE_NORMAL);
	cited_by(s, r, a);
}

static void series_detail(struct evidence *s, const struct record *r)
{
	static const char *const fields[] = { "Unit", "Period", "Rows", "First-Row", "Last-Row", "Columns", "Source", "Request", "Note", "File-Name", "File" };
	struct strs citing = { 0 };
	struct arena *a = arena_new();

	doc_add(&s->doc, ROLE_NORMAL, "");
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
		detail_field(&s->doc, r, fields[i], NULL, ROLE_NORMAL);
	for (size_t i = 0; i < s->findings.n; i++)
		if (list_has(record_get(s->findings.v[i], "Series"), r->id))
			strs_add(&citing, a, s->findings.v[i]->id);
	doc_pair(&s->doc, LABEL_COLS, _("Findings on it"), citing.n ? ROLE_ACCENT : ROLE_SECONDARY, citing.n ? strs_join(&citing, a, "  ") : _("none yet"));
	doc_add(&s->doc, ROLE_SECONDARY, _("Enter looks at it in charts; T shows the rows."));
	arena_free(a);
}

static void request_detail(struct evidence *s, const struct record *r)
{
	static const char *const fields[] = { "Addressee", "Asked-On", "Due", "Answer", "Answered-On", "Detail", "Reason" };

	doc_add(&s->doc, ROLE_WARN, _("That nobody has these data is a finding. Press a: it is filled in for you."));
	doc_add(&s->doc, ROLE_NORMAL, "");
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
		detail_field(&s->doc, r, fields[i], NULL, ROLE_NORMAL);
}

static void detail(struct evidence *s, const struct record *r, struct arena *a)
{
	doc_reset(&s->doc);
	s->doc.top = 0;
	if (!r) {
		doc_add(&s->doc, ROLE_HEADING, _("Questions to begin with"));
		detail_questions(&s->doc, s->app, "evidence");
		return;
	}
	detail_head(&s->doc, r);
	if (is_series(r))
		series_detail(s, r);
	else if (is_request(r))
		request_detail(s, r);
	else
		finding_detail(s, r, a);
	detail_late(&s->doc, s->app, r, a);
}

/* --- drawing ------------------------------------------------------------------------------------------------------------------------------------- */

static void list_box(struct evidence *s, struct pane p, bool focused)
{
	struct buf head = { 0 };

	buf_printf(&head, _("Findings: %zu accepted of %zu"), records_count(&s->findings, "accepted"), s->findings.n);
	list_boxed(&s->list, p, buf_str(&head), focused);
	buf_free(&head);
}

static void draw(struct view *v, struct pane p)
{
	struct evidence *s = v->state;
	const struct record *r = selected(s);
	const char *head = r ? r->id : _("Evidence");

	if (s->shown != r || (!r && !s->doc.n_pars)) {
		detail(s, r, v->data);
		s->shown = r;
	}
	if (p.w >= BESIDE) {
		list_box(s, pane_left(&p, p.w * 11 / 20), s->focus.at == FOCUS_LIST);
		doc_boxed(&s->doc, p, head, s->focus.at == FOCUS_DETAIL);
	} else if (s->focus.at == FOCUS_DETAIL) {
		doc_boxed(&s->doc, p, head, true);
	} else {
		list_box(s, pane_top(&p, p.h >= 16 ? (p.h + 1) / 2 : p.h), true);
		doc_boxed(&s->doc, p, head, false);
	}
}

/* --- what can be done ------------------------------------------------------------------------------------------------------------------------------ */

static const struct deed deeds[] = {
	{ "add", "evidence.add" }, { "edit", "evidence.change" }, { "decide", "evidence.accept" }, { "withdraw", "evidence.withdraw" },
	{ NULL, NULL },
};

static const char *const what_to_decide[] = { "evidence.accept", "evidence.withdraw", "evidence.change" };

static unsigned classified(struct ui *ui, void *ctx, size_t which)
{
	struct evidence *s = ctx;
	const struct record *r = selected(s);
	struct buf why_not = { 0 };
	unsigned did = UI_REDRAW;

	if (!r || !is_finding(r))
		return UI_NOTHING;
	if (deed_ready(s->app, what_to_decide[which], s->contract, r, &why_not))
		did = deed_do(s->app, what_to_decide[which], s->contract, r, NULL, NULL);
	else
		ui_say(ui, SAY_INFO, buf_str(&why_not));
	buf_free(&why_not);
	return did;
}

static unsigned classify(struct evidence *s, const struct record *r)
{
	const struct choose_item items[] = {
		{ _("accept"), _("The group takes it as evidence; what cites it may lean on it.") },
		{ _("withdraw"), _("It no longer stands; wherever it is cited this is shown.") },
		{ _("mend"), _("Change the sentence, its source or its strength before it is accepted.") },
	};
	struct buf head = { 0 };
	unsigned did;

	buf_printf(&head, "%s  %s", r->id, record_title(r));
	did = dialog_choose(s->app->ui, &(struct choose){ buf_str(&head), items, 3, 0, classified, s });
	buf_free(&head);
	return did;
}

static unsigned look(struct evidence *s, const struct record *r, const char *action)
{
	if (strcmp(action, "meeting") == 0)
		return meetings_screen(s->app, s->contract);
	if (strcmp(action, "series.add") == 0)
		return act_form(s->app, "series.add", s->contract, NULL, NULL);
	if (!r)
		return UI_PASS;
	if (strcmp(action, "table") == 0)
		return is_series(r) ? series_rows_screen(s->app, r->path) : UI_PASS;
	if (strcmp(action, "open") == 0 && is_series(r))
		return series_screen(s->app, r->path);
	if (strcmp(action, "open") == 0)
		return record_screen(s->app, r->path);
	if (strcmp(action, "why") == 0)
		return why_screen(s->app, r->path, NULL);
	return UI_PASS;
}

/* The absence of evidence as a finding, from the request that came back empty. */
static unsigned absence(struct evidence *s, const struct record *r)
{
	struct arena *a = arena_new();
	const struct preset_value_of preset[] = {
		{ "Title", arena_printf(a, _("No data: %s"), record_title(r)) }, { "Detail", record_get(r, "Answer") }, { "Type", "document" }, { "Absence", "yes" },
		{ "Source", arena_printf(a, _("Answer to %s, %s"), r->id, record_get(r, "Addressee")) }, { "Found-On", record_get(r, "Answered-On") },
		{ "Document", record_get(r, "Document") }, { "Strength", "strong" }, { NULL, NULL },
	};
	unsigned did = act_form(s->app, "evidence.add", s->contract, preset, NULL);

	arena_free(a);
	return did;
}

static unsigned act(struct evidence *s, const struct record *r, const char *action)
{
	const char *verb = deed_verb(deeds, action);

	if (r && is_request(r) && strcmp(action, "add") == 0)
		return absence(s, r);
	if (r && is_finding(r) && strcmp(action, "classify") == 0)
		return classify(s, r);
	return verb ? deed_do(s->app, verb, s->contract, r, NULL, NULL) : UI_PASS;
}

static unsigned request(struct view *v, const char *action)
{
	struct evidence *s = v->state;
	const struct record *r = selected(s);
	unsigned did;

	if ((did = focus_request(&s->focus, action)) != UI_PASS || (did = stage_go(s->app, v, s->contract, action)) != UI_PASS ||
	    (did = look(s, r, action)) != UI_PASS || (did = act(s, r, action)) != UI_PASS)
		return did;
	return s->focus.at == FOCUS_DETAIL ? doc_request(&s->doc, action) : list_request(&s->list, action);
}

static bool ready(struct view *v, const char *action, struct buf *why_not)
{
	struct evidence *s = v->state;
	const struct record *r = selected(s);
	const char *verb = deed_verb(deeds, action);

	if (strcmp(action, "table") == 0 && (!r || !is_series(r))) {
		buf_puts(why_not, _("Select a data series first: it has the table."));
		return false;
	}
	if (((verb && !(verb_by_name(verb)->flags & V_NEW)) || strcmp(action, "classify") == 0) && (!r || !is_finding(r))) {
		buf_puts(why_not, _("Select a finding first."));
		return false;
	}
	return deed_ready(s->app, verb, s->contract, r, why_not);
}

static unsigned key(struct view *v, const struct key *k)
{
	return list_key(&((struct evidence *)v->state)->list, k);
}

static bool typing(struct view *v)
{
	return ((struct evidence *)v->state)->list.typing;
}

static void title(struct view *v, struct buf *out)
{
	(void)v;
	buf_printf(out, "1 %s", stage_word("evidence"));
}

static void leave(struct view *v)
{
	struct evidence *s = v->state;

	list_free(&s->list);
	doc_free(&s->doc);
}

static const struct action actions[] = {
	{ "open", N_("Open"), N_("Opens the finding with all its fields, or the charts of a data series"), "abrir ver" },
	{ "add", N_("Add"), N_("Adds a finding: one sentence, with its source; on a request that came back empty, the finding that nobody has the data"), "agregar hallazgo nuevo" },
	{ "edit", N_("Edit"), N_("Mends a finding that is not yet accepted"), "editar cambiar" },
	{ "decide", N_("Accept"), N_("The group accepts the finding as evidence"), "aceptar decidir acordar" },
	{ "classify", N_("Classify"), N_("Accept, withdraw or mend the finding"), "clasificar aceptar retirar" },
	{ "table", N_("Table"), N_("Shows the figures of the data series"), "tabla numeros datos" },
	{ "why", N_("Why"), N_("Why does this stand: act, votes, people"), "por que razon" },
	{ "withdraw", NULL, N_("The finding no longer stands; wherever it is cited this is shown"), "retirar" },
	{ "meeting", NULL, N_("The meetings of this contract"), "reunion sesion" },
	{ NULL, NULL, NULL, NULL },
};

static const struct view_ops ops = { .name = "evidence", .map = "evidence", .actions = actions,
	.about = N_("What we paid for and what we got: findings, each with source and strength, and the data they rest on. c and a number accepts or withdraws."),
	.load = load, .draw = draw, .request = request, .key = key, .title = title, .ready = ready, .typing = typing, .leave = leave };

unsigned evidence_screen(struct app *app, const char *contract)
{
	struct view *v = ui_push(app->ui, &ops, sizeof(struct evidence));
	struct evidence *s = v->state;

	s->app = app;
	s->focus.n = 2;
	snprintf(s->contract, sizeof s->contract, "%s", contract);
	list_init(&s->list, &rows_ops, s, columns, COLS);
	return UI_REDRAW;
}
