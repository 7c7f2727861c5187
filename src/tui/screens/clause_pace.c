/* The minutes that the item still has, dealt over the clauses that are to be debated. All from stored instants: the time on this clause counts from the
 * last decision on a clause in this meeting, or from the opening of the item, whichever is later, without pauses and suspensions. */
#include <stdio.h>
#include <string.h>

#include "screens/clauses.h"

enum { MINUTE = 60, BAR_COLS = 16, LOG_MAX = 40 };

static void count(struct clauses_view *s)
{
	const struct clock_item *it = s->clock.current < 0 ? NULL : &s->clock.item[s->clock.current];
	struct span one = { s->since, 0 };
	struct pace *p = &s->pace;

	p->n = s->all.count[CLAUSE_CONTESTED] ? s->all.count[CLAUSE_CONTESTED] : s->all.count[CLAUSE_UNPREPARED];
	p->runs = it && s->clock.runs;
	if (!p->runs)
		return;
	if (it->open.n && it->open.v[it->open.n - 1].from > one.from)
		one.from = it->open.v[it->open.n - 1].from;
	p->spent = span_seconds(&(struct spans){ &one, 1 }, &s->clock.held, &s->clock.paused, s->clock.now);
	p->share = p->n ? (s->clock.left + p->spent) / (int64_t)p->n : 0;
	p->left = s->clock.left;
}

/* The last decision on a clause, of the meeting's last acts. */
static enum rc last_decision(struct clauses_view *s, struct arena *a, struct why *why)
{
	struct act_line *v;
	size_t n;
	enum rc rc = service_log(s->app->svc, &(struct log_query){ .meeting = s->meeting, .limit = LOG_MAX }, &v, &n, a, why);

	s->since = 0;
	for (size_t i = 0; rc == RC_OK && i < n && !s->since; i++)
		if (strncmp(v[i].verb, "requirement.", 12) == 0 || strcmp(v[i].verb, "escalation.raise") == 0)
			s->since = v[i].decided.at;
	return rc;
}

enum rc pace_load(struct clauses_view *s, struct arena *a, struct why *why)
{
	enum rc rc = meeting_clock(s->app->svc, s->m, s->app->at, &s->clock, a, why);

	if (rc == RC_OK)
		rc = last_decision(s, a, why);
	if (rc == RC_OK)
		count(s);
	return rc;
}

enum rc pace_again(struct clauses_view *s, struct why *why)
{
	enum rc rc;

	if (!s->m)
		return RC_OK;
	arena_reset(s->clock_arena);
	rc = clock_again(s->app->svc, s->meeting, s->app->at, &s->clock, s->clock_arena, why);
	if (rc == RC_OK)
		count(s);
	return rc;
}

static int minutes_shown(int64_t seconds)
{
	return (int)((seconds + (seconds < 0 ? -MINUTE / 2 : MINUTE / 2)) / MINUTE);
}

/* "7 clauses, 38 min: 5 min each · this one 3:20 ████░░" */
void pace_draw(const struct clauses_view *s, struct pane p, int y)
{
	const struct pace *c = &s->pace;
	bool late = c->runs && c->n && c->spent > c->share;
	int x = 1;

	x += pane_printf(p, y, x, ROLE_TITLE, s->all.count[CLAUSE_CONTESTED] || !c->n ? ngettext("%zu clause to be debated", "%zu clauses to be debated", c->n) :
			 ngettext("%zu clause nobody prepared", "%zu clauses nobody prepared", c->n), c->n);
	if (!c->runs) {
		pane_text(p, y, x + 2, ROLE_SECONDARY, s->clock.runs ? _("no item is open: its minutes are not dealt") : _("the meeting does not run"));
		return;
	}
	x += pane_printf(p, y, x, c->left < 0 ? ROLE_BAD : ROLE_NORMAL, c->left < 0 ? _(", %d min over") : _(", %d min left"), minutes_shown(c->left < 0 ? -c->left : c->left));
	if (!c->n)
		return;
	if (c->share > 0)
		x += pane_printf(p, y, x, ROLE_CLOCK, _(": %d min each"), minutes_shown(c->share));
	x += pane_printf(p, y, x + 2, late ? ROLE_WARN : ROLE_NORMAL, _("%sthis one %d:%02d"), late ? "▲ " : "", (int)(c->spent / MINUTE), (int)(c->spent % MINUTE)) + 3;
	if (x + BAR_COLS <= p.w && c->share > 0)
		pane_bar(p, y, x, BAR_COLS, c->spent < c->share ? c->spent : c->share, c->share);
}
