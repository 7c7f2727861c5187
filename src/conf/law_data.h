/* Inside conf: the tables of law in memory. */
#ifndef PROCURE_CONF_LAW_DATA_H
#define PROCURE_CONF_LAW_DATA_H

#include "procure/conf/law.h"

struct law_month { int month; int64_t clp; struct law_source from; };           /* month = year * 12 + month - 1 */
struct law_term { int64_t from, to; struct law_source source; };
struct law_labour { int64_t since, weight_min; struct strs services, unspsc; struct law_source from; };
struct law_holiday { int64_t day; const char *name; };

struct law {
	struct law_regime *regimes;     size_t n_regimes;        /* by since */
	struct law_month *months;       size_t n_months;         /* by month */
	struct law_term *terms;         size_t n_terms;
	struct law_labour *labour;      size_t n_labour;
	struct law_lead *leads;         size_t n_leads;
	struct law_holiday *holidays;   size_t n_holidays;       /* by day */
	int64_t *holiday_days;
	int64_t *value_limits;          size_t n_value_limits;
	int64_t council_from_utm, near_limit;
	struct law_source council_from, near_from, lead_from;
};

int law_month_of(int64_t day);

#endif
