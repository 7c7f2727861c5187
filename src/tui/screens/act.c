/* One act: what was decided, by whom, on what, with which votes; and what it changed, word by word. Also `why`: the act behind a field. */
#include <stdio.h>
#include <string.h>

#include "screens/stage_pieces.h"

struct act_view {
	struct app *app;
	int64_t seq;
	char path[256], field[64];               /* why: of what; "" = an act by itself */
	struct act_full act;
	struct doc doc;
};

enum { LABEL = 16 };

static void names(struct app *app, struct buf *out, const char *ids, struct arena *a)
{
	struct strs v = { 0 };

	strs_split(&v, a, ids);
	for (size_t i = 0; i < v.n; i++) {
		const struct record *p = scope_person(service_scope(app->svc), v.v[i]);

		buf_printf(out, "%s%s", i ? ", " : "", p ? record_get(p, "Name") : v.v[i]);
	}
}

static void pair_names(struct act_view *s, const char *label, enum trailer t, struct arena *a)
{
	struct buf text = { 0 };

	if (!s->act.t.one[t])
		return;
	names(s->app, &text, s->act.t.one[t], a);
	doc_pair(&s->doc, LABEL, label, ROLE_NORMAL, buf_str(&text));
	buf_free(&text);
}

static void pair(struct doc *d, const char *label, const char *value)
{
	if (value && *value)
		doc_pair(d, LABEL, label, ROLE_NORMAL, value);
}

static void show_times(struct act_view *s)
{
	char decided[INSTANT_SIZE], recorded[INSTANT_SIZE];

	instant_show(decided, s->act.line.decided);
	instant_show(recorded, s->act.line.recorded);
	pair(&s->doc, _("Decided"), decided);
	pair(&s->doc, _("Recorded"), recorded);
	if (*s->act.line.late)
		doc_pair(&s->doc, LABEL, "", ROLE_WARN, _("▲ recorded later than decided"));
	pair(&s->doc, _("Reason for it"), s->act.line.late);
}

static void show_decision(struct act_view *s, struct arena *a)
{
	struct doc *d = &s->doc;

	pair(d, _("Body"), s->act.line.body);
	pair(d, _("Meeting"), s->act.line.meeting);
	if (*s->act.line.mode)
		pair(d, _("Decided by"), choice_label(NULL, s->act.line.mode));
	pair_names(s, _("Moved by"), TRAILER_MOVED_BY, a);
	pair_names(s, _("For"), TRAILER_FOR, a);
	pair_names(s, _("Against"), TRAILER_AGAINST, a);
	pair_names(s, _("Abstained"), TRAILER_ABSTAINED, a);
	pair_names(s, _("Recused"), TRAILER_RECUSED, a);
	pair_names(s, _("Absent"), TRAILER_ABSENT, a);
	pair_names(s, _("Casting vote"), TRAILER_CASTING, a);
	pair(d, _("Quorum"), s->act.t.one[TRAILER_QUORUM]);
	if (*s->act.line.result)
		doc_pair(d, LABEL, _("Result"), strcmp(s->act.line.result, "adopted") == 0 ? ROLE_OK : ROLE_BAD, choice_label(NULL, s->act.line.result));
	pair(d, _("Acuerdo"), s->act.line.agreement);
	pair_names(s, _("Recorded by"), TRAILER_RECORDED_BY, a);
}

static void show_evidence(struct act_view *s, struct arena *a)
{
	struct strs ids = { 0 };

	if (!s->act.t.one[TRAILER_EVIDENCE])
		return;
	strs_split(&ids, a, s->act.t.one[TRAILER_EVIDENCE]);
	for (size_t i = 0; i < ids.n; i++) {
		const struct record *e = scope_named(service_scope(s->app->svc), "evidence", s->act.line.contract, ids.v[i]);

		doc_pair(&s->doc, LABEL, i ? "" : _("Evidence"), ROLE_NORMAL, e ? arena_printf(a, "%s  %s", ids.v[i], record_title(e)) : ids.v[i]);
		if (e)
			detail_standing(&s->doc, s->app, e);
	}
}

static void show_change(struct act_view *s, const struct change *c, struct arena *a)
{
	doc_add(&s->doc, ROLE_NORMAL, "");
	doc_addf(&s->doc, ROLE_HEADING, "%s%s", record_name(a, c->after->path), c->before ? "" : _("  (new)"));
	for (size_t i = 0; i < c->after->kind->n_fields; i++) {
		const struct field *f = &c->after->kind->fields[i];
		struct buf before = { 0 }, after = { 0 }, diff = { 0 };

		if (strcmp(c->before ? record_get(c->before, f->name) : "", record_get(c->after, f->name)) != 0) {
			if (c->before)
				show_field(&before, c->before, f->name);
			show_field(&after, c->after, f->name);
			diff_words(&diff, buf_str(&before), buf_str(&after));
			doc_addf(&s->doc, ROLE_LABEL, "%s", _(f->label));
			doc_diff(&s->doc, buf_str(&diff));
		}
		buf_free(&before);
		buf_free(&after);
		buf_free(&diff);
	}
}

/* The label of the field that was asked about. */
static const char *label_of(const struct act_view *s)
{
	const struct kind *k = s->act.n_changes ? s->act.changes[0].after->kind : NULL;
	int i = k ? kind_field(k, s->field) : -1;

	return i < 0 ? s->field : _(k->fields[i].label);
}

/* What it corrects, and what corrected it. */
static void show_links(struct act_view *s, struct arena *a)
{
	int64_t by = service_replaced_by(s->app->svc, s->act.line.seq);

	if (by)
		doc_pair(&s->doc, LABEL, _("Replaced"), ROLE_WARN, arena_printf(a, _("▲ by act %lld: this one no longer counts"), (long long)by));
	if (s->act.line.replaces)
		doc_pair(&s->doc, LABEL, _("Replaces"), ROLE_NORMAL, arena_printf(a, _("act %lld"), (long long)s->act.line.replaces));
}

static void fill(struct view *v)
{
	struct act_view *s = v->state;

	doc_reset(&s->doc);
	if (*s->field)
		doc_addf(&s->doc, ROLE_HEADING, _("Why does “%s” stand like this? Because of this act:"), label_of(s));
	doc_add(&s->doc, role_of_kind_act(s->act.line.verb), s->act.line.subject);
	doc_add(&s->doc, ROLE_NORMAL, "");
	if (*s->act.reason) {
		doc_add(&s->doc, ROLE_NORMAL, s->act.reason);
		doc_add(&s->doc, ROLE_NORMAL, "");
	}
	show_links(s, v->data);
	show_times(s);
	show_decision(s, v->data);
	show_evidence(s, v->data);
	for (size_t i = 0; i < s->act.n_changes; i++)
		show_change(s, &s->act.changes[i], v->data);
	doc_add(&s->doc, ROLE_NORMAL, "");
	pair(&s->doc, _("Commit"), s->act.line.commit);
	pair(&s->doc, _("Receipt"), s->act.line.receipt);
	doc_pair(&s->doc, LABEL, _("Without procure"), ROLE_SECONDARY, arena_printf(v->data, "git show %.12s", s->act.line.commit));
	doc_pair(&s->doc, LABEL, "", ROLE_SECONDARY, _("Unsigned: authorship is not proven."));
}

static enum rc load(struct view *v, struct why *why)
{
	struct act_view *s = v->state;
	struct reason r;
	enum rc rc;

	if (!*s->path) {
		rc = service_act(s->app->svc, s->seq, &s->act, v->data, why);
	} else {
		rc = service_why(s->app->svc, s->path, *s->field ? s->field : NULL, s->app->at, &r, v->data, why);
		s->act = r.act;
	}
	if (rc == RC_OK)
		fill(v);
	else
		doc_reset(&s->doc);
	return rc;
}

static void draw(struct view *v, struct pane p)
{
	struct act_view *s = v->state;

	doc_boxed(&s->doc, p, s->act.line.commit ? arena_printf(v->data, _("Act %lld"), (long long)s->act.line.seq) : "", true);
}

static unsigned request(struct view *v, const char *action)
{
	struct act_view *s = v->state;

	if (strcmp(action, "open") == 0 && s->act.line.record && *s->act.line.record)
		return record_screen(s->app, s->act.line.record);
	if (strcmp(action, "rectify") == 0 && s->act.line.seq)
		return rectify_act(s->app, s->act.line.seq);
	return doc_request(&s->doc, action);
}

static void title(struct view *v, struct buf *out)
{
	struct act_view *s = v->state;

	if (*s->path)
		buf_printf(out, _("Why: %s"), record_name(v->data, s->path));
	else
		buf_printf(out, _("Act %lld"), (long long)s->seq);
}

static void leave(struct view *v)
{
	doc_free(&((struct act_view *)v->state)->doc);
}

static const struct action actions[] = {
	{ "open", N_("Record"), N_("Opens the record that this act wrote"), "registro" },
	{ "rectify", N_("Rectify"), N_("Records a new act that replaces this one, prefilled; nothing is deleted"), "rectificar corregir enmendar" },
	{ NULL, NULL, NULL, NULL },
};
static const struct view_ops ops = { .name = "act", .map = "why", .actions = actions, .load = load, .draw = draw, .request = request, .title = title, .leave = leave,
				     .about = N_("One act: reason, votes, evidence, and what it changed. Plain git shows the same.") };

static unsigned open_act(struct app *app, int64_t seq, const char *path, const char *field)
{
	struct view *v = ui_push(app->ui, &ops, sizeof(struct act_view));
	struct act_view *s = v->state;

	s->app = app;
	s->seq = seq;
	snprintf(s->path, sizeof s->path, "%s", path ? path : "");
	snprintf(s->field, sizeof s->field, "%s", field ? field : "");
	return UI_REDRAW;
}

unsigned act_screen(struct app *app, int64_t seq) { return open_act(app, seq, NULL, NULL); }
unsigned why_screen(struct app *app, const char *path, const char *field) { return open_act(app, 0, path, field); }
