/* ledger_inspect: the repository as a thing on disk. Files, refs and settings by own code; objects in a child that is watched. */
#include "inspect.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { HANG_MS = 10000, LOOK_MS = 250, CHILDREN_MOST = 1000 };

struct watch {
	struct inspect *x;
	struct progress *p;
	struct buf heard;
	uint64_t last;                  /* progress seen last, and how long ago */
	int quiet_ms;
};

static void die(void)
{
	_exit(1);
}

/* Away from the terminal and its signals, and gone when the parent is. */
static void become_child(void)
{
	const struct rlimit core = { 0, 0 };    /* a crash is expected: no file of it */

	setsid();
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	setrlimit(RLIMIT_CORE, &core);
	for (int sig = SIGHUP; sig < SIGRTMIN; sig++)
		signal(sig, SIG_DFL);
	mem_on_exhausted(die);
}

static _Noreturn void child(struct watch *w, enum phase phase, uint64_t from, int out)
{
	become_child();
	_exit(inspect_phase(w->x, phase, from, w->p, out));
}

static bool is_known_bad(const struct inspect *x, const char *where)
{
	git_oid id;

	if (strlen(where) < ID_HEX || git_oid_fromstrn(&id, where, ID_HEX) < 0)
		return false;
	for (size_t i = 0; i < x->bad.n; i++)
		if (git_oid_cmp(&x->bad.v[i], &id) == 0)
			return true;
	return false;
}

/* Lines that are complete are told: `<code> TAB <where>`. An object that is damaged is not read again. */
static void tell(struct watch *w)
{
	char *line = w->heard.p, *lf;

	while (line && (lf = strchr(line, '\n')) != NULL) {
		char *tab = strchr(line, '\t');
		git_oid id;

		*lf = '\0';
		if (tab && tab < lf) {
			*tab = '\0';
			w->x->each(w->x->ctx, line, tab + 1);
			if (strlen(tab + 1) >= ID_HEX && git_oid_fromstrn(&id, tab + 1, ID_HEX) == 0 && !strstr(tab + 1, "malformed"))
				ids_add(&w->x->bad, &id);
		}
		line = lf + 1;
	}
	if (line) {
		size_t left = strlen(line);

		memmove(w->heard.p, line, left + 1);
		w->heard.len = left;
	}
}

/* Until the child ends its talk. False: it has done nothing for too long. */
static bool listen_to(struct watch *w, int from)
{
	struct pollfd pf = { .fd = from, .events = POLLIN };
	char piece[4096];

	for (w->quiet_ms = 0, w->last = w->p->at; w->quiet_ms < HANG_MS;) {
		int ready = poll(&pf, 1, LOOK_MS);
		ssize_t n = ready > 0 ? read(from, piece, sizeof(piece)) : -1;

		if (n == 0)
			return true;
		if (n > 0) {
			buf_add(&w->heard, piece, (size_t)n);
			tell(w);
		}
		w->quiet_ms = w->p->at != w->last || ready > 0 ? 0 : w->quiet_ms + LOOK_MS;
		w->last = w->p->at;
	}
	return false;
}

static int end_of(pid_t pid)
{
	int status = 0;

	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return status;
}

/* The object that the child was at when it hung or died. */
static void blame(struct watch *w, const char *code)
{
	git_oid id;

	git_oid_fromraw(&id, w->p->id);
	w->x->each(w->x->ctx, code, git_oid_is_zero(&id) ? "objects" : git_oid_tostr_s(&id));
	ids_add(&w->x->bad, &id);
}

/* One child. *from: where the next one goes on; false: the phase is done. */
static bool run(struct watch *w, enum phase phase, uint64_t *from, enum rc *rc, struct why *why)
{
	int pipes[2], status;
	bool ended;
	pid_t pid;

	w->p->at = *from;
	memset(w->p->id, 0, sizeof(w->p->id));
	if (pipe2(pipes, O_CLOEXEC) < 0 || (pid = fork()) < 0) {
		*rc = fail_errno(why, N_("The objects of the ledger could not be looked at."), "");
		return false;
	}
	if (pid == 0)
		child(w, phase, *from, pipes[1]);
	close(pipes[1]);
	ended = listen_to(w, pipes[0]);
	if (!ended)
		kill(pid, SIGKILL);
	close(pipes[0]);
	status = end_of(pid);
	if (ended && WIFEXITED(status) && WEXITSTATUS(status) == CHILD_DONE)
		return false;
	if (!ended || !WIFEXITED(status) || WEXITSTATUS(status) != CHILD_AGAIN)
		blame(w, ended ? "object-damaged" : "object-hangs");
	if (w->p->at == *from && phase != PHASE_LINKS)
		return false;           /* not even the list could be made */
	*from = phase == PHASE_LINKS ? 0 : w->p->at;
	return true;
}

/* As many children as the phase needs. */
static enum rc run_phase(struct watch *w, enum phase phase, struct why *why)
{
	enum rc rc = RC_OK;
	uint64_t from = 0;
	int children = 0;

	while (run(w, phase, &from, &rc, why) && ++children < CHILDREN_MOST)
		;
	if (children == CHILDREN_MOST)
		w->x->each(w->x->ctx, "object-damaged", "objects");
	return rc;
}

static enum rc watch_start(struct watch *w, struct why *why)
{
	w->p = mmap(NULL, sizeof(*w->p), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	return w->p == MAP_FAILED ? fail_errno(why, N_("The objects of the ledger could not be looked at."), "") : RC_OK;
}

static void watch_end(struct watch *w)
{
	munmap(w->p, sizeof(*w->p));
	buf_free(&w->heard);
}

/* --- two at once: hashes in one child, connections in another (two threads of libgit2 would wait for each other) --- */

struct helper { pid_t pid; int from; };

static void tell_pipe(void *ctx, const char *code, const char *where)
{
	const struct helper *h = ctx;

	if (dprintf(h->from, "%s\t%s\n", code, where) < 0)
		_exit(1);
}

/* A process that does what we do, for the connections alone. */
static _Noreturn void help(const struct inspect *x, int to)
{
	struct helper self = { .from = to };
	struct inspect mine = *x;
	struct watch w = { .x = &mine };
	struct why quiet;

	become_child();
	mine.each = tell_pipe;
	mine.ctx = &self;
	mine.bad = (struct ids){ 0 };
	for (size_t i = 0; i < x->bad.n; i++)
		ids_add(&mine.bad, &x->bad.v[i]);
	_exit(watch_start(&w, &quiet) == RC_OK && run_phase(&w, PHASE_LINKS, &quiet) == RC_OK ? 0 : 1);
}

static enum rc helper_start(const struct inspect *x, struct helper *h, struct why *why)
{
	int pipes[2];

	if (pipe2(pipes, O_CLOEXEC) < 0 || (h->pid = fork()) < 0)
		return fail_errno(why, N_("The objects of the ledger could not be looked at."), "");
	if (h->pid == 0)
		help(x, pipes[1]);
	close(pipes[1]);
	h->from = pipes[0];
	return RC_OK;
}

/* Its findings, without those objects that are known to be damaged already. */
static enum rc helper_end(struct inspect *x, const struct helper *h, struct why *why)
{
	struct buf heard = { 0 };
	char piece[4096], *line, *rest = NULL;
	ssize_t n;
	int status;

	while ((n = read(h->from, piece, sizeof(piece))) > 0 || (n < 0 && errno == EINTR))
		if (n > 0)
			buf_add(&heard, piece, (size_t)n);
	close(h->from);
	status = end_of(h->pid);
	for (line = heard.p ? strtok_r(heard.p, "\n", &rest) : NULL; line; line = strtok_r(NULL, "\n", &rest)) {
		char *tab = strchr(line, '\t');

		if (!tab)
			continue;
		*tab = '\0';
		if (!is_known_bad(x, tab + 1))
			x->each(x->ctx, line, tab + 1);
	}
	buf_free(&heard);
	return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? RC_OK :
	       fail(why, RC_IO, N_("The objects of the ledger could not be looked at."));
}

enum rc inspect_objects(struct inspect *x, struct why *why)
{
	struct watch w = { .x = x };
	struct helper h;
	enum rc rc = watch_start(&w, why), later;

	if (rc != RC_OK)
		return rc;
	rc = run_phase(&w, PHASE_LOOSE, why);
	x->objects = (int64_t)w.p->at;
	if (rc == RC_OK && (rc = helper_start(x, &h, why)) == RC_OK) {
		rc = run_phase(&w, PHASE_PACKED, why);
		x->objects += (int64_t)w.p->at;
		later = helper_end(x, &h, why);
		rc = rc == RC_OK ? later : rc;
	}
	x->commits = w.p->commits;
	watch_end(&w);
	return rc;
}

static void tell_nobody(void *ctx, const char *code, const char *where)
{
	(void)ctx;
	(void)code;
	(void)where;
}

bool inspect_given(const char *dir, const struct ids *given, struct ids *bad)
{
	struct inspect x = { .dir = dir, .each = tell_nobody, .given = given };
	struct watch w = { .x = &x };
	struct why quiet;
	bool done;

	if (watch_start(&w, &quiet) != RC_OK)
		return false;
	done = run_phase(&w, PHASE_GIVEN, &quiet) == RC_OK;
	for (size_t i = 0; i < x.bad.n; i++)
		ids_add(bad, &x.bad.v[i]);
	mem_free(x.bad.v);
	watch_end(&w);
	return done;
}

enum rc ledger_inspect(const char *gitdir, ledger_found *each, void *ctx, int64_t *objects, struct why *why)
{
	struct inspect x = { .dir = gitdir, .each = each, .ctx = ctx };
	enum rc rc;

	if ((rc = check_place(gitdir, why)) == RC_OK && (rc = inspect_files(&x, why)) == RC_OK &&
	    (rc = inspect_config(&x, why)) == RC_OK && (rc = inspect_objects(&x, why)) == RC_OK) {
		/* One commit without a ref is a first act that was never finished; more are a line whose end was taken away. */
		if (git_oid_is_zero(&x.loose_main) && git_oid_is_zero(&x.packed_main) && !x.main_bad && x.commits > 1)
			each(ctx, "ref-missing", MAIN_REF);
	}
	if (objects)
		*objects = x.objects;
	mem_free(x.tags.v);
	mem_free(x.bad.v);
	return rc;
}
