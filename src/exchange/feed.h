/* Drives yajl over a file, line by line, so that every event and every error knows its line. Private to the room. */
#ifndef EXCHANGE_FEED_H
#define EXCHANGE_FEED_H

#include "bytes.h"
#include "procure/exchange/ocds.h"

enum event { EV_NULL, EV_FALSE, EV_TRUE, EV_NUMBER, EV_STRING, EV_OBJECT, EV_KEY, EV_OBJECT_END, EV_ARRAY, EV_ARRAY_END };

struct feed {
	/* Set by the user of the feed. */
	bool (*event)(void *ctx, enum event e, const char *p, size_t n);    /* false stops; `rc` and `why` then hold the reason */
	/* A line is complete. bad: it is no JSON of its own (only with each_line). */
	bool (*line_end)(void *ctx, bool blank, bool bad);
	bool (*skip)(void *ctx, int64_t line);      /* with each_line: leave this line out unread; may be NULL */
	void *ctx;
	bool each_line;                /* every line is one value of its own; a bad one does not stop the rest */
	const struct ocds_visitor *visitor;         /* for cancel */
	enum encoding encoding;
	struct why *why;
	enum rc rc;

	/* Kept by the feed. */
	int64_t line, nul_bytes;
	int64_t events, events_before;
	size_t quiet;                  /* bytes since the last event */
	bool begun, blank, bad, skipped;
	void *yajl;
};

/* Feeds all of it from the start. RC_INVALID where it is no JSON. */
enum rc feed_all(struct feed *f, struct bytes *b);

#endif
