/* Proposals from files that come from outside: what would be recorded, record by record, and what cannot be used, line by line.
 *
 * Nothing is written here. A proposal is a list of stanzas (verb, record, fields with their values as stored); the caller hands them to the
 * service as one atomic batch, so that nothing is half imported. Ids are ours (the next free ones); ids from outside are values of fields.
 * All values passed text_clean and the entry of their field's type. Kinds:
 *     candidates     from tables (column names in Spanish, English, Portuguese) and from OCDS: one for each process, latest values
 *     requirements   from tables with a column of clauses, or plain text with one clause a line
 *     series         from a table of figures: one record, and its table in one spelling beside it */
#ifndef PROCURE_EXCHANGE_IMPORT_H
#define PROCURE_EXCHANGE_IMPORT_H

#include "procure/exchange/csv.h"
#include "procure/exchange/ocds.h"
#include "procure/model/act.h"

enum import_as { IMPORT_GUESS, IMPORT_CANDIDATES, IMPORT_REQUIREMENTS, IMPORT_SERIES };
enum { IMPORT_MAX = 999, IMPORT_PROBLEMS_MAX = 1000, IMPORT_TABLE_MAX = 4 << 20, IMPORT_PROCESSES_MAX = 100000 };

/* Columns that look like persons: left out, put into the series' sealed field (the vault keeps them), or kept in the open. Recorded either way. */
enum import_persons { PERSONS_LEFT_OUT, PERSONS_SEALED, PERSONS_KEPT };

struct import_want {
	enum import_as as;
	int year;                      /* candidates become SC-<year>-<nn> */
	int first;                     /* the first free number, from 1 */
	const char *contract;          /* for requirements and series: the contract they belong to */
	const char *title;             /* of a series; NULL: the file's name */
	const char *match;             /* only what holds these words (text_match); NULL: all */
	const struct csv_dialect *dialect;           /* NULL: found out */
	const char *const *map;        /* "Field=Column name", n_map of them: a person's word before the synonyms */
	size_t n_map;
	enum import_persons persons;
	bool (*cancel)(void *ctx, int64_t done, int64_t total);         /* may be NULL */
	void *ctx;
};

struct import_stanza {
	const char *verb, *record;     /* "candidate.add", "SC-2019-13" */
	const char **name, **value;
	size_t n;
	int64_t line;                  /* of the file, where it comes from */
	const struct act_file *file;   /* of a series: path and table; NULL else */
};

struct import_problem {
	int64_t line;                  /* 0: the file as a whole */
	const char *field;             /* ours, or "" */
	bool left_out;                 /* the whole line is not proposed; else only this value is missing */
	struct why why;
};

struct import_column { const char *column, *field; bool person; };     /* field "": not used; person: looks like persons */

struct import {
	enum import_as as;
	bool ocds;
	struct csv_dialect dialect;                  /* of a table */
	const char *converter;                       /* that read it (an office paper, a PDF), or NULL; rows are then those of its output */
	const char *name;                            /* of the file, without folders, cleaned */
	char sha256[65];
	int64_t size;
	struct import_column *column;
	size_t columns;
	struct import_stanza *stanza;
	size_t n;
	struct import_problem *problem;              /* at most IMPORT_PROBLEMS_MAX; `problems` counts all */
	size_t listed;
	int64_t problems;
	int64_t rows, unused;                        /* lines or processes seen; of them not proposed, for whatever reason */
};

/* RC_INVALID where the file cannot be read, or holds nothing that can be proposed (`out` then still says why, line by line). Memory from `a`. */
enum rc import_propose(struct import *out, struct arena *a, const char *path, const struct import_want *want, struct why *why);

/* What would happen, for people: columns, stanzas, problems. In the session's language. */
void import_show(struct buf *out, const struct import *imp);
/* The stanzas in the form of `do --batch`, to be looked at, mended and given back. A series' table is not in it. */
void import_batch(struct buf *out, const struct import *imp);

/* The field that a column's name means, or NULL. Exposed for tests and for the manual. */
const char *import_field_of(enum import_as as, const char *column);

#endif
