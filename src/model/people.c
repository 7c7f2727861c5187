/* Founding, roster, bodies, rules; and the small records that only open and close. */
#include <stdlib.h>
#include <string.h>

#include "procure/base/num.h"
#include "act_parts.h"
#include "consequences.h"

/* Act 1 writes LEDGER, the first rules and the first person, who must be able to go on: a registrar with a login. */
enum rc check_found(struct scope *s, const struct act *a, struct why *why)
{
	bool rules = false, registrar = false;

	(void)s;
	for (size_t i = 0; i < a->n_more; i++) {
		const struct record *r = a->more[i].after;

		if (strcmp(r->kind->name, "rules") == 0)
			rules = true;
		else if (strcmp(r->kind->name, "person") == 0)
			registrar |= list_has(record_get(r, "Roles"), "registrar") && strcmp(r->id, a->person) == 0;
		else if (strcmp(r->kind->name, "body") != 0)
			return fail(why, RC_DENIED, N_("The first act writes the municipality, rules, people and bodies only."));
	}
	if (!rules || !registrar)
		return fail(why, RC_DENIED, N_("The first act needs rules and the registrar who records it."));
	if (a->sequence != 1)
		return fail(why, RC_DENIED, N_("This ledger is founded already."));
	return RC_OK;
}

/* rules/<date>-<n>: n is one more than the greatest before, so that position decides which rules are in force. */
enum rc check_rules_adopt(struct scope *s, const struct act *a, struct why *why)
{
	const struct record *now = scope_rules(s);
	const char *dash = strrchr(a->lead.after->id, '-'), *last = now ? strrchr(now->id, '-') : NULL;
	long n = last ? strtol(last + 1, NULL, 10) : 0;
	struct strs names = { 0 };

	if (!dash || strtol(dash + 1, NULL, 10) != n + 1)
		return fail(why, RC_DENIED, N_("The next rules end in -{1}, as in 2019-01-07-{1}."), NUM(n + 1));
	strs_split(&names, a->arena, act_get(a, "Guards"));
	for (size_t i = 0; i < names.n; i++)
		if (!guard_by_name(names.v[i]))
			return fail_field(why, RC_INVALID, "Guards", N_("{1} is no guard of this program."), names.v[i]);
	return RC_OK;
}

/* Numbers have no gaps: the last one given on paper is said before the first is given here. */
static enum rc check_numbers_from(struct scope *s, const struct act *a, struct why *why)
{
	const char *from = act_get(a, "Numbers-From"), *slash = strchr(from, '/');
	const struct record *const *v;
	int64_t year, last;
	size_t n;

	if (!act_sets(a, "Numbers-From") || !*from)
		return RC_OK;
	if (!slash || !num_parse(arena_strndup(a->arena, from, (size_t)(slash - from)), &year) || year < 1900 || year > 9999 || !num_parse(slash + 1, &last) || last < 1)
		return fail_field(why, RC_INVALID, "Numbers-From", N_("{1} is not a year and a number, as in 2018/10."), from);
	n = scope_list(s, arena_printf(a->arena, "agreements/%d", (int)year), "agreement", &v);
	for (size_t i = 0; i < n; i++)
		if (record_is(v[i], "Body", a->lead.after->id))
			return fail_field(why, RC_DENIED, "Numbers-From", N_("Numbers of {1} were given here already: they go on from the last."), arena_strndup(a->arena, from, (size_t)(slash - from)));
	return RC_OK;
}

/* GT-<contract> is the group of that contract. */
static enum rc check_group(const struct act *a, struct why *why)
{
	const char *id = a->lead.after->id;

	if (strncmp(id, "GT-", 3) != 0 || (record_is(a->lead.after, "Type", "working-group") && (!*act_get(a, "Contract") || strcmp(act_get(a, "Contract"), id + 3) == 0)))
		return RC_OK;
	return fail_field(why, RC_DENIED, "Contract", N_("{1} is the name of the working group of that contract, and of nothing else."), id);
}

enum rc check_body(struct scope *s, const struct act *a, struct why *why)
{
	enum rc rc = check_numbers_from(s, a, why);
	size_t n = row_count(a->lead.after, "Seats");
	struct strs seen = { 0 };

	if (rc != RC_OK || (rc = check_group(a, why)) != RC_OK)
		return rc;
	for (size_t i = 0; i < n; i++) {
		const char *seat = row_cell(a->lead.after, "Seats", i, "seat", a->arena);
		static const char *const who[] = { "holder", "deputy" };

		if (strs_has(&seen, seat) && !*row_cell(a->lead.after, "Seats", i, "from", a->arena))
			return fail_field(why, RC_INVALID, "Seats", N_("The seat {1} stands twice: say from when the second holder sits."), seat);
		strs_add(&seen, a->arena, seat);
		for (size_t w = 0; w < 2; w++) {
			const char *person = row_cell(a->lead.after, "Seats", i, who[w], a->arena);

			if (*person && !scope_person(s, person))
				return fail_field(why, RC_NOTFOUND, "Seats", N_("{1} is not on the roster: add the person first."), person);
		}
	}
	if (*act_get(a, "Chair") && !strs_has(&seen, act_get(a, "Chair")))
		return fail_field(why, RC_INVALID, "Chair", N_("{1} presides but is no seat of the body."), act_get(a, "Chair"));
	return RC_OK;
}

/* Can this person, as the record stands, write people and rules for good? */
static bool keeps_roster(const struct record *r)
{
	return list_has(record_get(r, "Roles"), "registrar") && *record_get(r, "Logins") && !*record_get(r, "To");
}

/* Somebody must be able to go on: without a registrar nobody could ever add one. */
static enum rc check_registrar_left(struct scope *s, const struct act *a, bool stays, struct why *why)
{
	const struct record *const *v;
	size_t n;

	if (stays || !a->lead.before || !keeps_roster(a->lead.before))
		return RC_OK;
	n = scope_list(s, "people", "person", &v);
	for (size_t i = 0; i < n; i++)
		if (strcmp(v[i]->id, a->lead.after->id) != 0 && keeps_roster(v[i]))
			return RC_OK;
	return fail(why, RC_DENIED, N_("{1} is the only registrar with a login: make somebody else registrar first (person.change)."), a->lead.after->id);
}

/* A login speaks for one person; who left has given it back. */
static enum rc check_logins(struct scope *s, const struct act *a, struct why *why)
{
	const struct record *const *v;
	struct strs mine = { 0 };
	size_t n = act_sets(a, "Logins") ? scope_list(s, "people", "person", &v) : 0;

	strs_split(&mine, a->arena, act_get(a, "Logins"));
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < mine.n; k++)
			if (strcmp(v[i]->id, a->lead.after->id) != 0 && !*record_get(v[i], "To") && list_has(record_get(v[i], "Logins"), mine.v[k]))
				return fail_field(why, RC_DENIED, "Logins", N_("The login {1} is another person's already."), mine.v[k]);
	return RC_OK;
}

enum rc check_roster(struct scope *s, const struct act *a, struct why *why)
{
	enum rc rc = check_registrar_left(s, a, keeps_roster(a->lead.after), why);

	return rc == RC_OK ? check_logins(s, a, why) : rc;
}

enum rc check_leave(struct scope *s, const struct act *a, struct why *why)
{
	return check_registrar_left(s, a, false, why);
}

void apply_leave(struct scope *s, struct act *a)
{
	char day[DATE_SIZE];

	(void)s;
	if (!*act_get(a, "To")) {
		date_print(day, date_of(a->decided));
		record_set(a->lead.after, "To", day);
	}
}

void apply_open_task(struct scope *s, struct act *a)
{
	(void)s;
	record_set(a->lead.after, "State", "open");
}

void apply_task_done(struct scope *s, struct act *a)
{
	char day[DATE_SIZE];

	(void)s;
	date_print(day, date_of(a->decided));
	record_set(a->lead.after, "State", "done");
	record_set(a->lead.after, "Done-On", day);
}

void apply_request_answered(struct scope *s, struct act *a)
{
	(void)s;
	record_set(a->lead.after, "State", record_is(a->lead.after, "Empty", "yes") ? "empty" : "answered");
}

/* Cleared when nothing is objected, or every objection was answered. */
void apply_clearance(struct scope *s, struct act *a)
{
	bool open = *act_get(a, "Objections") && !*act_get(a, "Answer");

	(void)s;
	record_set(a->lead.after, "State", open ? "objected" : "cleared");
}
