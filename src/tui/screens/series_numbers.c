/* Behind a chart: its numbers as a table, and where they come from, down to the lines of the file and its fingerprint. */
#include <stdio.h>
#include <string.h>

#include "procure/service/keep.h"
#include "screens/series.h"

/* --- the table ---------------------------------------------------------------------------------------------------------------------------------- */

enum { COL_LABEL = 17, COL_N = 4, COL_MISSING = 8, COL_VALUE = 12 };     /* six of them in 76 columns */

static void pad(struct buf *out, const char *text, int cols, bool right)
{
	buf_puts(out, out->len ? "  " : "");
	text_pad(out, text, cols, right);
}

static void put_figure(struct buf *out, const struct series_view *v, const struct measure *m, struct figure f)
{
	struct buf b = { 0 };

	say_figure(&b, m, f, v->app->english);
	pad(out, buf_str(&b), COL_VALUE, true);
	buf_free(&b);
}

static void put_sum(struct buf *out, const struct series_view *v, const struct summary *is)
{
	char text[FIGURE_SIZE];

	figure_show(text, is->sum, is->sum.den == 1 ? 0 : 2, v->app->english);
	pad(out, is->n ? text : "×", COL_VALUE, true);
}

static void put_group(struct series_view *v, const struct measure *m, const char *label, const struct summary *is)
{
	struct buf line = { 0 };
	char n[24], missing[24];

	snprintf(n, sizeof n, "%zu", is->n);
	snprintf(missing, sizeof missing, "%s%zu", is->missing ? "× " : "", is->missing);
	pad(&line, label, COL_LABEL, false);
	pad(&line, n, COL_N, true);
	pad(&line, missing, COL_MISSING, true);
	put_figure(&line, v, m, is->n ? is->value : NO_FIGURE);
	put_sum(&line, v, is);
	put_figure(&line, v, m, is->median);
	doc_add(&v->doc, is->n ? ROLE_NORMAL : ROLE_WARN, buf_str(&line));
	buf_free(&line);
}

static void put_head(struct series_view *v, const char *what)
{
	struct buf line = { 0 };

	pad(&line, what, COL_LABEL, false);
	pad(&line, _("n"), COL_N, true);
	pad(&line, _("Missing"), COL_MISSING, true);
	pad(&line, _("Value"), COL_VALUE, true);
	pad(&line, _("Sum"), COL_VALUE, true);
	pad(&line, _("Median"), COL_VALUE, true);
	doc_add(&v->doc, ROLE_HEADING, buf_str(&line));
	buf_free(&line);
}

static void put_groups(struct series_view *v, const struct measure *m, const char *what, enum grouping by, size_t category)
{
	struct group *g;
	size_t n = analyse_by(v->s, m, by, category, &g, v->arena);

	if (!n)
		return;
	put_head(v, what);
	for (size_t i = 0; i < n; i++)
		put_group(v, m, g[i].label, &g[i].is);
	doc_add(&v->doc, ROLE_NORMAL, "");
}

static void contrast_numbers(struct series_view *v)
{
	for (int role = MEASURE_INPUT; role <= MEASURE_RESULT; role++)
		for (size_t i = 0; i < v->n; i++)
			if (v->m[i].role == (enum measure_role)role)
				put_groups(v, &v->m[i], v->m[i].label, BY_YEAR, 0);
}

static void pair_numbers(struct series_view *v)
{
	const struct measure *x = &v->m[v->other], *y = &v->m[v->at];
	struct against is;
	struct buf line = { 0 };

	analyse_against(v->s, x, y, v->lag, &is, v->arena);
	say_against(&line, x, y, &is, v->app->english);
	doc_add(&v->doc, ROLE_TITLE, buf_str(&line));
	doc_add(&v->doc, ROLE_WARN, _("Moving together is no proof of a cause: something else may move both."));
	doc_add(&v->doc, ROLE_NORMAL, "");
	for (size_t i = 0; i < is.n; i++) {
		buf_reset(&line);
		pad(&line, v->s->time == SIZE_MAX ? "" : v->s->column[v->s->time].text[is.x[i]], COL_LABEL, false);
		put_figure(&line, v, x, measure_at(v->s, x, is.x[i]));
		put_figure(&line, v, y, measure_at(v->s, y, is.y[i]));
		doc_add(&v->doc, ROLE_NORMAL, buf_str(&line));
	}
	buf_free(&line);
}

static void heat_numbers(struct series_view *v, const struct measure *m)
{
	struct heat h;

	if (!analyse_heat(v->s, m, &h, v->arena))
		return;
	put_head(v, _("Day and hours"));
	for (size_t i = 0; i < h.rows * h.cols; i++)
		if (h.cell[i].rows)
			put_group(v, m, arena_printf(v->arena, "%s %s", h.col[i % h.cols], h.row[i / h.cols]), &h.cell[i]);
	doc_add(&v->doc, ROLE_NORMAL, "");
}

void series_numbers(struct series_view *v)
{
	const struct measure *m = &v->m[v->at];

	doc_reset(&v->doc);
	v->doc.top = 0;
	if (v->look == LOOK_CONTRAST) {
		contrast_numbers(v);
		return;
	}
	if (v->look == LOOK_PAIR) {
		pair_numbers(v);
		return;
	}
	doc_add(&v->doc, ROLE_TITLE, m->label);
	put_groups(v, m, _("All"), BY_ALL, 0);
	if (v->look == LOOK_SHARES)
		put_groups(v, m, v->s->column[series_category(v)].name, BY_CATEGORY, series_category(v));
	if (v->look == LOOK_HEAT)
		heat_numbers(v, m);
	if (v->look == LOOK_SEASONS)
		put_groups(v, m, _("Season"), BY_SEASON, 0);
	if (v->look == LOOK_SEASONS)
		put_groups(v, m, _("Month"), BY_MONTH, 0);
	put_groups(v, m, _("Year"), BY_YEAR, 0);
	put_groups(v, m, _("Row"), BY_TIME, 0);
}

/* --- the trace -------------------------------------------------------------------------------------------------------------------------------------- */

static void trace_number(struct series_view *v, const struct measure *m, const struct summary *is)
{
	struct buf b = { 0 };

	say_figure(&b, m, is->n ? is->value : NO_FIGURE, v->app->english);
	doc_pair(&v->doc, LABEL_COLS, _("Number"), ROLE_TITLE, buf_str(&b));
	buf_reset(&b);
	if (m->whole != SIZE_MAX)
		buf_printf(&b, _("sum of %s by sum of %s, of the rows that have both"), v->s->column[m->part].name, v->s->column[m->whole].name);
	else if (m->per_day)
		buf_printf(&b, _("sum of %s by %lld times the days of the rows"), v->s->column[m->part].name, (long long)m->per_day);
	else
		buf_printf(&b, _("mean of the column %s over the rows that have a value"), v->s->column[m->part].name);
	doc_pair(&v->doc, LABEL_COLS, _("Computed as"), ROLE_NORMAL, buf_str(&b));
	buf_free(&b);
}

static void trace_rows(struct series_view *v, const struct summary *is)
{
	struct buf b = { 0 };

	if (is->n)
		buf_printf(&b, _("lines %lld to %lld of the table, %zu rows with a value"), (long long)v->s->line[is->first], (long long)v->s->line[is->last], is->n);
	else
		buf_puts(&b, _("no row has a value"));
	if (is->missing)
		buf_printf(&b, _(", %zu without"), is->missing);
	doc_pair(&v->doc, LABEL_COLS, _("Rows"), ROLE_ACCENT, buf_str(&b));
	buf_free(&b);
}

/* Each year's number with its own lines: it is they that a title compares. */
static void trace_years(struct series_view *v, const struct measure *m)
{
	struct group *g;
	struct buf b = { 0 };
	size_t n = analyse_by(v->s, m, BY_YEAR, 0, &g, v->arena);

	for (size_t i = 0; i < n && n > 1; i++) {
		if (!g[i].is.n)
			continue;
		buf_reset(&b);
		say_figure(&b, m, g[i].is.value, v->app->english);
		buf_printf(&b, _(" · lines %lld to %lld"), (long long)v->s->line[g[i].is.first], (long long)v->s->line[g[i].is.last]);
		doc_pair(&v->doc, LABEL_COLS, g[i].label, ROLE_NORMAL, buf_str(&b));
	}
	buf_free(&b);
}

static void trace_file(struct series_view *v)
{
	const char *file = record_get(v->r, "File");
	bool here = *file && service_attachment(v->app->svc, file, v->arena);
	struct buf b = { 0 };

	doc_pair(&v->doc, LABEL_COLS, _("File as it came"), ROLE_NORMAL, *record_get(v->r, "File-Name") ? record_get(v->r, "File-Name") : _("not recorded"));
	if (*file)
		doc_pair(&v->doc, LABEL_COLS, _("its SHA-256"), ROLE_ACCENT, file);
	doc_pair(&v->doc, LABEL_COLS, "", ROLE_SECONDARY, here ? _("It lies in this place's store of files.") : _("It is not on this machine; the table in the ledger is."));
	doc_pair(&v->doc, LABEL_COLS, _("Table in the ledger"), ROLE_NORMAL, v->s->path);
	doc_pair(&v->doc, LABEL_COLS, _("its SHA-256"), ROLE_ACCENT, v->s->sha256);
	buf_printf(&b, "git show HEAD:%s | sha256sum", v->s->path);
	doc_pair(&v->doc, LABEL_COLS, _("Check it with git"), ROLE_SECONDARY, buf_str(&b));
	buf_free(&b);
}

static void trace_act(struct series_view *v)
{
	struct reason why_it;
	struct why ignored = { 0 };
	char when[INSTANT_SIZE];

	if (service_why(v->app->svc, v->r->path, NULL, v->app->at, &why_it, v->arena, &ignored) != RC_OK)
		return;
	instant_show(when, why_it.act.line.recorded);
	doc_pair(&v->doc, LABEL_COLS, _("Recorded"), ROLE_NORMAL, arena_printf(v->arena, _("act %lld, %s, by %s"), (long long)why_it.act.line.seq, when, why_it.act.line.person));
	doc_pair(&v->doc, LABEL_COLS, _("Receipt"), ROLE_NORMAL, why_it.act.line.receipt);
	if (*record_get(v->r, "Source"))
		doc_pair(&v->doc, LABEL_COLS, _("Source"), ROLE_NORMAL, record_get(v->r, "Source"));
	if (*record_get(v->r, "Note"))
		doc_pair(&v->doc, LABEL_COLS, _("Note"), ROLE_WARN, record_get(v->r, "Note"));
}

void series_trace(struct series_view *v)
{
	const struct measure *m = v->n ? &v->m[v->at] : NULL;
	struct group *all;

	doc_reset(&v->doc);
	v->doc.top = 0;
	if (m && analyse_by(v->s, m, BY_ALL, 0, &all, v->arena)) {
		doc_add(&v->doc, ROLE_HEADING, m->label);
		trace_number(v, m, &all->is);
		trace_rows(v, &all->is);
		trace_years(v, m);
	}
	trace_file(v);
	trace_act(v);
	doc_add(&v->doc, ROLE_SECONDARY, _("Enter shows the act that brought the data."));
}
