/* Opening the index: stamps, other shapes, damage, several programs at once, what a crash leaves. */
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>

#include "index_fixture.h"
#include "procure/index/desk.h"
#include "rows.h"

static void add(struct index *ix, int64_t seq)
{
	struct index_act act = an_act(seq, "decide(C1/R-01): Depósito");
	struct index_record r = a_record("contracts/C1/R-01", "R-01", "Depósito", "Kind: requirement\nClause: Depósito\n");

	ok(index_add(ix, &act, &r, 1, &why));
}

static void counts_are(struct index *ix, int64_t acts, int64_t records)
{
	int64_t a, r;

	ok(index_count(ix, &a, &r, &why));
	assert_int_equal(a, acts);
	assert_int_equal(r, records);
}

static void a_new_index_is_empty_and_keeps_its_stamp(void **state)
{
	struct index *ix = index_at(in_folder("i.db"));

	(void)state;
	stamp_is(ix, "", 0);
	add(ix, 1);
	stamp_is(ix, commit_of(1), 1);
	index_close(ix);
	ix = index_at(in_folder("i.db"));
	stamp_is(ix, commit_of(1), 1);
	counts_are(ix, 1, 1);
	index_close(ix);
	index_close(NULL);
}

static void another_schema_is_made_anew(void **state)
{
	struct index *ix = index_at(in_folder("i.db"));

	(void)state;
	add(ix, 1);
	index_close(ix);
	ok(index_open(&ix, in_folder("i.db"), SHAPE + 1, 0, &why));
	stamp_is(ix, "", 0);
	counts_are(ix, 0, 0);
	index_close(ix);
}

static void write_bytes(const char *path, const char *mode, long at, const char *bytes, size_t n)
{
	FILE *f = fopen(path, mode);

	assert_non_null(f);
	assert_int_equal(fseek(f, at, SEEK_SET), 0);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
}

static void what_is_no_database_is_made_anew(void **state)
{
	char noise[9000];
	struct index *ix;

	(void)state;
	for (size_t i = 0; i < sizeof(noise); i++)
		noise[i] = (char)(i * 7 + i / 251);
	for (size_t n = 0; n <= sizeof(noise); n += 3000) {
		unlink(in_folder("i.db-wal"));
		write_bytes(in_folder("i.db"), "w", 0, noise, n);
		ix = index_at(in_folder("i.db"));
		stamp_is(ix, "", 0);
		add(ix, 1);
		index_close(ix);
	}
}

/* Every page overwritten once: the index opens, empty or whole, and can be written. */
static void any_bad_page_is_noticed_or_harmless(void **state)
{
	struct index *ix = index_at(in_folder("i.db"));
	char noise[4096];
	struct stat st;

	(void)state;
	memset(noise, 0xa5, sizeof(noise));
	add(ix, 1);
	index_close(ix);
	ok(desk_copy(in_folder("i.db"), in_folder("p.db"), &why));
	assert_int_equal(stat(in_folder("p.db"), &st), 0);
	assert_true(st.st_size > 16 * 4096);
	for (off_t at = 0; at < st.st_size; at += 4096) {
		char commit[41];
		int64_t seq;

		unlink(in_folder("p.db-wal"));
		ok(desk_copy(in_folder("i.db"), in_folder("p.db"), &why));
		write_bytes(in_folder("p.db"), "r+", (long)at, noise, sizeof(noise));
		ix = index_at(in_folder("p.db"));
		ok(index_stamp(ix, commit, &seq, &why));
		add(ix, seq + 1);
		index_close(ix);
	}
}

/* A program that is killed leaves its last acts in the WAL; whoever opens next has them, even over a damaged file. */
static void what_the_journal_holds_is_not_lost(void **state)
{
	struct index *ix = index_at(in_folder("i.db"));

	(void)state;
	add(ix, 1);
	index_close(ix);
	write_bytes(in_folder("i.db"), "w", 0, "noise", 5);
	ix = index_at(in_folder("i.db"));
	stamp_is(ix, commit_of(1), 1);
	index_close(ix);
}

/* Too large to be checked whole at each open: 400 acts of a kilobyte, with noise in the middle of the file. */
static void make_large_and_damaged(void)
{
	struct index *ix = index_at(in_folder("i.db"));
	char noise[40000], message[1001];
	struct stat st;

	memset(noise, 0xa5, sizeof(noise));
	memset(message, 'x', 1000);
	message[1000] = '\0';
	ok(index_begin(ix, &why));
	for (int64_t seq = 1; seq <= 400; seq++) {
		struct index_act act = an_act(seq, "large");

		act.message = message;
		ok(index_add(ix, &act, NULL, 0, &why));
	}
	ok(index_commit(ix, &why));
	index_close(ix);
	ok(desk_copy(in_folder("i.db"), in_folder("p.db"), &why));
	assert_int_equal(stat(in_folder("p.db"), &st), 0);
	write_bytes(in_folder("p.db"), "r+", (long)st.st_size / 2, noise, sizeof(noise));
}

static void damage_met_later_is_mended_at_the_next_open(void **state)
{
	struct index *ix;
	struct buf found = { 0 };

	(void)state;
	make_large_and_damaged();
	ix = index_at(in_folder("p.db"));
	stamp_is(ix, commit_of(400), 400);
	assert_int_equal(index_acts(ix, &(struct index_acts_query){ 0 }, note_act, &found, &why), RC_DAMAGED);
	buf_free(&found);
	index_close(ix);
	ix = index_at(in_folder("p.db"));
	stamp_is(ix, "", 0);
	add(ix, 1);
	index_close(ix);
}

static void an_index_being_written_when_the_machine_fell_is_checked(void **state)
{
	struct index *ix;
	sqlite3 *h;

	(void)state;
	make_large_and_damaged();
	assert_int_equal(sqlite3_open(in_folder("p.db"), &h), SQLITE_OK);
	assert_int_equal(sqlite3_exec(h, "UPDATE stamp SET boot = 'another'", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(h);
	ix = index_at(in_folder("p.db"));
	stamp_is(ix, "", 0);
	index_close(ix);
}

static void a_foreign_database_is_made_anew(void **state)
{
	sqlite3 *h;
	struct index *ix;

	(void)state;
	assert_int_equal(sqlite3_open(in_folder("i.db"), &h), SQLITE_OK);
	assert_int_equal(sqlite3_exec(h, "CREATE TABLE stamp(x); CREATE TABLE t(a); CREATE VIEW v AS SELECT * FROM t;"
		"CREATE TRIGGER g AFTER INSERT ON t BEGIN DELETE FROM t; END; CREATE VIRTUAL TABLE f USING fts5(a)", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(h);
	ix = index_at(in_folder("i.db"));
	add(ix, 1);
	counts_are(ix, 1, 1);
	index_close(ix);
}

static void a_trigger_of_others_is_not_trusted(void **state)
{
	struct index *ix = index_at(in_folder("i.db"));
	sqlite3 *h;

	(void)state;
	add(ix, 1);
	index_close(ix);
	assert_int_equal(sqlite3_open(in_folder("i.db"), &h), SQLITE_OK);
	assert_int_equal(sqlite3_exec(h, "CREATE TRIGGER g AFTER INSERT ON act BEGIN DELETE FROM record; END", NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(h);
	ix = index_at(in_folder("i.db"));
	stamp_is(ix, "", 0);
	index_close(ix);
}

static void links_and_folders_are_refused(void **state)
{
	struct index *ix;

	(void)state;
	write_bytes(in_folder("mine.txt"), "w", 0, "a letter", 8);
	assert_int_equal(symlink(in_folder("mine.txt"), in_folder("i.db")), 0);
	assert_int_equal(index_open(&ix, in_folder("i.db"), SHAPE, 0, &why), RC_IO);
	assert_null(ix);
	assert_int_equal(index_open(&ix, folder, SHAPE, 0, &why), RC_IO);
	struct buf b = { 0 };
	ok(file_read(&b, in_folder("mine.txt"), 100, false, &why));
	assert_string_equal(b.p, "a letter");
	buf_free(&b);
}

static void acts_come_in_order_or_not_at_all(void **state)
{
	struct index *ix = index_at(":memory:");
	struct index_act act = an_act(2, "two");

	(void)state;
	assert_int_equal(index_add(ix, &act, NULL, 0, &why), RC_MOVED);
	add(ix, 1);
	add(ix, 2);
	add(ix, 1);                                      /* another process was faster: nothing happens */
	stamp_is(ix, commit_of(2), 2);
	act.commit = "another";
	assert_int_equal(index_add(ix, &act, NULL, 0, &why), RC_MOVED);
	act.seq = 4;
	assert_int_equal(index_add(ix, &act, NULL, 0, &why), RC_MOVED);
	counts_are(ix, 2, 1);
	index_close(ix);
}

static void a_failure_spoils_the_whole_transaction(void **state)
{
	struct index *ix = index_at(":memory:");
	struct index_act act = an_act(3, "three");
	struct index_record none = a_record("", "R-01", "", "");

	(void)state;
	add(ix, 1);
	ok(index_begin(ix, &why));
	add(ix, 2);
	assert_int_equal(index_add(ix, &act, &none, 1, &why), RC_INVALID);
	assert_int_equal(index_commit(ix, &why), RC_IO);
	stamp_is(ix, commit_of(1), 1);
	add(ix, 2);
	stamp_is(ix, commit_of(2), 2);
	index_close(ix);
}

static void an_abandoned_transaction_leaves_no_trace_and_no_lock(void **state)
{
	struct index *one = index_at(in_folder("i.db")), *two = index_at(in_folder("i.db"));

	(void)state;
	ok(index_begin(one, &why));
	add(one, 1);
	index_abandon(one);
	add(two, 1);
	ok(index_bulk(one, true, &why));
	ok(index_begin(one, &why));
	add(one, 2);
	index_abandon(one);
	index_abandon(one);
	add(two, 2);
	add(one, 3);
	stamp_is(two, commit_of(3), 3);
	index_close(one);
	index_close(two);
}

static void readers_see_whole_acts_while_one_writes(void **state)
{
	struct index *one = index_at(in_folder("i.db")), *two = index_at(in_folder("i.db"));

	(void)state;
	ok(index_begin(one, &why));
	add(one, 1);
	add(one, 2);
	stamp_is(two, "", 0);
	counts_are(two, 0, 0);
	ok(index_commit(one, &why));
	stamp_is(two, commit_of(2), 2);
	add(two, 3);
	stamp_is(one, commit_of(3), 3);
	index_close(one);
	add(two, 4);
	index_close(two);
}

/* Each child catches up from wherever the index stands; the acts are there once, in order. */
static void catch_up(int64_t last)
{
	struct index *ix = index_at(in_folder("i.db"));
	char commit[41];
	int64_t seq = 0, acts, records;

	while (seq < last) {
		ok(index_stamp(ix, commit, &seq, &why));
		if (seq < last)
			add(ix, seq + 1);
		ok(index_count(ix, &acts, &records, &why));
		assert_true(acts > seq || seq == last);
	}
	index_close(ix);
}

static void many_programs_catch_up_at_once(void **state)
{
	pid_t pids[4];
	struct index *ix;
	int status;

	(void)state;
	for (int i = 0; i < 4; i++)
		if ((pids[i] = fork()) == 0) {
			catch_up(60);
			_exit(0);
		}
	for (int i = 0; i < 4; i++) {
		assert_int_equal(waitpid(pids[i], &status, 0), pids[i]);
		assert_int_equal(status, 0);
	}
	ix = index_at(in_folder("i.db"));
	stamp_is(ix, commit_of(60), 60);
	counts_are(ix, 60, 1);
	index_close(ix);
}

/* A shape that changes under an open handle: the old program is told, and spoils nothing. */
static void the_shape_may_change_under_an_open_index(void **state)
{
	struct index *old = index_at(in_folder("i.db")), *new;
	struct index_act act = an_act(2, "two");
	char commit[41];
	int64_t seq;

	(void)state;
	add(old, 1);
	ok(index_open(&new, in_folder("i.db"), SHAPE + 1, 0, &why));
	assert_int_equal(index_stamp(old, commit, &seq, &why), RC_MOVED);
	assert_int_equal(index_add(old, &act, NULL, 0, &why), RC_MOVED);
	add(new, 1);
	index_close(old);
	stamp_is(new, commit_of(1), 1);
	index_close(new);
}

static void load(struct index *ix, int64_t n)
{
	ok(index_bulk(ix, true, &why));
	ok(index_clear(ix, &why));
	for (int64_t seq = 1; seq <= n; seq++)
		add(ix, seq);
}

/* The child is killed in the middle of a rebuild: the index is as it was before, and says so. */
static void a_crash_in_bulk_leaves_the_old_rows(void **state)
{
	struct index *ix = index_at(in_folder("i.db"));
	int status;
	pid_t pid;

	(void)state;
	add(ix, 1);
	index_close(ix);
	pid = fork();
	if (pid == 0) {
		load(index_at(in_folder("i.db")), 500);
		raise(SIGKILL);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFSIGNALED(status));
	ix = index_at(in_folder("i.db"));
	stamp_is(ix, commit_of(1), 1);
	load(ix, 20);
	stamp_is(ix, commit_of(20), 20);
	index_close(ix);                                 /* without the end of bulk: the same */
	ix = index_at(in_folder("i.db"));
	stamp_is(ix, commit_of(1), 1);
	index_close(ix);
}

static void live_and_rebuilt_are_the_same(void **state)
{
	struct index *live = index_at(in_folder("live.db")), *built = index_at(in_folder("built.db"));
	struct index_record r[2] = { a_record("b", "B", "b", "b"), a_record("a", "A", "a", "a") };
	struct index_act act = an_act(31, "two records");
	char one[65], two[65], three[65];

	(void)state;
	for (int64_t seq = 1; seq <= 30; seq++)
		add(live, seq);
	ok(index_add(live, &act, r, 2, &why));
	load(built, 30);
	r[0] = r[1];
	r[1] = a_record("b", "B", "b", "b");
	ok(index_add(built, &act, r, 2, &why));          /* in another order */
	ok(index_bulk(built, false, &why));
	ok(index_dump_hash(live, one, &why));
	ok(index_dump_hash(built, two, &why));
	assert_string_equal(one, two);
	assert_int_equal(strlen(one), 64);
	add(live, 32);
	ok(index_dump_hash(live, three, &why));
	assert_string_not_equal(one, three);
	add(built, 32);
	ok(index_dump_hash(built, two, &why));
	assert_string_equal(three, two);
	index_close(live);
	index_close(built);
}

static void readonly_makes_nothing_and_reads(void **state)
{
	struct index *ix, *ro;
	struct index_act act = an_act(2, "two");

	(void)state;
	assert_int_equal(index_open(&ro, in_folder("i.db"), SHAPE, INDEX_READONLY, &why), RC_NONE);
	assert_false(file_exists(in_folder("i.db")));
	ix = index_at(in_folder("i.db"));
	add(ix, 1);
	ok(index_open(&ro, in_folder("i.db"), SHAPE, INDEX_READONLY, &why));
	stamp_is(ro, commit_of(1), 1);
	assert_int_equal(index_add(ro, &act, NULL, 0, &why), RC_IO);
	index_close(ro);
	index_close(ix);
	assert_int_equal(index_open(&ro, in_folder("i.db"), SHAPE + 1, INDEX_READONLY, &why), RC_NONE);
	ok(index_open(&ro, in_folder("i.db"), SHAPE, INDEX_READONLY, &why));
	counts_are(ro, 1, 1);
	index_close(ro);
}

/* Without WAL and shared memory beside it, in a folder where none can be made (a compact disc, a copy): read as it lies there. */
static void a_copy_on_a_disc_is_read(void **state)
{
	struct index *ix = index_at(in_folder("i.db"));
	int status;
	pid_t pid;

	(void)state;
	add(ix, 1);
	index_close(ix);
	ok(desk_copy(in_folder("i.db"), in_folder("disc.db"), &why));
	assert_int_equal(chmod(in_folder("disc.db"), 0444), 0);
	assert_int_equal(chmod(folder, 0555), 0);
	pid = fork();
	if (pid == 0) {
		if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))       /* root may write anywhere */
			_exit(1);
		ok(index_open(&ix, in_folder("disc.db"), SHAPE, INDEX_READONLY, &why));
		assert_true(ix->db.immutable);
		stamp_is(ix, commit_of(1), 1);
		index_close(ix);
		_exit(0);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	assert_int_equal(chmod(folder, 0755), 0);
}

/* Who may not write reads the living index, its WAL too, while nobody and while somebody has it open. */
static void a_reader_without_rights_sees_the_last_act(void **state)
{
	struct index *ix = index_at(in_folder("i.db"));

	(void)state;
	for (int64_t seq = 1; seq <= 2; seq++) {
		int status;
		pid_t pid;

		if (!ix)
			ix = index_at(in_folder("i.db"));
		add(ix, seq);
		if (seq == 2) {
			index_close(ix);
			ix = NULL;
		}
		assert_int_equal(chmod(in_folder("i.db"), 0644) | chmod(in_folder("i.db-wal"), 0644) | chmod(in_folder("i.db-shm"), 0644), 0);
		assert_int_equal(chmod(folder, 0755), 0);
		pid = fork();
		if (pid == 0) {
			if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
				_exit(1);
			ok(index_open(&ix, in_folder("i.db"), SHAPE, INDEX_READONLY, &why));
			assert_false(ix->db.immutable);
			stamp_is(ix, commit_of(seq), seq);
			_exit(0);
		}
		assert_int_equal(waitpid(pid, &status, 0), pid);
		assert_int_equal(status, 0);
	}
}

static unsigned mode_of(const char *path)
{
	struct stat st;

	assert_int_equal(stat(path, &st), 0);
	return st.st_mode & 0777;
}

static void rights_follow_umask_and_a_shared_folder(void **state)
{
	mode_t old = umask(027);
	struct index *ix = index_at(in_folder("i.db"));

	(void)state;
	add(ix, 1);
	assert_int_equal(mode_of(in_folder("i.db")), 0640);
	assert_int_equal(mode_of(in_folder("i.db-wal")), 0640);
	index_close(ix);
	assert_int_equal(chmod(folder, 0770), 0);
	ix = index_at(in_folder("shared.db"));
	add(ix, 1);
	assert_int_equal(mode_of(in_folder("shared.db")), 0660);
	assert_int_equal(mode_of(in_folder("shared.db-wal")), 0660);
	assert_int_equal(mode_of(in_folder("shared.db-shm")), 0660);
	index_close(ix);
	umask(old);
}

#define in_own_folder(test) cmocka_unit_test_setup_teardown(test, folder_make, folder_drop)

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_own_folder(a_new_index_is_empty_and_keeps_its_stamp),
		in_own_folder(another_schema_is_made_anew),
		in_own_folder(what_is_no_database_is_made_anew),
		in_own_folder(any_bad_page_is_noticed_or_harmless),
		in_own_folder(what_the_journal_holds_is_not_lost),
		in_own_folder(damage_met_later_is_mended_at_the_next_open),
		in_own_folder(an_index_being_written_when_the_machine_fell_is_checked),
		in_own_folder(a_foreign_database_is_made_anew),
		in_own_folder(a_trigger_of_others_is_not_trusted),
		in_own_folder(links_and_folders_are_refused),
		in_own_folder(acts_come_in_order_or_not_at_all),
		in_own_folder(a_failure_spoils_the_whole_transaction),
		in_own_folder(an_abandoned_transaction_leaves_no_trace_and_no_lock),
		in_own_folder(readers_see_whole_acts_while_one_writes),
		in_own_folder(many_programs_catch_up_at_once),
		in_own_folder(the_shape_may_change_under_an_open_index),
		in_own_folder(a_crash_in_bulk_leaves_the_old_rows),
		in_own_folder(live_and_rebuilt_are_the_same),
		in_own_folder(readonly_makes_nothing_and_reads),
		in_own_folder(a_copy_on_a_disc_is_read),
		in_own_folder(a_reader_without_rights_sees_the_last_act),
		in_own_folder(rights_follow_umask_and_a_shared_folder),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
