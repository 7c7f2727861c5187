/* What the screens of the four stages share. */
#include <stdio.h>
#include <string.h>

#include "procure/base/num.h"
#include "procure/service/evidence.h"
#include "screens/stage_pieces.h"

/* --- stages ---------------------------------------------------------------------------------------------------------------------------------- */

/* What counts as done in each, for the past: of today the service knows. */
static const struct { const char *code, *word, *declared, *kind, *done; } stages[STAGES] = {
	{ "evidence", N_("Evidence"), "Evidence-Complete", "evidence", "accepted withdrawn" },
	{ "requirements", N_("Requirements"), "Requirements-Complete", "requirement", "decided ruled final" },
	{ "payments", N_("Payments"), "Payments-Complete", "metric", "adopted dropped" },
	{ "escalation", N_("Escalation"), "Escalation-Complete", "escalation", "resolved answered acknowledged applied closed withdrawn merged" },
};

const char *stage_code(size_t i)
{
	return i < STAGES ? stages[i].code : NULL;
}

const char *stage_word(const char *code)
{
	for (size_t i = 0; i < STAGES; i++)
		if (strcmp(stages[i].code, code) == 0)
			return _(stages[i].word);
	return code;
}

unsigned stage_go(struct app *app, struct view *from, const char *contract, const char *action)
{
	static unsigned (*const door[STAGES])(struct app *, const char *) = { evidence_screen, requirements_screen, payments_screen, escalations_screen };

	if (strncmp(action, "stage-", 6) != 0 || action[6] < '1' || action[6] > '4' || action[7])
		return UI_PASS;
	if (from)
		ui_close(from);
	return door[action[6] - '1'](app, contract) | UI_REDRAW;
}

static void stage_then(struct app *app, const char *contract, const struct record *c, size_t i, struct stage *out, struct arena *a)
{
	struct records all;
	struct why ignored = { 0 };

	*out = (struct stage){ .code = stages[i].code, .title = stages[i].word, .complete = c && *record_get(c, stages[i].declared) };
	if (records_read(&all, app, stages[i].kind, contract, a, &ignored) != RC_OK)
		return;
	out->all = all.n;
	out->done = records_count(&all, stages[i].done);
}

size_t stages_read(struct app *app, const char *contract, struct stage **out, struct arena *a)
{
	struct record *c = NULL;
	struct why ignored = { 0 };

	if (!app->at)
		return room_stages(app->svc, contract, out, a);
	if (service_record(app->svc, contract, NULL, app->at, &c, a, &ignored) != RC_OK)
		c = NULL;
	*out = arena_alloc(a, STAGES * sizeof **out);
	for (size_t i = 0; i < STAGES; i++)
		stage_then(app, contract, c, i, &(*out)[i], a);
	return STAGES;
}

/* --- records ----------------------------------------------------------------------------------------------------------------------------------- */

enum rc records_read(struct records *out, struct app *app, const char *kind, const char *contract, struct arena *a, struct why *why)
{
	*out = (struct records){ NULL, 0 };
	return service_list(app->svc, kind, contract, app->at, &out->v, &out->n, a, why);
}

const struct record *records_find(const struct records *r, const char *id)
{
	for (size_t i = 0; i < r->n; i++)
		if (strcmp(r->v[i]->id, id) == 0)
			return r->v[i];
	return NULL;
}

size_t records_count(const struct records *r, const char *states)
{
	size_t n = 0;

	for (size_t i = 0; i < r->n; i++)
		n += list_has(states, record_get(r->v[i], "State"));
	return n;
}

/* --- deeds ------------------------------------------------------------------------------------------------------------------------------------- */

const char *deed_verb(const struct deed *d, const char *action)
{
	for (; d->action; d++)
		if (strcmp(d->action, action) == 0 || strcmp(d->verb, action) == 0)
			return d->verb;
	return NULL;
}

bool deed_ready(struct app *app, const char *verb, const char *contract, const struct record *r, struct buf *why_not)
{
	struct arena *a;
	bool ready;

	if (!verb)
		return true;
	if (verb_by_name(verb)->flags & V_NEW)
		return act_ready(app, verb, contract, why_not);
	if (!r) {
		buf_puts(why_not, _("Select a line first."));
		return false;
	}
	a = arena_new();
	ready = act_ready(app, verb, record_name(a, r->path), why_not);
	arena_free(a);
	return ready;
}

unsigned deed_do(struct app *app, const char *verb, const char *contract, const struct record *r, const struct preset_value_of *preset, const char *at)
{
	struct arena *a;
	unsigned did;

	if (verb_by_name(verb)->flags & V_NEW)
		return act_form(app, verb, contract, preset, at);
	if (!r)
		return UI_NOTHING;
	a = arena_new();
	did = act_form(app, verb, record_name(a, r->path), preset, at);
	arena_free(a);
	return did;
}

/* --- lines of a detail ------------------------------------------------------------------------------------------------------------------------- */

const char *verdict_sign(const char *code)
{
	static const char *const signs[][2] = { { "keep", "=" }, { "modify", "~" }, { "drop", "-" }, { "new", "+" } };

	for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++)
		if (strcmp(signs[i][0], code) == 0)
			return signs[i][1];
	return "";
}

void verdict_text(struct buf *out, const struct record *r, const char *field)
{
	if (!*record_get(r, field))
		return;
	buf_printf(out, "%s ", verdict_sign(record_get(r, field)));
	show_field(out, r, field);
}

void detail_field(struct doc *d, const struct record *r, const char *field, const char *label, enum role role)
{
	struct buf text = { 0 };
	int i = kind_field(r->kind, field);

	if (i < 0 || !*record_get(r, field))
		return;
	show_field(&text, r, field);
	doc_pair(d, LABEL_COLS, label ? label : _(r->kind->fields[i].label), role, buf_str(&text));
	buf_free(&text);
}

void detail_head(struct doc *d, const struct record *r)
{
	struct buf state = { 0 };

	doc_add(d, ROLE_HEADING, record_title(r));
	if (r->kind->state_field) {
		show_field(&state, r, r->kind->state_field);
		doc_add(d, role_of_state(record_get(r, r->kind->state_field)), buf_str(&state));
	} else
		doc_add(d, ROLE_SECONDARY, _(r->kind->label));
	if (*illustrative(r)) {
		doc_more(d, ROLE_NORMAL, " · ");
		doc_more(d, ROLE_DEMO, illustrative(r));
	}
	buf_free(&state);
}

void detail_standing(struct doc *d, struct app *app, const struct record *finding)
{
	struct why what = { 0 };
	struct buf text = { 0 };
	enum standing is = service_standing(app->svc, finding, app->at, &what);

	if (is == STANDS)
		return;
	why_sentence(&text, &what);
	doc_more(d, ROLE_NORMAL, " ");
	doc_more(d, is == STANDS_NO_MORE ? ROLE_BAD : ROLE_WARN, is == STANDS_NOT_YET ? "(" : "(▲ ");
	doc_more(d, is == STANDS_NO_MORE ? ROLE_BAD : ROLE_WARN, buf_str(&text));
	doc_more(d, is == STANDS_NO_MORE ? ROLE_BAD : ROLE_WARN, ")");
	buf_free(&text);
}

static void cite(struct doc *d, struct app *app, const struct record *e, const char *id, const char *label)
{
	bool stands = e && !record_is(e, "State", "withdrawn");

	doc_pair(d, LABEL_COLS, label, stands ? ROLE_ACCENT : ROLE_BAD, id);
	if (!e) {
		doc_more(d, ROLE_SECONDARY, _("  not here at this time"));
		return;
	}
	doc_more(d, ROLE_NORMAL, "  ");
	doc_more(d, ROLE_NORMAL, record_title(e));
	detail_standing(d, app, e);
}

void detail_evidence(struct doc *d, struct app *app, const struct record *r, const struct records *evidence)
{
	struct arena *a = arena_new();
	struct strs ids = { 0 };

	strs_split(&ids, a, record_get(r, "Evidence"));
	for (size_t i = 0; i < ids.n; i++)
		cite(d, app, records_find(evidence, ids.v[i]), ids.v[i], i ? "" : _("Evidence"));
	arena_free(a);
}

void detail_late(struct doc *d, struct app *app, const struct record *r, struct arena *a)
{
	const char *late = room_late(app->svc, r->path, a);

	if (late && *late)
		doc_pair(d, LABEL_COLS, _("Recorded later"), ROLE_WARN, late);
}

size_t detail_questions(struct doc *d, struct app *app, const char *topic)
{
	size_t n = 0;

	for (size_t i = 0; app->plan && i < app->plan->n_questions; i++) {
		const struct plan_question *q = &app->plan->questions[i];

		if (strcmp(q->topic, topic) == 0 && ++n)
			doc_addf(d, ROLE_SECONDARY, "· %s", words_say(&q->text, app->english));
	}
	return n;
}

int64_t hundredths_of(const struct record *r, const char *field)
{
	int64_t n = 0;

	return hundredths_parse(record_get(r, field), &n) ? n : 0;
}

void percent_cell(struct buf *out, struct app *app, const struct record *r, const char *field)
{
	char text[32];

	if (!*record_get(r, field))
		return;
	hundredths_show(text, hundredths_of(r, field), app->english);
	buf_puts(out, text);
}

void percent_text(struct buf *out, struct app *app, int64_t hundredths)
{
	char text[32];

	hundredths_show(text, hundredths, app->english);
	buf_printf(out, "%s %%", text);
}
