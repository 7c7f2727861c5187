/* JSON out: one streaming writer for every --json and every export. Nothing is kept but the piece being written.
 *
 * Strings are made safe: control, bidi and zero-width characters (all that text_check refuses) leave as \uXXXX, so they reach no terminal as
 * they are and lose nothing; bytes that are no UTF-8 leave as <E9>. `key` is the name inside an object, NULL inside an array or at the top. */
#ifndef PROCURE_EXCHANGE_JSON_H
#define PROCURE_EXCHANGE_JSON_H

#include "procure/base/mem.h"
#include "procure/base/rc.h"

struct json;
typedef void (*json_sink)(void *ctx, const char *p, size_t n);

struct json *json_new(json_sink sink, void *ctx, bool pretty);
struct json *json_to_buf(struct buf *out, bool pretty);     /* `out` must outlive the writer */
void json_object(struct json *j, const char *key);
void json_object_end(struct json *j);
void json_array(struct json *j, const char *key);
void json_array_end(struct json *j);
void json_string(struct json *j, const char *key, const char *s);           /* NULL is written as null */
void json_string_n(struct json *j, const char *key, const char *s, size_t n);
void json_int(struct json *j, const char *key, int64_t n);
void json_bool(struct json *j, const char *key, bool yes);
void json_null(struct json *j, const char *key);
/* A number as it is spelled ("9.70", "1234567890123456789.5"); text that is no JSON number is written as a string. */
void json_number(struct json *j, const char *key, const char *text);
/* Ends the text with a line end and frees the writer. RC_INVALID where something was left open or nested deeper than 100. NULL is fine. */
enum rc json_end(struct json *j, struct why *why);

/* Appends s as JSON string with its quotes, made safe as above. */
void json_quote(struct buf *out, const char *s, size_t n);

#endif
