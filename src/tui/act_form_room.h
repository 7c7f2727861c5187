/* Private to the form of a verb: act_form.c and its decision, act_decision.c. */
#ifndef TUI_ACT_FORM_ROOM_H
#define TUI_ACT_FORM_ROOM_H

#include "app.h"

enum { FIELDS_MAX = 80 };

struct act_form {
	struct app *app;
	struct arena *arena;
	const struct verb *verb;
	const struct kind *kind;
	const char *record, *contract;           /* as given; "" = none */
	const char *place;                       /* of the draft */
	struct form_field field[FIELDS_MAX];
	size_t n;
	bool own[FIELDS_MAX];                    /* a field of the record; the others are the decision's */
	const char *was[FIELDS_MAX];             /* the value that the record has, as typed */
	char meeting[80];
	const struct preset_value_of *preset;    /* while the form is being made */
	const char *replaces;                    /* the act that this one corrects, or "" */
	bool motion;                             /* not recorded: put to the vote as a motion in `meeting` */
	int64_t expect;
	struct form *form;                       /* while a confirmation is open */
};

/* What is asked of the service, and the memory that its fields stand in. */
struct asked { struct request r; const char *names[FIELDS_MAX], *values[FIELDS_MAX]; };

/* Takes the draft's value where there is one. */
void act_form_add(struct act_form *f, struct form_field field);

/* act_motion.c: mover and words instead of how it was decided; and the motion put. */
void motion_add(struct act_form *f);
unsigned motion_put(struct act_form *f, struct form *form);

/* How the body decided, each vote, when; for a committee right after what must be said. */
void decision_add(struct act_form *f);
/* The field to begin with: what is still to be said, else the first vote not given; NULL: the first. */
const char *decision_begin(const struct act_form *f);
/* The votes as trailers. */
void decision_collect(struct act_form *f, const struct form *form, struct asked *q, struct arena *a);

#endif
