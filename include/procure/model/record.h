/* A record: one small text in one spelling (design.md 3.2). `record_print(record_parse(x)) == x`, or the text is refused. */
#ifndef PROCURE_MODEL_RECORD_H
#define PROCURE_MODEL_RECORD_H

#include "procure/model/schema.h"

enum { RECORD_MAX = 1 << 20 };

struct record {
	const struct kind *kind;
	const char *id;
	const char *path;                        /* set by whoever read or made it; may be NULL */
	const char *value[KIND_FIELDS_MAX];      /* by field index; NULL = empty */
	struct arena *arena;                     /* owns all of it; not freed by record functions */
};

struct record *record_new(struct arena *a, const struct kind *k, const char *id);
struct record *record_copy(struct arena *a, const struct record *r);
/* The value, or "" where empty. A name that is no field of the kind is a bug and stops the program in test builds (assert). */
const char *record_get(const struct record *r, const char *field);
bool record_is(const struct record *r, const char *field, const char *value);
void record_set(struct record *r, const char *field, const char *value);        /* "" or NULL clears; the value is copied */
const char *record_title(const struct record *r);                               /* one line, or "" */

/* Is `id` one of the blank-parted ids? */
bool list_has(const char *ids, const char *id);

/* Strict: refuses any other spelling and says where (line, field). Memory from `a`. A sealed field holds sealed:<64 hex>. Required fields
 * are not asked for here. RC_INVALID with guard "format.newer": a kind or field that this version does not know. */
enum rc record_parse(struct record **out, struct arena *a, const char *text, size_t n, struct why *why);
void record_print(struct buf *out, const struct record *r);
/* Types of all fields and required ones, the id and the size; refuses the first that is wrong, with the field named. A sealed field may
 * still hold the plain value: the act layer checks it before it seals. */
enum rc record_check(const struct record *r, struct why *why);
/* SHA-256 of what record_print gives. */
void record_hash(const struct record *r, char hex[65]);

#endif
