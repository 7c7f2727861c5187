/* Files, directories and hashes. fsync and rename are counted (and can be made to fail) by standing before libc's. */
#include "procure/base/file.h"
#include "procure/base/hash.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cmocka.h>

static char dir[64], story[256];
static int fail_at;             /* the nth step from now fails, once; 0: none */

static int step(const char *what)
{
	strncat(story, what, sizeof(story) - strlen(story) - 1);
	if (fail_at > 0 && --fail_at == 0) {
		errno = EIO;
		return -1;
	}
	return 0;
}

int fsync(int fd)
{
	struct stat st;

	assert_int_equal(fstat(fd, &st), 0);
	if (step(S_ISDIR(st.st_mode) ? "D" : "F") != 0)
		return -1;
	return (int)syscall(SYS_fsync, fd);
}

int rename(const char *from, const char *to)
{
	if (step("R") != 0)
		return -1;
	return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

static const char *in_dir(const char *name)
{
	static char path[4][512];
	static int turn;

	turn = (turn + 1) % 4;
	snprintf(path[turn], sizeof(path[turn]), "%s/%s", dir, name);
	return path[turn];
}

static void put(const char *name, const char *text)
{
	FILE *f = fopen(in_dir(name), "w");

	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
}

static int make_dir(void **state)
{
	(void)state;
	strcpy(dir, "/tmp/procure-test-XXXXXX");
	story[0] = '\0';
	fail_at = 0;
	return mkdtemp(dir) ? 0 : -1;
}

static int remove_dir(void **state)
{
	char command[192];

	(void)state;
	snprintf(command, sizeof(command), "chmod -R u+rwx '%s'; rm -rf '%s'", dir, dir);
	return system(command);
}

static void assert_read(const char *name, size_t max, bool follow, enum rc want, const char *said)
{
	struct buf b = { 0 }, sentence = { 0 };
	struct why why = { .rc = RC_OK };

	buf_puts(&b, "before");
	assert_int_equal(file_read(&b, in_dir(name), max, follow, &why), want);
	if (want != RC_OK) {
		assert_int_equal(why.rc, want);
		why_sentence(&sentence, &why);
		assert_non_null(strstr(buf_str(&sentence), said));
		assert_non_null(strstr(buf_str(&sentence), in_dir(name)));
		assert_string_equal(b.p, "before");
	} else {
		assert_string_equal(b.p + 6, said);
	}
	buf_free(&b);
	buf_free(&sentence);
}

static void reads_what_is_ordinary(void **state)
{
	(void)state;
	put("text", "hola\n");
	put("empty", "");
	assert_int_equal(symlink("text", in_dir("link")), 0);
	assert_int_equal(symlink("loop", in_dir("loop")), 0);
	assert_int_equal(mkfifo(in_dir("fifo"), 0600), 0);
	assert_read("text", 5, false, RC_OK, "hola\n");
	assert_read("empty", 0, false, RC_OK, "");
	assert_read("text", 4, false, RC_INVALID, "larger than the 4 bytes");
	assert_read("link", 5, true, RC_OK, "hola\n");
	assert_read("link", 5, false, RC_INVALID, "is a link");
	assert_read("loop", 5, true, RC_INVALID, "is a link");
	assert_read("fifo", 5, true, RC_INVALID, "not an ordinary file");
	assert_read("none", 5, true, RC_NOTFOUND, "no file");
	assert_read("text/none", 5, true, RC_NOTFOUND, "no file");
	assert_read(".", 5, true, RC_INVALID, "is a directory");
}

static void reads_what_tells_no_size(void **state)
{
	struct buf b = { 0 };
	struct why why;

	(void)state;
	assert_int_equal(file_read(&b, "/proc/self/status", 1 << 20, false, &why), RC_OK);
	assert_memory_equal(b.p, "Name:", 5);
	buf_reset(&b);
	assert_int_equal(file_read(&b, "/proc/self/status", 10, false, &why), RC_INVALID);
	assert_int_equal(file_read(&b, "/dev/null", 10, false, &why), RC_INVALID);
	buf_free(&b);
}

static void writes_in_durable_order(void **state)
{
	struct why why;
	struct stat st;

	(void)state;
	assert_int_equal(file_write(in_dir("a"), "uno", 3, 0600, &why), RC_OK);
	assert_string_equal(story, "FRD");
	assert_read("a", 3, false, RC_OK, "uno");
	assert_int_equal(stat(in_dir("a"), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_int_equal(file_write(in_dir("a"), "", 0, 0600, &why), RC_OK);
	assert_read("a", 3, false, RC_OK, "");
	assert_int_equal(file_write(in_dir("none/a"), "x", 1, 0600, &why), RC_IO);
	assert_int_equal(file_write(dir, "x", 1, 0600, &why), RC_IO);
}

static size_t names_in(const char *path)
{
	struct arena *a = arena_new();
	struct strs l = { 0 };
	struct why why;
	size_t n;

	assert_int_equal(dir_list(&l, a, path, &why), RC_OK);
	n = l.n;
	arena_free(a);
	return n;
}

/* Whatever step fails, the old file or the new one stands whole, the answer tells which, and nothing is left beside it. */
static void each_step_broken_once(void **state)
{
	static const struct { enum rc rc; const char *stands; } want[] = { { RC_IO, "old" }, { RC_IO, "old" }, { RC_UNSURE, "new" }, { RC_OK, "new" } };
	struct why why;

	(void)state;
	for (int n = 1; n <= 4; n++) {
		put("a", "old");
		fail_at = n;
		assert_int_equal(file_write(in_dir("a"), "new", 3, 0640, &why), want[n - 1].rc);
		if (n < 4)
			assert_int_equal(why.rc, want[n - 1].rc);
		assert_read("a", 3, false, RC_OK, want[n - 1].stands);
		assert_int_equal(names_in(dir), 1);
	}
	fail_at = 0;
}

static void a_link_is_replaced_not_followed(void **state)
{
	struct why why;

	(void)state;
	put("target", "old");
	assert_int_equal(symlink("target", in_dir("link")), 0);
	assert_int_equal(file_write(in_dir("link"), "new", 3, 0600, &why), RC_OK);
	assert_read("target", 3, false, RC_OK, "old");
	assert_read("link", 3, false, RC_OK, "new");
}

static void copies(void **state)
{
	struct why why;
	struct buf b = { 0 }, back = { 0 };

	(void)state;
	for (int i = 0; i < 40000; i++)
		buf_printf(&b, "%d\n", i);
	assert_int_equal(file_write(in_dir("a"), b.p, b.len, 0600, &why), RC_OK);
	story[0] = '\0';
	assert_int_equal(file_copy(in_dir("a"), in_dir("b"), 0600, &why), RC_OK);
	assert_string_equal(story, "FRD");
	assert_int_equal(file_read(&back, in_dir("b"), b.len, false, &why), RC_OK);
	assert_int_equal(back.len, b.len);
	assert_memory_equal(back.p, b.p, b.len);
	assert_int_equal(file_copy(in_dir("none"), in_dir("c"), 0600, &why), RC_NOTFOUND);
	assert_int_equal(file_copy(dir, in_dir("c"), 0600, &why), RC_IO);
	assert_false(file_exists(in_dir("c")));
	assert_int_equal(names_in(dir), 2);
	buf_free(&b);
	buf_free(&back);
}

static void directories(void **state)
{
	struct arena *a = arena_new();
	struct strs l = { 0 };
	struct why why;

	(void)state;
	assert_int_equal(dir_make(in_dir("x/y//z/"), 0700, &why), RC_OK);
	assert_string_equal(story, "DDD");
	assert_true(dir_exists(in_dir("x/y/z")));
	assert_false(file_exists(in_dir("x/y/z")));
	assert_int_equal(dir_make(in_dir("x/y/z"), 0700, &why), RC_OK);
	assert_string_equal(story, "DDD");
	put("x/Z", "");
	put("x/a", "");
	put("x/ñ", "");
	assert_int_equal(dir_list(&l, a, in_dir("x"), &why), RC_OK);
	assert_string_equal(strs_join(&l, a, " "), "Z a y ñ");
	assert_int_equal(dir_list(&l, a, in_dir("none"), &why), RC_OK);
	assert_int_equal(l.n, 4);
	assert_int_equal(dir_list(&l, a, in_dir("x/a"), &why), RC_IO);
	assert_int_equal(dir_make(in_dir("x/a/b"), 0700, &why), RC_INVALID);
	assert_int_equal(dir_make(in_dir("x/a"), 0700, &why), RC_INVALID);
	assert_int_equal(dir_make("", 0700, &why), RC_INVALID);
	assert_int_equal(dir_make("/", 0700, &why), RC_OK);
	assert_int_equal(dir_sync(in_dir("x/a"), &why), RC_IO);
	assert_true(file_exists(in_dir("x/a")));
	arena_free(a);
}

/* FIPS 180-4 examples, and the million a's. */
static void sha256_vectors(void **state)
{
	static const struct { const char *text, *hex; } rows[] = {
		{ "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
		{ "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
		{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
	};
	struct sha256 *h = sha256_new();
	char hex[SHA256_HEX], thousand[1000];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		sha256_hex(hex, rows[i].text, strlen(rows[i].text));
		assert_string_equal(hex, rows[i].hex);
		assert_true(sha256_valid(hex));
	}
	memset(thousand, 'a', sizeof(thousand));
	for (int i = 0; i < 1000; i++)
		sha256_add(h, thousand, sizeof(thousand));
	sha256_end(h, hex);
	assert_string_equal(hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
	assert_false(sha256_valid("CDC76E5C9914FB9281A1C7E284D73E67F1809A48A497200E046D39CCC7112CD0"));
	assert_false(sha256_valid("cdc76e5c"));
	assert_false(sha256_valid("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd00"));
}

static void hashes_files(void **state)
{
	char hex[SHA256_HEX];
	int64_t size = -1;
	struct why why;

	(void)state;
	put("abc", "abc");
	assert_int_equal(sha256_file(hex, &size, in_dir("abc"), &why), RC_OK);
	assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	assert_int_equal(size, 3);
	assert_int_equal(sha256_file(hex, NULL, in_dir("none"), &why), RC_NOTFOUND);
	assert_int_equal(mkfifo(in_dir("fifo"), 0600), 0);
	assert_int_equal(sha256_file(hex, NULL, in_dir("fifo"), &why), RC_INVALID);
	assert_int_equal(sha256_file(hex, NULL, dir, &why), RC_INVALID);
}

static void random_digits(void **state)
{
	char a[201], b[201];
	struct why why;

	(void)state;
	assert_int_equal(random_hex(a, 100, &why), RC_OK);
	assert_int_equal(random_hex(b, 100, &why), RC_OK);
	assert_int_equal(strlen(a), 200);
	assert_int_equal(strspn(a, "0123456789abcdef"), 200);
	assert_string_not_equal(a, b);
	assert_int_equal(random_hex(a, 0, &why), RC_OK);
	assert_string_equal(a, "");
}

#define IN_DIR(test) cmocka_unit_test_setup_teardown(test, make_dir, remove_dir)

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_DIR(reads_what_is_ordinary), IN_DIR(reads_what_tells_no_size), IN_DIR(writes_in_durable_order), IN_DIR(each_step_broken_once),
		IN_DIR(a_link_is_replaced_not_followed), IN_DIR(copies), IN_DIR(directories), IN_DIR(sha256_vectors), IN_DIR(hashes_files),
		IN_DIR(random_digits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
