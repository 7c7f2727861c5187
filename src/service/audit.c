/* Verify: replays every act from the first by the same pure pair of functions that recorded it, and compares bytes. */
#include <stdlib.h>
#include <string.h>

#include "procure/base/file.h"
#include "procure/base/num.h"
#include "procure/service/audit.h"
#include "inside.h"

struct audit {
	struct ledger *ledger;
	struct scope *before, *after;
	struct ledger_id prev, now;
	struct arena *arena;             /* of one act */
	struct ledger_entry entry;
	struct trailers t;
	char seal[65], first_seal[65];
	int64_t seq, committed, late;
	struct strs approved;            /* names of the tags that approvals have */
	struct passed passed;
	struct arena *kept;              /* as long as the replay */
	const char *where;               /* "act 12 (abc1234)" */
	finding_each *each;
	void *ctx;
	struct verify_report *report;
};

static void found(struct audit *v, const char *code, const char *where, const char *detail)
{
	const struct finding_row *row = finding_by_code(code);
	struct finding f = { row, v->seq, v->now.hex, where ? where : v->where, detail ? detail : "" };

	if (!row)
		return;
	v->report->broken += row->severity == BROKEN;
	v->report->doubtful += row->severity == DOUBTFUL;
	v->report->notes += row->severity == NOTE;
	if (v->each)
		v->each(v->ctx, &f);
}

static void found_why(struct audit *v, const char *code, const char *where, const struct why *why)
{
	struct buf text = { 0 };

	why_sentence(&text, why);
	found(v, code, where, buf_str(&text));
	buf_free(&text);
}

/* --- the commit as such ------------------------------------------------------------------------------------------------------------------- */

static bool check_entry(struct audit *v)
{
	struct ledger_entry *e = &v->entry;
	const char *person;
	struct why why = { 0 };
	size_t body;

	if (e->odd)
		found(v, "odd-header", NULL, e->odd);
	if (trailers_parse(&v->t, v->arena, e->message, strlen(e->message), &body, &why) != RC_OK) {
		found_why(v, "message-form", NULL, &why);
		return false;
	}
	if (strtoll(v->t.one[TRAILER_SEQUENCE], NULL, 10) != v->seq)
		found(v, "sequence-gap", NULL, v->t.one[TRAILER_SEQUENCE]);
	if (person_of_mail(e->committer_mail, v->arena, &person, &why) != RC_OK || strcmp(person, v->t.one[TRAILER_RECORDED_BY]) != 0 ||
	    strcmp(e->author_mail, e->committer_mail) != 0 || strcmp(e->author_name, e->committer_name) != 0)
		found(v, "author-foreign", NULL, e->author_mail);
	if (e->committed.at < v->committed)
		found(v, "clock-back", NULL, NULL);
	if (e->authored.at > e->committed.at)
		found(v, "decided-later", NULL, NULL);
	v->committed = e->committed.at;
	v->late += v->t.one[TRAILER_LATE] != NULL;
	if (!e->signature)
		v->report->unsigned_acts = true;
	return true;
}

/* --- what it changed ------------------------------------------------------------------------------------------------------------------------ */

struct changed { struct audit *v; struct strs paths; };

static enum rc each_changed(void *ctx, const char *path, const struct ledger_id *before, const struct ledger_id *after, unsigned mode, struct why *why)
{
	struct changed *c = ctx;
	struct audit *v = c->v;

	(void)before;
	(void)why;
	strs_add(&c->paths, v->arena, path);
	if (!after || !after->hex[0])
		found(v, "path-removed", NULL, path);
	else if (mode != 0100644)
		found(v, "mode-wrong", NULL, path);
	if (!strs_has(&v->t.record, path) && !strs_has(&v->t.file, path))
		found(v, "path-foreign", NULL, path);
	return RC_OK;
}

static void check_changes(struct audit *v)
{
	struct changed c = { .v = v };
	struct why why = { 0 };

	if (ledger_changes(v->ledger, v->prev.hex[0] ? &v->prev : NULL, &v->now, each_changed, &c, &why) != RC_OK)
		found_why(v, "object-damaged", v->now.hex, &why);
	/* The leading record may be written as it stood (the same decision twice); everything else named must have changed. */
	for (size_t i = 1; i < v->t.record.n; i++)
		if (!strs_has(&c.paths, v->t.record.v[i]))
			found(v, "path-unwritten", NULL, v->t.record.v[i]);
	for (size_t i = 0; i < v->t.file.n; i++)
		if (!strs_has(&c.paths, v->t.file.v[i]))
			found(v, "path-unwritten", NULL, v->t.file.v[i]);
}

/* --- seal ----------------------------------------------------------------------------------------------------------------------------------- */

static const char *blob_hash(struct audit *v, const char *path)
{
	struct buf text = { 0 };
	struct why why = { 0 };
	char *hex = arena_alloc(v->arena, SHA256_HEX);

	if (ledger_read(v->ledger, &v->now, path, &text, &why) == RC_OK)
		sha256_hex(hex, buf_str(&text), text.len);
	else
		found(v, "path-unwritten", NULL, path);
	buf_free(&text);
	return hex;
}

static void check_seal(struct audit *v)
{
	size_t n = v->t.record.n + v->t.file.n;
	struct seal_part *parts = arena_alloc(v->arena, (n + 1) * sizeof *parts);
	struct seal_input in = { .parent = v->seal, .author_line = v->entry.author_line, .committer_line = v->entry.committer_line, .parts = parts,
				 .n_parts = n, .message = v->entry.message, .message_len = strlen(v->entry.message) };
	char seal[65];

	for (size_t i = 0; i < n; i++) {
		parts[i].path = i < v->t.record.n ? v->t.record.v[i] : v->t.file.v[i - v->t.record.n];
		parts[i].sha256 = blob_hash(v, parts[i].path);
	}
	seal_make(seal, &in);
	if (strcmp(seal, v->t.one[TRAILER_SEAL]) != 0)
		found(v, "seal-wrong", NULL, NULL);
	memcpy(v->seal, v->t.one[TRAILER_SEAL], 65);
	if (v->seq == 1)
		memcpy(v->first_seal, v->seal, 65);
}

/* --- rules ------------------------------------------------------------------------------------------------------------------------------------ */

static void compare_record(struct audit *v, const struct record *derived)
{
	struct buf mine = { 0 }, theirs = { 0 };
	struct why why = { 0 };

	record_print(&mine, derived);
	if (!strs_has(&v->t.record, derived->path) || ledger_read(v->ledger, &v->now, derived->path, &theirs, &why) != RC_OK || mine.len != theirs.len ||
	    memcmp(mine.p, theirs.p, mine.len) != 0)
		found(v, "record-derived", NULL, derived->path);
	buf_free(&mine);
	buf_free(&theirs);
}

static void compare(struct audit *v, struct act *a)
{
	const struct record **records;
	size_t n = act_records(a, &records);
	struct buf message = { 0 };

	for (size_t i = 0; i < n; i++)
		compare_record(v, records[i]);
	for (size_t i = n; i < v->t.record.n; i++)
		found(v, "record-derived", NULL, v->t.record.v[i]);
	act_message(&message, a);
	if (seal_message_end(v->entry.message, strlen(v->entry.message)) != message.len || memcmp(v->entry.message, buf_str(&message), message.len) != 0)
		found(v, "message-derived", NULL, NULL);
	buf_free(&message);
}

/* Approved minutes carry their tag. */
static void check_tag(struct audit *v, const char *meeting)
{
	const char *name = tag_of_meeting(v->arena, meeting);
	struct buf expected = { 0 }, there = { 0 };
	char receipt[RECEIPT_SIZE];
	struct why why = { 0 };
	enum rc rc = ledger_tag_read(v->ledger, name, &there, &why);

	strs_add(&v->approved, v->kept, name);
	receipt_make(receipt, v->first_seal, v->seq, v->seal);
	tag_expected(&expected, meeting, &v->entry, receipt, v->arena);
	if (rc == RC_NONE)
		found(v, "tag-missing", NULL, name);
	else if (rc != RC_OK || there.len != expected.len || memcmp(there.p, expected.p, there.len) != 0)
		found(v, "tag-wrong", NULL, name);
	buf_free(&expected);
	buf_free(&there);
}

static void check_foreign_tags(struct audit *v, struct arena *a)
{
	struct strs names = { 0 };
	struct why why = { 0 };

	if (ledger_tags(v->ledger, &names, a, &why) != RC_OK)
		found_why(v, "ref-foreign", "refs/tags", &why);
	for (size_t i = 0; i < names.n; i++)
		if (!strs_has(&v->approved, names.v[i]))
			found(v, "tag-foreign", names.v[i], NULL);
}

static void check_rules(struct audit *v)
{
	struct act *a = NULL;
	const char *person = v->t.one[TRAILER_RECORDED_BY];
	struct why why = { 0 };
	enum rc rc;

	if (!verb_by_name(v->t.one[TRAILER_VERB])) {
		found(v, "verb-unknown", NULL, v->t.one[TRAILER_VERB]);
		return;
	}
	rc = act_from_commit(&a, v->arena, v->before, v->after, v->entry.message, person, v->entry.authored, v->entry.committed, &why);
	if (rc == RC_OK)
		rc = rules_check(v->before, a, &why);
	if (rc != RC_OK) {
		found_why(v, "rule-broken", NULL, &why);
		return;
	}
	if (passed_check(&v->passed, a, &why) != RC_OK)
		found_why(v, "replaces-wrong", NULL, &why);
	passed_add(&v->passed, v->seq, a);
	state_apply(v->before, a);
	compare(v, a);
	if (strcmp(a->verb->name, "meeting.approve") == 0 && a->adopted)
		check_tag(v, a->lead.after->id);
}

/* The record as it lies in the act's tree: one spelling, and a name that it may have. */
static void check_record(struct audit *v, const char *path)
{
	const struct kind *k;
	const char *contract, *id;
	struct record *r = NULL;
	struct buf text = { 0 };
	struct why why = { 0 };

	if (ledger_read(v->ledger, &v->now, path, &text, &why) == RC_OK &&
	    (path_parse(path, &k, &contract, &id, v->arena, &why) != RC_OK || record_parse(&r, v->arena, buf_str(&text), text.len, &why) != RC_OK))
		found_why(v, "record-spelling", path, &why);
	else if (why.rc == RC_OK && r && (r->kind != k || strcmp(r->id, id) != 0))
		found(v, "record-spelling", path, "Kind, Id");
	buf_free(&text);
}

/* A series' rows carry the hash that its record names. */
static void check_file(struct audit *v, const char *path)
{
	const struct record *lead = scope_read(v->after, v->t.record.v[0]);

	if (lead && kind_field(lead->kind, "Rows-SHA256") >= 0 && strcmp(record_get(lead, "Rows-SHA256"), blob_hash(v, path)) != 0)
		found(v, "file-hash", path, NULL);
}

static void take_over(struct audit *v)
{
	for (size_t i = 0; i < v->t.record.n; i++) {
		const struct record *r = scope_read(v->after, v->t.record.v[i]);

		if (r)
			scope_put(v->before, r);
	}
}

enum { FORGET_EVERY = 2000 };

static enum rc check_act(struct audit *v, const struct ledger_id *id, struct why *why)
{
	enum rc rc;

	arena_reset(v->arena);
	memset(&v->t, 0, sizeof v->t);
	v->now = *id;
	v->where = arena_printf(v->arena, "%lld (%.7s)", (long long)v->seq, id->hex);
	scope_reset(v->after);
	if ((rc = ledger_entry(v->ledger, id, &v->entry, v->arena, why)) != RC_OK)
		return rc;
	if (strcmp(v->entry.parent.hex, v->prev.hex) != 0)
		found(v, "not-linear", NULL, v->entry.parent.hex);
	if (check_entry(v)) {
		check_changes(v);
		check_seal(v);
		for (size_t i = 0; i < v->t.record.n; i++)
			check_record(v, v->t.record.v[i]);
		for (size_t i = 0; i < v->t.file.n; i++)
			check_file(v, v->t.file.v[i]);
		check_rules(v);
		take_over(v);
	}
	v->prev = *id;
	if (v->seq % FORGET_EVERY == 0)
		scope_reset(v->before);
	return RC_OK;
}

/* --- the whole ------------------------------------------------------------------------------------------------------------------------------------ */

static void inspected(void *ctx, const char *code, const char *where)
{
	found(ctx, code, where, NULL);
}

static enum rc replay(struct audit *v, struct arena *a, void (*progress)(int64_t, int64_t), struct why *why)
{
	struct ledger_id tip, *ids;
	size_t n;
	enum rc rc = ledger_tip(v->ledger, &tip, why);

	if (rc == RC_NONE) {
		found(v, "no-acts", "main", NULL);
		return RC_OK;
	}
	if (rc != RC_OK || (rc = ledger_line(v->ledger, &tip, NULL, &ids, &n, a, why)) != RC_OK)
		return rc;
	v->kept = a;
	v->before = scope_new(backing_of_tree(v->ledger, &v->prev));
	v->after = scope_new(backing_of_tree(v->ledger, &v->now));
	for (size_t i = 0; i < n && rc == RC_OK; i++) {
		v->seq = (int64_t)i + 1;
		rc = check_act(v, &ids[i], why);
		v->report->acts++;
		if (progress && i % 200 == 199)
			progress((int64_t)i + 1, (int64_t)n);
	}
	if (rc == RC_OK)
		check_foreign_tags(v, a);
	if (v->late)
		found(v, "late", num_text((char[24]){ 0 }, v->late), NULL);
	memcpy(v->report->tip, tip.hex, sizeof tip.hex);
	memcpy(v->report->ledger_id, v->first_seal, 65);
	if (v->first_seal[0])
		receipt_make(v->report->receipt, v->first_seal, v->report->acts, v->seal);
	return rc;
}

const char *gitdir_of(const char *place, struct arena *a)
{
	const char *inside = arena_printf(a, "%s/ledger.git", place);

	return dir_exists(inside) ? inside : place;
}

enum rc service_verify(const char *place, finding_each *each, void *ctx, void (*progress)(int64_t done, int64_t all), struct verify_report *out, struct why *why)
{
	struct arena *a = arena_new();
	struct audit v = { .each = each, .ctx = ctx, .report = out, .arena = arena_new(), .where = "" };
	const char *gitdir = gitdir_of(place, a);
	enum rc rc;

	memset(out, 0, sizeof *out);
	if ((rc = ledger_start(why)) != RC_OK)
		goto done;
	if (!dir_exists(gitdir)) {
		rc = fail(why, RC_NOTFOUND, N_("There is no ledger in {1}."), place);
		goto done;
	}
	if ((rc = ledger_inspect(gitdir, inspected, &v, &out->objects_checked, why)) != RC_OK)
		goto done;
	if (out->broken) {              /* what is damaged is not read again in this process */
		rc = RC_DAMAGED;
		goto done;
	}
	if ((rc = ledger_open(&v.ledger, gitdir, NULL, why)) == RC_OK)
		rc = replay(&v, a, progress, why);
	if (rc == RC_OK && out->broken)
		rc = RC_DAMAGED;
	else if (rc == RC_OK && out->doubtful)
		rc = RC_NONE;
done:
	passed_forget(&v.passed);
	scope_free(v.before);
	scope_free(v.after);
	ledger_close(v.ledger);
	arena_free(v.arena);
	arena_free(a);
	return rc;
}
