/* The vote that is open in a meeting, and its roll call while it is not announced.
 *
 * The roll call is unfinished work: it lies on the desk of the room (whoever sits at whichever keyboard of this place sees the same), a row a vote, on disk
 * when the call returns, and belongs to one motion (the instant at which its vote was opened), so an old one never counts for a new one. Votes may be changed until the result is announced (domain.md 4.2).
 * The arithmetic is the model's own. */
#ifndef PROCURE_SERVICE_ROLLCALL_H
#define PROCURE_SERVICE_ROLLCALL_H

#include "procure/service/room.h"

struct rollcall {
	const struct record *meeting;            /* as it stands now */
	const char *contract;                    /* that the motion, or the meeting, is about; "" = none */
	struct room_quorum room;                 /* seats with what was said so far */
	bool *fixed;                             /* by seat: somebody sits there who is recused by declaration or may not vote; no key changes that */
	struct tally tally;
	struct quorum quorum;
	size_t voters, said;                     /* who may vote now, and how many of them have */
};
/* The vote that is open in the meeting. RC_NONE: none is. Memory from `a`. */
enum rc rollcall_read(struct service *s, const char *meeting, struct rollcall *out, struct arena *a, struct why *why);
/* VOTE_NONE takes it back. */
enum rc rollcall_put(struct service *s, const char *meeting, const char *person, enum vote vote, struct why *why);
/* This vote corrects that act: its announcement says so. */
enum rc rollcall_replaces(struct service *s, const char *meeting, int64_t seq, struct why *why);
/* "3 for, 1 against, 1 abstained · 2 have not voted", or why there is no quorum. */
void rollcall_say(struct buf *out, const struct rollcall *r);
/* What a majority needs now: "3 for are needed so far: more than 1/2 of 4 votes cast."; nothing where there is none to reach. */
void rollcall_need(struct buf *out, const struct rollcall *r);
/* What still lacks, with names ("2 have not voted: …", "Quorum lost: …", too few voters); all being said, what decides: a tie, whose casting vote. */
void rollcall_lacks(struct buf *out, struct service *s, const struct rollcall *r);
/* What happens then, in one sentence (a msgid). */
const char *rollcall_then(const struct rollcall *r, enum outcome outcome);

/* Announces: does the verb that carries the motion out with the values that were frozen, or records the result of a free motion. `mode`: roll-call
 * with the votes of the desk; consensus or assent without. The desk is cleared when the act stands. */
enum rc rollcall_announce(struct service *s, const char *meeting, const char *mode, int64_t expect, struct recorded *out, struct why *why);

#endif
