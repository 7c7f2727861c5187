/* When a task is due, as people say it in a meeting: in three business days, or on a date. */
#include <stdlib.h>
#include <string.h>

#include "procure/service/meeting.h"

enum { BUSINESS_DAYS_MAX = 400 };

/* "3", "+3", "3d", "+ 3 d" as a number of days, or 0. */
static int days_said(const char *s)
{
	char *end;
	long n;

	s += strspn(s, " +");
	if (*s < '0' || *s > '9')
		return 0;
	n = strtol(s, &end, 10);
	end += strspn(end, " ");
	if (*end == 'd' || *end == 'D')
		end++;
	end += strspn(end, " ");
	return *end || n < 1 || n > BUSINESS_DAYS_MAX ? 0 : (int)n;
}

bool due_entry(const char *typed, int64_t today, const struct law *law, int64_t *day, bool *counted)
{
	int days = days_said(typed);
	size_t n = 0;
	const int64_t *holidays = law ? law_holidays(law, &n) : NULL;

	*counted = days > 0;
	if (!days)
		return date_entry(typed, today, day);
	*day = date_add_business(today, days, holidays, n);
	return true;
}
