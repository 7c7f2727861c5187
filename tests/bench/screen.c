/* screen ROUNDS NAME PROGRAM LEDGER TIG SUBJECT: time from the start of the program to its first complete screen, in the test terminal, beside tig
 * (until a subject far down its first page shows) and `git log -1`, taking turns. */
#include <stdbool.h>
#include <string.h>

#include "bench.h"
#include "term.h"

static const struct term_opts size = { .rows = 50, .cols = 160 };

static void own(const char *program, const char *ledger, const char *data, struct times *t)
{
	const char *argv[] = { program, "--ledger", ledger, NULL }, *env[] = { data, NULL };
	struct term_opts o = size;
	double since = now_ms();
	struct term *term;

	o.env = env;
	term = term_start(&o, argv);
	took(t, since);
	if (!term_running(term))
		fprintf(stderr, "screen: %s ended at once\n", program);
	term_free(term);
}

static bool others(const char *tig, const char *gitdir, const char *subject, struct times *t)
{
	const char *argv[] = { tig, NULL }, *env[] = { gitdir, NULL };
	struct term_opts o = size;
	double since = now_ms();
	struct term *term;
	bool seen;

	o.env = env;
	o.foreign = true;
	term = term_start(&o, argv);
	seen = term_wait_text(term, subject, 20);
	took(t, since);
	term_free(term);
	return seen;
}

int main(int argc, char **argv)
{
	static struct times mine, tig, log;
	char data[512], gitdir[512], bare[512], what[96];
	char *git[] = { "git", "--git-dir", bare, "log", "-1", NULL };
	size_t rounds;
	bool seen = true;

	if (argc != 7)
		return 2;
	rounds = strtoul(argv[1], NULL, 10);
	snprintf(data, sizeof data, "PROCURE_DATA=%s", getenv("PROCURE_DATA") ? getenv("PROCURE_DATA") : "");
	snprintf(bare, sizeof bare, "%s/ledger.git", argv[4]);
	snprintf(gitdir, sizeof gitdir, "GIT_DIR=%s", bare);
	for (size_t i = 0; i < rounds; i++) {
		double since;

		own(argv[3], argv[4], data, &mine);
		seen = seen && others(argv[5], gitdir, argv[6], &tig);
		since = now_ms();
		run(git);
		took(&log, since);
	}
	snprintf(what, sizeof what, "first complete screen, %s acts, beside tig", argv[2]);
	row(what, median(&mine), seen ? median(&tig) : 0, seen ? "<= 0.8 of tig" : "tig did not show its page");
	row("  beside git log -1", median(&mine), median(&log), "(no screen, for scale)");
	return 0;
}
