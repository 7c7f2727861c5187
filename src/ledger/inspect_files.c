/* Which files lie in a repository, and what its refs say. Nothing here is read through libgit2, and no link is followed. */
#include "inspect.h"

#include "procure/base/file.h"

#include <dirent.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "packfile.h"
#include "sha1.h"

enum { NEST_MOST = 12, REFS_MOST = 64 << 20 };

/* The first row that fits decides; NULL: such a file may be there. */
static const struct { const char *pattern, *code; } files[] = {
	{ "HEAD", NULL },
	{ "config", NULL },
	{ "description", NULL },
	{ "packed-refs", NULL },
	{ "FETCH_HEAD", NULL },
	{ "ORIG_HEAD", NULL },
	{ "gc.log", NULL },
	{ "gc.pid", NULL },
	{ "shallow", "shallow" },
	{ "info/exclude", NULL },
	{ "info/refs", NULL },
	{ "info/grafts", "grafts" },
	{ "hooks/*.sample", NULL },
	{ "hooks/README*", NULL },
	{ "hooks/*", "hook-present" },
	{ "logs/*", NULL },
	{ "objects/info/alternates", "alternates" },
	{ "objects/info/http-alternates", "alternates" },
	{ "objects/info/*.lock", NULL },
	{ "objects/info/commit-graph*", "commit-graph-foreign" },
	{ "objects/info/packs", NULL },
	{ "objects/pack/pack-*.promisor", "file-foreign" },
	{ "objects/pack/pack-*", NULL },
	{ "objects/pack/multi-pack-index*", NULL },
	{ "objects/pack/tmp_*", NULL },                 /* left by a git that was killed */
	{ "objects/pack/pack_*", NULL },                /* … or by a libgit2 */
	{ "objects/pack/.tmp-*", NULL },
	{ "objects/[0-9a-f][0-9a-f]/*", NULL },
	{ "objects/tmp_*", NULL },
	{ "refs/replace/*", "replace-refs" },
	{ "refs/heads/main", NULL },
	{ "refs/tags/acta/*", NULL },
	{ "refs/remotes/*/main", NULL },
	{ "refs/remotes/*/HEAD", NULL },
	{ "refs/*.lock", NULL },
	{ "refs/*", "ref-foreign" },
	{ "*.lock", NULL },
};

static const char *code_of(const char *path)
{
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		if (fnmatch(files[i].pattern, path, 0) == 0)
			return files[i].code;
	return "file-foreign";
}

static bool name_is(const char *path, const char *prefix)
{
	return strncmp(path, prefix, strlen(prefix)) == 0;
}

/* What a ref names is kept for the look at the objects. */
static void ref_value(struct inspect *x, const char *name, const char *hex, bool packed)
{
	git_oid id;

	if (strlen(hex) != ID_HEX || git_oid_fromstr(&id, hex) < 0) {
		x->each(x->ctx, strcmp(name, MAIN_REF) == 0 ? "ref-missing" : "ref-foreign", name);
		x->main_bad |= strcmp(name, MAIN_REF) == 0;
	} else if (strcmp(name, MAIN_REF) == 0) {
		*(packed ? &x->packed_main : &x->loose_main) = id;
	} else if (name_is(name, "refs/tags/")) {
		ids_add(&x->tags, &id);
	}
}

static enum rc text_of(struct inspect *x, const char *path, struct buf *out)
{
	struct buf full = { 0 };
	struct why quiet;
	enum rc rc;

	buf_printf(&full, "%s/%s", x->dir, path);
	rc = file_read(out, full.p, REFS_MOST, false, &quiet);
	buf_free(&full);
	while (out->len > 0 && out->p[out->len - 1] == '\n')
		out->p[--out->len] = '\0';
	return rc;
}

static void loose_ref(struct inspect *x, const char *path)
{
	struct buf text = { 0 };
	const char *end = strrchr(path, '/');

	if (text_of(x, path, &text) == RC_OK && strlen(buf_str(&text)) == text.len && name_is(buf_str(&text), "ref:")) {
		if (!name_is(path, "refs/remotes/") || strcmp(end, "/HEAD") != 0)
			x->each(x->ctx, "ref-foreign", path);
		x->main_bad |= strcmp(path, MAIN_REF) == 0;
	} else {
		ref_value(x, path, buf_str(&text), false);
	}
	buf_free(&text);
}

static void packed_refs(struct inspect *x)
{
	struct buf text = { 0 };
	char *line = NULL, *rest = NULL;

	if (text_of(x, "packed-refs", &text) == RC_OK && text.p)
		line = strtok_r(text.p, "\n", &rest);
	for (; line; line = strtok_r(NULL, "\n", &rest)) {
		const char *code;

		if (*line == '#' || *line == '^')
			continue;
		if (strlen(line) <= ID_HEX + 1 || line[ID_HEX] != ' ' || !name_is(line + ID_HEX + 1, "refs/")) {
			x->each(x->ctx, "ref-foreign", "packed-refs");
			continue;
		}
		line[ID_HEX] = '\0';
		if ((code = code_of(line + ID_HEX + 1)) != NULL)
			x->each(x->ctx, code, line + ID_HEX + 1);
		else
			ref_value(x, line + ID_HEX + 1, line, true);
	}
	buf_free(&text);
}

static void head(struct inspect *x)
{
	struct buf text = { 0 };

	if (text_of(x, "HEAD", &text) != RC_OK || strcmp(buf_str(&text), "ref: " MAIN_REF) != 0)
		x->each(x->ctx, "head-detached", "HEAD");
	buf_free(&text);
}

static bool sum_read(int fd, off_t size, unsigned char sum[20], unsigned char tail[40])
{
	static const size_t piece = 1 << 16;
	unsigned char *p = mem_alloc(piece);
	struct sha1 s;
	off_t at = 0;
	ssize_t n = 1;

	sha1_start(&s);
	while (at < size - 20 && n > 0) {
		size_t want = size - 20 - at < (off_t)piece ? (size_t)(size - 20 - at) : piece;

		n = pread(fd, p, want, at);
		if (n > 0)
			sha1_add(&s, p, (size_t)n);
		at += n;
	}
	mem_free(p);
	sha1_end(&s, sum);
	return n > 0 && pread(fd, tail, 40, size - 40) == 40;
}

/* A pack or index: the sum at its end, and that of the pack within its index. */
static bool sums(struct inspect *x, const char *path, unsigned char tail[40])
{
	unsigned char sum[20];
	struct buf full = { 0 };
	struct stat st;
	bool ok;
	int fd;

	buf_printf(&full, "%s/%s", x->dir, path);
	fd = open(full.p, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	ok = fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 40 &&
	     sum_read(fd, st.st_size, sum, tail) && memcmp(sum, tail + 20, 20) == 0;
	if (fd >= 0)
		close(fd);
	buf_free(&full);
	return ok;
}

static void pack_pair(struct inspect *x, const char *idx)
{
	unsigned char of_idx[40], of_pack[40];
	struct buf pack = { 0 };

	buf_printf(&pack, "%.*s.pack", (int)(strlen(idx) - 4), idx);
	if (!sums(x, idx, of_idx))
		x->each(x->ctx, "object-damaged", idx);
	else if (!sums(x, pack.p, of_pack) || memcmp(of_idx, of_pack + 20, 20) != 0)
		x->each(x->ctx, "object-damaged", pack.p);
	buf_free(&pack);
}

static void file(struct inspect *x, const char *path, mode_t mode)
{
	const char *code = S_ISREG(mode) ? code_of(path) : "file-foreign";

	if (code)
		x->each(x->ctx, code, path);
	else if (name_is(path, "refs/") && fnmatch("*.lock", path, 0) != 0)
		loose_ref(x, path);
	else if (fnmatch("objects/pack/pack-*.idx", path, 0) == 0)
		pack_pair(x, path);
}

static void walk(struct inspect *x, int at, const char *name, const char *path, int depth)
{
	int fd = openat(at, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
	DIR *d = fd < 0 ? NULL : fdopendir(fd);
	struct buf sub = { 0 };
	const struct dirent *e;
	struct stat st;

	if (!d || depth > NEST_MOST)
		x->each(x->ctx, "file-foreign", path);
	while (d && depth <= NEST_MOST && (e = readdir(d)) != NULL) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0 || fstatat(fd, e->d_name, &st, AT_SYMLINK_NOFOLLOW) < 0)
			continue;
		buf_reset(&sub);
		buf_printf(&sub, "%s%s%s", path, *path ? "/" : "", e->d_name);
		if (S_ISLNK(st.st_mode))
			x->each(x->ctx, "link-in-repository", sub.p);
		else if (S_ISDIR(st.st_mode))
			walk(x, fd, e->d_name, sub.p, depth + 1);
		else
			file(x, sub.p, st.st_mode);
	}
	if (d)
		closedir(d);
	else if (fd >= 0)
		close(fd);
	buf_free(&sub);
}

enum rc inspect_files(struct inspect *x, struct why *why)
{
	int at = open(x->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (at < 0)
		return fail_errno(why, N_("The ledger at {1} could not be opened."), x->dir);
	walk(x, at, ".", "", 0);
	close(at);
	packed_refs(x);
	head(x);
	return RC_OK;
}
