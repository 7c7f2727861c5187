/* The text of a clause that is modified or new, in the form of its decision: written now, or agreed in principle. Only what the choice needs is asked. */
#include <string.h>

#include "act_form_room.h"

#define HOW "text"
#define PRINCIPLE "principle"

/* Which fields belong to which answer. */
static bool is_instruction(const char *name)
{
	return strncmp(name, "Instruction", 11) == 0;
}

static bool has_how(const struct act_form *f)
{
	return f->verb->flags & V_DECIDE && kind_field(f->kind, "Instruction") >= 0 && verb_may_set(f->verb, f->kind, kind_field(f->kind, "Instruction"));
}

static bool filled(const struct act_form *f, const char *name)
{
	for (size_t i = 0; i < f->n; i++)
		if (strcmp(f->field[i].name, name) == 0)
			return *f->field[i].value != '\0';
	return false;
}

/* Beside the verdict; what was filled in already says which answer it begins with. */
void clause_text_add(struct act_form *f)
{
	struct form_choice *how;
	size_t at = 0;

	if (!has_how(f))
		return;
	how = arena_alloc(f->arena, 2 * sizeof *how);
	how[0] = (struct form_choice){ "written", _("Written here"), NULL };
	how[1] = (struct form_choice){ PRINCIPLE, _("Agreed in principle"), NULL };
	act_form_add(f, (struct form_field){ HOW, _("Its text"), _("Agreed in principle: what the text is to say, who writes it, by when; the text is settled later (t)."), WIDGET_CHOICE, true,
					    filled(f, "Instruction") && !filled(f, "New-Text") ? PRINCIPLE : "written", how, 2 });
	for (size_t i = 0; i < f->n; i++)        /* where they are asked at all */
		f->field[i].required |= list_has("New-Text Instruction Instruction-Owner Instruction-Due", f->field[i].name);
	while (at < f->n && strcmp(f->field[at].name, "Verdict") != 0)
		at++;
	for (size_t i = f->n - 1; at < f->n && i > at + 1; i--) {        /* after the verdict, before what depends on it */
		struct form_field field = f->field[i];
		const char *was = f->was[i];
		bool own = f->own[i];

		f->field[i] = f->field[i - 1];
		f->was[i] = f->was[i - 1];
		f->own[i] = f->own[i - 1];
		f->field[i - 1] = field;
		f->was[i - 1] = was;
		f->own[i - 1] = own;
	}
}

bool clause_text_principle(const struct form *form)
{
	return list_has("modify new", form_value_of(form, "Verdict")) && strcmp(form_value_of(form, HOW), PRINCIPLE) == 0;
}

bool clause_text_asked(void *ctx, size_t i, const struct form *form)
{
	const struct act_form *f = ctx;
	const char *name = f->field[i].name;
	bool changes = list_has("modify new", form_value_of(form, "Verdict"));

	if (!has_how(f))
		return true;
	if (strcmp(name, HOW) == 0)
		return changes;
	if (strcmp(name, "New-Text") == 0)
		return changes && !clause_text_principle(form);
	return !is_instruction(name) || clause_text_principle(form);
}
