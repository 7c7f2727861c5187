/* Records as of any act: lists, one record, its versions, names. */
#include <string.h>

#include "rows.h"

/* The version of a record that stood at ?1. Only one can: intervals of a record follow each other without a gap. */
#define STOOD_OF_RECORD "v.id = (SELECT id FROM version WHERE record = r.id AND seq_from <= ?1 ORDER BY seq_from DESC LIMIT 1)"
#define STOOD "v.seq_to > ?1 AND v.seq_from <= ?1"

static int64_t at_or_now(int64_t at)
{
	return at == 0 ? ROWS_STILL - 1 : at;
}

static bool given(const char *s)
{
	return s && *s;
}

/* Where to begin is said here, not left to the planner: it has no statistics, and the file must not decide how slow a list is. */
static void from_where(struct buf *sql, const struct index_query *q)
{
	buf_puts(sql, "SELECT " RECORD_COLUMNS);
	if (given(q->under))
		buf_puts(sql, " FROM record r CROSS JOIN version v WHERE r.path >= ?4 AND r.path < ?5 AND " STOOD_OF_RECORD);
	else if (given(q->contract))
		buf_puts(sql, " FROM version v INDEXED BY version_contract CROSS JOIN record r ON r.id = v.record WHERE v.contract <> '' AND " STOOD);
	else if (given(q->state))
		buf_puts(sql, " FROM version v INDEXED BY version_state CROSS JOIN record r ON r.id = v.record WHERE v.state <> '' AND " STOOD);
	else
		buf_puts(sql, " FROM record r CROSS JOIN version v WHERE " STOOD_OF_RECORD);
	if (given(q->kind))
		buf_puts(sql, " AND r.kind = ?2");
	if (given(q->contract))
		buf_puts(sql, " AND v.contract = ?3");
	if (given(q->state))
		buf_puts(sql, " AND v.state = ?6");
	buf_puts(sql, " ORDER BY r.path");
}

/* The first text after all those that begin with `prefix`. Paths are ASCII, so the last byte has a successor. */
static void prefix_end(struct buf *out, const char *prefix)
{
	buf_puts(out, prefix);
	out->p[out->len - 1]++;
}

enum rc index_records(struct index *ix, const struct index_query *q, index_record_each *each, void *ctx, struct why *why)
{
	struct buf sql = { 0 }, end = { 0 };
	sqlite3_stmt *st;
	enum rc rc;

	from_where(&sql, q);
	rc = db_take(&st, &ix->db, sql.p, why);
	buf_free(&sql);
	if (rc != RC_OK)
		return index_met(ix, rc);
	sqlite3_bind_int64(st, 1, at_or_now(q->at));
	if (given(q->kind))
		db_bind(st, 2, q->kind);
	if (given(q->contract))
		db_bind(st, 3, q->contract);
	if (given(q->under)) {
		prefix_end(&end, q->under);
		db_bind(st, 4, q->under);
		db_bind(st, 5, end.p);
	}
	if (given(q->state))
		db_bind(st, 6, q->state);
	rc = rows_records(ix, st, each, ctx, why);
	buf_free(&end);
	return rc == RC_NONE ? RC_OK : rc;
}

static enum rc by_path(struct index *ix, const char *sql, const char *path, int64_t at, index_record_each *each, void *ctx, struct why *why)
{
	sqlite3_stmt *st;
	enum rc rc;

	if ((rc = db_take(&st, &ix->db, sql, why)) != RC_OK)
		return index_met(ix, rc);
	sqlite3_bind_int64(st, 1, at_or_now(at));
	db_bind(st, 2, path);
	return rows_records(ix, st, each, ctx, why);
}

enum rc index_record(struct index *ix, const char *path, int64_t at, index_record_each *each, void *ctx, struct why *why)
{
	enum rc rc = by_path(ix, "SELECT " RECORD_COLUMNS " FROM record r CROSS JOIN version v WHERE r.path = ?2 AND " STOOD_OF_RECORD, path, at, each, ctx, why);

	return rc == RC_NONE ? fail(why, RC_NOTFOUND, N_("There is no record {1}."), path) : rc;
}

enum rc index_versions(struct index *ix, const char *path, index_record_each *each, void *ctx, struct why *why)
{
	enum rc rc = by_path(ix, "SELECT " RECORD_COLUMNS " FROM record r CROSS JOIN version v INDEXED BY version_record ON v.record = r.id AND v.seq_from <= ?1"
			" WHERE r.path = ?2 ORDER BY v.seq_from", path, 0, each, ctx, why);

	return rc == RC_NONE ? fail(why, RC_NOTFOUND, N_("There is no record {1}."), path) : rc;
}

/* In the order in which they are tried; ?2 = id, ?3 = contract. */
#define BY_NAME "SELECT " RECORD_COLUMNS " FROM record r INDEXED BY record_name CROSS JOIN version v WHERE r.name = ?2 COLLATE NOCASE AND " STOOD_OF_RECORD
static const char in_contract[] = "SELECT " RECORD_COLUMNS " FROM version v INDEXED BY version_contract CROSS JOIN record r ON r.id = v.record"
	" WHERE v.contract = ?3 AND v.contract <> '' AND " STOOD " AND r.name = ?2 ORDER BY r.path";
static const char in_contract_any_case[] = BY_NAME " AND v.contract = ?3 COLLATE NOCASE ORDER BY r.path";
static const char anywhere[] = BY_NAME " AND r.name = ?2 ORDER BY r.path";
static const char anywhere_any_case[] = BY_NAME " ORDER BY r.path";

static enum rc by_name(struct index *ix, const char *sql, const char *contract, const char *id, index_record_each *each, void *ctx, struct why *why)
{
	sqlite3_stmt *st;
	enum rc rc;

	if ((rc = db_take(&st, &ix->db, sql, why)) != RC_OK)
		return index_met(ix, rc);
	sqlite3_bind_int64(st, 1, at_or_now(0));
	db_bind(st, 2, id);
	if (contract)
		db_bind(st, 3, contract);
	return rows_records(ix, st, each, ctx, why);
}

enum rc index_resolve(struct index *ix, const char *name, index_record_each *each, void *ctx, struct why *why)
{
	const char *slash = strchr(name, '/');
	struct buf contract = { 0 };
	struct why none = { 0 };
	enum rc rc = index_record(ix, name, 0, each, ctx, &none);

	if (rc != RC_NOTFOUND) {
		*why = none;
		return rc;
	}
	if (slash) {
		buf_add(&contract, name, (size_t)(slash - name));
		rc = by_name(ix, in_contract, buf_str(&contract), slash + 1, each, ctx, why);
		if (rc == RC_NONE)
			rc = by_name(ix, in_contract_any_case, buf_str(&contract), slash + 1, each, ctx, why);
	} else if ((rc = by_name(ix, anywhere, NULL, name, each, ctx, why)) == RC_NONE) {
		rc = by_name(ix, anywhere_any_case, NULL, name, each, ctx, why);
	}
	buf_free(&contract);
	return rc == RC_NONE ? fail(why, RC_NOTFOUND, N_("There is no record {1}."), name) : rc;
}
