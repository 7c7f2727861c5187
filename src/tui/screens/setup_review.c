/* The review: everything that the first act will record, where it will lie, and the act itself. */
#include <stdlib.h>
#include <string.h>

#include "procure/base/file.h"
#include "procure/conf/places.h"
#include "screens/found.h"
#include "screens/rules_words.h"
#include "screens/seats.h"

struct review { struct setup *s; struct doc doc; struct roster roster; };

enum { LABELS = 16 };

/* --- what it says ------------------------------------------------------------------------------------------------------------------------------ */

static const char *name_of(void *ctx, const char *person)
{
	const struct roster_person *p = roster_by_id(&((struct review *)ctx)->roster, person);

	return p ? p->name : person;
}

static void act_line(struct doc *d, const char *label, const char *act)
{
	bool none = strcmp(act, "provisional") == 0;

	doc_pair(d, LABELS, label, none ? ROLE_WARN : ROLE_NORMAL, none ? _("provisional: no act yet") : act);
}

static void say_municipality(struct review *p)
{
	struct setup *s = p->s;

	doc_add(&p->doc, ROLE_HEADING, _("The municipality"));
	doc_pair(&p->doc, LABELS, _("Name"), ROLE_TITLE, setup_get(s, ANSWER_NAME));
	if (*setup_get(s, ANSWER_LETTERHEAD))
		doc_pair(&p->doc, LABELS, _("Letterhead"), ROLE_NORMAL, setup_get(s, ANSWER_LETTERHEAD));
	if (*setup_get(s, ANSWER_MAIL))
		doc_pair(&p->doc, LABELS, _("Mail domain"), ROLE_NORMAL, setup_get(s, ANSWER_MAIL));
	doc_pair(&p->doc, LABELS, _("Language"), ROLE_NORMAL, setup_english(s) ? _("English") : _("Spanish"));
	act_line(&p->doc, _("Legal act"), setup_legal_act(s));
}

static void say_people(struct review *p)
{
	struct setup *s = p->s;

	doc_add(&p->doc, ROLE_NORMAL, "");
	doc_addf(&p->doc, ROLE_HEADING, _("People: %zu"), p->roster.n);
	for (size_t i = 0; i < p->roster.n; i++) {
		const struct roster_person *r = &p->roster.v[i];
		bool me = strcmp(r->login, s->login) == 0;

		doc_pair(&p->doc, LABELS, r->id, ROLE_NORMAL, r->name);
		if (*r->title || *r->unit) {
			doc_more(&p->doc, ROLE_SECONDARY, " · ");
			doc_more(&p->doc, ROLE_SECONDARY, *r->title ? r->title : r->unit);
		}
		if (*r->login) {
			doc_more(&p->doc, ROLE_SECONDARY, _(" · login "));
			doc_more(&p->doc, ROLE_SECONDARY, r->login);
		}
		if (me)
			doc_more(&p->doc, ROLE_OK, _(" · you: registrar"));
		if (list_has(setup_get(s, ANSWER_RECORDERS), r->id))
			doc_more(&p->doc, ROLE_ACCENT, _(" · recorder"));
		if (strcmp(setup_get(s, ANSWER_MINUTES), r->id) == 0)
			doc_more(&p->doc, ROLE_ACCENT, _(" · keeps the minutes"));
	}
}

static void say_seats(struct review *p, struct arena *a)
{
	struct seats seats = { .name = name_of, .ctx = p };

	seats_read(&seats, setup_get(p->s, ANSWER_SEATS), a);
	doc_add(&p->doc, ROLE_NORMAL, "");
	doc_addf(&p->doc, ROLE_HEADING, "%s (CCE)", setup_get(p->s, ANSWER_BODY));
	act_line(&p->doc, _("Appointed by"), setup_get(p->s, ANSWER_BODY_ACT));
	for (size_t i = 0; i < seats.n; i++) {
		const struct row *r = &seats.row[i];
		struct buf who = { 0 };

		seats_who(&who, &seats, r);
		doc_pair(&p->doc, LABELS, r->cell[0], seats_vacant(r) ? ROLE_WARN : ROLE_NORMAL, buf_str(&who));
		if (*seats_cell(r, "deputy")) {
			doc_more(&p->doc, ROLE_SECONDARY, _(" · deputy (S) "));
			doc_more(&p->doc, ROLE_NORMAL, name_of(p, seats_cell(r, "deputy")));
		}
		if (strcmp(r->cell[0], setup_get(p->s, ANSWER_CHAIR)) == 0)
			doc_more(&p->doc, ROLE_ACCENT, _(" · presides"));
		if (strcmp(seats_cell(r, "vote"), "voice") == 0)
			doc_more(&p->doc, ROLE_SECONDARY, _(" · voice only"));
		buf_free(&who);
	}
}

static int seats_with_vote(struct review *p, struct arena *a)
{
	struct seats seats = { .name = name_of, .ctx = p };
	int n = 0;

	seats_read(&seats, setup_get(p->s, ANSWER_SEATS), a);
	for (size_t i = 0; i < seats.n; i++)
		n += strcmp(seats_cell(&seats.row[i], "vote"), "vote") == 0;
	return n;
}

/* A settings file of one's own is made so that the next start opens the ledger; one that is there is never changed. NULL: none is made. */
static const char *settings_to_make(const char *place, struct arena *a)
{
	struct buf file = { 0 };
	struct why ignored = { 0 };
	const char *out = NULL;

	if (!strpbrk(place, "\"\n") && conf_user_file(&file, &ignored) == RC_OK && !file_exists(buf_str(&file)))
		out = arena_strdup(a, buf_str(&file));
	buf_free(&file);
	return out;
}

static enum rc load(struct view *v, struct why *why)
{
	struct review *p = v->state;
	struct founding f;
	struct why ignored = { 0 };
	const char *settings;
	enum rc rc;

	(void)why;
	roster_read(&p->roster, v->data, setup_get(p->s, ANSWER_PEOPLE));
	doc_reset(&p->doc);
	rc = setup_build(p->s, &f, v->data, &ignored);
	if (rc != RC_OK) {
		struct buf text = { 0 };

		why_sentence(&text, &ignored);
		doc_pair(&p->doc, 2, "▲", ROLE_BAD, buf_str(&text));
		doc_add(&p->doc, ROLE_NORMAL, "");
		buf_free(&text);
	}
	doc_add(&p->doc, ROLE_NORMAL, _("This will be recorded as act 1. Later changes are acts of their own; nothing is ever erased."));
	doc_pair(&p->doc, LABELS, _("Kept in"), ROLE_TITLE, setup_get(p->s, ANSWER_PLACE));
	if ((settings = settings_to_make(setup_get(p->s, ANSWER_PLACE), v->data)) != NULL)
		doc_pair(&p->doc, LABELS, _("From then on"), ROLE_NORMAL, arena_printf(v->data, _("procure opens it by itself (settings: %s)"), settings));
	doc_add(&p->doc, ROLE_NORMAL, "");
	say_municipality(p);
	say_people(p);
	say_seats(p, v->data);
	doc_add(&p->doc, ROLE_NORMAL, "");
	rules_say(&p->doc, setup_rules_record(p->s, v->data), seats_with_vote(p, v->data));
	return RC_OK;
}

static void draw(struct view *v, struct pane area)
{
	struct review *p = v->state;

	doc_boxed(&p->doc, area, _("Review: everything that will be recorded"), true);
}

/* --- where ----------------------------------------------------------------------------------------------------------------------------------------- */

static enum rc place_check(void *ctx, size_t i, const char *value, struct buf *shown, struct why *why)
{
	(void)ctx;
	(void)i;
	(void)shown;
	if (*value != '/')
		return fail(why, RC_INVALID, N_("Write the whole path, from / on."));
	if (file_exists(value) && !dir_exists(value))
		return fail(why, RC_INVALID, N_("{1} is a file; a ledger needs a directory."), value);
	return RC_OK;
}

static unsigned place_accept(struct ui *ui, void *ctx, struct form *form)
{
	(void)ui;
	setup_set(ctx, ANSWER_PLACE, form_value(form, 0));
	return UI_POP | UI_RELOAD | UI_REDRAW;
}

static void place_closed(void *ctx, bool accepted)
{
	(void)accepted;
	setup_drop(ctx);
}

static const struct form_ops place_ops = { .check = place_check, .accept = place_accept, .closed = place_closed };

static unsigned edit_place(struct setup *s)
{
	const struct form_field field = { .name = "place", .label = _("Directory"), .help = _("A directory that does not exist yet, or an empty one, on a disk that is backed up. Several people on one computer: a place that all of them may write to"),
					  .widget = WIDGET_LINE, .required = true, .value = setup_get(s, ANSWER_PLACE) };

	setup_hold(s);
	return form_open(s->app->ui, &(struct form_setup){ .title = _("Where the ledger is kept"), .button = _("Take over"), .fields = &field, .n = 1,
							   .ops = &place_ops, .ctx = s });
}

/* --- recording --------------------------------------------------------------------------------------------------------------------------------------- */

static void remember(const char *place)
{
	struct arena *a = arena_new();
	const char *file = settings_to_make(place, a);
	const char *text = arena_printf(a, "# %s\n[procure]\nledger = \"%s\"\n", _("Made by the set-up: the ledger that procure opens."), place);
	struct why ignored = { 0 };

	if (file && dir_make(arena_strndup(a, file, (size_t)(strrchr(file, '/') - file)), 0700, &ignored) == RC_OK)
		file_write(file, text, strlen(text), 0600, &ignored);
	arena_free(a);
}

static unsigned record_now(struct ui *ui, void *ctx)
{
	struct review *p = ctx;
	struct setup *s = p->s;
	struct app *app = s->app;
	struct arena *a = arena_new();
	struct founding f;
	struct recorded done = { 0 };
	struct why why = { 0 };
	char *place = arena_strdup(a, setup_get(s, ANSWER_PLACE));
	unsigned did;
	enum rc rc = setup_build(s, &f, a, &why);

	if (rc == RC_OK)
		rc = service_found(place, &f, &done, &why);
	if (rc != RC_OK && rc != RC_UNSURE) {
		arena_free(a);
		return ui_fail(ui, &why);
	}
	remember(place);
	setup_finish(s);
	did = app_open(app, place);
	if (rc == RC_UNSURE)
		ui_fail(ui, &why);
	else if (app->svc)
		ui_sayf(ui, SAY_DONE, _("What next: a adds candidates to the portfolio, r convenes the first session of the committee. Founded: act 1 · receipt %s"), done.receipt);
	arena_free(a);
	return did | UI_RELOAD | UI_REDRAW;
}

static unsigned ask(struct view *v)
{
	struct review *p = v->state;
	struct setup *s = p->s;
	struct founding f;
	struct why why = { 0 };

	if (setup_build(s, &f, v->data, &why) != RC_OK)
		return ui_fail(v->ui, &why);
	return dialog_confirm(v->ui, &(struct confirm){ .title = _("Found the ledger"), .yes = _("Record it"), .done = record_now, .ctx = p,
		.text = arena_printf(v->data, _("%s is founded with %zu people in %s, recorded by %s. It becomes act 1 and stays; everything can be changed by later acts."),
				     f.name, p->roster.n, setup_get(s, ANSWER_PLACE), f.person_name) });
}

static unsigned request(struct view *v, const char *verb)
{
	struct review *p = v->state;

	if (!strcmp(verb, "open") || !strcmp(verb, "save"))
		return ask(v);
	if (!strcmp(verb, "edit"))
		return edit_place(p->s);
	return doc_request(&p->doc, verb);
}

static void title(struct view *v, struct buf *out)
{
	buf_puts(out, setup_title(v->data, QUESTIONS + 1));
}

static void leave(struct view *v)
{
	struct review *p = v->state;

	doc_free(&p->doc);
	setup_drop(p->s);
}

static const struct action actions[] = {
	{ "open", N_("Record it"), N_("Records all of this as the first act, after one more question"), "registrar fundar guardar record found" },
	{ "edit", N_("Change place"), N_("Where the ledger is kept"), "lugar carpeta directorio place directory" },
	{ "page-down", N_("Read on"), N_("Shows more of what will be recorded"), "seguir leyendo" },
	{ NULL, NULL, NULL, NULL },
};
static const struct view_ops ops = { .name = "setup-review", .map = "list", .actions = actions, .load = load, .draw = draw, .request = request, .title = title,
	.leave = leave, .about = N_("All answers together, as the first act will record them. Esc goes back to any question.") };

unsigned setup_review(struct setup *s)
{
	struct view *v = ui_push(s->app->ui, &ops, sizeof(struct review));

	((struct review *)v->state)->s = s;
	setup_hold(s);
	return UI_REDRAW;
}
