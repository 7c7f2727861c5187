/* A meeting's acts: convened, opened, who comes and goes, recusals, items, suspended, closed. Later acts rest on what stands here. */
#include <string.h>

#include "act_parts.h"
#include "consequences.h"

static bool is(const struct act *a, const char *state)
{
	return a->lead.before && record_is(a->lead.before, "State", state);
}

static enum rc refuse_state(const struct act *a, struct why *why)
{
	return fail(why, RC_DENIED, N_("The meeting {1} is {2}; this is not possible now."), a->lead.after->id, choice_label(NULL, record_get(a->lead.before, "State")));
}

enum rc check_convene(struct scope *s, const struct act *a, struct why *why)
{
	const char *body = act_get(a, "Body");

	if (!scope_body(s, body))
		return fail_field(why, RC_NOTFOUND, "Body", N_("There is no body {1}."), body);
	if (strncmp(a->lead.after->id, body, strlen(body)) != 0 || a->lead.after->id[strlen(body)] != '-')
		return fail(why, RC_INVALID, N_("The name of a meeting begins with its body, as in {1}-R01."), body);
	return RC_OK;
}

enum rc check_meeting_change(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	return is(a, "closed") ? refuse_state(a, why) : RC_OK;
}

void apply_convene(struct scope *s, struct act *a)
{
	(void)s;
	record_set(a->lead.after, "State", "convened");
}

enum rc check_open(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	return is(a, "convened") ? RC_OK : refuse_state(a, why);
}

void apply_open(struct scope *s, struct act *a)
{
	(void)s;
	record_set(a->lead.after, "State", "open");
	record_set(a->lead.after, "Opened", instant_text(a->arena, a->decided));
}

static enum rc running(const struct act *a, struct why *why)
{
	return is(a, "open") ? RC_OK : refuse_state(a, why);
}

bool seat_is_theirs(const struct act *a, const struct record *body, const char *person, const char *seat, const char *as)
{
	size_t n = row_count(body, "Seats");

	for (size_t i = 0; i < n; i++) {
		const char *holder = row_cell(body, "Seats", i, "holder", a->arena), *deputy = row_cell(body, "Seats", i, "deputy", a->arena);
		bool open = !*holder && strcmp(row_cell(body, "Seats", i, "role", a->arena), "issuing") == 0;

		if (*seat && strcmp(row_cell(body, "Seats", i, "seat", a->arena), seat) != 0)
			continue;
		if (open || (strcmp(as, "deputy") != 0 && strcmp(holder, person) == 0) || (strcmp(as, "titular") != 0 && strcmp(deputy, person) == 0))
			return true;
	}
	return false;
}

/* Nobody is written down in a seat that is another's, nor after they left. */
static enum rc check_seat(struct scope *s, const struct act *a, struct why *why)
{
	const char *person = act_get(a, "Person"), *as = act_get(a, "As"), *seat = act_get(a, "Seat");
	const struct record *body = act_body(a, s), *p = scope_person(s, person);
	char day[DATE_SIZE];

	date_print(day, date_of(a->decided));
	if (*record_get(p, "To") && strcmp(record_get(p, "To"), day) < 0)
		return fail_field(why, RC_DENIED, "Person", N_("{1} held no office on the day on which this was decided."), person);
	if ((!*as && !*seat) || strcmp(as, "guest") == 0 || !body || seat_is_theirs(a, body, person, seat, as))
		return RC_OK;
	return fail_field(why, RC_DENIED, "Seat", N_("{1} does not hold that seat: leave out seat and quality, or say guest."), person);
}

enum rc check_attend(struct scope *s, const struct act *a, struct why *why)
{
	const char *person = act_get(a, "Person");

	if (!*person)
		return fail_field(why, RC_INVALID, "Person", N_("Say who arrives."), NULL);
	if (!scope_person(s, person))
		return fail_field(why, RC_NOTFOUND, "Person", N_("{1} is not on the roster."), person);
	if (row_find(a->lead.before, "Attendance", "person", person, "to") != SIZE_MAX)
		return fail_field(why, RC_DENIED, "Person", N_("{1} is present already."), person);
	return running(a, why) == RC_OK ? check_seat(s, a, why) : why->rc;
}

/* Does the person direct the department of a contract that is on the tabla (or whose meeting this is)? */
static bool directs_here(struct scope *s, const struct act *a, const char *person)
{
	const struct record *c = scope_contract(s, record_get(a->lead.before, "Contract"));
	size_t n = row_count(a->lead.before, "Tabla");

	for (size_t i = 0; i < n && !(c && record_is(c, "Director", person)); i++) {
		const char *record = row_cell(a->lead.before, "Tabla", i, "record", a->arena);

		c = scope_contract(s, arena_strndup(a->arena, record, strcspn(record, "/")));
	}
	return c && record_is(c, "Director", person);
}

/* The seat in which a person sits, and as what; guests have none. */
static const char *seat_of(struct scope *s, const struct act *a, const char *person, const char **as)
{
	const struct record *body = act_body(a, s);
	size_t n = body ? row_count(body, "Seats") : 0;

	for (size_t i = 0; i < n; i++) {
		const char *seat = row_cell(body, "Seats", i, "seat", a->arena);

		if (strcmp(row_cell(body, "Seats", i, "holder", a->arena), person) == 0) {
			*as = "titular";
			return seat;
		}
		if (strcmp(row_cell(body, "Seats", i, "deputy", a->arena), person) == 0) {
			*as = "deputy";
			return seat;
		}
		if (!*row_cell(body, "Seats", i, "holder", a->arena) && strcmp(row_cell(body, "Seats", i, "role", a->arena), "issuing") == 0 &&
		    directs_here(s, a, person)) {
			*as = "titular";
			return seat;
		}
	}
	*as = "guest";
	return "-";
}

void apply_attend(struct scope *s, struct act *a)
{
	const char *person = act_get(a, "Person"), *as, *seat = seat_of(s, a, person, &as);
	const char *mode = *act_get(a, "Presence") ? act_get(a, "Presence") : "present";
	bool guest = strcmp(act_get(a, "As"), "guest") == 0;
	const char *cells[] = { person, *act_get(a, "Seat") ? act_get(a, "Seat") : guest ? "-" : seat, *act_get(a, "As") ? act_get(a, "As") : as, mode,
				instant_text(a->arena, a->decided), "-" };

	/* The table as it stood, plus this row: applying twice gives the same. */
	record_set(a->lead.after, "Attendance", record_get(a->lead.before, "Attendance"));
	row_add(a->lead.after, "Attendance", cells, 6, a->arena);
}

enum rc check_depart(struct scope *s, const struct act *a, struct why *why)
{
	const char *person = act_get(a, "Person");

	(void)s;
	if (!*person || row_find(a->lead.before, "Attendance", "person", person, "to") == SIZE_MAX)
		return fail_field(why, RC_DENIED, "Person", N_("{1} is not present."), *person ? person : "?");
	return running(a, why);
}

void apply_depart(struct scope *s, struct act *a)
{
	size_t row = row_find(a->lead.before, "Attendance", "person", act_get(a, "Person"), "to");

	(void)s;
	record_set(a->lead.after, "Attendance", record_get(a->lead.before, "Attendance"));
	row_set(a->lead.after, "Attendance", row, "to", instant_text(a->arena, a->decided), a->arena);
}

enum rc check_recuse(struct scope *s, const struct act *a, struct why *why)
{
	const char *person = act_get(a, "Person");

	if (!*person || !scope_person(s, person))
		return fail_field(why, RC_NOTFOUND, "Person", N_("{1} is not on the roster."), *person ? person : "?");
	if (!*act_get(a, "Item"))
		return fail_field(why, RC_INVALID, "Item", N_("Say from which item: a recusal removes a person from that item only."), NULL);
	return running(a, why);
}

void apply_recuse(struct scope *s, struct act *a)
{
	const char *cells[] = { act_get(a, "Person"), act_get(a, "Item"), act_get(a, "Declaration"), instant_text(a->arena, a->decided), "-" };

	(void)s;
	record_set(a->lead.after, "Recusals", record_get(a->lead.before, "Recusals"));
	row_add(a->lead.after, "Recusals", cells, 5, a->arena);
}

enum rc check_item(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	if (motion_open(a->lead.before))
		return fail(why, RC_DENIED, N_("A vote is open already: announce its result, or withdraw the motion."));
	if (row_find(a->lead.before, "Tabla", "item", act_get(a, "Item"), NULL) == SIZE_MAX)
		return fail_field(why, RC_NOTFOUND, "Item", N_("There is no item {1} on the tabla."), act_get(a, "Item"));
	return running(a, why);
}

/* The item that was open is done, unless it was put off; the one that is named is open. */
static void item_state(struct act *a, const char *item, const char *state)
{
	size_t row = *item ? row_find(a->lead.after, "Tabla", "item", item, NULL) : SIZE_MAX;

	if (row != SIZE_MAX && !list_has("deferred withdrawn", row_cell(a->lead.after, "Tabla", row, "state", a->arena)))
		row_set(a->lead.after, "Tabla", row, "state", state, a->arena);
}

void apply_item(struct scope *s, struct act *a)
{
	(void)s;
	record_set(a->lead.after, "Tabla", record_get(a->lead.before, "Tabla"));
	item_state(a, record_get(a->lead.before, "Current-Item"), "done");
	item_state(a, act_get(a, "Item"), "open");
	record_set(a->lead.after, "Current-Item", act_get(a, "Item"));
}

enum rc check_suspend(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	if (motion_open(a->lead.before))
		return fail(why, RC_DENIED, N_("A vote is open already: announce its result, or withdraw the motion."));
	return running(a, why);
}

static void all_leave(struct act *a)
{
	size_t n;

	record_set(a->lead.after, "Attendance", record_get(a->lead.before, "Attendance"));
	n = row_count(a->lead.after, "Attendance");
	for (size_t i = 0; i < n; i++)
		if (!*row_cell(a->lead.after, "Attendance", i, "to", a->arena))
			row_set(a->lead.after, "Attendance", i, "to", instant_text(a->arena, a->decided), a->arena);
}

/* Attendance is called again when the session goes on. */
void apply_suspend(struct scope *s, struct act *a)
{
	(void)s;
	all_leave(a);
	record_set(a->lead.after, "State", "suspended");
}

enum rc check_resume(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	return is(a, "suspended") ? RC_OK : refuse_state(a, why);
}

void apply_resume(struct scope *s, struct act *a)
{
	(void)s;
	record_set(a->lead.after, "State", "open");
}

enum rc check_close(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	if (motion_open(a->lead.before))
		return fail(why, RC_DENIED, N_("A vote is open already: announce its result, or withdraw the motion."));
	return is(a, "open") || is(a, "suspended") ? RC_OK : refuse_state(a, why);
}

void apply_close(struct scope *s, struct act *a)
{
	(void)s;
	all_leave(a);
	record_set(a->lead.after, "Tabla", record_get(a->lead.before, "Tabla"));
	item_state(a, record_get(a->lead.before, "Current-Item"), "done");
	record_set(a->lead.after, "State", "closed");
	record_set(a->lead.after, "Closed", instant_text(a->arena, a->decided));
}
