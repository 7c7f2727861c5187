/* Cuts a stream into records and a record into cells. Private to the room. */
#ifndef EXCHANGE_CSV_SPLIT_H
#define EXCHANGE_CSV_SPLIT_H

#include "procure/exchange/csv.h"

/* The cells of one record, each ended by a NUL. */
struct cells {
	struct buf text;
	size_t *at, *len;
	const char **cell;
	size_t n, cap;
};
void cells_reset(struct cells *c);
void cells_free(struct cells *c);
void cells_add(struct cells *c, const char *p, size_t n);
void cells_finish(struct cells *c);             /* sets cell[]; pointers hold until the next reset */

/* The two readings of a record that has a quote out of place: as Python's csv module reads it, and with a quote that closes only before a
 * delimiter or the end. */
void cells_plain(struct cells *c, const char *p, size_t n, char delimiter);
void cells_tolerant(struct cells *c, const char *p, size_t n, char delimiter);

struct splitter;
/* Gets each record's text without its line end. False stops. */
typedef bool (*split_record)(void *ctx, const char *p, size_t n, int64_t record, int64_t line, bool stray);
struct splitter *splitter_new(char delimiter, split_record got, void *ctx);
void splitter_free(struct splitter *s);
/* RC_NONE: stopped by `got`. */
enum rc splitter_feed(struct splitter *s, const char *p, size_t n, struct why *why);
enum rc splitter_end(struct splitter *s, struct why *why);
void splitter_line_ends(const struct splitter *s, int64_t *crlf, int64_t *bare_lf);

#endif
