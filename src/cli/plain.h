/* The home as lines. */
#ifndef CLI_PLAIN_H
#define CLI_PLAIN_H

#include "procure/base/rc.h"

enum rc plain_home(const char *ledger, bool read_only, const char *person, struct why *why);

#endif
