/* UTF-8 as RFC 3629 has it: shortest form only, no surrogates, nothing above U+10FFFF. */
#include "procure/base/text.h"

static bool is_tail(unsigned char c)
{
	return (c & 0xC0) == 0x80;
}

/* Bytes that the first byte announces, its bits in *cp; 0 for a byte that cannot be first. */
static size_t lead(unsigned char c, uint32_t *cp)
{
	if (c >= 0xC2 && c <= 0xDF)
		return *cp = c & 0x1Fu, 2;
	if (c >= 0xE0 && c <= 0xEF)
		return *cp = c & 0x0Fu, 3;
	if (c >= 0xF0 && c <= 0xF4)
		return *cp = c & 0x07u, 4;
	return 0;
}

size_t utf8_decode(const char *s, size_t n, uint32_t *cp)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	uint32_t c = 0;
	size_t len;

	if (n == 0)
		return 0;
	if ((unsigned char)*s < 0x80)
		return *cp = (unsigned char)*s, 1;
	len = lead((unsigned char)*s, &c);
	if (len == 0 || len > n)
		return 0;
	for (size_t i = 1; i < len; i++) {
		if (!is_tail((unsigned char)s[i]))
			return 0;
		c = c << 6 | ((unsigned char)s[i] & 0x3Fu);
	}
	if (c < least[len] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		return 0;
	return *cp = c, len;
}

size_t utf8_encode(char out[4], uint32_t cp)
{
	if (cp < 0x80)
		return out[0] = (char)cp, 1;
	if (cp < 0x800) {
		out[0] = (char)(0xC0 | cp >> 6);
		out[1] = (char)(0x80 | (cp & 0x3F));
		return 2;
	}
	if (cp < 0x10000) {
		out[0] = (char)(0xE0 | cp >> 12);
		out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
		out[2] = (char)(0x80 | (cp & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | cp >> 18);
	out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
	out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
	out[3] = (char)(0x80 | (cp & 0x3F));
	return 4;
}

bool text_is_utf8(const char *s, size_t n)
{
	uint32_t cp;

	for (size_t at = 0; at < n;) {
		size_t len = utf8_decode(s + at, n - at, &cp);

		if (len == 0)
			return false;
		at += len;
	}
	return true;
}
