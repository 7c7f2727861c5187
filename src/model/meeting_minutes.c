/* Around a meeting: notes, topics parked, items put off, attendance mended, and the way of its minutes from draft to approval (domain.md 4.1, 9). */
#include <stdlib.h>
#include <string.h>

#include "procure/base/num.h"
#include "act_parts.h"
#include "consequences.h"

static enum rc must_be_open(const struct act *a, struct why *why)
{
	if (record_is(a->lead.before, "State", "open"))
		return RC_OK;
	return fail(why, RC_DENIED, N_("The meeting {1} is {2}; this is not possible now."), a->lead.after->id, choice_label(NULL, record_get(a->lead.before, "State")));
}

/* An item that is named must stand on the tabla. */
static enum rc item_stands(const struct act *a, struct why *why)
{
	const char *item = act_get(a, "Item");

	if (!*item || row_find(a->lead.before, "Tabla", "item", item, NULL) != SIZE_MAX)
		return RC_OK;
	return fail_field(why, RC_NOTFOUND, "Item", N_("There is no item {1} on the tabla."), item);
}

/* --- notes and topics ---------------------------------------------------------------------------------------------------------------------- */

enum rc check_note(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	if (!*act_get(a, "Note"))
		return fail_field(why, RC_INVALID, "Note", N_("Write the note."), NULL);
	if (record_is(a->lead.before, "Minutes-State", "approved"))
		return fail(why, RC_DENIED, N_("The minutes of {1} are approved: nothing is added to them; note it in the next meeting."), a->lead.before->id);
	if (record_is(a->lead.before, "State", "convened"))
		return must_be_open(a, why);
	return item_stands(a, why);
}

enum rc check_park(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	if (!*act_get(a, "Topic"))
		return fail_field(why, RC_INVALID, "Topic", N_("Write the topic that is parked."), NULL);
	return must_be_open(a, why) == RC_OK ? item_stands(a, why) : why->rc;
}

void apply_park(struct scope *s, struct act *a)
{
	const char *item = act_get(a, "Item");
	char *topic = arena_strdup(a->arena, act_get(a, "Topic"));
	const char *cells[] = { arena_printf(a->arena, "%zu", row_count(a->lead.before, "Parking") + 1), topic, *item ? item : "-", "open" };

	(void)s;
	for (char *c = topic; *c; c++)
		if (*c == '|')
			*c = '/';
	record_set(a->lead.after, "Parking", record_get(a->lead.before, "Parking"));
	row_add(a->lead.after, "Parking", cells, 4, a->arena);
}

enum rc check_unpark(struct scope *s, const struct act *a, struct why *why)
{
	size_t row = row_find(a->lead.before, "Parking", "number", act_get(a, "Topic"), NULL);

	(void)s;
	if (row == SIZE_MAX || strcmp(row_cell(a->lead.before, "Parking", row, "state", a->arena), "open") != 0)
		return fail_field(why, RC_DENIED, "Topic", N_("No topic {1} is parked in this meeting."), *act_get(a, "Topic") ? act_get(a, "Topic") : "?");
	return RC_OK;
}

void apply_unpark(struct scope *s, struct act *a)
{
	(void)s;
	record_set(a->lead.after, "Parking", record_get(a->lead.before, "Parking"));
	row_set(a->lead.after, "Parking", row_find(a->lead.before, "Parking", "number", act_get(a, "Topic"), NULL), "state", "taken", a->arena);
}

enum rc check_putoff(struct scope *s, const struct act *a, struct why *why)
{
	enum rc rc = must_be_open(a, why);

	(void)s;
	if (rc == RC_OK && !*act_get(a, "Item"))
		rc = fail_field(why, RC_INVALID, "Item", N_("Say which item is put off."), NULL);
	if (rc == RC_OK)
		rc = item_stands(a, why);
	if (rc == RC_OK && motion_open(a->lead.before))
		rc = fail(why, RC_DENIED, N_("A vote is open already: announce its result, or withdraw the motion."));
	return rc;
}

void apply_putoff(struct scope *s, struct act *a)
{
	const char *item = act_get(a, "Item");

	(void)s;
	record_set(a->lead.after, "Tabla", record_get(a->lead.before, "Tabla"));
	row_set(a->lead.after, "Tabla", row_find(a->lead.before, "Tabla", "item", item, NULL), "state", "deferred", a->arena);
	if (record_is(a->lead.before, "Current-Item", item))
		record_set(a->lead.after, "Current-Item", "");
}

/* --- attendance put right ------------------------------------------------------------------------------------------------------------------ */

/* When the meeting ended, or now. */
static int64_t ended(const struct act *a)
{
	struct instant closed;

	return instant_parse(record_get(a->lead.before, "Closed"), &closed) ? closed.at : a->recorded.at;
}

/* A beginning inside the meeting, and an end after it; who has no end is still here. */
static enum rc check_times(const struct act *a, const char *table, size_t i, const char *person, struct why *why)
{
	const char *to = row_cell(a->lead.after, table, i, "to", a->arena);
	struct instant from, until, opened = { 0 };

	(void)instant_parse(record_get(a->lead.before, "Opened"), &opened);
	if (!instant_parse(row_cell(a->lead.after, table, i, "from", a->arena), &from) || from.at < opened.at || from.at > ended(a))
		return fail_field(why, RC_DENIED, table, N_("{1}: the beginning lies outside the meeting."), person);
	if (*to && (!instant_parse(to, &until) || until.at < from.at || until.at > ended(a)))
		return fail_field(why, RC_DENIED, table, N_("{1}: the end lies before the beginning, or after the meeting."), person);
	if (!*to && strcmp(table, "Attendance") == 0 && !record_is(a->lead.before, "State", "open"))
		return fail_field(why, RC_DENIED, table, N_("{1} cannot still be here: the meeting is not open."), person);
	return RC_OK;
}

struct span { int64_t from, to; };

/* From when to when a line says that somebody was here; who has no end stays for ever. */
static struct span span_of(const struct act *a, size_t row)
{
	struct instant from = { 0 }, to = { INT64_MAX, 0 };

	(void)instant_parse(row_cell(a->lead.after, "Attendance", row, "from", a->arena), &from);
	(void)instant_parse(row_cell(a->lead.after, "Attendance", row, "to", a->arena), &to);
	return (struct span){ from.at, to.at };
}

/* Is the person of this line written down in an earlier one for the same time? */
static bool here_twice(const struct act *a, size_t row)
{
	const char *person = row_cell(a->lead.after, "Attendance", row, "person", a->arena);
	struct span mine = span_of(a, row);

	for (size_t i = 0; i < row; i++) {
		struct span other = span_of(a, i);

		if (strcmp(row_cell(a->lead.after, "Attendance", i, "person", a->arena), person) == 0 && mine.from < other.to && other.from < mine.to)
			return true;
	}
	return false;
}

/* A line as it stood needs no proof: who held the seat then may hold it no longer. */
static bool stood_before(const struct act *a, size_t i)
{
	static const char *const column[] = { "person", "seat", "as" };
	size_t n = row_count(a->lead.before, "Attendance");

	for (size_t k = 0; k < n; k++) {
		size_t same = 0;

		for (size_t c = 0; c < 3; c++)
			same += strcmp(row_cell(a->lead.before, "Attendance", k, column[c], a->arena), row_cell(a->lead.after, "Attendance", i, column[c], a->arena)) == 0;
		if (same == 3)
			return true;
	}
	return false;
}

/* In a seat that is theirs, and once at a time. */
static enum rc check_sitting(struct scope *s, const struct act *a, size_t i, const char *person, struct why *why)
{
	const char *seat = row_cell(a->lead.after, "Attendance", i, "seat", a->arena), *as = row_cell(a->lead.after, "Attendance", i, "as", a->arena);
	const struct record *body = act_body(a, s);

	if (here_twice(a, i))
		return fail_field(why, RC_DENIED, "Attendance", N_("{1} is present already."), person);
	if (stood_before(a, i) || !body)
		return RC_OK;
	if (strcmp(as, "guest") == 0 ? !*seat : seat_is_theirs(a, body, person, seat, as))
		return RC_OK;
	return fail_field(why, RC_DENIED, "Attendance", N_("{1} does not hold that seat: leave out seat and quality, or say guest."), person);
}

/* One line as it is to stand: a person of the roster, inside the meeting. */
static enum rc check_line(struct scope *s, const struct act *a, const char *table, size_t i, struct why *why)
{
	const char *person = row_cell(a->lead.after, table, i, "person", a->arena);
	enum rc rc;

	if (!scope_person(s, person))
		return fail_field(why, RC_NOTFOUND, table, N_("{1} is not on the roster."), person);
	if ((rc = check_times(a, table, i, person, why)) != RC_OK || strcmp(table, "Attendance") != 0)
		return rc;
	return check_sitting(s, a, i, person, why);
}

enum rc check_mend(struct scope *s, const struct act *a, struct why *why)
{
	static const char *const table[] = { "Attendance", "Recusals" };
	enum rc rc = RC_OK;

	if (record_is(a->lead.before, "State", "convened") || record_is(a->lead.before, "Minutes-State", "approved"))
		return fail(why, RC_DENIED, N_("Who was there is put right once the meeting was opened and until its minutes are approved."));
	if (!act_sets(a, "Attendance") && !act_sets(a, "Recusals"))
		return fail(why, RC_INVALID, N_("Nothing would change in {1}."), a->lead.after->id);
	for (size_t t = 0; t < 2 && rc == RC_OK; t++)
		for (size_t i = 0, n = row_count(a->lead.after, table[t]); i < n && rc == RC_OK; i++)
			rc = check_line(s, a, table[t], i, why);
	return rc;
}

/* --- minutes ------------------------------------------------------------------------------------------------------------------------------- */

static enum rc minutes_are(const struct act *a, const char *state, const char *msg, struct why *why)
{
	const char *now = record_get(a->lead.before, "Minutes-State");

	return strcmp(*now ? now : "none", state) == 0 ? RC_OK : fail(why, RC_DENIED, msg, a->lead.before->id);
}

enum rc check_minutes(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	if (!record_is(a->lead.before, "State", "closed"))
		return fail(why, RC_DENIED, N_("The minutes of {1} are drawn up when the meeting is closed."), a->lead.before->id);
	return minutes_are(a, "none", N_("The minutes of {1} are drawn up already."), why);
}

void apply_minutes(struct scope *s, struct act *a)
{
	(void)s;
	record_set(a->lead.after, "Minutes-State", "draft");
}

enum rc check_correct(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	if (!*act_get(a, "Correction"))
		return fail_field(why, RC_INVALID, "Correction", N_("Write what is put right."), NULL);
	return minutes_are(a, "draft", N_("The minutes of {1} are no draft: only a draft is corrected."), why);
}

/* Added to what stands; nothing of it goes. */
void apply_correct(struct scope *s, struct act *a)
{
	const char *before = record_get(a->lead.before, "Corrections");
	const char *line = arena_printf(a->arena, "%s %s: %s", instant_text(a->arena, a->decided), a->moved_by, act_get(a, "Correction"));

	(void)s;
	record_set(a->lead.after, "Corrections", *before ? arena_printf(a->arena, "%s\n%s", before, line) : line);
}

/* Is `in` a meeting of the same body, opened when the other was over? */
static bool comes_later(const struct record *m, const struct record *in)
{
	struct instant closed, opened;

	return record_is(in, "Body", record_get(m, "Body")) && instant_parse(record_get(m, "Closed"), &closed) &&
	       instant_parse(record_get(in, "Opened"), &opened) && opened.at >= closed.at;
}

/* In a later meeting of the same body, which is the one that the act names. */
enum rc check_approve(struct scope *s, const struct act *a, struct why *why)
{
	const struct record *in = act_meeting(a, s);
	enum rc rc = record_is(a->lead.before, "State", "closed") ? minutes_are(a, "draft", N_("The minutes of {1} are no draft: they are drawn up first, or approved already."), why)
								 : fail(why, RC_DENIED, N_("The minutes of {1} are drawn up when the meeting is closed."), a->lead.before->id);

	if (rc == RC_OK && in && !comes_later(a->lead.before, in))
		rc = fail(why, RC_DENIED, N_("Minutes are approved in the next meeting: name the open one (--meeting)."));
	return rc;
}

void apply_approve(struct scope *s, struct act *a)
{
	(void)s;
	if (!a->adopted)
		return;
	record_set(a->lead.after, "Minutes-State", "approved");
	record_set(a->lead.after, "Approved-In", a->t.one[TRAILER_MEETING] ? a->t.one[TRAILER_MEETING] : "");
}

enum rc check_signed(struct scope *s, const struct act *a, struct why *why)
{
	(void)s;
	if (!*act_get(a, "Signed-Copy"))
		return fail_field(why, RC_INVALID, "Signed-Copy", N_("Give the fingerprint (SHA-256) of the signed paper."), NULL);
	if (!record_is(a->lead.before, "State", "closed"))
		return fail(why, RC_DENIED, N_("The minutes of {1} are drawn up when the meeting is closed."), a->lead.before->id);
	return RC_OK;
}
