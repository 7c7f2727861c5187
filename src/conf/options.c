/* Options: layers, from the highest to the lowest; each sets what no higher one has set. */
#include <stdlib.h>
#include <string.h>

#include "procure/base/num.h"
#include "procure/base/text.h"
#include "procure/conf/ini.h"
#include "procure/conf/options.h"
#include "procure/conf/places.h"

#define SYSTEM_FILE "/etc/xdg/procure/procure.ini"

static const struct option_row rows[OPTION_COUNT] = {
#define X(id, name, type, range, preset, env, help) [OPTION_##id] = { name, type, range, preset, env, help },
	OPTION_LIST(X)
#undef X
};

enum { FAULTS_MAX = 2 };

struct options {
	const char *value[OPTION_COUNT];         /* NULL = not said yet */
	const char *origin[OPTION_COUNT];
	struct why fault[FAULTS_MAX];
	size_t n_faults;
	struct arena *arena;
};

const struct option_row *option_row(enum option o)
{
	return &rows[o];
}

int option_find(const char *name)
{
	for (int i = 0; i < OPTION_COUNT; i++)
		if (strcmp(rows[i].name, name) == 0)
			return i;
	return -1;
}

static bool in_range(const char *range, const char *text)
{
	int64_t low = 0, high = 0, n;
	char first[24] = "";
	const char *space = strchr(range, ' ');

	if (!space || (size_t)(space - range) >= sizeof(first))
		return false;
	memcpy(first, range, (size_t)(space - range));
	return num_parse(first, &low) && num_parse(space + 1, &high) && num_parse(text, &n) && n >= low && n <= high;
}

static bool in_choices(const char *choices, const char *text)
{
	struct arena *a = arena_new();
	struct strs words = { 0 };
	bool found;

	strs_split(&words, a, choices);
	found = strs_has(&words, text);
	arena_free(a);
	return found;
}

enum rc option_check(enum option o, const char *text, struct why *why)
{
	const struct option_row *r = &rows[o];
	bool yes;

	switch (r->type) {
	case OPTION_YESNO:
		return ini_parse_bool(text, &yes) ? RC_OK : fail_field(why, RC_INVALID, r->name, N_("must be yes or no, not {1}"), text);
	case OPTION_CHOICE:
		return in_choices(r->range, text) ? RC_OK : fail_field(why, RC_INVALID, r->name, N_("must be one of: {1}"), r->range);
	case OPTION_NUMBER:
		return in_range(r->range, text) ? RC_OK : fail_field(why, RC_INVALID, r->name, N_("must be a whole number from lowest to highest: {1}"), r->range);
	case OPTION_ID:
		return !*text || id_valid(text) ? RC_OK : fail_field(why, RC_INVALID, r->name, N_("must be the short name of a person, like p.rojas"), text);
	default:
		return text_check(text, strlen(text), false, why);
	}
}

/* Names where the value came from before the sentence about it. */
static enum rc wrong_value(const char *where, const char *name, const struct why *inner, struct why *why)
{
	struct buf said = { 0 };
	enum rc rc;

	why_sentence(&said, inner);
	rc = fail(why, RC_INVALID, N_("{1}: {2}: {3}"), where, name, buf_str(&said));
	buf_free(&said);
	return rc;
}

static enum rc set(struct options *o, enum option which, const char *value, const char *origin, struct why *why)
{
	struct why inner = { 0 };

	if (option_check(which, value, &inner) != RC_OK)
		return wrong_value(origin, rows[which].name, &inner, why);
	if (!o->value[which]) {
		o->value[which] = arena_strdup(o->arena, value);
		o->origin[which] = arena_strdup(o->arena, origin);
	}
	return RC_OK;
}

static enum rc from_command_line(struct options *o, const struct option_given *given, struct why *why)
{
	enum rc rc = RC_OK;

	for (int i = 0; given && i < OPTION_COUNT && rc == RC_OK; i++)
		if (given->value[i])
			rc = set(o, (enum option)i, given->value[i], arena_printf(o->arena, "--%s", rows[i].name), why);
	return rc;
}

static enum rc from_environment(struct options *o, struct why *why)
{
	const char *no_color = getenv("NO_COLOR");
	enum rc rc = RC_OK;

	for (int i = 0; i < OPTION_COUNT && rc == RC_OK; i++) {
		const char *said = *rows[i].env ? getenv(rows[i].env) : NULL;

		if (said && *said)
			rc = set(o, (enum option)i, said, arena_printf(o->arena, "$%s", rows[i].env), why);
	}
	if (rc == RC_OK && no_color && *no_color)
		rc = set(o, OPTION_COLOR, "never", "$NO_COLOR", why);
	return rc;
}

static enum rc read_options(struct ini **out, struct arena *a, const char *path, struct why *why)
{
	struct ini_known known[OPTION_COUNT + 1] = { { NULL, NULL } };

	for (int i = 0; i < OPTION_COUNT; i++)
		known[i] = (struct ini_known){ "procure", rows[i].name };
	return ini_read(out, a, path, known, INI_CONFIG_MAX, INI_OWNED, why);
}

/* All of a file or nothing: a first pass checks, so that a faulty file does not count by halves. */
static enum rc from_file(struct options *o, const char *path, struct why *why)
{
	struct why inner = { 0 };
	struct ini *i;
	enum rc rc = read_options(&i, o->arena, path, why);

	for (size_t n = 0; rc == RC_OK && n < ini_entries(i); n++) {
		const struct ini_entry *e = ini_entry_at(i, n);

		if (*e->value && option_check((enum option)option_find(e->key), e->value, &inner) != RC_OK)
			rc = wrong_value(arena_printf(o->arena, "%s, %d", path, e->line), e->key, &inner, why);
	}
	for (size_t n = 0; rc == RC_OK && n < ini_entries(i); n++) {
		const struct ini_entry *e = ini_entry_at(i, n);

		if (*e->value)
			rc = set(o, (enum option)option_find(e->key), e->value, arena_printf(o->arena, "%s:%d", path, e->line), why);
	}
	return rc;
}

/* The user's and the system's file: absent is fine, a fault is kept as a message. */
static void from_optional_file(struct options *o, const char *path)
{
	struct why why = { 0 };
	enum rc rc = from_file(o, path, &why);

	if (rc != RC_OK && rc != RC_NOTFOUND && o->n_faults < FAULTS_MAX)
		o->fault[o->n_faults++] = why;
}

static void from_editor_variables(struct options *o)
{
	static const char *const names[] = { "VISUAL", "EDITOR" };
	struct why ignored = { 0 };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *said = getenv(names[i]);

		if (said && *said)
			(void)set(o, OPTION_EDITOR, said, arena_printf(o->arena, "$%s", names[i]), &ignored);
	}
}

static void from_presets(struct options *o)
{
	for (int i = 0; i < OPTION_COUNT; i++) {
		if (o->value[i])
			continue;
		o->value[i] = rows[i].preset;
		o->origin[i] = "";
	}
}

enum rc options_load(struct options **out, struct arena *a, const struct option_given *given, const char *config, struct why *why)
{
	struct options *o = arena_alloc(a, sizeof(*o));
	const char *named = config ? config : getenv("PROCURE_CONFIG");
	struct buf user = { 0 };
	struct why none = { 0 };
	enum rc rc;

	o->arena = a;
	if ((rc = from_command_line(o, given, why)) != RC_OK ||
	    (rc = from_environment(o, why)) != RC_OK)
		goto done;
	if (named && *named && (rc = from_file(o, named, why)) != RC_OK)
		goto done;
	if (conf_user_file(&user, &none) == RC_OK)
		from_optional_file(o, buf_str(&user));
	from_optional_file(o, SYSTEM_FILE);
	from_editor_variables(o);
	from_presets(o);
	*out = o;
done:
	buf_free(&user);
	return rc;
}

const char *options_text(const struct options *o, enum option which)
{
	return o->value[which];
}

bool options_yes(const struct options *o, enum option which)
{
	bool yes = false;

	(void)ini_parse_bool(o->value[which], &yes);
	return yes;
}

int64_t options_number(const struct options *o, enum option which)
{
	int64_t n = 0;

	(void)num_parse(o->value[which], &n);
	return n;
}

const char *options_origin(const struct options *o, enum option which)
{
	return o->origin[which];
}

const struct why *options_fault(const struct options *o, size_t i)
{
	return i < o->n_faults ? &o->fault[i] : NULL;
}

void options_sample(struct buf *out)
{
	buf_puts(out, "[procure]\n");
	for (int i = 0; i < OPTION_COUNT; i++) {
		buf_printf(out, "\n# %s.\n", _(rows[i].help));
		if (rows[i].type == OPTION_CHOICE || rows[i].type == OPTION_NUMBER)
			buf_printf(out, "# (%s)\n", rows[i].range);
		buf_printf(out, "# %s = %s\n", rows[i].name, rows[i].preset);
	}
}
