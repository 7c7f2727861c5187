/* Exact figures: fractions of whole numbers, so that sums, rates, means and medians of data carry no error until they are printed.
 *
 * No floating point. Every rounding is half up, away from zero on a tie (as num_muldiv). What does not fit 128 bits becomes "none", never a wrong value. */
#ifndef PROCURE_EXCHANGE_FIGURE_H
#define PROCURE_EXCHANGE_FIGURE_H

#include "procure/exchange/sum.h"

struct figure { int128 num, den; };              /* den > 0; 0: there is none */
enum { FIGURE_SIZE = 64 };

#define NO_FIGURE ((struct figure){ 0, 0 })
bool figure_is(struct figure f);
struct figure figure_of(int128 num, int128 den);                /* reduced; none where den is 0 */
struct figure figure_add(struct figure a, struct figure b);
struct figure figure_sub(struct figure a, struct figure b);
struct figure figure_mul(struct figure a, struct figure b);
struct figure figure_div(struct figure a, struct figure b);     /* none where b is 0 */
int figure_compare(struct figure a, struct figure b);           /* exact; both must be there */
int64_t figure_floor(struct figure f);                          /* the greatest whole number that is not above it */
/* `12.5` and 1 decimal -> 125; cut to what fits 64 bits. */
int64_t figure_round(struct figure f, int decimals);
/* For machines `-1234.50`, for people `-1.234,50` or `-1,234.50`; "" where there is none. At most 9 decimals. */
void figure_print(char out[FIGURE_SIZE], struct figure f, int decimals);
void figure_show(char out[FIGURE_SIZE], struct figure f, int decimals, bool english);
/* How many decimals tell people enough: 2 below 10, 1 below 1,000, else 0; none for a whole number. */
int figure_decimals(struct figure f);
/* The square root of a number that is not negative, rounded down. */
int128 root_floor(int128 n);

#endif
