/* Options: who wins, where a value came from, what a faulty file does; and the sample procure.ini names every option. */
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

#include "procure/conf/options.h"
#include "procure/conf/places.h"

#define complain(...) (print_error(__VA_ARGS__), print_error("\n"), _fail(__FILE__, __LINE__))

static struct arena *arena;
static char home[] = "/tmp/conf-options-XXXXXX";
static char folder[64], user_file[96], named_file[64];

static int begin(void **state)
{
	(void)state;
	arena = arena_new();
	return 0;
}

static int end(void **state)
{
	static const char *const names[] = { "PROCURE_LEDGER", "PROCURE_THEME", "PROCURE_CONFIG", "NO_COLOR", "VISUAL", "EDITOR", "ACCESSIBLE" };

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		unsetenv(names[i]);
	unlink(user_file);
	unlink(named_file);
	arena_free(arena);
	return 0;
}

static void write_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
	assert_int_equal(chmod(path, 0600), 0);
}

static struct options *load(const struct option_given *given, const char *config)
{
	struct why why = { 0 };
	struct buf said = { 0 };
	struct options *o = NULL;

	if (options_load(&o, arena, given, config, &why) != RC_OK) {
		why_sentence(&said, &why);
		complain("%s", buf_str(&said));
	}
	return o;
}

static void built_in(void **state)
{
	struct options *o = load(NULL, NULL);

	(void)state;
	assert_string_equal(options_text(o, OPTION_LEDGER), "");
	assert_string_equal(options_text(o, OPTION_THEME), "auto");
	assert_true(options_yes(o, OPTION_MOUSE));
	assert_false(options_yes(o, OPTION_READ_ONLY));
	assert_int_equal(options_number(o, OPTION_ESCAPE_DELAY), 25);
	assert_string_equal(options_origin(o, OPTION_MOUSE), "");
	assert_null(options_fault(o, 0));
}

static void precedence(void **state)
{
	struct option_given given = { .value = { [OPTION_THEME] = "mono" } };
	struct options *o;

	(void)state;
	write_file(user_file, "[procure]\ntheme = light\nmouse = no\nglyphs = ascii\nledger = /user\n");
	write_file(named_file, "[procure]\n\ntheme = room\nmouse = sí\n");
	o = load(NULL, NULL);
	assert_string_equal(options_text(o, OPTION_THEME), "light");
	o = load(NULL, named_file);
	assert_string_equal(options_text(o, OPTION_THEME), "room");
	assert_true(options_yes(o, OPTION_MOUSE));
	assert_string_equal(options_text(o, OPTION_GLYPHS), "ascii");
	assert_non_null(strstr(options_origin(o, OPTION_THEME), ":3"));
	setenv("PROCURE_CONFIG", named_file, 1);
	assert_string_equal(options_text(load(NULL, NULL), OPTION_THEME), "room");
	setenv("PROCURE_THEME", "eight", 1);
	setenv("PROCURE_LEDGER", "/env", 1);
	o = load(NULL, NULL);
	assert_string_equal(options_text(o, OPTION_THEME), "eight");
	assert_string_equal(options_text(o, OPTION_LEDGER), "/env");
	assert_string_equal(options_origin(o, OPTION_LEDGER), "$PROCURE_LEDGER");
	o = load(&given, NULL);
	assert_string_equal(options_text(o, OPTION_THEME), "mono");
	assert_string_equal(options_origin(o, OPTION_THEME), "--theme");
}

static void environment_of_others(void **state)
{
	(void)state;
	setenv("NO_COLOR", "1", 1);
	setenv("EDITOR", "ed", 1);
	assert_string_equal(options_text(load(NULL, NULL), OPTION_COLOR), "never");
	assert_string_equal(options_text(load(NULL, NULL), OPTION_EDITOR), "ed");
	setenv("VISUAL", "vi", 1);
	assert_string_equal(options_text(load(NULL, NULL), OPTION_EDITOR), "vi");
	write_file(user_file, "[procure]\neditor = nano\n");
	assert_string_equal(options_text(load(NULL, NULL), OPTION_EDITOR), "nano");
	setenv("NO_COLOR", "", 1);
	assert_string_equal(options_text(load(NULL, NULL), OPTION_COLOR), "auto");
}

/* A faulty file of one's own: a message, nothing taken from it, the file untouched. One that was named: refused. */
static void faulty_files(void **state)
{
	struct why why = { 0 };
	struct buf said = { 0 };
	struct options *o;

	(void)state;
	write_file(user_file, "[procure]\ntheme = light\nmouse = perhaps\n");
	o = load(NULL, NULL);
	assert_string_equal(options_text(o, OPTION_THEME), "auto");
	assert_non_null(options_fault(o, 0));
	why_sentence(&said, options_fault(o, 0));
	assert_non_null(strstr(buf_str(&said), user_file));
	assert_non_null(strstr(buf_str(&said), "mouse"));
	buf_free(&said);
	write_file(named_file, "[procure]\ncolour = never\n");
	assert_int_equal(options_load(&o, arena, NULL, named_file, &why), RC_INVALID);
	assert_int_equal(options_load(&o, arena, NULL, "/nowhere/procure.ini", &why), RC_NOTFOUND);
}

static void wrong_words_on_the_command_line(void **state)
{
	static const struct { enum option which; const char *value; } wrong[] = {
		{ OPTION_GLYPHS, "many" }, { OPTION_MOUSE, "2" }, { OPTION_ESCAPE_DELAY, "1001" }, { OPTION_ESCAPE_DELAY, "abc" },
		{ OPTION_PERSON, "p rojas" }, { OPTION_THEME, "a\x1b[2J" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		struct option_given given = { 0 };
		struct why why = { 0 };
		struct options *o = NULL;

		given.value[wrong[i].which] = wrong[i].value;
		assert_int_equal(options_load(&o, arena, &given, NULL, &why), RC_INVALID);
	}
}

/* Take the # away from every option of the shipped sample: it must still load, and name each option once. */
static void sample_is_complete(void **state)
{
	char line[512], name[64];
	struct buf path = { 0 }, text = { 0 };
	struct why why = { 0 };
	int seen = 0;
	FILE *in;

	(void)state;
	assert_int_equal(conf_path(&path, "procure.ini", &why), RC_OK);
	in = fopen(buf_str(&path), "r");
	assert_non_null(in);
	buf_puts(&text, "[procure]\n");
	while (fgets(line, sizeof(line), in)) {
		if (sscanf(line, "# %63[a-z-] = ", name) != 1 || !strstr(line, " = "))
			continue;
		assert_true(option_find(name) >= 0);
		buf_puts(&text, line + 2);
		seen++;
	}
	fclose(in);
	assert_int_equal(seen, OPTION_COUNT);
	write_file(named_file, buf_str(&text));
	load(NULL, named_file);
	load(NULL, buf_str(&path));
	buf_free(&text);
	buf_free(&path);
}

static void places(void **state)
{
	struct buf out = { 0 };
	struct why why = { 0 };
	const char *was = getenv("PROCURE_DATA");
	char kept[512] = "";

	(void)state;
	if (was)
		snprintf(kept, sizeof(kept), "%s", was);
	assert_int_equal(conf_data_dir(&out, &why), RC_OK);
	assert_true(out.len > 5 && strcmp(out.p + out.len - 5, "/data") == 0);
	setenv("PROCURE_DATA", home, 1);
	assert_int_equal(conf_data_dir(&out, &why), RC_NOTFOUND);
	if (was)
		setenv("PROCURE_DATA", kept, 1);
	else
		unsetenv("PROCURE_DATA");
	assert_int_equal(conf_user_file(&out, &why), RC_OK);
	assert_string_equal(buf_str(&out), user_file);
	buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(built_in, begin, end),
		cmocka_unit_test_setup_teardown(precedence, begin, end),
		cmocka_unit_test_setup_teardown(environment_of_others, begin, end),
		cmocka_unit_test_setup_teardown(faulty_files, begin, end),
		cmocka_unit_test_setup_teardown(wrong_words_on_the_command_line, begin, end),
		cmocka_unit_test_setup_teardown(sample_is_complete, begin, end),
		cmocka_unit_test_setup_teardown(places, begin, end),
	};
	int bad;

	if (!mkdtemp(home))
		return 1;
	snprintf(folder, sizeof(folder), "%s/procure", home);
	snprintf(user_file, sizeof(user_file), "%s/procure.ini", folder);
	snprintf(named_file, sizeof(named_file), "%s/named.ini", home);
	if (mkdir(folder, 0700) != 0)
		return 1;
	setenv("XDG_CONFIG_HOME", home, 1);
	unsetenv("VISUAL");
	unsetenv("EDITOR");
	bad = cmocka_run_group_tests(tests, NULL, NULL);
	rmdir(folder);
	rmdir(home);
	return bad;
}
