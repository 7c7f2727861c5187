/* Files: read with suspicion, written so that they are whole after a power cut. */
#include "procure/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "procure/base/hash.h"
#include "room.h"

enum { PIECE = 65536 };

bool file_exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

bool dir_exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static enum rc fail_open(struct why *why, const char *path)
{
	switch (errno) {
	case ENOENT:
	case ENOTDIR:
		return fail(why, RC_NOTFOUND, N_("There is no file {1}."), path);
	case ELOOP:
		return fail(why, RC_INVALID, N_("{1} is a link; name the file that it leads to."), path);
	case ENXIO:
		return fail(why, RC_INVALID, N_("{1} is not an ordinary file."), path);
	default:
		return fail_errno(why, N_("{1} cannot be opened"), path);
	}
}

ssize_t fd_read(int fd, void *p, size_t n)
{
	ssize_t got;

	do
		got = read(fd, p, n);
	while (got < 0 && errno == EINTR);
	return got;
}

/* O_NONBLOCK: a FIFO must not hold us. It means nothing for the ordinary files that pass. */
enum rc file_open(int *fd, off_t *size, const char *path, bool follow, struct why *why)
{
	struct stat st;
	enum rc rc;

	*fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (follow ? 0 : O_NOFOLLOW));
	if (*fd < 0)
		return fail_open(why, path);
	if (fstat(*fd, &st) != 0)
		rc = fail_errno(why, N_("{1} cannot be read"), path);
	else if (S_ISDIR(st.st_mode))
		rc = fail(why, RC_INVALID, N_("{1} is a directory, not a file."), path);
	else if (!S_ISREG(st.st_mode))
		rc = fail(why, RC_INVALID, N_("{1} is not an ordinary file."), path);
	else
		return *size = st.st_size, RC_OK;
	close(*fd);
	*fd = -1;
	return rc;
}

/* To the end, but at most `max` bytes: the file may grow while it is read. */
static enum rc read_most(struct buf *out, int fd, const char *path, size_t max, struct why *why)
{
	char piece[PIECE];
	size_t total = 0;
	ssize_t n;

	while ((n = fd_read(fd, piece, sizeof(piece))) > 0) {
		if ((size_t)n > max - total)
			return fail(why, RC_INVALID, N_("{1} is larger than the {2} bytes that are allowed."), path, NUM(max));
		buf_add(out, piece, (size_t)n);
		total += (size_t)n;
	}
	return n < 0 ? fail_errno(why, N_("{1} cannot be read"), path) : RC_OK;
}

enum rc file_read(struct buf *out, const char *path, size_t max, bool follow, struct why *why)
{
	size_t before = out->len;
	off_t size = 0;
	int fd = -1;
	enum rc rc = file_open(&fd, &size, path, follow, why);

	if (rc != RC_OK)
		return rc;
	if (size > 0 && (uint64_t)size > max)
		rc = fail(why, RC_INVALID, N_("{1} is larger than the {2} bytes that are allowed."), path, NUM(max));
	else
		rc = read_most(out, fd, path, max, why);
	close(fd);
	if (rc != RC_OK && out->p) {
		out->len = before;
		out->p[before] = '\0';
	}
	return rc;
}

static bool fd_write(int fd, const char *p, size_t n)
{
	while (n > 0) {
		ssize_t done = write(fd, p, n);

		if (done < 0 && errno == EINTR)
			continue;
		if (done < 0)
			return false;
		p += done;
		n -= (size_t)done;
	}
	return true;
}

/* A file being written beside its place. */
struct draft {
	char *dir, *tmp;
	int fd;
};

static void draft_free(struct draft *d)
{
	if (d->fd >= 0)
		close(d->fd);
	mem_free(d->dir);
	mem_free(d->tmp);
}

/* The directory that `path` lies in. */
static char *dir_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *dir = mem_strdup(slash ? path : ".");

	if (slash)
		dir[slash == path ? 1 : slash - path] = '\0';
	return dir;
}

static enum rc draft_open(struct draft *d, const char *path, unsigned mode, struct why *why)
{
	struct buf name = { 0 };
	char random[17];
	enum rc rc = random_hex(random, 8, why);

	if (rc != RC_OK)
		return rc;
	d->dir = dir_of(path);
	buf_printf(&name, "%s/.tmp-%s", d->dir, random);
	d->tmp = name.p;
	d->fd = open(d->tmp, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, (mode_t)mode);
	if (d->fd < 0)
		return fail_errno(why, N_("{1} cannot be written"), path);
	return RC_OK;
}

/* Content on disk, then the name, then the directory. After the rename the file stands, whatever the disk says. */
static enum rc draft_place(struct draft *d, const char *path, struct why *why)
{
	int bad = fsync(d->fd) != 0;
	enum rc rc;

	bad |= close(d->fd) != 0;
	d->fd = -1;
	if (bad || rename(d->tmp, path) != 0)
		return fail_errno(why, N_("{1} cannot be written"), path);
	rc = dir_sync(d->dir, why);
	return rc == RC_OK ? RC_OK : (why->rc = RC_UNSURE);
}

static enum rc draft_end(struct draft *d, const char *path, enum rc rc, struct why *why)
{
	if (rc == RC_OK)
		rc = draft_place(d, path, why);
	if (rc != RC_OK && rc != RC_UNSURE && d->tmp)
		unlink(d->tmp);
	draft_free(d);
	return rc;
}

enum rc file_write(const char *path, const void *p, size_t n, unsigned mode, struct why *why)
{
	struct draft d = { .fd = -1 };
	enum rc rc = draft_open(&d, path, mode, why);

	if (rc == RC_OK && !fd_write(d.fd, p, n))
		rc = fail_errno(why, N_("{1} cannot be written"), path);
	return draft_end(&d, path, rc, why);
}

static enum rc copy_all(int in, const char *from, int out, const char *to, struct why *why)
{
	char piece[PIECE];
	ssize_t n;

	while ((n = fd_read(in, piece, sizeof(piece))) > 0)
		if (!fd_write(out, piece, (size_t)n))
			return fail_errno(why, N_("{1} cannot be written"), to);
	return n < 0 ? fail_errno(why, N_("{1} cannot be read"), from) : RC_OK;
}

enum rc file_copy(const char *from, const char *to, unsigned mode, struct why *why)
{
	struct draft d = { .fd = -1 };
	int in = open(from, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	enum rc rc;

	if (in < 0)
		return fail_open(why, from);
	rc = draft_open(&d, to, mode, why);
	if (rc == RC_OK)
		rc = copy_all(in, from, d.fd, to, why);
	rc = draft_end(&d, to, rc, why);
	close(in);
	return rc;
}
