/* The model work plan as data (domain.md 2.6: a RECONSTRUCTION, labelled "plantilla"; people edit it), and the guiding questions (2.7).
 * data/workplan/modelo.ini, data/workplan/preguntas.ini. All memory is the arena's. */
#ifndef PROCURE_CONF_WORKPLAN_H
#define PROCURE_CONF_WORKPLAN_H

#include "procure/base/mem.h"
#include "procure/base/rc.h"
#include "procure/conf/words.h"

struct plan_role { const char *code; struct words title; };                     /* "F": facilitator … */

struct plan_block { struct words title; int minutes; };                         /* a block of the agenda, in order */

struct plan_question {
	const char *id, *topic;                  /* "q-05", "evidence" */
	struct words text;
};

struct plan_step {
	const char *id;                          /* "step-0" … "step-10", "step-c1", "step-c2" */
	const char *number;                      /* "0", "C1": as the plan prints it */
	int week;                                /* weeks after the start; with after_award, after the award */
	bool after_award, committee;             /* committee: a session of the committee, not of the group */
	int minutes;
	const char *stage;                       /* id of a stage: evidence requirements payments escalation other */
	struct words title, objective, deliverable, reading, decisions;
	struct strs required, optional, lead;    /* codes of roles */
	const struct plan_block *blocks;
	size_t n_blocks;
	const struct plan_question **questions;
	size_t n_questions;
};

/* One thing that a stage needs before it is complete. The service counts: of the records of `kind` in the contract, those that
 * have every field in `fields` (and `state` where it is not "") must be `at_least`, and where `all` is set no record may lack one of them. */
struct plan_need {
	const char *id, *kind;
	int at_least;
	bool all;
	struct strs fields;                      /* a|b = either of the two */
	const char *state;                       /* value of the kind's state field, or "" */
	struct words text;                       /* "Every requirement has a verdict with its reason" */
};

struct plan_stage {
	const char *id;
	int number;                              /* 1..4; 0 for `other` */
	struct words title, purpose;
	const struct plan_need *needs;
	size_t n_needs;
};

struct workplan {
	struct words name, note;                 /* note: that it is a reconstruction */
	const struct plan_role *roles;      size_t n_roles;
	const struct plan_stage *stages;    size_t n_stages;
	const struct plan_step *steps;      size_t n_steps;
	const struct plan_question *questions; size_t n_questions;
};

/* path NULL: the shipped plan. Refuses an unknown role or stage, and blocks whose minutes do not add up to the step's, with file and line. */
enum rc workplan_load(struct workplan **out, struct arena *a, const char *path, struct why *why);
const struct plan_step *workplan_step(const struct workplan *w, const char *id);        /* by id or number; NULL: none */
const struct plan_stage *workplan_stage(const struct workplan *w, const char *id);      /* by id; NULL: none */
const struct plan_stage *workplan_stage_at(const struct workplan *w, int number);       /* 1..4 */
const struct plan_role *workplan_role(const struct workplan *w, const char *code);
/* The day of a step: start + weeks (award + weeks for those after the award; award 0 = not known, then false). */
bool workplan_day(const struct plan_step *s, int64_t start, int64_t award, int64_t *day);

#endif
