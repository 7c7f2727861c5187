/* Full text: acts and the records that stand, newest first. */
#include <string.h>

#include "rows.h"

/* Words that stand only in versions long replaced are passed over one by one; after so many rows a search gives what it has. */
enum { LOOKED_AT_MAX = 100000 };

struct search {
	struct index *ix;
	const char *typed;
	index_hit_each *each;
	void *ctx;
	bool more;
	int left;                /* hits still wanted; < 0: all */
};

static void hand_out(struct search *s, struct index_hit *hit, const char *words)
{
	struct buf snippet = { 0 };

	if (!words_tilde(s->typed, words))
		return;
	words_snippet(&snippet, words, s->typed);
	hit->snippet = buf_str(&snippet);
	s->more = s->each(s->ctx, hit) && (s->left < 0 || --s->left > 0);
	buf_free(&snippet);
}

/* RC_NONE: this number is no version that stands. */
static enum rc hit_record(struct search *s, int64_t doc, struct why *why)
{
	struct buf words = { 0 };
	struct index_hit hit = { 0 };
	sqlite3_stmt *st;
	enum rc rc;

	if ((rc = db_take(&st, &s->ix->db, "SELECT v.seq_to, v.seq_from, r.path, v.title, v.text FROM version v CROSS JOIN record r ON r.id = v.record"
			" WHERE v.id = ?1", why)) != RC_OK)
		return rc;
	sqlite3_bind_int64(st, 1, doc);
	if ((rc = db_step(&s->ix->db, st, why)) == RC_OK && sqlite3_column_int64(st, 0) == ROWS_STILL) {
		hit = (struct index_hit){ .seq = sqlite3_column_int64(st, 1), .path = db_text(st, 2), .title = db_text(st, 3) };
		words_record(&words, db_text(st, 4));
		hand_out(s, &hit, buf_str(&words));
	}
	buf_free(&words);
	db_give(&s->ix->db, st);
	return rc;
}

static enum rc hit_act(struct search *s, int64_t doc, struct why *why)
{
	struct buf words = { 0 };
	struct index_hit hit = { .is_act = true };
	sqlite3_stmt *st;
	enum rc rc;

	if ((rc = db_take(&st, &s->ix->db, "SELECT seq, record, subject, message FROM act INDEXED BY act_doc WHERE doc = ?1", why)) != RC_OK)
		return rc;
	sqlite3_bind_int64(st, 1, doc);
	if ((rc = db_step(&s->ix->db, st, why)) == RC_OK) {
		hit.seq = sqlite3_column_int64(st, 0);
		hit.path = db_text(st, 1);
		hit.title = db_text(st, 2);
		words_act(&words, hit.title, db_text(st, 3));
		hand_out(s, &hit, buf_str(&words));
	}
	buf_free(&words);
	db_give(&s->ix->db, st);
	return rc;
}

static enum rc search_run(struct search *s, const char *query, struct why *why)
{
	sqlite3_stmt *st;
	enum rc rc;

	if ((rc = db_take(&st, &s->ix->db, "SELECT rowid FROM words WHERE words MATCH ?1 ORDER BY rowid DESC", why)) != RC_OK)
		return rc;
	db_bind(st, 1, query);
	for (int i = 0; i < LOOKED_AT_MAX && s->more && (rc = db_step(&s->ix->db, st, why)) == RC_OK; i++) {
		int64_t doc = sqlite3_column_int64(st, 0);

		if ((rc = hit_record(s, doc, why)) == RC_NONE)
			rc = hit_act(s, doc, why);
		if (rc != RC_OK && rc != RC_NONE)
			break;
	}
	db_give(&s->ix->db, st);
	return rc == RC_NONE ? RC_OK : rc;
}

enum rc index_search(struct index *ix, const char *words, int limit, index_hit_each *each, void *ctx, struct why *why)
{
	struct search s = { .ix = ix, .typed = words, .each = each, .ctx = ctx, .more = true, .left = limit > 0 ? limit : -1 };
	struct buf query = { 0 };
	enum rc rc = RC_OK;

	if (words_query(&query, words))
		rc = index_met(ix, search_run(&s, query.p, why));
	buf_free(&query);
	return rc;
}
