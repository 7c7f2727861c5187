/* Reasons: filled where something fails, made a sentence where it is shown. */
#include "procure/base/rc.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "procure/base/mem.h"
#include "procure/base/text.h"

/* An argument may be anything at all (a file name, bytes from an import): made safe, on one line, cut at a character. */
static void safe_copy(char *out, size_t size, const char *s)
{
	struct buf shown = { 0 };
	size_t n = 0;

	text_show(&shown, s, strlen(s));
	while (n < shown.len) {
		size_t next = text_next(shown.p, shown.len, n);
		if (next >= size)
			break;
		n = next;
	}
	for (size_t i = 0; i < n; i++)
		out[i] = shown.p[i] == '\n' ? ' ' : shown.p[i];
	out[n] = '\0';
	buf_free(&shown);
}

enum rc why_set(struct why *why, enum rc rc, const char *msg, ...)
{
	struct why fresh = { .rc = rc, .msg = msg };      /* apart, because arguments may lie in *why itself */
	const char *arg;
	va_list ap;

	va_start(ap, msg);
	for (size_t i = 0; i < WHY_ARGS && (arg = va_arg(ap, const char *)) != NULL; i++)
		safe_copy(fresh.arg[i], sizeof(fresh.arg[i]), arg);
	va_end(ap);
	*why = fresh;
	return rc;
}

enum rc (fail_field)(struct why *why, enum rc rc, const char *field, const char *msg, const char *arg)
{
	char name[WHY_FIELD_SIZE];

	safe_copy(name, sizeof(name), field ? field : "");
	why_set(why, rc, msg, arg, (const char *)NULL);
	memcpy(why->field, name, sizeof(why->field));
	return rc;
}

enum rc (fail_errno)(struct why *why, const char *msg, const char *path)
{
	int err = errno;

	return why_set(why, RC_IO, msg, path ? path : "", strerror(err), (const char *)NULL);
}

void why_clear(struct why *why)
{
	*why = (struct why){ .rc = RC_OK };
}

/* The number of the argument that `p` names (`{1}` .. `{4}`), or 0. */
static size_t placeholder(const char *p)
{
	if (p[0] == '{' && p[1] >= '1' && p[1] < '1' + WHY_ARGS && p[2] == '}')
		return (size_t)(p[1] - '0');
	return 0;
}

void why_sentence(struct buf *out, const struct why *why)
{
	bool told[WHY_ARGS + 1] = { false };
	size_t start = out->len;

	if (!why->msg || !*why->msg)
		return;
	for (const char *p = _(why->msg); *p;) {
		size_t k = placeholder(p);

		if (k > 0) {
			buf_puts(out, why->arg[k - 1]);
			told[k] = true;
			p += 3;
		} else {
			buf_putc(out, *p++);
		}
	}
	/* What the sentence has no place for (the reason that the operating system gave) follows it. */
	for (size_t k = 1; k <= WHY_ARGS; k++) {
		if (told[k] || !why->arg[k - 1][0])
			continue;
		if (out->len > start && out->p[out->len - 1] == '.')
			out->p[--out->len] = '\0';
		buf_puts(out, ": ");
		buf_puts(out, why->arg[k - 1]);
	}
}

const char *num_text(char out[24], int64_t n)
{
	snprintf(out, 24, "%lld", (long long)n);
	return out;
}
