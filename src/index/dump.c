/* One hash over all rows, whatever the order in which they came: a live index and a rebuilt one must agree. */
#include <stdio.h>

#include "procure/base/hash.h"
#include "rows.h"

/* Each cell as `length:bytes`, so that no two dumps read the same. Numbers that depend on the order of adding (ids) are not in it. */
static void dump_cell(struct sha256 *h, sqlite3_stmt *st, int column)
{
	const char *text = db_text(st, column);
	int n = sqlite3_column_bytes(st, column);
	char length[24];

	sha256_add(h, length, (size_t)snprintf(length, sizeof(length), "%d:", n));
	sha256_add(h, text, (size_t)n);
}

static enum rc dump_rows(struct sha256 *h, struct index *ix, const char *name, const char *sql, struct why *why)
{
	sqlite3_stmt *st;
	enum rc rc;

	if ((rc = db_take(&st, &ix->db, sql, why)) != RC_OK)
		return rc;
	sha256_add(h, name, 1);
	while ((rc = db_step(&ix->db, st, why)) == RC_OK) {
		for (int i = 0; i < sqlite3_column_count(st); i++)
			dump_cell(h, st, i);
		sha256_add(h, "\n", 1);
	}
	db_give(&ix->db, st);
	return rc == RC_NONE ? RC_OK : rc;
}

enum rc index_dump_hash(struct index *ix, char hex[65], struct why *why)
{
	static const struct { const char *name, *sql; } parts[] = {
		{ "s", "SELECT commit_id, seq FROM stamp" },
		{ "a", "SELECT " ACT_COLUMNS " FROM act a ORDER BY a.seq" },
		{ "v", "SELECT " RECORD_COLUMNS " FROM record r CROSS JOIN version v INDEXED BY version_record ON v.record = r.id ORDER BY r.path, v.seq_from" },
	};
	struct sha256 *h = sha256_new();
	enum rc rc = RC_OK;

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]) && rc == RC_OK; i++)
		rc = dump_rows(h, ix, parts[i].name, parts[i].sql, why);
	sha256_end(h, hex);
	return index_met(ix, rc);
}
