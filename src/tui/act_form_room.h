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
	const struct preset_value_of *preset;    /* what the caller filled in; ends with { NULL } */
	const char *at;                          /* the field that the caller begins with, or NULL */
	bool drafted;                            /* something of it was taken up again from the desk */
	const char *replaces;                    /* the act that this one corrects, or "" */
	bool motion;                             /* not recorded: put to the vote as a motion in `meeting` */
	int64_t expect;
	struct form *form;                       /* while a confirmation is open */
};

/* What is asked of the service, and the memory that its fields stand in. */
struct asked { struct request r; const char *names[FIELDS_MAX], *values[FIELDS_MAX]; };

/* Takes the draft's value where there is one. */
void act_form_add(struct act_form *f, struct form_field field);
/* What the field would stand with: nothing typed into a field that is not asked now counts. */
const char *act_form_value(const struct act_form *f, const struct form *form, size_t i);

/* act_draft.c: what the caller fills in, where the draft lies, its line, and the form without it. */
const char *preset_of(const struct preset_value_of *p, const char *name);        /* NULL: none */
const struct preset_value_of *presets_kept(struct arena *a, const struct preset_value_of *p);
const char *draft_place(const struct act_form *f);
const char *draft_note(const struct act_form *f);        /* NULL: none was taken up */
unsigned draft_afresh(struct ui *ui, void *ctx, struct form *form);
unsigned act_form_open(struct app *app, const char *verb, const char *record, const struct preset_value_of *preset, const char *at, const char *motion);

/* act_text.c: a clause that changes has its text, or is agreed in principle: what the text is to say, who writes it, by when. */
void clause_text_add(struct act_form *f);
bool clause_text_asked(void *ctx, size_t i, const struct form *form);
bool clause_text_principle(const struct form *form);

/* act_words.c: what will be recorded, in plain words. `message`: as git will hold it. */
const char *act_in_words(struct act_form *f, const struct form *form, const char *message, struct arena *a);

/* act_motion.c: mover and words instead of how it was decided; and the motion put. */
void motion_add(struct act_form *f);
unsigned motion_put(struct act_form *f, struct form *form);
/* A vote that corrects an act begins with the votes as they were. */
void motion_votes(struct act_form *f);

/* How the body decided, each vote, when; for a committee right after what must be said. */
void decision_add(struct act_form *f);
/* The field to begin with: what is still to be said, else the first vote not given; NULL: the first. */
const char *decision_begin(const struct act_form *f);
/* The votes as trailers. */
void decision_collect(struct act_form *f, const struct form *form, struct asked *q, struct arena *a);

#endif
