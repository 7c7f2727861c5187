/* The model work plan and its guiding questions: from two data files to structs, with every reference checked. */
#include <string.h>
#include <strings.h>

#include "procure/base/num.h"
#include "procure/conf/workplan.h"
#include "rows.h"

static const struct ini_known plan_known[] = {
	{ "plan", "name-*" }, { "plan", "note-*" },
	{ "role.*", "code" }, { "role.*", "es" }, { "role.*", "en" },
	{ "stage.*", "number" }, { "stage.*", "es" }, { "stage.*", "en" }, { "stage.*", "purpose-*" },
	{ "need.*", "kind" }, { "need.*", "at-least" }, { "need.*", "all" }, { "need.*", "fields" }, { "need.*", "state" },
	{ "need.*", "es" }, { "need.*", "en" },
	{ "step.*", "number" }, { "step.*", "week" }, { "step.*", "after-award" }, { "step.*", "committee" }, { "step.*", "minutes" },
	{ "step.*", "stage" }, { "step.*", "es" }, { "step.*", "en" }, { "step.*", "objective-*" }, { "step.*", "deliverable-*" },
	{ "step.*", "reading-*" }, { "step.*", "decisions-*" }, { "step.*", "required" }, { "step.*", "optional" }, { "step.*", "lead" },
	{ "step.*", "questions" }, { "blocks.*", "b*" }, { NULL, NULL },
};
static const struct ini_known question_known[] = {
	{ "question.*", "topic" }, { "question.*", "es" }, { "question.*", "en" }, { NULL, NULL },
};

struct loading {
	const struct ini *ini;
	struct arena *a;
	struct workplan *w;
};

static enum rc both_languages(const struct loading *l, const char *section, struct words *out, struct why *why)
{
	enum rc rc;

	if ((rc = ini_required(l->ini, section, "es", &out->es, why)) != RC_OK)
		return rc;
	return ini_required(l->ini, section, "en", &out->en, why);
}

static enum rc load_roles(struct loading *l, struct why *why)
{
	size_t n = rows_count(l->ini, "role");
	struct plan_role *v = arena_alloc(l->a, (n + 1) * sizeof(*v));
	enum rc rc;

	for (size_t s = 0; s < ini_sections(l->ini); s++) {
		const char *section = ini_section(l->ini, s);
		struct plan_role *r = &v[l->w->n_roles];

		if (!row_id(section, "role"))
			continue;
		if ((rc = ini_required(l->ini, section, "code", &r->code, why)) != RC_OK ||
		    (rc = both_languages(l, section, &r->title, why)) != RC_OK)
			return rc;
		l->w->n_roles++;
	}
	l->w->roles = v;
	return RC_OK;
}

static enum rc load_need(struct loading *l, const char *section, struct plan_need *n, struct why *why)
{
	int64_t least;
	enum rc rc;

	n->id = row_id(section, "need");
	n->state = ini_text(l->ini, section, "state", "");
	ini_list(l->ini, l->a, section, "fields", &n->fields);
	if ((rc = ini_required(l->ini, section, "kind", &n->kind, why)) != RC_OK ||
	    (rc = ini_int(l->ini, section, "at-least", 0, 1000, 0, &least, why)) != RC_OK ||
	    (rc = ini_bool(l->ini, section, "all", false, &n->all, why)) != RC_OK)
		return rc;
	n->at_least = (int)least;
	return both_languages(l, section, &n->text, why);
}

/* Sections need.<stage>.<id>. */
static enum rc load_needs(struct loading *l, struct plan_stage *stage, struct why *why)
{
	const char *what = arena_printf(l->a, "need.%s", stage->id);
	struct plan_need *v = arena_alloc(l->a, (rows_count(l->ini, what) + 1) * sizeof(*v));
	enum rc rc = RC_OK;

	for (size_t s = 0; s < ini_sections(l->ini) && rc == RC_OK; s++)
		if (row_id(ini_section(l->ini, s), what))
			rc = load_need(l, ini_section(l->ini, s), &v[stage->n_needs++], why);
	stage->needs = v;
	return rc;
}

static enum rc load_stages(struct loading *l, struct why *why)
{
	struct plan_stage *v = arena_alloc(l->a, (rows_count(l->ini, "stage") + 1) * sizeof(*v));
	enum rc rc;

	for (size_t s = 0; s < ini_sections(l->ini); s++) {
		const char *section = ini_section(l->ini, s), *id = row_id(section, "stage");
		struct plan_stage *t = &v[l->w->n_stages];
		int64_t number;

		if (!id)
			continue;
		*t = (struct plan_stage){ .id = id, .purpose = row_words(l->ini, l->a, section, "purpose") };
		if ((rc = ini_int(l->ini, section, "number", 0, 4, 0, &number, why)) != RC_OK ||
		    (rc = both_languages(l, section, &t->title, why)) != RC_OK ||
		    (rc = load_needs(l, t, why)) != RC_OK)
			return rc;
		t->number = (int)number;
		l->w->n_stages++;
	}
	l->w->stages = v;
	return RC_OK;
}

/* `20 | título | title` */
static enum rc load_block(struct loading *l, const struct ini_entry *e, struct plan_block *b, struct why *why)
{
	char *text = arena_strdup(l->a, e->value), *es = strstr(text, " | "), *en = es ? strstr(es + 3, " | ") : NULL;
	int64_t minutes;

	if (!en)
		return ini_wrong(l->ini, e, N_("must be: minutes | Spanish title | English title"), why);
	*es = *en = '\0';
	if (!num_parse(text, &minutes) || minutes < 1 || minutes > 600)
		return ini_wrong(l->ini, e, N_("the minutes must be a whole number from 1 to 600"), why);
	*b = (struct plan_block){ { es + 3, en + 3 }, (int)minutes };
	return RC_OK;
}

static enum rc load_blocks(struct loading *l, const char *id, struct plan_step *step, struct why *why)
{
	const char *section = arena_printf(l->a, "blocks.%s", id);
	struct plan_block *v = arena_alloc(l->a, (ini_entries(l->ini) + 1) * sizeof(*v));
	int sum = 0;
	enum rc rc = RC_OK;

	for (size_t n = 0; n < ini_entries(l->ini) && rc == RC_OK; n++) {
		const struct ini_entry *e = ini_entry_at(l->ini, n);

		if (strcmp(e->section, section) != 0)
			continue;
		rc = load_block(l, e, &v[step->n_blocks], why);
		sum += v[step->n_blocks++].minutes;
	}
	step->blocks = v;
	if (rc == RC_OK && sum != step->minutes)
		rc = fail(why, RC_INVALID, N_("{1}: the blocks of step {2} make {3} minutes, but the step has {4}"),
			  ini_name(l->ini), step->number, NUM(sum), NUM(step->minutes));
	return rc;
}

static enum rc check_roles(const struct loading *l, const char *section, const char *key, const struct strs *codes, struct why *why)
{
	for (size_t i = 0; i < codes->n; i++)
		if (!workplan_role(l->w, codes->v[i]))
			return ini_wrong(l->ini, ini_find(l->ini, section, key), N_("names a role that the plan does not have"), why);
	return RC_OK;
}

static enum rc load_people(struct loading *l, const char *section, struct plan_step *s, struct why *why)
{
	const struct { const char *key; struct strs *list; } rows[] = {
		{ "required", &s->required }, { "optional", &s->optional }, { "lead", &s->lead },
	};
	enum rc rc = RC_OK;

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]) && rc == RC_OK; i++) {
		ini_list(l->ini, l->a, section, rows[i].key, rows[i].list);
		rc = check_roles(l, section, rows[i].key, rows[i].list, why);
	}
	return rc;
}

static enum rc load_questions_of(struct loading *l, const char *section, struct plan_step *s, struct why *why)
{
	const struct plan_question **v = arena_alloc(l->a, (l->w->n_questions + 1) * sizeof(const struct plan_question *));
	struct strs topics = { 0 };

	ini_list(l->ini, l->a, section, "questions", &topics);
	for (size_t t = 0; t < topics.n; t++) {
		size_t before = s->n_questions;

		for (size_t q = 0; q < l->w->n_questions; q++)
			if (strcmp(l->w->questions[q].topic, topics.v[t]) == 0)
				v[s->n_questions++] = &l->w->questions[q];
		if (s->n_questions == before)
			return ini_wrong(l->ini, ini_find(l->ini, section, "questions"), N_("names a topic without questions"), why);
	}
	s->questions = v;
	return RC_OK;
}

static enum rc load_numbers(struct loading *l, const char *section, struct plan_step *s, struct why *why)
{
	int64_t week, minutes;
	enum rc rc;

	if ((rc = ini_int(l->ini, section, "week", 0, 200, 0, &week, why)) != RC_OK ||
	    (rc = ini_int(l->ini, section, "minutes", 1, 600, 60, &minutes, why)) != RC_OK ||
	    (rc = ini_bool(l->ini, section, "after-award", false, &s->after_award, why)) != RC_OK ||
	    (rc = ini_bool(l->ini, section, "committee", false, &s->committee, why)) != RC_OK)
		return rc;
	s->week = (int)week;
	s->minutes = (int)minutes;
	return RC_OK;
}

static enum rc load_step(struct loading *l, const char *section, struct plan_step *s, struct why *why)
{
	const char *id = row_id(section, "step");
	enum rc rc;

	s->id = arena_printf(l->a, "step-%s", id);
	s->objective = row_words(l->ini, l->a, section, "objective");
	s->deliverable = row_words(l->ini, l->a, section, "deliverable");
	s->reading = row_words(l->ini, l->a, section, "reading");
	s->decisions = row_words(l->ini, l->a, section, "decisions");
	if ((rc = ini_required(l->ini, section, "number", &s->number, why)) != RC_OK ||
	    (rc = ini_required(l->ini, section, "stage", &s->stage, why)) != RC_OK ||
	    (rc = both_languages(l, section, &s->title, why)) != RC_OK ||
	    (rc = load_numbers(l, section, s, why)) != RC_OK ||
	    (rc = load_people(l, section, s, why)) != RC_OK ||
	    (rc = load_questions_of(l, section, s, why)) != RC_OK)
		return rc;
	if (!workplan_stage(l->w, s->stage))
		return ini_wrong(l->ini, ini_find(l->ini, section, "stage"), N_("names a stage that the plan does not have"), why);
	return load_blocks(l, id, s, why);
}

static enum rc load_steps(struct loading *l, struct why *why)
{
	size_t n = rows_count(l->ini, "step");
	struct plan_step *v = arena_alloc(l->a, (n + 1) * sizeof(*v));
	enum rc rc = RC_OK;

	l->w->steps = v;
	for (size_t s = 0; s < ini_sections(l->ini) && rc == RC_OK; s++)
		if (row_id(ini_section(l->ini, s), "step"))
			rc = load_step(l, ini_section(l->ini, s), &v[l->w->n_steps++], why);
	return rc;
}

static enum rc load_questions(struct workplan *w, struct arena *a, struct why *why)
{
	struct loading l = { .a = a, .w = w };
	struct plan_question *v;
	struct ini *i;
	enum rc rc;

	if ((rc = rows_read(&i, a, "data/workplan/preguntas.ini", question_known, why)) != RC_OK)
		return rc;
	l.ini = i;
	v = arena_alloc(a, (ini_sections(i) + 1) * sizeof(*v));
	for (size_t s = 0; s < ini_sections(i); s++) {
		const char *section = ini_section(i, s);
		struct plan_question *q = &v[w->n_questions++];

		q->id = arena_printf(a, "q-%s", row_id(section, "question"));
		if ((rc = ini_required(i, section, "topic", &q->topic, why)) != RC_OK ||
		    (rc = both_languages(&l, section, &q->text, why)) != RC_OK)
			return rc;
	}
	w->questions = v;
	return RC_OK;
}

enum rc workplan_load(struct workplan **out, struct arena *a, const char *path, struct why *why)
{
	struct workplan *w = arena_alloc(a, sizeof(*w));
	struct loading l = { .a = a, .w = w };
	struct ini *i = NULL;
	enum rc rc = path ? ini_read(&i, a, path, plan_known, INI_DATA_MAX, 0, why)
			  : rows_read(&i, a, "data/workplan/modelo.ini", plan_known, why);

	if (rc != RC_OK)
		return rc;
	l.ini = i;
	w->name = row_words(i, a, "plan", "name");
	w->note = row_words(i, a, "plan", "note");
	if ((rc = load_questions(w, a, why)) == RC_OK &&
	    (rc = load_roles(&l, why)) == RC_OK &&
	    (rc = load_stages(&l, why)) == RC_OK &&
	    (rc = load_steps(&l, why)) == RC_OK)
		*out = w;
	return rc;
}

const struct plan_step *workplan_step(const struct workplan *w, const char *id)
{
	for (size_t i = 0; i < w->n_steps; i++)
		if (strcmp(w->steps[i].id, id) == 0 || strcasecmp(w->steps[i].number, id) == 0)
			return &w->steps[i];
	return NULL;
}

const struct plan_stage *workplan_stage(const struct workplan *w, const char *id)
{
	for (size_t i = 0; i < w->n_stages; i++)
		if (strcmp(w->stages[i].id, id) == 0)
			return &w->stages[i];
	return NULL;
}

const struct plan_stage *workplan_stage_at(const struct workplan *w, int number)
{
	for (size_t i = 0; number > 0 && i < w->n_stages; i++)
		if (w->stages[i].number == number)
			return &w->stages[i];
	return NULL;
}

const struct plan_role *workplan_role(const struct workplan *w, const char *code)
{
	for (size_t i = 0; i < w->n_roles; i++)
		if (strcmp(w->roles[i].code, code) == 0)
			return &w->roles[i];
	return NULL;
}

bool workplan_day(const struct plan_step *s, int64_t start, int64_t award, int64_t *day)
{
	if (s->after_award && award == 0)
		return false;
	*day = (s->after_award ? award : start) + 7 * (int64_t)s->week;
	return true;
}
