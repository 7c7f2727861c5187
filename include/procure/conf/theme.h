/* Themes: the program asks for a role, never for a colour. Roles are rows here; a theme file maps them.
 *
 *     [theme]
 *     name-es = Oscuro
 *     name-en = Dark
 *     colors = 256                   256, 8 or 0: what the theme asks of the terminal at most
 *     grounds = 16 234               the backgrounds that it is meant for (the contrast test reads them)
 *     ink = 255                      what `default` text looks like there
 *     paint = no                     yes: it paints its own background; the role normal must name one, and `default` then means normal's colours
 *     [roles]                        for terminals of 256 colours
 *     warn = 178 on default bold
 *     [eight]  [mono]                the same for 8 colours and for none; what is missing takes the defaults below
 *
 * A role is `FG [on BG] [bold] [underline] [reverse]`; a colour is default, 0..255, or one of the eight names. Dim, italic and blink are not
 * offered: content must be readable (tui.md 8). */
#ifndef PROCURE_CONF_THEME_H
#define PROCURE_CONF_THEME_H

#include "procure/base/mem.h"
#include "procure/base/rc.h"
#include "procure/conf/words.h"

/*       id           name           256 colours               8 colours                  no colour */
#define ROLE_LIST(X) \
	X(NORMAL,      "normal",      "default",                "default",                 "default") \
	X(TITLE,       "title",       "default bold",           "default bold",            "default bold") \
	X(FRAME,       "frame",       "250",                    "default",                 "default") \
	X(HEADING,     "heading",     "110 bold",               "cyan bold",               "default bold") \
	X(SELECTED,    "selected",    "16 on 110",              "default reverse",         "default reverse") \
	X(FOCUS,       "focus",       "110 bold",               "cyan bold",               "default reverse") \
	X(ACCENT,      "accent",      "110",                    "cyan",                    "default") \
	X(OK,          "ok",          "43",                     "cyan",                    "default") \
	X(WARN,        "warn",        "178 bold",               "yellow bold",             "default bold") \
	X(BAD,         "bad",         "209 bold",               "white on red bold",       "default bold underline") \
	X(VOTE,        "vote",        "177 bold",               "default bold",            "default bold") \
	X(SECONDARY,   "secondary",   "250",                    "default",                 "default") \
	X(DISABLED,    "disabled",    "250",                    "default",                 "default") \
	X(ADDED,       "added",       "43",                     "cyan",                    "default underline") \
	X(REMOVED,     "removed",     "209",                    "yellow",                  "default") \
	X(MATCH,       "match",       "178 underline",          "yellow underline",        "default underline") \
	X(MARKED,      "marked",      "178 bold",               "yellow bold",             "default bold") \
	X(KEY,         "key",         "110 bold",               "cyan bold",               "default bold") \
	X(HINT,        "hint",        "250",                    "default",                 "default") \
	X(MESSAGE,     "message",     "default",                "default",                 "default") \
	X(ERROR,       "error",       "209 bold",               "white on red bold",       "default bold underline") \
	X(FIELD,       "field",       "default underline",      "default underline",       "default underline") \
	X(FIELD_FOCUS, "field-focus", "16 on 110",              "default reverse",         "default reverse") \
	X(LABEL,       "label",       "250",                    "default",                 "default") \
	X(POPUP,       "popup",       "default",                "default",                 "default") \
	X(PRIVATE,     "private",     "177",                    "default bold",            "default bold") \
	X(DEMO,        "demo",        "178 bold",               "yellow bold",             "default bold") \
	X(GUIDANCE,    "guidance",    "110",                    "cyan",                    "default") \
	X(VALIDATION,  "validation",  "43",                     "green bold",              "default") \
	X(RULING,      "ruling",      "default bold",           "default bold",            "default bold") \
	X(DEFERRAL,    "deferral",    "178",                    "yellow",                  "default") \
	X(RETURN,      "return",      "177",                    "magenta bold",            "default") \
	X(ANSWER,      "answer",      "110",                    "cyan",                    "default") \
	X(MEETING,     "meeting",     "177 bold",               "default reverse",         "default reverse") \
	X(CLOCK,       "clock",       "default bold",           "default bold",            "default bold") \
	X(BAR,         "bar",         "110",                    "cyan",                    "default") \
	X(BAR_REST,    "bar-rest",    "250",                    "default",                 "default") \
	X(GOAL_LINE,   "goal-line",   "178",                    "yellow",                  "default")

enum role {
#define X(id, name, full, eight, mono) ROLE_##id,
	ROLE_LIST(X)
#undef X
	ROLE_COUNT
};

enum theme_tier { TIER_MONO, TIER_EIGHT, TIER_FULL, TIER_COUNT };
enum style_attr { STYLE_BOLD = 1 << 0, STYLE_UNDERLINE = 1 << 1, STYLE_REVERSE = 1 << 2 };
enum { COLOR_DEFAULT = -1 };

struct style {
	short fg, bg;                            /* 0..255, or COLOR_DEFAULT */
	unsigned attr;
};

struct theme {
	const char *id;                          /* "dark": the file's name without .ini */
	struct words name;
	enum theme_tier most;                    /* what the theme asks for at most */
	bool paint;
	int64_t ink;
	struct strs grounds;
	struct style style[TIER_COUNT][ROLE_COUNT];
};

const char *role_name(enum role r);
int role_find(const char *name);                 /* -1: none */
/* `110 on default bold` */
enum rc style_parse(const char *text, struct style *out, struct why *why);
/* A name (dark, light, room, eight, mono: themes/NAME.ini; auto is dark, which has styles for every terminal) or a path (with a slash). */
enum rc theme_load(struct theme **out, struct arena *a, const char *name, struct why *why);
/* The theme made of the defaults above, for when a file cannot be read; cannot fail. */
void theme_default(struct theme *t);
/* How to draw a role on a terminal of `colors` colours (0 or less = none). */
struct style theme_style(const struct theme *t, enum role r, int colors);
/* Ids of the shipped themes, in byte order. */
enum rc theme_list(struct strs *out, struct arena *a, struct why *why);

#endif
