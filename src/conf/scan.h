/* Inside conf: the raw scan of an INI file, before iniparser sees it. */
#ifndef PROCURE_CONF_SCAN_H
#define PROCURE_CONF_SCAN_H

#include "procure/conf/ini.h"

enum { SCAN_NAME_MAX = 64, SCAN_ENTRIES_MAX = 4000 };

struct ini {
	const char *name;
	struct arena *arena;
	struct strs sections;
	struct ini_entry *entries;
	size_t n, cap;
};

/* Fills sections and entries of *i from the text; refuses what is outside the plain subset of ini.h. */
enum rc scan_text(struct ini *i, const char *text, size_t n, const struct ini_known *known, struct why *why);

#endif
