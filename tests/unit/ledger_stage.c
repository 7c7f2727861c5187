/* Acts that are staged: read at once, dropped, flushed together; and a ledger that moves under them. */
#include "ledger_fixture.h"

static void staged_acts_are_read_at_once(void **state)
{
	struct place *p = *state;
	struct ledger_id one, two, none, *ids;
	struct ledger_entry e;
	size_t n;

	assert_int_equal(ledger_lock(p->l, 0, &p->why), RC_OK);
	assert_int_equal(stage(p, "d/a", "1\n", &one), RC_OK);
	assert_int_equal(stage(p, "d/b", "2\n", &two), RC_OK);
	assert_int_equal(ledger_tip(p->l, &none, &p->why), RC_NONE);
	assert_reads(p, p->l, &two, "d/a", "1\n");
	assert_reads(p, p->l, &two, "d/b", "2\n");
	assert_int_equal(ledger_entry(p->l, &two, &e, p->a, &p->why), RC_OK);
	assert_string_equal(e.parent.hex, one.hex);
	assert_int_equal(ledger_line(p->l, &two, NULL, &ids, &n, p->a, &p->why), RC_OK);
	assert_int_equal(n, 2);
	assert_int_equal(ledger_flush(p->l, &p->why), RC_OK);
	assert_string_equal(tip(p).hex, two.hex);
	ledger_unlock(p->l);
	reopen(p);
	assert_reads(p, p->l, &two, "d/a", "1\n");
}

static void what_is_dropped_is_gone(void **state)
{
	struct place *p = *state;
	struct ledger_id kept = append(p, "d/a", "1\n"), lost, next;
	const char *out;

	assert_int_equal(ledger_lock(p->l, 0, &p->why), RC_OK);
	assert_int_equal(stage(p, "d/secret", "never\n", &lost), RC_OK);
	ledger_drop(p->l);
	assert_int_equal(ledger_flush(p->l, &p->why), RC_OK);
	assert_string_equal(tip(p).hex, kept.hex);
	assert_int_equal(stage(p, "d/b", "2\n", &next), RC_OK);
	assert_int_equal(ledger_flush(p->l, &p->why), RC_OK);
	ledger_unlock(p->l);
	reopen(p);
	assert_int_equal(line_length(p), 2);
	assert_int_equal(ledger_entry(p->l, &lost, &(struct ledger_entry){ 0 }, p->a, &p->why), RC_DAMAGED);
	need_git();
	assert_int_equal(shell(p, &out, GIT " -C ledger.git ls-tree -r --name-only main; " GIT " -C ledger.git fsck --full --strict --unreachable"), 0);
	assert_string_equal(out, "d/a\nd/b\n");
}

static void a_refused_act_leaves_nothing(void **state)
{
	struct place *p = *state;
	const struct ledger_file files[] = { { "ok", "secret\n", 7 }, { "../bad", "x\n", 2 } };
	const struct ledger_commit c = { .author = ana(1), .committer = ana(1), .message = "x\n", .files = files, .n_files = 2 };
	struct ledger_id id;
	const char *out;

	assert_int_equal(ledger_lock(p->l, 0, &p->why), RC_OK);
	assert_int_equal(stage(p, "a", "1\n", &id), RC_OK);
	assert_int_equal(ledger_stage(p->l, &c, &id, &p->why), RC_INVALID);
	assert_int_equal(stage(p, "b", "2\n", &id), RC_OK);
	assert_int_equal(ledger_flush(p->l, &p->why), RC_OK);
	ledger_unlock(p->l);
	need_git();
	assert_int_equal(shell(p, &out, GIT " -C ledger.git ls-tree -r --name-only main; " GIT " -C ledger.git fsck --full --strict --unreachable"), 0);
	assert_string_equal(out, "a\nb\n");
}

/* A group as a batch writes it: one pack, one move of the ref, nothing lost and nothing twice. */
static void two_thousand_at_once(void **state)
{
	struct place *p = *state;
	struct ledger_id id;
	const char *out;

	append(p, "first", "0\n");
	assert_int_equal(ledger_lock(p->l, 0, &p->why), RC_OK);
	for (int i = 0; i < 2000; i++) {
		const char *path = arena_printf(p->a, "contracts/%d/%02d/SC-%d/R-%04d", 2000 + i / 1000, i / 100 % 10, i / 20, i);

		assert_int_equal(stage(p, path, arena_printf(p->a, "Id: R-%04d\n", i), &id), RC_OK);
	}
	assert_int_equal(ledger_flush(p->l, &p->why), RC_OK);
	ledger_unlock(p->l);
	reopen(p);
	assert_string_equal(tip(p).hex, id.hex);
	assert_int_equal(line_length(p), 2001);
	assert_reads(p, p->l, &id, "contracts/2000/07/SC-36/R-0735", "Id: R-0735\n");
	need_git();
	assert_int_equal(shell(p, &out, "ls ledger.git/objects/pack/*.pack | wc -l; " GIT " -C ledger.git rev-list --count main; "
					GIT " -C ledger.git ls-tree -r main | wc -l; " GIT " -C ledger.git fsck --full --strict"), 0);
	assert_string_equal(out, "2\n2001\n2001\n");
}

/* A plain git moves the branch between staging and flushing: nothing is written over it. */
static void a_ledger_that_moved_is_left_alone(void **state)
{
	struct place *p = *state;
	struct ledger_id id;
	const char *out;

	need_git();
	append(p, "a", "1\n");
	assert_int_equal(ledger_lock(p->l, 0, &p->why), RC_OK);
	assert_int_equal(stage(p, "b", "2\n", &id), RC_OK);
	assert_int_equal(shell(p, &out, "cd ledger.git; C=$(" GIT " -c user.name=g -c user.email=g@g commit-tree -p main -m git main^{tree}) && "
					GIT " update-ref refs/heads/main $C && echo $C"), 0);
	assert_int_equal(ledger_flush(p->l, &p->why), RC_MOVED);
	assert_memory_equal(tip(p).hex, out, 40);
	assert_int_equal(stage(p, "b", "2\n", &id), RC_OK);
	assert_int_equal(ledger_flush(p->l, &p->why), RC_OK);
	ledger_unlock(p->l);
	assert_int_equal(line_length(p), 3);
}

/* Something that is no ref stands where the ref should go. */
static void the_same_act_again_after_a_failed_write(void **state)
{
	struct place *p = *state;
	struct ledger_id id, again;

	assert_int_equal(ledger_lock(p->l, 0, &p->why), RC_OK);
	assert_int_equal(stage(p, "b", "2\n", &id), RC_OK);
	assert_shell(p, "mkdir ledger.git/refs/heads/main && touch ledger.git/refs/heads/main/x");
	assert_int_equal(ledger_flush(p->l, &p->why), RC_IO);
	assert_shell(p, "rm -r ledger.git/refs/heads/main");
	assert_int_equal(ledger_tip(p->l, &again, &p->why), RC_NONE);
	assert_int_equal(stage(p, "b", "2\n", &again), RC_OK);
	assert_string_equal(again.hex, id.hex);
	assert_int_equal(ledger_flush(p->l, &p->why), RC_OK);
	ledger_unlock(p->l);
	assert_int_equal(line_length(p), 1);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, place_new, place_free)
	const struct CMUnitTest tests[] = {
		TEST(staged_acts_are_read_at_once), TEST(what_is_dropped_is_gone), TEST(a_refused_act_leaves_nothing), TEST(two_thousand_at_once),
		TEST(a_ledger_that_moved_is_left_alone), TEST(the_same_act_again_after_a_failed_write),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
