/* What was ruled already on something like it: each long word of the question is looked for by itself, and what answers most of them comes first. */
#include <string.h>

#include "screens/committee.h"
#include "screens/escalation_memo.h"

enum { WORDS_MAX = 8, WORD_MIN = 5, HITS = 30, FOUND_MAX = 64 };

struct found { struct precedent v[FOUND_MAX]; size_t n; };

static bool letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* Words that carry meaning are long ones; each once. */
static void words_of(const char *text, struct strs *out, struct arena *a)
{
	while (*text && out->n < WORDS_MAX) {
		size_t n = 0;
		const char *word;

		while (letter(text[n]))
			n++;
		word = arena_strndup(a, text, n);
		if (text_width(word) >= WORD_MIN && !strs_has(out, word))
			strs_add(out, a, word);
		text += n ? n : 1;
	}
}

/* A voted validation has an agreement beside it that only bears its number. */
static bool is_precedent(const struct record *r, const struct record *about, struct arena *a)
{
	if (!list_has("agreement guidance validation", r->kind->name) || (strcmp(r->kind->name, "agreement") == 0 && *record_get(r, "Validation")))
		return false;
	return strcmp(record_get(r, "Escalation"), record_name(a, about->path)) != 0 && strcmp(record_get(r, "Recommendation"), record_name(a, about->path)) != 0;
}

static void count_hit(struct found *f, const struct record *r)
{
	for (size_t i = 0; i < f->n; i++)
		if (strcmp(f->v[i].r->path, r->path) == 0) {
			f->v[i].words++;
			return;
		}
	if (f->n < FOUND_MAX)
		f->v[f->n++] = (struct precedent){ r, 1 };
}

static void look_for(struct found *f, struct app *app, const char *word, const struct record *about, struct arena *a)
{
	struct hit *hits;
	struct why ignored = { 0 };
	size_t n = 0;

	if (service_search(app->svc, word, HITS, &hits, &n, a, &ignored) != RC_OK)
		n = 0;
	for (size_t i = 0; i < n; i++) {
		struct record *r = NULL;

		if (hits[i].is_act || (strncmp(hits[i].path, "agreements/", 11) != 0 && strncmp(hits[i].path, "guidance/", 9) != 0 && strncmp(hits[i].path, "validations/", 12) != 0))
			continue;
		if (service_record(app->svc, hits[i].path, NULL, app->at, &r, a, &ignored) == RC_OK && is_precedent(r, about, a))
			count_hit(f, r);
	}
}

size_t precedents_find(struct app *app, const struct record *about, struct precedent out[PRECEDENTS_MAX], struct arena *a)
{
	struct found f = { .n = 0 };
	struct strs words = { 0 };
	size_t n = 0;

	words_of(memo_question(about), &words, a);
	for (size_t i = 0; i < words.n; i++)
		look_for(&f, app, words.v[i], about, a);
	while (n < PRECEDENTS_MAX && n < f.n) {
		size_t best = n;

		for (size_t i = n + 1; i < f.n; i++)
			if (f.v[i].words > f.v[best].words || (f.v[i].words == f.v[best].words && strcmp(f.v[i].r->id, f.v[best].r->id) > 0))
				best = i;
		out[n] = f.v[best];
		f.v[best] = f.v[n];
		n++;
	}
	return n;
}
