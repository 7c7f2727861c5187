/* Few packs, whatever the number of acts: what tidy.c decides and merge.c does. */
#ifndef LEDGER_TIDY_H
#define LEDGER_TIDY_H

#include "room.h"
#include "packfile.h"

struct small {                          /* a pack that may be merged */
	char stem[48];                  /* "pack-<40 hex>" */
	size_t size, objects;
	bool stored;                    /* not compressed yet */
	bool merged;                    /* its objects are in the new pack */
};

/* Compresses the objects of these packs into one new pack (libgit2, in a child with a time limit). */
enum rc compress_packs(struct ledger *l, struct small *v, size_t n, struct why *why);
/* Copies the entries of these packs, as they are, into one new pack; leaves out (merged = false) a pack that cannot be copied so. */
enum rc copy_packs(struct ledger *l, struct small *v, size_t n, struct why *why);
/* The index of a pack; `bytes` keeps its memory. */
enum rc index_load(struct ledger *l, const char *stem, struct buf *bytes, struct pack_index *out, struct why *why);

#endif
