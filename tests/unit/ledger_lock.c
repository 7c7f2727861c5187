/* Many writers, writers that died, ledgers that may not be written or read. */
#include "ledger_fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>

enum { WRITERS = 8, EACH = 25 };

/* In a child: its own ledger, EACH acts; exit status 0 if all were recorded. */
static void write_many(struct place *p, int who)
{
	struct ledger *l = NULL;
	int rc = ledger_open(&l, p->git, p->lock, &p->why);

	for (int i = 0; rc == RC_OK && i < EACH; i++) {
		char path[64];
		const struct ledger_file f = { path, "x\n", 2 };
		const struct ledger_commit c = { .author = ana(i), .committer = ana(i), .message = "x\n", .files = &f, .n_files = 1 };
		struct ledger_id id;

		snprintf(path, sizeof(path), "w/%d/%02d", who, i);
		if ((rc = ledger_lock(l, 60000, &p->why)) == RC_OK && (rc = ledger_stage(l, &c, &id, &p->why)) == RC_OK)
			rc = ledger_flush(l, &p->why);
		ledger_unlock(l);
		if (rc == RC_OK && i % 10 == 9)
			rc = ledger_tidy(l, &p->why);
	}
	_exit(rc);
}

static void eight_writers_lose_nothing(void **state)
{
	struct place *p = *state;
	const char *out;
	int status;

	for (int i = 0; i < WRITERS; i++) {
		pid_t pid = fork();

		assert_true(pid >= 0);
		if (pid == 0)
			write_many(p, i);
	}
	for (int i = 0; i < WRITERS; i++) {
		assert_true(wait(&status) > 0);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), RC_OK);
	}
	assert_int_equal(line_length(p), WRITERS * EACH);
	need_git();
	assert_int_equal(shell(p, &out, GIT " -C ledger.git fsck --full --strict; " GIT " -C ledger.git ls-tree -r main | wc -l"), 0);
	assert_string_equal(out, "200\n");
}

static void a_lock_that_is_held_is_named(void **state)
{
	struct place *p = *state;
	struct ledger *other;

	assert_int_equal(ledger_open(&other, p->git, p->lock, &p->why), RC_OK);
	assert_int_equal(ledger_lock(other, 0, &p->why), RC_OK);
	assert_int_equal(ledger_lock(p->l, 0, &p->why), RC_MOVED);
	assert_string_equal(p->why.arg[0], arena_printf(p->a, "%ld", (long)getpid()));
	ledger_close(other);
	assert_int_equal(ledger_lock(p->l, 0, &p->why), RC_OK);
	ledger_unlock(p->l);
}

static void the_lock_says_who_and_what(void **state)
{
	struct place *p = *state;
	struct ledger_id id;
	const char *out;

	assert_int_equal(ledger_lock(p->l, 0, &p->why), RC_OK);
	assert_int_equal(stage(p, "a", "1\n", &id), RC_OK);
	assert_int_equal(ledger_flush(p->l, &p->why), RC_OK);
	assert_int_equal(shell(p, &out, "sed 's/ .*//' lock | tr '\\n' ' '; sed -n 's/commit //p' lock"), 0);
	assert_string_equal(out, arena_printf(p->a, "pid boot start commit %s\n", id.hex));
	ledger_unlock(p->l);
	assert_int_equal(shell(p, &out, "cat lock"), 0);
	assert_string_equal(out, "");
}

/* What a writer leaves that was killed while it moved the ref: its note, the ref's lock, half a pack. */
static void traces_of_a_killed_writer_go(void **state)
{
	struct place *p = *state;

	append(p, "a", "1\n");
	assert_shell(p, "printf 'pid 999999\\nboot x\\nstart 1\\n' > lock; touch ledger.git/refs/heads/main.lock ledger.git/packed-refs.lock"
			" ledger.git/refs/tags/acta/CCE-1.lock ledger.git/objects/pack/tmp_pack_procure");
	reopen(p);
	assert_shell(p, "test -z \"$(find ledger.git -name '*.lock' -o -name 'tmp_*')\"");
	append(p, "b", "2\n");
	assert_int_equal(line_length(p), 2);
}

static void an_old_lock_of_git_goes_a_new_one_stays(void **state)
{
	struct place *p = *state;

	append(p, "a", "1\n");
	assert_shell(p, "touch -d '2 minutes ago' ledger.git/refs/heads/main.lock; touch ledger.git/packed-refs.lock");
	reopen(p);
	assert_shell(p, "test ! -e ledger.git/refs/heads/main.lock -a -e ledger.git/packed-refs.lock");
	append(p, "b", "2\n");
}

static void a_ledger_for_reading_only(void **state)
{
	struct place *p = *state;
	struct ledger *l;
	struct ledger_id id = append(p, "a", "1\n");

	assert_int_equal(ledger_open(&l, p->git, NULL, &p->why), RC_OK);
	assert_false(ledger_writable(l));
	assert_reads(p, l, &id, "a", "1\n");
	assert_int_equal(ledger_lock(l, 0, &p->why), RC_DENIED);
	assert_int_equal(ledger_tidy(l, &p->why), RC_OK);
	ledger_close(l);
	if (geteuid() == 0)
		return;         /* root writes anywhere */
	assert_shell(p, "chmod -R a-w ledger.git");
	assert_int_equal(ledger_open(&l, p->git, p->lock, &p->why), RC_OK);
	assert_false(ledger_writable(l));
	assert_reads(p, l, &id, "a", "1\n");
	ledger_close(l);
}

static void nothing_there_is_not_the_same_as_not_yours(void **state)
{
	struct place *p = *state;
	struct ledger *l = NULL;

	assert_int_equal(ledger_open(&l, in_place(p, "none.git"), NULL, &p->why), RC_NOTFOUND);
	assert_shell(p, "mkdir old.git");
	assert_int_equal(ledger_open(&l, in_place(p, "old.git"), NULL, &p->why), RC_NOTFOUND);
	assert_int_equal(ledger_open(&l, in_place(p, "lock/x"), NULL, &p->why), RC_NOTFOUND);
	assert_shell(p, "mkdir old.git/objects");
	assert_int_equal(ledger_open(&l, in_place(p, "old.git"), NULL, &p->why), RC_DAMAGED);
	assert_null(l);
	if (geteuid() != 0)
		return;         /* only root can give a directory away */
	append(p, "a", "1\n");
	assert_shell(p, "chown -R 65534:65534 ledger.git");
	assert_int_equal(ledger_open(&l, p->git, p->lock, &p->why), RC_DENIED);
	assert_int_equal(ledger_inspect(p->git, NULL, NULL, NULL, &p->why), RC_DENIED);
	assert_null(l);
}

static void a_ledger_is_made_whole_or_not_at_all(void **state)
{
	struct place *p = *state;
	struct ledger *l;

	assert_shell(p, "mkdir old.git copy.git && touch old.git/x && mkdir -p copy.git.new/objects/00 && echo half > copy.git.new/HEAD");
	assert_int_equal(ledger_create(in_place(p, "old.git"), &p->why), RC_INVALID);
	assert_int_equal(ledger_create(in_place(p, "copy.git/"), &p->why), RC_OK);
	assert_int_equal(ledger_open(&l, in_place(p, "copy.git"), NULL, &p->why), RC_OK);
	ledger_close(l);
	assert_shell(p, "test ! -e copy.git.new");
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, place_new, place_free)
	const struct CMUnitTest tests[] = {
		TEST(eight_writers_lose_nothing), TEST(a_lock_that_is_held_is_named), TEST(the_lock_says_who_and_what), TEST(traces_of_a_killed_writer_go),
		TEST(an_old_lock_of_git_goes_a_new_one_stays), TEST(a_ledger_for_reading_only), TEST(nothing_there_is_not_the_same_as_not_yours),
		TEST(a_ledger_is_made_whole_or_not_at_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
