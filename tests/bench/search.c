/* search ROUNDS NAME LEDGER RARE COMMON: full text in one running program beside `git log --grep`, taking turns. */
#include <string.h>

#include "bench.h"
#include "procure/service/service.h"

enum { TOP = 50 };

static _Noreturn void stop(const struct why *why)
{
	struct buf b = { 0 };

	why_sentence(&b, why);
	fprintf(stderr, "search: %s\n", buf_str(&b));
	buf_free(&b);
	exit(2);
}

static size_t own(struct service *s, const char *word, struct times *t)
{
	struct arena *a = arena_new();
	struct why why = { 0 };
	struct hit *hits;
	size_t n = 0;
	double since = now_ms();
	enum rc rc = service_search(s, word, TOP, &hits, &n, a, &why);

	took(t, since);
	if (rc != RC_OK && rc != RC_NONE)
		stop(&why);
	arena_free(a);
	return n;
}

static void peer(char *gitdir, char *word, bool limited, struct times *t)
{
	char *most = "-50", *all = "--all";
	char *argv[] = { "git", "--git-dir", gitdir, "log", "--format=%H", limited ? most : all, "--grep", word, NULL };
	double since = now_ms();

	run(argv);
	took(t, since);
}

static void measure(struct service *s, char *gitdir, const char *name, char *word, bool common, size_t rounds)
{
	static struct times mine, others, first;
	size_t found = 0;
	char what[96];

	mine.n = others.n = first.n = 0;
	own(s, word, &first);
	for (size_t i = 0; i < rounds; i++) {
		found = own(s, word, &mine);
		peer(gitdir, word, common, &others);
	}
	snprintf(what, sizeof what, "search, %s word, %s acts (%zu found)", common ? "common" : "rare", name, found);
	row(what, median(&mine), median(&others), common ? "<= 0.05 of git log --grep" : "<= 0.001 of git log --grep");
	row("  the first time in this program", first.ms[0], median(&others), common ? "" : "<= 0.001");
}

int main(int argc, char **argv)
{
	struct service_options o = { .read_only = true };
	struct service *s = NULL;
	struct arena *a = arena_new();
	struct why why = { 0 };
	size_t rounds;

	if (argc != 6)
		return 2;
	rounds = strtoul(argv[1], NULL, 10);
	if (service_open(&s, argv[3], &o, NULL, &why) != RC_OK)
		stop(&why);
	measure(s, arena_printf(a, "%s/ledger.git", argv[3]), argv[2], argv[4], false, rounds);
	measure(s, arena_printf(a, "%s/ledger.git", argv[3]), argv[2], argv[5], true, rounds);
	service_close(s);
	arena_free(a);
	return 0;
}
