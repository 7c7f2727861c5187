/* The paper twin: the sheet on which a meeting goes on when the power fails, and the order in which it is typed in afterwards. */
#include <stdlib.h>
#include <string.h>

#include "minutes_room.h"
#include "procure/base/text.h"

enum { MEMBERS_MAX = 9 };

struct member { const char *person, *role, *initials, *deputy; bool votes; };
struct blank { struct minutes m; struct member v[MEMBERS_MAX]; size_t n; };

/* --- who sits ------------------------------------------------------------------------------------------------------------------------------------ */

/* "Paula Rojas Ibarra" -> "PR": the head of a narrow column. */
static const char *initials_of(struct minutes *m, const char *name)
{
	struct buf out = { 0 };
	const char *kept;

	for (size_t at = 0, n = strlen(name), words = 0; at < n && words < 2; words++) {
		size_t end = text_next(name, n, at);

		buf_add(&out, name + at, end - at);
		at += strcspn(name + at, " ");
		at += strspn(name + at, " ");
	}
	kept = arena_strdup(m->a, buf_str(&out));
	buf_free(&out);
	return kept;
}

/* Two people with the same initials are told apart by a number. */
static const char *own_initials(struct blank *b, const char *name)
{
	const char *initials = initials_of(&b->m, name);
	size_t same = 0;

	for (size_t i = 0; i < b->n; i++)
		same += strncmp(b->v[i].initials, initials, strlen(initials)) == 0;
	return same ? arena_printf(b->m.a, "%s%zu", initials, same + 1) : initials;
}

/* The issuing director's seat has no holder of its own: the contract says who. */
static const char *holder_of(struct blank *b, const struct field *f, const struct row *seat)
{
	const char *holder = table_cell(f, seat, "holder"), *contract = sitting_contract(service_scope(b->m.s), b->m.meeting, b->m.a);
	const struct record *c = *contract ? scope_contract(service_scope(b->m.s), contract) : NULL;

	if (*holder || strcmp(table_cell(f, seat, "role"), "issuing") != 0)
		return holder;
	return c ? record_get(c, "Director") : "";
}

static void members(struct blank *b)
{
	const struct record *body = minutes_body(&b->m, 0);
	const struct field *f = body ? minutes_table(body, "Seats") : NULL;
	struct row *rows;
	size_t n = body ? table_rows(record_get(body, "Seats"), &rows, b->m.a) : 0;

	for (size_t i = 0; i < n && b->n < MEMBERS_MAX; i++) {
		const char *id = holder_of(b, f, &rows[i]), *deputy = table_cell(f, &rows[i], "deputy"), *name;

		if (*table_cell(f, &rows[i], "to"))
			continue;
		name = *id ? minutes_person(&b->m, id, 0) : "";
		b->v[b->n] = (struct member){ .person = name, .role = minutes_label(table_cell(f, &rows[i], "role")), .deputy = *deputy ? minutes_person(&b->m, deputy, 0) : "",
					      .initials = *name ? own_initials(b, name) : arena_printf(b->m.a, "%zu", i + 1),
					      .votes = strcmp(table_cell(f, &rows[i], "vote"), "voice") != 0 };
		b->n++;
	}
}

/* --- the sheet ----------------------------------------------------------------------------------------------------------------------------------- */

static void empty_rows(struct paper *p, size_t cells, int rows)
{
	static const char *const none[PAPER_COLUMNS_MAX];

	for (int i = 0; i < rows; i++)
		paper_row(p, 0, none, cells);
}

static void head(struct blank *b)
{
	static const int share[] = { 16, 16, 16, 16, 36 };
	const char *heads[] = { _("Opened"), _("Suspended"), _("Resumed"), _("Closed"), _("Presided by") };
	struct minutes *m = &b->m;
	const struct record *body = minutes_body(m, 0);

	minutes_letterhead(m);
	paper_add(m->p, PAPER_TITLE, 0, NULL, m->p->title);
	paper_add(m->p, PAPER_PAIR, 0, _("Meeting"), record_get(m->meeting, "Title"));
	paper_add(m->p, PAPER_PAIR, 0, _("Body"), body ? record_get(body, "Name") : record_get(m->meeting, "Body"));
	paper_add(m->p, PAPER_PAIR, 0, _("Contract"), record_get(m->meeting, "Contract"));
	paper_add(m->p, PAPER_PAIR, 0, _("Date"), minutes_shown(m, m->meeting, "Date", 0));
	paper_add(m->p, PAPER_PAIR, 0, _("Place"), record_get(m->meeting, "Place"));
	paper_add(m->p, PAPER_PAIR, 0, _("Objective"), record_get(m->meeting, "Objective"));
	paper_add(m->p, PAPER_TEXT, 0, NULL, _("When screen or power fail, the meeting goes on with this sheet. Write the time of everything: arrivals, items, votes, the end."));
	paper_head(m->p, share, 5, heads);
	empty_rows(m->p, 5, 2);
}

static void attendance(struct blank *b)
{
	static const int share[] = { 8, 27, 24, 10, 11, 10, 10 };
	const char *heads[] = { "\342\200\223", _("Name"), _("Seat"), _("In person"), _("Remote"), _("From"), _("To") };
	struct paper *p = b->m.p;

	heads[0] = _("Key");
	paper_add(p, PAPER_CHAPTER, 0, NULL, _("Attendance"));
	paper_head(p, share, 7, heads);
	for (size_t i = 0; i < b->n; i++) {
		const struct member *v = &b->v[i];
		const char *own[] = { v->initials, v->person, arena_printf(b->m.a, "%s%s", v->role, v->votes ? "" : arena_printf(b->m.a, " (%s)", minutes_label("voice"))), PAPER_BOX, PAPER_BOX, "", "" };
		const char *deputy[] = { arena_printf(b->m.a, "%s (S)", v->initials), v->deputy, arena_printf(b->m.a, "%s (S)", v->role), PAPER_BOX, PAPER_BOX, "", "" };

		paper_row(p, 0, own, 7);
		if (*v->deputy)
			paper_row(p, 0, deputy, 7);
	}
	empty_rows(p, 7, 3);
}

static void recusals(struct paper *p)
{
	static const int share[] = { 40, 20, 20, 20 };
	const char *heads[] = { _("Person"), _("Item"), _("Time"), _("Declaration") };

	paper_add(p, PAPER_CHAPTER, 0, NULL, _("Recusals"));
	paper_head(p, share, 4, heads);
	empty_rows(p, 4, 3);
}

static void tabla(struct blank *b)
{
	static const int share[] = { 9, 37, -13, 11, 11, 9, 10 };
	const char *heads[] = { _("Item"), _("Title"), _("Minutes planned"), _("From"), _("To"), _("Done"), _("Put off") };
	const struct field *f = minutes_table(b->m.meeting, "Tabla");
	struct row *rows;
	size_t n = table_rows(record_get(b->m.meeting, "Tabla"), &rows, b->m.a);

	paper_add(b->m.p, PAPER_CHAPTER, 0, NULL, _("Tabla"));
	paper_head(b->m.p, share, 7, heads);
	for (size_t i = 0; i < n; i++) {
		const char *record = table_cell(f, &rows[i], "record"), *title = table_cell(f, &rows[i], "title");
		const char *cells[] = { table_cell(f, &rows[i], "item"), *record ? arena_printf(b->m.a, "%s\n%s", title, record) : title, table_cell(f, &rows[i], "minutes"), "", "",
					PAPER_BOX, PAPER_BOX };

		paper_row(b->m.p, 0, cells, 7);
	}
	empty_rows(b->m.p, 7, 2);
}

/* What the members propose for a clause: `drop 2, keep 1` as the record says it, or what was proposed on the clause itself. */
static const char *proposed(struct blank *b, struct record **v, size_t n, const char *clause)
{
	struct strs said = { 0 };

	for (size_t i = 0; i < n; i++)
		if (record_is(v[i], "State", "open") && record_is(v[i], "Requirement", clause))
			strs_add(&said, b->m.a, arena_printf(b->m.a, "%s: %s", initials_of(&b->m, minutes_person(&b->m, record_get(v[i], "By"), 0)),
							     minutes_label(record_get(v[i], "Verdict"))));
	return said.n ? strs_join(&said, b->m.a, "\n") : "\342\200\223";
}

static const char *boxes(struct blank *b)
{
	static const char *const verdicts[] = { "keep", "modify", "drop", "new" };
	struct strs lines = { 0 };

	for (size_t i = 0; i < sizeof verdicts / sizeof verdicts[0]; i++)
		strs_add(&lines, b->m.a, arena_printf(b->m.a, PAPER_BOX " %s", minutes_label(verdicts[i])));
	return strs_join(&lines, b->m.a, "\n");
}

static void clauses(struct blank *b)
{
	static const int share[] = { 11, 31, 15, 16, 27 };
	const char *heads[] = { _("Clause"), _("Text"), _("Proposed"), _("Verdict"), _("Reason and evidence") };
	const char *contract = record_get(b->m.meeting, "Contract");
	struct record **v, **w = NULL;
	size_t n = 0, n_w = 0;
	bool told = false;

	if (!*contract || (b->m.rc = service_list(b->m.s, "requirement", contract, b->m.at, &v, &n, b->m.a, b->m.why)) != RC_OK ||
	    (b->m.rc = service_list(b->m.s, "proposal", contract, b->m.at, &w, &n_w, b->m.a, b->m.why)) != RC_OK)
		return;
	for (size_t i = 0; i < n; i++) {
		const char *cells[] = { v[i]->id, record_title(v[i]), proposed(b, w, n_w, v[i]->id), boxes(b), "" };

		if (*record_get(v[i], "Verdict"))
			continue;
		if (!told) {
			paper_add(b->m.p, PAPER_CHAPTER, 0, NULL, _("Clauses to decide"));
			paper_head(b->m.p, share, 5, heads);
		}
		told = true;
		paper_row(b->m.p, 0, cells, 5);
	}
}

/* One column for each member with a vote. */
static void votes(struct blank *b)
{
	enum { NARROW = 7 };
	static const int first[] = { 9, 30, 13 };
	const char *heads[3 + MEMBERS_MAX + 1] = { _("Time"), _("Motion or clause, in the words voted on"), _("Mover") };
	int wide[3 + MEMBERS_MAX + 1];
	size_t n = 3;
	int *kept;

	memcpy(wide, first, sizeof first);
	for (size_t i = 0; i < b->n; i++)
		if (b->v[i].votes) {
			heads[n] = b->v[i].initials;
			wide[n++] = NARROW;
		}
	heads[n] = _("Result");
	wide[n++] = 12;
	kept = arena_alloc(b->m.a, n * sizeof *kept);
	memcpy(kept, wide, n * sizeof *kept);
	paper_add(b->m.p, PAPER_CHAPTER, 0, NULL, _("Votes"));
	paper_add(b->m.p, PAPER_TEXT, 0, NULL, _("+ for, \342\200\223 against, 0 abstained, R recused; leave empty who is not here. Nothing is decided without quorum."));
	paper_head(b->m.p, kept, n, heads);
	empty_rows(b->m.p, n, 8);
}

static void rest(struct paper *p)
{
	static const int share[] = { 54, 28, 18 };
	const char *heads[] = { _("Task"), _("Owner"), _("Due") };

	paper_add(p, PAPER_CHAPTER, 0, NULL, _("Tasks"));
	paper_head(p, share, 3, heads);
	empty_rows(p, 3, 5);
	paper_add(p, PAPER_CHAPTER, 0, NULL, _("Parking lot"));
	paper_room(p, 3);
	paper_add(p, PAPER_CHAPTER, 0, NULL, _("Notes, with their time"));
	paper_room(p, 8);
}

static void signs(struct blank *b)
{
	paper_add(b->m.p, PAPER_CHAPTER, 0, NULL, _("Signatures"));
	paper_add(b->m.p, PAPER_TEXT, 0, NULL, _("Who was there signs this sheet; it is kept with the minutes that are typed in from it."));
	for (size_t i = 0; i < b->n; i++)
		paper_add(b->m.p, PAPER_SIGN, 0, b->v[i].person, b->v[i].role);
}

/* --- typing it in -------------------------------------------------------------------------------------------------------------------------------- */

static const struct { const char *what, *how; } steps[] = {
	{ N_("The opening"), "meeting.open {1} Presided-By=\342\200\246" },
	{ N_("Each arrival, at its time"), "meeting.attend {1} Person=\342\200\246 Presence=present|remote" },
	{ N_("Each recusal"), "meeting.recuse {1} Person=\342\200\246 Item=\342\200\246" },
	{ N_("Each item, when it began"), "meeting.item {1} Item=\342\200\246" },
	{ N_("In it, each motion"), "meeting.motion {1} Motion=\"\342\200\246\" Mover=\342\200\246" },
	{ N_("and its result"), "meeting.resolve {1} --mode roll-call --for a,b --against c" },
	{ N_("each clause"), "requirement.decide {2}/R-01 Verdict=\342\200\246 --because \"\342\200\246\" --meeting {1} --mode roll-call --for a,b" },
	{ N_("each task"), "task.add {2} Title=\"\342\200\246\" Owner=\342\200\246 Due=\342\200\246 Meeting={1}" },
	{ N_("each note, each parked topic"), "meeting.note {1} Note=\"\342\200\246\"; meeting.park {1} Topic=\"\342\200\246\"" },
	{ N_("each item put off"), "meeting.putoff {1} Item=\342\200\246 --because \"\342\200\246\"" },
	{ N_("Who left before the end, at the time"), "meeting.depart {1} Person=\342\200\246" },
	{ N_("The end"), "meeting.close {1}" },
	{ N_("The sheet itself, scanned"), "procure minutes {1} --signed \342\200\246.pdf" },
};

static void typing(struct blank *b)
{
	static const int share[] = { 5, 30, 65 };
	const char *heads[] = { "", _("What the sheet says"), _("What is typed") };
	const struct record *rules = scope_rules(service_scope(b->m.s));
	const char *contract = record_get(b->m.meeting, "Contract"), *reasons = rules ? record_get(rules, "Late-Reasons") : "";
	struct paper *p = b->m.p;

	heads[0] = _("No.");
	paper_add(p, PAPER_BREAK, 0, NULL, NULL);
	paper_add(p, PAPER_CHAPTER, 0, NULL, _("How this sheet is typed in"));
	paper_add(p, PAPER_TEXT, 0, NULL, _("In the order in which it happened, from the opening to the end, none skipped: each act rests on those before it (who is here, which item is open)."));
	paper_add(p, PAPER_TEXT, 0, NULL, minutes_say(&b->m, N_("Every line below begins with `procure do` and bears the time on the sheet and why it is late: --decided \"{1}\" --late REASON. The acts stay marked as recorded later."),
						      "26-11-2018 10:40", NULL, NULL));
	if (*reasons)
		paper_add(p, PAPER_PAIR, 0, _("Reasons for lateness"), reasons);
	paper_head(p, share, 3, heads);
	for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
		const char *cells[] = { minutes_number(&b->m, (int64_t)i + 1), _(steps[i].what), minutes_say(&b->m, steps[i].how, b->m.meeting->id, *contract ? contract : "SC-\342\200\246", NULL) };

		paper_row(p, 0, cells, 3);
	}
	paper_add(p, PAPER_TEXT, 0, NULL, _("Many acts go in at once with `procure do --batch FILE --atomic`: all of them or none. Then `procure minutes` prints the minutes, and you compare them with the sheet."));
}

enum rc blank_paper(struct paper *out, struct service *s, const char *meeting, int64_t at, struct why *why)
{
	struct blank b = { .n = 0 };
	enum rc rc = minutes_begin(&b.m, out, s, meeting, at, why);

	if (rc != RC_OK || (rc = minutes_read(&b.m)) != RC_OK)
		return rc;
	minutes_file(&b.m, arena_printf(out->a, "%s %s", _("PAPER SHEET"), b.m.meeting->id));
	out->foot = b.m.meeting->id;
	members(&b);
	head(&b);
	attendance(&b);
	recusals(out);
	tabla(&b);
	clauses(&b);
	votes(&b);
	rest(out);
	signs(&b);
	typing(&b);
	return b.m.rc;
}
