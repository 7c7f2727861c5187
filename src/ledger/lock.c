/* The lock of all writers, and the repair of what a writer left that was killed.
 *
 * The lock is flock(2) on a file that is never removed. While it is held the file says who holds it; when it is given back the
 * file is emptied. So a file that says something although its lock was free was left by a writer that died. */
#include "room.h"

#include "procure/base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { STALE_SECONDS = 60, NOTE_SIZE = 512, PAUSE_MOST_MS = 5, LATELY_MS = 100 };

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void pause_ms(long ms)
{
	const struct timespec t = { 0, ms * 1000000 };

	nanosleep(&t, NULL);
}

void lock_pause(void)
{
	pause_ms(1 + random() % PAUSE_MOST_MS);
}

/* flock has no queue for those who ask again and again. So who waits says so (a shared record lock on the same file, a lock of another
 * sort), and who has just had the lock lets the others come first. */
static struct flock waiting(short type)
{
	return (struct flock){ .l_type = type, .l_whence = SEEK_SET, .l_start = 0, .l_len = 1 };
}

static void say_waiting(int fd)
{
	struct flock lk = waiting(F_RDLCK);

	(void)fcntl(fd, F_OFD_SETLK, &lk);
}

static void stop_waiting(int fd)
{
	struct flock lk = waiting(F_UNLCK);

	(void)fcntl(fd, F_OFD_SETLK, &lk);
}

static void let_others(const struct ledger *l)
{
	struct flock lk = waiting(F_WRLCK);

	if (l->released_ms != 0 && now_ms() - l->released_ms < LATELY_MS && fcntl(l->lock_fd, F_OFD_GETLK, &lk) == 0 && lk.l_type != F_UNLCK)
		pause_ms(2 * PAUSE_MOST_MS);
}

/* The n-th word (from 0) of a small file of the system, or "?". */
static void system_word(char *out, size_t size, const char *path, int n)
{
	char text[1024], *word, *rest = text;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t got = fd < 0 ? -1 : read(fd, text, sizeof(text) - 1);

	if (fd >= 0)
		close(fd);
	text[got > 0 ? got : 0] = '\0';
	if ((word = strrchr(text, ')')) != NULL)        /* /proc/self/stat: the name may hold blanks */
		rest = word + 1;
	while ((word = strtok_r(rest, " \n", &rest)) != NULL && n > 0)
		n--;
	snprintf(out, size, "%s", word ? word : "?");
}

static bool note_put(int fd, const char *text, off_t at)
{
	size_t n = strlen(text);
	ssize_t k;

	do
		k = pwrite(fd, text, n, at);
	while (k < 0 && errno == EINTR);
	return k == (ssize_t)n;
}

/* Who holds the lock: pid, boot, start of the process (clock ticks since boot: a pid may be used again). */
static enum rc note_owner(struct ledger *l, struct why *why)
{
	char boot[64], start[32], note[NOTE_SIZE];

	system_word(boot, sizeof(boot), "/proc/sys/kernel/random/boot_id", 0);
	system_word(start, sizeof(start), "/proc/self/stat", 19);
	snprintf(note, sizeof(note), "pid %ld\nboot %s\nstart %s\n", (long)getpid(), boot, start);
	if (ftruncate(l->lock_fd, 0) < 0 || !note_put(l->lock_fd, note, 0))
		return fail_errno(why, N_("The lock file {1} cannot be written; nothing was recorded."), l->lock);
	l->note_len = (off_t)strlen(note);
	return RC_OK;
}

enum rc lock_note(struct ledger *l, const git_oid *commit, struct why *why)
{
	char note[64];

	snprintf(note, sizeof(note), "commit %s\n", git_oid_tostr_s(commit));
	if (!note_put(l->lock_fd, note, l->note_len))
		return fail_errno(why, N_("The lock file {1} cannot be written; nothing was recorded."), l->lock);
	return RC_OK;
}

static void note_read(int fd, char note[NOTE_SIZE])
{
	ssize_t n = pread(fd, note, NOTE_SIZE - 1, 0);

	note[n > 0 ? n : 0] = '\0';
}

static time_t boot_time(void)
{
	struct timespec t;

	return clock_gettime(CLOCK_BOOTTIME, &t) == 0 ? time(NULL) - t.tv_sec : 0;
}

void lock_remove_stale(const char *path, bool left)
{
	struct stat st;

	if (lstat(path, &st) == 0 && S_ISREG(st.st_mode) &&
	    (left || time(NULL) - st.st_mtime > STALE_SECONDS || st.st_mtime < boot_time()))
		unlink(path);
}

/* Locks of the tags acta/<meeting>. */
static void repair_tags(struct ledger *l, bool left)
{
	struct arena *a = arena_new();
	struct strs names = { 0 };
	struct why quiet;
	const char *dir = arena_printf(a, "%s/refs/tags/acta", l->dir);

	if (dir_list(&names, a, dir, &quiet) == RC_OK)
		for (size_t i = 0; i < names.n; i++) {
			size_t n = strlen(names.v[i]);

			if (n > 5 && strcmp(names.v[i] + n - 5, ".lock") == 0)
				lock_remove_stale(arena_printf(a, "%s/%s", dir, names.v[i]), left);
		}
	arena_free(a);
}

static void repair(struct ledger *l, bool left)
{
	static const char *const stale[] = { MAIN_REF ".lock", "packed-refs.lock", "config.lock", "HEAD.lock" };
	static const char *const ours[] = { "objects/pack/" TEMP_PACK, "objects/pack/" TEMP_IDX };
	struct buf path = { 0 };

	for (size_t i = 0; i < sizeof(stale) / sizeof(stale[0]); i++) {
		buf_reset(&path);
		buf_printf(&path, "%s/%s", l->dir, stale[i]);
		lock_remove_stale(path.p, left);
	}
	for (size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++) {
		buf_reset(&path);
		buf_printf(&path, "%s/%s", l->dir, ours[i]);
		lock_remove_stale(path.p, true);
	}
	buf_free(&path);
	repair_tags(l, left);
	disk_clear_tidy(l);
}

/* Taken: RC_OK. Busy: RC_MOVED without a sentence. */
static enum rc try_lock(struct ledger *l, struct why *why)
{
	int err;

	do
		err = flock(l->lock_fd, LOCK_EX | LOCK_NB);
	while (err < 0 && errno == EINTR);
	if (err == 0)
		return RC_OK;
	return errno == EWOULDBLOCK ? RC_MOVED : fail_errno(why, N_("The ledger cannot be locked ({1})."), l->lock);
}

static enum rc open_lock(struct ledger *l, struct why *why)
{
	do
		l->lock_fd = open(l->lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0660);
	while (l->lock_fd < 0 && errno == EINTR);
	if (l->lock_fd < 0)
		return fail_errno(why, N_("The lock file {1} cannot be opened; nothing was recorded."), l->lock);
	return RC_OK;
}

static void close_lock(struct ledger *l)
{
	if (l->lock_fd >= 0)
		close(l->lock_fd);
	l->lock_fd = -1;
	l->locked = false;
}

/* Just taken: if the last holder died, its traces go. */
static enum rc settle(struct ledger *l, struct why *why)
{
	char note[NOTE_SIZE];

	note_read(l->lock_fd, note);
	if (*note)
		repair(l, true);
	return note_owner(l, why);
}

static enum rc busy(struct ledger *l, struct why *why)
{
	char note[NOTE_SIZE], pid[32] = "?";

	note_read(l->lock_fd, note);
	sscanf(note, "pid %31s", pid);
	return fail(why, RC_MOVED, N_("Somebody else is writing to the ledger (process {1}); nothing was recorded. Try again in a moment."), pid);
}

enum rc ledger_lock(struct ledger *l, int ms, struct why *why)
{
	int64_t until = now_ms() + ms;
	enum rc rc;

	if (!l->lock)
		return fail(why, RC_DENIED, N_("This ledger was opened for reading only."));
	if (l->locked)
		return RC_OK;
	if ((rc = open_lock(l, why)) != RC_OK)
		return rc;
	let_others(l);
	while ((rc = try_lock(l, why)) == RC_MOVED && now_ms() < until) {
		say_waiting(l->lock_fd);
		lock_pause();
	}
	if (rc == RC_MOVED)
		busy(l, why);
	if (rc == RC_OK)
		rc = settle(l, why);
	if (rc != RC_OK) {
		close_lock(l);
		return rc;
	}
	stop_waiting(l->lock_fd);
	l->locked = true;
	return RC_OK;
}

void ledger_unlock(struct ledger *l)
{
	if (!l->locked)
		return;
	ledger_drop(l);
	if (ftruncate(l->lock_fd, 0) < 0)
		(void)note_put(l->lock_fd, "\n", 0);    /* what stays only makes the next writer look for traces */
	close_lock(l);
	l->released_ms = now_ms();
}

void lock_repair(struct ledger *l)
{
	char note[NOTE_SIZE];
	struct why quiet;

	if (open_lock(l, &quiet) != RC_OK)
		return;
	if (try_lock(l, &quiet) == RC_OK) {
		note_read(l->lock_fd, note);
		repair(l, *note != '\0');
		if (*note && ftruncate(l->lock_fd, 0) < 0)
			(void)note_put(l->lock_fd, "\n", 0);
	}
	close_lock(l);
}
