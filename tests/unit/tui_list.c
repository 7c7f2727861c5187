/* Lists and documents on a canvas, without a terminal: columns, order, marks, groups, filter, wrapping, differences. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#undef fail

#include "canvas.h"
#include "widgets/list.h"
#include "widgets/text.h"

struct data { const char *const (*v)[3]; size_t n; };

static const char *const contracts[][3] = {
	{ "P01", "Aseo Vega", "1440" }, { "P02", "Áreas verdes", "1105" }, { "", "otros", "" }, { "P03", "Alumbrado", "987" }, { "P04", "Año nuevo", "12" },
};

static size_t count(void *ctx) { return ((struct data *)ctx)->n; }
static void cell(void *ctx, size_t row, size_t col, struct buf *out) { buf_puts(out, ((struct data *)ctx)->v[row][col]); }
static const char *key(void *ctx, size_t row) { return ((struct data *)ctx)->v[row][0]; }
static const char *heading(void *ctx, size_t row) { return *((struct data *)ctx)->v[row][0] ? NULL : ((struct data *)ctx)->v[row][1]; }

static int compare(void *ctx, size_t a, size_t b, size_t col)
{
	struct data *d = ctx;

	return col == 2 ? atoi(d->v[a][2]) - atoi(d->v[b][2]) : strcmp(d->v[a][col], d->v[b][col]);
}

static const struct list_column columns[] = { { "Id", 6, false, 0 }, { "Contrato", 0, false, 0 }, { "MM$", 6, true, 1 } };
static const struct list_ops ops = { .count = count, .cell = cell, .key = key, .heading = heading, .compare = compare, .empty = "Nada; a agrega." };

static struct data all = { contracts, 5 };

static void row_is(struct canvas *c, int y, const char *want)
{
	struct buf b = { 0 };

	canvas_row(c, y, &b);
	assert_string_equal(buf_str(&b), want);
	buf_free(&b);
}

static const char *selected(const struct list *l)
{
	size_t row;

	return list_row(l, &row) ? contracts[row][0] : "none";
}

static void start(struct list *l, struct canvas *c, int rows, int cols)
{
	*c = (struct canvas){ 0 };
	canvas_resize(c, rows, cols);
	list_init(l, &ops, &all, columns, 3);
	list_refresh(l);
}

static void draw(struct list *l, struct canvas *c)
{
	canvas_clear(c);
	list_draw(l, pane_all(c), true);
}

static void test_drawn(void **state)
{
	struct canvas c;
	struct list l;

	(void)state;
	start(&l, &c, 7, 36);
	draw(&l, &c);
	/* 2 for the marks, 6, 2 between, 18 are left, 2 between, 6 */
	row_is(&c, 0, "  Id      Contrato               MM$");
	row_is(&c, 1, "▶ P01     Aseo Vega             1440");
	row_is(&c, 3, "  ── otros ─────────────────────────");
	assert_int_equal(canvas_at(&c, 1, 20)->role, ROLE_SELECTED);
	canvas_resize(&c, 7, 24);                        /* the money gives way first */
	draw(&l, &c);
	row_is(&c, 0, "  Id      Contrato");
	row_is(&c, 2, "  P02     Áreas verdes");
	list_free(&l);
	canvas_free(&c);
}

static void test_selection(void **state)
{
	struct canvas c;
	struct list l;
	struct data fewer = { contracts + 1, 4 };

	(void)state;
	start(&l, &c, 7, 36);
	draw(&l, &c);
	list_request(&l, "move-down");
	assert_string_equal(selected(&l), "P02");
	list_request(&l, "move-down");                   /* over the heading */
	assert_string_equal(selected(&l), "P03");
	l.ctx = &fewer;                                  /* a row before it is gone: the same one stays selected */
	list_refresh(&l);
	assert_string_equal(key(&fewer, l.shown[l.sel]), "P03");
	l.ctx = &all;
	list_refresh(&l);
	list_request(&l, "move-up");
	assert_string_equal(selected(&l), "P02");
	list_request(&l, "last");
	assert_string_equal(selected(&l), "P04");
	list_request(&l, "move-down");
	assert_string_equal(selected(&l), "P04");
	list_request(&l, "first");
	assert_string_equal(selected(&l), "P01");
	list_request(&l, "page-down");
	assert_string_equal(selected(&l), "P04");
	list_free(&l);
	canvas_free(&c);
}

static void test_order(void **state)
{
	struct canvas c;
	struct list l;

	(void)state;
	start(&l, &c, 7, 36);
	list_select(&l, "P03");
	for (int i = 0; i < 5; i++)
		list_request(&l, "order");
	assert_int_equal(l.order, 3);                    /* by money, rising; headings away, the selection kept */
	assert_int_equal(l.n_shown, 4);
	assert_string_equal(contracts[l.shown[0]][0], "P04");
	assert_string_equal(selected(&l), "P03");
	list_request(&l, "order");
	assert_string_equal(contracts[l.shown[0]][0], "P01");
	list_request(&l, "order");
	assert_int_equal(l.order, 0);
	assert_int_equal(l.n_shown, 5);
	list_free(&l);
	canvas_free(&c);
}

static void type(struct list *l, const char *s)
{
	uint32_t ch;

	for (size_t k; (k = utf8_decode(s, strlen(s), &ch)) > 0; s += k) {
		struct key one = { .kind = KEY_STROKE, .stroke = { .name = KEYNAME_CHAR, .ch = ch } };

		list_key(l, &one);
	}
}

static void test_filter(void **state)
{
	static const struct { const char *typed; size_t found; } cases[] = { { "areas", 1 }, { "AREAS", 1 }, { "ano", 1 }, { "año", 1 }, { "ñ", 1 }, { "zzz", 0 }, { "a", 4 } };
	struct key esc = { .kind = KEY_STROKE, .stroke = { .name = KEYNAME_ESC } };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct canvas c;
		struct list l;

		start(&l, &c, 7, 60);
		list_select(&l, "P03");
		list_request(&l, "filter");
		type(&l, cases[i].typed);
		assert_int_equal(l.n_shown, cases[i].found);
		draw(&l, &c);
		if (cases[i].found == 0)
			row_is(&c, 1, "  Nothing here matches \"zzz\". Esc shows all again.");
		list_key(&l, &esc);
		assert_int_equal(l.n_shown, 5);
		assert_string_equal(selected(&l), "P03");
		assert_int_equal(list_key(&l, &esc), UI_PASS);
		list_free(&l);
		canvas_free(&c);
	}
}

static void test_marks_and_empty(void **state)
{
	struct data none = { contracts, 0 };
	struct canvas c;
	struct list l;

	(void)state;
	start(&l, &c, 7, 36);
	list_request(&l, "mark");
	assert_true(list_marked(&l, 0));
	assert_string_equal(selected(&l), "P02");
	list_request(&l, "order");
	assert_true(list_marked(&l, 0));
	list_mark(&l, 0, false);
	assert_false(list_marked(&l, 0));
	l.ctx = &none;
	list_refresh(&l);
	draw(&l, &c);
	row_is(&c, 0, "  Nada; a agrega.");
	list_request(&l, "move-down");
	list_request(&l, "last");
	assert_string_equal(selected(&l), "none");
	list_free(&l);
	canvas_free(&c);
}

/* Any size: nothing outside the pane, no crash. */
static void test_any_size(void **state)
{
	struct canvas c;
	struct list l;
	struct doc d = { 0 };

	(void)state;
	start(&l, &c, 12, 40);
	doc_pair(&d, 10, "Motivo", ROLE_NORMAL, "monto y relevancia política 日本語 👩‍⚖️");
	for (int h = 0; h <= 10; h++)
		for (int w = 0; w <= 38; w++) {
			struct pane p;

			canvas_clear(&c);
			p = pane_sub(pane_all(&c), 1, 1, h, w);
			list_boxed(&l, p, "Título", true);
			doc_boxed(&d, pane_sub(p, 0, 0, h / 2, w), "Título largo", false);
			pane_bar(p, 0, 0, w, 3, 7);
			pane_digits(p, 0, 0, ROLE_CLOCK, "09:41");
			for (int y = 0; y < 12; y++)
				for (int x = 0; x < 40; x++)
					if (!pane_holds(p, y, x))
						assert_true(canvas_at(&c, y, x)->ch[0] == ' ' && canvas_at(&c, y, x)->width == 1);
		}
	doc_free(&d);
	list_free(&l);
	canvas_free(&c);
}

static void test_doc(void **state)
{
	struct canvas c = { 0 };
	struct doc d = { 0 };

	(void)state;
	canvas_resize(&c, 6, 24);
	doc_pair(&d, 8, "Motivo", ROLE_NORMAL, "monto y relevancia política");
	doc_add(&d, ROLE_NORMAL, "");
	doc_diff(&d, "viste [-logo-] {+placa+} fin");
	doc_draw(&d, pane_all(&c), true);
	row_is(&c, 0, "Motivo  monto y");
	row_is(&c, 1, "        relevancia");
	row_is(&c, 2, "        política");
	row_is(&c, 3, "");
	row_is(&c, 4, "viste [-logo-] {+placa+}");
	assert_int_equal(canvas_at(&c, 4, 7)->role, ROLE_REMOVED);
	assert_int_equal(canvas_at(&c, 4, 16)->role, ROLE_ADDED);
	assert_int_equal(canvas_at(&c, 4, 0)->role, ROLE_NORMAL);
	doc_free(&d);
	canvas_free(&c);
}

static void test_scrolled_doc(void **state)
{
	struct canvas c = { 0 };
	struct doc d = { 0 };
	struct buf foot = { 0 };

	(void)state;
	canvas_resize(&c, 10, 20);
	for (int i = 1; i <= 57; i++)
		doc_addf(&d, ROLE_NORMAL, "línea %d", i);
	doc_draw(&d, pane_all(&c), true);
	doc_request(&d, "last");
	doc_draw(&d, pane_all(&c), true);
	row_is(&c, 9, "línea 57");
	doc_foot(&d, &foot);
	assert_string_equal(buf_str(&foot), "48–57 of 57");
	doc_request(&d, "page-up");
	canvas_clear(&c);
	doc_draw(&d, pane_all(&c), true);
	row_is(&c, 0, "línea 39");
	buf_free(&foot);
	doc_free(&d);
	canvas_free(&c);
}

/* The digits of the mock-up in tui.md 10 (screen 9), double width. */
static void test_shapes(void **state)
{
	struct canvas c = { 0 };

	(void)state;
	canvas_resize(&c, 6, 40);
	assert_int_equal(pane_digits(pane_all(&c), 0, 0, ROLE_CLOCK, "06:47"), 34);
	row_is(&c, 0, "██████  ██████      ██  ██  ██████");
	row_is(&c, 1, "██  ██  ██      ██  ██  ██      ██");
	row_is(&c, 4, "██████  ██████          ██      ██");
	pane_bar(pane_all(&c), 5, 0, 10, 1, 2);
	row_is(&c, 5, "█████░░░░░");
	pane_bar(pane_all(&c), 5, 0, 10, 0, 0);
	row_is(&c, 5, "░░░░░░░░░░");
	pane_bar(pane_all(&c), 5, 0, 10, 99, 10);
	row_is(&c, 5, "██████████");
	c.ascii = true;
	pane_bar(pane_all(&c), 5, 0, 10, 1, 2);
	row_is(&c, 5, "#####.....");
	canvas_free(&c);
}

/* Half of a wide character never stays behind. */
static void test_wide(void **state)
{
	struct canvas c = { 0 };

	(void)state;
	canvas_resize(&c, 1, 10);
	pane_text(pane_all(&c), 0, 0, ROLE_NORMAL, "日本語");
	pane_text(pane_all(&c), 0, 1, ROLE_NORMAL, "xy");
	row_is(&c, 0, " xy 語");
	pane_text(pane_sub(pane_all(&c), 0, 0, 1, 5), 0, 0, ROLE_NORMAL, "日本語");
	row_is(&c, 0, "日本…");
	canvas_free(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_drawn), cmocka_unit_test(test_selection), cmocka_unit_test(test_order), cmocka_unit_test(test_filter),
		cmocka_unit_test(test_marks_and_empty), cmocka_unit_test(test_any_size), cmocka_unit_test(test_doc), cmocka_unit_test(test_scrolled_doc),
		cmocka_unit_test(test_shapes), cmocka_unit_test(test_wide),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
