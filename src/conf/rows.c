/* Rows of data files: sections with a sort and an id, texts in two languages. */
#include <string.h>

#include "procure/conf/places.h"
#include "rows.h"

enum rc rows_read(struct ini **out, struct arena *a, const char *relative, const struct ini_known *known, struct why *why)
{
	struct buf path = { 0 };
	enum rc rc = conf_path(&path, relative, why);

	if (rc == RC_OK)
		rc = ini_read(out, a, buf_str(&path), known, INI_DATA_MAX, 0, why);
	buf_free(&path);
	return rc;
}

const char *row_id(const char *section, const char *what)
{
	size_t n = strlen(what);

	return strncmp(section, what, n) == 0 && section[n] == '.' && section[n + 1] ? section + n + 1 : NULL;
}

size_t rows_count(const struct ini *i, const char *what)
{
	size_t n = 0;

	for (size_t s = 0; s < ini_sections(i); s++)
		n += row_id(ini_section(i, s), what) != NULL;
	return n;
}

struct words row_words(const struct ini *i, struct arena *a, const char *section, const char *key)
{
	const char *dash = *key ? "-" : "";

	return (struct words){
		.es = ini_text(i, section, arena_printf(a, "%s%ses", key, dash), ""),
		.en = ini_text(i, section, arena_printf(a, "%s%sen", key, dash), ""),
	};
}
