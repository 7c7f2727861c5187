/* Every act is played again from what git holds of it, on the tree of its parent: the same rules must allow it and the same bytes must come out. Requests
 * are written in one line, `field=value~@trailer=value`. */
#ifndef SERVICE_AGAIN_H
#define SERVICE_AGAIN_H

#include "service_fixture.h"

#include "inside.h"

enum { LINE_MAX_ = 4096, PARTS_MAX = 40 };

struct line { char text[LINE_MAX_]; const char *names[PARTS_MAX], *values[PARTS_MAX]; struct request r; };

/* Fills the request from the line; strings lie in the line. `@decided=` gives the instant, `@as=` acts for another. */
static void line_parse(struct line *l, const char *verb, const char *record, const char *parts)
{
	char *rest = l->text, *part;

	memset(&l->r, 0, sizeof l->r);
	snprintf(l->text, sizeof l->text, "%s", parts ? parts : "");
	l->r.verb = verb;
	l->r.record = record && *record ? record : NULL;
	l->r.names = l->names;
	l->r.values = l->values;
	while ((part = strsep(&rest, "~")) != NULL) {
		char *value = strchr(part, '=');

		if (!value)
			continue;
		*value++ = '\0';
		if (strcmp(part, "@decided") == 0)
			l->r.decided = value;
		else if (strcmp(part, "@as") == 0)
			l->r.on_behalf = value;
		else if (*part == '@')
			l->r.trailer[trailer_by_option(part + 1)] = value;
		else if (l->r.n_fields < PARTS_MAX) {
			l->names[l->r.n_fields] = part;
			l->values[l->r.n_fields++] = value;
		}
	}
}

static __attribute__((unused)) enum rc ask(const char *verb, const char *record, const char *parts, struct why *why)
{
	struct line l;
	struct recorded out;

	line_parse(&l, verb, record, parts);
	memset(why, 0, sizeof *why);
	return service_do(svc, &l.r, 0, &out, why);
}

static bool same_record(struct ledger *l, const struct ledger_id *at, const struct record *derived)
{
	struct buf mine = { 0 }, theirs = { 0 };
	struct why why = { 0 };
	bool same;

	record_print(&mine, derived);
	same = ledger_read(l, at, derived->path, &theirs, &why) == RC_OK && mine.len == theirs.len && memcmp(mine.p, theirs.p, mine.len) == 0;
	if (!same)
		print_message("# %s as derived again:\n%s# as it stands:\n%s", derived->path, buf_str(&mine), buf_str(&theirs));
	buf_free(&mine);
	buf_free(&theirs);
	return same;
}

static bool same_act(struct act *act, const struct ledger_entry *e)
{
	const struct record **v;
	size_t n = act_records(act, &v);
	struct buf message = { 0 };
	bool same = true;

	for (size_t i = 0; i < n; i++)
		same &= same_record(svc->ledger, &e->id, v[i]);
	act_message(&message, act);
	if (seal_message_end(e->message, strlen(e->message)) != message.len || memcmp(e->message, buf_str(&message), message.len) != 0) {
		print_message("# message as derived again:\n%s# as it stands:\n%s", buf_str(&message), e->message);
		same = false;
	}
	buf_free(&message);
	return same;
}

/* Plays the last act again. */
static __attribute__((unused)) bool again(void)
{
	struct arena *a = arena_new();
	struct ledger_id now = svc->tip, parent;
	struct ledger_entry e;
	struct why why = { 0 };
	struct scope *before, *after;
	struct act *act = NULL;
	const char *person;
	bool same = false;

	assert_int_equal(ledger_entry(svc->ledger, &now, &e, a, &why), RC_OK);
	parent = e.parent;
	before = scope_new(backing_of_tree(svc->ledger, &parent));
	after = scope_new(backing_of_tree(svc->ledger, &now));
	if (person_of_mail(e.committer_mail, a, &person, &why) != RC_OK ||
	    act_from_commit(&act, a, before, after, e.message, person, e.authored, e.committed, &why) != RC_OK || rules_check(before, act, &why) != RC_OK)
		say(&why);
	else {
		state_apply(before, act);
		same = same_act(act, &e);
	}
	scope_free(before);
	scope_free(after);
	arena_free(a);
	return same;
}

static void print_finding(void *ctx, const struct finding *f)
{
	(void)ctx;
	print_message("# %s: %s %s\n", f->row->code, f->where, f->detail);
}

static void verified(void)
{
	struct verify_report report;
	struct why why = { 0 };

	assert_int_equal(service_verify(place, print_finding, NULL, NULL, &report, &why), RC_OK);
	assert_int_equal(report.acts, service_tip(svc));
	assert_int_equal(report.broken + report.doubtful, 0);
}

/* The index as it grew is the index made anew. */
static __attribute__((unused)) void reindexed(void)
{
	char live[65], rebuilt[65];
	struct why why = { 0 };

	assert_int_equal(service_index_hash(svc, live, &why), RC_OK);
	assert_int_equal(service_reindex(svc, NULL, &why), RC_OK);
	assert_int_equal(service_index_hash(svc, rebuilt, &why), RC_OK);
	assert_string_equal(live, rebuilt);
}

#endif
