/* Opening, stamping, emptying the index. */
#include <string.h>

#include "procure/base/file.h"
#include "rows.h"

enum { CHECK_BYTES = 1 << 18 };  /* up to this size a whole check costs less than a frame */

/* Which start of the machine this is; "" where the system does not say. A program that is killed cannot tear SQLite's pages, a machine can. */
static void boot_read(char boot[BOOT_SIZE])
{
	struct buf id = { 0 };
	struct why ignored;

	boot[0] = '\0';
	if (file_read(&id, "/proc/sys/kernel/random/boot_id", BOOT_SIZE, false, &ignored) == RC_OK)
		strncat(boot, buf_str(&id), strcspn(buf_str(&id), "\n"));
	buf_free(&id);
}

/* Was it being written when the machine went down? Who writes leaves the boot in the stamp until it closes. */
static bool machine_went_down(struct index *ix)
{
	struct why ignored;
	sqlite3_stmt *st = NULL;
	bool down = true;

	if (db_take(&st, &ix->db, "SELECT boot FROM stamp WHERE one = 1", &ignored) == RC_OK && db_step(&ix->db, st, &ignored) == RC_OK)
		down = *db_text(st, 0) && strcmp(db_text(st, 0), ix->boot) != 0;
	db_give(&ix->db, st);
	return down;
}

static enum rc make_if_other(struct index *ix, struct why *why)
{
	enum rc rc;

	if ((rc = db_begin(&ix->db, why)) != RC_OK)
		return rc;
	if ((rc = tables_match(&ix->db, ix->shape, why)) == RC_NONE)     /* another process may just have made it */
		rc = tables_make(&ix->db, ix->shape, why);
	if (rc != RC_OK)
		db_rollback(&ix->db);
	return rc == RC_OK ? db_commit(&ix->db, why) : rc;
}

/* RC_DAMAGED here means: make it anew. Anything SQLite cannot work with (SQLITE_ERROR in the making) is treated so too. */
static enum rc settle(struct index *ix, bool small, struct why *why)
{
	enum rc rc = tables_match(&ix->db, ix->shape, why);

	if (rc == RC_OK && (small || machine_went_down(ix)))
		rc = db_check(&ix->db, why);
	if (rc != RC_NONE)
		return rc;
	if (ix->db.flags & DB_READONLY)
		return fail(why, RC_NONE, N_("The index {1} was made by another version of procure."), ix->db.path);
	rc = make_if_other(ix, why);
	return rc == RC_IO && sqlite3_errcode(ix->db.h) == SQLITE_ERROR ? RC_DAMAGED : rc;
}

static enum rc open_once(struct index *ix, const char *path, unsigned flags, struct why *why)
{
	bool small = db_size(path) <= CHECK_BYTES;
	enum rc rc = db_open(&ix->db, path, flags, why);

	if (rc == RC_OK && (rc = settle(ix, small, why)) != RC_OK)
		db_close(&ix->db);
	return rc;
}

enum rc index_open(struct index **out, const char *path, uint32_t schema, int flags, struct why *why)
{
	struct index *ix = mem_alloc(sizeof(*ix));
	bool readonly = flags & INDEX_READONLY;
	enum rc rc;

	*out = NULL;
	ix->shape = tables_fingerprint(schema);
	boot_read(ix->boot);
	rc = open_once(ix, path, readonly ? DB_READONLY : 0, why);
	if (rc == RC_DAMAGED && readonly)
		rc = fail(why, RC_NONE, N_("The index {1} is damaged."), path);
	else if (rc == RC_DAMAGED && (rc = db_empty(path, why)) == RC_OK)
		rc = open_once(ix, path, 0, why);
	if (rc == RC_OK)
		*out = ix;
	else
		mem_free(ix);
	return rc;
}

void index_close(struct index *ix)
{
	struct why ignored;

	if (!ix)
		return;
	db_rollback(&ix->db);
	if (ix->doubtful && !(ix->db.flags & DB_READONLY))
		(void)db_exec(&ix->db, "UPDATE stamp SET shape = 0", &ignored);
	else if (ix->wrote)
		(void)db_exec(&ix->db, "UPDATE stamp SET boot = ''", &ignored);
	db_close(&ix->db);
	mem_free(ix);
}

enum rc index_met(struct index *ix, enum rc rc)
{
	if (rc == RC_DAMAGED)
		ix->doubtful = true;
	return rc;
}

enum rc index_stamp(struct index *ix, char commit[41], int64_t *seq, struct why *why)
{
	sqlite3_stmt *st = NULL;
	enum rc rc;

	commit[0] = '\0';
	*seq = 0;
	if ((rc = db_take(&st, &ix->db, "SELECT shape, commit_id, seq FROM stamp WHERE one = 1", why)) == RC_OK)
		rc = db_step(&ix->db, st, why);
	if (rc == RC_NONE || (rc == RC_OK && sqlite3_column_int64(st, 0) != (int64_t)ix->shape))
		rc = fail(why, RC_MOVED, N_("Another version of procure has just made the index {1} its own; start this one again."), ix->db.path);
	if (rc == RC_OK) {
		strncat(commit, db_text(st, 1), 40);
		*seq = sqlite3_column_int64(st, 2);
	}
	db_give(&ix->db, st);
	return index_met(ix, rc);
}

/* Without its indexes the table of acts fills faster, but only an empty one is worth it. */
static enum rc slim_if_empty(struct index *ix, struct why *why)
{
	int64_t acts = 0, records = 0;
	enum rc rc = RC_OK;

	if (!ix->bulk || ix->slim || (rc = index_count(ix, &acts, &records, why)) != RC_OK)
		return ix->bulk && !ix->slim ? rc : RC_OK;
	if (acts > 0 || (rc = tables_slim(&ix->db, true, why)) != RC_OK)
		return acts > 0 ? RC_OK : rc;
	ix->slim = true;
	return RC_OK;
}

enum rc index_clear(struct index *ix, struct why *why)
{
	static const char empty[] = "DELETE FROM act; DELETE FROM version; DELETE FROM record; INSERT INTO words(words) VALUES('delete-all');"
		" UPDATE stamp SET commit_id = '', seq = 0, doc = 0";
	enum rc rc;

	if ((rc = db_begin(&ix->db, why)) != RC_OK)
		return rc;
	if ((rc = db_exec(&ix->db, empty, why)) == RC_OK && (rc = slim_if_empty(ix, why)) == RC_OK)
		return db_commit(&ix->db, why);
	db_undo(&ix->db);
	return index_met(ix, rc);
}

/* One transaction from on to off: a reader sees the old rows until all new ones are there, and a program that is killed in between leaves
 * the old rows and the old stamp, so that the next open begins again. WAL syncs nothing before the commit, so this costs no durability. */
static enum rc bulk_on(struct index *ix, struct why *why)
{
	enum rc rc;

	if ((rc = db_exec(&ix->db, "PRAGMA cache_size=-131072", why)) != RC_OK || (rc = db_begin(&ix->db, why)) != RC_OK)
		return index_met(ix, rc);
	ix->bulk = true;
	ix->slim = false;
	return index_met(ix, db_spoil(&ix->db, slim_if_empty(ix, why)));
}

static enum rc bulk_off(struct index *ix, struct why *why)
{
	enum rc rc = RC_OK;

	ix->bulk = false;
	if (ix->slim && !ix->db.spoilt)
		db_spoil(&ix->db, tables_slim(&ix->db, false, why));
	if ((rc = db_commit(&ix->db, why)) == RC_OK)
		rc = db_exec(&ix->db, "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA cache_size=-16384", why);
	return index_met(ix, rc);
}

enum rc index_bulk(struct index *ix, bool on, struct why *why)
{
	if (on == ix->bulk)
		return RC_OK;
	return on ? bulk_on(ix, why) : bulk_off(ix, why);
}

void index_abandon(struct index *ix)
{
	db_rollback(&ix->db);
	ix->bulk = false;
}

enum rc index_count(struct index *ix, int64_t *acts, int64_t *records, struct why *why)
{
	enum rc rc;

	/* Sequences have no gaps (index_add sees to that), and records are never removed. */
	if ((rc = db_number(acts, &ix->db, "SELECT coalesce(max(seq), 0) FROM act", why)) == RC_OK)
		rc = db_number(records, &ix->db, "SELECT coalesce(max(id), 0) FROM record", why);
	return index_met(ix, rc);
}
