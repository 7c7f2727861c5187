/* The bytes of packs: sums against the standard's examples, and what git makes of them. */
#include "ledger_fixture.h"

#include "packfile.h"
#include "sha1.h"

static void assert_sha1(const char *data, size_t n, const char *want)
{
	unsigned char sum[20];
	char hex[41];

	sha1_of(sum, data, n);
	for (int i = 0; i < 20; i++)
		snprintf(hex + 2 * i, 3, "%02x", sum[i]);
	assert_string_equal(hex, want);
}

/* FIPS 180-2, appendix A; the empty message: NIST CAVP. */
static void sums_are_those_of_the_standard(void **state)
{
	char *a = mem_alloc(1000000);

	(void)state;
	memset(a, 'a', 1000000);
	assert_sha1("", 0, "da39a3ee5e6b4b0d3255bfef95601890afd80709");
	assert_sha1("abc", 3, "a9993e364706816aba3e25717850c26c9cd0d89d");
	assert_sha1("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56, "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
	assert_sha1(a, 1000000, "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
	mem_free(a);
}

/* The sum does not depend on the pieces that it is given in. */
static void sums_of_pieces(void **state)
{
	unsigned char whole[20], pieces[20];
	char data[300];

	(void)state;
	for (size_t i = 0; i < sizeof(data); i++)
		data[i] = (char)(i * 7);
	for (size_t n = 0; n <= sizeof(data); n++)
		for (size_t cut = 0; cut <= n; cut += 13) {
			struct sha1 s;

			sha1_of(whole, data, n);
			sha1_start(&s);
			sha1_add(&s, data, cut);
			sha1_add(&s, data + cut, n - cut);
			sha1_end(&s, pieces);
			assert_memory_equal(whole, pieces, 20);
		}
}

/* Sizes around those at which the format changes: entry heads of one, two and three bytes, blocks of 65535. */
static void git_reads_objects_of_all_sizes(void **state)
{
	static const size_t sizes[] = { 0, 1, 15, 16, 2047, 2048, 65534, 65535, 65536, 131070, 131071, 262143, 262144, 1000000 };
	struct place *p = *state;
	struct ledger_id id;

	assert_int_equal(ledger_lock(p->l, 0, &p->why), RC_OK);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		char *text = mem_alloc(sizes[i] + 1);

		for (size_t k = 0; k < sizes[i]; k++)
			text[k] = (char)('a' + (k * k / 3 + i) % 26);
		assert_int_equal(stage(p, arena_printf(p->a, "size/%zu", sizes[i]), text, &id), RC_OK);
		mem_free(text);
	}
	assert_int_equal(ledger_flush(p->l, &p->why), RC_OK);
	ledger_unlock(p->l);
	need_git();
	assert_shell(p, GIT " -C ledger.git fsck --full --strict && for i in ledger.git/objects/pack/*.idx; do " GIT " -C ledger.git verify-pack ../$i; done && "
			"for n in $(" GIT " -C ledger.git ls-tree --name-only main:size); do test $(" GIT " -C ledger.git cat-file -s main:size/$n) = $n || exit 1; done");
}

/* A batch stores its directories as changes of each other, sizes of copies and inserts on both sides of their limits; git reads every state of them. */
static void a_batch_is_stored_in_little_room(void **state)
{
	struct place *p = *state;
	struct ledger_id id;

	assert_int_equal(ledger_lock(p->l, 0, &p->why), RC_OK);
	for (size_t i = 0; i < 900; i++)
		assert_int_equal(stage(p, arena_printf(p->a, "wide/%04zu-%s", i * 7919 % 900, "a-name-that-makes-the-directory-longer-than-a-copy-can-say-in-one-byte-or-two"),
				       arena_printf(p->a, "%zu\n", i), &id), RC_OK);
	for (size_t i = 0; i < 300; i++)
		assert_int_equal(stage(p, arena_printf(p->a, "deep/%zu/%zu/%zu", i % 2, i % 3, i % 40), arena_printf(p->a, "again %zu\n", i), &id), RC_OK);
	assert_int_equal(ledger_flush(p->l, &p->why), RC_OK);
	ledger_unlock(p->l);
	need_git();
	assert_shell(p, GIT " -C ledger.git fsck --full --strict && test $(" GIT " -C ledger.git rev-list --count main) = 1200 && "
			"for i in ledger.git/objects/pack/*.idx; do " GIT " -C ledger.git verify-pack -v ../$i; done | grep -q '^chain length = 24' && "
			"test $(" GIT " -C ledger.git ls-tree main:wide | wc -l) = 900 && test $(" GIT " -C ledger.git ls-tree main~1000:wide | wc -l) = 200 && "
			"test \"$(" GIT " -C ledger.git show main:deep/1/2/39)\" = 'again 239' && "
			"test $(cat ledger.git/objects/pack/*.pack | wc -c) -lt 6000000");
}

static void damaged_indexes_are_refused(void **state)
{
	static const unsigned char id[20] = { 1, 2, 3 };
	struct pack p;
	struct pack_index x;
	struct buf idx = { 0 };

	(void)state;
	pack_start(&p);
	pack_add(&p, id, PACK_BLOB, "text", 4);
	pack_end(&p, &idx);
	assert_true(pack_index_read(&x, &idx));
	assert_int_equal(x.n, 1);
	assert_int_equal(pack_index_offset(&x, 0), PACK_HEADER);
	for (size_t i = 0; i < idx.len; i += 7) {
		idx.p[i] ^= 1;
		assert_false(pack_index_read(&x, &idx));
		idx.p[i] ^= 1;
	}
	for (size_t n = 0; n < idx.len; n++) {
		struct buf cut = { .p = idx.p, .len = n };

		assert_false(pack_index_read(&x, &cut));
	}
	pack_free(&p);
	buf_free(&idx);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sums_are_those_of_the_standard), cmocka_unit_test(sums_of_pieces), cmocka_unit_test(damaged_indexes_are_refused),
		cmocka_unit_test_setup_teardown(git_reads_objects_of_all_sizes, place_new, place_free),
		cmocka_unit_test_setup_teardown(a_batch_is_stored_in_little_room, place_new, place_free),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
