/* Themes: from a file to a style for each role and each kind of terminal. */
#include <string.h>
#include <strings.h>

#include "procure/base/file.h"
#include "procure/base/num.h"
#include "procure/base/text.h"
#include "procure/conf/ini.h"
#include "procure/conf/places.h"
#include "procure/conf/theme.h"

static const struct { const char *name, *spec[TIER_COUNT]; } roles[ROLE_COUNT] = {
#define X(id, name, full, eight, mono) [ROLE_##id] = { name, { [TIER_FULL] = full, [TIER_EIGHT] = eight, [TIER_MONO] = mono } },
	ROLE_LIST(X)
#undef X
};

static const char *const color_names[] = { "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white" };
static const char *const tier_section[TIER_COUNT] = { [TIER_MONO] = "mono", [TIER_EIGHT] = "eight", [TIER_FULL] = "roles" };
static const int tier_colors[TIER_COUNT] = { [TIER_MONO] = 0, [TIER_EIGHT] = 8, [TIER_FULL] = 256 };

const char *role_name(enum role r)
{
	return roles[r].name;
}

int role_find(const char *name)
{
	for (int i = 0; i < ROLE_COUNT; i++)
		if (strcmp(roles[i].name, name) == 0)
			return i;
	return -1;
}

static bool parse_color(const char *word, short *out)
{
	int64_t n;

	if (strcasecmp(word, "default") == 0) {
		*out = COLOR_DEFAULT;
		return true;
	}
	for (short i = 0; i < 8; i++) {
		if (strcasecmp(word, color_names[i]) == 0) {
			*out = i;
			return true;
		}
	}
	if (!num_parse(word, &n) || n < 0 || n > 255)
		return false;
	*out = (short)n;
	return true;
}

static bool parse_attr(const char *word, unsigned *attr)
{
	static const struct { const char *name; unsigned bit; } names[] = {
		{ "bold", STYLE_BOLD }, { "underline", STYLE_UNDERLINE }, { "reverse", STYLE_REVERSE },
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		if (strcasecmp(word, names[i].name) == 0) {
			*attr |= names[i].bit;
			return true;
		}
	}
	return false;
}

static enum rc parse_words(const struct strs *words, struct style *out, struct why *why)
{
	size_t i = 1;

	if (words->n == 0 || !parse_color(words->v[0], &out->fg))
		return fail(why, RC_INVALID, N_("begins with a colour: default, 0 to 255, or black red green yellow blue magenta cyan white"));
	if (words->n > i && strcasecmp(words->v[i], "on") == 0) {
		if (words->n == i + 1 || !parse_color(words->v[i + 1], &out->bg))
			return fail(why, RC_INVALID, N_("needs a colour after `on`: default, 0 to 255, or black red green yellow blue magenta cyan white"));
		i += 2;
	}
	for (; i < words->n; i++)
		if (!parse_attr(words->v[i], &out->attr))
			return fail(why, RC_INVALID, N_("knows bold, underline and reverse, but not {1}"), words->v[i]);
	return RC_OK;
}

enum rc style_parse(const char *text, struct style *out, struct why *why)
{
	struct style made = { COLOR_DEFAULT, COLOR_DEFAULT, 0 };
	struct arena *a = arena_new();
	struct strs words = { 0 };
	enum rc rc;

	strs_split(&words, a, text);
	rc = parse_words(&words, &made, why);
	if (rc == RC_OK)
		*out = made;
	arena_free(a);
	return rc;
}

void theme_default(struct theme *t)
{
	struct why ignored = { 0 };

	*t = (struct theme){ .id = "dark", .name = { "Oscuro", "Dark" }, .most = TIER_FULL, .ink = 255 };
	for (int tier = 0; tier < TIER_COUNT; tier++)
		for (int r = 0; r < ROLE_COUNT; r++)
			(void)style_parse(roles[r].spec[tier], &t->style[tier][r], &ignored);
}

static enum rc wrong_style(const struct ini *i, const struct ini_entry *e, const struct why *inner, struct why *why)
{
	struct buf said = { 0 };
	enum rc rc;

	why_sentence(&said, inner);
	rc = fail(why, RC_INVALID, N_("{1}, line {2}: {3} {4}"), ini_name(i), NUM(e->line), e->key, buf_str(&said));
	buf_free(&said);
	return rc;
}

static enum rc read_styles(struct theme *t, const struct ini *i, enum theme_tier tier, struct why *why)
{
	for (size_t n = 0; n < ini_entries(i); n++) {
		const struct ini_entry *e = ini_entry_at(i, n);
		struct style *s;
		struct why inner = { 0 };
		int r;

		if (strcmp(e->section, tier_section[tier]) != 0)
			continue;
		if ((r = role_find(e->key)) < 0)
			return ini_wrong(i, e, N_("is no role; themes/dark.ini names them all"), why);
		s = &t->style[tier][r];
		if (style_parse(e->value, s, &inner) != RC_OK)
			return wrong_style(i, e, &inner, why);
		if (s->fg >= tier_colors[tier] || s->bg >= tier_colors[tier])
			return ini_wrong(i, e, N_("names a colour that this kind of terminal does not have"), why);
	}
	return RC_OK;
}

/* A theme that paints its own ground leaves nothing to the terminal: default means what `normal` says. */
static void paint(struct theme *t)
{
	for (int tier = TIER_EIGHT; tier < TIER_COUNT; tier++) {
		const struct style *normal = &t->style[tier][ROLE_NORMAL];

		for (int r = 0; r < ROLE_COUNT; r++) {
			struct style *s = &t->style[tier][r];

			s->fg = s->fg == COLOR_DEFAULT ? normal->fg : s->fg;
			s->bg = s->bg == COLOR_DEFAULT ? normal->bg : s->bg;
		}
	}
}

static enum rc read_colors(struct theme *t, const struct ini *i, struct why *why)
{
	const char *most;
	enum rc rc = ini_choice(i, "theme", "colors", "256 8 0", "256", &most, why);

	t->most = strcmp(most, "256") == 0 ? TIER_FULL : strcmp(most, "8") == 0 ? TIER_EIGHT : TIER_MONO;
	return rc;
}

static enum rc read_theme(struct theme *t, struct arena *a, const struct ini *i, struct why *why)
{
	enum rc rc;

	t->name = (struct words){ ini_text(i, "theme", "name-es", t->id), ini_text(i, "theme", "name-en", t->id) };
	ini_list(i, a, "theme", "grounds", &t->grounds);
	if ((rc = read_colors(t, i, why)) != RC_OK ||
	    (rc = ini_bool(i, "theme", "paint", false, &t->paint, why)) != RC_OK ||
	    (rc = ini_int(i, "theme", "ink", 0, 255, 255, &t->ink, why)) != RC_OK)
		return rc;
	for (int tier = 0; tier < TIER_COUNT && rc == RC_OK; tier++)
		rc = read_styles(t, i, (enum theme_tier)tier, why);
	if (rc == RC_OK && t->paint && t->style[TIER_FULL][ROLE_NORMAL].bg == COLOR_DEFAULT)
		rc = fail(why, RC_INVALID, N_("{1}: a theme that paints its own background must name one in the role normal"), ini_name(i));
	if (rc == RC_OK && t->paint)
		paint(t);
	return rc;
}

static const char *theme_id(struct arena *a, const char *path)
{
	const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path, *dot = strrchr(base, '.');

	return dot && strcmp(dot, ".ini") == 0 ? arena_strndup(a, base, (size_t)(dot - base)) : arena_strdup(a, base);
}

static enum rc theme_path(struct buf *path, const char *name, struct why *why)
{
	enum rc rc;

	if (strchr(name, '/')) {
		buf_puts(path, name);
		return RC_OK;
	}
	if (!id_valid(name))
		return fail(why, RC_INVALID, N_("{1} is no name of a theme; themes are dark, light, room, eight, mono, or a file with its folder"), name);
	if ((rc = conf_themes_dir(path, why)) != RC_OK)
		return rc;
	buf_putc(path, '/');
	buf_puts(path, strcmp(name, "auto") == 0 ? "dark" : name);
	buf_puts(path, ".ini");
	if (!file_exists(buf_str(path)))
		return fail(why, RC_NOTFOUND, N_("There is no theme {1}; themes are dark, light, room, eight, mono, or a file with its folder"), name);
	return RC_OK;
}

enum rc theme_load(struct theme **out, struct arena *a, const char *name, struct why *why)
{
	static const struct ini_known known[] = {
		{ "theme", "name-es" }, { "theme", "name-en" }, { "theme", "colors" }, { "theme", "grounds" }, { "theme", "ink" },
		{ "theme", "paint" }, { "roles", "*" }, { "eight", "*" }, { "mono", "*" }, { NULL, NULL },
	};
	struct theme *t = arena_alloc(a, sizeof(*t));
	struct buf path = { 0 };
	struct ini *i;
	enum rc rc;

	theme_default(t);
	if ((rc = theme_path(&path, name, why)) != RC_OK ||
	    (rc = ini_read(&i, a, buf_str(&path), known, INI_CONFIG_MAX, 0, why)) != RC_OK)
		goto done;
	t->id = theme_id(a, buf_str(&path));
	if ((rc = read_theme(t, a, i, why)) == RC_OK)
		*out = t;
done:
	buf_free(&path);
	return rc;
}

struct style theme_style(const struct theme *t, enum role r, int colors)
{
	enum theme_tier tier = colors >= 256 ? TIER_FULL : colors >= 8 ? TIER_EIGHT : TIER_MONO;

	return t->style[tier < t->most ? tier : t->most][r];
}

enum rc theme_list(struct strs *out, struct arena *a, struct why *why)
{
	struct buf dir = { 0 };
	struct strs files = { 0 };
	enum rc rc;

	if ((rc = conf_themes_dir(&dir, why)) == RC_OK &&
	    (rc = dir_list(&files, a, buf_str(&dir), why)) == RC_OK)
		for (size_t i = 0; i < files.n; i++)
			if (strlen(files.v[i]) > 4 && strcmp(files.v[i] + strlen(files.v[i]) - 4, ".ini") == 0)
				strs_add(out, a, theme_id(a, files.v[i]));
	buf_free(&dir);
	return rc;
}
