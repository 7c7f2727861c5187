/* Key tables: from data/keys.ini and a file of a person's own to maps that fall back to one another. */
#include <string.h>

#include "procure/conf/ini.h"
#include "procure/conf/keys.h"
#include "procure/conf/places.h"

enum { MAPS_MAX = 32, MAP_ROWS_MAX = 100 };

/* Where a row came from, for messages. */
struct row_from { const struct ini *file; const struct ini_entry *entry; };

struct keys {
	struct keymap map[MAPS_MAX];
	struct key_row row[MAPS_MAX][MAP_ROWS_MAX];
	struct row_from from[MAPS_MAX][MAP_ROWS_MAX];
	size_t n;
	struct arena *arena;
};

static struct keymap *find_map(struct keys *k, const char *name)
{
	for (size_t i = 0; i < k->n; i++)
		if (strcmp(k->map[i].name, name) == 0)
			return &k->map[i];
	return NULL;
}

static enum rc add_map(struct keys *k, const struct ini *i, const struct ini_entry *e, struct why *why)
{
	struct keymap *m = &k->map[k->n], *parent = find_map(k, e->value);

	if (k->n == MAPS_MAX)
		return ini_wrong(i, e, N_("too many maps"), why);
	if (!parent && strcmp(e->value, "-") != 0)
		return ini_wrong(i, e, N_("falls back to a map that does not stand above it; write - for none"), why);
	m->name = e->key;
	m->parent = parent;
	m->rows = k->row[k->n++];
	return RC_OK;
}

static enum rc read_maps(struct keys *k, const struct ini *i, struct why *why)
{
	for (size_t n = 0; n < ini_entries(i); n++) {
		const struct ini_entry *e = ini_entry_at(i, n);
		enum rc rc;

		if (strcmp(e->section, "maps") == 0 && (rc = add_map(k, i, e, why)) != RC_OK)
			return rc;
	}
	return RC_OK;
}

static enum rc wrong_key(const struct ini *i, const struct ini_entry *e, const struct why *inner, struct why *why)
{
	struct buf said = { 0 };
	enum rc rc;

	why_sentence(&said, inner);
	rc = fail(why, RC_INVALID, N_("{1}, line {2}: {3}: {4}"), ini_name(i), NUM(e->line), e->key, buf_str(&said));
	buf_free(&said);
	return rc;
}

/* A person's file replaces the shipped keys of an action. */
static void drop_action(struct keys *k, size_t map, const char *action)
{
	struct keymap *m = &k->map[map];
	size_t kept = 0;

	for (size_t r = 0; r < m->n; r++) {
		if (strcmp(k->row[map][r].action, action) == 0)
			continue;
		k->row[map][kept] = k->row[map][r];
		k->from[map][kept++] = k->from[map][r];
	}
	m->n = kept;
}

static bool is_f_key(struct keystroke key)
{
	return key.name >= KEYNAME_F1 && key.name <= KEYNAME_F12;
}

static enum rc read_row(struct keys *k, const struct ini *i, const struct ini_entry *e, size_t map, struct why *why)
{
	struct keymap *m = &k->map[map];
	struct strs words = { 0 };
	bool letters = false;

	strs_split(&words, k->arena, e->value);
	for (size_t w = 0; w < words.n; w++) {
		struct key_row *row = &k->row[map][m->n];
		struct why inner = { 0 };

		if (m->n == MAP_ROWS_MAX)
			return ini_wrong(i, e, N_("too many keys in one map"), why);
		if (keystroke_parse(words.v[w], &row->key, &inner) != RC_OK)
			return wrong_key(i, e, &inner, why);
		row->action = e->key;
		row->line = e->line;
		k->from[map][m->n++] = (struct row_from){ i, e };
		letters |= !is_f_key(row->key);
	}
	if (words.n > 0 && !letters)
		return ini_wrong(i, e, N_("is reached by F-keys alone, which many terminals keep for themselves; add a letter"), why);
	return RC_OK;
}

static enum rc read_rows(struct keys *k, const struct ini *i, bool own, struct why *why)
{
	enum rc rc = RC_OK;

	for (size_t n = 0; n < ini_entries(i) && rc == RC_OK; n++) {
		const struct ini_entry *e = ini_entry_at(i, n);
		const struct keymap *m = find_map(k, e->section);

		if (strcmp(e->section, "maps") == 0)
			continue;
		if (!m)
			return ini_wrong(i, e, N_("stands in a map that [maps] does not name"), why);
		if (own)
			drop_action(k, (size_t)(m - k->map), e->key);
		rc = read_row(k, i, e, (size_t)(m - k->map), why);
	}
	return rc;
}

static enum rc conflict(const struct row_from *here, const struct row_from *there, struct keystroke key, struct why *why)
{
	struct buf text = { 0 }, first = { 0 }, second = { 0 };
	enum rc rc;

	keystroke_print(&text, key, false);
	buf_printf(&first, "%s (%s:%d)", here->entry->key, ini_name(here->file), here->entry->line);
	buf_printf(&second, "%s (%s:%d)", there->entry->key, ini_name(there->file), there->entry->line);
	rc = fail(why, RC_INVALID, N_("The key {1} means two things: {2} and {3}; take it from one of them"), buf_str(&text), buf_str(&first), buf_str(&second));
	buf_free(&text);
	buf_free(&first);
	buf_free(&second);
	return rc;
}

/* Rows of `other` (the map itself or one that it falls back to) that give the key of this row another meaning. */
static enum rc check_row(const struct keys *k, size_t map, size_t r, size_t other, struct why *why)
{
	const struct key_row *row = &k->row[map][r];

	for (size_t o = 0; o < k->map[other].n; o++) {
		const struct key_row *seen = &k->row[other][o];

		if ((map == other && o >= r) || !keystroke_equal(seen->key, row->key))
			continue;
		if (map == other || strcmp(seen->action, row->action) != 0)
			return conflict(&k->from[map][r], &k->from[other][o], row->key, why);
	}
	return RC_OK;
}

static enum rc check_conflicts(const struct keys *k, struct why *why)
{
	for (size_t map = 0; map < k->n; map++)
		for (const struct keymap *m = &k->map[map]; m; m = m->parent)
			for (size_t r = 0; r < k->map[map].n; r++)
				if (check_row(k, map, r, (size_t)(m - k->map), why) != RC_OK)
					return RC_INVALID;
	return RC_OK;
}

static enum rc read_shipped(struct keys *k, struct why *why)
{
	struct buf path = { 0 };
	struct ini *i;
	enum rc rc;

	if ((rc = conf_path(&path, "data/keys.ini", why)) == RC_OK &&
	    (rc = ini_read(&i, k->arena, buf_str(&path), NULL, INI_CONFIG_MAX, 0, why)) == RC_OK &&
	    (rc = read_maps(k, i, why)) == RC_OK)
		rc = read_rows(k, i, false, why);
	buf_free(&path);
	return rc;
}

enum rc keys_load(struct keys **out, struct arena *a, const char *path, struct why *why)
{
	struct keys *k = arena_alloc(a, sizeof(*k));
	struct ini *own;
	enum rc rc;

	k->arena = a;
	if ((rc = read_shipped(k, why)) != RC_OK)
		return rc;
	if (path && *path) {
		if ((rc = ini_read(&own, a, path, NULL, INI_CONFIG_MAX, INI_OWNED, why)) != RC_OK ||
		    (rc = read_rows(k, own, true, why)) != RC_OK)
			return rc;
	}
	if ((rc = check_conflicts(k, why)) == RC_OK)
		*out = k;
	return rc;
}

const struct keymap *keys_map(const struct keys *k, const char *name)
{
	for (size_t i = 0; i < k->n; i++)
		if (strcmp(k->map[i].name, name) == 0)
			return &k->map[i];
	return NULL;
}

const struct keymap *keys_map_at(const struct keys *k, size_t i)
{
	return i < k->n ? &k->map[i] : NULL;
}

const char *keymap_find(const struct keymap *m, struct keystroke key)
{
	for (; m; m = m->parent)
		for (size_t r = 0; r < m->n; r++)
			if (keystroke_equal(m->rows[r].key, key))
				return m->rows[r].action;
	return NULL;
}

bool keymap_key(const struct keymap *m, const char *action, struct keystroke *out)
{
	for (; m; m = m->parent) {
		for (size_t r = 0; r < m->n; r++) {
			if (strcmp(m->rows[r].action, action) == 0) {
				*out = m->rows[r].key;
				return true;
			}
		}
	}
	return false;
}

enum rc keys_check(const struct keys *k, bool (*known)(const char *map, const char *action), struct why *why)
{
	for (size_t map = 0; map < k->n; map++) {
		for (size_t r = 0; r < k->map[map].n; r++) {
			const struct row_from *from = &k->from[map][r];

			if (!known(k->map[map].name, k->row[map][r].action))
				return ini_wrong(from->file, from->entry, N_("is nothing that procure can do; check the spelling"), why);
		}
	}
	return RC_OK;
}
