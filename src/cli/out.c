/* Text, sentences, pairs and tables for people. */
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "out.h"
#include "procure/base/text.h"

void out_text(FILE *f, const char *s)
{
	struct buf safe = { 0 };

	text_show(&safe, s, strlen(s));
	fwrite(buf_str(&safe), 1, safe.len, f);
	buf_free(&safe);
}

static void flat(struct buf *out, const char *s)
{
	struct buf safe = { 0 };

	text_show(&safe, s, strlen(s));
	for (size_t i = 0; i < safe.len; i++)
		buf_putc(out, safe.p[i] == '\n' ? ' ' : safe.p[i]);
	buf_free(&safe);
}

void out_flat(FILE *f, const char *s)
{
	struct buf line = { 0 };

	flat(&line, s);
	fwrite(buf_str(&line), 1, line.len, f);
	buf_free(&line);
}

static void sentence(FILE *f, const struct why *w)
{
	struct buf text = { 0 };

	why_sentence(&text, w);
	out_flat(f, buf_str(&text));
	buf_free(&text);
}

void out_why(FILE *f, const struct why *w)
{
	sentence(f, w);
	fputc('\n', f);
}

void out_error(const char *where, const struct why *w)
{
	if (!w->msg)
		return;
	fflush(stdout);
	fputs("procure: ", stderr);
	if (where)
		out_flat(stderr, where);
	sentence(stderr, w);
	if (w->field[0]) {
		fprintf(stderr, " (%s: ", _("field"));
		out_flat(stderr, w->field);
		fputc(')', stderr);
	}
	if (w->guard)
		fprintf(stderr, " (%s: %s)", _("guard"), w->guard);
	fputc('\n', stderr);
}

void out_usage(const struct command *k, const struct why *w)
{
	fputs("procure: ", stderr);
	sentence(stderr, w);
	fprintf(stderr, " (procure %s%s--help)\n", k ? k->name : "", k ? " " : "");
}

void out_warnings(const struct recorded *r, const char *where)
{
	for (size_t i = 0; i < r->n_warnings; i++) {
		struct buf text = { 0 };

		buf_puts(&text, where ? where : "");
		buf_puts(&text, _("warning"));
		buf_puts(&text, ": ");
		out_error(buf_str(&text), &r->warning[i]);
		buf_free(&text);
	}
}

int out_columns(FILE *f)
{
	struct winsize w;

	if (!isatty(fileno(f)))
		return 0;
	return ioctl(fileno(f), TIOCGWINSZ, &w) == 0 && w.ws_col > 0 ? w.ws_col : 80;
}

int out_width(const char *label, int width)
{
	int own = text_width(label);

	return own > width ? own : width;
}

/* --- pairs ----------------------------------------------------------------------------------------------------------------------------------- */

struct pair { FILE *f; const char *text; int indent; bool further; };

static void pair_line(void *ctx, size_t from, size_t to)
{
	struct pair *p = ctx;

	if (p->further && to > from)
		fprintf(p->f, "%*s", p->indent, "");
	p->further = true;
	fwrite(p->text + from, 1, to - from, p->f);
	fputc('\n', p->f);
}

void out_pair(FILE *f, int width, const char *label, const char *value)
{
	struct buf safe = { 0 }, head = { 0 };
	int columns = out_columns(f);
	struct pair p = { f, NULL, width + 2, false };

	text_pad(&head, label, width, false);
	fprintf(f, "%s  ", buf_str(&head));
	text_show(&safe, value, strlen(value));
	p.text = buf_str(&safe);
	text_wrap(p.text, safe.len, columns > width + 20 ? columns - width - 2 : 1 << 20, pair_line, &p);
	buf_free(&safe);
	buf_free(&head);
}

/* --- tables ---------------------------------------------------------------------------------------------------------------------------------- */

enum { TABLE_MAX = 16, CELL_USUAL = 24 };

struct out_table {
	struct arena *a;
	size_t columns, heads, n, cap;
	const char *head[TABLE_MAX];
	bool right[TABLE_MAX];
	int width[TABLE_MAX], most[TABLE_MAX];
	const char **cell;
};

struct out_table *out_table(struct arena *a, size_t columns)
{
	struct out_table *t = arena_alloc(a, sizeof *t);

	t->a = a;
	t->columns = columns < TABLE_MAX ? columns : TABLE_MAX;
	return t;
}

void out_head(struct out_table *t, const char *label, int width, bool right)
{
	if (t->heads == TABLE_MAX)
		return;
	t->most[t->heads] = width ? width : CELL_USUAL;
	t->head[t->heads] = label;
	t->right[t->heads++] = right;
}

void out_cell(struct out_table *t, const char *text)
{
	struct buf line = { 0 };
	size_t column = t->n % t->columns;

	if (t->n == t->cap) {
		size_t cap = t->cap ? t->cap * 2 : 64;
		const char **more = arena_alloc(t->a, cap * sizeof *more);

		for (size_t i = 0; i < t->n; i++)
			more[i] = t->cell[i];
		t->cell = more;
		t->cap = cap;
	}
	flat(&line, text);
	t->width[column] = out_width(buf_str(&line), t->width[column]);
	t->cell[t->n++] = arena_strdup(t->a, buf_str(&line));
	buf_free(&line);
}

/* On a terminal: no column is wider than it may be, the last takes what is left. */
static void fit(struct out_table *t, int columns)
{
	int used = 0;

	for (size_t i = 0; i + 1 < t->columns; i++) {
		t->width[i] = out_width(t->head[i] ? t->head[i] : "", t->width[i]);
		if (t->width[i] > t->most[i])
			t->width[i] = t->most[i];
		used += t->width[i] + 2;
	}
	t->width[t->columns - 1] = columns - used > 12 ? columns - used : 12;
}

static void table_row(FILE *f, const struct out_table *t, const char *const *cell, bool cut)
{
	struct buf line = { 0 };

	for (size_t i = 0; i < t->columns; i++) {
		if (i + 1 < t->columns || t->right[i])
			text_pad(&line, cell[i] ? cell[i] : "", t->width[i], t->right[i]);      /* cuts too */
		else if (cut)
			text_cut(&line, cell[i] ? cell[i] : "", t->width[i]);
		else
			buf_puts(&line, cell[i] ? cell[i] : "");
		if (i + 1 < t->columns)
			buf_puts(&line, "  ");
	}
	while (line.len && line.p[line.len - 1] == ' ')
		line.len--;
	fwrite(buf_str(&line), 1, line.len, f);
	fputc('\n', f);
	buf_free(&line);
}

void out_table_print(FILE *f, struct out_table *t, bool heads)
{
	int columns = out_columns(f);

	if (columns)
		fit(t, columns);
	if (columns && heads && t->n)
		table_row(f, t, t->head, true);
	for (size_t i = 0; i + t->columns <= t->n; i += t->columns)
		table_row(f, t, t->cell + i, columns > 0);
}

/* --- values ---------------------------------------------------------------------------------------------------------------------------------- */

const char *out_value(struct arena *a, const struct field *f, const char *text)
{
	struct buf shown = { 0 };
	const char *kept;

	if (value_sealed(text))
		return _("(sealed)");
	if (*text)
		f->type->show(f, text, &shown);
	kept = arena_strdup(a, buf_str(&shown));
	buf_free(&shown);
	return kept;
}

const char *out_person(struct cli *c, const char *id)
{
	const struct record *p = *id ? scope_person(service_scope(c->service), id) : NULL;

	return p && *record_get(p, "Name") ? arena_strdup(c->arena, record_get(p, "Name")) : id;
}
