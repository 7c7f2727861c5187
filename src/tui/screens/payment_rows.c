/* The rows of the three lists of metrics and payments. */
#include <string.h>

#include "procure/base/num.h"
#include "screens/payments.h"

const char *const term_kinds[TERM_KINDS] = { "standard", "report", "sensing", "criterion" };

static const struct pay_line *line_of(void *ctx, size_t row)
{
	return &((struct pay_part *)ctx)->line[row];
}

static const struct payments *of(void *ctx)
{
	return ((struct pay_part *)ctx)->of;
}

/* On a narrow screen one column of each list is left out, so that the titles can be read; the detail has it. */
static size_t column_at(void *ctx, size_t col)
{
	const struct pay_part *p = ctx;

	return p->left_out && col >= p->left_out ? col + 1 : col;
}

/* --- metrics ------------------------------------------------------------------------------------------------------------------------------------------ */

enum { M_ID, M_TITLE, M_BASE, M_FLOOR, M_TARGET, M_WEIGHT, M_SUM, M_STATE, M_COLS };
static const struct list_column metric_columns[M_COLS] = {
	{ N_("No."), 4, false, 0 }, { N_("Metric"), 0, false, 0 }, { N_("Base"), 6, true, 4 }, { N_("Floor"), 6, true, 2 }, { N_("Target"), 6, true, 1 },
	{ N_("Wgt. %"), 7, true, 0 }, { N_("Sum %"), 6, true, 3 }, { N_("State"), 9, false, 0 },
};

static void metric_cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	static const char *const field[M_COLS] = { "", "Title", "Baseline", "Floor", "Target", "Weight", "", "State" };
	const struct pay_line *l = line_of(ctx, row);
	char text[32];

	col = column_at(ctx, col);
	if (col == M_ID)
		buf_puts(out, l->r->id);
	else if (col == M_WEIGHT)
		percent_cell(out, of(ctx)->app, l->r, "Weight");
	else if (col != M_SUM)
		show_field(out, l->r, field[col]);
	else if (l->running) {
		hundredths_show(text, l->running, of(ctx)->app->english);
		buf_puts(out, text);
	}
	if (col == M_BASE && !out->len)
		buf_puts(out, "×");
}

static enum role state_role(const struct record *r, size_t col, size_t state)
{
	return col == 0 ? ROLE_ACCENT : col == state ? role_of_state(record_get(r, "State")) : ROLE_NORMAL;
}

static enum role metric_role(void *ctx, size_t row, size_t col)
{
	const struct pay_line *l = line_of(ctx, row);

	col = column_at(ctx, col);
	if (col == M_SUM)
		return l->running == 10000 ? ROLE_OK : l->running > 10000 ? ROLE_BAD : ROLE_SECONDARY;
	return col == M_BASE && !*record_get(l->r, "Baseline") ? ROLE_WARN : state_role(l->r, col, M_STATE);
}

/* --- standards, duties, sensing, criteria -------------------------------------------------------------------------------------------------------------- */

enum { T_ID, T_TITLE, T_WHAT, T_HOW, T_STATE, T_COLS };
static const struct list_column term_columns[T_COLS] = {
	{ N_("No."), 6, false, 0 }, { N_("Term"), 0, false, 0 }, { N_("What"), 20, false, 2 }, { N_("How"), 16, false, 3 }, { N_("State"), 9, false, 0 },
};

/* The two fields of each kind that tell most, in the order of term_kinds. */
static void term_cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	static const char *const what[TERM_KINDS][2] = { { "Measure", "Zone" }, { "Frequency", "Within" }, { "Technology", "Scope" }, { "Weight", "Subjective" } };
	const struct record *r = line_of(ctx, row)->r;
	size_t k = 0;

	col = column_at(ctx, col);
	if (!r)
		return;
	while (k + 1 < TERM_KINDS && strcmp(term_kinds[k], r->kind->name) != 0)
		k++;
	if (col == T_ID)
		buf_puts(out, r->id);
	else if (col == T_WHAT || col == T_HOW)
		show_field(out, r, what[k][col - T_WHAT]);
	else
		show_field(out, r, col == T_TITLE ? "Title" : "State");
	if (col == T_WHAT && out->len && strcmp(r->kind->name, "criterion") == 0)
		buf_puts(out, " %");
	if (col == T_HOW && strcmp(r->kind->name, "criterion") == 0) {
		buf_reset(out);
		buf_puts(out, record_is(r, "Subjective", "yes") ? _("▲ judgement") : _("by rule"));
	}
}

static enum role term_role(void *ctx, size_t row, size_t col)
{
	const struct record *r = line_of(ctx, row)->r;

	return r ? state_role(r, column_at(ctx, col), T_STATE) : ROLE_NORMAL;
}

/* --- schemes and their terms ------------------------------------------------------------------------------------------------------------------------------ */

enum { P_ID, P_TITLE, P_TYPE, P_SHARE, P_AMOUNT, P_STATE, P_COLS };
static const struct list_column payment_columns[P_COLS] = {
	{ N_("No."), 7, false, 0 }, { N_("Scheme and terms"), 0, false, 0 }, { N_("Type"), 10, false, 2 }, { N_("Share %"), 7, true, 0 },
	{ N_("Pesos"), 13, true, 3 }, { N_("State"), 9, false, 0 },
};

int64_t payments_shares(const struct payments *s, const char *scheme)
{
	int64_t sum = 0;

	for (size_t i = 0; i < s->payments.n; i++)
		if (record_is(s->payments.v[i], "Scheme", scheme))
			sum += hundredths_of(s->payments.v[i], "Share");
	return sum;
}

bool payments_is_scheme(const struct record *r)
{
	return strcmp(r->kind->name, "scheme") == 0;
}

static void scheme_cell(const struct payments *s, const struct record *r, size_t col, struct buf *out)
{
	char text[32];

	if (col == P_TYPE)
		buf_puts(out, _("scheme"));
	else if (col == P_AMOUNT)
		show_field(out, r, "Reference-Month");
	else if (col == P_SHARE) {
		hundredths_show(text, payments_shares(s, r->id), s->app->english);
		buf_printf(out, "%s", text);
	} else
		show_field(out, r, col == P_TITLE ? "Title" : "State");
}

static void payment_cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	static const char *const field[P_COLS] = { "", "Title", "Type", "Share", "Amount", "State" };
	const struct record *r = line_of(ctx, row)->r;

	col = column_at(ctx, col);
	if (col == P_ID)
		buf_puts(out, r->id);
	else if (payments_is_scheme(r))
		scheme_cell(of(ctx), r, col, out);
	else if (col == P_SHARE) {
		percent_cell(out, of(ctx)->app, r, "Share");
	} else {
		if (col == P_TITLE)
			buf_puts(out, "  ");
		show_field(out, r, field[col]);
	}
}

static enum role payment_role(void *ctx, size_t row, size_t col)
{
	const struct record *r = line_of(ctx, row)->r;

	col = column_at(ctx, col);
	if (payments_is_scheme(r) && col == P_SHARE)
		return payments_shares(of(ctx), r->id) == 10000 ? ROLE_OK : ROLE_WARN;
	return payments_is_scheme(r) && col == P_TITLE ? ROLE_HEADING : state_role(r, col, P_STATE);
}

/* --- rows of all three ------------------------------------------------------------------------------------------------------------------------------------- */

static size_t rows_count(void *ctx)
{
	return ((struct pay_part *)ctx)->n;
}

static const char *rows_key(void *ctx, size_t row)
{
	const struct pay_line *l = line_of(ctx, row);

	return l->r ? l->r->path : l->heading;
}

static const char *rows_heading(void *ctx, size_t row)
{
	return line_of(ctx, row)->heading;
}

static const struct list_ops metric_ops = { .count = rows_count, .cell = metric_cell, .role = metric_role, .key = rows_key, .heading = rows_heading,
	.empty = N_("Here stand the few numbers that mean success to a resident; their weights sum to 100. Press a to add the first.") };
static const struct list_ops term_ops = { .count = rows_count, .cell = term_cell, .role = term_role, .key = rows_key, .heading = rows_heading,
	.empty = N_("Here stand service standards, reporting duties, sensing and evaluation criteria. Press a to add one.") };
static const struct list_ops payment_ops = { .count = rows_count, .cell = payment_cell, .role = payment_role, .key = rows_key, .heading = rows_heading,
	.empty = N_("Here stand the payment schemes and the terms of each; their shares sum to 100. Press a to add the first scheme.") };

static const struct { const struct list_ops *ops; const struct list_column *columns; size_t n, least; } lists[PARTS] = {
	{ &metric_ops, metric_columns, M_COLS, M_BASE }, { &term_ops, term_columns, T_COLS, T_HOW }, { &payment_ops, payment_columns, P_COLS, P_TYPE },
};

void payments_lists(struct payments *s)
{
	for (int i = 0; i < PARTS; i++) {
		s->part[i].of = s;
		list_init(&s->part[i].list, lists[i].ops, &s->part[i], lists[i].columns, lists[i].n);
	}
}

void payments_fit(struct payments *s, int cols)
{
	struct pay_part *p = &s->part[s->at];
	size_t n = 0;

	p->left_out = cols < WIDE ? lists[s->at].least : 0;
	for (size_t i = 0; i < lists[s->at].n; i++)
		if (!p->left_out || i != p->left_out)
			p->column[n++] = lists[s->at].columns[i];
	p->list.columns = p->column;
	p->list.n_columns = n;
}
