/* Templates and presets make records that the model accepts, in both languages; the usual rules decide cases A to J of domain.md 4.2. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#undef fail                              /* base/rc.h has its own */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "procure/conf/templates.h"
#include "procure/model/record.h"
#include "procure/model/rules.h"

#define complain(...) (print_error(__VA_ARGS__), print_error("\n"), _fail(__FILE__, __LINE__))

static struct arena *arena;
static struct templates templates;
static struct presets presets;

static int begin(void **state)
{
	struct why why = { 0 };
	struct buf said = { 0 };

	(void)state;
	arena = arena_new();
	if (templates_load(&templates, arena, &why) == RC_OK && presets_load(&presets, arena, &why) == RC_OK)
		return 0;
	why_sentence(&said, &why);
	print_error("%s\n", buf_str(&said));
	return -1;
}

static int end(void **state)
{
	(void)state;
	arena_free(arena);
	return 0;
}

static const char *field_name(const struct kind *k, const char *key)
{
	for (size_t i = 0; i < k->n_fields; i++)
		if (strcasecmp(k->fields[i].name, key) == 0)
			return k->fields[i].name;
	return NULL;
}

static void accepted(const struct record *r, const char *what)
{
	struct why why = { 0 };
	struct buf said = { 0 };

	if (record_check(r, &why) == RC_OK)
		return;
	why_sentence(&said, &why);
	complain("%s: %s", what, buf_str(&said));
}

static void templates_make_sound_records(void **state)
{
	(void)state;
	for (size_t i = 0; i < templates.n; i++) {
		const struct template *t = &templates.v[i];
		const struct kind *k = kind_by_name(t->kind);

		assert_true(*t->title.es && *t->title.en && *t->note.es && *t->note.en);
		for (int english = 0; english <= 1; english++) {
			struct record *r = record_new(arena, k, "X-01");

			for (size_t f = 0; f < t->n_fields; f++) {
				assert_true(*t->fields[f].value.es && *t->fields[f].value.en);
				record_set(r, field_name(k, t->fields[f].name), words_say(&t->fields[f].value, english));
			}
			accepted(r, t->id);
		}
	}
}

/* The families that domain.md 2.10 lists. */
static void the_library_is_whole(void **state)
{
	static const char *const metrics[] = { "cleanliness-index", "overflow", "missed-service", "response-time", "complaints", "ready-at-opening",
		"organics", "tonnes", "safety", "data-complete" };
	static const char *const sensing[] = { "gps", "rfid", "fill-level", "weighbridge", "photo", "citizen-reports" };
	static const char *const reports[] = { "daily-log", "weekly-exceptions", "monthly", "quarterly-review", "safety" };

	(void)state;
	for (size_t i = 0; i < sizeof(metrics) / sizeof(metrics[0]); i++)
		assert_non_null(template_find(&templates, "metric", metrics[i]));
	for (size_t i = 0; i < sizeof(sensing) / sizeof(sensing[0]); i++)
		assert_non_null(template_find(&templates, "sensing", sensing[i]));
	for (size_t i = 0; i < sizeof(reports) / sizeof(reports[0]); i++)
		assert_non_null(template_find(&templates, "report", reports[i]));
	assert_string_equal(template_value(template_find(&templates, "metric", "overflow"), "Direction", true), "down");
	assert_string_equal(template_value(template_find(&templates, "metric", "overflow"), "title", false), "Rebalses de contenedores");
	assert_string_equal(template_value(template_find(&templates, "standard", "zone-a"), "restore", true), "2 hours");
	assert_null(template_find(&templates, "metric", "nothing"));
}

static struct record *rules_of(const struct ruleset *set, const char *row)
{
	const struct kind *k = kind_by_name("rules");
	struct record *r = record_new(arena, k, "2018-01-01-1");

	record_set(r, "Date", "2018-01-01");
	record_set(r, "Reason", "Prueba.");
	for (size_t i = 0; set && i < set->n_values; i++)
		record_set(r, set->values[i].field, set->values[i].value);
	if (row)
		record_set(r, "Deciding", row);
	return r;
}

static void rulesets_make_sound_rules(void **state)
{
	static const char *const ids[] = { "default", "strict", "advisory" };

	(void)state;
	assert_int_equal(presets.n_rulesets, 3);
	for (size_t i = 0; i < 3; i++) {
		const struct ruleset *s = ruleset_find(&presets, ids[i]);
		struct strs guards = { 0 };

		assert_non_null(s);
		assert_true(*s->name.es && *s->name.en && *s->words.es && *s->words.en);
		accepted(rules_of(s, NULL), s->id);
		strs_split(&guards, arena, ruleset_value(s, "Guards"));
		for (size_t g = 0; g < guards.n; g++)
			if (!guard_by_name(guards.v[g]))
				complain("%s: there is no guard %s", s->id, guards.v[g]);
	}
}

static void presets_make_sound_rows(void **state)
{
	(void)state;
	assert_true(presets.n >= 5);
	for (size_t i = 0; i < presets.n; i++) {
		const struct preset *p = &presets.v[i];

		assert_true(*p->name.es && *p->name.en && *p->words.es && *p->words.en);
		accepted(rules_of(NULL, preset_row(arena, p, "committee")), p->id);
	}
}

/* domain.md 4.2: more than half with the chair; majority of votes cast; at least 2 voters; a tie is the chair's. */
static void the_usual_rules_are_those_of_the_field(void **state)
{
	const struct preset *p = preset_find(&presets, "majority-casting");

	(void)state;
	assert_string_equal(preset_cell(p, "quorum"), ">1/2");
	assert_string_equal(preset_cell(p, "chair"), "needed");
	assert_string_equal(preset_cell(p, "majority"), ">1/2");
	assert_string_equal(preset_cell(p, "majority-of"), "cast");
	assert_string_equal(preset_cell(p, "min-voters"), "2");
	assert_string_equal(preset_cell(p, "tie"), "casting");
	assert_non_null(strstr(ruleset_value(ruleset_find(&presets, "default"), "deciding"), "committee | >1/2 | seats | needed"));
	assert_string_equal(ruleset_value(ruleset_find(&presets, "default"), "Late-Hours"), "48");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(templates_make_sound_records),
		cmocka_unit_test(the_library_is_whole),
		cmocka_unit_test(rulesets_make_sound_rules),
		cmocka_unit_test(presets_make_sound_rows),
		cmocka_unit_test(the_usual_rules_are_those_of_the_field),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
