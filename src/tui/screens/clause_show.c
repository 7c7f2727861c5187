/* The clause large: what it says now, what is proposed side by side, with names and reasons, and the guiding questions as they were answered. */
#include <string.h>

#include "screens/clauses.h"

enum { OPTION_COLS_MIN = 20, LABEL = 7 };

/* --- the head ------------------------------------------------------------------------------------------------------------------------------------------ */

static void legal(struct doc *d, const struct record *r)
{
	if (record_is(r, "Legal-State", "open")) {
		doc_addf(d, ROLE_BAD, _("! Not lawful, says Legal: %s"), record_get(r, "Legal-Flag"));
		doc_more(d, ROLE_SECONDARY, _("  (L answers)"));
	} else if (*record_get(r, "Legal-Flag"))
		doc_addf(d, ROLE_SECONDARY, _("Legal: %s · answered: %s"), record_get(r, "Legal-Flag"), record_get(r, "Legal-Answer"));
}

/* "Means · 3,00 % of the cost · terms of 2014, 5.3 · ILLUSTRATIVE" */
static void facts(struct doc *d, struct app *app, const struct record *r)
{
	struct buf text = { 0 };

	show_field(&text, r, "Type");
	if (*record_get(r, "Cost-Share")) {
		buf_puts(&text, text.len ? " · " : "");
		percent_text(&text, app, hundredths_of(r, "Cost-Share"));
		buf_puts(&text, _(" of the cost"));
	}
	if (*record_get(r, "Source"))
		buf_printf(&text, "%s%s", text.len ? " · " : "", record_get(r, "Source"));
	if (text.len)
		doc_more(d, ROLE_NORMAL, " · ");
	doc_more(d, ROLE_SECONDARY, buf_str(&text));
	if (*illustrative(r)) {
		doc_more(d, ROLE_NORMAL, " · ");
		doc_more(d, ROLE_DEMO, illustrative(r));
	}
	buf_free(&text);
}

static void head_of_clause(struct doc *d, struct app *app, const struct clause *c)
{
	struct buf why = { 0 };

	if (c->sort == CLAUSE_SETTLED) {
		verdict_text(&why, c->record, "Verdict");
		doc_add(d, role_of_state(record_get(c->record, "Verdict")), buf_str(&why));
	} else if ((c->n_options > 1 && !c->draft) || record_is(c->record, "Legal-State", "open")) {
		sort_word(&why, c->sort);        /* the proposals below say the rest */
		doc_add(d, sort_role(c->sort), buf_str(&why));
	} else
		sort_line(d, c);
	facts(d, app, c->record);
	legal(d, c->record);
	if (*record_get(c->record, "Old-Text"))
		doc_pair(d, LABEL, _("Now"), ROLE_NORMAL, record_get(c->record, "Old-Text"));
	if (c->sort == CLAUSE_SETTLED && *record_get(c->record, "New-Text"))
		doc_pair(d, LABEL, "+", ROLE_ADDED, record_get(c->record, "New-Text"));
	if (c->sort == CLAUSE_SETTLED)
		doc_pair(d, LABEL, _("Why"), ROLE_NORMAL, record_get(c->record, "Reason"));
	buf_free(&why);
}

/* --- options ------------------------------------------------------------------------------------------------------------------------------------------ */

static void option_fill(struct doc *d, struct clauses_view *s, const struct clause *c, size_t i)
{
	const struct clause_option *o = &c->option[i];
	struct buf text = { 0 };

	doc_addf(d, ROLE_KEY, "%zu ", i + 1);
	option_verdict(&text, o);
	doc_more(d, role_of_state(o->value[OFFER_VERDICT]), buf_str(&text));
	buf_reset(&text);
	option_names(&text, s->app, o);
	doc_add(d, ROLE_TITLE, buf_str(&text));
	option_doc(d, s->app, c, o, &s->evidence);
	buf_free(&text);
}

/* A record without proposals: adopted or dropped. */
static void adopt_or_drop(struct clauses_view *s)
{
	doc_addf(&s->option[0], ROLE_KEY, "1 ");
	doc_more(&s->option[0], ROLE_OK, _("adopt"));
	doc_add(&s->option[0], ROLE_SECONDARY, _("Opens the form of the decision: the reason is all that is missing."));
	doc_addf(&s->option[1], ROLE_KEY, "2 ");
	doc_more(&s->option[1], ROLE_BAD, _("drop"));
	doc_add(&s->option[1], ROLE_SECONDARY, _("It is taken out, with its reason; the history stays."));
}

static size_t options_shown(const struct matter *m)
{
	size_t n = m && m->clause ? m->clause->n_options : m && m->record ? 2 : 0;

	if (m && m->clause && list_has("decided ruled final escalated", record_get(m->record, "State")))
		return 0;
	return n < OPTIONS_SHOWN ? n : OPTIONS_SHOWN;
}

/* --- filling ------------------------------------------------------------------------------------------------------------------------------------------ */

static void questions(struct clauses_view *s, const struct record *r)
{
	static const char *const answers[] = { "Q-Goal", "Q-Cost", "Q-Result", "Q-Law", "Q-Check", "Q-Drop" };

	for (size_t i = 0; i < sizeof answers / sizeof answers[0]; i++) {
		const struct field *f = &r->kind->fields[kind_field(r->kind, answers[i])];
		const char *given = record_get(r, answers[i]);

		doc_add(&s->questions, ROLE_SECONDARY, _(f->help));
		doc_pair(&s->questions, 2, *given ? "▶" : "·", *given ? ROLE_NORMAL : ROLE_SECONDARY, *given ? given : _("not answered (e)"));
	}
}

/* The whole in one column, to be scrolled: for many words. */
static void large(struct clauses_view *s, const struct matter *m)
{
	if (!m->clause) {
		detail_head(&s->large, m->record);
		doc_record(&s->large, m->record, NULL);
		return;
	}
	head_of_clause(&s->large, s->app, m->clause);
	for (size_t i = 0; i < m->clause->n_options; i++) {
		doc_add(&s->large, ROLE_NORMAL, "");
		option_fill(&s->large, s, m->clause, i);
	}
}

static void reset(struct doc *d)
{
	doc_reset(d);
	d->top = 0;
}

void show_fill(struct clauses_view *s)
{
	const struct matter *m = rows_selected(s);
	size_t n = options_shown(m);

	if (s->shown == (m ? (const void *)m->record : NULL) && s->head.n_pars)
		return;
	s->shown = m ? m->record : NULL;
	reset(&s->head);
	reset(&s->large);
	reset(&s->questions);
	for (size_t i = 0; i < OPTIONS_SHOWN; i++)
		reset(&s->option[i]);
	if (!m || !m->record) {
		doc_add(&s->head, ROLE_SECONDARY, _("The selected clause stands here, large, with what is proposed."));
		return;
	}
	large(s, m);
	if (m->clause) {
		head_of_clause(&s->head, s->app, m->clause);
		for (size_t i = 0; i < n; i++)
			option_fill(&s->option[i], s, m->clause, i);
		questions(s, m->record);
	} else {
		detail_head(&s->head, m->record);
		doc_record(&s->head, m->record, NULL);
		adopt_or_drop(s);
		doc_add(&s->questions, ROLE_SECONDARY, _("The guiding questions belong to clauses."));
	}
	if (m->clause && !n && m->clause->sort != CLAUSE_SETTLED && m->clause->sort != CLAUSE_WAITING)
		doc_add(&s->head, ROLE_NORMAL, _("c chooses a verdict, s writes down a proposal made here, E asks the committee."));
}

/* How many rows the head takes at this width, so that the options begin right below. */
static int head_rows(const struct clauses_view *s, int cols, int most)
{
	int rows = 0;

	for (size_t i = 0; i < s->head.n_pars; i++) {
		const struct doc_par *par = &s->head.pars[i];
		char text[1024];
		size_t n = par->to - par->from < sizeof text - 1 ? par->to - par->from : sizeof text - 1;

		memcpy(text, s->head.text.p + par->from, n);
		text[n] = '\0';
		rows += n ? wrap_rows(text, cols - par->indent) : 1;
	}
	return rows < most ? rows : most;
}

static void draw_options(struct clauses_view *s, struct pane p, size_t n)
{
	size_t fit = (size_t)(p.w / OPTION_COLS_MIN), shown = n < fit ? n : fit ? fit : 1;
	int each = p.w / (int)shown;

	for (size_t i = 0; i < shown; i++) {
		struct pane one = i + 1 < shown ? pane_left(&p, each) : p;

		if (i + 1 < shown)
			pane_right(&one, 2);
		doc_draw(&s->option[i], one, false);
	}
}

void show_beside(struct clauses_view *s, struct pane p)
{
	const struct matter *m = rows_selected(s);
	size_t n = options_shown(m), all = m && m->clause ? m->clause->n_options : n;
	struct buf title = { 0 }, foot = { 0 };
	struct pane in;
	int rows;

	if (m && m->record)
		buf_printf(&title, "%s · %s", m->record->id, record_title(m->record));
	if (all > (size_t)((p.w - 4) / OPTION_COLS_MIN) || all > OPTIONS_SHOWN)
		buf_printf(&foot, _("%zu proposals: Tab shows all"), all);
	in = pane_box(p, &(struct box){ .title = buf_str(&title), .foot = buf_str(&foot) });
	rows = head_rows(s, in.w, n ? (in.h + 1) / 2 + (m->clause ? 0 : 2) : in.h);
	doc_draw(&s->head, pane_top(&in, rows), false);
	if (n && in.h > 2) {
		pane_rule(in, 0, ROLE_FRAME);
		pane_top(&in, 1);
		draw_options(s, in, n);
	}
	buf_free(&title);
	buf_free(&foot);
}

void show_free(struct clauses_view *s)
{
	doc_free(&s->head);
	doc_free(&s->large);
	doc_free(&s->questions);
	for (size_t i = 0; i < OPTIONS_SHOWN; i++)
		doc_free(&s->option[i]);
}
