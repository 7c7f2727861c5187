/* A tree's bytes: `<mode> <name> NUL <20 bytes>`, sorted as if directories ended in '/'. */
#include "room.h"

#include <string.h>

static bool mode_read(const unsigned char **p, const unsigned char *end, unsigned *mode)
{
	const unsigned char *s = *p;

	*mode = 0;
	while (s < end && *s >= '0' && *s <= '7' && s - *p < 7)
		*mode = *mode * 8 + (unsigned)(*s++ - '0');
	if (s == *p || s == end || *s != ' ')
		return false;
	*p = s + 1;
	return true;
}

bool tree_next(const unsigned char **p, const unsigned char *end, struct tree_item *out, bool *bad)
{
	const unsigned char *nul;

	if (*p == end)
		return false;
	*bad = true;
	if (!mode_read(p, end, &out->mode))
		return false;
	nul = memchr(*p, '\0', (size_t)(end - *p));
	if (!nul || nul == *p || end - nul < 1 + ID_RAW)
		return false;
	out->name = (const char *)*p;
	git_oid_fromraw(&out->id, nul + 1);
	*p = nul + 1 + ID_RAW;
	*bad = false;
	return true;
}

int tree_order(const char *a, bool a_dir, const char *b, bool b_dir)
{
	size_t i = 0;
	unsigned char x, y;

	while (a[i] && a[i] == b[i])
		i++;
	x = (unsigned char)a[i];
	y = (unsigned char)b[i];
	if (!x && a_dir)
		x = '/';
	if (!y && b_dir)
		y = '/';
	return x < y ? -1 : x > y;
}
