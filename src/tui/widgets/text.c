/* Text to read; see text.h. */
#include "widgets/text.h"

#include <string.h>

void doc_reset(struct doc *d)
{
	for (size_t i = 0; i < d->n_pars; i++)
		mem_free(d->pars[i].label);
	buf_reset(&d->text);
	d->n_spans = d->n_pars = d->n_lines = 0;
	d->cols = 0;
}

void doc_free(struct doc *d)
{
	doc_reset(d);
	buf_free(&d->text);
	mem_free(d->spans);
	mem_free(d->pars);
	mem_free(d->lines);
	*d = (struct doc){ 0 };
}

/* ---- filling ---- */

static void span_add(struct doc *d, size_t from, size_t to, enum role r)
{
	if (d->n_spans == d->cap_spans) {
		d->cap_spans = d->cap_spans ? d->cap_spans * 2 : 32;
		d->spans = mem_resize(d->spans, d->cap_spans * sizeof(*d->spans));
	}
	d->spans[d->n_spans++] = (struct doc_span){ from, to, r };
}

static void par_begin(struct doc *d, int indent, const char *label)
{
	if (d->n_pars == d->cap_pars) {
		d->cap_pars = d->cap_pars ? d->cap_pars * 2 : 32;
		d->pars = mem_resize(d->pars, d->cap_pars * sizeof(*d->pars));
	}
	d->pars[d->n_pars++] = (struct doc_par){ d->text.len, d->text.len, indent, label ? mem_strdup(label) : NULL };
	d->cols = 0;
}

static void run_add(struct doc *d, enum role r, const char *text, size_t n)
{
	size_t from = d->text.len;

	text_show(&d->text, text, n);
	span_add(d, from, d->text.len, r);
	d->pars[d->n_pars - 1].to = d->text.len;
	d->cols = 0;
}

static void runs_add(struct doc *d, enum role r, const char *text, int indent)
{
	for (;;) {
		size_t n = strcspn(text, "\n");

		run_add(d, r, text, n);
		if (!text[n])
			return;
		par_begin(d, indent, NULL);
		text += n + 1;
	}
}

void doc_add(struct doc *d, enum role r, const char *text)
{
	par_begin(d, 0, NULL);
	runs_add(d, r, text, 0);
}

void doc_addf(struct doc *d, enum role r, const char *fmt, ...)
{
	struct buf b = { 0 };
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(&b, fmt, ap);
	va_end(ap);
	doc_add(d, r, buf_str(&b));
	buf_free(&b);
}

void doc_pair(struct doc *d, int indent, const char *label, enum role r, const char *text)
{
	par_begin(d, indent, label);
	runs_add(d, r, text, indent);
}

void doc_more(struct doc *d, enum role r, const char *text)
{
	if (d->n_pars == 0)
		par_begin(d, 0, NULL);
	runs_add(d, r, text, d->pars[d->n_pars - 1].indent);
}

void doc_diff(struct doc *d, const char *text)
{
	par_begin(d, 0, NULL);
	while (*text) {
		bool removed = !strncmp(text, "[-", 2), added = !strncmp(text, "{+", 2);
		const char *end = removed ? strstr(text, "-]") : added ? strstr(text, "+}") : NULL;
		char *run = mem_strdup(text);
		size_t n;

		if (end)
			n = (size_t)(end - text) + 2;
		else
			for (n = 1; text[n] && strncmp(text + n, "[-", 2) != 0 && strncmp(text + n, "{+", 2) != 0; n++)
				;
		run[n] = '\0';
		runs_add(d, !end ? ROLE_NORMAL : removed ? ROLE_REMOVED : ROLE_ADDED, run, 0);
		mem_free(run);
		text += n;
	}
}

/* ---- wrapping ---- */

struct filling { struct doc *d; const struct doc_par *par; size_t n; };

static void line_add(void *ctx, size_t from, size_t to)
{
	struct filling *f = ctx;
	struct doc *d = f->d;

	if (d->n_lines == d->cap_lines) {
		d->cap_lines = d->cap_lines ? d->cap_lines * 2 : 64;
		d->lines = mem_resize(d->lines, d->cap_lines * sizeof(*d->lines));
	}
	d->lines[d->n_lines++] = (struct doc_line){ f->par->from + from, f->par->from + to, f->par->indent, f->n++ == 0 ? f->par->label : NULL, f->n == 1 };
}

static void wrap(struct doc *d, int cols)
{
	if (d->cols == cols)
		return;
	d->n_lines = 0;
	d->cols = cols;
	for (size_t i = 0; i < d->n_pars; i++) {
		struct filling f = { d, &d->pars[i], 0 };
		int room = cols - d->pars[i].indent;

		text_wrap(buf_str(&d->text) + f.par->from, f.par->to - f.par->from, room < 8 ? 8 : room, line_add, &f);
	}
}

/* ---- drawing ---- */

static void line_draw(const struct doc *d, struct pane p, int y, const struct doc_line *line, size_t *span)
{
	int x = line->indent;

	if (line->label)
		pane_cell(p, y, 0, line->indent - 1, ROLE_LABEL, line->label, false);
	while (*span > 0 && d->spans[*span].from > line->from)
		--*span;
	while (*span < d->n_spans && d->spans[*span].to <= line->from && d->spans[*span].from < line->from)
		++*span;
	for (size_t i = *span; i < d->n_spans && d->spans[i].from < line->to; i++) {
		size_t from = d->spans[i].from > line->from ? d->spans[i].from : line->from, to = d->spans[i].to < line->to ? d->spans[i].to : line->to;

		if (to > from)
			x += pane_text_n(p, y, x, d->spans[i].role, d->text.p + from, to - from);
	}
}

void doc_draw(struct doc *d, struct pane p, bool focused)
{
	size_t span = 0, rows = (size_t)p.h;

	wrap(d, p.w);
	d->last = p;
	if (d->top + rows > d->n_lines)
		d->top = d->n_lines > rows ? d->n_lines - rows : 0;
	for (size_t i = d->top; i < d->n_lines && i - d->top < rows; i++)
		line_draw(d, p, (int)(i - d->top), &d->lines[i], &span);
	if (focused)
		pane_cursor(p, 0, 0, false);
}

void doc_foot(const struct doc *d, struct buf *out)
{
	size_t rows = (size_t)d->last.h, end = d->top + rows < d->n_lines ? d->top + rows : d->n_lines;

	if (d->n_lines > rows)
		buf_printf(out, _("%zu–%zu of %zu"), d->top + 1, end, d->n_lines);
}

void doc_boxed(struct doc *d, struct pane p, const char *title, bool focused)
{
	struct buf foot = { 0 };

	doc_draw(d, pane_sub(p, 1, 2, p.h - 2, p.w - 4), focused);
	doc_foot(d, &foot);
	pane_box(p, &(struct box){ title, buf_str(&foot), focused });
	buf_free(&foot);
}

unsigned doc_request(struct doc *d, const char *verb)
{
	size_t page = d->last.h > 1 ? (size_t)d->last.h - 1 : 1, end = d->n_lines > page ? d->n_lines - page - 1 : 0;

	if (!strcmp(verb, "move-up"))
		d->top -= d->top > 0;
	else if (!strcmp(verb, "move-down"))
		d->top += d->top < end;
	else if (!strcmp(verb, "page-up"))
		d->top = d->top > page ? d->top - page : 0;
	else if (!strcmp(verb, "page-down"))
		d->top = d->top + page < end ? d->top + page : end;
	else if (!strcmp(verb, "first"))
		d->top = 0;
	else if (!strcmp(verb, "last"))
		d->top = end;
	else
		return UI_PASS;
	return UI_REDRAW;
}
