/* From bytes of the terminal to keys: pure, so that every sequence can be tried without a terminal.
 *
 * 1. An escape sequence that is not known does nothing at all: it is eaten to its final byte (R10).
 * 2. What is pasted is one event, never keys (R11); beyond 64 KiB it is cut.
 * 3. Esc alone is a key only once nothing followed it in time (`final`). */
#ifndef TUI_INPUT_H
#define TUI_INPUT_H

#include "procure/base/mem.h"
#include "procure/conf/keys.h"

enum key_kind { KEY_NOTHING, KEY_STROKE, KEY_PASTE, KEY_CLICK, KEY_WHEEL };

struct key {
	enum key_kind kind;
	struct keystroke stroke;                 /* KEY_STROKE */
	const char *paste;                       /* KEY_PASTE: raw bytes, valid until the next key is read */
	size_t paste_len;
	int row, col, wheel;                     /* KEY_CLICK, KEY_WHEEL (-1 up, 1 down): where on the screen */
};

enum { PASTE_MAX = 64 * 1024 };

struct input {
	struct buf in, paste;
	bool pasting;
	struct { char bytes[12]; struct keystroke key; } own[48];      /* what terminfo says of this terminal */
	size_t n_own;
};

void input_free(struct input *in);
void input_define(struct input *in, const char *bytes, struct keystroke key);
void input_add(struct input *in, const char *p, size_t n);
/* The next key; KEY_NOTHING when there is none (yet). `final`: nothing more came in time, so what is half there counts as it is. */
struct key input_next(struct input *in, bool final);
bool input_waiting(const struct input *in);              /* half a sequence is there */

/* The character that a key puts into a text, or 0. */
uint32_t key_char(const struct key *k);
bool key_is(const struct key *k, enum key_name name);
bool key_is_ctrl(const struct key *k, char letter);

#endif
