/* Opening the ledger that the command is about. */
#include <string.h>
#include <unistd.h>

#include "out.h"

enum rc session_place(const struct cli *c, const char **place, struct why *why)
{
	*place = options_text(c->options, OPTION_LEDGER);
	if (**place)
		return RC_OK;
	return fail(why, RC_INVALID, N_("Which ledger? Name it with --ledger, in $PROCURE_LEDGER or in procure.ini; `procure demo` shows one."));
}

void session_progress(int64_t done, int64_t all)
{
	if (!isatty(STDERR_FILENO))
		return;
	fprintf(stderr, "\r%s: %lld / %lld%s", _("acts"), (long long)done, (long long)all, done >= all ? "\n" : "");
	fflush(stderr);
}

static enum rc at(struct cli *c, struct why *why)
{
	enum rc rc;

	if (!c->at_text)
		return RC_OK;
	if ((rc = service_at(c->service, c->at_text, &c->at, why)) != RC_OK)
		return rc;
	return c->at ? RC_OK : fail(why, RC_NOTFOUND, N_("Nothing was decided yet at {1}."), c->at_text);
}

enum rc session_open(struct cli *c, struct why *why)
{
	const char *place, *person = options_text(c->options, OPTION_PERSON);
	bool writes = c->command->flags & CMD_WRITES || (c->command->flags & CMD_WRITES_SIGNED && args_option(c, "signed"));
	struct service_options o = {
		.read_only = options_yes(c->options, OPTION_READ_ONLY) || !writes,
		.person = *person ? person : NULL,
	};
	enum rc rc;

	if ((rc = session_place(c, &place, why)) != RC_OK || (rc = service_open(&c->service, place, &o, session_progress, why)) != RC_OK)
		return rc;
	if (!language_choose(options_text(c->options, OPTION_LANGUAGE)))
		language_of_ledger(c->service);
	return at(c, why);
}

enum rc session_record(struct cli *c, const char *name, struct record **out, struct why *why)
{
	return service_record(c->service, name, args_option(c, "contract"), c->at, out, c->arena, why);
}
