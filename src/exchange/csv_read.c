/* The CSV reader: pieces of a file to records to cells (libcsv) to the visitor (csv.h). */
#include "csv_read.h"

#include "csv_split.h"

#include <csv.h>
#include <string.h>

struct reader {
	const struct csv_dialect *dialect;
	const struct csv_visitor *visitor;
	struct csv_parser csv;
	struct cells cells;
	struct arena *arena;           /* names of the header */
	struct strs names[2];          /* its filled cells, and those of its second line */
	int again;                     /* 1: the record before was the header once more */
};

bool cell_blank(const char *s)
{
	for (; *s; s++) {
		if (*s == ' ' || (*s >= '\t' && *s <= '\r'))
			continue;
		if (strncmp(s, "\xc2\xa0", 2) != 0)
			return false;
		s++;
	}
	return true;
}

static int no_space(unsigned char c)
{
	(void)c;
	return 0;
}

static void on_value(void *p, size_t n, void *ctx)
{
	struct reader *r = ctx;

	cells_add(&r->cells, n ? p : "", n);
}

static void on_end(int c, void *ctx)
{
	(void)c;
	(void)ctx;
}

static void parse_regular(struct reader *r, const char *p, size_t n)
{
	csv_parse(&r->csv, p, n, on_value, on_end, r);
	csv_parse(&r->csv, "\n", 1, on_value, on_end, r);
	cells_finish(&r->cells);
}

/* Returns whether the record could be repaired. */
static bool parse_stray(struct reader *r, const char *p, size_t n)
{
	cells_tolerant(&r->cells, p, n, r->dialect->delimiter);
	if (r->cells.n == r->dialect->columns)
		return true;
	cells_reset(&r->cells);
	cells_plain(&r->cells, p, n, r->dialect->delimiter);
	return false;
}

static bool all_blank(const struct cells *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (!cell_blank(c->cell[i]))
			return false;
	return true;
}

static void keep_names(struct reader *r, struct strs *names)
{
	for (size_t i = 0; i < r->cells.n; i++)
		if (!cell_blank(r->cells.cell[i]))
			strs_add(names, r->arena, r->cells.cell[i]);
}

/* Do the filled cells say the same as the header's, in the same order, wherever they stand? */
static bool same_names(const struct cells *c, const struct strs *names)
{
	size_t at = 0;

	for (size_t i = 0; i < c->n; i++) {
		if (cell_blank(c->cell[i]))
			continue;
		if (at == names->n || strcmp(names->v[at++], c->cell[i]) != 0)
			return false;
	}
	return names->n > 0 && at == names->n;
}

static enum csv_kind kind_of(struct reader *r, int64_t record)
{
	const struct csv_dialect *d = r->dialect;
	int64_t line = record - d->header;
	bool second = r->again == 1 && d->header_lines == 2;

	r->again = 0;
	if (all_blank(&r->cells))
		return CSV_BLANK;
	if (d->header == 0 || record > d->header + d->header_lines - 1) {
		if (d->header && same_names(&r->cells, &r->names[0]))
			r->again = 1;
		return r->again || (second && same_names(&r->cells, &r->names[1])) ? CSV_HEADER_AGAIN : CSV_DATA;
	}
	if (line < 0)
		return CSV_TITLE;
	keep_names(r, &r->names[line]);
	return CSV_HEADER;
}

static bool on_record(void *ctx, const char *p, size_t n, int64_t record, int64_t line, bool stray)
{
	struct reader *r = ctx;
	struct csv_row row = { .record = record - r->dialect->sep_line, .line = line, .stray = stray };

	if (row.record == 0)
		return true;
	cells_reset(&r->cells);
	if (stray)
		row.repaired = parse_stray(r, p, n);
	else if (n > 0)
		parse_regular(r, p, n);
	row.kind = kind_of(r, row.record);
	row.n = r->cells.n;
	row.cell = r->cells.cell;
	row.len = r->cells.len;
	return r->visitor->row(r->visitor->ctx, &row);
}

static enum rc feed_all(struct reader *r, struct splitter *s, struct bytes *b, struct why *why)
{
	struct decoder decoder;
	const char *p = NULL;
	size_t n;
	enum rc rc;

	decoder_init(&decoder, (enum encoding)r->dialect->encoding);
	while ((rc = bytes_next(b, &p, &n, why)) == RC_OK && n > 0) {
		if (r->visitor->cancel && r->visitor->cancel(r->visitor->ctx, b->at, b->size)) {
			rc = RC_NONE;
			break;
		}
		decoder_feed(&decoder, &p, &n);
		rc = splitter_feed(s, p, n, why);
		if (rc != RC_OK)
			break;
	}
	decoder_end(&decoder, &p, &n);
	if (rc == RC_OK && n > 0)
		rc = splitter_feed(s, p, n, why);
	if (rc == RC_OK)
		rc = splitter_end(s, why);
	decoder_free(&decoder);
	return rc == RC_NONE ? fail(why, RC_NONE, N_("The reading was stopped; nothing was kept.")) : rc;
}

enum rc csv_read_bytes(struct bytes *b, const struct csv_dialect *d, const struct csv_visitor *v, int64_t *crlf, int64_t *bare_lf, struct why *why)
{
	struct reader r = { .dialect = d, .visitor = v, .arena = arena_new() };
	struct splitter *s = splitter_new(d->delimiter, on_record, &r);
	enum rc rc = bytes_rewind(b, why);

	csv_init(&r.csv, 0);
	csv_set_delim(&r.csv, (unsigned char)d->delimiter);
	csv_set_space_func(&r.csv, no_space);
	csv_set_blk_size(&r.csv, 1 << 12);
	if (rc == RC_OK)
		rc = feed_all(&r, s, b, why);
	splitter_line_ends(s, crlf, bare_lf);
	csv_free(&r.csv);
	splitter_free(s);
	cells_free(&r.cells);
	arena_free(r.arena);
	return rc;
}

enum rc csv_read(const char *path, const struct csv_dialect *d, const struct csv_visitor *v, struct why *why)
{
	struct bytes b;
	int64_t crlf, lf;
	enum rc rc = bytes_open(&b, path, why);

	if (rc == RC_OK)
		rc = csv_read_bytes(&b, d, v, &crlf, &lf, why);
	bytes_close(&b);
	return rc;
}

enum rc csv_read_text(const char *p, size_t n, const struct csv_dialect *d, const struct csv_visitor *v, struct why *why)
{
	struct bytes b;
	int64_t crlf, lf;

	bytes_of(&b, p, n);
	return csv_read_bytes(&b, d, v, &crlf, &lf, why);
}
