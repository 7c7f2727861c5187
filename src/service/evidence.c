/* Whether findings still stand (evidence.h): rules on the records alone, so the past gives the answer of then. */
#include <stdlib.h>
#include <string.h>

#include "procure/service/evidence.h"

/* The contract of contracts/2018/00/SC-2018-P01/evidence/EV-001. */
static const char *contract_of(const struct record *r, struct arena *a)
{
	const char *name = record_name(a, r->path);

	return arena_strndup(a, name, strcspn(name, "/"));
}

struct shelf { struct record **v; size_t n; };

static struct shelf all_of(struct service *s, const char *kind, const struct record *r, int64_t at, struct arena *a)
{
	struct shelf out = { NULL, 0 };
	struct why ignored = { 0 };

	if (service_list(s, kind, contract_of(r, a), at, &out.v, &out.n, a, &ignored) != RC_OK)
		out.n = 0;
	return out;
}

static const struct record *of_id(const struct shelf *all, const char *id)
{
	for (size_t i = 0; i < all->n; i++)
		if (strcmp(all->v[i]->id, id) == 0)
			return all->v[i];
	return NULL;
}

static bool same_value(const struct record *a, const struct record *b, const char *field)
{
	return *record_get(a, field) && strcmp(record_get(a, field), record_get(b, field)) == 0;
}

/* The same file brought again later: another fingerprint under the same name, or the same title. Ids are given in order. */
static const struct record *newer_series(const struct shelf *all, const struct record *old)
{
	const struct record *out = NULL;

	for (size_t i = 0; i < all->n; i++) {
		const struct record *r = all->v[i];

		if (strcmp(r->id, old->id) > 0 && (same_value(r, old, "File-Name") || same_value(r, old, "Title")) && !same_value(r, old, "File"))
			out = r;
	}
	return out;
}

static const struct record *replaced_by(const struct shelf *all, const struct record *old)
{
	for (size_t i = 0; i < all->n; i++)
		if (strcmp(record_get(all->v[i], "Replaces"), old->id) == 0)
			return all->v[i];
	return NULL;
}

static bool rests_on_old(const struct record *finding, const char *field, const struct shelf *all,
			 const struct record *(*after)(const struct shelf *, const struct record *), struct why *what, struct arena *a)
{
	struct strs ids = { 0 };

	strs_split(&ids, a, record_get(finding, field));
	for (size_t i = 0; i < ids.n; i++) {
		const struct record *old = of_id(all, ids.v[i]), *fresh = old ? after(all, old) : NULL;

		if (!fresh || list_has(record_get(finding, field), fresh->id))
			continue;
		(void)fail(what, RC_NONE, N_("stale: it rests on {1}, and {2} came after it"), old->id, fresh->id);
		return true;
	}
	return false;
}

enum standing service_standing(struct service *s, const struct record *finding, int64_t at, struct why *what)
{
	struct why mine = { 0 };
	struct arena *a = arena_new();
	struct shelf series = all_of(s, "series", finding, at, a), papers = all_of(s, "document", finding, at, a);
	enum standing out = STANDS;

	if (record_is(finding, "State", "withdrawn")) {
		(void)fail(&mine, RC_NONE, N_("withdrawn: it no longer stands"));
		out = STANDS_NO_MORE;
	} else if (rests_on_old(finding, "Series", &series, newer_series, &mine, a) || rests_on_old(finding, "Document", &papers, replaced_by, &mine, a)) {
		out = STANDS_ON_OLD;
	} else if (!record_is(finding, "State", "accepted")) {
		(void)fail(&mine, RC_NONE, N_("not yet accepted"));
		out = STANDS_NOT_YET;
	}
	if (what)
		*what = mine;
	arena_free(a);
	return out;
}

/* As a whole word: RQ-1 is not in RQ-10. */
static bool names(const char *text, const char *id)
{
	size_t n = strlen(id);

	for (const char *p = text; (p = strstr(p, id)); p += n) {
		bool before = p > text && (strchr("-._", p[-1]) || (p[-1] >= '0' && p[-1] <= '9') || (p[-1] >= 'A' && p[-1] <= 'z'));

		if (!before && !(p[n] >= '0' && p[n] <= '9') && p[n] != '-')
			return true;
	}
	return false;
}

bool service_absence_found(struct service *s, const struct record *asked, int64_t at)
{
	struct arena *a = arena_new();
	struct shelf all = all_of(s, "evidence", asked, at, a);
	bool found = false;

	for (size_t i = 0; i < all.n && !found; i++) {
		const struct record *e = all.v[i];

		found = record_is(e, "Absence", "yes") && !record_is(e, "State", "withdrawn") &&
			(names(record_get(e, "Source"), asked->id) || names(record_get(e, "Detail"), asked->id) || names(record_get(e, "Caveats"), asked->id));
	}
	arena_free(a);
	return found;
}
