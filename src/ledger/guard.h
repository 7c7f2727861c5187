#ifndef LEDGER_GUARD_H
#define LEDGER_GUARD_H

#include "room.h"

/* A backend for the repository `dir`, to be asked after the packs and before the single objects; freed by its database. */
git_odb_backend *guard_new(const char *dir);

#endif
