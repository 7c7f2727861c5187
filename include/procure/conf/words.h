/* A text in both languages, as data files hold it (titles of the work plan, questions, templates). The program's own sentences go through gettext. */
#ifndef PROCURE_CONF_WORDS_H
#define PROCURE_CONF_WORDS_H

#include <stdbool.h>

struct words { const char *es, *en; };           /* never NULL; "" where there is none */

/* The wanted language, or the other one where that is empty. */
static inline const char *words_say(const struct words *w, bool english)
{
	const char *first = english ? w->en : w->es;

	return first && *first ? first : english ? w->es : w->en;
}

#endif
