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

/* Files of a pack in the directory `sub` of the repository. */
enum rc pack_load(struct ledger *l, const char *sub, const char *stem, const char *end, struct buf *out, struct why *why);
/* Does the sum at its end fit? */
bool pack_sum_fits(const struct buf *pack);
/* An index whose sum fits; `bytes` keeps its memory. */
enum rc index_load(struct ledger *l, const char *sub, const char *stem, struct buf *bytes, struct pack_index *out, struct why *why);

#endif
