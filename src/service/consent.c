/* The consent list of a meeting: what was taken off lies on the desk of the place, the rest is decided by one act a clause, all or none. */
#include <string.h>

#include "procure/base/num.h"
#include "consent.h"
#include "inside.h"

/* It is the room's: whoever sits at whichever keyboard of this place sees the same list. */
#define ROOM "*"
#define NOBODY_SAID "-"

/* --- taking off --------------------------------------------------------------------------------------------------------------------------------- */

const char *consent_off(struct service *s, const char *meeting, const char *clause, struct arena *a)
{
	struct buf text = { 0 };
	struct why ignored = { 0 };
	const char *out = NULL;

	if (s->desk && desk_get(s->desk, ROOM, arena_printf(a, "consent/%s", meeting), clause, &text, &ignored) == RC_OK && text.len)
		out = strcmp(buf_str(&text), NOBODY_SAID) == 0 ? "" : arena_strdup(a, buf_str(&text));
	buf_free(&text);
	return out;
}

enum rc consent_take_off(struct service *s, const char *meeting, const char *clause, const char *who, struct why *why)
{
	struct arena *a = arena_new();
	struct instant now;
	enum rc rc = instant_now(&now, why);

	if (rc == RC_OK && (!service_writable(s, why) || !s->desk))
		rc = s->desk ? why->rc : fail(why, RC_DENIED, N_("This session only reads: who runs the meeting takes clauses off the list."));
	if (rc == RC_OK)
		rc = desk_put(s->desk, ROOM, arena_printf(a, "consent/%s", meeting), clause, !who ? "" : *who ? who : NOBODY_SAID, now.at, why);
	arena_free(a);
	return rc;
}

/* --- deciding together ---------------------------------------------------------------------------------------------------------------------------- */

struct request consent_request(const struct clause *c, const char *mode, struct arena *a)
{
	struct request r = { .verb = "requirement.decide", .record = record_name(a, c->record->path), .names = offer_fields, .values = c->option[0].value, .n_fields = OFFER_FIELDS };

	r.trailer[TRAILER_MODE] = mode;
	return r;
}

/* The sentence of the refusal after the name of what is refused. */
static enum rc refused(const struct clause *c, struct why *why, struct arena *a)
{
	struct buf text = { 0 };
	struct why inner = *why;

	why_sentence(&text, &inner);
	fail(why, inner.rc, N_("Nothing was recorded, because of {1}: {2}"), c->record->id, arena_strdup(a, buf_str(&text)));
	why->guard = inner.guard;
	buf_free(&text);
	return why->rc;
}

static enum rc note_off(struct service *s, const char *meeting, const struct clause *c, struct arena *a, struct why *why)
{
	static const char *const names[] = { "Note" };
	const struct record *p = *c->off ? scope_person(s->scope, c->off) : NULL;
	const char *text = p ? arena_printf(a, _("%s was taken off the consent list; %s asked for it."), c->record->id, record_get(p, "Name")) :
			       arena_printf(a, _("%s was taken off the consent list."), c->record->id);
	struct request r = { .verb = "meeting.note", .record = meeting, .names = names, .values = &text, .n_fields = 1 };
	struct recorded ignored;

	return service_batch_do(s, &r, &ignored, why);
}

/* Within the batch: each agreed clause, then what was taken off. */
static enum rc all_of_them(struct service *s, const char *meeting, const struct clauses *c, size_t *n, struct recorded *last, struct arena *a, struct why *why)
{
	const struct record *m = scope_meeting(s->scope, meeting);
	const char *item = m && *record_get(m, "Current-Item") ? arena_strdup(a, record_get(m, "Current-Item")) : NULL;
	enum rc rc = RC_OK;

	for (size_t i = 0; i < c->n && rc == RC_OK; i++) {
		struct request r;

		if (c->v[i].sort != CLAUSE_AGREED)
			continue;
		r = consent_request(&c->v[i], "consent", a);
		r.trailer[TRAILER_MEETING] = meeting;
		r.trailer[TRAILER_ITEM] = item;
		if ((rc = service_batch_do(s, &r, last, why)) != RC_OK)
			return refused(&c->v[i], why, a);
		++*n;
	}
	for (size_t i = 0; i < c->n && rc == RC_OK; i++)
		if (c->v[i].off && c->v[i].sort == CLAUSE_CONTESTED && c->v[i].n_options == 1)
			rc = note_off(s, meeting, &c->v[i], a, why);
	return rc;
}

enum rc service_decide_together(struct service *s, const char *meeting, const struct clauses *c, int64_t expect, size_t *n, struct recorded *last, struct why *why)
{
	struct arena *a;
	struct why ignored = { 0 };
	enum rc rc;

	*n = 0;
	if (c->count[CLAUSE_AGREED] == 0)
		return fail(why, RC_NONE, N_("No clause is left on the consent list."));
	if ((rc = service_batch_begin(s, why)) != RC_OK)
		return rc;
	a = arena_new();
	if (expect > 0 && service_tip(s) != expect)
		rc = fail(why, RC_MOVED, N_("Something was recorded meanwhile: look at the list again, then decide."));
	else
		rc = all_of_them(s, meeting, c, n, last, a, why);
	if (rc == RC_OK)
		rc = service_batch_end(s, true, why);
	else
		service_batch_end(s, false, &ignored);
	if (rc != RC_OK && rc != RC_UNSURE)
		*n = 0;
	arena_free(a);
	return rc;
}
