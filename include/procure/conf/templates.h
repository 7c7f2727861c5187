/* Things ready to take over and edit, as data: metrics, service standards, reporting duties, sensing clauses (domain.md 2.10), and
 * presets of the rules of a body in words (4.2). data/templates/ and data/rules/. All memory is the arena's. */
#ifndef PROCURE_CONF_TEMPLATES_H
#define PROCURE_CONF_TEMPLATES_H

#include "procure/base/mem.h"
#include "procure/base/rc.h"
#include "procure/conf/words.h"

/* A value for a field of the record that a template starts. Neutral values (codes, numbers) are the same in both languages. */
struct template_field { const char *name; struct words value; };                /* name as in the file, lower case: "source" */
struct template {
	const char *id, *kind;                   /* kind of record: metric, standard, report, sensing */
	struct words title, note;                /* note: why and when, for the person who chooses */
	const struct template_field *fields;     /* in the order of the file */
	size_t n_fields;
};
struct templates { const struct template *v; size_t n; };

/* All templates of all files of data/templates, by file name and place. */
enum rc templates_load(struct templates *out, struct arena *a, struct why *why);
const struct template *template_find(const struct templates *t, const char *kind, const char *id);
/* "" where the template has no such field. */
const char *template_value(const struct template *t, const char *name, bool english);

/* A preset for the rules of a body: rows of values in the spelling of the body's record, and what they mean in words. */
struct preset_value { const char *field, *value; };
struct preset {
	const char *id, *for_body;               /* "committee", "group", or "any" */
	struct words name, words;
	const struct preset_value *values;       /* fields as in the record: "Quorum" */
	size_t n_values;
};
struct presets { const struct preset *v; size_t n; };

enum rc presets_load(struct presets *out, struct arena *a, struct why *why);
const struct preset *preset_find(const struct presets *p, const char *id);
const char *preset_value(const struct preset *p, const char *field);            /* any case; "" where it says nothing */

#endif
