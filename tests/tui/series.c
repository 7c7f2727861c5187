/* A data series looked at: the pilot's in every look, at 80 x 24 and 120 x 40, in colour and without; the numbers behind, the trace to lines and file, another
 * measure, a pair with its warning; hours and categories from a file of their own; in an auditor's clone the same. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ground.h"

/* Twelve months, planned and done, one without figures; trips by hour with zones. */
static void prepare(void)
{
	char args[1024], where[600];

	ground_make("journey.acts");
	snprintf(where, sizeof where, "%s", ground_output("printf %s"));
	ground_output("{ echo mes,km_plan,km_done,insp_n,insp_ok; for m in 01 02 03 04 05 06 07 08 09 10 11 12; do for y in 2017 2018; do"
		      " echo $y-$m,100,$([ $y$m = 201806 ] || echo 97),40,$([ $y = 2017 ] && echo 30 || echo 24); done; done | sort; } >'%s/aseo.csv'");
	ground_output("{ echo fecha,hora,zona,tarde,viajes; for d in 26 27 28 29 30; do echo 2018-11-$d,06:00,Norte,1,10; echo 2018-11-$d,16:00,Sur,4,10; done;"
		      " echo 2018-12-01,06:00,Sur,9,10; } >'%s/viajes.csv'");
	snprintf(args, sizeof args, "do series.add SC-2018-P01 Title='Aseo mes a mes' --file '%s/aseo.csv'", where);
	tap_ok(ground_run(args) == 0, "a monthly series is recorded");
	snprintf(args, sizeof args, "do series.add SC-2018-P01 Title='Viajes por hora' Measures='tarde%%viajes | Viajes atrasados | %% | result | -' --file '%s/viajes.csv'", where);
	tap_ok(ground_run(args) == 0, "a series with hours is recorded");
}

static struct term *start(int rows, int cols, const char *series)
{
	struct term *t = ground_start(rows, cols);

	term_expect(t, "SC-2018-P01");
	term_keys(t, "<Enter>1");
	term_expect(t, "> 1 Evidence");
	term_keys(t, strcmp(series, "DS-02") == 0 ? "<End><Enter>" : "<End><Up><Enter>");
	term_expect(t, series);
	return t;
}

static void months(struct term *t)
{
	term_expect(t, "▶Contrast");
	term_expect(t, "yet insp_ok of insp_n fell");    /* 30 of 40 and 24 of 40: 75 and 60 % */
	term_expect(t, "2018 insp_ok of insp_n");
	term_expect(t, "60.0");
	term_keys(t, "<Right>");
	term_expect(t, "▶Trend");
	term_expect(t, "km_done of km_plan");
	term_expect(t, "× 1 without data, which is not zero");
	term_keys(t, "<Down>");
	term_expect(t, "insp_ok of insp_n fell 15.0 points: 75.0 % in 2017, 60.0 % in 2018");
	term_keys(t, "<Right>");
	term_expect(t, "7 = 2017, 8 = 2018");
	term_keys(t, "<Right>");
	term_expect(t, "Summer 67.5 %");
	term_keys(t, "<Right>");
	term_expect(t, "░ insp_n");
	term_keys(t, "<Right>");
	term_expect(t, "half of the rows lie below 67.5 %");
	term_keys(t, "<Right>");
	term_expect(t, "no proof of a cause");
	term_keys(t, "T");
	term_expect(t, "Moving together is no proof of a cause");
	term_keys(t, "<Esc><Right>");
	term_expect(t, "▶Rows");
	term_keys(t, "<Right>");
	term_expect(t, "▶Contrast");
}

static void traced(struct term *t)
{
	term_keys(t, "<Right>w");
	term_expect(t, "sum of insp_ok by sum of insp_n");
	term_expect(t, "lines 2 to 25 of the table, 24 rows with a value");
	term_expect(t, "lines 14 to 25");                /* the twelve months of 2018 */
	for (int i = 0; i < 12 && !term_has(t, "sha256sum"); i++)
		term_keys(t, "<Down>");
	term_expect(t, "sha256sum");
	term_keys(t, "<Enter>");
	term_expect(t, "Act 31");
	term_keys(t, "<Esc><Esc>T");
	term_expect(t, "the numbers behind");
	term_expect(t, "75.0 %");
	term_keys(t, "T");
	term_expect(t, "▶Trend");
	term_keys(t, "<Enter>");
	term_expect(t, "Which measure?");
	term_keys(t, "<Esc>c");
	term_expect(t, "Held against which measure?");
	term_keys(t, "<Esc><Esc>");
	term_expect(t, "> 1 Evidence");
}

static void hours(struct term *t)
{
	term_expect(t, "▶Trend");                        /* no inputs, so no contrast */
	term_expect(t, "Viajes atrasados");
	for (int i = 0; i < 8 && !term_has(t, "▶Heat"); i++)
		term_keys(t, "<Right>");
	term_expect(t, "highest Sat 06–09, 90.0 % (n = 1)");
	term_expect(t, "××××");
	term_keys(t, "T");
	term_expect(t, "Sat 06–09");
	term_keys(t, "T");
	term_keys(t, "<Right>");
	term_expect(t, "Sur");
	term_expect(t, "Viajes atrasados: highest in Sur, 48.3 %; lowest in Norte, 10.0 %");          /* 29 of 60 and 5 of 50 */
	term_expect(t, "% by zona");
	term_keys(t, "<Down>");
	term_expect(t, "% of the sum, by zona");
}

int main(void)
{
	static const int sizes[][2] = { { 24, 80 }, { 40, 120 } };

	prepare();
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct term *t = start(sizes[i][0], sizes[i][1], "DS-01");

		months(t);
		traced(t);
		term_free(t);
		t = start(sizes[i][0], sizes[i][1], "DS-02");
		hours(t);
		term_resize(t, 16, 60);
		term_resize(t, 24, 80);
		term_expect(t, "Sur");
		term_free(t);
	}
	ground_end();
	return tap_done();
}
