/* Acts by whatever one may ask for, newest first, page by page. */
#include <string.h>

#include "rows.h"

/* What can be asked, and how: a row is one condition. `index` is where to begin when this row is the first that is asked for; `extra` is what
 * the partial index needs to hear. */
enum { BY_RECORD, BY_CONTRACT, BY_MEETING, BY_BODY, BY_PERSON, BY_VERB, BY_LATE, BY_DECIDED_FROM, BY_DECIDED_TO, BY_BEFORE, BY_FROM, BY_VERBS, BY_REPLACES, BYS };
static const struct { const char *test, *from; } bys[BYS] = {
	[BY_RECORD]       = { "r.path = ?1", "record r CROSS JOIN version v INDEXED BY version_record ON v.record = r.id CROSS JOIN act a ON a.seq = v.seq_from" },
	[BY_CONTRACT]     = { "a.contract = ?2 AND a.contract <> ''", "act a INDEXED BY act_contract" },
	[BY_MEETING]      = { "a.meeting = ?3 AND a.meeting <> ''", "act a INDEXED BY act_meeting" },
	[BY_BODY]         = { "a.body = ?4 AND a.body <> ''", "act a INDEXED BY act_body" },
	[BY_PERSON]       = { "a.person = ?5", "act a INDEXED BY act_person" },
	[BY_VERB]         = { "a.verb = ?6", "act a INDEXED BY act_verb" },
	[BY_LATE]         = { "a.late <> ''", "act a INDEXED BY act_late" },
	[BY_DECIDED_FROM] = { "a.decided >= ?7", "act a INDEXED BY act_decided" },
	[BY_DECIDED_TO]   = { "a.decided <= ?8", "act a INDEXED BY act_decided" },
	[BY_BEFORE]       = { "a.seq < ?9", NULL },
	[BY_FROM]         = { "a.seq >= ?10", NULL },
	[BY_REPLACES]     = { "a.replaces = ?13 AND a.replaces <> 0", "act a INDEXED BY act_replaces" },
	[BY_VERBS]        = { "substr(a.verb, 1, length(?11)) = ?11", NULL },
};

static bool given(const char *s)
{
	return s && *s;
}

static unsigned asked(const struct index_acts_query *q)
{
	bool many = given(q->verb) && q->verb[strlen(q->verb) - 1] == '.';
	const bool yes[BYS] = {
		[BY_RECORD] = given(q->record), [BY_CONTRACT] = given(q->contract), [BY_MEETING] = given(q->meeting), [BY_BODY] = given(q->body),
		[BY_PERSON] = given(q->person), [BY_VERB] = given(q->verb) && !many, [BY_LATE] = q->late_only,
		[BY_DECIDED_FROM] = q->decided_from != 0, [BY_DECIDED_TO] = q->decided_to != 0, [BY_BEFORE] = q->before != 0, [BY_FROM] = q->from != 0,
		[BY_VERBS] = many, [BY_REPLACES] = q->replaces != 0,
	};
	unsigned bits = 0;

	for (int i = 0; i < BYS; i++)
		bits |= yes[i] ? 1u << i : 0;
	return bits;
}

static void acts_sql(struct buf *sql, unsigned bits, bool oldest_first, bool limited)
{
	const char *from = "act a", *word = " WHERE ";

	for (int i = BYS; i-- > 0;)
		if (bits & 1u << i && bys[i].from)
			from = bys[i].from;
	buf_printf(sql, "SELECT " ACT_COLUMNS " FROM %s", from);
	for (int i = 0; i < BYS; i++)
		if (bits & 1u << i) {
			buf_printf(sql, "%s%s", word, bys[i].test);
			word = " AND ";
		}
	/* Of a record's versions the order is known from their index; of acts from their key. */
	buf_printf(sql, " ORDER BY %s %s", bits & 1u << BY_RECORD ? "v.seq_from" : "a.seq", oldest_first ? "ASC" : "DESC");
	if (limited)
		buf_puts(sql, " LIMIT ?12");
}

static void acts_bind(sqlite3_stmt *st, const struct index_acts_query *q, unsigned bits)
{
	const char *const texts[] = { q->record, q->contract, q->meeting, q->body, q->person, q->verb };
	const int64_t numbers[] = { q->decided_from, q->decided_to, q->before, q->from };

	for (int i = 0; i < 6; i++)
		if (bits & 1u << i)
			db_bind(st, 1 + i, texts[i]);
	for (int i = 0; i < 4; i++)
		if (bits & 1u << (BY_DECIDED_FROM + i))
			sqlite3_bind_int64(st, 7 + i, numbers[i]);
	if (bits & 1u << BY_VERBS)
		db_bind(st, 11, q->verb);
	if (bits & 1u << BY_REPLACES)
		sqlite3_bind_int64(st, 13, q->replaces);
	if (q->limit > 0)
		sqlite3_bind_int(st, 12, q->limit);
}

enum rc index_acts(struct index *ix, const struct index_acts_query *q, index_act_each *each, void *ctx, struct why *why)
{
	unsigned bits = asked(q);
	struct buf sql = { 0 };
	sqlite3_stmt *st;
	enum rc rc;

	acts_sql(&sql, bits, q->oldest_first, q->limit > 0);
	rc = db_take(&st, &ix->db, sql.p, why);
	buf_free(&sql);
	if (rc != RC_OK)
		return index_met(ix, rc);
	acts_bind(st, q, bits);
	rc = rows_acts(ix, st, each, ctx, why);
	return rc == RC_NONE ? RC_OK : rc;
}

static enum rc last_at(struct index *ix, const char *sql, int64_t instant, int64_t *seq, struct why *why)
{
	sqlite3_stmt *st;
	enum rc rc;

	if ((rc = db_take(&st, &ix->db, sql, why)) != RC_OK)
		return rc;
	sqlite3_bind_int64(st, 1, instant);
	if ((rc = db_step(&ix->db, st, why)) == RC_OK)
		*seq = sqlite3_column_int64(st, 0);
	db_give(&ix->db, st);
	return rc;
}

enum rc index_seq_at(struct index *ix, int64_t instant, int64_t *seq, struct why *why)
{
	enum rc rc;

	*seq = 0;
	rc = last_at(ix, "SELECT seq FROM act INDEXED BY act_recorded WHERE recorded <= ?1 ORDER BY recorded DESC, seq DESC LIMIT 1", instant, seq, why);
	if (rc == RC_NONE)
		rc = last_at(ix, "SELECT seq FROM act INDEXED BY act_decided WHERE decided <= ?1 ORDER BY decided DESC, seq DESC LIMIT 1", instant, seq, why);
	return rc == RC_NONE ? RC_OK : index_met(ix, rc);
}
