/* Numbers: whole pesos, hundredths, fractions. Exact, without locale; ranges refuse slips of the finger before they are votes. */
#include "schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "procure/base/num.h"

/* Sums of many amounts and their products stay far inside 64 bits. */
static const int64_t most = INT64_C(999999999999999);

struct range { int64_t from, to; };

/* An int's spec: "1..5", "0.." */
static struct range int_range(const struct field *f)
{
	struct range r = { -most, most };
	const char *dots = f->spec ? strstr(f->spec, "..") : NULL;

	if (!dots)
		return r;
	if (dots != f->spec)
		r.from = strtoll(f->spec, NULL, 10);
	if (dots[2])
		r.to = strtoll(dots + 2, NULL, 10);
	return r;
}

static enum rc in_range(const struct field *f, int64_t n, struct range r, const char *text, struct why *why)
{
	if (n < r.from)
		return refuse(f, N_("“{1}” is too small: {2} is the least."), text, NUM(r.from), why);
	if (n > r.to)
		return refuse(f, N_("“{1}” is too large: {2} is the most."), text, NUM(r.to), why);
	return RC_OK;
}

static enum rc put_whole(const struct field *f, int64_t n, struct buf *out, struct why *why)
{
	char text[24];

	num_text(text, n);
	buf_puts(out, text);
	return f->type->check(f, text, why);
}

static enum rc check_int(const struct field *f, const char *text, struct why *why)
{
	int64_t n;

	if (!num_parse(text, &n))
		return refuse(f, N_("“{1}” is no whole number."), text, NULL, why);
	return in_range(f, n, int_range(f), text, why);
}

static enum rc entry_int(const struct field *f, const char *typed, struct buf *out, struct why *why)
{
	int64_t n;

	if (!*typed)
		return RC_OK;
	if (!num_entry(typed, &n))
		return refuse(f, N_("“{1}” is no whole number."), typed, NULL, why);
	return put_whole(f, n, out, why);
}

static void show_int(const struct field *f, const char *text, struct buf *out)
{
	char shown[32];
	int64_t n;

	(void)f;
	if (!num_parse(text, &n)) {
		buf_puts(out, text);
		return;
	}
	num_show(shown, n, in_english());
	buf_puts(out, shown);
}

static enum rc check_money(const struct field *f, const char *text, struct why *why)
{
	int64_t n;

	if (!num_parse(text, &n))
		return refuse(f, N_("“{1}” is no amount: write whole pesos, as in 60.000.000."), text, NULL, why);
	return in_range(f, n, (struct range){ 0, most }, text, why);
}

static enum rc entry_money(const struct field *f, const char *typed, struct buf *out, struct why *why)
{
	int64_t n;

	if (!*typed)
		return RC_OK;
	if (!num_entry(typed, &n))
		return refuse(f, N_("“{1}” is no amount: write whole pesos, as in 60.000.000."), typed, NULL, why);
	return put_whole(f, n, out, why);
}

const struct type type_int = { "int", WIDGET_NUMBER, false, true, check_int, entry_int, show_int };
const struct type type_money = { "money", WIDGET_NUMBER, false, true, check_money, entry_money, show_int };

/* Hundredths: percent 0.00 to 100.00, and values of metrics, which may be anything. */

static struct range hundredths_range(const struct field *f)
{
	return f->type == &type_percent ? (struct range){ 0, 10000 } : (struct range){ -most, most };
}

static enum rc check_hundredths(const struct field *f, const char *text, struct why *why)
{
	struct range r = hundredths_range(f);
	int64_t n;

	if (!hundredths_parse(text, &n))
		return refuse(f, N_("“{1}” is no number with two digits after the point, as in 9.70."), text, NULL, why);
	if (n < r.from || n > r.to)
		return refuse(f, f->type == &type_percent ? N_("“{1}” is no share: it lies between 0 and 100 %.") : N_("“{1}” is too large."),
			      text, NULL, why);
	return RC_OK;
}

static enum rc entry_hundredths(const struct field *f, const char *typed, struct buf *out, struct why *why)
{
	char text[24];
	int64_t n;

	if (!*typed)
		return RC_OK;
	if (!hundredths_entry(typed, &n))
		return refuse(f, N_("“{1}” is no number, or has more than two decimals."), typed, NULL, why);
	hundredths_print(text, n);
	buf_puts(out, text);
	return check_hundredths(f, text, why);
}

static void show_hundredths(const struct field *f, const char *text, struct buf *out)
{
	char shown[32];
	int64_t n;

	if (!hundredths_parse(text, &n)) {
		buf_puts(out, text);
		return;
	}
	hundredths_show(shown, n, in_english());
	buf_puts(out, shown);
	buf_puts(out, f->type == &type_percent ? " %" : "");
}

const struct type type_percent = { "percent", WIDGET_NUMBER, false, true, check_hundredths, entry_hundredths, show_hundredths };
const struct type type_decimal = { "decimal", WIDGET_NUMBER, false, true, check_hundredths, entry_hundredths, show_hundredths };

/* Fractions. */

static int64_t gcd(int64_t a, int64_t b)
{
	return b ? gcd(b, a % b) : a;
}

static void fraction_print(char out[64], struct fraction f)
{
	int64_t by = gcd(f.num, f.den);

	snprintf(out, 64, "%s%lld/%lld", f.more ? ">" : "", (long long)(f.num / by), (long long)(f.den / by));
}

/* Digits only, 1 to 1000. */
static bool small_number(const char **s, int64_t *out)
{
	size_t n = strspn(*s, "0123456789");

	if (n < 1 || n > 4 || **s == '0')
		return false;
	*out = strtoll(*s, NULL, 10);
	*s += n;
	return *out <= 1000;
}

static bool fraction_read(const char *s, struct fraction *out)
{
	*out = (struct fraction){ .more = *s == '>' };
	s += out->more;
	s += strspn(s, " ");
	if (!small_number(&s, &out->num) || *s++ != '/' || !small_number(&s, &out->den) || *s)
		return false;
	return out->num < out->den || (out->num == out->den && !out->more);
}

bool fraction_parse(const char *s, struct fraction *out)
{
	char again[64];

	if (!fraction_read(s, out))
		return false;
	fraction_print(again, *out);
	return strcmp(again, s) == 0;
}

bool fraction_met(struct fraction f, int64_t count, int64_t of)
{
	if (of <= 0)
		return false;
	return f.more ? count * f.den > f.num * of : count * f.den >= f.num * of;
}

static enum rc refuse_fraction(const struct field *f, const char *text, struct why *why)
{
	return refuse(f, N_("“{1}” is no fraction: write >1/2 for more than half, 2/3 for at least two thirds, 1/1 for all."), text, NULL, why);
}

static enum rc check_fraction(const struct field *f, const char *text, struct why *why)
{
	struct fraction got;

	return fraction_parse(text, &got) ? RC_OK : refuse_fraction(f, text, why);
}

static enum rc entry_fraction(const struct field *f, const char *typed, struct buf *out, struct why *why)
{
	struct fraction got;
	char text[64];

	if (!*typed)
		return RC_OK;
	if (!fraction_read(typed + strspn(typed, " "), &got))
		return refuse_fraction(f, typed, why);
	fraction_print(text, got);
	buf_puts(out, text);
	return RC_OK;
}

const struct type type_fraction = { "fraction", WIDGET_LINE, false, true, check_fraction, entry_fraction, show_plain };
