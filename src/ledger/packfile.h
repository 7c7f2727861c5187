/* The bytes of a pack (version 2) and its index (version 2), made in memory.
 *
 * Why not git_packbuilder_write: libgit2's indexer fills the file through a memory map, so that a full disk is a SIGBUS
 * and not an error (libgit2 1.5.1, indexer.c, append_to_pack), and it syncs once more than is needed.
 * Objects are stored in zlib streams of stored blocks (RFC 1950, 1951 3.2.4): an act is recorded without spending time on
 * compression; ledger_tidy compresses later. A batch is kept as it is: its directories are stored as changes of each other. Format: git's gitformat-pack(5). */
#ifndef LEDGER_PACKFILE_H
#define LEDGER_PACKFILE_H

#include "procure/base/mem.h"

#include <stdint.h>

enum { PACK_COMMIT = 1, PACK_TREE = 2, PACK_BLOB = 3, PACK_TAG = 4, PACK_OFS_DELTA = 6, PACK_REF_DELTA = 7 };
enum { PACK_HEADER = 12, PACK_TRAILER = 20 };
#define PACK_MOST ((size_t)1 << 30)     /* bytes in a pack that we write; offsets then fit in 31 bits */

struct pack_entry {
	unsigned char id[20];
	uint32_t crc, offset;
};
struct pack {
	bool kept;                      /* stays as it is: its streams are not marked as ours to compress (tidy.c) */
	struct buf bytes;               /* header, entries; the trailer after pack_end */
	struct pack_entry *v;
	size_t n, cap;
	unsigned char sum[20];          /* after pack_end */
	uint32_t crc[256];              /* table of CRC-32 (RFC 1952, 8) */
};
void pack_start(struct pack *p);
void pack_add(struct pack *p, const unsigned char id[20], int type, const void *data, size_t len);
/* The same object as a change of `base`, which is in this pack (delta.h). */
void pack_add_delta(struct pack *p, const unsigned char id[20], const unsigned char base[20], const void *delta, size_t len);
/* An entry as it stands in another pack. */
void pack_copy(struct pack *p, const unsigned char id[20], uint32_t crc, const void *entry, size_t len);
void pack_end(struct pack *p, struct buf *idx);         /* sorts p->v by id */
void pack_free(struct pack *p);

/* A pack's index, read. Pointers into `bytes`. */
struct pack_index {
	const unsigned char *ids, *crcs, *offsets;
	size_t n;
};
bool pack_index_read(struct pack_index *out, const struct buf *bytes);
uint32_t pack_index_crc(const struct pack_index *x, size_t i);
uint32_t pack_index_offset(const struct pack_index *x, size_t i);      /* UINT32_MAX where it does not fit in 31 bits */

#endif
