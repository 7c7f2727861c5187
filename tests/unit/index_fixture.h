/* What the tests of the index share: a folder of their own, a small ledger in rows, lists of what was found. */
#ifndef INDEX_FIXTURE_H
#define INDEX_FIXTURE_H

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
#undef fail                      /* the room's own word */

#include "procure/base/file.h"
#include "procure/base/mem.h"
#include "procure/index/index.h"

enum { SHAPE = 7 };
static struct why why;
static char folder[64];

__attribute__((unused)) static int folder_make(void **state)
{
	(void)state;
	snprintf(folder, sizeof(folder), "%s", "/tmp/procure-index-XXXXXX");
	return mkdtemp(folder) ? 0 : -1;
}

__attribute__((unused)) static int folder_drop(void **state)
{
	struct arena *a = arena_new();
	struct strs names = { 0 };

	(void)state;
	dir_list(&names, a, folder, &why);
	for (size_t i = 0; i < names.n; i++)
		unlink(arena_printf(a, "%s/%s", folder, names.v[i]));
	arena_free(a);
	return rmdir(folder);
}

/* Four names at most are in use at once. */
__attribute__((unused)) static const char *in_folder(const char *name)
{
	static char path[4][128];
	static int n;

	n = (n + 1) % 4;
	snprintf(path[n], sizeof(path[n]), "%s/%s", folder, name);
	return path[n];
}

/* Fails with the sentence, which says more than a number. */
#define ok(call) do { \
	enum rc got_ = (call); \
	if (got_ != RC_OK) { \
		struct buf said_ = { 0 }; \
		why_sentence(&said_, &why); \
		print_error("%s: %d %s\n", #call, (int)got_, buf_str(&said_)); \
		buf_free(&said_); \
		_fail(__FILE__, __LINE__); \
	} \
} while (0)

__attribute__((unused)) static struct index *index_at(const char *path)
{
	struct index *ix = NULL;

	ok(index_open(&ix, path, SHAPE, 0, &why));
	assert_non_null(ix);
	return ix;
}

/* A commit's id for tests: forty times one digit of its sequence. */
__attribute__((unused)) static const char *commit_of(int64_t seq)
{
	static char id[41];

	memset(id, "0123456789abcdef"[seq % 16], 40);
	return id;
}

__attribute__((unused)) static void stamp_is(struct index *ix, const char *commit, int64_t seq)
{
	char got[41];
	int64_t at;

	ok(index_stamp(ix, got, &at, &why));
	assert_string_equal(got, commit);
	assert_int_equal(at, seq);
}

/* An act of 10:00 on day `seq` (decided), recorded an hour later, in the contract C1 unless changed. */
__attribute__((unused)) static struct index_act an_act(int64_t seq, const char *subject)
{
	return (struct index_act){ .seq = seq, .commit = commit_of(seq), .seal = "", .verb = "requirement.decide", .contract = "C1", .person = "p.rojas",
		.decided = seq * 86400 + 36000, .recorded = seq * 86400 + 39600, .decided_offset = -180, .recorded_offset = -180, .subject = subject,
		.message = subject };
}

__attribute__((unused)) static struct index_record a_record(const char *path, const char *id, const char *title, const char *text)
{
	return (struct index_record){ .path = path, .kind = "requirement", .id = id, .contract = "C1", .title = title, .state = "draft", .text = text };
}

/* What was found, one word a row, parted by blanks. */
__attribute__((unused)) static bool note_record(void *ctx, const struct index_record *r)
{
	buf_printf(ctx, "%s%s@%lld", ((struct buf *)ctx)->len ? " " : "", r->path, (long long)r->from);
	return true;
}

__attribute__((unused)) static bool note_act(void *ctx, const struct index_act *a)
{
	buf_printf(ctx, "%s%lld", ((struct buf *)ctx)->len ? " " : "", (long long)a->seq);
	return true;
}

__attribute__((unused)) static bool note_hit(void *ctx, const struct index_hit *h)
{
	buf_printf(ctx, "%s%s%lld", ((struct buf *)ctx)->len ? " " : "", h->is_act ? "act:" : h->path, (long long)h->seq);
	return true;
}

#define found_is(b, text) do { assert_string_equal(buf_str(&(b)), text); buf_free(&(b)); (b) = (struct buf){ 0 }; } while (0)

#endif
