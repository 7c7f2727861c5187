/* The first hour: seven questions, then a review that records the founding act. Private to the files setup*.c.
 *
 * 1. No ledger and no desk exist yet, so every answer lies in memory and, at each change, in setup.draft in the state directory: a crash loses nothing.
 * 2. A question pushes the next one, so Esc goes back one question and finds it as it was left.
 * 3. Each view holds the set-up; the last to go frees it.
 * 4. Nothing is recorded before the review says so; then all of it is one act. */
#ifndef TUI_SCREENS_FOUND_H
#define TUI_SCREENS_FOUND_H

#include "procure/conf/templates.h"
#include "app.h"

/* Answers, with their names in the draft. SEATS is the body's table, RULES a printed rules record, FOLLOWED the legal act that the seats were filled with. */
#define ANSWER_LIST(X) \
	X(AT, "at") X(NAME, "name") X(LETTERHEAD, "letterhead") X(MAIL, "mail-domain") X(LANGUAGE, "language") X(ACT_KIND, "act-kind") X(ACT, "act") \
	X(FOLLOWED, "act-followed") \
	X(PEOPLE, "people") X(BODY, "body") X(BODY_ACT, "body-act") X(NUMBERS, "numbers-from") X(CHAIR, "chair") X(SEATS, "seats") X(RULESET, "ruleset") \
	X(RULES, "rules") X(MINUTES, "minutes-by") X(RECORDERS, "recorders") X(PLACE, "place")
enum answer {
#define X(id, name) ANSWER_##id,
	ANSWER_LIST(X)
#undef X
	ANSWERS
};

enum { QUESTIONS = 7 };

struct setup {
	struct app *app;
	struct arena *arena;
	char *answer[ANSWERS];
	struct presets presets;
	const char *login;                       /* of whoever sits here: the registrar */
	char today[DATE_SIZE];
	int views;
	bool done;                               /* recorded: the draft is gone and stays gone */
	bool told;                               /* that the draft cannot be kept: said once */
	struct form *form[QUESTIONS + 1];        /* forms that are open, by question */
};

const char *setup_get(const struct setup *s, enum answer which);         /* "" where not answered */
void setup_set(struct setup *s, enum answer which, const char *value);   /* keeps the draft */
bool setup_english(const struct setup *s);                               /* the language of the ledger */
void setup_hold(struct setup *s);
void setup_drop(struct setup *s);
/* "3 of 7 · The legal act" */
const char *setup_title(struct arena *a, int question);
/* Goes on from a question (1..7) to the next, or to the review. */
unsigned setup_next(struct setup *s, int question);
/* Takes all of its views away, once everything is recorded. */
void setup_finish(struct setup *s);

/* setup_forms.c, setup_people.c, setup_seats.c, setup_rules.c, setup_review.c: the questions, each a view of its own. */
unsigned setup_name(struct setup *s);
unsigned setup_language(struct setup *s);
unsigned setup_act(struct setup *s);
unsigned setup_people(struct setup *s);
unsigned setup_seats(struct setup *s);
unsigned setup_rules(struct setup *s);
unsigned setup_recorder(struct setup *s);
unsigned setup_review(struct setup *s);

/* --- people as typed or pasted: setup_roster.c, pure ------------------------------------------------------------------------------------- */
struct roster_person { const char *id, *name, *title, *unit, *login; int line; bool proposed; /* the id */ };
struct roster {
	struct roster_person *v;
	size_t n;
	struct why *fault;                       /* a sentence each, with its line; to be mended before going on */
	size_t n_faults;
};
/* One person a line: name, id, post, unit, login, parted by tab, `;`, `|` or `,`; all but the name may be missing. A line of titles is left out. */
void roster_read(struct roster *out, struct arena *a, const char *text);
/* "Ana Núñez" -> a.nunez */
void roster_id(struct buf *out, const char *name);
const struct roster_person *roster_of_login(const struct roster *r, const char *login);
const struct roster_person *roster_by_id(const struct roster *r, const char *id);
/* The text with this login written into the person's line. */
char *roster_with_login(struct arena *a, const struct roster *r, size_t person, const char *login);
/* The people as choices of a form. */
size_t roster_choices(struct form_choice **out, struct arena *a, const struct roster *r);

/* --- what will be recorded: setup_build.c ---------------------------------------------------------------------------------------------------- */
/* The rules as answered so far; never NULL. Date and id are those of today, recorders as answered. */
struct record *setup_rules_record(struct setup *s, struct arena *a);
void setup_rules_keep(struct setup *s, const struct record *rules, const char *ruleset);
/* Everything that act 1 writes beside LEDGER: people, the committee, the rules; and the founding itself. */
enum rc setup_build(struct setup *s, struct founding *out, struct arena *a, struct why *why);
/* The legal act as it will stand: "provisional" where there is none yet. */
const char *setup_legal_act(const struct setup *s);
/* The four seats of the start, holders guessed from their posts. */
char *setup_default_seats(struct setup *s, struct arena *a);

#endif
