/* Beside the lists of metrics and payments: the selected record in words, and the controls. */
#include <string.h>

#include "procure/base/num.h"
#include "screens/payments.h"

/* --- the detail -------------------------------------------------------------------------------------------------------------------------------------- */

static const char *const metric_fields[] = { "Definition", "Gaming-Risk", "Guard", "Source", "Collected-By", "Frequency", "Unit", "Direction", "Baseline",
	"Baseline-Note", "Floor", "Target", "Weight", "Indicator", "Goals", "Requirements", "Series", "Reason", "Dissent", "Not-Adopted", NULL };
static const char *const scheme_fields[] = { "Reference-Month", "Gate-Metric", "Gate-Below", "Gate-Payout", "Ramp-Up", "Measured-By", "Dispute-Days", "Fine-Rules",
	"Fine-Least", "Fine-Most", "Fine-Cap", "Bonus", "Least-Payment", "Simulation", "Goals", "Reason", "Dissent", "Not-Adopted", NULL };
static const char *const payment_fields[] = { "Scheme", "Type", "Share", "Amount", "Unit", "Unit-Price", "Cap-Share", "Metrics", "Requirements", "Rule", "Proof",
	"Reason", "Dissent", "Not-Adopted", NULL };

static void fields(struct doc *d, const struct record *r, const char *const *names)
{
	for (; *names; names++)
		detail_field(d, r, *names, NULL, list_has("Dissent Not-Adopted", *names) ? ROLE_WARN : ROLE_NORMAL);
}

/* Standards, duties, sensing and criteria: everything that they say, in their own order. */
static void all_fields(struct doc *d, const struct record *r)
{
	for (size_t i = 0; i < r->kind->n_fields; i++) {
		const struct field *f = &r->kind->fields[i];

		if (!(f->flags & F_ILLUSTRATIVE) && !list_has("Title State Evidence", f->name))
			detail_field(d, r, f->name, NULL, list_has("Dissent Not-Adopted", f->name) ? ROLE_WARN : ROLE_NORMAL);
	}
}

/* Why a metric could not be adopted as it stands (domain.md 9). */
static void metric_lacks(struct doc *d, const struct record *r)
{
	static const char *const needed[] = { "Source", "Guard" };

	for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++)
		if (!*record_get(r, needed[i]))
			doc_addf(d, ROLE_WARN, "▲ %s: %s", _(r->kind->fields[kind_field(r->kind, needed[i])].label), _("still missing"));
	if (!*record_get(r, "Baseline") && !*record_get(r, "Baseline-Note"))
		doc_add(d, ROLE_WARN, _("▲ Baseline: not known, and not said how it is built"));
}

static const char *shown(const struct payments *s, const char *hundredths, char out[32])
{
	int64_t n;

	if (!hundredths_parse(hundredths, &n))
		return hundredths;
	hundredths_show(out, n, s->app->english);
	return out;
}

/* The bands in words: from which score on, what is paid. */
static void bands(const struct payments *s, struct doc *d, const struct record *r)
{
	const struct field *f = &r->kind->fields[kind_field(r->kind, "Bands")];
	struct arena *a = arena_new();
	struct row *rows;
	size_t n = table_rows(record_get(r, "Bands"), &rows, a);

	for (size_t i = 0; i < n; i++) {
		const char *slope = table_cell(f, &rows[i], "slope");
		char from[32], pays[32];
		struct why line = { 0 };
		struct buf text = { 0 };

		fail(&line, RC_OK, N_("from score {1}: {2} %"), shown(s, table_cell(f, &rows[i], "from"), from), shown(s, table_cell(f, &rows[i], "pays"), pays));
		why_sentence(&text, &line);
		if (*slope && strcmp(slope, "0.00") != 0) {
			fail(&line, RC_OK, N_(", and {1} % more for each point above"), shown(s, slope, from));
			why_sentence(&text, &line);
		}
		doc_pair(d, LABEL_COLS, i ? "" : _("Variable pay"), ROLE_NORMAL, buf_str(&text));
		buf_free(&text);
	}
	arena_free(a);
}

static void scheme_sum(struct payments *s, const struct record *r)
{
	int64_t sum = payments_shares(s, r->id);
	struct buf text = { 0 };

	percent_text(&text, s->app, sum);
	doc_pair(&s->doc, LABEL_COLS, _("Sum of shares"), sum == 10000 ? ROLE_OK : ROLE_WARN, sum == 10000 ? "■ " : "▲ ");
	doc_more(&s->doc, sum == 10000 ? ROLE_OK : ROLE_WARN, buf_str(&text));
	buf_free(&text);
}

static void questions(struct payments *s)
{
	doc_add(&s->doc, ROLE_HEADING, _("Questions to begin with"));
	detail_questions(&s->doc, s->app, s->at == PART_SCHEMES ? "payment" : s->at == PART_METRICS ? "metrics" : "market");
}

void payments_detail(struct payments *s, const struct record *r, struct arena *a)
{
	struct doc *d = &s->doc;

	doc_reset(d);
	d->top = 0;
	if (!r) {
		questions(s);
		return;
	}
	detail_head(d, r);
	doc_add(d, ROLE_NORMAL, "");
	if (strcmp(r->kind->name, "metric") == 0) {
		fields(d, r, metric_fields);
		metric_lacks(d, r);
	} else if (strcmp(r->kind->name, "scheme") == 0) {
		scheme_sum(s, r);
		bands(s, d, r);
		fields(d, r, scheme_fields);
	} else if (strcmp(r->kind->name, "payment") == 0) {
		fields(d, r, payment_fields);
	} else
		all_fields(d, r);
	detail_evidence(d, s->app, r, &s->evidence);
	detail_late(d, s->app, r, a);
}

/* --- the controls ------------------------------------------------------------------------------------------------------------------------------------ */

enum { CONTROL_ROWS = 2 };

/* Where the next one goes: on the same line while it fits. */
struct controls { struct pane p; int x, y; };

static void control(struct controls *c, bool good, const char *text)
{
	int cols = text_width(text) + 2;

	if (c->x > 1 && c->x + cols > c->p.w) {
		c->x = 1;
		c->y++;
	}
	pane_text(c->p, c->y, c->x, good ? ROLE_OK : ROLE_WARN, good ? "■" : "▲");
	pane_text(c->p, c->y, c->x + 2, good ? ROLE_NORMAL : ROLE_WARN, text);
	c->x += cols + 3;
}

static void sum_control(const struct payments *s, struct controls *c, const char *label, int64_t sum)
{
	struct buf text = { 0 };

	buf_printf(&text, "%s ", label);
	percent_text(&text, s->app, sum);
	if (sum != 10000)
		buf_puts(&text, _(", not 100"));
	control(c, sum == 10000, buf_str(&text));
	buf_free(&text);
}

int payments_controls(const struct payments *s, struct pane p)
{
	struct controls c = { p, 1, 0 };

	c.x += pane_text(p, 0, 1, ROLE_LABEL, _("To be 100:")) + 1;
	if (!p.h)
		c.x = 2 + text_width(_("To be 100:"));
	sum_control(s, &c, _("metrics"), s->weights);
	sum_control(s, &c, _("criteria"), s->criteria);
	for (size_t i = 0; i < s->schemes.n; i++)
		if (!record_is(s->schemes.v[i], "State", "dropped"))
			sum_control(s, &c, s->schemes.v[i]->id, payments_shares(s, s->schemes.v[i]->id));
	if (!records_count(&s->schemes, "adopted decided"))
		control(&c, false, _("no payment scheme is decided yet"));
	return c.y < CONTROL_ROWS ? c.y + 1 : CONTROL_ROWS;
}
