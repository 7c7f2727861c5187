/* A growing list of object ids. */
#ifndef LEDGER_IDS_H
#define LEDGER_IDS_H

#include "procure/base/mem.h"

#include <git2/oid.h>

struct ids {
	git_oid *v;
	size_t n, cap;
};

static inline void ids_add(struct ids *s, const git_oid *id)
{
	if (s->n == s->cap) {
		s->cap = s->cap ? 2 * s->cap : 256;
		s->v = mem_resize(s->v, s->cap * sizeof(*s->v));
	}
	s->v[s->n++] = *id;
}

#endif
