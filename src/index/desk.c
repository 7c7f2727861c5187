/* The desk: unfinished work, a row for each person, place and key. */
#include <string.h>

#include "db.h"
#include "procure/index/desk.h"

struct desk { struct db db; };

enum { DESK_FORMAT = 1 };

/* Not derived from anything: a damaged or foreign file is never emptied, a person must move it away. */
static enum rc desk_settle(struct db *d, struct why *why)
{
	int64_t format = 0;
	enum rc rc;

	if ((rc = db_check(d, why)) != RC_OK || (rc = db_number(&format, d, "PRAGMA user_version", why)) != RC_OK)
		return rc;
	if (format > DESK_FORMAT)
		return fail(why, RC_INVALID, N_("{1} was made by a newer version of procure; use that one."), d->path);
	if (format == DESK_FORMAT)
		return RC_OK;
	if ((rc = db_begin(d, why)) != RC_OK)
		return rc;
	rc = db_exec(d, "CREATE TABLE IF NOT EXISTS desk(person TEXT NOT NULL, place TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, at INTEGER NOT NULL,"
		" UNIQUE(person, place, key)); PRAGMA user_version = 1", why);
	if (rc != RC_OK)
		db_undo(d);
	return rc == RC_OK ? db_commit(d, why) : rc;
}

enum rc desk_open(struct desk **out, const char *path, struct why *why)
{
	struct desk *d = mem_alloc(sizeof(*d));
	enum rc rc = db_open(&d->db, path, DB_DURABLE, why);

	*out = NULL;
	if (rc == RC_OK && (rc = desk_settle(&d->db, why)) != RC_OK)
		db_close(&d->db);
	if (rc == RC_DAMAGED)
		rc = fail(why, rc, N_("{1} (unfinished work) is damaged. Move it away to go on without it; recorded acts are not touched."), path);
	if (rc == RC_OK)
		*out = d;
	else
		mem_free(d);
	return rc;
}

void desk_close(struct desk *d)
{
	if (d)
		db_close(&d->db);
	mem_free(d);
}

static enum rc desk_take(sqlite3_stmt **st, struct desk *d, const char *sql, const char *person, const char *place, const char *key, struct why *why)
{
	const char *const texts[] = { person, place, key };
	enum rc rc = db_take(st, &d->db, sql, why);

	for (int i = 0; i < 3 && rc == RC_OK; i++)
		if (texts[i])
			db_bind(*st, 1 + i, texts[i]);
	return rc;
}

enum rc desk_put(struct desk *d, const char *person, const char *place, const char *key, const char *value, int64_t now, struct why *why)
{
	bool remove = !value || !*value;
	const char *sql = remove ? "DELETE FROM desk WHERE person = ?1 AND place = ?2 AND key = ?3"
		: "INSERT INTO desk VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT(person, place, key) DO UPDATE SET value = excluded.value, at = excluded.at";
	sqlite3_stmt *st;
	enum rc rc;

	if ((rc = desk_take(&st, d, sql, person, place, key, why)) != RC_OK)
		return rc;
	if (!remove) {
		db_bind(st, 4, value);
		sqlite3_bind_int64(st, 5, now);
	}
	return db_done(&d->db, st, why);
}

enum rc desk_get(struct desk *d, const char *person, const char *place, const char *key, struct buf *out, struct why *why)
{
	sqlite3_stmt *st;
	enum rc rc;

	if ((rc = desk_take(&st, d, "SELECT value FROM desk WHERE person = ?1 AND place = ?2 AND key = ?3", person, place, key, why)) != RC_OK)
		return rc;
	if ((rc = db_step(&d->db, st, why)) == RC_OK)
		buf_puts(out, db_text(st, 0));
	db_give(&d->db, st);
	return rc;
}

enum rc desk_list(struct desk *d, const char *person, const char *place_prefix, desk_each *each, void *ctx, struct why *why)
{
	sqlite3_stmt *st;
	bool more = true;
	enum rc rc;

	if ((rc = desk_take(&st, d, "SELECT place, key, value, at FROM desk WHERE person = ?1 AND place >= ?2 AND substr(place, 1, length(?2)) = ?2"
			" ORDER BY place, key", person, place_prefix ? place_prefix : "", NULL, why)) != RC_OK)
		return rc;
	while (more && (rc = db_step(&d->db, st, why)) == RC_OK)
		more = each(ctx, db_text(st, 0), db_text(st, 1), db_text(st, 2), sqlite3_column_int64(st, 3));
	db_give(&d->db, st);
	return rc == RC_NONE ? RC_OK : rc;
}

enum rc desk_drop(struct desk *d, const char *person, const char *place, struct why *why)
{
	sqlite3_stmt *st;
	enum rc rc;

	if ((rc = desk_take(&st, d, "DELETE FROM desk WHERE person = ?1 AND place = ?2", person, place, NULL, why)) != RC_OK)
		return rc;
	return db_done(&d->db, st, why);
}
