/* Signals: a pipe to the loop, and the last words of a crash.
 *
 * Handlers can only reach what is static; it is all here and nowhere else: the pipe's end, the terminal's modes as found,
 * and the bytes that bring the screen back. */
#include "terminal_room.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static int pipe_end = -1;
static struct termios found;
static bool found_ok;
static volatile sig_atomic_t crash_armed;

/* Modes off, attributes off, cursor shown, normal keypad, main screen: enough for every terminal that shows a full screen. */
static const char restore[] = "\033[?1006l\033[?1000l\033[?2004l\033[0m\033[?1l\033>\033[?1049l\033[?12l\033[?25h\r\n";

static const int asked[] = { SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGWINCH, SIGTSTP, SIGCONT };
static const int crashes[] = { SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL };
static struct sigaction before[sizeof(asked) / sizeof(asked[0])];

static void on_asked(int sig)
{
	int saved = errno;
	char c = (char)sig;

	if (pipe_end >= 0 && write(pipe_end, &c, 1) < 0)
		errno = saved;                           /* the pipe is full: the loop will wake anyway */
	errno = saved;
}

static void on_crash(int sig)
{
	if (crash_armed) {
		crash_armed = 0;
		if (write(STDOUT_FILENO, restore, sizeof(restore) - 1) < 0)
			errno = 0;
		if (found_ok)
			tcsetattr(STDIN_FILENO, TCSANOW, &found);
	}
	signal(sig, SIG_DFL);
	raise(sig);
}

void signals_save(struct terminal *t)
{
	(void)t;
	found_ok = tcgetattr(STDIN_FILENO, &found) == 0;
}

/* A crash by an exhausted stack needs another one for its last words. */
static void stack_prepare(void)
{
	static char other[64 * 1024];
	stack_t ss = { .ss_sp = other, .ss_size = sizeof(other) };

	sigaltstack(&ss, NULL);
}

void signals_crash_on(const struct terminal *t)
{
	struct sigaction sa = { .sa_handler = on_crash, .sa_flags = SA_ONSTACK | SA_NODEFER };

	(void)t;
	sigemptyset(&sa.sa_mask);
	crash_armed = 1;
	for (size_t i = 0; i < sizeof(crashes) / sizeof(crashes[0]); i++)
		sigaction(crashes[i], &sa, NULL);
}

void signals_crash_off(void)
{
	crash_armed = 0;
}

void signals_start(struct terminal *t)
{
	struct sigaction sa = { .sa_handler = on_asked };

	t->signal_fd[0] = t->signal_fd[1] = -1;
	if (pipe2(t->signal_fd, O_NONBLOCK | O_CLOEXEC) == 0)
		pipe_end = t->signal_fd[1];
	sigemptyset(&sa.sa_mask);
	for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++)
		sigaction(asked[i], &sa, &before[i]);
	signal(SIGPIPE, SIG_IGN);
	stack_prepare();
	signals_crash_on(t);
}

void signals_end(struct terminal *t)
{
	for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++)
		sigaction(asked[i], &before[i], NULL);
	for (size_t i = 0; i < sizeof(crashes) / sizeof(crashes[0]); i++)
		signal(crashes[i], SIG_DFL);
	pipe_end = -1;
	if (t->signal_fd[0] >= 0) {
		close(t->signal_fd[0]);
		close(t->signal_fd[1]);
	}
}

unsigned signals_read(struct terminal *t)
{
	char sigs[64];
	unsigned want = 0;
	ssize_t n;

	while ((n = read(t->signal_fd[0], sigs, sizeof(sigs))) > 0)
		for (ssize_t i = 0; i < n; i++) {
			if (sigs[i] == SIGWINCH)
				want |= WAKE_SIZE;
			else if (sigs[i] == SIGTSTP)
				want |= WAKE_STOP;
			else if (sigs[i] == SIGCONT)
				t->moved = true;
			else
				want |= WAKE_END;
		}
	return want;
}

void signals_stop_self(void)
{
	struct sigaction old;

	sigaction(SIGTSTP, NULL, &old);
	signal(SIGTSTP, SIG_DFL);
	raise(SIGTSTP);
	sigaction(SIGTSTP, &old, NULL);
}
