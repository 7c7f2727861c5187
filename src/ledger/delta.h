/* A thing said as a change of an earlier version of it: git's delta, gitformat-pack(5). */
#ifndef LEDGER_DELTA_H
#define LEDGER_DELTA_H

#include "procure/base/mem.h"

/* What `from` needs to become `to`: its common beginning, what differs, its common end. That is all there is to an act's directory, in which a few
 * entries get another id, and to a record with a new field. */
void delta_make(struct buf *out, const void *from, size_t from_len, const void *to, size_t to_len);

#endif
