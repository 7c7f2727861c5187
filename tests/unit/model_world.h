/* A small world in memory for tests of rules: people, a group, a contract, clauses, an open meeting; and a way to try an act on it. */
#ifndef TESTS_MODEL_WORLD_H
#define TESTS_MODEL_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "procure/model/rules.h"
#undef fail
#include <cmocka.h>

enum { WORLD_MAX = 128 };
static struct arena *arena;
static const char *path_of[WORLD_MAX], *text_of[WORLD_MAX];
static size_t n_world;
static struct scope *scope;
static struct act *act;          /* the last one tried */

static enum rc world_read(void *ctx, const char *path, struct buf *out, struct why *why)
{
	(void)ctx;
	(void)why;
	for (size_t i = 0; i < n_world; i++)
		if (strcmp(path_of[i], path) == 0) {
			buf_puts(out, text_of[i]);
			return RC_OK;
		}
	return RC_NOTFOUND;
}

static enum rc world_list(void *ctx, const char *dir, struct strs *out, struct arena *a, struct why *why)
{
	size_t n = strlen(dir);

	(void)ctx;
	(void)why;
	for (size_t i = 0; i < n_world; i++)
		if (strncmp(path_of[i], dir, n) == 0 && path_of[i][n] == '/' && !strchr(path_of[i] + n + 1, '/'))
			strs_add(out, a, path_of[i] + n + 1);
	strs_sort(out);
	return RC_OK;
}

/* Puts a record as it stands: "Kind Id Contract" and its fields as text. */
static void put(const char *kind, const char *contract, const char *id, const char *fields)
{
	char *text = arena_printf(arena, "Kind: %s\nId: %s\n%s", kind, id, fields), *path = record_path(arena, kind_by_name(kind), contract, id);
	struct record *r;
	struct why why = { 0 };
	size_t i = 0;

	if (record_parse(&r, arena, text, strlen(text), &why) != RC_OK) {
		struct buf b = { 0 };

		why_sentence(&b, &why);
		fail_msg("%s/%s: %s", kind, id, buf_str(&b));
	}
	while (i < n_world && strcmp(path_of[i], path) != 0)
		i++;
	path_of[i] = path;
	text_of[i] = text;
	n_world = i == n_world ? i + 1 : n_world;
	if (scope)
		scope_reset(scope);
}

#define C "SC-2018-P01"
#define GT "GT-SC-2018-P01"
#define ALL_GUARDS "assent-unopposed consent-agreed declared dissent-recorded evidence-or-none evidence-stands in-order late-reason-known late-with-reason legal-answered legal-not-dropped meeting-open metric-complete motion-frozen quorum recused-stays-out " \
	"ruling-named shares-at-most-100 sums-exact text-or-principle voters-sit votes-complete weights-at-most-100"

static void rules(const char *guards)
{
	put("rules", "", "2018-01-02-1", arena_printf(arena, "Date: 2018-01-02\nDeciding: committee | >1/2 | seats | needed | - | >1/2 | cast | 2 | casting | yes | yes\n"
	    " working-group | >1/2 | seats | not-needed | legal | >1/2 | cast | 2 | fails | no | yes\n%sRecorders: f.lagos\nLate-Hours: 48\n",
	    *guards ? arena_printf(arena, "Guards: %s\n", guards) : ""));
}

static void meeting(const char *state, const char *present)
{
	const char *rows = "";
	struct strs who = { 0 };

	strs_split(&who, arena, present);
	for (size_t i = 0; i < who.n; i++)
		rows = arena_printf(arena, "%s%s%s | - | titular | present | 2018-11-26T09:00:00-03:00 | -", rows, i ? "\n " : "Attendance: ", who.v[i]);
	put("meeting", "", GT "-R01", arena_printf(arena, "Title: Uno\nBody: " GT "\nContract: " C "\n%s%sOpened: 2018-11-26T09:00:00-03:00\nState: %s\n", rows, *rows ? "\n" : "", state));
}

static int world(void **state)
{
	static const char *const people[] = { "f.lagos", "p.rojas", "m.soto", "a.vera", "j.perez", "out.sider" };

	(void)state;
	arena = arena_new();
	n_world = 0;
	scope = NULL;
	put("ledger", "", "LEDGER", "Format: 1\nName: Prueba\nLanguage: es\nMail-Domain: x.invalid\nNonce: 00112233445566778899aabbccddeeff\n");
	rules(ALL_GUARDS);
	for (size_t i = 0; i < 6; i++)
		put("person", "", people[i], arena_printf(arena, "Name: %s\nLogins: %s\n%s", people[i], people[i], i == 0 ? "Roles: registrar recorder\n" : ""));
	put("contract", C, C, "Name: Aseo\nDirector: a.vera\nState: in-work\n");
	put("body", "", GT, "Name: Grupo\nType: working-group\nContract: " C "\nSeats: proc | procurement | p.rojas | - | 2018-01-01 | - | vote | -\n"
	    " legal | legal | m.soto | j.perez | 2018-01-01 | - | vote | -\n dep | other | a.vera | - | 2018-01-01 | - | vote | -\n");
	put("evidence", C, "EV-001", "Title: Hallazgo\nState: accepted\n");
	put("evidence", C, "EV-002", "Title: Retirado\nState: withdrawn\n");
	put("requirement", C, "R-01", "Clause: Depósito\nType: input\nState: pending\n");
	put("requirement", C, "R-02", "Clause: Certificados\nType: legal\nState: pending\n");
	put("requirement", C, "R-03", "Clause: Decidida\nType: input\nVerdict: keep\nState: decided\nReason: Sirve.\n");
	for (int i = 0; i < 8; i++)
		put("declaration", C, arena_printf(arena, "DE-%02d", i + 1), arena_printf(arena, "Person: %s\nType: %s\n", people[1 + i / 2], i % 2 ? "confidentiality" : "interest"));
	meeting("open", "p.rojas m.soto a.vera");
	scope = scope_new((struct scope_backing){ world_read, world_list, NULL, NULL });
	return 0;
}

static int gone(void **state)
{
	(void)state;
	scope_free(scope);
	scope = NULL;
	arena_free(arena);
	return 0;
}

struct pair { const char *name, *value; };
static const char *mode, *votes_for, *votes_against, *abstained, *recused, *decided, *late, *agreement, *person, *behalf, *in_meeting, *replaces;

/* Tries an act on the state; `act` keeps it, applied where it was allowed. */
static enum rc try(const char *verb, const char *record, const struct pair *p, struct why *why)
{
	const char *names[24], *values[24];
	struct request r = { .verb = verb, .record = record, .names = names, .values = values, .person = person ? person : "f.lagos",
			     .on_behalf = behalf, .decided = decided };
	enum rc rc;

	for (; p[r.n_fields].name; r.n_fields++) {
		names[r.n_fields] = p[r.n_fields].name;
		values[r.n_fields] = p[r.n_fields].value;
	}
	instant_parse("2018-11-26T10:00:00-03:00", &r.recorded);
	r.trailer[TRAILER_MODE] = mode;
	r.trailer[TRAILER_MEETING] = in_meeting ? in_meeting : mode ? GT "-R01" : NULL;
	r.trailer[TRAILER_FOR] = votes_for;
	r.trailer[TRAILER_AGAINST] = votes_against;
	r.trailer[TRAILER_ABSTAINED] = abstained;
	r.trailer[TRAILER_RECUSED] = recused;
	r.trailer[TRAILER_LATE] = late;
	r.trailer[TRAILER_AGREEMENT] = agreement;
	r.trailer[TRAILER_REPLACES] = replaces;
	memset(why, 0, sizeof *why);
	act = NULL;
	if ((rc = act_begin(&act, arena, scope, &r, 7, why)) == RC_OK && (rc = rules_check(scope, act, why)) == RC_OK)
		state_apply(scope, act);
	mode = votes_for = votes_against = abstained = recused = decided = late = agreement = person = behalf = in_meeting = replaces = NULL;
	return rc;
}

#define P(...) (const struct pair[]){ __VA_ARGS__ { NULL, NULL } }
static void allowed_(const char *verb, const char *record, const struct pair *p, int line)
{
	struct why why;

	if (try(verb, record, p, &why) != RC_OK) {
		struct buf b = { 0 };

		why_sentence(&b, &why);
		fail_msg("line %d: %s is refused: %s (%s)", line, verb, buf_str(&b), why.guard ? why.guard : "");
	}
}

static void refused_(const char *guard, const char *verb, const char *record, const struct pair *p, int line)
{
	struct why why;
	enum rc rc = try(verb, record, p, &why);

	if (rc != RC_DENIED || (guard ? !why.guard || strcmp(why.guard, guard) != 0 : why.guard != NULL))
		fail_msg("line %d: %s: expected refusal by %s, got %d by %s", line, verb, guard ? guard : "(no guard)", rc, why.guard ? why.guard : "(no guard)");
}
#define ALLOWED(verb, record, ...) allowed_(verb, record, P(__VA_ARGS__), __LINE__)
#define REFUSED(guard, verb, record, ...) refused_(guard, verb, record, P(__VA_ARGS__), __LINE__)
#define STATE_IS(field, value) assert_string_equal(record_get(act->lead.after, field), value)
/* The act that was allowed becomes the state: what it wrote stands in the world. */
static inline void keep(void)
{
	const struct record **v;
	size_t n = act_records(act, &v);

	for (size_t i = 0; i < n; i++) {
		struct buf text = { 0 };
		size_t at = 0;

		record_print(&text, v[i]);
		while (at < n_world && strcmp(path_of[at], v[i]->path) != 0)
			at++;
		assert_true(at < WORLD_MAX);
		path_of[at] = arena_strdup(arena, v[i]->path);
		text_of[at] = arena_strdup(arena, buf_str(&text));
		n_world = at == n_world ? n_world + 1 : n_world;
		buf_free(&text);
	}
	scope_reset(scope);
}

#endif
