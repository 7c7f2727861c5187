/* Key tables: names of keys, the shipped table against the key map that was agreed (tui.md 11), and what is refused (R8, R9). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#undef fail                              /* base/rc.h has its own */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "procure/conf/keys.h"

#define complain(...) (print_error(__VA_ARGS__), print_error("\n"), _fail(__FILE__, __LINE__))

static struct keystroke key(const char *text)
{
	struct why why = { 0 };
	struct keystroke k = { 0 };

	if (keystroke_parse(text, &k, &why) != RC_OK)
		complain("%s refused", text);
	return k;
}

static void names_round_trip(void **state)
{
	static const char *const names[] = { "a", "T", "?", "+", "ñ", "Enter", "Esc", "Shift-Tab", "PgUp", "F10", "Ctrl-P", "Ctrl-Left", "Space" };
	struct buf out = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		buf_reset(&out);
		keystroke_print(&out, key(names[i]), false);
		assert_string_equal(buf_str(&out), names[i]);
	}
	buf_reset(&out);
	keystroke_print(&out, key("Up"), true);
	assert_string_equal(buf_str(&out), "↑");
	buf_free(&out);
	assert_true(keystroke_equal(key("ctrl-p"), key("Ctrl-P")));
	assert_false(keystroke_equal(key("p"), key("P")));
	assert_int_equal(key("ñ").ch, 0xf1);
}

static void bad_names_are_refused(void **state)
{
	static const char *const names[] = { "", "Ctrl-", "ab", "F13", "[", "]", "{", "}", "\\", "|", "@", "#", "~", "^", "`", "Ctrl-I", "Ctrl-M", "Ctrl-H", "Ctrl-1", "\x1b", "\xff" };
	struct keystroke k;

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct why why = { 0 };

		if (keystroke_parse(names[i], &k, &why) != RC_INVALID)
			complain("'%s' accepted", names[i]);
	}
}

static struct keys *load(struct arena *a, const char *path)
{
	struct why why = { 0 };
	struct buf said = { 0 };
	struct keys *k = NULL;

	if (keys_load(&k, a, path, &why) != RC_OK) {
		why_sentence(&said, &why);
		complain("%s", buf_str(&said));
	}
	return k;
}

/* A part of the table in tui.md 11, typed from there. */
static void shipped_table_is_the_agreed_one(void **state)
{
	static const struct { const char *map, *key, *action; } agreed[] = {
		{ "global", "k", "move-up" }, { "global", "Enter", "open" }, { "global", "Esc", "back" }, { "global", "q", "back" },
		{ "list", "/", "filter" }, { "requirements", ":", "palette" }, { "requirements", "Ctrl-P", "palette" }, { "requirements", "c", "classify" },
		{ "committee", "c", "compare" }, { "payments", "b", "next-alternative" }, { "meeting", "t", "timer-pause" }, { "audit", "V", "verify" },
		{ "audit", "w", "why" }, { "audit", "D", "diff-mode" }, { "evidence", "T", "table" }, { "list", "?", "help" }, { "list", "F1", "help" },
		{ "list", "Ctrl-S", "save" }, { "list", "u", "undo" }, { "list", "p", "room" }, { "list", "P", "private-notes" }, { "meeting", "+", "more" },
		{ "go", "c", "portfolio" }, { "go", "e", "escalations" }, { "go", "d", "date" }, { "room", "p", "room-leave" },
		{ "text", "Ctrl-Z", "undo" }, { "text", "Ctrl-S", "save" }, { "text", "Ctrl-G", "editor" }, { "confirm", "s", "yes" }, { "confirm", "y", "yes" },
	};
	struct arena *a = arena_new();
	struct keys *k = load(a, NULL);

	(void)state;
	for (size_t i = 0; i < sizeof(agreed) / sizeof(agreed[0]); i++) {
		const char *found = keymap_find(keys_map(k, agreed[i].map), key(agreed[i].key));

		if (!found || strcmp(found, agreed[i].action) != 0)
			complain("%s in %s is %s", agreed[i].key, agreed[i].map, found ? found : "nothing");
	}
	assert_null(keymap_find(keys_map(k, "list"), key("Z")));
	assert_null(keymap_find(keys_map(k, "text"), key("q")));
	assert_null(keys_map(k, "nowhere"));
	arena_free(a);
}

static void the_first_key_is_shown(void **state)
{
	struct arena *a = arena_new();
	struct keys *k = load(a, NULL);
	struct keystroke shown;

	(void)state;
	assert_true(keymap_key(keys_map(k, "requirements"), "back", &shown));
	assert_true(keystroke_equal(shown, key("q")));
	assert_false(keymap_key(keys_map(k, "requirements"), "fly", &shown));
	arena_free(a);
}

/* Letters are reached without AltGr, and nothing in the table deletes (R9, R15). */
static void no_action_destroys(void **state)
{
	struct arena *a = arena_new();
	struct keys *k = load(a, NULL);
	const struct keymap *m;

	(void)state;
	for (size_t i = 0; (m = keys_map_at(k, i)); i++)
		for (size_t r = 0; r < m->n; r++)
			assert_true(strcmp(m->name, "text") == 0 || !strstr(m->rows[r].action, "delete"));
	arena_free(a);
}

static char path[] = "/tmp/conf-keys-XXXXXX";

static void own_file(const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

static void refused(const char *text, const char *expected)
{
	struct arena *a = arena_new();
	struct why why = { 0 };
	struct buf said = { 0 };
	struct keys *k = NULL;

	own_file(text);
	assert_int_equal(keys_load(&k, a, path, &why), RC_INVALID);
	why_sentence(&said, &why);
	if (!strstr(buf_str(&said), expected) || !strstr(buf_str(&said), path))
		complain("'%s' lacks '%s'", buf_str(&said), expected);
	buf_free(&said);
	arena_free(a);
}

static void own_keys(void **state)
{
	struct arena *a = arena_new();
	struct keys *k;

	(void)state;
	own_file("[global]\nundo = z\n[go]\nlessons = x\n");
	k = load(a, path);
	assert_string_equal(keymap_find(keys_map(k, "list"), key("z")), "undo");
	assert_null(keymap_find(keys_map(k, "list"), key("u")));
	assert_string_equal(keymap_find(keys_map(k, "go"), key("x")), "lessons");
	assert_string_equal(keymap_find(keys_map(k, "list"), key("e")), "edit");
	arena_free(a);
}

static void conflicts_name_both(void **state)
{
	(void)state;
	refused("[global]\nundo = e\n", "edit");
	refused("[global]\nundo = e\n", ":2");
	refused("[requirements]\nkeep = z u\n", "undo");
	refused("[list]\nfly = z\nswim = z\n", ":3");
	refused("[list]\nfly = z z\n", "z");
	refused("[list]\nfly = Hyper-z\n", "line 2");
	refused("[list]\nfly = {\n", "line 2");
	refused("[list]\nfly = F7\n", "line 2");
	refused("[lists]\nfly = z\n", "line 2");
}

static bool knows_all_but_undo(const char *map, const char *action)
{
	(void)map;
	return strcmp(action, "undo") != 0;
}

static void unknown_actions_are_found(void **state)
{
	struct arena *a = arena_new();
	struct why why = { 0 };
	struct buf said = { 0 };

	(void)state;
	assert_int_equal(keys_check(load(a, NULL), knows_all_but_undo, &why), RC_INVALID);
	why_sentence(&said, &why);
	assert_non_null(strstr(buf_str(&said), "keys.ini, line"));
	buf_free(&said);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_round_trip),
		cmocka_unit_test(bad_names_are_refused),
		cmocka_unit_test(shipped_table_is_the_agreed_one),
		cmocka_unit_test(the_first_key_is_shown),
		cmocka_unit_test(no_action_destroys),
		cmocka_unit_test(own_keys),
		cmocka_unit_test(conflicts_name_both),
		cmocka_unit_test(unknown_actions_are_found),
	};
	int fd = mkstemp(path), bad;

	if (fd < 0)
		return 1;
	close(fd);
	bad = cmocka_run_group_tests(tests, NULL, NULL);
	unlink(path);
	return bad;
}
