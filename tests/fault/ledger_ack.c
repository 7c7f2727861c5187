/* A writer for the fault sweeps: appends acts to a ledger and says ACK for each that is durable.
 *
 *   ledger_ack init DIR            makes DIR/ledger.git
 *   ledger_ack append DIR N [G]    N acts, in groups of G (1); prints "ACK <id>" for each once its group is durable,
 *                                or "UNSURE <id>"
 *   ledger_ack tidy DIR            merges packs
 *   ledger_ack tag DIR             tags the tip acta/one; prints "TAG"
 *   ledger_ack check DIR FILE      every "ACK <id>" of FILE is on the line once, every act and its record can be read
 *   ledger_ack inspect GITDIR      prints what ledger_inspect finds
 *   ledger_ack bench DIR N         as append, prints the median and the 99th percentile of an act in microseconds
 * Exit: 0; 1 the check failed; else the result code. */
#include "procure/ledger/ledger.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static struct why why;

static int say(enum rc rc)
{
	struct buf b = { 0 };

	why_sentence(&b, &why);
	fprintf(stderr, "%s\n", buf_str(&b));
	buf_free(&b);
	return (int)rc;
}

static enum rc stage_one(struct ledger *l, int64_t n, struct ledger_id *id)
{
	struct arena *a = arena_new();
	char *text = arena_printf(a, "Kind: requirement\nId: R-%05lld\nClause: Depósito dentro de la comuna\nType: input\n", (long long)n);
	char *path = arena_printf(a, "contracts/%lld/%02lld/SC-%lld/requirements/R-%05lld", (long long)(2000 + n / 10000),
				  (long long)(n / 500 % 20), (long long)(n / 25), (long long)n);
	struct ledger_file f = { path, text, strlen(text) };
	struct ledger_commit c = { .author = { "Ana Vera", "a.vera@example.cl", { 1543237200 + n, -180 } }, .files = &f, .n_files = 1 };
	enum rc rc;

	c.committer = c.author;
	c.message = arena_printf(a, "drop(SC-%lld/R-%05lld): Depósito dentro de la comuna\n\nNo goal is served.\n\nVerb: requirement.decide\nRecord: %s\nSequence: %lld\n",
				 (long long)(n / 25), (long long)n, path, (long long)n);
	rc = ledger_stage(l, &c, id, &why);
	arena_free(a);
	return rc;
}

static int64_t count(struct ledger *l, struct ledger_id **ids, struct arena *a)
{
	struct ledger_id tip;
	size_t n = 0;
	enum rc rc = ledger_tip(l, &tip, &why);

	if (rc == RC_NONE)
		return 0;
	if (rc != RC_OK || ledger_line(l, &tip, NULL, ids, &n, a, &why) != RC_OK)
		return -1;
	return (int64_t)n;
}

static int64_t now_us(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static int by_value(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return x < y ? -1 : x > y;
}

static enum rc group(struct ledger *l, int64_t first, int64_t n, bool say_ack)
{
	struct ledger_id *id = mem_alloc((size_t)n * sizeof(*id));
	enum rc rc = ledger_lock(l, 5000, &why);

	for (int64_t i = 0; rc == RC_OK && i < n; i++)
		rc = stage_one(l, first + i, &id[i]);
	if (rc == RC_OK)
		rc = ledger_flush(l, &why);
	for (int64_t i = 0; say_ack && (rc == RC_OK || rc == RC_UNSURE) && i < n; i++)
		printf("%s %s\n", rc == RC_OK ? "ACK" : "UNSURE", id[i].hex);
	fflush(stdout);
	ledger_unlock(l);
	mem_free(id);
	return rc;
}

static int append(struct ledger *l, int64_t n, int64_t by)
{
	struct arena *a = arena_new();
	struct ledger_id *ids;
	int64_t have = count(l, &ids, a);
	struct why quiet;
	enum rc rc = have < 0 ? RC_DAMAGED : RC_OK;

	for (int64_t i = 0; rc == RC_OK && i < n; i += by) {
		rc = group(l, have + i, by < n - i ? by : n - i, true);
		ledger_tidy(l, &quiet);
	}
	arena_free(a);
	return rc == RC_OK ? 0 : say(rc);
}

static int bench(struct ledger *l, int64_t n)
{
	struct arena *a = arena_new();
	struct ledger_id *ids;
	int64_t have = count(l, &ids, a), *t = mem_alloc((size_t)n * sizeof(*t)), tidy = 0, start = now_us();
	enum rc rc = RC_OK;

	for (int64_t i = 0; rc == RC_OK && i < n; i++) {
		t[i] = now_us();
		rc = group(l, have + i, 1, false);
		t[i] = now_us() - t[i];
		tidy -= now_us();
		ledger_tidy(l, &why);
		tidy += now_us();
	}
	start = now_us() - start;
	qsort(t, (size_t)n, sizeof(*t), by_value);
	printf("at %lld acts: median %lld us, p99 %lld us, most %lld us; tidy %lld us an act; %lld acts/s\n", (long long)have, (long long)t[n / 2],
	       (long long)t[n * 99 / 100], (long long)t[n - 1], (long long)(tidy / n), (long long)(n * 1000000 / start));
	arena_free(a);
	mem_free(t);
	return rc == RC_OK ? 0 : say(rc);
}

static int check_acks(const char *file, const struct ledger_id *ids, int64_t n)
{
	char line[128];
	int bad = 0;
	FILE *f = fopen(file, "r");

	while (f && fgets(line, sizeof(line), f)) {
		int64_t times = 0;

		if (strncmp(line, "ACK ", 4) != 0 || strlen(line) != 45)
			continue;
		line[44] = '\0';
		for (int64_t i = 0; i < n; i++)
			times += strcmp(ids[i].hex, line + 4) == 0;
		if (times != 1) {
			printf("%s is there %lld times\n", line, (long long)times);
			bad = 1;
		}
	}
	if (f)
		fclose(f);
	return bad;
}

static int check(struct ledger *l, const char *file)
{
	struct arena *a = arena_new();
	struct ledger_id *ids = NULL;
	int64_t n = count(l, &ids, a);
	int bad = n < 0 ? say(RC_DAMAGED) : check_acks(file, ids, n);

	for (int64_t i = 0; i < n; i++) {
		struct ledger_entry e;
		struct buf text = { 0 };
		const char *path;

		if (ledger_entry(l, &ids[i], &e, a, &why) != RC_OK || e.odd || !(path = strstr(e.message, "Record: ")) ||
		    ledger_read(l, &ids[i], arena_strndup(a, path + 8, strcspn(path + 8, "\n")), &text, &why) != RC_OK || text.len == 0)
			bad = say(RC_DAMAGED);
		buf_free(&text);
	}
	arena_free(a);
	return bad ? 1 : 0;
}

static int tag(struct ledger *l)
{
	struct ledger_who who = { "Ana Vera", "a.vera@example.cl", { 1543237200, -180 } };
	struct ledger_id tip;
	enum rc rc;

	if ((rc = ledger_lock(l, 5000, &why)) != RC_OK || (rc = ledger_tip(l, &tip, &why)) != RC_OK ||
	    (rc = ledger_tag(l, "acta/one", &tip, &who, "receipt\n", &why)) != RC_OK)
		return say(rc);
	ledger_unlock(l);
	puts("TAG");
	return 0;
}

static void found(void *ctx, const char *code, const char *where)
{
	printf("%s\t%s\n", code, where);
	*(int *)ctx = 1;
}

static int inspect(const char *gitdir)
{
	int any = 0;
	enum rc rc = ledger_inspect(gitdir, found, &any, NULL, &why);

	return rc == RC_OK ? any : say(rc);
}

int main(int argc, char **argv)
{
	struct buf dir = { 0 }, lock = { 0 };
	struct ledger *l = NULL;
	int rc = 2;

	if (argc < 3 || ledger_start(&why) != RC_OK)
		return 2;
	buf_printf(&dir, "%s/ledger.git", argv[2]);
	buf_printf(&lock, "%s/lock", argv[2]);
	if (strcmp(argv[1], "init") == 0)
		rc = ledger_create(dir.p, &why) == RC_OK ? 0 : say(why.rc);
	else if (strcmp(argv[1], "inspect") == 0)
		rc = inspect(argv[2]);
	else if (ledger_open(&l, dir.p, lock.p, &why) != RC_OK)
		rc = say(why.rc);
	else if (strcmp(argv[1], "append") == 0 && argc > 3)
		rc = append(l, atoll(argv[3]), argc > 4 ? atoll(argv[4]) : 1);
	else if (strcmp(argv[1], "bench") == 0 && argc > 3)
		rc = bench(l, atoll(argv[3]));
	else if (strcmp(argv[1], "tidy") == 0)
		rc = ledger_tidy(l, &why) == RC_OK ? 0 : say(why.rc);
	else if (strcmp(argv[1], "tag") == 0)
		rc = tag(l);
	else if (strcmp(argv[1], "check") == 0 && argc > 3)
		rc = check(l, argv[3]);
	ledger_close(l);
	buf_free(&dir);
	buf_free(&lock);
	return rc;
}
