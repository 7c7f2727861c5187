/* Looking at a data series: its table as numbers, and what people ask of them. Exact, no floating point (figure.h).
 *
 * The table is read from the ledger itself (service_file), so an auditor's clone answers the same. A cell that is empty or no number is missing: it is
 * counted and never taken for zero. Words: a *measure* is what is looked at, written as
 *     complaints           a column; over many rows its mean (and its sum)
 *     insp_ok%insp_n       one column in percent of another; over many rows pooled: the sum of the one by the sum of the other, of rows that have both
 *     paid/tonnes          one column by another, pooled the same way
 *     overflow%64d         per 100 of 64 units times the days of each row (container-days); also overflow/64d
 * The series' record may name measures for people (field Measures), with unit, role (input or result) and the metric they feed. */
#ifndef PROCURE_EXCHANGE_ANALYSE_H
#define PROCURE_EXCHANGE_ANALYSE_H

#include "procure/exchange/figure.h"
#include "procure/service/service.h"

/* When a row was. month 0: a whole year; day 0: a whole month; hour -1: a whole day. */
struct moment { int year, month, day, hour; };
enum step { STEP_NONE, STEP_HOUR, STEP_DAY, STEP_MONTH, STEP_YEAR };     /* the finest that the rows name; NONE: rows are not in time */

struct series_column {
	const char *name;
	const char **text;               /* a cell each, cleaned; "" = missing */
	int64_t *units;                  /* value = units / 10^scale, where has[] */
	bool *has;
	bool moment;                     /* says when the row was: its time column, and one of hours beside it */
	bool number;                     /* more cells are numbers than are not */
	int scale;
	size_t filled, odd;              /* numbers; cells with something else in a column of numbers: taken as missing, and said */
};

struct series {
	const struct record *record;     /* NULL: a table of its own */
	const char *path;                /* of the table in the ledger */
	char sha256[65];                 /* of the table */
	struct series_column *column;
	size_t columns, rows;
	int64_t *line;                   /* of the table, from 1 (the names stand on line 1) */
	enum step step;
	struct moment *when;             /* year 0: not said */
	size_t time;                     /* the column that says it; SIZE_MAX: none */
	struct arena *arena;
};
/* The table of a series' record as of act `at` (0: now). RC_NOTFOUND: the ledger holds none; RC_INVALID: it cannot be read. */
enum rc series_read(struct series **out, struct service *s, const struct record *r, int64_t at, struct arena *a, struct why *why);
enum rc series_parse(struct series **out, const struct record *r, const char *csv, size_t n, struct arena *a, struct why *why);
size_t series_find(const struct series *s, const char *column);         /* SIZE_MAX: none */

enum measure_role { MEASURE_PLAIN, MEASURE_INPUT, MEASURE_RESULT };
struct measure {
	const char *text;                /* as above */
	const char *label, *unit;        /* for people; unit "%" of a percentage, or "" */
	size_t part, whole;              /* columns; whole SIZE_MAX: none */
	int64_t per_day;                 /* of `64d`; 0: none */
	bool percent;
	enum measure_role role;
	const char *metric;              /* id, "" = none */
};
enum rc measure_parse(struct measure *out, const struct series *s, const char *text, struct arena *a, struct why *why);
bool measure_rate(const struct measure *m);      /* one by another, not a column alone */
/* Those named in the record, then pairs that the columns' names tell (km_plan and km_done, insp_n and insp_ok), then every column of numbers. */
size_t measure_list(const struct series *s, struct measure **out, struct arena *a);
/* Its value in a row; none where anything is missing. */
struct figure measure_at(const struct series *s, const struct measure *m, size_t row);

struct summary {
	size_t rows, n, missing;         /* n rows have a value */
	struct figure sum, whole;        /* of the parts and of what they are parts of, over the n rows */
	struct figure value;             /* what stands for all of them: a rate pooled, a column's mean */
	struct figure median, least, most;
	size_t first, last, least_row, most_row;         /* SIZE_MAX where n is 0 */
};
enum grouping {
	BY_TIME,                         /* each month (rows finer than that summed up), else each row; months between that have no row are there, empty */
	BY_YEAR,
	BY_MONTH,                        /* January of all years … */
	BY_SEASON,                       /* of the southern year: December to February is summer */
	BY_CATEGORY,                     /* the values of a column of words */
	BY_ALL,
};
struct group { const char *label; int key; struct summary is; };
/* Groups in order (categories: the largest sum first). `category`: the column of BY_CATEGORY. */
size_t analyse_by(const struct series *s, const struct measure *m, enum grouping by, size_t category, struct group **out, struct arena *a);
/* A group's part of the sum of all, in percent. */
struct figure share_of(const struct group *g, size_t n, size_t i);
/* The columns of words that tell few kinds apart (2 to 24). */
size_t analyse_categories(const struct series *s, size_t **out, struct arena *a);

struct bin { struct figure from, to; size_t n; };                /* from <= value < to */
size_t analyse_spread(const struct series *s, const struct measure *m, struct bin **out, struct arena *a);

/* Two measures row by row; y of `lag` steps later (months where rows are months). */
struct against {
	size_t n, *x, *y;                /* rows */
	bool known;                      /* false: fewer than three pairs, or one of them never varies */
	int64_t r;                       /* Pearson's, in hundredths, half up: whole-number sums and roots of 16 digits */
	int lag;
};
void analyse_against(const struct series *s, const struct measure *x, const struct measure *y, int lag, struct against *out, struct arena *a);

/* Hours by weekdays (three hours a row), or years by months where rows are months; false where rows name neither. */
struct heat { size_t rows, cols, least, most; const char **row, **col; struct summary *cell; struct figure edge[5]; };
bool analyse_heat(const struct series *s, const struct measure *m, struct heat *out, struct arena *a);
int heat_class(const struct heat *h, struct figure f);           /* 0..3, by equal steps from the least to the most; -1: none */

/* --- in words: what a chart's title says; in the session's language ------------------------------------------------------------------------- */
void say_figure(struct buf *out, const struct measure *m, struct figure f, bool english);       /* with its unit */
/* From the first whole year (or group) to the last: "Inspections passed fell 6.5 points: 66.2 % in 2017, 59.7 % in 2018". `other` (may be NULL) adds "while …". */
void say_change(struct buf *out, const struct series *s, const struct measure *m, const struct measure *other, bool english);
void say_groups(struct buf *out, const struct measure *m, const struct group *g, size_t n, bool english);
void say_spread(struct buf *out, const struct series *s, const struct measure *m, bool english);
void say_against(struct buf *out, const struct measure *x, const struct measure *y, const struct against *is, bool english);
void say_heat(struct buf *out, const struct measure *m, const struct heat *h, bool english);
void say_shares(struct buf *out, const struct measure *m, const struct group *g, size_t n, bool english);
void say_plan(struct buf *out, const struct series *s, const struct measure *m, bool english);
/* Inputs kept, results fallen: both sides in one sentence; false where the series has not both. */
bool say_contrast(struct buf *out, const struct series *s, const struct measure *list, size_t n, bool english);
/* Where a number comes from: "DS-01, vega_poniente.csv, SHA-256 …, rows 2 to 25 of the table, columns …". `rows` in the table. */
void say_source(struct buf *out, const struct series *s, const struct measure *m, size_t first, size_t last);

#endif
