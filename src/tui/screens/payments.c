/* Metrics and payments: by what the result is measured, what is asked for besides, and where the money points. Three lists, ← → between them. Their
 * rows are in payment_rows.c, the detail and the controls in payment_text.c. */
#include <stdio.h>
#include <string.h>

#include "procure/base/num.h"
#include "screens/payments.h"

enum { FOCUS_LIST, FOCUS_DETAIL };

const struct record *payments_selected(const struct payments *s)
{
	size_t row;

	return list_row(&s->part[s->at].list, &row) ? s->part[s->at].line[row].r : NULL;
}

/* --- loading ------------------------------------------------------------------------------------------------------------------------------------------------ */

static void add_line(struct pay_part *p, const char *heading, const struct record *r, int64_t running)
{
	p->line[p->n++] = (struct pay_line){ heading, r, running };
}

/* The running sum leaves out what was dropped. */
static void fill_metrics(struct payments *s)
{
	int64_t sum = 0;

	s->weights = 0;
	for (size_t i = 0; i < s->metrics.n; i++) {
		const struct record *r = s->metrics.v[i];
		int64_t w = hundredths_of(r, "Weight");

		if (!record_is(r, "State", "dropped"))
			sum += w;
		if (record_is(r, "State", "adopted"))
			s->weights += w;
		add_line(&s->part[PART_METRICS], NULL, r, w && !record_is(r, "State", "dropped") ? sum : 0);
	}
}

static void fill_terms(struct payments *s)
{
	s->criteria = 0;
	for (size_t k = 0; k < TERM_KINDS; k++) {
		if (s->terms[k].n)
			add_line(&s->part[PART_TERMS], _(kind_by_name(term_kinds[k])->plural), NULL, 0);
		for (size_t i = 0; i < s->terms[k].n; i++)
			add_line(&s->part[PART_TERMS], NULL, s->terms[k].v[i], 0);
	}
	for (size_t i = 0; i < s->terms[TERM_KINDS - 1].n; i++)
		if (record_is(s->terms[TERM_KINDS - 1].v[i], "State", "adopted"))
			s->criteria += hundredths_of(s->terms[TERM_KINDS - 1].v[i], "Weight");
}

static void fill_schemes(struct payments *s)
{
	for (size_t i = 0; i < s->schemes.n; i++) {
		add_line(&s->part[PART_SCHEMES], NULL, s->schemes.v[i], 0);
		for (size_t k = 0; k < s->payments.n; k++)
			if (record_is(s->payments.v[k], "Scheme", s->schemes.v[i]->id))
				add_line(&s->part[PART_SCHEMES], NULL, s->payments.v[k], 0);
	}
	for (size_t k = 0; k < s->payments.n; k++)
		if (!records_find(&s->schemes, record_get(s->payments.v[k], "Scheme")))
			add_line(&s->part[PART_SCHEMES], NULL, s->payments.v[k], 0);
}

static enum rc read_all(struct payments *s, struct arena *a, struct why *why)
{
	struct { struct records *to; const char *kind; } want[] = {
		{ &s->metrics, "metric" }, { &s->schemes, "scheme" }, { &s->payments, "payment" }, { &s->evidence, "evidence" }, { &s->terms[0], term_kinds[0] },
		{ &s->terms[1], term_kinds[1] }, { &s->terms[2], term_kinds[2] }, { &s->terms[3], term_kinds[3] },
	};
	enum rc rc = RC_OK, one;

	for (size_t i = 0; i < sizeof want / sizeof want[0]; i++)
		if ((one = records_read(want[i].to, s->app, want[i].kind, s->contract, a, why)) != RC_OK)
			rc = one;
	return rc;
}

static enum rc load(struct view *v, struct why *why)
{
	struct payments *s = v->state;
	enum rc rc = read_all(s, v->data, why);
	size_t rows = s->metrics.n + s->schemes.n + s->payments.n + 2 * TERM_KINDS;

	for (size_t k = 0; k < TERM_KINDS; k++)
		rows += s->terms[k].n;
	for (int i = 0; i < PARTS; i++) {
		s->part[i].line = arena_alloc(v->data, rows * sizeof *s->part[i].line);
		s->part[i].n = 0;
	}
	fill_metrics(s);
	fill_terms(s);
	fill_schemes(s);
	for (int i = 0; i < PARTS; i++)
		list_refresh(&s->part[i].list);
	s->shown = NULL;
	s->shown_part = -1;
	return rc;
}

/* --- drawing ---------------------------------------------------------------------------------------------------------------------------------------------------- */

static const char *const part_words[PARTS] = { N_("Metrics"), N_("Standards, reports, sensing, criteria"), N_("Payment scheme") };

static void tabs(const struct payments *s, struct pane p)
{
	int x = 1;

	for (int i = 0; i < PARTS; i++) {
		struct buf text = { 0 };

		buf_printf(&text, i == s->at ? "▶ %s " : "  %s ", _(part_words[i]));
		x += pane_text(p, 0, x, i == s->at ? ROLE_FOCUS : ROLE_SECONDARY, buf_str(&text)) + 1;
		buf_free(&text);
	}
}

static void list_title_of(const struct payments *s, struct buf *out)
{
	size_t adopted = 0;

	if (s->at == PART_METRICS)
		buf_printf(out, _("Metrics: %zu adopted of %zu"), records_count(&s->metrics, "adopted"), s->metrics.n);
	else if (s->at == PART_SCHEMES)
		buf_printf(out, _("Payment schemes: %zu, terms: %zu"), s->schemes.n, s->payments.n);
	else {
		size_t all = 0;

		for (size_t k = 0; k < TERM_KINDS; k++) {
			adopted += records_count(&s->terms[k], "adopted");
			all += s->terms[k].n;
		}
		buf_printf(out, _("Terms: %zu adopted of %zu"), adopted, all);
	}
}

static void list_box(struct payments *s, struct pane p, bool focused)
{
	struct buf head = { 0 };

	list_title_of(s, &head);
	payments_fit(s, p.w);
	list_boxed(&s->part[s->at].list, p, buf_str(&head), focused);
	buf_free(&head);
}

static void draw(struct view *v, struct pane p)
{
	struct payments *s = v->state;
	const struct record *r = payments_selected(s);
	const char *head = r ? r->id : _("Payments");

	if (s->shown != r || s->shown_part != s->at) {
		payments_detail(s, r, v->data);
		s->shown = r;
		s->shown_part = s->at;
	}
	tabs(s, pane_top(&p, 1));
	payments_controls(s, pane_top(&p, payments_controls(s, pane_sub(p, 0, 0, 0, p.w))));
	if (p.w >= BESIDE) {
		list_box(s, pane_left(&p, p.w * 3 / 5), s->focus.at == FOCUS_LIST);
		doc_boxed(&s->doc, p, head, s->focus.at == FOCUS_DETAIL);
	} else if (s->focus.at == FOCUS_DETAIL) {
		doc_boxed(&s->doc, p, head, true);
	} else {
		list_box(s, pane_top(&p, p.h >= 16 ? (p.h + 1) / 2 : p.h), true);
		doc_boxed(&s->doc, p, head, false);
	}
}

/* --- what can be done ------------------------------------------------------------------------------------------------------------------------------------------ */

/* A letter means the verb of the kind that the line is of: d on a metric is metric.adopt. */
static const char *verb_of(const struct payments *s, const char *action)
{
	static const char *const ends[][2] = { { "edit", ".change" }, { "decide", ".adopt" }, { "rectify", ".reopen" }, { "drop", ".drop" } };
	const struct record *r = payments_selected(s);
	const struct verb *v;

	for (size_t i = 0; r && i < sizeof ends / sizeof ends[0]; i++)
		for (size_t k = 0; strcmp(ends[i][0], action) == 0 && (v = verb_at(k)) != NULL; k++)
			if (strcmp(v->kind, r->kind->name) == 0 && strcmp(v->name + strlen(v->kind), ends[i][1]) == 0)
				return v->name;
	return NULL;
}

static unsigned classified(struct ui *ui, void *ctx, size_t which)
{
	static const char *const actions_of[] = { "decide", "drop", "rectify" };
	struct payments *s = ctx;
	const struct record *r = payments_selected(s);
	const char *verb = verb_of(s, actions_of[which]);
	struct buf why_not = { 0 };
	unsigned did = UI_REDRAW;

	if (!verb)
		ui_say(ui, SAY_INFO, _("This kind of term cannot be taken up again; add one that replaces it."));
	else if (deed_ready(s->app, verb, s->contract, r, &why_not))
		did = deed_do(s->app, verb, s->contract, r, NULL, NULL);
	else
		ui_say(ui, SAY_INFO, buf_str(&why_not));
	buf_free(&why_not);
	return did;
}

static unsigned classify(struct payments *s, const struct record *r)
{
	const struct choose_item items[] = {
		{ _("adopt"), _("The group adopts it; weights and shares count from then on.") },
		{ _("drop"), _("The group takes it out, with its reason; the history stays.") },
		{ _("take up again"), _("What was adopted is open again, with its reason.") },
	};
	struct buf head = { 0 };
	unsigned did;

	buf_printf(&head, "%s  %s", r->id, record_title(r));
	did = dialog_choose(s->app->ui, &(struct choose){ buf_str(&head), items, 3, 0, classified, s });
	buf_free(&head);
	return did;
}

static unsigned add_term(struct ui *ui, void *ctx, size_t which)
{
	struct payments *s = ctx;
	struct arena *a = arena_new();
	unsigned did = act_form(s->app, arena_printf(a, "%s.add", term_kinds[which]), s->contract, NULL, NULL);

	(void)ui;
	arena_free(a);
	return did;
}

static const char *scheme_at_hand(const struct payments *s)
{
	const struct record *r = payments_selected(s);

	return !r ? "" : payments_is_scheme(r) ? r->id : record_get(r, "Scheme");
}

static unsigned add_payment(struct ui *ui, void *ctx, size_t which)
{
	struct payments *s = ctx;
	const struct preset_value_of preset[] = { { "Scheme", scheme_at_hand(s) }, { NULL, NULL } };

	(void)ui;
	if (which == 0)
		return act_form(s->app, "payment.add", s->contract, preset, "Title");
	return act_form(s->app, "scheme.add", s->contract, NULL, NULL);
}

static unsigned add(struct payments *s)
{
	struct choose_item items[TERM_KINDS];
	const struct choose_item money[] = { { _("a payment term of this scheme"), _("Fixed, unit, milestone, variable, deduction, fine or bonus.") },
					     { _("another payment scheme"), _("One more alternative of payment.") } };

	if (s->at == PART_METRICS)
		return act_form(s->app, "metric.add", s->contract, NULL, NULL);
	if (s->at == PART_SCHEMES && !*scheme_at_hand(s))
		return act_form(s->app, "scheme.add", s->contract, NULL, NULL);
	if (s->at == PART_SCHEMES)
		return dialog_choose(s->app->ui, &(struct choose){ _("Add to the payments"), money, 2, 0, add_payment, s });
	for (size_t k = 0; k < TERM_KINDS; k++)
		items[k] = (struct choose_item){ _(kind_by_name(term_kinds[k])->label), NULL };
	return dialog_choose(s->app->ui, &(struct choose){ _("Add to the terms"), items, TERM_KINDS, 0, add_term, s });
}

/* b: the next scheme, so that alternatives can be compared. */
static unsigned next_scheme(struct payments *s)
{
	const char *here = scheme_at_hand(s);
	size_t at = 0;

	s->at = PART_SCHEMES;
	if (!s->schemes.n)
		return UI_REDRAW;
	while (at < s->schemes.n && strcmp(s->schemes.v[at]->id, here) != 0)
		at++;
	list_select(&s->part[PART_SCHEMES].list, s->schemes.v[at + 1 < s->schemes.n ? at + 1 : 0]->path);
	return UI_REDRAW;
}

static unsigned look(struct payments *s, const struct record *r, const char *action)
{
	if (strcmp(action, "move-right") == 0 || strcmp(action, "move-left") == 0) {
		s->at = (s->at + (action[5] == 'r' ? 1 : PARTS - 1)) % PARTS;
		return UI_REDRAW;
	}
	if (strcmp(action, "next-alternative") == 0)
		return next_scheme(s);
	if (strcmp(action, "add") == 0)
		return add(s);
	if (strcmp(action, "meeting") == 0)
		return meetings_screen(s->app, s->contract);
	if (r && strcmp(action, "classify") == 0)
		return classify(s, r);
	if (r && strcmp(action, "open") == 0)
		return record_screen(s->app, r->path);
	if (r && strcmp(action, "why") == 0)
		return why_screen(s->app, r->path, NULL);
	return UI_PASS;
}

static unsigned request(struct view *v, const char *action)
{
	struct payments *s = v->state;
	const struct record *r = payments_selected(s);
	const char *verb;
	unsigned did;

	if ((did = focus_request(&s->focus, action)) != UI_PASS || (did = stage_go(s->app, v, s->contract, action)) != UI_PASS ||
	    (did = look(s, r, action)) != UI_PASS)
		return did;
	if ((verb = verb_of(s, action)) != NULL)
		return deed_do(s->app, verb, s->contract, r, NULL, NULL);
	return s->focus.at == FOCUS_DETAIL ? doc_request(&s->doc, action) : list_request(&s->part[s->at].list, action);
}

static bool ready(struct view *v, const char *action, struct buf *why_not)
{
	struct payments *s = v->state;
	const char *verb;

	if (strcmp(action, "add") == 0)
		return act_ready(s->app, "metric.add", s->contract, why_not);
	if (!list_has("edit decide rectify classify", action))
		return true;
	if (!payments_selected(s)) {
		buf_puts(why_not, _("Select a line first."));
		return false;
	}
	if (strcmp(action, "classify") == 0)
		return true;
	if (!(verb = verb_of(s, action))) {
		buf_puts(why_not, _("This kind of term cannot be taken up again; add one that replaces it."));
		return false;
	}
	return deed_ready(s->app, verb, s->contract, payments_selected(s), why_not);
}

static unsigned key(struct view *v, const struct key *k)
{
	struct payments *s = v->state;

	return list_key(&s->part[s->at].list, k);
}

static bool typing(struct view *v)
{
	struct payments *s = v->state;

	return s->part[s->at].list.typing;
}

static void title(struct view *v, struct buf *out)
{
	(void)v;
	buf_printf(out, "3 %s", stage_word("payments"));
}

static void leave(struct view *v)
{
	struct payments *s = v->state;

	for (int i = 0; i < PARTS; i++)
		list_free(&s->part[i].list);
	doc_free(&s->doc);
}

static const struct action actions[] = {
	{ "move-right", N_("Part"), N_("Goes to the next part: metrics, terms, payment scheme"), "parte seccion metricas terminos esquema" },
	{ "open", N_("Open"), N_("Opens the line with all its fields"), "abrir ver" },
	{ "add", N_("Add"), N_("Adds a metric, a term or a payment"), "agregar nuevo" },
	{ "edit", N_("Edit"), N_("Mends what is not yet adopted"), "editar cambiar" },
	{ "decide", N_("Adopt"), N_("The group adopts the selected line"), "adoptar decidir" },
	{ "classify", N_("Classify"), N_("Adopt, drop or take up again"), "clasificar adoptar eliminar descartar reabrir" },
	{ "next-alternative", N_("Scheme"), N_("Goes to the next payment scheme"), "alternativa esquema" },
	{ "why", N_("Why"), N_("Why does this stand: act, votes, evidence"), "por que razon" },
	{ "rectify", NULL, N_("Takes up again what was adopted; the history stays"), "reabrir corregir reopen" },
	{ "meeting", NULL, N_("The meetings of this contract"), "reunion sesion" },
	{ NULL, NULL, NULL, NULL },
};

static const struct view_ops ops = { .name = "payments", .map = "payments", .actions = actions,
	.about = N_("By what the result is measured and how it is paid. Weights and shares sum to 100 before a scheme is decided. ← → change between the three parts."),
	.load = load, .draw = draw, .request = request, .key = key, .title = title, .ready = ready, .typing = typing, .leave = leave };

unsigned payments_screen(struct app *app, const char *contract)
{
	struct view *v = ui_push(app->ui, &ops, sizeof(struct payments));
	struct payments *s = v->state;

	s->app = app;
	s->focus.n = 2;
	snprintf(s->contract, sizeof s->contract, "%s", contract);
	payments_lists(s);
	return UI_REDRAW;
}
