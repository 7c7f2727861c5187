/* Reading terms as text: what a line of numbered clauses is. Private to the room. */
#ifndef EXCHANGE_IMPORT_TEXT_H
#define EXCHANGE_IMPORT_TEXT_H

#include <stdint.h>

#include "procure/base/mem.h"

/* Bytes of the numbering at the start of a line of terms ("5.1", "Artículo 7º.-"), 0 where there is none. */
size_t clause_numbering(const char *s);
/* Terms whose numbered clauses run over several lines: one line each, headings begin with `# `, (*at)[i] = the file's line where line i began.
 * False, and nothing written, where the text is no such thing (a list with one clause a line). Memory from `a`. */
bool clauses_join(struct buf *out, const char *text, struct arena *a, int64_t **at, size_t *n);

#endif
