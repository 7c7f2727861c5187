/* The pen: letters, lines and numbers in the margin of a PDF. */
#include "paper_draw.h"

static PangoLayout *layout(struct sheet *s, struct pen pen, const char *text, double width)
{
	PangoLayout *l = pango_layout_new(s->pango);
	PangoFontDescription *font = pango_font_description_new();
	PangoAttrList *attrs = pango_attr_list_new();

	pango_font_description_set_family_static(font, pen.serif ? "DejaVu Serif" : "DejaVu Sans");
	pango_font_description_set_size(font, (int)(pen.size * PANGO_SCALE));
	pango_font_description_set_weight(font, pen.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_layout_set_font_description(l, font);
	pango_font_description_free(font);
	pango_attr_list_insert(attrs, pango_attr_insert_hyphens_new(FALSE));
	if (pen.struck)
		pango_attr_list_insert(attrs, pango_attr_strikethrough_new(TRUE));
	pango_layout_set_attributes(l, attrs);
	pango_attr_list_unref(attrs);
	pango_layout_set_width(l, (int)(width * PANGO_SCALE));
	pango_layout_set_wrap(l, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_auto_dir(l, FALSE);
	pango_layout_set_spacing(l, (int)(pen.size * 0.16 * PANGO_SCALE));
	pango_layout_set_text(l, text, -1);
	return l;
}

static double high(PangoLayout *l)
{
	int h;

	pango_layout_get_size(l, NULL, &h);
	return (double)h / PANGO_SCALE;
}

static void ink(struct sheet *s, double grey)
{
	cairo_set_source_rgb(s->cr, grey, grey, grey);
}

double pen_text(struct sheet *s, struct pen pen, const char *text, double x, double y, double width, PangoAlignment align)
{
	PangoLayout *l = layout(s, pen, text, width);
	double h = high(l);

	pango_layout_set_alignment(l, align);
	if (!s->dry) {
		ink(s, pen.grey);
		cairo_move_to(s->cr, x, y);
		pango_cairo_show_layout(s->cr, l);
	}
	g_object_unref(l);
	return h;
}

double pen_high(struct sheet *s, struct pen pen, const char *text, double width)
{
	PangoLayout *l = layout(s, pen, text, width);
	double h = high(l);

	g_object_unref(l);
	return h;
}

void pen_stroke(struct sheet *s, double x0, double y0, double x1, double y1, double width, double grey)
{
	if (s->dry)
		return;
	ink(s, grey);
	cairo_set_line_width(s->cr, width);
	cairo_move_to(s->cr, x0, y0);
	cairo_line_to(s->cr, x1, y1);
	cairo_stroke(s->cr);
}

void pen_fill(struct sheet *s, double x, double y, double width, double height, double grey)
{
	if (s->dry)
		return;
	ink(s, grey);
	cairo_rectangle(s->cr, x, y, width, height);
	cairo_fill(s->cr);
}

void pen_act(struct sheet *s, int64_t act, double down)
{
	struct pen tiny = { .size = 6, .grey = 0.5 };
	struct buf number = { 0 };

	if (!act || act == s->said)
		return;
	s->said = act;
	buf_printf(&number, "%lld", (long long)act);
	pen_text(s, tiny, buf_str(&number), LEFT - 46, s->y + down, 36, PANGO_ALIGN_RIGHT);
	buf_free(&number);
}

/* One line of a layout, where the pen stands. */
static void show_line(struct sheet *s, PangoLayoutIter *i, const PangoRectangle *r, double x, double grey)
{
	double base = (double)(pango_layout_iter_get_baseline(i) - r->y) / PANGO_SCALE;

	if (s->dry)
		return;
	ink(s, grey);
	cairo_move_to(s->cr, x + (double)r->x / PANGO_SCALE, s->y + base);
	pango_cairo_show_layout_line(s->cr, pango_layout_iter_get_line_readonly(i));
}

/* Neither the first line of a paragraph stands alone at the foot of a page, nor the last at the head of the next. */
void pen_flow(struct sheet *s, struct pen pen, const char *text, double x, int64_t act)
{
	PangoLayout *l = layout(s, pen, text, RIGHT - x);
	PangoLayoutIter *i = pango_layout_get_iter(l);
	int left = pango_layout_get_line_count(l), all = left;
	const double spacing = pen.size * 0.16;

	do {
		PangoRectangle r;
		double h;

		pango_layout_iter_get_line_extents(i, NULL, &r);
		h = (double)r.height / PANGO_SCALE;
		sheet_need(s, (left == all && all > 1) || left == 2 ? 2 * h + spacing : h);
		pen_act(s, act, pen.size * 0.36);
		act = 0;
		show_line(s, i, &r, x, pen.grey);
		s->y += h + spacing;
		s->fresh = false;
		left--;
	} while (pango_layout_iter_next_line(i));
	pango_layout_iter_free(i);
	g_object_unref(l);
}
