/* Who sits, who is here, who is recused, how each voted: from the body, the meeting and the act's trailers; and the rule that judges it. */
#include <stdlib.h>
#include <string.h>

#include "act_parts.h"
#include "consequences.h"

/* A body's own row wins over its type's. */
static size_t deciding_row(const struct record *rules, const struct record *body)
{
	size_t row = row_find(rules, "Deciding", "scope", body->id, NULL);

	return row != SIZE_MAX ? row : row_find(rules, "Deciding", "scope", record_get(body, "Type"), NULL);
}

static enum vote_basis basis_of(const char *code)
{
	if (strcmp(code, "entitled") == 0)
		return BASIS_ENTITLED;
	if (strcmp(code, "present") == 0)
		return BASIS_PRESENT;
	return strcmp(code, "cast") == 0 ? BASIS_CAST : BASIS_SEATS;
}

enum rc rule_for_body(struct scope *s, const struct record *body, struct vote_rule *out, struct arena *a, struct why *why)
{
	const struct record *rules = scope_rules(s);
	struct strs roles = { 0 };
	size_t row;

	if (!rules || (row = deciding_row(rules, body)) == SIZE_MAX)
		return fail(why, RC_DENIED, N_("The rules in force say nothing about how {1} decides: adopt rules that do (rules.adopt)."), body->id);
	memset(out, 0, sizeof *out);
	if (!fraction_parse(row_cell(rules, "Deciding", row, "quorum", a), &out->quorum) ||
	    !fraction_parse(row_cell(rules, "Deciding", row, "majority", a), &out->majority))
		return fail(why, RC_DAMAGED, N_("The rules in force hold a fraction that cannot be read ({1})."), rules->id);
	out->quorum_of = basis_of(row_cell(rules, "Deciding", row, "quorum-of", a));
	out->majority_of = basis_of(row_cell(rules, "Deciding", row, "majority-of", a));
	out->chair_needed = strcmp(row_cell(rules, "Deciding", row, "chair", a), "needed") == 0;
	strs_split(&roles, a, row_cell(rules, "Deciding", row, "roles", a));
	out->roles = roles.v;
	out->n_roles = roles.n;
	out->min_voters = (int)strtol(row_cell(rules, "Deciding", row, "min-voters", a), NULL, 10);
	out->tie = strcmp(row_cell(rules, "Deciding", row, "tie", a), "casting") == 0 ? TIE_CASTING : TIE_FAILS;
	out->remote_counts = strcmp(row_cell(rules, "Deciding", row, "remote", a), "yes") == 0;
	out->deputy_for_recused = strcmp(row_cell(rules, "Deciding", row, "deputy-for-recused", a), "yes") == 0;
	return RC_OK;
}

/* Was the seat row held on that day (ISO dates compare as text)? */
bool seat_stands(const struct record *body, size_t row, const char *day, struct arena *a)
{
	const char *from = row_cell(body, "Seats", row, "from", a), *to = row_cell(body, "Seats", row, "to", a);

	return (!*from || strcmp(from, day) <= 0) && (!*to || strcmp(day, to) <= 0);
}

/* The open attendance row of a person in a meeting, or SIZE_MAX. Who holds a seat and came as a guest does not sit in it. */
static size_t here_row(const struct record *meeting, const char *person, bool guests, struct arena *a)
{
	size_t row = meeting && *person ? row_find(meeting, "Attendance", "person", person, "to") : SIZE_MAX;

	return row != SIZE_MAX && !guests && strcmp(row_cell(meeting, "Attendance", row, "as", a), "guest") == 0 ? SIZE_MAX : row;
}

/* Is `name` what the act writes, answers or belongs to: by id, by full name, or by the contract? */
static bool is_subject(const struct act *act, const char *name)
{
	const struct record *r[] = { act->lead.after, act->about };

	for (size_t i = 0; i < 2; i++)
		if (r[i] && (strcmp(name, r[i]->id) == 0 || (r[i]->path && strcmp(name, name_of(act->arena, r[i])) == 0)))
			return true;
	return *act->contract && strcmp(name, act->contract) == 0;
}

/* The item of the tabla that the act falls under: the one it names, or (within the meeting) the one that is open. */
static bool is_item(const struct act *act, const struct record *meeting, const char *item)
{
	const char *mine = act->t.one[TRAILER_ITEM];
	size_t row = row_find(meeting, "Tabla", "item", item, NULL);

	if (!mine && act->t.one[TRAILER_MEETING])
		mine = record_get(meeting, "Current-Item");
	return (mine && strcmp(item, mine) == 0) || (row != SIZE_MAX && is_subject(act, row_cell(meeting, "Tabla", row, "record", act->arena)));
}

/* Recused on this item: a row without item, or one that names the item or the record that the act is about. */
static bool recused_in_meeting(const struct act *act, const struct record *meeting, const char *person)
{
	struct arena *a = act->arena;
	size_t n = meeting ? row_count(meeting, "Recusals") : 0;

	for (size_t i = 0; i < n; i++) {
		const char *item = row_cell(meeting, "Recusals", i, "item", a);

		if (strcmp(row_cell(meeting, "Recusals", i, "person", a), person) == 0 && (!*item || is_subject(act, item) || is_item(act, meeting, item)))
			return true;
	}
	return false;
}

size_t group_meetings(const struct act *a, struct scope *s, const struct record *const **out)
{
	const char *path = *a->contract ? record_path(a->arena, kind_by_name("meeting"), "", arena_printf(a->arena, "GT-%s-1", a->contract)) : NULL;

	return path ? scope_list(s, arena_strndup(a->arena, path, (size_t)(strrchr(path, '/') - path)), "meeting", out) : 0;
}

/* What is edited outside the meeting is edited while it runs: a recusal holds until the meeting is closed (domain.md 9, guard 4). */
static bool recused_while_open(const struct act *act, struct scope *s, const char *person)
{
	const struct record *const *v;
	size_t n = group_meetings(act, s, &v);

	for (size_t i = 0; i < n; i++)
		if (list_has("open suspended", record_get(v[i], "State")) && recused_in_meeting(act, v[i], person))
			return true;
	return false;
}

static bool named(const struct act *a, enum trailer which, const char *person)
{
	return person && a->t.one[which] && list_has(a->t.one[which], person);
}

bool act_recused(const struct act *a, struct scope *s, const char *person)
{
	const struct record *meeting = act_meeting(a, s);

	return named(a, TRAILER_RECUSED, person) || (meeting ? recused_in_meeting(a, meeting, person) : recused_while_open(a, s, person));
}

static enum vote vote_of(const struct act *a, const char *person)
{
	if (named(a, TRAILER_FOR, person))
		return VOTE_FOR;
	if (named(a, TRAILER_AGAINST, person))
		return VOTE_AGAINST;
	if (named(a, TRAILER_ABSTAINED, person))
		return VOTE_ABSTAINED;
	return VOTE_NONE;
}

/* The contract in a full name, if there is one. */
static const char *contract_in(struct scope *s, const char *name, struct arena *a)
{
	const char *contract = arena_strndup(a, name, strcspn(name, "/"));

	return *contract && scope_contract(s, contract) ? contract : "";
}

const char *sitting_contract(struct scope *s, const struct record *meeting, struct arena *a)
{
	const char *contract = contract_in(s, record_get(meeting, "Motion-On"), a), *item = record_get(meeting, "Current-Item");
	size_t n = row_count(meeting, "Tabla");

	if (*contract)
		return contract;
	if (!*item && *record_get(meeting, "Contract"))
		return record_get(meeting, "Contract");
	for (size_t i = 0; i < n; i++) {
		contract = contract_in(s, row_cell(meeting, "Tabla", i, "record", a), a);
		if (*contract && (!*item || strcmp(row_cell(meeting, "Tabla", i, "item", a), item) == 0))
			return contract;
	}
	return record_get(meeting, "Contract");
}

/* The issuing director's seat has no holder of its own: the contract says who. What happens in the meeting itself is about the open item. */
static const char *holder_of(struct scope *s, const struct act *act, const struct record *body, size_t row)
{
	const char *holder = row_cell(body, "Seats", row, "holder", act->arena);
	const char *id = act->verb->flags & V_MEETING ? sitting_contract(s, act->lead.after, act->arena) : act->contract;
	const struct record *contract = *id ? scope_contract(s, id) : NULL;

	if (!*holder && contract && strcmp(row_cell(body, "Seats", row, "role", act->arena), "issuing") == 0)
		return record_get(contract, "Director");
	return holder;
}

/* Who left the municipality holds no seat from then on. */
static const char *in_office(struct scope *s, const struct act *act, const char *person)
{
	const struct record *p = *person ? scope_person(s, person) : NULL;
	char day[DATE_SIZE];

	date_print(day, date_of(act->decided));
	return p && *record_get(p, "To") && strcmp(record_get(p, "To"), day) < 0 ? "" : person;
}

static void who_sits(struct vote_seat *seat, const struct act *act, const struct record *meeting, const char *holder, const char *deputy, bool swap, bool by_item)
{
	size_t row = here_row(meeting, holder, by_item, act->arena);

	if (row == SIZE_MAX || (seat->recused && swap)) {
		size_t other = here_row(meeting, deputy, false, act->arena);

		if (other != SIZE_MAX) {
			row = other;
			seat->deputy = true;
		}
	}
	if (row == SIZE_MAX)
		return;
	seat->present = true;
	seat->person = seat->deputy ? deputy : holder;
	seat->remote = strcmp(row_cell(meeting, "Attendance", row, "mode", act->arena), "remote") == 0;
}

static struct vote_seat seat_of(struct scope *s, struct act *act, const struct record *body, const struct record *meeting, size_t row)
{
	struct arena *a = act->arena;
	const char *holder = in_office(s, act, holder_of(s, act, body, row)), *deputy = in_office(s, act, row_cell(body, "Seats", row, "deputy", a));
	struct vote_seat seat = {
		.seat = row_cell(body, "Seats", row, "seat", a),
		.role = row_cell(body, "Seats", row, "role", a),
		.votes = strcmp(row_cell(body, "Seats", row, "vote", a), "voice") != 0,
		.filled = *holder || *deputy,
	};

	seat.chair = record_is(body, "Chair", seat.seat);
	seat.recused = *holder && act_recused(act, s, holder);
	who_sits(&seat, act, meeting, holder, deputy, act->rule.deputy_for_recused, !*row_cell(body, "Seats", row, "holder", a));
	if (seat.person)
		seat.vote = act_recused(act, s, seat.person) ? VOTE_RECUSED : vote_of(act, seat.person);
	return seat;
}

/* A seat that nobody holds because it depends on the item (no contract at hand) is no seat of this item. */
static bool seat_counts(const struct record *body, size_t row, const struct vote_seat *seat, struct arena *a)
{
	return seat->filled || strcmp(row_cell(body, "Seats", row, "role", a), "issuing") != 0 || *row_cell(body, "Seats", row, "holder", a);
}

/* Of two seats a person sits in one: the chair's, else the own one, else the first. */
static bool sits_rather(const struct vote_seat *x, const struct vote_seat *y)
{
	if (x->chair != y->chair)
		return x->chair;
	return !x->deputy && y->deputy;
}

static void one_seat_each(struct vote_seat *seats, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = i + 1; k < n && seats[i].person; k++) {
			struct vote_seat *out = &seats[k];

			if (!out->person || strcmp(seats[i].person, out->person) != 0)
				continue;
			if (sits_rather(out, &seats[i]))
				out = &seats[i];
			out->present = out->deputy = out->remote = false;
			out->person = NULL;
			out->vote = VOTE_NONE;
		}
}

enum rc act_seats(struct act *act, struct scope *s, struct why *why)
{
	const struct record *body = act_body(act, s), *meeting = act_meeting(act, s);
	char day[DATE_SIZE];
	size_t n;
	enum rc rc;

	act->n_seats = 0;
	if (!body)
		return fail(why, RC_DENIED, N_("It is not said which body decides (--body, or --meeting)."));
	if ((rc = rule_for_body(s, body, &act->rule, act->arena, why)) != RC_OK)
		return rc;
	date_print(day, date_of(act->decided));
	n = row_count(body, "Seats");
	act->seats = arena_alloc(act->arena, (n + 1) * sizeof *act->seats);
	act->holder = arena_alloc(act->arena, (n + 1) * sizeof *act->holder);
	for (size_t i = 0; i < n; i++) {
		struct vote_seat seat;

		if (!seat_stands(body, i, day, act->arena))
			continue;
		seat = seat_of(s, act, body, meeting, i);
		if (seat_counts(body, i, &seat, act->arena)) {
			const char *holder = holder_of(s, act, body, i);

			act->holder[act->n_seats] = *holder ? holder : row_cell(body, "Seats", i, "deputy", act->arena);
			act->seats[act->n_seats++] = seat;
		}
	}
	one_seat_each(act->seats, act->n_seats);
	return RC_OK;
}
