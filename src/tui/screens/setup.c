/* The set-up: its answers, the draft that keeps them, and the way from question to question. */
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "procure/base/file.h"
#include "screens/found.h"

/* --- the draft: "name bytes", the bytes, and an empty line's end -------------------------------------------------------------------------------- */

enum { DRAFT_MAX = 1 << 20 };

static const char *const names[ANSWERS] = {
#define X(id, name) [ANSWER_##id] = name,
	ANSWER_LIST(X)
#undef X
};

static const char *state_dir(struct arena *a)
{
	const char *xdg = getenv("XDG_STATE_HOME"), *home = getenv("HOME");

	if (xdg && *xdg == '/')
		return arena_printf(a, "%s/procure", xdg);
	return home && *home == '/' ? arena_printf(a, "%s/.local/state/procure", home) : NULL;
}

static enum answer answer_named(const char *name)
{
	for (int i = 0; i < ANSWERS; i++)
		if (strcmp(names[i], name) == 0)
			return (enum answer)i;
	return ANSWERS;
}

static void draft_read(struct setup *s, const char *text, size_t n)
{
	const char *end = text + n;

	while (text < end) {
		char name[32], *rest;
		size_t len, used;
		int head = 0;
		enum answer which;

		if (sscanf(text, "%31s %n", name, &head) != 1)
			return;
		len = strtoul(text + head, &rest, 10);
		if (rest == text + head || *rest != '\n')
			return;
		used = (size_t)(rest - text) + 1;
		if (len > (size_t)(end - text) - used)
			return;
		which = answer_named(name);
		if (which != ANSWERS) {
			mem_free(s->answer[which]);
			s->answer[which] = mem_alloc(len + 1);
			memcpy(s->answer[which], text + used, len);
		}
		text += used + len;
		text += text < end && *text == '\n';
	}
}

static void draft_load(struct setup *s)
{
	const char *dir = state_dir(s->arena);
	struct buf text = { 0 };
	struct why why = { 0 };
	enum rc rc = dir ? file_read(&text, arena_printf(s->arena, "%s/setup.draft", dir), DRAFT_MAX, false, &why) : RC_NOTFOUND;

	if (rc == RC_OK)
		draft_read(s, buf_str(&text), text.len);
	else if (rc != RC_NOTFOUND)
		ui_fail(s->app->ui, &why);
	buf_free(&text);
}

static void draft_save(struct setup *s)
{
	struct arena *a = arena_new();
	const char *dir = state_dir(a);
	struct buf text = { 0 };
	struct why why = { 0 };
	enum rc rc;

	for (int i = 0; i < ANSWERS; i++)
		if (s->answer[i] && *s->answer[i])
			buf_printf(&text, "%s %zu\n%s\n", names[i], strlen(s->answer[i]), s->answer[i]);
	rc = dir ? dir_make(dir, 0700, &why) : fail(&why, RC_IO, N_("There is no HOME, so the answers are kept in memory only."));
	if (rc == RC_OK)
		rc = file_write(arena_printf(a, "%s/setup.draft", dir), buf_str(&text), text.len, 0600, &why);
	if (rc != RC_OK && !s->told)
		ui_fail(s->app->ui, &why);
	s->told |= rc != RC_OK;
	buf_free(&text);
	arena_free(a);
}

static void draft_remove(void)
{
	struct arena *a = arena_new();
	const char *dir = state_dir(a);

	if (dir)
		unlink(arena_printf(a, "%s/setup.draft", dir));
	arena_free(a);
}

/* --- answers ---------------------------------------------------------------------------------------------------------------------------------------- */

const char *setup_get(const struct setup *s, enum answer which)
{
	return s->answer[which] ? s->answer[which] : "";
}

static void put(struct setup *s, enum answer which, const char *value)
{
	char *copy = mem_strdup(value);

	mem_free(s->answer[which]);
	s->answer[which] = copy;
}

void setup_set(struct setup *s, enum answer which, const char *value)
{
	if (strcmp(setup_get(s, which), value) == 0)
		return;
	put(s, which, value);
	if (!s->done)
		draft_save(s);
}

bool setup_english(const struct setup *s)
{
	return strcmp(setup_get(s, ANSWER_LANGUAGE), "en") == 0;
}

static void begin_with(struct setup *s, enum answer which, const char *value)
{
	if (!s->answer[which])
		put(s, which, value);
}

static const char *login_of_process(struct arena *a)
{
	struct passwd *p = getpwuid(getuid());

	return p && p->pw_name ? arena_strdup(a, p->pw_name) : arena_printf(a, "uid-%lu", (unsigned long)getuid());
}

/* "Ana Núñez; ; ; ; ana": whoever sits here comes first, with the name that the system knows. */
static const char *first_line(struct setup *s)
{
	struct passwd *p = getpwuid(getuid());
	const char *gecos = p && p->pw_gecos ? p->pw_gecos : "";
	struct buf name = { 0 };
	const char *out;

	text_clean(&name, gecos, strcspn(gecos, ",;|\t"), false);
	if (strcmp(buf_str(&name), s->login) == 0)
		buf_reset(&name);
	out = name.len ? arena_printf(s->arena, "%s; ; ; ; %s\n", buf_str(&name), s->login) : "";
	buf_free(&name);
	return out;
}

/* A directory that is not there yet, below the person's own data. */
static const char *default_place(struct arena *a)
{
	const char *xdg = getenv("XDG_DATA_HOME"), *home = getenv("HOME"), *base, *place;

	if (xdg && *xdg == '/')
		base = arena_printf(a, "%s/procure/ledger", xdg);
	else
		base = arena_printf(a, "%s/.local/share/procure/ledger", home && *home == '/' ? home : "");
	place = base;
	for (int i = 2; i < 100 && (dir_exists(place) || file_exists(place)); i++)
		place = arena_printf(a, "%s-%d", base, i);
	return place;
}

static void defaults(struct setup *s)
{
	bool english = s->app->english;

	begin_with(s, ANSWER_NAME, english ? "Municipality of " : "Municipalidad de ");
	begin_with(s, ANSWER_LANGUAGE, english ? "en" : "es");
	begin_with(s, ANSWER_ACT_KIND, "provisional");
	begin_with(s, ANSWER_PEOPLE, first_line(s));
	begin_with(s, ANSWER_CHAIR, "admin");
	begin_with(s, ANSWER_RULESET, "default");
	begin_with(s, ANSWER_PLACE, default_place(s->arena));
}

/* --- from question to question --------------------------------------------------------------------------------------------------------------------- */

static const struct { const char *title; unsigned (*open)(struct setup *s); } questions[QUESTIONS + 1] = {
	{ N_("Your municipality"), setup_name }, { N_("Language"), setup_language }, { N_("The legal act of the committee"), setup_act },
	{ N_("People"), setup_people }, { N_("Seats of the committee"), setup_seats }, { N_("Quorum and majority"), setup_rules },
	{ N_("Who keeps the records"), setup_recorder }, { N_("Review"), setup_review },
};

const char *setup_title(struct arena *a, int question)
{
	const char *title = _(questions[question - 1].title);

	return question > QUESTIONS ? title : arena_printf(a, _("%d of %d · %s"), question, QUESTIONS, title);
}

static unsigned open_question(struct setup *s, int question)
{
	setup_set(s, ANSWER_AT, num_text((char[24]){ 0 }, question));
	return questions[question - 1].open(s);
}

unsigned setup_next(struct setup *s, int question)
{
	ui_say(s->app->ui, SAY_DONE, _("Kept; nothing is recorded yet."));
	return open_question(s, question + 1) | UI_REDRAW;
}

void setup_hold(struct setup *s)
{
	s->views++;
}

void setup_drop(struct setup *s)
{
	if (--s->views > 0)
		return;
	for (int i = 0; i < ANSWERS; i++)
		mem_free(s->answer[i]);
	arena_free(s->arena);
	mem_free(s);
}

void setup_finish(struct setup *s)
{
	s->done = true;
	draft_remove();
	for (int i = 0; i <= QUESTIONS; i++)
		if (s->form[i])
			form_done(s->form[i]);
}

unsigned setup_screen(struct app *app)
{
	struct setup *s = mem_alloc(sizeof *s);
	struct instant now;
	struct why why = { 0 };
	int at;

	s->app = app;
	s->arena = arena_new();
	s->login = login_of_process(s->arena);
	setup_hold(s);
	if (instant_now(&now, &why) != RC_OK || presets_load(&s->presets, s->arena, &why) != RC_OK) {
		setup_drop(s);
		return ui_fail(app->ui, &why);
	}
	date_print(s->today, date_of(now));
	draft_load(s);
	at = (int)strtol(setup_get(s, ANSWER_AT), NULL, 10);
	defaults(s);
	for (int q = 1; q <= (at < 1 || at > QUESTIONS + 1 ? 1 : at); q++)
		open_question(s, q);
	if (at > 1)
		ui_say(app->ui, SAY_INFO, _("Your answers are as you left them. Esc goes back one question."));
	setup_drop(s);
	return UI_REDRAW;
}
