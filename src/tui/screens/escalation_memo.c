/* The memo of an escalation, the page of a recommendation; see escalation_memo.h. */
#include <stdlib.h>
#include <string.h>

#include "screens/escalation_memo.h"
#include "screens/stage_pieces.h"

enum { LABEL = 15, OPTION = 6 };

const char *memo_question(const struct record *r)
{
	return record_title(r);
}

const char *memo_contract(const struct record *r, struct arena *a)
{
	const char *name = record_name(a, r->path), *slash = strchr(name, '/');

	return slash ? arena_strndup(a, name, (size_t)(slash - name)) : "";
}

static bool is_escalation(const struct record *r)
{
	return strcmp(r->kind->name, "escalation") == 0;
}

/* --- parts --------------------------------------------------------------------------------------------------------------------------------- */

static void part(struct doc *d, const char *heading)
{
	doc_add(d, ROLE_NORMAL, "");
	doc_add(d, ROLE_HEADING, heading);
}

static void prose(struct doc *d, const struct record *r, const char *field, const char *heading)
{
	if (!*record_get(r, field))
		return;
	part(d, heading);
	doc_add(d, ROLE_NORMAL, record_get(r, field));
}

static void pair(struct doc *d, const struct record *r, const char *field, const char *label)
{
	struct buf text = { 0 };

	show_field(&text, r, field);
	if (text.len)
		doc_pair(d, LABEL, label, ROLE_NORMAL, buf_str(&text));
	buf_free(&text);
}

static void head(struct doc *d, const struct record *r, struct app *app, struct arena *a)
{
	const char *late = app->at ? "" : room_late(app->svc, r->path, a);

	doc_add(d, role_of_state(record_get(r, "State")), choice_label(NULL, record_get(r, "State")));
	if (is_escalation(r) && *record_get(r, "Outcome"))
		doc_more(d, role_of_state(record_get(r, "State")), arena_printf(a, " · %s · %s", choice_label(NULL, record_get(r, "Outcome")), record_get(r, "Resolved-By")));
	else if (!is_escalation(r) && *record_get(r, "Agreement"))
		doc_more(d, role_of_state(record_get(r, "State")), arena_printf(a, " · %s", record_get(r, "Agreement")));
	if (*illustrative(r)) {
		doc_more(d, ROLE_NORMAL, "  ");
		doc_more(d, ROLE_DEMO, illustrative(r));
	}
	if (*late)
		doc_add(d, ROLE_WARN, arena_printf(a, _("▲ recorded later (%s)"), choice_label(NULL, late)));
	doc_add(d, ROLE_NORMAL, "");
	doc_add(d, ROLE_TITLE, memo_question(r));
}

/* --- options -------------------------------------------------------------------------------------------------------------------------------- */

static const struct field *options_field(const struct record *r)
{
	return &r->kind->fields[kind_field(r->kind, "Options")];
}

static void option_note(struct doc *d, const char *label, const char *text)
{
	if (!*text)
		return;
	doc_pair(d, OPTION, "", ROLE_LABEL, label);
	doc_more(d, ROLE_NORMAL, " ");
	doc_more(d, ROLE_NORMAL, text);
}

static void option(struct doc *d, const struct record *r, const struct row *row, struct arena *a)
{
	const struct field *f = options_field(r);
	const char *id = table_cell(f, row, "option");
	bool recommended = *id && record_is(r, "Recommends", id);

	doc_pair(d, OPTION, arena_printf(a, "%s %s", recommended ? "▶" : " ", id), recommended ? ROLE_TITLE : ROLE_NORMAL, table_cell(f, row, "text"));
	if (recommended)
		doc_more(d, ROLE_ACCENT, _("  ◀ recommended by the group"));
	option_note(d, _("Cost:"), table_cell(f, row, "cost"));
	option_note(d, _("Risk:"), table_cell(f, row, "risk"));
	option_note(d, _("Law:"), table_cell(f, row, "legal"));
}

static void options(struct doc *d, const struct record *r, struct arena *a)
{
	struct row *rows;
	size_t n = table_rows(record_get(r, "Options"), &rows, a);

	if (!n)
		return;
	part(d, _("Options"));
	for (size_t i = 0; i < n; i++)
		option(d, r, &rows[i], a);
}

const char *memo_recommended(const struct record *r, struct arena *a)
{
	struct row *rows;
	size_t n = table_rows(record_get(r, "Options"), &rows, a);

	for (size_t i = 0; i < n; i++) {
		const char *id = table_cell(options_field(r), &rows[i], "option");

		if (*id && record_is(r, "Recommends", id))
			return arena_printf(a, "%s: %s", id, table_cell(options_field(r), &rows[i], "text"));
	}
	return "";
}

/* --- who raised it, on what ------------------------------------------------------------------------------------------------------------------- */

static size_t count(const char *ids, struct arena *a)
{
	struct strs v = { 0 };

	if (ids)
		strs_split(&v, a, ids);
	return v.n;
}

/* "26-11-2018 10:00, consensus · act 34", or the votes of a roll call. */
static void raised(struct doc *d, struct app *app, const struct record *r, struct arena *a)
{
	struct log_query q = { .record = r->path, .verb = is_escalation(r) ? "escalation.raise" : "recommendation.freeze", .limit = 1, .before = app->at ? app->at + 1 : 0 };
	struct act_line *line;
	struct act_full act;
	struct why ignored = { 0 };
	char when[INSTANT_SIZE];
	size_t n = 0;

	if (service_log(app->svc, &q, &line, &n, a, &ignored) != RC_OK || n == 0 || service_act(app->svc, line->seq, &act, a, &ignored) != RC_OK)
		return;
	instant_show(when, line->decided);
	doc_pair(d, LABEL, is_escalation(r) ? _("Raised") : _("Frozen"), ROLE_NORMAL, when);
	if (act.t.one[TRAILER_FOR] || act.t.one[TRAILER_AGAINST])
		doc_more(d, ROLE_NORMAL, arena_printf(a, _(", %zu for, %zu against, %zu abstained"), count(act.t.one[TRAILER_FOR], a), count(act.t.one[TRAILER_AGAINST], a),
						     count(act.t.one[TRAILER_ABSTAINED], a)));
	else if (*line->mode)
		doc_more(d, ROLE_NORMAL, arena_printf(a, ", %s", choice_label(NULL, line->mode)));
	doc_more(d, ROLE_SECONDARY, arena_printf(a, _(" · act %lld"), (long long)line->seq));
}

static void evidence(struct doc *d, struct app *app, const struct record *r, struct arena *a)
{
	const char *contract = memo_contract(r, a);
	struct strs ids = { 0 };

	strs_split(&ids, a, record_get(r, "Evidence"));
	if (ids.n)
		part(d, _("Evidence"));
	for (size_t i = 0; i < ids.n; i++) {
		struct record *e = NULL;
		struct why ignored = { 0 };
		struct buf strength = { 0 };

		if (service_record(app->svc, ids.v[i], contract, app->at, &e, a, &ignored) != RC_OK)
			e = NULL;
		if (e)
			show_field(&strength, e, "Strength");
		doc_pair(d, 9, arena_strdup(a, ids.v[i]), ROLE_NORMAL, e ? record_title(e) : _("(not found)"));
		if (strength.len)
			doc_more(d, ROLE_SECONDARY, arena_printf(a, _("  · strength %s"), buf_str(&strength)));
		if (e)
			detail_standing(d, app, e);
		buf_free(&strength);
	}
}

/* --- what the committee said ------------------------------------------------------------------------------------------------------------------- */

static bool answers(const struct record *said, const struct record *r, struct arena *a)
{
	const char *about = record_get(said, is_escalation(r) ? "Escalation" : "Recommendation");

	return *about && strcmp(about, record_name(a, r->path)) == 0;
}

static int by_number(const void *a, const void *b)
{
	const struct record *const *x = a, *const *y = b;
	int session = strcmp(record_get(*x, "Session"), record_get(*y, "Session"));

	return session ? session : strcmp((*x)->id, (*y)->id);
}

size_t memo_answers(struct app *app, const struct record *r, struct record ***out, struct arena *a)
{
	static const char *const kinds[] = { "agreement", "validation", "guidance" };
	struct record **v[3];
	size_t n[3] = { 0 }, found = 0;
	struct why ignored = { 0 };

	for (size_t k = 0; k < 3; k++)
		if (service_list(app->svc, kinds[k], NULL, app->at, &v[k], &n[k], a, &ignored) != RC_OK)
			n[k] = 0;
	*out = arena_alloc(a, (n[0] + n[1] + n[2] + 1) * sizeof **out);
	for (size_t k = 0; k < 3; k++)
		for (size_t i = 0; i < n[k]; i++)
			if (answers(v[k][i], r, a))
				(*out)[found++] = v[k][i];
	qsort(*out, found, sizeof **out, by_number);
	return found;
}

static const char *type_word(const struct record *said)
{
	if (strcmp(said->kind->name, "validation") == 0)
		return choice_label(NULL, "validation");
	return choice_label(NULL, record_get(said, "Type"));
}

static enum role type_role(const struct record *said)
{
	static const struct { const char *type, *verb; } rows[] = {
		{ "ruling", "agreement.rule" }, { "guidance", "guidance.give" }, { "deferral", "guidance.defer" }, { "return", "guidance.return" },
		{ "direct", "guidance.direct" }, { "not-carried", "guidance.notcarried" },
	};

	if (strcmp(said->kind->name, "validation") == 0)
		return role_of_kind_act("validation.give");
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (record_is(said, "Type", rows[i].type))
			return role_of_kind_act(rows[i].verb);
	return ROLE_NORMAL;
}

static void conditions(struct doc *d, const struct record *said, struct arena *a)
{
	const struct field *f = &said->kind->fields[kind_field(said->kind, "Conditions")];
	struct row *rows;
	size_t n = table_rows(record_get(said, "Conditions"), &rows, a);

	for (size_t i = 0; i < n; i++) {
		const char *due = table_cell(f, &rows[i], "due"), *owner = table_cell(f, &rows[i], "owner");
		char day[DATE_SIZE] = "";
		int64_t days;

		if (date_parse(due, &days))
			date_show(day, days);
		doc_pair(d, LABEL, i ? "" : _("Conditions"), ROLE_NORMAL, arena_printf(a, "%s. %s%s%s%s%s", table_cell(f, &rows[i], "number"), table_cell(f, &rows[i], "text"),
			 *owner ? " · " : "", owner, *day ? " · " : "", day));
	}
}

static void said_one(struct doc *d, const struct record *said, struct arena *a)
{
	const char *number = strcmp(said->kind->name, "validation") == 0 && *record_get(said, "Agreement") ?
		arena_printf(a, "%s (%s)", said->id, record_get(said, "Agreement")) : said->id;

	part(d, arena_printf(a, _("The committee said · %s"), number));
	doc_add(d, type_role(said), type_word(said));
	doc_more(d, ROLE_NORMAL, ": ");
	doc_more(d, ROLE_NORMAL, record_title(said));
	if (record_is(said, "State", "superseded"))
		doc_more(d, ROLE_BAD, arena_printf(a, _("  ▲ replaced by %s"), record_get(said, "Replaced-By")));
	pair(d, said, "Text", _("Text"));
	pair(d, said, "Reason", _("Reason"));
	conditions(d, said, a);
	pair(d, said, "Session", _("Session"));
	pair(d, said, "Dissent", _("Dissent"));
	pair(d, said, "Followed", _("Followed"));
	pair(d, said, "Answer", _("Answer"));
}

static void said_all(struct doc *d, struct app *app, const struct record *r, struct arena *a)
{
	struct record **v;
	size_t n = memo_answers(app, r, &v, a);

	for (size_t i = 0; i < n; i++)
		said_one(d, v[i], a);
	if (!n && list_has("raised accepted scheduled frozen submitted", record_get(r, "State"))) {
		part(d, _("The committee"));
		doc_add(d, ROLE_SECONDARY, _("has not answered yet."));
	}
}

/* --- the two pages ------------------------------------------------------------------------------------------------------------------------------- */

/* What check_raise will ask for, said before it refuses. */
static void lacks_to_raise(struct doc *d, const struct record *r, struct arena *a)
{
	static const struct { const char *field, *sentence; } need[] = {
		{ "Needed-By", N_("the date by which an answer is needed") }, { "Default", N_("what happens by default if no answer comes") },
	};
	struct row *rows;
	bool headed = false;

	if (!list_has("draft returned", record_get(r, "State")))
		return;
	for (size_t i = 0; i < 3; i++) {
		if (i == 0 ? table_rows(record_get(r, "Options"), &rows, a) >= 2 : *record_get(r, need[i - 1].field) != '\0')
			continue;
		if (!headed)
			part(d, _("Lacks before it can be raised"));
		headed = true;
		doc_pair(d, 2, "▲", ROLE_WARN, i == 0 ? _("at least two options") : _(need[i - 1].sentence));
	}
}

static void escalation(struct doc *d, struct app *app, const struct record *r, struct arena *a)
{
	lacks_to_raise(d, r, a);
	prose(d, r, "Background", _("Background"));
	options(d, r, a);
	prose(d, r, "Recommendation", _("Recommendation of the group"));
	prose(d, r, "Dissent", _("Dissent"));
	evidence(d, app, r, a);
	part(d, _("When"));
	raised(d, app, r, a);
	pair(d, r, "Needed-By", _("Needed by"));
	pair(d, r, "Default", _("By default"));
	pair(d, r, "Reason-Code", _("Ground"));
	pair(d, r, "Requirements", _("Requirements"));
	pair(d, r, "Metrics", _("Metrics"));
	pair(d, r, "Payments", _("Payments"));
	pair(d, r, "Precedents", _("Precedents"));
	pair(d, r, "Session", _("Session"));
	pair(d, r, "Merged-Into", _("Merged into"));
	said_all(d, app, r, a);
	if (list_has("acknowledged applied closed", record_get(r, "State"))) {
		part(d, _("What the group did"));
		doc_add(d, role_of_state(record_get(r, "State")), choice_label(NULL, record_get(r, "State")));
		pair(d, r, "Followed", _("Followed"));
		pair(d, r, "Followed-Reason", _("Because"));
		pair(d, r, "Reason", _("Reason"));
	}
}

/* The binding step is gated by the stages before it; each line is a sentence of room_stages. */
static void lacks_to_freeze(struct doc *d, struct app *app, const struct record *r, struct arena *a)
{
	struct stage *st;
	size_t n = room_stages(app->svc, memo_contract(r, a), &st, a);
	bool headed = false;

	if (app->at || !list_has("draft returned", record_get(r, "State")))
		return;
	for (size_t i = 0; i < n; i++) {
		if (strcmp(st[i].code, "requirements") != 0 && strcmp(st[i].code, "payments") != 0)
			continue;
		for (size_t k = 0; k < st[i].n_lacks; k++) {
			struct buf text = { 0 };

			if (!headed)
				part(d, _("Lacks before it can be frozen"));
			headed = true;
			why_sentence(&text, &st[i].lacks[k]);
			doc_pair(d, 2, "▲", ROLE_WARN, buf_str(&text));
			buf_free(&text);
		}
	}
	if (!headed)
		doc_add(d, ROLE_OK, _("Nothing lacks: the group can freeze it (d)."));
}

static void recommendation(struct doc *d, struct app *app, const struct record *r, struct arena *a)
{
	struct row *rows;
	size_t frozen = table_rows(record_get(r, "Freezes"), &rows, a);

	lacks_to_freeze(d, app, r, a);
	prose(d, r, "Text", _("Recommendation of the group"));
	prose(d, r, "Dissent", _("Dissent"));
	prose(d, r, "Observations", _("Observations"));
	part(d, _("What it stands on"));
	raised(d, app, r, a);
	pair(d, r, "Scheme", _("Scheme"));
	pair(d, r, "Document", _("Document"));
	pair(d, r, "Reason", _("Reason"));
	pair(d, r, "Session", _("Session"));
	if (frozen)
		doc_pair(d, LABEL, _("Frozen"), ROLE_NORMAL, arena_printf(a, _("%zu records, each in exactly one version (Enter shows them)"), frozen));
	said_all(d, app, r, a);
}

void memo_fill(struct doc *d, struct app *app, const struct record *r, struct arena *a)
{
	doc_reset(d);
	head(d, r, app, a);
	if (is_escalation(r))
		escalation(d, app, r, a);
	else
		recommendation(d, app, r, a);
}
