/* Things ready to take over and edit, as data: metrics, service standards, reporting duties, sensing clauses (domain.md 2.10), and
 * presets of the rules of a body in words (4.2: vote_rule in procure/model/vote.h). data/templates/ and data/rules/. All memory is the arena's. */
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

/* A preset for one row of Deciding in a rules record (domain.md 4.2): how a body decides, and what that means in words. */
struct preset_cell { const char *column, *value; };                     /* "majority-of", "cast" */
struct preset {
	const char *id;                          /* "majority-casting" */
	struct words name, words;
	const struct preset_cell *cells;         /* all columns but the scope, in the order of the record; "-" = empty */
	size_t n_cells;
};
/* A whole set of rules to start from: default, strict, advisory. */
struct ruleset_value { const char *field, *value; };                    /* "Late-Hours", as in the record */
struct ruleset {
	const char *id;                          /* the record's Preset */
	struct words name, words;
	const struct ruleset_value *values;      /* Deciding, with a row for committee and one for working-group, and all other fields it sets */
	size_t n_values;
};
struct presets {
	const struct preset *v;             size_t n;
	const struct ruleset *rulesets;     size_t n_rulesets;
};

enum rc presets_load(struct presets *out, struct arena *a, struct why *why);
const struct preset *preset_find(const struct presets *p, const char *id);
const char *preset_cell(const struct preset *p, const char *column);    /* "" where it has no such column */
/* The row as it stands in the record: `committee | >1/2 | seats | …`. */
char *preset_row(struct arena *a, const struct preset *p, const char *scope);
const struct ruleset *ruleset_find(const struct presets *p, const char *id);
const char *ruleset_value(const struct ruleset *r, const char *field);  /* "" where it says nothing */

#endif
