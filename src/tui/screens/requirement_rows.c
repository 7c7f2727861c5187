/* The rows of the requirements: verdict or what is proposed, cost, evidence, and whether those who prepared it agree. */
#include <string.h>

#include "screens/requirements.h"

enum { COL_ID, COL_CLAUSE, COL_VERDICT, COL_COST, COL_EVIDENCE, COL_STATE };

const struct list_column requirement_narrow[REQUIREMENT_COLS] = {
	{ N_("No."), 4, false, 0 }, { N_("Requirement"), 0, false, 0 }, { N_("Verdict"), 11, false, 0 }, { N_("Cost %"), 6, true, 3 },
	{ N_("Evid."), 5, true, 4 }, { N_("State"), 14, false, 2 },
};
const struct list_column requirement_wide[REQUIREMENT_COLS] = {
	{ N_("No."), 4, false, 0 }, { N_("Requirement"), 0, false, 0 }, { N_("Verdict"), 11, false, 0 }, { N_("Cost %"), 6, true, 3 },
	{ N_("Evidence"), 14, false, 4 }, { N_("State"), 14, false, 2 },
};

static size_t rows_count(void *ctx)
{
	return ((struct requirements *)ctx)->n_rows;
}

static const struct clause *row_at(void *ctx, size_t row)
{
	const struct requirements *s = ctx;

	return &s->clauses.v[s->row[row]];
}

/* What members propose stands in for a verdict (the state says that it is none yet); where they differ, the signs alone. */
static void verdict_cell(const struct clause *c, struct buf *out)
{
	if (*record_get(c->record, "Verdict") || !c->n_options) {
		verdict_text(out, c->record, "Verdict");
		buf_puts(out, out->len ? "" : "·");
	} else if (c->n_options == 1) {
		option_verdict(out, &c->option[0]);
	} else
		for (size_t i = 0; i < c->n_options; i++)
			buf_printf(out, "%s%s", verdict_sign(c->option[i].value[OFFER_VERDICT]), i + 1 < c->n_options ? " / " : "");
}

/* Of what is not decided yet: what the foremost proposal cites. */
static const char *cited(const struct clause *c, enum offer_field field)
{
	return c->sort < CLAUSE_WAITING && c->n_options ? c->option[0].value[field] : record_get(c->record, offer_fields[field]);
}

static void evidence_cell(const struct requirements *s, const struct clause *c, struct buf *out)
{
	struct arena *a = arena_new();
	struct strs ids = { 0 };

	strs_split(&ids, a, cited(c, OFFER_EVIDENCE));
	if (ids.n == 0)
		buf_puts(out, !*cited(c, OFFER_NO_EVIDENCE) ? "·" : s->wide ? _("none") : "0");
	else if (s->wide && ids.n < 3)
		buf_puts(out, strs_join(&ids, a, " "));
	else if (s->wide)
		buf_printf(out, "%s +%zu", ids.v[0], ids.n - 1);
	else
		buf_printf(out, "%zu", ids.n);
	arena_free(a);
}

/* Until it is decided: is it agreed among those who prepared it? Two states have long names; the line over the text says them in full. */
static void state_cell(const struct clause *c, struct buf *out)
{
	const struct record *r = c->record;

	if (record_is(r, "Legal-State", "open"))
		buf_puts(out, _("! Legal"));
	else if (c->sort < CLAUSE_WAITING)
		sort_word(out, c->sort);
	else if (record_is(r, "State", "principle"))
		buf_puts(out, _("▲ princ."));
	else if (record_is(r, "State", "escalated"))
		buf_printf(out, "▲ %s", *record_get(r, "Escalation") ? record_get(r, "Escalation") : _("escalated"));
	else
		show_field(out, r, "State");
}

static void rows_cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	struct requirements *s = ctx;
	const struct clause *c = row_at(ctx, row);
	const struct record *r = c->record;

	switch (col) {
	case COL_ID: buf_puts(out, r->id); break;
	case COL_CLAUSE: show_field(out, r, "Clause"); break;
	case COL_VERDICT: verdict_cell(c, out); break;
	case COL_COST: percent_cell(out, s->app, r, "Cost-Share"); break;
	case COL_EVIDENCE: evidence_cell(s, c, out); break;
	default: state_cell(c, out); break;
	}
}

static enum role rows_role(void *ctx, size_t row, size_t col)
{
	const struct clause *c = row_at(ctx, row);
	const struct record *r = c->record;

	if (col == COL_ID)
		return ROLE_ACCENT;
	if (col == COL_VERDICT && !*record_get(r, "Verdict"))
		return c->n_options == 1 ? role_of_state(c->option[0].value[OFFER_VERDICT]) : ROLE_SECONDARY;
	if (col == COL_VERDICT)
		return role_of_state(record_get(r, "Verdict"));
	if (col == COL_EVIDENCE && !*cited(c, OFFER_EVIDENCE))
		return ROLE_SECONDARY;
	if (col != COL_STATE)
		return ROLE_NORMAL;
	if (record_is(r, "Legal-State", "open"))
		return ROLE_BAD;
	return c->sort < CLAUSE_WAITING ? sort_role(c->sort) : role_of_state(record_get(r, "State"));
}

static const char *rows_key(void *ctx, size_t row)
{
	return row_at(ctx, row)->record->path;
}

static void rows_words(void *ctx, size_t row, struct buf *out)
{
	const struct record *r = row_at(ctx, row)->record;
	static const char *const fields[] = { "Clause", "Type", "Verdict", "Proposal", "State", "Evidence", "Escalation", "Old-Text", "New-Text", "Reason" };

	buf_puts(out, r->id);
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
		buf_putc(out, ' ');
		show_field(out, r, fields[i]);
	}
	buf_putc(out, ' ');
	sort_word(out, row_at(ctx, row)->sort);
}

const struct list_ops requirement_rows = { .count = rows_count, .cell = rows_cell, .role = rows_role, .key = rows_key, .words = rows_words,
	.empty = N_("Here stand the clauses of the old terms, one a line, each to be kept, modified or dropped, and the new ones. Press a to add the first.") };

const struct record *requirements_selected(const struct requirements *s)
{
	const struct clause *c = requirements_clause(s);

	return c ? c->record : NULL;
}

const struct clause *requirements_clause(const struct requirements *s)
{
	size_t row;

	return list_row(&s->list, &row) ? &s->clauses.v[s->row[row]] : NULL;
}
