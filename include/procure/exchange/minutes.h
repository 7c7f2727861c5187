/* The minutes of a meeting as plain text, derived from its acts and nothing else: who was there, what was put, how each voted, what came of it.
 *
 * Nothing is written from memory: a sentence that no act says does not stand here. Chapters as in domain.md 4.1: head, attendance, recusals, tabla,
 * decisions with votes and reasons, what was recorded late, tasks, notes, receipt. Names as on the roster now. In the session's language. */
#ifndef PROCURE_EXCHANGE_MINUTES_H
#define PROCURE_EXCHANGE_MINUTES_H

#include "procure/service/service.h"

enum { MINUTES_COLUMNS = 78 };

/* Appends the minutes as they follow from the acts up to `at` (0 = now). RC_NOTFOUND; RC_INVALID where the name is no meeting's. */
enum rc minutes_text(struct buf *out, struct service *s, const char *meeting, int64_t at, struct why *why);

#endif
