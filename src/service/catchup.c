/* The index follows the ledger: rows from commits, one act after the other, at open, after each act, and for a rebuild. */
#include <stdlib.h>
#include <string.h>

#include "inside.h"

uint32_t index_shape(void)
{
	return schema_fingerprint();
}

/* `p.rojas@stgo.example` -> `p.rojas` */
enum rc person_of_mail(const char *mail, struct arena *a, const char **person, struct why *why)
{
	const char *at = strchr(mail, '@');

	*person = at ? arena_strndup(a, mail, (size_t)(at - mail)) : "";
	return id_valid(*person) ? RC_OK : fail(why, RC_DAMAGED, N_("{1} names no person of the roster."), mail);
}

/* One row for a record; a text that cannot be parsed is indexed as it stands (verify names it). */
static void row_of_record(struct index_record *row, const char *path, const char *text, int64_t seq, struct arena *a)
{
	const struct kind *k = NULL;
	const char *contract = "", *id = "";
	struct record *r = NULL;
	struct why why = { 0 };

	*row = (struct index_record){ .path = path, .kind = "", .id = "", .contract = "", .title = "", .state = "", .due = "", .text = text, .from = seq };
	if (path_parse(path, &k, &contract, &id, a, &why) != RC_OK)
		return;
	row->kind = k->name;
	row->id = id;
	row->contract = contract;
	if (record_parse(&r, a, text, strlen(text), &why) != RC_OK)
		return;
	row->title = record_title(r);
	if (k->state_field)
		row->state = record_get(r, k->state_field);
	if (k->due_field)
		row->due = record_get(r, k->due_field);
	if (!*contract && kind_field(k, "Contract") >= 0)
		row->contract = record_get(r, "Contract");
}

static const char *or_empty(const char *s)
{
	return s ? s : "";
}

void rows_of_act(struct index_act *out, struct index_record **records, size_t *n, const struct ledger_entry *e, const struct trailers *t,
		 const char *const *texts, struct arena *a)
{
	const char *person = "", *end = strchr(e->message, '\n');
	struct why why = { 0 };

	person_of_mail(e->committer_mail, a, &person, &why);
	*out = (struct index_act){
		.seq = strtoll(or_empty(t->one[TRAILER_SEQUENCE]), NULL, 10), .commit = e->id.hex, .seal = or_empty(t->one[TRAILER_SEAL]),
		.verb = or_empty(t->one[TRAILER_VERB]), .record = t->record.n ? t->record.v[0] : "", .contract = or_empty(t->one[TRAILER_CONTRACT]),
		.meeting = or_empty(t->one[TRAILER_MEETING]), .body = or_empty(t->one[TRAILER_BODY]), .mode = or_empty(t->one[TRAILER_MODE]),
		.result = or_empty(t->one[TRAILER_RESULT]), .agreement = or_empty(t->one[TRAILER_AGREEMENT]), .late = or_empty(t->one[TRAILER_LATE]),
		.person = t->one[TRAILER_MOVED_BY] ? t->one[TRAILER_MOVED_BY] : person, .recorded_by = or_empty(t->one[TRAILER_RECORDED_BY]),
		.decided = e->authored.at, .recorded = e->committed.at, .decided_offset = e->authored.offset, .recorded_offset = e->committed.offset,
		.subject = end ? arena_strndup(a, e->message, (size_t)(end - e->message)) : e->message, .message = e->message,
	};
	if (t->one[TRAILER_REPLACES])
		out->replaces = strtoll(t->one[TRAILER_REPLACES], NULL, 10);
	*records = arena_alloc(a, (t->record.n + 1) * sizeof **records);
	*n = 0;
	for (size_t i = 0; i < t->record.n; i++)
		if (texts[i])
			row_of_record(&(*records)[(*n)++], t->record.v[i], texts[i], out->seq, a);
}

static enum rc index_one(struct service *s, const struct ledger_id *id, struct arena *a, struct why *why)
{
	struct ledger_entry e;
	struct trailers t = { 0 };
	struct index_act row;
	struct index_record *records;
	const char **texts;
	size_t body, n;
	enum rc rc;

	if ((rc = ledger_entry(s->ledger, id, &e, a, why)) != RC_OK)
		return rc;
	if ((rc = trailers_parse(&t, a, e.message, strlen(e.message), &body, why)) != RC_OK)
		return rc == RC_INVALID ? fail(why, RC_DAMAGED, N_("The commit {1} is not an act of this program: run `procure verify`."), id->hex) : rc;
	texts = arena_alloc(a, (t.record.n + 1) * sizeof *texts);
	for (size_t i = 0; i < t.record.n; i++) {
		struct buf text = { 0 };

		if ((rc = ledger_read(s->ledger, id, t.record.v[i], &text, why)) == RC_OK)
			texts[i] = arena_strndup(a, buf_str(&text), text.len);
		buf_free(&text);
		if (rc != RC_OK && rc != RC_NOTFOUND)
			return rc;
	}
	rows_of_act(&row, &records, &n, &e, &t, texts, a);
	if ((rc = index_add(s->index, &row, records, n, why)) != RC_OK)
		return rc;
	s->seq = row.seq;
	memcpy(s->seal, row.seal, strlen(row.seal) < 65 ? strlen(row.seal) + 1 : 0);
	if (row.seq == 1)
		memcpy(s->first_seal, s->seal, sizeof s->first_seal);
	return RC_OK;
}

enum { GROUP = 500, BULK = 2000 };

static enum rc index_line(struct service *s, const struct ledger_id *ids, size_t n, void (*progress)(int64_t, int64_t), struct why *why)
{
	struct arena *a = arena_new();
	bool bulk = n > BULK;
	enum rc rc = bulk ? index_bulk(s->index, true, why) : RC_OK;

	for (size_t i = 0; i < n && rc == RC_OK; i++) {
		if (i % GROUP == 0)
			rc = index_begin(s->index, why);
		if (rc == RC_OK)
			rc = index_one(s, &ids[i], a, why);
		if (rc == RC_OK && (i % GROUP == GROUP - 1 || i == n - 1)) {
			rc = index_commit(s->index, why);
			if (progress && n > BULK)
				progress((int64_t)i + 1, (int64_t)n);
		}
		arena_reset(a);
	}
	if (bulk && rc == RC_OK)
		rc = index_bulk(s->index, false, why);
	if (rc != RC_OK)
		index_abandon(s->index);
	arena_free(a);
	return rc;
}

static bool take_seal(void *ctx, const struct index_act *a)
{
	memcpy(ctx, a->seal, strlen(a->seal) == 64 ? 65 : 0);
	return false;
}

static enum rc remembered_seals(struct service *s, int64_t seq, struct why *why)
{
	struct index_acts_query first = { .oldest_first = true, .limit = 1 }, last = { .limit = 1 };
	enum rc rc = index_acts(s->index, &first, take_seal, s->first_seal, why);

	s->seq = seq;
	return rc == RC_OK || rc == RC_NONE ? index_acts(s->index, &last, take_seal, s->seal, why) : rc;
}

/* The index stands at an ancestor of the tip: what came since is added. It stands at anything else: it is made anew. */
static enum rc catch_up_once(struct service *s, void (*progress)(int64_t done, int64_t all), struct why *why)
{
	struct ledger_id tip = { "" }, stamp = { "" }, *ids = NULL;
	struct arena *a = arena_new();
	int64_t seq = 0;
	size_t n = 0;
	enum rc rc;

	if ((rc = ledger_tip(s->ledger, &tip, why)) != RC_OK && rc != RC_NONE)
		goto done;
	if (rc == RC_NONE || !s->index) {
		rc = RC_OK;
		goto done;
	}
	if ((rc = index_stamp(s->index, stamp.hex, &seq, why)) != RC_OK)
		goto done;
	if (strcmp(stamp.hex, tip.hex) == 0) {
		rc = remembered_seals(s, seq, why);
		goto done;
	}
	rc = ledger_line(s->ledger, &tip, stamp.hex[0] ? &stamp : NULL, &ids, &n, a, why);
	if (rc == RC_MOVED || rc == RC_NOTFOUND) {      /* another history: rebuild */
		stamp.hex[0] = '\0';
		if ((rc = index_clear(s->index, why)) == RC_OK)
			rc = ledger_line(s->ledger, &tip, NULL, &ids, &n, a, why);
	}
	if (rc == RC_OK && stamp.hex[0])
		rc = remembered_seals(s, seq, why);
	if (rc == RC_OK || rc == RC_NONE)
		rc = index_line(s, ids, n, progress, why);
done:
	if (rc == RC_OK)        /* only now do sequence and seal belong to this tip; else the next lock tries again */
		s->tip = tip;
	arena_free(a);
	return rc;
}

/* Another process may be catching up at the same time: who comes second finds the rows there and goes on from them. */
enum rc catch_up(struct service *s, void (*progress)(int64_t done, int64_t all), struct why *why)
{
	enum rc rc = RC_MOVED;

	for (int tries = 0; tries < 5 && rc == RC_MOVED; tries++)
		rc = catch_up_once(s, progress, why);
	return rc;
}
