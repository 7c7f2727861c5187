/* What the projector shows, from the top: where, the one question, the clock, and then the votes, the result, or what the clause answers. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <limits.h>
#include <wctype.h>

#include "screens/roommode.h"

enum { MINUTE = 60, DIGIT_ROWS = 5, WIDEST = 116, TALL = 30, INSET = 2, GAPS = 4, GAP_MOST = 3, LINES_MAX = 40, RESULT_ROWS = 7 };

static const struct { const char *field, *label; } answers[] = {
	{ "Q-Goal", N_("For a goal?") }, { "Q-Law", N_("By law?") }, { "Q-Check", N_("Checked?") }, { "Q-Cost", N_("Its cost?") },
	{ "Q-Result", N_("As a result?") }, { "Q-Drop", N_("Without it?") },
};

/* --- where, and the question ---------------------------------------------------------------------------------------------------------------------- */

static const char *state_word(const struct room_view *s)
{
	return record_is(s->m, "State", "open") ? _("● IN SESSION ") : record_is(s->m, "State", "suspended") ? _("▲ SUSPENDED ") : _("· NOT IN SESSION ");
}

void room_band(struct pane p, int in, const char *left, const char *right)
{
	pane_clear(p, ROLE_TITLE);
	pane_text(p, 0, in, ROLE_TITLE, left);
	pane_end(pane_sub(p, 0, 0, 1, p.w - in + 1), 0, ROLE_TITLE, right);
}

int room_inset(int cols)
{
	return cols > WIDEST + 2 * INSET ? (cols - WIDEST) / 2 : INSET;
}

static void draw_head(struct room_view *s, struct pane p, int in)
{
	const struct record *contract = *record_get(s->m, "Contract") ? scope_contract(service_scope(s->app->svc), record_get(s->m, "Contract")) : NULL;

	room_band(p, in, contract ? record_title(contract) : *record_title(s->m) ? record_title(s->m) : s->id, state_word(s));
}

/* In capitals, as the back of the room reads it. */
const char *room_capitals(const char *text, struct arena *a)
{
	size_t n = strlen(text);
	wchar_t *wide = arena_alloc(a, (n + 1) * sizeof *wide);
	size_t got = mbstowcs(wide, text, n + 1), size = n * MB_LEN_MAX + 1;
	char *out = arena_alloc(a, size);

	if (got == (size_t)-1)
		return text;
	for (size_t i = 0; i < got; i++)
		wide[i] = (wchar_t)towupper((wint_t)wide[i]);
	return wcstombs(out, wide, size) == (size_t)-1 ? text : out;
}

static const char *question(const struct room_view *s)
{
	const struct room_outcome *announced = room_result(s);

	if (s->voting)
		return record_get(s->m, "Motion");
	if (announced)
		return announced->text;
	return room_item(s) ? room_item(s)->title : *record_title(s->m) ? record_title(s->m) : s->id;
}

/* --- the clock ------------------------------------------------------------------------------------------------------------------------------------ */

static const char *clock_word(const struct room_view *s)
{
	return record_is(s->m, "State", "suspended") ? _("suspended") : s->clock.pausing ? _("paused") : s->clock.left < 0 ? _("▲ over") : _("left");
}

/* What is left; "+mm:ss" over, never more than two digits of minutes. In a pane too low for digits the bar stands alone. */
static void draw_clock(struct room_view *s, struct pane p)
{
	const struct clock_item *it = room_item(s);
	bool over = s->clock.left < 0;
	int64_t left = over ? -s->clock.left : s->clock.left, all = (int64_t)(it->planned + it->given) * MINUTE;
	enum role r = s->clock.pausing ? ROLE_WARN : over ? ROLE_BAD : ROLE_CLOCK;
	char text[24], words[64];

	if (left > 99 * MINUTE + 59)
		left = 99 * MINUTE + 59;
	snprintf(text, sizeof text, "%s%02d:%02d", over ? "+" : "", (int)(left / MINUTE), (int)(left % MINUTE));
	snprintf(words, sizeof words, _("%lld of %d min"), (long long)(it->real / MINUTE), all > 0 ? it->planned + it->given : 0);
	if (p.h > DIGIT_ROWS)
		pane_text(p, DIGIT_ROWS - 1, pane_digits(p, 0, 0, r, text) + 3, r, clock_word(s));
	pane_bar(p, p.h - 1, 0, p.w - 2 - text_width(words), it->real < all ? it->real : all, all > 0 ? all : 1);
	pane_end(p, p.h - 1, r, words);
}

/* --- votes ---------------------------------------------------------------------------------------------------------------------------------------- */

static const char *name_of(struct room_view *s, const struct vote_seat *seat)
{
	const struct record *p = seat->person ? scope_person(service_scope(s->app->svc), seat->person) : NULL;

	return p ? record_get(p, "Name") : choice_label(NULL, seat->role);
}

static int vote_columns(int cols)
{
	return cols >= 100 ? 3 : 2;
}

static int voters(const struct room_view *s)
{
	int n = 0;

	for (size_t i = 0; i < s->r.room.n_seats; i++)
		n += s->r.room.seats[i].votes;
	return n;
}

/* In words, name by name, in as many columns as the rows ask for. */
static void draw_votes(struct room_view *s, struct pane p)
{
	struct buf line = { 0 };
	int columns = vote_columns(p.w), n = 0, width;

	rollcall_say(&line, &s->r);
	pane_text(p, 0, 0, s->r.quorum.met ? ROLE_HEADING : ROLE_BAD, buf_str(&line));
	buf_free(&line);
	while (columns < 4 && (voters(s) + columns - 1) / columns > p.h - 2)
		columns++;
	width = p.w / columns;
	for (size_t i = 0; i < s->r.room.n_seats; i++) {
		const struct vote_seat *seat = &s->r.room.seats[i];
		struct pane cell = pane_sub(p, 2 + n / columns, n % columns * width, 1, width - 1);

		if (!seat->votes)
			continue;
		pane_text(cell, 0, 1 + pane_text(cell, 0, 0, vote_role(seat), vote_word(seat, &s->r.room.rule)), ROLE_NORMAL, name_of(s, seat));
		n++;
	}
}

/* "A D O P T E D" */
static const char *spaced(const char *word, struct arena *a)
{
	const char *out = "", *big = room_capitals(word, a);
	size_t n = strlen(big);

	for (size_t at = 0, next; at < n; at = next) {
		next = text_next(big, n, at);
		out = arena_printf(a, "%s%s%.*s", out, at ? " " : "", (int)(next - at), big + at);
	}
	return out;
}

/* A band of its own over the width, as high as there is room for, between rules in the colour of what came of it; the arithmetic under it. */
static void draw_result(struct room_view *s, struct pane p)
{
	struct arena *a = arena_new();
	const char *result = room_result(s)->code, *word = spaced(choice_label(NULL, result), a);
	bool adopted = strcmp(result, "adopted") == 0;
	enum role r = adopted ? ROLE_OK : ROLE_BAD;
	int rows = p.h > 8 ? 3 : 1, x = (p.w - text_width(word) - 8) / 2;
	struct pane band;

	if (p.h > 6)
		pane_rule(pane_top(&p, 1), 0, r);
	band = pane_top(&p, rows);
	pane_clear(band, ROLE_TITLE);
	pane_printf(band, rows / 2, x > 0 ? x : 0, ROLE_TITLE, "%s   %s   %s", adopted ? "●" : "■", word, adopted ? "●" : "■");
	if (p.h > 4)
		pane_rule(pane_top(&p, 1), 0, r);
	if (p.h > 4)
		(void)pane_top(&p, 1);
	pane_wrap(p, 0, r, buf_str(&s->sum));
	arena_free(a);
}

/* --- the clause, the step, the tabla -------------------------------------------------------------------------------------------------------------- */

struct line { const char *label, *text; enum role role; };

/* What the clause answers to the questions that are asked of each. */
static int lines_clause(const struct room_view *s, struct line *out)
{
	int n = 0;

	for (size_t i = 0; s->clause && i < sizeof answers / sizeof answers[0]; i++) {
		int field = kind_field(s->clause->kind, answers[i].field);

		if (field >= 0 && !(s->clause->kind->fields[field].flags & F_SEALED) && *record_get(s->clause, answers[i].field))
			out[n++] = (struct line){ _(answers[i].label), record_get(s->clause, answers[i].field), ROLE_NORMAL };
	}
	return n;
}

static int lines_step(const struct room_view *s, struct line *out)
{
	int n = 0;

	for (size_t i = 0; s->step && i < s->step->n_questions && n < LINES_MAX; i++)
		out[n++] = (struct line){ "?", words_say(&s->step->questions[i]->text, s->app->english), ROLE_NORMAL };
	return n;
}

/* While no item is open: what the session is to take up, what it has. */
static int lines_tabla(const struct room_view *s, struct line *out)
{
	int n = 0;

	for (size_t i = 0; i < s->clock.n && n < LINES_MAX; i++) {
		const struct clock_item *it = &s->clock.item[i];

		out[n++] = (struct line){ it->state == ITEM_DONE ? "■" : it->state == ITEM_PUT_OFF ? "»" : "·", it->title, it->state == ITEM_DONE ? ROLE_OK : ROLE_NORMAL };
	}
	return n;
}

static int lines_of(const struct room_view *s, struct line *out)
{
	int n = lines_clause(s, out);

	if (!n && !room_item(s))
		n = lines_tabla(s, out);
	return n ? n : lines_step(s, out);
}

static int label_cols(const struct line *v, int n)
{
	int cols = 0;

	for (int i = 0; i < n; i++)
		cols = text_width(v[i].label) > cols ? text_width(v[i].label) : cols;
	return cols + (cols > 1 ? 2 : 1);
}

static int lines_rows(const struct line *v, int n, int cols)
{
	int rows = 0, label = label_cols(v, n);

	for (int i = 0; i < n; i++)
		rows += wrap_rows(v[i].text, cols - label);
	return rows;
}

/* Whole ones only. */
static void draw_lines(const struct line *v, int n, struct pane p)
{
	int y = 0, label = label_cols(v, n);

	for (int i = 0; i < n; i++) {
		struct pane at = pane_sub(p, y, label, p.h - y, p.w - label);

		if (y >= p.h || wrap_rows(v[i].text, at.w) > p.h - y)
			continue;
		pane_text(p, y, 0, ROLE_ACCENT, v[i].label);
		y += pane_wrap(at, 0, v[i].role, v[i].text);
	}
}

/* --- all of it ------------------------------------------------------------------------------------------------------------------------------------ */

/* What stops the room, in words, at the bottom. */
static void draw_halt(struct room_view *s, struct pane *p, int in)
{
	bool runs = record_is(s->m, "State", "open");
	const char *text = !runs && record_is(s->m, "State", "suspended") ? _("▲ The session is suspended.") : runs && !s->quorum_met ? buf_str(&s->quorum) : NULL;

	if (!text)
		return;
	pane_printf(pane_bottom(p, 1), 0, in, ROLE_BAD, runs ? "▲ %s" : "%s", text);
	(void)pane_bottom(p, p->h > 4 ? 1 : 0);
}

/* Rows of each part, and the air between them: a larger screen gives air, not larger letters. */
struct plan { int in, cols, ask, pad, clock, rest, gap; };

static struct plan plan_of(const struct room_view *s, struct pane p, const char *asked, const struct line *lines, int n)
{
	struct plan l = { .in = room_inset(p.w), .pad = p.h >= TALL, .clock = room_item(s) ? DIGIT_ROWS + 2 : 0 };
	bool result = room_result(s) != NULL;
	int must = s->voting ? 2 + (voters(s) + 1) / 2 : result ? RESULT_ROWS : 0, spare;

	l.cols = p.w - 2 * l.in;
	l.ask = wrap_rows(asked, l.cols);
	l.rest = s->voting ? 2 + (voters(s) + vote_columns(l.cols) - 1) / vote_columns(l.cols) : result ? RESULT_ROWS : lines_rows(lines, n, l.cols);
	/* The whole motion is read before the clock: where both do not fit, the bar stays. */
	if (l.clock && (result || GAPS + 1 + l.ask + l.clock + must > p.h))
		l.clock = 1;
	if (l.ask > p.h - GAPS - 1 - l.clock - must)
		l.ask = p.h - GAPS - 1 - l.clock - must > 1 ? p.h - GAPS - 1 - l.clock - must : 1;
	spare = p.h - (1 + l.ask + 2 * l.pad + l.clock + l.rest) - GAPS;
	l.gap = 1 + (spare > 0 ? spare / GAPS : 0);
	l.gap = l.gap > GAP_MOST ? GAP_MOST : l.gap;
	return l;
}

static void draw_item(struct room_view *s, struct pane p)
{
	if (room_item(s))
		pane_printf(p, 0, 0, ROLE_HEADING, _("ITEM %d OF %zu"), s->clock.current + 1, s->clock.n);
	if (s->voting)
		pane_end(p, 0, ROLE_VOTE, _("● VOTE OPEN"));
}

static struct pane inside(struct pane p, const struct plan *l)
{
	return pane_sub(p, 0, l->in, p.h, l->cols);
}

void room_draw(struct room_view *s, struct pane p)
{
	struct arena *a = arena_new();
	struct line lines[LINES_MAX];
	struct pane head = pane_top(&p, 1), ask;
	const char *asked;
	struct plan l;
	int n;

	if (s->m) {
		asked = room_capitals(question(s), a);
		n = lines_of(s, lines);
		l = plan_of(s, p, asked, lines, n);
		draw_head(s, head, l.in);
		draw_halt(s, &p, l.in);
		(void)pane_top(&p, l.gap);
		draw_item(s, inside(pane_top(&p, 1), &l));
		ask = pane_top(&p, l.ask + 2 * l.pad);
		pane_clear(ask, ROLE_SELECTED);          /* the band that the eye meets first, also at the back */
		pane_wrap(pane_sub(ask, l.pad, l.in, l.ask, l.cols), 0, ROLE_SELECTED, asked);
		(void)pane_top(&p, l.gap);
		if (l.clock) {
			draw_clock(s, inside(pane_top(&p, l.clock), &l));
			(void)pane_top(&p, l.gap);
		}
		if (s->voting)
			draw_votes(s, inside(p, &l));
		else if (room_result(s))
			draw_result(s, inside(p, &l));
		else
			draw_lines(lines, n, inside(p, &l));
	}
	arena_free(a);
}
