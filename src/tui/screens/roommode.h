/* Private to the projector's screen: roommode.c reads and acts, roommode_draw.c draws. */
#ifndef SCREENS_ROOMMODE_H
#define SCREENS_ROOMMODE_H

#include "procure/service/meeting.h"
#include "procure/service/rollcall.h"
#include "screens/vote.h"

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
	struct row *result;                      /* the last motion that ended; NULL: none yet */
	struct buf sum;                          /* its arithmetic */
};

const struct clock_item *room_item(const struct room_view *s);   /* NULL: none is open */
/* A cell of the last motion that ended, while its result is shown (two minutes, on its own item); else NULL. */
const char *room_result(const struct room_view *s, const char *column);
void room_draw(struct room_view *s, struct pane p);

/* What the read-back shows alike. The band on top with two texts; where texts begin on a screen so wide; capitals. */
void room_band(struct pane p, int in, const char *left, const char *right);
int room_inset(int cols);
const char *room_capitals(const char *text, struct arena *a);
/* The colours of the projector until no view under `v` is for the projector any more. Memory: `a`, of the view. */
unsigned room_colours(struct app *app, struct arena *a);
void room_colours_back(struct app *app, const struct view *v);

#endif
