/* The rules in force and those before them, in words; adopting new ones. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "procure/conf/templates.h"
#include "screens/rules_edit.h"
#include "screens/rules_words.h"
#include "screens/seats.h"

enum { ON_LIST, ON_DOC, PRESET_FIELDS = 32 };

struct rules_view {
	struct app *app;
	struct record **v;
	size_t n;
	int seats;                               /* of the committee, with vote */
	struct list list;
	struct doc doc;
	struct focus focus;
	size_t shown;
	bool filled;
};

/* --- the list: newest first ------------------------------------------------------------------------------------------------------------------------- */

static size_t count(void *ctx) { return ((struct rules_view *)ctx)->n; }
static const struct record *at(struct rules_view *s, size_t row) { return s->v[s->n - 1 - row]; }
static const char *key_of(void *ctx, size_t row) { return at(ctx, row)->id; }

static void cell(void *ctx, size_t row, size_t col, struct buf *out)
{
	const struct record *r = at(ctx, row);

	if (col == 0)
		buf_puts(out, r->id);
	else if (col == 1)
		buf_puts(out, row == 0 ? _("■ in force") : _("· replaced"));
	else if (col == 2)
		show_field(out, r, "Preset");
	else
		show_field(out, r, "Reason");
}

static enum role role(void *ctx, size_t row, size_t col)
{
	(void)ctx;
	return col == 1 ? (row == 0 ? ROLE_OK : ROLE_SECONDARY) : col == 0 ? ROLE_ACCENT : ROLE_NORMAL;
}

static const struct list_ops rows = { .count = count, .cell = cell, .role = role, .key = key_of, .empty = N_("There are no rules. Press a to adopt the first.") };
static const struct list_column columns[] = {
	{ N_("Rules"), 14, false, 0 }, { N_("State"), 12, false, 0 }, { N_("Preset"), 10, false, 1 }, { N_("Reason"), 0, false, 0 },
};

static int by_number(const void *a, const void *b)
{
	const struct record *const *x = a, *const *y = b;
	const char *m = strrchr((*x)->id, '-'), *n = strrchr((*y)->id, '-');

	return (int)((m ? strtol(m + 1, NULL, 10) : 0) - (n ? strtol(n + 1, NULL, 10) : 0));
}

static int committee_seats(struct rules_view *s, struct arena *a)
{
	struct record **body;
	size_t n = 0;
	struct why ignored = { 0 };
	struct seats seats = { 0 };
	int votes = 0;

	if (service_list(s->app->svc, "body", NULL, s->app->at, &body, &n, a, &ignored) != RC_OK)
		return 0;
	for (size_t i = 0; i < n; i++) {
		if (!record_is(body[i], "Type", "committee"))
			continue;
		seats_read(&seats, record_get(body[i], "Seats"), a);
		for (size_t k = 0; k < seats.n; k++)
			votes += strcmp(seats_cell(&seats.row[k], "vote"), "vote") == 0 && !*seats_cell(&seats.row[k], "to");
		break;
	}
	return votes;
}

static enum rc load(struct view *v, struct why *why)
{
	struct rules_view *s = v->state;
	enum rc rc;

	s->n = 0;
	rc = service_list(s->app->svc, "rules", NULL, s->app->at, &s->v, &s->n, v->data, why);
	if (rc == RC_OK && s->n)
		qsort(s->v, s->n, sizeof *s->v, by_number);
	s->seats = committee_seats(s, v->data);
	s->filled = false;
	list_refresh(&s->list);
	return rc;
}

/* --- the words -------------------------------------------------------------------------------------------------------------------------------------- */

static void names(struct rules_view *s, const char *label, const char *ids, struct arena *a)
{
	struct strs list = { 0 };
	const char *text = "";

	strs_split(&list, a, ids);
	for (size_t i = 0; i < list.n; i++) {
		struct record *p = NULL;
		struct why ignored = { 0 };

		service_record(s->app->svc, list.v[i], NULL, s->app->at, &p, a, &ignored);
		text = arena_printf(a, "%s%s%s", text, i ? ", " : "", p && !strcmp(p->kind->name, "person") ? record_get(p, "Name") : list.v[i]);
	}
	doc_pair(&s->doc, 12, label, list.n ? ROLE_NORMAL : ROLE_WARN, list.n ? text : _("nobody"));
}

static void fill(struct rules_view *s, struct arena *a)
{
	const struct record *r;
	size_t row;

	if (!list_row(&s->list, &row) || (s->filled && row == s->shown))
		return;
	if (s->filled)
		s->doc.top = 0;
	s->filled = true;
	s->shown = row;
	r = at(s, row);
	doc_reset(&s->doc);
	doc_add(&s->doc, row == 0 ? ROLE_OK : ROLE_WARN, row == 0 ? _("In force for every act recorded from now on. Older acts are judged by the rules that stood then.") :
		_("Replaced. They still judge the acts that were recorded under them."));
	if (*illustrative(r))
		doc_add(&s->doc, ROLE_DEMO, illustrative(r));
	doc_add(&s->doc, ROLE_NORMAL, "");
	rules_say(&s->doc, r, s->seats);
	doc_add(&s->doc, ROLE_NORMAL, "");
	doc_add(&s->doc, ROLE_HEADING, _("Who keeps the records"));
	names(s, _("Minutes"), record_get(r, "Minutes-By"), a);
	names(s, _("Recorders"), record_get(r, "Recorders"), a);
	if (*record_get(r, "Document"))
		doc_pair(&s->doc, 12, _("Document"), ROLE_NORMAL, record_get(r, "Document"));
	if (*record_get(r, "Reason"))
		doc_pair(&s->doc, 12, _("Reason"), ROLE_NORMAL, record_get(r, "Reason"));
}

static void draw(struct view *v, struct pane p)
{
	struct rules_view *s = v->state;
	int h = (int)s->n + 3 > p.h / 3 ? p.h / 3 : (int)s->n + 3;
	struct pane top = pane_top(&p, h < 4 ? 4 : h);
	size_t row;

	fill(s, v->data);
	list_boxed(&s->list, top, _("Rules"), s->focus.at == ON_LIST);
	doc_boxed(&s->doc, p, list_row(&s->list, &row) ? at(s, row)->id : "", s->focus.at == ON_DOC);
}

/* --- adopting ------------------------------------------------------------------------------------------------------------------------------------------ */

/* <today>-<n+1> */
static const char *next_id(struct rules_view *s, struct arena *a, const char *today)
{
	const char *dash = s->n ? strrchr(at(s, 0)->id, '-') : NULL;

	return arena_printf(a, "%s-%ld", today, dash ? strtol(dash + 1, NULL, 10) + 1 : 1);
}

struct choosing { struct rules_view *s; struct presets p; const struct ruleset *set; };

/* A set whose values were changed is that set no more. */
static void name_preset(const struct choosing *c, struct record *rules)
{
	bool same = c->set != NULL;

	for (size_t i = 0; same && i < c->set->n_values; i++)
		same = record_is(rules, c->set->values[i].field, c->set->values[i].value);
	if (!same)
		record_set(rules, "Preset", "custom");
}

/* The values were set: now the act, with its reason. */
static unsigned adopt(struct ui *ui, void *ctx, struct record *rules)
{
	struct choosing *c = ctx;
	struct rules_view *s = c->s;
	struct arena *a = arena_new();
	struct preset_value_of preset[PRESET_FIELDS];
	char today[DATE_SIZE], shown[DATE_SIZE];
	struct instant t;
	struct why why = { 0 };
	size_t n = 0;
	unsigned did;

	if (instant_now(&t, &why) != RC_OK) {
		arena_free(a);
		return ui_fail(ui, &why);
	}
	date_print(today, date_of(t));
	date_show(shown, date_of(t));
	name_preset(c, rules);
	preset[n++] = (struct preset_value_of){ "Id", next_id(s, a, today) };
	preset[n++] = (struct preset_value_of){ "Date", shown };
	for (size_t i = 0; i < rules->kind->n_fields && n + 1 < PRESET_FIELDS; i++) {
		const char *name = rules->kind->fields[i].name, *value = record_get(rules, name);

		if (*value && !list_has("Date Reason Document Illustrative", name))
			preset[n++] = (struct preset_value_of){ name, value };
	}
	/* What was just set wins over an older draft; a reason that was typed stays. */
	for (size_t i = 0; i < n; i++)
		draft_put(s->app->svc, "form/rules.adopt/", preset[i].name, "", &why);
	preset[n] = (struct preset_value_of){ NULL, NULL };
	did = act_form(s->app, "rules.adopt", NULL, preset, "Reason");
	arena_free(a);
	return did;
}

/* The rules in force with the values of a set over them. */
static unsigned chosen(struct ui *ui, void *ctx, size_t which)
{
	struct choosing *c = ctx;
	struct arena *a = arena_new();
	struct record *r = c->s->n ? record_copy(a, at(c->s, 0)) : record_new(a, kind_by_name("rules"), "x-1");
	const struct ruleset *set = c->set = which ? &c->p.rulesets[which - 1] : NULL;
	unsigned did;

	for (size_t i = 0; set && i < set->n_values; i++)
		record_set(r, set->values[i].field, set->values[i].value);
	did = rules_edit(ui, &(struct rules_edit){ .rules = r, .button = _("Go on to the reason"), .done = adopt, .ctx = c });
	arena_free(a);
	return did;
}

/* From the rules in force, or from a shipped set; then every field in a form. */
static unsigned choose_start(struct rules_view *s, struct view *v)
{
	struct choosing *c = arena_alloc(v->arena, sizeof *c);
	struct choose_item items[10];
	struct why why = { 0 };
	size_t n = 0;

	c->s = s;
	if (presets_load(&c->p, v->arena, &why) != RC_OK)
		return ui_fail(v->ui, &why);
	items[n++] = (struct choose_item){ _("The rules in force"), _("Begin with what holds today and change a value") };
	for (size_t i = 0; i < c->p.n_rulesets && n < 10; i++)
		items[n++] = (struct choose_item){ words_say(&c->p.rulesets[i].name, s->app->english), words_say(&c->p.rulesets[i].words, s->app->english) };
	return dialog_choose(v->ui, &(struct choose){ .title = _("New rules: begin with"), .items = items, .n = n, .done = chosen, .ctx = c });
}

/* --- keys ---------------------------------------------------------------------------------------------------------------------------------------------- */

static bool is_adopt(const char *action)
{
	return !strcmp(action, "add") || !strcmp(action, "edit") || !strcmp(action, "rules.adopt");
}

static unsigned request(struct view *v, const char *action)
{
	struct rules_view *s = v->state;
	unsigned did = focus_request(&s->focus, action);
	size_t row;

	if (did != UI_PASS)
		return did;
	if (is_adopt(action))
		return choose_start(s, v);
	if (list_row(&s->list, &row) && !strcmp(action, "open"))
		return record_screen(s->app, at(s, row)->path);
	if (list_row(&s->list, &row) && !strcmp(action, "why"))
		return why_screen(s->app, at(s, row)->path, NULL);
	return s->focus.at == ON_DOC ? doc_request(&s->doc, action) : list_request(&s->list, action);
}

static bool ready(struct view *v, const char *action, struct buf *why_not)
{
	return !is_adopt(action) || act_ready(((struct rules_view *)v->state)->app, "rules.adopt", NULL, why_not);
}

static unsigned key(struct view *v, const struct key *k) { return list_key(&((struct rules_view *)v->state)->list, k); }
static bool typing(struct view *v) { return ((struct rules_view *)v->state)->list.typing; }
static void title(struct view *v, struct buf *out) { (void)v; buf_puts(out, _("Rules")); }

static void leave(struct view *v)
{
	struct rules_view *s = v->state;

	list_free(&s->list);
	doc_free(&s->doc);
}

static const struct action actions[] = {
	{ "open", N_("Open"), N_("Opens the record of the rules with its act"), "abrir ver" },
	{ "add", N_("Adopt new rules"), N_("New rules, from those in force or from a shipped set; in force for the acts that follow"), "adoptar reglas nuevas quorum mayoria" },
	{ "next-pane", N_("Read"), N_("Goes to the words, to scroll them, and back"), "leer panel" },
	{ "why", N_("Why"), N_("The act that adopted them, and its reason"), "por que" },
	{ NULL, NULL, NULL, NULL },
};
static const struct view_ops ops = { .name = "rules", .map = "list", .actions = actions, .load = load, .draw = draw, .request = request, .key = key, .title = title,
	.ready = ready, .typing = typing, .leave = leave,
	.about = N_("Quorum, majority, lateness and what an act is checked for, each in a sentence. New rules hold for the acts that follow them.") };

unsigned rules_screen(struct app *app)
{
	struct view *v = ui_push(app->ui, &ops, sizeof(struct rules_view));
	struct rules_view *s = v->state;

	s->app = app;
	s->focus = (struct focus){ ON_DOC, 2 };
	list_init(&s->list, &rows, s, columns, 4);
	return UI_REDRAW;
}
