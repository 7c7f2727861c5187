/* The batch form (stanza.h): what lines mean, what is refused and where, and that what is written reads back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#undef fail

#include "procure/exchange/stanza.h"

struct read { struct stanza_reader *r; struct arena *a; struct stanza st; struct why why; };

static void begin(struct read *t, const char *text)
{
	*t = (struct read){ .r = stanza_reader_text(text, strlen(text)), .a = arena_new() };
}

static void end(struct read *t)
{
	stanza_reader_free(t->r);
	arena_free(t->a);
}

static enum rc next(struct read *t)
{
	return stanza_next(t->r, &t->st, t->a, &t->why);
}

static const char *value(const struct stanza *st, const char *field)
{
	for (size_t i = 0; i < st->request.n_fields; i++)
		if (strcmp(st->names[i], field) == 0)
			return st->values[i];
	return NULL;
}

static void every_line_goes_where_it_belongs(void **state)
{
	struct read t;

	(void)state;
	begin(&t, "# comment\n\n\nVerb: requirement.decide\nRecord: SC-2018-P01/R-05\nDecided: 26-11-2018 10:00\nPerson: f.lagos\nBecause: one\n two\n .\n ..\n"
		  "Meeting: GT-1\nMode: roll-call\nFor: a b\nverdict: drop\nEvidence: EV-001\nNew-Text:\n\n\nVerb: goal.add\nTitle: x");
	assert_int_equal(next(&t), RC_OK);
	assert_int_equal(t.st.number, 1);
	assert_int_equal(t.st.line, 4);
	assert_string_equal(t.st.request.verb, "requirement.decide");
	assert_string_equal(t.st.request.record, "SC-2018-P01/R-05");
	assert_string_equal(t.st.request.decided, "26-11-2018 10:00");
	assert_string_equal(t.st.request.on_behalf, "f.lagos");
	assert_string_equal(t.st.request.because, "one\ntwo\n\n.");
	assert_string_equal(t.st.request.trailer[TRAILER_MEETING], "GT-1");
	assert_string_equal(t.st.request.trailer[TRAILER_FOR], "a b");
	assert_string_equal(value(&t.st, "Verdict"), "drop");
	/* A trailer's name that the verb may set as a field is the field. */
	assert_string_equal(value(&t.st, "Evidence"), "EV-001");
	assert_null(t.st.request.trailer[TRAILER_EVIDENCE]);
	assert_string_equal(value(&t.st, "New-Text"), "");
	assert_int_equal(next(&t), RC_OK);
	assert_int_equal(t.st.number, 2);
	assert_string_equal(value(&t.st, "Title"), "x");
	assert_int_equal(next(&t), RC_NONE);
	assert_int_equal(next(&t), RC_NONE);
	end(&t);
}

static void a_field_goes_before_the_words_of_the_form(void **state)
{
	struct read t;

	(void)state;
	begin(&t, "Verb: meeting.attend\nRecord: CCE-2018-S01\nPerson: p.rojas\n\nVerb: meeting.item\nRecord: CCE-2018-S01\nItem: 1\n\nVerb: goal.add\nItem: 1\n");
	assert_int_equal(next(&t), RC_OK);
	assert_string_equal(value(&t.st, "Person"), "p.rojas");
	assert_null(t.st.request.on_behalf);
	assert_int_equal(next(&t), RC_OK);
	assert_string_equal(value(&t.st, "Item"), "1");
	assert_int_equal(next(&t), RC_OK);
	assert_string_equal(t.st.request.trailer[TRAILER_ITEM], "1");
	end(&t);
}

static void what_is_refused_names_its_line(void **state)
{
	static const struct { const char *text; int64_t line; } cases[] = {
		{ "Record: x\nVerb: goal.add\n", 1 },
		{ "Verb: goal.add\n\nno colon\n", 3 },
		{ "Verb: goal.add\nTitle: a\nTitle: b\nDetail: c\n", 3 },
		{ "Verb: goal.add\nTitle: a\n b\ntitle: c", 4 },
		{ "Verb: goal.add\nSequence: 4\n", 2 },
		{ "Verb: goal.add\nState: adopted\nRecord: a\nRecord: b\n", 4 },
		{ "\n Verb: goal.add\n", 2 },
		{ "Verb: goal.add\nVerb: goal.add\n", 2 },
		{ "Verb: goal.add\n: empty name\n", 2 },
		{ "Verb: nothing.known\n", 1 },
		{ "# only a comment\nVerb: goal.add\n# inside\n", 3 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct read t;
		enum rc rc;

		begin(&t, cases[i].text);
		while ((rc = next(&t)) == RC_OK)
			;
		assert_int_equal(rc, RC_INVALID);
		assert_int_equal(t.st.line, cases[i].line);
		assert_non_null(t.why.msg);
		end(&t);
	}
}

static void what_is_written_reads_back(void **state)
{
	static const char *const values[] = { "x", "two\nlines", "a\n\nb", "a\n.\n..\n...", "a\n b\n  c", "# no comment\n# here", "a: b\nVerb: goal.add", "" };

	(void)state;
	for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
		struct buf text = { 0 };
		struct read t;

		stanza_line(&text, "Verb", "goal.add");
		stanza_line(&text, "Detail", values[i]);
		stanza_line(&text, "Title", "after");
		begin(&t, buf_str(&text));
		assert_int_equal(next(&t), RC_OK);
		assert_string_equal(value(&t.st, "Detail"), values[i]);
		assert_string_equal(value(&t.st, "Title"), "after");
		assert_int_equal(next(&t), RC_NONE);
		end(&t);
		buf_free(&text);
	}
}

static void a_pipe_is_read_as_it_comes(void **state)
{
	static const char first[] = "Verb: goal.add\nTitle: one\n\nVerb: goal.add\nTi", second[] = "tle: two\n";
	struct read t = { .a = arena_new() };
	int fd[2];

	(void)state;
	assert_int_equal(pipe(fd), 0);
	t.r = stanza_reader_fd(fd[0]);
	assert_true(stanza_waits(t.r));
	assert_int_equal(write(fd[1], first, sizeof first - 1), sizeof first - 1);
	assert_false(stanza_waits(t.r));
	assert_int_equal(next(&t), RC_OK);
	assert_string_equal(value(&t.st, "Title"), "one");
	assert_true(stanza_waits(t.r));         /* half a stanza is there, and nobody writes the rest */
	assert_int_equal(write(fd[1], second, sizeof second - 1), sizeof second - 1);
	close(fd[1]);
	assert_int_equal(next(&t), RC_OK);
	assert_string_equal(value(&t.st, "Title"), "two");
	assert_int_equal(next(&t), RC_NONE);
	close(fd[0]);
	end(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_line_goes_where_it_belongs),
		cmocka_unit_test(a_field_goes_before_the_words_of_the_form),
		cmocka_unit_test(what_is_refused_names_its_line),
		cmocka_unit_test(what_is_written_reads_back),
		cmocka_unit_test(a_pipe_is_read_as_it_comes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
