/* SHA-256 from libcrypto; random bytes from the kernel. */
#include "procure/base/hash.h"

#include <errno.h>
#include <openssl/evp.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "room.h"

struct sha256 {
	EVP_MD_CTX *md;
};

static void to_hex(char *hex, const unsigned char *p, size_t n)
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < n; i++) {
		hex[2 * i] = digits[p[i] >> 4];
		hex[2 * i + 1] = digits[p[i] & 15];
	}
	hex[2 * n] = '\0';
}

/* libcrypto fails here only for want of memory. */
struct sha256 *sha256_new(void)
{
	struct sha256 *h = mem_alloc(sizeof(*h));

	h->md = EVP_MD_CTX_new();
	if (!h->md || EVP_DigestInit_ex(h->md, EVP_sha256(), NULL) != 1)
		mem_exhausted();
	return h;
}

void sha256_add(struct sha256 *h, const void *p, size_t n)
{
	if (n > 0 && EVP_DigestUpdate(h->md, p, n) != 1)
		mem_exhausted();
}

void sha256_end(struct sha256 *h, char hex[SHA256_HEX])
{
	unsigned char digest[EVP_MAX_MD_SIZE];

	if (EVP_DigestFinal_ex(h->md, digest, NULL) != 1)
		mem_exhausted();
	EVP_MD_CTX_free(h->md);
	mem_free(h);
	to_hex(hex, digest, 32);
}

void sha256_hex(char hex[SHA256_HEX], const void *p, size_t n)
{
	struct sha256 *h = sha256_new();

	sha256_add(h, p, n);
	sha256_end(h, hex);
}

enum rc sha256_file(char hex[SHA256_HEX], int64_t *size, const char *path, struct why *why)
{
	struct sha256 *h;
	char piece[65536];
	int64_t total = 0;
	off_t told = 0;
	ssize_t n;
	int fd = -1;
	enum rc rc = file_open(&fd, &told, path, true, why);

	if (rc != RC_OK)
		return rc;
	h = sha256_new();
	while ((n = fd_read(fd, piece, sizeof(piece))) > 0) {
		sha256_add(h, piece, (size_t)n);
		total += n;
	}
	if (n < 0)
		rc = fail_errno(why, N_("{1} cannot be read"), path);
	sha256_end(h, hex);
	close(fd);
	if (size)
		*size = total;
	return rc;
}

bool sha256_valid(const char *hex)
{
	return strspn(hex, "0123456789abcdef") == 64 && hex[64] == '\0';
}

enum rc random_hex(char *hex, size_t bytes, struct why *why)
{
	unsigned char piece[32];

	for (size_t done = 0; done < bytes;) {
		size_t want = bytes - done < sizeof(piece) ? bytes - done : sizeof(piece);
		ssize_t n = getrandom(piece, want, 0);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return fail_errno(why, N_("this machine gives no random numbers{1}"), "");
		to_hex(hex + 2 * done, piece, (size_t)n);
		done += (size_t)n;
	}
	if (bytes == 0)
		*hex = '\0';
	return RC_OK;
}
