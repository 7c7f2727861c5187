/* A consistent copy of a database that is in use. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db.h"
#include "procure/base/file.h"
#include "procure/index/desk.h"

static enum rc sync_file(const char *path, struct why *why)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	bool good = fd >= 0 && fsync(fd) == 0;
	enum rc rc = good ? RC_OK : fail_errno(why, N_("{1} could not be written to disk: {2}"), path);

	if (fd >= 0)
		close(fd);
	return rc;
}

/* An empty file beside the target, with the rights of what is copied: a copy of the vault is as closed as the vault. */
static enum rc make_beside(const char *tmp, const char *from, struct why *why)
{
	struct stat st;
	int fd;

	if (stat(from, &st) != 0)
		return fail(why, RC_NOTFOUND, N_("There is no file {1}."), from);
	if (unlink(tmp) != 0 && errno != ENOENT)
		return fail_errno(why, N_("{1} could not be removed: {2}"), tmp);
	fd = open(tmp, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, st.st_mode & 0660);
	if (fd < 0)
		return fail_errno(why, N_("{1} could not be made: {2}"), tmp);
	close(fd);
	return RC_OK;
}

/* One step: in WAL a reader hinders no writer, and sees one moment. */
static enum rc copy_pages(struct db *from, struct db *to, struct why *why)
{
	sqlite3_backup *b = sqlite3_backup_init(to->h, "main", from->h, "main");
	int code = SQLITE_BUSY;

	if (!b)
		return db_fail(to, why);
	for (int waited = 0; waited < DB_WAIT_MS && ((code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED); waited += 10) {
		code = sqlite3_backup_step(b, -1);
		if (code != SQLITE_DONE)
			sqlite3_sleep(10);
	}
	sqlite3_backup_finish(b);
	return code == SQLITE_DONE ? RC_OK : db_fail_code(code, sqlite3_errstr(code), code == SQLITE_FULL ? to->path : from->path, why);
}

static enum rc copy_to(struct db *from, const char *tmp, struct why *why)
{
	struct db to = { .path = mem_strdup(tmp) };
	int code = sqlite3_open_v2(tmp, &to.h, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL);
	enum rc rc = code == SQLITE_OK ? db_exec(&to, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF", why) : db_fail_code(code, "", tmp, why);

	if (rc == RC_OK && (rc = copy_pages(from, &to, why)) == RC_OK)
		rc = db_check(&to, why);
	db_close(&to);
	return rc;
}

static void drop_tails(const char *tmp)
{
	static const char *const tails[] = { "-journal", "-wal", "-shm", "" };

	for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++) {
		struct buf name = { 0 };

		buf_printf(&name, "%s%s", tmp, tails[i]);
		(void)unlink(name.p);
		buf_free(&name);
	}
}

static enum rc sync_folder_of(const char *path, struct why *why)
{
	const char *slash = strrchr(path, '/');
	struct buf dir = { 0 };
	enum rc rc;

	buf_add(&dir, slash ? path : ".", slash && slash > path ? (size_t)(slash - path) : 1);
	rc = dir_sync(dir.p, why);
	buf_free(&dir);
	return rc;
}

enum rc desk_copy(const char *from, const char *to, struct why *why)
{
	struct buf tmp = { 0 };
	struct db src = { 0 };
	enum rc rc;

	buf_printf(&tmp, "%s.new-%ld", to, (long)getpid());
	if ((rc = make_beside(tmp.p, from, why)) != RC_OK || (rc = db_open(&src, from, DB_READONLY, why)) != RC_OK ||
	    (rc = copy_to(&src, tmp.p, why)) != RC_OK || (rc = sync_file(tmp.p, why)) != RC_OK)
		goto done;
	if (rename(tmp.p, to) != 0)
		rc = fail_errno(why, N_("{1} could not be put in place: {2}"), to);
	else
		rc = sync_folder_of(to, why);
done:
	db_close(&src);
	drop_tails(tmp.p);
	buf_free(&tmp);
	return rc;
}
