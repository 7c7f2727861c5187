/* Words: what of a text is searched, what was typed as a query, the line that shows why something was found. */
#include <string.h>

#include "procure/base/text.h"
#include "rows.h"

enum { LONG_HEX = 32, SNIPPET_COLUMNS = 100, SNIPPET_BEFORE = 30 };

static bool word_byte(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

static bool hex_byte(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

/* Copies a line without the seals, commits and sealed values in it: nobody searches them here, and each would be a word of its own. */
static void add_line(struct buf *out, const char *s, size_t n)
{
	size_t at = 0;

	while (at < n) {
		size_t word = 0, hex = 0;

		while (at + word < n && word_byte(s[at + word])) {
			hex += hex_byte(s[at + word]);
			word++;
		}
		if (word < LONG_HEX || hex < word)
			buf_add(out, s + at, word);
		at += word;
		for (; at < n && !word_byte(s[at]); at++)
			buf_putc(out, s[at]);
	}
	buf_putc(out, '\n');
}

/* Bytes of `Name: ` at the start of a line, or 0. */
static size_t name_length(const char *s, size_t n)
{
	size_t i = 0;

	if (n == 0 || s[0] < 'A' || s[0] > 'Z')
		return 0;
	while (i < n && (word_byte(s[i]) || s[i] == '-'))
		i++;
	if (i < n && s[i] == ':' && (i + 1 == n || s[i + 1] == ' '))
		return i + 1 < n ? i + 2 : n;
	return 0;
}

static size_t line_length(const char *s)
{
	return strcspn(s, "\n");
}

void words_record(struct buf *out, const char *text)
{
	while (*text) {
		size_t n = line_length(text), skip = name_length(text, n);

		add_line(out, text + skip, n - skip);
		text += n + (text[n] == '\n');
	}
}

/* Trailers that have a column of their own to ask by, or that nobody asks for in words. They would be half of all words. */
static bool trailer_is_fact(const char *line)
{
	static const char *const facts[] = { "Verb: ", "Record: ", "File: ", "Contract: ", "Mode: ", "Quorum: ", "Result: ", "Sequence: ", "Seal: " };

	for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++)
		if (strncmp(line, facts[i], strlen(facts[i])) == 0)
			return true;
	return false;
}

static void add_trailers(struct buf *out, const char *text)
{
	while (*text) {
		size_t n = line_length(text), skip = name_length(text, n);

		if (!trailer_is_fact(text))
			add_line(out, text + skip, n - skip);
		text += n + (text[n] == '\n');
	}
}

/* The last paragraph of a message, where each of its lines is a trailer; else NULL. */
static const char *trailers_of(const char *message)
{
	const char *last = NULL;

	for (const char *p = message; (p = strstr(p, "\n\n")) != NULL; p++)
		if (p[2] != '\0')
			last = p + 2;
	for (const char *p = last; p && *p; p += line_length(p) + 1) {
		if (name_length(p, line_length(p)) == 0)
			return NULL;
		if (p[line_length(p)] == '\0')
			break;
	}
	return last;
}

void words_act(struct buf *out, const char *subject, const char *message)
{
	const char *trailers, *end;

	subject = subject ? subject : "";
	message = message ? message : "";
	if (strncmp(message, subject, strlen(subject)) != 0)
		add_line(out, subject, strlen(subject));
	trailers = trailers_of(message);
	end = trailers ? trailers : message + strlen(message);
	while (message < end) {
		size_t n = line_length(message);

		add_line(out, message, n);
		message += n + (message[n] == '\n');
	}
	if (trailers)
		add_trailers(out, trailers);
}

/* What was typed, in NFC, and its parts between blanks that hold a letter or a digit. */
static void parts_of(struct strs *parts, struct arena *a, const char *typed)
{
	struct buf clean = { 0 };
	char *s, *part, *rest;

	text_clean(&clean, typed, strlen(typed), false);
	s = arena_strdup(a, buf_str(&clean));
	buf_free(&clean);
	for (part = strtok_r(s, " \n", &rest); part; part = strtok_r(NULL, " \n", &rest)) {
		size_t i = 0;

		while (part[i] && !word_byte(part[i]))
			i++;
		if (part[i])
			strs_add(parts, a, part);
	}
}

/* Between quotes nothing is an operator to FTS5; a quote inside is written twice. `SC-2018-P01/R-05` becomes a phrase of its five words. */
bool words_query(struct buf *out, const char *typed)
{
	struct arena *a = arena_new();
	struct strs parts = { 0 };
	bool any;

	parts_of(&parts, a, typed);
	for (size_t i = 0; i < parts.n; i++) {
		buf_puts(out, i ? " \"" : "\"");
		for (const char *c = parts.v[i]; *c; c++) {
			if (*c == '"')
				buf_putc(out, '"');
			buf_putc(out, *c);
		}
		buf_putc(out, '"');
	}
	any = parts.n > 0;
	if (any)
		buf_putc(out, '*');
	arena_free(a);
	return any;
}

static bool has_tilde(const char *s)
{
	return strstr(s, "\xc3\xb1") || strstr(s, "\xc3\x91");
}

bool words_tilde(const char *typed, const char *text)
{
	struct arena *a = arena_new();
	struct strs parts = { 0 };
	bool all = true;

	parts_of(&parts, a, typed);
	for (size_t i = 0; i < parts.n && all; i++)
		all = !has_tilde(parts.v[i]) || text_match(text, parts.v[i]);
	arena_free(a);
	return all;
}

static bool line_matches(const char *s, size_t n, const struct strs *parts, struct arena *a, size_t *count)
{
	const char *line = arena_strndup(a, s, n);

	*count = 0;
	for (size_t i = 0; i < parts->n; i++)
		*count += text_match(line, parts->v[i]);
	return *count > 0;
}

/* The line with most of the words; the first where several have as many. */
static const char *best_line(const char *text, const struct strs *parts, struct arena *a)
{
	const char *best = text;
	size_t most = 0, count;

	for (const char *p = text; *p && most < parts->n; p += line_length(p) + (p[line_length(p)] == '\n'))
		if (line_matches(p, line_length(p), parts, a, &count) && count > most) {
			best = p;
			most = count;
		}
	return best;
}

/* Byte where the first matching word begins, then back some words, so that it is seen in its sentence. */
static size_t cut_before(const char *line, const struct strs *parts, struct arena *a)
{
	size_t at = 0, back, count;

	while (line[at]) {
		size_t n = strcspn(line + at, " ");

		if (line_matches(line + at, n, parts, a, &count))
			break;
		at += n + strspn(line + at + n, " ");
	}
	if (!line[at] || at <= SNIPPET_BEFORE)
		return 0;
	back = at - SNIPPET_BEFORE;
	while (back < at && line[back - 1] != ' ')
		back++;
	return back;
}

void words_snippet(struct buf *out, const char *text, const char *typed)
{
	struct arena *a = arena_new();
	struct strs parts = { 0 };
	struct buf whole = { 0 }, shown = { 0 };
	const char *line;
	size_t from;

	parts_of(&parts, a, typed);
	line = best_line(text, &parts, a);
	line = arena_strndup(a, line, line_length(line));
	line += strspn(line, " ");
	from = cut_before(line, &parts, a);
	buf_puts(&whole, from ? "…" : "");
	buf_puts(&whole, line + from);
	text_show(&shown, buf_str(&whole), whole.len);
	text_cut(out, buf_str(&shown), SNIPPET_COLUMNS);
	buf_free(&shown);
	buf_free(&whole);
	arena_free(a);
}
