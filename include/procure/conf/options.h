/* Options of the program: one table that the reader, `--help`, `config --show`, the preferences screen and the sample procure.ini follow.
 *
 * Who wins: command line > environment > --config or $PROCURE_CONFIG > $XDG_CONFIG_HOME/procure/procure.ini > /etc/xdg/procure/procure.ini > built in.
 * Each layer sets what no higher one set. A fault in a file that was named is an error; one in the user's or the system's file is kept as a
 * message, the file counts as absent, and it is never overwritten (tui.md 3). */
#ifndef PROCURE_CONF_OPTIONS_H
#define PROCURE_CONF_OPTIONS_H

#include "procure/base/mem.h"
#include "procure/base/rc.h"

enum option_type { OPTION_TEXT, OPTION_PATH, OPTION_ID, OPTION_YESNO, OPTION_CHOICE, OPTION_NUMBER };

/*       id             name              type            range                    default    environment         what it is for */
#define OPTION_LIST(X) \
	X(LEDGER,       "ledger",         OPTION_PATH,    "",                      "",        "PROCURE_LEDGER",   N_("The ledger to open: its folder, or a bare git repository")) \
	X(PERSON,       "person",         OPTION_ID,      "",                      "",        "",                 N_("Who acts, where it is not the person of the login; only for recorders")) \
	X(LANGUAGE,     "language",       OPTION_CHOICE,  "auto es en",            "auto",    "",                 N_("Language of screens and messages; auto follows the system")) \
	X(THEME,        "theme",          OPTION_TEXT,    "",                      "auto",    "PROCURE_THEME",    N_("Colours: dark, light, room, eight, mono, or a file; auto takes what the terminal can show")) \
	X(ROOM_THEME,   "room-theme",     OPTION_TEXT,    "",                      "room",    "",                 N_("Colours of the projected room screen")) \
	X(COLOR,        "color",          OPTION_CHOICE,  "auto never",            "auto",    "",                 N_("never: no colours, only bold, underline and reverse; so does $NO_COLOR")) \
	X(GLYPHS,       "glyphs",         OPTION_CHOICE,  "auto ascii basic full", "auto",    "",                 N_("Signs for boxes and bars: plain letters, those of every console, or all")) \
	X(KEYS,         "keys",           OPTION_PATH,    "",                      "",        "",                 N_("A file with keys of your own")) \
	X(MOUSE,        "mouse",          OPTION_YESNO,   "",                      "yes",     "",                 N_("Wheel and clicks; Shift and drag still copies text")) \
	X(EDITOR,       "editor",         OPTION_TEXT,    "",                      "editor",  "",                 N_("Program for long texts (Ctrl-G); without it $VISUAL, then $EDITOR")) \
	X(SET_TITLE,    "set-title",      OPTION_YESNO,   "",                      "no",      "",                 N_("Name the contract in the title of the terminal window")) \
	X(PLAIN,        "plain",          OPTION_YESNO,   "",                      "no",      "",                 N_("Lines instead of a full screen: what stands, what is next, and the command for it")) \
	X(ACCESSIBLE,   "accessible",     OPTION_YESNO,   "",                      "no",      "ACCESSIBLE",       N_("For screen readers: no running clock, no moving signs")) \
	X(READ_ONLY,    "read-only",      OPTION_YESNO,   "",                      "no",      "",                 N_("Look, search and export, but record nothing")) \
	X(ESCAPE_DELAY, "escape-delay",   OPTION_NUMBER,  "0 1000",                "25",      "",                 N_("Thousandths of a second to wait after Esc; more for slow lines"))

enum option {
#define X(id, name, type, range, preset, env, help) OPTION_##id,
	OPTION_LIST(X)
#undef X
	OPTION_COUNT
};

struct option_row {
	const char *name;                        /* "set-title": in [procure] of the file, and --set-title on the command line */
	enum option_type type;
	const char *range;                       /* choices, or "lowest highest" */
	const char *preset;
	const char *env;                         /* "" = none */
	const char *help;                        /* msgid */
};
const struct option_row *option_row(enum option o);
int option_find(const char *name);                                              /* -1: none */
/* Is `text` a value of this option? The sentence says what would be. */
enum rc option_check(enum option o, const char *text, struct why *why);

/* What the command line said, by option; NULL where it said nothing. */
struct option_given { const char *value[OPTION_COUNT]; };

struct options;
/* `config` is what --config named, or NULL. Memory from `a`. */
enum rc options_load(struct options **out, struct arena *a, const struct option_given *given, const char *config, struct why *why);
const char *options_text(const struct options *o, enum option which);           /* never NULL */
bool options_yes(const struct options *o, enum option which);
int64_t options_number(const struct options *o, enum option which);
/* "--theme", "$PROCURE_THEME", "/etc/xdg/procure/procure.ini:4", or "" = built in. */
const char *options_origin(const struct options *o, enum option which);
/* Faults in the user's and the system's file, to be shown once; NULL past the last. */
const struct why *options_fault(const struct options *o, size_t i);
/* The sample procure.ini: every option, its help as a comment in the session's language, its default commented out. */
void options_sample(struct buf *out);

#endif
