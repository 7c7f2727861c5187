/* Does a finding still stand? Asked wherever one is cited, so that every screen and paper says the same. */
#ifndef PROCURE_SERVICE_EVIDENCE_H
#define PROCURE_SERVICE_EVIDENCE_H

#include "procure/service/service.h"

enum standing {
	STANDS,                          /* accepted, and what it rests on is the latest there is */
	STANDS_NOT_YET,                  /* proposed: the group has not accepted it */
	STANDS_ON_OLD,                   /* stale: a newer file of the same series, or a paper that replaces one of its papers, came after it */
	STANDS_NO_MORE,                  /* withdrawn */
};
/* `what` (may be NULL) gets the sentence; RC_OK there where it stands. As of act `at` (0: now). */
enum standing service_standing(struct service *s, const struct record *finding, int64_t at, struct why *what);
/* Does a finding of absence (Absence: yes, not withdrawn) speak of this data request? It names it in its source, its detail or its caveats. */
bool service_absence_found(struct service *s, const struct record *asked, int64_t at);

#endif
