/* Private to terminal.c, paint.c and signals.c. */
#ifndef TUI_TERMINAL_ROOM_H
#define TUI_TERMINAL_ROOM_H

#include "procure/base/file.h"
#include "terminal.h"

struct terminal {
	struct screen *screen;                   /* ncurses' SCREEN */
	struct input input;
	bool mouse, ascii, eighths, moved;
	int colors, escape_ms, stderr_fd, idle_fd, signal_fd[2];
	int rows, cols;                          /* of the last frame */
	unsigned role_attr[ROLE_COUNT];          /* ncurses' attributes of each role */
	uint32_t bytes;                          /* of input, all told */
};

void signals_save(struct terminal *t);                   /* before ncurses touches the terminal */
void signals_start(struct terminal *t);
void signals_end(struct terminal *t);
unsigned signals_read(struct terminal *t);               /* what they ask, as wake bits */
void signals_crash_on(const struct terminal *t);
void signals_crash_off(void);
void signals_stop_self(void);

#endif
