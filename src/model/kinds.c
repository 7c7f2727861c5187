/* The registry of kinds: the one list, in the order of the manual. Their fields stand in kinds_<subject>.c. */
#include "kinds.h"

#include <string.h>

static const struct kind *const kinds[] = {
#define X(name) &kind_##name,
	KIND_LIST(X)
#undef X
};

const struct kind *kind_at(size_t i)
{
	return i < COUNT(kinds) ? kinds[i] : NULL;
}

const struct kind *kind_by_name(const char *name)
{
	for (size_t i = 0; i < COUNT(kinds); i++)
		if (strcmp(kinds[i]->name, name) == 0)
			return kinds[i];
	return NULL;
}

int kind_field(const struct kind *k, const char *name)
{
	for (size_t i = 0; i < k->n_fields; i++)
		if (strcmp(k->fields[i].name, name) == 0)
			return (int)i;
	return -1;
}

/* FNV-1a over everything that changes what a stored record means or how the index holds it. */
static uint32_t mix(uint32_t h, const char *text)
{
	for (const char *p = text ? text : ""; *p; p++)
		h = (h ^ (unsigned char)*p) * 16777619u;
	return (h ^ 0xffu) * 16777619u;
}

static uint32_t mix_field(uint32_t h, const struct field *f)
{
	char flags[2] = { (char)('a' + (f->flags & 15u)), '\0' };

	h = mix(h, f->name);
	h = mix(h, f->type->name);
	h = mix(h, f->spec);
	return mix(h, flags);
}

uint32_t schema_fingerprint(void)
{
	uint32_t h = 2166136261u;

	for (size_t i = 0; i < COUNT(kinds); i++) {
		const struct kind *k = kinds[i];

		h = mix(h, k->name);
		h = mix(h, k->dir);
		h = mix(h, k->title_field);
		h = mix(h, k->state_field);
		h = mix(h, k->due_field);
		for (size_t j = 0; j < k->n_fields; j++)
			h = mix_field(h, &k->fields[j]);
	}
	return h;
}
