/* Converters as children: a row each, the first that is installed is taken. */
#include "procure/exchange/convert.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "procure/base/file.h"

enum { HEAD = 4096, TAIL = 1 << 17, SECONDS = 60, LETTERS_MIN = 40 };

/* "%" is the file. */
struct converter {
	enum paper_kind kind;
	const char *program, *package;
	const char *args[8];
};

static const struct converter converters[] = {
	{ PAPER_PDF, "pdftotext", "poppler-utils", { "-enc", "UTF-8", "-layout", "-nopgbrk", "%", "-" } },
	{ PAPER_DOCX, "pandoc", "pandoc", { "--from=docx", "--to=plain", "--wrap=none", "%" } },
	{ PAPER_DOCX, "docx2txt", "docx2txt", { "%", "-" } },
	{ PAPER_ODT, "pandoc", "pandoc", { "--from=odt", "--to=plain", "--wrap=none", "%" } },
	{ PAPER_ODT, "odt2txt", "odt2txt", { "--encoding=UTF-8", "--width=-1", "%" } },
	{ PAPER_XLSX, "ssconvert", "gnumeric", { "-T", "Gnumeric_stf:stf_assistant", "-O", "separator=; format=automatic", "%", "fd://1" } },
	{ PAPER_XLSX, "xlsx2csv", "xlsx2csv", { "-d", ";", "%" } },
	{ PAPER_ODS, "ssconvert", "gnumeric", { "-T", "Gnumeric_stf:stf_assistant", "-O", "separator=; format=automatic", "%", "fd://1" } },
};

/* --- what it is --------------------------------------------------------------------------------------------------------------------------- */

struct magic { const char *bytes; size_t n; enum paper_kind kind; };

static const struct magic magics[] = {
	{ "%PDF-", 5, PAPER_PDF }, { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, PAPER_OLD_OFFICE }, { "\x89PNG\r\n\x1a\n", 8, PAPER_PICTURE },
	{ "\xff\xd8\xff", 3, PAPER_PICTURE }, { "II*\0", 4, PAPER_PICTURE }, { "MM\0*", 4, PAPER_PICTURE }, { "PK\x03\x04", 4, PAPER_ARCHIVE },
};

/* An OpenDocument file says it in its first member; Office Open XML in the names of its parts, listed at the end of the file. */
static enum paper_kind kind_of_zip(const struct buf *head, const struct buf *tail)
{
	static const struct { const char *mark; bool at_head; enum paper_kind kind; } marks[] = {
		{ "mimetypeapplication/vnd.oasis.opendocument.text", true, PAPER_ODT },
		{ "mimetypeapplication/vnd.oasis.opendocument.spreadsheet", true, PAPER_ODS },
		{ "word/document.xml", false, PAPER_DOCX }, { "xl/workbook.xml", false, PAPER_XLSX },
	};

	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
		const struct buf *b = marks[i].at_head ? head : tail;

		if (b->len && memmem(b->p, b->len, marks[i].mark, strlen(marks[i].mark)))
			return marks[i].kind;
	}
	return PAPER_ARCHIVE;
}

/* Up to n bytes from `at`. */
static bool piece(int fd, off_t at, size_t n, struct buf *out)
{
	char *p = mem_alloc(n);
	ssize_t got = pread(fd, p, n, at);

	if (got > 0)
		buf_add(out, p, (size_t)got);
	mem_free(p);
	return got >= 0;
}

enum rc convert_kind(const char *path, enum paper_kind *out, struct why *why)
{
	struct buf head = { 0 }, tail = { 0 };
	struct stat st;
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
	bool read_it = fd >= 0 && fstat(fd, &st) == 0 && piece(fd, 0, HEAD, &head) && piece(fd, st.st_size > TAIL ? st.st_size - TAIL : 0, TAIL, &tail);
	enum rc rc = read_it ? RC_OK : fail_errno(why, N_("{1} cannot be read"), path);

	*out = PAPER_PLAIN;
	for (size_t i = 0; rc == RC_OK && i < sizeof magics / sizeof magics[0]; i++)
		if (head.len >= magics[i].n && memcmp(head.p, magics[i].bytes, magics[i].n) == 0)
			*out = magics[i].kind;
	if (*out == PAPER_ARCHIVE)
		*out = kind_of_zip(&head, &tail);
	if (fd >= 0)
		close(fd);
	buf_free(&head);
	buf_free(&tail);
	return rc;
}

bool convert_is_table(enum paper_kind k)
{
	return k == PAPER_XLSX || k == PAPER_ODS;
}

/* --- running ------------------------------------------------------------------------------------------------------------------------------ */

/* The program where Debian puts it: no PATH of ours or the user's is asked. */
static const char *installed(const char *program, struct arena *a)
{
	static const char *const dirs[] = { "/usr/bin", "/usr/local/bin", "/bin" };

	for (size_t i = 0; i < sizeof dirs / sizeof dirs[0]; i++) {
		const char *path = arena_printf(a, "%s/%s", dirs[i], program);

		if (access(path, X_OK) == 0)
			return path;
	}
	return NULL;
}

static const struct converter *choose(enum paper_kind kind, const char **path, struct arena *a)
{
	const struct converter *first = NULL;

	for (size_t i = 0; i < sizeof converters / sizeof converters[0]; i++) {
		if (converters[i].kind != kind)
			continue;
		first = first ? first : &converters[i];
		if ((*path = installed(converters[i].program, a)) != NULL)
			return &converters[i];
	}
	*path = NULL;
	return first;
}

/* Under prlimit: at most 1.5 GiB of memory of its own, no large files, a minute of the processor. */
static enum rc run(const struct converter *c, const char *program, const char *file, struct buf *out, int *status, struct why *why)
{
	const char *argv[20] = { "/usr/bin/prlimit", "--data=1610612736", "--fsize=134217728", "--cpu=60", "--core=0", "--", program };
	const char *const env[] = { "PATH=/usr/bin:/bin", "HOME=/nonexistent", "LANG=C.UTF-8", "TZ=UTC", NULL };
	struct child child = { .argv = argv, .env = env, .seconds = SECONDS };
	struct buf talk = { 0 };
	size_t n = 7;
	enum rc rc;

	for (size_t i = 0; i < sizeof c->args / sizeof c->args[0] && c->args[i]; i++)
		argv[n++] = strcmp(c->args[i], "%") == 0 ? file : c->args[i];
	rc = child_run(&child, out, &talk, status, why);
	buf_free(&talk);
	return rc;
}

/* A scan has pages and no letters. */
static bool hardly_any_letters(const struct buf *b)
{
	size_t letters = 0;

	for (size_t i = 0; i < b->len && letters < LETTERS_MIN; i++)
		letters += (unsigned char)b->p[i] > ' ';
	return letters < LETTERS_MIN;
}

static enum rc not_read(const char *path, enum paper_kind kind, struct why *why)
{
	if (kind == PAPER_OLD_OFFICE)
		return fail(why, RC_INVALID, N_("{1} is in the old binary format of Office: save it as .docx or .xlsx, or as text or CSV."), path);
	if (kind == PAPER_PICTURE)
		return fail(why, RC_INVALID, N_("{1} is a picture: it can be kept as a document (document.add), it holds no text."), path);
	return fail(why, RC_INVALID, N_("{1} is an archive, no document: take the file out of it first."), path);
}

static const char *instead(enum paper_kind kind)
{
	return convert_is_table(kind) ? "CSV" : "TXT";
}

enum rc convert_read(const char *path, enum paper_kind kind, struct buf *out, const char **by, struct why *why)
{
	struct arena *a = arena_new();
	const char *program = NULL;
	const struct converter *c = choose(kind, &program, a);
	char *whole = realpath(path, NULL);
	size_t before = out->len;
	int status = 0;
	enum rc rc;

	if (by)
		*by = c ? c->program : "";
	if (!c)
		rc = not_read(path, kind, why);
	else if (!whole)
		rc = fail_errno(why, N_("{1} cannot be read"), path);
	else if (!program)
		rc = fail(why, RC_NOTFOUND, N_("To read {1} install the package {2} (apt install {2}), or save the file as {3} and give that."), path, c->package, instead(kind));
	else
		rc = run(c, program, whole, out, &status, why);
	if (rc == RC_OK && status != 0)
		rc = fail(why, RC_INVALID, N_("{1} cannot be opened: it is damaged or protected by a password. Save a copy without password, or as {2}."), path, instead(kind));
	if (rc == RC_OK && kind != PAPER_PDF && out->len == before)
		rc = fail(why, RC_INVALID, N_("{1} holds neither text nor figures."), path);
	if (rc == RC_OK && kind == PAPER_PDF && hardly_any_letters(out))
		rc = fail(why, RC_NONE, N_("{1} is a scan: pictures of pages without text. Keep it as a document (document.add) and type what counts."), path);
	if (rc != RC_OK)
		out->len = before;
	free(whole);
	arena_free(a);
	return rc;
}
