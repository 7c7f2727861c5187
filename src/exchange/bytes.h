/* Files from outside, read in pieces: regular files only, decoded to UTF-8 on the way. Private to the room. */
#ifndef EXCHANGE_BYTES_H
#define EXCHANGE_BYTES_H

#include "procure/base/mem.h"
#include "procure/base/rc.h"

enum { BYTES_PIECE = 1 << 16 };

/* MIXED: UTF-8 but for single bytes, which are read as Windows-1252 (somebody pasted a line from elsewhere). */
enum encoding { ENCODING_UTF8, ENCODING_UTF8_BOM, ENCODING_WINDOWS_1252, ENCODING_MIXED };

/* A file or a piece of memory that can be read from the start more than once. */
struct bytes {
	int fd;                    /* -1 = memory */
	const char *mem;
	char *piece;
	int64_t size, at;
	const char *name;          /* for messages; the caller's */
};

/* Opens without waiting on a FIFO and refuses all that is no regular file. */
enum rc bytes_open(struct bytes *b, const char *path, struct why *why);
void bytes_of(struct bytes *b, const void *p, size_t n);
void bytes_close(struct bytes *b);
enum rc bytes_rewind(struct bytes *b, struct why *why);
/* The next piece as it stands in the file; *n = 0 at the end. The piece lives until the next call. */
enum rc bytes_next(struct bytes *b, const char **p, size_t *n, struct why *why);
/* Reads all and says what it is: UTF-8 if every byte fits; mixed if it has a BOM or more than four good characters for each bad byte; else
 * Windows-1252. UTF-16 and UTF-32 are refused. *ascii: no byte above 0x7f. */
enum rc bytes_encoding(struct bytes *b, enum encoding *out, bool *ascii, struct why *why);

/* Turns pieces into UTF-8. Drops the BOM; NUL bytes pass. Of a mixed file a character cut by the end of a piece waits for the next. */
struct decoder {
	enum encoding from;
	bool begun;
	char rest[4];
	size_t n_rest;
	struct buf out;
};
void decoder_init(struct decoder *d, enum encoding from);
void decoder_free(struct decoder *d);
/* The text of this piece: in place where nothing changes, else in d->out. */
void decoder_feed(struct decoder *d, const char **p, size_t *n);
/* What still waited at the end, or nothing. */
void decoder_end(struct decoder *d, const char **p, size_t *n);

#endif
