/* Red flags that the words of a clause raise (domain.md 4.6): advice with an answer kept on file, never a refusal. data/law/red-flags.ini. */
#ifndef PROCURE_CONF_REDFLAGS_H
#define PROCURE_CONF_REDFLAGS_H

#include "procure/base/mem.h"
#include "procure/base/rc.h"
#include "procure/conf/law.h"
#include "procure/conf/words.h"

struct red_flag {
	const char *code;                        /* "R007", "owned-fleet": as in a requirement's Red-Flags */
	struct words title, question;
	const char *const *any, *const *unless;  /* phrases, folded; end with NULL */
	struct law_source from;
};
struct red_flags { const struct red_flag *v; size_t n; };

enum rc red_flags_load(struct red_flags *out, struct arena *a, struct why *why);
const struct red_flag *red_flag_find(const struct red_flags *f, const char *code);
/* Does the text raise the flag? *phrase (may be NULL) = the phrase that did. Accents and case do not matter; a phrase begins and ends at a word. */
bool red_flag_raised(const struct red_flag *f, const char *text, const char **phrase);

#endif
