/* A ledger founded in a private directory, and a contract's life in it: shared by the tests of the service. */
#ifndef SERVICE_FIXTURE_H
#define SERVICE_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "procure/service/audit.h"
#include "procure/service/keep.h"
#include "procure/service/room.h"
#undef fail
#include <cmocka.h>

static char place[64];
static struct service *svc;

static void say(const struct why *w)
{
	struct buf b = { 0 };

	why_sentence(&b, w);
	print_message("# %s [%s] {%s}\n", buf_str(&b), w->field, w->guard ? w->guard : "");
	buf_free(&b);
}

struct pair { const char *name, *value; };

static enum rc doing(const char *verb, const char *record, const char *meeting, const char *mode, const struct pair *p, struct recorded *out, struct why *why)
{
	const char *names[24], *values[24];
	struct request r = { .verb = verb, .record = record, .names = names, .values = values };
	struct recorded mine;
	enum rc rc;

	for (; p && p[r.n_fields].name; r.n_fields++) {
		names[r.n_fields] = p[r.n_fields].name;
		values[r.n_fields] = p[r.n_fields].value;
	}
	r.trailer[TRAILER_MEETING] = meeting;
	r.trailer[TRAILER_MODE] = mode;
	memset(why, 0, sizeof *why);
	rc = service_do(svc, &r, 0, out ? out : &mine, why);
	if (rc != RC_OK)
		say(why);
	return rc;
}

#define DO(verb, record, meeting, mode, ...) do { struct why w_; \
	assert_int_equal(doing(verb, record, meeting, mode, (const struct pair[]){ __VA_ARGS__ { NULL, NULL } }, NULL, &w_), RC_OK); } while (0)
#define REFUSED(guard_, verb, record, meeting, mode, ...) do { struct why w_; \
	assert_int_equal(doing(verb, record, meeting, mode, (const struct pair[]){ __VA_ARGS__ { NULL, NULL } }, NULL, &w_), RC_DENIED); \
	assert_non_null(w_.guard); assert_string_equal(w_.guard, guard_); } while (0)

static int start(void **state)
{
	struct founding f = { .name = "Municipalidad de Prueba", .person = "f.lagos", .person_name = "Francisca Lagos", .login = "tester" };
	struct service_options o = { .login = "tester" };
	struct recorded r;
	struct why why = { 0 };

	(void)state;
	setenv("PROCURE_NOW", "2018-11-26T10:00:00-03:00", 1);
	snprintf(place, sizeof place, "%s/procure-life-XXXXXX", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp");
	assert_non_null(mkdtemp(place));
	if (service_found(place, &f, &r, &why) != RC_OK || service_open(&svc, place, &o, NULL, &why) != RC_OK) {
		say(&why);
		return -1;
	}
	assert_int_equal(r.seq, 1);
	return 0;
}

static int stop(void **state)
{
	char command[128];

	(void)state;
	service_close(svc);
	snprintf(command, sizeof command, "rm -rf '%s'", place);
	return system(command) == 0 ? 0 : -1;
}

static __attribute__((unused)) void roster(void)
{
	DO("person.add", "a.vera", NULL, NULL, { "Name", "Ana Vera" },);
	DO("person.add", "p.rojas", NULL, NULL, { "Name", "Pedro Rojas" },);
	DO("person.add", "m.soto", NULL, NULL, { "Name", "Marta Soto" },);
	DO("body.add", "CCE", NULL, NULL, { "Name", "Comité" }, { "Type", "committee" }, { "Chair", "admin" }, { "Act", "provisional" },
	   { "Seats", "admin | administrator | a.vera | - | 2018-01-02 | - | vote | -\nplan | planning | p.rojas | - | 2018-01-02 | - | vote | -\ncab | cabinet | m.soto | - | 2018-01-02 | - | vote | -" },);
}

static __attribute__((unused)) void committee(void)
{
	DO("meeting.convene", "CCE-2018-S01", NULL, NULL, { "Body", "CCE" }, { "Date", "2018-11-26" },);
	DO("meeting.open", "CCE-2018-S01", NULL, NULL, );
	DO("meeting.attend", "CCE-2018-S01", NULL, NULL, { "Person", "a.vera" },);
	DO("candidate.add", "SC-2018-P01", NULL, NULL, { "Name", "Aseo Vega Poniente" }, { "Amount-Year", "720.000.000" },);
	REFUSED("quorum", "agreement.mandate", NULL, "CCE-2018-S01", "roll-call", { "Title", "Mandato" }, { "Contracts", "SC-2018-P01" }, { "Text", "x" }, { "Reason", "Piloto" },);
	DO("meeting.attend", "CCE-2018-S01", NULL, NULL, { "Person", "p.rojas" },);
	DO("agreement.mandate", NULL, "CCE-2018-S01", "assent", { "Title", "Mandato" }, { "Contracts", "SC-2018-P01" }, { "Text", "Se encarga el trabajo." }, { "Reason", "Piloto" },);
	DO("contract.add", "SC-2018-P01", NULL, NULL, { "Name", "Aseo Vega Poniente" }, { "Mandate", "CCE-2018-01" },);
}

static __attribute__((unused)) void group(void)
{
	DO("body.add", "GT-SC-2018-P01", NULL, NULL, { "Name", "Grupo" }, { "Type", "working-group" }, { "Contract", "SC-2018-P01" }, { "Act", "provisional" },
	   { "Seats", "proc | procurement | p.rojas | - | 2018-01-02 | - | vote | -\nlegal | legal | m.soto | - | 2018-01-02 | - | vote | -" },);
	DO("meeting.convene", "GT-SC-2018-P01-R01", NULL, NULL, { "Body", "GT-SC-2018-P01" }, { "Contract", "SC-2018-P01" }, { "Date", "2018-11-26" },);
	DO("meeting.open", "GT-SC-2018-P01-R01", NULL, NULL, );
	DO("meeting.attend", "GT-SC-2018-P01-R01", NULL, NULL, { "Person", "p.rojas" },);
	DO("meeting.attend", "GT-SC-2018-P01-R01", NULL, NULL, { "Person", "m.soto" },);
	DO("requirement.add", "SC-2018-P01", NULL, NULL, { "Clause", "Depósito dentro de la comuna" }, { "Type", "input" }, { "Cost-Share", "3" },);
	REFUSED("evidence-or-none", "requirement.decide", "SC-2018-P01/R-01", "GT-SC-2018-P01-R01", "consensus", { "Verdict", "drop" }, { "Reason", "No goal is served." },);
	DO("requirement.decide", "SC-2018-P01/R-01", "GT-SC-2018-P01-R01", "consensus", { "Verdict", "drop" }, { "Reason", "No goal is served." }, { "No-Evidence", "Nobody measured it." },);
	DO("requirement.add", "SC-2018-P01", NULL, NULL, { "Clause", "Certificados laborales" }, { "Type", "legal" },);
	REFUSED("legal-not-dropped", "requirement.decide", "SC-2018-P01/R-02", "GT-SC-2018-P01-R01", "consensus", { "Verdict", "drop" }, { "Reason", "x" }, { "No-Evidence", "y" },);
	REFUSED("text-or-principle", "requirement.decide", "SC-2018-P01/R-02", "GT-SC-2018-P01-R01", "consensus", { "Verdict", "modify" }, { "Reason", "x" }, { "No-Evidence", "y" },);
	DO("requirement.decide", "SC-2018-P01/R-02", "GT-SC-2018-P01-R01", "consensus", { "Verdict", "modify" }, { "Reason", "x" }, { "No-Evidence", "y" },
	   { "Instruction", "Redactar" }, { "Instruction-Owner", "m.soto" }, { "Instruction-Due", "2018-12-10" },);
	DO("requirement.settle", "SC-2018-P01/R-02", "GT-SC-2018-P01-R01", "consensus", { "New-Text", "Nuevo texto" }, { "Reason", "Redactado" },);
}

#endif
