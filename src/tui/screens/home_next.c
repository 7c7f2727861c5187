/* The next act of a row of the portfolio: chosen by the committee, mandated, opened, its group created. The form is filled in as far as it is known. */
#include <stdio.h>
#include <string.h>

#include "procure/base/num.h"
#include "screens/home.h"

enum { FIELDS = 20 };

struct filled { struct preset_value_of v[FIELDS]; size_t n; };

static void put(struct filled *f, const char *name, const char *value)
{
	if (f->n + 1 < FIELDS && value && *value)
		f->v[f->n++] = (struct preset_value_of){ name, value };
}

const char *home_next_verb(const struct home *s)
{
	static const char *const verbs[] = { NULL, "agreement.select", "agreement.mandate", "contract.add", "body.add" };
	const struct home_row *row = home_selected(s);

	return row ? verbs[row->next] : NULL;
}

const char *home_next_words(enum home_next next)
{
	switch (next) {
	case NEXT_SELECT: return _("the committee chooses it for the portfolio, in a session (d; Space marks several)");
	case NEXT_MANDATE: return _("the committee mandates a working group, in a session (d)");
	case NEXT_CONTRACT: return _("open the contract's file on its mandate (d)");
	case NEXT_GROUP: return _("create its working group (d)");
	case NEXT_NOTHING: break;
	}
	return "";
}

/* --- what each form begins with ---------------------------------------------------------------------------------------------------------------- */

/* The marked candidates, or the selected one. */
static const char *marked(const struct home *s, struct arena *a)
{
	struct strs ids = { 0 };

	for (size_t i = 0; i < s->n; i++)
		if (s->row[i].r && s->row[i].next == NEXT_SELECT && list_marked(&s->list, i))
			strs_add(&ids, a, s->row[i].r->id);
	if (ids.n == 0)
		return home_selected(s)->r->id;
	strs_sort(&ids);
	return strs_join(&ids, a, " ");
}

static void fill_contract(const struct home_row *row, struct filled *f, struct arena *a)
{
	static const char *const same[] = { "Name", "Department", "Director", "Months", "Prior", "UTM", "UTM-Month", "Tier", "Method", "Item-Code", "Illustrative" };
	int64_t total = home_total(row);
	struct buf day = { 0 };

	put(f, "Id", row->r->id);
	put(f, "Candidate", row->r->id);
	put(f, "Mandate", row->mandate);
	for (size_t i = 0; i < sizeof same / sizeof same[0]; i++)
		put(f, same[i], record_get(row->r, same[i]));
	if (total != LAW_NONE)
		put(f, "Amount", arena_printf(a, "%lld", (long long)total));
	show_field(&day, row->r, "Expiry");
	put(f, "Expiry", arena_strdup(a, buf_str(&day)));
	buf_free(&day);
}

/* The four roles of the model work plan; the director holds the issuing seat. */
static void fill_group(const struct home *s, const struct home_row *row, struct filled *f, struct arena *a)
{
	static const char *const seats[][2] = {
		{ "issuing", "issuing" }, { "procurement", "procurement" }, { "legal", "legal" }, { "facilitator", "facilitator" },
	};
	const char *director = record_get(row->r, "Director"), *table = "";
	char today[DATE_SIZE];

	date_print(today, s->today);
	for (size_t i = 0; i < sizeof seats / sizeof seats[0]; i++)
		table = arena_printf(a, "%s%s%s | %s | %s | - | %s | - | vote | -", table, i ? "\n" : "", seats[i][0], seats[i][1],
				     i == 0 && *director ? director : "-", today);
	put(f, "Id", arena_printf(a, "GT-%s", row->r->id));
	put(f, "Name", arena_printf(a, _("Working group %s"), record_get(row->r, "Name")));
	put(f, "Type", "working-group");
	put(f, "Contract", row->r->id);
	put(f, "Act", *row->mandate ? row->mandate : "provisional");
	put(f, "Chair", "facilitator");
	put(f, "Seats", table);
}

unsigned home_next_do(struct home *s)
{
	struct arena *a = arena_new();
	const struct home_row *row = home_selected(s);
	const char *verb = home_next_verb(s);
	struct filled f = { .n = 0 };
	unsigned did = UI_NOTHING;

	if (verb) {
		if (row->next == NEXT_SELECT)
			put(&f, "Contracts", marked(s, a));
		else if (row->next == NEXT_MANDATE)
			put(&f, "Contracts", row->r->id);
		else if (row->next == NEXT_CONTRACT)
			fill_contract(row, &f, a);
		else
			fill_group(s, row, &f, a);
		did = act_form(s->app, verb, NULL, f.v, NULL);
	}
	arena_free(a);
	return did;
}

/* --- a new candidate ------------------------------------------------------------------------------------------------------------------------------- */

/* SC-2019-04: one more than the greatest of the year. */
static const char *next_id(const struct home *s, struct arena *a)
{
	const char *prefix = arena_printf(a, "SC-%d-", date_year(s->today));
	struct strs names = { 0 };
	const char *id;

	for (size_t i = 0; i < s->n_candidates; i++)
		strs_add(&names, a, s->candidate[i]->id);
	for (size_t i = 0; i < s->n_contracts; i++)
		strs_add(&names, a, s->contract[i]->id);
	id = id_next(a, prefix, 2, &names);
	return id ? id : "";
}

unsigned home_add_candidate(struct home *s)
{
	struct arena *a = arena_new();
	struct filled f = { .n = 0 };
	unsigned did;

	put(&f, "Id", next_id(s, a));
	did = act_form(s->app, "candidate.add", NULL, f.v, "Name");
	arena_free(a);
	return did;
}
