/* Who stays out of the open item: recusals that stand, declarations that ask for one, and the form that records it. It removes a person from that item only. */
#include <string.h>

#include "screens/meeting.h"

static const char *join(const struct meeting_view *s, const char *names, const char *id, struct arena *a)
{
	return arena_printf(a, "%s%s%s", names, *names ? " · " : "", meeting_person(s, id));
}

static bool is_recused(const struct meeting_view *s, const char *person, const char *item, struct arena *a)
{
	struct row *rows;
	size_t n = table_rows(record_get(s->m, "Recusals"), &rows, a);

	for (size_t i = 0; i < n; i++)
		if (strcmp(meeting_cell(s, "Recusals", &rows[i], "person"), person) == 0 && strcmp(meeting_cell(s, "Recusals", &rows[i], "item"), item) == 0)
			return true;
	return false;
}

const char *recuse_standing(const struct meeting_view *s, const char *item, struct arena *a)
{
	const char *out = "";
	struct row *rows;
	size_t n = table_rows(record_get(s->m, "Recusals"), &rows, a);

	for (size_t i = 0; i < n; i++)
		if (strcmp(meeting_cell(s, "Recusals", &rows[i], "item"), item) == 0 && !*meeting_cell(s, "Recusals", &rows[i], "to"))
			out = join(s, out, meeting_cell(s, "Recusals", &rows[i], "person"), a);
	return out;
}

/* Does the declaration speak of this item: by its number in this meeting, or by the clause that it is about? */
static bool touches(const struct meeting_view *s, const struct record *d, const struct clock_item *it)
{
	const char *slash = strchr(it->record, '/'), *clauses = record_get(d, "Requirements");

	if (!record_is(d, "Type", "interest") || !record_is(d, "Recused", "yes"))
		return false;
	if (record_is(d, "Meeting", s->id) && record_is(d, "Item", it->item))
		return true;
	return slash && (list_has(clauses, slash + 1) || list_has(clauses, it->record));
}

static size_t declarations(const struct meeting_view *s, struct record ***v, struct arena *a)
{
	const char *contract = meeting_contract(s, a);
	size_t n = 0;

	if (!*contract || service_list(s->app->svc, "declaration", contract, s->app->at, v, &n, a, &(struct why){ 0 }) != RC_OK)
		return 0;
	return n;
}

const char *recuse_waiting(const struct meeting_view *s, const struct clock_item *it, struct arena *a)
{
	const char *out = "";
	struct record **v;

	for (size_t i = 0, n = declarations(s, &v, a); i < n; i++)
		if (touches(s, v[i], it) && !is_recused(s, record_get(v[i], "Person"), it->item, a))
			out = join(s, out, record_get(v[i], "Person"), a);
	return out;
}

/* The person who is selected, or the first whose declaration asks for it; with the declaration on which it rests. */
unsigned recuse_open(struct meeting_view *s)
{
	const struct clock_item *it = item_current(s);
	const char *person = s->focus.at == ON_SEATS ? who_selected(s) : "", *declaration = "";
	struct arena *a = arena_new();
	struct record **v;
	unsigned out;

	for (size_t i = 0, n = declarations(s, &v, a); i < n && it; i++) {
		const char *who = record_get(v[i], "Person");

		if (!touches(s, v[i], it) || is_recused(s, who, it->item, a) || (*person && strcmp(person, who) != 0))
			continue;
		person = who;
		declaration = record_name(a, v[i]->path);
		break;
	}
	out = act_form(s->app, "meeting.recuse", s->id,
		       (struct preset_value_of[]){ { "Person", person }, { "Item", it ? it->item : "" }, { "Declaration", declaration }, { NULL, NULL } }, NULL);
	arena_free(a);
	return out;
}
