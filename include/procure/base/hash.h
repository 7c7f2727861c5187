/* SHA-256 (libcrypto) and random bytes. */
#ifndef PROCURE_BASE_HASH_H
#define PROCURE_BASE_HASH_H

#include "procure/base/rc.h"

enum { SHA256_HEX = 65 };
struct sha256;
struct sha256 *sha256_new(void);
void sha256_add(struct sha256 *h, const void *p, size_t n);
void sha256_end(struct sha256 *h, char hex[SHA256_HEX]);            /* also frees h */
void sha256_hex(char hex[SHA256_HEX], const void *p, size_t n);
enum rc sha256_file(char hex[SHA256_HEX], int64_t *size, const char *path, struct why *why);
bool sha256_valid(const char *hex);                                 /* 64 lower-case hex digits */
enum rc random_hex(char *hex, size_t bytes, struct why *why);       /* writes 2*bytes digits and a NUL */

#endif
