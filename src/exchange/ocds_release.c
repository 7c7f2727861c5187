/* One release: what stands where, whatever types the publisher used (ocds.h). Places of the fields: OCDS 1.1 schema. */
#include "ocds_release.h"

#include "procure/base/when.h"

#include <string.h>

static const struct node *object_from(const struct node *n)
{
	while (n && n->type != NODE_OBJECT)
		n = n->next;
	return n;
}

const struct node *ocds_first(const struct node *object, const char *key)
{
	const struct node *list = node_get_type(object, key, NODE_ARRAY);

	return list ? object_from(list->child) : NULL;
}

const struct node *ocds_next(const struct node *n)
{
	return object_from(n->next);
}

static int64_t count(const struct node *object, const char *key)
{
	int64_t n = 0;

	for (const struct node *i = ocds_first(object, key); i; i = ocds_next(i))
		n++;
	return n;
}

struct ocds_value ocds_value_of(const struct node *value)
{
	struct ocds_value v = { .currency = "(none)" };
	const struct node *amount = node_get(value, "amount");
	const char *currency = node_word(value, "currency");

	if (currency && *currency && strcmp(currency, "0") != 0)
		v.currency = currency;
	if (!amount || amount->type == NODE_NULL)
		return v;
	v.stated = amount->type == NODE_NUMBER && decimal_parse(&v.amount, amount->text, strlen(amount->text));
	v.wrong = !v.stated;
	v.whole_pesos = v.stated && strcmp(v.currency, "CLP") == 0 && decimal_whole(&v.amount, &v.pesos);
	return v;
}

static bool two_digits(const char *s, int *out)
{
	if (s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9')
		return false;
	*out = (s[0] - '0') * 10 + (s[1] - '0');
	return true;
}

/* hh:mm, hh:mm:ss, hh:mm:ss.fraction; *s is moved behind it. */
static bool clock_time(const char **s, int64_t *seconds)
{
	int h, m, sec = 0;
	const char *p = *s;

	if (!two_digits(p, &h) || p[2] != ':' || !two_digits(p + 3, &m))
		return false;
	p += 5;
	if (*p == ':') {
		if (!two_digits(p + 1, &sec))
			return false;
		p += 3;
		if (*p == '.') {
			size_t n = strspn(p + 1, "0123456789");

			if (n == 0)
				return false;
			p += n + 1;
		}
	}
	*seconds = h * 3600 + m * 60 + sec;
	*s = p;
	return h < 24 && m < 60 && sec < 60;
}

/* Nothing, Z, +hh:mm or +hhmm, to the end but for blanks. */
static bool offset_to_end(const char *s, int64_t *minutes)
{
	int h, m;

	s += strspn(s, " \t\r\n");
	*minutes = 0;
	if (*s == 'Z' || *s == 'z') {
		s++;
	} else if (*s == '+' || *s == '-') {
		int sign = *s == '-' ? -1 : 1;

		if (!two_digits(s + 1, &h))
			return false;
		s += s[3] == ':' ? 4 : 3;
		if (!two_digits(s, &m))
			return false;
		*minutes = sign * (h * 60 + m);
		s += 2;
	}
	return s[strspn(s, " \t\r\n")] == 0;
}

bool ocds_date(const char *s, int64_t *at)
{
	int century, year, month, day;
	int64_t seconds = 0, offset;

	s += strspn(s, " \t\r\n");
	if (!two_digits(s, &century) || !two_digits(s + 2, &year) || s[4] != '-' || !two_digits(s + 5, &month) || s[7] != '-' || !two_digits(s + 8, &day))
		return false;
	year += century * 100;
	if (year < 1 || month < 1 || month > 12 || day < 1 || day > date_month_days(year, month))
		return false;
	s += 10;
	if ((*s == 'T' || *s == ' ') && s[1] >= '0' && s[1] <= '9') {
		s++;
		if (!clock_time(&s, &seconds))
			return false;
	}
	if (!offset_to_end(s, &offset))
		return false;
	*at = date_from_civil(year, month, day) * 86400 + seconds - offset * 60;
	return true;
}

static bool has_release_dates(const struct node *list)
{
	if (!node_is(list, NODE_ARRAY) || list->n == 0)
		return false;
	for (const struct node *i = list->child; i; i = i->next)
		if (i->type != NODE_OBJECT || !node_get(i, "releaseDate"))
			return false;
	return true;
}

static bool any_with_history(const struct node *object)
{
	for (const struct node *n = object ? object->child : NULL; n; n = n->next)
		if (has_release_dates(n))
			return true;
	return false;
}

bool ocds_is_versioned(const struct node *tree)
{
	return any_with_history(tree) || any_with_history(node_get_type(tree, "tender", NODE_OBJECT));
}

static bool list_has(const struct node *object, const char *key, const char *word)
{
	const struct node *list = node_get(object, key);

	if (node_is(list, NODE_STRING))
		return strcmp(list->text, word) == 0;
	for (const struct node *n = node_is(list, NODE_ARRAY) ? list->child : NULL; n; n = n->next)
		if (n->type == NODE_STRING && strcmp(n->text, word) == 0)
			return true;
	return false;
}

static const char *party_name(const struct node *tree, const char *role)
{
	for (const struct node *p = ocds_first(tree, "parties"); p; p = ocds_next(p))
		if (list_has(p, "roles", role) && node_string(p, "name"))
			return node_string(p, "name");
	return NULL;
}

static const char *prior_process(const struct node *tree)
{
	for (const struct node *p = ocds_first(tree, "relatedProcesses"); p; p = ocds_next(p))
		if (list_has(p, "relationship", "prior") || list_has(p, "relationship", "renewalProcess") || list_has(p, "relationship", "replacementProcess"))
			return node_word(p, "identifier");
	return NULL;
}

static const char *first_of(const char *a, const char *b, const char *c)
{
	return a && *a ? a : b && *b ? b : c;
}

static void count_contract(struct ocds_counts *n, const struct node *contract)
{
	const struct node *work = node_get(contract, "implementation");

	n->implementation = n->implementation || node_filled(work);
	n->transactions += count(work, "transactions");
	n->documents += count(contract, "documents") + count(work, "documents");
	n->milestones[2] += count(contract, "milestones");
	n->milestones[3] += count(work, "milestones");
	n->metrics += count(contract, "agreedMetrics") + count(work, "metrics");
	n->performance_failures += count(work, "performanceFailures");
}

static void count_sections(struct ocds_counts *n, const struct node *tree)
{
	const struct node *planning = node_get(tree, "planning"), *tender = node_get(tree, "tender");

	n->planning = node_is(planning, NODE_OBJECT) && planning->n > 0;
	n->tender = node_is(tender, NODE_OBJECT) && tender->n > 0;
	n->has_awards = node_filled(node_get_type(tree, "awards", NODE_ARRAY));
	n->has_contracts = node_filled(node_get_type(tree, "contracts", NODE_ARRAY));
	n->awards = count(tree, "awards");
	n->contracts = count(tree, "contracts");
	n->parties = count(tree, "parties");
	n->tender_items = count(tender, "items");
	n->bids = count(node_get(tree, "bids"), "details");
	n->documents = count(planning, "documents") + count(tender, "documents");
	n->milestones[0] = count(planning, "milestones");
	n->milestones[1] = count(tender, "milestones");
	n->metrics = count(planning, "forecasts") + count(tender, "targets");
	for (const struct node *a = ocds_first(tree, "awards"); a; a = ocds_next(a)) {
		n->documents += count(a, "documents");
		n->metrics += count(a, "agreedMetrics");
	}
	for (const struct node *c = ocds_first(tree, "contracts"); c; c = ocds_next(c))
		count_contract(n, c);
}

static void read_tender(struct ocds_release *r, const struct node *tender)
{
	const struct node *period = node_get(tender, "tenderPeriod"), *contract = node_get(tender, "contractPeriod");

	r->tender_id = node_word(tender, "id");
	r->status = node_string(tender, "status");
	r->method = node_string(tender, "procurementMethod");
	r->method_details = node_string(tender, "procurementMethodDetails");
	r->category = node_string(tender, "mainProcurementCategory");
	r->tender_start = node_string(period, "startDate");
	r->tender_end = node_string(period, "endDate");
	r->contract_start = node_string(contract, "startDate");
	r->contract_end = node_string(contract, "endDate");
	r->value = ocds_value_of(node_get(tender, "value"));
}

/* The period of the contract itself, once there is one, says more than the tender's plan of it. */
static void read_contracts(struct ocds_release *r, const struct node *tree)
{
	for (const struct node *c = ocds_first(tree, "contracts"); c; c = ocds_next(c)) {
		const struct node *period = node_get(c, "period");

		if (node_string(period, "startDate"))
			r->contract_start = node_string(period, "startDate");
		if (node_string(period, "endDate"))
			r->contract_end = node_string(period, "endDate");
	}
}

void ocds_release_of(struct ocds_release *r, const struct node *tree)
{
	const struct node *planning = node_get(tree, "planning"), *tender = node_get(tree, "tender"), *budget = node_get(planning, "budget");

	memset(r, 0, sizeof(*r));
	r->tree = tree;
	r->ocid = node_string(tree, "ocid");
	r->id = node_word(tree, "id");
	r->date = node_string(tree, "date");
	r->dated = r->date && ocds_date(r->date, &r->at);
	read_tender(r, tender);
	read_contracts(r, tree);
	r->title = first_of(node_string(tender, "title"), node_string(tree, "title"), node_string(node_get(planning, "project"), "title"));
	r->description = first_of(node_string(tender, "description"), node_string(tree, "description"), node_string(budget, "description"));
	r->buyer = first_of(node_string(node_get(tree, "buyer"), "name"), party_name(tree, "buyer"), NULL);
	r->entity = first_of(node_string(node_get(tender, "procuringEntity"), "name"), party_name(tree, "procuringEntity"), NULL);
	r->rationale = node_string(planning, "rationale");
	r->budget_id = node_word(budget, "id");
	r->budget = ocds_value_of(node_get(budget, "amount"));
	r->prior = prior_process(tree);
	count_sections(&r->n, tree);
}
