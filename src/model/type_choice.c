/* Choices and yes/no: neutral codes in the ledger, words on the screen. People may type either, in English or in their language. */
#include "schema.h"

#include <string.h>

#include "procure/base/text.h"

/* Equal, case and accents apart? */
static bool same_word(const char *a, const char *b)
{
	struct buf x = { 0 }, y = { 0 };
	bool same;

	text_fold(&x, a, strlen(a));
	text_fold(&y, b, strlen(b));
	same = strcmp(buf_str(&x), buf_str(&y)) == 0;
	buf_free(&x);
	buf_free(&y);
	return same;
}

static bool code_meant(const struct field *f, const char *code, const char *typed)
{
	const char *english = label_of_code(code);

	return same_word(code, typed) || (english && same_word(english, typed)) || same_word(choice_label(f, code), typed);
}

static enum rc check_choice(const struct field *f, const char *text, struct why *why)
{
	if (strchr(text, ' ') || !spec_has(f->spec, text))
		return refuse(f, N_("“{1}” is none of these: {2}."), text, f->spec, why);
	return RC_OK;
}

/* "mantener (keep), eliminar (drop)": the word, and the code where it differs. Both can be typed. */
static const char *words_of(const struct field *f, const struct strs *codes, struct arena *a)
{
	const char *out = "";

	for (size_t i = 0; i < codes->n; i++) {
		const char *label = choice_label(f, codes->v[i]);

		out = same_word(label, codes->v[i]) ? arena_printf(a, "%s%s%s", out, i ? ", " : "", codes->v[i]) :
			arena_printf(a, "%s%s%s (%s)", out, i ? ", " : "", label, codes->v[i]);
	}
	return out;
}

static enum rc entry_choice(const struct field *f, const char *typed, struct buf *out, struct why *why)
{
	struct arena *a = arena_new();
	struct strs codes = { 0 };
	const char *found = NULL;
	char *word = arena_strdup(a, typed + strspn(typed, " \n"));

	word[strcspn(word, "\n")] = '\0';
	while (*word && word[strlen(word) - 1] == ' ')
		word[strlen(word) - 1] = '\0';
	field_choices(&codes, a, f);
	for (size_t i = 0; i < codes.n && !found; i++)
		if (code_meant(f, codes.v[i], word))
			found = codes.v[i];
	if (found)
		buf_puts(out, found);
	if (!found && *word)
		refuse(f, N_("“{1}” is none of these: {2}."), word, words_of(f, &codes, a), why);
	found = *word ? found : word;
	arena_free(a);
	return found ? RC_OK : RC_INVALID;
}

static void show_choice(const struct field *f, const char *text, struct buf *out)
{
	buf_puts(out, choice_label(f, text));
}

const struct type type_choice = { "choice", WIDGET_CHOICE, false, false, check_choice, entry_choice, show_choice };

static enum rc check_yesno(const struct field *f, const char *text, struct why *why)
{
	if (strcmp(text, "yes") != 0 && strcmp(text, "no") != 0)
		return refuse(f, N_("“{1}” is neither yes nor no."), text, NULL, why);
	return RC_OK;
}

/* `s`, `sí`, `y`, `n` are words enough, in either language. */
static enum rc entry_yesno(const struct field *f, const char *typed, struct buf *out, struct why *why)
{
	if (same_word(typed, "s") || same_word(typed, "y") || same_word(typed, "si"))
		buf_puts(out, "yes");
	else if (same_word(typed, "n"))
		buf_puts(out, "no");
	else
		return entry_choice(f, typed, out, why);
	return RC_OK;
}

const struct type type_yesno = { "yesno", WIDGET_CHOICE, false, false, check_yesno, entry_yesno, show_choice };

void field_choices(struct strs *out, struct arena *a, const struct field *f)
{
	if (f->type == &type_yesno)
		strs_split(out, a, "yes no");
	else if (f->spec && (f->type == &type_choice || f->type == &type_ids))
		strs_split(out, a, f->spec);
}

const char *choice_label(const struct field *f, const char *code)
{
	const char *label = label_of_code(code);

	(void)f;
	return label ? _(label) : code;
}

bool choice_known(const char *code)
{
	return label_of_code(code) != NULL;
}
