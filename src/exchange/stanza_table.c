/* Reading the table of a data series: cleaned as all text from outside, then counted by the same reader that imports tables. */
#include <string.h>

#include "procure/base/file.h"
#include "procure/base/text.h"
#include "procure/exchange/csv.h"
#include "stanza_table.h"

enum { SERIES_MAX = 4 << 20 };

struct survey { struct series_table *t; struct arena *a; };

static const char *cells(const struct csv_row *row, size_t n, struct arena *a)
{
	struct buf text = { 0 };
	const char *kept;

	for (size_t i = 0; i < n && i < row->n; i++) {
		if (i)
			buf_puts(&text, ", ");
		text_clean(&text, row->cell[i], row->len[i], false);
	}
	kept = arena_strdup(a, buf_str(&text));
	buf_free(&text);
	return kept;
}

static bool take_row(void *ctx, const struct csv_row *row)
{
	struct survey *v = ctx;

	if (row->kind == CSV_HEADER && !*v->t->columns)
		v->t->columns = cells(row, row->n, v->a);
	if (row->kind == CSV_DATA) {
		v->t->last = cells(row, 1, v->a);
		if (v->t->rows++ == 0)
			v->t->first = v->t->last;
	}
	return true;
}

enum rc series_table_read(struct series_table *out, const char *file, struct arena *a, struct why *why)
{
	struct buf raw = { 0 }, text = { 0 };
	struct survey survey = { out, a };
	struct csv_visitor visitor = { .row = take_row, .ctx = &survey };
	struct csv_dialect dialect;
	enum rc rc = file_read(&raw, file, SERIES_MAX, true, why);

	*out = (struct series_table){ .text = "", .columns = "", .first = "", .last = "" };
	if (rc == RC_OK && memchr(buf_str(&raw), '\t', raw.len))
		rc = fail(why, RC_INVALID, N_("{1} parts its columns by tabs: save it with commas or semicolons."), file);
	if (rc == RC_OK) {
		text_clean(&text, buf_str(&raw), raw.len, true);
		buf_putc(&text, '\n');
		out->text = arena_strndup(a, text.p, text.len);
		out->len = text.len;
		rc = csv_detect_text(&dialect, out->text, out->len, why);
	}
	if (rc == RC_OK)
		rc = csv_read_text(out->text, out->len, &dialect, &visitor, why);
	buf_free(&raw);
	buf_free(&text);
	return rc;
}
