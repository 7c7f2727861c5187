/* Every end of the program leaves the terminal as it was (R28), and no control key freezes or kills (R12). */
#include "tui_toy.h"

#include <signal.h>

static void signals(void)
{
	static const struct { int sig, status; bool saved; } cases[] = { { SIGTERM, RC_IO, true }, { SIGHUP, RC_IO, true }, { SIGINT, RC_IO, true },
		{ SIGQUIT, RC_IO, true }, { SIGSEGV, 128 + SIGSEGV, false }, { SIGABRT, 128 + SIGABRT, false }, { SIGBUS, 128 + SIGBUS, false } };

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct toy toy = { .mouse = true };
		struct term *t = toy_start(&toy, (struct term_opts){ 0 });
		int status;

		term_signal(t, cases[i].sig);
		status = term_wait_exit(t, 5);
		tap_ok(status == cases[i].status, "signal %d ends the program (status %d)", cases[i].sig, status);
		term_expect_restored(t);
		tap_ok(toy_saved(t) == cases[i].saved, "signal %d: what was typed %s", cases[i].sig, cases[i].saved ? "was saved by the program" : "is the journal's");
		term_free(t);
	}
}

static void hangup(void)
{
	struct toy toy = { 0 };
	struct term *t = toy_start(&toy, (struct term_opts){ 0 });

	term_hangup(t);
	tap_ok(term_wait_exit(t, 5) >= 0, "a dropped line ends the program");
	tap_ok(toy_saved(t), "and what was typed was saved");
	term_free(t);
}

/* Started with HUP ignored (nohup), the end of the line must be seen by reading. */
static void deaf_start(struct ui *ui)
{
	(void)ui;
	signal(SIGHUP, SIG_IGN);
}

static void deaf_hangup(void)
{
	struct toy toy = { .start = deaf_start };
	struct term *t = toy_start(&toy, (struct term_opts){ 0 });

	term_hangup(t);
	tap_ok(term_wait_exit(t, 5) >= 0, "a dropped line ends the program also without SIGHUP");
	term_free(t);
}

static void control_keys(void)
{
	struct toy toy = { 0 };
	struct term *t = toy_start(&toy, (struct term_opts){ 0 });

	term_keys(t, "<C-s>j");
	term_expect(t, "▶ 2018-0155");
	term_keys(t, "<C-q>j<C-l>");
	term_expect(t, "▶ 2018-0161");
	for (int c = 1; c < 32; c++)
		if (c != 3 && c != 26 && c != 27)
			term_bytes(t, &(char){ (char)c }, 1);
	term_bytes(t, "\034", 1);
	tap_ok(term_running(t), "no control key kills the program");
	term_keys(t, "<Esc>");
	while (term_has(t, "Messages of this session") || term_has(t, "Commands:") || term_has(t, "Go to"))
		if (!term_keys(t, "<Esc>"))
			break;
	term_keys(t, "gg");
	term_expect(t, "▶ 2018-0142");
	term_free(t);
}

/* The test terminal has no shell that could continue it, so the system lets the program go on at once: it must have given the terminal
 * back and taken it again. */
static void suspend(void)
{
	struct toy toy = { .mouse = true };
	struct term *t = toy_start(&toy, (struct term_opts){ 0 });
	const char *left, *raw;
	size_t before, n;

	term_raw(t, &before);
	term_keys(t, "<C-z>");
	raw = term_raw(t, &n) + before;
	left = strstr(raw, "\033[?1049l");
	tap_ok(left && strstr(raw, "\033[?2004l") && strstr(raw, "\033[?1000l"), "before it stops the terminal is as it was");
	tap_ok(left && strstr(left, "\033[?1049h") && term_alt(t) && term_mouse(t) && term_paste_mode(t), "after it the screen is back");
	tap_ok(toy_saved(t), "before stopping, what was typed was saved");
	term_expect(t, "▶ 2018-0142");
	term_keys(t, "j");
	term_expect(t, "▶ 2018-0155");
	term_free(t);
}

static void no_terminal(void)
{
	struct toy toy = { 0 };
	struct term *t = toy_start(&toy, (struct term_opts){ .term = "unknown-terminal" });

	tap_ok(term_wait_exit(t, 5) == 70, "an unknown terminal is refused");
	term_expect(t, "is not known on this machine");
	term_free(t);
	t = toy_start(&toy, (struct term_opts){ .term = "dumb" });
	tap_ok(term_wait_exit(t, 5) == 70, "a terminal that cannot place the cursor is refused");
	term_expect(t, "--plain");
	term_free(t);
}

/* What libraries say on stderr does not reach the screen. */
static void noisy_start(struct ui *ui)
{
	(void)ui;
	fprintf(stderr, "NOISE\n");
}

static void noise(void)
{
	struct toy toy = { .start = noisy_start };
	struct term *t = toy_start(&toy, (struct term_opts){ 0 });
	size_t n;

	tap_ok(strstr(term_raw(t, &n), "NOISE") == NULL, "stderr does not reach the screen");
	term_free(t);
}

int main(void)
{
	signals();
	hangup();
	deaf_hangup();
	control_keys();
	suspend();
	no_terminal();
	noise();
	return tap_done();
}
