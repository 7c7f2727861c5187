/* Types of text, names and codes. Numbers: type_number.c; days and instants: type_time.c; tables: type_table.c. */
#include "schema.h"

#include <stdio.h>
#include <string.h>

#include "procure/base/hash.h"
#include "procure/base/text.h"

enum rc refuse(const struct field *f, const char *msg, const char *text, const char *more, struct why *why)
{
	enum rc rc = more ? fail(why, RC_INVALID, msg, text, more) : fail(why, RC_INVALID, msg, text);

	snprintf(why->field, sizeof(why->field), "%s", f->name);
	return rc;
}

enum rc entry_plain(const struct field *f, const char *typed, struct buf *out, struct why *why)
{
	size_t from = out->len;

	typed += strspn(typed, " \n");
	if (!*typed)
		return RC_OK;
	buf_puts(out, typed);
	while (out->len > from && strchr(" \n", out->p[out->len - 1]))
		out->p[--out->len] = '\0';
	return f->type->check(f, out->p + from, why);
}

void show_plain(const struct field *f, const char *text, struct buf *out)
{
	if (f->flags & F_SEALED && value_sealed(text))
		buf_puts(out, _("(sealed)"));
	else
		buf_puts(out, text);
}

bool value_sealed(const char *text)
{
	return strncmp(text, "sealed:", 7) == 0 && sha256_valid(text + 7);
}

bool spec_has(const char *spec, const char *word)
{
	size_t n = strlen(word);

	for (const char *at = spec; n && at && *at; at += strcspn(at, " "), at += *at == ' ')
		if (strncmp(at, word, n) == 0 && (at[n] == ' ' || at[n] == '\0'))
			return true;
	return false;
}

bool in_english(void)
{
	const char *none = "";

	return !strstr(gettext(none), "Language: es");
}

/* Text. */

static enum rc check_text(const struct field *f, const char *text, bool lines, struct why *why)
{
	size_t n = strlen(text);
	enum rc rc = text_check(text, n, lines, why);

	if (rc != RC_OK) {
		snprintf(why->field, sizeof(why->field), "%s", f->name);
		return rc;
	}
	if (!n)
		return refuse(f, N_("There is no text."), "", NULL, why);
	if (*text == ' ')
		return refuse(f, N_("The text begins with a blank: take it away."), "", NULL, why);
	if (*text == '\n' || text[n - 1] == '\n')
		return refuse(f, N_("The text begins or ends with an empty line: take it away."), "", NULL, why);
	return RC_OK;
}

static enum rc check_line(const struct field *f, const char *text, struct why *why)
{
	return check_text(f, text, false, why);
}

static enum rc check_prose(const struct field *f, const char *text, struct why *why)
{
	return check_text(f, text, true, why);
}

const struct type type_line = { "line", WIDGET_LINE, false, false, check_line, entry_plain, show_plain };
const struct type type_prose = { "prose", WIDGET_PROSE, true, false, check_prose, entry_plain, show_plain };

/* One name. */

static enum rc check_id(const struct field *f, const char *text, struct why *why)
{
	if (!id_valid(text))
		return refuse(f, N_("“{1}” cannot be an id: write letters without accents, digits, points and hyphens, 64 at most, as in EV-001 or p.rojas."),
			      text, NULL, why);
	return RC_OK;
}

/* `EV-001`, or with its contract `SC-2018-P01/EV-001`. */
static bool name_valid(const char *text)
{
	const char *slash = strchr(text, '/');
	char contract[80];

	if (!slash)
		return id_valid(text);
	if ((size_t)(slash - text) >= sizeof(contract))
		return false;
	memcpy(contract, text, (size_t)(slash - text));
	contract[slash - text] = '\0';
	return id_valid(contract) && id_valid(slash + 1);
}

static enum rc check_ref(const struct field *f, const char *text, struct why *why)
{
	if (!name_valid(text))
		return refuse(f, N_("“{1}” does not name a record: write its id, as in EV-001, or with its contract, as in SC-2018-P01/EV-001."),
			      text, NULL, why);
	return RC_OK;
}

const struct type type_id = { "id", WIDGET_LINE, false, false, check_id, entry_plain, show_plain };
const struct type type_ref = { "ref", WIDGET_PICK, false, false, check_ref, entry_plain, show_plain };

/* Lists of names: parted by one blank, each once. */

static enum rc check_list_item(const struct field *f, const char *item, struct why *why)
{
	if (f->type == &type_refs)
		return check_ref(f, item, why);
	if (f->spec && !spec_has(f->spec, item))
		return refuse(f, N_("“{1}” is none of these: {2}."), item, f->spec, why);
	return check_id(f, item, why);
}

static enum rc check_list_items(const struct field *f, const struct strs *items, struct why *why)
{
	enum rc rc = RC_OK;

	for (size_t i = 0; i < items->n && rc == RC_OK; i++) {
		rc = check_list_item(f, items->v[i], why);
		if (rc == RC_OK && strs_find(items, items->v[i]) != i)
			rc = refuse(f, N_("“{1}” stands twice in the list: name it once."), items->v[i], NULL, why);
	}
	return rc;
}

static enum rc check_list(const struct field *f, const char *text, struct why *why)
{
	struct arena *a = arena_new();
	struct strs items = { 0 };
	enum rc rc;

	strs_split(&items, a, text);
	if (!items.n || strcmp(strs_join(&items, a, " "), text) != 0)
		rc = refuse(f, N_("“{1}”: in a list the names are parted by one blank."), text, NULL, why);
	else
		rc = check_list_items(f, &items, why);
	arena_free(a);
	return rc;
}

static enum rc entry_list(const struct field *f, const char *typed, struct buf *out, struct why *why)
{
	struct arena *a = arena_new();
	struct strs all = { 0 }, once = { 0 };
	enum rc rc;

	strs_split(&all, a, typed);
	for (size_t i = 0; i < all.n; i++)
		if (!strs_has(&once, all.v[i]))
			strs_add(&once, a, all.v[i]);
	rc = check_list_items(f, &once, why);
	if (rc == RC_OK && once.n)
		buf_puts(out, strs_join(&once, a, " "));
	arena_free(a);
	return rc;
}

static void show_list(const struct field *f, const char *text, struct buf *out)
{
	struct arena *a = arena_new();
	struct strs items = { 0 };

	strs_split(&items, a, text);
	for (size_t i = 0; i < items.n; i++) {
		buf_puts(out, i ? ", " : "");
		buf_puts(out, f->spec && f->type == &type_ids ? choice_label(f, items.v[i]) : items.v[i]);
	}
	arena_free(a);
}

const struct type type_ids = { "ids", WIDGET_LINE, false, false, check_list, entry_list, show_list };
const struct type type_refs = { "refs", WIDGET_PICK_MANY, false, false, check_list, entry_list, show_list };

/* SHA-256 and mail. */

static enum rc check_sha256(const struct field *f, const char *text, struct why *why)
{
	if (!sha256_valid(text))
		return refuse(f, N_("“{1}” is no SHA-256: it has 64 digits, 0 to 9 and a to f."), text, NULL, why);
	return RC_OK;
}

static void show_sha256(const struct field *f, const char *text, struct buf *out)
{
	(void)f;
	buf_printf(out, "%.12s…", text);
}

static enum rc check_mail(const struct field *f, const char *text, struct why *why)
{
	size_t local = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._+-");

	if (!local || local > 64 || text[local] != '@' || !id_valid(text + local + 1))
		return refuse(f, N_("“{1}” is no mail address: it looks like name@example.cl."), text, NULL, why);
	return RC_OK;
}

const struct type type_sha256 = { "sha256", WIDGET_LINE, false, false, check_sha256, entry_plain, show_sha256 };
const struct type type_mail = { "mail", WIDGET_LINE, false, false, check_mail, entry_plain, show_plain };

const struct type *type_by_name(const char *name)
{
	static const struct type *const all[] = {
		&type_line, &type_prose, &type_id, &type_ref, &type_refs, &type_ids, &type_choice, &type_date, &type_instant, &type_month,
		&type_int, &type_money, &type_percent, &type_decimal, &type_yesno, &type_sha256, &type_fraction, &type_mail, &type_table,
	};

	for (size_t i = 0; i < COUNT(all); i++)
		if (strcmp(all[i]->name, name) == 0)
			return all[i];
	return NULL;
}
