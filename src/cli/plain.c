/* procure --plain: what the home of the full screen says, as lines, for a screen reader or a terminal that shows no full screen; and the
 * command that goes on from each line. Everything that the screens do, the other commands do. */
#include "cli.h"
#include "out.h"
#include "plain.h"
#include "procure/service/room.h"

static void contract_lines(struct service *s, const struct record *r, struct arena *a)
{
	struct stage *st;
	size_t n = room_stages(s, r->id, &st, a);
	struct buf next = { 0 };

	OUT(stdout, N_("{1}: {2}"), r->id, record_title(r));
	for (size_t i = 0; i < n; i++)
		OUT(stdout, st[i].complete ? N_("  {1}: {2} of {3}, declared complete") : N_("  {1}: {2} of {3}"), _(st[i].title), NUM(st[i].done), NUM(st[i].all));
	room_next(s, r->id, &next);
	OUT(stdout, N_("  next: {1}"), buf_str(&next));
	OUT(stdout, N_("  go on with: procure list requirement --contract {1}"), r->id);
	buf_free(&next);
}

static void waiting_lines(struct service *s, struct arena *a)
{
	struct record **v;
	size_t n = 0;
	struct why ignored = { 0 };

	if (service_list(s, "escalation", NULL, 0, &v, &n, a, &ignored) != RC_OK)
		return;
	for (size_t i = 0; i < n; i++)
		if (list_has("raised accepted scheduled", record_get(v[i], "State")))
			OUT(stdout, N_("before the committee: {1}, {2} (procure show {1})"), record_name(a, v[i]->path), record_title(v[i]));
}

enum rc plain_home(const char *ledger, bool read_only, const char *person, struct why *why)
{
	struct service_options o = { .read_only = read_only, .person = person };
	struct service *s = NULL;
	struct arena *a = arena_new();
	const struct record *m;
	struct record **v;
	size_t n = 0;
	enum rc rc = RC_OK;

	if (!ledger || !*ledger)
		rc = fail(why, RC_INVALID, N_("Say which ledger: procure --plain --ledger DIR. `procure init` makes one, `procure demo --no-open` the pilot."));
	else if ((rc = service_open(&s, ledger, &o, NULL, why)) == RC_OK)
		rc = service_list(s, "contract", NULL, 0, &v, &n, a, why);
	if (rc == RC_OK) {
		OUT(stdout, service_demo(s) ? N_("{1} (DEMO, ILLUSTRATIVE)") : N_("{1}"), service_ledger_name(s));
		if ((m = room_open_meeting(s, NULL)) != NULL)
			OUT(stdout, N_("meeting {1} is open"), m->id);
		for (size_t i = 0; i < n; i++)
			contract_lines(s, v[i], a);
		waiting_lines(s, a);
		OUT(stdout, N_("all commands: procure --help; what can be recorded: procure verbs"));
	}
	service_close(s);
	arena_free(a);
	return rc;
}
