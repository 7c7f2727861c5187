/* The open vote as the room reads it: the words, a line for each seat, the count large, what still lacks; then the question, then the result. */
#include <stdio.h>
#include <string.h>

#include "procure/model/motion.h"
#include "screens/vote_view.h"

enum { WIDE = 100, WIDEST = 132, ROLE_COLS = 22, VOTE_COLS = 16, FOOT = 3, COUNTS = 7, QUESTION = 9, LETTER_ROWS = 5 };

/* --- words of a vote ------------------------------------------------------------------------------------------------------------------------------ */

const char *vote_word(const struct vote_seat *seat, const struct vote_rule *rule)
{
	if (!seat->person)
		return _("· not here");
	switch (seat->vote) {
	case VOTE_FOR:       return _("● for");
	case VOTE_AGAINST:   return _("■ against");
	case VOTE_ABSTAINED: return _("▲ abstained");
	case VOTE_RECUSED:   return _("× recused");
	default:             return vote_may(rule, seat) ? _("· to vote") : _("· does not vote");
	}
}

enum role vote_role(const struct vote_seat *seat)
{
	return seat->vote == VOTE_FOR ? ROLE_OK : seat->vote == VOTE_AGAINST ? ROLE_BAD : seat->vote == VOTE_NONE ? ROLE_SECONDARY : ROLE_WARN;
}

/* --- the motion ----------------------------------------------------------------------------------------------------------------------------------- */

static int words_rows(const struct vote_view *s, int w, int most)
{
	int rows = wrap_rows(record_get(s->r.meeting, "Motion"), w - 6);

	return rows < most ? rows : most;
}

static void draw_words(const struct vote_view *s, struct pane p)
{
	const char *on = record_get(s->r.meeting, "Motion-On"), *mover = record_get(s->r.meeting, "Mover");
	struct buf title = { 0 }, foot = { 0 };
	struct pane in;

	buf_printf(&title, "%s%s%s", _("● VOTE OPEN"), *on ? "  " : "", on);
	if (wrap_rows(record_get(s->r.meeting, "Motion"), p.w - 6) > p.h - 2)
		buf_printf(&foot, "%s%s", _("… w shows all of it"), *mover ? " · " : "");
	if (*mover)
		buf_printf(&foot, _("moved by %s"), vote_person(s, mover));
	in = pane_box(p, &(struct box){ buf_str(&title), buf_str(&foot), false });
	pane_role(p, 0, 3, text_width(_("● VOTE OPEN")), ROLE_MEETING);
	pane_wrap(pane_sub(in, 0, 1, in.h, in.w - 2), 0, ROLE_TITLE, record_get(s->r.meeting, "Motion"));
	buf_free(&title);
	buf_free(&foot);
}

/* What was frozen, where there is room beside the seats. */
static void draw_frozen(const struct vote_view *s, struct pane p)
{
	const char **names, **values, *on = record_get(s->r.meeting, "Motion-Verb");
	const struct verb *v = *on ? verb_by_name(on) : NULL;
	const struct kind *k = v ? kind_by_name(v->kind) : NULL;
	struct arena *a = arena_new();
	size_t n = motion_sets_read(record_get(s->r.meeting, "Motion-Sets"), &names, &values, a);
	struct pane in = pane_box(p, &(struct box){ _("Frozen: what would be recorded"), NULL, false });

	for (size_t i = 0; i < n && in.h > 0; i++) {
		int f = k ? kind_field(k, names[i]) : -1;
		struct buf text = { 0 };

		if (f >= 0 && k->fields[f].flags & F_ILLUSTRATIVE)
			continue;
		if (f >= 0 && !value_sealed(values[i]))
			k->fields[f].type->show(&k->fields[f], values[i], &text);
		pane_text(pane_top(&in, 1), 0, 0, ROLE_LABEL, f >= 0 ? _(k->fields[f].label) : names[i]);
		(void)pane_top(&in, pane_wrap(pane_sub(in, 0, 2, in.h, in.w - 2), 0, ROLE_NORMAL, text.len ? buf_str(&text) : value_sealed(values[i]) ? _("(sealed)") : values[i]) + 1);
		buf_free(&text);
	}
	arena_free(a);
}

/* --- seats ------------------------------------------------------------------------------------------------------------------------------------------ */

static void draw_seat(const struct vote_view *s, struct pane p, size_t row, bool here)
{
	const struct vote_seat *seat = vote_row(s, row);
	enum role r = here ? ROLE_SELECTED : ROLE_NORMAL;
	int role = p.w < 70 ? 16 : ROLE_COLS, at = 5 + role + 2, who = p.w - at - VOTE_COLS - 1;
	struct buf name = { 0 };

	buf_printf(&name, "%s%s%s", seat->person ? vote_person(s, seat->person) : _("(nobody)"), seat->deputy ? " (S)" : "", seat->remote ? _(", remote") : "");
	if (here)
		pane_clear(p, ROLE_SELECTED);
	pane_printf(p, 0, 0, r, "%s%2zu", here ? "▶" : " ", row + 1);
	pane_cell(p, 0, 5, role, here ? r : ROLE_SECONDARY, choice_label(NULL, seat->role), false);
	pane_cell(p, 0, at, who, here ? r : seat->person ? ROLE_NORMAL : ROLE_SECONDARY, buf_str(&name), false);
	pane_text(p, 0, p.w - VOTE_COLS, here ? r : vote_role(seat), vote_word(seat, &s->r.room.rule));
	if (here)
		pane_cursor(p, 0, 0, false);
	buf_free(&name);
}

static void draw_seats(const struct vote_view *s, struct pane p)
{
	size_t n = vote_rows(s), at = vote_cursor(s), top = 0;
	int step = p.h >= 2 * (int)n ? 2 : 1, shown = p.h / step;

	if (n == 0)
		pane_text(p, 0, 2, ROLE_SECONDARY, _("This body has no seat with vote."));
	if (shown > 0 && at >= (size_t)shown)
		top = at - (size_t)shown + 1;
	for (int i = 0; i < shown && top + (size_t)i < n; i++)
		draw_seat(s, pane_sub(p, i * step, 2, 1, p.w - 4), top + (size_t)i, top + (size_t)i == at && !s->asking);
}

/* --- the count -------------------------------------------------------------------------------------------------------------------------------------- */

/* A one stands at the right of its three cells: it is moved over its word. */
static void draw_count(struct pane p, int x, int w, int n, const char *word, enum role r)
{
	char text[16];

	snprintf(text, sizeof text, "%d", n);
	pane_digits(pane_sub(p, 0, n == 1 ? x - 4 : x, LETTER_ROWS, w), 0, 0, n ? r : ROLE_SECONDARY, text);
	pane_text(pane_sub(p, LETTER_ROWS, x, 1, w), 0, 0, n ? r : ROLE_SECONDARY, word);
}

static void draw_counts(const struct vote_view *s, struct pane p)
{
	const struct tally *t = &s->r.tally;
	const struct { int n; const char *word; enum role r; } v[] = {
		{ t->for_, _("FOR"), ROLE_OK }, { t->against, _("AGAINST"), ROLE_BAD }, { t->abstained, _("ABSTAINED"), ROLE_WARN },
		{ t->recused, _("RECUSED"), ROLE_WARN }, { (int)(s->r.voters - s->r.said), _("STILL TO VOTE"), ROLE_VOTE },
	};
	int w = (p.w - 4) / 5;

	for (int i = 0; i < 5; i++)
		draw_count(p, 4 + i * w, w - 1, v[i].n, v[i].word, v[i].r);
}

static void draw_large(struct pane p, enum role r, const char *word)
{
	int scale = letters_width(word, 2) <= p.w - 4 ? 2 : 1;

	if (letters_width(word, scale) <= p.w - 4)
		pane_letters(p, 0, (p.w - letters_width(word, scale)) / 2, r, word, scale);
}

static void draw_foot(const struct vote_view *s, struct pane p)
{
	bool stop = !s->r.quorum.met || s->r.tally.outcome == OUTCOME_TOO_FEW, all = s->r.said == s->r.voters;
	bool lost = !s->r.quorum.met;
	bool joined = text_width(buf_str(&s->say)) + text_width(buf_str(&s->need)) + 3 <= p.w;
	struct buf line = { 0 };

	buf_printf(&line, "%s%s%s", lost ? _("No result can be announced.") : buf_str(&s->say), s->need.len && joined ? " · " : "", joined ? buf_str(&s->need) : "");
	pane_text(pane_top(&p, 1), 0, 0, stop ? ROLE_BAD : ROLE_TITLE, buf_str(&line));
	buf_reset(&line);
	buf_printf(&line, "%s%s%s%s", stop ? "▲ " : "", buf_str(&s->lacks), all && !stop ? " " : "", all && !stop ? _("Enter announces.") : "");
	(void)pane_top(&p, pane_wrap(p, 0, stop ? ROLE_BAD : all ? ROLE_OK : ROLE_ACCENT, buf_str(&line)));
	if (lost || !joined)
		pane_wrap(p, 0, ROLE_SECONDARY, lost ? _("Wait for an arrival (s), withdraw the motion (x), or suspend the session.") : buf_str(&s->need));
	buf_free(&line);
}

/* --- the question, the result -------------------------------------------------------------------------------------------------------------------- */

static enum role role_of_outcome(const char *code)
{
	return strcmp(code, "adopted") == 0 ? ROLE_OK : ROLE_BAD;
}

static void draw_question(const struct vote_view *s, struct pane p)
{
	const char *code = outcome_code(s->outcome);
	struct buf sum = { 0 };
	struct pane in, keys;

	pane_clear(p, ROLE_POPUP);
	in = pane_box(p, &(struct box){ _("Announce this result?"), NULL, true });
	keys = pane_bottom(&in, 1);
	vote_sum(s, &sum);
	pane_printf(pane_top(&in, 1), 0, 0, role_of_outcome(code), "%s %s", strcmp(code, "adopted") == 0 ? "●" : "■", choice_label(NULL, code));
	(void)pane_top(&in, pane_wrap(in, 0, ROLE_TITLE, buf_str(&sum)));
	pane_wrap(in, 0, ROLE_SECONDARY, _(rollcall_then(&s->r, s->outcome)));
	pane_text(keys, 0, 0, ROLE_KEY, _("Enter announces and records it · Esc goes back, votes may still be changed"));
	pane_cursor(keys, 0, 0, false);
	buf_free(&sum);
}

/* With air between the paragraphs where the screen is tall. */
static void paragraph(struct pane *p, enum role r, const char *text, bool air)
{
	int used = *text ? pane_wrap(*p, 0, r, text) : 0;

	(void)pane_top(p, used ? used + air : 0);
}

static void draw_result(const struct vote_view *s, struct pane p)
{
	const char *word = choice_label(NULL, s->result);
	enum role r = role_of_outcome(s->result);
	bool air = p.h > 28;
	struct pane in;
	int x;

	if (!*s->result) {
		pane_wrap(pane_sub(p, 1, 2, p.h - 1, p.w - 4), 0, ROLE_NORMAL, _("No vote is open. Put a motion from the meeting (v)."));
		return;
	}
	(void)pane_top(&p, air ? 3 : 0);
	if (letters_width(word, 1) <= p.w - 4)
		draw_large(pane_top(&p, LETTER_ROWS + air), r, word);
	x = (p.w - text_width(word) - 4) / 2;
	pane_printf(pane_top(&p, 1 + air), 0, x > 0 ? x : 0, r, "%s %s %s", r == ROLE_OK ? "●" : "■", word, r == ROLE_OK ? "●" : "■");
	in = pane_box(p.w > WIDEST ? pane_centre(p, p.h, WIDEST) : p, &(struct box){ _("Result of the vote"), NULL, false });
	paragraph(&in, ROLE_TITLE, buf_str(&s->words), air);
	paragraph(&in, r, buf_str(&s->sum), air);
	paragraph(&in, ROLE_NORMAL, buf_str(&s->who), air);
	paragraph(&in, ROLE_SECONDARY, buf_str(&s->then), air);
	pane_cursor(in, 0, 0, false);
}

/* --- all of it ------------------------------------------------------------------------------------------------------------------------------------ */

void vote_draw(struct vote_view *s, struct pane p)
{
	struct pane foot;
	int seats = (int)vote_rows(s);
	bool lost = s->open && !s->r.quorum.met;

	if (!s->open) {
		draw_result(s, p);
		return;
	}
	draw_words(s, pane_top(&p, words_rows(s, p.w, p.h / 4) + 2));
	foot = s->asking ? pane_bottom(&p, QUESTION + (p.h > 28 ? 2 : 0)) : pane_bottom(&p, FOOT);
	if (p.w >= WIDE && *record_get(s->r.meeting, "Motion-Sets"))
		draw_frozen(s, pane_right(&p, p.w / 3));
	if (s->asking) {
		draw_question(s, foot);
		s->seen = true;
	} else {
		draw_foot(s, pane_sub(foot, 0, 2, FOOT, foot.w - 4));
		if (p.h >= seats + COUNTS) {
			struct pane counts = pane_bottom(&p, COUNTS - 1 + (p.h >= seats * 2 + COUNTS + 2));

			if (lost)
				draw_large(counts, ROLE_BAD, choice_label(NULL, "no-quorum"));
			else
				draw_counts(s, counts);
		}
	}
	draw_seats(s, p.h > seats + 1 ? pane_sub(p, 1, 0, p.h - 1, p.w) : p);
}
