/* The ledger: a bare git repository, one line of commits on refs/heads/main (libgit2 lives only here).
 *
 * This room knows commits, trees and blobs; it does not know what a record means. Invariants:
 *   1. What ledger_flush reported as RC_OK is on disk and stays, whatever happens next.
 *   2. Nothing half written is ever reachable from the ref.
 *   3. A commit is appended to the tip it was built on, or not at all (compare-and-swap, under the lock).
 *   4. Nothing is ever deleted or rewritten; only packs are merged, into the same objects.
 *   5. No call ever answers "no such ledger" for one that is there but may not be read.
 * One `struct ledger` belongs to one thread. */
#ifndef PROCURE_LEDGER_LEDGER_H
#define PROCURE_LEDGER_LEDGER_H

#include "procure/base/mem.h"
#include "procure/base/rc.h"
#include "procure/base/when.h"

struct ledger;
struct ledger_id { char hex[41]; };              /* a commit's or blob's git id; "" = none */

struct ledger_file { const char *path; const void *data; size_t len; };
struct ledger_who { const char *name, *mail; struct instant when; };
struct ledger_commit {
	struct ledger_who author, committer;
	const char *message;                     /* complete, ends in LF */
	const struct ledger_file *files;         /* added or replaced; nothing is removed */
	size_t n_files;
	/* Signs the commit: `payload` is the object without signature; `sig` receives the armoured signature. NULL: not signed. */
	enum rc (*sign)(void *ctx, const struct buf *payload, struct buf *sig, struct why *why);
	void *sign_ctx;
};

/* Once, before anything else in the process: libgit2 set up as reliability.md 3.6 says (fsync on, no foreign config). */
enum rc ledger_start(struct why *why);

/* Makes an empty bare repository at `gitdir` (absent or an empty directory), everything durable. */
enum rc ledger_create(const char *gitdir, struct why *why);
/* Opens; repairs stale locks when writable (`lock` = path of the lock file beside it, NULL = read-only; where the place cannot be written it
 * is read-only too). RC_NOTFOUND: nothing there. RC_DENIED: it may not be looked at, or belongs to somebody who is neither you, nor the
 * system, nor shares it with a group of yours. RC_DAMAGED: parts of it are missing. */
enum rc ledger_open(struct ledger **out, const char *gitdir, const char *lock, struct why *why);
void ledger_close(struct ledger *l);             /* NULL is fine; staged commits are dropped */
bool ledger_writable(const struct ledger *l);

/* The commit on the ref, read afresh. RC_NONE: no act yet. Staged commits do not count. */
enum rc ledger_tip(struct ledger *l, struct ledger_id *out, struct why *why);

/* The lock of all writers: flock on the lock file, waits up to `ms`, then RC_MOVED naming who holds it. It carries pid, boot id, start time. */
enum rc ledger_lock(struct ledger *l, int ms, struct why *why);
void ledger_unlock(struct ledger *l);

/* Appending, under the lock. ledger_stage builds a commit on the last staged one (or the tip) in memory; its id is final. Staged commits
 * can be read at once through the calls below. ledger_flush writes all staged commits as one pack, durable, then moves the ref by
 * compare-and-swap: RC_OK done; RC_MOVED, RC_IO nothing written; RC_UNSURE on the ref, but the disk reported an error. Afterwards nothing
 * is staged, whatever the answer. A stage that is refused leaves those before it as they were; ledger_unlock drops what was not flushed. */
enum rc ledger_stage(struct ledger *l, const struct ledger_commit *c, struct ledger_id *out, struct why *why);
enum rc ledger_flush(struct ledger *l, struct why *why);
void ledger_drop(struct ledger *l);              /* forgets what is staged */
/* `author Name <mail> 1543237200 -0300`, as the object will hold it; for the seal. */
void ledger_who_line(struct buf *out, const char *header, const struct ledger_who *who);
/* Merges small packs when there are many (new pack durable, then the old unlinked). Cheap when there is nothing to do; call after answering. */
enum rc ledger_tidy(struct ledger *l, struct why *why);
/* An annotated tag on `at`, made once (already there with the same text: fine). */
enum rc ledger_tag(struct ledger *l, const char *name, const struct ledger_id *at, const struct ledger_who *tagger, const char *text, struct why *why);
/* The object that such a tag is, byte for byte; and the one that is there (RC_NONE: none of that name). */
void ledger_tag_form(struct buf *out, const char *name, const struct ledger_id *at, const struct ledger_who *tagger, const char *text);
enum rc ledger_tag_read(struct ledger *l, const char *name, struct buf *out, struct why *why);
/* Names of all tags, in byte order. */
enum rc ledger_tags(struct ledger *l, struct strs *out, struct arena *a, struct why *why);

/* Reading. `at` is a commit (staged ones too). RC_NOTFOUND where the path is not there. */
enum rc ledger_read(struct ledger *l, const struct ledger_id *at, const char *path, struct buf *out, struct why *why);
/* Names in a directory at `at`, in byte order (sub-directories end in '/'); an absent directory is an empty list. */
enum rc ledger_list(struct ledger *l, const struct ledger_id *at, const char *dir, struct strs *out, struct arena *a, struct why *why);

struct ledger_entry {
	struct ledger_id id, parent, tree;       /* parent.hex "" in the first act */
	const char *author_line, *committer_line;        /* whole header lines, "author Name <mail> 1 +0000" */
	const char *author_name, *author_mail, *committer_name, *committer_mail;
	struct instant authored, committed;
	const char *message;
	const char *signature, *payload;         /* gpgsig and what it was made over; NULL where unsigned */
	const char *odd;                         /* the first header that should not be there or is malformed; "NUL": a NUL byte; else NULL */
};
/* The commit, parsed by own code from its bytes; memory from `a`. */
enum rc ledger_entry(struct ledger *l, const struct ledger_id *id, struct ledger_entry *out, struct arena *a, struct why *why);
/* Ids from the first act to `tip`, or those after `after` (which must be an ancestor: else RC_MOVED); walks parents, never a commit-graph. */
enum rc ledger_line(struct ledger *l, const struct ledger_id *tip, const struct ledger_id *after, struct ledger_id **out, size_t *n, struct arena *a, struct why *why);
/* Calls back for each path that differs between two commits' trees (before may be NULL); skips equal sub-trees. mode as git's octal number. */
typedef enum rc ledger_changed(void *ctx, const char *path, const struct ledger_id *before, const struct ledger_id *after, unsigned mode, struct why *why);
enum rc ledger_changes(struct ledger *l, const struct ledger_id *before, const struct ledger_id *after, ledger_changed *each, void *ctx, struct why *why);
/* A full or abbreviated id of a commit on the line; RC_NOTFOUND, RC_INVALID where it fits two. */
enum rc ledger_find(struct ledger *l, const char *hex, struct ledger_id *out, struct why *why);

/* Findings: object-damaged, object-hangs (where = id and what is wrong, or a file), ref-foreign, ref-missing, replace-refs, grafts, shallow,
 * alternates, link-in-repository, commit-graph-foreign (a note: git tools believe it, procure does not), hook-present, config-foreign (where =
 * the key), head-detached, file-foreign (where = path in the repository).
 * Looks at the repository as a thing on disk, for verify: every object reachable or not is re-hashed in a child process with a time limit (it may
 * hang or crash there), refs other than main and acta tags, replace refs, grafts, shallow, alternates, links, sub-modules, hooks, foreign config keys. */
typedef void ledger_found(void *ctx, const char *code, const char *where);      /* code: a finding's name, lower case with hyphens */
/* *objects (may be NULL): how many were read and re-hashed. */
enum rc ledger_inspect(const char *gitdir, ledger_found *each, void *ctx, int64_t *objects, struct why *why);

#endif
