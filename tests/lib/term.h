/* A terminal for tests: the program runs in a pseudo-terminal, libvterm is the screen.
 *
 * No sleeps. The program gets PROCURE_IDLE_FD and writes one `struct term_idle` there after each frame, once it has nothing left to do:
 * how many bytes of input it had read, and the size it drew for. A step sends keys and waits for the record that bears its own count; what
 * the program wrote before that record is in the pseudo-terminal already, so draining it gives the finished frame. */
#ifndef TERM_H
#define TERM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct term;
struct term_idle { uint32_t bytes; uint16_t rows, cols; };

struct term_opts {
	int rows, cols;               /* 0: 24 x 80 */
	const char *term;             /* NULL: xterm-256color */
	const char *home;             /* NULL: a private directory, removed at the end */
	const char *const *env;       /* "NAME=value" over the clean environment, "NAME" takes one away; ends with NULL */
	int (*child)(void *ctx);      /* runs in the child instead of argv; its result is the exit status */
	void *ctx;
	bool foreign;                 /* another program, which writes no idle records: term_start does not wait, term_wait_text does */
};

/* Starts the program (argv ends with NULL, argv[0] a path) and waits for its first frame. The environment is only: PATH, HOME and XDG below
 * the private directory, TERM, LANG=C.UTF-8, LANGUAGE=es, TZ=America/Santiago, PROCURE_NOW=2018-11-26T10:00:00-03:00, PROCURE_IDLE_FD. */
struct term *term_start(const struct term_opts *o, const char *const argv[]);
void term_free(struct term *t);                          /* kills what still runs */
const char *term_home(const struct term *t);             /* the private directory */
int term_pid(const struct term *t);

/* Steps. Each waits until the program is idle again; false when it ended or did not answer within 10 s (also a failed assertion). Keys are text with names in angle
 * brackets: "gc<Down><Enter>año<C-s>", "<lt>" for '<'. Names: Up Down Left Right Home End PgUp PgDn Enter Esc Tab S-Tab BS Del Ins F1..F12 Space C-a..C-z. */
bool term_keys(struct term *t, const char *keys);
bool term_bytes(struct term *t, const void *p, size_t n);
bool term_paste(struct term *t, const char *text);       /* as a bracketed paste */
bool term_resize(struct term *t, int rows, int cols);
bool term_click(struct term *t, int row, int col);       /* left button, SGR */
/* Sends without waiting, and the wait alone. */
void term_send(struct term *t, const void *p, size_t n);
bool term_settle(struct term *t);
/* Where no idle record can come (another program has the terminal): waits for a text on the screen, or for one to be gone. */
bool term_wait_text(struct term *t, const char *text, int seconds);

void term_signal(struct term *t, int sig);
void term_hangup(struct term *t);                        /* closes the terminal, as when the line drops */
int term_wait_exit(struct term *t, int seconds);         /* exit status, 128+signal, or -1 (still runs) */
bool term_running(struct term *t);
/* Processor time that the program used so far, in milliseconds. */
long term_cpu_ms(const struct term *t);

/* Reading the screen. Rows and columns count from 0. */
int term_rows(const struct term *t);
int term_cols(const struct term *t);
const char *term_row(struct term *t, int row);           /* text without trailing blanks; valid until the next call */
bool term_has(struct term *t, const char *text);         /* within one row */
bool term_find(struct term *t, const char *text, int *row, int *col);
struct term_cell {
	char ch[32];                  /* UTF-8; "" right of a wide character */
	int fg, bg;                   /* palette index, -1 = the terminal's own, -2 = direct colour */
	bool bold, underline, reverse, italic, blink;
};
struct term_cell term_cell_at(struct term *t, int row, int col);
void term_cursor(const struct term *t, int *row, int *col);
bool term_cursor_visible(const struct term *t);
bool term_alt(const struct term *t);                     /* the alternate screen is on */
bool term_mouse(const struct term *t);
bool term_paste_mode(const struct term *t);              /* bracketed paste is on */
const char *term_raw(const struct term *t, size_t *n);   /* every byte that the program wrote */
void term_dump(struct term *t, const char *why);         /* the screen, as TAP comments */

/* Assertions: one TAP line each; a failure shows the screen. */
bool tap_ok(bool good, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void tap_skip(const char *what, const char *why);
int tap_done(void);                                      /* prints the plan; 0 when all passed: return it from main */
bool term_expect(struct term *t, const char *text);
bool term_expect_not(struct term *t, const char *text);
bool term_expect_row(struct term *t, int row, const char *text);     /* row < 0 counts from the bottom: -1 is the last */
bool term_expect_restored(struct term *t);               /* alternate screen off, cursor shown, mouse and paste off */

#endif
