/* procure analyse: the data series of a contract in figures, the same that the screens draw. */
#include <string.h>

#include "analyse.h"
#include "procure/base/num.h"

const char no_cause[] = N_("Moving together is no proof of a cause: something else may move both.");

static const char *figure_text(const struct looking *l, const struct measure *m, struct figure f)
{
	struct buf b = { 0 };
	const char *out;

	say_figure(&b, m, f, language_english());
	out = arena_strdup(l->c->arena, buf_str(&b));
	buf_free(&b);
	return out;
}

/* A sum: the parts of a rate, or of a column, without the unit of the measure. */
static const char *sum_text(const struct looking *l, const struct summary *is)
{
	char text[FIGURE_SIZE];

	figure_show(text, is->sum, is->sum.den == 1 ? 0 : 2, language_english());
	return is->n ? arena_strdup(l->c->arena, text) : "×";
}

static void put_row(struct out_table *t, const struct looking *l, const struct measure *m, const char *label, const struct summary *is)
{
	out_cell(t, arena_printf(l->c->arena, "%zu", is->n));
	out_cell(t, is->missing ? arena_printf(l->c->arena, "× %zu", is->missing) : "");
	out_cell(t, figure_text(l, m, is->n ? is->value : NO_FIGURE));
	out_cell(t, sum_text(l, is));
	out_cell(t, figure_text(l, m, is->median));
	out_cell(t, figure_text(l, m, is->n ? is->least : NO_FIGURE));
	out_cell(t, figure_text(l, m, is->n ? is->most : NO_FIGURE));
	out_cell(t, label);
}

static struct out_table *table_of(const struct looking *l, const char *what)
{
	struct out_table *t = out_table(l->c->arena, 8);

	out_head(t, _("n"), 4, true);
	out_head(t, _("Missing"), 7, true);
	out_head(t, _("Value"), 0, true);
	out_head(t, _("Sum"), 0, true);
	out_head(t, _("Median"), 0, true);
	out_head(t, _("Least"), 0, true);
	out_head(t, _("Most"), 0, true);
	out_head(t, what, 0, false);
	return t;
}

static void print_groups(const struct looking *l, const struct measure *m, const char *what, enum grouping by, size_t category)
{
	struct group *g;
	size_t n = analyse_by(l->s, m, by, category, &g, l->c->arena);
	struct out_table *t = table_of(l, what);

	for (size_t i = 0; i < n; i++)
		put_row(t, l, m, g[i].label, &g[i].is);
	if (!n)
		return;
	printf("\n");
	out_table_print(stdout, t, true);
}

static void print_spread(const struct looking *l, const struct measure *m)
{
	struct bin *bin;
	size_t n = analyse_spread(l->s, m, &bin, l->c->arena);

	printf("\n");
	for (size_t i = 0; i < n; i++)
		OUT(stdout, N_("from {1} to below {2}: {3} rows"), figure_text(l, m, bin[i].from), figure_text(l, m, bin[i].to), NUM((int64_t)bin[i].n));
}

static void print_against(const struct looking *l, const struct measure *m)
{
	struct against is;
	struct buf said = { 0 };

	if (!l->against.text)
		return;
	analyse_against(l->s, m, &l->against, l->lag, &is, l->c->arena);
	say_against(&said, m, &l->against, &is, language_english());
	printf("\n");
	out_flat(stdout, buf_str(&said));
	printf("\n");
	out_flat(stdout, _(no_cause));
	printf("\n");
	buf_free(&said);
}

static void print_source(const struct looking *l, const struct measure *m, const struct summary *is)
{
	struct buf said = { 0 };

	say_source(&said, l->s, m, is->first, is->last);
	out_flat(stdout, buf_str(&said));
	printf("\n");
	buf_free(&said);
}

/* All about one measure. */
static void print_measure(const struct looking *l, const struct measure *m)
{
	struct group *all;
	size_t *category, n = analyse_categories(l->s, &category, l->c->arena);
	struct buf said = { 0 };

	say_change(&said, l->s, m, NULL, language_english());
	printf("\n");
	out_flat(stdout, buf_str(&said));
	printf("\n");
	buf_free(&said);
	if (analyse_by(l->s, m, BY_ALL, 0, &all, l->c->arena))
		print_source(l, m, &all->is);
	print_groups(l, m, _("Year"), BY_YEAR, 0);
	print_groups(l, m, _("Season"), BY_SEASON, 0);
	print_groups(l, m, _("Month"), BY_TIME, 0);
	for (size_t i = 0; i < n; i++)
		print_groups(l, m, l->s->column[category[i]].name, BY_CATEGORY, category[i]);
	print_spread(l, m);
	print_against(l, m);
}

/* A line a measure and year. */
static void print_overview(const struct looking *l)
{
	struct out_table *t = table_of(l, _("Measure"));

	for (size_t i = 0; i < l->n; i++) {
		struct group *g;
		size_t n = analyse_by(l->s, &l->m[i], BY_YEAR, 0, &g, l->c->arena);

		if (!n)
			n = analyse_by(l->s, &l->m[i], BY_ALL, 0, &g, l->c->arena);
		for (size_t k = 0; k < n; k++)
			put_row(t, l, &l->m[i], arena_printf(l->c->arena, "%s · %s", g[k].label, l->m[i].label), &g[k].is);
	}
	out_table_print(stdout, t, true);
	for (size_t i = 0; i < l->n && l->against.text; i++)
		print_against(l, &l->m[i]);
}

static void print_series(const struct looking *l)
{
	const struct record *r = l->s->record;
	struct buf said = { 0 };

	OUT(stdout, N_("{1}  {2}: {3} rows, {4} columns. A missing value (×) is not zero."), r->id, record_title(r), NUM((int64_t)l->s->rows), NUM((int64_t)l->s->columns));
	if (*record_get(r, "File"))
		OUT(stdout, N_("File {1}, SHA-256 {2}"), record_get(r, "File-Name"), record_get(r, "File"));
	if (say_contrast(&said, l->s, l->all, l->n_all, language_english())) {
		out_flat(stdout, buf_str(&said));
		printf("\n");
	}
	buf_free(&said);
	for (size_t i = 0; i < l->n && l->asked; i++)
		print_measure(l, &l->m[i]);
	if (!l->asked)
		print_overview(l);
}

/* --- what is asked ----------------------------------------------------------------------------------------------------------------------------------- */

/* --column a,b%c,…: cut at commas, so a column whose name holds one is asked for alone. */
static enum rc measures_asked(struct looking *l, const char *said, struct why *why)
{
	size_t n = 1;
	enum rc rc = RC_OK;

	for (const char *p = said; *p; p++)
		n += *p == ',';
	l->asked = true;
	l->n = 0;
	l->m = arena_alloc(l->c->arena, n * sizeof *l->m);
	for (const char *p = said; rc == RC_OK && n-- > 0; p += strcspn(p, ",") + 1) {
		const char *text = arena_strndup(l->c->arena, p, strcspn(p, ","));

		rc = measure_parse(&l->m[l->n], l->s, text, l->c->arena, why);
		for (size_t i = 0; i < l->n_all && rc == RC_OK; i++)
			if (strcmp(l->all[i].text, l->m[l->n].text) == 0)
				l->m[l->n] = l->all[i];          /* as people named it */
		l->n += rc == RC_OK;
	}
	return rc;
}

static enum rc look(struct looking *l, const struct record *r, struct why *why)
{
	const char *column = args_option(l->c, "column"), *against = args_option(l->c, "against");
	int64_t lag;
	enum rc rc = series_read(&l->s, l->c->service, r, l->c->at, l->c->arena, why);

	if (rc != RC_OK)
		return rc;
	l->n = l->n_all = measure_list(l->s, &l->all, l->c->arena);
	l->m = l->all;
	if (column)
		rc = measures_asked(l, column, why);
	if (rc == RC_OK && against)
		rc = measure_parse(&l->against, l->s, against, l->c->arena, why);
	if (rc == RC_OK && (rc = args_number(l->c, "lag", 0, &lag, why)) == RC_OK)
		l->lag = (int)(lag > 1000 ? 1000 : lag < -1000 ? -1000 : lag);
	return rc;
}

static enum rc series_asked(struct cli *c, struct record ***v, size_t *n, struct why *why)
{
	struct record *one = NULL, *contract;
	enum rc rc = service_record(c->service, c->arg[0], NULL, c->at, &contract, c->arena, why);

	*n = 0;
	if (rc != RC_OK)
		return rc;
	if (strcmp(contract->kind->name, "contract") != 0)
		return fail(why, RC_INVALID, N_("{1} is no contract."), c->arg[0]);
	if (c->args == 1)
		return service_list(c->service, "series", contract->id, c->at, v, n, c->arena, why);
	rc = service_record(c->service, c->arg[1], contract->id, c->at, &one, c->arena, why);
	if (rc == RC_OK && strcmp(one->kind->name, "series") != 0)
		rc = fail(why, RC_INVALID, N_("{1} is no data series."), c->arg[1]);
	*v = arena_alloc(c->arena, sizeof **v);
	(*v)[0] = one;
	*n = rc == RC_OK;
	return rc;
}

enum rc cmd_analyse(struct cli *c, struct why *why)
{
	struct record **v;
	size_t n;
	struct looking *l;
	struct json *j = NULL;
	enum rc rc = series_asked(c, &v, &n, why);

	if (rc == RC_OK && n == 0)
		return fail(why, RC_NONE, N_("{1} has no data series: `procure import FILE --as series --contract {1}` brings one."), c->arg[0]);
	l = arena_alloc(c->arena, (n + 1) * sizeof *l);
	for (size_t i = 0; i < n && rc == RC_OK; i++) {
		l[i].c = c;
		rc = look(&l[i], v[i], why);
	}
	if (rc != RC_OK)
		return rc;
	if (c->json) {
		j = out_json(c);
		json_string(j, "contract", c->arg[0]);
		json_array(j, "series");
	}
	for (size_t i = 0; i < n; i++) {
		if (j)
			looking_json(j, &l[i]);
		else
			print_series(&l[i]);
	}
	if (!j)
		return RC_OK;
	json_array_end(j);
	return out_json_end(j, why);
}
