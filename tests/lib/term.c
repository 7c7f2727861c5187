/* The pseudo-terminal and its screen; see term.h. */
#include "term.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <vterm.h>

#include "term_screen.h"

enum { WAIT_MS = 10000 };

static long now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * 1000L + ts.tv_nsec / 1000000L;
}

static void die(const char *what)
{
	printf("not ok - %s: %s\n", what, strerror(errno));
	exit(1);
}

/* ---- start ---- */

static void environment_put(const char *pair)
{
	char *name = strdup(pair), *value = strchr(name, '=');

	*value++ = '\0';
	setenv(name, value, 1);
	free(name);
}

static void environment(const struct term *t, const struct term_opts *o, int idle_fd)
{
	char text[512];
	const char *asan = getenv("ASAN_OPTIONS"), *lsan = getenv("LSAN_OPTIONS");
	char *keep[2] = { asan ? strdup(asan) : NULL, lsan ? strdup(lsan) : NULL };
	static const char *const below[][2] = { { "XDG_CONFIG_HOME", "config" }, { "XDG_CACHE_HOME", "cache" }, { "XDG_DATA_HOME", "data" },
		{ "XDG_STATE_HOME", "state" }, { "XDG_RUNTIME_DIR", "run" } };

	clearenv();
	setenv("PATH", "/usr/local/bin:/usr/bin:/bin", 1);
	setenv("HOME", t->home, 1);
	for (size_t i = 0; i < sizeof(below) / sizeof(below[0]); i++) {
		snprintf(text, sizeof(text), "%s/%s", t->home, below[i][1]);
		setenv(below[i][0], text, 1);
	}
	setenv("TERM", o->term ? o->term : "xterm-256color", 1);
	setenv("LANG", "C.UTF-8", 1);
	setenv("LANGUAGE", "es", 1);
	setenv("TZ", "America/Santiago", 1);
	setenv("PROCURE_NOW", "2018-11-26T10:00:00-03:00", 1);
	snprintf(text, sizeof(text), "%d", idle_fd);
	setenv("PROCURE_IDLE_FD", text, 1);
	if (keep[0])
		setenv("ASAN_OPTIONS", keep[0], 1);
	if (keep[1])
		setenv("LSAN_OPTIONS", keep[1], 1);
	free(keep[0]);
	free(keep[1]);
	for (size_t i = 0; o->env && o->env[i]; i++) {
		if (strchr(o->env[i], '='))
			environment_put(o->env[i]);
		else
			unsetenv(o->env[i]);
	}
}

static void child_start(const struct term *t, const struct term_opts *o, const char *const argv[], int idle_fd)
{
	union { const char *const *in; char *const *out; } args = { .in = argv };

	environment(t, o, idle_fd);
	signal(SIGPIPE, SIG_DFL);
	if (o->child)
		exit(o->child(o->ctx));                  /* not _exit: a leak checker wants to look */
	execv(argv[0], args.out);
	fprintf(stderr, "cannot run %s: %s\n", argv[0], strerror(errno));
	_exit(127);
}

static void home_make(struct term *t, const struct term_opts *o)
{
	static const char *const below[] = { "config", "cache", "data", "state", "run" };
	const char *tmp = getenv("TMPDIR");
	char path[512];

	t->own_home = o->home == NULL;
	if (o->home)
		snprintf(t->home, sizeof(t->home), "%s", o->home);
	else {
		snprintf(t->home, sizeof(t->home), "%s/procure-term-XXXXXX", tmp && *tmp ? tmp : "/tmp");
		if (!mkdtemp(t->home))
			die("private directory");
	}
	for (size_t i = 0; i < sizeof(below) / sizeof(below[0]); i++) {
		snprintf(path, sizeof(path), "%s/%s", t->home, below[i]);
		if (mkdir(path, 0700) != 0 && errno != EEXIST)
			die(path);
	}
}

struct term *term_start(const struct term_opts *o, const char *const argv[])
{
	struct term *t = calloc(1, sizeof(*t));
	struct winsize size = { .ws_row = (unsigned short)(o->rows ? o->rows : 24), .ws_col = (unsigned short)(o->cols ? o->cols : 80) };
	int idle[2];

	if (!t || pipe(idle) != 0)
		die("start");
	setvbuf(stdout, NULL, _IOLBF, 0);
	fflush(NULL);
	home_make(t, o);
	t->rows = size.ws_row;
	t->cols = size.ws_col;
	screen_open(t);
	t->pid = forkpty(&t->master, NULL, NULL, &size);
	if (t->pid < 0)
		die("forkpty");
	if (t->pid == 0) {
		close(idle[0]);
		child_start(t, o, argv, idle[1]);
	}
	close(idle[1]);
	t->idle = idle[0];
	fcntl(t->idle, F_SETFL, O_NONBLOCK);
	fcntl(t->idle, F_SETFD, FD_CLOEXEC);
	fcntl(t->master, F_SETFL, O_NONBLOCK);
	fcntl(t->master, F_SETFD, FD_CLOEXEC);
	t->status = -1;
	if (!o->foreign)
		term_settle(t);
	return t;
}

/* ---- input and output ---- */

/* Feeds what the program wrote to the screen. */
static void drain(struct term *t)
{
	char buf[16384];
	ssize_t n;

	while (t->master >= 0 && (n = read(t->master, buf, sizeof(buf))) > 0)
		screen_write(t, buf, (size_t)n);
}

/* Reads idle records; true when the last one says that all sent input was read and the size is ours. */
static bool idle_reached(struct term *t)
{
	struct term_idle rec;

	while (read(t->idle, &rec, sizeof(rec)) == (ssize_t)sizeof(rec))
		t->last = rec;
	return t->last.bytes == t->sent && t->last.rows == t->rows && t->last.cols == t->cols;
}

/* One turn of waiting. False when the program's side is closed. */
static bool turn(struct term *t, int ms)
{
	struct pollfd p[2] = { { .fd = t->idle, .events = POLLIN }, { .fd = t->master, .events = POLLIN } };

	if (poll(p, 2, ms) < 0 && errno != EINTR)
		return false;
	if (p[1].revents)
		drain(t);
	return !(p[0].revents & POLLHUP) || (p[0].revents & POLLIN);
}

bool term_settle(struct term *t)
{
	long until = now_ms() + WAIT_MS;

	while (now_ms() < until) {
		if (idle_reached(t)) {
			drain(t);
			return true;
		}
		if (!turn(t, (int)(until - now_ms()))) {
			drain(t);
			return false;
		}
	}
	tap_ok(false, "the program is idle again within %d s", WAIT_MS / 1000);
	term_dump(t, "it was busy with");
	return false;
}

void term_send(struct term *t, const void *p, size_t n)
{
	const char *s = p;
	long until = now_ms() + WAIT_MS;

	while (n > 0 && t->master >= 0 && now_ms() < until) {
		ssize_t k = write(t->master, s, n < 1024 ? n : 1024);

		if (k > 0) {
			s += k;
			n -= (size_t)k;
			t->sent += (uint32_t)k;
		} else if (errno == EAGAIN)
			turn(t, 10);
		else if (errno != EINTR)
			return;
	}
}

bool term_bytes(struct term *t, const void *p, size_t n)
{
	term_send(t, p, n);
	return term_settle(t);
}

bool term_paste(struct term *t, const char *text)
{
	term_send(t, "\033[200~", 6);
	term_send(t, text, strlen(text));
	term_send(t, "\033[201~", 6);
	return term_settle(t);
}

bool term_click(struct term *t, int row, int col)
{
	char text[64];

	snprintf(text, sizeof(text), "\033[<0;%d;%dM\033[<0;%d;%dm", col + 1, row + 1, col + 1, row + 1);
	return term_bytes(t, text, strlen(text));
}

static const struct { const char *name, *bytes; } key_names[] = {
	{ "Up", "\033OA" }, { "Down", "\033OB" }, { "Right", "\033OC" }, { "Left", "\033OD" }, { "Home", "\033OH" }, { "End", "\033OF" },
	{ "PgUp", "\033[5~" }, { "PgDn", "\033[6~" }, { "Ins", "\033[2~" }, { "Del", "\033[3~" }, { "Enter", "\r" }, { "Esc", "\033" },
	{ "Tab", "\t" }, { "S-Tab", "\033[Z" }, { "BS", "\177" }, { "Space", " " }, { "lt", "<" }, { "C-Left", "\033[1;5D" }, { "C-Right", "\033[1;5C" },
	{ "F1", "\033OP" }, { "F2", "\033OQ" }, { "F3", "\033OR" }, { "F4", "\033OS" }, { "F5", "\033[15~" }, { "F6", "\033[17~" },
	{ "F7", "\033[18~" }, { "F8", "\033[19~" }, { "F9", "\033[20~" }, { "F10", "\033[21~" }, { "F11", "\033[23~" }, { "F12", "\033[24~" },
};

/* Sends the key named between < and >; the length of the name with both, or 0 where there is no such name. */
static size_t send_named(struct term *t, const char *s)
{
	const char *end = strchr(s, '>');
	size_t n = end ? (size_t)(end - s) - 1 : 0;

	if (n == 3 && s[1] == 'C' && s[2] == '-' && s[3] >= 'a' && s[3] <= 'z') {
		term_send(t, &(char){ (char)(s[3] & 0x1f) }, 1);
		return n + 2;
	}
	for (size_t i = 0; n && i < sizeof(key_names) / sizeof(key_names[0]); i++)
		if (strlen(key_names[i].name) == n && !strncmp(key_names[i].name, s + 1, n)) {
			term_send(t, key_names[i].bytes, strlen(key_names[i].bytes));
			return n + 2;
		}
	return 0;
}

/* A lone Esc is a key only when nothing follows it at once: the step is cut there. */
bool term_keys(struct term *t, const char *keys)
{
	for (size_t n; *keys; keys += n) {
		bool esc = !strncmp(keys, "<Esc>", 5);

		n = *keys == '<' ? send_named(t, keys) : 0;
		if (n == 0) {
			n = strcspn(keys + 1, "<") + 1;
			term_send(t, keys, n);
		}
		if (esc && keys[n] && !term_settle(t))
			return false;
	}
	return term_settle(t);
}

bool term_resize(struct term *t, int rows, int cols)
{
	struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols };

	drain(t);
	t->rows = rows;
	t->cols = cols;
	screen_resize(t);
	ioctl(t->master, TIOCSWINSZ, &size);
	return term_settle(t);
}

bool term_wait_text(struct term *t, const char *text, int seconds)
{
	long until = now_ms() + seconds * 1000L;

	while (!term_has(t, text)) {
		if (now_ms() >= until || t->master < 0)
			return false;
		idle_reached(t);
		turn(t, 20);
	}
	return true;
}

/* ---- the end ---- */

void term_signal(struct term *t, int sig)
{
	kill(t->pid, sig);
}

void term_hangup(struct term *t)
{
	drain(t);
	close(t->master);
	t->master = -1;
}

bool term_running(struct term *t)
{
	int status;

	if (t->status >= 0)
		return false;
	if (waitpid(t->pid, &status, WNOHANG) != t->pid)
		return true;
	t->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	return false;
}

int term_wait_exit(struct term *t, int seconds)
{
	long until = now_ms() + seconds * 1000L;

	while (term_running(t) && now_ms() < until) {
		struct pollfd p[2] = { { .fd = t->idle, .events = POLLIN }, { .fd = t->master, .events = POLLIN } };

		poll(p, 2, 20);
		drain(t);
		idle_reached(t);
	}
	drain(t);
	return t->status;
}

long term_cpu_ms(const struct term *t)
{
	char path[64], text[1024] = "";
	unsigned long user = 0, sys = 0;
	FILE *f;
	const char *s;

	snprintf(path, sizeof(path), "/proc/%d/stat", t->pid);
	f = fopen(path, "r");
	if (!f)
		return -1;
	if (fgets(text, sizeof(text), f) && (s = strrchr(text, ')')))
		sscanf(s + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &sys);
	fclose(f);
	return (long)(user + sys) * 1000L / sysconf(_SC_CLK_TCK);
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	(void)st, (void)kind, (void)ftw;
	return remove(path);
}

void term_free(struct term *t)
{
	if (!t)
		return;
	if (term_running(t)) {
		kill(t->pid, SIGKILL);
		waitpid(t->pid, NULL, 0);
	}
	if (t->master >= 0)
		close(t->master);
	close(t->idle);
	screen_close(t);
	if (t->own_home)
		nftw(t->home, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	free(t);
}

const char *term_home(const struct term *t)
{
	return t->home;
}

int term_pid(const struct term *t)
{
	return t->pid;
}
