/* Any bytes as a settings file, a style, a key: never a crash, a leak or a hang, and nothing is read that the file does not say.
 * Properties: what is accepted holds no control character; every entry is found again; a second reading gives the same. */
#include <stdlib.h>
#include <string.h>

#include "procure/base/text.h"
#include "procure/conf/ini.h"
#include "procure/conf/keys.h"
#include "procure/conf/theme.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
	if (!holds)
		abort();
}

static void check_entry(const struct ini *i, const struct ini_entry *e)
{
	struct why why = { 0 };
	const struct ini_entry *again = ini_find(i, e->section, e->key);
	int64_t n;
	bool b;

	check(again == e);
	check(text_is_utf8(e->value, strlen(e->value)));
	for (const char *p = e->value; *p; p++)
		check((unsigned char)*p >= ' ' && *p != 0x7f);
	(void)ini_int(i, e->section, e->key, 0, 100, 0, &n, &why);
	(void)ini_bool(i, e->section, e->key, false, &b, &why);
	(void)ini_date(i, e->section, e->key, 0, &n, &why);
}

static void check_file(const char *text, size_t n)
{
	struct arena *a = arena_new();
	struct why why = { 0 };
	struct ini *first = NULL, *second = NULL;
	struct buf said = { 0 };

	if (ini_parse(&first, a, "fuzz.ini", text, n, NULL, &why) == RC_OK) {
		check(ini_parse(&second, a, "fuzz.ini", text, n, NULL, &why) == RC_OK);
		check(ini_entries(first) == ini_entries(second));
		for (size_t i = 0; i < ini_entries(first); i++) {
			check(strcmp(ini_entry_at(first, i)->value, ini_entry_at(second, i)->value) == 0);
			check_entry(first, ini_entry_at(first, i));
		}
	} else {
		why_sentence(&said, &why);
		check(said.len > 0);
	}
	buf_free(&said);
	arena_free(a);
}

/* A key that is understood is printed so that it is understood as the same. */
static void check_key(const char *text)
{
	struct why why = { 0 };
	struct keystroke k, again;
	struct buf out = { 0 };

	if (keystroke_parse(text, &k, &why) == RC_OK) {
		keystroke_print(&out, k, false);
		check(keystroke_parse(buf_str(&out), &again, &why) == RC_OK && keystroke_equal(k, again));
	}
	buf_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct why why = { 0 };
	struct style style;
	char *text = malloc(size + 1);

	if (!text)
		return 0;
	if (size)
		memcpy(text, data, size);
	text[size] = '\0';
	check_file(text, size);
	check_key(text);
	(void)style_parse(text, &style, &why);
	free(text);
	return 0;
}
