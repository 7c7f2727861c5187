/* Which characters are refused in stored text, and NFC: the tables are utf8proc's. */
#include "room.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "procure/base/text.h"

enum { MARKS_MOST = 30, ZWJ = 0x200D };

static bool is_emoji(uint32_t cp)
{
	return utf8proc_get_property((int32_t)cp)->boundclass == UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

static bool is_skin_tone(uint32_t cp)
{
	return cp >= 0x1F3FB && cp <= 0x1F3FF;
}

static bool is_face_selector(uint32_t cp)
{
	return cp == 0xFE0E || cp == 0xFE0F;
}

/* Only emoji, digits, # and * (key caps) have a text face and an emoji face. */
static bool has_two_faces(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || cp == '#' || cp == '*' || (cp > 0x7F && is_emoji(cp));
}

static bool emoji_follows(const struct scan *scan, size_t bytes)
{
	size_t at = scan->at + bytes;
	uint32_t cp;

	return utf8_decode(scan->s + at, scan->n - at, &cp) > 0 && is_emoji(cp);
}

/* Controls, bidi, zero-width, fillers, tags, selectors, separators of lines, surrogates, unassigned. */
static bool never_stored(const utf8proc_property_t *p)
{
	switch (p->category) {
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_CN:
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return true;
	default:
		return p->ignorable;
	}
}

static bool is_mark(const utf8proc_property_t *p)
{
	return p->category == UTF8PROC_CATEGORY_MN || p->category == UTF8PROC_CATEGORY_MC || p->category == UTF8PROC_CATEGORY_ME;
}

static bool refuses(struct scan *scan, uint32_t cp, size_t bytes)
{
	const utf8proc_property_t *p = utf8proc_get_property((int32_t)cp);

	if (cp == ZWJ)
		return !scan->emoji || !emoji_follows(scan, bytes);
	if (is_face_selector(cp))
		return !has_two_faces(scan->before);
	if (is_mark(p) && ++scan->marks > MARKS_MOST) {
		scan->marks = MARKS_MOST;
		return true;
	}
	if (never_stored(p))
		return true;
	if (!is_mark(p))
		scan->marks = 0;
	return false;
}

static struct scanned refuse(struct scan *scan, size_t bytes, int64_t cp)
{
	scan->before = 0;
	scan->emoji = false;
	scan->at += bytes;
	return (struct scanned){ .bytes = bytes, .cp = cp, .refused = true };
}

struct scanned scan_next(struct scan *scan)
{
	uint32_t cp = 0;
	size_t bytes = utf8_decode(scan->s + scan->at, scan->n - scan->at, &cp);

	if (bytes == 0)
		return refuse(scan, scan->at < scan->n, -1);
	if (cp < 0x80 ? (cp < 0x20 && cp != '\n') || cp == 0x7F : refuses(scan, cp, bytes))
		return refuse(scan, bytes, cp);
	if (cp < 0x80) {
		scan->emoji = false;
		scan->marks = 0;
	} else {
		scan->emoji = is_emoji(cp) || (scan->emoji && (is_skin_tone(cp) || is_face_selector(cp)));
	}
	scan->before = cp;
	scan->at += bytes;
	return (struct scanned){ .bytes = bytes, .cp = cp };
}

bool cp_is_blank(uint32_t cp)
{
	return cp == ' ' || (cp > 0x7F && utf8proc_category((int32_t)cp) == UTF8PROC_CATEGORY_ZS);
}

/* Neither changed by NFC nor joined to what stands before: no mark, no Hangul, no canonical decomposition (the second part of every
 * composition is a mark or a Hangul letter). All characters below U+0300 are so. */
static bool is_inert(uint32_t cp)
{
	const utf8proc_property_t *p;

	if (cp < 0x300)
		return true;
	if ((cp >= 0x1100 && cp <= 0x11FF) || (cp >= 0xAC00 && cp <= 0xD7A3))
		return false;
	p = utf8proc_get_property((int32_t)cp);
	return !is_mark(p) && (p->decomp_seqindex == UINT16_MAX || p->decomp_type != 0);
}

/* Nearly all our texts end here, without being normalised to see whether they differ. */
static bool nfc_at_a_glance(const char *s, size_t n)
{
	for (size_t at = 0; at < n;) {
		uint32_t cp = 0;
		size_t len = (unsigned char)s[at] < 0x80 ? 1 : utf8_decode(s + at, n - at, &cp);

		if (len == 0 || !is_inert(cp))
			return false;
		at += len;
	}
	return true;
}

char *nfc_differs(const char *s, size_t n, size_t *len)
{
	uint8_t *out = NULL;
	utf8proc_ssize_t got;

	if (nfc_at_a_glance(s, n))
		return NULL;
	got = utf8proc_map((const uint8_t *)s, (utf8proc_ssize_t)n, &out, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (got == UTF8PROC_ERROR_NOMEM)
		mem_exhausted();
	if (got < 0 || ((size_t)got == n && memcmp(out, s, n) == 0)) {
		free(out);
		return NULL;
	}
	*len = (size_t)got;
	return (char *)out;
}
