/* The application behind the screens: what every screen may ask for, and the doors of the screens to each other.
 *
 * A screen never decides a rule and never writes: it opens the form of a verb (`act_form`), which is made from the verb's row and the kind's
 * fields, keeps its draft on the desk, asks the service, and says what was recorded. */
#ifndef TUI_APP_H
#define TUI_APP_H

#include "procure/conf/options.h"
#include "procure/conf/workplan.h"
#include "procure/service/audit.h"
#include "procure/service/keep.h"
#include "procure/service/room.h"
#include "procure/tui/tui.h"
#include "ui.h"
#include "widgets/commands.h"
#include "widgets/dialog.h"
#include "widgets/form.h"
#include "widgets/list.h"
#include "widgets/text.h"

struct app {
	struct ui *ui;
	struct service *svc;                     /* NULL until a ledger is open (the start screen) */
	struct arena *arena;                     /* as long as the program */
	const struct options *options;
	struct workplan *plan;                   /* NULL where it could not be read */
	bool english;
	int64_t at;                              /* the program travels: as of this act; 0 = now */
	char at_text[48];
	char contract[80];                       /* the contract at hand, "" = none; set by the contract's screen */
	char meeting[80];
	struct theme *theme;
	int watch;                               /* inotify on the ledger's branch, -1: none */
	const struct tui_start *start;           /* where the pilot lies and who can make it; --person, --read-only */
};
struct app *app_of(const struct ui *ui);         /* = ui_ctx */

/* Opens the ledger at `place` and shows its home. */
unsigned app_open(struct app *app, const char *place);
/* The id of the open meeting that an act of this contract (NULL: of the committee) would happen in, "" if none. Memory: the app's, until the next call. */
const char *app_meeting(struct app *app, const char *contract);
/* Role in which a state or a verdict is drawn; every state also has its word. */
enum role role_of_state(const char *state);
enum role role_of_kind_act(const char *verb);    /* ruling, validation, guidance … have their own colours */

/* ---- forms of verbs (act_form.c) ---- */
struct preset_value_of { const char *name, *value; };
/* The form of a verb. `record`: full name of what it changes or is about, or the contract in which a new record is made, or NULL. `preset` (may be NULL,
 * ends with { NULL }) fills fields first; a draft of this form wins over it, and the form says so (Ctrl-N begins without). A draft belongs to verb, record and what
 * the act is about: a preset Person, Seat, Item, Series or Escalation of a new record or of a meeting, or { "about", TEXT }, which is no field. { "replaces", SEQ }
 * makes it the correction of that act; "mode" and "vote:PERSON" fill in how it was decided. `at` names the field to begin with (NULL: the first empty one). */
unsigned act_form(struct app *app, const char *verb, const char *record, const struct preset_value_of *preset, const char *at);
/* The same form, whose values are put to the vote in the meeting as a motion instead of being recorded. */
unsigned act_motion(struct app *app, const char *meeting, const char *verb, const char *record, const struct preset_value_of *preset);
/* Does a verb at once, without a form (arrivals, opening an item): says what was recorded, or why not. `fields` ends with { NULL }. */
unsigned act_now(struct app *app, const char *verb, const char *record, const struct preset_value_of *fields);
/* The sentence for what is missing to do this verb now; true when nothing is. */
bool act_ready(struct app *app, const char *verb, const char *record, struct buf *why_not);

/* ---- screens: one a file in screens/ ---- */
unsigned start_screen(struct app *app);                                          /* no ledger: see the pilot, start ours, open one */
unsigned setup_screen(struct app *app);                                          /* the first hour: seven questions */
unsigned home_screen(struct app *app);                                           /* the portfolio, what waits for whom, last copy */
unsigned contract_screen(struct app *app, const char *contract);                 /* four stages, who, what is next */
unsigned evidence_screen(struct app *app, const char *contract);
unsigned requirements_screen(struct app *app, const char *contract);
unsigned payments_screen(struct app *app, const char *contract);                 /* metrics, standards, payment terms */
unsigned escalations_screen(struct app *app, const char *contract);              /* of a contract: memo, recommendation; NULL: the committee's queue */
unsigned meetings_screen(struct app *app, const char *contract);                 /* NULL: the committee's sessions */
unsigned meeting_screen(struct app *app, const char *meeting);
unsigned convene_screen(struct app *app, const char *body);                      /* the next meeting from the work plan */
unsigned vote_screen(struct app *app, const char *meeting);                      /* the open vote: from the roll call to the announced result */
unsigned motion_form(struct app *app, const char *meeting, const char *record);  /* puts a motion, then opens its vote; record NULL: a free motion */
unsigned rectify_act(struct app *app, int64_t seq);                              /* a new act that replaces this one, prefilled */
unsigned consent_screen(struct app *app, const char *meeting);                   /* the consent list (tabla de consenso) */
unsigned clauses_screen(struct app *app, const char *meeting);                   /* clauses of the open item: agreed, contested, unprepared */
unsigned room_mode(struct app *app, const char *meeting);                        /* the projector: one question, a big clock, who has voted */
bool room_was_shown(struct app *app, const char *meeting);                       /* the program ended while the projector showed it */
unsigned readback_screen(struct app *app, const char *meeting);                  /* closing: what was decided, who does what, what goes up */
unsigned note_form(struct app *app);                                             /* a note in the minutes of the running session */
unsigned private_notes_screen(struct app *app);                                  /* one's own notes: on the desk only */
unsigned task_now(struct app *app);                                              /* a task for somebody, from any screen */
unsigned people_screen(struct app *app);
unsigned bodies_screen(struct app *app);
unsigned rules_screen(struct app *app);
unsigned log_screen(struct app *app, const struct log_query *q);                 /* acts; Enter: the act with its votes and the diff */
unsigned act_screen(struct app *app, int64_t seq);
unsigned why_screen(struct app *app, const char *path, const char *field);
unsigned search_screen(struct app *app, const char *words);
/* Any record, with all its fields; and any kind as a list with its verbs (goals, standards, documents, tasks, candidates …). */
unsigned record_screen(struct app *app, const char *path);
unsigned kind_screen(struct app *app, const char *kind, const char *contract);
unsigned dates_screen(struct app *app);                                          /* g d: the whole program as it stood then, read only */

/* ---- pieces that screens share (pieces.c) ---- */
/* Fills a doc with the fields of a record that have a value: label and value, sealed ones marked, prose wrapped. `only`: names, or NULL = all. */
void doc_record(struct doc *d, const struct record *r, const char *only);
/* Old text against new, by word, as doc_diff reads it ([-old-] {+new+}). */
void diff_words(struct buf *out, const char *old, const char *new_text);
void show_field(struct buf *out, const struct record *r, const char *field);     /* as people read it; "" where empty or no such field */
/* "ILLUSTRATIVE" where the record says so, else "". */
const char *illustrative(const struct record *r);
void say_recorded(struct app *app, const struct recorded *r);                    /* "Recorded: act 128 · receipt …", and warnings */

#endif
