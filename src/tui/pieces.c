/* Pieces that screens share: a record as a text, old against new by word. */
#include <string.h>

#include "app.h"

void show_field(struct buf *out, const struct record *r, const char *field)
{
	int i = kind_field(r->kind, field);
	const char *value = i < 0 ? "" : record_get(r, field);

	if (!*value)
		return;
	if (value_sealed(value))
		buf_puts(out, _("(sealed)"));
	else
		r->kind->fields[i].type->show(&r->kind->fields[i], value, out);
}

const char *illustrative(const struct record *r)
{
	return kind_field(r->kind, "Illustrative") >= 0 && record_is(r, "Illustrative", "yes") ? _("ILLUSTRATIVE") : "";
}

enum { LABEL_COLS = 20 };

void doc_record(struct doc *d, const struct record *r, const char *only)
{
	for (size_t i = 0; i < r->kind->n_fields; i++) {
		const struct field *f = &r->kind->fields[i];
		struct buf text = { 0 };

		if ((only && !list_has(only, f->name)) || !*record_get(r, f->name) || f->flags & F_ILLUSTRATIVE)
			continue;
		show_field(&text, r, f->name);
		doc_pair(d, LABEL_COLS, _(f->label), strcmp(f->name, "State") == 0 || strcmp(f->name, "Verdict") == 0 ?
			 role_of_state(record_get(r, f->name)) : ROLE_NORMAL, buf_str(&text));
		buf_free(&text);
	}
	if (*illustrative(r))
		doc_pair(d, LABEL_COLS, "", ROLE_DEMO, illustrative(r));
}

/* --- word difference --------------------------------------------------------------------------------------------------------------------------- */

struct words_of { const char **v; size_t *len; size_t n; };

/* Words with the blanks that follow them. */
static struct words_of split(const char *s, struct arena *a)
{
	size_t cap = strlen(s) / 2 + 2;
	struct words_of w = { arena_alloc(a, cap * sizeof *w.v), arena_alloc(a, cap * sizeof *w.len), 0 };

	while (*s && w.n < cap) {
		size_t n = strcspn(s, " \n");

		n += strspn(s + n, " \n");
		w.v[w.n] = s;
		w.len[w.n++] = n;
		s += n;
	}
	return w;
}

static bool same(const struct words_of *a, size_t i, const struct words_of *b, size_t k)
{
	size_t n = strcspn(a->v[i], " \n"), m = strcspn(b->v[k], " \n");

	return n == m && memcmp(a->v[i], b->v[k], n) == 0;
}

/* Lengths of the longest common part of what follows, word by word (texts of clauses are short). */
static unsigned short *common(const struct words_of *a, const struct words_of *b, struct arena *arena)
{
	size_t cols = b->n + 1;
	unsigned short *t = arena_alloc(arena, (a->n + 1) * cols * sizeof *t);

	for (size_t i = a->n; i-- > 0;)
		for (size_t k = b->n; k-- > 0;)
			t[i * cols + k] = same(a, i, b, k) ? (unsigned short)(t[(i + 1) * cols + k + 1] + 1) :
				t[(i + 1) * cols + k] > t[i * cols + k + 1] ? t[(i + 1) * cols + k] : t[i * cols + k + 1];
	return t;
}

static size_t trimmed(const char *s, size_t n)
{
	while (n && (s[n - 1] == ' ' || s[n - 1] == '\n'))
		n--;
	return n;
}

static void mark(struct buf *out, const char *open, struct buf *words, const char *close)
{
	size_t n = trimmed(buf_str(words), words->len);

	if (!n)
		return;
	buf_puts(out, open);
	buf_add(out, words->p, n);
	buf_puts(out, close);
	buf_putc(out, ' ');
	buf_reset(words);
}

enum { DIFF_WORDS_MAX = 3000 };

void diff_words(struct buf *out, const char *old, const char *new_text)
{
	struct arena *arena = arena_new();
	struct words_of a = split(old, arena), b = split(new_text, arena);
	struct buf gone = { 0 }, come = { 0 };
	size_t i = 0, k = 0;
	unsigned short *t;

	if (a.n > DIFF_WORDS_MAX || b.n > DIFF_WORDS_MAX || a.n == 0 || b.n == 0) {
		buf_puts(&gone, old);
		buf_puts(&come, new_text);
		i = a.n;
		k = b.n;
	}
	t = i == a.n && k == b.n ? NULL : common(&a, &b, arena);
	while (i < a.n || k < b.n) {
		if (i < a.n && k < b.n && same(&a, i, &b, k)) {
			mark(out, "[-", &gone, "-]");
			mark(out, "{+", &come, "+}");
			buf_add(out, b.v[k], b.len[k]);
			i++;
			k++;
		} else if (k == b.n || (i < a.n && t[(i + 1) * (b.n + 1) + k] >= t[i * (b.n + 1) + k + 1])) {
			buf_add(&gone, a.v[i], a.len[i]);
			i++;
		} else {
			buf_add(&come, b.v[k], b.len[k]);
			k++;
		}
	}
	mark(out, "[-", &gone, "-]");
	mark(out, "{+", &come, "+}");
	out->len = trimmed(buf_str(out), out->len);
	if (out->p)
		out->p[out->len] = '\0';
	buf_free(&gone);
	buf_free(&come);
	arena_free(arena);
}

void say_recorded(struct app *app, const struct recorded *r)
{
	struct buf text = { 0 };

	buf_printf(&text, _("Recorded: act %lld · receipt %s"), (long long)r->seq, r->receipt);
	for (size_t i = 0; i < r->n_warnings; i++) {
		buf_puts(&text, i ? " " : " · ▲ ");
		why_sentence(&text, &r->warning[i]);
	}
	ui_say(app->ui, SAY_DONE, buf_str(&text));
	buf_free(&text);
}
