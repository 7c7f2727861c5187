/* libgit2 set up for the whole process, and its errors made ours. */
#include "room.h"

#include <string.h>

enum { TREE_KEEP = 64 << 10, COMMIT_KEEP = 16 << 10, CACHE_MOST = 64 << 20 };

enum rc ledger_start(struct why *why)
{
	int err = git_libgit2_init();

	if (err < 0)
		return fail(why, RC_IO, N_("The library that reads the ledger could not be started."));
	(void)git_error_last();         /* its thread state is made now, while there is memory */
	for (int level = GIT_CONFIG_LEVEL_PROGRAMDATA; err >= 0 && level <= GIT_CONFIG_LEVEL_GLOBAL; level++)
		err = git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, "");
	if (err < 0 ||
	    git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1) < 0 ||     /* counts only for what is opened after it */
	    git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0) < 0 ||    /* open.c does it, and says what it found */
	    git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_TREE, (size_t)TREE_KEEP) < 0 ||
	    git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, GIT_OBJECT_COMMIT, (size_t)COMMIT_KEEP) < 0 ||
	    git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, (ssize_t)CACHE_MOST) < 0)
		return fail_git(why, RC_IO, N_("The library that reads the ledger could not be set up."), NULL);
	return RC_OK;
}

enum rc fail_git(struct why *why, enum rc rc, const char *msg, const char *what)
{
	const git_error *e = git_error_last();

	return fail(why, rc, msg, what ? what : "", e && e->message ? e->message : "");
}
