/* Lists of strings. */
#include "procure/base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void strs_push(struct strs *l, struct arena *a, const char *s)
{
	if (l->n == l->cap) {
		size_t cap = l->cap ? l->cap * 2 : 8;
		const char **v = arena_alloc(a, cap * sizeof(*v));

		if (l->n > 0)
			memcpy(v, l->v, l->n * sizeof(*v));
		l->v = v;
		l->cap = cap;
	}
	l->v[l->n++] = s;
}

void strs_add(struct strs *l, struct arena *a, const char *s)
{
	strs_push(l, a, arena_strdup(a, s));
}

size_t strs_find(const struct strs *l, const char *s)
{
	for (size_t i = 0; i < l->n; i++)
		if (strcmp(l->v[i], s) == 0)
			return i;
	return SIZE_MAX;
}

bool strs_has(const struct strs *l, const char *s)
{
	return strs_find(l, s) != SIZE_MAX;
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void strs_sort(struct strs *l)
{
	if (l->n > 1)
		qsort(l->v, l->n, sizeof(*l->v), by_bytes);
}

void strs_split(struct strs *l, struct arena *a, const char *text)
{
	static const char marks[] = " ,\n\t\r";

	for (text += strspn(text, marks); *text; text += strspn(text, marks)) {
		size_t n = strcspn(text, marks);

		strs_push(l, a, arena_strndup(a, text, n));
		text += n;
	}
}

char *strs_join(const struct strs *l, struct arena *a, const char *sep)
{
	size_t gap = strlen(sep), total = 1;
	char *out, *p;

	for (size_t i = 0; i < l->n; i++)
		total += strlen(l->v[i]) + gap;
	p = out = arena_alloc(a, total);
	for (size_t i = 0; i < l->n; i++) {
		if (i > 0)
			p = mempcpy(p, sep, gap);
		p = stpcpy(p, l->v[i]);
	}
	return out;
}
