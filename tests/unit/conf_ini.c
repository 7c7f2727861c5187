/* The safe reader: each trap of iniparser 4.1 (reliability.md 2.3) is refused with file and line, and what passes is read as it stands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#undef fail                              /* base/rc.h has its own */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "procure/conf/ini.h"

#define complain(...) (print_error(__VA_ARGS__), print_error("\n"), _fail(__FILE__, __LINE__))

static struct arena *arena;
static char dir[] = "/tmp/conf-ini-XXXXXX";

static int begin(void **state)
{
	(void)state;
	arena = arena_new();
	return mkdtemp(dir) ? 0 : -1;
}

static int end(void **state)
{
	(void)state;
	arena_free(arena);
	return rmdir(dir);
}

static struct ini *accepted(const char *text)
{
	struct why why = { 0 };
	struct buf said = { 0 };
	struct ini *i = NULL;

	if (ini_parse(&i, arena, "f.ini", text, strlen(text), NULL, &why) != RC_OK) {
		why_sentence(&said, &why);
		complain("refused: %s", buf_str(&said));
	}
	return i;
}

/* Refused, and the sentence holds `expected`. */
static void refused_bytes(const char *text, size_t n, const struct ini_known *known, const char *expected)
{
	struct why why = { 0 };
	struct buf said = { 0 };
	struct ini *i = NULL;

	assert_int_equal(ini_parse(&i, arena, "f.ini", text, n, known, &why), RC_INVALID);
	why_sentence(&said, &why);
	if (!strstr(buf_str(&said), "f.ini") || !strstr(buf_str(&said), expected))
		complain("'%s' lacks '%s'", buf_str(&said), expected);
	buf_free(&said);
}

static void refused(const char *text, const char *expected)
{
	refused_bytes(text, strlen(text), NULL, expected);
}

static void reads_values(void **state)
{
	struct ini *i = accepted("# comment; with = signs\n; another\n[one.two]\n  key\t=  a value  \nquoted = \"a; # 'b' \"\nsingle = 'say \"x\"'\n"
				 "empty =\nblank = \"\"\nequals = a = b\nutf8 = Ñuñoa, lógica à\r\nwin = C:\\dir\n[two]\n");

	(void)state;
	assert_string_equal(ini_text(i, "one.two", "key", NULL), "a value");
	assert_string_equal(ini_text(i, "one.two", "quoted", NULL), "a; # 'b' ");
	assert_string_equal(ini_text(i, "one.two", "single", NULL), "say \"x\"");
	assert_string_equal(ini_text(i, "one.two", "empty", NULL), "");
	assert_string_equal(ini_text(i, "one.two", "blank", NULL), "");
	assert_string_equal(ini_text(i, "one.two", "equals", NULL), "a = b");
	assert_string_equal(ini_text(i, "one.two", "utf8", NULL), "Ñuñoa, lógica à");
	assert_string_equal(ini_text(i, "one.two", "win", NULL), "C:\\dir");
	assert_null(ini_text(i, "two", "key", NULL));
	assert_int_equal(ini_sections(i), 2);
	assert_int_equal(ini_find(i, "one.two", "equals")->line, 9);
}

static void refuses_traps(void **state)
{
	char line[1200] = "[a]\nk = ";

	(void)state;
	refused("[a]\nk = a;b\n", "line 2");
	refused("[a]\nk = a # b\n", "line 2");
	refused("[a]\nk = \"has \\\"inner\\\"\"\n", "line 2");
	refused("[a]\nk = \"open\n", "line 2");
	refused("[a]\nk = \"closed\" more\n", "line 2");
	refused("[a]\nbs = C:\\dir\\\nnext = 1\n", "line 2");
	refused("[a]\nk = 1\nk = 2\n", "line 3");
	refused("[a]\nk = 1\n[b]\n[a]\n", "line 4");
	refused("[a]\nKey = 1\n", "line 2");
	refused("[A]\n", "line 1");
	refused("[a:b]\n", "line 1");
	refused("[a] b\n", "line 1");
	refused("[a]\nb:c = 1\n", "line 2");
	refused("[a]\nnothing\n", "line 2");
	refused("k = 1\n", "line 1");
	refused("[a]\n\nk = \x1b[2J\n", "line 3");
	refused("[a]\nk = a\xe2\x80\xae" "b\n", "line 2");
	refused("[a]\nk = a\xe2\x80\x8b" "b\n", "line 2");
	refused("\xef\xbb\xbf[a]\nk = 1\n", "byte order mark");
	refused("[a]\nk = \xe9\n", "UTF-8");
	refused_bytes("[a]\nk = 1\0 2\n", 13, NULL, "zero bytes");
	memset(line + strlen(line), 'x', 1000);
	refused(line, "line 2");
}

static void refuses_unknown_keys(void **state)
{
	static const struct ini_known known[] = { { "theme", "colors" }, { "tier.*", "below-*" }, { NULL, NULL } };
	const char *good = "[theme]\ncolors = 8\n[tier.lr]\nbelow-utm = 5\n";
	struct why why = { 0 };
	struct ini *i = NULL;

	(void)state;
	assert_int_equal(ini_parse(&i, arena, "f.ini", good, strlen(good), known, &why), RC_OK);
	refused_bytes("[theme]\ncolours = 8\n", 20, known, "line 2");
	refused_bytes("[themes]\n", 9, known, "line 1");
	refused_bytes("[tier.lr]\nabove = 5\n", 20, known, "line 2");
}

static void types_are_strict(void **state)
{
	struct ini *i = accepted("[t]\nten = 10\noctal = 010\nmixed = 12abc\nbig = 99999999999999999999\nyes = SÍ\nno = off\nword = maybe\n"
				 "day = 2018-11-26\nbad-day = 2018-11-31\nlist = a,b  c\n");
	struct why why = { 0 };
	struct strs list = { 0 };
	int64_t n;
	bool b;

	(void)state;
	assert_int_equal(ini_int(i, "t", "ten", 0, 100, -1, &n, &why), RC_OK);
	assert_int_equal(n, 10);
	assert_int_equal(ini_int(i, "t", "absent", 0, 100, -1, &n, &why), RC_OK);
	assert_int_equal(n, -1);
	assert_int_equal(ini_int(i, "t", "ten", 0, 9, -1, &n, &why), RC_INVALID);
	assert_int_equal(ini_int(i, "t", "octal", 0, 100, -1, &n, &why), RC_INVALID);
	assert_int_equal(ini_int(i, "t", "mixed", 0, 100, -1, &n, &why), RC_INVALID);
	assert_int_equal(ini_int(i, "t", "big", 0, INT64_MAX, -1, &n, &why), RC_INVALID);
	assert_int_equal(ini_bool(i, "t", "yes", false, &b, &why), RC_OK);
	assert_true(b);
	assert_int_equal(ini_bool(i, "t", "no", true, &b, &why), RC_OK);
	assert_false(b);
	assert_int_equal(ini_bool(i, "t", "word", true, &b, &why), RC_INVALID);
	assert_int_equal(ini_date(i, "t", "day", 0, &n, &why), RC_OK);
	assert_int_equal(n, 17861);              /* date -u -d 2018-11-26 +%s / 86400 */
	assert_int_equal(ini_date(i, "t", "bad-day", 0, &n, &why), RC_INVALID);
	ini_list(i, arena, "t", "list", &list);
	assert_int_equal(list.n, 3);
	assert_string_equal(list.v[2], "c");
}

static void write_file(const char *path, const char *text, mode_t mode)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
	assert_int_equal(chmod(path, mode), 0);
}

static void files_that_are_none(void **state)
{
	char path[64], link_path[64];
	struct why why = { 0 };
	struct ini *i = NULL;

	(void)state;
	snprintf(path, sizeof(path), "%s/f.ini", dir);
	snprintf(link_path, sizeof(link_path), "%s/link.ini", dir);
	assert_int_equal(ini_read(&i, arena, path, NULL, INI_CONFIG_MAX, INI_OWNED, &why), RC_NOTFOUND);
	assert_int_equal(ini_read(&i, arena, dir, NULL, INI_CONFIG_MAX, 0, &why), RC_INVALID);
	assert_int_equal(ini_read(&i, arena, "/dev/zero", NULL, INI_CONFIG_MAX, 0, &why), RC_INVALID);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_int_equal(ini_read(&i, arena, path, NULL, INI_CONFIG_MAX, 0, &why), RC_INVALID);
	unlink(path);

	write_file(path, "[a]\nk = 1\n", 0644);
	assert_int_equal(ini_read(&i, arena, path, NULL, INI_CONFIG_MAX, INI_OWNED, &why), RC_OK);
	assert_int_equal(ini_read(&i, arena, path, NULL, 5, INI_OWNED, &why), RC_INVALID);
	assert_int_equal(symlink(path, link_path), 0);
	assert_int_equal(ini_read(&i, arena, link_path, NULL, INI_CONFIG_MAX, INI_OWNED, &why), RC_INVALID);
	unlink(link_path);
	assert_int_equal(chmod(path, 0666), 0);
	assert_int_equal(ini_read(&i, arena, path, NULL, INI_CONFIG_MAX, INI_OWNED, &why), RC_INVALID);
	assert_int_equal(ini_read(&i, arena, path, NULL, INI_CONFIG_MAX, 0, &why), RC_OK);
	unlink(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_values),
		cmocka_unit_test(refuses_traps),
		cmocka_unit_test(refuses_unknown_keys),
		cmocka_unit_test(types_are_strict),
		cmocka_unit_test(files_that_are_none),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
