#include <stdlib.h>
#include <string.h>

#include "procure/base/text.h"
#include "procure/model/scope.h"

/* A list of a directory, kept until reset. */
struct listing { const char *dir; const char *kind; const struct record **v; size_t n; struct listing *next; };
/* One path that was asked for; record NULL = nothing stands there. */
struct slot { const char *path; const struct record *record; };

struct scope {
	struct scope_backing backing;
	struct arena *arena;
	struct slot *slot;                       /* open addressing, size a power of two */
	size_t size, used;
	struct listing *listings;
	struct why trouble;
};

static size_t hash_path(const char *s)
{
	uint64_t h = 1469598103934665603u;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 1099511628211u;
	return (size_t)(h ^ h >> 29);
}

static struct slot *slot_of(struct scope *s, const char *path)
{
	size_t i = hash_path(path) & (s->size - 1);

	while (s->slot[i].path && strcmp(s->slot[i].path, path) != 0)
		i = (i + 1) & (s->size - 1);
	return &s->slot[i];
}

static void slots_grow(struct scope *s)
{
	struct slot *old = s->slot;
	size_t n = s->size;

	s->size = n ? n * 2 : 64;
	s->slot = mem_alloc(s->size * sizeof *s->slot);
	for (size_t i = 0; i < n; i++)
		if (old[i].path)
			*slot_of(s, old[i].path) = old[i];
	mem_free(old);
}

static void remember(struct scope *s, const char *path, const struct record *r)
{
	struct slot *at;

	if (s->used * 2 >= s->size)
		slots_grow(s);
	at = slot_of(s, path);
	if (!at->path) {
		at->path = arena_strdup(s->arena, path);
		s->used++;
	}
	at->record = r;
}

struct scope *scope_new(struct scope_backing backing)
{
	struct scope *s = mem_alloc(sizeof *s);

	s->backing = backing;
	s->arena = arena_new();
	slots_grow(s);
	return s;
}

void scope_free(struct scope *s)
{
	if (!s)
		return;
	if (s->backing.free)
		s->backing.free(s->backing.ctx);
	arena_free(s->arena);
	mem_free(s->slot);
	mem_free(s);
}

void scope_reset(struct scope *s)
{
	arena_reset(s->arena);
	memset(s->slot, 0, s->size * sizeof *s->slot);
	s->used = 0;
	s->listings = NULL;
	why_clear(&s->trouble);
}

enum rc scope_trouble(const struct scope *s, struct why *why)
{
	if (s->trouble.rc != RC_OK)
		*why = s->trouble;
	return s->trouble.rc;
}

static void trouble(struct scope *s, const struct why *why)
{
	if (s->trouble.rc == RC_OK)
		s->trouble = *why;
}

void scope_put(struct scope *s, const struct record *after)
{
	struct record *mine = record_copy(s->arena, after);

	mine->path = arena_strdup(s->arena, after->path);
	if (!slot_of(s, mine->path)->record)
		s->listings = NULL;              /* a new name may belong to any listing */
	remember(s, mine->path, mine);
}

const struct record *scope_read(struct scope *s, const char *path)
{
	struct slot *at = slot_of(s, path);
	struct buf text = { 0 };
	struct record *r = NULL;
	struct why why = { 0 };
	enum rc rc;

	if (at->path)
		return at->record;
	rc = s->backing.read(s->backing.ctx, path, &text, &why);
	if (rc == RC_OK) {
		rc = record_parse(&r, s->arena, buf_str(&text), text.len, &why);
		if (rc == RC_OK)
			r->path = arena_strdup(s->arena, path);
		else
			r = NULL;
	}
	if (rc != RC_OK && rc != RC_NOTFOUND)
		trouble(s, &why);
	buf_free(&text);
	remember(s, path, r);
	return r;
}

const struct record *scope_get(struct scope *s, const char *kind, const char *contract, const char *id)
{
	struct arena *a;
	const struct record *r;
	const char *path;
	const struct kind *k = kind_by_name(kind);

	if (!k || !id || !id_valid(id))
		return NULL;
	a = arena_new();
	path = record_path(a, k, contract, id);          /* NULL where no such record may be: SO-01 is no contract's name */
	r = path ? scope_read(s, path) : NULL;
	arena_free(a);
	return r && r->kind == k ? r : NULL;
}

static struct listing *listing_find(struct scope *s, const char *dir, const char *kind)
{
	for (struct listing *l = s->listings; l; l = l->next)
		if (strcmp(l->dir, dir) == 0 && strcmp(l->kind, kind) == 0)
			return l;
	return NULL;
}

void scope_names(struct scope *s, const char *dir, struct strs *out, struct arena *a)
{
	struct why why = { 0 };
	size_t n = strlen(dir);

	if (s->backing.list(s->backing.ctx, dir, out, a, &why) != RC_OK)
		trouble(s, &why);
	/* What an act of this batch put there, the backing may not know yet. */
	for (size_t i = 0; i < s->size; i++) {
		const char *path = s->slot[i].path;

		if (path && s->slot[i].record && strncmp(path, dir, n) == 0 && path[n] == '/' && !strchr(path + n + 1, '/'))
			strs_add(out, a, path + n + 1);
	}
	strs_sort(out);
}

static void listing_fill(struct scope *s, struct listing *l)
{
	struct strs names = { 0 };

	scope_names(s, l->dir, &names, s->arena);
	l->v = arena_alloc(s->arena, (names.n + 1) * sizeof *l->v);
	for (size_t i = 0; i < names.n; i++) {
		const struct record *r;
		const char *path = arena_printf(s->arena, "%s/%s", l->dir, names.v[i]), *series;

		if (i && strcmp(names.v[i], names.v[i - 1]) == 0)
			continue;
		if ((names.v[i][0] && names.v[i][strlen(names.v[i]) - 1] == '/') || path_is_file(path, &series, s->arena))
			continue;
		r = scope_read(s, path);
		if (r && strcmp(r->kind->name, l->kind) == 0)
			l->v[l->n++] = r;
	}
}

size_t scope_list(struct scope *s, const char *dir, const char *kind, const struct record *const **out)
{
	struct listing *l = listing_find(s, dir, kind);

	if (!l) {
		l = arena_alloc(s->arena, sizeof *l);
		l->dir = arena_strdup(s->arena, dir);
		l->kind = kind;
		listing_fill(s, l);
		l->next = s->listings;
		s->listings = l;
	} else {
		/* Records of this listing may have been replaced since. */
		for (size_t i = 0; i < l->n; i++)
			l->v[i] = scope_read(s, l->v[i]->path);
	}
	*out = l->v;
	return l->n;
}

size_t scope_all(struct scope *s, const char *kind, const char *contract, const struct record *const **out)
{
	struct arena *a = arena_new();
	const struct kind *k = kind_by_name(kind);
	char *path = record_path(a, k, contract, "X-1");
	char *slash = path ? strrchr(path, '/') : NULL;
	size_t n = 0;

	*out = NULL;
	if (slash) {
		*slash = '\0';
		n = scope_list(s, path, kind, out);
	}
	arena_free(a);
	return n;
}

const struct record *scope_ledger(struct scope *s)
{
	return scope_read(s, "LEDGER");
}

/* rules/<date>-<n>: the greatest n is in force, whatever its date (position, never clock). */
const struct record *scope_rules(struct scope *s)
{
	const struct record *const *v, *best = NULL;
	size_t n = scope_list(s, "rules", "rules", &v);
	long most = -1;

	for (size_t i = 0; i < n; i++) {
		const char *dash = strrchr(v[i]->id, '-');
		long number = dash ? strtol(dash + 1, NULL, 10) : 0;

		if (number > most) {
			most = number;
			best = v[i];
		}
	}
	return best;
}

const struct record *scope_person(struct scope *s, const char *id)
{
	return scope_get(s, "person", "", id);
}

const struct record *scope_body(struct scope *s, const char *id)
{
	return scope_get(s, "body", "", id);
}

const struct record *scope_meeting(struct scope *s, const char *id)
{
	return scope_get(s, "meeting", "", id);
}

const struct record *scope_contract(struct scope *s, const char *id)
{
	return scope_get(s, "contract", id, id);
}

const struct record *scope_named(struct scope *s, const char *kind, const char *contract, const char *name)
{
	const char *slash = strchr(name, '/');
	struct arena *a = arena_new();
	const struct record *r;

	if (slash)
		r = scope_get(s, kind, arena_strndup(a, name, (size_t)(slash - name)), slash + 1);
	else
		r = scope_get(s, kind, contract, name);
	arena_free(a);
	return r;
}

const struct record *scope_committee(struct scope *s)
{
	const struct record *const *v;
	size_t n = scope_list(s, "bodies", "body", &v);

	for (size_t i = 0; i < n; i++)
		if (record_is(v[i], "Type", "committee"))
			return v[i];
	return NULL;
}
