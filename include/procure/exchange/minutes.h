/* The papers of a meeting, derived from its acts and nothing else (domain.md 4.1; the issue, "Before" and "Closing").
 *
 * A sentence that no act says does not stand here: leaving out any act changes the paper. Names of people and bodies are those of the day (the roster at
 * the act's sequence); what is sealed is never printed. An act that was replaced stays, struck, with the act that replaces it. All in the session's
 * language. `at` as in service_record (0 = now). Papers live in the arena that they were given with paper_init. */
#ifndef PROCURE_EXCHANGE_MINUTES_H
#define PROCURE_EXCHANGE_MINUTES_H

#include "procure/exchange/paper.h"
#include "procure/service/service.h"

/* The minutes (acta), line by line, each line with its act. RC_NOTFOUND; RC_INVALID where the name is no meeting's. */
enum rc minutes_paper(struct paper *out, struct service *s, const char *meeting, int64_t at, struct why *why);
/* The convocation (citación): when, where, who must come, the tabla with its minutes and what is carried over, deliverables, pre-reading. */
enum rc convocation_paper(struct paper *out, struct service *s, const char *meeting, int64_t at, struct why *why);
/* The paper twin: the sheet on which a meeting goes on without power, and the order in which it is typed in afterwards. */
enum rc blank_paper(struct paper *out, struct service *s, const char *meeting, int64_t at, struct why *why);
/* One agreement, guidance or validation on one page; pending until the minutes of its session are approved. */
enum rc certificate_paper(struct paper *out, struct service *s, const char *agreement, int64_t at, struct why *why);
/* The kick-off of a contract: charter (acta de constitución), a declaration form per member, the list of data asked for. */
enum rc kickoff_paper(struct paper *out, struct service *s, const char *contract, int64_t at, struct why *why);

/* The minutes as plain text. */
enum rc minutes_text(struct buf *out, struct service *s, const char *meeting, int64_t at, struct why *why);

#endif
