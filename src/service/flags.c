/* Red flags of a requirement, and the answers on file. */
#include <string.h>

#include "procure/service/trace.h"

/* What would stand in the new terms. */
static const char *words_of(const struct record *r, struct arena *a)
{
	if (record_is(r, "Verdict", "drop"))
		return "";
	if (*record_get(r, "New-Text"))
		return record_get(r, "New-Text");
	return arena_printf(a, "%s\n%s", record_get(r, "Clause"), record_get(r, "Old-Text"));
}

static void answered(struct flag_raised *f, const struct record *r, struct arena *a)
{
	const struct field *field = &r->kind->fields[kind_field(r->kind, "Red-Flags")];
	struct row *rows;
	size_t n = table_rows(record_get(r, "Red-Flags"), &rows, a);

	f->answer = f->reason = "";
	for (size_t i = 0; i < n; i++)
		if (strcmp(table_cell(field, &rows[i], "code"), f->flag->code) == 0) {
			f->answer = table_cell(field, &rows[i], "answer");
			f->reason = table_cell(field, &rows[i], "reason");
		}
}

enum rc service_flags(const struct record *requirement, struct flag_raised **out, size_t *n, struct arena *a, struct why *why)
{
	struct red_flags *table = arena_alloc(a, sizeof *table);
	const char *text = words_of(requirement, a);
	enum rc rc = red_flags_load(table, a, why);

	*n = 0;
	*out = arena_alloc(a, (table->n + 1) * sizeof **out);
	for (size_t i = 0; i < table->n && rc == RC_OK; i++) {
		struct flag_raised f = { .flag = &table->v[i] };

		if (!red_flag_raised(f.flag, text, &f.phrase))
			continue;
		answered(&f, requirement, a);
		(*out)[(*n)++] = f;
	}
	return rc;
}
