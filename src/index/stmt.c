/* Statements: prepared once, kept, lent out. */
#include <string.h>

#include "db.h"

static enum rc prepare(sqlite3_stmt **out, struct db *d, const char *sql, unsigned flags, struct why *why)
{
	return sqlite3_prepare_v3(d->h, sql, -1, flags, out, NULL) == SQLITE_OK ? RC_OK : db_fail(d, why);
}

enum rc db_take(sqlite3_stmt **out, struct db *d, const char *sql, struct why *why)
{
	struct db_kept *k;
	enum rc rc;

	*out = NULL;
	for (k = d->kept; k < d->kept + d->n_kept; k++)
		if (!k->busy && strcmp(k->sql, sql) == 0)
			goto lend;
	if (d->n_kept == DB_KEPT)
		return prepare(out, d, sql, 0, why);
	if ((rc = prepare(&k->st, d, sql, SQLITE_PREPARE_PERSISTENT, why)) != RC_OK)
		return rc;
	k->sql = mem_strdup(sql);
	d->n_kept++;
lend:
	k->busy = true;
	*out = k->st;
	return RC_OK;
}

void db_give(struct db *d, sqlite3_stmt *st)
{
	if (!st)
		return;
	sqlite3_reset(st);
	sqlite3_clear_bindings(st);
	for (size_t i = 0; i < d->n_kept; i++)
		if (d->kept[i].st == st) {
			d->kept[i].busy = false;
			return;
		}
	sqlite3_finalize(st);
}

enum rc db_step(struct db *d, sqlite3_stmt *st, struct why *why)
{
	switch (sqlite3_step(st)) {
	case SQLITE_ROW:
		return RC_OK;
	case SQLITE_DONE:
		return RC_NONE;
	default:
		return db_fail(d, why);
	}
}

enum rc db_done(struct db *d, sqlite3_stmt *st, struct why *why)
{
	enum rc rc = db_step(d, st, why);

	db_give(d, st);
	return rc == RC_NONE ? RC_OK : rc;
}

void db_bind(sqlite3_stmt *st, int at, const char *text)
{
	sqlite3_bind_text(st, at, text ? text : "", -1, SQLITE_STATIC);
}

const char *db_text(sqlite3_stmt *st, int column)
{
	const unsigned char *text = sqlite3_column_text(st, column);

	return text ? (const char *)text : "";
}

enum rc db_number(int64_t *out, struct db *d, const char *sql, struct why *why)
{
	sqlite3_stmt *st = NULL;
	enum rc rc;

	if ((rc = db_take(&st, d, sql, why)) == RC_OK && (rc = db_step(d, st, why)) == RC_OK)
		*out = sqlite3_column_int64(st, 0);
	db_give(d, st);
	return rc;
}
