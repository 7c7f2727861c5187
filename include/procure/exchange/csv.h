/* Tables as text: a streaming reader that finds out by itself how a file is written.
 *
 * Memory does not grow with the file. Encodings: UTF-8 with or without BOM, Windows-1252. Delimiters: comma, semicolon, tab, bar. Records end
 * in LF, CRLF or CR; quoted fields may hold all of them. Where a quote stands undoubled in a quoted field, the record is read so that a quote
 * ends the field only before a delimiter, if that gives it the header's width. Cells are UTF-8 as they came: clean them (text_clean) before use. */
#ifndef PROCURE_EXCHANGE_CSV_H
#define PROCURE_EXCHANGE_CSV_H

#include "procure/exchange/sum.h"

enum { CSV_VALUE_MAX = 1 << 20, CSV_RECORD_MAX = 16 << 20, CSV_COLUMNS_MAX = 4096 };

/* MIXED: UTF-8 but for a few bytes, each read as Windows-1252. */
enum csv_encoding { CSV_UTF8, CSV_UTF8_BOM, CSV_WINDOWS_1252, CSV_MIXED };

/* How a file is written. csv_detect fills it; a person may give another. */
struct csv_dialect {
	enum csv_encoding encoding;
	bool ascii;                    /* no byte above 0x7f */
	char delimiter;
	bool sep_line;                 /* the first line is Excel's "sep=;" and no record */
	int64_t header;                /* number of the record that holds the column names, from 1; 0 = none */
	int header_lines;              /* 1, or 2 where a second line completes the first; 0 = none */
	size_t columns;                /* cells of the header; without one, the width that most records have */
};

/* What a record is, seen from the header. */
enum csv_kind {
	CSV_DATA,
	CSV_BLANK,                     /* no cell holds anything */
	CSV_TITLE,                     /* stands above the header */
	CSV_HEADER,                    /* the column names, and their second line */
	CSV_HEADER_AGAIN,              /* the same names once more (a printed report's next page); their columns may have moved */
};

struct csv_row {
	int64_t record;                /* from 1, blank ones counted, sep= not */
	int64_t line;                  /* line of the file on which it begins, from 1 */
	enum csv_kind kind;
	bool stray, repaired;          /* a quote out of place; read so that the width fits */
	size_t n;
	const char *const *cell;       /* each ends in NUL; live until the callback returns */
	const size_t *len;
};

struct csv_visitor {
	/* A record; false stops the reading (csv_read then returns RC_NONE). */
	bool (*row)(void *ctx, const struct csv_row *row);
	/* Asked about every 64 KiB; true stops the reading. May be NULL. */
	bool (*cancel)(void *ctx, int64_t done, int64_t total);
	void *ctx;
};

/* Finds the dialect from the whole file (encoding) and its first 256 KiB (the rest). */
enum rc csv_detect(struct csv_dialect *out, const char *path, struct why *why);
enum rc csv_detect_text(struct csv_dialect *out, const char *p, size_t n, struct why *why);
/* Reads all records in order. Refused, with record and line: a NUL byte, a value over CSV_VALUE_MAX, a record over
 * CSV_RECORD_MAX, more than CSV_COLUMNS_MAX cells, a quote that is never closed. */
enum rc csv_read(const char *path, const struct csv_dialect *d, const struct csv_visitor *v, struct why *why);
enum rc csv_read_text(const char *p, size_t n, const struct csv_dialect *d, const struct csv_visitor *v, struct why *why);

/* A column: what is in it, and how its numbers are written. */
struct csv_column {
	const char *name;              /* cleaned; "" where there is none */
	int64_t filled, empty, numbers, other;      /* of the data records; numbers under the marks below */
	char decimal, thousands;       /* '.' or ','; 0 = none seen */
	struct decimal sum;            /* of the numbers */
	bool money_guess;              /* every filled cell is a number, and there is one */
};

/* Facts of a whole file, for a preview before anything is imported. */
struct csv_facts {
	struct csv_dialect dialect;
	int64_t bytes, crlf, bare_lf, records;      /* records: all after the first record of the file, as a spreadsheet counts rows */
	int64_t data, blank, titles, headers_again;
	int64_t repeated;              /* records equal to an earlier one, the first record left out */
	int64_t strays, repaired;
	int64_t with_newline, with_quote, longest;  /* values with a line end, with a quote; characters in the longest */
	size_t first_width;            /* cells of the first record */
	struct counter widths;           /* cells in a record ("10") -> how many, the first record left out */
	struct csv_column *column;
	size_t columns;
	struct counter groups;           /* sums of the column asked for, by the value of the grouping column */
};

/* Reads the file twice. `amount` and `group` are column names as written, or NULL; the sums by group are then in `groups` ("all" without `group`).
 * `dialect` NULL: detected. Memory is the arena's but for csv_facts_free; 8 bytes a record are kept to find repeated ones. */
enum rc csv_facts_read(struct csv_facts *out, struct arena *a, const char *path, const struct csv_dialect *dialect, const char *amount,
	const char *group, struct why *why);
void csv_facts_free(struct csv_facts *f);

/* A cell as a number under these marks: blanks, `$` and `%` at its ends are left out. False where it is none. */
bool csv_number(struct decimal *out, const char *cell, char decimal, char thousands);

#endif
