/* The editor without a terminal: prose comes back byte for byte, graphemes stay whole, every change can be undone. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#undef fail

#include "canvas.h"
#include "widgets/edit.h"

static void type(struct edit *e, const char *s)
{
	size_t n = strlen(s);
	uint32_t ch;

	for (size_t k; n > 0; s += k, n -= k) {
		struct key key = { .kind = KEY_STROKE };

		k = utf8_decode(s, n, &ch);
		key.stroke = (struct keystroke){ .name = ch == ' ' ? KEYNAME_SPACE : ch == '\n' ? KEYNAME_ENTER : KEYNAME_CHAR, .ch = ch };
		assert_int_equal(edit_key(e, NULL, &key), UI_REDRAW);
	}
}

static void does(struct edit *e, const char *verb)
{
	edit_request(e, verb);
}

static const char *const prose[] = {
	"", "una línea", "línea uno\n\n\nlínea dos\n", "  sangría y blancos  \n fin ", "muy larga, nada jamás se funde con lo que sigue: año, niño, público",
	"日本語のテキストと全角文字", "juez 👩‍⚖️ y familia 👨‍👩‍👧‍👦 fin", "1234,50", "tab no, pero ñandú sí", "\n\n",
};

/* R14: whatever width it is shown at, and wherever the cursor goes, the text is as it was set. */
static void test_round_trip(void **state)
{
	static const char *const walks[] = { "up", "down", "left", "right", "word-left", "word-right", "line-start", "line-end", "page-up", "page-down",
		"text-start", "text-end" };
	struct canvas c = { 0 };

	(void)state;
	canvas_resize(&c, 6, 24);
	for (size_t i = 0; i < sizeof(prose) / sizeof(prose[0]); i++) {
		struct edit e;

		edit_init(&e, true, prose[i]);
		for (int step = 0; step < 200; step++) {
			does(&e, walks[(size_t)(step * 7 + (int)i) % 12]);
			edit_draw(&e, pane_sub(pane_all(&c), 0, 0, 1 + step % 6, 3 + step % 21), true);
			assert_true(e.at <= e.text.len);
			assert_true(c.cursor_y < 6 && c.cursor_x < 24);
		}
		assert_string_equal(edit_text(&e), prose[i]);
		edit_free(&e);
	}
	canvas_free(&c);
}

static void test_typed_as_seen(void **state)
{
	struct edit e;

	(void)state;
	edit_init(&e, true, "");
	type(&e, "El año próximo:\n\n«¿qué?» 日本 👩‍⚖️ fin");
	assert_string_equal(edit_text(&e), "El año próximo:\n\n«¿qué?» 日本 👩‍⚖️ fin");
	edit_free(&e);
}

/* n and a combining tilde, as some keyboards send it, become one ñ; backspace takes it whole. */
static void test_composes(void **state)
{
	struct edit e;

	(void)state;
	edit_init(&e, true, "");
	type(&e, "an\xcc\x83o");
	assert_string_equal(edit_text(&e), "a\xc3\xb1o");
	does(&e, "delete-back");
	does(&e, "delete-back");
	assert_string_equal(edit_text(&e), "a");
	type(&e, " d\xcc\x81");          /* no composed form: two code points, one grapheme */
	does(&e, "delete-back");
	assert_string_equal(edit_text(&e), "a ");
	edit_free(&e);
}

static void test_graphemes_whole(void **state)
{
	struct edit e;

	(void)state;
	edit_init(&e, true, "a👩‍⚖️b");
	does(&e, "left");
	does(&e, "delete-back");
	assert_string_equal(edit_text(&e), "ab");
	does(&e, "undo");
	assert_string_equal(edit_text(&e), "a👩‍⚖️b");
	does(&e, "text-start");
	does(&e, "right");
	does(&e, "right");
	assert_int_equal(e.at, strlen("a👩‍⚖️"));
	edit_free(&e);
}

static void test_ten_thousand(void **state)
{
	struct buf want = { 0 };
	struct canvas c = { 0 };
	struct edit e;

	(void)state;
	canvas_resize(&c, 24, 80);
	edit_init(&e, true, "");
	for (int i = 0; want.len < 10000; i++)
		buf_printf(&want, i % 17 ? "palabra%d " : "niño\n\n%d", i);
	type(&e, buf_str(&want));
	edit_draw(&e, pane_all(&c), true);
	assert_int_equal(e.text.len, want.len);
	assert_string_equal(edit_text(&e), buf_str(&want));
	while (e.done > 0)
		does(&e, "undo");
	assert_string_equal(edit_text(&e), "");
	for (size_t i = 0; i < e.n_steps; i++)
		does(&e, "redo");
	assert_string_equal(edit_text(&e), buf_str(&want));
	edit_free(&e);
	buf_free(&want);
	canvas_free(&c);
}

static void keep(char **seen, const struct edit *e)
{
	mem_free(seen[e->done]);
	seen[e->done] = mem_strdup(edit_text(e));
}

/* Any 300 edits, undone one by one, give each text that was there, back to the first; redone, the last. */
static void test_undo_all(void **state)
{
	static const char *const verbs[] = { "delete-back", "delete", "delete-word", "delete-to-start", "delete-to-end", "left", "up", "word-left", "text-end" };
	static const char *const typed[] = { "ñ", "palabra", " ", "\n", "日", "👩‍⚖️", "e\xcc\x81" };
	static char *seen[4000];

	(void)state;
	for (unsigned seed = 1; seed <= 20; seed++) {
		struct edit e;
		unsigned r = seed;

		edit_init(&e, true, prose[seed % 10]);
		keep(seen, &e);
		for (int i = 0; i < 300; i++) {
			r = r * 1103515245u + 12345u;
			if (r >> 16 & 1) {
				edit_insert(&e, typed[(r >> 17) % 7], strlen(typed[(r >> 17) % 7]));
			} else
				does(&e, verbs[(r >> 17) % 9]);
			assert_true(text_is_utf8(edit_text(&e), e.text.len));
			keep(seen, &e);
		}
		while (e.done > 0) {
			does(&e, "undo");
			assert_string_equal(edit_text(&e), seen[e.done]);
		}
		assert_string_equal(edit_text(&e), prose[seed % 10]);
		for (size_t i = 0; i < e.n_steps; i++) {
			does(&e, "redo");
			assert_string_equal(edit_text(&e), seen[e.done]);
		}
		edit_free(&e);
	}
	for (size_t i = 0; i < 4000; i++)
		mem_free(seen[i]);
}

static void test_bursts(void **state)
{
	struct edit e;

	(void)state;
	edit_init(&e, true, "");
	type(&e, "uno dos");
	does(&e, "undo");
	assert_string_equal(edit_text(&e), "uno ");
	does(&e, "redo");
	assert_string_equal(edit_text(&e), "uno dos");
	does(&e, "delete-word");
	assert_string_equal(edit_text(&e), "uno ");
	does(&e, "undo");
	assert_string_equal(edit_text(&e), "uno dos");
	does(&e, "delete-to-start");
	assert_string_equal(edit_text(&e), "");
	does(&e, "undo");
	assert_string_equal(edit_text(&e), "uno dos");
	edit_free(&e);
}

static void test_paste(void **state)
{
	struct edit e;
	struct key paste = { .kind = KEY_PASTE, .paste = "dd\r\ny\tq \xe2\x80\xaex\033[0m ", .paste_len = 0 };

	(void)state;
	paste.paste_len = strlen(paste.paste);
	edit_init(&e, true, "<>");
	does(&e, "left");
	edit_key(&e, NULL, &paste);
	assert_null(strchr(edit_text(&e), '\033'));
	assert_null(strstr(edit_text(&e), "\xe2\x80\xae"));
	assert_non_null(strstr(edit_text(&e), "<dd\ny"));
	assert_non_null(strstr(edit_text(&e), "q x[0m >"));
	edit_free(&e);
	edit_init(&e, false, "");
	edit_key(&e, NULL, &paste);
	assert_null(strchr(edit_text(&e), '\n'));
	edit_free(&e);
}

static void test_up_and_down(void **state)
{
	struct canvas c = { 0 };
	struct edit e;

	(void)state;
	canvas_resize(&c, 5, 21);
	edit_init(&e, true, "abcdefghij\nxy\nabcdefghij");
	edit_draw(&e, pane_all(&c), true);
	does(&e, "up");
	assert_int_equal(e.at, strlen("abcdefghij\nxy"));
	does(&e, "up");
	assert_int_equal(e.at, 10);                      /* the column that it came from */
	assert_int_equal(edit_request(&e, "up"), UI_PASS);
	edit_free(&e);
	canvas_free(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_round_trip), cmocka_unit_test(test_typed_as_seen), cmocka_unit_test(test_composes), cmocka_unit_test(test_graphemes_whole),
		cmocka_unit_test(test_ten_thousand), cmocka_unit_test(test_undo_all), cmocka_unit_test(test_bursts), cmocka_unit_test(test_paste),
		cmocka_unit_test(test_up_and_down),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
