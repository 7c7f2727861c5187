/* Instants: what is stored, shown and typed; the clock and the zone of here. */
#include "procure/base/when.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "room.h"

enum { DAY = 86400, OFFSET_MOST = 14 * 60 };

static const char zone_file[] = "/usr/share/zoneinfo/America/Santiago";

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

/* Two digits below `limit`. */
static bool two(const char *s, int limit, int *out)
{
	if (s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9')
		return false;
	*out = (s[0] - '0') * 10 + (s[1] - '0');
	return *out < limit;
}

/* `-03:00`; `-00:00` is refused, for there is one spelling. */
static bool offset_parse(const char *s, int *out)
{
	int h, m;

	if ((s[0] != '+' && s[0] != '-') || s[3] != ':' || !two(s + 1, 24, &h) || !two(s + 4, 60, &m))
		return false;
	*out = h * 60 + m;
	if (*out > OFFSET_MOST || (*out == 0 && s[0] == '-'))
		return false;
	if (s[0] == '-')
		*out = -*out;
	return true;
}

bool instant_parse(const char *s, struct instant *out)
{
	char date[11];
	int64_t days;
	int h, m, sec, offset;

	if (strlen(s) != 25 || s[10] != 'T' || s[13] != ':' || s[16] != ':')
		return false;
	memcpy(date, s, 10);
	date[10] = '\0';
	if (!date_parse(date, &days) || !two(s + 11, 24, &h) || !two(s + 14, 60, &m) || !two(s + 17, 60, &sec) || !offset_parse(s + 19, &offset))
		return false;
	out->at = days * DAY + h * 3600 + m * 60 + sec - (int64_t)offset * 60;
	out->offset = offset;
	return true;
}

int64_t date_of(struct instant t)
{
	return floor_div(t.at + (int64_t)t.offset * 60, DAY);
}

static unsigned second_of_day(struct instant t)
{
	return (unsigned)(t.at + (int64_t)t.offset * 60 - date_of(t) * DAY) % DAY;
}

void instant_print(char out[INSTANT_SIZE], struct instant t)
{
	unsigned s = second_of_day(t), east = (unsigned)abs(t.offset) % 6000;
	char date[DATE_SIZE];

	date_print(date, date_of(t));
	snprintf(out, INSTANT_SIZE, "%.10sT%02u:%02u:%02u%c%02u:%02u", date, s / 3600 % 24, s / 60 % 60, s % 60, t.offset < 0 ? '-' : '+', east / 60, east % 60);
}

void instant_show(char out[INSTANT_SIZE], struct instant t)
{
	unsigned s = second_of_day(t);
	char date[DATE_SIZE];

	date_show(date, date_of(t));
	snprintf(out, INSTANT_SIZE, "%.10s %02u:%02u", date, s / 3600 % 24, s / 60 % 60);
}

/* The first Sunday not before the 2nd of a month, as days. */
static int64_t sunday_from_second(int year, int month)
{
	int64_t second = date_from_civil(year, month, 2);

	return second + 6 - date_weekday(second);
}

/* Chile's rule as it stands (2022: decreto supremo 224 of Interior; tzdata "Chile"), for machines without the zone file: winter time from the first
 * Sunday from 2 April at 03:00 UTC to the first Sunday from 2 September at 04:00 UTC. */
int chile_offset(int64_t at)
{
	int year = date_year(floor_div(at, DAY));
	int64_t winter = sunday_from_second(year, 4) * DAY + 3 * 3600, summer = sunday_from_second(year, 9) * DAY + 4 * 3600;

	return at >= winter && at < summer ? -4 * 60 : -3 * 60;
}

static int offset_here(int64_t at)
{
	time_t clock = (time_t)at;
	struct tm local;

	if (!getenv("TZ")) {
		if (access(zone_file, R_OK) != 0)
			return chile_offset(at);
		setenv("TZ", "America/Santiago", 0);    /* once, at the first question; children get an environment of their own */
	}
	tzset();
	if (!localtime_r(&clock, &local))
		return chile_offset(at);
	return (int)(local.tm_gmtoff / 60);
}

struct instant instant_here(int64_t at)
{
	return (struct instant){ .at = at, .offset = offset_here(at) };
}

enum rc instant_now(struct instant *out, struct why *why)
{
	const char *fixed = getenv("PROCURE_NOW");
	struct timespec now;

	if (fixed && *fixed) {
		if (instant_parse(fixed, out))
			return RC_OK;
		return fail(why, RC_INVALID, N_("PROCURE_NOW says {1}, which is not an instant like 2018-11-26T10:00:00-03:00."), fixed);
	}
	if (clock_gettime(CLOCK_REALTIME, &now) != 0)
		return fail_errno(why, N_("the clock of this machine cannot be read{1}"), "");
	*out = instant_here((int64_t)now.tv_sec);
	return RC_OK;
}

/* The instant at which the wall here shows `local` seconds. A time that comes twice (clocks go back) is the first; one that never comes is refused. */
static bool from_wall(int64_t local, struct instant *out)
{
	int before = offset_here(local - DAY), after = offset_here(local + DAY);

	*out = instant_here(local - (int64_t)before * 60);
	if (out->offset == before)
		return true;
	*out = instant_here(local - (int64_t)after * 60);
	return out->offset == after;
}

/* `9:05`, `10:00`, `10:00:30`. */
static bool clock_entry(const char *s, int *seconds)
{
	size_t n = strlen(s);
	char text[10] = "0";
	const char *t = text;
	int h, m, sec = 0;

	if (n < 4 || n > 8)
		return false;
	memcpy(text + 1, s, n + 1);
	if (s[1] != ':')
		t++;
	n = strlen(t);
	if ((n != 5 && n != 8) || t[2] != ':' || !two(t, 24, &h) || !two(t + 3, 60, &m))
		return false;
	if (n == 8 && (t[5] != ':' || !two(t + 6, 60, &sec)))
		return false;
	*seconds = h * 3600 + m * 60 + sec;
	return true;
}

bool instant_entry(const char *s, struct instant now, struct instant *out)
{
	char text[48] = "", *mark;
	int64_t days = date_of(now);
	size_t n;
	int seconds;

	s += strspn(s, " ");
	n = strlen(s);
	while (n > 0 && s[n - 1] == ' ')
		n--;
	if (n >= sizeof(text))
		return false;
	memcpy(text, s, n);
	text[n] = '\0';
	if (instant_parse(text, out))
		return true;
	mark = strrchr(text, ' ');
	if (!mark)
		mark = strchr(text, 'T');
	if (mark) {
		*mark = '\0';
		if (!date_entry(text, date_of(now), &days))
			return false;
	}
	return clock_entry(mark ? mark + 1 : text, &seconds) && from_wall(days * DAY + seconds, out);
}
