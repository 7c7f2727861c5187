/* Columns and graphemes: what fits, what is cut, where the cursor may stand. */
#include "procure/base/text.h"

#include <locale.h>
#include <stdatomic.h>
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

#include "room.h"

/* Columns of glibc's C.UTF-8, whatever the locale of the moment says: pages of 256, computed at first use and kept. Two threads
 * that meet here compute the same page; one is thrown away. */
enum { PAGE = 256, PAGES = 0x110000 / PAGE };
static _Atomic(unsigned char *) pages[PAGES];

static unsigned char *page_make(uint32_t first)
{
	unsigned char *page = mem_alloc(PAGE);
	locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	locale_t before = utf8 ? uselocale(utf8) : (locale_t)0;

	for (uint32_t i = 0; i < PAGE; i++) {
		int cols = wcwidth((wchar_t)(first + i));
		page[i] = (unsigned char)(cols < 0 ? 1 : cols);
	}
	if (utf8) {
		uselocale(before);
		freelocale(utf8);
	}
	return page;
}

int cp_cols(uint32_t cp)
{
	_Atomic(unsigned char *) *slot = &pages[cp / PAGE];
	unsigned char *page = atomic_load_explicit(slot, memory_order_acquire);

	if (cp > 0 && cp < 0x300)
		return 1;
	if (!page) {
		unsigned char *none = NULL, *made = page_make(cp / PAGE * PAGE);

		if (atomic_compare_exchange_strong(slot, &none, made))
			page = made;
		else
			mem_free(made), page = none;
	}
	return cp == 0 ? 1 : page[cp % PAGE];
}

/* The character at `at`; a bad byte is one character (and one column). */
static size_t step(const char *s, size_t n, size_t at, uint32_t *cp)
{
	size_t len = utf8_decode(s + at, n - at, cp);

	if (len > 0)
		return len;
	*cp = 0xFFFD;
	return 1;
}

int text_width_n(const char *s, size_t n)
{
	int cols = 0;
	uint32_t cp;

	for (size_t at = 0; at < n;) {
		at += step(s, n, at, &cp);
		cols += cp_cols(cp);
	}
	return cols;
}

int text_width(const char *s)
{
	return text_width_n(s, strlen(s));
}

size_t text_next(const char *s, size_t n, size_t at)
{
	uint32_t cp, next;
	int32_t state = 0;

	if (at >= n)
		return n;
	at += step(s, n, at, &cp);
	while (at < n) {
		size_t len;

		/* The common case without tables: a boundary stands between two printable ASCII characters. */
		if (cp >= 0x20 && cp < 0x7F && (unsigned char)s[at] < 0x7F)
			break;
		len = step(s, n, at, &next);
		if (utf8proc_grapheme_break_stateful((int32_t)cp, (int32_t)next, &state))
			break;
		at += len;
		cp = next;
	}
	return at;
}

static int bound_class(uint32_t cp)
{
	return utf8proc_get_property((int32_t)cp)->boundclass;
}

/* May graphemes be counted afresh from this character? Then what stands before it does not matter to the boundaries after it. */
static bool is_anchor(uint32_t cp)
{
	int class = bound_class(cp);

	return class == UTF8PROC_BOUNDCLASS_OTHER || class == UTF8PROC_BOUNDCLASS_LF || class == UTF8PROC_BOUNDCLASS_CONTROL;
}

/* The start of the character that ends at `at` > 0. */
static size_t step_back(const char *s, size_t at, uint32_t *cp)
{
	size_t from = at - 1;

	while (from > 0 && at - from < 4 && ((unsigned char)s[from] & 0xC0) == 0x80)
		from--;
	if (utf8_decode(s + from, at - from, cp) == at - from)
		return from;
	*cp = 0xFFFD;
	return at - 1;
}

size_t text_prev(const char *s, size_t n, size_t at)
{
	uint32_t cp = 0, ahead = 0;
	size_t from, next, before;

	if (at > n)
		at = n;
	if (at == 0)
		return 0;
	from = step_back(s, at, &cp);
	while (from > 0 && !is_anchor(cp))
		from = step_back(s, from, &cp);
	if (from > 0 && cp == '\n' && s[from - 1] == '\r')
		from--;
	/* Some signs (of Arabic numbers, of Indic letters) belong to what follows them. */
	while (from > 0 && (before = step_back(s, from, &ahead), bound_class(ahead) == UTF8PROC_BOUNDCLASS_PREPEND))
		from = before;
	while ((next = text_next(s, n, from)) < at)
		from = next;
	return from;
}

size_t text_fit(const char *s, size_t n, int cols, int *used)
{
	size_t at = 0;
	int width = 0;

	while (at < n) {
		size_t next = text_next(s, n, at);
		int more = text_width_n(s + at, next - at);

		if (width + more > cols)
			break;
		width += more;
		at = next;
	}
	if (used)
		*used = width;
	return at;
}

/* Appends s cut to `cols`; returns the columns it takes. */
static int cut_into(struct buf *out, const char *s, int cols)
{
	size_t n = strlen(s), fit;
	int used;

	fit = text_fit(s, n, cols, &used);
	if (fit < n && cols > 0) {
		fit = text_fit(s, n, cols - 1, &used);
		buf_add(out, s, fit);
		buf_puts(out, "…");
		return used + 1;
	}
	buf_add(out, s, fit);
	return used;
}

void text_cut(struct buf *out, const char *s, int cols)
{
	cut_into(out, s, cols);
}

static void blanks(struct buf *out, int n)
{
	for (; n > 0; n--)
		buf_putc(out, ' ');
}

void text_pad(struct buf *out, const char *s, int cols, bool right)
{
	struct buf cut = { 0 };
	int used = cut_into(&cut, s, cols);

	if (right)
		blanks(out, cols - used);
	buf_add(out, buf_str(&cut), cut.len);
	if (!right)
		blanks(out, cols - used);
	buf_free(&cut);
}
