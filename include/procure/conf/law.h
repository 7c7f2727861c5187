/* Dated tables of Chilean procurement law, and what they say about a contract. Advice: it warns and never refuses (design.md 2).
 *
 * data/law/: regimes and tiers, UTM by month, Council, labour criterion, lead times (ILLUSTRATIVE), terms of the mayor, holidays. Each row bears its source and
 * `confirmed-by`, empty until a lawyer of the house confirms it; screens show such rows as unconfirmed. Amounts are whole pesos;
 * a threshold is compared as amount against limit x UTM, so nothing is rounded before it is compared. Facts: domain.md 3.2, 2.8. */
#ifndef PROCURE_CONF_LAW_H
#define PROCURE_CONF_LAW_H

#include "procure/base/mem.h"
#include "procure/base/rc.h"
#include "procure/conf/words.h"

enum { LAW_NONE = -1, LAW_NO_LIMIT = 0 };           /* LAW_NONE: unknown, or not said by the tables */

struct law_source { const char *source, *confirmed_by; };                       /* confirmed_by "" = unconfirmed */

struct law_tier {
	const char *code;                        /* "LR" */
	int64_t from_utm, below_utm;             /* from <= amount < below; LAW_NO_LIMIT = no upper limit */
	int notice, notice_reduced;              /* calendar days; reduced LAW_NONE = there is none */
	struct law_source from;
};
struct law_regime {
	const char *id;                          /* "ds250" */
	struct words name;
	int64_t since;                           /* day from which it holds */
	const struct law_tier *tiers;
	size_t n_tiers;
	int64_t bid_bond_above_utm, bid_bond_max;            /* percent in hundredths; LAW_NONE = not said */
	bool bid_bond_only_above;                /* below it the bond may not be asked for */
	int64_t performance_bond_above_utm, performance_bond_min, performance_bond_max;
	int64_t contract_above_utm;              /* a formal contract is needed above this */
	struct law_source from;
};
struct law_lead { const char *id; struct words title; int days_low, days_high; };      /* a leg of the lead time, notice apart */

struct law;
enum rc law_load(struct law **out, struct arena *a, struct why *why);

const struct law_regime *law_regime_at(const struct law *l, int64_t day);       /* NULL: before the first */
/* Pesos per UTM in the month of `day`. RC_NOTFOUND names the month that is missing. */
enum rc law_utm(const struct law *l, int64_t day, int64_t *clp, struct why *why);
/* The latest month at or before `day` that is in the table; *month = its first day. RC_NOTFOUND: none. */
enum rc law_utm_last(const struct law *l, int64_t day, int64_t *clp, int64_t *month, struct why *why);
/* Amount in UTM, rounded half up, for people. */
int64_t law_in_utm(int64_t clp, int64_t utm_clp);
/* The tier of a total amount under the rules and the UTM of `day` (law_utm_last). */
enum rc law_tier(const struct law *l, int64_t clp, int64_t day, const struct law_tier **out, struct why *why);
const struct law_tier *law_tier_by_code(const struct law_regime *r, const char *code);
/* Days that the planning of a contract of this tier takes: the legs' longer (or shorter) times and the notice. */
int law_lead_days(const struct law *l, const struct law_tier *t, bool shorter);
const struct law_lead *law_lead_at(const struct law *l, size_t i);              /* the legs, NULL past the last */
/* Points 1.. for an amount a year in the ranking of the portfolio (ILLUSTRATIVE scale). */
int law_value_points(const struct law *l, int64_t clp_year, int64_t utm_clp);
/* End of the mayor's term that runs on `day`; false: not in the table. */
bool law_term_end(const struct law *l, int64_t day, int64_t *end);
/* Sorted, for date_add_business(). */
const int64_t *law_holidays(const struct law *l, size_t *n);
const char *law_holiday(const struct law *l, int64_t day);                      /* its Spanish name, or NULL */

/* What is known of a contract. Unknown numbers are LAW_NONE, unknown texts NULL or "". */
struct law_case {
	int64_t clp;                             /* total estimate */
	int64_t today;                           /* whose rules and UTM count */
	int64_t start;                           /* planned first day, for the mayor's term; LAW_NONE: the day after `expiry` */
	int64_t months;
	int64_t expiry;                          /* of the contract that ends */
	const char *services;                    /* words: waste sweeping green-areas … */
	const char *unspsc;
	int64_t labour_weight;                   /* percent in hundredths */
	int64_t notice_days;
	int64_t bid_bond, performance_bond;      /* percent in hundredths, 0 = none asked */
	const char *tender_id;                   /* 2305-12-LP19 */
};

#define LAW_WARNING_LIST(X) \
	X(UTM_OLD,          "utm-old")           /* the UTM of the month is not in the table */ \
	X(COUNCIL,          "council")           /* the Council must agree */ \
	X(MAJORITY,         "council-majority")  /* and by a higher majority: it outlives the mayor's term */ \
	X(LABOUR,           "labour-criterion")  /* the employment criterion is needed, or weighs too little */ \
	X(LEAD_TIME,        "lead-time")         /* late start: bridge contract or extension */ \
	X(NEAR_LIMIT,       "near-limit")        /* R002: within 5 % below a tier's limit */ \
	X(NOTICE,           "notice-short")      /* R003 */ \
	X(BID_BOND,         "bid-bond") \
	X(PERFORMANCE_BOND, "performance-bond") \
	X(TYPE,             "tender-type")       /* the id's type is not the tier's */
enum law_warning_code {
#define X(id, name) LAW_##id,
	LAW_WARNING_LIST(X)
#undef X
	LAW_WARNING_COUNT
};
struct law_warning {
	enum law_warning_code code;
	const char *name;                        /* "lead-time": a guard's name */
	struct why text;                         /* the sentence, for why_sentence(); rc is RC_NONE */
	struct law_source from;
};
/* All that the tables have to say, in the order above. */
enum rc law_warnings(const struct law *l, const struct law_case *c, struct law_warning **out, size_t *n, struct arena *a, struct why *why);

/* Type and year in a tender id: `2305-12-LP19` -> "LP", 2019. false: not of that shape (domain.md 3.4). */
bool law_tender_id(const char *id, char type[3], int *year);

#endif
