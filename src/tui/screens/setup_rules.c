/* Question 6: quorum and majority. A set of rules in words; every value of it can be changed. */
#include <string.h>

#include "screens/found.h"
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

struct values_form {
	struct rules_view *p;
	struct setup *s;
	struct arena *arena;
	struct record *rules;
	struct column column[TABLE_COLUMNS_MAX];
	size_t n_columns, n_rows, n;
	struct row *row;
	struct form_field field[64];
};
static const char *const numbers[] = { "Late-Hours", "Late-Reasons", "Notice-Hours", "Variable-Cap", "Headline-Metrics", "Lead-Days" };
enum { NUMBERS = sizeof numbers / sizeof numbers[0] };

static struct field as_field(const struct column *c)
{
	return (struct field){ .name = c->name, .type = c->type, .spec = *c->spec ? c->spec : NULL };
}

/* What the field with this number is: a cell of Deciding, or a field of the record. */
static struct field field_at(struct values_form *f, size_t i)
{
	size_t cells = f->n_rows * (f->n_columns - 1);

	if (i < cells)
		return as_field(&f->column[1 + i % (f->n_columns - 1)]);
	return f->rules->kind->fields[kind_field(f->rules->kind, numbers[i - cells])];
}

static enum rc entry(struct values_form *f, size_t i, const char *typed, struct buf *out, struct why *why)
{
	struct field k = field_at(f, i);
	struct buf clean = { 0 };
	enum rc rc;

	text_clean(&clean, typed, strlen(typed), false);
	rc = k.type->entry(&k, buf_str(&clean), out, why);
	buf_free(&clean);
	return rc;
}

static enum rc check(void *ctx, size_t i, const char *value, struct buf *shown, struct why *why)
{
	struct values_form *f = ctx;
	struct buf stored = { 0 };
	struct fraction share;
	enum rc rc = entry(f, i, value, &stored, why);

	if (rc == RC_OK && field_at(f, i).type == &type_fraction && fraction_parse(buf_str(&stored), &share))
		fraction_show(shown, share);
	buf_free(&stored);
	return rc;
}

/* Labels and questions of the columns of Deciding. */
static const struct cell_words { const char *name, *label, *help; } cell_words[] = {
	{ "quorum", N_("quorum"), N_("Which share must be present? >1/2 is more than half, 2/3 at least two thirds") },
	{ "quorum-of", N_("quorum of"), N_("Share of what: of all seats, of the filled ones, or of those present?") },
	{ "chair", N_("chair"), N_("Must the chair or the chair's deputy be there?") },
	{ "roles", N_("roles"), N_("Roles that must be there, as in legal procurement; empty: none") },
	{ "majority", N_("majority"), N_("Which share carries a motion? >1/2 is more than half, 2/3 at least two thirds, 1/1 all") },
	{ "majority-of", N_("majority of"), N_("Share of what: seats, filled seats, those present, or the votes for and against?") },
	{ "min-voters", N_("voters"), N_("With fewer voters on an item it is deferred") },
	{ "tie", N_("tie"), N_("Does the chair's vote decide a tie?") },
	{ "remote", N_("from afar"), N_("Does who takes part from afar count?") },
	{ "deputy-for-recused", N_("deputy"), N_("May a deputy vote in the seat of a recused member?") },
};

static struct cell_words words_of(const char *column)
{
	for (size_t i = 0; i < sizeof cell_words / sizeof cell_words[0]; i++)
		if (strcmp(cell_words[i].name, column) == 0)
			return (struct cell_words){ column, _(cell_words[i].label), _(cell_words[i].help) };
	return (struct cell_words){ column, column_label(column), "" };
}

static void add(struct values_form *f, struct field k, const char *prefix, const char *label, const char *help, const char *value, bool required)
{
	struct form_field *out = &f->field[f->n++];
	struct strs codes = { 0 };
	struct form_choice *v;

	*out = (struct form_field){ .name = arena_printf(f->arena, "%s%s", prefix, k.name), .label = arena_strdup(f->arena, label), .help = help,
				    .widget = k.type->widget, .required = required, .value = arena_strdup(f->arena, value) };
	if (k.type != &type_choice && k.type != &type_yesno) {
		out->widget = WIDGET_LINE;
		return;
	}
	out->widget = WIDGET_CHOICE;
	field_choices(&codes, f->arena, &k);
	v = arena_alloc(f->arena, (codes.n + 1) * sizeof *v);
	for (size_t i = 0; i < codes.n; i++)
		v[i] = (struct form_choice){ codes.v[i], choice_label(&k, codes.v[i]), NULL };
	out->choices = v;
	out->n_choices = codes.n;
}

static void add_all(struct values_form *f)
{
	for (size_t r = 0; r < f->n_rows; r++)
		for (size_t c = 1; c < f->n_columns; c++) {
			const char *scope = f->row[r].cell[0], *value = c < f->row[r].n && strcmp(f->row[r].cell[c], "-") ? f->row[r].cell[c] : "";
			const char *who = strcmp(scope, "committee") == 0 ? _("Committee") : strcmp(scope, "working-group") == 0 ? _("Group") : scope;

			struct cell_words words = words_of(f->column[c].name);

			add(f, as_field(&f->column[c]), arena_printf(f->arena, "%s.", scope), arena_printf(f->arena, "%s: %s", who, words.label), words.help, value,
			    !f->column[c].optional);
		}
	for (size_t i = 0; i < NUMBERS; i++) {
		struct field k = f->rules->kind->fields[kind_field(f->rules->kind, numbers[i])];

		add(f, k, "", _(k.label), _(k.help), record_get(f->rules, numbers[i]), false);
	}
}

static unsigned accept(struct ui *ui, void *ctx, struct form *form)
{
	struct values_form *f = ctx;
	struct buf table = { 0 };
	size_t per_row = f->n_columns - 1, cells = f->n_rows * per_row;

	(void)ui;
	for (size_t i = 0; i < f->n; i++) {
		struct buf stored = { 0 };
		struct why why = { 0 };

		if (entry(f, i, form_value(form, i), &stored, &why) != RC_OK) {
			buf_free(&stored);
			buf_free(&table);
			return form_fail(form, &why);
		}
		if (i < cells)
			f->row[i / per_row].cell[1 + i % per_row] = arena_strdup(f->arena, buf_str(&stored));
		else
			record_set(f->rules, numbers[i - cells], buf_str(&stored));
		buf_free(&stored);
	}
	table_print(&table, f->row, f->n_rows);
	record_set(f->rules, "Deciding", buf_str(&table));
	record_set(f->rules, "Preset", "custom");
	record_set(f->rules, "Reason", _("Chosen in the set-up."));
	buf_free(&table);
	setup_rules_keep(f->s, f->rules, setup_get(f->s, ANSWER_RULESET));
	f->p->to_own = true;
	return UI_POP | UI_RELOAD | UI_REDRAW;
}

static void closed(void *ctx, bool accepted)
{
	struct values_form *f = ctx;
	struct setup *s = f->s;

	(void)accepted;
	arena_free(f->arena);
	setup_drop(s);
}

static const struct form_ops values_ops = { .check = check, .accept = accept, .closed = closed };

static unsigned edit_values(struct rules_view *p, size_t row)
{
	struct arena *a = arena_new();
	struct values_form *f = arena_alloc(a, sizeof *f);
	const struct kind *k = kind_by_name("rules");

	f->p = p;
	f->s = p->s;
	f->arena = a;
	f->rules = record_of(p, row, a);
	if (!is_own(p->s, row))
		f->rules->id = arena_printf(a, "%s-1", p->s->today);
	f->n_columns = table_columns(&k->fields[kind_field(k, "Deciding")], f->column);
	f->n_rows = table_rows(record_get(f->rules, "Deciding"), &f->row, a);
	if (f->n_rows > 4)
		f->n_rows = 4;
	add_all(f);
	setup_hold(p->s);
	return form_open(p->s->app->ui, &(struct form_setup){ .title = _("Every value of the rules"), .button = _("Take over"), .fields = f->field, .n = f->n,
							      .ops = &values_ops, .ctx = f });
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
	r->id = arena_printf(a, "%s-1", p->s->today);
	record_set(r, "Deciding", table);
	record_set(r, "Preset", "custom");
	record_set(r, "Reason", _("Chosen in the set-up."));
	setup_rules_keep(p->s, r, setup_get(p->s, ANSWER_RULESET));
	p->to_own = true;
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
