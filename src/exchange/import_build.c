/* A proposal that grows (import_build.h). */
#include "import_build.h"

#include "procure/base/text.h"

#include <string.h>

void proposal_init(struct proposal *p, struct import *out, struct arena *a, const struct import_want *want, const char *kind)
{
	memset(p, 0, sizeof(*p));
	p->out = out;
	p->arena = a;
	p->want = want;
	p->kind = kind_by_name(kind);
	counter_init(&p->known, a);
}

void proposal_free(struct proposal *p)
{
	counter_free(&p->known);
	buf_free(&p->scratch);
}

void proposal_begin(struct proposal *p, int64_t line)
{
	p->n = 0;
	p->line = line;
}

static void *grown(struct arena *a, const void *old, size_t n, size_t *cap, size_t size)
{
	void *more;

	*cap = *cap ? *cap * 2 : 16;
	more = arena_alloc(a, *cap * size);
	if (n)
		memcpy(more, old, n * size);
	return more;
}

void proposal_problem(struct proposal *p, int64_t line, const char *field, bool left_out, const struct why *why)
{
	struct import *out = p->out;

	out->problems++;
	out->unused += left_out;
	if (out->listed == IMPORT_PROBLEMS_MAX)
		return;
	if (out->listed == p->problem_cap)
		out->problem = grown(p->arena, out->problem, out->listed, &p->problem_cap, sizeof(*out->problem));
	out->problem[out->listed++] = (struct import_problem){ line, arena_strdup(p->arena, field), left_out, *why };
}

const char *proposal_clean(struct proposal *p, const char *text)
{
	buf_reset(&p->scratch);
	text_clean(&p->scratch, text, strlen(text), false);
	return arena_strdup(p->arena, buf_str(&p->scratch) + strspn(buf_str(&p->scratch), " "));
}

static void put(struct proposal *p, const char *field, const char *value)
{
	p->name[p->n] = field;
	p->value[p->n++] = value;
}

bool proposal_has(const struct proposal *p, const char *field)
{
	for (size_t i = 0; i < p->n; i++)
		if (strcmp(p->name[i], field) == 0)
			return true;
	return false;
}

bool proposal_set(struct proposal *p, const char *field, const char *text)
{
	int at = kind_field(p->kind, field);
	const struct field *f = &p->kind->fields[at];
	struct buf clean = { 0 };
	struct why why = { 0 };

	if (proposal_has(p, field))
		return false;
	text_clean(&clean, text, strlen(text), f->type->lines);
	buf_reset(&p->scratch);
	if (f->type->entry(f, buf_str(&clean), &p->scratch, &why) != RC_OK)
		proposal_problem(p, p->line, field, false, &why);
	else if (p->scratch.len > 0)
		put(p, f->name, arena_strdup(p->arena, p->scratch.p));
	buf_free(&clean);
	return proposal_has(p, field);
}

bool proposal_set_title(struct proposal *p, const char *field, const char *text, int columns)
{
	const char *clean = proposal_clean(p, text);
	struct buf cut = { 0 };
	bool set;

	if (text_width(clean) > columns) {
		text_cut(&cut, clean, columns);
		clean = arena_strdup(p->arena, cut.p);
		proposal_refuse(p, field, false, N_("The text was longer than {1} columns and was cut; the file has all of it."), NUM(columns));
	}
	set = proposal_set(p, field, clean);
	buf_free(&cut);
	return set;
}

bool proposal_set_number(struct proposal *p, const char *field, int64_t n)
{
	return proposal_set(p, field, NUM(n));
}

int64_t proposal_number(const struct proposal *p)
{
	return (p->want->first > 0 ? p->want->first : 1) + (int64_t)p->out->n;
}

struct import_stanza *proposal_take(struct proposal *p, const char *verb, const char *record)
{
	struct import *out = p->out;
	struct import_stanza *s;

	if (out->n == IMPORT_MAX) {
		proposal_refuse(p, "", true, N_("More than {1} at once cannot be proposed: choose a part of the file (--match)."), NUM(IMPORT_MAX));
		return NULL;
	}
	if (out->n == p->cap)
		out->stanza = grown(p->arena, out->stanza, out->n, &p->cap, sizeof(*out->stanza));
	s = &out->stanza[out->n++];
	*s = (struct import_stanza){ .verb = verb, .record = record, .n = p->n, .line = p->line };
	s->name = arena_alloc(p->arena, (p->n + 1) * sizeof(*s->name));
	s->value = arena_alloc(p->arena, (p->n + 1) * sizeof(*s->value));
	memcpy(s->name, p->name, p->n * sizeof(*s->name));
	memcpy(s->value, p->value, p->n * sizeof(*s->value));
	return s;
}

bool proposal_once(struct proposal *p, const char *foreign)
{
	const struct counter_entry *e = counter_find(&p->known, foreign);

	if (!e) {
		counter_at(&p->known, foreign)->n = p->line;
		return true;
	}
	proposal_refuse(p, "Prior", true, N_("“{1}” stands already on line {2}: it is proposed once."), foreign, NUM(e->n));
	return false;
}

const char *proposal_source(struct proposal *p, const char *more)
{
	return arena_printf(p->arena, more && *more ? "%s: %lld, %s" : "%s: %lld", p->out->name, (long long)p->line, more);
}

bool proposal_matches(const struct proposal *p, const char *text)
{
	return !p->want->match || !*p->want->match || text_match(text, p->want->match);
}

void proposal_set_tier(struct proposal *p, const char *id)
{
	char tier[4];
	const struct field *f = &p->kind->fields[kind_field(p->kind, "Tier")];
	struct why why = { 0 };

	words_tier(tier, id);
	if (*tier && f->type->check(f, tier, &why) == RC_OK)
		proposal_set(p, "Tier", tier);
}
