/* Exact decimals and counts by name (sum.h). */
#include "procure/exchange/sum.h"

#include <stdlib.h>
#include <string.h>

enum { SCALE_MAX = 18, DIGITS_MAX = 38 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Multiplies by 10^power; false on overflow. */
static bool scale_up(int128 *v, int power)
{
	for (; power > 0; power--)
		if (__builtin_mul_overflow(*v, (int128)10, v))
			return false;
	return true;
}

/* Drops zeros at the end of the fraction, so that 1.500 and 1.5 are one value. */
static void trim(struct decimal *d)
{
	while (d->scale > 0 && d->units % 10 == 0) {
		d->units /= 10;
		d->scale--;
	}
}

/* Digits with at most one point from *at on; counts the digits of the fraction. False where there is no digit or they do not fit. */
static bool read_digits(const char *s, size_t n, size_t *at, struct decimal *d)
{
	bool point = false, any = false;

	for (; *at < n; ++*at) {
		char c = s[*at];

		if (c == '.' && !point) {
			point = true;
			continue;
		}
		if (!is_digit(c))
			break;
		any = true;
		if (point && d->scale == SCALE_MAX && c == '0')
			continue;
		if (__builtin_mul_overflow(d->units, (int128)10, &d->units) || __builtin_add_overflow(d->units, (int128)(c - '0'), &d->units))
			return false;
		d->scale += point;
	}
	return any && s[*at - 1] != '.';
}

/* An exponent of at most three digits, or nothing. */
static bool read_exponent(const char *s, size_t n, size_t *at, int *out)
{
	bool minus;
	int e = 0;

	if (*at == n)
		return true;
	if (s[*at] != 'e' && s[*at] != 'E')
		return false;
	++*at;
	minus = *at < n && s[*at] == '-';
	if (*at < n && (s[*at] == '-' || s[*at] == '+'))
		++*at;
	if (*at == n || n - *at > 3)
		return false;
	for (; *at < n && is_digit(s[*at]); ++*at)
		e = e * 10 + (s[*at] - '0');
	*out = minus ? -e : e;
	return *at == n;
}

bool decimal_parse(struct decimal *out, const char *s, size_t n)
{
	struct decimal d = { 0, 0, false };
	size_t at = 0;
	int e = 0;
	bool minus = n > 0 && s[0] == '-';

	if (n > 0 && (s[0] == '-' || s[0] == '+'))
		at++;
	if (!read_digits(s, n, &at, &d) || !read_exponent(s, n, &at, &e))
		return false;
	trim(&d);
	d.scale -= e;
	if (d.scale < 0) {
		if (d.units != 0 && !scale_up(&d.units, -d.scale))
			return false;
		d.scale = 0;
	}
	if (d.units == 0)
		d.scale = 0;
	if (d.scale > SCALE_MAX)
		return false;
	if (minus)
		d.units = -d.units;
	*out = d;
	return true;
}

void decimal_add(struct decimal *to, const struct decimal *d)
{
	int128 more = d->units;
	int scale = to->scale > d->scale ? to->scale : d->scale;

	to->over = to->over || d->over || !scale_up(&to->units, scale - to->scale) || !scale_up(&more, scale - d->scale) ||
	           __builtin_add_overflow(to->units, more, &to->units);
	to->scale = scale;
	if (!to->over)
		trim(to);
}

void decimal_print(char out[DECIMAL_SIZE], const struct decimal *d)
{
	char digits[48];
	int128 v = d->units < 0 ? -d->units : d->units;
	int n = 0, scale = d->scale;
	size_t len = 0;

	if (d->over) {
		memcpy(out, "?", 2);
		return;
	}
	for (; v > 0 || n <= scale; v /= 10)
		digits[n++] = (char)('0' + (int)(v % 10));
	if (d->units < 0)
		out[len++] = '-';
	while (n > 0) {
		out[len++] = digits[--n];
		if (n == scale && n > 0)
			out[len++] = '.';
	}
	out[len] = 0;
	if (scale > 0) {
		while (out[len - 1] == '0')
			out[--len] = 0;
		if (out[len - 1] == '.')
			out[--len] = 0;
	}
}

bool decimal_whole(const struct decimal *d, int64_t *out)
{
	struct decimal whole = *d;

	trim(&whole);
	if (whole.over || whole.scale != 0 || whole.units > INT64_MAX || whole.units < -INT64_MAX)
		return false;
	*out = (int64_t)whole.units;
	return true;
}

bool decimal_pesos(const struct decimal *d, int64_t *out)
{
	struct decimal whole = { d->units, 0, d->over };
	int128 unit = 1, rest;

	if (!scale_up(&unit, d->scale))
		return false;
	rest = d->units % unit;
	whole.units = d->units / unit;
	if (rest * 2 >= unit)
		whole.units++;
	if (-rest * 2 >= unit)
		whole.units--;
	return decimal_whole(&whole, out);
}

static uint32_t name_hash(const char *s)
{
	uint32_t h = 2166136261u;

	for (; *s; s++)
		h = (h ^ (unsigned char)*s) * 16777619u;
	return h;
}

void counter_init(struct counter *t, struct arena *a)
{
	memset(t, 0, sizeof(*t));
	t->arena = a;
}

void counter_free(struct counter *t)
{
	mem_free(t->v);
	mem_free(t->slot);
	memset(t, 0, sizeof(*t));
}

/* The slot of a name: its entry's number + 1, or an empty slot. */
static uint32_t *slot_of(const struct counter *t, const char *name)
{
	size_t i = name_hash(name) & (t->slots - 1);

	while (t->slot[i] && strcmp(t->v[t->slot[i] - 1].name, name) != 0)
		i = (i + 1) & (t->slots - 1);
	return &t->slot[i];
}

static void rehash(struct counter *t, size_t slots)
{
	mem_free(t->slot);
	t->slots = slots;
	t->slot = mem_alloc(slots * sizeof(*t->slot));
	for (size_t i = 0; i < t->n; i++)
		*slot_of(t, t->v[i].name) = (uint32_t)(i + 1);
}

const struct counter_entry *counter_find(const struct counter *t, const char *name)
{
	uint32_t *slot;

	if (t->slots == 0)
		return NULL;
	slot = slot_of(t, name);
	return *slot ? &t->v[*slot - 1] : NULL;
}

struct counter_entry *counter_at(struct counter *t, const char *name)
{
	uint32_t *slot;

	if (t->n * 2 >= t->slots)
		rehash(t, t->slots ? t->slots * 2 : 16);
	slot = slot_of(t, name);
	if (*slot)
		return &t->v[*slot - 1];
	if (t->n == t->cap) {
		t->cap = t->cap ? t->cap * 2 : 8;
		t->v = mem_resize(t->v, t->cap * sizeof(*t->v));
	}
	t->v[t->n] = (struct counter_entry){ .name = arena_strdup(t->arena, name) };
	*slot = (uint32_t)++t->n;
	return &t->v[t->n - 1];
}

void counter_count(struct counter *t, const char *name, int64_t n)
{
	counter_at(t, name)->n += n;
}

int64_t counter_n(const struct counter *t, const char *name)
{
	const struct counter_entry *e = counter_find(t, name);

	return e ? e->n : 0;
}

static int by_name(const void *a, const void *b)
{
	const struct counter_entry *x = a, *y = b;

	return strcmp(x->name, y->name);
}

void counter_sort(struct counter *t)
{
	if (t->n == 0)
		return;
	qsort(t->v, t->n, sizeof(*t->v), by_name);
	rehash(t, t->slots);
}
