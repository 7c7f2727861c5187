/* Charts on a canvas, cell by cell: zero bases, gaps, lines, textures; in letters where the terminal has no others; nothing outside the pane, whatever its size. */
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

#include "widgets/chart.h"

static struct canvas canvas;

static struct pane start(int rows, int cols, bool ascii, bool eighths)
{
	canvas_free(&canvas);
	canvas = (struct canvas){ .ascii = ascii, .eighths = eighths };
	canvas_resize(&canvas, rows, cols);
	return pane_all(&canvas);
}

static void row_is(int y, const char *want)
{
	struct buf b = { 0 };

	canvas_row(&canvas, y, &b);
	assert_string_equal(buf_str(&b), want);
	buf_free(&b);
}

static struct figure whole(int n)
{
	return figure_of(n, 1);
}

static struct chart_value months[] = { { .label = "01" }, { .label = "02" }, { .label = "03" }, { .label = "04" } };
static struct chart_rule target[] = { { "target 80", { 80, 1 } } };
static struct chart chart = { .finding = "It fell 50 points", .unit = "%", .source = "DS-01", .n = 3, .missing = 1, .v = months, .count = 4, .english = true, .percent = true };

/* 100, none, 50, 5 */
static void fill(void)
{
	months[0].value = whole(100);
	months[1].value = NO_FIGURE;
	months[2].value = whole(50);
	months[3].value = whole(5);
	chart.rule = target;
	chart.rules = 1;
}

static void test_columns(void **state)
{
	(void)state;
	fill();
	chart_columns(start(11, 40, false, true), &chart);
	row_is(0, "It fell 50 points");
	row_is(1, "% · n = 3 · × 1 without data, which is …");
	assert_int_equal(canvas_at(&canvas, 0, 0)->role, ROLE_TITLE);
	row_is(2, "100 ┤█████");
	row_is(3, "    │█████───────────────────◀ target 80");
	row_is(5, " 50 ┤█████       █████");
	row_is(6, "    │█████       █████");
	row_is(7, "    │█████ ×     █████ ▂▂▂▂▂");
	row_is(8, "  0 └────────────────────────");
	row_is(10, "DS-01");
	assert_int_equal(canvas_at(&canvas, 7, 11)->role, ROLE_WARN);
	assert_int_equal(canvas_at(&canvas, 3, 15)->role, ROLE_GOAL_LINE);
}

static void test_columns_in_letters(void **state)
{
	(void)state;
	fill();
	chart_columns(start(11, 40, true, false), &chart);
	row_is(2, "100 +#####");
	row_is(3, "    |#####-------------------< target 80");
	row_is(7, "    |##### x     ##### #####");       /* little is not nothing */
	row_is(8, "  0 +------------------------");
}

static void test_planned_behind_done(void **state)
{
	struct chart_value v[] = { { .label = "a", .value = whole(2), .whole = whole(4) }, { .label = "b", .value = whole(4), .whole = whole(4) } };
	struct chart c = { .finding = "F", .v = v, .count = 2, .n = 2, .english = true };

	(void)state;
	chart_columns(start(8, 24, false, true), &c);
	row_is(1, "n = 2");
	row_is(2, "4 ┤░░░░░ █████");
	row_is(5, "  │█████ █████");
	row_is(6, "0 └─────────────────────");
	row_is(7, "   a     b");
}

static void test_bars(void **state)
{
	struct chart_value v[] = { { .label = "Barrido", .value = figure_of(971, 10), .soft = true }, { .label = "Limpieza", .value = whole(50), .gap = true },
				   { .label = "Nada" } };
	struct chart c = { .finding = "F", .unit = "%", .v = v, .count = 3, .n = 2, .missing = 1, .english = true, .percent = true };

	(void)state;
	chart_bars(start(12, 35, false, true), &c);
	row_is(3, "Barrido  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒  97.1");
	row_is(5, "Limpieza ██████████           50.0");
	row_is(6, "Nada                             ×");
	row_is(7, "         0                100");
	assert_int_equal(canvas_at(&canvas, 3, 10)->role, ROLE_BAR_REST);
	assert_int_equal(canvas_at(&canvas, 5, 10)->role, ROLE_BAR);
}

static void test_dots_and_scatter(void **state)
{
	struct chart_value v[] = { { .label = "01", .value = whole(60), .mark = "7", .slot = 0 }, { .label = "01", .value = whole(70), .mark = "8", .slot = 0 },
				   { .label = "02", .value = NO_FIGURE, .mark = "7", .slot = 1 }, { .label = "02", .value = whole(65), .mark = "8", .slot = 1 },
				   { .label = "01", .value = whole(70), .mark = "9", .slot = 0 } };
	struct chart c = { .finding = "F", .v = v, .count = 5, .slots = 2, .n = 4, .english = true };
	struct chart_point p[] = { { whole(0), whole(0), "a" }, { whole(10), whole(10), "b" }, { whole(10), whole(10), "c" } };
	struct chart_scatter s = { .x = "x", .y = "y", .v = p, .n = 3 };

	(void)state;
	chart_dots(start(9, 24, false, true), &c);
	row_is(2, "70 ┤89");                            /* two in one place */
	row_is(6, "60 ┤7     ×");
	row_is(4, "65 ┤      8");
	chart_scatter(start(9, 24, false, true), &c, &s);
	row_is(2, "↑ y");
	row_is(3, "10 ┤                   *");
	row_is(6, " 0 ┤a");
	row_is(8, "    0  x →            10");
}

static void test_heat(void **state)
{
	static const char *const row[] = { "06", "08" }, *const col[] = { "Mon", "Tue" };
	struct summary cell[4] = { { .n = 1, .value = whole(0) }, { .n = 1, .value = whole(40) }, { .n = 0 }, { .n = 1, .value = whole(15) } };
	const char *rows[2], *cols[2];
	struct heat h = { .rows = 2, .cols = 2, .least = 0, .most = 1, .row = rows, .col = cols, .cell = cell,
			  .edge = { whole(0), whole(10), whole(20), whole(30), whole(40) } };
	struct chart c = { .finding = "F", .n = 3, .english = true };

	(void)state;
	memcpy(rows, row, sizeof rows);
	memcpy(cols, col, sizeof cols);
	chart_heat(start(7, 60, false, true), &c, &h);
	row_is(2, "   Mon   Tue");
	row_is(3, "06 ····· █████◀");
	row_is(4, "08 ××××× ░░░░░");
	row_is(6, "··· 0–10  ░░░ 10–20  ▒▒▒ 20–30  ███ 30–40  ××× no data");
	chart_heat(start(7, 60, true, false), &c, &h);
	row_is(3, "06 ..... #####<");
	row_is(4, "08 xxxxx .....");
}

/* Smaller than a picture: the finding alone; and no size writes outside or stops. */
static void test_sizes(void **state)
{
	struct chart_point p[] = { { whole(3), whole(5), NULL } };
	struct chart_scatter s = { .x = "x", .y = "y", .v = p, .n = 1 };

	(void)state;
	fill();
	chart_columns(start(4, 30, false, true), &chart);
	row_is(0, "It fell 50 points");
	row_is(2, "");
	for (int rows = 1; rows < 40; rows += 3)
		for (int cols = 1; cols < 130; cols += 7) {
			struct pane part = pane_sub(start(rows + 2, cols + 2, false, true), 1, 1, rows, cols);

			chart_columns(part, &chart);
			chart_dots(part, &chart);
			chart_bars(part, &chart);
			chart_scatter(part, &chart, &s);
			for (int x = 0; x < cols + 2; x++) {
				assert_int_equal(canvas_at(&canvas, 0, x)->ch[0], ' ');
				assert_int_equal(canvas_at(&canvas, rows + 1, x)->ch[0], ' ');
			}
			for (int y = 0; y < rows + 2; y++) {
				assert_int_equal(canvas_at(&canvas, y, 0)->ch[0], ' ');
				assert_int_equal(canvas_at(&canvas, y, cols + 1)->ch[0], ' ');
			}
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_columns), cmocka_unit_test(test_columns_in_letters), cmocka_unit_test(test_planned_behind_done), cmocka_unit_test(test_bars),
		cmocka_unit_test(test_dots_and_scatter), cmocka_unit_test(test_heat), cmocka_unit_test(test_sizes),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
