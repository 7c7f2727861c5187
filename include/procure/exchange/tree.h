/* A small JSON value as a tree whose memory is an arena's: one release, one record, one answer of our own. Large files: ocds.h. */
#ifndef PROCURE_EXCHANGE_TREE_H
#define PROCURE_EXCHANGE_TREE_H

#include "procure/base/mem.h"
#include "procure/base/rc.h"

enum node_type { NODE_NULL, NODE_BOOL, NODE_NUMBER, NODE_STRING, NODE_ARRAY, NODE_OBJECT };

struct node {
	enum node_type type;
	bool yes;                      /* of a NODE_BOOL */
	const char *key;               /* its name in an object; NULL elsewhere */
	const char *text;              /* of a string: decoded, without the NUL characters it may have held; of a number: as spelled; else "" */
	size_t n;                      /* children */
	struct node *child, *next;
	struct node *last;             /* private: the last child while it is built */
};

enum { TREE_DEPTH_MAX = 100, TREE_BYTES_MAX = 64 << 20 };

/* The member of that name, the last one where it stands twice; NULL where there is none or `object` is none (NULL is fine). */
const struct node *node_get(const struct node *object, const char *key);
/* The same, only where it is of that type. */
const struct node *node_get_type(const struct node *object, const char *key, enum node_type type);
/* The text of a member that is a string; NULL where it is none. */
const char *node_string(const struct node *object, const char *key);
/* The text of a member that is a string or a number (an id is often written as one); NULL where it is neither. */
const char *node_word(const struct node *object, const char *key);
bool node_is(const struct node *n, enum node_type type);            /* NULL is none */
bool node_filled(const struct node *n);                             /* an object or array that is not empty */

/* Parses exactly one value. RC_INVALID with line and byte. Memory from `a`, bounded by TREE_BYTES_MAX. */
enum rc node_parse(const struct node **out, struct arena *a, const char *p, size_t n, struct why *why);

#endif
