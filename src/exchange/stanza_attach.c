/* What a stanza attaches: into the store of files as it came; the table of a data series into the ledger too, in one spelling. */
#include <string.h>

#include "procure/base/hash.h"
#include "procure/base/text.h"
#include "procure/exchange/import.h"
#include "procure/exchange/stanza.h"
#include "procure/service/keep.h"

/* What was not said is filled in. */
static void fill(struct stanza *st, struct arena *a, const char *field, const char *value)
{
	const struct kind *k = kind_by_name(st->verb->kind);
	struct why ignored = { 0 };
	int i = kind_field(k, field);

	if (i >= 0 && verb_may_set(st->verb, k, i) && !stanza_has(st, field) && *value)
		stanza_give_field(st, a, field, value, &ignored);
}

/* The field that holds the fingerprint of the file: the first of that type. */
static const char *hash_field(const struct kind *k)
{
	for (size_t i = 0; i < k->n_fields; i++)
		if (k->fields[i].type == &type_sha256)
			return k->fields[i].name;
	return NULL;
}

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* Where the record will lie: a series that is to be made gets its id here, so that its table can lie beside it. */
static enum rc place_series(struct stanza *st, struct service *s, const char **path, struct arena *a, struct why *why)
{
	const struct kind *k = kind_by_name(st->verb->kind);
	const char *record = st->request.record ? st->request.record : "", *slash = strchr(record, '/');
	const char *contract = slash ? arena_strndup(a, record, (size_t)(slash - record)) : record, *id;
	const struct record *const *v;
	struct strs names = { 0 };
	size_t n;

	if (!id_valid(contract))
		return fail(why, RC_INVALID, N_("Name the contract, as in `{1} SC-2018-P01`."), st->verb->name);
	n = scope_all(service_scope(s), k->name, contract, &v);
	for (size_t i = 0; i < n; i++)
		strs_add(&names, a, v[i]->id);
	id = slash ? slash + 1 : id_next(a, k->prefix, k->digits, &names);
	if (!id || !(*path = record_path(a, k, contract, id)))
		return fail(why, RC_INVALID, N_("{1} cannot be a name: use letters, digits, points and hyphens (no spaces, no ñ)."), id ? id : record);
	st->request.record = arena_printf(a, "%s/%s", contract, id);
	return RC_OK;
}

/* The table as an import would bring it, with what its record says about it. */
static enum rc attach_table(struct stanza *st, const char *file, const char *path, struct arena *a, struct why *why)
{
	const char *record = st->request.record;
	struct import_want want = { .as = IMPORT_SERIES, .contract = arena_strndup(a, record, strcspn(record, "/")) };
	struct act_file *own = arena_alloc(a, sizeof *own);
	struct import imp;
	char sha[SHA256_HEX];
	enum rc rc = import_propose(&imp, a, file, &want, why);

	if (rc == RC_OK && imp.n == 0)
		rc = fail(why, RC_INVALID, N_("{1} holds no rows of data."), file);
	if (rc != RC_OK)
		return rc;
	*own = (struct act_file){ arena_printf(a, "%s.csv", path), imp.stanza[0].file->data, imp.stanza[0].file->len };
	st->request.files = own;
	st->request.n_files = 1;
	for (size_t i = 0; i < imp.stanza[0].n; i++)
		fill(st, a, imp.stanza[0].name[i], imp.stanza[0].value[i]);
	sha256_hex(sha, own->data, own->len);
	fill(st, a, "Rows-SHA256", sha);
	return RC_OK;
}

enum rc stanza_attach(struct stanza *st, struct service *s, const char *dir, struct arena *a, struct why *why)
{
	const struct kind *k = kind_by_name(st->verb->kind);
	const char *file = st->file, *path, *hash = hash_field(k);
	char sha[65];
	int64_t size = 0;
	enum rc rc;

	if (!file || !*file)
		return RC_OK;
	if (!hash)
		return fail_field(why, RC_INVALID, "File", N_("A {1} takes no file."), k->name);
	if (dir && file[0] != '/')
		file = arena_printf(a, "%s/%s", dir, file);
	if (strcmp(k->name, "series") == 0 &&
	    ((rc = place_series(st, s, &path, a, why)) != RC_OK || (rc = attach_table(st, file, path, a, why)) != RC_OK))
		return rc;
	if ((rc = service_attach(s, file, sha, &size, why)) != RC_OK)
		return rc;
	fill(st, a, hash, sha);
	fill(st, a, "File-Name", base_name(file));
	fill(st, a, "File-Size", NUM(size));
	return RC_OK;
}
