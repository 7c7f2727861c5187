/* From a commit back to the act that it claims to be: what people gave stays, what the program derives is taken back to the state before, so
 * that rules_check and state_apply can be asked again and must give the same bytes. */
#include <stdlib.h>
#include <string.h>

#include "act_parts.h"
#include "consequences.h"

/* Everything that nobody gives is derived again. */
static void keep_given(struct act *a, const struct trailers *t)
{
	for (int i = 0; i < TRAILER_COUNT; i++)
		if (trailer_rows[i].option && i != TRAILER_EVIDENCE)
			a->t.one[i] = t->one[i];
	if (a->verb->flags & V_NUMBER)
		a->t.one[TRAILER_AGREEMENT] = NULL;
	if (a->verb->kind && strcmp(a->verb->kind, "validation") == 0)
		a->t.one[TRAILER_AGREEMENT] = NULL;
}

static bool names_its_subject(const struct verb *v, const char *field)
{
	return v->about && (strcmp(field, "Escalation") == 0 || strcmp(field, "Recommendation") == 0);
}

/* A verb that names a derived field sets it itself (meeting.mend: the attendance). */
static bool is_derived(const struct act *a, size_t i)
{
	const struct field *f = &a->kind->fields[i];

	return act_derives(a, f->name) || (f->flags & F_DERIVED && !verb_may_set(a->verb, a->kind, (int)i));
}

/* Undoes what state_apply did to the leading record. A field that the verb may not set must stand as it stood. */
static enum rc take_back(struct act *a, const struct trailers *t, struct why *why)
{
	const char *result = t->one[TRAILER_RESULT];
	bool failed = result && strcmp(result, "adopted") != 0;

	for (size_t i = 0; i < a->kind->n_fields; i++) {
		const struct field *f = &a->kind->fields[i];
		const char *before = a->lead.before ? record_get(a->lead.before, f->name) : "";

		if (names_its_subject(a->verb, f->name))
			continue;
		if (failed && strcmp(f->name, "Verdict") == 0 && verb_may_set(a->verb, a->kind, (int)i))
			record_set(a->lead.after, "Verdict", act_get(a, "Not-Adopted"));
		else if (!verb_may_set(a->verb, a->kind, (int)i) && !(f->flags & F_DERIVED) && strcmp(act_get(a, f->name), before) != 0 &&
			 !act_clears(a, f->name) && !act_derives(a, f->name))
			return fail(why, RC_DAMAGED, N_("{1} changed {2}, which this verb may not do."), a->verb->name, f->name);
	}
	for (size_t i = 0; i < a->kind->n_fields; i++)
		if (is_derived(a, i) && !names_its_subject(a->verb, a->kind->fields[i].name))
			record_set(a->lead.after, a->kind->fields[i].name, a->lead.before ? record_get(a->lead.before, a->kind->fields[i].name) : "");
	return RC_OK;
}

static enum rc read_lead(struct act *a, struct scope *s, struct scope *after, const struct trailers *t, struct why *why)
{
	const struct kind *k;
	const char *contract, *id, *path = t->record.v[0];
	const struct record *final;
	enum rc rc;

	if ((rc = path_parse(path, &k, &contract, &id, a->arena, why)) != RC_OK)
		return rc;
	if (k != a->kind)
		return fail(why, RC_DAMAGED, N_("{1} does not write a record of kind {2}."), a->verb->name, k->name);
	if (!(final = scope_read(after, path)))
		return fail(why, RC_DAMAGED, N_("The act names {1}, which it did not write or which cannot be read."), path);
	a->contract = contract;
	if ((rc = act_target(a, s, contract, id, why)) != RC_OK)
		return rc;
	a->lead.after = record_copy(a->arena, final);
	a->lead.after->path = arena_strdup(a->arena, path);
	return take_back(a, t, why);
}

static enum rc read_with(struct act *a, struct scope *after, const struct trailers *t, struct why *why)
{
	for (size_t i = 1; i < t->record.n && a->verb->flags & V_FOUND; i++) {
		const struct record *r = scope_read(after, t->record.v[i]);
		struct record *mine;

		if (!r)
			return fail(why, RC_DAMAGED, N_("The act names {1}, which it did not write or which cannot be read."), t->record.v[i]);
		mine = record_copy(a->arena, r);
		mine->path = arena_strdup(a->arena, t->record.v[i]);
		act_make(a, mine);
	}
	a->files = arena_alloc(a->arena, (t->file.n + 1) * sizeof *a->files);
	for (a->n_files = 0; a->n_files < t->file.n; a->n_files++)
		a->files[a->n_files].path = t->file.v[a->n_files];
	return RC_OK;
}

enum rc act_from_commit(struct act **out, struct arena *arena, struct scope *s, struct scope *after, const char *message,
			const char *person, struct instant decided, struct instant recorded, struct why *why)
{
	struct trailers t = { 0 };
	struct act *a;
	size_t body;
	enum rc rc;

	*out = NULL;
	if ((rc = trailers_parse(&t, arena, message, strlen(message), &body, why)) != RC_OK)
		return rc;
	a = act_empty(arena, t.one[TRAILER_VERB]);
	if (!a->verb)
		return fail(why, RC_DAMAGED, N_("The act's verb {1} is unknown to this program."), t.one[TRAILER_VERB]);
	a->decided = decided;
	a->recorded = recorded;
	a->sequence = strtoll(t.one[TRAILER_SEQUENCE], NULL, 10);
	a->person = person;
	a->moved_by = t.one[TRAILER_MOVED_BY] ? t.one[TRAILER_MOVED_BY] : person;
	keep_given(a, &t);
	if ((rc = read_lead(a, s, after, &t, why)) != RC_OK || (rc = read_with(a, after, &t, why)) != RC_OK)
		return rc;
	act_defaults(a, s);
	a->about = act_answers(a, s);
	*out = a;
	return RC_OK;
}
