#include "packfile.h"
#include "sha1.h"

#include <stdlib.h>
#include <string.h>

static void crc_table(uint32_t table[256])
{
	for (uint32_t i = 0; i < 256; i++) {
		uint32_t t = i;

		for (int k = 0; k < 8; k++)
			t = t & 1 ? 0xedb88320u ^ t >> 1 : t >> 1;
		table[i] = t;
	}
}

static uint32_t crc_of(const uint32_t table[256], const unsigned char *p, size_t n)
{
	uint32_t c = 0xffffffffu;

	while (n-- > 0)
		c = table[(c ^ *p++) & 0xff] ^ c >> 8;
	return ~c;
}

static uint32_t adler_of(const unsigned char *p, size_t n)
{
	uint32_t a = 1, b = 0;

	while (n > 0) {
		size_t k = n < 5552 ? n : 5552; /* the most additions that cannot overflow (RFC 1950) */

		n -= k;
		while (k-- > 0)
			b += a += *p++;
		a %= 65521;
		b %= 65521;
	}
	return b << 16 | a;
}

static void add_be32(struct buf *b, uint32_t x)
{
	const unsigned char v[4] = { (unsigned char)(x >> 24), (unsigned char)(x >> 16), (unsigned char)(x >> 8), (unsigned char)x };

	buf_add(b, v, sizeof(v));
}

static uint32_t be32(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static void add_head(struct buf *b, int type, size_t len)
{
	unsigned char c = (unsigned char)(type << 4 | (len & 15));

	for (len >>= 4; len > 0; len >>= 7) {
		buf_putc(b, (char)(c | 0x80));
		c = len & 0x7f;
	}
	buf_putc(b, (char)c);
}

/* The two bytes say how hard was compressed (RFC 1950, FLEVEL): not at all, or, where a pack is to stay, the usual. Both are read alike. */
static void add_stored(struct buf *b, bool kept, const unsigned char *p, size_t len)
{
	size_t left = len;

	buf_add(b, kept ? "\x78\x9c" : "\x78\x01", 2);
	do {
		size_t k = left < 65535 ? left : 65535;
		const unsigned char head[5] = { k == left, (unsigned char)k, (unsigned char)(k >> 8),
						(unsigned char)~k, (unsigned char)(~k >> 8) };

		buf_add(b, head, sizeof(head));
		buf_add(b, p + (len - left), k);
		left -= k;
	} while (left > 0);
	add_be32(b, adler_of(p, len));
}

void pack_start(struct pack *p)
{
	memset(p, 0, sizeof(*p));
	crc_table(p->crc);
	buf_add(&p->bytes, "PACK\0\0\0\2\0\0\0", PACK_HEADER);  /* the count is filled in at the end */
}

static struct pack_entry *grow(struct pack *p, const unsigned char id[20])
{
	if (p->n == p->cap) {
		p->cap = p->cap ? 2 * p->cap : 16;
		p->v = mem_resize(p->v, p->cap * sizeof(*p->v));
	}
	memcpy(p->v[p->n].id, id, 20);
	p->v[p->n].offset = (uint32_t)p->bytes.len;
	return &p->v[p->n++];
}

void pack_add(struct pack *p, const unsigned char id[20], int type, const void *data, size_t len)
{
	struct pack_entry *e = grow(p, id);

	add_head(&p->bytes, type, len);
	add_stored(&p->bytes, p->kept, data, len);
	e->crc = crc_of(p->crc, (const unsigned char *)p->bytes.p + e->offset, p->bytes.len - e->offset);
}

void pack_add_delta(struct pack *p, const unsigned char id[20], const unsigned char base[20], const void *delta, size_t len)
{
	struct pack_entry *e = grow(p, id);

	add_head(&p->bytes, PACK_REF_DELTA, len);
	buf_add(&p->bytes, base, 20);
	add_stored(&p->bytes, p->kept, delta, len);
	e->crc = crc_of(p->crc, (const unsigned char *)p->bytes.p + e->offset, p->bytes.len - e->offset);
}

void pack_copy(struct pack *p, const unsigned char id[20], uint32_t crc, const void *entry, size_t len)
{
	grow(p, id)->crc = crc;
	buf_add(&p->bytes, entry, len);
}

static int by_id(const void *a, const void *b)
{
	return memcmp(((const struct pack_entry *)a)->id, ((const struct pack_entry *)b)->id, 20);
}

static void add_sum(struct buf *b, unsigned char out[20])
{
	sha1_of(out, b->p, b->len);
	buf_add(b, out, 20);
}

void pack_end(struct pack *p, struct buf *idx)
{
	unsigned char sum[20];
	size_t i = 0;

	for (int k = 0; k < 4; k++)
		p->bytes.p[8 + k] = (char)(p->n >> (24 - 8 * k));
	add_sum(&p->bytes, p->sum);
	qsort(p->v, p->n, sizeof(*p->v), by_id);
	buf_add(idx, "\377tOc\0\0\0\2", 8);
	for (int first = 0; first < 256; first++) {
		while (i < p->n && p->v[i].id[0] <= first)
			i++;
		add_be32(idx, (uint32_t)i);
	}
	for (i = 0; i < p->n; i++)
		buf_add(idx, p->v[i].id, 20);
	for (i = 0; i < p->n; i++)
		add_be32(idx, p->v[i].crc);
	for (i = 0; i < p->n; i++)
		add_be32(idx, p->v[i].offset);
	buf_add(idx, p->sum, 20);
	add_sum(idx, sum);
}

void pack_free(struct pack *p)
{
	buf_free(&p->bytes);
	mem_free(p->v);
	memset(p, 0, sizeof(*p));
}

bool pack_index_read(struct pack_index *out, const struct buf *bytes)
{
	const unsigned char *p = (const unsigned char *)bytes->p;
	const size_t head = 8 + 4 * 256;
	unsigned char sum[20];

	if (bytes->len < head + 40 || memcmp(p, "\377tOc\0\0\0\2", 8) != 0)
		return false;
	out->n = be32(p + head - 4);
	if (out->n > bytes->len / 28 || bytes->len < head + 28 * out->n + 40)
		return false;
	sha1_of(sum, p, bytes->len - 20);
	if (memcmp(sum, p + bytes->len - 20, 20) != 0)
		return false;
	out->ids = p + head;
	out->crcs = out->ids + 20 * out->n;
	out->offsets = out->crcs + 4 * out->n;
	return true;
}

uint32_t pack_index_crc(const struct pack_index *x, size_t i)
{
	return be32(x->crcs + 4 * i);
}

uint32_t pack_index_offset(const struct pack_index *x, size_t i)
{
	uint32_t at = be32(x->offsets + 4 * i);

	return at & 0x80000000u ? UINT32_MAX : at;
}
