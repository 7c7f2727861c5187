/* What is to be decided in the item, in its order: contested clauses, unprepared ones, those that wait on the consent list, then what else of the contract
 * is adopted or dropped; at the end what is decided or waits for somebody else. */
#include <stdio.h>
#include <string.h>

#include "screens/clauses.h"

enum { COL_SIGN, COL_ID, COL_TITLE, COL_WHAT, COLS };

static const struct list_column columns[COLS] = { { "", 1, false, 0 }, { N_("No."), 5, false, 0 }, { N_("To be decided"), 0, false, 0 }, { N_("Proposed"), 11, false, 0 } };

static size_t count(void *ctx) { return ((struct clauses_view *)ctx)->n_rows; }
static const char *key_of(void *ctx, size_t row) { const struct matter *m = &((struct clauses_view *)ctx)->row[row]; return m->record ? m->record->path : m->heading; }
static const char *heading(void *ctx, size_t row) { return ((struct clauses_view *)ctx)->row[row].heading; }

static const char *sign_of(const struct matter *m)
{
	static const char *const signs[CLAUSE_SORTS] = { "■", "▲", "?", "»", "=" };

	if (!m->clause)
		return "▲";
	if (m->clause->sort == CLAUSE_SETTLED)
		return verdict_sign(record_get(m->record, "Verdict"));
	return record_is(m->record, "Legal-State", "open") ? "!" : signs[m->clause->sort];
}

/* "-2 ~1": what is proposed, with how many propose it; of a decided one its verdict. */
static void what_cell(const struct matter *m, struct buf *out)
{
	const struct clause *c = m->clause;

	if (!c)
		show_field(out, m->record, m->record->kind->state_field);
	else if (c->sort == CLAUSE_SETTLED)
		verdict_text(out, m->record, "Verdict");
	else if (c->sort == CLAUSE_WAITING)
		show_field(out, m->record, "State");
	else if (c->n_options == 1)
		option_verdict(out, &c->option[0]);
	else
		for (size_t i = 0; i < c->n_options; i++)
			buf_printf(out, "%s%s%zu", i ? " " : "", verdict_sign(c->option[i].value[OFFER_VERDICT]), c->option[i].by.n);
}

static void cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	const struct matter *m = &((struct clauses_view *)ctx)->row[row];

	switch (col) {
	case COL_SIGN: buf_puts(out, sign_of(m)); break;
	case COL_ID: buf_puts(out, m->record->id); break;
	case COL_TITLE: buf_puts(out, record_title(m->record)); break;
	default: what_cell(m, out); break;
	}
}

static enum role cell_role(void *ctx, size_t row, size_t col)
{
	const struct matter *m = &((struct clauses_view *)ctx)->row[row];

	if (col == COL_ID)
		return ROLE_ACCENT;
	if (col == COL_TITLE)
		return m->clause && m->clause->sort == CLAUSE_SETTLED ? ROLE_SECONDARY : ROLE_NORMAL;
	if (col == COL_SIGN && m->clause && record_is(m->record, "Legal-State", "open"))
		return ROLE_BAD;
	if (m->clause && m->clause->sort == CLAUSE_SETTLED)
		return role_of_state(record_get(m->record, "Verdict"));
	return m->clause ? sort_role(m->clause->sort) : ROLE_WARN;
}

static const struct list_ops rows_ops = { .count = count, .cell = cell, .role = cell_role, .key = key_of, .heading = heading,
	.empty = N_("Nothing of this contract is to be decided: its clauses are added in the contract's requirements (2 there).") };

/* --- making them ------------------------------------------------------------------------------------------------------------------------------------- */

/* Other records that a group adopts or drops, in the order in which they are worked on. */
static const char *const kinds[] = { "metric", "standard", "report", "sensing", "criterion", "scheme", "payment" };
enum { KINDS = sizeof kinds / sizeof kinds[0] };

static void add(struct clauses_view *s, struct matter m)
{
	s->row[s->n_rows++] = m;
}

static void add_sort(struct clauses_view *s, enum clause_sort sort, const char *head)
{
	bool first = true;

	for (size_t i = 0; i < s->all.n; i++) {
		if (s->all.v[i].sort != sort)
			continue;
		if (first)
			add(s, (struct matter){ .heading = head });
		first = false;
		add(s, (struct matter){ .clause = &s->all.v[i], .record = s->all.v[i].record });
	}
}

static void add_kind(struct clauses_view *s, const struct records *r)
{
	bool first = true;

	for (size_t i = 0; i < r->n; i++) {
		if (list_has("adopted decided dropped final", record_get(r->v[i], "State")))
			continue;
		if (first)
			add(s, (struct matter){ .heading = _(r->v[i]->kind->plural) });
		first = false;
		add(s, (struct matter){ .record = r->v[i] });
	}
}

static size_t matters(const struct clauses_view *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n_rows; i++)
		n += s->row[i].record != NULL;
	return n;
}

enum rc rows_load(struct clauses_view *s, struct arena *a, struct why *why)
{
	struct records other[KINDS];
	size_t most = s->all.n + CLAUSE_SORTS + KINDS + 1;
	enum rc rc;

	for (size_t i = 0; i < KINDS; i++) {
		if ((rc = records_read(&other[i], s->app, kinds[i], s->contract, a, why)) != RC_OK)
			return rc;
		most += other[i].n;
	}
	s->n_rows = 0;
	s->row = arena_alloc(a, most * sizeof *s->row);
	add_sort(s, CLAUSE_CONTESTED, _("contested"));
	add_sort(s, CLAUSE_UNPREPARED, _("unprepared"));
	for (size_t i = 0; i < KINDS; i++)
		add_kind(s, &other[i]);
	s->n_open = matters(s);
	add_sort(s, CLAUSE_AGREED, _("agreed: on the consent list (o)"));
	add_sort(s, CLAUSE_WAITING, _("waiting"));
	add_sort(s, CLAUSE_SETTLED, _("decided"));
	return RC_OK;
}

void rows_init(struct clauses_view *s)
{
	list_init(&s->list, &rows_ops, s, columns, COLS);
}

const struct matter *rows_selected(const struct clauses_view *s)
{
	size_t row;

	return list_row(&s->list, &row) ? &s->row[row] : NULL;
}

/* The nth matter, without the headings. */
static const struct matter *matter_at(const struct clauses_view *s, size_t n)
{
	for (size_t i = 0; i < s->n_rows; i++)
		if (s->row[i].record && n-- == 0)
			return &s->row[i];
	return NULL;
}

static size_t place_of(const struct clauses_view *s, const char *path)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n_rows; i++) {
		if (!s->row[i].record)
			continue;
		if (strcmp(s->row[i].record->path, path) == 0)
			return n;
		n++;
	}
	return SIZE_MAX;
}

/* What was to be decided and is not any more gives way to what stood after it. */
void rows_next(struct clauses_view *s)
{
	size_t at = *s->was ? place_of(s, s->was) : SIZE_MAX;
	const struct matter *m;

	if (*s->was && s->was_at != SIZE_MAX && (at == SIZE_MAX || at >= s->n_open) && (m = matter_at(s, s->was_at < s->n_open ? s->was_at : 0)) != NULL)
		list_select(&s->list, m->record->path);
	m = rows_selected(s);
	snprintf(s->was, sizeof s->was, "%s", m && m->record ? m->record->path : "");
	at = *s->was ? place_of(s, s->was) : SIZE_MAX;
	s->was_at = at < s->n_open ? at : SIZE_MAX;
}
