/* What a binding act will record, in plain words: the result first, then who voted how, then what is set. What git will hold is behind a key. */
#include <string.h>

#include "act_form_room.h"

static const char *names_of(struct act_form *f, const char *ids, struct arena *a)
{
	struct strs v = { 0 };
	const char *out = "";

	strs_split(&v, a, ids);
	for (size_t i = 0; i < v.n; i++) {
		const struct record *p = scope_person(service_scope(f->app->svc), v.v[i]);

		out = arena_printf(a, "%s%s%s", out, i ? ", " : "", p ? record_get(p, "Name") : v.v[i]);
	}
	return out;
}

/* A trailer of the message, or NULL. */
static const char *trailer(const char *message, const char *name, struct arena *a)
{
	const char *at = strstr(message, arena_printf(a, "\n%s: ", name)), *value = at ? at + strlen(name) + 3 : NULL;

	return value ? arena_strndup(a, value, strcspn(value, "\n")) : NULL;
}

static void say_decision(struct act_form *f, const char *message, struct buf *out, struct arena *a)
{
	static const struct { const char *trailer, *label; enum { CODE, NAMES, TEXT } as; } rows[] = {
		{ "Result", N_("Result"), CODE }, { "Agreement", N_("Acuerdo"), TEXT }, { "Mode", N_("Decided by"), CODE }, { "Quorum", N_("Quorum"), TEXT }, { "For", N_("For"), NAMES },
		{ "Against", N_("Against"), NAMES }, { "Abstained", N_("Abstained"), NAMES }, { "Recused", N_("Recused"), NAMES }, { "Absent", N_("Absent"), NAMES },
		{ "Casting", N_("Casting vote"), NAMES }, { "Replaces", N_("Replaces act"), TEXT },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		const char *value = trailer(message, rows[i].trailer, a);

		if (value)
			buf_printf(out, "%s: %s\n", _(rows[i].label), rows[i].as == CODE ? choice_label(NULL, value) : rows[i].as == NAMES ? names_of(f, value, a) : value);
	}
}

static void say_fields(struct act_form *f, const struct form *form, struct buf *out)
{
	for (size_t i = 0; i < f->n; i++) {
		const char *value = act_form_value(f, form, i);
		int k = f->own[i] ? kind_field(f->kind, f->field[i].name) : -1;

		if (k < 0 || strcmp(value, f->was[i]) == 0 || f->kind->fields[k].flags & F_ILLUSTRATIVE)
			continue;
		if (f->kind->fields[k].flags & F_SEALED)
			value = _("(sealed)");
		else if (f->field[i].n_choices)
			value = choice_label(&f->kind->fields[k], value);
		buf_printf(out, strchr(value, '\n') ? "\n%s:\n%s\n" : "\n%s: %s", f->field[i].label, *value ? value : _("(emptied)"));
	}
}

const char *act_in_words(struct act_form *f, const struct form *form, const char *message, struct arena *a)
{
	struct buf out = { 0 };
	const char *text;

	say_decision(f, message, &out, a);
	say_fields(f, form, &out);
	buf_printf(&out, "\n\n%s", _("It is not deleted afterwards: only another act replaces it. Ctrl-D shows the text as git will hold it."));
	text = arena_strdup(a, buf_str(&out));
	buf_free(&out);
	return text;
}
