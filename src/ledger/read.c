/* Objects, commits and paths. libgit2 keeps small trees and commits in its cache; blobs are read when asked for. */
#include "room.h"

#include <string.h>

enum rc id_parse(git_oid *out, const struct ledger_id *id, struct why *why)
{
	if (strlen(id->hex) != ID_HEX || git_oid_fromstr(out, id->hex) < 0)
		return fail(why, RC_INVALID, N_("“{1}” is not the id of an act."), id->hex);
	return RC_OK;
}

void id_print(struct ledger_id *out, const git_oid *id)
{
	git_oid_tostr(out->hex, sizeof(out->hex), id);
}

static enum rc too_large(struct ledger *l, const git_oid *id, struct why *why)
{
	git_object_t type;
	size_t len;

	if (git_odb_read_header(&len, &type, l->odb, id) == 0 && len > OBJECT_MOST)
		return fail(why, RC_DAMAGED, N_("An object of the ledger ({1}) is larger than any record may be."), git_oid_tostr_s(id));
	return RC_OK;
}

enum rc object_read(struct ledger *l, const git_oid *id, git_object_t type, git_odb_object **out, struct why *why)
{
	int err;

	*out = NULL;
	if (type == GIT_OBJECT_BLOB && too_large(l, id, why) != RC_OK)
		return RC_DAMAGED;
	err = git_odb_read(out, l->odb, id);
	if (err < 0) {                  /* a pack may have been merged away under us: look again */
		git_odb_refresh(l->odb);
		err = git_odb_read(out, l->odb, id);
	}
	if (err == GIT_ENOTFOUND)
		return fail(why, RC_DAMAGED, N_("An object of the ledger ({1}) is missing."), git_oid_tostr_s(id));
	if (err < 0)
		return fail_git(why, RC_DAMAGED, N_("An object of the ledger ({1}) cannot be read ({2})."), git_oid_tostr_s(id));
	if (git_odb_object_type(*out) == type)
		return RC_OK;
	git_odb_object_free(*out);
	*out = NULL;
	return fail(why, RC_DAMAGED, N_("An object of the ledger ({1}) is not what it should be."), git_oid_tostr_s(id));
}

static bool link_read(const char **p, const char *end, const char *name, git_oid *id)
{
	size_t n = strlen(name);

	if ((size_t)(end - *p) < n + ID_HEX + 1 || memcmp(*p, name, n) != 0 || (*p)[n + ID_HEX] != '\n' ||
	    git_oid_fromstrn(id, *p + n, ID_HEX) < 0)
		return false;
	*p += n + ID_HEX + 1;
	return true;
}

bool commit_links(const char *p, size_t n, git_oid *tree, git_oid *parent)
{
	const char *end = p + n;

	if (!link_read(&p, end, "tree ", tree))
		return false;
	if (!link_read(&p, end, "parent ", parent))
		memset(parent, 0, sizeof(*parent));
	return true;
}

static enum rc links_of(struct ledger *l, const git_oid *commit, git_oid *tree, git_oid *parent, struct why *why)
{
	git_odb_object *raw;
	enum rc rc = object_read(l, commit, GIT_OBJECT_COMMIT, &raw, why);

	if (rc != RC_OK)
		return rc;
	if (!commit_links(git_odb_object_data(raw), git_odb_object_size(raw), tree, parent))
		rc = fail(why, RC_DAMAGED, N_("An act of the ledger ({1}) is damaged."), git_oid_tostr_s(commit));
	git_odb_object_free(raw);
	return rc;
}

enum rc parent_of(struct ledger *l, const git_oid *commit, git_oid *parent, struct why *why)
{
	git_oid tree;

	return links_of(l, commit, &tree, parent, why);
}

static size_t root_place(const struct ledger *l, const git_oid *commit)
{
	return commit->id[ID_RAW - 1] % (sizeof(l->roots) / sizeof(l->roots[0]));
}

void root_keep(struct ledger *l, const git_oid *commit, const git_oid *tree)
{
	size_t at = root_place(l, commit);

	l->roots[at].commit = *commit;
	l->roots[at].tree = *tree;
}

enum rc root_of(struct ledger *l, const git_oid *commit, git_oid *tree, struct why *why)
{
	size_t at = root_place(l, commit);
	git_oid parent;
	enum rc rc;

	if (git_oid_cmp(&l->roots[at].commit, commit) == 0) {
		*tree = l->roots[at].tree;
		return RC_OK;
	}
	if ((rc = links_of(l, commit, tree, &parent, why)) == RC_OK)
		root_keep(l, commit, tree);
	return rc;
}

/* The entry `name` (n bytes) of a tree. RC_NOTFOUND without a sentence: the caller knows the whole path. */
static enum rc entry_of(struct ledger *l, const git_oid *tree, const char *name, size_t n, struct tree_item *out, struct why *why)
{
	const unsigned char *p, *end;
	git_odb_object *raw;
	struct tree_item it;
	bool bad = false;
	enum rc rc = object_read(l, tree, GIT_OBJECT_TREE, &raw, why);

	if (rc != RC_OK)
		return rc;
	rc = RC_NOTFOUND;
	p = git_odb_object_data(raw);
	end = p + git_odb_object_size(raw);
	while (rc == RC_NOTFOUND && tree_next(&p, end, &it, &bad))
		if (strncmp(it.name, name, n) == 0 && !it.name[n]) {
			*out = it;
			rc = RC_OK;
		}
	out->name = NULL;               /* its bytes go away with the tree */
	git_odb_object_free(raw);
	if (bad)
		return fail(why, RC_DAMAGED, N_("A directory of the ledger ({1}) is damaged."), git_oid_tostr_s(tree));
	return rc;
}

/* What stands at `path` ("" = the root). */
static enum rc walk_to(struct ledger *l, const struct ledger_id *at, const char *path, struct tree_item *out, struct why *why)
{
	enum rc rc;
	git_oid commit;

	out->mode = 0040000;
	out->name = NULL;
	if ((rc = id_parse(&commit, at, why)) != RC_OK || (rc = root_of(l, &commit, &out->id, why)) != RC_OK)
		return rc;
	for (const char *p = path; rc == RC_OK && *p;) {
		size_t n = strcspn(p, "/");

		rc = mode_is_dir(out->mode) ? entry_of(l, &out->id, p, n, out, why) : RC_NOTFOUND;
		p += n;
		if (*p == '/')
			p++;
	}
	if (rc == RC_NOTFOUND)
		fail(why, rc, N_("There is no {1} in the ledger."), path);
	return rc;
}

enum rc ledger_read(struct ledger *l, const struct ledger_id *at, const char *path, struct buf *out, struct why *why)
{
	git_odb_object *raw;
	struct tree_item it;
	enum rc rc;

	if ((rc = walk_to(l, at, path, &it, why)) != RC_OK)
		return rc;
	if (mode_is_dir(it.mode))
		return fail(why, RC_NOTFOUND, N_("There is no {1} in the ledger."), path);
	if ((it.mode & 0170000) != 0100000)
		return fail(why, RC_DAMAGED, N_("In the ledger {1} is not a record but a link to something else."), path);
	if ((rc = object_read(l, &it.id, GIT_OBJECT_BLOB, &raw, why)) != RC_OK)
		return rc;
	buf_add(out, git_odb_object_data(raw), git_odb_object_size(raw));
	git_odb_object_free(raw);
	return RC_OK;
}

static enum rc list_tree(struct ledger *l, const git_oid *tree, struct strs *out, struct arena *a, struct why *why)
{
	const unsigned char *p, *end;
	git_odb_object *raw;
	struct tree_item it;
	bool bad = false;
	enum rc rc = object_read(l, tree, GIT_OBJECT_TREE, &raw, why);

	if (rc != RC_OK)
		return rc;
	p = git_odb_object_data(raw);
	end = p + git_odb_object_size(raw);
	while (tree_next(&p, end, &it, &bad))
		strs_add(out, a, mode_is_dir(it.mode) ? arena_printf(a, "%s/", it.name) : it.name);
	git_odb_object_free(raw);
	if (bad)
		return fail(why, RC_DAMAGED, N_("A directory of the ledger ({1}) is damaged."), git_oid_tostr_s(tree));
	return RC_OK;
}

enum rc ledger_list(struct ledger *l, const struct ledger_id *at, const char *dir, struct strs *out, struct arena *a, struct why *why)
{
	struct tree_item it;
	enum rc rc = walk_to(l, at, dir, &it, why);

	if (rc == RC_NOTFOUND || (rc == RC_OK && !mode_is_dir(it.mode))) {
		why_clear(why);
		return RC_OK;
	}
	return rc == RC_OK ? list_tree(l, &it.id, out, a, why) : rc;
}
