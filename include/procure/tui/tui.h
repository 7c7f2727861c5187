/* The full-screen program. */
#ifndef PROCURE_TUI_TUI_H
#define PROCURE_TUI_TUI_H

#include "procure/conf/options.h"

struct tui_start {
	const struct options *options;
	const char *ledger;              /* place to open; "" or NULL: the start screen asks */
	const char *person;              /* --person, or NULL */
	bool read_only;
	const char *at;                  /* --at, or NULL */
	const char *demo;                /* where `demo` keeps the pilot, for the start screen's first choice */
	/* Makes the pilot there (the start screen's first choice); the caller's, since it knows the batch form. */
	enum rc (*make_demo)(const char *place, void (*progress)(int64_t done, int64_t all), struct why *why);
};
/* Runs until the person leaves. RC_OK; RC_IO where the terminal cannot be used (sentence in *why) or the line was cut. */
enum rc tui_run(const struct tui_start *start, struct why *why);

#endif
