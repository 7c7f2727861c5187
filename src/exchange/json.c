/* The JSON writer: yajl_gen for structure, our own quoting for strings (json.h). */
#include "procure/exchange/json.h"

#include "procure/base/text.h"

#include <string.h>
#include <yajl/yajl_gen.h>

struct json {
	yajl_gen gen;
	json_sink sink;
	void *ctx;
	struct buf scratch;
	int depth;
	bool pretty, broken;
};

static void to_buf(void *ctx, const char *p, size_t n)
{
	buf_add(ctx, p, n);
}

/* Hands over what the generator holds, so that memory stays small however long the text gets. */
static void flush(struct json *j)
{
	const unsigned char *p;
	size_t n;

	if (yajl_gen_get_buf(j->gen, &p, &n) == yajl_gen_status_ok && n > 0)
		j->sink(j->ctx, (const char *)p, n);
	yajl_gen_clear(j->gen);
}

static void done(struct json *j, yajl_gen_status status)
{
	j->broken = j->broken || status != yajl_gen_status_ok;
	flush(j);
}

struct json *json_new(json_sink sink, void *ctx, bool pretty)
{
	struct json *j = mem_alloc(sizeof(*j));

	j->sink = sink;
	j->ctx = ctx;
	j->pretty = pretty;
	j->gen = yajl_gen_alloc(NULL);
	yajl_gen_config(j->gen, yajl_gen_beautify, (int)pretty);
	yajl_gen_config(j->gen, yajl_gen_indent_string, " ");
	return j;
}

struct json *json_to_buf(struct buf *out, bool pretty)
{
	return json_new(to_buf, out, pretty);
}

static void quote_escape(struct buf *out, uint32_t cp)
{
	if (cp > 0xffff)
		buf_printf(out, "\\u%04x\\u%04x", (unsigned)(0xd800 + ((cp - 0x10000) >> 10)), (unsigned)(0xdc00 + ((cp - 0x10000) & 0x3ff)));
	else
		buf_printf(out, "\\u%04x", (unsigned)cp);
}

/* Asked of one character alone: a ZWJ, allowed between emoji, is escaped too, and JSON reads it back the same. */
static bool shown_as_is(const char *s, size_t n)
{
	struct buf shown = { 0 };
	bool same;

	text_show(&shown, s, n);
	same = shown.len == n && memcmp(shown.p, s, n) == 0;
	buf_free(&shown);
	return same;
}

static void quote_ascii(struct buf *out, char c)
{
	switch (c) {
	case '"': buf_puts(out, "\\\""); break;
	case '\\': buf_puts(out, "\\\\"); break;
	case '\n': buf_puts(out, "\\n"); break;
	case '\t': buf_puts(out, "\\t"); break;
	default:
		if ((unsigned char)c < 0x20 || c == 0x7f)
			quote_escape(out, (unsigned char)c);
		else
			buf_putc(out, c);
	}
}

/* Latin, Greek and Cyrillic letters from U+00C0 to U+02FF and U+0370 to U+0482 need no second look, and they are nearly all of our text. */
static bool plain_letter(uint32_t cp)
{
	return (cp >= 0xc0 && cp <= 0x2ff) || (cp >= 0x388 && cp <= 0x38a) || (cp >= 0x3a3 && cp <= 0x482);
}

void json_quote(struct buf *out, const char *s, size_t n)
{
	buf_putc(out, '"');
	for (size_t i = 0, len; i < n; i += len) {
		uint32_t cp;

		len = 1;
		if ((unsigned char)s[i] < 0x80) {
			quote_ascii(out, s[i]);
			continue;
		}
		len = utf8_decode(s + i, n - i, &cp);
		if (len == 0) {
			buf_printf(out, "<%02X>", (unsigned)(unsigned char)s[i]);
			len = 1;
		} else if (plain_letter(cp) || shown_as_is(s + i, len)) {
			buf_add(out, s + i, len);
		} else {
			quote_escape(out, cp);
		}
	}
	buf_putc(out, '"');
}

static void write_key(struct json *j, const char *key)
{
	if (!key)
		return;
	/* yajl demands that keys go through its own quoting; a key is made safe to show first. */
	buf_reset(&j->scratch);
	text_show(&j->scratch, key, strlen(key));
	done(j, yajl_gen_string(j->gen, (const unsigned char *)buf_str(&j->scratch), j->scratch.len));
}

static void write_open(struct json *j, const char *key, bool map)
{
	write_key(j, key);
	j->depth++;
	if (j->depth > 100) {
		j->broken = true;
		return;
	}
	done(j, map ? yajl_gen_map_open(j->gen) : yajl_gen_array_open(j->gen));
}

static void write_close(struct json *j, bool map)
{
	if (j->depth-- > 100)
		return;
	done(j, map ? yajl_gen_map_close(j->gen) : yajl_gen_array_close(j->gen));
}

void json_object(struct json *j, const char *key)
{
	write_open(j, key, true);
}

void json_object_end(struct json *j)
{
	write_close(j, true);
}

void json_array(struct json *j, const char *key)
{
	write_open(j, key, false);
}

void json_array_end(struct json *j)
{
	write_close(j, false);
}

void json_string_n(struct json *j, const char *key, const char *s, size_t n)
{
	write_key(j, key);
	buf_reset(&j->scratch);
	json_quote(&j->scratch, s, n);
	/* A "number" is written as it stands: the one door by which yajl takes a text that is already quoted. */
	done(j, yajl_gen_number(j->gen, j->scratch.p, j->scratch.len));
}

void json_string(struct json *j, const char *key, const char *s)
{
	if (s)
		json_string_n(j, key, s, strlen(s));
	else
		json_null(j, key);
}

void json_int(struct json *j, const char *key, int64_t n)
{
	write_key(j, key);
	done(j, yajl_gen_integer(j->gen, n));
}

void json_bool(struct json *j, const char *key, bool yes)
{
	write_key(j, key);
	done(j, yajl_gen_bool(j->gen, yes));
}

void json_null(struct json *j, const char *key)
{
	write_key(j, key);
	done(j, yajl_gen_null(j->gen));
}

static size_t digits(const char *s)
{
	return strspn(s, "0123456789");
}

/* -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)? */
static bool is_json_number(const char *s)
{
	size_t n;

	s += *s == '-';
	n = digits(s);
	if (n == 0 || (n > 1 && *s == '0'))
		return false;
	s += n;
	if (*s == '.') {
		n = digits(++s);
		if (n == 0)
			return false;
		s += n;
	}
	if (*s == 'e' || *s == 'E') {
		s++;
		s += *s == '+' || *s == '-';
		n = digits(s);
		if (n == 0)
			return false;
		s += n;
	}
	return *s == 0;
}

void json_number(struct json *j, const char *key, const char *text)
{
	if (!is_json_number(text)) {
		json_string(j, key, text);
		return;
	}
	write_key(j, key);
	done(j, yajl_gen_number(j->gen, text, strlen(text)));
}

enum rc json_end(struct json *j, struct why *why)
{
	bool wrong;

	if (!j)
		return RC_OK;
	wrong = j->broken || j->depth != 0;
	if (!j->pretty || wrong)          /* the generator ends a complete pretty text itself */
		j->sink(j->ctx, "\n", 1);
	yajl_gen_free(j->gen);
	buf_free(&j->scratch);
	mem_free(j);
	return wrong ? fail(why, RC_INVALID, N_("The JSON text could not be completed: it is nested too deeply or a part was left open")) : RC_OK;
}
