/* The open vote: the words as they were frozen, a key a vote, the arithmetic all the time, and the result announced. What is said lies on the desk. */
#include <stdio.h>
#include <string.h>

#include "screens/vote_view.h"

/* --- seats -------------------------------------------------------------------------------------------------------------------------------------- */

const char *vote_person(const struct vote_view *s, const char *id)
{
	const struct record *p = id ? scope_person(service_scope(s->app->svc), id) : NULL;

	return p ? record_get(p, "Name") : id ? id : "";
}

/* Its number in the roll call's room, or SIZE_MAX. */
static size_t place_of(const struct vote_view *s, size_t row)
{
	size_t n = 0;

	for (size_t i = 0; i < s->r.room.n_seats; i++)
		if (s->r.room.seats[i].votes && n++ == row)
			return i;
	return SIZE_MAX;
}

const struct vote_seat *vote_row(const struct vote_view *s, size_t row)
{
	size_t i = place_of(s, row);

	return i == SIZE_MAX ? NULL : &s->r.room.seats[i];
}

size_t vote_rows(const struct vote_view *s)
{
	size_t n = 0;

	for (size_t i = 0; s->open && i < s->r.room.n_seats; i++)
		n += s->r.room.seats[i].votes;
	return n;
}

size_t vote_cursor(const struct vote_view *s)
{
	for (size_t i = 0; i < vote_rows(s); i++)
		if (strcmp(vote_row(s, i)->seat, s->seat) == 0)
			return i;
	return 0;
}

static unsigned go_to(struct vote_view *s, size_t row)
{
	const struct vote_seat *seat = vote_row(s, row);

	if (!seat)
		return UI_NOTHING;
	snprintf(s->seat, sizeof s->seat, "%s", seat->seat);
	return UI_REDRAW;
}

/* On to the next who has not voted yet, round the list; stays where all have. */
static void next_silent(struct vote_view *s)
{
	size_t n = vote_rows(s), from = vote_cursor(s);

	for (size_t k = 1; k <= n; k++) {
		const struct vote_seat *seat = vote_row(s, (from + k) % n);

		if (seat->vote == VOTE_NONE && vote_may(&s->r.room.rule, seat)) {
			(void)go_to(s, (from + k) % n);
			return;
		}
	}
}

/* --- load --------------------------------------------------------------------------------------------------------------------------------------- */

/* The vote ended without this screen: withdrawn, or announced at another keyboard. */
static void ended_elsewhere(struct vote_view *s, struct arena *a)
{
	const struct record *m = scope_meeting(service_scope(s->app->svc), s->meeting);
	const struct field *f = m ? &m->kind->fields[kind_field(m->kind, "Motions")] : NULL;
	struct row *rows;
	size_t n = m ? table_rows(record_get(m, "Motions"), &rows, a) : 0;

	if (!n)
		return;
	snprintf(s->result, sizeof s->result, "%s", table_cell(f, &rows[n - 1], "result"));
	buf_reset(&s->words);
	buf_puts(&s->words, table_cell(f, &rows[n - 1], "text"));
	buf_reset(&s->sum);
	buf_reset(&s->who);
	buf_reset(&s->then);
}

static enum rc read_votes(struct vote_view *s, struct why *why)
{
	enum rc rc;

	arena_reset(s->second);
	rc = s->app->at ? RC_NONE : rollcall_read(s->app->svc, s->meeting, &s->r, s->second, why);
	s->open = rc == RC_OK;
	buf_reset(&s->say);
	buf_reset(&s->need);
	buf_reset(&s->lacks);
	if (!s->open)
		return rc == RC_NONE ? RC_OK : rc;
	rollcall_say(&s->say, &s->r);
	rollcall_need(&s->need, &s->r);
	rollcall_lacks(&s->lacks, s->app->svc, &s->r);
	if (!*s->seat && go_to(s, 0) != UI_NOTHING && vote_row(s, 0)->vote != VOTE_NONE)
		next_silent(s);                  /* it is gone on with where it was left */
	return RC_OK;
}

static void ask_no_more(struct view *v)
{
	struct vote_view *s = v->state;

	s->asking = false;
	v->map = v->ops->map;
}

static const struct view_ops ops, result_ops;

static enum rc load(struct view *v, struct why *why)
{
	struct vote_view *s = v->state;
	enum rc rc = read_votes(s, why);

	if (s->open)
		s->result[0] = '\0';
	else if (s->was_open && !*s->result && rc == RC_OK)
		ended_elsewhere(s, v->data);
	s->was_open = s->open;
	if (s->open != (v->ops == &ops)) {       /* other keys: what the bar shows is what can be done */
		v->ops = s->open ? &ops : &result_ops;
		ask_no_more(v);
	}
	return rc;
}

static void draw(struct view *v, struct pane p) { vote_draw(v->state, p); }

/* --- votes -------------------------------------------------------------------------------------------------------------------------------------- */

static unsigned refuse(struct vote_view *s, const char *text)
{
	ui_say(s->app->ui, SAY_ERROR, text);
	return UI_REDRAW;
}

static unsigned say_vote(struct vote_view *s, enum vote vote)
{
	struct why why = { 0 };
	size_t at = place_of(s, vote_cursor(s));
	const struct vote_seat *seat = at == SIZE_MAX ? NULL : &s->r.room.seats[at];
	struct arena *a = arena_new();
	unsigned out = UI_REDRAW;

	if (!seat)
		out = UI_NOTHING;
	else if (!seat->person)
		out = refuse(s, arena_printf(a, _("Nobody sits for %s: s records an arrival."), choice_label(NULL, seat->role)));
	else if (s->r.fixed[at])
		out = refuse(s, arena_printf(a, seat->vote == VOTE_RECUSED || seat->recused ? _("%s is recused from this item by the meeting: no vote is taken.") : _("%s does not vote on this item."),
					     vote_person(s, seat->person)));
	else if (rollcall_put(s->app->svc, s->meeting, seat->person, vote, &why) != RC_OK || read_votes(s, &why) != RC_OK)
		out = ui_fail(s->app->ui, &why);
	else if (vote != VOTE_NONE)              /* it is on disk, and read from there, before the cursor moves on */
		next_silent(s);
	arena_free(a);
	return out;
}

/* --- who leaves, who comes ---------------------------------------------------------------------------------------------------------------------- */

static unsigned leaves(struct vote_view *s, const struct vote_seat *seat)
{
	int64_t before = service_tip(s->app->svc);
	struct arena *a = arena_new();
	const char *name = arena_strdup(a, vote_person(s, seat->person));
	unsigned out = act_now(s->app, "meeting.depart", s->meeting, (struct preset_value_of[]){ { "Person", arena_strdup(a, seat->person) }, { NULL, NULL } });

	if (service_tip(s->app->svc) > before) {
		s->departure = service_tip(s->app->svc);
		ui_sayf(s->app->ui, SAY_DONE, _("%s has left: act %lld. If that was a slip, R puts it right."), name, (long long)s->departure);
		if (read_votes(s, &(struct why){ 0 }) == RC_OK)
			next_silent(s);
	}
	arena_free(a);
	return out;
}

static unsigned comes(struct ui *ui, void *ctx)
{
	struct vote_view *s = ctx;

	(void)ui;
	return act_now(s->app, "meeting.attend", s->meeting, (struct preset_value_of[]){ { "Person", s->person }, { "Presence", "present" }, { NULL, NULL } });
}

static unsigned ask_comes(struct vote_view *s, const char *holder)
{
	struct arena *a = arena_new();
	unsigned out;

	snprintf(s->person, sizeof s->person, "%s", holder);
	out = dialog_confirm(s->app->ui, &(struct confirm){ .title = _(verb_by_name("meeting.attend")->label), .yes = _("Record it"), .done = comes, .ctx = s,
							     .text = arena_printf(a, _("%s comes in now, and may vote?"), vote_person(s, s->person)) });
	arena_free(a);
	return out;
}

/* At once: the room does not wait. On an empty seat it asks whether its holder comes in. */
static unsigned departs(struct vote_view *s)
{
	size_t at = place_of(s, vote_cursor(s));
	const char *holder;

	if (at == SIZE_MAX)
		return UI_NOTHING;
	if (s->r.room.seats[at].person)
		return leaves(s, &s->r.room.seats[at]);
	holder = s->r.room.holder[at];
	return holder && *holder ? ask_comes(s, holder) : refuse(s, _("Nobody holds this seat."));
}

/* --- the result --------------------------------------------------------------------------------------------------------------------------------- */

static bool roll(const struct vote_view *s) { return s->mode && strcmp(s->mode, "roll-call") == 0; }

void vote_sum(const struct vote_view *s, struct buf *out)
{
	struct tally t;

	if (!roll(s)) {
		t = assent_count(&s->r.room.rule, s->r.room.seats, s->r.room.n_seats);
		buf_printf(out, "%s: ", choice_label(NULL, s->mode));
		assent_say(out, &t);
		return;
	}
	tally_say(out, &s->r.room.rule, &s->r.tally);
	if (s->r.tally.casting_used)
		buf_printf(out, " %s: %s.", _("Casting vote"), vote_person(s, s->r.tally.casting));
}

static void names(const struct vote_view *s, enum vote vote, const char *label, struct buf *out)
{
	bool first = true;

	for (size_t i = 0; i < s->r.room.n_seats; i++) {
		const struct vote_seat *seat = &s->r.room.seats[i];

		if (!seat->votes || !seat->person || seat->vote != vote)
			continue;
		buf_printf(out, "%s%s%s", first ? label : ", ", first ? ": " : "", vote_person(s, seat->person));
		first = false;
	}
	if (!first)
		buf_putc(out, '\n');
}

static void keep_result(struct vote_view *s)
{
	struct buf *all[] = { &s->words, &s->sum, &s->then, &s->who };

	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
		buf_reset(all[i]);
	buf_puts(&s->words, record_get(s->r.meeting, "Motion"));
	vote_sum(s, &s->sum);
	if (s->outcome != OUTCOME_ADOPTED)
		buf_puts(&s->then, _(rollcall_then(&s->r, s->outcome)));
	if (roll(s)) {
		names(s, VOTE_FOR, _("For"), &s->who);
		names(s, VOTE_AGAINST, _("Against"), &s->who);
		names(s, VOTE_ABSTAINED, _("Abstained"), &s->who);
	}
	names(s, VOTE_RECUSED, _("Recused"), &s->who);
}

static unsigned announce(struct ui *ui, void *ctx)
{
	struct vote_view *s = ctx;
	const char *mode = s->mode;
	struct recorded done;
	struct why why = { 0 };
	struct arena *a = arena_new();
	struct act_full act;
	enum rc rc;

	keep_result(s);
	rc = rollcall_announce(s->app->svc, s->meeting, mode, 0, &done, &why);
	if (rc != RC_OK && rc != RC_UNSURE) {
		arena_free(a);
		return ui_fail(ui, &why) | UI_RELOAD;
	}
	s->announced = done.seq;
	snprintf(s->result, sizeof s->result, "%s", outcome_code(s->outcome));
	if (service_act(s->app->svc, done.seq, &act, a, &(struct why){ 0 }) == RC_OK && act.t.one[TRAILER_RESULT])
		snprintf(s->result, sizeof s->result, "%s", act.t.one[TRAILER_RESULT]);
	if (strcmp(s->result, "adopted") == 0)
		buf_printf(&s->then, _("Recorded: %s, act %lld."), record_name(a, done.path), (long long)done.seq);
	if (rc == RC_UNSURE)
		ui_fail(ui, &why);
	else
		say_recorded(s->app, &done);
	arena_free(a);
	return UI_RELOAD | UI_REDRAW;
}

/* Why it cannot be announced so now, or NULL; the cursor stands on who is still to vote. */
static const char *not_yet(struct vote_view *s, const char *mode, struct arena *a)
{
	const struct vote_seat *at = vote_row(s, vote_cursor(s));

	if (!s->r.quorum.met)
		return buf_str(&s->lacks);
	if (strcmp(mode, "roll-call") == 0) {
		if (s->r.said == s->r.voters || s->outcome == OUTCOME_TOO_FEW)
			return NULL;
		if (at->vote != VOTE_NONE || !vote_may(&s->r.room.rule, at))
			next_silent(s);
		return arena_printf(a, _("Nothing is announced before all have voted. Next: %s."), vote_person(s, vote_row(s, vote_cursor(s))->person));
	}
	return s->r.tally.against ? _("Somebody is against: there is no assent. Call the roll, one key a member, and announce with Enter.") : NULL;
}

/* A verb that binds asks for its record's name to be typed; all others for one more Enter, once the question has been seen. */
static unsigned ask_announce(struct view *v, const char *mode)
{
	struct vote_view *s = v->state;
	const struct verb *verb = verb_by_name(record_get(s->r.meeting, "Motion-Verb"));
	struct tally assent = assent_count(&s->r.room.rule, s->r.room.seats, s->r.room.n_seats);
	const char *on = record_get(s->r.meeting, "Motion-On"), *slash = strrchr(on, '/');
	struct arena *a = arena_new();
	struct buf text = { 0 };
	const char *lacks;
	unsigned out = UI_REDRAW;

	s->outcome = strcmp(mode, "roll-call") == 0 ? s->r.tally.outcome : assent.outcome;
	lacks = not_yet(s, mode, a);
	if (!lacks) {
		s->mode = mode;
		s->seen = false;
	}
	if (lacks) {
		out = refuse(s, lacks);
	} else if (!verb || !(verb->flags & V_BINDING)) {
		s->asking = true;
		v->map = "confirm";
	} else {
		vote_sum(s, &text);
		buf_printf(&text, "\n\n%s", _(rollcall_then(&s->r, s->outcome)));
		out = dialog_confirm(s->app->ui, &(struct confirm){ .title = _("Announce this result?"), .text = buf_str(&text), .yes = _("Announce"), .done = announce,
								     .ctx = s, .word = slash ? slash + 1 : on });
	}
	buf_free(&text);
	arena_free(a);
	return out;
}

/* An Enter that came in one go with the one that asked does not answer: nobody has read the question. */
static unsigned answer(struct view *v, const char *action)
{
	struct vote_view *s = v->state;
	unsigned out;

	if (strcmp(action, "no") == 0 || strcmp(action, "back") == 0) {
		ask_no_more(v);
		return UI_REDRAW;
	}
	if (strcmp(action, "yes") != 0 && strcmp(action, "accept") != 0)
		return UI_PASS;
	if (!s->seen && strcmp(action, "accept") == 0)
		return UI_NOTHING;
	out = announce(s->app->ui, s);
	ask_no_more(v);
	return out;
}

/* --- actions ------------------------------------------------------------------------------------------------------------------------------------- */

static const struct { const char *action; enum vote vote; } ballots[] = {
	{ "vote-for", VOTE_FOR }, { "vote-against", VOTE_AGAINST }, { "vote-abstain", VOTE_ABSTAINED }, { "vote-recuse", VOTE_RECUSED }, { "vote-none", VOTE_NONE },
};

static unsigned moves(struct vote_view *s, const char *action)
{
	size_t n = vote_rows(s), at = vote_cursor(s);

	if (!n)
		return UI_NOTHING;
	if (strcmp(action, "move-up") == 0)
		return go_to(s, at ? at - 1 : 0);
	if (strcmp(action, "move-down") == 0)
		return go_to(s, at + 1 < n ? at + 1 : at);
	return go_to(s, strcmp(action, "first") == 0 ? 0 : n - 1);
}

static unsigned rectify(struct vote_view *s)
{
	int64_t slip = s->open ? s->departure : s->announced;

	return slip ? rectify_act(s->app, slip) : log_screen(s->app, &(struct log_query){ .meeting = s->meeting });
}

static unsigned in_the_vote(struct view *v, const char *action)
{
	struct vote_view *s = v->state;

	for (size_t i = 0; i < sizeof ballots / sizeof ballots[0]; i++)
		if (strcmp(action, ballots[i].action) == 0)
			return say_vote(s, ballots[i].vote);
	if (list_has("move-up move-down first last", action))
		return moves(s, action);
	if (strcmp(action, "departs") == 0)
		return departs(s);
	if (strcmp(action, "open") == 0)
		return ask_announce(v, "roll-call");
	if (strcmp(action, "by-assent") == 0 || strcmp(action, "by-consensus") == 0)
		return ask_announce(v, strcmp(action, "by-assent") == 0 ? "assent" : "consensus");
	if (strcmp(action, "withdraw") == 0)
		return act_form(s->app, "meeting.unmove", s->meeting, NULL, "Reason");
	return strcmp(action, "why") == 0 ? why_screen(s->app, s->r.meeting->path, "Motion") : UI_PASS;
}

static unsigned request(struct view *v, const char *action)
{
	struct vote_view *s = v->state;

	if (s->open && s->asking)
		return answer(v, action);
	if (strcmp(action, "room") == 0)
		return room_mode(s->app, s->meeting);
	if (strcmp(action, "note") == 0)
		return note_form(s->app);
	if (strcmp(action, "rectify") == 0)
		return rectify(s);
	if (s->open)
		return in_the_vote(v, action);
	if (strcmp(action, "why") == 0 && s->announced)
		return act_screen(s->app, s->announced);
	return strcmp(action, "open") == 0 ? UI_POP | UI_REDRAW : UI_PASS;
}

/* A number goes to that seat. */
static unsigned key(struct view *v, const struct key *k)
{
	struct vote_view *s = v->state;
	uint32_t c = key_char(k);

	if (!s->open || s->asking || c < '1' || c > '9' || c - '0' > vote_rows(s))
		return UI_PASS;
	return go_to(s, c - '1');
}

static bool ready(struct view *v, const char *action, struct buf *why_not)
{
	struct vote_view *s = v->state;
	struct why why = { 0 };

	if (list_has("move-up move-down first last why note room rectify no back", action) || (!s->open && strcmp(action, "open") == 0))
		return true;
	if (service_writable(s->app->svc, &why))
		return true;
	why_sentence(why_not, &why);
	return false;
}

/* Somebody else may call the roll, or act, at another keyboard of this place. */
static unsigned tick(struct view *v)
{
	struct vote_view *s = v->state;
	struct why why = { 0 };

	if (service_refresh(s->app->svc))
		return UI_RELOAD | UI_REDRAW;
	if (!s->open)
		return UI_NOTHING;
	return read_votes(s, &why) == RC_OK ? UI_REDRAW : ui_fail(s->app->ui, &why);
}

static void title(struct view *v, struct buf *out) { buf_printf(out, "%s > %s", ((struct vote_view *)v->state)->meeting, _("vote")); }

static void leave(struct view *v)
{
	struct vote_view *s = v->state;
	struct buf *all[] = { &s->say, &s->need, &s->lacks, &s->words, &s->sum, &s->then, &s->who };

	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
		buf_free(all[i]);
	arena_free(s->second);
}

static const struct action actions[] = {
	{ "accept", N_("Announce and record"), N_("Announces the result and records it"), NULL },
	{ "no", N_("Back to the votes"), N_("Goes back; votes may still be changed"), NULL },
	{ "vote-for", N_("For"), N_("Votes for; goes on to the next"), "a favor" },
	{ "vote-against", N_("Against"), N_("Votes against"), "en contra" },
	{ "vote-abstain", N_("Abstains"), N_("Abstains"), "abstencion blanco" },
	{ "vote-recuse", N_("Recused"), N_("Is recused from this item: neither votes nor moves"), "inhabilitado recusado" },
	{ "departs", N_("Leaves"), N_("Leaves the meeting at once, or comes in; the quorum is counted anew"), "sale se retira entra" },
	{ "open", N_("Announce"), N_("Announces the result with its arithmetic; until then votes may be changed"), "proclamar anunciar resultado" },
	{ "by-assent", N_("Assent"), N_("Nobody objects: adopted without votes"), "asentimiento sin objecion nadie se opone" },
	{ "by-consensus", NULL, N_("All agree: adopted by consensus"), "consenso" },
	{ "vote-none", NULL, N_("Takes the vote back"), "borrar voto" },
	{ "withdraw", N_("Withdraw"), N_("The motion is withdrawn, with the reason"), "retirar mocion" },
	{ "rectify", NULL, N_("Puts right the departure that was recorded here, or shows the acts of the meeting"), "rectificar corregir" },
	{ "note", NULL, N_("Writes a note for the minutes"), "nota" },
	{ "room", NULL, N_("The projector"), "sala proyector" },
	{ "why", NULL, N_("The act that opened the vote"), "por que" },
	{ NULL, NULL, NULL, NULL },
};
static const struct view_ops ops = { .name = "vote", .map = "vote", .actions = actions, .load = load, .draw = draw, .request = request, .key = key, .ready = ready,
				     .tick = tick, .title = title, .leave = leave,
				     .about = N_("The vote that is open: one key for each member. Nothing is announced before all have voted, and nothing is changed after.") };

static const struct action result_actions[] = {
	{ "open", N_("Back to the meeting"), N_("Goes back to the meeting"), "reunion volver" },
	{ "rectify", N_("Rectify"), N_("Puts the result right: the same act with its votes, replaced by a new one"), "rectificar corregir" },
	{ "why", N_("Why"), N_("The act that was recorded"), "por que acto" },
	{ "room", NULL, N_("The projector"), "sala proyector" },
	{ NULL, NULL, NULL, NULL },
};
static const struct view_ops result_ops = { .name = "vote", .map = "list", .actions = result_actions, .load = load, .draw = draw, .request = request, .tick = tick,
					    .title = title, .leave = leave, .about = N_("The result of the vote that was open last, with its arithmetic.") };

unsigned vote_screen(struct app *app, const char *meeting)
{
	struct view *v = ui_push(app->ui, &ops, sizeof(struct vote_view));
	struct vote_view *s = v->state;

	s->app = app;
	s->second = arena_new();
	snprintf(s->meeting, sizeof s->meeting, "%s", meeting);
	return UI_REDRAW;
}
