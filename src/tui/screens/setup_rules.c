/* Question 6: quorum and majority. A set of rules in words; every value of it can be changed. */
#include <string.h>

#include "screens/found.h"
#include "screens/rules_edit.h"
#include "screens/rules_words.h"

enum { ON_LIST, ON_DOC };

struct rules_view {
	struct setup *s;
	struct list list;
	struct doc doc;
	struct focus focus;
	size_t shown;                            /* row that the doc speaks of */
	size_t seats;                            /* of the committee, with vote */
	bool filled, to_own;                     /* something was changed: go to that row */
};

/* --- rows: the shipped sets, and one's own once something was changed ------------------------------------------------------------------------- */

static bool changed(const struct setup *s)
{
	return *setup_get(s, ANSWER_RULES) != '\0';
}

static size_t count(void *ctx)
{
	struct setup *s = ((struct rules_view *)ctx)->s;

	return s->presets.n_rulesets + (changed(s) ? 1 : 0);
}

static bool is_own(const struct setup *s, size_t row)
{
	return row == s->presets.n_rulesets;
}

static bool is_chosen(const struct setup *s, size_t row)
{
	if (is_own(s, row) || changed(s))
		return is_own(s, row);
	return strcmp(s->presets.rulesets[row].id, setup_get(s, ANSWER_RULESET)) == 0;
}

static void cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	struct setup *s = ((struct rules_view *)ctx)->s;

	if (col == 0)
		buf_puts(out, is_chosen(s, row) ? "(●)" : "( )");
	else
		buf_puts(out, is_own(s, row) ? _("Your own") : words_say(&s->presets.rulesets[row].name, s->app->english));
}

static enum role role(void *ctx, size_t row, size_t col)
{
	(void)col;
	return is_chosen(((struct rules_view *)ctx)->s, row) ? ROLE_TITLE : ROLE_NORMAL;
}

static const char *key_of(void *ctx, size_t row)
{
	struct setup *s = ((struct rules_view *)ctx)->s;

	return is_own(s, row) ? "own" : s->presets.rulesets[row].id;
}

static const struct list_ops rows_ops = { .count = count, .cell = cell, .role = role, .key = key_of, .empty = N_("No set of rules was found in data/rules.") };
static const struct list_column columns[] = { { NULL, 3, false, 0 }, { N_("Rules"), 0, false, 0 } };

/* The rules that a row stands for. */
static struct record *record_of(struct rules_view *p, size_t row, struct arena *a)
{
	struct setup *s = p->s;
	struct record *r = record_new(a, kind_by_name("rules"), "x-1");
	const struct ruleset *set;

	if (is_own(s, row))
		return setup_rules_record(s, a);
	set = &s->presets.rulesets[row];
	for (size_t i = 0; i < set->n_values; i++)
		record_set(r, set->values[i].field, set->values[i].value);
	return r;
}

static size_t seats_with_vote(struct setup *s)
{
	struct arena *a = arena_new();
	const struct kind *body = kind_by_name("body");
	const struct field *f = &body->fields[kind_field(body, "Seats")];
	struct row *row;
	size_t n = table_rows(setup_get(s, ANSWER_SEATS), &row, a), votes = 0;

	for (size_t i = 0; i < n; i++)
		votes += strcmp(table_cell(f, &row[i], "vote"), "vote") == 0;
	arena_free(a);
	return votes;
}

static void fill(struct rules_view *p, struct view *v)
{
	size_t row;

	if (!list_row(&p->list, &row) || (p->filled && row == p->shown))
		return;
	if (!p->filled || row != p->shown)
		p->doc.top = 0;
	p->filled = true;
	p->shown = row;
	doc_reset(&p->doc);
	if (!is_own(p->s, row)) {
		doc_add(&p->doc, ROLE_NORMAL, words_say(&p->s->presets.rulesets[row].words, p->s->app->english));
		doc_add(&p->doc, ROLE_NORMAL, "");
	}
	rules_say(&p->doc, record_of(p, row, v->data), (int)p->seats);
}

static enum rc load(struct view *v, struct why *why)
{
	struct rules_view *p = v->state;

	(void)why;
	p->seats = seats_with_vote(p->s);
	p->filled = false;
	list_refresh(&p->list);
	if (p->to_own)
		list_select(&p->list, "own");
	p->to_own = false;
	return RC_OK;
}

static void draw(struct view *v, struct pane area)
{
	struct rules_view *p = v->state;
	struct pane top = pane_top(&area, (int)count(p) + 4), inner;

	fill(p, v);
	inner = pane_box(top, &(struct box){ setup_title(v->data, 6), NULL, p->focus.at == ON_LIST });
	pane_text(inner, 0, 0, ROLE_SECONDARY, _("Enter takes the marked set and goes on; e changes any value of it."));
	list_draw(&p->list, pane_sub(inner, 1, 0, inner.h - 1, inner.w), p->focus.at == ON_LIST);
	doc_boxed(&p->doc, area, _("In words"), p->focus.at == ON_DOC);
}

/* --- changing values --------------------------------------------------------------------------------------------------------------------------------- */

static unsigned keep_own(struct rules_view *p, struct record *r)
{
	r->id = arena_printf(r->arena, "%s-1", p->s->today);
	record_set(r, "Preset", "custom");
	record_set(r, "Reason", _("Chosen in the set-up."));
	setup_rules_keep(p->s, r, setup_get(p->s, ANSWER_RULESET));
	p->to_own = true;
	return UI_RELOAD | UI_REDRAW;
}

static unsigned values_done(struct ui *ui, void *ctx, struct record *changed_rules)
{
	(void)ui;
	return keep_own(ctx, changed_rules);
}

static unsigned edit_values(struct rules_view *p, size_t row)
{
	struct arena *a = arena_new();
	unsigned did = rules_edit(p->s->app->ui, &(struct rules_edit){ .rules = record_of(p, row, a), .button = _("Take over"), .done = values_done, .ctx = p });

	arena_free(a);
	return did;
}

/* Another way for the committee (or the groups) to decide, as a whole. */
static unsigned other_way(struct rules_view *p, size_t row, const char *scope, const struct preset *way)
{
	struct arena *a = arena_new();
	struct record *r = record_of(p, row, a);
	struct row *rows;
	size_t n = table_rows(record_get(r, "Deciding"), &rows, a);
	const char *table = "";
	struct buf line = { 0 };

	for (size_t i = 0; i < n; i++) {
		buf_reset(&line);
		table_print(&line, &rows[i], 1);
		table = arena_printf(a, "%s%s%s", table, i ? "\n" : "", strcmp(rows[i].cell[0], scope) ? buf_str(&line) : preset_row(a, way, scope));
	}
	record_set(r, "Deciding", table);
	keep_own(p, r);
	buf_free(&line);
	arena_free(a);
	return UI_RELOAD | UI_REDRAW;
}

static size_t row_at(struct rules_view *p)
{
	size_t row;

	return list_row(&p->list, &row) ? row : 0;
}

/* Ways that speak of working groups are none for the committee. */
static const struct preset *way_at(struct rules_view *p, bool committee, size_t which)
{
	for (size_t i = 0; i < p->s->presets.n; i++)
		if ((!committee || strncmp(p->s->presets.v[i].id, "group-", 6) != 0) && which-- == 0)
			return &p->s->presets.v[i];
	return NULL;
}

static unsigned way_of_committee(struct ui *ui, void *ctx, size_t which)
{
	struct rules_view *p = ctx;

	(void)ui;
	return other_way(p, row_at(p), "committee", way_at(p, true, which));
}

static unsigned way_of_groups(struct ui *ui, void *ctx, size_t which)
{
	struct rules_view *p = ctx;

	(void)ui;
	return other_way(p, row_at(p), "working-group", way_at(p, false, which));
}

static unsigned choose_way(struct rules_view *p, bool committee)
{
	struct arena *a = arena_new();
	struct choose_item *items = arena_alloc(a, (p->s->presets.n + 1) * sizeof *items);
	const struct preset *way;
	size_t n = 0;

	for (; (way = way_at(p, committee, n)) != NULL; n++)
		items[n] = (struct choose_item){ words_say(&way->name, p->s->app->english), words_say(&way->words, p->s->app->english) };
	dialog_choose(p->s->app->ui, &(struct choose){ .title = committee ? _("How the committee decides") : _("How working groups decide"), .items = items, .n = n,
						       .done = committee ? way_of_committee : way_of_groups, .ctx = p });
	arena_free(a);
	return UI_REDRAW;
}

static unsigned choose_what(struct ui *ui, void *ctx, size_t which)
{
	struct rules_view *p = ctx;

	(void)ui;
	return which < 2 ? choose_way(p, which == 0) : edit_values(p, row_at(p));
}

static unsigned change(struct rules_view *p)
{
	const struct choose_item items[] = {
		{ _("How the committee decides"), _("Choose another way, in words") },
		{ _("How working groups decide"), _("Choose another way, in words") },
		{ _("Every single value"), _("Fractions, least voters, hours, percentages") },
	};

	return dialog_choose(p->s->app->ui, &(struct choose){ .title = _("What do you want to change?"), .items = items, .n = 3, .done = choose_what, .ctx = p });
}

/* --- keys ------------------------------------------------------------------------------------------------------------------------------------------------ */

static unsigned go_on(struct rules_view *p)
{
	size_t row = row_at(p);

	if (!is_own(p->s, row))
		setup_rules_keep(p->s, NULL, p->s->presets.rulesets[row].id);
	p->filled = false;
	return setup_next(p->s, 6) | UI_RELOAD;
}

static unsigned request(struct view *v, const char *verb)
{
	struct rules_view *p = v->state;
	unsigned did = focus_request(&p->focus, verb);

	if (did != UI_PASS)
		return did;
	if (!strcmp(verb, "open") || !strcmp(verb, "save"))
		return go_on(p);
	if (!strcmp(verb, "edit"))
		return change(p);
	if (!strcmp(verb, "filter") || !strcmp(verb, "order") || !strcmp(verb, "mark"))
		return UI_PASS;
	return p->focus.at == ON_DOC ? doc_request(&p->doc, verb) : list_request(&p->list, verb);
}

static unsigned key(struct view *v, const struct key *k)
{
	return list_key(&((struct rules_view *)v->state)->list, k);
}

static void title(struct view *v, struct buf *out)
{
	buf_puts(out, setup_title(v->data, 6));
}

static void leave(struct view *v)
{
	struct rules_view *p = v->state;

	list_free(&p->list);
	doc_free(&p->doc);
	setup_drop(p->s);
}

static const struct action actions[] = {
	{ "open", N_("Take and go on"), N_("Takes the marked set of rules and goes on"), "tomar siguiente next" },
	{ "edit", N_("Change values"), N_("Another way to decide, or any single value"), "editar cambiar valores quorum mayoria" },
	{ "next-pane", N_("Read"), N_("Goes to the rules in words, to scroll them, and back"), "leer panel" },
	{ NULL, NULL, NULL, NULL },
};
static const struct view_ops ops = { .name = "setup-rules", .map = "list", .actions = actions, .load = load, .draw = draw, .request = request, .key = key,
	.title = title, .leave = leave, .about = N_("How bodies decide. Each set is told in words below; the rules can be changed later, for the acts that follow.") };

unsigned setup_rules(struct setup *s)
{
	struct view *v = ui_push(s->app->ui, &ops, sizeof(struct rules_view));
	struct rules_view *p = v->state;

	p->s = s;
	p->focus.n = 2;
	setup_hold(s);
	list_init(&p->list, &rows_ops, p, columns, 2);
	for (size_t i = 0; i < count(p); i++)
		if (is_chosen(s, i))
			p->list.sel = i;
	return UI_REDRAW;
}
