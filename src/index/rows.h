/* What the files of the index share: the handle, the tables, the columns of a row. Private to this room. */
#ifndef PROCURE_INDEX_ROWS_H
#define PROCURE_INDEX_ROWS_H

#include "db.h"
#include "procure/index/index.h"

enum { BOOT_SIZE = 64 };

struct index {
	struct db db;
	uint32_t shape;          /* fingerprint of the caller's schema and of the tables */
	char boot[BOOT_SIZE];    /* this start of the machine */
	bool bulk;
	bool slim;               /* in bulk: the indexes of acts are made at its end */
	bool wrote;              /* the stamp bears this boot until the index is closed */
	bool doubtful;           /* damage was met: the next open makes it anew */
};

/* `seq_to` of a version that still stands: greater than every sequence, and 6 bytes in the file. */
#define ROWS_STILL INT64_C(0x7fffffffffff)

#define RECORD_COLUMNS "r.path, r.kind, r.name, v.contract, v.title, v.state, v.due, v.text, v.seq_from, v.seq_to"
#define ACT_COLUMNS "a.seq, a.commit_id, a.seal, a.verb, a.record, a.contract, a.meeting, a.body, a.mode, a.result, a.agreement, a.late, " \
	"a.person, a.recorded_by, a.decided, a.recorded, a.decided_offset, a.recorded_offset, a.subject, a.message, a.replaces"

void row_record(struct index_record *out, sqlite3_stmt *st);     /* from RECORD_COLUMNS; valid until the next step */
void row_act(struct index_act *out, sqlite3_stmt *st);           /* from ACT_COLUMNS */
/* Steps through a statement, hands each row to `each`, gives the statement back. RC_NONE where there was no row. */
enum rc rows_records(struct index *ix, sqlite3_stmt *st, index_record_each *each, void *ctx, struct why *why);
enum rc rows_acts(struct index *ix, sqlite3_stmt *st, index_act_each *each, void *ctx, struct why *why);

/* schema.c */
uint32_t tables_fingerprint(uint32_t schema);
enum rc tables_make(struct db *d, uint32_t shape, struct why *why);      /* drops whatever is there; inside a transaction */
enum rc tables_slim(struct db *d, bool slim, struct why *why);           /* before and after many acts: without and with the indexes of acts */
/* RC_OK: of this shape; RC_NONE: of another, or empty. */
enum rc tables_match(struct db *d, uint32_t shape, struct why *why);

/* Passes a failure on, and remembers damage, so that the next open makes the index anew. */
enum rc index_met(struct index *ix, enum rc rc);

/* words.c: what of a text is searched. Names of fields and trailers and long hexadecimal numbers are left out. */
void words_record(struct buf *out, const char *text);
void words_act(struct buf *out, const char *subject, const char *message);
bool word_byte(char c);          /* letters, digits, and all that is not ASCII */

/* typed.c: what a person typed into the search line. */
struct typed {
	struct arena *arena;
	struct strs parts;               /* as typed, in NFC; each holds a letter or digit */
	struct strs plain;               /* the same, folded */
	bool tilde;                      /* one of them has an ñ */
};
void typed_read(struct typed *t, const char *text);
void typed_free(struct typed *t);
/* A query of FTS5 that is valid whatever was typed: all words, each quoted; `begun`: the last one may go on. Only where there are parts. */
void typed_query(struct buf *out, const struct typed *t, bool begun);
/* Does the text hold, with its tilde, every word that was typed with an ñ? (FTS5 takes ñ for n.) */
bool typed_tilde(const struct typed *t, const char *text);
/* One plain line around the first of the words. */
void typed_snippet(struct buf *out, const struct typed *t, const char *text);

#endif
