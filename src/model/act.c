/* The act itself: its parts, its defaults, its message. */
#include <stdlib.h>
#include <string.h>

#include "act_parts.h"
#include "consequences.h"

struct act *act_empty(struct arena *arena, const char *verb)
{
	struct act *a = arena_alloc(arena, sizeof *a);

	a->arena = arena;
	a->verb = verb ? verb_by_name(verb) : NULL;
	a->kind = a->verb ? kind_by_name(a->verb->kind) : NULL;
	a->contract = "";
	return a;
}

const char *act_get(const struct act *a, const char *field)
{
	return record_get(a->lead.after, field);
}

bool act_sets(const struct act *a, const char *field)
{
	return strcmp(act_get(a, field), a->lead.before ? record_get(a->lead.before, field) : "") != 0;
}

/* Fields that say what happened in one event of a meeting; they never outlive the next event. */
static bool is_event(const char *field)
{
	return list_has("Person Seat As Presence Item Declaration Note Topic Correction", field);
}

/* A reason, a dissent and an event belong to the act that gives them: those of an earlier act are none of this one. */
bool act_clears(const struct act *a, const char *field)
{
	if (strcmp(a->kind->name, "meeting") == 0 && is_event(field))
		return true;
	if (a->verb->flags & V_REASON && a->kind->reason_field && strcmp(field, a->kind->reason_field) == 0)
		return true;
	return a->verb->flags & V_DECIDE && strcmp(field, "Dissent") == 0;
}

/* What this verb derives although other verbs may set it: which items of the tabla are done, that a motion is over, that what is reopened has no
 * verdict. */
bool act_derives(const struct act *a, const char *field)
{
	static const struct { const char *verb, *fields; } derived[] = {
		{ "requirement.reopen", "Verdict" }, { "meeting.item", "Tabla" }, { "meeting.close", "Tabla" }, { "meeting.putoff", "Tabla" }, { "meeting.motion", "Tabla" },
		{ "meeting.unmove", "Tabla " MOTION_FIELDS }, { "meeting.resolve", "Tabla " MOTION_FIELDS }, { "meeting.correct", "Corrections" },
		{ "requirement.object", "Legal-Answer" },
	};

	for (size_t i = 0; i < sizeof derived / sizeof derived[0]; i++)
		if (strcmp(a->verb->name, derived[i].verb) == 0)
			return list_has(derived[i].fields, field);
	return false;
}

void act_warn(struct act *a, const struct why *w)
{
	if (a->n_warnings < ACT_WARNINGS_MAX)
		a->warning[a->n_warnings++] = *w;
}

static void more_grow(struct act *a)
{
	struct change *v;

	if (a->n_more < a->cap_more)
		return;
	a->cap_more = a->cap_more ? 2 * a->cap_more : 16;
	v = arena_alloc(a->arena, a->cap_more * sizeof *v);
	if (a->n_more)
		memcpy(v, a->more, a->n_more * sizeof *v);
	a->more = v;
}

/* Consequences stay sorted by path, so that the order of the Record trailers is a function of the set. */
static struct change *more_at(struct act *a, const char *path)
{
	size_t i = 0;

	while (i < a->n_more && strcmp(a->more[i].after->path, path) < 0)
		i++;
	if (i < a->n_more && strcmp(a->more[i].after->path, path) == 0)
		return &a->more[i];
	more_grow(a);
	memmove(&a->more[i + 1], &a->more[i], (a->n_more - i) * sizeof *a->more);
	memset(&a->more[i], 0, sizeof *a->more);
	a->n_more++;
	return &a->more[i];
}

struct record *act_change(struct act *a, const struct record *before)
{
	struct change *c;

	if (strcmp(before->path, a->lead.after->path) == 0)
		return a->lead.after;
	c = more_at(a, before->path);
	if (!c->after) {
		c->before = before;
		c->after = record_copy(a->arena, before);
		c->after->path = arena_strdup(a->arena, before->path);
	}
	return c->after;
}

struct record *act_make(struct act *a, struct record *fresh)
{
	more_at(a, fresh->path)->after = fresh;
	return fresh;
}

/* The minutes of one meeting are approved in another. */
static bool decides_elsewhere(const struct act *a)
{
	return a->verb->flags & V_DECIDE && !(a->verb->flags & V_MEETING);
}

const struct record *act_meeting(const struct act *a, struct scope *s)
{
	if (strcmp(a->kind->name, "meeting") == 0 && !decides_elsewhere(a))
		return a->lead.before ? a->lead.before : a->lead.after;
	return a->t.one[TRAILER_MEETING] ? scope_meeting(s, a->t.one[TRAILER_MEETING]) : NULL;
}

const struct record *act_body(const struct act *a, struct scope *s)
{
	return a->t.one[TRAILER_BODY] ? scope_body(s, a->t.one[TRAILER_BODY]) : NULL;
}

static void give(struct act *a, enum trailer which, const char *value)
{
	if (!a->t.one[which] && value && *value)
		a->t.one[which] = arena_strdup(a->arena, value);
}

/* The contract that a record belongs to by a field, where it does not lie in one. */
static const char *contract_by_field(const struct act *a)
{
	static const char *const field[] = { "Contract", "Escalation", "Recommendation" };

	for (size_t i = 0; i < sizeof field / sizeof field[0]; i++) {
		const char *value = kind_field(a->kind, field[i]) >= 0 ? act_get(a, field[i]) : "", *slash = strchr(value, '/');

		if (*value)
			return slash ? arena_strndup(a->arena, value, (size_t)(slash - value)) : value;
	}
	return "";
}

static void default_body(struct act *a, struct scope *s)
{
	const struct record *meeting = act_meeting(a, s), *committee;

	if (a->verb->who == WHO_REGISTRAR || a->verb->who == WHO_ANYONE)
		return;
	if (meeting) {
		give(a, TRAILER_BODY, record_get(meeting, "Body"));
	} else if (a->verb->who == WHO_COMMITTEE) {
		if (!a->t.one[TRAILER_BODY] && (committee = scope_committee(s)) != NULL)
			give(a, TRAILER_BODY, committee->id);
	} else if (*a->contract) {
		give(a, TRAILER_BODY, arena_printf(a->arena, "GT-%s", a->contract));
	}
}

void act_defaults(struct act *a, struct scope *s)
{
	if (!*a->contract)
		a->contract = contract_by_field(a);
	if (strcmp(a->kind->name, "meeting") == 0 && !decides_elsewhere(a))
		give(a, TRAILER_MEETING, a->lead.after->id);
	give(a, TRAILER_CONTRACT, a->contract);
	default_body(a, s);
	if (a->verb->flags & V_DECIDE || strcmp(a->moved_by, a->person) != 0)
		give(a, TRAILER_MOVED_BY, a->moved_by);
	/* Guidance, deferral and return need no vote (domain.md 4.3): who presides says them. The Deputy Director's own answer is nobody else's. */
	if (strcmp(a->kind->name, "guidance") == 0 && a->verb->flags & V_NEW && !(a->verb->flags & V_DECIDE) && strcmp(a->verb->name, "guidance.direct") != 0)
		give(a, TRAILER_MODE, "chair");
	give(a, TRAILER_VERB, a->verb->name);
	give(a, TRAILER_RECORDED_BY, a->person);
	give(a, TRAILER_SEQUENCE, num_text((char[24]){ 0 }, a->sequence));
}

size_t act_records(const struct act *a, const struct record ***out)
{
	const struct record **v = arena_alloc(a->arena, (a->n_more + 1) * sizeof *v);

	v[0] = a->lead.after;
	for (size_t i = 0; i < a->n_more; i++)
		v[i + 1] = a->more[i].after;
	*out = v;
	return a->n_more + 1;
}

/* The word of the subject, from the verb's row. */
static const char *subject_word(const struct act *a)
{
	const char *word = a->verb->word;

	if (word[0] != '=')
		return word;
	word = act_get(a, word + 1);
	if (!*word && kind_field(a->kind, "Not-Adopted") >= 0)
		word = act_get(a, "Not-Adopted");
	return *word ? word : a->kind->name;
}

/* The line of the tabla that was opened. */
static const char *item_title(const struct act *a, const char *item)
{
	size_t row = row_find(a->lead.after, "Tabla", "item", item, NULL);

	return row == SIZE_MAX ? item : arena_printf(a->arena, "%s %s", item, row_cell(a->lead.after, "Tabla", row, "title", a->arena));
}

/* The first line of a note, a parked topic, a motion, a correction: the one that this act gave. */
static const char *what_was_said(const struct act *a)
{
	static const char *const field[] = { "Note", "Topic", "Motion", "Correction" };

	for (size_t i = 0; i < sizeof field / sizeof field[0] && strcmp(a->kind->name, "meeting") == 0; i++)
		if (list_has(a->verb->fields, field[i]) && *act_get(a, field[i]))
			return arena_strndup(a->arena, act_get(a, field[i]), strcspn(act_get(a, field[i]), "\n"));
	return "";
}

/* What happened in a meeting says who, and with what; else a log of arrivals would be the same line over and over. */
static const char *subject_title(const struct act *a)
{
	const char *person = a->verb->flags & V_MEETING ? act_get(a, "Person") : "", *item = a->verb->flags & V_MEETING ? act_get(a, "Item") : "";
	const char *said = what_was_said(a);

	if (*said)
		return said;
	if (*person && *item)
		return arena_printf(a->arena, "%s, %s", person, item);
	if (*person)
		return person;
	return *item ? item_title(a, item) : record_title(a->lead.after);
}

enum { SUBJECT_MAX = 72 };

/* `<word>(<record>): <title>`, cut at 72 characters with an ellipsis. */
static void subject(struct buf *out, const struct act *a)
{
	struct buf line = { 0 };
	size_t at = 0, count = 0;

	buf_printf(&line, "%s(%s): %s", subject_word(a), name_of(a->arena, a->lead.after), subject_title(a));
	while (at < line.len && count < SUBJECT_MAX) {
		at++;
		while (at < line.len && ((unsigned char)line.p[at] & 0xC0) == 0x80)
			at++;
		count++;
	}
	if (at < line.len) {            /* 71 characters and the ellipsis */
		at--;
		while (at && ((unsigned char)line.p[at] & 0xC0) == 0x80)
			at--;
		while (at && line.p[at - 1] == ' ')
			at--;
		buf_add(out, line.p, at);
		buf_puts(out, "…\n");
	} else {
		while (line.len && line.p[line.len - 1] == ' ')
			line.len--;
		buf_add(out, line.p, line.len);
		buf_putc(out, '\n');
	}
	buf_free(&line);
}

/* What git would take for the end of the message: a patch, or the scissors of a mail. */
static bool git_cuts_here(const char *line)
{
	return strncmp(line, "---", 3) == 0 || (*line == '#' && strstr(line, ">8") != NULL);
}

/* The reason that this act gave, not one that stood before. */
static const char *reason_given(const struct act *a)
{
	const char *field = a->kind->reason_field;

	return field && (a->verb->flags & V_REASON || act_sets(a, field)) ? act_get(a, field) : "";
}

/* The reason as in the record; a line that git would cut at gets a space before it. */
static void body(struct buf *out, const struct act *a)
{
	const char *reason = reason_given(a);

	if (!*reason)
		return;
	buf_putc(out, '\n');
	while (*reason) {
		size_t n = strcspn(reason, "\n");

		if (git_cuts_here(reason))
			buf_putc(out, ' ');
		buf_add(out, reason, n);
		buf_putc(out, '\n');
		reason += n + (reason[n] == '\n');
	}
}

static void list_paths(struct act *a)
{
	const struct record **v;
	size_t n = act_records(a, &v);

	memset(&a->t.record, 0, sizeof a->t.record);
	memset(&a->t.file, 0, sizeof a->t.file);
	for (size_t i = 0; i < n; i++)
		strs_add(&a->t.record, a->arena, v[i]->path);
	for (size_t i = 0; i < a->n_files; i++)
		strs_add(&a->t.file, a->arena, a->files[i].path);
}

void act_message(struct buf *out, struct act *a)
{
	list_paths(a);
	a->t.one[TRAILER_SEAL] = NULL;
	subject(out, a);
	body(out, a);
	buf_putc(out, '\n');
	trailers_print(out, &a->t);
}
