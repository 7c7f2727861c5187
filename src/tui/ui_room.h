/* Private to ui.c, dispatch.c, frame.c, messages.c and keymap.c. */
#ifndef TUI_UI_ROOM_H
#define TUI_UI_ROOM_H

#include "procure/base/file.h"
#include "procure/base/when.h"
#include "terminal.h"
#include "ui.h"

enum { MESSAGE_ROWS = 3, MESSAGE_MS = 4000, HINTS_MAX = 24, LOG_MAX = 500, MIN_ROWS = 16, MIN_COLS = 60 };

struct message {
	enum level level;
	struct instant at;
	char *text;
};

struct messages {
	struct message *v;
	size_t n, cap;
	bool shown;                              /* v[n-1] stands on the message line */
	bool answered;                           /* a key came after it */
	int64_t since;                           /* ui_clock() when it was put there */
};

/* A hint as it was drawn, for clicks. */
struct hint { int x, w; const char *verb; };

struct ui {
	struct ui_setup set;
	struct canvas canvas;
	struct view *top;
	struct messages messages;
	struct hint hints[HINTS_MAX];
	int n_hints;
	struct arena *arena;
	char *next;                              /* an action to do after this handler: ui_do() */
	int watch_fd;
	unsigned (*watch)(struct ui *ui);
	bool quit, lost, by_esc;
	int64_t busy_since, busy_shown;          /* ui_progress */
	int64_t ticked;
};

int64_t ui_clock(void);                                  /* milliseconds; stands still under PROCURE_NOW */
int64_t ui_steady(void);                                 /* milliseconds, always */

/* dispatch.c */
unsigned dispatch_key(struct ui *ui, const struct key *k);
unsigned dispatch_verb(struct ui *ui, struct view *v, const char *verb);
void ui_settle(struct ui *ui, struct view *v, unsigned want);            /* carries out reactions */

/* frame.c */
void frame_draw(struct ui *ui);
bool frame_small(const struct ui *ui);
const char *frame_hint_at(const struct ui *ui, int row, int col);

/* messages.c */
int messages_rows(const struct ui *ui, int cols);
void messages_draw(struct ui *ui, struct pane p);
void messages_key(struct ui *ui, const struct key *k);
void messages_free(struct ui *ui);

/* keymap.c */
const struct keymap *ui_map(struct ui *ui, const struct view *v);
const char *ui_key_everywhere(const struct key *k, bool typing);         /* "back", "help" or NULL */

extern const struct action ui_actions[];                 /* those of the toolkit itself */

#endif
