/* The trailers of an act: ONE table, in the order of design.md 3.3, that drives printing, parsing, the batch form, the options and verify.
 *
 * An act's message is a subject, an empty line, the reason (may be missing, then so is its empty line), and the trailers as the last
 * paragraph. `Name: value`, one space, in the table's order, each at most once but Record and File, never folded, never empty, nothing
 * after. There is exactly one spelling: what trailers_parse accepts, trailers_print prints again byte for byte. */
#ifndef PROCURE_MODEL_TRAILERS_H
#define PROCURE_MODEL_TRAILERS_H

#include "procure/base/mem.h"
#include "procure/base/rc.h"

enum trailer_type {
	TRAILER_IS_CODE,         /* `requirement.decide`, `roll-call`: lower case, digits, inner points and hyphens */
	TRAILER_IS_ID,           /* id_valid() */
	TRAILER_IS_VOTERS,       /* ids parted by one space, each once, in the order of the seats (which only the body knows) */
	TRAILER_IS_NAMES,        /* ids or full names `SC-2018-P01/EV-001` parted by one space, each once, in byte order */
	TRAILER_IS_NUMBER,       /* a whole number from 1 */
	TRAILER_IS_PATH,         /* a path in the ledger's tree: ids parted by `/` */
	TRAILER_IS_COUNT,        /* `4/4`: how many of how many */
	TRAILER_IS_SHA256,       /* 64 lower-case hex digits */
};

enum trailer_flag {
	TRAILER_MUST = 1 << 0,           /* stands in every act */
	TRAILER_REPEATS = 1 << 1,        /* may stand several times */
};

/* id, name in the message, type, flags, option by which a person gives it (NULL: the program derives it), placeholder of the option, help.
 * Record and File are the paths of every record and of every other file (a data series' rows) that the act wrote, the leading record
 * first. Evidence, Freezes: names of records. Casting: who cast the deciding vote. Replaces: the Sequence of the act that is corrected. */
#define TRAILER_LIST(X) \
	X(VERB,        "Verb",        CODE,   TRAILER_MUST,    NULL,       NULL,    NULL) \
	X(RECORD,      "Record",      PATH,   TRAILER_MUST | TRAILER_REPEATS, NULL, NULL, NULL) \
	X(FILE,        "File",        PATH,   TRAILER_REPEATS, NULL,       NULL,    NULL) \
	X(CONTRACT,    "Contract",    ID,     0, NULL,       NULL,      NULL) \
	X(MEETING,     "Meeting",     ID,     0, "meeting",  "MEETING", N_("the meeting or session in which it was decided")) \
	X(ITEM,        "Item",        ID,     0, "item",     "ITEM",    N_("the item of the agenda")) \
	X(BODY,        "Body",        ID,     0, "body",     "BODY",    N_("the body that decides")) \
	X(MODE,        "Mode",        CODE,   0, "mode",     "MODE",    N_("how the body decides: consensus, assent, consent or roll-call")) \
	X(MOVED_BY,    "Moved-by",    ID,     0, "moved-by", "PERSON",  N_("who moved it")) \
	X(FOR,         "For",         VOTERS, 0, "for",      "a,b",     N_("who voted for")) \
	X(AGAINST,     "Against",     VOTERS, 0, "against",  "a,b",     N_("who voted against")) \
	X(ABSTAINED,   "Abstained",   VOTERS, 0, "abstain",  "a,b",     N_("who abstained")) \
	X(RECUSED,     "Recused",     VOTERS, 0, "recuse",   "a,b",     N_("who is recused from the item")) \
	X(ABSENT,      "Absent",      VOTERS, 0, NULL,       NULL,      NULL) \
	X(CASTING,     "Casting",     ID,     0, NULL,       NULL,      NULL) \
	X(QUORUM,      "Quorum",      COUNT,  0, NULL,       NULL,      NULL) \
	X(RESULT,      "Result",      CODE,   0, NULL,       NULL,      NULL) \
	X(AGREEMENT,   "Agreement",   ID,     0, "agreement", "ID",     N_("the agreement by which it is decided (mode ruling)")) \
	X(EVIDENCE,    "Evidence",    NAMES,  0, "evidence", "EV-1,EV-2", N_("the evidence on which it rests")) \
	X(FREEZES,     "Freezes",     NAMES,  0, NULL,       NULL,      NULL) \
	X(REPLACES,    "Replaces",    NUMBER, 0, "replaces", "SEQ",     N_("the act that this one corrects")) \
	X(LATE,        "Late",        CODE,   0, "late",     "REASON",  N_("why it is recorded late")) \
	X(RECORDED_BY, "Recorded-by", ID,     TRAILER_MUST,  NULL,       NULL,    NULL) \
	X(SEQUENCE,    "Sequence",    NUMBER, TRAILER_MUST,  NULL,       NULL,    NULL) \
	X(SEAL,        "Seal",        SHA256, TRAILER_MUST,  NULL,       NULL,    NULL)

enum trailer {
#define X(id, name, type, flags, option, holder, help) TRAILER_##id,
	TRAILER_LIST(X)
#undef X
	TRAILER_COUNT
};

struct trailer_row {
	const char *name;
	enum trailer_type type;
	unsigned flags;
	const char *option;              /* "for", as in --for a,b; NULL: not for people to give */
	const char *holder;              /* "a,b" */
	const char *help;                /* msgid */
};
extern const struct trailer_row trailer_rows[TRAILER_COUNT];

/* Values as they stand in the message; NULL = the trailer does not stand. Record and File are in their lists, never in one[]. */
struct trailers {
	const char *one[TRAILER_COUNT];
	struct strs record, file;
};

int trailer_by_name(const char *name);           /* "Moved-by" -> TRAILER_MOVED_BY; -1 if none */
int trailer_by_option(const char *option);       /* "moved-by"; -1 if none */

/* Sets one trailer from what a person gave: `a,b` or `a b`, put into the stored spelling and checked. Replaces an earlier value, adds to
 * a repeated one; an empty text clears. The value is copied into `a`. */
enum rc trailers_give(struct trailers *t, struct arena *a, enum trailer which, const char *typed, struct why *why);

/* Appends the lines of all that stand, without the empty line before them. Without Seal it ends where the sealed part of the message ends. */
void trailers_print(struct buf *out, const struct trailers *t);

/* Strict. *body = bytes of subject and reason with their last LF; the trailers begin one LF later. Memory from `a`.
 * RC_INVALID names the line that is wrong; all that must stand stands, and trailers_check holds. */
enum rc trailers_parse(struct trailers *t, struct arena *a, const char *message, size_t n, size_t *body, struct why *why);

/* Are the values that stand of their types, nobody in two lists of voters, no path twice? Says nothing about what is missing. */
enum rc trailers_check(const struct trailers *t, struct why *why);

#endif
