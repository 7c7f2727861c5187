/* Private to the projector's screen: roommode.c reads and acts, roommode_result.c what was announced, roommode_draw.c draws. */
#ifndef SCREENS_ROOMMODE_H
#define SCREENS_ROOMMODE_H

#include "procure/service/meeting.h"
#include "procure/service/rollcall.h"
#include "screens/vote.h"

/* What was decided: words and code of the result, and when. */
struct room_outcome { const char *text, *code; int64_t at; };

struct room_view {
	struct app *app;
	char id[96];
	const struct record *m;
	struct meeting_clock clock;
	struct arena *second;                    /* what is read again each second: desk, roll call */
	struct rollcall r;
	bool voting;
	const struct record *clause;             /* the requirement at hand, or NULL */
	const struct plan_step *step;
	struct buf quorum;                       /* in one sentence */
	bool quorum_met;
	struct room_outcome result;              /* the last on this item; code NULL: none yet */
	struct buf sum;                          /* its arithmetic */
};

const struct clock_item *room_item(const struct room_view *s);   /* NULL: none is open */
/* What was just announced, while it is shown (two minutes, on its own item); else NULL. roommode_result.c */
const struct room_outcome *room_result(const struct room_view *s);
void room_load_result(struct room_view *s, struct arena *a);
void room_draw(struct room_view *s, struct pane p);

/* What the read-back shows alike. The band on top with two texts; where texts begin on a screen so wide; capitals. */
void room_band(struct pane p, int in, const char *left, const char *right);
int room_inset(int cols);
const char *room_capitals(const char *text, struct arena *a);
/* The colours of the projector until no view under `v` is for the projector any more. Memory: `a`, of the view. */
unsigned room_colours(struct app *app, struct arena *a);
void room_colours_back(struct app *app, const struct view *v);

#endif
