/* Tables, room to write in, and the block of signatures of a PDF. */
#include <stdlib.h>
#include <string.h>

#include "paper_draw.h"

enum { PAD = 4, WRITE_HIGH = 19, SIGN_HIGH = 84, SIGN_GAP = 36 };

static const double line_grey = 0.62;

static double cell_x(const struct paper_line *head, size_t i)
{
	int all = 0, before = 0;

	for (size_t k = 0; k < head->n_cells; k++) {
		before += k < i ? abs(head->share[k]) : 0;
		all += abs(head->share[k]);
	}
	return LEFT + (double)(RIGHT - LEFT) * before / (all ? all : 1);
}

/* A table with no vertical lines begins where the text begins. */
static double pad(const struct sheet *s, size_t i) { return s->grid || i ? PAD : 0; }

static bool to_write(const struct paper_line *l)
{
	for (size_t i = 0; i < l->n_cells; i++)
		if (!*l->cell[i])
			return true;
	return false;
}

static double row_high(struct sheet *s, const struct paper_line *l, struct pen pen)
{
	double most = 0;

	for (size_t i = 0; i < l->n_cells && i < s->head->n_cells; i++) {
		double h = pen_high(s, pen, l->cell[i], cell_x(s->head, i + 1) - cell_x(s->head, i) - pad(s, i) - PAD);

		most = h > most ? h : most;
	}
	most += 2.0 * PAD - 1;
	return l->kind == PAPER_ROW && to_write(l) && most < WRITE_HIGH ? WRITE_HIGH : most;
}

static struct pen row_pen(const struct sheet *s, const struct paper_line *l)
{
	bool head = l->kind == PAPER_HEAD;

	return (struct pen){ .size = s->size - (head ? 2 : 1.2), .grey = head ? 0.25 : l->struck ? 0.4 : 0, .bold = head || l->strong, .struck = l->struck };
}

static void upright(struct sheet *s, double h)
{
	for (size_t i = 0; i <= s->head->n_cells; i++)
		pen_stroke(s, cell_x(s->head, i), s->y, cell_x(s->head, i), s->y + h, 0.4, line_grey);
}

static void row_draw(struct sheet *s, const struct paper_line *l)
{
	struct pen pen = row_pen(s, l);
	double h = row_high(s, l, pen);
	bool head = l->kind == PAPER_HEAD;

	if (head && s->grid)
		pen_fill(s, LEFT, s->y, RIGHT - LEFT, h, 0.93);
	pen_act(s, l->act, PAD);
	for (size_t i = 0; i < l->n_cells && i < s->head->n_cells; i++) {
		double x = cell_x(s->head, i) + pad(s, i);

		pen_text(s, pen, l->cell[i], x, s->y + PAD - 1, cell_x(s->head, i + 1) - x - PAD, s->head->share[i] < 0 ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
	}
	if (s->grid) {
		upright(s, h);
		pen_stroke(s, LEFT, s->y, RIGHT, s->y, 0.4, line_grey);
	}
	s->y += h;
	pen_stroke(s, LEFT, s->y, RIGHT, s->y, head && !s->grid ? 0.8 : 0.4, head && !s->grid ? 0.2 : line_grey);
	s->fresh = false;
}

/* Filled in by hand: some cell of it is empty, or a box to tick. */
static bool by_hand(const struct paper_line *l, const struct paper_line *end)
{
	for (; l < end && l->kind == PAPER_ROW; l++)
		for (size_t i = 0; i < l->n_cells; i++)
			if (!*l->cell[i] || strstr(l->cell[i], PAPER_BOX))
				return true;
	return false;
}

void rows_head(struct sheet *s, const struct paper_line *l, const struct paper_line *end)
{
	s->head = l;
	s->grid = by_hand(l + 1, end);
	s->y += s->fresh ? 0 : 4;
	row_draw(s, l);
}

/* The head stands again where the table goes on over the page. */
void rows_row(struct sheet *s, const struct paper_line *l)
{
	if (!s->head)
		return;
	if (sheet_need(s, row_high(s, l, row_pen(s, l))))
		row_draw(s, s->head);
	row_draw(s, l);
}

void rows_room(struct sheet *s, int lines)
{
	for (int i = 0; i < lines; i++) {
		sheet_need(s, WRITE_HIGH + 3);
		s->y += WRITE_HIGH + 3;
		pen_stroke(s, LEFT, s->y, RIGHT, s->y, 0.4, line_grey);
		s->fresh = false;
	}
	s->y += 6;
}

static void sign(struct sheet *s, const struct paper_line *l, double x, double width)
{
	struct pen name = { .size = s->size - 0.5, .bold = true }, role = { .size = s->size - 1.5, .grey = 0.25 };
	double h;

	pen_stroke(s, x, s->y + 46, x + width, s->y + 46, 0.6, 0);
	h = pen_text(s, name, l->label, x, s->y + 50, width, PANGO_ALIGN_LEFT);
	pen_text(s, role, l->text, x, s->y + 51 + h, width, PANGO_ALIGN_LEFT);
}

size_t rows_signs(struct sheet *s, const struct paper_line *l, const struct paper_line *end)
{
	const double width = (RIGHT - LEFT - SIGN_GAP) / 2.0;
	size_t n = 0;

	while (l + n < end && l[n].kind == PAPER_SIGN)
		n++;
	sheet_need(s, (double)SIGN_HIGH * (double)((n + 1) / 2));
	for (size_t i = 0; i < n; i++) {
		if (i % 2 == 0)
			sheet_need(s, SIGN_HIGH);
		sign(s, &l[i], i % 2 ? LEFT + width + SIGN_GAP : LEFT, width);
		s->fresh = false;
		s->y += i % 2 || i + 1 == n ? SIGN_HIGH : 0;
	}
	return n;
}
