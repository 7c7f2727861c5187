/* Files written so that they are on the disk, or not there. The directory is synced by the caller: once for all that it holds. */
#include "room.h"
#include "packfile.h"

#include "procure/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum rc disk_sync(int fd, const char *what, struct why *why)
{
	int err;

	do
		err = fsync(fd);
	while (err < 0 && errno == EINTR);
	return err < 0 ? fail_errno(why, N_("The disk did not keep {1}; nothing was recorded."), what) : RC_OK;
}

static bool write_all(int fd, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t k = write(fd, p, n);

		if (k < 0 && errno != EINTR)
			return false;
		if (k > 0) {
			p += k;
			n -= (size_t)k;
		}
	}
	return true;
}

enum rc disk_put(int dir, const char *name, const void *p, size_t n, unsigned mode, struct why *why)
{
	enum rc rc = RC_OK;
	int fd;

	unlinkat(dir, name, 0);         /* what a killed writer left: we hold the lock */
	fd = openat(dir, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
	if (fd < 0)
		return fail_errno(why, N_("The file {1} could not be made; nothing was recorded."), name);
	if (!write_all(fd, p, n))
		rc = fail_errno(why, N_("The file {1} could not be written; nothing was recorded."), name);
	else
		rc = disk_sync(fd, name, why);
	if (close(fd) < 0 && errno != EINTR && rc == RC_OK)
		rc = fail_errno(why, N_("The file {1} could not be written; nothing was recorded."), name);
	if (rc != RC_OK)
		unlinkat(dir, name, 0);
	return rc;
}

static enum rc rename_in(int dir, const char *from, const char *stem, const char *end, struct why *why)
{
	char to[64];

	snprintf(to, sizeof(to), "%s%s", stem, end);
	if (renameat(dir, from, dir, to) < 0)
		return fail_errno(why, N_("The file {1} could not be made; nothing was recorded."), to);
	return RC_OK;
}

int disk_open_dir(const struct ledger *l, const char *sub, struct why *why)
{
	struct buf path = { 0 };
	int fd;

	buf_printf(&path, "%s/%s", l->dir, sub);
	do
		fd = open(path.p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	while (fd < 0 && errno == EINTR);
	if (fd < 0)
		fail_errno(why, N_("The directory {1} of the ledger could not be opened."), path.p);
	buf_free(&path);
	return fd;
}

/* The pack is under its name before its index is: a pack without index is no pack yet, for git too. */
enum rc disk_put_pack(struct ledger *l, struct pack *p, char name[48], struct why *why)
{
	struct buf idx = { 0 };
	git_oid sum;
	int dir = disk_open_dir(l, PACK_DIR, why);
	enum rc rc;

	if (dir < 0)
		return RC_IO;
	pack_end(p, &idx);
	git_oid_fromraw(&sum, p->sum);
	snprintf(name, 48, "pack-%s", git_oid_tostr_s(&sum));
	if ((rc = disk_put(dir, TEMP_PACK, p->bytes.p, p->bytes.len, 0444, why)) == RC_OK &&
	    (rc = disk_put(dir, TEMP_IDX, idx.p, idx.len, 0444, why)) == RC_OK &&
	    (rc = rename_in(dir, TEMP_PACK, name, ".pack", why)) == RC_OK &&
	    (rc = rename_in(dir, TEMP_IDX, name, ".idx", why)) == RC_OK)
		rc = disk_sync(dir, PACK_DIR, why);
	if (rc != RC_OK) {
		unlinkat(dir, TEMP_PACK, 0);
		unlinkat(dir, TEMP_IDX, 0);
	}
	close(dir);
	buf_free(&idx);
	return rc;
}

void disk_clear_tidy(const struct ledger *l)
{
	struct arena *a = arena_new();
	struct strs names = { 0 };
	struct why quiet;
	const char *dir = arena_printf(a, "%s/" TIDY_DIR, l->dir);

	if (dir_list(&names, a, dir, &quiet) == RC_OK)
		for (size_t i = 0; i < names.n; i++)
			unlink(arena_printf(a, "%s/%s", dir, names.v[i]));
	rmdir(dir);
	arena_free(a);
}
