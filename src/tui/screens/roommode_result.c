/* What was just announced: by a motion, or by a decision on the item's clauses; for a short while, on its own item. */
#include <string.h>

#include "screens/roommode.h"

enum { RESULT_SECONDS = 120, ACTS_BACK = 120 };

const struct room_outcome *room_result(const struct room_view *s)
{
	int64_t since = s->clock.now - s->result.at;

	return s->voting || !s->result.code || since < 0 || since >= RESULT_SECONDS ? NULL : &s->result;
}

/* --- its arithmetic ------------------------------------------------------------------------------------------------------------------------------ */

static void give_votes(struct room_quorum *q, const char *who, enum vote vote, struct arena *a)
{
	struct strs ids = { 0 };

	strs_split(&ids, a, who ? who : "");
	for (size_t i = 0; i < q->n_seats; i++)
		for (size_t k = 0; q->seats[i].person && k < ids.n; k++)
			if (strcmp(q->seats[i].person, ids.v[k]) == 0)
				q->seats[i].vote = vote;
}

/* "4 for, 1 against; more than 1/2 of 7 seats is 4: adopted.", from the act's votes; where somebody has come or left since, so that it would come out
 * otherwise, the votes alone. */
static void say_sum(struct room_view *s, const struct act_full *act, struct arena *a)
{
	const char *const *t = act->t.one;
	struct room_quorum q;
	struct tally sum;
	struct why none = { 0 };

	if (!t[TRAILER_MODE] || strcmp(t[TRAILER_MODE], "roll-call") != 0) {
		buf_puts(&s->sum, t[TRAILER_MODE] ? choice_label(NULL, t[TRAILER_MODE]) : "");
		return;
	}
	if (room_seats(s->app->svc, s->id, act->line.contract, &q, NULL, a, &none) != RC_OK)
		return;
	for (size_t i = 0; i < q.n_seats; i++)
		if (q.seats[i].vote != VOTE_RECUSED)
			q.seats[i].vote = VOTE_NONE;
	give_votes(&q, t[TRAILER_FOR], VOTE_FOR, a);
	give_votes(&q, t[TRAILER_AGAINST], VOTE_AGAINST, a);
	give_votes(&q, t[TRAILER_ABSTAINED], VOTE_ABSTAINED, a);
	give_votes(&q, t[TRAILER_RECUSED], VOTE_RECUSED, a);
	sum = vote_count(&q.rule, q.seats, q.n_seats);
	if (strcmp(outcome_code(sum.outcome), act->line.result) == 0)
		tally_say(&s->sum, &q.rule, &sum);
	else
		buf_printf(&s->sum, _("%d for · %d against · %d abstained · %d recused"), sum.for_, sum.against, sum.abstained, sum.recused);
}

/* --- which it is --------------------------------------------------------------------------------------------------------------------------------- */

/* The last motion that ended on the open item. */
static void take_motion(struct room_view *s, struct arena *a)
{
	const struct field *f = &s->m->kind->fields[kind_field(s->m->kind, "Motions")];
	struct row *rows;
	size_t n = table_rows(record_get(s->m, "Motions"), &rows, a);
	struct instant closed;

	if (n && strcmp(table_cell(f, &rows[n - 1], "item"), record_get(s->m, "Current-Item")) == 0 && instant_parse(table_cell(f, &rows[n - 1], "closed"), &closed))
		s->result = (struct room_outcome){ table_cell(f, &rows[n - 1], "text"), table_cell(f, &rows[n - 1], "result"), closed.at };
}

static bool decides(const struct act_line *l)
{
	const struct verb *v = verb_by_name(l->verb);

	return v && v->flags & V_DECIDE && *l->result;
}

/* "R-05  Logo bordado", or the clauses that were decided together. */
static const char *text_of(const struct act_line *v, size_t i, size_t n, struct arena *a)
{
	const char *title = strstr(v[i].subject, ": "), *name = strrchr(v[i].record, '/'), *all = "";
	size_t count = 0;

	for (size_t k = i; strcmp(v[i].mode, "consent") == 0 && k < n && strcmp(v[k].mode, "consent") == 0 && v[k].decided.at == v[i].decided.at; k++) {
		const char *each = strrchr(v[k].record, '/');

		all = arena_printf(a, "%s%s%s", each ? each + 1 : v[k].record, count++ ? " " : "", all);
	}
	if (count > 1)
		return arena_printf(a, ngettext("By the consent list, %zu clause: %s", "By the consent list, %zu clauses together: %s", count), count, all);
	return arena_printf(a, "%s  %s", name ? name + 1 : v[i].record, title ? title + 2 : _(verb_by_name(v[i].verb)->label));
}

/* The verdict leads, where the act is one on a clause: "Drop · by consensus". */
static void say_verdict(struct room_view *s, const struct act_line *l, struct arena *a)
{
	if (strcmp(l->verb, "requirement.decide") == 0 && strcmp(l->result, "adopted") == 0)
		buf_printf(&s->sum, "%s · ", choice_label(NULL, arena_strndup(a, l->subject, strcspn(l->subject, "(:"))));
}

void room_load_result(struct room_view *s, struct arena *a)
{
	struct log_query q = { .meeting = s->id, .limit = ACTS_BACK };
	struct act_full act;
	struct act_line *v;
	struct why none = { 0 };
	size_t n = 0;

	buf_reset(&s->sum);
	take_motion(s, a);
	if (s->app->at || service_log(s->app->svc, &q, &v, &n, a, &none) != RC_OK)
		return;
	for (size_t i = 0; i < n && strcmp(v[i].verb, "meeting.item") != 0; i++) {
		bool of_motion = s->result.code && v[i].decided.at == s->result.at && strcmp(v[i].result, s->result.code) == 0;

		if (!decides(&v[i]) || (s->result.code && !of_motion && v[i].decided.at <= s->result.at))
			continue;
		if (!of_motion) {
			s->result = (struct room_outcome){ text_of(v, i, n, a), v[i].result, v[i].decided.at };
			say_verdict(s, &v[i], a);
		}
		if (service_act(s->app->svc, v[i].seq, &act, a, &none) == RC_OK)
			say_sum(s, &act, a);
		return;
	}
}
