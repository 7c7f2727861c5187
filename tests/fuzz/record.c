/* Fuzzing the reader of records: whatever is accepted prints as the very bytes that were read, hashes the same, and its values are of
 * their types; and a path made from it comes back. Built by `make fuzz`; a crash or an abort is a finding. */
#include "procure/model/record.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void demand(bool holds)
{
	if (!holds)
		abort();
}

static void same_text(const struct record *r, const uint8_t *data, size_t size)
{
	struct buf text = { 0 };

	record_print(&text, r);
	demand(text.len == size && memcmp(text.p, data, size) == 0);
	buf_free(&text);
}

/* What reads well may still lack a required field; nothing else may be wrong with it. */
static void only_missing(const struct record *r)
{
	struct why why = { 0 };

	if (record_check(r, &why) == RC_OK)
		return;
	for (size_t i = 0; i < r->kind->n_fields; i++)
		if (strcmp(r->kind->fields[i].name, why.field) == 0)
			demand(r->kind->fields[i].flags & F_REQUIRED && !r->value[i]);
	demand(why.field[0] != '\0');
}

static void path_comes_back(struct record *r, struct arena *a)
{
	const char *path = record_path(a, r->kind, "SC-2018-P01", r->id), *contract, *id;
	const struct kind *k;
	struct why why = { 0 };

	if (!path)
		return;
	demand(path_parse(path, &k, &contract, &id, a, &why) == RC_OK);
	demand(k == r->kind && strcmp(id, r->id) == 0);
	demand(!strstr(path, "/.") && !strstr(path, "//") && path[0] != '/' && path[0] != '.');
}

/* Every field's type must take any text at all: refuse it, or store what it then accepts. */
static void entries_hold(const struct record *r, const char *text)
{
	struct buf stored = { 0 };
	struct why why = { 0 };

	for (size_t i = 0; i < r->kind->n_fields; i++) {
		const struct field *f = &r->kind->fields[i];

		buf_reset(&stored);
		f->type->show(f, text, &stored);
		buf_reset(&stored);
		if (f->type->entry(f, text, &stored, &why) == RC_OK && stored.len)
			demand(f->type->check(f, stored.p, &why) == RC_OK);
	}
	buf_free(&stored);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct why why = { 0 };
	struct record *r;

	if (record_parse(&r, a, (const char *)data, size, &why) == RC_OK) {
		same_text(r, data, size);
		only_missing(r);
		path_comes_back(r, a);
		if (*record_title(r))
			entries_hold(r, record_title(r));
	} else {
		demand(!r && why.msg);
	}
	arena_free(a);
	return 0;
}
