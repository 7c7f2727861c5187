/* Full text: acts and the records that stand, newest first. */
#include <string.h>

#include "rows.h"

/* Words that stand only in versions long replaced are passed over one by one; after so many rows a search gives what it has. */
enum { LOOKED_AT_MAX = 100000 };

/* Hits are gathered before they are handed out: no statement is open while the caller works with them. */
struct search {
	struct index *ix;
	struct typed typed;
	struct arena *arena;
	struct index_hit *hits;
	size_t n, room, limit;
};

static void keep(struct search *s, const struct index_hit *hit, const char *words)
{
	struct buf snippet = { 0 };

	if (!typed_tilde(&s->typed, words))
		return;
	if (s->n == s->room) {
		s->room = s->room ? 2 * s->room : 64;
		s->hits = mem_resize(s->hits, s->room * sizeof(*s->hits));
	}
	typed_snippet(&snippet, &s->typed, words);
	s->hits[s->n++] = (struct index_hit){ .is_act = hit->is_act, .seq = hit->seq, .path = arena_strdup(s->arena, hit->path),
		.title = arena_strdup(s->arena, hit->title), .snippet = arena_strdup(s->arena, buf_str(&snippet)) };
	buf_free(&snippet);
}

/* RC_NONE: this number is no version at all, so it is an act. */
static enum rc hit_record(struct search *s, int64_t doc, struct why *why)
{
	struct buf words = { 0 };
	sqlite3_stmt *st;
	enum rc rc;

	if ((rc = db_take(&st, &s->ix->db, "SELECT v.seq_to, v.seq_from, r.path, v.title, v.text FROM version v CROSS JOIN record r ON r.id = v.record"
			" WHERE v.id = ?1", why)) != RC_OK)
		return rc;
	sqlite3_bind_int64(st, 1, doc);
	if ((rc = db_step(&s->ix->db, st, why)) == RC_OK && sqlite3_column_int64(st, 0) == ROWS_STILL) {
		words_record(&words, db_text(st, 4));
		keep(s, &(struct index_hit){ .seq = sqlite3_column_int64(st, 1), .path = db_text(st, 2), .title = db_text(st, 3) }, buf_str(&words));
	}
	buf_free(&words);
	db_give(&s->ix->db, st);
	return rc;
}

static enum rc hit_act(struct search *s, int64_t doc, struct why *why)
{
	struct buf words = { 0 };
	sqlite3_stmt *st;
	enum rc rc;

	if ((rc = db_take(&st, &s->ix->db, "SELECT seq, record, subject, message FROM act INDEXED BY act_doc WHERE doc = ?1", why)) != RC_OK)
		return rc;
	sqlite3_bind_int64(st, 1, doc);
	if ((rc = db_step(&s->ix->db, st, why)) == RC_OK) {
		words_act(&words, db_text(st, 2), db_text(st, 3));
		keep(s, &(struct index_hit){ .is_act = true, .seq = sqlite3_column_int64(st, 0), .path = db_text(st, 1), .title = db_text(st, 2) }, buf_str(&words));
	}
	buf_free(&words);
	db_give(&s->ix->db, st);
	return rc;
}

static enum rc gather(struct search *s, bool begun, struct why *why)
{
	struct buf query = { 0 };
	sqlite3_stmt *st;
	enum rc rc;

	s->n = 0;
	if ((rc = db_take(&st, &s->ix->db, "SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rowid DESC", why)) != RC_OK)
		return rc;
	typed_query(&query, &s->typed, begun);
	db_bind(st, 1, query.p);
	for (int i = 0; i < LOOKED_AT_MAX && s->n < s->limit && (rc = db_step(&s->ix->db, st, why)) == RC_OK; i++) {
		int64_t doc = sqlite3_column_int64(st, 0);

		if ((rc = hit_record(s, doc, why)) == RC_NONE)
			rc = hit_act(s, doc, why);
		if (rc != RC_OK && rc != RC_NONE)
			break;
	}
	db_give(&s->ix->db, st);
	buf_free(&query);
	return rc == RC_NONE ? RC_OK : rc;
}

/* FTS5 reads all rows of a prefix before it gives the first one, but those of a word one by one. So where the words as they stand give all hits
 * that are wanted, the beginnings are not asked for. */
enum rc index_search(struct index *ix, const char *words, int limit, index_hit_each *each, void *ctx, struct why *why)
{
	struct search s = { .ix = ix, .arena = arena_new(), .limit = limit > 0 ? (size_t)limit : SIZE_MAX };
	enum rc rc = RC_OK;

	typed_read(&s.typed, words);
	if (s.typed.parts.n > 0) {
		if (limit > 0)
			rc = gather(&s, false, why);
		if (rc == RC_OK && s.n < s.limit)
			rc = gather(&s, true, why);
	}
	for (size_t i = 0; rc == RC_OK && i < s.n; i++)
		if (!each(ctx, &s.hits[i]))
			break;
	typed_free(&s.typed);
	arena_free(s.arena);
	mem_free(s.hits);
	return index_met(ix, rc);
}
