/* The line of acts, walked from parent to parent (a commit-graph file may lie: git_revwalk is never used). */
#include "ids.h"
#include "room.h"

#include <string.h>

/* From `tip` back to, and without, `stop` (NULL: to the first act), newest first. *met: stop was there. */
static enum rc walk(struct ledger *l, const git_oid *tip, const git_oid *stop, struct ids *out, bool *met, struct why *why)
{
	git_oid at = *tip, next;
	enum rc rc;

	*met = false;
	while (!git_oid_is_zero(&at)) {
		if (stop && git_oid_cmp(&at, stop) == 0) {
			*met = true;
			return RC_OK;
		}
		ids_add(out, &at);
		if ((rc = parent_of(l, &at, &next, why)) != RC_OK)
			return rc;
		at = next;
	}
	return RC_OK;
}

enum rc ledger_line(struct ledger *l, const struct ledger_id *tip, const struct ledger_id *after, struct ledger_id **out, size_t *n, struct arena *a, struct why *why)
{
	struct ids back = { 0 };
	git_oid from, stop;
	bool met;
	enum rc rc;

	*out = NULL;
	*n = 0;
	if (after && !*after->hex)
		after = NULL;
	if ((rc = id_parse(&from, tip, why)) != RC_OK || (after && (rc = id_parse(&stop, after, why)) != RC_OK))
		return rc;
	rc = walk(l, &from, after ? &stop : NULL, &back, &met, why);
	if (rc == RC_OK && after && !met)
		rc = fail(why, RC_MOVED, N_("The act {1} is no longer on the line of this ledger."), after->hex);
	if (rc == RC_OK && back.n > 0) {
		*out = arena_alloc(a, back.n * sizeof(**out));
		*n = back.n;
		for (size_t i = 0; i < back.n; i++)
			id_print(&(*out)[i], &back.v[back.n - 1 - i]);
	}
	mem_free(back.v);
	return rc;
}

/* l->line made to end in the tip: what came since is added; a line that does not go on from the old one is walked anew. */
static enum rc line_refresh(struct ledger *l, struct why *why)
{
	struct ids back = { 0 };
	git_oid tip;
	bool met = false;
	enum rc rc = ref_read(l, &tip, why);

	if (rc != RC_OK)
		return rc;
	rc = walk(l, &tip, l->line_n ? &l->line[l->line_n - 1] : NULL, &back, &met, why);
	if (rc == RC_OK) {
		if (!met)
			l->line_n = 0;
		if (l->line_n + back.n > l->line_cap) {
			l->line_cap = 2 * (l->line_n + back.n);
			l->line = mem_resize(l->line, l->line_cap * sizeof(*l->line));
		}
		while (back.n > 0)
			l->line[l->line_n++] = back.v[--back.n];
	}
	mem_free(back.v);
	return rc;
}

enum rc ledger_find(struct ledger *l, const char *hex, struct ledger_id *out, struct why *why)
{
	size_t n = strlen(hex), found = 0;
	git_oid want;
	enum rc rc;

	if (n < 4 || n > ID_HEX || strspn(hex, "0123456789abcdefABCDEF") != n || git_oid_fromstrn(&want, hex, n) < 0)
		return fail(why, RC_INVALID, N_("“{1}” is not the id of an act: 4 to 40 digits 0-9 a-f."), hex);
	rc = line_refresh(l, why);
	if (rc != RC_OK && rc != RC_NONE)
		return rc;
	for (size_t i = 0; rc == RC_OK && i < l->line_n; i++)
		if (git_oid_ncmp(&l->line[i], &want, n) == 0) {
			id_print(out, &l->line[i]);
			found++;
		}
	if (found == 0)
		return fail(why, RC_NOTFOUND, N_("No act of this ledger has the id {1}."), hex);
	if (found > 1)
		return fail(why, RC_INVALID, N_("{2} acts of this ledger have an id that begins with {1}: write more of it."), hex, NUM(found));
	return RC_OK;
}
