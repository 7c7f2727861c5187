/* The text, its changes and their undoing. Moving and drawing are in edit_draw.c; see edit.h. */
#include "widgets/edit.h"
#include "widgets/edit_room.h"

#include <string.h>

void edit_init(struct edit *e, bool prose, const char *text)
{
	*e = (struct edit){ .prose = prose, .goal = -1 };
	buf_puts(&e->text, text ? text : "");
	e->at = e->text.len;
}

static void steps_drop(struct edit *e, size_t from)
{
	for (size_t i = from; i < e->n_steps; i++) {
		mem_free(e->steps[i].removed);
		mem_free(e->steps[i].added);
	}
	e->n_steps = from;
}

void edit_free(struct edit *e)
{
	steps_drop(e, 0);
	mem_free(e->steps);
	mem_free(e->lines);
	buf_free(&e->text);
	*e = (struct edit){ 0 };
}

const char *edit_text(const struct edit *e)
{
	return buf_str(&e->text);
}

/* ---- changes ---- */

static void splice(struct edit *e, size_t at, size_t remove, const char *add, size_t n)
{
	struct buf b = { 0 };

	buf_add(&b, e->text.p ? e->text.p : "", at);
	buf_add(&b, add, n);
	buf_add(&b, buf_str(&e->text) + at + remove, e->text.len - at - remove);
	buf_free(&e->text);
	e->text = b;
	e->at = at + n;
	e->cols = 0;
	e->goal = -1;
}

static char *copy(const char *s, size_t n)
{
	char *p = mem_alloc(n + 1);

	memcpy(p, s, n);
	return p;
}

static bool blank(char c)
{
	return c == ' ' || c == '\n';
}

/* Does this change go on with the last one? Typing goes on within a word and its blanks; deleting goes on backwards. */
static bool goes_on(const struct edit *e, size_t at, size_t remove, const char *add, size_t n)
{
	const struct edit_step *s = e->done > 0 ? &e->steps[e->done - 1] : NULL;

	if (!s || !s->open || e->done != e->n_steps)
		return false;
	if (remove == 0 && s->removed_len == 0 && s->added_len > 0 && n > 0)
		return at == s->at + s->added_len && !(blank(s->added[s->added_len - 1]) && !blank(add[0])) && add[0] != '\n';
	return n == 0 && s->added_len == 0 && at + remove == s->at;
}

static void step_extend(struct edit_step *s, size_t at, const char *removed, size_t remove, const char *add, size_t n)
{
	if (n > 0) {
		s->added = mem_resize(s->added, s->added_len + n + 1);
		memcpy(s->added + s->added_len, add, n);
		s->added_len += n;
		s->added[s->added_len] = '\0';
	} else {
		char *both = mem_alloc(remove + s->removed_len + 1);

		memcpy(both, removed, remove);
		memcpy(both + remove, s->removed, s->removed_len);
		mem_free(s->removed);
		s->removed = both;
		s->removed_len += remove;
		s->at = at;
	}
}

/* Every change goes through here. `burst`: later typing may go on with it. */
static void change(struct edit *e, size_t at, size_t remove, const char *add, size_t n, bool burst)
{
	if (remove == 0 && n == 0)
		return;
	if (goes_on(e, at, remove, add, n) && burst)
		step_extend(&e->steps[e->done - 1], at, e->text.p + at, remove, add, n);
	else {
		steps_drop(e, e->done);
		if (e->n_steps == e->cap_steps) {
			e->cap_steps = e->cap_steps ? e->cap_steps * 2 : 32;
			e->steps = mem_resize(e->steps, e->cap_steps * sizeof(*e->steps));
		}
		e->steps[e->n_steps++] = (struct edit_step){ at, remove, n, copy(buf_str(&e->text) + at, remove), copy(add, n), burst };
		e->done = e->n_steps;
	}
	splice(e, at, remove, add, n);
	if (e->changed)
		e->changed(e->ctx);
}

static bool undo(struct edit *e)
{
	struct edit_step *s;

	if (e->done == 0)
		return false;
	s = &e->steps[--e->done];
	s->open = false;
	splice(e, s->at, s->added_len, s->removed, s->removed_len);
	if (e->changed)
		e->changed(e->ctx);
	return true;
}

static bool redo(struct edit *e)
{
	struct edit_step *s;

	if (e->done == e->n_steps)
		return false;
	s = &e->steps[e->done++];
	splice(e, s->at, s->removed_len, s->added, s->added_len);
	if (e->changed)
		e->changed(e->ctx);
	return true;
}

/* ---- putting text in ---- */

/* text_clean takes blanks off at the ends; between two dots they stay. (No mark composes with a dot.) */
static void clean_between(struct buf *out, const char *s, size_t n, bool lines)
{
	struct buf dotted = { 0 }, cleaned = { 0 };

	buf_putc(&dotted, '.');
	buf_add(&dotted, s, n);
	buf_putc(&dotted, '.');
	text_clean(&cleaned, dotted.p, dotted.len, lines);
	if (cleaned.len >= 2)
		buf_add(out, cleaned.p + 1, cleaned.len - 2);
	buf_free(&dotted);
	buf_free(&cleaned);
}

/* A joiner typed after a sign waits for the sign that it joins; what stays alone is dropped when the field is taken. */
static bool is_joiner(const char *s, size_t n)
{
	return n == 3 && !memcmp(s, "\xe2\x80\x8d", 3);
}

static void insert(struct edit *e, const char *s, size_t n, bool burst)
{
	size_t from = e->at > 0 ? text_prev(buf_str(&e->text), e->text.len, e->at) : 0, before = e->at - from;
	struct buf raw = { 0 }, cleaned = { 0 };

	if (is_joiner(s, n) && before >= 3) {
		change(e, e->at, 0, s, n, burst);
		return;
	}
	if (before > 0 && e->text.p[from] == '\n')
		before = 0;
	buf_add(&raw, buf_str(&e->text) + e->at - before, before);
	buf_add(&raw, s, n);
	clean_between(&cleaned, buf_str(&raw), raw.len, e->prose);
	if (cleaned.len >= before && !memcmp(buf_str(&cleaned), buf_str(&raw), before))
		change(e, e->at, 0, buf_str(&cleaned) + before, cleaned.len - before, burst);
	else                                             /* it composed with the character before it */
		change(e, e->at - before, before, buf_str(&cleaned), cleaned.len, false);
	buf_free(&raw);
	buf_free(&cleaned);
}

void edit_insert(struct edit *e, const char *s, size_t n)
{
	insert(e, s, n, false);
}

void edit_set(struct edit *e, const char *text)
{
	change(e, 0, e->text.len, text, strlen(text), false);
}

/* ---- taking text away ---- */

static size_t word_back(const struct edit *e)
{
	const char *s = buf_str(&e->text);
	size_t at = e->at;

	while (at > 0 && blank(s[at - 1]))
		at--;
	while (at > 0 && !blank(s[at - 1]))
		at--;
	return at;
}

static size_t line_start(const struct edit *e)
{
	size_t at = e->at;

	while (at > 0 && e->text.p[at - 1] != '\n')
		at--;
	return at;
}

static size_t line_end(const struct edit *e)
{
	size_t at = e->at;

	while (at < e->text.len && e->text.p[at] != '\n')
		at++;
	return at;
}

static bool take(struct edit *e, size_t from, size_t to, bool burst)
{
	if (from < to)
		change(e, from, to - from, "", 0, burst);
	return true;
}

/* ---- what a person does ---- */

unsigned edit_request(struct edit *e, const char *verb)
{
	const char *s = buf_str(&e->text);
	bool moved = true;

	if (!strcmp(verb, "delete-back"))
		take(e, e->at > 0 ? text_prev(s, e->text.len, e->at) : 0, e->at, true);
	else if (!strcmp(verb, "delete"))
		take(e, e->at, e->at < e->text.len ? text_next(s, e->text.len, e->at) : e->at, false);
	else if (!strcmp(verb, "delete-word"))
		take(e, word_back(e), e->at, false);
	else if (!strcmp(verb, "delete-to-start"))
		take(e, line_start(e), e->at, false);
	else if (!strcmp(verb, "delete-to-end"))
		take(e, e->at, line_end(e) > e->at ? line_end(e) : e->at + (e->at < e->text.len), false);
	else if (!strcmp(verb, "undo"))
		undo(e);
	else if (!strcmp(verb, "redo"))
		redo(e);
	else if (!edit_move(e, verb, &moved))
		return UI_PASS;
	return moved ? UI_REDRAW : UI_PASS;
}

unsigned edit_key(struct edit *e, struct ui *ui, const struct key *k)
{
	char text[4];
	const char *verb;

	if (k->kind == KEY_PASTE) {
		insert(e, k->paste, k->paste_len, false);
		return UI_REDRAW;
	}
	if (key_char(k)) {
		insert(e, text, utf8_encode(text, key_char(k)), true);
		return UI_REDRAW;
	}
	if (e->prose && key_is(k, KEYNAME_ENTER)) {
		insert(e, "\n", 1, true);
		return UI_REDRAW;
	}
	verb = ui_find(ui, "text", k);
	return verb ? edit_request(e, verb) : UI_PASS;
}
