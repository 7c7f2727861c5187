/* Killed at random instants of a played meeting (arrivals, items, the clock, a note being typed, a motion, its roll call, its result): what the screen had
 * acknowledged is there when the program opens again, and of what is being typed not even the last key but one is missing.
 *
 * A step counts as acknowledged once its frame was drawn; the next one is sent without waiting, and SIGKILL comes up to 40 ms later, so it falls before,
 * within or after that step: then either state is right, and none between. PROCURE_KILLS says how many (12; `make soak`: 200). The seed is fixed. */
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "ground.h"

#define M "GT-SC-2018-P01-R02"
#define NOTE "Nadie ha medido las ferias"
#define MOTION "Pedir los libros de 2017"

enum { STEPS_MAX = 160, KILLS = 12, ROOT_MICROS = 200 };

static const char prepared[] =
	"Verb: meeting.close\nRecord: GT-SC-2018-P01-R01\n\nVerb: meeting.close\nRecord: CCE-2018-S01\n\n"
	"Verb: meeting.convene\nRecord: " M "\nBody: GT-SC-2018-P01\nContract: SC-2018-P01\nTitle: Requisitos I\nDate: 2018-11-26\n"
	"Tabla: 1 | Ferias | 70 | pending | -\n 2 | Libros | 25 | pending | -\n 3 | Varios | 25 | pending | -\n\nVerb: meeting.open\nRecord: " M "\n";

/* What must be there after a step. Acts are looked for in git, what lies on the desk on the screen. */
struct state {
	const char *act;                         /* a line that some act has by now, NULL: none new */
	int item, given, votes;                  /* the open item, minutes given to the first one, votes said */
	bool paused, voting;
	char note[64], motion[64];               /* half typed */
};
struct step { char bytes[8]; struct state after; };
static struct step steps[STEPS_MAX];
static size_t n_steps;

static struct state *step(const char *bytes)
{
	struct step *s = &steps[n_steps];

	snprintf(s->bytes, sizeof s->bytes, "%s", bytes);
	if (n_steps)
		s->after = steps[n_steps - 1].after;
	s->after.act = NULL;
	n_steps++;
	return &s->after;
}

/* One key a step: each is on disk when its frame is drawn. */
static void type(const char *text, size_t field)
{
	for (size_t i = 0; text[i]; i++) {
		const char one[2] = { text[i], 0 };
		char *typed = (char *)step(one) + field;

		memcpy(typed, text, i + 1);
		typed[i + 1] = '\0';
	}
}

static void write_script(void)
{
	struct state *s;

	step("gr");
	step("\r1")->act = "Person: p.rojas";
	step("\r1")->act = "Person: j.perez";
	step("s")->act = "Person: m.soto";
	s = step("\r");
	s->act = "Current-Item: 1";
	s->item = 1;
	step("+")->given = 5;
	step("t")->paused = true;
	step("t")->paused = false;
	step("n");
	type(NOTE, offsetof(struct state, note));
	s = step("\x13");
	s->act = "): " NOTE;
	s->note[0] = '\0';
	s = step("\r");
	s->act = "Current-Item: 2";
	s->item = 2;
	step("v");
	type(MOTION, offsetof(struct state, motion));
	s = step("\x13");
	s->act = "Motion: " MOTION;
	s->motion[0] = '\0';
	s->voting = true;
	step("f")->votes = 1;
	step("f")->votes = 2;
	step("f")->votes = 3;
	step("\r");
	s = step("y");
	s->act = "Result: adopted";
	s->voting = false;
	step("\r");
	s = step("\r");
	s->act = "Current-Item: 3";
	s->item = 3;
	step("n");
	type("Queda pendiente", offsetof(struct state, note));
}

/* --- what git and the screen say ---------------------------------------------------------------------------------------------------------------- */

static bool in_git(const char *line)
{
	static char command[400];

	if (strncmp(line, "Current-Item: ", 14) == 0 || strncmp(line, "Motion: ", 8) == 0)       /* in the record, at that time or later */
		snprintf(command, sizeof command, "git --git-dir=%%s/ledger/ledger.git log -p --format= | grep -c -F -e '+%s'", line);
	else if (strncmp(line, "Person: ", 8) == 0)
		snprintf(command, sizeof command, "git --git-dir=%%s/ledger/ledger.git log -p --format= | grep -c -F -e '+Attendance: %s' -e '+ %s'", line + 8, line + 8);
	else
		snprintf(command, sizeof command, "git --git-dir=%%s/ledger/ledger.git log --format=%%B | grep -c -F -e '%s'", line);
	return atoi(ground_output(command)) > 0;
}

/* Says of a state whether the meeting's screen shows it; the vote and the note are opened for that. */
static bool shows(struct term *t, const struct state *s)
{
	char text[80];
	bool good = true;

	if (s->item) {
		snprintf(text, sizeof text, "▶ %d  ", s->item);
		good = term_has(t, text);
	}
	if (s->item == 1) {
		snprintf(text, sizeof text, " of %d min", 70 + s->given);
		good = good && term_has(t, text) && term_has(t, "paused") == s->paused;
	}
	return good && term_has(t, "vote open") == s->voting;
}

static bool shows_votes(struct term *t, int votes)
{
	char text[32];

	snprintf(text, sizeof text, "%d for · 0 against", votes);
	return votes ? term_has(t, text) : term_has(t, "not yet voted: 3");
}

static void check_typed(struct term *t, const char *key, const char *had, const char *may, const char *act)
{
	if (!*had)
		return;
	if (!*may && act && in_git(act)) {
		tap_ok(true, "what was typed became an act in the last moment");
		return;
	}
	term_keys(t, key);
	tap_ok(term_has(t, had), "all that was typed is there: %s", had);
	if (!term_has(t, had))
		term_dump(t, "what was typed");
	term_keys(t, "<Esc>");
}

/* `was` was acknowledged; `next` may have happened too. */
static void check(const struct state *was, const struct state *next)
{
	struct term *t = ground_start(24, 80);
	bool good;

	term_keys(t, "gr");
	good = shows(t, was) || shows(t, next);
	if (!tap_ok(good, "it opens at item %d, %d minutes given%s%s", was->item, was->given, was->paused ? ", paused" : "", was->voting ? ", vote open" : ""))
		term_dump(t, "the meeting");
	if (term_has(t, "vote open")) {
		term_keys(t, "v");
		good = shows_votes(t, was->votes) || shows_votes(t, next->votes);
		if (!tap_ok(good, "%d votes are there", was->votes))
			term_dump(t, "the vote");
		term_keys(t, "q");
	}
	check_typed(t, "n", was->note, next->note, next->act);
	if (!was->voting && !term_has(t, "vote open"))
		check_typed(t, "v", was->motion, next->motion, next->act);
	term_free(t);
}

/* --- a run -------------------------------------------------------------------------------------------------------------------------------------- */

static unsigned random_next(void)
{
	static unsigned x = 20181126;

	x ^= x << 13;
	x ^= x >> 17;
	x ^= x << 5;
	return x;
}

/* Most of them early, while the step is still at work. */
static long micros(void)
{
	long root = (long)(random_next() % ROOT_MICROS);

	return root * root;
}

/* Plays `n` steps, each drawn, and dies within the next one. */
static void play(size_t n, long after)
{
	struct term *t = ground_start(24, 80);
	struct timespec wait = { 0, after * 1000 };

	for (size_t i = 0; i < n; i++)
		if (!term_bytes(t, steps[i].bytes, strlen(steps[i].bytes)))
			break;
	term_send(t, steps[n].bytes, strlen(steps[n].bytes));
	nanosleep(&wait, NULL);
	term_signal(t, SIGKILL);
	term_wait_exit(t, 5);
	term_free(t);
}

static void kill_at(size_t n, long after)
{
	static const struct state nothing;

	tap_ok(ground_output("cd %s && rm -rf ledger && cp -a base ledger && echo new")[0] == 'n', "a meeting; killed in step %zu of %zu, after %ld microseconds", n, n_steps, after);
	play(n, after);
	for (size_t i = 0; i < n; i++)
		if (steps[i].after.act)
			tap_ok(in_git(steps[i].after.act), "recorded: %s", steps[i].after.act);
	check(n ? &steps[n - 1].after : &nothing, &steps[n].after);
	tap_ok(ground_run("verify") == 0, "verify is clean");
	tap_ok(ground_do("Verb: meeting.note\nRecord: " M "\nNote: Y sigue.\n"), "no lock is left behind");
}

int main(void)
{
	const char *asked = getenv("PROCURE_KILLS");
	size_t kills = asked && atoi(asked) > 0 ? (size_t)atoi(asked) : KILLS;

	ground_make("journey.acts");
	tap_ok(ground_do(prepared), "a meeting is open");
	tap_ok(ground_output("cd %s && cp -a ledger base && echo kept")[0] == 'k', "it is kept");
	write_script();
	for (size_t k = 0; k < kills; k++)       /* spread over the script, the place within each part by chance */
		kill_at((k * n_steps + random_next() % n_steps) / kills, micros());
	ground_end();
	return tap_done();
}
