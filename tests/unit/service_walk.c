/* A random walk: 2,000 requests, most of them wrong in some way, over a small world. Whatever is recorded plays again from its commit with the same bytes;
 * whatever is refused moves nothing; at the end verify is clean and the index is the one that is made anew. The seed is fixed (PROCURE_WALK_SEED for another). */
#include "service_again.h"

enum { REQUESTS = 2000, TEXT_MAX = 4000 };

static uint64_t seed;

static size_t any(size_t n)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return n ? (size_t)(seed >> 33) % n : 0;
}

/* 1 more often than 2 and 3. */
static size_t low(void) { return any(2) ? 1 : any(3) + 1; }

static bool chance(size_t percent) { return any(100) < percent; }

#define PICK(list) (list)[any(sizeof (list) / sizeof (list)[0])]

static const char *const people[] = { "f.lagos", "a.vera", "p.rojas", "m.soto", "nobody" };
static const char *const contracts[] = { "SC-2018-P01", "SC-2018-P01", "SC-2018-P01", "SC-2018-P01", "SC-2018-P01", "SC-2018-P01", "SC-2018-P01", "SC-2018-P01",
	"SC-2018-P01", "SC-2018-P01", "SC-2018-P02" };
static const char *const bodies[] = { "CCE", "GT-SC-2018-P01", "GT-SC-2018-P01", "GT-SC-2018-P02", "XX" };
static const char *const meetings[] = { "CCE-2018-S01", "CCE-2018-S02", "GT-SC-2018-P01-R01", "GT-SC-2018-P01-R01", "GT-SC-2018-P01-R02", "GT-SC-2018-P02-R01" };
static const char *const modes[] = { "consensus", "consensus", "consensus", "assent", "roll-call", "ruling", "chair" };
static const char *const prose[] = { "Sirve al objetivo.", "Una línea\ny otra", "---\nparece un parche\n# ------ >8 ------", "Verb: x\n\nSeal: y\n\n\nfin", "  con blancos  ",
	"\xc3\xb1 \xe2\x80\xa6 \xe6\xb0\xb4", "x", "", "\xe2\x80\xae al revés", "a\tb" };

/* What a field of this kind might be given. */
static void value_of(struct buf *out, const struct kind *k, const struct field *f)
{
	struct arena *a = arena_new();
	struct strs codes = { 0 };

	if (strcmp(f->name, "Seats") == 0)
		buf_puts(out, chance(80) ? "a | administrator | a.vera | m.soto | 2018-01-02 | - | vote | -\nb | planning | p.rojas | a.vera | 2018-01-02 | - | vote | -\n"
			 "c | issuing | - | - | 2018-01-02 | - | vote | -" : "a | administrator | a.vera | - | 2018-01-02 | 2018-06-01 | vote | -");
	else if (strcmp(f->name, "Deciding") == 0)
		buf_puts(out, "committee | >1/2 | seats | needed | - | >1/2 | cast | 1 | casting | yes | yes\nworking-group | 1/3 | seats | not-needed | - | >1/2 | cast | 1 | fails | no | yes");
	else if (strcmp(f->name, "Options") == 0)
		buf_puts(out, "A | Sí | - | - | -\nB | No | - | - | -");
	else if (strcmp(f->name, "Tabla") == 0)
		buf_puts(out, "1 | Uno | 5 | pending | SC-2018-P01/R-01\n2 | Dos | 5 | pending | SC-2018-P01/ESC-001");
	else if (strcmp(f->name, "Conditions") == 0)
		buf_puts(out, "1 | Medir | - | 2018-12-01 | -");
	else if (strcmp(f->name, "Red-Flags") == 0 || strcmp(f->name, "Warnings") == 0)
		buf_puts(out, "R006 | accepted | Se justifica");
	else if (strcmp(f->name, "Item") == 0)
		buf_printf(out, "%zu", low());
	else if (strcmp(f->name, "Contracts") == 0)
		buf_puts(out, PICK(contracts));
	else if (strcmp(f->name, "Mandate") == 0 || strcmp(f->name, "Replaces") == 0)
		buf_printf(out, "CCE-2018-%02zu", any(6) + 1);
	else if (strcmp(f->name, "Guards") == 0)
		buf_puts(out, chance(50) ? "quorum meeting-open" : "voters-sit recused-stays-out quorum votes-complete evidence-or-none in-order");
	else if (f->type == &type_choice || f->type == &type_yesno || (f->type == &type_ids && f->spec)) {
		field_choices(&codes, a, f);
		buf_puts(out, codes.n ? codes.v[any(codes.n)] : "x");
	} else if (f->type == &type_date)
		buf_printf(out, "2018-%02zu-%02zu", any(12) + 1, any(28) + 1);
	else if (f->type == &type_percent || f->type == &type_decimal || f->type == &type_int || f->type == &type_money)
		buf_printf(out, "%zu", chance(50) ? 100 : any(101));
	else if (f->type == &type_ref || f->type == &type_refs) {
		const char *kind = f->spec ? f->spec : "";

		if (strcmp(kind, "person") == 0)
			buf_puts(out, PICK(people));
		else if (strcmp(kind, "body") == 0)
			buf_puts(out, PICK(bodies));
		else if (strcmp(kind, "meeting") == 0)
			buf_puts(out, PICK(meetings));
		else if (strcmp(kind, "contract") == 0 || strcmp(kind, "candidate") == 0)
			buf_puts(out, PICK(contracts));
		else {
			const struct kind *to = kind_by_name(kind);

			if (to && *to->prefix)
				buf_printf(out, "%s%0*zu", to->prefix, to->digits, low());
		}
	} else if (f->type == &type_line || f->type == &type_prose)
		buf_puts(out, PICK(prose));
	else
		buf_printf(out, "x%zu", any(9));
	(void)k;
	arena_free(a);
}

static void record_of(char out[64], const struct verb *v, const struct kind *k)
{
	const char *c = PICK(contracts);

	*out = '\0';
	if (v->about)
		snprintf(out, 64, chance(70) ? "%s/ESC-%03zu" : "%s/REC-%zu", c, low());
	else if (strcmp(k->name, "rules") == 0)
		snprintf(out, 64, "2018-11-26-%zu", any(6) + 2);
	else if (strcmp(k->name, "person") == 0)
		snprintf(out, 64, "%s", v->flags & V_NEW ? (char[]){ 'x', '.', (char)('a' + any(26)), 0 } : PICK(people));
	else if (strcmp(k->name, "body") == 0)
		snprintf(out, 64, "%s", PICK(bodies));
	else if (strcmp(k->name, "meeting") == 0)
		snprintf(out, 64, "%s", PICK(meetings));
	else if (k->place == PLACE_CONTRACT || k->place == PLACE_PORTFOLIO || (k->place == PLACE_IN_CONTRACT && v->flags & V_NEW))
		snprintf(out, 64, "%s", c);
	else if (strcmp(k->name, "payment") == 0)
		snprintf(out, 64, "%s/PG-1.%zu", c, low());
	else if (k->place == PLACE_IN_CONTRACT)
		snprintf(out, 64, "%s/%s%0*zu", c, k->prefix, k->digits, low());
	else if (strcmp(k->name, "guidance") == 0)
		snprintf(out, 64, "CCE-2018-G%02zu", low());
}

static void some_people(char out[64])
{
	*out = '\0';
	for (size_t n = any(3) + 1; n; n--)
		snprintf(out + strlen(out), 64 - strlen(out), "%s ", PICK(people));
}

/* One request; memory from `a`. */
static void request_make(struct request *r, struct arena *a)
{
	size_t n = 0;
	const struct verb *v;
	const struct kind *k;
	const char **names = arena_alloc(a, KIND_FIELDS_MAX * sizeof *names), **values = arena_alloc(a, KIND_FIELDS_MAX * sizeof *values);
	static const enum trailer voters[] = { TRAILER_FOR, TRAILER_FOR, TRAILER_AGAINST, TRAILER_ABSTAINED, TRAILER_RECUSED };
	char text[64];

	while (verb_at(n))
		n++;
	v = verb_at(1 + any(n - 1));
	k = kind_by_name(v->kind);
	*r = (struct request){ .verb = v->name, .names = names, .values = values };
	record_of(text, v, k);
	r->record = arena_strdup(a, text);
	for (size_t i = 0; i < k->n_fields; i++) {
		struct buf value = { 0 };
		bool asked = k->fields[i].flags & F_REQUIRED || (k->reason_field && strcmp(k->fields[i].name, k->reason_field) == 0) || strcmp(v->fields, "*") != 0;

		if (!verb_may_set(v, k, (int)i) ? !chance(1) : !chance(asked ? 85 : 12))
			continue;
		value_of(&value, k, &k->fields[i]);
		names[r->n_fields] = k->fields[i].name;
		values[r->n_fields++] = arena_strdup(a, buf_str(&value));
		buf_free(&value);
	}
	if (v->flags & V_DECIDE ? chance(95) : chance(6))
		r->trailer[TRAILER_MEETING] = chance(10) ? PICK(meetings) : v->who == WHO_COMMITTEE ? "CCE-2018-S01" : "GT-SC-2018-P01-R01";
	if (v->flags & V_DECIDE ? chance(97) : chance(5))
		r->trailer[TRAILER_MODE] = PICK(modes);
	for (size_t i = 0; i < 5; i++)
		if (chance(v->flags & V_DECIDE ? 12 : 1)) {
			some_people(text);
			r->trailer[voters[i]] = arena_strdup(a, text);
		}
	if (chance(4))
		r->trailer[TRAILER_BODY] = PICK(bodies);
	if (chance(6))
		r->trailer[TRAILER_AGREEMENT] = arena_printf(a, "CCE-2018-%02zu", any(5) + 1);
	if (chance(4))
		r->trailer[TRAILER_ITEM] = chance(50) ? "1" : "R-01";
	if (chance(3))
		r->trailer[TRAILER_REPLACES] = arena_printf(a, "%zu", any(200));
	if (chance(5)) {
		r->decided = PICK(((const char *const[]){ "2018-11-26T09:59:00-03:00", "2018-11-20T10:00:00-03:00", "2017-12-31T23:59:59-03:00", "2030-01-01T00:00:00-03:00" }));
		r->trailer[TRAILER_LATE] = chance(70) ? "paper-first" : NULL;
	}
	if (chance(8))
		r->on_behalf = PICK(people);
}

/* Meetings that were closed are followed by none in this walk: those verbs come seldom. */
static bool too_final(const struct request *r)
{
	return (strcmp(r->verb, "meeting.close") == 0 || strcmp(r->verb, "meeting.suspend") == 0 || strcmp(r->verb, "meeting.depart") == 0 ||
		strcmp(r->verb, "person.leave") == 0 || strcmp(r->verb, "rules.adopt") == 0) && !chance(6);
}

static void walk(void)
{
	struct arena *a = arena_new();
	const char *given = getenv("PROCURE_WALK_SEED");
	size_t done = 0, denied = 0, wrong = 0;

	seed = given ? strtoull(given, NULL, 10) : 20181126;
	for (size_t i = 0; i < REQUESTS; i++) {
		struct request r;
		struct recorded out;
		struct why why = { 0 };
		struct ledger_id tip = svc->tip;
		int64_t seq = service_tip(svc);
		enum rc rc;

		arena_reset(a);
		do
			request_make(&r, a);
		while (too_final(&r));
		rc = service_do(svc, &r, 0, &out, &why);
		if (rc == RC_OK) {
			done++;
			if (!again() || service_tip(svc) != seq + 1)
				fail_msg("request %zu: %s %s does not play again", i, r.verb, r.record);
			continue;
		}
		denied += rc == RC_DENIED;
		wrong += rc == RC_INVALID || rc == RC_NOTFOUND;
		if (rc == RC_DAMAGED || rc == RC_IO || rc == RC_UNSURE || !why.msg || service_tip(svc) != seq || strcmp(tip.hex, svc->tip.hex) != 0) {
			say(&why);
			fail_msg("request %zu: %s %s: %d", i, r.verb, r.record, (int)rc);
		}
	}
	print_message("# %zu recorded, %zu refused, %zu wrong\n", done, denied, wrong);
	assert_true(done > REQUESTS / 20 && denied > REQUESTS / 20);
	verified();
	reindexed();
	arena_free(a);
}

static void in_any_order(void **state)
{
	(void)state;
	roster();
	committee();
	group();
	walk();
}

/* With hardly a guard in force nearly everything is recorded with warnings, and must play again all the same. */
static void with_hardly_a_guard(void **state)
{
	struct why why;

	(void)state;
	roster();
	committee();
	group();
	assert_int_equal(ask("rules.adopt", "2018-11-26-2", "Date=2018-11-26~Reason=x~Recorders=f.lagos~Guards=ruling-named~Late-Hours=48~Deciding="
			     "committee | 1/3 | seats | not-needed | - | >1/2 | cast | 1 | casting | yes | yes\nworking-group | 1/3 | seats | not-needed | - | >1/2 | cast | 1 | fails | no | yes", &why), RC_OK);
	walk();
}

int main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test_setup_teardown(in_any_order, start, stop), cmocka_unit_test_setup_teardown(with_hardly_a_guard, start, stop) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
