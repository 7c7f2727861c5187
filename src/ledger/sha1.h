/* SHA-1 for the checksums of pack and index files, which we write ourselves (packfile.h). Ids of objects are
 * never made here: those come from git_odb_hash(), which detects the known collision attacks. */
#ifndef LEDGER_SHA1_H
#define LEDGER_SHA1_H

#include <stddef.h>
#include <stdint.h>

struct sha1 {
	uint32_t h[5];
	uint64_t len;
	unsigned char block[64];
};
void sha1_start(struct sha1 *s);
void sha1_add(struct sha1 *s, const void *p, size_t n);
void sha1_end(struct sha1 *s, unsigned char out[20]);
void sha1_of(unsigned char out[20], const void *p, size_t n);

#endif
