/* What differs between two versions of a record. */
#ifndef CLI_CHANGES_H
#define CLI_CHANGES_H

#include "out.h"

/* `act 128  26-11-2018 10:00  P. Rojas  drop(…): …` */
void changes_act(struct cli *c, const struct act_line *a);
/* One indented line a field, in words; either may be NULL. */
void changes_print(struct cli *c, const struct record *before, const struct record *after);
/* "changes": [{"field", "before", "after"}] as stored. */
void changes_json(struct json *j, const struct record *before, const struct record *after);

#endif
