/* The first reading of an OCDS file: is it JSON to its end, how is it laid out, and what is each object of the outermost level? Private. */
#ifndef EXCHANGE_SURVEY_H
#define EXCHANGE_SURVEY_H

#include "feed.h"

/* What stands at the outermost level, or in arrays there. */
enum doc { DOC_SCALAR, DOC_ARRAY, DOC_OTHER, DOC_RELEASES, DOC_RELEASES_WRONG, DOC_RECORDS, DOC_RECORDS_WRONG, DOC_RECORD, DOC_BARE_RECORD, DOC_RELEASE };

struct survey {
	unsigned char *doc;            /* enum doc of each, in order */
	size_t n, cap;
	bool each_line;                /* there were bad lines: read the rest line by line */
};
enum rc survey_read(struct survey *s, struct ocds_info *info, struct bytes *b, enum encoding encoding, const struct ocds_visitor *v, struct why *why);
void survey_free(struct survey *s);

#endif
