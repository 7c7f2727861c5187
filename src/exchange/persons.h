/* Which columns of a table name persons: identity number, name, mail, telephone, address. Advice of the program; a person decides. Private to the room. */
#ifndef EXCHANGE_PERSONS_H
#define EXCHANGE_PERSONS_H

#include "procure/exchange/csv.h"

/* The RUT of a natural person with its right check digit (modulo 11: domain.md 3.4): 12.345.678-5, 12345678-5. */
bool persons_rut(const char *cell);
/* marked[i]: column i looks like persons, by its name or by half of its filled cells (RUT, mail, telephone). `marked` has room for f->columns. */
enum rc persons_mark(bool *marked, const char *path, const struct csv_facts *f, struct arena *a, struct why *why);

#endif
