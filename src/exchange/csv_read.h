/* What the CSV parts share. Private to the room. */
#ifndef EXCHANGE_CSV_READ_H
#define EXCHANGE_CSV_READ_H

#include "bytes.h"
#include "procure/exchange/csv.h"

_Static_assert((int)CSV_MIXED == (int)ENCODING_MIXED && (int)CSV_WINDOWS_1252 == (int)ENCODING_WINDOWS_1252, "one numbering of encodings");

bool cell_blank(const char *s);
/* crlf, bare_lf: line ends in the file, within quotes too. */
enum rc csv_read_bytes(struct bytes *b, const struct csv_dialect *d, const struct csv_visitor *v, int64_t *crlf, int64_t *bare_lf, struct why *why);
enum rc csv_detect_bytes(struct csv_dialect *out, struct bytes *b, struct why *why);

/* How one cell spells a number, for finding a column's marks: bits. */
enum number_shape {
	SHAPE_NONE = 0,
	SHAPE_INT = 1 << 0,            /* 1234 */
	SHAPE_DOT_DECIMAL = 1 << 1,    /* 12.5, 0.125, 1,234.5 and 1,234,567: the point is the decimal mark */
	SHAPE_COMMA_DECIMAL = 1 << 2,  /* 12,5 and 1.234,5 and 1.234.567: the comma is */
	SHAPE_DOT_EITHER = 1 << 3,     /* 1.234 */
	SHAPE_COMMA_EITHER = 1 << 4,   /* 1,234 */
};
enum number_shape number_shape(const char *cell);
/* A cell that looks like a number, a date or a time: nothing that a column would be called. */
bool cell_numeric(const char *cell);

#endif
