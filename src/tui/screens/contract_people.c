/* Who is in the working group, what the contract is about, and when they meet next. */
#include <string.h>

#include "procure/base/num.h"
#include "screens/contract.h"

enum { ROLE_COLS = 20 };

/* --- seats ------------------------------------------------------------------------------------------------------------------------------------------ */

static const char *role_word(const char *role)
{
	static const struct field any = { "Role", &type_choice, "", 0, "", "", 0 };

	return choice_label(&any, role);
}

static bool in_force(const struct field *f, const struct row *row, const char *today)
{
	const char *from = table_cell(f, row, "from"), *to = table_cell(f, row, "to");

	return strcmp(from, today) <= 0 && (!*to || strcmp(today, to) <= 0);
}

static const char *name_of(struct contract *s, const char *person, struct arena *a)
{
	struct record *p = NULL;
	struct why ignored = { 0 };

	return service_record(s->app->svc, arena_printf(a, "people/%s", person), NULL, s->app->at, &p, a, &ignored) == RC_OK ? record_get(p, "Name") : person;
}

static void seat_line(struct contract *s, const struct field *f, const struct row *row, struct arena *a)
{
	const char *holder = table_cell(f, row, "holder"), *deputy = table_cell(f, row, "deputy"), *who = *holder ? holder : deputy;
	const char *label = role_word(table_cell(f, row, "role"));

	if (!*who) {
		doc_pair(&s->group, ROLE_COLS, label, ROLE_WARN, _("▲ vacant"));
		return;
	}
	doc_pair(&s->group, ROLE_COLS, label, ROLE_NORMAL, name_of(s, who, a));
	if (!*holder)
		doc_more(&s->group, ROLE_ACCENT, " (S)");
	if (strcmp(table_cell(f, row, "vote"), "voice") == 0)
		doc_more(&s->group, ROLE_SECONDARY, _(" · voice only"));
}

static void seats(struct contract *s, const struct record *body, struct arena *a)
{
	const struct field *f = &body->kind->fields[kind_field(body->kind, "Seats")];
	char today[DATE_SIZE];
	struct row *rows;
	size_t n = table_rows(record_get(body, "Seats"), &rows, a), all = 0, filled = 0;

	date_print(today, s->today);
	for (size_t i = 0; i < n; i++)
		if (in_force(f, &rows[i], today)) {
			all++;
			filled += *table_cell(f, &rows[i], "holder") || *table_cell(f, &rows[i], "deputy");
		}
	doc_addf(&s->group, filled == all && all ? ROLE_OK : ROLE_WARN, _("%s %zu of %zu seats filled"), filled == all && all ? "■" : "▲", filled, all);
	for (size_t i = 0; i < n; i++)
		if (in_force(f, &rows[i], today))
			seat_line(s, f, &rows[i], a);
}

static void group(struct contract *s, struct arena *a)
{
	struct record *body = NULL;
	struct why ignored = { 0 };

	if (service_record(s->app->svc, arena_printf(a, "GT-%s", s->id), NULL, s->app->at, &body, a, &ignored) == RC_OK)
		seats(s, body, a);
	else
		doc_add(&s->group, ROLE_WARN, _("▲ The working group is not formed yet: it is created among the bodies (: bodies)."));
}

/* --- what waits, what it is about ----------------------------------------------------------------------------------------------------------------------- */

static void waits(struct contract *s, struct arena *a)
{
	struct records e, q;
	struct why ignored = { 0 };
	size_t open = 0, asked = 0;

	if (records_read(&e, s->app, "escalation", s->id, a, &ignored) == RC_OK)
		open = records_count(&e, "raised accepted scheduled");
	if (records_read(&q, s->app, "request", s->id, a, &ignored) == RC_OK)
		asked = records_count(&q, "open");
	if (open)
		doc_addf(&s->group, ROLE_WARN, _("▲ Waiting for the committee: %zu"), open);
	if (asked)
		doc_addf(&s->group, ROLE_WARN, _("▲ Data asked for and not answered: %zu"), asked);
}

static void goals(struct contract *s, struct arena *a)
{
	struct records all;
	struct why ignored = { 0 };

	if (records_read(&all, s->app, "goal", s->id, a, &ignored) != RC_OK || !all.n)
		return;
	doc_add(&s->group, ROLE_NORMAL, "");
	doc_add(&s->group, ROLE_HEADING, _("Goals"));
	for (size_t i = 0; i < all.n; i++) {
		doc_pair(&s->group, 4, all.v[i]->id, role_of_state(record_get(all.v[i], "State")), record_title(all.v[i]));
		if (*illustrative(all.v[i]))
			doc_more(&s->group, ROLE_DEMO, " *");
	}
}

static void about(struct contract *s)
{
	static const char *const fields[] = { "State", "Department", "Amount", "Months", "Expiry", "Method", "Mandate", "Publication", "Problem", "Success" };

	if (!s->r)
		return;
	doc_add(&s->group, ROLE_NORMAL, "");
	doc_add(&s->group, ROLE_HEADING, _("The contract"));
	for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++)
		detail_field(&s->group, s->r, fields[i], NULL, strcmp(fields[i], "State") == 0 ? role_of_state(record_get(s->r, "State")) : ROLE_NORMAL);
	if (*illustrative(s->r))
		doc_addf(&s->group, ROLE_DEMO, "%s", illustrative(s->r));
}

void contract_group(struct contract *s, struct arena *a)
{
	doc_reset(&s->group);
	group(s, a);
	waits(s, a);
	goals(s, a);
	about(s);
}

/* --- meetings ------------------------------------------------------------------------------------------------------------------------------------------- */

static const char *in_words(const char *msgid, const char *one, const char *two, struct arena *a)
{
	struct why w = { 0 };
	struct buf text = { 0 };
	char *out;

	fail(&w, RC_OK, msgid, one, two);
	why_sentence(&text, &w);
	out = arena_strdup(a, buf_str(&text));
	buf_free(&text);
	return out;
}

static const char *shown_date(const char *date, struct arena *a)
{
	char text[DATE_SIZE];
	int64_t day;

	if (!date_parse(date, &day))
		return _("no date yet");
	date_show(text, day);
	return arena_strdup(a, text);
}

const char *contract_meeting(struct contract *s, struct arena *a)
{
	struct records all;
	struct why ignored = { 0 };
	const struct record *next = NULL;
	const char *body = arena_printf(a, "GT-%s", s->id);

	if (service_list(s->app->svc, "meeting", NULL, s->app->at, &all.v, &all.n, a, &ignored) != RC_OK)
		return "";
	for (size_t i = 0; i < all.n; i++) {
		const struct record *m = all.v[i];

		if (!record_is(m, "Body", body))
			continue;
		if (record_is(m, "State", "open"))
			return in_words(N_("● {1} is open now (r)"), m->id, "", a);
		if (record_is(m, "State", "suspended"))
			return in_words(N_("{1} is suspended; r resumes it"), m->id, "", a);
		if (record_is(m, "State", "convened") && (!next || strcmp(record_get(m, "Date"), record_get(next, "Date")) < 0))
			next = m;
	}
	return next ? in_words(N_("{1}, {2}"), next->id, shown_date(record_get(next, "Date"), a), a) : _("none convened; r convenes one");
}
