/* Papers as one HTML file: no script, nothing fetched, printable; every line bears its act as data-act. */
#include <string.h>

#include "procure/exchange/paper.h"

static const char *const style =
	"@page { size: letter; margin: 22mm 20mm }\n"
	"body { font: 11pt/1.45 Georgia, 'DejaVu Serif', serif; color: #111; max-width: 46em; margin: 2em auto; padding: 0 1em }\n"
	"header { border-bottom: 2px solid #111; padding-bottom: .5em; margin-bottom: 1.5em; font-weight: bold; white-space: pre-line }\n"
	"h1 { font-size: 1.5em; margin: .2em 0 .6em } h2 { font-size: 1.15em; border-bottom: 1px solid #999; margin: 1.6em 0 .5em; break-after: avoid }\n"
	"h3 { font-size: 1em; margin: 1.2em 0 .4em; break-after: avoid } h3 b, .time { font-variant-numeric: tabular-nums; margin-right: .8em }\n"
	".mark { border: 1px solid #111; padding: .3em .7em; font-weight: bold }\n"
	"dl { display: grid; grid-template-columns: max-content 1fr; gap: .15em 1.2em; margin: .3em 0 } dt { color: #555; max-width: 13em } dd { margin: 0 }\n"
	".inner { margin-left: 4em } .act { margin: .8em 0 .1em; break-after: avoid } .strong { font-weight: bold }\n"
	"table { border-collapse: collapse; width: 100%; margin: .5em 0; font-size: .92em } th { text-align: left; border-bottom: 1.5px solid #111 }\n"
	"th, td { padding: .25em .6em .25em 0; vertical-align: top } td { border-bottom: 1px solid #ccc } .right { text-align: right } tr { break-inside: avoid }\n"
	".note { border-left: 3px solid #999; padding-left: .8em; font-style: italic } .note cite { display: block; font-style: normal; color: #555 }\n"
	".room { border-bottom: 1px solid #999; height: 1.8em }\n"
	".signs { display: grid; grid-template-columns: 1fr 1fr; gap: 3.5em 2em; margin-top: 4em; break-inside: avoid }\n"
	".signs div { border-top: 1px solid #111; padding-top: .3em }\n"
	".break { break-before: page } del { color: #666 }\n";

static void escaped(struct buf *out, const char *s)
{
	for (; *s; s++)
		switch (*s) {
		case '&': buf_puts(out, "&amp;"); break;
		case '<': buf_puts(out, "&lt;"); break;
		case '>': buf_puts(out, "&gt;"); break;
		case '"': buf_puts(out, "&quot;"); break;
		case '\'': buf_puts(out, "&#39;"); break;
		case '\n': buf_puts(out, "<br>\n"); break;
		default: buf_putc(out, *s);
		}
}

static void said(struct buf *out, const char *s, bool struck)
{
	buf_puts(out, struck ? "<del>" : "");
	escaped(out, s);
	buf_puts(out, struck ? "</del>" : "");
}

/* `<p class="act strong" data-act="12">`. */
static void tag(struct buf *out, const char *name, const char *class, const struct paper_line *l)
{
	bool classes = *class || l->inner || l->strong;

	buf_printf(out, "<%s", name);
	if (classes)
		buf_printf(out, " class=\"%s%s%s%s%s\"", class, l->inner && *class ? " " : "", l->inner ? "inner" : "",
			   l->strong && (*class || l->inner) ? " " : "", l->strong ? "strong" : "");
	if (l->act)
		buf_printf(out, " data-act=\"%lld\"", (long long)l->act);
	buf_putc(out, '>');
}

static void block(struct buf *out, const char *name, const char *class, const struct paper_line *l)
{
	tag(out, name, class, l);
	if (*l->label) {
		buf_puts(out, "<b class=\"time\">");
		escaped(out, l->label);
		buf_puts(out, "</b> ");
	}
	said(out, l->text, l->struck);
	buf_printf(out, "</%s>\n", name);
}

static void pair(struct buf *out, const struct paper_line *l)
{
	buf_puts(out, "<dt>");
	escaped(out, l->label);
	buf_puts(out, "</dt>");
	tag(out, "dd", "", &(struct paper_line){ .act = l->act, .strong = l->strong });
	said(out, l->text, l->struck);
	buf_puts(out, "</dd>\n");
}

static void note(struct buf *out, const struct paper_line *l)
{
	tag(out, "div", "note", l);
	buf_puts(out, "<cite>");
	escaped(out, l->label);
	buf_puts(out, "</cite>");
	said(out, l->text, l->struck);
	buf_puts(out, "</div>\n");
}

static void row(struct buf *out, const struct paper_line *head, const struct paper_line *l)
{
	const char *cell = l->kind == PAPER_HEAD ? "th" : "td";

	buf_puts(out, l->kind == PAPER_HEAD ? "<thead>" : "");
	tag(out, "tr", "", l);
	for (size_t i = 0; i < l->n_cells && i < head->n_cells; i++) {
		buf_printf(out, "<%s%s>", cell, head->share[i] < 0 ? " class=\"right\"" : "");
		said(out, l->cell[i], l->struck);
		buf_printf(out, "</%s>", cell);
	}
	buf_puts(out, l->kind == PAPER_HEAD ? "</tr></thead>\n" : "</tr>\n");
}

static void sign(struct buf *out, const struct paper_line *l)
{
	buf_puts(out, "<div><b>");
	escaped(out, l->label);
	buf_puts(out, "</b><br>");
	escaped(out, l->text);
	buf_puts(out, "</div>\n");
}

/* Lines of one sort that follow each other stand in one element. */
static const char *group(const struct paper_line *l)
{
	switch (l->kind) {
	case PAPER_PAIR:  return l->inner ? "dl class=\"inner\"" : "dl";
	case PAPER_POINT: return l->inner ? "ul class=\"inner\"" : "ul";
	case PAPER_SIGN:  return "div class=\"signs\"";
	case PAPER_HEAD:
	case PAPER_ROW:   return "table";
	default:          return "";
	}
}

static void one(struct buf *out, const struct paper_line *l, const struct paper_line *head)
{
	switch (l->kind) {
	case PAPER_LETTERHEAD: block(out, "header", "", l); break;
	case PAPER_TITLE:      block(out, "h1", "", l); break;
	case PAPER_CHAPTER:    block(out, "h2", "", l); break;
	case PAPER_SECTION:    block(out, "h3", "", l); break;
	case PAPER_MARK:       block(out, "p", "mark", l); break;
	case PAPER_ACT:        block(out, "p", "act", l); break;
	case PAPER_TEXT:       block(out, "p", "", l); break;
	case PAPER_POINT:      block(out, "li", "", &(struct paper_line){ .label = "", .text = l->text, .act = l->act, .strong = l->strong, .struck = l->struck }); break;
	case PAPER_PAIR:       pair(out, l); break;
	case PAPER_NOTE:       note(out, l); break;
	case PAPER_HEAD:
	case PAPER_ROW:        row(out, head, l); break;
	case PAPER_SIGN:       sign(out, l); break;
	case PAPER_ROOM:       for (int i = 0; i < l->room; i++) buf_puts(out, "<div class=\"room\"></div>\n"); break;
	case PAPER_BREAK:      buf_puts(out, "<div class=\"break\"></div>\n"); break;
	}
}

static void close_group(struct buf *out, const char *open)
{
	if (*open)
		buf_printf(out, "</%.*s>\n", (int)strcspn(open, " "), open);
}

void paper_html(struct buf *out, const struct paper *p)
{
	const struct paper_line *head = NULL;
	const char *open = "";

	buf_printf(out, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n<title>", p->language);
	escaped(out, p->title);
	buf_printf(out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n", style);
	for (size_t i = 0; i < p->n; i++) {
		const struct paper_line *l = &p->v[i];
		const char *wants = group(l);

		if (strcmp(open, wants) != 0 || l->kind == PAPER_HEAD) {
			close_group(out, open);
			if (*wants)
				buf_printf(out, "<%s>\n", wants);
			open = wants;
		}
		head = l->kind == PAPER_HEAD ? l : head;
		if (l->kind != PAPER_ROW || head)
			one(out, l, head);
	}
	close_group(out, open);
	buf_puts(out, "</body>\n</html>\n");
}
