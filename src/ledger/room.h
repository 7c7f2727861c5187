/* What the files of this room share. */
#ifndef LEDGER_ROOM_H
#define LEDGER_ROOM_H

#include "procure/ledger/ledger.h"

#include <git2.h>
#include <git2/sys/odb_backend.h>

#define MAIN_REF "refs/heads/main"

enum { ID_RAW = 20, ID_HEX = 40 };
/* What we read at most in one piece. Records are at most 1 MiB; data sets may be larger; a zip bomb is neither. */
#define OBJECT_MOST ((size_t)256 << 20)
#define TEMP_PACK "tmp_pack_procure"   /* git takes away old files of such names */
#define TEMP_IDX "tmp_idx_procure"
#define PACK_DIR "objects/pack"
#define TIDY_DIR "objects/tmp_tidy_procure"     /* where a new pack is made before it is believed */
#define DEPTH_MOST 64           /* directories within each other; format 1 needs 6 */

/* --- objects that are staged (stage.c): known to libgit2 through a backend of its object database --- */
struct object {
	git_oid id, base;               /* base: an earlier version of the same thing; zero: none is known */
	git_object_t type;
	size_t len;
	const void *data;
};
struct stage {
	git_odb_backend backend;        /* first: libgit2 hands it back to us */
	struct object *v;
	size_t n, cap, bytes;
	uint32_t *slot;                 /* open addressing: index into v plus 1, or 0 */
	size_t slots;
	struct arena *a;
};
struct stage *stage_new(void);                          /* freed by the object database it is added to */
void stage_reset(struct stage *s);
void stage_cut(struct stage *s, size_t n);              /* forgets all but the first n */
const struct object *stage_find(const struct stage *s, const git_oid *id);
/* The object's id; kept if it is not there yet. `base` (NULL: none): the id of an earlier version, which may be `id` itself. */
enum rc stage_put(struct stage *s, git_object_t type, const void *data, size_t len, const git_oid *base, git_oid *id, struct why *why);

/* --- trees, as bytes (tree.c) --- */
struct tree_item {
	const char *name;               /* ends in NUL, in the tree's bytes */
	unsigned mode;
	git_oid id;
};
/* The next entry from *p; false at the end, or where the bytes are no tree (*bad). */
bool tree_next(const unsigned char **p, const unsigned char *end, struct tree_item *out, bool *bad);
int tree_order(const char *a, bool a_dir, const char *b, bool b_dir);          /* git's order of entries */
static inline bool mode_is_dir(unsigned mode) { return (mode & 0170000) == 0040000; }

/* --- the directories of the last staged commit, kept in memory and edited there (dirs.c) --- */
struct pack;
struct dirs;
struct dirs *dirs_new(void);
void dirs_free(struct dirs *d);
/* Starts from this tree (NULL: empty); what is kept of the same tree stays. */
void dirs_at(struct dirs *d, const git_oid *tree);
enum rc dirs_put(struct ledger *l, const char *path, const git_oid *blob, struct why *why);
enum rc dirs_write(struct ledger *l, git_oid *tree, struct why *why);

struct ledger {
	git_repository *repo;
	git_odb *odb;
	struct stage *stage;
	struct dirs *dirs;
	char *dir, *lock;               /* lock: NULL when read-only */
	int lock_fd;                    /* -1: not open */
	bool locked;
	int64_t released_ms;            /* when we gave it back last; 0: never */
	off_t note_len;                 /* what the lock file says of us; the commit follows it */
	size_t staged;                  /* commits */
	git_oid base, top;              /* what is staged stands on `base` (zero: nothing) and ends in `top` */
	git_oid seen;                   /* the tip when the ref was read last */
	int strangers;                  /* tips that were not ours, since the objects were opened */
	struct { git_oid commit, tree; } roots[64];     /* trees of commits read lately */
	bool removed;                   /* tidying took packs away */
	bool tidied;                    /* packs were counted, and since then: */
	size_t flushes, flushed;        /* packs written, and their bytes */
	git_oid *line;                  /* first act .. the tip seen last, for ledger_find */
	size_t line_n, line_cap;
};

/* --- errors (start.c) --- */
/* For a libgit2 call that failed: `msg` may name {1}; libgit2's own words go to {2}. */
enum rc fail_git(struct why *why, enum rc rc, const char *msg, const char *what);

/* --- reading (read.c) --- */
/* Any object that is of type `type`; RC_DAMAGED where it is missing, something else or altered. Freed by git_odb_object_free. */
enum rc object_read(struct ledger *l, const git_oid *id, git_object_t type, git_odb_object **out, struct why *why);
void root_keep(struct ledger *l, const git_oid *commit, const git_oid *tree);
enum rc root_of(struct ledger *l, const git_oid *commit, git_oid *tree, struct why *why);
enum rc id_parse(git_oid *out, const struct ledger_id *id, struct why *why);
void id_print(struct ledger_id *out, const git_oid *id);
/* The first parent of a commit; zero where there is none. */
enum rc parent_of(struct ledger *l, const git_oid *commit, git_oid *parent, struct why *why);
/* Tree and first parent, from a commit's bytes; false where they are none. */
bool commit_links(const char *p, size_t n, git_oid *tree, git_oid *parent);

/* --- the place and the ref (open.c) --- */
/* RC_NOTFOUND: nothing is there; RC_DENIED: not yours, or not to be seen; RC_DAMAGED: not a whole ledger. */
enum rc check_place(const char *dir, struct why *why);
int objects_open(struct ledger *l);                     /* anew; nothing may be staged. libgit2's error, the old ones stay then */
/* RC_NONE: the ref is not there. */
enum rc ref_read(struct ledger *l, git_oid *out, struct why *why);

/* --- moving a ref (ref.c) --- */
/* From `from` (zero: it must not exist; NULL: make it, if it does not exist) to `to`. libgit2's error; after one the ref may have moved all the same. */
int ref_move(struct ledger *l, const char *name, const git_oid *to, const git_oid *from);

/* --- disk (disk.c): a file in a directory that is held open, written and synced, not yet under its name --- */
enum rc disk_put(int dir, const char *name, const void *p, size_t n, unsigned mode, struct why *why);
int disk_open_dir(const struct ledger *l, const char *sub, struct why *why);   /* -1: failed */
enum rc disk_sync(int fd, const char *what, struct why *why);
/* TIDY_DIR and what is in it go. */
void disk_clear_tidy(const struct ledger *l);
/* Pack and index in objects/pack, durable; name = "pack-<sum>". */
enum rc disk_put_pack(struct ledger *l, struct pack *p, char name[48], struct why *why);

/* --- the lock (lock.c) --- */
enum rc lock_note(struct ledger *l, const git_oid *commit, struct why *why);   /* before the ref moves */
/* Takes the lock if it is free, repairs what a killed writer left, gives it back. Not an error if it is busy. */
void lock_repair(struct ledger *l);
/* A lock file of git: removed if `left` by a writer that died, or older than a minute or than this start of the machine. */
void lock_remove_stale(const char *path, bool left);
void lock_pause(void);                                  /* a few milliseconds, by chance */

#endif
