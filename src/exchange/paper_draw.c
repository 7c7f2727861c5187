/* What stands on the pages of a PDF, line by line; what belongs together stays on one page. */
#include <string.h>

#include "paper_draw.h"

enum { TIME = 42, LABEL = 116, INDENT = 13, HEAD_AT = 38 };

/* --- pages -------------------------------------------------------------------------------------------------------------------------------------- */

static void foot(struct sheet *s)
{
	struct pen small = { .size = 7, .grey = 0.35 };
	struct buf text = { 0 };

	pen_stroke(s, LEFT, BOTTOM + 16, RIGHT, BOTTOM + 16, 0.4, 0.6);
	buf_puts(&text, s->p->foot);
	if (s->acts)
		buf_printf(&text, "%s%s", text.len ? "\n" : "", _("the small numbers in the margin are acts of the ledger"));
	pen_text(s, small, buf_str(&text), LEFT, BOTTOM + 21, RIGHT - LEFT - 60, PANGO_ALIGN_LEFT);
	buf_reset(&text);
	buf_printf(&text, "%d / %d", s->page, s->pages);
	pen_text(s, small, buf_str(&text), RIGHT - 60, BOTTOM + 21, 60, PANGO_ALIGN_RIGHT);
	buf_free(&text);
}

/* The first page begins with the letterhead, the others with the paper's name. */
static void page_begin(struct sheet *s)
{
	struct pen running = { .size = 7.5, .grey = 0.35 };

	s->page++;
	s->said = 0;
	s->y = TOP;
	s->fresh = true;
	if (s->page == 1 || s->headed) {
		s->y = HEAD_AT;
		s->headed = false;
		return;
	}
	pen_text(s, running, s->p->title, LEFT, HEAD_AT, RIGHT - LEFT, PANGO_ALIGN_LEFT);
	pen_stroke(s, LEFT, HEAD_AT + 14, RIGHT, HEAD_AT + 14, 0.4, 0.6);
}

static void page_turn(struct sheet *s)
{
	foot(s);
	cairo_show_page(s->cr);
	page_begin(s);
}

bool sheet_need(struct sheet *s, double h)
{
	if (s->dry || s->y + h <= s->bottom || s->fresh)
		return false;
	page_turn(s);
	return true;
}

static void gap(struct sheet *s, double h)
{
	s->y += s->fresh ? 0 : h;
}

/* --- lines -------------------------------------------------------------------------------------------------------------------------------------- */

/* The first line of the letterhead is the municipality, the others its unit and address. */
static void letterhead(struct sheet *s, const struct paper_line *l)
{
	struct pen name = { .size = 11, .grey = 0.1, .bold = true }, rest = { .size = 8.5, .grey = 0.3 };
	const char *next = strchr(l->text, '\n');
	char *first = next ? g_strndup(l->text, (gsize)(next - l->text)) : g_strdup(l->text);

	s->y = s->fresh ? HEAD_AT : s->y;
	s->y += pen_text(s, name, first, LEFT, s->y, RIGHT - LEFT, PANGO_ALIGN_LEFT);
	if (next)
		s->y += 1 + pen_text(s, rest, next + 1, LEFT, s->y + 1, RIGHT - LEFT, PANGO_ALIGN_LEFT);
	pen_stroke(s, LEFT, s->y + 6, RIGHT, s->y + 6, 1.4, 0.1);
	s->y += 26;
	s->fresh = false;
	g_free(first);
}

static void title(struct sheet *s, const struct paper_line *l)
{
	struct pen pen = { .size = s->size + 5.5, .bold = true, .serif = true };

	gap(s, 5);
	pen_flow(s, pen, l->text, LEFT, l->act);
	s->y += 6;
}

/* In a frame: nobody overlooks it. */
static void mark(struct sheet *s, const struct paper_line *l)
{
	struct pen pen = { .size = s->size - 1, .bold = true };
	double h = pen_high(s, pen, l->text, RIGHT - LEFT - 16) + 9;

	sheet_need(s, h + 5);
	pen_act(s, l->act, 5);
	pen_text(s, pen, l->text, LEFT + 8, s->y + 4, RIGHT - LEFT - 16, PANGO_ALIGN_LEFT);
	pen_stroke(s, LEFT, s->y, RIGHT, s->y, 0.8, 0);
	pen_stroke(s, LEFT, s->y + h, RIGHT, s->y + h, 0.8, 0);
	pen_stroke(s, LEFT, s->y, LEFT, s->y + h, 0.8, 0);
	pen_stroke(s, RIGHT, s->y, RIGHT, s->y + h, 0.8, 0);
	s->y += h + 5;
	s->fresh = false;
}

static void chapter(struct sheet *s, const struct paper_line *l)
{
	struct pen pen = { .size = s->size + 1.5, .bold = true };

	gap(s, 14);
	pen_flow(s, pen, l->text, LEFT, l->act);
	pen_stroke(s, LEFT, s->y + 1, RIGHT, s->y + 1, 0.6, 0.25);
	s->y += 7;
}

/* An item of the tabla: on grey, so that the eye finds it. */
static void section(struct sheet *s, const struct paper_line *l)
{
	struct pen pen = { .size = s->size, .bold = true };
	double h;

	gap(s, 8);
	h = pen_high(s, pen, l->text, RIGHT - LEFT - TIME) + 6;
	pen_fill(s, LEFT - 4, s->y, RIGHT - LEFT + 4, h, 0.93);
	s->y += 3;
	if (*l->label)
		pen_text(s, pen, l->label, LEFT, s->y, TIME - 2, PANGO_ALIGN_LEFT);
	pen_flow(s, pen, l->text, *l->label ? LEFT + TIME : LEFT, l->act);
	s->y += 5;
}

static void act(struct sheet *s, const struct paper_line *l)
{
	struct pen time = { .size = s->size - 1, .grey = 0.25 }, text = { .size = s->size, .grey = l->struck ? 0.4 : 0, .bold = l->strong, .serif = true, .struck = l->struck };

	gap(s, 4);
	pen_text(s, time, l->label, LEFT, s->y + 1, TIME - 4, PANGO_ALIGN_LEFT);
	pen_flow(s, text, l->text, LEFT + TIME, l->act);
	s->y += 1;
}

static void pair(struct sheet *s, const struct paper_line *l)
{
	struct pen label = { .size = s->size - 1.5, .grey = 0.3 };
	struct pen text = { .size = s->size, .grey = l->struck ? 0.4 : 0, .bold = l->strong, .serif = true, .struck = l->struck };
	double x = l->inner ? LEFT + TIME : LEFT, wide = l->inner ? LABEL - 16 : LABEL, h = pen_high(s, label, l->label, wide - 8), from;

	sheet_need(s, h);
	from = s->y;
	pen_text(s, label, l->label, x, s->y + 1.2, wide - 8, PANGO_ALIGN_LEFT);
	pen_flow(s, text, l->text, x + wide, l->act);
	s->y = s->y < from + h && from + h < BOTTOM && s->y >= from ? from + h : s->y;
	s->y += 1.5;
}

static void paragraph(struct sheet *s, const struct paper_line *l)
{
	struct pen pen = { .size = s->size, .grey = l->struck ? 0.4 : 0, .bold = l->strong, .serif = true, .struck = l->struck };

	pen_flow(s, pen, l->text, l->inner ? LEFT + TIME : LEFT, l->act);
	s->y += 3;
}

static void point(struct sheet *s, const struct paper_line *l)
{
	struct pen pen = { .size = s->size, .grey = l->struck ? 0.4 : 0, .bold = l->strong, .serif = true, .struck = l->struck };
	double x = l->inner ? LEFT + TIME : LEFT;
	bool box = strncmp(l->text, PAPER_BOX " ", strlen(PAPER_BOX) + 1) == 0;

	sheet_need(s, s->size * 1.4);
	pen_text(s, (struct pen){ .size = s->size, .serif = true }, box ? PAPER_BOX : "\342\200\223", x, s->y, INDENT, PANGO_ALIGN_LEFT);
	pen_flow(s, pen, box ? l->text + strlen(PAPER_BOX) + 1 : l->text, x + INDENT, l->act);
	s->y += 1.5;
}

/* A note stands in from the edge, with a line beside it: nobody takes it for a decision. */
static void note(struct sheet *s, const struct paper_line *l)
{
	struct pen who = { .size = s->size - 2, .grey = 0.3 }, pen = { .size = s->size - 0.5, .grey = 0.2, .serif = true, .struck = l->struck };
	double from;
	int page;

	gap(s, 3);
	sheet_need(s, 3.4 * s->size);
	page = s->page;
	from = s->y;
	pen_flow(s, who, l->label, LEFT + TIME + 8, l->act);
	pen_flow(s, pen, l->text, LEFT + TIME + 8, 0);
	if (page == s->page)
		pen_stroke(s, LEFT + TIME, from + 1, LEFT + TIME, s->y - 1, 1.6, 0.65);
	s->y += 4;
}

/* --- the whole ---------------------------------------------------------------------------------------------------------------------------------- */

static void turned(struct sheet *s, const struct paper_line *l, const struct paper_line *end)
{
	if (s->fresh || s->dry)
		return;
	s->headed = l + 1 < end && l[1].kind == PAPER_LETTERHEAD;
	page_turn(s);
}

/* Returns how many lines it took. */
static size_t line(struct sheet *s, const struct paper_line *l, const struct paper_line *end)
{
	switch (l->kind) {
	case PAPER_LETTERHEAD: letterhead(s, l); break;
	case PAPER_TITLE:   title(s, l); break;
	case PAPER_MARK:    mark(s, l); break;
	case PAPER_CHAPTER: chapter(s, l); break;
	case PAPER_SECTION: section(s, l); break;
	case PAPER_ACT:     act(s, l); break;
	case PAPER_PAIR:    pair(s, l); break;
	case PAPER_TEXT:    paragraph(s, l); break;
	case PAPER_POINT:   point(s, l); break;
	case PAPER_NOTE:    note(s, l); break;
	case PAPER_HEAD:    rows_head(s, l, end); break;
	case PAPER_ROW:     rows_row(s, l); break;
	case PAPER_ROOM:    rows_room(s, l->room); break;
	case PAPER_SIGN:    return rows_signs(s, l, end);
	case PAPER_BREAK:   turned(s, l, end); break;
	}
	return 1;
}

/* How high these lines are under each other. */
static double measured(struct sheet *s, const struct paper_line *from, const struct paper_line *to)
{
	struct sheet try = *s;

	try.dry = true;
	for (const struct paper_line *l = from; l < to;)
		l += line(&try, l, to);
	return try.y - s->y;
}

static bool leads(const struct paper_line *l, const struct paper_line *end)
{
	return l->kind == PAPER_CHAPTER || l->kind == PAPER_SECTION || l->kind == PAPER_HEAD || (l->kind == PAPER_ACT && l + 1 < end && l[1].inner);
}

/* A chapter that ends in signatures stays whole: no page bears names alone. NULL where it has none. */
static const struct paper_line *signed_chapter(const struct paper_line *l, const struct paper_line *end)
{
	if (l->kind != PAPER_CHAPTER)
		return NULL;
	for (l++; l < end && l->kind != PAPER_CHAPTER && l->kind != PAPER_BREAK; l++)
		if (l->kind == PAPER_SIGN) {
			while (l < end && l->kind == PAPER_SIGN)
				l++;
			return l;
		}
	return NULL;
}

/* What leads stays with what it leads to; no more than a fifth of a page is left white for it. */
static void keep(struct sheet *s, const struct paper_line *l, const struct paper_line *end)
{
	const struct paper_line *last = signed_chapter(l, end);
	double h = last ? measured(s, l, last) : 0;

	if (last && h < s->bottom - TOP) {
		sheet_need(s, h);
		return;
	}
	for (last = l; last < end && leads(last, end);)
		last++;
	if (last == l)
		return;
	for (int rows = 0; last < end && rows < 2 && (rows == 0 || last->kind == PAPER_ROW); rows++)
		last++;
	h = measured(s, l, last);
	sheet_need(s, h < 150 ? h : 150);
}

void sheet_draw(struct sheet *s)
{
	const struct paper_line *end = s->p->v + s->p->n;

	s->page = 0;
	s->head = NULL;
	s->bottom = BOTTOM;
	page_begin(s);
	for (const struct paper_line *l = s->p->v; l < end;) {
		if (l > s->p->v && l[-1].kind == PAPER_ROW && l->kind != PAPER_ROW)
			gap(s, 7);
		if (l > s->p->v && l[-1].kind == PAPER_PAIR && l->kind == PAPER_TEXT)
			gap(s, 4);
		keep(s, l, end);
		l += line(s, l, end);
	}
	foot(s);
	cairo_show_page(s->cr);
}
