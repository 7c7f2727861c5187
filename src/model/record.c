/* A record in memory: values by field index. Its text: record_text.c. */
#include "procure/model/record.h"

#include <assert.h>
#include <string.h>

#include "procure/base/hash.h"
#include "procure/base/text.h"

struct record *record_new(struct arena *a, const struct kind *k, const char *id)
{
	struct record *r = arena_alloc(a, sizeof(*r));

	r->kind = k;
	r->id = arena_strdup(a, id);
	r->arena = a;
	return r;
}

struct record *record_copy(struct arena *a, const struct record *r)
{
	struct record *copy = record_new(a, r->kind, r->id);

	copy->path = arena_strdup(a, r->path);
	for (size_t i = 0; i < r->kind->n_fields; i++)
		copy->value[i] = arena_strdup(a, r->value[i]);
	return copy;
}

static int field_index(const struct record *r, const char *field)
{
	int i = kind_field(r->kind, field);

	assert(i >= 0);
	return i;
}

const char *record_get(const struct record *r, const char *field)
{
	const char *value = r->value[field_index(r, field)];

	return value ? value : "";
}

bool record_is(const struct record *r, const char *field, const char *value)
{
	return strcmp(record_get(r, field), value) == 0;
}

void record_set(struct record *r, const char *field, const char *value)
{
	r->value[field_index(r, field)] = value && *value ? arena_strdup(r->arena, value) : NULL;
}

const char *record_title(const struct record *r)
{
	const char *title = record_get(r, r->kind->title_field), *lf = strchr(title, '\n');

	return lf ? arena_strndup(r->arena, title, (size_t)(lf - title)) : title;
}

static enum rc check_field(const struct field *f, const char *value, struct why *why)
{
	if (!value && f->flags & F_REQUIRED)
		return fail_field(why, RC_INVALID, f->name, N_("{1} is missing: it must be filled in."), _(f->label));
	if (!value || (f->flags & F_SEALED && value_sealed(value)))
		return RC_OK;
	return f->type->check(f, value, why);
}

static enum rc check_size(const struct record *r, struct why *why)
{
	struct buf text = { 0 };
	size_t n;

	record_print(&text, r);
	n = text.len;
	buf_free(&text);
	if (n > RECORD_MAX)
		return fail(why, RC_INVALID, N_("{1} is larger than one record may be (1 MiB): shorten a text, or attach it as a file."), r->id);
	return RC_OK;
}

enum rc record_check(const struct record *r, struct why *why)
{
	enum rc rc = RC_OK;

	if (!id_valid(r->id))
		return fail(why, RC_INVALID, N_("“{1}” cannot be an id: write letters without accents, digits, points and hyphens, 64 at most."), r->id);
	for (size_t i = 0; i < r->kind->n_fields && rc == RC_OK; i++)
		rc = check_field(&r->kind->fields[i], r->value[i], why);
	return rc == RC_OK ? check_size(r, why) : rc;
}

void record_hash(const struct record *r, char hex[65])
{
	struct buf text = { 0 };

	record_print(&text, r);
	sha256_hex(hex, buf_str(&text), text.len);
	buf_free(&text);
}
