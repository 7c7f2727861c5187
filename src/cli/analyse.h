/* What both ways of printing an analysis share. */
#ifndef CLI_ANALYSE_H
#define CLI_ANALYSE_H

#include "out.h"
#include "procure/exchange/analyse.h"

struct looking {
	struct cli *c;
	struct series *s;
	struct measure *all, *m;                 /* of the series; those asked for */
	size_t n_all, n;
	struct measure against;                  /* text NULL: none was asked for */
	int lag;
	bool asked;                              /* --column was said: tell all about each */
};
void looking_json(struct json *j, const struct looking *l);
/* What a reader of r must know; a msgid. */
extern const char no_cause[];

#endif
