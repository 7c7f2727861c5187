/* FIPS 180-4, section 6.1. */
#include "sha1.h"

#include <string.h>

static uint32_t turn(uint32_t x, int n)
{
	return x << n | x >> (32 - n);
}

static uint32_t word(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

#define ROUND(f, k)                                             \
	do {                                                    \
		uint32_t t = turn(a, 5) + (f) + e + (k) + w[i]; \
		e = d;                                          \
		d = c;                                          \
		c = turn(b, 30);                                \
		b = a;                                          \
		a = t;                                          \
	} while (0)

static void mix(uint32_t h[5], const unsigned char *p)
{
	uint32_t w[80], a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];
	int i;

	for (i = 0; i < 16; i++)
		w[i] = word(p + 4 * i);
	for (; i < 80; i++)
		w[i] = turn(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
	for (i = 0; i < 20; i++)
		ROUND(d ^ (b & (c ^ d)), 0x5a827999u);
	for (; i < 40; i++)
		ROUND(b ^ c ^ d, 0x6ed9eba1u);
	for (; i < 60; i++)
		ROUND((b & c) | (d & (b | c)), 0x8f1bbcdcu);
	for (; i < 80; i++)
		ROUND(b ^ c ^ d, 0xca62c1d6u);
	h[0] += a;
	h[1] += b;
	h[2] += c;
	h[3] += d;
	h[4] += e;
}

void sha1_start(struct sha1 *s)
{
	static const uint32_t first[5] = { 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0 };

	memcpy(s->h, first, sizeof(first));
	s->len = 0;
}

void sha1_add(struct sha1 *s, const void *data, size_t n)
{
	const unsigned char *p = data;
	size_t have = s->len % 64;

	s->len += n;
	if (have > 0) {
		size_t take = n < 64 - have ? n : 64 - have;

		memcpy(s->block + have, p, take);
		if (have + take < 64)
			return;
		mix(s->h, s->block);
		p += take;
		n -= take;
	}
	for (; n >= 64; p += 64, n -= 64)
		mix(s->h, p);
	if (n > 0)
		memcpy(s->block, p, n);
}

void sha1_end(struct sha1 *s, unsigned char out[20])
{
	static const unsigned char pad[64] = { 0x80 };
	uint64_t bits = s->len * 8;
	unsigned char size[8];

	for (int i = 0; i < 8; i++)
		size[i] = (unsigned char)(bits >> (56 - 8 * i));
	sha1_add(s, pad, 1 + (119 - s->len % 64) % 64);
	sha1_add(s, size, sizeof(size));
	for (int i = 0; i < 20; i++)
		out[i] = (unsigned char)(s->h[i / 4] >> (24 - 8 * (i % 4)));
}

void sha1_of(unsigned char out[20], const void *p, size_t n)
{
	struct sha1 s;

	sha1_start(&s);
	sha1_add(&s, p, n);
	sha1_end(&s, out);
}
