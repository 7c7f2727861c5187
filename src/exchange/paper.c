/* Papers: the list of lines, made safe when they are added, and the way to a backend. */
#include <string.h>

#include "procure/base/text.h"
#include "procure/exchange/paper.h"

static const struct { const char *name, *suffix; } formats[] = {
	[PAPER_PLAIN] = { "text", "txt" }, [PAPER_MARKDOWN] = { "md", "md" }, [PAPER_HTML] = { "html", "html" }, [PAPER_PDF] = { "pdf", "pdf" },
};

void paper_init(struct paper *p, struct arena *a, const char *language)
{
	*p = (struct paper){ .a = a, .language = language, .title = "", .foot = "" };
}

static const char *safe(struct paper *p, const char *s)
{
	struct buf shown = { 0 };
	const char *kept;

	if (!s || !*s)
		return "";
	text_show(&shown, s, strlen(s));
	kept = arena_strndup(p->a, buf_str(&shown), shown.len);
	buf_free(&shown);
	return kept;
}

static struct paper_line *next(struct paper *p, enum paper_kind kind, int64_t act)
{
	if (p->n == p->cap) {
		struct paper_line *more = arena_alloc(p->a, (p->cap ? p->cap * 2 : 64) * sizeof *more);

		if (p->n)
			memcpy(more, p->v, p->n * sizeof *more);
		p->cap = p->cap ? p->cap * 2 : 64;
		p->v = more;
	}
	p->v[p->n] = (struct paper_line){ .kind = kind, .label = "", .text = "", .act = act };
	return &p->v[p->n++];
}

/* What was not said is no line: the caller may write to it, and it is forgotten. */
static struct paper_line *nothing(struct paper *p)
{
	struct paper_line *l = arena_alloc(p->a, sizeof *l);

	l->label = l->text = "";
	return l;
}

struct paper_line *paper_add(struct paper *p, enum paper_kind kind, int64_t act, const char *label, const char *text)
{
	bool says = kind == PAPER_PAIR || kind == PAPER_TEXT || kind == PAPER_POINT || kind == PAPER_NOTE;
	struct paper_line *l;

	if (says && (!text || !*text))
		return nothing(p);
	l = next(p, kind, act);
	l->label = safe(p, label);
	l->text = safe(p, text);
	return l;
}

static struct paper_line *cells(struct paper *p, enum paper_kind kind, int64_t act, const char *const *v, size_t n)
{
	const char **kept = arena_alloc(p->a, (n + 1) * sizeof *kept);
	struct paper_line *l = next(p, kind, act);

	for (size_t i = 0; i < n; i++)
		kept[i] = safe(p, v[i]);
	l->cell = kept;
	l->n_cells = n < PAPER_COLUMNS_MAX ? n : PAPER_COLUMNS_MAX;
	return l;
}

void paper_head(struct paper *p, const int *share, size_t n, const char *const *heads)
{
	cells(p, PAPER_HEAD, 0, heads, n)->share = share;
}

struct paper_line *paper_row(struct paper *p, int64_t act, const char *const *v, size_t n)
{
	return cells(p, PAPER_ROW, act, v, n);
}

void paper_room(struct paper *p, int lines)
{
	next(p, PAPER_ROOM, 0)->room = lines;
}

bool paper_format(const char *name, enum paper_format *out)
{
	for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
		if (strcmp(name, formats[i].name) == 0) {
			*out = (enum paper_format)i;
			return true;
		}
	return false;
}

const char *paper_suffix(enum paper_format format)
{
	return formats[format].suffix;
}

const char *paper_code(enum paper_kind kind)
{
	static const char *const codes[] = {
		[PAPER_LETTERHEAD] = "letterhead", [PAPER_TITLE] = "title", [PAPER_MARK] = "mark", [PAPER_CHAPTER] = "chapter", [PAPER_SECTION] = "section",
		[PAPER_ACT] = "act", [PAPER_PAIR] = "pair", [PAPER_TEXT] = "text", [PAPER_POINT] = "point", [PAPER_NOTE] = "note", [PAPER_HEAD] = "head",
		[PAPER_ROW] = "row", [PAPER_ROOM] = "room", [PAPER_SIGN] = "sign", [PAPER_BREAK] = "break",
	};

	return codes[kind];
}

enum rc paper_print(struct buf *out, const struct paper *p, enum paper_format format, struct why *why)
{
	switch (format) {
	case PAPER_PLAIN:    paper_text(out, p); break;
	case PAPER_MARKDOWN: paper_md(out, p); break;
	case PAPER_HTML:     paper_html(out, p); break;
	case PAPER_PDF:      return paper_pdf(out, p, why);
	}
	return RC_OK;
}
