/* The same answers for programs: one object, stored codes, whole numbers as numbers, lists and tables as arrays. */
#include <string.h>

#include "out.h"
#include "procure/base/num.h"

static void sink(void *ctx, const char *p, size_t n)
{
	fwrite(p, 1, n, ctx);
}

struct json *out_json(const struct cli *c)
{
	struct json *j = json_new(sink, stdout, out_columns(stdout) > 0);

	json_object(j, NULL);
	json_string(j, "schema", arena_printf(c->arena, "procure.%s.1", c->command->name));
	if (c->at)
		json_int(j, "at", c->at);
	return j;
}

enum rc out_json_end(struct json *j, struct why *why)
{
	json_object_end(j);
	return json_end(j, why);
}

void out_json_word(struct json *j, const char *key, const char *s)
{
	if (s && *s)
		json_string(j, key, s);
	else
		json_null(j, key);
}

static void table(struct json *j, const char *key, const struct field *f, const char *text)
{
	struct arena *a = arena_new();
	struct column *column = arena_alloc(a, TABLE_COLUMNS_MAX * sizeof *column);
	struct row *rows;
	size_t columns = table_columns(f, column), n = table_rows(text, &rows, a);

	json_array(j, key);
	for (size_t i = 0; i < n; i++) {
		json_object(j, NULL);
		for (size_t k = 0; k < columns; k++)
			out_json_word(j, column[k].name, table_cell(f, &rows[i], column[k].name));
		json_object_end(j);
	}
	json_array_end(j);
	arena_free(a);
}

static void list(struct json *j, const char *key, const char *text)
{
	struct arena *a = arena_new();
	struct strs ids = { 0 };

	strs_split(&ids, a, text);
	json_array(j, key);
	for (size_t i = 0; i < ids.n; i++)
		json_string(j, NULL, ids.v[i]);
	json_array_end(j);
	arena_free(a);
}

void out_json_value(struct json *j, const char *key, const struct field *f, const char *text)
{
	int64_t n;

	if (value_sealed(text))
		json_string(j, key, text);
	else if ((f->type == &type_int || f->type == &type_money) && num_parse(text, &n))
		json_int(j, key, n);
	else if (f->type == &type_yesno)
		json_bool(j, key, strcmp(text, "yes") == 0);
	else if (f->type == &type_refs || f->type == &type_ids)
		list(j, key, text);
	else if (f->type == &type_table)
		table(j, key, f, text);
	else
		json_string(j, key, text);
}

void out_json_record(struct json *j, const char *key, const struct record *r)
{
	struct arena *a = arena_new();

	json_object(j, key);
	json_string(j, "name", record_name(a, r->path));
	json_string(j, "path", r->path);
	json_string(j, "kind", r->kind->name);
	json_string(j, "id", r->id);
	json_object(j, "fields");
	for (size_t i = 0; i < r->kind->n_fields; i++)
		if (r->value[i])
			out_json_value(j, r->kind->fields[i].name, &r->kind->fields[i], r->value[i]);
	json_object_end(j);
	json_object_end(j);
	arena_free(a);
}

void out_json_act(struct json *j, const char *key, const struct act_line *a)
{
	char decided[INSTANT_SIZE], recorded[INSTANT_SIZE];

	instant_print(decided, a->decided);
	instant_print(recorded, a->recorded);
	json_object(j, key);
	json_int(j, "seq", a->seq);
	json_string(j, "commit", a->commit);
	json_string(j, "receipt", a->receipt);
	json_string(j, "verb", a->verb);
	json_string(j, "subject", a->subject);
	out_json_word(j, "record", a->record);
	out_json_word(j, "contract", a->contract);
	out_json_word(j, "meeting", a->meeting);
	out_json_word(j, "body", a->body);
	out_json_word(j, "mode", a->mode);
	out_json_word(j, "result", a->result);
	out_json_word(j, "agreement", a->agreement);
	out_json_word(j, "late", a->late);
	out_json_word(j, "person", a->person);
	json_string(j, "decided", decided);
	json_string(j, "recorded", recorded);
	json_object_end(j);
}

void out_json_why(struct json *j, const char *key, const struct why *w)
{
	struct buf text = { 0 };

	why_sentence(&text, w);
	json_object(j, key);
	json_string(j, "sentence", buf_str(&text));
	out_json_word(j, "field", w->field);
	out_json_word(j, "guard", w->guard);
	json_object_end(j);
	buf_free(&text);
}
