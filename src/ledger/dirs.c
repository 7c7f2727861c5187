/* The directories of the last staged commit, edited in memory: an act rewrites only those on the path of its records,
 * and a batch of acts reads each directory once. */
#include "room.h"

#include <string.h>

enum { KEEP_MOST = 64 << 20 };           /* bytes of names and entries kept between acts */

struct dir_item {
	const char *name;
	unsigned mode;
	git_oid id;
	struct dir *sub;                /* NULL: not read yet, or no directory */
};
struct dir {
	struct dir_item *v;
	size_t n, cap;
	bool dirty;
};
struct dirs {
	struct arena *a;
	size_t used;
	struct dir *root;
	git_oid tree;                   /* what root was read from, or written as */
	struct buf text;
};

struct dirs *dirs_new(void)
{
	struct dirs *d = mem_alloc(sizeof(*d));

	d->a = arena_new();
	return d;
}

void dirs_free(struct dirs *d)
{
	if (!d)
		return;
	arena_free(d->a);
	buf_free(&d->text);
	mem_free(d);
}

void dirs_at(struct dirs *d, const git_oid *tree)
{
	static const git_oid none;

	if (!tree)
		tree = &none;
	if (d->root && d->used < KEEP_MOST && !d->root->dirty && git_oid_cmp(&d->tree, tree) == 0)
		return;
	arena_reset(d->a);
	d->used = 0;
	d->root = NULL;
	d->tree = *tree;
}

static void *take(struct dirs *d, size_t n)
{
	d->used += n;
	return arena_alloc(d->a, n);
}

static void room_for_one(struct dirs *d, struct dir *dir)
{
	struct dir_item *v;

	if (dir->n < dir->cap)
		return;
	dir->cap = dir->cap ? 2 * dir->cap : 8;
	v = take(d, dir->cap * sizeof(*v));
	if (dir->n > 0)
		memcpy(v, dir->v, dir->n * sizeof(*v));
	dir->v = v;
}

/* Where an entry of this name and kind is, or would be. */
static size_t place_of(const struct dir *dir, const char *name, bool is_dir)
{
	size_t lo = 0, hi = dir->n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (tree_order(dir->v[mid].name, mode_is_dir(dir->v[mid].mode), name, is_dir) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static struct dir_item *find(const struct dir *dir, const char *name, bool is_dir)
{
	size_t at = place_of(dir, name, is_dir);

	if (at < dir->n && mode_is_dir(dir->v[at].mode) == is_dir && strcmp(dir->v[at].name, name) == 0)
		return &dir->v[at];
	return NULL;
}

static struct dir_item *insert(struct dirs *d, struct dir *dir, const char *name, unsigned mode)
{
	size_t at = place_of(dir, name, mode_is_dir(mode)), len = strlen(name);
	char *copy = take(d, len + 1);

	memcpy(copy, name, len + 1);
	room_for_one(d, dir);
	memmove(dir->v + at + 1, dir->v + at, (dir->n - at) * sizeof(*dir->v));
	dir->n++;
	dir->v[at] = (struct dir_item){ .name = copy, .mode = mode };
	return &dir->v[at];
}

static enum rc load(struct ledger *l, const git_oid *tree, struct dir **out, struct why *why)
{
	struct dirs *d = l->dirs;
	git_odb_object *raw = NULL;
	const unsigned char *p, *end;
	struct tree_item it;
	bool bad = false;
	enum rc rc;

	if ((rc = object_read(l, tree, GIT_OBJECT_TREE, &raw, why)) != RC_OK)
		return rc;
	p = git_odb_object_data(raw);
	end = p + git_odb_object_size(raw);
	*out = take(d, sizeof(**out));
	while (tree_next(&p, end, &it, &bad))
		insert(d, *out, it.name, it.mode)->id = it.id;
	git_odb_object_free(raw);
	if (bad)
		return fail(why, RC_DAMAGED, N_("A directory of the ledger ({1}) is damaged."), git_oid_tostr_s(tree));
	return RC_OK;
}

static enum rc root(struct ledger *l, struct why *why)
{
	struct dirs *d = l->dirs;

	if (d->root)
		return RC_OK;
	if (!git_oid_is_zero(&d->tree))
		return load(l, &d->tree, &d->root, why);
	d->root = take(d, sizeof(*d->root));
	return RC_OK;
}

/* The sub-directory, read or made. */
static enum rc enter(struct ledger *l, struct dir *dir, const char *name, struct dir **out, struct why *why)
{
	struct dir_item *e = find(dir, name, true);
	enum rc rc = RC_OK;

	if (!e && find(dir, name, false))
		return fail(why, RC_INVALID, N_("In the ledger {1} is a record, so it cannot be a directory."), name);
	if (!e) {
		e = insert(l->dirs, dir, name, 0040000);
		e->sub = take(l->dirs, sizeof(*e->sub));
	} else if (!e->sub) {
		rc = load(l, &e->id, &e->sub, why);
	}
	*out = e->sub;
	return rc;
}

static bool name_fits(const char *s)
{
	if (!*s || strcmp(s, ".") == 0 || strcmp(s, "..") == 0 || strcasecmp(s, ".git") == 0)
		return false;
	for (; *s; s++)
		if ((unsigned char)*s < 0x20 || *s == 0x7f || *s == '\\')
			return false;
	return true;
}

static enum rc put_name(struct ledger *l, struct dir *dir, const char *name, const git_oid *blob, struct why *why)
{
	struct dir_item *e = find(dir, name, false);

	if (!e && find(dir, name, true))
		return fail(why, RC_INVALID, N_("In the ledger {1} is a directory, so it cannot be a record."), name);
	if (!e)
		e = insert(l->dirs, dir, name, 0100644);
	e->mode = 0100644;
	e->id = *blob;
	return RC_OK;
}

enum rc dirs_put(struct ledger *l, const char *path, const git_oid *blob, struct why *why)
{
	char name[256];
	struct dir *dir;
	int depth = 0;
	enum rc rc;

	if ((rc = root(l, why)) != RC_OK)
		return rc;
	for (dir = l->dirs->root;; path += strlen(name) + 1) {
		size_t n = strcspn(path, "/");

		if (n >= sizeof(name) || depth++ == DEPTH_MOST)
			return fail(why, RC_INVALID, N_("The path {1} is too long."), path);
		memcpy(name, path, n);
		name[n] = '\0';
		if (!name_fits(name))
			return fail(why, RC_INVALID, N_("“{1}” cannot be the name of a record."), name);
		dir->dirty = true;
		if (!path[n])
			return put_name(l, dir, name, blob, why);
		if ((rc = enter(l, dir, name, &dir, why)) != RC_OK)
			return rc;
	}
}

static enum rc write_dir(struct ledger *l, struct dir *dir, git_oid *id, struct why *why)
{
	struct buf *text = &l->dirs->text;
	enum rc rc;

	for (size_t i = 0; i < dir->n; i++) {
		struct dir_item *e = &dir->v[i];

		if (e->sub && e->sub->dirty && (rc = write_dir(l, e->sub, &e->id, why)) != RC_OK)
			return rc;
	}
	buf_reset(text);
	for (size_t i = 0; i < dir->n; i++) {
		const struct dir_item *e = &dir->v[i];

		buf_printf(text, "%o %s", e->mode, e->name);
		buf_putc(text, '\0');
		buf_add(text, e->id.id, ID_RAW);
	}
	if ((rc = stage_put(l->stage, GIT_OBJECT_TREE, text->p, text->len, id, id, why)) == RC_OK)
		dir->dirty = false;
	return rc;
}

enum rc dirs_write(struct ledger *l, git_oid *tree, struct why *why)
{
	struct dirs *d = l->dirs;
	enum rc rc;

	if ((rc = root(l, why)) != RC_OK)
		return rc;
	if (d->root->dirty || git_oid_is_zero(&d->tree))
		rc = write_dir(l, d->root, &d->tree, why);
	*tree = d->tree;
	return rc;
}
