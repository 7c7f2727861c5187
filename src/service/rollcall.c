/* The open vote: what was said so far, its arithmetic, its announcement. */
#include <string.h>

#include "procure/base/num.h"
#include "procure/model/motion.h"
#include "procure/service/rollcall.h"
#include "inside.h"

/* What is said aloud is the room's, as its clock is: whoever sits at whichever keyboard of this place sees the same. */
#define ROOM "*"

static const struct { enum vote vote; const char *code; enum trailer trailer; } votes[] = {
	{ VOTE_FOR, "for", TRAILER_FOR }, { VOTE_AGAINST, "against", TRAILER_AGAINST }, { VOTE_ABSTAINED, "abstained", TRAILER_ABSTAINED },
	{ VOTE_RECUSED, "recused", TRAILER_RECUSED },
};
enum { VOTES = sizeof votes / sizeof votes[0] };

static const char *place_of(const struct record *meeting, struct arena *a)
{
	return arena_printf(a, "vote/%s/%s", meeting->id, record_get(meeting, "Motion-Opened"));
}

/* VOTE_NONE where nothing was said, or nothing that we write (the desk is only a help: it is never trusted). */
static enum vote said_by(struct service *s, const char *place, const char *person)
{
	struct buf text = { 0 };
	struct why ignored = { 0 };
	enum vote out = VOTE_NONE;

	if (s->desk && desk_get(s->desk, ROOM, place, person, &text, &ignored) == RC_OK)
		for (size_t v = 0; v < VOTES; v++)
			if (strcmp(votes[v].code, buf_str(&text)) == 0)
				out = votes[v].vote;
	buf_free(&text);
	return out;
}

/* Who is recused by the meeting stays so, whatever the desk says. */
static void take_votes(struct service *s, struct rollcall *r, struct arena *a)
{
	const char *place = place_of(r->meeting, a);

	r->fixed = arena_alloc(a, (r->room.n_seats + 1) * sizeof *r->fixed);
	for (size_t i = 0; i < r->room.n_seats; i++) {
		struct vote_seat *seat = &r->room.seats[i];

		r->fixed[i] = seat->person && seat->votes && (seat->vote == VOTE_RECUSED || !vote_may(&r->room.rule, seat));
		if (seat->person && !r->fixed[i])
			seat->vote = said_by(s, place, seat->person);
		if (vote_may(&r->room.rule, seat)) {
			r->voters++;
			r->said += seat->vote != VOTE_NONE;
		}
	}
}

static enum rc open_vote(struct service *s, const char *meeting, const struct record **out, struct why *why)
{
	*out = scope_meeting(service_scope(s), meeting);
	if (!*out)
		return fail(why, RC_NOTFOUND, N_("There is no meeting {1}."), meeting);
	return *record_get(*out, "Motion-Opened") ? RC_OK : fail(why, RC_NONE, N_("No vote is open in {1}."), meeting);
}

enum rc rollcall_read(struct service *s, const char *meeting, struct rollcall *out, struct arena *a, struct why *why)
{
	enum rc rc;

	*out = (struct rollcall){ 0 };
	if ((rc = open_vote(s, meeting, &out->meeting, why)) != RC_OK)
		return rc;
	out->contract = sitting_contract(service_scope(s), out->meeting, a);
	if ((rc = room_seats(s, meeting, out->contract, &out->room, NULL, a, why)) != RC_OK)
		return rc;
	take_votes(s, out, a);
	out->tally = vote_count(&out->room.rule, out->room.seats, out->room.n_seats);
	out->quorum = quorum_count(&out->room.rule, out->room.seats, out->room.n_seats);
	return RC_OK;
}

enum rc rollcall_put(struct service *s, const char *meeting, const char *person, enum vote vote, struct why *why)
{
	struct arena *a = arena_new();
	const struct record *m;
	struct instant now;
	const char *code = "";
	enum rc rc = open_vote(s, meeting, &m, why);

	if (rc == RC_OK && (rc = service_writable(s, why) ? instant_now(&now, why) : why->rc) == RC_OK && !s->desk)
		rc = fail(why, RC_DENIED, N_("This session has no desk to write votes on."));

	for (size_t i = 0; i < VOTES; i++)
		if (votes[i].vote == vote)
			code = votes[i].code;
	if (rc == RC_OK)
		rc = desk_put(s->desk, ROOM, place_of(m, a), person, code, now.at, why);
	arena_free(a);
	return rc;
}

/* No id of a person begins so. */
#define REPLACES "#replaces"

enum rc rollcall_replaces(struct service *s, const char *meeting, int64_t seq, struct why *why)
{
	struct arena *a = arena_new();
	const struct record *m;
	struct instant now;
	enum rc rc = open_vote(s, meeting, &m, why);

	if (rc == RC_OK && s->desk && (rc = instant_now(&now, why)) == RC_OK)
		rc = desk_put(s->desk, ROOM, place_of(m, a), REPLACES, num_text((char[24]){ 0 }, seq), now.at, why);
	arena_free(a);
	return rc;
}

static const char *replaced(struct service *s, const struct record *meeting, struct arena *a)
{
	struct buf text = { 0 };
	struct why ignored = { 0 };
	const char *out = NULL;

	if (s->desk && desk_get(s->desk, ROOM, place_of(meeting, a), REPLACES, &text, &ignored) == RC_OK && text.len)
		out = arena_strdup(a, buf_str(&text));
	buf_free(&text);
	return out;
}

void rollcall_say(struct buf *out, const struct rollcall *r)
{
	const struct tally *t = &r->tally;

	if (!r->quorum.met) {
		quorum_say(out, &r->quorum);
		return;
	}
	buf_printf(out, _("%d for · %d against · %d abstained"), t->for_, t->against, t->abstained);
	if (t->recused)
		buf_printf(out, _(" · %d recused"), t->recused);
	if (r->said < r->voters)
		buf_printf(out, _(" · not yet voted: %zu"), r->voters - r->said);
}

/* --- in words ----------------------------------------------------------------------------------------------------------------------------------- */

static const char *name_of(struct service *s, const char *id)
{
	const struct record *p = scope_person(service_scope(s), id);

	return p ? record_get(p, "Name") : id;
}

static const char *basis_word(enum vote_basis basis)
{
	switch (basis) {
	case BASIS_SEATS:    return _("seats");
	case BASIS_ENTITLED: return _("entitled to vote");
	case BASIS_PRESENT:  return _("voters present");
	case BASIS_CAST:     break;
	}
	return _("votes cast");
}

void rollcall_need(struct buf *out, const struct rollcall *r)
{
	struct buf f = { 0 };

	if (r->tally.outcome == OUTCOME_TOO_FEW || !r->quorum.met || !r->tally.base)
		return;
	fraction_show(&f, r->room.rule.majority);
	buf_printf(out, _("%d for are needed: %s of %d %s."), r->tally.needed, buf_str(&f), r->tally.base, basis_word(r->room.rule.majority_of));
	buf_free(&f);
}

static const char *silent_names(struct service *s, const struct rollcall *r, struct arena *a)
{
	const char *out = "";

	for (size_t i = 0; i < r->room.n_seats; i++)
		if (r->room.seats[i].vote == VOTE_NONE && vote_may(&r->room.rule, &r->room.seats[i]))
			out = arena_printf(a, "%s%s%s", out, *out ? ", " : "", name_of(s, r->room.seats[i].person));
	return out;
}

/* What the votes come to, all being given: the casting vote by name, a tie, or nothing to add. */
static void say_end(struct buf *out, struct service *s, const struct rollcall *r)
{
	const struct tally *t = &r->tally;

	if (t->casting_used)
		buf_printf(out, _("A tie: the casting vote of %s decides."), name_of(s, t->casting));
	else if (t->outcome == OUTCOME_TIED)
		buf_puts(out, _("A tie, and no casting vote to break it: not adopted."));
	else
		buf_puts(out, t->outcome == OUTCOME_ADOPTED ? _("All have voted: adopted, once it is announced.") : _("All have voted: not adopted, once it is announced."));
}

void rollcall_lacks(struct buf *out, struct service *s, const struct rollcall *r)
{
	struct arena *a = arena_new();

	if (!r->quorum.met) {
		struct buf line = { 0 };

		quorum_say(&line, &r->quorum);
		buf_printf(out, _("Quorum lost: %s."), buf_str(&line));
		buf_free(&line);
	} else if (r->tally.outcome == OUTCOME_TOO_FEW) {
		buf_printf(out, _("Too few voters: %zu here, %d needed."), r->voters, r->room.rule.min_voters);
	} else if (r->said < r->voters) {
		size_t n = r->voters - r->said;

		buf_printf(out, n == 1 ? _("%zu has not voted: %s") : _("%zu have not voted: %s"), n, silent_names(s, r, a));
	} else {
		say_end(out, s, r);
	}
	arena_free(a);
}

const char *rollcall_then(const struct rollcall *r, enum outcome outcome)
{
	bool free_motion = !*record_get(r->meeting, "Motion-On");

	switch (outcome) {
	case OUTCOME_ADOPTED:
		return free_motion ? N_("It stands in the minutes as agreed.") : N_("It is recorded at once, with the words that were frozen.");
	case OUTCOME_REJECTED:
	case OUTCOME_TIED:
		return free_motion ? N_("The motion fails; it stands in the minutes.") : N_("It stays open as it was: debate goes on, another motion may be put, or it is escalated.");
	case OUTCOME_TOO_FEW:
		return N_("Nothing is decided: put the item off to a meeting with more voters, or escalate it.");
	case OUTCOME_NO_QUORUM:
		break;
	}
	return N_("Nothing can be decided until there is quorum again: wait for an arrival, withdraw the motion, or suspend the session.");
}

/* --- announcing -------------------------------------------------------------------------------------------------------------------------------- */

static const char *list_of(const struct rollcall *r, enum vote vote, struct arena *a)
{
	struct strs list = { 0 };

	for (size_t i = 0; i < r->room.n_seats; i++)
		if (r->room.seats[i].person && r->room.seats[i].votes && r->room.seats[i].vote == vote && !strs_has(&list, r->room.seats[i].person))
			strs_add(&list, a, r->room.seats[i].person);
	return strs_join(&list, a, " ");
}

/* The act names the mover where whoever records may act for others; the list of motions names them anyway. */
static const char *mover_of(struct service *s, const struct record *meeting)
{
	const struct record *rules = scope_rules(service_scope(s));
	const char *mover = record_get(meeting, "Mover");

	return *mover && rules && list_has(record_get(rules, "Recorders"), service_person(s)) ? mover : NULL;
}

static void request_of(struct service *s, struct request *q, const struct rollcall *r, const char *mode, struct arena *a)
{
	const char *on = record_get(r->meeting, "Motion-On");
	bool free_motion = !*on, roll = strcmp(mode, "roll-call") == 0;
	const char **names = NULL, **values = NULL;

	*q = (struct request){ .verb = free_motion ? "meeting.resolve" : record_get(r->meeting, "Motion-Verb"), .record = free_motion ? r->meeting->id : on };
	if (!free_motion)
		q->n_fields = motion_sets_read(record_get(r->meeting, "Motion-Sets"), &names, &values, a);
	q->names = names;
	q->values = values;
	q->trailer[TRAILER_MODE] = mode;
	q->trailer[TRAILER_MEETING] = free_motion ? NULL : r->meeting->id;
	q->trailer[TRAILER_ITEM] = *record_get(r->meeting, "Current-Item") && !free_motion ? record_get(r->meeting, "Current-Item") : NULL;
	q->trailer[TRAILER_MOVED_BY] = mover_of(s, r->meeting);
	q->trailer[TRAILER_REPLACES] = replaced(s, r->meeting, a);
	for (size_t i = 0; i < VOTES; i++)
		if (roll || votes[i].vote == VOTE_RECUSED)
			q->trailer[votes[i].trailer] = list_of(r, votes[i].vote, a);
}

/* Strings of the request point into the meeting's record, which goes when the act is done. */
static const struct record *kept(const struct record *meeting, struct arena *a)
{
	struct record *copy = record_copy(a, meeting);

	copy->path = arena_strdup(a, meeting->path);
	return copy;
}

enum rc rollcall_announce(struct service *s, const char *meeting, const char *mode, int64_t expect, struct recorded *out, struct why *why)
{
	struct arena *a = arena_new();
	struct rollcall r;
	struct request q;
	struct why ignored = { 0 };
	const char *place;
	enum rc rc = rollcall_read(s, meeting, &r, a, why);

	if (rc == RC_OK) {
		r.meeting = kept(r.meeting, a);
		place = place_of(r.meeting, a);
		request_of(s, &q, &r, mode, a);
		rc = service_do(s, &q, expect, out, why);
		if ((rc == RC_OK || rc == RC_UNSURE) && s->desk)
			(void)desk_drop(s->desk, ROOM, place, &ignored);
	}
	arena_free(a);
	return rc;
}
