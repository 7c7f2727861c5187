/* The texts beside the list of requirements: old against new with reasons and evidence, and the guiding questions with their answers. */
#include <string.h>

#include "screens/requirements.h"

/* --- the texts ----------------------------------------------------------------------------------------------------------------------------------- */

static void whole_text(struct doc *d, enum role r, const char *sign, const char *text)
{
	doc_pair(d, 2, sign, r, text);
}

/* What is dropped is struck as a whole, what is new is added as a whole; else the difference by word, or both texts apart. */
static void old_and_new(struct requirements *s, const struct record *r)
{
	const char *old = record_get(r, "Old-Text"), *now = record_get(r, "New-Text");
	struct buf diff = { 0 };

	if (*old && *now)
		diff_words(&diff, old, now);
	s->whole = diff.len && diff_rewritten(buf_str(&diff));
	if (diff.len && s->apart == s->whole) {
		doc_diff(&s->text, buf_str(&diff));
	} else {
		if (*old)
			whole_text(&s->text, *now || record_is(r, "Verdict", "drop") ? ROLE_REMOVED : ROLE_NORMAL, *now || record_is(r, "Verdict", "drop") ? "-" : "=", old);
		if (*now)
			whole_text(&s->text, ROLE_ADDED, "+", now);
	}
	if (!*old && !*now)
		doc_add(&s->text, ROLE_SECONDARY, _("No text is recorded yet; e writes the old one."));
	buf_free(&diff);
}

static void in_principle(struct requirements *s, const struct record *r)
{
	if (!record_is(r, "State", "principle"))
		return;
	doc_add(&s->text, ROLE_WARN, _("▲ Agreed in principle: it counts as undecided until its text is settled."));
	detail_field(&s->text, r, "Instruction", NULL, ROLE_NORMAL);
	detail_field(&s->text, r, "Instruction-Owner", NULL, ROLE_NORMAL);
	detail_field(&s->text, r, "Instruction-Due", NULL, ROLE_WARN);
}

static void at_committee(struct requirements *s, const struct record *r)
{
	const char *id = record_get(r, "Escalation");
	const struct record *e = *id ? records_find(&s->escalations, id) : NULL;

	if (!*id)
		return;
	doc_pair(&s->text, LABEL_COLS, _("Escalation"), record_is(r, "State", "escalated") ? ROLE_WARN : ROLE_ACCENT, id);
	if (!e)
		return;
	doc_more(&s->text, ROLE_NORMAL, "  ");
	doc_more(&s->text, ROLE_NORMAL, record_title(e));
	detail_field(&s->text, e, "Outcome", _("It was told"), ROLE_NORMAL);
	detail_field(&s->text, e, "Resolved-By", _("By"), ROLE_ACCENT);
}

/* What members propose, while the group has not decided. */
static void proposal(struct requirements *s, const struct record *r)
{
	const struct clause *c = clauses_find(&s->clauses, r->path);

	if (c)
		proposals_doc(&s->text, s->app, c);
	detail_field(&s->text, r, "Not-Adopted", NULL, ROLE_WARN);
}

/* What Legal says stays on the clause, in its own colour until it is answered. */
static void legal(struct requirements *s, const struct record *r)
{
	bool open = record_is(r, "Legal-State", "open");

	detail_field(&s->text, r, "Legal-Flag", open ? _("! Not lawful") : NULL, open ? ROLE_BAD : ROLE_WARN);
	detail_field(&s->text, r, "Legal-Answer", NULL, ROLE_NORMAL);
}

/* "~ Modify · Decided · ILLUSTRATIVE · terms of 2014, 5.3" under the clause. */
static void head(struct requirements *s, const struct record *r)
{
	struct buf text = { 0 };

	doc_add(&s->text, ROLE_HEADING, record_title(r));
	verdict_text(&text, r, "Verdict");
	doc_add(&s->text, role_of_state(record_get(r, "Verdict")), buf_str(&text));
	if (text.len)
		doc_more(&s->text, ROLE_NORMAL, " · ");
	buf_reset(&text);
	show_field(&text, r, "State");
	doc_more(&s->text, role_of_state(record_get(r, "State")), buf_str(&text));
	if (*illustrative(r)) {
		doc_more(&s->text, ROLE_NORMAL, " · ");
		doc_more(&s->text, ROLE_DEMO, illustrative(r));
	}
	if (*record_get(r, "Source")) {
		doc_more(&s->text, ROLE_NORMAL, " · ");
		doc_more(&s->text, ROLE_SECONDARY, record_get(r, "Source"));
	}
	buf_free(&text);
}

static void no_evidence(struct requirements *s, const struct record *r)
{
	if (*record_get(r, "No-Evidence"))
		detail_field(&s->text, r, "No-Evidence", NULL, ROLE_WARN);
	else if (!*record_get(r, "Evidence") && list_has("modify drop", record_get(r, "Verdict")) && *record_get(r, "Verdict"))
		doc_pair(&s->text, LABEL_COLS, _("Evidence"), ROLE_WARN, _("▲ none cited, and not said that none was found"));
}

void requirement_text(struct requirements *s, const struct record *r, struct arena *a)
{
	struct doc *d = &s->text;

	doc_reset(d);
	d->top = 0;
	if (!r) {
		doc_add(d, ROLE_SECONDARY, _("The text of the selected requirement stands here: what it said, what it shall say, and why."));
		return;
	}
	head(s, r);
	doc_add(d, ROLE_NORMAL, "");
	old_and_new(s, r);
	doc_add(d, ROLE_NORMAL, "");
	in_principle(s, r);
	legal(s, r);
	proposal(s, r);
	detail_field(d, r, "Reason", NULL, ROLE_NORMAL);
	detail_field(d, r, "Dissent", NULL, ROLE_WARN);
	detail_evidence(d, s->app, r, &s->evidence);
	no_evidence(s, r);
	at_committee(s, r);
	detail_field(d, r, "Legal-Basis", NULL, ROLE_NORMAL);
	detail_field(d, r, "Goals", NULL, ROLE_NORMAL);
	detail_field(d, r, "Metric", NULL, ROLE_NORMAL);
	detail_field(d, r, "Difference", NULL, ROLE_WARN);
	detail_late(d, s->app, r, a);
}

/* --- the questions -------------------------------------------------------------------------------------------------------------------------------- */

/* In the order of the questions of the plan's topic "requirements"; a plan with other questions still shows them, and the answers after. */
static const char *const answers[] = { "Q-Goal", "Q-Cost", "Q-Result", "Q-Law", "Q-Check", "Q-Drop" };
enum { ANSWERS = sizeof answers / sizeof answers[0] };

static const char *question(const struct requirements *s, size_t wanted)
{
	const struct workplan *w = s->app->plan;
	const struct field *f = &kind_by_name("requirement")->fields[kind_field(kind_by_name("requirement"), answers[wanted])];
	size_t n = 0;

	for (size_t i = 0; w && i < w->n_questions; i++)
		if (strcmp(w->questions[i].topic, "requirements") == 0 && n++ == wanted)
			return words_say(&w->questions[i].text, s->app->english);
	return _(f->help);
}

static void facts(struct doc *d, const struct record *r)
{
	static const char *const fields[] = { "Type", "Cost-Share", "Cost-Confidence", "Cost-Driver", "Checked-By" };

	doc_add(d, ROLE_NORMAL, "");
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
		detail_field(d, r, fields[i], NULL, ROLE_NORMAL);
}

void requirement_questions(struct requirements *s, const struct record *r)
{
	struct doc *d = &s->questions;

	doc_reset(d);
	d->top = 0;
	for (size_t i = 0; i < ANSWERS; i++) {
		const char *given = r ? record_get(r, answers[i]) : "";

		doc_add(d, ROLE_SECONDARY, question(s, i));
		if (r)
			doc_pair(d, 2, *given ? "▶" : "·", *given ? ROLE_NORMAL : ROLE_SECONDARY, *given ? given : _("not answered (e)"));
	}
	if (r)
		facts(d, r);
}
