/* JSON out (json.h) and small trees in (tree.h). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#undef fail

#include "procure/exchange/json.h"
#include "procure/exchange/tree.h"

static void values_of_all_types(void **state)
{
	struct buf out = { 0 };
	struct json *j = json_to_buf(&out, false);
	struct why why = { 0 };

	(void)state;
	json_object(j, NULL);
	json_string(j, "title", "Depósito \"dentro\" de la comuna\nñ");
	json_int(j, "clp", INT64_C(9007199254740993));
	json_number(j, "share", "3.00");
	json_number(j, "odd", "3,00");
	json_bool(j, "yes", true);
	json_null(j, "none");
	json_string(j, "absent", NULL);
	json_array(j, "list");
	json_int(j, NULL, -1);
	json_array(j, NULL);
	json_array_end(j);
	json_array_end(j);
	json_object_end(j);
	assert_int_equal(json_end(j, &why), RC_OK);
	assert_string_equal(out.p, "{\"title\":\"Depósito \\\"dentro\\\" de la comuna\\nñ\",\"clp\":9007199254740993,\"share\":3.00,\"odd\":\"3,00\",\"yes\":true,"
		"\"none\":null,\"absent\":null,\"list\":[-1,[]]}\n");
	buf_free(&out);
}

static void nothing_dangerous_leaves(void **state)
{
	static const char hostile[] = "a\x1b[31m\x7f \xe2\x80\xae" "b \xe2\x80\x8b \xc2\x9b \xef\xbb\xbf \xe9 \xf3\xa0\x80\x81 end";
	struct buf out = { 0 };

	(void)state;
	json_quote(&out, hostile, sizeof(hostile) - 1);
	assert_string_equal(out.p, "\"a\\u001b[31m\\u007f \\u202eb \\u200b \\u009b \\ufeff <E9> \\udb40\\udc01 end\"");
	for (size_t i = 0; i < out.len; i++)
		assert_true((unsigned char)out.p[i] >= 0x20 && (unsigned char)out.p[i] < 0x7f);
	buf_free(&out);
}

static void names_are_made_safe_too(void **state)
{
	struct buf out = { 0 };
	struct json *j = json_to_buf(&out, false);
	struct why why = { 0 };

	(void)state;
	json_object(j, NULL);
	json_int(j, "C\xe2\x80\xaeLP", 1);
	json_object_end(j);
	assert_int_equal(json_end(j, &why), RC_OK);
	assert_string_equal(out.p, "{\"C<U+202E>LP\":1}\n");
	buf_free(&out);
}

static void what_is_left_open_is_told(void **state)
{
	struct buf out = { 0 };
	struct json *j = json_to_buf(&out, false);
	struct why why = { 0 };

	(void)state;
	json_object(j, NULL);
	assert_int_equal(json_end(j, &why), RC_INVALID);
	j = json_to_buf(&out, true);
	for (int i = 0; i < 120; i++)
		json_array(j, NULL);
	for (int i = 0; i < 120; i++)
		json_array_end(j);
	assert_int_equal(json_end(j, &why), RC_INVALID);
	buf_free(&out);
}

static void a_written_text_reads_back(void **state)
{
	static const char text[] = "Año \xe2\x80\xae \\ \" / \t\n \xf0\x9f\x98\xbc \x01";
	struct arena *a = arena_new();
	struct buf out = { 0 };
	struct json *j = json_to_buf(&out, true);
	struct why why = { 0 };
	const struct node *root;

	(void)state;
	json_object(j, NULL);
	json_string(j, "t", text);
	json_object_end(j);
	assert_int_equal(json_end(j, &why), RC_OK);
	assert_int_equal(node_parse(&root, a, out.p, out.len, &why), RC_OK);
	assert_string_equal(node_string(root, "t"), text);
	assert_int_equal(out.p[out.len - 1], '\n');
	assert_int_not_equal(out.p[out.len - 2], '\n');
	buf_free(&out);
	arena_free(a);
}

static void a_tree_keeps_order_and_spelling(void **state)
{
	static const char text[] = "{\"a\":1.50,\"b\":[null,true,\"x\\u0000y\"],\"a\":\"last\",\"c\":{}}";
	struct arena *a = arena_new();
	struct why why = { 0 };
	const struct node *root, *b;

	(void)state;
	assert_int_equal(node_parse(&root, a, text, sizeof(text) - 1, &why), RC_OK);
	assert_int_equal(root->n, 4);
	assert_string_equal(root->child->text, "1.50");
	assert_string_equal(node_string(root, "a"), "last");
	b = node_get_type(root, "b", NODE_ARRAY);
	assert_int_equal(b->n, 3);
	assert_true(b->child->type == NODE_NULL && b->child->next->yes);
	assert_string_equal(b->child->next->next->text, "xy");
	assert_false(node_filled(node_get(root, "c")));
	assert_null(node_get(b, "a"));
	assert_null(node_string(NULL, "a"));
	arena_free(a);
}

static void bad_json_is_refused_with_its_place(void **state)
{
	static const char *const cases[] = { "", "{", "[1,]", "{\"a\":1}\n\n{", "{\"a\":\"\x80\"}", "[1] 2", "nul", "{\"a\" 1}", "[\"\x01\"]" };
	struct arena *a = arena_new();
	struct why why = { 0 };
	const struct node *root;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(node_parse(&root, a, cases[i], strlen(cases[i]), &why), RC_INVALID);
	assert_int_equal(node_parse(&root, a, "{\n \"a\": 1,\n x\n}", 15, &why), RC_INVALID);
	assert_string_equal(why.arg[0], "3");
	arena_free(a);
}

static void depth_is_bounded(void **state)
{
	struct arena *a = arena_new();
	struct buf text = { 0 };
	struct why why = { 0 };
	const struct node *root;

	(void)state;
	for (int i = 0; i < TREE_DEPTH_MAX; i++)
		buf_putc(&text, '[');
	for (int i = 0; i < TREE_DEPTH_MAX; i++)
		buf_putc(&text, ']');
	assert_int_equal(node_parse(&root, a, text.p, text.len, &why), RC_OK);
	buf_reset(&text);
	for (int i = 0; i < 100000; i++)
		buf_putc(&text, '[');
	assert_int_equal(node_parse(&root, a, text.p, text.len, &why), RC_INVALID);
	buf_free(&text);
	arena_free(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_of_all_types),
		cmocka_unit_test(nothing_dangerous_leaves),
		cmocka_unit_test(names_are_made_safe_too),
		cmocka_unit_test(what_is_left_open_is_told),
		cmocka_unit_test(a_written_text_reads_back),
		cmocka_unit_test(a_tree_keeps_order_and_spelling),
		cmocka_unit_test(bad_json_is_refused_with_its_place),
		cmocka_unit_test(depth_is_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
