/* procure minutes: the minutes of a meeting, as they follow from its acts. */
#include "out.h"
#include "procure/exchange/minutes.h"

enum rc cmd_minutes(struct cli *c, struct why *why)
{
	struct buf text = { 0 };
	enum rc rc = minutes_text(&text, c->service, c->arg[0], c->at, why);

	if (rc == RC_OK)
		out_text(stdout, buf_str(&text));
	buf_free(&text);
	return rc;
}
