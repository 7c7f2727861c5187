/* What the importers share: a proposal that grows, values that are cleaned and checked, problems that are named. Private to the room. */
#ifndef EXCHANGE_IMPORT_BUILD_H
#define EXCHANGE_IMPORT_BUILD_H

#include "procure/exchange/import.h"

struct proposal {
	struct import *out;
	struct arena *arena;
	const struct import_want *want;
	const struct kind *kind;
	size_t cap, problem_cap;
	struct counter known;            /* foreign ids seen -> line */
	struct buf scratch;
	/* The stanza being made. */
	const char *name[KIND_FIELDS_MAX], *value[KIND_FIELDS_MAX];
	size_t n;
	int64_t line;
};

void proposal_init(struct proposal *p, struct import *out, struct arena *a, const struct import_want *want, const char *kind);
void proposal_free(struct proposal *p);
void proposal_begin(struct proposal *p, int64_t line);
/* Cleans the text and puts it as a person's entry; what the type refuses becomes a problem. False where nothing was set. */
bool proposal_set(struct proposal *p, const char *field, const char *text);
/* The same for one line that may be too long for a title: cut at `columns`, and said so. */
bool proposal_set_title(struct proposal *p, const char *field, const char *text, int columns);
bool proposal_set_number(struct proposal *p, const char *field, int64_t n);
/* The tier that a Chilean tender id tells, where it is one of ours. */
void proposal_set_tier(struct proposal *p, const char *id);
bool proposal_has(const struct proposal *p, const char *field);
/* Takes the stanza in under the next id. Past IMPORT_MAX it is a problem. */
struct import_stanza *proposal_take(struct proposal *p, const char *verb, const char *record);
/* The record's number after the stanzas so far. */
int64_t proposal_number(const struct proposal *p);
/* False, with a problem named, where this foreign id was there before. */
bool proposal_once(struct proposal *p, const char *foreign);
void proposal_problem(struct proposal *p, int64_t line, const char *field, bool left_out, const struct why *why);
/* problem(p, field, left_out, msg, args…): for the stanza being made. */
#define proposal_refuse(p, field, left_out, ...) \
	do { struct why refused_; (void)fail(&refused_, RC_INVALID, __VA_ARGS__); proposal_problem((p), (p)->line, (field), (left_out), &refused_); } while (0)
/* "file.csv, line 12" */
const char *proposal_source(struct proposal *p, const char *more);
bool proposal_matches(const struct proposal *p, const char *text);
/* Cleaned, on one line; memory from the arena. */
const char *proposal_clean(struct proposal *p, const char *text);

/* Which column holds which field; SIZE_MAX = none. */
struct columns {
	const char *field[64];
	size_t at[64];
	size_t n;
};
/* Reads the names (merged over two header lines by the caller) and fills out->column too. */
enum rc columns_map(struct columns *c, struct proposal *p, const char *const *names, size_t n, struct why *why);
const char *columns_cell(const struct columns *c, const struct csv_row *row, const char *field);        /* "" where there is none */
bool columns_have(const struct columns *c, const char *field);
/* Names folded to plain words, as the synonyms are: accents, case, punctuation aside. Memory from `a`. */
const char *columns_plain(struct arena *a, const char *name);

/* Months, dates, methods and tiers as others write them; NULL or false where they cannot be told. */
bool words_months(const char *text, const char *unit, int64_t *months);
bool words_date(char out[16], const char *text);
int64_t words_months_between(const char *start, const char *end);      /* whole months, 0 = cannot be told; NULL is fine */
const char *words_method(struct arena *a, const char *text);
/* The two letters of a Chilean tender id, "2305-44-LR16" -> "LR"; "" where it is none. */
void words_tier(char out[4], const char *id);

enum rc import_table(struct proposal *p, const char *path, struct why *why);          /* candidates, or requirements from a table */
enum rc import_clauses(struct proposal *p, const char *path, struct why *why);        /* plain text */
enum rc import_series(struct proposal *p, const char *path, struct why *why);
enum rc import_processes(struct proposal *p, const char *path, struct why *why);      /* OCDS */
/* Does it look like a table of figures: a column of months, days or years, and columns of numbers? */
bool import_is_series(const struct csv_facts *f);

#endif
