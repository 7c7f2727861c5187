/* Private to the meeting's own screen: one subject a file.
 *
 * meeting.c frame: load, layout, keys    meeting_who.c who is here, who was    meeting_item.c tabla, open item, clock
 * meeting_log.c decided, noted, parked, tasks    meeting_do.c what can be done
 * meeting_task.c a task with its due date    meeting_approve.c the previous minutes    meeting_recuse.c    meeting_kickoff.c */
#ifndef SCREENS_MEETING_H
#define SCREENS_MEETING_H

#include "app.h"
#include "procure/service/meeting.h"

enum { ON_TABLA, ON_SEATS, ON_NOTES, ON_ACTS, ON_TASKS, PARTS };
enum { CHOICES_MAX = 8 };

/* A line of "who is here": a seat, or somebody without one. */
struct who {
	const char *role, *name, *presence, *key;        /* as shown */
	const char *person;                      /* id of who is here or was; NULL: nobody */
	const char *holder;
	const struct vote_seat *seat;            /* NULL: none that counts now */
	enum role colour;
};

/* A note of the minutes, or a topic in the parking lot (seq 0). */
struct noted { int64_t seq; const char *when, *text, *number; bool taken; };

struct meeting_view {
	struct app *app;
	char id[96];
	const struct record *m;
	struct room_quorum q;
	struct buf line;                         /* the quorum, in one sentence */
	struct meeting_clock clock;
	struct arena *clock_arena;               /* what the desk says of it, read again each second */
	const struct plan_step *step;
	const char *leads, *recused, *declared;  /* names, of the step; of the open item: who stays out, who should */
	struct who *who;
	size_t n_who;
	struct act_line *acts;
	size_t n_acts;
	struct noted *noted;
	size_t n_noted;
	struct record **tasks;
	size_t n_tasks;
	struct list seats, items, log, notes, todo;
	struct doc doc;                          /* the open item, or what the meeting is for */
	struct law *law;                         /* holidays; NULL where they cannot be read */
	struct focus focus;
	bool begun;                              /* the focus was set once */
	char was_item[24];                       /* the item that was open when last loaded: the selection follows it */
	const char *choice[CHOICES_MAX];         /* what the open dialog offers, by place */
	char person[96];                         /* whose leaving is being asked */
	char attends[2][96];                     /* titular and deputy of the seat that is asked about: a reload frees the rows */
	char number[24];                         /* of the parked topic that is asked about */
};

/* ---- meeting.c ---- */
bool meeting_runs(const struct meeting_view *s);
bool meeting_was_held(const struct meeting_view *s);     /* closed or suspended */
bool meeting_item_open(const struct meeting_view *s);
const char *meeting_at_rest(const struct meeting_view *s);       /* why persons and items cannot be touched now */
const char *meeting_value(const struct meeting_view *s, const char *field);      /* "" where the kind has no such field */
const char *meeting_cell(const struct meeting_view *s, const char *table, const struct row *row, const char *column);
const char *meeting_person(const struct meeting_view *s, const char *id);        /* name; the id where there is none */
/* The contract that the open item is about, else the meeting's, "" if none. */
const char *meeting_contract(const struct meeting_view *s, struct arena *a);

/* ---- meeting_who.c ---- */
void who_init(struct meeting_view *s);
enum rc who_load(struct meeting_view *s, struct arena *a, struct why *why);
void who_fit(struct meeting_view *s, int cols);          /* which columns, for a pane so wide */
unsigned who_toggle(struct meeting_view *s, size_t row);
unsigned who_all_here(struct meeting_view *s);           /* every titular who is awaited, each with an act of his own, all or none */
const char *who_selected(const struct meeting_view *s);  /* id, or "" */

/* ---- meeting_item.c ---- */
void item_init(struct meeting_view *s);
enum rc item_load(struct meeting_view *s, struct arena *a, struct why *why);
enum rc item_clock(struct meeting_view *s, struct why *why);     /* the clock alone, a second later */
const struct clock_item *item_current(const struct meeting_view *s);     /* NULL: none is open */
const struct clock_item *item_selected(const struct meeting_view *s);
void item_draw_tabla(struct meeting_view *s, struct pane p, const char *title, bool focused);
void item_draw_big(struct meeting_view *s, struct pane p);       /* a pane of its own, with digits where they fit */
void item_draw_strip(struct meeting_view *s, struct pane p);     /* title, bar, and pace in a third row where there is one */
int item_tabla_rows(const struct meeting_view *s, int cols);     /* that show all of it, box included */
enum { STRIP_ROWS = 3 };
void item_draw_about(struct meeting_view *s, struct pane p);     /* who leads, what it is about, guiding questions */

/* ---- meeting_log.c ---- */
void log_init(struct meeting_view *s);
enum rc log_load(struct meeting_view *s, struct arena *a, struct why *why);
void log_draw_notes(struct meeting_view *s, struct pane p, const char *title, bool focused);
unsigned log_open(struct meeting_view *s);               /* Enter on a decision, a note, a topic, a task */
int64_t log_selected(const struct meeting_view *s);      /* the act of the selected line, 0: none */

/* ---- meeting_do.c ---- */
unsigned do_action(struct meeting_view *s, const char *action);  /* UI_PASS: none of these */
unsigned do_open_item(struct meeting_view *s);           /* Enter on the tabla */
const char *do_verb(const struct meeting_view *s, const char *action);   /* the verb behind an action, NULL: none */

/* ---- meeting_recuse.c ---- */
const char *recuse_standing(const struct meeting_view *s, const char *item, struct arena *a);
const char *recuse_waiting(const struct meeting_view *s, const struct clock_item *it, struct arena *a);
unsigned recuse_open(struct meeting_view *s);

/* ---- meeting_task.c, meeting_approve.c, meeting_kickoff.c ---- */
unsigned task_open(struct meeting_view *s);
unsigned approve_open(struct meeting_view *s, const struct record *previous);
unsigned kickoff_open(struct meeting_view *s);
void kickoff_say(struct meeting_view *s, struct buf *out);       /* what the kick-off still asks for, in one line; "" where nothing */

#endif
