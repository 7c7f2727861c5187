/* What may be stored, what a person typed made storable, anything made safe to show. */
#include "procure/base/text.h"

#include <stdio.h>
#include <string.h>

#include "room.h"

/* Where in the text, as a person counts: lines and characters from 1. */
struct place {
	size_t line, column;
	bool blank;             /* the last character was a blank */
};

static void place_step(struct place *at, int64_t cp)
{
	if (cp == '\n') {
		at->line++;
		at->column = 1;
	} else {
		at->column++;
	}
	at->blank = cp >= 0 && cp_is_blank((uint32_t)cp);
}

static enum rc refuse_character(struct why *why, const struct place *at, const struct scanned *c)
{
	char name[16];

	if (c->cp < 0)
		return fail(why, RC_INVALID, N_("Line {1}, character {2}: the text is not UTF-8; save it as UTF-8 and try again."), NUM(at->line),
			NUM(at->column));
	snprintf(name, sizeof(name), "U+%04X", (unsigned)c->cp);
	return fail(why, RC_INVALID, N_("Line {1}, character {2} is the invisible or control character {3}, which cannot be stored; delete it."),
		NUM(at->line), NUM(at->column), name);
}

static enum rc check_characters(const char *s, size_t n, bool lines, struct why *why)
{
	struct scan scan = { .s = s, .n = n };
	struct place at = { .line = 1, .column = 1 };

	while (scan.at < n) {
		struct scanned c = scan_next(&scan);

		if (c.refused)
			return refuse_character(why, &at, &c);
		if (c.cp == '\n' && !lines)
			return fail(why, RC_INVALID, N_("This must be a single line; there is a line end at character {1}."), NUM(at.column));
		if (c.cp == '\n' && at.blank)
			return fail(why, RC_INVALID, N_("Line {1} ends in a blank; delete it."), NUM(at.line));
		place_step(&at, c.cp);
	}
	if (at.blank)
		return fail(why, RC_INVALID, N_("Line {1} ends in a blank; delete it."), NUM(at.line));
	return RC_OK;
}

static enum rc check_nfc(const char *s, size_t n, struct why *why)
{
	size_t len = 0, i = 0, line = 1;
	char *nfc = nfc_differs(s, n, &len);

	if (!nfc)
		return RC_OK;
	for (; i < n && i < len && s[i] == nfc[i]; i++)
		line += s[i] == '\n';
	mem_free(nfc);
	return fail(why, RC_INVALID, N_("Line {1} holds an accented letter written in two parts (not Unicode NFC); type it again."), NUM(line));
}

enum rc text_check(const char *s, size_t n, bool lines, struct why *why)
{
	enum rc rc = check_characters(s, n, lines, why);

	return rc == RC_OK ? check_nfc(s, n, why) : rc;
}

/* Windows-1252, 0x80..0x9F; 0 where it has no character. Above, it is Latin-1. */
static uint32_t from_1252(unsigned char c)
{
	static const uint16_t table[32] = {
		0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
		0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
	};

	return c >= 0x80 && c < 0xA0 ? table[c - 0x80] : c;
}

static bool ends_line(uint32_t cp)
{
	return cp == '\n' || cp == '\r' || cp == '\v' || cp == '\f' || cp == 0x85 || cp == 0x2028 || cp == 0x2029;
}

static void add_cp(struct buf *out, uint32_t cp)
{
	char bytes[4];

	buf_add(out, bytes, utf8_encode(bytes, cp));
}

/* Line ends to LF, blanks of all kinds to a blank, bad bytes to what they most probably were. */
static void clean_spelling(struct buf *out, const char *s, size_t n)
{
	for (size_t at = 0; at < n;) {
		uint32_t cp = 0;
		size_t len = utf8_decode(s + at, n - at, &cp);

		if (len == 0) {
			len = 1;
			cp = from_1252((unsigned char)s[at]);
		}
		if (cp == '\r' && at + 1 < n && s[at + 1] == '\n')
			len++;
		if (ends_line(cp))
			buf_putc(out, '\n');
		else if (cp == '\t' || cp_is_blank(cp))
			buf_putc(out, ' ');
		else if (cp != 0)
			add_cp(out, cp);
		at += len;
	}
}

/* Drops in place what is refused; says whether anything was. */
static bool drop_refused(struct buf *b)
{
	struct scan scan = { .s = b->p, .n = b->len };
	struct buf kept = { 0 };
	bool dropped = false;

	while (scan.at < b->len) {
		size_t from = scan.at;
		struct scanned c = scan_next(&scan);

		if (c.refused)
			dropped = true;
		else
			buf_add(&kept, b->p + from, c.bytes);
	}
	buf_free(b);
	*b = kept;
	return dropped;
}

static bool normalise(struct buf *b)
{
	size_t len = 0;
	char *nfc = nfc_differs(buf_str(b), b->len, &len);

	if (!nfc)
		return false;
	buf_reset(b);
	buf_add(b, nfc, len);
	mem_free(nfc);
	return true;
}

/* Blanks at line ends off, empty lines at both ends off. A single line: what stands on the lines, one blank between. */
static void trim_into(struct buf *out, const char *s, size_t n, bool lines)
{
	size_t gap = 0;         /* lines since the last that was not empty */

	for (size_t at = 0; at <= n;) {
		const char *lf = at < n ? memchr(s + at, '\n', n - at) : NULL;
		size_t end = lf ? (size_t)(lf - s) : n, to = end;

		while (!lines && at < to && s[at] == ' ')
			at++;
		while (to > at && s[to - 1] == ' ')
			to--;
		if (to > at) {
			for (; gap > 0; gap = lines ? gap - 1 : 0)
				buf_putc(out, lines ? '\n' : ' ');
			buf_add(out, s + at, to - at);
			gap = 1;
		} else if (gap > 0) {
			gap++;
		}
		at = end + 1;
	}
}

void text_clean(struct buf *out, const char *s, size_t n, bool lines)
{
	struct buf b = { 0 };

	clean_spelling(&b, s, n);
	/* What is dropped may join what belongs together, and what is joined may have to be dropped: until neither changes. */
	do
		drop_refused(&b);
	while (normalise(&b));
	trim_into(out, buf_str(&b), b.len, lines);
	buf_free(&b);
}

static size_t plain_run(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && ((s[i] >= 0x20 && s[i] < 0x7F) || s[i] == '\n'))
		i++;
	return i;
}

void text_show(struct buf *out, const char *s, size_t n)
{
	struct scan scan = { .s = s, .n = n };

	while (scan.at < n) {
		size_t from = scan.at, plain = plain_run(s + from, n - from);
		struct scanned c;

		if (plain > 0) {
			buf_add(out, s + from, plain);
			scan = (struct scan){ .s = s, .n = n, .at = from + plain, .before = (unsigned char)s[from + plain - 1] };
			continue;
		}
		c = scan_next(&scan);
		if (!c.refused)
			buf_add(out, s + from, c.bytes);
		else if (c.cp < 0)
			buf_printf(out, "<%02X>", (unsigned)(unsigned char)s[from]);
		else
			buf_printf(out, "<U+%04X>", (unsigned)c.cp);
	}
}
