#include "out.h"
enum rc cmd_minutes(struct cli *c, struct why *why) { (void)c; return fail(why, RC_INVALID, N_("x")); }
