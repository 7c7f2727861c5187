/* One key: from its name to a neutral form, and back. */
#include <string.h>
#include <strings.h>

#include "procure/base/text.h"
#include "procure/conf/keys.h"

static const char *const names[KEYNAME_COUNT] = {
#define X(id, text) [KEYNAME_##id] = text,
	KEY_NAME_LIST(X)
#undef X
};

static bool find_name(const char *text, struct keystroke *out)
{
	for (int i = KEYNAME_CHAR + 1; i < KEYNAME_COUNT; i++) {
		if (strcasecmp(names[i], text) == 0) {
			out->name = (enum key_name)i;
			return true;
		}
	}
	return false;
}

/* Those that need AltGr, or are dead keys, on the Spanish and Latin American layouts (tui.md 11). */
static bool is_hard_to_type(uint32_t ch)
{
	return ch < 0x80 && strchr("[]{}\\|@#~^`", (int)ch);
}

static enum rc check_ctrl(struct keystroke *k, const char *text, struct why *why)
{
	if (k->name != KEYNAME_CHAR)
		return RC_OK;
	if (k->ch >= 'A' && k->ch <= 'Z')
		k->ch += 'a' - 'A';
	if (k->ch < 'a' || k->ch > 'z')
		return fail(why, RC_INVALID, N_("{1}: Ctrl goes with a letter from a to z, or with a named key"), text);
	if (strchr("hijm", (int)k->ch))
		return fail(why, RC_INVALID, N_("{1}: a terminal cannot tell it from Backspace, Tab or Enter"), text);
	return RC_OK;
}

enum rc keystroke_parse(const char *text, struct keystroke *out, struct why *why)
{
	struct keystroke k = { .name = KEYNAME_CHAR };
	const char *rest = text;
	size_t n;

	if (strncasecmp(rest, "ctrl-", 5) == 0 && rest[5]) {
		k.ctrl = true;
		rest += 5;
	}
	n = utf8_decode(rest, strlen(rest), &k.ch);
	if (n == 0 || rest[n] != '\0') {
		k.ch = 0;
		if (!find_name(rest, &k))
			return fail(why, RC_INVALID, N_("{1} is no key; write one character, or a name like Enter, Esc, PgUp, F2, Ctrl-P"), text);
	} else if (k.ch <= ' ' || k.ch == 0x7f) {
		return fail(why, RC_INVALID, N_("{1} is no key; write one character, or a name like Enter, Esc, PgUp, F2, Ctrl-P"), text);
	} else if (is_hard_to_type(k.ch)) {
		return fail(why, RC_INVALID, N_("{1} is hard to type on a Spanish keyboard; choose another key"), text);
	}
	if (k.ctrl && check_ctrl(&k, text, why) != RC_OK)
		return RC_INVALID;
	*out = k;
	return RC_OK;
}

static const char *arrow(enum key_name name)
{
	switch (name) {
	case KEYNAME_UP: return "↑";
	case KEYNAME_DOWN: return "↓";
	case KEYNAME_LEFT: return "←";
	case KEYNAME_RIGHT: return "→";
	default: return NULL;
	}
}

void keystroke_print(struct buf *out, struct keystroke k, bool arrows)
{
	const char *sign = arrows ? arrow(k.name) : NULL;
	char utf8[4];

	if (k.ctrl)
		buf_puts(out, "Ctrl-");
	if (sign)
		buf_puts(out, sign);
	else if (k.name != KEYNAME_CHAR)
		buf_puts(out, names[k.name]);
	else if (k.ctrl)
		buf_putc(out, (char)(k.ch - 'a' + 'A'));
	else
		buf_add(out, utf8, utf8_encode(utf8, k.ch));
}

bool keystroke_equal(struct keystroke a, struct keystroke b)
{
	return a.name == b.name && a.ch == b.ch && a.ctrl == b.ctrl;
}
