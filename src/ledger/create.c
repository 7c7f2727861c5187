/* A new ledger: made beside its place, durable, then renamed there, so that it is there whole or not at all. */
#include "room.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "procure/base/file.h"

/* Version 0 with an extension: git honours it and refuses to prune, libgit2 1.5.1 does not look (with version 1 it would not open). */
static const char config[] =
	"[core]\n"
	"\trepositoryformatversion = 0\n"
	"\tfilemode = true\n"
	"\tbare = true\n"
	"\tfsync = all\n"
	"[extensions]\n"
	"\tpreciousObjects = true\n"
	"[gc]\n"
	"\tauto = 0\n"
	"[transfer]\n"
	"\tfsckObjects = true\n"
	"[receive]\n"
	"\tdenyNonFastForwards = true\n"
	"\tdenyDeletes = true\n";

static enum rc make_dir(int at, const char *name, struct why *why)
{
	if (mkdirat(at, name, 0777) < 0 && errno != EEXIST)
		return fail_errno(why, N_("The directory {1} could not be made."), name);
	return RC_OK;
}

static enum rc sync_dir(int at, const char *name, struct why *why)
{
	int fd = openat(at, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	enum rc rc;

	if (fd < 0)
		return fail_errno(why, N_("The directory {1} could not be opened."), name);
	rc = disk_sync(fd, name, why);
	close(fd);
	return rc;
}

/* All 256 at once: a directory made later by git or libgit2 would not be synced in its parent. */
static enum rc make_object_dirs(int at, struct why *why)
{
	char name[16];
	enum rc rc = RC_OK;

	for (unsigned i = 0; rc == RC_OK && i < 256; i++) {
		snprintf(name, sizeof(name), "objects/%02x", i);
		rc = make_dir(at, name, why);
	}
	return rc;
}

static enum rc fill(int at, struct why *why)
{
	static const char *const dirs[] = { "info", "objects", "objects/info", "objects/pack", "refs", "refs/heads", "refs/tags", "refs/tags/acta" };
	static const char head[] = "ref: " MAIN_REF "\n";
	enum rc rc = RC_OK;

	for (size_t i = 0; rc == RC_OK && i < sizeof(dirs) / sizeof(dirs[0]); i++)
		rc = make_dir(at, dirs[i], why);
	if (rc != RC_OK || (rc = make_object_dirs(at, why)) != RC_OK ||
	    (rc = disk_put(at, "config", config, sizeof(config) - 1, 0666, why)) != RC_OK ||
	    (rc = disk_put(at, "HEAD", head, sizeof(head) - 1, 0666, why)) != RC_OK)
		return rc;
	for (size_t i = sizeof(dirs) / sizeof(dirs[0]); rc == RC_OK && i > 0; i--)
		rc = sync_dir(at, dirs[i - 1], why);
	return rc == RC_OK ? sync_dir(at, ".", why) : rc;
}

/* Takes away what an earlier attempt left. Only names that we make: anything else stays, and then the directory does too. */
static void clear(int at, const char *name, int depth)
{
	int fd = openat(at, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
	DIR *d = fd < 0 ? NULL : fdopendir(fd);
	const struct dirent *e;

	while (d && (e = readdir(d)) != NULL) {
		if (strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0)
			continue;
		if (e->d_type == DT_DIR && depth < 3)
			clear(fd, e->d_name, depth + 1);
		else if (strcmp(e->d_name, "config") == 0 || strcmp(e->d_name, "HEAD") == 0)
			unlinkat(fd, e->d_name, 0);
	}
	if (d)
		closedir(d);
	else if (fd >= 0)
		close(fd);
	unlinkat(at, name, AT_REMOVEDIR);
}

static enum rc check_target(const char *dir, struct why *why)
{
	struct arena *a = arena_new();
	struct strs names = { 0 };
	struct stat st;
	enum rc rc = RC_OK;

	if (lstat(dir, &st) == 0) {
		if (!S_ISDIR(st.st_mode))
			rc = fail(why, RC_INVALID, N_("{1} is there already and is no directory."), dir);
		else if ((rc = dir_list(&names, a, dir, why)) == RC_OK && names.n > 0)
			rc = fail(why, RC_INVALID, N_("{1} is not empty: a new ledger needs a place of its own."), dir);
	} else if (errno != ENOENT) {
		rc = fail_errno(why, N_("A ledger cannot be made at {1}."), dir);
	}
	arena_free(a);
	return rc;
}

/* The directory beside, ours alone: another `init` of the same place in this moment is told so. */
static enum rc open_beside(const char *beside, int *out, struct why *why)
{
	clear(AT_FDCWD, beside, 0);
	if (mkdir(beside, 0777) < 0)
		return fail_errno(why, N_("The directory {1} could not be made."), beside);
	*out = open(beside, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
	if (*out < 0)
		return fail_errno(why, N_("The directory {1} could not be opened."), beside);
	return RC_OK;
}

static enum rc sync_parent(const char *dir, struct why *why)
{
	char *parent = mem_strdup(dir), *slash;
	enum rc rc;

	slash = strrchr(parent, '/');
	if (slash == parent)
		slash++;
	if (slash)
		*slash = '\0';
	rc = dir_sync(slash ? parent : ".", why);
	mem_free(parent);
	return rc;
}

static enum rc create_beside(const char *dir, const char *beside, struct why *why)
{
	int at = -1;
	enum rc rc;

	if ((rc = open_beside(beside, &at, why)) != RC_OK)
		return rc;
	rc = fill(at, why);
	close(at);
	if (rc == RC_OK && rename(beside, dir) < 0)
		rc = fail_errno(why, N_("The ledger could not be put at {1}."), dir);
	if (rc != RC_OK) {
		clear(AT_FDCWD, beside, 0);
		return rc;
	}
	return sync_parent(dir, why);
}

enum rc ledger_create(const char *gitdir, struct why *why)
{
	struct buf dir = { 0 }, beside = { 0 };
	enum rc rc;

	buf_puts(&dir, gitdir);
	while (dir.len > 1 && dir.p[dir.len - 1] == '/')
		dir.p[--dir.len] = '\0';
	buf_printf(&beside, "%s.new", dir.p);
	if ((rc = check_target(dir.p, why)) == RC_OK)
		rc = create_beside(dir.p, beside.p, why);
	buf_free(&beside);
	buf_free(&dir);
	return rc;
}
