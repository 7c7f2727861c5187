/* A set of 64-bit hashes, to count what was there before: a wrong hit among 10^6 is less likely than 10^-7. Private to the room. */
#ifndef EXCHANGE_SEEN_H
#define EXCHANGE_SEEN_H

#include "procure/base/mem.h"
#include <stdint.h>

struct seen {
	uint64_t *slot;
	size_t slots, n;
};
bool seen_add(struct seen *s, uint64_t h);      /* false where it was there already */
void seen_free(struct seen *s);
enum { SEEN_START = 1 };
uint64_t seen_hash(uint64_t so_far, const void *p, size_t n);       /* begin with SEEN_START */

#endif
