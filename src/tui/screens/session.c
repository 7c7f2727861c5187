/* The session that sits now, as the queue shows it: quorum, who is recused and from what. */
#include <string.h>

#include "screens/committee.h"

static const char *person_name(struct app *app, const char *id)
{
	const struct record *p = scope_person(service_scope(app->svc), id);

	return p ? record_get(p, "Name") : id;
}

static void recused(struct doc *d, struct app *app, const struct record *m, struct arena *a)
{
	const struct field *f = &m->kind->fields[kind_field(m->kind, "Recusals")];
	struct row *rows;
	size_t n = table_rows(record_get(m, "Recusals"), &rows, a), said = 0;

	for (size_t i = 0; i < n; i++) {
		const char *item = table_cell(f, &rows[i], "item"), *name = person_name(app, table_cell(f, &rows[i], "person"));

		if (*table_cell(f, &rows[i], "to"))
			continue;
		doc_more(d, ROLE_WARN, said++ ? ", " : _("  · recused: "));
		doc_more(d, ROLE_WARN, *item ? arena_printf(a, _("%s (item %s)"), name, item) : name);
	}
}

void session_fill(struct doc *d, struct app *app, const char *contract, struct arena *a)
{
	const char *id = app->at ? "" : app_meeting(app, NULL);
	const struct record *m = *id ? scope_meeting(service_scope(app->svc), id) : NULL;
	struct room_quorum q;
	struct buf line = { 0 };
	struct why why = { 0 };

	doc_reset(d);
	if (app->at) {
		doc_add(d, ROLE_SECONDARY, _("As it stood then; nothing can be ruled on in the past."));
		return;
	}
	if (!m) {
		doc_add(d, ROLE_WARN, _("▲ No session of the committee is open: nothing binding can be said now (r goes to the sessions)."));
		return;
	}
	doc_add(d, role_of_state(record_get(m, "State")), arena_printf(a, "● %s%s%s", m->id, record_is(m, "State", "open") ? "" : " ",
								       record_is(m, "State", "open") ? "" : choice_label(NULL, record_get(m, "State"))));
	doc_more(d, ROLE_NORMAL, "  · ");
	if (room_seats(app->svc, m->id, contract, &q, &line, a, &why) == RC_OK)
		doc_more(d, q.q.met ? ROLE_OK : ROLE_BAD, buf_str(&line));
	else
		why_sentence(&line, &why);
	recused(d, app, m, a);
	buf_free(&line);
}
