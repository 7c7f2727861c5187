/* Tables: a line is a row, cells parted by " | ", "-" where empty. Each column is itself of a type, so a cell is checked like a field. */
#include "schema.h"

#include <stdio.h>
#include <string.h>

/* One column of a spec, `role:choice=chair,other?`, in `text` of n bytes. */
static void column_read(struct column *c, const char *text, size_t n)
{
	char word[320], *type, *arg;

	snprintf(word, sizeof(word), "%.*s", (int)n, text);
	*c = (struct column){ .optional = n && word[n - 1] == '?' };
	if (c->optional)
		word[n - 1] = '\0';
	type = strchr(word, ':');
	if (!type)
		return;
	*type++ = '\0';
	arg = strchr(type, '=');
	if (arg)
		*arg++ = '\0';
	snprintf(c->name, sizeof(c->name), "%.31s", word);
	snprintf(c->spec, sizeof(c->spec), "%.255s", arg ? arg : "");
	for (char *comma = c->spec; (comma = strchr(comma, ','));)
		*comma = ' ';
	c->type = type_by_name(type);
}

size_t table_columns(const struct field *f, struct column out[TABLE_COLUMNS_MAX])
{
	size_t n = 0;

	for (const char *at = f->spec ? f->spec : ""; *at && n < TABLE_COLUMNS_MAX; at += *at == ' ') {
		size_t len = strcspn(at, " ");

		column_read(&out[n++], at, len);
		at += len;
	}
	return n;
}

int table_column(const struct field *f, const char *column)
{
	size_t len = strlen(column);
	int i = 0;

	for (const char *at = f->spec ? f->spec : ""; *at; i++) {
		if (strncmp(at, column, len) == 0 && at[len] == ':')
			return i;
		at += strcspn(at, " ");
		at += *at == ' ';
	}
	return -1;
}

static struct row row_read(const char *line, size_t len, struct arena *a)
{
	struct strs cells = { 0 };
	const char *text = arena_strndup(a, line, len), *bar;

	for (; (bar = strstr(text, " | ")); text = bar + 3)
		strs_add(&cells, a, arena_strndup(a, text, (size_t)(bar - text)));
	strs_add(&cells, a, text);
	return (struct row){ cells.v, cells.n };
}

size_t table_rows(const char *text, struct row **rows, struct arena *a)
{
	size_t n = 0, lines = *text ? 1 : 0;

	for (const char *lf = text; (lf = strchr(lf, '\n')); lf++)
		lines++;
	*rows = arena_alloc(a, (lines + 1) * sizeof(**rows));
	while (n < lines) {
		size_t len = strcspn(text, "\n");

		(*rows)[n++] = row_read(text, len, a);
		text += len + 1;
	}
	return n;
}

const char *table_cell(const struct field *f, const struct row *r, const char *column)
{
	int i = table_column(f, column);

	if (i < 0 || (size_t)i >= r->n || strcmp(r->cell[i], "-") == 0)
		return "";
	return r->cell[i];
}

void table_print(struct buf *out, const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		buf_puts(out, i ? "\n" : "");
		for (size_t j = 0; j < rows[i].n; j++) {
			const char *cell = rows[i].cell[j];

			buf_puts(out, j ? " | " : "");
			buf_puts(out, cell && *cell ? cell : "-");
		}
	}
}

/* The column as a field of its own, so that its type can check and show a cell. */
static struct field cell_field(const struct column *c)
{
	return (struct field){ .name = c->name, .type = c->type, .spec = *c->spec ? c->spec : NULL };
}

static enum rc check_cell(const struct column *c, const char *cell, struct why *why)
{
	struct field as = cell_field(c);

	if (strcmp(cell, "-") == 0)
		return c->optional ? RC_OK : refuse(&as, N_("{1}: this cell may not be empty."), column_label(c->name), NULL, why);
	if (strchr(cell, '|') || !*cell)
		return refuse(&as, N_("“{1}”: cells are parted by one blank, a bar and one blank."), cell, NULL, why);
	return c->type->check(&as, cell, why);
}

static enum rc check_row(const struct column *c, size_t n, const struct row *r, struct why *why)
{
	enum rc rc = RC_OK;

	if (r->n != n)
		return fail(why, RC_INVALID, N_("The row that begins with “{1}” has {2} cells; this table has {3}."), r->cell[0], NUM(r->n), NUM(n));
	for (size_t i = 0; i < n && rc == RC_OK; i++)
		rc = check_cell(&c[i], r->cell[i], why);
	return rc;
}

/* Whatever refused, it is the field of the table that is at fault. */
static enum rc blame(const struct field *f, enum rc rc, struct why *why)
{
	if (rc != RC_OK)
		snprintf(why->field, sizeof(why->field), "%s", f->name);
	return rc;
}

static enum rc check_table(const struct field *f, const char *text, struct why *why)
{
	struct column columns[TABLE_COLUMNS_MAX];
	size_t n = table_columns(f, columns);
	struct arena *a = arena_new();
	struct row *rows;
	size_t n_rows = table_rows(text, &rows, a);
	enum rc rc = n_rows ? RC_OK : fail(why, RC_INVALID, N_("The table has no row."));

	for (size_t i = 0; i < n_rows && rc == RC_OK; i++)
		rc = check_row(columns, n, &rows[i], why);
	arena_free(a);
	return blame(f, rc, why);
}

/* A cell as typed: blanks around it do not count, nothing or "-" is an empty one. */
static enum rc entry_cell(const struct column *c, const char *typed, size_t n, struct buf *out, struct why *why)
{
	struct field as = cell_field(c);
	struct buf text = { 0 };
	size_t from = out->len;
	enum rc rc = RC_OK;

	while (n && *typed == ' ')
		typed++, n--;
	while (n && typed[n - 1] == ' ')
		n--;
	buf_add(&text, typed, n);
	if (n && strcmp(buf_str(&text), "-") != 0)
		rc = c->type->entry(&as, text.p, out, why);
	if (rc == RC_OK && out->len == from)
		buf_putc(out, '-');
	if (rc == RC_OK)
		rc = check_cell(c, out->p + from, why);
	buf_free(&text);
	return rc;
}

/* Trailing cells that were not typed are empty ones. */
static enum rc entry_row(const struct column *c, size_t n, const char *line, size_t len, struct buf *out, struct why *why)
{
	const char *at = line, *end = line + len;
	enum rc rc = RC_OK;

	for (size_t i = 0; i < n && rc == RC_OK; i++) {
		const char *bar = memchr(at, '|', (size_t)(end - at));
		const char *stop = bar ? bar : end;

		buf_puts(out, i ? " | " : "");
		rc = entry_cell(&c[i], at, (size_t)(stop - at), out, why);
		at = bar ? bar + 1 : end;
	}
	if (rc == RC_OK && at != end)
		return fail(why, RC_INVALID, N_("There are more cells in “{1}” than the {2} of this table."), line, NUM(n));
	return rc;
}

static enum rc entry_table(const struct field *f, const char *typed, struct buf *out, struct why *why)
{
	struct column columns[TABLE_COLUMNS_MAX];
	size_t n = table_columns(f, columns), from = out->len;
	enum rc rc = RC_OK;

	while (*typed && rc == RC_OK) {
		size_t len = strcspn(typed, "\n");

		if (strspn(typed, " ") < len) {
			buf_puts(out, out->len > from ? "\n" : "");
			rc = entry_row(columns, n, typed, len, out, why);
		}
		typed += len + (typed[len] == '\n');
	}
	return blame(f, rc, why);
}

static void show_row(const struct column *c, size_t n, const struct row *r, struct buf *out)
{
	for (size_t i = 0; i < r->n && n > 0; i++) {
		struct field as = cell_field(&c[i < n ? i : 0]);

		buf_puts(out, i ? " | " : "");
		if (i < n && c[i].type && strcmp(r->cell[i], "-") != 0)
			c[i].type->show(&as, r->cell[i], out);
		else
			buf_puts(out, r->cell[i]);
	}
}

static void show_table(const struct field *f, const char *text, struct buf *out)
{
	struct column columns[TABLE_COLUMNS_MAX];
	size_t n = table_columns(f, columns);
	struct arena *a = arena_new();
	struct row *rows;
	size_t n_rows = table_rows(text, &rows, a);

	for (size_t i = 0; i < n_rows; i++) {
		buf_puts(out, i ? "\n" : "");
		show_row(columns, n, &rows[i], out);
	}
	arena_free(a);
}

const struct type type_table = { "table", WIDGET_TABLE, true, false, check_table, entry_table, show_table };
