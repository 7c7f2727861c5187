/* Reading INI files: bytes, scan, iniparser, typed getters. Invariants:
 *   1. iniparser is given the very bytes that were scanned (through a memory file), never the path.
 *   2. It is used for reading only, and says nothing on stderr.
 *   3. A value that it understood otherwise than the scan is refused, not used. */
#include <errno.h>
#include <fcntl.h>
#include <iniparser/iniparser.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scan.h"

static int silent(const char *format, ...)
{
	(void)format;
	return 0;
}

static enum rc check_owner(const struct stat *st, const char *path, struct why *why)
{
	if (st->st_uid != geteuid() && st->st_uid != 0)
		return fail(why, RC_INVALID, N_("{1} belongs to somebody else and is not read; make a file of your own"), path);
	if (st->st_mode & (S_IWGRP | S_IWOTH))
		return fail(why, RC_INVALID, N_("{1} may be changed by others and is not read; take that right away with: chmod go-w {1}"), path);
	return RC_OK;
}

static enum rc open_failed(const char *path, struct why *why)
{
	if (errno == ENOENT || errno == ENOTDIR)
		return fail(why, RC_NOTFOUND, N_("There is no file {1}"), path);
	if (errno == ELOOP)
		return fail(why, RC_INVALID, N_("{1} is a link; name the file itself"), path);
	return fail_errno(why, N_("Cannot read {1}: {2}"), path);
}

static enum rc check_file(int fd, const char *path, size_t max, unsigned flags, struct why *why)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return fail_errno(why, N_("Cannot read {1}: {2}"), path);
	if (S_ISDIR(st.st_mode))
		return fail(why, RC_INVALID, N_("{1} is a folder, not a file"), path);
	if (!S_ISREG(st.st_mode))
		return fail(why, RC_INVALID, N_("{1} is no ordinary file"), path);
	if (st.st_size < 0 || (uint64_t)st.st_size > max)
		return fail(why, RC_INVALID, N_("{1} is larger than {2} bytes"), path, NUM(max));
	return flags & INI_OWNED ? check_owner(&st, path, why) : RC_OK;
}

static enum rc read_all(int fd, const char *path, size_t max, struct buf *out, struct why *why)
{
	char piece[8192];
	ssize_t got;

	while ((got = read(fd, piece, sizeof(piece))) != 0) {
		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return fail_errno(why, N_("Cannot read {1}: {2}"), path);
		buf_add(out, piece, (size_t)got);
		if (out->len > max)
			return fail(why, RC_INVALID, N_("{1} is larger than {2} bytes"), path, NUM(max));
	}
	return RC_OK;
}

static enum rc read_file(struct buf *out, const char *path, size_t max, unsigned flags, struct why *why)
{
	/* O_NONBLOCK: a FIFO must not hang us before fstat tells that it is one. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (flags & INI_OWNED ? O_NOFOLLOW : 0));
	enum rc rc;

	if (fd < 0)
		return open_failed(path, why);
	rc = check_file(fd, path, max, flags, why);
	if (rc == RC_OK)
		rc = read_all(fd, path, max, out, why);
	close(fd);
	return rc;
}

/* A file in memory with these bytes, opened by iniparser through /proc. */
static dictionary *load_bytes(const char *text, size_t n)
{
	int fd = memfd_create("procure-ini", MFD_CLOEXEC);
	dictionary *d = NULL;
	char path[48] = "/proc/self/fd/";
	size_t done = 0;

	if (fd < 0)
		return NULL;
	while (done < n) {
		ssize_t put = write(fd, text + done, n - done);

		if (put <= 0)
			break;
		done += (size_t)put;
	}
	num_text(path + strlen(path), fd);
	if (done == n) {
		iniparser_set_error_callback(silent);
		d = iniparser_load(path);
	}
	close(fd);
	return d;
}

static enum rc take_values(struct ini *i, const dictionary *d, struct why *why)
{
	char key[2 * SCAN_NAME_MAX + 2];

	for (size_t n = 0; n < i->n; n++) {
		struct ini_entry *e = &i->entries[n];
		const char *value;

		stpcpy(stpcpy(stpcpy(key, e->section), ":"), e->key);
		value = iniparser_getstring(d, key, NULL);
		if (!value || strcmp(value, e->value) != 0)
			return ini_wrong(i, e, N_("cannot be read in one way only; write it more simply"), why);
		e->value = arena_strdup(i->arena, value);
	}
	return RC_OK;
}

enum rc ini_parse(struct ini **out, struct arena *a, const char *name, const char *text, size_t n, const struct ini_known *known, struct why *why)
{
	struct ini *i = arena_alloc(a, sizeof(*i));
	dictionary *d;
	enum rc rc;

	i->name = arena_strdup(a, name);
	i->arena = a;
	if ((rc = scan_text(i, text, n, known, why)) != RC_OK)
		return rc;
	d = load_bytes(text, n);
	rc = d ? take_values(i, d, why) : fail(why, RC_INVALID, N_("{1} cannot be read as a settings file"), name);
	if (d)
		iniparser_freedict(d);
	if (rc == RC_OK)
		*out = i;
	return rc;
}

enum rc ini_read(struct ini **out, struct arena *a, const char *path, const struct ini_known *known, size_t max, unsigned flags, struct why *why)
{
	struct buf text = { 0 };
	enum rc rc = read_file(&text, path, max, flags, why);

	if (rc == RC_OK)
		rc = ini_parse(out, a, path, buf_str(&text), text.len, known, why);
	buf_free(&text);
	return rc;
}

const char *ini_name(const struct ini *i)
{
	return i->name;
}

size_t ini_sections(const struct ini *i)
{
	return i->sections.n;
}

const char *ini_section(const struct ini *i, size_t n)
{
	return n < i->sections.n ? i->sections.v[n] : NULL;
}

size_t ini_entries(const struct ini *i)
{
	return i->n;
}

const struct ini_entry *ini_entry_at(const struct ini *i, size_t n)
{
	return n < i->n ? &i->entries[n] : NULL;
}

const struct ini_entry *ini_find(const struct ini *i, const char *section, const char *key)
{
	for (size_t n = 0; n < i->n; n++)
		if (strcmp(i->entries[n].key, key) == 0 && strcmp(i->entries[n].section, section) == 0)
			return &i->entries[n];
	return NULL;
}

enum rc ini_wrong(const struct ini *i, const struct ini_entry *e, const char *problem, struct why *why)
{
	return fail(why, RC_INVALID, N_("{1}, line {2}: {3}: {4}"), i->name, NUM(e->line), e->key, _(problem));
}
