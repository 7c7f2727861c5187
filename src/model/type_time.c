/* Days, months, instants. Only what a person types asks the clock ("hoy", "10:00"); what is stored never does. */
#include "schema.h"

#include <stdio.h>
#include <string.h>

#include "procure/base/when.h"

static enum rc check_date(const struct field *f, const char *text, struct why *why)
{
	int64_t days;

	return date_parse(text, &days) ? RC_OK : refuse(f, N_("“{1}” is no date as it is stored: 2018-11-26."), text, NULL, why);
}

static enum rc entry_date(const struct field *f, const char *typed, struct buf *out, struct why *why)
{
	char text[DATE_SIZE];
	struct instant now;
	int64_t days;
	enum rc rc;

	if (!*typed)
		return RC_OK;
	if ((rc = instant_now(&now, why)) != RC_OK)
		return rc;
	if (!date_entry(typed, date_of(now), &days))
		return refuse(f, N_("“{1}” is no date: write 26-11-2018, or today, or +7 for a week from now."), typed, NULL, why);
	date_print(text, days);
	buf_puts(out, text);
	return RC_OK;
}

static void show_date(const struct field *f, const char *text, struct buf *out)
{
	char shown[DATE_SIZE];
	int64_t days;

	(void)f;
	if (date_parse(text, &days)) {
		date_show(shown, days);
		text = shown;
	}
	buf_puts(out, text);
}

static enum rc check_instant(const struct field *f, const char *text, struct why *why)
{
	struct instant t;

	return instant_parse(text, &t) ? RC_OK : refuse(f, N_("“{1}” is no time as it is stored: 2018-11-26T10:00:00-03:00."), text, NULL, why);
}

static enum rc entry_instant(const struct field *f, const char *typed, struct buf *out, struct why *why)
{
	char text[INSTANT_SIZE];
	struct instant now, t;
	enum rc rc;

	if (!*typed)
		return RC_OK;
	if ((rc = instant_now(&now, why)) != RC_OK)
		return rc;
	if (!instant_entry(typed, now, &t))
		return refuse(f, N_("“{1}” is no time: write 26-11-2018 10:00, or 10:00 for today."), typed, NULL, why);
	instant_print(text, t);
	buf_puts(out, text);
	return RC_OK;
}

static void show_instant(const struct field *f, const char *text, struct buf *out)
{
	char shown[INSTANT_SIZE];
	struct instant t;

	(void)f;
	if (instant_parse(text, &t)) {
		instant_show(shown, t);
		text = shown;
	}
	buf_puts(out, text);
}

/* A month is stored as `2018-11`, shown as `11-2018`. */
static bool month_parse(const char *text, int64_t *days)
{
	char first[DATE_SIZE];

	return strlen(text) == 7 && snprintf(first, sizeof(first), "%s-01", text) == 10 && date_parse(first, days);
}

static enum rc check_month(const struct field *f, const char *text, struct why *why)
{
	int64_t days;

	return month_parse(text, &days) ? RC_OK : refuse(f, N_("“{1}” is no month: write 2018-11."), text, NULL, why);
}

static enum rc entry_month(const struct field *f, const char *typed, struct buf *out, struct why *why)
{
	char text[16] = "";
	int64_t days;

	if (!*typed)
		return RC_OK;
	if (strlen(typed) == 7 && strchr("-/", typed[2]))
		snprintf(text, sizeof(text), "%.4s-%.2s", typed + 3, typed);
	else if (strlen(typed) == 7 && strchr("-/", typed[4]))
		snprintf(text, sizeof(text), "%.4s-%.2s", typed, typed + 5);
	if (!month_parse(text, &days))
		return refuse(f, N_("“{1}” is no month: write 2018-11."), typed, NULL, why);
	buf_puts(out, text);
	return RC_OK;
}

static void show_month(const struct field *f, const char *text, struct buf *out)
{
	int64_t days;

	(void)f;
	if (month_parse(text, &days))
		buf_printf(out, "%.2s-%.4s", text + 5, text);
	else
		buf_puts(out, text);
}

const struct type type_date = { "date", WIDGET_DATE, false, true, check_date, entry_date, show_date };
const struct type type_instant = { "instant", WIDGET_DATE, false, true, check_instant, entry_instant, show_instant };
const struct type type_month = { "month", WIDGET_LINE, false, true, check_month, entry_month, show_month };
