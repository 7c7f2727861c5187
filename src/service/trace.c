/* The records of a contract and the references between them. */
#include <stdlib.h>
#include <string.h>

#include "procure/service/trace.h"

enum { NODES_FIRST = 64 };

struct growing { struct trace *t; size_t cap, cap_links; struct arena *a; };

static void node_add(struct growing *g, struct record *r)
{
	if (g->t->n == g->cap) {
		size_t cap = g->cap ? g->cap * 2 : NODES_FIRST;
		struct record **v = arena_alloc(g->a, cap * sizeof(struct record *));

		if (g->t->n)
			memcpy(v, g->t->node, g->t->n * sizeof(struct record *));
		g->t->node = v;
		g->cap = cap;
	}
	g->t->node[g->t->n++] = r;
}

static void link_add(struct growing *g, struct trace_link l)
{
	if (g->t->n_links == g->cap_links) {
		size_t cap = g->cap_links ? g->cap_links * 2 : NODES_FIRST;
		struct trace_link *v = arena_alloc(g->a, cap * sizeof *v);

		if (g->t->n_links)
			memcpy(v, g->t->link, g->t->n_links * sizeof *v);
		g->t->link = v;
		g->cap_links = cap;
	}
	g->t->link[g->t->n_links++] = l;
}

/* Of the committee's acts only those about this contract: they name it, or something in it. */
static bool about(const struct record *r, const char *contract)
{
	static const char *const field[] = { "Escalation", "Recommendation" };
	size_t n = strlen(contract);

	if (list_has(record_get(r, "Contracts"), contract))
		return true;
	for (size_t i = 0; i < 2; i++)
		if (strncmp(record_get(r, field[i]), contract, n) == 0 && record_get(r, field[i])[n] == '/')
			return true;
	return false;
}

static enum rc take_kind(struct growing *g, struct service *s, const struct kind *k, const char *contract, int64_t at, struct why *why)
{
	struct record **v;
	size_t n;
	bool inside = k->place != PLACE_YEAR;
	enum rc rc = service_list(s, k->name, inside ? contract : NULL, at, &v, &n, g->a, why);

	for (size_t i = 0; i < n && rc == RC_OK; i++)
		if (inside || about(v[i], contract))
			node_add(g, v[i]);
	return rc;
}

struct by_path { const char *path; size_t node; };

static int compare_paths(const void *x, const void *y)
{
	return strcmp(((const struct by_path *)x)->path, ((const struct by_path *)y)->path);
}

/* To which node a name in a reference field leads. */
static size_t led_to(const struct by_path *sorted, size_t n, const struct strs *paths)
{
	for (size_t i = 0; i < paths->n; i++) {
		struct by_path wanted = { paths->v[i], 0 };
		const struct by_path *found = bsearch(&wanted, sorted, n, sizeof *sorted, compare_paths);

		if (found)
			return found->node;
	}
	return SIZE_MAX;
}

static void links_of(struct growing *g, size_t from, const char *contract, const struct by_path *sorted)
{
	const struct record *r = g->t->node[from];

	for (size_t f = 0; f < r->kind->n_fields; f++) {
		const struct field *field = &r->kind->fields[f];
		struct strs names = { 0 };

		if ((field->type != &type_ref && field->type != &type_refs) || !r->value[f])
			continue;
		strs_split(&names, g->a, r->value[f]);
		for (size_t i = 0; i < names.n; i++) {
			struct strs paths = { 0 };
			size_t to;

			ref_paths(&paths, g->a, field, contract, names.v[i]);
			if ((to = led_to(sorted, g->t->n, &paths)) != SIZE_MAX)
				link_add(g, (struct trace_link){ from, to, field->name });
		}
	}
}

enum rc service_trace(struct service *s, const char *contract, int64_t at, struct trace *out, struct arena *a, struct why *why)
{
	struct growing g = { .t = out, .a = a };
	const struct kind *k;
	struct by_path *sorted;
	enum rc rc = RC_OK;

	*out = (struct trace){ 0 };
	for (size_t i = 0; rc == RC_OK && (k = kind_at(i)) != NULL; i++)
		if (k->place == PLACE_IN_CONTRACT || k->place == PLACE_BODY || k->place == PLACE_MEETING || k->place == PLACE_YEAR)
			rc = take_kind(&g, s, k, contract, at, why);
	if (rc != RC_OK)
		return rc;
	sorted = arena_alloc(a, (out->n + 1) * sizeof *sorted);
	for (size_t i = 0; i < out->n; i++)
		sorted[i] = (struct by_path){ out->node[i]->path, i };
	qsort(sorted, out->n, sizeof *sorted, compare_paths);
	for (size_t i = 0; i < out->n; i++)
		links_of(&g, i, contract, sorted);
	return RC_OK;
}

size_t trace_find(const struct trace *t, const char *path)
{
	for (size_t i = 0; i < t->n; i++)
		if (strcmp(t->node[i]->path, path) == 0)
			return i;
	return SIZE_MAX;
}
