/* What is wrong with a field, and how a right one was understood. */
#include "widgets/form_room.h"

#include <string.h>

const struct form_choice *item_choice(const struct item *it, const char *code)
{
	for (size_t i = 0; i < it->field.n_choices; i++)
		if (!strcmp(it->field.choices[i].code, code))
			return &it->field.choices[i];
	return NULL;
}

void item_labels(const struct item *it, struct buf *out)
{
	struct arena *a = arena_new();
	struct strs codes = { 0 };

	if (it->field.widget == WIDGET_PICK_MANY)
		strs_split(&codes, a, edit_text(&it->edit));
	else if (it->edit.text.len)
		strs_add(&codes, a, edit_text(&it->edit));
	for (size_t i = 0; i < codes.n; i++) {
		const struct form_choice *c = item_choice(it, codes.v[i]);

		buf_printf(out, "%s%s", i ? ", " : "", c ? c->label : codes.v[i]);
	}
	arena_free(a);
}

void item_fault(struct item *it, const char *sentence)
{
	char *fault = sentence ? mem_strdup(sentence) : NULL;

	mem_free(it->fault);
	it->fault = fault;
}

static void fault_why(struct item *it, const struct why *why)
{
	struct buf b = { 0 };

	why_sentence(&b, why);
	item_fault(it, b.len ? buf_str(&b) : _("this value cannot be taken"));
	buf_free(&b);
}

bool item_check(struct item *it, bool final)
{
	struct form *f = it->form;
	const char *value = edit_text(&it->edit);
	struct buf missing = { 0 };
	struct why why;

	it->touched = false;
	item_fault(it, NULL);
	buf_reset(&it->shown);
	if (!*value) {
		if (!final || !it->field.required)
			return true;
		buf_printf(&missing, _("%s is needed."), it->field.label);
		item_fault(it, buf_str(&missing));
		buf_free(&missing);
		return false;
	}
	why_clear(&why);
	if (!f->set.ops->check || f->set.ops->check(f->set.ctx, (size_t)(it - f->items), value, &it->shown, &why) == RC_OK)
		return true;
	buf_reset(&it->shown);
	fault_why(it, &why);
	return false;
}
