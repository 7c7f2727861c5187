/* Acts: appended, read, listed, found, compared; and that git reads the same. */
#include "ledger_fixture.h"

static void a_new_ledger_is_empty(void **state)
{
	struct place *p = *state;
	struct ledger_id id;

	assert_true(ledger_writable(p->l));
	assert_int_equal(ledger_tip(p->l, &id, &p->why), RC_NONE);
	assert_string_equal(id.hex, "");
	assert_int_equal(ledger_find(p->l, "abcd", &id, &p->why), RC_NOTFOUND);
	assert_int_equal(ledger_create(p->git, &p->why), RC_INVALID);
}

static void git_takes_a_new_ledger(void **state)
{
	struct place *p = *state;
	const char *out;

	need_git();
	assert_int_equal(shell(p, &out, GIT " -C ledger.git config extensions.preciousObjects; " GIT " -C ledger.git symbolic-ref HEAD;"
					" ls -d ledger.git/objects/?? | wc -l; " GIT " -C ledger.git fsck --strict"), 0);
	assert_string_equal(out, "true\nrefs/heads/main\n256\n");
	assert_int_not_equal(shell(p, NULL, GIT " -C ledger.git prune 2>/dev/null"), 0);
}

static void what_is_appended_is_read(void **state)
{
	struct place *p = *state;
	struct ledger_id one = append(p, "contracts/2018/01/SC-1/requirements/R-01", "Kind: requirement\n");
	struct ledger_id two = append(p, "contracts/2018/01/SC-1/requirements/R-02", "Kind: requirement\nId: R-02\n");
	struct buf b = { 0 };

	assert_string_equal(tip(p).hex, two.hex);
	reopen(p);
	assert_reads(p, p->l, &one, "contracts/2018/01/SC-1/requirements/R-01", "Kind: requirement\n");
	assert_reads(p, p->l, &two, "contracts/2018/01/SC-1/requirements/R-01", "Kind: requirement\n");
	assert_reads(p, p->l, &two, "contracts/2018/01/SC-1/requirements/R-02", "Kind: requirement\nId: R-02\n");
	assert_int_equal(ledger_read(p->l, &one, "contracts/2018/01/SC-1/requirements/R-02", &b, &p->why), RC_NOTFOUND);
	assert_int_equal(ledger_read(p->l, &two, "contracts/2018/01/SC-1", &b, &p->why), RC_NOTFOUND);
	assert_int_equal(ledger_read(p->l, &two, "contracts/2018/01/SC-1/requirements/R-02/x", &b, &p->why), RC_NOTFOUND);
	assert_int_equal(b.len, 0);
	assert_int_equal(line_length(p), 2);
	buf_free(&b);
}

static void git_reads_the_same(void **state)
{
	struct place *p = *state;
	const char *out;

	need_git();
	append(p, "people/a.vera", "Kind: person\n");
	append(p, "people/ñandú", "");
	assert_int_equal(shell(p, &out, GIT " -C ledger.git log --reverse --format='%an <%ae> %ad|%cd|%s' --date=iso-strict; "
					GIT " -C ledger.git show main:people/a.vera; " GIT " -C ledger.git -c core.quotePath=false ls-tree -r --name-only main; "
					GIT " -C ledger.git fsck --full --strict"), 0);
	assert_string_equal(out, "Ana Vera <a.vera@example.cl> 2018-11-26T10:00:00-03:00|2018-11-26T10:01:00-03:00|write: a record\n"
				 "Ana Vera <a.vera@example.cl> 2018-11-26T10:00:00-03:00|2018-11-26T10:01:00-03:00|write: a record\n"
				 "Kind: person\npeople/a.vera\npeople/ñandú\n");
}

/* Names of which one is the beginning of another: git sorts a directory as if it ended in '/'. */
static void directories_sort_as_in_git(void **state)
{
	static const char *const paths[] = { "x/a", "x.y", "x", "x0", "a-b", "a/z", "a.b", "a0" };
	struct place *p = *state;
	struct ledger_id id;
	struct strs names = { 0 };

	for (size_t i = 0; i < 8; i++)
		if (strcmp(paths[i], "x") != 0)
			id = append(p, paths[i], "text\n");
	assert_int_equal(ledger_list(p->l, &id, "", &names, p->a, &p->why), RC_OK);
	assert_string_equal(strs_join(&names, p->a, " "), "a-b a.b a/ a0 x.y x/ x0");
	assert_int_equal(ledger_lock(p->l, 0, &p->why), RC_OK);
	assert_int_equal(stage(p, "x", "text\n", &id), RC_INVALID);
	assert_int_equal(stage(p, "x.y/z", "text\n", &id), RC_INVALID);
	ledger_unlock(p->l);
	if (access(GIT, X_OK) == 0)
		assert_shell(p, GIT " -C ledger.git fsck --full --strict");
}

static void lists_directories(void **state)
{
	struct place *p = *state;
	struct ledger_id id;
	struct strs none = { 0 }, some = { 0 };

	append(p, "d/b", "1\n");
	append(p, "d/a/x", "2\n");
	id = append(p, "d/c", "3\n");
	assert_int_equal(ledger_list(p->l, &id, "d", &some, p->a, &p->why), RC_OK);
	assert_string_equal(strs_join(&some, p->a, " "), "a/ b c");
	assert_int_equal(ledger_list(p->l, &id, "e", &none, p->a, &p->why), RC_OK);
	assert_int_equal(ledger_list(p->l, &id, "d/b", &none, p->a, &p->why), RC_OK);
	assert_int_equal(none.n, 0);
}

static void odd_paths_are_refused(void **state)
{
	static const char *const bad[] = { "", "/a", "a/", "a//b", "a/../b", ".", ".git/config", "a/.GIT", "a\nb", "a\\b", "a/\x1b[2J" };
	struct place *p = *state;
	struct ledger_id id;

	assert_int_equal(ledger_lock(p->l, 0, &p->why), RC_OK);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_int_equal(stage(p, bad[i], "x\n", &id), RC_INVALID);
	assert_int_equal(ledger_flush(p->l, &p->why), RC_OK);
	assert_int_equal(ledger_tip(p->l, &id, &p->why), RC_NONE);
	ledger_unlock(p->l);
}

static void odd_people_and_messages_are_refused(void **state)
{
	struct place *p = *state;
	const struct ledger_commit good = { .author = ana(1), .committer = ana(1), .message = "x\n" };
	struct ledger_commit c = good;
	struct ledger_id id;

	assert_int_equal(ledger_stage(p->l, &c, &id, &p->why), RC_DENIED);      /* not locked */
	assert_int_equal(ledger_lock(p->l, 0, &p->why), RC_OK);
	c.message = "no line end";
	assert_int_equal(ledger_stage(p->l, &c, &id, &p->why), RC_INVALID);
	c = good;
	c.author.name = "A <b> C";
	assert_int_equal(ledger_stage(p->l, &c, &id, &p->why), RC_INVALID);
	c = good;
	c.committer.mail = "a\nb";
	assert_int_equal(ledger_stage(p->l, &c, &id, &p->why), RC_INVALID);
	c = good;
	assert_int_equal(ledger_stage(p->l, &c, &id, &p->why), RC_OK);
	ledger_unlock(p->l);
}

static void an_entry_is_what_was_written(void **state)
{
	struct place *p = *state;
	struct ledger_id one = append(p, "a", "1\n"), two = append(p, "a", "2\n");
	struct ledger_entry e;
	struct buf line = { 0 };
	const struct ledger_who who = ana(1543237200);

	assert_int_equal(ledger_entry(p->l, &one, &e, p->a, &p->why), RC_OK);
	assert_string_equal(e.parent.hex, "");
	assert_int_equal(ledger_entry(p->l, &two, &e, p->a, &p->why), RC_OK);
	assert_string_equal(e.parent.hex, one.hex);
	assert_string_equal(e.author_line, "author Ana Vera <a.vera@example.cl> 1543237200 -0300");
	ledger_who_line(&line, "author", &who);
	assert_string_equal(e.author_line, line.p);
	assert_string_equal(e.committer_line, "committer Ana Vera <a.vera@example.cl> 1543237260 -0300");
	assert_string_equal(e.author_name, "Ana Vera");
	assert_string_equal(e.committer_mail, "a.vera@example.cl");
	assert_int_equal(e.authored.at, 1543237200);
	assert_int_equal(e.committed.offset, -180);
	assert_string_equal(e.message, "write: a record\n");
	assert_null(e.odd);
	assert_null(e.signature);
	buf_free(&line);
}

/* Commits that git accepts and an auditor must see, made by hand: the header that is odd is named. */
static void odd_headers_are_named(void **state)
{
	static const struct { const char *make, *odd; } rows[] = {
		{ "printf 'tree %s\\nparent %s\\nauthor A <b> 1 +0000\\ncommitter A <b> 1 +0000\\nencoding UTF-7\\n\\nx\\n' $T $C", "encoding" },
		{ "printf 'tree %s\\nparent %s\\nparent %s\\nauthor A <b> 1 +0000\\ncommitter A <b> 1 +0000\\n\\nx\\n' $T $C $C", "author" },
		{ "printf 'tree %s\\nauthor A b 1 +0000\\ncommitter A <b> 1 +0000\\n\\nx\\n' $T", "author" },
		{ "printf 'tree %s\\nauthor A <b> 01 +0000\\ncommitter A <b> 1 +0000\\n\\nx\\n' $T", "author" },
		{ "printf 'tree %s\\nauthor A <b> 1 +0000\\ncommitter A <b> 99999999999999999999 +0000\\n\\nx\\n' $T", "committer" },
		{ "printf 'tree %s\\nauthor A <b> 1 +0000\\ncommitter A <b> 1 +0000\\n\\nx\\000y\\n' $T", "NUL" },
	};
	struct place *p = *state;

	need_git();
	append(p, "a", "1\n");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *out;
		struct ledger_entry e;
		struct ledger_id id;

		assert_int_equal(shell(p, &out, arena_printf(p->a, "cd ledger.git; C=$(%s rev-parse main); T=$(%s rev-parse main^{tree}); %s | "
							     "%s hash-object --literally -t commit -w --stdin", GIT, GIT, rows[i].make, GIT)), 0);
		snprintf(id.hex, sizeof(id.hex), "%.40s", out);
		assert_int_equal(ledger_entry(p->l, &id, &e, p->a, &p->why), RC_OK);
		assert_string_equal(e.odd, rows[i].odd);
	}
}

static enum rc sign(void *ctx, const struct buf *payload, struct buf *sig, struct why *why)
{
	(void)why;
	buf_add(ctx, payload->p, payload->len);
	buf_puts(sig, "-----BEGIN SSH SIGNATURE-----\nAAAA\nBBBB\n-----END SSH SIGNATURE-----\n");
	return RC_OK;
}

static enum rc refuse(void *ctx, const struct buf *payload, struct buf *sig, struct why *why)
{
	(void)ctx;
	(void)payload;
	(void)sig;
	return why_set(why, RC_DENIED, "no key", (const char *)NULL);
}

static void signatures_stand_in_the_header(void **state)
{
	struct place *p = *state;
	struct buf payload = { 0 };
	struct ledger_commit c = { .author = ana(1), .committer = ana(2), .message = "x\n", .sign = sign, .sign_ctx = &payload };
	struct ledger_entry e;
	struct ledger_id id;
	const char *out;

	assert_int_equal(ledger_lock(p->l, 0, &p->why), RC_OK);
	assert_int_equal(ledger_stage(p->l, &c, &id, &p->why), RC_OK);
	assert_int_equal(ledger_flush(p->l, &p->why), RC_OK);
	assert_int_equal(ledger_entry(p->l, &id, &e, p->a, &p->why), RC_OK);
	assert_string_equal(e.signature, "-----BEGIN SSH SIGNATURE-----\nAAAA\nBBBB\n-----END SSH SIGNATURE-----\n");
	assert_string_equal(e.payload, payload.p);
	assert_null(e.odd);
	c.sign = refuse;
	assert_int_equal(ledger_stage(p->l, &c, &id, &p->why), RC_DENIED);
	assert_int_equal(ledger_flush(p->l, &p->why), RC_OK);
	assert_int_equal(line_length(p), 1);
	ledger_unlock(p->l);
	buf_free(&payload);
	need_git();
	assert_int_equal(shell(p, &out, GIT " -C ledger.git fsck --full --strict; " GIT " -C ledger.git cat-file commit main | sed -n '4,8p'"), 0);
	assert_string_equal(out, "gpgsig -----BEGIN SSH SIGNATURE-----\n AAAA\n BBBB\n -----END SSH SIGNATURE-----\n\n");
}

static void the_line_and_its_parts(void **state)
{
	struct place *p = *state;
	struct ledger_id ids[5], *got, at;
	size_t n;

	for (int i = 0; i < 5; i++)
		ids[i] = append(p, arena_printf(p->a, "r/%d", i), "x\n");
	assert_int_equal(ledger_line(p->l, &ids[4], NULL, &got, &n, p->a, &p->why), RC_OK);
	assert_int_equal(n, 5);
	for (int i = 0; i < 5; i++)
		assert_string_equal(got[i].hex, ids[i].hex);
	assert_int_equal(ledger_line(p->l, &ids[4], &ids[2], &got, &n, p->a, &p->why), RC_OK);
	assert_int_equal(n, 2);
	assert_string_equal(got[0].hex, ids[3].hex);
	assert_int_equal(ledger_line(p->l, &ids[4], &ids[4], &got, &n, p->a, &p->why), RC_OK);
	assert_int_equal(n, 0);
	assert_int_equal(ledger_line(p->l, &ids[1], &ids[3], &got, &n, p->a, &p->why), RC_MOVED);
	snprintf(at.hex, sizeof(at.hex), "%040d", 7);
	assert_int_equal(ledger_line(p->l, &at, NULL, &got, &n, p->a, &p->why), RC_DAMAGED);
}

static void acts_are_found_by_their_ids(void **state)
{
	struct place *p = *state;
	struct ledger_id id = append(p, "a", "1\n"), found;
	char part[16];

	snprintf(part, sizeof(part), "%.12s", id.hex);
	assert_int_equal(ledger_find(p->l, id.hex, &found, &p->why), RC_OK);
	assert_string_equal(found.hex, id.hex);
	id = append(p, "a", "2\n");
	assert_int_equal(ledger_find(p->l, part, &found, &p->why), RC_OK);
	snprintf(part, sizeof(part), "%.7s", id.hex);
	assert_int_equal(ledger_find(p->l, part, &found, &p->why), RC_OK);
	assert_string_equal(found.hex, id.hex);
	assert_int_equal(ledger_find(p->l, "abc", &found, &p->why), RC_INVALID);
	assert_int_equal(ledger_find(p->l, "nonsense", &found, &p->why), RC_INVALID);
	assert_int_equal(ledger_find(p->l, "0000000000000000000000000000000000000000", &found, &p->why), RC_NOTFOUND);
}

struct seen { struct arena *a; struct strs l; };

static enum rc see(void *ctx, const char *path, const struct ledger_id *before, const struct ledger_id *after, unsigned mode, struct why *why)
{
	struct seen *s = ctx;

	(void)why;
	strs_add(&s->l, s->a, arena_printf(s->a, "%c%c %o %s", *before->hex ? 'b' : '-', *after->hex ? 'a' : '-', mode, path));
	return RC_OK;
}

static void changes_are_told(void **state)
{
	struct place *p = *state;
	struct ledger_id one = append(p, "d/e/f", "1\n"), two, three;
	struct seen all = { .a = p->a }, step = { .a = p->a }, same = { .a = p->a };

	append(p, "d/e/g", "2\n");
	two = append(p, "z", "3\n");
	three = append(p, "d/e/f", "4\n");
	assert_int_equal(ledger_changes(p->l, NULL, &two, see, &all, &p->why), RC_OK);
	assert_string_equal(strs_join(&all.l, p->a, ";"), "-a 100644 d/e/f;-a 100644 d/e/g;-a 100644 z");
	assert_int_equal(ledger_changes(p->l, &one, &three, see, &step, &p->why), RC_OK);
	assert_string_equal(strs_join(&step.l, p->a, ";"), "ba 100644 d/e/f;-a 100644 d/e/g;-a 100644 z");
	assert_int_equal(ledger_changes(p->l, &three, &three, see, &same, &p->why), RC_OK);
	assert_int_equal(same.l.n, 0);
}

/* Single objects, as git leaves them; and one that is cut, on which libgit2 1.5.1 alone would hang. */
static void single_objects_are_read_with_care(void **state)
{
	struct place *p = *state;
	struct ledger_id id = append(p, "a", "1\n");
	struct buf b = { 0 };
	const char *blob;

	need_git();
	append(p, "b", "Kind: requirement\nId: R-05\nClause: a depot inside the district\n");
	assert_int_equal(shell(p, &blob, "mkdir old.git && mv ledger.git/objects/pack/* old.git && for f in old.git/*.pack; do "
					 GIT " -C ledger.git unpack-objects -q < $f; done; rm -r old.git; " GIT " -C ledger.git rev-parse main:b"), 0);
	assert_shell(p, arena_printf(p->a, "cd ledger.git/objects/%.2s && head -c 12 %.38s > x && mv -f x %.38s", blob, blob + 2, blob + 2));
	reopen(p);
	assert_reads(p, p->l, &id, "a", "1\n");
	id = tip(p);
	assert_reads(p, p->l, &id, "a", "1\n");
	assert_int_equal(ledger_read(p->l, &id, "b", &b, &p->why), RC_DAMAGED);
	buf_free(&b);
	append(p, "b", "2\n");
	assert_shell(p, "echo 3 | " GIT " -C ledger.git hash-object -w --stdin");
	assert_int_equal(line_length(p), 3);
}

static void tags_are_made_once(void **state)
{
	struct place *p = *state;
	struct ledger_id id = append(p, "a", "1\n");
	const struct ledger_who who = ana(1543237200);
	const char *out;

	assert_int_equal(ledger_tag(p->l, "acta/CCE-1", &id, &who, "LLLL.1\n", &p->why), RC_DENIED);
	assert_int_equal(ledger_lock(p->l, 0, &p->why), RC_OK);
	assert_int_equal(ledger_tag(p->l, "acta/CCE-1", &id, &who, "LLLL.1\n", &p->why), RC_OK);
	assert_int_equal(ledger_tag(p->l, "acta/CCE-1", &id, &who, "LLLL.1\n", &p->why), RC_OK);
	assert_int_equal(ledger_tag(p->l, "acta/CCE-1", &id, &who, "LLLL.2\n", &p->why), RC_DAMAGED);
	assert_int_equal(ledger_tag(p->l, "acta/..", &id, &who, "x\n", &p->why), RC_INVALID);
	ledger_unlock(p->l);
	need_git();
	assert_int_equal(shell(p, &out, GIT " -C ledger.git tag -n; " GIT " -C ledger.git fsck --full --strict; " GIT " -C ledger.git rev-parse 'acta/CCE-1^{commit}'"), 0);
	assert_string_equal(out, arena_printf(p->a, "acta/CCE-1      LLLL.1\n%s\n", id.hex));
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, place_new, place_free)
	const struct CMUnitTest tests[] = {
		TEST(a_new_ledger_is_empty), TEST(git_takes_a_new_ledger), TEST(what_is_appended_is_read), TEST(git_reads_the_same),
		TEST(directories_sort_as_in_git), TEST(lists_directories), TEST(odd_paths_are_refused), TEST(odd_people_and_messages_are_refused),
		TEST(an_entry_is_what_was_written), TEST(odd_headers_are_named), TEST(signatures_stand_in_the_header), TEST(the_line_and_its_parts),
		TEST(acts_are_found_by_their_ids), TEST(changes_are_told), TEST(single_objects_are_read_with_care), TEST(tags_are_made_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
