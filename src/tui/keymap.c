/* Which key does what: the maps of data/keys.ini. */
#include "ui_room.h"

#include <string.h>

const struct keymap *ui_map(struct ui *ui, const struct view *v)
{
	const struct keymap *map = v->map ? keys_map(ui->set.keys, v->map) : NULL;

	return map ? map : keys_map(ui->set.keys, "global");
}

const char *ui_find(struct ui *ui, const char *map, const struct key *k)
{
	const struct keymap *m = keys_map(ui->set.keys, map);

	return m && k->kind == KEY_STROKE ? keymap_find(m, k->stroke) : NULL;
}

static bool is_character(struct keystroke k)
{
	return !k.ctrl && (k.name == KEYNAME_CHAR || k.name == KEYNAME_SPACE);
}

/* What works on every screen, whatever its map says: the way back and help. */
const char *ui_key_everywhere(const struct key *k, bool typing)
{
	if (key_is(k, KEYNAME_ESC))
		return "back";
	return key_is(k, KEYNAME_F1) || (!typing && key_char(k) == '?') ? "help" : NULL;
}

static bool everywhere(const char *verb, bool typing, struct buf *out)
{
	const char *key = !strcmp(verb, "back") ? "Esc" : !strcmp(verb, "help") ? (typing ? "F1" : "?") : NULL;

	if (key)
		buf_puts(out, key);
	return key != NULL;
}

static bool key_in(const struct ui *ui, const struct keymap *m, const char *verb, struct buf *out)
{
	struct keystroke k;

	if (!m || !keymap_key(m, verb, &k))
		return false;
	keystroke_print(out, k, !ui->canvas.ascii);
	return true;
}

/* "g m": the key of "go", then the one of the map that it opens. */
static bool after_go(struct ui *ui, struct view *v, const char *verb, struct buf *out)
{
	const struct keymap *go = keys_map(ui->set.keys, "go");
	struct keystroke unused;

	if (!go || !strcmp(verb, "back") || !keymap_key(go, verb, &unused) || !key_in(ui, ui_map(ui, v), "go", out))
		return false;
	buf_putc(out, ' ');
	return key_in(ui, go, verb, out);
}

bool ui_key_text(struct ui *ui, struct view *v, const char *verb, bool typing, struct buf *out)
{
	for (const struct keymap *m = ui_map(ui, v); m; m = m->parent)
		for (size_t i = 0; i < m->n; i++) {
			if (strcmp(m->rows[i].action, verb) != 0 || (typing && is_character(m->rows[i].key)))
				continue;
			if (keymap_find(ui_map(ui, v), m->rows[i].key) != m->rows[i].action &&
			    strcmp(keymap_find(ui_map(ui, v), m->rows[i].key), verb) != 0)
				continue;                /* a nearer map gave this key another meaning */
			keystroke_print(out, m->rows[i].key, !ui->canvas.ascii);
			return true;
		}
	return (!typing && after_go(ui, v, verb, out)) || everywhere(verb, typing, out);
}
