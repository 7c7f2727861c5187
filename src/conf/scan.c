/* The raw scan. Lets through only what iniparser cannot misunderstand, and remembers the line of each entry, which iniparser forgets. */
#include <string.h>

#include "procure/base/text.h"
#include "scan.h"

struct scanner {
	struct ini *ini;
	const struct ini_known *known;
	const char *section;                     /* NULL before the first */
	int line;
};

static enum rc at_line(const struct scanner *s, const char *msg, const char *what, struct why *why)
{
	return fail(why, RC_INVALID, msg, s->ini->name, NUM(s->line), what);
}

static bool name_valid(const char *p, size_t n)
{
	if (n == 0 || n > SCAN_NAME_MAX || strchr("._-", p[0]))
		return false;
	for (size_t i = 0; i < n; i++)
		if (p[i] == '\0' || !strchr("abcdefghijklmnopqrstuvwxyz0123456789._-", p[i]))
			return false;
	return true;
}

static bool pattern_fits(const char *pattern, const char *name)
{
	size_t n = strlen(pattern);

	if (n > 0 && pattern[n - 1] == '*')
		return strncmp(pattern, name, n - 1) == 0;
	return strcmp(pattern, name) == 0;
}

/* key NULL: is there any such section? */
static bool is_known(const struct ini_known *known, const char *section, const char *key)
{
	for (; known && known->section; known++)
		if (pattern_fits(known->section, section) && (!key || pattern_fits(known->key, key)))
			return true;
	return !known;
}

static void trim(const char **p, size_t *n)
{
	while (*n > 0 && **p == ' ') {
		(*p)++;
		(*n)--;
	}
	while (*n > 0 && (*p)[*n - 1] == ' ')
		(*n)--;
}

static enum rc scan_section(struct scanner *s, const char *p, size_t n, struct why *why)
{
	char *name;

	if (n < 2 || p[n - 1] != ']' || !name_valid(p + 1, n - 2))
		return at_line(s, N_("{1}, line {2}: a section is written [name], in lower case letters, digits, . _ and -"), NULL, why);
	name = arena_strndup(s->ini->arena, p + 1, n - 2);
	if (strs_has(&s->ini->sections, name))
		return at_line(s, N_("{1}, line {2}: the section [{3}] stands twice; put its lines together"), name, why);
	if (!is_known(s->known, name, NULL))
		return at_line(s, N_("{1}, line {2}: there is no section [{3}] in this kind of file; check the spelling"), name, why);
	strs_add(&s->ini->sections, s->ini->arena, name);
	s->section = s->ini->sections.v[s->ini->sections.n - 1];
	return RC_OK;
}

/* Takes quotes off; refuses what iniparser would cut: ; or # outside quotes, text behind them, a quote that stays open. */
static enum rc scan_value(struct scanner *s, const char **p, size_t *n, const char *key, struct why *why)
{
	char quote = *n > 0 ? **p : '\0';

	if (quote != '"' && quote != '\'') {
		if (memchr(*p, ';', *n) || memchr(*p, '#', *n))
			return at_line(s, N_("{1}, line {2}: the value of {3} holds ; or # and must stand between \"quotes\"; a comment needs a line of its own"), key, why);
		return RC_OK;
	}
	if (*n < 2 || (*p)[*n - 1] != quote || memchr(*p + 1, quote, *n - 2))
		return at_line(s, N_("{1}, line {2}: the value of {3} must begin and end with the same quote, with none of that kind inside"), key, why);
	(*p)++;
	*n -= 2;
	return RC_OK;
}

static void add_entry(struct scanner *s, const char *key, const char *value)
{
	struct ini *i = s->ini;

	if (i->n == i->cap) {
		struct ini_entry *grown;

		i->cap = i->cap ? i->cap * 2 : 64;
		grown = arena_alloc(i->arena, i->cap * sizeof(*grown));
		if (i->n)
			memcpy(grown, i->entries, i->n * sizeof(*grown));
		i->entries = grown;
	}
	i->entries[i->n++] = (struct ini_entry){ s->section, key, value, s->line };
}

static enum rc check_key(struct scanner *s, const char *key, struct why *why)
{
	const struct ini_entry *before;

	if (!s->section)
		return at_line(s, N_("{1}, line {2}: {3} stands before the first [section]"), key, why);
	if (!is_known(s->known, s->section, key))
		return fail(why, RC_INVALID, N_("{1}, line {2}: [{4}] knows no {3}; check the spelling"), s->ini->name, NUM(s->line), key, s->section);
	if ((before = ini_find(s->ini, s->section, key)))
		return fail(why, RC_INVALID, N_("{1}, line {2}: {3} stands already in line {4}; keep one of the two"),
			    s->ini->name, NUM(s->line), key, NUM(before->line));
	if (s->ini->n >= SCAN_ENTRIES_MAX)
		return at_line(s, N_("{1}, line {2}: too many lines; divide the file"), NULL, why);
	return RC_OK;
}

static enum rc scan_entry(struct scanner *s, const char *p, size_t n, struct why *why)
{
	const char *equals = memchr(p, '=', n), *value;
	size_t key_len, value_len;
	char *key;
	enum rc rc;

	if (!equals)
		return at_line(s, N_("{1}, line {2}: neither a [section], nor name = value, nor a comment that begins with #"), NULL, why);
	key_len = (size_t)(equals - p);
	trim(&p, &key_len);
	value = equals + 1;
	value_len = n - (size_t)(value - p);
	trim(&value, &value_len);
	if (!name_valid(p, key_len))
		return at_line(s, N_("{1}, line {2}: a name before = is written in lower case letters, digits, . _ and -"), NULL, why);
	key = arena_strndup(s->ini->arena, p, key_len);
	if ((rc = check_key(s, key, why)) != RC_OK ||
	    (rc = scan_value(s, &value, &value_len, key, why)) != RC_OK)
		return rc;
	add_entry(s, key, arena_strndup(s->ini->arena, value, value_len));
	return RC_OK;
}

/* Characters: no control, bidi or zero-width one, composed accents; tabs count as blanks. */
static enum rc check_line(struct scanner *s, const char *p, size_t n, struct why *why)
{
	struct why inner = { 0 };
	struct buf said = { 0 };
	enum rc rc;

	if (n > INI_LINE_MAX)
		return at_line(s, N_("{1}, line {2}: longer than {3} characters"), NUM(INI_LINE_MAX), why);
	if (n > 0 && p[n - 1] == '\\')
		return at_line(s, N_("{1}, line {2}: a line may not end with \\, which would swallow the next one"), NULL, why);
	if (text_check(p, n, false, &inner) == RC_OK)
		return RC_OK;
	why_sentence(&said, &inner);
	rc = at_line(s, N_("{1}, line {2}: {3}"), buf_str(&said), why);
	buf_free(&said);
	return rc;
}

static enum rc scan_line(struct scanner *s, const char *raw, size_t n, struct why *why)
{
	char *copy = arena_strndup(s->ini->arena, raw, n);
	const char *p = copy;
	enum rc rc;

	for (size_t i = 0; i < n; i++)
		if (copy[i] == '\t')
			copy[i] = ' ';
	trim(&p, &n);
	if ((rc = check_line(s, p, n, why)) != RC_OK || n == 0 || *p == '#' || *p == ';')
		return rc;
	return *p == '[' ? scan_section(s, p, n, why) : scan_entry(s, p, n, why);
}

static enum rc check_whole(const struct ini *i, const char *text, size_t n, struct why *why)
{
	if (n >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0)
		return fail(why, RC_INVALID, N_("{1} begins with a byte order mark; save it as UTF-8 without one"), i->name);
	if (memchr(text, '\0', n))
		return fail(why, RC_INVALID, N_("{1} is no text file: it holds zero bytes"), i->name);
	if (!text_is_utf8(text, n))
		return fail(why, RC_INVALID, N_("{1} is not in UTF-8; save it again in that encoding"), i->name);
	return RC_OK;
}

enum rc scan_text(struct ini *i, const char *text, size_t n, const struct ini_known *known, struct why *why)
{
	struct scanner s = { .ini = i, .known = known };
	enum rc rc = n ? check_whole(i, text, n, why) : RC_OK;
	size_t at = 0;

	while (rc == RC_OK && at < n) {
		const char *end = memchr(text + at, '\n', n - at);
		size_t len = end ? (size_t)(end - text) - at : n - at;
		size_t next = at + len + 1;

		s.line++;
		if (len > 0 && text[at + len - 1] == '\r')
			len--;
		rc = scan_line(&s, text + at, len, why);
		at = next;
	}
	return rc;
}
