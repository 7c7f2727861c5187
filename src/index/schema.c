/* The tables of the index, and their fingerprint: change a line here and every index is made anew at its next open. */
#include <string.h>

#include "rows.h"

/* `words` keeps no text (content=''): the text stands in act and version. Its rowid is a number that acts and versions draw from one line, in
 * the order of the ledger, so that "newest first" is the order of rowids (performance.md 4: never rank by bm25). */
static const char *const tables[] = {
	"CREATE TABLE stamp(one INTEGER PRIMARY KEY CHECK(one = 1), shape INTEGER NOT NULL, commit_id TEXT NOT NULL, seq INTEGER NOT NULL, doc INTEGER NOT NULL,"
	" boot TEXT NOT NULL)",
	"CREATE TABLE record(id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, name TEXT NOT NULL)",
	"CREATE INDEX record_kind ON record(kind, path)",
	"CREATE INDEX record_name ON record(name COLLATE NOCASE)",
	"CREATE TABLE version(id INTEGER PRIMARY KEY, record INTEGER NOT NULL, seq_from INTEGER NOT NULL, seq_to INTEGER NOT NULL,"
	" contract TEXT NOT NULL, state TEXT NOT NULL, due TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL)",
	"CREATE UNIQUE INDEX version_record ON version(record, seq_from)",
	"CREATE INDEX version_contract ON version(contract, seq_to) WHERE contract <> ''",
	"CREATE INDEX version_state ON version(state, seq_to) WHERE state <> ''",
	"CREATE TABLE act(seq INTEGER PRIMARY KEY, doc INTEGER NOT NULL, decided INTEGER NOT NULL, recorded INTEGER NOT NULL,"
	" decided_offset INTEGER NOT NULL, recorded_offset INTEGER NOT NULL, commit_id TEXT NOT NULL, seal TEXT NOT NULL, verb TEXT NOT NULL,"
	" record TEXT NOT NULL, contract TEXT NOT NULL, meeting TEXT NOT NULL, body TEXT NOT NULL, mode TEXT NOT NULL, result TEXT NOT NULL,"
	" agreement TEXT NOT NULL, late TEXT NOT NULL, person TEXT NOT NULL, recorded_by TEXT NOT NULL, subject TEXT NOT NULL, message TEXT NOT NULL,"
	" replaces INTEGER NOT NULL)",
	"CREATE VIRTUAL TABLE words USING fts5(text, content='', columnsize=0, tokenize='unicode61 remove_diacritics 2')",
	"INSERT INTO words(words, rank) VALUES('hashsize', 4194304)",
};

/* Made after the rows when there are many: sorted once is faster than kept sorted. */
static const struct { const char *name, *sql; } act_indexes[] = {
	{ "act_doc",      "CREATE UNIQUE INDEX act_doc ON act(doc)" },
	{ "act_decided",  "CREATE INDEX act_decided ON act(decided)" },
	{ "act_recorded", "CREATE INDEX act_recorded ON act(recorded)" },
	{ "act_verb",     "CREATE INDEX act_verb ON act(verb)" },
	{ "act_person",   "CREATE INDEX act_person ON act(person)" },
	{ "act_contract", "CREATE INDEX act_contract ON act(contract) WHERE contract <> ''" },
	{ "act_meeting",  "CREATE INDEX act_meeting ON act(meeting) WHERE meeting <> ''" },
	{ "act_body",     "CREATE INDEX act_body ON act(body) WHERE body <> ''" },
	{ "act_replaces", "CREATE INDEX act_replaces ON act(replaces) WHERE replaces <> 0" },
	{ "act_late",     "CREATE INDEX act_late ON act(seq) WHERE late <> ''" },
};
enum { TABLES = sizeof(tables) / sizeof(tables[0]), ACT_INDEXES = sizeof(act_indexes) / sizeof(act_indexes[0]) };

/* FNV-1a, 32 bits: not against anybody, only to see that a table changed. */
static uint32_t fnv(uint32_t h, const void *p, size_t n)
{
	for (const unsigned char *c = p; n > 0; n--)
		h = (h ^ *c++) * 16777619u;
	return h;
}

uint32_t tables_fingerprint(uint32_t schema)
{
	uint32_t h = fnv(2166136261u, &schema, sizeof(schema));

	for (size_t i = 0; i < TABLES; i++)
		h = fnv(h, tables[i], strlen(tables[i]) + 1);
	for (size_t i = 0; i < ACT_INDEXES; i++)
		h = fnv(h, act_indexes[i].sql, strlen(act_indexes[i].sql) + 1);
	return h ? h : 1;
}

/* Virtual tables first: they take their shadow tables with them. */
static enum rc tables_drop(struct db *d, struct why *why)
{
	static const char next[] = "SELECT type || ' \"' || replace(name, '\"', '\"\"') || '\"' FROM sqlite_schema WHERE type IN ('table', 'view')"
		" AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY sql LIKE 'CREATE VIRTUAL%' DESC LIMIT 1";
	enum rc rc;

	for (;;) {
		struct buf sql = { 0 };
		sqlite3_stmt *st = NULL;

		if ((rc = db_take(&st, d, next, why)) == RC_OK && (rc = db_step(d, st, why)) == RC_OK)
			buf_printf(&sql, "DROP %s", db_text(st, 0));
		db_give(d, st);
		if (rc == RC_OK)
			rc = db_exec(d, sql.p, why);
		buf_free(&sql);
		if (rc != RC_OK)
			return rc == RC_NONE ? RC_OK : rc;
	}
}

enum rc tables_make(struct db *d, uint32_t shape, struct why *why)
{
	struct buf stamp = { 0 };
	enum rc rc = tables_drop(d, why);

	for (size_t i = 0; i < TABLES && rc == RC_OK; i++)
		rc = db_exec(d, tables[i], why);
	for (size_t i = 0; i < ACT_INDEXES && rc == RC_OK; i++)
		rc = db_exec(d, act_indexes[i].sql, why);
	buf_printf(&stamp, "INSERT INTO stamp VALUES(1, %u, '', 0, 0, '')", shape);
	if (rc == RC_OK)
		rc = db_exec(d, stamp.p, why);
	buf_free(&stamp);
	return rc;
}

enum rc tables_slim(struct db *d, bool slim, struct why *why)
{
	enum rc rc = RC_OK;

	for (size_t i = 0; i < ACT_INDEXES && rc == RC_OK; i++) {
		struct buf drop = { 0 };

		buf_printf(&drop, "DROP INDEX %s", act_indexes[i].name);
		rc = db_exec(d, slim ? drop.p : act_indexes[i].sql, why);
		buf_free(&drop);
	}
	return rc;
}

/* A table that is missing or other makes the statement fail: that too is "another shape". So are triggers and views: nobody of ours made them. */
enum rc tables_match(struct db *d, uint32_t shape, struct why *why)
{
	struct why ignored = { 0 };
	int64_t seen = 0, foreign = 0;
	enum rc rc = db_number(&seen, d, "SELECT shape FROM stamp WHERE one = 1", &ignored);

	if (rc == RC_OK && seen == (int64_t)shape)
		rc = db_number(&foreign, d, "SELECT count(*) FROM sqlite_schema WHERE type NOT IN ('table', 'index')", &ignored);
	if (rc == RC_OK)
		return seen == (int64_t)shape && foreign == 0 ? RC_OK : RC_NONE;
	if (rc == RC_IO && sqlite3_errcode(d->h) == SQLITE_ERROR)
		return RC_NONE;
	if (rc != RC_NONE)
		*why = ignored;
	return rc;
}
