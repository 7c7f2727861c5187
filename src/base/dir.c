/* Directories: made durable, listed in byte order. */
#include "procure/base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* EINVAL: a file system that has nothing to sync. */
enum rc dir_sync(const char *path, struct why *why)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	enum rc rc = RC_OK;

	if (fd < 0)
		return fail_errno(why, N_("the directory {1} cannot be opened"), path);
	if (fsync(fd) != 0 && errno != EINVAL)
		rc = fail_errno(why, N_("the disk did not confirm the directory {1}"), path);
	close(fd);
	return rc;
}

static enum rc sync_above(char *path, struct why *why)
{
	char *slash = strrchr(path, '/');
	enum rc rc;

	if (!slash)
		return dir_sync(".", why);
	if (slash == path)
		return dir_sync("/", why);
	*slash = '\0';
	rc = dir_sync(path, why);
	*slash = '/';
	return rc;
}

static enum rc make_one(char *path, unsigned mode, struct why *why)
{
	if (mkdir(path, (mode_t)mode) == 0)
		return sync_above(path, why);
	if ((errno == EEXIST || errno == EROFS || errno == EACCES) && dir_exists(path))
		return RC_OK;
	if (errno == EEXIST || errno == ENOTDIR)
		return fail(why, RC_INVALID, N_("{1} is there and is not a directory."), path);
	return fail_errno(why, N_("the directory {1} cannot be made"), path);
}

enum rc dir_make(const char *path, unsigned mode, struct why *why)
{
	char *p, *own;
	size_t n = strlen(path);
	enum rc rc = RC_OK;

	if (n == 0)
		return fail(why, RC_INVALID, N_("A directory without a name cannot be made."));
	own = mem_strdup(path);
	while (n > 1 && own[n - 1] == '/')
		own[--n] = '\0';
	for (p = own + 1; rc == RC_OK && *p; p++) {
		if (*p != '/' || p[-1] == '/')
			continue;
		*p = '\0';
		rc = make_one(own, mode, why);
		*p = '/';
	}
	if (rc == RC_OK)
		rc = make_one(own, mode, why);
	mem_free(own);
	return rc;
}

enum rc dir_list(struct strs *out, struct arena *a, const char *path, struct why *why)
{
	DIR *dir = opendir(path);
	struct dirent *entry;
	enum rc rc = RC_OK;

	if (!dir && errno == ENOENT)
		return RC_OK;
	if (!dir)
		return fail_errno(why, N_("the directory {1} cannot be opened"), path);
	while ((errno = 0, entry = readdir(dir)) != NULL)
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			strs_add(out, a, entry->d_name);
	if (errno != 0)
		rc = fail_errno(why, N_("the directory {1} cannot be read"), path);
	closedir(dir);
	strs_sort(out);
	return rc;
}
