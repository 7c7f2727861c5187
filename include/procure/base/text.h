/* Text: UTF-8 in NFC, what may be stored, what may be shown, columns, search, wrapping.
 *
 * Columns are glibc's wcwidth(), because ncurses uses it (tui.md 3). Graphemes come from utf8proc, line breaks from
 * libunistring. Refused in stored text: C0 but LF, DEL, C1, bidi controls, zero-width characters
 * (ZWJ between emoji excepted), soft hyphen, tag characters, BOM, unassigned and non-characters, variation selectors but for the
 * two of emoji and key caps, line and paragraph separators, the 31st mark on one letter (Unicode's stream-safe format). */
#ifndef PROCURE_BASE_TEXT_H
#define PROCURE_BASE_TEXT_H

#include "procure/base/mem.h"
#include "procure/base/rc.h"

/* Decodes one character; returns its bytes (1..4), or 0 where the bytes are no UTF-8 or n is 0. */
size_t utf8_decode(const char *s, size_t n, uint32_t *cp);
size_t utf8_encode(char out[4], uint32_t cp);
bool text_is_utf8(const char *s, size_t n);

/* May this be stored as it stands? NFC, no refused character, no tab, no blank at a line's end; LF only where `lines`. */
enum rc text_check(const char *s, size_t n, bool lines, struct why *why);
/* What a person typed or pasted, made storable: NFC, CRLF, CR, form feeds and line separators to LF, tabs and blanks of every width to spaces, refused
 * characters dropped, blanks at line ends and empty lines at both ends dropped; without `lines`, line ends with the blanks around them become one space and
 * leading blanks are dropped too. Bytes that are no UTF-8 are read as Windows-1252. Appends; what it appends passes text_check. */
void text_clean(struct buf *out, const char *s, size_t n, bool lines);
/* Anything at all, made safe for a terminal or a message: what text_check refuses appears as <U+202E>, bad bytes as <E9>; LF stays. */
void text_show(struct buf *out, const char *s, size_t n);

/* Columns on screen; a character that has none counts 1 (it is drawn as a dot). */
int text_width(const char *s);
int text_width_n(const char *s, size_t n);
/* The bytes of the longest prefix that fits into `cols` columns, never inside a grapheme; *used (may be NULL) = its columns. */
size_t text_fit(const char *s, size_t n, int cols, int *used);
/* Appends s cut to `cols` columns with "…" where cut; text_pad also fills with blanks to exactly `cols` (right: blanks first). */
void text_cut(struct buf *out, const char *s, int cols);
void text_pad(struct buf *out, const char *s, int cols, bool right);
/* Byte offset of the next / previous grapheme boundary. */
size_t text_next(const char *s, size_t n, size_t at);
size_t text_prev(const char *s, size_t n, size_t at);
/* Soft wrap: calls line(ctx, from, to) with the byte range of each line; a hard LF ends a line, so "a\n" is "a" and an empty line. Blanks where a
 * line is broken, and those at an end that no longer fit, belong to no line. At least one call. */
void text_wrap(const char *s, size_t n, int cols, void (*line)(void *ctx, size_t from, size_t to), void *ctx);

/* Folded for search: case folded, accents stripped, ñ kept apart from n. */
void text_fold(struct buf *out, const char *s, size_t n);
/* Does `text` hold all words of `query`? Both are folded here (folding what is folded changes nothing). A query with ñ matches only ñ; one with n matches both. */
bool text_match(const char *text, const char *query);

/* ASCII `[A-Za-z0-9][A-Za-z0-9._-]{0,63}`, not ending in '.' or ".lock". */
bool id_valid(const char *s);

#endif
