/* act ROUNDS NAME LEDGER CLONE [NAME LEDGER CLONE …]: the cost of one durable act, in one running program, ledgers taking turns, beside a durable
 * `git commit` of the same record in a clone with a work tree in the same round. Each act edits a requirement of another contract. */
#include <string.h>

#include "bench.h"
#include "procure/base/file.h"
#include "procure/service/service.h"

enum { LEDGERS_MOST = 8, CONTRACTS = 8 };

struct subject {
	const char *name, *place, *clone;
	struct service *s;
	char path[CONTRACTS][256], record[CONTRACTS][96];
	size_t n;
	struct times own, peer;
};

static _Noreturn void stop(const struct why *why)
{
	struct buf b = { 0 };

	why_sentence(&b, why);
	fprintf(stderr, "act: %s\n", buf_str(&b));
	buf_free(&b);
	exit(2);
}

static enum rc ask(struct subject *t, const char *verb, const char *record, const char *field, const char *value, struct recorded *out, struct why *why)
{
	struct request r = { .verb = verb, .record = record, .names = &field, .values = &value, .n_fields = 1 };

	return service_do(t->s, &r, 0, out, why);
}

/* The same text into the clone, committed durably. */
static void commit(struct subject *t, const char *path, const char *text, bool fresh)
{
	struct arena *a = arena_new();
	struct why why = { 0 };
	char *file = arena_printf(a, "%s/%s", t->clone, path), *dir = arena_strdup(a, t->clone), *at = arena_strdup(a, path);
	char *add[] = { "git", "-C", dir, "add", at, NULL };
	char *save[] = { "git", "-C", dir, "-c", "core.fsync=all", "-c", "gc.auto=0", "commit", "-q", "-m", "clause: the same change", "--", at, NULL };
	double since = now_ms();

	if (file_write(file, text, strlen(text), 0644, &why) != RC_OK)
		stop(&why);
	if (fresh && !run(add))
		fprintf(stderr, "act: git add failed in %s\n", t->clone);
	if (!run(save))
		fprintf(stderr, "act: git commit failed in %s\n", t->clone);
	if (!fresh)
		took(&t->peer, since);
	arena_free(a);
}

static void text_now(struct subject *t, const char *path, struct buf *out)
{
	const struct record *r = scope_read(service_scope(t->s), path);

	buf_reset(out);
	record_print(out, r);
}

/* A requirement to edit in contracts that lie apart. */
static void prepare(struct subject *t)
{
	struct service_options o = { .read_only = false };
	struct arena *a = arena_new();
	struct buf text = { 0 };
	struct why why = { 0 };
	struct record **list;
	struct recorded out;
	size_t n;

	if (service_open(&t->s, t->place, &o, NULL, &why) != RC_OK || service_list(t->s, "contract", NULL, 0, &list, &n, a, &why) != RC_OK)
		stop(&why);
	for (size_t i = 0; n > 0 && i < CONTRACTS; i++) {
		const char *contract = list[i * (n - 1) / (CONTRACTS - 1)]->id;

		if (ask(t, "requirement.add", contract, "Clause", "Cláusula que se mide", &out, &why) != RC_OK)
			stop(&why);
		snprintf(t->path[t->n], sizeof t->path[0], "%s", out.path);
		snprintf(t->record[t->n], sizeof t->record[0], "%s", record_name(a, out.path));
		text_now(t, out.path, &text);
		commit(t, out.path, buf_str(&text), true);
		t->n++;
	}
	buf_free(&text);
	arena_free(a);
}

static void one(struct subject *t, size_t round)
{
	struct buf text = { 0 };
	struct why why = { 0 };
	struct recorded out;
	char value[160];
	size_t k = round % t->n;
	double since;

	snprintf(value, sizeof value, "El contratista barre cada calle %zu veces por semana, antes de las ocho de la mañana, y lo anota en la planilla.", round + 2);
	since = now_ms();
	if (ask(t, "requirement.change", t->record[k], "Old-Text", value, &out, &why) != RC_OK)
		stop(&why);
	took(&t->own, since);
	text_now(t, t->path[k], &text);
	commit(t, t->path[k], buf_str(&text), false);
	buf_free(&text);
}

int main(int argc, char **argv)
{
	static struct subject all[LEDGERS_MOST];
	size_t rounds = argc > 1 ? strtoul(argv[1], NULL, 10) : 0, n = 0;
	char what[96];

	for (int i = 2; i + 2 < argc && n < LEDGERS_MOST; i += 3)
		all[n++] = (struct subject){ .name = argv[i], .place = argv[i + 1], .clone = argv[i + 2] };
	for (size_t i = 0; i < n; i++)
		prepare(&all[i]);
	for (size_t r = 0; r < rounds; r++)
		for (size_t i = 0; i < n; i++)
			one(&all[(i + r) % n], r);
	for (size_t i = 0; i < n; i++) {
		snprintf(what, sizeof what, "one durable act, %s acts", all[i].name);
		row(what, median(&all[i].own), median(&all[i].peer), i == 0 ? "<= 0.2 of git commit" : i + 1 == n ? "<= 0.02 of git commit" : "");
		snprintf(what, sizeof what, "  the slowest tenth begins at");
		row(what, part(&all[i].own, 90), part(&all[i].peer, 90), "");
	}
	if (n > 1)
		row("one durable act, last size beside the first", median(&all[n - 1].own), median(&all[0].own), "<= 1.2 (flat)");
	for (size_t i = 0; i < n; i++)
		service_close(all[i].s);
	return 0;
}
