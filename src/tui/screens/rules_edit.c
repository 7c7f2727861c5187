/* Every value of a rules record, a field each; see rules_edit.h. */
#include <string.h>

#include "screens/rules_edit.h"

struct values_form {
	struct rules_edit e;
	struct arena *arena;
	struct record *rules;
	struct column column[TABLE_COLUMNS_MAX];
	size_t n_columns, n_rows, n;
	struct row *row;
	struct form_field *field;
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
			const char *scope = f->row[r].cell[0], *value = c < f->row[r].n && strcmp(f->row[r].cell[c], "-") != 0 ? f->row[r].cell[c] : "";
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

/* Puts what was typed into the row or the record. */
static enum rc take(struct values_form *f, size_t i, const char *typed, struct why *why)
{
	size_t per_row = f->n_columns - 1, cells = f->n_rows * per_row;
	struct buf stored = { 0 };
	enum rc rc = entry(f, i, typed, &stored, why);

	if (rc == RC_OK && i < cells)
		f->row[i / per_row].cell[1 + i % per_row] = arena_strdup(f->arena, buf_str(&stored));
	else if (rc == RC_OK)
		record_set(f->rules, numbers[i - cells], buf_str(&stored));
	buf_free(&stored);
	return rc;
}

static unsigned accept(struct ui *ui, void *ctx, struct form *form)
{
	struct values_form *f = ctx;
	struct buf table = { 0 };
	struct why why = { 0 };

	for (size_t i = 0; i < f->n; i++)
		if (take(f, i, form_value(form, i), &why) != RC_OK)
			return form_fail(form, &why);
	table_print(&table, f->row, f->n_rows);
	record_set(f->rules, "Deciding", buf_str(&table));
	buf_free(&table);
	return f->e.done(ui, f->e.ctx, f->rules) | UI_POP | UI_REDRAW;
}

static void closed(void *ctx, bool accepted)
{
	struct values_form *f = ctx;
	struct rules_edit e = f->e;

	(void)accepted;
	arena_free(f->arena);
	if (e.closed)
		e.closed(e.ctx);
}

static const struct form_ops values_ops = { .check = check, .accept = accept, .closed = closed };

unsigned rules_edit(struct ui *ui, const struct rules_edit *e)
{
	struct arena *a = arena_new();
	struct values_form *f = arena_alloc(a, sizeof *f);
	const struct kind *k = e->rules->kind;

	f->e = *e;
	f->arena = a;
	f->rules = record_copy(a, e->rules);
	f->n_columns = table_columns(&k->fields[kind_field(k, "Deciding")], f->column);
	f->n_rows = table_rows(record_get(f->rules, "Deciding"), &f->row, a);
	f->field = arena_alloc(a, (f->n_rows * f->n_columns + NUMBERS) * sizeof *f->field);
	add_all(f);
	return form_open(ui, &(struct form_setup){ .title = _("Every value of the rules"), .button = e->button, .fields = f->field, .n = f->n, .ops = &values_ops, .ctx = f });
}
