/* Backings of the scope interface: the tip's tree, and the index while its stamp is the tip (or as of any act). */
#include <string.h>

#include "inside.h"

struct tree_at { struct ledger *l; const struct ledger_id *at; };

static enum rc tree_read(void *ctx, const char *path, struct buf *out, struct why *why)
{
	struct tree_at *t = ctx;

	if (!t->at->hex[0])
		return fail(why, RC_NOTFOUND, N_("{1} is not there."), path);
	return ledger_read(t->l, t->at, path, out, why);
}

static enum rc tree_list(void *ctx, const char *dir, struct strs *out, struct arena *a, struct why *why)
{
	struct tree_at *t = ctx;

	return t->at->hex[0] ? ledger_list(t->l, t->at, dir, out, a, why) : RC_OK;
}

struct scope_backing backing_of_tree(struct ledger *l, const struct ledger_id *at)
{
	struct tree_at *t = mem_alloc(sizeof *t);

	t->l = l;
	t->at = at;
	return (struct scope_backing){ tree_read, tree_list, t, mem_free };
}

static bool take_text(void *ctx, const struct index_record *r)
{
	buf_puts(ctx, r->text);
	return false;
}

static enum rc index_read(void *ctx, const char *path, struct buf *out, struct why *why)
{
	struct index_at *i = ctx;

	return index_record(i->ix, path, i->at, take_text, out, why);
}

struct names { struct strs *out; struct arena *a; size_t skip; };

/* The name below the directory; a path deeper down gives its first part once, with a slash. */
static bool take_name(void *ctx, const struct index_record *r)
{
	struct names *n = ctx;
	const char *rest = r->path + n->skip, *slash = strchr(rest, '/');
	char *name = slash ? arena_strndup(n->a, rest, (size_t)(slash - rest) + 1) : arena_strdup(n->a, rest);

	if (!strs_has(n->out, name))
		strs_add(n->out, n->a, name);
	return true;
}

static enum rc index_list(void *ctx, const char *dir, struct strs *out, struct arena *a, struct why *why)
{
	struct index_at *i = ctx;
	struct names n = { out, a, strlen(dir) + 1 };
	struct index_query q = { .under = arena_printf(a, "%s/", dir), .at = i->at };
	enum rc rc = index_records(i->ix, &q, take_name, &n, why);

	strs_sort(out);
	return rc;
}

struct scope_backing backing_of_index(struct index_at *at)
{
	return (struct scope_backing){ index_read, index_list, at, NULL };
}
