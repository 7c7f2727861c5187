/* Files and child processes, with the care that reliability.md 3.6 and 4 ask for. */
#ifndef PROCURE_BASE_FILE_H
#define PROCURE_BASE_FILE_H

#include "procure/base/mem.h"
#include "procure/base/rc.h"

/* Appends a regular file of at most `max` bytes (O_NOFOLLOW unless `follow`); nothing on failure. RC_NOTFOUND: missing; RC_INVALID: a directory, a
 * link, no ordinary file (a FIFO does not hold us), too large; RC_IO otherwise. */
enum rc file_read(struct buf *out, const char *path, size_t max, bool follow, struct why *why);
/* Writes a new file beside, syncs it, renames it over, syncs the directory. The umask applies to `mode`. RC_IO: the old file stands;
 * RC_UNSURE: the new one stands, but the disk did not confirm its name. */
enum rc file_write(const char *path, const void *p, size_t n, unsigned mode, struct why *why);
/* Copies from a file or stream (a FIFO is read to its end), in pieces, durable as file_write. */
enum rc file_copy(const char *from, const char *to, unsigned mode, struct why *why);
bool file_exists(const char *path);
bool dir_exists(const char *path);
enum rc dir_make(const char *path, unsigned mode, struct why *why);         /* with its parents; durable; existing is fine */
enum rc dir_sync(const char *path, struct why *why);
/* Names in a directory in byte order, without . and ..; an absent directory is an empty list. */
enum rc dir_list(struct strs *out, struct arena *a, const char *path, struct why *why);

/* Runs a program by absolute path with exactly this environment (NULL: PATH, HOME, LANG=C.UTF-8 only), own session, no terminal. Feeds `in`, collects
 * stdout and stderr (each at most 64 MiB; NULL: thrown away), kills the group after `seconds` (>= 1) and whatever of it outlives the program.
 * *status = exit status, or 128+signal. RC_IO where it cannot run, times out or writes too much; what it wrote until then is in out and err. */
struct child {
	const char *const *argv;
	const char *const *env;
	const void *in;
	size_t in_len;
	int seconds;
};
enum rc child_run(const struct child *c, struct buf *out, struct buf *err, int *status, struct why *why);

#endif
