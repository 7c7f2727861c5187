/* What the files of the analysis share. Private to the room. */
#ifndef EXCHANGE_ANALYSE_ROOM_H
#define EXCHANGE_ANALYSE_ROOM_H

#include "procure/exchange/analyse.h"

/* The two numbers of a measure in a row: a column alone is by 1. None where either is missing. */
struct figure measure_parts(const struct series *s, const struct measure *m, size_t row, struct figure *whole);
struct figure measure_of(const struct measure *m, struct figure part, struct figure whole);
/* Over these rows. */
void summarise(struct summary *out, const struct series *s, const struct measure *m, const size_t *row, size_t n);
/* "Jan", "Summer (Dec–Feb)", "Mon", in the session's language. */
const char *month_short(int month);
const char *season_name(int season);     /* 0: summer */
const char *weekday_short(int day);      /* 0: Monday */

#endif
