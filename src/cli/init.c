/* procure init: a new ledger. */
#include <string.h>

#include "out.h"
#include "procure/service/keep.h"

enum rc cmd_init(struct cli *c, struct why *why)
{
	const char *language = args_option(c, "language");
	struct founding f = {
		.name = args_option(c, "name"), .letterhead = args_option(c, "letterhead"), .language = language ? language : "es",
		.legal_act = args_option(c, "legal-act"), .mail_domain = args_option(c, "mail-domain"),
		.person = args_option(c, "person"), .person_name = args_option(c, "person-name"),
	};
	struct recorded *r = arena_alloc(c->arena, sizeof *r);
	struct json *j;
	enum rc rc;

	if (!f.name || !*f.name)
		return fail(why, RC_INVALID, N_("Say whose ledger it is: --name \"Municipalidad de …\"."));
	if ((rc = service_found(c->arg[0], &f, r, why)) != RC_OK && rc != RC_UNSURE)
		return rc;
	c->wrote = true;
	out_warnings(r, NULL);
	if (!c->json) {
		printf("%s %lld %s %s\n", rc == RC_OK ? "act" : "unsure", (long long)r->seq, r->commit, r->receipt);
		return rc;
	}
	j = out_json(c);
	json_bool(j, "durable", rc == RC_OK);
	json_int(j, "seq", r->seq);
	json_string(j, "commit", r->commit);
	json_string(j, "receipt", r->receipt);
	out_json_end(j, why);
	return rc;
}
