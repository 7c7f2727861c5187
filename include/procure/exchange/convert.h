/* Office papers and PDF read as text or as a table, by Debian's own converters, each a child with limits of time, memory and talk.
 *
 * What a file is, its bytes say, never its name. Where a converter is not installed the sentence names its package and another way: save the file
 * as CSV or as text. The file itself is only read. */
#ifndef PROCURE_EXCHANGE_CONVERT_H
#define PROCURE_EXCHANGE_CONVERT_H

#include "procure/base/mem.h"
#include "procure/base/rc.h"

enum paper_kind {
	PAPER_PLAIN,                             /* nothing to convert: text, CSV, JSON, or unknown */
	PAPER_PDF, PAPER_DOCX, PAPER_ODT, PAPER_XLSX, PAPER_ODS,
	PAPER_OLD_OFFICE,                        /* .doc and .xls of before 2007: not read */
	PAPER_PICTURE,                           /* PNG, JPEG, TIFF: kept as a document */
	PAPER_ARCHIVE,                           /* some other zip */
};

/* RC_IO where it cannot be read. */
enum rc convert_kind(const char *path, enum paper_kind *out, struct why *why);
bool convert_is_table(enum paper_kind k);        /* XLSX, ODS */

/* Appends the text (PDF, DOCX, ODT) or the first sheet as CSV parted by `;` (XLSX, ODS), in UTF-8. *by (may be NULL) gets the program's name.
 * RC_NONE: a scanned PDF, which holds no text; RC_NOTFOUND: no converter is installed; RC_INVALID: protected, damaged, or of a kind that is not read. */
enum rc convert_read(const char *path, enum paper_kind kind, struct buf *out, const char **by, struct why *why);

#endif
