/* What the files of the schema share, and nobody else needs. */
#ifndef MODEL_SCHEMA_H
#define MODEL_SCHEMA_H

#include "procure/model/schema.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Refuses a value: the field named, {1} the value, {2} what more the sentence needs (may be NULL). Returns RC_INVALID. */
enum rc refuse(const struct field *f, const char *msg, const char *text, const char *more, struct why *why);
/* The entry of a type whose typed and stored spelling differ by blanks alone: puts it and checks it. */
enum rc entry_plain(const struct field *f, const char *typed, struct buf *out, struct why *why);
void show_plain(const struct field *f, const char *text, struct buf *out);
/* Does the blank-parted list `spec` hold the word? */
bool spec_has(const char *spec, const char *word);
/* Is the session in English? (It decides how numbers are shown; the catalog's own header says so.) */
bool in_english(void);
/* NULL where no type has this name. */
const struct type *type_by_name(const char *name);
/* The English label of a code, or NULL. */
const char *label_of_code(const char *code);

#endif
