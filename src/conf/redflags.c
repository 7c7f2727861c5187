/* The table of red flags, and whether a text raises one. */
#include <ctype.h>
#include <string.h>

#include "procure/base/text.h"
#include "procure/conf/redflags.h"
#include "rows.h"

static const char *const *phrases(const char *list, struct arena *a)
{
	const char **v;
	size_t n = 2, made = 0;

	for (const char *c = list; *c; c++)
		n += *c == ';';
	v = arena_alloc(a, n * sizeof *v);
	while (*list) {
		size_t len = strcspn(list, ";"), from = strspn(list, " "), to = len;
		struct buf folded = { 0 };

		while (to > from && list[to - 1] == ' ')
			to--;
		if (to > from) {
			text_fold(&folded, list + from, to - from);
			v[made++] = arena_strdup(a, buf_str(&folded));
		}
		buf_free(&folded);
		list += len + (list[len] == ';');
	}
	v[made] = NULL;
	return v;
}

/* Sections are written small; the codes of the list are R007. */
static const char *code_of(const char *id, struct arena *a)
{
	return id[0] == 'r' && isdigit((unsigned char)id[1]) ? arena_printf(a, "R%s", id + 1) : id;
}

static struct red_flag row(const struct ini *i, const char *section, const char *id, struct arena *a)
{
	return (struct red_flag){
		.code = code_of(id, a), .title = row_words(i, a, section, ""), .question = row_words(i, a, section, "question"),
		.any = phrases(ini_text(i, section, "any", ""), a), .unless = phrases(ini_text(i, section, "unless", ""), a),
		.from = { ini_text(i, section, "source", ""), ini_text(i, section, "confirmed-by", "") },
	};
}

enum rc red_flags_load(struct red_flags *out, struct arena *a, struct why *why)
{
	struct ini *i = NULL;
	struct red_flag *v;
	enum rc rc = rows_read(&i, a, "data/law/red-flags.ini", NULL, why);

	*out = (struct red_flags){ 0 };
	if (rc != RC_OK)
		return rc;
	v = arena_alloc(a, (rows_count(i, "flag") + 1) * sizeof *v);
	for (size_t s = 0; s < ini_sections(i); s++) {
		const char *id = row_id(ini_section(i, s), "flag");

		if (!id)
			return fail(why, RC_INVALID, N_("{1}: [{2}] must be [flag.CODE]"), ini_name(i), ini_section(i, s));
		v[out->n] = row(i, ini_section(i, s), id, a);
		if (!v[out->n].any[0])
			return fail(why, RC_INVALID, N_("{1}: [{2}] has no phrases (any = …)"), ini_name(i), ini_section(i, s));
		out->n++;
	}
	out->v = v;
	return RC_OK;
}

const struct red_flag *red_flag_find(const struct red_flags *f, const char *code)
{
	for (size_t i = 0; i < f->n; i++)
		if (strcmp(f->v[i].code, code) == 0)
			return &f->v[i];
	return NULL;
}

static bool word_byte(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Between words: "modelo" does not stand in "modelos" or "supermodelo". */
static bool holds(const char *text, const char *phrase)
{
	size_t n = strlen(phrase);

	for (const char *at = strstr(text, phrase); at; at = strstr(at + 1, phrase))
		if ((at == text || !word_byte(at[-1])) && !word_byte(at[n]))
			return true;
	return false;
}

static const char *first_held(const char *text, const char *const *v)
{
	for (; *v; v++)
		if (holds(text, *v))
			return *v;
	return NULL;
}

bool red_flag_raised(const struct red_flag *f, const char *text, const char **phrase)
{
	struct buf folded = { 0 };
	const char *found;

	text_fold(&folded, text, strlen(text));
	found = first_held(buf_str(&folded), f->any);
	if (found && first_held(buf_str(&folded), f->unless))
		found = NULL;
	buf_free(&folded);
	if (phrase)
		*phrase = found;
	return found != NULL;
}
