/* What the projector shows, from the top: where, the one question, the clock, and then the votes, the result, or what the clause answers. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <limits.h>
#include <wctype.h>

#include "screens/roommode.h"

enum { MINUTE = 60, DIGIT_ROWS = 5, QUESTION_ROWS = 3, WIDEST = 116, TALL = 32, LABEL = 14 };

static const struct { const char *field, *label; } answers[] = {
	{ "Q-Goal", N_("For a goal?") }, { "Q-Law", N_("By law?") }, { "Q-Check", N_("Checked?") }, { "Q-Cost", N_("Its cost?") },
	{ "Q-Result", N_("As a result?") }, { "Q-Drop", N_("Without it?") },
};

/* --- where, and the question ---------------------------------------------------------------------------------------------------------------------- */

static void draw_head(struct room_view *s, struct pane p)
{
	const struct record *contract = *record_get(s->m, "Contract") ? scope_contract(service_scope(s->app->svc), record_get(s->m, "Contract")) : NULL;
	const char *state = record_get(s->m, "State");

	pane_clear(pane_sub(p, 0, 0, 1, p.w), ROLE_TITLE);
	pane_text(p, 0, 1, ROLE_TITLE, contract ? record_title(contract) : *record_title(s->m) ? record_title(s->m) : s->id);
	pane_end(p, 0, ROLE_TITLE, strcmp(state, "open") == 0 ? _("● IN SESSION ") : strcmp(state, "suspended") == 0 ? _("▲ SUSPENDED ") : _("· NOT IN SESSION "));
	if (s->clock.current >= 0)
		pane_printf(p, p.h - 1, 2, ROLE_HEADING, _("ITEM %d OF %zu"), s->clock.current + 1, s->clock.n);
	if (s->voting)
		pane_end(pane_sub(p, 0, 0, p.h, p.w - 2), p.h - 1, ROLE_VOTE, _("● VOTE OPEN"));
}

/* In capitals, as the back of the room reads it. */
static const char *capitals(const char *text, struct arena *a)
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
	const char *announced = room_result(s, "text");

	if (s->voting)
		return record_get(s->m, "Motion");
	if (announced)
		return announced;
	return room_item(s) ? room_item(s)->title : *record_title(s->m) ? record_title(s->m) : s->id;
}

/* --- the clock ------------------------------------------------------------------------------------------------------------------------------------ */

static const char *clock_word(const struct room_view *s)
{
	return record_is(s->m, "State", "suspended") ? _("suspended") : s->clock.pausing ? _("paused") : s->clock.left < 0 ? _("▲ over") : _("left");
}

/* What is left; "+mm:ss" over, never more than two digits of minutes. */
static void draw_clock(struct room_view *s, struct pane p)
{
	const struct clock_item *it = room_item(s);
	bool over = s->clock.left < 0;
	int64_t left = over ? -s->clock.left : s->clock.left, all = (int64_t)(it->planned + it->given) * MINUTE;
	enum role r = s->clock.pausing ? ROLE_WARN : over ? ROLE_BAD : ROLE_CLOCK;
	char text[24], words[64];
	int x;

	if (left > 99 * MINUTE + 59)
		left = 99 * MINUTE + 59;
	snprintf(text, sizeof text, "%s%02d:%02d", over ? "+" : "", (int)(left / MINUTE), (int)(left % MINUTE));
	snprintf(words, sizeof words, _("%lld of %d min"), (long long)(it->real / MINUTE), all > 0 ? it->planned + it->given : 0);
	x = 2 + pane_digits(p, 0, 2, r, text);
	pane_text(p, DIGIT_ROWS - 1, x + 3, r, clock_word(s));
	pane_bar(p, p.h - 1, 2, p.w - 6 - text_width(words), it->real < all ? it->real : all, all > 0 ? all : 1);
	pane_end(pane_sub(p, 0, 0, p.h, p.w - 2), p.h - 1, r, words);
}

/* --- votes ---------------------------------------------------------------------------------------------------------------------------------------- */

static const char *name_of(struct room_view *s, const struct vote_seat *seat)
{
	const struct record *p = seat->person ? scope_person(service_scope(s->app->svc), seat->person) : NULL;

	return p ? record_get(p, "Name") : choice_label(NULL, seat->role);
}

/* In words, name by name, in as many columns as the rows ask for. */
static void draw_votes(struct room_view *s, struct pane p)
{
	struct buf line = { 0 };
	int columns = p.w >= 100 ? 3 : 2, voters = 0, n = 0, width;

	rollcall_say(&line, &s->r);
	pane_text(p, 0, 2, s->r.quorum.met ? ROLE_HEADING : ROLE_BAD, buf_str(&line));
	buf_free(&line);
	for (size_t i = 0; i < s->r.room.n_seats; i++)
		voters += s->r.room.seats[i].votes;
	while (columns < 4 && (voters + columns - 1) / columns > p.h - 2)
		columns++;
	width = (p.w - 2) / columns;
	for (size_t i = 0; i < s->r.room.n_seats; i++) {
		const struct vote_seat *seat = &s->r.room.seats[i];
		struct pane cell = pane_sub(p, 2 + n / columns, 2 + n % columns * width, 1, width - 1);

		if (!seat->votes)
			continue;
		pane_text(cell, 0, 1 + pane_text(cell, 0, 0, vote_role(seat), vote_word(seat, &s->r.room.rule)), ROLE_NORMAL, name_of(s, seat));
		n++;
	}
}

/* A band of its own over the width, as high as there is room for, between rules in the colour of what came of it; the arithmetic under it. */
static void draw_result(struct room_view *s, struct pane p)
{
	const char *result = room_result(s, "result"), *word = choice_label(NULL, result);
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
	pane_wrap(pane_sub(p, 0, 2, p.h, p.w - 4), 0, r, buf_str(&s->sum));
}

/* --- the clause, the step ------------------------------------------------------------------------------------------------------------------------- */

/* What the clause answers to the questions that are asked of each: whole answers only. */
static int draw_answers(struct room_view *s, struct pane p)
{
	int y = 0;

	for (size_t i = 0; s->clause && i < sizeof answers / sizeof answers[0]; i++) {
		int field = kind_field(s->clause->kind, answers[i].field);
		const char *said = field < 0 || s->clause->kind->fields[field].flags & F_SEALED ? "" : record_get(s->clause, answers[i].field);
		struct pane at = pane_sub(p, y, 2 + LABEL, p.h - y, p.w - 4 - LABEL);

		if (!*said || wrap_rows(said, at.w) > p.h - y)
			continue;
		pane_text(p, y, 2, ROLE_ACCENT, _(answers[i].label));
		y += pane_wrap(at, 0, ROLE_NORMAL, said);
	}
	return y;
}

static void draw_questions(struct room_view *s, struct pane p)
{
	int y = 0;

	for (size_t i = 0; s->step && i < s->step->n_questions; i++) {
		const char *text = words_say(&s->step->questions[i]->text, s->app->english);
		struct pane at = pane_sub(p, y, 4, p.h - y, p.w - 6);

		if (wrap_rows(text, at.w) > p.h - y)
			return;
		pane_text(p, y, 2, ROLE_ACCENT, "?");
		y += pane_wrap(at, 0, ROLE_NORMAL, text);
	}
}

static void draw_rest(struct room_view *s, struct pane p)
{
	if (s->voting)
		draw_votes(s, p);
	else if (room_result(s, "result"))
		draw_result(s, p);
	else if (!draw_answers(s, p))
		draw_questions(s, p);
}

/* --- all of it ------------------------------------------------------------------------------------------------------------------------------------ */

/* What stops the room, in words, at the bottom. */
static void draw_halt(struct room_view *s, struct pane *p)
{
	bool runs = record_is(s->m, "State", "open");
	const char *text = !runs && record_is(s->m, "State", "suspended") ? _("▲ The session is suspended.") : runs && !s->quorum_met ? buf_str(&s->quorum) : NULL;

	if (!text)
		return;
	pane_printf(pane_bottom(p, 1), 0, 2, ROLE_BAD, runs ? "▲ %s" : "%s", text);
	(void)pane_bottom(p, p->h > 4 ? 1 : 0);
}

void room_draw(struct room_view *s, struct pane p)
{
	int air = p.h > TALL ? 1 : 0, rows;
	struct pane ask;
	struct arena *a;
	const char *asked;

	if (!s->m)
		return;
	a = arena_new();
	asked = capitals(question(s), a);
	draw_head(s, pane_top(&p, 3 + air));
	(void)pane_top(&p, air);
	rows = wrap_rows(asked, p.w - 4);
	ask = pane_top(&p, (rows > QUESTION_ROWS ? QUESTION_ROWS : rows) + 2 * air);
	pane_clear(ask, ROLE_SELECTED);          /* the band that the eye meets first, also at the back */
	pane_wrap(pane_sub(ask, air, 2, ask.h - 2 * air, ask.w - 4), 0, ROLE_SELECTED, asked);
	arena_free(a);
	(void)pane_top(&p, 1 + air);
	draw_halt(s, &p);
	if (room_item(s)) {
		draw_clock(s, pane_sub(pane_top(&p, DIGIT_ROWS + 2 + air), 0, 0, DIGIT_ROWS + 2, p.w < WIDEST ? p.w : WIDEST));
		(void)pane_top(&p, 1);
	}
	draw_rest(s, p);
}
