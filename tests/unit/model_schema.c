/* The tables of kinds and fields: do they hold together? What is asked here is what screens, index and ledger take for granted. */
#include "procure/model/schema.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "schema.h"

typedef void each_field(const struct kind *k, const struct field *f);

static void walk(each_field *each)
{
	const struct kind *k;

	for (size_t i = 0; (k = kind_at(i)); i++)
		for (size_t j = 0; j < k->n_fields; j++)
			each(k, &k->fields[j]);
}

/* design.md 3.1 names these places; the ledger of a municipality needs every one. */
static void every_kind_is_there(void **state)
{
	static const char *const names[] = {
		"ledger", "rules", "person", "body", "candidate", "contract", "goal", "evidence", "series", "requirement", "proposal", "metric", "standard", "report",
		"sensing", "criterion", "scheme", "payment", "clearance", "sounding", "declaration", "request", "document", "task", "escalation",
		"recommendation", "lesson", "meeting", "agreement", "guidance", "validation",
	};
	size_t n = 0;

	(void)state;
	while (kind_at(n))
		n++;
	assert_int_equal(n, COUNT(names));
	for (size_t i = 0; i < COUNT(names); i++)
		assert_string_equal(kind_by_name(names[i])->name, names[i]);
	assert_null(kind_by_name("decree"));
	assert_null(kind_by_name(""));
}

static void kinds_are_whole(void **state)
{
	const struct kind *k, *other;

	(void)state;
	for (size_t i = 0; (k = kind_at(i)); i++) {
		assert_true(k->n_fields > 0 && k->n_fields <= KIND_FIELDS_MAX);
		assert_true(k->label && *k->label && k->plural && *k->plural && k->dir && k->prefix);
		if (kind_field(k, k->title_field) < 0)
			fail_msg("%s: no field %s", k->name, k->title_field);
		if ((k->reason_field && kind_field(k, k->reason_field) < 0) || (k->state_field && kind_field(k, k->state_field) < 0) ||
		    (k->due_field && kind_field(k, k->due_field) < 0))
			fail_msg("%s: a field it names is not there", k->name);
		if (k->due_field)
			assert_ptr_equal(k->fields[kind_field(k, k->due_field)].type, &type_date);
		if (k->state_field)
			assert_ptr_equal(k->fields[kind_field(k, k->state_field)].type, &type_choice);
		for (size_t j = 0; j < i; j++) {
			other = kind_at(j);
			assert_string_not_equal(k->name, other->name);
			if (*k->dir && k->place == other->place)
				assert_string_not_equal(k->dir, other->dir);
			if (*k->prefix)
				assert_string_not_equal(k->prefix, other->prefix);
		}
	}
}

/* What holds invented data says so, in its last field (issue: every record of the demo is marked). */
static void every_kind_may_be_illustrative(void **state)
{
	const struct kind *k;

	(void)state;
	for (size_t i = 0; (k = kind_at(i)); i++) {
		assert_string_equal(k->fields[k->n_fields - 1].name, "Illustrative");
		assert_true(k->fields[k->n_fields - 1].flags & F_ILLUSTRATIVE);
	}
}

static void one_name(const struct kind *k, const struct field *f)
{
	size_t n = strlen(f->name);

	/* the first of its name, a header's spelling, short enough for `struct why` */
	if (&k->fields[kind_field(k, f->name)] != f)
		fail_msg("%s has two fields %s", k->name, f->name);
	if (!n || n >= WHY_FIELD_SIZE || strspn(f->name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-") != n || f->name[0] < 'A' || f->name[0] > 'Z')
		fail_msg("%s: %s is no name of a field", k->name, f->name);
	if (strcmp(f->name, "Kind") == 0 || strcmp(f->name, "Id") == 0)
		fail_msg("%s: %s stands in every record already", k->name, f->name);
	if (!f->label || !*f->label || !f->help || !*f->help)
		fail_msg("%s: %s has no label or no help", k->name, f->name);
}

static void names_are_names(void **state)
{
	(void)state;
	walk(one_name);
}

static void one_type(const struct kind *k, const struct field *f)
{
	if (!f->type || !f->type->check || !f->type->entry || !f->type->show || type_by_name(f->type->name) != f->type)
		fail_msg("%s: %s has no whole type", k->name, f->name);
	if ((f->type == &type_choice || f->type == &type_ref || f->type == &type_refs || f->type == &type_table) && (!f->spec || !*f->spec))
		fail_msg("%s: %s needs a spec", k->name, f->name);
	/* a sealed value goes to the vault as text: only text may be sealed, and no rule may need it */
	if (f->flags & F_SEALED && (f->type != &type_prose || f->flags & (F_REQUIRED | F_LIST | F_DERIVED)))
		fail_msg("%s: %s cannot be sealed", k->name, f->name);
}

static void types_are_whole(void **state)
{
	(void)state;
	walk(one_type);
}

static void kinds_of(const struct kind *k, const struct field *f)
{
	struct arena *a = arena_new();
	struct strs kinds = { 0 };

	strs_split(&kinds, a, f->spec ? f->spec : "");
	for (size_t i = 0; i < kinds.n && (f->type == &type_ref || f->type == &type_refs); i++)
		if (!kind_by_name(kinds.v[i]))
			fail_msg("%s: %s names the kind %s", k->name, f->name, kinds.v[i]);
	arena_free(a);
}

static void refs_name_kinds(void **state)
{
	(void)state;
	walk(kinds_of);
}

static void codes_of(const struct kind *k, const struct field *f)
{
	struct arena *a = arena_new();
	struct strs codes = { 0 };

	field_choices(&codes, a, f);
	if (f->type == &type_choice && codes.n < 2)
		fail_msg("%s: %s is no choice", k->name, f->name);
	for (size_t i = 0; i < codes.n; i++) {
		if (!choice_known(codes.v[i]))
			fail_msg("%s: %s: %s has no label", k->name, f->name, codes.v[i]);
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(codes.v[i], codes.v[j]);
	}
	arena_free(a);
}

/* Two codes of one field with one label could not be told apart on a form, nor typed. */
static void labels_differ(const struct kind *k, const struct field *f)
{
	struct arena *a = arena_new();
	struct strs codes = { 0 };

	field_choices(&codes, a, f);
	for (size_t i = 0; i < codes.n; i++)
		for (size_t j = 0; j < i; j++)
			if (strcmp(choice_label(f, codes.v[i]), choice_label(f, codes.v[j])) == 0)
				fail_msg("%s: %s: %s and %s look alike", k->name, f->name, codes.v[i], codes.v[j]);
	arena_free(a);
}

static void choices_have_labels(void **state)
{
	(void)state;
	walk(codes_of);
	walk(labels_differ);
}

static void columns_of(const struct kind *k, const struct field *f)
{
	struct column c[TABLE_COLUMNS_MAX];
	size_t n = f->type == &type_table ? table_columns(f, c) : 0, blanks = 0;

	for (const char *p = f->spec; n && *p; p++)
		blanks += *p == ' ';
	if (n && n != blanks + 1)
		fail_msg("%s: %s has more columns than a table may have", k->name, f->name);
	for (size_t i = 0; i < n; i++) {
		struct field cell = { .name = c[i].name, .type = c[i].type, .spec = *c[i].spec ? c[i].spec : NULL, .label = "cell", .help = "cell" };

		if (!c[i].type || c[i].type->lines || c[i].type == &type_table)
			fail_msg("%s: %s: column %s has no type that fits a cell", k->name, f->name, c[i].name);
		if (table_column(f, c[i].name) != (int)i)
			fail_msg("%s: %s: two columns %s", k->name, f->name, c[i].name);
		if (strcmp(column_label(c[i].name), c[i].name) == 0)
			fail_msg("%s: %s: column %s has no label", k->name, f->name, c[i].name);
		if (strlen(c[i].name) >= sizeof(c[i].name) - 1 || strlen(c[i].spec) >= sizeof(c[i].spec) - 1)
			fail_msg("%s: %s: column %s is cut", k->name, f->name, c[i].name);
		codes_of(k, &cell);
		kinds_of(k, &cell);
		if (c[i].type == &type_choice && !*c[i].spec)
			fail_msg("%s: %s: column %s has no codes", k->name, f->name, c[i].name);
	}
}

static void tables_have_columns(void **state)
{
	(void)state;
	walk(columns_of);
}

static unsigned sealed_seen;

static void count_sealed(const struct kind *k, const struct field *f)
{
	(void)k;
	sealed_seen += f->flags & F_SEALED ? 1 : 0;
}

/* design.md 3.5: grounds and texts of declarations, vendors' answers and prices, names of complainants. */
static void what_must_be_sealed_is(void **state)
{
	static const char *const must[][2] = {
		{ "declaration", "Grounds" }, { "declaration", "Text" }, { "sounding", "Prices" }, { "sounding", "Answers" }, { "evidence", "Named-Persons" },
		{ "series", "Persons" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(must); i++) {
		const struct kind *k = kind_by_name(must[i][0]);

		assert_true(k->fields[kind_field(k, must[i][1])].flags & F_SEALED);
	}
	sealed_seen = 0;
	walk(count_sealed);
	assert_int_equal(sealed_seen, COUNT(must));
}

static void the_fingerprint_holds_still(void **state)
{
	(void)state;
	assert_int_equal(schema_fingerprint(), schema_fingerprint());
	assert_int_not_equal(schema_fingerprint(), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_kind_is_there), cmocka_unit_test(kinds_are_whole), cmocka_unit_test(every_kind_may_be_illustrative),
		cmocka_unit_test(names_are_names), cmocka_unit_test(types_are_whole), cmocka_unit_test(refs_name_kinds),
		cmocka_unit_test(choices_have_labels), cmocka_unit_test(tables_have_columns), cmocka_unit_test(what_must_be_sealed_is),
		cmocka_unit_test(the_fingerprint_holds_still),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
