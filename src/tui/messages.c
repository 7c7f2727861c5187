/* What the program said: one line, kept long enough to be read, and a log. */
#include "ui_room.h"

#include <string.h>

static void message_add(struct messages *m, enum level level, const char *text)
{
	struct why why;
	struct message *one;

	if (m->n == LOG_MAX) {
		mem_free(m->v[0].text);
		memmove(m->v, m->v + 1, (m->n - 1) * sizeof(*m->v));
		m->n--;
	}
	if (m->n == m->cap) {
		m->cap = m->cap ? m->cap * 2 : 16;
		m->v = mem_resize(m->v, m->cap * sizeof(*m->v));
	}
	one = &m->v[m->n++];
	why_clear(&why);
	*one = (struct message){ .level = level, .text = mem_strdup(text) };
	if (instant_now(&one->at, &why) != RC_OK)
		one->at = instant_here(0);
}

/* A remark does not hide an error that nobody has seen: one to which no key has answered yet. */
void ui_say(struct ui *ui, enum level level, const char *text)
{
	struct messages *m = &ui->messages;
	bool hidden = m->shown && !m->answered && m->n > 0 && m->v[m->n - 1].level == SAY_ERROR && level == SAY_INFO;

	if (hidden) {
		struct message error = m->v[--m->n];

		message_add(m, level, text);
		message_add(m, error.level, error.text);
		m->v[m->n - 1].at = error.at;
		mem_free(error.text);
		return;
	}
	message_add(m, level, text);
	m->shown = true;
	m->answered = false;
	m->since = ui_clock();
}

void ui_sayf(struct ui *ui, enum level level, const char *fmt, ...)
{
	struct buf b = { 0 };
	va_list ap;

	va_start(ap, fmt);
	buf_vprintf(&b, fmt, ap);
	va_end(ap);
	ui_say(ui, level, buf_str(&b));
	buf_free(&b);
}

unsigned ui_fail(struct ui *ui, const struct why *why)
{
	struct buf b = { 0 };

	why_sentence(&b, why);
	ui_say(ui, SAY_ERROR, b.len ? buf_str(&b) : _("that did not work, and no reason is known"));
	buf_free(&b);
	return UI_REDRAW;
}

static const struct message *current(const struct ui *ui)
{
	const struct messages *m = &ui->messages;

	return m->shown && m->n > 0 ? &m->v[m->n - 1] : NULL;
}

int messages_rows(const struct ui *ui, int cols)
{
	const struct message *m = current(ui);
	int rows = m ? wrap_rows(m->text, cols - 2) : 1;

	/* On the projector the picture stays where it is; what went wrong is said whole. */
	if (ui->top && ui->top->ops->whole && m && m->level != SAY_ERROR)
		return 1;
	return rows > MESSAGE_ROWS ? MESSAGE_ROWS : rows;
}

void messages_draw(struct ui *ui, struct pane p)
{
	const struct message *m = current(ui);

	if (m)
		pane_wrap(pane_sub(p, 0, 1, p.h, p.w - 2), 0, m->level == SAY_ERROR ? ROLE_ERROR : m->level == SAY_DONE ? ROLE_OK : ROLE_MESSAGE, m->text);
}

/* Called before a key is handled: what was read long enough goes. */
void messages_key(struct ui *ui, const struct key *k)
{
	const struct message *m = current(ui);

	ui->messages.answered = true;
	if (m && (m->level == SAY_ERROR ? key_is(k, KEYNAME_ESC) : ui_clock() - ui->messages.since >= MESSAGE_MS))
		ui->messages.shown = false;
}

void messages_free(struct ui *ui)
{
	for (size_t i = 0; i < ui->messages.n; i++)
		mem_free(ui->messages.v[i].text);
	mem_free(ui->messages.v);
}
