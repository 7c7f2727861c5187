/* Result codes and reasons: how every room says that something did not work.
 *
 * A function that can fail returns `enum rc`; its value is also the program's exit status
 * (design.md 5), so no second table maps one to the other. The last argument is a `struct why *`
 * (never NULL) that is filled on failure: an English sentence with {1}..{4} for its arguments,
 * the arguments, the field at fault and the name of the guard that refused. Nothing here prints;
 * `why_sentence` makes the sentence in the language of the session (gettext). */
#ifndef PROCURE_BASE_RC_H
#define PROCURE_BASE_RC_H

#include <libintl.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum rc {
	RC_OK = 0,
	RC_NONE = 1,       /* findings, or nothing matches */
	RC_INVALID = 2,    /* usage or input that cannot be accepted */
	RC_DENIED = 3,     /* a rule or a role does not allow it */
	RC_MOVED = 4,      /* not written: the ledger moved under --expect, or is locked */
	RC_NOTFOUND = 5,   /* no such record */
	RC_DAMAGED = 6,    /* damage met */
	RC_IO = 7,         /* input/output failed, nothing written */
	RC_UNSURE = 8,     /* written, but the disk reported an error */
};

/* Marks a sentence for translation without translating it here (static tables, fail()). */
#define N_(text) text
/* Translates now, in the language of the session. */
#define _(text) gettext(text)

enum { WHY_ARGS = 4, WHY_ARG_SIZE = 256, WHY_FIELD_SIZE = 64 };

struct why {
	enum rc rc;
	const char *msg;                          /* msgid, static storage; NULL = nothing to say */
	char arg[WHY_ARGS][WHY_ARG_SIZE];         /* made safe to show, cut at a character */
	char field[WHY_FIELD_SIZE];               /* name of the field at fault, or "" */
	const char *guard;                        /* name of the guard that refused, or NULL */
};

/* Fills *why and returns rc. Arguments are strings, at most four: fail(why, RC_INVALID, N_("…{1}…"), name). */
#define fail(why, rc, ...) why_set((why), (rc), __VA_ARGS__, (const char *)NULL)
enum rc why_set(struct why *why, enum rc rc, const char *msg, ...);
/* The same, with the field at fault named. */
enum rc fail_field(struct why *why, enum rc rc, const char *field, const char *msg, const char *arg);
/* "what: strerror(errno)", for calls of the operating system; rc is RC_IO. */
enum rc fail_errno(struct why *why, const char *msg, const char *path);
void why_clear(struct why *why);
#ifdef __clang_analyzer__       /* make lint: it cannot look into another file, and must know that a failure is never RC_OK */
#undef fail
#define fail(why, rc, ...) (why_set((why), (rc), __VA_ARGS__, (const char *)NULL), (rc))
#define fail_field(why, rc, field, msg, arg) ((fail_field)((why), (rc), (field), (msg), (arg)), (rc))
#define fail_errno(why, msg, path) ((fail_errno)((why), (msg), (path)), RC_IO)
#endif

struct buf;
/* Appends the sentence, translated, arguments in place. Empty when there is nothing to say. */
void why_sentence(struct buf *out, const struct why *why);

/* A number as an argument of fail(): NUM(n). The text lives until the enclosing block ends. */
#define NUM(n) num_text((char[24]){ 0 }, (int64_t)(n))
const char *num_text(char out[24], int64_t n);

#endif
