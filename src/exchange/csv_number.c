/* Numbers as tables from outside spell them: marks, signs, currency (csv.h). */
#include "csv_read.h"

#include <string.h>

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Leaves out blanks, NBSP, `$` and `%` at both ends. */
static void strip(const char **s, size_t *n)
{
	for (;;) {
		if (*n && (strchr(" \t\r\n$%", **s))) {
			++*s;
			--*n;
		} else if (*n && strchr(" \t\r\n$%", (*s)[*n - 1])) {
			--*n;
		} else if (*n > 1 && memcmp(*s, "\xc2\xa0", 2) == 0) {
			*s += 2;
			*n -= 2;
		} else if (*n > 1 && memcmp(*s + *n - 2, "\xc2\xa0", 2) == 0) {
			*n -= 2;
		} else {
			return;
		}
	}
}

/* A number taken apart: digits, and where its marks stand. */
struct parts {
	size_t dots, commas;
	size_t before;                 /* digits before the first mark */
	size_t last;                   /* digits after the last mark */
	char last_mark;
	bool groups;                   /* between two marks always three digits */
	bool zero_first;
};

static bool take_apart(struct parts *out, const char *s, size_t n)
{
	size_t run = 0;

	memset(out, 0, sizeof(*out));
	out->groups = true;
	if (n && (*s == '-' || *s == '+')) {
		s++;
		n--;
	}
	if (n == 0 || n > 60 || !is_digit(*s))
		return false;
	out->zero_first = *s == '0' && n > 1 && is_digit(s[1]) == false;
	for (size_t i = 0; i < n; i++) {
		if (is_digit(s[i])) {
			run++;
			continue;
		}
		if ((s[i] != '.' && s[i] != ',') || run == 0)
			return false;
		if (out->dots + out->commas == 0)
			out->before = run;
		else
			out->groups = out->groups && run == 3;
		out->dots += s[i] == '.';
		out->commas += s[i] == ',';
		out->last_mark = s[i];
		run = 0;
	}
	out->last = run;
	return run > 0;
}

/* One kind of mark only, `count` of it; `decimal` and `either` are the answers for one. */
static enum number_shape shape_of_one(const struct parts *p, size_t count, enum number_shape decimal, enum number_shape other, enum number_shape either)
{
	if (count > 1)
		return p->groups && p->last == 3 && p->before <= 3 ? other : SHAPE_NONE;
	return p->last == 3 && p->before <= 3 && !p->zero_first ? either : decimal;
}

enum number_shape number_shape(const char *cell)
{
	size_t n = strlen(cell);
	struct parts p;

	strip(&cell, &n);
	if (!take_apart(&p, cell, n))
		return SHAPE_NONE;
	if (p.dots + p.commas == 0)
		return SHAPE_INT;
	if (p.commas == 0)
		return shape_of_one(&p, p.dots, SHAPE_DOT_DECIMAL, SHAPE_COMMA_DECIMAL, SHAPE_DOT_EITHER);
	if (p.dots == 0)
		return shape_of_one(&p, p.commas, SHAPE_COMMA_DECIMAL, SHAPE_DOT_DECIMAL, SHAPE_COMMA_EITHER);
	if (!p.groups || p.before > 3 || (p.last_mark == '.' ? p.dots : p.commas) != 1)
		return SHAPE_NONE;
	return p.last_mark == '.' ? SHAPE_DOT_DECIMAL : SHAPE_COMMA_DECIMAL;
}

/* With these marks, is it a number? Marks of thousands must stand between groups of three. */
static bool marks_fit(const struct parts *p, char decimal, char thousands)
{
	size_t decimals = decimal == '.' ? p->dots : decimal == ',' ? p->commas : 0;
	size_t groups = thousands == '.' ? p->dots : thousands == ',' ? p->commas : 0;

	if (decimals + groups != p->dots + p->commas || decimals > 1)
		return false;
	if (decimals == 1 && p->last_mark != decimal)
		return false;
	if (groups > 0)
		return p->groups && p->before <= 3 && (decimals == 1 || p->last == 3);
	return true;
}

bool csv_number(struct decimal *out, const char *cell, char decimal, char thousands)
{
	char plain[64];
	size_t n = strlen(cell), len = 0;
	struct parts p;

	strip(&cell, &n);
	if (!take_apart(&p, cell, n) || !marks_fit(&p, decimal, thousands))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (is_digit(cell[i]) || cell[i] == '-')
			plain[len++] = cell[i];
		else if (cell[i] == decimal)
			plain[len++] = '.';
	}
	return decimal_parse(out, plain, len);
}

bool cell_numeric(const char *cell)
{
	size_t digits = 0, others = 0;

	for (const char *s = cell; *s; s++) {
		if (is_digit(*s))
			digits++;
		else if (!strchr(".,-/: $%+TZ", *s))
			others++;
	}
	return digits > 0 && others == 0;
}
