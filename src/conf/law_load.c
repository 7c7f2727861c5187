/* Reading the tables of law from data/law. */
#include <stdlib.h>
#include <string.h>

#include "law_data.h"
#include "procure/base/num.h"
#include "procure/base/when.h"
#include "rows.h"

/* Limits x UTM x 10,000 fits into 64 bits: law.c and law_warnings.c compute with plain integers. */
enum { LIMIT_MAX = 10000000, UTM_MAX = 10000000 };

struct loading {
	const struct ini *ini;
	struct arena *a;
	struct law *l;
};

static struct law_source source_of(const struct ini *i, const char *section)
{
	return (struct law_source){ ini_text(i, section, "source", ""), ini_text(i, section, "confirmed-by", "") };
}

/* A percent in hundredths; absent: LAW_NONE. */
static enum rc percent(const struct ini *i, const char *section, const char *key, int64_t *out, struct why *why)
{
	const struct ini_entry *e = ini_find(i, section, key);

	*out = LAW_NONE;
	if (!e || (hundredths_parse(e->value, out) && *out >= 0 && *out <= 10000))
		return RC_OK;
	return ini_wrong(i, e, N_("must be a percentage with two decimals, like 15.00"), why);
}

static enum rc limit(const struct ini *i, const char *section, const char *key, int64_t *out, struct why *why)
{
	return ini_int(i, section, key, 0, LIMIT_MAX, LAW_NONE, out, why);
}

static enum rc load_tier(struct loading *l, const char *section, struct law_tier *t, struct why *why)
{
	int64_t notice, reduced;
	enum rc rc;

	t->from = source_of(l->ini, section);
	if ((rc = ini_required(l->ini, section, "code", &t->code, why)) != RC_OK ||
	    (rc = limit(l->ini, section, "from-utm", &t->from_utm, why)) != RC_OK ||
	    (rc = limit(l->ini, section, "below-utm", &t->below_utm, why)) != RC_OK ||
	    (rc = ini_int(l->ini, section, "notice", 0, 365, 0, &notice, why)) != RC_OK ||
	    (rc = ini_int(l->ini, section, "notice-reduced", 0, 365, LAW_NONE, &reduced, why)) != RC_OK)
		return rc;
	t->notice = (int)notice;
	t->notice_reduced = (int)reduced;
	return RC_OK;
}

/* Tiers of a regime follow one another without gap, the last without upper limit: else an amount had none or two. */
static enum rc check_tiers(const struct loading *l, const struct law_regime *r, struct why *why)
{
	int64_t from = 0;

	for (size_t i = 0; i < r->n_tiers; i++) {
		bool last = i + 1 == r->n_tiers;

		if (r->tiers[i].from_utm != from || (r->tiers[i].below_utm == LAW_NO_LIMIT) != last || (!last && r->tiers[i].below_utm <= from))
			return fail(why, RC_INVALID, N_("{1}: the tiers of {2} do not follow one another at {3}"), ini_name(l->ini), r->id, r->tiers[i].code);
		from = r->tiers[i].below_utm;
	}
	return r->n_tiers ? RC_OK : fail(why, RC_INVALID, N_("{1}: the regime {2} has no tiers"), ini_name(l->ini), r->id);
}

static enum rc load_tiers(struct loading *l, struct law_regime *r, struct why *why)
{
	const char *what = arena_printf(l->a, "tier.%s", r->id);
	struct law_tier *v = arena_alloc(l->a, (rows_count(l->ini, what) + 1) * sizeof(*v));
	enum rc rc = RC_OK;

	r->tiers = v;
	for (size_t s = 0; s < ini_sections(l->ini) && rc == RC_OK; s++)
		if (row_id(ini_section(l->ini, s), what))
			rc = load_tier(l, ini_section(l->ini, s), &v[r->n_tiers++], why);
	return rc == RC_OK ? check_tiers(l, r, why) : rc;
}

static enum rc load_bonds(const struct ini *i, const char *section, struct law_regime *r, struct why *why)
{
	enum rc rc;

	if ((rc = limit(i, section, "bid-bond-above-utm", &r->bid_bond_above_utm, why)) != RC_OK ||
	    (rc = percent(i, section, "bid-bond-max", &r->bid_bond_max, why)) != RC_OK ||
	    (rc = ini_bool(i, section, "bid-bond-only-above", false, &r->bid_bond_only_above, why)) != RC_OK ||
	    (rc = limit(i, section, "performance-bond-above-utm", &r->performance_bond_above_utm, why)) != RC_OK ||
	    (rc = percent(i, section, "performance-bond-min", &r->performance_bond_min, why)) != RC_OK ||
	    (rc = percent(i, section, "performance-bond-max", &r->performance_bond_max, why)) != RC_OK)
		return rc;
	return limit(i, section, "contract-above-utm", &r->contract_above_utm, why);
}

static enum rc load_regime(struct loading *l, const char *section, struct law_regime *r, struct why *why)
{
	const char *since;
	enum rc rc;

	r->id = row_id(section, "regime");
	r->name = row_words(l->ini, l->a, section, "");
	r->from = source_of(l->ini, section);
	if ((rc = ini_required(l->ini, section, "vigente-desde", &since, why)) != RC_OK ||
	    (rc = ini_date(l->ini, section, "vigente-desde", 0, &r->since, why)) != RC_OK ||
	    (rc = load_bonds(l->ini, section, r, why)) != RC_OK)
		return rc;
	return load_tiers(l, r, why);
}

static int by_since(const void *a, const void *b)
{
	const struct law_regime *x = a, *y = b;

	return x->since < y->since ? -1 : x->since > y->since;
}

static enum rc load_value_limits(struct loading *l, struct why *why)
{
	struct strs words = { 0 };

	ini_list(l->ini, l->a, "value-points", "limits", &words);
	l->l->value_limits = arena_alloc(l->a, (words.n + 1) * sizeof(*l->l->value_limits));
	for (size_t i = 0; i < words.n; i++)
		if (!num_parse(words.v[i], &l->l->value_limits[l->l->n_value_limits++]))
			return ini_wrong(l->ini, ini_find(l->ini, "value-points", "limits"), N_("must be whole numbers of UTM"), why);
	return RC_OK;
}

static enum rc load_regimes(struct loading *l, struct why *why)
{
	static const struct ini_known known[] = {
		{ "regime.*", "es" }, { "regime.*", "en" }, { "regime.*", "vigente-desde" }, { "regime.*", "bid-bond-*" },
		{ "regime.*", "performance-bond-*" }, { "regime.*", "contract-above-utm" }, { "regime.*", "source" }, { "regime.*", "confirmed-by" },
		{ "tier.*", "code" }, { "tier.*", "from-utm" }, { "tier.*", "below-utm" }, { "tier.*", "notice" }, { "tier.*", "notice-reduced" },
		{ "tier.*", "source" }, { "tier.*", "confirmed-by" }, { "near-limit", "percent" }, { "near-limit", "source" },
		{ "near-limit", "confirmed-by" }, { "value-points", "limits" }, { "value-points", "source" }, { "value-points", "confirmed-by" }, { NULL, NULL },
	};
	struct ini *i = NULL;
	enum rc rc = rows_read(&i, l->a, "data/law/regimes.ini", known, why);

	if (rc != RC_OK)
		return rc;
	l->ini = i;
	l->l->regimes = arena_alloc(l->a, (rows_count(i, "regime") + 1) * sizeof(*l->l->regimes));
	for (size_t s = 0; s < ini_sections(i); s++)
		if (row_id(ini_section(i, s), "regime") && (rc = load_regime(l, ini_section(i, s), &l->l->regimes[l->l->n_regimes++], why)) != RC_OK)
			return rc;
	qsort(l->l->regimes, l->l->n_regimes, sizeof(*l->l->regimes), by_since);
	l->l->near_from = source_of(i, "near-limit");
	if ((rc = percent(i, "near-limit", "percent", &l->l->near_limit, why)) != RC_OK)
		return rc;
	return load_value_limits(l, why);
}

/* "utm.2018" and "01": the month, or -1. */
static int month_of_key(const char *section, const char *what, const char *key)
{
	const char *year = row_id(section, what);
	int64_t y, m;

	if (!year || !num_parse(year, &y) || y < 1900 || y > 2200 || strlen(key) != 2 || !num_parse(key + (*key == '0'), &m) || m < 1 || m > 12)
		return -1;
	return (int)(y * 12 + m - 1);
}

static int by_month(const void *a, const void *b)
{
	const struct law_month *x = a, *y = b;

	return x->month - y->month;
}

static bool is_about_row(const char *key)
{
	return strcmp(key, "source") == 0 || strcmp(key, "confirmed-by") == 0;
}

static enum rc load_utm(struct loading *l, struct why *why)
{
	static const struct ini_known known[] = { { "utm.*", "*" }, { NULL, NULL } };
	struct ini *i = NULL;
	enum rc rc = rows_read(&i, l->a, "data/law/utm.ini", known, why);

	if (rc != RC_OK)
		return rc;
	l->l->months = arena_alloc(l->a, (ini_entries(i) + 1) * sizeof(*l->l->months));
	for (size_t n = 0; n < ini_entries(i); n++) {
		const struct ini_entry *e = ini_entry_at(i, n);
		struct law_month *m = &l->l->months[l->l->n_months];

		if (is_about_row(e->key))
			continue;
		m->month = month_of_key(e->section, "utm", e->key);
		if (m->month < 0 || !num_parse(e->value, &m->clp) || m->clp < 1 || m->clp > UTM_MAX)
			return ini_wrong(i, e, N_("must be a month 01 to 12 of a year, and whole pesos"), why);
		m->from = source_of(i, e->section);
		l->l->n_months++;
	}
	qsort(l->l->months, l->l->n_months, sizeof(*l->l->months), by_month);
	return RC_OK;
}

static enum rc load_term(const struct ini *i, const char *section, struct law_term *t, struct why *why)
{
	const char *text;
	enum rc rc;

	t->source = source_of(i, section);
	if ((rc = ini_required(i, section, "from", &text, why)) != RC_OK ||
	    (rc = ini_required(i, section, "to", &text, why)) != RC_OK ||
	    (rc = ini_date(i, section, "from", 0, &t->from, why)) != RC_OK)
		return rc;
	return ini_date(i, section, "to", 0, &t->to, why);
}

static enum rc load_labour(struct loading *l, const char *section, struct law_labour *b, struct why *why)
{
	enum rc rc;

	b->from = source_of(l->ini, section);
	ini_list(l->ini, l->a, section, "services", &b->services);
	ini_list(l->ini, l->a, section, "unspsc", &b->unspsc);
	if ((rc = ini_date(l->ini, section, "vigente-desde", 0, &b->since, why)) != RC_OK)
		return rc;
	return percent(l->ini, section, "weight-min", &b->weight_min, why);
}

static enum rc load_municipal(struct loading *l, struct why *why)
{
	static const struct ini_known known[] = {
		{ "council", "from-utm" }, { "council", "source" }, { "council", "confirmed-by" },
		{ "term.*", "from" }, { "term.*", "to" }, { "term.*", "source" }, { "term.*", "confirmed-by" },
		{ "labour.*", "vigente-desde" }, { "labour.*", "weight-min" }, { "labour.*", "inside-*" }, { "labour.*", "services" },
		{ "labour.*", "unspsc" }, { "labour.*", "source" }, { "labour.*", "confirmed-by" }, { NULL, NULL },
	};
	struct law *law = l->l;
	struct ini *i = NULL;
	enum rc rc = rows_read(&i, l->a, "data/law/municipal.ini", known, why);

	if (rc != RC_OK)
		return rc;
	l->ini = i;
	law->council_from = source_of(i, "council");
	law->terms = arena_alloc(l->a, (rows_count(i, "term") + 1) * sizeof(*law->terms));
	law->labour = arena_alloc(l->a, (rows_count(i, "labour") + 1) * sizeof(*law->labour));
	rc = limit(i, "council", "from-utm", &law->council_from_utm, why);
	for (size_t s = 0; s < ini_sections(i) && rc == RC_OK; s++) {
		const char *section = ini_section(i, s);

		if (row_id(section, "term"))
			rc = load_term(i, section, &law->terms[law->n_terms++], why);
		else if (row_id(section, "labour"))
			rc = load_labour(l, section, &law->labour[law->n_labour++], why);
	}
	return rc;
}

static enum rc load_leads(struct loading *l, struct why *why)
{
	static const struct ini_known known[] = {
		{ "lead.*", "es" }, { "lead.*", "en" }, { "lead.*", "days-low" }, { "lead.*", "days-high" }, { "note", "source" }, { "note", "confirmed-by" }, { NULL, NULL },
	};
	struct ini *i = NULL;
	enum rc rc = rows_read(&i, l->a, "data/law/lead-times.ini", known, why);

	if (rc != RC_OK)
		return rc;
	l->l->lead_from = source_of(i, "note");
	l->l->leads = arena_alloc(l->a, (rows_count(i, "lead") + 1) * sizeof(*l->l->leads));
	for (size_t s = 0; s < ini_sections(i); s++) {
		const char *section = ini_section(i, s), *id = row_id(section, "lead");
		int64_t low, high;

		if (!id)
			continue;
		if ((rc = ini_int(i, section, "days-low", 0, 2000, 0, &low, why)) != RC_OK ||
		    (rc = ini_int(i, section, "days-high", low, 2000, low, &high, why)) != RC_OK)
			return rc;
		l->l->leads[l->l->n_leads++] = (struct law_lead){ id, row_words(i, l->a, section, ""), (int)low, (int)high };
	}
	return RC_OK;
}

static int by_day(const void *a, const void *b)
{
	const struct law_holiday *x = a, *y = b;

	return x->day < y->day ? -1 : x->day > y->day;
}

static enum rc load_holidays(struct loading *l, struct why *why)
{
	static const struct ini_known known[] = { { "holidays.*", "*" }, { NULL, NULL } };
	struct law *law = l->l;
	struct ini *i = NULL;
	enum rc rc = rows_read(&i, l->a, "data/law/holidays.ini", known, why);

	if (rc != RC_OK)
		return rc;
	law->holidays = arena_alloc(l->a, (ini_entries(i) + 1) * sizeof(*law->holidays));
	law->holiday_days = arena_alloc(l->a, (ini_entries(i) + 1) * sizeof(*law->holiday_days));
	for (size_t n = 0; n < ini_entries(i); n++) {
		const struct ini_entry *e = ini_entry_at(i, n);
		struct law_holiday *h = &law->holidays[law->n_holidays];

		if (is_about_row(e->key))
			continue;
		if (!date_parse(arena_printf(l->a, "%s-%s", row_id(e->section, "holidays"), e->key), &h->day))
			return ini_wrong(i, e, N_("must be a month and a day, like 09-18"), why);
		h->name = e->value;
		law->n_holidays++;
	}
	qsort(law->holidays, law->n_holidays, sizeof(*law->holidays), by_day);
	for (size_t n = 0; n < law->n_holidays; n++)
		law->holiday_days[n] = law->holidays[n].day;
	return RC_OK;
}

enum rc law_load(struct law **out, struct arena *a, struct why *why)
{
	struct loading l = { .a = a, .l = arena_alloc(a, sizeof(struct law)) };
	enum rc rc;

	if ((rc = load_regimes(&l, why)) == RC_OK &&
	    (rc = load_utm(&l, why)) == RC_OK &&
	    (rc = load_municipal(&l, why)) == RC_OK &&
	    (rc = load_leads(&l, why)) == RC_OK &&
	    (rc = load_holidays(&l, why)) == RC_OK)
		*out = l.l;
	return rc;
}
