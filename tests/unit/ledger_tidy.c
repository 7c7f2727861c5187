/* Packs stay few, and nothing is lost on the way: for git, for a new reader, and for one that had the ledger open before. */
#include "ledger_fixture.h"

enum { ACTS = 330 };

static struct ledger_id append_many(struct place *p, int from, int n)
{
	struct ledger_id id = { "" };

	for (int i = from; i < from + n; i++) {
		id = append(p, arena_printf(p->a, "contracts/%d/R-%03d", i / 50, i), arena_printf(p->a, "Id: R-%03d\n", i));
		assert_int_equal(ledger_tidy(p->l, &p->why), RC_OK);
	}
	return id;
}

static int packs(struct place *p)
{
	struct strs names = { 0 };

	assert_int_equal(dir_list(&names, p->a, in_place(p, "ledger.git/objects/pack"), &p->why), RC_OK);
	return (int)names.n / 2;
}

static void packs_stay_few(void **state)
{
	struct place *p = *state;
	struct ledger_id id = append_many(p, 0, ACTS);

	assert_in_range(packs(p), 1, 50);
	reopen(p);
	assert_string_equal(tip(p).hex, id.hex);
	assert_int_equal(line_length(p), ACTS);
	for (int i = 0; i < ACTS; i++)
		assert_reads(p, p->l, &id, arena_printf(p->a, "contracts/%d/R-%03d", i / 50, i), arena_printf(p->a, "Id: R-%03d\n", i));
	need_git();
	assert_shell(p, GIT " -C ledger.git fsck --full --strict && test $(" GIT " -C ledger.git rev-list --count main) = 330");
}

static void an_old_reader_reads_on(void **state)
{
	struct place *p = *state;
	struct ledger_id early = append_many(p, 0, 5), late;
	struct ledger *touched, *fresh;

	assert_int_equal(ledger_open(&touched, p->git, NULL, &p->why), RC_OK);
	assert_int_equal(ledger_open(&fresh, p->git, NULL, &p->why), RC_OK);
	assert_reads(p, touched, &early, "contracts/0/R-001", "Id: R-001\n");
	late = append_many(p, 5, 100);
	assert_reads(p, touched, &early, "contracts/0/R-003", "Id: R-003\n");
	assert_reads(p, touched, &late, "contracts/2/R-104", "Id: R-104\n");
	assert_reads(p, fresh, &early, "contracts/0/R-000", "Id: R-000\n");
	assert_reads(p, fresh, &late, "contracts/1/R-077", "Id: R-077\n");
	ledger_close(touched);
	ledger_close(fresh);
}

/* A pack that is not ours to take apart: kept on purpose, or with damage in it. */
static void kept_and_damaged_packs_stay(void **state)
{
	struct place *p = *state;
	const char *kept, *out;

	append_many(p, 0, 1);
	assert_int_equal(shell(p, &kept, "cd ledger.git/objects/pack; for f in *.pack; do touch ${f%.pack}.keep; echo $f; done"), 0);
	append_many(p, 1, 60);
	assert_int_equal(shell(p, &out, "cd ledger.git/objects/pack; ls | grep pack$"), 0);
	assert_non_null(strstr(out, arena_strndup(p->a, kept, strcspn(kept, "\n"))));
	assert_int_equal(line_length(p), 61);
}

/* The same content again and again: objects that lie in many packs are taken once. */
static void doubles_are_taken_once(void **state)
{
	struct place *p = *state;
	struct ledger_id id = { "" };

	for (int i = 0; i < ACTS; i++) {
		id = append(p, "a/b/c", i % 2 ? "odd\n" : "even\n");
		assert_int_equal(ledger_tidy(p->l, &p->why), RC_OK);
	}
	reopen(p);
	assert_reads(p, p->l, &id, "a/b/c", "odd\n");
	assert_int_equal(line_length(p), ACTS);
	assert_in_range(packs(p), 1, 50);
	need_git();
	assert_shell(p, GIT " -C ledger.git fsck --full --strict");
}

static void git_may_repack_in_between(void **state)
{
	struct place *p = *state;

	need_git();
	append_many(p, 0, 40);
	assert_shell(p, GIT " -C ledger.git multi-pack-index write && " GIT " -C ledger.git commit-graph write --reachable");
	append_many(p, 40, 60);
	assert_shell(p, "cd ledger.git && " GIT " config --unset extensions.preciousObjects && " GIT " gc -q && " GIT " pack-refs --all");
	append_many(p, 100, 60);
	reopen(p);
	assert_int_equal(line_length(p), 160);
	assert_shell(p, GIT " -C ledger.git fsck --full --strict");
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, place_new, place_free)
	const struct CMUnitTest tests[] = {
		TEST(packs_stay_few), TEST(an_old_reader_reads_on), TEST(kept_and_damaged_packs_stay), TEST(doubles_are_taken_once),
		TEST(git_may_repack_in_between),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
