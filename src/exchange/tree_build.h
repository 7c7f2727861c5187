/* Builds a tree from yajl's events, one value at a time. Private to the room. */
#ifndef EXCHANGE_TREE_BUILD_H
#define EXCHANGE_TREE_BUILD_H

#include "procure/exchange/tree.h"

struct builder {
	struct arena *arena;
	struct node *root;             /* complete once `open` is 0 */
	struct node *stack[TREE_DEPTH_MAX];
	int open;                      /* objects and arrays that are not closed yet */
	const char *key;
	size_t spent;                  /* bytes taken for this value */
	bool active, too_deep, too_large;
};

/* Begins a new value; empties the arena. */
void builder_begin(struct builder *b);
/* Each returns false where a bound is passed; `active` ends with the value. */
bool builder_key(struct builder *b, const char *p, size_t n);
bool builder_scalar(struct builder *b, enum node_type type, bool yes, const char *p, size_t n);
bool builder_open(struct builder *b, enum node_type type);
bool builder_close(struct builder *b);

#endif
