/* A data series, to be looked at: ←→ another look, ↑↓ another measure, T the numbers behind, w where they come from. */
#include <stdio.h>
#include <string.h>

#include "screens/series.h"

/* --- reading ----------------------------------------------------------------------------------------------------------------------------------- */

static void keep_measure(struct series_view *s, const char *text, size_t *at)
{
	*at = 0;
	for (size_t i = 0; i < s->n && text; i++)
		if (strcmp(s->m[i].text, text) == 0)
			*at = i;
}

/* The result that a measure of another kind is first held against; else the one after it. */
static size_t usual_other(const struct series_view *s)
{
	for (size_t i = 0; i < s->n; i++)
		if (i != s->at && s->m[i].role != MEASURE_PLAIN && s->m[i].role != s->m[s->at].role)
			return i;
	return s->n ? (s->at + 1) % s->n : 0;
}

/* The contract that the path lies in: contracts/2018/00/SC-2018-P01/data/DS-01. */
static const char *contract_of(const struct series_view *s)
{
	const char *name = record_name(s->arena, s->path);

	return arena_strndup(s->arena, name, strcspn(name, "/"));
}

static enum rc load(struct view *v, struct why *why)
{
	struct series_view *s = v->state;
	char at[200] = "", other[200] = "";
	struct why ignored = { 0 };
	enum rc rc;

	if (s->s && s->n) {
		snprintf(at, sizeof at, "%s", s->m[s->at].text);
		snprintf(other, sizeof other, "%s", s->m[s->other].text);
	}
	s->s = NULL;
	s->n = 0;
	why_clear(&s->trouble);
	rc = service_record(s->app->svc, s->path, NULL, s->app->at, &s->r, v->data, why);
	if (rc != RC_OK) {
		s->r = NULL;
		return rc;
	}
	if (series_read(&s->s, s->app->svc, s->r, s->app->at, v->data, &s->trouble) != RC_OK)
		s->s = NULL;
	else
		s->n = measure_list(s->s, &s->m, v->data);
	keep_measure(s, *at ? at : NULL, &s->at);
	keep_measure(s, *other ? other : NULL, &s->other);
	if (!*other)
		s->other = usual_other(s);
	if (records_read(&s->metrics, s->app, "metric", contract_of(s), v->data, &ignored) != RC_OK)
		s->metrics = (struct records){ NULL, 0 };
	while (s->s && !look_there(s, s->look))
		s->look++;
	series_rows_lay_out(s);
	s->shown = SHOW_CHART;
	return RC_OK;
}

/* --- drawing --------------------------------------------------------------------------------------------------------------------------------------- */

/* The looks in a line, the one in force marked by its sign and role. */
static void draw_looks(const struct series_view *s, struct pane row)
{
	int x = 0;

	for (int k = 0; k < LOOKS; k++) {
		bool on = k == (int)s->look;

		if (look_there(s, (enum look)k))
			x += pane_printf(row, 0, x, on ? ROLE_SELECTED : ROLE_SECONDARY, on ? "▶%s " : " %s ", look_word((enum look)k));
	}
}

static void draw_measure(const struct series_view *s, struct pane row)
{
	char place[48];

	if (s->look == LOOK_CONTRAST || s->look == LOOK_ROWS || !s->n)
		return;
	snprintf(place, sizeof place, _("%zu of %zu ↑↓"), s->at + 1, s->n);
	pane_cell(row, 0, 0, row.w - text_width(place) - 1, ROLE_HEADING, s->m[s->at].label, false);
	pane_end(row, 0, ROLE_SECONDARY, place);
}

static void box_title(const struct series_view *s, struct buf *out)
{
	static const char *const what[] = { "", N_("the numbers behind"), N_("where the number comes from") };

	buf_printf(out, "%s", s->r->id);
	if (s->s)
		buf_printf(out, _(" · %zu rows, %zu columns"), s->s->rows, s->s->columns);
	if (s->shown != SHOW_CHART)
		buf_printf(out, " · %s", _(what[s->shown]));
	if (*illustrative(s->r))
		buf_printf(out, " · %s", illustrative(s->r));
}

static void draw_trouble(const struct series_view *s, struct pane p)
{
	struct buf text = { 0 };

	why_sentence(&text, &s->trouble);
	pane_wrap(pane_sub(p, 0, 1, p.h, p.w - 2), 0, ROLE_WARN, buf_str(&text));
	buf_free(&text);
}

static void draw_body(struct series_view *s, struct pane p, const char *title)
{
	if (s->shown != SHOW_CHART) {
		doc_boxed(&s->doc, p, title, true);
	} else if (s->look == LOOK_ROWS) {
		list_boxed(&s->list, p, title, true);
	} else {
		p = pane_box(p, &(struct box){ .title = title, .focused = true });
		draw_measure(s, pane_top(&p, s->look == LOOK_CONTRAST ? 0 : 1));
		series_chart(s, p);
	}
}

static void draw(struct view *v, struct pane p)
{
	struct series_view *s = v->state;
	struct buf title = { 0 };

	arena_reset(s->arena);
	if (!s->r)
		return;
	box_title(s, &title);
	if (!s->s) {
		draw_trouble(s, p);
	} else {
		draw_looks(s, pane_sub(pane_top(&p, 1), 0, 1, 1, p.w - 2));
		draw_body(s, p, buf_str(&title));
	}
	buf_free(&title);
}

/* --- keys ------------------------------------------------------------------------------------------------------------------------------------------- */

static unsigned other_look(struct series_view *s, int step)
{
	int k = (int)s->look;

	do
		k = (k + step + LOOKS) % LOOKS;
	while (k != (int)s->look && !look_there(s, (enum look)k));
	s->look = (enum look)k;
	s->shown = SHOW_CHART;
	return UI_REDRAW;
}

static unsigned other_measure(struct series_view *s, int step)
{
	if (!s->n || s->look == LOOK_CONTRAST)
		return UI_NOTHING;
	s->at = (s->at + s->n + (size_t)(step + (int)s->n)) % s->n;
	if (!look_there(s, s->look))
		s->look = LOOK_TREND;
	if (s->other == s->at)
		s->other = usual_other(s);
	return UI_REDRAW;
}

static unsigned show(struct series_view *s, enum shown what)
{
	s->shown = s->shown == what ? SHOW_CHART : what;
	if (s->shown == SHOW_NUMBERS)
		series_numbers(s);
	else if (s->shown == SHOW_TRACE)
		series_trace(s);
	return UI_REDRAW;
}

static unsigned chosen_measure(struct ui *ui, void *ctx, size_t which)
{
	struct series_view *s = ctx;

	(void)ui;
	s->at = which < s->n ? which : s->at;
	if (s->look == LOOK_CONTRAST || !look_there(s, s->look))
		s->look = LOOK_TREND;
	return UI_REDRAW;
}

static unsigned chosen_other(struct ui *ui, void *ctx, size_t which)
{
	struct series_view *s = ctx;

	(void)ui;
	s->other = which < s->n ? which : s->other;
	s->look = LOOK_PAIR;
	s->shown = SHOW_CHART;
	return UI_REDRAW;
}

static unsigned choose_measure(struct series_view *s, bool other)
{
	struct choose_item *items = arena_alloc(s->arena, (s->n + 1) * sizeof *items);

	for (size_t i = 0; i < s->n; i++)
		items[i] = (struct choose_item){ s->m[i].label, s->m[i].text };
	return dialog_choose(s->app->ui, &(struct choose){ other ? _("Held against which measure?") : _("Which measure?"), items, s->n, other ? s->other : s->at,
							    other ? chosen_other : chosen_measure, s });
}

static unsigned other_columns(struct series_view *s, int step)
{
	if ((step > 0 && s->first + 1 < s->s->columns) || (step < 0 && s->first > 1))
		s->first += (size_t)step;
	series_rows_lay_out(s);
	return UI_REDRAW;
}

/* Plus and minus: other columns of the rows, months between the two of a pair. */
static unsigned step_by(struct series_view *s, int step)
{
	if (s->look == LOOK_ROWS)
		return other_columns(s, step);
	if (s->look == LOOK_SHARES)
		s->category += step > 0 || s->category > 0 ? (size_t)step : 0;
	else if (s->look != LOOK_PAIR)
		return UI_PASS;
	if (s->look != LOOK_PAIR)
		return UI_REDRAW;
	s->lag = s->lag + step < -24 || s->lag + step > 24 ? s->lag : s->lag + step;
	return UI_REDRAW;
}

static unsigned move(struct series_view *s, const char *action)
{
	if (strcmp(action, "move-right") == 0 || strcmp(action, "move-left") == 0)
		return other_look(s, action[5] == 'r' ? 1 : -1);
	if (strcmp(action, "more") == 0 || strcmp(action, "less") == 0)
		return step_by(s, action[0] == 'm' ? 1 : -1);
	if (s->look != LOOK_ROWS && s->shown == SHOW_CHART && (strcmp(action, "move-up") == 0 || strcmp(action, "move-down") == 0))
		return other_measure(s, action[5] == 'd' ? 1 : -1);
	return UI_PASS;
}

static unsigned look_further(struct series_view *s, const char *action)
{
	if (strcmp(action, "details") == 0)
		return record_screen(s->app, s->r->path);
	if (strcmp(action, "open") == 0 && s->shown == SHOW_TRACE)
		return why_screen(s->app, s->r->path, NULL);
	if (!s->s)
		return strcmp(action, "why") == 0 ? why_screen(s->app, s->r->path, NULL) : UI_PASS;
	if (strcmp(action, "back") == 0 && s->shown != SHOW_CHART)
		return show(s, s->shown);
	if (strcmp(action, "table") == 0)
		return s->look == LOOK_ROWS ? other_look(s, 1) : show(s, SHOW_NUMBERS);
	if (strcmp(action, "why") == 0)
		return show(s, SHOW_TRACE);
	if (strcmp(action, "open") == 0 && s->n)
		return choose_measure(s, false);
	if (strcmp(action, "compare") == 0 && s->n > 1)
		return choose_measure(s, true);
	return UI_PASS;
}

static unsigned request(struct view *v, const char *action)
{
	struct series_view *s = v->state;
	unsigned did;

	if (!s->r)
		return UI_PASS;
	if ((did = look_further(s, action)) != UI_PASS || !s->s || (did = move(s, action)) != UI_PASS)
		return did;
	if (s->shown != SHOW_CHART)
		return doc_request(&s->doc, action);
	return s->look == LOOK_ROWS ? list_request(&s->list, action) : UI_PASS;
}

static bool ready(struct view *v, const char *action, struct buf *why_not)
{
	struct series_view *s = v->state;

	if (strcmp(action, "compare") == 0 && s->n < 2)
		buf_puts(why_not, _("The series has only one measure."));
	else if ((strcmp(action, "order") == 0 || strcmp(action, "filter") == 0) && s->look != LOOK_ROWS)
		buf_puts(why_not, _("Go to the rows first: they can be ordered and filtered."));
	return why_not->len == 0;
}

static unsigned key(struct view *v, const struct key *k)
{
	struct series_view *s = v->state;

	return s->look == LOOK_ROWS && s->shown == SHOW_CHART && s->s ? list_key(&s->list, k) : UI_PASS;
}

static bool typing(struct view *v)
{
	return ((struct series_view *)v->state)->list.typing;
}

static void title(struct view *v, struct buf *out)
{
	const struct series_view *s = v->state;

	buf_puts(out, s->r ? record_title(s->r) : _("Data series"));
}

static void leave(struct view *v)
{
	struct series_view *s = v->state;

	list_free(&s->list);
	doc_free(&s->doc);
	arena_free(s->arena);
}

static const struct action actions[] = {
	{ "move-right", N_("Look"), N_("Another look: contrast, trend, years, seasons, plan, spread, pair, heat, shares, rows; ← goes back"), "mirada grafico chart" },
	{ "open", N_("Measure"), N_("Chooses what is looked at; ↑ and ↓ take the one beside"), "medida columna column" },
	{ "compare", N_("Against"), N_("Holds it against another measure; + and - look at later months"), "comparar correlacion pair" },
	{ "table", N_("Table"), N_("Shows the numbers behind the chart; again the chart"), "tabla numeros" },
	{ "why", N_("Source"), N_("Traces the number to its rows, its file and the act that brought it"), "por que origen huella" },
	{ "details", N_("Details"), N_("Opens the record: source, file and its SHA-256"), "detalle fuente archivo" },
	{ "order", NULL, N_("Orders the rows by a column; again turns it round"), "ordenar sort" },
	{ "filter", NULL, N_("Shows only the rows that hold some words"), "filtrar buscar" },
	{ "more", NULL, N_("In rows: the columns further right. In a pair: the other one a month later. In shares: by another column"), "columnas meses" },
	{ "less", NULL, N_("In rows: the columns further left. In a pair: a month earlier"), "columnas meses" },
	{ NULL, NULL, NULL, NULL },
};

static const struct view_ops ops = { .name = "series", .map = "series", .actions = actions,
	.about = N_("What the data say: each look answers one question, with n, source and the numbers behind. A missing value is a gap (×), never zero."),
	.load = load, .draw = draw, .request = request, .key = key, .title = title, .ready = ready, .typing = typing, .leave = leave };

static unsigned push(struct app *app, const char *path, enum look look)
{
	struct view *v = ui_push(app->ui, &ops, sizeof(struct series_view));
	struct series_view *s = v->state;

	s->app = app;
	s->arena = arena_new();
	s->look = look;
	snprintf(s->path, sizeof s->path, "%s", path);
	list_init(&s->list, &series_rows_ops, s, s->seen, 0);
	return UI_REDRAW;
}

unsigned series_screen(struct app *app, const char *path)
{
	return push(app, path, LOOK_CONTRAST);
}

unsigned series_rows_screen(struct app *app, const char *path)
{
	return push(app, path, LOOK_ROWS);
}
