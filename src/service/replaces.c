/* Which act corrects which: what is corrected is there, was not corrected already, and is of the same sort. The rules, which see records only, know no
 * more than that it came before. The index knows it of what is durable; a batch and the audit keep a line for each act that went by. */
#include <string.h>

#include "procure/base/num.h"
#include "inside.h"

void passed_add(struct passed *p, int64_t seq, const struct act *a)
{
	int64_t replaces = 0;
	size_t at;

	if (p->n == 0)
		p->first = seq;
	at = (size_t)(seq - p->first);
	if (at >= p->cap) {
		p->cap = 2 * at + 64;
		p->v = mem_resize(p->v, p->cap * sizeof *p->v);
	}
	memset(&p->v[p->n], 0, (at - p->n) * sizeof *p->v);     /* acts that could not be read */
	if (a->t.one[TRAILER_REPLACES])
		(void)num_parse(a->t.one[TRAILER_REPLACES], &replaces);
	p->v[at] = (struct passed_act){ a->verb, replaces };
	p->n = at + 1;
}

void passed_forget(struct passed *p)
{
	mem_free(p->v);
	*p = (struct passed){ 0 };
}

static const struct verb *verb_of(const struct passed *p, int64_t seq)
{
	return p->n && seq >= p->first && seq - p->first < (int64_t)p->n ? p->v[seq - p->first].verb : NULL;
}

static int64_t corrected_by(const struct passed *p, int64_t seq)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->v[i].replaces == seq)
			return p->first + (int64_t)i;
	return 0;
}

/* `verb`: of the act that is corrected; `by`: what corrected it before, 0 = nothing. */
static enum rc may_replace(const struct act *a, int64_t seq, const char *verb, int64_t by, struct why *why)
{
	size_t n = strlen(a->kind->name);

	if (by != 0)
		return fail(why, RC_DENIED, N_("Act {1} was corrected by act {2} already: correct that one."), NUM(seq), NUM(by));
	if (strncmp(verb, a->kind->name, n) != 0 || verb[n] != '.')
		return fail(why, RC_DENIED, N_("Act {1} ({2}) cannot be corrected by {3}."), NUM(seq), verb, a->verb->name);
	return RC_OK;
}

enum rc passed_check(const struct passed *p, const struct act *a, struct why *why)
{
	const struct verb *old;
	int64_t seq;

	if (!a->t.one[TRAILER_REPLACES] || !num_parse(a->t.one[TRAILER_REPLACES], &seq))
		return RC_OK;
	old = verb_of(p, seq);
	return old ? may_replace(a, seq, old->name, corrected_by(p, seq), why) : RC_OK;
}

enum rc check_replaced(struct service *s, const struct act *act, struct arena *a, struct why *why)
{
	struct act_full old;
	int64_t seq, by;
	enum rc rc;

	if (!act->t.one[TRAILER_REPLACES] || !s->index || !num_parse(act->t.one[TRAILER_REPLACES], &seq))
		return RC_OK;
	if (verb_of(&s->batch, seq))
		return passed_check(&s->batch, act, why);
	if ((rc = service_act(s, seq, &old, a, why)) != RC_OK)
		return rc;
	by = service_replaced_by(s, seq);
	return may_replace(act, seq, old.line.verb, by ? by : corrected_by(&s->batch, seq), why);
}
