/* Words and doors that the room's clauses and the requirements' screen share. */
#include <stdio.h>
#include <string.h>

#include "procure/service/rollcall.h"
#include "screens/clauses.h"

/* --- words -------------------------------------------------------------------------------------------------------------------------------------- */

static const struct { const char *sign, *word; enum role role; } sorts[CLAUSE_SORTS] = {
	{ "■", N_("agreed"), ROLE_OK }, { "▲", N_("contested"), ROLE_WARN }, { "?", N_("unprepared"), ROLE_SECONDARY }, { "»", N_("waits"), ROLE_ACCENT },
	{ "=", N_("decided"), ROLE_OK },
};

void sort_word(struct buf *out, enum clause_sort sort)
{
	buf_printf(out, "%s %s", sorts[sort].sign, _(sorts[sort].word));
}

void sort_count(struct buf *out, enum clause_sort sort, size_t n)
{
	buf_printf(out, "%s %zu %s", sorts[sort].sign, n, _(sorts[sort].word));
}

enum role sort_role(enum clause_sort sort)
{
	return sorts[sort].role;
}

void sort_line(struct doc *d, const struct clause *c)
{
	struct buf text = { 0 };

	sort_word(&text, c->sort);
	if (c->why.rc != RC_OK)
		buf_puts(&text, " · ");
	why_sentence(&text, &c->why);
	doc_add(d, sort_role(c->sort), buf_str(&text));
	buf_free(&text);
}

const char *person_named(struct app *app, const char *id)
{
	const struct record *p = *id ? scope_person(service_scope(app->svc), id) : NULL;

	return p ? record_get(p, "Name") : id;
}

void option_names(struct buf *out, struct app *app, const struct clause_option *o)
{
	for (size_t i = 0; i < o->by.n; i++)
		buf_printf(out, "%s%s", i ? ", " : "", person_named(app, o->by.v[i]));
}

void option_verdict(struct buf *out, const struct clause_option *o)
{
	buf_printf(out, "%s %s", verdict_sign(o->value[OFFER_VERDICT]), choice_label(NULL, o->value[OFFER_VERDICT]));
}

void option_short(struct buf *out, const struct clause_option *o)
{
	const char *text = *o->value[OFFER_TEXT] ? o->value[OFFER_TEXT] : o->value[OFFER_INSTRUCTION];

	buf_add(out, text, strcspn(text, "\n"));
}

/* Is too little left to follow the difference word by word? Then both texts read better whole. */
bool diff_rewritten(const char *diff)
{
	size_t kept = 0, all = 0;
	bool in = false;

	for (; *diff; diff++) {
		if (strncmp(diff, "[-", 2) == 0 || strncmp(diff, "{+", 2) == 0)
			in = true;
		kept += !in;
		all++;
		if (strncmp(diff, "-]", 2) == 0 || strncmp(diff, "+}", 2) == 0)
			in = false;
	}
	return kept * 5 < all * 2;
}

static void option_text(struct doc *d, const struct clause *c, const struct clause_option *o)
{
	const char *old = record_get(c->record, "Old-Text"), *text = o->value[OFFER_TEXT];
	struct buf diff = { 0 };

	if (*text && *old) {
		diff_words(&diff, old, text);
		if (diff_rewritten(buf_str(&diff)))
			doc_pair(d, 2, "+", ROLE_ADDED, text);
		else
			doc_diff(d, buf_str(&diff));
	} else if (*text)
		doc_pair(d, 2, "+", ROLE_ADDED, text);
	else if (*o->value[OFFER_INSTRUCTION])
		doc_addf(d, ROLE_WARN, _("In principle: %s"), o->value[OFFER_INSTRUCTION]);
	buf_free(&diff);
}

void option_doc(struct doc *d, struct app *app, const struct clause *c, const struct clause_option *o, const struct records *evidence)
{
	struct arena *a = arena_new();
	struct strs ids = { 0 };

	option_text(d, c, o);
	if (*o->value[OFFER_REASON])
		doc_add(d, ROLE_NORMAL, o->value[OFFER_REASON]);
	strs_split(&ids, a, o->value[OFFER_EVIDENCE]);
	for (size_t i = 0; i < ids.n; i++) {
		const struct record *e = records_find(evidence, ids.v[i]);

		doc_addf(d, ROLE_ACCENT, "%s", ids.v[i]);
		doc_more(d, ROLE_SECONDARY, e ? arena_printf(a, " %s", record_title(e)) : "");
		if (e)
			detail_standing(d, app, e);
	}
	if (*o->value[OFFER_NO_EVIDENCE])
		doc_addf(d, ROLE_SECONDARY, _("No evidence found: %s"), o->value[OFFER_NO_EVIDENCE]);
	else if (!ids.n && list_has("modify drop", o->value[OFFER_VERDICT]))
		doc_add(d, ROLE_WARN, _("▲ no evidence cited"));
	arena_free(a);
}

bool quorum_words(struct app *app, const char *meeting, const char *contract, struct buf *out)
{
	struct arena *a = arena_new();
	struct room_quorum q;
	struct buf line = { 0 };
	struct why why = { 0 };
	bool met = room_seats(app->svc, meeting, *contract ? contract : NULL, &q, &line, a, &why) == RC_OK && q.q.met;

	if (why.rc != RC_OK)
		why_sentence(&line, &why);
	buf_printf(out, "%s %s", met ? "■" : "▲", buf_str(&line));
	buf_free(&line);
	arena_free(a);
	return met;
}

const char *item_contract(struct app *app, const struct record *meeting, struct arena *a, const char **record)
{
	const struct field *f = &meeting->kind->fields[kind_field(meeting->kind, "Tabla")];
	struct row *rows;
	size_t n = table_rows(record_get(meeting, "Tabla"), &rows, a);

	*record = "";
	for (size_t i = 0; i < n; i++) {
		const char *of = table_cell(f, &rows[i], "record"), *contract = arena_strndup(a, of, strcspn(of, "/"));

		if (!*of || !record_is(meeting, "Current-Item", table_cell(f, &rows[i], "item")))
			continue;
		*record = arena_strdup(a, of);
		if (scope_contract(service_scope(app->svc), contract))
			return contract;
	}
	return record_get(meeting, "Contract");
}

/* --- a verdict chosen ------------------------------------------------------------------------------------------------------------------------------- */

/* The verdict just chosen wins over an older draft of the form; the rest of that draft stays. */
static unsigned decide_as(struct verdict_choice *v, const char *verdict)
{
	const struct preset_value_of preset[] = { { "Verdict", verdict }, { NULL, NULL } };
	struct arena *a = arena_new();
	struct why why = { 0 };
	bool text = strcmp(verdict, "modify") == 0 || strcmp(verdict, "new") == 0;
	unsigned did;

	draft_put(v->app->svc, arena_printf(a, "form/requirement.decide/%s", v->record), "Verdict", verdict, &why);
	did = act_form(v->app, "requirement.decide", v->record, preset, text ? "New-Text" : "Evidence");
	arena_free(a);
	return did;
}

static unsigned chosen(struct ui *ui, void *ctx, size_t which)
{
	static const char *const codes[] = { "keep", "modify", "drop", "new" };
	struct verdict_choice *v = ctx;
	const char *slash = strchr(v->record, '/');
	const struct record *r = slash ? scope_named(service_scope(v->app->svc), "requirement", v->contract, slash + 1) : NULL;

	(void)ui;
	if (which < sizeof codes / sizeof codes[0])
		return decide_as(v, codes[which]);
	return r ? clause_escalate(v->app, v->contract, r) : UI_NOTHING;
}

unsigned verdict_choose(struct verdict_choice *v, struct app *app, const char *contract, const struct record *r)
{
	const struct choose_item items[] = {
		{ _("= keep"), _("The clause stays as it is.") },
		{ _("~ modify"), _("The clause gets the new text, or is agreed in principle until it has one.") },
		{ _("- drop"), _("The clause goes. Not possible for what law requires.") },
		{ _("+ new"), _("A clause that the old terms did not have.") },
		{ _("▲ escalate"), _("The group cannot settle it: a question to the committee, about this clause.") },
	};
	struct arena *a = arena_new();
	unsigned did;

	v->app = app;
	snprintf(v->contract, sizeof v->contract, "%s", contract);
	snprintf(v->record, sizeof v->record, "%s", record_name(a, r->path));
	did = dialog_choose(app->ui, &(struct choose){ arena_printf(a, "%s  %s", r->id, record_title(r)), items, sizeof items / sizeof items[0], 0, chosen, v });
	arena_free(a);
	return did;
}

/* "A | keep: Marta Soto": what is proposed are the answers that the committee can give. Cells are parted by a bar, so none may hold one. */
static const char *answers_of(struct app *app, const struct clause *c, struct arena *a)
{
	struct buf out = { 0 };
	const char *text;

	for (size_t i = 0; i < c->n_options && i < 26; i++) {
		struct buf who = { 0 }, words = { 0 };

		option_names(&who, app, &c->option[i]);
		option_short(&words, &c->option[i]);
		for (char *p = words.p; p && *p; p++)
			if (*p == '|')
				*p = '/';
		buf_printf(&out, "%s%c | %s%s%s (%s) | - | - | -", i ? "\n" : "", (char)('A' + i), choice_label(NULL, c->option[i].value[OFFER_VERDICT]), words.len ? ": " : "", buf_str(&words), buf_str(&who));
		buf_free(&who);
		buf_free(&words);
	}
	text = arena_strdup(a, buf_str(&out));
	buf_free(&out);
	return text;
}

/* "R-09 Uniforme con logo: A keep, or B drop?" */
static const char *question_of(const struct clause *c, struct arena *a)
{
	const char *out = arena_printf(a, "%s %s: ", c->record->id, record_title(c->record));

	for (size_t i = 0; i < c->n_options && i < 26; i++)
		out = arena_printf(a, _("%s%s%c %s"), out, !i ? "" : i + 1 < c->n_options ? ", " : _(", or "), (char)('A' + i), choice_label(NULL, c->option[i].value[OFFER_VERDICT]));
	return arena_printf(a, "%s?", out);
}

/* Findings that anybody cites, and those of the clause. */
static const char *cited(const struct clause *c, struct arena *a)
{
	struct strs ids = { 0 }, all = { 0 };

	strs_split(&ids, a, record_get(c->record, "Evidence"));
	for (size_t i = 0; i < c->n_options; i++)
		strs_split(&ids, a, c->option[i].value[OFFER_EVIDENCE]);
	for (size_t i = 0; i < ids.n; i++)
		if (!strs_has(&all, ids.v[i]))
			strs_add(&all, a, ids.v[i]);
	return strs_join(&all, a, " ");
}

unsigned clause_escalate(struct app *app, const char *contract, const struct record *r)
{
	struct arena *a = arena_new();
	struct clauses all;
	const struct clause *c = NULL;
	struct why why = { 0 };
	unsigned did;

	if (service_clauses(app->svc, contract, NULL, 0, &all, a, &why) == RC_OK)
		c = clauses_find(&all, r->path);
	if (!c) {
		did = ui_fail(app->ui, &why);
	} else if (c->draft) {
		did = act_form(app, "escalation.raise", arena_printf(a, "%s/%s", contract, c->draft), NULL, "Reason");
	} else {
		const struct preset_value_of preset[] = { { "Requirements", r->id }, { "Stage", "requirements" }, { "Evidence", cited(c, a) },
			{ c->n_options > 1 ? "Question" : NULL, question_of(c, a) }, { "Options", answers_of(app, c, a) }, { NULL, NULL } };

		did = act_form(app, "escalation.draft", contract, preset, c->n_options > 1 ? "Needed-By" : NULL);
	}
	arena_free(a);
	return did;
}

unsigned clause_not_lawful(struct app *app, const struct record *r)
{
	struct arena *a = arena_new();
	bool open = record_is(r, "Legal-State", "open");
	unsigned did = act_form(app, open ? "requirement.answerflag" : "requirement.object", record_name(a, r->path), NULL, open ? "Legal-Answer" : "Legal-Flag");

	arena_free(a);
	return did;
}
