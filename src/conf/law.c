/* Questions to the tables of law. Exact: a threshold is amount against limit x UTM, in 64 bits (the loader bounds both). */
#include <string.h>

#include "law_data.h"
#include "procure/base/num.h"
#include "procure/base/when.h"

int law_month_of(int64_t day)
{
	int y, m, d;

	date_to_civil(day, &y, &m, &d);
	return y * 12 + m - 1;
}

const struct law_regime *law_regime_at(const struct law *l, int64_t day)
{
	const struct law_regime *found = NULL;

	for (size_t i = 0; i < l->n_regimes && l->regimes[i].since <= day; i++)
		found = &l->regimes[i];
	return found;
}

static const struct law_month *last_month(const struct law *l, int month)
{
	const struct law_month *found = NULL;

	for (size_t i = 0; i < l->n_months && l->months[i].month <= month; i++)
		found = &l->months[i];
	return found;
}

static enum rc no_utm(int64_t day, struct why *why)
{
	char date[DATE_SIZE];

	date_print(date, day);
	date[7] = '\0';
	return fail(why, RC_NOTFOUND, N_("The UTM of {1} is not in data/law/utm.ini; add it there"), date);
}

enum rc law_utm(const struct law *l, int64_t day, int64_t *clp, struct why *why)
{
	const struct law_month *m = last_month(l, law_month_of(day));

	if (!m || m->month != law_month_of(day))
		return no_utm(day, why);
	*clp = m->clp;
	return RC_OK;
}

enum rc law_utm_last(const struct law *l, int64_t day, int64_t *clp, int64_t *month, struct why *why)
{
	const struct law_month *m = last_month(l, law_month_of(day));

	if (!m)
		return no_utm(day, why);
	*clp = m->clp;
	*month = date_from_civil(m->month / 12, m->month % 12 + 1, 1);
	return RC_OK;
}

int64_t law_in_utm(int64_t clp, int64_t utm_clp)
{
	return num_muldiv(clp, 1, utm_clp);
}

enum rc law_tier(const struct law *l, int64_t clp, int64_t day, const struct law_tier **out, struct why *why)
{
	const struct law_regime *r = law_regime_at(l, day);
	int64_t utm, month;
	enum rc rc;

	if (!r)
		return fail(why, RC_NOTFOUND, N_("No rules for so early a day are in data/law/regimes.ini"));
	if ((rc = law_utm_last(l, day, &utm, &month, why)) != RC_OK)
		return rc;
	for (size_t i = 0; i < r->n_tiers; i++) {
		const struct law_tier *t = &r->tiers[i];

		if (t->below_utm != LAW_NO_LIMIT && clp >= t->below_utm * utm)
			continue;
		*out = t;
		return RC_OK;
	}
	return fail(why, RC_NOTFOUND, N_("No tier of {1} holds that amount; see data/law/regimes.ini"), r->id);
}

const struct law_tier *law_tier_by_code(const struct law_regime *r, const char *code)
{
	for (size_t i = 0; i < r->n_tiers; i++)
		if (strcmp(r->tiers[i].code, code) == 0)
			return &r->tiers[i];
	return NULL;
}

int law_lead_days(const struct law *l, const struct law_tier *t, bool shorter)
{
	int sum = t->notice;

	for (size_t i = 0; i < l->n_leads; i++)
		sum += shorter ? l->leads[i].days_low : l->leads[i].days_high;
	return sum;
}

const struct law_lead *law_lead_at(const struct law *l, size_t i)
{
	return i < l->n_leads ? &l->leads[i] : NULL;
}

int law_value_points(const struct law *l, int64_t clp_year, int64_t utm_clp)
{
	int points = 1;

	for (size_t i = 0; i < l->n_value_limits; i++)
		points += clp_year >= l->value_limits[i] * utm_clp;
	return points;
}

bool law_term_end(const struct law *l, int64_t day, int64_t *end)
{
	for (size_t i = 0; i < l->n_terms; i++) {
		if (day >= l->terms[i].from && day <= l->terms[i].to) {
			*end = l->terms[i].to;
			return true;
		}
	}
	return false;
}

const int64_t *law_holidays(const struct law *l, size_t *n)
{
	*n = l->n_holidays;
	return l->holiday_days;
}

const char *law_holiday(const struct law *l, int64_t day)
{
	for (size_t i = 0; i < l->n_holidays; i++)
		if (l->holidays[i].day == day)
			return l->holidays[i].name;
	return NULL;
}

static const char *digits(const char *p, size_t most)
{
	size_t n = strspn(p, "0123456789");

	return n >= 1 && n <= most && p[n] == '-' ? p + n + 1 : NULL;
}

static bool type_char(char c, bool digit_too)
{
	return (c >= 'A' && c <= 'Z') || (digit_too && c >= '0' && c <= '9');
}

bool law_tender_id(const char *id, char type[3], int *year)
{
	const char *p = id ? digits(id, 8) : NULL;

	p = p ? digits(p, 6) : NULL;
	if (!p || strlen(p) != 4 || !type_char(p[0], false) || !type_char(p[1], true) || strspn(p + 2, "0123456789") != 2)
		return false;
	memcpy(type, p, 2);
	type[2] = '\0';
	*year = 2000 + (p[2] - '0') * 10 + (p[3] - '0');
	return true;
}
