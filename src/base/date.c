/* Civil dates: days since 1970-01-01, proleptic Gregorian; what is stored, shown and typed. */
#include "procure/base/when.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "procure/base/text.h"

enum { YEAR_FIRST = 1, YEAR_LAST = 9999 };

/* Days from civil and back: Howard Hinnant's algorithm, eras of 400 years that begin in March. */
int64_t date_from_civil(int year, int month, int day)
{
	int64_t y = (int64_t)year - (month <= 2), era = (y >= 0 ? y : y - 399) / 400;
	int64_t of_era = y - era * 400, of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

void date_to_civil(int64_t days, int *year, int *month, int *day)
{
	int64_t z = days + 719468, era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t of_era = z - era * 146097, y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * y + y / 4 - y / 100), m = (5 * of_year + 2) / 153;

	*day = (int)(of_year - (153 * m + 2) / 5 + 1);
	*month = (int)(m < 10 ? m + 3 : m - 9);
	*year = (int)(y + era * 400 + (*month <= 2));
}

int date_month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	if (month < 1 || month > 12)
		return 0;
	return days[month - 1] + (month == 2 && leap);
}

int date_year(int64_t days)
{
	int y, m, d;

	date_to_civil(days, &y, &m, &d);
	return y;
}

int date_weekday(int64_t days)
{
	int64_t w = (days + 3) % 7;     /* 1970-01-01 was a Thursday */

	return (int)(w < 0 ? w + 7 : w);
}

static bool civil(int year, int month, int day, int64_t *days)
{
	if (year < YEAR_FIRST || year > YEAR_LAST || day < 1 || day > date_month_days(year, month))
		return false;
	*days = date_from_civil(year, month, day);
	return true;
}

/* Exactly `n` digits. */
static bool digits(const char *s, size_t n, int *out)
{
	*out = 0;
	for (size_t i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return false;
		*out = *out * 10 + (s[i] - '0');
	}
	return true;
}

bool date_parse(const char *s, int64_t *days)
{
	int y, m, d;

	if (strlen(s) != 10 || s[4] != '-' || s[7] != '-')
		return false;
	return digits(s, 4, &y) && digits(s + 5, 2, &m) && digits(s + 8, 2, &d) && civil(y, m, d, days);
}

/* Days outside the years that can be written are shown as the nearest that can. */
static void to_written(int64_t days, unsigned *y, unsigned *m, unsigned *d)
{
	int64_t first = date_from_civil(YEAR_FIRST, 1, 1), last = date_from_civil(YEAR_LAST, 12, 31);
	int year, month, day;

	date_to_civil(days < first ? first : days > last ? last : days, &year, &month, &day);
	*y = (unsigned)year % 10000;
	*m = (unsigned)month % 100;
	*d = (unsigned)day % 100;
}

void date_print(char out[DATE_SIZE], int64_t days)
{
	unsigned y, m, d;

	to_written(days, &y, &m, &d);
	snprintf(out, DATE_SIZE, "%04u-%02u-%02u", y, m, d);
}

void date_show(char out[DATE_SIZE], int64_t days)
{
	unsigned y, m, d;

	to_written(days, &y, &m, &d);
	snprintf(out, DATE_SIZE, "%02u-%02u-%04u", d, m, y);
}

/* `hoy`, `mañana` … in both languages, whatever the case; folded. */
static bool entry_word(const char *s, int64_t today, int64_t *days)
{
	static const struct { const char *word; int days; } words[] = {
		{ "hoy", 0 }, { "mañana", 1 }, { "manana", 1 }, { "ayer", -1 }, { "anteayer", -2 }, { "pasado mañana", 2 }, { "pasado manana", 2 },
		{ "today", 0 }, { "tomorrow", 1 }, { "yesterday", -1 },
	};
	struct buf folded = { 0 };
	bool found = false;

	text_fold(&folded, s, strlen(s));
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]) && !found; i++) {
		found = strcmp(buf_str(&folded), words[i].word) == 0;
		if (found)
			*days = today + words[i].days;
	}
	buf_free(&folded);
	return found;
}

/* `+7`, `-3`: days from today; at most five digits. */
static bool entry_relative(const char *s, int64_t today, int64_t *days)
{
	size_t n = strlen(s);
	int count;

	if ((*s != '+' && *s != '-') || n < 2 || n > 6 || !digits(s + 1, n - 1, &count))
		return false;
	*days = *s == '+' ? today + count : today - count;
	return true;
}

/* Up to three numbers parted by one kind of mark; returns how many, 0 for anything else. */
static size_t entry_parts(const char *s, int part[3], size_t len[3])
{
	char mark = '\0';

	for (size_t k = 0; k < 3; k++) {
		len[k] = strspn(s, "0123456789");
		if (len[k] == 0 || len[k] > 4 || !digits(s, len[k], &part[k]))
			return 0;
		s += len[k];
		if (!*s)
			return k + 1;
		if (!strchr("-/.", *s) || (mark && *s != mark))
			return 0;
		mark = *s++;
	}
	return 0;
}

/* Day first, as Chile writes; year first only with four digits. Two digits mean 20xx; no year means this one. */
static bool entry_civil(const char *s, int64_t today, int64_t *days)
{
	int part[3];
	size_t len[3], n = entry_parts(s, part, len);

	if (n < 2 || len[1] > 2)
		return false;
	if (n == 3 && len[0] == 4 && len[2] <= 2)
		return civil(part[0], part[1], part[2], days);
	if (len[0] > 2 || (n == 3 && len[2] != 2 && len[2] != 4))
		return false;
	if (n == 2)
		return civil(date_year(today), part[1], part[0], days);
	return civil(len[2] == 2 ? 2000 + part[2] : part[2], part[1], part[0], days);
}

bool date_entry(const char *s, int64_t today, int64_t *days)
{
	char text[48];
	size_t n;

	s += strspn(s, " ");
	n = strlen(s);
	while (n > 0 && s[n - 1] == ' ')
		n--;
	if (n == 0 || n >= sizeof(text))
		return false;
	memcpy(text, s, n);
	text[n] = '\0';
	return entry_civil(text, today, days) || entry_relative(text, today, days) || entry_word(text, today, days);
}

static int by_day(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

int64_t date_add_business(int64_t days, int count, const int64_t *holidays, size_t n)
{
	int step = count < 0 ? -1 : 1;

	for (int left = count; left != 0;) {
		days += step;
		if (date_weekday(days) >= 5 || (n > 0 && bsearch(&days, holidays, n, sizeof(days), by_day)))
			continue;
		left -= step;
	}
	return days;
}
