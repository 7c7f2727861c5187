/* From answers to the records of the founding act. */
#include <string.h>

#include "screens/found.h"
#include "screens/seats.h"

static enum rc set_typed(struct record *r, const char *name, const char *typed, struct why *why)
{
	const struct field *f = &r->kind->fields[kind_field(r->kind, name)];
	struct buf clean = { 0 }, stored = { 0 };
	enum rc rc;

	text_clean(&clean, typed, strlen(typed), f->type->lines);
	rc = f->type->entry(f, buf_str(&clean), &stored, why);
	if (rc == RC_OK)
		record_set(r, name, buf_str(&stored));
	buf_free(&clean);
	buf_free(&stored);
	return rc;
}

const char *setup_legal_act(const struct setup *s)
{
	return strcmp(setup_get(s, ANSWER_ACT_KIND), "act") == 0 ? setup_get(s, ANSWER_ACT) : "provisional";
}

/* --- seats ------------------------------------------------------------------------------------------------------------------------------------ */

/* Who holds a post whose title has one of these words; "-" where nobody does. */
static const char *holder_for(const struct roster *r, const char *words)
{
	struct arena *a = arena_new();
	struct strs list = { 0 };
	const char *found = "-";

	strs_split(&list, a, words);
	for (size_t i = 0; i < r->n && strcmp(found, "-") == 0; i++)
		for (size_t w = 0; w < list.n; w++)
			if (text_match(r->v[i].title, list.v[w]) && !text_match(r->v[i].title, "sub") && !text_match(r->v[i].title, "deputy"))
				found = r->v[i].id;
	arena_free(a);
	return found;
}

char *setup_default_seats(struct setup *s, struct arena *a)
{
	static const struct { const char *seat, *role, *posts; } rows[] = {
		{ "admin", "administrator", "administrador administradora administrator" },
		{ "planning", "planning", "secpla secplan planificacion planning" },
		{ "cabinet", "cabinet", "gabinete cabinet" },
		{ "issuing", "issuing", "" },
	};
	struct roster r;
	char *out = arena_strdup(a, "");
	char *act = arena_strdup(a, setup_legal_act(s));

	for (char *bar = act; (bar = strchr(bar, '|')) != NULL;)
		*bar = '/';
	roster_read(&r, a, setup_get(s, ANSWER_PEOPLE));
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		out = arena_printf(a, "%s%s%s | %s | %s | - | %s | - | vote | %s", out, i ? "\n" : "", rows[i].seat, rows[i].role,
				   holder_for(&r, rows[i].posts), s->today, act);
	return out;
}

/* --- rules ------------------------------------------------------------------------------------------------------------------------------------- */

static struct record *rules_of_set(struct setup *s, struct arena *a)
{
	const struct ruleset *set = ruleset_find(&s->presets, setup_get(s, ANSWER_RULESET));
	struct record *r = record_new(a, kind_by_name("rules"), arena_printf(a, "%s-1", s->today));

	if (!set && s->presets.n_rulesets)
		set = &s->presets.rulesets[0];
	for (size_t i = 0; set && i < set->n_values; i++)
		record_set(r, set->values[i].field, set->values[i].value);
	if (set)
		record_set(r, "Reason", arena_printf(a, "%s. %s", words_say(&set->name, setup_english(s)), words_say(&set->words, setup_english(s))));
	return r;
}

struct record *setup_rules_record(struct setup *s, struct arena *a)
{
	const char *text = setup_get(s, ANSWER_RULES);
	struct record *r = NULL;
	struct why ignored = { 0 };

	if (!*text || record_parse(&r, a, text, strlen(text), &ignored) != RC_OK || strcmp(r->kind->name, "rules") != 0)
		r = rules_of_set(s, a);
	/* A draft may be of another day. */
	r->id = arena_printf(a, "%s-1", s->today);
	record_set(r, "Date", s->today);
	record_set(r, "Recorders", setup_get(s, ANSWER_RECORDERS));
	record_set(r, "Minutes-By", setup_get(s, ANSWER_MINUTES));
	r->path = record_path(a, r->kind, "", r->id);
	return r;
}

void setup_rules_keep(struct setup *s, const struct record *rules, const char *ruleset)
{
	struct buf text = { 0 };

	setup_set(s, ANSWER_RULESET, ruleset);
	if (rules)
		record_print(&text, rules);
	setup_set(s, ANSWER_RULES, buf_str(&text));
	buf_free(&text);
}

/* --- the records ------------------------------------------------------------------------------------------------------------------------------------ */

static enum rc person_record(struct record **out, struct setup *s, const struct roster_person *p, struct arena *a, struct why *why)
{
	struct record *r = record_new(a, kind_by_name("person"), p->id);
	bool me = strcmp(p->login, s->login) == 0, recorder = list_has(setup_get(s, ANSWER_RECORDERS), p->id);
	enum rc rc;

	if ((rc = set_typed(r, "Name", p->name, why)) != RC_OK || (rc = set_typed(r, "Title", p->title, why)) != RC_OK ||
	    (rc = set_typed(r, "Unit", p->unit, why)) != RC_OK || (rc = set_typed(r, "Logins", p->login, why)) != RC_OK)
		return rc;
	record_set(r, "Roles", me && recorder ? "registrar recorder" : me ? "registrar" : recorder ? "recorder" : "");
	r->path = record_path(a, r->kind, "", p->id);
	*out = r;
	return RC_OK;
}

static enum rc body_record(struct record **out, struct setup *s, struct arena *a, struct why *why)
{
	struct record *r = record_new(a, kind_by_name("body"), "CCE");
	enum rc rc;

	record_set(r, "Type", "committee");
	if ((rc = set_typed(r, "Name", setup_get(s, ANSWER_BODY), why)) != RC_OK || (rc = set_typed(r, "Act", setup_get(s, ANSWER_BODY_ACT), why)) != RC_OK ||
	    (rc = set_typed(r, "Chair", setup_get(s, ANSWER_CHAIR), why)) != RC_OK || (rc = set_typed(r, "Numbers-From", setup_get(s, ANSWER_NUMBERS), why)) != RC_OK ||
	    (rc = set_typed(r, "Seats", setup_get(s, ANSWER_SEATS), why)) != RC_OK)
		return rc;
	r->path = record_path(a, r->kind, "", r->id);
	*out = r;
	return RC_OK;
}

/* What the rules of body.add would ask: the founding act has no state to ask them of. */
static enum rc check_seats(const struct record *body, const struct roster *r, struct why *why)
{
	static const char *const who[] = { "holder", "deputy" };
	struct row *row;
	size_t n = table_rows(record_get(body, "Seats"), &row, body->arena);
	bool chair = false;

	for (size_t i = 0; i < n; i++) {
		chair |= record_is(body, "Chair", row[i].cell[0]);
		for (size_t w = 0; w < 2; w++) {
			const char *person = seats_cell(&row[i], who[w]);

			if (*person && !roster_by_id(r, person))
				return fail(why, RC_INVALID, N_("The seat {1} names {2}, who is not among the people of question 4."), row[i].cell[0], person);
		}
	}
	return chair ? RC_OK : fail(why, RC_INVALID, N_("{1} presides but is no seat of the committee."), record_get(body, "Chair"));
}

static enum rc check_people(const struct setup *s, const struct roster *r, struct why *why)
{
	struct arena *a = arena_new();
	struct strs ids = { 0 };
	enum rc rc = RC_OK;

	strs_split(&ids, a, setup_get(s, ANSWER_RECORDERS));
	strs_add(&ids, a, setup_get(s, ANSWER_MINUTES));
	if (r->n_faults) {
		*why = r->fault[0];
		rc = why->rc;
	} else if (!roster_of_login(r, s->login)) {
		rc = fail(why, RC_INVALID, N_("Nobody among the people has your login {1}: go back to question 4."), s->login);
	}
	for (size_t i = 0; i < ids.n && rc == RC_OK; i++)
		if (!roster_by_id(r, ids.v[i]))
			rc = fail(why, RC_INVALID, N_("{1} keeps the records but is not among the people of question 4: go back to question 7."), ids.v[i]);
	arena_free(a);
	return rc;
}

enum rc setup_build(struct setup *s, struct founding *out, struct arena *a, struct why *why)
{
	struct roster r;
	struct record **v, *rules = setup_rules_record(s, a);
	const struct roster_person *me;
	size_t n = 0;
	enum rc rc;

	roster_read(&r, a, setup_get(s, ANSWER_PEOPLE));
	if ((rc = check_people(s, &r, why)) != RC_OK)
		return rc;
	me = roster_of_login(&r, s->login);
	v = arena_alloc(a, (r.n + 2) * sizeof *v);
	for (size_t i = 0; i < r.n && rc == RC_OK; i++)
		rc = person_record(&v[n++], s, &r.v[i], a, why);
	if (rc != RC_OK || (rc = body_record(&v[n++], s, a, why)) != RC_OK || (rc = check_seats(v[n - 1], &r, why)) != RC_OK)
		return rc;
	v[n++] = rules;
	for (size_t i = 0; i < n; i++)
		if ((rc = record_check(v[i], why)) != RC_OK)
			return rc;
	*out = (struct founding){ .name = setup_get(s, ANSWER_NAME), .letterhead = setup_get(s, ANSWER_LETTERHEAD), .language = setup_get(s, ANSWER_LANGUAGE),
				  .legal_act = setup_legal_act(s), .mail_domain = *setup_get(s, ANSWER_MAIL) ? setup_get(s, ANSWER_MAIL) : NULL,
				  .person = me->id, .person_name = me->name, .login = s->login, .with = (const struct record *const *)v, .n_with = n };
	return RC_OK;
}
