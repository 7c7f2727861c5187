/* Private to clauses.c and consent.c. */
#ifndef SERVICE_CONSENT_H
#define SERVICE_CONSENT_H

#include "procure/service/clauses.h"

/* The decision that takes a clause's first option. Memory from `a`. */
struct request consent_request(const struct clause *c, const char *mode, struct arena *a);
/* Who took it off the meeting's list; NULL: nobody. */
const char *consent_off(struct service *s, const char *meeting, const char *clause, struct arena *a);

#endif
