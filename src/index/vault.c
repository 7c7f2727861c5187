/* The vault: what opens the sealed fields. The only copy there is, so nothing in it is ever overwritten; and the only one that must be able to
 * disappear, so what is forgotten is overwritten in the file and in its journal. */
#include <string.h>

#include "db.h"
#include "procure/base/file.h"
#include "procure/base/hash.h"
#include "procure/index/desk.h"

struct vault { struct db db; };

enum { VAULT_FORMAT = 1 };

static enum rc vault_settle(struct db *d, struct why *why)
{
	int64_t format = 0;
	enum rc rc;

	if ((rc = db_check(d, why)) != RC_OK || (rc = db_number(&format, d, "PRAGMA user_version", why)) != RC_OK)
		return rc;
	if (format > VAULT_FORMAT)
		return fail(why, RC_INVALID, N_("{1} was made by a newer version of procure; use that one."), d->path);
	if (format == VAULT_FORMAT)
		return RC_OK;
	if ((rc = db_begin(d, why)) != RC_OK)
		return rc;
	rc = db_exec(d, "CREATE TABLE IF NOT EXISTS vault(commitment TEXT PRIMARY KEY NOT NULL, path TEXT NOT NULL, field TEXT NOT NULL, salt TEXT NOT NULL,"
		" value TEXT NOT NULL) WITHOUT ROWID; PRAGMA user_version = 1", why);
	if (rc != RC_OK)
		db_undo(d);
	return rc == RC_OK ? db_commit(d, why) : rc;
}

enum rc vault_open(struct vault **out, const char *path, bool make, struct why *why)
{
	struct vault *v;
	enum rc rc;

	*out = NULL;
	if (!make && !file_exists(path))
		return fail(why, RC_NONE, N_("There is no vault {1} here: sealed fields cannot be opened."), path);
	v = mem_alloc(sizeof(*v));
	if ((rc = db_open(&v->db, path, DB_DURABLE | DB_SECRET, why)) == RC_OK && (rc = vault_settle(&v->db, why)) != RC_OK)
		db_close(&v->db);
	if (rc == RC_DAMAGED)
		rc = fail(why, rc, N_("{1} (sealed values) is damaged. Put back the copy of the last backup; the ledger itself is not touched."), path);
	if (rc == RC_OK)
		*out = v;
	else
		mem_free(v);
	return rc;
}

void vault_close(struct vault *v)
{
	if (v)
		db_close(&v->db);
	mem_free(v);
}

/* A commitment is a hash over all the rest, so a row that is there already must be the same row. */
static enum rc vault_same(struct vault *v, const char *commitment, const char *const texts[4], struct why *why)
{
	sqlite3_stmt *st;
	bool same = true;
	enum rc rc;

	if ((rc = db_take(&st, &v->db, "SELECT path, field, salt, value FROM vault WHERE commitment = ?1", why)) != RC_OK)
		return rc;
	db_bind(st, 1, commitment);
	rc = db_step(&v->db, st, why);
	for (int i = 0; i < 4 && rc == RC_OK; i++)
		same = same && strcmp(db_text(st, i), texts[i]) == 0;
	db_give(&v->db, st);
	if (rc == RC_NONE || (rc == RC_OK && !same))
		return fail(why, RC_DENIED, N_("The vault already holds another value for this seal; nothing was changed."));
	return rc;
}

enum rc vault_put(struct vault *v, const char *commitment, const char *path, const char *field, const char *salt, const char *value, struct why *why)
{
	const char *const texts[4] = { path, field, salt, value };
	sqlite3_stmt *st;
	enum rc rc;

	if (!sha256_valid(commitment))
		return fail(why, RC_INVALID, N_("A seal is 64 hexadecimal digits: {1}"), commitment);
	if ((rc = db_take(&st, &v->db, "INSERT INTO vault VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT(commitment) DO NOTHING", why)) != RC_OK)
		return rc;
	db_bind(st, 1, commitment);
	for (int i = 0; i < 4; i++)
		db_bind(st, 2 + i, texts[i]);
	if ((rc = db_done(&v->db, st, why)) != RC_OK || sqlite3_changes(v->db.h) == 1)
		return rc;
	return vault_same(v, commitment, texts, why);
}

enum rc vault_get(struct vault *v, const char *commitment, struct buf *value, struct buf *salt, struct why *why)
{
	sqlite3_stmt *st;
	enum rc rc;

	if ((rc = db_take(&st, &v->db, "SELECT value, salt FROM vault WHERE commitment = ?1", why)) != RC_OK)
		return rc;
	db_bind(st, 1, commitment);
	if ((rc = db_step(&v->db, st, why)) == RC_OK) {
		buf_puts(value, db_text(st, 0));
		buf_puts(salt, db_text(st, 1));
	}
	db_give(&v->db, st);
	return rc;
}

enum rc vault_list(struct vault *v, vault_each *each, void *ctx, struct why *why)
{
	sqlite3_stmt *st;
	bool more = true;
	enum rc rc;

	if ((rc = db_take(&st, &v->db, "SELECT commitment, path, field FROM vault ORDER BY path, field, commitment", why)) != RC_OK)
		return rc;
	while (more && (rc = db_step(&v->db, st, why)) == RC_OK)
		more = each(ctx, db_text(st, 0), db_text(st, 1), db_text(st, 2));
	db_give(&v->db, st);
	return rc == RC_NONE ? RC_OK : rc;
}

/* The row's bytes are overwritten (secure_delete), then the journal, which still holds them, is emptied into the file. */
enum rc vault_forget(struct vault *v, const char *commitment, struct why *why)
{
	sqlite3_stmt *st;
	int64_t busy = 0;
	enum rc rc;

	if ((rc = db_take(&st, &v->db, "DELETE FROM vault WHERE commitment = ?1", why)) != RC_OK)
		return rc;
	db_bind(st, 1, commitment);
	if ((rc = db_done(&v->db, st, why)) != RC_OK)
		return rc;
	if (sqlite3_changes(v->db.h) == 0)
		return RC_NONE;
	if ((rc = db_number(&busy, &v->db, "PRAGMA wal_checkpoint(TRUNCATE)", why)) == RC_OK && busy)
		return fail(why, RC_UNSURE, N_("The value is forgotten, but another program still holds the journal of {1}; close it and open the vault once more."),
			    v->db.path);
	return rc;
}
