/* Presets: rows of Deciding and whole sets of rules, spelled as the rules record spells them. Columns and fields are the model's, not listed again here. */
#include <string.h>
#include <strings.h>

#include "procure/conf/templates.h"
#include "procure/model/schema.h"
#include "rows.h"

struct loading {
	const struct ini *ini;
	struct arena *a;
	struct presets *p;
	const struct kind *rules;
	struct strs columns;             /* of Deciding, without the scope */
};

/* "scope:id quorum:fraction roles:ids? …" -> quorum, roles … */
static enum rc load_columns(struct loading *l, struct why *why)
{
	struct strs specs = { 0 };
	int field;

	l->rules = kind_by_name("rules");
	if (!l->rules || (field = kind_field(l->rules, "Deciding")) < 0)
		return fail(why, RC_INVALID, N_("This program knows no rules record, so there are no presets"));
	for (const char *p = l->rules->fields[field].spec; *p; p += strcspn(p, " "), p += strspn(p, " "))
		strs_add(&specs, l->a, arena_strndup(l->a, p, strcspn(p, ": ")));
	for (size_t i = 1; i < specs.n; i++)
		strs_add(&l->columns, l->a, specs.v[i]);
	return RC_OK;
}

static bool is_words(const char *key)
{
	return strncmp(key, "name-", 5) == 0 || strncmp(key, "words-", 6) == 0;
}

static enum rc load_preset(struct loading *l, const char *section, struct preset *p, struct why *why)
{
	struct preset_cell *cells = arena_alloc(l->a, (l->columns.n + 1) * sizeof(*cells));

	*p = (struct preset){ row_id(section, "preset"), row_words(l->ini, l->a, section, "name"), row_words(l->ini, l->a, section, "words"), cells, l->columns.n };
	for (size_t i = 0; i < l->columns.n; i++) {
		const char *value = ini_text(l->ini, section, l->columns.v[i], "");

		cells[i] = (struct preset_cell){ l->columns.v[i], *value ? value : "-" };
	}
	for (size_t n = 0; n < ini_entries(l->ini); n++) {
		const struct ini_entry *e = ini_entry_at(l->ini, n);

		if (strcmp(e->section, section) == 0 && !is_words(e->key) && !strs_has(&l->columns, e->key))
			return ini_wrong(l->ini, e, N_("is no column of how bodies decide"), why);
	}
	return RC_OK;
}

static enum rc load_presets(struct loading *l, struct why *why)
{
	static const struct ini_known known[] = { { "preset.*", "*" }, { NULL, NULL } };
	struct ini *i = NULL;
	struct preset *v;
	enum rc rc = rows_read(&i, l->a, "data/rules/deciding.ini", known, why);

	if (rc != RC_OK)
		return rc;
	l->ini = i;
	v = arena_alloc(l->a, (ini_sections(i) + 1) * sizeof(*v));
	for (size_t s = 0; s < ini_sections(i) && rc == RC_OK; s++)
		rc = load_preset(l, ini_section(i, s), &v[l->p->n++], why);
	l->p->v = v;
	return rc;
}

/* One row for each scope that the set names. */
static enum rc load_deciding(struct loading *l, const char *section, struct ruleset *r, struct ruleset_value *values, struct why *why)
{
	static const char *const scopes[] = { "committee", "working-group" };
	const char *text = "";

	for (size_t i = 0; i < sizeof(scopes) / sizeof(scopes[0]); i++) {
		const struct ini_entry *e = ini_find(l->ini, section, scopes[i]);
		const struct preset *p = e ? preset_find(l->p, e->value) : NULL;

		if (!e)
			return fail(why, RC_INVALID, N_("{1}: the section [{2}] lacks {3}"), ini_name(l->ini), section, scopes[i]);
		if (!p)
			return ini_wrong(l->ini, e, N_("is no way to decide of deciding.ini"), why);
		text = arena_printf(l->a, "%s%s%s", text, *text ? "\n" : "", preset_row(l->a, p, scopes[i]));
	}
	values[r->n_values++] = (struct ruleset_value){ "Deciding", text };
	return RC_OK;
}

static const char *field_name(const struct kind *k, const char *key)
{
	for (size_t i = 0; i < k->n_fields; i++)
		if (strcasecmp(k->fields[i].name, key) == 0)
			return k->fields[i].name;
	return NULL;
}

static enum rc load_ruleset(struct loading *l, const char *section, struct ruleset *r, struct why *why)
{
	struct ruleset_value *values = arena_alloc(l->a, (ini_entries(l->ini) + 2) * sizeof(*values));
	enum rc rc;

	*r = (struct ruleset){ row_id(section, "ruleset"), row_words(l->ini, l->a, section, "name"), row_words(l->ini, l->a, section, "words"), values, 0 };
	values[r->n_values++] = (struct ruleset_value){ "Preset", r->id };
	if ((rc = load_deciding(l, section, r, values, why)) != RC_OK)
		return rc;
	for (size_t n = 0; n < ini_entries(l->ini); n++) {
		const struct ini_entry *e = ini_entry_at(l->ini, n);
		const char *field = field_name(l->rules, e->key);

		if (strcmp(e->section, section) != 0 || is_words(e->key) || strcmp(e->key, "committee") == 0 || strcmp(e->key, "working-group") == 0)
			continue;
		if (!field)
			return ini_wrong(l->ini, e, N_("is no field of the rules"), why);
		values[r->n_values++] = (struct ruleset_value){ field, e->value };
	}
	return RC_OK;
}

static enum rc load_rulesets(struct loading *l, struct why *why)
{
	static const struct ini_known known[] = { { "ruleset.*", "*" }, { NULL, NULL } };
	struct ini *i = NULL;
	struct ruleset *v;
	enum rc rc = rows_read(&i, l->a, "data/rules/rulesets.ini", known, why);

	if (rc != RC_OK)
		return rc;
	l->ini = i;
	v = arena_alloc(l->a, (ini_sections(i) + 1) * sizeof(*v));
	for (size_t s = 0; s < ini_sections(i) && rc == RC_OK; s++)
		rc = load_ruleset(l, ini_section(i, s), &v[l->p->n_rulesets++], why);
	l->p->rulesets = v;
	return rc;
}

enum rc presets_load(struct presets *out, struct arena *a, struct why *why)
{
	struct presets p = { 0 };
	struct loading l = { .a = a, .p = &p };
	enum rc rc;

	if ((rc = load_columns(&l, why)) == RC_OK &&
	    (rc = load_presets(&l, why)) == RC_OK &&
	    (rc = load_rulesets(&l, why)) == RC_OK)
		*out = p;
	return rc;
}

const struct preset *preset_find(const struct presets *p, const char *id)
{
	for (size_t i = 0; i < p->n; i++)
		if (strcmp(p->v[i].id, id) == 0)
			return &p->v[i];
	return NULL;
}

const char *preset_cell(const struct preset *p, const char *column)
{
	for (size_t i = 0; i < p->n_cells; i++)
		if (strcmp(p->cells[i].column, column) == 0)
			return p->cells[i].value;
	return "";
}

char *preset_row(struct arena *a, const struct preset *p, const char *scope)
{
	char *row = arena_strdup(a, scope);

	for (size_t i = 0; i < p->n_cells; i++)
		row = arena_printf(a, "%s | %s", row, p->cells[i].value);
	return row;
}

const struct ruleset *ruleset_find(const struct presets *p, const char *id)
{
	for (size_t i = 0; i < p->n_rulesets; i++)
		if (strcmp(p->rulesets[i].id, id) == 0)
			return &p->rulesets[i];
	return NULL;
}

const char *ruleset_value(const struct ruleset *r, const char *field)
{
	for (size_t i = 0; i < r->n_values; i++)
		if (strcasecmp(r->values[i].field, field) == 0)
			return r->values[i].value;
	return "";
}
