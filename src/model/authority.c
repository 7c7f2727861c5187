/* Who may act, for whom, and for which body: from the roster, the seats and the meeting, never by the clock. */
#include <string.h>

#include "act_parts.h"
#include "consequences.h"

static bool active(const struct record *person, struct instant at)
{
	char day[DATE_SIZE];
	const char *from, *to;

	date_print(day, date_of(at));
	from = record_get(person, "From");
	to = record_get(person, "To");
	return (!*from || strcmp(from, day) <= 0) && (!*to || strcmp(day, to) <= 0);
}

static bool has_role(const struct record *person, const char *role)
{
	return list_has(record_get(person, "Roles"), role);
}

static bool is_recorder(struct scope *s, const struct record *person)
{
	const struct record *rules = scope_rules(s);

	return has_role(person, "recorder") || (rules && list_has(record_get(rules, "Recorders"), person->id));
}

/* Holds a seat of the body when this is recorded (asked without clock: ever), as titular or deputy; the issuing director through the contract. */
static bool seated(struct scope *s, const struct act *a, const char *person)
{
	const struct record *body = act_body(a, s), *contract = *a->contract ? scope_contract(s, a->contract) : NULL;
	size_t n = body ? row_count(body, "Seats") : 0;
	char day[DATE_SIZE];

	date_print(day, date_of(a->recorded));
	for (size_t i = 0; i < n; i++)
		if ((strcmp(row_cell(body, "Seats", i, "holder", a->arena), person) == 0 || strcmp(row_cell(body, "Seats", i, "deputy", a->arena), person) == 0) &&
		    (!a->recorded.at || seat_stands(body, i, day, a->arena)))
			return true;
	return contract && record_is(contract, "Director", person);
}

static enum rc check_person(struct scope *s, const struct act *a, const char *id, struct why *why)
{
	const struct record *p = scope_person(s, id);

	if (!p)
		return fail(why, RC_DENIED, N_("{1} is not on the roster of this ledger: the registrar adds people (person.add)."), *id ? id : "?");
	if (!active(p, a->recorded))
		return fail(why, RC_DENIED, N_("{1} no longer holds office and may not record acts."), id);
	return RC_OK;
}

static enum rc check_on_behalf(struct scope *s, const struct act *a, struct why *why)
{
	const struct record *rules = scope_rules(s);
	const char *mover = a->t.one[TRAILER_MOVED_BY];

	if (mover && !scope_person(s, mover))
		return fail(why, RC_DENIED, N_("{1} is not on the roster of this ledger: the registrar adds people (person.add)."), mover);
	if (mover && strcmp(mover, a->person) != 0 && !active(scope_person(s, mover), a->decided))
		return fail(why, RC_DENIED, N_("{1} held no office on the day on which this was decided."), mover);
	if (!mover || strcmp(mover, a->person) == 0 || (rules && list_has(record_get(rules, "Recorders"), a->person)))
		return RC_OK;
	return fail(why, RC_DENIED, N_("{1} may not record acts of {2}: only a recorder whom the rules name may act for another."), a->person, mover);
}

static enum rc check_role(struct scope *s, const struct act *a, struct why *why)
{
	const struct record *p = scope_person(s, a->person);

	if (!p)
		return fail(why, RC_DENIED, N_("{1} is not on the roster of this ledger: the registrar adds people (person.add)."), *a->person ? a->person : "?");
	if (a->verb->who == WHO_REGISTRAR && !has_role(p, "registrar"))
		return fail(why, RC_DENIED, N_("Only the registrar writes people, bodies and rules; {1} is not the registrar."), a->person);
	if ((a->verb->who == WHO_GROUP || a->verb->who == WHO_COMMITTEE) && !is_recorder(s, p) && !seated(s, a, a->person))
		return fail(why, RC_DENIED, N_("{1} neither is a recorder nor holds a seat of {2}: ask somebody who does."), a->person,
			    a->t.one[TRAILER_BODY] ? a->t.one[TRAILER_BODY] : _("the body that acts"));
	return RC_OK;
}

/* The meeting that is named is there, and is one of the body that acts. */
static enum rc check_meeting(struct scope *s, const struct act *a, struct why *why)
{
	const char *named = a->t.one[TRAILER_MEETING], *body = a->t.one[TRAILER_BODY];
	const struct record *m = act_meeting(a, s);

	if (named && (!m || strcmp(m->id, named) != 0))
		return fail(why, RC_DENIED, N_("There is no meeting {1}, or this act belongs to another."), named);
	if (m && body && !record_is(m, "Body", body))
		return fail(why, RC_DENIED, N_("{1} is a meeting of {2}, not of {3}: a body acts in its own meetings."), m->id, record_get(m, "Body"), body);
	return RC_OK;
}

/* The committee speaks for the portfolio and by agreements; a group decides about its own contract. What is only noted (a task, a document) may also be
 * noted by the committee. */
static bool body_fits(struct scope *s, const struct act *a)
{
	const struct record *body = act_body(a, s);
	const char *name = a->t.one[TRAILER_BODY];
	bool committee = body && record_is(body, "Type", "committee");

	if (!name || strcmp(a->kind->name, "meeting") == 0)
		return true;
	if (a->verb->who == WHO_COMMITTEE)
		return committee;
	if (a->verb->who != WHO_GROUP || !*a->contract)
		return true;
	if (strncmp(name, "GT-", 3) == 0)
		return strcmp(name + 3, a->contract) == 0;
	return committee ? !(a->verb->flags & V_DECIDE) : body && record_is(body, "Contract", a->contract);
}

static enum rc check_place(struct scope *s, const struct act *a, struct why *why)
{
	enum rc rc = check_meeting(s, a, why);

	if (rc != RC_OK || body_fits(s, a))
		return rc;
	if (a->verb->who == WHO_COMMITTEE)
		return fail(why, RC_DENIED, N_("Only the committee does this; {1} is not the committee."), a->t.one[TRAILER_BODY]);
	return fail(why, RC_DENIED, N_("{1} is not the working group of {2}: each group decides about its own contract."), a->t.one[TRAILER_BODY], a->contract);
}

enum rc check_authority(struct scope *s, const struct act *a, struct why *why)
{
	enum rc rc;

	if (a->verb->flags & V_FOUND)
		return RC_OK;
	if ((rc = check_person(s, a, a->person, why)) != RC_OK || (rc = check_on_behalf(s, a, why)) != RC_OK ||
	    (rc = check_place(s, a, why)) != RC_OK)
		return rc;
	return check_role(s, a, why);
}

enum rc rules_may(struct scope *s, const struct verb *v, const char *person, const char *record, const char *meeting, struct why *why)
{
	struct arena *arena = arena_new();
	struct act *a = act_empty(arena, v->name);
	const char *slash = record ? strchr(record, '/') : NULL;
	enum rc rc;

	a->person = a->moved_by = person;
	a->contract = slash ? arena_strndup(arena, record, (size_t)(slash - record)) : a->kind->place == PLACE_IN_CONTRACT && record ? record : "";
	a->lead.after = record_new(arena, a->kind, "X-0");
	if (strcmp(a->kind->name, "meeting") == 0 && record)
		a->lead.before = scope_meeting(s, record);
	else
		a->t.one[TRAILER_MEETING] = meeting;
	act_defaults(a, s);
	rc = check_role(s, a, why);
	arena_free(arena);
	return rc;
}
