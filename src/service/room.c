/* What the full-screen program asks beside: drafts, meetings, what is missing, what comes next. */
#include <stdlib.h>
#include <string.h>

#include "procure/base/num.h"
#include "procure/service/room.h"
#include "inside.h"

/* --- drafts ------------------------------------------------------------------------------------------------------------------------------------ */

static const char *drafter(struct service *s)
{
	return *s->person ? s->person : s->login;
}

enum rc draft_put(struct service *s, const char *place, const char *key, const char *value, struct why *why)
{
	struct instant now;
	enum rc rc = instant_now(&now, why);

	if (rc != RC_OK || !s->desk)
		return rc;
	return desk_put(s->desk, drafter(s), place, key, value, now.at, why);
}

char *draft_get(struct service *s, const char *place, const char *key, struct arena *a)
{
	struct buf text = { 0 };
	struct why ignored = { 0 };
	char *out = NULL;

	if (s->desk && desk_get(s->desk, drafter(s), place, key, &text, &ignored) == RC_OK)
		out = arena_strndup(a, buf_str(&text), text.len);
	buf_free(&text);
	return out;
}

enum rc draft_drop(struct service *s, const char *place, struct why *why)
{
	return s->desk ? desk_drop(s->desk, drafter(s), place, why) : RC_OK;
}

struct drafts { struct draft *v; size_t n, cap; struct arena *a; };

static bool take_draft(void *ctx, const char *place, const char *key, const char *value, int64_t at)
{
	struct drafts *d = ctx;

	if (d->n == d->cap) {
		size_t cap = d->cap ? d->cap * 2 : 16;
		struct draft *v = arena_alloc(d->a, cap * sizeof *v);

		if (d->n)
			memcpy(v, d->v, d->n * sizeof *v);
		d->v = v;
		d->cap = cap;
	}
	d->v[d->n++] = (struct draft){ arena_strdup(d->a, place), arena_strdup(d->a, key), arena_strdup(d->a, value), instant_here(at) };
	return true;
}

size_t draft_list(struct service *s, const char *prefix, struct draft **out, struct arena *a)
{
	struct drafts d = { .a = a };
	struct why ignored = { 0 };

	if (s->desk)
		desk_list(s->desk, drafter(s), prefix, take_draft, &d, &ignored);
	*out = d.v;
	return d.n;
}

/* --- meetings ---------------------------------------------------------------------------------------------------------------------------------- */

static bool sits_in(struct service *s, const char *body)
{
	struct arena *a = arena_new();
	const struct record *b = scope_body(s->scope, body);
	struct row *rows;
	size_t n = b ? table_rows(record_get(b, "Seats"), &rows, a) : 0;
	bool sits = false;

	for (size_t i = 0; i < n && !sits; i++)
		for (size_t c = 2; c < 4 && c < rows[i].n; c++)
			sits |= strcmp(rows[i].cell[c], s->person) == 0;
	arena_free(a);
	return sits;
}

struct meetings_open { struct strs ids; struct arena *a; };

static bool take_meeting(void *ctx, const struct index_record *r)
{
	struct meetings_open *m = ctx;

	strs_add(&m->ids, m->a, r->id);
	return true;
}

/* Asked at every frame: only what is open is read. */
const struct record *room_open_meeting(struct service *s, const char *body)
{
	static const char *const states[] = { "open", "suspended" };
	struct meetings_open m = { .a = arena_new() };
	const struct record *best = NULL;
	struct why ignored = { 0 };

	for (size_t i = 0; s->index && i < 2 && !best; i++) {
		struct index_query q = { .kind = "meeting", .state = states[i] };

		m.ids.n = 0;
		index_records(s->index, &q, take_meeting, &m, &ignored);
		for (size_t k = 0; k < m.ids.n; k++) {
			const struct record *r = scope_meeting(s->scope, m.ids.v[k]);

			if (r && (!body || record_is(r, "Body", body)) && (!best || sits_in(s, record_get(r, "Body"))))
				best = r;
		}
	}
	arena_free(m.a);
	return best;
}

enum rc room_seats(struct service *s, const char *meeting, const char *contract, struct room_quorum *out, struct buf *line, struct arena *a, struct why *why)
{
	const struct record *m = scope_meeting(s->scope, meeting);
	struct act *act = arena_alloc(a, sizeof *act);
	enum rc rc;

	memset(out, 0, sizeof *out);
	if (!m)
		return fail(why, RC_NOTFOUND, N_("There is no meeting {1}."), meeting);
	/* An act about nothing yet: only body, meeting and contract matter for who sits. */
	act->arena = a;
	act->verb = verb_by_name("requirement.decide");
	act->kind = kind_by_name("requirement");
	act->contract = contract && *contract ? contract : sitting_contract(s->scope, m, a);
	act->lead.after = record_new(a, act->kind, "R-0");
	act->t.one[TRAILER_MEETING] = m->id;
	act->t.one[TRAILER_BODY] = record_get(m, "Body");
	act->t.one[TRAILER_ITEM] = *record_get(m, "Current-Item") ? record_get(m, "Current-Item") : NULL;
	if ((rc = instant_now(&act->decided, why)) != RC_OK)
		return rc;
	/* Seats are those of the meeting's day, also when it is typed in years later. */
	if (*record_get(m, "Opened"))
		instant_parse(record_get(m, "Opened"), &act->decided);
	if ((rc = act_seats(act, s->scope, why)) != RC_OK)
		return rc;
	out->seats = act->seats;
	out->n_seats = act->n_seats;
	out->holder = act->holder;
	out->rule = act->rule;
	out->q = quorum_count(&act->rule, act->seats, act->n_seats);
	if (line)
		quorum_say(line, &out->q);
	return RC_OK;
}

/* --- stages -------------------------------------------------------------------------------------------------------------------------------------- */

static const struct { const char *code, *title, *field, *kind, *done; } stage_rows[] = {
	{ "evidence", N_("Evidence"), "Evidence-Complete", "evidence", "accepted withdrawn" },
	{ "requirements", N_("Requirements"), "Requirements-Complete", "requirement", "decided ruled final" },
	{ "payments", N_("Metrics and payments"), "Payments-Complete", "metric", "adopted dropped" },
	{ "escalation", N_("Escalation"), "Escalation-Complete", "escalation", "resolved answered acknowledged applied closed withdrawn merged" },
};
enum { STAGES = sizeof stage_rows / sizeof stage_rows[0], LACKS = 40 };

size_t room_stages(struct service *s, const char *contract, struct stage **out, struct arena *a)
{
	const struct record *c = scope_contract(s->scope, contract);

	*out = arena_alloc(a, STAGES * sizeof **out);
	for (size_t i = 0; i < STAGES; i++) {
		struct stage *st = &(*out)[i];
		const struct record *const *v;

		st->code = stage_rows[i].code;
		st->title = stage_rows[i].title;
		st->complete = c && *record_get(c, stage_rows[i].field);
		st->all = scope_all(s->scope, stage_rows[i].kind, contract, &v);
		for (size_t k = 0; k < st->all; k++)
			st->done += list_has(stage_rows[i].done, record_get(v[k], "State"));
		st->lacks = arena_alloc(a, LACKS * sizeof *st->lacks);
		st->n_lacks = stage_lacks(s->scope, contract, st->code, st->lacks, LACKS);
		if (st->n_lacks > LACKS)
			st->n_lacks = LACKS;
	}
	return STAGES;
}

void room_next(struct service *s, const char *contract, struct buf *out)
{
	struct arena *a = arena_new();
	struct stage *st;
	size_t n = room_stages(s, contract, &st, a);

	for (size_t i = 0; i < n; i++) {
		if (st[i].complete)
			continue;
		if (st[i].n_lacks)
			why_sentence(out, &st[i].lacks[0]);
		else
			buf_puts(out, _("Nothing lacks: the group can declare this stage complete."));
		break;
	}
	if (!out->len)
		buf_puts(out, _("All four stages are complete."));
	arena_free(a);
}

const char *room_late(struct service *s, const char *path, struct arena *a)
{
	struct log_query q = { .record = path, .limit = 1 };
	struct act_line *line;
	struct why ignored = { 0 };
	size_t n = 0;

	if (service_log(s, &q, &line, &n, a, &ignored) != RC_OK || n == 0)
		return "";
	return line[0].late;
}

/* --- readiness ------------------------------------------------------------------------------------------------------------------------------------ */

/* Is the record in a state in which the verb makes sense? What the form will still ask for (a field is named) does not count. */
static enum rc state_allows(struct service *s, const struct verb *v, const char *record, struct arena *a, struct why *why)
{
	struct request r = { .verb = v->name, .record = record, .person = s->person };
	struct act *act;
	struct why w = { 0 };

	if (v->flags & V_NEW || !v->check || !record || instant_now(&r.recorded, &w) != RC_OK ||
	    act_begin(&act, a, s->scope, &r, s->seq + 1, &w) != RC_OK)
		return RC_OK;
	act->adopted = true;
	if (v->check(s->scope, act, &w) != RC_DENIED || w.field[0])
		return RC_OK;
	*why = w;
	return RC_DENIED;
}

/* The contract that a record's name speaks of, or NULL. */
static const char *contract_named(struct service *s, const char *record, struct arena *a)
{
	const char *contract = record ? arena_strndup(a, record, strcspn(record, "/")) : "";

	return *contract && scope_contract(s->scope, contract) ? contract : NULL;
}

enum rc service_ready(struct service *s, const char *verb, const char *record, const char *meeting, struct why *why)
{
	const struct verb *v = verb_by_name(verb);
	struct arena *a = arena_new();
	struct room_quorum q;
	const struct record *m = meeting && *meeting ? scope_meeting(s->scope, meeting) : NULL;
	struct buf line = { 0 };
	enum rc rc = RC_OK;

	if (!v)
		rc = fail(why, RC_INVALID, N_("{1} is no verb; `procure verbs` lists them."), verb);
	else if (!service_writable(s, why))
		rc = why->rc;
	else
		rc = rules_may(s->scope, v, s->person, record, meeting, why);
	if (rc == RC_OK)
		rc = state_allows(s, v, record, a, why);
	if (rc == RC_OK && v->flags & V_DECIDE) {
		if (!m || !record_is(m, "State", "open"))
			rc = fail(why, RC_DENIED, N_("No meeting is open: open one first (r)."));
		else if ((rc = room_seats(s, meeting, contract_named(s, record, a), &q, &line, a, why)) == RC_OK && !q.q.met)
			rc = fail(why, RC_DENIED, N_("No quorum: {1}."), buf_str(&line));
	}
	buf_free(&line);
	arena_free(a);
	return rc;
}
