/* Exact sums of foreign amounts, and counts by name.
 *
 * Our own money is whole pesos (base/num.h). Files from outside hold fractions, other currencies and exponents ("1.5e6");
 * here such a number is kept exactly, as whole units of a power of ten. No floating point. */
#ifndef PROCURE_EXCHANGE_SUM_H
#define PROCURE_EXCHANGE_SUM_H

#include "procure/base/mem.h"
#include "procure/base/rc.h"

__extension__ typedef __int128 int128;

struct decimal {
	int128 units;      /* value = units / 10^scale */
	int scale;         /* 0..18 */
	bool over;         /* too large to be kept exactly; the value means nothing */
};
enum { DECIMAL_SIZE = 64 };

/* Reads the spelling of a JSON number, leading zeros and a plus allowed; false where it is none or does not fit 38 digits. */
bool decimal_parse(struct decimal *out, const char *s, size_t n);
void decimal_add(struct decimal *to, const struct decimal *d);
/* `-1234.5`: no exponent, no zeros at the end of a fraction; "?" where it was too large. */
void decimal_print(char out[DECIMAL_SIZE], const struct decimal *d);
/* The same value as a whole number; false where it has a fraction or does not fit. */
bool decimal_whole(const struct decimal *d, int64_t *out);
/* Rounded to whole pesos, half up (away from zero on a tie). */
bool decimal_pesos(const struct decimal *d, int64_t *out);

/* Counts and sums by name. Memory is the arena's; a pointer to an entry holds until the next counter_at. */
struct counter_entry {
	const char *name;
	int64_t n;
	struct decimal sum;
};
struct counter {
	struct arena *arena;
	struct counter_entry *v;
	size_t n, cap;
	uint32_t *slot;
	size_t slots;
};
void counter_init(struct counter *t, struct arena *a);
void counter_free(struct counter *t);                       /* what it grew beside the arena; NULL is not allowed, twice is fine */
struct counter_entry *counter_at(struct counter *t, const char *name);        /* added with zeros where it is new */
const struct counter_entry *counter_find(const struct counter *t, const char *name);  /* NULL if none */
void counter_count(struct counter *t, const char *name, int64_t n);
int64_t counter_n(const struct counter *t, const char *name);               /* 0 where there is none */
void counter_sort(struct counter *t);                       /* by name, byte order */

#endif
