/* What was typed as a query, and the line that shows why something was found. */
#include <string.h>

#include "procure/base/text.h"
#include "rows.h"

enum { SNIPPET_COLUMNS = 100, SNIPPET_BEFORE = 30 };

static bool has_word(const char *s)
{
	while (*s && !word_byte(*s))
		s++;
	return *s;
}

static bool has_tilde(const char *s)
{
	return strstr(s, "\xc3\xb1") || strstr(s, "\xc3\x91");
}

void typed_read(struct typed *t, const char *text)
{
	struct buf b = { 0 };
	struct strs all = { 0 };

	*t = (struct typed){ .arena = arena_new() };
	text_clean(&b, text, strlen(text), false);
	for (char *rest, *part = strtok_r(arena_strdup(t->arena, buf_str(&b)), " ", &rest); part; part = strtok_r(NULL, " ", &rest))
		strs_add(&all, t->arena, part);
	for (size_t i = 0; i < all.n; i++) {
		if (!has_word(all.v[i]))
			continue;
		strs_add(&t->parts, t->arena, all.v[i]);
		t->tilde = t->tilde || has_tilde(all.v[i]);
		buf_reset(&b);
		text_fold(&b, all.v[i], strlen(all.v[i]));
		strs_add(&t->plain, t->arena, buf_str(&b));
	}
	buf_free(&b);
}

void typed_free(struct typed *t)
{
	arena_free(t->arena);
	*t = (struct typed){ 0 };
}

/* Between quotes nothing is an operator to FTS5; a quote inside is written twice. `SC-2018-P01/R-05` becomes a phrase of its five words. */
void typed_query(struct buf *out, const struct typed *t, bool begun)
{
	for (size_t i = 0; i < t->parts.n; i++) {
		buf_puts(out, i ? " \"" : "\"");
		for (const char *c = t->parts.v[i]; *c; c++) {
			if (*c == '"')
				buf_putc(out, '"');
			buf_putc(out, *c);
		}
		buf_putc(out, '"');
	}
	if (begun)
		buf_putc(out, '*');
}

bool typed_tilde(const struct typed *t, const char *text)
{
	for (size_t i = 0; i < t->parts.n && t->tilde; i++)
		if (has_tilde(t->parts.v[i]) && !text_match(text, t->parts.v[i]))
			return false;
	return true;
}

static size_t line_length(const char *s)
{
	return strcspn(s, "\n");
}

/* Where the first of the words stands in a folded line of `n` bytes; SIZE_MAX where none does. *count = how many of them it holds. */
static size_t line_holds(const struct typed *t, const char *line, size_t n, size_t *count)
{
	size_t first = SIZE_MAX;

	*count = 0;
	for (size_t i = 0; i < t->plain.n; i++) {
		const char *at = memmem(line, n, t->plain.v[i], strlen(t->plain.v[i]));

		if (at && (size_t)(at - line) < first)
			first = (size_t)(at - line);
		*count += at != NULL;
	}
	return first;
}

/* Folding moves bytes, but neither lines nor blanks: a place is a number of lines and, in the line, a number of blanks. */
struct place { size_t line, blanks; };

/* The line with most of the words; the first where several have as many. */
static struct place best_place(const struct typed *t, const char *folded)
{
	struct place best = { 0, 0 };
	size_t most = 0, count, at;

	for (size_t line = 0; *folded && most < t->plain.n; line++) {
		size_t n = line_length(folded);

		at = line_holds(t, folded, n, &count);
		if (count > most) {
			most = count;
			best = (struct place){ line, 0 };
			while (at-- > 0)
				best.blanks += folded[at] == ' ';
		}
		folded += n + (folded[n] == '\n');
	}
	return best;
}

/* From a little before the word, so that it is seen in its sentence. */
static const char *begin_of(const char *line, size_t n, size_t blanks, bool *cut)
{
	size_t word = 0, from;

	for (; word < n && blanks > 0; word++)
		blanks -= line[word] == ' ';
	from = word > SNIPPET_BEFORE ? word - SNIPPET_BEFORE : 0;
	while (from > 0 && from < word && line[from - 1] != ' ')
		from++;
	*cut = from > 0;
	return line + from;
}

void typed_snippet(struct buf *out, const struct typed *t, const char *text)
{
	struct buf b = { 0 }, shown = { 0 };
	struct place at;
	const char *end;
	bool cut;

	text_fold(&b, text, strlen(text));
	at = best_place(t, buf_str(&b));
	for (; at.line > 0 && *text; at.line--)
		text += line_length(text) + (text[line_length(text)] == '\n');
	end = text + line_length(text);
	text = begin_of(text, (size_t)(end - text), at.blanks, &cut);
	text += strspn(text, " ");
	buf_reset(&b);
	buf_puts(&b, cut ? "…" : "");
	buf_add(&b, text, text < end ? (size_t)(end - text) : 0);
	text_show(&shown, b.p, b.len);
	text_cut(out, buf_str(&shown), SNIPPET_COLUMNS);
	buf_free(&shown);
	buf_free(&b);
}
