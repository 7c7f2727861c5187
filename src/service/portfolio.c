/* The ranking of a year's portfolio. */
#include <stdlib.h>
#include <string.h>

#include "procure/service/portfolio.h"

enum { USUAL = 7 };                      /* contracts that the first committee took on (domain.md 1.1) */

/* portfolio/<year>/<NN>/<contract> */
static const char *year_of(const struct record *r, struct arena *a)
{
	const char *slash = strchr(r->path, '/');

	return slash ? arena_strndup(a, slash + 1, strcspn(slash + 1, "/")) : "";
}

/* The rules in force at `at`: the greatest number (as scope_rules). */
static enum rc weights_at(struct service *s, int64_t at, struct rank_weights *out, struct arena *a, struct why *why)
{
	struct record **v;
	const struct record *rules = NULL;
	long most = -1;
	size_t n;
	enum rc rc = service_list(s, "rules", NULL, at, &v, &n, a, why);

	for (size_t i = 0; i < n && rc == RC_OK; i++) {
		const char *dash = strrchr(v[i]->id, '-');
		long number = dash ? strtol(dash + 1, NULL, 10) : 0;

		if (number > most) {
			most = number;
			rules = v[i];
		}
	}
	*out = rank_weights_of(rules);
	return rc;
}

static void take(struct ranking *out, struct record *r, struct rank_row *row, struct record **ranked)
{
	int64_t points[RANK_AXES];

	if (!rank_points_of(r, points)) {
		out->unranked[out->n_unranked++] = r;
		return;
	}
	row[out->n] = (struct rank_row){ .id = r->id };
	memcpy(row[out->n].points, points, sizeof points);
	ranked[out->n++] = r;
}

/* Rows and records in the order of the ranking. */
static void put_in_order(struct ranking *out, const struct rank_row *row, struct record *const *ranked, struct arena *a)
{
	size_t *order = rank_order(row, out->n, &out->weights, a);

	for (size_t i = 0; i < out->n; i++) {
		out->row[i] = row[order[i]];
		out->record[i] = ranked[order[i]];
	}
}

static size_t usual(const struct ranking *r)
{
	size_t k = r->chosen ? r->chosen : USUAL;

	return k < r->n ? k : r->n;
}

enum rc service_ranking(struct service *s, const char *year, size_t k, int64_t at, struct ranking *out, struct arena *a, struct why *why)
{
	struct record **all, **ranked;
	struct rank_row *row;
	size_t n;
	enum rc rc = service_list(s, "candidate", NULL, at, &all, &n, a, why);

	*out = (struct ranking){ 0 };
	if (rc != RC_OK || (rc = weights_at(s, at, &out->weights, a, why)) != RC_OK)
		return rc;
	out->year = *year ? arena_strdup(a, year) : n ? year_of(all[n - 1], a) : "";
	out->record = arena_alloc(a, (n + 1) * sizeof(struct record *));
	out->unranked = arena_alloc(a, (n + 1) * sizeof(struct record *));
	out->row = arena_alloc(a, (n + 1) * sizeof *out->row);
	ranked = arena_alloc(a, (n + 1) * sizeof(struct record *));
	row = arena_alloc(a, (n + 1) * sizeof *row);
	for (size_t i = 0; i < n; i++) {
		if (strcmp(year_of(all[i], a), out->year) != 0)
			continue;
		out->chosen += record_is(all[i], "State", "selected");
		take(out, all[i], row, ranked);
	}
	if (!out->n && !out->n_unranked)
		return fail(why, RC_NONE, N_("The portfolio of {1} has no candidates."), *out->year ? out->year : "?");
	put_in_order(out, row, ranked, a);
	out->k = k ? k : usual(out);
	return rank_certify(out->row, out->n, out->k, &out->weights, &out->certificate, a, why);
}

bool ranking_departs(const struct ranking *r, size_t i)
{
	return r->chosen && (i < r->chosen) != record_is(r->record[i], "State", "selected");
}
