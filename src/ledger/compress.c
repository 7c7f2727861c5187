/* The packs of single acts, which are stored uncompressed, made one compressed pack by libgit2.
 *
 * In a child: libgit2's indexer fills its file through a memory map and dies of a full disk (packfile.h), and it may take its time.
 * What the child leaves is believed only when its sums are right and it holds every id. */
#include "tidy.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LIMIT_MS = 60000 };

struct raw_ids { unsigned char *v; size_t n; };     /* 20 bytes each, sorted, each once */

static int id_order(const void *a, const void *b)
{
	return memcmp(a, b, ID_RAW);
}

static enum rc gather(struct ledger *l, struct small *v, size_t n, struct raw_ids *out, struct why *why)
{
	size_t total = 0, kept = 0;
	enum rc rc = RC_OK;

	for (size_t i = 0; rc == RC_OK && i < n; i++) {
		struct buf bytes = { 0 };
		struct pack_index x;

		if ((rc = index_load(l, PACK_DIR, v[i].stem, &bytes, &x, why)) == RC_OK) {
			out->v = mem_resize(out->v, (total + x.n + 1) * ID_RAW);
			memcpy(out->v + total * ID_RAW, x.ids, x.n * ID_RAW);
			total += x.n;
		}
		buf_free(&bytes);
	}
	if (rc != RC_OK)
		return rc;
	if (total > 0)
		qsort(out->v, total, ID_RAW, id_order);
	for (size_t i = 0; i < total; i++)
		if (kept == 0 || memcmp(out->v + (kept - 1) * ID_RAW, out->v + i * ID_RAW, ID_RAW) != 0)
			memmove(out->v + kept++ * ID_RAW, out->v + i * ID_RAW, ID_RAW);
	out->n = kept;
	return RC_OK;
}

static void die(void)
{
	_exit(1);
}

/* In the child: ends the process. Writes the new pack's name into the pipe. */
static _Noreturn void child(struct ledger *l, const struct raw_ids *ids, int to)
{
	git_packbuilder *pb = NULL;
	struct buf dir = { 0 };
	const char *name;
	bool ok;

	setsid();
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	signal(SIGBUS, SIG_DFL);
	mem_on_exhausted(die);
	buf_printf(&dir, "%s/" TIDY_DIR, l->dir);
	ok = git_packbuilder_new(&pb, l->repo) == 0;
	for (size_t i = 0; ok && i < ids->n; i++) {
		git_oid id;

		git_oid_fromraw(&id, ids->v + i * ID_RAW);
		ok = git_packbuilder_insert(pb, &id, NULL) == 0;
	}
	ok = ok && git_packbuilder_write(pb, dir.p, 0444, NULL, NULL) == 0;
	name = ok ? git_packbuilder_name(pb) : NULL;
	if (!name || write(to, name, ID_HEX) != ID_HEX)
		_exit(1);
	_exit(0);
}

/* What the child says within its time; false where it did not end well. */
static bool hear(pid_t pid, int from, char name[ID_HEX + 1])
{
	struct pollfd p = { .fd = from, .events = POLLIN };
	ssize_t got = 0;
	int status;

	if (poll(&p, 1, LIMIT_MS) > 0)
		got = read(from, name, ID_HEX);
	if (got != ID_HEX)
		kill(pid, SIGKILL);
	name[ID_HEX] = '\0';
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	return got == ID_HEX && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static enum rc run_child(struct ledger *l, const struct raw_ids *ids, char name[ID_HEX + 1], struct why *why)
{
	int pipes[2];
	bool ok;
	pid_t pid;

	if (pipe2(pipes, O_CLOEXEC) < 0)
		return fail_errno(why, N_("The packs of the ledger could not be merged."), "");
	if ((pid = fork()) == 0)
		child(l, ids, pipes[1]);
	close(pipes[1]);
	ok = pid > 0 && hear(pid, pipes[0], name);
	close(pipes[0]);
	return ok ? RC_OK : fail(why, RC_IO, N_("The packs of the ledger could not be merged; they stay as they are."));
}

static enum rc check(struct ledger *l, const char *stem, const struct raw_ids *ids, struct why *why)
{
	struct buf idx = { 0 }, pack = { 0 };
	struct pack_index x;
	enum rc rc = index_load(l, TIDY_DIR, stem, &idx, &x, why);

	if (rc == RC_OK)
		rc = pack_load(l, TIDY_DIR, stem, ".pack", &pack, why);
	if (rc == RC_OK && (x.n != ids->n || !ids->v || memcmp(x.ids, ids->v, ids->n * ID_RAW) != 0 || !pack_sum_fits(&pack) ||
			    memcmp(pack.p + pack.len - PACK_TRAILER, idx.p + idx.len - 40, PACK_TRAILER) != 0))
		rc = fail(why, RC_IO, N_("The packs of the ledger could not be merged; they stay as they are."));
	buf_free(&idx);
	buf_free(&pack);
	return rc;
}

/* From the directory where it was made to the others: the pack first. libgit2 has synced both files. */
static enum rc adopt(struct ledger *l, const char *stem, struct why *why)
{
	static const char *const ends[] = { ".pack", ".idx" };
	struct arena *a = arena_new();
	enum rc rc = RC_OK;
	int dir;

	for (size_t i = 0; rc == RC_OK && i < 2; i++)
		if (rename(arena_printf(a, "%s/" TIDY_DIR "/%s%s", l->dir, stem, ends[i]), arena_printf(a, "%s/" PACK_DIR "/%s%s", l->dir, stem, ends[i])) < 0)
			rc = fail_errno(why, N_("The packs of the ledger could not be merged; they stay as they are."), "");
	if (rc == RC_OK && (dir = disk_open_dir(l, PACK_DIR, why)) >= 0) {
		rc = disk_sync(dir, PACK_DIR, why);
		close(dir);
	} else if (rc == RC_OK) {
		rc = RC_IO;
	}
	arena_free(a);
	return rc;
}

static enum rc make_dir(struct ledger *l, struct why *why)
{
	struct buf dir = { 0 };
	enum rc rc = RC_OK;

	disk_clear_tidy(l);
	buf_printf(&dir, "%s/" TIDY_DIR, l->dir);
	if (mkdir(dir.p, 0777) < 0)
		rc = fail_errno(why, N_("The packs of the ledger could not be merged; they stay as they are."), "");
	buf_free(&dir);
	return rc;
}

enum rc compress_packs(struct ledger *l, struct small *v, size_t n, struct why *why)
{
	struct raw_ids ids = { 0 };
	char name[ID_HEX + 1], stem[48];
	enum rc rc;

	git_odb_refresh(l->odb);
	if ((rc = make_dir(l, why)) == RC_OK && (rc = gather(l, v, n, &ids, why)) == RC_OK &&
	    (rc = run_child(l, &ids, name, why)) == RC_OK) {
		snprintf(stem, sizeof(stem), "pack-%s", name);
		if ((rc = check(l, stem, &ids, why)) == RC_OK)
			rc = adopt(l, stem, why);
		for (size_t i = 0; i < n; i++)
			v[i].merged = rc == RC_OK && strcmp(v[i].stem, stem) != 0;
	}
	disk_clear_tidy(l);
	mem_free(ids.v);
	return rc;
}
