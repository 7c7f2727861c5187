/* The trailers of an act: one table, one spelling; what git itself reads from the same message. */
#include "procure/model/trailers.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define SEAL "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
/* The end of every message that is otherwise in order. */
#define TAIL "Recorded-by: f.lagos\nSequence: 128\nSeal: " SEAL "\n"
#define HEAD "drop(SC-2018-P01/R-05): Depósito\n\nNo goal is served.\n\n"

/* The example of design.md 3.3, with more. */
static const char full[] =
	"drop(SC-2018-P01/R-05): Depósito dentro de la comuna\n"
	"\n"
	"No goal is served; it keeps bidders out.\n"
	"Verb: this line is prose, for it is not in the last paragraph.\n"
	"\n"
	"Second paragraph.\n"
	"\n"
	"Verb: requirement.decide\n"
	"Record: contracts/2018/01/SC-2018-P01/requirements/R-05\n"
	"Record: contracts/2018/01/SC-2018-P01/tasks/T-001\n"
	"File: contracts/2018/01/SC-2018-P01/data/DS-01.csv\n"
	"Contract: SC-2018-P01\n"
	"Meeting: GT-SC-2018-P01-R04\n"
	"Item: 3\n"
	"Body: GT-SC-2018-P01\n"
	"Mode: roll-call\n"
	"Moved-by: p.rojas\n"
	"For: p.rojas m.soto\n"
	"Against: j.perez\n"
	"Abstained: z.z\n"
	"Recused: a.vera\n"
	"Absent: b.b\n"
	"Casting: p.rojas\n"
	"Quorum: 4/4\n"
	"Result: adopted\n"
	"Agreement: CCE-2019-07\n"
	"Evidence: EV-001 SC-2018-P01/EV-002\n"
	"Freezes: SC-2018-P01/REC-1\n"
	"Replaces: 97\n"
	"Late: minutes-lost\n"
	TAIL;

static bool parses(const char *message)
{
	struct arena *a = arena_new();
	struct trailers t;
	struct why why = { 0 };
	size_t body;
	enum rc rc = trailers_parse(&t, a, message, strlen(message), &body, &why);

	assert_true(rc == RC_OK || (rc == RC_INVALID && why.msg));
	arena_free(a);
	return rc == RC_OK;
}

static void round_trip(void **state)
{
	struct arena *a = arena_new();
	struct trailers t;
	struct why why = { 0 };
	struct buf out = { 0 };
	size_t body;

	(void)state;
	assert_int_equal(trailers_parse(&t, a, full, strlen(full), &body, &why), RC_OK);
	buf_add(&out, full, body);
	buf_putc(&out, '\n');
	trailers_print(&out, &t);
	assert_string_equal(buf_str(&out), full);
	assert_memory_equal(full + body - 18, "Second paragraph.\n", 18);
	assert_int_equal(t.record.n, 2);
	assert_string_equal(t.record.v[1], "contracts/2018/01/SC-2018-P01/tasks/T-001");
	assert_string_equal(t.file.v[0], "contracts/2018/01/SC-2018-P01/data/DS-01.csv");
	assert_string_equal(t.one[TRAILER_FOR], "p.rojas m.soto");
	assert_null(t.one[TRAILER_RECORD]);
	buf_free(&out);
	arena_free(a);
}

static void smallest_act(void **state)
{
	(void)state;
	assert_true(parses("init(LEDGER): X\n\nVerb: ledger.init\nRecord: LEDGER\n" TAIL));
	assert_true(parses(HEAD "Verb: v\nRecord: rules/2019-01-01-1\n" TAIL));
}

#define OK_START "Verb: requirement.decide\nRecord: people/a\n"

static const char *const refused[] = {
	/* no block, or something after it, or two empty lines before it */
	"", "\n", "x", "x\n", "subject\n\nVerb: v\n",
	"Verb: v\nRecord: a\n" TAIL,
	"\n\nVerb: v\nRecord: a\n" TAIL,
	HEAD "\nVerb: v\nRecord: a\n" TAIL,
	HEAD OK_START TAIL "\n",
	HEAD OK_START TAIL "Signed-off-by: x\n",
	HEAD OK_START TAIL "prose\n",
	HEAD OK_START "\n" TAIL,
	/* one missing */
	HEAD "Record: people/a\n" TAIL,
	HEAD "Verb: v\n" TAIL,
	HEAD OK_START "Sequence: 1\nSeal: " SEAL "\n",
	HEAD OK_START "Recorded-by: a\nSeal: " SEAL "\n",
	HEAD OK_START "Recorded-by: a\nSequence: 1\n",
	/* order, repetition, spelling of the line */
	HEAD "Record: people/a\nVerb: v\n" TAIL,
	HEAD "Verb: v\nVerb: v\nRecord: people/a\n" TAIL,
	HEAD OK_START "File: people/b.csv\nRecord: people/c\n" TAIL,
	HEAD OK_START "Body: b\nMeeting: m\n" TAIL,
	HEAD OK_START "Body: b\nBody: c\n" TAIL,
	HEAD OK_START "body: b\n" TAIL,
	HEAD OK_START "Body:b\n" TAIL,
	HEAD OK_START "Body: \n" TAIL,
	HEAD OK_START "Body:\n" TAIL,
	HEAD OK_START "Body:  b\n" TAIL,
	HEAD OK_START "Body: b \n" TAIL,
	HEAD OK_START "Body : b\n" TAIL,
	HEAD OK_START " Body: b\n" TAIL,
	HEAD OK_START "Body: b\n  c\n" TAIL,
	HEAD OK_START "Body: b\r\n" TAIL,
	HEAD OK_START "Colour: red\n" TAIL,
	/* values */
	HEAD "Verb: V\nRecord: people/a\n" TAIL,
	HEAD "Verb: a..b\nRecord: people/a\n" TAIL,
	HEAD "Verb: a.\nRecord: people/a\n" TAIL,
	HEAD "Verb: a b\nRecord: people/a\n" TAIL,
	HEAD "Verb: v\nRecord: /people/a\n" TAIL,
	HEAD "Verb: v\nRecord: people/a/\n" TAIL,
	HEAD "Verb: v\nRecord: people//a\n" TAIL,
	HEAD "Verb: v\nRecord: ../a\n" TAIL,
	HEAD "Verb: v\nRecord: people/ñ\n" TAIL,
	HEAD "Verb: v\nRecord: people/a\nRecord: people/a\n" TAIL,
	HEAD "Verb: v\nRecord: people/a\nFile: people/a\n" TAIL,
	HEAD "Verb: v\nRecord: people/a\nFile: b\nFile: b\n" TAIL,
	HEAD OK_START "For: a,b\n" TAIL,
	HEAD OK_START "For: a  b\n" TAIL,
	HEAD OK_START "For: a a\n" TAIL,
	HEAD OK_START "For: a b\nAgainst: c a\n" TAIL,
	HEAD OK_START "Recused: a\nAbsent: a\n" TAIL,
	HEAD OK_START "Quorum: 4\n" TAIL,
	HEAD OK_START "Quorum: 4/\n" TAIL,
	HEAD OK_START "Quorum: 04/4\n" TAIL,
	HEAD OK_START "Quorum: 4/4/4\n" TAIL,
	HEAD OK_START "Quorum: -1/4\n" TAIL,
	HEAD OK_START "Evidence: EV-2 EV-1\n" TAIL,
	HEAD OK_START "Evidence: EV-1 EV-1\n" TAIL,
	HEAD OK_START "Evidence: a/b/c\n" TAIL,
	HEAD OK_START "Replaces: 0\n" TAIL,
	HEAD OK_START "Replaces: 007\n" TAIL,
	HEAD OK_START "Recorded-by: a\nSequence: +1\nSeal: " SEAL "\n",
	HEAD OK_START "Recorded-by: a\nSequence: 1\nSeal: 0" SEAL "\n",
	HEAD OK_START "Recorded-by: a\nSequence: 1\nSeal: ABCDEF6789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\n",
};

static void other_spellings_refused(void **state)
{
	(void)state;
	assert_true(parses(HEAD OK_START TAIL));
	for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
		if (parses(refused[i]))
			fail_msg("accepted:\n%s", refused[i]);
}

static void nul_and_every_cut_refused(void **state)
{
	char copy[sizeof full];
	struct arena *a = arena_new();
	struct why why = { 0 };
	struct trailers t;
	size_t body;

	(void)state;
	for (size_t n = 0; n < strlen(full); n++)
		assert_int_equal(trailers_parse(&t, a, full, n, &body, &why), RC_INVALID);
	for (size_t i = 0; i < strlen(full); i += 7) {
		memcpy(copy, full, sizeof full);
		copy[i] = '\0';
		assert_int_equal(trailers_parse(&t, a, copy, strlen(full), &body, &why), RC_INVALID);
	}
	arena_free(a);
}

static void given_by_people(void **state)
{
	struct arena *a = arena_new();
	struct trailers t = { 0 };
	struct why why = { 0 };

	(void)state;
	assert_int_equal(trailers_give(&t, a, TRAILER_FOR, "p.rojas, m.soto", &why), RC_OK);
	assert_string_equal(t.one[TRAILER_FOR], "p.rojas m.soto");
	assert_int_equal(trailers_give(&t, a, TRAILER_EVIDENCE, "EV-2,EV-1", &why), RC_OK);
	assert_string_equal(t.one[TRAILER_EVIDENCE], "EV-1 EV-2");
	assert_int_equal(trailers_give(&t, a, TRAILER_AGAINST, "a,a", &why), RC_INVALID);
	assert_int_equal(trailers_give(&t, a, TRAILER_BODY, "one two", &why), RC_INVALID);
	assert_int_equal(trailers_give(&t, a, TRAILER_FOR, " ", &why), RC_OK);
	assert_null(t.one[TRAILER_FOR]);
	assert_int_equal(trailers_give(&t, a, TRAILER_RECORD, "people/a", &why), RC_OK);
	assert_int_equal(trailers_give(&t, a, TRAILER_RECORD, "people/b", &why), RC_OK);
	assert_int_equal(t.record.n, 2);
	assert_int_equal(trailers_check(&t, &why), RC_OK);
	t.one[TRAILER_AGAINST] = "x";
	t.one[TRAILER_ABSENT] = "x";
	assert_int_equal(trailers_check(&t, &why), RC_INVALID);
	arena_free(a);
}

/* The order of design.md 3.3 and the options of design.md 5, written out a second time. */
static void table_as_designed(void **state)
{
	static const char order[] = "Verb Record File Contract Meeting Item Body Mode Moved-by For Against Abstained Recused Absent Casting Quorum "
				    "Result Agreement Evidence Freezes Replaces Late Recorded-by Sequence Seal ";
	static const char *const options[] = { "body", "meeting", "mode", "moved-by", "for", "against", "abstain", "recuse", "evidence" };
	struct buf names = { 0 };

	(void)state;
	for (int i = 0; i < TRAILER_COUNT; i++) {
		buf_printf(&names, "%s ", trailer_rows[i].name);
		assert_int_equal(trailer_by_name(trailer_rows[i].name), i);
		assert_true(!trailer_rows[i].option || (trailer_rows[i].holder && trailer_rows[i].help));
	}
	assert_string_equal(buf_str(&names), order);
	for (size_t i = 0; i < sizeof options / sizeof options[0]; i++)
		assert_true(trailer_by_option(options[i]) >= 0);
	assert_int_equal(trailer_by_option("seal"), -1);
	assert_int_equal(trailer_by_name("seal"), -1);
	buf_free(&names);
}

/* What an auditor's git makes of the same bytes. */
static void git_agrees(void **state)
{
	char path[] = "/tmp/procure-trailers-XXXXXX", command[128];
	struct buf said = { 0 };
	int fd, c;
	FILE *pipe;

	(void)state;
	if (system("git --version >/dev/null 2>&1") != 0)
		skip();
	assert_true((fd = mkstemp(path)) >= 0);
	assert_int_equal(write(fd, full, strlen(full)), strlen(full));
	close(fd);
	snprintf(command, sizeof command, "git interpret-trailers --parse <%s", path);
	assert_non_null(pipe = popen(command, "r"));
	while ((c = getc(pipe)) != EOF)
		buf_putc(&said, (char)c);
	assert_int_equal(pclose(pipe), 0);
	unlink(path);
	assert_string_equal(buf_str(&said), strstr(full, "Verb: requirement.decide"));
	buf_free(&said);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(round_trip),
		cmocka_unit_test(smallest_act),
		cmocka_unit_test(other_spellings_refused),
		cmocka_unit_test(nul_and_every_cut_refused),
		cmocka_unit_test(given_by_people),
		cmocka_unit_test(table_as_designed),
		cmocka_unit_test(git_agrees),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
