/* What is said about the selected row, and at the foot of the home. */
#include <stdio.h>
#include <string.h>

#include "procure/base/num.h"
#include "screens/home.h"
#include "screens/seats.h"
#include "screens/stage_pieces.h"

enum { LABELS = 12 };

static void pair(struct home *s, const char *label, enum role role, const char *text)
{
	if (text && *text)
		doc_pair(&s->doc, LABELS, label, role, text);
}

/* --- a contract in work -------------------------------------------------------------------------------------------------------------------------- */

static void say_goals(struct home *s, const struct record *c, struct arena *a)
{
	struct record **v;
	const char *text = "";
	size_t n = 0;
	struct why ignored = { 0 };

	if (service_list(s->app->svc, "goal", c->id, s->app->at, &v, &n, a, &ignored) != RC_OK)
		n = 0;
	for (size_t i = 0; i < n; i++)
		if (!record_is(v[i], "State", "dropped"))
			text = arena_printf(a, "%s%s%s %s", text, *text ? " · " : "", v[i]->id, record_get(v[i], "Title"));
	pair(s, _("Goals"), *text ? ROLE_NORMAL : ROLE_WARN, *text ? text : _("none yet"));
}

static const struct record *agreement_named(const struct home *s, const char *id)
{
	for (size_t i = 0; i < s->n_agreements; i++)
		if (strcmp(s->agreement[i]->id, id) == 0)
			return s->agreement[i];
	return NULL;
}

/* Why it is on the list: what the committee said when it chose it, or mandated it. */
static void say_reason(struct home *s, const struct home_row *row, struct arena *a)
{
	const struct record *by = NULL;
	const char *id = row->contract ? row->mandate : record_get(row->r, "Agreement");

	if (*id)
		by = agreement_named(s, id);
	if (by && *record_get(by, "Reason"))
		pair(s, _("Reason"), ROLE_NORMAL, arena_printf(a, "%s (%s)", record_get(by, "Reason"), id));
	else
		pair(s, _("Reason"), ROLE_NORMAL, record_get(row->r, "Reason"));
}

static const char *person_name(struct home *s, const char *id, struct arena *a)
{
	struct record *p = NULL;
	struct why ignored = { 0 };

	if (service_record(s->app->svc, id, NULL, s->app->at, &p, a, &ignored) != RC_OK || strcmp(p->kind->name, "person") != 0)
		return id;
	return record_get(p, "Name");
}

static void say_team(struct home *s, const struct record *c, struct arena *a)
{
	const struct record *group = NULL;
	struct seats seats = { 0 };
	const char *text = "";
	size_t filled = 0;

	for (size_t i = 0; i < s->n_bodies && !group; i++)
		if (record_is(s->body[i], "Contract", c->id) && record_is(s->body[i], "Type", "working-group"))
			group = s->body[i];
	if (!group) {
		pair(s, _("Team"), ROLE_WARN, _("no working group yet"));
		return;
	}
	seats_read(&seats, record_get(group, "Seats"), a);
	for (size_t i = 0; i < seats.n; i++) {
		const char *holder = seats_cell(&seats.row[i], "holder"), *role = choice_label(NULL, seats_cell(&seats.row[i], "role"));

		filled += *holder != '\0';
		text = arena_printf(a, "%s%s%s %s", text, i ? " · " : "", role, *holder ? person_name(s, holder, a) : _("vacant"));
	}
	pair(s, _("Team"), filled == seats.n ? ROLE_NORMAL : ROLE_WARN, arena_printf(a, _("%s   %zu of %zu seats"), text, filled, seats.n));
}

static void say_now(struct home *s, const struct record *c, struct arena *a)
{
	struct stage *st;
	size_t n = stages_read(s->app, c->id, &st, a);
	struct buf next = { 0 };

	for (size_t i = 0; i < n; i++) {
		if (st[i].complete)
			continue;
		pair(s, _("Now"), ROLE_NORMAL, st[i].all ? arena_printf(a, _("stage %zu of %zu, %s: %zu of %zu settled"), i + 1, n, _(st[i].title), st[i].done, st[i].all) :
			 arena_printf(a, _("stage %zu of %zu, %s: nothing yet"), i + 1, n, _(st[i].title)));
		break;
	}
	if (!s->app->at) {
		room_next(s->app->svc, c->id, &next);
		pair(s, _("Next"), ROLE_ACCENT, buf_str(&next));
	}
	buf_free(&next);
}

/* The earliest meeting of the contract that is convened or open. */
static void say_meeting(struct home *s, const struct record *c, struct arena *a)
{
	struct record **v;
	const struct record *best = NULL;
	size_t n = 0;
	struct why ignored = { 0 };
	struct buf day = { 0 };

	if (service_list(s->app->svc, "meeting", c ? c->id : NULL, s->app->at, &v, &n, a, &ignored) != RC_OK)
		n = 0;
	for (size_t i = 0; i < n; i++) {
		if (!list_has("convened open suspended", record_get(v[i], "State")) || (c ? !record_is(v[i], "Contract", c->id) :
		    !s->committee || !record_is(v[i], "Body", s->committee->id)))
			continue;
		if (!best || strcmp(record_get(v[i], "Date"), record_get(best, "Date")) < 0)
			best = v[i];
	}
	if (best) {
		show_field(&day, best, "Date");
		pair(s, _("Meeting"), role_of_state(record_get(best, "State")), arena_printf(a, "%s · %s · %s", best->id, buf_str(&day), choice_label(NULL, record_get(best, "State"))));
	}
	buf_free(&day);
}

/* --- warnings --------------------------------------------------------------------------------------------------------------------------------------- */

static void say_expiry(struct home *s, const struct home_row *row, struct arena *a)
{
	int64_t day;
	struct buf shown = { 0 };

	if (!row->soon || !date_parse(record_get(row->r, "Expiry"), &day))
		return;
	show_field(&shown, row->r, "Expiry");
	if (day < s->today)
		pair(s, _("Warnings"), ROLE_BAD, arena_printf(a, _("▲ the present contract expired on %s"), buf_str(&shown)));
	else
		pair(s, _("Warnings"), ROLE_WARN, arena_printf(a, _("▲ expires on %s, in %lld days; the rules ask to begin %s days before"), buf_str(&shown),
			 (long long)(day - s->today), record_get(s->rules, "Lead-Days")));
	buf_free(&shown);
}

static const char *services_of(const struct record *r)
{
	return kind_field(r->kind, "Labour-Criterion") >= 0 && record_is(r, "Labour-Criterion", "yes") ? "waste" : "";
}

static void say_law(struct home *s, const struct home_row *row, struct arena *a)
{
	struct law_case c = { .clp = home_total(row), .today = s->today, .start = LAW_NONE, .months = LAW_NONE, .expiry = LAW_NONE, .services = services_of(row->r),
			      .unspsc = record_get(row->r, "Item-Code"), .labour_weight = LAW_NONE, .notice_days = LAW_NONE, .bid_bond = LAW_NONE, .performance_bond = LAW_NONE,
			      .tender_id = row->contract ? record_get(row->r, "Publication") : "" };
	struct law_warning *w;
	size_t n = 0;
	int64_t months;
	struct why why = { 0 };

	if (!s->law || c.clp == LAW_NONE)
		return;
	if (num_parse(record_get(row->r, "Months"), &months))
		c.months = months;
	(void)date_parse(record_get(row->r, "Expiry"), &c.expiry);
	if (law_warnings(s->law, &c, &w, &n, a, &why) != RC_OK)
		return;
	for (size_t i = 0; i < n; i++) {
		struct buf text = { 0 };

		buf_puts(&text, "▲ ");
		why_sentence(&text, &w[i].text);
		if (*w[i].from.source && !*w[i].from.confirmed_by)
			buf_puts(&text, _(" (table not confirmed by Legal)"));
		pair(s, i == 0 ? _("By law") : "", ROLE_WARN, buf_str(&text));
		buf_free(&text);
	}
}

/* --- the whole ----------------------------------------------------------------------------------------------------------------------------------------- */

static void say_money(struct home *s, const struct home_row *row, struct arena *a)
{
	int64_t total = home_total(row), year = home_per_year(row);
	char all[32], each[32];
	const char *tier = record_get(row->r, "Tier");

	if (total == LAW_NONE)
		return;
	num_show(all, total, s->app->english);
	num_show(each, year, s->app->english);
	pair(s, _("Amount"), ROLE_NORMAL, arena_printf(a, _("$ %s a year · $ %s in all%s%s"), each, all, *tier ? " · " : "", tier));
}

static void say_candidate(struct home *s, const struct home_row *row, struct arena *a)
{
	struct buf score = { 0 };

	show_field(&score, row->r, "Score");
	pair(s, _("State"), role_of_state(record_get(row->r, "State")), choice_label(NULL, record_get(row->r, "State")));
	if (score.len)
		pair(s, _("Score"), ROLE_NORMAL, arena_printf(a, _("%s (value %s, policy %s, opportunity %s): advice, the committee chooses"), buf_str(&score),
			 record_get(row->r, "Value"), record_get(row->r, "Policy"), record_get(row->r, "Opportunity")));
	buf_free(&score);
}

/* Nothing there yet: the way from here to the first contract. */
static void say_beginning(struct home *s, struct arena *a)
{
	if (!s->committee)
		pair(s, "1", ROLE_WARN, _("There is no committee yet: g and then : bodies creates it."));
	pair(s, "a", ROLE_NORMAL, _("adds the candidates: what is to be bought or renewed, for how much, until when"));
	pair(s, "r", ROLE_NORMAL, _("convenes the first session of the committee"));
	pair(s, "d", ROLE_NORMAL, _("in the session: choose the portfolio, then mandate a working group for each contract"));
	say_meeting(s, NULL, a);
}

void home_detail(struct home *s, struct arena *a)
{
	const struct home_row *row = home_selected(s);

	doc_reset(&s->doc);
	if (!row) {
		say_beginning(s, a);
		return;
	}
	if (row->contract)
		say_now(s, row->r, a);
	else
		say_candidate(s, row, a);
	if (row->next != NEXT_NOTHING && !s->app->at)
		pair(s, row->contract ? "" : _("Next"), ROLE_ACCENT, home_next_words(row->next));
	if (row->contract)
		say_meeting(s, row->r, a);
	say_expiry(s, row, a);
	if (row->contract)
		say_goals(s, row->r, a);
	say_reason(s, row, a);
	if (row->contract)
		say_team(s, row->r, a);
	pair(s, _("Department"), ROLE_NORMAL, record_get(row->r, "Department"));
	say_money(s, row, a);
	say_law(s, row, a);
}

static size_t drafts_waiting(struct home *s, struct arena *a)
{
	struct draft *v;
	size_t n = draft_list(s->app->svc, "form/", &v, a), places = 0;

	for (size_t i = 0; i < n; i++)
		places += i == 0 || strcmp(v[i].place, v[i - 1].place) != 0;
	return places;
}

/* What was being typed when the program went away: half a note waits for its author. */
static bool half_note(struct home *s, const char *meeting, struct arena *a)
{
	const char *text = draft_get(s->app->svc, arena_printf(a, "form/meeting.note/%s", meeting), "Note", a);

	return text && *text;
}

void home_session(struct home *s, struct arena *a)
{
	const struct record *m = s->app->at ? NULL : room_open_meeting(s->app->svc, NULL);

	s->session = "";
	if (!m)
		return;
	if (!record_is(m, "State", "open"))
		s->session = arena_printf(a, _("▲ The session %s is suspended: r goes to it."), m->id);
	else if (half_note(s, m->id, a))
		s->session = arena_printf(a, _("● Session %s is running: r goes on, n with half a note"), m->id);
	else
		s->session = arena_printf(a, _("● Session %s is running%s: r goes on where you were"), m->id,
					  *record_get(m, "Current-Item") ? arena_printf(a, _(" at item %s"), record_get(m, "Current-Item")) : "");
}

static void foot_add(struct home *s, enum role role, const char *text)
{
	if (s->n_foot < HOME_FOOT)
		s->foot[s->n_foot++] = (struct home_foot){ role, text };
}

void home_foot(struct home *s, struct arena *a)
{
	struct instant when;
	const char *where = "";
	struct why ignored = { 0 };
	size_t drafts = drafts_waiting(s, a);
	char shown[INSTANT_SIZE];

	s->n_foot = 0;
	if (service_last_backup(s->app->svc, &when, &where, a, &ignored) != RC_OK) {
		foot_add(s, ROLE_WARN, _("▲ Last copy: never"));
	} else {
		instant_show(shown, when);
		foot_add(s, ROLE_SECONDARY, arena_printf(a, _("Last copy: %s"), shown));
	}
	if (drafts)
		foot_add(s, ROLE_ACCENT, arena_printf(a, _("Drafts waiting: %zu"), drafts));
	if (s->committee && (record_is(s->committee, "Act", "provisional") || !*record_get(s->committee, "Act")))
		foot_add(s, ROLE_WARN, _("▲ Committee provisional: no act yet"));
	foot_add(s, ROLE_SECONDARY, _("unsigned: authorship not proven"));
}
