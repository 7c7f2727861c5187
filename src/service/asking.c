/* Asking: lists, records, the log, history and why; all from the index, as of any act. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "procure/base/num.h"
#include "inside.h"

/* A growing array in an arena. */
struct many { struct arena *a; void *v; size_t n, cap, size; };

static void *more(struct many *m)
{
	if (m->n == m->cap) {
		size_t cap = m->cap ? m->cap * 2 : 32;
		void *v = arena_alloc(m->a, cap * m->size);

		if (m->n)
			memcpy(v, m->v, m->n * m->size);
		m->v = v;
		m->cap = cap;
	}
	return (char *)m->v + m->n++ * m->size;
}

static enum rc need_index(struct service *s, struct why *why)
{
	return s->index ? RC_OK : fail(why, RC_IO, N_("This session was opened without an index."));
}

/* --- instants of the ledger -------------------------------------------------------------------------------------------------------------- */

static enum rc at_hash(struct service *s, const char *text, int64_t *seq, struct why *why)
{
	struct arena *a = arena_new();
	struct ledger_id id;
	struct ledger_entry e;
	struct trailers t = { 0 };
	size_t body;
	enum rc rc;

	if ((rc = ledger_find(s->ledger, text, &id, why)) == RC_OK && (rc = ledger_entry(s->ledger, &id, &e, a, why)) == RC_OK &&
	    (rc = trailers_parse(&t, a, e.message, strlen(e.message), &body, why)) == RC_OK)
		*seq = strtoll(t.one[TRAILER_SEQUENCE], NULL, 10);
	arena_free(a);
	return rc;
}

enum rc service_at(struct service *s, const char *text, int64_t *seq, struct why *why)
{
	int64_t days;
	enum rc rc = need_index(s, why);

	if (rc != RC_OK)
		return rc;
	if (date_parse(text, &days) || (strlen(text) == 10 && text[2] == '-' && text[5] == '-' && date_entry(text, 0, &days))) {
		/* The end of that day here: what had been recorded by then (what was entered late was not known then). */
		struct instant noon = instant_here(days * 86400 + 43200);

		return index_seq_at(s->index, (days + 1) * 86400 - 1 - noon.offset * 60, seq, why);
	}
	if (num_parse(text, seq)) {
		if (*seq >= 1 && *seq <= s->seq)
			return RC_OK;
		if (strlen(text) < 7)
			return fail(why, RC_NOTFOUND, N_("There is no act {1}: the last one is {2}."), text, NUM(s->seq));
	}
	return at_hash(s, text, seq, why);
}

/* --- records ------------------------------------------------------------------------------------------------------------------------------ */

static bool take_row(void *ctx, const struct index_record *r)
{
	struct many *m = ctx;
	struct index_record *mine = more(m);

	*mine = *r;
	mine->path = arena_strdup(m->a, r->path);
	mine->kind = arena_strdup(m->a, r->kind);
	mine->id = arena_strdup(m->a, r->id);
	mine->contract = arena_strdup(m->a, r->contract);
	mine->title = arena_strdup(m->a, r->title);
	mine->state = arena_strdup(m->a, r->state);
	mine->due = arena_strdup(m->a, r->due);
	mine->text = arena_strdup(m->a, r->text);
	return true;
}

static struct many rows_in(struct arena *a)
{
	return (struct many){ .a = a, .size = sizeof(struct index_record) };
}

/* A short name fits the record of the contract at hand first. */
enum rc resolve(struct service *s, const char *name, const char *contract, struct index_record *out, struct arena *a, struct why *why)
{
	struct many m = rows_in(a);
	struct index_record *v;
	enum rc rc = need_index(s, why);

	if (rc == RC_OK && contract && *contract && !strchr(name, '/')) {
		rc = index_resolve(s->index, arena_printf(a, "%s/%s", contract, name), take_row, &m, why);
		if (rc == RC_NOTFOUND || rc == RC_NONE)
			rc = RC_OK;
	}
	if (rc == RC_OK && m.n == 0)
		rc = index_resolve(s->index, name, take_row, &m, why);
	if (rc != RC_OK && rc != RC_NONE && rc != RC_NOTFOUND)
		return rc;
	if (m.n == 0)
		return fail(why, RC_NOTFOUND, N_("There is no record named {1}."), name);
	v = m.v;
	if (m.n == 2 && strcmp(v[0].kind, "contract") == 0 && strcmp(v[1].kind, "candidate") == 0)
		m.n = 1;                         /* a contract bears the name of its candidate, and comes first */
	if (m.n > 1)
		return fail(why, RC_INVALID, N_("{1} fits two records: {2} and {3}. Give the full name."), name, record_name(a, v[0].path), record_name(a, v[1].path));
	*out = v[0];
	return RC_OK;
}

static enum rc parse_row(const struct index_record *row, struct record **out, struct arena *a, struct why *why)
{
	enum rc rc = record_parse(out, a, row->text, strlen(row->text), why);

	if (rc != RC_OK)
		return fail(why, RC_DAMAGED, N_("{1} cannot be read: run `procure verify`."), row->path);
	(*out)->path = row->path;
	return RC_OK;
}

enum rc service_record(struct service *s, const char *name, const char *contract, int64_t at, struct record **out, struct arena *a, struct why *why)
{
	struct index_record row;
	struct many m = rows_in(a);
	enum rc rc = resolve(s, name, contract, &row, a, why);

	if (rc != RC_OK)
		return rc;
	if (at) {
		rc = index_record(s->index, row.path, at, take_row, &m, why);
		if (rc != RC_OK || m.n == 0)
			return fail(why, RC_NOTFOUND, N_("{1} was not there yet at act {2}."), record_name(a, row.path), NUM(at));
		row = *(struct index_record *)m.v;
	}
	return parse_row(&row, out, a, why);
}

enum rc service_list(struct service *s, const char *kind, const char *contract, int64_t at, struct record ***out, size_t *n, struct arena *a, struct why *why)
{
	struct index_query q = { .kind = kind, .contract = contract, .at = at };
	struct many m = rows_in(a);
	const struct index_record *rows;
	enum rc rc = need_index(s, why);

	*n = 0;
	*out = NULL;
	if (rc != RC_OK || ((rc = index_records(s->index, &q, take_row, &m, why)) != RC_OK && rc != RC_NONE))
		return rc;
	rows = m.v;
	*out = arena_alloc(a, (m.n + 1) * sizeof **out);
	for (size_t i = 0; i < m.n; i++)
		if (parse_row(&rows[i], &(*out)[*n], a, why) == RC_OK)
			(*n)++;
	return RC_OK;
}

static bool take_commit(void *ctx, const struct index_act *r)
{
	snprintf(((struct ledger_id *)ctx)->hex, sizeof ((struct ledger_id *)ctx)->hex, "%s", r->commit);
	return false;
}

/* The commit of an act; of the tip where it is 0. */
static enum rc commit_at(struct service *s, int64_t at, struct ledger_id *out, struct why *why)
{
	struct index_acts_query q = { .before = at + 1, .from = at, .limit = 1 };
	enum rc rc;

	*out = s->tip;
	if (!at)
		return RC_OK;
	if ((rc = need_index(s, why)) != RC_OK)
		return rc;
	out->hex[0] = '\0';
	rc = index_acts(s->index, &q, take_commit, out, why);
	if (rc != RC_OK && rc != RC_NONE)
		return rc;
	return *out->hex ? RC_OK : fail(why, RC_NOTFOUND, N_("There is no act {1}: the last one is {2}."), NUM(at), NUM(s->seq));
}

enum rc service_file(struct service *s, const char *path, int64_t at, struct buf *out, struct why *why)
{
	struct ledger_id commit;
	enum rc rc = commit_at(s, at, &commit, why);

	if (rc == RC_OK && (!*commit.hex || (rc = ledger_read(s->ledger, &commit, path, out, why)) == RC_NOTFOUND))
		rc = fail(why, RC_NOTFOUND, N_("The ledger holds no file {1}."), path);
	return rc;
}

/* --- the log -------------------------------------------------------------------------------------------------------------------------------- */

void line_of(struct act_line *out, const struct index_act *r, const char *first_seal, struct arena *arena)
{
	char text[RECEIPT_SIZE];

	receipt_make(text, first_seal, r->seq, r->seal);
	*out = (struct act_line){
		.seq = r->seq, .commit = arena_strdup(arena, r->commit), .receipt = arena_strdup(arena, text), .subject = arena_strdup(arena, r->subject),
		.verb = arena_strdup(arena, r->verb), .record = arena_strdup(arena, r->record), .contract = arena_strdup(arena, r->contract),
		.meeting = arena_strdup(arena, r->meeting), .body = arena_strdup(arena, r->body), .mode = arena_strdup(arena, r->mode),
		.result = arena_strdup(arena, r->result), .agreement = arena_strdup(arena, r->agreement), .late = arena_strdup(arena, r->late), .replaces = r->replaces,
		.person = arena_strdup(arena, r->person), .decided = { r->decided, r->decided_offset }, .recorded = { r->recorded, r->recorded_offset },
		.message = arena_strdup(arena, r->message),
	};
}

struct lines { struct many m; const char *first_seal; };

static bool take_line(void *ctx, const struct index_act *r)
{
	struct lines *l = ctx;

	line_of(more(&l->m), r, l->first_seal, l->m.a);
	return true;
}

enum rc service_log(struct service *s, const struct log_query *q, struct act_line **out, size_t *n, struct arena *a, struct why *why)
{
	struct index_acts_query iq = {
		.record = q->record, .contract = q->contract, .person = q->person, .verb = q->verb, .meeting = q->meeting, .body = q->body,
		.before = q->before, .from = q->from, .late_only = q->late_only, .replaces = q->replaces, .oldest_first = q->oldest_first, .limit = q->limit,
	};
	struct lines l = { { .a = a, .size = sizeof(struct act_line) }, s->first_seal };
	enum rc rc = need_index(s, why);

	if (rc == RC_OK)
		rc = index_acts(s->index, &iq, take_line, &l, why);
	*out = l.m.v;
	*n = l.m.n;
	return rc == RC_NONE ? RC_OK : rc;
}

/* The reason: what stands between subject and trailers. */
static const char *reason_of(const char *message, size_t body, struct arena *a)
{
	const char *start = strchr(message, '\n');
	size_t from = start ? (size_t)(start - message) + 1 : body;

	while (from < body && message[from] == '\n')
		from++;
	while (body > from && message[body - 1] == '\n')
		body--;
	return arena_strndup(a, message + from, body - from);
}

static enum rc version_at(struct service *s, const char *path, int64_t at, struct record **out, struct arena *a, struct why *why)
{
	struct many m = rows_in(a);
	enum rc rc;

	*out = NULL;
	if (at < 1)
		return RC_OK;
	rc = index_record(s->index, path, at, take_row, &m, why);
	if (rc == RC_NOTFOUND || rc == RC_NONE || m.n == 0)
		return RC_OK;
	return rc == RC_OK ? parse_row(m.v, out, a, why) : rc;
}

int64_t service_replaced_by(struct service *s, int64_t seq)
{
	struct log_query q = { .replaces = seq, .limit = 1 };
	struct arena *a = arena_new();
	struct act_line *v;
	struct why ignored = { 0 };
	size_t n = 0;
	int64_t by = service_log(s, &q, &v, &n, a, &ignored) == RC_OK && n ? v[0].seq : 0;

	arena_free(a);
	return by;
}

enum rc service_act(struct service *s, int64_t seq, struct act_full *out, struct arena *a, struct why *why)
{
	struct log_query q = { .before = seq + 1, .from = seq, .limit = 1 };
	struct act_line *line;
	size_t n, body;
	enum rc rc;

	memset(out, 0, sizeof *out);
	if ((rc = service_log(s, &q, &line, &n, a, why)) != RC_OK)
		return rc;
	if (n == 0)
		return fail(why, RC_NOTFOUND, N_("There is no act {1}: the last one is {2}."), NUM(seq), NUM(s->seq));
	out->line = line[0];
	if ((rc = trailers_parse(&out->t, a, line[0].message, strlen(line[0].message), &body, why)) != RC_OK)
		return fail(why, RC_DAMAGED, N_("The commit {1} is not an act of this program: run `procure verify`."), line[0].commit);
	out->reason = reason_of(line[0].message, body, a);
	out->changes = arena_alloc(a, (out->t.record.n + 1) * sizeof *out->changes);
	for (size_t i = 0; i < out->t.record.n && rc == RC_OK; i++) {
		struct record *before = NULL, *after = NULL;

		if ((rc = version_at(s, out->t.record.v[i], seq - 1, &before, a, why)) == RC_OK)
			rc = version_at(s, out->t.record.v[i], seq, &after, a, why);
		if (rc == RC_OK && after)
			out->changes[out->n_changes++] = (struct change){ before, after };
	}
	return rc;
}

enum rc service_history(struct service *s, const char *path, struct version **out, size_t *n, struct arena *a, struct why *why)
{
	struct many m = rows_in(a);
	const struct index_record *rows;
	enum rc rc = need_index(s, why);

	*n = 0;
	if (rc != RC_OK || (rc = index_versions(s->index, path, take_row, &m, why)) != RC_OK)
		return rc;
	rows = m.v;
	*out = arena_alloc(a, (m.n + 1) * sizeof **out);
	for (size_t i = 0; i < m.n && rc == RC_OK; i++) {
		struct version *v = &(*out)[*n];
		struct act_full act;

		if ((rc = parse_row(&rows[i], &v->record, a, why)) != RC_OK || (rc = service_act(s, rows[i].from, &act, a, why)) != RC_OK)
			break;
		v->from = rows[i].from;
		v->to = rows[i].to;
		v->act = act.line;
		(*n)++;
	}
	return rc;
}

/* --- why ------------------------------------------------------------------------------------------------------------------------------------- */

static void cited(struct service *s, struct reason *r, const struct record *after, struct arena *a)
{
	struct strs ids = { 0 };
	const char *list = r->act.t.one[TRAILER_EVIDENCE];
	struct why ignored = { 0 };

	if (!list && kind_field(after->kind, "Evidence") >= 0)
		list = record_get(after, "Evidence");
	if (list)
		strs_split(&ids, a, list);
	r->evidence = arena_alloc(a, (ids.n + 1) * sizeof *r->evidence);
	for (size_t i = 0; i < ids.n; i++)
		if (service_record(s, ids.v[i], r->act.line.contract, 0, &r->evidence[r->n_evidence], a, &ignored) == RC_OK)
			r->n_evidence++;
}

enum rc service_why(struct service *s, const char *path, const char *field, int64_t at, struct reason *out, struct arena *a, struct why *why)
{
	struct version *v;
	size_t n, i;
	const char *before = "";
	enum rc rc;

	memset(out, 0, sizeof *out);
	if ((rc = service_history(s, path, &v, &n, a, why)) != RC_OK)
		return rc;
	while (n && at && v[n - 1].from > at)
		n--;
	if (n == 0)
		return fail(why, RC_NOTFOUND, N_("There is no record named {1}."), path);
	if (field && kind_field(v[n - 1].record->kind, field) < 0)
		return fail_field(why, RC_INVALID, field, N_("{1} is no field of this record; `procure kinds` lists them."), field);
	for (i = n - 1; i > 0 && field; i--)            /* the last version that changed the field */
		if (strcmp(record_get(v[i].record, field), record_get(v[i - 1].record, field)) != 0)
			break;
	if (i > 0 && field)
		before = record_get(v[i - 1].record, field);
	out->field = field;
	out->before = before;
	out->after = field ? record_get(v[n - 1].record, field) : "";
	if ((rc = service_act(s, v[i].from, &out->act, a, why)) == RC_OK)
		cited(s, out, v[i].record, a);
	return rc;
}

/* --- search ---------------------------------------------------------------------------------------------------------------------------------- */

static bool take_hit(void *ctx, const struct index_hit *h)
{
	struct many *m = ctx;
	struct hit *mine = more(m);

	*mine = (struct hit){ h->is_act, h->seq, arena_strdup(m->a, h->path ? h->path : ""), arena_strdup(m->a, h->title ? h->title : ""),
			      arena_strdup(m->a, h->snippet ? h->snippet : "") };
	return true;
}

enum rc service_search(struct service *s, const char *words, int limit, struct hit **out, size_t *n, struct arena *a, struct why *why)
{
	struct many m = { .a = a, .size = sizeof(struct hit) };
	enum rc rc = need_index(s, why);

	if (rc == RC_OK)
		rc = index_search(s->index, words, limit, take_hit, &m, why);
	*out = m.v;
	*n = m.n;
	return rc;
}

/* In person: a recorder, or who holds a seat of the group of its contract. */
static enum rc may_reveal(struct service *s, const struct record *r, struct arena *a, struct why *why)
{
	return rules_may(s->scope, verb_by_name("declaration.add"), s->person, record_name(a, r->path), NULL, why);
}

enum rc service_reveal(struct service *s, const char *path, const char *field, struct buf *out, struct why *why)
{
	struct arena *a = arena_new();
	struct record *r;
	struct buf salt = { 0 };
	enum rc rc;

	if (!*s->person)
		rc = fail(why, RC_DENIED, N_("What is sealed is shown only to people of the roster."));
	else if ((rc = service_record(s, path, NULL, 0, &r, a, why)) == RC_OK && (rc = may_reveal(s, r, a, why)) == RC_OK) {
		const char *sealed = kind_field(r->kind, field) >= 0 ? record_get(r, field) : "";

		if (strncmp(sealed, "sealed:", 7) != 0)
			rc = fail_field(why, RC_NOTFOUND, field, N_("{1} is not a sealed field of this record."), field);
		else if (!s->vault)
			rc = fail(why, RC_NONE, N_("The vault is not here: sealed values stay where they were recorded."));
		else if ((rc = vault_get(s->vault, sealed + 7, out, &salt, why)) == RC_OK && !sealed_matches(sealed, buf_str(&salt), r->path, field, buf_str(out)))
			rc = fail(why, RC_DAMAGED, N_("What the vault holds for {1} is not what was sealed."), path);
	}
	buf_free(&salt);
	arena_free(a);
	return rc;
}
