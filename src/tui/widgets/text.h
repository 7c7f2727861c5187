/* Text to read: paragraphs with roles, labels at the left, word differences in colour and sign; wrapped and scrolled.
 *
 * Fill a doc in load() (doc_reset first), draw it, hand it the keys: it keeps its place. */
#ifndef TUI_TEXT_H
#define TUI_TEXT_H

#include "ui.h"

struct doc_span { size_t from, to; enum role role; };
struct doc_line { size_t from, to; int indent; const char *label; bool first; };

struct doc {
	struct buf text;
	struct doc_span *spans;
	size_t n_spans, cap_spans;
	struct doc_par { size_t from, to; int indent; char *label; } *pars;
	size_t n_pars, cap_pars;
	struct doc_line *lines;                  /* wrapped for `cols` */
	size_t n_lines, cap_lines;
	int cols;
	size_t top;
	struct pane last;
};

void doc_free(struct doc *d);
void doc_reset(struct doc *d);                           /* empties it, keeps the place */
/* Begins a paragraph; an empty text is an empty line. Line ends inside begin further paragraphs. */
void doc_add(struct doc *d, enum role r, const char *text);
void doc_addf(struct doc *d, enum role r, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
/* "Motivo   monto y relevancia": the text wraps beside its label, which takes `indent` columns. */
void doc_pair(struct doc *d, int indent, const char *label, enum role r, const char *text);
/* Goes on in the last paragraph. */
void doc_more(struct doc *d, enum role r, const char *text);
/* Text with [-removed-] and {+added+}, the signs kept so that it reads without colour (R25). */
void doc_diff(struct doc *d, const char *text);

void doc_draw(struct doc *d, struct pane p, bool focused);
void doc_boxed(struct doc *d, struct pane p, const char *title, bool focused);
/* move-up, move-down, page-up, page-down, first, last; UI_PASS otherwise. */
unsigned doc_request(struct doc *d, const char *verb);
void doc_foot(const struct doc *d, struct buf *out);     /* "1–20 of 57" where it does not fit whole */

#endif
