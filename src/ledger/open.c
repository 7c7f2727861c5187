/* Opening a ledger, and its ref. */
#include "guard.h"
#include "room.h"

#include <git2/sys/repository.h>

#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { STRANGERS_MOST = 64 };

/* A ledger is read if it belongs to who asks, to the system, to who became root by sudo, or to a group that one is in: the last is how
 * several people of one machine share a ledger. Anybody else's may have been planted (git's safe.directory, CVE-2022-24765). */
static bool may_own(const struct stat *st)
{
	const char *sudo = geteuid() == 0 ? getenv("SUDO_UID") : NULL;
	gid_t groups[256];
	int n;

	if (st->st_uid == geteuid() || st->st_uid == 0 || (sudo && strtoul(sudo, NULL, 10) == st->st_uid))
		return true;
	if (st->st_mode & S_IWOTH)
		return false;
	n = getgroups((int)(sizeof(groups) / sizeof(groups[0])), groups);
	for (int i = 0; i < n; i++)
		if (groups[i] == st->st_gid && st->st_gid != 0)
			return true;
	return st->st_gid == getegid() && st->st_gid != 0;
}

static enum rc foreign(const char *path, const struct stat *st, struct why *why)
{
	struct passwd *pw = getpwuid(st->st_uid);

	return fail(why, RC_DENIED, N_("The ledger at {1} belongs to {2}, not to you; it was not opened. Ask {2} to share it with your group, or work on a copy of your own."),
		    path, pw ? pw->pw_name : NUM(st->st_uid));
}

static enum rc unreachable(const char *path, struct why *why)
{
	if (errno == ENOENT || errno == ENOTDIR)
		return fail(why, RC_NOTFOUND, N_("There is no ledger at {1}."), path);
	if (errno == EACCES)
		return fail(why, RC_DENIED, N_("You are not allowed to look at {1}, so it cannot be said whether a ledger is there."), path);
	return fail_errno(why, N_("The ledger at {1} could not be opened."), path);
}

static enum rc check_part(const char *dir, const char *part, bool *there, struct why *why)
{
	struct buf path = { 0 };
	struct stat st;
	enum rc rc = RC_OK;

	buf_printf(&path, "%s/%s", dir, part);
	*there = stat(path.p, &st) == 0;
	if (!*there && errno != ENOENT && errno != ENOTDIR)
		rc = unreachable(path.p, why);
	else if (*there && !may_own(&st))
		rc = foreign(path.p, &st, why);
	buf_free(&path);
	return rc;
}

/* Is something there, may we look at it, and is it a repository? Asked of the system, because libgit2 1.5.1 says
 * "not found" to a foreign owner too. */
enum rc check_place(const char *dir, struct why *why)
{
	static const char *const parts[] = { "HEAD", "objects", "refs" };
	bool there, any = false, all = true;
	struct stat st;
	enum rc rc;

	if (stat(dir, &st) < 0)
		return unreachable(dir, why);
	if (!S_ISDIR(st.st_mode))
		return fail(why, RC_NOTFOUND, N_("{1} is a file, not a ledger."), dir);
	if (!may_own(&st))
		return foreign(dir, &st, why);
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if ((rc = check_part(dir, parts[i], &there, why)) != RC_OK)
			return rc;
		any |= there;
		all &= there;
	}
	if (!any)
		return fail(why, RC_NOTFOUND, N_("There is no ledger at {1}."), dir);
	if (!all)
		return fail(why, RC_DAMAGED, N_("What is at {1} is not a whole ledger: parts of it are missing."), dir);
	return RC_OK;
}

static bool can_write(const char *dir)
{
	static const char *const parts[] = { "", "/objects/pack", "/refs/heads" };
	struct buf path = { 0 };
	bool ok = true;

	for (size_t i = 0; ok && i < sizeof(parts) / sizeof(parts[0]); i++) {
		buf_reset(&path);
		buf_printf(&path, "%s%s", dir, parts[i]);
		ok = access(path.p, W_OK) == 0;
	}
	buf_free(&path);
	return ok;
}

/* Staged objects first, then packs, then single objects (behind their guard). Alternates are left out: what a ledger needs lies in it. */
static int make_objects(struct ledger *l, git_odb **odb, struct stage *stage)
{
	git_odb_backend *packs = NULL, *loose = NULL;
	struct buf path = { 0 };
	int err;

	buf_printf(&path, "%s/objects", l->dir);
	if ((err = git_odb_new(odb)) == 0)
		err = git_odb_add_backend(*odb, &stage->backend, 4);
	if (err == 0 && (err = git_odb_backend_pack(&packs, path.p)) == 0)
		err = git_odb_add_backend(*odb, packs, 3);
	if (err == 0)
		err = git_odb_add_backend(*odb, guard_new(l->dir), 2);
	if (err == 0 && (err = git_odb_backend_loose(&loose, path.p, -1, 1, 0, 0)) == 0)
		err = git_odb_add_backend(*odb, loose, 1);
	buf_free(&path);
	return err;
}

/* Anew: libgit2 keeps the names of packs that are gone, and asks for each of them whenever it does not find something. */
int objects_open(struct ledger *l)
{
	struct stage *stage = stage_new();
	git_odb *odb = NULL;
	int err = make_objects(l, &odb, stage);

	if (err == 0)
		err = git_repository_set_odb(l->repo, odb);
	if (err < 0) {
		git_odb_free(odb);
		return err;
	}
	git_odb_free(l->odb);           /* and with it the old stage, which is empty */
	l->odb = odb;
	l->stage = stage;
	l->strangers = 0;
	return 0;
}

/* Others have written: now and then their merging of packs calls for a new look. */
static void notice(struct ledger *l, const git_oid *now)
{
	if (git_oid_cmp(now, &l->seen) == 0)
		return;
	l->seen = *now;
	if (git_oid_cmp(now, &l->top) != 0 && ++l->strangers >= STRANGERS_MOST && l->staged == 0)
		(void)objects_open(l);  /* where it fails, the old one serves on */
}

enum rc ledger_open(struct ledger **out, const char *gitdir, const char *lock, struct why *why)
{
	struct ledger *l;
	enum rc rc;

	*out = NULL;
	if ((rc = check_place(gitdir, why)) != RC_OK)
		return rc;
	l = mem_alloc(sizeof(*l));
	l->lock_fd = -1;
	l->dir = mem_strdup(gitdir);
	l->dirs = dirs_new();
	if (git_repository_open_ext(&l->repo, gitdir, GIT_REPOSITORY_OPEN_NO_SEARCH | GIT_REPOSITORY_OPEN_BARE, NULL) < 0 ||
	    objects_open(l) < 0) {
		rc = fail_git(why, RC_DAMAGED, N_("The ledger at {1} could not be opened: {2}."), gitdir);
		ledger_close(l);
		return rc;
	}
	if (lock && can_write(gitdir)) {
		l->lock = mem_strdup(lock);
		lock_repair(l);
	}
	*out = l;
	return RC_OK;
}

void ledger_close(struct ledger *l)
{
	if (!l)
		return;
	ledger_unlock(l);
	git_repository_free(l->repo);
	git_odb_free(l->odb);
	dirs_free(l->dirs);
	mem_free(l->line);
	mem_free(l->lock);
	mem_free(l->dir);
	mem_free(l);
}

bool ledger_writable(const struct ledger *l)
{
	return l->lock != NULL;
}

enum rc ref_read(struct ledger *l, git_oid *out, struct why *why)
{
	git_reference *ref = NULL;
	int err = git_reference_lookup(&ref, l->repo, MAIN_REF);
	enum rc rc = RC_OK;

	if (err == GIT_ENOTFOUND)
		return fail(why, RC_NONE, N_("The ledger holds no act yet."));
	if (err < 0)
		return fail_git(why, RC_DAMAGED, N_("The mark that names the last act cannot be read: {2}."), NULL);
	if (git_reference_type(ref) == GIT_REFERENCE_DIRECT)
		notice(l, git_reference_target(ref));
	if (git_reference_type(ref) == GIT_REFERENCE_DIRECT)
		*out = *git_reference_target(ref);
	else
		rc = fail(why, RC_DAMAGED, N_("The mark that names the last act points to another mark; somebody has changed the ledger by hand."));
	git_reference_free(ref);
	return rc;
}

enum rc ledger_tip(struct ledger *l, struct ledger_id *out, struct why *why)
{
	git_oid tip;
	enum rc rc = ref_read(l, &tip, why);

	*out->hex = '\0';
	if (rc == RC_OK)
		id_print(out, &tip);
	return rc;
}
