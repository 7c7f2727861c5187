/* Exact fractions (figure.h). */
#include "procure/exchange/figure.h"

#include <stdio.h>
#include <string.h>

#include "procure/base/num.h"

static int128 greatest_common(int128 a, int128 b)
{
	a = a < 0 ? -a : a;
	while (b) {
		int128 rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

bool figure_is(struct figure f)
{
	return f.den > 0;
}

struct figure figure_of(int128 num, int128 den)
{
	int128 g;

	if (den == 0)
		return NO_FIGURE;
	if (den < 0) {
		num = -num;
		den = -den;
	}
	g = greatest_common(num, den);
	return (struct figure){ num / g, den / g };
}

struct figure figure_add(struct figure a, struct figure b)
{
	int128 left, right, den, sum, g;

	if (!figure_is(a) || !figure_is(b))
		return NO_FIGURE;
	g = greatest_common(a.den, b.den);
	if (__builtin_mul_overflow(a.num, b.den / g, &left) || __builtin_mul_overflow(b.num, a.den / g, &right) ||
	    __builtin_mul_overflow(a.den, b.den / g, &den) || __builtin_add_overflow(left, right, &sum))
		return NO_FIGURE;
	return figure_of(sum, den);
}

struct figure figure_sub(struct figure a, struct figure b)
{
	b.num = -b.num;
	return figure_add(a, b);
}

struct figure figure_mul(struct figure a, struct figure b)
{
	int128 num, den;
	struct figure x, y;

	if (!figure_is(a) || !figure_is(b))
		return NO_FIGURE;
	x = figure_of(a.num, b.den);
	y = figure_of(b.num, a.den);
	if (__builtin_mul_overflow(x.num, y.num, &num) || __builtin_mul_overflow(x.den, y.den, &den))
		return NO_FIGURE;
	return figure_of(num, den);
}

struct figure figure_div(struct figure a, struct figure b)
{
	if (!figure_is(b) || b.num == 0)
		return NO_FIGURE;
	return figure_mul(a, figure_of(b.den, b.num));
}

/* Quotient rounded down and what is left, 0 <= rest < den. */
static int128 divide_down(int128 num, int128 den, int128 *rest)
{
	int128 q = num / den, r = num % den;

	if (r < 0) {
		r += den;
		q--;
	}
	*rest = r;
	return q;
}

/* Whole parts first, then the rests turned round, as in Euclid's algorithm: nothing can overflow. */
int figure_compare(struct figure a, struct figure b)
{
	int sign = 1;

	for (;;) {
		int128 p, q, x = divide_down(a.num, a.den, &p), y = divide_down(b.num, b.den, &q);

		if (x != y)
			return x < y ? -sign : sign;
		if (p == 0 || q == 0)
			return p == q ? 0 : p == 0 ? -sign : sign;
		a = (struct figure){ a.den, p };
		b = (struct figure){ b.den, q };
		sign = -sign;
	}
}

static int64_t narrow(int128 n)
{
	return n > INT64_MAX ? INT64_MAX : n < -INT64_MAX ? -INT64_MAX : (int64_t)n;
}

int64_t figure_floor(struct figure f)
{
	int128 rest;

	return figure_is(f) ? narrow(divide_down(f.num, f.den, &rest)) : 0;
}

int64_t figure_round(struct figure f, int decimals)
{
	int128 num = f.num < 0 ? -f.num : f.num, whole, rest, unit = 1, more;

	if (!figure_is(f))
		return 0;
	for (int i = 0; i < decimals; i++)
		unit *= 10;
	whole = divide_down(num, f.den, &rest);
	if (__builtin_mul_overflow(whole, unit, &whole))
		return f.num < 0 ? -INT64_MAX : INT64_MAX;
	while (__builtin_mul_overflow(rest, unit, &more)) {     /* a denominator past 10^29: its last digits cannot matter */
		rest /= 2;
		f.den /= 2;
	}
	whole += divide_down(more, f.den, &rest);
	whole += rest >= f.den - rest;
	return narrow(f.num < 0 ? -whole : whole);
}

static void put(char out[FIGURE_SIZE], struct figure f, int decimals, const char *whole, char mark)
{
	int64_t n = figure_round(f, decimals), unit = 1;

	for (int i = 0; i < decimals; i++)
		unit *= 10;
	if (decimals)
		snprintf(out, FIGURE_SIZE, "%s%s%c%0*lld", n < 0 ? "-" : "", whole, mark, decimals, (long long)((n < 0 ? -n : n) % unit));
	else
		snprintf(out, FIGURE_SIZE, "%s%s", n < 0 ? "-" : "", whole);
}

static int64_t whole_part(struct figure f, int decimals)
{
	int64_t n = figure_round(f, decimals);

	for (int i = 0; i < decimals; i++)
		n /= 10;
	return n < 0 ? -n : n;
}

void figure_print(char out[FIGURE_SIZE], struct figure f, int decimals)
{
	char whole[24];

	*out = '\0';
	if (figure_is(f))
		put(out, f, decimals, num_text(whole, whole_part(f, decimals)), '.');
}

void figure_show(char out[FIGURE_SIZE], struct figure f, int decimals, bool english)
{
	char whole[32];

	*out = '\0';
	if (!figure_is(f))
		return;
	num_show(whole, whole_part(f, decimals), english);
	put(out, f, decimals, whole, english ? '.' : ',');
}

int figure_decimals(struct figure f)
{
	int64_t whole = figure_floor(f.num < 0 ? (struct figure){ -f.num, f.den } : f);

	return f.den == 1 ? 0 : whole < 10 ? 2 : whole < 1000 ? 1 : 0;
}

int128 root_floor(int128 n)
{
	int128 root = 0;

	for (int128 bit = (int128)1 << 62; bit; bit >>= 1)
		if ((root + bit) * (root + bit) <= n)
			root += bit;
	return root;
}
