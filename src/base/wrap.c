/* Soft wrap: breaks from libunistring (UAX 14), columns from text_fit. */
#include "procure/base/text.h"

#include <string.h>
#include <unilbrk.h>

#include "room.h"

struct wrap {
	const char *s;          /* the paragraph */
	size_t n, base;         /* base: its offset in the whole text */
	int cols;
	char *may;              /* for each byte: may a line begin here */
	void (*line)(void *ctx, size_t from, size_t to);
	void *ctx;
};

/* The start of the next line: the last break not after `limit`, blanks at the end allowed to overhang; else where the columns end. */
static size_t break_after(const struct wrap *w, size_t from, size_t limit)
{
	size_t most = limit;

	while (most < w->n && w->s[most] == ' ')
		most++;
	if (most == w->n)
		return w->n;
	for (size_t k = most; k > from; k--)
		if (w->may[k] == UC_BREAK_POSSIBLE || w->may[k] == UC_BREAK_MANDATORY)
			return k;
	return limit > from ? limit : text_next(w->s, w->n, from);
}

static void wrap_paragraph(struct wrap *w)
{
	size_t from = 0;

	for (;;) {
		size_t fit = from + text_fit(w->s + from, w->n - from, w->cols, NULL), next, to;

		if (fit >= w->n)
			break;
		if (!w->may) {
			w->may = mem_alloc(w->n + 1);
			u8_possible_linebreaks((const uint8_t *)w->s, w->n, "UTF-8", w->may);
		}
		to = next = break_after(w, from, fit);
		while (to > from && to > fit && w->s[to - 1] == ' ')
			to--;
		if (next >= w->n) {
			w->line(w->ctx, w->base + from, w->base + to);
			return;
		}
		while (to > from && w->s[to - 1] == ' ')
			to--;
		w->line(w->ctx, w->base + from, w->base + to);
		from = next;
	}
	w->line(w->ctx, w->base + from, w->base + w->n);
}

void text_wrap(const char *s, size_t n, int cols, void (*line)(void *ctx, size_t from, size_t to), void *ctx)
{
	for (size_t at = 0; at <= n;) {
		const char *lf = at < n ? memchr(s + at, '\n', n - at) : NULL;
		size_t end = lf ? (size_t)(lf - s) : n;
		struct wrap w = { .s = s + at, .n = end - at, .base = at, .cols = cols, .line = line, .ctx = ctx };

		wrap_paragraph(&w);
		mem_free(w.may);
		at = end + 1;
	}
}
