/* Counts and sums over releases (ocds_facts.h). */
#include "procure/exchange/ocds_facts.h"

#include "ocds_release.h"
#include "seen.h"

#include <string.h>

/* The release of a process that a portfolio shows: the latest one that states a value. */
struct latest {
	bool stated, dated;
	int64_t at;
	struct decimal amount;
	const char *currency;
};

struct ocds_facts_private {
	struct arena *arena;
	struct counter ocids;
	struct latest *latest;         /* parallel to ocids.v */
	size_t cap;
	struct counter currencies;       /* keeps each currency's name once */
	struct seen pairs;
};

static void facts_init(struct ocds_facts *f, struct arena *a)
{
	f->own = arena_alloc(a, sizeof(*f->own));
	f->own->arena = a;
	counter_init(&f->own->ocids, a);
	counter_init(&f->own->currencies, a);
	counter_init(&f->milestones_by_section, a);
	counter_init(&f->milestones_by_status, a);
	counter_init(&f->tags, a);
	counter_init(&f->tender.by_currency, a);
	counter_init(&f->award.by_currency, a);
	counter_init(&f->contract.by_currency, a);
	counter_init(&f->latest, a);
}

static void facts_free(struct ocds_facts *f)
{
	if (!f->own)
		return;
	counter_free(&f->own->ocids);
	counter_free(&f->own->currencies);
	mem_free(f->own->latest);
	f->own->latest = NULL;
	seen_free(&f->own->pairs);
	counter_free(&f->milestones_by_section);
	counter_free(&f->milestones_by_status);
	counter_free(&f->tags);
	counter_free(&f->tender.by_currency);
	counter_free(&f->award.by_currency);
	counter_free(&f->contract.by_currency);
	counter_free(&f->latest);
}

static void add_value(struct ocds_sums *s, const struct ocds_value *v)
{
	struct counter_entry *e;

	s->wrong += v->wrong;
	if (!v->stated)
		return;
	e = counter_at(&s->by_currency, v->currency);
	e->n++;
	decimal_add(&e->sum, &v->amount);
}

static void add_values(struct ocds_sums *s, const struct node *tree, const char *section)
{
	for (const struct node *n = ocds_first(tree, section); n; n = ocds_next(n)) {
		struct ocds_value v = ocds_value_of(node_get(n, "value"));

		add_value(s, &v);
	}
}

static struct latest *latest_of(struct ocds_facts_private *own, const char *ocid)
{
	size_t at = (size_t)(counter_at(&own->ocids, ocid) - own->ocids.v);

	if (at >= own->cap) {
		size_t cap = own->cap ? own->cap * 2 : 64;

		own->latest = mem_resize(own->latest, cap * sizeof(*own->latest));
		memset(own->latest + own->cap, 0, (cap - own->cap) * sizeof(*own->latest));
		own->cap = cap;
	}
	return &own->latest[at];
}

static void add_latest(struct ocds_facts *f, const struct ocds_release *r)
{
	struct latest *l = latest_of(f->own, r->ocid);

	if (!r->value.stated)
		return;
	if (l->stated && (l->dated > r->dated || (l->dated && l->at > r->at)))
		return;
	*l = (struct latest){ true, r->dated, r->at, r->value.amount, counter_at(&f->own->currencies, r->value.currency)->name };
}

static void add_date(struct ocds_facts *f, const struct ocds_release *r)
{
	if (!r->dated) {
		f->undated++;
		return;
	}
	if (!f->dated || r->at < f->first || (r->at == f->first && strcmp(r->date, f->first_written) < 0)) {
		f->first = r->at;
		f->first_written = arena_strdup(f->own->arena, r->date);
	}
	if (!f->dated || r->at > f->last || (r->at == f->last && strcmp(r->date, f->last_written) > 0)) {
		f->last = r->at;
		f->last_written = arena_strdup(f->own->arena, r->date);
	}
	f->dated = true;
}

/* A code as text, whatever its type. */
static const char *code_text(const struct node *n, const char *none, const char *null)
{
	if (!n)
		return none;
	switch (n->type) {
	case NODE_NULL: return null;
	case NODE_BOOL: return n->yes ? "True" : "False";
	case NODE_NUMBER:
	case NODE_STRING: return n->text;
	default: return "(not text)";
	}
}

static void add_tags(struct ocds_facts *f, const struct node *tree)
{
	const struct node *tag = node_get(tree, "tag");

	if (!node_is(tag, NODE_ARRAY)) {
		counter_count(&f->tags, code_text(tag, "(none)", "(none)"), 1);
		return;
	}
	for (const struct node *n = tag->child; n; n = n->next)
		counter_count(&f->tags, code_text(n, "(none)", "(none)"), 1);
}

static void add_milestones(struct ocds_facts *f, const struct node *section)
{
	for (const struct node *m = ocds_first(section, "milestones"); m; m = ocds_next(m))
		counter_count(&f->milestones_by_status, code_text(node_get(m, "status"), "(none)", "None"), 1);
}

static void add_counts(struct ocds_facts *f, const struct ocds_release *r)
{
	static const char *const sections[] = { "planning", "tender", "contracts", "implementation" };
	const struct ocds_counts *c = &r->n;

	f->with_planning += c->planning;
	f->with_tender += c->tender;
	f->with_awards += c->has_awards;
	f->with_contracts += c->has_contracts;
	f->with_implementation += c->implementation;
	f->n.awards += c->awards;
	f->n.contracts += c->contracts;
	f->n.parties += c->parties;
	f->n.tender_items += c->tender_items;
	f->n.transactions += c->transactions;
	f->n.documents += c->documents;
	f->n.bids += c->bids;
	f->n.metrics += c->metrics;
	f->n.performance_failures += c->performance_failures;
	for (int i = 0; i < 4; i++) {
		f->n.milestones[i] += c->milestones[i];
		if (c->milestones[i])
			counter_count(&f->milestones_by_section, sections[i], c->milestones[i]);
	}
}

static void add_ids(struct ocds_facts *f, const struct ocds_release *r)
{
	const char *id = code_text(node_get(r->tree, "id"), "None", "None"), *ocid = r->ocid ? r->ocid : "\x01";
	uint64_t h = seen_hash(SEEN_START, ocid, strlen(ocid) + 1);

	f->releases++;
	f->without_ocid += !r->ocid || !*r->ocid;
	f->repeated += !seen_add(&f->own->pairs, seen_hash(h, id, strlen(id) + 1));
	if (r->ocid)
		add_latest(f, r);
}

static void facts_add(struct ocds_facts *f, const struct ocds_release *r)
{
	add_ids(f, r);
	add_date(f, r);
	add_counts(f, r);
	add_tags(f, r->tree);
	add_milestones(f, node_get(r->tree, "planning"));
	add_milestones(f, node_get(r->tree, "tender"));
	for (const struct node *c = ocds_first(r->tree, "contracts"); c; c = ocds_next(c)) {
		add_milestones(f, c);
		add_milestones(f, node_get(c, "implementation"));
	}
	add_value(&f->tender, &r->value);
	add_values(&f->award, r->tree, "awards");
	add_values(&f->contract, r->tree, "contracts");
}

static void facts_finish(struct ocds_facts *f)
{
	f->ocids = (int64_t)f->own->ocids.n;
	for (size_t i = 0; i < f->own->ocids.n; i++) {
		const struct latest *l = &f->own->latest[i];

		if (l->stated) {
			struct counter_entry *e = counter_at(&f->latest, l->currency);

			e->n++;
			decimal_add(&e->sum, &l->amount);
		}
	}
	counter_sort(&f->milestones_by_section);
	counter_sort(&f->milestones_by_status);
	counter_sort(&f->tags);
	counter_sort(&f->tender.by_currency);
	counter_sort(&f->award.by_currency);
	counter_sort(&f->contract.by_currency);
	counter_sort(&f->latest);
}

void ocds_totals_init(struct ocds_totals *t, struct arena *a)
{
	memset(t, 0, sizeof(*t));
	for (int i = 0; i < OCDS_ROLES; i++)
		facts_init(&t->of[i], a);
	counter_init(&t->ocids, a);
}

void ocds_totals_release(struct ocds_totals *t, const struct ocds_release *r)
{
	facts_add(&t->of[r->role], r);
}

void ocds_totals_record(struct ocds_totals *t, const struct ocds_record *r)
{
	t->records++;
	t->embedded += r->embedded;
	t->linked += r->linked;
	t->compiled += r->compiled;
	t->versioned += r->versioned;
	if (r->ocid && *r->ocid)
		counter_count(&t->ocids, r->ocid, 1);
}

void ocds_totals_finish(struct ocds_totals *t)
{
	for (int i = 0; i < OCDS_ROLES; i++)
		facts_finish(&t->of[i]);
	t->record_ocids = (int64_t)t->ocids.n;
}

void ocds_totals_free(struct ocds_totals *t)
{
	for (int i = 0; i < OCDS_ROLES; i++)
		facts_free(&t->of[i]);
	counter_free(&t->ocids);
}
