/* The shape of a measure: its distribution, how it moves with another, where in the week or the year it is high (analyse.h). */
#include <stdlib.h>
#include <string.h>

#include "analyse_room.h"
#include "procure/base/when.h"

/* --- distribution ------------------------------------------------------------------------------------------------------------------------------ */

enum { BINS = 8, BINS_MAX = 12 };

/* The least of 1, 2, 5 times a power of ten that is not below; for whole numbers at least 1. */
static struct figure nice_width(struct figure raw, bool whole)
{
	static const int steps[] = { 1, 2, 5 };
	int128 num = 1, den = whole ? 1 : 1000000;

	for (int i = 0; i < 24; i++) {
		for (size_t k = 0; k < sizeof steps / sizeof steps[0]; k++)
			if (figure_compare(figure_of(steps[k] * num, den), raw) >= 0)
				return figure_of(steps[k] * num, den);
		num *= den == 1 ? 10 : 1;
		den = den == 1 ? 1 : den / 10;
	}
	return raw;
}

static struct figure times(struct figure width, int64_t n)
{
	return figure_mul(width, figure_of(n, 1));
}

size_t analyse_spread(const struct series *s, const struct measure *m, struct bin **out, struct arena *a)
{
	struct group *all;
	struct figure width;
	int64_t first;
	size_t n;

	*out = arena_alloc(a, BINS_MAX * sizeof **out);
	if (analyse_by(s, m, BY_ALL, 0, &all, a) == 0 || all->is.n == 0)
		return 0;
	width = nice_width(figure_div(figure_sub(all->is.most, all->is.least), figure_of(BINS, 1)), !measure_rate(m) && s->column[m->part].scale == 0);
	if (!figure_is(width) || width.num <= 0)
		width = figure_of(1, 1);
	first = figure_floor(figure_div(all->is.least, width));
	n = (size_t)(figure_floor(figure_div(all->is.most, width)) - first) + 1;
	n = n < BINS_MAX ? n : BINS_MAX;
	for (size_t i = 0; i < n; i++)
		(*out)[i] = (struct bin){ times(width, first + (int64_t)i), times(width, first + (int64_t)i + 1), 0 };
	for (size_t row = 0; row < s->rows; row++) {
		struct figure v = measure_at(s, m, row);
		int64_t at = figure_is(v) ? figure_floor(figure_div(v, width)) - first : -1;

		if (at >= 0 && (size_t)at < n)
			(*out)[at].n++;
	}
	return n;
}

/* --- two of them --------------------------------------------------------------------------------------------------------------------------------- */

/* A row's place in time in steps of the table; the row's own number where it has none. */
static int64_t place(const struct series *s, size_t row)
{
	const struct moment *t = &s->when[row];

	if (s->step == STEP_NONE || !t->year)
		return (int64_t)row;
	if (s->step == STEP_YEAR)
		return t->year;
	if (s->step == STEP_MONTH)
		return t->year * 12 + t->month - 1;
	return date_from_civil(t->year, t->month ? t->month : 1, t->day ? t->day : 1) * (s->step == STEP_HOUR ? 24 : 1) + (s->step == STEP_HOUR && t->hour > 0 ? t->hour : 0);
}

struct placed { int64_t place; size_t row; };

static int by_place(const void *a, const void *b)
{
	const struct placed *x = a, *y = b;

	return x->place != y->place ? (x->place < y->place ? -1 : 1) : x->row < y->row ? -1 : x->row > y->row;
}

static size_t row_at(const struct placed *v, size_t n, int64_t place)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (v[mid].place < place)
			low = mid + 1;
		else
			high = mid;
	}
	return low < n && v[low].place == place ? v[low].row : SIZE_MAX;
}

static void find_pairs(const struct series *s, const struct measure *x, const struct measure *y, struct against *out, struct arena *a)
{
	struct placed *v = mem_alloc((s->rows + 1) * sizeof *v);

	out->x = arena_alloc(a, (s->rows + 1) * sizeof *out->x);
	out->y = arena_alloc(a, (s->rows + 1) * sizeof *out->y);
	for (size_t i = 0; i < s->rows; i++)
		v[i] = (struct placed){ place(s, i), i };
	qsort(v, s->rows, sizeof *v, by_place);
	for (size_t i = 0; i < s->rows; i++) {
		size_t k = out->lag ? row_at(v, s->rows, place(s, i) + out->lag) : i;

		if (k == SIZE_MAX || !figure_is(measure_at(s, x, i)) || !figure_is(measure_at(s, y, k)))
			continue;
		out->x[out->n] = i;
		out->y[out->n++] = k;
	}
	mem_free(v);
}

/* Whole numbers from 0 to about 10^9 that lie as the values do: r does not change when an axis is moved or stretched. */
static void level(int64_t *out, const struct series *s, const struct measure *m, const size_t *row, size_t n)
{
	int64_t low = INT64_MAX, high = INT64_MIN, unit;
	int decimals = 9;

	for (size_t i = 0; i < n; i++) {
		int64_t whole = figure_round(measure_at(s, m, row[i]), 0);

		for (int64_t most = whole < 0 ? -whole : whole, tens = 1, k = 0; k <= 17; k++, tens *= 10)
			if (most < tens) {
				decimals = 17 - (int)k < decimals ? 17 - (int)k : decimals;
				break;
			}
	}
	for (size_t i = 0; i < n; i++) {
		out[i] = figure_round(measure_at(s, m, row[i]), decimals);
		low = out[i] < low ? out[i] : low;
		high = out[i] > high ? out[i] : high;
	}
	unit = (high - low) / 1000000000 + 1;
	for (size_t i = 0; i < n; i++)
		out[i] = (out[i] - low + unit / 2) / unit;
}

/* The root of n times 10^(2k), and 10^k: so many digits that the last of r is sure. */
static int128 long_root(int128 n, int128 *tens)
{
	int128 most = 1;

	for (int i = 0; i < 32; i++)
		most *= 10;
	for (*tens = 1; n < most; *tens *= 10)
		n *= 100;
	return root_floor(n);
}

/* n Σxy − Σx Σy by the roots of n Σx² − (Σx)² and of the same of y. */
static bool pearson(const int64_t *x, const int64_t *y, size_t count, int64_t *hundredths)
{
	int128 n = (int128)count, sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0, up, down, tens_x, tens_y, most;
	bool minus;

	for (size_t i = 0; i < count; i++) {
		sx += x[i];
		sy += y[i];
		sxx += (int128)x[i] * x[i];
		syy += (int128)y[i] * y[i];
		sxy += (int128)x[i] * y[i];
	}
	sxx = n * sxx - sx * sx;
	syy = n * syy - sy * sy;
	up = n * sxy - sx * sy;
	if (count < 3 || sxx <= 0 || syy <= 0)
		return false;
	minus = up < 0;
	up = minus ? -up : up;
	most = long_root(sxx, &tens_x);
	down = most * long_root(syy, &tens_y);
	up = up * tens_x * tens_y * 100;         /* below 10^36, as up is at most the product of the roots */
	*hundredths = (int64_t)((2 * up + down) / (2 * down));
	if (minus)
		*hundredths = -*hundredths;
	return true;
}

void analyse_against(const struct series *s, const struct measure *x, const struct measure *y, int lag, struct against *out, struct arena *a)
{
	int64_t *vx, *vy;

	*out = (struct against){ .lag = lag };
	find_pairs(s, x, y, out, a);
	vx = mem_alloc((out->n + 1) * sizeof *vx);
	vy = mem_alloc((out->n + 1) * sizeof *vy);
	if (out->n) {
		level(vx, s, x, out->x, out->n);
		level(vy, s, y, out->y, out->n);
	}
	out->known = pearson(vx, vy, out->n, &out->r);
	mem_free(vx);
	mem_free(vy);
}

/* --- heat -------------------------------------------------------------------------------------------------------------------------------------------- */

enum { HOUR_ROWS = 8, YEARS_MAX = 12 };

static int weekday(const struct moment *t)
{
	return date_weekday(date_from_civil(t->year, t->month, t->day));
}

static void years_of(const struct series *s, int *low, int *high)
{
	*low = INT32_MAX;
	*high = 0;
	for (size_t i = 0; i < s->rows; i++) {
		int y = s->when[i].year;

		if (y && s->when[i].month) {
			*low = y < *low ? y : *low;
			*high = y > *high ? y : *high;
		}
	}
}

static void name_cells(struct heat *h, bool hours, int low, struct arena *a)
{
	h->row = arena_alloc(a, h->rows * sizeof *h->row);
	h->col = arena_alloc(a, h->cols * sizeof *h->col);
	h->cell = arena_alloc(a, h->rows * h->cols * sizeof *h->cell);
	for (size_t i = 0; i < h->rows; i++)
		h->row[i] = hours ? arena_printf(a, "%02zu–%02zu", i * 24 / HOUR_ROWS, (i + 1) * 24 / HOUR_ROWS) : arena_printf(a, "%d", low + (int)i);
	for (size_t i = 0; i < h->cols; i++)
		h->col[i] = hours ? weekday_short((int)i) : month_short((int)i + 1);
}

static size_t cell_at(const struct heat *h, const struct moment *t, bool hours, int low)
{
	if (!t->year || !t->month || (hours && (t->hour < 0 || !t->day)))
		return SIZE_MAX;
	if (hours)
		return (size_t)(t->hour * HOUR_ROWS / 24) * h->cols + (size_t)weekday(t);
	return t->year < low || (size_t)(t->year - low) >= h->rows ? SIZE_MAX : (size_t)(t->year - low) * h->cols + (size_t)(t->month - 1);
}

static void fill_cells(struct heat *h, const struct series *s, const struct measure *m, bool hours, int low)
{
	size_t *row = mem_alloc((s->rows + 1) * sizeof *row);

	for (size_t c = 0; c < h->rows * h->cols; c++) {
		size_t n = 0;

		for (size_t i = 0; i < s->rows; i++)
			if (cell_at(h, &s->when[i], hours, low) == c)
				row[n++] = i;
		summarise(&h->cell[c], s, m, row, n);
		if (!figure_is(h->cell[c].value))
			continue;
		if (h->least == SIZE_MAX || figure_compare(h->cell[c].value, h->cell[h->least].value) < 0)
			h->least = c;
		if (h->most == SIZE_MAX || figure_compare(h->cell[c].value, h->cell[h->most].value) > 0)
			h->most = c;
	}
	mem_free(row);
}

bool analyse_heat(const struct series *s, const struct measure *m, struct heat *out, struct arena *a)
{
	bool hours = s->step == STEP_HOUR;
	int low = 0, high = 0;
	struct figure step;

	*out = (struct heat){ .least = SIZE_MAX, .most = SIZE_MAX };
	if (s->step == STEP_NONE || s->step == STEP_YEAR)
		return false;
	if (!hours)
		years_of(s, &low, &high);
	if (low > high)
		return false;
	low = high - low >= YEARS_MAX ? high - YEARS_MAX + 1 : low;
	out->rows = hours ? HOUR_ROWS : (size_t)(high - low + 1);
	out->cols = hours ? 7 : 12;
	name_cells(out, hours, low, a);
	fill_cells(out, s, m, hours, low);
	if (out->least == SIZE_MAX)
		return false;
	step = figure_div(figure_sub(out->cell[out->most].value, out->cell[out->least].value), figure_of(4, 1));
	for (int i = 0; i < 5; i++)
		out->edge[i] = figure_add(out->cell[out->least].value, figure_mul(step, figure_of(i, 1)));
	return true;
}

int heat_class(const struct heat *h, struct figure f)
{
	int class = 0;

	if (!figure_is(f))
		return -1;
	for (int i = 1; i < 4; i++)
		class += figure_is(h->edge[i]) && figure_compare(f, h->edge[i]) >= 0 && figure_compare(h->edge[4], h->edge[0]) > 0;
	return class;
}
