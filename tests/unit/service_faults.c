/* What may go wrong around an act: an index that cannot follow, a group that is refused in its middle, somebody else who writes meanwhile, a copy that is
 * damaged. Whatever happens, the next act follows from the last one and verify is clean. */
#include "service_again.h"

#include <sys/stat.h>

static struct service *other_session(const char *login, const char *person)
{
	struct service_options o = { .login = login, .person = person };
	struct service *s;
	struct why why = { 0 };

	assert_int_equal(service_open(&s, place, &o, NULL, &why), RC_OK);
	return s;
}

static enum rc ask_as(struct service *s, const char *verb, const char *record, const char *parts, int64_t expect, struct why *why)
{
	struct line l;
	struct recorded out;

	line_parse(&l, verb, record, parts);
	memset(why, 0, sizeof *why);
	return service_do(s, &l.r, expect, &out, why);
}

static enum rc batch_ask(const char *verb, const char *record, const char *parts, struct recorded *out, struct why *why)
{
	struct line l;

	line_parse(&l, verb, record, parts);
	memset(why, 0, sizeof *why);
	return service_batch_do(svc, &l.r, out, why);
}

/* Another session wrote, and the index cannot take it in: nothing is written, however often it is tried. */
static void an_index_that_cannot_follow(void **state)
{
	struct service *b = other_session("tester", NULL);
	struct index *good = svc->index, *bad;
	struct why why = { 0 };
	char path[128];

	(void)state;
	assert_int_equal(ask_as(b, "person.add", "a.uno", "Name=Uno", 0, &why), RC_OK);
	service_close(b);
	snprintf(path, sizeof path, "%s/stuck.db", place);
	assert_int_equal(index_open(&bad, path, index_shape(), 0, &why), RC_OK);
	index_close(bad);
	assert_int_equal(index_open(&bad, path, index_shape(), INDEX_READONLY, &why), RC_OK);
	svc->index = bad;
	assert_int_not_equal(ask("person.add", "a.dos", "Name=Dos", &why), RC_OK);
	assert_int_not_equal(ask("person.add", "a.dos", "Name=Dos", &why), RC_OK);
	assert_false(service_refresh(svc));
	svc->index = good;
	index_close(bad);
	assert_int_equal(ask("person.add", "a.tres", "Name=Tres", &why), RC_OK);
	assert_int_equal(service_tip(svc), 3);
	verified();
}

/* A stanza that is refused leaves those before it as they were, and nothing of itself. */
static void a_group_refused_in_its_middle(void **state)
{
	struct recorded out;
	struct why why;

	(void)state;
	assert_int_equal(service_batch_begin(svc, &why), RC_OK);
	assert_int_equal(batch_ask("person.add", "a.uno", "Name=Uno", &out, &why), RC_OK);
	assert_int_equal(out.seq, 2);
	assert_int_equal(batch_ask("person.add", "a.uno", "Name=Otra vez", &out, &why), RC_DENIED);
	assert_int_equal(batch_ask("person.add", "a.dos", "Name=Dos", &out, &why), RC_OK);
	assert_int_equal(out.seq, 3);
	assert_int_equal(batch_ask("body.add", "CCE", "Name=C~Type=committee~Seats=a | chair | nobody | - | 2018-01-01 | - | vote | -", &out, &why), RC_NOTFOUND);
	assert_int_equal(service_batch_end(svc, true, &why), RC_OK);
	assert_int_equal(service_tip(svc), 3);
	assert_true(again());
	assert_int_equal(service_batch_begin(svc, &why), RC_OK);
	assert_int_equal(batch_ask("person.add", "a.tres", "Name=Tres", &out, &why), RC_OK);
	assert_int_equal(service_batch_end(svc, false, &why), RC_OK);
	assert_int_equal(service_tip(svc), 3);
	assert_int_equal(ask("person.add", "a.tres", "Name=Tres", &why), RC_OK);
	assert_int_equal(service_tip(svc), 4);
	verified();
	reindexed();
}

/* --expect: what the act writes or shows has changed since the person saw it. */
static void what_was_seen_has_changed(void **state)
{
	struct why why;
	int64_t seen;

	(void)state;
	roster();
	committee();
	group();
	assert_int_equal(ask("goal.add", "SC-2018-P01", "Title=Uno", &why), RC_OK);
	assert_int_equal(ask("escalation.draft", "SC-2018-P01", "Question=¿Sí?~Options=A | Sí | - | - | -\nB | No | - | - | -~Needed-By=2018-12-01~Default=Nada", &why), RC_OK);
	seen = service_tip(svc);
	assert_int_equal(ask("escalation.raise", "SC-2018-P01/ESC-001", "@meeting=GT-SC-2018-P01-R01~@mode=consensus~Reason=x", &why), RC_OK);
	/* The answer is a new record; the escalation that it answers is what was seen. */
	assert_int_equal(ask_as(svc, "guidance.give", "SC-2018-P01/ESC-001", "Title=Sí~Reason=x", seen, &why), RC_MOVED);
	assert_int_equal(ask_as(svc, "goal.change", "SC-2018-P01/G1", "Title=Dos~Reason=x", seen, &why), RC_OK);
	assert_int_equal(ask_as(svc, "goal.change", "SC-2018-P01/G1", "Title=Tres~Reason=x", seen, &why), RC_MOVED);
	assert_int_equal(ask_as(svc, "guidance.give", "SC-2018-P01/ESC-001", "Title=Sí~Reason=x", service_tip(svc), &why), RC_OK);
	verified();
}

static bool in_file(const char *name, const char *word)
{
	char command[256];

	snprintf(command, sizeof command, "grep -aqs '%s' '%s/%s'", word, place, name);
	return system(command) == 0;
}

/* A sealed value is in the vault only, and only when its act was recorded. */
static void a_sealed_value_is_nowhere_else(void **state)
{
	struct line l;
	struct recorded out;
	struct buf message = { 0 };
	struct why why;
	int64_t seen;

	(void)state;
	roster();
	committee();
	group();
	line_parse(&l, "evidence.add", "SC-2018-P01", "Title=Reclamo~Named-Persons=Zutana Secreta");
	assert_int_equal(service_try(svc, &l.r, &message, &out, &why), RC_OK);
	assert_null(strstr(buf_str(&message), "Zutana"));
	buf_free(&message);
	assert_false(in_file("vault.db", "Zutana Secreta"));
	assert_int_equal(ask("evidence.add", "SC-2018-P01", "Title=Reclamo~Named-Persons=Zutana Secreta", &why), RC_OK);
	assert_true(again());
	assert_false(in_file("index.db", "Zutana Secreta"));
	seen = service_tip(svc);
	assert_int_equal(ask("evidence.change", "SC-2018-P01/EV-001", "Detail=Más~Reason=x", &why), RC_OK);
	assert_int_equal(ask_as(svc, "evidence.change", "SC-2018-P01/EV-001", "Named-Persons=Mengana Oculta~Reason=x", seen, &why), RC_MOVED);
	assert_false(in_file("vault.db", "Mengana Oculta"));
	assert_false(in_file("vault.db-wal", "Mengana Oculta"));
	verified();
}

/* What is sealed is shown to recorders and to who holds a seat, in person. */
static void who_may_see_what_is_sealed(void **state)
{
	struct service *s;
	struct buf out = { 0 };
	struct why why;

	(void)state;
	roster();
	committee();
	group();
	assert_int_equal(ask("person.change", "p.rojas", "Logins=projas", &why), RC_OK);
	assert_int_equal(ask("person.add", "o.tro", "Name=Otro~Logins=otro", &why), RC_OK);
	assert_int_equal(ask("evidence.add", "SC-2018-P01", "Title=Reclamo~Named-Persons=Zutana", &why), RC_OK);
	assert_int_equal(service_reveal(svc, "SC-2018-P01/EV-001", "Named-Persons", &out, &why), RC_OK);
	assert_string_equal(buf_str(&out), "Zutana");
	s = other_session("projas", NULL);
	buf_reset(&out);
	assert_int_equal(service_reveal(s, "SC-2018-P01/EV-001", "Named-Persons", &out, &why), RC_OK);
	service_close(s);
	s = other_session("otro", NULL);
	buf_reset(&out);
	assert_int_equal(service_reveal(s, "SC-2018-P01/EV-001", "Named-Persons", &out, &why), RC_DENIED);
	assert_int_equal(out.len, 0);
	service_close(s);
	buf_free(&out);
}

/* Without its index a session does not know where the line stands: it reads only. */
static void without_index_it_only_reads(void **state)
{
	struct service_options o = { .login = "tester", .no_index = true };
	struct service *s;
	struct why why = { 0 };

	(void)state;
	assert_int_equal(service_open(&s, place, &o, NULL, &why), RC_OK);
	assert_int_not_equal(ask_as(s, "person.add", "a.uno", "Name=Uno", 0, &why), RC_OK);
	service_close(s);
	verified();
}

static void copy_broken(const char *file, const char *how)
{
	char command[512], copies[96], back[96];
	struct why why = { 0 };

	snprintf(copies, sizeof copies, "%s/copies", place);
	snprintf(back, sizeof back, "%s/back", place);
	snprintf(command, sizeof command, "rm -rf '%s' '%s' '%s'.part-*", copies, back, back);
	assert_int_equal(system(command), 0);
	assert_int_equal(service_backup(svc, copies, &why), RC_OK);
	snprintf(command, sizeof command, "f=$(ls %s/*/%s | head -1); chmod u+w \"$f\"; %s", copies, file, how);
	assert_int_equal(system(command), 0);
	assert_int_equal(service_restore(copies, back, &why), *how == ':' ? RC_OK : RC_DAMAGED);
	if (*how != ':')
		assert_int_not_equal(access(back, F_OK), 0);
}

static void a_damaged_copy_is_not_put_in_place(void **state)
{
	struct why why = { 0 };
	char file[96], hex[65];
	int64_t size;
	FILE *f;

	(void)state;
	snprintf(file, sizeof file, "%s/paper", place);
	assert_non_null(f = fopen(file, "w"));
	fputs("un oficio\n", f);
	fclose(f);
	assert_int_equal(service_attach(svc, file, hex, &size, &why), RC_OK);
	copy_broken("procure-backup", ":");
	copy_broken("ledger.git/objects/pack/*.pack", "printf x | dd of=\"$f\" bs=1 seek=40 conv=notrunc 2>/dev/null");
	copy_broken("files/*", "echo otro >\"$f\"");
}

/* A ledger of a later format is read, never written. */
static void a_later_format(void **state)
{
	struct arena *a = arena_new();
	struct service_options o = { .login = "tester" };
	struct record *rules, *person = record_new(a, kind_by_name("person"), "f.lagos");
	const struct record *with[2];
	struct service *mine = svc, *s;
	struct line l;
	struct recorded out;
	struct why why = { 0 };
	char path[128];

	(void)state;
	snprintf(path, sizeof path, "%s/later", place);
	assert_int_equal(mkdir(path, 0700), 0);
	snprintf(path, sizeof path, "%s/later/ledger.git", place);
	assert_int_equal(ledger_create(path, &why), RC_OK);
	*strrchr(path, '/') = '\0';
	assert_int_equal(service_open(&s, path, &o, NULL, &why), RC_OK);
	record_set(person, "Name", "Francisca Lagos");
	record_set(person, "Logins", "tester");
	record_set(person, "Roles", "registrar recorder");
	person->path = record_path(a, person->kind, "", person->id);
	assert_int_equal(service_default_rules(&rules, a, "2018-11-26", "f.lagos", &why), RC_OK);
	with[0] = person;
	with[1] = rules;
	line_parse(&l, "ledger.found", "", "Format=2~Name=Mañana~Language=es~Mail-Domain=x.invalid~Nonce=00112233445566778899aabbccddeeff");
	l.r.person = l.r.on_behalf = "f.lagos";
	l.r.with = with;
	l.r.n_with = 2;
	assert_int_equal(service_do(s, &l.r, 0, &out, &why), RC_OK);
	service_close(s);
	assert_int_equal(service_open(&s, path, &o, NULL, &why), RC_OK);
	assert_false(service_writable(s, &why));
	assert_string_equal(why.arg[0], "2");
	assert_int_equal(ask_as(s, "person.add", "a.uno", "Name=Uno", 0, &why), RC_DENIED);
	assert_int_equal(service_tip(s), 1);
	service_close(s);
	svc = mine;
	arena_free(a);
}

#define OK(verb, record, parts) do { struct why w_; enum rc rc_ = ask(verb, record, parts, &w_); if (rc_ != RC_OK) say(&w_); assert_int_equal(rc_, RC_OK); } while (0)

/* A recommendation freezes every requirement, however many there are, and the committee can rule on it. */
static void three_hundred_requirements(void **state)
{
	const char *both = "@meeting=GT-SC-2018-P01-R01~@mode=consensus~Reason=x";
	struct recorded out;
	struct why why;
	char id[32];

	(void)state;
	roster();
	committee();
	group();
	assert_int_equal(service_batch_begin(svc, &why), RC_OK);
	for (int i = 3; i <= 300; i++) {
		snprintf(id, sizeof id, "SC-2018-P01/R-%02d", i);
		assert_int_equal(batch_ask("requirement.add", "SC-2018-P01", "Clause=Una más~Type=input", &out, &why), RC_OK);
		assert_int_equal(batch_ask("requirement.decide", id, "@meeting=GT-SC-2018-P01-R01~@mode=consensus~Verdict=keep~Reason=x", &out, &why), RC_OK);
	}
	assert_int_equal(service_batch_end(svc, true, &why), RC_OK);
	OK("metric.add", "SC-2018-P01", "Title=M~Definition=x~Direction=down~Floor=10~Target=5~Weight=100~Source=T~Guard=G");
	OK("metric.adopt", "SC-2018-P01/M1", both);
	OK("criterion.add", "SC-2018-P01", "Title=Precio~Weight=100");
	OK("criterion.adopt", "SC-2018-P01/CR-01", both);
	OK("scheme.add", "SC-2018-P01", "Title=S");
	OK("payment.add", "SC-2018-P01", "Scheme=PG-1~Title=Fijo~Type=fixed~Share=100");
	OK("scheme.adopt", "SC-2018-P01/PG-1", both);
	OK("recommendation.draft", "SC-2018-P01", "Title=R");
	OK("recommendation.freeze", "SC-2018-P01/REC-1", both);
	assert_true(again());
	for (int i = 1; i <= 300; i++) {
		snprintf(id, sizeof id, "R-%02d", i);
		assert_true(record_is(scope_get(service_scope(svc), "requirement", "SC-2018-P01", id), "State", "final"));
	}
	assert_true(record_is(scope_contract(service_scope(svc), "SC-2018-P01"), "State", "recommended"));
	OK("agreement.rule", "SC-2018-P01/REC-1", "@meeting=CCE-2018-S01~@mode=assent~Title=Sí~Reason=x");
	verified();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(an_index_that_cannot_follow, start, stop),
		cmocka_unit_test_setup_teardown(a_group_refused_in_its_middle, start, stop),
		cmocka_unit_test_setup_teardown(what_was_seen_has_changed, start, stop),
		cmocka_unit_test_setup_teardown(a_sealed_value_is_nowhere_else, start, stop),
		cmocka_unit_test_setup_teardown(who_may_see_what_is_sealed, start, stop),
		cmocka_unit_test_setup_teardown(without_index_it_only_reads, start, stop),
		cmocka_unit_test_setup_teardown(a_damaged_copy_is_not_put_in_place, start, stop),
		cmocka_unit_test_setup_teardown(three_hundred_requirements, start, stop),
		cmocka_unit_test_setup_teardown(a_later_format, start, stop),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
