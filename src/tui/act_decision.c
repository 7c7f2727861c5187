/* The decision in the form of a verb: how the body decided, one line for each member who is here, when. See act_form_room.h. */
#include <string.h>

#include "act_form_room.h"

static const struct form_choice modes[] = {
	{ "consensus", N_("Consensus"), N_("Nobody is against, or the dissent and its reason are recorded") },
	{ "assent", N_("Assent"), N_("Nobody objects; no votes are stored") },
	{ "roll-call", N_("Roll call"), N_("Each member says for, against or abstains") },
	{ "ruling", N_("By ruling"), N_("The committee has ruled it: name the agreement") },
};
/* A code begins with the letter that casts the vote: f, c, b, r. The letters are the same in both languages, and none of them is `a`, which would be
 * "against" in one and "a favor" in the other. */
static const struct { struct form_choice choice; enum trailer trailer; } ballots[] = {
	{ { "for", N_("for"), NULL }, TRAILER_FOR }, { { "contra", N_("against"), NULL }, TRAILER_AGAINST },
	{ { "blank", N_("abstained"), NULL }, TRAILER_ABSTAINED }, { { "recuse", N_("recused"), NULL }, TRAILER_RECUSED },
};
enum { BALLOTS = sizeof ballots / sizeof ballots[0] };

static const struct form_choice *translated(struct act_form *f, const struct form_choice *v, size_t n)
{
	struct form_choice *out = arena_alloc(f->arena, n * sizeof *out);

	for (size_t i = 0; i < n; i++)
		out[i] = (struct form_choice){ v[i].code, _(v[i].label), v[i].help ? _(v[i].help) : NULL };
	return out;
}

static const struct form_choice *ballot_choices(struct act_form *f)
{
	struct form_choice *out = arena_alloc(f->arena, BALLOTS * sizeof *out);

	for (size_t i = 0; i < BALLOTS; i++)
		out[i] = (struct form_choice){ ballots[i].choice.code, _(ballots[i].choice.label), NULL };
	return out;
}

static const char *person_name(struct act_form *f, const char *id)
{
	const struct record *p = scope_person(service_scope(f->app->svc), id);

	return p ? record_get(p, "Name") : id;
}

/* The role's word as the catalogue of choices has it. */
static const char *role_label(const char *role)
{
	static const struct field any = { "Role", &type_choice, "", 0, "", "", 0 };

	return choice_label(&any, role);
}

/* A recusal of the meeting that names what this act is about, or its contract; those of the item that is open the seats know themselves. */
static bool recused_from_it(struct act_form *f, const char *person)
{
	const struct record *m = scope_meeting(service_scope(f->app->svc), f->meeting);
	const struct field *field = m ? &m->kind->fields[kind_field(m->kind, "Recusals")] : NULL;
	const char *slash = strrchr(f->record, '/'), *id = slash ? slash + 1 : f->record;
	struct row *rows;
	size_t n = m ? table_rows(record_get(m, "Recusals"), &rows, f->arena) : 0;

	for (size_t i = 0; i < n; i++) {
		const char *item = table_cell(field, &rows[i], "item");

		if (strcmp(table_cell(field, &rows[i], "person"), person) == 0 && (!*item || strcmp(item, id) == 0 || strcmp(item, f->contract) == 0))
			return true;
	}
	return false;
}

/* Who is recused is not asked: there is one answer. */
static void add_vote(struct act_form *f, const struct vote_seat *s)
{
	bool recused = s->vote == VOTE_RECUSED || recused_from_it(f, s->person);
	const struct form_choice *choices = ballot_choices(f);

	act_form_add(f, (struct form_field){ arena_printf(f->arena, "vote:%s", s->person), arena_printf(f->arena, "%s%s", person_name(f, s->person), s->deputy ? " (S)" : ""),
				    arena_printf(f->arena, _("Vote of %s: its letter. Only for a roll call, or when somebody is against."), role_label(s->role)),
				    WIDGET_CHOICE, false, "", recused ? choices + BALLOTS - 1 : choices, recused ? 1 : BALLOTS });
	if (recused)
		f->field[f->n - 1].value = "recuse";     /* whatever an earlier draft says */
}

static void add_votes(struct act_form *f)
{
	struct room_quorum q;
	struct buf line = { 0 };
	struct why ignored = { 0 };

	if (!*f->meeting || room_seats(f->app->svc, f->meeting, f->contract, &q, &line, f->arena, &ignored) != RC_OK)
		return;
	for (size_t i = 0; i < q.n_seats; i++)
		if (q.seats[i].person && q.seats[i].votes)
			add_vote(f, &q.seats[i]);
	buf_free(&line);
}

/* Who moved it, of those who are here; empty: who records. */
static void add_mover(struct act_form *f)
{
	struct room_quorum q;
	struct why ignored = { 0 };
	struct form_choice *who;
	size_t n = 0;

	if (!*f->meeting || room_seats(f->app->svc, f->meeting, f->contract, &q, NULL, f->arena, &ignored) != RC_OK)
		return;
	who = arena_alloc(f->arena, (q.n_seats + 1) * sizeof *who);
	for (size_t i = 0; i < q.n_seats; i++)
		if (q.seats[i].person)
			who[n++] = (struct form_choice){ q.seats[i].person, arena_printf(f->arena, "%s", person_name(f, q.seats[i].person)), NULL };
	if (n)
		act_form_add(f, (struct form_field){ "moved-by", _("Moved by"), _("Who moved it? Empty: who records"), WIDGET_PICK, false, "", who, n });
}

/* Why it is late: one of the reasons that the rules list, or any word where they list none. */
static void add_late(struct act_form *f)
{
	const struct record *rules = scope_rules(service_scope(f->app->svc));
	struct strs known = { 0 };
	struct form_choice *v;

	strs_split(&known, f->arena, rules ? record_get(rules, "Late-Reasons") : "");
	v = arena_alloc(f->arena, (known.n + 1) * sizeof *v);
	for (size_t i = 0; i < known.n; i++)
		v[i] = (struct form_choice){ known.v[i], known.v[i], NULL };
	act_form_add(f, (struct form_field){ "late", _("Why late"), _("If it is recorded later than the rules allow: which of the reasons that they list"),
				    known.n ? WIDGET_PICK : WIDGET_LINE, false, "", known.n ? v : NULL, known.n });
}

static void add_how(struct act_form *f)
{
	bool committee = f->verb->who == WHO_COMMITTEE;

	if (f->verb->flags & V_DECIDE) {
		act_form_add(f, (struct form_field){ "mode", _("Decided by"), _("How did the body decide?"), WIDGET_CHOICE, true, committee ? "roll-call" : "consensus",
					    translated(f, modes, 4), 4 });
		if (*f->meeting || !committee)
			act_form_add(f, (struct form_field){ "agreement", _("Agreement"), _("Only when decided by ruling: the agreement, as in CCE-2018-03"), WIDGET_LINE, false, "", NULL, 0 });
		add_votes(f);
		add_mover(f);
	}
	act_form_add(f, (struct form_field){ "decided", _("Decided at"), _("Empty: now. Otherwise 26-11-2018 10:00"), WIDGET_LINE, false, "", NULL, 0 });
	add_late(f);
}

static bool is_vote(const struct act_form *f, size_t i)
{
	return strncmp(f->field[i].name, "vote:", 5) == 0;
}

/* What must be said and what the caller filled in; how it was decided and the votes; all else. */
static int order_of(const struct act_form *f, size_t i)
{
	if (!f->own[i])
		return is_vote(f, i) || strcmp(f->field[i].name, "mode") == 0 ? 1 : 2;
	return f->field[i].required || (*f->field[i].value && strcmp(f->field[i].name, "Illustrative") != 0) ? 0 : 2;
}

/* A committee reads the words out and votes: the long optional fields come after that. Each group keeps its order. */
static void order_for_voting(struct act_form *f)
{
	struct act_form *was = arena_alloc(f->arena, sizeof *was);
	size_t n = 0;

	if (f->verb->who != WHO_COMMITTEE || !(f->verb->flags & V_DECIDE))
		return;
	*was = *f;
	for (int group = 0; group < 3; group++)
		for (size_t i = 0; i < was->n; i++) {
			if (order_of(was, i) != group)
				continue;
			f->field[n] = was->field[i];
			f->was[n] = was->was[i];
			f->own[n++] = was->own[i];
		}
}

/* Where such a form begins: what is still to be said, else the first vote that is not given. */
const char *decision_begin(const struct act_form *f)
{
	if (f->verb->who != WHO_COMMITTEE || !(f->verb->flags & V_DECIDE))
		return NULL;
	for (size_t i = 0; i < f->n; i++)
		if (!*f->field[i].value && (f->field[i].required || is_vote(f, i)))
			return f->field[i].name;
	return NULL;
}

void decision_add(struct act_form *f)
{
	add_how(f);
	order_for_voting(f);
}

void decision_collect(struct act_form *f, const struct form *form, struct asked *q, struct arena *a)
{
	bool roll = strcmp(form_value_of(form, "mode"), "roll-call") == 0, against = false;

	for (size_t i = 0; i < f->n; i++)
		against |= is_vote(f, i) && strcmp(form_value(form, i), "contra") == 0;
	for (size_t t = 0; t < BALLOTS; t++) {
		struct buf list = { 0 };

		for (size_t i = 0; i < f->n; i++)
			if (is_vote(f, i) && strcmp(form_value(form, i), ballots[t].choice.code) == 0)
				buf_printf(&list, "%s%s", list.len ? " " : "", f->field[i].name + 5);
		/* Assent and consensus store no votes as if each had voted; recusals stand always. */
		if (list.len && (roll || against || ballots[t].trailer == TRAILER_RECUSED))
			q->r.trailer[ballots[t].trailer] = arena_strdup(a, buf_str(&list));
		buf_free(&list);
	}
}
