/* Numbers: stored, typed and shown; exact. */
#include "procure/base/num.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

__extension__ typedef __int128 wide;

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Appends a digit to a number that is kept negative (so that the smallest fits). */
static bool push_digit(int64_t *n, char c)
{
	return !__builtin_mul_overflow(*n, 10, n) && !__builtin_sub_overflow(*n, c - '0', n);
}

static bool finish(int64_t n, bool negative, int64_t *out)
{
	if (!negative && __builtin_sub_overflow(0, n, &n))
		return false;
	*out = n;
	return true;
}

/* `digits` whole digits, then a point and `decimals` more if decimals > 0; nothing else. */
static bool parse_fixed(const char *s, size_t decimals, int64_t *out)
{
	bool negative = *s == '-';
	int64_t n = 0;
	size_t whole;

	s += negative;
	whole = strspn(s, "0123456789");
	if (whole == 0 || (*s == '0' && whole > 1))
		return false;
	for (size_t i = 0; i < whole; i++)
		if (!push_digit(&n, s[i]))
			return false;
	s += whole;
	if (decimals > 0 && *s++ != '.')
		return false;
	for (size_t i = 0; i < decimals; i++, s++)
		if (!is_digit(*s) || !push_digit(&n, *s))
			return false;
	return *s == '\0' && !(negative && n == 0) && finish(n, negative, out);
}

bool num_parse(const char *s, int64_t *out)
{
	return parse_fixed(s, 0, out);
}

bool hundredths_parse(const char *s, int64_t *out)
{
	return parse_fixed(s, 2, out);
}

static uint64_t magnitude(int64_t n)
{
	return n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
}

void hundredths_print(char out[24], int64_t n)
{
	uint64_t m = magnitude(n);

	snprintf(out, 24, "%s%llu.%02llu", n < 0 ? "-" : "", (unsigned long long)(m / 100), (unsigned long long)(m % 100));
}

/* What was typed, without blanks, signs, $, % and the `.-` that Chilean cheques end in. */
struct typed {
	char text[40];
	size_t n;
	bool negative;
};

static bool skip(const char **s, const char *what)
{
	size_t n = strlen(what);

	if (strncmp(*s, what, n) != 0)
		return false;
	*s += n;
	return true;
}

/* Blanks, at most one sign and at most one $ before the first digit. */
static bool entry_front(const char **s, bool *negative)
{
	int signs = 0, dollars = 0;

	for (;;) {
		if (skip(s, " ") || skip(s, "\u00A0"))
			continue;
		if (skip(s, "-") || skip(s, "\u2212"))
			*negative = true, signs++;
		else if (skip(s, "+"))
			signs++;
		else if (skip(s, "$"))
			dollars++;
		else
			return signs <= 1 && dollars <= 1 && is_digit(**s);
	}
}

static bool entry_back(const char *s)
{
	if (!skip(&s, ".-"))
		skip(&s, ",-");
	while (skip(&s, " ") || skip(&s, "\u00A0"))
		continue;
	skip(&s, "%");
	while (skip(&s, " ") || skip(&s, "\u00A0"))
		continue;
	return *s == '\0';
}

static bool entry_core(const char *s, struct typed *t)
{
	t->negative = false;
	if (!entry_front(&s, &t->negative))
		return false;
	t->n = strspn(s, "0123456789.,");
	while (t->n > 0 && !is_digit(s[t->n - 1]))
		t->n--;
	if (t->n == 0 || t->n >= sizeof(t->text))
		return false;
	memcpy(t->text, s, t->n);
	t->text[t->n] = '\0';
	return entry_back(s + t->n);
}

/* Digits in groups: 1-3, then threes, all parted by `mark`; or no mark at all. Appends them to *n. */
static bool grouped(const char *s, size_t len, char mark, int64_t *n)
{
	size_t first = 0;

	while (first < len && is_digit(s[first]))
		first++;
	if (first == 0 || (first < len && (first > 3 || *s == '0')))
		return false;
	for (size_t i = 0; i < len; i++) {
		bool at_mark = i >= first && (i - first) % 4 == 0;

		if (at_mark ? s[i] != mark : !is_digit(s[i]))
			return false;
		if (!at_mark && !push_digit(n, s[i]))
			return false;
	}
	return first == len || (len - first) % 4 == 0;
}

static size_t count(const char *s, char c)
{
	size_t n = 0;

	for (; *s; s++)
		n += *s == c;
	return n;
}

bool num_entry(const char *s, int64_t *out)
{
	struct typed t;
	int64_t n = 0;

	if (!entry_core(s, &t) || (strchr(t.text, '.') && strchr(t.text, ',')))
		return false;
	return grouped(t.text, t.n, strchr(t.text, ',') ? ',' : '.', &n) && finish(n, t.negative, out);
}

/* Where the decimals begin: the last mark, unless it is repeated (then it parts thousands). NULL: there are none. */
static const char *decimal_mark(const struct typed *t)
{
	const char *dot = strrchr(t->text, '.'), *comma = strrchr(t->text, ','), *last = dot > comma ? dot : comma;

	return last && count(t->text, *last) == 1 ? last : NULL;
}

bool hundredths_entry(const char *s, int64_t *out)
{
	const char *mark, *decimals;
	struct typed t;
	int64_t n = 0;
	size_t whole;

	if (!entry_core(s, &t))
		return false;
	mark = decimal_mark(&t);
	whole = mark ? (size_t)(mark - t.text) : t.n;
	decimals = mark ? mark + 1 : "";
	if (strlen(decimals) > 2)
		return false;
	if (!grouped(t.text, whole, mark ? (*mark == ',' ? '.' : ',') : strchr(t.text, ',') ? ',' : '.', &n))
		return false;
	for (size_t i = 0; i < 2; i++)
		if (!push_digit(&n, i < strlen(decimals) ? decimals[i] : '0'))
			return false;
	return finish(n, t.negative, out);
}

/* Writes the digits of m in groups of three; returns the end. */
static char *put_grouped(char *out, uint64_t m, char mark)
{
	char digits[24];
	int n = snprintf(digits, sizeof(digits), "%llu", (unsigned long long)m);

	for (int i = 0; i < n; i++) {
		if (i > 0 && (n - i) % 3 == 0)
			*out++ = mark;
		*out++ = digits[i];
	}
	*out = '\0';
	return out;
}

void num_show(char out[32], int64_t n, bool english)
{
	if (n < 0)
		*out++ = '-';
	put_grouped(out, magnitude(n), english ? ',' : '.');
}

void hundredths_show(char out[32], int64_t n, bool english)
{
	uint64_t m = magnitude(n);

	if (n < 0)
		*out++ = '-';
	out = put_grouped(out, m / 100, english ? ',' : '.');
	*out++ = english ? '.' : ',';
	*out++ = (char)('0' + m % 100 / 10);
	*out++ = (char)('0' + m % 10);
	*out = '\0';
}

int64_t num_muldiv(int64_t a, int64_t b, int64_t c)
{
	wide product = (wide)a * b, half = c / 2, quotient, rest;

	assert(c > 0);
	quotient = product / c;
	rest = product % c;
	if (rest < 0)
		rest = -rest;
	if (rest > half || (rest == half && c % 2 == 0))
		quotient += product < 0 ? -1 : 1;
	if (quotient > INT64_MAX)
		return INT64_MAX;
	return quotient < INT64_MIN ? INT64_MIN : (int64_t)quotient;
}
