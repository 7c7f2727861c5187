/* What the full-screen program asks beside: drafts on the desk, meetings, what is missing, the next step. */
#ifndef PROCURE_SERVICE_ROOM_H
#define PROCURE_SERVICE_ROOM_H

#include "procure/service/service.h"

/* Drafts: on disk when the call returns. place: "form/requirement.decide/SC-2018-P01/R-05", key: a field's or trailer's name. */
enum rc draft_put(struct service *s, const char *place, const char *key, const char *value, struct why *why);
char *draft_get(struct service *s, const char *place, const char *key, struct arena *a);         /* NULL: none */
enum rc draft_drop(struct service *s, const char *place, struct why *why);
struct draft { const char *place, *key, *value; struct instant at; };
size_t draft_list(struct service *s, const char *prefix, struct draft **out, struct arena *a);

/* The open (or suspended) meeting of a body; NULL if none. Of any body when `body` is NULL: one the person sits in comes first. */
const struct record *room_open_meeting(struct service *s, const char *body);
struct room_quorum { struct quorum q; struct vote_rule rule; struct vote_seat *seats; const char **holder; size_t n_seats; };
/* Seats, presence and quorum of a meeting now, for an act about `contract` (NULL or "": about what the meeting is at, sitting_contract). Memory from
 * `a`. `line` (may be NULL) gets one sentence. */
enum rc room_seats(struct service *s, const char *meeting, const char *contract, struct room_quorum *out, struct buf *line, struct arena *a, struct why *why);

/* The four stages of a contract: what each has and still lacks (sentences), and whether it is declared complete. */
struct stage { const char *code, *title; bool complete; size_t done, all; struct why *lacks; size_t n_lacks; };
size_t room_stages(struct service *s, const char *contract, struct stage **out, struct arena *a);
/* What comes next for a contract, in one sentence. */
void room_next(struct service *s, const char *contract, struct buf *out);
/* Is the record recorded late, and why; "" if not. */
const char *room_late(struct service *s, const char *path, struct arena *a);

#endif
