/* What is staged reaches the disk: one pack, durable and read back; then the ref, by compare-and-swap. Five syncs. */
#include "room.h"
#include "delta.h"
#include "packfile.h"

#include <string.h>

/* Every object, from the pack file itself and not through any cache, byte for byte. */
static enum rc read_back(struct ledger *l, const char *name, struct why *why)
{
	git_odb_backend *b = NULL;
	struct buf path = { 0 };
	bool same;

	buf_printf(&path, "%s/objects/pack/%s.idx", l->dir, name);
	same = git_odb_backend_one_pack(&b, path.p) == 0;
	for (size_t i = 0; same && i < l->stage->n; i++) {
		const struct object *o = &l->stage->v[i];
		git_object_t type;
		void *data = NULL;
		size_t len = 0;

		same = b->read(&data, &len, &type, b, &o->id) == 0 && len == o->len && type == o->type &&
		       memcmp(data, o->data, len) == 0;
		if (data)
			git_odb_backend_data_free(b, data);
	}
	if (b)
		b->free(b);
	buf_free(&path);
	return same ? RC_OK : fail(why, RC_IO, N_("What was written could not be read back; nothing was recorded. Check the disk."));
}

/* A batch of this many objects is stored in little room: a directory as a change of what it was before, in chains no longer than these. */
enum { KEPT_OBJECTS = 2000, CHAIN_MOST = 24 };

static void add_objects(const struct stage *s, struct pack *p)
{
	unsigned char *depth = mem_alloc(s->n + 1);
	struct buf delta = { 0 };

	p->kept = s->n >= KEPT_OBJECTS;
	for (size_t i = 0; i < s->n; i++) {
		const struct object *o = &s->v[i], *base = p->kept && !git_oid_is_zero(&o->base) ? stage_find(s, &o->base) : NULL;
		size_t before = base ? (size_t)(base - s->v) : i;

		buf_reset(&delta);
		if (before < i && base->type == o->type && depth[before] < CHAIN_MOST)
			delta_make(&delta, base->data, base->len, o->data, o->len);
		if (delta.len > 0 && delta.len < o->len / 2) {
			depth[i] = (unsigned char)(depth[before] + 1);
			pack_add_delta(p, o->id.id, base->id.id, delta.p, delta.len);
		} else {
			/* libgit2's numbers of types are those of the pack format */
			pack_add(p, o->id.id, (int)o->type, o->data, o->len);
		}
	}
	buf_free(&delta);
	mem_free(depth);
}

static enum rc write_pack(struct ledger *l, struct why *why)
{
	struct pack p;
	char name[48];
	enum rc rc;

	pack_start(&p);
	add_objects(l->stage, &p);
	rc = disk_put_pack(l, &p, name, why);
	l->flushes++;
	l->flushed += p.bytes.len;
	pack_free(&p);
	return rc == RC_OK ? read_back(l, name, why) : rc;
}

/* An error may come after the ref has moved (its directory could not be synced): the ref itself says which it is. */
static enum rc after_error(struct ledger *l, int err, struct why *why)
{
	struct why quiet;
	git_oid now = { { 0 } };
	enum rc rc = ref_read(l, &now, &quiet);
	bool same_base = rc == RC_NONE ? git_oid_is_zero(&l->base) : git_oid_cmp(&now, &l->base) == 0;

	if (rc == RC_OK && git_oid_cmp(&now, &l->top) == 0)
		return fail(why, RC_UNSURE, N_("The act is recorded, but the disk reported an error: check the disk and make a backup now."));
	if (rc != RC_OK && rc != RC_NONE)
		return fail(why, RC_UNSURE, N_("The disk reported an error, and it cannot be seen whether the act is recorded: check the disk, then look before you try again."));
	if (err == GIT_ELOCKED)
		return fail(why, RC_MOVED, N_("Another program holds the ledger's mark of the last act; nothing was recorded. Try again in a moment."));
	if (err == GIT_EMODIFIED || err == GIT_EEXISTS || !same_base)
		return fail(why, RC_MOVED, N_("Somebody else has written to the ledger in this moment; nothing was recorded. Look at what is new, then try again."));
	return fail(why, RC_IO, N_("The disk refused to take the act; nothing was recorded. Check the disk, then try again."));
}

enum rc ledger_flush(struct ledger *l, struct why *why)
{
	enum rc rc;
	int err;

	if (l->staged == 0)
		return RC_OK;
	if ((rc = write_pack(l, why)) == RC_OK && (rc = lock_note(l, &l->top, why)) == RC_OK &&
	    (err = ref_move(l, MAIN_REF, &l->top, &l->base)) < 0)
		rc = after_error(l, err, why);
	ledger_drop(l);
	return rc;
}
