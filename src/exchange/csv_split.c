/* Cuts a stream into records (csv_split.h). Python's csv module is the measure for where a record ends. */
#include "csv_split.h"

#include <string.h>

enum state { AT_START, UNQUOTED, QUOTED, QUOTE_SEEN };

struct splitter {
	char delimiter;
	split_record got;
	void *ctx;
	enum state state;
	bool stray, after_cr, stopped;
	char prev;
	struct buf raw;                /* the record so far, up to the last piece */
	size_t field_at, columns;      /* where the current value begins in the record; how many stand before it */
	int64_t record, line, begin;   /* begin: the line on which the record begins */
	int64_t crlf, bare_lf;
};

struct splitter *splitter_new(char delimiter, split_record got, void *ctx)
{
	struct splitter *s = mem_alloc(sizeof(*s));

	s->delimiter = delimiter;
	s->got = got;
	s->ctx = ctx;
	s->line = s->begin = 1;
	return s;
}

void splitter_free(struct splitter *s)
{
	if (!s)
		return;
	buf_free(&s->raw);
	mem_free(s);
}

void splitter_line_ends(const struct splitter *s, int64_t *crlf, int64_t *bare_lf)
{
	*crlf = s->crlf;
	*bare_lf = s->bare_lf;
}

/* A line end counts once, whether it is CR, LF or both. */
static void count_line(struct splitter *s, char c)
{
	if (c == '\n' && s->prev == '\r') {
		s->crlf++;
		return;
	}
	s->bare_lf += c == '\n';
	s->line++;
}

static void next_value(struct splitter *s, size_t at)
{
	s->field_at = at;
	s->columns++;
	s->state = AT_START;
}

static bool end_record(struct splitter *s)
{
	bool go_on = s->got(s->ctx, buf_str(&s->raw), s->raw.len, ++s->record, s->begin, s->stray);

	buf_reset(&s->raw);
	s->stray = false;
	s->field_at = s->columns = 0;
	s->state = AT_START;
	s->begin = s->line;
	return go_on;
}

/* One character that is no line end outside quotes; `at` is where the next one stands in the record. */
static void step(struct splitter *s, char c, size_t at)
{
	if (c == '\n' || c == '\r')
		count_line(s, c);
	switch (s->state) {
	case QUOTED:
		if (c == '"')
			s->state = QUOTE_SEEN;
		return;
	case QUOTE_SEEN:
		if (c == '"') {
			s->state = QUOTED;
			return;
		}
		if (c == s->delimiter)
			break;
		s->stray = true;
		s->state = UNQUOTED;
		return;
	case AT_START:
		if (c != s->delimiter)
			s->state = c == '"' ? QUOTED : UNQUOTED;
		break;
	case UNQUOTED:
		break;
	}
	if (c == s->delimiter)
		next_value(s, at);
}

static bool too_large(const struct splitter *s, size_t at)
{
	return at - s->field_at > CSV_VALUE_MAX || at > CSV_RECORD_MAX || s->columns > CSV_COLUMNS_MAX;
}

static enum rc fail_size(const struct splitter *s, size_t at, struct why *why)
{
	if (at - s->field_at > CSV_VALUE_MAX && s->state == QUOTED)
		return fail(why, RC_INVALID, N_("Record {1} (from line {2}): the value in column {3} is longer than 1 MiB. Perhaps its quote is never closed."),
			NUM(s->record + 1), NUM(s->begin), NUM(s->columns + 1));
	if (at - s->field_at > CSV_VALUE_MAX)
		return fail(why, RC_INVALID, N_("Record {1} (from line {2}): the value in column {3} is longer than 1 MiB."), NUM(s->record + 1),
			NUM(s->begin), NUM(s->columns + 1));
	if (at > CSV_RECORD_MAX)
		return fail(why, RC_INVALID, N_("Record {1} (from line {2}) is longer than 16 MiB."), NUM(s->record + 1), NUM(s->begin));
	return fail(why, RC_INVALID, N_("Record {1} (from line {2}) has more than {3} columns."), NUM(s->record + 1), NUM(s->begin), NUM(CSV_COLUMNS_MAX));
}

static enum rc fail_nul(const struct splitter *s, struct why *why)
{
	return fail(why, RC_INVALID, N_("Record {1} (line {2}) holds a NUL byte: the file is damaged, or it is no table."), NUM(s->record + 1), NUM(s->line));
}

enum rc splitter_feed(struct splitter *s, const char *p, size_t n, struct why *why)
{
	size_t from = 0;               /* of p, what is not yet in raw */

	for (size_t i = 0; i < n; i++) {
		char c = p[i];

		if (c == 0)
			return fail_nul(s, why);
		if ((c == '\n' || c == '\r') && s->state != QUOTED) {
			count_line(s, c);
			if (c == '\n' && s->after_cr && s->prev == '\r') {
				s->begin = s->line;
			} else {
				size_t at = s->raw.len + i - from;

				if (too_large(s, at))
					return fail_size(s, at, why);
				buf_add(&s->raw, p + from, i - from);
				if (!end_record(s))
					return RC_NONE;
			}
			s->after_cr = c == '\r';
			from = i + 1;
		} else {
			step(s, c, s->raw.len + i - from + 1);
			s->after_cr = false;
			if (s->state == AT_START && too_large(s, s->raw.len + i - from + 1))
				return fail_size(s, s->raw.len + i - from + 1, why);
		}
		s->prev = c;
	}
	buf_add(&s->raw, p + from, n - from);
	return too_large(s, s->raw.len) ? fail_size(s, s->raw.len, why) : RC_OK;
}

enum rc splitter_end(struct splitter *s, struct why *why)
{
	if (s->state == QUOTED)
		return fail(why, RC_INVALID, N_("Record {1} (from line {2}): the quote in column {3} is never closed."), NUM(s->record + 1), NUM(s->begin),
			NUM(s->columns + 1));
	if (s->state == AT_START && s->columns == 0)
		return RC_OK;
	return end_record(s) ? RC_OK : RC_NONE;
}
