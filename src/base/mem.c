/* Allocation that does not return NULL. */
#include "procure/base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "room.h"

static void (*exhausted_handler)(void);

void mem_on_exhausted(void (*handler)(void))
{
	exhausted_handler = handler;
}

void mem_exhausted(void)
{
	if (exhausted_handler)
		exhausted_handler();
	abort();
}

void *mem_alloc(size_t n)
{
	void *p = calloc(1, n ? n : 1);

	if (!p)
		mem_exhausted();
	return p;
}

void *mem_resize(void *p, size_t n)
{
	void *q = realloc(p, n ? n : 1);

	if (!q)
		mem_exhausted();
	return q;
}

char *mem_strdup(const char *s)
{
	size_t n = strlen(s) + 1;
	char *p = mem_alloc(n);

	memcpy(p, s, n);
	return p;
}

void mem_free(void *p)
{
	free(p);
}
