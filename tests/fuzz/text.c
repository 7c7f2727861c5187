/* libFuzzer entry for the text functions of base. What must hold for any bytes at all:
 * cleaned text passes text_check and cleaning it again changes nothing; shown text holds no refused character; folding twice is folding once;
 * boundaries forwards and backwards agree; wrapped lines are in order, within the columns, and leave out blanks only. */
#include "procure/base/text.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void must(bool held)
{
	if (!held)
		abort();
}

static bool same(const struct buf *a, const struct buf *b)
{
	return a->len == b->len && memcmp(buf_str(a), buf_str(b), a->len) == 0;
}

static void check_clean(const char *s, size_t n, bool lines)
{
	struct buf once = { 0 }, twice = { 0 };
	struct why why;

	text_clean(&once, s, n, lines);
	must(text_check(buf_str(&once), once.len, lines, &why) == RC_OK);
	text_clean(&twice, buf_str(&once), once.len, lines);
	must(same(&once, &twice));
	if (text_check(s, n, lines, &why) != RC_OK) {
		buf_reset(&twice);
		why_sentence(&twice, &why);
		must(twice.len > 0 && text_is_utf8(twice.p, twice.len));
	}
	buf_free(&once);
	buf_free(&twice);
}

/* What is shown may end lines in blanks and need not be NFC; but nothing in it is refused, so showing it again changes nothing. */
static void check_show(const char *s, size_t n)
{
	struct buf once = { 0 }, twice = { 0 };

	text_show(&once, s, n);
	text_show(&twice, buf_str(&once), once.len);
	must(same(&once, &twice));
	for (size_t i = 0; i < once.len; i++)
		must(once.p[i] != 0x1B && once.p[i] != 0x7F && ((unsigned char)once.p[i] >= 0x20 || once.p[i] == '\n'));
	must(text_is_utf8(buf_str(&once), once.len));
	buf_free(&once);
	buf_free(&twice);
}

static void check_fold(const char *s, size_t n)
{
	struct buf once = { 0 }, twice = { 0 };

	text_fold(&once, s, n);
	text_fold(&twice, buf_str(&once), once.len);
	must(same(&once, &twice));
	must(strlen(buf_str(&once)) != once.len || text_match(buf_str(&once), buf_str(&twice)));
	buf_free(&once);
	buf_free(&twice);
}

static void check_graphemes(const char *s, size_t n)
{
	size_t at = 0;

	while (at < n) {
		size_t next = text_next(s, n, at);

		must(next > at && next <= n && text_prev(s, n, next) == at);
		at = next;
	}
}

struct wrapped {
	const char *s;
	size_t n, end;
	int cols;
	bool begun;
};

static void check_line(void *ctx, size_t from, size_t to)
{
	struct wrapped *w = ctx;

	must(from <= to && to <= w->n && from >= w->end);
	for (size_t i = w->end; i < from; i++)
		must(w->s[i] == ' ' || w->s[i] == '\n');
	must(text_width_n(w->s + from, to - from) <= w->cols || text_next(w->s, w->n, from) >= to);
	w->end = to;
	w->begun = true;
}

static void check_wrap(const char *s, size_t n, int cols)
{
	struct wrapped w = { .s = s, .n = n, .cols = cols };

	text_wrap(s, n, cols, check_line, &w);
	must(w.begun);
	for (size_t i = w.end; i < n; i++)
		must(s[i] == ' ');
}

static void check_columns(const char *s, int cols)
{
	struct buf cut = { 0 }, pad = { 0 };

	text_cut(&cut, s, cols);
	must(text_width(buf_str(&cut)) <= cols);
	text_pad(&pad, s, cols, cols % 2 == 0);
	must(text_width(buf_str(&pad)) == cols);
	buf_free(&cut);
	buf_free(&pad);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	char *s;
	int cols;

	if (size == 0)
		return 0;
	cols = data[0] % 100;
	s = mem_alloc(size);            /* the first byte is the columns; a NUL ends the rest */
	memcpy(s, data + 1, size - 1);
	check_clean(s, size - 1, true);
	check_clean(s, size - 1, false);
	check_show(s, size - 1);
	check_fold(s, size - 1);
	check_graphemes(s, size - 1);
	check_wrap(s, size - 1, cols);
	check_columns(s, cols);
	mem_free(s);
	return 0;
}
