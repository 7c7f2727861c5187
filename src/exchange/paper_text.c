/* Papers as plain text, PAPER_WIDTH columns wide: for a terminal, for mail, for whoever compares two versions. */
#include <stdlib.h>
#include <string.h>

#include "procure/base/text.h"
#include "procure/exchange/paper.h"

enum { LABEL = 18, TIME = 7, GAP = 2, SIGN = 36 };

struct writing { struct buf *out; const char *text; int indent; bool further; };

static void wrapped_line(void *ctx, size_t from, size_t to)
{
	struct writing *w = ctx;

	if (w->further && to > from)
		buf_printf(w->out, "%*s", w->indent, "");
	w->further = true;
	buf_add(w->out, w->text + from, to - from);
	buf_putc(w->out, '\n');
}

/* A box to tick is three columns wide here; what was replaced stands between tildes. */
static void plain(struct buf *out, const char *s, bool struck)
{
	size_t box = strlen(PAPER_BOX);

	buf_puts(out, struck && *s ? "~~" : "");
	for (const char *p = s; *p; p++) {
		if (strncmp(p, PAPER_BOX, box) == 0) {
			buf_puts(out, "[ ]");
			p += box - 1;
		} else
			buf_putc(out, *p);
	}
	buf_puts(out, struck && *s ? "~~" : "");
}

/* Text from the column where the line stands; its further lines begin there too. */
static void wrapped(struct buf *out, const struct paper_line *l, int indent)
{
	struct buf text = { 0 };
	struct writing w = { out, NULL, indent, false };

	plain(&text, l->text, l->struck);
	w.text = buf_str(&text);
	text_wrap(w.text, text.len, PAPER_WIDTH - indent, wrapped_line, &w);
	buf_free(&text);
}

static void underlined(struct buf *out, const struct paper_line *l, char with)
{
	int n = text_width(l->text);

	buf_printf(out, "\n%s\n", l->text);
	for (int i = 0; i < n && i < PAPER_WIDTH; i++)
		buf_putc(out, with);
	buf_putc(out, '\n');
}

/* A label wider than its column has a line of its own. */
static void labelled(struct buf *out, const struct paper_line *l, int from, int width)
{
	buf_printf(out, "%*s", from, "");
	if (text_width(l->label) >= width)
		buf_printf(out, "%s\n%*s", l->label, from + width, "");
	else
		text_pad(out, l->label, width, false);
	wrapped(out, l, from + width);
}

static void section(struct buf *out, const struct paper_line *l)
{
	int from = *l->label ? text_width(l->label) + GAP : 0;

	buf_putc(out, '\n');
	if (from)
		buf_printf(out, "%s%*s", l->label, GAP, "");
	wrapped(out, l, from);
}

static void note(struct buf *out, const struct paper_line *l)
{
	buf_printf(out, "%*s%s:\n%*s", TIME, "", l->label, TIME + GAP, "");
	wrapped(out, l, TIME + GAP);
}

/* --- tables ---------------------------------------------------------------------------------------------------------------------------------- */

static void widths(const struct paper_line *head, int *width)
{
	int all = 0, left = PAPER_WIDTH - GAP * ((int)head->n_cells - 1), room = left;

	for (size_t i = 0; i < head->n_cells; i++)
		all += abs(head->share[i]);
	for (size_t i = 0; i < head->n_cells; i++) {
		width[i] = room * abs(head->share[i]) / (all ? all : 1);
		width[i] = width[i] < 1 ? 1 : width[i];
		left -= width[i];
	}
	width[head->n_cells - 1] += left > 0 ? left : 0;
}

struct pieces { struct { size_t from, to; } line[64]; size_t n; };

static void piece(void *ctx, size_t from, size_t to)
{
	struct pieces *p = ctx;

	if (p->n < sizeof p->line / sizeof p->line[0]) {
		p->line[p->n].from = from;
		p->line[p->n++].to = to;
	}
}

/* One line of all cells side by side; nothing stands after the last of it. */
static void side_by_side(struct buf *out, const struct paper_line *head, const struct buf *text, const struct pieces *p, const int *width, size_t row)
{
	struct buf line = { 0 };

	for (size_t i = 0; i < head->n_cells; i++) {
		bool has = row < p[i].n;
		size_t from = has ? p[i].line[row].from : 0, n = has ? p[i].line[row].to - from : 0;
		int blank = width[i] - text_width_n(buf_str(&text[i]) + from, n);

		buf_printf(&line, "%*s", i ? GAP : 0, "");
		if (head->share[i] < 0)
			buf_printf(&line, "%*s", blank > 0 ? blank : 0, "");
		buf_add(&line, buf_str(&text[i]) + from, n);
		if (head->share[i] >= 0)
			buf_printf(&line, "%*s", blank > 0 ? blank : 0, "");
	}
	while (line.len && line.p[line.len - 1] == ' ')
		line.p[--line.len] = '\0';
	buf_printf(out, "%s\n", buf_str(&line));
	buf_free(&line);
}

static void row(struct buf *out, const struct paper_line *head, const struct paper_line *l)
{
	struct pieces *p = mem_alloc(PAPER_COLUMNS_MAX * sizeof *p);
	struct buf text[PAPER_COLUMNS_MAX] = { { 0 } };
	int width[PAPER_COLUMNS_MAX];
	size_t lines = 1;

	widths(head, width);
	for (size_t i = 0; i < head->n_cells; i++) {
		plain(&text[i], i < l->n_cells ? l->cell[i] : "", l->struck);
		text_wrap(buf_str(&text[i]), text[i].len, width[i], piece, &p[i]);
		lines = p[i].n > lines ? p[i].n : lines;
	}
	for (size_t k = 0; k < lines; k++)
		side_by_side(out, head, text, p, width, k);
	for (size_t i = 0; i < head->n_cells; i++)
		buf_free(&text[i]);
	mem_free(p);
}

static void rule(struct buf *out, const struct paper_line *head)
{
	int width[PAPER_COLUMNS_MAX];

	widths(head, width);
	for (size_t i = 0; i < head->n_cells; i++) {
		buf_printf(out, "%*s", i ? GAP : 0, "");
		for (int k = 0; k < width[i]; k++)
			buf_putc(out, '-');
	}
	buf_putc(out, '\n');
}

/* --- the rest -------------------------------------------------------------------------------------------------------------------------------- */

static void across(struct buf *out, char with, int n)
{
	for (int i = 0; i < n; i++)
		buf_putc(out, with);
	buf_putc(out, '\n');
}

static void sign(struct buf *out, const struct paper_line *l)
{
	buf_puts(out, "\n\n");
	across(out, '_', SIGN);
	buf_printf(out, "%s\n%s%s", l->label, l->text, *l->text ? "\n" : "");
}

static void one(struct buf *out, const struct paper_line *l, const struct paper_line *head)
{
	switch (l->kind) {
	case PAPER_LETTERHEAD: wrapped(out, l, 0); break;
	case PAPER_TITLE:      underlined(out, l, '='); break;
	case PAPER_CHAPTER:    underlined(out, l, '-'); break;
	case PAPER_SECTION:    section(out, l); break;
	case PAPER_MARK:       buf_puts(out, "*** "); wrapped(out, l, 4); break;
	case PAPER_ACT:        buf_puts(out, l->strong ? "\n" : ""); labelled(out, l, 0, TIME); break;
	case PAPER_PAIR:       labelled(out, l, l->inner ? TIME : 0, LABEL); break;
	case PAPER_TEXT:       buf_printf(out, "%*s", l->inner ? TIME : 0, ""); wrapped(out, l, l->inner ? TIME : 0); break;
	case PAPER_POINT:      buf_printf(out, "%*s%s", l->inner ? TIME : 0, "", strncmp(l->text, PAPER_BOX, strlen(PAPER_BOX)) == 0 ? "" : "- "); wrapped(out, l, l->inner ? TIME + GAP : GAP); break;
	case PAPER_NOTE:       note(out, l); break;
	case PAPER_HEAD:       row(out, l, l); rule(out, l); break;
	case PAPER_ROW:        row(out, head, l); break;
	case PAPER_ROOM:       for (int i = 0; i < l->room; i++) { buf_putc(out, '\n'); across(out, '_', PAPER_WIDTH); } break;
	case PAPER_SIGN:       sign(out, l); break;
	case PAPER_BREAK:      buf_putc(out, '\n'); across(out, '=', PAPER_WIDTH); break;
	}
}

void paper_text(struct buf *out, const struct paper *p)
{
	const struct paper_line *head = NULL;
	size_t begin = out->len;

	for (size_t i = 0; i < p->n; i++) {
		const struct paper_line *l = &p->v[i];
		bool first_of = i > 0 && p->v[i - 1].kind != l->kind && (l->kind == PAPER_HEAD || l->kind == PAPER_PAIR || l->kind == PAPER_MARK);

		/* An empty line before what is not said by the head above it. */
		if (first_of && !l->inner && p->v[i - 1].kind != PAPER_CHAPTER && p->v[i - 1].kind != PAPER_SECTION)
			buf_putc(out, '\n');
		head = l->kind == PAPER_HEAD ? l : head;
		if (l->kind != PAPER_ROW || head)
			one(out, l, head);
	}
	while (out->len > begin && out->len > 1 && out->p[out->len - 1] == '\n' && out->p[out->len - 2] == '\n')
		out->p[--out->len] = '\0';
}
