/* Who sits and what comes of a vote, asked through whole acts: every way in which four seats can be attended (titular, deputy, both, from afar, gone, come
 * back, as a guest, recused), under many rules and modes, against an oracle that knows seats as letters alone. model_vote.c asks the counting; this
 * asks what the counting is given: attendance, departures, recusals of the item, deputies of the recused, the issuing director. */
#include "model_world.h"

/* A seat is a letter: - nobody came, T titular, t titular from afar, L titular came and left, K left and came back, D deputy, B both, b titular left and
 * the deputy stays, G titular as a guest, R titular recused, r titular recused and the deputy here, q titular recused and not here, the deputy is. */
static const char letters[] = "-TtLKDBbGRrq", of_issuing[] = "-TtLKGR";
enum { SEATS = 4, CHAIR = 0, LEGAL = 1, ISSUING = 2, VOICE = 3 };
static const char *const titular[SEATS] = { "t.zero", "t.uno", "t.dos", "t.tres" }, *const deputy[SEATS] = { "d.zero", "d.uno", NULL, "d.tres" };

struct way { const char *quorum, *of, *majority, *base; size_t qn, qd, mn, md; bool qmore, mmore; };
static const struct way ways[] = {
	{ ">1/2", "seats", ">1/2", "cast", 1, 2, 1, 2, true, true }, { "1/2", "entitled", "2/3", "present", 1, 2, 2, 3, false, false },
	{ "2/3", "present", ">1/2", "seats", 2, 3, 1, 2, false, true }, { ">1/2", "seats", "1/2", "entitled", 1, 2, 1, 2, true, false },
};
struct setting { const struct way *way; bool chair, legal, casting, remote, swap, voice; size_t min; };

/* --- the world ------------------------------------------------------------------------------------------------------------------------------------ */

static void set_rules(const struct setting *o)
{
	put("rules", "", "2018-01-02-1", arena_printf(arena, "Date: 2018-01-02\nDeciding: working-group | %s | %s | %s | %s | %s | %s | %zu | %s | %s | %s\n"
	    "Guards: assent-unopposed consent-agreed meeting-open quorum recused-stays-out voters-sit votes-complete\nRecorders: f.lagos\nLate-Hours: 48\n",
	    o->way->quorum, o->way->of, o->chair ? "needed" : "not-needed", o->legal ? "legal" : "-", o->way->majority, o->way->base, o->min,
	    o->casting ? "casting" : "fails", o->remote ? "yes" : "no", o->swap ? "yes" : "no"));
	put("body", "", GT, arena_printf(arena, "Name: Grupo\nType: working-group\nContract: " C "\nChair: s0\nSeats: s0 | facilitator | t.zero | d.zero | 2018-01-01 | - | vote | -\n"
	    " s1 | legal | t.uno | d.uno | 2018-01-01 | - | vote | -\n s2 | issuing | - | - | 2018-01-01 | - | vote | -\n s3 | finance | t.tres | d.tres | 2018-01-01 | - | %s | -\n",
	    o->voice ? "voice" : "vote"));
}

static const char *line(const char *rows, const char *who, const char *as, const char *how, const char *from, const char *to)
{
	return arena_printf(arena, "%s%s%s | - | %s | %s | 2018-11-26T%s:00-03:00 | %s", rows, *rows ? "\n " : "", who, as, how, from, to);
}

static const char *attendance(const char *rows, char c, size_t i)
{
	if (strchr("TBRr", c))
		rows = line(rows, titular[i], "titular", "present", "09:00", "-");
	if (c == 't')
		rows = line(rows, titular[i], "titular", "remote", "09:00", "-");
	if (strchr("LKb", c))
		rows = line(rows, titular[i], "titular", "present", "09:00", "2018-11-26T09:30:00-03:00");
	if (c == 'K')
		rows = line(rows, titular[i], "titular", "present", "09:40", "-");
	if (c == 'G')
		rows = line(rows, titular[i], "guest", "present", "09:00", "-");
	if (strchr("DBbrq", c))
		rows = line(rows, deputy[i], "deputy", "present", "09:00", "-");
	return rows;
}

/* The facilitator is recused from another item, which is no matter here. */
static void set_meeting(const char *text)
{
	const char *rows = "", *recusals = "Recusals: t.zero | 1 | - | 2018-11-26T09:00:00-03:00 | -";

	for (size_t i = 0; i < SEATS; i++) {
		rows = attendance(rows, text[i], i);
		if (strchr("Rrq", text[i]))
			recusals = arena_printf(arena, "%s\n %s | 2 | - | 2018-11-26T09:00:00-03:00 | -", recusals, titular[i]);
	}
	put("meeting", "", GT "-R01", arena_printf(arena, "Title: Uno\nBody: " GT "\nContract: " C "\nTabla: 1 | Acta | 5 | done | -\n 2 | Cláusulas | 60 | open | -\n%s%s%s%s\n"
	    "Current-Item: 2\nOpened: 2018-11-26T09:00:00-03:00\nState: open\n", *rows ? "Attendance: " : "", rows, *rows ? "\n" : "", recusals));
}

/* --- the oracle ------------------------------------------------------------------------------------------------------------------------------------ */

static bool is_here(const struct setting *o, char c, size_t i)
{
	return strchr("TKDBbRrq", c) || (c == 't' && o->remote) || (c == 'G' && i == ISSUING);
}

/* Who votes in the seat; NULL: nobody. */
static const char *voter(const struct setting *o, char c, size_t i)
{
	if (!is_here(o, c, i) || (i == VOICE && o->voice) || c == 'R')
		return NULL;
	if (c == 'r' || c == 'q')
		return o->swap ? deputy[i] : NULL;
	return strchr("Db", c) ? deputy[i] : titular[i];
}

static bool enough(size_t k, size_t base, size_t num, size_t den, bool more)
{
	return k > 0 && (more ? k * den > num * base : k * den >= num * base);
}

static size_t base_of(const char *of, size_t seats, size_t entitled, size_t here, size_t cast)
{
	return strcmp(of, "seats") == 0 ? seats : strcmp(of, "entitled") == 0 ? entitled : strcmp(of, "present") == 0 ? here : cast;
}

/* Q no quorum or too few, else the word of the result; votes: one letter a seat. */
static const char *oracle(const struct setting *o, const char *text, const char *votes, bool by_roll, size_t *present)
{
	size_t seats = o->voice ? SEATS - 1 : SEATS, voters = 0, out = 0, yes = 0, no = 0, base;

	*present = 0;
	for (size_t i = 0; i < SEATS; i++) {
		const char *who = voter(o, text[i], i);

		if (i == VOICE && o->voice)
			continue;
		*present += is_here(o, text[i], i);
		voters += who != NULL;
		out += strchr("R", text[i]) || (strchr("rq", text[i]) && !o->swap);
		yes += who && votes[i] == 'F';
		no += who && votes[i] == 'A';
	}
	if (!enough(*present, base_of(o->way->of, seats, seats, *present, 0), o->way->qn, o->way->qd, o->way->qmore) ||
	    (o->chair && !is_here(o, text[CHAIR], CHAIR)) || (o->legal && !is_here(o, text[LEGAL], LEGAL)) || voters < (o->min ? o->min : by_roll ? 0 : 1))
		return "Q";
	if (!by_roll)
		return "adopted";
	base = base_of(o->way->base, seats, seats - out, voters, yes + no);
	if (enough(yes, base, o->way->mn, o->way->md, o->way->mmore))
		return "adopted";
	if (yes != no || !yes || o->way->mn * 2 > o->way->md || !enough(yes + 1, base, o->way->mn, o->way->md, o->way->mmore))
		return "rejected";
	if (!o->casting || !voter(o, text[CHAIR], CHAIR) || votes[CHAIR] == 'B')
		return "tied";
	return votes[CHAIR] == 'F' ? "adopted" : "rejected";
}

static const char *listed(const struct setting *o, const char *text, const char *votes, char vote)
{
	const char *list = "";

	for (size_t i = 0; i < SEATS; i++)
		if (voter(o, text[i], i) && votes[i] == vote)
			list = arena_printf(arena, "%s%s%s", list, *list ? " " : "", voter(o, text[i], i));
	return *list ? list : NULL;
}

/* Titulars in seats with vote in which nobody sits. From afar they sit, whether that counts or not. */
static const char *absent(const struct setting *o, const char *text)
{
	const char *list = "";

	for (size_t i = 0; i < SEATS; i++)
		if ((strchr("-L", text[i]) || (text[i] == 'G' && i != ISSUING)) && !(i == VOICE && o->voice))
			list = arena_printf(arena, "%s%s%s", list, *list ? " " : "", titular[i]);
	return *list ? list : NULL;
}

static const char *recused_list(const char *text)
{
	const char *list = "";

	for (size_t i = 0; i < SEATS; i++)
		if (strchr("Rrq", text[i]))
			list = arena_printf(arena, "%s%s%s", list, *list ? " " : "", titular[i]);
	return *list ? list : NULL;
}

/* --- one case -------------------------------------------------------------------------------------------------------------------------------------- */

static bool same(const char *x, const char *y)
{
	return strcmp(x ? x : "", y ? y : "") == 0;
}

static const char *const modes[] = { "roll-call", "consensus", "roll-call", "assent", "roll-call", "consent" };

/* NULL: as the oracle says. */
static const char *differs(const struct setting *o, const char *text, const char *votes, const char *how)
{
	struct why why;
	bool by_roll = strcmp(how, "roll-call") == 0;
	size_t present;
	const char *want = oracle(o, text, votes, by_roll, &present);
	enum rc rc;

	mode = how;
	if (by_roll) {
		votes_for = listed(o, text, votes, 'F');
		votes_against = listed(o, text, votes, 'A');
		abstained = listed(o, text, votes, 'B');
	}
	rc = try("requirement.decide", C "/R-01", P({ "Verdict", "keep" }, { "Reason", "Sirve." },), &why);
	if (*want == 'Q')
		return rc == RC_DENIED && why.guard && strcmp(why.guard, "quorum") == 0 ? NULL : "decided without quorum";
	if (rc != RC_OK)
		return why.guard ? why.guard : why.msg;
	if (!same(act->t.one[TRAILER_RESULT], want))
		return act->t.one[TRAILER_RESULT];
	if ((size_t)strtol(act->t.one[TRAILER_QUORUM], NULL, 10) != present)
		return act->t.one[TRAILER_QUORUM];
	if (!same(act->t.one[TRAILER_RECUSED], recused_list(text)) || !same(act->t.one[TRAILER_ABSENT], absent(o, text)))
		return arena_printf(arena, "recused %s, absent %s", act->t.one[TRAILER_RECUSED], act->t.one[TRAILER_ABSENT]);
	return record_is(act->lead.after, "State", strcmp(want, "adopted") == 0 ? "decided" : "pending") ? NULL : record_get(act->lead.after, "State");
}

static struct setting nth(unsigned n)
{
	return (struct setting){ &ways[n % 4], n / 4 % 2, n / 8 % 2, n / 16 % 2, n / 32 % 2, n / 64 % 2, n / 128 % 2, n / 256 % 4 };
}

static void people(void)
{
	for (size_t i = 0; i < SEATS; i++) {
		put("person", "", titular[i], arena_printf(arena, "Name: %s\n", titular[i]));
		if (deputy[i])
			put("person", "", deputy[i], arena_printf(arena, "Name: %s\n", deputy[i]));
	}
	put("contract", C, C, "Name: Aseo\nDirector: t.dos\nState: in-work\n");
	put("proposal", C, "PV-001", "Requirement: R-01\nBy: t.uno\nVerdict: keep\nState: open\nReason: Sirve.\n");
}

/* Each attendance with one rule, mode and vote; a multiplicative step spreads them over all. */
static void who_sits_is_who_the_oracle_says(void **state)
{
	size_t n = strlen(letters), m = strlen(of_issuing), cases = 0, outcomes[4] = { 0 };
	uint32_t step = 2463534242u;

	for (size_t all = 0; all < n * n * m * n; all++) {
		char text[] = { letters[all % n], letters[all / n % n], of_issuing[all / n / n % m], letters[all / n / n / m], '\0' }, votes[SEATS + 1] = "";
		struct setting o;
		const char *bad;

		if (all % 256 == 0) {
			gone(state);
			world(state);
			people();
		}
		step ^= step << 13, step ^= step >> 17, step ^= step << 5;
		o = nth(step >> 8);
		for (size_t i = 0; i < SEATS; i++)
			votes[i] = "FABFA"[(step >> (i * 3)) % 5];
		set_rules(&o);
		set_meeting(text);
		if ((bad = differs(&o, text, votes, modes[step % 6])) != NULL)
			fail_msg("%s, votes %s, %s, rule %u: %s", text, votes, modes[step % 6], (unsigned)(step >> 8) % 1024, bad);
		cases++;
		outcomes[!act || !act->t.one[TRAILER_RESULT] ? 0 : act->t.one[TRAILER_RESULT][0] == 'a' ? 1 : act->t.one[TRAILER_RESULT][0] == 'r' ? 2 : 3]++;
	}
	assert_int_equal(cases, 12 * 12 * 7 * 12);
	for (size_t i = 0; i < 4; i++)
		assert_true(outcomes[i] > 100);          /* each outcome was met often */
}

/* domain.md 4.2: the vote of somebody who left, who is a guest, or who holds another's item is no vote. */
static void who_does_not_sit_does_not_vote(void **state)
{
	struct setting o = nth(32 + 256);
	struct why why;

	(void)state;
	people();
	set_rules(&o);
	set_meeting("TTTL");
	mode = "roll-call", votes_for = "t.zero t.uno t.dos t.tres";
	assert_int_equal(try("requirement.decide", C "/R-01", P({ "Verdict", "keep" }, { "Reason", "Sirve." },), &why), RC_DENIED);
	assert_string_equal(why.guard, "voters-sit");
	set_meeting("TTTG");
	mode = "roll-call", votes_for = "t.zero t.uno t.dos t.tres";
	REFUSED("voters-sit", "requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "Sirve." },);
	set_meeting("TTTR");
	mode = "roll-call", votes_for = "t.zero t.uno t.dos t.tres";
	REFUSED("voters-sit", "requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "Sirve." },);
	set_meeting("TTTT");
	mode = "roll-call", votes_for = "t.zero t.uno t.dos";
	REFUSED("votes-complete", "requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "Sirve." },);
	mode = "roll-call", votes_for = "t.zero t.uno t.dos t.tres";
	ALLOWED("requirement.decide", C "/R-01", { "Verdict", "keep" }, { "Reason", "Sirve." },);
}

/* A session of the committee about two contracts: whose director counts. The rules are those of model_world.h. */
static void session(const char *item, const char *motion)
{
	put("meeting", "", "CCE-2018-S01", arena_printf(arena, "Title: Comité\nBody: CCE\nTabla: 1 | Aseo | 20 | pending | " C "/R-01\n 2 | Áreas verdes | 20 | pending | SC-2018-P02\n"
	    " 3 | Varios | 10 | pending | -\nAttendance: p.rojas | - | titular | present | 2018-11-26T09:00:00-03:00 | -\n"
	    " m.soto | - | titular | present | 2018-11-26T09:00:00-03:00 | -\n a.vera | - | titular | present | 2018-11-26T09:00:00-03:00 | -\n%s%s"
	    "Opened: 2018-11-26T09:00:00-03:00\nState: open\n", motion, *item ? arena_printf(arena, "Current-Item: %s\n", item) : ""));
}

static const char *sits(void)
{
	return sitting_contract(scope, scope_meeting(scope, "CCE-2018-S01"), arena);
}

static void the_director_of_the_open_item_sits(void **state)
{
	static const struct { const char *item, *quorum; } cases[] = { { "1", "3/3" }, { "2", "2/3" }, { "3", "2/2" } };

	(void)state;
	rules("meeting-open quorum");
	put("body", "", "CCE", "Name: Comité\nType: committee\nChair: a\nSeats: a | administrator | p.rojas | - | 2018-01-01 | - | vote | -\n"
	    " b | planning | m.soto | - | 2018-01-01 | - | vote | -\n i | issuing | - | - | 2018-01-01 | - | vote | -\n");
	put("contract", "SC-2018-P02", "SC-2018-P02", "Name: Áreas\nDirector: j.perez\nState: in-work\n");
	session("", "");
	assert_string_equal(sits(), C);                  /* no item is open: the first of the tabla */
	session("3", "");
	assert_string_equal(sits(), "");
	session("3", "Motion: Así\nMotion-On: SC-2018-P02/ESC-001\nMotion-Verb: agreement.rule\nMotion-Opened: 2018-11-26T09:30:00-03:00\n");
	assert_string_equal(sits(), "SC-2018-P02");      /* what is voted on, whatever the item */
	for (size_t i = 0; i < 3; i++) {
		session(cases[i].item, "Motion: Próxima sesión el martes\nMotion-Opened: 2018-11-26T09:30:00-03:00\n");
		in_meeting = "CCE-2018-S01", mode = "consensus";
		ALLOWED("meeting.resolve", "CCE-2018-S01",);
		assert_string_equal(act->t.one[TRAILER_QUORUM], cases[i].quorum);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(who_sits_is_who_the_oracle_says, world, gone),
		cmocka_unit_test_setup_teardown(who_does_not_sit_does_not_vote, world, gone),
		cmocka_unit_test_setup_teardown(the_director_of_the_open_item_sits, world, gone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
