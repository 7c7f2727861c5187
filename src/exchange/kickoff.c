/* The papers of a kick-off: charter (acta de constitución), a declaration form per member, the list of data asked for. */
#include <string.h>

#include "minutes_room.h"
#include "procure/conf/workplan.h"

struct kick { struct minutes m; const struct record *contract, *body; struct workplan *plan; };

static const char *words(const struct kick *k, const struct words *w) { return strcmp(k->m.p->language, "en") == 0 ? w->en : w->es; }

static void field(struct kick *k, const char *label, const struct record *r, const char *name)
{
	paper_add(k->m.p, PAPER_PAIR, 0, label, minutes_shown(&k->m, r, name, 0));
}

/* --- the charter --------------------------------------------------------------------------------------------------------------------------------- */

static void mandate(struct kick *k)
{
	const char *id = record_get(k->contract, "Mandate");
	struct record *r;
	struct why none = { 0 };
	int64_t seq;

	paper_add(k->m.p, PAPER_CHAPTER, 0, NULL, _("Mandate"));
	if (!*id || service_record(k->m.s, id, NULL, k->m.at, &r, k->m.a, &none) != RC_OK) {
		paper_add(k->m.p, PAPER_TEXT, 0, NULL, _("The committee has given no mandate yet."));
		return;
	}
	seq = minutes_first(&k->m, r->path);
	paper_add(k->m.p, PAPER_PAIR, seq, _("Agreement"), minutes_titled(&k->m, r));
	paper_add(k->m.p, PAPER_PAIR, seq, _("Operative text"), record_get(r, "Text"));
	paper_add(k->m.p, PAPER_PAIR, seq, _("Goals"), record_get(r, "Goals"));
	paper_add(k->m.p, PAPER_PAIR, seq, _("Conditions"), minutes_shown(&k->m, r, "Conditions", seq));
}

static void goals(struct kick *k)
{
	struct record **v;
	size_t n = 0;

	if (k->m.rc == RC_OK)
		k->m.rc = service_list(k->m.s, "goal", k->contract->id, k->m.at, &v, &n, k->m.a, k->m.why);
	paper_add(k->m.p, PAPER_CHAPTER, 0, NULL, _("Goals"));
	for (size_t i = 0; i < n; i++)
		paper_add(k->m.p, PAPER_POINT, minutes_first(&k->m, v[i]->path), NULL, arena_printf(k->m.a, "%s. %s", v[i]->id, record_title(v[i])));
	if (!n) {
		paper_add(k->m.p, PAPER_TEXT, 0, NULL, _("To be written in the first meeting: three to five."));
		paper_room(k->m.p, 4);
	}
}

static void roles(struct kick *k)
{
	static const int share[] = { 26, 30, 30, 14 };
	const char *heads[] = { _("Role"), _("Titular"), _("Deputy (S)"), _("Vote") };
	const struct field *f = k->body ? minutes_table(k->body, "Seats") : NULL;
	struct row *rows;
	size_t n = k->body ? table_rows(record_get(k->body, "Seats"), &rows, k->m.a) : 0;
	int64_t seq = k->body ? minutes_first(&k->m, k->body->path) : 0;

	paper_add(k->m.p, PAPER_CHAPTER, 0, NULL, _("Roles"));
	if (!n)
		paper_add(k->m.p, PAPER_TEXT, 0, NULL, _("Nobody has been appointed yet."));
	else
		paper_head(k->m.p, share, 4, heads);
	for (size_t i = 0; i < n; i++) {
		const char *holder = table_cell(f, &rows[i], "holder"), *deputy = table_cell(f, &rows[i], "deputy");
		const char *cells[] = { minutes_label(table_cell(f, &rows[i], "role")), *holder ? minutes_person(&k->m, holder, 0) : _("vacant"), *deputy ? minutes_person(&k->m, deputy, 0) : "\342\200\223",
					minutes_label(table_cell(f, &rows[i], "vote")) };

		if (!*table_cell(f, &rows[i], "to"))
			paper_row(k->m.p, seq, cells, 4);
	}
}

static const char *cell_shown(struct kick *k, const struct column *c, const char *value)
{
	struct field f = { .name = "", .type = c->type, .spec = c->spec, .label = "", .help = "" };
	struct buf text = { 0 };
	struct fraction part;
	const char *kept;
	struct strs ids = { 0 };

	if (strcmp(c->name, "roles") == 0) {
		strs_split(&ids, k->m.a, value);
		for (size_t i = 0; i < ids.n; i++)
			ids.v[i] = minutes_label(ids.v[i]);
		return strs_join(&ids, k->m.a, ", ");
	}
	if (c->type == &type_fraction && fraction_parse(value, &part))
		fraction_show(&text, part);
	else
		c->type->show(&f, value, &text);
	kept = arena_strdup(k->m.a, buf_str(&text));
	buf_free(&text);
	return kept;
}

/* How the group decides: the row of the rules in force, cell by cell. */
static void rules(struct kick *k)
{
	const struct record *r = scope_rules(service_scope(k->m.s));
	const struct field *f = r ? minutes_table(r, "Deciding") : NULL;
	struct column *c = arena_alloc(k->m.a, TABLE_COLUMNS_MAX * sizeof *c);
	const struct row *row = NULL;
	struct row *rows;
	size_t n = r ? table_rows(record_get(r, "Deciding"), &rows, k->m.a) : 0, columns = r ? table_columns(f, c) : 0;

	for (size_t i = 0; i < n; i++) {
		const char *scope = table_cell(f, &rows[i], "scope");

		if ((k->body && strcmp(scope, k->body->id) == 0) || (!row && strcmp(scope, "working-group") == 0))
			row = &rows[i];
	}
	paper_add(k->m.p, PAPER_CHAPTER, 0, NULL, _("Rules"));
	for (size_t i = 1; row && i < columns; i++)
		if (*table_cell(f, row, c[i].name))
			paper_add(k->m.p, PAPER_PAIR, minutes_first(&k->m, r->path), column_label(c[i].name), cell_shown(k, &c[i], table_cell(f, row, c[i].name)));
	paper_add(k->m.p, PAPER_TEXT, 0, NULL, _("Consensus first; who dissents has it written down with the reason. Who has an interest in an item says so and stays out of that item."));
}

/* How many steps of the plan are behind, or convened: a meeting that names its step stands for it, one that does not for the next of the group. */
static size_t steps_behind(const struct kick *k, struct record **v, size_t n)
{
	size_t behind = 0, unnamed = 0;

	for (size_t i = 0; i < n; i++)
		unnamed += record_is(v[i], "Contract", k->contract->id) && !*record_get(v[i], "Step");
	for (size_t i = 0; i < k->plan->n_steps; i++) {
		const struct plan_step *s = &k->plan->steps[i];
		bool held = false;

		for (size_t j = 0; j < n; j++)
			held |= record_is(v[j], "Contract", k->contract->id) && record_is(v[j], "Step", s->id);
		if (!held && !s->committee && unnamed) {
			held = true;
			unnamed--;
		}
		behind = held ? i + 1 : behind;
	}
	return behind;
}

static void planned(struct kick *k, size_t from)
{
	for (size_t i = from; i < k->plan->n_steps; i++) {
		const struct plan_step *s = &k->plan->steps[i];
		const char *cells[] = { minutes_say(&k->m, s->after_award ? N_("{1} weeks after the award") : N_("week {1}"), minutes_number(&k->m, s->week), NULL, NULL), words(k, &s->title),
					minutes_number(&k->m, s->minutes), _("planned") };

		paper_row(k->m.p, 0, cells, 4);
	}
}

/* The meetings that are convened, and the steps of the model work plan that follow. */
static void calendar(struct kick *k)
{
	static const int share[] = { 18, 46, -18, 18 };
	const char *heads[] = { _("When"), _("Meeting"), _("Minutes planned"), _("State") };
	struct record **v;
	size_t n = 0;

	paper_add(k->m.p, PAPER_CHAPTER, 0, NULL, _("Calendar"));
	paper_head(k->m.p, share, 4, heads);
	if (k->m.rc == RC_OK)
		k->m.rc = service_list(k->m.s, "meeting", NULL, k->m.at, &v, &n, k->m.a, k->m.why);
	for (size_t i = 0; i < n; i++) {
		const char *cells[] = { minutes_shown(&k->m, v[i], "Date", 0), arena_printf(k->m.a, "%s: %s", v[i]->id, record_title(v[i])), "\342\200\223", minutes_label(record_get(v[i], "State")) };

		if (record_is(v[i], "Contract", k->contract->id))
			paper_row(k->m.p, minutes_first(&k->m, v[i]->path), cells, 4);
	}
	planned(k, n ? steps_behind(k, v, n) : 0);
	paper_add(k->m.p, PAPER_TEXT, 0, NULL, _("Weeks count from the kick-off. The plan is a template that the group may change."));
}

static void signs(struct kick *k)
{
	const struct field *f = k->body ? minutes_table(k->body, "Seats") : NULL;
	struct row *rows;
	size_t n = k->body ? table_rows(record_get(k->body, "Seats"), &rows, k->m.a) : 0;

	paper_add(k->m.p, PAPER_CHAPTER, 0, NULL, _("Signatures"));
	paper_add(k->m.p, PAPER_TEXT, 0, NULL, _("The members take note of mandate, roles and rules, and constitute the working group."));
	for (size_t i = 0; i < n; i++)
		if (*table_cell(f, &rows[i], "holder") && !*table_cell(f, &rows[i], "to"))
			paper_add(k->m.p, PAPER_SIGN, 0, minutes_person(&k->m, table_cell(f, &rows[i], "holder"), 0),
				  arena_printf(k->m.a, "%s, %s", minutes_label(table_cell(f, &rows[i], "role")), _("titular")));
}

static void charter(struct kick *k)
{
	minutes_letterhead(&k->m);
	paper_add(k->m.p, PAPER_TITLE, 0, NULL, k->m.p->title);
	paper_add(k->m.p, PAPER_PAIR, 0, _("Contract"), minutes_titled(&k->m, k->contract));
	paper_add(k->m.p, PAPER_PAIR, 0, _("Body"), k->body ? record_get(k->body, "Name") : "");
	field(k, _("Issuing department"), k->contract, "Department");
	field(k, _("Problem"), k->contract, "Problem");
	field(k, _("Expiry"), k->contract, "Expiry");
	mandate(k);
	goals(k);
	roles(k);
	rules(k);
	calendar(k);
	signs(k);
}

/* --- declarations -------------------------------------------------------------------------------------------------------------------------------- */

/* What is declared is written by hand and sealed when it is typed in: nothing of it is printed from the ledger. */
static void declaration(struct kick *k, const char *person, const char *role)
{
	struct paper *p = k->m.p;

	paper_add(p, PAPER_BREAK, 0, NULL, NULL);
	minutes_letterhead(&k->m);
	paper_add(p, PAPER_TITLE, 0, NULL, _("DECLARATION OF INTEREST AND CONFIDENTIALITY"));
	paper_add(p, PAPER_PAIR, 0, _("Name"), person);
	paper_add(p, PAPER_PAIR, 0, _("Role"), role);
	paper_add(p, PAPER_PAIR, 0, _("Contract"), minutes_titled(&k->m, k->contract));
	paper_add(p, PAPER_CHAPTER, 0, NULL, _("Interest"));
	paper_add(p, PAPER_POINT, 0, NULL, arena_printf(k->m.a, PAPER_BOX " %s", _("I have no tie or interest, of my own or of my family, with anybody who holds or may bid for this contract.")));
	paper_add(p, PAPER_POINT, 0, NULL, arena_printf(k->m.a, PAPER_BOX " %s", _("I have the following, and stay out of the items that it touches:")));
	paper_room(p, 4);
	paper_add(p, PAPER_CHAPTER, 0, NULL, _("Confidentiality"));
	paper_add(p, PAPER_POINT, 0, NULL, arena_printf(k->m.a, PAPER_BOX " %s", _("I keep to myself drafts, prices and whatever is not public in this work until it is published.")));
	paper_add(p, PAPER_CHAPTER, 0, NULL, _("Date and signature"));
	paper_add(p, PAPER_TEXT, 0, NULL, _("What is written here is typed in as a declaration and sealed: only its fingerprint enters the ledger."));
	paper_add(p, PAPER_SIGN, 0, person, role);
}

static void declarations(struct kick *k)
{
	const struct field *f = k->body ? minutes_table(k->body, "Seats") : NULL;
	struct row *rows;
	size_t n = k->body ? table_rows(record_get(k->body, "Seats"), &rows, k->m.a) : 0;

	for (size_t i = 0; i < n; i++) {
		const char *holder = table_cell(f, &rows[i], "holder"), *deputy = table_cell(f, &rows[i], "deputy"), *role = minutes_label(table_cell(f, &rows[i], "role"));

		if (*table_cell(f, &rows[i], "to"))
			continue;
		if (*holder)
			declaration(k, minutes_person(&k->m, holder, 0), role);
		if (*deputy)
			declaration(k, minutes_person(&k->m, deputy, 0), arena_printf(k->m.a, "%s (S)", role));
	}
}

/* --- data requests ------------------------------------------------------------------------------------------------------------------------------- */

static void requests(struct kick *k)
{
	static const int share[] = { 9, 39, 22, 14, 16 };
	static const char *const none[5];
	const char *heads[] = { _("Number"), _("Which data, of which period"), _("Who is asked"), _("Due"), _("Came back") };
	struct record **v;
	size_t n = 0;

	if (k->m.rc == RC_OK)
		k->m.rc = service_list(k->m.s, "request", k->contract->id, k->m.at, &v, &n, k->m.a, k->m.why);
	paper_add(k->m.p, PAPER_BREAK, 0, NULL, NULL);
	minutes_letterhead(&k->m);
	paper_add(k->m.p, PAPER_TITLE, 0, NULL, _("DATA REQUESTS"));
	paper_add(k->m.p, PAPER_PAIR, 0, _("Contract"), minutes_titled(&k->m, k->contract));
	paper_head(k->m.p, share, 5, heads);
	for (size_t i = 0; i < n; i++) {
		const char *detail = minutes_shown(&k->m, v[i], "Detail", 0);
		const char *cells[] = { v[i]->id, *detail ? arena_printf(k->m.a, "%s\n%s", record_title(v[i]), detail) : record_title(v[i]), minutes_shown(&k->m, v[i], "Addressee", 0),
					minutes_shown(&k->m, v[i], "Due", 0), minutes_shown(&k->m, v[i], "Answered-On", 0) };

		paper_row(k->m.p, minutes_first(&k->m, v[i]->path), cells, 5);
	}
	for (int i = 0; i < 4; i++)
		paper_row(k->m.p, 0, none, 5);
}

/* The last act about the contract dates the file. */
static enum rc dated(struct kick *k)
{
	struct log_query q = { .contract = k->contract->id, .before = k->m.at ? k->m.at + 1 : 0, .limit = 1 };
	struct act_line *v;
	size_t n = 0;
	enum rc rc = service_log(k->m.s, &q, &v, &n, k->m.a, k->m.why);

	if (rc == RC_OK && n) {
		k->m.p->made = v[0].recorded;
		k->m.p->foot = v[0].receipt;
	}
	return rc;
}

enum rc kickoff_paper(struct paper *out, struct service *s, const char *contract, int64_t at, struct why *why)
{
	struct kick k = { .m = { .p = out, .s = s, .a = out->a, .at = at, .why = why } };
	struct record *r;
	enum rc rc = service_record(s, contract, NULL, at, &r, out->a, why);

	if (rc == RC_OK && strcmp(r->kind->name, "contract") != 0)
		rc = fail(why, RC_INVALID, N_("{1} is no contract."), contract);
	if (rc != RC_OK || (rc = workplan_load(&k.plan, out->a, NULL, why)) != RC_OK)
		return rc;
	k.contract = r;
	k.body = *record_get(r, "Group") ? minutes_then(&k.m, record_path(out->a, kind_by_name("body"), "", record_get(r, "Group")), 0) : NULL;
	out->title = arena_printf(out->a, "%s %s", _("CHARTER"), r->id);
	if ((rc = dated(&k)) != RC_OK)
		return rc;
	charter(&k);
	declarations(&k);
	requests(&k);
	return k.m.rc;
}
