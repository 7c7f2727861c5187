/* Which motion: about the record at hand by a verb that decides it, or a free one with its own words. */
#include <stdio.h>
#include <string.h>

#include "screens/escalation_memo.h"

enum { VERBS_MAX = 8 };

struct motion { struct app *app; char meeting[96], record[160]; const struct verb *verb[VERBS_MAX]; size_t n; };

/* Does this body decide such a record by the verb? That a guidance was not carried is a result, no motion. */
static bool decides(const struct verb *v, const char *kind, bool committee)
{
	if (!(v->flags & V_DECIDE) || v->flags & V_MEETING || (v->who == WHO_COMMITTEE) != committee || strstr(v->name, ".notcarried"))
		return false;
	return v->about ? list_has(v->about, kind) : strcmp(v->kind, kind) == 0 && !(v->flags & V_NEW);
}

/* All verbs by which it is decided as it stands now; where none fits, the first of them says why. */
static void find_verbs(struct motion *m, const struct record *r)
{
	const struct record *meeting = scope_meeting(service_scope(m->app->svc), m->meeting);
	const struct record *body = meeting ? scope_body(service_scope(m->app->svc), record_get(meeting, "Body")) : NULL;
	bool committee = body && record_is(body, "Type", "committee");
	const struct verb *first = NULL, *v;
	struct buf ignored = { 0 };

	for (size_t i = 0; (v = verb_at(i)) != NULL && m->n < VERBS_MAX; i++) {
		if (!decides(v, r->kind->name, committee))
			continue;
		first = first ? first : v;
		if (act_ready(m->app, v->name, m->record, &ignored))
			m->verb[m->n++] = v;
	}
	if (!m->n && first)
		m->verb[m->n++] = first;
	buf_free(&ignored);
}

/* What a committee is likely to say, as on its own screen: the question as title, what the group recommends as the words. */
static unsigned chosen(struct ui *ui, void *ctx, size_t which)
{
	const struct motion *m = ctx;
	struct arena *a = arena_new();
	struct preset_value_of preset[5] = { { NULL, NULL } };
	struct record *r;
	struct why why = { 0 };
	unsigned out = UI_NOTHING;
	size_t n = 0;

	(void)ui;
	if (which < m->n && m->verb[which]->about && service_record(m->app->svc, m->record, NULL, 0, &r, a, &why) == RC_OK) {
		preset[n++] = (struct preset_value_of){ "Title", memo_question(r) };
		preset[n++] = (struct preset_value_of){ "Contracts", arena_strndup(a, m->record, strcspn(m->record, "/")) };
		preset[n++] = (struct preset_value_of){ "Text", strcmp(r->kind->name, "escalation") == 0 ? memo_recommended(r, a) : record_get(r, "Text") };
		if (record_is(r, "Illustrative", "yes"))
			preset[n++] = (struct preset_value_of){ "Illustrative", "yes" };
		preset[n] = (struct preset_value_of){ NULL, NULL };
	}
	if (which < m->n)
		out = act_motion(m->app, m->meeting, m->verb[which]->name, m->record, preset);
	arena_free(a);
	return out;
}

static unsigned ask_verb(struct motion *m)
{
	struct choose_item items[VERBS_MAX];

	for (size_t i = 0; i < m->n; i++)
		items[i] = (struct choose_item){ _(m->verb[i]->label), _(m->verb[i]->help) };
	return m->n == 1 ? chosen(m->app->ui, m, 0) : dialog_choose(m->app->ui, &(struct choose){ _("What is moved?"), items, m->n, 0, chosen, m });
}

unsigned motion_form(struct app *app, const char *meeting, const char *record)
{
	struct motion *m = arena_alloc(ui_keep(app->ui), sizeof *m);
	struct arena *a = arena_new();
	struct record *r = NULL;
	struct why ignored = { 0 };
	unsigned out;

	*m = (struct motion){ .app = app };
	snprintf(m->meeting, sizeof m->meeting, "%s", meeting);
	snprintf(m->record, sizeof m->record, "%s", record ? record : "");
	if (strchr(m->record, '/') && service_record(app->svc, m->record, NULL, 0, &r, a, &ignored) == RC_OK)
		find_verbs(m, r);
	out = m->n ? ask_verb(m) : act_form(app, "meeting.motion", m->meeting, NULL, "Motion");
	arena_free(a);
	return out;
}
