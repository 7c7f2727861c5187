/* What verbs do beside writing their own record: the functions that rows of the verb table name. Private to the model. */
#ifndef MODEL_CONSEQUENCES_H
#define MODEL_CONSEQUENCES_H

#include "procure/model/rules.h"

typedef enum rc verb_check(struct scope *s, const struct act *a, struct why *why);
typedef void verb_apply(struct scope *s, struct act *a);

/* decide.c: the working group decides about a record of its contract */
verb_check check_requirement_decide, check_requirement_settle, check_reopen, check_metric_adopt, check_scheme_adopt, check_undecided, check_known_state, check_draft, check_propose;
verb_apply apply_requirement_add, apply_requirement_propose, apply_requirement_decide, apply_requirement_settle, apply_reopen, apply_drafted, apply_adopt, apply_drop, apply_withdraw;
/* payment.c: terms of payment, and the scheme that they make up */
verb_check check_payment, check_scheme_open;
/* contract.c: contracts, stages, recommendations */
verb_check check_contract_add, check_contract_change, check_postpone, check_stage, check_freeze;
verb_apply apply_contract_add, apply_candidate_add, apply_candidate_change, apply_postpone, apply_stage, apply_freeze, apply_recommendation_draft, apply_publish;
/* committee.c: agreements, guidance, validation */
verb_check check_about, check_select, check_mandate, check_frozen_version, check_carried, check_not_carried, check_supersede;
verb_apply apply_select, apply_mandate, apply_rule, apply_validate, apply_guide, apply_defer, apply_return, apply_not_carried, apply_answered;
/* The path of the first record that is no longer as the recommendation froze it; NULL: all are. */
const char *changed_since_frozen(struct scope *s, const struct record *recommendation, struct arena *a);
void apply_supersede(struct scope *s, struct act *a, const char *by);
/* escalation.c */
verb_check check_raise, check_triage, check_merge, check_unanswered, check_resolved, check_guidance_open;
verb_apply apply_escalation_draft, apply_raise, apply_accept, apply_send_back, apply_merge, apply_withdraw_escalation, apply_acknowledge, apply_applied, apply_close_escalation,
	apply_guidance_answer;
/* meeting.c */
verb_check check_convene, check_meeting_change, check_open, check_attend, check_depart, check_recuse, check_item, check_suspend, check_resume, check_close;
verb_apply apply_convene, apply_open, apply_attend, apply_depart, apply_recuse, apply_item, apply_suspend, apply_resume, apply_close;
/* Does the person hold this seat of the body ("" = any) so, or is it one that depends on the item? */
bool seat_is_theirs(const struct act *a, const struct record *body, const char *person, const char *seat, const char *as);
/* meeting_motion.c: a motion, its vote and its end */
verb_check check_motion, check_unmove, check_resolve, motion_frozen;
verb_apply apply_motion, apply_unmove, apply_resolve, motion_decided;
bool motion_open(const struct record *meeting);
/* Is the motion that is open in the meeting about what the act writes or answers? */
bool motion_is_about(const struct record *meeting, const struct act *a);
void motion_ends(struct record *m, const struct record *before, const char *mover, const char *result, struct instant at, struct arena *a);
/* meeting_minutes.c: notes, topics, items put off, attendance put right, the minutes */
verb_check check_note, check_park, check_unpark, check_putoff, check_mend, check_minutes, check_correct, check_approve, check_signed;
verb_apply apply_park, apply_unpark, apply_putoff, apply_minutes, apply_correct, apply_approve;
/* proposal.c: proposals, the consent list, what Legal objects to */
verb_check check_proposal, check_proposal_change, check_proposal_withdraw, check_object, check_answer_flag, consent_agreed;
verb_apply apply_proposal, proposals_used, apply_object, apply_answer_flag;
/* people.c: roster, bodies, rules, founding */
verb_check check_rules_adopt, check_found, check_body, check_roster, check_leave;
verb_apply apply_leave, apply_open_task, apply_task_done, apply_request_answered, apply_clearance;

/* Rows of table fields, for appliers: adds a line, or replaces cell `column` of row `i`. */
void row_add(struct record *r, const char *field, const char *const *cells, size_t n, struct arena *a);
void row_set(struct record *r, const char *field, size_t row, const char *column, const char *cell, struct arena *a);
/* Index of the first row in which `column` is `cell` and (if given) `open_column` is empty; SIZE_MAX if none. */
size_t row_find(const struct record *r, const char *field, const char *column, const char *cell, const char *open_column);
const char *row_cell(const struct record *r, const char *field, size_t row, const char *column, struct arena *a);
size_t row_count(const struct record *r, const char *field);

/* The label of a field of the leading record, translated. */
const char *field_label(const struct act *a, const char *field);
const char *instant_text(struct arena *a, struct instant t);
const char *name_of(struct arena *a, const struct record *r);    /* SC-2018-P01/R-05 */

#endif
