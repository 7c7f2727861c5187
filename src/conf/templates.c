/* Templates of records: each section a template, each key a field, in one value or two languages. */
#include <string.h>
#include <strings.h>

#include "procure/base/file.h"
#include "procure/conf/places.h"
#include "procure/conf/templates.h"
#include "procure/model/schema.h"
#include "rows.h"

enum { TEMPLATES_MAX = 400, TEMPLATE_FIELDS_MAX = KIND_FIELDS_MAX + 2 };

struct loading {
	const struct ini *ini;
	struct arena *a;
	struct template *v;
	size_t n;
};

/* 2 and *length without the ending where the key is "-es" or "-en" text; else 0. */
static int language_of(const char *key, size_t *length)
{
	*length = strlen(key);
	if (*length <= 3 || key[*length - 3] != '-')
		return 0;
	if (strcmp(key + *length - 2, "es") != 0 && strcmp(key + *length - 2, "en") != 0)
		return 0;
	*length -= 3;
	return key[*length + 2] == 's' ? 1 : 2;
}

static struct template_field *field_named(struct template_field *v, size_t *n, const char *key, size_t length, struct arena *a)
{
	for (size_t i = 0; i < *n; i++)
		if (strlen(v[i].name) == length && strncmp(v[i].name, key, length) == 0)
			return &v[i];
	v[*n] = (struct template_field){ arena_strndup(a, key, length), { "", "" } };
	return &v[(*n)++];
}

static bool kind_has(const struct kind *k, const char *key, size_t length)
{
	for (size_t i = 0; i < k->n_fields; i++)
		if (strlen(k->fields[i].name) == length && strncasecmp(k->fields[i].name, key, length) == 0)
			return true;
	return false;
}

static enum rc load_field(struct loading *l, const struct ini_entry *e, const struct kind *k, struct template *t, struct template_field *fields, struct why *why)
{
	size_t length;
	int language = language_of(e->key, &length);
	struct template_field *f;

	if (strncmp(e->key, "note-", 5) == 0 && language)
		return RC_OK;
	if (!kind_has(k, e->key, length))
		return ini_wrong(l->ini, e, N_("is no field of that kind of record"), why);
	if (t->n_fields == TEMPLATE_FIELDS_MAX - 1)
		return ini_wrong(l->ini, e, N_("too many fields"), why);
	f = field_named(fields, &t->n_fields, e->key, length, l->a);
	if (language != 2)
		f->value.es = e->value;
	if (language != 1)
		f->value.en = e->value;
	return RC_OK;
}

static enum rc load_template(struct loading *l, const char *section, struct why *why)
{
	const char *dot = strchr(section, '.');
	struct template_field *fields = arena_alloc(l->a, TEMPLATE_FIELDS_MAX * sizeof(*fields));
	struct template *t = &l->v[l->n];
	const struct kind *k;
	enum rc rc = RC_OK;

	if (!dot || !(k = kind_by_name(arena_strndup(l->a, section, (size_t)(dot - section)))))
		return fail(why, RC_INVALID, N_("{1}: [{2}] must be a kind of record, a dot and a name, like [metric.overflow]"), ini_name(l->ini), section);
	if (l->n == TEMPLATES_MAX)
		return fail(why, RC_INVALID, N_("{1}: too many templates"), ini_name(l->ini));
	*t = (struct template){ .id = dot + 1, .kind = k->name, .fields = fields, .note = row_words(l->ini, l->a, section, "note") };
	for (size_t n = 0; n < ini_entries(l->ini) && rc == RC_OK; n++)
		if (strcmp(ini_entry_at(l->ini, n)->section, section) == 0)
			rc = load_field(l, ini_entry_at(l->ini, n), k, t, fields, why);
	for (size_t i = 0; i < t->n_fields; i++)
		if (strcmp(fields[i].name, "title") == 0)
			t->title = fields[i].value;
	l->n++;
	return rc;
}

static enum rc load_file(struct loading *l, const char *name, struct why *why)
{
	struct ini *i = NULL;
	enum rc rc = rows_read(&i, l->a, arena_printf(l->a, "data/templates/%s", name), NULL, why);

	l->ini = i;
	for (size_t s = 0; rc == RC_OK && s < ini_sections(i); s++)
		rc = load_template(l, ini_section(i, s), why);
	return rc;
}

enum rc templates_load(struct templates *out, struct arena *a, struct why *why)
{
	struct loading l = { .a = a, .v = arena_alloc(a, TEMPLATES_MAX * sizeof(*l.v)) };
	struct strs files = { 0 };
	struct buf dir = { 0 };
	enum rc rc;

	if ((rc = conf_path(&dir, "data/templates", why)) == RC_OK)
		rc = dir_list(&files, a, buf_str(&dir), why);
	for (size_t i = 0; rc == RC_OK && i < files.n; i++)
		if (strlen(files.v[i]) > 4 && strcmp(files.v[i] + strlen(files.v[i]) - 4, ".ini") == 0)
			rc = load_file(&l, files.v[i], why);
	if (rc == RC_OK)
		*out = (struct templates){ l.v, l.n };
	buf_free(&dir);
	return rc;
}

const struct template *template_find(const struct templates *t, const char *kind, const char *id)
{
	for (size_t i = 0; i < t->n; i++)
		if (strcmp(t->v[i].kind, kind) == 0 && strcmp(t->v[i].id, id) == 0)
			return &t->v[i];
	return NULL;
}

const char *template_value(const struct template *t, const char *name, bool english)
{
	for (size_t i = 0; i < t->n_fields; i++)
		if (strcasecmp(t->fields[i].name, name) == 0)
			return words_say(&t->fields[i].value, english);
	return "";
}
