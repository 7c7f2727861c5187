/* Screens: a view is a table of operations plus private state; the loop is the only one that reads keys and draws.
 *
 * A key is offered to the view's `key` (text fields, filters), else the key map names an action, and the action goes to the view's `request`, then to
 * the toolkit (back, help, palette, …), then to the application. Handlers draw nothing and wait for nothing: they return reactions. */
#ifndef TUI_UI_H
#define TUI_UI_H

#include "canvas.h"
#include "input.h"

struct ui;
struct view;
struct terminal;

enum reaction {
	UI_NOTHING = 0,                          /* done, and nothing looks different */
	UI_REDRAW  = 1 << 0,
	UI_RELOAD  = 1 << 1,                     /* load() again, in every view (something was recorded) */
	UI_POP     = 1 << 2,                     /* take this view away */
	UI_QUIT    = 1 << 3,
	UI_PASS    = 1 << 4,                     /* not mine: ask the next one */
};

/* What a person can do here. The key comes from the key map, so nothing is said twice. All texts are msgids. */
struct action {
	const char *verb;                        /* as in keys.ini: "open", "requirement.decide" */
	const char *hint;                        /* a word for the key bar; NULL: not in the bar */
	const char *help;                        /* one sentence, for menu, palette and help */
	const char *words;                       /* other words for it in both languages, for the palette; or NULL */
};

struct view_ops {
	const char *name;
	const char *map;                         /* its key map in keys.ini; NULL: "global" */
	bool overlay;                            /* a box over the view below; draws its own box in the body it is given */
	bool whole;                              /* draws row 1 itself: neither names nor the way here stand over it (the projector) */
	const struct action *actions;            /* ends with { NULL }; in the order of the key bar; or NULL */
	const char *about;                       /* msgid: what this screen is for, on top of its help; or NULL */
	/* Fills the state; strings in v->data, which was emptied before. Keeps focus and selection (R7). */
	enum rc (*load)(struct view *v, struct why *why);
	void (*draw)(struct view *v, struct pane p);
	unsigned (*request)(struct view *v, const char *verb);
	unsigned (*key)(struct view *v, const struct key *k);            /* before the key map; UI_PASS lets it through */
	void (*title)(struct view *v, struct buf *out);                  /* its part of "where am I" */
	bool (*ready)(struct view *v, const char *verb, struct buf *why_not);    /* false and a sentence: not now (R4) */
	bool (*typing)(struct view *v);                                  /* characters are text just now */
	unsigned (*tick)(struct view *v);                                /* each second while it is on top (not for screen readers) */
	void (*leave)(struct view *v);                                   /* before it goes: save what was typed, free what is not in its arenas */
};

struct view {
	const struct view_ops *ops;
	struct ui *ui;
	struct view *below;
	struct arena *arena;                     /* lives as long as the view */
	struct arena *data;                      /* emptied before each load */
	void *state;
	const char *map;                         /* the key map in force; begins as ops->map, may change with the focus */
	bool stale, gone;
};

/* Puts a view on top, its state zeroed; the caller fills the state after this. It is loaded before the next frame. */
struct view *ui_push(struct ui *ui, const struct view_ops *ops, size_t state_size);
struct view *ui_top(struct ui *ui);
/* Memory as long as the screen below the small windows: for what a question needs when it is answered. */
struct arena *ui_keep(struct ui *ui);
/* Marks it to be taken away when the handler that runs has returned. */
void ui_close(struct view *v);
/* All views but the first go away (go to another part of the program). */
void ui_home(struct ui *ui);
/* Does an action as if its key had been pressed, after the handler that runs has returned. */
void ui_do(struct ui *ui, const char *verb);

/* ---- the application behind the screens ---- */

struct ui_status {
	char who[96];                            /* "Ana Núñez · facilitadora" */
	char mark[32];                           /* "DEMO", "" */
	char meeting[48];                        /* "EN CURSO GT-02 00:42", "" */
	char at[48];                             /* "as of 26-11-2018": the program travels in time; "" = now */
};

struct ui_app {
	void *ctx;
	const struct action *actions;            /* for every screen; ends with { NULL }; or NULL */
	unsigned (*request)(struct ui *ui, struct view *v, const char *verb);            /* UI_PASS: unknown */
	bool (*ready)(struct ui *ui, struct view *v, const char *verb, struct buf *why_not);
	void (*status)(struct ui *ui, struct ui_status *out);
	void (*save)(struct ui *ui);             /* everything half-typed to the desk: at each end, and before stopping */
	bool (*may_quit)(struct ui *ui, struct buf *question);           /* false and a question to ask first */
};

struct ui_setup {
	struct terminal *terminal;               /* stays the caller's */
	const struct theme *theme;
	const struct keys *keys;
	struct ui_app app;
	bool accessible, english;
	const char *editor;                      /* for long texts; NULL or "": $VISUAL, $EDITOR, editor */
};

struct ui *ui_new(const struct ui_setup *setup);
void ui_free(struct ui *ui);
/* Until the last view is gone or something asks to quit. RC_OK: left by the person; RC_IO: the line is gone or the system asked. */
enum rc ui_run(struct ui *ui);

void *ui_ctx(const struct ui *ui);                       /* app.ctx */
bool ui_english(const struct ui *ui);
bool ui_accessible(const struct ui *ui);
struct terminal *ui_terminal(struct ui *ui);
void ui_theme(struct ui *ui, const struct theme *theme); /* another theme from the next frame on */
void ui_size(const struct ui *ui, int *rows, int *cols);
/* A descriptor that wakes the loop; what() runs then and returns reactions. fd -1: none any more. */
void ui_watch(struct ui *ui, int fd, unsigned (*what)(struct ui *ui));

/* ---- messages ---- */

enum level { SAY_INFO, SAY_DONE, SAY_ERROR };
/* Stays until the next key and at least 4 s; an error until Esc, until it is read in the log, or until another message answers a later key (R21). */
void ui_say(struct ui *ui, enum level level, const char *text);
void ui_sayf(struct ui *ui, enum level level, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
unsigned ui_fail(struct ui *ui, const struct why *why);  /* the sentence as an error; returns UI_REDRAW */
/* Long work in the loop's own thread calls this: shown after 150 ms, and false once the person pressed Esc. all 0: unknown. */
bool ui_progress(struct ui *ui, const char *label, int64_t done, int64_t all);

/* ---- keys ---- */

/* The key of an action as people read it ("Ctrl-P"), or false. `typing`: one that is not a character. */
bool ui_key_text(struct ui *ui, struct view *v, const char *verb, bool typing, struct buf *out);
/* Is the action possible now? Else the reason. */
bool ui_ready(struct ui *ui, struct view *v, const char *verb, struct buf *why_not);

/* What a key means in a map by name ("text", "go"); NULL: nothing. */
const char *ui_find(struct ui *ui, const char *map, const struct key *k);

/* Which of n parts has the focus; takes next-pane and previous-pane. */
struct focus { int at, n; };
unsigned focus_request(struct focus *f, const char *verb);

#endif
