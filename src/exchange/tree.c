/* Small JSON values as trees (tree.h). */
#include "tree_build.h"

#include <string.h>
#include <yajl/yajl_parse.h>

const struct node *node_get(const struct node *object, const char *key)
{
	const struct node *found = NULL;

	if (!object || object->type != NODE_OBJECT)
		return NULL;
	for (const struct node *n = object->child; n; n = n->next)
		if (strcmp(n->key, key) == 0)
			found = n;
	return found;
}

bool node_is(const struct node *n, enum node_type type)
{
	return n && n->type == type;
}

const struct node *node_get_type(const struct node *object, const char *key, enum node_type type)
{
	const struct node *n = node_get(object, key);

	return node_is(n, type) ? n : NULL;
}

const char *node_string(const struct node *object, const char *key)
{
	const struct node *n = node_get_type(object, key, NODE_STRING);

	return n ? n->text : NULL;
}

const char *node_word(const struct node *object, const char *key)
{
	const struct node *n = node_get(object, key);

	return n && (n->type == NODE_STRING || n->type == NODE_NUMBER) ? n->text : NULL;
}

bool node_filled(const struct node *n)
{
	return n && (n->type == NODE_OBJECT || n->type == NODE_ARRAY) && n->n > 0;
}

void builder_begin(struct builder *b)
{
	arena_reset(b->arena);
	b->root = NULL;
	b->key = NULL;
	b->open = 0;
	b->spent = 0;
	b->active = true;
	b->too_deep = b->too_large = false;
}

/* Counts as the arena does, in steps of 16. */
static bool spend(struct builder *b, size_t n)
{
	b->spent += (n + 15) & ~(size_t)15;
	b->too_large = b->too_large || b->spent > TREE_BYTES_MAX;
	return !b->too_large;
}

/* A copy that is a C string: NUL characters (\u0000) are left out. */
static const char *copy_text(struct builder *b, const char *p, size_t n)
{
	char *s = arena_alloc(b->arena, n + 1);
	size_t len = 0;

	for (size_t i = 0; i < n; i++)
		if (p[i])
			s[len++] = p[i];
	return s;
}

static struct node *add_node(struct builder *b, enum node_type type)
{
	struct node *parent = b->open ? b->stack[b->open - 1] : NULL, *n;

	if (!spend(b, sizeof(*n)))
		return NULL;
	n = arena_alloc(b->arena, sizeof(*n));
	n->type = type;
	n->text = "";
	if (!parent) {
		b->root = n;
		return n;
	}
	n->key = parent->type == NODE_OBJECT ? b->key : NULL;
	if (parent->last)
		parent->last->next = n;
	else
		parent->child = n;
	parent->last = n;
	parent->n++;
	return n;
}

bool builder_key(struct builder *b, const char *p, size_t n)
{
	if (!spend(b, n + 1))
		return false;
	b->key = copy_text(b, p, n);
	return true;
}

bool builder_scalar(struct builder *b, enum node_type type, bool yes, const char *p, size_t n)
{
	struct node *node;

	if (!spend(b, n + 1) || !(node = add_node(b, type)))
		return false;
	node->yes = yes;
	if (n > 0)
		node->text = copy_text(b, p, n);
	b->active = b->open > 0;
	return true;
}

bool builder_open(struct builder *b, enum node_type type)
{
	struct node *node;

	if (b->open == TREE_DEPTH_MAX) {
		b->too_deep = true;
		return false;
	}
	node = add_node(b, type);
	if (!node)
		return false;
	b->stack[b->open++] = node;
	return true;
}

bool builder_close(struct builder *b)
{
	b->open--;
	b->active = b->open > 0;
	return true;
}

static int on_null(void *ctx)
{
	return builder_scalar(ctx, NODE_NULL, false, "", 0);
}

static int on_bool(void *ctx, int yes)
{
	return builder_scalar(ctx, NODE_BOOL, yes != 0, "", 0);
}

static int on_number(void *ctx, const char *p, size_t n)
{
	return builder_scalar(ctx, NODE_NUMBER, false, p, n);
}

static int on_string(void *ctx, const unsigned char *p, size_t n)
{
	return builder_scalar(ctx, NODE_STRING, false, (const char *)p, n);
}

static int on_map(void *ctx)
{
	return builder_open(ctx, NODE_OBJECT);
}

static int on_key(void *ctx, const unsigned char *p, size_t n)
{
	return builder_key(ctx, (const char *)p, n);
}

static int on_array(void *ctx)
{
	return builder_open(ctx, NODE_ARRAY);
}

static int on_close(void *ctx)
{
	return builder_close(ctx);
}

static const yajl_callbacks callbacks = {
	.yajl_null = on_null, .yajl_boolean = on_bool, .yajl_number = on_number, .yajl_string = on_string, .yajl_start_map = on_map,
	.yajl_map_key = on_key, .yajl_end_map = on_close, .yajl_start_array = on_array, .yajl_end_array = on_close,
};

static enum rc fail_at(const struct builder *b, const char *p, size_t at, struct why *why)
{
	int64_t line = 1;
	size_t begin = 0;

	for (size_t i = 0; i < at; i++)
		if (p[i] == '\n') {
			line++;
			begin = i + 1;
		}
	if (b->too_deep)
		return fail(why, RC_INVALID, N_("Line {1}: the JSON is nested deeper than {2} levels."), NUM(line), NUM(TREE_DEPTH_MAX));
	if (b->too_large)
		return fail(why, RC_INVALID, N_("Line {1}: the JSON value is larger than 64 MiB."), NUM(line));
	return fail(why, RC_INVALID, N_("Line {1}, byte {2}: this is not valid JSON."), NUM(line), NUM(at - begin + 1));
}

enum rc node_parse(const struct node **out, struct arena *a, const char *p, size_t n, struct why *why)
{
	struct builder b = { .arena = a, .active = true };
	yajl_handle h = yajl_alloc(&callbacks, NULL, &b);
	yajl_status status = yajl_parse(h, (const unsigned char *)p, n);
	size_t at = status == yajl_status_ok ? n : yajl_get_bytes_consumed(h);

	*out = NULL;
	if (status == yajl_status_ok)
		status = yajl_complete_parse(h);
	yajl_free(h);
	if (status != yajl_status_ok || !b.root)
		return fail_at(&b, p, at < n ? at : n, why);
	*out = b.root;
	return RC_OK;
}
