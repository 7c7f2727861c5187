/* Requirements from plain text: one clause a line, its number and the heading above it kept as the source (import.h). */
#include "import_build.h"

#include "bytes.h"
#include "import_text.h"
#include "procure/base/text.h"

#include <string.h>

enum { TEXT_MAX = 16 << 20, CLAUSE_COLUMNS = 160 };

struct clauses {
	struct proposal *p;
	const char *heading;
	bool paragraphs;                 /* clauses of several lines: their first sentence is the title */
};

static bool is_alnum(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* How many bytes at the start are a bullet: "- ", "* ", "• ". */
static size_t bullet(const char *s)
{
	if (strchr("-*+", *s) && *s && s[1] == ' ')
		return 2;
	if (strncmp(s, "\xe2\x80\xa2 ", 4) == 0 || strncmp(s, "\xe2\x80\x93 ", 4) == 0)
		return 4;
	return 0;
}

/* "5.2.1 ", "5)", "a) ", "R-05: ", "Art. 5.- ": a short word with a digit or one letter, closed by a mark or a blank. Its length without the blanks
 * after it, or 0. */
static size_t numbering(const char *s)
{
	size_t i = 0, digits = 0;

	if (strncasecmp(s, "art.", 4) == 0 || strncasecmp(s, "art ", 4) == 0)
		i = 4 + strspn(s + 4, " ");
	for (; is_alnum(s[i]) || (s[i] && strchr(".-", s[i])); i++)
		digits += s[i] >= '0' && s[i] <= '9';
	if (i == 0 || i > 16 || (digits == 0 && !(i == 1 && s[i] == ')')))
		return 0;
	if (s[i] && strchr("):", s[i]))
		return i + 1;
	return s[i] == ' ' && strchr(".-", s[i - 1]) ? i : s[i] == ' ' && strchr(s, '.') && strchr(s, '.') < s + i ? i : 0;
}

static bool has_words(const char *s)
{
	for (; *s; s++)
		if (is_alnum(*s) || (unsigned char)*s >= 0x80)
			return true;
	return false;
}

/* Up to the first point or semicolon that ends a sentence, where that is short enough for a title. */
static const char *first_sentence(struct proposal *p, const char *text)
{
	for (size_t i = 1; text[i]; i++)
		if (strchr(".;:", text[i]) && (text[i + 1] == ' ' || !text[i + 1]) && i > 12) {
			const char *first = arena_strndup(p->arena, text, i + (text[i] == '.'));

			return text_width(first) <= CLAUSE_COLUMNS ? first : text;
		}
	return text;
}

static void take_clause(struct clauses *c, const char *line)
{
	struct proposal *p = c->p;
	const char *text = line + bullet(line), *number = "";
	size_t n;

	text += strspn(text, " ");
	n = numbering(text);
	if (n && has_words(text + n)) {
		number = arena_strndup(p->arena, text, n);
		text += n + strspn(text + n, " ");
	}
	proposal_set_title(p, "Clause", c->paragraphs ? first_sentence(p, text) : text, CLAUSE_COLUMNS);
	proposal_set(p, "Old-Text", text);
	proposal_set_title(p, "Source", proposal_source(p, *number && *c->heading ? arena_printf(p->arena, "%s, %s", c->heading, number) :
		*number ? number : c->heading), CLAUSE_COLUMNS);
	if (proposal_has(p, "Clause"))
		proposal_take(p, "requirement.add", arena_printf(p->arena, "%s/R-%02lld", p->want->contract, (long long)proposal_number(p)));
}

static void take_line(struct clauses *c, const char *s, int64_t number)
{
	struct proposal *p = c->p;
	const char *line;

	proposal_begin(p, number);
	line = proposal_clean(p, s);
	if (!*line)
		return;
	if (*line == '#') {
		line += strspn(line, "#");
		c->heading = line + strspn(line, " ");
		return;
	}
	p->out->rows++;
	if (!has_words(line))
		proposal_refuse(p, "Clause", true, N_("The line has no words: it is not proposed."));
	else if (proposal_matches(p, line))
		take_clause(c, line);
	else
		p->out->unused++;
}

static enum rc read_text(struct buf *out, struct bytes *b, struct why *why)
{
	struct decoder decoder;
	enum encoding encoding;
	bool ascii;
	const char *p = NULL;
	size_t n;
	enum rc rc;

	if (b->size > TEXT_MAX)
		return fail(why, RC_INVALID, N_("The text is larger than 16 MiB: that is no list of clauses."));
	rc = bytes_encoding(b, &encoding, &ascii, why);
	if (rc != RC_OK)
		return rc;
	decoder_init(&decoder, encoding);
	while ((rc = bytes_next(b, &p, &n, why)) == RC_OK && n > 0) {
		if (memchr(p, 0, n)) {
			rc = fail(why, RC_INVALID, N_("The file holds NUL bytes: it is no text. Save it as plain text (UTF-8), then import it."));
			break;
		}
		decoder_feed(&decoder, &p, &n);
		buf_add(out, p, n);
	}
	decoder_end(&decoder, &p, &n);
	buf_add(out, p, n);
	decoder_free(&decoder);
	return rc;
}

/* `at`: the file's line of each, NULL where they are counted. */
static void take_lines(struct clauses *c, char *s, const int64_t *at)
{
	for (int64_t number = 1; s && *s; number++) {
		size_t len = strcspn(s, "\r\n");
		char *next = s + len;

		if (*next == '\r' && next[1] == '\n')
			*next++ = 0;
		if (*next)
			*next++ = 0;
		take_line(c, s, at ? at[number - 1] : number);
		s = next;
	}
}

enum rc import_clauses(struct proposal *p, const char *path, struct why *why)
{
	struct clauses c = { p, "", false };
	struct buf text = { 0 }, joined = { 0 };
	struct bytes b;
	int64_t *at = NULL;
	size_t n = 0;
	enum rc rc = bytes_open(&b, path, why);

	if (rc == RC_OK)
		rc = read_text(&text, &b, why);
	bytes_close(&b);
	if (rc == RC_OK && text.len && clauses_join(&joined, buf_str(&text), p->arena, &at, &n)) {
		buf_free(&text);
		text = joined;
		c.paragraphs = true;
	}
	if (rc == RC_OK)
		take_lines(&c, text.p, at);
	buf_free(&text);
	return rc;
}
