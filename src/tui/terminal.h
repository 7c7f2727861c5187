/* The terminal: the only part of the program that knows ncurses. Starts it, reads bytes, shows a canvas, and leaves it as it was whatever happens.
 *
 * 1. After terminal_open, every end of the process (return, TERM, HUP, INT, QUIT, SEGV, ABRT, BUS, FPE, ILL) restores the terminal (R28).
 * 2. Signals only write to a pipe; nothing runs in a handler but the restore of a crash.
 * 3. Nobody else writes to standard output while it is open; stderr goes to the log file. */
#ifndef TUI_TERMINAL_H
#define TUI_TERMINAL_H

#include "canvas.h"
#include "input.h"

struct terminal;
struct terminal_opts {
	bool mouse;
	bool color;                              /* false: $NO_COLOR or --config color=never */
	const char *glyphs;                      /* auto ascii basic full; NULL: auto */
	int escape_ms;                           /* how long to wait after Esc: 25 */
};

/* RC_INVALID with a sentence where standard input or output is no terminal, or one that cannot place the cursor. */
enum rc terminal_open(struct terminal **out, const struct terminal_opts *o, struct why *why);
void terminal_close(struct terminal *t);
/* Gives the terminal back for a while (an editor, Ctrl-Z), and takes it again; the next frame repaints all. */
void terminal_leave(struct terminal *t);
void terminal_return(struct terminal *t);
void terminal_stop(struct terminal *t);                  /* leave, stop the process until it is continued, return */

int terminal_colors(const struct terminal *t);           /* 0: none */
bool terminal_ascii(const struct terminal *t);
bool terminal_eighths(const struct terminal *t);
void terminal_size(const struct terminal *t, int *rows, int *cols);
void terminal_theme(struct terminal *t, const struct theme *theme);
void terminal_show(struct terminal *t, const struct canvas *c);         /* the only doupdate() */
void terminal_repaint(struct terminal *t);               /* the next frame is written whole (Ctrl-L) */
void terminal_copy(struct terminal *t, const char *text);                /* to the clipboard of the person's machine, where the terminal allows (OSC 52) */

/* What woke the loop. */
enum wake { WAKE_TIME = 1 << 0, WAKE_INPUT = 1 << 1, WAKE_SIZE = 1 << 2, WAKE_STOP = 1 << 3, WAKE_END = 1 << 4, WAKE_OTHER = 1 << 5 };
/* Waits for input, a signal, `other_fd` (-1: none) or ms (-1: for ever). Bytes read are in terminal_input. WAKE_END: the person's line is gone, or the
 * system asks to end. */
unsigned terminal_wait(struct terminal *t, int ms, int other_fd);
struct input *terminal_input(struct terminal *t);
int terminal_escape_ms(const struct terminal *t);
/* Tells the test harness that nothing is left to do (PROCURE_IDLE_FD). */
void terminal_idle(struct terminal *t);

#endif
