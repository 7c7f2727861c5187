/* Folding for search, and ids. */
#include "procure/base/text.h"

#include <string.h>
#include <utf8proc.h>

#include "room.h"

enum { TILDE = 0x303 };

struct folder {
	struct buf *out;
	bool after_n;           /* the last letter put out is a plain n, which a tilde makes ñ */
};

static void fold_put(struct folder *f, uint32_t cp)
{
	utf8proc_category_t category = utf8proc_category((int32_t)cp);
	char bytes[4];

	if (category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME) {
		if (cp == TILDE && f->after_n) {
			f->out->len--;
			buf_puts(f->out, "ñ");
			f->after_n = false;
		}
		return;
	}
	buf_add(f->out, bytes, utf8_encode(bytes, cp));
	f->after_n = cp == 'n';
}

static void fold_wide(struct folder *f, uint32_t cp)
{
	static const utf8proc_option_t options = UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
	int32_t parts[32];
	int class = 0;
	utf8proc_ssize_t n = utf8proc_decompose_char((int32_t)cp, parts, 32, options, &class);

	for (utf8proc_ssize_t i = 0; i < n && i < 32; i++)
		fold_put(f, (uint32_t)parts[i]);
}

void text_fold(struct buf *out, const char *s, size_t n)
{
	struct folder f = { .out = out };

	for (size_t at = 0; at < n;) {
		uint32_t cp = 0;
		size_t len = utf8_decode(s + at, n - at, &cp);

		if (len == 0) {
			cp = 0xFFFD;
			len = 1;
		}
		if (cp < 0x80) {
			char c = (char)(cp >= 'A' && cp <= 'Z' ? cp - 'A' + 'a' : cp);

			buf_putc(out, c);
			f.after_n = c == 'n';
		} else {
			fold_wide(&f, cp);
		}
		at += len;
	}
}

/* Bytes of `text` that the word takes at its start, or 0. A plain n in the word also takes ñ. */
static bool starts(const char *text, const char *word, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (*text == word[i]) {
			text++;
			continue;
		}
		if (word[i] != 'n' || strncmp(text, "ñ", 2) != 0)
			return false;
		text += 2;
	}
	return true;
}

static bool holds(const char *text, const char *word, size_t n)
{
	for (; *text; text++)
		if (starts(text, word, n))
			return true;
	return false;
}

bool text_match(const char *text, const char *query)
{
	struct buf t = { 0 }, q = { 0 };
	bool all = true;

	text_fold(&t, text, strlen(text));
	text_fold(&q, query, strlen(query));
	for (const char *p = buf_str(&q); all && *(p += strspn(p, " \t\n")); ) {
		size_t n = strcspn(p, " \t\n");

		all = holds(buf_str(&t), p, n);
		p += n;
	}
	buf_free(&t);
	buf_free(&q);
	return all;
}

static bool is_alnum(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool id_valid(const char *s)
{
	size_t n = strlen(s);

	if (n == 0 || n > 64 || !is_alnum(*s) || s[n - 1] == '.')
		return false;
	for (size_t i = 1; i < n; i++)
		if (!is_alnum(s[i]) && s[i] != '.' && s[i] != '_' && s[i] != '-')
			return false;
	return n < 5 || strcmp(s + n - 5, ".lock") != 0;
}
