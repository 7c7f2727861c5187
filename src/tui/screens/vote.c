/* The open vote: the words as they were frozen, a key a vote, the arithmetic all the time, and the result announced. What is said lies on the desk. */
#include <stdio.h>
#include <string.h>

#include "procure/service/rollcall.h"
#include "screens/vote.h"

struct vote_view {
	struct app *app;
	char meeting[96];
	struct rollcall r;
	bool open;                               /* a vote is open; else `result` says what came of it */
	struct list seats;
	struct buf line;                         /* the arithmetic, in one sentence */
	char result[24];                         /* code, once announced */
	struct buf words, sum;                   /* of what was announced: the motion, the arithmetic */
	char person[96];                         /* who is asked whether to leave */
	const char *mode;                        /* in which the result is about to be announced */
};

/* --- rows ------------------------------------------------------------------------------------------------------------------------------------- */

static const char *person_name(struct vote_view *s, const char *id)
{
	const struct record *p = id ? scope_person(service_scope(s->app->svc), id) : NULL;

	return p ? record_get(p, "Name") : id ? id : "";
}

static const struct vote_seat *seat_at(struct vote_view *s, size_t row)
{
	size_t n = 0;

	for (size_t i = 0; i < s->r.room.n_seats; i++)
		if (s->r.room.seats[i].votes && n++ == row)
			return &s->r.room.seats[i];
	return NULL;
}

static size_t count(void *ctx)
{
	struct vote_view *s = ctx;
	size_t n = 0;

	for (size_t i = 0; s->open && i < s->r.room.n_seats; i++)
		n += s->r.room.seats[i].votes;
	return n;
}

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

static void cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	struct vote_view *s = ctx;
	const struct vote_seat *seat = seat_at(s, row);

	if (col == 0)
		buf_puts(out, choice_label(NULL, seat->role));
	else if (col == 1)
		buf_printf(out, "%s%s%s", seat->person ? person_name(s, seat->person) : _("(nobody)"), seat->deputy ? " (S)" : "", seat->remote ? _(", remote") : "");
	else
		buf_puts(out, vote_word(seat, &s->r.room.rule));
}

static enum role role(void *ctx, size_t row, size_t col)
{
	return col == 2 ? vote_role(seat_at(ctx, row)) : ROLE_NORMAL;
}

static const char *key_of(void *ctx, size_t row) { return seat_at(ctx, row)->seat; }
static const struct list_ops list_ops = { .count = count, .cell = cell, .role = role, .key = key_of, .empty = N_("This body has no seat with vote.") };
static const struct list_column columns[] = { { N_("Role"), 22, false, 1 }, { N_("Who"), 0, false, 0 }, { N_("Vote"), 16, false, 0 } };

/* --- load and draw ------------------------------------------------------------------------------------------------------------------------------ */

static enum rc load(struct view *v, struct why *why)
{
	struct vote_view *s = v->state;
	enum rc rc = rollcall_read(s->app->svc, s->meeting, &s->r, v->data, why);

	s->open = rc == RC_OK;
	buf_reset(&s->line);
	if (s->open)
		rollcall_say(&s->line, &s->r);
	list_refresh(&s->seats);
	return rc == RC_NONE ? RC_OK : rc;
}

/* The result as large as the room allows: a line of its own between two rules. */
static void draw_result(struct vote_view *s, struct pane p)
{
	bool adopted = strcmp(s->result, "adopted") == 0;
	int y = p.h > 16 ? p.h / 4 : 1;

	if (!*s->result) {
		pane_wrap(pane_sub(p, 1, 2, p.h - 1, p.w - 4), 0, ROLE_NORMAL, _("No vote is open. Put a motion from the meeting (v)."));
		return;
	}
	pane_rule(p, y, adopted ? ROLE_OK : ROLE_BAD);
	pane_printf(p, y + 2, (p.w - text_width(choice_label(NULL, s->result)) - 4) / 2, adopted ? ROLE_OK : ROLE_BAD, "%s %s %s", adopted ? "●" : "■",
		    choice_label(NULL, s->result), adopted ? "●" : "■");
	pane_rule(p, y + 4, adopted ? ROLE_OK : ROLE_BAD);
	y += 6;
	y += pane_wrap(pane_sub(p, y, 2, p.h - y, p.w - 4), 0, ROLE_TITLE, buf_str(&s->words)) + 1;
	pane_wrap(pane_sub(p, y, 2, p.h - y, p.w - 4), 0, ROLE_NORMAL, buf_str(&s->sum));
}

static void draw(struct view *v, struct pane p)
{
	struct vote_view *s = v->state;
	struct pane head, foot;
	const char *motion = s->open ? record_get(s->r.meeting, "Motion") : "";
	int rows, x;

	if (!s->open) {
		draw_result(s, p);
		return;
	}
	rows = wrap_rows(motion, p.w - 6);
	head = pane_top(&p, (rows < p.h / 3 ? rows : p.h / 3) + 3);
	foot = pane_bottom(&p, 3);
	x = 2 + pane_text(head, 0, 2, ROLE_MEETING, _("● VOTE OPEN"));
	x += 2 + pane_text(head, 0, x + 2, ROLE_NORMAL, record_get(s->r.meeting, "Motion-On"));
	if (*record_get(s->r.meeting, "Mover"))
		pane_printf(head, 0, x + 2, ROLE_SECONDARY, _("moved by %s"), person_name(s, record_get(s->r.meeting, "Mover")));
	pane_wrap(pane_sub(head, 2, 3, head.h - 2, head.w - 6), 0, ROLE_TITLE, motion);
	list_boxed(&s->seats, p, _("Who votes"), true);
	pane_text(foot, 0, 2, s->r.quorum.met ? ROLE_TITLE : ROLE_BAD, buf_str(&s->line));
	pane_text(foot, 1, 2, ROLE_SECONDARY, s->r.said == s->r.voters ? _("All have voted: Enter announces the result.") : _("f for · c against · b abstains · r recused · s leaves. A vote may be changed until it is announced."));
}

/* --- votes ------------------------------------------------------------------------------------------------------------------------------------- */

/* On to the next who has not voted yet, round the list; stays where all have. */
static void next_silent(struct vote_view *s, size_t from)
{
	size_t n = count(s);

	for (size_t k = 1; k <= n; k++) {
		const struct vote_seat *seat = seat_at(s, (from + k) % n);

		if (seat->vote == VOTE_NONE && vote_may(&s->r.room.rule, seat)) {
			list_select(&s->seats, seat->seat);
			return;
		}
	}
}

static unsigned say_vote(struct vote_view *s, enum vote vote)
{
	struct why why = { 0 };
	size_t row;
	const struct vote_seat *seat;

	if (!list_row(&s->seats, &row) || !(seat = seat_at(s, row)))
		return UI_NOTHING;
	if (!seat->person || (!vote_may(&s->r.room.rule, seat) && seat->vote != VOTE_RECUSED)) {
		ui_sayf(s->app->ui, SAY_ERROR, _("%s does not vote on this item."), seat->person ? person_name(s, seat->person) : choice_label(NULL, seat->role));
		return UI_REDRAW;
	}
	if (rollcall_put(s->app->svc, s->meeting, seat->person, vote, &why) != RC_OK)
		return ui_fail(s->app->ui, &why);
	/* The rows are read again before the cursor moves on: what is seen is what is on disk. */
	s->r.room.seats[seat - s->r.room.seats].vote = vote;
	if (vote != VOTE_NONE)
		next_silent(s, row);
	return UI_RELOAD | UI_REDRAW;
}

static unsigned leaves(struct ui *ui, void *ctx)
{
	struct vote_view *s = ctx;

	(void)ui;
	return act_now(s->app, "meeting.depart", s->meeting, (struct preset_value_of[]){ { "Person", s->person }, { NULL, NULL } });
}

static unsigned departs(struct vote_view *s)
{
	size_t row;
	const struct vote_seat *seat;
	struct arena *a;
	unsigned out;

	if (!list_row(&s->seats, &row) || !(seat = seat_at(s, row)) || !seat->person)
		return UI_NOTHING;
	snprintf(s->person, sizeof s->person, "%s", seat->person);
	a = arena_new();
	out = dialog_confirm(s->app->ui, &(struct confirm){ .title = _(verb_by_name("meeting.depart")->label), .yes = _("Record it"), .done = leaves, .ctx = s,
							     .text = arena_printf(a, _("%s leaves the meeting?"), person_name(s, s->person)) });
	arena_free(a);
	return out;
}

/* --- the result --------------------------------------------------------------------------------------------------------------------------------- */

static void keep_result(struct vote_view *s, const char *code)
{
	buf_reset(&s->words);
	buf_reset(&s->sum);
	snprintf(s->result, sizeof s->result, "%s", code);
	buf_puts(&s->words, record_get(s->r.meeting, "Motion"));
	if (strcmp(s->mode, "roll-call") == 0)
		tally_say(&s->sum, &s->r.room.rule, &s->r.tally);
	else
		buf_puts(&s->sum, choice_label(NULL, s->mode));
}

static unsigned announced(struct ui *ui, void *ctx)
{
	struct vote_view *s = ctx;
	struct recorded done;
	struct why why = { 0 };
	struct arena *a = arena_new();
	struct act_full act;
	enum rc rc;

	keep_result(s, outcome_code(s->r.tally.outcome));
	rc = rollcall_announce(s->app->svc, s->meeting, s->mode, 0, &done, &why);
	if (rc != RC_OK && rc != RC_UNSURE) {
		s->result[0] = '\0';
		arena_free(a);
		return ui_fail(ui, &why) | UI_RELOAD;
	}
	if (service_act(s->app->svc, done.seq, &act, a, &why) == RC_OK && act.t.one[TRAILER_RESULT])
		snprintf(s->result, sizeof s->result, "%s", act.t.one[TRAILER_RESULT]);
	say_recorded(s->app, &done);
	arena_free(a);
	return UI_RELOAD | UI_REDRAW;
}

/* What will be announced, in words with its arithmetic; a binding act asks for its name. */
static unsigned ask_announce(struct vote_view *s, const char *mode)
{
	const struct verb *v = verb_by_name(record_get(s->r.meeting, "Motion-Verb"));
	struct buf text = { 0 };
	unsigned out;

	s->mode = mode;
	if (strcmp(mode, "roll-call") == 0) {
		if (s->r.said < s->r.voters || !s->r.quorum.met) {
			ui_say(s->app->ui, SAY_ERROR, buf_str(&s->line));
			return UI_REDRAW;
		}
		tally_say(&text, &s->r.room.rule, &s->r.tally);
		if (s->r.tally.casting_used)
			buf_printf(&text, "\n%s: %s", _("Casting vote"), person_name(s, s->r.tally.casting));
	} else {
		buf_printf(&text, "%s", strcmp(mode, "assent") == 0 ? _("Nobody objects; no votes are stored.") : _("All agree; no votes are stored."));
	}
	out = dialog_confirm(s->app->ui, &(struct confirm){ .title = _("Announce the result"), .text = buf_str(&text), .yes = _("Announce"), .done = announced, .ctx = s,
							     .word = v && v->flags & V_BINDING ? record_get(s->r.meeting, "Motion-On") : NULL });
	buf_free(&text);
	return out;
}

/* --- actions ------------------------------------------------------------------------------------------------------------------------------------- */

static const struct { const char *action; enum vote vote; } ballots[] = {
	{ "vote-for", VOTE_FOR }, { "vote-against", VOTE_AGAINST }, { "vote-abstain", VOTE_ABSTAINED }, { "vote-recuse", VOTE_RECUSED }, { "vote-none", VOTE_NONE },
};

static unsigned request(struct view *v, const char *action)
{
	struct vote_view *s = v->state;

	if (strcmp(action, "room") == 0)
		return room_mode(s->app, s->meeting);
	if (strcmp(action, "note") == 0)
		return note_form(s->app);
	if (!s->open)
		return strcmp(action, "open") == 0 ? UI_POP | UI_REDRAW : UI_PASS;
	for (size_t i = 0; i < sizeof ballots / sizeof ballots[0]; i++)
		if (strcmp(action, ballots[i].action) == 0)
			return say_vote(s, ballots[i].vote);
	if (strcmp(action, "departs") == 0)
		return departs(s);
	if (strcmp(action, "open") == 0)
		return ask_announce(s, "roll-call");
	if (strcmp(action, "by-assent") == 0 || strcmp(action, "by-consensus") == 0)
		return ask_announce(s, strcmp(action, "by-assent") == 0 ? "assent" : "consensus");
	if (strcmp(action, "withdraw") == 0)
		return act_form(s->app, "meeting.unmove", s->meeting, NULL, "Reason");
	if (strcmp(action, "why") == 0)
		return why_screen(s->app, s->r.meeting->path, "Motion");
	return list_request(&s->seats, action);
}

static bool ready(struct view *v, const char *action, struct buf *why_not)
{
	struct vote_view *s = v->state;
	struct why why = { 0 };

	if (list_has("why note room open", action) || service_writable(s->app->svc, &why))
		return true;
	why_sentence(why_not, &why);
	return false;
}

static unsigned tick(struct view *v)
{
	return service_refresh(((struct vote_view *)v->state)->app->svc) ? UI_RELOAD | UI_REDRAW : UI_NOTHING;
}

static void title(struct view *v, struct buf *out) { buf_printf(out, "%s > %s", ((struct vote_view *)v->state)->meeting, _("vote")); }

static void leave(struct view *v)
{
	struct vote_view *s = v->state;

	list_free(&s->seats);
	buf_free(&s->line);
	buf_free(&s->words);
	buf_free(&s->sum);
}

static const struct action actions[] = {
	{ "vote-for", N_("For"), N_("Votes for; goes on to the next"), "a favor" },
	{ "vote-against", N_("Against"), N_("Votes against"), "en contra" },
	{ "vote-abstain", N_("Abstains"), N_("Abstains"), "abstencion blanco" },
	{ "vote-recuse", N_("Recused"), N_("Is recused from this item: neither votes nor moves"), "inhabilitado recusado" },
	{ "departs", N_("Leaves"), N_("Leaves the meeting; the quorum is counted anew"), "sale se retira" },
	{ "open", N_("Announce"), N_("Announces the result with its arithmetic; until then votes may be changed"), "proclamar anunciar resultado" },
	{ "by-assent", N_("Assent"), N_("Nobody objects: adopted without votes"), "asentimiento sin objecion" },
	{ "by-consensus", NULL, N_("All agree: adopted by consensus"), "consenso" },
	{ "vote-none", NULL, N_("Takes the vote back"), "borrar voto" },
	{ "withdraw", N_("Withdraw"), N_("The motion is withdrawn, with the reason"), "retirar mocion" },
	{ "note", NULL, N_("Writes a note for the minutes"), "nota" },
	{ "room", NULL, N_("The projector"), "sala proyector" },
	{ "why", NULL, N_("The act that opened the vote"), "por que" },
	{ NULL, NULL, NULL, NULL },
};
static const struct view_ops ops = { .name = "vote", .map = "vote", .actions = actions, .load = load, .draw = draw, .request = request, .ready = ready, .tick = tick,
				     .title = title, .leave = leave,
				     .about = N_("The vote that is open: one key for each member. Nothing is announced before all have voted, and nothing is changed after.") };

unsigned vote_screen(struct app *app, const char *meeting)
{
	struct view *v = ui_push(app->ui, &ops, sizeof(struct vote_view));
	struct vote_view *s = v->state;

	s->app = app;
	snprintf(s->meeting, sizeof s->meeting, "%s", meeting);
	list_init(&s->seats, &list_ops, s, columns, 3);
	return UI_REDRAW;
}
