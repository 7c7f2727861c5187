/* Instants, dates, the clock of recording.
 *
 * An instant is kept with the offset it was said in, so that it prints as it was written. Civil dates are proleptic Gregorian.
 * The zone for "here" is America/Santiago unless TZ is set; the clock is CLOCK_REALTIME, or $PROCURE_NOW (tests). */
#ifndef PROCURE_BASE_WHEN_H
#define PROCURE_BASE_WHEN_H

#include "procure/base/mem.h"
#include "procure/base/rc.h"

struct instant {
	int64_t at;       /* seconds since 1970-01-01T00:00:00Z */
	int offset;       /* minutes east of UTC */
};

enum { INSTANT_SIZE = 32, DATE_SIZE = 16 };

/* `2018-11-26T10:00:00-03:00`, exactly; `Z` is refused (one spelling). */
bool instant_parse(const char *s, struct instant *out);
void instant_print(char out[INSTANT_SIZE], struct instant t);
/* What people type: an instant, `2018-11-26 10:00`, `26-11-2018 10:00`, `hoy 9:30`, `10:00` (today); the zone is here's. Where the clocks go back, the
 * first of two; a time that the clocks leap over is refused. */
bool instant_entry(const char *s, struct instant now, struct instant *out);
enum rc instant_now(struct instant *out, struct why *why);          /* fails only if $PROCURE_NOW is set and wrong */
struct instant instant_here(int64_t at);                            /* with the offset that holds here at that time */
/* `26-11-2018 10:00`, for people. */
void instant_show(char out[INSTANT_SIZE], struct instant t);

/* Dates as days since 1970-01-01. */
bool date_parse(const char *s, int64_t *days);                      /* `2018-11-26`, exactly */
void date_print(char out[DATE_SIZE], int64_t days);
void date_show(char out[DATE_SIZE], int64_t days);                  /* `26-11-2018` */
/* What people type: `27-11` (this year), `27/11/2018`, `27.11.18` (20xx), ISO, `hoy`, `mañana`, `ayer`, `pasado mañana`, `today`, `tomorrow`, `+7`, `-1`. */
bool date_entry(const char *s, int64_t today, int64_t *days);
int64_t date_of(struct instant t);                                  /* the day on the wall where it was said */
int date_year(int64_t days);
int date_weekday(int64_t days);                                     /* 0 = Monday */
int date_month_days(int year, int month);                           /* month 1..12 */
int64_t date_from_civil(int year, int month, int day);
void date_to_civil(int64_t days, int *year, int *month, int *day);
/* `count` business days after `days` (before, where it is negative; 0: the day itself); Saturdays, Sundays and the sorted `holidays` do not count. */
int64_t date_add_business(int64_t days, int count, const int64_t *holidays, size_t n);

#endif
