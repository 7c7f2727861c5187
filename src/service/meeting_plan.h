/* Private to meeting_plan.c and meeting_items.c. */
#ifndef SERVICE_MEETING_PLAN_H
#define SERVICE_MEETING_PLAN_H

#include "procure/service/meeting.h"

struct planning {
	struct service *s;
	const struct workplan *plan;
	struct meeting_plan *out;
	struct record **held;                    /* the body's meetings, by date */
	size_t n_held;
	const struct record *last;               /* the last that was closed, or NULL */
	bool english;
	struct arena *a;
};

/* Fills the tabla, its minutes and what to read before. The day must be known: what is late is late on that day. */
enum rc plan_items(struct planning *p, struct why *why);

#endif
