/* The batch form: acts as stanzas of text, for `do --batch`, the demonstration, and whoever writes acts by a program.
 *
 *     # a comment, between stanzas only
 *     Verb: requirement.decide            first
 *     Record: SC-2018-P01/R-05            the target, as on the command line
 *     Decided: 2018-11-26 10:00           when; as typed by people
 *     Person: f.lagos                     for whom
 *     Because: No goal is served.         the reason, whatever the kind calls it
 *     Meeting: GT-SC-2018-P01-R04         trailers, by their names
 *     File: series.csv                    attached; relative to the batch file
 *     Verdict: drop                       fields, by their names; an empty one is cleared
 *     New-Text: first line
 *      second line                        one space and the line, ` .` for an empty one: exactly as in records
 *
 * One empty line parts stanzas. A name that the verb may set as a field of its kind is that field, even where a trailer has it too. Each name
 * stands once. Everything else is refused, with the number of the stanza and the line. */
#ifndef PROCURE_EXCHANGE_STANZA_H
#define PROCURE_EXCHANGE_STANZA_H

#include "procure/service/service.h"

struct stanza {
	int64_t number, line;            /* from 1; line where it begins, or of what is wrong with it */
	const struct verb *verb;
	struct request request;          /* for service_do or service_batch_do; strings are the arena's */
	const char **names, **values;    /* the same as request.names and .values */
	const char *file;                /* to be attached, as written; NULL */
};

/* Begins a stanza for a verb: RC_INVALID where there is none of that name. */
enum rc stanza_begin(struct stanza *st, struct arena *a, const char *verb, struct why *why);
/* One line of it; the value is copied. Fields are found without regard to case. */
enum rc stanza_give(struct stanza *st, struct arena *a, const char *name, const char *value, struct why *why);
/* A field only: what the command line calls `field=value`. */
enum rc stanza_give_field(struct stanza *st, struct arena *a, const char *name, const char *value, struct why *why);
/* Does the stanza name this field (and with a value)? */
bool stanza_has(const struct stanza *st, const char *field);

/* Brings st->file into the attachment store and fills the fields that say so (its SHA-256, File-Name, File-Size), unless they were given. The table of
 * a data series also goes into the ledger beside its record, read and spelled as an import does it, and fills Rows, Columns, Period and so on. `dir`: where a relative path
 * begins, NULL = here. Call under service_batch_begin: the next free id of a series is taken here. */
enum rc stanza_attach(struct stanza *st, struct service *s, const char *dir, struct arena *a, struct why *why);

/* Reads stanzas from a file descriptor (borrowed), or from memory that outlives the reader. Memory: one stanza. */
struct stanza_reader;
struct stanza_reader *stanza_reader_fd(int fd);
struct stanza_reader *stanza_reader_text(const char *text, size_t n);
void stanza_reader_free(struct stanza_reader *r);        /* NULL is fine */
/* The next one. RC_NONE: there are no more; RC_INVALID: *out holds number and line. */
enum rc stanza_next(struct stanza_reader *r, struct stanza *out, struct arena *a, struct why *why);
/* Would stanza_next wait for somebody to write (a pipe, a terminal)? */
bool stanza_waits(const struct stanza_reader *r);

/* Appends `Name: value` with the further lines of the value in the batch form. */
void stanza_line(struct buf *out, const char *name, const char *value);

#endif
