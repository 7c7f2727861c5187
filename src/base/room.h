/* What the files of base share and do not show to other rooms. */
#ifndef PROCURE_BASE_ROOM_H
#define PROCURE_BASE_ROOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "procure/base/mem.h"
#include "procure/base/rc.h"

_Noreturn void mem_exhausted(void);

/* Walks over a text and says which characters are refused. Some depend on their neighbours: a zero-width joiner stands only
 * between emoji, a variation selector only after a character that has two faces, and at most 30 marks on one letter
 * (Unicode's stream-safe format: it also keeps normalisation from taking quadratic time). */
struct scan {
	const char *s;
	size_t n, at;
	uint32_t before;        /* the last character that was kept, 0 at the start */
	bool emoji;             /* before, marks and selectors aside, stands an emoji */
	unsigned marks;
};
/* What stands at `at`: bytes (always > 0 unless at the end), character, and whether it is refused. Bytes that are no UTF-8: cp = -1. */
struct scanned {
	size_t bytes;
	int64_t cp;
	bool refused;
};
struct scanned scan_next(struct scan *scan);
bool cp_is_blank(uint32_t cp);                          /* a blank of any width, tab aside */
/* NFC of a text without bad bytes, as a malloc'ed string; NULL where the text is NFC as it stands. */
char *nfc_differs(const char *s, size_t n, size_t *len);

int cp_cols(uint32_t cp);                               /* columns of one character; 1 for one that has none */

int chile_offset(int64_t at);                           /* minutes east, by the rule in force since 2022; for machines without the zone file */

/* Opens for reading what must be an ordinary file; says which: missing, link, directory, no ordinary file. */
enum rc file_open(int *fd, off_t *size, const char *path, bool follow, struct why *why);
ssize_t fd_read(int fd, void *p, size_t n);             /* read(2), again after EINTR */

#endif
