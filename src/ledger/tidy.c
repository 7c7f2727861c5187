/* When packs are merged, and in which order nothing can be lost: the new pack is durable before an old one goes.
 *
 * An act leaves one small stored pack. Two dozen of these are compressed into one; a dozen compressed packs of one size are copied into
 * one of the next. So there are some fifty packs whatever the number of acts, and each object is written three or four times.
 * A reader that had an old pack open keeps it; one that only knew its name finds the objects in the new one (object_read looks again). */
#include "tidy.h"

#include "procure/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { STORED_MOST = 24, ALIKE_MOST = 12, PACKS_MOST = 4096 };
enum { COMPRESS_OBJECTS = 8000, ROUNDS_MOST = 3 };      /* about a second each */
static const size_t stored_bytes = (size_t)2 << 20, merged_bytes = (size_t)64 << 20;
static const size_t steps[] = { (size_t)256 << 10, (size_t)4 << 20, (size_t)32 << 20 };

struct packs { struct small *v; size_t n; };

static bool has_companion(const struct strs *names, struct arena *a, const char *stem)
{
	static const char *const ends[] = { ".keep", ".promisor", ".bitmap", ".rev", ".mtimes" };

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (strs_has(names, arena_printf(a, "%s%s", stem, ends[i])))
			return true;
	return false;
}

/* Our own writer stores: its first entry's stream begins with 78 01 (packfile.c); libgit2 and git begin with 78 9c. */
static bool look(struct ledger *l, struct small *s)
{
	unsigned char head[64];
	struct buf path = { 0 };
	struct stat st;
	ssize_t n = -1;
	size_t at = PACK_HEADER;
	int fd;

	buf_printf(&path, "%s/objects/pack/%s.pack", l->dir, s->stem);
	fd = open(path.p, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		n = pread(fd, head, sizeof(head), 0);
	if (fd >= 0)
		close(fd);
	buf_free(&path);
	if (n < PACK_HEADER + 8)
		return false;
	while (at + 3 < (size_t)n && head[at] & 0x80)
		at++;
	s->size = (size_t)st.st_size;
	s->objects = (size_t)head[8] << 24 | (size_t)head[9] << 16 | (size_t)head[10] << 8 | head[11];
	s->stored = head[at + 1] == 0x78 && head[at + 2] == 0x01;
	return true;
}

static int by_size(const void *a, const void *b)
{
	const struct small *x = a, *y = b;

	if (x->size != y->size)
		return x->size < y->size ? -1 : 1;
	return strcmp(x->stem, y->stem);
}

/* The packs that may be merged, smallest first. */
static enum rc list_packs(struct ledger *l, struct packs *out, struct why *why)
{
	struct arena *a = arena_new();
	struct strs names = { 0 };
	enum rc rc = dir_list(&names, a, arena_printf(a, "%s/objects/pack", l->dir), why);

	out->n = 0;
	out->v = mem_alloc((names.n + 1) * sizeof(*out->v));
	for (size_t i = 0; rc == RC_OK && i < names.n && out->n < PACKS_MOST; i++) {
		const char *name = names.v[i];
		struct small *s = &out->v[out->n];

		if (strlen(name) != 5 + ID_HEX + 4 || strncmp(name, "pack-", 5) != 0 || strcmp(name + 5 + ID_HEX, ".idx") != 0)
			continue;
		snprintf(s->stem, sizeof(s->stem), "%.*s", 5 + ID_HEX, name);
		if (!has_companion(&names, a, s->stem) && look(l, s))
			out->n++;
	}
	qsort(out->v, out->n, sizeof(*out->v), by_size);
	arena_free(a);
	return rc;
}

static void remove_merged(struct ledger *l, const struct small *v, size_t n)
{
	struct why quiet;
	int dir = disk_open_dir(l, "objects/pack", &quiet);
	bool any = false;
	char name[64];

	for (size_t i = 0; dir >= 0 && i < n; i++) {
		if (!v[i].merged)
			continue;
		if (!any)
			unlinkat(dir, "multi-pack-index", 0);   /* names packs that go; git makes it again */
		any = l->removed = true;
		snprintf(name, sizeof(name), "%s.idx", v[i].stem);      /* first: a pack without index is none */
		if (unlinkat(dir, name, 0) < 0 && errno != ENOENT)
			continue;
		snprintf(name, sizeof(name), "%s.pack", v[i].stem);
		unlinkat(dir, name, 0);
	}
	if (dir >= 0)
		close(dir);
}

/* Of the stored packs, as many as can be compressed in about a second. *left: there are still too many. */
static enum rc tidy_stored(struct ledger *l, struct packs *all, bool *left, struct why *why)
{
	struct small *v = mem_alloc((all->n + 1) * sizeof(*v));
	size_t n = 0, objects = 0, bytes = 0, total = 0;
	enum rc rc = RC_OK;

	for (size_t i = 0; i < all->n; i++) {
		if (!all->v[i].stored)
			continue;
		total++;
		bytes += all->v[i].size;
		if (n == 0 || objects + all->v[i].objects <= COMPRESS_OBJECTS) {
			objects += all->v[i].objects;
			v[n++] = all->v[i];
		}
	}
	*left = total >= STORED_MOST || bytes >= stored_bytes;
	if (*left && (rc = compress_packs(l, v, n, why)) == RC_OK)
		remove_merged(l, v, n);
	mem_free(v);
	return rc;
}

static size_t step_of(size_t size)
{
	size_t i = 0;

	while (i < sizeof(steps) / sizeof(steps[0]) && size >= steps[i])
		i++;
	return i;
}

static enum rc tidy_step(struct ledger *l, struct packs *all, size_t step, struct why *why)
{
	struct small *v = mem_alloc((all->n + 1) * sizeof(*v));
	size_t n = 0, bytes = 0;
	enum rc rc = RC_OK;

	for (size_t i = 0; i < all->n && bytes < merged_bytes; i++)
		if (!all->v[i].stored && step_of(all->v[i].size) == step) {
			bytes += all->v[i].size;
			v[n++] = all->v[i];
		}
	if (n >= ALIKE_MOST || bytes >= merged_bytes) {
		rc = copy_packs(l, v, n, why);
		remove_merged(l, v, n);
	}
	mem_free(v);
	return rc;
}

static enum rc tidy_all(struct ledger *l, struct why *why)
{
	struct packs all;
	bool left = true;
	enum rc rc = RC_OK;

	for (int i = 0; rc == RC_OK && left && i < ROUNDS_MOST; i++) {
		if ((rc = list_packs(l, &all, why)) == RC_OK)
			rc = tidy_stored(l, &all, &left, why);
		mem_free(all.v);
	}
	for (size_t step = 0; rc == RC_OK && step < sizeof(steps) / sizeof(steps[0]); step++) {
		if ((rc = list_packs(l, &all, why)) == RC_OK)
			rc = tidy_step(l, &all, step, why);
		mem_free(all.v);
	}
	return rc;
}

enum rc ledger_tidy(struct ledger *l, struct why *why)
{
	bool had = l->locked;
	enum rc rc;

	if (!l->lock || l->staged > 0 || (l->tidied && l->flushes < STORED_MOST && l->flushed < stored_bytes))
		return RC_OK;
	rc = ledger_lock(l, 0, why);
	if (rc == RC_MOVED) {
		why_clear(why);
		return RC_OK;           /* who writes now will tidy after it */
	}
	if (rc != RC_OK)
		return rc;
	rc = tidy_all(l, why);
	l->tidied = true;
	l->flushes = 0;
	l->flushed = 0;
	if (rc == RC_OK && l->removed)
		(void)objects_open(l);
	l->removed = false;
	if (!had)
		ledger_unlock(l);
	return rc;
}
