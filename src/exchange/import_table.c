/* Candidates and requirements from tables: one for each line (import.h). */
#include "import_build.h"

#include "csv_read.h"
#include "procure/base/num.h"
#include "procure/base/text.h"

#include <string.h>

enum { TITLE_COLUMNS = 160, UNIT_COLUMNS = 120 };

struct table {
	struct proposal *p;
	struct columns c;
	const char **names;
	size_t n_names;
	bool mapped;
	const struct csv_facts *facts;
	struct why *why;
	enum rc rc;
};

static void take_names(struct table *t, const struct csv_row *row)
{
	size_t n = row->n > t->n_names || t->mapped ? row->n : t->n_names;
	const char **names = arena_alloc(t->p->arena, (n + 1) * sizeof(*names));

	for (size_t i = 0; i < n; i++) {
		const char *before = !t->mapped && i < t->n_names ? t->names[i] : "";

		names[i] = *before || i >= row->n ? before : arena_strdup(t->p->arena, row->cell[i]);
	}
	t->names = names;
	t->n_names = n;
	t->mapped = false;
}

static enum rc fail_columns(struct table *t, const char *needed)
{
	struct strs names = { 0 };

	for (size_t i = 0; i < t->n_names; i++)
		if (t->names[i][0])
			strs_add(&names, t->p->arena, proposal_clean(t->p, t->names[i]));
	return fail(t->why, RC_INVALID, N_("No column is known as {1}: say which one it is (--map {1}=Column). The file has: {2}."), needed,
		strs_join(&names, t->p->arena, ", "));
}

static bool map_names(struct table *t)
{
	bool clauses = t->p->out->as == IMPORT_REQUIREMENTS;

	t->rc = columns_map(&t->c, t->p, t->names, t->n_names, t->why);
	if (t->rc != RC_OK)
		return false;
	t->mapped = true;
	if (clauses ? columns_have(&t->c, "Clause") || columns_have(&t->c, "Old-Text") : columns_have(&t->c, "Name"))
		return true;
	t->rc = fail_columns(t, clauses ? "Clause" : "Name");
	return false;
}

static bool row_matches(struct table *t, const struct csv_row *row)
{
	struct buf all = { 0 };
	bool matches;

	for (size_t i = 0; i < row->n; i++) {
		buf_puts(&all, row->cell[i]);
		buf_putc(&all, ' ');
	}
	matches = proposal_matches(t->p, buf_str(&all));
	buf_free(&all);
	return matches;
}

/* ---- candidates ---- */

static bool in_pesos(struct table *t, const char *currency)
{
	static const char *const pesos[] = { "", "clp", "peso", "pesos", "peso chileno", "pesos chilenos", "p clp" };
	const char *plain = columns_plain(t->p->arena, currency);

	for (size_t i = 0; i < sizeof(pesos) / sizeof(pesos[0]); i++)
		if (strcmp(plain, pesos[i]) == 0)
			return true;
	return false;
}

/* The amount under the marks of its column, in whole pesos, half up; false, with a problem, where it is none. */
static bool amount_of(struct table *t, const struct csv_row *row, const char *field, int64_t *out)
{
	const char *cell = columns_cell(&t->c, row, field), *currency = columns_cell(&t->c, row, "currency");
	char decimal = '.', thousands = ',', text[DECIMAL_SIZE];
	struct decimal d;

	if (cell_blank(cell))
		return false;
	for (size_t i = 0; i < t->c.n; i++)
		if (strcmp(t->c.field[i], field) == 0 && t->c.at[i] < t->facts->columns && t->facts->column[t->c.at[i]].decimal) {
			decimal = t->facts->column[t->c.at[i]].decimal;
			thousands = t->facts->column[t->c.at[i]].thousands;
		}
	if (!in_pesos(t, currency)) {
		proposal_refuse(t->p, "Amount-Year", false, N_("The amount {1} is in {2}, not in Chilean pesos: it was left out."), proposal_clean(t->p, cell),
			proposal_clean(t->p, currency));
		return false;
	}
	if (!csv_number(&d, cell, decimal, thousands) || d.units < 0) {
		proposal_refuse(t->p, "Amount-Year", false, N_("“{1}” is no amount: it was left out."), proposal_clean(t->p, cell));
		return false;
	}
	if (decimal_whole(&d, out))
		return true;
	decimal_print(text, &d);
	if (!decimal_pesos(&d, out)) {
		proposal_refuse(t->p, "Amount-Year", false, N_("The amount {1} is too large: it was left out."), text);
		return false;
	}
	proposal_refuse(t->p, "Amount-Year", false, N_("The amount {1} was rounded to whole pesos."), text);
	return true;
}

static void set_amount(struct table *t, const struct csv_row *row, int64_t months)
{
	int64_t amount;

	if (amount_of(t, row, "Amount-Year", &amount)) {
		proposal_set_number(t->p, "Amount-Year", amount);
		return;
	}
	if (!amount_of(t, row, "total", &amount))
		return;
	if (months > 0)
		proposal_set_number(t->p, "Amount-Year", num_muldiv(amount, 12, months));
	else
		proposal_refuse(t->p, "Amount-Year", false, N_("The total is {1} pesos, but the line does not say for how many months: no yearly amount."), NUM(amount));
}

static int64_t set_months(struct table *t, const struct csv_row *row)
{
	const char *cell = columns_cell(&t->c, row, "Months");
	int64_t months = words_months_between(columns_cell(&t->c, row, "start"), columns_cell(&t->c, row, "Expiry"));

	if (cell_blank(cell))
		return months && proposal_set_number(t->p, "Months", months) ? months : 0;
	if (!words_months(cell, columns_cell(&t->c, row, "unit"), &months)) {
		proposal_refuse(t->p, "Months", false, N_("“{1}” is no number of months: it was left out."), proposal_clean(t->p, cell));
		return 0;
	}
	return proposal_set_number(t->p, "Months", months) ? months : 0;
}

static void set_expiry(struct table *t, const struct csv_row *row)
{
	const char *cell = columns_cell(&t->c, row, "Expiry");
	char date[16];

	if (cell_blank(cell))
		return;
	if (words_date(date, cell))
		proposal_set(t->p, "Expiry", date);
	else
		proposal_refuse(t->p, "Expiry", false, N_("“{1}” is no date as in 2019-11-30 or 30/11/2019: it was left out."), proposal_clean(t->p, cell));
}

static void set_method(struct table *t, const struct csv_row *row)
{
	const char *cell = columns_cell(&t->c, row, "Method"), *code = cell_blank(cell) ? NULL : words_method(t->p->arena, cell);

	if (code)
		proposal_set(t->p, "Method", code);
	else if (!cell_blank(cell))
		proposal_refuse(t->p, "Method", false, N_("“{1}” is no way of buying that is known here: it was left out."), proposal_clean(t->p, cell));
}

static void set_tier(struct table *t, const struct csv_row *row)
{
	const char *cell = proposal_clean(t->p, columns_cell(&t->c, row, "Tier"));

	if (strlen(cell) == 2)
		proposal_set(t->p, "Tier", cell);
	else
		proposal_set_tier(t->p, columns_cell(&t->c, row, "Prior"));
}

static void set_plain(struct table *t, const struct csv_row *row, const char *field)
{
	const char *cell = columns_cell(&t->c, row, field);

	if (!cell_blank(cell))
		proposal_set_title(t->p, field, cell, TITLE_COLUMNS);
}

/* Of "82111902;83121701" the first. */
static void set_item_code(struct table *t, const struct csv_row *row)
{
	const char *cell = columns_cell(&t->c, row, "Item-Code");

	if (!cell_blank(cell))
		proposal_set(t->p, "Item-Code", arena_strndup(t->p->arena, cell, strcspn(cell, ";,|")));
}

static void take_candidate(struct table *t, const struct csv_row *row)
{
	struct proposal *p = t->p;
	const char *name = columns_cell(&t->c, row, "Name"), *prior = proposal_clean(p, columns_cell(&t->c, row, "Prior"));
	int64_t months;

	if (cell_blank(name)) {
		proposal_refuse(p, "Name", true, N_("The line has no name: it is not proposed."));
		return;
	}
	if (*prior && !proposal_once(p, prior))
		return;
	proposal_set_title(p, "Name", name, TITLE_COLUMNS);
	if (!cell_blank(columns_cell(&t->c, row, "Department")))
		proposal_set_title(p, "Department", columns_cell(&t->c, row, "Department"), UNIT_COLUMNS);
	months = set_months(t, row);
	set_amount(t, row, months);
	set_expiry(t, row);
	set_plain(t, row, "Value");
	set_plain(t, row, "Policy");
	set_plain(t, row, "Opportunity");
	set_tier(t, row);
	set_method(t, row);
	if (*prior)
		proposal_set_title(p, "Prior", prior, TITLE_COLUMNS);
	set_item_code(t, row);
	proposal_set_title(p, "Source", proposal_source(p, columns_cell(&t->c, row, "Source")), TITLE_COLUMNS);
	if (proposal_has(p, "Name"))
		proposal_take(p, "candidate.add", arena_printf(p->arena, "SC-%04d-%02lld", p->want->year, (long long)proposal_number(p)));
}

/* ---- requirements ---- */

static const char *type_code(struct arena *a, const char *text)
{
	static const char *const codes[][2] = {
		{ "insumo", "input" }, { "input", "input" }, { "proceso", "process" }, { "process", "process" }, { "producto", "output" }, { "output", "output" },
		{ "resultado", "outcome" }, { "outcome", "outcome" }, { "legal", "legal" }, { "informe", "reporting" }, { "reporte", "reporting" },
		{ "reporting", "reporting" }, { "admin", "admin" },
	};
	const char *plain = columns_plain(a, text);

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		if (strncmp(plain, codes[i][0], strlen(codes[i][0])) == 0)
			return codes[i][1];
	return NULL;
}

static void set_type(struct table *t, const struct csv_row *row)
{
	const char *cell = columns_cell(&t->c, row, "Type"), *code = cell_blank(cell) ? NULL : type_code(t->p->arena, cell);

	if (code)
		proposal_set(t->p, "Type", code);
	else if (!cell_blank(cell))
		proposal_refuse(t->p, "Type", false, N_("“{1}” is no type of requirement: it was left out."), proposal_clean(t->p, cell));
}

/* "46 %", "46", "0,5": shares; a dash means none was said. */
static void set_share(struct table *t, const struct csv_row *row)
{
	const char *cell = proposal_clean(t->p, columns_cell(&t->c, row, "Cost-Share"));

	if (*cell && strcmp(cell, "-") != 0 && strcmp(cell, "–") != 0 && strcmp(cell, "—") != 0)
		proposal_set(t->p, "Cost-Share", cell);
}

static void take_requirement(struct table *t, const struct csv_row *row)
{
	struct proposal *p = t->p;
	const char *clause = columns_cell(&t->c, row, "Clause"), *text = columns_cell(&t->c, row, "Old-Text");

	if (cell_blank(clause) && cell_blank(text)) {
		proposal_refuse(p, "Clause", true, N_("The line has no clause: it is not proposed."));
		return;
	}
	proposal_set_title(p, "Clause", cell_blank(clause) ? text : clause, TITLE_COLUMNS);
	proposal_set(p, "Old-Text", cell_blank(text) ? clause : text);
	set_type(t, row);
	set_share(t, row);
	set_plain(t, row, "Cost-Driver");
	set_plain(t, row, "Legal-Basis");
	set_plain(t, row, "Checked-By");
	proposal_set_title(p, "Source", proposal_source(p, columns_cell(&t->c, row, "Source")), TITLE_COLUMNS);
	if (proposal_has(p, "Clause"))
		proposal_take(p, "requirement.add", arena_printf(p->arena, "%s/R-%02lld", p->want->contract, (long long)proposal_number(p)));
}

/* ---- both ---- */

static bool take_row(void *ctx, const struct csv_row *row)
{
	struct table *t = ctx;

	if (row->kind == CSV_HEADER || row->kind == CSV_HEADER_AGAIN)
		take_names(t, row);
	if (row->kind != CSV_DATA)
		return true;
	if (!t->mapped && !map_names(t))
		return false;
	proposal_begin(t->p, row->line);
	t->p->out->rows++;
	if (!row_matches(t, row))
		t->p->out->unused++;
	else if (t->p->out->as == IMPORT_REQUIREMENTS)
		take_requirement(t, row);
	else
		take_candidate(t, row);
	return true;
}

enum rc import_table(struct proposal *p, const char *path, struct why *why)
{
	struct table t = { .p = p, .why = why };
	struct csv_visitor v = { .row = take_row, .cancel = p->want->cancel, .ctx = &t };
	struct why stopped = { 0 };
	struct csv_facts facts;
	enum rc rc = csv_facts_read(&facts, p->arena, path, &p->out->dialect, NULL, NULL, why);

	t.facts = &facts;
	if (rc == RC_OK && p->out->dialect.encoding == CSV_MIXED) {
		(void)fail(&stopped, RC_INVALID, N_("Some bytes of the file are no UTF-8: they were read as Windows-1252. Look at the accents."));
		proposal_problem(p, 0, "", false, &stopped);
		why_clear(&stopped);
	}
	if (rc == RC_OK && p->out->dialect.header == 0)
		rc = fail(why, RC_INVALID, N_("The table has no line with names of columns: add one as its first line."));
	if (rc == RC_OK)
		rc = csv_read(path, &p->out->dialect, &v, &stopped);
	if (rc == RC_NONE && t.rc != RC_OK)
		rc = t.rc;
	else if (rc != RC_OK && stopped.msg)
		*why = stopped;
	csv_facts_free(&facts);
	return rc;
}
