/* A note from any screen: for the minutes of the session that runs, or for its author alone. What is typed is on disk at each key, in the place where it
 * belongs: a half-written private note is never the draft of a public one. */
#include <stdio.h>
#include <string.h>

#include "screens/notes.h"

enum { WORDS, KEPT, ITEM, FIELDS, ITEMS_MAX = 60 };

static const char *const key[FIELDS] = { "Note", "Kept", "Item" };

struct note {
	struct app *app;
	struct arena *arena;
	const char *meeting;                     /* "" : none runs */
	const char *public_place, *private_place;
	const char *from;                        /* the private note that goes into the minutes, or NULL */
	bool is_private, projector;
	struct buf value[FIELDS];
	struct form_choice item[ITEMS_MAX];
	size_t n_items;
};

bool notes_on_projector(const struct app *app)
{
	for (const struct view *v = ui_top(app->ui); v; v = v->below)
		if (v->ops->whole)
			return true;
	return false;
}

/* --- the desk --------------------------------------------------------------------------------------------------------------------------------- */

static const char *place_of(const struct note *n)
{
	return n->is_private ? n->private_place : n->public_place;
}

static enum rc keep(struct note *n, size_t i, struct why *why)
{
	if (i == KEPT || !place_of(n))
		return RC_OK;
	return draft_put(n->app->svc, place_of(n), key[i], buf_str(&n->value[i]), why);
}

/* It moves to the other place whole, before it leaves this one: a crash between the two keeps it twice, never not at all. */
static enum rc move(struct note *n, bool to_private, struct why *why)
{
	const char *left = place_of(n);
	enum rc rc = RC_OK;

	if (n->is_private == to_private)
		return RC_OK;
	n->is_private = to_private;
	for (size_t i = 0; rc == RC_OK && i < FIELDS; i++)
		rc = keep(n, i, why);
	return rc == RC_OK && left ? draft_drop(n->app->svc, left, why) : rc;
}

static void journal(void *ctx, size_t i, const char *value)
{
	struct note *n = ctx;
	struct why why = { 0 };
	size_t field = n->projector && i == 1 ? ITEM : i;
	enum rc rc;

	buf_reset(&n->value[field]);
	buf_puts(&n->value[field], value);
	rc = field == KEPT ? move(n, strcmp(value, "Private") == 0, &why) : keep(n, field, &why);
	if (rc != RC_OK)
		ui_fail(n->app->ui, &why);
}

/* --- recording -------------------------------------------------------------------------------------------------------------------------------- */

static unsigned kept(struct note *n)
{
	struct why why = { 0 };

	if (n->value[WORDS].len && keep(n, ITEM, &why) != RC_OK)
		return ui_fail(n->app->ui, &why);
	if (n->value[WORDS].len)
		ui_say(n->app->ui, SAY_DONE, _("Kept for you alone: it enters no minutes and no log (P shows your private notes)."));
	else if (draft_drop(n->app->svc, n->private_place, &why) != RC_OK)
		return ui_fail(n->app->ui, &why);
	else
		ui_say(n->app->ui, SAY_DONE, _("The private note was empty: it is gone."));
	return UI_POP | UI_RELOAD | UI_REDRAW;
}

static unsigned recorded(struct note *n, struct form *form)
{
	const char *names[] = { "Note", "Item" }, *values[] = { buf_str(&n->value[WORDS]), buf_str(&n->value[ITEM]) };
	struct request r = { .verb = "meeting.note", .record = n->meeting, .names = names, .values = values, .n_fields = n->value[ITEM].len ? 2 : 1 };
	struct recorded done;
	struct why why = { 0 };
	enum rc rc = service_do(n->app->svc, &r, 0, &done, &why);

	if (rc != RC_OK && rc != RC_UNSURE)
		return form_fail(form, &why);
	if (rc == RC_UNSURE)
		ui_fail(n->app->ui, &why);
	else
		say_recorded(n->app, &done);
	(void)draft_drop(n->app->svc, n->public_place, &why);
	if (n->from)
		(void)draft_drop(n->app->svc, n->from, &why);
	return UI_POP | UI_RELOAD | UI_REDRAW;
}

static unsigned accept(struct ui *ui, void *ctx, struct form *form)
{
	struct note *n = ctx;
	struct why why = { 0 };

	(void)ui;
	if (n->is_private)
		return kept(n);
	if (!n->value[WORDS].len) {
		fail_field(&why, RC_INVALID, "Note", N_("Write what was said first; Esc leaves."), NULL);
		return form_fail(form, &why);
	}
	return recorded(n, form);
}

static void closed(void *ctx, bool accepted)
{
	struct note *n = ctx;

	(void)accepted;
	for (size_t i = 0; i < FIELDS; i++)
		buf_free(&n->value[i]);
	arena_free(n->arena);
}

static const struct form_ops note_ops = { NULL, NULL, accept, journal, closed };

/* --- making ----------------------------------------------------------------------------------------------------------------------------------- */

static void read_items(struct note *n, const struct record *m)
{
	const struct field *f = &m->kind->fields[kind_field(m->kind, "Tabla")];
	struct row *rows;
	size_t all = table_rows(record_get(m, "Tabla"), &rows, n->arena);

	for (size_t i = 0; i < all && n->n_items < ITEMS_MAX; i++) {
		const char *item = table_cell(f, &rows[i], "item");

		n->item[n->n_items++] = (struct form_choice){ item, arena_printf(n->arena, "%s  %s", item, table_cell(f, &rows[i], "title")), NULL };
	}
}

/* What lies on the desk wins; else the open item and no text. */
static void begin(struct note *n, const struct record *m, const char *from)
{
	const char *draft[FIELDS] = { NULL, NULL, NULL };
	const char *place = from ? from : place_of(n);

	for (size_t i = 0; i < FIELDS; i++)
		draft[i] = i == KEPT || !place ? NULL : draft_get(n->app->svc, place, key[i], n->arena);
	buf_puts(&n->value[WORDS], draft[WORDS] ? draft[WORDS] : "");
	buf_puts(&n->value[KEPT], n->is_private ? "Private" : "minutes");
	buf_puts(&n->value[ITEM], draft[ITEM] ? draft[ITEM] : m ? record_get(m, "Current-Item") : "");
}

static size_t make_fields(struct note *n, struct form_field out[FIELDS])
{
	struct form_choice *where = arena_alloc(n->arena, 2 * sizeof *where);
	size_t count = 0;

	where[0] = (struct form_choice){ "minutes", _("for the minutes, by name and time"), NULL };
	where[1] = (struct form_choice){ "Private", _("private: for you alone, on this desk"), NULL };
	out[count++] = (struct form_field){ key[WORDS], _("Note"), _("What was said, or what you want to remember"), WIDGET_PROSE, false, buf_str(&n->value[WORDS]), NULL, 0 };
	if (!n->projector)
		out[count++] = (struct form_field){ key[KEPT], _("Kept"), _("P: private, m: for the minutes"), WIDGET_CHOICE, true, buf_str(&n->value[KEPT]), where, *n->meeting ? 2 : 0 };
	if (n->n_items)
		out[count++] = (struct form_field){ key[ITEM], _("Item"), _("Which item of the tabla does it belong to?"), WIDGET_CHOICE, false, buf_str(&n->value[ITEM]), n->item, n->n_items };
	/* Without a session there is only the private one. */
	if (!n->projector && !*n->meeting) {
		out[1].choices = where + 1;
		out[1].n_choices = 1;
	}
	return count;
}

/* The first number that is free among this meeting's private notes. */
static const char *free_place(struct app *app, const char *meeting, struct arena *a)
{
	const char *place = "";

	for (int i = 1; i < 10000; i++) {
		place = arena_printf(a, "private/%s/%04d", *meeting ? meeting : "-", i);
		if (!draft_get(app->svc, place, key[WORDS], a))
			break;
	}
	return place;
}

static unsigned open_note(struct app *app, const struct record *m, bool is_private, const char *place, const char *from)
{
	struct arena *a = arena_new();
	struct note *n = arena_alloc(a, sizeof *n);
	struct form_field fields[FIELDS];
	size_t count;

	*n = (struct note){ .app = app, .arena = a, .meeting = arena_strdup(a, m ? m->id : ""), .is_private = is_private, .projector = notes_on_projector(app) };
	n->public_place = m ? arena_printf(a, "form/meeting.note/%s", m->id) : NULL;
	n->private_place = place ? arena_strdup(a, place) : free_place(app, n->meeting, a);
	n->from = from ? arena_strdup(a, from) : NULL;
	if (m)
		read_items(n, m);
	begin(n, m, n->from);
	count = make_fields(n, fields);
	return form_open(app->ui, &(struct form_setup){ arena_printf(a, "%s%s%s", is_private ? _("Private note") : _("Note in the minutes"), m ? " · " : "", n->meeting), _("Keep it"),
							 is_private ? _("For you alone: it stays on this desk, out of the ledger, the log, the minutes and the room.") :
								      _("What was said, in its author's words; it is marked as a note, with your name and the time."),
							 fields, count, &note_ops, n, NULL });
}

static const struct record *running(struct app *app)
{
	const struct record *m = app->svc && !app->at ? room_open_meeting(app->svc, NULL) : NULL;

	return m && record_is(m, "State", "open") ? m : NULL;
}

static unsigned for_minutes(struct app *app, const char *from)
{
	const struct record *m = running(app);
	struct why why = { 0 };

	if (!m) {
		ui_say(app->ui, SAY_INFO, _("No session runs: a note belongs to the minutes of one that does."));
		return UI_REDRAW;
	}
	return service_writable(app->svc, &why) ? open_note(app, m, false, NULL, from) : ui_fail(app->ui, &why);
}

unsigned note_form(struct app *app)
{
	return for_minutes(app, NULL);
}

unsigned private_note_publish(struct app *app, const char *place)
{
	return for_minutes(app, place);
}

unsigned private_note_form(struct app *app, const char *place)
{
	struct why why = { 0 };

	if (notes_on_projector(app)) {
		ui_say(app->ui, SAY_INFO, _("The room sees this screen: private notes are neither shown nor written here. Leave room mode first (p)."));
		return UI_REDRAW;
	}
	return service_writable(app->svc, &why) ? open_note(app, running(app), true, place, NULL) : ui_fail(app->ui, &why);
}
