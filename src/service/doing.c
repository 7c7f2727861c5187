/* Doing: under the lock, on the tip as it is now: check, apply, seal, commit, index, answer. */
#include <stdio.h>
#include <string.h>

#include "procure/base/num.h"
#include "inside.h"

enum { LOCK_WAIT_MS = 5000 };

/* The lock also brings scope and index to the tip, so that a rule never looks at an old state; where they cannot follow, nothing is written. */
enum rc lock(struct service *s, struct why *why)
{
	struct ledger_id tip = { "" };
	enum rc rc;

	if (!service_writable(s, why))
		return why->rc;
	if ((rc = ledger_lock(s->ledger, LOCK_WAIT_MS, why)) != RC_OK)
		return rc;
	s->locked = true;
	rc = ledger_tip(s->ledger, &tip, why);
	if (rc == RC_NONE)
		rc = RC_OK;
	if (rc == RC_OK && strcmp(tip.hex, s->tip.hex) != 0 && (rc = catch_up(s, NULL, why)) == RC_OK)
		service_scope_at(s, &s->tip);
	if (rc != RC_OK)
		unlock(s);
	return rc;
}

void unlock(struct service *s)
{
	if (s->locked)
		ledger_unlock(s->ledger);
	s->locked = false;
}

static struct ledger_who who(struct service *s, struct act *a, struct instant when)
{
	const struct record *p = scope_person(s->scope, a->person), *l = scope_ledger(s->scope);

	/* The first act brings its own. */
	for (size_t i = 0; i < a->n_more && (!p || !l); i++)
		if (!p && strcmp(a->more[i].after->kind->name, "person") == 0 && strcmp(a->more[i].after->id, a->person) == 0)
			p = a->more[i].after;
	if (!l && a->verb->flags & V_FOUND)
		l = a->lead.after;
	return (struct ledger_who){
		.name = p ? record_get(p, "Name") : a->person,
		.mail = arena_printf(a->arena, "%s@%s", a->person, l && *record_get(l, "Mail-Domain") ? record_get(l, "Mail-Domain") : "procure.invalid"),
		.when = when,
	};
}

/* Was the record changed by a later act than the last that the person saw? */
static enum rc check_seen(struct service *s, struct arena *a, const char *path, int64_t expect, struct why *why)
{
	struct act_line *line;
	struct log_query q = { .record = path, .limit = 1 };
	size_t n = 0;
	enum rc rc = service_log(s, &q, &line, &n, a, why);

	if (rc != RC_OK || n == 0 || line[0].seq <= expect)
		return rc;
	return fail(why, RC_MOVED, N_("{1} was changed by act {2} after you saw it: look at it again, then decide."), record_name(a, path), NUM(line[0].seq));
}

/* Whatever the act writes, and what it answers, is as the person saw it. */
static enum rc check_expected(struct service *s, const struct act *a, int64_t expect, struct why *why)
{
	const struct record **records;
	size_t n;
	enum rc rc = RC_OK;

	if (expect <= 0 || !s->index)
		return RC_OK;
	n = act_records(a, &records);
	for (size_t i = 0; i < n && rc == RC_OK; i++)
		rc = check_seen(s, a->arena, records[i]->path, expect, why);
	return rc == RC_OK && a->about ? check_seen(s, a->arena, a->about->path, expect, why) : rc;
}

/* Committer time never lies before the parent's. */
static enum rc not_before_parent(struct service *s, struct request *r, struct arena *a, struct why *why)
{
	struct ledger_entry e;
	enum rc rc;

	if (!s->head.hex[0])
		return RC_OK;
	if ((rc = ledger_entry(s->ledger, &s->head, &e, a, why)) != RC_OK)
		return rc;
	if (r->recorded.at < e.committed.at)
		r->recorded = (struct instant){ e.committed.at, r->recorded.offset };
	return RC_OK;
}

static enum rc prepare(struct service *s, struct request *r, struct act **out, struct arena *a, int64_t expect, bool keep, struct why *why)
{
	enum rc rc;

	if (!r->person)
		r->person = s->person;
	if (!r->on_behalf)
		r->on_behalf = s->moving;
	if ((rc = instant_now(&r->recorded, why)) != RC_OK || (rc = not_before_parent(s, r, a, why)) != RC_OK)
		return rc;
	if ((rc = act_begin(out, a, s->scope, r, s->seq + 1, why)) != RC_OK || (rc = rules_check(s->scope, *out, why)) != RC_OK)
		return rc;
	if ((rc = check_replaced(s, *out, a, why)) != RC_OK)
		return rc;
	state_apply(s->scope, *out);
	/* Sealed last: what is refused leaves no value in the vault. */
	if ((rc = check_expected(s, *out, expect, why)) != RC_OK)
		return rc;
	return seal_fields(s, *out, keep, why);
}

/* What is about to be written is read back first: a message that cannot be parsed would stand in everybody's way for ever. */
static enum rc read_back(struct act *a, const struct buf *message, struct why *why)
{
	struct trailers t = { 0 };
	size_t body;

	return trailers_parse(&t, a->arena, buf_str(message), message->len, &body, why);
}

static enum rc stage(struct service *s, struct act *a, struct buf *message, struct ledger_id *id, char seal[65], struct why *why)
{
	const struct record **records;
	size_t n = act_records(a, &records);
	struct ledger_file *files = arena_alloc(a->arena, (n + a->n_files + 1) * sizeof *files);
	struct ledger_commit c = { .author = who(s, a, a->decided), .committer = who(s, a, a->recorded), .files = files, .n_files = n + a->n_files };

	act_message(message, a);
	seal_message(message, seal, s->seal, &c.author, &c.committer, a);
	c.message = buf_str(message);
	if (read_back(a, message, why) != RC_OK)
		return why->rc;
	for (size_t i = 0; i < n; i++) {
		struct buf text = { 0 };

		record_print(&text, records[i]);
		files[i] = (struct ledger_file){ records[i]->path, arena_strndup(a->arena, buf_str(&text), text.len), text.len };
		buf_free(&text);
	}
	for (size_t i = 0; i < a->n_files; i++)
		files[n + i] = (struct ledger_file){ a->files[i].path, a->files[i].data, a->files[i].len };
	return ledger_stage(s->ledger, &c, id, why);
}

static void fill(struct service *s, struct recorded *out, const struct act *a, const struct ledger_id *id, const char *seal)
{
	memset(out, 0, sizeof *out);
	out->seq = a->sequence;
	memcpy(out->commit, id->hex, sizeof out->commit);
	receipt_make(out->receipt, s->first_seal[0] ? s->first_seal : seal, a->sequence, seal);
	snprintf(out->path, sizeof out->path, "%s", a->lead.after->path);
	memcpy(out->warning, a->warning, sizeof out->warning);
	out->n_warnings = a->n_warnings;
}

/* What the next act of a batch stands on. */
static void advance(struct service *s, const struct act *a, const struct ledger_id *id, const char *seal)
{
	const struct record **records;
	size_t n = act_records(a, &records);

	for (size_t i = 0; i < n; i++)
		scope_put(s->scope, records[i]);
	s->head = *id;
	s->seq = a->sequence;
	memcpy(s->seal, seal, 65);
	if (a->sequence == 1)
		memcpy(s->first_seal, seal, 65);
}

static enum rc do_one(struct service *s, struct request *r, int64_t expect, struct recorded *out, struct arena *a, struct why *why)
{
	struct act *act = NULL;
	struct buf message = { 0 };
	struct ledger_id id;
	char seal[65];
	enum rc rc;

	if ((rc = prepare(s, r, &act, a, expect, true, why)) == RC_OK && (rc = stage(s, act, &message, &id, seal, why)) == RC_OK) {
		fill(s, out, act, &id, seal);
		advance(s, act, &id, seal);
		if (s->in_batch)
			passed_add(&s->batch, act->sequence, act);
	}
	buf_free(&message);
	return rc;
}

/* The index may lag (it catches up at the next open); the act stands. */
static void follow(struct service *s)
{
	struct why ignored = { 0 };

	if (s->index && catch_up(s, NULL, &ignored) != RC_OK)
		return;
	service_scope_at(s, &s->tip);
}

enum rc service_do(struct service *s, struct request *r, int64_t expect, struct recorded *out, struct why *why)
{
	struct arena *a = arena_new();
	struct why ignored = { 0 };
	int64_t seq;
	char seal[65];
	enum rc rc;

	if (s->in_batch)
		rc = service_batch_do(s, r, out, why);
	else if ((rc = lock(s, why)) == RC_OK) {
		seq = s->seq;
		memcpy(seal, s->seal, sizeof seal);
		if ((rc = do_one(s, r, expect, out, a, why)) == RC_OK)
			rc = ledger_flush(s->ledger, why);
		if (rc != RC_OK && rc != RC_UNSURE) {
			ledger_drop(s->ledger);
			s->seq = seq;
			memcpy(s->seal, seal, sizeof seal);
			service_scope_at(s, &s->tip);
		} else {
			follow(s);
		}
		if (rc == RC_OK && strcmp(r->verb, "meeting.approve") == 0)
			tags_follow(s);
		if (rc == RC_OK)
			ledger_tidy(s->ledger, &ignored);
		unlock(s);
	}
	arena_free(a);
	return rc;
}

enum rc service_try(struct service *s, struct request *r, struct buf *message, struct recorded *out, struct why *why)
{
	struct arena *a = arena_new();
	struct act *act = NULL;
	enum rc rc = prepare(s, r, &act, a, 0, false, why);

	if (rc == RC_OK) {
		memset(out, 0, sizeof *out);
		out->seq = act->sequence;
		snprintf(out->path, sizeof out->path, "%s", act->lead.after->path);
		memcpy(out->warning, act->warning, sizeof out->warning);
		out->n_warnings = act->n_warnings;
		if (message)
			act_message(message, act);
	}
	arena_free(a);
	return rc;
}

/* --- batches ----------------------------------------------------------------------------------------------------------------------------- */

enum rc service_batch_begin(struct service *s, struct why *why)
{
	enum rc rc = lock(s, why);

	s->in_batch = rc == RC_OK;
	return rc;
}

enum rc service_batch_do(struct service *s, struct request *r, struct recorded *out, struct why *why)
{
	enum rc rc = do_one(s, r, 0, out, s->batch_arena, why);

	s->batch_approves |= rc == RC_OK && strcmp(r->verb, "meeting.approve") == 0;
	arena_reset(s->batch_arena);
	return rc;
}

enum rc service_batch_end(struct service *s, bool keep, struct why *why)
{
	struct why ignored = { 0 };
	enum rc rc = RC_OK;

	if (keep)
		rc = ledger_flush(s->ledger, why);
	else
		ledger_drop(s->ledger);
	s->in_batch = false;
	passed_forget(&s->batch);
	if (rc != RC_OK && rc != RC_UNSURE)
		ledger_drop(s->ledger);
	follow(s);
	if (keep && rc == RC_OK && s->batch_approves)
		tags_follow(s);
	s->batch_approves = false;
	if (keep && rc == RC_OK)
		ledger_tidy(s->ledger, &ignored);
	unlock(s);
	return rc;
}
