#include "delta.h"

enum { INSERT_MOST = 127, COPY_MOST = 0xffff };

static void add_size(struct buf *out, size_t n)
{
	for (; n > 0x7f; n >>= 7)
		buf_putc(out, (char)((n & 0x7f) | 0x80));
	buf_putc(out, (char)n);
}

static void copy_piece(struct buf *out, size_t at, size_t n)
{
	unsigned char v[7] = { 0x80 };
	size_t k = 1;

	for (int i = 0; i < 4; i++)
		if (at >> 8 * i & 0xff) {
			v[0] |= (unsigned char)(1 << i);
			v[k++] = (unsigned char)(at >> 8 * i);
		}
	for (int i = 0; i < 2; i++)
		if (n >> 8 * i & 0xff) {
			v[0] |= (unsigned char)(0x10 << i);
			v[k++] = (unsigned char)(n >> 8 * i);
		}
	buf_add(out, v, k);
}

static void copy(struct buf *out, size_t at, size_t n)
{
	for (size_t k; n > 0; at += k, n -= k)
		copy_piece(out, at, k = n < COPY_MOST ? n : COPY_MOST);
}

static void insert(struct buf *out, const unsigned char *p, size_t n)
{
	for (size_t k; n > 0; p += k, n -= k) {
		k = n < INSERT_MOST ? n : INSERT_MOST;
		buf_putc(out, (char)k);
		buf_add(out, p, k);
	}
}

void delta_make(struct buf *out, const void *from, size_t from_len, const void *to, size_t to_len)
{
	const unsigned char *a = from, *b = to;
	size_t most = from_len < to_len ? from_len : to_len, begin = 0, end = 0;

	while (begin < most && a[begin] == b[begin])
		begin++;
	while (end < most - begin && a[from_len - 1 - end] == b[to_len - 1 - end])
		end++;
	add_size(out, from_len);
	add_size(out, to_len);
	copy(out, 0, begin);
	insert(out, b + begin, to_len - begin - end);
	copy(out, from_len - end, end);
}
