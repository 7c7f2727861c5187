/* One act enters the index with the versions that it wrote. */
#include <string.h>

#include "rows.h"

/* Where the index stands; the next act must be the next sequence. */
struct place { char commit[41]; int64_t seq, doc; };

static enum rc place_read(struct index *ix, struct place *at, struct why *why)
{
	enum rc rc = index_stamp(ix, at->commit, &at->seq, why);

	return rc == RC_OK ? db_number(&at->doc, &ix->db, "SELECT doc FROM stamp WHERE one = 1", why) : rc;
}

static enum rc place_write(struct index *ix, const struct index_act *act, int64_t doc, struct why *why)
{
	sqlite3_stmt *st;
	enum rc rc;

	/* By its key: of a statement that may write many rows SQLite keeps a savepoint, at which FTS5 writes out what it has gathered. */
	if ((rc = db_take(&st, &ix->db, "UPDATE stamp SET commit_id = ?1, seq = ?2, doc = ?3, boot = ?4 WHERE one = 1", why)) != RC_OK)
		return rc;
	db_bind(st, 1, act->commit);
	sqlite3_bind_int64(st, 2, act->seq);
	sqlite3_bind_int64(st, 3, doc);
	db_bind(st, 4, ix->boot);
	ix->wrote = true;
	return db_done(&ix->db, st, why);
}

static enum rc words_write(struct index *ix, int64_t doc, const struct buf *words, struct why *why)
{
	sqlite3_stmt *st;
	enum rc rc;

	if ((rc = db_take(&st, &ix->db, "INSERT INTO words(rowid, text) VALUES(?1, ?2)", why)) != RC_OK)
		return rc;
	sqlite3_bind_int64(st, 1, doc);
	sqlite3_bind_text(st, 2, buf_str(words), (int)words->len, SQLITE_STATIC);
	return db_done(&ix->db, st, why);
}

static enum rc act_write(struct index *ix, const struct index_act *a, int64_t doc, struct why *why)
{
	const char *const texts[] = { a->commit, a->seal, a->verb, a->record, a->contract, a->meeting, a->body, a->mode, a->result, a->agreement,
		a->late, a->person, a->recorded_by, a->subject, a->message };
	const int64_t numbers[] = { a->seq, doc, a->decided, a->recorded, a->decided_offset, a->recorded_offset };
	struct buf words = { 0 };
	sqlite3_stmt *st;
	enum rc rc;

	if ((rc = db_take(&st, &ix->db, "INSERT INTO act(seq, doc, decided, recorded, decided_offset, recorded_offset, commit_id, seal, verb, record,"
			" contract, meeting, body, mode, result, agreement, late, person, recorded_by, subject, message, replaces)"
			" VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", why)) != RC_OK)
		return rc;
	for (int i = 0; i < 6; i++)
		sqlite3_bind_int64(st, 1 + i, numbers[i]);
	for (int i = 0; i < 15; i++)
		db_bind(st, 7 + i, texts[i]);
	sqlite3_bind_int64(st, 22, a->replaces);
	if ((rc = db_done(&ix->db, st, why)) != RC_OK)
		return rc;
	words_act(&words, a->subject, a->message);
	rc = words_write(ix, doc, &words, why);
	buf_free(&words);
	return rc;
}

/* The record's number; made where the path is new. */
static enum rc record_number(struct index *ix, const struct index_record *r, int64_t *id, struct why *why)
{
	sqlite3_stmt *st;
	enum rc rc;

	if ((rc = db_take(&st, &ix->db, "SELECT id FROM record WHERE path = ?1", why)) != RC_OK)
		return rc;
	db_bind(st, 1, r->path);
	if ((rc = db_step(&ix->db, st, why)) == RC_OK)
		*id = sqlite3_column_int64(st, 0);
	db_give(&ix->db, st);
	if (rc != RC_NONE || (rc = db_take(&st, &ix->db, "INSERT INTO record(path, kind, name) VALUES(?1, ?2, ?3)", why)) != RC_OK)
		return rc;
	db_bind(st, 1, r->path);
	db_bind(st, 2, r->kind);
	db_bind(st, 3, r->id);
	if ((rc = db_done(&ix->db, st, why)) == RC_OK)
		*id = sqlite3_last_insert_rowid(ix->db.h);
	return rc;
}

/* The version that stood until now ends where the new one begins. */
static enum rc version_end(struct index *ix, int64_t record, int64_t seq, struct why *why)
{
	sqlite3_stmt *st;
	enum rc rc;

	if ((rc = db_take(&st, &ix->db, "UPDATE version SET seq_to = ?2 WHERE id ="
			" (SELECT id FROM version WHERE record = ?1 ORDER BY seq_from DESC LIMIT 1)", why)) != RC_OK)
		return rc;
	sqlite3_bind_int64(st, 1, record);
	sqlite3_bind_int64(st, 2, seq);
	return db_done(&ix->db, st, why);
}

static enum rc version_begin(struct index *ix, const struct index_record *r, int64_t record, int64_t seq, int64_t doc, struct why *why)
{
	const int64_t numbers[] = { doc, record, seq, ROWS_STILL };
	const char *const texts[] = { r->contract, r->state, r->due, r->title, r->text };
	sqlite3_stmt *st;
	enum rc rc;

	if ((rc = db_take(&st, &ix->db, "INSERT INTO version(id, record, seq_from, seq_to, contract, state, due, title, text)"
			" VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)", why)) != RC_OK)
		return rc;
	for (int i = 0; i < 4; i++)
		sqlite3_bind_int64(st, 1 + i, numbers[i]);
	for (int i = 0; i < 5; i++)
		db_bind(st, 5 + i, texts[i]);
	return db_done(&ix->db, st, why);
}

static enum rc version_write(struct index *ix, const struct index_record *r, int64_t seq, int64_t doc, struct why *why)
{
	struct buf words = { 0 };
	int64_t record = 0;
	enum rc rc;

	if (!r->path || !*r->path)
		return fail(why, RC_INVALID, N_("A record without a path cannot enter the index."));
	if ((rc = record_number(ix, r, &record, why)) != RC_OK || (rc = version_end(ix, record, seq, why)) != RC_OK ||
	    (rc = version_begin(ix, r, record, seq, doc, why)) != RC_OK)
		return rc;
	words_record(&words, r->text ? r->text : "");
	rc = words_write(ix, doc, &words, why);
	buf_free(&words);
	return rc;
}

/* An act that is there already was added by another process that caught up first: RC_NONE says that there is nothing to do. */
static enum rc act_fits(struct index *ix, const struct index_act *act, const struct place *at, struct why *why)
{
	sqlite3_stmt *st = NULL;
	bool same = false;
	enum rc rc;

	if (act->seq == at->seq + 1)
		return RC_OK;
	if (act->seq > at->seq + 1 || act->seq < 1)
		return fail(why, RC_MOVED, N_("Act {1} does not follow act {2}, the last one in the index; procure must catch up from there."), NUM(act->seq),
			    NUM(at->seq));
	if ((rc = db_take(&st, &ix->db, "SELECT commit_id FROM act WHERE seq = ?1", why)) == RC_OK) {
		sqlite3_bind_int64(st, 1, act->seq);
		rc = db_step(&ix->db, st, why);
	}
	if (rc == RC_OK || rc == RC_NONE) {
		same = rc == RC_OK && act->commit && strcmp(db_text(st, 0), act->commit) == 0;
		rc = same ? RC_NONE : fail(why, RC_MOVED, N_("The index holds another act {1} than the ledger; it must be made anew (procure reindex)."),
					   NUM(act->seq));
	}
	db_give(&ix->db, st);
	return rc;
}

static enum rc add_all(struct index *ix, const struct index_act *act, const struct index_record *records, size_t n, struct why *why)
{
	struct place at;
	enum rc rc;

	if ((rc = place_read(ix, &at, why)) != RC_OK || (rc = act_fits(ix, act, &at, why)) != RC_OK)
		return rc == RC_NONE ? RC_OK : rc;
	rc = act_write(ix, act, ++at.doc, why);
	for (size_t i = 0; i < n && rc == RC_OK; i++)
		rc = version_write(ix, &records[i], act->seq, ++at.doc, why);
	return rc == RC_OK ? place_write(ix, act, at.doc, why) : rc;
}

enum rc index_add(struct index *ix, const struct index_act *act, const struct index_record *records, size_t n, struct why *why)
{
	enum rc rc;

	if ((rc = db_begin(&ix->db, why)) != RC_OK)
		return index_met(ix, rc);
	if ((rc = index_met(ix, add_all(ix, act, records, n, why))) == RC_OK)
		return index_met(ix, db_commit(&ix->db, why));
	db_undo(&ix->db);
	return rc;
}

enum rc index_begin(struct index *ix, struct why *why)
{
	return index_met(ix, db_begin(&ix->db, why));
}

enum rc index_commit(struct index *ix, struct why *why)
{
	return index_met(ix, db_commit(&ix->db, why));
}
