/* A ledger to stand on; see ground.h. */
#include "ground.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char dir[512], program[512], data[600];

enum { FIELDS_MAX = 60, OUTPUT_MAX = 1 << 18 };

static const char *root(void)
{
	const char *at = getenv("PROCURE_DATA");

	return at && *at ? at : ".";
}

int ground_run(const char *args)
{
	char command[4096];

	snprintf(command, sizeof command, "'%s' --ledger '%s/ledger' %s >/dev/null 2>'%s/said'", program, dir, args, dir);
	return system(command);
}

static void batch(const char *file, const char *what)
{
	char args[2200];

	snprintf(args, sizeof args, "do --batch '%s'", file);
	if (!tap_ok(ground_run(args) == 0, "%s", what)) {
		printf("# %s\n", ground_output("cat '%s/said'"));
		exit(tap_done());
	}
}

void ground_make(const char *file)
{
	const char *build = getenv("BUILD"), *tmp = getenv("TMPDIR");
	char text[2048];

	snprintf(program, sizeof program, "%s/procure", build && *build ? build : "build");
	snprintf(data, sizeof data, "PROCURE_DATA=%s", root());
	snprintf(dir, sizeof dir, "%s/procure-ground-XXXXXX", tmp && *tmp ? tmp : "/tmp");
	if (!mkdtemp(dir)) {
		printf("not ok - no private directory\n");
		exit(1);
	}
	setenv("PROCURE_NOW", "2018-11-26T10:00:00-03:00", 1);
	setenv("TZ", "America/Santiago", 1);
	setenv("HOME", dir, 1);
	snprintf(text, sizeof text, "'%s' init '%s/ledger' --name 'Municipalidad de Prueba' --person f.lagos --person-name 'Francisca Lagos' >/dev/null", program, dir);
	tap_ok(system(text) == 0, "a ledger is founded");
	snprintf(text, sizeof text, "%s/tests/lib/%s", root(), file);
	batch(text, "what stands before is recorded");
}

bool ground_do(const char *stanzas)
{
	char path[600], args[700];
	FILE *f;

	snprintf(path, sizeof path, "%s/more.acts", dir);
	if (!(f = fopen(path, "w")))
		return false;
	fputs(stanzas, f);
	fclose(f);
	snprintf(args, sizeof args, "do --batch '%s'", path);
	if (ground_run(args) == 0)
		return true;
	printf("# %s\n", ground_output("cat '%s/said'"));
	return false;
}

static void put_dir(char *out, size_t size, const char *command)
{
	const char *at = strstr(command, "%s");

	if (at)
		snprintf(out, size, "%.*s%s%s", (int)(at - command), command, dir, at + 2);
	else
		snprintf(out, size, "%s", command);
}

const char *ground_output(const char *command)
{
	static char text[OUTPUT_MAX];
	char line[2048];
	FILE *f;
	size_t n;

	put_dir(line, sizeof line, command);
	f = popen(line, "r");
	n = f ? fread(text, 1, sizeof text - 1, f) : 0;
	text[n] = '\0';
	if (f && pclose(f) != 0)
		text[0] = '\0';
	return text;
}

struct term *ground_start(int rows, int cols)
{
	static char place[600];
	const char *const argv[] = { program, "--lang", "en", "--ledger", place, NULL };
	const char *const env[] = { data, "PROCURE_NOW=2018-11-26T11:00:00-03:00", NULL };
	struct term_opts o = { .rows = rows, .cols = cols, .env = env };

	snprintf(place, sizeof place, "%s/ledger", dir);
	return term_start(&o, argv);
}

void ground_end(void)
{
	tap_ok(*dir && ground_output("rm -rf '%s' && echo gone")[0] == 'g', "tidied up");
}

void form_to(struct term *t, const char *label)
{
	char mark[128];

	snprintf(mark, sizeof mark, "▶ %s", label);
	for (int i = 0; i < FIELDS_MAX && !term_has(t, mark); i++)
		term_keys(t, "<Tab>");
	term_expect(t, mark);
}

void form_fill(struct term *t, const char *label, const char *keys)
{
	form_to(t, label);
	term_keys(t, keys);
}

void form_save(struct term *t, const char *then)
{
	term_keys(t, "<C-s>");
	term_expect(t, then);
}
