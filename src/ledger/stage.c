/* Objects that are staged and not yet on disk. libgit2 sees them through a backend of the object database. */
#include "room.h"

#include <string.h>

enum { FIRST_SLOTS = 256 };

static size_t hash_of(const git_oid *id)
{
	size_t h;

	memcpy(&h, id->id, sizeof(h));
	return h;
}

static uint32_t *slot_of(const struct stage *s, const git_oid *id)
{
	size_t i = hash_of(id) & (s->slots - 1);

	while (s->slot[i] != 0 && git_oid_cmp(&s->v[s->slot[i] - 1].id, id) != 0)
		i = (i + 1) & (s->slots - 1);
	return &s->slot[i];
}

const struct object *stage_find(const struct stage *s, const git_oid *id)
{
	uint32_t at = *slot_of(s, id);

	return at ? &s->v[at - 1] : NULL;
}

static void widen(struct stage *s)
{
	mem_free(s->slot);
	s->slots *= 2;
	s->slot = mem_alloc(s->slots * sizeof(*s->slot));
	for (size_t i = 0; i < s->n; i++)
		*slot_of(s, &s->v[i].id) = (uint32_t)(i + 1);
}

static void keep(struct stage *s, git_object_t type, const void *data, size_t len, const git_oid *id, const git_oid *base)
{
	char *copy = arena_alloc(s->a, len + 1);

	if (data && len > 0)
		memcpy(copy, data, len);
	if (!s->v || s->n == s->cap) {
		s->cap = s->cap ? 2 * s->cap : 64;
		s->v = mem_resize(s->v, s->cap * sizeof(*s->v));
	}
	s->v[s->n++] = (struct object){ .id = *id, .base = *base, .type = type, .len = len, .data = copy };
	s->bytes += len;
	if (2 * s->n > s->slots)
		widen(s);
	else
		*slot_of(s, id) = (uint32_t)s->n;
}

enum rc stage_put(struct stage *s, git_object_t type, const void *data, size_t len, const git_oid *base, git_oid *id, struct why *why)
{
	const git_oid none = { { 0 } }, earlier = base ? *base : none;

	if (git_odb_hash(id, data ? data : "", len, type) < 0)
		return fail_git(why, RC_IO, N_("The act could not be prepared; nothing was recorded."), NULL);
	if (!stage_find(s, id))
		keep(s, type, data, len, id, &earlier);
	return RC_OK;
}

void stage_reset(struct stage *s)
{
	arena_reset(s->a);
	memset(s->slot, 0, s->slots * sizeof(*s->slot));
	s->n = 0;
	s->bytes = 0;
}

void stage_cut(struct stage *s, size_t n)
{
	for (s->bytes = 0, s->n = 0; s->n < n; s->n++)
		s->bytes += s->v[s->n].len;
	memset(s->slot, 0, s->slots * sizeof(*s->slot));
	for (size_t i = 0; i < n; i++)
		*slot_of(s, &s->v[i].id) = (uint32_t)(i + 1);
}

/* --- what libgit2 calls --- */

static struct stage *stage_of(git_odb_backend *b)
{
	return (struct stage *)(void *)b;
}

static int stage_read(void **data, size_t *len, git_object_t *type, git_odb_backend *b, const git_oid *id)
{
	const struct object *o = stage_find(stage_of(b), id);

	if (!o)
		return GIT_ENOTFOUND;
	*data = git_odb_backend_data_alloc(b, o->len + 1);
	if (!*data)
		return GIT_ERROR;
	memcpy(*data, o->data, o->len + 1);
	*len = o->len;
	*type = o->type;
	return 0;
}

static int stage_header(size_t *len, git_object_t *type, git_odb_backend *b, const git_oid *id)
{
	const struct object *o = stage_find(stage_of(b), id);

	if (!o)
		return GIT_ENOTFOUND;
	*len = o->len;
	*type = o->type;
	return 0;
}

static int stage_exists(git_odb_backend *b, const git_oid *id)
{
	return stage_find(stage_of(b), id) != NULL;
}

static void stage_free(git_odb_backend *b)
{
	struct stage *s = stage_of(b);

	arena_free(s->a);
	mem_free(s->v);
	mem_free(s->slot);
	mem_free(s);
}

struct stage *stage_new(void)
{
	struct stage *s = mem_alloc(sizeof(*s));

	s->backend.version = GIT_ODB_BACKEND_VERSION;
	s->backend.read = stage_read;
	s->backend.read_header = stage_header;
	s->backend.exists = stage_exists;
	s->backend.free = stage_free;
	s->slots = FIRST_SLOTS;
	s->slot = mem_alloc(s->slots * sizeof(*s->slot));
	s->a = arena_new();
	return s;
}
