/* The kick-off leaves three things behind: a charter, a declaration of interest and one of confidentiality of each member, the data requests. What is missing
 * is named, and each is one choice away from its form (domain.md 2.6, step 0). */
#include <string.h>

#include "screens/meeting.h"

enum { ASKED_MAX = 32 };

struct asked_for { const char *label, *verb, *person, *type; };

static bool is_kickoff(const struct meeting_view *s)
{
	return s->step && strcmp(s->step->number, "0") == 0 && *record_get(s->m, "Contract");
}

static enum rc lacks(const struct meeting_view *s, struct kickoff *k, struct arena *a, struct why *why)
{
	return meeting_kickoff(s->app->svc, record_get(s->m, "Contract"), k, a, why);
}

static void say_names(const struct meeting_view *s, const char *what, const struct strs *ids, struct buf *out)
{
	if (!ids->n)
		return;
	buf_printf(out, "%s%s: ", out->len ? " · " : "", what);
	for (size_t i = 0; i < ids->n; i++)
		buf_printf(out, "%s%s", i ? ", " : "", meeting_person(s, ids->v[i]));
}

static bool same(const struct strs *a, const struct strs *b)
{
	if (a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (!strs_has(b, a->v[i]))
			return false;
	return true;
}

void kickoff_say(struct meeting_view *s, struct buf *out)
{
	struct arena *a;
	struct kickoff k;
	struct buf lines = { 0 };

	if (!is_kickoff(s))
		return;
	a = arena_new();
	if (lacks(s, &k, a, &(struct why){ 0 }) == RC_OK) {
		if (!k.charter)
			buf_puts(&lines, _("no charter"));
		if (!k.requests)
			buf_printf(&lines, "%s%s", lines.len ? " · " : "", _("no data request"));
		if (same(&k.interest, &k.confidentiality)) {
			say_names(s, _("has declared neither interest nor confidentiality"), &k.interest, &lines);
		} else {
			say_names(s, _("has not declared interest"), &k.interest, &lines);
			say_names(s, _("has not declared confidentiality"), &k.confidentiality, &lines);
		}
		if (lines.len)
			buf_printf(out, _("▲ missing (K): %s"), buf_str(&lines));
	}
	buf_free(&lines);
	arena_free(a);
}

static void put(struct asked_for *v, size_t *n, const char *label, const char *verb, const char *person, const char *type)
{
	if (*n < ASKED_MAX)
		v[(*n)++] = (struct asked_for){ label, verb, person, type };
}

static size_t all_asked(struct meeting_view *s, struct asked_for v[ASKED_MAX], struct arena *a)
{
	struct kickoff k;
	size_t n = 0;

	if (lacks(s, &k, a, &(struct why){ 0 }) != RC_OK)
		return 0;
	if (!k.charter)
		put(v, &n, _("The charter, as a document"), "document.add", "", "minutes");
	for (size_t i = 0; i < k.interest.n; i++)
		put(v, &n, arena_printf(a, _("Declaration of interest: %s"), meeting_person(s, k.interest.v[i])), "declaration.add", k.interest.v[i], "interest");
	for (size_t i = 0; i < k.confidentiality.n; i++)
		put(v, &n, arena_printf(a, _("Declaration of confidentiality: %s"), meeting_person(s, k.confidentiality.v[i])), "declaration.add", k.confidentiality.v[i],
		    "confidentiality");
	put(v, &n, _("A data request"), "request.add", "", "");
	return n;
}

static unsigned chosen(struct ui *ui, void *ctx, size_t which)
{
	struct meeting_view *s = ctx;
	struct arena *a = arena_new();
	struct asked_for v[ASKED_MAX];
	size_t n = all_asked(s, v, a);
	const char *contract = record_get(s->m, "Contract");
	unsigned out = UI_REDRAW;

	(void)ui;
	if (which < n && strcmp(v[which].verb, "declaration.add") == 0)
		out = act_form(s->app, v[which].verb, contract,
			       (struct preset_value_of[]){ { "Person", v[which].person }, { "Type", v[which].type }, { "Meeting", s->id }, { NULL, NULL } }, "Text");
	else if (which < n && strcmp(v[which].verb, "document.add") == 0)
		out = act_form(s->app, v[which].verb, contract,
			       (struct preset_value_of[]){ { "Title", _("Charter of the working group") }, { "Type", v[which].type }, { NULL, NULL } }, NULL);
	else if (which < n)
		out = act_form(s->app, v[which].verb, contract, NULL, NULL);
	arena_free(a);
	return out;
}

unsigned kickoff_open(struct meeting_view *s)
{
	struct arena *a = arena_new();
	struct asked_for v[ASKED_MAX];
	struct choose_item items[ASKED_MAX];
	struct choose c = { _("What the kick-off leaves behind"), items, 0, 0, chosen, s };
	unsigned out = UI_REDRAW;

	if (!is_kickoff(s)) {
		ui_say(s->app->ui, SAY_INFO, _("Only a kick-off asks for charter, declarations and data requests."));
	} else {
		for (size_t n = all_asked(s, v, a); c.n < n; c.n++)
			items[c.n] = (struct choose_item){ v[c.n].label, NULL };
		out = dialog_choose(s->app->ui, &c);
	}
	arena_free(a);
	return out;
}
