/* The index: SQLite, derived from the ledger, deleted and rebuilt at will, never the only copy of anything.
 *
 * Temporal: each version of a record stands from one sequence to the next, so every list can be asked as of any act. This room does not
 * know what a record means: the caller hands it rows. Stamp = fingerprint of the caller's schema and of this file's own + last act. */
#ifndef PROCURE_INDEX_INDEX_H
#define PROCURE_INDEX_INDEX_H

#include "procure/base/mem.h"
#include "procure/base/rc.h"

struct index;

/* A version of a record as an act left it. Strings may be NULL or "". */
struct index_record {
	const char *path, *kind, *id, *contract; /* contract "" where it belongs to none */
	const char *title, *state, *due;         /* one line; a code; a date */
	const char *text;                        /* the whole record as stored; sealed values are hashes, so nothing secret is here */
	int64_t from, to;                        /* sequences: stands from `from`, until before `to` (0 = still); index_add sets them by the act */
};
struct index_act {
	int64_t seq;
	const char *commit, *seal;
	const char *verb, *record, *contract, *meeting, *body, *mode, *result, *agreement, *late;
	const char *person, *recorded_by;        /* author's person id; trailer */
	int64_t decided, recorded;               /* instants, seconds */
	int decided_offset, recorded_offset;
	int64_t replaces;                        /* the act that it corrects; 0 = none */
	const char *subject, *message;           /* message: all of it, trailers too */
};

enum { INDEX_READONLY = 1 };
/* Opens or makes the file; ":memory:" is one of its own, for where nothing may be written. What is damaged, of another shape or not SQLite is
 * emptied (in place where SQLite can, because other processes may have it open) and made anew; its stamp is then empty. INDEX_READONLY makes nothing:
 * RC_NONE where the file is absent or unfit; it works on read-only media. Every call may give RC_MOVED (busy for 5 s, or another process
 * changed it: read the stamp again), RC_DAMAGED (the next open makes it anew) and RC_IO. */
enum rc index_open(struct index **out, const char *path, uint32_t schema, int flags, struct why *why);
void index_close(struct index *ix);                      /* NULL is fine; an open transaction is rolled back */
/* The commit last indexed ("" = none) and its sequence. */
enum rc index_stamp(struct index *ix, char commit[41], int64_t *seq, struct why *why);
/* Empties it, for a rebuild. index_bulk(true) before many acts: all that follows is one transaction until index_bulk(false). Readers see the old
 * rows until then; a crash, or index_close, leaves the old rows and the old stamp. begin/commit may stand inside. */
enum rc index_clear(struct index *ix, struct why *why);
enum rc index_bulk(struct index *ix, bool on, struct why *why);
/* One act with the versions it wrote; a transaction unless inside begin/commit. The stamp moves with it. Acts come in their order from 1 without
 * gaps: one that is there already is passed over (another process was faster), any other is RC_MOVED. After a failure inside begin/commit the
 * commit refuses and rolls back. */
enum rc index_begin(struct index *ix, struct why *why);
enum rc index_add(struct index *ix, const struct index_act *act, const struct index_record *records, size_t n, struct why *why);
enum rc index_commit(struct index *ix, struct why *why);
void index_abandon(struct index *ix);                    /* out of begin and bulk without a commit, where the caller failed in between */

/* Queries. Rows are handed to `each`, valid during the call; it returns false to stop. `at` = a sequence, 0 = now. Nothing found is RC_OK where
 * nothing else is said. `each` may ask the index again; it must not wait for a person. */
typedef bool index_record_each(void *ctx, const struct index_record *r);
typedef bool index_act_each(void *ctx, const struct index_act *a);
struct index_query {
	const char *kind, *contract, *under;     /* NULL = any; `under`: paths that begin with it */
	const char *state;
	int64_t at;
};
enum rc index_records(struct index *ix, const struct index_query *q, index_record_each *each, void *ctx, struct why *why);      /* by path, byte order */
enum rc index_record(struct index *ix, const char *path, int64_t at, index_record_each *each, void *ctx, struct why *why);      /* RC_NOTFOUND */
/* Records that a name fits: a full path, `CONTRACT/ID`, an id; without regard to case where nothing fits exactly. Current versions only. RC_NOTFOUND. */
enum rc index_resolve(struct index *ix, const char *name, index_record_each *each, void *ctx, struct why *why);
enum rc index_versions(struct index *ix, const char *path, index_record_each *each, void *ctx, struct why *why);                /* oldest first */
struct index_acts_query {
	const char *record, *contract, *person, *verb, *meeting, *body;      /* record: any record the act wrote; verb: exact, or a prefix ending in '.' */
	int64_t before, from;                    /* keyset paging: seq < before (0 = none); seq >= from */
	int64_t decided_from, decided_to;        /* seconds, 0 = none */
	int64_t replaces;                        /* acts that correct this one; 0 = any */
	bool late_only, oldest_first;
	int limit;                               /* 0 = all */
};
enum rc index_acts(struct index *ix, const struct index_acts_query *q, index_act_each *each, void *ctx, struct why *why);
/* The last act recorded at or before an instant: what stood here then. Where none was (a ledger entered afterwards, from paper), the last one
 * decided at or before it; 0 = none. */
enum rc index_seq_at(struct index *ix, int64_t instant, int64_t *seq, struct why *why);
/* Full text over acts and current records: all words, accents ignored (but ñ finds only ñ), newest first. Any text is a valid query. The last word
 * may be the beginning of one, unless `limit` hits (0 = no limit) have it whole. Names of fields, seals, and trailers that acts can be asked by
 * are not searched. `snippet`: one plain line around the first word found. */
struct index_hit { bool is_act; int64_t seq; const char *path, *title, *snippet; };
typedef bool index_hit_each(void *ctx, const struct index_hit *h);
enum rc index_search(struct index *ix, const char *words, int limit, index_hit_each *each, void *ctx, struct why *why);
enum rc index_count(struct index *ix, int64_t *acts, int64_t *records, struct why *why);
/* SHA-256 of a canonical dump of all rows: equal for a live index and a rebuilt one. */
enum rc index_dump_hash(struct index *ix, char hex[65], struct why *why);

#endif
