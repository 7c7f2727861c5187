/* Printing: everything that was typed by somebody goes through text_show, so nothing of it can move a terminal. */
#ifndef CLI_OUT_H
#define CLI_OUT_H

#include "cli.h"
#include "procure/exchange/json.h"

/* Text with its line ends, made safe. */
void out_text(FILE *f, const char *s);
/* The same on one line: line ends become blanks. */
void out_flat(FILE *f, const char *s);
/* A sentence with its arguments and a line end: OUT(stderr, N_("… {1}"), arg). */
void out_why(FILE *f, const struct why *w);
#define OUT(f, ...) do { struct why out_ = { 0 }; fail(&out_, RC_NONE, __VA_ARGS__); out_why((f), &out_); } while (0)
/* `procure: …` on stderr: sentence, field and guard at fault. `where` (may be NULL) goes before it. */
void out_error(const char *where, const struct why *w);
/* The same for a line that makes no sense, with the command that explains it. */
void out_usage(const struct command *k, const struct why *w);
void out_warnings(const struct recorded *r, const char *where);
/* Columns of the terminal; 0 where f is none, and then nothing is cut. */
int out_columns(FILE *f);

/* `Label   value`, the value's further lines under its first, wrapped on a terminal. */
void out_pair(FILE *f, int width, const char *label, const char *value);
int out_width(const char *label, int width);            /* the larger of the two */

/* A table; its last column takes what is left. Column heads stand on a terminal only. */
struct out_table;
struct out_table *out_table(struct arena *a, size_t columns);
/* `width`: columns on a terminal at most; 0 = a usual one. */
void out_head(struct out_table *t, const char *label, int width, bool right);
void out_cell(struct out_table *t, const char *text);
void out_table_print(FILE *f, struct out_table *t, bool heads);

/* {"schema":"procure.<command>.1", … opened on stdout; out_json_end closes it. */
struct json *out_json(const struct cli *c);
enum rc out_json_end(struct json *j, struct why *why);
void out_json_record(struct json *j, const char *key, const struct record *r);
void out_json_value(struct json *j, const char *key, const struct field *f, const char *text);
void out_json_act(struct json *j, const char *key, const struct act_line *a);
void out_json_word(struct json *j, const char *key, const char *s);     /* null where empty */
void out_json_why(struct json *j, const char *key, const struct why *w);

/* The value of a field as people read it; memory from `a`. */
const char *out_value(struct arena *a, const struct field *f, const char *text);
const char *out_person(struct cli *c, const char *id);  /* the name on the roster, or the id */

#endif
