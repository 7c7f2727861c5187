/* The packs of single acts, which are stored uncompressed, made one compressed pack by libgit2.
 *
 * In a child: libgit2's indexer fills its file through a memory map and dies of a full disk (packfile.h), and it may take its time.
 * What the child leaves is believed only when its sums are right and it holds every id. */
#include "tidy.h"

#include "procure/base/file.h"
#include "sha1.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LIMIT_MS = 60000 };

struct ids { unsigned char *v; size_t n; };     /* 20 bytes each, sorted, each once */

static int id_order(const void *a, const void *b)
{
	return memcmp(a, b, ID_RAW);
}

static enum rc gather(struct ledger *l, struct small *v, size_t n, struct ids *out, struct why *why)
{
	size_t total = 0, kept = 0;
	enum rc rc = RC_OK;

	for (size_t i = 0; rc == RC_OK && i < n; i++) {
		struct buf bytes = { 0 };
		struct pack_index x;

		if ((rc = index_load(l, v[i].stem, &bytes, &x, why)) == RC_OK) {
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
static _Noreturn void child(struct ledger *l, const struct ids *ids, int to)
{
	git_packbuilder *pb = NULL;
	struct buf dir = { 0 };
	const char *name;
	bool ok;

	setsid();
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	signal(SIGBUS, SIG_DFL);
	mem_on_exhausted(die);
	buf_printf(&dir, "%s/objects/pack", l->dir);
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

static enum rc run_child(struct ledger *l, const struct ids *ids, char name[ID_HEX + 1], struct why *why)
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

static bool pack_sound(struct ledger *l, const char *stem, const struct buf *idx)
{
	struct buf path = { 0 }, bytes = { 0 };
	struct why quiet;
	bool ok;

	buf_printf(&path, "%s/objects/pack/%s.pack", l->dir, stem);
	ok = file_read(&bytes, path.p, PACK_MOST, false, &quiet) == RC_OK && bytes.len > PACK_HEADER + PACK_TRAILER;
	if (ok) {
		unsigned char sum[20];

		sha1_of(sum, bytes.p, bytes.len - PACK_TRAILER);
		ok = memcmp(sum, bytes.p + bytes.len - PACK_TRAILER, 20) == 0 && memcmp(sum, idx->p + idx->len - 40, 20) == 0;
	}
	buf_free(&bytes);
	buf_free(&path);
	return ok;
}

static enum rc check(struct ledger *l, const char *stem, const struct ids *ids, struct why *why)
{
	struct buf idx = { 0 };
	struct pack_index x;
	enum rc rc = index_load(l, stem, &idx, &x, why);

	if (rc == RC_OK && (x.n != ids->n || memcmp(x.ids, ids->v, ids->n * ID_RAW) != 0 || !pack_sound(l, stem, &idx)))
		rc = fail(why, RC_IO, N_("The packs of the ledger could not be merged; they stay as they are."));
	buf_free(&idx);
	return rc;
}

enum rc compress_packs(struct ledger *l, struct small *v, size_t n, struct why *why)
{
	struct ids ids = { 0 };
	char name[ID_HEX + 1], stem[48];
	enum rc rc;
	int dir;

	git_odb_refresh(l->odb);
	if ((rc = gather(l, v, n, &ids, why)) == RC_OK && (rc = run_child(l, &ids, name, why)) == RC_OK) {
		snprintf(stem, sizeof(stem), "pack-%s", name);
		rc = check(l, stem, &ids, why);
	}
	if (rc == RC_OK && (dir = disk_open_dir(l, "objects/pack", why)) >= 0) {
		rc = disk_sync(dir, "objects/pack", why);
		close(dir);
		for (size_t i = 0; i < n; i++)
			v[i].merged = rc == RC_OK && strcmp(v[i].stem, stem) != 0;
	}
	mem_free(ids.v);
	return rc;
}
