/* Stanzas from a stream, line by line, with the memory of one of them. */
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include "procure/base/text.h"
#include "procure/exchange/stanza.h"

enum { CHUNK = 64 * 1024, LINE_MAX_BYTES = RECORD_MAX, VALUE_MAX_BYTES = RECORD_MAX };

struct stanza_reader {
	int fd;                  /* -1: all of it is in `text` */
	struct buf text;
	size_t at;               /* what is read of it */
	bool end;                /* nothing more comes */
	int64_t line, number;
	int64_t fault;           /* the line that is at fault, where something is */
};

struct stanza_reader *stanza_reader_fd(int fd)
{
	struct stanza_reader *r = mem_alloc(sizeof *r);

	r->fd = fd;
	return r;
}

struct stanza_reader *stanza_reader_text(const char *text, size_t n)
{
	struct stanza_reader *r = mem_alloc(sizeof *r);

	r->fd = -1;
	r->end = true;
	buf_add(&r->text, text, n);
	return r;
}

void stanza_reader_free(struct stanza_reader *r)
{
	if (!r)
		return;
	buf_free(&r->text);
	mem_free(r);
}

bool stanza_waits(const struct stanza_reader *r)
{
	struct pollfd p = { .fd = r->fd, .events = POLLIN };

	if (r->end || (r->text.len > r->at && memmem(r->text.p + r->at, r->text.len - r->at, "\n\n", 2)))
		return false;
	return poll(&p, 1, 0) == 0;
}

/* Drops what was read, adds what comes. */
static enum rc fill(struct stanza_reader *r, struct why *why)
{
	char chunk[CHUNK];
	ssize_t n;

	if (r->at) {
		memmove(r->text.p, r->text.p + r->at, r->text.len - r->at);
		r->text.len -= r->at;
		r->at = 0;
	}
	do
		n = read(r->fd, chunk, sizeof chunk);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return fail_errno(why, N_("The batch cannot be read ({1}): {2}"), "stdin");
	r->end = n == 0;
	buf_add(&r->text, chunk, (size_t)n);
	return RC_OK;
}

/* One line without its end; it holds until the next call. RC_NONE: the end. */
static enum rc next_line(struct stanza_reader *r, char **line, size_t *n, struct why *why)
{
	char *lf = NULL;
	size_t looked = 0;
	enum rc rc;

	r->fault = r->line + 1;
	for (;;) {
		size_t have = r->text.len - r->at;

		lf = have > looked ? memchr(r->text.p + r->at + looked, '\n', have - looked) : NULL;
		if (lf || r->end)
			break;
		looked = have;
		if (have > LINE_MAX_BYTES)
			return fail(why, RC_INVALID, N_("The line is longer than a record may be (1 MiB)."));
		if ((rc = fill(r, why)) != RC_OK)
			return rc;
	}
	if (r->at == r->text.len)
		return RC_NONE;
	*line = r->text.p + r->at;
	*n = lf ? (size_t)(lf - *line) : r->text.len - r->at;
	r->at += *n + (lf ? 1 : 0);
	if (r->line++ == 0 && *n >= 3 && memcmp(*line, "\xef\xbb\xbf", 3) == 0)
		*line += 3, *n -= 3;
	if (*n && (*line)[*n - 1] == '\r')
		--*n;
	if (memchr(*line, '\0', *n))
		return fail(why, RC_INVALID, N_("The line holds a NUL byte: this is no text."));
	return RC_OK;
}

/* The line at hand: a name whose value still grows. */
struct open_line { struct buf name, value; bool open; int64_t line; };

static enum rc close_line(struct stanza_reader *r, struct open_line *o, struct stanza *st, struct arena *a, struct why *why)
{
	bool was = o->open;

	o->open = false;
	if (!was)
		return RC_OK;
	r->fault = o->line;
	if (!st->verb)
		return strcmp(buf_str(&o->name), "Verb") == 0 ? stanza_begin(st, a, buf_str(&o->value), why)
			: fail(why, RC_INVALID, N_("A stanza begins with `Verb:`."));
	return stanza_give(st, a, buf_str(&o->name), buf_str(&o->value), why);
}

/* `Name: value` */
static enum rc open_line(struct open_line *o, const char *line, size_t n, struct why *why)
{
	const char *colon = memchr(line, ':', n);
	size_t name = colon ? (size_t)(colon - line) : 0;

	if (!name || name >= WHY_FIELD_SIZE || memchr(line, ' ', name))
		return fail(why, RC_INVALID, N_("The line is neither `Name: value` nor, with a space before it, a further line of a value."));
	buf_reset(&o->name);
	buf_reset(&o->value);
	buf_add(&o->name, line, name);
	line += name + 1;
	n -= name + 1;
	if (n && *line == ' ')
		line++, n--;
	buf_add(&o->value, line, n);
	o->open = true;
	return RC_OK;
}

static enum rc further_line(struct open_line *o, const char *line, size_t n, struct why *why)
{
	line++, n--;
	if (!o->open)
		return fail(why, RC_INVALID, N_("A further line of a value (it begins with a space) follows no value."));
	if (n && strspn(line, ".") >= n)
		n--;
	buf_putc(&o->value, '\n');
	buf_add(&o->value, line, n);
	return o->value.len > VALUE_MAX_BYTES ? fail(why, RC_INVALID, N_("The value is longer than a record may be (1 MiB).")) : RC_OK;
}

static enum rc take_line(struct stanza_reader *r, struct open_line *o, struct stanza *st, struct arena *a, const char *line, size_t n, struct why *why)
{
	enum rc rc;

	if (*line == ' ')
		return further_line(o, line, n, why);
	if ((rc = close_line(r, o, st, a, why)) != RC_OK)
		return rc;
	r->fault = o->line = r->line;
	return open_line(o, line, n, why);
}

static bool blank(const char *line, size_t n)
{
	return strspn(line, " \t") >= n;
}

/* To the first line of the next stanza. */
static enum rc skip(struct stanza_reader *r, char **line, size_t *n, struct why *why)
{
	enum rc rc;

	do
		rc = next_line(r, line, n, why);
	while (rc == RC_OK && (blank(*line, *n) || **line == '#'));
	return rc;
}

enum rc stanza_next(struct stanza_reader *r, struct stanza *out, struct arena *a, struct why *why)
{
	struct open_line o = { .open = false };
	char *line;
	size_t n;
	enum rc rc;

	memset(out, 0, sizeof *out);
	rc = skip(r, &line, &n, why);
	out->number = rc == RC_NONE ? r->number : ++r->number;
	out->line = r->line;
	while (rc == RC_OK && !blank(line, n) && (rc = take_line(r, &o, out, a, line, n, why)) == RC_OK)
		rc = next_line(r, &line, &n, why);
	if (rc == RC_OK || (rc == RC_NONE && o.open))
		rc = close_line(r, &o, out, a, why);
	if (rc != RC_OK && rc != RC_NONE)
		out->line = r->fault;
	buf_free(&o.name);
	buf_free(&o.value);
	return rc;
}
