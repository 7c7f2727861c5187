/* Private to tests/lib: what a test terminal holds. */
#ifndef TERM_SCREEN_H
#define TERM_SCREEN_H

#include <vterm.h>

#include "term.h"

struct term {
	int pid, master, idle, status;
	uint32_t sent;                    /* bytes of input so far */
	struct term_idle last;            /* what the program said last */
	int rows, cols;
	char home[256];
	bool own_home;
	VTerm *vt;
	VTermScreen *screen;
	bool alt, cursor, mouse, paste;
	char *raw, *line;
	size_t raw_len, raw_cap;
};

void screen_open(struct term *t);
void screen_close(struct term *t);
void screen_write(struct term *t, const char *p, size_t n);
void screen_resize(struct term *t);

#endif
