/* The manual for whoever writes acts: verbs and kinds, straight from the tables that the program itself reads. */
#include <string.h>

#include "out.h"

/* Flags and roles of a verb as words that do not change. */
static const struct { unsigned flag; const char *word, *text; } verb_flags[] = {
	{ V_NEW, "new", N_("makes its record") },
	{ V_DECIDE, "decide", N_("a body decides: open meeting, quorum, mode and votes") },
	{ V_REASON, "reason", N_("needs a reason") },
	{ V_NUMBER, "number", N_("takes the next agreement number") },
	{ V_NUMBERED, "numbered", N_("its record's id is given by the program") },
	{ V_MEETING, "meeting", N_("happens in the meeting that it names") },
	{ V_FOUND, "found", N_("only the first act") },
	{ V_BINDING, "binding", N_("binds: look twice") },
};

static const struct { enum verb_who who; const char *word, *text; } roles[] = {
	{ WHO_ANYONE, "anyone", N_("anybody on the roster") },
	{ WHO_REGISTRAR, "registrar", N_("the registrar") },
	{ WHO_GROUP, "group", N_("who sits in the contract's working group, and recorders") },
	{ WHO_COMMITTEE, "committee", N_("who sits in the committee, and recorders") },
};

static const struct { unsigned flag; const char *word, *text; } field_flags[] = {
	{ F_REQUIRED, "required", N_("required") },
	{ F_SEALED, "sealed", N_("sealed") },
	{ F_DERIVED, "derived", N_("derived by the program") },
	{ F_LIST, "list", NULL },
};

#define COUNT(v) (sizeof(v) / sizeof(v)[0])

/* --- verbs ----------------------------------------------------------------------------------------------------------------------------------- */

static void json_verb(struct json *j, const struct verb *v)
{
	const struct kind *k = kind_by_name(v->kind);
	struct arena *a = arena_new();
	struct strs about = { 0 };

	json_object(j, NULL);
	json_string(j, "name", v->name);
	json_string(j, "kind", v->kind);
	json_array(j, "about");
	strs_split(&about, a, v->about ? v->about : "");
	for (size_t i = 0; i < about.n; i++)
		json_string(j, NULL, about.v[i]);
	json_array_end(j);
	for (size_t i = 0; i < COUNT(roles); i++)
		if (roles[i].who == v->who)
			json_string(j, "who", roles[i].word);
	json_array(j, "flags");
	for (size_t i = 0; i < COUNT(verb_flags); i++)
		if (v->flags & verb_flags[i].flag)
			json_string(j, NULL, verb_flags[i].word);
	json_array_end(j);
	json_array(j, "fields");
	for (size_t i = 0; i < k->n_fields; i++)
		if (verb_may_set(v, k, (int)i))
			json_string(j, NULL, k->fields[i].name);
	json_array_end(j);
	json_string(j, "label", _(v->label));
	json_string(j, "help", _(v->help));
	json_object_end(j);
	arena_free(a);
}

static void print_verb(const struct verb *v)
{
	const struct kind *k = kind_by_name(v->kind);

	printf("%s\n    %s. %s\n", v->name, _(v->label), _(v->help));
	printf("    %s: %s", _("writes"), v->kind);
	if (v->about)
		printf("; %s: %s", _("RECORD names"), v->about);
	for (size_t i = 0; i < COUNT(roles); i++)
		if (roles[i].who == v->who)
			printf("; %s: %s", _("who may"), _(roles[i].text));
	for (size_t i = 0; i < COUNT(verb_flags); i++)
		if (v->flags & verb_flags[i].flag)
			printf("; %s", _(verb_flags[i].text));
	printf("\n    %s:", _("fields"));
	for (size_t i = 0; i < k->n_fields; i++)
		if (verb_may_set(v, k, (int)i))
			printf(" %s", k->fields[i].name);
	fputc('\n', stdout);
}

enum rc cmd_verbs(struct cli *c, struct why *why)
{
	const struct verb *v;
	struct json *j = NULL;

	if (c->args && !verb_by_name(c->arg[0]))
		return fail(why, RC_INVALID, N_("{1} is no verb; `procure verbs` lists them."), c->arg[0]);
	if (c->json) {
		j = out_json(c);
		json_array(j, "verbs");
	}
	for (size_t i = 0; (v = verb_at(i)) != NULL; i++) {
		if (c->args && strcmp(v->name, c->arg[0]) != 0)
			continue;
		if (j)
			json_verb(j, v);
		else
			print_verb(v);
	}
	if (!j)
		return RC_OK;
	json_array_end(j);
	return out_json_end(j, why);
}

/* --- kinds ----------------------------------------------------------------------------------------------------------------------------------- */

static void json_choices(struct json *j, const struct field *f)
{
	struct arena *a = arena_new();
	struct strs codes = { 0 };

	field_choices(&codes, a, f);
	json_array(j, "choices");
	for (size_t i = 0; i < codes.n; i++) {
		json_object(j, NULL);
		json_string(j, "code", codes.v[i]);
		json_string(j, "label", choice_label(f, codes.v[i]));
		json_object_end(j);
	}
	json_array_end(j);
	arena_free(a);
}

static void json_columns(struct json *j, const struct field *f)
{
	struct arena *a = arena_new();
	struct column *column = arena_alloc(a, TABLE_COLUMNS_MAX * sizeof *column);
	size_t n = table_columns(f, column);

	json_array(j, "columns");
	for (size_t i = 0; i < n; i++) {
		json_object(j, NULL);
		json_string(j, "name", column[i].name);
		json_string(j, "type", column[i].type->name);
		out_json_word(j, "spec", column[i].spec);
		json_bool(j, "optional", column[i].optional);
		json_string(j, "label", column_label(column[i].name));
		json_object_end(j);
	}
	json_array_end(j);
	arena_free(a);
}

static void json_field(struct json *j, const struct field *f)
{
	json_object(j, NULL);
	json_string(j, "name", f->name);
	json_string(j, "type", f->type->name);
	out_json_word(j, "spec", f->spec);
	json_bool(j, "lines", f->type->lines);
	for (size_t i = 0; i < COUNT(field_flags); i++)
		json_bool(j, field_flags[i].word, f->flags & field_flags[i].flag);
	json_choices(j, f);
	if (f->type == &type_table)
		json_columns(j, f);
	json_string(j, "label", _(f->label));
	json_string(j, "help", _(f->help));
	json_object_end(j);
}

static void json_kind(struct json *j, const struct kind *k)
{
	json_object(j, NULL);
	json_string(j, "name", k->name);
	json_string(j, "dir", k->dir);
	json_string(j, "prefix", k->prefix);
	json_string(j, "label", _(k->label));
	json_string(j, "plural", _(k->plural));
	out_json_word(j, "title", k->title_field);
	out_json_word(j, "reason", k->reason_field);
	out_json_word(j, "state", k->state_field);
	out_json_word(j, "due", k->due_field);
	json_array(j, "fields");
	for (size_t i = 0; i < k->n_fields; i++)
		json_field(j, &k->fields[i]);
	json_array_end(j);
	json_object_end(j);
}

static void print_field(const struct field *f)
{
	printf("    %-22s %s", f->name, f->type->name);
	if (f->spec)
		printf(" (%s)", f->spec);
	for (size_t i = 0; i < COUNT(field_flags); i++)
		if (f->flags & field_flags[i].flag && field_flags[i].text)
			printf(", %s", _(field_flags[i].text));
	printf("\n        %s: %s\n", _(f->label), _(f->help));
}

static void print_kind(const struct kind *k)
{
	printf("%s: %s\n", k->name, _(k->label));
	for (size_t i = 0; i < k->n_fields; i++)
		print_field(&k->fields[i]);
	fputc('\n', stdout);
}

enum rc cmd_kinds(struct cli *c, struct why *why)
{
	const struct kind *k;
	struct json *j = NULL;

	if (c->args && !kind_by_name(c->arg[0]))
		return fail(why, RC_INVALID, N_("{1} is no kind; `procure kinds` lists them."), c->arg[0]);
	if (c->json) {
		j = out_json(c);
		json_array(j, "kinds");
	}
	for (size_t i = 0; (k = kind_at(i)) != NULL; i++) {
		if (c->args && strcmp(k->name, c->arg[0]) != 0)
			continue;
		if (j)
			json_kind(j, k);
		else
			print_kind(k);
	}
	if (!j)
		return RC_OK;
	json_array_end(j);
	return out_json_end(j, why);
}
