/* The text of a record (design.md 3.2): the fields in the order of their kind, one spelling, or refused.
 *
 *     Name: value            one blank; an empty field does not stand
 *      further line          one blank and the line
 *      .                     an empty line; a line of dots only gets one dot more
 */
#include "procure/model/record.h"

#include <stdio.h>
#include <string.h>

#include "procure/base/text.h"

/* Where the parser stands. */
struct reader {
	const char *at, *end;
	size_t line;                             /* number of the line at `at`, from 1 */
	struct record *r;
	struct arena *a;
};

static enum rc refuse_line(size_t line, const char *field, const char *msg, const char *text, struct why *why)
{
	enum rc rc = fail(why, RC_INVALID, msg, NUM(line), text);

	snprintf(why->field, sizeof(why->field), "%s", field);
	return rc;
}

static bool dots_only(const char *s, size_t n)
{
	return n && strspn(s, ".") >= n;
}

static void print_further(struct buf *out, const char *line, size_t n)
{
	buf_puts(out, "\n ");
	buf_add(out, line, n);
	if (!n || dots_only(line, n))
		buf_putc(out, '.');
}

static void print_field(struct buf *out, const char *name, const char *value)
{
	size_t n = strcspn(value, "\n");

	buf_puts(out, name);
	buf_puts(out, ": ");
	buf_add(out, value, n);
	while (value[n] == '\n') {
		value += n + 1;
		n = strcspn(value, "\n");
		print_further(out, value, n);
	}
	buf_putc(out, '\n');
}

void record_print(struct buf *out, const struct record *r)
{
	print_field(out, "Kind", r->kind->name);
	print_field(out, "Id", r->id);
	for (size_t i = 0; i < r->kind->n_fields; i++)
		if (r->value[i])
			print_field(out, r->kind->fields[i].name, r->value[i]);
}

/* Names the first line that may not be stored as it stands. */
static enum rc refuse_bytes(const char *text, size_t n, struct why *why)
{
	const char *end = text + n;
	struct buf said = { 0 };
	size_t number = 0;
	enum rc rc = RC_OK;

	for (const char *lf; rc == RC_OK && text < end; text = lf + 1) {
		lf = memchr(text, '\n', (size_t)(end - text));
		lf = lf ? lf : end;
		number++;
		rc = text_check(text, (size_t)(lf - text), false, why);
	}
	why_sentence(&said, why);
	rc = refuse_line(number, "", N_("Line {1}: {2}"), buf_str(&said), why);
	buf_free(&said);
	return rc;
}

static enum rc check_whole(const char *text, size_t n, struct why *why)
{
	if (n > RECORD_MAX)
		return fail(why, RC_INVALID, N_("The record is larger than 1 MiB."));
	if (!n)
		return fail(why, RC_INVALID, N_("The record is empty."));
	if (text[n - 1] != '\n')
		return fail(why, RC_INVALID, N_("The record does not end with a line end."));
	if (text_check(text, n - 1, true, why) != RC_OK)
		return refuse_bytes(text, n - 1, why);
	return RC_OK;
}

/* The next line, without its LF. */
static size_t line_length(const struct reader *in)
{
	const char *lf = memchr(in->at, '\n', (size_t)(in->end - in->at));

	return (size_t)((lf ? lf : in->end) - in->at);
}

static void skip_line(struct reader *in)
{
	in->at += line_length(in) + 1;
	in->line++;
}

/* `Name: value`: the name goes to name[], the value's first line stays in the text. */
static enum rc split_line(const struct reader *in, char name[WHY_FIELD_SIZE], const char **value, size_t *n, struct why *why)
{
	size_t len = line_length(in);
	const char *colon = memchr(in->at, ':', len);
	size_t name_len = colon ? (size_t)(colon - in->at) : 0;

	*name = '\0';
	if (!len)
		return refuse_line(in->line, "", N_("Line {1} is empty: a record has no empty lines."), "", why);
	if (!name_len || name_len >= WHY_FIELD_SIZE || *in->at == ' ')
		return refuse_line(in->line, "", N_("Line {1} is not “Name: value”."), "", why);
	snprintf(name, WHY_FIELD_SIZE, "%.*s", (int)name_len, in->at);
	*value = colon + 2;
	*n = len - name_len - 2;
	if (len == name_len + 1)
		return refuse_line(in->line, name, N_("Line {1}: {2} is empty; an empty field does not stand."), name, why);
	if (colon[1] != ' ' || len == name_len + 2 || colon[2] == ' ')
		return refuse_line(in->line, name, N_("Line {1}: after “{2}:” comes one blank, then the value."), name, why);
	return RC_OK;
}

static void take_further(struct buf *value, const char *line, size_t n)
{
	buf_putc(value, '\n');
	buf_add(value, line, dots_only(line, n) ? n - 1 : n);
}

/* Reads the value that begins in this line and all its further lines. */
static enum rc read_value(struct reader *in, const struct field *f, const char *first, size_t n, const char **out, struct why *why)
{
	struct buf value = { 0 };
	size_t from = in->line;
	enum rc rc = RC_OK;

	buf_add(&value, first, n);
	for (skip_line(in); in->at < in->end && *in->at == ' '; skip_line(in))
		take_further(&value, in->at + 1, line_length(in) - 1);
	if (value.p[value.len - 1] == '\n')
		rc = refuse_line(in->line - 1, f->name, N_("Line {1}: {2} ends with an empty line."), f->name, why);
	else if (in->line - from > 1 && !f->type->lines)
		rc = refuse_line(from + 1, f->name, N_("Line {1}: {2} is one line only."), f->name, why);
	*out = arena_strndup(in->a, value.p, value.len);
	buf_free(&value);
	return rc;
}

/* The whole text was checked already, so that lines and prose need no second look. */
static enum rc check_value(const struct field *f, const char *value, size_t line, struct why *why)
{
	struct buf said = { 0 };
	enum rc rc;

	if (f->flags & F_SEALED)
		return value_sealed(value) ? RC_OK : refuse_line(line, f->name, N_("Line {1}: {2} is a sealed field, and its value is not sealed."), f->name, why);
	if (f->type == &type_line || f->type == &type_prose || f->type->check(f, value, why) == RC_OK)
		return RC_OK;
	why_sentence(&said, why);
	rc = refuse_line(line, f->name, N_("Line {1}: {2}"), buf_str(&said), why);
	buf_free(&said);
	return rc;
}

static enum rc refuse_field(const struct reader *in, const char *name, int index, struct why *why)
{
	enum rc rc;

	if (strcmp(name, "Kind") == 0 || strcmp(name, "Id") == 0 || (index >= 0 && in->r->value[index]))
		return refuse_line(in->line, name, N_("Line {1}: {2} stands twice."), name, why);
	if (index >= 0)
		return refuse_line(in->line, name, N_("Line {1}: {2} stands too late; the fields have one order."), name, why);
	rc = refuse_line(in->line, name, N_("Line {1}: this version of procure does not know the field {2}; a newer one is needed."), name, why);
	why->guard = "format.newer";
	return rc;
}

static enum rc read_fields(struct reader *in, struct why *why)
{
	const struct kind *k = in->r->kind;
	char name[WHY_FIELD_SIZE];
	const char *first;
	enum rc rc = RC_OK;
	int last = -1;
	size_t n;

	while (in->at < in->end && rc == RC_OK) {
		size_t line = in->line;
		int i;

		if ((rc = split_line(in, name, &first, &n, why)) != RC_OK)
			return rc;
		i = kind_field(k, name);
		if (i <= last)
			return refuse_field(in, name, i, why);
		last = i;
		rc = read_value(in, &k->fields[i], first, n, &in->r->value[i], why);
		if (rc == RC_OK)
			rc = check_value(&k->fields[i], in->r->value[i], line, why);
	}
	return rc;
}

/* One of the two first lines: exactly this name, one line. */
static enum rc read_head(struct reader *in, const char *want, const char **out, struct why *why)
{
	char name[WHY_FIELD_SIZE] = "";
	const char *first = "";
	size_t n = 0;
	enum rc rc;

	if (in->at >= in->end)
		return refuse_line(in->line, want, N_("Line {1}: here stands “{2}: …”."), want, why);
	if ((rc = split_line(in, name, &first, &n, why)) != RC_OK)
		return rc;
	if (strcmp(name, want) != 0)
		return refuse_line(in->line, want, N_("Line {1}: here stands “{2}: …”."), want, why);
	*out = arena_strndup(in->a, first, n);
	skip_line(in);
	return RC_OK;
}

static enum rc read_heads(struct reader *in, struct why *why)
{
	const char *kind = "", *id = "";
	const struct kind *k;
	enum rc rc;

	if ((rc = read_head(in, "Kind", &kind, why)) != RC_OK)
		return rc;
	k = kind_by_name(kind);
	if (!k) {
		rc = refuse_line(1, "Kind", N_("Line {1}: this version of procure does not know the kind {2}; a newer one is needed."), kind, why);
		why->guard = "format.newer";
		return rc;
	}
	if ((rc = read_head(in, "Id", &id, why)) != RC_OK)
		return rc;
	if (!id_valid(id))
		return refuse_line(2, "Id", N_("Line {1}: “{2}” cannot be an id."), id, why);
	in->r = record_new(in->a, k, id);
	return RC_OK;
}

enum rc record_parse(struct record **out, struct arena *a, const char *text, size_t n, struct why *why)
{
	struct reader in = { .at = text, .end = text + n, .line = 1, .a = a };
	enum rc rc;

	*out = NULL;
	if ((rc = check_whole(text, n, why)) == RC_OK && (rc = read_heads(&in, why)) == RC_OK && (rc = read_fields(&in, why)) == RC_OK)
		*out = in.r;
	return rc;
}
