/* Child processes: a session of their own, no terminal, an environment that we chose, a limit of time and talk, nothing left behind. */
#include "procure/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "room.h"

enum { MOST = 64 << 20, PIECE = 65536, IN = 0, OUT = 1, ERR = 2, EXITED = 3 };

struct run {
	const struct child *child;
	pid_t pid;
	int ours[4];            /* our ends of stdin, stdout, stderr; the process as a file (or -1) */
	int theirs[3];
	struct buf *out[3];
	size_t fed;
	size_t heard[3];
	bool ended, too_much, lost;
	int64_t deadline;       /* milliseconds of CLOCK_MONOTONIC */
};

static int64_t clock_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void shut(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void shut_all(struct run *r)
{
	for (size_t i = 0; i < 4; i++)
		shut(&r->ours[i]);
	for (size_t i = 0; i < 3; i++)
		shut(&r->theirs[i]);
}

/* Above 2, so that putting them in place in the child cannot overwrite one another. */
static bool above_two(int *fd)
{
	int high;

	if (*fd > 2)
		return true;
	high = fcntl(*fd, F_DUPFD_CLOEXEC, 3);
	shut(fd);
	*fd = high;
	return high >= 0;
}

static bool pipes_open(struct run *r)
{
	for (int i = IN; i <= ERR; i++) {
		int ends[2];

		if (pipe2(ends, O_CLOEXEC) != 0)
			return false;
		r->ours[i] = ends[i == IN];
		r->theirs[i] = ends[i != IN];
		if (!above_two(&r->ours[i]) || !above_two(&r->theirs[i]) || fcntl(r->ours[i], F_SETFL, O_NONBLOCK) != 0)
			return false;
	}
	return true;
}

/* exec wants `char *const *` although it changes nothing: the pointers are copied. */
static char **pointers(const char *const *list)
{
	size_t n = 0;
	char **copy;

	while (list[n])
		n++;
	copy = mem_alloc((n + 1) * sizeof(*copy));
	memcpy(copy, list, n * sizeof(*copy));
	return copy;
}

static int spawn_with(struct run *r, posix_spawn_file_actions_t *files, posix_spawnattr_t *attr, const char *const *env)
{
	char **argv = pointers(r->child->argv), **envp = pointers(env);
	sigset_t none, all;
	int err = 0;

	sigemptyset(&none);
	sigfillset(&all);
	for (int i = IN; i <= ERR && err == 0; i++)
		err = posix_spawn_file_actions_adddup2(files, r->theirs[i], i);
	if (err == 0)
		err = posix_spawn_file_actions_addclosefrom_np(files, 3);
	if (err == 0)
		err = posix_spawnattr_setflags(attr, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	posix_spawnattr_setsigmask(attr, &none);
	posix_spawnattr_setsigdefault(attr, &all);
	if (err == 0)
		err = posix_spawn(&r->pid, argv[0], files, attr, argv, envp);
	mem_free(argv);
	mem_free(envp);
	return err;
}

static int spawn(struct run *r)
{
	struct buf home = { 0 };
	const char *plain[] = { "PATH=/usr/local/bin:/usr/bin:/bin", "LANG=C.UTF-8", NULL, NULL };
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attr;
	int err = posix_spawn_file_actions_init(&files);

	if (err != 0)
		return err;
	err = posix_spawnattr_init(&attr);
	if (err == 0) {
		if (getenv("HOME")) {
			buf_printf(&home, "HOME=%s", getenv("HOME"));
			plain[2] = home.p;
		}
		err = spawn_with(r, &files, &attr, r->child->env ? r->child->env : plain);
		posix_spawnattr_destroy(&attr);
	}
	posix_spawn_file_actions_destroy(&files);
	buf_free(&home);
	return err;
}

static void feed(struct run *r)
{
	const char *in = r->child->in;
	size_t left = r->child->in_len - r->fed;
	ssize_t n = left > 0 ? write(r->ours[IN], in + r->fed, left) : 0;

	if (n > 0)
		r->fed += (size_t)n;
	else if (n < 0 && errno != EAGAIN && errno != EINTR)
		shut(&r->ours[IN]);     /* it wants no more */
	if (r->fed == r->child->in_len)
		shut(&r->ours[IN]);
}

/* Reads one piece; false when nothing is there now. What is too much is read, noted and thrown away. */
static bool hear(struct run *r, int which)
{
	char piece[PIECE];
	ssize_t n = fd_read(r->ours[which], piece, sizeof(piece));

	if (n < 0 && errno == EAGAIN)
		return false;
	if (n <= 0) {
		shut(&r->ours[which]);
		return false;
	}
	r->heard[which] += (size_t)n;
	if (r->heard[which] > MOST)
		r->too_much = true;
	else if (r->out[which])
		buf_add(r->out[which], piece, (size_t)n);
	return true;
}

/* Ended? Asked without reaping, so that the number of its group stays ours until the group is killed. */
static bool has_ended(pid_t pid)
{
	siginfo_t info = { 0 };

	return waitid(P_PID, (id_t)pid, &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid == pid;
}

static void turn(struct run *r)
{
	struct pollfd fds[4];
	int64_t left = r->deadline - clock_ms();
	int wait = r->ours[EXITED] < 0 && left > 20 ? 20 : left > 60000 ? 60000 : left < 0 ? 0 : (int)left;

	for (int i = 0; i < 4; i++)
		fds[i] = (struct pollfd){ .fd = r->ours[i], .events = i == IN ? POLLOUT : POLLIN };
	if (poll(fds, 4, wait) < 0)
		return;
	if (fds[IN].revents)
		feed(r);
	for (int i = OUT; i <= ERR; i++)
		if (fds[i].revents)
			hear(r, i);
	r->ended = has_ended(r->pid);
}

/* Until it ends, talks too much or takes too long; then nothing of its group lives on. What it had written is still read. */
static void attend(struct run *r, int *status)
{
	pid_t got;

	while (!r->ended && !r->too_much && clock_ms() < r->deadline)
		turn(r);
	kill(-r->pid, SIGKILL);
	do
		got = waitpid(r->pid, status, 0);
	while (got < 0 && errno == EINTR);
	r->lost = got != r->pid;
	for (int i = OUT; i <= ERR; i++)
		while (r->ours[i] >= 0 && !r->too_much && hear(r, i))
			continue;
}

/* A child that closes its stdin early must not kill us: SIGPIPE is held back while it is fed, and taken away. */
static void hold_sigpipe(sigset_t *before, bool *was_pending)
{
	sigset_t pipe_only, pending;

	sigemptyset(&pipe_only);
	sigaddset(&pipe_only, SIGPIPE);
	sigpending(&pending);
	*was_pending = sigismember(&pending, SIGPIPE);
	pthread_sigmask(SIG_BLOCK, &pipe_only, before);
}

static void release_sigpipe(const sigset_t *before, bool was_pending)
{
	sigset_t pipe_only;
	struct timespec now = { 0 };

	sigemptyset(&pipe_only);
	sigaddset(&pipe_only, SIGPIPE);
	if (!was_pending)
		while (sigtimedwait(&pipe_only, NULL, &now) < 0 && errno == EINTR)
			continue;
	pthread_sigmask(SIG_SETMASK, before, NULL);
}

static enum rc judge(const struct run *r, int raw, int *status, struct why *why)
{
	const char *name = r->child->argv[0];

	if (r->too_much)
		return fail(why, RC_IO, N_("{1} wrote more than 64 MiB and was stopped."), name);
	if (!r->ended)
		return fail(why, RC_IO, N_("{1} did not finish within {2} seconds and was stopped."), name, NUM(r->child->seconds));
	if (r->lost)                    /* somebody ignores SIGCHLD */
		return fail(why, RC_IO, N_("How {1} ended could not be seen."), name);
	*status = WIFSIGNALED(raw) ? 128 + WTERMSIG(raw) : WEXITSTATUS(raw);
	return RC_OK;
}

static enum rc child_start(struct run *r, struct why *why)
{
	int err;

	if (!r->child->argv[0] || r->child->argv[0][0] != '/')
		return fail(why, RC_IO, N_("A program is started by its whole path only, not as {1}."), r->child->argv[0] ? r->child->argv[0] : "");
	if (!pipes_open(r))
		return fail_errno(why, N_("{1} cannot be started"), r->child->argv[0]);
	err = spawn(r);
	if (err != 0) {
		errno = err;
		return fail_errno(why, N_("{1} cannot be started"), r->child->argv[0]);
	}
	for (size_t i = 0; i < 3; i++)
		shut(&r->theirs[i]);
	if (r->child->in_len == 0)
		shut(&r->ours[IN]);
	r->ours[EXITED] = (int)syscall(SYS_pidfd_open, r->pid, 0);
	r->deadline = clock_ms() + (int64_t)r->child->seconds * 1000;
	return RC_OK;
}

enum rc child_run(const struct child *c, struct buf *out, struct buf *err, int *status, struct why *why)
{
	struct run r = { .child = c, .ours = { -1, -1, -1, -1 }, .theirs = { -1, -1, -1 }, .out = { NULL, out, err } };
	sigset_t before;
	bool pending;
	int raw = 0;
	enum rc rc;

	hold_sigpipe(&before, &pending);
	rc = child_start(&r, why);
	if (rc == RC_OK) {
		attend(&r, &raw);
		rc = judge(&r, raw, status, why);
	}
	shut_all(&r);
	release_sigpipe(&before, pending);
	return rc;
}
