/* One agreement on one page, with its votes and its receipt; pending until the minutes of its session are approved. */
#include <string.h>

#include "minutes_room.h"

static enum rc find(struct minutes *m, const char *name, struct record **out)
{
	struct record *session;
	enum rc rc = service_record(m->s, name, NULL, m->at, out, m->a, m->why);

	if (rc != RC_OK)
		return rc;
	if (!list_has("agreement guidance validation", (*out)->kind->name))
		return fail(m->why, RC_INVALID, N_("{1} is no agreement, guidance or validation."), name);
	if (!*record_get(*out, "Session"))
		return RC_OK;
	if ((rc = service_record(m->s, record_get(*out, "Session"), NULL, m->at, &session, m->a, m->why)) == RC_OK)
		m->meeting = session;
	return rc;
}

/* Invented, replaced, not yet approved: what a reader must know before the text. */
static void marks(struct minutes *m, const struct record *r, int64_t seq)
{
	int64_t by = service_replaced_by(m->s, seq);

	if (!service_demo(m->s) && record_is(r, "Illustrative", "yes"))
		paper_add(m->p, PAPER_MARK, seq, NULL, _("ILLUSTRATIVE: invented data"));
	if (by && (!m->at || by <= m->at))
		paper_add(m->p, PAPER_MARK, by, NULL, minutes_say(m, N_("Corrected by act {1}: it stands no more as it is printed here"), minutes_number(m, by), NULL, NULL));
	if (*record_get(r, "Replaced-By"))
		paper_add(m->p, PAPER_MARK, seq, NULL, minutes_say(m, N_("Superseded by {1}"), record_get(r, "Replaced-By"), NULL, NULL));
	if (m->meeting && !record_is(m->meeting, "Minutes-State", "approved"))
		paper_add(m->p, PAPER_MARK, 0, NULL, _("Minutes pending approval"));
}

static void session(struct minutes *m, const struct record *r, int64_t seq)
{
	const char *id = record_get(r, "Body");
	const struct record *body = *id ? minutes_then(m, record_path(m->a, kind_by_name("body"), "", id), seq) : NULL;

	paper_add(m->p, PAPER_PAIR, seq, _("Body"), body ? record_get(body, "Name") : id);
	if (!m->meeting)
		return;
	paper_add(m->p, PAPER_PAIR, seq, _("Session"), arena_printf(m->a, "%s: %s", m->meeting->id, record_get(m->meeting, "Title")));
	paper_add(m->p, PAPER_PAIR, 0, _("Place"), record_get(m->meeting, "Place"));
	if (record_is(m->meeting, "Minutes-State", "approved"))
		paper_add(m->p, PAPER_PAIR, 0, _("Minutes"), minutes_say(m, N_("Minutes approved in {1}"), record_get(m->meeting, "Approved-In"), NULL, NULL));
}

static void text(struct minutes *m, const struct record *r, int64_t seq)
{
	static const char *const more[] = { "Type", "Contracts", "Goals", "Conditions", "Escalation", "Recommendation", "Replaces" };

	paper_add(m->p, PAPER_CHAPTER, 0, NULL, _("What was agreed"));
	paper_add(m->p, PAPER_TEXT, seq, NULL, record_title(r))->strong = true;
	paper_add(m->p, PAPER_TEXT, seq, NULL, record_get(r, "Text"));
	for (size_t i = 0; i < sizeof more / sizeof more[0]; i++)
		if (kind_field(r->kind, more[i]) >= 0)
			paper_add(m->p, PAPER_PAIR, seq, _(minutes_table(r, more[i])->label), minutes_shown(m, r, more[i], seq));
}

static void decided(struct minutes *m, const struct record *r, const struct act_full *act)
{
	size_t from;

	paper_add(m->p, PAPER_CHAPTER, 0, NULL, _("How it was decided"));
	from = m->p->n;
	paper_add(m->p, PAPER_PAIR, act->line.seq, _("Decided on"), minutes_moment(m, act->line.decided));
	if (act->t.one[TRAILER_MOVED_BY])
		paper_add(m->p, PAPER_PAIR, act->line.seq, _("Moved by"), minutes_people(m, act->t.one[TRAILER_MOVED_BY], act->line.seq));
	minutes_vote(m, act);
	paper_add(m->p, PAPER_PAIR, act->line.seq, _("Reason"), act->reason);
	paper_add(m->p, PAPER_PAIR, act->line.seq, _("Dissent"), record_get(r, "Dissent"));
	if (act->t.one[TRAILER_LATE])
		paper_add(m->p, PAPER_PAIR, act->line.seq, _("Recorded later"),
			  arena_printf(m->a, "%s (%s)", minutes_moment(m, act->line.recorded), minutes_label(act->t.one[TRAILER_LATE])));
	for (size_t i = from; i < m->p->n; i++)
		m->p->v[i].inner = false;
}

/* Whom the rules name for the minutes; else who presided. */
static void certifies(struct minutes *m, int64_t seq)
{
	const struct record *rules = scope_rules(service_scope(m->s));
	const char *by = rules ? record_get(rules, "Minutes-By") : "";
	bool named = *by;

	if (!named && m->meeting)
		by = record_get(m->meeting, "Presided-By");
	if (*by)
		paper_add(m->p, PAPER_SIGN, 0, minutes_person(m, by, seq), named ? _("keeps and certifies the minutes") : _("presided"));
}

enum rc certificate_paper(struct paper *out, struct service *s, const char *agreement, int64_t at, struct why *why)
{
	struct minutes m = { .p = out, .s = s, .a = out->a, .at = at, .why = why };
	struct act_full act;
	struct record *r;
	int64_t seq;
	enum rc rc = find(&m, agreement, &r);

	if (rc != RC_OK)
		return rc;
	seq = minutes_first(&m, r->path);
	if ((rc = service_act(s, seq, &act, m.a, why)) != RC_OK)
		return rc;
	out->one_page = true;
	out->title = arena_printf(m.a, "%s %s", _("CERTIFICATE"), r->id);
	out->made = act.line.recorded;
	out->foot = act.line.receipt;
	minutes_letterhead(&m);
	paper_add(out, PAPER_TITLE, 0, NULL, out->title);
	marks(&m, r, seq);
	session(&m, r, seq);
	text(&m, r, seq);
	decided(&m, r, &act);
	paper_add(out, PAPER_CHAPTER, 0, NULL, _("Proof and signatures"));
	minutes_receipt(&m, &act.line);
	certifies(&m, seq);
	return RC_OK;
}
