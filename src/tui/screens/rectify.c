/* One key on any act: a new act that replaces it, prefilled. Nothing is deleted; each of the two names the other. */
#include <string.h>

#include "app.h"
#include "procure/base/num.h"

enum { PRESETS_MAX = 64 };

struct presets { struct preset_value_of v[PRESETS_MAX + 1]; size_t n; };

static void preset(struct presets *p, const char *name, const char *value)
{
	if (p->n < PRESETS_MAX && value && *value)
		p->v[p->n++] = (struct preset_value_of){ name, value };
}

/* What the act set: the fields that its verb may write and that it changed, and its reason. */
static void fields_of(struct presets *p, const struct act_full *act, const struct verb *v)
{
	const struct change *c = &act->changes[0];
	const struct kind *k = c->after->kind;

	for (size_t i = 0; i < k->n_fields; i++) {
		const char *after = c->after->value[i] ? c->after->value[i] : "", *before = c->before && c->before->value[i] ? c->before->value[i] : "";

		if (verb_may_set(v, k, (int)i) && !value_sealed(after) && strcmp(after, before) != 0 && (!k->reason_field || strcmp(k->fields[i].name, k->reason_field) != 0))
			preset(p, k->fields[i].name, after);
	}
}

/* How it was decided, each vote as it was. */
static void votes_of(struct presets *p, const struct act_full *act, struct arena *a)
{
	static const struct { enum trailer trailer; const char *code; } lists[] = {
		{ TRAILER_FOR, "for" }, { TRAILER_AGAINST, "contra" }, { TRAILER_ABSTAINED, "blank" }, { TRAILER_RECUSED, "recuse" },
	};

	preset(p, "mode", act->t.one[TRAILER_MODE]);
	for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
		struct strs who = { 0 };

		strs_split(&who, a, act->t.one[lists[i].trailer] ? act->t.one[lists[i].trailer] : "");
		for (size_t k = 0; k < who.n; k++)
			preset(p, arena_printf(a, "vote:%s", who.v[k]), lists[i].code);
	}
}

/* Attendance and recusals as they stand, without what the act wrote: the row that it added goes, the end that it set is open again. */
static const char *table_without(const struct act_full *act, const struct record *now, const char *table, struct arena *a)
{
	const struct field *f = &now->kind->fields[kind_field(now->kind, table)];
	struct row *rows, *was;
	size_t n = table_rows(record_get(now, table), &rows, a), n_was = table_rows(record_get(act->changes[0].before, table), &was, a), kept = 0;
	size_t n_then = table_rows(record_get(act->changes[0].after, table), &was, a);
	struct buf out = { 0 };
	const char *text;
	bool added = n_then > n_was;

	for (size_t i = 0; i < n; i++) {
		bool this_one = added ? i == n_was : false;

		if (!added && strcmp(act->line.verb, "meeting.depart") == 0 && strcmp(table_cell(f, &rows[i], "person"), record_get(act->changes[0].after, "Person")) == 0 &&
		    strcmp(table, "Attendance") == 0 && table_column(f, "to") >= 0)
			rows[i].cell[table_column(f, "to")] = "-";
		if (!this_one)
			rows[kept++] = rows[i];
	}
	table_print(&out, rows, kept);
	text = arena_strdup(a, buf_str(&out));
	buf_free(&out);
	return text;
}

static unsigned mend(struct app *app, const struct act_full *act, struct presets *p, struct arena *a)
{
	const struct record *after = act->changes[0].after, *now = scope_meeting(service_scope(app->svc), after->id);
	bool recusal = strcmp(act->line.verb, "meeting.recuse") == 0;

	preset(p, recusal ? "Recusals" : "Attendance", table_without(act, now ? now : after, recusal ? "Recusals" : "Attendance", a));
	return act_form(app, "meeting.mend", after->id, p->v, "Reason");
}

static unsigned refuse(struct app *app, const char *text)
{
	ui_say(app->ui, SAY_INFO, text);
	return UI_REDRAW;
}

static unsigned form_again(struct app *app, const struct act_full *act, const struct verb *v, struct presets *p, struct arena *a)
{
	const struct record *r = act->changes[0].after;
	const char *record = record_name(a, r->path);

	fields_of(p, act, v);
	votes_of(p, act, a);
	/* What was made is mended where it stands; there is no second one. */
	if (v->flags & V_NEW) {
		const struct verb *change = verb_by_name(arena_printf(a, "%s.change", r->kind->name));

		if (!change)
			return refuse(app, _("What this act made is corrected from its own screen."));
		v = change;
	}
	return act_form(app, v->name, record, p->v, r->kind->reason_field);
}

unsigned rectify_act(struct app *app, int64_t seq)
{
	struct arena *a = arena_new();
	struct presets p = { 0 };
	struct act_full act;
	struct why why = { 0 };
	int64_t by = service_replaced_by(app->svc, seq);
	const struct verb *v;
	char number[24];
	unsigned out;

	if (service_act(app->svc, seq, &act, a, &why) != RC_OK) {
		out = ui_fail(app->ui, &why);
	} else if (by) {
		ui_sayf(app->ui, SAY_INFO, _("Act %lld was corrected by act %lld already: correct that one."), (long long)seq, (long long)by);
		out = UI_REDRAW;
	} else if (!(v = verb_by_name(act.line.verb)) || !act.n_changes || !act.changes[0].after || v->flags & V_FOUND) {
		out = refuse(app, _("This act cannot be corrected by another."));
	} else {
		preset(&p, "replaces", num_text(number, seq));
		out = list_has("meeting.attend meeting.depart meeting.recuse", v->name) && act.changes[0].before ? mend(app, &act, &p, a) : form_again(app, &act, v, &p, a);
	}
	arena_free(a);
	return out;
}
