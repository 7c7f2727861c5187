/* What of a text is searched. */
#include <string.h>

#include "rows.h"

enum { LONG_HEX = 32 };

bool word_byte(char c)
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
		size_t word = 0, hex = 0, gap;

		while (at + word < n && word_byte(s[at + word])) {
			hex += hex_byte(s[at + word]);
			word++;
		}
		for (gap = word; at + gap < n && !word_byte(s[at + gap]);)
			gap++;
		if (word >= LONG_HEX && hex == word)
			buf_add(out, s + at + word, gap - word);
		else
			buf_add(out, s + at, gap);
		at += gap;
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
