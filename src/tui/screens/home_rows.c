/* Rows of the home: contracts in work first, then what was chosen, then the other candidates by score. */
#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "procure/base/num.h"
#include "screens/home.h"
#include "screens/stage_pieces.h"

static bool number(const struct record *r, const char *field, int64_t *out)
{
	return *record_get(r, field) && num_parse(record_get(r, field), out);
}

int64_t home_per_year(const struct home_row *row)
{
	int64_t amount, months;

	if (!row->contract)
		return number(row->r, "Amount-Year", &amount) ? amount : LAW_NONE;
	if (!number(row->r, "Amount", &amount))
		return LAW_NONE;
	return number(row->r, "Months", &months) && months > 0 ? num_muldiv(amount, 12, months) : amount;
}

int64_t home_total(const struct home_row *row)
{
	int64_t amount, months;

	if (row->contract)
		return number(row->r, "Amount", &amount) ? amount : LAW_NONE;
	if (!number(row->r, "Amount-Year", &amount))
		return LAW_NONE;
	return number(row->r, "Months", &months) ? num_muldiv(amount, months, 12) : amount;
}

/* --- order ------------------------------------------------------------------------------------------------------------------------------------- */

static int64_t score(const struct record *r)
{
	int64_t n;

	return *record_get(r, "Score") && hundredths_parse(record_get(r, "Score"), &n) ? n : -1;
}

/* Chosen ones first, what was put aside last; within that by score, then by name. */
static int rank(const struct record *r)
{
	const char *state = record_get(r, "State");

	return strcmp(state, "selected") == 0 ? 0 : list_has("postponed dropped", state) && *state ? 2 : 1;
}

static int by_rank(const void *a, const void *b)
{
	const struct record *const *x = a, *const *y = b;
	int64_t p = score(*x), q = score(*y);

	if (rank(*x) != rank(*y))
		return rank(*x) - rank(*y);
	return p != q ? (p < q ? 1 : -1) : strcmp((*x)->id, (*y)->id);
}

static int by_expiry(const void *a, const void *b)
{
	const struct record *const *x = a, *const *y = b;
	const char *p = record_get(*x, "Expiry"), *q = record_get(*y, "Expiry");
	int d = strcmp(*p ? p : "9999", *q ? q : "9999");

	return d ? d : strcmp((*x)->id, (*y)->id);
}

/* --- reading ----------------------------------------------------------------------------------------------------------------------------------- */

/* --- what is known of an id: sorted once, so that long lists stay fast ------------------------------------------------------------------------------ */

struct known { const char *id, *value; };

static int by_id(const void *a, const void *b)
{
	const struct known *x = a, *y = b;

	return strcmp(x->id, y->id);
}

static void sort(struct home_known *k)
{
	if (k->n)
		qsort(k->v, k->n, sizeof *k->v, by_id);
}

static void know(struct home_known *k, const char *id, const char *value, struct arena *a)
{
	if (k->n == k->cap) {
		size_t cap = k->cap ? k->cap * 2 : 64;
		struct known *v = arena_alloc(a, cap * sizeof *v);

		if (k->n)
			memcpy(v, k->v, k->n * sizeof *v);
		k->v = v;
		k->cap = cap;
	}
	k->v[k->n++] = (struct known){ id, value };
}

/* "" where nothing is known. */
static const char *known_of(const struct home_known *k, const char *id)
{
	const struct known key = { id, NULL }, *found = k->n ? bsearch(&key, k->v, k->n, sizeof *k->v, by_id) : NULL;

	return found ? found->value : "";
}

static void know_all(struct home *s, struct arena *a)
{
	s->taken = s->mandated = s->grouped = (struct home_known){ 0 };
	for (size_t i = 0; i < s->n_contracts; i++) {
		know(&s->taken, s->contract[i]->id, s->contract[i]->id, a);
		if (*record_get(s->contract[i], "Candidate"))
			know(&s->taken, record_get(s->contract[i], "Candidate"), s->contract[i]->id, a);
	}
	for (size_t i = 0; i < s->n_agreements; i++) {
		struct strs ids = { 0 };

		if (!record_is(s->agreement[i], "Type", "mandate") || record_is(s->agreement[i], "State", "superseded"))
			continue;
		strs_split(&ids, a, record_get(s->agreement[i], "Contracts"));
		for (size_t k = 0; k < ids.n; k++)
			know(&s->mandated, ids.v[k], s->agreement[i]->id, a);
	}
	for (size_t i = 0; i < s->n_bodies; i++)
		if (record_is(s->body[i], "Type", "working-group"))
			know(&s->grouped, record_get(s->body[i], "Contract"), s->body[i]->id, a);
	sort(&s->taken);
	sort(&s->mandated);
	sort(&s->grouped);
}

static bool expires_soon(const struct home *s, const struct record *r)
{
	int64_t day, lead;

	return s->rules && date_parse(record_get(r, "Expiry"), &day) && number(s->rules, "Lead-Days", &lead) && day - s->today < lead;
}

/* "■ ▒ · ·": read when the row is first seen. */
static const char *marks_of(struct home *s, struct home_row *row)
{
	struct stage *st;
	size_t n;

	if (*row->marks)
		return row->marks;
	n = stages_read(s->app, row->r->id, &st, s->arena);
	for (size_t i = 0; i < n && i < 4; i++)
		snprintf(row->marks + strlen(row->marks), sizeof row->marks - strlen(row->marks), "%s%s", i ? " " : "",
			 st[i].complete ? "■" : st[i].all ? "▒" : "·");
	return row->marks;
}

static void add_contract(struct home *s, const struct record *r)
{
	struct home_row *row = &s->row[s->n++];

	*row = (struct home_row){ .r = r, .contract = true, .mandate = record_get(r, "Mandate"), .soon = expires_soon(s, r),
				  .next = *known_of(&s->grouped, r->id) ? NEXT_NOTHING : NEXT_GROUP };
}

static void add_candidate(struct home *s, const struct record *r)
{
	struct home_row *row = &s->row[s->n++];
	const char *mandate = known_of(&s->mandated, r->id);
	int where = rank(r);

	*row = (struct home_row){ .r = r, .mandate = mandate, .soon = where < 2 && expires_soon(s, r),
				  .next = *mandate ? NEXT_CONTRACT : where == 0 ? NEXT_MANDATE : where == 1 ? NEXT_SELECT : NEXT_NOTHING };
}

static void heading(struct home *s, const char *text)
{
	if (s->n)
		s->row[s->n++] = (struct home_row){ .heading = text };
}

static void fill(struct home *s, struct arena *a)
{
	static const char *const groups[] = { N_("chosen, not yet in work"), N_("candidates"), N_("put aside") };
	int group = -1;

	s->row = arena_alloc(a, (s->n_contracts + s->n_candidates + 4) * sizeof *s->row);
	s->n = s->n_selected = 0;
	for (size_t i = 0; i < s->n_contracts; i++)
		add_contract(s, s->contract[i]);
	for (size_t i = 0; i < s->n_candidates; i++) {
		const struct record *r = s->candidate[i];

		s->n_selected += rank(r) == 0;
		if (*known_of(&s->taken, r->id))
			continue;
		if (rank(r) != group)
			heading(s, _(groups[rank(r)]));
		group = rank(r);
		add_candidate(s, r);
	}
}

static const struct record *newest_rules(struct home *s, struct arena *a)
{
	struct record **v;
	size_t n = 0;
	struct why ignored = { 0 };

	if (!s->app->at)
		return scope_rules(service_scope(s->app->svc));
	return service_list(s->app->svc, "rules", NULL, s->app->at, &v, &n, a, &ignored) == RC_OK && n ? v[n - 1] : NULL;
}

enum rc home_read(struct home *s, struct arena *a, struct why *why)
{
	struct service *svc = s->app->svc;
	struct instant now;
	enum rc rc;

	s->n = s->n_contracts = s->n_candidates = s->n_agreements = s->n_bodies = 0;
	s->committee = s->rules = NULL;
	if ((rc = instant_now(&now, why)) != RC_OK ||
	    (rc = service_list(svc, "contract", NULL, s->app->at, &s->contract, &s->n_contracts, a, why)) != RC_OK ||
	    (rc = service_list(svc, "candidate", NULL, s->app->at, &s->candidate, &s->n_candidates, a, why)) != RC_OK ||
	    (rc = service_list(svc, "agreement", NULL, s->app->at, &s->agreement, &s->n_agreements, a, why)) != RC_OK ||
	    (rc = service_list(svc, "body", NULL, s->app->at, &s->body, &s->n_bodies, a, why)) != RC_OK)
		return rc;
	s->today = date_of(now);
	s->rules = newest_rules(s, a);
	for (size_t i = 0; i < s->n_bodies && !s->committee; i++)
		if (record_is(s->body[i], "Type", "committee"))
			s->committee = s->body[i];
	if (s->n_contracts)
		qsort(s->contract, s->n_contracts, sizeof *s->contract, by_expiry);
	if (s->n_candidates)
		qsort(s->candidate, s->n_candidates, sizeof *s->candidate, by_rank);
	s->arena = a;
	know_all(s, a);
	fill(s, a);
	return RC_OK;
}

/* --- the list -------------------------------------------------------------------------------------------------------------------------------------- */

/* What a column shows, whatever its place. */
enum shows { SHOWS_CODE, SHOWS_NAME, SHOWS_DEPARTMENT, SHOWS_SCORE, SHOWS_YEARLY, SHOWS_EXPIRY, SHOWS_STAGES, SHOWS };

static const struct list_column all_columns[SHOWS] = {
	{ N_("Code"), 12, false, 0 }, { N_("Contract"), 0, false, 0 }, { N_("Issuing department"), 22, false, 4 }, { N_("Score"), 7, true, 3 },
	{ N_("MM$/year"), 8, true, 2 }, { N_("Expires"), 9, false, 1 }, { N_("1 2 3 4"), 12, false, 0 },
};

/* The name of a contract needs room: what is told in the detail too gives way first. */
void home_columns(struct home *s, int width)
{
	size_t n = 0;

	for (int i = 0; i < SHOWS; i++) {
		if ((i == SHOWS_DEPARTMENT && width < 124) || (i == SHOWS_SCORE && width < 100))
			continue;
		s->shows[n] = i;
		s->column[n++] = all_columns[i];
	}
	s->list.columns = s->column;
	s->list.n_columns = n;
}

static size_t count(void *ctx) { return ((struct home *)ctx)->n; }
/* By id: a candidate that becomes a contract stays selected. */
static const char *key_of(void *ctx, size_t row) { return ((struct home *)ctx)->row[row].r ? ((struct home *)ctx)->row[row].r->id : ""; }
static const char *heading_of(void *ctx, size_t row) { return ((struct home *)ctx)->row[row].heading; }

static void millions(struct buf *out, const struct home *s, const struct home_row *row)
{
	int64_t amount = home_per_year(row);
	char text[32];

	if (amount == LAW_NONE)
		return;
	num_show(text, num_muldiv(amount, 1, 1000000), s->app->english);
	buf_puts(out, amount > 0 && amount < 500000 ? "<1" : text);
}

/* "▲ 03-2019": month and year are what a plan is made with. */
static void expiry(struct buf *out, const struct home_row *row)
{
	const char *day = record_get(row->r, "Expiry");

	if (strlen(day) == 10)
		buf_printf(out, "%s%.2s-%.4s", row->soon ? "▲ " : "  ", day + 5, day);
}

static void cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	struct home *s = ctx;
	struct home_row *r = &s->row[row];

	if (!r->r)
		return;
	switch (s->shows[col]) {
	case SHOWS_CODE: buf_puts(out, r->r->id); break;
	case SHOWS_NAME: show_field(out, r->r, "Name"); break;
	case SHOWS_DEPARTMENT: show_field(out, r->r, "Department"); break;
	case SHOWS_SCORE:
		if (!r->contract)
			show_field(out, r->r, "Score");
		break;
	case SHOWS_YEARLY: millions(out, s, r); break;
	case SHOWS_EXPIRY: expiry(out, r); break;
	default:
		if (r->contract)
			buf_puts(out, marks_of(s, r));
		else
			show_field(out, r->r, "State");
	}
}

static enum role role(void *ctx, size_t row, size_t col)
{
	const struct home_row *r = &((struct home *)ctx)->row[row];
	int shows = ((struct home *)ctx)->shows[col];

	if (!r->r)
		return ROLE_NORMAL;
	if (shows == SHOWS_EXPIRY && r->soon)
		return ROLE_WARN;
	if (shows == SHOWS_STAGES && !r->contract)
		return role_of_state(record_get(r->r, "State"));
	return shows == SHOWS_CODE ? ROLE_ACCENT : shows == SHOWS_NAME && r->contract ? ROLE_TITLE : ROLE_NORMAL;
}

const struct list_ops home_rows = { .count = count, .cell = cell, .role = role, .key = key_of, .heading = heading_of,
				    .empty = N_("No contract and no candidate yet. Press a to add the first candidate: what is to be bought or renewed, for how much, by when.") };

const struct home_row *home_selected(const struct home *s)
{
	size_t row;

	return list_row(&s->list, &row) && row < s->n && s->row[row].r ? &s->row[row] : NULL;
}
