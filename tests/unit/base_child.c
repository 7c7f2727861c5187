/* Children: what they get, what comes back, and that nothing of them stays. Whether a process of the group still lives is asked of a FIFO
 * that it holds open: reading it ends when the last holder is gone. */
#include "procure/base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

struct result {
	struct buf out, err;
	struct why why;
	int status;
	enum rc rc;
};

static struct result run(const char *script, const char *const *env, const char *in, size_t in_len, int seconds)
{
	const char *const argv[] = { "/bin/sh", "-c", script, NULL };
	const struct child c = { .argv = argv, .env = env, .in = in, .in_len = in_len, .seconds = seconds };
	struct result r = { .status = -1 };

	r.rc = child_run(&c, &r.out, &r.err, &r.status, &r.why);
	/* Never a zombie, whatever happened. */
	assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
	assert_int_equal(errno, ECHILD);
	return r;
}

static void done(struct result *r)
{
	buf_free(&r->out);
	buf_free(&r->err);
}

static void assert_said(const char *script, const char *out)
{
	struct result r = run(script, NULL, NULL, 0, 60);

	assert_int_equal(r.rc, RC_OK);
	assert_string_equal(buf_str(&r.out), out);
	done(&r);
}

static void talks(void **state)
{
	struct result r = run("cat; echo mal >&2; exit 3", NULL, "hola\n", 5, 60);

	(void)state;
	assert_int_equal(r.rc, RC_OK);
	assert_int_equal(r.status, 3);
	assert_string_equal(r.out.p, "hola\n");
	assert_string_equal(r.err.p, "mal\n");
	done(&r);
}

static void dies_by_signal(void **state)
{
	struct result r = run("kill -TERM $$", NULL, NULL, 0, 60);

	(void)state;
	assert_int_equal(r.rc, RC_OK);
	assert_int_equal(r.status, 128 + SIGTERM);
	done(&r);
}

static void gets_only_our_environment(void **state)
{
	const char *const env[] = { "ONLY=this", NULL };
	struct result r;

	(void)state;
	setenv("GIT_DIR", "/planted", 1);
	setenv("HOME", "/home/somebody", 1);
	r = run("exec /usr/bin/env", env, NULL, 0, 60);
	assert_int_equal(r.rc, RC_OK);
	assert_non_null(strstr(r.out.p, "ONLY=this\n"));
	assert_null(strstr(r.out.p, "GIT_DIR"));
	assert_null(strstr(r.out.p, "PATH="));
	done(&r);
	assert_said("unset PWD OLDPWD _; exec /usr/bin/env | /usr/bin/sort", "HOME=/home/somebody\nLANG=C.UTF-8\nPATH=/usr/local/bin:/usr/bin:/bin\n");
	unsetenv("GIT_DIR");
}

static void has_a_session_and_no_terminal(void **state)
{
	(void)state;
	assert_said("read pid comm st ppid group session rest </proc/$$/stat; [ $session = $$ ] && [ $group = $$ ] && echo own", "own\n");
	assert_said("(: </dev/tty) 2>/dev/null && echo terminal || echo none", "none\n");
}

static void inherits_no_files_and_no_signals(void **state)
{
	int fd = open("/dev/null", O_RDONLY);

	(void)state;
	assert_true(fd >= 0 && fcntl(fd, F_DUPFD, 20) >= 20);    /* not close-on-exec, as a careless library leaves it */
	signal(SIGPIPE, SIG_IGN);
	assert_said("ls /proc/self/fd | tr '\\n' ' '", "0 1 2 3 ");      /* 3 is ls reading the directory */
	/* The signals that a program may use; above 31 lie libc's own. */
	assert_said("while read key mask; do case $key in SigBlk:|SigIgn:) echo $((0x$mask & 0x7fffffff));; esac; done </proc/self/status", "0\n0\n");
	signal(SIGPIPE, SIG_DFL);
}

static void much_goes_through(void **state)
{
	size_t n = 8 << 20;
	char *in = malloc(n);
	struct result r;

	(void)state;
	assert_non_null(in);
	for (size_t i = 0; i < n; i++)
		in[i] = (char)(i * 7 + i / 4096);
	r = run("tee /dev/stderr", NULL, in, n, 120);
	assert_int_equal(r.rc, RC_OK);
	assert_int_equal(r.out.len, n);
	assert_memory_equal(r.out.p, in, n);
	assert_int_equal(r.err.len, n);
	done(&r);
	free(in);
}

/* SIGPIPE stands at its default, which would end this process. */
static void reads_nothing_of_what_it_is_fed(void **state)
{
	static const char in[1 << 20] = "x";
	struct result r = run("exec 0<&-; exit 0", NULL, in, sizeof(in), 60);

	(void)state;
	assert_int_equal(r.rc, RC_OK);
	assert_int_equal(r.status, 0);
	done(&r);
}

static void too_much_is_stopped(void **state)
{
	struct result r = run("exec cat /dev/zero", NULL, NULL, 0, 300);

	(void)state;
	assert_int_equal(r.rc, RC_IO);
	assert_true(r.out.len <= 64 << 20);
	assert_string_equal(r.why.msg, "{1} wrote more than 64 MiB and was stopped.");
	done(&r);
}

/* Returns when nobody holds the FIFO that `script` opens as 3 for itself and its children. */
static struct result run_holding(const char *script, int seconds)
{
	char dir[] = "/tmp/procure-test-XXXXXX", fifo[64], whole[512], c;
	struct result r;
	int fd;

	assert_non_null(mkdtemp(dir));
	snprintf(fifo, sizeof(fifo), "%s/fifo", dir);
	assert_int_equal(mkfifo(fifo, 0600), 0);
	fd = open(fifo, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	assert_true(fd >= 0);
	snprintf(whole, sizeof(whole), "exec 3>%s; %s", fifo, script);
	r = run(whole, NULL, NULL, 0, seconds);
	assert_int_equal(fcntl(fd, F_SETFL, 0), 0);
	alarm(60);              /* ends the test, badly, if somebody lives on */
	assert_int_equal(read(fd, &c, 1), 0);
	alarm(0);
	close(fd);
	unlink(fifo);
	rmdir(dir);
	return r;
}

static void the_slow_are_stopped_with_their_children(void **state)
{
	struct result r = run_holding("trap '' TERM HUP; sleep 1000 & echo begun; wait; sleep 1000", 1);

	(void)state;
	assert_int_equal(r.rc, RC_IO);
	assert_string_equal(r.why.msg, "{1} did not finish within {2} seconds and was stopped.");
	assert_string_equal(r.why.arg[1], "1");
	assert_string_equal(r.out.p, "begun\n");
	done(&r);
}

static void nothing_lives_on_behind(void **state)
{
	struct result r = run_holding("sleep 1000 & echo begun; exit 0", 600);

	(void)state;
	assert_int_equal(r.rc, RC_OK);
	assert_int_equal(r.status, 0);
	assert_string_equal(r.out.p, "begun\n");
	done(&r);
}

static void silence_is_not_the_end(void **state)
{
	struct result r = run("exec >&- 2>&-; sleep 0.05; exit 7", NULL, NULL, 0, 60);

	(void)state;
	assert_int_equal(r.rc, RC_OK);
	assert_int_equal(r.status, 7);
	done(&r);
}

static void cannot_start(void **state)
{
	const char *const missing[] = { "/no/such/program", NULL }, *const relative[] = { "sh", NULL }, *const none[] = { NULL };
	const char *const *const all[] = { missing, relative, none };
	struct why why;
	int status = -1;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		const struct child c = { .argv = all[i], .seconds = 5 };

		assert_int_equal(child_run(&c, NULL, NULL, &status, &why), RC_IO);
		assert_int_equal(why.rc, RC_IO);
		assert_int_equal(status, -1);
	}
}

/* With 0, 1 and 2 closed the pipes get these numbers themselves. */
static void works_without_stdio(void **state)
{
	pid_t pid = fork();
	int raw;

	(void)state;
	assert_true(pid >= 0);
	if (pid == 0) {
		const char *const argv[] = { "/bin/sh", "-c", "cat; echo err >&2", NULL };
		const struct child c = { .argv = argv, .in = "x", .in_len = 1, .seconds = 60 };
		struct buf out = { 0 }, err = { 0 };
		struct why why;
		int status = -1;
		enum rc rc;

		close(0);
		close(1);
		close(2);
		rc = child_run(&c, &out, &err, &status, &why);
		_exit(rc == RC_OK && status == 0 && strcmp(buf_str(&out), "x") == 0 && strcmp(buf_str(&err), "err\n") == 0 ? 0 : 1);
	}
	assert_int_equal(waitpid(pid, &raw, 0), pid);
	assert_int_equal(raw, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(talks), cmocka_unit_test(dies_by_signal), cmocka_unit_test(gets_only_our_environment),
		cmocka_unit_test(has_a_session_and_no_terminal), cmocka_unit_test(inherits_no_files_and_no_signals), cmocka_unit_test(much_goes_through),
		cmocka_unit_test(reads_nothing_of_what_it_is_fed), cmocka_unit_test(too_much_is_stopped),
		cmocka_unit_test(the_slow_are_stopped_with_their_children), cmocka_unit_test(nothing_lives_on_behind),
		cmocka_unit_test(silence_is_not_the_end), cmocka_unit_test(cannot_start), cmocka_unit_test(works_without_stdio),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
