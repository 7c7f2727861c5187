/* The desk and the vault: what was said to be kept is kept, whoever is killed; copies are whole; what is forgotten is gone. */
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>

#include "index_fixture.h"
#include "procure/index/desk.h"

#define SEAL_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define SEAL_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

static struct desk *desk_at(const char *path)
{
	struct desk *d = NULL;

	ok(desk_open(&d, path, &why));
	return d;
}

static void value_is(struct desk *d, const char *person, const char *place, const char *key, const char *expected)
{
	struct buf b = { 0 };
	enum rc rc = desk_get(d, person, place, key, &b, &why);

	assert_int_equal(rc, expected ? RC_OK : RC_NONE);
	assert_string_equal(buf_str(&b), expected ? expected : "");
	buf_free(&b);
}

static bool note_row(void *ctx, const char *place, const char *key, const char *value, int64_t at)
{
	buf_printf(ctx, "%s:%s=%s@%lld ", place, key, value, (long long)at);
	return true;
}

static void rows_are(struct desk *d, const char *person, const char *prefix, const char *expected)
{
	struct buf b = { 0 };

	ok(desk_list(d, person, prefix, note_row, &b, &why));
	assert_string_equal(buf_str(&b), expected);
	buf_free(&b);
}

static void the_desk_keeps_lists_and_drops(void **state)
{
	struct desk *d = desk_at(in_folder("desk.db"));

	(void)state;
	value_is(d, "p.rojas", "form/x", "Reason", NULL);
	ok(desk_put(d, "p.rojas", "form/x", "Reason", "first", 10, &why));
	ok(desk_put(d, "p.rojas", "form/x", "Reason", "línea\n\notra ' \" %", 11, &why));
	ok(desk_put(d, "p.rojas", "form/x", "Cost", "3", 12, &why));
	ok(desk_put(d, "p.rojas", "form/xy", "Cost", "4", 13, &why));
	ok(desk_put(d, "p.rojas", "timer", "start", "5", 14, &why));
	ok(desk_put(d, "a.vera", "form/x", "Reason", "hers", 15, &why));
	value_is(d, "p.rojas", "form/x", "Reason", "línea\n\notra ' \" %");
	rows_are(d, "p.rojas", "form/x", "form/x:Cost=3@12 form/x:Reason=línea\n\notra ' \" %@11 form/xy:Cost=4@13 ");
	rows_are(d, "p.rojas", "", "form/x:Cost=3@12 form/x:Reason=línea\n\notra ' \" %@11 form/xy:Cost=4@13 timer:start=5@14 ");
	ok(desk_put(d, "p.rojas", "form/x", "Cost", "", 16, &why));
	value_is(d, "p.rojas", "form/x", "Cost", NULL);
	ok(desk_drop(d, "p.rojas", "form/x", &why));
	rows_are(d, "p.rojas", "form/", "form/xy:Cost=4@13 ");
	desk_close(d);
	d = desk_at(in_folder("desk.db"));
	value_is(d, "a.vera", "form/x", "Reason", "hers");
	rows_are(d, "p.rojas", NULL, "form/xy:Cost=4@13 timer:start=5@14 ");
	desk_close(d);
	desk_close(NULL);
}

/* Writes `a` then `b`, both n, says one byte, and so on until it is killed. */
static pid_t writer(int *said)
{
	struct desk *d;
	int pipes[2];
	pid_t pid;

	assert_int_equal(pipe(pipes), 0);
	pid = fork();
	if (pid == 0) {
		close(pipes[0]);
		d = desk_at(in_folder("desk.db"));
		for (int n = 1; n < 100000; n++) {
			char value[16];

			snprintf(value, sizeof(value), "%d", n);
			if (desk_put(d, "p", "w", "a", value, n, &why) != RC_OK || desk_put(d, "p", "w", "b", value, n, &why) != RC_OK)
				_exit(1);
			if (write(pipes[1], ".", 1) != 1)
				_exit(2);
		}
		_exit(0);
	}
	close(pipes[1]);
	*said = pipes[0];
	return pid;
}

static void kill_and_wait(pid_t pid)
{
	int status;

	assert_int_equal(kill(pid, SIGKILL), 0);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFSIGNALED(status));
}

static int number_of(struct desk *d, const char *key)
{
	struct buf b = { 0 };
	int n;

	ok(desk_get(d, "p", "w", key, &b, &why));
	n = atoi(buf_str(&b));
	buf_free(&b);
	return n;
}

static void what_was_said_outlives_a_kill(void **state)
{
	(void)state;
	for (int round = 0; round < 5; round++) {
		int said, acks = 0;
		pid_t pid = writer(&said);
		struct desk *d;
		char c;

		while (acks < 20 + 7 * round && read(said, &c, 1) == 1)
			acks++;
		kill_and_wait(pid);
		while (read(said, &c, 1) == 1)                   /* what it said before it died */
			acks++;
		close(said);
		d = desk_at(in_folder("desk.db"));
		assert_in_range(number_of(d, "b"), acks, acks + 1);
		assert_in_range(number_of(d, "a") - number_of(d, "b"), 0, 1);
		desk_close(d);
	}
}

static void a_copy_taken_while_writing_is_whole(void **state)
{
	int said, last = 0;
	pid_t pid = writer(&said);
	char c;

	(void)state;
	assert_int_equal(read(said, &c, 1), 1);
	for (int i = 0; i < 10; i++) {
		struct desk *d;

		ok(desk_copy(in_folder("desk.db"), in_folder("copy.db"), &why));
		d = desk_at(in_folder("copy.db"));
		assert_in_range(number_of(d, "a") - number_of(d, "b"), 0, 1);
		assert_true(number_of(d, "b") >= last);
		last = number_of(d, "b");
		desk_close(d);
	}
	assert_true(last >= 1);
	kill_and_wait(pid);
	close(said);
}

static void a_copy_leaves_nothing_beside_it(void **state)
{
	struct arena *a = arena_new();
	struct strs names = { 0 };
	struct desk *d = desk_at(in_folder("desk.db"));

	(void)state;
	ok(desk_put(d, "p", "w", "a", "1", 1, &why));
	assert_int_equal(mkdir(in_folder("to"), 0700), 0);
	ok(desk_copy(in_folder("desk.db"), in_folder("to/desk.db"), &why));
	ok(dir_list(&names, a, in_folder("to"), &why));
	assert_string_equal(strs_join(&names, a, " "), "desk.db");
	assert_int_equal(unlink(in_folder("to/desk.db")), 0);
	assert_int_equal(desk_copy(in_folder("none.db"), in_folder("to/x.db"), &why), RC_NOTFOUND);
	assert_int_equal(desk_copy(in_folder("desk.db"), in_folder("absent/x.db"), &why), RC_IO);
	assert_int_equal(rmdir(in_folder("to")), 0);
	desk_close(d);
	arena_free(a);
}

static void bytes_write(const char *path, const char *bytes)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(bytes, f);
	fclose(f);
}

/* Unlike the index it is the only copy: it is never made anew over what is there. */
static void a_damaged_desk_is_kept(void **state)
{
	struct desk *d;
	struct buf b = { 0 };

	(void)state;
	bytes_write(in_folder("desk.db"), "this is no database, but somebody may know what it is");
	assert_int_equal(desk_open(&d, in_folder("desk.db"), &why), RC_DAMAGED);
	assert_null(d);
	ok(file_read(&b, in_folder("desk.db"), 1000, false, &why));
	assert_string_equal(b.p, "this is no database, but somebody may know what it is");
	buf_free(&b);
}

static struct vault *vault_at(const char *path)
{
	struct vault *v = NULL;

	ok(vault_open(&v, path, true, &why));
	return v;
}

static void opens_to(struct vault *v, const char *seal, const char *expected)
{
	struct buf value = { 0 }, salt = { 0 };
	enum rc rc = vault_get(v, seal, &value, &salt, &why);

	assert_int_equal(rc, expected ? RC_OK : RC_NONE);
	assert_string_equal(buf_str(&value), expected ? expected : "");
	assert_string_equal(buf_str(&salt), expected ? "salt" : "");
	buf_free(&value);
	buf_free(&salt);
}

static unsigned mode_of(const char *path)
{
	struct stat st;

	assert_int_equal(stat(path, &st), 0);
	return st.st_mode & 0777;
}

static void the_vault_is_closed_to_others(void **state)
{
	mode_t old = umask(0);
	struct vault *v;

	(void)state;
	assert_int_equal(vault_open(&v, in_folder("vault.db"), false, &why), RC_NONE);
	assert_null(v);
	assert_false(file_exists(in_folder("vault.db")));
	assert_int_equal(chmod(folder, 0777), 0);
	v = vault_at(in_folder("vault.db"));
	ok(vault_put(v, SEAL_A, "path", "Grounds", "salt", "x", &why));
	assert_int_equal(mode_of(in_folder("vault.db")), 0600);
	assert_int_equal(mode_of(in_folder("vault.db-wal")), 0600);
	ok(desk_copy(in_folder("vault.db"), in_folder("copy.db"), &why));
	assert_int_equal(mode_of(in_folder("copy.db")), 0600);
	vault_close(v);
	assert_int_equal(chmod(in_folder("vault.db"), 0644), 0);
	vault_close(vault_at(in_folder("vault.db")));
	assert_int_equal(mode_of(in_folder("vault.db")), 0600);
	umask(old);
}

static void the_vault_overwrites_nothing(void **state)
{
	struct vault *v = vault_at(in_folder("vault.db"));

	(void)state;
	ok(vault_put(v, SEAL_A, "path", "Grounds", "salt", "cónyuge\nde una oferente", &why));
	ok(vault_put(v, SEAL_A, "path", "Grounds", "salt", "cónyuge\nde una oferente", &why));
	assert_int_equal(vault_put(v, SEAL_A, "path", "Grounds", "salt", "other", &why), RC_DENIED);
	assert_int_equal(vault_put(v, "AAAA", "path", "Grounds", "salt", "other", &why), RC_INVALID);
	ok(vault_put(v, SEAL_B, "path", "Grounds", "salt", "b", &why));
	vault_close(v);
	v = vault_at(in_folder("vault.db"));
	opens_to(v, SEAL_A, "cónyuge\nde una oferente");
	opens_to(v, SEAL_B, "b");
	vault_close(v);
	vault_close(NULL);
}

static bool file_holds(const char *path, const char *what)
{
	struct buf b = { 0 };
	bool holds;

	if (file_read(&b, path, 1 << 24, false, &why) != RC_OK)
		return false;
	holds = memmem(buf_str(&b), b.len, what, strlen(what)) != NULL;
	buf_free(&b);
	return holds;
}

static bool note_sealed(void *ctx, const char *commitment, const char *path, const char *field)
{
	buf_printf(ctx, "%.1s %s:%s ", commitment, path, field);
	return true;
}

static void what_is_forgotten_is_gone_from_the_disk(void **state)
{
	struct vault *v = vault_at(in_folder("vault.db"));
	struct buf b = { 0 };

	(void)state;
	ok(vault_put(v, SEAL_B, "z", "Grounds", "salt", "kept for ever", &why));
	ok(vault_put(v, SEAL_A, "a", "Grounds", "salt", "zymurgic secret", &why));
	ok(vault_list(v, note_sealed, &b, &why));
	assert_string_equal(b.p, "a a:Grounds b z:Grounds ");
	buf_free(&b);
	assert_true(file_holds(in_folder("vault.db-wal"), "zymurgic secret"));
	ok(vault_forget(v, SEAL_A, &why));
	assert_int_equal(vault_forget(v, SEAL_A, &why), RC_NONE);
	opens_to(v, SEAL_A, NULL);
	opens_to(v, SEAL_B, "kept for ever");
	assert_false(file_holds(in_folder("vault.db-wal"), "zymurgic secret"));
	assert_false(file_holds(in_folder("vault.db"), "zymurgic secret"));
	assert_true(file_holds(in_folder("vault.db"), "kept for ever"));
	vault_close(v);
	assert_false(file_holds(in_folder("vault.db"), "zymurgic secret"));
}

#define in_own_folder(test) cmocka_unit_test_setup_teardown(test, folder_make, folder_drop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_own_folder(the_desk_keeps_lists_and_drops),
		in_own_folder(what_was_said_outlives_a_kill),
		in_own_folder(a_copy_taken_while_writing_is_whole),
		in_own_folder(a_copy_leaves_nothing_beside_it),
		in_own_folder(a_damaged_desk_is_kept),
		in_own_folder(the_vault_is_closed_to_others),
		in_own_folder(the_vault_overwrites_nothing),
		in_own_folder(what_is_forgotten_is_gone_from_the_disk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
