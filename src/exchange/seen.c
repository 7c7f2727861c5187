/* A set of hashes (seen.h). */
#include "seen.h"

static bool seen_put(struct seen *s, uint64_t h)
{
	size_t i = (size_t)h & (s->slots - 1);

	while (s->slot[i] && s->slot[i] != h)
		i = (i + 1) & (s->slots - 1);
	if (s->slot[i])
		return false;
	s->slot[i] = h;
	s->n++;
	return true;
}

bool seen_add(struct seen *s, uint64_t h)
{
	if (s->n * 2 >= s->slots) {
		struct seen more = { .slots = s->slots ? s->slots * 2 : 1024 };

		more.slot = mem_alloc(more.slots * sizeof(*more.slot));
		for (size_t i = 0; i < s->slots; i++)
			if (s->slot[i])
				seen_put(&more, s->slot[i]);
		mem_free(s->slot);
		*s = more;
	}
	return seen_put(s, h ? h : 1);
}

void seen_free(struct seen *s)
{
	mem_free(s->slot);
	*s = (struct seen){ 0 };
}

/* FNV-1a by byte, stirred so that all bits depend on all of it. */
uint64_t seen_hash(uint64_t so_far, const void *p, size_t n)
{
	const unsigned char *c = p;
	uint64_t h = so_far ^ 14695981039346656037u;

	for (size_t i = 0; i < n; i++)
		h = (h ^ c[i]) * 1099511628211u;
	h = (h ^ (h >> 32)) * 0x9e3779b97f4a7c15u;
	return h ^ (h >> 29);
}
