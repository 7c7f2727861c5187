/* Arenas, buffers, lists; reasons and their sentences. */
#include "procure/base/mem.h"
#include "procure/base/rc.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static enum rc refuse_with(struct why *why, const char *a, const char *b)
{
	return fail(why, RC_DENIED, N_("{2} before {1}, {1} again, {5} and {x} stay."), a, b);
}

static enum rc count_things(struct why *why, int64_t n)
{
	return fail(why, RC_INVALID, N_("There are {1} of {2}."), NUM(n), NUM(INT64_MIN));
}

static enum rc refuse_plainly(struct why *why)
{
	return fail(why, RC_NONE, N_("Nothing."));
}

#include <cmocka.h>

static void arena_hands_out_clean_memory(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (int round = 0; round < 3; round++) {
		for (size_t n = 1; n < 3000; n += 7) {
			unsigned char *p = arena_alloc(a, n);

			assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
			for (size_t i = 0; i < n; i++)
				assert_int_equal(p[i], 0);
			memset(p, 0xAA, n);
		}
		memset(arena_alloc(a, 1 << 20), 0x55, 1 << 20);
		arena_reset(a);
	}
	assert_string_equal(arena_printf(a, "%s-%03d", "SC", 7), "SC-007");
	assert_string_equal(arena_printf(a, "%s", ""), "");
	assert_string_equal(arena_strndup(a, "abcdef", 3), "abc");
	assert_null(arena_strdup(a, NULL));
	arena_free(a);
	arena_free(NULL);
}

static void buffers_grow(void **state)
{
	struct buf b = { 0 };

	(void)state;
	assert_string_equal(buf_str(&b), "");
	for (int i = 0; i < 1000; i++)
		buf_printf(&b, "%d,", i);
	assert_int_equal(b.len, 3890);
	assert_int_equal(b.p[b.len], 0);
	assert_memory_equal(b.p + b.len - 8, "998,999,", 8);
	buf_reset(&b);
	assert_string_equal(buf_str(&b), "");
	buf_add(&b, "a\0b", 3);
	buf_putc(&b, '\n');
	buf_add(&b, NULL, 0);
	assert_int_equal(b.len, 4);
	assert_memory_equal(b.p, "a\0b\n", 5);
	buf_free(&b);
	assert_null(b.p);
}

static void lists(void **state)
{
	struct arena *a = arena_new();
	struct strs l = { 0 };

	(void)state;
	strs_split(&l, a, " p.rojas,m.soto \n j.perez,, ");
	assert_int_equal(l.n, 3);
	assert_string_equal(strs_join(&l, a, " "), "p.rojas m.soto j.perez");
	strs_add(&l, a, "ñ");
	strs_add(&l, a, "Z");
	strs_sort(&l);
	assert_string_equal(strs_join(&l, a, ", "), "Z, j.perez, m.soto, p.rojas, ñ");
	assert_true(strs_has(&l, "m.soto"));
	assert_false(strs_has(&l, "m.sot"));
	assert_int_equal(strs_find(&l, "ñ"), 4);
	assert_true(strs_find(&l, "x") == SIZE_MAX);
	for (int i = 0; i < 100; i++)
		strs_add(&l, a, "y");
	assert_int_equal(l.n, 105);
	assert_string_equal(l.v[4], "ñ");
	l = (struct strs){ 0 };
	strs_split(&l, a, " ,\n");
	assert_int_equal(l.n, 0);
	assert_string_equal(strs_join(&l, a, ","), "");
	strs_sort(&l);
	arena_free(a);
}

static void assert_sentence(const struct why *why, const char *want)
{
	struct buf b = { 0 };

	why_sentence(&b, why);
	assert_string_equal(buf_str(&b), want);
	buf_free(&b);
}

static void sentences(void **state)
{
	struct why why;

	(void)state;
	assert_int_equal(refuse_with(&why, "uno", "{1}"), RC_DENIED);
	assert_int_equal(why.rc, RC_DENIED);
	assert_null(why.guard);
	assert_string_equal(why.field, "");
	assert_sentence(&why, "{1} before uno, uno again, {5} and {x} stay.");
	assert_int_equal(count_things(&why, -7), RC_INVALID);
	assert_sentence(&why, "There are -7 of -9223372036854775808.");
	refuse_plainly(&why);
	assert_sentence(&why, "Nothing.");
	assert_int_equal(fail_field(&why, RC_INVALID, "Cost-Share", "No number: {1}.", "x\033[2J"), RC_INVALID);
	assert_string_equal(why.field, "Cost-Share");
	assert_sentence(&why, "No number: x<U+001B>[2J.");
	assert_int_equal(fail_field(&why, RC_INVALID, "Title", "It is empty.", NULL), RC_INVALID);
	assert_string_equal(why.field, "Title");
	why_clear(&why);
	assert_sentence(&why, "");
}

static void arguments_are_cut_at_a_character(void **state)
{
	struct why why, other;
	char name[1000];

	(void)state;
	memset(name, 'x', 254);
	strcpy(name + 254, "ñandú");
	refuse_with(&why, name, "a\nb\xE9");
	assert_int_equal(strlen(why.arg[0]), 254);
	assert_string_equal(why.arg[1], "a b<E9>");
	strcpy(name + 250, "n\u0303n\u0303 y");      /* the second would begin at 253 and end at 256 */
	refuse_with(&other, name, "b");
	assert_int_equal(strlen(other.arg[0]), 253);
	refuse_with(&why, why.arg[1], why.arg[0]);      /* arguments that lie in what is filled */
	assert_string_equal(why.arg[0], "a b<E9>");
	assert_int_equal(strlen(why.arg[1]), 254);
}

static void the_system_says_why(void **state)
{
	struct why why;

	(void)state;
	errno = EACCES;
	assert_int_equal(fail_errno(&why, "{1} cannot be opened", "/etc/shadow"), RC_IO);
	assert_sentence(&why, "/etc/shadow cannot be opened: Permission denied");
	errno = ENOSPC;
	fail_errno(&why, "{1} cannot be written.", "x");
	assert_sentence(&why, "x cannot be written: No space left on device");
	errno = ENOSPC;
	fail_errno(&why, "{1}: {2}!", "x");
	assert_sentence(&why, "x: No space left on device!");
}

static jmp_buf out_of_memory;

static void jump_out(void)
{
	longjmp(out_of_memory, 1);
}

static void exhaustion_reaches_the_handler(void **state)
{
	struct buf b = { 0 };
	volatile int met = 0;

	(void)state;
	mem_on_exhausted(jump_out);
	if (setjmp(out_of_memory) == 0)
		buf_add(&b, NULL, SIZE_MAX / 2);
	else
		met++;
	if (setjmp(out_of_memory) == 0)
		buf_add(&b, NULL, SIZE_MAX);
	else
		met++;
#ifndef __SANITIZE_ADDRESS__            /* which ends the process itself at such a size */
	if (setjmp(out_of_memory) == 0)
		mem_alloc((size_t)1 << 62);
	else
		met++;
#else
	met++;
#endif
	mem_on_exhausted(NULL);
	assert_int_equal(met, 3);
	mem_free(NULL);
	mem_free(mem_alloc(0));
	mem_free(mem_resize(mem_strdup("x"), 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arena_hands_out_clean_memory), cmocka_unit_test(buffers_grow), cmocka_unit_test(lists), cmocka_unit_test(sentences),
		cmocka_unit_test(arguments_are_cut_at_a_character), cmocka_unit_test(the_system_says_why), cmocka_unit_test(exhaustion_reaches_the_handler),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
