/* What the names in a stanza mean: one table of verbs, one of kinds, one of trailers, and five words of its own. */
#include <string.h>
#include <strings.h>

#include "procure/base/text.h"
#include "procure/exchange/stanza.h"

enum rc stanza_begin(struct stanza *st, struct arena *a, const char *verb, struct why *why)
{
	struct buf clean = { 0 };

	text_clean(&clean, verb, strlen(verb), false);
	st->verb = verb_by_name(buf_str(&clean));
	buf_free(&clean);
	if (!st->verb)
		return fail(why, RC_INVALID, N_("{1} is no verb; `procure verbs` lists them."), verb);
	st->request = (struct request){ .verb = st->verb->name };
	st->file = NULL;
	st->names = arena_alloc(a, KIND_FIELDS_MAX * sizeof *st->names);
	st->values = arena_alloc(a, KIND_FIELDS_MAX * sizeof *st->values);
	st->request.names = st->names;
	st->request.values = st->values;
	return RC_OK;
}

/* The field's own spelling, or NULL. */
static int field_named(const struct kind *k, const char *name)
{
	int exact = kind_field(k, name);

	for (size_t i = 0; i < k->n_fields && exact < 0; i++)
		if (strcasecmp(k->fields[i].name, name) == 0)
			exact = (int)i;
	return exact;
}

bool stanza_has(const struct stanza *st, const char *field)
{
	for (size_t i = 0; i < st->request.n_fields; i++)
		if (strcmp(st->names[i], field) == 0)
			return true;
	return false;
}

static enum rc twice(const char *name, struct why *why)
{
	return fail_field(why, RC_INVALID, name, N_("{1} stands twice."), name);
}

enum rc stanza_give_field(struct stanza *st, struct arena *a, const char *name, const char *value, struct why *why)
{
	const struct kind *k = kind_by_name(st->verb->kind);
	int i = field_named(k, name);
	const char *own = i < 0 ? name : k->fields[i].name;

	if (i < 0)
		return fail_field(why, RC_INVALID, name, N_("{1} is no field of this record; `procure kinds` lists them."), name);
	if (stanza_has(st, own))
		return twice(own, why);
	st->names[st->request.n_fields] = own;
	st->values[st->request.n_fields++] = arena_strdup(a, value);
	return RC_OK;
}

/* The words that are neither trailers nor fields; where each of them goes. */
static const char **own_word(struct stanza *st, const char *name)
{
	const struct { const char *name, **at; } words[] = {
		{ "Record", &st->request.record },
		{ "Decided", &st->request.decided },
		{ "Person", &st->request.on_behalf },
		{ "Because", &st->request.because },
	};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strcmp(words[i].name, name) == 0)
			return words[i].at;
	return NULL;
}

static enum rc give_once(const char **at, struct arena *a, const char *name, const char *value, struct why *why)
{
	if (*at)
		return twice(name, why);
	*at = arena_strdup(a, value);
	return RC_OK;
}

enum rc stanza_give(struct stanza *st, struct arena *a, const char *name, const char *value, struct why *why)
{
	const struct kind *k = kind_by_name(st->verb->kind);
	int field = field_named(k, name), trailer = trailer_by_name(name);
	const char **own = own_word(st, name);

	if (strcmp(name, "File") == 0)
		return give_once(&st->file, a, name, value, why);
	if (field >= 0 && verb_may_set(st->verb, k, field))
		return stanza_give_field(st, a, name, value, why);
	if (own)
		return give_once(own, a, name, value, why);
	if (trailer >= 0 && trailer_rows[trailer].option)
		return give_once(&st->request.trailer[trailer], a, name, value, why);
	return stanza_give_field(st, a, name, value, why);
}

/* As in a record: an empty further line is a point, a line of points only gets one more. */
static void further(struct buf *out, const char *line, size_t n)
{
	buf_puts(out, "\n ");
	buf_add(out, line, n);
	if (strspn(line, ".") >= n)
		buf_putc(out, '.');
}

void stanza_line(struct buf *out, const char *name, const char *value)
{
	size_t n = strcspn(value, "\n");

	buf_puts(out, name);
	buf_puts(out, ": ");
	buf_add(out, value, n);
	while (value[n] == '\n') {
		value += n + 1;
		n = strcspn(value, "\n");
		further(out, value, n);
	}
	buf_putc(out, '\n');
}
