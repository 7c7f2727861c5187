/* Single objects are looked at in a child before libgit2 reads them here: on a truncated one libgit2 1.5.1 hangs (#7342), on one with a
 * wrong length it writes past its memory (#7177). procure itself writes only packs, so that most ledgers have none;
 * git makes them when it fetches a few objects, and a power cut may leave them damaged.
 *
 * The guard stands in the object database between the packs and the single objects, and is asked when no pack has an object. */
#include "guard.h"
#include "inspect.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct guard {
	git_odb_backend backend;        /* first */
	char *dir;                      /* the repository */
	struct ids known;               /* looked at; sorted */
	struct ids bad;
};

static struct guard *guard_of(git_odb_backend *b)
{
	return (struct guard *)(void *)b;
}

static int by_id(const void *a, const void *b)
{
	return git_oid_cmp(a, b);
}

static bool is_loose(const struct guard *g, const git_oid *id)
{
	const char *hex = git_oid_tostr_s(id);
	struct buf path = { 0 };
	bool there;

	buf_printf(&path, "%s/objects/%.2s/%s", g->dir, hex, hex + 2);
	there = access(path.p, F_OK) == 0;
	buf_free(&path);
	return there;
}

static bool is_known(const struct guard *g, const git_oid *id)
{
	return g->known.n > 0 && bsearch(id, g->known.v, g->known.n, sizeof(*id), by_id) != NULL;
}

static void gather_dir(const struct guard *g, unsigned first, struct ids *out)
{
	char hex[ID_HEX + 1];
	struct buf path = { 0 };
	const struct dirent *e;
	git_oid id;
	DIR *d;

	buf_printf(&path, "%s/objects/%02x", g->dir, first);
	d = opendir(path.p);
	while (d && (e = readdir(d)) != NULL) {
		if (strlen(e->d_name) != ID_HEX - 2)
			continue;
		snprintf(hex, sizeof(hex), "%02x%.38s", first, e->d_name);
		if (git_oid_fromstr(&id, hex) == 0 && !is_known(g, &id))
			ids_add(out, &id);
	}
	if (d)
		closedir(d);
	buf_free(&path);
}

/* All single objects that were not looked at yet, in one child. */
static bool look_at_new(struct guard *g)
{
	struct ids found = { 0 };
	bool done;

	for (unsigned i = 0; i < 256; i++)
		gather_dir(g, i, &found);
	done = inspect_given(g->dir, &found, &g->bad);
	for (size_t i = 0; done && i < found.n; i++)
		ids_add(&g->known, &found.v[i]);
	if (g->known.n > 0)
		qsort(g->known.v, g->known.n, sizeof(*g->known.v), by_id);
	mem_free(found.v);
	return done;
}

/* GIT_ENOTFOUND: the next one may be asked. */
static int pass(struct guard *g, const git_oid *id)
{
	if (!is_known(g, id)) {
		if (!is_loose(g, id))
			return GIT_ENOTFOUND;
		if (!look_at_new(g)) {
			git_error_set_str(GIT_ERROR_ODB, "its file could not be checked");
			return GIT_ERROR;
		}
	}
	for (size_t i = 0; i < g->bad.n; i++)
		if (git_oid_cmp(&g->bad.v[i], id) == 0) {
			git_error_set_str(GIT_ERROR_ODB, "its file is damaged");
			return GIT_ERROR;
		}
	return GIT_ENOTFOUND;
}

static int guard_read(void **data, size_t *len, git_object_t *type, git_odb_backend *b, const git_oid *id)
{
	(void)data;
	(void)len;
	(void)type;
	return pass(guard_of(b), id);
}

static int guard_header(size_t *len, git_object_t *type, git_odb_backend *b, const git_oid *id)
{
	(void)len;
	(void)type;
	return pass(guard_of(b), id);
}

static void guard_free(git_odb_backend *b)
{
	struct guard *g = guard_of(b);

	mem_free(g->dir);
	mem_free(g->known.v);
	mem_free(g->bad.v);
	mem_free(g);
}

git_odb_backend *guard_new(const char *dir)
{
	struct guard *g = mem_alloc(sizeof(*g));

	g->backend.version = GIT_ODB_BACKEND_VERSION;
	g->backend.read = guard_read;
	g->backend.read_header = guard_header;
	g->backend.free = guard_free;
	g->dir = mem_strdup(dir);
	return &g->backend;
}
