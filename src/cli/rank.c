/* procure rank: the portfolio of a year by score, what was chosen, and the certificate: how little the weights would have to change for another set. */
#include <string.h>

#include "out.h"
#include "procure/base/num.h"
#include "procure/service/portfolio.h"

/* Points of percent: whole ones without decimals. */
static const char *percents(struct arena *a, int64_t n)
{
	char text[24];

	if (n % 100 == 0)
		num_text(text, n / 100);
	else
		hundredths_print(text, n);
	return arena_strdup(a, text);
}

static const char *shown(struct arena *a, const struct record *r, const char *field)
{
	int f = kind_field(r->kind, field);

	return out_value(a, &r->kind->fields[f], record_get(r, field));
}

/* "35 / 35 / 30" */
static const char *weights(struct arena *a, const struct rank_weights *w)
{
	const char *out = "";

	for (int i = 0; i < RANK_AXES; i++)
		out = arena_printf(a, "%s%s%s", out, i ? " / " : "", percents(a, w->part[i]));
	return out;
}

static const char *ids(struct arena *a, const struct ranking *r, const size_t *v, size_t n)
{
	const char *out = "";

	for (size_t i = 0; i < n; i++)
		out = arena_printf(a, "%s%s%s", out, i ? ", " : "", r->row[v[i]].id);
	return out;
}

static void print_table(struct cli *c, const struct ranking *r)
{
	static const char *const column[] = { "Amount-Year", "Tier", "Expiry" };
	struct out_table *t = out_table(c->arena, 8);

	out_head(t, _("Place"), 5, true);
	out_head(t, _("candidate"), 0, false);
	out_head(t, _("Score"), 6, true);
	for (size_t i = 0; i < sizeof column / sizeof column[0]; i++) {
		const struct kind *k = kind_by_name("candidate");
		const struct field *f = &k->fields[kind_field(k, column[i])];

		out_head(t, _(f->label), f->width, f->type->right);
	}
	out_head(t, _("State"), 0, false);
	out_head(t, _("Name"), 0, false);
	for (size_t i = 0; i < r->n; i++) {
		out_cell(t, arena_printf(c->arena, "%zu", i + 1));
		out_cell(t, r->row[i].id);
		out_cell(t, shown(c->arena, r->record[i], "Score"));
		for (size_t f = 0; f < sizeof column / sizeof column[0]; f++)
			out_cell(t, shown(c->arena, r->record[i], column[f]));
		out_cell(t, arena_printf(c->arena, "%s%s", shown(c->arena, r->record[i], "State"), ranking_departs(r, i) ? _(" (departs from rank)") : ""));
		out_cell(t, record_title(r->record[i]));
	}
	out_table_print(stdout, t, true);
}

static void print_certificate(struct cli *c, const struct ranking *r)
{
	const struct rank_certificate *f = &r->certificate;

	printf("\n");
	OUT(stdout, N_("Weights (value / policy / opportunity): {1}. The set is the {2} best by score, ties by id."), weights(c->arena, &r->weights), NUM((int64_t)r->k));
	if (!f->distance) {
		OUT(stdout, N_("Certificate: no weighting in whole percents gives another set."));
		return;
	}
	OUT(stdout, N_("Certificate: weights must change by {1} points in all before the set is another; {2} weightings are so near:"),
	    percents(c->arena, f->distance), NUM((int64_t)f->n));
	for (size_t i = 0; i < f->n; i++)
		OUT(stdout, N_("  {1}: enters {2}; leaves {3}"), weights(c->arena, &f->shift[i].weights), ids(c->arena, r, f->shift[i].enters, f->shift[i].n),
		    ids(c->arena, r, f->shift[i].leaves, f->shift[i].n));
}

static void print_unranked(const struct ranking *r)
{
	for (size_t i = 0; i < r->n_unranked; i++)
		OUT(stdout, N_("Not ranked, points are missing: {1} {2}"), r->unranked[i]->id, record_title(r->unranked[i]));
}

static void json_weights(struct json *j, const struct rank_weights *w)
{
	static const char *const name[RANK_AXES] = { "value", "policy", "opportunity" };
	char text[24];

	json_object(j, "weights");
	for (int i = 0; i < RANK_AXES; i++) {
		hundredths_print(text, w->part[i]);
		json_number(j, name[i], text);
	}
	json_object_end(j);
}

static void json_ids(struct json *j, const char *key, const struct ranking *r, const size_t *v, size_t n)
{
	json_array(j, key);
	for (size_t i = 0; i < n; i++)
		json_string(j, NULL, r->row[v[i]].id);
	json_array_end(j);
}

static void json_rows(struct json *j, const struct ranking *r)
{
	char text[24];

	json_array(j, "ranking");
	for (size_t i = 0; i < r->n; i++) {
		json_object(j, NULL);
		json_int(j, "place", (int64_t)i + 1);
		json_string(j, "candidate", r->row[i].id);
		hundredths_print(text, (rank_sum(&r->row[i], &r->weights) + 50) / 100);
		json_number(j, "score", text);
		json_string(j, "state", record_get(r->record[i], "State"));
		json_bool(j, "departs", ranking_departs(r, i));
		json_object_end(j);
	}
	json_array_end(j);
	json_array(j, "unranked");
	for (size_t i = 0; i < r->n_unranked; i++)
		json_string(j, NULL, r->unranked[i]->id);
	json_array_end(j);
}

static enum rc print_json(struct cli *c, const struct ranking *r, struct why *why)
{
	struct json *j = out_json(c);
	char text[24];

	json_string(j, "year", r->year);
	json_int(j, "chosen", (int64_t)r->chosen);
	json_weights(j, &r->weights);
	json_rows(j, r);
	json_object(j, "certificate");
	json_int(j, "k", (int64_t)r->k);
	hundredths_print(text, r->certificate.distance);
	json_number(j, "distance", text);
	json_array(j, "shifts");
	for (size_t i = 0; i < r->certificate.n; i++) {
		json_object(j, NULL);
		json_weights(j, &r->certificate.shift[i].weights);
		json_ids(j, "enters", r, r->certificate.shift[i].enters, r->certificate.shift[i].n);
		json_ids(j, "leaves", r, r->certificate.shift[i].leaves, r->certificate.shift[i].n);
		json_object_end(j);
	}
	json_array_end(j);
	json_object_end(j);
	return out_json_end(j, why);
}

enum rc cmd_rank(struct cli *c, struct why *why)
{
	struct ranking r;
	int64_t k;
	enum rc rc = args_number(c, "best", 0, &k, why);

	if (rc == RC_OK && k < 0)
		rc = fail(why, RC_INVALID, N_("--best takes a number from 1."));
	if (rc == RC_OK)
		rc = service_ranking(c->service, c->args ? c->arg[0] : "", (size_t)k, c->at, &r, c->arena, why);
	if (rc != RC_OK)
		return rc;
	if (c->json)
		return print_json(c, &r, why);
	print_table(c, &r);
	print_unranked(&r);
	print_certificate(c, &r);
	return RC_OK;
}
