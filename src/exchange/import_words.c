/* Months, dates, methods and tiers as other systems write them (import_build.h). */
#include "import_build.h"

#include "procure/base/num.h"
#include "procure/base/text.h"
#include "procure/base/when.h"

#include <stdlib.h>
#include <string.h>

const char *columns_plain(struct arena *a, const char *name)
{
	struct buf folded = { 0 };
	char *out, *to;

	text_fold(&folded, name, strlen(name));
	out = to = arena_alloc(a, folded.len + 1);
	for (const char *s = buf_str(&folded); *s; s++) {
		bool word = (*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9') || (unsigned char)*s >= 0x80;

		if (strncmp(s, "\xc3\xb1", 2) == 0) {         /* search keeps ñ apart from n; names of columns do not */
			*to++ = 'n';
			s++;
		} else if (word) {
			*to++ = *s;
		} else if (to > out && to[-1] != ' ') {
			*to++ = ' ';
		}
	}
	while (to > out && to[-1] == ' ')
		to--;
	*to = 0;
	buf_free(&folded);
	return out;
}

static bool has_any(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (strstr(text, *words))
			return true;
	return false;
}

bool words_months(const char *text, const char *unit, int64_t *months)
{
	static const char *const years[] = { "ano", "year", NULL }, *const days[] = { "dia", "day", NULL }, *const month[] = { "mes", "month", NULL };
	struct arena *a = arena_new();
	const char *plain = columns_plain(a, text), *in = columns_plain(a, unit);
	char *end;
	long n = strtol(plain, &end, 10);
	bool ok = end != plain && n > 0 && n < 100000;

	end += *end == ' ';
	if (*end)
		in = end;
	if (has_any(in, month) || !*in || strcmp(in, "m") == 0)
		*months = n;
	else if (has_any(in, years))
		*months = n * 12;
	else if (has_any(in, days) && n % 30 == 0)
		*months = n / 30;
	else
		ok = false;
	arena_free(a);
	return ok;
}

static bool all_digits(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s[i] < '0' || s[i] > '9')
			return false;
	return true;
}

/* 30/11/2019, 30-11-2019, 30.11.19: the day first, as in all of Latin America. A time after it is left out. */
static bool day_first(const char *s, int64_t *days)
{
	char *end;
	long d = strtol(s, &end, 10), m, y;
	char mark = *end;

	if (end == s || (mark != '/' && mark != '-' && mark != '.') || !all_digits(end + 1, 1))
		return false;
	m = strtol(end + 1, &end, 10);
	if (*end != mark || !all_digits(end + 1, 1))
		return false;
	s = end + 1;
	y = strtol(s, &end, 10);
	if (end - s == 2)
		y += 2000;
	else if (end - s != 4)
		return false;
	if ((*end && *end != ' ') || y < 1900 || m < 1 || m > 12 || d < 1 || d > date_month_days((int)y, (int)m))
		return false;
	*days = date_from_civil((int)y, (int)m, (int)d);
	return true;
}

bool words_date(char out[16], const char *text)
{
	int64_t at, days;

	text += strspn(text, " \t");
	if (ocds_date(text, &at))
		days = date_from_civil((int)strtol(text, NULL, 10), (int)strtol(text + 5, NULL, 10), (int)strtol(text + 8, NULL, 10));
	else if (!day_first(text, &days))
		return false;
	date_print(out, days);
	return true;
}

/* Whole months from the first to the last day, as a contract counts them: 1 January to 31 December is 12. */
int64_t words_months_between(const char *start, const char *end)
{
	char first[16], last[16];
	int64_t from, to;
	int y1, m1, d1, y2, m2, d2;
	int64_t months;

	if (!start || !end || !words_date(first, start) || !words_date(last, end) || !date_parse(first, &from) || !date_parse(last, &to) || to <= from)
		return 0;
	date_to_civil(from, &y1, &m1, &d1);
	date_to_civil(to + 1, &y2, &m2, &d2);
	months = (int64_t)(y2 - y1) * 12 + m2 - m1;
	if (d2 < d1 - 2)
		months--;
	if (d2 > d1 + 15)
		months++;
	return months >= 1 && months <= 240 ? months : 0;
}

const char *words_method(struct arena *a, const char *text)
{
	static const struct { const char *code; const char *const words[8]; } methods[] = {
		{ "framework", { "convenio marco", "framework", "acuerdo marco", "ata de registro", NULL } },
		{ "small-purchase", { "compra agil", "menor cuantia", "minima cuantia", "small purchase", NULL } },
		{ "direct-award", { "trato directo", "directa", "direct", "dispensa", "inexigibilidade", "limited", NULL } },
		{ "private-tender", { "privada", "private", "selective", "invitacion", "restringida", NULL } },
		{ "public-tender", { "publica", "public", "open", "concorrencia", "pregao", "abierta", NULL } },
	};
	const char *plain = columns_plain(a, text);

	for (size_t i = 0; i < sizeof(methods) / sizeof(methods[0]); i++)
		if (has_any(plain, methods[i].words))
			return methods[i].code;
	return NULL;
}

void words_tier(char out[4], const char *id)
{
	const char *last = strrchr(id, '-');

	out[0] = 0;
	if (!last || strlen(last) != 5 || !all_digits(last + 3, 2) || !strchr("ABCDEFGHIJKLMNOPQRSTUVWXYZ", last[1]))
		return;
	if (last > id && last[-1] >= '0' && last[-1] <= '9') {
		memcpy(out, last + 1, 2);
		out[2] = 0;
	}
}
