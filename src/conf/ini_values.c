/* Typed getters: what stands in a file, parsed here because iniparser's own reading of numbers and booleans is not to be trusted. */
#include <string.h>
#include <strings.h>

#include "procure/base/num.h"
#include "procure/base/when.h"
#include "procure/conf/ini.h"

const char *ini_text(const struct ini *i, const char *section, const char *key, const char *fallback)
{
	const struct ini_entry *e = ini_find(i, section, key);

	return e ? e->value : fallback;
}

enum rc ini_int(const struct ini *i, const char *section, const char *key, int64_t min, int64_t max, int64_t fallback, int64_t *out, struct why *why)
{
	const struct ini_entry *e = ini_find(i, section, key);
	char range[64] = "", *end = range;

	*out = fallback;
	if (!e)
		return RC_OK;
	if (num_parse(e->value, out) && *out >= min && *out <= max)
		return RC_OK;
	end = stpcpy(end, NUM(min));
	end = stpcpy(end, " .. ");
	stpcpy(end, NUM(max));
	return fail(why, RC_INVALID, N_("{1}, line {2}: {3} must be a whole number in {4}"), ini_name(i), NUM(e->line), key, range);
}

bool ini_parse_bool(const char *text, bool *out)
{
	static const char *const yes[] = { "yes", "si", "sí", "sÍ", "true", "on", "1" };
	static const char *const no[] = { "no", "false", "off", "0" };

	for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++)
		if (strcasecmp(text, yes[i]) == 0)
			return *out = true;
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		if (strcasecmp(text, no[i]) == 0)
			return !(*out = false);
	return false;
}

enum rc ini_bool(const struct ini *i, const char *section, const char *key, bool fallback, bool *out, struct why *why)
{
	const struct ini_entry *e = ini_find(i, section, key);

	*out = fallback;
	if (!e || ini_parse_bool(e->value, out))
		return RC_OK;
	return ini_wrong(i, e, N_("must be yes or no"), why);
}

enum rc ini_date(const struct ini *i, const char *section, const char *key, int64_t fallback, int64_t *days, struct why *why)
{
	const struct ini_entry *e = ini_find(i, section, key);

	*days = fallback;
	if (!e || date_parse(e->value, days))
		return RC_OK;
	return ini_wrong(i, e, N_("must be a date like 2018-11-26"), why);
}

static bool among(const char *choices, const char *value)
{
	size_t n = strlen(value);

	for (const char *p = choices; n > 0 && *p; p += strspn(p, " ")) {
		size_t word = strcspn(p, " ");

		if (word == n && memcmp(p, value, n) == 0)
			return true;
		p += word;
	}
	return false;
}

enum rc ini_choice(const struct ini *i, const char *section, const char *key, const char *choices, const char *fallback, const char **out, struct why *why)
{
	const struct ini_entry *e = ini_find(i, section, key);

	*out = e ? e->value : fallback;
	if (!e || among(choices, e->value))
		return RC_OK;
	return fail(why, RC_INVALID, N_("{1}, line {2}: {3} must be one of: {4}"), ini_name(i), NUM(e->line), key, choices);
}

void ini_list(const struct ini *i, struct arena *a, const char *section, const char *key, struct strs *out)
{
	strs_split(out, a, ini_text(i, section, key, ""));
}

enum rc ini_required(const struct ini *i, const char *section, const char *key, const char **out, struct why *why)
{
	const struct ini_entry *e = ini_find(i, section, key);

	*out = e ? e->value : "";
	if (e && *e->value)
		return RC_OK;
	if (e)
		return ini_wrong(i, e, N_("is empty"), why);
	return fail(why, RC_INVALID, N_("{1}: the section [{2}] lacks {3}"), ini_name(i), section, key);
}
