/* Inside conf: what the loaders of data files share. Sections named "<what>.<id>" are rows; keys ending in -es and -en are the two languages. */
#ifndef PROCURE_CONF_ROWS_H
#define PROCURE_CONF_ROWS_H

#include "procure/conf/ini.h"
#include "procure/conf/words.h"

/* Reads root/relative; `known` as in ini_read. */
enum rc rows_read(struct ini **out, struct arena *a, const char *relative, const struct ini_known *known, struct why *why);
/* "step.c1" with what "step" -> "c1"; NULL where the section is of another sort. */
const char *row_id(const char *section, const char *what);
/* How many sections are "<what>.…". */
size_t rows_count(const struct ini *i, const char *what);
/* <key>-es and <key>-en, or es and en where key is "". */
struct words row_words(const struct ini *i, struct arena *a, const char *section, const char *key);

#endif
