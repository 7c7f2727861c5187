/* From a request to an act: names to records, typed values to their one spelling, the next id or number. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "procure/base/text.h"
#include "act_parts.h"
#include "consequences.h"

static bool place_in_contract(const struct kind *k)
{
	return k->place == PLACE_IN_CONTRACT || k->place == PLACE_CONTRACT;
}

/* The greatest number that a name in the directory has after the prefix. Only names are looked at: no record is read for the sake of its number. */
static long greatest(struct act *a, struct scope *s, const char *dir, const char *prefix)
{
	struct strs names = { 0 };
	size_t len = strlen(prefix);
	long most = 0;

	scope_names(s, dir, &names, a->arena);
	for (size_t i = 0; i < names.n; i++)
		if (strncmp(names.v[i], prefix, len) == 0) {
			char *end;
			long number = strtol(names.v[i] + len, &end, 10);

			if (end != names.v[i] + len && *end == '\0' && number > most)
				most = number;
		}
	return most;
}

/* Next free id of a kind in its directory: prefix and the greatest number + 1. */
static const char *next_id(struct act *a, struct scope *s, const char *contract, const char *prefix, int digits)
{
	char *path = record_path(a->arena, a->kind, contract, "X-1"), *slash = path ? strrchr(path, '/') : NULL;
	long most;

	if (slash)
		*slash = '\0';
	most = slash ? greatest(a, s, path, prefix) : 0;
	return arena_printf(a->arena, "%s%0*ld", prefix, digits, most + 1);
}

/* The next number of a body and year: CCE-2019-07, CCE-2019-G03; the paper's last number is respected (Numbers-From: 2018/10). */
const char *act_next_number(struct act *a, struct scope *s, const char *body, const char *letter, int year)
{
	const struct record *b = scope_body(s, body);
	const char *from = b ? record_get(b, "Numbers-From") : "", *prefix = arena_printf(a->arena, "%s-%d-%s", body, year, letter);
	long most = greatest(a, s, arena_printf(a->arena, "%s/%d", a->kind->dir, year), prefix), paper = 0;

	if (!*letter && *from && strtol(from, NULL, 10) == year && strchr(from, '/'))
		paper = strtol(strchr(from, '/') + 1, NULL, 10);
	return arena_printf(a->arena, "%s%02ld", prefix, (paper > most ? paper : most) + 1);
}

static const char *asked(const struct request *r, const char *field)
{
	for (size_t i = 0; i < r->n_fields; i++)
		if (strcmp(r->names[i], field) == 0)
			return r->values[i];
	return "";
}

/* `SC-2018-P01/R-05` parts into contract and id; a name without slash is an id (contract "" or, for kinds in a contract, the whole). */
static void name_parts(struct act *a, const char *name, const char **contract, const char **id)
{
	const char *slash = strchr(name, '/');

	*contract = slash ? arena_strndup(a->arena, name, (size_t)(slash - name)) : "";
	*id = slash ? arena_strdup(a->arena, slash + 1) : arena_strdup(a->arena, name);
}

static enum rc about_find(struct act *a, struct scope *s, const char *name, const struct record **out, struct why *why)
{
	struct strs kinds = { 0 };
	const char *contract, *id;

	name_parts(a, name, &contract, &id);
	strs_split(&kinds, a->arena, a->verb->about);
	for (size_t i = 0; i < kinds.n; i++)
		if ((*out = scope_get(s, kinds.v[i], contract, id)) != NULL)
			return RC_OK;
	return fail(why, RC_NOTFOUND, N_("There is no {1} named {2}."), a->verb->about, name);
}

/* A ruling names the escalation or recommendation it answers; its own id is the next number. */
static enum rc target_numbered(struct act *a, struct scope *s, const struct request *r, const char **id, struct why *why)
{
	const struct record *about = NULL, *body = scope_committee(s);
	const char *given = r->trailer[TRAILER_BODY];
	int year = date_year(date_of(a->decided));
	enum rc rc;

	if (!given || !*given)
		given = body ? body->id : "";
	if (!*given)
		return fail(why, RC_DENIED, N_("There is no committee yet: create it first (body.add)."));
	if (a->verb->about) {
		if (!r->record || !*r->record)
			return fail(why, RC_INVALID, N_("Say which {1} this is about."), a->verb->about);
		if ((rc = about_find(a, s, r->record, &about, why)) != RC_OK)
			return rc;
		a->about = about;
	}
	if (!id_valid(given))
		return fail(why, RC_INVALID, N_("{1} is not the name of a body."), given);
	*id = act_next_number(a, s, given, a->verb->letter, year);
	return RC_OK;
}

static enum rc target_in_contract(struct act *a, struct scope *s, const struct request *r, const char **id, struct why *why)
{
	const char *contract, *name;

	if (!r->record || !*r->record)
		return fail(why, RC_INVALID, N_("Name the contract, as in `{1} SC-2018-P01`."), a->verb->name);
	name_parts(a, r->record, &contract, &name);
	if (!*contract && (a->verb->flags & V_NEW)) {           /* only the contract is named: the next free id in it */
		const char *scheme = strcmp(a->kind->name, "payment") == 0 ? asked(r, "Scheme") : "";
		const char *prefix = *scheme ? arena_printf(a->arena, "%s.", scheme) : a->kind->prefix;

		contract = name;
		if (!id_valid(contract))
			return fail(why, RC_INVALID, N_("{1} is not the name of a contract."), contract);
		name = next_id(a, s, contract, prefix, a->kind->digits);
	}
	if (!*contract)
		return fail(why, RC_INVALID, N_("Name the contract too, as in SC-2018-P01/{1}."), name);
	a->contract = contract;
	*id = name;
	return RC_OK;
}

static enum rc target(struct act *a, struct scope *s, const struct request *r, struct why *why)
{
	const char *id = r->record && *r->record ? arena_strdup(a->arena, r->record) : "";
	const struct verb *v = a->verb;
	const char *contract = "";
	enum rc rc = RC_OK;

	if (a->kind->place == PLACE_ROOT)
		id = "LEDGER";
	else if (v->flags & (V_NUMBER | V_NUMBERED))
		rc = target_numbered(a, s, r, &id, why);
	else if (a->kind->place == PLACE_IN_CONTRACT)
		rc = target_in_contract(a, s, r, &id, why);
	else if (!*id)
		return fail(why, RC_INVALID, N_("Name the {1}: `{2} ID`."), a->kind->name, v->name);
	if (rc != RC_OK)
		return rc;
	if (a->kind->place == PLACE_CONTRACT)
		a->contract = id;
	contract = place_in_contract(a->kind) ? a->contract : "";
	if (!id_valid(id) || (*contract && !id_valid(contract)))
		return fail(why, RC_INVALID, N_("{1} cannot be a name: use letters, digits, points and hyphens (no spaces, no ñ)."), id);
	return act_target(a, s, contract, id, why);
}

/* A group and its meetings lie in their contract, whether or not a field names it: the act says so, as act_from_commit will. */
static void contract_of_path(struct act *a, const char *path)
{
	const struct kind *k;
	const char *contract, *id;
	struct why why = { 0 };

	if (!*a->contract && path_parse(path, &k, &contract, &id, a->arena, &why) == RC_OK)
		a->contract = contract;
}

/* Finds what stands, or makes what is new; shared with act_from_commit. */
enum rc act_target(struct act *a, struct scope *s, const char *contract, const char *id, struct why *why)
{
	char *path = record_path(a->arena, a->kind, contract, id);

	if (!path)
		return fail(why, RC_INVALID, N_("{1} cannot be the name of a {2}: it needs a year and a number, as in SC-2019-01."), id, a->kind->name);
	if (a->kind->place == PLACE_IN_CONTRACT && !scope_contract(s, contract))
		return fail(why, RC_NOTFOUND, N_("There is no contract {1} yet: its file is opened first (contract.add)."), contract);
	a->lead.before = scope_read(s, path);
	if (a->lead.before && a->verb->flags & V_NEW)
		return fail(why, RC_DENIED, N_("{1} is there already."), record_name(a->arena, path));
	if (!a->lead.before && !(a->verb->flags & V_NEW))
		return fail(why, RC_NOTFOUND, N_("There is no {1} named {2}."), a->kind->name, record_name(a->arena, path));
	a->lead.after = a->lead.before ? record_copy(a->arena, a->lead.before) : record_new(a->arena, a->kind, id);
	a->lead.after->path = path;
	contract_of_path(a, path);
	return RC_OK;
}

static enum rc set_field(struct act *a, const char *name, const char *typed, struct why *why)
{
	int i = kind_field(a->kind, name);
	const struct field *f;
	struct buf clean = { 0 }, stored = { 0 };
	enum rc rc = RC_OK;

	if (i < 0)
		return fail_field(why, RC_INVALID, name, N_("{1} is no field of this record; `procure kinds` lists them."), name);
	f = &a->kind->fields[i];
	if (!verb_may_set(a->verb, a->kind, i))
		return fail_field(why, RC_INVALID, name, N_("{1} is not set by this verb."), name);
	text_clean(&clean, typed, strlen(typed), f->type->lines);
	if (clean.len)
		rc = f->type->entry(f, buf_str(&clean), &stored, why);
	if (rc == RC_OK)
		record_set(a->lead.after, name, buf_str(&stored));
	else if (!why->field[0])
		snprintf(why->field, sizeof why->field, "%s", name);
	buf_free(&clean);
	buf_free(&stored);
	return rc;
}

static enum rc set_fields(struct act *a, const struct request *r, struct why *why)
{
	enum rc rc = RC_OK;

	for (size_t i = 0; i < a->kind->n_fields; i++)
		if (act_clears(a, a->kind->fields[i].name))
			record_set(a->lead.after, a->kind->fields[i].name, "");
	for (size_t i = 0; i < r->n_fields && rc == RC_OK; i++)
		rc = set_field(a, r->names[i], r->values[i], why);
	if (rc == RC_OK && r->because && a->kind->reason_field)
		rc = set_field(a, a->kind->reason_field, r->because, why);
	if (rc == RC_OK && r->trailer[TRAILER_EVIDENCE] && kind_field(a->kind, "Evidence") >= 0)
		rc = set_field(a, "Evidence", r->trailer[TRAILER_EVIDENCE], why);
	if (rc == RC_OK && a->about)
		record_set(a->lead.after, strcmp(a->about->kind->name, "escalation") == 0 ? "Escalation" : "Recommendation", name_of(a->arena, a->about));
	return rc;
}

static enum rc give_trailers(struct act *a, const struct request *r, struct why *why)
{
	enum rc rc = RC_OK;

	for (int i = 0; i < TRAILER_COUNT && rc == RC_OK; i++)
		if (trailer_rows[i].option && i != TRAILER_EVIDENCE && r->trailer[i] && *r->trailer[i])
			rc = trailers_give(&a->t, a->arena, (enum trailer)i, r->trailer[i], why);
	return rc;
}

static enum rc decided_when(struct act *a, const struct request *r, struct why *why)
{
	a->recorded = r->recorded;
	a->decided = r->recorded;
	if (!r->decided || !*r->decided)
		return RC_OK;
	if (!instant_entry(r->decided, r->recorded, &a->decided))
		return fail_field(why, RC_INVALID, "decided", N_("{1} is not an instant: write it as 2018-11-26T10:00:00-03:00 or 26-11-2018 10:00."), r->decided);
	if (a->decided.at > a->recorded.at)
		return fail_field(why, RC_INVALID, "decided", N_("{1} lies in the future: an act is recorded after it was decided."), r->decided);
	return RC_OK;
}

static void copy_files(struct act *a, const struct act_file *files, size_t n)
{
	a->files = arena_alloc(a->arena, (n + 1) * sizeof *a->files);
	for (size_t i = 0; i < n; i++)
		a->files[i] = files[i];
	a->n_files = n;
}

enum rc act_begin(struct act **out, struct arena *arena, struct scope *s, const struct request *r, int64_t sequence, struct why *why)
{
	struct act *a = act_empty(arena, r->verb);
	enum rc rc;

	*out = a;
	if (!a->verb)
		return fail(why, RC_INVALID, N_("{1} is no verb; `procure verbs` lists them."), r->verb ? r->verb : "");
	a->sequence = sequence;
	a->person = arena_strdup(arena, r->person ? r->person : "");
	a->moved_by = r->on_behalf && *r->on_behalf ? arena_strdup(arena, r->on_behalf) : a->person;
	if ((rc = decided_when(a, r, why)) != RC_OK || (rc = target(a, s, r, why)) != RC_OK ||
	    (rc = set_fields(a, r, why)) != RC_OK || (rc = give_trailers(a, r, why)) != RC_OK)
		return rc;
	copy_files(a, r->files, r->n_files);
	for (size_t i = 0; i < r->n_with; i++) {
		struct record *fresh = record_copy(arena, r->with[i]);

		fresh->path = arena_strdup(arena, r->with[i]->path);
		act_make(a, fresh);
	}
	act_defaults(a, s);
	return scope_trouble(s, why);
}
