/* Key tables: which key does what, on which screen (tui.md 11; rules R8 and R9). data/keys.ini is the table that ships; the option `keys` names another.
 *
 *     [maps]
 *     global = -                     a map and the one it falls back to (- = none)
 *     list = global
 *     [list]
 *     open = Enter                   an action and its keys; actions are names of the interface ("filter") or verbs ("requirement.decide")
 *     move-up = Up k
 *
 * Refused, with file and line: a name that is no key; a key that needs AltGr on a Spanish keyboard ([ ] { } \ | @ # ~ ^ `); an action that only
 * an F-key reaches; a key with two meanings in one map or in a map and the maps it falls back to; Ctrl with a letter that
 * a terminal cannot tell from another key (Ctrl-I is Tab). */
#ifndef PROCURE_CONF_KEYS_H
#define PROCURE_CONF_KEYS_H

#include "procure/base/mem.h"
#include "procure/base/rc.h"

/* Spelled in files as below, any case; characters stand for themselves ("a", "T", "?", "ñ"). */
#define KEY_NAME_LIST(X) \
	X(ENTER, "Enter")       X(ESC, "Esc")           X(TAB, "Tab")           X(BACKTAB, "Shift-Tab") X(SPACE, "Space") \
	X(UP, "Up")             X(DOWN, "Down")         X(LEFT, "Left")         X(RIGHT, "Right") \
	X(PGUP, "PgUp")         X(PGDN, "PgDn")         X(HOME, "Home")         X(END, "End") \
	X(BACKSPACE, "Backspace") X(DELETE, "Delete")   X(INSERT, "Insert") \
	X(F1, "F1") X(F2, "F2") X(F3, "F3") X(F4, "F4") X(F5, "F5") X(F6, "F6") \
	X(F7, "F7") X(F8, "F8") X(F9, "F9") X(F10, "F10") X(F11, "F11") X(F12, "F12")

enum key_name {
	KEYNAME_CHAR,                            /* a character: see ch */
#define X(id, text) KEYNAME_##id,
	KEY_NAME_LIST(X)
#undef X
	KEYNAME_COUNT
};

struct keystroke {
	uint32_t ch;                             /* the character where name is KEYNAME_CHAR, lower case with ctrl; else 0 */
	enum key_name name;
	bool ctrl;
};

/* "Ctrl-P", "Enter", "?", "Ctrl-Left". RC_INVALID says what is wrong with it. */
enum rc keystroke_parse(const char *text, struct keystroke *out, struct why *why);
/* As people read it in the key bar: "Ctrl-P", "Enter", "↑" only where `arrows`. */
void keystroke_print(struct buf *out, struct keystroke k, bool arrows);
bool keystroke_equal(struct keystroke a, struct keystroke b);

struct key_row {
	struct keystroke key;
	const char *action;
	int line;
};
struct keymap {
	const char *name;
	const struct keymap *parent;             /* NULL: none */
	const struct key_row *rows;              /* in the order of the file: the first key of an action is the one to show */
	size_t n;
};
struct keys;

/* path NULL: data/keys.ini. A file of a person's own need name only what it changes: an action that stands in it replaces the shipped keys of that action. */
enum rc keys_load(struct keys **out, struct arena *a, const char *path, struct why *why);
const struct keymap *keys_map(const struct keys *k, const char *name);                  /* NULL: no such map */
const struct keymap *keys_map_at(const struct keys *k, size_t i);                       /* NULL past the last */
/* The action bound to a key here or in a map it falls back to; NULL: none. */
const char *keymap_find(const struct keymap *m, struct keystroke key);
/* The first key of an action, here or further up; false: it has none. */
bool keymap_key(const struct keymap *m, const char *action, struct keystroke *out);
/* Calls known(map, action) for each row; the first that it does not know is refused with file and line. */
enum rc keys_check(const struct keys *k, bool (*known)(const char *map, const char *action), struct why *why);

#endif
