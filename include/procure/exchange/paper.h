/* A paper: what is printed, as a list of lines that each know their act; and four ways to print it.
 *
 * One structure, four backends: plain text, Markdown, HTML in one file, PDF. Whoever draws a paper on a screen reads the same lines, and asks `why` of
 * a line by its act. Invariants:
 *   1. Nothing that text_check refuses (control, bidi, zero-width bytes) stands in a line: it is shown as <U+202E> when the line is added.
 *   2. The same lines give the same bytes on any machine with the same packages, in any locale and time zone: PDF uses the DejaVu fonts of the package
 *      fonts-dejavu-core by their files (no system configuration, no hinting), and its dates are those of the paper, never the clock's.
 *   3. A row has as many cells as the head of its table; a cell of "" in PDF and HTML is room to write in.
 * Lines and texts live in the arena given to paper_init. */
#ifndef PROCURE_EXCHANGE_PAPER_H
#define PROCURE_EXCHANGE_PAPER_H

#include "procure/base/mem.h"
#include "procure/base/rc.h"
#include "procure/base/when.h"

enum paper_kind {
	PAPER_LETTERHEAD,                /* text: who issues it, on every first page */
	PAPER_TITLE,                     /* text */
	PAPER_MARK,                      /* text: a state that must not be overlooked (pending approval, illustrative) */
	PAPER_CHAPTER,                   /* text */
	PAPER_SECTION,                   /* text; label (may be ""): a time or a number */
	PAPER_ACT,                       /* label: a time; text: what was done */
	PAPER_PAIR,                      /* label, text */
	PAPER_TEXT,                      /* text */
	PAPER_POINT,                     /* text: one of a list */
	PAPER_NOTE,                      /* label: who and when; text: words that no body decided */
	PAPER_HEAD,                      /* cells: heads of the columns; share: their widths */
	PAPER_ROW,                       /* cells */
	PAPER_ROOM,                      /* room: so many empty lines to write on */
	PAPER_SIGN,                      /* label: name; text: role. Signs that follow each other are one block, on one page */
	PAPER_BREAK,                     /* what follows begins a page */
};

/* A box to tick, as a cell or a word of a text. */
#define PAPER_BOX "\xe2\x98\x90"

enum { PAPER_COLUMNS_MAX = 16 };

struct paper_line {
	enum paper_kind kind;
	const char *label, *text;        /* never NULL; text may have several lines */
	const char *const *cell;
	const int *share;                /* of a PAPER_HEAD: relative widths; negative: its cells are aligned right */
	size_t n_cells;
	int room;
	int64_t act;                     /* sequence of the act that says it; 0: none does */
	bool strong;                     /* what was decided */
	bool struck;                     /* said by an act that was replaced: still there, no longer so */
	bool inner;                      /* belongs to the act above it */
};

struct paper {
	struct arena *a;
	struct paper_line *v;
	size_t n, cap;
	const char *title, *language;    /* of the file: its name, `es` or `en` */
	const char *foot;                /* stands under every page, beside its number */
	struct instant made;             /* date of the file: an instant of its acts */
	bool one_page;                   /* set smaller, down to seven tenths, if that brings it onto one page */
};

void paper_init(struct paper *p, struct arena *a, const char *language);
/* Adds a line; text is copied and made safe. Those with a label or text of NULL say "". An empty pair, text, point or note is not added. */
struct paper_line *paper_add(struct paper *p, enum paper_kind kind, int64_t act, const char *label, const char *text);
/* A table: its head with widths (share lives as long as the paper), then its rows; cells are copied and made safe, NULL is "". */
void paper_head(struct paper *p, const int *share, size_t n, const char *const *heads);
struct paper_line *paper_row(struct paper *p, int64_t act, const char *const *cells, size_t n);
void paper_room(struct paper *p, int lines);

enum paper_format { PAPER_PLAIN, PAPER_MARKDOWN, PAPER_HTML, PAPER_PDF };
/* `text md html pdf`; false where it is none of them. */
bool paper_format(const char *name, enum paper_format *out);
const char *paper_suffix(enum paper_format format);      /* "txt", "md", "html", "pdf" */
const char *paper_code(enum paper_kind kind);            /* "title", "pair", "row" …: for JSON */

/* Appends the whole file. RC_IO only from PDF: the fonts are not installed (the sentence names the package), or the disk of a library failed. */
enum rc paper_print(struct buf *out, const struct paper *p, enum paper_format format, struct why *why);

/* The backends. Plain text: PAPER_WIDTH columns. */
enum { PAPER_WIDTH = 80 };
void paper_text(struct buf *out, const struct paper *p);
void paper_md(struct buf *out, const struct paper *p);
void paper_html(struct buf *out, const struct paper *p);
enum rc paper_pdf(struct buf *out, const struct paper *p, struct why *why);

#endif
