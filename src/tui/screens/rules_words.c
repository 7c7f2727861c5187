/* Rules in words. Numbers are those of the record; nothing is decided here. */
#include <stdlib.h>
#include <string.h>

#include "procure/base/num.h"
#include "screens/rules_words.h"

static const struct field *deciding_field(void)
{
	const struct kind *k = kind_by_name("rules");

	return &k->fields[kind_field(k, "Deciding")];
}

static const char *cell(const struct row *r, const char *column)
{
	return table_cell(deciding_field(), r, column);
}

static const char *base_in_words(const char *code)
{
	if (strcmp(code, "seats") == 0)
		return _("all seats with vote (filled or not)");
	if (strcmp(code, "entitled") == 0)
		return _("the filled seats with vote");
	return strcmp(code, "present") == 0 ? _("the members present") : _("the votes for and against");
}

static void fraction_in_words(struct buf *out, const char *text)
{
	struct fraction f;

	if (fraction_parse(text, &f))
		fraction_show(out, f);
	else
		buf_puts(out, text);
}

/* " With 4 seats that is 3." */
static void needed(struct buf *out, const char *text, const char *of, int seats)
{
	struct fraction f;

	if (seats > 0 && strcmp(of, "seats") == 0 && fraction_parse(text, &f))
		buf_printf(out, _(" With %d seats that is %d."), seats, fraction_needed(f, seats));
}

static void say_quorum(struct doc *d, const struct row *r, int seats)
{
	struct buf share = { 0 }, text = { 0 };

	fraction_in_words(&share, cell(r, "quorum"));
	buf_printf(&text, _("It sits when %s of %s are present."), buf_str(&share), base_in_words(cell(r, "quorum-of")));
	needed(&text, cell(r, "quorum"), cell(r, "quorum-of"), seats);
	buf_puts(&text, strcmp(cell(r, "chair"), "needed") == 0 ? _(" The chair or the chair's deputy must be there.") : _(" It may sit without its chair."));
	doc_pair(d, 12, _("Quorum"), ROLE_NORMAL, buf_str(&text));
	buf_free(&share);
	buf_free(&text);
}

static void say_roles(struct doc *d, const struct row *r)
{
	struct arena *a = arena_new();
	static const struct field any = { "Role", &type_choice, "", 0, "", "", 0 };
	struct strs roles = { 0 };
	const char *text = "";

	strs_split(&roles, a, cell(r, "roles"));
	for (size_t i = 0; i < roles.n; i++)
		text = arena_printf(a, "%s%s%s", text, i ? ", " : "", choice_label(&any, roles.v[i]));
	if (roles.n)
		doc_pair(d, 12, _("Roles"), ROLE_NORMAL, arena_printf(a, _("These roles must be there: %s."), text));
	arena_free(a);
}

static void say_majority(struct doc *d, const struct row *r, int seats)
{
	struct buf share = { 0 }, text = { 0 };

	fraction_in_words(&share, cell(r, "majority"));
	buf_printf(&text, _("A motion carries with %s of %s."), buf_str(&share), base_in_words(cell(r, "majority-of")));
	needed(&text, cell(r, "majority"), cell(r, "majority-of"), seats);
	buf_puts(&text, _(" Abstentions are recorded."));
	doc_pair(d, 12, _("Majority"), ROLE_NORMAL, buf_str(&text));
	doc_pair(d, 12, _("Tie"), ROLE_NORMAL, strcmp(cell(r, "tie"), "casting") == 0 ?
		 _("The chair's vote decides, unless the chair is recused.") : _("A tie does not carry."));
	buf_free(&share);
	buf_free(&text);
}

static void say_who(struct doc *d, const struct row *r)
{
	struct buf text = { 0 };

	buf_printf(&text, _("With fewer than %s voters on an item it is deferred."), cell(r, "min-voters"));
	buf_puts(&text, strcmp(cell(r, "remote"), "yes") == 0 ? _(" Who takes part from afar counts as present.") : _(" Who takes part from afar does not count."));
	buf_puts(&text, strcmp(cell(r, "deputy-for-recused"), "yes") == 0 ? _(" A deputy votes in the seat of a recused member.") :
		 _(" Nobody votes in the seat of a recused member."));
	doc_pair(d, 12, _("Voters"), ROLE_NORMAL, buf_str(&text));
	buf_free(&text);
}

void rules_say_deciding(struct doc *d, const struct record *rules, const char *scope, int seats)
{
	struct arena *a = arena_new();
	struct row *row;
	size_t n = table_rows(record_get(rules, "Deciding"), &row, a);

	for (size_t i = 0; i < n; i++) {
		if (strcmp(row[i].cell[0], scope) != 0)
			continue;
		say_quorum(d, &row[i], seats);
		say_roles(d, &row[i]);
		say_majority(d, &row[i], seats);
		say_who(d, &row[i]);
	}
	arena_free(a);
}

/* {1} is the value as people read it. */
static const struct { const char *field, *label, *sentence; } number_rows[] = {
	{ "Late-Hours", N_("Late"), N_("What is recorded more than {1} hours after it was decided is marked as recorded later and says why.") },
	{ "Late-Reasons", N_("Reasons"), N_("Reasons that may be given for it: {1}.") },
	{ "Notice-Hours", N_("Notice"), N_("A session is convened at least {1} hours before.") },
	{ "Variable-Cap", N_("Variable"), N_("Up to {1} % of a payment may depend on results without asking the committee.") },
	{ "Headline-Metrics", N_("Metrics"), N_("A contract puts at most {1} metrics first.") },
	{ "Lead-Days", N_("Lead time"), N_("Work on a contract begins {1} days before the present one expires.") },
};

void rules_say_numbers(struct doc *d, const struct record *rules)
{
	struct arena *a = arena_new();

	for (size_t i = 0; i < sizeof number_rows / sizeof number_rows[0]; i++) {
		struct buf value = { 0 }, text = { 0 };
		struct why w = { 0 };

		show_field(&value, rules, number_rows[i].field);
		if (value.len) {
			fail(&w, RC_NONE, number_rows[i].sentence, buf_str(&value));
			why_sentence(&text, &w);
			doc_pair(d, 12, _(number_rows[i].label), ROLE_NORMAL, buf_str(&text));
		}
		buf_free(&value);
		buf_free(&text);
	}
	if (*record_get(rules, "Weight-Value"))
		doc_pair(d, 12, _("Ranking"), ROLE_NORMAL, arena_printf(a, _("Candidates are ranked by amount (%s %%), policy relevance (%s %%) and opportunity (%s %%): advice, the committee chooses."),
			 record_get(rules, "Weight-Value"), record_get(rules, "Weight-Policy"), record_get(rules, "Weight-Opportunity")));
	arena_free(a);
}

void rules_say_guards(struct doc *d, const struct record *rules)
{
	const struct guard *g;

	for (size_t i = 0; (g = guard_at(i)) != NULL; i++) {
		bool on = list_has(record_get(rules, "Guards"), g->name);

		doc_pair(d, 14, on ? _("■ in force") : _("· only warns"), on ? ROLE_NORMAL : ROLE_WARN, _(g->help));
		doc_more(d, ROLE_SECONDARY, "  ");
		doc_more(d, ROLE_SECONDARY, g->name);
	}
}

static void say_scopes(struct doc *d, const struct record *rules, int committee_seats)
{
	struct arena *a = arena_new();
	struct row *row;
	size_t n = table_rows(record_get(rules, "Deciding"), &row, a);

	for (size_t i = 0; i < n; i++) {
		const char *scope = row[i].cell[0];
		bool committee = strcmp(scope, "committee") == 0;

		doc_add(d, ROLE_HEADING, committee ? _("How the committee decides") : strcmp(scope, "working-group") == 0 ? _("How working groups decide") :
			arena_printf(a, _("How %s decides"), scope));
		rules_say_deciding(d, rules, scope, committee ? committee_seats : 0);
		doc_add(d, ROLE_NORMAL, "");
	}
	arena_free(a);
}

void rules_say(struct doc *d, const struct record *rules, int committee_seats)
{
	say_scopes(d, rules, committee_seats);
	doc_add(d, ROLE_HEADING, _("Time, money and ranking"));
	rules_say_numbers(d, rules);
	doc_add(d, ROLE_NORMAL, "");
	doc_add(d, ROLE_HEADING, _("What an act is checked for"));
	rules_say_guards(d, rules);
}
