/* Terms as they are written: numbered clauses of several lines, under headings. Each becomes one line for the reader of clauses. */
#include "import_build.h"

#include <ctype.h>
#include <string.h>

#include "import_text.h"
#include "procure/base/text.h"

struct line { const char *text; int64_t at; size_t number; bool blank; };        /* number: bytes of its numbering, 0 = none */

/* "artículo 12", "cláusula 3": the word before a number, its length with the blanks after it; 0 = none. */
static size_t naming(const char *s)
{
	static const char *const words[] = { "artículo", "articulo", "art.", "art", "cláusula", "clausula", "punto", "numeral", "clause", "article", "section" };

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		size_t n = strlen(words[i]);
		size_t blanks = strncasecmp(s, words[i], n) == 0 ? strspn(s + n, " ") : 0;

		/* Of "Í" against "í" strncasecmp knows nothing: capitals are folded by the caller. */
		if ((blanks || words[i][n - 1] == '.') && isdigit((unsigned char)s[n + blanks]))
			return n + blanks;
	}
	return 0;
}

/* "5.", "5.1", "5.1.2)", "12.-", "Artículo 7º.-" at the start of a line, with a mark or at least one inner point. Its length, or 0. */
size_t clause_numbering(const char *s)
{
	size_t word = naming(s), i = word, digits = 0, points = 0;

	for (; isdigit((unsigned char)s[i]) || (s[i] == '.' && isdigit((unsigned char)s[i + 1])); i++) {
		digits += s[i] != '.';
		points += s[i] == '.';
	}
	if (!digits || digits > 8 || (!word && !points && digits > 3))
		return 0;
	if (strncmp(s + i, "º", 2) == 0 || strncmp(s + i, "°", 2) == 0)
		i += 2;
	if (s[i] && strchr(".:)", s[i])) {
		i++;
		i += s[i] == '-';
	} else if (!points && !word) {
		return 0;
	}
	return s[i] == ' ' || s[i] == '\0' ? i : 0;
}

/* Spaces and form feeds at either end off; what is left is copied. */
static struct line line_of(struct arena *a, const char *s, size_t n, int64_t at)
{
	struct line l = { .at = at };

	while (n && strchr(" \t\f", *s)) {
		s++;
		n--;
	}
	while (n && strchr(" \t\f", s[n - 1]))
		n--;
	l.text = arena_strndup(a, s, n);
	l.blank = n == 0;
	l.number = clause_numbering(l.text);
	return l;
}

static struct line *lines_of(struct arena *a, const char *text, size_t *n)
{
	struct line *v;
	size_t most = 1;
	int64_t at = 1;

	for (const char *s = text; *s; s++)
		most += *s == '\n' || *s == '\r';
	v = arena_alloc(a, (most + 1) * sizeof *v);
	*n = 0;
	for (const char *s = text; *s; at++) {
		size_t len = strcspn(s, "\r\n");

		v[(*n)++] = line_of(a, s, len, at);
		s += len;
		s += *s == '\r' && s[1] == '\n' ? 2 : *s != '\0';
	}
	return v;
}

/* Is the clause at i only the heading of those under it: "5 Recursos", and the next number is "5.1"? */
static bool heads(const struct line *v, size_t n, size_t i)
{
	size_t next = i + 1, bare = v[i].number;

	while (next < n && v[next].blank)
		next++;
	while (bare && strchr(".:)-", v[i].text[bare - 1]))
		bare--;
	return next < n && v[next].number > bare && strncmp(v[next].text, v[i].text, bare) == 0 && v[next].text[bare] == '.' &&
	       isdigit((unsigned char)v[next].text[bare + 1]);
}

/* Terms, not a list of lines: three numbers at least, and one of them heads others or a plain line follows it. */
static bool are_terms(const struct line *v, size_t n)
{
	size_t numbered = 0;
	bool found = false;

	for (size_t i = 0; i < n; i++) {
		numbered += v[i].number > 0;
		found |= (v[i].number && heads(v, n, i)) || (i && v[i - 1].number && !v[i].number && !v[i].blank && *v[i].text != '#');
	}
	return numbered >= 3 && found;
}

/* A line of a page's foot: a number alone, "Página 3 de 20", "- 4 -". */
static bool of_page(const char *s)
{
	size_t letters = 0, digits = 0;

	if (strncasecmp(s, "página ", 8) == 0 || strncasecmp(s, "pagina ", 7) == 0 || strncasecmp(s, "page ", 5) == 0)
		return strlen(s) < 24;
	for (; *s; s++) {
		letters += isalpha((unsigned char)*s) || (unsigned char)*s >= 0x80;
		digits += isdigit((unsigned char)*s) != 0;
	}
	return !letters && digits && digits <= 4;
}

bool clauses_join(struct buf *out, const char *text, struct arena *a, int64_t **at, size_t *n)
{
	size_t count, made = 0;
	const struct line *v = lines_of(a, text, &count);
	bool open = false;

	if (!are_terms(v, count))
		return false;
	*at = arena_alloc(a, (count + 1) * sizeof **at);
	for (size_t i = 0; i < count; i++) {
		bool starts = v[i].number > 0;

		if (v[i].blank || (!starts && of_page(v[i].text)))
			continue;
		if (starts || !open || *v[i].text == '#') {      /* before the first number nothing is a clause: it is read as a heading */
			buf_puts(out, made ? "\n" : "");
			buf_puts(out, heads(v, count, i) || (!starts && *v[i].text != '#') ? "# " : "");
			(*at)[made++] = v[i].at;
			open = starts && !heads(v, count, i);
		} else {
			buf_putc(out, ' ');
		}
		buf_puts(out, v[i].text);
	}
	*n = made;
	return true;
}
