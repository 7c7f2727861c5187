/* What differs between two trees, by descending both at once; equal sub-trees are skipped. (git_diff_tree_to_tree reads whole trees.) */
#include "room.h"

#include <string.h>

struct walk {
	struct ledger *l;
	ledger_changed *each;
	void *ctx;
	struct why *why;
	struct buf path;
};
struct side {                           /* a tree being read */
	git_odb_object *raw;
	const unsigned char *p, *end;
	struct tree_item it;
	bool have, bad;
};

static void side_next(struct side *s)
{
	s->have = !s->bad && tree_next(&s->p, s->end, &s->it, &s->bad);
}

static enum rc side_open(struct walk *w, struct side *s, const git_oid *tree)
{
	enum rc rc;

	memset(s, 0, sizeof(*s));
	if (!tree)
		return RC_OK;
	if ((rc = object_read(w->l, tree, GIT_OBJECT_TREE, &s->raw, w->why)) != RC_OK)
		return rc;
	s->p = git_odb_object_data(s->raw);
	s->end = s->p + git_odb_object_size(s->raw);
	side_next(s);
	return RC_OK;
}

static enum rc differ(struct walk *w, const git_oid *before, const git_oid *after, int depth);

/* One name: `b` or `a` may be NULL. A directory is descended, anything else told. */
static enum rc one(struct walk *w, const struct tree_item *b, const struct tree_item *a, int depth)
{
	const struct tree_item *any = a ? a : b;
	struct ledger_id was = { "" }, is = { "" };
	size_t len = w->path.len;
	enum rc rc;

	if (b && a && b->mode == a->mode && git_oid_cmp(&b->id, &a->id) == 0)
		return RC_OK;
	if (len > 0)
		buf_putc(&w->path, '/');
	buf_puts(&w->path, any->name);
	if (mode_is_dir(any->mode)) {
		rc = differ(w, b ? &b->id : NULL, a ? &a->id : NULL, depth + 1);
	} else {
		if (b)
			id_print(&was, &b->id);
		if (a)
			id_print(&is, &a->id);
		rc = w->each(w->ctx, buf_str(&w->path), &was, &is, any->mode, w->why);
	}
	w->path.len = len;
	w->path.p[len] = '\0';
	return rc;
}

static int compare(const struct side *b, const struct side *a)
{
	if (!b->have || !a->have)
		return b->have ? -1 : 1;
	return tree_order(b->it.name, mode_is_dir(b->it.mode), a->it.name, mode_is_dir(a->it.mode));
}

static enum rc differ(struct walk *w, const git_oid *before, const git_oid *after, int depth)
{
	struct side b = { 0 }, a = { 0 };
	enum rc rc;

	if (depth > DEPTH_MOST)
		return fail(w->why, RC_DAMAGED, N_("Directories of the ledger lie too deep within each other ({1})."), buf_str(&w->path));
	if ((rc = side_open(w, &b, before)) != RC_OK || (rc = side_open(w, &a, after)) != RC_OK)
		goto done;
	while (rc == RC_OK && (b.have || a.have)) {
		int order = compare(&b, &a);

		rc = one(w, order <= 0 ? &b.it : NULL, order >= 0 ? &a.it : NULL, depth);
		if (order <= 0)
			side_next(&b);
		if (order >= 0)
			side_next(&a);
	}
	if (rc == RC_OK && (b.bad || a.bad))
		rc = fail(w->why, RC_DAMAGED, N_("A directory of the ledger ({1}) is damaged."), buf_str(&w->path));
done:
	git_odb_object_free(b.raw);
	git_odb_object_free(a.raw);
	return rc;
}

enum rc ledger_changes(struct ledger *l, const struct ledger_id *before, const struct ledger_id *after, ledger_changed *each, void *ctx, struct why *why)
{
	struct walk w = { .l = l, .each = each, .ctx = ctx, .why = why };
	git_oid commit, was, is;
	enum rc rc;

	if (before && !*before->hex)
		before = NULL;
	if ((rc = id_parse(&commit, after, why)) != RC_OK || (rc = root_of(l, &commit, &is, why)) != RC_OK)
		return rc;
	if (before && ((rc = id_parse(&commit, before, why)) != RC_OK || (rc = root_of(l, &commit, &was, why)) != RC_OK))
		return rc;
	if (before && git_oid_cmp(&was, &is) == 0)
		return RC_OK;
	buf_putc(&w.path, '\0');
	w.path.len = 0;
	rc = differ(&w, before ? &was : NULL, &is, 0);
	buf_free(&w.path);
	return rc;
}
