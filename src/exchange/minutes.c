/* The minutes of a meeting: its acts are read once, then told chapter by chapter. */
#include <string.h>

#include "minutes_room.h"

/* --- reading ------------------------------------------------------------------------------------------------------------------------------------- */

enum rc minutes_begin(struct minutes *m, struct paper *p, struct service *s, const char *meeting, int64_t at, struct why *why)
{
	struct record *r;

	*m = (struct minutes){ .p = p, .s = s, .a = p->a, .at = at, .why = why };
	if ((m->rc = service_record(s, meeting, NULL, at, &r, m->a, why)) != RC_OK)
		return m->rc;
	if (strcmp(r->kind->name, "meeting") != 0)
		return m->rc = fail(why, RC_INVALID, N_("{1} is not a meeting."), meeting);
	m->meeting = r;
	return RC_OK;
}

/* Two lists of acts, each in order, as one. */
static size_t merged(struct act_line *out, const struct act_line *x, size_t n_x, const struct act_line *y, size_t n_y)
{
	size_t n = 0, i = 0, k = 0;

	while (i < n_x || k < n_y) {
		bool first = k == n_y || (i < n_x && x[i].seq <= y[k].seq);

		if (first && k < n_y && x[i].seq == y[k].seq)
			k++;
		out[n++] = first ? x[i++] : y[k++];
	}
	return n;
}

static bool is_inside(const struct minutes *m, const struct act_full *act)
{
	const struct verb *v = verb_by_name(act->line.verb);

	return act->t.one[TRAILER_MEETING] ? strcmp(act->t.one[TRAILER_MEETING], m->meeting->id) == 0 : v && v->flags & V_MEETING;
}

static enum rc one(struct minutes *m, const struct act_line *line, int64_t upto)
{
	struct act_full *act = &m->act[m->n];
	int64_t by = service_replaced_by(m->s, line->seq);
	enum rc rc = service_act(m->s, line->seq, act, m->a, m->why);

	m->replaced[m->n] = !upto || by <= upto ? by : 0;
	m->inside[m->n] = rc == RC_OK && is_inside(m, act);
	m->n++;
	return rc;
}

enum rc minutes_read(struct minutes *m)
{
	struct log_query in = { .meeting = m->meeting->id, .oldest_first = true, .before = m->at ? m->at + 1 : 0 };
	struct log_query of = { .record = m->meeting->path, .oldest_first = true, .before = in.before };
	struct act_line *x, *y, *all;
	size_t n_x, n_y, n;

	if ((m->rc = service_log(m->s, &in, &x, &n_x, m->a, m->why)) != RC_OK || (m->rc = service_log(m->s, &of, &y, &n_y, m->a, m->why)) != RC_OK)
		return m->rc;
	all = arena_alloc(m->a, (n_x + n_y + 1) * sizeof *all);
	n = merged(all, x, n_x, y, n_y);
	m->act = arena_alloc(m->a, (n + 1) * sizeof *m->act);
	m->inside = arena_alloc(m->a, (n + 1) * sizeof *m->inside);
	m->replaced = arena_alloc(m->a, (n + 1) * sizeof *m->replaced);
	m->all_late = n > 0;
	for (size_t i = 0; i < n && m->rc == RC_OK; i++) {
		m->rc = one(m, &all[i], m->at);
		m->all_late = m->all_late && all[i].late && *all[i].late;
	}
	return m->rc;
}

static const char *value_of(const struct record *r, int field)
{
	return r && r->value[field] ? r->value[field] : "";
}

int64_t minutes_wrote(const struct minutes *m, const char *field)
{
	int f = kind_field(m->meeting->kind, field);
	int64_t last = 0;

	for (size_t i = 0; i < m->n; i++)
		for (size_t k = 0; k < m->act[i].n_changes; k++) {
			const struct change *c = &m->act[i].changes[k];

			if (c->after->path && strcmp(c->after->path, m->meeting->path) == 0 && strcmp(value_of(c->before, f), value_of(c->after, f)) != 0)
				last = m->act[i].line.seq;
		}
	return last;
}

/* --- the file -------------------------------------------------------------------------------------------------------------------------------------- */

void minutes_letterhead(struct minutes *m)
{
	int64_t seq = m->n ? m->act[m->n - 1].line.seq : m->at;
	const struct record *now = scope_ledger(service_scope(m->s)), *l = now && now->path ? minutes_then(m, now->path, seq) : NULL;

	l = l ? l : now;
	if (l) {
		const char *own = record_get(l, "Letterhead"), *name = record_get(l, "Name");
		bool said = *own && strncmp(own, name, strlen(name)) == 0;

		paper_add(m->p, PAPER_LETTERHEAD, 0, NULL, !*own ? name : said ? own : arena_printf(m->a, "%s\n%s", name, own));
	}
	if (service_demo(m->s) || (m->meeting && record_is(m->meeting, "Illustrative", "yes")))
		paper_add(m->p, PAPER_MARK, 0, NULL, _("ILLUSTRATIVE: invented data, no minutes of a real meeting"));
}

void minutes_file(struct minutes *m, const char *title)
{
	const struct act_line *last = m->n ? &m->act[m->n - 1].line : NULL;

	m->p->title = title;
	if (last) {
		m->p->made = last->recorded;
		m->p->foot = last->receipt;
	}
}

enum rc minutes_paper(struct paper *out, struct service *s, const char *meeting, int64_t at, struct why *why)
{
	struct minutes m;
	enum rc rc = minutes_begin(&m, out, s, meeting, at, why);

	if (rc != RC_OK || (rc = minutes_read(&m)) != RC_OK)
		return rc;
	minutes_file(&m, arena_printf(out->a, "%s %s", _("MINUTES"), m.meeting->id));
	minutes_head(&m);
	minutes_attendance(&m);
	minutes_declarations(&m);
	minutes_tabla(&m);
	minutes_acts(&m);
	minutes_agreements(&m);
	minutes_tasks(&m);
	minutes_left(&m);
	minutes_after(&m);
	minutes_proof(&m);
	return m.rc;
}

enum rc minutes_text(struct buf *out, struct service *s, const char *meeting, int64_t at, struct why *why)
{
	struct arena *a = arena_new();
	struct paper p;
	enum rc rc;

	paper_init(&p, a, "es");
	if ((rc = minutes_paper(&p, s, meeting, at, why)) == RC_OK)
		paper_text(out, &p);
	arena_free(a);
	return rc;
}
