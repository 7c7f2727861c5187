/* A ledger in a directory of its own, and acts for it. */
#ifndef LEDGER_FIXTURE_H
#define LEDGER_FIXTURE_H

#include "procure/base/file.h"
#include "procure/ledger/ledger.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#define GIT "/usr/bin/git"
#define PATH_MOST 512

struct place {
	char dir[128], git[160], lock[160];
	struct ledger *l;
	struct why why;
	struct arena *a;
};

static inline const char *in_place(struct place *p, const char *name)
{
	return arena_printf(p->a, "%s/%s", p->dir, name);
}

/* Runs a shell line in the place; returns its exit status, what it said in *out (an arena's). */
static inline int shell(struct place *p, const char **out, const char *line)
{
	const char *script = arena_printf(p->a, "cd '%s' && { %s; }", p->dir, line);
	const char *const argv[] = { "/bin/sh", "-c", script, NULL };
	const struct child c = { .argv = argv, .seconds = 120 };
	struct buf said = { 0 }, err = { 0 };
	int status = -1;

	assert_int_equal(child_run(&c, &said, &err, &status, &p->why), RC_OK);
	if (status != 0 && err.len > 0)
		print_message("# %s: %s\n", line, buf_str(&err));
	if (out)
		*out = arena_strdup(p->a, buf_str(&said));
	buf_free(&said);
	buf_free(&err);
	return status;
}

static inline void assert_shell(struct place *p, const char *line)
{
	assert_int_equal(shell(p, NULL, line), 0);
}

static inline void need_git(void)
{
	if (access(GIT, X_OK) != 0)
		skip();
}

static inline void reopen(struct place *p)
{
	ledger_close(p->l);
	assert_int_equal(ledger_open(&p->l, p->git, p->lock, &p->why), RC_OK);
}

static inline int place_new(void **state)
{
	const char *tmp = getenv("TMPDIR");
	struct place *p = mem_alloc(sizeof(*p));

	p->a = arena_new();
	snprintf(p->dir, sizeof(p->dir), "%.90s/ledger-XXXXXX", tmp ? tmp : "/tmp");
	if (!mkdtemp(p->dir))
		return -1;
	snprintf(p->git, sizeof(p->git), "%s/ledger.git", p->dir);
	snprintf(p->lock, sizeof(p->lock), "%s/lock", p->dir);
	if (ledger_start(&p->why) != RC_OK || ledger_create(p->git, &p->why) != RC_OK ||
	    ledger_open(&p->l, p->git, p->lock, &p->why) != RC_OK)
		return -1;
	*state = p;
	return 0;
}

static inline int place_free(void **state)
{
	struct place *p = *state;

	ledger_close(p->l);
	p->l = NULL;
	chmod(p->dir, 0700);
	shell(p, NULL, "chmod -R u+rwX . && rm -rf ledger.git* lock old.git copy.git");
	rmdir(p->dir);
	arena_free(p->a);
	mem_free(p);
	return 0;
}

static inline struct ledger_who ana(int64_t at)
{
	return (struct ledger_who){ "Ana Vera", "a.vera@example.cl", { at, -180 } };
}

/* Stages one act that writes `text` to `path`. */
static inline enum rc stage(struct place *p, const char *path, const char *text, struct ledger_id *id)
{
	const struct ledger_file f = { path, text, strlen(text) };
	const struct ledger_commit c = { .author = ana(1543237200), .committer = ana(1543237260), .message = "write: a record\n",
					 .files = &f, .n_files = 1 };

	return ledger_stage(p->l, &c, id, &p->why);
}

static inline struct ledger_id append(struct place *p, const char *path, const char *text)
{
	struct ledger_id id;

	assert_int_equal(ledger_lock(p->l, 5000, &p->why), RC_OK);
	assert_int_equal(stage(p, path, text, &id), RC_OK);
	assert_int_equal(ledger_flush(p->l, &p->why), RC_OK);
	ledger_unlock(p->l);
	return id;
}

static inline void assert_reads(struct place *p, struct ledger *l, const struct ledger_id *at, const char *path, const char *text)
{
	struct buf b = { 0 };

	assert_int_equal(ledger_read(l, at, path, &b, &p->why), RC_OK);
	assert_string_equal(buf_str(&b), text);
	buf_free(&b);
}

static inline struct ledger_id tip(struct place *p)
{
	struct ledger_id id;

	assert_int_equal(ledger_tip(p->l, &id, &p->why), RC_OK);
	return id;
}

static inline size_t line_length(struct place *p)
{
	struct ledger_id at = tip(p), *ids;
	size_t n;

	assert_int_equal(ledger_line(p->l, &at, NULL, &ids, &n, p->a, &p->why), RC_OK);
	return n;
}

#endif
