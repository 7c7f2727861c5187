/* Packs merged by copying their entries as they are: no inflating, no compressing, a few milliseconds for thousands of objects.
 *
 * An entry that is whole may stand anywhere, and so may one that names its base by id, as long as the base is in the same pack.
 * (libgit2 writes only these; an entry that names its base by distance keeps its pack out.) An object that lies in two packs
 * is taken once, and whole if it can be: two copies that are both differences could come to rest on each other, so that
 * the second pack is left out then. */
#include "tidy.h"

#include "procure/base/file.h"
#include "sha1.h"

#include <stdlib.h>
#include <string.h>

struct piece {                          /* an entry of a source pack */
	const unsigned char *id;
	uint32_t crc, offset, len;
	uint32_t source;
	bool whole;
};
struct source { struct buf idx, bytes; };
struct merge {
	struct source *src;
	struct piece *v;
	size_t n, cap;
};

enum rc pack_load(struct ledger *l, const char *sub, const char *stem, const char *end, struct buf *out, struct why *why)
{
	struct buf path = { 0 };
	enum rc rc;

	buf_printf(&path, "%s/%s/%s%s", l->dir, sub, stem, end);
	rc = file_read(out, path.p, PACK_MOST, false, why);
	buf_free(&path);
	return rc;
}

enum rc index_load(struct ledger *l, const char *sub, const char *stem, struct buf *bytes, struct pack_index *out, struct why *why)
{
	enum rc rc = pack_load(l, sub, stem, ".idx", bytes, why);

	if (rc == RC_OK && !pack_index_read(out, bytes))
		rc = fail(why, RC_DAMAGED, N_("The index of {1} is damaged."), stem);
	return rc;
}

static int by_offset(const void *a, const void *b)
{
	const struct piece *x = a, *y = b;

	if (x->source != y->source)
		return x->source < y->source ? -1 : 1;
	return x->offset < y->offset ? -1 : x->offset > y->offset;
}

/* By id, whole ones first, then by source. */
static int by_id(const void *a, const void *b)
{
	const struct piece *x = a, *y = b;
	int order = memcmp(x->id, y->id, ID_RAW);

	if (order == 0)
		order = (int)y->whole - (int)x->whole;
	return order ? order : by_offset(a, b);
}

bool pack_sum_fits(const struct buf *b)
{
	unsigned char sum[20];

	if (b->len < PACK_HEADER + PACK_TRAILER || memcmp(b->p, "PACK", 4) != 0)
		return false;
	sha1_of(sum, b->p, b->len - PACK_TRAILER);
	return memcmp(sum, b->p + b->len - PACK_TRAILER, PACK_TRAILER) == 0;
}

/* The entries of a source, in their order, each ending where the next begins. False: this pack cannot be copied. */
static bool add_pieces(struct merge *m, uint32_t source, const struct pack_index *x)
{
	const struct buf *b = &m->src[source].bytes;
	size_t first = m->n, end = b->len - PACK_TRAILER;

	if (m->n + x->n > m->cap) {
		m->cap = 2 * (m->n + x->n);
		m->v = mem_resize(m->v, m->cap * sizeof(*m->v));
	}
	for (size_t i = 0; i < x->n; i++)
		m->v[first + i] = (struct piece){ .id = x->ids + ID_RAW * i, .crc = pack_index_crc(x, i),
						  .offset = pack_index_offset(x, i), .source = source };
	if (x->n == 0)
		return true;
	qsort(m->v + first, x->n, sizeof(*m->v), by_offset);
	for (size_t i = x->n; i-- > 0;) {
		struct piece *p = &m->v[first + i];
		int type;

		if (p->offset < PACK_HEADER || p->offset >= end)
			return false;
		type = (unsigned char)b->p[p->offset] >> 4 & 7;
		if (type == PACK_OFS_DELTA)
			return false;
		p->whole = type != PACK_REF_DELTA;
		p->len = (uint32_t)(end - p->offset);
		end = p->offset;
	}
	if (end != PACK_HEADER)
		return false;
	m->n += x->n;
	return true;
}

static void load_source(struct ledger *l, struct merge *m, uint32_t i, struct small *s)
{
	struct pack_index x;
	struct why quiet;

	s->merged = index_load(l, PACK_DIR, s->stem, &m->src[i].idx, &x, &quiet) == RC_OK &&
		    pack_load(l, PACK_DIR, s->stem, ".pack", &m->src[i].bytes, &quiet) == RC_OK &&
		    pack_sum_fits(&m->src[i].bytes) && add_pieces(m, i, &x);
}

/* Leaves out packs of which an object lies only as a difference in another pack too. */
static void part_doubles(struct merge *m, struct small *v)
{
	for (size_t i = 1; i < m->n; i++) {
		const struct piece *a = &m->v[i - 1], *b = &m->v[i];

		if (memcmp(a->id, b->id, ID_RAW) == 0 && !a->whole && !b->whole && v[a->source].merged)
			v[b->source].merged = false;
	}
}

/* Keeps, of the pieces sorted by id, the first of each id among the packs that are still in. */
static void keep_first(struct merge *m, const struct small *v)
{
	size_t n = 0;

	for (size_t i = 0; i < m->n; i++)
		if (v[m->v[i].source].merged && (n == 0 || memcmp(m->v[n - 1].id, m->v[i].id, ID_RAW) != 0))
			m->v[n++] = m->v[i];
	m->n = n;
}

static enum rc put_merged(struct ledger *l, struct merge *m, struct why *why)
{
	struct pack out;
	char name[48];
	enum rc rc;

	pack_start(&out);
	for (size_t i = 0; i < m->n; i++) {
		const struct piece *p = &m->v[i];

		pack_copy(&out, p->id, p->crc, m->src[p->source].bytes.p + p->offset, p->len);
	}
	rc = disk_put_pack(l, &out, name, why);
	pack_free(&out);
	return rc;
}

enum rc copy_packs(struct ledger *l, struct small *v, size_t n, struct why *why)
{
	struct merge m = { .src = mem_alloc(n * sizeof(*m.src)) };
	size_t in = 0;
	enum rc rc = RC_OK;

	for (size_t i = 0; i < n; i++)
		load_source(l, &m, (uint32_t)i, &v[i]);
	if (m.n > 0) {
		qsort(m.v, m.n, sizeof(*m.v), by_id);
		part_doubles(&m, v);
		keep_first(&m, v);
		qsort(m.v, m.n, sizeof(*m.v), by_offset);
	}
	for (size_t i = 0; i < n; i++)
		in += v[i].merged;
	if (in > 1)
		rc = put_merged(l, &m, why);
	for (size_t i = 0; i < n; i++) {
		if (rc != RC_OK || in < 2)
			v[i].merged = false;
		buf_free(&m.src[i].idx);
		buf_free(&m.src[i].bytes);
	}
	mem_free(m.src);
	mem_free(m.v);
	return rc;
}
