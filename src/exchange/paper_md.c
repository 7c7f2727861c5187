/* Papers as Markdown (CommonMark with tables and ~~strikes~~). What people wrote is escaped: no word of theirs is read as markup or as HTML. */
#include <string.h>

#include "procure/exchange/paper.h"

/* At the beginning of a line these would begin a list, a heading, a quotation or a rule. */
static bool begins(const char *s)
{
	size_t digits = strspn(s, "0123456789");

	return strchr("-+=>#", *s) != NULL || (digits && (s[digits] == '.' || s[digits] == ')'));
}

/* `between` stands where a line ends. */
static void escaped(struct buf *out, const char *s, const char *between)
{
	bool first = true;

	for (; *s; s++) {
		if (*s == '\n') {
			buf_puts(out, between);
			first = true;
			continue;
		}
		if (first && begins(s)) {
			size_t digits = strspn(s, "0123456789");

			buf_add(out, s, digits);
			s += digits;
			buf_putc(out, '\\');
			buf_putc(out, *s);
		} else {
			if (strchr("\\`*_[]<>|~&", *s))
				buf_putc(out, '\\');
			buf_putc(out, *s);
		}
		first = false;
	}
}

static void said(struct buf *out, const char *s, bool strong, bool struck, const char *between)
{
	const char *mark = strong ? "**" : "";

	if (!*s)
		return;
	buf_printf(out, "%s%s", struck ? "~~" : "", mark);
	escaped(out, s, between);
	buf_printf(out, "%s%s", mark, struck ? "~~" : "");
}

/* A heading is one line. */
static void heading(struct buf *out, const char *level, const struct paper_line *l)
{
	buf_printf(out, "\n%s ", level);
	if (*l->label) {
		escaped(out, l->label, " ");
		buf_putc(out, ' ');
	}
	said(out, l->text, false, l->struck, " ");
	buf_puts(out, "\n\n");
}

static void paragraph(struct buf *out, const char *before, const struct paper_line *l, bool strong, const char *between)
{
	buf_puts(out, before);
	if (*l->label) {
		said(out, l->label, true, false, " ");
		buf_puts(out, l->kind == PAPER_PAIR ? ": " : " ");
	}
	said(out, l->text, strong, l->struck, between);
	buf_puts(out, "\n");
}

static void row(struct buf *out, const struct paper_line *head, const struct paper_line *l)
{
	buf_puts(out, l->kind == PAPER_HEAD ? "\n|" : "|");
	for (size_t i = 0; i < head->n_cells; i++) {
		buf_putc(out, ' ');
		said(out, i < l->n_cells ? l->cell[i] : "", false, l->struck, "<br>");
		buf_puts(out, " |");
	}
	buf_putc(out, '\n');
	if (l->kind != PAPER_HEAD)
		return;
	buf_putc(out, '|');
	for (size_t i = 0; i < head->n_cells; i++)
		buf_puts(out, head->share[i] < 0 ? " ---: |" : " --- |");
	buf_putc(out, '\n');
}

static void blank(struct buf *out, int n)
{
	for (int i = 0; i < n; i++)
		buf_puts(out, "\\_");
	buf_putc(out, '\n');
}

static void sign(struct buf *out, const struct paper_line *l)
{
	buf_putc(out, '\n');
	blank(out, 36);
	buf_puts(out, "\n");
	said(out, l->label, true, false, " ");
	buf_puts(out, "\\\n");
	said(out, l->text, false, false, " ");
	buf_puts(out, "\n");
}

static void one(struct buf *out, const struct paper_line *l, const struct paper_line *head)
{
	switch (l->kind) {
	case PAPER_LETTERHEAD: paragraph(out, "", l, true, "**\\\n**"); break;
	case PAPER_TITLE:      heading(out, "#", l); break;
	case PAPER_CHAPTER:    heading(out, "##", l); break;
	case PAPER_SECTION:    heading(out, "###", l); break;
	case PAPER_MARK:       paragraph(out, "\n> ", l, true, "**\\\n> **"); buf_putc(out, '\n'); break;
	case PAPER_ACT:        paragraph(out, "\n", l, l->strong, "\\\n"); break;
	case PAPER_TEXT:       paragraph(out, "\n", l, l->strong, "\\\n"); break;
	case PAPER_PAIR:
	case PAPER_POINT:      paragraph(out, "- ", l, l->strong, "\\\n  "); break;
	case PAPER_NOTE:       paragraph(out, "\n> ", l, false, "\\\n> "); buf_putc(out, '\n'); break;
	case PAPER_HEAD:
	case PAPER_ROW:        row(out, head, l); break;
	case PAPER_SIGN:       sign(out, l); break;
	case PAPER_ROOM:       for (int i = 0; i < l->room; i++) { buf_putc(out, '\n'); blank(out, 60); } break;
	case PAPER_BREAK:      buf_puts(out, "\n---\n\n"); break;
	}
}

static bool listed(const struct paper_line *l)
{
	return l->kind == PAPER_PAIR || l->kind == PAPER_POINT;
}

void paper_md(struct buf *out, const struct paper *p)
{
	const struct paper_line *head = NULL;

	for (size_t i = 0; i < p->n; i++) {
		const struct paper_line *l = &p->v[i];

		if (i && listed(l) && !listed(&p->v[i - 1]))
			buf_putc(out, '\n');
		head = l->kind == PAPER_HEAD ? l : head;
		if (l->kind != PAPER_ROW || head)
			one(out, l, head);
	}
}
