/* Themes: contrast computed here from the shipped files, with own reading and the formula of WCAG 2; then the loader. */
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

#include "procure/conf/theme.h"

#define complain(...) (print_error(__VA_ARGS__), print_error("\n"), _fail(__FILE__, __LINE__))

static const char *root;
static struct arena *arena;

/* The xterm table: 16..231 a cube with steps 0 95 135 175 215 255, 232..255 greys from 8 by tens. */
static void rgb_of(int color, double rgb[3])
{
	static const int step[] = { 0, 95, 135, 175, 215, 255 };

	if (color >= 232) {
		rgb[0] = rgb[1] = rgb[2] = 8 + 10 * (color - 232);
		return;
	}
	assert_true(color >= 16);                /* 0..15 look different on every terminal: themes must not use them for text */
	rgb[0] = step[(color - 16) / 36];
	rgb[1] = step[(color - 16) / 6 % 6];
	rgb[2] = step[(color - 16) % 6];
}

/* x to the power of 2.4 = x squared times the fifth root of x squared; Newton, so that no library is needed. */
static double power_2_4(double x)
{
	double square = x * x, fifth = 1;

	for (int i = 0; i < 60; i++)
		fifth -= (fifth * fifth * fifth * fifth * fifth - square) / (5 * fifth * fifth * fifth * fifth);
	return square * fifth;
}

static double luminance(int color)
{
	static const double weight[] = { 0.2126, 0.7152, 0.0722 };
	double rgb[3], sum = 0;

	rgb_of(color, rgb);
	for (int i = 0; i < 3; i++) {
		double c = rgb[i] / 255;

		sum += weight[i] * (c <= 0.03928 ? c / 12.92 : power_2_4((c + 0.055) / 1.055));
	}
	return sum;
}

static double contrast(int a, int b)
{
	double la = luminance(a), lb = luminance(b);

	return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

struct file { int ground[4], grounds, ink, normal_bg, roles; double least; char worst[64]; };

static void check_role(struct file *f, const char *name, const char *spec)
{
	char fg[16] = "", on[16] = "", bg[16] = "";
	int front, back = f->normal_bg;

	sscanf(spec, "%15s %15s %15s", fg, on, bg);
	front = strcmp(fg, "default") == 0 ? f->ink : atoi(fg);
	if (strcmp(on, "on") == 0 && strcmp(bg, "default") != 0)
		back = atoi(bg);
	f->roles++;
	for (int g = 0; g < f->grounds; g++) {
		double c = contrast(front, back >= 0 ? back : f->ground[g]);

		if (f->least == 0 || c < f->least) {
			f->least = c;
			snprintf(f->worst, sizeof(f->worst), "%s", name);
		}
	}
}

/* The least contrast of all roles of a theme on all its grounds. */
static struct file measure(const char *theme)
{
	struct file f = { .normal_bg = -1 };
	char path[512], line[256], section[64] = "", key[64], value[128];
	FILE *in;

	snprintf(path, sizeof(path), "%s/themes/%s.ini", root, theme);
	in = fopen(path, "r");
	assert_non_null(in);
	while (fgets(line, sizeof(line), in)) {
		if (sscanf(line, "[%63[^]]", section) == 1 || line[0] == '#' || sscanf(line, "%63[a-z-] = %127[^\n]", key, value) != 2)
			continue;
		if (strcmp(key, "grounds") == 0)
			f.grounds = sscanf(value, "%d %d", &f.ground[0], &f.ground[1]);
		else if (strcmp(key, "ink") == 0)
			f.ink = atoi(value);
		else if (strcmp(section, "roles") == 0) {
			if (strcmp(key, "normal") == 0 && strstr(value, " on "))
				f.normal_bg = atoi(strstr(value, " on ") + 4);
			check_role(&f, key, value);
		}
	}
	fclose(in);
	return f;
}

static void at_least(const char *theme, double least)
{
	struct file f = measure(theme);

	assert_int_equal(f.roles, ROLE_COUNT);
	if (f.least < least)
		complain("%s: %s has a contrast of %.2f, less than %.1f", theme, f.worst, f.least, least);
}

static bool about(double x, double expected)
{
	return x > expected - 0.06 && x < expected + 0.06;
}

static void formula_is_right(void **state)
{
	(void)state;
	assert_true(about(contrast(231, 16), 21.0));     /* white on black */
	assert_true(about(contrast(110, 234), 7.4));     /* tui.md 8: accent on 234 */
	assert_true(about(contrast(26, 255), 5.0));
}

static void contrast_of_shipped_themes(void **state)
{
	(void)state;
	at_least("dark", 7.0);
	at_least("light", 4.5);
	at_least("room", 4.5);
}

static struct theme *load(const char *name)
{
	struct why why = { 0 };
	struct buf said = { 0 };
	struct theme *t = NULL;

	if (theme_load(&t, arena, name, &why) != RC_OK) {
		why_sentence(&said, &why);
		complain("%s: %s", name, buf_str(&said));
	}
	return t;
}

static void all_load(void **state)
{
	struct why why = { 0 };
	struct strs names = { 0 };
	struct arena *a = arena_new();

	(void)state;
	assert_int_equal(theme_list(&names, a, &why), RC_OK);
	assert_int_equal(names.n, 5);
	for (size_t i = 0; i < names.n; i++)
		assert_string_equal(load(names.v[i])->id, names.v[i]);
	assert_string_equal(load("auto")->id, "dark");
	arena_free(a);
}

static void tiers_follow_terminal_and_theme(void **state)
{
	struct theme *dark = load("dark"), *eight = load("eight"), *mono = load("mono"), *room = load("room");

	(void)state;
	assert_int_equal(theme_style(dark, ROLE_WARN, 256).fg, 178);
	assert_int_equal(theme_style(dark, ROLE_WARN, 8).fg, 3);
	assert_int_equal(theme_style(dark, ROLE_WARN, 0).fg, COLOR_DEFAULT);
	assert_int_equal(theme_style(eight, ROLE_WARN, 256).fg, 3);
	assert_int_equal(theme_style(mono, ROLE_BAD, 256).attr, STYLE_BOLD | STYLE_UNDERLINE);
	assert_int_equal(theme_style(room, ROLE_CLOCK, 256).bg, 231);
	assert_true(room->paint);
	assert_int_equal(theme_style(room, ROLE_FRAME, 8).bg, 7);
}

/* On black, blue and red cannot be read (tui.md 8). */
static void eight_colours_avoid_blue_and_red(void **state)
{
	struct theme *t = load("eight");

	(void)state;
	for (int r = 0; r < ROLE_COUNT; r++) {
		struct style s = theme_style(t, (enum role)r, 8);

		assert_false(s.bg == COLOR_DEFAULT && (s.fg == 1 || s.fg == 4));
	}
}

static void mono_uses_no_colour(void **state)
{
	struct theme *t = load("dark");

	(void)state;
	for (int r = 0; r < ROLE_COUNT; r++) {
		assert_int_equal(theme_style(t, (enum role)r, 0).fg, COLOR_DEFAULT);
		assert_int_equal(theme_style(t, (enum role)r, 0).bg, COLOR_DEFAULT);
	}
}

static void faults_name_file_and_line(void **state)
{
	static const struct { const char *text, *expected; } cases[] = {
		{ "[roles]\nwarn = 178\nwarning = 3\n", "line 3" },
		{ "[roles]\nwarn = 256\n", "line 2" },
		{ "[roles]\nwarn = 178 dim\n", "line 2" },
		{ "[roles]\nwarn = 178 on\n", "line 2" },
		{ "[eight]\nwarn = 178\n", "line 2" },
		{ "[mono]\nwarn = red\n", "line 2" },
		{ "[theme]\ncolors = 16\n", "line 2" },
		{ "[theme]\npaint = yes\n", "normal" },
	};
	char path[] = "/tmp/conf-theme-XXXXXX";
	int fd = mkstemp(path);

	(void)state;
	assert_true(fd >= 0);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct arena *a = arena_new();
		struct why why = { 0 };
		struct buf said = { 0 };
		struct theme *t = NULL;

		assert_int_equal(ftruncate(fd, 0), 0);
		assert_int_equal(pwrite(fd, cases[i].text, strlen(cases[i].text), 0), (ssize_t)strlen(cases[i].text));
		assert_int_equal(theme_load(&t, a, path, &why), RC_INVALID);
		why_sentence(&said, &why);
		if (!strstr(buf_str(&said), cases[i].expected) || !strstr(buf_str(&said), path))
			complain("'%s' lacks '%s'", buf_str(&said), cases[i].expected);
		buf_free(&said);
		arena_free(a);
	}
	close(fd);
	unlink(path);
}

static void a_missing_role_takes_its_default(void **state)
{
	char path[] = "/tmp/conf-theme-XXXXXX";
	int fd = mkstemp(path);

	(void)state;
	assert_int_equal(write(fd, "[roles]\nwarn = 200\n", 19), 19);
	close(fd);
	assert_int_equal(theme_style(load(path), ROLE_WARN, 256).fg, 200);
	assert_int_equal(theme_style(load(path), ROLE_BAD, 256).fg, 209);
	unlink(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(formula_is_right),
		cmocka_unit_test(contrast_of_shipped_themes),
		cmocka_unit_test(all_load),
		cmocka_unit_test(tiers_follow_terminal_and_theme),
		cmocka_unit_test(eight_colours_avoid_blue_and_red),
		cmocka_unit_test(mono_uses_no_colour),
		cmocka_unit_test(faults_name_file_and_line),
		cmocka_unit_test(a_missing_role_takes_its_default),
	};
	int bad;

	root = getenv("PROCURE_DATA") ? getenv("PROCURE_DATA") : ".";
	arena = arena_new();
	bad = cmocka_run_group_tests(tests, NULL, NULL);
	arena_free(arena);
	return bad;
}
