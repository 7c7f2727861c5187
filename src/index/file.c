/* The file under a database: its mode, what it may not be, its name as a URI. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db.h"

/* The bits of the group and of the world that the folder of this file lets write. */
static mode_t folder_lets_write(const char *path)
{
	const char *slash = strrchr(path, '/');
	struct buf dir = { 0 };
	struct stat st;
	mode_t bits;

	buf_add(&dir, slash ? path : ".", slash ? (size_t)(slash - path) : 1);
	if (dir.len == 0)
		buf_puts(&dir, "/");
	bits = stat(dir.p, &st) == 0 ? st.st_mode & (S_IWGRP | S_IWOTH) : 0;
	buf_free(&dir);
	return bits;
}

/* A secret is its owner's alone, or its group's in a folder that the group, and not the world, may write to. */
static mode_t secret_mode(const char *path)
{
	return folder_lets_write(path) == S_IWGRP ? 0660 : 0600;
}

/* 0660 by the umask; in a folder that its group may write to, the group may write to the file whatever the umask says: they share it. */
static enum rc file_make(const char *path, unsigned flags, struct why *why)
{
	mode_t mode = flags & DB_SECRET ? 0600 : 0660;
	int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
	struct stat st;

	if (fd < 0)
		return errno == EEXIST ? RC_OK : fail_errno(why, N_("{1} could not be made: {2}"), path);
	if (flags & DB_SECRET)
		(void)fchmod(fd, secret_mode(path));
	else if ((folder_lets_write(path) & S_IWGRP) && fstat(fd, &st) == 0)
		(void)fchmod(fd, (st.st_mode & 0777) | 0060);
	close(fd);
	return RC_OK;
}

static enum rc file_hide(const char *path, const struct stat *st, struct why *why)
{
	mode_t most = secret_mode(path);

	if ((st->st_mode & 0077 & ~most) == 0 || chmod(path, st->st_mode & most) == 0)
		return RC_OK;
	if (most & S_IWGRP)
		return fail(why, RC_DENIED, N_("{1} can be read by others and holds secrets; its owner must run: chmod o= {1}"), path);
	return fail(why, RC_DENIED, N_("{1} can be read by others and holds secrets; its owner must run: chmod 600 {1}"), path);
}

enum rc db_file_ready(const char *path, unsigned flags, struct why *why)
{
	struct stat st;

	if (strcmp(path, ":memory:") == 0)
		return RC_OK;
	if (lstat(path, &st) != 0) {
		if (errno != ENOENT)
			return fail_errno(why, N_("{1} could not be opened: {2}"), path);
		if (flags & DB_READONLY)
			return fail(why, RC_NONE, N_("There is no file {1}."), path);
		return file_make(path, flags, why);
	}
	if (S_ISLNK(st.st_mode))
		return fail(why, RC_IO, N_("{1} is a link; procure does not follow links here. Move it away."), path);
	if (!S_ISREG(st.st_mode))
		return fail(why, RC_IO, N_("{1} is not a file. Move it away."), path);
	return flags & DB_SECRET ? file_hide(path, &st, why) : RC_OK;
}

int64_t db_size(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 ? (int64_t)st.st_size : 0;
}

int64_t db_journal_size(const char *path)
{
	struct buf wal = { 0 };
	int64_t size;

	buf_puts(&wal, path);
	buf_puts(&wal, "-wal");
	size = db_size(wal.p);
	buf_free(&wal);
	return size;
}

char *db_uri(const char *path, const char *query)
{
	struct buf uri = { 0 };

	buf_puts(&uri, "file:");
	for (; *path; path++)
		if (strchr("%?#", *path))
			buf_printf(&uri, "%%%02X", (unsigned char)*path);
		else
			buf_putc(&uri, *path);
	buf_puts(&uri, query);
	return uri.p;
}
