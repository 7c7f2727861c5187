/* Arenas: blocks in a chain, handed out from the front, freed together. */
#include "procure/base/mem.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "room.h"

enum { BLOCK_FIRST = 4096, BLOCK_MOST = 1 << 18 };

struct block {
	struct block *next;
	size_t size, used;
	alignas(max_align_t) char bytes[];
};

struct arena {
	struct block *top;      /* the block being filled; older ones follow */
};

struct arena *arena_new(void)
{
	return mem_alloc(sizeof(struct arena));
}

static void free_chain(struct block *b)
{
	while (b) {
		struct block *next = b->next;

		mem_free(b);
		b = next;
	}
}

void arena_free(struct arena *a)
{
	if (!a)
		return;
	free_chain(a->top);
	mem_free(a);
}

void arena_reset(struct arena *a)
{
	if (!a->top)
		return;
	free_chain(a->top->next);
	a->top->next = NULL;
	a->top->used = 0;
}

static void add_block(struct arena *a, size_t n)
{
	size_t size = a->top && a->top->size < BLOCK_MOST ? a->top->size * 2 : a->top ? BLOCK_MOST : BLOCK_FIRST;
	struct block *b;

	if (size < n)
		size = n;
	if (size > SIZE_MAX - sizeof(*b))
		mem_exhausted();
	b = mem_resize(NULL, sizeof(*b) + size);
	b->next = a->top;
	b->size = size;
	b->used = 0;
	a->top = b;
}

void *arena_alloc(struct arena *a, size_t n)
{
	void *p;

	if (n > SIZE_MAX / 2)
		mem_exhausted();
	n = (n + alignof(max_align_t) - 1) / alignof(max_align_t) * alignof(max_align_t);
	if (!a->top || a->top->size - a->top->used < n)
		add_block(a, n);
	p = a->top->bytes + a->top->used;
	a->top->used += n;
	return memset(p, 0, n);
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *p = arena_alloc(a, n + 1);

	if (n > 0)
		memcpy(p, s, n);
	return p;
}

char *arena_strdup(struct arena *a, const char *s)
{
	return s ? arena_strndup(a, s, strlen(s)) : NULL;
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
	va_list ap, again;
	char *p;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	p = arena_alloc(a, n < 0 ? 1 : (size_t)n + 1);
	if (n > 0)
		vsnprintf(p, (size_t)n + 1, fmt, again);
	va_end(again);
	return p;
}
