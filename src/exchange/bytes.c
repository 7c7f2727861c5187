/* Files from outside, in pieces (bytes.h). */
#include "bytes.h"

#include "procure/base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What Windows-1252 has at 0x80..0x9f; 0 = nothing, kept as the control character it would be in Latin-1 (text_clean drops it later). */
static const uint16_t high[32] = {
	0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
	0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
};

enum rc bytes_open(struct bytes *b, const char *path, struct why *why)
{
	struct stat st;

	memset(b, 0, sizeof(*b));
	b->name = path;
	b->fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (b->fd < 0)
		return errno == ENOENT ? fail(why, RC_IO, N_("There is no file {1}"), path) : fail_errno(why, N_("The file {1} cannot be opened: {2}"), path);
	if (fstat(b->fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		close(b->fd);
		b->fd = -1;
		return fail(why, RC_INVALID, N_("{1} is not a file that can be imported: it is a folder, a device or a pipe"), path);
	}
	b->size = st.st_size;
	b->piece = mem_alloc(BYTES_PIECE);
	return RC_OK;
}

void bytes_of(struct bytes *b, const void *p, size_t n)
{
	memset(b, 0, sizeof(*b));
	b->fd = -1;
	b->name = "";
	b->mem = p;
	b->size = (int64_t)n;
}

void bytes_close(struct bytes *b)
{
	if (b->fd >= 0)
		close(b->fd);
	b->fd = -1;
	mem_free(b->piece);
	b->piece = NULL;
}

enum rc bytes_rewind(struct bytes *b, struct why *why)
{
	b->at = 0;
	if (b->fd >= 0 && lseek(b->fd, 0, SEEK_SET) != 0)
		return fail_errno(why, N_("The file {1} cannot be read again from its start: {2}"), b->name);
	return RC_OK;
}

static enum rc next_of_file(struct bytes *b, size_t *n, struct why *why)
{
	ssize_t got;

	do
		got = read(b->fd, b->piece, BYTES_PIECE);
	while (got < 0 && errno == EINTR);
	if (got < 0)
		return fail_errno(why, N_("The file {1} cannot be read: {2}"), b->name);
	*n = (size_t)got;
	return RC_OK;
}

enum rc bytes_next(struct bytes *b, const char **p, size_t *n, struct why *why)
{
	enum rc rc = RC_OK;

	*n = 0;
	if (b->fd >= 0) {
		rc = next_of_file(b, n, why);
		*p = b->piece;
	} else if (b->mem) {
		*n = b->size - b->at > BYTES_PIECE ? BYTES_PIECE : (size_t)(b->size - b->at);
		*p = b->mem + b->at;
	}
	b->at += (int64_t)*n;
	return rc;
}

/* How many bytes a character that begins so has; 1 for a byte that begins none. */
static size_t begun_length(unsigned char c)
{
	return c >= 0xf0 && c < 0xf8 ? 4 : c >= 0xe0 && c < 0xf0 ? 3 : c >= 0xc0 && c < 0xe0 ? 2 : 1;
}

/* Could the n bytes at p be the beginning of a longer character? */
static bool is_cut(const char *p, size_t n)
{
	if (n >= begun_length((unsigned char)*p))
		return false;
	for (size_t i = 1; i < n; i++)
		if (((unsigned char)p[i] & 0xc0) != 0x80)
			return false;
	return true;
}

/* Counts characters of several bytes, and bytes that are no part of one; `rest` is what the last piece left over. */
struct check {
	char rest[8];
	size_t n_rest;
	int64_t good, bad;
};

static void check_bytes(struct check *c, const char *p, size_t n)
{
	for (size_t i = 0, len; i < n; i += len) {
		uint32_t cp;

		len = 1;
		if ((unsigned char)p[i] < 0x80)
			continue;
		if (is_cut(p + i, n - i)) {
			c->n_rest = n - i;
			memcpy(c->rest, p + i, n - i);
			return;
		}
		len = utf8_decode(p + i, n - i, &cp);
		c->good += len > 0;
		c->bad += len == 0;
		len += len == 0;
	}
}

/* The characters that begin in what the last piece left over; returns how many bytes of p belong to them. */
static size_t check_across(struct check *c, const char *p, size_t n)
{
	char across[8];
	size_t kept = c->n_rest, total = kept + (n < 4 ? n : 4), i = 0;
	uint32_t cp;

	memcpy(across, c->rest, kept);
	memcpy(across + kept, p, total - kept);
	c->n_rest = 0;
	while (i < kept) {
		size_t len;

		if (is_cut(across + i, total - i)) {
			c->n_rest = total - i;
			memcpy(c->rest, across + i, total - i);
			return n;
		}
		len = utf8_decode(across + i, total - i, &cp);
		c->good += len > 0;
		c->bad += len == 0;
		i += len > 0 ? len : 1;
	}
	return i - kept;
}

static void check_piece(struct check *c, const char *p, size_t n)
{
	size_t took = c->n_rest ? check_across(c, p, n) : 0;

	if (took < n)
		check_bytes(c, p + took, n - took);
}

static bool is_utf16(const char *p, size_t n)
{
	return n >= 2 && (memcmp(p, "\xff\xfe", 2) == 0 || memcmp(p, "\xfe\xff", 2) == 0);
}

static bool is_utf32(const char *p, size_t n)
{
	return n >= 4 && memcmp(p, "\0\0\xfe\xff", 4) == 0;
}

enum rc bytes_encoding(struct bytes *b, enum encoding *out, bool *ascii, struct why *why)
{
	struct check c = { 0 };
	bool bom = false, first = true;
	const char *p = NULL;
	size_t n;
	enum rc rc = bytes_rewind(b, why);

	while (rc == RC_OK && (rc = bytes_next(b, &p, &n, why)) == RC_OK && n > 0) {
		if (first && (is_utf16(p, n) || is_utf32(p, n)))
			return fail(why, RC_INVALID, N_("The file is written in UTF-16 or UTF-32: save it again as UTF-8, then import it"));
		bom = bom || (first && n >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0);
		first = false;
		check_piece(&c, p, n);
	}
	c.bad += (int64_t)c.n_rest;
	*ascii = c.good == 0 && c.bad == 0;
	*out = c.bad && (bom || c.good > 4 * c.bad) ? ENCODING_MIXED : c.bad ? ENCODING_WINDOWS_1252 : bom ? ENCODING_UTF8_BOM : ENCODING_UTF8;
	return rc == RC_OK ? bytes_rewind(b, why) : rc;
}

void decoder_init(struct decoder *d, enum encoding from)
{
	memset(d, 0, sizeof(*d));
	d->from = from;
}

void decoder_free(struct decoder *d)
{
	buf_free(&d->out);
}

static void put_1252(struct buf *out, unsigned char c)
{
	char utf8[4];

	if (c < 0x80)
		buf_putc(out, (char)c);
	else
		buf_add(out, utf8, utf8_encode(utf8, c < 0xa0 && high[c - 0x80] ? high[c - 0x80] : c));
}

/* UTF-8 with single bytes of Windows-1252; what may go on in the next piece is kept back. */
static void from_mixed(struct decoder *d, const char *p, size_t n)
{
	for (size_t i = 0, len; i < n; i += len) {
		uint32_t cp;

		if (is_cut(p + i, n - i)) {
			d->n_rest = n - i;
			memcpy(d->rest, p + i, n - i);
			return;
		}
		len = utf8_decode(p + i, n - i, &cp);
		if (len > 0) {
			buf_add(&d->out, p + i, len);
		} else {
			put_1252(&d->out, (unsigned char)p[i]);
			len = 1;
		}
	}
}

static void feed_mixed(struct decoder *d, const char *p, size_t n)
{
	struct buf joined = { 0 };

	if (d->n_rest == 0) {
		from_mixed(d, p, n);
		return;
	}
	buf_add(&joined, d->rest, d->n_rest);
	buf_add(&joined, p, n);
	d->n_rest = 0;
	from_mixed(d, joined.p, joined.len);
	buf_free(&joined);
}

void decoder_feed(struct decoder *d, const char **p, size_t *n)
{
	if (!d->begun && d->from != ENCODING_WINDOWS_1252 && *n >= 3 && memcmp(*p, "\xef\xbb\xbf", 3) == 0) {
		*p += 3;
		*n -= 3;
	}
	d->begun = true;
	if (d->from == ENCODING_UTF8 || d->from == ENCODING_UTF8_BOM)
		return;
	buf_reset(&d->out);
	if (d->from == ENCODING_MIXED)
		feed_mixed(d, *p, *n);
	else
		for (size_t i = 0; i < *n; i++)
			put_1252(&d->out, (unsigned char)(*p)[i]);
	*p = buf_str(&d->out);
	*n = d->out.len;
}

void decoder_end(struct decoder *d, const char **p, size_t *n)
{
	buf_reset(&d->out);
	for (size_t i = 0; i < d->n_rest; i++)
		put_1252(&d->out, (unsigned char)d->rest[i]);
	d->n_rest = 0;
	*p = buf_str(&d->out);
	*n = d->out.len;
}
