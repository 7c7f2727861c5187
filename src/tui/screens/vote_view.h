/* Private to the vote's screen: vote.c reads and acts, vote_draw.c draws. */
#ifndef SCREENS_VOTE_VIEW_H
#define SCREENS_VOTE_VIEW_H

#include "procure/service/rollcall.h"
#include "screens/vote.h"

struct vote_view {
	struct app *app;
	char meeting[96];
	struct arena *second;                    /* what is read again each second: the desk */
	struct rollcall r;
	bool open;                               /* a vote is open; else `result` says what came of the last one */
	bool was_open;
	char seat[64];                           /* under the cursor */
	struct buf say, need, lacks;             /* the arithmetic; what a majority needs; what still lacks */
	/* the question whether to announce */
	const char *mode;                        /* in which it would be, or was, announced; NULL: not asked yet */
	bool asking;                             /* it is asked here, and not by a dialog that wants a word */
	bool seen;                               /* it was on the screen: only then a key answers it */
	enum outcome outcome;                    /* what would be announced */
	/* what was announced */
	char result[24];                         /* code; "": nothing yet */
	struct buf words, sum, then, who;        /* the motion; arithmetic; what happens now; votes by name */
	int64_t announced;                       /* the act, 0: none from here */
	int64_t departure;                       /* the last departure that was recorded here, 0: none */
	char person[96];                         /* who is asked whether to come in */
};

/* The seats with vote, by row. */
size_t vote_rows(const struct vote_view *s);
const struct vote_seat *vote_row(const struct vote_view *s, size_t row);
size_t vote_cursor(const struct vote_view *s);
const char *vote_person(const struct vote_view *s, const char *id);

/* The arithmetic of what would be announced, with whose casting vote decides. */
void vote_sum(const struct vote_view *s, struct buf *out);
void vote_draw(struct vote_view *s, struct pane p);

#endif
