/* The table of a data series, in the one spelling in which it lies in the ledger, and what its record says about it. */
#ifndef EXCHANGE_STANZA_TABLE_H
#define EXCHANGE_STANZA_TABLE_H

#include "procure/base/mem.h"
#include "procure/base/rc.h"

struct series_table {
	const char *text;                /* UTF-8, LF, one LF at the end */
	size_t len;
	int64_t rows;                    /* of data */
	const char *columns, *first, *last;      /* names parted by ", "; first cells of the first and the last row; "" where there is none */
};
/* Memory from `a`. RC_NOTFOUND, RC_INVALID, RC_IO as file_read and csv_read. */
enum rc series_table_read(struct series_table *out, const char *file, struct arena *a, struct why *why);

#endif
