/* procure history, procure diff: versions of records side by side. */
#include <string.h>

#include "changes.h"

void changes_act(struct cli *c, const struct act_line *a)
{
	char when[INSTANT_SIZE];

	instant_show(when, a->decided);
	printf("%s %lld  %s  ", _("act"), (long long)a->seq, when);
	out_flat(stdout, out_person(c, a->person));
	fputs("  ", stdout);
	out_flat(stdout, a->subject);
	fputc('\n', stdout);
}

static const char *value(const struct record *r, size_t i)
{
	return r && r->value[i] ? r->value[i] : "";
}

static const struct kind *kind_of(const struct record *before, const struct record *after)
{
	const struct record *r = after ? after : before;

	return r->kind;          /* NOLINT(clang-analyzer-core.NullDereference): one of the two is there */
}

void changes_print(struct cli *c, const struct record *before, const struct record *after)
{
	const struct kind *k = kind_of(before, after);

	for (size_t i = 0; i < k->n_fields; i++) {
		const char *old = value(before, i), *new = value(after, i);

		if (strcmp(old, new) == 0)
			continue;
		printf("    %s: ", _(k->fields[i].label));
		if (*old) {
			out_flat(stdout, out_value(c->arena, &k->fields[i], old));
			fputs(" → ", stdout);
		}
		out_flat(stdout, *new ? out_value(c->arena, &k->fields[i], new) : _("(empty)"));
		fputc('\n', stdout);
	}
}

void changes_json(struct json *j, const struct record *before, const struct record *after)
{
	const struct kind *k = kind_of(before, after);

	json_array(j, "changes");
	for (size_t i = 0; i < k->n_fields; i++) {
		if (strcmp(value(before, i), value(after, i)) == 0)
			continue;
		json_object(j, NULL);
		json_string(j, "field", k->fields[i].name);
		out_json_word(j, "before", value(before, i));
		out_json_word(j, "after", value(after, i));
		json_object_end(j);
	}
	json_array_end(j);
}

/* --- history --------------------------------------------------------------------------------------------------------------------------------- */

static void history_json(struct json *j, const struct record *before, const struct version *v)
{
	json_object(j, NULL);
	out_json_act(j, "act", &v->act);
	changes_json(j, before, v->record);
	json_object_end(j);
}

enum rc cmd_history(struct cli *c, struct why *why)
{
	struct record *r;
	struct version *v;
	struct json *j = NULL;
	size_t n;
	enum rc rc;

	if ((rc = session_record(c, c->arg[0], &r, why)) != RC_OK || (rc = service_history(c->service, r->path, &v, &n, c->arena, why)) != RC_OK)
		return rc;
	if (c->json) {
		j = out_json(c);
		json_string(j, "record", record_name(c->arena, r->path));
		json_array(j, "versions");
	}
	for (size_t i = 0; i < n && (!c->at || v[i].from <= c->at); i++) {
		const struct record *before = i ? v[i - 1].record : NULL;

		if (j) {
			history_json(j, before, &v[i]);
			continue;
		}
		changes_act(c, &v[i].act);
		changes_print(c, before, v[i].record);
	}
	if (!j)
		return RC_OK;
	json_array_end(j);
	return out_json_end(j, why);
}

/* --- diff ------------------------------------------------------------------------------------------------------------------------------------ */

/* Every record that an act after `from` and up to `to` wrote. */
static enum rc written(struct cli *c, struct strs *paths, int64_t from, int64_t to, struct why *why)
{
	struct log_query q = { .from = from + 1, .before = to + 1, .contract = args_option(c, "contract") };
	struct act_line *v;
	size_t n, body;
	enum rc rc = service_log(c->service, &q, &v, &n, c->arena, why);

	for (size_t i = 0; i < n && rc == RC_OK; i++) {
		struct trailers t = { 0 };

		rc = trailers_parse(&t, c->arena, v[i].message, strlen(v[i].message), &body, why);
		for (size_t k = 0; k < t.record.n; k++)
			if (!strs_has(paths, t.record.v[k]))
				strs_add(paths, c->arena, t.record.v[k]);
	}
	strs_sort(paths);
	return rc;
}

/* NULL where it was not there yet. */
static enum rc version(struct cli *c, const char *path, int64_t at, struct record **out, struct why *why)
{
	enum rc rc = service_record(c->service, path, NULL, at, out, c->arena, why);

	if (rc != RC_NOTFOUND)
		return rc;
	*out = NULL;
	return RC_OK;
}

static enum rc diff_one(struct cli *c, struct json *j, const char *path, int64_t a, int64_t b, struct why *why)
{
	struct record *before = NULL, *after = NULL;
	const char *name = record_name(c->arena, path);
	enum rc rc;

	if ((rc = version(c, path, a, &before, why)) != RC_OK || (rc = version(c, path, b, &after, why)) != RC_OK || (!before && !after))
		return rc;
	if (j) {
		json_object(j, NULL);
		json_string(j, "name", name);
		json_string(j, "path", path);
		json_bool(j, "new", !before);
		changes_json(j, before, after);
		json_object_end(j);
		return RC_OK;
	}
	out_flat(stdout, name);
	printf("%s%s\n", before ? "" : "  ", before ? "" : _("(new)"));
	changes_print(c, before, after);
	return RC_OK;
}

enum rc cmd_diff(struct cli *c, struct why *why)
{
	struct strs paths = { 0 };
	struct json *j = NULL;
	int64_t a, b;
	enum rc rc;

	if ((rc = service_at(c->service, c->arg[0], &a, why)) != RC_OK || (rc = service_at(c->service, c->arg[1], &b, why)) != RC_OK ||
	    (rc = written(c, &paths, a < b ? a : b, a < b ? b : a, why)) != RC_OK)
		return rc;
	if (c->json) {
		j = out_json(c);
		json_int(j, "from", a);
		json_int(j, "to", b);
		json_array(j, "records");
	}
	for (size_t i = 0; i < paths.n && rc == RC_OK; i++)
		rc = diff_one(c, j, paths.v[i], a, b, why);
	if (j) {
		struct why ended = { 0 };

		json_array_end(j);
		out_json_end(j, &ended);
	}
	return rc == RC_OK && paths.n == 0 ? RC_NONE : rc;
}
