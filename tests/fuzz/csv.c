/* libFuzzer entry for the CSV reader and the importers of tables. What must hold for any bytes at all:
 * records are numbered without a gap and lines never go back; cells end in their NUL and hold no other; what is refused says why; a table written in
 * the plainest way reads back as it was; whatever is proposed passes the checks of its fields. */
#include "procure/base/text.h"
#include "procure/exchange/import.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size);

static void must(bool held)
{
	if (!held)
		abort();
}

struct reading {
	int64_t record, line;
	struct buf copy;               /* the table again, every cell quoted */
	uint64_t hash;
};

static bool on_row(void *ctx, const struct csv_row *row)
{
	struct reading *r = ctx;

	must(row->record == r->record + 1 && row->line >= r->line && row->n <= CSV_COLUMNS_MAX + 1);
	r->record = row->record;
	r->line = row->line;
	for (size_t i = 0; i < row->n; i++) {
		must(strlen(row->cell[i]) == row->len[i]);
		buf_puts(&r->copy, i ? ",\"" : "\"");
		for (const char *s = row->cell[i]; *s; s++) {
			buf_putc(&r->copy, *s);
			if (*s == '"')
				buf_putc(&r->copy, '"');
			r->hash = (r->hash ^ (unsigned char)*s) * 1099511628211u;
		}
		buf_putc(&r->copy, '"');
		r->hash = r->hash * 31 + 7;
	}
	r->hash = r->hash * 31 + 11;
	buf_putc(&r->copy, '\n');
	return true;
}

static void check_reading(const char *p, size_t n)
{
	struct reading once = { 0 }, twice = { 0 };
	struct csv_visitor v = { .row = on_row, .ctx = &once };
	struct csv_dialect d, plain = { .delimiter = ',' };
	struct why why = { 0 };
	enum rc rc = csv_detect_text(&d, p, n, &why);

	if (rc == RC_OK)
		rc = csv_read_text(p, n, &d, &v, &why);
	must(rc == RC_OK || (rc == RC_INVALID && why.msg));
	v.ctx = &twice;
	if (rc == RC_OK) {
		must(csv_read_text(buf_str(&once.copy), once.copy.len, &plain, &v, &why) == RC_OK);
		must(once.record == twice.record && once.hash == twice.hash);
	}
	buf_free(&once.copy);
	buf_free(&twice.copy);
}

static void check_stanza(const struct import_stanza *s, const char *kind)
{
	const struct kind *k = kind_by_name(kind);
	struct why why;

	must(s->n > 0 && s->n <= KIND_FIELDS_MAX);
	for (size_t i = 0; i < s->n; i++) {
		const struct field *f = &k->fields[kind_field(k, s->name[i])];

		must(f->type->check(f, s->value[i], &why) == RC_OK);
	}
}

static void check_import(const char *path, enum import_as as, const char *kind)
{
	struct import_want want = { .as = as, .year = 2019, .contract = "SC-2018-P01" };
	struct arena *a = arena_new();
	struct import imp;
	struct buf shown = { 0 };
	struct why why = { 0 };
	enum rc rc = import_propose(&imp, a, path, &want, &why);

	must(rc == RC_OK ? imp.n > 0 : imp.n == 0 && why.msg);
	for (size_t i = 0; i < imp.n; i++)
		check_stanza(&imp.stanza[i], imp.ocds ? "candidate" : kind);
	import_show(&shown, &imp);
	import_batch(&shown, &imp);
	must(text_is_utf8(buf_str(&shown), shown.len));
	buf_free(&shown);
	arena_free(a);
}

int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	char path[64];
	int fd;

	check_reading((const char *)data, size);
	fd = memfd_create("fuzz", 0);
	must(fd >= 0 && write(fd, data, size) == (ssize_t)size);
	strcpy(path, "/proc/self/fd/");
	strcat(path, num_text((char[24]){ 0 }, fd));
	check_import(path, IMPORT_CANDIDATES, "candidate");
	check_import(path, IMPORT_REQUIREMENTS, "requirement");
	check_import(path, IMPORT_SERIES, "series");
	close(fd);
	return 0;
}
