/* The text that a motion freezes: the fields that its decision must set, as they stand in records.
 *
 * `Field: value`, further lines after one blank, an empty line ` .`, a line of dots with one dot more (as in a record, design.md 3.2). */
#ifndef PROCURE_MODEL_MOTION_H
#define PROCURE_MODEL_MOTION_H

#include "procure/base/mem.h"

void motion_sets_add(struct buf *out, const char *field, const char *value);
/* Its fields again, in their order. Memory from `a`. */
size_t motion_sets_read(const char *sets, const char ***names, const char ***values, struct arena *a);

#endif
