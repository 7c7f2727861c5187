/* procure analyse --json: every figure that the screens draw, with n, what is missing and where it comes from. Four decimals, half up. */
#include <string.h>

#include "analyse.h"

static void put_figure(struct json *j, const char *key, struct figure f)
{
	char text[FIGURE_SIZE];

	figure_print(text, f, f.den == 1 ? 0 : 4);
	if (figure_is(f))
		json_number(j, key, text);
	else
		json_null(j, key);
}

static void put_summary(struct json *j, const struct looking *l, const struct measure *m, const struct summary *is)
{
	json_int(j, "rows", (int64_t)is->rows);
	json_int(j, "n", (int64_t)is->n);
	json_int(j, "missing", (int64_t)is->missing);
	put_figure(j, "value", is->n ? is->value : NO_FIGURE);
	put_figure(j, "sum", is->n ? is->sum : NO_FIGURE);
	if (measure_rate(m))
		put_figure(j, "of", is->n ? is->whole : NO_FIGURE);
	put_figure(j, "median", is->median);
	put_figure(j, "least", is->n ? is->least : NO_FIGURE);
	put_figure(j, "most", is->n ? is->most : NO_FIGURE);
	if (!is->n)
		return;
	json_array(j, "lines");
	json_int(j, NULL, l->s->line[is->first]);
	json_int(j, NULL, l->s->line[is->last]);
	json_array_end(j);
}

static void put_groups(struct json *j, const char *key, const struct looking *l, const struct measure *m, enum grouping by, size_t category)
{
	struct group *g;
	size_t n = analyse_by(l->s, m, by, category, &g, l->c->arena);

	json_array(j, key);
	for (size_t i = 0; i < n; i++) {
		json_object(j, NULL);
		json_string(j, "label", g[i].label);
		put_summary(j, l, m, &g[i].is);
		if (by == BY_CATEGORY)
			put_figure(j, "share", share_of(g, n, i));
		json_object_end(j);
	}
	json_array_end(j);
}

static void put_spread(struct json *j, const struct looking *l, const struct measure *m)
{
	struct bin *bin;
	size_t n = analyse_spread(l->s, m, &bin, l->c->arena);

	json_array(j, "spread");
	for (size_t i = 0; i < n; i++) {
		json_object(j, NULL);
		put_figure(j, "from", bin[i].from);
		put_figure(j, "below", bin[i].to);
		json_int(j, "n", (int64_t)bin[i].n);
		json_object_end(j);
	}
	json_array_end(j);
}

static void put_heat(struct json *j, const struct looking *l, const struct measure *m)
{
	struct heat h;

	if (l->s->step != STEP_HOUR || !analyse_heat(l->s, m, &h, l->c->arena))
		return;
	json_array(j, "heat");
	for (size_t i = 0; i < h.rows * h.cols; i++) {
		json_object(j, NULL);
		json_string(j, "hour", h.row[i / h.cols]);
		json_string(j, "day", h.col[i % h.cols]);
		json_int(j, "n", (int64_t)h.cell[i].n);
		put_figure(j, "value", h.cell[i].value);
		json_object_end(j);
	}
	json_array_end(j);
}

static void put_against(struct json *j, const struct looking *l, const struct measure *m)
{
	struct against is;
	char text[FIGURE_SIZE];

	if (!l->against.text)
		return;
	analyse_against(l->s, m, &l->against, l->lag, &is, l->c->arena);
	json_object(j, "against");
	json_string(j, "measure", l->against.text);
	json_int(j, "lag", is.lag);
	json_int(j, "n", (int64_t)is.n);
	figure_print(text, figure_of(is.r, 100), 2);
	if (is.known)
		json_number(j, "r", text);
	else
		json_null(j, "r");
	json_string(j, "warning", _(no_cause));
	json_object_end(j);
}

static void put_more(struct json *j, const struct looking *l, const struct measure *m)
{
	size_t *category, n = analyse_categories(l->s, &category, l->c->arena);

	put_groups(j, "time", l, m, BY_TIME, 0);
	put_groups(j, "months", l, m, BY_MONTH, 0);
	put_groups(j, "seasons", l, m, BY_SEASON, 0);
	json_object(j, "categories");
	for (size_t i = 0; i < n; i++)
		put_groups(j, l->s->column[category[i]].name, l, m, BY_CATEGORY, category[i]);
	json_object_end(j);
	put_spread(j, l, m);
	put_heat(j, l, m);
}

static void put_measure(struct json *j, const struct looking *l, const struct measure *m)
{
	static const char *const roles[] = { "", "input", "result" };
	struct group *all;
	struct buf said = { 0 };

	json_object(j, NULL);
	json_string(j, "measure", m->text);
	json_string(j, "label", m->label);
	out_json_word(j, "unit", m->unit);
	out_json_word(j, "role", roles[m->role]);
	out_json_word(j, "metric", m->metric);
	say_change(&said, l->s, m, NULL, language_english());
	json_string(j, "finding", buf_str(&said));
	if (analyse_by(l->s, m, BY_ALL, 0, &all, l->c->arena))
		put_summary(j, l, m, &all->is);
	put_groups(j, "years", l, m, BY_YEAR, 0);
	if (l->asked)
		put_more(j, l, m);
	put_against(j, l, m);
	json_object_end(j);
	buf_free(&said);
}

static void put_columns(struct json *j, const struct series *s)
{
	json_array(j, "columns");
	for (size_t i = 0; i < s->columns; i++) {
		json_object(j, NULL);
		json_string(j, "name", s->column[i].name);
		json_bool(j, "number", s->column[i].number);
		json_int(j, "filled", (int64_t)s->column[i].filled);
		json_int(j, "odd", s->column[i].number ? (int64_t)s->column[i].odd : 0);
		json_object_end(j);
	}
	json_array_end(j);
}

void looking_json(struct json *j, const struct looking *l)
{
	const struct record *r = l->s->record;
	struct buf said = { 0 };

	json_object(j, NULL);
	json_string(j, "series", r->id);
	json_string(j, "title", record_title(r));
	out_json_word(j, "file", record_get(r, "File-Name"));
	out_json_word(j, "file_sha256", record_get(r, "File"));
	json_string(j, "table", l->s->path);
	json_string(j, "table_sha256", l->s->sha256);
	json_int(j, "rows", (int64_t)l->s->rows);
	put_columns(j, l->s);
	if (say_contrast(&said, l->s, l->all, l->n_all, language_english()))
		json_string(j, "contrast", buf_str(&said));
	json_array(j, "measures");
	for (size_t i = 0; i < l->n; i++)
		put_measure(j, l, &l->m[i]);
	json_array_end(j);
	json_object_end(j);
	buf_free(&said);
}
