/* One SQLite file as index, desk and vault use it: opened with care, statements kept, errors said in words.
 *
 *   1. The file is input too (reliability.md 2.2): no foreign schema is trusted, no link is followed, shadow tables cannot be written.
 *   2. Several processes use it at once: WAL, a writer asks for its lock at once (BEGIN IMMEDIATE) and waits at most DB_WAIT_MS.
 *   3. A file that others may have open is never unlinked or renamed: on close they would remove the new file's WAL by its name. It is
 *      emptied in place, under SQLite's own locks.
 * Private to this room. One `struct db` belongs to one thread. */
#ifndef PROCURE_INDEX_DB_H
#define PROCURE_INDEX_DB_H

#include <sqlite3.h>

#include "procure/base/mem.h"
#include "procure/base/rc.h"

enum { DB_READONLY = 1, DB_SECRET = 2, DB_DURABLE = 4 };        /* DURABLE: a commit survives a power cut; else it may be lost, never half there */
enum { DB_WAIT_MS = 5000, DB_KEPT = 48 };

struct db_kept {
	char *sql;
	sqlite3_stmt *st;
	bool busy;
};
struct db {
	sqlite3 *h;
	char *path;
	struct db_kept kept[DB_KEPT];
	size_t n_kept;
	unsigned flags;
	int depth;               /* of db_begin; only the outermost is a transaction */
	bool spoilt;             /* something failed inside the transaction: it can only be rolled back */
	bool immutable;
};

/* Opens or makes `path` (":memory:" too). RC_DAMAGED: not SQLite, or its first page is bad. RC_NONE: DB_READONLY and not there or not readable so. */
enum rc db_open(struct db *d, const char *path, unsigned flags, struct why *why);
void db_close(struct db *d);
/* Makes whatever the file holds an empty database, in place; unlinks it only where SQLite cannot. `d` is closed before and after. */
enum rc db_empty(const char *path, struct why *why);
/* `PRAGMA quick_check`: RC_DAMAGED where it complains. */
enum rc db_check(struct db *d, struct why *why);
int64_t db_journal_size(const char *path);       /* of the WAL beside the file */
int64_t db_size(const char *path);               /* bytes; 0 where absent */
/* file.c: a missing file is made with the right mode; links, folders and devices are refused. */
enum rc db_file_ready(const char *path, unsigned flags, struct why *why);
char *db_uri(const char *path, const char *query);

enum rc db_fail(struct db *d, struct why *why);  /* what SQLite said last, as a sentence */
enum rc db_fail_code(int code, const char *text, const char *path, struct why *why);
enum rc db_exec(struct db *d, const char *sql, struct why *why);

/* Statements are prepared once and kept; one that is in use higher up the stack is prepared again, so queries may nest. */
enum rc db_take(sqlite3_stmt **out, struct db *d, const char *sql, struct why *why);
void db_give(struct db *d, sqlite3_stmt *st);    /* NULL is fine */
enum rc db_step(struct db *d, sqlite3_stmt *st, struct why *why);        /* RC_OK: a row; RC_NONE: no more */
enum rc db_done(struct db *d, sqlite3_stmt *st, struct why *why);        /* runs a statement without rows, and gives it back */
void db_bind(sqlite3_stmt *st, int at, const char *text);                /* not copied; NULL is "" */
const char *db_text(sqlite3_stmt *st, int column);                       /* never NULL */
/* The first column of the first row, as a number; RC_NONE where there is no row. */
enum rc db_number(int64_t *out, struct db *d, const char *sql, struct why *why);

enum rc db_begin(struct db *d, struct why *why);
enum rc db_commit(struct db *d, struct why *why);                        /* RC_IO and rolled back where the transaction is spoilt */
void db_rollback(struct db *d);                                          /* all levels */
void db_undo(struct db *d);                                              /* leaves this level after a failure: the transaction is spoilt, or rolled back */
enum rc db_spoil(struct db *d, enum rc rc);                              /* marks the transaction where rc is a failure; returns rc */

#endif
