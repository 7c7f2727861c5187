/* Opening, checking and emptying a database; transactions. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "db.h"

enum { JOURNAL_LEFT_MAX = 1 << 20 };

static const struct { int code; enum rc rc; const char *msg; } db_errors[] = {
	{ SQLITE_BUSY,     RC_MOVED,   N_("{1} is in use by another program; try again in a moment.") },
	{ SQLITE_LOCKED,   RC_MOVED,   N_("{1} is in use by another program; try again in a moment.") },
	{ SQLITE_CORRUPT,  RC_DAMAGED, N_("{1} is damaged ({2}).") },
	{ SQLITE_NOTADB,   RC_DAMAGED, N_("{1} is damaged ({2}).") },
	{ SQLITE_FULL,     RC_IO,      N_("The disk is full: {1} could not be written. Make room and try again.") },
	{ SQLITE_READONLY, RC_IO,      N_("{1} may only be read here; ask its owner for the right to write.") },
	{ SQLITE_CANTOPEN, RC_IO,      N_("{1} could not be opened; look at the rights of the file and its folder.") },
	{ SQLITE_NOMEM,    RC_IO,      N_("There was not enough memory to use {1}.") },
};

enum rc db_fail_code(int code, const char *text, const char *path, struct why *why)
{
	for (size_t i = 0; i < sizeof(db_errors) / sizeof(db_errors[0]); i++)
		if ((code & 0xff) == db_errors[i].code)
			return fail(why, db_errors[i].rc, db_errors[i].msg, path, strstr(db_errors[i].msg, "{2}") ? text : "");
	return fail(why, RC_IO, N_("{1} could not be read or written: {2}."), path, text);
}

enum rc db_fail(struct db *d, struct why *why)
{
	return db_fail_code(sqlite3_extended_errcode(d->h), sqlite3_errmsg(d->h), d->path, why);
}

enum rc db_exec(struct db *d, const char *sql, struct why *why)
{
	return sqlite3_exec(d->h, sql, NULL, NULL, NULL) == SQLITE_OK ? RC_OK : db_fail(d, why);
}

static int db_connect(struct db *d, bool immutable)
{
	int flags = d->flags & DB_READONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
	char *uri = immutable ? db_uri(d->path, "?immutable=1") : NULL;
	int code;

	sqlite3_close(d->h);
	d->h = NULL;
	d->immutable = immutable;
	code = sqlite3_open_v2(uri ? uri : d->path, &d->h, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | (uri ? SQLITE_OPEN_URI : 0), NULL);
	mem_free(uri);
	if (code != SQLITE_OK)
		return code;
	sqlite3_busy_timeout(d->h, DB_WAIT_MS);
	sqlite3_db_config(d->h, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)NULL);
	sqlite3_db_config(d->h, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, (int *)NULL);
	sqlite3_db_config(d->h, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, (int *)NULL);
	sqlite3_db_config(d->h, SQLITE_DBCONFIG_ENABLE_VIEW, 0, (int *)NULL);
	sqlite3_db_config(d->h, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, (int *)NULL);
	/* The first read: here a bad header, or a WAL that cannot be used, shows. */
	return sqlite3_exec(d->h, "PRAGMA cell_size_check=ON; PRAGMA foreign_keys=OFF; PRAGMA schema_version", NULL, NULL, NULL);
}

/* Two processes that make the file at once: the change of mode does not always wait for the other by itself. */
static enum rc db_use_wal(struct db *d, struct why *why)
{
	int code = SQLITE_BUSY;

	for (int waited = 0; waited < DB_WAIT_MS && (code & 0xff) == SQLITE_BUSY; waited += 10) {
		code = sqlite3_exec(d->h, "PRAGMA journal_mode=WAL", NULL, NULL, NULL);
		if ((code & 0xff) == SQLITE_BUSY)
			sqlite3_sleep(10);
	}
	return code == SQLITE_OK ? RC_OK : db_fail(d, why);
}

/* Measured with real power cuts: WAL keeps what was committed with FULL, a rollback journal only with EXTRA (reliability.md 2.2); in WAL the two
 * are the same. WAL may be impossible (no shared memory on this file system); then SQLite stays with a rollback journal. */
static enum rc db_tune(struct db *d, struct why *why)
{
	int keep = 1;
	enum rc rc;

	if ((rc = db_use_wal(d, why)) != RC_OK)
		return rc;
	if (d->flags & DB_DURABLE)
		return db_exec(d, "PRAGMA synchronous=EXTRA; PRAGMA secure_delete=ON; PRAGMA journal_size_limit=0", why);
	/* The WAL and its shared memory stay when the last program leaves, so that a reader without the right to write can use them; and leaving syncs
	 * nothing while the WAL is short (db_close), because a command that writes one act must not wait for the disk once more. */
	sqlite3_file_control(d->h, "main", SQLITE_FCNTL_PERSIST_WAL, &keep);
	sqlite3_db_config(d->h, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)NULL);
	return db_exec(d, "PRAGMA synchronous=NORMAL; PRAGMA secure_delete=OFF; PRAGMA journal_size_limit=1048576; PRAGMA wal_autocheckpoint=4000;"
		" PRAGMA cache_size=-16384", why);
}

static bool db_needs_immutable(const struct db *d, int code)
{
	return (d->flags & DB_READONLY) && ((code & 0xff) == SQLITE_CANTOPEN || (code & 0xff) == SQLITE_READONLY) && db_journal_size(d->path) == 0;
}

enum rc db_open(struct db *d, const char *path, unsigned flags, struct why *why)
{
	int code;
	enum rc rc;

	*d = (struct db){ .flags = flags };
	if ((rc = db_file_ready(path, flags, why)) != RC_OK)
		return rc;
	d->path = mem_strdup(path);
	code = db_connect(d, false);
	if (db_needs_immutable(d, code))
		code = db_connect(d, true);
	if (code != SQLITE_OK)
		rc = db_fail_code(code, d->h ? sqlite3_errmsg(d->h) : "", path, why);
	else if (!(flags & DB_READONLY))
		rc = db_tune(d, why);
	if (rc != RC_OK)
		db_close(d);
	return rc;
}

/* A long WAL is read whole by the next one who opens it. Where others still read it, they will do this when they leave. */
static void db_shorten(struct db *d)
{
	if (!d->h || d->flags & (DB_READONLY | DB_DURABLE) || db_journal_size(d->path) <= JOURNAL_LEFT_MAX)
		return;
	sqlite3_busy_timeout(d->h, 0);
	sqlite3_exec(d->h, "PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL, NULL);
}

void db_close(struct db *d)
{
	db_shorten(d);
	for (size_t i = 0; i < d->n_kept; i++) {
		sqlite3_finalize(d->kept[i].st);
		mem_free(d->kept[i].sql);
	}
	sqlite3_close_v2(d->h);
	mem_free(d->path);
	*d = (struct db){ 0 };
}

/* SQLite's own way to empty a file whatever it holds; others who have it open see one more change. */
static int db_reset(const char *path)
{
	sqlite3 *h = NULL;
	int code = sqlite3_open_v2(path, &h, SQLITE_OPEN_READWRITE, NULL);

	if (code == SQLITE_OK) {
		sqlite3_busy_timeout(h, DB_WAIT_MS);
		sqlite3_db_config(h, SQLITE_DBCONFIG_RESET_DATABASE, 1, (int *)NULL);
		code = sqlite3_exec(h, "VACUUM", NULL, NULL, NULL);
		sqlite3_db_config(h, SQLITE_DBCONFIG_RESET_DATABASE, 0, (int *)NULL);
	}
	sqlite3_close(h);
	return code;
}

static enum rc db_unlink(const char *path, struct why *why)
{
	static const char *const tails[] = { "-wal", "-shm", "-journal", "" };
	enum rc rc = RC_OK;

	for (size_t i = 0; i < sizeof(tails) / sizeof(tails[0]); i++) {
		struct buf name = { 0 };

		buf_puts(&name, path);
		buf_puts(&name, tails[i]);
		if (unlink(name.p) != 0 && errno != ENOENT)
			rc = fail_errno(why, N_("{1} is damaged and could not be removed: {2}"), name.p);
		buf_free(&name);
	}
	return rc;
}

enum rc db_empty(const char *path, struct why *why)
{
	int code = db_reset(path);

	if ((code & 0xff) == SQLITE_BUSY)
		return db_fail_code(code, "", path, why);
	return code == SQLITE_OK ? RC_OK : db_unlink(path, why);
}

enum rc db_check(struct db *d, struct why *why)
{
	sqlite3_stmt *st = NULL;
	enum rc rc;

	if ((rc = db_take(&st, d, "PRAGMA quick_check(1)", why)) == RC_OK && (rc = db_step(d, st, why)) == RC_OK && strcmp(db_text(st, 0), "ok") != 0)
		rc = fail(why, RC_DAMAGED, N_("{1} is damaged ({2})."), d->path, db_text(st, 0));
	db_give(d, st);
	return rc;
}

enum rc db_begin(struct db *d, struct why *why)
{
	enum rc rc = RC_OK;

	if (d->depth == 0 && (rc = db_exec(d, "BEGIN IMMEDIATE", why)) == RC_OK)
		d->spoilt = false;
	if (rc == RC_OK)
		d->depth++;
	return rc;
}

enum rc db_commit(struct db *d, struct why *why)
{
	enum rc rc;

	if (d->depth > 1) {
		d->depth--;
		return d->spoilt ? fail(why, RC_IO, N_("{1} was not changed, because part of the change failed."), d->path) : RC_OK;
	}
	if (d->spoilt) {
		db_rollback(d);
		return fail(why, RC_IO, N_("{1} was not changed, because part of the change failed."), d->path);
	}
	if ((rc = db_exec(d, "COMMIT", why)) != RC_OK) {
		db_rollback(d);
		return rc;
	}
	d->depth = 0;
	return RC_OK;
}

void db_rollback(struct db *d)
{
	if (d->h && !sqlite3_get_autocommit(d->h))
		sqlite3_exec(d->h, "ROLLBACK", NULL, NULL, NULL);
	d->depth = 0;
	d->spoilt = false;
}

void db_undo(struct db *d)
{
	d->spoilt = true;
	if (d->depth > 0 && --d->depth == 0)
		db_rollback(d);
}

enum rc db_spoil(struct db *d, enum rc rc)
{
	if (rc != RC_OK && d->depth > 0)
		d->spoilt = true;
	return rc;
}
