/* Parts of an act that its own files share. Private to the model. */
#ifndef MODEL_ACT_PARTS_H
#define MODEL_ACT_PARTS_H

#include "procure/model/act.h"

/* An act with nothing but its verb; verb NULL where there is none of that name. */
struct act *act_empty(struct arena *arena, const char *verb);
enum rc act_target(struct act *a, struct scope *s, const char *contract, const char *id, struct why *why);
/* Contract, meeting's body, mover: what a trailer says when nobody said it. Pure; the same for a request and for a commit. */
void act_defaults(struct act *a, struct scope *s);
bool act_clears(const struct act *a, const char *field);
bool act_derives(const struct act *a, const char *field);
const char *act_next_number(struct act *a, struct scope *s, const char *body, const char *letter, int year);
/* What stands in a meeting while a vote is open. */
#define MOTION_FIELDS "Motion Motion-On Motion-Verb Motion-Sets Mover"
/* The meeting that the act happens in, or NULL. */
const struct record *act_meeting(const struct act *a, struct scope *s);
const struct record *act_body(const struct act *a, struct scope *s);
/* The escalation or recommendation that the act answers, from its own field; NULL: none. */
const struct record *act_answers(const struct act *a, struct scope *s);
/* authority.c: may this person do this, for whom, and does the body fit the verb and the meeting? */
enum rc check_authority(struct scope *s, const struct act *a, struct why *why);
/* Was the row of a body's seats held on that day? */
bool seat_stands(const struct record *body, size_t row, const char *day, struct arena *a);
/* The meetings of the contract's working group. */
size_t group_meetings(const struct act *a, struct scope *s, const struct record *const **out);
/* Which row of the rules' Deciding table judges this body; NULL cells where none. */
enum rc rule_for_body(struct scope *s, const struct record *body, struct vote_rule *out, struct arena *a, struct why *why);

#endif
