/* What the tables say about one contract: each warning is a small function in a row; none of them refuses. */
#include <string.h>

#include "law_data.h"
#include "procure/base/num.h"
#include "procure/base/when.h"

struct asking {
	const struct law *l;
	const struct law_case *c;
	const struct law_regime *regime;
	const struct law_tier *tier;
	int64_t utm, month;              /* pesos per UTM, and the month that it is of */
	struct law_warning *out;
	size_t n;
};

static const char *const names[LAW_WARNING_COUNT] = {
#define X(id, name) [LAW_##id] = name,
	LAW_WARNING_LIST(X)
#undef X
};

static struct why *warn(struct asking *q, enum law_warning_code code, struct law_source from)
{
	struct law_warning *w = &q->out[q->n++];

	*w = (struct law_warning){ .code = code, .name = names[code], .from = from };
	return &w->text;
}

/* "15" or "7.50" */
static const char *percent(char out[24], int64_t hundredths)
{
	if (hundredths % 100 == 0)
		return num_text(out, hundredths / 100);
	hundredths_print(out, hundredths);
	return out;
}
#define PERCENT(n) percent((char[24]){ 0 }, (n))

static bool above(const struct asking *q, int64_t limit_utm)
{
	return limit_utm != LAW_NONE && q->c->clp > limit_utm * q->utm;
}

static const char *utm_text(const struct asking *q, char out[24])
{
	return num_text(out, law_in_utm(q->c->clp, q->utm));
}
#define UTM(q) utm_text((q), (char[24]){ 0 })

static void utm_old(struct asking *q)
{
	char asked[DATE_SIZE], used[DATE_SIZE];

	if (law_month_of(q->c->today) == law_month_of(q->month))
		return;
	date_print(asked, q->c->today);
	date_print(used, q->month);
	asked[7] = used[7] = '\0';
	(void)fail(warn(q, LAW_UTM_OLD, (struct law_source){ "", "" }), RC_NONE,
		   N_("The UTM of {1} is not in the tables; that of {2} was used"), asked, used);
}

static bool needs_council(const struct asking *q)
{
	return q->l->council_from_utm != LAW_NONE && q->c->clp >= q->l->council_from_utm * q->utm;
}

static void council(struct asking *q)
{
	if (!needs_council(q))
		return;
	(void)fail(warn(q, LAW_COUNCIL, q->l->council_from), RC_NONE,
		   N_("The Concejo must agree: the contract is worth {1} UTM, and its agreement is needed from {2} UTM"),
		   UTM(q), NUM(q->l->council_from_utm));
}

/* The last day of a contract that begins on `start`. */
static int64_t last_day(int64_t start, int64_t months)
{
	int y, m, d, most;
	int64_t all;

	date_to_civil(start, &y, &m, &d);
	all = (int64_t)y * 12 + m - 1 + months;
	y = (int)(all / 12);
	m = (int)(all % 12) + 1;
	most = date_month_days(y, m);
	return d > most ? date_from_civil(y, m, most) : date_from_civil(y, m, d) - 1;
}

static int64_t first_day(const struct law_case *c)
{
	if (c->start != LAW_NONE)
		return c->start;
	return c->expiry == LAW_NONE ? LAW_NONE : c->expiry + 1;
}

static void majority(struct asking *q)
{
	int64_t start = first_day(q->c), end, last;
	char ends[DATE_SIZE], term[DATE_SIZE];

	if (!needs_council(q) || start == LAW_NONE || q->c->months <= 0 || !law_term_end(q->l, q->c->today, &end))
		return;
	last = last_day(start, q->c->months);
	if (last <= end)
		return;
	date_show(ends, last);
	date_show(term, end);
	(void)fail(warn(q, LAW_MAJORITY, q->l->council_from), RC_NONE,
		   N_("The contract runs until {1}, past the mayor's term ({2}): the Concejo needs the higher majority"), ends, term);
}

static bool shares_word(const struct strs *list, const char *words)
{
	struct arena *a = arena_new();
	struct strs mine = { 0 };
	bool found = false;

	strs_split(&mine, a, words ? words : "");
	for (size_t i = 0; i < mine.n; i++)
		found |= strs_has(list, mine.v[i]);
	arena_free(a);
	return found;
}

static const struct law_labour *labour_row(const struct asking *q)
{
	for (size_t i = 0; i < q->l->n_labour; i++) {
		const struct law_labour *b = &q->l->labour[i];

		if (b->since <= q->c->today && (shares_word(&b->services, q->c->services) || shares_word(&b->unspsc, q->c->unspsc)))
			return b;
	}
	return NULL;
}

static void labour(struct asking *q)
{
	const struct law_labour *b = labour_row(q);

	if (!b || b->weight_min == LAW_NONE || q->c->labour_weight >= b->weight_min)
		return;
	if (q->c->labour_weight == LAW_NONE)
		(void)fail(warn(q, LAW_LABOUR, b->from), RC_NONE,
			   N_("The evaluation must weigh better employment conditions and pay with at least {1} % (waste, sweeping, green areas)"),
			   PERCENT(b->weight_min));
	else
		(void)fail(warn(q, LAW_LABOUR, b->from), RC_NONE,
			   N_("Better employment conditions and pay weigh {1} %; the law asks for at least {2} %"),
			   PERCENT(q->c->labour_weight), PERCENT(b->weight_min));
}

static void lead_time(struct asking *q)
{
	int64_t left = q->c->expiry - q->c->today;
	int needed = law_lead_days(q->l, q->tier, false);

	if (q->c->expiry == LAW_NONE || left >= needed)
		return;
	(void)fail(warn(q, LAW_LEAD_TIME, q->l->lead_from), RC_NONE,
		   N_("{1} days left, {2} needed (lead times are illustrative): a late start ends in a bridge contract or an extension"),
		   NUM(left), NUM(needed));
}

static void near_limit(struct asking *q)
{
	int64_t limit = q->tier->below_utm * q->utm;

	/* amount < limit x (100 % - share), in hundredths of a percent; both sides stay below 10^18 */
	if (q->tier->below_utm == LAW_NO_LIMIT || q->l->near_limit == LAW_NONE || q->c->clp * 10000 < limit * (10000 - q->l->near_limit))
		return;
	(void)fail(warn(q, LAW_NEAR_LIMIT, q->l->near_from), RC_NONE,
		   N_("The estimate is less than {1} % below the limit of tier {2} ({3} UTM): say how it was reached (R002)"),
		   PERCENT(q->l->near_limit), q->tier->code, NUM(q->tier->below_utm));
}

static void notice(struct asking *q)
{
	if (q->c->notice_days == LAW_NONE || q->c->notice_days >= q->tier->notice)
		return;
	if (q->tier->notice_reduced != LAW_NONE && q->c->notice_days >= q->tier->notice_reduced)
		(void)fail(warn(q, LAW_NOTICE, q->tier->from), RC_NONE,
			   N_("{1} days of notice are planned; tier {2} asks for {3}, or {4} where the law lets it be shortened: say why (R003)"),
			   NUM(q->c->notice_days), q->tier->code, NUM(q->tier->notice), NUM(q->tier->notice_reduced));
	else
		(void)fail(warn(q, LAW_NOTICE, q->tier->from), RC_NONE,
			   N_("{1} days of notice are planned; tier {2} asks for at least {3} (R003)"), NUM(q->c->notice_days), q->tier->code, NUM(q->tier->notice));
}

static void bid_bond(struct asking *q)
{
	const struct law_regime *r = q->regime;
	int64_t bond = q->c->bid_bond;

	if (bond == LAW_NONE || r->bid_bond_above_utm == LAW_NONE)
		return;
	if (bond > 0 && r->bid_bond_only_above && !above(q, r->bid_bond_above_utm))
		(void)fail(warn(q, LAW_BID_BOND, r->from), RC_NONE, N_("A bid bond may be asked for only above {1} UTM; this contract is worth {2}"),
			   NUM(r->bid_bond_above_utm), UTM(q));
	else if (bond > 0 && r->bid_bond_max != LAW_NONE && bond > r->bid_bond_max)
		(void)fail(warn(q, LAW_BID_BOND, r->from), RC_NONE, N_("The bid bond is {1} %; at most {2} % may be asked for"),
			   PERCENT(bond), PERCENT(r->bid_bond_max));
	else if (bond == 0 && !r->bid_bond_only_above && above(q, r->bid_bond_above_utm))
		(void)fail(warn(q, LAW_BID_BOND, r->from), RC_NONE, N_("Above {1} UTM a bid bond must be asked for; this contract is worth {2}"),
			   NUM(r->bid_bond_above_utm), UTM(q));
}

static void performance_bond(struct asking *q)
{
	const struct law_regime *r = q->regime;
	int64_t bond = q->c->performance_bond;

	if (bond == LAW_NONE || !above(q, r->performance_bond_above_utm))
		return;
	if (bond == 0)
		(void)fail(warn(q, LAW_PERFORMANCE_BOND, r->from), RC_NONE, N_("Above {1} UTM a performance bond must be asked for; this contract is worth {2}"),
			   NUM(r->performance_bond_above_utm), UTM(q));
	else if (r->performance_bond_min != LAW_NONE && bond < r->performance_bond_min)
		(void)fail(warn(q, LAW_PERFORMANCE_BOND, r->from), RC_NONE, N_("The performance bond is {1} %; it must be at least {2} %"),
			   PERCENT(bond), PERCENT(r->performance_bond_min));
	else if (r->performance_bond_max != LAW_NONE && bond > r->performance_bond_max)
		(void)fail(warn(q, LAW_PERFORMANCE_BOND, r->from), RC_NONE, N_("The performance bond is {1} %; it may be at most {2} %"),
			   PERCENT(bond), PERCENT(r->performance_bond_max));
}

/* Only public tenders have a tier: the code of a private one or of another kind is not compared. */
static void tender_type(struct asking *q)
{
	static const char *const by_amount[] = { "L1", "LE", "LP", "LQ", "LR" };
	char type[3];
	bool known = false;
	int year;

	if (!law_tender_id(q->c->tender_id, type, &year))
		return;
	for (size_t i = 0; i < sizeof(by_amount) / sizeof(by_amount[0]); i++)
		known |= strcmp(type, by_amount[i]) == 0;
	if (!known || strcmp(type, q->tier->code) == 0)
		return;
	(void)fail(warn(q, LAW_TYPE, q->tier->from), RC_NONE, N_("The id {1} says {2}, but {3} UTM make a tender of type {4}"),
		   q->c->tender_id, type, UTM(q), q->tier->code);
}

enum rc law_warnings(const struct law *l, const struct law_case *c, struct law_warning **out, size_t *n, struct arena *a, struct why *why)
{
	static void (*const rows[])(struct asking *q) = {
		utm_old, council, majority, labour, lead_time, near_limit, notice, bid_bond, performance_bond, tender_type,
	};
	struct asking q = { .l = l, .c = c, .regime = law_regime_at(l, c->today) };
	enum rc rc;

	if ((rc = law_tier(l, c->clp, c->today, &q.tier, why)) != RC_OK ||
	    (rc = law_utm_last(l, c->today, &q.utm, &q.month, why)) != RC_OK)
		return rc;
	q.out = arena_alloc(a, LAW_WARNING_COUNT * sizeof(*q.out));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		rows[i](&q);
	*out = q.out;
	*n = q.n;
	return RC_OK;
}
