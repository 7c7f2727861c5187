/* Terms of payment: their shares sum to 100 when their scheme is decided, and stay so until it is reopened. */
#include <string.h>

#include "act_parts.h"
#include "consequences.h"

static enum rc open_scheme(struct scope *s, const struct act *a, const char *name, struct why *why)
{
	const struct record *scheme = scope_named(s, "scheme", a->contract, name);

	if (!scheme)
		return fail_field(why, RC_DENIED, "Scheme", N_("There is no payment scheme {1} in this contract: add it first (scheme.add)."), name);
	if (record_is(scheme, "State", "adopted"))
		return fail(why, RC_DENIED, N_("The scheme {1} is decided, with shares of exactly 100: reopen it (scheme.reopen), then change its terms."), name);
	return RC_OK;
}

enum rc check_scheme_open(struct scope *s, const struct act *a, struct why *why)
{
	return open_scheme(s, a, act_get(a, "Scheme"), why);
}

/* A term that moves to another scheme leaves one and enters one: both are open. */
enum rc check_payment(struct scope *s, const struct act *a, struct why *why)
{
	enum rc rc = check_known_state(s, a, why);

	if (rc == RC_OK)
		rc = check_scheme_open(s, a, why);
	if (rc == RC_OK && a->lead.before && act_sets(a, "Scheme"))
		rc = open_scheme(s, a, record_get(a->lead.before, "Scheme"), why);
	return rc;
}
