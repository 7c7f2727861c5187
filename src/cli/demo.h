/* The demonstration: where it lies, how it is made. */
#ifndef CLI_DEMO_H
#define CLI_DEMO_H

#include "cli.h"

/* $XDG_DATA_HOME/procure/demo, or ~/.local/share/procure/demo. */
enum rc demo_place(const char **place, struct arena *a, struct why *why);
/* Builds the pilot beside `place` and puts it there when it is complete and verified. A build that was killed leaves nothing half at `place`.
 * `progress` (may be NULL) hears of acts done and in all. */
enum rc demo_make(const char *place, void (*progress)(int64_t done, int64_t all), struct why *why);
/* open.c: the full screen on this ledger. */
enum rc open_screen(struct cli *c, const char *ledger, struct why *why);

#endif
