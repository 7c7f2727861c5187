/* A commit read from its bytes. libgit2's own parser forgives what an auditor must see. */
#include "room.h"

#include <string.h>

struct reader {
	const char *p, *end;            /* the headers not read yet; `end` is where they end */
	struct arena *a;
	struct ledger_entry *out;
};

static void odd(struct reader *r, const char *what)
{
	if (!r->out->odd)
		r->out->odd = arena_strdup(r->a, what);
}

/* Is the next header called `name`? Its whole line without LF, or NULL. */
static const char *line_named(struct reader *r, const char *name)
{
	const char *lf = memchr(r->p, '\n', (size_t)(r->end - r->p));
	size_t n = strlen(name);
	const char *line;

	if (!lf || (size_t)(lf - r->p) <= n || memcmp(r->p, name, n) != 0 || r->p[n] != ' ')
		return NULL;
	line = arena_strndup(r->a, r->p, (size_t)(lf - r->p));
	r->p = lf + 1;
	return line;
}

static bool link_named(struct reader *r, const char *name, struct ledger_id *id)
{
	const char *line = line_named(r, name);
	git_oid oid;

	if (!line || strlen(line) != strlen(name) + 1 + ID_HEX || git_oid_fromstr(&oid, line + strlen(name) + 1) < 0)
		return false;
	id_print(id, &oid);
	return strcmp(id->hex, line + strlen(name) + 1) == 0;
}

/* `1543237200 -0300`, one spelling. */
static bool instant_of(const char *s, struct instant *out)
{
	int64_t at = 0;
	const char *p = s;
	int hhmm = 0;

	for (; *p >= '0' && *p <= '9' && p - s < 12; p++)
		at = at * 10 + (*p - '0');
	if (p == s || (*s == '0' && p > s + 1) || *p != ' ' || (p[1] != '+' && p[1] != '-') || strlen(p) != 6)
		return false;
	for (int i = 2; i < 6; i++) {
		if (p[i] < '0' || p[i] > '9')
			return false;
		hhmm = hhmm * 10 + (p[i] - '0');
	}
	if (hhmm % 100 > 59 || hhmm > 1559 || (hhmm == 0 && p[1] == '-'))
		return false;
	out->at = at;
	out->offset = (hhmm / 100 * 60 + hhmm % 100) * (p[1] == '-' ? -1 : 1);
	return true;
}

/* `header Name <mail> when`; what is no such line leaves empty strings and is odd. */
static void who_of(struct reader *r, const char *header, const char **line, const char **name, const char **mail, struct instant *when)
{
	const char *lt, *gt, *s;

	*name = *mail = "";
	*line = line_named(r, header);
	if (!*line) {
		*line = "";
		odd(r, header);
		return;
	}
	s = *line + strlen(header) + 1;
	lt = strchr(s, '<');
	gt = lt ? strchr(lt, '>') : NULL;
	if (!gt || lt == s || lt[-1] != ' ' || lt - s < 2 || gt[1] != ' ' || strchr(lt + 1, '<') || strchr(gt + 1, '>') ||
	    !instant_of(gt + 2, when)) {
		odd(r, header);
		return;
	}
	*name = arena_strndup(r->a, s, (size_t)(lt - 1 - s));
	*mail = arena_strndup(r->a, lt + 1, (size_t)(gt - lt - 1));
}

/* gpgsig: further lines begin with a blank each. Returns the text without them. */
static const char *signature_of(struct reader *r)
{
	const char *first = line_named(r, "gpgsig");
	struct buf text = { 0 };
	const char *out;

	if (!first)
		return NULL;
	buf_puts(&text, first + strlen("gpgsig "));
	buf_putc(&text, '\n');
	while (r->p < r->end && *r->p == ' ') {
		const char *lf = memchr(r->p, '\n', (size_t)(r->end - r->p));

		if (!lf)
			break;
		buf_add(&text, r->p + 1, (size_t)(lf - r->p));
		r->p = lf + 1;
	}
	out = arena_strndup(r->a, text.p, text.len);
	buf_free(&text);
	return out;
}

static void rest_of(struct reader *r)
{
	const char *blank = memchr(r->p, ' ', (size_t)(r->end - r->p));

	if (r->p < r->end)
		odd(r, blank ? arena_strndup(r->a, r->p, (size_t)(blank - r->p)) : "header");
}

static void headers_of(struct reader *r, const char *start)
{
	struct ledger_entry *e = r->out;
	const char *sig_from, *sig_to;

	if (!link_named(r, "tree", &e->tree))
		odd(r, "tree");
	link_named(r, "parent", &e->parent);
	who_of(r, "author", &e->author_line, &e->author_name, &e->author_mail, &e->authored);
	who_of(r, "committer", &e->committer_line, &e->committer_name, &e->committer_mail, &e->committed);
	sig_from = r->p;
	e->signature = signature_of(r);
	sig_to = r->p;
	if (e->signature)
		e->payload = arena_printf(r->a, "%.*s%.*s\n%s", (int)(sig_from - start), start, (int)(r->end - sig_to), sig_to, e->message);
	rest_of(r);
}

/* The empty line that ends the headers; NULL where there is none. */
static const char *headers_end(const char *p, size_t n)
{
	const char *at = memmem(p, n, "\n\n", 2);

	return at ? at + 1 : NULL;
}

enum rc ledger_entry(struct ledger *l, const struct ledger_id *id, struct ledger_entry *out, struct arena *a, struct why *why)
{
	struct reader r = { .a = a, .out = out };
	git_odb_object *raw;
	const char *p;
	git_oid oid;
	size_t n;
	enum rc rc;

	memset(out, 0, sizeof(*out));
	if ((rc = id_parse(&oid, id, why)) != RC_OK || (rc = object_read(l, &oid, GIT_OBJECT_COMMIT, &raw, why)) != RC_OK)
		return rc;
	p = git_odb_object_data(raw);
	n = git_odb_object_size(raw);
	out->id = *id;
	r.p = p;
	r.end = headers_end(p, n);
	if (r.end) {
		out->message = arena_strndup(a, r.end + 1, n - (size_t)(r.end + 1 - p));
		if (memchr(p, '\0', n))
			odd(&r, "NUL");
		headers_of(&r, p);
	} else {
		rc = fail(why, RC_DAMAGED, N_("An act of the ledger ({1}) is damaged."), id->hex);
	}
	git_odb_object_free(raw);
	return rc;
}
