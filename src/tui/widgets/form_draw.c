/* A form on the screen: label beside or above the field, the hint of the field in focus, faults under theirs. */
#include "widgets/form_room.h"

#include <string.h>

enum { WIDE = 70, PROSE_MIN = 3 };

struct measure { int label, label_rows, value, notes; };

static bool beside(const struct pane *p)
{
	return p->w >= WIDE;
}

static int label_width(const struct form *f, const struct pane *p)
{
	int most = 8;

	for (size_t i = 0; i < f->n; i++) {
		int w = text_width(f->items[i].field.label) + (f->items[i].field.required ? 5 : 3);

		most = w > most ? w : most;
	}
	return most > p->w / 3 ? p->w / 3 : most;
}

/* What is said under a field: its fault, else how it was understood, and while it is in focus its help. */
static int notes(const struct form *f, const struct item *it, int cols)
{
	int rows = it->fault ? wrap_rows(it->fault, cols - 2) : it->shown.len ? 1 : 0;

	if (&f->items[f->at] == it && f->at < f->n && it->field.help && *it->field.help)
		rows += wrap_rows(it->field.help, cols);
	return rows;
}

static int value_rows(struct item *it, int cols, int room)
{
	int rows = it->edit.prose ? edit_rows(&it->edit, cols) : 1, most = room / 2 > PROSE_MIN ? room / 2 : PROSE_MIN;

	if (it->edit.prose && rows < PROSE_MIN)
		rows = PROSE_MIN;
	return rows > most ? most : rows;
}

static struct measure measure(const struct form *f, struct item *it, const struct pane *p)
{
	struct measure m = { .label = beside(p) ? label_width(f, p) : 0, .label_rows = beside(p) ? 0 : 1 };
	int cols = p->w - m.label;

	m.value = value_rows(it, cols, p->h);
	m.notes = notes(f, it, cols);
	return m;
}

static int height(const struct form *f, size_t i, const struct pane *p)
{
	struct measure m;

	if (i == f->n)
		return 2;
	if (!form_asked(f, i))
		return 0;
	m = measure(f, &f->items[i], p);
	return m.label_rows + m.value + m.notes + (f->items[i].edit.prose || m.notes ? 1 : 0);
}

/* The first field in sight, so that the one in focus is seen whole. */
static void scroll(struct form *f, const struct pane *p)
{
	if (f->at < f->top)
		f->top = f->at;
	for (;;) {
		int sum = 0;

		for (size_t i = f->top; i <= f->at; i++)
			sum += height(f, i, p);
		if (sum <= p->h || f->top >= f->at)
			return;
		f->top++;
	}
}

/* ---- values ---- */

/* All choices in the row if they fit, else the chosen one between arrows. */
static void choice_draw(struct item *it, struct pane p, bool focused)
{
	int cols = 0, x = 0;

	for (size_t i = 0; i < it->field.n_choices; i++)
		cols += text_width(it->field.choices[i].label) + 6;
	if (cols > p.w || it->field.n_choices == 0) {
		struct buf b = { 0 };

		item_labels(it, &b);
		pane_printf(p, 0, 0, focused ? ROLE_FIELD_FOCUS : ROLE_FIELD, "◀ %s ▶", b.len ? buf_str(&b) : _("none"));
		buf_free(&b);
		return;
	}
	for (size_t i = 0; i < it->field.n_choices; i++) {
		bool on = !strcmp(it->field.choices[i].code, edit_text(&it->edit));
		char letter[2] = { focused ? item_letter(it, i) : ' ', '\0' };

		if (on)
			pane_cursor(p, 0, x + 1, false);
		x += pane_printf(p, 0, x, on && focused ? ROLE_FIELD_FOCUS : ROLE_NORMAL, "(%s) %s", on ? "●" : letter, it->field.choices[i].label) + 2;
	}
}

static void pick_draw(struct item *it, struct pane p, bool focused)
{
	struct buf b = { 0 };

	item_labels(it, &b);
	pane_cell(p, 0, 0, p.w - 2, focused ? ROLE_FIELD_FOCUS : ROLE_FIELD, b.len ? buf_str(&b) : focused ? _("Enter shows what can be picked") : "", false);
	pane_text(p, 0, p.w - 1, ROLE_KEY, "▼");
	buf_free(&b);
}

static void value_draw(struct item *it, struct pane p, bool focused)
{
	if (focused)
		pane_cursor(p, 0, 0, false);
	if (it->field.widget == WIDGET_CHOICE)
		choice_draw(it, p, focused);
	else if (!item_is_text(it))
		pick_draw(it, p, focused);
	else
		edit_draw(&it->edit, p, focused);
}

static void item_draw(struct form *f, struct item *it, struct pane p, struct pane whole)
{
	struct measure m = measure(f, it, &whole);
	bool focused = f->at < f->n && &f->items[f->at] == it;
	struct pane label = m.label ? pane_sub(p, 0, 0, 1, m.label) : pane_top(&p, 1), value;

	pane_printf(label, 0, 0, focused ? ROLE_FOCUS : ROLE_LABEL, "%s%s%s", focused ? "▶ " : "  ", it->field.label, it->field.required ? " *" : "");
	pane_left(&p, m.label);
	value = pane_top(&p, m.value);
	value_draw(it, value, focused);
	it->last = value;
	if (it->fault) {
		pane_text(p, 0, 0, ROLE_BAD, "▲");
		pane_top(&p, pane_wrap(pane_sub(p, 0, 2, p.h, p.w - 2), 0, ROLE_BAD, it->fault));
	} else if (it->shown.len)
		pane_text(pane_top(&p, 1), 0, 0, ROLE_OK, buf_str(&it->shown));
	if (focused && it->field.help)
		pane_wrap(p, 0, ROLE_SECONDARY, it->field.help);
}

static void button_draw(struct form *f, struct pane p)
{
	bool focused = f->at == f->n;
	int used = pane_printf(p, 1, 0, focused ? ROLE_SELECTED : ROLE_NORMAL, "%s[ %s ]", focused ? "▶ " : "  ", f->set.button);

	f->button = pane_sub(p, 1, 0, 1, used);
	if (focused)
		pane_cursor(p, 1, 0, false);
}

/* "3/9" of the fields that are asked. */
static void say_place(const struct form *f, struct buf *out)
{
	size_t at = 0, n = 0;

	for (size_t i = 0; i < f->n; i++) {
		n += form_asked(f, i);
		at += i <= f->at && form_asked(f, i);
	}
	buf_printf(out, "%zu/%zu", at, n);
}

/* What was refused and is about no field, what was taken up again: above all fields. */
static void draw_notes(const struct form *f, struct pane *p)
{
	if (f->fault) {
		int rows = wrap_rows(f->fault, p->w - 2);
		struct pane at = pane_top(p, rows < 3 ? rows : 3);

		pane_text(at, 0, 0, ROLE_BAD, "▲");
		pane_wrap(pane_sub(at, 0, 2, at.h, at.w - 2), 0, ROLE_BAD, f->fault);
		(void)pane_top(p, 1);
	}
	if (f->more.note) {
		pane_text(pane_top(p, 1), 0, 0, ROLE_WARN, f->more.note);
		(void)pane_top(p, 1);
	}
}

void form_draw(struct view *v, struct pane p)
{
	struct form *f = v->state;
	struct buf foot = { 0 };
	struct pane inner, rest;

	say_place(f, &foot);
	inner = pane_box(p, &(struct box){ f->set.title, buf_str(&foot), true });
	buf_free(&foot);
	if (f->set.intro && *f->set.intro) {
		int rows = wrap_rows(f->set.intro, inner.w);

		pane_wrap(pane_top(&inner, rows < 4 ? rows : 4), 0, ROLE_SECONDARY, f->set.intro);
		pane_top(&inner, 1);
	}
	draw_notes(f, &inner);
	for (size_t i = 0; i < f->n; i++)
		f->items[i].last = pane_sub(inner, 0, 0, 0, 0);
	f->button = pane_sub(inner, 0, 0, 0, 0);
	scroll(f, &inner);
	rest = inner;
	for (size_t i = f->top; i <= f->n && rest.h > 0; i++) {
		struct pane own = pane_top(&rest, height(f, i, &inner));

		if (i < f->n && form_asked(f, i))
			item_draw(f, &f->items[i], own, inner);
		else if (i == f->n)
			button_draw(f, own);
	}
}
