/* Rows of table fields, and small words that the appliers share. */
#include <string.h>

#include "consequences.h"

bool list_has(const char *ids, const char *id)
{
	size_t n = strlen(id);

	for (const char *p = ids; n && (p = strstr(p, id)) != NULL; p += n)
		if ((p == ids || p[-1] == ' ') && (p[n] == ' ' || p[n] == '\0'))
			return true;
	return false;
}

const char *instant_text(struct arena *a, struct instant t)
{
	char text[INSTANT_SIZE];

	instant_print(text, t);
	return arena_strdup(a, text);
}

const char *field_label(const struct act *a, const char *field)
{
	int i = kind_field(a->kind, field);

	return i < 0 ? field : _(a->kind->fields[i].label);
}

const char *name_of(struct arena *a, const struct record *r)
{
	return record_name(a, r->path);
}

static const struct field *field_of(const struct record *r, const char *field)
{
	int i = kind_field(r->kind, field);

	return i < 0 ? NULL : &r->kind->fields[i];
}

static void rows_print(struct buf *out, const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_putc(out, '\n');
		for (size_t c = 0; c < rows[i].n; c++) {
			if (c)
				buf_puts(out, " | ");
			buf_puts(out, rows[i].cell[c] && *rows[i].cell[c] ? rows[i].cell[c] : "-");
		}
	}
}

void row_add(struct record *r, const char *field, const char *const *cells, size_t n, struct arena *a)
{
	struct buf text = { 0 };
	struct row *rows;
	struct row fresh = { .cell = arena_alloc(a, (n + 1) * sizeof *fresh.cell), .n = n };
	size_t have = table_rows(record_get(r, field), &rows, a);
	struct row *all = arena_alloc(a, (have + 1) * sizeof *all);

	for (size_t c = 0; c < n; c++)
		fresh.cell[c] = cells[c];
	for (size_t i = 0; i < have; i++)
		all[i] = rows[i];
	all[have] = fresh;
	rows_print(&text, all, have + 1);
	record_set(r, field, buf_str(&text));
	buf_free(&text);
}

void row_set(struct record *r, const char *field, size_t row, const char *column, const char *cell, struct arena *a)
{
	struct buf text = { 0 };
	struct row *rows;
	size_t n = table_rows(record_get(r, field), &rows, a);
	int c = table_column(field_of(r, field), column);

	if (c < 0 || row >= n || (size_t)c >= rows[row].n)
		return;
	rows[row].cell[c] = cell;
	rows_print(&text, rows, n);
	record_set(r, field, buf_str(&text));
	buf_free(&text);
}

const char *row_cell(const struct record *r, const char *field, size_t row, const char *column, struct arena *a)
{
	struct row *rows;
	size_t n = table_rows(record_get(r, field), &rows, a);
	int c = table_column(field_of(r, field), column);

	if (c < 0 || row >= n || (size_t)c >= rows[row].n || strcmp(rows[row].cell[c], "-") == 0)
		return "";
	return rows[row].cell[c];
}

size_t row_count(const struct record *r, const char *field)
{
	struct arena *a = arena_new();
	struct row *rows;
	size_t n = table_rows(record_get(r, field), &rows, a);

	arena_free(a);
	return n;
}

size_t row_find(const struct record *r, const char *field, const char *column, const char *cell, const char *open_column)
{
	struct arena *a = arena_new();
	size_t n = row_count(r, field), found = SIZE_MAX;

	for (size_t i = 0; i < n && found == SIZE_MAX; i++)
		if (strcmp(row_cell(r, field, i, column, a), cell) == 0 &&
		    (!open_column || !*row_cell(r, field, i, open_column, a)))
			found = i;
	arena_free(a);
	return found;
}
