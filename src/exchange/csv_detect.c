/* How a table is written: encoding, delimiter, header (csv.h). */
#include "csv_read.h"

#include "procure/base/text.h"

#include <stdlib.h>
#include <string.h>

enum { SAMPLE = 256 << 10, SHAPE_RECORDS = 80, COUNTS = 400 };

/* ---- the delimiter: the candidate that stands equally often in most records ---- */

struct spread {
	int count[COUNTS];             /* records that have it i times */
	int records, first;            /* first: times in the first record */
};

static void count_delimiters(struct spread *s, const char *p, size_t n, char delimiter)
{
	int times = 0;
	bool quoted = false, start = true, any = false;

	memset(s, 0, sizeof(*s));
	for (size_t i = 0; i <= n && s->records < 1000; i++) {
		char c = i < n ? p[i] : '\n';

		if (c == '"' && (quoted || start)) {
			quoted = !quoted;
		} else if (!quoted && (c == '\n' || c == '\r')) {
			if (any) {
				if (s->records++ == 0)
					s->first = times;
				s->count[times < COUNTS ? times : COUNTS - 1]++;
			}
			times = 0;
			any = false;
		} else if (!quoted && c == delimiter) {
			times++;
		}
		start = c == delimiter || c == '\n' || c == '\r';
		any = any || !start;
	}
}

/* 0..900: how alike the records are in it (one more or less is a ragged line), whether the first one has it, how many columns it makes. */
static int spread_score(const struct spread *s)
{
	int best = 1, near;

	for (int i = 2; i < COUNTS; i++)
		if (s->count[i] > s->count[best])
			best = i;
	if (s->count[best] == 0 || (s->first == 0 && s->count[best] * 2 < s->count[0]))
		return 0;
	near = s->count[best] + (best > 1 ? s->count[best - 1] : 0) + (best + 1 < COUNTS ? s->count[best + 1] : 0);
	return near * 400 / s->records + (s->first > 0 ? 100 : 0) + 20 * (best < 20 ? best : 20);
}

static char find_delimiter(const char *p, size_t n)
{
	static const char candidates[] = ";,\t|";
	struct spread *spread = mem_alloc(sizeof(*spread));
	char found = ',';
	int best = 0;

	for (const char *c = candidates; *c; c++) {
		int score;

		count_delimiters(spread, p, n, *c);
		score = spread_score(spread);
		if (score > best) {
			best = score;
			found = *c;
		}
	}
	mem_free(spread);
	return found;
}

/* ---- the header: the first record as full as the others and without numbers ---- */

struct shape {
	size_t n, filled, numeric;
	const char **cell;
	bool prose;                    /* one filled cell, and a long one */
};

struct shapes {
	struct arena *arena;
	struct shape v[SHAPE_RECORDS];
	size_t n;
};

static bool take_shape(void *ctx, const struct csv_row *row)
{
	struct shapes *all = ctx;
	struct shape *s = &all->v[all->n++];

	s->n = row->n;
	s->cell = arena_alloc(all->arena, (row->n + 1) * sizeof(*s->cell));
	for (size_t i = 0; i < row->n; i++) {
		s->cell[i] = cell_blank(row->cell[i]) ? "" : arena_strdup(all->arena, row->cell[i]);
		s->filled += s->cell[i][0] != 0;
		s->numeric += cell_numeric(s->cell[i]);
		s->prose = s->prose || row->len[i] > 60;
	}
	return all->n < SHAPE_RECORDS;
}

static int by_size(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return x < y ? -1 : x > y;
}

/* The middle number of filled cells of the records that are not blank. */
static size_t usual_fill(const struct shapes *all)
{
	size_t fill[SHAPE_RECORDS], n = 0;

	for (size_t i = 0; i < all->n; i++)
		if (all->v[i].filled > 0)
			fill[n++] = all->v[i].filled;
	if (n == 0)
		return 0;
	qsort(fill, n, sizeof(*fill), by_size);
	return fill[n / 2];
}

static size_t usual_width(const struct shapes *all)
{
	size_t width[SHAPE_RECORDS];

	if (all->n == 0)
		return 1;
	for (size_t i = 0; i < all->n; i++)
		width[i] = all->v[i].n;
	qsort(width, all->n, sizeof(*width), by_size);
	return width[all->n / 2] ? width[all->n / 2] : 1;
}

static bool may_be_header(const struct shape *s, size_t usual)
{
	if (s->filled == 0 || s->filled * 10 < usual * 6 || s->numeric * 2 >= s->filled)
		return false;
	return usual > 1 || !s->prose;
}

/* A second line fills gaps of the first, has no number and is much emptier than a record. */
static bool completes(const struct shape *first, const struct shape *second, size_t usual)
{
	if (second->filled == 0 || second->numeric > 0 || second->filled * 10 >= usual * 6)
		return false;
	for (size_t i = 0; i < second->n; i++)
		if (second->cell[i][0] && (i >= first->n || first->cell[i][0] || strlen(second->cell[i]) > 40))
			return false;
	return true;
}

static void find_header(struct csv_dialect *d, const struct shapes *all)
{
	size_t usual = usual_fill(all);

	d->columns = usual_width(all);
	for (size_t i = 0; i < all->n; i++) {
		if (!may_be_header(&all->v[i], usual))
			continue;
		d->header = (int64_t)i + 1;
		d->columns = all->v[i].n;
		d->header_lines = i + 1 < all->n && usual > 2 && completes(&all->v[i], &all->v[i + 1], usual) ? 2 : 1;
		return;
	}
}

static void detect_header(struct csv_dialect *d, const char *p, size_t n)
{
	struct shapes *all = mem_alloc(sizeof(*all));
	struct csv_visitor visitor = { .row = take_shape, .ctx = all };
	struct csv_dialect plain = *d;
	struct why ignored = { 0 };

	/* The sample may end within a record: what was read up to there is enough. It is UTF-8 by now. */
	all->arena = arena_new();
	plain.encoding = CSV_UTF8;
	(void)csv_read_text(p, n, &plain, &visitor, &ignored);
	find_header(d, all);
	arena_free(all->arena);
	mem_free(all);
}

static bool take_sep_line(struct csv_dialect *d, const char *p, size_t n)
{
	if (n < 6 || strncasecmp(p, "sep=", 4) != 0 || !strchr(";,\t|", p[4]) || (p[5] != '\n' && p[5] != '\r'))
		return false;
	d->delimiter = p[4];
	d->sep_line = true;
	return true;
}

static enum rc read_sample(struct buf *out, struct bytes *b, enum encoding encoding, struct why *why)
{
	struct decoder decoder;
	const char *p = NULL;
	size_t n;
	enum rc rc;

	decoder_init(&decoder, encoding);
	while ((rc = bytes_next(b, &p, &n, why)) == RC_OK && n > 0 && out->len < SAMPLE) {
		decoder_feed(&decoder, &p, &n);
		buf_add(out, p, n);
	}
	decoder_free(&decoder);
	return rc == RC_OK ? bytes_rewind(b, why) : rc;
}

enum rc csv_detect_bytes(struct csv_dialect *out, struct bytes *b, struct why *why)
{
	enum encoding encoding;
	struct buf sample = { 0 };
	enum rc rc;

	memset(out, 0, sizeof(*out));
	rc = bytes_encoding(b, &encoding, &out->ascii, why);
	if (rc == RC_OK)
		rc = read_sample(&sample, b, encoding, why);
	if (rc == RC_OK) {
		out->encoding = (enum csv_encoding)encoding;
		if (!take_sep_line(out, buf_str(&sample), sample.len))
			out->delimiter = find_delimiter(buf_str(&sample), sample.len);
		detect_header(out, buf_str(&sample), sample.len);
	}
	buf_free(&sample);
	return rc;
}

enum rc csv_detect(struct csv_dialect *out, const char *path, struct why *why)
{
	struct bytes b;
	enum rc rc = bytes_open(&b, path, why);

	if (rc == RC_OK)
		rc = csv_detect_bytes(out, &b, why);
	bytes_close(&b);
	return rc;
}

enum rc csv_detect_text(struct csv_dialect *out, const char *p, size_t n, struct why *why)
{
	struct bytes b;

	bytes_of(&b, p, n);
	return csv_detect_bytes(out, &b, why);
}
