/* Seals, receipts and sealed fields (design.md 3.4, 3.5). Pure: SHA-256 over given strings; data/verify.sh computes the same with sha256sum.
 *
 * The seal of an act is SHA-256 over these lines, each ended by LF:
 *     procure-seal-1
 *     parent <seal of the parent>             (this line is missing in the first act)
 *     author Name <mail> 1543237200 -0300     (the two header lines of the commit, byte for byte as in the object)
 *     committer Name <mail> 1543237200 -0300
 *     <SHA-256 of the blob> <path>            (one for each Record, then each File)
 *     message
 *     <the message up to, not including, its Seal line> */
#ifndef PROCURE_MODEL_SEAL_H
#define PROCURE_MODEL_SEAL_H

#include "procure/base/hash.h"
#include "procure/base/mem.h"

struct seal_part { const char *sha256, *path; };
struct seal_input {
	const char *parent;                      /* NULL or "": the first act */
	const char *author_line, *committer_line;        /* whole header lines, without LF */
	const struct seal_part *parts;
	size_t n_parts;
	const char *message;                     /* with or without its Seal line */
	size_t message_len;
};
void seal_make(char hex[SHA256_HEX], const struct seal_input *in);
/* Bytes of the message before its Seal line; all of them where it has none (it must be the last line). */
size_t seal_message_end(const char *message, size_t n);

/* A receipt: `LLLL.S.xxxxx-xxxxx-xxxxx-xxxxx-xxxxx-xxxxx-xxxxx-xxxxx`: 4 digits of the first act's seal, the Sequence, 36 digits of the act's
 * seal, and 4 check digits: the first of SHA-256 over `LLLL.S.` and those 36. */
enum { RECEIPT_SIZE = 80 };
struct receipt { char ledger[5]; int64_t sequence; char seal[37]; };
void receipt_make(char out[RECEIPT_SIZE], const char *first_seal, int64_t sequence, const char *seal);
/* Case, hyphens and blanks are ignored. False: a typing error (shape or check digits). */
bool receipt_parse(const char *typed, struct receipt *out);

enum receipt_answer { RECEIPT_HOLDS, RECEIPT_TYPO, RECEIPT_OTHER_LEDGER, RECEIPT_GONE };
/* Looks at a receipt that was parsed. `seal` is that of the act with its Sequence, NULL where the ledger has none. */
enum receipt_answer receipt_judge(const struct receipt *r, const char *first_seal, const char *seal);
const char *receipt_sentence(enum receipt_answer answer);        /* msgid */

/* A sealed field: `sealed:` and SHA-256 over `procure-sealed-1`, salt, path of the record, name of the field and value, each followed by LF. The
 * salt is 32 random bytes as 64 hex digits (random_hex), a new one for each value. */
enum { SEALED_SIZE = 7 + SHA256_HEX, SALT_BYTES = 32 };
void sealed_make(char out[SEALED_SIZE], const char *salt, const char *path, const char *field, const char *value);
bool sealed_matches(const char *sealed, const char *salt, const char *path, const char *field, const char *value);

#endif
