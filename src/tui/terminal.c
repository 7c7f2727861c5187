/* Starting, waiting for and leaving the terminal; see terminal.h. */
#include "terminal_room.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>

/* ---- keys that terminfo knows for this terminal ---- */

static void keys_define(struct input *in)
{
	static const struct { const char *cap; enum key_name name; } map[] = {
		{ "kcuu1", KEYNAME_UP }, { "kcud1", KEYNAME_DOWN }, { "kcub1", KEYNAME_LEFT }, { "kcuf1", KEYNAME_RIGHT }, { "khome", KEYNAME_HOME },
		{ "kend", KEYNAME_END }, { "kpp", KEYNAME_PGUP }, { "knp", KEYNAME_PGDN }, { "kich1", KEYNAME_INSERT }, { "kdch1", KEYNAME_DELETE },
		{ "kcbt", KEYNAME_BACKTAB }, { "kent", KEYNAME_ENTER }, { "kf1", KEYNAME_F1 }, { "kf2", KEYNAME_F2 }, { "kf3", KEYNAME_F3 },
		{ "kf4", KEYNAME_F4 }, { "kf5", KEYNAME_F5 }, { "kf6", KEYNAME_F6 }, { "kf7", KEYNAME_F7 }, { "kf8", KEYNAME_F8 },
		{ "kf9", KEYNAME_F9 }, { "kf10", KEYNAME_F10 }, { "kf11", KEYNAME_F11 }, { "kf12", KEYNAME_F12 },
	};

	for (size_t i = 0; i < sizeof(map) / sizeof(map[0]); i++) {
		char cap[8];
		const char *bytes;

		snprintf(cap, sizeof(cap), "%s", map[i].cap);
		bytes = tigetstr(cap);
		if (bytes != NULL && bytes != (char *)-1)        /* NOLINT: terminfo's way of saying "no string" */
			input_define(in, bytes, (struct keystroke){ .name = map[i].name });
	}
}

/* ---- modes beside ncurses: paste and mouse ---- */

static void say(const char *s)
{
	for (size_t n = strlen(s); n > 0;) {
		ssize_t k = write(STDOUT_FILENO, s, n);

		if (k < 0 && errno != EINTR)
			return;
		s += k > 0 ? k : 0;
		n -= k > 0 ? (size_t)k : 0;
	}
}

static void modes_on(const struct terminal *t)
{
	say("\033[?2004h");
	if (t->mouse)
		say("\033[?1000h\033[?1006h");
}

static void modes_off(const struct terminal *t)
{
	if (t->mouse)
		say("\033[?1006l\033[?1000l");
	say("\033[?2004l");
}

/* ---- stderr ---- */

/* What libraries and children say would spoil the screen: it goes to the log of the program, else nowhere. */
static void stderr_away(struct terminal *t)
{
	const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
	char path[1024] = "/dev/null";
	struct why why;
	int fd;

	if (state && *state == '/')
		snprintf(path, sizeof(path), "%s/procure", state);
	else if (home && *home == '/')
		snprintf(path, sizeof(path), "%s/.local/state/procure", home);
	why_clear(&why);
	if (strcmp(path, "/dev/null") != 0 && strlen(path) < sizeof(path) - 8 && dir_make(path, 0700, &why) == RC_OK)
		memcpy(path + strlen(path), "/log", 5);
	fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		fd = open("/dev/null", O_WRONLY | O_CLOEXEC);
	fflush(stderr);
	t->stderr_fd = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
	if (fd >= 0) {
		dup2(fd, STDERR_FILENO);
		close(fd);
	}
}

static void stderr_back(struct terminal *t)
{
	if (t->stderr_fd < 0)
		return;
	fflush(stderr);
	dup2(t->stderr_fd, STDERR_FILENO);
	close(t->stderr_fd);
	t->stderr_fd = -1;
}

/* ---- open and close ---- */

/* Custom terminfo can send any bytes (reliability.md 2.4); LINES and COLUMNS hide the real size. */
static void environment_clean(void)
{
	static const char *const names[] = { "LINES", "COLUMNS", "TERMINFO", "TERMINFO_DIRS", "TERMCAP", "TERMPATH", "HOME_TERMINFO" };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		unsetenv(names[i]);
	if (MB_CUR_MAX == 1 && !setlocale(LC_CTYPE, "C.UTF-8"))
		setlocale(LC_CTYPE, "");
}

static void glyphs_choose(struct terminal *t, const char *glyphs)
{
	const char *term = getenv("TERM");
	bool utf8 = MB_CUR_MAX > 1, console = term && !strncmp(term, "linux", 5);

	if (!glyphs || !*glyphs)
		glyphs = "auto";
	t->ascii = !utf8 || !strcmp(glyphs, "ascii");
	t->eighths = !t->ascii && (!strcmp(glyphs, "full") || (!strcmp(glyphs, "auto") && !console));
}

static void colours_start(struct terminal *t, bool wanted)
{
	t->colors = 0;
	if (!wanted || start_color() == ERR)
		return;
	use_default_colors();
	t->colors = COLORS >= 256 ? 256 : COLORS >= 8 ? 8 : 0;
}

static enum rc screen_start(struct terminal *t, const struct terminal_opts *o, struct why *why)
{
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return fail(why, RC_INVALID, N_("the full screen needs a terminal for input and output; use the commands of the command line, or --plain"));
	t->screen = newterm(NULL, stdout, stdin);
	if (!t->screen)
		return fail(why, RC_INVALID, N_("the terminal type {1} is not known on this machine; set TERM to xterm-256color, or use --plain"),
			getenv("TERM") ? getenv("TERM") : "");
	if (!tigetstr((char[]){ "cup" })) {
		endwin();
		delscreen(t->screen);
		return fail(why, RC_INVALID, N_("a terminal of the type {1} cannot show a full screen; use --plain"), getenv("TERM") ? getenv("TERM") : "");
	}
	raw();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	leaveok(stdscr, FALSE);
	scrollok(stdscr, FALSE);
	curs_set(0);
	set_escdelay(o->escape_ms);
	colours_start(t, o->color);
	return RC_OK;
}

enum rc terminal_open(struct terminal **out, const struct terminal_opts *o, struct why *why)
{
	struct terminal *t = mem_alloc(sizeof(*t));
	const char *idle = getenv("PROCURE_IDLE_FD");
	enum rc rc;

	*out = NULL;
	t->stderr_fd = -1;
	t->mouse = o->mouse;
	t->escape_ms = o->escape_ms > 0 ? o->escape_ms : 25;
	t->idle_fd = idle && *idle ? (int)strtol(idle, NULL, 10) : -1;
	environment_clean();
	signals_save(t);
	rc = screen_start(t, o, why);
	if (rc != RC_OK) {
		mem_free(t);
		return rc;
	}
	glyphs_choose(t, o->glyphs);
	keys_define(&t->input);
	signals_start(t);
	stderr_away(t);
	modes_on(t);
	*out = t;
	return RC_OK;
}

void terminal_leave(struct terminal *t)
{
	modes_off(t);
	curs_set(1);
	endwin();
	stderr_back(t);
	signals_crash_off();
}

void terminal_return(struct terminal *t)
{
	stderr_away(t);
	reset_prog_mode();
	curs_set(0);
	modes_on(t);
	signals_crash_on(t);
	t->moved = true;
	terminal_repaint(t);
}

void terminal_stop(struct terminal *t)
{
	terminal_leave(t);
	signals_stop_self();
	terminal_return(t);
}

void terminal_close(struct terminal *t)
{
	if (!t)
		return;
	terminal_leave(t);
	signals_end(t);
	input_free(&t->input);
	delscreen(t->screen);
	mem_free(t);
}

/* ---- waiting ---- */

void terminal_size(const struct terminal *t, int *rows, int *cols)
{
	struct winsize size;

	(void)t;
	*rows = LINES;
	*cols = COLS;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0) {
		*rows = size.ws_row;
		*cols = size.ws_col;
	}
}

/* False: the line is gone. */
static bool read_input(struct terminal *t)
{
	char bytes[4096];
	ssize_t n = read(STDIN_FILENO, bytes, sizeof(bytes));

	if (n > 0) {
		input_add(&t->input, bytes, (size_t)n);
		t->bytes += (uint32_t)n;
		return true;
	}
	return n < 0 && (errno == EINTR || errno == EAGAIN);
}

unsigned terminal_wait(struct terminal *t, int ms, int other_fd)
{
	struct pollfd p[3] = { { .fd = STDIN_FILENO, .events = POLLIN }, { .fd = t->signal_fd[0], .events = POLLIN }, { .fd = other_fd, .events = POLLIN } };
	unsigned woke = 0;
	int n = poll(p, 3, ms);

	if (n == 0 || (n < 0 && errno == EINTR))
		woke |= n == 0 ? WAKE_TIME : 0;
	if (n > 0 && p[1].revents)
		woke |= signals_read(t);
	if (n > 0 && (p[0].revents & POLLIN))
		woke |= read_input(t) ? WAKE_INPUT : WAKE_END;
	else if (n > 0 && p[0].revents)
		woke |= WAKE_END;
	if (n > 0 && p[2].revents)
		woke |= WAKE_OTHER;
	if (t->moved)
		woke |= WAKE_SIZE;
	t->moved = false;
	return woke;
}

void terminal_idle(struct terminal *t)
{
	struct { uint32_t bytes; uint16_t rows, cols; } rec = { t->bytes, (uint16_t)t->rows, (uint16_t)t->cols };

	if (t->idle_fd >= 0 && write(t->idle_fd, &rec, sizeof(rec)) < 0 && errno != EINTR)
		t->idle_fd = -1;
}

struct input *terminal_input(struct terminal *t) { return &t->input; }
int terminal_escape_ms(const struct terminal *t) { return t->escape_ms; }
int terminal_colors(const struct terminal *t) { return t->colors; }
bool terminal_ascii(const struct terminal *t) { return t->ascii; }
bool terminal_eighths(const struct terminal *t) { return t->eighths; }
