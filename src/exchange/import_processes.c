/* Candidates from OCDS: one for each process, of each field the value that the latest release states (import.h, domain.md 5.3, 5.5). */
#include "import_build.h"

#include "procure/base/num.h"
#include "procure/base/text.h"

#include <string.h>

enum { TITLE_COLUMNS = 160, UNIT_COLUMNS = 120 };

enum part { P_TITLE, P_DESCRIPTION, P_BUYER, P_ENTITY, P_TENDER, P_METHOD, P_DETAILS, P_START, P_END, P_PRIOR, P_ITEM, P_ID, P_DATE, PARTS };

struct process {
	const char *ocid;
	int64_t line;
	const char *part[PARTS];
	int64_t said[PARTS];           /* when: a later release replaces, an earlier one only fills */
	struct ocds_value value;       /* tender's, else the budget */
	int64_t value_said;
};

struct processes {
	struct proposal *p;
	struct counter ocids;
	struct process *v;
	size_t cap;
	int64_t without;
	enum rc rc;
	struct why *why;
};

static struct process *process_of(struct processes *all, const char *ocid, int64_t line)
{
	size_t at = (size_t)(counter_at(&all->ocids, ocid) - all->ocids.v);

	if (at >= all->cap) {
		size_t cap = all->cap ? all->cap * 2 : 64;

		all->v = mem_resize(all->v, cap * sizeof(*all->v));
		memset(all->v + all->cap, 0, (cap - all->cap) * sizeof(*all->v));
		all->cap = cap;
	}
	if (!all->v[at].ocid) {
		all->v[at].ocid = all->ocids.v[at].name;
		all->v[at].line = line;
		all->v[at].value_said = INT64_MIN;
		for (int i = 0; i < PARTS; i++)
			all->v[at].said[i] = INT64_MIN;
	}
	return &all->v[at];
}

static void say(struct processes *all, struct process *pr, enum part part, const char *text, int64_t at)
{
	if (!text || !*text || pr->said[part] > at)
		return;
	pr->part[part] = arena_strdup(all->p->arena, text);
	pr->said[part] = at;
}

static void say_value(struct processes *all, struct process *pr, const struct ocds_release *r, int64_t at)
{
	const struct ocds_value *v = r->value.stated ? &r->value : &r->budget;

	if (!v->stated || pr->value_said > at)
		return;
	pr->value = *v;
	pr->value.currency = arena_strdup(all->p->arena, v->currency);
	pr->value_said = at;
}

static const char *item_code(const struct ocds_release *r)
{
	const struct node *items = node_get_type(node_get(r->tree, "tender"), "items", NODE_ARRAY);

	for (const struct node *i = items ? items->child : NULL; i; i = i->next)
		if (node_word(node_get(i, "classification"), "id"))
			return node_word(node_get(i, "classification"), "id");
	return NULL;
}

static bool on_release(void *ctx, const struct ocds_release *r)
{
	struct processes *all = ctx;
	int64_t at = r->dated ? r->at : INT64_MIN;
	struct process *pr;

	if (!r->counts)
		return true;
	if (!r->ocid || !*r->ocid) {
		all->without++;
		proposal_begin(all->p, r->line);
		all->p->out->rows++;
		proposal_refuse(all->p, "Prior", true, N_("The release has no ocid: it is not proposed."));
		return true;
	}
	if (all->ocids.n == IMPORT_PROCESSES_MAX && !counter_find(&all->ocids, r->ocid)) {
		all->rc = fail(all->why, RC_INVALID, N_("The file holds more than {1} processes: take a smaller part of it, such as one month."), NUM(IMPORT_PROCESSES_MAX));
		return false;
	}
	pr = process_of(all, r->ocid, r->line);
	say(all, pr, P_TITLE, r->title, at);
	say(all, pr, P_DESCRIPTION, r->description ? r->description : r->rationale, at);
	say(all, pr, P_BUYER, r->buyer, at);
	say(all, pr, P_ENTITY, r->entity, at);
	say(all, pr, P_TENDER, r->tender_id, at);
	say(all, pr, P_METHOD, r->method, at);
	say(all, pr, P_DETAILS, r->method_details, at);
	say(all, pr, P_START, r->contract_start, at);
	say(all, pr, P_END, r->contract_end, at);
	say(all, pr, P_PRIOR, r->prior, at);
	say(all, pr, P_ITEM, item_code(r), at);
	say(all, pr, P_ID, r->id, at);
	say(all, pr, P_DATE, r->date, at);
	say_value(all, pr, r, at);
	return true;
}

/* "ocds-70d2nz-2305-44-LR16" -> "2305-44-LR16": the publisher's own id. Prefixes are "ocds-" and six characters. */
static const char *own_id(const char *ocid)
{
	return strncmp(ocid, "ocds-", 5) == 0 && strlen(ocid) > 12 && ocid[11] == '-' ? ocid + 12 : ocid;
}

static void set_amount(struct processes *all, const struct process *pr, int64_t months)
{
	struct proposal *p = all->p;
	char amount[DECIMAL_SIZE];
	int64_t pesos;

	if (!pr->value.stated)
		return;
	decimal_print(amount, &pr->value.amount);
	if (strcmp(pr->value.currency, "CLP") != 0)
		proposal_refuse(p, "Amount-Year", false, N_("The amount {1} is in {2}, not in Chilean pesos: it was left out."), amount, pr->value.currency);
	else if (!decimal_pesos(&pr->value.amount, &pesos) || pesos < 0)
		proposal_refuse(p, "Amount-Year", false, N_("“{1}” is no amount: it was left out."), amount);
	else if (months == 0)
		proposal_refuse(p, "Amount-Year", false, N_("The total is {1} pesos, but the process does not say for how many months: no yearly amount."), amount);
	else
		proposal_set_number(p, "Amount-Year", num_muldiv(pesos, 12, months));
}

static void set_method(struct processes *all, const struct process *pr)
{
	const char *code = NULL;

	if (pr->part[P_DETAILS])
		code = words_method(all->p->arena, pr->part[P_DETAILS]);
	if (!code && pr->part[P_METHOD])
		code = words_method(all->p->arena, pr->part[P_METHOD]);
	if (code)
		proposal_set(all->p, "Method", code);
}

static bool matches(struct processes *all, const struct process *pr)
{
	struct buf text = { 0 };
	bool yes;

	for (int i = 0; i < PARTS; i++) {
		buf_puts(&text, pr->part[i] ? pr->part[i] : "");
		buf_putc(&text, ' ');
	}
	buf_puts(&text, pr->ocid);
	yes = proposal_matches(all->p, buf_str(&text));
	buf_free(&text);
	return yes;
}

static void set_fields(struct processes *all, const struct process *pr, const char *id)
{
	struct proposal *p = all->p;
	const char *unit = pr->part[P_ENTITY] ? pr->part[P_ENTITY] : pr->part[P_BUYER];
	int64_t months = words_months_between(pr->part[P_START], pr->part[P_END]);
	char date[16];

	if (unit)
		proposal_set_title(p, "Department", unit, UNIT_COLUMNS);
	if (months)
		proposal_set_number(p, "Months", months);
	set_amount(all, pr, months);
	if (pr->part[P_END] && words_date(date, pr->part[P_END]))
		proposal_set(p, "Expiry", date);
	proposal_set_tier(p, id);
	set_method(all, pr);
	proposal_set_title(p, "Prior", pr->part[P_PRIOR] ? own_id(pr->part[P_PRIOR]) : id, UNIT_COLUMNS);
	if (pr->part[P_ITEM])
		proposal_set_title(p, "Item-Code", pr->part[P_ITEM], 40);
	proposal_set_title(p, "Source", proposal_source(p, arena_printf(p->arena, "OCDS %s %s", pr->ocid, pr->part[P_DATE] ? pr->part[P_DATE] : "")), TITLE_COLUMNS);
}

static void propose(struct processes *all, const struct process *pr)
{
	struct proposal *p = all->p;
	const char *name = pr->part[P_TITLE] ? pr->part[P_TITLE] : pr->part[P_DESCRIPTION];
	/* A tender's id is often the bare number of a database; then the process' own says more. */
	const char *id = pr->part[P_TENDER] && strchr(pr->part[P_TENDER], '-') ? own_id(pr->part[P_TENDER]) : own_id(pr->ocid);

	p->out->rows++;
	proposal_begin(p, pr->line);
	if (!matches(all, pr)) {
		p->out->unused++;
		return;
	}
	if (!name || !proposal_set_title(p, "Name", name, TITLE_COLUMNS)) {
		proposal_refuse(p, "Name", true, N_("The process {1} has neither title nor description: it is not proposed."), pr->ocid);
		return;
	}
	set_fields(all, pr, id);
	proposal_take(p, "candidate.add", arena_printf(p->arena, "SC-%04d-%02lld", p->want->year, (long long)proposal_number(p)));
}

static void tell_file(struct proposal *p, const struct ocds_info *info)
{
	struct why why = { 0 };

	if (info->windows_1252) {
		(void)fail(&why, RC_INVALID, info->mixed ? N_("Some bytes of the file are no UTF-8, as OCDS asks: they were read as Windows-1252. Look at the accents.") :
			N_("The file is not written in UTF-8, as OCDS asks: it was read as Windows-1252. Look at the accents."));
		proposal_problem(p, 0, "", false, &why);
	}
	if (info->nul_bytes) {
		(void)fail(&why, RC_INVALID, N_("{1} NUL bytes were left out."), NUM(info->nul_bytes));
		proposal_problem(p, 0, "", false, &why);
	}
	for (size_t i = 0; i < info->bad_lines; i++) {
		(void)fail(&why, RC_INVALID, N_("The line is no JSON: it was left out."));
		p->out->rows++;
		proposal_problem(p, info->bad_line[i], "", true, &why);
	}
}

enum rc import_processes(struct proposal *p, const char *path, struct why *why)
{
	struct processes all = { .p = p, .why = why };
	struct ocds_visitor v = { .release = on_release, .cancel = p->want->cancel, .ctx = &all };
	struct why stopped = { 0 };
	struct ocds_info info;
	enum rc rc;

	counter_init(&all.ocids, p->arena);
	rc = ocds_read(&info, p->arena, path, &v, &stopped);
	if (rc != RC_OK && all.rc != RC_OK)
		rc = all.rc;
	else if (rc != RC_OK)
		*why = stopped;
	if (rc == RC_OK) {
		tell_file(p, &info);
		for (size_t i = 0; i < all.ocids.n; i++)
			propose(&all, &all.v[i]);
	}
	ocds_info_free(&info);
	counter_free(&all.ocids);
	mem_free(all.v);
	return rc;
}
