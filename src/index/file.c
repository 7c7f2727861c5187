/* The file under a database: its mode, what it may not be, its name as a URI. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "db.h"

static bool folder_is_shared(const char *path)
{
	const char *slash = strrchr(path, '/');
	struct buf dir = { 0 };
	struct stat st;
	bool shared;

	buf_add(&dir, slash ? path : ".", slash ? (size_t)(slash - path) : 1);
	if (dir.len == 0)
		buf_puts(&dir, "/");
	shared = stat(dir.p, &st) == 0 && (st.st_mode & S_IWGRP);
	buf_free(&dir);
	return shared;
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
		(void)fchmod(fd, 0600);
	else if (folder_is_shared(path) && fstat(fd, &st) == 0)
		(void)fchmod(fd, (st.st_mode & 0777) | 0060);
	close(fd);
	return RC_OK;
}

static enum rc file_hide(const char *path, const struct stat *st, struct why *why)
{
	if ((st->st_mode & 077) == 0 || chmod(path, 0600) == 0)
		return RC_OK;
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
