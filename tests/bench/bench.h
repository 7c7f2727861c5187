/* What the measuring programs share: a clock, medians, peers in child processes, and one row of the table. Nothing is asserted. */
#ifndef BENCH_H
#define BENCH_H

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ROUNDS_MOST = 1000 };
struct times { double ms[ROUNDS_MOST]; size_t n; };

static inline double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static inline void took(struct times *t, double since)
{
	if (t->n < ROUNDS_MOST)
		t->ms[t->n++] = now_ms() - since;
}

static inline int by_time(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* The value below which `percent` of them lie; sorts. */
static inline double part(struct times *t, size_t percent)
{
	qsort(t->ms, t->n, sizeof t->ms[0], by_time);
	return t->n ? t->ms[(t->n - 1) * percent / 100] : 0;
}

static inline double median(struct times *t)
{
	return part(t, 50);
}

static inline void row(const char *what, double own, double peer, const char *aim)
{
	printf("%-46s %11.3f %11.3f %9.4f  %s\n", what, own, peer, peer > 0 ? own / peer : 0, aim);
	fflush(stdout);
}

/* Runs a program with its output thrown away and waits for it; false where it did not end with 0. */
static inline int run(char *const argv[])
{
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		int null = open("/dev/null", O_RDWR | O_CLOEXEC);

		dup2(null, STDIN_FILENO);
		dup2(null, STDOUT_FILENO);
		if (!getenv("BENCH_SHOW"))
			dup2(null, STDERR_FILENO);
		execvp(argv[0], argv);
		_exit(127);
	}
	return pid > 0 && waitpid(pid, &status, 0) == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

#endif
