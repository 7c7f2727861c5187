/* A motion: its words are frozen while its vote is open; the decision that carries it out, or the result of a free one, ends it (domain.md 4.1, 9 guard 3). */
#include <stdlib.h>
#include <string.h>

#include "procure/base/num.h"
#include "act_parts.h"
#include "consequences.h"
#include "procure/model/motion.h"

/* --- the state of the tabla ---------------------------------------------------------------------------------------------------------------- */

static void item_becomes(struct record *m, const char *item, const char *state, struct arena *a)
{
	size_t row = *item ? row_find(m, "Tabla", "item", item, NULL) : SIZE_MAX;

	if (row != SIZE_MAX)
		row_set(m, "Tabla", row, "state", state, a);
}

/* --- putting it ---------------------------------------------------------------------------------------------------------------------------- */

bool motion_open(const struct record *meeting)
{
	return meeting && *record_get(meeting, "Motion-Opened");
}

/* A record that is named must be there; which kinds can be voted on, the verb says that carries it out. */
static enum rc check_motion_on(struct scope *s, const struct act *a, struct why *why)
{
	const char *name = act_get(a, "Motion-On"), *verb = act_get(a, "Motion-Verb");
	const struct verb *v = *verb ? verb_by_name(verb) : NULL;
	const char *slash = strchr(name, '/');
	const char *contract = slash ? arena_strndup(a->arena, name, (size_t)(slash - name)) : "";
	struct strs kinds = { 0 };

	if (!*name != !*verb)
		return fail_field(why, RC_INVALID, *name ? "Motion-Verb" : "Motion-On", N_("A motion about a record names the record and the verb that carries it out; a free motion neither."), NULL);
	if (!*name)
		return RC_OK;
	if (!v || !(v->flags & V_DECIDE))
		return fail_field(why, RC_INVALID, "Motion-Verb", N_("{1} is nothing that a body votes on."), verb);
	strs_split(&kinds, a->arena, v->about ? v->about : v->kind);
	for (size_t i = 0; i < kinds.n; i++)
		if (scope_get(s, kinds.v[i], contract, slash ? slash + 1 : name))
			return RC_OK;
	return fail_field(why, RC_NOTFOUND, "Motion-On", N_("There is no {1} to vote on."), name);
}

/* domain.md 4.2, case E: without quorum no vote is opened. */
static enum rc check_quorum_now(struct scope *s, const struct act *a, struct why *why)
{
	struct act *seen = arena_alloc(a->arena, sizeof *seen);
	struct quorum q;
	struct buf line = { 0 };
	enum rc rc;

	*seen = *a;
	if ((rc = act_seats(seen, s, why)) != RC_OK)
		return rc;
	q = quorum_count(&seen->rule, seen->seats, seen->n_seats);
	if (q.met)
		return RC_OK;
	quorum_say(&line, &q);
	rc = fail(why, RC_DENIED, N_("No quorum: {1}."), buf_str(&line));
	buf_free(&line);
	return rc;
}

enum rc check_motion(struct scope *s, const struct act *a, struct why *why)
{
	enum rc rc;

	if (!record_is(a->lead.before, "State", "open"))
		return fail(why, RC_DENIED, N_("The meeting {1} is not open: open or resume it first."), a->lead.before->id);
	if (motion_open(a->lead.before))
		return fail(why, RC_DENIED, N_("A vote is open already: announce its result, or withdraw the motion."));
	if (!*act_get(a, "Motion"))
		return fail_field(why, RC_INVALID, "Motion", N_("Write the words that are voted on."), NULL);
	if (*act_get(a, "Mover") && row_find(a->lead.before, "Attendance", "person", act_get(a, "Mover"), "to") == SIZE_MAX)
		return fail_field(why, RC_DENIED, "Mover", N_("{1} is not present."), act_get(a, "Mover"));
	if ((rc = check_motion_on(s, a, why)) != RC_OK)
		return rc;
	return check_quorum_now(s, a, why);
}

void apply_motion(struct scope *s, struct act *a)
{
	struct record *m = a->lead.after;

	(void)s;
	record_set(m, "Motion-Opened", instant_text(a->arena, a->decided));
	record_set(m, "Tabla", record_get(a->lead.before, "Tabla"));
	item_becomes(m, record_get(m, "Current-Item"), "voting", a->arena);
}

/* --- its end ------------------------------------------------------------------------------------------------------------------------------- */

static const char *one_line(struct arena *a, const char *text)
{
	char *line = arena_strndup(a, text, strcspn(text, "\n"));

	for (char *c = line; *c; c++)
		if (*c == '|')
			*c = '/';
	return line;
}

/* The row that tells it, and nothing open any more. */
void motion_ends(struct record *m, const struct record *before, const char *mover, const char *result, struct instant at, struct arena *a)
{
	static const char *const cleared[] = { "Motion", "Motion-On", "Motion-Verb", "Motion-Sets", "Mover", "Motion-Opened" };
	const char *item = record_get(before, "Current-Item"), *on = record_get(before, "Motion-On"), *by = record_get(before, "Mover");
	const char *cells[] = { arena_printf(a, "%zu", row_count(before, "Motions") + 1), *item ? item : "-", one_line(a, record_get(before, "Motion")), *on ? on : "-",
				*by ? by : mover, record_get(before, "Motion-Opened"), instant_text(a, at), result };

	record_set(m, "Motions", record_get(before, "Motions"));
	row_add(m, "Motions", cells, sizeof cells / sizeof cells[0], a);
	for (size_t i = 0; i < sizeof cleared / sizeof cleared[0]; i++)
		record_set(m, cleared[i], "");
	record_set(m, "Tabla", record_get(before, "Tabla"));
	item_becomes(m, item, "open", a);
}

/* Of what was voted on: a name as people write it, of the record that the act writes or answers. */
bool motion_is_about(const struct record *meeting, const struct act *a)
{
	const char *on = record_get(meeting, "Motion-On");

	if (!motion_open(meeting) || !*on)
		return false;
	if (a->about && strcmp(on, name_of(a->arena, a->about)) == 0)
		return true;
	return a->lead.after->path && strcmp(on, name_of(a->arena, a->lead.after)) == 0;
}

/* The decision that carries it out (or does not) ends it. */
void motion_decided(struct scope *s, struct act *a)
{
	const struct record *m = a->verb->flags & V_DECIDE && !(a->verb->flags & V_MEETING) ? act_meeting(a, s) : NULL;

	if (m && motion_is_about(m, a))
		motion_ends(act_change(a, m), m, a->t.one[TRAILER_MOVED_BY] ? a->t.one[TRAILER_MOVED_BY] : a->person,
			    a->tally.outcome == OUTCOME_NO_QUORUM ? "too-few" : outcome_code(a->tally.outcome), a->decided, a->arena);
}

enum rc check_unmove(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	return motion_open(a->lead.before) ? RC_OK : fail(why, RC_DENIED, N_("No vote is open in {1}."), a->lead.before->id);
}

void apply_unmove(struct scope *s, struct act *a)
{
	(void)s;
	motion_ends(a->lead.after, a->lead.before, a->person, "withdrawn", a->decided, a->arena);
}

enum rc check_resolve(struct scope *s, const struct act *a, struct why *why)
{
	if (!motion_open(a->lead.before))
		return fail(why, RC_DENIED, N_("No vote is open in {1}."), a->lead.before->id);
	if (*record_get(a->lead.before, "Motion-On"))
		return fail(why, RC_DENIED, N_("The vote is about {1}: its result is recorded by {2}."), record_get(a->lead.before, "Motion-On"), record_get(a->lead.before, "Motion-Verb"));
	(void)s;
	return RC_OK;
}

void apply_resolve(struct scope *s, struct act *a)
{
	(void)s;
	motion_ends(a->lead.after, a->lead.before, a->t.one[TRAILER_MOVED_BY] ? a->t.one[TRAILER_MOVED_BY] : a->person,
		    a->tally.outcome == OUTCOME_NO_QUORUM ? "too-few" : outcome_code(a->tally.outcome), a->decided, a->arena);
}

/* --- the guard ----------------------------------------------------------------------------------------------------------------------------- */

static const struct record *voted_on_in(const struct record *const *v, size_t n, const struct act *a)
{
	for (size_t i = 0; i < n; i++)
		if (motion_is_about(v[i], a))
			return v[i];
	return NULL;
}

/* What is voted on is edited by nobody meanwhile, at no desk (domain.md 9, guard 3). Legal may always object, and be answered. */
static enum rc untouched(struct scope *s, const struct act *a, struct why *why)
{
	bool edits = a->lead.before && *a->contract && !list_has("requirement.object requirement.answerflag", a->verb->name);
	const struct record *const *v = NULL, *m;
	size_t n = edits ? group_meetings(a, s, &v) : 0;

	m = voted_on_in(v, n, a);
	if (!m && edits && list_has("escalation recommendation", a->kind->name)) {
		n = scope_list(s, arena_printf(a->arena, "sessions/%d", date_year(date_of(a->recorded))), "meeting", &v);
		m = voted_on_in(v, n, a);
	}
	if (!m)
		return RC_OK;
	return fail(why, RC_DENIED, N_("{1} is being voted on in {2}: nobody changes it until the result is announced."), name_of(a->arena, a->lead.before), m->id);
}

enum rc motion_frozen(struct scope *s, const struct act *a, struct why *why)
{
	const struct record *m = a->verb->flags & V_DECIDE ? act_meeting(a, s) : NULL;
	const char **names, **values;
	size_t n;

	if (a->verb->flags & V_MEETING)
		return RC_OK;
	if (!m || !motion_open(m))
		return untouched(s, a, why);
	if (!motion_is_about(m, a))
		return fail(why, RC_DENIED, N_("A vote is open on something else: announce its result, or withdraw the motion."));
	n = motion_sets_read(record_get(m, "Motion-Sets"), &names, &values, a->arena);
	for (size_t i = 0; i < n; i++)
		if (kind_field(a->kind, names[i]) >= 0 && strcmp(values[i], act_get(a, names[i])) != 0)
			return fail_field(why, RC_DENIED, names[i], N_("The words were frozen when the vote was opened; {1} may not differ: withdraw the motion and move it anew."),
					  field_label(a, names[i]));
	return RC_OK;
}
