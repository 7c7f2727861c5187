/* The model work plan against the table of domain.md 2.6, typed from there; what the stages need, against the kinds of the model. */
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
#include <unistd.h>

#include "procure/conf/workplan.h"
#include "procure/model/schema.h"

#define complain(...) (print_error(__VA_ARGS__), print_error("\n"), _fail(__FILE__, __LINE__))

static struct arena *arena;
static struct workplan *plan;

static int begin(void **state)
{
	struct why why = { 0 };
	struct buf said = { 0 };

	(void)state;
	arena = arena_new();
	if (workplan_load(&plan, arena, NULL, &why) == RC_OK)
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

static void steps_are_those_of_the_plan(void **state)
{
	static const struct { const char *number; int week, minutes; size_t blocks; const char *lead; } expected[] = {
		{ "0", 0, 90, 5, "F" }, { "1", 1, 90, 4, "D" }, { "2", 3, 120, 5, "D F" }, { "3", 4, 180, 3, "F" }, { "4", 6, 120, 2, "D L" },
		{ "5", 7, 120, 3, "P L" }, { "6", 9, 120, 4, "D" }, { "7", 10, 120, 4, "P F" }, { "C1", 11, 60, 3, "DD" }, { "8", 12, 90, 4, "L X" },
		{ "9", 13, 60, 3, "F" }, { "C2", 14, 60, 4, "DD" }, { "10", 4, 60, 3, "F" },
	};

	(void)state;
	assert_int_equal(plan->n_steps, sizeof(expected) / sizeof(expected[0]));
	for (size_t i = 0; i < plan->n_steps; i++) {
		const struct plan_step *s = &plan->steps[i];

		assert_string_equal(s->number, expected[i].number);
		assert_int_equal(s->week, expected[i].week);
		assert_int_equal(s->minutes, expected[i].minutes);
		assert_int_equal(s->n_blocks, expected[i].blocks);
		assert_string_equal(strs_join(&s->lead, arena, " "), expected[i].lead);
		assert_true(*s->title.es && *s->title.en && *s->deliverable.es && *s->deliverable.en && *s->objective.es && *s->objective.en);
		for (size_t b = 0; b < s->n_blocks; b++)
			assert_true(*s->blocks[b].title.es && *s->blocks[b].title.en);
		assert_int_equal(s->committee, s->number[0] == 'C');
		assert_int_equal(s->after_award, strcmp(s->number, "10") == 0);
	}
	assert_non_null(strstr(plan->note.es, "reconstrucción"));
}

static void ids_and_days(void **state)
{
	const struct plan_step *c1 = workplan_step(plan, "step-c1"), *last = workplan_step(plan, "10");
	int64_t day;

	(void)state;
	assert_ptr_equal(c1, workplan_step(plan, "C1"));
	assert_null(workplan_step(plan, "11"));
	assert_true(workplan_day(c1, 17000, 0, &day));
	assert_int_equal(day, 17077);
	assert_false(workplan_day(last, 17000, 0, &day));
	assert_true(workplan_day(last, 17000, 17300, &day));
	assert_int_equal(day, 17328);
}

static void questions(void **state)
{
	(void)state;
	assert_int_equal(plan->n_questions, 30);
	for (size_t i = 0; i < plan->n_questions; i++)
		assert_true(*plan->questions[i].text.es && *plan->questions[i].text.en);
	assert_int_equal(workplan_step(plan, "4")->n_questions, 6);
	assert_string_equal(workplan_step(plan, "4")->questions[0]->text.es, "¿A qué objetivo sirve esta cláusula?");
	assert_int_equal(workplan_step(plan, "0")->n_questions, 0);
}

/* A field of a kind, written as in data files: lower case. */
static bool has_field(const struct kind *k, const char *name, size_t n)
{
	for (size_t i = 0; i < k->n_fields; i++)
		if (strlen(k->fields[i].name) == n && strncasecmp(k->fields[i].name, name, n) == 0)
			return true;
	return false;
}

static void needs_speak_of_real_fields(void **state)
{
	(void)state;
	for (int number = 1; number <= 4; number++) {
		const struct plan_stage *t = workplan_stage_at(plan, number);

		assert_non_null(t);
		assert_true(t->n_needs > 0);
		for (size_t i = 0; i < t->n_needs; i++) {
			const struct kind *k = kind_by_name(t->needs[i].kind);

			assert_non_null(k);
			for (size_t f = 0; f < t->needs[i].fields.n; f++)
				for (const char *p = t->needs[i].fields.v[f]; *p; p += strcspn(p, "|"), p += *p == '|')
					if (!has_field(k, p, strcspn(p, "|")))
						complain("%s has no field %s", k->name, p);
		}
	}
	assert_null(workplan_stage_at(plan, 0));
	assert_null(workplan_stage_at(plan, 5));
}

static void faults_are_refused(void **state)
{
	static const struct { const char *text, *expected; } cases[] = {
		{ "[stage.evidence]\nes = a\nen = b\n[step.1]\nnumber = 1\nminutes = 30\nstage = evidence\nes = a\nen = b\nlead = Z\n", "line 10" },
		{ "[step.1]\nnumber = 1\nminutes = 30\nstage = nowhere\nes = a\nen = b\n", "line 4" },
		{ "[stage.evidence]\nes = a\nen = b\n[step.1]\nnumber = 1\nminutes = 30\nstage = evidence\nes = a\nen = b\n[blocks.1]\nb1 = 20 | a | b\n", "20 minutes" },
		{ "[stage.evidence]\nes = a\nen = b\n[step.1]\nnumber = 1\nminutes = 30\nstage = evidence\nes = a\nen = b\n[blocks.1]\nb1 = 30 a b\n", "line 11" },
		{ "[stage.evidence]\nes = a\n", "en" },
		{ "[step.1]\nnumber = 1\nminuts = 30\n", "line 3" },
		{ "[stage.evidence]\nes = a\nen = b\n[step.1]\nnumber = 1\nminutes = 30\nstage = evidence\nes = a\nen = b\nquestions = nothing\n", "line 10" },
	};
	char path[] = "/tmp/conf-plan-XXXXXX";
	int fd = mkstemp(path);

	(void)state;
	assert_true(fd >= 0);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct why why = { 0 };
		struct buf said = { 0 };
		struct workplan *w = NULL;

		assert_int_equal(ftruncate(fd, 0), 0);
		assert_int_equal(pwrite(fd, cases[i].text, strlen(cases[i].text), 0), (ssize_t)strlen(cases[i].text));
		assert_int_equal(workplan_load(&w, arena, path, &why), RC_INVALID);
		why_sentence(&said, &why);
		if (!strstr(buf_str(&said), cases[i].expected) || !strstr(buf_str(&said), path))
			complain("'%s' lacks '%s'", buf_str(&said), cases[i].expected);
		buf_free(&said);
	}
	close(fd);
	unlink(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(steps_are_those_of_the_plan),
		cmocka_unit_test(ids_and_days),
		cmocka_unit_test(questions),
		cmocka_unit_test(needs_speak_of_real_fields),
		cmocka_unit_test(faults_are_refused),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
