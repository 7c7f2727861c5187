/* What hangs in the air between the records of a contract: a row each, with the test that finds it (issue's list; domain.md 2.2, 2.3, 2.9, 9). */
#include <stdlib.h>
#include <string.h>

#include "procure/base/num.h"
#include "procure/base/text.h"
#include "procure/base/when.h"
#include "procure/service/trace.h"

struct seen {
	const struct trace *t;
	size_t node;                     /* which record is being looked at */
	const struct record *r;
	struct arena *a;
};

/* "" where the kind has no such field. */
static const char *value(const struct record *r, const char *field)
{
	return kind_field(r->kind, field) < 0 ? "" : record_get(r, field);
}

static bool is(const struct record *r, const char *field, const char *code)
{
	return strcmp(value(r, field), code) == 0;
}

static const char *state(const struct seen *x)
{
	return value(x->r, "State");
}

/* Does a record of these kinds, dropped and withdrawn ones aside, name this one? */
static bool named_by(const struct seen *x, const char *kinds, const char *field)
{
	for (size_t i = 0; i < x->t->n_links; i++) {
		const struct record *from = x->t->node[x->t->link[i].from];

		if (x->t->link[i].to == x->node && x->t->link[i].from != x->node && (!*kinds || list_has(kinds, from->kind->name)) &&
		    (!*field || strcmp(field, x->t->link[i].field) == 0) && !list_has("dropped withdrawn", value(from, "State")))
			return true;
	}
	return false;
}

static bool names(const struct trace *t, size_t node, const char *kinds)
{
	for (size_t i = 0; i < t->n_links; i++)
		if (t->link[i].from == node && list_has(kinds, t->node[t->link[i].to]->kind->name))
			return true;
	return false;
}

/* Itself, or one that it names, names a goal. */
static bool leads_to_goal(const struct seen *x)
{
	if (names(x->t, x->node, "goal"))
		return true;
	for (size_t i = 0; i < x->t->n_links; i++)
		if (x->t->link[i].from == x->node && list_has("metric requirement scheme", x->t->node[x->t->link[i].to]->kind->name) && names(x->t, x->t->link[i].to, "goal"))
			return true;
	return false;
}

static bool gone(const struct seen *x)
{
	return list_has("dropped withdrawn", state(x)) || is(x->r, "Verdict", "drop");
}

/* --- requirements ------------------------------------------------------------------------------------------------------------------------------ */

/* What law asks for needs no goal of ours. */
static bool requirement_no_goal(struct seen *x, const char **detail)
{
	(void)detail;
	return !gone(x) && *value(x->r, "Verdict") && !*value(x->r, "Legal-Basis") && !is(x->r, "Type", "legal") && !names(x->t, x->node, "goal");
}

static bool requirement_no_evidence(struct seen *x, const char **detail)
{
	(void)detail;
	return *value(x->r, "Verdict") && !is(x->r, "Verdict", "keep") && !*value(x->r, "Evidence") && !*value(x->r, "No-Evidence");
}

static size_t lines(const char *text)
{
	size_t n = *text != '\0';

	for (; *text; text++)
		n += *text == '\n' && text[1];
	return n;
}

/* Its only ground is one vendor's word. */
static bool requirement_one_vendor(struct seen *x, const char **detail)
{
	const struct record *only = NULL;

	if (gone(x) || *value(x->r, "Evidence"))
		return false;
	for (size_t i = 0; i < x->t->n_links; i++) {
		const struct record *from = x->t->node[x->t->link[i].from];

		if (x->t->link[i].to != x->node || strcmp(from->kind->name, "sounding") != 0)
			continue;
		if (only || lines(value(from, "Vendors")) != 1)
			return false;
		only = from;
	}
	*detail = only ? only->id : "";
	return only != NULL;
}

static bool flag_unanswered(struct seen *x, const char **detail)
{
	*detail = value(x->r, "Legal-Flag");
	return is(x->r, "Legal-State", "open");
}

/* The first red flag that nobody answered. A table that cannot be read raises none: `procure doctor` reads it too. */
static bool red_flag(struct seen *x, const char **detail)
{
	struct flag_raised *v;
	struct why ignored = { 0 };
	size_t n;

	if (service_flags(x->r, &v, &n, x->a, &ignored) != RC_OK)
		return false;
	for (size_t i = 0; i < n; i++)
		if (!*v[i].answer) {
			*detail = arena_printf(x->a, "%s, «%s»", v[i].flag->code, v[i].phrase);
			return true;
		}
	return false;
}

/* --- goals, metrics, money --------------------------------------------------------------------------------------------------------------------- */

static bool goal_no_metric(struct seen *x, const char **detail)
{
	(void)detail;
	return !gone(x) && !named_by(x, "metric", "Goals");
}

static bool metric_no_goal(struct seen *x, const char **detail)
{
	(void)detail;
	return !gone(x) && is(x->r, "State", "adopted") && !names(x->t, x->node, "goal");
}

/* A weight of 0 says that it is looked at and not paid for (domain.md 6.3, M5). */
static bool metric_no_money(struct seen *x, const char **detail)
{
	int64_t weight = 0;

	(void)detail;
	if (!is(x->r, "State", "adopted") || (hundredths_parse(value(x->r, "Weight"), &weight) && weight == 0))
		return false;
	return !named_by(x, "payment scheme", "");
}

static bool money_no_goal(struct seen *x, const char **detail)
{
	(void)detail;
	return !gone(x) && !leads_to_goal(x);
}

static bool term_no_metric(struct seen *x, const char **detail)
{
	(void)detail;
	return !gone(x) && !names(x->t, x->node, "metric");
}

/* --- evidence ---------------------------------------------------------------------------------------------------------------------------------- */

static bool evidence_unused(struct seen *x, const char **detail)
{
	(void)detail;
	return !gone(x) && !named_by(x, "", "");
}

static bool evidence_withdrawn(struct seen *x, const char **detail)
{
	if (!is(x->r, "State", "withdrawn"))
		return false;
	for (size_t i = 0; i < x->t->n_links; i++)
		if (x->t->link[i].to == x->node && strcmp(x->t->link[i].field, "Evidence") == 0) {
			*detail = x->t->node[x->t->link[i].from]->id;
			return true;
		}
	return false;
}

/* Asked for, nothing came, and no finding says so. */
static bool request_no_finding(struct seen *x, const char **detail)
{
	(void)detail;
	if (!is(x->r, "State", "empty"))
		return false;
	for (size_t i = 0; i < x->t->n; i++) {
		const struct record *e = x->t->node[i];

		if (strcmp(e->kind->name, "evidence") == 0 && is(e, "Absence", "yes") && !is(e, "State", "withdrawn") &&
		    (text_match(value(e, "Source"), x->r->id) || text_match(value(e, "Detail"), x->r->id)))
			return false;
	}
	return true;
}

/* --- escalations and what came back ------------------------------------------------------------------------------------------------------------ */

static bool answer_not_applied(struct seen *x, const char **detail)
{
	*detail = value(x->r, "Resolved-By");
	return list_has("resolved acknowledged", state(x));
}

static bool guidance_open(struct seen *x, const char **detail)
{
	*detail = value(x->r, "Escalation");
	return is(x->r, "Type", "guidance") && is(x->r, "State", "open");
}

/* "1 (f.lagos, 11-09-2018)" */
static const char *condition_words(struct seen *x, const struct field *f, const struct row *row)
{
	const char *owner = table_cell(f, row, "owner"), *due = table_cell(f, row, "due");
	char day[DATE_SIZE] = "";
	int64_t date;

	if (date_parse(due, &date))
		date_show(day, date);
	if (!*owner && !*day)
		return table_cell(f, row, "number");
	return arena_printf(x->a, "%s (%s%s%s)", table_cell(f, row, "number"), owner, *owner && *day ? ", " : "", day);
}

/* The first condition without result. */
static bool condition_open(struct seen *x, const char **detail)
{
	int f = kind_field(x->r->kind, "Conditions");
	struct row *rows;
	size_t n = f < 0 || is(x->r, "State", "superseded") ? 0 : table_rows(value(x->r, "Conditions"), &rows, x->a);

	for (size_t i = 0; i < n; i++)
		if (!*table_cell(&x->r->kind->fields[f], &rows[i], "result")) {
			*detail = condition_words(x, &x->r->kind->fields[f], &rows[i]);
			return true;
		}
	return false;
}

/* --- the group and its meetings ---------------------------------------------------------------------------------------------------------------- */

/* An issuing director without a name sits for whom the contract names. */
static bool seat_vacant(struct seen *x, const char **detail)
{
	const struct field *f = &x->r->kind->fields[kind_field(x->r->kind, "Seats")];
	struct row *rows;
	size_t n = table_rows(value(x->r, "Seats"), &rows, x->a);

	for (size_t i = 0; i < n; i++) {
		bool ended = *table_cell(f, &rows[i], "to"), issuing = strcmp(table_cell(f, &rows[i], "role"), "issuing") == 0;

		if (!ended && !issuing && !*table_cell(f, &rows[i], "holder")) {
			*detail = table_cell(f, &rows[i], "seat");
			return true;
		}
	}
	return false;
}

static bool minutes_open(struct seen *x, const char **detail)
{
	(void)detail;
	return is(x->r, "State", "closed") && !is(x->r, "Minutes-State", "approved");
}

/* --- the table --------------------------------------------------------------------------------------------------------------------------------- */

static const struct {
	struct gap_row row;
	const char *kinds;
	bool (*hangs)(struct seen *x, const char **detail);
} rows[] = {
	{ { "evidence-unused", GAP_ADVICE, "evidence", N_("Nobody used the finding {1}.") }, "evidence", evidence_unused },
	{ { "evidence-withdrawn", GAP_MISSING, "evidence", N_("The finding {1} was withdrawn, and {2} still cites it.") }, "evidence", evidence_withdrawn },
	{ { "request-no-finding", GAP_MISSING, "evidence", N_("The data request {1} came back empty, and no finding says so.") }, "request", request_no_finding },
	{ { "requirement-no-goal", GAP_MISSING, "requirements", N_("The requirement {1} serves no goal.") }, "requirement", requirement_no_goal },
	{ { "requirement-no-evidence", GAP_MISSING, "requirements", N_("The requirement {1} rests on no evidence, and does not say that none was found.") }, "requirement", requirement_no_evidence },
	{ { "requirement-one-vendor", GAP_ADVICE, "requirements", N_("The only source of the requirement {1} is one vendor ({2}).") }, "requirement", requirement_one_vendor },
	{ { "legal-flag-open", GAP_MISSING, "requirements", N_("Nobody answered what Legal said about {1}: {2}.") }, "requirement", flag_unanswered },
	{ { "red-flag", GAP_ADVICE, "requirements", N_("The words of {1} raise a red flag ({2}): mend them, or answer why they stand.") }, "requirement", red_flag },
	{ { "goal-no-metric", GAP_MISSING, "payments", N_("No metric measures the goal {1}.") }, "goal", goal_no_metric },
	{ { "metric-no-goal", GAP_MISSING, "payments", N_("The metric {1} serves no goal.") }, "metric", metric_no_goal },
	{ { "metric-no-money", GAP_MISSING, "payments", N_("No money depends on the metric {1}; a weight of 0 would say that it is only watched.") }, "metric", metric_no_money },
	{ { "money-no-goal", GAP_MISSING, "payments", N_("The payment term {1} leads to no goal.") }, "payment", money_no_goal },
	{ { "term-no-metric", GAP_ADVICE, "payments", N_("{1} feeds no metric.") }, "standard report sensing", term_no_metric },
	{ { "answer-not-applied", GAP_MISSING, "escalation", N_("What the committee said about {1} ({2}) is not yet applied.") }, "escalation", answer_not_applied },
	{ { "guidance-open", GAP_MISSING, "escalation", N_("The guidance {1} about {2} is not answered: followed, or not followed because.") }, "guidance", guidance_open },
	{ { "condition-open", GAP_MISSING, "escalation", N_("{1}: condition {2} has no result yet.") }, "agreement guidance validation", condition_open },
	{ { "seat-vacant", GAP_MISSING, "meeting", N_("{1}: nobody holds the seat {2}.") }, "body", seat_vacant },
	{ { "minutes-open", GAP_MISSING, "meeting", N_("The minutes of {1} are not approved.") }, "meeting", minutes_open },
};
enum { ROWS = sizeof rows / sizeof rows[0] };

const struct gap_row *gap_at(size_t i)
{
	return i < ROWS ? &rows[i].row : NULL;
}

enum rc service_gaps(const struct trace *t, struct gap **out, size_t *n, struct arena *a)
{
	*out = arena_alloc(a, (ROWS * t->n + 1) * sizeof **out);
	*n = 0;
	for (size_t k = 0; k < ROWS; k++)
		for (size_t i = 0; i < t->n; i++) {
			struct seen x = { t, i, t->node[i], a };
			const char *detail = "";

			if (list_has(rows[k].kinds, t->node[i]->kind->name) && rows[k].hangs(&x, &detail))
				(*out)[(*n)++] = (struct gap){ &rows[k].row, t->node[i], detail };
		}
	return RC_OK;
}
