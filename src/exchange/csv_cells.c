/* A record's text as cells (csv_split.h): the readings of records that break the rule for quotes. The others are libcsv's (csv_read.c). */
#include "csv_split.h"

#include <string.h>

void cells_reset(struct cells *c)
{
	buf_reset(&c->text);
	c->n = 0;
}

void cells_free(struct cells *c)
{
	buf_free(&c->text);
	mem_free(c->at);
	mem_free(c->len);
	mem_free(c->cell);
	memset(c, 0, sizeof(*c));
}

void cells_add(struct cells *c, const char *p, size_t n)
{
	if (c->n == c->cap) {
		c->cap = c->cap ? c->cap * 2 : 32;
		c->at = mem_resize(c->at, c->cap * sizeof(*c->at));
		c->len = mem_resize(c->len, c->cap * sizeof(*c->len));
		c->cell = mem_resize(c->cell, c->cap * sizeof(*c->cell));
	}
	c->at[c->n] = c->text.len;
	c->len[c->n++] = n;
	buf_add(&c->text, p, n);
	buf_putc(&c->text, 0);
}

void cells_finish(struct cells *c)
{
	for (size_t i = 0; i < c->n; i++)
		c->cell[i] = c->text.p + c->at[i];
}

/* A value that begins with a quote, as Python reads it: a quote that is not doubled ends the quoting and not the value. Returns where it ends. */
static size_t plain_quoted(struct buf *out, const char *p, size_t n, size_t i, char delimiter)
{
	bool quoted = true;

	for (i++; i < n; i++) {
		if (!quoted && p[i] == delimiter)
			break;
		if (!quoted || p[i] != '"') {
			buf_putc(out, p[i]);
			continue;
		}
		if (i + 1 < n && p[i + 1] == '"')
			buf_putc(out, p[i++]);
		else
			quoted = false;
	}
	return i;
}

/* The same, where only a quote before a delimiter or the end closes it. */
static size_t tolerant_quoted(struct buf *out, const char *p, size_t n, size_t i, char delimiter)
{
	for (i++; i < n && !(p[i] == '"' && (i + 1 == n || p[i + 1] == delimiter)); i++) {
		buf_putc(out, p[i]);
		if (p[i] == '"' && i + 1 < n && p[i + 1] == '"' && !(i + 2 == n || p[i + 2] == delimiter))
			i++;
	}
	return i < n ? i + 1 : n;
}

typedef size_t (*quoted_reader)(struct buf *out, const char *p, size_t n, size_t i, char delimiter);

static void read_cells(struct cells *c, const char *p, size_t n, char delimiter, quoted_reader quoted)
{
	struct buf value = { 0 };
	size_t i = 0;

	for (;; i++) {
		buf_reset(&value);
		if (i < n && p[i] == '"') {
			i = quoted(&value, p, n, i, delimiter);
		} else {
			size_t from = i;

			while (i < n && p[i] != delimiter)
				i++;
			buf_add(&value, p + from, i - from);
		}
		cells_add(c, buf_str(&value), value.len);
		if (i >= n)
			break;
	}
	buf_free(&value);
	cells_finish(c);
}

void cells_plain(struct cells *c, const char *p, size_t n, char delimiter)
{
	read_cells(c, p, n, delimiter, plain_quoted);
}

void cells_tolerant(struct cells *c, const char *p, size_t n, char delimiter)
{
	read_cells(c, p, n, delimiter, tolerant_quoted);
}
