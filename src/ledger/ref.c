/* Refs moved by compare-and-swap, durable (libgit2 syncs the lock file and its directory). */
#include "room.h"

#include <string.h>
#include <sys/stat.h>
#include <time.h>

enum { WAIT_SECONDS = 5 };

/* The lock file that is there now; zeroes where there is none. */
static struct stat lock_file(const struct buf *path)
{
	struct stat st;

	if (lstat(path->p, &st) < 0)
		memset(&st, 0, sizeof(st));
	return st;
}

static int try_once(struct ledger *l, const char *name, const git_oid *to, const git_oid *from)
{
	git_reference *ref = NULL;
	int err = from ? git_reference_create_matching(&ref, l->repo, name, to, 1, from, NULL)
		       : git_reference_create(&ref, l->repo, name, to, 0, NULL);

	git_reference_free(ref);
	return err;
}

/* A lock on a ref while we hold the ledger's is a git's: gone by itself in a moment; or it was left by one that was killed, or by a
 * writer whose note in the lock file a power cut has taken. One that has not changed in five seconds is taken away:
 * should its git live after all, then its own last step fails, and nothing of ours or its is lost. */
int ref_move(struct ledger *l, const char *name, const git_oid *to, const git_oid *from)
{
	struct buf path = { 0 };
	struct stat first, now;
	time_t until = time(NULL) + WAIT_SECONDS;
	int err;

	buf_printf(&path, "%s/%s.lock", l->dir, name);
	first = lock_file(&path);
	while ((err = try_once(l, name, to, from)) == GIT_ELOCKED && time(NULL) <= until) {
		lock_remove_stale(path.p, false);
		lock_pause();
	}
	now = lock_file(&path);
	if (err == GIT_ELOCKED && now.st_ino == first.st_ino && now.st_mtime == first.st_mtime) {
		lock_remove_stale(path.p, true);
		err = try_once(l, name, to, from);
	}
	buf_free(&path);
	return err;
}
