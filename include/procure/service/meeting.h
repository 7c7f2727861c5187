/* A meeting as the room needs it: its clock, from stored instants; and the next meeting, from the work plan.
 *
 * 1. The clock counts nothing: it subtracts instants that are on disk (acts in the ledger; pauses and minutes given on the desk), so the program may be
 *    killed at any moment and the same item runs with the same clock when it comes back.
 * 2. Time in which the session was suspended counts for no item and moves the planned end; a pause counts for no item and moves nothing.
 * Sources: the issue ("Before", "During"), domain.md 2.6, tui.md mock-up 6. */
#ifndef PROCURE_SERVICE_MEETING_H
#define PROCURE_SERVICE_MEETING_H

#include "procure/conf/law.h"
#include "procure/conf/workplan.h"
#include "procure/service/service.h"

/* ---- the clock ---- */

struct span { int64_t from, to; };               /* seconds since 1970; to 0: it goes on */
struct spans { struct span *v; size_t n; };

enum item_state { ITEM_PENDING, ITEM_OPEN, ITEM_DONE, ITEM_PUT_OFF };
struct clock_item {
	const char *item, *title, *record;       /* of the tabla */
	enum item_state state;
	int planned;                             /* minutes of the tabla */
	int given;                               /* minutes given in the room, negative: taken */
	struct spans open;                       /* when it was open */
	int64_t real;                            /* out: seconds that it took, without suspension and pauses */
	bool cut;                                /* out: cutting or moving it brings the session back to its time (or helps most) */
};
struct meeting_clock {
	struct clock_item *item;
	size_t n;
	struct spans held, paused;               /* held: from opening or resuming to suspending or closing */
	int64_t now;
	/* out */
	bool runs, pausing;                      /* the session is open; and its timer stands still */
	int current;                             /* index of the open item, -1: none */
	int64_t session;                         /* seconds held so far */
	int64_t left;                            /* seconds that the open item still has; negative: over */
	int planned;                             /* minutes of the whole tabla */
	int64_t planned_end, expected_end;       /* expected: now, what is left of the open item, and all that is pending; 0: it does not run */
	int64_t late;                            /* expected less planned, in seconds; negative: early */
};
/* The arithmetic alone: fills what is marked out from the rest. */
void clock_count(struct meeting_clock *c);
/* Seconds of `of` within `held` and outside `less`, up to `now`. */
int64_t span_seconds(const struct spans *of, const struct spans *held, const struct spans *less, int64_t now);

/* The clock of a meeting from its record, its acts and the desk; `at` as in service_record (0: now runs). Memory from `a`. */
enum rc meeting_clock(struct service *s, const struct record *meeting, int64_t at, struct meeting_clock *out, struct arena *a, struct why *why);
/* The same clock a second later: time and desk are read again, `a` is for that alone; the acts are those that were read. */
enum rc clock_again(struct service *s, const char *meeting, int64_t at, struct meeting_clock *c, struct arena *a, struct why *why);
/* On disk when they return. Everybody at this place sees them: they are the room's, not a person's. */
enum rc clock_pause(struct service *s, const char *meeting, bool on, struct why *why);
enum rc clock_give(struct service *s, const char *meeting, const char *item, int minutes, struct why *why);

/* "3", "+3", "3d", "+3 d": that many business days after today; else a date as people type it. *moved: it was counted in business days. */
bool due_entry(const char *typed, int64_t today, const struct law *law, int64_t *day, bool *counted);

/* ---- the next meeting ---- */

struct plan_item {
	const char *title, *record;              /* record "": about none */
	int minutes;
	const char *because;                     /* one sentence: why it is on the tabla */
};
struct meeting_plan {
	const char *id, *body, *contract, *title, *objective, *deliverables, *reading, *start;   /* "" where there is none; start as a person types it */
	const struct plan_step *step;            /* NULL: the committee's first session, or no step is left */
	int64_t day, planned_day;                /* moved to a business day; planned_day where the plan puts it */
	const char *moved;                       /* why it was moved: a holiday's name, "Saturday", or "" */
	struct plan_item *item;
	size_t n;
	int minutes;
	struct strs required, vacant;            /* ids of persons; roles that nobody holds, translated */
	struct strs pre_reading;                 /* full names of records */
};
/* What the next meeting of a body should be. `law` and `plan` may be NULL: no holidays, no steps. Texts in the session's language. */
enum rc meeting_plan(struct service *s, const struct workplan *plan, const struct law *law, const char *body, bool english, int64_t today,
		     struct meeting_plan *out, struct arena *a, struct why *why);
/* Its tabla in the stored spelling, without the items for which skip[i] is set (skip may be NULL). */
const char *plan_tabla(const struct meeting_plan *p, const bool *skip, struct arena *a);

/* Who holds the seats of a body that the codes of the plan's roles mean (F D P L X DD C; NULL: all of them), and whose seat is vacant (may be NULL). */
void plan_people(struct service *s, const char *body, const struct strs *codes, struct strs *who, struct strs *vacant, struct arena *a);

/* What the kick-off asks for and is not there yet. */
struct kickoff {
	bool charter, requests;                  /* a charter, at least one data request are on record */
	struct strs interest, confidentiality;   /* who sits in the group and has not declared */
};
enum rc meeting_kickoff(struct service *s, const char *contract, struct kickoff *out, struct arena *a, struct why *why);

#endif
