/* From bytes of the terminal to keys; see input.h. */
#include "input.h"

#include "procure/base/text.h"

#include <stdlib.h>
#include <string.h>

/* One step: how many bytes it took (0 = more are needed), and the key, if they were one. */
struct step { size_t used; struct key key; };

static struct key stroke(enum key_name name, uint32_t ch, bool ctrl)
{
	return (struct key){ .kind = KEY_STROKE, .stroke = { .name = name, .ch = ch, .ctrl = ctrl } };
}

static struct key nothing(void)
{
	return (struct key){ .kind = KEY_NOTHING };
}

/* ---- CSI ---- */

static struct key csi_number(int n, bool ctrl)
{
	static const struct { int n; enum key_name name; } map[] = {
		{ 1, KEYNAME_HOME }, { 2, KEYNAME_INSERT }, { 3, KEYNAME_DELETE }, { 4, KEYNAME_END }, { 5, KEYNAME_PGUP }, { 6, KEYNAME_PGDN },
		{ 7, KEYNAME_HOME }, { 8, KEYNAME_END }, { 11, KEYNAME_F1 }, { 12, KEYNAME_F2 }, { 13, KEYNAME_F3 }, { 14, KEYNAME_F4 },
		{ 15, KEYNAME_F5 }, { 17, KEYNAME_F6 }, { 18, KEYNAME_F7 }, { 19, KEYNAME_F8 }, { 20, KEYNAME_F9 }, { 21, KEYNAME_F10 },
		{ 23, KEYNAME_F11 }, { 24, KEYNAME_F12 },
	};

	for (size_t i = 0; i < sizeof(map) / sizeof(map[0]); i++)
		if (map[i].n == n)
			return stroke(map[i].name, 0, ctrl);
	return nothing();
}

static struct key csi_letter(char c, bool ctrl)
{
	static const struct { char c; enum key_name name; } map[] = {
		{ 'A', KEYNAME_UP }, { 'B', KEYNAME_DOWN }, { 'C', KEYNAME_RIGHT }, { 'D', KEYNAME_LEFT }, { 'H', KEYNAME_HOME }, { 'F', KEYNAME_END },
		{ 'Z', KEYNAME_BACKTAB }, { 'P', KEYNAME_F1 }, { 'Q', KEYNAME_F2 }, { 'R', KEYNAME_F3 }, { 'S', KEYNAME_F4 },
	};

	for (size_t i = 0; i < sizeof(map) / sizeof(map[0]); i++)
		if (map[i].c == c)
			return stroke(map[i].name, 0, ctrl);
	return nothing();
}

static struct key mouse(int button, int col, int row, bool press)
{
	struct key k = { .kind = KEY_NOTHING, .row = row - 1, .col = col - 1 };

	if (press && (button & ~(4 | 8 | 16)) == 0)
		k.kind = KEY_CLICK;
	if (press && (button & 0x40) && (button & 3) < 2) {
		k.kind = KEY_WHEEL;
		k.wheel = button & 1 ? 1 : -1;
	}
	return k;
}

/* Numbers parted by semicolons; false where anything else stands there. An empty one is 1. */
static bool csi_numbers(const char *p, size_t n, int v[4])
{
	size_t i = 0;

	v[0] = v[1] = v[2] = v[3] = 1;
	for (int which = 0; i < n && which < 4; which++) {
		bool any = false;

		for (v[which] = 0; i < n && p[i] >= '0' && p[i] <= '9'; i++, any = true)
			v[which] = v[which] > 9999 ? 9999 : v[which] * 10 + (p[i] - '0');
		if (!any)
			v[which] = 1;
		if (i < n && p[i] == ';')
			i++;
		else
			break;
	}
	return i == n;
}

/* `p` begins after ESC [ and its `n` bytes reach to and include the final byte. */
static struct key csi_key(const char *p, size_t n)
{
	char last = p[n - 1];
	bool sgr = p[0] == '<' && (last == 'M' || last == 'm');
	int v[4];

	if (!csi_numbers(p + sgr, n - 1 - sgr, v))
		return nothing();
	if (sgr)
		return mouse(v[0], v[1], v[2], last == 'M');
	if (last == '~')
		return csi_number(v[0], ((v[1] - 1) & 4) != 0);
	return v[0] == 1 ? csi_letter(last, ((v[1] - 1) & 4) != 0) : nothing();
}

static struct step csi(const char *p, size_t n)
{
	size_t i = 2;

	if (n > 2 && p[2] == '[')                        /* the Linux console: ESC [ [ A */
		return n > 3 ? (struct step){ 4, p[3] >= 'A' && p[3] <= 'E' ? stroke(KEYNAME_F1 + (unsigned)(p[3] - 'A'), 0, false) : nothing() }
			     : (struct step){ 0, nothing() };
	if (n > 2 && p[2] == 'M')                        /* the old way of telling clicks: three bytes */
		return n > 5 ? (struct step){ 6, mouse((unsigned char)p[3] - 32, (unsigned char)p[4] - 32, (unsigned char)p[5] - 32, true) }
			     : (struct step){ 0, nothing() };
	while (i < n && (unsigned char)p[i] >= 0x20 && (unsigned char)p[i] < 0x40)
		i++;
	if (i == n)
		return (struct step){ 0, nothing() };
	if ((unsigned char)p[i] < 0x40 || (unsigned char)p[i] > 0x7e)
		return (struct step){ i, nothing() };    /* broken off: what comes now begins anew */
	return (struct step){ i + 1, csi_key(p + 2, i - 1) };
}

/* ---- ESC O, strings, Alt ---- */

static struct step ss3(const char *p, size_t n)
{
	static const char digits[] = "0123456789", from[] = "jklmno", to[] = "*+,-./";
	size_t i = 2;
	bool ctrl = false;
	const char *at;

	for (; i < n && ((p[i] >= '0' && p[i] <= '9') || p[i] == ';'); i++)
		ctrl = p[i] == '5';
	if (i == n)
		return (struct step){ 0, nothing() };
	if (p[i] == 'M')
		return (struct step){ i + 1, stroke(KEYNAME_ENTER, 0, false) };
	if (p[i] >= 'p' && p[i] <= 'y')
		return (struct step){ i + 1, stroke(KEYNAME_CHAR, (uint32_t)digits[p[i] - 'p'], false) };
	if ((at = memchr(from, p[i], sizeof(from) - 1)))
		return (struct step){ i + 1, stroke(KEYNAME_CHAR, (uint32_t)to[at - from], false) };
	if (p[i] >= 'a' && p[i] <= 'd')
		return (struct step){ i + 1, csi_letter((char)(p[i] - 'a' + 'A'), true) };
	if ((unsigned char)p[i] < 0x20 || (unsigned char)p[i] > 0x7e)
		return (struct step){ i, nothing() };
	return (struct step){ i + 1, csi_letter(p[i], ctrl) };
}

/* OSC, DCS, APC, PM, SOS: to BEL or ESC \. */
static struct step string(const char *p, size_t n)
{
	for (size_t i = 2; i < n; i++) {
		if (p[i] == '\a')
			return (struct step){ i + 1, nothing() };
		if (p[i] == '\033' && i + 1 < n && p[i + 1] == '\\')
			return (struct step){ i + 2, nothing() };
	}
	return (struct step){ 0, nothing() };
}

static struct step character(const char *p, size_t n);

static struct step escape(const char *p, size_t n)
{
	struct step alt;

	if (n < 2)
		return (struct step){ 0, nothing() };
	switch (p[1]) {
	case '[': return csi(p, n);
	case 'O': return ss3(p, n);
	case ']': case 'P': case '_': case '^': case 'X': return string(p, n);
	case '\033': return (struct step){ 1, stroke(KEYNAME_ESC, 0, false) };
	default: break;
	}
	alt = character(p + 1, n - 1);                   /* Alt and a key: no meaning here */
	return (struct step){ alt.used ? alt.used + 1 : 0, nothing() };
}

/* ---- characters ---- */

static struct key control(unsigned char c)
{
	switch (c) {
	case '\r': case '\n': return stroke(KEYNAME_ENTER, 0, false);
	case '\t': return stroke(KEYNAME_TAB, 0, false);
	case 0x7f: case '\b': return stroke(KEYNAME_BACKSPACE, 0, false);
	case ' ': return stroke(KEYNAME_SPACE, 0, false);
	default: return c >= 1 && c <= 26 ? stroke(KEYNAME_CHAR, (uint32_t)(c - 1 + 'a'), true) : nothing();
	}
}

/* How many bytes a character has that begins so; 0: none begins so. */
static size_t utf8_length(unsigned char c)
{
	return c < 0x80 ? 1 : c >= 0xc2 && c < 0xe0 ? 2 : c >= 0xe0 && c < 0xf0 ? 3 : c >= 0xf0 && c < 0xf5 ? 4 : 0;
}

static struct step character(const char *p, size_t n)
{
	unsigned char c = (unsigned char)p[0];
	size_t want = utf8_length(c);
	uint32_t ch;

	if (c <= ' ' || c == 0x7f)
		return (struct step){ 1, control(c) };
	for (size_t i = 1; i < want && i < n; i++)
		if (((unsigned char)p[i] & 0xc0) != 0x80)
			return (struct step){ 1, nothing() };
	if (want > n)
		return (struct step){ 0, nothing() };
	if (want == 0 || utf8_decode(p, n, &ch) == 0)
		return (struct step){ 1, nothing() };
	return (struct step){ want, ch >= 0x80 && ch < 0xa0 ? nothing() : stroke(KEYNAME_CHAR, ch, false) };
}

/* ---- the queue ---- */

void input_free(struct input *in)
{
	buf_free(&in->in);
	buf_free(&in->paste);
}

void input_define(struct input *in, const char *bytes, struct keystroke key)
{
	if (!bytes || strlen(bytes) < 2 || strlen(bytes) >= sizeof(in->own[0].bytes) || in->n_own == sizeof(in->own) / sizeof(in->own[0]))
		return;
	memcpy(in->own[in->n_own].bytes, bytes, strlen(bytes) + 1);
	in->own[in->n_own++].key = key;
}

void input_add(struct input *in, const char *p, size_t n)
{
	buf_add(&in->in, p, n);
}

static void consume(struct input *in, size_t n)
{
	memmove(in->in.p, in->in.p + n, in->in.len - n + 1);
	in->in.len -= n;
}

static void paste_add(struct input *in, size_t n)
{
	size_t room = PASTE_MAX - in->paste.len;

	buf_add(&in->paste, in->in.p, n < room ? n : room);
	consume(in, n);
}

/* Collects until ESC [201~; the last 5 bytes wait, for they may be its beginning. Where the end never comes, Esc pressed alone gives the paste up. */
static struct key paste_next(struct input *in, bool final)
{
	char *end = in->in.len ? memmem(in->in.p, in->in.len, "\033[201~", 6) : NULL;

	if (final && in->in.len > 0 && in->in.p[in->in.len - 1] == '\033') {
		consume(in, in->in.len);
		in->pasting = false;
		return nothing();
	}
	if (!end) {
		paste_add(in, in->in.len > 5 ? in->in.len - 5 : 0);
		return nothing();
	}
	paste_add(in, (size_t)(end - in->in.p));
	consume(in, 6);
	in->pasting = false;
	return (struct key){ .kind = KEY_PASTE, .paste = buf_str(&in->paste), .paste_len = in->paste.len };
}

static struct step own_key(const struct input *in)
{
	for (size_t i = 0; i < in->n_own; i++) {
		size_t n = strlen(in->own[i].bytes);

		if (in->in.len >= n && !memcmp(in->in.p, in->own[i].bytes, n))
			return (struct step){ n, { .kind = KEY_STROKE, .stroke = in->own[i].key } };
	}
	return (struct step){ 0, nothing() };
}

static struct step next_step(const struct input *in, bool final)
{
	struct step s = own_key(in);

	if (s.used)
		return s;
	s = in->in.p[0] == '\033' ? escape(in->in.p, in->in.len) : character(in->in.p, in->in.len);
	if (s.used == 0 && final)                        /* Esc alone is a key; half a sequence is nothing */
		s = (struct step){ in->in.len, in->in.len == 1 && in->in.p[0] == '\033' ? stroke(KEYNAME_ESC, 0, false) : nothing() };
	return s;
}

struct key input_next(struct input *in, bool final)
{
	while (in->in.len > 0) {
		struct step s;

		if (in->pasting)
			return paste_next(in, final);
		if (in->in.len >= 6 && !memcmp(in->in.p, "\033[200~", 6)) {
			consume(in, 6);
			buf_reset(&in->paste);
			in->pasting = true;
			continue;
		}
		s = next_step(in, final);
		if (s.used == 0)
			break;
		consume(in, s.used);
		if (s.key.kind != KEY_NOTHING)
			return s.key;
	}
	return nothing();
}

bool input_waiting(const struct input *in)
{
	return in->in.len > 0 && (!in->pasting || in->in.p[in->in.len - 1] == '\033');
}

uint32_t key_char(const struct key *k)
{
	if (k->kind != KEY_STROKE || k->stroke.ctrl)
		return 0;
	return k->stroke.name == KEYNAME_SPACE ? ' ' : k->stroke.name == KEYNAME_CHAR ? k->stroke.ch : 0;
}

bool key_is(const struct key *k, enum key_name name)
{
	return k->kind == KEY_STROKE && k->stroke.name == name && !k->stroke.ctrl;
}

bool key_is_ctrl(const struct key *k, char letter)
{
	return k->kind == KEY_STROKE && k->stroke.name == KEYNAME_CHAR && k->stroke.ctrl && k->stroke.ch == (uint32_t)letter;
}
