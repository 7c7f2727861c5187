/* Bytes to keys: the sequences of many terminals, and that what is not known does nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#undef fail

#include "input.h"

static struct key one(const char *bytes)
{
	struct input in = { 0 };
	struct key k;

	input_add(&in, bytes, strlen(bytes));
	k = input_next(&in, true);
	assert_int_equal(input_next(&in, true).kind, KEY_NOTHING);
	input_free(&in);
	return k;
}

static void test_known(void **state)
{
	static const struct { const char *bytes; enum key_name name; bool ctrl; } cases[] = {
		{ "\033[A", KEYNAME_UP, false }, { "\033OA", KEYNAME_UP, false }, { "\033[1;5D", KEYNAME_LEFT, true }, { "\033Od", KEYNAME_LEFT, true },
		{ "\033[H", KEYNAME_HOME, false }, { "\033[1~", KEYNAME_HOME, false }, { "\033[7~", KEYNAME_HOME, false }, { "\033OH", KEYNAME_HOME, false },
		{ "\033[4~", KEYNAME_END, false }, { "\033[8~", KEYNAME_END, false }, { "\033OF", KEYNAME_END, false }, { "\033[3~", KEYNAME_DELETE, false },
		{ "\033[5~", KEYNAME_PGUP, false }, { "\033[6~", KEYNAME_PGDN, false }, { "\033[Z", KEYNAME_BACKTAB, false },
		{ "\033[11~", KEYNAME_F1, false }, { "\033[14~", KEYNAME_F4, false }, { "\033[[A", KEYNAME_F1, false }, { "\033[[E", KEYNAME_F5, false },
		{ "\033OP", KEYNAME_F1, false }, { "\033[21~", KEYNAME_F10, false }, { "\177", KEYNAME_BACKSPACE, false }, { "\010", KEYNAME_BACKSPACE, false },
		{ "\r", KEYNAME_ENTER, false }, { "\n", KEYNAME_ENTER, false }, { "\033OM", KEYNAME_ENTER, false }, { "\t", KEYNAME_TAB, false },
		{ "\033", KEYNAME_ESC, false }, { " ", KEYNAME_SPACE, false }, { "\033[1;2A", KEYNAME_UP, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct key k = one(cases[i].bytes);

		assert_int_equal(k.kind, KEY_STROKE);
		assert_int_equal(k.stroke.name, cases[i].name);
		assert_int_equal(k.stroke.ctrl, cases[i].ctrl);
	}
	assert_true(key_is_ctrl(&(struct key){ .kind = KEY_STROKE, .stroke = one("\023").stroke }, 's'));
	assert_int_equal(one("ñ").stroke.ch, 0xf1);
	assert_int_equal(one("\xf0\x9f\x91\xa9").stroke.ch, 0x1f469);
	assert_int_equal(one("\033Op").stroke.ch, '0');
}

static void test_unknown_is_nothing(void **state)
{
	static const char *const cases[] = { "\033[97;5u", "\033[I", "\033[O", "\033[?1;2c", "\033]52;c;ZGQ=\a", "\033]0;dd\033\\", "\033Pqdd\033\\", "\033d",
		"\033ñ", "\033[99~", "\033[200;1;1;1~", "\033[<35;4;4M", "\033[1;1", "\033[", "\033O", "\033\r", "\xc3", "\xff", "\xc2\x9b", "\033_dd\033\\",
		"\033[>0;276;0c", "\033[M#!!", "\033[15;2;9;9;9;9~", "\033[38:2:1:1:1m" };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(one(cases[i]).kind, KEY_NOTHING);
}

/* What follows an unknown sequence is a key again, at whatever byte the reads part it. */
static void test_parted(void **state)
{
	static const char bytes[] = "a\033[97;5u\033[1;5Cñ\033OA\033[<0;3;2Mz";
	static const enum key_kind kinds[] = { KEY_STROKE, KEY_STROKE, KEY_STROKE, KEY_STROKE, KEY_CLICK, KEY_STROKE };

	(void)state;
	for (size_t cut = 0; cut < sizeof(bytes); cut++) {
		struct input in = { 0 };
		size_t n = 0;

		input_add(&in, bytes, cut);
		for (struct key k; (k = input_next(&in, false)).kind != KEY_NOTHING;)
			assert_int_equal(k.kind, kinds[n++]);
		input_add(&in, bytes + cut, sizeof(bytes) - 1 - cut);
		for (struct key k; (k = input_next(&in, false)).kind != KEY_NOTHING;)
			assert_int_equal(k.kind, kinds[n++]);
		assert_int_equal(n, 6);
		input_free(&in);
	}
}

static void test_mouse(void **state)
{
	struct key k = one("\033[<0;250;30M");

	(void)state;
	assert_int_equal(k.kind, KEY_CLICK);
	assert_int_equal(k.col, 249);
	assert_int_equal(k.row, 29);
	assert_int_equal(one("\033[<0;250;30m").kind, KEY_NOTHING);
	assert_int_equal(one("\033[<64;1;1M").wheel, -1);
	assert_int_equal(one("\033[<65;1;1M").wheel, 1);
}

static void test_paste(void **state)
{
	static const char bytes[] = "\033[200~dd\ny\nq\033[A\033[201~x";

	(void)state;
	for (size_t cut = 0; cut < sizeof(bytes); cut++) {
		struct input in = { 0 };
		struct key k;

		input_add(&in, bytes, cut);
		k = input_next(&in, false);
		input_add(&in, bytes + cut, sizeof(bytes) - 1 - cut);
		if (k.kind == KEY_NOTHING)
			k = input_next(&in, false);
		assert_int_equal(k.kind, KEY_PASTE);
		assert_int_equal(k.paste_len, strlen("dd\ny\nq\033[A"));
		assert_memory_equal(k.paste, "dd\ny\nq\033[A", k.paste_len);
		input_free(&in);
	}
}

static void test_paste_is_capped_and_can_be_given_up(void **state)
{
	struct input in = { 0 };
	char *big = malloc(200000);
	struct key k;

	(void)state;
	memset(big, 'x', 200000);
	input_add(&in, "\033[200~", 6);
	input_add(&in, big, 200000);
	assert_int_equal(input_next(&in, false).kind, KEY_NOTHING);
	input_add(&in, "\033[201~a", 7);
	k = input_next(&in, false);
	assert_int_equal(k.kind, KEY_PASTE);
	assert_int_equal(k.paste_len, PASTE_MAX);
	assert_int_equal(input_next(&in, false).stroke.ch, 'a');
	input_add(&in, "\033[200~dd", 8);
	assert_int_equal(input_next(&in, true).kind, KEY_NOTHING);
	input_add(&in, "\033", 1);
	assert_int_equal(input_next(&in, true).kind, KEY_NOTHING);
	input_add(&in, "b", 1);
	assert_int_equal(input_next(&in, true).stroke.ch, 'b');
	input_free(&in);
	free(big);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known), cmocka_unit_test(test_unknown_is_nothing), cmocka_unit_test(test_parted), cmocka_unit_test(test_mouse),
		cmocka_unit_test(test_paste), cmocka_unit_test(test_paste_is_capped_and_can_be_given_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
